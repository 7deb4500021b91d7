/* The kinds of charts other than the trend: scripts against golden files, hostile texts and odd
 * figures through every kind, what is refused, and pictures that are not blank. */
#include "plots/plot.h"

#include "base/file.h"
#include "base/str.h"
#include "tests/plots/case.h"
#include "tests/plots/odd.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define CASES GCITRACK_DATA "/../tests/plots/"

struct loaded {
	struct arena arena;
	struct plot_input input;
	struct plot_options options;
};

static int load(void **state)
{
	struct loaded *loaded = calloc(1, sizeof *loaded);

	arena_init(&loaded->arena);
	case_read(CASES "kinds.case", &loaded->arena, &loaded->input, &loaded->options);
	*state = loaded;
	return 0;
}

static int unload(void **state)
{
	struct loaded *loaded = *state;

	arena_finish(&loaded->arena);
	free(loaded);
	return 0;
}

/* The case as a kind takes it: pairs get two editions. */
static struct plot_input input_for(const struct loaded *loaded, const char *kind)
{
	static struct plot_line lines[400];
	static struct plot_edition editions[2];
	struct plot_input input = loaded->input;

	if (strcmp(kind, "dots") != 0 && strcmp(kind, "slope") != 0 && strcmp(kind, "pillars") != 0)
		return input;
	for (size_t i = 0; i < 2; i++)
		editions[i] = input.editions[input.edition_count - 2 + i];
	for (size_t i = 0; i < input.line_count; i++) {
		lines[i] = input.lines[i];
		lines[i].points += input.edition_count - 2;
	}
	input.editions = editions;
	input.edition_count = 2;
	input.lines = lines;
	return input;
}

/* The script, or NULL with err set; the caller frees it. */
static char *script_of(const struct plot_chart *chart, const struct plot_input *input,
	const struct plot_options *options, struct err *err)
{
	char *text = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&text, &size);
	bool fine = plot_script(chart, input, options, stream, err);

	fclose(stream);
	if (fine)
		return text;
	free(text);
	return NULL;
}

/* What is left of a script without its single-quoted texts. */
static char *without_texts(const char *script)
{
	char *rest = strdup(script), *to = rest;
	bool inside = false;

	for (const char *from = script; *from; from++) {
		if (*from == '\n')
			assert_false(inside);
		if (*from == '\'')
			inside = !inside;
		else if (!inside)
			*to++ = *from;
	}
	*to = '\0';
	return rest;
}

/* No double quote, backtick or @ at all; outside of texts nothing that starts a program; every tag
 * in its turn. */
static void check_script(const char *script)
{
	static const char *const forbidden[] = { "system", "eval", "load ", "call ", "\n!", "print",
		"popen", "|" };
	int tag, before = 0;
	char *rest = without_texts(script);

	assert_null(strpbrk(script, "\"`@"));
	for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++)
		if (strstr(rest, forbidden[i]))
			fail_msg("a script holds %s", forbidden[i]);
	free(rest);
	for (const char *at = script; (at = strstr(at, "\nset ")) != NULL; at++) {
		if (sscanf(at, "\nset label %d", &tag) == 1 ||
			sscanf(at, "\nset arrow %d", &tag) == 1) {
			assert_int_equal(tag, before + 1);
			before = tag;
		}
	}
	assert_true(before > 0);
}

/* To write them anew: for k in bump ...; draw $k tests/plots/kinds.case tests/plots/$k.gp */
static void golden(void **state)
{
	struct loaded *loaded = *state;

	for (size_t i = 0; plot_charts[i]; i++) {
		const struct plot_chart *chart = plot_charts[i];
		struct plot_input input = input_for(loaded, chart->name);
		struct err err = { 0 };
		char *script, *expected;
		size_t length;

		if (strcmp(chart->name, "trend") == 0)
			continue; /* plot_chart.c */
		loaded->options.output = arena_printf(&loaded->arena, "%s.svg", chart->name);
		script = script_of(chart, &input, &loaded->options, &err);
		if (!script)
			fail_msg("%s: %s", chart->name, err.text);
		check_script(script);
		if (getenv("GCITRACK_GOLDEN")) {
			FILE *file = fopen(
				arena_printf(&loaded->arena, CASES "%s.gp", chart->name), "w");

			assert_non_null(file);
			fputs(script, file);
			assert_int_equal(fclose(file), 0);
		}
		assert_true(file_read(arena_printf(&loaded->arena, CASES "%s.gp", chart->name),
			1 << 20, &loaded->arena, &expected, &length, &err));
		if (strcmp(script, expected) != 0)
			fail_msg("%s.gp differs", chart->name);
		free(script);
	}
}

static void refused(
	const char *kind, const struct plot_input *input, enum err_code code, const char *words)
{
	const struct plot_options options = { 0 };
	struct err err = { 0 };
	char *script = script_of(plot_chart_find(kind), input, &options, &err);

	assert_null(script);
	assert_int_equal(err.code, code);
	if (!strstr(err.text, words))
		fail_msg("%s", err.text);
}

