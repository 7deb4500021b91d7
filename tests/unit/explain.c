#include "editions.h"

#include "analysis/explain.h"

static void explained(struct editions_state *editions, const char *iso3, int from, int to,
	struct explain_change *ret)
{
	assert_true(explain_change(&editions->world, editions_get(&editions->world, from),
		editions_get(&editions->world, to), editions_country(&editions->world, iso3),
		&editions->arena, ret));
	assert_int_equal(ret->place_to - ret->place_from,
		(ret->overtaken_by - ret->overtook) + (ret->entrants_above - ret->leavers_above));
	assert_int_equal(ret->own_x2 + ret->others_x2, 2 * (ret->overtook - ret->overtaken_by));
}

static const char *codes_of(
	struct editions_state *editions, const struct explain_change *explain, enum explain_how how)
{
	struct gci_list list = { .index = arena_array(&editions->arena, explain->row_count,
					 sizeof *list.index) };

	for (size_t i = 0; i < explain->row_count; i++) {
		if (explain->rows[i].how == how)
			list.index[list.count++] = explain->rows[i].country;
	}
	return editions_codes(&editions->arena, &editions->world, list);
}

static void from_2018_to_2020(void **state)
{
	struct editions_state *editions = *state;
	struct explain_change explain;

	explained(editions, "IDN", 2018, 2020, &explain);
	assert_int_equal(explain.place_from, 43);
	assert_int_equal(explain.of_from, 194);
	assert_int_equal(explain.place_to, 31);
	assert_int_equal(explain.overtook, 16);
	assert_int_equal(explain.overtaken_by, 4);
	assert_int_equal(explain.entrants_above + explain.leavers_above, 0);
	assert_string_equal(codes_of(editions, &explain, EXPLAIN_OVERTOOK),
		"AUT CHE CHN DNK GEO HRV HUN IRL ISR KAZ MKD NZL POL QAT SWE THA");
	assert_string_equal(codes_of(editions, &explain, EXPLAIN_OVERTAKEN_BY), "BRA IND LVA PRT");
	assert_decimal(rank_half(explain.own_x2), "39.5");
	assert_decimal(rank_half(explain.others_x2), "-27.5");
	assert_int_equal(explain.stood_still, 68);
	assert_int_equal(explain.itu_from, 41);
	assert_int_equal(explain.itu_to, 24);
}

/* Austria's 0.676 of 2014 is what one country has in 2017: there it would be level with it. */
static void stood_still_level(void **state)
{
	struct explain_change explain;

	explained(*state, "AUT", 2014, 2017, &explain);
	assert_int_equal(explain.stood_still, 28);
	assert_int_equal(explain.stood_still_tied, 2);
	explained(*state, "IDN", 2018, 2020, &explain);
	assert_int_equal(explain.stood_still_tied, 1);
}

static void from_2017_to_2018(void **state)
{
	struct explain_change explain;

	explained(*state, "IDN", 2017, 2018, &explain);
	assert_decimal(rank_half(explain.own_x2), "57.5");
	assert_decimal(rank_half(explain.others_x2), "-24.5");
	assert_int_equal(explain.stood_still, 98);
}

/* Hong Kong scored above Indonesia in 2014 and is in no edition since. */
static void leaver_above(void **state)
{
	struct editions_state *editions = *state;
	struct explain_change explain;

	explained(editions, "IDN", 2014, 2017, &explain);
	assert_int_equal(explain.place_from, 44);
	assert_int_equal(explain.of_from, 195);
	assert_int_equal(explain.place_to, 76);
	assert_int_equal(explain.leavers_above, 1);
	assert_int_equal(explain.entrants_above, 0);
	assert_int_equal(explain.leavers_missing, 0);
	assert_string_equal(codes_of(editions, &explain, EXPLAIN_LEAVER_ABOVE), "HKG");
}

