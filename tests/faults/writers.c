/* Many programs import into one store at once, with readers between them: in the end every file is
 * in it once, and no reader ever saw a part of one. */
#include "tests/faults/faults.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WRITERS = 8, IMPORTS = 50, ROWS = 40, RETRIES = 20 };

/* Its own indicator in every file, so that each adds ROWS figures. */
static void make_file(const struct scene *scene, int writer, int number, char name[32])
{
	static const char *const countries[] = { "IDN", "MYS", "SGP", "THA" };
	char text[8192];
	struct bytes bytes = { text, 0, true };

	snprintf(name, 32, "w%d-%d.csv", writer, number);
	bytes.length = (size_t)sprintf(text, "Country,Year,Indicator,Value\n");
	for (int i = 0; i < ROWS; i++)
		bytes.length += (size_t)sprintf(text + bytes.length,
			"%s,2020,\"indicator %d %d %d\",%d\n", countries[i % 4], writer, number,
			i / 4, 1000 * writer + 10 * number + i);
	file_save(scene->folder, name, &bytes);
}

static int quiet_run(const struct scene *scene, const char *const *arguments)
{
	struct scene own = *scene;
	char name[] = "/tmp/gcitrack-faults-XXXXXX";
	int out = mkstemp(name);

	unlink(name);
	own.out_fd = own.err_fd = out;
	own.said_out = own.said_err = (struct bytes) { 0 };
	run_program(&own, arguments);
	close(out);
	bytes_free(&own.said_out);
	bytes_free(&own.said_err);
	return own.status;
}

/* Exit status: imports that failed for another reason than a locked store. */
static _Noreturn void writer(const struct scene *scene, int number, int imports)
{
	int failed = 0;

	for (int i = 0; i < imports; i++) {
		char name[32];
		const char *arguments[] = { "import", "--db", "gci.db", "-q", name, NULL };
		int status = 6;

		make_file(scene, number, i, name);
		/* Told that the store is in use, a user tries again. */
		for (int trial = 0; trial < RETRIES && status == 6; trial++)
			status = quiet_run(scene, arguments);
		failed += status != 0;
	}
	_exit(failed > 90 ? 90 : failed);
}

static int64_t number_of(const struct scene *scene, const char *sql)
{
	char path[CONTROL_PATH * 2];
	sqlite3 *db = NULL;
	sqlite3_stmt *s = NULL;
	int64_t ret = -1;

	snprintf(path, sizeof path, "%s/gci.db", scene->folder);
	if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK) {
		sqlite3_busy_timeout(db, 10000);
		if (sqlite3_prepare_v2(db, sql, -1, &s, NULL) == SQLITE_OK &&
			sqlite3_step(s) == SQLITE_ROW)
			ret = sqlite3_column_int64(s, 0);
		sqlite3_finalize(s);
	}
	sqlite3_close(db);
	return ret;
}

static const char own_figures[] = "SELECT count(*) FROM figure f JOIN source s ON s.id = f.source "
				  "WHERE NOT s.bundled";

/* Readers while the writers run: whole files only, and no store without a file. Returns how many
 * looked wrong. */
static int watch(const struct scene *scene, const pid_t *children, int *ret_looks)
{
	static const char *const show[] = { "show", "IDN", "--db", "gci.db", NULL };
	int wrong = 0, left = WRITERS, status;
	bool ended[WRITERS] = { false };

	for (*ret_looks = 0; left > 0; ++*ret_looks) {
		int64_t figures = number_of(scene, own_figures);
		bool makes = scene->command->makes;

		if (figures % ROWS != 0 && !(makes && figures == -1))
			wrong++;
		wrong += makes && figures == 0;
		status = quiet_run(scene, show);
		if (status != 0 && status != 6 && !(makes && status == 3))
			wrong++;
		for (int i = 0; i < WRITERS; i++) {
			if (ended[i] || waitpid(children[i], &status, WNOHANG) != children[i])
				continue;
			ended[i] = true;
			left--;
			wrong += WIFEXITED(status) ? WEXITSTATUS(status) : 100;
		}
	}
	return wrong;
}

void task_writers(struct scene *scene, const struct task *task)
{
	int imports = plan.sample ? 3 : IMPORTS, looks, wrong;
	int64_t expected = 0, files = (int64_t)WRITERS * imports;
	pid_t children[WRITERS];
	uint64_t held;
	char why[FINDING / 2];

	scene_restore(scene);
	control_reset(scene, FAULT_NONE);
	for (int i = 0; i < WRITERS; i++) {
		children[i] = fork();
		if (children[i] == 0)
			writer(scene, i, imports);
		if (children[i] < 0)
			fail("fork: %s", strerror(errno));
		for (int number = 0; number < imports; number++)
			expected +=
				(int64_t)ROWS * (1000 * i + 10 * number) + ROWS * (ROWS - 1) / 2;
	}
	wrong = watch(scene, children, &looks);
	scene->status = 0;
	scene->result->runs += files + looks;
	scene->result->injected += files;
	snprintf(why, sizeof why,
		"%d runs failed or saw a part of a file; %lld of %lld files, sum %lld of %lld",
		wrong, (long long)number_of(scene, "SELECT count(*) FROM source WHERE NOT bundled"),
		(long long)files,
		(long long)number_of(scene, "SELECT sum(f.value) FROM figure f JOIN source s ON "
					    "s.id = f.source WHERE NOT "
					    "s.bundled"),
		(long long)expected);
	if (wrong == 0 && store_content(scene->folder, "gci.db", &held) &&
		number_of(scene, "SELECT count(*) FROM source WHERE NOT bundled") == files &&
		number_of(scene, "SELECT sum(f.value) FROM figure f JOIN source s ON s.id = "
				 "f.source WHERE NOT "
				 "s.bundled") == expected)
		scene->result->survived += files;
	else
		finding(scene, HALF, task->name, why);
}
