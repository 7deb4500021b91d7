/* plots/plot.h: the trend's script against a golden file, its variants, and what is refused. */
#include "plots/plot.h"

#include "base/file.h"
#include "base/str.h"
#include "plots/picture.h"
#include "tests/plots/case.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

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
	case_read(CASES "trend.case", &loaded->arena, &loaded->input, &loaded->options);
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

/* The script; the caller frees it. Fails the test where there is none. */
static char *script_of(const struct plot_input *input, const struct plot_options *options)
{
	char *text = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&text, &size);
	struct err err = { 0 };
	bool fine = plot_script(plot_chart_find("trend"), input, options, stream, &err);

	fclose(stream);
	if (!fine)
		fail_msg("%s", err.text);
	return text;
}

static void golden(void **state)
{
	struct loaded *loaded = *state;
	struct err err = { 0 };
	char *script, *expected;
	size_t length;

	loaded->options.output = "trend.svg";
	script = script_of(&loaded->input, &loaded->options);
	assert_true(file_read(CASES "trend.gp", 1 << 20, &loaded->arena, &expected, &length, &err));
	assert_string_equal(script, expected);
	free(script);
}

/* Lines beginning with a word. */
static size_t count_lines(const char *script, const char *word)
{
	size_t count = strncmp(script, word, strlen(word)) == 0;
	const char *at = script;

	while ((at = strchr(at, '\n')) != NULL && *++at)
		count += strncmp(at, word, strlen(word)) == 0;
	return count;
}

/* No double quote, backtick or @; nothing that starts a program; no number used twice for a
 * label or an arrow. */
static void check_script(const char *script)
{
	static const char *const forbidden[] = { "\"", "`", "@", "system", "eval", "load ", "call ",
		"\n!", "set print", "popen" };
	int tag, before = 0;

	for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++)
		if (strstr(script, forbidden[i]))
			fail_msg("a script holds %s", forbidden[i]);
	for (const char *at = script; (at = strstr(at, "\nset ")) != NULL; at++) {
		if (sscanf(at, "\nset label %d", &tag) == 1 ||
			sscanf(at, "\nset arrow %d", &tag) == 1) {
			assert_int_equal(tag, before + 1);
			before = tag;
		}
	}
	assert_true(before > 0);
}

static void terminals(void **state)
{
	static const char *const words[] = { [PLOT_GP] = "set terminal svg ",
		[PLOT_SVG] = "set terminal svg ",
		[PLOT_PNG] = "set terminal pngcairo size 1891,",
		[PLOT_PDF] = "set terminal pdfcairo size 6.30208in," };
	struct loaded *loaded = *state;

	for (int format = PLOT_GP; format <= PLOT_PDF; format++) {
		char *script;

		loaded->options.format = (enum plot_format)format;
		script = script_of(&loaded->input, &loaded->options);
		check_script(script);
		assert_int_equal(count_lines(script, words[format]), 1);
		assert_int_equal(count_lines(script, "set output"), 0);
		assert_int_equal(strstr(script, "DejaVu Sans:Bold") != NULL, format >= PLOT_PNG);
		assert_int_equal(strstr(script, "DejaVu Sans Bold") != NULL, format < PLOT_PNG);
		free(script);
	}
}

static void gaps_and_derived_points(void **state)
{
	struct loaded *loaded = *state;
	struct plot_point points[] = { { true, 44, "44", NULL, false }, { false },
		{ true, 43, "43", NULL, false }, { true, 31, "31", NULL, false },
		{ true, 1, "1", NULL, true } };
	const struct plot_line line = { "IDN", "Indonesia", true, points };
	char *script;

	loaded->input.lines = &line;
	loaded->input.line_count = 1;
	loaded->input.event_count = 0;
	script = script_of(&loaded->input, &loaded->options);
	assert_non_null(strstr(script, "$line1 << EOD\n2018 43\n2020 31\nEOD\n"));
	assert_non_null(strstr(script, "$derived_line1 << EOD\n2020 31\n2023.5 1\nEOD\n"));
	assert_non_null(strstr(script, "$points1 << EOD\n2014 44\n2018 43\n2020 31\nEOD\n"));
	assert_non_null(strstr(script, "$derived_points1 << EOD\n2023.5 1\nEOD\n"));
	assert_non_null(strstr(script, "dt (5,9)"));
	free(script);

	/* what is not a number is missing; a line that ended says when */
	points[3].value = NAN;
	points[4].value = INFINITY;
	script = script_of(&loaded->input, &loaded->options);
	assert_null(strstr(script, "NaN"));
	assert_non_null(strstr(script, "'Indonesia (2018)'"));
	free(script);

	points[0].present = points[2].present = false;
	script = script_of(&loaded->input, &loaded->options);
	assert_non_null(strstr(script, "\nplot NaN\n"));
	free(script);
}

