/* The words of a command line, a word a line.
 *
 * What was taken for options and arguments is written anew in one plain form, "COMMAND
 * --option=value ... -- ARGUMENT ...", which must be read as the same. */
#include "gcitrack/options.h"

#include "fuzz.h"

enum { WORDS = 64 };

struct words {
	char *word[WORDS + 1];
	int count;
};

static void words_add(struct words *words, struct arena *arena, const char *text)
{
	if (words->count < WORDS)
		words->word[words->count++] = arena_strdup(arena, text);
}

static void words_init(struct words *words, struct arena *arena, const uint8_t *data, size_t size)
{
	size_t at, end;

	*words = (struct words) { 0 };
	words_add(words, arena, "gcitrack");
	for (at = 0; at < size; at = end + 1) {
		for (end = at; end < size && data[end] != '\n'; end++)
			;
		words_add(words, arena, arena_strndup(arena, (const char *)data + at, end - at));
	}
}

static bool is_word_of(const char *words, const char *value)
{
	const char *found = words;
	size_t length = strlen(value);

	while ((found = strstr(found, value))) {
		if ((found == words || found[-1] == '|') &&
			(found[length] == '\0' || found[length] == '|'))
			return true;
		found++;
	}
	return false;
}

static void check_values(const struct options *options)
{
	size_t i, k;

	for (i = 0; i < options->count; i++) {
		const struct option *option = options->values[i].option;
		const char *value = options->values[i].value;

		MUST(option && option->name && value);
		MUST(option->argument ? value[0] != '\0' : value[0] == '\0');
		if (option->argument && option->values && option->values[0] != '@')
			MUST(is_word_of(option->values, value));
		for (k = 0; k < i && !option->repeatable; k++)
			MUST(strcmp(options->values[k].option->name, option->name) != 0);
		MUST(options_value(options, option->name));
	}
	MUST(options->command || !options->argument_count);
}

static bool same(const struct options *a, const struct options *b)
{
	size_t i;

	if (a->command != b->command || a->count != b->count ||
		a->argument_count != b->argument_count)
		return false;
	for (i = 0; i < a->count; i++)
		if (strcmp(a->values[i].option->name, b->values[i].option->name) != 0 ||
			strcmp(a->values[i].value, b->values[i].value) != 0)
			return false;
	for (i = 0; i < a->argument_count; i++)
		if (strcmp(a->arguments[i], b->arguments[i]) != 0)
			return false;
	return true;
}

static void plain_words(const struct options *options, struct arena *arena, struct words *ret)
{
	size_t i;

	*ret = (struct words) { 0 };
	words_add(ret, arena, "gcitrack");
	if (options->command)
		words_add(ret, arena, options->command->name);
	for (i = 0; i < options->count; i++) {
		const struct option *option = options->values[i].option;
		const char *word = arena_printf(arena, option->argument ? "--%s=%s" : "--%s",
			option->name, options->values[i].value);

		words_add(ret, arena, word);
	}
	words_add(ret, arena, "--");
	for (i = 0; i < options->argument_count; i++)
		words_add(ret, arena, options->arguments[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = { 0 };
	struct options options = { 0 }, again = { 0 };
	struct words words, plain;
	struct err err = { 0 };

	words_init(&words, &arena, data, size);
	if (options_parse(words.count, words.word, &arena, &options, &err)) {
		check_values(&options);
		plain_words(&options, &arena, &plain);
		if (plain.count < WORDS) {
			MUST(options_parse(plain.count, plain.word, &arena, &again, &err));
			MUST(same(&options, &again));
		}
	} else {
		MUST(err.code == ERR_USAGE && err.text[0]);
		MUST(!options.command && !options.count && !options.argument_count);
	}
	arena_finish(&arena);
	return 0;
}
