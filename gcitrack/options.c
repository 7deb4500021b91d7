#include "gcitrack/options.h"

#include "base/fold.h"

#include <assert.h>
#include <popt.h>
#include <string.h>

#define FORMATS "table|csv|tsv|json|markdown|latex|html"

const struct option common_options[] = {
	{ "format", 'f', "FORMAT", FORMATS, FORMATS, false },
	{ "output", 'o', "FILE", "write the answer to FILE, whole or not at all; - is stdout",
		"@file", false },
	{ "group", '\0', "GROUP",
		"only the members of a group or region, or the position inside it", "@group",
		false },
	{ "edition", '\0', "EDITION", "the edition meant: 2020, v4, latest, prev, first, or all",
		"@edition", false },
	{ "as-of", '\0', "DATE", "group members as of this day", NULL, false },
	{ "as-known", '\0', "DATE", "answer with the figures issued up to this day", NULL, false },
	{ "db", '\0', "FILE", "the store; otherwise GCITRACK_DB, or the user's own", "@file",
		false },
	{ "cite", '\0', NULL, "add the reference of each edition", NULL, false },
	{ "excel", '\0', NULL, "csv as Excel wants it: BOM, semicolons, decimal commas", NULL,
		false },
	{ "color", '\0', "WHEN", "colours on a terminal (NO_COLOR is heeded)", "auto|always|never",
		false },
	{ "quiet", 'q', NULL, "no progress and no reports; notes stay", NULL, false },
	{ "help", 'h', NULL, "what the program or the command does", NULL, false },
	{ "version", '\0', NULL, "version of the program and of its libraries", NULL, false },
	{ NULL },
};

const struct command *command_find(const char *name)
{
	for (const struct command *const *at = commands; *at; at++)
		if (strcmp((*at)->name, name) == 0 ||
			((*at)->alias && strcmp((*at)->alias, name) == 0))
			return *at;
	return NULL;
}

static const struct option *table_find(const struct option *table, const char *name)
{
	for (; table && table->name; table++)
		if (strcmp(table->name, name) == 0)
			return table;
	return NULL;
}

bool command_heeds(const struct command *command, const struct option *option)
{
	static const char *const narrowing[] = { "group", "edition", "as-of", "as-known", "cite" };
	size_t length = strlen(option->name);

	for (size_t i = 0; command && i < sizeof narrowing / sizeof *narrowing; i++) {
		const char *at = command->heeds;

		if (table_find(common_options, narrowing[i]) != option)
			continue;
		for (; at && *at; at += strcspn(at, " "), at += strspn(at, " "))
			if (strcspn(at, " ") == length && memcmp(at, option->name, length) == 0)
				return true;
		return false;
	}
	return true;
}

const struct option *option_find(const struct command *command, const char *name)
{
	const struct option *own = table_find(command ? command->options : NULL, name);

	return own ? own : table_find(common_options, name);
}

void options_each(const struct command *command,
	void (*each)(void *context, const struct option *option), void *context)
{
	const struct option *own = command ? command->options : NULL;

	for (const struct option *at = own; at && at->name; at++)
		each(context, at);
	for (const struct option *at = common_options; at->name; at++)
		if (!table_find(own, at->name))
			each(context, at);
}

const char *options_value(const struct options *options, const char *name)
{
	for (size_t i = options->count; i > 0; i--)
		if (strcmp(options->values[i - 1].option->name, name) == 0)
			return options->values[i - 1].value;
	return NULL;
}

/* The options a command takes, as popt wants them. popt is given one word at a time (with the next
 * one where that is its value): of the words that are no options it would lose those it finds no
 * memory for, and say nothing. */
struct reading {
	const struct command *command;
	struct arena *arena;
	struct poptOption *table;
	const struct option **options; /* `val` of the table minus 1 is an index here */
	size_t count;
};

static void table_count(void *context, const struct option *option)
{
	(void)option;
	((struct reading *)context)->count++;
}

static void table_add(void *context, const struct option *option)
{
	struct reading *reading = context;
	size_t at = reading->count++;

	reading->options[at] = option;
	reading->table[at] = (struct poptOption) {
		.longName = option->name,
		.shortName = option->letter,
		.argInfo = option->argument ? POPT_ARG_STRING : POPT_ARG_NONE,
		.val = (int)at + 1,
	};
}

