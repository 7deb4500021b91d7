#include "editions.h"

#include "analysis/change.h"

static void tables_changed(struct editions_state *editions, int from, int to, struct change *ret)
{
	change_tables(&editions->world, editions_get(&editions->world, from),
		editions_get(&editions->world, to), &editions->arena, ret);
	change_stability(ret);
}

static void indonesia(void **state)
{
	static const struct {
		int from, to, panel, place_from, place_to, places;
	} expected[] = {
		{ 2014, 2017, 194, 43, 76, -33 },
		{ 2017, 2018, 194, 76, 43, 33 },
		{ 2018, 2020, 194, 43, 31, 12 },
		{ 2020, 2024, 194, 31, 1, 30 },
	};
	struct editions_state *editions = *state;
	size_t country = editions_country(&editions->world, "IDN");

	for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
		struct change change;
		const struct change_row *row;

		tables_changed(editions, expected[i].from, expected[i].to, &change);
		row = &change.rows[country];
		assert_int_equal(change.panel.n, expected[i].panel);
		assert_int_equal(row->place_from, expected[i].place_from);
		assert_int_equal(row->tied_from, expected[i].from == 2014 ? 3 : 1);
		assert_int_equal(row->place_to, expected[i].place_to);
		assert_true(row->has_places);
		assert_int_equal(row->places, expected[i].places);
	}
}

static void from_2018_to_2020(void **state)
{
	struct editions_state *editions = *state;
	const struct gci_world *world = &editions->world;
	struct change change;
	const struct change_row *row;

	tables_changed(editions, 2018, 2020, &change);
	assert_int_equal(change.gained, 87);
	assert_int_equal(change.lost, 98);
	assert_int_equal(change.unmoved, 9);
	assert_int_equal(change.opposite, 15);
	assert_false(change.itu_coarse);
	assert_int_equal(change.panel.entrants.count, 0);
	assert_int_equal(change.panel.leavers.count, 0);
	assert_true(change.has_spearman && change.has_kendall_tau_b && change.has_mean_abs_shift);

	row = &change.rows[editions_country(world, "TCD")];
	assert_int_equal(row->place_from, 160);
	assert_int_equal(row->place_to, 103);
	assert_int_equal(row->places, 57);
	assert_int_equal(row->itu_places, 52);
	assert_decimal(row->score100_from, "9.8");
	assert_decimal(row->score100_to, "40.44");
	assert_decimal(row->score_change, "30.64");

	row = &change.rows[editions_country(world, "KHM")];
	assert_int_equal(row->places, 2);
	assert_int_equal(row->itu_places, -1);
	assert_true(row->opposite);

	row = &change.rows[editions_country(world, "IDN")];
	assert_int_equal(row->itu_from, 41);
	assert_int_equal(row->itu_to, 24);
	assert_decimal(row->percentile_from, "78.24");
	assert_decimal(row->percentile_to, "84.46");
}

static void coarse_2014(void **state)
{
	struct editions_state *editions = *state;
	const struct gci_world *world = &editions->world;
	const struct change_row *row;
	struct change change;

	tables_changed(editions, 2014, 2017, &change);
	assert_int_equal(change.itu_values_from, 29);
	assert_int_equal(change.itu_values_to, 164);
	assert_true(change.itu_coarse);
	row = &change.rows[editions_country(world, "IDN")];
	assert_int_equal(row->itu_from, 13);
	assert_int_equal(row->itu_to, 69);
	assert_false(row->has_itu_places);
	assert_int_equal(change.opposite, 0);
	assert_string_equal(editions_codes(&editions->arena, world, change.panel.entrants), "VAT");
	assert_string_equal(editions_codes(&editions->arena, world, change.panel.leavers), "HKG");
	row = &change.rows[editions_country(world, "HKG")];
	assert_int_equal(row->part, PANEL_LEAVER);
	assert_false(row->has_places);
	assert_int_equal(row->place_from, 0);
	assert_true(row->has_score_from);
	assert_false(row->has_score_to || row->has_score_change);
}

static void no_ranks_2024(void **state)
{
	struct editions_state *editions = *state;
	const struct change_row *row;
	struct change change;

	tables_changed(editions, 2020, 2024, &change);
	row = &change.rows[editions_country(&editions->world, "IDN")];
	assert_false(change.itu_coarse);
	assert_int_equal(change.itu_values_to, 0);
	assert_int_equal(row->itu_from, 24);
	assert_int_equal(row->itu_to, 0);
	assert_false(row->has_itu_places);
	assert_int_equal(row->tier_from, 0);
	assert_int_equal(row->tier_to, 1);
	assert_int_equal(row->tied_to, 12);
	assert_decimal(row->score_change, "5.12");
}

/* An edition short of ten countries: they are missing, not leavers; short of thirty it is partial
 * and there are no places. */
