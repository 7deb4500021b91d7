#include "gcitrack/help.h"
#include "gcitrack/options.h"

static bool run(struct context *context, struct err *err)
{
	const struct command *command;

	if (context->argument_count == 0) {
		help_overview(context);
		return true;
	}
	if (context->argument_count > 1)
		return err_set(err, ERR_USAGE, "help takes one command");
	command = command_find(context->arguments[0]);
	if (!command)
		return options_unknown_command(context->arguments[0], err);
	help_command(context, command);
	return true;
}

static const struct example examples[] = {
	{ "gcitrack help", "every command and the common options" },
	{ "gcitrack help change", "usage, options and fields of one command" },
	{ NULL, NULL },
};

const struct command command_help = {
	.name = "help",
	.arguments = "[COMMAND]",
	.summary = "usage, options, fields and examples",
	.description = "Without a command: all of them, the words they take and the options they "
		       "share. The manual has the rest: man gcitrack.",
	.completes = "@command",
	.examples = examples,
	.run = run,
};
