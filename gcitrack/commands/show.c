/* show: the series of each country, one row for each edition it is in. */
#include "gcitrack/show.h"

#include "gcitrack/notes.h"
#include "gcitrack/series.h"

#include <string.h>

static const struct column show_columns[] = {
	{ "edition", "ITU's label of the edition" },
	{ "published", "day it was published", true },
	{ "collected", "year or years its data were collected", true },
	{ "iso3", "country, ISO 3166-1 alpha-3", true },
	{ "country", "its name", true },
	{ "score", "as printed" },
	{ "scale", "largest possible score: 1 or 100" },
	{ "score100", "score on 0-100, exact" },
	{ "itu_rank", "rank as printed by ITU: tied countries count once" },
	{ "itu_last", "last rank printed" },
	{ "place", "1 + countries that score higher, counted by gcitrack" },
	{ "of", "countries with a score" },
	{ "tied", "countries on that place, 1 = alone" },
	{ "percentile", "mid-percentile among them, 100 = best" },
	{ "tier", "T1..T5 as printed", true },
	{ "places", "places gained since the edition before, among the countries in both" },
	{ "itu_places", "change of the ITU rank since then, + = towards 1" },
	{ "score_change", "change of score100 since then" },
	{ "group_place", "with --group: place among its members" },
	{ "group_of", "with --group: members with a score" },
	{ "source", "with --sources: where the score is from", true },
	{ NULL, NULL },
};
enum { SHOW_BASE = 18, SHOW_GROUPED = 2, SHOW_MOST = 21 };

static const char *show_collected(struct arena *arena, const struct gci_edition *edition)
{
	if (!edition->collected_from)
		return NULL;
	if (edition->collected_from == edition->collected_to)
		return arena_printf(arena, "%d", edition->collected_from);
	return arena_printf(arena, "%d-%d", edition->collected_from, edition->collected_to);
}

static void show_cells(struct show *show, const struct show_edition *edition, size_t country,
	const struct change_row *row, struct cell *cells)
{
	struct arena *arena = show->context->arena;
	const struct gci_table *table = edition->table;
	const struct gci_record *record = &table->records[country];
	const struct gci_country *who = &show->question.world->countries[country];
	struct standing standing = { 0 };

	if (edition->whole)
		standing = edition->whole->standings[country];
	cells[0] = cell_int(table->edition->label);
	cells[1] = cell_text(table->edition->published);
	cells[2] = cell_text(show_collected(arena, table->edition));
	cells[3] = cell_text(who->iso3);
	cells[4] = cell_text(who->name);
	cells[5] = cell_figure(record, GCI_SCORE);
	cells[6] = cell_int(table->edition->scale);
	cells[7] = cell_score100(table, country);
	cells[8] = cell_known(gci_record_rank(record));
	cells[9] = cell_known(gci_last_rank(show->question.world, table));
	cells[10] = standing.present ? cell_int(standing_place(standing)) : cell_null();
	cells[11] = cell_int((int64_t)table->scored);
	cells[12] = cell_known(standing.equal);
	cells[13] = edition->whole ? cell_percentile(edition->whole, country) : cell_null();
	cells[14] = cell_tier(arena, gci_record_tier(record));
	cells[15] = row->has_places ? cell_int(row->places) : cell_null();
	cells[16] = row->has_itu_places ? cell_int(row->itu_places) : cell_null();
	cells[17] = row->has_score_change ? cell_decimal(row->score_change) : cell_null();
}

/* The same row for eyes; `tie` and `panel` are letters of footnotes. */
static void show_line(struct show *show, const struct show_edition *edition, size_t country,
	const struct cell *cells, const char *tie, const char *panel, struct grid *grid)
{
	struct arena *arena = show->context->arena;
	const struct gci_record *record = &edition->table->records[country];
	const struct gci_edition *of = edition->table->edition;
	struct standing standing = { 0 }, inside = { 0 };

	if (edition->whole)
		standing = edition->whole->standings[country];
	if (edition->whole && show->grouped)
		inside = edition->inside.standings[country];
	grid_line(grid,
		(const char *[]) {
			arena_printf(arena, "%d", of->label),
			people_month(arena, of->published, of->precision),
			gci_has(record, GCI_SCORE)
				? people_decimal(arena, record->figure[GCI_SCORE].value)
				: ".",
			people_itu(
				arena, gci_record_rank(record), gci_record_tier(record), "tier "),
			standing.present ? people_place_of(arena, standing_place(standing),
						   standing.equal, edition->whole->n)
					 : ".",
			tie,
			cells[15].kind == CELL_INT ? people_signed(arena, (int)cells[15].as.integer)
						   : ".",
			panel,
			cells[13].kind == CELL_DECIMAL ? people_decimal(arena, cells[13].as.decimal)
						       : ".",
			!show->grouped   ? NULL
			: inside.present ? people_place_of(arena, standing_place(inside),
						   inside.equal, edition->inside.n)
					 : ".",
		});
}

