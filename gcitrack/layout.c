#include "gcitrack/layout.h"

#include "base/text.h"
#include "gcitrack/notes.h"

#include <stdarg.h>
#include <string.h>

bool layout_wanted(const struct context *context)
{
	return context->answer->format == FORMAT_TABLE;
}

static void layout_fold(
	const struct context *context, struct str *str, const char *text, int indent)
{
	static const char spaces[] = "                                        ";
	const char *rest = spaces + sizeof(spaces) - 1 - indent;
	STR_SCOPED safe = { 0 };

	text_escape(&safe, text);
	grid_fold(str, str_text(&safe), "", rest, context->answer->width);
}

void layout_text(
	const struct context *context, struct str *str, int indent, const char *format, ...)
{
	const char *text;
	va_list list;

	va_start(list, format);
	text = arena_vprintf(context->arena, format, list);
	va_end(list);
	layout_fold(context, str, text, indent);
}

void layout_note(
	const struct context *context, struct str *str, const char *code, const char *format, ...)
{
	const char *text;
	va_list list;

	va_start(list, format);
	text = arena_vprintf(context->arena, format, list);
	va_end(list);
	if (layout_wanted(context))
		layout_fold(context, str, text, 0);
	else
		answer_note(context->answer, code, "%s", text);
}

void layout_grid(const struct context *context, const struct grid *grid, struct str *str)
{
	int width = context->answer->width;

	grid_print(grid, width, context->answer->cut ? width : 0, str);
}

void layout_done(const struct context *context, const struct str *str)
{
	answer_people(context->answer, arena_strdup(context->arena, str_text(str)));
}

void footnotes_init(struct footnotes *footnotes, const struct context *context)
{
	*footnotes = (struct footnotes) { .context = context };
}

static const char *footnotes_letter(struct arena *arena, size_t index)
{
	char letter = (char)('a' + index % 26);

	return index < 26 ? arena_printf(arena, "%c", letter)
			  : arena_printf(arena, "%c%zu", letter, index / 26 + 1);
}

const char *footnotes_add(
	struct footnotes *footnotes, const char *code, const char *where, const char *format, ...)
{
	const struct context *context = footnotes->context;
	const char *text;
	va_list list;
	size_t index = 0;

	va_start(list, format);
	text = arena_vprintf(context->arena, format, list);
	va_end(list);
	if (!layout_wanted(context)) {
		answer_note(context->answer, code, "%s: %s.", where, text);
		return "";
	}
	while (index < footnotes->count && strcmp(footnotes->texts[index], text) != 0)
		index++;
	if (index == footnotes->count) {
		footnotes->texts = arena_grow(context->arena, footnotes->texts,
			&footnotes->capacity, footnotes->count + 1, sizeof(*footnotes->texts));
		footnotes->texts[footnotes->count++] = text;
	}
	return footnotes_letter(context->arena, index);
}

void footnotes_print(struct footnotes *footnotes, struct str *str)
{
	const struct context *context = footnotes->context;

	for (size_t i = 0; i < footnotes->count; i++) {
		STR_SCOPED safe = { 0 };

		text_escape(&safe, footnotes->texts[i]);
		grid_fold(str, str_text(&safe),
			arena_printf(context->arena, "%-3s", footnotes_letter(context->arena, i)),
			"   ", context->answer->width);
	}
	footnotes->count = 0;
}

const char *people_ordinal(struct arena *arena, int place, int tied)
{
	return arena_printf(arena, "%s%d%s", tied > 1 ? "=" : "", place, text_ordinal(place));
}

const char *people_place_of(struct arena *arena, int place, int tied, int of)
{
	return arena_printf(arena, "%s of %d", people_place(arena, place, tied), of);
}

const char *people_signed_decimal(struct arena *arena, struct decimal number)
{
	char text[DECIMAL_TEXT];

	return arena_strdup(arena, decimal_format_signed(number, '.', text));
}

const char *people_codes(
	struct arena *arena, const struct gci_world *world, const struct gci_list *countries)
{
	STR_SCOPED codes = { 0 };

	for (size_t i = 0; i < countries->count; i++)
		str_addf(&codes, "%s%s", i ? " " : "", world->countries[countries->index[i]].iso3);
	return arena_strdup(arena, str_text(&codes));
}

const char *people_names(
	struct arena *arena, const struct gci_world *world, const struct gci_list *countries)
{
	size_t named = countries->count <= 3 ? countries->count : 2;
	STR_SCOPED names = { 0 };

	for (size_t i = 0; i < named; i++) {
		bool last = i + 1 == countries->count;

		str_addf(&names, "%s%s",
			!i     ? ""
			: last ? " and "
			       : ", ",
			world->countries[countries->index[i]].name);
	}
	if (named < countries->count)
		str_addf(&names, " and %zu more", countries->count - named);
	return arena_strdup(arena, str_text(&names));
}

const char *people_itu(struct arena *arena, int itu_rank, int tier, const char *before_tier)
{
	if (itu_rank)
		return arena_printf(arena, "%d", itu_rank);
	return tier ? arena_printf(arena, "%sT%d", before_tier, tier) : ".";
}

const char *people_countries(int count)
{
	return count == 1 ? "country" : "countries";
}
