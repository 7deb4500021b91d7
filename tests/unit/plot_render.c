/* plots/render.h through plot_file(): gnuplot missing, failing, hanging, lying; and the real one.
 */
#include "plots/plot.h"

#include "base/file.h"
#include "base/str.h"
#include "tests/plots/case.h"

#include <dirent.h>
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

static char folder[] = "/tmp/gcitrack-test-XXXXXX";
static char *usual_path;
static struct arena arena;
static struct plot_input input;

static int enter_folder(void **state)
{
	struct plot_options options;

	(void)state;
	usual_path = strdup(getenv("PATH"));
	arena_init(&arena);
	case_read(GCITRACK_DATA "/../tests/plots/trend.case", &arena, &input, &options);
	return mkdtemp(folder) && chdir(folder) == 0 && mkdir("bin", 0755) == 0 ? 0 : -1;
}

static void remove_entries(const char *path)
{
	DIR *directory = opendir(path);
	struct dirent *entry;

	while (directory && (entry = readdir(directory)))
		if (entry->d_type == DT_REG)
			unlinkat(dirfd(directory), entry->d_name, 0);
	if (directory)
		closedir(directory);
}

static int leave_folder(void **state)
{
	(void)state;
	remove_entries("bin");
	remove_entries(".");
	arena_finish(&arena);
	free(usual_path);
	return rmdir("bin") == 0 && chdir("/") == 0 && rmdir(folder) == 0 ? 0 : -1;
}

static int clear(void **state)
{
	(void)state;
	remove_entries("bin");
	remove_entries(".");
	setenv("PATH", usual_path, 1);
	return 0;
}

static size_t entries(void)
{
	DIR *directory = opendir(".");
	struct dirent *entry;
	size_t count = 0;

	while ((entry = readdir(directory)))
		count += entry->d_type == DT_REG;
	closedir(directory);
	return count;
}

static void put(const char *path, const char *text, mode_t mode)
{
	FILE *stream = fopen(path, "w");

	assert_non_null(stream);
	fputs(text, stream);
	fclose(stream);
	chmod(path, mode);
}

/* A stand-in for gnuplot, alone at the front of PATH. It waits for the script, and what it prints
 * goes to the script's first picture. */
static void pretend(const char *body)
{
	STR_SCOPED path = { 0 };
	STR_SCOPED script = { 0 };

	str_addf(&path, "%s/bin:/usr/bin:/bin", folder);
	str_addf(&script,
		"#!/bin/sh\ncat \"$2\"\nread -r set output picture <\"$3\"\n"
		"picture=${picture#?}\nexec >\"${picture%%?}\"\n%s\n",
		body);
	put("bin/gnuplot", str_text(&script), 0755);
	setenv("PATH", str_text(&path), 1);
}

static bool draw(const char *path, int seconds, struct err *err)
{
	struct plot_options options = { 0 };

	return plot_file(plot_chart_find("trend"), &input, &options, path, seconds, err);
}

/* Drawing fails in these words, the old file stays, and nothing is left behind. */
static void fails(const char *path, int seconds, const char *words)
{
	struct err err = { 0 };
	char *text;
	size_t length;

	put(path, "old", 0644);
	assert_false(draw(path, seconds, &err));
	assert_int_equal(err.code, ERR_MACHINE);
	if (!strstr(err.text, words))
		fail_msg("%s", err.text);
	assert_true(file_read(path, 100, &arena, &text, &length, &err));
	assert_string_equal(text, "old");
	assert_int_equal(entries(), 1);
	unlink(path);
}

static void missing(void **state)
{
	STR_SCOPED path = { 0 };

	(void)state;
	str_addf(&path, "%s/bin", folder);
	setenv("PATH", str_text(&path), 1);
	fails("x.png", 5, "apt install gnuplot-nox");
}

static void a_script_needs_no_gnuplot(void **state)
{
	struct err err = { 0 };
	char *text;
	size_t length;

	(void)state;
	setenv("PATH", "", 1);
	assert_true(draw("my trend.gp", 5, &err));
	assert_true(file_read("my trend.gp", 1 << 20, &arena, &text, &length, &err));
	assert_non_null(strstr(text, "set output 'my-trend.svg'\n"));
	assert_int_equal(entries(), 1);
}

