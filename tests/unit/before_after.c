#include "editions.h"

#include "analysis/before_after.h"
#include "analysis/random.h"
#include "analysis/rank.h"

#include <math.h>

enum { ACCP_START = 2017 };

/* ASEAN around the start of its Cyber Capacity Programme, over all five editions. */
static void accp_load(struct editions_state *editions, enum before_after_outcome outcome,
	struct before_after_data *ret)
{
	const struct gci_world *world = &editions->world;
	const struct gci_table *tables[EDITIONS];
	enum before_after_phase *phases = arena_array(&editions->arena, EDITIONS, sizeof *phases);

	for (size_t i = 0; i < EDITIONS; i++) {
		tables[i] = &world->tables[i];
		phases[i] = before_after_phase(tables[i]->edition, ACCP_START);
	}
	*ret = (struct before_after_data) {
		.phases = phases,
		.group = editions_set(&editions->arena, world, editions_asean).member,
	};
	before_after_load(world, tables, EDITIONS, outcome, &editions->arena, ret);
}

static void phases(void **state)
{
	(void)state;
	assert_int_equal(before_after_phase(&editions_published[0], 2017), BEFORE_AFTER_PRE);
	assert_int_equal(before_after_phase(&editions_published[1], 2017), BEFORE_AFTER_PRE);
	assert_int_equal(before_after_phase(&editions_published[1], 2016), BEFORE_AFTER_NEITHER);
	assert_int_equal(before_after_phase(&editions_published[2], 2017), BEFORE_AFTER_POST);
	assert_int_equal(before_after_phase(&editions_published[4], 2023), BEFORE_AFTER_NEITHER);
	assert_int_equal(before_after_phase(&editions_published[4], 2024), BEFORE_AFTER_NEITHER);
	assert_int_equal(
		before_after_phase(&(struct gci_edition) { 0 }, 2017), BEFORE_AFTER_NEITHER);
}

static void accp(void **state)
{
	static const struct {
		bool post;
		size_t first, second;
		const char *difference;
		double p; /* of a million draws; ten thousand are within 0.015 of it */
		const char *loo_min, *loo_min_who, *loo_max, *loo_max_who;
	} expected[] = {
		{ false, 0, 1, "5.57", 0.0767, "3.30", "LAO", "8.32", "MMR" },
		{ true, 1, 2, "-1.67", 0.6341, "-5.95", "VNM", "1.22", "LAO" },
		{ true, 1, 3, "-0.13", 0.5019, "-6.16", "VNM", "3.73", "LAO" },
		{ true, 1, 4, "-1.90", 0.6195, "-7.12", "VNM", "1.85", "LAO" },
	};
	struct editions_state *editions = *state;
	const struct gci_world *world = &editions->world;
	struct before_after_data data;
	struct before_after compared;
	struct err err = { 0 };

	accp_load(editions, BEFORE_AFTER_SCORE, &data);
	assert_true(before_after_compare(&data, 10000, 1, &editions->arena, &compared, &err));
	assert_int_equal(compared.group.count, 10);
	assert_int_equal(compared.group_gaps, 0);
	assert_int_equal(compared.others.count, 183);
	assert_int_equal(compared.last_pre, 1);
	assert_int_equal(compared.pair_count, 4);
	for (size_t i = 0; i < compared.pair_count; i++) {
		const struct before_after_pair *pair = &compared.pairs[i];

		assert_int_equal(pair->post, expected[i].post);
		assert_int_equal(pair->first, expected[i].first);
		assert_int_equal(pair->second, expected[i].second);
		assert_rounded(pair->difference, 2, expected[i].difference);
		assert_true(pair->has_p);
		assert_true(fabs(pair->p - expected[i].p) < 0.015);
		assert_rounded(pair->loo_min, 2, expected[i].loo_min);
		assert_rounded(pair->loo_max, 2, expected[i].loo_max);
		assert_string_equal(editions_codes(&editions->arena, world, pair->loo_min_units),
			expected[i].loo_min_who);
		assert_string_equal(editions_codes(&editions->arena, world, pair->loo_max_units),
			expected[i].loo_max_who);
	}
	assert_rounded(compared.pairs[0].group_first, 2, "39.42");
	assert_rounded(compared.pairs[0].others_first, 2, "27.80");
	assert_rounded(compared.pairs[3].group_second, 2, "80.59");
	assert_rounded(compared.pairs[3].others_second, 2, "65.31");
}

