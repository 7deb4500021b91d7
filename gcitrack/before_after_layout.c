#include "gcitrack/before_after.h"

#include "gcitrack/layout.h"
#include "gcitrack/notes.h"

#include <assert.h>

/* ---- for eyes ---- */

/* One line of the table of means: a cell an edition that is compared, a bar before the first after
 * the event. */
static void means_line(const struct before_after_run *run, struct grid *grid, const char *head,
	const char *(*cell)(const struct before_after_run *run, size_t edition))
{
	const char **cells = arena_array(run->context->arena, run->count + 2, sizeof(*cells));
	bool after = false;
	size_t n = 0;

	cells[n++] = head;
	for (size_t e = 0; e < run->count; e++) {
		if (run->phases[e] == BEFORE_AFTER_NEITHER)
			continue;
		if (run->phases[e] == BEFORE_AFTER_POST && !after) {
			cells[n++] = "|";
			after = true;
		}
		cells[n++] = cell(run, e);
	}
	grid_line(grid, cells);
}

/* Means of an edition, from a pair it is in. */
static const struct before_after_pair *pair_with(
	const struct before_after_run *run, size_t edition, bool *ret_second)
{
	const struct before_after_pair *pairs = run->result.pairs;
	size_t p = 0;

	while (pairs[p].first != edition && pairs[p].second != edition)
		p++; /* every edition compared is in a pair */
	*ret_second = pairs[p].second == edition;
	return &pairs[p];
}

static double group_mean(const struct before_after_run *run, size_t edition)
{
	bool second;
	const struct before_after_pair *pair = pair_with(run, edition, &second);

	return second ? pair->group_second : pair->group_first;
}

static double others_mean(const struct before_after_run *run, size_t edition)
{
	bool second;
	const struct before_after_pair *pair = pair_with(run, edition, &second);

	return second ? pair->others_second : pair->others_first;
}

static const char *label_cell(const struct before_after_run *run, size_t edition)
{
	return arena_printf(run->context->arena, "%d", before_after_label(run, edition));
}

static const char *collected_cell(const struct before_after_run *run, size_t edition)
{
	return before_after_collected(run->context->arena, run->tables[edition]->edition);
}

static const char *group_cell(const struct before_after_run *run, size_t edition)
{
	return before_after_figure(run->context->arena, group_mean(run, edition));
}

static const char *others_cell(const struct before_after_run *run, size_t edition)
{
	return before_after_figure(run->context->arena, others_mean(run, edition));
}

static const char *gap_cell(const struct before_after_run *run, size_t edition)
{
	return before_after_figure(
		run->context->arena, group_mean(run, edition) - others_mean(run, edition));
}

static void layout_means(const struct before_after_run *run, struct str *str)
{
	struct arena *arena = run->context->arena;
	const char *word = run->outcome == BEFORE_AFTER_SCORE ? "mean" : "mean percentile";
	struct grid grid;
	STR_SCOPED spec = { 0 };

	str_addc(&spec, 'l');
	for (int phase = BEFORE_AFTER_PRE; phase <= BEFORE_AFTER_POST; phase++) {
		if (phase == BEFORE_AFTER_POST)
			str_add(&spec, "  l");
		for (size_t e = 0; e < run->count; e++)
			if ((int)run->phases[e] == phase)
				str_add(&spec, "  r");
	}
	grid_init(&grid, arena, arena_strdup(arena, str_text(&spec)));
	means_line(run, &grid, "GCI", label_cell);
	means_line(run, &grid, "data from", collected_cell);
	means_line(run, &grid, arena_printf(arena, "%s %s", run->group.who.code, word), group_cell);
	means_line(run, &grid, arena_printf(arena, "others' %s", word), others_cell);
	means_line(run, &grid, "gap", gap_cell);
	layout_grid(run->context, &grid, str);
}

/* "-5.95 VNM": the difference, and whose leaving gives it. */
static const char *extreme_code(const struct before_after_run *run, const struct gci_list *units)
{
	struct arena *arena = run->context->arena;

	if (units->count > 2)
		return arena_printf(arena, "(%zu tie)", units->count);
	return people_codes(arena, run->question.world, units);
}

