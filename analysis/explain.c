#include "analysis/explain.h"

#include <stdlib.h>

const char *const explain_how_names[EXPLAIN_HOWS] = {
	[EXPLAIN_OVERTOOK] = "overtook",
	[EXPLAIN_OVERTAKEN_BY] = "overtaken_by",
	[EXPLAIN_ENTRANT_ABOVE] = "entrant_above",
	[EXPLAIN_LEAVER_ABOVE] = "leaver_above",
};

/* ---- one edition ---- */

static void levels_fill(const struct gci_table *table, const struct ranking *whole, size_t country,
	struct arena *arena, struct explain_edition *ret)
{
	size_t last = (size_t)ret->standing.distinct_higher;

	ret->level_count = last;
	ret->levels = arena_array(arena, last, sizeof *ret->levels);
	for (size_t i = 0; i < whole->count; i++) {
		struct standing above = whole->standings[i];
		struct explain_level *level;

		if (!above.present || above.higher >= whole->standings[country].higher)
			continue;
		level = &ret->levels[above.distinct_higher];
		if (level->countries.count == 0) {
			level->score = table->records[i].figure[GCI_SCORE].value;
			level->countries.index = arena_array(
				arena, (size_t)above.equal, sizeof *level->countries.index);
			ret->shared += above.equal > 1;
		}
		level->countries.index[level->countries.count++] = i;
	}
}

bool explain_edition(const struct gci_world *world, const struct gci_table *table, size_t country,
	struct arena *arena, struct explain_edition *ret)
{
	struct ranking whole;

	if (!gci_has(&table->records[country], GCI_SCORE))
		return false;
	rank_table(table, world, NULL, arena, &whole);
	*ret = (struct explain_edition) {
		.country = country,
		.standing = whole.standings[country],
		.of = whole.n,
		.itu_rank = gci_record_rank(&table->records[country]),
	};
	levels_fill(table, &whole, country, arena, ret);
	return true;
}

/* ---- two editions ---- */

/* Who is above, level with or below the country in one edition. */
struct side {
	const struct gci_table *table;
	struct ranking whole;
	size_t country;
};

static bool side_above(const struct side *side, size_t other)
{
	struct standing mine = side->whole.standings[side->country];
	struct standing theirs = side->whole.standings[other];

	return theirs.present && theirs.higher < mine.higher;
}

static bool side_level(const struct side *side, size_t other)
{
	struct standing mine = side->whole.standings[side->country];
	struct standing theirs = side->whole.standings[other];

	return theirs.present && theirs.higher == mine.higher && other != side->country;
}

/* Where the score stands among the countries of the pair panel in `field`, with the country's own
 * score there left out: r(s, F) of gcitrack-formulas(7) is one more than `higher`. */
static struct standing field_standing(const struct gci_world *world, const struct gci_table *field,
	const struct panel *panel, size_t country, struct decimal score)
{
	struct standing ret = { .equal = 1 };

	for (size_t i = 0; i < world->country_count; i++) {
		struct decimal other;
		int order;

		if (i == country || !panel->both[i] ||
			!gci_record_score100(field->edition, &field->records[i], &other))
			continue;
		order = decimal_cmp(other, score);
		ret.higher += order > 0;
		ret.equal += order == 0;
	}
	return ret;
}

static int field_rank(const struct gci_world *world, const struct gci_table *field,
	const struct panel *panel, size_t country, struct decimal score)
{
	return field_standing(world, field, panel, country, score).higher + 1;
}

/* The change of place split into the country's own change of score and that of the field, each as
 * the mean of measuring it in the field of FROM and of TO (Shapley's value of two players). */
