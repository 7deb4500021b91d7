/* Inside analysis/audit_ranks.c: which rows' ranks can all be right together, by one tie rule.
 *
 * Rows of one score and one rank are a node. By each rule a node fills the positions first..last of
 * the table: by dense ranks its rank alone, by competition ranks its rank and as many more as it
 * has rows, and so on. Nodes whose positions come after each other in the order of the scores agree
 * with each other, positions between them that nobody fills may be rows that are missing. The fit
 * is the chain of nodes with the most rows; a table of n rows has at most n nodes, so O(n^2).
 */
#ifndef ANALYSIS_AUDIT_FIT_H
#define ANALYSIS_AUDIT_FIT_H

#include "analysis/audit.h"

struct fit_row {
	size_t country;
	struct decimal score;
	int64_t doubled; /* twice the rank, as fractional ranks end in .5; 0: no rank of any rule */
	int level;       /* 0 for the highest score, 1 for the next */
	size_t node;
	bool exchanged; /* with another: the rank is that one's */
};

struct fit_node {
	int level;
	int64_t doubled, first, last; /* last < first: no positions, never in the chain */
	size_t rows;
	bool chosen;
	/* of the best chain that ends here */
	size_t chain, before;
	int64_t filled;
};

struct fit {
	enum rank_ties ties;
	struct fit_row *rows; /* best score first, then by rank */
	size_t count;
	struct fit_node *nodes; /* in the same order */
	size_t node_count;
	size_t misfits; /* rows outside the chain */
	int64_t slots;  /* positions up to the last of the chain that nobody fills */
	size_t tied;    /* rows that share their score */
};

/* The rows with a rank and a score, in the arena. */
void fit_init(
	struct fit *fit, const struct audit_table *table, size_t countries, struct arena *arena);
/* Fits the rows by a rule; `missing` rows are known not to be there. Again after ranks changed. */
void fit_by(struct fit *fit, enum rank_ties ties, size_t missing);
/* The rule with the best fit, fitted. */
void fit_best(struct fit *fit, size_t missing);
/* What speaks against the fit: rows outside it, and positions that neither they nor rows that are
 * missing can fill. */
int64_t fit_cost(const struct fit *fit, size_t missing);
/* Of two neighbours with one rank either may be the wrong one: the chain takes the upper one.
 * Leaves that out of it for which there is a place. Takes rows after its end into it that have a
 * rank which there is a place for. After the last fit_by(). */
void fit_refine(struct fit *fit);
/* The positions that are free where a row of this level stands; low > high: none. */
void fit_place(const struct fit *fit, int level, int64_t *ret_low, int64_t *ret_high);
/* The nearest chosen node above or below a level; NULL for none. */
const struct fit_node *fit_above(const struct fit *fit, int level);
const struct fit_node *fit_below(const struct fit *fit, int level);
/* A row of a node. */
const struct fit_row *fit_row_of(const struct fit *fit, const struct fit_node *node);

#endif
