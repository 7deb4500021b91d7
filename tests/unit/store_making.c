/* A store that is not there yet: whose turn it is to make it, what others do meanwhile, and what
 * the system refuses. */
#include "store/internal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

struct fixture {
	char folder[64], path[128], temporary[128];
	struct store *store;
	struct err err;
};

/* ---- calls to the system ---- */

enum call { NO_CALL, FLOCK, FCHMOD, FSTAT, FSYNC, LINK, MKDIR, WRITE };

/* The next of these calls: what happens just before it, and with which error it fails. */
static struct {
	enum call call;
	void (*before)(const struct fixture *f);
	void (*after)(const struct fixture *f);
	const struct fixture *fixture;
	int error; /* 0: it is made */
} shim;

static void plan(const struct fixture *f, enum call call, void (*before)(const struct fixture *),
	void (*after)(const struct fixture *), int error)
{
	shim.fixture = f;
	shim.call = call;
	shim.before = before;
	shim.after = after;
	shim.error = error;
}

#define SHIM(type, name, which, parameters, arguments)                                             \
	type __real_##name parameters;                                                             \
	type __wrap_##name parameters;                                                             \
	type __wrap_##name parameters                                                              \
	{                                                                                          \
		type status = -1;                                                                  \
		int error = shim.error;                                                            \
                                                                                                   \
		if (shim.call != (which))                                                          \
			return __real_##name arguments;                                            \
		shim.call = NO_CALL;                                                               \
		if (shim.before)                                                                   \
			shim.before(shim.fixture);                                                 \
		if (!error) {                                                                      \
			status = __real_##name arguments;                                          \
			error = errno;                                                             \
		}                                                                                  \
		if (shim.after)                                                                    \
			shim.after(shim.fixture);                                                  \
		errno = error;                                                                     \
		return status;                                                                     \
	}

SHIM(int, flock, FLOCK, (int file, int operation), (file, operation))
SHIM(int, fchmod, FCHMOD, (int file, mode_t mode), (file, mode))
SHIM(int, fstat64, FSTAT, (int file, struct stat *ret), (file, ret))
SHIM(int, fsync, FSYNC, (int file), (file))
SHIM(int, link, LINK, (const char *from, const char *to), (from, to))
SHIM(int, mkdir, MKDIR, (const char *path, mode_t mode), (path, mode))
SHIM(ssize_t, write, WRITE, (int file, const void *data, size_t size), (file, data, size))

/* ---- the fixture ---- */

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);

	store_patience = 50;
	shim.call = NO_CALL;
	snprintf(f->folder, sizeof f->folder, "/tmp/gcitrack-test-XXXXXX");
	if (!mkdtemp(f->folder))
		return -1;
	snprintf(f->path, sizeof f->path, "%s/gci.db", f->folder);
	snprintf(f->temporary, sizeof f->temporary, "%s/.gcitrack-new-gci.db", f->folder);
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	store_close(f->store);
	unlink(f->path);
	/* Fails, and so fails the test, where something was left behind. */
	if (rmdir(f->folder) != 0)
		return -1;
	free(f);
	return 0;
}

static void touch(const char *path)
{
	int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);

	assert_true(file >= 0);
	close(file);
}

static void expect_refused(struct fixture *f, enum err_code code, const char *says)
{
	assert_false(store_create(f->path, false, &f->err));
	if (f->err.code != code || !strstr(f->err.text, says))
		fail_msg("%d: %s", (int)f->err.code, f->err.text);
	f->err = (struct err) { 0 };
	assert_int_not_equal(access(f->path, F_OK), 0);
}

/* ---- what the system refuses ---- */

