/* cite: the reference of an edition, and one correct sentence about a country to paste. */
#include "analysis/change.h"
#include "base/text.h"
#include "gcitrack/layout.h"
#include "gcitrack/notes.h"
#include "gcitrack/question.h"
#include "gcitrack/reference.h"

#include <stdlib.h>
#include <string.h>

static const struct column cite_columns[] = {
	{ "kind", "sentence or reference", true },
	{ "iso3", "country of the sentence", true },
	{ "editions", "ITU's labels of the editions", true },
	{ "style", "text, bibtex or ris", true },
	{ "text", "to paste", true },
	{ NULL, NULL },
};

struct run {
	struct question question;
	struct context *context;
	enum reference_style style;
	int *labels;
	size_t count;
	struct str people;
};

static void add(struct run *run, const char *kind, const char *iso3, const char *editions,
	enum reference_style style, const char *text)
{
	const struct cell cells[] = { cell_text(kind), cell_text(iso3), cell_text(editions),
		cell_text(reference_style_names[style]), cell_text(text) };

	answer_row(run->context->answer, cells);
	if (!layout_wanted(run->context))
		return;
	/* Not folded: a line end inside would be pasted too. */
	if (style == REFERENCE_TEXT)
		text_escape(&run->people, text);
	else
		str_add(&run->people, text);
	if (style == REFERENCE_TEXT)
		str_addc(&run->people, '\n');
}

/* ---- sentences ---- */

static const char *published(struct arena *arena, const struct gci_edition *edition)
{
	static const char *const months[] = { "January", "February", "March", "April", "May",
		"June", "July", "August", "September", "October", "November", "December" };
	const char *when = people_month_of(arena, months, edition->published, edition->precision);

	return *when ? arena_printf(arena, ", published in %s", when) : "";
}

/* "shared with 11 other countries" or "alone". */
static const char *company(struct arena *arena, int tied)
{
	if (tied < 2)
		return "alone";
	return arena_printf(arena, "shared with %d other %s", tied - 1, people_countries(tied - 1));
}

/* " (shared with 11 other countries)"; "" for a country alone on its place. */
static const char *shared(struct arena *arena, int tied)
{
	return tied < 2 ? "" : arena_printf(arena, " (%s)", company(arena, tied));
}

/* What ITU itself says of a country: its rank, else its tier, else nothing that we know of. "24 (of
 * 182 ranks)": the last printed rank is not the number of countries. */
static const char *itu_word(const struct run *run, const struct gci_table *table, size_t country)
{
	struct arena *arena = run->context->arena;
	const struct gci_record *record = &table->records[country];
	int rank = gci_record_rank(record), tier = gci_record_tier(record);
	int last = gci_last_rank(run->question.world, table);

	if (rank && last)
		return arena_printf(arena, "ITU rank %d (of %d ranks)", rank, last);
	if (rank)
		return arena_printf(arena, "ITU rank %d", rank);
	if (tier)
		return arena_printf(arena, "tier T%d%s", tier,
			table->edition->tie_rule == GCI_TIES_NONE ? " (ITU printed no ranks)" : "");
	return "no ITU rank that is known";
}

/* Who pastes the sentence leaves the note on missing countries behind. */
static const char *unknown_scores(struct arena *arena, const struct gci_table *table)
{
	int missing = table->expected - (int)table->scored;

	if (missing <= 0)
		return "";
	return arena_printf(arena, " (the scores of %d of %d countries are not known)", missing,
		table->expected);
}

/* ITU's own word on a country comes first, then the count, told apart. */
static bool sentence_one(struct run *run, size_t country, const struct gci_table *table,
	const char **ret, struct err *err)
{
	struct arena *arena = run->context->arena;
	const struct gci_edition *edition = table->edition;
	const struct gci_record *record = &table->records[country];
	const char *name = run->question.world->countries[country].name, *provenance;
	struct standing standing = question_ranking(&run->question, table)->standings[country];
	int rank = gci_record_rank(record);
	STR_SCOPED text = { 0 };

	if (!gci_has(record, GCI_SCORE))
		return err_set(
			err, ERR_NOT_FOUND, "%s has no score in GCI %d", name, edition->label);
	if (!reference_provenance(run->context, edition->label, &provenance, err))
		return false;
	str_addf(&text,
		"In the Global Cybersecurity Index (GCI) %d of the International Telecommunication "
		"Union (ITU)%s, %s scored %s out of %d: ",
		edition->label, published(arena, edition), name,
		people_decimal(arena, record->figure[GCI_SCORE].value), edition->scale);
	str_addf(&text, "%s%s", itu_word(run, table, country),
		rank ? ", tied countries counting once" : "");
	if (!table->partial)
		str_addf(&text,
			", and place %d of %d%s when every country that scores higher is counted%s",
			standing_place(standing), question_ranking(&run->question, table)->n,
			shared(arena, standing.equal), unknown_scores(arena, table));
	str_addc(&text, '.');
	if (*provenance)
		str_addf(&text, " %s", provenance);
	*ret = arena_strdup(arena, str_text(&text));
	return true;
}