/* Countries that one edition is short of are told from those that left or entered. */
static void missing_rows(void **state)
{
	static const char *const away[] = { "USA", "GBR", "ZWE", NULL };
	struct editions_state *editions = *state;
	const struct gci_world *world = &editions->world;
	size_t count = world->country_count, country = editions_country(world, "IDN");
	struct gci_table shorter = *editions_get(world, 2020);
	struct gci_record *records = arena_array(&editions->arena, count, sizeof *records);
	struct explain_change explain;

	memcpy(records, shorter.records, count * sizeof *records);
	shorter.records = records;
	for (const char *const *code = away; *code; code++, shorter.scored--)
		records[editions_country(world, *code)] = (struct gci_record) { 0 };
	assert_true(explain_change(
		world, editions_get(world, 2018), &shorter, country, &editions->arena, &explain));
	assert_int_equal(explain.leavers_above, 2);
	assert_int_equal(explain.leavers_missing, 2);
	assert_int_equal(explain.entrants_above + explain.entrants_missing, 0);
	assert_true(explain_change(
		world, &shorter, editions_get(world, 2018), country, &editions->arena, &explain));
	assert_int_equal(explain.entrants_above, 2);
	assert_int_equal(explain.entrants_missing, 2);
	assert_int_equal(explain.leavers_above + explain.leavers_missing, 0);
	for (size_t i = 1; i < explain.row_count; i++) {
		const struct explain_row *last = &explain.rows[i - 1], *row = &explain.rows[i];

		assert_true(last->how < row->how ||
			    (last->how == row->how && last->country < row->country));
	}
}

static void levels(void **state)
{
	struct editions_state *editions = *state;
	struct explain_change explain;
	int level = 0;

	explained(editions, "IDN", 2020, 2024, &explain);
	assert_int_equal(explain.place_to, 1);
	assert_int_equal(explain.overtook, 30);
	for (size_t i = 0; i < explain.row_count; i++)
		level += explain.rows[i].level_to;
	assert_int_equal(level, explain.overtook_level);
	assert_true(level > 0 && level < 12);
	/* the Republic of Korea was level with Singapore, and is above it now */
	explained(editions, "SGP", 2020, 2024, &explain);
	level = 0;
	for (size_t i = 0; i < explain.row_count; i++)
		level += explain.rows[i].how == EXPLAIN_OVERTAKEN_BY && explain.rows[i].level_from;
	assert_int_equal(level, explain.overtaken_level);
	assert_true(level > 0);
}

static void one_edition(void **state)
{
	struct editions_state *editions = *state;
	const struct gci_world *world = &editions->world;
	struct explain_edition explain;
	size_t above = 0, alone = 0;

	assert_true(explain_edition(world, editions_get(world, 2020),
		editions_country(world, "IDN"), &editions->arena, &explain));
	assert_int_equal(explain.standing.higher, 30);
	assert_int_equal(explain.level_count, 23);
	assert_int_equal(explain.itu_rank, 24);
	assert_int_equal(explain.of, 194);
	assert_int_equal(explain.shared, 5);
	for (size_t i = 0; i < explain.level_count; i++) {
		above += explain.levels[i].countries.count;
		alone += explain.levels[i].countries.count == 1;
		if (i > 0)
			assert_true(decimal_cmp(explain.levels[i - 1].score,
					    explain.levels[i].score) > 0);
	}
	assert_int_equal(above, 30);
	assert_int_equal(alone, 18);
	assert_decimal(explain.levels[1].score, "99.54");
	assert_string_equal(
		editions_codes(&editions->arena, world, explain.levels[1].countries), "GBR SAU");
}

static void not_there(void **state)
{
	struct editions_state *editions = *state;
	const struct gci_world *world = &editions->world;
	struct explain_edition edition;
	struct explain_change change;
	size_t palau = editions_country(world, "PLW");

	assert_false(explain_edition(
		world, editions_get(world, 2020), palau, &editions->arena, &edition));
	assert_false(explain_change(world, editions_get(world, 2017), editions_get(world, 2018),
		palau, &editions->arena, &change));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(from_2018_to_2020),
		cmocka_unit_test(from_2017_to_2018),
		cmocka_unit_test(stood_still_level),
		cmocka_unit_test(leaver_above),
		cmocka_unit_test(missing_rows),
		cmocka_unit_test(levels),
		cmocka_unit_test(one_edition),
		cmocka_unit_test(not_there),
	};

	return cmocka_run_group_tests_name("explain", tests, editions_setup, editions_teardown);
}
