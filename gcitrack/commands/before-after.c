/* before-after: a group against everyone else around a date, with placebo groups. The answer says
 * what differed, never why. */
#include "gcitrack/before_after.h"
#include "gcitrack/layout.h"
#include "gcitrack/notes.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { DRAWS = 10000, DRAWS_MOST = 1000000, SEED = 1, ROW_CELLS = 13, DETAIL_BASE = 3 };

static const struct column before_after_columns[] = {
	{ "kind", "pre-trend (both editions before the event) or post", true },
	{ "pre", "the earlier edition" },
	{ "post", "the later edition" },
	{ "group_n", "members compared: those with a score in every full edition" },
	{ "others_n", "countries they are compared with" },
	{ "group_pre", "mean of the group in the earlier edition" },
	{ "group_post", "mean of the group in the later edition" },
	{ "others_pre", "mean of the others in the earlier edition" },
	{ "others_post", "mean of the others in the later edition" },
	{ "difference", "gain of the group minus gain of the others" },
	{ "p", "share of random groups of this size that differ as much or more" },
	{ "loo_min", "lowest difference with one member left out" },
	{ "loo_max", "highest difference with one member left out" },
	{ NULL, NULL },
};

/* ---- what is asked ---- */

static bool event_read(struct before_after_run *run, struct err *err)
{
	struct context *context = run->context;
	const char *given = option_text(context, "event");
	struct store_event *events;
	struct before_after_event *event = &run->event;
	size_t count;

	if (!given)
		return err_set(err, ERR_USAGE,
			"before-after needs --event: a date, or an id that `gcitrack events` "
			"lists; for example: gcitrack before-after ASEAN --event accp-start");
	if (!store_events(context->store, context->arena, &events, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!strcmp(events[i].id, given))
			*event = (struct before_after_event) { .id = events[i].id,
				.date = events[i].date,
				.precision = events[i].precision,
				.title = events[i].title };
	if (!event->date) {
		if (given[0] < '0' || given[0] > '9')
			return err_set(err, ERR_NOT_FOUND,
				"no event \"%s\": `gcitrack events` lists them; a date such as "
				"2017-04 does as well",
				given);
		if (!option_date(context, "event", &event->date, err))
			return false;
		event->precision = strlen(given) == 4   ? "year"
				   : strlen(given) == 7 ? "month"
							: "day";
	}
	event->year = (int)strtol(event->date, NULL, 10);
	return true;
}

/* One group; membership as of the event, so that nobody is a member for what came after it. */
static bool group_read(struct before_after_run *run, struct err *err)
{
	struct context *context = run->context;
	const struct arguments *arguments = &run->question.arguments;
	const char *others = option_text(context, "others"), *as_of = context->as_of;
	struct who who;
	bool good;

	if (arguments->edition_count || context->edition)
		return err_set(err, ERR_USAGE,
			"before-after looks at all editions: --pre and --post choose among them");
	if (arguments->who_count + (context->group != NULL) != 1)
		return err_set(err, ERR_USAGE,
			"before-after takes one group, for example ASEAN; a group of your own: "
			"gcitrack groups add");
	if (context->group && !who_parse(context, context->group, &who, err))
		return false;
	if (!context->group)
		who = arguments->who[0];
	if (who.kind == WHO_COUNTRY)
		return err_set(err, ERR_MISLEADING,
			"%s is one country, and one country against all others says little: "
			"before-after needs a group of at least %d",
			who.name, BEFORE_AFTER_MEMBERS);
	if (!as_of)
		context->as_of = run->event.date;
	good = question_group(&run->question, &who, 0, &run->group, err);
	if (good && others) {
		run->others_given = true;
		good = who_parse(context, others, &who, err) &&
		       question_group(&run->question, &who, 0, &run->others, err);
	}
	context->as_of = as_of;
	return good;
}

/* The editions of --pre or --post: words with commas between them, the option once or often. */
static bool phase_override(struct before_after_run *run, const char *option,
	enum before_after_phase phase, struct err *err)
{
	struct context *context = run->context;
	const char *const *values = option_list(context, option);

	if (!values)
		return true;
	for (size_t e = 0; e < run->count; e++)
		if (run->phases[e] == phase)
			run->phases[e] = BEFORE_AFTER_NEITHER;
	for (; *values; values++) {
		char *list = arena_strdup(context->arena, *values), *rest = NULL;

		for (char *word = strtok_r(list, ", ", &rest); word;
			word = strtok_r(NULL, ", ", &rest)) {
			size_t e = 0;
			int label;

			if (!edition_parse(context, word, &label, err))
				return false;
			while (e < run->count && before_after_label(run, e) != label)
				e++;
			if (e == run->count)
				return err_set(err, ERR_MISLEADING,
					"--%s %d: this edition is partial, and is left out", option,
					label);
			run->phases[e] = phase;
		}
	}
	return true;
}

/* What the years of data collection say, where --pre and --post do not say otherwise. */
static bool phases_read(struct before_after_run *run, struct err *err)
{
	const struct gci_world *world = run->question.world;
	struct arena *arena = run->context->arena;
	size_t last_pre = 0;
	bool pre = false;

	run->tables = arena_array(arena, world->table_count + 1, sizeof(*run->tables));
	run->phases = arena_array(arena, world->table_count + 1, sizeof(*run->phases));
	for (size_t t = 0; t < world->table_count; t++) {
		const struct gci_table *table = &world->tables[t];

		if (table->partial)
			continue;
		run->phases[run->count] = before_after_phase(table->edition, run->event.year);
		run->tables[run->count++] = table;
	}
	if (!phase_override(run, "pre", BEFORE_AFTER_PRE, err) ||
		!phase_override(run, "post", BEFORE_AFTER_POST, err))
		return false;
	for (size_t e = 0; e < run->count; e++)
		if (run->phases[e] == BEFORE_AFTER_PRE) {
			last_pre = e;
			pre = true;
		}
	for (size_t e = 0; pre && e < last_pre; e++)
		if (run->phases[e] == BEFORE_AFTER_POST)
			return err_set(err, ERR_USAGE,
				"GCI %d cannot be after the event and GCI %d before it",
				before_after_label(run, e), before_after_label(run, last_pre));
	return true;
}

static bool options_read(
	struct before_after_run *run, long *ret_draws, long *ret_seed, struct err *err)
{
	struct context *context = run->context;
	const char *outcome = option_text(context, "outcome");

	if (outcome && !strcmp(outcome, "percentile"))
		run->outcome = BEFORE_AFTER_PERCENTILE;
	run->matched = option_text(context, "match") != NULL;
	return option_int(context, "draws", 0, DRAWS_MOST, ret_draws, err) &&
	       option_int(context, "seed", 0, INT32_MAX, ret_seed, err) &&
	       option_double(context, "match", 0, 100, &run->match, err);
}

/* Where one side has no edition: one that may belong there, but for that nobody knows the years of
 * its data. */
static const char *undated(const struct before_after_run *run)
{
	bool pre = false, post = false;
	int label = 0;

	for (size_t e = 0; e < run->count; e++) {
		pre = pre || run->phases[e] == BEFORE_AFTER_PRE;
		post = post || run->phases[e] == BEFORE_AFTER_POST;
	}
	for (size_t e = 0; e < run->count && pre != post; e++) {
		const struct gci_edition *edition = run->tables[e]->edition;
		bool later = edition->published &&
			     strtol(edition->published, NULL, 10) > run->event.year;

		if (run->phases[e] == BEFORE_AFTER_NEITHER && !edition->collected_from &&
			later == pre)
			label = edition->label;
	}
	return label ? arena_printf(run->context->arena,
			       "; when the data of GCI %d were collected is not known: --%s %d "
			       "takes it in",
			       label, pre ? "post" : "pre", label)
		     : "";
}

static bool compare(struct before_after_run *run, struct err *err)
{
	const struct gci_world *world = run->question.world;
	struct arena *arena = run->context->arena;
	long draws = DRAWS, seed = SEED;
	bool *matched;

	if (!options_read(run, &draws, &seed, err))
		return false;
	run->data.phases = run->phases;
	run->data.group = run->group.set.member;
	run->data.others = run->others_given ? run->others.set.member : NULL;
	before_after_load(world, run->tables, run->count, run->outcome, arena, &run->data);
	if (run->matched) {
		matched = arena_array(arena, world->country_count + 1, sizeof(*matched));
		before_after_match(&run->data, run->match, matched);
		run->data.others = matched;
	}
	if (before_after_compare(&run->data, (int)draws, (uint64_t)seed, arena, &run->result, err))
		return true;
	return err_set(err, err->code, "%s around %s: %s%s", run->group.who.code,
		before_after_day(run), arena_strdup(arena, err->text), undated(run));
}

/* ---- rows ---- */

static void pair_row(const struct before_after_run *run, const struct before_after_pair *pair)
{
	const struct before_after *result = &run->result;
	struct cell cells[ROW_CELLS];
	size_t n = 0;

	cells[n++] = cell_text(pair->post ? "post" : "pre-trend");
	cells[n++] = cell_int(before_after_label(run, pair->first));
	cells[n++] = cell_int(before_after_label(run, pair->second));
	cells[n++] = cell_int((int64_t)result->group.count);
	cells[n++] = cell_int((int64_t)result->others.count);
	cells[n++] = cell_round(pair->group_first, 2);
	cells[n++] = cell_round(pair->group_second, 2);
	cells[n++] = cell_round(pair->others_first, 2);
	cells[n++] = cell_round(pair->others_second, 2);
	cells[n++] = cell_round(pair->difference, 2);
	cells[n++] = pair->has_p ? cell_round(pair->p, 4) : cell_null();
	cells[n++] = cell_round(pair->loo_min, 2);
	cells[n++] = cell_round(pair->loo_max, 2);
	answer_row(run->context->answer, cells);
}

/* With --detail a row is a country: its outcome in each full edition, and its gains. */
static const struct column *detail_columns(const struct before_after_run *run)
{
	struct arena *arena = run->context->arena;
	const char *word = run->outcome == BEFORE_AFTER_SCORE ? "score100" : "percentile";
	struct column *columns =
		arena_array(arena, DETAIL_BASE + 2 * run->count + 1, sizeof(*columns));
	size_t n = 0;

	columns[n++] = (struct column) { "side", "group or others", true };
	columns[n++] = (struct column) { "iso3", "country, ISO 3166-1 alpha-3", true };
	columns[n++] = (struct column) { "country", "its name", true };
	for (size_t e = 0; e < run->count; e++)
		columns[n++].name = arena_printf(arena, "%s_%d", word, before_after_label(run, e));
	for (size_t e = 0; e < run->count; e++)
		if (run->phases[e] == BEFORE_AFTER_POST)
			columns[n++].name =
				arena_printf(arena, "gain_%d", before_after_label(run, e));
	return columns;
}

/* What a unit gained since the last edition before the event: of scores the exact difference. */
static struct cell detail_gain(const struct before_after_run *run, size_t edition, size_t unit)
{
	size_t pre = run->result.last_pre;
	struct cell from = cell_score100(run->tables[pre], unit);

	if (run->outcome == BEFORE_AFTER_SCORE)
		return cell_gap(cell_score100(run->tables[edition], unit), true, from.as.decimal);
	return cell_round(before_after_outcome_of(run, edition, unit) -
				  before_after_outcome_of(run, pre, unit),
		2);
}

static void detail_rows(
	const struct before_after_run *run, const struct gci_list *units, const char *side)
{
	struct cell *cells =
		arena_array(run->context->arena, DETAIL_BASE + 2 * run->count, sizeof(*cells));

	for (size_t i = 0; i < units->count; i++) {
		size_t unit = units->index[i], n = 0;

		cells[n++] = cell_text(side);
		cells[n++] = cell_text(run->question.world->countries[unit].iso3);
		cells[n++] = cell_text(run->question.world->countries[unit].name);
		for (size_t e = 0; e < run->count; e++)
			cells[n++] = run->outcome == BEFORE_AFTER_SCORE
					     ? cell_score100(run->tables[e], unit)
					     : cell_round(before_after_outcome_of(run, e, unit), 2);
		for (size_t e = 0; e < run->count; e++)
			if (run->phases[e] == BEFORE_AFTER_POST)
				cells[n++] = detail_gain(run, e, unit);
		answer_row(run->context->answer, cells);
	}
}

/* ---- the whole ---- */

static void meta(const struct before_after_run *run)
{
	struct answer *answer = run->context->answer;
	const struct before_after *result = &run->result;

	answer_meta(
		answer, "panel", cell_int((int64_t)(result->group.count + result->others.count)));
	answer_meta(answer, "group", cell_text(run->group.who.code));
	answer_meta(answer, "event", cell_text(run->event.id));
	answer_meta(answer, "date", cell_text(before_after_day(run)));
	answer_meta(answer, "draws", cell_int(result->draws));
	answer_meta(answer, "seed", cell_int((int64_t)result->seed));
	answer_meta(answer, "outcome",
		cell_text(run->outcome == BEFORE_AFTER_SCORE ? "score" : "percentile"));
	answer_meta(answer, "others", cell_text(run->others_given ? run->others.who.code : NULL));
	answer_meta(answer, "match", cell_text(option_text(run->context, "match")));
}

static void answer(struct before_after_run *run)
{
	struct context *context = run->context;
	const struct before_after *result = &run->result;
	int *labels = arena_array(context->arena, run->count + 1, sizeof(*labels));
	size_t count = 0;

	for (size_t e = 0; e < run->count; e++)
		if (run->phases[e] != BEFORE_AFTER_NEITHER)
			labels[count++] = before_after_label(run, e);
	if (!layout_wanted(context))
		answer_note(context->answer, "reading", "%s", before_after_closing(run));
	if (run->outcome == BEFORE_AFTER_PERCENTILE)
		notes_common(context, labels, count, run->question.as_of);
	else
		notes_figures(context, labels, count, run->question.as_of);
	meta(run);
	before_after_note_coverage(run);
	before_after_note_editions(run);
	before_after_note_limits(run);
	notes_break(context, labels[0], labels[count - 1]);
	if (option_flag(context, "detail") && !layout_wanted(context)) {
		answer_begin(context->answer, detail_columns(run));
		detail_rows(run, &result->group, "group");
		detail_rows(run, &result->others, "others");
	} else {
		answer_begin(context->answer, before_after_columns);
		for (size_t p = 0; p < result->pair_count; p++)
			pair_row(run, &result->pairs[p]);
	}
	if (layout_wanted(context))
		before_after_layout(run);
	answer_end(context->answer);
}

static bool before_after_run(struct context *context, struct err *err)
{
	struct before_after_run run = { .context = context };

	if (!question_load(context, false, &run.question, err) || !event_read(&run, err) ||
		!group_read(&run, err) || !phases_read(&run, err) || !compare(&run, err))
		return false;
	answer(&run);
	return true;
}

static const struct option before_after_options[] = {
	{ .name = "event",
		.argument = "DATE-or-ID",
		.help = "the event: a date (2017-04-01, 2017-04, 2017) or an id of `events`",
		.values = "@event" },
	{ .name = "outcome",
		.argument = "WHAT",
		.help = "what is compared: scores on 0-100 (score), or percentiles",
		.values = "score|percentile" },
	{ .name = "others",
		.argument = "G",
		.help = "compare with this group instead of all other countries",
		.values = "@group" },
	{ .name = "match",
		.argument = "N",
		.help = "compare with those who started within N points of the group's mean" },
	{ .name = "pre",
		.argument = "E,E",
		.help = "the editions before the event, instead of going by years of data",
		.values = "@edition",
		.repeatable = true },
	{ .name = "post",
		.argument = "E,E",
		.help = "the editions after the event",
		.values = "@edition",
		.repeatable = true },
	{ .name = "draws", .argument = "N", .help = "random groups drawn (10000)" },
	{ .name = "seed", .argument = "N", .help = "where the drawing starts from (1)" },
	{ .name = "detail", .help = "a row a country: its outcome in each edition, and its gains" },
	{ .name = NULL },
};

static const struct example before_after_examples[] = {
	{ "gcitrack before-after ASEAN --event accp-start",
		"ASEAN and everyone else, before and after its capacity programme" },
	{ "gcitrack before-after ASEAN --event 2017-04 --match 10",
		"against countries that started near it" },
	{ "gcitrack before-after ASEAN --event accp-start --detail -f csv",
		"the figures of every country" },
	{ NULL, NULL },
};

const struct command command_before_after = {
	.name = "before-after",
	.alias = "impact",
	.arguments = "GROUP --event DATE-or-ID",
	.heeds = "group edition as-of as-known cite",
	.summary = "a group against everyone else around a date, with random groups",
	.description =
		"The gain of the group's mean minus the gain of the others' mean, from the last "
		"edition whose data were collected before the event's year to each one collected "
		"after it; and the same between the editions before the event (pre-trend). How "
		"often random groups of the same size, drawn from the others, differ as much or "
		"more, and how far the figure hangs on one member, stands beside it. Countries "
		"with a score in every full edition are compared; members are those on the day of "
		"the event (--as-of takes another day). A difference shows no cause. With fewer "
		"than three members, or no edition before or after the event, there is no answer.",
	.completes = "@group",
	.store = COMMAND_READS,
	.options = before_after_options,
	.columns = before_after_columns,
	.examples = before_after_examples,
	.run = before_after_run,
};
