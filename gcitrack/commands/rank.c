/* rank: the table of an edition. */
#include "analysis/rank.h"
#include "gcitrack/layout.h"
#include "gcitrack/notes.h"
#include "gcitrack/question.h"

#include <stdlib.h>
#include <string.h>

enum { RANK_BASE = 9, RANK_MOST = RANK_BASE + GCI_PILLARS, RANK_AROUND = 5 };

static const struct column rank_columns[] = {
	{ "place", "1 + countries that score higher, or as --ties says; counted by gcitrack" },
	{ "tied", "countries with this score, 1 = alone" },
	{ "itu_rank", "rank as printed by ITU: tied countries count once" },
	{ "iso3", "country, ISO 3166-1 alpha-3", true },
	{ "country", "its name", true },
	{ "region", "ITU region", true },
	{ "score", "as printed" },
	{ "percentile", "mid-percentile, 100 = best" },
	{ "tier", "T1..T5 as printed", true },
	{ "legal", "with --pillars: points of 20" },
	{ "technical", "with --pillars: points of 20" },
	{ "organizational", "with --pillars: points of 20" },
	{ "capacity", "with --pillars: points of 20" },
	{ "cooperation", "with --pillars: points of 20" },
	{ NULL, NULL },
};

struct rank_entry {
	size_t country;
	struct standing standing; /* not present: no score */
	int itu_rank;
};

struct rank {
	struct question question;
	struct context *context;
	const struct gci_table *table;
	const struct ranking *whole;
	struct chosen chosen;
	enum rank_ties ties;
	bool pillars;
	struct rank_entry *entries; /* in the order they are printed */
	size_t count;
};

/* By score; those without one behind, by their ITU rank. */
static int rank_compare(const void *a, const void *b)
{
	const struct rank_entry *left = a, *right = b;

	if (left->standing.present != right->standing.present)
		return left->standing.present ? -1 : 1;
	if (left->standing.higher != right->standing.higher)
		return left->standing.higher < right->standing.higher ? -1 : 1;
	if (!left->standing.present && left->itu_rank != right->itu_rank)
		/* 0, no rank, becomes the largest */
		return (unsigned)left->itu_rank - 1 < (unsigned)right->itu_rank - 1 ? -1 : 1;
	return (left->country > right->country) - (left->country < right->country);
}

static void rank_entries(struct rank *rank)
{
	size_t countries = rank->question.world->country_count;

	rank->entries = arena_array(rank->context->arena, countries + 1, sizeof(*rank->entries));
	for (size_t i = 0; i < countries; i++) {
		const struct gci_record *record = &rank->table->records[i];
		struct rank_entry entry = { i, rank->whole->standings[i], gci_record_rank(record) };

		if (rank->chosen.member[i] &&
			(entry.standing.present || entry.itu_rank || gci_record_tier(record)))
			rank->entries[rank->count++] = entry;
	}
	qsort(rank->entries, rank->count, sizeof(*rank->entries), rank_compare);
}

/* By score; by ITU rank where there are no scores. */
static bool rank_ties_with(const struct rank_entry *a, const struct rank_entry *b)
{
	if (a->standing.present || b->standing.present)
		return a->standing.present == b->standing.present &&
		       a->standing.higher == b->standing.higher;
	return a->itu_rank && a->itu_rank == b->itu_rank;
}

/* Keeps entries first..last (exclusive), and whoever ties with the outermost of them: a list cut
 * within a tie would name some and pass over others with the same score. */
static void rank_cut(struct rank *rank, size_t first, size_t last)
{
	size_t asked = last - first;

	while (first > 0 && rank_ties_with(&rank->entries[first - 1], &rank->entries[first]))
		first--;
	while (last < rank->count && rank_ties_with(&rank->entries[last], &rank->entries[last - 1]))
		last++;
	if (last - first > asked)
		answer_note(rank->context->answer, "tie-kept",
			"%zu rows instead of %zu: tied countries are listed together.",
			last - first, asked);
	rank->entries += first;
	rank->count = last - first;
}

