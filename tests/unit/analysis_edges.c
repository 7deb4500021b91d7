/* Figures out of all proportion, editions with next to nothing in them, and numbers at their ends:
 * an answer, or the word that there is none. */
#include "audited.h"

#include "analysis/audit_find.h"
#include "analysis/before_after.h"
#include "analysis/correlation.h"
#include "analysis/random.h"
#include "analysis/robust.h"
#include "analysis/stats.h"

#include <math.h>

/* ---- statistics ---- */

static const struct decimal greatest = { INT64_C(999999999999999999), 0 };
static const struct decimal least = { 1, DECIMAL_PLACES };

static void sums_beyond_a_decimal(void **state)
{
	const struct decimal twice[] = { greatest, greatest }, apart[] = { least, greatest },
			     fine[] = { { 500, 0 }, { 500, 0 },
				     { INT64_C(999999999999999999), 15 } },
			     odd[] = { { INT64_C(300000000000000000), 0 },
				     { INT64_C(300000000000000001), 0 } },
			     below[] = { { INT64_C(-300000000000000001), 0 },
				     { INT64_C(-300000000000000000), 0 } };
	struct stats stats;

	(void)state;
	/* No sum: the mean is the nearest that a double gives; equal ones have a middle. */
	assert_true(stats_decimals(twice, NULL, 2, &stats));
	assert_true(stats.has_middle);
	assert_int_equal(stats.middle.value, greatest.value);
	assert_true(stats.sd == 0);
	assert_int_equal(stats.mean.value, INT64_C(1000000000000000000));
	assert_int_equal(stats.mean.places, 0);
	assert_true(stats_decimals(fine, NULL, 3, &stats));
	assert_decimal(stats.mean, "666.67");
	assert_true(stats_decimals(apart, NULL, 2, &stats));
	assert_false(stats.has_middle);
	/* Half of an odd sum has a digit more than there is room for. */
	assert_true(stats_decimals(odd, NULL, 2, &stats));
	assert_false(stats.has_middle);
	assert_true(stats_decimals(below, NULL, 2, &stats));
	assert_false(stats.has_middle);
}

static void sums_beyond_a_decimal_go_on(void **state)
{
	const struct decimal three[] = { greatest, greatest, greatest };
	struct stats stats;

	(void)state;
	assert_true(stats_decimals(three, NULL, 3, &stats));
	assert_int_equal(stats.mean.value, INT64_C(1000000000000000000));
}

static void nothing_has_no_coefficient(void **state)
{
	static const struct decimal values[] = { { 0, 2 }, { 0, 0 }, { 0, 1 } };
	struct stats stats;

	(void)state;
	assert_true(stats_decimals(values, NULL, 3, &stats));
	assert_true(isnan(stats.cv));
	assert_true(stats.sd == 0);
}

static void places_of_a_partial_edition(void **state)
{
	const struct editions_state *editions = *state;
	struct gci_table table = *editions_get(&editions->world, 2020);
	struct ranking whole;
	struct stats_group group;
	struct arena arena;

	arena_init(&arena);
	rank_table(&table, &editions->world, NULL, &arena, &whole);
	assert_true(stats_group(&editions->world, &table, &whole, NULL, &arena, &group));
	assert_true(group.has_median_place);
	assert_true(stats_group(&editions->world, &table, NULL, NULL, &arena, &group));
	assert_false(group.has_median_place);
	table.partial = true;
	assert_true(stats_group(&editions->world, &table, &whole, NULL, &arena, &group));
	assert_false(group.has_median_place);
	arena_finish(&arena);
}

/* Nine tenths are enough. Where none are expected, none are missing. */
static void fewer_than_nine_tenths(void **state)
{
	(void)state;
	assert_true(gci_is_partial(8, 10));
	assert_false(gci_is_partial(9, 10));
	assert_true(gci_is_partial(174, 194));
	assert_false(gci_is_partial(175, 194));
	assert_true(gci_is_partial(0, 1));
	assert_false(gci_is_partial(0, 0));
}

