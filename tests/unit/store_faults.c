/* Every call that the store makes to SQLite fails once: in each operation, one after the other. The
 * operation says so, and the file is as it was before. */
#include "failing_calls.h"
#include "store_operations.h"

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
