/* base/file.h: outputs whole or not at all; small files read. */
#include "base/file.h"

#include "base/str.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/un.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[] = "/tmp/gcitrack-test-XXXXXX";

static int enter_folder(void **state)
{
	(void)state;
	umask(022);
	return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static void remove_entries(const char *path)
{
	DIR *directory = opendir(path);
	struct dirent *entry;

	while (directory && (entry = readdir(directory)))
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
			unlinkat(dirfd(directory), entry->d_name,
				entry->d_type == DT_DIR ? AT_REMOVEDIR : 0);
	if (directory)
		closedir(directory);
}

static int empty_folder(void **state)
{
	(void)state;
	remove_entries("inner");
	remove_entries(".");
	return 0;
}

static int leave_folder(void **state)
{
	empty_folder(state);
	return chdir("/") == 0 && rmdir(folder) == 0 ? 0 : -1;
}

static void put(const char *path, const char *text)
{
	FILE *stream = fopen(path, "w");

	assert_non_null(stream);
	fputs(text, stream);
	assert_int_equal(fclose(stream), 0);
}

static void assert_content(const char *path, const char *expected)
{
	char text[256] = "";
	FILE *stream = fopen(path, "r");
	size_t length;

	if (!stream)
		fail_msg("no %s", path);
	length = fread(text, 1, sizeof text - 1, stream);
	fclose(stream);
	text[length] = '\0';
	assert_string_equal(text, expected);
}

/* Files in the folder, the hidden ones too. */
static int entries(const char *path)
{
	DIR *directory = opendir(path);
	int count = 0;

	assert_non_null(directory);
	while (readdir(directory))
		count++;
	closedir(directory);
	return count - 2;
}

static mode_t mode_of(const char *path)
{
	struct stat about;

	assert_int_equal(lstat(path, &about), 0);
	return about.st_mode & 07777;
}

static void assert_failed(const struct err *err, enum err_code code, const char *words)
{
	assert_int_equal(err->code, code);
	if (!strstr(err->text, words))
		fail_msg("\"%s\" does not say \"%s\"", err->text, words);
}

static void new_file(void **state)
{
	struct err err = { 0 };
	FILE_OUT_SCOPED out = { 0 };

	(void)state;
	assert_true(file_out_open("chart.svg", &out, &err));
	assert_string_equal(out.path, "chart.svg");
	assert_int_equal(strncmp(out.temporary, ".gcitrack-", 10), 0);
	assert_int_equal(strlen(out.temporary), strlen(".gcitrack-XXXXXX.svg"));
	assert_string_equal(out.temporary + strlen(out.temporary) - 4, ".svg");
	assert_int_equal(fcntl(fileno(out.stream), F_GETFD) & FD_CLOEXEC, FD_CLOEXEC);
	assert_int_equal(mode_of(out.temporary), 0600);
	fputs("hello\n", out.stream);
	assert_int_equal(access("chart.svg", F_OK), -1);
	assert_true(file_out_commit(&out, &err));
	assert_null(out.stream);
	assert_null(out.path);
	assert_null(out.temporary);
	assert_content("chart.svg", "hello\n");
	assert_int_equal(mode_of("chart.svg"), 0644);
	assert_int_equal(entries("."), 1);
	assert_int_equal(err.code, ERR_NONE);
	file_out_discard(&out);
	assert_content("chart.svg", "hello\n");
}

static void old_file(void **state)
{
	struct err err = { 0 };
	struct file_out out;

	(void)state;
	put("old", "old\n");
	assert_int_equal(chmod("old", 0640), 0);
	assert_true(file_out_open("old", &out, &err));
	fputs("new\n", out.stream);
	assert_content("old", "old\n");
	file_out_discard(&out);
	assert_content("old", "old\n");
	assert_int_equal(entries("."), 1);

	assert_true(file_out_open("./old", &out, &err));
	fputs("new\n", out.stream);
	assert_true(file_out_commit(&out, &err));
	assert_content("old", "new\n");
	assert_int_equal(mode_of("old"), 0640);
	assert_int_equal(entries("."), 1);
}

static void follows_umask(void **state)
{
	struct err err = { 0 };
	struct file_out out;

	(void)state;
	umask(077);
	assert_true(file_out_open("private", &out, &err));
	assert_true(file_out_commit(&out, &err));
	assert_int_equal(mode_of("private"), 0600);
	assert_int_equal(umask(022), 077);
}

static void endings(void **state)
{
	static const char *const rows[][2] = {
		{ "a.png", ".png" },
		{ "a.tar.gz", ".gz" },
		{ "none", "" },
		{ ".hidden", "" },
		{ "a.a-very-long-ending-indeed", "" },
		{ "inner/b.csv", ".csv" },
		{ "./in.ner", ".ner" },
		{ "inner.d/none", "" },
	};

	(void)state;
	assert_int_equal(mkdir("inner", 0755), 0);
	assert_int_equal(mkdir("inner.d", 0755), 0);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = { 0 };
		FILE_OUT_SCOPED out = { 0 };
		const char *slash;

		assert_true(file_out_open(rows[i][0], &out, &err));
		slash = strrchr(out.temporary, '/');
		assert_string_equal((slash ? slash + 1 : out.temporary) + 16, rows[i][1]);
	}
	assert_int_equal(entries("."), 2);
	assert_int_equal(entries("inner"), 0);
	assert_int_equal(rmdir("inner.d"), 0);
}

