/* explain: why ITU rank and place differ in one edition; why a place changed between two. */
#include "gcitrack/explain.h"

#include "analysis/explain.h"
#include "gcitrack/layout.h"
#include "gcitrack/notes.h"

#include <string.h>

const struct column explain_columns[] = {
	{ "iso3", "country, ISO 3166-1 alpha-3", true },
	{ "country", "its name", true },
	{ "how",
		"overtook, overtaken_by, entrant_above, leaver_above; in one edition: above, level",
		true },
	{ "level", "tied with the country asked about, in FROM or TO" },
	{ "score", "in one edition: the score, as printed" },
	{ "missing", "the other edition lacks figures, this country's too: perhaps no entrant or "
		     "leaver" },
	{ NULL, NULL },
};

/* ---- one edition ---- */

static void explain_edition_rows(
	const struct explain_command *command, const struct gci_table *table, int level)
{
	const struct gci_world *world = command->question.world;
	struct ranking whole;

	rank_table(table, world, NULL, command->context->arena, &whole);
	for (int place = 0; place <= level; place++)
		for (size_t i = 0; i < whole.count; i++) {
			bool above = whole.standings[i].higher < level;

			if (!whole.standings[i].present || whole.standings[i].higher != place ||
				i == command->country)
				continue;
			answer_row(command->context->answer,
				(struct cell[]) { cell_text(world->countries[i].iso3),
					cell_text(world->countries[i].name),
					cell_text(above ? "above" : "level"), cell_bool(!above),
					cell_figure(&table->records[i], GCI_SCORE) });
		}
}

static void explain_edition_meta(const struct explain_command *command,
	const struct explain_edition *explained, const struct gci_table *table)
{
	struct answer *answer = command->context->answer;

	answer_meta(answer, "iso3", cell_text(command->iso3));
	answer_meta(answer, "edition", cell_int(table->edition->label));
	answer_meta(answer, "place", cell_int(standing_place(explained->standing)));
	answer_meta(answer, "of", cell_int(explained->of));
	answer_meta(answer, "tied", cell_int(explained->standing.equal));
	answer_meta(answer, "itu_rank", cell_known(explained->itu_rank));
	answer_meta(answer, "itu_last", cell_known(gci_last_rank(command->question.world, table)));
	answer_meta(answer, "above", cell_int(explained->standing.higher));
	answer_meta(answer, "scores_above", cell_int((int64_t)explained->level_count));
}

/* What follows from the two figures: both right, the same, or only one there. */
static void explain_edition_sentence(const struct explain_command *command,
	const struct explain_edition *explained, const struct gci_table *table, struct str *text)
{
	int above = explained->standing.higher, dense = standing_dense(explained->standing);
	int place = standing_place(explained->standing);
	int tier = gci_record_tier(&table->records[command->country]);

	str_addf(text, "GCI %d, %s: ", table->edition->label, command->name);
	if (explained->itu_rank)
		str_addf(text, "ITU rank %d, ", explained->itu_rank);
	else if (tier)
		str_addf(text, "tier T%d, ", tier);
	str_addf(text, "place %s%d of %d. ", explained->standing.equal > 1 ? "=" : "", place,
		explained->of);
	if (!explained->itu_rank)
		str_add(text, table->edition->tie_rule == GCI_TIES_NONE
				      ? "ITU printed no ranks; "
				      : "Its ITU rank is not among the figures; ");
	else if (explained->itu_rank != dense)
		str_addf(text,
			"ITU's rule (tied countries get one rank) would give rank %d, not the "
			"printed %d; ",
			dense, explained->itu_rank);
	else if (dense != place)
		str_add(text, "Both are right: ");
	if (!above) {
		str_addf(text, "%so country scores higher", explained->itu_rank ? "N" : "n");
	} else {
		str_addf(text, "%d %s score%s higher", above, people_countries(above),
			above == 1 ? "s" : "");
		if (explained->itu_rank == dense && dense != place)
			str_add(text, ", and ITU gives tied countries one rank");
	}
	if (explained->standing.equal > 1)
		str_addf(text, "; %d %s with %s at %s", explained->standing.equal - 1,
			explained->standing.equal == 2 ? "other ties" : "others tie", command->name,
			people_decimal(command->context->arena,
				table->records[command->country].figure[GCI_SCORE].value));
	str_add(text, ".");
	if (above > 1 && (size_t)above == explained->level_count && explained->itu_rank)
		str_add(text, " Each of those above has a score of its own, so the two agree.");
	else if (above > 1)
		str_addf(text, " The %d have %zu score%s:", above, explained->level_count,
			explained->level_count == 1 ? "" : "s");
}

