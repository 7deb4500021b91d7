/* regions: statistics of the ITU regions and the world, or of groups. */
#include "gcitrack/layout.h"
#include "gcitrack/notes.h"
#include "gcitrack/question.h"

#include <string.h>

static const struct column regions_columns[] = {
	{ "group", "ITU region, group or world", true },
	{ "edition", "ITU's label of the edition" },
	{ "n", "members with a score" },
	{ "members", "members" },
	{ "mean", "mean of their scores on 0-100" },
	{ "median", "median of their scores on 0-100" },
	{ "min", "lowest score on 0-100, exact" },
	{ "max", "highest score on 0-100, exact" },
	{ "sd", "population standard deviation of the scores" },
	{ "median_place", "median of their places among all countries" },
	{ "t1", "members in tier T1" },
	{ "t2", "members in tier T2" },
	{ "t3", "members in tier T3" },
	{ "t4", "members in tier T4" },
	{ "t5", "members in tier T5" },
	{ "best", "countries with the highest score, all that tie", true },
	{ "worst", "countries with the lowest score, all that tie", true },
	{ "gap_best", "the median minus the highest score, exact" },
	{ "gap_median", "the median minus that of all countries, exact" },
	{ NULL, NULL },
};
enum { REGIONS_CELLS = 19 };

struct regions {
	struct question question;
	struct context *context;
	int *labels;
	size_t editions;
	struct group *groups;
	struct stats_group *stats; /* stats[group * editions + edition] */
	struct stats_group *all;   /* of all countries, one an edition */
	size_t count;
	bool sorted; /* nobody asked for an order */
};

static const char *const regions_default[] = { "Africa", "Americas", "Arab States", "Asia-Pacific",
	"CIS", "Europe", "world" };

/* The groups asked about, else ITU's regions and the world. */
static bool regions_who(struct regions *regions, struct err *err)
{
	struct context *context = regions->context;
	struct arguments *arguments = &regions->question.arguments;
	size_t room = sizeof(regions_default) / sizeof(*regions_default);
	struct who only;

	if (arguments->who_count && context->group)
		return err_set(err, ERR_USAGE,
			"regions: --group and GROUP arguments say the same thing: give one of "
			"them");
	if (arguments->who_count)
		return true;
	regions->sorted = !context->group;
	if (context->group) {
		if (!who_parse(context, context->group, &only, err))
			return false;
		room = 1;
	}
	arguments->who = arena_array(context->arena, room, sizeof(*arguments->who));
	arguments->who_count = room;
	if (context->group) {
		arguments->who[0] = only;
		return true;
	}
	for (size_t i = 0; i < room; i++) {
		/* '@': "CIS" is also an organisation's name in the world of aliases. */
		const char *word = arena_printf(context->arena, "@%s", regions_default[i]);

		if (!who_parse(context, word, &arguments->who[i], err))
			return false;
	}
	return true;
}

static bool regions_stats(struct regions *regions, struct err *err)
{
	struct question *question = &regions->question;
	struct arena *arena = regions->context->arena;

	regions->count = question->arguments.who_count;
	regions->groups = arena_array(arena, regions->count, sizeof(*regions->groups));
	regions->stats =
		arena_array(arena, regions->count * regions->editions, sizeof(*regions->stats));
	regions->all = arena_array(arena, regions->editions, sizeof(*regions->all));
	for (size_t e = 0; e < regions->editions; e++)
		question_stats_all(
			question, question_table(question, regions->labels[e]), &regions->all[e]);
	for (size_t g = 0; g < regions->count; g++) {
		struct group *group = &regions->groups[g];

		if (!question_group(question, &question->arguments.who[g],
			    regions->labels[regions->editions - 1], group, err))
			return false;
		for (size_t e = 0; e < regions->editions; e++)
			question_stats(question, question_table(question, regions->labels[e]),
				group, &regions->stats[g * regions->editions + e]);
	}
	return true;
}

/* ITU's regions by their means, highest first; the world stays below them. Groups that were asked
 * for stay in the order given. */
static void regions_sort(struct regions *regions)
{
	size_t last = regions->editions - 1;

	for (size_t i = 1; i + 1 < regions->count; i++)
		for (size_t j = i; j > 0; j--) {
			struct stats_group *left = &regions->stats[(j - 1) * regions->editions];
			struct stats_group *right = &regions->stats[j * regions->editions];
			struct group group = regions->groups[j];

			if (!right[last].score.n ||
				(left[last].score.n && decimal_cmp(right[last].score.mean,
							       left[last].score.mean) <= 0))
				break;
			regions->groups[j] = regions->groups[j - 1];
			regions->groups[j - 1] = group;
			for (size_t e = 0; e < regions->editions; e++) {
				struct stats_group stats = left[e];

				left[e] = right[e];
				right[e] = stats;
			}
		}
}

