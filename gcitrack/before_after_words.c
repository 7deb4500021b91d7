#include "gcitrack/before_after.h"

#include "gcitrack/layout.h"
#include "gcitrack/notes.h"

#include <string.h>

/* ---- figures for eyes ---- */

const char *before_after_figure(struct arena *arena, double x)
{
	return people_decimal(arena, decimal_round(x, 2));
}

const char *before_after_figure_signed(struct arena *arena, double x)
{
	return people_signed_decimal(arena, decimal_round(x, 2));
}

int before_after_sign(double x)
{
	return decimal_cmp(decimal_round(x, 2), (struct decimal) { 0 });
}

const char *before_after_share(struct arena *arena, double p)
{
	if (p < 0.001)
		return "under 0.1 %";
	if (p < 0.01)
		return arena_printf(
			arena, "%s %%", people_decimal(arena, decimal_round(100 * p, 1)));
	if (p >= 0.995 && p < 1)
		return "over 99 %";
	return arena_printf(arena, "%s %%", people_decimal(arena, decimal_round(100 * p, 0)));
}

const char *before_after_collected(struct arena *arena, const struct gci_edition *edition)
{
	if (!edition->collected_from)
		return "?";
	if (edition->collected_from == edition->collected_to)
		return arena_printf(arena, "%d", edition->collected_from);
	return arena_printf(arena, "%d-%02d", edition->collected_from, edition->collected_to % 100);
}

const char *before_after_day(const struct before_after_run *run)
{
	const char *precision = run->event.precision;
	size_t length = !strcmp(precision, "year") ? 4 : !strcmp(precision, "month") ? 7 : 10;

	return arena_strndup(run->context->arena, run->event.date, length);
}

int before_after_label(const struct before_after_run *run, size_t edition)
{
	return run->tables[edition]->edition->label;
}

static const char *unit_word(const struct before_after_run *run)
{
	return run->outcome == BEFORE_AFTER_SCORE ? "points" : "percentile points";
}

double before_after_outcome_of(const struct before_after_run *run, size_t edition, size_t unit)
{
	return run->data.values[edition * run->data.units + unit];
}

/* ---- notes ---- */

void before_after_note_editions(const struct before_after_run *run)
{
	const struct gci_world *world = run->question.world;
	struct answer *answer = run->context->answer;
	struct arena *arena = run->context->arena;

	for (size_t t = 0; t < world->table_count; t++)
		if (world->tables[t].partial)
			answer_note(answer, "left-out", "GCI %d is left out: it is partial.",
				world->tables[t].edition->label);
	for (size_t e = 0; e < run->count; e++) {
		const struct gci_edition *edition = run->tables[e]->edition;
		enum before_after_phase by_year = before_after_phase(edition, run->event.year);

		if (run->phases[e] == by_year && by_year != BEFORE_AFTER_NEITHER)
			continue;
		if (run->phases[e] != BEFORE_AFTER_NEITHER)
			answer_note(answer, "phase",
				"GCI %d counts as %s the event as asked; its data are from %s.",
				edition->label,
				run->phases[e] == BEFORE_AFTER_PRE ? "before" : "after",
				edition->collected_from ? before_after_collected(arena, edition)
							: "years that are not known");
		else if (by_year != BEFORE_AFTER_NEITHER)
			answer_note(
				answer, "left-out", "GCI %d is left out as asked.", edition->label);
		else if (!edition->collected_from)
			answer_note(answer, "left-out",
				"GCI %d is left out: when its data were collected is not known "
				"(--pre or --post take it in).",
				edition->label);
		else
			answer_note(answer, "left-out",
				"GCI %d is left out: its data are from %s, %sthe year of the "
				"event.",
				edition->label, before_after_collected(arena, edition),
				edition->collected_from == edition->collected_to ? "" : "partly ");
	}
}

/* Of countries compared, all of which have a score. */
static size_t at_ceiling(const struct gci_table *table, const struct gci_list *units)
{
	const struct decimal ceiling = { .value = 100 };
	size_t count = 0;

	for (size_t i = 0; i < units->count; i++) {
		struct decimal score = { 0 };

		gci_record_score100(table->edition, &table->records[units->index[i]], &score);
		count += decimal_cmp(score, ceiling) >= 0;
	}
	return count;
}

void before_after_note_limits(const struct before_after_run *run)
{
	const struct before_after *result = &run->result;
	struct answer *answer = run->context->answer;
	size_t last = run->count - 1, members, others;

	while (run->phases[last] != BEFORE_AFTER_POST)
		last--;
	members = at_ceiling(run->tables[last], &result->group);
	others = at_ceiling(run->tables[last], &result->others);
	if (run->outcome == BEFORE_AFTER_SCORE && members + others)
		answer_note(answer, "ceiling",
			"At the highest score, 100, in GCI %d: %zu of %zu members and %zu of %zu "
			"others; they can gain no more.",
			before_after_label(run, last), members, result->group.count, others,
			result->others.count);
	if (result->draws > 0 && !result->pairs[0].has_p)
		answer_note(answer, "no-draws",
			"No random groups: %zu others are too few to draw groups of %zu from.",
			result->others.count, result->group.count);
}

