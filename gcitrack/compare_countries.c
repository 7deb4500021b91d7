#include "gcitrack/compare.h"
#include "gcitrack/layout.h"
#include "gcitrack/notes.h"

#include <stdlib.h>
#include <string.h>

struct compare_entry {
	size_t country;
	struct standing standing;
};

struct compare_rows {
	const struct compare_entry *entries;
	size_t count;
};

static int compare_entries(const void *a, const void *b)
{
	const struct compare_entry *left = a, *right = b;

	if (left->standing.present != right->standing.present)
		return left->standing.present ? -1 : 1;
	if (left->standing.higher != right->standing.higher)
		return left->standing.higher < right->standing.higher ? -1 : 1;
	return (left->country > right->country) - (left->country < right->country);
}

static struct compare_entry *compare_order(struct compare *compare, size_t *ret_count)
{
	const struct gci_world *world = compare->question.world;
	struct compare_entry *entries =
		arena_array(compare->context->arena, world->country_count + 1, sizeof(*entries));
	size_t count = 0;

	for (size_t i = 0; i < world->country_count; i++) {
		bool listed = false;

		for (size_t e = 0; e < compare->editions && !listed; e++) {
			const struct gci_record *record = &compare->tables[e]->records[i];

			listed = gci_has(record, GCI_SCORE) || gci_record_rank(record) ||
				 gci_record_tier(record);
		}
		if (compare->member[i] && listed)
			entries[count++] =
				(struct compare_entry) { i, compare->inside.standings[i] };
	}
	qsort(entries, count, sizeof(*entries), compare_entries);
	*ret_count = count;
	return entries;
}

static struct standing compare_standing(struct compare *compare, size_t edition, size_t country)
{
	if (compare->tables[edition]->partial)
		return (struct standing) { 0 };
	return question_ranking(&compare->question, compare->tables[edition])->standings[country];
}

static struct column *compare_fields(const struct compare *compare)
{
	struct arena *arena = compare->context->arena;
	struct column *columns = arena_array(arena, 10 + 2 * compare->editions, sizeof(*columns));
	size_t n = 0;

	for (size_t i = 0; i < 3; i++)
		columns[n++] = compare_columns[i];
	for (size_t e = 0; e < compare->editions; e++) {
		columns[n].name = arena_printf(arena, "place_%d", compare->labels[e]);
		columns[n++].help = compare_columns[3].help;
		columns[n].name = arena_printf(arena, "itu_%d", compare->labels[e]);
		columns[n++].help = compare_columns[4].help;
	}
	for (size_t i = 5; i < COMPARE_GROUP; i++)
		columns[n++] = compare_columns[i];
	columns[n++] = compare_columns[COMPARE_GAPS];
	columns[n++] = compare_columns[COMPARE_GAPS + 1];
	return columns;
}

static struct change_row compare_change(const struct compare *compare, size_t country)
{
	if (!compare->moved)
		return (struct change_row) { 0 };
	return change_country(&compare->change, country);
}

static void compare_row(struct compare *compare, const struct compare_entry *entry)
{
	struct arena *arena = compare->context->arena;
	struct cell *cells = arena_array(arena, 9 + 2 * compare->editions, sizeof(*cells));
	const struct gci_country *country = &compare->question.world->countries[entry->country];
	const struct gci_record *latest = &compare->latest->records[entry->country];
	struct change_row row = compare_change(compare, entry->country);
	const struct stats *scores = &compare->scores.score;
	struct cell score = cell_score100(compare->latest, entry->country);
	size_t n = 0;

	cells[n++] = cell_text(country->iso3);
	cells[n++] = cell_text(country->name);
	cells[n++] =
		entry->standing.present ? cell_int(standing_place(entry->standing)) : cell_null();
	for (size_t e = 0; e < compare->editions; e++) {
		struct standing standing = compare_standing(compare, e, entry->country);

		cells[n++] = standing.present ? cell_int(standing_place(standing)) : cell_null();
		cells[n++] =
			cell_known(gci_record_rank(&compare->tables[e]->records[entry->country]));
	}
	cells[n++] = cell_tier(arena, gci_record_tier(latest));
	cells[n++] = cell_figure(latest, GCI_SCORE);
	cells[n++] = score;
	cells[n++] = row.has_places ? cell_int(row.places) : cell_null();
	cells[n++] = cell_gap(score, scores->n > 0, scores->max);
	cells[n++] = cell_gap(score, scores->has_middle, scores->middle);
	answer_row(compare->context->answer, cells);
}

