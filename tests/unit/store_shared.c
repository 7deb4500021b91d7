/* A store that another program is using, or one that died was. */
#include "store/store.h"
#include "stored.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void expect_score(struct fixture *f)
{
	struct store_view view = { 0 };
	struct gci_world world;
	int country;

	assert_true(store_world(f->store, &view, &f->arena, &world, &f->err));
	country = gci_country_find(&world, "IDN");
	for (size_t i = 0; i < world.table_count; i++)
		if (world.tables[i].edition->label == 2020)
			assert_int_equal(
				world.tables[i].records[country].figure[GCI_SCORE].value.value,
				9488);
}

static void a_busy_store_is_said_to_be_locked(void **state)
{
	struct fixture *f = *state;
	sqlite3 *other;

	assert_true(store_create(f->path, false, &f->err));
	assert_true(store_open(f->path, STORE_WRITE, &f->store, &f->err));
	assert_int_equal(sqlite3_open(f->path, &other), SQLITE_OK);
	assert_int_equal(sqlite3_exec(other, "BEGIN EXCLUSIVE", NULL, NULL, NULL), SQLITE_OK);
	assert_false(store_begin(f->store, &f->err));
	assert_int_equal(f->err.code, ERR_LOCKED);
	sqlite3_close(other);
}

/* A writer that dies in the middle leaves a journal. */
static void die_in_the_middle(const char *path)
{
	pid_t child = fork();
	int status;

	if (child == 0) {
		sqlite3 *db;

		sqlite3_open(path, &db);
		sqlite3_exec(db,
			"PRAGMA cache_size = 2; PRAGMA cache_spill = 1; BEGIN; UPDATE figure SET "
			"value = 0",
			NULL, NULL, NULL);
		_exit(7);
	}
	waitpid(child, &status, 0);
	assert_int_equal(WEXITSTATUS(status), 7);
}

/* A reader finds the store as it was. */
static void a_hot_journal_is_rolled_back_by_a_reader(void **state)
{
	struct fixture *f = *state;

	assert_true(store_create(f->path, false, &f->err));
	die_in_the_middle(f->path);
	if (!store_open(f->path, STORE_READ, &f->store, &f->err))
		fail_msg("%s", f->err.text);
	expect_score(f);
}

/* Another program is at it: what a writer left is taken back once it is done, and not before. */
static void a_hot_journal_that_another_holds(void **state)
{
	/* the bytes that a reader locks */
	struct flock shared = {
		.l_type = F_RDLCK, .l_whence = SEEK_SET, .l_start = 0x40000002, .l_len = 510
	};
	struct fixture *f = *state;
	int ready[2], status;
	pid_t child;
	char byte;

	assert_true(store_create(f->path, false, &f->err));
	die_in_the_middle(f->path);
	assert_int_equal(pipe(ready), 0);
	child = fork();
	if (child == 0) {
		int file = open(f->path, O_RDWR);

		if (file < 0 || fcntl(file, F_SETLK, &shared) != 0 || write(ready[1], "", 1) != 1)
			_exit(1);
		pause();
	}
	assert_int_equal(read(ready[0], &byte, 1), 1);
	assert_false(store_open(f->path, STORE_READ, &f->store, &f->err));
	assert_int_equal(f->err.code, ERR_LOCKED);
	assert_non_null(strstr(f->err.text, "another program is using the store"));
	assert_null(strstr(f->err.text, "interrupted"));
	kill(child, SIGKILL);
	waitpid(child, &status, 0);
	close(ready[0]);
	close(ready[1]);
	assert_true(store_open(f->path, STORE_READ, &f->store, &f->err));
	expect_score(f);
}

/* By either of the two bytes of the file that say how it is written and read. */
static void a_file_with_a_log_is_refused(void **state)
{
	static const unsigned char versions[][2] = { { 1, 1 }, { 2, 1 }, { 1, 2 }, { 2, 2 } };
	struct fixture *f = *state;

	assert_true(store_create(f->path, false, &f->err));
	for (size_t i = 0; i < 4; i++) {
		int file = open(f->path, O_WRONLY);

		assert_int_equal(pwrite(file, versions[i], 2, 18), 2);
		close(file);
		f->err.text[0] = '\0';
		assert_int_equal(store_open(f->path, STORE_READ, &f->store, &f->err), i == 0);
		assert_int_equal(strstr(f->err.text, "in write-ahead mode") != NULL, i > 0);
		store_close(f->store);
		f->store = NULL;
	}
}

/* What cannot be opened to be looked at is said to be so. */
static void no_more_files_may_be_opened(void **state)
{
	struct fixture *f = *state;
	struct rlimit before, none;
	bool opened;

	assert_true(store_create(f->path, false, &f->err));
	assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
	none = before;
	none.rlim_cur = 0;
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &none), 0);
	opened = store_open(f->path, STORE_READ, &f->store, &f->err);
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &before), 0);
	assert_false(opened);
	assert_int_equal(f->err.code, ERR_MACHINE);
	assert_non_null(strstr(f->err.text, "/gci.db: the store cannot be opened ("));
}

static int first_free_number(void)
{
	int number = dup(STDIN_FILENO);

	close(number);
	return number;
}

static void no_file_stays_open(void **state)
{
	struct fixture *f = *state;
	int before = first_free_number();

	assert_true(store_create(f->path, false, &f->err));
	assert_int_equal(first_free_number(), before);
	for (int mode = STORE_READ; mode <= STORE_WRITE; mode++) {
		assert_true(store_open(f->path, (enum store_mode)mode, &f->store, &f->err));
		store_close(f->store);
		f->store = NULL;
		assert_int_equal(first_free_number(), before);
	}
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(a_busy_store_is_said_to_be_locked),
		CASE(a_hot_journal_is_rolled_back_by_a_reader),
		CASE(a_hot_journal_that_another_holds),
		CASE(a_file_with_a_log_is_refused),
		CASE(no_more_files_may_be_opened),
		CASE(no_file_stays_open),
	};

	store_patience = 50;
	return cmocka_run_group_tests_name("store_shared", tests, NULL, NULL);
}
