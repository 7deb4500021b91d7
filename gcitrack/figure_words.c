/* Title and subtitle of a picture. Nothing here is opinion: every word is computed from what is
 * drawn.
 */
#include "gcitrack/figure_words.h"

#include "base/text.h"
#include "gcitrack/figure_kinds.h"

#include <string.h>

/* ---- who ---- */

void say_join(const struct figure *figure, size_t index, size_t count, struct str *str)
{
	const struct words *words = figure->words;

	if (index > 0)
		str_add(str, index + 1 < count ? words->list_next
			     : count == 2      ? words->list_two
					       : words->list_last);
}

const struct plot_line *say_line(const struct figure *figure, size_t index)
{
	return &figure->lines[figure->line_count - figure->highlighted + index];
}

const char *say_group(const struct figure *figure, const struct group *group)
{
	if (group->who.kind == WHO_WORLD)
		return figure->words->all_countries;
	return words_name(figure->words->group_names, group->who.code, group->who.code);
}

void say_group_names(const struct figure *figure, struct str *str)
{
	for (size_t i = 0; i < figure->group_count; i++) {
		say_join(figure, i, figure->group_count, str);
		str_add(str, say_group(figure, &figure->groups[i].group));
	}
}

void say_highlighted(const struct figure *figure, struct str *str)
{
	enum { NAMED = 4, LONGEST = 64 };
	size_t length = 0;

	for (size_t i = 0; i < figure->highlighted; i++)
		length += strlen(say_line(figure, i)->name);
	if (figure->highlighted > NAMED || (figure->highlighted > 1 && length > LONGEST)) {
		words_add(str, figure->words->countries, "n",
			words_number(figure->context->arena, (long)figure->highlighted), NULL);
		return;
	}
	for (size_t i = 0; i < figure->highlighted; i++) {
		say_join(figure, i, figure->highlighted, str);
		str_add(str, say_line(figure, i)->name);
	}
}

/* Members drawn, members there are, and the day they are counted on. */
void say_groups(const struct figure *figure, struct str *str)
{
	const struct words *words = figure->words;
	struct arena *arena = figure->context->arena;

	for (size_t i = 0; i < figure->group_count; i++) {
		const struct figure_group *group = &figure->groups[i];
		const char *shown = words_number(arena, (long)group->shown);

		say_join(figure, i, figure->group_count, str);
		if (group->group.who.kind == WHO_WORLD)
			words_add(str, words->all_of, "n", shown, NULL);
		else
			words_add(str,
				!group->group.as_of           ? words->members_region
				: group->group.set.count == 1 ? words->member
							      : words->members,
				"group", say_group(figure, &group->group), "n", shown, "of",
				words_number(arena, (long)group->group.set.count), "date",
				group->group.as_of ? group->group.as_of : "", NULL);
	}
}

/* ---- when, and how much ---- */

const char *say_editions(const struct figure *figure, size_t first, size_t last)
{
	struct arena *arena = figure->context->arena;

	if (first == last)
		return arena_printf(arena, "GCI %d", figure->editions[first].label);
	return words_text(arena, figure->words->editions, "first",
		words_number(arena, figure->editions[first].label), "last",
		words_number(arena, figure->editions[last].label), NULL);
}

size_t say_labels(const struct figure *figure, const bool *which, struct str *str)
{
	size_t count = 0, done = 0;

	for (size_t i = 0; i < figure->edition_count; i++)
		count += which[i] ? 1 : 0;
	for (size_t i = 0; i < figure->edition_count; i++) {
		if (!which[i])
			continue;
		say_join(figure, done++, count, str);
		str_addf(str, "%d", figure->editions[i].label);
	}
	return count;
}

const char *say_place(const struct figure *figure, int place, bool joint)
{
	struct arena *arena = figure->context->arena;
	const char *text = words_text(arena, figure->words->ordinal, "n",
		words_number(arena, place), "th", text_ordinal(place), NULL);

	return joint ? words_text(arena, figure->words->joint, "place", text, NULL) : text;
}

