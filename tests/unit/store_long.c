/* Sources of many figures: in order, shuffled, against others, and with a figure given twice. */
#include "store/internal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { EDITIONS = 5, SERIES = 40, COUNTRIES = 190, ALL = EDITIONS * SERIES * COUNTRIES };
enum { BATCH = 5000, LISTED = 3 };

static const int labels[EDITIONS] = { 2014, 2017, 2018, 2020, 2024 };

struct fixture {
	char folder[64], path[128];
	struct store *store;
	struct err err;
	int first_series;
	struct store_figure *figures; /* ALL, by key */
};

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);
	char name[32];
	int id;

	snprintf(f->folder, sizeof f->folder, "/tmp/gcitrack-test-XXXXXX");
	if (!mkdtemp(f->folder))
		return -1;
	snprintf(f->path, sizeof f->path, "%s/gci.db", f->folder);
	if (!store_open(f->path, STORE_WRITE, &f->store, &f->err))
		return -1;
	for (int i = 0; i < SERIES; i++) {
		snprintf(name, sizeof name, "long %02d", i);
		if (!store_series(f->store, name, true, &id, &f->err))
			return -1;
		f->first_series = i ? f->first_series : id;
	}
	f->figures = calloc(ALL, sizeof *f->figures);
	for (int i = 0; i < ALL; i++)
		f->figures[i] = (struct store_figure) { .edition = labels[i / (SERIES * COUNTRIES)],
			.series = f->first_series + i / COUNTRIES % SERIES,
			.country = i % COUNTRIES,
			.value = { i * 7 - 1000, 2 },
			.line = i + 2 };
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	store_close(f->store);
	unlink(f->path);
	free(f->figures);
	/* Fails, and so fails the test, where something was left behind. */
	if (rmdir(f->folder) != 0)
		return -1;
	free(f);
	return 0;
}

static void shuffle(struct store_figure *figures, size_t count)
{
	uint64_t random = 20210629;

	for (size_t i = count - 1; i > 0; i--) {
		struct store_figure other;
		size_t at;

		random = random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
		at = (size_t)(random >> 33) % (i + 1);
		other = figures[i];
		figures[i] = figures[at];
		figures[at] = other;
	}
}

static int begin(struct fixture *f, const char *issued)
{
	struct store_source source = { .name = "long.csv", .layout = "long", .issued = issued };
	int id;

	assert_true(store_begin(f->store, &f->err));
	assert_true(store_source_begin(f->store, &source, &id, &f->err));
	return id;
}

static void put(struct fixture *f, int id, const struct store_figure *figures, size_t count)
{
	for (size_t at = 0; at < count; at += BATCH)
		if (!store_source_put(f->store, id, figures + at,
			    count - at < BATCH ? count - at : BATCH, &f->err))
			fail_msg("%s", f->err.text);
}

static struct store_tally finish(
	struct fixture *f, int id, struct store_revision *revisions, size_t *ret_listed)
{
	struct store_tally tally;

	if (!store_source_finish(f->store, id, "00", 1, &tally, revisions, ret_listed, &f->err) ||
		!store_commit(f->store, &f->err))
		fail_msg("%s", f->err.text);
	return tally;
}

/* Every current figure of the long series, by key. */
static void expect_figures(struct fixture *f, int (*expect)(int at, int *ret_source))
{
	struct store_view view = { 0 };
	struct store_cursor *cursor;
	struct store_reading reading;
	char name[32];
	int at = 0, source;
	bool more;

	assert_true(store_read(f->store, &view, NULL, &cursor, &f->err));
	while (store_read_next(cursor, &reading, &more, &f->err) && more) {
		if (strncmp(reading.name, "long ", 5) != 0)
			continue;
		assert_true(at < ALL);
		snprintf(name, sizeof name, "long %02d", at / COUNTRIES % SERIES);
		assert_int_equal(reading.edition, labels[at / (SERIES * COUNTRIES)]);
		assert_string_equal(reading.name, name);
		assert_int_equal(reading.country, at % COUNTRIES);
		assert_int_equal(reading.value.value, expect(at, &source));
		assert_int_equal(reading.value.places, 2);
		assert_int_equal(reading.source, source);
		at++;
	}
	store_read_close(cursor);
	assert_int_equal(at, ALL);
}

