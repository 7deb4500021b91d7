/* Charts at their edges: inputs too large or too odd for them, sizes that they cannot have, ties
 * that nothing decides, letters outside of the tables. */
#include "plots/advance.h"
#include "plots/grey.h"
#include "plots/latex.h"
#include "plots/layout.h"
#include "plots/order.h"
#include "plots/page.h"
#include "plots/picture.h"
#include "plots/plot.h"
#include "tests/plots/case.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define CASES GCITRACK_DATA "/../tests/plots/"

enum { MANY = 1001 };

struct loaded {
	struct arena arena;
	struct plot_input input;
	struct plot_options options;
	struct plot_line lines[MANY];
	struct plot_edition editions[MANY];
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

/* The script in the arena, or NULL with err set. */
static const char *script_of(struct loaded *loaded, const char *kind, struct err *err)
{
	char *text = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&text, &size);
	bool fine =
		plot_script(plot_chart_find(kind), &loaded->input, &loaded->options, stream, err);
	const char *ret;

	fclose(stream);
	ret = fine ? arena_strdup(&loaded->arena, text) : NULL;
	free(text);
	return ret;
}

static const char *drawn(struct loaded *loaded, const char *kind)
{
	struct err err = { 0 };
	const char *script = script_of(loaded, kind, &err);

	if (!script)
		fail_msg("%s: %s", kind, err.text);
	return script;
}

static void refused(struct loaded *loaded, const char *kind, const char *words)
{
	struct err err = { 0 };

	if (script_of(loaded, kind, &err))
		fail_msg("%s drew what it should refuse: %s", kind, words);
	if (!strstr(err.text, words))
		fail_msg("%s: %s", kind, err.text);
}

static void has(const char *script, const char *part)
{
	if (!strstr(script, part))
		fail_msg("a script lacks %s", part);
}

static void scales(void **state)
{
	static const double wrong[] = { 0.49, 4.01, -1, NAN, INFINITY };
	struct loaded *loaded = *state;

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		loaded->options.scale = wrong[i];
		refused(loaded, "trend", "the scale of a chart is between 0.5 and 4");
	}
	loaded->options.scale = 0.5;
	has(drawn(loaded, "trend"), "W = 1209.;");
	loaded->options.scale = 2;
	loaded->options.width_mm = 200;
	has(drawn(loaded, "trend"), "W = 378.;");
	loaded->options.width_mm = 2001;
	refused(loaded, "trend", "the width of a chart is between 40 and 2000 mm");
}

static void too_much(void **state)
{
	struct loaded *loaded = *state;
	struct plot_input input = loaded->input;

	loaded->input.edition_count = MANY;
	refused(loaded, "trend", "at most 100 editions, 1000 countries, 20 events and 50 notes");
	loaded->input = input;
	loaded->input.line_count = MANY;
	refused(loaded, "trend", "1000 countries");
	loaded->input = input;
	loaded->input.event_count = 21;
	refused(loaded, "trend", "20 events");
	loaded->input = input;
	loaded->input.note_count = 51;
	refused(loaded, "trend", "50 notes");
	loaded->input = input;
	loaded->input.pillar_count = 21;
	refused(loaded, "pillars", "at most 20 pillars and 20 regions");
	loaded->input = input;
	loaded->input.region_count = 21;
	refused(loaded, "swarm", "20 regions");
}

static void more_editions_than_columns(void **state)
{
	struct loaded *loaded = *state;
	struct plot_point points[13];

	for (size_t k = 0; k < 13; k++) {
		loaded->editions[k] = loaded->input.editions[0];
		points[k] = loaded->input.lines[0].points[0];
	}
	loaded->lines[0] = loaded->input.lines[0];
	loaded->lines[0].points = points;
	loaded->input.lines = loaded->lines;
	loaded->input.line_count = 1;
	loaded->input.editions = loaded->editions;
	loaded->input.edition_count = 13;
	refused(loaded, "heat", "heat shows at most 12 editions");
	loaded->input.edition_count = 12;
	loaded->options.width_mm = 300;
	drawn(loaded, "heat");
}

