#include "analysis/stats.h"
#include "gcitrack/compare.h"
#include "gcitrack/layout.h"
#include "gcitrack/notes.h"

#include <math.h>

static struct column *compare_group_fields(const struct compare *compare)
{
	static const char *const names[] = { "n", "median_place", "mean", "median" };
	struct arena *arena = compare->context->arena;
	struct column *columns = arena_array(arena, 11 + 4 * compare->editions, sizeof(*columns));
	size_t n = 0;

	columns[n++] = compare_columns[COMPARE_GROUP];
	columns[n++] = compare_columns[COMPARE_GROUP + 1];
	for (size_t e = 0; e < compare->editions; e++)
		for (size_t i = 0; i < 4; i++) {
			columns[n].name =
				arena_printf(arena, "%s_%d", names[i], compare->labels[e]);
			columns[n++].help = compare_columns[COMPARE_GROUP + 2 + i].help;
		}
	for (int t = 1; t <= GCI_TIERS; t++) {
		columns[n].name = arena_printf(arena, "t%d", t);
		columns[n++].help = arena_printf(arena, "members in tier T%d, latest edition", t);
	}
	columns[n++] = compare_columns[COMPARE_BEST];
	columns[n++] = compare_columns[COMPARE_GAPS];
	columns[n++] = compare_columns[COMPARE_GAPS + 1];
	return columns;
}

/* What the rows are ordered by, and tiers are of: the last full edition. */
static size_t compare_last(const struct compare *compare)
{
	size_t last = 0;

	while (compare->tables[last] != compare->latest)
		last++;
	return last;
}

static struct stats_group *compare_stats(struct compare *compare, const struct group *group)
{
	struct stats_group *stats =
		arena_array(compare->context->arena, compare->editions, sizeof(*stats));

	for (size_t e = 0; e < compare->editions; e++)
		question_stats(&compare->question, compare->tables[e], group, &stats[e]);
	return stats;
}

static void compare_group_row(
	struct compare *compare, const struct group *group, const struct stats_group *stats)
{
	struct arena *arena = compare->context->arena;
	struct cell *cells = arena_array(arena, 10 + 4 * compare->editions, sizeof(*cells));
	const struct stats_group *last = &stats[compare_last(compare)];
	size_t n = 0;

	cells[n++] = cell_text(group->who.code);
	cells[n++] = cell_int((int64_t)last->members);
	for (size_t e = 0; e < compare->editions; e++) {
		bool any = stats[e].score.n > 0;

		cells[n++] = cell_int(stats[e].score.n);
		cells[n++] = stats[e].has_median_place ? cell_decimal(stats[e].median_place)
						       : cell_null();
		cells[n++] = any ? cell_decimal(stats[e].score.mean) : cell_null();
		cells[n++] = any ? cell_decimal(stats[e].score.median) : cell_null();
	}
	for (int t = 0; t < GCI_TIERS; t++)
		cells[n++] = last->has_tiers ? cell_int(last->tiers[t]) : cell_null();
	cells[n++] = last->score.n ? cell_codes(arena, compare->question.world, &last->best)
				   : cell_null();
	cells_group_gaps(&last->score, &compare->scores.score, &cells[n]);
	answer_row(compare->context->answer, cells);
}

/* Twice the median place; 0: none. */
static int compare_group_halves(const struct stats_group *stats)
{
	return stats->has_median_place ? (int)lround(2 * decimal_double(stats->median_place)) : 0;
}

/* The median places, and what stands right of them. */
static void compare_group_places(
	struct compare *compare, const struct stats_group *stats, const char **cells, size_t n)
{
	struct arena *arena = compare->context->arena;
	const struct stats_group *last = &stats[compare_last(compare)];
	int *halves = arena_array(arena, compare->editions, sizeof(*halves));

	for (size_t e = 0; e < compare->editions; e++) {
		cells[n++] = people_median_place(arena, &stats[e]);
		halves[e] = compare_group_halves(&stats[e]);
	}
	cells[n++] = last->has_tiers ? arena_printf(arena, "%d", last->tiers[0]) : "";
	if (compare->sparks)
		cells[n++] = compare_spark(compare, halves);
}

static void compare_group_line(struct compare *compare, const struct group *group,
	const struct stats_group *stats, struct grid *grid)
{
	struct arena *arena = compare->context->arena;
	const char **cells = arena_array(arena, 4 + 2 * compare->editions, sizeof(*cells));
	const struct stats_group *last = &stats[compare_last(compare)];
	size_t n = 0;

	cells[n++] = group->who.kind == WHO_COUNTRY ? group->who.name : group->who.code;
	cells[n++] = (size_t)last->score.n == last->members
			     ? arena_printf(arena, "%zu", last->members)
			     : arena_printf(arena, "%d of %zu", last->score.n, last->members);
	for (size_t e = 0; e < compare->editions && compare->halves & COMPARE_LEFT; e++)
		cells[n++] = stats[e].score.n ? people_decimal(arena, stats[e].score.mean) : ".";
	if (compare->halves & COMPARE_RIGHT)
		compare_group_places(compare, stats, cells, n);
	grid_line(grid, cells);
}

