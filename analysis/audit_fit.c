#include "analysis/audit_fit.h"

#include <stdlib.h>
#include <string.h>

static int row_compare(const void *left, const void *right)
{
	const struct fit_row *a = left, *b = right;

	if (a->level != b->level)
		return (a->level > b->level) - (a->level < b->level);
	if (a->doubled != b->doubled)
		return (a->doubled > b->doubled) - (a->doubled < b->doubled);
	return (a->country > b->country) - (a->country < b->country);
}

static int score_compare(const void *left, const void *right)
{
	const struct fit_row *a = left, *b = right;

	return decimal_cmp(b->score, a->score);
}

/* Twice a rank that is whole or a half; 0 for anything else. */
static int64_t doubled_rank(struct decimal rank)
{
	struct decimal twice;

	if (!decimal_add(rank, rank, &twice))
		return 0;
	for (; twice.places > 0; twice.places--) {
		if (twice.value % 10)
			return 0;
		twice.value /= 10;
	}
	return twice.value > 0 ? twice.value : 0;
}

static void number_levels(struct fit *fit)
{
	size_t i;

	qsort(fit->rows, fit->count, sizeof *fit->rows, score_compare);
	for (i = 1; i < fit->count; i++) {
		bool tie = decimal_cmp(fit->rows[i].score, fit->rows[i - 1].score) == 0;
		bool begun = tie && i > 1 && fit->rows[i - 1].level == fit->rows[i - 2].level;

		fit->rows[i].level = fit->rows[i - 1].level + !tie;
		fit->tied += tie ? 1U + !begun : 0;
	}
}

void fit_init(
	struct fit *fit, const struct audit_table *table, size_t countries, struct arena *arena)
{
	*fit = (struct fit) { .rows = arena_array(arena, countries, sizeof *fit->rows),
		.nodes = arena_array(arena, countries, sizeof *fit->nodes) };
	for (size_t i = 0; i < countries; i++) {
		const struct gci_figure *figure = table->records[i].figure;

		if (figure[GCI_SCORE].source && figure[GCI_ITU_RANK].source)
			fit->rows[fit->count++] = (struct fit_row) { .country = i,
				.score = figure[GCI_SCORE].value,
				.doubled = doubled_rank(figure[GCI_ITU_RANK].value) };
	}
	number_levels(fit);
	qsort(fit->rows, fit->count, sizeof *fit->rows, row_compare);
}

/* ---- positions ---- */

static void place(struct fit_node *node, enum rank_ties ties)
{
	int64_t rank = node->doubled / 2, rows = (int64_t)node->rows;
	bool whole = node->doubled % 2 == 0;

	node->first = node->last = rank;
	if (ties == RANK_COMPETITION) {
		node->last = rank + rows - 1;
	} else if (ties == RANK_MODIFIED) {
		node->first = rank - rows + 1;
	} else if (ties == RANK_FRACTIONAL) {
		/* An odd number of rows of the tie that are not there leaves half a position. */
		whole = true;
		node->first = (node->doubled - rows + 1) / 2;
		node->last = node->first + rows - 1;
	}
	if (!whole || node->first < 1)
		node->last = node->first - 1;
}

static void make_nodes(struct fit *fit)
{
	struct fit_node *node = NULL;

	fit->node_count = 0;
	for (size_t i = 0; i < fit->count; i++) {
		struct fit_row *row = &fit->rows[i];

		/* By ordinal ranks tied rows have ranks of their own. */
		if (!node || fit->ties == RANK_ORDINAL || node->level != row->level ||
			node->doubled != row->doubled) {
			node = &fit->nodes[fit->node_count++];
			*node = (struct fit_node) { .level = row->level, .doubled = row->doubled };
		}
		node->rows++;
		row->node = fit->node_count - 1;
	}
	for (size_t i = 0; i < fit->node_count; i++)
		place(&fit->nodes[i], fit->ties);
}

/* ---- the chain ---- */

static bool follows(const struct fit *fit, const struct fit_node *above, const struct fit_node *at)
{
	return at->first > above->last && (fit->ties == RANK_ORDINAL || at->level > above->level);
}

static bool longer(const struct fit_node *a, const struct fit_node *b)
{
	return a->chain != b->chain ? a->chain > b->chain : a->filled > b->filled;
}

static void make_chains(struct fit *fit)
{
	for (size_t i = 0; i < fit->node_count; i++) {
		struct fit_node *node = &fit->nodes[i];
		const struct fit_node *best = NULL;

		if (node->last < node->first)
			continue;
		for (size_t k = 0; k < i; k++)
			if (fit->nodes[k].chain && (!best || longer(&fit->nodes[k], best)) &&
				follows(fit, &fit->nodes[k], node))
				best = &fit->nodes[k];
		node->before = best ? (size_t)(best - fit->nodes) : fit->node_count;
		node->chain = node->rows + (best ? best->chain : 0);
		node->filled = node->last - node->first + 1 + (best ? best->filled : 0);
	}
}

