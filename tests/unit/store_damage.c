/* Stores whose content no gcitrack wrote, though SQLite sees nothing wrong: a bit that turned over,
 * another program. Each is refused or reported, none is believed. */
#include "store/internal.h"
#include "stored.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A store on which `sql` was run with no rule of its tables in force. */
static void damage(struct fixture *f, bool empty, const char *sql)
{
	static const char off[] =
		"PRAGMA writable_schema = 1; PRAGMA ignore_check_constraints = 1;"
		"CREATE TEMP TABLE kept AS SELECT name, sql FROM main.sqlite_schema;"
		"UPDATE main.sqlite_schema SET sql = replace(sql, 'NOT NULL', '') WHERE type = "
		"'table' AND sql NOT LIKE '%WITHOUT ROWID'";
	static const char on[] =
		"PRAGMA writable_schema = 1;"
		"UPDATE main.sqlite_schema AS s SET sql = (SELECT sql FROM kept WHERE kept.name = "
		"s.name) WHERE type = 'table'";
	const char *const steps[] = { off, "PRAGMA writable_schema = RESET", sql, on };
	sqlite3 *db;

	forget(f);
	assert_true(store_create(f->path, empty, &f->err));
	assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
	sqlite3_exec(db, "PRAGMA ignore_check_constraints = 1", NULL, NULL, NULL);
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		if (sqlite3_exec(db, steps[i], NULL, NULL, NULL) != SQLITE_OK)
			fail_msg("%s: %s", steps[i], sqlite3_errmsg(db));
	sqlite3_close(db);
	if (!store_open(f->path, STORE_WRITE, &f->store, &f->err))
		fail_msg("%s: %s", sql, f->err.text);
}

/* ---- figures ---- */

static bool world(struct fixture *f)
{
	const struct store_view view = { .pillars = true };
	struct gci_world ret;

	return store_world(f->store, &view, &f->arena, &ret, &f->err);
}

static bool cells(struct fixture *f)
{
	struct store_cells ret;

	return store_cells(f->store, 2020, &f->arena, &ret, &f->err);
}

static bool sources(struct fixture *f)
{
	struct store_soundness *ret;
	struct store_cells cells_of_all;
	size_t count;
	int64_t stray;

	return store_sources_verify(
		f->store, &f->arena, &ret, &count, &stray, &cells_of_all, &f->err);
}

/* A world of the cells that were read. */
static bool made(struct fixture *f)
{
	struct store_soundness *sources;
	struct store_cells all;
	struct gci_world ret;
	size_t count;
	int64_t stray;

	return store_sources_verify(f->store, &f->arena, &sources, &count, &stray, &all, &f->err) &&
	       store_world(f->store, &(struct store_view) { .pillars = true, .cells = &all },
		       &f->arena, &ret, &f->err);
}

static bool reading(struct fixture *f)
{
	const struct store_view view = { 0 };
	struct store_cursor *cursor;
	struct store_reading ret;
	bool more, ok;

	if (!store_read(f->store, &view, NULL, &cursor, &f->err))
		return false;
	do
		ok = store_read_next(cursor, &ret, &more, &f->err);
	while (ok && more);
	store_read_close(cursor);
	return ok;
}

static void expect(struct fixture *f, const char *sql, bool (*look)(struct fixture *), bool sound,
	const char *says)
{
	bool ok;

	damage(f, false, sql);
	ok = look(f);
	if (ok != sound)
		fail_msg("%s: %s", sql, ok ? "believed" : f->err.text);
	if (!ok && (f->err.code != ERR_DATA || !strstr(f->err.text, says)))
		fail_msg("%s: %s", sql, f->err.text);
	f->err = (struct err) { 0 };
}

static const char malformed[] = "the store is damaged (database disk image is malformed)";

