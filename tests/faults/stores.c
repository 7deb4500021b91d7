/* Stores that are not what they were: cut short, with bits turned over, of other programs, newer,
 * with other tables. Readers and writers refuse them or answer as ever; where the digits of a
 * figure were turned into others, `check` has to see it. */
#include "tests/faults/faults.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BIT_TRIALS = 700, CUT_TRIALS = 200, READERS = 3 };

/* What readers say of the store as it should be. */
static struct bytes answers[READERS];
static struct bytes audit;
static int audit_status;

static const enum command_number readers[READERS] = { COMMAND_SHOW, COMMAND_CHANGE,
	COMMAND_EXPORT };
static const char *const export_all[] = { "export", "--db", "gci.db", NULL };

static const char *const *arguments_of(int reader)
{
	return readers[reader] == COMMAND_EXPORT ? export_all : commands[readers[reader]].arguments;
}

static void learn(struct scene *scene)
{
	scene_restore(scene);
	control_reset(scene, FAULT_NONE);
	for (int i = 0; i < READERS; i++) {
		run_program(scene, arguments_of(i));
		if (scene->status != 0)
			fail("%s fails on a good store", arguments_of(i)[0]);
		answers[i] = scene->said_out;
		scene->said_out = (struct bytes) { 0 };
	}
	run_program(scene, commands[COMMAND_CHECK].arguments);
	audit = scene->said_out;
	audit_status = scene->status;
	scene->said_out = (struct bytes) { 0 };
}

static void forget(void)
{
	for (int i = 0; i < READERS; i++)
		bytes_free(&answers[i]);
	bytes_free(&audit);
}

static bool one_sentence(const struct bytes *said)
{
	return said->length >= 20 &&
	       memchr(said->data, '\n', said->length) == said->data + said->length - 1;
}

/* After any command: alive, nothing leaked, a sentence where it refused, and no side effects. */
static const char *manners(
	struct scene *scene, const struct bytes *store, bool reader, enum verdict *ret_verdict)
{
	char leftover[256];
	struct bytes now = file_load(scene->folder, "gci.db");
	bool same = bytes_equal(&now, store);

	bytes_free(&now);
	*ret_verdict = CRASH;
	if (scene->status > 128)
		return "ended by a signal";
	*ret_verdict = LEAK;
	if (scene->control->returned && scene->control->leaked)
		return scene->control->leak[0];
	*ret_verdict = HALF;
	if (reader && !same)
		return "a reading command changed the store";
	if (!reader && scene->status == 4 && !same)
		return "a refusal changed the store";
	*ret_verdict = WORDS;
	if (scene->status != 0 && scene->status != 4 && scene->status != 3 && scene->status != 1 &&
		scene->status != 5)
		return "another exit status";
	if (scene->status != 0 && !one_sentence(&scene->said_err))
		return "not one sentence";
	if (left_over(scene, leftover))
		return "left a file beside the store";
	*ret_verdict = SURVIVED;
	return NULL;
}

/* Edition, series, value and scale of every line of an export. Codes of countries and names of
 * sources are reference data, which have no digest for `check` to compare. */
static bool same_figures(const struct bytes *a, const struct bytes *b)
{
	const char *left = a->data, *right = b->data;

	for (int field = 0; *left && *right;) {
		bool counts = field != 1 && field < 5;
		size_t length = strcspn(left, ",\n"), other = strcspn(right, ",\n");

		if (left[length] != right[other] ||
			(counts && (length != other || memcmp(left, right, length) != 0)))
			return false;
		field = left[length] == '\n' ? 0 : field + 1;
		left += length + (left[length] != '\0');
		right += other + (right[other] != '\0');
	}
	return *left == *right;
}

/* The commands, one after another, on a store given as bytes. `refused`: none may answer. `values`:
 * only `check` can know. */
