#include "plots/plot.h"

#include "base/mem.h"
#include "plots/clean.h"
#include "plots/script.h"
#include "plots/words.h"

#include <math.h>

enum {
	MOST_EDITIONS = 100,
	MOST_LINES = 1000,
	MOST_EVENTS = 20,
	MOST_NOTES = 50,
	MOST_STRIPS = 20,
	LEAST_MM = 40,
	MOST_MM = 2000,
};

/* --- the input as it will be shown: texts cleaned, figures that are none left out --- */

static const char *clean_text(struct arena *arena, const char *text, bool named, size_t *replaced)
{
	return text ? script_clean(arena, text, named, replaced) : NULL;
}

static const struct plot_figure *clean_figures(struct arena *arena, const struct plot_figure *given,
	size_t count, bool named, size_t *replaced)
{
	struct plot_figure *figures;

	if (!given)
		return NULL;
	figures = arena_array(arena, count, sizeof *figures);
	for (size_t i = 0; i < count; i++) {
		figures[i] = given[i];
		figures[i].present = given[i].present && isfinite(given[i].value);
		figures[i].label = clean_text(arena, given[i].label, named, replaced);
	}
	return figures;
}

static const struct plot_edition *clean_editions(
	struct arena *arena, const struct plot_input *input, bool named, size_t *replaced)
{
	struct plot_edition *editions = arena_array(arena, input->edition_count, sizeof *editions);

	for (size_t i = 0; i < input->edition_count; i++) {
		editions[i] = input->editions[i];
		editions[i].when = clean_text(arena, editions[i].when, named, replaced);
		editions[i].medians = clean_figures(
			arena, editions[i].medians, input->pillar_count, named, replaced);
	}
	return editions;
}

static const struct plot_point *clean_points(struct arena *arena, const struct plot_input *input,
	const struct plot_point *given, bool named, size_t *replaced)
{
	struct plot_point *points = arena_array(arena, input->edition_count, sizeof *points);

	for (size_t i = 0; i < input->edition_count; i++) {
		points[i] = given[i];
		points[i].present = given[i].present && isfinite(given[i].value);
		points[i].label = clean_text(arena, given[i].label, named, replaced);
		points[i].small = clean_text(arena, given[i].small, named, replaced);
		points[i].has_change = given[i].has_change && isfinite(given[i].change);
		points[i].change_label = clean_text(arena, given[i].change_label, named, replaced);
		points[i].pillars = clean_figures(
			arena, given[i].pillars, input->pillar_count, named, replaced);
	}
	return points;
}

static const struct plot_line *clean_lines(
	struct arena *arena, const struct plot_input *input, bool named, size_t *replaced)
{
	struct plot_line *lines = arena_array(arena, input->line_count, sizeof *lines);

	for (size_t i = 0; i < input->line_count; i++) {
		lines[i] = input->lines[i];
		lines[i].iso3 = clean_text(arena, lines[i].iso3, named, replaced);
		lines[i].name = clean_text(arena, lines[i].name, named, replaced);
		lines[i].points = clean_points(arena, input, lines[i].points, named, replaced);
	}
	return lines;
}

static const struct plot_region *clean_regions(
	struct arena *arena, const struct plot_input *input, bool named, size_t *replaced)
{
	struct plot_region *regions = arena_array(arena, input->region_count, sizeof *regions);

	for (size_t i = 0; i < input->region_count; i++)
		regions[i] = (struct plot_region) { clean_text(arena, input->regions[i].name, named,
							    replaced),
			input->regions[i].median };
	return regions;
}

static const char *const *clean_texts(
	struct arena *arena, const char *const *given, size_t count, bool named, size_t *replaced)
{
	const char **texts = arena_array(arena, count, sizeof *texts);

	for (size_t i = 0; i < count; i++)
		texts[i] = clean_text(arena, given[i], named, replaced);
	return texts;
}

struct plot_input plot_clean(
	struct arena *arena, const struct plot_input *given, bool named, size_t *replaced)
{
	struct plot_input input = *given;
	struct plot_event *events = arena_array(arena, given->event_count, sizeof *events);

	for (size_t i = 0; i < given->event_count; i++)
		events[i] = (struct plot_event) { given->events[i].x,
			clean_text(arena, given->events[i].title, named, replaced) };
	input.words = words_of(given);
	input.editions = clean_editions(arena, given, named, replaced);
	input.lines = clean_lines(arena, given, named, replaced);
	input.events = events;
	input.notes = clean_texts(arena, given->notes, given->note_count, named, replaced);
	input.pillars = clean_texts(arena, given->pillars, given->pillar_count, named, replaced);
	input.regions = clean_regions(arena, given, named, replaced);
	input.group = clean_text(arena, given->group, named, replaced);
	input.title = clean_text(arena, given->title, named, replaced);
	input.subtitle = clean_text(arena, given->subtitle, named, replaced);
	input.source = clean_text(arena, given->source, named, replaced);
	return input;
}

size_t plot_replaced(const struct plot_input *input)
{
	__attribute__((cleanup(arena_finish))) struct arena arena = { 0 };
	size_t replaced = 0;

	plot_clean(&arena, input, false, &replaced);
	return replaced;
}

/* --- scripts --- */

