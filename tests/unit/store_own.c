/* What users add to a store: names, groups, events, series, sources read twice, and statements of
 * their own. */
#include "own_store.h"
#include "store/internal.h"
#include "store/seed.h"

#include <stdio.h>
#include <unistd.h>

static char longest[502]; /* one byte too many */

static int set_up_texts(void **state)
{
	memset(longest, 'x', sizeof longest - 1);
	return set_up(state);
}

/* Refused, and nothing was written. */
static void expect_untouched(struct fixture *f, bool ok, enum err_code code, const char *says)
{
	expect_refused(f, ok, code, says);
	assert_false(store_changed(f->store));
}

/* ---- texts ---- */

static const struct {
	const char *text, *says;
} unprintable[] = {
	{ "", " is empty" },
	{ longest, " is longer than 500 bytes" },
	{ "a\tb", " holds a character that is not text: a\\tb" },
	{ "a\xE2\x80\xAE"
	  "b",
		" holds a character that is not text: " },
	{ "a\xFF"
	  "b",
		" holds a character that is not text: " },
};

enum { UNPRINTABLE = sizeof unprintable / sizeof *unprintable };

static void groups_are_called_by_text(void **state)
{
	static const struct store_member member = { .iso3 = "IDN" };
	struct fixture *f = *state;

	for (size_t i = 0; i < UNPRINTABLE; i++) {
		expect_untouched(f,
			store_group_add(f->store, unprintable[i].text, "Ours", &member, 1, &f->err),
			ERR_USAGE, unprintable[i].says);
		assert_ptr_equal(strstr(f->err.text, "the code of a group"), f->err.text);
		expect_untouched(f,
			store_group_add(f->store, "OURS", unprintable[i].text, &member, 1, &f->err),
			ERR_USAGE, unprintable[i].says);
		assert_ptr_equal(strstr(f->err.text, "the name of a group"), f->err.text);
	}
	longest[500] = '\0'; /* as long as it may be */
	assert_true(store_group_add(f->store, "OURS", longest, &member, 1, &f->err));
}

static void events_are_told_by_text(void **state)
{
	static const char *const whats[] = { "the id of an event", "the title of an event",
		"the note of an event", "the source of an event" };
	struct fixture *f = *state;

	for (size_t i = 0; i < UNPRINTABLE; i++) {
		for (size_t what = 0; what < sizeof whats / sizeof *whats; what++) {
			struct store_event event = { .id = "ours",
				.date = "2020-01-01",
				.precision = "day",
				.scope = "IDN",
				.kind = "own",
				.title = "Ours",
				.note = "A note",
				.source = "A source",
				.own = true };
			const char **const fields[] = { &event.id, &event.title, &event.note,
				&event.source };

			*fields[what] = unprintable[i].text;
			expect_untouched(f, store_event_add(f->store, &event, &f->err), ERR_USAGE,
				unprintable[i].says);
			assert_ptr_equal(strstr(f->err.text, whats[what]), f->err.text);
		}
	}
}

/* ---- countries ---- */

static void groups_of_no_country(void **state)
{
	static const struct store_member members[] = { { .iso3 = "IDN" }, { .iso3 = "XXX" } };
	struct fixture *f = *state;
	struct store_group group;
	struct store_member *found;
	size_t count;

	expect_untouched(f, store_group_add(f->store, "OURS", "Ours", members, 2, &f->err),
		ERR_NOT_FOUND, "no country with the code \"XXX\"");
	expect_untouched(f,
		store_group_members(f->store, "OURS", &f->arena, &group, &found, &count, &f->err),
		ERR_NOT_FOUND, "no group \"OURS\"");
	expect_untouched(f, store_group_remove(f->store, "OURS", &f->err), ERR_NOT_FOUND,
		"no group \"OURS\"; gcitrack groups lists them");
}

