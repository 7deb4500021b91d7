#include "gcitrack/series.h"

#include "gcitrack/layout.h"
#include "gcitrack/lists.h"
#include "gcitrack/notes.h"
#include "gcitrack/series_side.h"

#include <stdlib.h>
#include <string.h>

const struct column series_show_columns[] = {
	{ "iso3", "country, ISO 3166-1 alpha-3", true },
	{ "country", "its name", true },
	{ "series", "name of the series", true },
	{ "edition", "ITU's label of the edition" },
	{ "value", "figure, as printed (tier: 1 to 5)" },
	{ "scale", "of the score: largest possible, 1 or 100" },
	{ "source", "with --sources: where the figure is from", true },
	{ NULL, NULL },
};
enum { SERIES_SHOW_FIELDS = 6 };

struct series_figure {
	size_t order; /* of the country, as asked for */
	int series;   /* id */
	const char *name;
	int edition; /* label */
	struct decimal value;
	int source;
};

struct series_show {
	struct question *question;
	struct gci_list countries;
	int *labels; /* of the editions that have one of the figures, oldest first */
	size_t editions;
	bool sources;
	struct series_figure *figures;
	size_t count, capacity;
};

static int series_figures(const void *a, const void *b)
{
	const struct series_figure *left = a, *right = b;

	if (left->order != right->order)
		return left->order < right->order ? -1 : 1;
	if (left->series != right->series)
		return left->series < right->series ? -1 : 1;
	return (left->edition > right->edition) - (left->edition < right->edition);
}

static void series_keep(struct series_show *show, const struct series_side *side)
{
	struct arena *arena = show->question->context->arena;
	size_t order = 0;

	while (order < show->countries.count &&
		show->countries.index[order] != (size_t)side->reading.country)
		order++;
	if (order == show->countries.count)
		return;
	show->figures = arena_grow(
		arena, show->figures, &show->capacity, show->count + 1, sizeof(*show->figures));
	show->figures[show->count++] = (struct series_figure) { order, side->reading.series,
		arena_strdup(arena, side->reading.name), side->reading.edition, side->reading.value,
		side->reading.source };
}

static bool series_among(const int *labels, size_t count, int label)
{
	for (size_t i = 0; i < count; i++)
		if (labels[i] == label)
			return true;
	return false;
}

static bool series_collect(struct series_show *show, const int *asked, size_t asked_count,
	const char *name, struct err *err)
{
	struct context *context = show->question->context;
	SERIES_SCOPED side = { 0 };

	if (!series_side_open(context, 0, 0, name, &side, err))
		return false;
	while (side.more) {
		int label = side.reading.edition;

		if (!asked_count || series_among(asked, asked_count, label))
			series_keep(show, &side);
		if (!series_side_next(&side, err))
			return false;
	}
	if (!show->count)
		return err_set(err, ERR_NOT_FOUND, "no figures of %s for the %s asked about",
			strcmp(name, "all") ? name : "any series",
			show->countries.count == 1 ? "country" : "countries");
	/* They came by edition. */
	show->labels = arena_array(context->arena, show->count, sizeof(*show->labels));
	for (size_t i = 0; i < show->count; i++)
		if (!i || show->figures[i].edition != show->figures[i - 1].edition)
			show->labels[show->editions++] = show->figures[i].edition;
	qsort(show->figures, show->count, sizeof(*show->figures), series_figures);
	return true;
}

static void series_show_rows(const struct series_show *show)
{
	struct context *context = show->question->context;
	const struct gci_world *world = show->question->world;

	for (size_t i = 0; i < show->count; i++) {
		const struct series_figure *figure = &show->figures[i];
		const struct gci_country *country =
			&world->countries[show->countries.index[figure->order]];

		answer_row(context->answer,
			(struct cell[]) { cell_text(country->iso3), cell_text(country->name),
				cell_text(figure->name), cell_int(figure->edition),
				cell_decimal(figure->value),
				figure->series == GCI_SCORE
					? cell_int(edition_find(context, figure->edition)->scale)
					: cell_null(),
				cell_text(context_source(context, figure->source)->name) });
	}
}

/* One series of one country: a line of the table, from figure `first` on; returns where the next
 * begins. */
static size_t series_line(const struct series_show *show, size_t first, struct grid *grid)
{
	struct arena *arena = show->question->context->arena;
	const struct series_figure *figures = show->figures;
	const char **cells = arena_array(arena, show->editions + 1, sizeof(*cells));
	size_t i = first, edition = 0;

	cells[0] = figures[first].name;
	for (size_t e = 0; e < show->editions; e++)
		cells[1 + e] = ".";
	for (; i < show->count && figures[i].order == figures[first].order &&
		figures[i].series == figures[first].series;
		i++) {
		while (show->labels[edition] != figures[i].edition)
			edition++;
		cells[1 + edition] =
			arena_printf(arena, "%s%s", figures[i].series == GCI_TIER ? "T" : "",
				people_decimal(arena, figures[i].value));
	}
	grid_line(grid, cells);
	return i;
}