static void too_narrow_and_too_low(void **state)
{
	static const char *const kinds[] = { "bump", "slope", "dots", "heat", "swarm", "trend" };
	struct loaded *loaded = *state;

	loaded->options.width_mm = 41;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		refused(loaded, kinds[i], "give it at least");
	drawn(loaded, "tiles"); /* they are small */
	loaded->options.scale = 4;
	refused(loaded, "tiles", "too narrow for its names: give it at least");
	loaded->options.scale = 0;
	loaded->options.width_mm = 0;
	loaded->options.height_mm = 42;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		refused(loaded, kinds[i], "give it at least");
	/* a trend leaves grey names out, but no highlighted one */
	for (size_t i = 0; i < 38; i++) {
		loaded->lines[i] = loaded->input.lines[i % 10];
		loaded->lines[i].highlighted = i < 20;
	}
	loaded->input.lines = loaded->lines;
	loaded->input.line_count = 38;
	loaded->options.height_mm = 95;
	refused(loaded, "trend", "too low");
	loaded->options.height_mm = 130;
	has(drawn(loaded, "trend"), "'and 18 others'");
	for (size_t i = 0; i < 38; i++)
		loaded->lines[i].highlighted = false;
	has(drawn(loaded, "trend"), "'38 countries'");
}

static void lacks(const char *script, const char *part)
{
	if (strstr(script, part))
		fail_msg("a script has %s", part);
}

/* What has no room is drawn smaller where that is allowed, and only then with codes for names. */
static void smaller_and_with_codes(void **state)
{
	struct loaded *loaded = *state;
	struct plot_line lines[3];
	const char *script;

	for (size_t i = 0; i < 3; i++) {
		lines[i] = loaded->input.lines[i];
		lines[i].highlighted = true;
	}
	lines[0].iso3 = "PRK";
	lines[0].name = "Dem. People's Rep. of Korea";
	loaded->input.lines = lines;
	loaded->input.line_count = 3;
	loaded->options.width_mm = 80;
	refused(loaded, "bump", "too narrow for its names: give it at least");
	loaded->options.least_scale = 0.75;
	script = drawn(loaded, "bump");
	has(script, "'Dem. People’s");
	lacks(script, "ISO 3166-1");
	lacks(script, "W = 302.;"); /* what 80 mm are at the scale of 1 */
	loaded->options.scale = loaded->options.least_scale = 1; /* no smaller then */
	script = drawn(loaded, "bump");
	has(script, "W = 302.;");
	has(script, "'PRK'");
	has(script, "'ISO 3166-1 codes: PRK Dem.");
	loaded->options.width_mm = 50;
	refused(loaded, "bump", "too narrow for its names: give it at least");
	loaded->options.scale = 0;
	loaded->options.width_mm = 0;
	loaded->options.height_mm = 60;
	loaded->options.least_scale = 1;
	refused(loaded, "trend", "too low");
	loaded->options.least_scale = 0.5;
	has(drawn(loaded, "trend"), "Dem. People’s");
}

/* Of many countries those that stand out are listed, of none only what codes they are. */
static void codes_of_many(void **state)
{
	struct loaded *loaded = *state;
	static struct plot_line lines[13];

	for (size_t i = 0; i < 13; i++) {
		lines[i] = loaded->input.lines[i % 10];
		lines[i].highlighted = i == 1;
		lines[i].iso3 = i == 1 ? "ABC" : "DEF";
		lines[i].name = i == 1 ? "Abcland" : "Extraordinarilylongname";
	}
	loaded->input.lines = lines;
	loaded->input.line_count = 13;
	loaded->options.width_mm = 70;
	loaded->options.least_scale = 1;
	has(drawn(loaded, "heat"), "'ISO 3166-1 codes: ABC Abcland.'");
	lines[1].highlighted = false;
	has(drawn(loaded, "heat"), "'Countries by their ISO 3166-1 codes.'");
}

/* Editions so far off that a year is nothing beside them. */
static void far_from_our_time(void **state)
{
	struct loaded *loaded = *state;

	for (size_t k = 0; k < loaded->input.edition_count; k++) {
		loaded->editions[k] = loaded->input.editions[k];
		loaded->editions[k].x = 1e17;
	}
	loaded->input.editions = loaded->editions;
	drawn(loaded, "panels");
	drawn(loaded, "trend");
}