static void calls_that_fail(void **state)
{
	static const struct {
		enum call call;
		int error;
		const char *says;
	} cases[] = {
		{ FLOCK, ENOLCK, "the store cannot be made: No locks available" },
		{ FCHMOD, EPERM, "the store cannot be made: Operation not permitted" },
		{ WRITE, ENOSPC, "the store cannot be written: No space left on device" },
		{ FSYNC, EIO, "the store cannot be written: Input/output error" },
		{ LINK, EPERM, "the store cannot be made: Operation not permitted" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		plan(f, cases[i].call, NULL, NULL, cases[i].error);
		expect_refused(f, ERR_MACHINE, cases[i].says);
		assert_int_equal(shim.call, NO_CALL); /* it was made */
	}
	snprintf(f->path, sizeof f->path, "%s/no/gci.db", f->folder);
	plan(f, MKDIR, NULL, NULL, EROFS);
	expect_refused(f, ERR_MACHINE, ": the folder cannot be made: Read-only file system");
	snprintf(f->path, sizeof f->path, "/proc/self/gci.db");
	expect_refused(f, ERR_MACHINE, "/proc/self/gci.db: the store cannot be made: ");
}

static void an_interrupted_write_goes_on(void **state)
{
	struct fixture *f = *state;

	plan(f, WRITE, NULL, NULL, EINTR);
	assert_true(store_create(f->path, false, &f->err));
	assert_true(store_open(f->path, STORE_READ, &f->store, &f->err));
}

static void next_sync_fails(const struct fixture *f)
{
	plan(f, FSYNC, NULL, NULL, EIO);
}

/* The file is synced, and then the folder that has its name now; where that fails, it is there all
 * the same. */
static void the_folder_is_synced(void **state)
{
	struct fixture *f = *state;

	plan(f, FSYNC, NULL, next_sync_fails, 0);
	assert_true(store_create(f->path, false, &f->err));
	assert_int_equal(shim.call, NO_CALL); /* both were made */
}

static void a_name_without_a_folder(void **state)
{
	struct fixture *f = *state;
	int before = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	assert_int_equal(chdir(f->folder), 0);
	assert_true(store_create("gci.db", false, &f->err));
	assert_int_equal(fchdir(before), 0);
	close(before);
	assert_true(store_open(f->path, STORE_READ, &f->store, &f->err));
}

static void others_may_read_it(void **state)
{
	struct fixture *f = *state;
	mode_t before = umask(077);
	struct stat about;

	assert_true(store_create(f->path, false, &f->err));
	umask(before);
	assert_int_equal(stat(f->path, &about), 0);
	assert_int_equal(about.st_mode & 07777, 0644);
}

/* ---- others ---- */

static void the_turn_of_another(void **state)
{
	struct fixture *f = *state;
	int file = open(f->temporary, O_RDWR | O_CREAT | O_CLOEXEC, 0644);

	assert_int_equal(__real_flock(file, LOCK_EX), 0);
	expect_refused(f, ERR_LOCKED, "another program is making the store");
	close(file);
	/* It was killed: its turn is over. */
	assert_true(store_create(f->path, false, &f->err));
	assert_int_not_equal(access(f->temporary, F_OK), 0);
}

/* Who holds the turn for a tenth of a second is waited for. */
static void a_turn_that_is_waited_for(void **state)
{
	struct fixture *f = *state;
	int ready[2], status;
	pid_t child;
	char byte;

	store_patience = 5000;
	assert_int_equal(pipe(ready), 0);
	child = fork();
	if (child == 0) {
		int file = open(f->temporary, O_RDWR | O_CREAT | O_CLOEXEC, 0644);

		if (__real_flock(file, LOCK_EX) != 0 || __real_write(ready[1], "", 1) != 1)
			_exit(1);
		usleep(100000);
		_exit(0);
	}
	assert_int_equal(read(ready[0], &byte, 1), 1);
	assert_true(store_create(f->path, false, &f->err));
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	close(ready[0]);
	close(ready[1]);
}

static void give_turn_away(const struct fixture *f)
{
	touch(f->temporary);
}

static void give_turn_back(const struct fixture *f)
{
	unlink(f->temporary);
}

static void make_folder(const struct fixture *f)
{
	assert_int_equal(__real_mkdir(f->path, 0755), 0);
}

static void make_other(const struct fixture *f)
{
	struct store *store;
	struct err err;

	assert_true(store_open(NULL, STORE_WRITE, &store, &err));
	assert_true(sql_run(store, "BEGIN; COMMIT", &err));
	store_close(store);
	assert_true(store_create(f->path, true, &err));
}

static void take_turn_and_make(const struct fixture *f)
{
	make_other(f);
	touch(f->temporary);
}

static void take_turn_and_make_folder(const struct fixture *f)
{
	make_folder(f);
	touch(f->temporary);
}

/* The name of the one whose turn it is vanishes before we look at its lock, or while we do. */
static void a_turn_that_ends_as_we_look(void **state)
{
	struct fixture *f = *state;

	plan(f, LINK, give_turn_away, give_turn_back, 0);
	assert_true(store_create(f->path, false, &f->err));
}

static void replace_turn(const struct fixture *f)
{
	char fresh[160];

	snprintf(fresh, sizeof fresh, "%s-fresh", f->temporary);
	touch(fresh);
	assert_int_equal(rename(fresh, f->temporary), 0);
}

static int held = -1;

static void replace_and_hold_turn(const struct fixture *f)
{
	replace_turn(f);
	held = open(f->temporary, O_RDWR | O_CLOEXEC);
	assert_int_equal(__real_flock(held, LOCK_EX), 0);
}

static void watch_lock_and_lose(const struct fixture *f)
{
	give_turn_away(f);
	plan(f, FLOCK, replace_and_hold_turn, NULL, 0);
}

static void watch_lock(const struct fixture *f)
{
	give_turn_away(f);
	plan(f, FLOCK, give_turn_back, NULL, 0);
}

static void watch_lock_and_replace(const struct fixture *f)
{
	give_turn_away(f);
	plan(f, FLOCK, replace_turn, NULL, 0);
}

static void a_turn_that_ends_as_we_lock(void **state)
{
	struct fixture *f = *state;

	plan(f, LINK, watch_lock, NULL, 0);
	assert_true(store_create(f->path, false, &f->err));
	assert_int_equal(shim.call, NO_CALL);
	unlink(f->path);
	/* It is the turn of another already, whose name is not taken away; it is killed too. */
	plan(f, LINK, watch_lock_and_replace, NULL, 0);
	assert_true(store_create(f->path, false, &f->err));
	assert_int_equal(shim.call, NO_CALL);
	unlink(f->path);
	/* That other is at work. */
	plan(f, LINK, watch_lock_and_lose, NULL, 0);
	expect_refused(f, ERR_LOCKED, "another program is making the store");
	assert_int_equal(unlink(f->temporary), 0);
	close(held);
}

static void look_in_vain(const struct fixture *f)
{
	plan(f, FSTAT, NULL, NULL, EIO);
}

static void lock_and_look_in_vain(const struct fixture *f)
{
	give_turn_away(f);
	plan(f, FLOCK, look_in_vain, NULL, 0);
}

/* What cannot be looked at is not taken away, until it can be. */
static void a_turn_that_cannot_be_looked_at(void **state)
{
	struct fixture *f = *state;

	plan(f, LINK, lock_and_look_in_vain, NULL, 0);
	assert_true(store_create(f->path, false, &f->err));
	assert_int_equal(shim.call, NO_CALL);
	unlink(f->path);
	store_patience = 0; /* one look */
	plan(f, LINK, lock_and_look_in_vain, NULL, 0);
	assert_false(store_create(f->path, false, &f->err));
	assert_int_equal(f->err.code, ERR_LOCKED);
	assert_int_equal(unlink(f->temporary), 0);
}

static void made_while_we_wait(void **state)
{
	struct fixture *f = *state;

	plan(f, LINK, take_turn_and_make, NULL, 0);
	assert_true(store_open(f->path, STORE_WRITE, &f->store, &f->err));
	unlink(f->temporary);
	assert_false(store_create(f->path, false, &f->err));
	assert_non_null(strstr(f->err.text, "exists already"));
	store_close(f->store);
	f->store = NULL;
	unlink(f->path);

	plan(f, LINK, take_turn_and_make_folder, NULL, 0);
	assert_false(store_create(f->path, false, &f->err));
	assert_non_null(strstr(f->err.text, "a directory"));
	unlink(f->temporary);
	assert_int_equal(rmdir(f->path), 0);
}

static void made_before_our_commit(void **state)
{
	struct fixture *f = *state;

	assert_true(store_open(f->path, STORE_WRITE, &f->store, &f->err));
	assert_true(store_begin(f->store, &f->err));
	touch(f->path);
	assert_false(store_commit(f->store, &f->err));
	assert_int_equal(f->err.code, ERR_LOCKED);
	assert_non_null(strstr(f->err.text, "another program made this store meanwhile"));
	assert_false(store_changed(f->store));
}

static void a_folder_others_use_stays(void **state)
{
	struct fixture *f = *state;
	char deeper[192], other[192];

	snprintf(deeper, sizeof deeper, "%s/ours/ours/gci.db", f->folder);
	assert_true(store_open(deeper, STORE_WRITE, &f->store, &f->err));
	snprintf(other, sizeof other, "%s/ours/theirs", f->folder);
	touch(other);
	store_close(f->store);
	f->store = NULL;
	assert_int_equal(unlink(other), 0);
	snprintf(other, sizeof other, "%s/ours", f->folder);
	assert_int_equal(rmdir(other), 0); /* and the one in it is gone */
	assert_true(store_open(deeper, STORE_WRITE, &f->store, &f->err));
	store_close(f->store);
	f->store = NULL; /* both are gone, or that of the test could not be removed */
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(calls_that_fail),
		CASE(an_interrupted_write_goes_on),
		CASE(the_folder_is_synced),
		CASE(a_name_without_a_folder),
		CASE(others_may_read_it),
		CASE(the_turn_of_another),
		CASE(a_turn_that_is_waited_for),
		CASE(a_turn_that_ends_as_we_look),
		CASE(a_turn_that_ends_as_we_lock),
		CASE(a_turn_that_cannot_be_looked_at),
		CASE(made_while_we_wait),
		CASE(made_before_our_commit),
		CASE(a_folder_others_use_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