static void incomplete(void **state)
{
	struct editions_state *editions = *state;
	const struct gci_world *world = &editions->world;
	size_t count = world->country_count, dropped = 0;
	struct gci_table shorter = *editions_get(world, 2020);
	struct change change;

	shorter.records = arena_array(&editions->arena, count, sizeof *shorter.records);
	memcpy(shorter.records, editions_get(world, 2020)->records,
		count * sizeof *shorter.records);
	for (size_t i = 0; dropped < 10; i++) {
		dropped += gci_has(&shorter.records[i], GCI_SCORE);
		shorter.records[i] = (struct gci_record) { 0 };
	}
	shorter.scored -= dropped;
	change_tables(world, editions_get(world, 2018), &shorter, &editions->arena, &change);
	change_stability(&change);
	assert_int_equal(change.panel.n, 184);
	assert_int_equal(change.panel.leavers.count, 0);
	assert_int_equal(change.panel.missing_to.count, 10);
	assert_int_equal(change.rows[change.panel.missing_to.index[0]].part, PANEL_MISSING_TO);
	assert_int_equal(change.gained + change.lost + change.unmoved, 184);

	shorter.partial = true;
	change_tables(world, &shorter, editions_get(world, 2024), &editions->arena, &change);
	change_stability(&change);
	assert_true(change.partial);
	assert_int_equal(change.panel.missing_from.count, 10);
	assert_int_equal(change.gained + change.lost + change.unmoved, 0);
	assert_false(change.has_spearman || change.has_kendall_tau_b || change.has_mean_abs_shift);
	for (size_t i = 0; i < count; i++) {
		assert_false(change.rows[i].has_places || change.rows[i].has_percentiles);
		assert_int_equal(change.rows[i].place_from, 0);
	}
}

/* Tiers are counted where both editions have one: T1 is above T2. */
static void tiers(void **state)
{
	static const struct {
		const char *iso3;
		int tier; /* 0: none */
	} now[] = { { "IDN", 2 }, { "MYS", 3 }, { "THA", 2 }, { "LAO", 3 }, { "AFG", 4 },
		{ "ZWE", 0 } };
	struct editions_state *editions = *state;
	const struct gci_world *world = &editions->world;
	struct gci_table later = *editions_get(world, 2024);
	struct gci_record *records =
		arena_array(&editions->arena, world->country_count, sizeof *records);
	struct change change;

	memcpy(records, later.records, world->country_count * sizeof *records);
	later.records = records;
	for (size_t i = 0; i < sizeof now / sizeof *now; i++) {
		struct gci_figure *tier =
			&records[editions_country(world, now[i].iso3)].figure[GCI_TIER];

		tier->value = (struct decimal) { now[i].tier, 0 };
		tier->source = now[i].tier > 0;
	}
	change_tables(world, editions_get(world, 2024), &later, &editions->arena, &change);
	/* in 2024: IDN, MYS and THA T1, LAO and ZWE T4, AFG T5 */
	assert_int_equal(change.tiers_up, 2);
	assert_int_equal(change.tiers_down, 3);
	assert_int_equal(change.tiers_same, 194 - 2 - 3 - 1);
}

/* Of the countries in both editions, the mean of how many places each moved, up or down. */
static void mean_shift(void **state)
{
	for (size_t e = 0; e + 1 < EDITIONS; e++) {
		struct change change;
		double sum = 0;
		size_t both = 0;

		tables_changed(*state, editions_published[e].label, editions_published[e + 1].label,
			&change);
		for (size_t i = 0; i < change.row_count; i++) {
			both += change.rows[i].has_places;
			sum += abs(change.rows[i].place_to - change.rows[i].place_from);
		}
		assert_int_equal(change.mean_abs_shift.places, 2);
		assert_true(abs((int)change.mean_abs_shift.value -
				    (int)(sum * 100 / (double)both + 0.5)) <= 0);
	}
}

/* A copy of GCI 2020 that a test may spoil. */
static struct gci_table copy_of_2020(struct editions_state *editions)
{
	size_t count = editions->world.country_count;
	struct gci_table table = *editions_get(&editions->world, 2020);
	struct gci_record *records = arena_array(&editions->arena, count, sizeof *records);

	memcpy(records, table.records, count * sizeof *records);
	table.records = records;
	return table;
}

static void set_rank(
	struct editions_state *editions, struct gci_table *table, const char *iso3, int rank)
{
	table->records[editions_country(&editions->world, iso3)].figure[GCI_ITU_RANK] =
		(struct gci_figure) { { rank, 0 }, rank != 0 };
}

/* Ranks of so many values, in turn. */
static void set_ranks(
	struct editions_state *editions, struct gci_table *table, int values, int factor)
{
	int rank = 0;

	for (size_t i = 0; i < editions->world.country_count; i++)
		if (gci_has(&table->records[i], GCI_ITU_RANK))
			table->records[i].figure[GCI_ITU_RANK].value =
				(struct decimal) { 1 + rank++ % values * factor, 0 };
}

