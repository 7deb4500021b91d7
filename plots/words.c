#include "plots/words.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>

const struct words *words_find(const char *code)
{
	for (size_t i = 0; code && words_languages[i]; i++)
		if (strcmp(words_languages[i]->code, code) == 0)
			return words_languages[i];
	return words_languages[0];
}

const struct words *words_of(const struct plot_input *input)
{
	return input->words ? input->words : words_languages[0];
}

const char *words_name(const struct words_name *names, const char *key, const char *otherwise)
{
	for (; names && key && names->key; names++)
		if (strcmp(names->key, key) == 0)
			return names->name;
	return otherwise;
}

/* What the gap `name` is filled with. */
static const char *filling(const char *name, size_t length, va_list gaps)
{
	va_list list;
	const char *found = NULL;

	va_copy(list, gaps);
	while (!found) {
		const char *key = va_arg(list, const char *), *text;

		assert(key && "a gap of a phrase is filled");
		text = va_arg(list, const char *);
		if (strncmp(key, name, length) == 0 && key[length] == '\0')
			found = text;
	}
	va_end(list);
	return found;
}

static void fill(struct str *str, const char *phrase, va_list gaps)
{
	for (const char *at = phrase, *open; *at; at = strchr(open, '}') + 1) {
		open = strchr(at, '{');
		if (!open) {
			str_add(str, at);
			return;
		}
		str_addn(str, at, (size_t)(open - at));
		str_add(str, filling(open + 1, strcspn(open + 1, "}"), gaps));
	}
}

void words_add(struct str *str, const char *phrase, ...)
{
	va_list gaps;

	va_start(gaps, phrase);
	fill(str, phrase, gaps);
	va_end(gaps);
}

const char *words_text(struct arena *arena, const char *phrase, ...)
{
	STR_SCOPED text = { 0 };
	va_list gaps;

	va_start(gaps, phrase);
	fill(&text, phrase, gaps);
	va_end(gaps);
	return arena_strdup(arena, str_text(&text));
}

const char *words_number(struct arena *arena, long number)
{
	return arena_printf(arena, "%ld", number);
}