/* Neighbours are counted beyond those who tie with the country: among them it has none. */
static void rank_neighbours(struct rank *rank, size_t at, size_t n)
{
	size_t first = at, last = at + 1;

	while (first > 0 && rank_ties_with(&rank->entries[first - 1], &rank->entries[at]))
		first--;
	while (last < rank->count && rank_ties_with(&rank->entries[last], &rank->entries[at]))
		last++;
	if (last - first > 1)
		answer_note(rank->context->answer, "tie-around",
			"%s ties with %zu %s; neighbours are counted beyond the tie.",
			rank->question.world->countries[rank->entries[at].country].name,
			last - first - 1, last - first == 2 ? "other" : "others");
	rank_cut(rank, first > n ? first - n : 0, n < rank->count - last ? last + n : rank->count);
}

/* COUNTRY[:N] */
static bool rank_around(struct rank *rank, const char *value, struct err *err)
{
	struct context *context = rank->context;
	const char *colon = strrchr(value, ':');
	long n = RANK_AROUND;
	size_t at = 0;
	struct who who;
	char *end;

	if (colon) {
		n = strtol(colon + 1, &end, 10);
		if (end == colon + 1 || *end || n < 0 || n > 1000)
			return err_set(err, ERR_USAGE,
				"--around %s: a number of neighbours from 0 to 1000 belongs after "
				"the colon",
				value);
		value = arena_strndup(context->arena, value, (size_t)(colon - value));
	}
	if (!who_parse(context, value, &who, err))
		return false;
	if (who.kind != WHO_COUNTRY)
		return err_set(
			err, ERR_USAGE, "--around takes one country, and %s is a group", who.code);
	while (at < rank->count && rank->entries[at].country != (size_t)who.country)
		at++;
	if (at == rank->count)
		return err_set(err, ERR_NOT_FOUND, "--around: %s is not among the countries of %s",
			who.name,
			rank->chosen.title ? rank->chosen.title
					   : arena_printf(context->arena, "GCI %d",
						     rank->table->edition->label));
	rank_neighbours(rank, at, (size_t)n);
	return true;
}

static bool rank_choose(struct rank *rank, struct err *err)
{
	const char *around = option_text(rank->context, "around");
	long top = 0;

	if (!option_int(rank->context, "top", 1, 1000000, &top, err))
		return false;
	if (top && around)
		return err_set(err, ERR_USAGE, "--top and --around exclude each other");
	if (around)
		return rank_around(rank, around, err);
	if (top && (size_t)top < rank->count)
		rank_cut(rank, 0, (size_t)top);
	return true;
}

/* The rank by --ties; missing in a partial edition. */
static struct cell rank_place(const struct rank *rank, const struct rank_entry *entry)
{
	if (!entry->standing.present || rank->table->partial)
		return cell_null();
	return cell_decimal(rank_by(entry->standing, rank->ties));
}

static void rank_row(const struct rank *rank, const struct rank_entry *entry)
{
	const struct gci_record *record = &rank->table->records[entry->country];
	const struct gci_country *country = &rank->question.world->countries[entry->country];
	struct cell cells[RANK_MOST];
	size_t n = 0;

	cells[n++] = rank_place(rank, entry);
	cells[n++] = rank->table->partial ? cell_null() : cell_known(entry->standing.equal);
	cells[n++] = cell_known(entry->itu_rank);
	cells[n++] = cell_text(country->iso3);
	cells[n++] = cell_text(country->name);
	cells[n++] = cell_text(country->region);
	cells[n++] = cell_figure(record, GCI_SCORE);
	cells[n++] =
		rank->table->partial ? cell_null() : cell_percentile(rank->whole, entry->country);
	cells[n++] = cell_tier(rank->context->arena, gci_record_tier(record));
	for (int p = 0; rank->pillars && p < GCI_PILLARS; p++)
		cells[n++] = cell_figure(record, (enum gci_series)(GCI_FIRST_PILLAR + p));
	answer_row(rank->context->answer, cells);
}

static const char *rank_figure(
	struct arena *arena, const struct gci_record *record, enum gci_series series)
{
	return gci_has(record, series) ? people_decimal(arena, record->figure[series].value) : ".";
}

static const char *rank_people_place(const struct rank *rank, const struct rank_entry *entry)
{
	struct arena *arena = rank->context->arena;
	struct cell place = rank_place(rank, entry);
	bool tied = entry->standing.equal > 1 && rank->ties != RANK_ORDINAL;

	if (place.kind != CELL_DECIMAL)
		return ".";
	return arena_printf(
		arena, "%s%s", tied ? "=" : "", people_decimal(arena, place.as.decimal));
}