/* "went from ITU rank 41 (of 175 ranks) in the edition of 2018 to ..." */
static void add_ranks(const struct run *run, const struct change *change, size_t country,
	const struct change_row *row, struct str *text)
{

	str_addf(text, " went from %s in the edition of %d to %s in that of %d",
		itu_word(run, change->from, country), change->from->edition->label,
		itu_word(run, change->to, country), change->to->edition->label);
	if (row->itu_from && row->itu_to)
		str_add(text, change->itu_coarse
				      ? ", which compare badly as one has far fewer different ranks"
				      : ", tied countries counting once");
}

static void add_places(const struct run *run, const struct change *change,
	const struct change_row *row, struct str *text)
{
	struct arena *arena = run->context->arena;
	int places = row->places;

	if (change->partial)
		return;
	str_add(text, "; counting every country that scores higher, it ");
	if (places)
		str_addf(text, "went from place %d%s to place %d%s, %d %s %s,", row->place_from,
			shared(arena, row->tied_from), row->place_to, shared(arena, row->tied_to),
			abs(places), abs(places) == 1 ? "place" : "places",
			places > 0 ? "up" : "down");
	else if (row->tied_from == row->tied_to)
		str_addf(text, "stayed at place %d%s", row->place_to, shared(arena, row->tied_to));
	else
		str_addf(text, "stayed at place %d, %s in the edition of %d and %s in that of %d,",
			row->place_to, company(arena, row->tied_from), change->from->edition->label,
			company(arena, row->tied_to), change->to->edition->label);
	str_addf(text, " among the %zu countries with a score in both", change->panel.n);
}

/* Whether what changed in between is known, and that something did, belongs in the sentence: it is
 * pasted without our notes. */
static void add_break(const struct run *run, const struct change *change, struct str *text)
{
	const struct gci_world *world = run->question.world;
	bool changed = false, unknown = false;

	for (size_t i = 0; i < world->edition_count; i++) {
		const struct gci_edition *edition = &world->editions[i];
		bool between = edition->label > change->from->edition->label &&
			       edition->label <= change->to->edition->label;

		changed |= between && edition->break_note;
		unknown |= between && !edition->break_note;
	}
	if (changed)
		str_add(text, "; the questionnaire or the method changed in between");
	if (unknown)
		str_add(text, "; how far the editions compare is not known");
}

static bool sentence_two(struct run *run, size_t country, const struct gci_table *from,
	const struct gci_table *to, const char **ret, struct err *err)
{
	struct arena *arena = run->context->arena;
	const char *name = run->question.world->countries[country].name, *before, *after;
	struct change_row row;
	struct change change;
	STR_SCOPED text = { 0 };

	change_pair(run->question.world, from, to, arena, &change);
	row = change_country(&change, country);
	if (!row.has_score_from || !row.has_score_to)
		return err_set(err, ERR_NOT_FOUND, "%s has no score in GCI %d", name,
			(row.has_score_from ? to : from)->edition->label);
	if (!reference_provenance(run->context, from->edition->label, &before, err) ||
		!reference_provenance(run->context, to->edition->label, &after, err))
		return false;
	str_addf(&text,
		"In the Global Cybersecurity Index (GCI) of the International Telecommunication "
		"Union (ITU), %s",
		name);
	add_ranks(run, &change, country, &row, &text);
	add_places(run, &change, &row, &text);
	add_break(run, &change, &text);
	str_addc(&text, '.');
	if (*before)
		str_addf(&text, " GCI %d: %s", from->edition->label, before);
	if (*after)
		str_addf(&text, " GCI %d: %s", to->edition->label, after);
	*ret = arena_strdup(arena, str_text(&text));
	return true;
}

static bool sentences(struct run *run, const char **texts, struct err *err)
{
	const struct arguments *arguments = &run->question.arguments;
	const struct gci_table *first, *second;

	first = question_table(&run->question, run->labels[0]);
	second = question_table(&run->question, run->labels[run->count - 1]);
	for (size_t w = 0; w < arguments->who_count; w++) {
		size_t country = (size_t)arguments->who[w].country;

		if (run->count == 1 ? !sentence_one(run, country, first, &texts[w], err)
				    : !sentence_two(run, country, first, second, &texts[w], err))
			return false;
	}
	return true;
}

