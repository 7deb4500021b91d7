/* Every call that the store makes to SQLite fails once: in each operation, one after the other. The
 * operation says so, and the file is as it was before. */
#include "failing_calls.h"
#include "store/internal.h"
#include "store/seed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---- the operations ---- */

enum scene { NO_FILE, PLAIN, OLDER, HOT };
enum { FIGURES = 6000 };

struct fixture {
	char folder[64], path[128], journal[160];
	struct store *store;
	struct arena arena;
	struct err err;
	struct store_figure figures[FIGURES];
};

static const struct store_view everything = { .pillars = true };
static const struct store_source own_source = {
	.name = "own.csv", .layout = "long", .issued = "2025-01-01", .imported = "2025-01-02"
};

static bool open_read(struct fixture *f)
{
	return store_open(f->path, STORE_READ, &f->store, &f->err);
}

static bool open_write(struct fixture *f)
{
	return store_open(f->path, STORE_WRITE, &f->store, &f->err);
}

/* A store that others see with its first commit. */
static bool open_write_commit(struct fixture *f)
{
	return open_write(f) && store_begin(f->store, &f->err) && store_commit(f->store, &f->err);
}

static bool open_copy(struct fixture *f)
{
	return store_open(NULL, STORE_WRITE, &f->store, &f->err);
}

static bool create(struct fixture *f)
{
	return store_create(f->path, false, &f->err);
}

static bool create_empty(struct fixture *f)
{
	return store_create(f->path, true, &f->err);
}

static bool world(struct fixture *f)
{
	struct gci_world ret;

	return store_world(f->store, &everything, &f->arena, &ret, &f->err);
}

static bool names(struct fixture *f)
{
	struct store_name *ret;
	size_t count;

	return store_names(f->store, "IDN", &f->arena, &ret, &count, &f->err) &&
	       store_name_find(f->store, "korea", &f->arena, &ret, &count, &f->err);
}

static bool alias_add(struct fixture *f)
{
	return store_alias_add(f->store, "Zamrud", "IDN", &f->err);
}

static bool alias_remove(struct fixture *f)
{
	return store_alias_remove(f->store, "Nusantara", &f->err);
}

/* A name of the program's comes back. */
static bool alias_restore(struct fixture *f)
{
	return store_alias_remove(f->store, "Korea", &f->err);
}

static bool groups(struct fixture *f)
{
	struct store_group group, *all;
	struct store_member *members;
	size_t count;

	return store_groups(f->store, "2020-01-01", &f->arena, &all, &count, &f->err) &&
	       store_group_members(f->store, "ASEAN", &f->arena, &group, &members, &count, &f->err);
}

static bool group_add(struct fixture *f)
{
	static const struct store_member members[] = { { .iso3 = "IDN" }, { .iso3 = "SGP" } };

	return store_group_add(f->store, "OURS", "Our group", members, 2, &f->err);
}

static bool group_remove(struct fixture *f)
{
	return store_group_remove(f->store, "MINE", &f->err);
}

static bool events(struct fixture *f)
{
	struct store_event *ret;
	size_t count;

	return store_events(f->store, &f->arena, &ret, &count, &f->err);
}

static bool event_add(struct fixture *f)
{
	static const struct store_event event = { .id = "another",
		.date = "2020-01-01",
		.precision = "day",
		.scope = "IDN",
		.kind = "own",
		.title = "Another event",
		.own = true };

	return store_event_add(f->store, &event, &f->err);
}

static bool event_remove(struct fixture *f)
{
	return store_event_remove(f->store, "mine", &f->err);
}

static bool sources(struct fixture *f)
{
	struct store_source *ret;
	struct store_twins twins;
	size_t count;

	return store_sources(f->store, &f->arena, &ret, &count, &f->err) &&
	       store_source_twins(f->store, 7, NULL, &f->arena, &twins, &f->err);
}