/* As many as were counted; else as many as the edition before, or as it has if that is more. */
static void countries_that_are_expected(void **state)
{
	struct gci_edition editions[] = { { .label = 2010 }, { .label = 2012 },
		{ .label = 2014, .countries = 195 }, { .label = 2017, .countries = 193 },
		{ .label = 2027 }, { .label = 2028 } };
	struct gci_table tables[] = { { .edition = &editions[0], .scored = 20 },
		{ .edition = &editions[1], .scored = 7 },
		{ .edition = &editions[2], .scored = 196 },
		{ .edition = &editions[4], .scored = 194 } };
	const struct gci_world world = {
		.editions = editions, .edition_count = 6, .tables = tables, .table_count = 4
	};
	static const int want[] = { 0, 20, 195, 193, 193, 194 };

	(void)state;
	for (size_t i = 0; i < 6; i++)
		assert_int_equal(gci_expected(&world, &editions[i]), want[i]);
}

/* Who is in one ranking only does not count, be it the first or the last. */
static void correlations_of_those_in_both(void **state)
{
	static const struct decimal a[] = { { 9, 0 }, { 1, 0 }, { 2, 0 }, { 3, 0 }, { 4, 0 },
		{ 9, 0 } },
				    b[] = { { 0, 0 }, { 2, 0 }, { 1, 0 }, { 3, 0 }, { 4, 0 },
					    { 0, 0 } },
				    level[] = { { 1, 0 }, { 1, 0 }, { 1, 0 }, { 1, 0 }, { 1, 0 },
					    { 1, 0 } };
	static const bool in_both[] = { false, true, true, true, true, false };
	struct standing left[6], right[6];
	struct ranking one = { .standings = left }, other = { .standings = right };
	double rho, tau;

	(void)state;
	rank_decimals(a, in_both, 6, &one);
	rank_decimals(b, in_both, 6, &other);
	left[0].present = left[5].present = true; /* in one alone */
	assert_true(correlation_spearman(&one, &other, &rho));
	assert_true(correlation_kendall(&one, &other, &tau));
	assert_true(fabs(rho - 0.8) < 1e-12);
	assert_true(fabs(tau - 4.0 / 6) < 1e-12);
	assert_true(correlation_kendall(&other, &one, &tau));
	assert_true(fabs(tau - 4.0 / 6) < 1e-12);
	/* where all are level nothing goes with anything */
	rank_decimals(level, NULL, 6, &one);
	rank_decimals(b, NULL, 6, &other);
	assert_false(correlation_spearman(&one, &other, &rho));
	assert_false(correlation_spearman(&other, &one, &rho));
	assert_false(correlation_kendall(&one, &other, &tau));
	assert_false(correlation_kendall(&other, &one, &tau));
}

/* Half of all products are drawn again for such a bound: none of the results is likelier. */
static void bounds_of_more_than_half(void **state)
{
	const uint64_t bound = (UINT64_C(1) << 63) + 1;
	struct random_state random;
	int above = 0;

	(void)state;
	random_seed(&random, 7);
	for (int i = 0; i < 1000; i++) {
		uint64_t found = random_below(&random, bound);

		assert_true(found < bound);
		above += found >= bound / 2;
	}
	assert_in_range(above, 430, 570);
}

/* Of 3 * 2^62 results every third would come up twice as often, were nothing drawn again. */
static void bounds_that_leave_a_remainder(void **state)
{
	const uint64_t bound = UINT64_C(3) << 62;
	struct random_state random;
	int thirds[3] = { 0 };

	(void)state;
	random_seed(&random, 7);
	for (int i = 0; i < 3000; i++)
		thirds[random_below(&random, bound) % 3]++;
	for (int i = 0; i < 3; i++)
		assert_in_range(thirds[i], 900, 1100);
}

/* ---- the audit ---- */

static void keep(struct scene *scene, const char *const *iso3, size_t count)
{
	for (size_t i = 0; i < scene->world->country_count; i++) {
		bool kept = false;

		for (size_t k = 0; k < count; k++)
			kept = kept || strcmp(scene->world->countries[i].iso3, iso3[k]) == 0;
		if (!kept)
			scene->records[i] = (struct gci_record) { 0 };
	}
	scene->table.expected = (int)count;
}

