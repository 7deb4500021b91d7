#include "plots/render.h"

#include "base/mem.h"
#include "plots/picture.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
	MOST_BYTES = 64 * 1024 * 1024, /* of a picture */
	MOST_WORDS = 600,              /* of what gnuplot says */
	SCRIPT_FD = 3,
	GATE_FD = 4,   /* as gnuplot sees them */
	FIRST_FD = 10, /* ours lie above those that the child gets */
};

/* One run. Every descriptor is -1 or open; all close on exec. */
struct render {
	int script, words_read, words_write;
	/* gnuplot loads it before the script, and it ends, empty, when the script is whole. */
	int gate_read, gate_write;
	enum plot_format format;
	pid_t child; /* 0: none */
	int seconds;
	double end; /* on the monotonic clock */
	struct str words;
	bool too_large;
	/* A file without a name for each picture, which the script names by its number: gnuplot
	 * fills one by the block, but a pipe by the line (350 writes for a trend), and an EMF goes
	 * back to write its header. */
	struct sheet {
		int fd;
		struct str picture;
	} * sheets;
	size_t sheet_count;
};

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void close_fd(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/* Ends the child and all it started, and waits for it. */
static void end_child(struct render *run)
{
	if (run->child <= 0)
		return;
	kill(-run->child, SIGKILL);
	while (waitpid(run->child, NULL, 0) < 0 && errno == EINTR)
		continue;
	run->child = 0;
}

void render_end(struct render *run)
{
	if (!run)
		return;
	end_child(run);
	close_fd(&run->gate_read);
	close_fd(&run->gate_write);
	close_fd(&run->script);
	close_fd(&run->words_read);
	close_fd(&run->words_write);
	for (size_t i = 0; i < run->sheet_count; i++) {
		close_fd(&run->sheets[i].fd);
		str_finish(&run->sheets[i].picture);
	}
	mem_free(run->sheets);
	str_finish(&run->words);
	mem_free(run);
}

/* Moves a descriptor above those the child is given, so that none is overwritten on the way. */
static int lifted(int fd)
{
	int high = fcntl(fd, F_DUPFD_CLOEXEC, FIRST_FD), saved = errno;

	close(fd);
	errno = saved;
	return high;
}

static bool open_pipe(int *ret_read, int *ret_write)
{
	int ends[2];

	if (pipe2(ends, O_CLOEXEC) != 0)
		return false;
	*ret_read = lifted(ends[0]);
	*ret_write = lifted(ends[1]);
	return *ret_read >= 0 && *ret_write >= 0;
}

static bool write_script(struct render *run, const char *script, size_t length)
{
	while (length > 0) {
		ssize_t wrote = write(run->script, script, length);

		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote <= 0)
			return false;
		script += wrote;
		length -= (size_t)wrote;
	}
	return true;
}

/* The environment is built from nothing: GNUTERM, GNUPLOT_LIB and their like change pictures. HOME
 * is for fontconfig's cache. */
static int spawn(
	struct render *run, posix_spawn_file_actions_t *actions, posix_spawnattr_t *attributes)
{
	STR_SCOPED path = { 0 };
	STR_SCOPED home = { 0 };
	const char *given_path = getenv("PATH"), *given_home = getenv("HOME");
	char gnuplot[] = "gnuplot", defaults[] = "-d", gate[] = "/dev/fd/4", script[] = "/dev/fd/3";
	char locale[] = "LC_ALL=C.UTF-8", zone[] = "TZ=UTC0";
	char *arguments[] = { gnuplot, defaults, gate, script, NULL };
	char *environment[] = { NULL, NULL, locale, zone, NULL };
	sigset_t none, all;
	int error;

