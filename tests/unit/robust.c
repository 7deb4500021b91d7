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

__extension__ typedef __int128 wide;

/* A draw by the header's words: four uniform numbers of 24 bits cut 1 into five weights, of which
 * epsilon goes to the pillars; times 500 * 2^24 in whole numbers. */
static void draw_by_hand(struct random_state *random_state, int64_t percent, int64_t weights[5])
{
	int64_t cuts[6] = { 0, 0, 0, 0, 0, 1 << 24 };

	for (int i = 1; i < 5; i++)
		cuts[i] = (int64_t)(random_next(random_state) >> 40);
	for (int i = 1; i < 5; i++)
		for (int k = i + 1; k < 5; k++)
			if (cuts[k] < cuts[i]) {
				int64_t kept = cuts[i];

				cuts[i] = cuts[k];
				cuts[k] = kept;
			}
	for (int k = 0; k < 5; k++)
		weights[k] = (100 - percent) * (1 << 24) + 5 * percent * (cuts[k + 1] - cuts[k]);
}

static wide weighted(const struct gci_record *record, const int64_t weights[5])
{
	wide sum = 0;

	for (int k = 0; k < 5; k++) {
		struct decimal pillar = record->figure[GCI_FIRST_PILLAR + k].value;

		for (; pillar.places < 2; pillar.places++)
			pillar.value *= 10;
		sum += (wide)weights[k] * pillar.value;
	}
	return sum;
}