TEST(figures_out_of_all_proportion, 2020)
{
	struct decimal sum;

	clear_series(scene, GCI_TIER, GCI_TIER);
	for (int pillar = GCI_FIRST_PILLAR; pillar < GCI_SERIES; pillar++)
		set(scene, "IDN", (enum gci_series)pillar, "0");
	set(scene, "IDN", GCI_LEGAL, "999999999999999999");
	set(scene, "IDN", GCI_TECHNICAL, "0.000000000000001");
	assert_false(
		audit_pillar_sum(&scene->records[editions_country(scene->world, "IDN")], &sum));
	assert_false(audit_near(scene->table.edition, greatest, least, 1));
	/* A sum that cannot be taken from the score is no finding on the sum. */
	set(scene, "IDN", GCI_TECHNICAL, "0");
	set(scene, "IDN", GCI_SCORE, "0.000000000000001");
	look(scene);
	for (size_t i = 0; i < scene->audit.count; i++)
		if (strcmp(scene->audit.findings[i].code, "pillar-sum") == 0)
			assert_int_not_equal(scene->audit.findings[i].country,
				editions_country(scene->world, "IDN"));
	/* A rank that has no double, and ranks that are no rank, fit nothing. */
	set(scene, "IDN", GCI_SCORE, "94.88");
	set(scene, "IDN", GCI_ITU_RANK, "999999999999999999");
	set(scene, "SGP", GCI_ITU_RANK, "4.25");
	look(scene);
	assert_true(audit_count(&scene->audit, AUDIT_ERROR) >= 2);
}

/* One tier is enough, be it the first. */
TEST(tables_of_one_tier, 2024)
{
	struct gci_table table = *editions_get(scene->world, 2024);
	struct stats_group group;

	table.records = scene->records;
	clear_series(scene, GCI_TIER, GCI_TIER);
	assert_true(stats_group(scene->world, &table, NULL, NULL, &scene->arena, &group));
	assert_false(group.has_tiers);
	set(scene, "IDN", GCI_TIER, "1.0");
	assert_true(stats_group(scene->world, &table, NULL, NULL, &scene->arena, &group));
	assert_true(group.has_tiers);
	assert_int_equal(group.tiers[0], 1);
	assert_int_equal(
		gci_record_tier(&scene->records[editions_country(scene->world, "IDN")]), 1);
}

/* A tier that ITU has not is none. */
TEST(tiers_that_are_none, 2024)
{
	struct gci_table table = *editions_get(scene->world, 2024);
	struct stats_group before, after;

	table.records = scene->records;
	assert_true(stats_group(scene->world, &table, NULL, NULL, &scene->arena, &before));
	set(scene, "IDN", GCI_TIER, "6");
	assert_true(stats_group(scene->world, &table, NULL, NULL, &scene->arena, &after));
	assert_true(after.has_tiers);
	assert_int_equal(after.tiers[0], before.tiers[0] - 1);
	for (int tier = 1; tier < GCI_TIERS; tier++)
		assert_int_equal(after.tiers[tier], before.tiers[tier]);
}

TEST(weights_moved_by_nonsense, 2020)
{
	static const struct decimal odd[] = { { 2, 0 }, { -1, 1 }, { 1, 15 } };
	const struct gci_table *table = editions_get(scene->world, 2020);
	enum robust_order *orders;
	struct robust robust;
	struct err err = { 0 };

	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
		assert_false(robust_table(
			scene->world, table, odd[i], 10, 1, &scene->arena, &robust, &err));
		assert_int_equal(err.code, ERR_USAGE);
		assert_false(robust_orders(
			scene->world, table, odd[i], 0, &scene->arena, &orders, &err));
		assert_non_null(strstr(err.text, "must be from 0 to 1"));
	}
}

static void an_edition_collected_no_one_knows_when(void **state)
{
	static const struct gci_edition editions[] = { { .collected_from = 2018 },
		{ .collected_to = 2018 }, { .label = 2018 } };

	(void)state;
	for (size_t i = 0; i < 3; i++)
		for (int event = 2010; event < 2030; event += 4)
			assert_int_equal(
				before_after_phase(&editions[i], event), BEFORE_AFTER_NEITHER);
}

/* ---- ranks ---- */

static void expect_exchanged(const struct scene *scene, const char *text)
{
	for (size_t i = 0; i < scene->audit.count; i++)
		if (strcmp(scene->audit.findings[i].code, "exchanged") == 0 &&
			strncmp(scene->audit.findings[i].text, text, strlen(text)) == 0)
			return;
	fail_msg("not \"%s\"", text);
}

