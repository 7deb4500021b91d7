/* Injects faults into the program and says what came of them.
 * usage: faults [--sample] [--jobs N] [--seed N] [--only TEXT] PROGRAM PRELOAD
 *
 *   --sample   some of each kind, chosen by the seed: about 20 seconds
 *   --jobs N   tasks at one time (2)
 *   --only     tasks whose kind or name has this text
 *
 * Prints TAP, a test for a task, and the table as comments. */
#include "tests/faults/faults.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST_TASKS = 512, MOST_JOBS = 16 };

struct plan plan = { .seed = 1 };

/* ---- chance (splitmix64) ---- */

uint64_t random_next(uint64_t *state)
{
	uint64_t z = *state += 0x9E3779B97F4A7C15U;

	z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9U;
	z = (z ^ z >> 27) * 0x94D049BB133111EBU;
	return z ^ z >> 31;
}

uint64_t random_of(const char *name)
{
	uint64_t ret = plan.seed * 0x9E3779B97F4A7C15U;

	while (*name)
		ret = (ret ^ (unsigned char)*name++) * 0x100000001B3U;
	return ret;
}

/* ---- the tasks ---- */

static struct task tasks[MOST_TASKS];
static int task_count;
static char names[MOST_TASKS][80];
static const char *only;

static void add(const char *kind, const char *name,
	void (*run)(struct scene *scene, const struct task *task), int command, int way,
	bool onward)
{
	char *text = names[task_count];

	if (task_count == MOST_TASKS)
		fail("too many tasks");
	snprintf(text, sizeof names[0], "%s", name);
	if (only && !strstr(kind, only) && !strstr(text, only))
		return;
	tasks[task_count++] = (struct task) { kind, text, run, command, way, onward };
}

static void add_memory(void)
{
	for (int onward = 0; onward < 2; onward++)
		for (int i = 0; i < (int)COMMANDS; i++)
			add(onward ? "no memory from then on" : "no memory, once", commands[i].name,
				task_memory, i, 0, onward);
}

/* An interruption from then on would be for ever, and a file that ends early does so once. */
static void add_calls(void)
{
	static const struct {
		const char *once, *onward;
	} kinds[WAYS] = {
		[WAY_IO] = { "EIO, once", "EIO from then on" },
		[WAY_FULL] = { "ENOSPC, once", "ENOSPC from then on" },
		[WAY_OPEN] = { "EACCES, once", "EACCES from then on" },
		[WAY_DESCRIPTORS] = { "EMFILE, once", "EMFILE from then on" },
		[WAY_BUSY] = { "locked, once", "locked from then on" },
		[WAY_SHORT] = { "half a read or write, once", "half a read or write from then on" },
		[WAY_END] = { "a read that ends early, once", "reads that end early from then on" },
		[WAY_INTERRUPTED] = { "EINTR, once", NULL },
	};

	for (int way = 0; way < (int)WAYS; way++)
		for (int i = 0; i < (int)COMMANDS; i++) {
			add(kinds[way].once, commands[i].name, task_calls, i, way, false);
			if (kinds[way].onward)
				add(kinds[way].onward, commands[i].name, task_calls, i, way, true);
		}
}

static void add_database(void)
{
	for (int onward = 0; onward < 2; onward++)
		/* Which call fails matters more than how many after it: the sample has one of both.
		 */
		for (int i = 0; i < (onward && plan.sample ? (int)COMMANDS : command_count); i++)
			add(onward ? "the database fails from then on" : "the database fails, once",
				commands[i].name, task_database, i, 0, onward);
}

static void add_all(void)
{
	static const int writing[] = { COMMAND_IMPORT, COMMAND_UNDO, COMMAND_IMPORT_NEW,
		COMMAND_INIT, COMMAND_EXPORT };

	/* These wait for each other more than they work: each beside others. */
	add("8 programs importing at once", "imports into one store", task_writers, COMMAND_IMPORT,
		0, false);
	add_memory();
	add("8 programs importing at once", "imports into one store that none has yet",
		task_writers, COMMAND_IMPORT_NEW, 0, false);
	add_calls();
	add_database();
	for (size_t i = 0; i < sizeof writing / sizeof *writing; i++) {
		const char *name = commands[writing[i]].name;

		add("power cut", name, task_power, writing[i], 0, false);
		add("full disk", name, task_full_disk, writing[i], 0, false);
		add("limit on the size of files", name, task_file_limit, writing[i], 0, false);
	}
	add("write-protected disk", "write-protected", task_read_only, COMMAND_IMPORT, 0, false);
	add("SIGINT, SIGTERM, SIGHUP, SIGKILL", "import", task_signals, COMMAND_IMPORT, 0, false);
	add("SIGINT, SIGTERM, SIGHUP, SIGKILL", "import into a new store", task_signals,
		COMMAND_IMPORT_NEW, 0, false);
	add("store cut short", "cut short", task_truncated, COMMAND_IMPORT, 0, false);
	add("store with a bit turned over", "a bit turned over", task_flipped, COMMAND_IMPORT, 0,
		false);
	add("store foreign, newer or altered", "altered", task_altered, COMMAND_IMPORT, 0, false);
}