static void same_seed_same_answer(void **state)
{
	struct editions_state *editions = *state;
	struct before_after_data data;
	struct before_after once, again, other;
	struct err err = { 0 };
	bool differs = false;

	accp_load(editions, BEFORE_AFTER_PERCENTILE, &data);
	assert_true(before_after_compare(&data, 500, 7, &editions->arena, &once, &err));
	assert_true(before_after_compare(&data, 500, 7, &editions->arena, &again, &err));
	assert_true(before_after_compare(&data, 500, 8, &editions->arena, &other, &err));
	for (size_t i = 0; i < once.pair_count; i++) {
		assert_memory_equal(&once.pairs[i].p, &again.pairs[i].p, sizeof(double));
		differs = differs || memcmp(&once.pairs[i].p, &other.pairs[i].p, sizeof(double));
	}
	assert_true(differs);
}

static void matching(void **state)
{
	struct editions_state *editions = *state;
	struct before_after_data data;
	struct before_after compared;
	struct err err = { 0 };
	bool *others;
	size_t matched;

	accp_load(editions, BEFORE_AFTER_SCORE, &data);
	others = arena_array(&editions->arena, data.units, sizeof *others);
	assert_int_equal(before_after_match(&data, 1000, others), 183);
	matched = before_after_match(&data, 10, others);
	assert_true(matched > 10 && matched < 183);
	for (size_t i = 0; i < data.units; i++) {
		if (others[i]) {
			assert_false(data.group[i]);
			assert_true(fabs(data.values[1 * data.units + i] - 52.27) <= 10.01);
		}
	}
	data.others = others;
	assert_true(before_after_compare(&data, 100, 1, &editions->arena, &compared, &err));
	assert_int_equal(compared.others.count, matched);
}

static void refusals(void **state)
{
	static const char *const two[] = { "IDN", "SGP", "PLW", NULL };
	struct editions_state *editions = *state;
	enum before_after_phase none[EDITIONS];
	struct before_after_data data;
	struct before_after compared;
	struct err err = { 0 };
	bool *nobody;

	accp_load(editions, BEFORE_AFTER_SCORE, &data);
	nobody = arena_array(&editions->arena, data.units, sizeof *nobody);
	data.others = nobody;
	assert_false(before_after_compare(&data, 9, 1, &editions->arena, &compared, &err));
	assert_int_equal(err.code, ERR_MISLEADING);
	data.others = NULL;
	data.group = editions_set(&editions->arena, &editions->world, two).member;
	err = (struct err) { 0 };
	assert_false(before_after_compare(&data, 9, 1, &editions->arena, &compared, &err));
	assert_int_equal(err.code, ERR_MISLEADING);
	accp_load(editions, BEFORE_AFTER_SCORE, &data);
	data.phases = none;
	for (size_t post = 0; post < 2; post++) {
		/* first without an edition after the event, then without one before it */
		for (size_t e = 0; e < EDITIONS; e++)
			none[e] = post ? BEFORE_AFTER_POST : BEFORE_AFTER_NEITHER;
		none[0] = post ? BEFORE_AFTER_POST : BEFORE_AFTER_PRE;
		err = (struct err) { 0 };
		assert_false(before_after_compare(&data, 9, 1, &editions->arena, &compared, &err));
		assert_int_equal(err.code, ERR_MISLEADING);
		assert_non_null(
			strstr(err.text, post ? "from before the event" : "from after the"));
	}
}

/* Differences that lie exactly half way between two figures: sums of doubles end a little below. */
static void halves_go_away_from_zero(void **state)
{
	static const struct {
		int step;
		const char *difference;
	} cases[] = { { 774, "2.61" }, { 787, "5.17" }, { 848, "0.95" }, { 959, "4.35" },
		{ 964, "0.42" } };
	static const enum before_after_phase order[] = { BEFORE_AFTER_PRE, BEFORE_AFTER_POST };
	struct editions_state *editions = *state;
	struct before_after compared;
	struct err err = { 0 };

	for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
		int b = cases[c].step;
		double values[2 * 12];
		bool group[12] = { true, true, true, true };
		struct before_after_data data = { .units = 12,
			.editions = 2,
			.values = values,
			.phases = order,
			.group = group };

		for (int i = 0; i < 4; i++) {
			values[i] = i * b % 9973 / 100.0;
			values[12 + i] = (i * b + b * b) % 9973 / 100.0;
		}
		for (int i = 0; i < 8; i++) {
			values[4 + i] = (i * b * 3 + 7) % 9973 / 100.0;
			values[16 + i] = (i * b * 5 + 11) % 9973 / 100.0;
		}
		assert_true(before_after_compare(&data, 0, 1, &editions->arena, &compared, &err));
		assert_rounded(compared.pairs[0].difference, 2, cases[c].difference);
	}
}

