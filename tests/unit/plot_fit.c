/* Texts of all kinds of charts stay on the page and clear of each other, whatever the names, the
 * number of countries and the width; and the judge of that (tests/plots/fit.h) is no pushover. */
#include "plots/plot.h"

#include "plots/words.h"
#include "tests/plots/case.h"
#include "tests/plots/fit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define CASES GCITRACK_DATA "/../tests/plots/"

static const char head[] = "W = 605.; H = 442.         # size in pixels, 96 to the inch\n";

static void judged(const char *labels, size_t wrong, size_t cut, const char *says)
{
	STR_SCOPED script = { 0 };
	struct fit fit;

	str_addf(&script, "%s%s", head, labels);
	fit_script(str_text(&script), &fit);
	if (fit.wrong != wrong || fit.cut != cut || !strstr(str_text(&fit.says), says))
		fail_msg("%zu wrong, %zu cut: %s", fit.wrong, fit.cut, str_text(&fit.says));
	str_finish(&fit.says);
}

#define LABEL(number, text, x, y, align)                                                           \
	"set label " #number " '" text "' at screen px(" #x "),py(" #y ") " align                  \
	" font 'DejaVu Sans,9' tc rgb '#1d2733' noenhanced front\n"

static void the_judge(void **state)
{
	(void)state;
	judged(LABEL(1, "Indonesia", 100, 50, "left") LABEL(2, "Malaysia", 100, 62, "left"), 0, 0,
		"");
	judged(LABEL(1, "Indonesia", 100, 50, "left") LABEL(2, "Malaysia", 100, 56, "left"), 1, 0,
		"\"Malaysia\" at 100,50 covers \"Indonesia\"");
	judged(LABEL(1, "Indonesia", 100, 50, "left") LABEL(2, "Malaysia", 100, 50, "right"), 0, 0,
		"");
	judged(LABEL(1, "Indonesia", 100, 50, "left") LABEL(2, "Malaysia", 105, 50, "right"), 1, 0,
		"covers");
	judged(LABEL(1, "Indonesia", 100, 50, "center") LABEL(2, "x", 130, 50, "center"), 1, 0,
		"covers");
	judged(LABEL(1, "Indonesia", 590, 50, "left"), 1, 0, "leaves the page");
	judged(LABEL(1, "Indonesia", 10, 50, "center"), 1, 0, "leaves the page");
	judged(LABEL(1, "Indonesia", 100, 440, "left"), 1, 0, "leaves the page");
	judged(LABEL(1, "Indonesia", 100, 2, "left"), 1, 0, "leaves the page");
	judged(LABEL(1, "Indo…", 100, 50, "left"), 0, 1, "is cut");
	judged(LABEL(1, "Indonesia", 100, 50,
		       "left") "set label 2 '' at screen px(110),py(50) point pt 9 ps 1*PS\n",
		1, 0, "covers");
	/* told by the axis: 2020 is at 300 pixels, no label that, without an axis */
	judged("set lmargin at screen px(100); set rmargin at screen px(500)\n"
	       "set xrange [2010:2030]; set yrange [1:0]\n"
	       "set label 9 'GCI 2020' at first 2020,screen py(50) left font 'DejaVu Sans,9' "
	       "tc\n" LABEL(1, "x", 305, 50, "left"),
		1, 0, "\"x\" at 305,44 covers \"GCI 2020\" at 300,44");
	judged("set label 9 'GCI 2020' at first 2020,screen py(50) left font 'DejaVu Sans,9' tc\n",
		1, 0, "no script");
	judged("", 1, 0, "no script");
	judged("set label 1 Indonesia\n", 1, 0, "no script");
	/* the width of what gnuplot will write, not of how it is spelt here */
	judged(LABEL(1, "A &#x26; B", 100, 50, "left") LABEL(2, "x", 142, 50, "left"), 0, 0, "");
}

static uint64_t seed = 11;

static uint32_t next_random(uint32_t below)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(seed >> 33) % below;
}

enum { LINES = 38, EDITIONS = 5, PILLARS = 5 };

struct invented {
	struct plot_point points[LINES][EDITIONS];
	struct plot_figure figures[LINES][EDITIONS][PILLARS];
	char labels[LINES][EDITIONS][8], changes[LINES][EDITIONS][8], values[200][8];
	struct plot_line lines[LINES];
	struct plot_input input;
};

static const char *const names[] = { "UK", "Îs", "Chad", "Liechtenstein", "Türkiye",
	"Bolivia (Plurinational State of)", "Democratic Republic of the Congo",
	"Saint Vincent and the Grenadines",
	"The former Kingdom of Aaaa, Bbbb and Ccc", /* 40 letters */
	"Lao People’s Democratic Republic, as was", "Республика Северная Македония",
	"Côte d’Ivoire" };

