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
			    rough[] = { 1, 3, 2, 4 }, same[] = { 2, 2, 2, 2 };
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
		cmocka_unit_test(partial_editions),
		cmocka_unit_test(fits),
	};

	return cmocka_run_group_tests_name("convergence", tests, editions_setup, editions_teardown);
}