/* Rule 7: an aggregate says how much of the group it stands on. */
static void compare_group_coverage(struct compare *compare, const struct group *groups,
	struct stats_group *const *stats, size_t count)
{
	struct answer *answer = compare->context->answer;

	for (size_t e = 0; e < compare->editions; e++) {
		STR_SCOPED short_of = { 0 };

		for (size_t g = 0; g < count; g++)
			coverage_add(&short_of, groups[g].who.code, &stats[g][e]);
		if (short_of.len)
			answer_note(answer, "coverage", "With a score in GCI %d: %s.",
				compare->labels[e], str_text(&short_of));
	}
	for (size_t g = 0; g < count; g++)
		if (groups[g].who.kind == WHO_WORLD && compare->editions > 1)
			answer_note(
				answer, "world", "world: in each edition the countries it lists.");
}

struct compare_group_rows {
	const struct group *groups;
	struct stats_group *const *stats;
	size_t count;
};

static void compare_groups_fill(struct compare *compare, const void *all, struct grid *grid)
{
	const struct compare_group_rows *rows = all;
	bool tiers = rows->stats[0][compare_last(compare)].has_tiers;
	bool room = compare->editions > 2;

	grid_init(grid, compare->context->arena,
		compare_spec(compare, compare->brief ? "n r" : "n  r"));
	compare_heads(compare, grid, 2, room ? "mean score (0-100)" : "mean score",
		room ? "median place" : "med. place", tiers ? "tier" : "", tiers ? "T1" : "");
	for (size_t i = 0; i < rows->count; i++)
		compare_group_line(compare, &rows->groups[i], rows->stats[i], grid);
}

static void compare_groups_layout(struct compare *compare, const struct compare_group_rows *rows)
{
	struct context *context = compare->context;
	const char *as_of = compare->question.as_of;
	STR_SCOPED str = { 0 };

	layout_text(context, &str, 0, "%zu groups%s%s, best mean of GCI %d first", rows->count,
		as_of ? ", members on " : "", as_of ? as_of : "",
		compare->labels[compare_last(compare)]);
	compare->sparks = compare->editions >= COMPARE_TREND;
	for (size_t i = 0; i < rows->count; i++)
		for (size_t e = 0; e < compare->editions; e++) {
			int halves = compare_group_halves(&rows->stats[i][e]);

			compare->worst = halves > compare->worst ? halves : compare->worst;
		}
	compare_fit(compare, rows, compare_groups_fill, &str);
	layout_done(context, &str);
}

/* Best mean of the latest edition first; those of equal means stay in the order given. */
static void compare_groups_sort(
	struct group *groups, struct stats_group **stats, size_t count, size_t last)
{
	for (size_t i = 1; i < count; i++)
		for (size_t j = i; j > 0; j--) {
			struct group group = groups[j];
			struct stats_group *own = stats[j];

			if (!own[last].score.n ||
				(stats[j - 1][last].score.n &&
					decimal_cmp(own[last].score.mean,
						stats[j - 1][last].score.mean) <= 0))
				break;
			groups[j] = groups[j - 1];
			stats[j] = stats[j - 1];
			groups[j - 1] = group;
			stats[j - 1] = own;
		}
}

bool compare_groups(struct compare *compare, struct err *err)
{
	struct context *context = compare->context;
	const struct arguments *arguments = &compare->question.arguments;
	size_t count = arguments->who_count, last = compare_last(compare);
	struct group *groups = arena_array(context->arena, count, sizeof(*groups));
	struct stats_group **stats = arena_array(context->arena, count, sizeof(*stats));

	for (size_t w = 0; w < count; w++) {
		if (!question_group(&compare->question, &arguments->who[w],
			    compare->labels[compare->editions - 1], &groups[w], err))
			return false;
		stats[w] = compare_stats(compare, &groups[w]);
	}
	compare_groups_sort(groups, stats, count, last);
	question_stats_all(&compare->question, compare->latest, &compare->scores);
	notes_common(context, compare->labels, compare->editions, compare->question.as_of);
	answer_begin(context->answer, compare_group_fields(compare));
	for (size_t i = 0; i < count; i++)
		compare_group_row(compare, &groups[i], stats[i]);
	compare_group_coverage(compare, groups, stats, count);
	if (layout_wanted(context))
		compare_groups_layout(
			compare, &(struct compare_group_rows) { groups, stats, count });
	return true;
}
