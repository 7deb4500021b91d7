/* The change between two editions: places on the pair panel, the change of printed ITU ranks beside
 * it, scores on 0-100 (DESIGN rule 3).
 *
 * Places and percentiles are missing everywhere where one of the two editions is partial (rule 9).
 * The change of ITU ranks is missing where an edition printed no ranks, or where one of the two has
 * fewer than half as many rank values as the other (`itu_coarse`).
 */
#ifndef ANALYSIS_CHANGE_H
#define ANALYSIS_CHANGE_H

#include "analysis/panel.h"
#include "analysis/rank.h"

struct change_row {
	enum panel_part part;

	/* On the pair panel; 0 outside of it. Fields without has_... below: 0 is missing. */
	int place_from, place_to;
	int tied_from, tied_to; /* countries on that place, 1 = alone */
	bool has_places;
	int places; /* + = gained */
	bool has_percentiles;
	struct decimal percentile_from, percentile_to;

	/* As printed, wherever printed. */
	int itu_from, itu_to;
	bool has_itu_places;
	int itu_places; /* + = towards 1 */
	bool opposite;  /* places and itu_places point opposite ways, neither is 0 */
	int tier_from, tier_to;

	/* On 0-100, exact. */
	bool has_score_from, has_score_to, has_score_change;
	struct decimal score100_from, score100_to, score_change;
};

struct change {
	const struct gci_table *from, *to;
	struct panel panel;          /* entrants, leavers, panel.n */
	struct ranking ranking_from; /* on the pair panel */
	struct ranking ranking_to;

	bool partial;                       /* one edition is partial: no places */
	bool itu_coarse;                    /* see above */
	int itu_values_from, itu_values_to; /* distinct printed ranks; 0: none were printed */

	/* After change_tables(). */
	struct change_row *rows; /* one a country of the world */
	size_t row_count;

	/* Countries of the panel; nothing down to mean_abs_shift where `partial`. */
	int gained, lost, unmoved; /* their sum is panel.n */
	int opposite;
	bool has_spearman, has_kendall_tau_b; /* after change_stability() */
	bool has_mean_abs_shift;
	double spearman, kendall_tau_b;
	struct decimal mean_abs_shift; /* mean |places|, two places */

	/* Countries with a printed tier in both editions, of the panel or not: towards T1, away
	 * from it, in the same. */
	int tiers_up, tiers_down, tiers_same;
};

/* The pair without the countries: its panel, its rankings, and how coarse its ITU ranks are.
 * Everything in `ret` belongs to the arena, apart from the two tables, which are borrowed. */
void change_pair(const struct gci_world *world, const struct gci_table *from,
	const struct gci_table *to, struct arena *arena, struct change *ret);
/* One country of a pair: for answers about a few of them, in a tenth of the memory. */
struct change_row change_country(const struct change *change, size_t country);

/* The pair with all its countries. */
void change_tables(const struct gci_world *world, const struct gci_table *from,
	const struct gci_table *to, struct arena *arena, struct change *ret);

/* Fills in spearman and kendall_tau_b, which cost more than all the rest and which few answers
 * show. */
void change_stability(struct change *change);

#endif
