/* What must hold after every run, whatever failed in it. */
#include "tests/faults/faults.h"

#include <dirent.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- what a store holds ---- */

static void mix(uint64_t *hash, const void *data, size_t length)
{
	const unsigned char *bytes = data;

	for (size_t i = 0; i < length; i++)
		*hash = (*hash ^ bytes[i]) * 0x100000001B3U;
}

static bool mix_rows(sqlite3 *db, const char *sql, uint64_t *hash)
{
	sqlite3_stmt *s = NULL;
	int rc = sqlite3_prepare_v2(db, sql, -1, &s, NULL);

	while (rc == SQLITE_OK && (rc = sqlite3_step(s)) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(s); i++) {
			const unsigned char *text = sqlite3_column_text(s, i);

			mix(hash, text ? (const char *)text : "",
				(size_t)sqlite3_column_bytes(s, i));
			mix(hash, "|", 1);
		}
		rc = SQLITE_OK;
	}
	sqlite3_finalize(s);
	return rc == SQLITE_DONE;
}

static bool mix_tables(sqlite3 *db, uint64_t *hash)
{
	sqlite3_stmt *s = NULL;
	bool good = sqlite3_prepare_v2(db,
			    "SELECT 'SELECT * FROM \"' || name || '\"' FROM sqlite_schema WHERE "
			    "type = 'table' ORDER BY name",
			    -1, &s, NULL) == SQLITE_OK;

	while (good && sqlite3_step(s) == SQLITE_ROW)
		good = mix_rows(db, (const char *)sqlite3_column_text(s, 0), hash);
	sqlite3_finalize(s);
	return good;
}

static bool is_whole(sqlite3 *db)
{
	sqlite3_stmt *s = NULL;
	bool good = sqlite3_prepare_v2(db, "PRAGMA integrity_check", -1, &s, NULL) == SQLITE_OK &&
		    sqlite3_step(s) == SQLITE_ROW &&
		    strcmp((const char *)sqlite3_column_text(s, 0), "ok") == 0;

	sqlite3_finalize(s);
	return good;
}

bool store_content(const char *folder, const char *name, uint64_t *ret)
{
	uint64_t hash = 0xCBF29CE484222325U;
	char path[CONTROL_PATH * 2];
	sqlite3 *db = NULL;
	bool good;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	good = sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
	       is_whole(db) &&
	       mix_rows(db, "SELECT type, name, sql FROM sqlite_schema ORDER BY name", &hash) &&
	       mix_tables(db, &hash);
	sqlite3_close(db);
	*ret = hash;
	return good;
}

/* ---- verdicts ---- */

void finding(struct scene *scene, enum verdict verdict, const char *what, const char *why)
{
	struct result *result = scene->result;
	int64_t *const counts[] = { [SURVIVED] = &result->survived,
		[CRASH] = &result->crashes,
		[LEAK] = &result->leaks,
		[HALF] = &result->halves,
		[FALSE_SUCCESS] = &result->false_successes,
		[WORDS] = &result->words };

	++*counts[verdict];
	if (verdict == SURVIVED || result->findings >= FINDINGS)
		return;
	snprintf(result->finding[result->findings++], FINDING, "%s: %s [status %d: %.*s]", what,
		why, scene->status,
		(int)strcspn(scene->said_err.data ? scene->said_err.data : "", "\n"),
		scene->said_err.data ? scene->said_err.data : "");
}

static bool store_is(const struct bytes *store, const struct bytes *known)
{
	return known->present && bytes_equal(store, known);
}

/* 0 neither, 1 as before, 2 as after the command (where nothing is to change: 2). */
static int content(const struct scene *scene)
{
	struct bytes store = file_load(scene->folder, "gci.db");
	char journal[CONTROL_PATH * 2];
	uint64_t held;
	int ret = 0;

	snprintf(journal, sizeof journal, "%s/gci.db-journal", scene->folder);
	if (!store.present && !scene->before.present)
		ret = 1;
	else if (access(journal, F_OK) != 0 && store_is(&store, &scene->after))
		ret = 2;
	else if (access(journal, F_OK) != 0 && store_is(&store, &scene->before))
		ret = 1;
	else if (store.present && store_content(scene->folder, "gci.db", &held))
		ret = held == scene->content_after                             ? 2
		      : held == scene->content_before && scene->before.present ? 1
									       : 0;
	bytes_free(&store);
	return ret;
}

/* Where the program was ended, or nothing works any more, nobody can remove a journal. One that is
 * needed has been rolled back by now; what may stay is one that says nothing, until the next
 * writer.
 */
static bool journal_may_stay(const struct scene *scene)
{
	return scene->interrupted || scene->control->onward;
}