/* Few places on a wide chart: every number is shown, and 1 but once. */
static void few_places(void **state)
{
	struct loaded *loaded = *state;
	struct plot_point points[5];
	const char *script;
	size_t ones = 0;

	for (size_t k = 0; k < 5; k++)
		points[k] = (struct plot_point) {
			.present = true, .value = (double)k + 1, .label = "place"
		};
	loaded->lines[0] = (struct plot_line) { "AAA", "Aland", false, points };
	loaded->input.lines = loaded->lines;
	loaded->input.line_count = 1;
	loaded->input.last = 5;
	loaded->options.width_mm = 254;
	script = drawn(loaded, "dots");
	for (const char *at = script; (at = strstr(at, "set label")) != NULL; at++) {
		const char *text = strchr(at, '\'');

		ones += text && strncmp(text, "'1'", 3) == 0;
	}
	assert_int_equal(ones, 1);
	has(script, "'2'");
	has(script, "'5'");
}

/* Countries alike in all are drawn in the order given, in every kind. */
static void nothing_decides(void **state)
{
	struct loaded *loaded = *state;

	for (size_t i = 0; i < 10; i++) {
		loaded->lines[i] = loaded->input.lines[0];
		loaded->lines[i].highlighted = i < 3;
	}
	loaded->input.lines = loaded->lines;
	loaded->input.line_count = 10;
	for (size_t i = 0; plot_charts[i]; i++) {
		const char *first = drawn(loaded, plot_charts[i]->name);

		assert_string_equal(drawn(loaded, plot_charts[i]->name), first);
	}
}

static void grey_charts(void **state)
{
	static const enum plot_format formats[] = { PLOT_GP, PLOT_PNG, PLOT_EMF };
	struct loaded *loaded = *state;

	loaded->options.grey = true;
	loaded->options.scale = 1.25;
	for (size_t i = 0; plot_charts[i]; i++)
		for (size_t k = 0; k < 3; k++) {
			const char *script;

			loaded->options.format = formats[k];
			script = drawn(loaded, plot_charts[i]->name);
			for (const char *at = script; (at = strstr(at, "rgb '#")) != NULL; at++) {
				const char *colour = at + 6;

				if (memcmp(colour, colour + 2, 2) != 0 ||
					memcmp(colour, colour + 4, 2) != 0)
					fail_msg("%s has %.6s", plot_charts[i]->name, colour);
			}
		}
}

/* Greys that must be told apart are, as far as paper shows it; texts are read on white. */
static void greys(void **state)
{
	const unsigned texts[] = { PAGE_INK, PAGE_SUBTITLE, PAGE_NOTE, PAGE_GAIN, PAGE_LOSS_TEXT };

	(void)state;
	assert_int_equal(grey_of(PAGE_WHITE), 0xffffff);
	assert_int_equal(grey_of(PAGE_BLACK), 0);
	assert_true(fabs(grey_luminance(grey_of(0x2171b5)) - grey_luminance(0x2171b5)) < 0.005);
	for (size_t i = 0; i < PAGE_ACCENTS; i++)
		assert_true(1.05 / (grey_luminance(grey_of(page_accent(i))) + 0.05) >= 4.5);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_true(1.05 / (grey_luminance(grey_of(texts[i])) + 0.05) >= 4.5);
	/* neighbours among the first four, gained and lost, a crowd and a group within it */
	for (size_t i = 0; i + 1 < 4; i++)
		assert_true(fabs(grey_luminance(grey_of(page_accent(i))) -
				    grey_luminance(grey_of(page_accent(i + 1)))) > 0.1);
	assert_true(grey_luminance(grey_of(PAGE_LOSS)) - grey_luminance(grey_of(PAGE_GAIN)) > 0.2);
	assert_true(grey_luminance(grey_of(PAGE_RULE)) - grey_luminance(grey_of(PAGE_LOSS)) > 0.2);
	assert_true(
		grey_luminance(grey_of(PAGE_DOT)) - grey_luminance(grey_of(PAGE_DOT_GROUP)) > 0.3);
}

static void texts_on_colours(void **state)
{
	(void)state;
	for (unsigned i = 0; i < 4096; i++) {
		unsigned colour = (i >> 8) * 0x110000 + (i >> 4 & 15) * 0x1100 + (i & 15) * 0x11;
		double a = grey_luminance(colour) + 0.05,
		       b = grey_luminance(page_text_on(colour)) + 0.05;

		assert_true(fmax(a, b) / fmin(a, b) >= 4.5);
	}
	assert_int_equal(page_text_on(PAGE_WHITE), PAGE_INK);
	assert_int_equal(page_text_on(PAGE_INK), PAGE_WHITE);
}

