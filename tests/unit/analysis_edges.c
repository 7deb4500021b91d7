/* Figures out of all proportion, editions with next to nothing in them, and numbers at their ends:
 * an answer, or the word that there is none. */
#include "audited.h"

#include "analysis/audit_find.h"
#include "analysis/correlation.h"
#include "analysis/random.h"
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

/* Who is in one ranking only does not count. */
static void correlations_of_those_in_both(void **state)
{
	static const struct decimal a[] = { { 1, 0 }, { 2, 0 }, { 3, 0 }, { 4, 0 }, { 9, 0 } },
				    b[] = { { 2, 0 }, { 1, 0 }, { 3, 0 }, { 4, 0 }, { 0, 0 } };
	static const bool in_a[] = { true, true, true, true, false },
			  in_b[] = { true, true, true, true, false };
	struct standing left[5], right[5];
	struct ranking one = { .standings = left }, other = { .standings = right };
	double rho, tau;

	(void)state;
	rank_decimals(a, in_a, 5, &one);
	rank_decimals(b, in_b, 5, &other);
	left[4].present = true; /* in one alone */
	assert_true(correlation_spearman(&one, &other, &rho));
	assert_true(correlation_kendall(&one, &other, &tau));
	assert_true(fabs(rho - 0.8) < 1e-12);
	assert_true(fabs(tau - 4.0 / 6) < 1e-12);
	assert_true(correlation_kendall(&other, &one, &tau));
	assert_true(fabs(tau - 4.0 / 6) < 1e-12);
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
		cmocka_unit_test(nothing_has_no_coefficient),
		cmocka_unit_test(places_of_a_partial_edition),
		cmocka_unit_test(correlations_of_those_in_both),
		cmocka_unit_test(bounds_of_more_than_half),
		cmocka_unit_test(figures_out_of_all_proportion),
		cmocka_unit_test(lines_that_nobody_knows),
		cmocka_unit_test(pillars_without_rounding),
		cmocka_unit_test(countries_that_are_new_by_the_dozen),
		cmocka_unit_test(a_country_taken_for_another),
	};

	return cmocka_run_group_tests_name(
		"analysis_edges", tests, editions_setup, editions_teardown);
}
