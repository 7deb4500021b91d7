/* The folder a task works in, and what its command does when nothing fails. */
#include "tests/faults/faults.h"

#include <dirent.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static struct scene *opened; /* by this process, to tidy up after a failure of our own */

_Noreturn void fail(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	fputs("faults: ", stderr);
	vfprintf(stderr, format, arguments);
	fputc('\n', stderr);
	va_end(arguments);
	if (opened)
		scene_close(opened);
	exit(99);
}

/* ---- bytes ---- */

static void path_of(char path[CONTROL_PATH * 2], const char *folder, const char *name)
{
	if (snprintf(path, CONTROL_PATH * 2, "%s/%s", folder, name) >= CONTROL_PATH * 2)
		fail("%s is too long a name", name);
}

struct bytes file_load(const char *folder, const char *name)
{
	struct bytes ret = { 0 };
	char path[CONTROL_PATH * 2];
	struct stat about;
	int fd;

	path_of(path, folder, name);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return ret;
	if (fstat(fd, &about) != 0)
		fail("%s cannot be examined", path);
	ret.length = (size_t)about.st_size;
	ret.data = calloc(1, ret.length + 1);
	ret.present = true;
	if (!ret.data || read(fd, ret.data, ret.length) != (ssize_t)ret.length)
		fail("%s cannot be read", path);
	close(fd);
	return ret;
}

void file_save(const char *folder, const char *name, const struct bytes *bytes)
{
	char path[CONTROL_PATH * 2];
	int fd;

	path_of(path, folder, name);
	if (!bytes->present) {
		unlink(path);
		return;
	}
	fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
	if (fd < 0 || write(fd, bytes->data, bytes->length) != (ssize_t)bytes->length)
		fail("%s cannot be written", path);
	close(fd);
}

void bytes_free(struct bytes *bytes)
{
	free(bytes->data);
	*bytes = (struct bytes) { 0 };
}

bool bytes_equal(const struct bytes *a, const struct bytes *b)
{
	return a->present == b->present && a->length == b->length &&
	       (a->length == 0 || memcmp(a->data, b->data, a->length) == 0);
}

/* ---- the folder ---- */

static int scratch(const char *name)
{
	int fd = memfd_create(name, MFD_CLOEXEC);

	if (fd < 0)
		fail("no scratch file can be made");
	return fd;
}

/* Memory, not a disk: the faults are ours, and thousands of syncs would only cost time. */
static const char *place(void)
{
	const char *given = getenv("TMPDIR");

	if (given)
		return given;
	return access("/dev/shm", W_OK | X_OK) == 0 ? "/dev/shm" : "/tmp";
}

/* gnuplot is played by a script: what matters here is how it is started and read. */
static void fake_gnuplot(const struct scene *scene)
{
	static char text[] = "#!/bin/sh\n"
			     "cat /dev/fd/4\n" /* until the script is whole */
			     "read -r set output picture </dev/fd/3\n"
			     "picture=${picture#?}\n" /* quotes */
			     "exec >\"${picture%?}\"\n"
			     "echo '<?xml version=\"1.0\"?>'\n"
			     "echo '<svg width=\"10\" height=\"10\" viewBox=\"0 0 10 10\" "
			     "xmlns=\"http://www.w3.org/2000/svg\"><title>x</title></svg>'\n";
	struct bytes script = { text, sizeof text - 1, true };
	char path[CONTROL_PATH * 2];

	path_of(path, scene->folder, "bin");
	mkdir(path, 0755);
	file_save(path, "gnuplot", &script);
	path_of(path, scene->folder, "bin/gnuplot");
	chmod(path, 0755);
}

