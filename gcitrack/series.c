#include "gcitrack/series.h"

#include "gcitrack/layout.h"
#include "gcitrack/lists.h"
#include "gcitrack/notes.h"

#include <stdlib.h>
#include <string.h>

const struct column series_change_columns[] = {
	{ "series", "name of the series", true },
	{ "iso3", "country, ISO 3166-1 alpha-3", true },
	{ "country", "its name", true },
	{ "region", "ITU region", true },
	{ "value_from", "figure in FROM, as printed" },
	{ "value_to", "figure in TO, as printed" },
	{ "value_change", "TO minus FROM; missing for scores of two scales" },
	{ NULL, NULL },
};

/* The figures of one edition, in the order of series and country. */
struct series_side {
	struct store_cursor *cursor;
	struct store_reading reading;
	bool more;
	char *name; /* of the series being read, kept for the comparison; NULL at first */
	int id;     /* its id: what the store orders by */
};

static void series_close(struct series_side *side)
{
	store_read_close(side->cursor);
	mem_free(side->name);
}

#define SERIES_SCOPED __attribute__((cleanup(series_close))) struct series_side

static bool series_next(struct store *store, struct series_side *side, struct err *err)
{
	size_t size;

	if (!store_read_next(side->cursor, &side->reading, &side->more, err))
		return false;
	if (!side->more || (side->name && !strcmp(side->name, side->reading.series)))
		return true;
	size = strlen(side->reading.series) + 1;
	mem_free(side->name);
	side->name = mem_alloc(size);
	memcpy(side->name, side->reading.series, size);
	return store_series(store, side->name, false, &side->id, err);
}

static bool series_open(const struct context *context, int edition, const char *name,
	struct series_side *side, struct err *err)
{
	const struct store_view view = {
		.as_known = context->as_known, .from = edition, .to = edition
	};

	return store_read(context->store, &view, strcmp(name, "all") ? name : NULL, &side->cursor,
		       err) &&
	       series_next(context->store, side, err);
}

/* Which of the two is behind: <0 the first, >0 the second, 0: the same series and country. */
static int series_order(const struct series_side *from, const struct series_side *to)
{
	if (from->id != to->id)
		return from->id < to->id ? -1 : 1;
	return (from->reading.country > to->reading.country) -
	       (from->reading.country < to->reading.country);
}

static void series_row(const struct question *question, const struct series_side *from,
	const struct series_side *to, bool scales_differ)
{
	const struct gci_country *country = &question->world->countries[to->reading.country];
	struct decimal moved = { 0 };
	bool known = !(scales_differ && to->id == GCI_SCORE) &&
		     decimal_sub(to->reading.value, from->reading.value, &moved);

	answer_row(question->context->answer,
		(struct cell[]) { cell_text(to->name), cell_text(country->iso3),
			cell_text(country->name), cell_text(country->region),
			cell_decimal(from->reading.value), cell_decimal(to->reading.value),
			known ? cell_decimal(moved) : cell_null() });
}

static bool series_rows(const struct question *question, const struct gci_table *from_table,
	const struct gci_table *to_table, const struct chosen *chosen, const char *name,
	size_t *ret_count, struct err *err)
{
	struct context *context = question->context;
	bool scales_differ = from_table->edition->scale != to_table->edition->scale;
	SERIES_SCOPED from = { 0 };
	SERIES_SCOPED to = { 0 };

	if (!series_open(context, from_table->edition->label, name, &from, err) ||
		!series_open(context, to_table->edition->label, name, &to, err))
		return false;
	if (!from.more || !to.more)
		return err_set(err, ERR_NOT_FOUND, "GCI %d has no figures of %s",
			(from.more ? to_table : from_table)->edition->label,
			strcmp(name, "all") ? name : "any series");
	if (scales_differ && from.id == GCI_SCORE)
		answer_note(context->answer, "scale",
			"score: as printed, on 0-%d and on 0-%d; gcitrack change without --series "
			"compares scores on 0-100.",
			from_table->edition->scale, to_table->edition->scale);
	answer_begin(context->answer, series_change_columns);
	while (from.more && to.more) {
		int order = series_order(&from, &to);

		if (!order && chosen->member[to.reading.country]) {
			series_row(question, &from, &to, scales_differ);
			++*ret_count;
		}
		if (order <= 0 && !series_next(context->store, &from, err))
			return false;
		if (order >= 0 && !series_next(context->store, &to, err))
			return false;
	}
	return true;
}

static bool series_known(const struct context *context, const char *name, struct err *err)
{
	int id = 0;

	if (strcmp(name, "all") != 0 && !store_series(context->store, name, false, &id, err))
		return false;
	if (id >= 0)
		return true;
	return err_set(err, ERR_NOT_FOUND,
		"no series \"%s\": the built-in ones are score, itu_rank, tier, legal, technical, "
		"organizational, capacity and cooperation",
		name);
}