static void what_was_bound_before_is_gone(void **state)
{
	STATEMENT_SCOPED *s = NULL;
	struct fixture *f = *state;
	bool row;

	assert_true(sql_prepare(f->store, "SELECT ?1, ?2", &s, &f->err));
	for (int i = 0; i < 4; i++) {
		sql_bind_text(s, 1, i % 2 ? NULL : "own");
		sql_bind_int_or_null(s, 2, i % 2 ? 0 : 7);
		assert_true(sql_step(f->store, s, &row, &f->err));
		assert_int_equal(sqlite3_column_type(s, 0), i % 2 ? SQLITE_NULL : SQLITE_TEXT);
		assert_int_equal(sqlite3_column_type(s, 1), i % 2 ? SQLITE_NULL : SQLITE_INTEGER);
		sqlite3_reset(s);
	}
}

/* ---- sources ---- */

static int begin(struct fixture *f, const char *sha256)
{
	const struct store_source source = { .name = "own.csv",
		.sha256 = sha256,
		.layout = "long",
		.issued = "2025-01-01",
		.imported = "2025-01-01",
		.options = "--edition 2020" };
	int id;

	assert_true(store_begin(f->store, &f->err));
	assert_true(store_source_begin(f->store, &source, &id, &f->err));
	return id;
}

static void finish(struct fixture *f, int id, const char *sha256, struct store_tally *ret)
{
	assert_true(store_source_finish(f->store, id, sha256, 1, ret, NULL, NULL, &f->err));
	assert_true(store_commit(f->store, &f->err));
}

/* The bytes of a table in the program, read in another way. */
static void twins_of_the_programs_own(void **state)
{
	const struct store_figure figure = { 2020, GCI_SCORE, 3, { 5000, 2 }, 2 };
	struct fixture *f = *state;
	struct store_source *sources;
	struct store_twins twins;
	struct store_tally tally;
	size_t count;
	int first, second;

	assert_true(store_sources(f->store, &f->arena, &sources, &count, &f->err));
	for (int i = 0; i < 2; i++) {
		first = begin(f, sources[4].sha256);
		assert_true(store_source_put(f->store, first, &figure, 1, &f->err));
		finish(f, first, sources[4].sha256, &tally);
	}
	second = first--;
	assert_true(store_source_twins(f->store, second, NULL, &f->arena, &twins, &f->err));
	assert_int_equal(twins.same, first); /* the bundled one has other figures */
	assert_false(twins.bundled);
	assert_int_equal(twins.other, 0);
	assert_true(store_source_twins(f->store, second, "1999-01-01", &f->arena, &twins, &f->err));
	assert_int_equal(twins.same, 0);
	assert_int_equal(twins.other, first);
	assert_string_equal(twins.issued, "2025-01-01");
	assert_string_equal(twins.options, "--edition 2020");
}

/* Made of cells that were read, the world is the one that is read for itself. */
static void expect_world(struct fixture *f, const struct store_cells *cells)
{
	static const struct store_view views[] = { { .pillars = true },
		{ .as_known = "2024-09-01" }, { .as_known = "2016-01-01", .pillars = true } };

	for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
		struct store_view of = views[i];
		struct gci_world read, made;

		of.cells = cells;
		assert_true(store_world(f->store, &views[i], &f->arena, &read, &f->err));
		assert_true(store_world(f->store, &of, &f->arena, &made, &f->err));
		assert_true(read.table_count);
		assert_int_equal(made.table_count, read.table_count);
		for (size_t k = 0; k < read.table_count; k++) {
			const struct gci_table *a = &read.tables[k], *b = &made.tables[k];

			assert_int_equal(b->edition->label, a->edition->label);
			assert_memory_equal(
				b->records, a->records, read.country_count * sizeof *a->records);
			assert_int_equal(b->scored, a->scored);
			assert_int_equal(b->listed, a->listed);
			assert_int_equal(b->partial, a->partial);
		}
	}
}

