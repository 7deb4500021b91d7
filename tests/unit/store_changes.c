/* What becomes of a change: known once it is committed, taken back whole where it cannot be. */
#include "store/internal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

struct fixture {
	struct store *store;
	struct err err;
};

/* A copy in memory is enough. */
static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);

	*state = f;
	return store_open(NULL, STORE_WRITE, &f->store, &f->err) ? 0 : -1;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	store_close(f->store);
	free(f);
	return 0;
}

static void changes_are_known_once_committed(void **state)
{
	struct fixture *f = *state;

	assert_false(store_changed(NULL));
	assert_false(store_changed(f->store));
	assert_true(store_begin(f->store, &f->err));
	assert_true(store_source_abandon(f->store, 1, &f->err));
	assert_false(store_changed(f->store));
	store_rollback(f->store);
	assert_false(store_changed(f->store));
	for (int i = 0; i < 2; i++) {
		assert_true(store_event_remove(f->store, "none", &f->err) ||
			    f->err.code == ERR_NOT_FOUND);
		assert_true(store_alias_add(f->store, i ? "Zamrud" : "Nusantara", "IDN", &f->err));
		assert_true(store_changed(f->store));
	}
	/* What is open now changes nothing of that. */
	assert_true(store_begin(f->store, &f->err));
	assert_true(store_changed(f->store));
	store_rollback(f->store);
	assert_true(store_changed(f->store));
}

/* It was made with the first change: another that comes to nothing does not undo that. */
static void a_new_store_stays_changed(void **state)
{
	char path[] = "/tmp/gcitrack-test-XXXXXX";
	struct fixture *f = *state;
	struct store *store;
	int file = mkstemp(path);

	assert_true(file >= 0 && close(file) == 0 && unlink(path) == 0);
	assert_true(store_open(path, STORE_WRITE, &store, &f->err));
	assert_false(store_changed(store));
	assert_true(store_alias_add(store, "Zamrud", "IDN", &f->err));
	assert_true(store_changed(store));
	assert_true(store_begin(store, &f->err));
	assert_true(store_source_abandon(store, 1, &f->err));
	store_rollback(store);
	assert_true(store_changed(store));
	store_close(store);
	assert_int_equal(unlink(path), 0);
}

/* A commit that another program's reading holds up is none yet. */
static void a_commit_that_waits_is_no_change(void **state)
{
	char path[] = "/tmp/gcitrack-test-XXXXXX";
	struct fixture *f = *state;
	struct store *writer, *reader;
	int64_t left;
	int file = mkstemp(path), patience = store_patience;

	assert_true(file >= 0 && close(file) == 0 && unlink(path) == 0);
	store_patience = 0;
	assert_true(store_create(path, false, &f->err));
	assert_true(store_open(path, STORE_WRITE, &writer, &f->err));
	assert_true(store_open(path, STORE_READ, &reader, &f->err));
	assert_true(store_begin(writer, &f->err));
	assert_true(store_source_abandon(writer, 1, &f->err));
	assert_false(sql_run(writer, "COMMIT", &f->err));
	assert_int_equal(f->err.code, ERR_LOCKED);
	assert_false(store_changed(writer));
	/* A command does not wait again: what it wrote is taken back. */
	assert_false(store_commit(writer, &f->err));
	assert_int_equal(f->err.code, ERR_LOCKED);
	assert_true(store_begin(writer, &f->err));
	assert_true(sql_number(writer, "SELECT count(*) FROM source WHERE id = 1", &left, &f->err));
	assert_int_equal(left, 1);
	assert_true(store_source_abandon(writer, 1, &f->err));
	store_close(reader);
	assert_true(store_commit(writer, &f->err));
	assert_true(store_changed(writer));
	store_close(writer);
	store_patience = patience;
	assert_int_equal(unlink(path), 0);
}

/* Who was refused may go on with another change. */
static void what_a_table_refuses_is_taken_back(void **state)
{
	struct store_event event = { .id = "ours",
		.date = "2020-01-01",
		.precision = "day",
		.kind = "own",
		.title = "Ours",
		.own = true };
	struct fixture *f = *state;

	assert_false(store_event_add(f->store, &event, &f->err));
	assert_non_null(strstr(f->err.text, "NOT NULL constraint failed: event.scope"));
	assert_false(store_changed(f->store));
	event.scope = "IDN";
	assert_true(store_event_add(f->store, &event, &f->err));
	assert_true(store_changed(f->store));
}

static const char many_events[] =
	"INSERT INTO event SELECT 'own ' || fold || country, '2020', 'year', 'WLD', 'own', 'An "
	"event', NULL, NULL, 1 FROM name";

static void a_full_store_is_said_to_be(void **state)
{
	struct fixture *f = *state;

	assert_true(sql_run(f->store, "PRAGMA max_page_count = 1", &f->err)); /* no more of them */
	assert_false(sql_run(f->store, many_events, &f->err));
	assert_int_equal(f->err.code, ERR_MACHINE);
	assert_string_equal(
		f->err.text, "the figures in the program: the disk is full; nothing was changed");
	assert_false(store_changed(f->store));
}

/* The last pages find no room: of a change nothing was kept, and nothing is said to be. */
static void a_commit_without_room_is_no_change(void **state)
{
	char path[] = "/tmp/gcitrack-test-XXXXXX";
	struct fixture *f = *state;
	struct rlimit before, less;
	struct store *store;
	struct stat about;
	int64_t own;
	bool ok;
	int file = mkstemp(path);

	assert_true(file >= 0 && close(file) == 0 && unlink(path) == 0);
	assert_true(store_create(path, false, &f->err));
	assert_true(store_open(path, STORE_WRITE, &store, &f->err));
	assert_true(store_begin(store, &f->err));
	assert_true(sql_run(store, many_events, &f->err));
	assert_int_equal(stat(path, &about), 0);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	less = before;
	less.rlim_cur = (rlim_t)about.st_size;
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &less), 0);
	ok = store_commit(store, &f->err);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	assert_false(ok);
	assert_int_equal(f->err.code, ERR_MACHINE);
	assert_false(store_changed(store));
	assert_true(sql_number(store, "SELECT count(*) FROM event WHERE own", &own, &f->err));
	assert_int_equal(own, 0);
	store_close(store);
	assert_int_equal(unlink(path), 0);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(changes_are_known_once_committed),
		CASE(a_new_store_stays_changed),
		CASE(a_commit_that_waits_is_no_change),
		CASE(what_a_table_refuses_is_taken_back),
		CASE(a_full_store_is_said_to_be),
		CASE(a_commit_without_room_is_no_change),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