	str_addf(&path, "PATH=%s", given_path ? given_path : "/usr/bin:/bin");
	str_addf(&home, "HOME=%s", given_home ? given_home : "/nonexistent");
	environment[0] = path.data;
	environment[1] = home.data;
	sigemptyset(&none);
	sigfillset(&all);
	error = posix_spawn_file_actions_addopen(actions, 0, "/dev/null", O_RDONLY, 0);
	error = error ? error : posix_spawn_file_actions_adddup2(actions, run->words_write, 1);
	error = error ? error : posix_spawn_file_actions_adddup2(actions, run->words_write, 2);
	error = error ? error : posix_spawn_file_actions_adddup2(actions, run->script, SCRIPT_FD);
	error = error ? error : posix_spawn_file_actions_adddup2(actions, run->gate_read, GATE_FD);
	/* onto itself: the child keeps it */
	for (size_t i = 0; i < run->sheet_count; i++)
		error = error ? error
			      : posix_spawn_file_actions_adddup2(
					actions, run->sheets[i].fd, run->sheets[i].fd);
	error = error ? error : posix_spawnattr_setpgroup(attributes, 0);
	error = error ? error : posix_spawnattr_setsigmask(attributes, &none);
	error = error ? error : posix_spawnattr_setsigdefault(attributes, &all);
	error = error ? error
		      : posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETPGROUP |
								     POSIX_SPAWN_SETSIGMASK |
								     POSIX_SPAWN_SETSIGDEF);
	return error ? error
		     : posix_spawnp(
			       &run->child, gnuplot, actions, attributes, arguments, environment);
}

static bool start_child(struct render *run, struct err *err)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	int error = posix_spawn_file_actions_init(&actions);

	if (error == 0) {
		error = posix_spawnattr_init(&attributes);
		if (error == 0) {
			error = spawn(run, &actions, &attributes);
			posix_spawnattr_destroy(&attributes);
		}
		posix_spawn_file_actions_destroy(&actions);
	}
	close_fd(&run->words_write);
	close_fd(&run->gate_read);
	if (error == 0)
		return true;
	run->child = 0;
	if (error == ENOENT || error == EACCES)
		return err_set(err, ERR_MACHINE,
			"pictures are drawn by gnuplot, which is not installed (on Debian: apt "
			"install gnuplot-nox); a file ending in .gp is written without it");
	errno = error;
	return err_errno(err, "cannot start gnuplot");
}

/* Reads what there is; false at the end of the stream. */
static bool drain(int fd, struct str *into, size_t most, bool *ret_more)
{
	char bytes[64 * 1024];
	ssize_t got = read(fd, bytes, sizeof bytes);

	if (got < 0)
		return errno == EINTR || errno == EAGAIN;
	if (got == 0)
		return false;
	if (into->len + (size_t)got > most) {
		*ret_more = true;
		got = (ssize_t)(most - into->len);
	}
	str_addn(into, bytes, (size_t)got);
	return true;
}

/* Reads what gnuplot says until it ends; false when the time is over. */
static bool listen(struct render *run)
{
	bool ignored;

	while (run->words_read >= 0) {
		struct pollfd words = { run->words_read, POLLIN, 0 };
		double left = run->end - now();
		int ready = left > 0 ? poll(&words, 1, (int)(left * 1000) + 1) : 0;

		if (ready < 0 && errno == EINTR)
			continue;
		if (ready <= 0)
			return false;
		if (!drain(run->words_read, &run->words, MOST_WORDS, &ignored))
			close_fd(&run->words_read);
	}
	return true;
}

/* Waits for the end of a child that has closed its streams; false when the time is over. */
static bool reap(struct render *run, int *ret_status)
{
	struct timespec pause = { 0, 20000 }; /* it is about to end */

	for (;;) {
		pid_t pid = waitpid(run->child, ret_status, WNOHANG);

		if (pid == run->child) {
			kill(-run->child, SIGKILL); /* what it may have left behind */
			run->child = 0;
			return true;
		}
		if ((pid < 0 && errno != EINTR) || now() > run->end)
			return false;
		nanosleep(&pause, NULL);
		if (pause.tv_nsec < 1000000)
			pause.tv_nsec *= 2;
	}
}

/* gnuplot's words on one line. */
static const char *words_of(struct render *run)
{
	for (size_t i = 0; i < run->words.len; i++) {
		unsigned char c = (unsigned char)run->words.data[i];

		if (c < 0x20 || c == 0x7f)
			run->words.data[i] = ' ';
	}
	return str_text(&run->words);
}

/* What the endings are called in a sentence. */
static const char *const format_names[] = { [PLOT_GP] = "scripts",
	[PLOT_SVG] = "SVG",
	[PLOT_PNG] = "PNG",
	[PLOT_PDF] = "PDF",
	[PLOT_EMF] = "EMF",
	[PLOT_TEX] = "the PDF of a LaTeX picture" };

static bool all_whole(const struct render *run, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!picture_is_whole(&run->sheets[i].picture, run->format))
			return false;
	return true;
}

