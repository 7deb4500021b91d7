/* Candidates for shell completion. doc/gcitrack.bash throws away what is said on stderr: a Tab must
 * not print an error. */
#include "base/text.h"
#include "gcitrack/options.h"

#include <string.h>
#include <strings.h>
#include <unistd.h>

/* The word being completed, and where candidates go. */
struct completion {
	const struct command *command; /* whose options are offered */
	struct context *context;
	const char *word;
	const char *before; /* stands in front of each candidate: "--format=" */
	size_t offered;
};

static bool begins(const char *text, const char *with)
{
	return strncasecmp(text, with, strlen(with)) == 0;
}

static void offer(struct completion *completion, const char *candidate, const char *description)
{
	STR_SCOPED line = { 0 };

	if (!begins(candidate, completion->word))
		return;
	str_add(&line, completion->before);
	text_escape(&line, candidate);
	if (description) {
		str_addc(&line, '\t');
		text_escape(&line, description);
	}
	fprintf(completion->context->answer->stream, "%s\n", str_text(&line));
	completion->offered++;
}

static void offer_words(struct completion *completion, const char *words)
{
	while (*words) {
		size_t length = strcspn(words, "|");

		offer(completion, arena_strndup(completion->context->arena, words, length), NULL);
		words += length + (words[length] == '|');
	}
}

static bool offer_commands(struct completion *completion, struct err *err)
{
	(void)err;
	for (const struct command *const *at = commands; *at; at++)
		offer(completion, (*at)->name, (*at)->summary);
	return true;
}

static bool offer_editions(struct completion *completion, struct err *err)
{
	struct context *context = completion->context;
	const struct gci_world *world = context_loaded(context);

	(void)err;
	for (size_t i = 0; i < world->edition_count; i++)
		offer(completion, arena_printf(context->arena, "%d", world->editions[i].label),
			world->editions[i].title);
	offer_words(completion, "latest|prev|first");
	return true;
}

/* Codes, and names once there is a letter to go by; names in other languages where nothing else
 * fits. */
