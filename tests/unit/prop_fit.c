/* analysis/audit_fit on small random tables, against every subset of their nodes tried by hand. The
 * seed is printed; GCITRACK_SEED=N repeats a run. */
#include "editions.h"

#include "analysis/audit_fit.h"
#include "analysis/random.h"

enum { ROUNDS = 1500, MOST = 9 };

static uint64_t seed = 20180307;

struct scene {
	struct arena arena;
	struct random_state random;
	struct gci_edition edition;
	struct gci_record records[MOST];
	struct audit_table table;
	struct fit fit;
	size_t missing;
};

static int below(struct scene *scene, int bound)
{
	return (int)random_below(&scene->random, (uint64_t)bound);
}

/* Scores from few levels, so that they tie; ranks near those of one rule, some of them wrong,
 * halves and noughts among them, and some rows with one of the two only. */
static void scene_open(struct scene *scene, int round)
{
	*scene = (struct scene) { .edition = { .label = 2020, .scale = 100 } };
	arena_init(&scene->arena);
	random_seed(&scene->random, seed + (uint64_t)round);
	scene->table =
		(struct audit_table) { .edition = &scene->edition, .records = scene->records };
	scene->missing = (size_t)below(scene, 4);
	int levels = 1 + below(scene, 7), shift = below(scene, 3);

	for (size_t i = 0; i < MOST; i++) {
		struct gci_figure *figure = scene->records[i].figure;
		int level = below(scene, levels), wrong = below(scene, 4);

		figure[GCI_SCORE].source = below(scene, 12) > 0;
		figure[GCI_SCORE].value = below(scene, 2)
						  ? (struct decimal) { 50 - level, 0 }
						  : (struct decimal) { 500 - 10 * level, 1 };
		figure[GCI_ITU_RANK].source = below(scene, 12) > 0;
		figure[GCI_ITU_RANK].value =
			(struct decimal) { wrong ? level + 1 + shift * level : below(scene, 12),
				0 };
		if (below(scene, 6) == 0)
			figure[GCI_ITU_RANK].value =
				(struct decimal) { 10 * level + 5 * (1 + below(scene, 3)), 1 };
		if (below(scene, 40) == 0)
			figure[GCI_ITU_RANK].value = (struct decimal) { 25, 2 };
	}
	fit_init(&scene->fit, &scene->table, MOST, &scene->arena);
}

static struct decimal score_of(const struct scene *scene, size_t country)
{
	return scene->records[country].figure[GCI_SCORE].value;
}

static bool has_both(const struct scene *scene, size_t country)
{
	const struct gci_record *record = &scene->records[country];

	return gci_has(record, GCI_SCORE) && gci_has(record, GCI_ITU_RANK);
}

/* Every row with both figures, its level counted anew, and its rank doubled or nought. */
static void expect_rows(const struct scene *scene)
{
	const struct fit *fit = &scene->fit;
	size_t both = 0, tied = 0;

	for (size_t i = 0; i < MOST; i++) {
		size_t equal = 0;

		both += has_both(scene, i);
		for (size_t k = 0; has_both(scene, i) && k < MOST; k++)
			equal += k != i && has_both(scene, k) &&
				 decimal_cmp(score_of(scene, i), score_of(scene, k)) == 0;
		tied += equal > 0;
	}
	assert_int_equal(fit->count, both);
	assert_int_equal(fit->tied, tied);
	for (size_t r = 0; r < fit->count; r++) {
		const struct fit_row *row = &fit->rows[r];
		struct decimal rank = scene->records[row->country].figure[GCI_ITU_RANK].value;
		double twice = 2 * decimal_double(rank);
		int level = 0;

		for (size_t i = 0; i < fit->count; i++) {
			bool first = true;

			for (size_t k = 0; k < i; k++)
				first = first && fit->rows[k].level != fit->rows[i].level;
			level += first && decimal_cmp(score_of(scene, fit->rows[i].country),
						  score_of(scene, row->country)) > 0;
		}
		assert_int_equal(row->level, level);
		assert_int_equal(
			row->doubled, twice == (double)(int64_t)twice ? (int64_t)twice : 0);
	}
}

