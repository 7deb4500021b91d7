/* Properties of analysis/ on random tables against plain brute force. The seed is printed;
 * GCITRACK_SEED=N repeats a run. */
#include "editions.h"

#include "analysis/before_after.h"
#include "analysis/change.h"
#include "analysis/correlation.h"
#include "analysis/explain.h"
#include "analysis/random.h"
#include "analysis/robust.h"
#include "analysis/stats.h"

#include <math.h>

enum { ROUNDS = 300, MOST = 40 };

static uint64_t seed = 20210629;

/* Two random editions of one random world: many ties, gaps, both scales, trailing zeros. */
struct scene {
	struct arena arena;
	struct gci_world world;
	struct gci_table *from, *to;
	struct random_state random;
};

static int below(struct scene *scene, int bound)
{
	return (int)random_below(&scene->random, (uint64_t)bound);
}

static struct decimal some_score(struct scene *scene, int scale, int levels)
{
	int level = below(scene, levels + 1);

	/* 0.25 and 0.250, 25 and 25.00: one score in several spellings */
	if (scale == 1)
		return below(scene, 2) ? (struct decimal) { level * 1000 / levels, 3 }
				       : (struct decimal) { level * 1000 / levels * 10, 4 };
	return below(scene, 2) ? (struct decimal) { level * 1000 / levels, 1 }
			       : (struct decimal) { level * 1000 / levels * 100, 3 };
}

static void some_table(struct scene *scene, struct gci_table *table)
{
	static const struct gci_edition editions[2] = { { .label = 2017, .scale = 1 },
		{ .label = 2020, .scale = 100 } };
	int levels = 1 + below(scene, 60), gaps = below(scene, 5);

	table->edition = &editions[below(scene, 2)];
	table->records =
		arena_array(&scene->arena, scene->world.country_count, sizeof *table->records);
	for (size_t i = 0; i < scene->world.country_count; i++) {
		struct gci_figure *figures = table->records[i].figure;

		if (below(scene, 10) < gaps)
			continue;
		figures[GCI_SCORE].value = some_score(scene, table->edition->scale, levels);
		figures[GCI_SCORE].source = 1;
		for (int k = 0; k < GCI_PILLARS; k++) {
			figures[GCI_FIRST_PILLAR + k].value =
				(struct decimal) { below(scene, 21), 0 };
			figures[GCI_FIRST_PILLAR + k].source = 1;
		}
		table->scored++;
	}
	table->expected = (int)table->scored + below(scene, 2);
}

static void scene_open(struct scene *scene, int round)
{
	*scene = (struct scene) { 0 };
	arena_init(&scene->arena);
	random_seed(&scene->random, seed + (uint64_t)round);
	scene->world.country_count = 1 + (size_t)below(scene, MOST);
	scene->world.countries = arena_array(
		&scene->arena, scene->world.country_count, sizeof *scene->world.countries);
	scene->from = arena_alloc(&scene->arena, sizeof *scene->from);
	scene->to = arena_alloc(&scene->arena, sizeof *scene->to);
	some_table(scene, scene->from);
	some_table(scene, scene->to);
}

static void scene_close(struct scene *scene)
{
	arena_finish(&scene->arena);
}

static double score_of(const struct gci_table *table, size_t i)
{
	double score = decimal_double(table->records[i].figure[GCI_SCORE].value);

	/* thousandths: whole numbers, so doubles compare exactly */
	return round(table->edition->scale == 1 ? score * 100000 : score * 1000);
}

static bool scored(const struct gci_table *table, size_t i)
{
	return gci_has(&table->records[i], GCI_SCORE);
}

/* ---- ranks ---- */

