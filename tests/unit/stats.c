#include "editions.h"

#include "analysis/stats.h"

static void few(void **state)
{
	static const struct decimal values[] = { { 1, 0 }, { 25, 1 }, { 999, 0 }, { 400, 2 } };
	static const bool present[] = { true, true, false, true };
	struct stats stats;

	(void)state;
	assert_true(stats_decimals(values, present, 4, &stats));
	assert_int_equal(stats.n, 3);
	assert_decimal(stats.mean, "2.50");
	assert_decimal(stats.median, "2.50");
	assert_decimal(stats.min, "1");
	assert_decimal(stats.max, "4.00");
	assert_rounded(stats.sd, 4, "1.2247");
	assert_rounded(stats.cv, 4, "0.4899");
}

/* Digits that no double holds; a sum of one; a mean that is too large to be rounded. */
static void many_digits(void **state)
{
	static const struct decimal below[] = { { INT64_C(100004999999999999), 15 } },
				    one[] = { { 25, 2 }, { 75, 2 } },
				    large[] = { { INT64_C(2000000000000), 0 }, { 1, 15 } };
	struct stats stats;

	(void)state;
	assert_true(stats_decimals(below, NULL, 1, &stats));
	assert_decimal(stats.mean, "100.00");
	assert_true(stats_decimals(one, NULL, 2, &stats));
	assert_rounded(stats.cv, 4, "0.5000");
	assert_true(stats_decimals(large, NULL, 2, &stats));
	assert_decimal(stats.mean, "1000000000000");
}

/* 0.005 and 0.015: what doubles round the wrong way */
static void halves_go_away_from_zero(void **state)
{
	static const struct decimal values[] = { { 0, 2 }, { 1, 2 } };
	static const struct decimal more[] = { { 1, 2 }, { 2, 2 } };
	static const struct decimal below[] = { { -1, 2 }, { 0, 2 } };
	struct stats stats;

	(void)state;
	assert_true(stats_decimals(values, NULL, 2, &stats));
	assert_decimal(stats.mean, "0.01");
	assert_true(stats_decimals(more, NULL, 2, &stats));
	assert_decimal(stats.median, "0.02");
	assert_true(stats_decimals(below, NULL, 2, &stats));
	assert_decimal(stats.mean, "-0.01");
}

/* What gaps are counted from: never rounded. */
static void middles_are_exact(void **state)
{
	static const struct decimal odd[] = { { 9488, 2 }, { 1, 0 }, { 100, 0 } };
	static const struct decimal even[] = { { 9530, 2 }, { 970, 1 } };
	static const struct decimal half[] = { { 942, 1 }, { 9925, 2 } };
	static const struct decimal below[] = { { -1, 2 }, { 0, 2 } };
	static const struct decimal most[] = { { 1, DECIMAL_PLACES }, { 2, DECIMAL_PLACES } };
	static const struct decimal large[] = { { INT64_C(999999999999999999), 0 },
		{ INT64_C(999999999999999999), 0 } };
	struct stats stats;

	(void)state;
	assert_true(stats_decimals(odd, NULL, 3, &stats));
	assert_decimal(stats.middle, "94.88");
	assert_true(stats_decimals(even, NULL, 2, &stats) && stats.has_middle);
	assert_decimal(stats.middle, "96.15");
	assert_true(stats_decimals(half, NULL, 2, &stats) && stats.has_middle);
	assert_decimal(stats.middle, "96.725");
	assert_decimal(stats.median, "96.73");
	assert_true(stats_decimals(below, NULL, 2, &stats) && stats.has_middle);
	assert_decimal(stats.middle, "-0.005");
	assert_true(stats_decimals(large, NULL, 2, &stats) && stats.has_middle);
	assert_decimal(stats.middle, "999999999999999999");
	assert_true(stats_decimals(most, NULL, 2, &stats));
	assert_false(stats.has_middle);
}

static void nothing_and_one(void **state)
{
	static const struct decimal one = { 333, 3 };
	static const struct decimal same[] = { { 1, 1 }, { 1, 1 }, { 10, 2 } };
	struct stats stats;

	(void)state;
	assert_false(stats_decimals(NULL, NULL, 0, &stats));
	assert_int_equal(stats.n, 0);
	assert_true(stats_decimals(&one, NULL, 1, &stats));
	assert_decimal(stats.mean, "0.33");
	assert_true(stats.sd <= 0 && stats.cv <= 0);
	assert_true(stats_decimals(same, NULL, 3, &stats));
	assert_true(stats.sd <= 0);
}

static void medians(void **state)
{
	int odd[] = { 5, 1, 3 }, even[] = { 4, 1, 2, 9 }, whole[] = { 1, 3 };

	(void)state;
	assert_decimal(stats_median_int(odd, 3), "3");
	assert_decimal(stats_median_int(even, 4), "3");
	assert_decimal(stats_median_int(whole, 2), "2");
	even[0] = 1, even[1] = 2, even[2] = 3, even[3] = 4;
	assert_decimal(stats_median_int(even, 4), "2.5");
}

