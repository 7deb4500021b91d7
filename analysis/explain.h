/* Why a country stands where it stands (DESIGN section 5, "explain" and "own and others"). */
#ifndef ANALYSIS_EXPLAIN_H
#define ANALYSIS_EXPLAIN_H

#include "analysis/panel.h"
#include "analysis/rank.h"

/* ---- one edition: why ITU rank and place differ ---- */

/* One score above the country's, and who has it. */
struct explain_level {
	struct decimal score; /* as printed, on the edition's scale */
	struct gci_list countries;
};

struct explain_edition {
	size_t country;
	struct standing standing; /* in the whole edition; standing.higher countries are above */
	int of;                   /* countries with a score */
	int itu_rank;             /* as printed, 0 missing */
	struct explain_level *levels; /* highest first */
	size_t level_count;           /* = standing.distinct_higher */
	size_t shared;                /* levels with more than one country */
};

/* False where the country has no score in the edition. The arena owns the lists. */
bool explain_edition(const struct gci_world *world, const struct gci_table *table, size_t country,
	struct arena *arena, struct explain_edition *ret);

/* ---- two editions: why the place changed ---- */

enum explain_how {
	EXPLAIN_OVERTOOK,      /* above the country in FROM, no longer above in TO */
	EXPLAIN_OVERTAKEN_BY,  /* not above in FROM, above in TO */
	EXPLAIN_ENTRANT_ABOVE, /* no score in FROM, above in TO */
	EXPLAIN_LEAVER_ABOVE,  /* above in FROM, no score in TO */
	EXPLAIN_HOWS,
};
/* "overtook", "overtaken_by", "entrant_above", "leaver_above" */
extern const char *const explain_how_names[EXPLAIN_HOWS];

struct explain_row {
	size_t country;
	enum explain_how how;
	enum panel_part part; /* tells an entrant from a country missing in an incomplete FROM */
	bool level_from;      /* the two tied in FROM (only overtaken_by) */
	bool level_to;        /* the two tie in TO (only overtook: drew level) */
};

/* Places are those of the whole editions, so that
 *   place_to - place_from = (overtaken_by - overtook) + (entrants_above - leavers_above)
 *   own + others = overtook - overtaken_by
 * hold exactly, across breaks too. The place on the pair panel can be another (change.h). */
struct explain_change {
	size_t country;
	struct standing from, to;
	int place_from, of_from, place_to, of_to;
	int itu_from, itu_to; /* as printed, 0 missing */
	int overtook, overtaken_by, entrants_above, leavers_above;
	int overtook_level;    /* of overtook: now level */
	int overtaken_level;   /* of overtaken_by: was level in FROM */
	int entrants_missing;  /* of entrants_above: FROM is incomplete, perhaps no entrants */
	int leavers_missing;   /* of leavers_above: TO is incomplete */
	int own_x2, others_x2; /* doubled, + = gained; rank_half() prints them */
	int stood_still;      /* place in TO among the pair panel with the score100 of FROM; assumes
				 comparable scales */
	int stood_still_tied; /* countries on that score, itself included */
	struct explain_row *rows; /* by how, then ISO3 */
	size_t row_count;
};

/* False where the country has no score in one of the two. Partial editions are for the caller to
 * refuse (rule 9). The arena owns the rows. */
bool explain_change(const struct gci_world *world, const struct gci_table *from,
	const struct gci_table *to, size_t country, struct arena *arena,
	struct explain_change *ret);

#endif
