/* plots/render.c where the system refuses: a call that fails, or is interrupted. */
#include "plots/render.h"

#include "base/str.h"
#include "tests/unit/planned_calls.h"

#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

enum { FSTAT = 1, POLL, READ, WAITPID, WRITE };

SYSTEM(int, fstat64, FSTAT, -1, (int fd, struct stat *status), (fd, status))
SYSTEM(int, poll, POLL, -1, (struct pollfd * fds, nfds_t count, int timeout), (fds, count, timeout))
SYSTEM(ssize_t, read, READ, -1, (int fd, void *bytes, size_t length), (fd, bytes, length))
SYSTEM(pid_t, waitpid, WAITPID, -1, (pid_t child, int *status, int options),
	(child, status, options))
SYSTEM(ssize_t, write, WRITE, -1, (int fd, const void *bytes, size_t length), (fd, bytes, length))

static const char script[] = "set terminal svg\nplot x\n";

/* Draws with one call planned to fail; gnuplot's own calls are not ours. */
static bool draw(int call, int at, int error, struct str *ret, struct err *err)
{
	struct render *run = NULL;
	bool fine;

	assert_true(render_start(1, PLOT_SVG, &run, err));
	plan.call = call;
	plan.at = at;
	plan.error = error;
	fine = render_add(run, script, err) && render_go(run, 60, err) &&
	       render_take(run, 0, ret, err) && render_finish(run, err);
	if (call != WAITPID || fine)
		assert_int_equal(plan.call, 0); /* it was made */
	render_end(run);
	plan.call = 0;
	return fine;
}

/* What interrupts a call is no failure. */
static void interrupted(void **state)
{
	static const int calls[] = { POLL, READ, WAITPID, WRITE };

	(void)state;
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
		STR_SCOPED picture = { 0 };
		struct err err = { 0 };

		if (!draw(calls[i], 1, EINTR, &picture, &err))
			fail_msg("call %d: %s", calls[i], err.text);
		assert_non_null(strstr(str_text(&picture), "</svg>"));
	}
}

static void failing(void **state)
{
	static const struct {
		int call, error;
		const char *says;
	} cases[] = {
		{ WRITE, ENOSPC, "cannot prepare a run of gnuplot: No space left on device" },
		{ FSTAT, EIO, "cannot read what gnuplot drew: Input/output error" },
		{ POLL, ENOMEM, "gnuplot took longer than 60 s and was ended" },
		{ WAITPID, ECHILD, "gnuplot took longer than 60 s and was ended" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		STR_SCOPED picture = { 0 };
		struct err err = { 0 };

		assert_false(draw(cases[i].call, 1, cases[i].error, &picture, &err));
		assert_int_equal(err.code, ERR_MACHINE);
		if (!strstr(err.text, cases[i].says))
			fail_msg("%s", err.text);
	}
}

/* The words come first, by as many calls as the kernel likes, on a busy machine by others than a
 * moment ago; the last call of all reads the picture. So each is tried again until it was that. */
static void a_picture_that_cannot_be_read(void **state)
{
	STR_SCOPED picture = { 0 };
	struct err err = { 0 };
	bool failed = false;

	(void)state;
	for (int trial = 0; trial < 100 && !failed; trial++) {
		struct render *run = NULL;

		str_clear(&picture);
		err = (struct err) { 0 };
		assert_true(render_start(1, PLOT_SVG, &run, &err));
		plan.call = READ;
		plan.at = 1 + trial % 10;
		plan.error = EIO;
		failed = !(render_add(run, script, &err) && render_go(run, 60, &err) &&
			   render_take(run, 0, &picture, &err) && render_finish(run, &err));
		render_end(run);
	}
	plan.call = 0;
	assert_true(failed);
	assert_non_null(strstr(err.text, "cannot read what gnuplot drew: Input/output error"));
}

/* The first of many are given away while others are made: two writes, the script and the word that
 * it is there. */
static void a_part_that_cannot_be_given(void **state)
{
	enum { PART = 25 };

	(void)state;
	for (int at = 1; at <= 2; at++) {
		struct render *run = NULL;
		struct err err = { 0 };

		assert_true(render_start(PART + 1, PLOT_SVG, &run, &err));
		for (int i = 0; i < PART; i++)
			assert_true(render_add(run, script, &err));
		plan.call = WRITE;
		plan.at = at;
		plan.error = ENOSPC;
		assert_false(render_add(run, script, &err));
		assert_string_equal(
			err.text, "cannot prepare a run of gnuplot: No space left on device");
		render_end(run);
	}
}

/* Ending a run waits for gnuplot, whatever interrupts that. */
static void ended_before_its_time(void **state)
{
	struct render *run = NULL;
	struct err err = { 0 };

	(void)state;
	assert_true(render_start(1, PLOT_SVG, &run, &err));
	plan.call = WAITPID;
	plan.at = 1;
	plan.error = EINTR;
	render_end(run);
	assert_int_equal(plan.call, 0);
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); /* no child is left */
	assert_int_equal(errno, ECHILD);
}

static void another_format_or_more(void **state)
{
	struct render *run = NULL;
	struct err err = { 0 };

	(void)state;
	assert_true(render_start(2, PLOT_SVG, &run, &err));
	assert_true(render_fits(run, 1, PLOT_SVG));
	assert_true(render_fits(run, 2, PLOT_SVG));
	assert_false(render_fits(run, 3, PLOT_SVG));
	assert_false(render_fits(run, 1, PLOT_PNG));
	render_end(run);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(interrupted),
		cmocka_unit_test(failing),
		cmocka_unit_test(a_picture_that_cannot_be_read),
		cmocka_unit_test(a_part_that_cannot_be_given),
		cmocka_unit_test(ended_before_its_time),
		cmocka_unit_test(another_format_or_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
