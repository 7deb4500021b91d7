#include "gcitrack/lists.h"
#include "gcitrack/notes.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* Rows go out as they come. The fields are known before the first row, but what is in them is not,
 * so the answer begins with the first row. */
struct output {
	struct context *context;
	struct column *columns;
	struct cell *cells;
	size_t count;
	bool begun;
};

static bool is_taken(const struct column *columns, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(columns[i].name, name) == 0)
			return true;
	return false;
}

/* Of several columns of one name the later ones get a number: a field is asked for by its name. */
static const char *name_of(const struct output *output, size_t count, const char *name)
{
	struct arena *arena = output->context->arena;
	const char *own = arena_strdup(arena, name);

	for (int number = 2; is_taken(output->columns, count, own); number++)
		own = arena_printf(arena, "%s_%d", name, number);
	return own;
}

static bool on_columns(void *memory, int count, const char *const *names, struct err *err)
{
	struct output *output = memory;
	struct arena *arena = output->context->arena;

	(void)err;
	output->count = (size_t)count;
	output->columns = arena_array(arena, output->count + 1, sizeof *output->columns);
	output->cells = arena_array(arena, output->count, sizeof *output->cells);
	for (size_t i = 0; i < output->count; i++)
		output->columns[i] = (struct column) {
			.name = name_of(output, i, names[i]), .help = "", .text = true
		};
	return true;
}

static void begin(struct output *output)
{
	output->begun = true;
	answer_begin(output->context->answer, output->columns);
}

/* A number as SQLite prints it; one with an exponent stays text, as no figure has one. */
static struct cell number(const char *text)
{
	struct decimal decimal;
	char *end;

	if (decimal_parse(text, strlen(text), '.', &decimal) == DECIMAL_OK)
		return cell_decimal(decimal);
	long long whole = strtoll(text, &end, 10);
	return *end == '\0' ? cell_int(whole) : cell_text(text);
}

static bool on_row(
	void *memory, int count, const char *const *values, const bool *is_number, struct err *err)
{
	struct output *output = memory;

	(void)err;
	for (size_t i = 0; i < (size_t)count; i++) {
		if (!output->begun)
			output->columns[i].text = !is_number[i];
		output->cells[i] = !values[i]     ? cell_null()
				   : is_number[i] ? number(values[i])
						  : cell_text(values[i]);
	}
	if (!output->begun)
		begin(output);
	answer_row(output->context->answer, output->cells);
	return true;
}

static bool run(struct context *context, struct err *err)
{
	struct output output = { .context = context };
	const struct store_sql_sink sink = { on_columns, on_row, &output };

	if (context->argument_count != 1)
		return err_set(err, ERR_USAGE,
			"sql takes one statement, in quotes: gcitrack sql \"SELECT * FROM "
			"v_places\"");
	notes_common(context, NULL, 0, NULL);
	if (!store_sql(context->store, context->arguments[0], &sink, err))
		return false;
	assert(output.columns); /* what has none does more than read, and is refused */
	if (!output.begun)
		begin(&output);
	answer_end(context->answer);
	return true;
}

const struct command command_sql = {
	.name = "sql",
	.arguments = "STATEMENT",
	.summary = "one reading SQL statement on the store",
	.description = "The statement may read everything and change nothing. The views v_places, "
		       "v_changes, ... are made for people; gcitrack sql \"SELECT name, sql FROM "
		       "sqlite_schema\" shows the tables with their comments.",
	.store = COMMAND_READS,
	.examples =
		(const struct example[]) {
			{ "gcitrack sql \"SELECT * FROM v_places WHERE iso3 = 'IDN'\"",
				"the places of Indonesia" },
			{ "gcitrack sql \"SELECT count(*) AS figures FROM figure\" -f json",
				"for a program" },
			{ NULL, NULL },
		},
	.run = run,
};
