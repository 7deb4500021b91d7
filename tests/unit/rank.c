#include "editions.h"

#include "analysis/rank.h"

enum { FEW = 6 };

/* 90, 80.0, 80.00, missing, 70, 80: three tie, one is missing */
static void rank_few(struct ranking *ret)
{
	static const struct decimal values[FEW] = { { 90, 0 }, { 800, 1 }, { 8000, 2 }, { 999, 0 },
		{ 70, 0 }, { 80, 0 } };
	static const bool present[FEW] = { true, true, true, false, true, true };

	rank_decimals(values, present, FEW, ret);
}

static void tie_rules(void **state)
{
	static const char *const expected[RANK_TIES][FEW] = {
		[RANK_COMPETITION] = { "1", "2", "2", "", "5", "2" },
		[RANK_DENSE] = { "1", "2", "2", "", "3", "2" },
		[RANK_MODIFIED] = { "1", "4", "4", "", "5", "4" },
		[RANK_FRACTIONAL] = { "1", "3", "3", "", "5", "3" },
		[RANK_ORDINAL] = { "1", "2", "3", "", "5", "4" },
	};
	struct standing standings[FEW];
	struct ranking ranking = { .standings = standings };

	(void)state;
	rank_few(&ranking);
	assert_int_equal(ranking.n, 5);
	assert_int_equal(ranking.distinct, 3);
	assert_false(standings[3].present);
	for (int ties = 0; ties < RANK_TIES; ties++) {
		for (size_t i = 0; i < FEW; i++) {
			if (standings[i].present)
				assert_decimal(rank_by(standings[i], (enum rank_ties)ties),
					expected[ties][i]);
		}
	}
}

static void halves(void **state)
{
	static const struct decimal values[] = { { 3, 0 }, { 2, 0 }, { 2, 0 }, { 1, 0 } };
	struct standing standings[4];
	struct ranking ranking = { .standings = standings };

	(void)state;
	rank_decimals(values, NULL, 4, &ranking);
	assert_decimal(rank_by(standings[1], RANK_FRACTIONAL), "2.5");
	assert_decimal(rank_half(79), "39.5");
	assert_decimal(rank_half(-55), "-27.5");
	assert_decimal(rank_half(80), "40");
	assert_decimal(rank_half(-1), "-0.5");
}

static void percentiles(void **state)
{
	static const struct decimal values[] = { { 3, 0 }, { 2, 0 }, { 2, 0 }, { 1, 0 } };
	struct standing standings[4];
	struct ranking ranking = { .standings = standings };
	struct decimal percentile;

	(void)state;
	rank_decimals(values, NULL, 4, &ranking);
	assert_true(rank_percentile(standings[0], 4, &percentile));
	assert_decimal(percentile, "100.00");
	assert_true(rank_percentile(standings[1], 4, &percentile));
	assert_decimal(percentile, "50.00");
	assert_true(rank_percentile(standings[3], 4, &percentile));
	assert_decimal(percentile, "0.00");
	rank_decimals(values, NULL, 1, &ranking);
	assert_false(rank_percentile(standings[0], 1, &percentile));
	assert_false(rank_percentile((struct standing) { 0 }, 4, &percentile));
	/* 100 * (17 - 12) / 16 = 31.25 and (9 - 4)/(33 - 1): exact halves go away from zero */
	assert_true(
		rank_percentile((struct standing) { .present = true, .higher = 122, .equal = 1 },
			161, &percentile));
	assert_decimal(percentile, "23.75");
	assert_true(rank_percentile(
		(struct standing) { .present = true, .higher = 31, .equal = 1 }, 33, &percentile));
	assert_decimal(percentile, "3.13"); /* 3.125 */
}

static void nothing(void **state)
{
	struct standing standings[FEW];
	struct ranking ranking = { .standings = standings };

	(void)state;
	rank_decimals(NULL, NULL, 0, &ranking);
	assert_int_equal(ranking.n, 0);
	assert_int_equal(ranking.distinct, 0);
}

static void indonesia(void **state)
{
	static const struct {
		int label, place, tied, of, dense;
		const char *percentile;
	} expected[] = {
		{ 2014, 44, 3, 195, 13, "77.32" },
		{ 2017, 76, 1, 195, 69, "61.34" },
		{ 2018, 43, 1, 194, 41, "78.24" },
		{ 2020, 31, 1, 194, 24, "84.46" },
		{ 2024, 1, 12, 194, 1, "97.15" },
	};
	struct editions_state *editions = *state;
	size_t country = editions_country(&editions->world, "IDN");

	for (size_t i = 0; i < EDITIONS; i++) {
		struct ranking ranking;
		struct standing standing;
		struct decimal percentile;

		rank_table(editions_get(&editions->world, expected[i].label), &editions->world,
			NULL, &editions->arena, &ranking);
		standing = ranking.standings[country];
		assert_int_equal(standing_place(standing), expected[i].place);
		assert_int_equal(standing.equal, expected[i].tied);
		assert_int_equal(standing_dense(standing), expected[i].dense);
		assert_int_equal(ranking.n, expected[i].of);
		assert_true(rank_percentile(standing, ranking.n, &percentile));
		assert_decimal(percentile, expected[i].percentile);
	}
}