/* Ranks that all differ, and as many that are all the same; those of 0 and below are none. */
static void itu_values_are_counted(void **state)
{
	static const int cases[][2] = { { 194, 1 }, { 1, 1 }, { 194, 1000 }, { 100, 512 } };
	struct editions_state *editions = *state;
	const struct gci_world *world = &editions->world;
	struct gci_table table = copy_of_2020(editions);

	for (size_t c = 0; c < 4; c++) {
		struct change change;

		set_ranks(editions, &table, cases[c][0], cases[c][1]);
		change_tables(world, &table, editions_get(world, 2020), &editions->arena, &change);
		assert_int_equal(change.itu_values_from, cases[c][0]);
	}
	set_ranks(editions, &table, 194, 1);
	for (int rank = 0; rank > -2; rank--) {
		struct change change;

		set_rank(editions, &table, rank ? "ZWE" : "AFG", rank);
		change_tables(world, &table, editions_get(world, 2020), &editions->arena, &change);
		assert_int_equal(change.itu_values_from, 193 + rank);
	}
}

/* Ranks are too coarse to be compared where one edition has more than twice the values of the
 * other, and has any. */
static void coarse_ranks(void **state)
{
	static const struct {
		int values, more;
		bool coarse;
	} cases[] = { { 91, 182, false }, { 90, 182, true }, { 91, 183, true }, { 1, 194, true },
		{ 1, 2, false }, { 1, 3, true } };
	struct editions_state *editions = *state;
	const struct gci_world *world = &editions->world;
	struct gci_table few = copy_of_2020(editions), many = copy_of_2020(editions);
	struct change change;

	for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
		set_ranks(editions, &few, cases[c].values, 1);
		set_ranks(editions, &many, cases[c].more, 1);
		change_tables(world, &few, &many, &editions->arena, &change);
		assert_int_equal(change.itu_coarse, cases[c].coarse);
		change_tables(world, &many, &few, &editions->arena, &change);
		assert_int_equal(change.itu_coarse, cases[c].coarse);
	}
	change_tables(world, editions_get(world, 2024), &many, &editions->arena, &change);
	assert_false(change.itu_coarse);
	change_tables(world, &many, editions_get(world, 2024), &editions->arena, &change);
	assert_false(change.itu_coarse);
}

/* From and to rank 1; a rank that stayed is not opposite to a place gained, nor is one that is not
 * there. */
static void ranks_that_moved(void **state)
{
	struct editions_state *editions = *state;
	const struct gci_world *world = &editions->world;
	const struct change_row *row;
	struct gci_table table = copy_of_2020(editions);
	struct change change;

	set_rank(editions, &table, "IDN", 41);
	set_rank(editions, &table, "CHN", 0);
	change_tables(world, editions_get(world, 2018), &table, &editions->arena, &change);
	row = &change.rows[editions_country(world, "GBR")];
	assert_true(row->has_itu_places);
	assert_int_equal(row->itu_places, -1);
	row = &change.rows[editions_country(world, "USA")];
	assert_true(row->has_itu_places);
	assert_int_equal(row->itu_places, 1);
	row = &change.rows[editions_country(world, "IDN")];
	assert_int_equal(row->places, 12);
	assert_int_equal(row->itu_places, 0);
	assert_false(row->opposite);
	assert_false(change.rows[editions_country(world, "CHN")].has_itu_places);
	change_tables(world, &table, editions_get(world, 2018), &editions->arena, &change);
	assert_false(change.rows[editions_country(world, "CHN")].has_itu_places);
	row = &change.rows[editions_country(world, "IDN")];
	assert_int_equal(row->places, -12);
	assert_false(row->opposite);
}

/* One country alone stays where it is, by nought places in the mean. */
static void one_country(void **state)
{
	struct editions_state *editions = *state;
	const struct gci_world *world = &editions->world;
	struct gci_table table = copy_of_2020(editions);
	struct change change;

	for (size_t i = 0; i < world->country_count; i++)
		if (i != editions_country(world, "IDN"))
			table.records[i] = (struct gci_record) { 0 };
	change_tables(world, editions_get(world, 2018), &table, &editions->arena, &change);
	assert_int_equal(change.unmoved, 1);
	assert_true(change.has_mean_abs_shift);
	assert_decimal(change.mean_abs_shift, "0.00");
}

static void itself(void **state)
{
	struct editions_state *editions = *state;
	struct change change;

	tables_changed(editions, 2020, 2020, &change);
	assert_int_equal(change.unmoved, 194);
	assert_rounded(change.spearman, 4, "1.0000");
	assert_rounded(change.kendall_tau_b, 4, "1.0000");
	assert_decimal(change.mean_abs_shift, "0.00");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(indonesia),
		cmocka_unit_test(from_2018_to_2020),
		cmocka_unit_test(coarse_2014),
		cmocka_unit_test(no_ranks_2024),
		cmocka_unit_test(incomplete),
		cmocka_unit_test(tiers),
		cmocka_unit_test(mean_shift),
		cmocka_unit_test(itu_values_are_counted),
		cmocka_unit_test(coarse_ranks),
		cmocka_unit_test(ranks_that_moved),
		cmocka_unit_test(one_country),
		cmocka_unit_test(itself),
	};

	return cmocka_run_group_tests_name("change", tests, editions_setup, editions_teardown);
}