/* The positions of a node by the words of rank.h; false: none. */
static bool positions(
	const struct fit_node *node, enum rank_ties ties, int64_t *ret_first, int64_t *ret_last)
{
	int64_t rank = node->doubled / 2, rows = (int64_t)node->rows;
	bool whole = node->doubled % 2 == 0;

	*ret_first = ties == RANK_MODIFIED ? rank - (rows - 1) : rank;
	*ret_last = ties == RANK_COMPETITION ? rank + (rows - 1) : rank;
	if (ties == RANK_FRACTIONAL) {
		/* The mean of first..last is the rank, or half below it. */
		for (*ret_first = -20; 2 * *ret_first + rows < node->doubled; ++*ret_first)
			;
		*ret_last = *ret_first + rows - 1;
		whole = true;
	}
	return node->doubled > 0 && whole && *ret_first >= 1;
}

/* A subset of the nodes as a chain: rows, positions it fills, its last position. */
struct chain {
	size_t rows, end;
	int64_t filled, last;
};

static bool chain_of(const struct fit *fit, unsigned subset, struct chain *ret)
{
	const struct fit_node *above = NULL;

	*ret = (struct chain) { 0 };
	for (size_t i = 0; i < fit->node_count; i++) {
		const struct fit_node *node = &fit->nodes[i];
		int64_t first, last;

		if (!(subset >> i & 1))
			continue;
		if (!positions(node, fit->ties, &first, &last) || (above && first <= ret->last) ||
			(above && fit->ties != RANK_ORDINAL && node->level == above->level))
			return false;
		ret->rows += node->rows;
		ret->filled += last - first + 1;
		ret->last = last;
		ret->end = i;
		above = node;
	}
	return above != NULL;
}

static int64_t cost_of(const struct scene *scene, size_t misfits, int64_t slots)
{
	int64_t left = slots - (int64_t)misfits - (int64_t)scene->missing;

	return (int64_t)misfits + (left > 0 ? 2 * left : 0);
}

/* Of each end the chain with the most rows, then with the most positions; of the ends the cheapest,
 * then that with the fewest misfits. */
static void expect_best(const struct scene *scene)
{
	const struct fit *fit = &scene->fit;
	struct chain ends[MOST] = { 0 };
	size_t misfits = fit->count;
	int64_t least = -1, slots = 0;
	unsigned chosen = 0;
	struct chain kept;

	for (unsigned subset = 1; subset < 1U << fit->node_count; subset++) {
		struct chain chain;

		if (!chain_of(fit, subset, &chain))
			continue;
		if (chain.rows > ends[chain.end].rows ||
			(chain.rows == ends[chain.end].rows &&
				chain.filled > ends[chain.end].filled))
			ends[chain.end] = chain;
	}
	for (size_t i = 0; i < fit->node_count; i++) {
		size_t left_out = fit->count - ends[i].rows;
		int64_t cost = cost_of(scene, left_out, ends[i].last - ends[i].filled);

		if (!ends[i].rows ||
			(least >= 0 && (cost > least || (cost == least && left_out >= misfits))))
			continue;
		least = cost;
		misfits = left_out;
		slots = ends[i].last - ends[i].filled;
	}
	assert_int_equal(fit->misfits, misfits);
	assert_int_equal(fit->slots, slots);
	assert_int_equal(fit_cost(fit, scene->missing), cost_of(scene, misfits, slots));
	for (size_t i = 0; i < fit->node_count; i++)
		chosen |= (unsigned)fit->nodes[i].chosen << i;
	if (least < 0) {
		assert_int_equal(chosen, 0);
		return;
	}
	assert_true(chain_of(fit, chosen, &kept));
	assert_int_equal(kept.rows, fit->count - misfits);
	assert_int_equal(kept.last - kept.filled, slots);
}