static void show_row(
	struct show *show, const struct show_edition *edition, size_t country, struct grid *grid)
{
	const struct gci_record *record = &edition->table->records[country];
	int label = edition->table->edition->label;
	const char *where = arena_printf(show->context->arena, "%s, GCI %d",
		show->question.world->countries[country].name, label);
	const char *tie = "", *panel = "", *skipped;
	const struct store_source *source =
		context_source(show->context, record->figure[GCI_SCORE].source);
	struct standing inside = { 0 };
	struct cell cells[SHOW_MOST];
	struct change_row row = { 0 };
	size_t n = SHOW_BASE;

	if (edition->before)
		row = change_country(&edition->change, country);
	show_cells(show, edition, country, &row, cells);
	if (edition->whole && edition->whole->standings[country].present)
		tie = show_tie_note(show, edition, country, where);
	if (edition->before && cells[15].kind != CELL_NULL) {
		panel = show_panel_note(show, edition, country, &row, where);
		skipped = show_skipped_note(show, edition, where);
		panel = *panel && *skipped
				? arena_printf(show->context->arena, "%s %s", panel, skipped)
			: *panel ? panel
				 : skipped;
	} else if (edition->before && edition->whole && row.has_score_to) {
		panel = footnotes_add(&show->footnotes, "absent", where,
			"no places gained or lost: not in GCI %d", edition->before->edition->label);
	}
	if (show->grouped) {
		if (edition->whole)
			inside = edition->inside.standings[country];
		cells[n++] = inside.present ? cell_int(standing_place(inside)) : cell_null();
		cells[n++] = inside.present ? cell_int(edition->inside.n) : cell_null();
	}
	if (show->sources)
		cells[n++] = source ? cell_text(source->name) : cell_null();
	answer_row(show->context->answer, cells);
	if (!grid)
		return;
	show_line(show, edition, country, cells, tie, panel, grid);
	if (show->sources && source) /* too long for a column of their own */
		layout_text(show->context, &show->from, 6, "%d: score from %s, issued %s", label,
			source->name, source->issued);
}

/* Its code where that is no wider than the places below it. */
static const char *show_group_head(const struct show *show)
{
	const char *code = show->group.who.code;

	return strlen(code) <= strlen("=172 of 195") ? code : "in group";
}

/* The country's block: its name, a line an edition, its footnotes. */
static void show_country(struct show *show, size_t country, bool alone)
{
	struct context *context = show->context;
	const struct gci_country *who = &show->question.world->countries[country];
	bool layout = layout_wanted(context);
	struct grid grid;

	if (show->grouped && !show->group.set.member[country])
		answer_note(context->answer, "not-member", "%s %s not in %s%s%s.", who->name,
			show->group.as_of ? "was" : "is", show->group.who.code,
			show->group.as_of ? " on " : "",
			show->group.as_of ? show->group.as_of : "");
	grid_init(&grid, context->arena,
		show->grouped ? "l  l  r  r  r l r l  r  r" : "l   l  r   r   r l r l  r   r");
	if (layout) {
		const struct grid_span spans[] = {
			{ 0, 0, 'l', "GCI" },
			{ 1, 1, 'l', "published" },
			{ 2, 2, 'r', "score" },
			{ 3, 3, 'r', "ITU rank" },
			{ 4, 4, 'r', "place" },
			{ 6, 6, 'r', "places" },
			{ 8, 8, 'r', "percentile" },
			{ 9, 9, 'r', show->grouped ? show_group_head(show) : "" },
		};

		grid_spans(&grid, spans, show->grouped ? 8 : 7);
		layout_text(context, &show->layout, 0, "%s (%s)%s%s%s%s%s", who->name, who->iso3,
			who->region ? ", " : "", who->region ? who->region : "",
			show->grouped ? "; last column: place in " : "",
			show->grouped ? show->group.who.code : "",
			show->grouped && show->group.as_of
				? arena_printf(context->arena, " (%s)", show->group.as_of)
				: "");
	}
	for (size_t e = 0; e < show->edition_count; e++) {
		const struct show_edition *edition = &show->editions[e];
		const struct gci_record *record = &edition->table->records[country];

		if (!gci_has(record, GCI_SCORE) && !gci_record_rank(record) &&
			!gci_record_tier(record))
			continue;
		show_row(show, edition, country, layout ? &grid : NULL);
	}
	if (layout) {
		layout_grid(context, &grid, &show->layout);
		str_add(&show->layout, str_text(&show->from));
		str_clear(&show->from);
		if (!alone) {
			footnotes_print(&show->footnotes, &show->layout);
			str_addc(&show->layout, '\n');
		}
	}
}

