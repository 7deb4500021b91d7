/* change: movers between two editions, on the pair panel. */
#include "gcitrack/change_layout.h"
#include "gcitrack/layout.h"
#include "gcitrack/notes.h"
#include "gcitrack/series.h"

#include <stdlib.h>
#include <string.h>

enum { CHANGE_BASE = 16, CHANGE_MOST = CHANGE_BASE + 3 * GCI_PILLARS, CHANGE_NAMED = 3 };

/* For help; the pillars' are completed by change_fields(). */
static const struct column change_columns[] = {
	{ "iso3", "country, ISO 3166-1 alpha-3", true },
	{ "country", "its name", true },
	{ "region", "ITU region", true },
	{ "place_from", "place in FROM among the countries in both" },
	{ "place_to", "place in TO among them" },
	{ "places", "places gained" },
	{ "itu_from", "rank as printed by ITU in FROM" },
	{ "itu_to", "rank as printed by ITU in TO" },
	{ "itu_places", "change of the ITU rank, + = towards 1" },
	{ "score100_from", "score in FROM on 0-100" },
	{ "score100_to", "score in TO on 0-100" },
	{ "score_change", "their difference" },
	{ "percentile_from", "mid-percentile in FROM among the countries in both" },
	{ "percentile_to", "mid-percentile in TO among them" },
	{ "tier_from", "T1..T5 as printed in FROM", true },
	{ "tier_to", "T1..T5 as printed in TO", true },
	{ "legal_from", "with --pillars: points of 20, each pillar alike" },
	{ "legal_to", "with --pillars" },
	{ "legal_change", "with --pillars" },
	{ NULL, NULL },
};

static const char *const change_sorts[] = { "places", "score", "itu" };

/* ---- rows ---- */

/* What rows are sorted by; false where it is missing. */
static bool change_key(
	const struct change_command *command, const struct change_row *row, struct decimal *ret)
{
	if (command->sort == SORT_SCORE) {
		*ret = row->score_change;
		return row->has_score_change;
	}
	if (command->sort == SORT_ITU) {
		*ret = (struct decimal) { row->itu_places, 0 };
		return row->has_itu_places;
	}
	*ret = (struct decimal) { row->places, 0 };
	return row->has_places;
}

/* Best first, missing last, then ISO3. */
static int change_compare(const void *a, const void *b, void *argument)
{
	const struct change_command *command = argument;
	size_t left = *(const size_t *)a, right = *(const size_t *)b;
	struct decimal left_key = { 0 }, right_key = { 0 };
	bool has_left = change_key(command, &command->change.rows[left], &left_key);
	bool has_right = change_key(command, &command->change.rows[right], &right_key);
	int order = has_left != has_right ? (int)has_right - (int)has_left
					  : decimal_cmp(right_key, left_key);

	return order ? order : (left > right) - (left < right);
}

/* Of two rows that have the key. */
static bool change_same_key(const struct change_command *command, size_t i, size_t j)
{
	struct decimal left, right;

	change_key(command, &command->change.rows[command->rows[i]], &left);
	change_key(command, &command->change.rows[command->rows[j]], &right);
	return decimal_cmp(left, right) == 0;
}

/* N risers and N fallers; of countries that moved as far as the last of them, all. */
static void change_top(struct change_command *command)
{
	const struct decimal zero = { 0, 0 };
	size_t top = (size_t)command->top, risers = 0, known = 0, up, down;
	struct decimal key;

	for (size_t i = 0; i < command->count; i++) {
		if (!change_key(command, &command->change.rows[command->rows[i]], &key))
			break;
		known++;
		risers += decimal_cmp(key, zero) > 0;
	}
	up = risers < top ? risers : top;
	while (up < risers && change_same_key(command, up, up - 1))
		up++;
	down = known;
	while (down > up && known - down < top) {
		change_key(command, &command->change.rows[command->rows[down - 1]], &key);
		if (decimal_cmp(key, zero) >= 0)
			break;
		down--;
	}
	while (down > up && down < known && change_same_key(command, down - 1, down))
		down--;
	if (up > top || known - down > top)
		answer_note(command->context->answer, "tie-kept",
			"%zu risers and %zu fallers: countries that moved as far as the last of "
			"%zu are listed too.",
			up, known - down, top);
	memmove(&command->rows[up], &command->rows[down], (known - down) * sizeof(*command->rows));
	command->fallers = up;
	command->count = up + (known - down);
}