static void refused_targets(void **state)
{
	static char long_name[5000];
	static const struct {
		const char *path, *words;
	} rows[] = {
		{ ".", "Is a directory" },
		{ "/", "Is a directory" },
		{ "inner/", "Is a directory" },
		{ "inner", "Is a directory" },
		{ "link", "Is a directory" },
		{ "", "without a name" },
		{ "no/such/folder", "No such file or directory" },
		{ "nothing/", "No such file or directory" },
		{ "file/below", "Not a directory" },
		{ "file/", "Not a directory" },
		{ "loop", "Too many levels of symbolic links" },
		{ "socket", "No such device or address" },
		{ "/dev/fd/987654", "" },
		{ "/dev/fd/99999999999", "" },
		{ long_name, "File name too long" },
	};
	struct sockaddr_un address = { .sun_family = AF_UNIX, .sun_path = "socket" };
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	(void)state;
	assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof address), 0);
	close(fd);
	memset(long_name, 'x', sizeof long_name - 1);
	assert_int_equal(mkdir("inner", 0755), 0);
	assert_int_equal(symlink("inner", "link"), 0);
	assert_int_equal(symlink("loop", "loop"), 0);
	put("file", "x");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = { 0 };
		struct file_out out = { .path = long_name };

		if (file_out_open(rows[i].path, &out, &err))
			fail_msg("%s was opened", rows[i].path);
		assert_failed(&err, ERR_MACHINE, rows[i].words);
		assert_ptr_equal(out.path, long_name); /* untouched */
		assert_null(out.stream);
	}
	assert_int_equal(entries("."), 5);
	assert_int_equal(entries("inner"), 0);
}

/* root writes everywhere, so this is somebody else for a moment. */
static void protected_targets(void **state)
{
	struct err err = { 0 };
	struct file_out out;
	uid_t before = geteuid();
	struct err at_file = { 0 };
	bool written, made;

	(void)state;
	put("protected", "x");
	assert_int_equal(chmod("protected", 0444), 0);
	assert_int_equal(chmod(".", 0777), 0);
	assert_int_equal(mkdir("inner", 0555), 0);
	assert_int_equal(seteuid(before == 0 ? 65534 : before), 0);
	written = file_out_open("protected", &out, &at_file);
	made = file_out_open("inner/file", &out, &err);
	assert_int_equal(seteuid(before), 0);
	assert_false(written);
	assert_failed(&at_file, ERR_MACHINE, "cannot write protected: Permission denied");
	assert_false(made);
	assert_failed(&err, ERR_MACHINE,
		"cannot write inner/file: no file can be made beside it: Permission denied");
	assert_content("protected", "x");
}

/* A mistyped -o must not end on a disk. Making its device needs a right that containers lack. */
static void disks(void **state)
{
	struct err err = { 0 };
	struct file_out out;

	(void)state;
	if (mknod("disk", S_IFBLK | 0600, makedev(7, 200)) != 0)
		skip();
	assert_false(file_out_open("disk", &out, &err));
	assert_failed(&err, ERR_MACHINE, "it is a disk, not a file");
}