/* What the pillars say of two ranks that changed places, where they say anything. */
TEST(ranks_exchanged_and_pillars_that_do_not_help, 2020)
{
	static const char *const who[] = { "IDN", "THA" };

	exchange(scene, "IDN", "THA", GCI_ITU_RANK);
	look(scene);
	expect_exchanged(scene, "the ranks of");
	for (int i = 0; i < 2; i++) {
		struct gci_figure kept = *figure(scene, who[i], GCI_LEGAL);

		/* a sum that is neither's score */
		set(scene, who[i], GCI_LEGAL, "0.01");
		look(scene);
		expect_exchanged(scene, "the scores, or the ranks, of");
		*figure(scene, who[i], GCI_LEGAL) = (struct gci_figure) { 0 };
		look(scene);
		expect_exchanged(scene, "the scores, or the ranks, of");
		*figure(scene, who[i], GCI_LEGAL) = kept;
	}
}

/* Rows that are known to be missing, and such as may be. */
TEST(rows_that_are_missing, 2020)
{
	take_away(scene, "USA");
	look(scene);
	only(scene, "missing-row", AUDIT_WARNING, NULL, "no row has rank 1: one row is missing");
	scene->table.expected = 193;
	look(scene);
	only(scene, "missing-row", AUDIT_WARNING, NULL, "one row may be missing, score above");
	/* of how many is not known: a tenth may be missing */
	scene->table.expected = 0;
	look(scene);
	only(scene, "missing-row", AUDIT_WARNING, NULL, "no row has rank 1: one row is missing");
}

TEST(neighbours_that_are_missing, 2020)
{
	take_away(scene, "JPN");
	take_away(scene, "CAN");
	look(scene);
	only(scene, "missing-row", AUDIT_WARNING, NULL,
		"no row has ranks 7 to 8: rows are missing");
	scene->table.expected = 193;
	look(scene);
	only(scene, "missing-row", AUDIT_WARNING, NULL, "rows may be missing, score between");
}

/* Of many rows five that are wrong are named, and no more than one in twenty. */
TEST(five_wrong_ranks_are_named, 2020)
{
	static const char *const who[] = { "IDN", "THA", "PHL", "BRN", "KHM" };
	static const char *const ranks[] = { "150", "140", "130", "10", "20" };

	for (int i = 0; i < 5; i++)
		set(scene, who[i], GCI_ITU_RANK, ranks[i]);
	look(scene);
	assert_false(scene->rule.none);
	assert_int_equal(scene->rule.ties, RANK_DENSE);
	assert_true(audit_count(&scene->audit, AUDIT_ERROR) >= 5);
}

/* No rank of them is one. */
TEST(ranks_that_are_all_nought, 2020)
{
	static const char *const few[] = { "IDN", "SGP" };

	keep(scene, few, 2);
	set(scene, "IDN", GCI_ITU_RANK, "0");
	set(scene, "SGP", GCI_ITU_RANK, "0");
	look(scene);
	assert_int_equal(found(scene, "rank"), 2);
	assert_int_equal(found(scene, "missing-row"), 0);
}

/* By the order of the rows tied ones have ranks of their own, and one of them may be wrong. */
TEST(an_ordinal_rank_that_is_wrong, 2020)
{
	size_t countries = scene->world->country_count;
	char text[16];

	for (size_t i = 0; i < countries; i++) {
		int rank = 1;

		for (size_t k = 0; k < countries; k++) {
			int order = decimal_cmp(scene->records[k].figure[GCI_SCORE].value,
				scene->records[i].figure[GCI_SCORE].value);

			rank += gci_has(&scene->records[k], GCI_SCORE) &&
				(order > 0 || (order == 0 && k < i));
		}
		snprintf(text, sizeof text, "%d", rank);
		if (gci_has(&scene->records[i], GCI_SCORE))
			set(scene, scene->world->countries[i].iso3, GCI_ITU_RANK, text);
	}
	look(scene);
	assert_int_equal(scene->rule.ties, RANK_ORDINAL);
	set(scene, "SAU", GCI_ITU_RANK, "150"); /* level with the United Kingdom */
	look(scene);
	assert_int_equal(scene->rule.ties, RANK_ORDINAL);
	assert_int_equal(found(scene, "tie-split"), 0);
	assert_true(audit_count(&scene->audit, AUDIT_ERROR) >= 2);
}

TEST(lines_that_nobody_knows, 2020)
{
	scene->table.lines = NULL;
	set(scene, "CAN", GCI_ITU_RANK, "150");
	look(scene);
	assert_int_equal(only(scene, "rank", AUDIT_ERROR, "CAN", "rank 150 does not fit")->line, 0);
}