static void figures_no_file_can_hold(void **state)
{
	static const struct {
		const char *set;
		bool fits, shifts; /* not on 0-100: refused where that is asked */
	} cases[] = {
		{ "decimals = 99", false, false },
		{ "decimals = 16", false, false },
		{ "decimals = 15", true, true },
		{ "decimals = -1", false, false },
		{ "value = 1000000000000000000", false, false },
		{ "value = -1000000000000000000", false, false },
		{ "value = -999999999999999999, decimals = 2", true, true },
		{ "value = 999999999999999999, decimals = 0", true, false },
		{ "value = 9999999999999999, decimals = 0", true, true },
	};
	struct fixture *f = *state;
	char sql[200];

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		snprintf(sql, sizeof sql,
			"UPDATE figure SET %s WHERE edition = 2020 AND series = 1 AND country = 9",
			cases[i].set);
		expect(f, sql, world, cases[i].shifts, malformed);
		expect(f, sql, made, cases[i].shifts, malformed);
		expect(f, sql, cells, cases[i].fits, malformed);
		expect(f, sql, sources, cases[i].fits, malformed);
		expect(f, sql, reading, cases[i].fits, malformed);
	}
}

/* What has no country or no series is in no answer, and refused where all figures are handed on. */
static void figures_of_nothing(void **state)
{
	static const char *const sets[] = { "country = 0", "country = -7", "country = 65535",
		"country = 70000", "series = -1", "series = 77",
		"country = (SELECT max(id) + 1 FROM country)" };
	/* one without a figure */
	static const char last[] = "UPDATE figure SET country = (SELECT max(id) FROM country WHERE "
				   "in_gci = 0) WHERE edition = 2020 AND series = 1 AND country = "
				   "9";
	struct fixture *f = *state;
	char sql[200];

	for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
		snprintf(sql, sizeof sql,
			"UPDATE figure SET %s WHERE edition = 2020 AND series = 1 AND country = 9",
			sets[i]);
		expect(f, sql, world, true, NULL);
		expect(f, sql, reading, false, malformed);
	}
	expect(f, last, reading, true, NULL);
	/* the number behind the last series */
	expect(f,
		"INSERT INTO series VALUES (200, 'last'); UPDATE figure SET series = 201 WHERE "
		"edition = 2020 AND series = 1 AND country = 9",
		reading, false, malformed);
	expect(f,
		"INSERT INTO series VALUES (200, 'last'); UPDATE figure SET series = 150 WHERE "
		"edition = 2020 AND series = 1 AND country = 9",
		reading, false, malformed);
}

static bool all_of_2020(struct fixture *f)
{
	const struct store_view view = { .pillars = true };
	struct gci_world ret;

	return store_world(f->store, &view, &f->arena, &ret, &f->err) &&
	       gci_table_find(&ret, 2020)->scored == 194;
}

/* A series that is one of 32 bits only where the others are cut off, the one behind the last, is
 * not taken for the next country's first, though that has no score that would hide it. */
static void series_of_too_many_bits(void **state)
{
	static const char sql[] = "UPDATE figure SET series = 8 - 4294967296 WHERE edition = 2020 "
				  "AND series = 1 AND country = (SELECT a.id FROM country a JOIN "
				  "country b ON b.id = a.id + 1 WHERE a.in_gci AND NOT b.in_gci)";
	struct fixture *f = *state;

	expect(f, sql, all_of_2020, true, NULL);
}

/* A cell is of a series that is built in, and nothing else. */
static bool cells_are_built_in(struct fixture *f)
{
	struct store_soundness *sources;
	struct store_cells lists[2];
	size_t count;
	int64_t stray;

	assert_true(store_cells(f->store, 2020, &f->arena, &lists[0], &f->err));
	assert_true(store_sources_verify(
		f->store, &f->arena, &sources, &count, &stray, &lists[1], &f->err));
	for (size_t i = 0; i < 2; i++)
		for (size_t k = 0; k < lists[i].count; k++)
			if (lists[i].cells[k].series < 0 || lists[i].cells[k].series > 7)
				return false;
	return true;
}

static void cells_of_no_series(void **state)
{
	static const char *const sets[] = { "series = 8", "series = -1", "series = 8 - 4294967296",
		"country = 2147483648" };
	struct fixture *f = *state;
	char sql[200];

	for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
		snprintf(sql, sizeof sql,
			"UPDATE figure SET %s WHERE edition = 2020 AND series = 1 AND country = 9",
			sets[i]);
		expect(f, sql, cells_are_built_in, true, NULL);
		expect(f, sql, world, true, NULL);
	}
}

