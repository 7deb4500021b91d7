/* A caption: what a reader of the report must know who cannot ask, in one paragraph. */
#include "gcitrack/figure_caption.h"

#include "base/text.h"
#include "gcitrack/figure_kinds.h"
#include "gcitrack/figure_words.h"
#include "gcitrack/notes.h"

#include <stdio.h>
#include <string.h>

/* Appends a text as a sentence of its own. */
static void add_text(struct str *str, const char *text)
{
	say_sentence(str, text);
	if (!strchr(".!?", str->data[str->len - 1]))
		str_addc(str, '.');
}

/* "194 in GCI 2018 and 2020" behind what is there. */
static void add_item(
	const struct figure *figure, const char *what, const bool *which, struct str *str)
{
	STR_SCOPED labels = { 0 };

	say_labels(figure, which, &labels);
	str_addf(str, "%s%s", str->len > 0 ? "; " : "",
		words_text(figure->context->arena, figure->words->in_editions, "what", what,
			"editions", str_text(&labels), NULL));
}

/* What the values of an edition are counted among. */
static int counted(const struct figure *figure, size_t edition)
{
	return figure->request->metric == PLOT_SCORE ? (int)figure->tables[edition]->scored
						     : figure->editions[edition].of;
}

/* "Places are counted among all countries with a score: 195 in GCI 2014 and 2017; 194 in ...". */
static void add_panel(const struct figure *figure, struct str *str)
{
	struct arena *arena = figure->context->arena;
	bool *which = arena_array(arena, figure->edition_count, sizeof *which);
	bool *done = arena_array(arena, figure->edition_count, sizeof *done);
	STR_SCOPED counts = { 0 };

	/* of ranks that ITU did not print a note says what they are */
	for (size_t i = 0; i < figure->edition_count; i++)
		done[i] = figure->editions[i].derived;
	for (size_t i = 0; i < figure->edition_count; i++) {
		if (done[i])
			continue;
		for (size_t k = 0; k < figure->edition_count; k++) {
			which[k] = !done[k] && counted(figure, k) == counted(figure, i);
			done[k] |= which[k];
		}
		add_item(figure, words_number(arena, counted(figure, i)), which, &counts);
	}
	if (counts.len > 0)
		add_text(str,
			words_text(arena, figure->words->caption_panel[figure->request->metric],
				"counts", str_text(&counts), NULL));
}

/* Who of those drawn is not in every edition: a gap. */
static void add_missing(const struct figure *figure, struct str *str)
{
	enum { NAMED = 5 };
	struct arena *arena = figure->context->arena;
	bool *missing = arena_array(arena, figure->edition_count, sizeof *missing);
	const char *list;
	size_t count = 0;
	STR_SCOPED items = { 0 };

	for (size_t i = 0; i < figure->line_count; i++) {
		bool any = false;

		for (size_t k = 0; k < figure->edition_count; k++) {
			missing[k] = !figure->lines[i].points[k].present;
			any |= missing[k];
		}
		if (any && count++ < NAMED)
			add_item(figure, figure->lines[i].name, missing, &items);
	}
	if (count == 0)
		return;
	list = str_text(&items);
	if (count > NAMED)
		list = words_text(arena, figure->words->list_more, "list", list, "n",
			words_number(arena, (long)(count - NAMED)), NULL);
	add_text(str, words_text(arena, figure->words->caption_missing, "list", list, NULL));
}

static void add_events(const struct figure *figure, struct str *str)
{
	STR_SCOPED list = { 0 };

	if (figure->event_count == 0)
		return;
	for (size_t i = 0; i < figure->event_count; i++)
		str_addf(&list, "%s%s (%s)", i > 0 ? "; " : "", figure->events[i].title,
			figure->event_dates[i]);
	add_text(str, words_text(figure->context->arena, figure->words->caption_events, "list",
			      str_text(&list), NULL));
}

/* What the strokes on the axis mean that a trend has between editions. */
static void add_strokes(const struct figure *figure, struct str *str)
{
	bool sure = true;

	if (!figure->kind->strokes || figure->edition_count < 2)
		return;
	for (size_t i = 1; i < figure->edition_count; i++)
		sure = sure && figure->tables[i]->edition->break_note;
	add_text(
		str, sure ? figure->words->caption_strokes : figure->words->caption_strokes_unsure);
}

const char *figure_caption(const struct figure *figure)
{
	const struct plot_input *input = &figure->input;
	STR_SCOPED caption = { 0 };
	STR_SCOPED safe = { 0 };

	add_text(&caption, input->title);
	add_text(&caption, input->subtitle);
	add_panel(figure, &caption);
	add_missing(figure, &caption);
	add_events(figure, &caption);
	for (size_t i = 0; i < input->note_count; i++)
		add_text(&caption, input->notes[i]);
	add_strokes(figure, &caption);
	add_text(&caption, input->source);
	text_escape(&safe, str_text(&caption));
	return arena_strdup(figure->context->arena, str_text(&safe));
}

bool figure_caption_options(const struct context *context, const char *output, struct err *err)
{
	if (option_flag(context, "caption") && !output)
		return err_set(err, ERR_USAGE,
			"--caption prints where the script would go: name a file for the chart, "
			"-o FILE.svg");
	return true;
}