static bool check_size(double mm, const char *what, struct err *err)
{
	if (mm == 0 || (mm >= LEAST_MM && mm <= MOST_MM))
		return true;
	return err_set(err, ERR_USAGE, "the %s of a chart is between %d and %d mm", what, LEAST_MM,
		MOST_MM);
}

static bool check(
	const struct plot_input *input, const struct plot_options *options, struct err *err)
{
	if (!check_size(options->width_mm, "width", err) ||
		!check_size(options->height_mm, "height", err) || !script_check(options, err))
		return false;
	if (options->scale != 0 &&
		!(options->scale >= PLOT_LEAST_SCALE && options->scale <= PLOT_MOST_SCALE))
		return err_set(err, ERR_USAGE, "the scale of a chart is between %g and %g",
			PLOT_LEAST_SCALE, PLOT_MOST_SCALE);
	if (input->edition_count > MOST_EDITIONS || input->line_count > MOST_LINES ||
		input->event_count > MOST_EVENTS || input->note_count > MOST_NOTES)
		return err_set(err, ERR_USAGE,
			"a chart holds at most %d editions, %d countries, %d events and %d notes",
			MOST_EDITIONS, MOST_LINES, MOST_EVENTS, MOST_NOTES);
	if (input->pillar_count > MOST_STRIPS || input->region_count > MOST_STRIPS)
		return err_set(err, ERR_USAGE, "a chart holds at most %d pillars and %d regions",
			MOST_STRIPS, MOST_STRIPS);
	for (size_t i = 0; i < input->edition_count; i++)
		if (!isfinite(input->editions[i].x))
			return err_set(err, ERR_USAGE, "GCI %d has no place on this time axis",
				input->editions[i].label);
	if (input->pillar_count > 0 && !isfinite(input->pillar_most))
		return err_set(err, ERR_USAGE, "a scale of pillars has no end");
	return true;
}

/* "PRK Dem. People's Rep. of Korea, COD ...", and how many those are. */
static size_t list_codes(const struct plot_input *input, bool highlighted, struct str *ret)
{
	size_t count = 0;

	for (size_t i = 0; i < input->line_count; i++) {
		const struct plot_line *line = &input->lines[i];

		if (line->median || line->backdrop || (highlighted && !line->highlighted))
			continue;
		str_addf(ret, "%s%s %s", count ? ", " : "", line->iso3, line->name);
		count++;
	}
	return count;
}

/* All of them where they are few, else those that stand out, else only what codes they are. */
static const char *codes_note(struct arena *arena, const struct plot_input *input)
{
	enum { MOST_LISTED = 12 };

	for (int highlighted = 0; highlighted < 2; highlighted++) {
		STR_SCOPED list = { 0 };
		size_t count = list_codes(input, highlighted, &list);

		if (count > 0 && count <= MOST_LISTED)
			return words_text(arena, input->words->note_codes_listed, "list",
				str_text(&list), NULL);
	}
	return input->words->note_codes;
}

/* The same with the codes of its countries for their names, and a note that says so. */
static struct plot_input with_codes(struct arena *arena, const struct plot_input *input)
{
	struct plot_input coded = *input;
	struct plot_line *lines = arena_array(arena, input->line_count + 1, sizeof *lines);
	const char **notes = arena_array(arena, input->note_count + 1, sizeof *notes);

	for (size_t i = 0; i < input->line_count; i++) {
		lines[i] = input->lines[i];
		if (!lines[i].median && lines[i].iso3)
			lines[i].name = lines[i].iso3;
	}
	for (size_t i = 0; i < input->note_count; i++)
		notes[i] = input->notes[i];
	notes[coded.note_count++] = codes_note(arena, input);
	coded.lines = lines;
	coded.notes = notes;
	return coded;
}

/* Draws at the size asked for, or at the largest smaller one that has room. A chart writes nothing
 * before it knows that it has. */
static bool draw_smaller(const struct plot_chart *chart, const struct plot_input *input,
	const struct plot_options *options, FILE *script, struct err *err)
{
	static const double step = 0.05;
	struct plot_options tried = *options;

	tried.scale = options->scale > 0 ? options->scale : 1;
	for (;;) {
		struct err refusal = { 0 };

		if (chart->draw(input, &tried, script, &refusal))
			return true;
		/* The page is what refuses with ERR_USAGE, for want of room. */
		if (refusal.code != ERR_USAGE || !(tried.scale > options->least_scale) ||
			options->least_scale == 0) {
			*err = refusal;
			return false;
		}
		tried.scale = fmax(tried.scale - step, options->least_scale);
	}
}

bool plot_script(const struct plot_chart *chart, const struct plot_input *input,
	const struct plot_options *options, FILE *script, struct err *err)
{
	__attribute__((cleanup(arena_finish))) struct arena arena = { 0 };
	struct plot_input clean;
	struct err refusal = { 0 };

	if (!check(input, options, err))
		return false;
	clean = plot_clean(&arena, input, script_any_glyph(options), NULL);
	if (draw_smaller(chart, &clean, options, script, &refusal))
		return true;
	if (refusal.code == ERR_USAGE && options->least_scale > 0) {
		clean = with_codes(&arena, &clean);
		if (draw_smaller(chart, &clean, options, script, &refusal))
			return true;
	}
	*err = refusal;
	return false;
}
