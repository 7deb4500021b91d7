/* The text laid out by the command where there is one, else a grid of the fields. */
#include "base/text.h"
#include "gcitrack/answer.h"
#include "gcitrack/grid.h"

#include <string.h>

static void table_begin(struct answer *answer)
{
	struct grid *grid;
	struct str *spec = &answer->line;
	const char **names;

	if (answer->column_count == 0)
		return;
	grid = arena_alloc(answer->arena, sizeof *grid);
	names = arena_array(answer->arena, answer->column_count, sizeof *names);
	str_clear(spec);
	for (size_t i = 0; i < answer->column_count; i++) {
		if (i > 0)
			str_add(spec, "  ");
		str_addc(spec, answer->columns[i].text ? 'l' : 'r');
		names[i] = answer->columns[i].name;
	}
	grid_init(grid, answer->arena, arena_strdup(answer->arena, str_text(spec)));
	grid_line(grid, names);
	str_clear(spec);
	answer->state = grid;
}

static void table_row(struct answer *answer, const struct cell *cells)
{
	const char **texts;

	if (answer->people)
		return;
	texts = arena_array(answer->arena, answer->column_count, sizeof *texts);
	for (size_t i = 0; i < answer->column_count; i++) {
		str_clear(&answer->line);
		cell_print(cells[i], '.', &answer->line);
		texts[i] = cells[i].kind == CELL_NULL
				   ? "."
				   : arena_strdup(answer->arena, str_text(&answer->line));
	}
	grid_line(answer->state, texts);
}

static void table_end(struct answer *answer)
{
	str_clear(&answer->line);
	if (answer->people)
		str_add(&answer->line, answer->people);
	else if (answer->state)
		grid_print(answer->state, answer->cut ? answer->width : 0, &answer->line);
	if (answer->line.len > 0 && answer->line.data[answer->line.len - 1] != '\n')
		str_addc(&answer->line, '\n');
	for (size_t i = 0; i < answer->note_count; i++) {
		STR_SCOPED text = { 0 };

		/* A line end inside a note came from outside: shown, not obeyed. */
		text_escape(&text, answer->notes[i].text);
		grid_fold(&answer->line, str_text(&text), "", "  ", answer->width);
	}
	fwrite(str_text(&answer->line), 1, answer->line.len, answer->stream);
}

const struct format_writer format_table = { "table", FORMAT_TABLE, table_begin, table_row,
	table_end };
