/* The source line: editions, which issues of them, and what drew the picture. */
#include "gcitrack/figure_words.h"

#include <string.h>

/* What the name of a bundled source says beyond its edition: "GCI 2024 (via World Bank)" gives
 * "via World Bank", "GCI 2017, re-issue" gives "as re-issued"; "" for a plain one. */
static const char *bundled_detail(const struct figure *figure, const struct store_source *source)
{
	struct arena *arena = figure->context->arena;
	/* In a damaged store it may be shorter. */
	const char *rest = source->name + strnlen(source->name, strlen("GCI 2024"));
	size_t length;

	rest += strspn(rest, " ,(");
	length = strlen(rest);
	if (length > 0 && rest[length - 1] == ')')
		length--;
	rest = arena_strndup(arena, rest, length);
	return words_name(figure->words->source_names, rest, rest);
}

static const char *detail_of(const struct figure *figure, const struct store_source *source)
{
	if (source->bundled)
		return bundled_detail(figure, source);
	return words_text(
		figure->context->arena, figure->words->source_file, "name", source->name, NULL);
}

/* "2017 as re-issued; 2020 from gci2021.csv". */
static void add_details(const struct figure *figure, struct str *str)
{
	for (size_t i = 0; i < figure->edition_count; i++) {
		bool begun = false;
		for (size_t j = 0; j < figure->source_count; j++) {
			const char *detail;

			if (!figure->used[i * figure->source_count + j])
				continue;
			detail = detail_of(figure, &figure->sources[j]);
			if (*detail == '\0')
				continue;
			if (!begun)
				str_addf(str, "%s%d %s", str->len > 0 ? "; " : "",
					figure->editions[i].label, detail);
			else
				str_addf(str, ", %s", detail);
			begun = true;
		}
	}
}

const char *figure_source(const struct figure *figure)
{
	struct arena *arena = figure->context->arena;
	int first = figure->editions[0].label;
	int last = figure->editions[figure->edition_count - 1].label;
	STR_SCOPED details = { 0 };

	add_details(figure, &details);
	return words_text(arena,
		details.len > 0 ? figure->words->source_detailed : figure->words->source,
		"editions",
		last == first ? words_number(arena, first)
			      : arena_printf(arena, "%d–%d", first, last),
		"details", str_text(&details), "version", PROGRAM_VERSION, NULL);
}