/* gnuplot draws the picture and LaTeX the texts: signs that a bare LaTeX lacks are its own there.
 */
static void signs_in_latex(void **state)
{
	struct loaded *loaded = *state;
	STR_SCOPED texts = { 0 };

	loaded->options.format = PLOT_TEX;
	loaded->options.texts = &texts;
	loaded->options.scale = 2;
	loaded->input.title = "a \xe2\x89\xa5 b \xe2\x89\xa4 c";
	drawn(loaded, "dots");
	has(str_text(&texts), "$\\rightarrow$");
	has(str_text(&texts), "a $\\geq$ b $\\leq$ c");
	/* sizes are doubled as the page is halved */
	has(str_text(&texts), "\\begin{picture}(604,");
	has(str_text(&texts), "\\fontsize{26}");
}

/* TeX reads neither powers of ten nor lengths beyond its own. */
static void lengths_in_latex(void **state)
{
	static const struct script_style style = { 9, SCRIPT_REGULAR, 0 };
	STR_SCOPED texts = { 0 };

	(void)state;
	latex_label(&texts, 1e-15, 1e30, SCRIPT_LEFT, &style, "a");
	latex_label(&texts, -1e30, 12.34567, SCRIPT_LEFT, &style, "b");
	has(str_text(&texts), "\\put(0,9999){");
	has(str_text(&texts), "\\put(-9999,12.3457){");
}

static void letters(void **state)
{
	(void)state;
	assert_int_equal(advance_of(0x3a9, false), 764);  /* Omega */
	assert_int_equal(advance_of(0x416, true), 1224);  /* Zhe */
	assert_int_equal(advance_of(0x301, false), 0);    /* an accent alone */
	assert_int_equal(advance_of(0x488, true), 0);     /* one that encloses */
	assert_int_equal(advance_of(0x4e2d, false), 800); /* not in the tables */
	assert_int_equal(advance_of(0x4e2d, true), 880);
	assert_int_equal(advance_of(0x7f, false), 800);
	assert_int_equal(advance_of(0x3cf, false), 800);
	assert_int_equal(advance_of(-1, false), 800);
	assert_int_equal(advance_of('A', false), 684);
	assert_int_equal(advance_of(0x1ea4, false), 684); /* A with two accents */
}

static void names_that_fit(void **state)
{
	struct arena arena;
	struct layout_lines lines;

	(void)state;
	arena_init(&arena);
	assert_true(layout_fits("", 10, 9, false, 1));
	assert_true(layout_fits("one two", 100, 9, false, 1));
	assert_false(layout_fits("one two", 30, 9, false, 1));
	assert_true(layout_fits("one two", 30, 9, false, 2));
	assert_false(layout_fits("Liechtenstein", 40, 9, false, 9)); /* words stay whole */
	lines = layout_fit(&arena, "Liechtenstein", 70, 9, 6, false, 2);
	assert_int_equal(lines.count, 1);
	assert_true(lines.points < 9 && lines.points >= 6);
	assert_true(layout_width("Liechtenstein", lines.points, false) <= 70);
	assert_true(layout_width("Liechtenstein", lines.points + 0.5, false) > 70);
	lines = layout_fit(&arena, "one two", 100, 9, 6, false, 2);
	assert_int_equal(lines.count, 1);
	assert_true(lines.points == 9);
	lines = layout_fit(&arena, "Liechtenstein", 10, 9, 6, false, 1); /* not even so */
	assert_true(lines.points == 6);
	assert_string_equal(lines.text[0] + strlen(lines.text[0]) - 3, "…");
	arena_finish(&arena);
}

/* What a whole file begins and ends with; each way of not being one. */
static void whole_pictures(void **state)
{
	char emf[128] = { 1 };
	STR_SCOPED picture = { 0 };

	(void)state;
	for (int format = PLOT_GP; format <= PLOT_TEX; format++)
		assert_false(picture_is_whole(&picture, (enum plot_format)format));
	str_add(&picture, "# a script");
	assert_false(picture_is_whole(&picture, PLOT_GP));
	str_clear(&picture);
	str_add(&picture, "%PDF-1.5 cut short");
	assert_false(picture_is_whole(&picture, PLOT_TEX));

	memcpy(emf + 40, " EMF", 4);
	emf[48] = (char)sizeof emf;
	emf[sizeof emf - 20] = 14;
	for (int fault = 0; fault < 5; fault++) {
		static const size_t at[] = { 0, 40, 48, sizeof emf - 20 };

		str_clear(&picture);
		str_addn(&picture, emf, sizeof emf);
		if (fault > 0)
			picture.data[at[fault - 1]] ^= 1;
		assert_int_equal(picture_is_whole(&picture, PLOT_EMF), fault == 0);
	}
	str_clear(&picture);
	str_addn(&picture, emf, 90);
	assert_false(picture_is_whole(&picture, PLOT_EMF));
}