/* ---- running them ---- */

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* Of this task and of all it has waited for. */
static double processor_time(void)
{
	double ret = 0;

	for (int who = RUSAGE_SELF;; who = RUSAGE_CHILDREN) {
		struct rusage usage;

		if (getrusage(who, &usage) != 0)
			fail("getrusage: %s", strerror(errno));
		ret += (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
		       (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
		if (who == RUSAGE_CHILDREN)
			return ret;
	}
}

static _Noreturn void work(const struct task *task, struct result *result)
{
	struct scene scene;
	double begun = now();

	scene_open(&scene, result, "task");
	if (scene_command(&scene, &commands[task->command]))
		task->run(&scene, task);
	else
		result->skipped = true;
	scene_close(&scene);
	result->seconds = now() - begun;
	result->processor = processor_time();
	result->done = true;
	exit(0);
}

static void wait_for_one(int *running)
{
	while (wait(NULL) < 0)
		if (errno != EINTR)
			fail("wait: %s", strerror(errno));
	--*running;
}

static void run_all(struct result *results, int jobs)
{
	int running = 0;

	for (int i = 0; i < task_count; i++) {
		pid_t child;

		if (running == jobs)
			wait_for_one(&running);
		child = fork();
		if (child < 0)
			fail("fork: %s", strerror(errno));
		if (child == 0)
			work(&tasks[i], &results[i]);
		running++;
	}
	while (running > 0)
		wait_for_one(&running);
}

/* ---- what came of it ---- */

static int64_t bad(const struct result *result)
{
	return result->injected - result->survived;
}

static void print_task(int number, const struct task *task, const struct result *result)
{
	bool good = result->done && bad(result) == 0;

	if (result->skipped) {
		printf("ok %d - %s: %s # SKIP the program cannot do it\n", number, task->kind,
			task->name);
		return;
	}
	printf("%sok %d - %s: %s: %lld of %lld survived (%.1f s, processor %.1f s)\n",
		good ? "" : "not ", number, task->kind, task->name, (long long)result->survived,
		(long long)result->injected, result->seconds, result->processor);
	if (plan.sample && result->possible)
		printf("#   a sample of %lld\n", (long long)result->possible);
	if (!result->done)
		printf("#   the task itself failed\n");
	for (int i = 0; i < result->findings; i++)
		printf("#   %s\n", result->finding[i]);
}

static void add_result(struct result *sum, const struct result *one)
{
	sum->injected += one->injected;
	sum->survived += one->survived;
	sum->crashes += one->crashes;
	sum->leaks += one->leaks;
	sum->halves += one->halves;
	sum->false_successes += one->false_successes;
	sum->words += one->words;
	sum->runs += one->runs;
	sum->processor += one->processor;
}

static void print_row(const char *kind, const struct result *row)
{
	printf("# %-36s %8lld %8lld %7lld %5lld %5lld %6lld %6lld\n", kind,
		(long long)row->injected, (long long)row->survived, (long long)row->crashes,
		(long long)row->leaks, (long long)row->halves, (long long)row->false_successes,
		(long long)row->words);
}

static void print_table(const struct result *results)
{
	struct result all = { 0 };

	printf("#\n# %-36s %8s %8s %7s %5s %5s %6s %6s\n", "fault", "injected", "survived",
		"crashes", "leaks", "half", "false", "other");
	for (int i = 0; i < task_count; i++) {
		struct result row = { 0 };
		bool said = false;

		for (int j = 0; j < i; j++)
			said = said || strcmp(tasks[j].kind, tasks[i].kind) == 0;
		if (said)
			continue;
		for (int j = i; j < task_count; j++)
			if (strcmp(tasks[j].kind, tasks[i].kind) == 0)
				add_result(&row, &results[j]);
		print_row(tasks[i].kind, &row);
		add_result(&all, &row);
	}
	print_row("all", &all);
	printf("# half: neither all nor nothing. false: success with another answer. other: a "
	       "sentence, an exit\n# status, a file left over. %lld runs of the program, %.0f s of "
	       "processor time, seed %llu.\n",
		(long long)all.runs, all.processor, (unsigned long long)plan.seed);
}

static const char *value(int argc, char **argv, int *at)
{
	if (*at + 1 >= argc)
		fail("%s needs a value", argv[*at]);
	return argv[++*at];
}

int main(int argc, char **argv)
{
	struct result *results;
	int jobs = 2, failed = 0;

	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--sample") == 0)
			plan.sample = true;
		else if (strcmp(argv[i], "--jobs") == 0)
			jobs = atoi(value(argc, argv, &i));
		else if (strcmp(argv[i], "--seed") == 0)
			plan.seed = strtoull(value(argc, argv, &i), NULL, 10);
		else if (strcmp(argv[i], "--only") == 0)
			only = value(argc, argv, &i);
		else if (!plan.program)
			plan.program = argv[i];
		else
			plan.preload = argv[i];
	}
	if (!plan.preload || jobs < 1 || jobs > MOST_JOBS)
		fail("usage: faults [--sample] [--jobs N] [--seed N] [--only TEXT] PROGRAM "
		     "PRELOAD");
	/* The program is run in other folders. */
	plan.program = realpath(plan.program, NULL);
	plan.preload = realpath(plan.preload, NULL);
	if (!plan.program || !plan.preload)
		fail("no such program or library");
	signal(SIGPIPE, SIG_IGN);
	add_all();
	results = mmap(NULL, MOST_TASKS * sizeof *results, PROT_READ | PROT_WRITE,
		MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (results == MAP_FAILED)
		fail("out of memory");
	printf("1..%d\n# seed %llu\n", task_count, (unsigned long long)plan.seed);
	fflush(stdout); /* the tasks are forked: nothing may be in the buffer */
	run_all(results, jobs);
	for (int i = 0; i < task_count; i++) {
		print_task(i + 1, &tasks[i], &results[i]);
		failed += !results[i].done || bad(&results[i]) > 0;
	}
	print_table(results);
	return failed ? 1 : 0;
}