static void reading_init(
	struct reading *reading, const struct command *command, struct arena *arena)
{
	*reading = (struct reading) { .command = command, .arena = arena };
	options_each(command, table_count, reading);
	reading->table = arena_array(arena, reading->count + 1, sizeof *reading->table);
	reading->options = arena_array(arena, reading->count, sizeof *reading->options);
	reading->count = 0;
	options_each(command, table_add, reading);
}

/* `candidate` where it is nearer to `word` than `best` is, within two letters. */
static const char *nearest(const char *word, const char *best, const char *candidate, int *distance)
{
	int d = fold_distance(word, candidate, 2);

	if (d > 2 || d >= *distance)
		return best;
	*distance = d;
	return candidate;
}

struct nearest_option {
	const char *word, *best;
	int distance;
};

static void nearest_each(void *context, const struct option *option)
{
	struct nearest_option *near = context;

	near->best = nearest(near->word, near->best, option->name, &near->distance);
}

static bool unknown_letter(const struct reading *reading, const char *given, struct err *err)
{
	char letter = given[1];

	for (const char *at = given + 1; *at; at++) { /* "-qz": the z is meant */
		bool known = false;

		for (size_t i = 0; i < reading->count; i++)
			known |= reading->options[i]->letter == *at;
		letter = *at;
		if (!known)
			break;
	}
	return err_set(err, ERR_USAGE, "unknown option -%c in %s: see gcitrack help%s%s", letter,
		given, reading->command ? " " : "", reading->command ? reading->command->name : "");
}

static bool unknown_option(const struct reading *reading, const char *given, struct err *err)
{
	const struct command *command = reading->command;
	char *name = arena_strdup(reading->arena, given + strspn(given, "-"));
	struct nearest_option near = { .word = name, .distance = 3 };

	if (strncmp(given, "--", 2) != 0)
		return unknown_letter(reading, given, err);
	name[strcspn(name, "=")] = '\0';
	if (strlen(name) < 3) /* every other letter would be alike */
		near.distance = (int)strlen(name);
	options_each(command, nearest_each, &near);
	if (near.best)
		return err_set(
			err, ERR_USAGE, "unknown option --%s: did you mean --%s?", name, near.best);
	for (const struct command *const *at = commands; *at && !command; at++)
		if (table_find((*at)->options, name))
			return err_set(err, ERR_USAGE,
				"option --%s belongs to a command: write it behind the command",
				name);
	if (command)
		return err_set(err, ERR_USAGE,
			"unknown option --%s: gcitrack help %s lists those of %s", name,
			command->name, command->name);
	return err_set(
		err, ERR_USAGE, "unknown option --%s: gcitrack help lists the options", name);
}

static bool reading_failed(
	const struct reading *reading, const char *given, int code, struct err *err)
{
	mem_need(code != POPT_ERROR_MALLOC);
	if (code == POPT_ERROR_BADOPT)
		return unknown_option(reading, given, err);
	if (code == POPT_ERROR_NOARG)
		return err_set(err, ERR_USAGE, "option %s wants a value behind it", given);
	/* The others are of numbers, aliases and programs to run, which no option of ours has. */
	assert(code == POPT_ERROR_UNWANTEDARG);
	return err_set(
		err, ERR_USAGE, "option %.*s takes no value", (int)strcspn(given, "="), given);
}

static bool is_one_of(const char *words, const char *value)
{
	size_t length = strlen(value);

	for (;;) {
		size_t word = strcspn(words, "|");

		if (word == length && memcmp(words, value, length) == 0)
			return true;
		if (words[word] == '\0')
			return false;
		words += word + 1;
	}
}

static bool value_check(const struct options *options, const struct option *option,
	const char *value, struct err *err)
{
	if (!option->repeatable && options_value(options, option->name))
		return err_set(err, ERR_USAGE, "option --%s is given twice", option->name);
	if (!option->argument)
		return true;
	if (value[0] == '\0')
		return err_set(err, ERR_USAGE, "option --%s has an empty value", option->name);
	if (!option->values || option->values[0] == '@' || is_one_of(option->values, value))
		return true;
	STR_SCOPED words = { 0 };
	for (const char *at = option->values; *at; at++)
		str_add(&words, *at == '|' ? ", " : (char[]) { *at, '\0' });
	return err_set(err, ERR_USAGE, "--%s: \"%s\" is none of %s", option->name, value,
		str_text(&words));
}