static void rank_line(const struct rank *rank, const struct rank_entry *entry, struct grid *grid)
{
	struct arena *arena = rank->context->arena;
	const struct gci_record *record = &rank->table->records[entry->country];
	const struct gci_country *country = &rank->question.world->countries[entry->country];
	struct decimal percentile;
	const char *cells[6 + GCI_PILLARS];
	size_t n = 0;
	bool placed = !rank->table->partial &&
		      rank_percentile(entry->standing, rank->whole->n, &percentile);

	cells[n++] = rank_people_place(rank, entry);
	cells[n++] = people_itu(arena, entry->itu_rank, gci_record_tier(record), "tier ");
	cells[n++] = country->name;
	if (!rank->pillars)
		cells[n++] = country->region;
	cells[n++] = rank_figure(arena, record, GCI_SCORE);
	if (!rank->pillars)
		cells[n++] = placed ? people_decimal(arena, percentile) : ".";
	for (int p = 0; rank->pillars && p < GCI_PILLARS; p++)
		cells[n++] = rank_figure(arena, record, (enum gci_series)(GCI_FIRST_PILLAR + p));
	grid_line(grid, cells);
}

/* "194 countries"; what has no score is listed all the same. */
static const char *rank_scored(const struct rank *rank)
{
	const struct gci_table *table = rank->table;
	size_t listed = 0;

	for (size_t i = 0; i < rank->question.world->country_count; i++)
		listed += gci_has(&table->records[i], GCI_SCORE) ||
			  gci_record_rank(&table->records[i]) ||
			  gci_record_tier(&table->records[i]);
	if (!table->scored)
		return "no country with a score";
	return arena_printf(rank->context->arena, "%zu %s%s", table->scored,
		people_countries((int)table->scored),
		listed > table->scored ? " with a score" : "");
}

static void rank_layout(const struct rank *rank)
{
	static const struct grid_span heads[] = { { 0, 0, 'r', "place" }, { 1, 1, 'r', "ITU rank" },
		{ 2, 2, 'l', "country" }, { 3, 3, 'l', "region" }, { 4, 4, 'r', "score" },
		{ 5, 5, 'r', "percentile" } };
	static const struct grid_span pillars[] = { { 0, 0, 'r', "place" },
		{ 1, 1, 'r', "ITU rank" }, { 2, 2, 'l', "country" }, { 3, 3, 'r', "score" },
		{ 4, 4, 'r', "legal" }, { 5, 5, 'r', "tech." }, { 6, 6, 'r', "org." },
		{ 7, 7, 'r', "cap." }, { 8, 8, 'r', "coop." } };
	struct context *context = rank->context;
	const struct gci_edition *edition = rank->table->edition;
	struct grid grid;
	STR_SCOPED str = { 0 };

	layout_text(context, &str, 0, "GCI %d, published %s: %s%s%s%s", edition->label,
		edition->published
			? people_month(context->arena, edition->published, edition->precision)
			: "on no known day",
		rank_scored(rank), rank->chosen.title ? "; " : "",
		rank->chosen.title ? rank->chosen.title : "",
		rank->ties == RANK_COMPETITION ? ""
					       : arena_printf(context->arena, "; place: %s ranks",
							 rank_ties_names[rank->ties]));
	grid_init(
		&grid, context->arena, rank->pillars ? "r r  n r  r r r r r" : "r  r  n  l  r  r");
	if (rank->pillars)
		grid_spans(&grid, pillars, sizeof(pillars) / sizeof(*pillars));
	else
		grid_spans(&grid, heads, sizeof(heads) / sizeof(*heads));
	for (size_t i = 0; i < rank->count; i++)
		rank_line(rank, &rank->entries[i], &grid);
	layout_grid(context, &grid, &str);
	layout_done(context, &str);
}