/* 100 (n - r) / (n - 1) with the fractional rank r, but not yet rounded. */
static void percentiles(void **state)
{
	struct editions_state *editions = *state;
	struct before_after_data data;

	accp_load(editions, BEFORE_AFTER_PERCENTILE, &data);
	for (size_t e = 0; e < EDITIONS; e++) {
		struct ranking whole;

		rank_table(&editions->world.tables[e], &editions->world, NULL, &editions->arena,
			&whole);
		for (size_t i = 0; i < data.units; i++) {
			struct decimal printed;
			double figure = data.values[e * data.units + i];

			assert_int_equal(data.known[e * data.units + i],
				rank_percentile(whole.standings[i], whole.n, &printed));
			if (data.known[e * data.units + i])
				assert_true(fabs(figure - decimal_double(printed)) < 0.00501);
		}
	}
}

/* Three editions before the event and two after: each before is compared with the next, each after
 * with the last before. */
static void pairs(void **state)
{
	static const enum before_after_phase order[] = { BEFORE_AFTER_PRE, BEFORE_AFTER_PRE,
		BEFORE_AFTER_NEITHER, BEFORE_AFTER_PRE, BEFORE_AFTER_POST, BEFORE_AFTER_POST };
	static const size_t expected[][3] = { { false, 0, 1 }, { false, 1, 3 }, { true, 3, 4 },
		{ true, 3, 5 } };
	struct editions_state *editions = *state;
	double values[6 * 8];
	bool group[8] = { true, true, true, true };
	struct before_after_data data = {
		.units = 8, .editions = 6, .values = values, .phases = order, .group = group
	};
	struct before_after compared;
	struct err err = { 0 };

	for (int i = 0; i < 6 * 8; i++)
		values[i] = i * i % 101;
	assert_true(before_after_compare(&data, 0, 1, &editions->arena, &compared, &err));
	assert_int_equal(compared.last_pre, 3);
	assert_int_equal(compared.pair_count, 4);
	for (size_t p = 0; p < 4; p++) {
		assert_int_equal(compared.pairs[p].post, expected[p][0]);
		assert_int_equal(compared.pairs[p].first, expected[p][1]);
		assert_int_equal(compared.pairs[p].second, expected[p][2]);
		assert_false(compared.pairs[p].has_p);
	}
}

/* Of an edition that is older by its label than by its data, too. */
static void data_of_later_than_the_label(void **state)
{
	static const enum before_after_phase order[] = { BEFORE_AFTER_POST, BEFORE_AFTER_PRE };
	static const double values[] = { 6, 7, 8, 1, 1, 1, 2, 1 };
	static const bool group[4] = { true, true, true };
	struct editions_state *editions = *state;
	struct before_after_data data = {
		.units = 4, .editions = 2, .values = values, .phases = order, .group = group
	};
	struct before_after compared;
	struct err err = { 0 };

	assert_true(before_after_compare(&data, 0, 1, &editions->arena, &compared, &err));
	assert_int_equal(compared.pair_count, 1);
	assert_int_equal(compared.pairs[0].first, 1);
	assert_int_equal(compared.pairs[0].second, 0);
}

static void expect_units(struct gci_list list, const size_t *units, size_t count)
{
	assert_int_equal(list.count, count);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(list.index[i], units[i]);
}

/* Three members, one more with a gap, and others that stayed where they were: without one of the
 * three the mean gain of the two that are left, and whoever gives the same is named. */