static void regions_row(const struct regions *regions, size_t group, size_t edition)
{
	const struct stats_group *stats = &regions->stats[group * regions->editions + edition];
	const struct gci_world *world = regions->question.world;
	struct arena *arena = regions->context->arena;
	struct cell cells[REGIONS_CELLS];
	bool any = stats->score.n > 0;
	size_t n = 0;

	cells[n++] = cell_text(regions->groups[group].who.code);
	cells[n++] = cell_int(regions->labels[edition]);
	cells[n++] = cell_int(stats->score.n);
	cells[n++] = cell_int((int64_t)stats->members);
	cells[n++] = any ? cell_decimal(stats->score.mean) : cell_null();
	cells[n++] = any ? cell_decimal(stats->score.median) : cell_null();
	cells[n++] = any ? cell_decimal(stats->score.min) : cell_null();
	cells[n++] = any ? cell_decimal(stats->score.max) : cell_null();
	cells[n++] = any ? cell_round(stats->score.sd, 2) : cell_null();
	cells[n++] = stats->has_median_place ? cell_decimal(stats->median_place) : cell_null();
	for (int t = 0; t < GCI_TIERS; t++)
		cells[n++] = stats->has_tiers ? cell_int(stats->tiers[t]) : cell_null();
	cells[n++] = any ? cell_codes(arena, world, &stats->best) : cell_null();
	cells[n++] = any ? cell_codes(arena, world, &stats->worst) : cell_null();
	cells_group_gaps(&stats->score, &regions->all[edition].score, &cells[n]);
	answer_row(regions->context->answer, cells);
}

/* "DNK 92.60", "GBR SAU 99.54", "5 tied 100.00". */
static const char *regions_extreme(
	const struct regions *regions, const struct gci_list *list, struct decimal score)
{
	struct arena *arena = regions->context->arena;
	const char *figure = people_decimal(arena, score);

	if (list->count > 2)
		return arena_printf(arena, "%zu tied %s", list->count, figure);
	return arena_printf(
		arena, "%s %s", people_codes(arena, regions->question.world, list), figure);
}

static void regions_line(
	const struct regions *regions, size_t group, size_t edition, bool tiers, struct grid *grid)
{
	const struct stats_group *stats = &regions->stats[group * regions->editions + edition];
	struct arena *arena = regions->context->arena;
	bool any = stats->score.n > 0, series = regions->editions > 1;
	char sd[DECIMAL_TEXT];
	const char *cells[16] = { NULL };
	size_t n = 0;

	cells[n++] = series ? arena_printf(arena, "  %d", regions->labels[edition])
			    : regions->groups[group].who.code;
	cells[n++] = (size_t)stats->score.n == stats->members
			     ? arena_printf(arena, "%zu", stats->members)
			     : arena_printf(arena, "%d of %zu", stats->score.n, stats->members);
	cells[n++] = any ? people_decimal(arena, stats->score.median) : ".";
	cells[n++] = any ? people_decimal(arena, stats->score.mean) : ".";
	cells[n++] = any ? arena_strdup(arena,
				   decimal_format(decimal_round(stats->score.sd, 2), '.', sd))
			 : ".";
	cells[n++] = people_median_place(arena, stats);
	for (int t = 0; tiers && t < GCI_TIERS; t++)
		cells[n++] = stats->has_tiers ? arena_printf(arena, "%d", stats->tiers[t]) : ".";
	cells[n++] = any ? regions_extreme(regions, &stats->best, stats->score.max) : ".";
	if (!tiers)
		cells[n++] = any ? regions_extreme(regions, &stats->worst, stats->score.min) : ".";
	grid_line(grid, cells);
}

/* Column heads: the first line spans, the second names. */
static void regions_heads(const struct regions *regions, bool tiers, struct grid *grid)
{
	static const char *const names[] = { "countries", "median", "mean", "sd", "median", "T1",
		"T2", "T3", "T4", "T5", "highest" };
	static const char *const plain[] = { "countries", "median", "mean", "sd", "median",
		"highest", "lowest" };
	static const struct grid_span above[] = {
		{ 2, 4, 'c', "score 0-100" },
		{ 5, 5, 'r', "place" },
		{ 6, 10, 'c', "countries in tier" },
	};
	size_t n = 0;
	struct grid_span below[16];

	grid_spans(grid, above, tiers ? 3 : 2);
	if (regions->editions > 1)
		below[n++] = (struct grid_span) { 0, 0, 'l', "  GCI" };
	for (size_t i = 0; i < (tiers ? 11 : 7); i++)
		below[n++] = (struct grid_span) { 1 + i, 1 + i, i < (tiers ? 10 : 5) ? 'r' : 'l',
			tiers ? names[i] : plain[i] };
	grid_spans(grid, below, n);
}