static void difference_line(const struct before_after_run *run, struct grid *grid, const char *head,
	const struct before_after_pair *pair)
{
	struct arena *arena = run->context->arena;

	grid_line(
		grid, (const char *[]) { head, before_after_figure_signed(arena, pair->difference),
			      pair->has_p ? before_after_share(arena, pair->p) : ".",
			      before_after_figure_signed(arena, pair->loo_min),
			      extreme_code(run, &pair->loo_min_units),
			      before_after_figure_signed(arena, pair->loo_max),
			      extreme_code(run, &pair->loo_max_units) });
}

static void layout_differences(const struct before_after_run *run, struct str *str)
{
	const struct before_after *result = &run->result;
	struct arena *arena = run->context->arena;
	struct grid grid;
	const struct grid_span above[] = {
		{ 2, 2, 'r', arena_printf(arena, "random groups of %zu", result->group.count) },
		{ 3, 6, 'l', "leaving one member out" },
	};
	const struct grid_span below[] = {
		{ 0, 0, 'l',
			arena_printf(
				arena, "gap since %d", before_after_label(run, result->last_pre)) },
		{ 1, 1, 'r', "difference" },
		{ 2, 2, 'r', "with as much or more" },
		{ 3, 4, 'l', "lowest" },
		{ 5, 6, 'l', "highest" },
	};

	grid_init(&grid, arena, "l  r  r   r l  r l");
	grid_spans(&grid, above, 2);
	grid_spans(&grid, below, 5);
	for (size_t p = 0; p < result->pair_count; p++)
		if (result->pairs[p].post)
			difference_line(run, &grid,
				arena_printf(arena, "  %d",
					before_after_label(run, result->pairs[p].second)),
				&result->pairs[p]);
	for (size_t p = 0; p < result->pair_count; p++)
		if (!result->pairs[p].post)
			difference_line(run, &grid,
				arena_printf(arena, "before: %d to %d",
					before_after_label(run, result->pairs[p].first),
					before_after_label(run, result->pairs[p].second)),
				&result->pairs[p]);
	layout_grid(run->context, &grid, str);
}

/* The members one by one; the others are in the other formats. */
static void layout_detail(const struct before_after_run *run, struct str *str)
{
	struct context *context = run->context;
	const struct before_after *result = &run->result;
	struct grid grid;
	STR_SCOPED spec = { 0 };

	str_add(&spec, "l");
	for (size_t e = 0; e < run->count; e++)
		str_add(&spec, "  r");
	grid_init(&grid, context->arena, arena_strdup(context->arena, str_text(&spec)));
	for (size_t i = 0; i <= result->group.count; i++) {
		const char **cells = arena_array(context->arena, run->count + 2, sizeof(*cells));
		size_t unit = i ? result->group.index[i - 1] : 0;

		cells[0] = i ? run->question.world->countries[unit].name : "member";
		for (size_t e = 0; e < run->count; e++)
			cells[e + 1] = i ? before_after_figure(context->arena,
						   before_after_outcome_of(run, e, unit))
					 : label_cell(run, e);
		grid_line(&grid, cells);
	}
	layout_grid(context, &grid, str);
}

void before_after_layout(const struct before_after_run *run)
{
	struct context *context = run->context;
	const struct before_after *result = &run->result;
	const struct before_after_event *event = &run->event;
	STR_SCOPED str = { 0 };

	layout_text(context, &str, 2, "%s (%zu of %zu) and %zu others%s%s%s; %s%s%s",
		run->group.who.code, result->group.count, run->group.set.count,
		result->others.count, run->others_given ? " (" : "",
		run->others_given ? run->others.who.code : "", run->others_given ? ")" : "",
		before_after_day(run), event->title ? " " : "", event->title ? event->title : "");
	layout_means(run, &str);
	layout_differences(run, &str);
	if (option_flag(context, "detail"))
		layout_detail(run, &str);
	layout_text(context, &str, 0, "%s", before_after_closing(run));
	layout_done(context, &str);
}
