#include "editions.h"

#include "analysis/convergence.h"

#include <math.h>

static void asean(void **state)
{
	static const char *const sds[] = { "20.46", "23.64", "28.16", "30.80", "24.90" };
	struct editions_state *editions = *state;
	const struct gci_world *world = &editions->world;
	struct gci_set set = editions_set(&editions->arena, world, editions_asean);
	struct convergence convergence;
	struct err err = { 0 };

	assert_true(
		convergence_group(world, &set, 2014, 2024, &editions->arena, &convergence, &err));
	assert_int_equal(convergence.edition_count, EDITIONS);
	assert_int_equal(convergence.fixed.count, 10);
	assert_int_equal(convergence.members, 10);
	for (size_t i = 0; i < EDITIONS; i++)
		assert_rounded(convergence.editions[i].score.sd, 2, sds[i]);
	assert_true(convergence.has_line);
	assert_rounded(convergence.line.beta, 4, "-0.0431");
	assert_rounded(convergence.line.se, 4, "0.2658");
	assert_int_equal(convergence.verdict, CONVERGENCE_DIVERGING);
	assert_true(convergence.cv_disagrees);       /* the mean doubled */
	assert_int_equal(convergence.at_ceiling, 1); /* Indonesia */
	assert_rounded(convergence.line.intercept + convergence.line.beta * 39.422, 2, "41.17");
}

static void refusals(void **state)
{
	static const char *const three[] = { "IDN", "MYS", "SGP", "PLW", NULL };
	struct editions_state *editions = *state;
	const struct gci_world *world = &editions->world;
	struct gci_set set = editions_set(&editions->arena, world, three);
	struct gci_set asean = editions_set(&editions->arena, world, editions_asean);
	struct convergence convergence;
	struct err err = { 0 };

	assert_false(
		convergence_group(world, &set, 2014, 2024, &editions->arena, &convergence, &err));
	assert_int_equal(err.code, ERR_MISLEADING);
	assert_false(
		convergence_group(world, &asean, 2014, 2023, &editions->arena, &convergence, &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
	assert_false(
		convergence_group(world, &asean, 2020, 2014, &editions->arena, &convergence, &err));
	assert_int_equal(err.code, ERR_USAGE);
}

/* Three are too few, four are enough; the two ends may not be one edition. */
static void the_least_it_takes(void **state)
{
	static const char *const four[] = { "IDN", "MYS", "SGP", "THA", NULL };
	struct editions_state *editions = *state;
	const struct gci_world *world = &editions->world;
	struct gci_set set =
		editions_set(&editions->arena, world, four + (4 - CONVERGENCE_MEMBERS));
	struct convergence convergence;
	struct err err = { 0 };

	assert_true(
		convergence_group(world, &set, 2018, 2020, &editions->arena, &convergence, &err));
	assert_int_equal(convergence.fixed.count, CONVERGENCE_MEMBERS);
	assert_int_equal(convergence.edition_count, 2);
	assert_int_equal(convergence.at_ceiling, 0);
	assert_false(
		convergence_group(world, &set, 2020, 2020, &editions->arena, &convergence, &err));
	assert_int_equal(err.code, ERR_USAGE);
}

/* Who counts: with a score in the first edition, too, be it the first country of the list; at the
 * ceiling in the last edition. */
static void who_is_fixed(void **state)
{
	static const struct {
		const char *who[6];
		int from, to;
		size_t members, fixed, ceiling;
		enum convergence_verdict verdict;
	} cases[] = {
		{ { "AFG", "IDN", "MYS", "SGP" }, 2018, 2020, 4, 4, 0, CONVERGENCE_DIVERGING },
		{ { "IDN", "MYS", "SGP", "THA", "VAT" }, 2014, 2024, 5, 4, 1,
			CONVERGENCE_CONVERGING },
		{ { "IDN", "MYS", "SGP", "USA" }, 2020, 2024, 4, 4, 1, CONVERGENCE_CONVERGING },
	};
	struct editions_state *editions = *state;
	const struct gci_world *world = &editions->world;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gci_set set = editions_set(&editions->arena, world, cases[i].who);
		struct convergence convergence;
		struct err err = { 0 };

		assert_true(convergence_group(world, &set, cases[i].from, cases[i].to,
			&editions->arena, &convergence, &err));
		assert_int_equal(convergence.members, cases[i].members);
		assert_int_equal(convergence.fixed.count, cases[i].fixed);
		assert_int_equal(convergence.at_ceiling, cases[i].ceiling);
		assert_int_equal(convergence.verdict, cases[i].verdict);
	}
}

/* The first edition against the last, whatever lies between; ASEAN's deviations are in asean(). */
static void first_against_last(void **state)
{
	struct editions_state *editions = *state;
	const struct gci_world *world = &editions->world;
	struct gci_set set = editions_set(&editions->arena, world, editions_asean);
	struct convergence convergence;
	struct err err = { 0 };

	assert_true(
		convergence_group(world, &set, 2018, 2024, &editions->arena, &convergence, &err));
	assert_int_equal(convergence.verdict, CONVERGENCE_CONVERGING);
	assert_true(
		convergence_group(world, &set, 2017, 2024, &editions->arena, &convergence, &err));
	assert_int_equal(convergence.verdict, CONVERGENCE_DIVERGING);
}

/* As printed: by a standard deviation of two decimals and a coefficient of four. One that has none
 * says nothing against the other. */
static void verdicts_as_printed(void **state)
{
	static const char *const who[] = { "IDN", "MYS", "SGP", "THA", NULL };
	static const struct {
		const char *name;
		int64_t first[4], last[4];
		enum convergence_verdict verdict;
	} cases[] = {
		/* 6.3181 and 6.3231, 0.114974 and 0.115044 */
		{ "level", { 4644, 5181, 6295, 5861 }, { 4646, 5179, 6297, 5863 },
			CONVERGENCE_UNCHANGED },
		{ "from", { 0, 0, 0, 0 }, { 1000, 2000, 3000, 4000 }, CONVERGENCE_DIVERGING },
		{ "to", { 1000, 2000, 3000, 4000 }, { 0, 0, 0, 0 }, CONVERGENCE_CONVERGING },
	};
	struct editions_state *editions = *state;
	struct gci_world world = editions->world;
	struct gci_table tables[2] = { *editions_get(&world, 2020), *editions_get(&world, 2024) };
	struct gci_set set = editions_set(&editions->arena, &world, who);

	world.tables = tables;
	world.table_count = 2;
	for (size_t t = 0; t < 2; t++)
		tables[t].records = arena_array(
			&editions->arena, world.country_count, sizeof *tables[t].records);
	for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
		struct convergence convergence;
		struct err err = { 0 };

		for (size_t i = 0; i < 4; i++) {
			size_t country = editions_country(&world, who[i]);

			tables[0].records[country].figure[GCI_SCORE] =
				(struct gci_figure) { { cases[c].first[i], 2 }, 1 };
			tables[1].records[country].figure[GCI_SCORE] =
				(struct gci_figure) { { cases[c].last[i], 2 }, 1 };
		}
		assert_true(convergence_group(
			&world, &set, 2020, 2024, &editions->arena, &convergence, &err));
		if (convergence.verdict != cases[c].verdict || convergence.cv_disagrees)
			fail_msg("%s: %d %d", cases[c].name, convergence.verdict,
				convergence.cv_disagrees);
	}
}

