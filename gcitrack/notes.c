#include "gcitrack/notes.h"

#include "gcitrack/reference.h"
#include "gcitrack/who.h"
#include "plots/words.h"

#include <stdlib.h>
#include <string.h>

/* ---- for people ---- */

const char *people_place(struct arena *arena, int place, int tied)
{
	return arena_printf(arena, tied > 1 ? "=%d" : "%d", place);
}

const char *people_signed(struct arena *arena, int value)
{
	return arena_printf(arena, value > 0 ? "+%d" : "%d", value);
}

const char *people_month_of(
	struct arena *arena, const char *const *months, const char *date, const char *precision)
{
	int month;

	if (!date || strlen(date) < 4)
		return "";
	month = strlen(date) >= 7 ? (int)strtol(date + 5, NULL, 10) : 0;
	if (month < 1 || month > 12 || (precision && strcmp(precision, "year") == 0))
		return arena_printf(arena, "%.4s", date);
	return arena_printf(arena, "%s %.4s", months[month - 1], date);
}

const char *people_month(struct arena *arena, const char *date, const char *precision)
{
	return people_month_of(arena, words_find(NULL)->months, date, precision);
}

const char *people_decimal(struct arena *arena, struct decimal number)
{
	char digits[DECIMAL_TEXT];

	return arena_strdup(arena, decimal_format(number, '.', digits));
}

/* ---- notes_common ---- */

static bool is_among(const int *editions, size_t count, int label)
{
	for (size_t i = 0; i < count; i++)
		if (editions[i] == label)
			return true;
	return false;
}

static bool has_ranks(const struct gci_world *world, const struct gci_table *table)
{
	for (size_t i = 0; i < world->country_count; i++)
		if (gci_has(&table->records[i], GCI_ITU_RANK))
			return true;
	return false;
}

/* Whether an answer shows places: it may have room for them, and none that can be filled. */
enum notes_places { PLACES_SHOWN, PLACES_EMPTY, PLACES_NONE };

static void note_edition(struct context *context, const struct gci_world *world,
	const struct gci_table *table, enum notes_places places)
{
	const struct gci_edition *edition = table->edition;
	const struct words *words = context_words(context);
	struct arena *arena = context->arena;
	int missing = table->expected - (int)table->scored;
	const char *label = words_number(arena, edition->label);
	const char *expected = words_number(arena, table->expected);
	const char *reference;

	/* Only of the editions in the box is it known that ITU printed none. */
	if (places != PLACES_NONE && !has_ranks(world, table))
		answer_note(context->answer, "derived", "GCI %d: no ITU ranks%s%s.", edition->label,
			edition->tie_rule == GCI_TIES_NONE ? "" : " among its figures",
			table->partial || places == PLACES_EMPTY
				? ""
				: "; places are counted by gcitrack from the scores");
	if (table->partial)
		answer_note(context->answer, "partial", "%s",
			words_text(arena,
				places != PLACES_NONE ? words->note_partial
						      : words->note_partial_scores,
				"edition", label, "scored",
				words_number(arena, (long)table->scored), "expected", expected,
				NULL));
	else if (missing > 0)
		answer_note(context->answer, "incomplete", "%s",
			words_text(arena,
				places == PLACES_SHOWN ? words->note_incomplete
						       : words->note_incomplete_scores,
				"edition", label, "missing", words_number(arena, missing),
				"expected", expected, NULL));
	if (edition->bundled && edition->countries > 0 && missing < 0)
		answer_note(context->answer, "more-countries", "%s",
			words_text(arena, words->note_more_countries, "edition", label, "scored",
				words_number(arena, (long)table->scored), "expected",
				words_number(arena, edition->countries), NULL));
	if (context->cite && reference_edition(context, edition->label, REFERENCE_TEXT, &reference,
				     &context->late))
		answer_note(context->answer, ANSWER_REFERENCE, "%s", reference);
}

static bool table_uses(const struct gci_world *world, const struct gci_table *table, int source)
{
	for (size_t c = 0; c < world->country_count; c++)
		for (int s = 0; s < GCI_SERIES; s++)
			if (table->records[c].figure[s].source == source)
				return true;
	return false;
}

/* What a user's own file changed in a published edition must not pass for what ITU published. */
static void note_revised(
	struct context *context, const struct gci_world *world, const int *editions, size_t count)
{
	const struct words *words = context_words(context);
	struct arena *arena = context->arena;
	struct store_source *sources;
	size_t source_count;

	if (!context->store_path ||
		!context_sources(context, &sources, &source_count, &context->late))
		return;
	for (size_t i = 0; i < source_count; i++)
		for (size_t e = 0; e < count; e++) {
			const struct gci_table *table = gci_table_find(world, editions[e]);

			if (!sources[i].bundled && sources[i].revised > 0 && table &&
				table->edition->bundled && table_uses(world, table, sources[i].id))
				answer_note(context->answer, "revised", "%s",
					words_text(arena, words->note_revised, "edition",
						words_number(arena, editions[e]), "name",
						sources[i].name, "date", sources[i].issued, "id",
						words_number(arena, sources[i].id), NULL));
		}
}

void notes_mark_source(const struct context *context, bool *used, int id)
{
	used[context_source(context, id) - context->sources] = true;
}

