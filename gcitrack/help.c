#include "gcitrack/help.h"

#include "base/text.h"
#include "gcitrack/grid.h"
#include "gcitrack/options.h"
#include "import/import.h"

#include <json-c/json_c_version.h>
#include <string.h>
#include <utf8proc.h>

static void head(struct context *context, struct str *str, const char *text)
{
	if (str->len > 0)
		str_addc(str, '\n');
	str_addf(str, context->color ? "\033[1m%s\033[0m\n" : "%s\n", text);
}

static void print(struct context *context, const struct str *str)
{
	fwrite(str_text(str), 1, str->len, context->answer->stream);
}

/* `left` and, in a column of its own, `right` folded. */
static void pair(
	struct context *context, struct str *str, const char *left, const char *right, int column)
{
	STR_SCOPED first = { 0 }, rest = { 0 };

	str_addf(&first, "  %s", left);
	while (text_width(str_text(&first)) < column)
		str_addc(&first, ' ');
	if (text_width(left) + 3 > column || column + 20 > context->width) {
		str_addf(str, "  %s\n", left); /* the text on a line of its own */
		str_clear(&first);
		column = column + 20 > context->width ? 6 : column;
		for (int i = 0; i < column; i++)
			str_addc(&first, ' ');
	}
	for (int i = 0; i < column; i++)
		str_addc(&rest, ' ');
	grid_fold(str, right, str_text(&first), str_text(&rest), context->width);
}

void help_examples(struct context *context)
{
	static const struct example examples[] = {
		{ "gcitrack show IDN", "one country in every edition" },
		{ "gcitrack change 2018 2020 --top 5", "who rose and who fell most" },
		{ "gcitrack explain IDN 2018 2020", "why its place changed" },
		{ "gcitrack compare ASEAN", "a group, side by side" },
		{ "gcitrack plot IDN MYS SGP -o trend.svg", "a chart for a report" },
		{ "gcitrack import gci2027.csv", "read figures of your own" },
	};
	STR_SCOPED str = { 0 };

	head(context, &str, "gcitrack: the ITU Global Cybersecurity Index over time");
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
		pair(context, &str, examples[i].command, examples[i].says, 42);
	grid_fold(&str, "All commands: gcitrack help. One of them: gcitrack help COMMAND.", "", "",
		context->width);
	print(context, &str);
}

struct option_list {
	struct context *context;
	struct str *str;
	int column;
	bool common; /* list these, or those of the command */
	const struct command *command;
};

static const char *option_usage(struct arena *arena, const struct option *option)
{
	const char *letter = option->letter ? arena_printf(arena, "-%c, ", option->letter) : "    ";

	return arena_printf(arena, "%s--%s%s%s", letter, option->name, option->argument ? " " : "",
		option->argument ? option->argument : "");
}

static void option_line(void *data, const struct option *option)
{
	const struct option_list *list = data;
	struct arena *arena = list->context->arena;
	bool common = option_find(NULL, option->name) == option;
	const char *help = option->help;

	if (common != list->common || !command_heeds(list->command, option))
		return;
	if (option->values && option->values[0] != '@' && strcmp(option->values, help) != 0)
		help = arena_printf(arena, "%s: %s", help, option->values);
	if (option->repeatable)
		help = arena_printf(arena, "%s (may be repeated)", help);
	pair(list->context, list->str, option_usage(arena, option), help, list->column);
}

static void option_lines(
	struct context *context, struct str *str, const struct command *command, bool common)
{
	struct option_list list = { context, str, 26, common, command };

	options_each(command, option_line, &list);
}

void help_overview(struct context *context)
{
	STR_SCOPED str = { 0 };

	str_add(&str, "gcitrack COMMAND [OPTIONS] [ARGUMENTS]\n\n");
	grid_fold(&str,
		"Answers how countries and groups moved in the ITU Global Cybersecurity Index, and "
		"why.",
		"", "", context->width);
	head(context, &str, "Commands");
	for (const struct command *const *at = commands; *at; at++)
		pair(context, &str, (*at)->name, (*at)->summary, 18);
	head(context, &str, "Words");
	pair(context, &str, "WHO",
		"a country (IDN, ID, Indonesia, in many languages), a group or region (ASEAN, "
		"Europe; @AU where AU is also a country), or world",
		18);
	pair(context, &str, "EDITION",
		"2020, v4, latest, prev, first, or the year it was published", 18);
	head(context, &str, "Common options, before or after the command");
	option_lines(context, &str, NULL, true);
	head(context, &str, "Exit status");
	grid_fold(&str,
		"0 fine, 1 the machine failed, 2 usage, 3 not found, 4 data refused, 5 refused "
		"because the answer would mislead, 6 the store is locked",
		"  ", "  ", context->width);
	print(context, &str);
}

static void fields(struct context *context, struct str *str, const struct column *columns)
{
	int column = 0;

	for (const struct column *at = columns; at->name; at++)
		if (text_width(at->name) + 4 > column)
			column = text_width(at->name) + 4;
	for (const struct column *at = columns; at->name; at++)
		pair(context, str, at->name, at->help, column);
}

/* Which of the common options narrow this command's answer, and where the rest are told. */
static void common_line(struct context *context, struct str *str, const struct command *command)
{
	STR_SCOPED line = { 0 };

	str_add(&line, "Common options: ");
	for (const char *at = command->heeds; at && *at; at += strspn(at, " ")) {
		size_t length = strcspn(at, " ");

		str_addf(&line, "--%.*s, ", (int)length, at);
		at += length;
	}
	str_add(&line, "--format, --output, --db and others: gcitrack help");
	grid_fold(str, line.data, "", "  ", context->width);
}

void help_command(struct context *context, const struct command *command)
{
	STR_SCOPED str = { 0 };

	str_addf(&str, "gcitrack %s [OPTIONS]%s%s\n", command->name,
		command->arguments[0] ? " " : "", command->arguments);
	grid_fold(&str, command->summary, "", "", context->width);
	if (command->alias)
		str_addf(&str, "Also called %s.\n", command->alias);
	str_addc(&str, '\n');
	grid_fold(&str, command->description, "", "", context->width);
	if (command->options) {
		head(context, &str, "Options");
		option_lines(context, &str, command, false);
	}
	if (command->columns) {
		head(context, &str, "Fields");
		fields(context, &str, command->columns);
	}
	head(context, &str, "Examples");
	for (const struct example *at = command->examples; at->command; at++) {
		str_addf(&str, "  %s\n", at->command);
		grid_fold(&str, at->says, "      ", "      ", context->width);
	}
	str_addc(&str, '\n');
	common_line(context, &str, command);
	print(context, &str);
}

void help_version(struct context *context)
{
	fprintf(context->answer->stream,
		"gcitrack %s\nSQLite %s, libcsv %s, json-c %s, utf8proc %s, popt %s\n",
		PROGRAM_VERSION, store_library_version(), import_csv_version(), json_c_version(),
		utf8proc_version(), POPT_VERSION);
}
