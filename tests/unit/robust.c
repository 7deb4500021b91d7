#include "editions.h"

#include "analysis/random.h"
#include "analysis/robust.h"

static void robust_of(struct editions_state *editions, int label, struct decimal epsilon, int draws,
	struct robust *ret)
{
	struct err err = { 0 };

	assert_true(robust_table(&editions->world, editions_get(&editions->world, label), epsilon,
		draws, 1, &editions->arena, ret, &err));
}

static void indonesia(void **state)
{
	struct editions_state *editions = *state;
	size_t country = editions_country(&editions->world, "IDN");
	struct robust robust;

	robust_of(editions, 2020, (struct decimal) { 25, 2 }, 0, &robust);
	assert_int_equal(robust.n, 194);
	assert_int_equal(robust.left_out, 0);
	assert_int_equal(robust.rows[country].place, 31);
	assert_int_equal(robust.rows[country].best, 26);
	assert_int_equal(robust.rows[country].worst, 41);
	assert_int_equal(robust.rows[country].median, 0);

	robust_of(editions, 2024, (struct decimal) { 25, 2 }, 0, &robust);
	assert_int_equal(robust.rows[country].best, 1);
	assert_int_equal(robust.rows[country].worst, 1);
}

/* best <= equal <= worst, draws in between, wider for a larger epsilon, a point for none. */
static void bounds_hold(void **state)
{
	struct editions_state *editions = *state;
	size_t count = editions->world.country_count;
	struct robust none, some, more;

	robust_of(editions, 2020, (struct decimal) { 0, 0 }, 50, &none);
	robust_of(editions, 2020, (struct decimal) { 25, 2 }, 2000, &some);
	robust_of(editions, 2020, (struct decimal) { 1, 0 }, 200, &more);
	for (size_t i = 0; i < count; i++) {
		const struct robust_row *a = &none.rows[i], *b = &some.rows[i], *c = &more.rows[i];

		if (!a->present)
			continue;
		assert_true(a->best == a->equal && a->worst == a->equal);
		assert_true(a->p5 == a->equal && a->median == a->equal && a->p95 == a->equal);
		assert_true(b->best <= b->p5 && b->p5 <= b->median && b->median <= b->p95);
		assert_true(b->p95 <= b->worst);
		assert_true(b->best <= b->equal && b->equal <= b->worst);
		assert_true(c->best <= b->best && b->worst <= c->worst);
		assert_true(c->best <= c->p5 && c->p95 <= c->worst);
	}
}

/* Every corner of the simplex is within the bounds. */
static void corners(void **state)
{
	struct editions_state *editions = *state;
	const struct gci_world *world = &editions->world;
	const struct gci_table *table = editions_get(world, 2020);
	struct robust robust;

	robust_of(editions, 2020, (struct decimal) { 5, 1 }, 0, &robust);
	for (size_t i = 0; i < world->country_count; i++) {
		for (int corner = 0; robust.rows[i].present && corner < GCI_PILLARS; corner++) {
			int place = 1;

			for (size_t j = 0; j < world->country_count; j++) {
				int64_t lead = 0;

				for (int k = 0; robust.rows[j].present && k < GCI_PILLARS; k++) {
					int64_t gap = table->records[j]
							      .figure[GCI_FIRST_PILLAR + k]
							      .value.value -
						      table->records[i]
							      .figure[GCI_FIRST_PILLAR + k]
							      .value.value;

					lead += gap * (1 + 5 * (k == corner));
				}
				place += lead > 0;
			}
			assert_in_range(place, robust.rows[i].best, robust.rows[i].worst);
		}
	}
}

