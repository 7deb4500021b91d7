/* How places move when the weights of the pillars move (Foster, McGillivray & Seth 2013, "Composite
 * indices: rank robustness, statistical association, and redundancy", Econometric Reviews 32).
 *
 * Weights run over (1 - e) * 1/5 + e * simplex. With S the mean of a country's five pillars x_k,
 *   best(i)  = 1 + #{j: (1 - e)(S_j - S_i) + e * min_k (x_jk - x_ik) > 0}
 *   worst(i) = 1 + #{j: (1 - e)(S_j - S_i) + e * max_k (x_jk - x_ik) > 0}
 * computed in integers: a guarantee, not a simulation. ITU's own score can order close countries
 * otherwise than S does, as the printed pillars are rounded.
 */
#ifndef ANALYSIS_ROBUST_H
#define ANALYSIS_ROBUST_H

#include "analysis/gci.h"
#include "base/err.h"
#include "base/mem.h"

#include <stdint.h>

enum { ROBUST_EPSILON_PLACES = 4 /* most decimals of epsilon */ };

struct robust_row {
	bool present; /* a score and all five pillars */
	int place;    /* by the printed score, among the present */
	int equal;    /* by S: place with equal weights; best <= equal <= worst */
	int best, worst;
	int median, p5, p95; /* of the draws; 0 without */
};

struct robust {
	struct robust_row *rows; /* one a country of the world */
	size_t row_count;
	int n;            /* present */
	size_t left_out;  /* with a score but not all pillars */
	int draws;        /* 0: none */
	size_t reordered; /* countries whose place by S is not that by the printed score */
};

/* `epsilon`: 0..1. `draws`: 0 for the bounds alone; else Dirichlet(1,..,1) weights in the simplex,
 * exact to one part in 2^24, ties exact. A quantile q is the smallest place at or below which at
 * least q of the draws fall. Fails with ERR_NOT_FOUND where no country has pillars, ERR_USAGE for
 * an epsilon out of range or with more than four decimals. The arena owns the rows. */
bool robust_table(const struct gci_world *world, const struct gci_table *table,
	struct decimal epsilon, int draws, uint64_t seed, struct arena *arena, struct robust *ret,
	struct err *err);

/* How another country stands to one over all those weights. */
enum robust_order {
	ROBUST_ABSENT, /* no score or not all pillars; the country itself */
	ROBUST_ABOVE,  /* it is above with any weights: counted in best */
	ROBUST_BELOW,  /* it is below with any weights */
	ROBUST_LEVEL,  /* the two are level with any weights */
	ROBUST_OPEN,   /* it hangs on the weights */
};

/* The order of every country of the world to `country`, which must have a score and all pillars
 * (ERR_NOT_FOUND otherwise); fails as robust_table(). `ret` is country_count long and belongs to
 * the arena. */
bool robust_orders(const struct gci_world *world, const struct gci_table *table,
	struct decimal epsilon, size_t country, struct arena *arena, enum robust_order **ret,
	struct err *err);

#endif