static bool judge(struct render *run, size_t count, int status, struct err *err)
{
	const char *words = words_of(run);

	if (strstr(words, "unknown or ambiguous terminal type"))
		return err_set(err, ERR_MACHINE,
			"this gnuplot cannot draw %s; a file ending in .svg is always possible",
			format_names[run->format]);
	if (WIFSIGNALED(status))
		return err_set(
			err, ERR_MACHINE, "gnuplot died of signal %d: %s", WTERMSIG(status), words);
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
		return err_set(err, ERR_MACHINE, "gnuplot failed (exit status %d): %s",
			WEXITSTATUS(status), words);
	if (!all_whole(run, count))
		return err_set(err, ERR_MACHINE,
			"gnuplot reported success, but its picture is not whole: %s", words);
	return true;
}

/* Reads what was drawn into files, which the child opened anew: ours still stand at their
 * beginning. */
static bool collect(struct render *run, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct sheet *sheet = &run->sheets[i];
		struct stat status;

		if (fstat(sheet->fd, &status) != 0)
			return false;
		run->too_large |= status.st_size > MOST_BYTES;
		while (!run->too_large && sheet->picture.len < (size_t)status.st_size) {
			errno = EIO;
			if (!drain(sheet->fd, &sheet->picture, MOST_BYTES, &run->too_large))
				return false;
		}
		close_fd(&sheet->fd);
	}
	return true;
}

/* ---- from beginning to end ---- */

/* Room in memory for each picture. */
static bool open_sheets(struct render *run, size_t count)
{
	run->sheets = mem_alloc(count * sizeof *run->sheets);
	for (size_t i = 0; i < count; i++) {
		int fd = memfd_create("gcitrack.picture", MFD_CLOEXEC);

		if (fd < 0)
			return false;
		run->sheets[i].fd = lifted(fd);
		run->sheet_count = i + 1;
		if (run->sheets[i].fd < 0)
			return false;
	}
	return true;
}

/* The script is a file without a name: nothing to remove, whatever happens. A file, because from a
 * pipe on its standard input gnuplot would go on after an error. */
static bool open_all(struct render *run, size_t count)
{
	int fd = memfd_create("gcitrack.gp", MFD_CLOEXEC);

	if (fd < 0)
		return false;
	run->script = lifted(fd);
	return run->script >= 0 && open_sheets(run, count) &&
	       open_pipe(&run->gate_read, &run->gate_write) &&
	       open_pipe(&run->words_read, &run->words_write);
}

bool render_start(size_t count, enum plot_format format, struct render **ret, struct err *err)
{
	struct render *run = mem_alloc(sizeof *run);

	*run = (struct render) { -1, -1, -1, -1, -1, .format = format };
	if (open_all(run, count) ? start_child(run, err)
				 : err_errno(err, "cannot prepare a run of gnuplot")) {
		*ret = run;
		return true;
	}
	render_end(run);
	return false;
}

bool render_fits(const struct render *run, size_t count, enum plot_format format)
{
	return run->format == format && count <= run->sheet_count;
}

bool render_draw(struct render *run, struct render_job *const *jobs, size_t count, int seconds,
	struct err *err)
{
	for (size_t i = 0; i < count; i++) {
		STR_SCOPED script = { 0 };

		str_addf(&script, "set output '/dev/fd/%d'\n", run->sheets[i].fd);
		str_addn(&script, jobs[i]->script, jobs[i]->length);
		str_add(&script, "unset output\n");
		if (!write_script(run, str_text(&script), script.len))
			return err_errno(err, "cannot prepare a run of gnuplot");
	}
	run->seconds = seconds;
	run->end = now() + seconds;
	close_fd(&run->gate_write);
	return true;
}

bool render_wait(struct render *run, struct render_job *const *jobs, size_t count, struct err *err)
{
	int status;

	if (!listen(run) || !reap(run, &status))
		return err_set(err, ERR_MACHINE, "gnuplot took longer than %d s and was ended",
			run->seconds);
	if (!collect(run, count))
		return err_errno(err, "cannot read what gnuplot drew");
	if (run->too_large)
		return err_set(err, ERR_MACHINE, "gnuplot's picture is larger than %d MiB",
			MOST_BYTES / 1024 / 1024);
	if (!judge(run, count, status, err))
		return false;
	for (size_t i = 0; i < count; i++)
		str_addn(
			&jobs[i]->picture, run->sheets[i].picture.data, run->sheets[i].picture.len);
	return true;
}