/* The score, and how far it lies from the best and from the median of those compared. */
static void compare_gaps(const struct compare *compare, size_t country, const char **ret)
{
	struct arena *arena = compare->context->arena;
	const struct stats *scores = &compare->scores.score;
	struct cell score = cell_score100(compare->latest, country);
	struct cell gaps[2] = { cell_gap(score, scores->n > 0, scores->max),
		cell_gap(score, scores->has_middle, scores->middle) };

	ret[0] = score.kind == CELL_DECIMAL ? people_decimal(arena, score.as.decimal) : ".";
	for (int i = 0; i < 2; i++)
		ret[1 + i] = gaps[i].kind == CELL_DECIMAL
				     ? people_signed_decimal(arena, gaps[i].as.decimal)
				     : ".";
}

static const char *compare_trend(struct compare *compare, size_t country)
{
	int *halves = arena_array(compare->context->arena, compare->editions, sizeof(*halves));

	for (size_t e = 0; e < compare->editions; e++) {
		struct standing standing = compare_standing(compare, e, country);

		halves[e] = standing.present ? 2 * standing_place(standing) : 0;
	}
	return compare_spark(compare, halves);
}

static size_t compare_ranks(
	const struct compare *compare, size_t country, const char **cells, size_t n)
{
	for (size_t e = 0; e < compare->editions; e++) {
		const struct gci_record *record = &compare->tables[e]->records[country];

		cells[n++] = people_itu(compare->context->arena, gci_record_rank(record),
			gci_record_tier(record), "");
	}
	return n;
}

/* The places, and what stands right of them. */
static void compare_places(struct compare *compare, size_t country, const char **cells, size_t n)
{
	struct arena *arena = compare->context->arena;
	struct change_row row = compare_change(compare, country);

	for (size_t e = 0; e < compare->editions; e++) {
		struct standing standing = compare_standing(compare, e, country);

		cells[n++] = standing.present
				     ? people_place(arena, standing_place(standing), standing.equal)
				     : ".";
	}
	cells[n++] = !compare->moved ? "" : row.has_places ? people_signed(arena, row.places) : ".";
	if (compare->gaps)
		compare_gaps(compare, country, &cells[n]);
	if (compare->sparks)
		cells[n++] = compare_trend(compare, country);
}

static void compare_line(
	struct compare *compare, const struct compare_entry *entry, struct grid *grid)
{
	struct arena *arena = compare->context->arena;
	const char **cells = arena_array(arena, 7 + 2 * compare->editions, sizeof(*cells));
	size_t n = 0;

	cells[n++] = entry->standing.present ? people_place(arena, standing_place(entry->standing),
						       entry->standing.equal)
					     : ".";
	cells[n++] = compare->question.world->countries[entry->country].name;
	if (compare->halves & COMPARE_LEFT)
		n = compare_ranks(compare, entry->country, cells, n);
	if (compare->halves & COMPARE_RIGHT)
		compare_places(compare, entry->country, cells, n);
	grid_line(grid, cells);
}

/* Below the countries: how far down each column could go. */
static void compare_last_line(struct compare *compare, struct grid *grid)
{
	struct arena *arena = compare->context->arena;
	const char **cells = arena_array(arena, 7 + 2 * compare->editions, sizeof(*cells));
	size_t n = 0;

	cells[n++] = NULL;
	cells[n++] = compare->halves == COMPARE_LEFT    ? "last rank"
		     : compare->halves == COMPARE_RIGHT ? "countries"
		     : compare->brief                   ? "last / all"
							: "last / countries";
	for (size_t e = 0; e < compare->editions && compare->halves & COMPARE_LEFT; e++) {
		int last = gci_last_rank(compare->question.world, compare->tables[e]);

		cells[n++] = last ? arena_printf(arena, "%d", last) : "-";
	}
	for (size_t e = 0; e < compare->editions && compare->halves & COMPARE_RIGHT; e++)
		cells[n++] = arena_printf(arena, "%zu", compare->tables[e]->scored);
	grid_line(grid, cells);
}

/* "20-24" for 2020 and 2024. */
static const char *compare_span(const struct compare *compare)
{
	if (!compare->moved)
		return "";
	return arena_printf(compare->context->arena, "%02d-%02d",
		compare->change.from->edition->label % 100,
		compare->change.to->edition->label % 100);
}