static void split_fill(const struct gci_world *world, const struct side *from,
	const struct side *to, const struct panel *panel, struct explain_change *ret)
{
	size_t i = ret->country;
	struct decimal s0 =
		gci_score100(from->table->edition, from->table->records[i].figure[GCI_SCORE].value);
	struct decimal s1 =
		gci_score100(to->table->edition, to->table->records[i].figure[GCI_SCORE].value);
	int old_in_old = field_rank(world, from->table, panel, i, s0);
	int new_in_old = field_rank(world, from->table, panel, i, s1);
	struct standing stood = field_standing(world, to->table, panel, i, s0);
	int old_in_new = stood.higher + 1;
	int new_in_new = field_rank(world, to->table, panel, i, s1);

	ret->own_x2 = (old_in_old - new_in_old) + (old_in_new - new_in_new);
	ret->others_x2 = 2 * (old_in_old - new_in_new) - ret->own_x2;
	ret->stood_still = old_in_new;
	ret->stood_still_tied = stood.equal;
}

/* How country `j` bears on the move; false where it does not. */
static bool row_of(const struct side *from, const struct side *to, enum panel_part part, size_t j,
	struct explain_row *ret)
{
	bool above_from = side_above(from, j), above_to = side_above(to, j);

	*ret = (struct explain_row) {
		.country = j,
		.part = part,
		.level_from = side_level(from, j),
		.level_to = side_level(to, j),
	};
	if (above_from == above_to)
		return false;
	if (part == PANEL_BOTH)
		ret->how = above_from ? EXPLAIN_OVERTOOK : EXPLAIN_OVERTAKEN_BY;
	else
		ret->how = above_from ? EXPLAIN_LEAVER_ABOVE : EXPLAIN_ENTRANT_ABOVE;
	return true;
}

static void row_count(const struct explain_row *row, struct explain_change *ret)
{
	if (row->how == EXPLAIN_OVERTOOK) {
		ret->overtook++;
		ret->overtook_level += row->level_to;
	} else if (row->how == EXPLAIN_OVERTAKEN_BY) {
		ret->overtaken_by++;
		ret->overtaken_level += row->level_from;
	} else if (row->how == EXPLAIN_ENTRANT_ABOVE) {
		ret->entrants_above++;
		ret->entrants_missing += row->part == PANEL_MISSING_FROM;
	} else {
		ret->leavers_above++;
		ret->leavers_missing += row->part == PANEL_MISSING_TO;
	}
}

static int row_compare(const void *left, const void *right)
{
	const struct explain_row *a = left, *b = right;

	if (a->how != b->how)
		return a->how < b->how ? -1 : 1;
	return (a->country > b->country) - (a->country < b->country);
}

static void rows_fill(const struct gci_world *world, const struct side *from, const struct side *to,
	const struct panel *panel, struct arena *arena, struct explain_change *ret)
{
	ret->rows = arena_array(arena, world->country_count, sizeof *ret->rows);
	for (size_t j = 0; j < world->country_count; j++) {
		struct explain_row row;

		if (j == ret->country || !row_of(from, to, panel->part[j], j, &row))
			continue;
		row_count(&row, ret);
		ret->rows[ret->row_count++] = row;
	}
	qsort(ret->rows, ret->row_count, sizeof *ret->rows, row_compare);
}

bool explain_change(const struct gci_world *world, const struct gci_table *from,
	const struct gci_table *to, size_t country, struct arena *arena, struct explain_change *ret)
{
	struct side before = { .table = from, .country = country };
	struct side after = { .table = to, .country = country };
	struct panel panel;

	if (!gci_has(&from->records[country], GCI_SCORE) ||
		!gci_has(&to->records[country], GCI_SCORE))
		return false;
	panel_pair(world, from, to, arena, &panel);
	rank_table(from, world, NULL, arena, &before.whole);
	rank_table(to, world, NULL, arena, &after.whole);
	*ret = (struct explain_change) {
		.country = country,
		.from = before.whole.standings[country],
		.to = after.whole.standings[country],
		.of_from = before.whole.n,
		.of_to = after.whole.n,
		.itu_from = gci_record_rank(&from->records[country]),
		.itu_to = gci_record_rank(&to->records[country]),
	};
	ret->place_from = standing_place(ret->from);
	ret->place_to = standing_place(ret->to);
	rows_fill(world, &before, &after, &panel, arena, ret);
	split_fill(world, &before, &after, &panel, ret);
	return true;
}