static bool undo(struct fixture *f)
{
	return store_source_undo(f->store, 7, &f->err);
}

/* A source of the fixture's figures, in batches of `size`. */
static bool write_figures(struct fixture *f, size_t count, size_t size)
{
	struct store_revision revisions[2];
	struct store_tally tally;
	size_t listed = 2;
	int id, series;

	if (!store_begin(f->store, &f->err) ||
		!store_series(f->store, "own series", true, &series, &f->err) ||
		!store_series(f->store, "another series", true, &series, &f->err) ||
		!store_source_begin(f->store, &own_source, &id, &f->err))
		return false;
	for (size_t at = 0; at < count; at += size)
		if (!store_source_put(f->store, id, f->figures + at,
			    count - at < size ? count - at : size, &f->err))
			return false;
	return store_source_finish(f->store, id, "00", 1, &tally, revisions, &listed, &f->err) &&
	       store_commit(f->store, &f->err);
}

static bool write_few(struct fixture *f)
{
	return write_figures(f, 190, 90);
}

/* In no order: put aside, and sorted at the end. */
static bool write_many(struct fixture *f)
{
	for (int i = 0; i < FIGURES / 2; i++) {
		struct store_figure figure = f->figures[i];

		f->figures[i] = f->figures[FIGURES - 1 - i];
		f->figures[FIGURES - 1 - i] = figure;
	}
	return write_figures(f, FIGURES, 5000);
}

static bool write_twice(struct fixture *f)
{
	f->figures[150] = f->figures[20];
	f->figures[150].line = 900;
	return write_figures(f, 190, 90);
}

static bool abandon(struct fixture *f)
{
	int id;

	return store_begin(f->store, &f->err) &&
	       store_source_begin(f->store, &own_source, &id, &f->err) &&
	       store_source_put(f->store, id, f->figures, 10, &f->err) &&
	       store_source_abandon(f->store, id, &f->err) && store_commit(f->store, &f->err);
}

static bool edition_add(struct fixture *f)
{
	const struct gci_edition edition = { .label = 2026, .scale = 100 };

	return store_begin(f->store, &f->err) && store_edition_add(f->store, &edition, &f->err) &&
	       store_commit(f->store, &f->err);
}

static bool read_all(struct fixture *f, const char *series)
{
	struct store_cursor *cursor;
	struct store_reading reading;
	bool more = true, ok;

	if (!store_read(f->store, &everything, series, &cursor, &f->err))
		return false;
	while ((ok = store_read_next(cursor, &reading, &more, &f->err)) && more)
		;
	store_read_close(cursor);
	return ok;
}

static bool read_figures(struct fixture *f)
{
	return read_all(f, NULL);
}

static bool read_series(struct fixture *f)
{
	return read_all(f, "score");
}

static bool verify_sources(struct fixture *f)
{
	struct store_soundness *soundness;
	int64_t stray;
	size_t count;

	return store_sources_verify(f->store, &f->arena, &soundness, &count, &stray, &f->err);
}

static bool verify_reference(struct fixture *f)
{
	struct store_reference reference;

	return store_reference_verify(f->store, &f->arena, &reference, &f->err);
}

static bool cells(struct fixture *f)
{
	struct store_cell *ret;
	size_t count;

	return store_cells(f->store, 2020, &f->arena, &ret, &count, &f->err);
}

static bool take_columns(void *context, int count, const char *const *columns, struct err *err)
{
	(void)context, (void)count, (void)columns, (void)err;
	return true;
}

static bool take_row(
	void *context, int count, const char *const *values, const bool *numbers, struct err *err)
{
	(void)context, (void)count, (void)values, (void)numbers, (void)err;
	return true;
}

static bool statement(struct fixture *f)
{
	const struct store_sql_sink sink = { take_columns, take_row, NULL };

	return store_sql(f->store, "SELECT iso3, NULL, 1.5 FROM country LIMIT 3", &sink, &f->err);
}