/* Rule 7: of the rows asked for, how many there are, on which day, and who is not. */
static void change_coverage(const struct change_command *command, const struct gci_list *outside)
{
	struct context *context = command->context;
	const char *day = command->question.as_of;

	if (!outside->count && !command->chosen.groups)
		return;
	answer_note(context->answer, "coverage",
		"%s: %zu of %zu with a score in both editions%s%s%s%s.", command->chosen.title,
		command->count, command->count + outside->count, day ? ", members on " : "",
		day ? day : "", outside->count ? "; without " : "",
		outside->count ? people_names(context->arena, command->question.world, outside)
			       : "");
}

static bool change_rows(struct change_command *command, struct err *err)
{
	const struct change *change = &command->change;
	int from = change->from->edition->label, to = change->to->edition->label;
	struct gci_list outside = { 0 };

	command->rows =
		arena_array(command->context->arena, change->row_count + 1, sizeof(*command->rows));
	outside.index =
		arena_array(command->context->arena, change->row_count + 1, sizeof(*outside.index));
	for (size_t i = 0; i < change->row_count; i++) {
		if (!command->chosen.member[i])
			continue;
		if (change->panel.both[i])
			command->rows[command->count++] = i;
		else if (!command->chosen.all)
			outside.index[outside.count++] = i;
	}
	if (!change->from->scored || !change->to->scored)
		return err_set(err, ERR_NOT_FOUND, "GCI %d has no scores to compare%s",
			change->from->scored ? to : from,
			change->itu_values_from && change->itu_values_to
				? arena_printf(command->context->arena,
					  "; its ranks: gcitrack change --series itu_rank %d %d",
					  from, to)
				: "");
	if (!command->count)
		return err_set(err, ERR_NOT_FOUND, "%s: no score in both GCI %d and GCI %d",
			command->chosen.title ? command->chosen.title : "no country", from, to);
	change_coverage(command, &outside);
	qsort_r(command->rows, command->count, sizeof(*command->rows), change_compare, command);
	command->fallers = command->count;
	if (command->top)
		change_top(command);
	return true;
}

static struct cell change_figure(bool has, struct decimal figure)
{
	return has ? cell_decimal(figure) : cell_null();
}

size_t change_pillar_cells(const struct change_command *command, size_t country, struct cell *cells)
{
	const struct gci_record *from = &command->change.from->records[country];
	const struct gci_record *to = &command->change.to->records[country];
	size_t n = 0;

	for (int p = 0; p < GCI_PILLARS; p++) {
		enum gci_series pillar = (enum gci_series)(GCI_LEGAL + p);

		cells[n++] = cell_figure(from, pillar);
		cells[n++] = cell_figure(to, pillar);
		cells[n++] = cell_gap(
			cell_figure(to, pillar), gci_has(from, pillar), from->figure[pillar].value);
	}
	return n;
}