/* A value in a sentence: "31st", "joint 44th", "94.88". */
static const char *value(const struct figure *figure, const struct plot_point *point)
{
	const char *text = figure->request->metric == PLOT_PLACE
				   ? say_place(figure, (int)point->value, point->label[0] == '=')
				   : point->label;

	return point->derived ? words_text(figure->context->arena, figure->words->derived_value,
					"value", text, NULL)
			      : text;
}

/* ---- the title ---- */

/* The first and the last edition a line has a point in. */
static void ends_of(const struct figure *figure, const struct plot_line *line, size_t *ret_first,
	size_t *ret_last)
{
	*ret_first = 0;
	*ret_last = figure->edition_count - 1;
	while (!line->points[*ret_first].present)
		++*ret_first;
	while (!line->points[*ret_last].present)
		--*ret_last;
}

bool say_coarse(const struct figure *figure, size_t a, size_t b)
{
	int one = figure->editions[a].of, other = figure->editions[b].of;
	int low = one < other ? one : other, high = one + other - low;

	return figure->request->metric == PLOT_ITU && low * 2 < high;
}

bool say_story(const struct figure *figure)
{
	size_t first, last;

	if (figure->highlighted != 1)
		return false;
	ends_of(figure, say_line(figure, 0), &first, &last);
	return !say_coarse(figure, first, last);
}

void say_alone(const struct figure *figure, struct str *str)
{
	const struct plot_line *line = say_line(figure, 0);
	const struct words *words = figure->words;
	enum plot_metric metric = figure->request->metric;
	size_t first, last;

	ends_of(figure, line, &first, &last);
	words_add(str, (first == last ? words->title_stood : words->title_moved)[metric], "who",
		line->name, "from", value(figure, &line->points[first]), "to",
		value(figure, &line->points[last]), "of",
		words_number(figure->context->arena, figure->editions[last].of), "editions",
		say_editions(figure, first, last), NULL);
}

/* The title that only says what is shown. */
static void say_neutral(const struct figure *figure, struct str *str)
{
	STR_SCOPED who = { 0 };

	if (figure->highlighted > 0)
		say_highlighted(figure, &who);
	else
		say_group_names(figure, &who);
	words_add(str, figure->words->title_neutral[figure->request->metric], "who", str_text(&who),
		"editions", say_editions(figure, 0, figure->edition_count - 1), NULL);
}

/* ---- the subtitle ---- */

/* Beneath a neutral title, which names the unit and who is highlighted, only what is left. */
static void subtitle(const struct figure *figure, bool neutral, struct str *str)
{
	const struct words *words = figure->words;

	str_add(str, (neutral ? words->subtitle_short : words->subtitle)[figure->request->metric]);
	if (figure->group_count == 0)
		return;
	str_add(str, "; ");
	if (!neutral && figure->highlighted > 0) {
		say_highlighted(figure, str);
		str_add(str, words->list_two);
	}
	say_groups(figure, str);
}

/* ---- together ---- */

void figure_words(struct figure *figure)
{
	struct arena *arena = figure->context->arena;
	const struct figure_request *request = figure->request;
	STR_SCOPED title = { 0 };
	STR_SCOPED below = { 0 };

	bool neutral = false; /* the title names the unit and who is highlighted */
	if (say_kind(figure, &title, &below)) {
		/* a kind with words of its own */
	} else if (say_story(figure)) {
		say_alone(figure, &title);
	} else {
		say_neutral(figure, &title);
		neutral = !request->title;
	}
	if (below.len == 0)
		subtitle(figure, neutral, &below);
	figure->input.title =
		request->title ? request->title : arena_strdup(arena, str_text(&title));
	figure->input.subtitle =
		request->subtitle ? request->subtitle : arena_strdup(arena, str_text(&below));
	figure_notes(figure);
	figure->input.source = figure_source(figure);
}