static bool migrate(struct fixture *f)
{
	static const char *const steps[] = { "", "CREATE TABLE one (a)", "CREATE TABLE two (a)",
		NULL };

	return schema_check(f->store, steps, true, &f->err);
}

static bool seed(struct fixture *f)
{
	static const struct gci_country country = {
		.iso3 = "IDN", .iso2 = "ID", .name = "Indonesia", .region = "Asia-Pacific"
	};
	static const struct store_name name = {
		.name = "Indonesia", .kind = "name", .iso3 = "IDN"
	};
	static const struct store_member early = { .iso3 = "IDN", .from = "1967" },
					 late = { .iso3 = "IDN", .from = "1999" };
	STR_SCOPED bundle = { 0 };
	STR_SCOPED schema = { 0 };

	return seed_create(f->path, &f->store, &f->err) &&
	       seed_country(f->store, &country, NULL, &f->err) &&
	       seed_name(f->store, &name, &f->err) &&
	       seed_member(f->store, "ONE", "One group", &early, &f->err) &&
	       seed_member(f->store, "ONE", "One group", &late, &f->err) &&
	       seed_finish(f->store, "1", &bundle, &schema, &f->err);
}

static const struct operation {
	const char *name;
	bool (*run)(struct fixture *f);
	enum scene scene;
	bool opens;          /* the store itself; else it is open, for writing */
	bool reading;        /* it is open for reading */
	bool alters;         /* the file, before the last step */
	const char *refused; /* what it says where nothing fails; NULL: nothing */
} operations[] = {
	{ "open for reading", open_read, PLAIN, .opens = true },
	{ "open for writing", open_write, PLAIN, .opens = true },
	{ "open an older bundle for reading", open_read, OLDER, .opens = true },
	{ "open an older bundle for writing", open_write, OLDER, .opens = true },
	{ "open with a hot journal", open_read, HOT, .opens = true, .alters = true },
	{ "open what is not there", open_write_commit, NO_FILE, .opens = true },
	{ "open a copy", open_copy, NO_FILE, .opens = true },
	{ "create", create, NO_FILE, .opens = true },
	{ "create empty", create_empty, NO_FILE, .opens = true },
	{ "world", world, PLAIN, .reading = true },
	{ "names", names, PLAIN, .reading = true },
	{ "alias add", alias_add, PLAIN },
	{ "alias remove", alias_remove, PLAIN },
	{ "alias restore", alias_restore, PLAIN },
	{ "groups", groups, PLAIN, .reading = true },
	{ "group add", group_add, PLAIN },
	{ "group remove", group_remove, PLAIN },
	{ "events", events, PLAIN, .reading = true },
	{ "event add", event_add, PLAIN },
	{ "event remove", event_remove, PLAIN },
	{ "sources", sources, PLAIN, .reading = true },
	{ "undo", undo, PLAIN },
	{ "write few figures", write_few, PLAIN },
	{ "write many figures", write_many, PLAIN },
	{ "write a figure twice", write_twice, PLAIN, .refused = "both give the own series" },
	{ "abandon", abandon, PLAIN },
	{ "edition add", edition_add, PLAIN },
	{ "read figures", read_figures, PLAIN, .reading = true },
	{ "read a series", read_series, PLAIN, .reading = true },
	{ "cells", cells, PLAIN, .reading = true },
	{ "verify sources", verify_sources, PLAIN, .reading = true },
	{ "verify reference", verify_reference, PLAIN, .reading = true },
	{ "statement", statement, PLAIN, .reading = true },
	{ "migrate", migrate, PLAIN, .alters = true },
	{ "seed", seed, NO_FILE, .opens = true, .alters = true },
};

enum { OPERATIONS = sizeof operations / sizeof *operations };

/* ---- the scenes ---- */

static struct file {
	char *bytes;
	size_t size;
} stores[HOT + 1], hot_journal;