static void change_print_row(const struct change_command *command, size_t country)
{
	const struct gci_country *who = &command->question.world->countries[country];
	const struct change_row *row = &command->change.rows[country];
	struct arena *arena = command->context->arena;
	struct cell cells[CHANGE_MOST];
	size_t n = 0;

	cells[n++] = cell_text(who->iso3);
	cells[n++] = cell_text(who->name);
	cells[n++] = cell_text(who->region);
	cells[n++] = cell_known(row->place_from);
	cells[n++] = cell_known(row->place_to);
	cells[n++] = row->has_places ? cell_int(row->places) : cell_null();
	cells[n++] = cell_known(row->itu_from);
	cells[n++] = cell_known(row->itu_to);
	cells[n++] = row->has_itu_places ? cell_int(row->itu_places) : cell_null();
	cells[n++] = change_figure(row->has_score_from, row->score100_from);
	cells[n++] = change_figure(row->has_score_to, row->score100_to);
	cells[n++] = change_figure(row->has_score_change, row->score_change);
	cells[n++] = change_figure(row->has_percentiles, row->percentile_from);
	cells[n++] = change_figure(row->has_percentiles, row->percentile_to);
	cells[n++] = cell_tier(arena, row->tier_from);
	cells[n++] = cell_tier(arena, row->tier_to);
	if (command->pillars)
		change_pillar_cells(command, country, &cells[n]);
	answer_row(command->context->answer, cells);
}

/* ---- meta and notes ---- */

static void change_meta(const struct change_command *command)
{
	struct answer *answer = command->context->answer;
	const struct change *change = &command->change;
	const struct gci_world *world = command->question.world;
	struct arena *arena = command->context->arena;
	bool known = !change->partial;

	answer_meta(answer, "from", cell_int(change->from->edition->label));
	answer_meta(answer, "to", cell_int(change->to->edition->label));
	answer_meta(answer, "panel", cell_int((int64_t)change->panel.n));
	answer_meta(answer, "gained", known ? cell_int(change->gained) : cell_null());
	answer_meta(answer, "lost", known ? cell_int(change->lost) : cell_null());
	answer_meta(answer, "unmoved", known ? cell_int(change->unmoved) : cell_null());
	answer_meta(answer, "opposite",
		known && change->itu_values_from && change->itu_values_to && !change->itu_coarse
			? cell_int(change->opposite)
			: cell_null());
	answer_meta(answer, "entrants", cell_codes(arena, world, &change->panel.entrants));
	answer_meta(answer, "leavers", cell_codes(arena, world, &change->panel.leavers));
	answer_meta(answer, "spearman",
		change->has_spearman ? cell_round(change->spearman, 4) : cell_null());
	answer_meta(answer, "kendall_tau_b",
		change->has_kendall_tau_b ? cell_round(change->kendall_tau_b, 4) : cell_null());
	answer_meta(answer, "mean_abs_shift",
		change_figure(change->has_mean_abs_shift, change->mean_abs_shift));
	answer_meta(answer, "missing_from", cell_codes(arena, world, &change->panel.missing_from));
	answer_meta(answer, "missing_to", cell_codes(arena, world, &change->panel.missing_to));
	known = change->tiers_up + change->tiers_down + change->tiers_same > 0;
	answer_meta(answer, "tiers_up", known ? cell_int(change->tiers_up) : cell_null());
	answer_meta(answer, "tiers_down", known ? cell_int(change->tiers_down) : cell_null());
	answer_meta(answer, "tiers_same", known ? cell_int(change->tiers_same) : cell_null());
}

static int change_distance(const struct change_row *row)
{
	return abs(row->places) + abs(row->itu_places);
}

/* "Cambodia +2/-1, ...": those of the opposite ones whose two figures lie furthest apart. */
static const char *change_opposite_names(const struct change_command *command)
{
	const struct change *change = &command->change;
	size_t named[CHANGE_NAMED];
	int count = 0;
	STR_SCOPED names = { 0 };

	for (size_t i = 0; i < change->row_count; i++) {
		int at = count;

		if (!change->rows[i].opposite)
			continue;
		while (at > 0 && change_distance(&change->rows[i]) >
					 change_distance(&change->rows[named[at - 1]]))
			at--;
		if (at == CHANGE_NAMED)
			continue;
		if (count < CHANGE_NAMED)
			count++;
		memmove(&named[at + 1], &named[at], (size_t)(count - 1 - at) * sizeof(*named));
		named[at] = i;
	}
	for (int i = 0; i < count; i++) {
		const struct change_row *row = &change->rows[named[i]];

		str_addf(&names, "%s%s %+d/%+d", i ? ", " : "",
			command->question.world->countries[named[i]].name, row->places,
			row->itu_places);
	}
	return arena_printf(command->context->arena, "%s%s", str_text(&names),
		change->opposite > count ? ", ..." : "");
}