bool left_over(const struct scene *scene, char name[256])
{
	DIR *listing = opendir(scene->folder);
	struct dirent *entry;
	bool found = false;

	while (listing && !found && (entry = readdir(listing))) {
		const char *n = entry->d_name;

		found = strcmp(n, ".") != 0 && strcmp(n, "..") != 0 && strcmp(n, "bin") != 0 &&
			strcmp(n, "in.csv") != 0 && strcmp(n, "gci.db") != 0 &&
			!(strcmp(n, "gci.db-journal") == 0 && journal_may_stay(scene)) &&
			!(scene->command->output && strcmp(n, scene->command->output) == 0);
		if (found)
			snprintf(name, 256, "%s", n);
	}
	if (listing)
		closedir(listing);
	return found;
}

/* One line that a user can read. */
static const char *sentence_fault(const struct scene *scene)
{
	struct bytes all = scene->said_err, *said = &all;
	const char *newline;

	/* What is always said comes before. */
	if (scene->err.length > 0 && all.length > scene->err.length &&
		memcmp(all.data, scene->err.data, scene->err.length) == 0) {
		all.data += scene->err.length;
		all.length -= scene->err.length;
	}
	newline = memchr(said->data, '\n', said->length);

	if (said->length < 20)
		return "no sentence on stderr";
	if (!newline || newline != said->data + said->length - 1)
		return "not one line on stderr";
	for (size_t i = 0; i + 1 < said->length; i++)
		if ((unsigned char)said->data[i] < 0x20)
			return "a control character on stderr";
	return NULL;
}

static bool status_is_right(const struct scene *scene)
{
	const struct control *control = scene->control;

	if (control->mode == FAULT_CALL && control->way == WAY_BUSY)
		return scene->status == 6 || scene->status == 1;
	/* A file that ends early is a damaged file to whoever reads it. */
	if (control->mode == FAULT_CALL && control->way == WAY_END)
		return scene->status == 4 || scene->status == 1;
	return scene->status == 1;
}

static enum verdict judge_success(struct scene *scene, int held, const char **ret_why)
{
	struct bytes output = { 0 };
	bool same = true;

	if (scene->command->output) {
		output = file_load(scene->folder, scene->command->output);
		same = bytes_equal(&output, &scene->output_after);
		bytes_free(&output);
	}
	*ret_why = held != 2                                     ? "said done, but is not"
		   : !bytes_equal(&scene->said_out, &scene->out) ? "another answer, and success"
		   : !same                                       ? "another file, and success"
		   : !bytes_equal(&scene->said_err, &scene->err)
			   ? "another word on stderr, and success"
			   : NULL;
	return *ret_why ? FALSE_SUCCESS : SURVIVED;
}

static enum verdict judge_failure(struct scene *scene, int held, const char **ret_why)
{
	struct bytes output = { 0 };
	bool good = true;

	if (scene->command->output) {
		output = file_load(scene->folder, scene->command->output);
		good = bytes_equal(&output, &scene->output_before) ||
		       bytes_equal(&output, &scene->output_after);
		bytes_free(&output);
		*ret_why = "half an output file";
		if (!good)
			return HALF;
	}
	*ret_why = sentence_fault(scene);
	if (*ret_why)
		return WORDS;
	*ret_why = "another exit status";
	if (!status_is_right(scene))
		return WORDS;
	*ret_why = "said that nothing was changed, and it was";
	if (held == 2 && scene->content_before != scene->content_after &&
		strstr(scene->said_err.data, ": nothing was"))
		return WORDS;
	return SURVIVED;
}

static enum verdict judge_run(struct scene *scene, const char **ret_why)
{
	static char leftover[256], text[CONTROL_PATH + 300];
	const struct control *control = scene->control;
	bool ended = scene->status > 128 && scene->interrupted;
	enum verdict verdict;
	int held;

	if (scene->status > 128 && !ended) {
		snprintf(text, sizeof text, "ended by signal %d", scene->status - 128);
		*ret_why = text;
		return CRASH;
	}
	held = content(scene);
	*ret_why = "the store is neither as before nor as after";
	if (held == 0)
		return HALF;
	if (control->returned && control->leaked) {
		snprintf(text, sizeof text, "%d allocations leaked: %s", (int)control->leaked,
			control->leak[0]);
		*ret_why = text;
		return LEAK;
	}
	if (!ended) {
		verdict = scene->status == scene->right ? judge_success(scene, held, ret_why)
							: judge_failure(scene, held, ret_why);
		if (verdict != SURVIVED)
			return verdict;
	}
	if (left_over(scene, leftover) && !control->removal_failed) {
		snprintf(text, sizeof text, "left the file %s", leftover);
		*ret_why = text;
		return WORDS;
	}
	return SURVIVED;
}

enum verdict judge(struct scene *scene, const char *format, ...)
{
	char what[FINDING / 2];
	enum verdict verdict;
	const char *why = NULL;
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(what, sizeof what, format, arguments);
	va_end(arguments);
	verdict = judge_run(scene, &why);
	scene->result->injected++;
	finding(scene, verdict, what, why);
	return verdict;
}