/* The nodes hold every row once, by score and rank; a row leads back to its node. */
static void expect_nodes(const struct scene *scene)
{
	const struct fit *fit = &scene->fit;
	size_t rows = 0;

	for (size_t i = 0; i < fit->node_count; i++) {
		const struct fit_node *node = &fit->nodes[i];
		size_t mine = 0;

		for (size_t r = 0; r < fit->count; r++) {
			const struct fit_row *row = &fit->rows[r];

			mine += row->node == i;
			if (row->node == i || fit->ties != RANK_ORDINAL)
				assert_int_equal(row->node == i,
					row->level == node->level && row->doubled == node->doubled);
		}
		assert_int_equal(node->rows, mine);
		assert_true(mine == 1 || fit->ties != RANK_ORDINAL);
		assert_int_equal(fit_row_of(fit, node)->node, i);
		rows += mine;
	}
	assert_int_equal(rows, fit->count);
}

/* The nearest chosen nodes of every level, looked for in both directions. */
static void expect_neighbours(const struct scene *scene)
{
	const struct fit *fit = &scene->fit;

	for (int level = -1; level <= MOST; level++) {
		const struct fit_node *above = NULL, *below = NULL;
		int64_t low, high;

		for (size_t i = 0; i < fit->node_count; i++) {
			const struct fit_node *node = &fit->nodes[i];

			if (node->chosen && node->level < level)
				above = node;
			if (node->chosen && node->level > level && !below)
				below = node;
		}
		assert_ptr_equal(fit_above(fit, level), above);
		assert_ptr_equal(fit_below(fit, level), below);
		fit_place(fit, level, &low, &high);
		assert_int_equal(low, above ? above->last + 1 : 1);
		/* At the end there is room for the rows that do not fit, and no more. */
		assert_int_equal(high, below ? below->first - 1 : low + (int64_t)fit->misfits - 1);
	}
}

/* With the nodes after the end whose positions begin no further behind it than there are rows that
 * do not fit. */
static unsigned extended(const struct fit *fit, unsigned chosen)
{
	for (size_t i = 0; i < fit->node_count; i++) {
		struct chain now, longer;
		int64_t first, last;

		if (!chain_of(fit, chosen, &now) || i <= now.end ||
			!chain_of(fit, chosen | 1U << i, &longer))
			continue;
		positions(&fit->nodes[i], fit->ties, &first, &last);
		if (first - now.last <= (int64_t)(fit->count - now.rows))
			chosen |= 1U << i;
	}
	return chosen;
}

static size_t misfits_of(const struct fit *fit, unsigned chosen)
{
	struct chain chain;

	chain_of(fit, chosen, &chain);
	return fit->count - chain.rows;
}

/* Whether node `i` may stand in the chain for its neighbour `k` of the same rank, and `k` then has
 * a place of its own. */
static bool could_stand_for(struct scene *scene, unsigned chosen, size_t i, size_t k)
{
	struct fit *fit = &scene->fit;
	struct chain chain;
	int64_t low = 1, high, first, last;

	if (fit->nodes[i].rows != fit->nodes[k].rows ||
		!positions(&fit->nodes[i], fit->ties, &first, &last))
		return false;
	chosen = (chosen & ~(1U << k)) | 1U << i;
	if (!chain_of(fit, chosen, &chain))
		return false;
	for (size_t n = 0; n < fit->node_count; n++)
		if ((chosen >> n & 1) && fit->nodes[n].level < fit->nodes[k].level)
			low = fit->nodes[n].last + 1;
	high = low + (int64_t)misfits_of(fit, chosen) - 1;
	for (size_t n = fit->node_count; n > 0; n--)
		if ((chosen >> (n - 1) & 1) && fit->nodes[n - 1].level > fit->nodes[k].level)
			high = fit->nodes[n - 1].first - 1;
	return low <= high;
}

