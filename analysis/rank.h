/* Ranks of exact decimals; the higher the value the better. Ties are decided on the decimals (48.2
 * and 48.20 tie), never on doubles.
 *
 * With A = number of items higher and E = number equal, the item itself included:
 *   competition 1,2,2,4   A + 1                 ("place")
 *   dense       1,2,2,3   distinct higher + 1   (ITU's rule)
 *   modified    1,3,3,4   A + E
 *   fractional  1,2.5,2.5,4   A + (E + 1)/2     (kept doubled: 2A + E + 1)
 *   ordinal     1,2,3,4   A + 1, ties by index; countries are in ISO3 order, so by ISO3: arbitrary,
 *                         and whoever shows it must say so
 */
#ifndef ANALYSIS_RANK_H
#define ANALYSIS_RANK_H

#include "analysis/gci.h"
#include "base/mem.h"

enum rank_ties {
	RANK_COMPETITION,
	RANK_DENSE,
	RANK_MODIFIED,
	RANK_FRACTIONAL,
	RANK_ORDINAL,
	RANK_TIES,
};
/* "competition", "dense", ... as on the command line. */
extern const char *const rank_ties_names[RANK_TIES];

/* Where one item stands among the present ones. All zero where it is not present. */
struct standing {
	bool present;
	int higher;          /* A */
	int equal;           /* E, itself included: 1 = alone */
	int distinct_higher; /* distinct values above */
	int equal_before;    /* of E, those with a smaller index */
};

/* The standings of a whole table. */
struct ranking {
	struct standing *standings; /* `count` long, in the order of the values */
	size_t count;
	int n;        /* items present */
	int distinct; /* distinct values among them = the last dense rank */
};

static inline int standing_place(struct standing s)
{
	return s.higher + 1;
}
static inline int standing_dense(struct standing s)
{
	return s.distinct_higher + 1;
}
static inline int standing_modified(struct standing s)
{
	return s.higher + s.equal;
}
/* Twice the fractional rank. */
static inline int standing_fractional_doubled(struct standing s)
{
	return 2 * s.higher + s.equal + 1;
}
static inline int standing_ordinal(struct standing s)
{
	return s.higher + s.equal_before + 1;
}

/* Half of a doubled figure for printing: 79 is 39.5, 80 is 40 (one decimal only where it is a
 * half). */
struct decimal rank_half(int doubled);

/* The rank of a present item by a tie rule; only fractional ranks can have a decimal. */
struct decimal rank_by(struct standing standing, enum rank_ties ties);

/* Mid-percentile, 100 = best: 100 * (n - r) / (n - 1) with r the fractional rank among n, computed
 * in integers and rounded to two places half away from zero. False (missing) where the item is not
 * present or n < 2. */
bool rank_percentile(struct standing standing, int n, struct decimal *ret);

/* Ranks `count` values. `present` NULL: all are. `ret->standings` must have room for `count`; the
 * rest of `ret` is filled. */
void rank_decimals(
	const struct decimal *values, const bool *present, size_t count, struct ranking *ret);

/* Ranks one edition by score among the countries of `panel` (country_count long; NULL:
 * all). The standings are in the order of the countries and belong to the arena. A partial edition
 * is ranked too: by DESIGN rule 9 its places must not be shown, see gci_table.partial. */
void rank_table(const struct gci_table *table, const struct gci_world *world, const bool *panel,
	struct arena *arena, struct ranking *ret);

/* The same by any series; GCI_SCORE is rank_table(). GCI_ITU_RANK and GCI_TIER are not for ranking
 * (lower is better there) and are refused by an assertion. */
void rank_series(const struct gci_table *table, const struct gci_world *world,
	enum gci_series series, const bool *panel, struct arena *arena, struct ranking *ret);

#endif