static void partial_editions(void **state)
{
	struct editions_state *editions = *state;
	struct gci_world world = editions->world;
	struct gci_table tables[EDITIONS];
	struct gci_set asean = editions_set(&editions->arena, &world, editions_asean);
	struct convergence convergence;
	struct err err = { 0 };

	memcpy(tables, world.tables, sizeof tables);
	world.tables = tables;
	tables[2].partial = true;
	assert_true(convergence_group(
		&world, &asean, 2014, 2024, &editions->arena, &convergence, &err));
	assert_int_equal(convergence.edition_count, EDITIONS - 1);
	assert_int_equal(convergence.skipped, 1);
	assert_false(convergence_group(
		&world, &asean, 2018, 2024, &editions->arena, &convergence, &err));
	assert_int_equal(err.code, ERR_MISLEADING);
}

static void fits(void **state)
{
	static const double x[] = { 1, 2, 3, 4 }, exact[] = { 5, 3, 1, -1 },
			    rough[] = { 1, 3, 2, 4 }, same[] = { 2, 2, 2, 2 },
			    small[] = { 0.1, 0.3, 0.2, 0.4 };
	struct convergence_line line;

	(void)state;
	assert_true(convergence_fit(x, exact, 4, &line));
	assert_rounded(line.beta, 4, "-2.0000");
	assert_rounded(line.intercept, 4, "7.0000");
	assert_rounded(line.se, 4, "0.0000");
	assert_rounded(line.r2, 4, "1.0000");
	/* by hand: beta 0.8, residuals .3 -.5 ... sum of squares 1.8, se = sqrt(.9 / 5) */
	assert_true(convergence_fit(x, rough, 4, &line));
	assert_rounded(line.beta, 4, "0.8000");
	assert_rounded(line.se, 4, "0.4243");
	assert_rounded(line.r2, 4, "0.6400");
	assert_true(convergence_fit(x, same, 4, &line));
	assert_rounded(line.r2, 4, "0.0000");
	assert_false(convergence_fit(same, x, 4, &line));
	assert_false(convergence_fit(x, rough, 2, &line));
	assert_int_equal(line.n, 4);
	/* x may fall, and differ from the first or the second alone */
	for (size_t i = 0; i < 3; i++) {
		static const double xs[][4] = { { 4, 3, 2, 1 }, { 2, 1, 2, 2 }, { 1, 2, 1, 1 } };

		assert_true(convergence_fit(xs[i], rough, 4, &line));
	}
	assert_true(convergence_fit(x, small, 4, &line));
	assert_rounded(line.r2, 4, "0.6400");
	/* by hand: beta 0.5, mean 2, residuals -.5, 1, -.5: se = sqrt(1.5 / 1 / 2), r2 = .5 / 2 */
	assert_true(convergence_fit(x, rough, 3, &line));
	assert_int_equal(line.n, 3);
	assert_rounded(line.beta, 4, "0.5000");
	assert_rounded(line.intercept, 4, "1.0000");
	assert_rounded(line.se, 4, "0.8660");
	assert_rounded(line.r2, 4, "0.2500");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(asean),
		cmocka_unit_test(refusals),
		cmocka_unit_test(the_least_it_takes),
		cmocka_unit_test(who_is_fixed),
		cmocka_unit_test(first_against_last),
		cmocka_unit_test(verdicts_as_printed),
		cmocka_unit_test(partial_editions),
		cmocka_unit_test(fits),
	};

	return cmocka_run_group_tests_name("convergence", tests, editions_setup, editions_teardown);
}