static void regions_layout(const struct regions *regions)
{
	struct context *context = regions->context;
	const char *as_of = regions->question.as_of;
	bool series = regions->editions > 1, tiers = false;
	struct grid grid;
	STR_SCOPED str = { 0 };

	for (size_t i = 0; i < regions->count * regions->editions; i++)
		tiers |= regions->stats[i].has_tiers;
	layout_text(context, &str, 0, "GCI %d%s%s%s%s", regions->labels[0],
		series ? arena_printf(
				 context->arena, " to %d", regions->labels[regions->editions - 1])
		       : "",
		as_of ? ", members on " : "", as_of ? as_of : "",
		!regions->sorted ? ""
		: series         ? arena_printf(context->arena, ", highest mean of GCI %d first",
					   regions->labels[regions->editions - 1])
				 : ", highest mean first");
	grid_init(&grid, context->arena,
		tiers ? "n  r  r r r  r  r r r r r  l" : "n  r  r r r  r  l  l");
	regions_heads(regions, tiers, &grid);
	for (size_t g = 0; g < regions->count; g++) {
		if (series)
			grid_text(&grid, regions->groups[g].who.code);
		for (size_t e = 0; e < regions->editions; e++)
			regions_line(regions, g, e, tiers, &grid);
	}
	layout_grid(context, &grid, &str);
	layout_done(context, &str);
}

static void regions_notes(const struct regions *regions)
{
	struct answer *answer = regions->context->answer;

	for (size_t g = 0; g < regions->count; g++) {
		const struct who *who = &regions->groups[g].who;

		if (who->kind == WHO_WORLD && regions->editions > 1)
			answer_note(
				answer, "world", "world: in each edition the countries it lists.");
	}
	for (size_t e = 0; e < regions->editions; e++) {
		STR_SCOPED short_of = { 0 };

		for (size_t g = 0; g < regions->count; g++)
			coverage_add(&short_of, regions->groups[g].who.code,
				&regions->stats[g * regions->editions + e]);
		if (short_of.len)
			answer_note(answer, "coverage", "With a score in GCI %d: %s.",
				regions->labels[e], str_text(&short_of));
	}
	if (regions->editions > 1)
		notes_break(regions->context, regions->labels[0],
			regions->labels[regions->editions - 1]);
}

static bool regions_run(struct context *context, struct err *err)
{
	struct regions regions = { .context = context };

	if (!question_load(context, false, &regions.question, err) ||
		!question_as_of(&regions.question, err) || !regions_who(&regions, err) ||
		!question_editions(&regions.question, QUESTION_LATEST, &regions.labels,
			&regions.editions, err) ||
		!regions_stats(&regions, err))
		return false;
	if (regions.sorted)
		regions_sort(&regions);
	notes_common(context, regions.labels, regions.editions, regions.question.as_of);
	question_meta_of(&regions.question, regions.labels, regions.editions);
	regions_notes(&regions);
	answer_begin(context->answer, regions_columns);
	for (size_t g = 0; g < regions.count; g++)
		for (size_t e = 0; e < regions.editions; e++)
			regions_row(&regions, g, e);
	if (layout_wanted(context))
		regions_layout(&regions);
	answer_end(context->answer);
	return true;
}

static const struct example regions_examples[] = {
	{ "gcitrack regions", "ITU's regions and the world in the latest edition" },
	{ "gcitrack regions ASEAN EU --edition all", "two groups over all editions" },
	{ NULL, NULL },
};

const struct command command_regions = {
	.name = "regions",
	.arguments = "[GROUP...] [EDITION...]",
	.heeds = "group edition as-of as-known cite",
	.summary = "statistics of ITU regions and the world, or of groups",
	.description =
		"Mean, median and population standard deviation of scores on 0-100, the median of "
		"places among all countries, tiers, and who is highest and lowest. Several "
		"editions, or --edition all, give a series. An ITU region is the countries it has "
		"in the GCI today, in every edition; who was listed besides is named.",
	.completes = "@group",
	.store = COMMAND_READS,
	.columns = regions_columns,
	.examples = regions_examples,
	.run = regions_run,
};
