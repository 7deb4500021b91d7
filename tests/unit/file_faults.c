/* base/file.h where a call to the system fails that otherwise never does. */
#include "base/file.h"
#include "planned_calls.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

enum { NO_CALL, FDOPEN, FSYNC, FCLOSE, FSTAT, READ };

SYSTEM(FILE *, fdopen, FDOPEN, NULL, (int file, const char *mode), (file, mode))
SYSTEM(int, fsync, FSYNC, -1, (int file), (file))
SYSTEM(int, fstat64, FSTAT, -1, (int file, struct stat *ret), (file, ret))
SYSTEM(ssize_t, read, READ, -1, (int file, void *bytes, size_t size), (file, bytes, size))

/* It closes the stream all the same. */
int __real_fclose(FILE *stream);
int __wrap_fclose(FILE *stream);
int __wrap_fclose(FILE *stream)
{
	if (!planned(FCLOSE))
		return __real_fclose(stream);
	__real_fclose(stream);
	errno = plan.error;
	return EOF;
}

static char folder[] = "/tmp/gcitrack-test-XXXXXX";
static struct err err;

static int enter_folder(void **state)
{
	(void)state;
	return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

/* Fails where a temporary file was left behind. */
static int leave_folder(void **state)
{
	(void)state;
	return chdir("/") == 0 && rmdir(folder) == 0 ? 0 : -1;
}

static void fail_at(int call, int at, int error)
{
	plan.call = call;
	plan.at = at;
	plan.error = error;
	plan.before = NULL;
}

static void put(const char *path, const char *text)
{
	FILE *stream = fopen(path, "w");

	assert_non_null(stream);
	fputs(text, stream);
	assert_int_equal(fclose(stream), 0);
}

static void expect_text(const char *path, const char *text)
{
	struct arena arena = { 0 };
	size_t length;
	char *found;

	assert_true(file_read(path, 100, &arena, &found, &length, &err));
	assert_string_equal(found, text);
	arena_finish(&arena);
}

/* Writes "new" over "old". */
static bool write_new(void)
{
	struct file_out out;

	if (!file_out_open("file", &out, &err))
		return false;
	fputs("new", out.stream);
	return file_out_commit(&out, &err);
}

static void what_fails_leaves_the_old_file(void **state)
{
	static const struct {
		int call, at, error;
		const char *says;
	} cases[] = {
		{ FDOPEN, 1, ENOMEM, "cannot write file: Cannot allocate memory" },
		{ FSYNC, 1, EIO, "cannot write file: Input/output error" },
		{ FCLOSE, 1, EDQUOT, "cannot write file: Disk quota exceeded" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		put("file", "old");
		fail_at(cases[i].call, cases[i].at, cases[i].error);
		assert_false(write_new());
		assert_int_equal(plan.call, NO_CALL);
		assert_int_equal(err.code, ERR_MACHINE);
		assert_string_equal(err.text, cases[i].says);
		expect_text("file", "old");
		assert_int_equal(unlink("file"), 0);
	}
}

/* A file system without fsync, for files or for folders, is no failure. */
static void without_fsync(void **state)
{
	static const struct {
		int at, error;
	} cases[] = { { 1, EINVAL }, { 2, EINVAL }, { 2, ENOTSUP } };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		put("file", "old");
		fail_at(FSYNC, cases[i].at, cases[i].error);
		assert_true(write_new());
		assert_int_equal(plan.call, NO_CALL);
		expect_text("file", "new");
		assert_int_equal(unlink("file"), 0);
	}
}

static void a_folder_that_is_not_synced(void **state)
{
	(void)state;
	put("file", "old");
	fail_at(FSYNC, 2, EIO);
	assert_false(write_new());
	assert_int_equal(err.code, ERR_MACHINE);
	assert_non_null(strstr(err.text, "Input/output error"));
	assert_int_equal(unlink("file"), 0);
}

static void a_device_that_cannot_be_opened(void **state)
{
	struct file_out out;

	(void)state;
	fail_at(FDOPEN, 1, EMFILE);
	assert_false(file_out_open("/dev/null", &out, &err));
	assert_string_equal(err.text, "cannot write /dev/null: Too many open files");
}

/* Names that look like those of our streams and are none. */
static void names_of_no_stream(void **state)
{
	static const char *const names[] = { "/dev/fd/", "/dev/fd/x", "/dev/fd/1x",
		"/dev/fd/3000000000", "/dev/fd/99999999999999999999",
		"/proc/self/fd/:", "/proc/self/fd//", "/dev/fd/999999" };

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct file_out out;

		if (file_out_open(names[i], &out, &err))
			fail_msg("%s", names[i]);
		assert_int_equal(err.code, ERR_MACHINE);
		assert_ptr_equal(strstr(err.text, "cannot write "), err.text);
	}
}

static void reading(void **state)
{
	struct arena arena = { 0 };
	size_t length;
	char *text;

	(void)state;
	put("file", "text");
	fail_at(READ, 1, EINTR);
	assert_true(file_read("file", 100, &arena, &text, &length, &err));
	assert_string_equal(text, "text");
	fail_at(READ, 2, EIO);
	assert_false(file_read("file", 100, &arena, &text, &length, &err));
	assert_string_equal(err.text, "cannot read file: Input/output error");
	fail_at(FSTAT, 1, EOVERFLOW);
	assert_false(file_read("file", 100, &arena, &text, &length, &err));
	assert_non_null(strstr(err.text, "cannot read file: Value too large"));
	assert_false(file_read("file", 3, &arena, &text, &length, &err));
	assert_non_null(strstr(err.text, "file is larger than 3 bytes"));
	assert_true(file_read("file", 4, &arena, &text, &length, &err));
	arena_finish(&arena);
	assert_int_equal(unlink("file"), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_fails_leaves_the_old_file),
		cmocka_unit_test(without_fsync),
		cmocka_unit_test(a_folder_that_is_not_synced),
		cmocka_unit_test(a_device_that_cannot_be_opened),
		cmocka_unit_test(names_of_no_stream),
		cmocka_unit_test(reading),
	};

	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