/* Pairs agree with the bounds, and with each other read the other way round. */
static void orders(void **state)
{
	const enum robust_order mirrored[] = { [ROBUST_ABSENT] = ROBUST_ABSENT,
		[ROBUST_ABOVE] = ROBUST_BELOW,
		[ROBUST_BELOW] = ROBUST_ABOVE,
		[ROBUST_LEVEL] = ROBUST_LEVEL,
		[ROBUST_OPEN] = ROBUST_OPEN };
	const struct decimal epsilon = { 25, 2 };
	const int labels[] = { 2020, 2024 };
	struct editions_state *editions = *state;
	size_t count = editions->world.country_count;

	for (int e = 0; e < 2; e++) {
		const struct gci_table *table = editions_get(&editions->world, labels[e]);
		enum robust_order **order = arena_array(&editions->arena, count, sizeof *order);
		struct err err = { 0 };
		struct robust robust;

		robust_of(editions, labels[e], epsilon, 0, &robust);
		for (size_t i = 0; i < count; i++) {
			int above = 0, perhaps = 0;

			assert_int_equal(robust_orders(&editions->world, table, epsilon, i,
						 &editions->arena, &order[i], &err),
				robust.rows[i].present);
			if (!robust.rows[i].present)
				continue;
			for (size_t j = 0; j < count; j++) {
				above += order[i][j] == ROBUST_ABOVE;
				perhaps += order[i][j] == ROBUST_OPEN;
			}
			assert_int_equal(robust.rows[i].best, 1 + above);
			/* not equal: a country that can at most draw level hangs on the weights
			 * too, but is never above */
			assert_true(robust.rows[i].worst <= 1 + above + perhaps);
		}
		for (size_t i = 0; i < count; i++)
			for (size_t j = 0; order[i] && j < count; j++)
				if (order[j])
					assert_int_equal(order[j][i], mirrored[order[i][j]]);
	}
}

static void refusals(void **state)
{
	struct editions_state *editions = *state;
	const struct gci_world *world = &editions->world;
	static const struct decimal wrong[] = { { 11, 1 }, { -1, 1 }, { 25000, 5 } };
	struct robust robust;

	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		struct err err = { 0 };

		assert_false(robust_table(world, editions_get(world, 2020), wrong[i], 0, 1,
			&editions->arena, &robust, &err));
		assert_int_equal(err.code, ERR_USAGE);
	}
	for (int label = 2014; label < 2018; label += 3) {
		struct err err = { 0 };

		assert_false(robust_table(world, editions_get(world, label),
			(struct decimal) { 25, 2 }, 0, 1, &editions->arena, &robust, &err));
		assert_int_equal(err.code, ERR_NOT_FOUND);
	}
}

/* The generator of the paper's authors: first numbers for a state of 1, 2, 3, 4. */
static void generator(void **state)
{
	static const uint64_t expected[] = { 11520, 0, 1509978240, 1215971899390074240 };
	struct random_state random_state = { { 1, 2, 3, 4 } };

	(void)state;
	for (size_t i = 0; i < 4; i++)
		assert_true(random_next(&random_state) == expected[i]);
}

/* Every item is as likely to be drawn: 60,000 draws of 2 out of 6, 20,000 times each. */
static void sampling(void **state)
{
	size_t items[6] = { 0, 1, 2, 3, 4, 5 };
	int drawn[6] = { 0 };
	struct random_state random_state;

	(void)state;
	random_seed(&random_state, 42);
	for (int draw = 0; draw < 60000; draw++) {
		random_sample(&random_state, items, 6, 2);
		assert_true(items[0] != items[1]);
		drawn[items[0]]++;
		drawn[items[1]]++;
	}
	for (size_t i = 0; i < 6; i++)
		assert_in_range(drawn[i], 19500, 20500);
	for (int i = 0; i < 1000; i++)
		assert_true(random_below(&random_state, 7) < 7);
	assert_true(random_below(&random_state, 1) == 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(indonesia),
		cmocka_unit_test(bounds_hold),
		cmocka_unit_test(corners),
		cmocka_unit_test(orders),
		cmocka_unit_test(refusals),
		cmocka_unit_test(generator),
		cmocka_unit_test(sampling),
	};

	return cmocka_run_group_tests_name("robust", tests, editions_setup, editions_teardown);
}