static void expect_sound(struct fixture *f)
{
	struct store_soundness *sources;
	struct store_cells cells;
	struct arena arena;
	int64_t stray;
	size_t count;

	arena_init(&arena);
	assert_true(
		store_sources_verify(f->store, &arena, &sources, &count, &stray, &cells, &f->err));
	assert_int_equal(stray, 0);
	for (size_t i = 0; i < count; i++)
		assert_true(sources[i].sound);
	assert_int_equal(cells.count, 4274); /* of the editions in the program; no long series */
	arena_finish(&arena);
}

/* Whether rows were put aside, which costs time and room. */
static bool put_aside(struct fixture *f)
{
	int64_t tables = -1;

	assert_true(
		sql_number(f->store, "SELECT count(*) FROM temp.sqlite_schema", &tables, &f->err));
	return tables > 0;
}

static int as_given(int at, int *ret_source)
{
	*ret_source = 7;
	return at * 7 - 1000;
}

static void in_order(void **state)
{
	struct fixture *f = *state;
	int id = begin(f, "2025-01-01");
	struct store_tally tally;

	put(f, id, f->figures, ALL);
	assert_false(put_aside(f));
	tally = finish(f, id, NULL, NULL);
	assert_int_equal(tally.added, ALL);
	expect_figures(f, as_given);
	expect_sound(f);
}

/* Each batch is in order, and the second begins before the first one's end. */
static void out_of_order_by_one(void **state)
{
	struct fixture *f = *state;
	int id = begin(f, "2025-01-01");
	struct store_figure last = f->figures[BATCH - 1];

	f->figures[BATCH - 1] = f->figures[BATCH];
	f->figures[BATCH] = last;
	put(f, id, f->figures, BATCH);
	assert_false(put_aside(f));
	put(f, id, f->figures + BATCH, ALL - BATCH);
	assert_true(put_aside(f));
	finish(f, id, NULL, NULL);
	expect_figures(f, as_given);
	expect_sound(f);
}

static void shuffled(void **state)
{
	struct fixture *f = *state;
	int id = begin(f, "2025-01-01");
	struct store_tally tally;

	shuffle(f->figures, ALL);
	put(f, id, f->figures, ALL);
	tally = finish(f, id, NULL, NULL);
	assert_int_equal(tally.added, ALL);
	expect_figures(f, as_given);
	expect_sound(f);
}

/* The first half is in order and goes to the store at once, the rest is put aside. */
static void shuffled_from_the_middle(void **state)
{
	struct fixture *f = *state;
	int id = begin(f, "2025-01-01");

	shuffle(f->figures + ALL / 2, ALL - ALL / 2);
	put(f, id, f->figures, ALL);
	finish(f, id, NULL, NULL);
	expect_figures(f, as_given);
	expect_sound(f);
}

static int revised_sevenths(int at, int *ret_source)
{
	*ret_source = at % 3 == 0 ? 7 : 8;
	return at * 7 - 1000 + (at % 7 == 0 && at % 3 != 0);
}

/* Of the second source a third is left out, and a seventh of the rest revised. */
static void against_another(void **state)
{
	struct fixture *f = *state;
	struct store_revision revisions[LISTED];
	struct store_tally tally;
	size_t listed = LISTED, count = 0;
	int id = begin(f, "2025-01-01"), revised = 0;

	put(f, id, f->figures, ALL);
	finish(f, id, NULL, NULL);
	for (int i = 0; i < ALL; i++) {
		if (i % 3 == 0)
			continue;
		f->figures[i].value.value += i % 7 == 0;
		revised += i % 7 == 0;
		f->figures[count++] = f->figures[i];
	}
	shuffle(f->figures, count);
	id = begin(f, "2025-02-01");
	put(f, id, f->figures, count);
	tally = finish(f, id, revisions, &listed);
	assert_int_equal(tally.added, 0);
	assert_int_equal(tally.revised, revised);
	assert_int_equal(tally.same, (int)count - revised);
	assert_int_equal(listed, LISTED);
	for (int i = 0; i < LISTED; i++) { /* 7, 14 and 28 */
		int at = 7 * (i == 2 ? 4 : i + 1);

		assert_int_equal(revisions[i].edition, 2014);
		assert_int_equal(revisions[i].series, f->first_series);
		assert_int_equal(revisions[i].country, at);
		assert_int_equal(revisions[i].before.value, at * 7 - 1000);
		assert_int_equal(revisions[i].after.value, at * 7 - 999);
	}
	expect_figures(f, revised_sevenths);
	/* Issued before both: it differs from what stays current, and from what is the same. */
	id = begin(f, "2024-12-01");
	put(f, id, f->figures, count);
	tally = finish(f, id, revisions, &listed);
	assert_int_equal(tally.same, (int)count);
	assert_int_equal(listed, 0);
	expect_figures(f, revised_sevenths);
	expect_sound(f);
}

