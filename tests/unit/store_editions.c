/* How many countries an edition should have: as many as ITU counted, or else as the edition before
 * it, and nine in ten of them are enough. */
#include "store/internal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Editions that nobody counted, with figures of so many countries, but not of the first. */
static const struct {
	int label, series, countries;
} given[] = {
	{ 2010, GCI_ITU_RANK, 1 },
	{ 2011, GCI_SCORE, 9 },
	{ 2012, GCI_SCORE, 8 },
	{ 2013, GCI_COOPERATION, 9 },
	{ 2029, GCI_SCORE, 9 },
};
enum { GIVEN = sizeof given / sizeof *given };

static struct store *store;
static struct arena arena;
static struct err err;

static int set_up(void **state)
{
	const struct store_source source = {
		.name = "own.csv", .layout = "long", .issued = "2029-09-01"
	};
	struct store_tally tally;
	int id;

	(void)state;
	arena_init(&arena);
	if (!store_open(NULL, STORE_WRITE, &store, &err) || !store_begin(store, &err) ||
		!store_source_begin(store, &source, &id, &err))
		return -1;
	for (size_t i = 0; i < GIVEN; i++) {
		const struct gci_edition edition = { .label = given[i].label,
			.published = "2029-09-01",
			.precision = "day",
			.scale = 100,
			.decimals = 2 };

		if (!store_edition_add(store, &edition, &err))
			return -1;
		for (int country = 1; country <= given[i].countries; country++) {
			const struct store_figure figure = { edition.label, given[i].series,
				country, { 5, 0 }, 2 };

			if (!store_source_put(store, id, &figure, 1, &err))
				return -1;
		}
	}
	return store_source_finish(store, id, "00", 1, &tally, NULL, NULL, &err) &&
			       store_commit(store, &err)
		       ? 0
		       : -1;
}

static int tear_down(void **state)
{
	(void)state;
	store_close(store);
	arena_finish(&arena);
	return 0;
}

static void as_many_as_the_edition_before(void **state)
{
	static const struct {
		int label, scored, listed, expected;
		bool partial;
	} want[] = {
		{ 2010, 0, 1, 0, false },
		{ 2011, 9, 9, 0, false },
		{ 2012, 8, 8, 9, true },
		{ 2013, 0, 9, 9, true },
		{ 2014, 195, 195, 195, false },
		{ 2029, 9, 9, 194, true },
	};
	const struct store_view view = { .pillars = true };
	struct gci_world world;

	(void)state;
	assert_true(store_world(store, &view, &arena, &world, &err));
	assert_int_equal(world.table_count, 5 + GIVEN);
	for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
		const struct gci_table *table = gci_table_find(&world, want[i].label);

		assert_non_null(table);
		assert_int_equal(table->scored, want[i].scored);
		assert_int_equal(table->listed, want[i].listed);
		assert_int_equal(table->expected, want[i].expected);
		assert_int_equal(table->partial, want[i].partial);
	}
}

static void nine_in_ten_are_enough(void **state)
{
	const struct store_view view = { 0 };
	struct gci_world world;
	struct gci_table table;

	(void)state;
	assert_true(store_world(store, &view, &arena, &world, &err));
	for (int before = 9; before <= 11; before++) {
		assert_true(store_table(store, &world, gci_table_find(&world, 2029)->edition,
			before, NULL, &arena, &table, &err));
		assert_int_equal(table.scored, 9);
		assert_int_equal(table.partial, before == 11);
	}
}

/* Sixteen, for which there is room before more is asked: read to the last and not beyond. */
static void as_many_as_there_is_room_for(void **state)
{
	const struct store_view view = { 0 };
	struct store_cursor *cursor;
	struct store_reading reading;
	int count = 0, last = 0;
	bool more;

	(void)state;
	for (int label = 1991; label < 1991 + 16 - 5 - GIVEN; label++)
		assert_true(store_edition_add(
			store, &(struct gci_edition) { .label = label, .scale = 100 }, &err));
	assert_true(store_read(store, &view, NULL, &cursor, &err));
	for (; store_read_next(cursor, &reading, &more, &err) && more; count++)
		last = reading.edition;
	store_read_close(cursor);
	assert_int_equal(last, 2029);
	assert_int_equal(count, (195 + 195 + 194) * 2 + 194 * 7 * 2 + 1 + 9 + 8 + 9 + 9);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(as_many_as_the_edition_before),
		CASE(nine_in_ten_are_enough),
		CASE(as_many_as_there_is_room_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
