/* plots/sketch.h: a trend in letters, as wide as it may be, with a mark, a value and a name for
 * every line. */
#include "plots/sketch.h"

#include "base/text.h"
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

static void sketch(
	const struct plot_input *input, int columns, bool utf8, bool color, struct str *ret)
{
	const struct sketch_options options = { columns, utf8, color };
	struct err err = { 0 };

	str_clear(ret);
	if (!sketch_trend(input, &options, ret, &err))
		fail_msg("%s", err.text);
}

/* Line `number` of a text, without its end; "" beyond the last. */
static const char *line_of(struct loaded *loaded, const char *text, size_t number)
{
	for (; number > 0 && text; number--) {
		text = strchr(text, '\n');
		text += text != NULL;
	}
	return text ? arena_strndup(&loaded->arena, text, strcspn(text, "\n")) : "";
}

static bool has(const struct str *text, const char *part)
{
	return strstr(str_text(text), part) != NULL;
}

/* Four editions far apart, on a scale from 1 to 50: the whole plot, letter by letter. */
static void letter_by_letter(void **state)
{
	const struct plot_edition editions[] = { { .label = 2014, .x = 0 },
		{ .label = 2017, .x = 1 }, { .label = 2018, .x = 2 }, { .label = 2024, .x = 4 } };
	const struct plot_point falls[] = { { true, 1, "1", NULL }, { true, 17, "17", NULL },
		{ true, 33, "33", NULL }, { true, 65, "65", NULL } };
	const struct plot_point left[] = { { true, 33, "33", NULL }, { true, 33, "33", NULL },
		{ .present = false }, { .present = false } };
	const struct plot_line lines[] = { { "AAA", "Aland", true, falls },
		{ "BBB", "Bland", true, left } };
	const struct plot_input input = { .editions = editions,
		.edition_count = 4,
		.lines = lines,
		.line_count = 2,
		.last = 65,
		.title = "A title",
		.source = "A source" };
	STR_SCOPED text = { 0 };
	static const char expected[] = "A title\n"
				       "\n"
				       "   1   *.\n"
				       "        ..\n"
				       "  10     ..\n"
				       "          ..\n"
				       "           .*.\n"
				       "  20         ..\n"
				       "              ...\n"
				       "  30            ..\n"
				       "       #....#    .*.             # 33 Bland (2017)\n"
				       "                   ..\n"
				       "  40                ..\n"
				       "                     ..\n"
				       "  50                   .\n"
				       "                        ..\n"
				       "                         ..\n"
				       "  60                      ..\n"
				       "                           .*    * 65 Aland\n"
				       "     2014 2017  2018      2024\n"
				       "\n"
				       "A source\n";

	(void)state;
	sketch(&input, 50, false, false, &text);
	assert_string_equal(str_text(&text), expected);
}

static void the_case(void **state)
{
	struct loaded *loaded = *state;
	STR_SCOPED text = { 0 };

	sketch(&loaded->input, 80, false, false, &text);
	assert_false(has(&text, "●") || has(&text, "⠤") || has(&text, "⠒"));
	/* Indonesia alone is highlighted; the others are counted */
	assert_true(has(&text, "* =1 Indonesia"));
	assert_false(has(&text, "Singapore\n"));
	assert_true(has(&text, "9 other lines"));
	assert_true(has(&text, "\n     2014"));
	assert_true(has(&text, "Source: ITU GCI"));

	sketch(&loaded->input, 80, true, false, &text);
	assert_true(has(&text, "● =1 Indonesia"));
	assert_true(has(&text, "⠤"));
	assert_int_equal(text_invalid_at(str_text(&text), text.len), text.len);
}

static void colours_change_no_letter(void **state)
{
	struct loaded *loaded = *state;
	STR_SCOPED plain = { 0 };
	STR_SCOPED coloured = { 0 };
	STR_SCOPED stripped = { 0 };

	sketch(&loaded->input, 80, true, false, &plain);
	sketch(&loaded->input, 80, true, true, &coloured);
	assert_true(has(&coloured, "\x1b[34m● =1 Indonesia"));
	for (const char *c = str_text(&coloured); *c; c++) {
		if (*c == '\x1b')
			c = strchr(c, 'm');
		else
			str_addc(&stripped, *c);
	}
	assert_string_equal(str_text(&stripped), str_text(&plain));
}