/* ITU prints dense ranks: the printed rank of every row is the dense rank of the printed score. */
static void printed_ranks_are_dense(void **state)
{
	struct editions_state *editions = *state;
	const struct gci_world *world = &editions->world;

	for (size_t t = 0; t < world->table_count; t++) {
		const struct gci_table *table = &world->tables[t];
		struct ranking ranking;

		rank_table(table, world, NULL, &editions->arena, &ranking);
		for (size_t i = 0; i < world->country_count; i++) {
			int rank = gci_record_rank(&table->records[i]);

			if (rank > 0)
				assert_int_equal(rank, standing_dense(ranking.standings[i]));
		}
		if (table->edition->last_rank > 0) {
			struct gci_edition edition = *table->edition;
			struct gci_table copy = *table;

			assert_int_equal(ranking.distinct, edition.last_rank);
			/* and counted from the ranks, where the table is whole */
			copy.edition = &edition;
			edition.last_rank = 0;
			assert_int_equal(gci_last_rank(world, &copy), table->edition->last_rank);
			copy.partial = true;
			assert_int_equal(gci_last_rank(world, &copy), 0);
		}
	}
}

/* The last rank may be that of the first country. */
static void last_rank(void **state)
{
	struct editions_state *editions = *state;
	const struct gci_world *world = &editions->world;
	struct gci_table table = *editions_get(world, 2020);
	struct gci_record *records =
		arena_array(&editions->arena, world->country_count, sizeof *records);

	memcpy(records, table.records, world->country_count * sizeof *records);
	table.records = records;
	records[0].figure[GCI_ITU_RANK].value = (struct decimal) { 183, 0 };
	assert_int_equal(gci_last_rank(world, &table), 183);
}

static void panel_restricts(void **state)
{
	struct editions_state *editions = *state;
	const struct gci_world *world = &editions->world;
	struct gci_set asean = editions_set(&editions->arena, world, editions_asean);
	struct ranking ranking;

	rank_table(editions_get(world, 2020), world, asean.member, &editions->arena, &ranking);
	assert_int_equal(ranking.n, 10);
	assert_int_equal(standing_place(ranking.standings[editions_country(world, "IDN")]), 3);
	assert_false(ranking.standings[editions_country(world, "USA")].present);
	rank_series(editions_get(world, 2020), world, GCI_LEGAL, NULL, &editions->arena, &ranking);
	assert_int_equal(ranking.n, 194);
	rank_series(editions_get(world, 2018), world, GCI_LEGAL, NULL, &editions->arena, &ranking);
	assert_int_equal(ranking.n, 0);
}

static void finding(void **state)
{
	struct editions_state *editions = *state;
	const struct gci_world *world = &editions->world;
	struct decimal score;

	for (size_t i = 0; i < world->country_count; i++)
		assert_int_equal(gci_country_find(world, world->countries[i].iso3), (int)i);
	assert_int_equal(gci_country_find(world, "XXX"), -1);
	assert_int_equal(gci_country_find(world, ""), -1);
	assert_int_equal(gci_country_find(&(struct gci_world) { 0 }, "IDN"), -1);
	assert_int_equal(gci_country_find(&(struct gci_world) { .countries = world->countries,
						  .country_count = 1 },
				 world->countries[0].iso3),
		0);
	assert_null(gci_table_find(world, 2021));
	assert_decimal(gci_score100(&editions_published[0], (struct decimal) { 471, 3 }), "47.1");
	assert_decimal(gci_score100(&editions_published[3], (struct decimal) { 9488, 2 }), "94.88");
	assert_false(
		gci_record_score100(&editions_published[0], &(struct gci_record) { 0 }, &score));
	assert_int_equal(
		gci_record_tier(
			&editions_get(world, 2024)->records[editions_country(world, "IDN")]),
		1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tie_rules),
		cmocka_unit_test(halves),
		cmocka_unit_test(percentiles),
		cmocka_unit_test(nothing),
		cmocka_unit_test(indonesia),
		cmocka_unit_test(printed_ranks_are_dense),
		cmocka_unit_test(last_rank),
		cmocka_unit_test(panel_restricts),
		cmocka_unit_test(finding),
	};

	return cmocka_run_group_tests_name("rank", tests, editions_setup, editions_teardown);
}