static void symbolic_links(void **state)
{
	struct err err = { 0 };
	struct file_out out;
	struct stat about;

	(void)state;
	assert_int_equal(mkdir("inner", 0755), 0);
	put("inner/real.csv", "old\n");
	assert_int_equal(symlink("inner/second", "first"), 0);
	assert_int_equal(symlink("real.csv", "inner/second"), 0);
	assert_true(file_out_open("first", &out, &err));
	assert_string_equal(out.path, "inner/real.csv");
	assert_int_equal(strncmp(out.temporary, "inner/.gcitrack-", 16), 0);
	fputs("new\n", out.stream);
	assert_true(file_out_commit(&out, &err));
	assert_content("inner/real.csv", "new\n");
	assert_int_equal(lstat("first", &about), 0);
	assert_true(S_ISLNK(about.st_mode));

	/* A link to a file that is not there yet. */
	assert_int_equal(symlink("inner/missing", "dangling"), 0);
	assert_true(file_out_open("dangling", &out, &err));
	fputs("made\n", out.stream);
	assert_true(file_out_commit(&out, &err));
	assert_content("inner/missing", "made\n");
	assert_content("dangling", "made\n");
	assert_int_equal(entries("inner"), 3);
}

static void full_disk(void **state)
{
	struct err err = { 0 };
	struct file_out out;
	struct stat about;

	(void)state;
	/* fails at the end */
	assert_true(file_out_open("/dev/full", &out, &err));
	assert_string_equal(out.temporary, "/dev/full");
	fputs("text", out.stream);
	assert_false(file_out_commit(&out, &err));
	assert_failed(&err, ERR_MACHINE, "cannot write /dev/full: No space left on device");
	assert_null(out.stream);
	/* fails in the middle */
	err = (struct err) { 0 };
	assert_true(file_out_open("/dev/full", &out, &err));
	for (int i = 0; i < 100000; i++)
		fputs("text", out.stream);
	assert_true(ferror(out.stream));
	assert_false(file_out_commit(&out, &err));
	assert_failed(&err, ERR_MACHINE, "cannot write /dev/full");
	/* fails before, and nothing is left to write at the end */
	err = (struct err) { 0 };
	assert_true(file_out_open("/dev/full", &out, &err));
	setvbuf(out.stream, NULL, _IONBF, 0);
	assert_int_equal(fputs("text", out.stream), EOF);
	assert_false(file_out_commit(&out, &err));
	assert_failed(&err, ERR_MACHINE, "room on the disk");
	/* sync says it as well, and the device stays */
	err = (struct err) { 0 };
	assert_true(file_out_open("/dev/full", &out, &err));
	fputs("text", out.stream);
	assert_false(file_out_sync(&out, &err));
	assert_failed(&err, ERR_MACHINE, "No space left on device");
	assert_null(out.path);
	assert_true(file_out_open("/dev/full", &out, &err));
	file_out_abandon_all();
	file_out_discard(&out);
	assert_int_equal(stat("/dev/full", &about), 0);
	assert_true(S_ISCHR(about.st_mode));
}

/* The old file survives a write that fails half way. */
static void failed_write(void **state)
{
	struct err err = { 0 };
	struct file_out out;
	int full = open("/dev/full", O_WRONLY);

	(void)state;
	put("kept", "kept\n");
	assert_true(file_out_open("kept", &out, &err));
	fputs("lost", out.stream);
	assert_true(dup2(full, fileno(out.stream)) >= 0);
	close(full);
	assert_false(file_out_commit(&out, &err));
	assert_failed(&err, ERR_MACHINE, "cannot write kept: No space left on device");
	assert_content("kept", "kept\n");
	assert_int_equal(entries("."), 1);
}