bool series_change(struct question *question, const struct gci_table *from,
	const struct gci_table *to, const struct chosen *chosen, const char *name, struct err *err)
{
	struct context *context = question->context;
	int labels[2] = { from->edition->label, to->edition->label };
	size_t count = 0;

	if (!series_known(context, name, err))
		return false;
	notes_figures(context, labels, 2, question->as_of);
	answer_meta(context->answer, "from", cell_int(labels[0]));
	answer_meta(context->answer, "to", cell_int(labels[1]));
	answer_meta(context->answer, "series", cell_text(name));
	question_meta_of(question, labels, 2);
	notes_break_printed(context, labels[0], labels[1]);
	if (!series_rows(question, from, to, chosen, name, &count, err))
		return false;
	answer_note(context->answer, "coverage", "%s: %zu %s in both editions%s%s.", name, count,
		count == 1 ? "figure" : "figures", chosen->title ? ", of " : "",
		chosen->title ? chosen->title : "");
	answer_end(context->answer);
	return true;
}

/* ---- show --series ---- */

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
	size_t edition; /* index of the labels */
	struct decimal value;
	int source;
};

struct series_show {
	struct question *question;
	const struct gci_list *countries;
	const int *labels;
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

static void series_keep(struct series_show *show, const struct series_side *side, size_t edition)
{
	struct arena *arena = show->question->context->arena;
	size_t order = 0;

	while (order < show->countries->count &&
		show->countries->index[order] != (size_t)side->reading.country)
		order++;
	if (order == show->countries->count)
		return;
	show->figures = arena_grow(
		arena, show->figures, &show->capacity, show->count + 1, sizeof(*show->figures));
	show->figures[show->count++] =
		(struct series_figure) { order, side->id, arena_strdup(arena, side->name), edition,
			side->reading.value, side->reading.source };
}

static bool series_collect(struct series_show *show, const char *name, struct err *err)
{
	struct context *context = show->question->context;

	for (size_t e = 0; e < show->editions; e++) {
		SERIES_SCOPED side = { 0 };

		if (!series_open(context, show->labels[e], name, &side, err))
			return false;
		while (side.more) {
			series_keep(show, &side, e);
			if (!series_next(context->store, &side, err))
				return false;
		}
	}
	if (!show->count)
		return err_set(err, ERR_NOT_FOUND, "no figures of %s for the %s asked about",
			strcmp(name, "all") ? name : "any series",
			show->countries->count == 1 ? "country" : "countries");
	qsort(show->figures, show->count, sizeof(*show->figures), series_figures);
	return true;
}

static bool series_show_rows(const struct series_show *show, struct err *err)
{
	struct context *context = show->question->context;
	const struct gci_world *world = show->question->world;
	struct store_source *sources;
	size_t source_count;

	if (!context_sources(context, &sources, &source_count, err))
		return false;
	for (size_t i = 0; i < show->count; i++) {
		const struct series_figure *figure = &show->figures[i];
		const struct gci_country *country =
			&world->countries[show->countries->index[figure->order]];
		const struct gci_edition *edition =
			gci_table_find(world, show->labels[figure->edition])->edition;
		const char *source = NULL;

		for (size_t s = 0; s < source_count; s++)
			if (sources[s].id == figure->source)
				source = sources[s].name;
		answer_row(context->answer,
			(struct cell[]) { cell_text(country->iso3), cell_text(country->name),
				cell_text(figure->name), cell_int(edition->label),
				cell_decimal(figure->value),
				figure->series == GCI_SCORE ? cell_int(edition->scale)
							    : cell_null(),
				cell_text(source) });
	}
	return true;
}

/* One series of one country: a line of the table, from figure `first` on; returns where the next
 * begins. */
static size_t series_line(const struct series_show *show, size_t first, struct grid *grid)
{
	struct arena *arena = show->question->context->arena;
	const struct series_figure *figures = show->figures;
	const char **cells = arena_array(arena, show->editions + 1, sizeof(*cells));
	size_t i = first;

	cells[0] = figures[first].name;
	for (size_t e = 0; e < show->editions; e++)
		cells[1 + e] = ".";
	for (; i < show->count && figures[i].order == figures[first].order &&
		figures[i].series == figures[first].series;
		i++)
		cells[1 + figures[i].edition] =
			arena_printf(arena, "%s%s", figures[i].series == GCI_TIER ? "T" : "",
				people_decimal(arena, figures[i].value));
	grid_line(grid, cells);
	return i;
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
			&show->question->world->countries[show->countries->index[order]];
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
	layout_done(context, &str);
}

bool series_show(struct question *question, const struct gci_list *countries, const int *labels,
	size_t count, const char *name, bool sources, struct err *err)
{
	struct series_show show = { question, countries, labels, count, sources, NULL, 0, 0 };
	struct context *context = question->context;
	struct column *columns =
		arena_array(context->arena, SERIES_SHOW_FIELDS + 2, sizeof(*columns));

	if (!series_known(context, name, err) || !series_collect(&show, name, err))
		return false;
	memcpy(columns, series_show_columns, SERIES_SHOW_FIELDS * sizeof(*columns));
	if (sources)
		columns[SERIES_SHOW_FIELDS] = series_show_columns[SERIES_SHOW_FIELDS];
	notes_figures(context, labels, count, question->as_of);
	question_meta_of(question, labels, count);
	answer_meta(context->answer, "series", cell_text(name));
	if (count > 1)
		notes_break_printed(context, labels[0], labels[count - 1]);
	answer_begin(context->answer, columns);
	if (!series_show_rows(&show, err))
		return false;
	if (layout_wanted(context))
		series_show_layout(&show);
	answer_end(context->answer);
	return true;
}