/* gnuplot was started for what was not asked in the end: another is. */
static void started_for_another(void **state)
{
	const struct plot_job jobs[] = { { &input, "a.svg" }, { &input, "b.svg" } };
	const char *const paths[] = { "x.png", "x.svg" };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct plot_options options = { 0 };
		struct err err = { 0 };

		plot_start(&options, paths[i], 1);
		assert_non_null(options.started);
		if (!plot_files(plot_chart_find("trend"), jobs, 2, &options, 60, &err))
			fail_msg("%s", err.text);
		assert_null(options.started);
		assert_int_equal(entries(), 2);
		remove_entries(".");
	}
}

static void failing(void **state)
{
	(void)state;
	pretend("echo 'line 7: undefined\tvariable' >&2; exit 1");
	fails("x.svg", 5, "exit status 1): line 7: undefined variable");
	pretend("echo 'line 4: unknown or ambiguous terminal type' >&2; exit 1");
	fails("x.png", 5, "cannot draw PNG; a file ending in .svg");
	pretend("kill -SEGV $$");
	fails("x.svg", 5,
		"signal 11; the picture is not written: try again, or ask for a file ending in "
		".gp");
	/* a whole picture, and drawn as it says, but then it ends badly */
	pretend("echo '<?xml?></svg>'; echo 1 >&5; exit 3");
	fails("x.svg", 5, "exit status 3)");
}

static void hanging(void **state)
{
	time_t start = time(NULL);

	(void)state;
	pretend("sleep 30");
	fails("x.svg", 1,
		"longer than 1 s and was ended; the picture is not written: try again, or ask");
	pretend("exec >&- 2>&-; sleep 30"); /* streams closed, still there */
	fails("x.svg", 1, "longer than 1 s");
	pretend("echo '<?xml?></svg>'; echo 1 >&5; exec sleep 30"); /* drawn, as it says */
	fails("x.svg", 1, "longer than 1 s");
	pretend("sleep 30 & exit 0"); /* gone, but a child holds the streams */
	fails("x.svg", 1, "longer than 1 s");
	assert_true(time(NULL) - start < 15);
}

static void lying(void **state)
{
	(void)state;
	pretend("exit 0");
	fails("x.png", 5, "not whole");
	fails("x.emf", 5, "not whole");
	pretend("printf '<?xml version=\"1.0\"?><svg>'");
	fails("x.svg", 5, "not whole");
	pretend("printf '%%PDF-1.5 and then the disk was full'");
	fails("x.pdf", 5, "not whole");
	pretend("printf '<?xml version=\"1.0\"?><svg>'; echo 1 >&5"); /* drawn, as it says */
	fails("x.svg", 5, "not whole");
	pretend("head -c 70000000 /dev/zero");
	fails("x.pdf", 30, "larger than 64 MiB");
	pretend("head -c 1000000 /dev/zero >&2"); /* words without end do not block */
	fails("x.pdf", 10, "not whole");
}

static void the_environment_is_our_own(void **state)
{
	struct err err = { 0 };
	char *text;
	size_t length;

	(void)state;
	setenv("GNUTERM", "nonsense", 1);
	setenv("GNUPLOT_LIB", "/tmp", 1);
	pretend("echo '<?xml?>'; env; echo \"$*\"; ls /proc/self/fd | wc -l; sed -n 2p "
		"\"$3\"; "
		"echo '</svg>'");
	assert_true(draw("x.svg", 5, &err));
	assert_true(file_read("x.svg", 10000, &arena, &text, &length, &err));
	assert_null(strstr(text, "GNU"));
	assert_non_null(strstr(text, "LC_ALL=C.UTF-8\n"));
	assert_non_null(strstr(text, "TZ=UTC0\n"));
	assert_non_null(strstr(text, "-d /dev/fd/4 /dev/fd/3\n"));
	assert_non_null(strstr(text, "# trend chart by gcitrack"));
	unsetenv("GNUTERM");
	unsetenv("GNUPLOT_LIB");
}

