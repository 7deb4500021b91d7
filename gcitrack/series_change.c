#include "gcitrack/series.h"

#include "gcitrack/notes.h"
#include "gcitrack/series_side.h"

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

/* Which of the two is behind: <0 the first, >0 the second, 0: the same series and country. */
static int series_order(const struct series_side *from, const struct series_side *to)
{
	if (from->reading.series != to->reading.series)
		return from->reading.series < to->reading.series ? -1 : 1;
	return (from->reading.country > to->reading.country) -
	       (from->reading.country < to->reading.country);
}

/* change --series: what is asked, and what comes of it. */
struct series_moves {
	const struct question *question;
	const char *name;
	const int *labels;
	const struct chosen *chosen;
	size_t count; /* of rows */
};

static bool series_scales_differ(const struct series_moves *moves)
{
	const struct context *context = moves->question->context;

	return edition_find(context, moves->labels[0])->scale !=
	       edition_find(context, moves->labels[1])->scale;
}

static void series_row(struct series_moves *moves, const struct store_reading *from,
	const struct store_reading *to)
{
	const struct gci_country *country = &moves->question->world->countries[to->country];
	struct decimal moved = { 0 };
	bool known = !(to->series == GCI_SCORE && series_scales_differ(moves)) &&
		     decimal_sub(to->value, from->value, &moved);

	answer_row(moves->question->context->answer,
		(struct cell[]) { cell_text(to->name), cell_text(country->iso3),
			cell_text(country->name), cell_text(country->region),
			cell_decimal(from->value), cell_decimal(to->value),
			known ? cell_decimal(moved) : cell_null() });
	moves->count++;
}

/* A pass over both editions: a row for each figure asked for that both have; or, with `used`, no
 * more than a mark for its sources. */
static bool series_pass(struct series_moves *moves, bool *used, struct err *err)
{
	const struct context *context = moves->question->context;
	const int *labels = moves->labels;
	SERIES_SCOPED from = { 0 };
	SERIES_SCOPED to = { 0 };

	if (!series_side_open(context, labels[0], labels[0], moves->name, &from, err) ||
		!series_side_open(context, labels[1], labels[1], moves->name, &to, err))
		return false;
	if (!from.more || !to.more)
		return err_set(err, ERR_NOT_FOUND, "GCI %d has no figures of %s", labels[from.more],
			strcmp(moves->name, "all") ? moves->name : "any series");
	if (series_scales_differ(moves) && from.reading.series == GCI_SCORE)
		answer_note(context->answer, "scale",
			"score: as printed, on 0-%d and on 0-%d; gcitrack change without --series "
			"compares scores on 0-100.",
			edition_find(context, labels[0])->scale,
			edition_find(context, labels[1])->scale);
	if (!used)
		answer_begin(context->answer, series_change_columns);
	while (from.more && to.more) {
		int order = series_order(&from, &to);
		bool both = !order && moves->chosen->member[to.reading.country];

		if (both && used) {
			notes_mark_source(context, used, from.reading.source);
			notes_mark_source(context, used, to.reading.source);
		} else if (both) {
			series_row(moves, &from.reading, &to.reading);
		}
		if (order <= 0 && !series_side_next(&from, err))
			return false;
		if (order >= 0 && !series_side_next(&to, err))
			return false;
	}
	return true;
}

/* meta has its place before the rows: what these are from must have been looked up by then. */
static bool series_sources(struct series_moves *moves, struct err *err)
{
	struct context *context = moves->question->context;
	struct store_source *sources;
	size_t count;
	bool *used;

	if (!context_sources(context, &sources, &count, err))
		return false;
	used = arena_array(context->arena, count, sizeof(*used));
	if (!series_pass(moves, used, err))
		return false;
	notes_meta_sources(context, used);
	return true;
}

/* The last edition before `before` that has figures of the series; `whole`: among those with scores
 * of (nearly) all countries. `*ret` 0: there is none. */
static bool series_last(const struct question *question, const char *name, int before, bool whole,
	int *ret, struct err *err)
{
	const struct context *context = question->context;
	const struct gci_world *world = question->world;

	*ret = 0;
	for (size_t i = world->edition_count; i > 0 && !*ret; i--) {
		int label = world->editions[i - 1].label;
		const struct gci_table *table = gci_table_find(world, label);
		SERIES_SCOPED side = { 0 };

		if (label >= before || (whole && (!table || table->partial)))
			continue;
		if (!series_side_open(context, label, label, name, &side, err))
			return false;
		if (side.more)
			*ret = label;
	}
	return true;
}

/* The editions given, else the latest two there are; of the GCI's own series whole ones. */
static bool series_pair(
	struct question *question, const char *name, bool own, int *ret, struct err *err)
{
	enum { BEYOND = 10000 };
	struct context *context = question->context;
	const struct arguments *arguments = &question->arguments;
	bool one = arguments->edition_count == 1;

	if (arguments->edition_count > 1)
		return edition_pair(context, arguments, &ret[0], &ret[1], err);
	for (int whole = !own; whole >= 0; whole--) {
		ret[1] = one ? arguments->editions[0] : 0;
		if (!one && !series_last(question, name, BEYOND, whole, &ret[1], err))
			return false;
		if (!series_last(question, name, ret[1], whole, &ret[0], err))
			return false;
		if (!ret[0])
			continue;
		if (one)
			edition_note_pair(context, ret[0], ret[1]);
		return true;
	}
	return err_set(err, ERR_NOT_FOUND, "there are no two editions with figures of %s",
		strcmp(name, "all") ? name : "any series");
}

bool series_change(struct question *question, const char *name, struct err *err)
{
	struct context *context = question->context;
	struct chosen chosen;
	int labels[2], id;
	struct series_moves moves = {
		.question = question, .name = name, .labels = labels, .chosen = &chosen
	};

	if (!series_known(context, name, &id, err) ||
		!series_pair(question, name, id >= GCI_SERIES, labels, err) ||
		!question_rows(question, labels[1], &chosen, err))
		return false;
	notes_figures(context, labels, 2, question->as_of);
	answer_meta(context->answer, "from", cell_int(labels[0]));
	answer_meta(context->answer, "to", cell_int(labels[1]));
	answer_meta(context->answer, "series", cell_text(name));
	question_meta_of(question, labels, 2);
	notes_break_printed(context, labels[0], labels[1], series_has_scores(name));
	if ((context->answer->format == FORMAT_JSON && !series_sources(&moves, err)) ||
		!series_pass(&moves, NULL, err))
		return false;
	answer_note(context->answer, "coverage", "%s: %zu %s in both editions%s%s.", name,
		moves.count, moves.count == 1 ? "figure" : "figures", chosen.title ? ", of " : "",
		chosen.title ? chosen.title : "");
	answer_end(context->answer);
	return true;
}
