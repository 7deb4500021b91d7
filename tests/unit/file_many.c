/* base/file.h: many outputs committed together. */
#include "base/file.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[] = "/tmp/gcitrack-test-XXXXXX";

static int enter_folder(void **state)
{
	(void)state;
	return mkdtemp(folder) && chdir(folder) == 0 && mkdir("inner", 0755) == 0 ? 0 : -1;
}

static int leave_folder(void **state)
{
	(void)state;
	return rmdir("inner") == 0 && chdir("/") == 0 && rmdir(folder) == 0 ? 0 : -1;
}

static bool holds(const char *path, const char *content)
{
	char text[100] = "";
	FILE *stream = fopen(path, "r");

	if (!stream)
		return false;
	assert_true(fread(text, 1, sizeof text - 1, stream) < sizeof text);
	fclose(stream);
	return strcmp(text, content) == 0;
}

static int entries(void)
{
	DIR *directory = opendir(".");
	int count = -2; /* the folder and the one above it */

	while (readdir(directory))
		count++;
	closedir(directory);
	return count;
}

static void write_outputs(const char *const *paths, struct file_out *outs, size_t count)
{
	struct err err = { 0 };

	for (size_t i = 0; i < count; i++) {
		assert_true(file_out_open(paths[i], &outs[i], &err));
		fputs(paths[i], outs[i].stream);
		file_out_flush(&outs[i]);
		assert_int_not_equal(access(paths[i], F_OK), 0); /* not there yet */
	}
}

static void all_come(void **state)
{
	static const char *const paths[] = { "one", "two", "inner/three", "four" };
	struct file_out outs[4];
	struct err err = { 0 };

	(void)state;
	write_outputs(paths, outs, 4);
	assert_true(file_out_sync(&outs[1], &err));
	assert_null(outs[1].stream);
	assert_true(file_out_sync(&outs[1], &err)); /* it is */
	assert_true(file_out_commit_all(outs, 4, &err));
	for (size_t i = 0; i < 4; i++) {
		assert_null(outs[i].path);
		assert_true(holds(paths[i], paths[i]));
		assert_int_equal(unlink(paths[i]), 0);
	}
	assert_int_equal(entries(), 1); /* the folder */
}

/* The second cannot come: the first is there, the third is not, and nothing else is left. */
static void some_come(void **state)
{
	static const char *const paths[] = { "one", "two", "three" };
	struct file_out outs[3];
	struct err err = { 0 };

	(void)state;
	write_outputs(paths, outs, 3);
	assert_int_equal(mkdir("two", 0755), 0); /* between open and commit */
	assert_false(file_out_commit_all(outs, 3, &err));
	assert_int_equal(err.code, ERR_MACHINE);
	assert_non_null(strstr(err.text, "cannot write two"));
	for (size_t i = 0; i < 3; i++)
		assert_null(outs[i].path);
	assert_true(holds("one", "one"));
	assert_int_equal(entries(), 3);
	assert_int_equal(rmdir("two"), 0);
	assert_int_equal(unlink("one"), 0);
}

static void none_is_no_failure(void **state)
{
	struct err err = { 0 };

	(void)state;
	assert_true(file_out_commit_all(NULL, 0, &err));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_come),
		cmocka_unit_test(some_come),
		cmocka_unit_test(none_is_no_failure),
	};

	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