/* Editions and series in any order, the built-in ones among the others. */
static void series_in_any_order(void **state)
{
	struct fixture *f = *state;
	struct store_tally tally;
	struct store_soundness *sound;
	struct store_cells cells;
	size_t count;
	int64_t stray;
	int id, own;

	id = begin(f, NULL);
	assert_true(store_series(f->store, "ours", true, &own, &f->err));
	{
		const struct store_figure figures[] = {
			{ 2014, own, 3, { 1, 0 }, 2 },
			{ 2014, GCI_SCORE, 3, { 1, 3 }, 2 },
			{ 2017, own, 3, { 1, 0 }, 2 },
			{ 2017, GCI_SCORE, 3, { 1, 3 }, 2 },
			{ 2020, own, 3, { 1, 0 }, 2 },
			{ 2020, GCI_SCORE, 3, { 9999, 2 }, 2 },
			{ 2020, GCI_ITU_RANK, 3, { 1, 0 }, 2 },
			{ 2018, own, 3, { 1, 0 }, 3 },
			{ 2018, GCI_ITU_RANK, 3, { 1, 0 }, 3 },
			{ 2018, GCI_SCORE, 3, { 1, 3 }, 3 },
			{ 2024, own, 3, { 1, 0 }, 4 },
			{ 2024, GCI_SCORE, 3, { 9998, 2 }, 4 },
			{ 2020, own, 4, { 2, 0 }, 5 },
			{ 2024, own, 4, { 1, 0 }, 6 },
			{ 2024, GCI_SCORE, 4, { 9997, 2 }, 6 },
		};

		for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
			assert_true(store_source_put(f->store, id, &figures[i], 1, &f->err));
	}
	finish(f, id, "00", &tally);
	assert_int_equal(tally.added, 7);
	assert_int_equal(tally.revised, 8);
	assert_true(
		store_sources_verify(f->store, &f->arena, &sound, &count, &stray, &cells, &f->err));
	assert_int_equal(sound[count - 1].found, 15);
	assert_true(sound[count - 1].sound);
	expect_world(f, &cells);
}

/* The user's own with some bytes are looked at, or not. */
static void sources_are_left_out_by_their_bytes(void **state)
{
	static const char *const without[] = { NULL, "fedcba", "012345" };
	const struct store_figure figure = { 2020, GCI_SCORE, 3, { 5000, 2 }, 2 };
	struct fixture *f = *state;
	struct store_tally tally;
	struct gci_world world;
	struct gci_table table;
	int id = begin(f, "012345");

	assert_true(store_source_put(f->store, id, &figure, 1, &f->err));
	finish(f, id, "012345", &tally);
	assert_true(store_world(f->store, &(struct store_view) { 0 }, &f->arena, &world, &f->err));
	for (size_t i = 0; i < 3; i++) {
		assert_true(store_table(f->store, &world, gci_table_find(&world, 2020)->edition,
			194, without[i], &f->arena, &table, &f->err));
		assert_int_equal(table.records[3].figure[GCI_SCORE].source == id, i < 2);
	}
}

static void an_abandoned_source_leaves_nothing(void **state)
{
	const struct store_figure figure = { 2020, GCI_SCORE, 3, { 5000, 2 }, 2 };
	struct fixture *f = *state;
	struct store_tally tally;
	int64_t before, after, stray;
	int id;

	assert_true(sql_number(f->store, "SELECT count(*) FROM figure", &before, &f->err));
	id = begin(f, ""); /* which is not finished, but begun anew */
	assert_true(store_source_put(f->store, id, &figure, 1, &f->err));
	assert_true(store_source_abandon(f->store, id, &f->err));
	store_rollback(f->store);
	id = begin(f, "");
	assert_true(store_source_put(f->store, id, &figure, 1, &f->err));
	assert_true(store_source_finish(f->store, id, "00", 1, &tally, NULL, NULL, &f->err));
	assert_true(store_source_abandon(f->store, id, &f->err));
	assert_true(store_commit(f->store, &f->err));
	assert_true(sql_number(f->store, "SELECT count(*) FROM figure", &after, &f->err));
	assert_true(sql_number(
		f->store, "SELECT count(*) FROM source WHERE NOT bundled", &stray, &f->err));
	assert_int_equal(after, before);
	assert_int_equal(stray, 0);
}