static void value_add(struct options *options, struct arena *arena, const struct option *option,
	const char *value)
{
	struct option_value *values = arena_array(arena, options->count + 1, sizeof *values);

	if (options->count > 0)
		memcpy(values, options->values, options->count * sizeof *values);
	values[options->count++] = (struct option_value) { option, arena_strdup(arena, value) };
	options->values = values;
}

static void popt_finish(poptContext *popt)
{
	poptFreeContext(*popt);
}

/* Reads the options of `argv` into `ret`; `*ret_code` is what popt said at the end. */
static bool read_words(const struct reading *reading, int argc, const char **argv, int *ret_code,
	struct options *ret, struct err *err)
{
	__attribute__((cleanup(popt_finish))) poptContext popt =
		poptGetContext("gcitrack", argc, argv, reading->table, 0);
	int code;

	mem_need(popt != NULL);
	while ((code = poptGetNextOpt(popt)) > 0) {
		const struct option *option = reading->options[code - 1];
		char *given = poptGetOptArg(popt), *value;

		mem_need(given || !option->argument);
		value = arena_strdup(reading->arena, given ? given : "");
		mem_free(given); /* malloc'd by popt */
		if (!value_check(ret, option, value, err))
			return false;
		value_add(ret, reading->arena, option, value);
	}
	*ret_code = code;
	return true;
}

/* Reads the word at `words`, which begins with a dash, and the next one where the last option in it
 * wants a value. */
static bool read_option(const struct reading *reading, char **words, size_t left, size_t *ret_taken,
	struct options *ret, struct err *err)
{
	const char *argv[] = { "gcitrack", words[0], left > 1 ? words[1] : NULL, NULL };
	struct options found = *ret;
	int code;

	*ret_taken = 1;
	if (!read_words(reading, 2, argv, &code, &found, err))
		return false;
	if (code == POPT_ERROR_NOARG && left > 1) {
		*ret_taken = 2;
		found = *ret;
		if (!read_words(reading, 3, argv, &code, &found, err))
			return false;
	}
	if (code < -1)
		return reading_failed(reading, words[0], code, err);
	*ret = found;
	return true;
}

bool options_unknown_command(const char *name, struct err *err)
{
	const char *best = NULL;
	int distance = 3;

	for (const struct command *const *at = commands; *at; at++)
		best = nearest(name, best, (*at)->name, &distance);
	if (best)
		return err_set(err, ERR_USAGE, "no command \"%s\": did you mean %s?", name, best);
	return err_set(err, ERR_USAGE, "no command \"%s\": gcitrack help lists the commands", name);
}

bool options_parse(int argc, char **argv, struct arena *arena, struct options *ret, struct err *err)
{
	struct options found = { .arguments =
					 arena_array(arena, (size_t)argc + 1, sizeof(char *)) };
	struct reading reading;
	bool ended = false;

	/* popt replaces this inside an option's value by the next word. */
	for (int i = 1; i < argc; i++)
		if (strstr(argv[i], "!#:+"))
			return err_set(err, ERR_USAGE, "\"!#:+\" cannot be part of an argument");
	reading_init(&reading, NULL, arena);
	for (size_t i = 1, taken; i < (size_t)argc; i += taken) {
		const char *word = argv[i];

		taken = 1;
		if (!ended && strcmp(word, "--") == 0) {
			ended = true;
		} else if (!ended && word[0] == '-' && word[1] != '\0') {
			if (!read_option(&reading, argv + i, (size_t)argc - i, &taken, &found, err))
				return false;
		} else if (found.command) {
			found.arguments[found.argument_count++] = arena_strdup(arena, word);
		} else {
			found.command = command_find(word);
			if (!found.command)
				return options_unknown_command(word, err);
			reading_init(&reading, found.command, arena);
		}
	}
	for (size_t i = 0; found.command && i < found.count; i++)
		if (!command_heeds(found.command, found.values[i].option))
			return err_set(err, ERR_USAGE,
				"%s has no use for --%s: gcitrack help %s lists what it takes",
				found.command->name, found.values[i].option->name,
				found.command->name);
	*ret = found;
	return true;
}