static struct file slurp(const char *path)
{
	FILE *file = fopen(path, "rb");
	struct file ret = { malloc(2 << 20), 0 };

	if (file) {
		ret.size = fread(ret.bytes, 1, 2 << 20, file);
		fclose(file);
	}
	return ret;
}

static void put_file(const char *path, const struct file *bytes)
{
	FILE *file = fopen(path, "wb");

	assert_int_equal(fwrite(bytes->bytes, 1, bytes->size, file), bytes->size);
	assert_int_equal(fclose(file), 0);
}

static void on_file(const char *path, const char *sql)
{
	sqlite3 *db;

	assert_int_equal(__real_sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		fail_msg("%s", sqlite3_errmsg(db));
	sqlite3_close(db);
}

/* In the order of their keys. */
static void fill(struct fixture *f)
{
	for (int i = 0; i < FIGURES; i++)
		f->figures[i] = (struct store_figure) { .edition = 2014 + i / 3000 * 10,
			.series = STORE_FIRST_OWN_SERIES + i % 3000 / 190,
			.country = i % 3000 % 190,
			.value = { i + 1, 2 },
			.line = i + 2 };
}

static void make_scenes(struct fixture *f)
{
	pid_t child;

	fill(f);
	assert_true(store_create(f->path, false, &f->err));
	assert_true(open_write(f) && event_add(f) && group_add(f) && write_few(f));
	assert_true(store_alias_add(f->store, "Nusantara", "IDN", &f->err));
	store_close(f->store);
	f->store = NULL;
	/* An alias that took the place of a name in the program, which nobody refuses where the
	 * name is ambiguous. */
	on_file(f->path,
		"UPDATE name SET own = 1, kind = 'own' WHERE fold = 'korea' AND country = "
		"(SELECT id FROM country WHERE iso3 = 'KOR'); UPDATE event SET id = 'mine' "
		"WHERE own; UPDATE grouping SET code = 'MINE' WHERE own");
	stores[PLAIN] = slurp(f->path);
	on_file(f->path, "UPDATE property SET value = 'older' WHERE name = 'bundle'; DELETE FROM "
			 "figure WHERE source = 6; DELETE FROM source WHERE id = 6");
	stores[OLDER] = slurp(f->path);
	fflush(stdout);
	child = fork();
	if (child == 0) {
		sqlite3 *db;

		sqlite3_open(f->path, &db);
		sqlite3_exec(db,
			"PRAGMA cache_size = 2; PRAGMA cache_spill = 1; BEGIN; UPDATE figure SET "
			"value = 0",
			NULL, NULL, NULL);
		_exit(0);
	}
	waitpid(child, NULL, 0);
	stores[HOT] = slurp(f->path);
	hot_journal = slurp(f->journal);
	assert_true(hot_journal.size > 0);
	unlink(f->journal);
	unlink(f->path);
}

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);

	snprintf(f->folder, sizeof f->folder, "/tmp/gcitrack-test-XXXXXX");
	if (!mkdtemp(f->folder))
		return -1;
	snprintf(f->path, sizeof f->path, "%s/gci.db", f->folder);
	snprintf(f->journal, sizeof f->journal, "%s-journal", f->path);
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	/* Fails, and so fails the test, where something was left behind. */
	if (rmdir(f->folder) != 0)
		return -1;
	free(f);
	return 0;
}

static void begin(struct fixture *f, const struct operation *operation)
{
	f->store = NULL;
	f->err = (struct err) { 0 };
	arena_init(&f->arena);
	fill(f);
	if (operation->scene != NO_FILE)
		put_file(f->path, &stores[operation->scene]);
	if (operation->scene == HOT)
		put_file(f->journal, &hot_journal);
	if (!operation->opens && !(operation->reading ? open_read(f) : open_write(f)))
		fail_msg("%s: %s", operation->name, f->err.text);
}

static void end(struct fixture *f)
{
	shim.kind = NOTHING;
	store_close(f->store);
	arena_finish(&f->arena);
}

