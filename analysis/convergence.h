/* Does a group grow together? The members with a score in every full edition from FROM to TO, on
 * score100: spread in each edition (sigma convergence) and the regression of the change on the
 * starting score (beta convergence).
 *
 * The verdict is on the sd alone: a negative beta can be mere regression to the mean (Barro &
 * Sala-i-Martin 1992; Quah 1993), and the cv falls whenever all scores rise.
 */
#ifndef ANALYSIS_CONVERGENCE_H
#define ANALYSIS_CONVERGENCE_H

#include "analysis/stats.h"
#include "base/err.h"

enum { CONVERGENCE_MEMBERS = 4 /* the fewest an answer is given for */ };

enum convergence_verdict { CONVERGENCE_UNCHANGED, CONVERGENCE_CONVERGING, CONVERGENCE_DIVERGING };
/* "unchanged", "converging", "diverging" */
extern const char *const convergence_verdict_names[];

struct convergence_edition {
	const struct gci_table *table;
	struct stats score; /* of the fixed set */
};

/* y = a + b x by ordinary least squares. */
struct convergence_line {
	double beta, intercept;
	double se; /* standard error of beta, n - 2 degrees of freedom */
	double r2;
	int n;
};

struct convergence {
	struct convergence_edition *editions; /* full editions FROM..TO, oldest first */
	size_t edition_count;
	size_t skipped; /* partial editions between FROM and TO, left out */
	size_t members; /* of the group, scored or not */
	struct gci_list fixed;
	bool has_line;                    /* missing where all started level */
	struct convergence_line line;     /* change FROM..TO on score at FROM */
	enum convergence_verdict verdict; /* first against last sd, as printed (two places) */
	bool cv_disagrees;                /* the cv says otherwise */
	size_t at_ceiling;                /* of the fixed set, at 100 in the last edition */
};

/* `from`, `to`: labels of full editions, from < to. Fails with ERR_MISLEADING for fewer than four
 * members with all scores or an end that is partial, ERR_NOT_FOUND for an edition without figures.
 * The arena owns what is in `ret`. */
bool convergence_group(const struct gci_world *world, const struct gci_set *group, int from, int to,
	struct arena *arena, struct convergence *ret, struct err *err);

/* The regression alone. False for count < 3 or where all x are equal. */
bool convergence_fit(const double *x, const double *y, size_t count, struct convergence_line *ret);

#endif