static bool loose(struct fixture *f)
{
	const struct store_view view = { 0 };
	struct gci_world ret;

	assert_true(store_world(f->store, &view, &f->arena, &ret, &f->err));
	/* Of 2020 nothing is left that a source in force has. */
	return !gci_table_find(&ret, 2020);
}

static void figures_of_sources_not_in_force(void **state)
{
	struct fixture *f = *state;

	expect(f, "UPDATE source SET withdrawn = 1 WHERE id = 5", loose, true, NULL);
	expect(f,
		"UPDATE source SET withdrawn = 1, id = 90 WHERE id = 5; UPDATE figure SET source "
		"= 90 WHERE source = 5",
		loose, true, NULL);
	/* as many as there is room for before more is asked, and the one behind them */
	expect(f,
		"UPDATE source SET id = 15 WHERE id = 6; UPDATE figure SET source = 15 WHERE "
		"source = 6; UPDATE source SET withdrawn = 1, id = 16 WHERE id = 5; UPDATE figure "
		"SET source = 16 WHERE source = 5",
		loose, true, NULL);
	expect(f,
		"UPDATE source SET withdrawn = 1, id = -3 WHERE id = 5; UPDATE figure SET source "
		"= -3 WHERE source = 5",
		loose, true, NULL);
}

/* ---- numbers ---- */

