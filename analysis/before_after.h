/* A group against everyone else around a date: difference in differences, with placebo groups and
 * leaving one member out (DESIGN section 5; Abadie, Diamond & Hainmueller 2010; Conley & Taber
 * 2011). A difference, never an effect.
 */
#ifndef ANALYSIS_BEFORE_AFTER_H
#define ANALYSIS_BEFORE_AFTER_H

#include "analysis/gci.h"
#include "base/err.h"
#include "base/mem.h"

#include <stdint.h>

enum { BEFORE_AFTER_MEMBERS = 3 /* the fewest an answer is given for */ };

enum before_after_phase {
	BEFORE_AFTER_NEITHER, /* data collected in the event's year, or nobody knows when */
	BEFORE_AFTER_PRE,
	BEFORE_AFTER_POST,
};

/* pre if the data were last collected before the event's year, post if first after it. */
enum before_after_phase before_after_phase(const struct gci_edition *edition, int event_year);

enum before_after_outcome { BEFORE_AFTER_SCORE, BEFORE_AFTER_PERCENTILE };

/* What is compared: countries with an outcome in every edition looked at. */
struct before_after_data {
	size_t units;         /* countries */
	size_t editions;      /* oldest first */
	const double *values; /* values[edition * units + unit] */
	const bool *known;    /* same shape; a unit with a gap is in neither side. NULL: no gaps */
	const enum before_after_phase *phases; /* one an edition */
	const bool *group;                     /* the group's members among the units */
	const bool *others; /* who they are compared with; NULL: all not in the group */
};

/* Fills values, known, units and editions from full tables of the world (units are its countries;
 * `tables` holds `count` of them, oldest first): score100, or the percentile in the whole edition.
 * The arena owns them. A partial table is an error of the caller. */
void before_after_load(const struct gci_world *world, const struct gci_table *const *tables,
	size_t count, enum before_after_outcome outcome, struct arena *arena,
	struct before_after_data *ret);

/* For --match: of the others, those whose outcome in the last pre edition is within `points` of the
 * group's mean in it. Writes `ret` (units long) and returns how many. */
size_t before_after_match(const struct before_after_data *data, double points, bool *ret);

struct before_after_pair {
	bool post;            /* else pre-trend: both editions are before the event */
	size_t first, second; /* indexes of editions; `first` is the last pre edition for post */
	double group_first, group_second, others_first, others_second; /* means */
	double difference;       /* (group second - first) - (others second - first) */
	bool has_p;              /* missing where the others are too few to draw from */
	double p;                /* one-sided: (1 + #{placebo >= difference}) / (1 + draws) */
	double loo_min, loo_max; /* the difference without one member of the group */
	struct gci_list loo_min_units, loo_max_units; /* whose leaving gives it; all that tie */
};

struct before_after {
	struct gci_list group, others; /* units compared */
	size_t group_gaps;             /* members of the group left out for gaps */
	size_t last_pre;               /* edition */
	struct before_after_pair *pairs;
	size_t pair_count; /* pre-trends first, then post; each oldest first */
	int draws;
	uint64_t seed;
};

/* Pairs: for each post edition against the last pre edition, and for each neighbouring pair of pre
 * editions. Placebo groups: `draws` random groups of the group's size out of the others, against
 * the rest of the others, the group itself excluded; the same draws for every pair. Equal within
 * 1e-9 counts as equal. Fails with ERR_MISLEADING for fewer than three members, no others, no pre
 * or no post edition. The arena owns what is in `ret`. */
bool before_after_compare(const struct before_after_data *data, int draws, uint64_t seed,
	struct arena *arena, struct before_after *ret, struct err *err);

#endif
