/* compare: countries side by side over the editions; two or more groups: one row a group. */
#include "gcitrack/compare.h"
#include "gcitrack/layout.h"
#include "gcitrack/notes.h"

const struct column compare_columns[] = {
	{ "iso3", "country, ISO 3166-1 alpha-3", true },
	{ "country", "its name", true },
	{ "group_place", "place among the countries compared, latest edition" },
	{ "place_E", "place in edition E among all countries" },
	{ "itu_E", "rank as printed by ITU in edition E" },
	{ "tier", "T1..T5 as printed, latest edition", true },
	{ "score", "as printed, latest edition" },
	{ "score100", "score on 0-100, latest edition" },
	{ "places", "places gained between the latest two, among the countries in both" },
	{ "group", "two or more groups: its code", true },
	{ "members", "members on the day of the answer" },
	{ "n_E", "members with a score in edition E" },
	{ "median_place_E", "median of their places among all countries" },
	{ "mean_E", "mean of their scores on 0-100" },
	{ "median_E", "median of their scores on 0-100" },
	{ "t1", "members in tier T1 (t2 ... t5 alike), latest edition" },
	{ "best", "highest score in the latest edition, all that tie", true },
	{ "gap_best",
		"score100 minus the best of those compared; a group: its median minus its best" },
	{ "gap_median",
		"score100 minus the median of those compared; a group: its median minus that of "
		"all countries" },
	{ NULL, NULL },
};

/* "ASEAN, 10 of 10 members on 2024-09-12", and remembers the rows. */
static bool compare_members(struct compare *compare, struct err *err)
{
	struct context *context = compare->context;
	size_t countries = compare->question.world->country_count, members = 0, scored = 0;
	struct chosen chosen;

	if (!question_rows(
		    &compare->question, compare->labels[compare->editions - 1], &chosen, err))
		return false;
	compare->member = chosen.member;
	for (size_t i = 0; i < countries; i++) {
		members += chosen.member[i];
		scored += chosen.member[i] && gci_has(&compare->latest->records[i], GCI_SCORE);
	}
	/* Of the world, those no longer listed are no members that lack a score. */
	if (chosen.all)
		members = (size_t)compare->latest->expected > scored
				  ? (size_t)compare->latest->expected
				  : scored;
	compare->title = arena_printf(context->arena, "%s, %zu of %zu %s%s%s%s",
		chosen.title ? chosen.title : "world", scored, members,
		!chosen.groups ? people_countries((int)members)
		: members == 1 ? "member"
			       : "members",
		compare->question.as_of ? " on " : "",
		compare->question.as_of ? compare->question.as_of : "",
		/* The day is that of the last edition; who has a score is said of the last full
		   one. */
		compare->question.as_of && compare->latest == compare->tables[compare->editions - 1]
			? ""
			: arena_printf(context->arena, " with a score in GCI %d",
				  compare->latest->edition->label));
	return true;
}

static bool compare_known(const struct compare *compare, struct err *err)
{
	const struct arguments *arguments = &compare->question.arguments;

	for (size_t w = 0; w < arguments->who_count; w++) {
		const struct who *who = &arguments->who[w];
		bool listed = who->kind != WHO_COUNTRY;

		for (size_t e = 0; e < compare->editions && !listed; e++)
			listed = gci_has(&compare->tables[e]->records[who->country], GCI_SCORE) ||
				 gci_record_rank(&compare->tables[e]->records[who->country]);
		if (!listed)
			return err_set(err, ERR_NOT_FOUND,
				"%s (%s) has no figures in the editions compared", who->name,
				who->code);
	}
	return true;
}

static void compare_tables(struct compare *compare)
{
	const struct gci_table *before = NULL;

	compare->tables = arena_array(
		compare->context->arena, compare->editions + 1, sizeof(*compare->tables));
	for (size_t e = 0; e < compare->editions; e++) {
		compare->tables[e] = question_table(&compare->question, compare->labels[e]);
		if (compare->tables[e]->partial)
			continue;
		before = compare->latest;
		compare->latest = compare->tables[e];
	}
	if (!compare->latest)
		compare->latest = compare->tables[compare->editions - 1];
	compare->moved = before != NULL;
	if (before)
		change_pair(compare->question.world, before, compare->latest,
			compare->context->arena, &compare->change);
}

static bool compare_answer(struct compare *compare, struct err *err)
{
	struct context *context = compare->context;
	const struct arguments *arguments = &compare->question.arguments;
	size_t groups = 0;

	for (size_t w = 0; w < arguments->who_count; w++)
		groups += arguments->who[w].kind != WHO_COUNTRY;
	question_meta_of(&compare->question, compare->labels, compare->editions);
	if (compare->editions > 1)
		notes_break(context, compare->labels[0], compare->labels[compare->editions - 1]);
	if (groups > 1) {
		if (!compare_groups(compare, err))
			return false;
		answer_end(context->answer);
		return true;
	}
	if (!compare_known(compare, err) || !compare_members(compare, err))
		return false;
	notes_common(context, compare->labels, compare->editions, compare->question.as_of);
	if (compare->moved)
		answer_meta(context->answer, "panel", cell_int((int64_t)compare->change.panel.n));
	rank_table(compare->latest, compare->question.world, compare->member, context->arena,
		&compare->inside);
	stats_group(compare->question.world, compare->latest, NULL,
		&(struct gci_set) { .member = compare->member }, context->arena, &compare->scores);
	if (!compare_countries(compare, err))
		return false;
	answer_end(context->answer);
	return true;
}

static bool compare_run(struct context *context, struct err *err)
{
	struct compare compare = { .context = context };

	if (!question_load(context, false, &compare.question, err) ||
		!question_as_of(&compare.question, err))
		return false;
	if (!compare.question.arguments.who_count && !context->group)
		return err_set(err, ERR_USAGE,
			"compare: whom? For example: gcitrack compare ASEAN, or: gcitrack compare "
			"IDN MYS SGP");
	if (!question_editions(
		    &compare.question, QUESTION_ALL, &compare.labels, &compare.editions, err))
		return false;
	compare_tables(&compare);
	return compare_answer(&compare, err);
}

static const struct example compare_examples[] = {
	{ "gcitrack compare ASEAN", "its members, best of the latest edition first" },
	{ "gcitrack compare IDN MYS VNM 2018 2020", "three countries in two editions" },
	{ "gcitrack compare ASEAN EU GCC world", "groups: means and median places" },
	{ NULL, NULL },
};

const struct command command_compare = {
	.name = "compare",
	.arguments = "WHO... [EDITION...]",
	.heeds = "group edition as-of as-known cite",
	.summary = "countries side by side over the editions, or groups with each other",
	.description =
		"Places are those among all countries of an edition. The first column is the place "
		"among the countries compared, in the latest edition; the last the places gained "
		"between the latest two, among the countries in both. Where there is room a line "
		"of bars shows the places, the higher the better, all rows on one scale, a gap "
		"where a country has none; where there is none for both, ranks and places stand "
		"one below the other. Two or more groups give one row a group: the mean of scores "
		"on 0-100, and the median of the places of its members among all countries.",
	.completes = "@who",
	.store = COMMAND_READS,
	.columns = compare_columns,
	.examples = compare_examples,
	.run = compare_run,
};
