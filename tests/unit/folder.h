/* What tests share that write files: a folder of their own, which is left empty and with no file
 * open. Include it once in a test's only source. */
#ifndef TESTS_UNIT_FOLDER_H
#define TESTS_UNIT_FOLDER_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/gcitrack-test-XXXXXX";

static void put(const char *path, const char *bytes, size_t length)
{
	FILE *stream = fopen(path, "wb");

	assert_non_null(stream);
	assert_int_equal(fwrite(bytes, 1, length, stream), length);
	assert_int_equal(fclose(stream), 0);
}

/* The files that are open now; they must be as many in the end. */
static int open_files(void)
{
	DIR *folder_of_them = opendir("/proc/self/fd");
	int count = 0;

	while (folder_of_them && readdir(folder_of_them))
		count++;
	if (folder_of_them)
		closedir(folder_of_them);
	return count;
}

static int open_before;

static int enter_folder(void **state)
{
	(void)state;
	open_before = open_files();
	return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int leave_folder(void **state)
{
	(void)state;
	unlink("gci.db");
	if (open_files() != open_before) {
		print_error("%d files are open, not %d\n", open_files(), open_before);
		return -1;
	}
	return chdir("/") == 0 && rmdir(folder) == 0 ? 0 : -1;
}

#endif