/* What leads to a derived value is broken, and the value says what it is. */
static void derived_values(void **state)
{
	struct loaded *loaded = *state;
	struct plot_point points[5];
	struct plot_line line = loaded->input.lines[0];
	STR_SCOPED solid = { 0 };
	STR_SCOPED broken = { 0 };
	size_t dots[2] = { 0 };

	memcpy(points, line.points, sizeof points);
	line.points = points;
	loaded->input.lines = &line;
	loaded->input.line_count = 1;
	points[4].derived = false;
	sketch(&loaded->input, 80, false, false, &solid);
	points[4].derived = true;
	sketch(&loaded->input, 80, false, false, &broken);
	for (const char *c = str_text(&solid); *c; c++)
		dots[0] += *c == '.';
	for (const char *c = str_text(&broken); *c; c++)
		dots[1] += *c == '.';
	assert_true(dots[1] < dots[0] && dots[1] + 20 > dots[0]);
	assert_true(has(&solid, "=1 Indonesia\n"));
	assert_true(has(&broken, "=1 Indonesia (derived)\n"));
	assert_false(has(&broken, "other lines"));
}

static void lines_without_points(void **state)
{
	struct loaded *loaded = *state;
	const struct plot_point none[5] = { { .present = false } };
	const struct plot_line lines[] = { { "AAA", "Nowhere", true, none },
		{ "BBB", NULL, true, loaded->input.lines[0].points } };
	struct plot_input empty = { 0 };
	STR_SCOPED text = { 0 };

	loaded->input.lines = lines;
	loaded->input.line_count = 2;
	sketch(&loaded->input, 80, false, false, &text);
	assert_true(has(&text, "Nowhere\n"));
	assert_true(has(&text, "# =1 \n") || has(&text, "# =1\n"));
	sketch(&empty, 80, false, false, &text);
	assert_true(has(&text, "   1"));
}

static void one_edition(void **state)
{
	struct loaded *loaded = *state;
	STR_SCOPED text = { 0 };

	loaded->input.edition_count = 1;
	sketch(&loaded->input, 60, false, false, &text);
	assert_true(has(&text, "*    * =44 Indonesia"));
	assert_true(has(&text, "2014\n"));
}

/* Scores and percentiles have the best at the top too. */
static void best_is_at_the_top(void **state)
{
	struct loaded *loaded = *state;
	STR_SCOPED text = { 0 };

	for (int metric = PLOT_PLACE; metric <= PLOT_SCORE; metric++) {
		const char *first;

		loaded->input.metric = (enum plot_metric)metric;
		sketch(&loaded->input, 80, false, false, &text);
		first = strstr(line_of(loaded, str_text(&text), 0), "Indonesia");
		assert_non_null(first);
		assert_true(has(&text, metric < PLOT_PERCENTILE ? "\n   1 " : "\n 100"));
	}
}

/* What lies outside of the scale is marked at its edge; spaces are no words. */
static void odd_values_and_texts(void **state)
{
	struct loaded *loaded = *state;
	struct plot_point points[5];
	struct plot_line line = loaded->input.lines[0];
	STR_SCOPED text = { 0 };

	memcpy(points, line.points, sizeof points);
	points[1].value = -60;
	line.points = points;
	loaded->input.lines = &line;
	loaded->input.line_count = 1;
	loaded->input.title = "two  spaces and  ";
	loaded->input.subtitle = NULL;
	sketch(&loaded->input, 80, false, false, &text);
	assert_string_equal(line_of(loaded, str_text(&text), 0), "two spaces and");
	assert_non_null(strchr(line_of(loaded, str_text(&text), 2), '*'));
}