void scene_open(struct scene *scene, struct result *result, const char *name)
{
	int fd;

	*scene = (struct scene) { .result = result };
	snprintf(
		scene->folder, sizeof scene->folder, "%s/gcitrack-faults-%s-XXXXXX", place(), name);
	if (!mkdtemp(scene->folder))
		fail("no folder can be made in %s", place());
	snprintf(scene->control_path, sizeof scene->control_path, "%s.control", scene->folder);
	fd = open(scene->control_path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (fd < 0 || ftruncate(fd, sizeof *scene->control) != 0)
		fail("%s cannot be made", scene->control_path);
	scene->control =
		mmap(NULL, sizeof *scene->control, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	if (scene->control == MAP_FAILED)
		fail("%s cannot be mapped", scene->control_path);
	close(fd);
	scene->out_fd = scratch("out");
	scene->err_fd = scratch("err");
	fake_gnuplot(scene);
	opened = scene;
}

static void remove_all(const char *folder)
{
	DIR *listing = opendir(folder);
	struct dirent *entry;

	while (listing && (entry = readdir(listing))) {
		char path[CONTROL_PATH * 2];

		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		path_of(path, folder, entry->d_name);
		if (unlink(path) != 0)
			remove_all(path);
	}
	if (listing)
		closedir(listing);
	rmdir(folder);
}

void scene_close(struct scene *scene)
{
	struct bytes *all[] = { &scene->input, &scene->before, &scene->after, &scene->output_before,
		&scene->output_after, &scene->out, &scene->err, &scene->said_out,
		&scene->said_err };

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		bytes_free(all[i]);
	munmap(scene->control, sizeof *scene->control);
	close(scene->out_fd);
	close(scene->err_fd);
	unlink(scene->control_path);
	remove_all(scene->folder);
	opened = NULL;
}

/* As before the command: its files, and no others. */
void scene_restore(struct scene *scene)
{
	DIR *listing = opendir(scene->folder);
	struct dirent *entry;

	while (listing && (entry = readdir(listing))) {
		char path[CONTROL_PATH * 2];

		if (entry->d_name[0] == '.' && strncmp(entry->d_name, ".gci", 4) != 0)
			continue;
		if (strcmp(entry->d_name, "bin") == 0 || strcmp(entry->d_name, "in.csv") == 0)
			continue;
		path_of(path, scene->folder, entry->d_name);
		unlink(path);
	}
	if (listing)
		closedir(listing);
	file_save(scene->folder, "gci.db", &scene->before);
	if (scene->command->output)
		file_save(scene->folder, scene->command->output, &scene->output_before);
}

/* ---- the command without faults ---- */

static void must(struct scene *scene, const char *const *arguments)
{
	control_reset(scene, FAULT_NONE);
	run_program(scene, arguments);
	if (scene->status != 0)
		fail("gcitrack %s: status %d: %s", arguments[0], scene->status,
			scene->said_err.data);
}

/* A new edition: every country of the store with a score and five pillars. */
static struct bytes make_input(const struct scene *scene)
{
	struct bytes ret = { .data = calloc(1, 64 * 1024), .present = true };
	char path[CONTROL_PATH * 2];
	sqlite3 *db = NULL;
	sqlite3_stmt *s = NULL;
	int number = 0;

	path_of(path, scene->folder, "gci.db");
	if (!ret.data || sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
		sqlite3_prepare_v2(db, "SELECT iso3, name FROM country ORDER BY iso3", -1, &s,
			NULL) != SQLITE_OK)
		fail("%s has no table of countries", path);
	ret.length = (size_t)sprintf(ret.data,
		"iso3,country,score,legal,technical,organizational,capacity,cooperation\n");
	while (sqlite3_step(s) == SQLITE_ROW && ret.length < 60000) {
		int score = 2000 + number * 30;

		ret.length += (size_t)sprintf(ret.data + ret.length,
			"%s,\"%s\",%d.%02d,%d.%02d,10.00,11.11,12.%02d,9.5\n",
			(const char *)sqlite3_column_text(s, 0),
			(const char *)sqlite3_column_text(s, 1), score / 100, score % 100,
			number % 20, number % 100, number % 90);
		number++;
	}
	sqlite3_finalize(s);
	sqlite3_close(db);
	return ret;
}

bool scene_command(struct scene *scene, const struct command *command)
{
	static const char *const init[] = { "init", "--db", "gci.db", NULL };
	static char old[] = "what was there before\n";
	const struct bytes old_output = { old, sizeof old - 1, true };

	scene->command = command;
	must(scene, init);
	scene->input = make_input(scene);
	file_save(scene->folder, "in.csv", &scene->input);
	if (command->first[0])
		must(scene, command->first);
	if (!command->makes)
		scene->before = file_load(scene->folder, "gci.db");
	if (command->output) {
		file_save(scene->folder, command->output, &old_output);
		scene->output_before = file_load(scene->folder, command->output);
	}
	/* Without a store before there is none before the change is in it. */
	if (!store_content(scene->folder, "gci.db", &scene->content_before))
		fail("the store is not whole to begin with");
	scene_restore(scene);
	control_reset(scene, FAULT_NONE);
	run_program(scene, command->arguments);
	if (scene->status == 2 && command == &commands[COMMAND_CHECK])
		return false;
	if (scene->status != 0 && command != &commands[COMMAND_CHECK])
		fail("gcitrack %s: status %d: %s", command->arguments[0], scene->status,
			scene->said_err.data);
	scene->after = file_load(scene->folder, "gci.db");
	if (!store_content(scene->folder, "gci.db", &scene->content_after))
		fail("the store is not whole after %s", command->name);
	if (command->output)
		scene->output_after = file_load(scene->folder, command->output);
	scene->right = scene->status;
	scene->out = scene->said_out;
	scene->err = scene->said_err;
	scene->said_out = scene->said_err = (struct bytes) { 0 };
	return true;
}