static int64_t cost(size_t misfits, int64_t slots, size_t missing)
{
	int64_t unexplained = slots - (int64_t)missing - (int64_t)misfits;

	return (int64_t)misfits + (unexplained > 0 ? 2 * unexplained : 0);
}

int64_t fit_cost(const struct fit *fit, size_t missing)
{
	return cost(fit->misfits, fit->slots, missing);
}

void fit_by(struct fit *fit, enum rank_ties ties, size_t missing)
{
	int64_t least = INT64_MAX;
	size_t best;

	fit->ties = ties;
	fit->misfits = fit->count;
	fit->slots = 0;
	make_nodes(fit);
	make_chains(fit);
	best = fit->node_count;
	for (size_t i = 0; i < fit->node_count; i++) {
		const struct fit_node *node = &fit->nodes[i];
		size_t misfits = fit->count - node->chain;
		int64_t slots = node->last - node->filled, now = cost(misfits, slots, missing);

		if (!node->chain || now > least || (now == least && misfits >= fit->misfits))
			continue;
		best = i;
		least = now;
		fit->misfits = misfits;
		fit->slots = slots;
	}
	for (; best < fit->node_count; best = fit->nodes[best].before)
		fit->nodes[best].chosen = true;
}

void fit_best(struct fit *fit, size_t missing)
{
	static const enum rank_ties rules[RANK_TIES] = { RANK_DENSE, RANK_COMPETITION,
		RANK_MODIFIED, RANK_ORDINAL, RANK_FRACTIONAL };
	enum rank_ties best = RANK_DENSE;
	int64_t least = INT64_MAX;

	/* None fits better than one by which nothing is wrong. */
	for (size_t i = 0; i < RANK_TIES && least > 0; i++) {
		int64_t now;

		fit_by(fit, rules[i], missing);
		/* Of two rules that fit alike the one that leaves nothing out. */
		now = 2 * fit_cost(fit, missing) + (fit->slots > 0);
		if (now < least) {
			best = rules[i];
			least = now;
		}
	}
	if (fit->ties != best)
		fit_by(fit, best, missing);
}

/* ---- neighbours ---- */

void fit_place(const struct fit *fit, int level, int64_t *ret_low, int64_t *ret_high)
{
	const struct fit_node *above = fit_above(fit, level), *below = fit_below(fit, level);

	*ret_low = above ? above->last + 1 : 1;
	*ret_high = below ? below->first - 1 : *ret_low + (int64_t)fit->misfits - 1;
}

/* Takes `node` into the chain for `other`, the nearest of it, if that leaves `other` with a place.
 * They have one rank: with as many rows they have the same positions, and the chain stays whole. */
static void exchange_nodes(struct fit *fit, struct fit_node *node, struct fit_node *other)
{
	int64_t low, high;

	if (node->rows != other->rows)
		return;
	other->chosen = false;
	node->chosen = true;
	fit_place(fit, other->level, &low, &high);
	if (low > high) {
		other->chosen = true;
		node->chosen = false;
	}
}

/* Rows after the end of the chain were left out of it for the positions before them that nobody
 * fills. Where these are no more than the rows that do not fit, their ranks are possible ones. */
static void extend(struct fit *fit)
{
	size_t end = fit->node_count;

	for (size_t i = 0; i < fit->node_count; i++)
		if (fit->nodes[i].chosen)
			end = i;
	for (size_t i = end + 1; i < fit->node_count; i++) {
		const struct fit_node *last = &fit->nodes[end];
		struct fit_node *node = &fit->nodes[i];

		if (!node->chain || !follows(fit, last, node) ||
			node->first > last->last + (int64_t)fit->misfits)
			continue;
		node->chosen = true;
		fit->misfits -= node->rows;
		fit->slots += node->first - last->last - 1;
		end = i;
	}
}

void fit_refine(struct fit *fit)
{
	extend(fit);
	for (size_t i = 0; i < fit->node_count; i++) {
		struct fit_node *node = &fit->nodes[i];
		const struct fit_node *above = fit_above(fit, node->level);
		int64_t low, high;

		fit_place(fit, node->level, &low, &high);
		if (!node->chosen && low > high && above && above->doubled == node->doubled)
			exchange_nodes(fit, node, &fit->nodes[above - fit->nodes]);
	}
}

const struct fit_node *fit_above(const struct fit *fit, int level)
{
	for (size_t i = fit->node_count; i > 0; i--)
		if (fit->nodes[i - 1].chosen && fit->nodes[i - 1].level < level)
			return &fit->nodes[i - 1];
	return NULL;
}

const struct fit_node *fit_below(const struct fit *fit, int level)
{
	for (size_t i = 0; i < fit->node_count; i++)
		if (fit->nodes[i].chosen && fit->nodes[i].level > level)
			return &fit->nodes[i];
	return NULL;
}

const struct fit_row *fit_row_of(const struct fit *fit, const struct fit_node *node)
{
	const struct fit_row *row = fit->rows; /* no node is without one */

	while (row->node != (size_t)(node - fit->nodes))
		row++;
	return row;
}