/* With equal weights alone the sums of the pillars decide, to the last digit. */
static void orders_of_equal_weights(void **state)
{
	static const int64_t ones[5] = { 1, 1, 1, 1, 1 };
	struct editions_state *editions = *state;
	const struct gci_world *world = &editions->world;
	const struct gci_table *table = editions_get(world, 2020);
	struct robust robust;

	robust_of(editions, 2020, (struct decimal) { 0, 0 }, 0, &robust);
	for (size_t i = 0; i < world->country_count; i++) {
		wide mine = weighted(&table->records[i], ones);
		enum robust_order *order;
		struct err err = { 0 };

		if (!robust.rows[i].present)
			continue;
		assert_true(robust_orders(world, table, (struct decimal) { 0, 0 }, i,
			&editions->arena, &order, &err));
		for (size_t k = 0; k < world->country_count; k++) {
			wide other = weighted(&table->records[k], ones);

			assert_int_equal(order[k], k == i || !robust.rows[k].present ? ROBUST_ABSENT
						   : other > mine                    ? ROBUST_ABOVE
						   : other < mine                    ? ROBUST_BELOW
								  : ROBUST_LEVEL);
		}
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
	robust_of(editions, 2020, (struct decimal) { 2500, 4 }, 0, &robust);
	robust_of(editions, 2020, (struct decimal) { 0, 0 }, 0, &robust);
	robust_of(editions, 2020, (struct decimal) { 1, 0 }, 0, &robust);
	for (int label = 2014; label < 2018; label += 3) {
		struct err err = { 0 };

		assert_false(robust_table(world, editions_get(world, label),
			(struct decimal) { 25, 2 }, 0, 1, &editions->arena, &robust, &err));
		assert_int_equal(err.code, ERR_NOT_FOUND);
	}
}

/* What one pillar gives in a draw and the next takes leaves two countries level, to the last of the
 * 24 bits: they share a place, which the least error in a weight would take from one of them. */
static void level_in_a_draw(void **state)
{
	static const int64_t percents[] = { 1, 25, 100 };
	struct editions_state *editions = *state;
	const struct gci_world *world = &editions->world;
	size_t first = editions_country(world, "AFG"), last = editions_country(world, "ZWE");
	struct gci_table table = *editions_get(world, 2020);
	struct gci_record *records =
		arena_array(&editions->arena, world->country_count, sizeof *records);

	table.records = records;
	for (int k = 0; k < 3 * (GCI_PILLARS - 1); k++) {
		int pillar = k % (GCI_PILLARS - 1);
		int64_t percent = percents[k / (GCI_PILLARS - 1)], weights[5];
		struct random_state random_state;
		struct robust robust;
		struct err err = { 0 };

		random_seed(&random_state, 1);
		draw_by_hand(&random_state, percent, weights);
		for (int series = 0; series < GCI_SERIES; series++) {
			struct gci_figure figure = { .value = { INT64_C(10000000000000000), 15 },
				.source = 1 };

			records[first].figure[series] = records[last].figure[series] = figure;
		}
		records[last].figure[GCI_FIRST_PILLAR + pillar].value.value += weights[pillar + 1];
		records[last].figure[GCI_FIRST_PILLAR + pillar + 1].value.value -= weights[pillar];
		assert_true(robust_table(world, &table, (struct decimal) { percent, 2 }, 1, 1,
			&editions->arena, &robust, &err));
		assert_int_equal(robust.n, 2);
		assert_int_equal(robust.rows[first].median, 1);
		assert_int_equal(robust.rows[last].median, 1);
		/* but not in every draw */
		assert_int_equal(robust.rows[last].worst, 2);
		assert_int_equal(robust.rows[first].worst, 2);
	}
}

static int compare_ints(const void *left, const void *right)
{
	return *(const int *)left - *(const int *)right;
}

/* Every place of every country in 200 draws, counted one by one. */
static void draws_by_hand(void **state)
{
	enum { DRAWS = 200 };
	static const int64_t percents[] = { 25, 100 };
	static int places[400][DRAWS];
	struct editions_state *editions = *state;
	size_t count = editions->world.country_count;
	static struct gci_record records[400];
	static const char *const first[] = { "USA", "GBR", "SAU" };

	for (size_t c = 0; c < 6; c++) {
		struct gci_table copy = *editions_get(&editions->world, c / 2 == 1 ? 2024 : 2020);
		const struct gci_table *table = &copy;
		struct random_state random_state;
		struct robust robust;
		struct err err = { 0 };

		memcpy(records, copy.records, count * sizeof *records);
		copy.records = records;
		/* without those that are first with any weights */
		for (size_t i = 0; c / 2 == 2 && i < 3; i++)
			records[editions_country(&editions->world, first[i])] =
				(struct gci_record) { 0 };
		assert_true(robust_table(&editions->world, table,
			(struct decimal) { percents[c % 2], 2 }, DRAWS, 1, &editions->arena,
			&robust, &err));
		random_seed(&random_state, 1);
		for (int draw = 0; draw < DRAWS; draw++) {
			wide sums[400];
			int64_t weights[5];

			draw_by_hand(&random_state, percents[c % 2], weights);
			for (size_t i = 0; i < count; i++)
				sums[i] = weighted(&table->records[i], weights);
			for (size_t i = 0; i < count; i++) {
				places[i][draw] = 1;
				for (size_t k = 0; k < count; k++)
					places[i][draw] +=
						robust.rows[k].present && sums[k] > sums[i];
			}
		}
		for (size_t i = 0; i < count; i++) {
			if (!robust.rows[i].present)
				continue;
			qsort(places[i], DRAWS, sizeof(int), compare_ints);
			/* the first places that 5, 50 and 95 % of 200 draws do not pass */
			assert_int_equal(robust.rows[i].p5, places[i][10 - 1]);
			assert_int_equal(robust.rows[i].median, places[i][100 - 1]);
			assert_int_equal(robust.rows[i].p95, places[i][190 - 1]);
		}
	}
}

/* The bounds are those of the five corners, as a country's lead is linear in the weights. */
static void bounds_by_hand(void **state)
{
	struct editions_state *editions = *state;
	const struct gci_world *world = &editions->world;
	const struct gci_table *table = editions_get(world, 2020);
	static const int64_t percents[] = { 0, 10, 25, 100 };

	for (size_t c = 0; c < 4; c++) {
		struct robust robust;
		int reordered = 0;

		robust_of(editions, 2020, (struct decimal) { percents[c], 2 }, 0, &robust);
		for (size_t i = 0; i < world->country_count; i++) {
			int best = 1, worst = 1;

			reordered += robust.rows[i].present &&
				     robust.rows[i].place != robust.rows[i].equal;
			for (size_t j = 0; robust.rows[i].present && j < world->country_count;
				j++) {
				int ahead = 0;

				for (int corner = 0; robust.rows[j].present && corner < 5;
					corner++) {
					int64_t weights[5];

					for (int k = 0; k < 5; k++)
						weights[k] = 100 - percents[c] +
							     5 * percents[c] * (k == corner);
					ahead += weighted(&table->records[j], weights) >
						 weighted(&table->records[i], weights);
				}
				best += ahead == 5;
				worst += ahead > 0;
			}
			assert_int_equal(robust.rows[i].present ? robust.rows[i].best : 1, best);
			assert_int_equal(robust.rows[i].present ? robust.rows[i].worst : 1, worst);
		}
		/* Pillars are rounded: their sums order a few countries another way than the
		 * scores. */
		assert_true(reordered > 0);
		assert_int_equal(robust.reordered, reordered);
	}
}

/* A pillar may be 0 to 1000 and no more; one that is missing leaves its country out. */
static void pillars_out_of_all_proportion(void **state)
{
	static const struct {
		struct decimal pillar;
		bool fine;
	} cases[] = { { { 0, 0 }, true }, { { 1000, 0 }, true }, { { 1000001, 3 }, false },
		{ { -1, 2 }, false } };
	struct editions_state *editions = *state;
	const struct gci_world *world = &editions->world;
	size_t count = world->country_count, last = editions_country(world, "ZWE");
	struct gci_table table = *editions_get(world, 2020);
	struct gci_record *records = arena_array(&editions->arena, count, sizeof *records);

	memcpy(records, table.records, count * sizeof *records);
	table.records = records;
	int equal = 0;
	for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
		struct robust robust;
		struct err err = { 0 };

		records[last].figure[GCI_COOPERATION].value = cases[c].pillar;
		assert_int_equal(robust_table(world, &table, (struct decimal) { 1, 1 }, 0, 1,
					 &editions->arena, &robust, &err),
			cases[c].fine);
		if (!cases[c].fine)
			assert_non_null(strstr(err.text, "Zimbabwe in GCI 2020 has a pillar"));
	}
	/* However it is spelt: 18 is 18.000. */
	for (int places = 0; places < 5; places++) {
		static const int64_t spelt[] = { 18, 180, 1800, 18000, 180000 };
		struct robust robust;
		struct err err = { 0 };

		records[last].figure[GCI_COOPERATION].value =
			(struct decimal) { spelt[places], places };
		assert_true(robust_table(world, &table, (struct decimal) { 1, 1 }, 0, 1,
			&editions->arena, &robust, &err));
		if (!places)
			equal = robust.rows[last].equal;
		assert_int_equal(robust.rows[last].equal, equal);
		assert_in_range(equal, 40, 190);
	}
	for (int k = 0; k < GCI_PILLARS; k++) {
		struct robust robust;
		struct err err = { 0 };

		memcpy(records, editions_get(world, 2020)->records, count * sizeof *records);
		records[last].figure[GCI_FIRST_PILLAR + k].source = 0;
		assert_true(robust_table(world, &table, (struct decimal) { 1, 1 }, -5, 1,
			&editions->arena, &robust, &err));
		assert_int_equal(robust.n, 193);
		assert_int_equal(robust.left_out, 1);
		assert_int_equal(robust.draws, 0);
		assert_false(robust.rows[last].present);
		assert_int_equal(robust.rows[last].best, 0);
	}
}