void notes_meta_sources(struct context *context, const bool *used)
{
	const char **names = arena_array(context->arena, context->source_count + 1, sizeof *names);
	size_t named = 0;

	for (size_t i = 0; i < context->source_count; i++)
		if (used[i])
			names[named++] = context->sources[i].name;
	answer_meta(context->answer, "sources", cell_list(names));
}

/* The names of the sources whose figures are current in these editions. */
static bool meta_sources(struct context *context, const struct gci_world *world,
	const int *editions, size_t count, struct err *err)
{
	struct store_source *sources;
	size_t source_count;
	bool *used;

	if (!context_sources(context, &sources, &source_count, err))
		return false;
	used = arena_array(context->arena, source_count, sizeof *used);
	for (size_t i = 0; i < source_count; i++)
		for (size_t t = 0; t < world->table_count && !used[i]; t++)
			used[i] = is_among(editions, count, world->tables[t].edition->label) &&
				  table_uses(world, &world->tables[t], sources[i].id);
	notes_meta_sources(context, used);
	return true;
}

/* Where no store is open (init) there is nothing to tell of editions. */
void notes_meta(struct context *context, const int *editions, size_t count, const char *as_of)
{
	struct answer *answer = context->answer;
	int *derived = arena_array(context->arena, count, sizeof *derived);
	static const char *const none[] = { NULL };
	const struct gci_world *world = NULL;
	size_t derived_count = 0;

	if (context->store && !context_world(context, false, &world, &context->late))
		return;
	for (size_t i = 0; world && i < count; i++) {
		const struct gci_table *table = gci_table_find(world, editions[i]);

		if (table && !has_ranks(world, table))
			derived[derived_count++] = editions[i];
	}
	answer_meta(answer, "command", cell_text(context->command->name));
	answer_meta_ints(answer, "editions", editions, count);
	answer_meta_ints(answer, "derived", derived, derived_count);
	answer_meta(answer, "as_of", cell_text(as_of));
	answer_meta(answer, "as_known", cell_text(context->as_known));
	if (!world)
		answer_meta(answer, "sources", cell_list(none));
	/* The others have no place for it, and it costs a look at every figure. */
	else if (answer->format == FORMAT_JSON)
		meta_sources(context, world, editions, count, &context->late);
}

static void notes_all(struct context *context, const int *editions, size_t count, const char *as_of,
	enum notes_places places)
{
	const struct gci_world *world;
	int missing;

	if (!context_world(context, false, &world, &context->late))
		return;
	for (size_t i = 0; i < count; i++) {
		const struct gci_table *table = gci_table_find(world, editions[i]);

		if (table)
			note_edition(context, world, table, places);
	}
	group_note_regions(context, world, editions, count);
	note_revised(context, world, editions, count);
	if (context->as_known)
		answer_note(context->answer, "as-known",
			"As known on %s: figures issued later are not looked at.",
			context->as_known);
	notes_meta(context, editions, count, as_of);
	missing = store_bundle_missing(context->store);
	if (missing > 0)
		answer_note(context->answer, "older-store", "%s",
			words_text(context->arena, context_words(context)->note_older_store, "n",
				words_number(context->arena, missing), NULL));
}

void notes_common(struct context *context, const int *editions, size_t count, const char *as_of)
{
	notes_all(context, editions, count, as_of, PLACES_SHOWN);
}

void notes_figures(struct context *context, const int *editions, size_t count, const char *as_of)
{
	notes_all(context, editions, count, as_of, PLACES_NONE);
}

void notes_unplaced(struct context *context, const int *editions, size_t count, const char *as_of)
{
	notes_all(context, editions, count, as_of, PLACES_EMPTY);
}

bool notes_break_known(struct context *context, int from, int to)
{
	const struct gci_world *world = context_loaded(context);
	const struct gci_edition *editions = world->editions;

	for (size_t i = 0; i < world->edition_count; i++)
		if (editions[i].label > from && editions[i].label <= to && editions[i].break_note)
			return true;
	return false;
}

static void note_break(struct context *context, int from, int to, const char *scale)
{
	const struct gci_world *world = context_loaded(context);
	const struct gci_edition *editions = world->editions;
	int breaks = 0, unknown = 0, last = 0, scale_from = 0, scale_to = 0;
	STR_SCOPED names = { 0 };

	for (size_t i = 0; i < world->edition_count; i++) {
		if (editions[i].label == from)
			scale_from = editions[i].scale;
		if (editions[i].label == to)
			scale_to = editions[i].scale;
		if (editions[i].label <= from || editions[i].label > to)
			continue;
		if (editions[i].break_note) {
			breaks++;
			continue;
		}
		if (unknown++)
			str_addf(&names, "%s%d", names.len ? ", " : "", last);
		last = editions[i].label;
	}
	if (breaks > 0)
		answer_note(context->answer, "break",
			"GCI %d to %d: questionnaire or method changed%s%s; see gcitrack editions.",
			from, to, breaks > 1 ? " more than once" : "",
			scale_from == scale_to ? "" : scale);
	if (unknown)
		answer_note(context->answer, "comparability",
			"What changed in GCI %s%s%d is not known, so neither is how far %s.",
			str_text(&names), unknown > 1 ? " and " : "", last,
			unknown > 1 ? "they compare" : "it compares");
}

void notes_break(struct context *context, int from, int to)
{
	note_break(context, from, to, ", and the scale (scores are compared on 0-100)");
}

void notes_break_printed(struct context *context, int from, int to, bool scores)
{
	note_break(context, from, to,
		scores ? ", and the scale of scores, which are as printed here" : "");
}
