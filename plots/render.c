#include "plots/render.h"

#include "base/mem.h"
#include "plots/joined.h"
#include "plots/picture.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
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
	AT_ONCE = 25,                  /* pictures gnuplot is given while others are made */
	SCRIPT_FD = 3,
	GATE_FD = 4, /* as gnuplot sees them */
	DRAWN_FD = 5,
	FIRST_FD = 10, /* ours lie above those that the child gets */
};

/* One run. Every descriptor is -1 or open; all close on exec. */
struct render {
	int words_read, words_write;
	/* gnuplot loads it first: a line for each part that is ready. It ends when the script is
	 * whole. Both ends stay open here, so that no write can meet a pipe without a reader, and
	 * all that is ever written fits into a pipe. */
	int gate_read, gate_write;
	int drawn_read, drawn_write; /* a line for each part that is drawn */
	enum plot_format format;
	pid_t child; /* 0: none */
	int seconds;
	double end; /* on the monotonic clock */
	struct str words;
	bool ended, too_large;
	/* Files without names: nothing to remove, whatever happens. A file, because from a pipe on
	 * its standard input gnuplot would go on after an error. */
	int script; /* the last pictures, or all */
	int *parts; /* AT_ONCE pictures each before those */
	size_t part_count, parts_told, parts_drawn;
	struct str waiting; /* of the script, not given yet */
	struct joined *joined;
	size_t added;
	/* A file without a name for each picture, which the script names by its number: gnuplot
	 * fills one by the block, but a pipe by the line (350 writes for a trend), and an EMF goes
	 * back to write its header. */
	int *sheets;
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
	close_fd(&run->drawn_read);
	close_fd(&run->drawn_write);
	close_fd(&run->script);
	close_fd(&run->words_read);
	close_fd(&run->words_write);
	for (size_t i = 0; i < run->part_count; i++)
		close_fd(&run->parts[i]);
	for (size_t i = 0; i < run->sheet_count; i++)
		close_fd(&run->sheets[i]);
	mem_free(run->parts);
	mem_free(run->sheets);
	str_finish(&run->waiting);
	joined_free(run->joined);
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

static bool write_all(int fd, const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t wrote = write(fd, bytes, length);

		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote <= 0)
			return false;
		bytes += wrote;
		length -= (size_t)wrote;
	}
	return true;
}

