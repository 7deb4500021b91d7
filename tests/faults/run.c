/* The program as a child, in the scene's folder and in an environment of its own. */
#include "tests/faults/faults.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

void control_reset(struct scene *scene, enum fault_mode mode)
{
	*scene->control = (struct control) { .mode = mode };
	snprintf(scene->control->folder, CONTROL_PATH, "%s", scene->folder);
	snprintf(scene->control->log, CONTROL_PATH, "%.190s.log", scene->folder);
}

static _Noreturn void child(
	const struct scene *scene, const char *const *arguments, int64_t largest_file, bool serves)
{
	char path[CONTROL_PATH + 64], control[CONTROL_PATH + 64], preload[CONTROL_PATH + 64],
		home[CONTROL_PATH + 16];
	char *environment[] = { path, control, home, preload, "SOURCE_DATE_EPOCH=1800000000",
		"LC_ALL=C",
		serves             ? SERVER_VARIABLE "=1"
		: scene->uncounted ? "GCOV_PREFIX=/dev/null"
				   : NULL,
		scene->uncounted ? "GCOV_ERROR_FILE=/dev/null" : NULL, NULL };
	char *all[ARGUMENTS + 2] = { "gcitrack" };
	const struct rlimit none = { 0, 0 };
	const struct rlimit largest = { (rlim_t)largest_file, RLIM_INFINITY };

	snprintf(path, sizeof path, "PATH=%s/bin:/usr/bin:/bin", scene->folder);
	snprintf(control, sizeof control, "%s=%s", CONTROL_VARIABLE, scene->control_path);
	snprintf(home, sizeof home, "HOME=%s", scene->folder);
	snprintf(preload, sizeof preload, "LD_PRELOAD=%s", plan.preload);
	for (int i = 0; i < ARGUMENTS && arguments[i]; i++)
		all[i + 1] = (char *)(uintptr_t)arguments[i];
	if (chdir(scene->folder) != 0 || dup2(scene->out_fd, 1) < 0 || dup2(scene->err_fd, 2) < 0)
		_exit(98);
	setrlimit(RLIMIT_CORE, &none);
	if (largest_file >= 0)
		setrlimit(RLIMIT_FSIZE, &largest);
	if (!serves)
		alarm(RUN_SECONDS); /* goes on over the exec: a hang ends as a crash */
	execve(plan.program, all, environment);
	_exit(97);
}

static void empty_scratch(const struct scene *scene)
{
	if (ftruncate(scene->out_fd, 0) != 0 || ftruncate(scene->err_fd, 0) != 0)
		fail("the scratch files cannot be emptied");
	lseek(scene->out_fd, 0, SEEK_SET);
	lseek(scene->err_fd, 0, SEEK_SET);
}

pid_t run_begin(struct scene *scene, const char *const *arguments, int64_t largest_file)
{
	pid_t started;

	empty_scratch(scene);
	started = fork();
	if (started < 0)
		fail("fork: %s", strerror(errno));
	if (started == 0)
		child(scene, arguments, largest_file, false);
	return started;
}

static struct bytes said(int fd)
{
	off_t length = lseek(fd, 0, SEEK_END);
	struct bytes ret = { calloc(1, (size_t)length + 1), (size_t)length, true };

	if (!ret.data || pread(fd, ret.data, ret.length, 0) != (ssize_t)length)
		fail("what the program said cannot be read");
	return ret;
}

static void collect(struct scene *scene, int status)
{
	scene->status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
	if (scene->status == 97 || scene->status == 98)
		fail("%s cannot be run", plan.program);
	bytes_free(&scene->said_out);
	bytes_free(&scene->said_err);
	scene->said_out = said(scene->out_fd);
	scene->said_err = said(scene->err_fd);
}

void run_end(struct scene *scene, pid_t started)
{
	int status;

	while (waitpid(started, &status, 0) < 0)
		if (errno != EINTR)
			fail("waitpid: %s", strerror(errno));
	collect(scene, status);
}

void server_begin(struct scene *scene, const char *const *arguments)
{
	int command[2], answer[2];

	if (pipe2(command, O_CLOEXEC) != 0 || pipe2(answer, O_CLOEXEC) != 0)
		fail("pipe: %s", strerror(errno));
	scene->server = fork();
	if (scene->server < 0)
		fail("fork: %s", strerror(errno));
	if (scene->server == 0) {
		if (dup2(command[0], SERVER_COMMAND) < 0 || dup2(answer[1], SERVER_ANSWER) < 0)
			_exit(98);
		child(scene, arguments, -1, true);
	}
	close(command[0]);
	close(answer[1]);
	scene->server_command = command[1];
	scene->server_answer = answer[0];
}

void server_run(struct scene *scene)
{
	int status;

	empty_scratch(scene);
	if (write(scene->server_command, "", 1) != 1 ||
		read(scene->server_answer, &status, sizeof status) != sizeof status)
		fail("the program cannot be run again and again");
	collect(scene, status);
}

void server_end(struct scene *scene)
{
	close(scene->server_command);
	close(scene->server_answer);
	while (waitpid(scene->server, NULL, 0) < 0 && errno == EINTR)
		continue;
}

void run_program(struct scene *scene, const char *const *arguments)
{
	run_end(scene, run_begin(scene, arguments, -1));
}