static void what_cannot_be_amended(void **state)
{
	STR_SCOPED empty = { 0 };
	STR_SCOPED picture = { 0 };

	(void)state;
	picture_fix_date(&empty);
	picture_add_density(&empty, 300);
	picture_describe(&empty, "title", "description");
	assert_int_equal(empty.len, 0);

	str_add(&picture, "/CreationDate (D:2026 /CreationDate (D:20261123");
	picture_fix_date(&picture);
	assert_string_equal(picture.data, "/CreationDate (D:2026 /CreationDate (D:20261123");

	str_clear(&picture);
	str_add(&picture, "<title>open <desc> nothing closes");
	picture_describe(&picture, "t", "d");
	assert_string_equal(picture.data, "<title>open <desc> nothing closes");
}

static void names_of_files(void **state)
{
	struct loaded *loaded = *state;
	char folder[] = "/tmp/gcitrack-test-XXXXXX", before[4096];
	static const struct {
		const char *path, *output;
	} files[] = { { "a b.gp", "'a-b.svg'" }, { "./-x.gnuplot", "'x.svg'" },
		{ "..gp", "'chart.svg'" }, { "é.gp", "'chart.svg'" },
		{ "Z_9.y.gp", "'Z_9.y.svg'" } };

	assert_non_null(getcwd(before, sizeof before));
	assert_non_null(mkdtemp(folder));
	assert_int_equal(chdir(folder), 0);
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		struct plot_options options = { 0 };
		struct err err = { 0 };
		char line[200] = "";
		FILE *stream;
		bool found = false;

		if (!plot_file(plot_chart_find("dots"), &loaded->input, &options, files[i].path, 9,
			    &err))
			fail_msg("%s: %s", files[i].path, err.text);
		stream = fopen(files[i].path, "r");
		assert_non_null(stream);
		while (!found && fgets(line, sizeof line, stream))
			found = strncmp(line, "set output ", 11) == 0;
		fclose(stream);
		if (!found || !strstr(line, files[i].output))
			fail_msg("%s draws %s", files[i].path, line);
		assert_int_equal(unlink(files[i].path), 0);
	}
	struct plot_options options = { 0 };
	struct err err = { 0 };

	assert_false(
		plot_file(plot_chart_find("dots"), &loaded->input, &options, "x.jpg", 9, &err));
	assert_int_equal(err.code, ERR_USAGE);
	assert_true(plot_files(plot_chart_find("dots"), NULL, 0, &options, 9, &err));
	assert_int_equal(chdir(before), 0);
	assert_int_equal(rmdir(folder), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(scales, load, unload),
		cmocka_unit_test_setup_teardown(too_much, load, unload),
		cmocka_unit_test_setup_teardown(more_editions_than_columns, load, unload),
		cmocka_unit_test_setup_teardown(too_narrow_and_too_low, load, unload),
		cmocka_unit_test_setup_teardown(far_from_our_time, load, unload),
		cmocka_unit_test_setup_teardown(few_places, load, unload),
		cmocka_unit_test_setup_teardown(nothing_decides, load, unload),
		cmocka_unit_test_setup_teardown(grey_charts, load, unload),
		cmocka_unit_test(greys),
		cmocka_unit_test_setup_teardown(signs_in_latex, load, unload),
		cmocka_unit_test(lengths_in_latex),
		cmocka_unit_test(texts_on_colours),
		cmocka_unit_test_setup_teardown(smaller_and_with_codes, load, unload),
		cmocka_unit_test_setup_teardown(codes_of_many, load, unload),
		cmocka_unit_test(letters),
		cmocka_unit_test(names_that_fit),
		cmocka_unit_test(whole_pictures),
		cmocka_unit_test(what_cannot_be_amended),
		cmocka_unit_test_setup_teardown(names_of_files, load, unload),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