static void asean(void **state)
{
	static const char *const sds[] = { "20.46", "23.64", "28.16", "30.80", "24.90" };
	static const char *const means[] = { "39.42", "52.27", "58.51", "68.15", "80.59" };
	struct editions_state *editions = *state;
	const struct gci_world *world = &editions->world;
	struct gci_set set = editions_set(&editions->arena, world, editions_asean);
	struct stats_group group;

	for (size_t i = 0; i < EDITIONS; i++) {
		assert_true(stats_group(
			world, &world->tables[i], NULL, &set, &editions->arena, &group));
		assert_int_equal(group.members, 10);
		assert_int_equal(group.score.n, 10);
		assert_rounded(group.score.sd, 2, sds[i]);
		assert_decimal(group.score.mean, means[i]);
		assert_false(group.has_median_place);
		assert_int_equal(group.has_tiers, i == 4);
	}
}

static void europe(void **state)
{
	static const int tiers[GCI_TIERS] = { 20, 14, 8, 3, 1 };
	struct editions_state *editions = *state;
	const struct gci_world *world = &editions->world;
	const struct gci_table *table = editions_get(world, 2024);
	struct gci_set set = { .member = arena_array(
				       &editions->arena, world->country_count, sizeof(bool)) };
	struct stats_group group;
	struct ranking whole;

	for (size_t i = 0; i < world->country_count; i++) {
		const char *region = world->countries[i].region;

		set.member[i] =
			world->countries[i].in_gci && region && strcmp(region, "Europe") == 0;
		set.count += set.member[i];
	}
	rank_table(table, world, NULL, &editions->arena, &whole);
	assert_true(stats_group(world, table, &whole, &set, &editions->arena, &group));
	assert_int_equal(group.score.n, 46);
	assert_decimal(group.score.median, "93.48");
	assert_decimal(group.score.mean, "86.10");
	assert_rounded(group.score.sd, 2, "20.22");
	assert_decimal(group.score.max, "100.00");
	assert_int_equal(group.best.count, 5);
	assert_int_equal(group.worst.count, 1);
	for (int i = 0; i < GCI_TIERS; i++)
		assert_int_equal(group.tiers[i], tiers[i]);
	assert_true(group.has_median_place);
	assert_decimal(group.median_place, "53");
}

static void the_world(void **state)
{
	static const int tiers[GCI_TIERS] = { 46, 29, 49, 56, 14 };
	struct editions_state *editions = *state;
	const struct gci_world *world = &editions->world;
	struct stats_group group;

	assert_true(stats_group(
		world, editions_get(world, 2024), NULL, NULL, &editions->arena, &group));
	assert_int_equal(group.members, 194);
	assert_int_equal(group.score.n, 194);
	for (int i = 0; i < GCI_TIERS; i++)
		assert_int_equal(group.tiers[i], tiers[i]);
	assert_int_equal(group.best.count, 12);
}

/* The first country of the list has the place that it has in the whole edition. */
static void the_first_alone(void **state)
{
	static const char *const first[] = { "AFG", NULL };
	struct editions_state *editions = *state;
	const struct gci_world *world = &editions->world;
	const struct gci_table *table = editions_get(world, 2020);
	struct gci_set set = editions_set(&editions->arena, world, first);
	struct stats_group group;
	struct ranking whole;

	rank_table(table, world, NULL, &editions->arena, &whole);
	assert_true(stats_group(world, table, &whole, &set, &editions->arena, &group));
	assert_decimal(group.score.max, "5.20");
	assert_decimal(group.median_place, "179");
}

/* A score and nothing besides makes a country one of the edition's. */
static void a_score_alone(void **state)
{
	struct editions_state *editions = *state;
	const struct gci_world *world = &editions->world;
	struct gci_table table = *editions_get(world, 2020);
	struct stats_group group;

	table.records = arena_array(&editions->arena, world->country_count, sizeof *table.records);
	table.records[editions_country(world, "IDN")].figure[GCI_SCORE] =
		(struct gci_figure) { { 9488, 2 }, 1 };
	assert_true(stats_group(world, &table, NULL, NULL, &editions->arena, &group));
	assert_int_equal(group.members, 1);
	assert_int_equal(group.score.n, 1);
}

static void nobody(void **state)
{
	static const char *const palau[] = { "PLW", NULL };
	struct editions_state *editions = *state;
	const struct gci_world *world = &editions->world;
	struct gci_set set = editions_set(&editions->arena, world, palau);
	struct stats_group group;

	assert_false(stats_group(
		world, editions_get(world, 2024), NULL, &set, &editions->arena, &group));
	assert_int_equal(group.members, 1);
	assert_int_equal(group.score.n, 0);
	assert_int_equal(group.best.count, 0);
	assert_true(group.has_tiers);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(few),
		cmocka_unit_test(many_digits),
		cmocka_unit_test(halves_go_away_from_zero),
		cmocka_unit_test(middles_are_exact),
		cmocka_unit_test(nothing_and_one),
		cmocka_unit_test(medians),
		cmocka_unit_test(asean),
		cmocka_unit_test(europe),
		cmocka_unit_test(the_world),
		cmocka_unit_test(the_first_alone),
		cmocka_unit_test(a_score_alone),
		cmocka_unit_test(nobody),
	};

	return cmocka_run_group_tests_name("stats", tests, editions_setup, editions_teardown);
}
