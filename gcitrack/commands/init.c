#include "gcitrack/layout.h"
#include "gcitrack/notes.h"

static const struct column columns[] = {
	{ "file", "the store", true },
	{ "empty", "without the figures of the published editions", false },
	{ NULL, NULL, false },
};

static bool run(struct context *context, struct err *err)
{
	bool empty = option_flag(context, "empty");

	if (context->argument_count > 0)
		return err_set(err, ERR_USAGE,
			"init takes no arguments: the store is named with --db FILE");
	if (!context->store_path)
		return err_set(err, ERR_USAGE,
			"there is no home directory to make the store in: name it with --db FILE");
	if (!store_create(context->store_path, empty, err))
		return false;
	if (context->quiet)
		return true;
	notes_meta(context, NULL, 0, NULL);
	answer_begin(context->answer, columns);
	answer_row(context->answer,
		(const struct cell[]) { cell_text(context->store_path), cell_bool(empty) });
	STR_SCOPED text = { 0 };
	layout_text(context, &text, 2, "%s: a store %s", context->store_path,
		empty ? "without figures" : "with the published editions");
	layout_done(context, &text);
	answer_end(context->answer);
	return true;
}

const struct command command_init = {
	.name = "init",
	.arguments = "",
	.summary = "makes the store; any command that writes does so too",
	.description =
		"The store is one SQLite file: --db FILE, else $GCITRACK_DB, else "
		"~/.local/share/gcitrack/gci.db. It begins with the published editions and the "
		"reference data. An existing file is left alone.",
	.store = COMMAND_NO_STORE,
	.options =
		(const struct option[]) {
			{ "empty", '\0', NULL,
				"editions, countries, groups and events, but no figures", NULL,
				false },
			{ NULL, '\0', NULL, NULL, NULL, false },
		},
	.columns = columns,
	.examples =
		(const struct example[]) {
			{ "gcitrack init --db project.db", "a store of its own for a project" },
			{ NULL, NULL },
		},
	.run = run,
};