static struct standing brute_standing(
	const struct scene *scene, const struct gci_table *table, const bool *panel, size_t i)
{
	struct standing standing = { .present = scored(table, i) && (!panel || panel[i]) };

	for (size_t j = 0; standing.present && j < scene->world.country_count; j++) {
		bool new_level = true;

		if (!scored(table, j) || (panel && !panel[j]))
			continue;
		for (size_t k = 0; k < j; k++) {
			if (scored(table, k) && (!panel || panel[k]) &&
				score_of(table, k) == score_of(table, j))
				new_level = false;
		}
		standing.higher += score_of(table, j) > score_of(table, i);
		standing.equal += score_of(table, j) == score_of(table, i);
		standing.equal_before += j < i && score_of(table, j) == score_of(table, i);
		standing.distinct_higher += score_of(table, j) > score_of(table, i) && new_level;
	}
	return standing;
}

static void ranks_round(struct scene *scene)
{
	size_t count = scene->world.country_count;
	bool *panel = arena_array(&scene->arena, count, sizeof *panel);
	struct ranking ranking;
	int64_t percentiles_doubled = 0;

	for (size_t i = 0; i < count; i++)
		panel[i] = below(scene, 4) > 0;
	for (int masked = 0; masked < 2; masked++) {
		const bool *mask = masked ? panel : NULL;

		rank_table(scene->from, &scene->world, mask, &scene->arena, &ranking);
		percentiles_doubled = 0;
		for (size_t i = 0; i < count; i++) {
			struct standing expected = brute_standing(scene, scene->from, mask, i);
			struct standing got = ranking.standings[i];

			assert_int_equal(got.present, expected.present);
			assert_int_equal(got.higher, expected.higher);
			assert_int_equal(got.equal, expected.equal);
			assert_int_equal(got.equal_before, expected.equal_before);
			assert_int_equal(got.distinct_higher, expected.distinct_higher);
			if (got.present)
				percentiles_doubled += standing_fractional_doubled(got);
		}
		/* fractional ranks always add up to n (n + 1) / 2 */
		assert_int_equal(percentiles_doubled, ranking.n * (ranking.n + 1));
	}
}

/* Within half of the last digit of the formula in doubles; 100 for a lone best, 0 for a lone worst.
 */
static void percentiles_round(struct scene *scene)
{
	struct ranking ranking;

	rank_table(scene->to, &scene->world, NULL, &scene->arena, &ranking);
	for (size_t i = 0; i < ranking.count; i++) {
		struct standing standing = ranking.standings[i];
		struct decimal percentile;
		double r = standing_fractional_doubled(standing) / 2.0;

		if (!rank_percentile(standing, ranking.n, &percentile)) {
			assert_true(!standing.present || ranking.n == 1);
			continue;
		}
		assert_int_equal(percentile.places, 2);
		assert_true(fabs(decimal_double(percentile) -
				    100 * (ranking.n - r) / (ranking.n - 1)) < 0.005 + 1e-9);
		if (standing.equal == 1 && standing.higher == 0)
			assert_int_equal(percentile.value, 10000);
		if (standing.equal == 1 && standing.higher == ranking.n - 1)
			assert_int_equal(percentile.value, 0);
	}
}

/* ---- panels and changes ---- */

static void panel_round(struct scene *scene)
{
	size_t count = scene->world.country_count;
	struct panel forth, back;

	panel_pair(&scene->world, scene->from, scene->to, &scene->arena, &forth);
	panel_pair(&scene->world, scene->to, scene->from, &scene->arena, &back);
	assert_int_equal(forth.n, back.n);
	assert_memory_equal(forth.both, back.both, count * sizeof *forth.both);
	assert_int_equal(forth.entrants.count, back.leavers.count);
	assert_int_equal(forth.leavers.count, back.entrants.count);
	assert_int_equal(forth.missing_from.count, back.missing_to.count);
	assert_int_equal(
		forth.n + forth.entrants.count + forth.missing_from.count, scene->to->scored);
	assert_int_equal(
		forth.n + forth.leavers.count + forth.missing_to.count, scene->from->scored);
}

static double fractional(struct standing standing)
{
	return standing.higher + (standing.equal + 1) / 2.0;
}