/* The first pillar of the first country is one as any other, and may have all digits there are. */
static void the_first_pillar(void **state)
{
	static const struct {
		struct decimal pillar;
		bool fine;
	} cases[] = { { { 1001, 0 }, false }, { { INT64_C(999999999999999999), 15 }, true } };
	struct editions_state *editions = *state;
	const struct gci_world *world = &editions->world;
	struct gci_table table = *editions_get(world, 2020);
	struct gci_record *records =
		arena_array(&editions->arena, world->country_count, sizeof *records);

	memcpy(records, table.records, world->country_count * sizeof *records);
	table.records = records;
	for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
		struct robust robust;
		struct err err = { 0 };

		records[0].figure[GCI_LEGAL].value = cases[c].pillar;
		assert_int_equal(robust_table(world, &table, (struct decimal) { 1, 1 }, 0, 1,
					 &editions->arena, &robust, &err),
			cases[c].fine);
		if (cases[c].fine)
			assert_int_equal(robust.rows[0].equal, 1);
		else
			assert_non_null(strstr(err.text, "Afghanistan in GCI 2020 has a pillar"));
	}
}

/* By splitmix64, whose authors give these for a seed of 1234567. */
static void seeds(void **state)
{
	static const uint64_t expected[] = { UINT64_C(6457827717110365317),
		UINT64_C(3203168211198807973), UINT64_C(9817491932198370423),
		UINT64_C(4593380528125082431) };
	struct random_state random_state;

	(void)state;
	random_seed(&random_state, 1234567);
	for (size_t i = 0; i < 4; i++)
		assert_true(random_state.word[i] == expected[i]);
}

/* The generator of the paper's authors: first numbers for a state of 1, 2, 3, 4. */
static void generator(void **state)
{
	static const uint64_t expected[] = { 11520, 0, 1509978240, 1215971899390074240,
		UINT64_C(1216172134540287360), UINT64_C(607988272756665600),
		UINT64_C(16172922978634559625), UINT64_C(8476171486693032832),
		UINT64_C(10595114339597558777), UINT64_C(2904607092377533576) };
	struct random_state random_state = { { 1, 2, 3, 4 } };

	(void)state;
	for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
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
		cmocka_unit_test(orders_of_equal_weights),
		cmocka_unit_test(draws_by_hand),
		cmocka_unit_test(bounds_by_hand),
		cmocka_unit_test(level_in_a_draw),
		cmocka_unit_test(pillars_out_of_all_proportion),
		cmocka_unit_test(the_first_pillar),
		cmocka_unit_test(seeds),
		cmocka_unit_test(generator),
		cmocka_unit_test(sampling),
	};

	return cmocka_run_group_tests_name("robust", tests, editions_setup, editions_teardown);
}