static void unwritable(void **state)
{
	struct err err = { 0 };

	(void)state;
	pretend("echo '<?xml?></svg>'");
	assert_false(draw("no/such/folder/x.svg", 5, &err));
	assert_true(err.code == ERR_MACHINE || err.code == ERR_NOT_FOUND);
}

static bool have_gnuplot(void)
{
	return system("gnuplot --version >gnuplot.version 2>&1") == 0;
}

static void real_pictures(void **state)
{
	static const char *const paths[] = { "x.svg", "x.png", "x.pdf", "x.emf", "x.tex" };
	char *first, *second;
	size_t length, again;
	struct err err = { 0 };

	(void)state;
	if (!have_gnuplot())
		skip();
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		if (!draw(paths[i], 60, &err))
			fail_msg("%s", err.text);
		assert_true(file_read(paths[i], 1 << 22, &arena, &first, &length, &err));
		assert_true(draw(paths[i], 60, &err));
		assert_true(file_read(paths[i], 1 << 22, &arena, &second, &again, &err));
		assert_int_equal(length, again);
		assert_memory_equal(first, second, length);
		assert_true(i != 1 || memmem(first, length, "pHYs", 4));
		assert_true(i != 2 || memmem(first, length, "(D:20000101000000", 17));
	}
	assert_int_equal(entries(), 7); /* with a drawing, and gnuplot's version */
}

/* Many at once are what each is alone; where one fails, no file comes. */
static void many_pictures(void **state)
{
	struct plot_job jobs[] = { { &input, "a.pdf" }, { &input, "b.pdf" }, { &input, "c.pdf" } };
	struct plot_options options = { 0 };
	char *first, *second;
	size_t length, again;
	struct err err = { 0 };

	(void)state;
	if (!have_gnuplot())
		skip();
	assert_true(draw("one.pdf", 60, &err));
	assert_true(plot_files(plot_chart_find("trend"), jobs, 3, &options, 60, &err));
	assert_true(file_read("one.pdf", 1 << 22, &arena, &first, &length, &err));
	for (size_t i = 0; i < 3; i++) {
		assert_true(file_read(jobs[i].path, 1 << 22, &arena, &second, &again, &err));
		assert_int_equal(length, again);
		assert_memory_equal(first, second, length);
		unlink(jobs[i].path);
	}
	/* the second of three is not whole */
	pretend("printf '%%PDF-1.5 %%%%EOF'");
	assert_false(plot_files(plot_chart_find("trend"), jobs, 3, &options, 5, &err));
	assert_int_equal(err.code, ERR_MACHINE);
	assert_non_null(strstr(err.text, "not whole"));
	assert_int_equal(entries(), 2);
}

/* What is started early draws the same; what is not needed, or not right, is ended. */
static void started_early(void **state)
{
	struct plot_options options = { 0 };
	struct plot_job job = { &input, "x.svg" };
	struct err err = { 0 };
	char *text;
	size_t length;

	(void)state;
	pretend("echo '<?xml?>'; sed -n 2p \"$3\"; echo '</svg>'");
	plot_start(&options, "x.svg", 1);
	assert_non_null(options.started);
	assert_true(plot_files(plot_chart_find("trend"), &job, 1, &options, 5, &err));
	assert_true(file_read("x.svg", 10000, &arena, &text, &length, &err));
	assert_non_null(strstr(text, "# trend chart by gcitrack"));
	assert_null(options.started);
	plot_start(&options, "x.svg", 1);
	plot_stop(&options);
	plot_start(&options, "x.svg", 3); /* more sheets than one picture needs */
	assert_true(plot_files(plot_chart_find("trend"), &job, 1, &options, 5, &err));
	plot_start(&options, "x.gp", 1);
	plot_start(&options, "x", 1);
	assert_null(options.started);
	setenv("PATH", "", 1);
	plot_start(&options, "x.svg", 1); /* who draws says it */
	assert_null(options.started);
	assert_int_equal(waitpid(-1, NULL, 0), -1);
	assert_int_equal(errno, ECHILD);
	unlink("x.svg");
}