/* ---- the answer ---- */

static bool question_read(struct run *run, struct err *err)
{
	const struct arguments *arguments = &run->question.arguments;
	const char *style = option_text(run->context, "style");

	for (int s = 0; style && s < REFERENCE_STYLES; s++)
		if (!strcmp(style, reference_style_names[s]))
			run->style = (enum reference_style)s;
	if (!question_load(run->context, false, &run->question, err) ||
		!question_editions(&run->question, QUESTION_LATEST, &run->labels, &run->count, err))
		return false;
	for (size_t w = 0; w < arguments->who_count; w++)
		if (arguments->who[w].kind != WHO_COUNTRY)
			return err_set(err, ERR_USAGE,
				"cite writes its sentence about a country, and %s is a group",
				arguments->who[w].code);
	if (arguments->who_count && run->count > 2)
		return err_set(err, ERR_USAGE, "a sentence is about one edition or two, not %zu",
			run->count);
	if (arguments->who_count && run->style != REFERENCE_TEXT)
		return err_set(err, ERR_USAGE,
			"--style %s writes references alone: leave out the country, or the style",
			style);
	return true;
}

/* What stands behind the figures, for whoever has to answer for them. */
static void source_notes(const struct run *run)
{
	const struct context *context = run->context;

	/* The references had to look at the sources: they are there. */
	for (size_t i = 0; i < context->source_count; i++) {
		const struct store_source *source = &context->sources[i];

		for (size_t e = 0; e < run->count; e++)
			if (source->edition == run->labels[e] && source->bundled && source->note &&
				strstr(source->name, "(via "))
				answer_note(context->answer, "source", "%s: %s.", source->name,
					source->note);
	}
}

static bool cite_run(struct context *context, struct err *err)
{
	struct run run = { .context = context };
	const struct arguments *arguments = &run.question.arguments;
	const char **texts, **references;
	const char *span;

	if (!question_read(&run, err))
		return false;
	texts = arena_array(context->arena, arguments->who_count + 1, sizeof(*texts));
	references = arena_array(context->arena, run.count + 1, sizeof(*references));
	if (arguments->who_count && !sentences(&run, texts, err))
		return false;
	for (size_t e = 0; e < run.count; e++)
		if (!reference_edition(context, run.labels[e], run.style, &references[e], err))
			return false;
	context->cite = false; /* it is the answer here */
	/* A file of references has no room for notes: what they would say is in its fields. */
	if (run.style == REFERENCE_TEXT || !layout_wanted(context)) {
		notes_common(context, run.labels, run.count, NULL);
		source_notes(&run);
	}
	if (arguments->who_count && run.count == 2)
		notes_break(context, run.labels[0], run.labels[1]);
	answer_begin(context->answer, cite_columns);
	span = run.count == 2 ? arena_printf(context->arena, "%d %d", run.labels[0], run.labels[1])
			      : arena_printf(context->arena, "%d", run.labels[0]);
	for (size_t w = 0; w < arguments->who_count; w++)
		add(&run, "sentence", arguments->who[w].code, span, REFERENCE_TEXT, texts[w]);
	for (size_t e = 0; e < run.count; e++)
		add(&run, "reference", NULL, arena_printf(context->arena, "%d", run.labels[e]),
			run.style, references[e]);
	if (layout_wanted(context))
		layout_done(context, &run.people);
	answer_end(context->answer);
	str_finish(&run.people);
	return true;
}

static const struct option cite_options[] = {
	{ .name = "style",
		.argument = "STYLE",
		.help = "of the reference (text)",
		.values = "text|bibtex|ris" },
	{ .name = NULL },
};

static const struct example cite_examples[] = {
	{ "gcitrack cite 2020", "the reference of GCI 2020" },
	{ "gcitrack cite IDN 2018 2020", "a sentence on Indonesia, and the two references" },
	{ "gcitrack cite --edition all --style bibtex -o gci.bib", "every edition for LaTeX" },
	{ NULL, NULL },
};

const struct command command_cite = {
	.name = "cite",
	.arguments = "[WHO] EDITION...",
	.heeds = "edition as-known",
	.summary = "a reference, and one correct sentence to paste",
	.description =
		"The reference of each edition named (default: the latest): ITU, title, document "
		"number, and whose copy of the figures is in use. With a country also a sentence "
		"on one edition or two, which tells the ITU rank from the place and says of how "
		"many, who shares it, and that the method changed in between. --cite adds the "
		"reference to any other answer.",
	.completes = "@who",
	.store = COMMAND_READS,
	.options = cite_options,
	.columns = cite_columns,
	.examples = cite_examples,
	.run = cite_run,
};