static void many_lines_keep_the_highlighted_names(void **state)
{
	enum { MANY = 100 };
	struct loaded *loaded = *state;
	struct plot_line lines[MANY];
	char *script;

	for (size_t i = 0; i < MANY; i++) {
		lines[i] = loaded->input.lines[i % loaded->input.line_count];
		lines[i].highlighted = i == 0;
	}
	loaded->input.lines = lines;
	loaded->input.line_count = MANY;
	script = script_of(&loaded->input, &loaded->options);
	assert_non_null(strstr(script, "'Indonesia'"));
	assert_null(strstr(script, "'Singapore'"));
	assert_non_null(strstr(script, "'and 99 others'"));
	free(script);
	loaded->input.line_count = 38;
	script = script_of(&loaded->input, &loaded->options);
	assert_non_null(strstr(script, "'Singapore'"));
	free(script);
}

static void refused(const struct loaded *loaded, const char *words)
{
	char *text = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&text, &size);
	struct err err = { 0 };

	assert_false(plot_script(
		plot_chart_find("trend"), &loaded->input, &loaded->options, stream, &err));
	assert_int_equal(err.code, ERR_USAGE);
	if (!strstr(err.text, words))
		fail_msg("%s", err.text);
	fclose(stream);
	free(text);
}

static void refuses_what_cannot_be_drawn(void **state)
{
	struct loaded *loaded = *state;
	struct plot_edition edition = loaded->input.editions[0];

	loaded->options.font = "x\" onload=\"y";
	refused(loaded, "font");
	loaded->options.font = NULL;
	loaded->options.output = "../x.svg";
	refused(loaded, "name");
	loaded->options.output = NULL;
	loaded->options.width_mm = 5;
	refused(loaded, "width");
	loaded->options.width_mm = 60;
	refused(loaded, "too narrow");
	loaded->options.width_mm = 0;
	loaded->options.height_mm = 45;
	refused(loaded, "too low");
	loaded->options.height_mm = NAN;
	refused(loaded, "height");
	loaded->options.height_mm = 0;
	edition.x = NAN;
	loaded->input.editions = &edition;
	loaded->input.edition_count = 1;
	refused(loaded, "GCI 2014");
}

static uint64_t seed = 99;

static uint32_t next_random(uint32_t below)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(seed >> 33) % below;
}

static double random_number(void)
{
	static const double odd[] = { 0, -1, 1e300, -1e300, 0.001, INFINITY, NAN, 1, 195, 196 };

	return next_random(8) ? next_random(200000) / 1000.0 : odd[next_random(10)];
}

static const char *random_text(void)
{
	static const char *const texts[] = { NULL, "", "a", "Côte d'Ivoire", "=44", "\xff\n'",
		"United Kingdom of Great Britain and Northern Ireland", "100.00", "日本", " ",
		"extraordinarilylongwordwithoutanybreakatallthatgoesonandonandonandonandon" };

	return texts[next_random(sizeof texts / sizeof *texts)];
}

enum { EDITIONS = 8, LINES = 50, EVENTS = 8 };

struct random_input {
	struct plot_edition editions[EDITIONS];
	struct plot_point points[LINES][EDITIONS];
	struct plot_line lines[LINES];
	struct plot_event events[EVENTS];
	struct plot_input input;
};

static void fill(struct random_input *it)
{
	static const char *notes[1];

	notes[0] = random_text();

	for (size_t i = 0; i < EDITIONS; i++)
		it->editions[i] = (struct plot_edition) { 2014 + (int)i,
			2014 + (next_random(4) ? (double)i : next_random(100) / 10.0),
			random_text(), (int)next_random(200), next_random(2), next_random(2) };
	for (size_t i = 0; i < LINES; i++) {
		for (size_t k = 0; k < EDITIONS; k++)
			it->points[i][k] =
				(struct plot_point) { next_random(4) != 0, random_number(),
					random_text(), random_text(), next_random(5) == 0 };
		it->lines[i] = (struct plot_line) { "XXX", random_text(), next_random(8) == 0,
			it->points[i] };
	}
	for (size_t i = 0; i < EVENTS; i++)
		it->events[i] = (struct plot_event) { 2013 + random_number() / 20, random_text() };
	it->input = (struct plot_input) { it->editions, next_random(EDITIONS + 1), it->lines,
		next_random(2) ? next_random(LINES + 1) : next_random(4), it->events,
		next_random(EVENTS + 1), (enum plot_metric)next_random(4), (int)next_random(300),
		random_text(), random_text(), notes, 1, random_text() };
}