static void members_left_out(void **state)
{
	static const struct {
		double gains[3];
		const char *min, *max;
		size_t min_units[3], min_count, max_units[3], max_count;
	} cases[] = { { { 0.1, 0.1, 0.4 }, "0.10", "0.25", { 2 }, 1, { 0, 1 }, 2 },
		{ { 0.4, 0.1, 0.4 }, "0.25", "0.40", { 0, 2 }, 2, { 1 }, 1 },
		{ { -0.1, -0.7, -0.1 }, "-0.40", "-0.10", { 0, 2 }, 2, { 1 }, 1 },
		{ { 0.3, 0.3, 0.3 }, "0.30", "0.30", { 0, 1, 2 }, 3, { 0, 1, 2 }, 3 },
		{ { -0.2, 0.2, 0.2 }, "0.00", "0.20", { 1, 2 }, 2, { 0 }, 1 } };
	static const enum before_after_phase order[] = { BEFORE_AFTER_PRE, BEFORE_AFTER_POST };
	static const bool group[6] = { true, true, true, true }, known[12] = { true, true, true,
		false, true, true, true, true, true, true, true, true };
	struct editions_state *editions = *state;

	for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
		double values[12] = { 50, 60, 70, 80, 40, 45 };
		struct before_after_data data = { .units = 6,
			.editions = 2,
			.values = values,
			.known = known,
			.phases = order,
			.group = group };
		struct before_after compared;
		struct err err = { 0 };
		const struct before_after_pair *pair;

		for (size_t i = 0; i < 6; i++)
			values[6 + i] = values[i] + (i < 3 ? cases[c].gains[i] : 0);
		assert_true(before_after_compare(&data, 0, 1, &editions->arena, &compared, &err));
		assert_int_equal(compared.group.count, 3);
		assert_int_equal(compared.group_gaps, 1);
		pair = &compared.pairs[0];
		assert_rounded(pair->loo_min, 2, cases[c].min);
		assert_rounded(pair->loo_max, 2, cases[c].max);
		expect_units(pair->loo_min_units, cases[c].min_units, cases[c].min_count);
		expect_units(pair->loo_max_units, cases[c].max_units, cases[c].max_count);
	}
}

/* All gained a tenth: every random group gained as much as the group did, whatever doubles add. */
static void placebos_that_are_level(void **state)
{
	static const enum before_after_phase order[] = { BEFORE_AFTER_PRE, BEFORE_AFTER_POST };
	static const bool group[20] = { true, true, true };
	struct editions_state *editions = *state;
	double values[40];
	struct before_after_data data = {
		.units = 20, .editions = 2, .values = values, .phases = order, .group = group
	};
	struct before_after compared;
	struct err err = { 0 };

	for (size_t i = 0; i < 20; i++) {
		values[i] = 7.3 * (double)i;
		values[20 + i] = 7.3 * (double)i + 0.1;
	}
	assert_true(before_after_compare(&data, 99, 1, &editions->arena, &compared, &err));
	assert_true(compared.pairs[0].p >= 1);
}

/* Others within some points of the group's mean in the last edition before; that of exactly so many
 * points is one of them, and one edition before is enough. */
static void matching_by_hand(void **state)
{
	static const enum before_after_phase order[] = { BEFORE_AFTER_PRE, BEFORE_AFTER_POST };
	static const double values[] = { 40, 50, 60, 40, 60, 39.9, 60.1, 50, /* after: */ 1, 2, 3,
		4, 5, 6, 7, 8 };
	static const bool known[] = { true, true, true, true, true, true, true, true, true, true,
		true, true, true, true, true, false };
	static const bool group[8] = { true, true, true };
	static const bool expected[8] = { [3] = true, [4] = true };
	struct before_after_data data = { .units = 8,
		.editions = 2,
		.values = values,
		.known = known,
		.phases = order,
		.group = group };
	bool matched[8];

	(void)state;
	assert_int_equal(before_after_match(&data, 10, matched), 2);
	assert_memory_equal(matched, expected, sizeof expected);
	data.phases = (const enum before_after_phase[]) { BEFORE_AFTER_POST, BEFORE_AFTER_POST };
	assert_int_equal(before_after_match(&data, 10, matched), 0);
}