static void expect_twice(struct fixture *f, int id, const char *lines)
{
	struct store_tally tally;

	put(f, id, f->figures, ALL);
	assert_false(store_source_finish(f->store, id, "00", 1, &tally, NULL, NULL, &f->err));
	assert_int_equal(f->err.code, ERR_DATA);
	if (!strstr(f->err.text, lines))
		fail_msg("%s", f->err.text);
	store_rollback(f->store);
}

static void given_twice_far_apart(void **state)
{
	struct fixture *f = *state;
	struct store_figure twice;

	shuffle(f->figures, ALL);
	for (int i = 0; i < ALL; i++)
		f->figures[i].line = i + 2;
	twice = f->figures[100];
	twice.line = ALL + 1;
	f->figures[ALL - 1] = twice;
	expect_twice(f, begin(f, "2025-01-01"), "lines 102 and 38001 both give the long ");
	/* Nothing of it stays, and the next source is read as if it had never been. */
	f->figures[ALL - 1] = f->figures[ALL - 2];
	expect_twice(f, begin(f, "2025-01-01"), "lines 38000 and 38000 both give the long ");
	expect_sound(f);
}

static void two_in_one_transaction(void **state)
{
	struct fixture *f = *state;
	struct store_tally tally;
	int id = begin(f, "2025-01-01");
	struct store_source source = {
		.name = "more.csv", .layout = "long", .issued = "2025-01-01"
	};

	shuffle(f->figures, ALL);
	put(f, id, f->figures, ALL / 2);
	assert_true(store_source_finish(f->store, id, "00", 1, &tally, NULL, NULL, &f->err));
	assert_int_equal(tally.added, ALL / 2);
	assert_true(store_source_begin(f->store, &source, &id, &f->err));
	put(f, id, f->figures + ALL / 2, ALL - ALL / 2);
	tally = finish(f, id, NULL, NULL);
	assert_int_equal(tally.added, ALL - ALL / 2);
	expect_sound(f);
}

/* What is merged must come in the order of its key; SQLite is asked for none. */
static void rows_in_no_order_are_refused(void **state)
{
	struct fixture *f = *state;
	int id = begin(f, "2025-01-01");
	const struct store_view view = { 0 };
	struct store_cursor *cursor;
	struct store_reading reading;
	bool more;

	put(f, id, f->figures, ALL);
	finish(f, id, NULL, NULL);
	assert_true(sql_run(f->store, "PRAGMA reverse_unordered_selects = 1", &f->err));
	assert_true(store_read(f->store, &view, NULL, &cursor, &f->err));
	assert_false(store_read_next(cursor, &reading, &more, &f->err));
	assert_int_equal(f->err.code, ERR_DATA);
	assert_non_null(strstr(f->err.text, "damaged"));
	store_read_close(cursor);
}

/* What a statement hands over where nobody waits for it is dropped. */
static void nobody_takes(void **state)
{
	struct fixture *f = *state;
	const struct store_view view = { 0 };
	struct store_cursor *cursor;
	struct store_reading reading;
	sqlite3_stmt *s = NULL;
	bool more;

	/* somebody who has been handed all of his */
	assert_true(store_read(f->store, &view, NULL, &cursor, &f->err));
	assert_true(store_read_next(cursor, &reading, &more, &f->err));
	store_read_close(cursor);
	assert_true(sql_prepare_take(
		f->store, "SELECT take(NULL, NULL, NULL) FROM edition", &s, &f->err));
	assert_true(sql_done(f->store, s, &f->err));
	sqlite3_finalize(s);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(in_order),
		CASE(out_of_order_by_one),
		CASE(shuffled),
		CASE(shuffled_from_the_middle),
		CASE(against_another),
		CASE(given_twice_far_apart),
		CASE(two_in_one_transaction),
		CASE(rows_in_no_order_are_refused),
		CASE(nobody_takes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