static bool brute_spearman(const struct change *change, double *ret)
{
	double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;

	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < change->row_count; i++) {
			double a = fractional(change->ranking_from.standings[i]);
			double b = fractional(change->ranking_to.standings[i]);

			if (!change->panel.both[i])
				continue;
			if (pass == 0) {
				n++;
				x += a;
				y += b;
			} else {
				xx += (a - x / n) * (a - x / n);
				yy += (b - y / n) * (b - y / n);
				xy += (a - x / n) * (b - y / n);
			}
		}
	}
	*ret = xy / sqrt(xx * yy);
	return xx > 1e-9 && yy > 1e-9;
}

/* From the scores themselves: tau-b = (C - D) / sqrt((N - Ta)(N - Tb)). */
static bool brute_kendall(const struct scene *scene, const struct change *change, double *ret)
{
	double balance = 0, pairs = 0, tied_from = 0, tied_to = 0;

	for (size_t i = 0; i < change->row_count; i++) {
		for (size_t j = 0; j < i; j++) {
			double a, b;

			if (!change->panel.both[i] || !change->panel.both[j])
				continue;
			a = score_of(scene->from, i) - score_of(scene->from, j);
			b = score_of(scene->to, i) - score_of(scene->to, j);
			pairs++;
			tied_from += a == 0;
			tied_to += b == 0;
			balance += (a * b > 0) - (a * b < 0);
		}
	}
	*ret = balance / sqrt((pairs - tied_from) * (pairs - tied_to));
	return pairs > tied_from && pairs > tied_to;
}

static void change_round(struct scene *scene)
{
	struct change change, back;
	double spearman, kendall;

	change_tables(&scene->world, scene->from, scene->to, &scene->arena, &change);
	change_stability(&change);
	change_tables(&scene->world, scene->to, scene->from, &scene->arena, &back);
	change_stability(&back);
	assert_int_equal(change.gained + change.lost + change.unmoved, change.panel.n);
	assert_int_equal(change.gained, back.lost);
	assert_int_equal(change.unmoved, back.unmoved);
	assert_int_equal(change.has_spearman, brute_spearman(&change, &spearman));
	if (change.has_spearman)
		assert_true(fabs(change.spearman - spearman) < 1e-9);
	assert_int_equal(change.has_kendall_tau_b, brute_kendall(scene, &change, &kendall));
	if (change.has_kendall_tau_b)
		assert_true(fabs(change.kendall_tau_b - kendall) < 1e-9);
	for (size_t i = 0; i < change.row_count; i++) {
		const struct change_row *row = &change.rows[i];

		assert_int_equal(row->places, -back.rows[i].places);
		assert_int_equal(row->has_places, change.panel.both[i]);
		if (row->has_score_change)
			assert_true(fabs(decimal_double(row->score_change) * 1000 -
					    (score_of(scene->to, i) - score_of(scene->from, i))) <
				    1e-6);
	}
}

/* ---- explanations ---- */

static int brute_field(const struct scene *scene, const struct gci_table *field,
	const struct panel *panel, size_t country, double score)
{
	int rank = 1;

	for (size_t j = 0; j < scene->world.country_count; j++)
		rank += j != country && panel->both[j] && score_of(field, j) > score;
	return rank;
}

/* Itself and those level with it. */
static int brute_level(const struct scene *scene, const struct gci_table *field,
	const struct panel *panel, size_t country, double score)
{
	int level = 1;

	for (size_t j = 0; j < scene->world.country_count; j++)
		level += j != country && panel->both[j] && score_of(field, j) == score;
	return level;
}