/* Where there is no room for each country's gap: what it is counted from. */
static void compare_gaps_line(const struct compare *compare, struct str *str)
{
	struct arena *arena = compare->context->arena;
	const struct stats *scores = &compare->scores.score;

	if (compare->gaps || scores->n < 2 || !scores->has_middle)
		return;
	layout_text(compare->context, str, 2,
		"Scores (0-100) in GCI %d: best %s, median %s. Each country's gap to them: ask "
		"about two editions, or -f csv.",
		compare->latest->edition->label, people_decimal(arena, scores->max),
		people_decimal(arena, scores->middle));
}

/* Places gained are counted among the countries in both editions: where that is not what the places
 * beside them differ by, the reader could not check them without this. */
static void compare_panel_note(
	struct compare *compare, const struct compare_entry *entries, size_t count)
{
	const struct change *change = &compare->change;
	const struct panel *panel = &change->panel;
	struct arena *arena = compare->context->arena;
	size_t countries = compare->question.world->country_count;
	struct gci_list outside = { arena_array(arena, countries + 1, sizeof(size_t)), 0 };
	const struct ranking *from, *to;
	size_t differ = 0;

	if (!compare->moved)
		return;
	from = question_ranking(&compare->question, change->from);
	to = question_ranking(&compare->question, change->to);
	for (size_t i = 0; i < count; i++) {
		size_t country = entries[i].country;
		struct change_row row = compare_change(compare, country);

		differ += row.has_places && row.places != from->standings[country].higher -
								  to->standings[country].higher;
	}
	for (size_t i = 0; i < countries; i++)
		if (panel->part[i] != PANEL_BOTH && panel->part[i] != PANEL_NEITHER)
			outside.index[outside.count++] = i;
	if (differ)
		answer_note(compare->context->answer, "panel",
			"places are those gained among the %zu countries in both GCI %d and %d, "
			"without %s; in %zu of %zu %s that is not the difference of the two places "
			"shown.",
			panel->n, change->from->edition->label, change->to->edition->label,
			people_names(arena, compare->question.world, &outside), differ, count,
			count == 1 ? "row" : "rows");
}

/* The lowest place that a spark line shows, so that all are on one scale. */
static int compare_worst(struct compare *compare, const struct compare_rows *rows)
{
	int worst = 1;

	for (size_t i = 0; i < rows->count; i++)
		for (size_t e = 0; e < compare->editions; e++) {
			struct standing standing =
				compare_standing(compare, e, rows->entries[i].country);
			int place = standing.present ? standing_place(standing) : 1;

			worst = place > worst ? place : worst;
		}
	return 2 * worst;
}

static void compare_fill(struct compare *compare, const void *all, struct grid *grid)
{
	const struct compare_rows *rows = all;
	bool room = compare->editions > 3 && !compare->brief;

	grid_init(grid, compare->context->arena, compare_spec(compare, "r n"));
	compare_heads(compare, grid, 2, room ? "ITU rank, as printed" : "ITU rank",
		room ? "place, all countries" : "place", compare->moved ? "places" : "",
		compare_span(compare));
	for (size_t i = 0; i < rows->count; i++)
		compare_line(compare, &rows->entries[i], grid);
	compare_last_line(compare, grid);
}

bool compare_countries(struct compare *compare, struct err *err)
{
	struct context *context = compare->context;
	size_t count;
	struct compare_entry *entries = compare_order(compare, &count);
	const struct compare_rows rows = { entries, count };
	STR_SCOPED str = { 0 };

	if (!count)
		return err_set(err, ERR_NOT_FOUND, "%s: no figures in the editions compared",
			compare->title);
	answer_begin(context->answer, compare_fields(compare));
	for (size_t i = 0; i < count; i++)
		compare_row(compare, &entries[i]);
	compare_panel_note(compare, entries, count);
	layout_note(context, &str, "coverage", "%s%s", compare->title,
		layout_wanted(context) ? "" : ".");
	if (layout_wanted(context)) {
		compare->gaps = compare->editions <= COMPARE_ROOM && compare->scores.score.n > 1;
		compare->sparks = compare->editions >= COMPARE_TREND;
		compare->ranks = true;
		compare->worst = compare_worst(compare, &rows);
		compare_fit(compare, &rows, compare_fill, &str);
		compare_gaps_line(compare, &str);
		layout_done(context, &str);
	}
	return true;
}