static void failed_rename(void **state)
{
	struct err err = { 0 };
	struct file_out out;

	(void)state;
	assert_true(file_out_open("late", &out, &err));
	assert_int_equal(mkdir("late", 0755), 0); /* between open and commit */
	assert_false(file_out_commit(&out, &err));
	assert_failed(&err, ERR_MACHINE, "cannot write late");
	assert_int_equal(entries("."), 1);

	err = (struct err) { 0 };
	assert_true(file_out_open("gone", &out, &err));
	assert_int_equal(unlink(out.temporary), 0);
	assert_false(file_out_commit(&out, &err));
	assert_failed(&err, ERR_MACHINE, "cannot write gone: No such file or directory");
	assert_int_equal(rmdir("late"), 0);
	assert_int_equal(entries("."), 0);
}

static void pipes_and_streams(void **state)
{
	struct err err = { 0 };
	struct file_out out;
	char name[32], text[16] = "";
	int fd;

	(void)state;
	assert_int_equal(mkfifo("pipe", 0600), 0);
	fd = open("pipe", O_RDONLY | O_NONBLOCK);
	assert_true(file_out_open("pipe", &out, &err));
	fputs("through", out.stream);
	assert_true(file_out_commit(&out, &err));
	assert_int_equal(read(fd, text, sizeof text - 1), 7);
	assert_string_equal(text, "through");
	close(fd);
	assert_int_equal(entries("."), 1);

	/* A stream of ours goes on where it stands, instead of replacing its file. */
	put("log", "first\n");
	fd = open("log", O_WRONLY | O_APPEND);
	snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
	assert_int_equal(symlink(name, "to-stream"), 0);
	assert_true(file_out_open("to-stream", &out, &err));
	fputs("second\n", out.stream);
	assert_true(file_out_commit(&out, &err));
	snprintf(name, sizeof name, "/dev/fd/%d", fd);
	assert_true(file_out_open(name, &out, &err));
	fputs("third\n", out.stream);
	assert_true(file_out_sync(&out, &err));
	assert_true(file_out_commit(&out, &err));
	close(fd);
	assert_content("log", "first\nsecond\nthird\n");
}

static void synced(void **state)
{
	struct err err = { 0 };
	struct file_out out;

	(void)state;
	assert_true(file_out_open("plot.png", &out, &err));
	assert_true(file_out_sync(&out, &err));
	assert_null(out.stream);
	put(out.temporary, "by another program");
	assert_true(file_out_commit(&out, &err));
	assert_content("plot.png", "by another program");
	assert_int_equal(mode_of("plot.png"), 0644);

	/* made anew, with a mode of its own */
	assert_true(file_out_open("plot.png", &out, &err));
	assert_true(file_out_sync(&out, &err));
	assert_int_equal(unlink(out.temporary), 0);
	put(out.temporary, "made anew");
	assert_int_equal(chmod(out.temporary, 0600), 0);
	assert_true(file_out_commit(&out, &err));
	assert_content("plot.png", "made anew");
	assert_int_equal(mode_of("plot.png"), 0644);

	/* not made at all */
	assert_true(file_out_open("plot.png", &out, &err));
	assert_true(file_out_sync(&out, &err));
	assert_int_equal(unlink(out.temporary), 0);
	assert_false(file_out_commit(&out, &err));
	assert_failed(&err, ERR_MACHINE, "cannot write plot.png: No such file or directory");
	assert_content("plot.png", "made anew");

	assert_true(file_out_open("other", &out, &err));
	assert_true(file_out_sync(&out, &err));
	file_out_discard(&out);
	assert_int_equal(entries("."), 1);
}

static void abandoned(void **state)
{
	struct err err = { 0 };
	struct file_out out[512], one_more;
	const int count = sizeof out / sizeof *out;
	char name[16];

	(void)state;
	for (int i = 0; i < count; i++) {
		snprintf(name, sizeof name, "%d.txt", i);
		assert_true(file_out_open(name, &out[i], &err));
	}
	assert_int_equal(entries("."), count);
	assert_false(file_out_open("one-more", &one_more, &err));
	assert_failed(&err, ERR_MACHINE, "Too many open files");
	assert_true(file_out_commit(&out[7], &err));
	errno = 4711;
	file_out_abandon_all();
	assert_int_equal(errno, 4711);
	assert_int_equal(entries("."), 1); /* what is committed stays */
	assert_content("7.txt", "");
	file_out_abandon_all();
	for (int i = 0; i < count; i++)
		file_out_discard(&out[i]);
	assert_int_equal(entries("."), 1);
	assert_true(file_out_open("again", &one_more, &err));
	file_out_discard(&one_more);
}

