/* What tests of the import share: an import into a new store, what it said, and that a refusal left
 * the store as it was. Include it once in a test's only source. */
#ifndef TESTS_UNIT_TRIAL_H
#define TESTS_UNIT_TRIAL_H

#include "folder.h"
#include "import/import.h"
#include "import/input.h"

#include <pthread.h>
#include <sys/socket.h>
#include <sys/un.h>

enum { REPEATS = 16 };

/* Samples are run to the last, whatever fails. */
static bool soft;
static int complaints;

#define complain(...)                                                                              \
	do {                                                                                       \
		if (!soft)                                                                         \
			fail_msg(__VA_ARGS__);                                                     \
		complaints++;                                                                      \
		print_error(__VA_ARGS__);                                                          \
		print_error("\n");                                                                 \
	} while (0)

/* A new store for each import, and what came of it. */
struct trial {
	struct arena arena;
	struct import_options options;
	const char *map[REPEATS], *ignore[REPEATS];
	struct import_report report;
	struct err err;
	bool done;
	struct str said; /* error, problems and notes, a line each */
	char *before, *after;
	size_t before_length, after_length;
};

static void read_all(const char *path, char **ret, size_t *ret_length)
{
	FILE *stream = fopen(path, "rb");
	size_t capacity = 8 << 20;

	assert_non_null(stream);
	*ret = malloc(capacity);
	*ret_length = fread(*ret, 1, capacity, stream);
	fclose(stream);
}

static void trial_init(struct trial *trial)
{
	*trial = (struct trial) { .options = { .today = "2025-06-01" } };
	trial->options.map = trial->map;
	trial->options.ignore = trial->ignore;
}

static void trial_finish(struct trial *trial)
{
	arena_finish(&trial->arena);
	str_finish(&trial->said);
	free(trial->before);
	free(trial->after);
}

static void say(struct trial *trial, const struct import_message *message)
{
	str_add(&trial->said, message->file);
	if (message->line)
		str_addf(&trial->said, ":%lld", (long long)message->line);
	str_addf(&trial->said, ": %s%s%s\n", message->column ? message->column : "",
		message->column ? ": " : "", message->text);
}

static void run_in(struct trial *trial, struct store *store, const char *const *paths, size_t count)
{
	size_t i;

	trial->done = import_files(store, paths, count, &trial->options, NULL, NULL, &trial->arena,
		&trial->report, &trial->err);
	str_clear(&trial->said);
	if (!trial->done)
		str_addf(&trial->said, "%s\n", trial->err.text);
	for (i = 0; i < trial->report.problem_listed; i++)
		say(trial, &trial->report.problems[i]);
	for (i = 0; i < trial->report.note_count; i++)
		say(trial, &trial->report.notes[i]);
}

static struct store *store_new(void)
{
	struct store *store = NULL;
	struct err err;

	unlink("gci.db");
	if (!store_create("gci.db", false, &err) ||
		!store_open("gci.db", STORE_WRITE, &store, &err))
		fail_msg("%s", err.text);
	return store;
}

/* Imports into a new store; after a refusal the file must be the same. */
static struct store *run(struct trial *trial, const char *path)
{
	struct store *store = store_new();

	read_all("gci.db", &trial->before, &trial->before_length);
	run_in(trial, store, &path, 1);
	read_all("gci.db", &trial->after, &trial->after_length);
	if (!trial->done || trial->options.dry_run) {
		assert_int_equal(trial->before_length, trial->after_length);
		assert_memory_equal(trial->before, trial->after, trial->before_length);
	}
	assert_int_not_equal(access("gci.db-journal", F_OK), 0);
	assert_int_not_equal(access("gci.db-wal", F_OK), 0);
	return store;
}

static void expect_said(const struct trial *trial, const char *name, const char *text)
{
	if (!strstr(str_text(&trial->said), text))
		complain("%s: did not say \"%s\" but:\n%s", name, text, str_text(&trial->said));
}

static void expect_status(const struct trial *trial, const char *name, int status)
{
	int found = trial->done ? 0 : (int)trial->err.code;

	if (found != status || trial->done != (status == 0))
		complain("%s: status %d, not %d:\n%s", name, found, status, str_text(&trial->said));
}

#endif
