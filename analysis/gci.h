/* The words of the domain as plain structs (see README, "Words"). Everything is borrowed from the
 * arena it was loaded into; nothing here owns memory. */
#ifndef ANALYSIS_GCI_H
#define ANALYSIS_GCI_H

#include "base/decimal.h"

#include <stdbool.h>
#include <stddef.h>

/* The built-in series. Their numbers are the ids in the store: never change one. */
enum gci_series {
	GCI_SCORE,
	GCI_ITU_RANK,
	GCI_TIER, /* 1..5 for T1..T5 */
	GCI_LEGAL,
	GCI_TECHNICAL,
	GCI_ORGANIZATIONAL,
	GCI_CAPACITY,
	GCI_COOPERATION,
	GCI_SERIES,
};
enum { GCI_PILLARS = 5, GCI_FIRST_PILLAR = GCI_LEGAL, GCI_TIERS = 5 };

/* "score", "itu_rank", "tier", "legal", ... as in exports and field names. */
extern const char *const gci_series_names[GCI_SERIES];

enum gci_tie_rule { GCI_TIES_UNKNOWN, GCI_TIES_DENSE, GCI_TIES_NONE /* no ranks were printed */ };

struct gci_edition {
	int label;           /* 2014, 2017, ...: ITU's label, also the key and the order */
	const char *version; /* "v4"; NULL where unknown, as every text below */
	const char *title, *document;
	const char *published; /* ISO date */
	const char *precision; /* "day", "month", "year": how much of `published` is known */
	int collected_from, collected_to; /* years the data were collected; 0 unknown */
	int countries;                    /* countries in ITU's table; 0 unknown */
	int last_rank; /* last printed rank; 0 where none was printed or it is unknown */
	enum gci_tie_rule tie_rule;
	int scale;                 /* 1 or 100: the largest score */
	int decimals;              /* digits ITU prints behind the point */
	int indicators, questions; /* 0 unknown */
	const char *
		break_note; /* what changed since the edition before; NULL: comparability unknown */
	bool bundled;       /* one of the published editions in the box */
};

struct gci_country {
	char iso3[4], iso2[3];
	const char *name;   /* ITU-style */
	const char *region; /* ITU region, "Europe"; NULL for those ITU lists nowhere */
	bool in_gci;        /* one of the 194 */
};

struct gci_figure {
	struct decimal value; /* as printed */
	int source;           /* id of the source it is from; 0: missing */
};

/* The figures of one country in one edition; all missing where the edition does not list it. */
struct gci_record {
	struct gci_figure figure[GCI_SERIES];
};

/* The current figures of one edition. */
struct gci_table {
	const struct gci_edition *edition;
	struct gci_record *records; /* one a country of the world, in its order */
	size_t scored;              /* records with a score */
	size_t listed;              /* records with any figure */
	int expected;               /* gci_expected() */
	bool partial;               /* by its scores */
};

/* Everything a command may look at. Countries are in ISO3 order, editions and tables oldest first.
 */
struct gci_world {
	struct gci_country *countries;
	size_t country_count;
	struct gci_edition *editions; /* all defined, with figures or not */
	size_t edition_count;
	struct gci_table *tables; /* editions with at least one figure */
	size_t table_count;
};

/* A set of countries by index into the world. */
struct gci_set {
	bool *member; /* country_count long */
	size_t count;
};

/* A list of countries by index into the world; in ISO3 order unless said otherwise. */
struct gci_list {
	size_t *index;
	size_t count;
};

static inline bool gci_has(const struct gci_record *record, enum gci_series series)
{
	return record->figure[series].source != 0;
}

/* Whether so many countries are fewer than nine tenths of those there should be. */
static inline bool gci_is_partial(size_t count, size_t expected)
{
	return count * 10 < expected * 9;
}

/* The score on 0-100; exact. */
struct decimal gci_score100(const struct gci_edition *edition, struct decimal score);
/* The score of a record of `edition` on 0-100; false where it has none. */
bool gci_record_score100(
	const struct gci_edition *edition, const struct gci_record *record, struct decimal *ret);
/* The printed ITU rank, or 0 where none was printed (never derived). */
int gci_record_rank(const struct gci_record *record);
/* The printed tier 1..GCI_TIERS, or 0. */
int gci_record_tier(const struct gci_record *record);
/* The last ITU rank among the figures, 0 where there is none: the issues of GCI 2017 differ. In a
 * partial table, ITU's own. */
int gci_last_rank(const struct gci_world *world, const struct gci_table *table);
/* Index of a country by ISO3 (upper case), or -1. */
int gci_country_find(const struct gci_world *world, const char *iso3);
/* The table of an edition, or NULL. */
const struct gci_table *gci_table_find(const struct gci_world *world, int edition);
/* Countries an edition should have: edition->countries, else as many as the edition before should,
 * or has if that is more, whatever the edition has itself; 0 unknown. */
int gci_expected(const struct gci_world *world, const struct gci_edition *edition);

#endif
