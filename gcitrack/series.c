#include "gcitrack/series.h"

#include "gcitrack/notes.h"

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

bool series_change(struct question *question, const struct gci_table *from,
	const struct gci_table *to, const struct chosen *chosen, const char *name, struct err *err)
{
	struct context *context = question->context;
	int labels[2] = { from->edition->label, to->edition->label }, id = 0;
	size_t count = 0;

	if (strcmp(name, "all") && !store_series(context->store, name, false, &id, err))
		return false;
	if (id < 0)
		return err_set(err, ERR_NOT_FOUND,
			"no series \"%s\": the built-in ones are score, itu_rank, tier, legal, "
			"technical, organizational, capacity and cooperation",
			name);
	notes_common(context, labels, 2, question->as_of);
	answer_meta(context->answer, "from", cell_int(labels[0]));
	answer_meta(context->answer, "to", cell_int(labels[1]));
	answer_meta(context->answer, "series", cell_text(name));
	question_meta_of(question, labels, 2);
	notes_break(context, labels[0], labels[1]);
	if (!series_rows(question, from, to, chosen, name, &count, err))
		return false;
	answer_note(context->answer, "coverage", "%s: %zu %s in both editions%s%s.", name, count,
		count == 1 ? "figure" : "figures", chosen->title ? ", of " : "",
		chosen->title ? chosen->title : "");
	answer_end(context->answer);
	return true;
}