static void show_legend(struct show *show, size_t country)
{
	const char *code = show->question.world->countries[country].iso3;
	int label = 0;

	for (size_t e = 0; e < show->edition_count; e++) {
		const struct show_edition *edition = &show->editions[e];

		if (edition->whole && edition->whole->standings[country].present &&
			gci_record_rank(&edition->table->records[country]))
			label = edition->table->edition->label;
	}
	layout_text(show->context, &show->layout, 0,
		"ITU rank: as printed, ties counted once. place: 1 + countries that score higher, "
		"counted by gcitrack; percentile: 100 is best, countries level with it count "
		"half.%s%s",
		label ? " Why they differ: " : "",
		label ? arena_printf(show->context->arena, "gcitrack explain %s %d", code, label)
		      : "");
}

/* ITU's ranks of 2014 are so coarse that their change says nothing; the missing figure says so. */
static void show_coarse_note(const struct show *show, const struct show_edition *edition)
{
	if (edition->before && edition->change.itu_coarse && !layout_wanted(show->context))
		answer_note(show->context->answer, "itu-coarse",
			"GCI %d to %d: no change of ITU ranks, as one edition has %d different "
			"ranks and the other %d.",
			edition->before->edition->label, edition->table->edition->label,
			edition->change.itu_values_from, edition->change.itu_values_to);
}

static void show_prepare(struct show *show, const int *labels, size_t count)
{
	struct question *question = &show->question;
	struct arena *arena = show->context->arena;

	show->editions = arena_array(arena, count, sizeof(*show->editions));
	show->edition_count = count;
	for (size_t i = 0; i < count; i++) {
		struct show_edition *edition = &show->editions[i];
		const struct gci_table *table = question_table(question, labels[i]);

		edition->table = table;
		edition->before = question_before(question, table);
		if (!table->partial)
			edition->whole = question_ranking(question, table);
		if (edition->before) {
			edition->whole_before = question_ranking(question, edition->before);
			change_pair(
				question->world, edition->before, table, arena, &edition->change);
			show_coarse_note(show, edition);
		}
		if (show->grouped)
			rank_table(table, question->world, show->group.set.member, arena,
				&edition->inside);
	}
}

static bool show_named(const struct show *show, size_t country)
{
	const struct arguments *arguments = &show->question.arguments;

	for (size_t w = 0; w < arguments->who_count; w++)
		if (arguments->who[w].kind == WHO_COUNTRY &&
			(size_t)arguments->who[w].country == country)
			return true;
	return false;
}

/* Whom the answer is about: of groups, those with a score in one of the editions. */
static bool show_order(struct show *show, int edition, struct gci_list *ret, struct err *err)
{
	size_t kept = 0;

	if (!question_order(&show->question, edition, ret, err))
		return false;
	for (size_t i = 0; i < ret->count; i++) {
		bool listed = show_named(show, ret->index[i]);

		for (size_t e = 0; e < show->edition_count && !listed; e++)
			listed = gci_has(
				&show->editions[e].table->records[ret->index[i]], GCI_SCORE);
		if (listed)
			ret->index[kept++] = ret->index[i];
	}
	ret->count = kept;
	return true;
}

static bool show_known(const struct show *show, size_t country, struct err *err)
{
	for (size_t e = 0; e < show->edition_count; e++)
		for (int s = 0; s < GCI_SERIES; s++)
			if (gci_has(&show->editions[e].table->records[country], (enum gci_series)s))
				return true;
	return err_set(err, ERR_NOT_FOUND, "%s (%s) has no figures in %s",
		show->question.world->countries[country].name,
		show->question.world->countries[country].iso3,
		show->edition_count == 1 ? arena_printf(show->context->arena, "GCI %d",
						   show->editions[0].table->edition->label)
					 : "any edition of the GCI");
}

static const struct column *show_fields(const struct show *show)
{
	struct column *columns = arena_array(show->context->arena, SHOW_MOST + 1, sizeof(*columns));
	size_t n = 0;

	for (size_t i = 0; show_columns[i].name; i++) {
		if (i >= SHOW_BASE && i < SHOW_BASE + SHOW_GROUPED && !show->grouped)
			continue;
		if (i >= SHOW_BASE + SHOW_GROUPED && !show->sources)
			continue;
		columns[n++] = show_columns[i];
	}
	return columns;
}