static void rank_notes(const struct rank *rank)
{
	struct answer *answer = rank->context->answer;
	size_t missing = 0;

	if (rank->ties == RANK_ORDINAL)
		answer_note(answer, "ordinal",
			"ordinal: tied countries are put in the order of their codes, which is "
			"arbitrary.");
	if (rank->ties == RANK_DENSE)
		answer_note(answer, "dense",
			"dense: ITU's rule, counted by gcitrack from the scores; what ITU printed "
			"is the ITU rank.");
	for (size_t i = 0; i < rank->question.world->country_count; i++)
		missing += !rank->chosen.all && rank->chosen.member[i] &&
			   !rank->whole->standings[i].present;
	if (rank->chosen.groups || missing)
		answer_note(answer, "coverage", "%s: %zu of %zu with a score in GCI %d%s%s.",
			rank->chosen.title, rank->chosen.count - missing, rank->chosen.count,
			rank->table->edition->label, rank->question.as_of ? ", members on " : "",
			rank->question.as_of ? rank->question.as_of : "");
}

static bool rank_answer(struct rank *rank, struct err *err)
{
	struct context *context = rank->context;
	int label = rank->table->edition->label;
	struct column *columns = arena_array(context->arena, RANK_MOST + 1, sizeof(*columns));

	if (rank->pillars && !question_pillars(&rank->question, rank->table, err))
		return false;
	rank_entries(rank);
	if (!rank->count)
		return err_set(err, ERR_NOT_FOUND, "%s: no figures in GCI %d",
			rank->chosen.title ? rank->chosen.title : "no country", label);
	if (!rank_choose(rank, err))
		return false;
	notes_common(context, &label, 1, rank->question.as_of);
	answer_meta(context->answer, "of", cell_int((int64_t)rank->table->scored));
	answer_meta(context->answer, "ties", cell_text(rank_ties_names[rank->ties]));
	rank_notes(rank);
	memcpy(columns, rank_columns, sizeof(rank_columns));
	if (!rank->pillars)
		columns[RANK_BASE].name = NULL;
	answer_begin(context->answer, columns);
	for (size_t i = 0; i < rank->count; i++)
		rank_row(rank, &rank->entries[i]);
	if (layout_wanted(context))
		rank_layout(rank);
	answer_end(context->answer);
	return true;
}

static bool rank_run(struct context *context, struct err *err)
{
	struct rank rank = { .context = context, .pillars = option_flag(context, "pillars") };
	const char *ties = option_text(context, "ties");

	for (int t = 0; ties && t < RANK_TIES; t++)
		if (!strcmp(ties, rank_ties_names[t]))
			rank.ties = (enum rank_ties)t;
	if (!question_load(context, rank.pillars, &rank.question, err) ||
		!question_as_of(&rank.question, err) ||
		!question_edition(&rank.question, &rank.table, err) ||
		!question_rows(&rank.question, rank.table->edition->label, &rank.chosen, err))
		return false;
	rank.whole = question_ranking(&rank.question, rank.table);
	return rank_answer(&rank, err);
}

static const struct option rank_options[] = {
	{ .name = "top", .argument = "N", .help = "the first N, and whoever ties with the last" },
	{ .name = "around",
		.argument = "COUNTRY[:N]",
		.help = "a country and N neighbours on each side (5), beyond those tied with it",
		.values = "@country" },
	{ .name = "ties",
		.argument = "RULE",
		.help = "how tied countries are counted in `place` (competition: 1,2,2,4)",
		.values = "competition|dense|modified|fractional|ordinal" },
	{ .name = "pillars", .help = "add the five pillars (GCI 2020 and 2024)" },
	{ .name = NULL },
};

static const struct example rank_examples[] = {
	{ "gcitrack rank 2020 --top 10", "the ten highest scores of GCI 2020" },
	{ "gcitrack rank 2024 --group ASEAN --pillars", "ASEAN's pillars in GCI 2024" },
	{ "gcitrack rank 2020 --around IDN:3", "Indonesia's neighbours" },
	{ NULL, NULL },
};

const struct command command_rank = {
	.name = "rank",
	.arguments = "[EDITION] [WHO...]",
	.heeds = "group edition as-of as-known cite",
	.summary = "the table of an edition, ITU rank and place side by side",
	.description =
		"Every country with a figure in the edition (default: the latest). Places are "
		"counted among all of them; --group and WHO choose rows only.",
	.completes = "@edition",
	.store = COMMAND_READS,
	.options = rank_options,
	.columns = rank_columns,
	.examples = rank_examples,
	.run = rank_run,
};