static void explain_round(struct scene *scene)
{
	struct panel panel;

	panel_pair(&scene->world, scene->from, scene->to, &scene->arena, &panel);
	for (size_t i = 0; i < scene->world.country_count; i++) {
		struct explain_change e;
		double s0, s1;
		int own;

		if (!explain_change(&scene->world, scene->from, scene->to, i, &scene->arena, &e)) {
			assert_false(panel.both[i]);
			continue;
		}
		assert_int_equal(e.place_to - e.place_from,
			(e.overtaken_by - e.overtook) + (e.entrants_above - e.leavers_above));
		assert_int_equal(e.own_x2 + e.others_x2, 2 * (e.overtook - e.overtaken_by));
		assert_int_equal(e.row_count,
			e.overtook + e.overtaken_by + e.entrants_above + e.leavers_above);
		s0 = score_of(scene->from, i);
		s1 = score_of(scene->to, i);
		own = brute_field(scene, scene->from, &panel, i, s0) -
		      brute_field(scene, scene->from, &panel, i, s1) +
		      brute_field(scene, scene->to, &panel, i, s0) -
		      brute_field(scene, scene->to, &panel, i, s1);
		assert_int_equal(e.own_x2, own);
		assert_int_equal(e.stood_still, brute_field(scene, scene->to, &panel, i, s0));
		assert_int_equal(e.stood_still_tied, brute_level(scene, scene->to, &panel, i, s0));
		for (size_t k = 0; k < e.row_count; k++) {
			const struct explain_row *row = &e.rows[k];

			if (row->level_to)
				assert_int_equal(row->how, EXPLAIN_OVERTOOK);
			if (row->level_from)
				assert_int_equal(row->how, EXPLAIN_OVERTAKEN_BY);
		}
	}
}

static void explain_edition_round(struct scene *scene)
{
	for (size_t i = 0; i < scene->world.country_count; i++) {
		struct explain_edition e;
		size_t above = 0;

		if (!explain_edition(&scene->world, scene->to, i, &scene->arena, &e))
			continue;
		for (size_t k = 0; k < e.level_count; k++) {
			assert_true(e.levels[k].countries.count > 0);
			above += e.levels[k].countries.count;
		}
		assert_int_equal(above, e.standing.higher);
		assert_int_equal(e.level_count, e.standing.distinct_higher);
	}
}

/* ---- statistics, comparisons, weights ---- */

static void stats_round(struct scene *scene)
{
	struct stats_group group;
	double sum = 0, squares = 0, least = INFINITY, most = -INFINITY, mean;
	int n = 0;

	if (!stats_group(&scene->world, scene->from, NULL, NULL, &scene->arena, &group)) {
		assert_int_equal(scene->from->scored, 0);
		return;
	}
	for (size_t i = 0; i < scene->world.country_count; i++) {
		double score = score_of(scene->from, i) / 1000;

		if (!scored(scene->from, i))
			continue;
		n++;
		sum += score;
		squares += score * score;
		least = fmin(least, score);
		most = fmax(most, score);
	}
	mean = sum / n;
	assert_int_equal(group.score.n, n);
	assert_true(fabs(decimal_double(group.score.mean) - mean) < 0.005 + 1e-9);
	assert_true(fabs(group.score.sd - sqrt(fmax(0, squares / n - mean * mean))) < 1e-4);
	assert_true(fabs(decimal_double(group.score.min) - least) < 1e-9);
	assert_true(fabs(decimal_double(group.score.max) - most) < 1e-9);
	assert_true(group.best.count > 0 && group.worst.count > 0);
}

/* The figures of one pair straight from the definition. */
static double brute_difference(
	const struct before_after_data *data, size_t first, size_t second, size_t without)
{
	double sums[2] = { 0 };
	int counts[2] = { 0 };

	for (size_t i = 0; i < data->units; i++) {
		bool in = data->group[i], complete = true;

		for (size_t e = 0; e < data->editions; e++)
			complete = complete && data->known[e * data->units + i];
		if (!complete || i == without)
			continue;
		sums[in] += data->values[second * data->units + i] -
			    data->values[first * data->units + i];
		counts[in]++;
	}
	return sums[1] / counts[1] - sums[0] / counts[0];
}

