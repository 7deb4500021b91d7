#include "gcitrack/lists.h"
#include "gcitrack/notes.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static const struct column columns[] = {
	{ "id", "as `sources show` and `sources undo` take it", false },
	{ "name", "file name, or the name of a table in the program", true },
	{ "edition", "the edition it has figures of; empty: several", false },
	{ "issued", "day its figures were issued: later ones are current", true },
	{ "imported", "day of the import; empty for those in the program", true },
	{ "sha256", "digest of the bytes that were read", true },
	{ "rows", "figures it holds", false },
	{ "revised", "figures that differed from those current when it came", false },
	{ "withdrawn", "undone: its figures are not looked at", false },
	{ NULL, NULL, false },
};

static const struct column detail_columns[] = {
	{ "id", "number of the source", false },
	{ "name", "file name, or the name of a table in the program", true },
	{ "edition", "the edition it has figures of; empty: several", false },
	{ "issued", "day its figures were issued", true },
	{ "imported", "day of the import; empty for those in the program", true },
	{ "sha256", "digest of the bytes that were read", true },
	{ "rows", "figures it holds", false },
	{ "revised", "figures that differed from those current when it came", false },
	{ "withdrawn", "undone: its figures are not looked at", false },
	{ "size", "bytes", false },
	{ "layout", "how the file was arranged", true },
	{ "options", "options of the import", true },
	{ "note", "where its figures are from", true },
	{ NULL, NULL, false },
};

/* The cells of a detail row; a row of the list is its beginning. */
static void fill(const struct store_source *source, struct cell *cells)
{
	const struct cell all[] = {
		cell_int(source->id),
		cell_text(source->name),
		source->edition != 0 ? cell_int(source->edition) : cell_null(),
		cell_text(source->issued),
		cell_text(source->imported),
		cell_text(source->sha256),
		cell_int(source->rows),
		cell_int(source->revised),
		cell_bool(source->withdrawn),
		cell_int(source->size),
		cell_text(source->layout),
		cell_text(source->options),
		cell_text(source->note),
	};
	memcpy(cells, all, sizeof all);
}

static const char *edition_text(struct context *context, const struct store_source *source)
{
	return source->edition != 0 ? arena_printf(context->arena, "%d", source->edition)
				    : "several";
}

static void list_row(struct context *context, struct grid *grid, const struct store_source *source)
{
	struct cell cells[sizeof detail_columns / sizeof *detail_columns];
	struct arena *arena = context->arena;
	const char *state = source->withdrawn ? "withdrawn"
			    : source->bundled ? "bundled"
					      : source->imported;
	const char *const line[] = {
		arena_printf(arena, "%d", source->id),
		edition_text(context, source),
		source->issued,
		state,
		arena_printf(arena, "%" PRId64, source->rows),
		arena_printf(arena, "%" PRId64, source->revised),
		NULL,
	};

	fill(source, cells);
	answer_row(context->answer, cells);
	list_line(grid, context, line, source->name, 54);
}

static bool run_list(struct context *context, struct err *err)
{
	static const char *const heads[] = { "id", "GCI", "issued", "imported", "figures",
		"revised", "source" };
	struct store_source *sources;
	struct grid grid;
	size_t count;

	if (context->argument_count > 0)
		return err_set(err, ERR_USAGE,
			"sources: \"%s\" is no verb; one source is sources show %s",
			context->arguments[0], context->arguments[0]);
	if (!context_sources(context, &sources, &count, err))
		return false;
	notes_common(context, NULL, 0, NULL);
	answer_begin(context->answer, columns);
	grid_init(&grid, context->arena, "r  l  l  l  r  r  l");
	grid_line(&grid, heads);
	for (size_t i = 0; i < count; i++)
		list_row(context, &grid, &sources[i]);
	list_people(context, &grid);
	answer_end(context->answer);
	return true;
}

/* ---- one source ---- */

static bool source_find(
	struct context *context, const char *word, struct store_source *ret, struct err *err)
{
	struct store_source *sources;
	size_t count;
	char *end;
	long id = strtol(word, &end, 10);

	if (end == word || *end != '\0')
		return err_set(err, ERR_USAGE,
			"a source is named by its number, not \"%s\": gcitrack sources lists them",
			word);
	if (!context_sources(context, &sources, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (sources[i].id == id) {
			*ret = sources[i];
			return true;
		}
	}
	return err_set(err, ERR_NOT_FOUND, "no source %ld: gcitrack sources lists them", id);
}

static void detail(struct context *context, const struct store_source *source)
{
	struct arena *arena = context->arena;
	struct cell cells[sizeof detail_columns / sizeof *detail_columns];
	const char *const lines[][2] = {
		{ "source", arena_printf(arena, "%d, %s", source->id, source->name) },
		{ "edition", edition_text(context, source) },
		{ "issued", source->issued },
		{ "imported", source->bundled ? "in the program" : source->imported },
		{ "figures", arena_printf(arena, "%" PRId64 ", of which %" PRId64 " were revised",
				     source->rows, source->revised) },
		{ "state", source->withdrawn ? "withdrawn: its figures are not looked at"
					     : "looked at" },
		{ "bytes", arena_printf(arena, "%" PRId64, source->size) },
		{ "SHA-256", source->sha256 },
		{ "layout", source->layout },
		{ "options", source->options && *source->options ? source->options : "none" },
		{ "from", source->note },
	};
	struct grid grid;

	notes_common(context, NULL, 0, NULL);
	answer_begin(context->answer, detail_columns);
	fill(source, cells);
	answer_row(context->answer, cells);
	grid_init(&grid, arena, "l  l");
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		if (lines[i][1])
			list_line(&grid, context, lines[i], lines[i][1], 10);
	}
	list_people(context, &grid);
	answer_end(context->answer);
}

static bool run_show(struct context *context, struct err *err)
{
	struct store_source source;

	if (!source_find(context, context->arguments[0], &source, err))
		return false;
	detail(context, &source);
	return true;
}

static bool run_undo(struct context *context, struct err *err)
{
	struct store_source source;

	if (!source_find(context, context->arguments[0], &source, err))
		return false;
	if (source.withdrawn)
		return err_set(err, ERR_DATA, "source %d is withdrawn already", source.id);
	if (!store_source_undo(context->store, source.id, err))
		return false;
	source.withdrawn = true;
	context_say(context, "source %d withdrawn: its %" PRId64 " figures are no longer looked at",
		source.id, source.rows);
	detail(context, &source);
	return true;
}

static const struct verb verbs[] = {
	{ "show", NULL, false, 1, 1, "sources show ID", run_show },
	{ "undo", NULL, true, 1, 1, "sources undo ID", run_undo },
	{ NULL, NULL, false, 0, 0, "sources", run_list },
};

static enum command_store store_for(const struct context *context)
{
	return verb_store(context, verbs);
}

static bool run(struct context *context, struct err *err)
{
	return verb_run(context, verbs, err);
}

const struct command command_sources = {
	.name = "sources",
	.arguments = "[show ID | undo ID]",
	.summary = "where every figure is from",
	.description =
		"Every file imported and every table in the program is a source that keeps all its "
		"figures; the current figure is that of the source issued last. \"show\" tells all "
		"about one, \"undo\" withdraws an imported one: what it revised is as before.",
	.completes = "show|undo",
	.store = COMMAND_READS,
	.store_for = store_for,
	.columns = columns,
	.examples =
		(const struct example[]) {
			{ "gcitrack sources", "all sources" },
			{ "gcitrack sources show 3", "one of them in full" },
			{ "gcitrack sources undo 7", "take an import back" },
			{ NULL, NULL },
		},
	.run = run,
};