static void examine(struct scene *scene, const struct bytes *store, const char *what, bool refused)
{
	enum verdict verdict = SURVIVED;
	const char *why = NULL;
	bool differs = false;

	for (int i = 0; i < READERS && !why; i++) {
		scene_restore(scene);
		file_save(scene->folder, "gci.db", store);
		control_reset(scene, FAULT_NONE);
		run_program(scene, arguments_of(i));
		scene->result->runs++;
		why = manners(scene, store, true, &verdict);
		if (!why && refused && scene->status == 0) {
			why = "it was not refused";
			verdict = FALSE_SUCCESS;
		}
		if (scene->status == 0 && readers[i] == COMMAND_EXPORT)
			differs = !same_figures(&scene->said_out, &answers[i]);
	}
	if (!why && differs) {
		run_program(scene, commands[COMMAND_CHECK].arguments);
		why = manners(scene, store, true, &verdict);
		if (!why && scene->status == audit_status &&
			bytes_equal(&scene->said_out, &audit)) {
			why = "other figures, and check sees nothing";
			verdict = FALSE_SUCCESS;
		}
	}
	if (!why) {
		control_reset(scene, FAULT_NONE);
		run_program(scene, commands[COMMAND_IMPORT].arguments);
		why = manners(scene, store, false, &verdict);
		if (!why && refused && scene->status == 0) {
			why = "an import was not refused";
			verdict = FALSE_SUCCESS;
		}
	}
	scene->result->injected++;
	finding(scene, why ? verdict : SURVIVED, what, why);
}

static struct bytes copy_of(const struct bytes *bytes)
{
	struct bytes ret = { malloc(bytes->length + 1), bytes->length, true };

	if (!ret.data)
		fail("out of memory");
	memcpy(ret.data, bytes->data, bytes->length);
	return ret;
}

void task_flipped(struct scene *scene, const struct task *task)
{
	uint64_t random = random_of(task->name);
	int trials = plan.sample ? 10 : BIT_TRIALS;

	learn(scene);
	for (int i = 0; i < trials; i++) {
		struct bytes store = copy_of(&scene->before);
		/* A third in the first two pages, where the header and the schema are. */
		size_t within = i % 3 == 0 ? 8192 : store.length;
		size_t at = random_next(&random) % within;
		int bit = (int)(random_next(&random) % 8);
		char what[FINDING / 2];

		store.data[at] = (char)(store.data[at] ^ 1 << bit);
		snprintf(what, sizeof what, "%s: bit %d of byte %zu", task->name, bit, at);
		examine(scene, &store, what, false);
		bytes_free(&store);
	}
	forget();
}

void task_truncated(struct scene *scene, const struct task *task)
{
	int trials = plan.sample ? 8 : CUT_TRIALS;
	uint64_t random = random_of(task->name);

	learn(scene);
	for (int i = 0; i < trials; i++) {
		struct bytes store = copy_of(&scene->before);
		char what[FINDING / 2];

		/* At pages, within them, and close to the beginning. */
		store.length = random_next(&random) % (i % 3 == 2 ? 1024 : store.length);
		if (i % 3 == 0)
			store.length -= store.length % 4096;
		if (i == 1) /* what SQLite itself does not see */
			store.length = scene->before.length - 1;
		snprintf(what, sizeof what, "%s: %zu bytes of the store", task->name, store.length);
		examine(scene, &store, what, true);
		bytes_free(&store);
	}
	forget();
}

static void alter(struct scene *scene, const char *what, const char *sql, bool refused)
{
	char path[CONTROL_PATH * 2], text[FINDING / 2];
	char *error = NULL;
	struct bytes store;
	sqlite3 *db = NULL;

	scene_restore(scene);
	snprintf(path, sizeof path, "%s/gci.db", scene->folder);
	if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK ||
		sqlite3_exec(db, sql, NULL, NULL, &error) != SQLITE_OK)
		fail("%s: %s", what, error ? error : "no store");
	sqlite3_close(db);
	store = file_load(scene->folder, "gci.db");
	snprintf(text, sizeof text, "a store with %s", what);
	examine(scene, &store, text, refused);
	bytes_free(&store);
}

