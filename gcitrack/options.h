/* The command line: our own option tables, read by libpopt. */
#ifndef GCITRACK_OPTIONS_H
#define GCITRACK_OPTIONS_H

#include "gcitrack/command.h"

/* A command line taken apart; everything lives in the arena. */
struct options {
	const struct command *command; /* NULL: none was named */
	struct option_value *values;   /* in the order given */
	size_t count;
	char **arguments; /* what is left behind the command */
	size_t argument_count;
};

/* Common options, then the command, then common and its own options and arguments in any order;
 * "--" ends options. ERR_USAGE: an unknown command or option (with "did you mean"), a value that is
 * missing or not one of the words, an option given twice that may be given once. */
bool options_parse(
	int argc, char **argv, struct arena *arena, struct options *ret, struct err *err);

/* The option of this name that `command` (NULL: none) takes; its own table comes first. */
const struct option *option_find(const struct command *command, const char *name);
/* The last value given for an option; NULL: not given. */
const char *options_value(const struct options *options, const char *name);
/* Calls `each` for every option a command takes: its own, then the common ones it has not
 * replaced. */
void options_each(const struct command *command,
	void (*each)(void *context, const struct option *option), void *context);
/* ERR_USAGE for a command there is none of, with "did you mean". */
bool options_unknown_command(const char *name, struct err *err);

#endif
