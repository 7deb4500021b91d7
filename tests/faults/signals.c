/* Imports ended by signals at moments of chance. */
#include "tests/faults/faults.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void pause_for(double seconds)
{
	const struct timespec time = { (time_t)seconds,
		(long)((seconds - (double)(time_t)seconds) * 1e9) };

	nanosleep(&time, NULL);
}

/* The next command that opens the store has to find all or nothing, without being told. */
static bool next_reader(struct scene *scene)
{
	static const char *const show[] = { "show", "IDN", "--db", "gci.db", NULL };
	int status = scene->status;
	struct bytes words = scene->said_err;
	bool good;

	scene->said_err = (struct bytes) { 0 };
	control_reset(scene, FAULT_NONE);
	run_program(scene, show);
	good = scene->status == 0 || (scene->status == 3 && scene->command->makes);
	bytes_free(&scene->said_err);
	scene->said_err = words;
	scene->status = status;
	return good;
}

/* A journal that needs no rolling back stays until somebody writes. */
static bool next_import(struct scene *scene)
{
	char journal[CONTROL_PATH * 2];

	control_reset(scene, FAULT_NONE);
	run_program(scene, scene->command->arguments);
	snprintf(journal, sizeof journal, "%s/gci.db-journal", scene->folder);
	return scene->status == 0 && access(journal, F_OK) != 0;
}

void task_signals(struct scene *scene, const struct task *task)
{
	static const int numbers[] = { SIGINT, SIGTERM, SIGKILL, SIGHUP };
	uint64_t random = random_of(task->name);
	int rounds = plan.sample ? 24 : 400;
	double begun = now(), usual;

	for (int i = 0; i < 5; i++) {
		scene_restore(scene);
		control_reset(scene, FAULT_NONE);
		run_program(scene, scene->command->arguments);
	}
	usual = (now() - begun) / 5;
	for (int i = 0; i < rounds; i++) {
		int number = numbers[random_next(&random) % 4];
		double after = usual * 1.2 * (double)(random_next(&random) % 10000) / 10000;
		pid_t child;

		scene_restore(scene);
		control_reset(scene, FAULT_NONE);
		scene->uncounted = number == SIGKILL;
		child = run_begin(scene, scene->command->arguments, -1);
		scene->uncounted = false;
		pause_for(after);
		kill(child, number);
		run_end(scene, child);
		scene->result->runs++;
		scene->interrupted = false;
		if (scene->status <= 128)
			continue; /* it was done before the signal came */
		scene->interrupted = scene->status == 128 + number;
		if (!next_reader(scene)) {
			scene->result->injected++;
			finding(scene, HALF, task->name, "the next command cannot read the store");
			continue;
		}
		/* SIGKILL leaves nobody to remove a store half made. */
		scene->control->removal_failed = number == SIGKILL;
		if (judge(scene, "%s: %s (%d) after %.2f ms", task->name, strsignal(number), number,
			    after * 1000) != SURVIVED)
			continue;
		scene->interrupted = false;
		if (next_import(scene))
			continue;
		scene->result->survived--;
		finding(scene, WORDS, task->name, "the next import fails or leaves a journal");
	}
}