static void before_after_round(struct scene *scene)
{
	static const enum before_after_phase phases[2] = { BEFORE_AFTER_PRE, BEFORE_AFTER_POST };
	const struct gci_table *tables[2] = { scene->from, scene->to };
	bool *group = arena_array(&scene->arena, scene->world.country_count, sizeof *group);
	struct before_after_data data = { .phases = phases, .group = group };
	struct before_after compared;
	struct err err = { 0 };
	double least = INFINITY, most = -INFINITY;

	for (size_t i = 0; i < scene->world.country_count; i++)
		group[i] = below(scene, 4) == 0;
	before_after_load(&scene->world, tables, 2, BEFORE_AFTER_SCORE, &scene->arena, &data);
	if (!before_after_compare(&data, 50, seed, &scene->arena, &compared, &err)) {
		assert_int_equal(err.code, ERR_MISLEADING);
		return;
	}
	assert_int_equal(compared.pair_count, 1);
	assert_true(fabs(compared.pairs[0].difference - brute_difference(&data, 0, 1, SIZE_MAX)) <
		    1e-9);
	for (size_t i = 0; i < compared.group.count; i++) {
		double left = brute_difference(&data, 0, 1, compared.group.index[i]);

		least = fmin(least, left);
		most = fmax(most, left);
	}
	assert_true(fabs(compared.pairs[0].loo_min - least) < 1e-8);
	assert_true(fabs(compared.pairs[0].loo_max - most) < 1e-8);
	assert_int_equal(compared.pairs[0].has_p, compared.others.count > compared.group.count);
	if (compared.pairs[0].has_p)
		assert_true(compared.pairs[0].p > 0 && compared.pairs[0].p <= 1);
}

static void robust_round(struct scene *scene)
{
	int64_t hundredths = below(scene, 101);
	struct robust robust;
	struct err err = { 0 };

	if (!robust_table(&scene->world, scene->to, (struct decimal) { hundredths, 2 }, 40, seed,
		    &scene->arena, &robust, &err)) {
		assert_int_equal(err.code, ERR_NOT_FOUND);
		assert_int_equal(scene->to->scored, 0);
		return;
	}
	for (size_t i = 0; i < robust.row_count; i++) {
		const struct robust_row *row = &robust.rows[i];

		assert_int_equal(row->present, scored(scene->to, i));
		if (!row->present)
			continue;
		assert_true(1 <= row->best && row->best <= row->equal);
		assert_true(row->equal <= row->worst && row->worst <= robust.n);
		assert_true(row->best <= row->p5 && row->p5 <= row->median);
		assert_true(row->median <= row->p95 && row->p95 <= row->worst);
	}
}

/* ---- running ---- */

static void rounds(void (*round_of)(struct scene *scene))
{
	for (int round = 0; round < ROUNDS; round++) {
		struct scene scene;

		scene_open(&scene, round);
		round_of(&scene);
		scene_close(&scene);
	}
}

#define PROPERTY(name)                                                                             \
	static void holds_##name(void **state)                                                     \
	{                                                                                          \
		(void)state;                                                                       \
		rounds(name##_round);                                                              \
	}

PROPERTY(ranks)
PROPERTY(percentiles)
PROPERTY(panel)
PROPERTY(change)
PROPERTY(explain)
PROPERTY(explain_edition)
PROPERTY(stats)
PROPERTY(before_after)
PROPERTY(robust)

int main(void)
{
	const char *given = getenv("GCITRACK_SEED");
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(holds_ranks),
		cmocka_unit_test(holds_percentiles),
		cmocka_unit_test(holds_panel),
		cmocka_unit_test(holds_change),
		cmocka_unit_test(holds_explain),
		cmocka_unit_test(holds_explain_edition),
		cmocka_unit_test(holds_stats),
		cmocka_unit_test(holds_before_after),
		cmocka_unit_test(holds_robust),
	};

	if (given)
		seed = strtoull(given, NULL, 10);
	fprintf(stderr, "# GCITRACK_SEED=%llu\n", (unsigned long long)seed);
	return cmocka_run_group_tests_name("prop_analysis", tests, NULL, NULL);
}