static void foreign(struct scene *scene, const char *what, const char *data, size_t length)
{
	struct bytes store = { malloc(length + 1), length, true };
	char text[FINDING / 2];

	if (!store.data)
		fail("out of memory");
	memcpy(store.data, data, length);
	snprintf(text, sizeof text, "instead of a store, %s", what);
	examine(scene, &store, text, true);
	bytes_free(&store);
}

static void foreign_files(struct scene *scene)
{
	static const char csv[] = "iso3,score\nIDN,94.88\n",
			  png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", header[] = "SQLite format 3",
			  gzip[] = "\x1f\x8b\x08\0\0\0\0\0";
	char noise[5000];
	uint64_t random = random_of("noise");

	for (size_t i = 0; i < sizeof noise; i++)
		noise[i] = (char)random_next(&random);
	foreign(scene, "an empty file", "", 0);
	foreign(scene, "a CSV file", csv, sizeof csv - 1);
	foreign(scene, "a picture", png, sizeof png - 1);
	foreign(scene, "a gzip file", gzip, sizeof gzip - 1);
	foreign(scene, "only the first bytes of a database", header, sizeof header);
	foreign(scene, "noise", noise, sizeof noise);
	memcpy(noise, header, sizeof header);
	foreign(scene, "noise behind the first bytes of a database", noise, sizeof noise);
}

void task_altered(struct scene *scene, const struct task *task)
{
	static const struct {
		const char *what, *sql;
		bool refused;
	} changes[] = {
		{ "a newer version", "PRAGMA user_version = 2", true },
		{ "a version far ahead", "PRAGMA user_version = 2147483647", true },
		{ "a version below nought", "PRAGMA user_version = -1", true },
		{ "no version", "PRAGMA user_version = 0", true },
		{ "another program's number", "PRAGMA application_id = 1196444487", true },
		{ "no program's number", "PRAGMA application_id = 0", true },
		{ "a trigger",
			"CREATE TRIGGER t AFTER INSERT ON source BEGIN DELETE FROM figure; END",
			true },
		{ "a trigger on a view",
			"CREATE VIEW mine AS SELECT 1 AS a; CREATE TRIGGER t INSTEAD OF INSERT ON "
			"mine BEGIN SELECT 1; END",
			true },
		{ "one table more", "CREATE TABLE extra (a)", true },
		{ "one column more", "ALTER TABLE figure ADD COLUMN extra INTEGER", true },
		{ "another name of a column", "ALTER TABLE country RENAME COLUMN note TO remark",
			true },
		{ "another name of a table", "ALTER TABLE figure RENAME TO figures", true },
		{ "one table less", "PRAGMA foreign_keys = 0; DROP TABLE member", true },
		{ "one index more", "CREATE INDEX extra ON figure (value)", true },
		{ "a view of the user's", "CREATE VIEW mine AS SELECT * FROM country", false },
		{ "another figure", "UPDATE figure SET value = value + 1 WHERE country = 7",
			false },
		{ "decimals that no figure has",
			"PRAGMA ignore_check_constraints = 1; UPDATE figure SET decimals = 99",
			true },
		{ "digits that no figure has", "UPDATE figure SET value = 9000000000000000000",
			true },
		{ "one figure less", "DELETE FROM figure WHERE country = 9 AND edition = 2018",
			false },
		{ "figures of another country",
			"UPDATE figure SET country = -country WHERE country IN (3, 4); UPDATE "
			"figure "
			"SET country = 7 + country WHERE country < 0",
			false },
		{ "pages of another size", "PRAGMA page_size = 512; VACUUM", false },
		{ "a write-ahead log", "PRAGMA journal_mode = WAL", true },
	};

	(void)task;
	learn(scene);
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++)
		alter(scene, changes[i].what, changes[i].sql, changes[i].refused);
	foreign_files(scene);
	forget();
}