static bool offer_countries(struct completion *completion, struct err *err)
{
	struct context *context = completion->context;
	const struct gci_world *world = context_loaded(context);
	struct store_name *names;
	size_t count;

	for (size_t i = 0; i < world->country_count; i++) {
		offer(completion, world->countries[i].iso3, world->countries[i].name);
		if (completion->word[0] != '\0')
			offer(completion, world->countries[i].name, world->countries[i].iso3);
	}
	if (completion->offered > 0 || strlen(completion->word) < 3)
		return true;
	if (!store_names(context->store, NULL, context->arena, &names, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (!names[i].ambiguous && names[i].language)
			offer(completion, names[i].name,
				context_country(context, names[i].iso3)->name);
	}
	return true;
}

static bool offer_groups(struct completion *completion, struct err *err)
{
	struct context *context = completion->context;
	const char *at = completion->word[0] == '@' ? "@" : "";
	const struct gci_world *world = context_loaded(context);
	struct store_group *groups;
	size_t count;

	if (!store_groups(context->store, NULL, context->arena, &groups, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		offer(completion, arena_printf(context->arena, "%s%s", at, groups[i].code),
			groups[i].name);
	for (size_t i = 0; i < world->country_count; i++) {
		const char *region = world->countries[i].region;
		bool seen = !region;

		for (size_t j = 0; j < i && !seen; j++)
			seen = world->countries[j].region &&
			       strcmp(world->countries[j].region, region) == 0;
		if (!seen)
			offer(completion, arena_printf(context->arena, "%s%s", at, region),
				"ITU region");
	}
	offer(completion, arena_printf(context->arena, "%sworld", at), "every country");
	return true;
}

static bool offer_events(struct completion *completion, struct err *err)
{
	struct context *context = completion->context;
	struct store_event *events;
	size_t count;

	if (!store_events(context->store, context->arena, &events, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		offer(completion, events[i].id, events[i].title);
	return true;
}

static bool offer_series(struct completion *completion, struct err *err)
{
	(void)err;
	for (int i = 0; i < GCI_SERIES; i++)
		offer(completion, gci_series_names[i], NULL);
	return true;
}

static bool offer_who(struct completion *completion, struct err *err)
{
	return offer_countries(completion, err) && offer_groups(completion, err) &&
	       offer_editions(completion, err);
}

/* What an option's or a command's `values` say is offered; a file is the shell's own business. */
static bool offer_values(struct completion *completion, const char *values, struct err *err)
{
	static const struct {
		const char *values;
		bool (*offer)(struct completion *completion, struct err *err);
	} kinds[] = { { "@command", offer_commands }, { "@edition", offer_editions },
		{ "@country", offer_countries }, { "@group", offer_groups },
		{ "@event", offer_events }, { "@series", offer_series }, { "@who", offer_who } };
	const struct gci_world *world;

	if (!values)
		return true;
	if (values[0] != '@') {
		offer_words(completion, values);
		return true;
	}
	if (!context_world(completion->context, false, &world, err))
		return false;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(values, kinds[i].values) == 0)
			return kinds[i].offer(completion, err);
	return true;
}

static void offer_option(void *data, const struct option *option)
{
	struct completion *completion = data;

	if (!command_heeds(completion->command, option))
		return;
	offer(completion, arena_printf(completion->context->arena, "--%s", option->name),
		option->help);
}

/* The option that `word` (a dash and more) is, with its value still to come; NULL where it is none.
 */
static const struct option *option_waiting(const struct command *command, const char *word)
{
	const struct option *option = NULL;

	if (strncmp(word, "--", 2) == 0) {
		option = option_find(command, word + 2);
	} else if (word[2] == '\0') { /* only common options have letters */
		for (const struct option *at = common_options; at->name; at++)
			option = at->letter == word[1] ? at : option;
	}
	return option && option->argument ? option : NULL;
}

/* The command among the words before the last, and whether an option's value comes next. */
static const struct command *words_read(
	char **words, size_t count, const struct option **ret_waiting, bool *ret_ended)
{
	const struct command *command = NULL;

	*ret_waiting = NULL;
	*ret_ended = false;
	for (size_t i = 0; i < count; i++) {
		if (*ret_waiting) {
			*ret_waiting = NULL;
		} else if (!*ret_ended && strcmp(words[i], "--") == 0) {
			*ret_ended = true;
		} else if (!*ret_ended && words[i][0] == '-' && words[i][1] != '\0') {
			*ret_waiting = option_waiting(command, words[i]);
		} else if (!command) {
			command = command_find(words[i]);
		}
	}
	return command;
}

static bool complete(struct completion *completion, char **words, size_t count, struct err *err)
{
	struct arena *arena = completion->context->arena;
	const char *equals = strchr(completion->word, '=');
	const struct option *waiting;
	const struct command *command;
	bool ended;

	command = words_read(words, count, &waiting, &ended);
	if (waiting)
		return offer_values(completion, waiting->values, err);
	if (!ended && strncmp(completion->word, "--", 2) == 0 && equals) {
		size_t length = (size_t)(equals - completion->word);

		waiting = option_waiting(command, arena_strndup(arena, completion->word, length));
		completion->before = arena_strndup(arena, completion->word, length + 1);
		completion->word = equals + 1;
		return offer_values(completion, waiting ? waiting->values : NULL, err);
	}
	if (!ended && completion->word[0] == '-') {
		completion->command = command;
		options_each(command, offer_option, completion);
		return true;
	}
	if (command)
		return offer_values(completion, command->completes, err);
	return offer_commands(completion, err);
}

/* The store, or what is in the program: one that cannot be read is no reason to offer nothing. */
static bool open_any(struct context *context, struct err *err)
{
	struct err why = { 0 };

	if (context->store_path && access(context->store_path, F_OK) == 0 &&
		store_open(context->store_path, STORE_READ, &context->store, &why))
		return true;
	context->store_path = NULL;
	return store_open(NULL, STORE_READ, &context->store, err);
}

static bool run(struct context *context, struct err *err)
{
	struct completion completion = { .context = context, .word = "", .before = "" };
	size_t count = context->argument_count;

	if (!open_any(context, err))
		return false;
	if (count > 1)
		completion.word = context->arguments[count - 1];
	return complete(
		&completion, context->arguments + (count > 0), count > 1 ? count - 2 : 0, err);
}

static const struct example examples[] = {
	{ "gcitrack complete -- gcitrack ch", "commands that begin with ch" },
	{ "gcitrack complete -- gcitrack show IN", "countries, groups and editions for show" },
	{ NULL, NULL },
};

const struct command command_complete = {
	.name = "complete",
	.arguments = "-- WORD...",
	.summary = "candidates for shell completion",
	.description = "The words are the command line so far, the program's name first; the last, "
		       "which may be empty, is the one being completed. Prints a candidate a "
		       "line, with a description behind a TAB. doc/gcitrack.bash asks this.",
	.examples = examples,
	.run = run,
};