/* Many on few places, so that ties and crowds are seen; some are missing. */
static void invent_line(struct invented *it, size_t i, size_t from, size_t editions)
{
	for (size_t k = 0; k < editions; k++) {
		unsigned place = 1 + next_random(next_random(2) ? 195 : 12);
		int change = (int)next_random(200) - 100;

		snprintf(it->labels[i][k], 8, "%s%u", next_random(3) ? "" : "=", place);
		snprintf(it->changes[i][k], 8, "%+d", change);
		for (size_t p = 0; p < PILLARS; p++) {
			unsigned value = next_random(200);

			snprintf(it->values[value], 8, "%.2f", value / 10.0);
			it->figures[i][k][p] =
				(struct plot_figure) { true, value / 10.0, it->values[value] };
		}
		it->points[i][k] = (struct plot_point) { .present = next_random(12) > 0,
			.value = place,
			.label = it->labels[i][k],
			.small = from + k == EDITIONS - 1 ? "T1" : "ITU 164",
			.has_change = k > 0 && next_random(12) > 0,
			.change = change,
			.change_label = it->changes[i][k],
			.tier = 1 + (int)next_random(5),
			.pillars = it->figures[i][k] };
	}
	it->lines[i] = (struct plot_line) { .iso3 = "XYZ",
		.name = names[next_random(sizeof names / sizeof *names)],
		.points = it->points[i],
		.region = 0 };
	/* nobody is absent everywhere */
	it->points[i][editions - 1].present |= next_random(8) > 0;
	it->points[i][0].present |= !it->points[i][editions - 1].present;
}

static void invent(struct invented *it, const struct plot_input *from, const char *kind,
	size_t count, size_t strong)
{
	static struct plot_region region = { "Asia-Pacific", 40 };
	static const struct plot_event events[] = { { 2017.25, "BSSN" },
		{ 2018.5, "ASEAN-Japan Cybersecurity Capacity Building Centre opens in Bangkok" },
		{ 2023.55, "Perpres 47/2023 tentang strategi keamanan siber nasional dan "
			   "manajemen krisis siber" } };
	bool pair = strcmp(kind, "dots") == 0 || strcmp(kind, "slope") == 0 ||
		    strcmp(kind, "pillars") == 0;
	size_t editions = pair ? 2 : EDITIONS;

	it->input = *from;
	it->input.editions = from->editions + EDITIONS - editions;
	it->input.edition_count = editions;
	it->input.lines = it->lines;
	it->input.line_count = count;
	it->input.event_count = strcmp(kind, "panels") == 0 ? strong % 4 : 0;
	it->input.events = events;
	it->input.regions = &region;
	it->input.region_count = 1;
	for (size_t i = 0; i < count; i++) {
		invent_line(it, i, EDITIONS - editions, editions);
		it->lines[i].highlighted = i < strong;
	}
}

/* Whether it was drawn; else it was too narrow or too low. */
static bool fits(const struct plot_chart *chart, const struct invented *it,
	const struct plot_options *options)
{
	char *text = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&text, &size);
	struct err err = { 0 };
	bool drawn = plot_script(chart, &it->input, options, stream, &err);
	struct fit fit = { 0 };

	fclose(stream);
	if (drawn)
		fit_script(text, &fit);
	else if (err.code != ERR_MISLEADING &&
		 (err.code != ERR_USAGE || !strstr(err.text, "give it at least")))
		fail_msg("%s: %s", chart->name, err.text);
	if (fit.wrong > 0)
		fail_msg("%s of %zu, %.0f mm wide, %.0f mm high: %s", chart->name,
			it->input.line_count, options->width_mm, options->height_mm,
			str_text(&fit.says));
	str_finish(&fit.says);
	free(text);
	return drawn;
}

static void all_kinds(void **state)
{
	static const size_t counts[] = { 1, 2, 4, 10, 38 };
	struct invented *it = calloc(1, sizeof *it);
	struct plot_options given;
	struct plot_input input;
	struct arena arena;

	(void)state;
	assert_non_null(it);
	arena_init(&arena);
	case_read(CASES "kinds.case", &arena, &input, &given);
	for (size_t c = 0; plot_charts[c]; c++) {
		size_t drawn = 0, wide = 0;

		for (size_t round = 0; round < 400; round++) {
			size_t count = counts[round % 5], strong = round / 5 % 5 % (count + 1);
			struct plot_options options = { .width_mm = 60 + next_random(240),
				.height_mm = next_random(3) ? 0 : 60 + next_random(240) };
			bool fitted;

			if (strcmp(plot_charts[c]->name, "pillars") == 0 && strong > 2)
				strong = 2;
			invent(it, &input, plot_charts[c]->name, count, strong);
			it->input.words = words_find(round % 2 ? "id" : "en");
			fitted = fits(plot_charts[c], it, &options);
			drawn += fitted;
			if (options.width_mm < 160 || options.height_mm > 0)
				continue;
			wide++;
			/* a bump or tiles of one country are refused */
			if (!fitted && count > 1)
				fail_msg("%s of %zu, %.0f mm wide, was not drawn",
					plot_charts[c]->name, count, options.width_mm);
		}
		assert_true(drawn > 150);
		assert_true(wide > 50);
	}
	arena_finish(&arena);
	free(it);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_judge),
		cmocka_unit_test(all_kinds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