TEST(pillars_without_rounding, 2020)
{
	static const char *const few[] = { "IDN", "SGP" };

	keep(scene, few, 2);
	for (int i = 0; i < 2; i++)
		for (int pillar = GCI_FIRST_PILLAR; pillar < GCI_SERIES; pillar++)
			set(scene, few[i], (enum gci_series)pillar, i ? "19" : "18");
	set(scene, "IDN", GCI_SCORE, "90");
	set(scene, "SGP", GCI_SCORE, "95");
	look(scene);
	assert_int_equal(found(scene, "pillar-rounding"), 0);
	assert_int_equal(found(scene, "pillar-sum"), 0);
}

/* A table without an edition's number of countries, and one that shares none with the other. */
TEST(countries_that_are_new_by_the_dozen, 2020)
{
	struct audit_table none = scene->table;

	none.records =
		arena_array(&scene->arena, scene->world->country_count, sizeof *none.records);
	scene->table.expected = 0;
	audit_init(&scene->audit, scene->world, &scene->arena);
	audit_countries(&scene->audit, &scene->table, &none, "nowhere");
	only(scene, "new-country", AUDIT_WARNING, NULL, "194 countries are not in nowhere");
	assert_int_equal(found(scene, "count"), 0);
}

/* A country with the score of one that is gone; and one whose score nobody had. */
TEST(a_country_taken_for_another, 2020)
{
	struct audit_table before = scene->table;
	struct gci_record *records =
		arena_array(&scene->arena, scene->world->country_count, sizeof *records);
	size_t peru = (size_t)editions_country(scene->world, "PER"),
	       chad = (size_t)editions_country(scene->world, "TCD"),
	       fiji = (size_t)editions_country(scene->world, "FJI");

	memcpy(records, scene->records, scene->world->country_count * sizeof *records);
	before.records = records;
	records[peru] = records[fiji] = (struct gci_record) { 0 };
	scene->records[chad] = (struct gci_record) { 0 };
	scene->records[peru].figure[GCI_SCORE] = records[chad].figure[GCI_SCORE];
	scene->records[fiji].figure[GCI_SCORE] = (struct gci_figure) { 0 }; /* a rank alone */
	audit_init(&scene->audit, scene->world, &scene->arena);
	audit_countries(&scene->audit, &scene->table, &before, "the first issue");
	only(scene, "mistaken", AUDIT_WARNING, "PER", "Chad has there");
	only(scene, "new-country", AUDIT_NOTE, "FJI", "is not in the first issue");
	only(scene, "missing-country", AUDIT_WARNING, "TCD", "is in the first issue and not here");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sums_beyond_a_decimal),
		cmocka_unit_test(sums_beyond_a_decimal_go_on),
		cmocka_unit_test(nothing_has_no_coefficient),
		cmocka_unit_test(places_of_a_partial_edition),
		cmocka_unit_test(fewer_than_nine_tenths),
		cmocka_unit_test(countries_that_are_expected),
		cmocka_unit_test(correlations_of_those_in_both),
		cmocka_unit_test(bounds_of_more_than_half),
		cmocka_unit_test(bounds_that_leave_a_remainder),
		cmocka_unit_test(figures_out_of_all_proportion),
		cmocka_unit_test(tables_of_one_tier),
		cmocka_unit_test(tiers_that_are_none),
		cmocka_unit_test(weights_moved_by_nonsense),
		cmocka_unit_test(an_edition_collected_no_one_knows_when),
		cmocka_unit_test(ranks_exchanged_and_pillars_that_do_not_help),
		cmocka_unit_test(rows_that_are_missing),
		cmocka_unit_test(neighbours_that_are_missing),
		cmocka_unit_test(five_wrong_ranks_are_named),
		cmocka_unit_test(ranks_that_are_all_nought),
		cmocka_unit_test(an_ordinal_rank_that_is_wrong),
		cmocka_unit_test(lines_that_nobody_knows),
		cmocka_unit_test(pillars_without_rounding),
		cmocka_unit_test(countries_that_are_new_by_the_dozen),
		cmocka_unit_test(a_country_taken_for_another),
	};

	return cmocka_run_group_tests_name(
		"analysis_edges", tests, editions_setup, editions_teardown);
}