/* fit_refine() by its own words, on a set of bits. */
static unsigned refined(struct scene *scene, unsigned chosen)
{
	struct fit *fit = &scene->fit;

	chosen = extended(fit, chosen);
	for (size_t i = 0; i < fit->node_count; i++) {
		size_t above = MOST, below = MOST, k;
		int64_t low = 1, high;

		if (chosen >> i & 1)
			continue;
		for (size_t n = 0; n < fit->node_count; n++) {
			if ((chosen >> n & 1) && fit->nodes[n].level < fit->nodes[i].level)
				above = n;
			if ((chosen >> n & 1) && fit->nodes[n].level > fit->nodes[i].level &&
				below == MOST)
				below = n;
		}
		low = above < MOST ? fit->nodes[above].last + 1 : 1;
		high = below < MOST ? fit->nodes[below].first - 1
				    : low + (int64_t)misfits_of(fit, chosen) - 1;
		k = above < MOST && fit->nodes[above].doubled == fit->nodes[i].doubled   ? above
		    : below < MOST && fit->nodes[below].doubled == fit->nodes[i].doubled ? below
											 : MOST;
		if (low > high && k < MOST && could_stand_for(scene, chosen, i, k))
			chosen = (chosen & ~(1U << k)) | 1U << i;
	}
	return chosen;
}

static void expect_slots(const struct fit *fit, unsigned chosen)
{
	struct chain chain;

	assert_true(chain_of(fit, chosen, &chain));
	assert_int_equal(fit->slots, chain.last - chain.filled);
}

static unsigned chosen_of(const struct fit *fit)
{
	unsigned chosen = 0;

	for (size_t i = 0; i < fit->node_count; i++)
		chosen |= (unsigned)fit->nodes[i].chosen << i;
	return chosen;
}

static void every_rule_fits_as_well_as_it_can(void **state)
{
	size_t exchanges = 0, longer = 0;

	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		struct scene scene;

		scene_open(&scene, round);
		expect_rows(&scene);
		for (int ties = 0; ties < RANK_TIES; ties++) {
			unsigned before, after;

			fit_by(&scene.fit, (enum rank_ties)ties, scene.missing);
			expect_nodes(&scene);
			expect_best(&scene);
			expect_neighbours(&scene);
			before = chosen_of(&scene.fit);
			after = refined(&scene, before);
			fit_refine(&scene.fit);
			if (chosen_of(&scene.fit) != after)
				fail_msg("round %d, rule %d: %#x and not %#x of %#x", round, ties,
					chosen_of(&scene.fit), after, before);
			assert_int_equal(scene.fit.misfits, misfits_of(&scene.fit, after));
			if (after)
				expect_slots(&scene.fit, after);
			longer += extended(&scene.fit, before) != before;
			exchanges += extended(&scene.fit, before) != after;
		}
		arena_finish(&scene.arena);
	}
	assert_true(exchanges > 20 && longer > 20);
}

/* The cheapest of the five; of two that cost the same that which leaves no position empty, then
 * ITU's, then in the order in which people use them. */
static void the_best_rule_is_taken(void **state)
{
	static const enum rank_ties order[] = { RANK_DENSE, RANK_COMPETITION, RANK_MODIFIED,
		RANK_ORDINAL, RANK_FRACTIONAL };

	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		enum rank_ties best = RANK_DENSE;
		int64_t least = INT64_MAX;
		struct scene scene;

		scene_open(&scene, round);
		for (int i = 0; i < RANK_TIES; i++) {
			int64_t cost;

			fit_by(&scene.fit, order[i], scene.missing);
			cost = cost_of(&scene, scene.fit.misfits, scene.fit.slots) * 2;
			cost += scene.fit.slots ? 1 : 0;
			best = cost < least ? order[i] : best;
			least = cost < least ? cost : least;
		}
		fit_best(&scene.fit, scene.missing);
		assert_int_equal(scene.fit.ties, best);
		expect_best(&scene);
		arena_finish(&scene.arena);
	}
}

int main(void)
{
	const char *given = getenv("GCITRACK_SEED");
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_rule_fits_as_well_as_it_can),
		cmocka_unit_test(the_best_rule_is_taken),
	};

	if (given)
		seed = strtoull(given, NULL, 10);
	fprintf(stderr, "# GCITRACK_SEED=%llu\n", (unsigned long long)seed);
	return cmocka_run_group_tests_name("prop_fit", tests, NULL, NULL);
}
