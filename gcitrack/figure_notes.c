/* The notes beneath a picture. */
#include "base/text.h"
#include "gcitrack/figure_kinds.h"
#include "gcitrack/figure_words.h"

#include <stdio.h>
#include <string.h>

void say_sentence(struct str *str, const char *sentence)
{
	if (str->len > 0)
		str_addc(str, ' ');
	str_add(str, sentence);
}

/* ---- what the values are ---- */

static bool edition_has_highlighted(const struct figure *figure, size_t edition)
{
	for (size_t i = 0; i < figure->highlighted; i++) {
		if (say_line(figure, i)->points[edition].present)
			return true;
	}
	return false;
}

/* What stands small at the highlighted points of an edition: 'I' for "ITU 24", 'T' for a tier, '\0'
 * for nothing. */
static char small_kind(const struct figure *figure, size_t edition)
{
	char kind = '\0';

	for (size_t i = 0; i < figure->highlighted && kind != 'I'; i++) {
		const char *small = say_line(figure, i)->points[edition].small;
		if (small)
			kind = small[0];
	}
	return kind;
}

static void note_place(const struct figure *figure, struct str *str)
{
	const struct words *words = figure->words;
	struct arena *arena = figure->context->arena;
	bool *none = arena_array(arena, figure->edition_count, sizeof *none);
	bool *tier = arena_array(arena, figure->edition_count, sizeof *tier);
	const char *without = "";
	size_t ranks = 0, tiers = 0;
	STR_SCOPED labels = { 0 };

	say_sentence(str, words->note_place);
	for (size_t i = 0; i < figure->edition_count; i++) {
		char kind = small_kind(figure, i);
		ranks += kind == 'I' ? 1 : 0;
		tiers += kind == 'T' ? 1 : 0;
		tier[i] = kind == 'T';
		none[i] = edition_has_highlighted(figure, i) &&
			  (tier[i] ||
				  !figure_ranks_printed(figure->tables[i], figure->question.world));
	}
	if (ranks == 0 && tiers == 0)
		return;
	if (ranks == 0) {
		say_labels(figure, tier, &labels);
		say_sentence(str, words_text(arena, words->note_small_tiers, "editions",
					  str_text(&labels), NULL));
		return;
	}
	size_t count = say_labels(figure, none, &labels);
	if (count > 0)
		without = words_text(arena,
			tiers == 0       ? words->small_none
			: tiers == count ? words->small_none_tiers
					 : words->small_none_some_tiers,
			"editions", str_text(&labels), NULL);
	say_sentence(str, words_text(arena, words->note_small_ranks, "none", without, NULL));
}

/* Which ranks are derived; that ITU printed none is known of the editions in the box only. */
static void note_derived(const struct figure *figure, struct str *str)
{
	const struct words *words = figure->words;
	struct arena *arena = figure->context->arena;
	bool *which = arena_array(arena, figure->edition_count, sizeof *which), unprinted = true;
	const char *note = figure->kind->letters                     ? words->note_broken_lines
			   : strcmp(figure->kind->name, "heat") == 0 ? words->note_framed
								     : words->note_hollow;
	STR_SCOPED labels = { 0 };

	for (size_t i = 0; i < figure->edition_count; i++) {
		which[i] = figure->editions[i].derived;
		if (which[i])
			unprinted &= figure->tables[i]->edition->tie_rule == GCI_TIES_NONE;
	}
	if (say_labels(figure, which, &labels) > 0)
		say_sentence(str,
			words_text(arena, note, "none",
				words_text(arena,
					unprinted ? words->ranks_unprinted : words->ranks_missing,
					"editions", str_text(&labels), NULL),
				NULL));
}

static void note_itu(const struct figure *figure, struct str *str)
{
	const struct words *words = figure->words;
	struct arena *arena = figure->context->arena;

	say_sentence(str, words->note_itu);
	for (size_t i = 1; i < figure->edition_count; i++) {
		const struct plot_edition *first = &figure->editions[i - 1];
		const struct plot_edition *last = &figure->editions[i];

		if (say_coarse(figure, i - 1, i))
			say_sentence(str, words_text(arena, words->note_coarse, "first",
						  words_number(arena, first->label), "of_first",
						  words_number(arena, first->of), "last",
						  words_number(arena, last->label), "of_last",
						  words_number(arena, last->of), NULL));
	}
	note_derived(figure, str);
}

static void note_score(const struct figure *figure, struct str *str)
{
	const struct words *words = figure->words;
	struct arena *arena = figure->context->arena;
	bool *which = arena_array(arena, figure->edition_count, sizeof *which);
	STR_SCOPED labels = { 0 };

	for (size_t i = 0; i < figure->edition_count; i++)
		which[i] = figure->tables[i]->edition->scale == 1;
	if (say_labels(figure, which, &labels) > 0)
		say_sentence(str, words_text(arena, words->note_score_scaled, "editions",
					  str_text(&labels), NULL));
	else
		say_sentence(str, words->note_score);
}