/* The editions that list one of the countries: notes on others would be about rows there are not.
 */
static void show_listed(
	const struct show *show, const struct gci_list *order, int *labels, size_t *count)
{
	size_t kept = 0;

	for (size_t e = 0; e < show->edition_count; e++) {
		const struct gci_table *table = show->editions[e].table;
		bool listed = false;

		for (size_t i = 0; i < order->count; i++)
			for (int series = 0; series < GCI_FIRST_PILLAR; series++)
				listed |= gci_has(
					&table->records[order->index[i]], (enum gci_series)series);
		if (listed)
			labels[kept++] = table->edition->label;
	}
	*count = kept;
}

static bool show_answer(struct show *show, int *labels, size_t count, struct err *err)
{
	struct context *context = show->context;
	struct store_source *sources;
	struct gci_list order;
	size_t source_count;

	if (!context_sources(context, &sources, &source_count, err) ||
		!show_order(show, labels[count - 1], &order, err))
		return false;
	for (size_t i = 0; i < order.count; i++)
		if (!show_known(show, order.index[i], err))
			return false;
	if (!order.count)
		return err_set(err, ERR_NOT_FOUND, "%s: no member has figures in the GCI",
			show->question.arguments.who[0].code);
	show_listed(show, &order, labels, &count);
	notes_common(context, labels, count, show->question.as_of);
	question_meta_of(&show->question, labels, count);
	if (count > 1 || (show->edition_count == 1 && show->editions[0].before))
		notes_break(context,
			count > 1 ? labels[0] : show->editions[0].before->edition->label,
			labels[count - 1]);
	answer_begin(context->answer, show_fields(show));
	for (size_t i = 0; i < order.count; i++)
		show_country(show, order.index[i], order.count == 1);
	if (layout_wanted(context)) {
		show_legend(show, order.index[0]);
		footnotes_print(&show->footnotes, &show->layout);
		layout_done(context, &show->layout);
	}
	answer_end(context->answer);
	return true;
}

static bool show_run(struct context *context, struct err *err)
{
	struct show show = { .context = context, .sources = option_flag(context, "sources") };
	const char *series = option_text(context, "series");
	int *labels;
	size_t count;
	bool good;

	context->any_series = series != NULL;
	if (!question_load(context, false, &show.question, err) ||
		!question_as_of(&show.question, err))
		return false;
	if (!show.question.arguments.who_count)
		return err_set(err, ERR_USAGE, "show: whom? For example: gcitrack show IDN");
	if (series && context->group)
		return err_set(err, ERR_USAGE,
			"--series shows figures, --group the place inside a group: they do not go "
			"together");
	if (series)
		return series_show(&show.question, series, show.sources, err);
	if (!question_editions(&show.question, QUESTION_ALL, &labels, &count, err) ||
		!question_group_option(
			&show.question, labels[count - 1], &show.group, &show.grouped, err))
		return false;
	footnotes_init(&show.footnotes, context);
	show_prepare(&show, labels, count);
	good = show_answer(&show, labels, count, err);
	str_finish(&show.layout);
	str_finish(&show.from);
	return good;
}

static const struct option show_options[] = {
	{ .name = "series",
		.argument = "NAME",
		.help = "instead of places, the figures of a series, or of all",
		.values = "@series" },
	{ .name = "sources", .help = "say which source each score is from" },
	{ .name = NULL },
};

static const struct example show_examples[] = {
	{ "gcitrack show IDN", "Indonesia in every edition" },
	{ "gcitrack show Indonesia Malaysia --group ASEAN", "two countries, and where in ASEAN" },
	{ "gcitrack show IDN --series all", "its figures as printed, pillars too" },
	{ "gcitrack show IDN --as-known 2017-07-10", "as known before GCI 2017 was issued again" },
	{ NULL, NULL },
};

const struct command command_show = {
	.name = "show",
	.arguments = "WHO... [EDITION...]",
	.heeds = "group edition as-of as-known cite",
	.summary = "the series of each country, one row for each edition it is in",
	.description =
		"Places are counted among all countries with a score in the edition. `places` is "
		"the change since the last complete edition before, counted among the countries in "
		"both; it is missing where the country was absent there. Where ITU printed no "
		"ranks, the ITU column shows the tier.",
	.completes = "@who",
	.store = COMMAND_READS,
	.options = show_options,
	.columns = show_columns,
	.examples = show_examples,
	.run = show_run,
};