static void numbers_out_of_range(void **state)
{
	static const struct {
		const char *sql, *says;
	} cases[] = {
		{ "UPDATE country SET id = 900 WHERE id = 5", "not numbered in order" },
		{ "UPDATE source SET id = 0 WHERE id = 3", "source numbers out of range" },
		{ "UPDATE source SET id = -1 WHERE id = 3", "source numbers out of range" },
		{ "UPDATE source SET id = 10000001 WHERE id = 3", "source numbers out of range" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		expect(f, cases[i].sql, world, false, cases[i].says);
	expect(f, "UPDATE source SET id = 10000000 WHERE id = 3", world, true, NULL);
	/* No figure needs these. */
	expect(f, "INSERT INTO series VALUES (-5, 'before'), (10000001, 'behind')", reading, true,
		NULL);
}

/* The rules of the table hold for who writes. */
static void editions_of_odd_numbers(void **state)
{
	static const struct {
		const char *set;
		bool sound;
	} cases[] = {
		{ "decimals = 15", true },
		{ "decimals = 16", false },
		{ "decimals = -1", false },
		{ "scale = 1", true },
		{ "scale = 10", false },
		{ "scale = 0", false },
		{ "collected_from = NULL, collected_to = NULL", true },
		{ "collected_to = 9999", true },
		{ "collected_to = 10000", false },
		{ "collected_to = -1", false },
		{ "collected_from = 10000", false },
		{ "collected_from = -1", false },
	};
	struct fixture *f = *state;
	char sql[200];

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		snprintf(sql, sizeof sql, "UPDATE edition SET %s WHERE label = 2020", cases[i].set);
		expect(f, sql, world, cases[i].sound, malformed);
	}
}

/* ---- what is missing ---- */

static void words_that_are_missing(void **state)
{
	struct fixture *f = *state;
	const struct store_view view = { 0 };
	struct gci_world ret;
	const struct gci_edition *edition;

	damage(f, false,
		"UPDATE edition SET tie_rule = NULL WHERE label = 2020; UPDATE edition SET "
		"tie_rule "
		"= 'odd' WHERE label = 2018; UPDATE country SET iso3 = NULL WHERE id = 5; UPDATE "
		"country SET iso3 = 'ABCDE' WHERE id = 6; UPDATE country SET name = NULL WHERE id "
		"= "
		"7");
	assert_true(store_world(f->store, &view, &f->arena, &ret, &f->err));
	edition = gci_table_find(&ret, 2020)->edition;
	assert_int_equal(edition->tie_rule, GCI_TIES_UNKNOWN);
	assert_int_equal(gci_table_find(&ret, 2018)->edition->tie_rule, GCI_TIES_UNKNOWN);
	assert_int_equal(gci_table_find(&ret, 2017)->edition->tie_rule, GCI_TIES_DENSE);
	assert_string_equal(ret.countries[4].iso3, "");
	assert_string_equal(ret.countries[5].iso3, "ABC");
	assert_string_equal(ret.countries[6].name, "");
}

/* A sector of a file can be all zeros: rows whose every column is NULL. */
static void lists_that_are_missing(void **state)
{
	struct fixture *f = *state;
	struct store_group *groups;
	struct store_source *sources;
	size_t count;

	damage(f, false,
		"UPDATE grouping SET code = NULL, name = NULL; UPDATE source SET name = NULL, "
		"sha256 = NULL, layout = NULL, options = NULL, issued = NULL");
	assert_true(store_groups(f->store, NULL, &f->arena, &groups, &count, &f->err));
	assert_int_not_equal(count, 0);
	assert_string_equal(groups[0].code, "");
	assert_string_equal(groups[0].name, "");
	assert_true(store_sources(f->store, &f->arena, &sources, &count, &f->err));
	assert_string_equal(sources[0].name, "");
	assert_string_equal(sources[0].sha256, "");
	assert_string_equal(sources[0].layout, "");
	assert_string_equal(sources[0].options, "");
	assert_string_equal(sources[0].issued, "");
}

/* ---- what `check` says ---- */

static const struct store_soundness *soundness(
	struct fixture *f, const char *sql, int source, int64_t *ret_stray)
{
	struct store_soundness *ret;
	struct store_cells cells;
	size_t count;

	damage(f, false, sql);
	assert_true(store_sources_verify(
		f->store, &f->arena, &ret, &count, ret_stray, &cells, &f->err));
	for (size_t i = 0; i < count; i++)
		if (ret[i].source == source)
			return &ret[i];
	return NULL;
}

static void digests_of_another_length(void **state)
{
	struct fixture *f = *state;
	int64_t stray;

	assert_true(soundness(f, "SELECT 1", 5, &stray)->sound);
	assert_int_equal(stray, 0);
	assert_false(
		soundness(f, "UPDATE source SET digest = NULL WHERE id = 5", 5, &stray)->sound);
	assert_false(
		soundness(f, "UPDATE source SET digest = digest || '0' WHERE id = 5", 5, &stray)
			->sound);
	assert_false(soundness(
		f, "UPDATE source SET digest = digest || '0123456789' WHERE id = 5", 5, &stray)
			     ->sound);
	assert_true(soundness(f, "UPDATE source SET digest = '' WHERE id = 5", 4, &stray)->sound);
}

static void figures_of_no_source(void **state)
{
	struct fixture *f = *state;
	int64_t stray;

	assert_true(soundness(f, "INSERT INTO figure VALUES (2020, 1, 1, 99, 1, 0, 0)", 5, &stray)
			    ->sound);
	assert_int_equal(stray, 1);
	assert_null(soundness(f, "DELETE FROM source WHERE id = 5", 5, &stray));
	assert_int_equal(stray, 194 * 7);
}

static const struct store_altered *altered(
	struct fixture *f, bool empty, const char *sql, bool *ret_other_version)
{
	struct store_reference ret;

	damage(f, empty, sql);
	assert_true(store_reference_verify(f->store, &f->arena, &ret, &f->err));
	*ret_other_version = ret.other_version;
	assert_true(ret.altered_count <= 1);
	return ret.altered_count ? ret.altered : NULL;
}

static void reference_data_beside_the_programs(void **state)
{
	static const struct {
		const char *sql, *what, *examples;
		int64_t rows;
	} cases[] = {
		{ "INSERT INTO event VALUES ('zz', '2020', 'year', 'WLD', 'k', 't', NULL, NULL, 0)",
			"events", "zz", 1 },
		{ "INSERT INTO event VALUES ('zz', '2020', 'year', 'WLD', 'k', 't', NULL, NULL, 1)",
			NULL, NULL, 0 },
		{ "DELETE FROM series WHERE id = 3", "series", "legal", 1 },
		{ "DELETE FROM event WHERE id = (SELECT max(id) FROM event)", "events", NULL, 1 },
		{ "UPDATE series SET name = 'zzz' WHERE id = 3", "series", "legal, zzz", 2 },
		{ "UPDATE series SET name = 'a' WHERE id = 3", "series", "a, legal", 2 },
		{ "UPDATE series SET name = NULL WHERE id = 3", "series", "legal", 2 },
		{ "UPDATE event SET note = NULL WHERE id = 'gci-2014'", "events", "gci-2014", 1 },
		{ "UPDATE event SET date = '1999' WHERE id = 'gci-2014'", "events", "gci-2014", 1 },
		{ "UPDATE country SET note = 'x' WHERE id <= 5", "countries", "AFG, AGO, ALB", 5 },
		{ "DELETE FROM name WHERE fold = 'inggris'", "names", "inggris GBR Inggris", 1 },
		{ "UPDATE name SET own = 1, kind = 'own' WHERE fold = 'inggris'", NULL, NULL, 0 },
		{ "INSERT INTO name SELECT 'zamrud', id, 'Zamrud', 'own', NULL, 0, 1 FROM country "
		  "WHERE iso3 = 'IDN'",
			NULL, NULL, 0 },
		/* nothing is another thing than a text without a letter */
		{ "UPDATE country SET note = '' WHERE note IS NULL AND iso3 = 'IDN'", "countries",
			"IDN", 1 },
		{ "DELETE FROM source WHERE id = 5; INSERT INTO source SELECT 9, 'zz', sha256, "
		  "size, "
		  "layout, options, edition, issued, imported, note, rows, revised, digest, "
		  "bundled, "
		  "0 FROM source WHERE id = 4; UPDATE source SET size = size + 1 WHERE id = 4",
			"sources", "GCI 2018, GCI 2020, zz", 3 },
	};
	struct fixture *f = *state;
	struct store_reference reference;
	bool other;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct store_altered *found = altered(f, false, cases[i].sql, &other);

		assert_false(other);
		assert_int_equal(found != NULL, cases[i].what != NULL);
		if (!found)
			continue;
		assert_string_equal(found->what, cases[i].what);
		if ((cases[i].examples && strcmp(found->examples, cases[i].examples) != 0) ||
			found->rows != cases[i].rows)
			fail_msg("%s: %d, %s", cases[i].sql, (int)found->rows, found->examples);
	}
	/* One that was made without figures lacks no source. */
	assert_null(altered(f, true, "SELECT 1", &other));
	assert_false(other);
	assert_null(altered(f, false, "DELETE FROM property WHERE name = 'reference'", &other));
	assert_true(other);
	/* That of the program is as it is. */
	forget(f);
	assert_true(store_open(NULL, STORE_READ, &f->store, &f->err));
	assert_true(store_reference_verify(f->store, &f->arena, &reference, &f->err));
	assert_false(reference.other_version);
	assert_int_equal(reference.altered_count, 0);
}