static void note_metric(const struct figure *figure, struct str *str)
{
	enum plot_metric metric = figure->request->metric;

	if (metric == PLOT_PLACE)
		note_place(figure, str);
	else if (metric == PLOT_ITU)
		note_itu(figure, str);
	else if (metric == PLOT_PERCENTILE)
		say_sentence(str, figure->words->note_percentile);
	else if (!figure->kind->pillars)
		note_score(figure, str);
}

/* ---- what the editions are ---- */

static void note_axis(const struct figure *figure, struct str *str)
{
	if (figure->request->axis == FIGURE_PUBLISHED)
		say_sentence(str, figure->words->note_axis_published);
	else if (figure->request->axis == FIGURE_LABEL)
		say_sentence(str, figure->words->note_axis_label);
}

/* Questionnaire, weights or scale changed, or nobody said whether. */
static void note_breaks(const struct figure *figure, struct str *str)
{
	const struct words *words = figure->words;
	struct arena *arena = figure->context->arena;
	bool *which = arena_array(arena, figure->edition_count, sizeof *which);
	STR_SCOPED changed = { 0 };
	STR_SCOPED unknown = { 0 };

	for (size_t i = 1; i < figure->edition_count; i++)
		which[i] = figure->tables[i]->edition->break_note != NULL;
	size_t count = say_labels(figure, which, &changed);
	if (count > 0 && count + 1 == figure->edition_count)
		say_sentence(
			str, count == 1 ? words->note_changed_between : words->note_changed_each);
	else if (count > 0)
		say_sentence(str, words_text(arena, words->note_changed, "editions",
					  str_text(&changed), NULL));
	for (size_t i = 1; i < figure->edition_count; i++)
		which[i] = figure->tables[i]->edition->break_note == NULL;
	if (say_labels(figure, which, &unknown) > 0)
		say_sentence(str, words_text(arena, words->note_change_unknown, "editions",
					  str_text(&unknown), NULL));
}

/* Where regions stand for groups, or are drawn themselves: who was listed elsewhere. */
static void note_regions(const struct figure *figure)
{
	struct context *context = figure->context;
	int *labels = arena_array(context->arena, figure->edition_count, sizeof *labels);

	for (size_t i = 0; i < figure->edition_count; i++)
		labels[i] = figure->editions[i].label;
	group_note_regions(context, figure->question.world, labels, figure->edition_count);
	if (figure->kind->world && labels[0] < 2018)
		answer_note(
			context->answer, "regions-2018", "%s", figure->words->note_regions_2018);
}

/* ---- together ---- */

static bool has_code(const struct answer_note *note, const char *const *codes)
{
	for (; *codes; codes++) {
		if (strcmp(note->code, *codes) == 0)
			return true;
	}
	return false;
}

/* How the command line was understood: of no interest to who reads the report. */
static const char *const about_arguments[] = { "code-is-name", "code-is-group", "edition-year",
	"event-outside", "pair", "pair", "newer-partial", NULL };

void figure_notes_aside(const struct figure *figure)
{
	const struct answer *answer = figure->context->answer;

	for (size_t i = 0; i < answer->note_count; i++) {
		STR_SCOPED text = { 0 };
		if (!has_code(&answer->notes[i], about_arguments))
			continue;
		text_escape(&text, answer->notes[i].text);
		fprintf(stderr, "note: %s\n", str_text(&text));
	}
}

/* Notes of the answer that the picture says in its own words. */
static const char *const said_already[] = { "break", "derived", "comparability", "as-known", NULL };

void figure_notes(struct figure *figure)
{
	const struct answer *answer = figure->context->answer;
	struct arena *arena = figure->context->arena;
	const char **lines;
	size_t count = 0;
	STR_SCOPED first = { 0 };

	note_regions(figure);
	lines = arena_array(arena, answer->note_count + 2, sizeof *lines);
	note_metric(figure, &first);
	say_kind_note(figure, &first);
	note_axis(figure, &first);
	note_breaks(figure, &first);
	if (figure->request->note)
		lines[count++] = figure->request->note;
	lines[count++] = arena_strdup(arena, str_text(&first));
	for (size_t i = 0; i < answer->note_count; i++) {
		if (!has_code(&answer->notes[i], said_already) &&
			!has_code(&answer->notes[i], about_arguments))
			lines[count++] = answer->notes[i].text;
	}
	figure->input.notes = lines;
	figure->input.note_count = count;
}