/* With those in the program they are sixteen, for which there is room before more is asked. */
static void sources_are_read_in_one_order(void **state)
{
	enum { SOURCES = 10, FIGURES = 5, COUNTRIES = SOURCES * FIGURES };
	struct fixture *f = *state;
	struct store_reading reading;
	struct store_cursor *cursor;
	struct store_view view = { 0 };
	struct store_soundness *sound;
	struct store_cells cells;
	struct store_tally tally;
	int64_t stray;
	size_t count;
	bool more;
	int own, at = 0;

	assert_true(store_series(f->store, "own", true, &own, &f->err));
	for (int source = 0; source < SOURCES; source++) {
		int id = begin(f, "");

		for (int i = 0; i < FIGURES; i++) {
			/* 7 is prime to 50, so every country has its turn */
			int country = 7 * (source + 5 + SOURCES * i) % COUNTRIES;
			const struct store_figure figure = { 2020, own, country,
				{ 100 + country, 1 }, 1 };

			assert_true(store_source_put(f->store, id, &figure, 1, &f->err));
		}
		finish(f, id, "00", &tally);
		assert_int_equal(tally.added, FIGURES);
	}
	assert_true(store_read(f->store, &view, "own", &cursor, &f->err));
	for (; store_read_next(cursor, &reading, &more, &f->err) && more; at++) {
		assert_int_equal(reading.country, at);
		assert_int_equal(reading.value.value, 100 + at);
	}
	assert_int_equal(at, COUNTRIES);
	store_read_close(cursor);
	/* One of no source is counted, but none of theirs. */
	assert_true(sql_run(f->store,
		"PRAGMA foreign_keys = 0; INSERT INTO figure SELECT edition, series, country, 99, "
		"value, decimals, line FROM figure WHERE source = 1 AND series = 0 AND country = 1",
		&f->err));
	assert_true(
		store_sources_verify(f->store, &f->arena, &sound, &count, &stray, &cells, &f->err));
	assert_int_equal(count, 16);
	assert_int_equal(stray, 1);
	for (size_t i = 0; i < count; i++)
		assert_true(sound[i].sound);
	for (size_t i = 0; i < cells.count; i++)
		assert_true(cells.cells[i].source <= 16);
}

/* What is wrong with the figures in the program is not said of a file. */
static void damage_in_a_copy(void **state)
{
	const struct store_view view = { 0 };
	struct fixture *f = *state;
	struct gci_world world;

	assert_true(sql_run(f->store, "UPDATE source SET id = 0 WHERE id = 3", &f->err));
	assert_false(store_world(f->store, &view, &f->arena, &world, &f->err));
	assert_string_equal(f->err.text, "the figures in the program: source numbers out of range");
	assert_true(sql_run(f->store,
		"INSERT INTO country VALUES (900, 'XXX', 'XX', 'Nowhere', NULL, 0, NULL)",
		&f->err));
	assert_false(store_world(f->store, &view, &f->arena, &world, &f->err));
	assert_string_equal(f->err.text,
		"the figures in the program: the countries of this store are not numbered in "
		"order");
}

static void names_without_letters_are_no_seed(void **state)
{
	static const char *const names[] = { "--", "", "Z\xFF" };
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const struct store_name name = { .name = names[i], .kind = "name", .iso3 = "IDN" };

		expect_untouched(
			f, seed_name(f->store, &name, &f->err), ERR_DATA, "folds to nothing");
	}
}

/* ---- statements ---- */

struct taken {
	int rows;
	char names[64], first[64], last[64];
	char kinds[16]; /* of the last row: a digit for each number, a letter for what is none */
};

static bool take_columns(void *context, int count, const char *const *names, struct err *err)
{
	struct taken *taken = context;

	(void)err;
	for (int i = 0; i < count; i++) {
		strcat(taken->names, names[i]);
		strcat(taken->names, ";");
	}
	return count > 0;
}