/* Enough of XML to tell that tags are closed in order and no stray & or < stands in a text. */
static bool is_well_formed(const char *text)
{
	const char *open[100];
	size_t depth = 0;

	while ((text = strpbrk(text, "<&")) != NULL) {
		size_t name = strcspn(text + 1, " \t\n/>");

		if (*text == '&') {
			if (!strchr("#algq", text[1]) || strcspn(text, ";") > 8)
				return false;
			text++;
			continue;
		}
		if (text[1] == '/') {
			name = strcspn(text + 2, " >");
			if (depth == 0 || strncmp(open[--depth], text + 2, name) != 0)
				return false;
		} else if (text[1] != '?' && text[1] != '!') {
			const char *end = strchr(text, '>');

			if (!end || name == 0)
				return false;
			if (end[-1] != '/')
				open[depth++] = text + 1;
		}
		text++;
		assert_true(depth < 100);
	}
	return depth == 0;
}

static void hostile_texts_do_nothing(void **state)
{
	static const char *const attacks[] = { "`touch owned`", "'.system('touch owned').'",
		"\"`touch owned`\"", "$(touch owned)", "x'\n!touch owned\n'",
		"x\nsystem 'touch owned'", "'; set print '|touch owned' #", "@touch",
		"EOD\n!touch owned", "|touch owned", "< touch owned",
		"</text><script>alert(1)</script>", "A&#xZZ; ]]> <!--", "{/=100000 x}",
		"\xff\xfe\xc0\xa7", "%s%n%d", "\\", "\\'", "''''", "\xe2\x80\xa8!touch owned" };
	enum { COUNT = sizeof attacks / sizeof *attacks };
	static const char *const paths[] = { "x.svg", "x.png", "x.pdf" };
	struct plot_line lines[COUNT];
	struct plot_point points[COUNT][5] = { 0 };
	struct plot_event events[COUNT];
	struct plot_input attacked = input;
	struct plot_edition editions[5];
	char *text;
	size_t length;

	(void)state;
	if (!have_gnuplot())
		skip();
	memcpy(editions, input.editions, sizeof editions);
	for (size_t i = 0; i < COUNT; i++) {
		for (size_t k = 0; k < 5; k++)
			points[i][k] = (struct plot_point) { true, (double)(9 * i + k), attacks[i],
				attacks[(i + k) % COUNT], false };
		lines[i] = (struct plot_line) { attacks[i], attacks[i], i < 2, points[i] };
		events[i] = (struct plot_event) { 2014.2 + 0.4 * (double)i, attacks[i] };
		editions[i % 5].when = attacks[i];
	}
	attacked.lines = lines;
	attacked.line_count = COUNT;
	attacked.events = events;
	attacked.event_count = COUNT;
	attacked.editions = editions;
	attacked.notes = attacks;
	attacked.note_count = COUNT;
	for (size_t i = 0; i < COUNT; i++) {
		struct plot_options options = { 0 };
		struct err err = { 0 };

		attacked.title = attacked.subtitle = attacked.source = attacks[i];
		if (!plot_file(
			    plot_chart_find("trend"), &attacked, &options, paths[i % 3], 60, &err))
			fail_msg("%s", err.text);
		assert_int_not_equal(access("owned", F_OK), 0);
		if (i % 3 != 0)
			continue;
		assert_true(file_read("x.svg", 1 << 22, &arena, &text, &length, &err));
		assert_true(is_well_formed(text));
		assert_null(strstr(text, "<script"));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(missing, clear),
		cmocka_unit_test_teardown(a_script_needs_no_gnuplot, clear),
		cmocka_unit_test_teardown(started_for_another, clear),
		cmocka_unit_test_teardown(failing, clear),
		cmocka_unit_test_teardown(hanging, clear),
		cmocka_unit_test_teardown(lying, clear),
		cmocka_unit_test_teardown(the_environment_is_our_own, clear),
		cmocka_unit_test_teardown(unwritable, clear),
		cmocka_unit_test_teardown(real_pictures, clear),
		cmocka_unit_test_teardown(many_pictures, clear),
		cmocka_unit_test_teardown(started_early, clear),
		cmocka_unit_test_teardown(hostile_texts_do_nothing, clear),
	};

	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
