#include "plots/plot.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "plots/picture.h"
#include "plots/render.h"
#include "plots/script.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* A new chart: its file in charts/, its name in meson.build and here. */
extern const struct plot_chart plot_trend, plot_bump, plot_slope, plot_dots, plot_panels, plot_heat,
	plot_pillars, plot_swarm, plot_tiles;
const struct plot_chart *const plot_charts[] = { &plot_trend, &plot_bump, &plot_slope, &plot_dots,
	&plot_panels, &plot_heat, &plot_pillars, &plot_swarm, &plot_tiles, NULL };

enum {
	MOST_EDITIONS = 100,
	MOST_LINES = 1000,
	MOST_EVENTS = 20,
	MOST_NOTES = 50,
	MOST_STRIPS = 20,
	LEAST_MM = 40,
	MOST_MM = 2000,
	DOTS_PER_INCH = 300,
};

const struct plot_chart *plot_chart_find(const char *name)
{
	for (size_t i = 0; plot_charts[i]; i++)
		if (strcmp(plot_charts[i]->name, name) == 0)
			return plot_charts[i];
	return NULL;
}

bool plot_format_of(const char *path, enum plot_format *ret, struct err *err)
{
	static const struct {
		const char *ending;
		enum plot_format format;
	} endings[] = { { ".gp", PLOT_GP }, { ".gnuplot", PLOT_GP }, { ".svg", PLOT_SVG },
		{ ".png", PLOT_PNG }, { ".pdf", PLOT_PDF } };
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	const char *dot = strrchr(name, '.');

	for (size_t i = 0; dot && dot > name && i < sizeof endings / sizeof *endings; i++) {
		if (strcasecmp(dot, endings[i].ending) == 0) {
			*ret = endings[i].format;
			return true;
		}
	}
	return err_set(err, ERR_USAGE,
		"%s: the file's ending says what is drawn: .svg, .png, .pdf, or .gp for the "
		"gnuplot "
		"script",
		path);
}

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

static struct plot_input clean_input(
	struct arena *arena, const struct plot_input *given, bool named, size_t *replaced)
{
	struct plot_input input = *given;
	struct plot_event *events = arena_array(arena, given->event_count, sizeof *events);

	for (size_t i = 0; i < given->event_count; i++)
		events[i] = (struct plot_event) { given->events[i].x,
			clean_text(arena, given->events[i].title, named, replaced) };
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

	clean_input(&arena, input, false, &replaced);
	return replaced;
}

/* --- scripts and pictures --- */

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
	return true;
}

bool plot_script(const struct plot_chart *chart, const struct plot_input *input,
	const struct plot_options *options, FILE *script, struct err *err)
{
	__attribute__((cleanup(arena_finish))) struct arena arena = { 0 };
	struct plot_input clean;

	if (!check(input, options, err))
		return false;
	clean = clean_input(&arena, input, options->font != NULL, NULL);
	return chart->draw(&clean, options, script, err);
}

/* "my trend.gp" gives "my-trend.svg". */
static const char *picture_name(struct arena *arena, const char *path)
{
	enum { LONGEST = 100 };
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	const char *dot = strrchr(name, '.');
	size_t length = dot ? (size_t)(dot - name) : strlen(name);
	char *safe;

	while (length > 0 && (*name == '.' || *name == '-')) {
		name++;
		length--;
	}
	safe = arena_strndup(arena, name, length < LONGEST ? length : LONGEST);
	for (char *c = safe; *c; c++)
		if (!strchr("._-", *c) && !(*c >= '0' && *c <= '9') && !(*c >= 'a' && *c <= 'z') &&
			!(*c >= 'A' && *c <= 'Z'))
			*c = '-';
	return arena_printf(arena, "%s.svg", *safe && *safe != '-' ? safe : "chart");
}

/* The script in memory. */
static bool script_text(const struct plot_chart *chart, const struct plot_input *input,
	const struct plot_options *options, struct str *ret, struct err *err)
{
	char *text = NULL;
	size_t length = 0;
	FILE *stream = open_memstream(&text, &length);
	bool fine;

	if (!stream)
		mem_exhausted();
	fine = plot_script(chart, input, options, stream, err);
	if (fclose(stream) != 0)
		mem_exhausted();
	if (fine)
		str_addn(ret, text, length);
	free(text);
	return fine;
}

/* What a screen reader says: the subtitle, then the figures of the highlighted lines. */
static void describe(const struct plot_input *input, struct str *ret)
{
	str_add(ret, input->subtitle ? input->subtitle : "");
	for (size_t i = 0; i < input->line_count; i++) {
		const struct plot_line *line = &input->lines[i];

		if (!line->highlighted)
			continue;
		str_addf(ret, "%s%s:", ret->len ? ". " : "", line->name ? line->name : "");
		for (size_t k = 0; k < input->edition_count; k++)
			str_addf(ret, "%s GCI %d %s", k ? "," : "", input->editions[k].label,
				!line->points[k].present ? "no figure"
				: line->points[k].label  ? line->points[k].label
							 : "");
	}
}

static void amend(
	const struct plot_input *given, const struct plot_options *options, struct str *picture)
{
	__attribute__((cleanup(arena_finish))) struct arena arena = { 0 };
	STR_SCOPED description = { 0 };
	struct plot_input input;

	switch (options->format) {
	case PLOT_PDF:
		picture_fix_date(picture);
		break;
	case PLOT_PNG:
		picture_add_density(picture, DOTS_PER_INCH);
		break;
	case PLOT_SVG:
		/* letters without a glyph can be spoken, so none is replaced */
		input = clean_input(&arena, given, true, NULL);
		describe(&input, &description);
		picture_describe(picture, input.title ? input.title : "", str_text(&description));
		break;
	case PLOT_GP:
		break;
	}
}

static bool write_file(const char *path, const struct str *content, struct err *err)
{
	FILE_OUT_SCOPED out = { 0 };

	if (!file_out_open(path, &out, err))
		return false;
	fwrite(str_text(content), 1, content->len, out.stream);
	return file_out_commit(&out, err);
}

bool plot_file(const struct plot_chart *chart, const struct plot_input *input,
	struct plot_options *options, const char *path, int seconds, struct err *err)
{
	__attribute__((cleanup(arena_finish))) struct arena arena = { 0 };
	STR_SCOPED script = { 0 };
	STR_SCOPED picture = { 0 };
	struct plot_options mine;

	if (!plot_format_of(path, &options->format, err))
		return false;
	mine = *options;
	if (mine.format != PLOT_GP)
		mine.output = NULL; /* gnuplot writes to us */
	else if (!mine.output)
		mine.output = picture_name(&arena, path);
	if (!script_text(chart, input, &mine, &script, err))
		return false;
	if (mine.format == PLOT_GP)
		return write_file(path, &script, err);
	if (!render_script(str_text(&script), script.len, mine.format, seconds, &picture, err))
		return false;
	amend(input, &mine, &picture);
	return write_file(path, &picture, err);
}