static bool take_row(
	void *context, int count, const char *const *values, const bool *numbers, struct err *err)
{
	struct taken *taken = context;

	(void)err;
	for (int i = 0; i < count; i++)
		taken->kinds[i] = numbers[i] ? '1' : 'a';
	if (taken->rows++ == 0)
		snprintf(taken->first, sizeof taken->first, "%s", values[0] ? values[0] : "NULL");
	snprintf(taken->last, sizeof taken->last, "%s", values[0] ? values[0] : "NULL");
	return true;
}

static void blobs_are_told_row_by_row(void **state)
{
	struct fixture *f = *state;
	struct taken taken = { 0 };
	const struct store_sql_sink sink = { take_columns, take_row, &taken };

	assert_true(store_sql(f->store,
		"SELECT X'00FF' UNION ALL SELECT X'' UNION ALL SELECT X'0A'", &sink, &f->err));
	assert_int_equal(taken.rows, 3);
	assert_string_equal(taken.first, "X'00FF'");
	assert_string_equal(taken.last, "X'0A'");
}

static void columns_are_told_by_name_and_kind(void **state)
{
	struct fixture *f = *state;
	struct taken taken = { 0 };
	const struct store_sql_sink sink = { take_columns, take_row, &taken };

	assert_true(store_sql(f->store,
		"SELECT 'a' AS word, 1 AS whole, 1.5 AS part, NULL AS none, X'00' AS bytes, '2'",
		&sink, &f->err));
	assert_string_equal(taken.names, "word;whole;part;none;bytes;'2';");
	assert_string_equal(taken.kinds, "a11aaa");
}

static void pragmas_that_tell(void **state)
{
	static const struct {
		const char *sql, *first; /* NULL: refused */
	} cases[] = {
		{ "PRAGMA table_info(figure)", "0" },
		{ "PRAGMA index_list('country')", "0" },
		{ "PRAGMA application_id", "1195592052" },
		{ "PRAGMA application_id = 5", NULL },
		{ "PRAGMA integrity_check(3)", NULL },
		{ "PRAGMA cache_size", NULL },
		{ "PRAGMA user_version", "1" },
		{ "PRAGMA integrity_check", "ok" },
		{ "PRAGMA quick_check", "ok" },
		{ "PRAGMA table_list", "main" },
		{ "PRAGMA database_list", "0" },
		{ "PRAGMA table_xinfo(figure)", "0" },
		{ "PRAGMA index_info(sqlite_autoindex_country_1)", "0" },
		{ "PRAGMA foreign_key_list(member)", "0" },
		{ "SELECT upper('a')", "A" },
		{ "SELECT load_extension('a')", NULL },
		{ "WITH RECURSIVE n(i) AS (SELECT 7 UNION ALL SELECT i FROM n LIMIT 1) SELECT i "
		  "FROM n",
			"7" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct taken taken = { 0 };
		const struct store_sql_sink sink = { take_columns, take_row, &taken };
		bool ok = store_sql(f->store, cases[i].sql, &sink, &f->err);

		if (ok != (cases[i].first != NULL))
			fail_msg("%s: %s", cases[i].sql, ok ? "run" : f->err.text);
		if (ok)
			assert_string_equal(taken.first, cases[i].first);
		else
			assert_int_equal(f->err.code, ERR_USAGE);
		f->err = (struct err) { 0 };
	}
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up_texts, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(groups_are_called_by_text),
		CASE(events_are_told_by_text),
		CASE(groups_of_no_country),
		CASE(what_was_bound_before_is_gone),
		CASE(twins_of_the_programs_own),
		CASE(series_in_any_order),
		CASE(sources_are_left_out_by_their_bytes),
		CASE(an_abandoned_source_leaves_nothing),
		CASE(sources_are_read_in_one_order),
		CASE(damage_in_a_copy),
		CASE(names_without_letters_are_no_seed),
		CASE(blobs_are_told_row_by_row),
		CASE(columns_are_told_by_name_and_kind),
		CASE(pragmas_that_tell),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
