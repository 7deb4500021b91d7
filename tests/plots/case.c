#include "tests/plots/case.h"

#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 400, MOST_EDITIONS = 12, LIMIT = 1024 * 1024 };

struct reading {
	struct arena *arena;
	struct plot_input *input;
	struct plot_options *options;
	struct plot_edition *editions;
	struct plot_line *lines;
	struct plot_point (*points)[MOST_EDITIONS]; /* of each line */
	struct plot_event *events;
	struct plot_region *regions;
	const char **notes, **pillars;
	char *rest; /* of the line being read */
};

static _Noreturn void give_up(const char *why, const char *what)
{
	fprintf(stderr, "%s: %s\n", why, what);
	exit(2);
}

/* The next field of the line; an empty one is "". */
static char *field(struct reading *reading)
{
	if (!reading->rest)
		give_up("a field is missing", "in a line of a case");
	return strsep(&reading->rest, "\t");
}

static double number(struct reading *reading)
{
	return strtod(field(reading), NULL);
}

static enum plot_metric metric_of(const char *word)
{
	static const char *const words[] = { "place", "itu", "percentile", "score" };

	for (size_t i = 0; i < 4; i++)
		if (strcmp(words[i], word) == 0)
			return (enum plot_metric)i;
	give_up("no such metric", word);
}

static struct plot_point point_of(char *text)
{
	struct plot_point point = { 0 };
	char *part;

	if (strcmp(text, "-") == 0)
		return point;
	point.present = true;
	point.value = strtod(strsep(&text, ";"), NULL);
	part = strsep(&text, ";");
	point.label = part;
	part = strsep(&text, ";");
	point.small = part && *part ? part : NULL;
	part = strsep(&text, ";");
	point.derived = part && *part;
	part = strsep(&text, ";");
	if (part && *part) {
		point.has_change = true;
		point.change = strtod(part, NULL);
		point.change_label = part;
	}
	point.tier = text ? atoi(text) : 0;
	return point;
}

static void read_line(struct reading *reading)
{
	struct plot_line *line = &reading->lines[reading->input->line_count++];
	size_t count = reading->input->edition_count;
	struct plot_point *points = reading->points[reading->input->line_count - 1];
	const char *flags = field(reading);

	line->highlighted = strchr(flags, '*') != NULL;
	line->median = strchr(flags, 'm') != NULL;
	line->backdrop = strchr(flags, 'o') != NULL;
	line->region = MOST;
	line->iso3 = field(reading);
	line->name = field(reading);
	line->points = points;
	for (size_t i = 0; i < count; i++)
		points[i] = point_of(field(reading));
}

/* Figures of the pillars, "-" for a missing one. */
static const struct plot_figure *read_figures(struct reading *reading)
{
	size_t count = reading->input->pillar_count;
	struct plot_figure *figures = arena_array(reading->arena, count, sizeof *figures);

	for (size_t i = 0; i < count; i++) {
		const char *text = field(reading);

		figures[i] =
			(struct plot_figure) { strcmp(text, "-") != 0, strtod(text, NULL), text };
	}
	return figures;
}

/* Lines and editions are named by their numbers among those read so far. */
static size_t index_of(struct reading *reading, size_t count)
{
	size_t index = (size_t)number(reading);

	if (index >= count)
		give_up("no such line or edition", "in a case");
	return index;
}

static void read_pillars(struct reading *reading)
{
	struct plot_input *input = reading->input;

	input->pillar_most = number(reading);
	while (reading->rest)
		reading->pillars[input->pillar_count++] = field(reading);
}

static void read_region(struct reading *reading)
{
	struct plot_region *region = &reading->regions[reading->input->region_count++];

	region->name = field(reading);
	region->median = number(reading);
}

/* Facts of lines and editions already read; false for another word. */
static bool read_more(struct reading *reading, const char *word)
{
	struct plot_input *input = reading->input;

	if (strcmp(word, "pillars") == 0) {
		read_pillars(reading);
	} else if (strcmp(word, "figures") == 0) {
		size_t line = index_of(reading, input->line_count);
		size_t edition = index_of(reading, input->edition_count);

		reading->points[line][edition].pillars = read_figures(reading);
	} else if (strcmp(word, "medians") == 0) {
		size_t edition = index_of(reading, input->edition_count);

		reading->editions[edition].medians = read_figures(reading);
	} else if (strcmp(word, "region") == 0) {
		read_region(reading);
	} else if (strcmp(word, "in") == 0) {
		size_t line = index_of(reading, input->line_count);

		reading->lines[line].region = index_of(reading, input->region_count);
	} else if (strcmp(word, "group") == 0) {
		input->group = field(reading);
	} else {
		return false;
	}
	return true;
}

static void read_edition(struct reading *reading)
{
	struct plot_edition *edition = &reading->editions[reading->input->edition_count++];
	const char *flags;

	edition->label = (int)number(reading);
	edition->x = number(reading);
	edition->when = field(reading);
	edition->of = (int)number(reading);
	flags = field(reading);
	edition->derived = strchr(flags, 'd') != NULL;
	edition->broken = strchr(flags, 'b') != NULL;
}

static void read_fact(struct reading *reading)
{
	struct plot_input *input = reading->input;
	const char *word = field(reading);

	if (strcmp(word, "title") == 0)
		input->title = field(reading);
	else if (strcmp(word, "subtitle") == 0)
		input->subtitle = field(reading);
	else if (strcmp(word, "source") == 0)
		input->source = field(reading);
	else if (strcmp(word, "font") == 0)
		reading->options->font = field(reading);
	else if (strcmp(word, "width") == 0)
		reading->options->width_mm = number(reading);
	else if (strcmp(word, "height") == 0)
		reading->options->height_mm = number(reading);
	else if (strcmp(word, "metric") == 0)
		input->metric = metric_of(field(reading));
	else if (strcmp(word, "last") == 0)
		input->last = (int)number(reading);
	else if (strcmp(word, "note") == 0)
		reading->notes[input->note_count++] = field(reading);
	else if (strcmp(word, "edition") == 0)
		read_edition(reading);
	else if (strcmp(word, "event") == 0) {
		reading->events[input->event_count].x = number(reading);
		reading->events[input->event_count++].title = field(reading);
	} else if (strcmp(word, "line") == 0)
		read_line(reading);
	else if (!read_more(reading, word) && *word && *word != '#')
		give_up("no such fact", word);
}

void case_read(const char *path, struct arena *arena, struct plot_input *ret,
	struct plot_options *ret_options)
{
	struct reading reading = { arena, ret, ret_options,
		arena_array(arena, MOST, sizeof *reading.editions),
		arena_array(arena, MOST, sizeof *reading.lines),
		arena_array(arena, MOST, sizeof *reading.points),
		arena_array(arena, MOST, sizeof *reading.events),
		arena_array(arena, MOST, sizeof *reading.regions),
		arena_array(arena, MOST, sizeof *reading.notes),
		arena_array(arena, MOST, sizeof *reading.pillars), NULL };
	struct err err;
	char *text, *line;
	size_t length;

	if (!file_read(path, LIMIT, arena, &text, &length, &err))
		give_up("cannot read the case", err.text);
	*ret = (struct plot_input) { .editions = reading.editions,
		.lines = reading.lines,
		.events = reading.events,
		.regions = reading.regions,
		.pillars = reading.pillars,
		.notes = reading.notes };
	*ret_options = (struct plot_options) { 0 };
	while ((line = strsep(&text, "\n")) != NULL) {
		reading.rest = line;
		read_fact(&reading);
	}
}