/* Figures are as a decimal gives them: no digits from adding doubles. */
static void figures_are_snapped(void **state)
{
	static const char *const three[] = { "IDN", "MYS", "SGP", NULL };
	struct editions_state *editions = *state;
	struct before_after_data data;
	struct before_after compared;
	struct err err = { 0 };

	accp_load(editions, BEFORE_AFTER_SCORE, &data);
	data.group = editions_set(&editions->arena, &editions->world, three).member;
	assert_true(before_after_compare(&data, 0, 1, &editions->arena, &compared, &err));
	for (size_t p = 0; p < compared.pair_count; p++) {
		const struct before_after_pair *pair = &compared.pairs[p];
		const double figures[] = { pair->group_first, pair->group_second,
			pair->others_first, pair->others_second, pair->difference, pair->loo_min,
			pair->loo_max };

		for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
			double exact = decimal_double(decimal_round(figures[i], 11));

			assert_memory_equal(&figures[i], &exact, sizeof exact);
		}
	}
}

/* The same random groups drawn by hand: of `draws` as many as reach the difference, and one. */
static void placebos_by_hand(void **state)
{
	static const int counts[] = { 1, 200 };
	struct editions_state *editions = *state;
	struct before_after_data data;
	struct before_after compared;
	struct err err = { 0 };
	struct random_state random_state;
	size_t pool[400], m, k;

	accp_load(editions, BEFORE_AFTER_SCORE, &data);
	for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
		int reached[EDITIONS] = { 0 }, draws = counts[c];

		assert_true(
			before_after_compare(&data, draws, 3, &editions->arena, &compared, &err));
		m = compared.others.count;
		k = compared.group.count;
		random_seed(&random_state, 3);
		for (size_t i = 0; i < m; i++)
			pool[i] = i;
		for (int draw = 0; draw < draws; draw++) {
			random_sample(&random_state, pool, m, k);
			for (size_t p = 0; p < compared.pair_count; p++) {
				const struct before_after_pair *pair = &compared.pairs[p];
				double sums[2] = { 0 };

				for (size_t i = 0; i < m; i++) {
					size_t unit = compared.others.index[pool[i]];

					sums[i < k] +=
						data.values[pair->second * data.units + unit] -
						data.values[pair->first * data.units + unit];
				}
				reached[p] += sums[1] / (double)k - sums[0] / (double)(m - k) >=
					      pair->difference - 1e-9;
			}
		}
		for (size_t p = 0; p < compared.pair_count; p++)
			assert_true(fabs(compared.pairs[p].p - (reached[p] + 1.0) / (draws + 1)) <
				    1e-12);
	}
}

/* Ten others against a group of ten leave nobody to compare a placebo with. */
static void too_few_for_placebo(void **state)
{
	static const char *const ten[] = { "AUS", "JPN", "KOR", "CHN", "IND", "NZL", "USA", "CAN",
		"FRA", "DEU", NULL };
	struct editions_state *editions = *state;
	struct before_after_data data;
	struct before_after compared;
	struct err err = { 0 };

	accp_load(editions, BEFORE_AFTER_SCORE, &data);
	data.others = editions_set(&editions->arena, &editions->world, ten).member;
	assert_true(before_after_compare(&data, 100, 1, &editions->arena, &compared, &err));
	assert_int_equal(compared.others.count, 10);
	assert_false(compared.pairs[0].has_p);
	/* and nothing is drawn where nothing was asked for */
	accp_load(editions, BEFORE_AFTER_SCORE, &data);
	assert_true(before_after_compare(&data, 0, 1, &editions->arena, &compared, &err));
	assert_false(compared.pairs[0].has_p);
	assert_true(before_after_compare(&data, 1, 1, &editions->arena, &compared, &err));
	assert_true(compared.pairs[0].has_p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(phases),
		cmocka_unit_test(accp),
		cmocka_unit_test(same_seed_same_answer),
		cmocka_unit_test(matching),
		cmocka_unit_test(refusals),
		cmocka_unit_test(halves_go_away_from_zero),
		cmocka_unit_test(percentiles),
		cmocka_unit_test(pairs),
		cmocka_unit_test(data_of_later_than_the_label),
		cmocka_unit_test(members_left_out),
		cmocka_unit_test(placebos_that_are_level),
		cmocka_unit_test(matching_by_hand),
		cmocka_unit_test(figures_are_snapped),
		cmocka_unit_test(placebos_by_hand),
		cmocka_unit_test(too_few_for_placebo),
	};

	return cmocka_run_group_tests_name(
		"before_after", tests, editions_setup, editions_teardown);
}
