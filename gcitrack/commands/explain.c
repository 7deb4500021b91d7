/* explain: why ITU rank and place differ in one edition; why a place changed between two. */
#include "analysis/explain.h"
#include "analysis/change.h"
#include "gcitrack/layout.h"
#include "gcitrack/notes.h"
#include "gcitrack/question.h"

#include <string.h>

static const struct column explain_columns[] = {
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
enum { EXPLAIN_SHARED = 4, EXPLAIN_FIELDS = 5 };

struct explain_command {
	struct question question;
	struct context *context;
	size_t country;
	const char *name, *iso3;
	bool split;
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
			"By the rule of ITU's earlier ranks (tied countries count once) it "
			"would have rank %d: derived, not printed by ITU.",
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

/* ---- two editions ---- */

struct explain_pair {
	const struct gci_table *from, *to;
	struct explain_change change;
	struct change panel; /* of the two, whose places `change` and `show` count */
};

static void explain_change_meta(
	const struct explain_command *command, const struct explain_pair *pair)
{
	struct answer *answer = command->context->answer;
	const struct explain_change *change = &pair->change;

	answer_meta(answer, "iso3", cell_text(command->iso3));
	answer_meta(answer, "from", cell_int(pair->from->edition->label));
	answer_meta(answer, "to", cell_int(pair->to->edition->label));
	answer_meta(answer, "place_from", cell_int(change->place_from));
	answer_meta(answer, "of_from", cell_int(change->of_from));
	answer_meta(answer, "place_to", cell_int(change->place_to));
	answer_meta(answer, "of_to", cell_int(change->of_to));
	answer_meta(answer, "overtook", cell_int(change->overtook));
	answer_meta(answer, "overtaken_by", cell_int(change->overtaken_by));
	answer_meta(answer, "entrants_above", cell_int(change->entrants_above));
	answer_meta(answer, "leavers_above", cell_int(change->leavers_above));
	answer_meta(answer, "own", cell_decimal(rank_half(change->own_x2)));
	answer_meta(answer, "others", cell_decimal(rank_half(change->others_x2)));
	answer_meta(answer, "stood_still", cell_int(change->stood_still));
}

/* "ITU rank 24 (GCI 2020)" or "tier T1 (GCI 2024, which has no ranks)". */
static const char *explain_itu(const struct explain_command *command, const struct gci_table *table,
	int itu_rank, bool second)
{
	struct arena *arena = command->context->arena;
	int tier = gci_record_tier(&table->records[command->country]);

	if (itu_rank)
		return arena_printf(arena, "%s%d (GCI %d)", second ? "" : "ITU rank ", itu_rank,
			table->edition->label);
	if (tier)
		return arena_printf(arena, "tier T%d (GCI %d, %s)", tier, table->edition->label,
			table->edition->tie_rule == GCI_TIES_NONE ? "no ranks printed"
								  : "ITU rank not known");
	return arena_printf(arena, "no ITU rank (GCI %d)", table->edition->label);
}

static const char *explain_moved(struct arena *arena, int places)
{
	if (!places)
		return "the same place";
	return arena_printf(arena, "%d %s %s", places > 0 ? places : -places,
		places == 1 || places == -1 ? "place" : "places", places > 0 ? "up" : "down");
}

static void explain_change_sentence(
	const struct explain_command *command, const struct explain_pair *pair, struct str *text)
{
	struct arena *arena = command->context->arena;
	const struct explain_change *change = &pair->change;

	str_addf(text,
		"%s moved from %s to %s. Counting countries it moved from %s%s to %s of %d: "
		"%s.",
		command->name, explain_itu(command, pair->from, change->itu_from, false),
		explain_itu(command, pair->to, change->itu_to, change->itu_from != 0),
		people_ordinal(arena, change->place_from, change->from.equal),
		change->of_from == change->of_to ? ""
						 : arena_printf(arena, " of %d", change->of_from),
		people_ordinal(arena, change->place_to, change->to.equal), change->of_to,
		explain_moved(arena, change->place_from - change->place_to));
}

static bool explain_missing(const struct explain_row *row)
{
	return row->part == PANEL_MISSING_FROM || row->part == PANEL_MISSING_TO;
}

/* The countries of one kind, in ISO3 order; '=' behind those level in FROM or TO. */
static const char *explain_names(const struct explain_command *command,
	const struct explain_change *change, enum explain_how how, bool missing)
{
	STR_SCOPED codes = { 0 };

	for (size_t i = 0; i < change->row_count; i++) {
		const struct explain_row *row = &change->rows[i];

		if (row->how == how && explain_missing(row) == missing)
			str_addf(&codes, "%s%s%s", codes.len ? " " : "",
				command->question.world->countries[row->country].iso3,
				row->level_from || row->level_to ? "=" : "");
	}
	return arena_strdup(command->context->arena, str_text(&codes));
}

/* Countries in one of the two editions only, above or not. */
static size_t explain_outside(const struct explain_pair *pair, enum explain_how how, bool missing)
{
	const struct panel *panel = &pair->panel.panel;

	switch (how) {
	case EXPLAIN_ENTRANT_ABOVE:
		return missing ? panel->missing_from.count : panel->entrants.count;
	case EXPLAIN_LEAVER_ABOVE:
		return missing ? panel->missing_to.count : panel->leavers.count;
	default:
		return 0;
	}
}

static void explain_list(const struct explain_command *command, struct str *str,
	const struct explain_pair *pair, enum explain_how how, bool missing, const char *label,
	int count)
{
	struct arena *arena = command->context->arena;
	const char *head = arena_printf(arena, "%s %d", label, count);

	/* Nobody overtook, was overtaken: said, as is that those who entered or left are not above.
	 * That nobody did at all is said in one line for both. */
	if (!count && !explain_outside(pair, how, missing) &&
		(how == EXPLAIN_ENTRANT_ABOVE || how == EXPLAIN_LEAVER_ABOVE))
		return;
	grid_fold(str, explain_names(command, &pair->change, how, missing),
		arena_printf(arena, "%-16s ", head), "                 ",
		command->context->answer->width);
}

/* The identity with its figures: "16 - 4 = 12". */
static const char *explain_sum(
	const struct explain_command *command, const struct explain_change *change)
{
	int places = change->place_from - change->place_to;
	STR_SCOPED sum = { 0 };

	str_addf(&sum, "%d - %d", change->overtook, change->overtaken_by);
	if (change->entrants_above)
		str_addf(&sum, " - %d", change->entrants_above);
	if (change->leavers_above)
		str_addf(&sum, " + %d", change->leavers_above);
	str_addf(&sum, " = %d", places);
	return arena_strdup(command->context->arena, str_text(&sum));
}

/* Ties at either end, and figures that are missing rather than gone. */
static void explain_change_notes(
	const struct explain_command *command, const struct explain_pair *pair, struct str *str)
{
	struct context *context = command->context;
	const struct explain_change *change = &pair->change;
	struct change_row row;

	if (change->overtook_level)
		layout_note(context, str, "level",
			"= Of those it overtook, %d %s level with %s in GCI %d.",
			change->overtook_level, change->overtook_level == 1 ? "is" : "are",
			command->name, pair->to->edition->label);
	if (change->overtaken_level)
		layout_note(context, str, "level",
			"= Of those it was overtaken by, %d %s level with %s in GCI %d.",
			change->overtaken_level, change->overtaken_level == 1 ? "was" : "were",
			command->name, pair->from->edition->label);
	if (change->entrants_missing)
		answer_note(context->answer, "missing",
			"Missing in the figures of GCI %d, so perhaps no %s: %s.",
			pair->from->edition->label,
			change->entrants_missing == 1 ? "entrant" : "entrants",
			explain_names(command, change, EXPLAIN_ENTRANT_ABOVE, true));
	if (change->leavers_missing)
		answer_note(context->answer, "missing",
			"Missing in the figures of GCI %d, so perhaps no %s: %s.",
			pair->to->edition->label,
			change->leavers_missing == 1 ? "leaver" : "leavers",
			explain_names(command, change, EXPLAIN_LEAVER_ABOVE, true));
	row = change_country(&pair->panel, command->country);
	if (row.has_places && row.places != change->place_from - change->place_to)
		answer_note(context->answer, "panel",
			"Among the %zu countries in both editions, which gcitrack change and show "
			"count: %s to %s, %s.",
			pair->panel.panel.n,
			people_ordinal(context->arena, row.place_from, row.tied_from),
			people_ordinal(context->arena, row.place_to, row.tied_to),
			explain_moved(context->arena, row.places));
}

/* What lies between two editions' scores, as far as it is known. */
static const char *explain_caution(const struct explain_command *command,
	const struct gci_edition *from, const struct gci_edition *to)
{
	bool scale = from->scale != to->scale;

	if (!notes_break_known(command->context, from->label, to->label))
		return scale ? "the scale changed" : "how far the two compare is not known";
	return scale ? "scale and questions changed" : "questions and weights changed";
}

/* Own score against others' scores: it compares scores across a break, and says so. */
static void explain_still(
	const struct explain_command *command, const struct explain_pair *pair, struct str *str)
{
	struct arena *arena = command->context->arena;
	const struct explain_change *change = &pair->change;
	const struct gci_edition *from = pair->from->edition, *to = pair->to->edition;
	struct decimal score = { 0 };

	if (gci_record_score100(from, &pair->from->records[command->country], &score))
		layout_note(command->context, str, "stood-still",
			"With its %d score (%s on 0-100) it would be %s in %d. Caution, %s.",
			from->label, people_decimal(arena, score),
			people_ordinal(arena, change->stood_still, change->stood_still_tied),
			to->label, explain_caution(command, from, to));
	if (command->split)
		layout_note(command->context, str, "split",
			"Split: its own score %s places, the others' scores %s; this assumes that "
			"scores of the two editions are comparable.",
			people_signed_decimal(arena, rank_half(change->own_x2)),
			people_signed_decimal(arena, rank_half(change->others_x2)));
}

static void explain_change_layout(
	const struct explain_command *command, const struct explain_pair *pair)
{
	struct context *context = command->context;
	const struct explain_change *change = &pair->change;
	STR_SCOPED str = { 0 };
	STR_SCOPED text = { 0 };

	explain_change_sentence(command, pair, &text);
	if (layout_wanted(context)) {
		layout_text(context, &str, 0, "%s", str_text(&text));
		explain_list(
			command, &str, pair, EXPLAIN_OVERTOOK, false, "overtook", change->overtook);
		explain_list(command, &str, pair, EXPLAIN_OVERTAKEN_BY, false, "overtaken by",
			change->overtaken_by);
		explain_list(command, &str, pair, EXPLAIN_ENTRANT_ABOVE, false, "entrants above",
			change->entrants_above - change->entrants_missing);
		explain_list(command, &str, pair, EXPLAIN_ENTRANT_ABOVE, true, "missing before",
			change->entrants_missing);
		explain_list(command, &str, pair, EXPLAIN_LEAVER_ABOVE, false, "leavers above",
			change->leavers_above - change->leavers_missing);
		explain_list(command, &str, pair, EXPLAIN_LEAVER_ABOVE, true, "missing now",
			change->leavers_missing);
		str_addf(&str, "%-17s%s\n",
			pair->panel.panel.n == pair->from->scored &&
					pair->panel.panel.n == pair->to->scored
				? "entered, left 0"
				: "places",
			explain_sum(command, change));
	} else {
		answer_note(context->answer, "explanation", "%s", str_text(&text));
	}
	explain_change_notes(command, pair, &str);
	explain_still(command, pair, &str);
	if (layout_wanted(context))
		layout_done(context, &str);
}

static bool explain_two(struct explain_command *command, int from, int to, struct err *err)
{
	struct context *context = command->context;
	const struct gci_world *world = command->question.world;
	struct explain_pair pair;
	struct column *columns = arena_array(context->arena, EXPLAIN_FIELDS + 1, sizeof(*columns));
	int labels[2] = { from, to };

	pair.from = question_table(&command->question, from);
	pair.to = question_table(&command->question, to);
	for (int e = 0; e < 2; e++) {
		const struct gci_table *table = e ? pair.to : pair.from;

		if (!gci_has(&table->records[command->country], GCI_SCORE))
			return err_set(err, ERR_NOT_FOUND, "%s (%s) has no score in GCI %d",
				command->name, command->iso3, labels[e]);
		if (table->partial)
			return err_set(err, ERR_MISLEADING,
				"GCI %d has scores for %zu of %d countries: a change of place "
				"would "
				"mislead",
				labels[e], table->scored, table->expected);
	}
	explain_change(world, pair.from, pair.to, command->country, context->arena, &pair.change);
	change_pair(world, pair.from, pair.to, context->arena, &pair.panel);
	notes_common(context, labels, 2, NULL);
	question_meta_of(&command->question, labels, 2);
	explain_change_meta(command, &pair);
	explain_change_layout(command, &pair);
	notes_break(context, from, to);
	memcpy(columns, explain_columns, EXPLAIN_SHARED * sizeof(*columns));
	columns[EXPLAIN_SHARED] = explain_columns[EXPLAIN_FIELDS];
	answer_begin(context->answer, columns);
	for (size_t i = 0; i < pair.change.row_count; i++) {
		const struct explain_row *row = &pair.change.rows[i];

		answer_row(context->answer,
			(struct cell[]) { cell_text(world->countries[row->country].iso3),
				cell_text(world->countries[row->country].name),
				cell_text(explain_how_names[row->how]),
				cell_bool(row->level_from || row->level_to),
				cell_bool(explain_missing(row)) });
	}
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
	.description =
		"With one edition (default: the latest) the countries above, by score. With two, "
		"the "
		"countries overtaken and those that overtook, counted in the whole of each "
		"edition: "
		"the change of place is their difference, less entrants and plus leavers above. "
		"'=' marks countries that are or were level.",
	.completes = "@country",
	.store = COMMAND_READS,
	.options = explain_options,
	.columns = explain_columns,
	.examples = explain_examples,
	.run = explain_run,
};
