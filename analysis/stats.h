/* Descriptive statistics. Mean and median are exact quotients rounded to two places half away from
 * zero; sd is the population sd, sqrt(sum (x - mean)^2 / n); cv = sd / mean. */
#ifndef ANALYSIS_STATS_H
#define ANALYSIS_STATS_H

#include "analysis/rank.h"

struct stats {
	int n;
	struct decimal mean, median; /* two places */
	struct decimal min, max;     /* as given */
	bool has_middle;
	struct decimal middle; /* the median, exact; has_middle: its digits fit */
	double sd;
	double cv; /* not a number where the mean is 0 */
	double mean_double;
};

/* `present` NULL: all are. False where none is. */
bool stats_decimals(
	const struct decimal *values, const bool *present, size_t count, struct stats *ret);

/* Median of whole numbers (`values` is sorted in place): whole, or with one decimal where it is a
 * half. count > 0. */
struct decimal stats_median_int(int *values, size_t count);

/* A group (a region, an organisation, the world) in one edition, on score100. */
struct stats_group {
	size_t members;     /* of the set, scored or not */
	struct stats score; /* score.n of them have a score; all 0 where none has */
	bool has_median_place;
	struct decimal median_place; /* of the places in the whole edition */
	bool has_tiers;              /* the edition prints tiers */
	int tiers[GCI_TIERS];        /* members in T1..T5 */
	struct gci_list best, worst; /* highest and lowest score, all that tie, ISO3 order */
};

/* `members` NULL: every country with any figure in the table. `whole`: rank_table() of the edition
 * without a panel, or NULL for no places; a partial edition gets none either. False where no member
 * has a score; `members`, tiers and the empty lists are filled all the same. */
bool stats_group(const struct gci_world *world, const struct gci_table *table,
	const struct ranking *whole, const struct gci_set *members, struct arena *arena,
	struct stats_group *ret);

#endif