static void too_few_or_too_many(void **state)
{
	static struct plot_line lines[194];
	struct loaded *loaded = *state;
	struct plot_input input = loaded->input;

	for (size_t i = 0; i < 194; i++)
		lines[i] = loaded->input.lines[i % 10];
	for (size_t i = 0; i < 194; i++)
		lines[i].highlighted = false;
	input.lines = lines;
	input.line_count = 194;
	refused("dots", &input, ERR_MISLEADING, "194 countries, 60 at most");
	refused("slope", &input, ERR_MISLEADING, "194");
	refused("bump", &input, ERR_MISLEADING, "194");
	refused("panels", &input, ERR_MISLEADING, "194");
	refused("heat", &input, ERR_MISLEADING, "194");
	refused("tiles", &input, ERR_MISLEADING, "194");
	for (size_t i = 0; i < 20; i++)
		lines[i].highlighted = true;
	refused("swarm", &input, ERR_MISLEADING, "20");
	refused("pillars", &input, ERR_MISLEADING, "20");
	input.line_count = 1;
	refused("bump", &input, ERR_MISLEADING, "at least 2");
	refused("tiles", &input, ERR_MISLEADING, "at least 2");
	input.line_count = 5;
	input.pillar_most = INFINITY;
	refused("pillars", &input, ERR_USAGE, "no end");
	input.pillar_most = 20;
	input.edition_count = 1;
	refused("slope", &input, ERR_MISLEADING, "two editions");
	refused("tiles", &input, ERR_MISLEADING, "GCI 2014 has none");
}

static void ties_are_bundled(void **state)
{
	struct loaded *loaded = *state;
	struct err err = { 0 };
	char *script = script_of(plot_chart_find("bump"), &loaded->input, &loaded->options, &err);

	/* Myanmar and Brunei share place 60 of 2014: the sixth and seventh of eleven */
	assert_non_null(script);
	assert_non_null(strstr(script, "$tie0 << EOD\n0 6\n0 7\nEOD\n"));
	free(script);
}

/* --- whatever the input --- */

static const struct plot_chart *chart_in_turn(int i)
{
	int count = 0;

	while (plot_charts[count])
		count++;
	return plot_charts[i % count];
}

static void random_inputs(void **state)
{
	struct odd *odd = calloc(1, sizeof *odd);
	int drawn = 0;

	(void)state;
	assert_non_null(odd);
	odd->seed = 7;
	for (int i = 0; i < 8000; i++) {
		struct plot_options options = { .format = (enum plot_format)odd_below(odd, 4),
			.width_mm = odd_below(odd, 3) ? 0 : 40 + odd_below(odd, 250),
			.height_mm = odd_below(odd, 3) ? 0 : 40 + odd_below(odd, 250) };
		struct err err = { 0 };
		char *script;

		odd_fill(odd);
		script = script_of(chart_in_turn(i), &odd->input, &options, &err);
		if (script) {
			check_script(script);
			drawn++;
		} else if (err.code != ERR_USAGE && err.code != ERR_MISLEADING) {
			fail_msg("%s", err.text);
		}
		free(script);
	}
	assert_true(drawn > 2500);
	free(odd);
}

/* --- pictures --- */

static bool in_path(const char *program)
{
	const char *path = getenv("PATH");
	char name[4096];

	while (path && *path) {
		size_t length = strcspn(path, ":");

		snprintf(name, sizeof name, "%.*s/%s", (int)length, path, program);
		if (access(name, X_OK) == 0)
			return true;
		path += length + (path[length] == ':');
	}
	return false;
}

/* A script that gnuplot does not understand is an error, so this reads them all; a blank picture
 * would be much smaller. */
static void pictures(void **state)
{
	char folder[] = "/tmp/gcitrack-test-XXXXXX";
	struct loaded *loaded = *state;

	if (!in_path("gnuplot"))
		skip();
	assert_non_null(mkdtemp(folder));
	for (size_t i = 0; plot_charts[i]; i++) {
		struct plot_input input = input_for(loaded, plot_charts[i]->name);
		static const char *const endings[] = { "svg", "png", "pdf" };

		for (size_t k = 0; k < 3; k++) {
			const char *path =
				arena_printf(&loaded->arena, "%s/x.%s", folder, endings[k]);
			struct plot_options options = { 0 };
			struct err err = { 0 };
			char *content;
			size_t length;

			if (!plot_file(plot_charts[i], &input, &options, path, 30, &err))
				fail_msg("%s: %s", plot_charts[i]->name, err.text);
			assert_true(
				file_read(path, 1 << 24, &loaded->arena, &content, &length, &err));
			assert_true(length > 9000);
			assert_int_equal(unlink(path), 0);
		}
	}
	assert_int_equal(rmdir(folder), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(golden, load, unload),
		cmocka_unit_test_setup_teardown(too_few_or_too_many, load, unload),
		cmocka_unit_test_setup_teardown(ties_are_bundled, load, unload),
		cmocka_unit_test(random_inputs),
		cmocka_unit_test_setup_teardown(pictures, load, unload),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