static void expect_unchanged(struct fixture *f, const struct operation *operation, bool changed)
{
	struct file after = slurp(f->path);

	if (operation->scene == NO_FILE) {
		if (strstr(f->err.text, "the new store has the change all the same"))
			assert_true(after.size > 0);
		else
			assert_int_equal(access(f->path, F_OK), -1);
		/* Without a connection, too, it is known that the new store has the change. */
		assert_int_equal(changed, after.size > 0 && operation->run == open_write_commit);
	} else if (changed || after.size != stores[operation->scene].size ||
		   memcmp(after.bytes, stores[operation->scene].bytes, after.size) != 0) {
		fail_msg("%s, call %d: the store was changed", operation->name, shim.at);
	}
	free(after.bytes);
}

/* The operation with its call `at` failing; whether it has so many. */
static bool try_call(struct fixture *f, const struct operation *operation, int at)
{
	bool ok, failed, changed;

	begin(f, operation);
	shim.kind = CALLS;
	shim.at = at;
	shim.seen = 0;
	shim.failed = false;
	ok = operation->run(f);
	failed = shim.failed;
	changed = store_changed(f->store);
	end(f);
	shim.failed = false;
	if (!failed) {
		if (operation->refused ? ok || !strstr(f->err.text, operation->refused) : !ok)
			fail_msg("%s: %s", operation->name, f->err.text);
	} else if (ok || f->err.code != ERR_MACHINE || !strstr(f->err.text, "disk I/O error")) {
		fail_msg("%s, call %d: %s", operation->name, at, ok ? "succeeded" : f->err.text);
	} else if (!operation->alters) {
		expect_unchanged(f, operation, changed);
	}
	unlink(f->path);
	unlink(f->journal);
	return failed;
}

static void every_call_fails_once(void **state)
{
	struct fixture *f = *state;

	make_scenes(f);
	for (int i = 0; i < OPERATIONS; i++) {
		int at = 1, failures = 0;

		for (; try_call(f, &operations[i], at); at += at < 300 ? 1 : at / 4)
			failures++;
		assert_true(failures > 1);
	}
}

/* ---- memory ---- */

enum { FAILED = 98, EXHAUSTED = 99 }; /* how the child ends */

static void exhausted(void)
{
	exit(EXHAUSTED);
}

/* 0: it was done. */
static int try_allocation(struct fixture *f, const struct operation *operation, int at)
{
	int status;
	pid_t child;

	begin(f, operation);
	fflush(stdout);
	child = fork();
	if (child == 0) {
		bool ok;

		mem_on_exhausted(exhausted);
		shim.kind = ALLOCATIONS;
		shim.at = at;
		shim.seen = 0;
		ok = operation->run(f);
		end(f);
		exit(ok ? 0 : FAILED);
	}
	waitpid(child, &status, 0);
	assert_true(WIFEXITED(status));
	end(f);
	unlink(f->path);
	unlink(f->journal);
	return WEXITSTATUS(status);
}

/* Who runs out of memory says so by its handler; what is read is not cut short instead. */
static void an_allocation_that_fails_ends_it(void **state)
{
	static bool (*const runs[])(struct fixture *) = { open_read, open_copy, world, names,
		groups, events, sources, write_few, verify_sources, verify_reference, statement };
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
		const struct operation *operation = operations;
		int status = 1;

		while (operation->run != runs[i])
			operation++;
		for (int at = 1; at <= 6 && status != 0; at++) {
			status = try_allocation(f, operation, at);
			if (status != EXHAUSTED && (status != 0 || at == 1))
				fail_msg("%s, allocation %d: status %d", operation->name, at,
					status);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(every_call_fails_once, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			an_allocation_that_fails_ends_it, set_up, tear_down),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	for (int i = 0; i <= HOT; i++)
		free(stores[i].bytes);
	free(hot_journal.bytes);
	return failed;
}