/* Descriptors the child keeps: a copy onto itself does not close on exec. */
static int keep(posix_spawn_file_actions_t *actions, const int *fds, size_t count)
{
	int error = 0;

	for (size_t i = 0; i < count && error == 0; i++)
		error = posix_spawn_file_actions_adddup2(actions, fds[i], fds[i]);
	return error;
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
	error = error ? error
		      : posix_spawn_file_actions_adddup2(actions, run->drawn_write, DRAWN_FD);
	error = error ? error : keep(actions, run->parts, run->part_count);
	error = error ? error : keep(actions, run->sheets, run->sheet_count);
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
	close_fd(&run->drawn_write);
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

/* Reads what gnuplot says, or which parts are drawn; false when the time is over. */
static bool listen(struct render *run)
{
	struct pollfd news[] = { { run->words_read, POLLIN, 0 }, { run->drawn_read, POLLIN, 0 } };
	double left = run->end - now();
	int ready = left > 0 ? poll(news, 2, (int)(left * 1000) + 1) : 0;
	STR_SCOPED drawn = { 0 };
	bool ignored;

	if (ready <= 0)
		return ready < 0 && errno == EINTR;
	if (news[1].revents && !drain(run->drawn_read, &drawn, AT_ONCE, &ignored))
		close_fd(&run->drawn_read);
	for (size_t i = 0; i < drawn.len; i++)
		run->parts_drawn += drawn.data[i] == '\n' && run->parts_drawn < run->parts_told;
	if (news[0].revents && !drain(run->words_read, &run->words, MOST_WORDS, &ignored))
		close_fd(&run->words_read);
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

static const char what_to_do[] = "the picture is not written: try again, or ask for a file ending "
				 "in .gp and run gnuplot on that";

static bool judge(struct render *run, int status, struct err *err)
{
	const char *words = words_of(run);

	if (strstr(words, "unknown or ambiguous terminal type"))
		return err_set(err, ERR_MACHINE,
			"this gnuplot cannot draw %s; a file ending in .svg is always possible",
			format_names[run->format]);
	if (WIFSIGNALED(status))
		return err_set(err, ERR_MACHINE, "gnuplot died of signal %d%s%s; %s",
			WTERMSIG(status), *words ? ": " : "", words, what_to_do);
	if (WEXITSTATUS(status) != 0)
		return err_set(err, ERR_MACHINE, "gnuplot failed (exit status %d)%s%s; %s",
			WEXITSTATUS(status), *words ? ": " : "", words, what_to_do);
	return true;
}

/* Waits until gnuplot has ended, and well; or, where that is enough, until a part is drawn. */
static bool wait_for(struct render *run, size_t part, struct err *err)
{
	while (!run->ended && run->parts_drawn <= part) {
		const bool speaks = run->words_read >= 0;
		int status = 0;

		if (speaks ? !listen(run) : !reap(run, &status))
			return err_set(err, ERR_MACHINE,
				"gnuplot took longer than %d s and was ended; %s", run->seconds,
				what_to_do);
		if (!speaks) {
			run->ended = true;
			return judge(run, status, err);
		}
	}
	return true;
}

/* Reads what was drawn into a file, which the child opened anew: ours still stands at its
 * beginning. */
static bool collect(struct render *run, size_t index, struct str *ret)
{
	int fd = run->sheets[index];
	struct stat status;

	if (fstat(fd, &status) != 0)
		return false;
	run->too_large |= status.st_size > MOST_BYTES;
	while (!run->too_large && ret->len < (size_t)status.st_size) {
		errno = EIO;
		if (!drain(fd, ret, MOST_BYTES, &run->too_large))
			return false;
	}
	return true;
}

/* ---- from beginning to end ---- */

static bool open_memory(const char *name, int *ret)
{
	int fd = memfd_create(name, MFD_CLOEXEC);

	*ret = fd < 0 ? -1 : lifted(fd);
	return *ret >= 0;
}

static bool open_memories(const char *name, int **ret, size_t *ret_count, size_t count)
{
	*ret = mem_alloc(count * sizeof **ret);
	while (*ret_count < count)
		if (!open_memory(name, &(*ret)[(*ret_count)++]))
			return false;
	return true;
}

static bool open_all(struct render *run, size_t count)
{
	size_t parts = (count - 1) / AT_ONCE;

	return open_memory("gcitrack.gp", &run->script) &&
	       open_memories("gcitrack.gp", &run->parts, &run->part_count, parts) &&
	       open_memories("gcitrack.picture", &run->sheets, &run->sheet_count, count) &&
	       open_pipe(&run->gate_read, &run->gate_write) &&
	       open_pipe(&run->words_read, &run->words_write) &&
	       open_pipe(&run->drawn_read, &run->drawn_write);
}

bool render_start(size_t count, enum plot_format format, struct render **ret, struct err *err)
{
	struct render *run = mem_alloc(sizeof *run);

	*run = (struct render) { -1, -1, -1, -1, -1, -1, .script = -1, .format = format };
	run->joined = joined_new();
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

/* What lets gnuplot say that a part is drawn. */
static void add_news(struct str *script, size_t part)
{
	if (part == 0)
		str_addf(script, "set print '/dev/fd/%d'\n", DRAWN_FD);
	str_add(script, "print 1\n");
}

/* Lets it draw what waits. */
static bool tell_part(struct render *run)
{
	int part = run->parts[run->parts_told];
	STR_SCOPED line = { 0 };

	add_news(&run->waiting, run->parts_told++);
	str_addf(&line, "load '/dev/fd/%d'\n", part);
	if (!write_all(part, str_text(&run->waiting), run->waiting.len))
		return false;
	str_clear(&run->waiting);
	return write_all(run->gate_write, str_text(&line), line.len);
}

bool render_add(struct render *run, const char *script, struct err *err)
{
	if (run->added > 0 && run->added % AT_ONCE == 0 && !tell_part(run))
		return err_errno(err, "cannot prepare a run of gnuplot");
	str_addf(&run->waiting, "set output '/dev/fd/%d'\n", run->sheets[run->added++]);
	joined_add(run->joined, &run->waiting, script);
	str_add(&run->waiting, "unset output\n");
	return true;
}

bool render_go(struct render *run, int seconds, struct err *err)
{
	run->seconds = seconds;
	run->end = now() + seconds;
	add_news(&run->waiting, run->parts_told++);
	if (!write_all(run->script, str_text(&run->waiting), run->waiting.len))
		return err_errno(err, "cannot prepare a run of gnuplot");
	close_fd(&run->gate_write);
	return true;
}

bool render_take(struct render *run, size_t index, struct str *ret, struct err *err)
{
	if (!wait_for(run, index / AT_ONCE, err))
		return false;
	if (!collect(run, index, ret))
		return err_errno(err, "cannot read what gnuplot drew");
	if (run->too_large)
		return err_set(err, ERR_MACHINE, "gnuplot's picture is larger than %d MiB",
			MOST_BYTES / 1024 / 1024);
	if (!picture_is_whole(ret, run->format))
		return wait_for(run, SIZE_MAX, err) &&
		       err_set(err, ERR_MACHINE,
			       "gnuplot reported success, but its picture is not whole: %s",
			       words_of(run));
	close_fd(&run->sheets[index]);
	return true;
}

bool render_finish(struct render *run, struct err *err)
{
	return wait_for(run, SIZE_MAX, err);
}