/* Who is in one of the two editions only; a country that an incomplete edition lacks may be in it
 * all the same. */
static void change_panel_note(const struct change_command *command, const char *code,
	const struct gci_list *list, int in, const char *out, int not_in)
{
	struct context *context = command->context;

	if (list->count)
		answer_note(context->answer, code, "In GCI %d and %s GCI %d%s: %s.", in, out,
			not_in, command->change.partial ? "" : ", so not counted in these places",
			people_names(context->arena, command->question.world, list));
}

static void change_notes(const struct change_command *command, struct str *str)
{
	struct context *context = command->context;
	const struct change *change = &command->change;
	const struct panel *panel = &change->panel;
	int from = change->from->edition->label, to = change->to->edition->label;
	int tiers = change->tiers_up + change->tiers_down + change->tiers_same;

	if (change->opposite)
		layout_note(context, str, "opposite",
			"In %d %s place and ITU rank point opposite ways (%s).", change->opposite,
			people_countries(change->opposite), change_opposite_names(command));
	if (tiers)
		layout_note(context, str, "tiers",
			"Tiers as printed: %d %s in a higher one than before, %d in a lower, %d in "
			"the same.",
			change->tiers_up, people_countries(change->tiers_up), change->tiers_down,
			change->tiers_same);
	change_panel_note(command, "entrants", &panel->entrants, to, "not in", from);
	change_panel_note(command, "leavers", &panel->leavers, from, "not in", to);
	change_panel_note(
		command, "missing", &panel->missing_from, to, "missing in the figures of", from);
	change_panel_note(
		command, "missing", &panel->missing_to, from, "missing in the figures of", to);
	if (change->itu_coarse)
		answer_note(context->answer, "itu-coarse",
			"No change of ITU ranks: GCI %d has %d different ranks and GCI %d has %d.",
			from, change->itu_values_from, to, change->itu_values_to);
}

/* ---- the question ---- */

static const struct column *change_fields(const struct change_command *command)
{
	static const char *const ends[] = { "from", "to", "change" };
	struct arena *arena = command->context->arena;
	struct column *columns = arena_array(arena, CHANGE_MOST + 1, sizeof(*columns));
	size_t n = CHANGE_BASE;

	memcpy(columns, change_columns, CHANGE_BASE * sizeof(*columns));
	for (int p = 0; command->pillars && p < GCI_PILLARS; p++)
		for (int e = 0; e < 3; e++)
			columns[n++].name = arena_printf(
				arena, "%s_%s", gci_series_names[GCI_LEGAL + p], ends[e]);
	return columns;
}