/* Whatever the input: a safe script, or a sentence on what does not fit. */
static void random_inputs(void **state)
{
	struct random_input *it = malloc(sizeof *it);
	int drawn = 0;

	(void)state;
	assert_non_null(it);
	for (int i = 0; i < 2000; i++) {
		struct plot_options options = { .format = (enum plot_format)next_random(4),
			.width_mm = next_random(3) ? 0 : 40 + next_random(250),
			.height_mm = next_random(3) ? 0 : 40 + next_random(250) };
		struct err err = { 0 };
		char *text = NULL;
		size_t size = 0;
		FILE *stream = open_memstream(&text, &size);

		fill(it);
		if (plot_script(plot_chart_find("trend"), &it->input, &options, stream, &err)) {
			fclose(stream);
			check_script(text);
			drawn++;
		} else {
			fclose(stream);
			assert_int_equal(err.code, ERR_USAGE);
		}
		free(text);
	}
	assert_true(drawn > 1000);
	free(it);
}

static void file_endings(void **state)
{
	enum plot_format format = PLOT_PDF;
	struct err err = { 0 };

	(void)state;
	assert_true(plot_format_of("a.b/x.gp", &format, &err) && format == PLOT_GP);
	assert_true(plot_format_of("x.SVG", &format, &err) && format == PLOT_SVG);
	assert_true(plot_format_of("/y/x.y.png", &format, &err) && format == PLOT_PNG);
	assert_true(plot_format_of("x.pdf", &format, &err) && format == PLOT_PDF);
	assert_int_equal(err.code, ERR_NONE);
	assert_false(plot_format_of("x.jpeg", &format, &err));
	assert_int_equal(err.code, ERR_USAGE);
	assert_non_null(strstr(err.text, ".svg, .png, .pdf"));
	assert_false(plot_format_of("svg", &format, &err));
	assert_false(plot_format_of("dir.svg/x", &format, &err));
	assert_false(plot_format_of(".png", &format, &err));
}

static void letters_without_a_glyph_are_counted(void **state)
{
	struct loaded *loaded = *state;

	assert_int_equal(plot_replaced(&loaded->input), 0);
	loaded->input.title = "日本 and Україна";
	assert_int_equal(plot_replaced(&loaded->input), 2);
}

static void pictures_are_amended(void **state)
{
	static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR12345678901234567\0\0\0\0IEND";
	STR_SCOPED picture = { 0 };

	(void)state;
	str_addn(&picture, png, sizeof png - 1);
	assert_true(picture_is_whole(&picture, PLOT_PNG));
	picture_add_density(&picture, 300);
	/* 11811 a metre; the checksum is the one other programs write */
	assert_memory_equal(picture.data + 33,
		"\0\0\0\x09pHYs\0\0\x2e\x23\0\0\x2e\x23\x01\x78\xa5\x3f\x76", 21);
	assert_int_equal(picture.len, sizeof png - 1 + 21);
	picture_add_density(&picture, 300);
	assert_int_equal(picture.len, sizeof png - 1 + 21);

	str_clear(&picture);
	str_add(&picture, "%PDF-1.5 /CreationDate (D:20261123001122Z) x %%EOF\n");
	assert_true(picture_is_whole(&picture, PLOT_PDF));
	assert_false(picture_is_whole(&picture, PLOT_SVG));
	picture_fix_date(&picture);
	assert_non_null(strstr(picture.data, "(D:20000101000000Z)"));

	str_clear(&picture);
	str_add(&picture, "<?xml?><svg a><title>old</title><desc>d</desc>"
			  "<g font-family=\"DejaVu Sans\"/></svg>\n");
	picture_describe(&picture, "A & <B>", "text");
	assert_string_equal(picture.data,
		"<?xml?><svg role=\"img\" a><title>A &#38; &#60;B&#62;</title><desc>text</desc>"
		"<g font-family=\"DejaVu Sans, Verdana, sans-serif\"/></svg>\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(golden, load, unload),
		cmocka_unit_test_setup_teardown(terminals, load, unload),
		cmocka_unit_test_setup_teardown(gaps_and_derived_points, load, unload),
		cmocka_unit_test_setup_teardown(
			many_lines_keep_the_highlighted_names, load, unload),
		cmocka_unit_test_setup_teardown(refuses_what_cannot_be_drawn, load, unload),
		cmocka_unit_test(random_inputs),
		cmocka_unit_test(file_endings),
		cmocka_unit_test_setup_teardown(letters_without_a_glyph_are_counted, load, unload),
		cmocka_unit_test(pictures_are_amended),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