/* ---- what a newer program brings ---- */

/* Figures of a source that is not there yet are in the way of what would be added. */
static void what_cannot_be_added_is_taken_back(void **state)
{
	struct fixture *f = *state;
	int64_t sources = 0;

	damage(f, false, "SELECT 1");
	store_close(f->store);
	f->store = NULL;
	for (int i = 0; i < 2; i++) {
		sqlite3 *db;

		assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
		assert_int_equal(
			sqlite3_exec(db,
				i ? "DELETE FROM property WHERE name = 'bundle'"
				  : "DELETE FROM source WHERE id = 6; UPDATE property SET value = "
				    "'older' WHERE name = 'bundle'",
				NULL, NULL, NULL),
			SQLITE_OK);
		sqlite3_close(db);
		assert_false(store_open(f->path, STORE_WRITE, &f->store, &f->err));
		assert_non_null(strstr(f->err.text, "UNIQUE constraint failed"));
	}
	assert_true(store_open(f->path, STORE_READ, &f->store, &f->err));
	assert_int_equal(store_bundle_missing(f->store), 1);
	assert_true(sql_number(f->store, "SELECT count(*) FROM source", &sources, &f->err));
	assert_int_equal(sources, 5);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(figures_no_file_can_hold),
		CASE(figures_of_nothing),
		CASE(series_of_too_many_bits),
		CASE(cells_of_no_series),
		CASE(figures_of_sources_not_in_force),
		CASE(numbers_out_of_range),
		CASE(editions_of_odd_numbers),
		CASE(words_that_are_missing),
		CASE(lists_that_are_missing),
		CASE(digests_of_another_length),
		CASE(figures_of_no_source),
		CASE(reference_data_beside_the_programs),
		CASE(what_cannot_be_added_is_taken_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
