#include "gcitrack/explain.h"

#include "analysis/change.h"
#include "analysis/explain.h"
#include "gcitrack/layout.h"
#include "gcitrack/notes.h"

#include <string.h>

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
		"%s moved from %s to %s. Counting countries it moved from %s%s to %s of %d: %s.",
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

bool explain_two(struct explain_command *command, int from, int to, struct err *err)
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
				"would mislead",
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