void before_after_note_coverage(const struct before_after_run *run)
{
	const struct before_after *result = &run->result;
	const struct group *group = &run->group;
	struct arena *arena = run->context->arena;
	struct gci_list missing = {
		arena_array(arena, run->question.world->country_count + 1, sizeof(size_t)), 0
	};

	for (size_t i = 0; i < run->question.world->country_count; i++) {
		bool compared = false;

		for (size_t j = 0; j < result->group.count && !compared; j++)
			compared = result->group.index[j] == i;
		if (group->set.member[i] && !compared)
			missing.index[missing.count++] = i;
	}
	if (missing.count)
		answer_note(run->context->answer, "coverage",
			"%s without %s: no score in some edition.", group->who.code,
			people_names(arena, run->question.world, &missing));
	if (!layout_wanted(run->context))
		answer_note(run->context->answer, "coverage",
			"%s: %zu of %zu members%s%s and %zu others, with a score in each of the "
			"%zu full editions.",
			group->who.code, result->group.count, group->set.count,
			group->as_of ? " as of " : "", group->as_of ? group->as_of : "",
			result->others.count, run->count);
	else if (group->as_of && !group->other_count) /* else a note on them names the day */
		answer_note(run->context->answer, "members", "%s: members on %s.", group->who.code,
			group->as_of);
	if (run->matched)
		answer_note(run->context->answer, "match",
			"Others: those within %s %s of the mean of %s in GCI %d.",
			option_text(run->context, "match"), unit_word(run), group->who.code,
			before_after_label(run, result->last_pre));
	if (run->outcome == BEFORE_AFTER_PERCENTILE)
		answer_note(run->context->answer, "outcome",
			"Percentiles among all countries of each edition, 100 = best: what one "
			"gains others lose.");
}

/* ---- the closing sentences ---- */

/* "2018 and 2020": the later editions of those pairs after the event that go one way. */
static const char *editions_named(const struct before_after_run *run, bool more)
{
	const struct before_after *result = &run->result;
	STR_SCOPED names = { 0 };
	size_t count = 0, named = 0;

	for (int counting = 1; counting >= 0; counting--)
		for (size_t p = 0; p < result->pair_count; p++) {
			const struct before_after_pair *pair = &result->pairs[p];

			if (!pair->post || (before_after_sign(pair->difference) > 0) != more)
				continue;
			if (counting) {
				count++;
				continue;
			}
			str_addf(&names, "%s%d",
				!named               ? ""
				: named + 1 == count ? " and "
						     : ", ",
				before_after_label(run, pair->second));
			named++;
		}
	return arena_strdup(run->context->arena, str_text(&names));
}

/* " (12 % to 30 % of random groups of 10 gained as much or more)": the pairs with a gain. */
static void add_chance(const struct before_after_run *run, struct str *text)
{
	const struct before_after *result = &run->result;
	double low = 2, high = -1;

	for (size_t p = 0; p < result->pair_count; p++) {
		const struct before_after_pair *pair = &result->pairs[p];

		if (!pair->post || !pair->has_p || before_after_sign(pair->difference) <= 0)
			continue;
		low = pair->p < low ? pair->p : low;
		high = pair->p > high ? pair->p : high;
	}
	if (high < 0)
		return;
	str_addf(text, " (%s", before_after_share(run->context->arena, low));
	if (high > low)
		str_addf(text, " to %s", before_after_share(run->context->arena, high));
	str_addf(text, " of random groups of %zu gained as much or more)", result->group.count);
}

static void add_trend(const struct before_after_run *run, struct str *text)
{
	const struct before_after *result = &run->result;
	struct arena *arena = run->context->arena;
	double trend = 0;
	int first = 0, sign;

	/* Neighbouring pairs: their differences add up to that of the first and the last. */
	for (size_t p = 0; p < result->pair_count; p++) {
		if (result->pairs[p].post)
			continue;
		if (!first)
			first = before_after_label(run, result->pairs[p].first);
		trend += result->pairs[p].difference;
	}
	if (!first) {
		str_add(text, " With one edition before it, there is no earlier trend to hold this "
			      "against.");
		return;
	}
	sign = before_after_sign(trend);
	str_addf(text, " Before it, from GCI %d to %d, it had gained ", first,
		before_after_label(run, result->last_pre));
	if (sign)
		str_addf(text, "%s %s %s than they did.",
			before_after_figure(arena, sign > 0 ? trend : -trend), unit_word(run),
			sign > 0 ? "more" : "less");
	else
		str_add(text, "as much as they did.");
}

/* Says what the figures shown say, and no more; nothing here is a text for one outcome only. */
const char *before_after_closing(const struct before_after_run *run)
{
	const char *name = run->group.who.code;
	const char *more = editions_named(run, true), *not_more = editions_named(run, false);
	STR_SCOPED text = { 0 };

	if (*more) {
		str_addf(&text, "After the event %s %s more than the others", name,
			*not_more ? "had gained" : "gained");
		if (*not_more)
			str_addf(&text, " in GCI %s", more);
		add_chance(run, &text);
		if (*not_more)
			str_addf(&text, ", no more in GCI %s", not_more);
	} else {
		str_addf(&text, "After the event %s gained no more than the others", name);
	}
	str_addc(&text, '.');
	add_trend(run, &text);
	str_add(&text, " This shows no cause.");
	return arena_strdup(run->context->arena, str_text(&text));
}
