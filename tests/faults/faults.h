/* The driver: tasks run the program with one fault at a time and judge what came of it. A task
 * works in a folder of its own (the scene), so two run at once. */
#ifndef TESTS_FAULTS_FAULTS_H
#define TESTS_FAULTS_FAULTS_H

#include "tests/faults/control.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

enum { FINDINGS = 6, FINDING = 400, ARGUMENTS = 16 };

struct bytes {
	char *data; /* NUL-terminated behind `length` */
	size_t length;
	bool present; /* of a file: there is one */
};

/* Sums of one task, in memory shared with the main process. */
struct result {
	int64_t injected; /* runs in which a fault took place */
	int64_t possible; /* calls that could fail, where they are counted */
	int64_t survived; /* of those, without any of the following */
	int64_t crashes, leaks, halves, false_successes, words;
	int64_t runs;
	int findings;
	char finding[FINDINGS][FINDING];
	double seconds, processor; /* by the clock, of all processors */
	bool skipped, done;
};

enum verdict { SURVIVED, CRASH, LEAK, HALF, FALSE_SUCCESS, WORDS };

/* What the whole harness was told. */
struct plan {
	const char *program, *preload;
	bool sample;
	uint64_t seed;
};
extern struct plan plan;

/* A command under test, and the files it may leave. */
struct command {
	const char *name;
	const char *arguments[ARGUMENTS];
	bool writes;                  /* changes the store */
	bool makes;                   /* begins without a store */
	const char *output;           /* a file that it replaces, or NULL */
	const char *first[ARGUMENTS]; /* what is run before it, if anything */
};

/* Where a command is run: its files before it and, by a run without faults, after it. */
struct scene {
	struct result *result;
	const struct command *command;
	char folder[CONTROL_PATH];
	char control_path[CONTROL_PATH + 16];
	struct control *control;
	int out_fd, err_fd;
	int server_command, server_answer; /* while there is a server */
	pid_t server;
	struct bytes input;         /* in.csv */
	struct bytes before, after; /* gci.db */
	uint64_t content_before, content_after;
	struct bytes output_before, output_after, out, err; /* as it should be */
	struct bytes said_out, said_err;                    /* of the last run */
	int status;       /* of the last run: 128 + signal, or exit status */
	int right;        /* the exit status without faults; `check` may find something */
	bool interrupted; /* a signal was sent on purpose */
	bool uncounted; /* the next run writes no counters of coverage: it may be killed doing so */
};

/* scene.c */
void scene_open(struct scene *scene, struct result *result, const char *name);
void scene_close(struct scene *scene);
/* The store and the files a command begins with, then a run without faults for what it should do.
 * False where the program cannot do the command at all (an older one). */
bool scene_command(struct scene *scene, const struct command *command);
void scene_restore(struct scene *scene);
struct bytes file_load(const char *folder, const char *name);
void file_save(const char *folder, const char *name, const struct bytes *bytes);
void bytes_free(struct bytes *bytes);
bool bytes_equal(const struct bytes *a, const struct bytes *b);
_Noreturn void fail(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* run.c: the program in the scene's folder, with the control block as it is filled. */
void run_program(struct scene *scene, const char *const *arguments);
/* The same without waiting; run_end() waits and collects. */
pid_t run_begin(struct scene *scene, const char *const *arguments, int64_t largest_file);
void run_end(struct scene *scene, pid_t child);
/* The same command over and over, without loading it anew each time. */
void server_begin(struct scene *scene, const char *const *arguments);
void server_run(struct scene *scene);
void server_end(struct scene *scene);
void control_reset(struct scene *scene, enum fault_mode mode);

/* judge.c */
/* Everything at once, of the last run; `what` says which fault it was. Counts, and keeps the first
 * findings. */
enum verdict judge(struct scene *scene, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void finding(struct scene *scene, enum verdict verdict, const char *what, const char *why);
/* Whether there is a file that is nobody's, and the first one's name. Asked after the store was
 * opened once, which rolls a journal back. */
bool left_over(const struct scene *scene, char name[256]);
/* What a store holds: a digest of every row of every table. False where integrity_check complains
 * or it cannot be read. A journal left beside it is rolled back. */
bool store_content(const char *folder, const char *name, uint64_t *ret);

/* main.c: a stream for a task, so that tasks can run in any order. */
uint64_t random_next(uint64_t *state);
uint64_t random_of(const char *name);

/* The tasks; `kind` is the row of the table. */
struct task {
	const char *kind, *name;
	void (*run)(struct scene *scene, const struct task *task);
	int command; /* in commands[] */
	int way;     /* enum fault_way where there is one */
	bool onward;
};

extern const struct command commands[]; /* commands.c */
extern const int command_count;
enum command_number {
	COMMAND_IMPORT,
	COMMAND_IMPORT_NEW,
	COMMAND_UNDO,
	COMMAND_INIT,
	COMMAND_SHOW,
	COMMAND_CHANGE,
	COMMAND_PLOT,
	COMMAND_PICTURE,
	COMMAND_EXPORT,
	COMMAND_CHECK,
	COMMANDS, /* those that every kind of fault is tried with; more follow */
};

void task_memory(struct scene *scene, const struct task *task);
void task_calls(struct scene *scene, const struct task *task);
void task_database(struct scene *scene, const struct task *task);
void task_power(struct scene *scene, const struct task *task);
void task_signals(struct scene *scene, const struct task *task);
void task_full_disk(struct scene *scene, const struct task *task);
void task_file_limit(struct scene *scene, const struct task *task);
void task_read_only(struct scene *scene, const struct task *task);
void task_writers(struct scene *scene, const struct task *task);
void task_truncated(struct scene *scene, const struct task *task);
void task_flipped(struct scene *scene, const struct task *task);
void task_altered(struct scene *scene, const struct task *task);

#endif