static bool change_prepare(struct change_command *command, struct err *err)
{
	struct context *context = command->context;
	struct question *question = &command->question;
	const struct gci_table *from, *to, *partial;
	const char *sort = option_text(context, "sort");
	int from_label, to_label;

	for (int s = 0; sort && s <= SORT_ITU; s++)
		if (!strcmp(sort, change_sorts[s]))
			command->sort = (enum change_sort)s;
	if (!option_int(context, "top", 1, 1000000, &command->top, err) ||
		!edition_pair(context, &question->arguments, &from_label, &to_label, err) ||
		!question_rows(question, to_label, &command->chosen, err))
		return false;
	from = question_table(question, from_label);
	to = question_table(question, to_label);
	if (command->pillars &&
		(!question_pillars(question, from, err) || !question_pillars(question, to, err)))
		return false;
	change_tables(question->world, from, to, context->arena, &command->change);
	if (context->answer->format == FORMAT_JSON) /* they stand in its meta alone */
		change_stability(&command->change);
	/* Where the key is missing everywhere, the first N would be nothing but the alphabet. */
	partial = to->partial ? to : from;
	if (command->top && command->sort == SORT_PLACES && command->change.partial)
		return err_set(err, ERR_MISLEADING,
			"--top: there are no places between GCI %d and %d, as GCI %d is partial "
			"(%zu of %d countries); --sort score orders by scores",
			from_label, to_label, partial->edition->label, partial->scored,
			partial->expected);
	if (command->sort == SORT_ITU &&
		(command->change.itu_coarse || !command->change.itu_values_from ||
			!command->change.itu_values_to))
		return err_set(err, ERR_MISLEADING,
			"--sort itu: there is no change of ITU ranks from GCI %d to %d, which have "
			"%d and %d different ranks",
			from_label, to_label, command->change.itu_values_from,
			command->change.itu_values_to);
	return true;
}

static bool change_run(struct context *context, struct err *err)
{
	struct change_command command = { .context = context,
		.pillars = option_flag(context, "pillars") };
	const char *series = option_text(context, "series");
	STR_SCOPED str = { 0 };
	int labels[2];

	if (series &&
		(option_text(context, "top") || command.pillars || option_text(context, "sort")))
		return err_set(err, ERR_USAGE,
			"--series lists figures by series and country: --top, --sort and --pillars "
			"do not go with it");
	context->any_series = series != NULL;
	if (!question_load(context, command.pillars, &command.question, err) ||
		!question_as_of(&command.question, err))
		return false;
	if (series)
		return series_change(&command.question, series, err);
	if (!change_prepare(&command, err) || !change_rows(&command, err))
		return false;
	labels[0] = command.change.from->edition->label;
	labels[1] = command.change.to->edition->label;
	if (command.change.partial)
		notes_unplaced(context, labels, 2, command.question.as_of);
	else
		notes_common(context, labels, 2, command.question.as_of);
	change_meta(&command);
	notes_break(context, labels[0], labels[1]);
	answer_begin(context->answer, change_fields(&command));
	for (size_t i = 0; i < command.count; i++)
		change_print_row(&command, command.rows[i]);
	if (layout_wanted(context))
		change_layout(&command, &str);
	change_notes(&command, &str);
	if (layout_wanted(context))
		layout_done(context, &str);
	answer_end(context->answer);
	return true;
}

static const struct option change_options[] = {
	{ .name = "top", .argument = "N", .help = "N risers and N fallers" },
	{ .name = "sort",
		.argument = "KEY",
		.help = "best change first, of: places (default), score, itu",
		.values = "places|score|itu" },
	{ .name = "pillars", .help = "add the five pillars (GCI 2020 to 2024)" },
	{ .name = "series",
		.argument = "NAME",
		.help = "instead of places, the figures of a series, or of all",
		.values = "@series" },
	{ .name = NULL },
};

static const struct example change_examples[] = {
	{ "gcitrack change 2018 2020 --top 5", "five risers and five fallers" },
	{ "gcitrack change --group ASEAN", "ASEAN between the latest two editions" },
	{ "gcitrack change 2020 2024 IDN --pillars", "in which pillars Indonesia changed" },
	{ NULL, NULL },
};

const struct command command_change = {
	.name = "change",
	.arguments = "[FROM TO] [WHO...]",
	.heeds = "group as-of as-known cite",
	.summary = "movers between two editions (default: the latest two)",
	.description =
		"Places are counted among the countries with a score in both editions, so that "
		"nobody moves because somebody else entered or left. WHO, --group and --top choose "
		"rows, never who is counted. The change of ITU ranks stands beside it: tied "
		"countries count once there, so the two can differ, and point opposite ways.",
	.completes = "@edition",
	.store = COMMAND_READS,
	.options = change_options,
	.columns = change_columns,
	.examples = change_examples,
	.run = change_run,
};