/* "2017: figures from GCI 2017, re-issue": too long for a column, and mostly one an edition. */
static void series_layout_sources(const struct series_show *show, struct str *str)
{
	struct context *context = show->question->context;

	str_addc(str, '\n');
	for (size_t e = 0; e < show->editions; e++) {
		STR_SCOPED names = { 0 };

		for (size_t s = 0; s < context->source_count; s++) {
			bool used = false;

			for (size_t i = 0; i < show->count; i++)
				used |= show->figures[i].edition == show->labels[e] &&
					show->figures[i].source == context->sources[s].id;
			if (used)
				str_addf(&names, "%s%s", names.len ? ", " : "",
					context->sources[s].name);
		}
		layout_text(
			context, str, 6, "%d: figures from %s", show->labels[e], str_text(&names));
	}
}

static void series_show_layout(const struct series_show *show)
{
	const struct context *context = show->question->context;
	struct arena *arena = context->arena;
	struct grid_span *heads = arena_array(arena, show->editions + 1, sizeof(*heads));
	STR_SCOPED spec = { 0 };
	STR_SCOPED str = { 0 };
	size_t i = 0;

	str_add(&spec, "l");
	heads[0] = (struct grid_span) { 0, 0, 'l', "GCI" };
	for (size_t e = 0; e < show->editions; e++) {
		str_add(&spec, "  r");
		heads[1 + e] = (struct grid_span) { 1 + e, 1 + e, 'r',
			arena_printf(arena, "%d", show->labels[e]) };
	}
	while (i < show->count) {
		size_t order = show->figures[i].order;
		const struct gci_country *country =
			&show->question->world->countries[show->countries.index[order]];
		struct grid grid;

		if (i)
			str_addc(&str, '\n');
		layout_text(context, &str, 0, "%s (%s)", country->name, country->iso3);
		grid_init(&grid, arena, arena_strdup(arena, str_text(&spec)));
		grid_spans(&grid, heads, show->editions + 1);
		while (i < show->count && show->figures[i].order == order)
			i = series_line(show, i, &grid);
		layout_grid(context, &grid, &str);
	}
	if (show->sources)
		series_layout_sources(show, &str);
	layout_done(context, &str);
}

/* The edition whose day decides who is a member. */
static int series_day(const struct question *question, const int *asked, size_t count)
{
	int latest = count ? asked[0] : list_latest(question->context);

	for (size_t i = 1; i < count; i++)
		latest = asked[i] > latest ? asked[i] : latest;
	return latest;
}

/* Countries named of which there is nothing to show. */
static void series_note_missing(const struct series_show *show, const char *name)
{
	const struct question *question = show->question;

	for (size_t w = 0; w < question->arguments.who_count; w++) {
		const struct who *who = &question->arguments.who[w];
		bool found = who->kind != WHO_COUNTRY;

		for (size_t i = 0; i < show->count && !found; i++)
			found = show->countries.index[show->figures[i].order] ==
				(size_t)who->country;
		if (!found)
			answer_note(question->context->answer, "missing",
				"%s has no figures of %s.", who->name,
				strcmp(name, "all") ? name : "any series");
	}
}

bool series_show(struct question *question, const char *name, bool say_sources, struct err *err)
{
	struct series_show show = { .question = question, .sources = say_sources };
	struct context *context = question->context;
	struct column *columns =
		arena_array(context->arena, SERIES_SHOW_FIELDS + 2, sizeof(*columns));
	struct store_source *sources;
	int *asked, id;
	size_t asked_count, source_count;
	bool *used;

	if (!series_known(context, name, &id, err) ||
		!context_sources(context, &sources, &source_count, err) ||
		!question_labels(question, &asked, &asked_count, err) ||
		!question_order(
			question, series_day(question, asked, asked_count), &show.countries, err) ||
		!series_collect(&show, asked, asked_count, name, err))
		return false;
	memcpy(columns, series_show_columns, SERIES_SHOW_FIELDS * sizeof(*columns));
	if (say_sources)
		columns[SERIES_SHOW_FIELDS] = series_show_columns[SERIES_SHOW_FIELDS];
	notes_figures(context, show.labels, show.editions, question->as_of);
	question_meta_of(question, show.labels, show.editions);
	used = arena_array(context->arena, source_count, sizeof(*used));
	for (size_t i = 0; i < show.count; i++)
		notes_mark_source(context, used, show.figures[i].source);
	notes_meta_sources(context, used);
	answer_meta(context->answer, "series", cell_text(name));
	if (show.editions > 1)
		notes_break_printed(context, show.labels[0], show.labels[show.editions - 1],
			series_has_scores(name));
	series_note_missing(&show, name);
	answer_begin(context->answer, columns);
	series_show_rows(&show);
	if (layout_wanted(context))
		series_show_layout(&show);
	answer_end(context->answer);
	return true;
}