static void reads(void **state)
{
	struct err err = { 0 };
	struct arena arena;
	size_t length = 77;
	char *text = NULL;
	STR_SCOPED large = { 0 };

	(void)state;
	arena_init(&arena);
	put("small", "hello\n");
	assert_true(file_read("small", 6, &arena, &text, &length, &err));
	assert_string_equal(text, "hello\n");
	assert_int_equal(length, 6);
	assert_false(file_read("small", 5, &arena, &text, &length, &err));
	assert_failed(&err, ERR_DATA, "larger than 5 bytes");
	assert_string_equal(text, "hello\n"); /* untouched */
	assert_int_equal(length, 6);
	put("empty", "");
	assert_true(file_read("empty", 0, &arena, &text, &length, &err));
	assert_string_equal(text, "");
	assert_int_equal(length, 0);
	for (int i = 0; i < 50000; i++)
		str_addf(&large, "%d,", i);
	put("large", large.data);
	assert_true(file_read("large", SIZE_MAX, &arena, &text, &length, &err));
	assert_int_equal(length, large.len);
	assert_string_equal(text, large.data);
	assert_false(file_read("large", large.len - 1, &arena, &text, &length, &err));
	/* the limit at the end of a piece that is read at one time */
	assert_false(file_read("large", 64 * 1024, &arena, &text, &length, &err));
	/* says it has no bytes, and has some */
	assert_true(file_read("/proc/self/status", 1 << 20, &arena, &text, &length, &err));
	assert_true(length > 100);
	arena_finish(&arena);
}

static void reads_refused(void **state)
{
	static const struct {
		const char *path;
		enum err_code code;
		const char *words;
	} rows[] = {
		{ "missing", ERR_NOT_FOUND, "cannot read missing: No such file or directory" },
		{ "", ERR_NOT_FOUND, "No such file or directory" },
		{ "file/below", ERR_NOT_FOUND, "Not a directory" },
		{ ".", ERR_DATA, "it is a directory" },
		{ "/dev/zero", ERR_DATA, "not an ordinary file" },
		{ "/dev/null", ERR_DATA, "not an ordinary file" },
		{ "pipe", ERR_DATA, "not an ordinary file" },
		{ "loop", ERR_MACHINE, "Too many levels of symbolic links" },
		{ "/proc/self/mem", ERR_MACHINE, "Input/output error" },
	};
	struct arena arena;

	(void)state;
	arena_init(&arena);
	put("file", "x");
	assert_int_equal(mkfifo("pipe", 0600), 0);
	assert_int_equal(symlink("loop", "loop"), 0);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct err err = { 0 };
		char *text = NULL;
		size_t length = 77;

		if (file_read(rows[i].path, 1000, &arena, &text, &length, &err))
			fail_msg("%s was read", rows[i].path);
		assert_failed(&err, rows[i].code, rows[i].words);
		assert_null(text);
		assert_int_equal(length, 77);
	}
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(new_file, empty_folder),
		cmocka_unit_test_teardown(old_file, empty_folder),
		cmocka_unit_test_teardown(follows_umask, empty_folder),
		cmocka_unit_test_teardown(endings, empty_folder),
		cmocka_unit_test_teardown(refused_targets, empty_folder),
		cmocka_unit_test_teardown(protected_targets, empty_folder),
		cmocka_unit_test_teardown(disks, empty_folder),
		cmocka_unit_test_teardown(symbolic_links, empty_folder),
		cmocka_unit_test_teardown(full_disk, empty_folder),
		cmocka_unit_test_teardown(failed_write, empty_folder),
		cmocka_unit_test_teardown(failed_rename, empty_folder),
		cmocka_unit_test_teardown(pipes_and_streams, empty_folder),
		cmocka_unit_test_teardown(synced, empty_folder),
		cmocka_unit_test_teardown(abandoned, empty_folder),
		cmocka_unit_test_teardown(reads, empty_folder),
		cmocka_unit_test_teardown(reads_refused, empty_folder),
	};

	return cmocka_run_group_tests_name("file", tests, enter_folder, leave_folder);
}