/* "99.54 GBR SAU    98.52 ESP KOR SGP": the scores that several share, folded between them. */
static void explain_levels(const struct explain_command *command,
	const struct explain_edition *explained, struct str *str)
{
	struct arena *arena = command->context->arena;
	int width = command->context->answer->width, at = 0;
	size_t alone = explained->level_count - explained->shared;

	for (size_t l = 0; l < explained->level_count; l++) {
		const struct explain_level *level = &explained->levels[l];
		const char *item = arena_printf(arena, "%s %s", people_decimal(arena, level->score),
			people_codes(arena, command->question.world, &level->countries));
		int room = (int)strlen(item);

		if (level->countries.count < 2)
			continue;
		if (at && at + 4 + room > width) {
			str_addc(str, '\n');
			at = 0;
		}
		/* A score that more share than a line holds is folded by itself. */
		if (room + 2 > width) {
			grid_fold(str, item, "  ", "         ", width);
			at = 0;
			continue;
		}
		str_addf(str, "%s%s", at ? "    " : "  ", item);
		at += (at ? 4 : 2) + room;
	}
	if (explained->shared && alone) {
		const char *item = arena_printf(arena, "and %zu %s alone on %s.", alone,
			people_countries((int)alone), alone == 1 ? "its score" : "theirs");

		if (at && at + 4 + (int)strlen(item) > width) {
			str_addc(str, '\n');
			at = 0;
		}
		str_addf(str, "%s%s", at ? "    " : "  ", item);
		at = 1;
	}
	if (at)
		str_addc(str, '\n');
}

static void explain_edition_layout(const struct explain_command *command,
	const struct explain_edition *explained, const struct gci_table *table,
	const char *sentence)
{
	struct context *context = command->context;
	STR_SCOPED str = { 0 };

	layout_note(context, &str, "explanation", "%s", sentence);
	if (layout_wanted(context) && explained->shared)
		explain_levels(command, explained, &str);
	if (table->edition->tie_rule == GCI_TIES_NONE)
		layout_note(context, &str, "derived-rank",
			"By the rule of ITU's earlier ranks (tied countries count once) it would "
			"have rank %d: derived, not printed by ITU.",
			standing_dense(explained->standing));
	if (layout_wanted(context))
		layout_done(context, &str);
}

static bool explain_one(struct explain_command *command, int label, struct err *err)
{
	struct context *context = command->context;
	const struct gci_table *table;
	struct explain_edition explained;
	struct column *columns = arena_array(context->arena, EXPLAIN_FIELDS + 1, sizeof(*columns));
	STR_SCOPED text = { 0 };

	table = question_table(&command->question, label);
	if (!explain_edition(
		    command->question.world, table, command->country, context->arena, &explained))
		return err_set(err, ERR_NOT_FOUND, "%s (%s) has no score in GCI %d", command->name,
			command->iso3, label);
	if (table->partial)
		return err_set(err, ERR_MISLEADING,
			"GCI %d has scores for %zu of %d countries: a place would mislead", label,
			table->scored, table->expected);
	notes_common(context, &label, 1, NULL);
	explain_edition_meta(command, &explained, table);
	explain_edition_sentence(command, &explained, table, &text);
	/* The scores follow only for eyes, and only where there are shared ones. */
	if (text.data[text.len - 1] == ':' && !(layout_wanted(context) && explained.shared))
		text.data[text.len - 1] = '.';
	explain_edition_layout(command, &explained, table, str_text(&text));
	memcpy(columns, explain_columns, EXPLAIN_FIELDS * sizeof(*columns));
	answer_begin(context->answer, columns);
	explain_edition_rows(command, table, explained.standing.higher);
	answer_end(context->answer);
	return true;
}

/* ---- the question ---- */

static bool explain_run(struct context *context, struct err *err)
{
	struct explain_command command = { .context = context,
		.split = option_flag(context, "split") };
	const struct arguments *arguments = &command.question.arguments;
	int *labels;
	size_t count;

	if (!question_load(context, false, &command.question, err))
		return false;
	if (arguments->who_count != 1 || arguments->who[0].kind != WHO_COUNTRY)
		return err_set(err, ERR_USAGE,
			"explain takes one country and one or two editions: gcitrack explain IDN "
			"2018 2020");
	if (!question_editions(&command.question, QUESTION_LATEST, &labels, &count, err))
		return false;
	if (count > 2)
		return err_set(err, ERR_USAGE, "explain takes one or two editions, not %zu", count);
	if (count == 1 && arguments->edition_count > 1)
		return err_set(
			err, ERR_USAGE, "explain: the same edition twice: GCI %d", labels[0]);
	if (count == 1 && command.split)
		return err_set(err, ERR_USAGE, "--split needs two editions");
	command.country = (size_t)arguments->who[0].country;
	command.name = command.question.world->countries[command.country].name;
	command.iso3 = command.question.world->countries[command.country].iso3;
	return count == 1 ? explain_one(&command, labels[0], err)
			  : explain_two(&command, labels[0], labels[1], err);
}

static const struct option explain_options[] = {
	{ .name = "split", .help = "split the places between its own score and the others'" },
	{ .name = NULL },
};

static const struct example explain_examples[] = {
	{ "gcitrack explain IDN 2020", "why ITU rank 24 and place 31 are both right" },
	{ "gcitrack explain IDN 2018 2020", "whom Indonesia overtook, and who overtook it" },
	{ "gcitrack explain IDN 2018 2020 --split", "and how much of it was its own score" },
	{ NULL, NULL },
};

const struct command command_explain = {
	.name = "explain",
	.arguments = "COUNTRY [EDITION | FROM TO]",
	.heeds = "edition as-known cite",
	.summary = "why ITU rank and place differ, or why a place changed",
	.description = "With one edition (default: the latest) the countries above, by score. With "
		       "two, the countries overtaken and those that overtook, counted in the whole "
		       "of each edition: the change of place is their difference, less entrants "
		       "and plus leavers above. '=' marks countries that are or were level.",
	.completes = "@country",
	.store = COMMAND_READS,
	.options = explain_options,
	.columns = explain_columns,
	.examples = explain_examples,
	.run = explain_run,
};