static void too_many_lines(void **state)
{
	struct loaded *loaded = *state;
	struct plot_line lines[SKETCH_LINES + 1];
	const struct sketch_options options = { 80, true, false };
	struct err err = { 0 };
	STR_SCOPED text = { 0 };

	for (size_t i = 0; i <= SKETCH_LINES; i++) {
		lines[i] = loaded->input.lines[i % loaded->input.line_count];
		lines[i].highlighted = false;
	}
	loaded->input.lines = lines;
	loaded->input.line_count = SKETCH_LINES + 1;
	assert_false(sketch_trend(&loaded->input, &options, &text, &err));
	assert_int_equal(err.code, ERR_MISLEADING);
	assert_non_null(strstr(err.text, "name up to 6 countries"));
	assert_int_equal(text.len, 0);
	/* as many as can be told apart, each with a mark of its own and a row of its own */
	loaded->input.line_count = SKETCH_LINES;
	sketch(&loaded->input, 80, false, false, &text);
	for (size_t i = 0; i < SKETCH_LINES; i++)
		assert_true(has(&text, arena_printf(&loaded->arena, "  %c %*s%s %s", "*#+ox@"[i],
					       3 - (int)strlen(lines[i].points[4].label), "",
					       lines[i].points[4].label, lines[i].name)));
}

static uint64_t seed = 3;

static uint32_t next_random(uint32_t below)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(seed >> 33) % below;
}

static const char *random_text(void)
{
	static const char *const texts[] = { NULL, "", "Îs", "Liechtenstein", "100.00", "=128",
		"Saint Vincent and the Grenadines", "日本国日本国日本国日本国日本国日本国",
		"a\x1b[31mb\n", "\xff\xfe",
		"extraordinarilylongwordwithoutanybreakatallthatgoesonandonandonandon" };

	return texts[next_random(sizeof texts / sizeof *texts)];
}

enum { EDITIONS = 6, LINES = 6 };

/* Whatever the input: no line is wider than asked, unless by one word, and no control character of
 * a name is printed. */
static void whatever_the_input(void **state)
{
	STR_SCOPED text = { 0 };
	size_t drawn = 0;

	(void)state;
	for (int round = 0; round < 3000; round++) {
		struct plot_edition editions[EDITIONS];
		struct plot_point points[LINES][EDITIONS];
		struct plot_line lines[LINES];
		const char *note = "a note";
		struct plot_input input = { .editions = editions,
			.edition_count = next_random(EDITIONS + 1),
			.lines = lines,
			.line_count = next_random(LINES + 1),
			.metric = (enum plot_metric)next_random(4),
			.last = (int)next_random(250),
			.title = next_random(2) ? "A title of some words" : NULL,
			.notes = &note,
			.note_count = next_random(2) };
		int columns = 40 + (int)next_random(130);
		bool utf8 = next_random(2);

		for (size_t k = 0; k < EDITIONS; k++)
			editions[k] = (struct plot_edition) { .label = 2014 + (int)k,
				.x = next_random(3) ? (double)k : next_random(100) / 7.0 };
		for (size_t i = 0; i < LINES; i++) {
			for (size_t k = 0; k < EDITIONS; k++)
				points[i][k] = (struct plot_point) { .present = next_random(5) > 0,
					.value = next_random(2000) / 10.0,
					.label = next_random(3) ? "=128" : random_text(),
					.derived = next_random(6) == 0 };
			lines[i] = (struct plot_line) { "XXX", random_text(), next_random(4) > 0,
				points[i], .median = next_random(9) == 0 };
		}
		sketch(&input, columns, utf8, false, &text);
		drawn++;
		for (char *line = text.data; line && *line;) {
			size_t length = strcspn(line, "\n");
			char *end = line + length;

			assert_int_equal(*end, '\n');
			*end = '\0';
			if (text_width(line) > columns)
				fail_msg("%d of %d columns: %s", text_width(line), columns, line);
			for (const char *c = line; *c; c++)
				assert_true((unsigned char)*c >= ' ' && *c != 0x7f);
			line = end + 1;
		}
	}
	assert_int_equal(drawn, 3000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(letter_by_letter),
		cmocka_unit_test_setup_teardown(the_case, load, unload),
		cmocka_unit_test_setup_teardown(colours_change_no_letter, load, unload),
		cmocka_unit_test_setup_teardown(derived_values, load, unload),
		cmocka_unit_test_setup_teardown(lines_without_points, load, unload),
		cmocka_unit_test_setup_teardown(one_edition, load, unload),
		cmocka_unit_test_setup_teardown(best_is_at_the_top, load, unload),
		cmocka_unit_test_setup_teardown(odd_values_and_texts, load, unload),
		cmocka_unit_test_setup_teardown(too_many_lines, load, unload),
		cmocka_unit_test(whatever_the_input),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
