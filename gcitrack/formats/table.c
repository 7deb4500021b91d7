/* The text laid out by the command where there is one, else a grid of the fields. */
#include "base/text.h"
#include "gcitrack/answer.h"
#include "gcitrack/grid.h"

#include <string.h>

/* The rows wait as cells: most commands hand over a text for eyes in the end, and then no cell is
 * ever printed here. */
struct waiting {
	struct cell *cells;
	size_t count, capacity;
};

static void table_begin(struct answer *answer)
{
	answer->state = arena_alloc(answer->arena, sizeof(struct waiting));
}

static void table_row(struct answer *answer, const struct cell *cells)
{
	struct waiting *waiting = answer->state;
	size_t need = waiting->count + answer->column_count;

	if (answer->people || answer->column_count == 0)
		return;
	waiting->cells = arena_grow(
		answer->arena, waiting->cells, &waiting->capacity, need, sizeof *waiting->cells);
	for (size_t i = 0; i < answer->column_count; i++) {
		struct cell *cell = &waiting->cells[waiting->count++];

		*cell = cells[i];
		if (cell->kind == CELL_TEXT) /* a row that streams by is gone before the end */
			cell->as.text = arena_strdup(answer->arena, cell->as.text);
	}
}

static void grid_add(struct grid *grid, struct answer *answer, const struct cell *cells)
{
	const char **texts = arena_array(answer->arena, answer->column_count, sizeof *texts);

	for (size_t i = 0; i < answer->column_count; i++) {
		str_clear(&answer->line);
		cell_print(cells[i], '.', &answer->line);
		texts[i] = cells[i].kind == CELL_NULL
				   ? "."
				   : arena_strdup(answer->arena, str_text(&answer->line));
	}
	grid_line(grid, texts);
}

/* A plain grid of the fields, into answer->line. */
static void fields_print(struct answer *answer)
{
	const struct waiting *waiting = answer->state;
	const char **names = arena_array(answer->arena, answer->column_count, sizeof *names);
	struct grid grid;
	STR_SCOPED spec = { 0 };

	for (size_t i = 0; i < answer->column_count; i++) {
		str_add(&spec, i > 0 ? "  " : "");
		str_addc(&spec, !answer->columns[i].text                          ? 'r'
				: strcmp(answer->columns[i].name, "country") == 0 ? 'n'
										  : 'l');
		names[i] = answer->columns[i].name;
	}
	grid_init(&grid, answer->arena, str_text(&spec));
	grid_line(&grid, names);
	for (size_t i = 0; i < waiting->count; i += answer->column_count)
		grid_add(&grid, answer, waiting->cells + i);
	str_clear(&answer->line);
	grid_print(&grid, answer->width, answer->cut ? answer->width : 0, &answer->line);
}

static void table_end(struct answer *answer)
{
	str_clear(&answer->line);
	if (answer->people)
		str_add(&answer->line, answer->people);
	else if (answer->column_count > 0)
		fields_print(answer);
	if (answer->line.len > 0 && answer->line.data[answer->line.len - 1] != '\n')
		str_addc(&answer->line, '\n');
	for (size_t i = 0; i < answer->note_count; i++) {
		STR_SCOPED text = { 0 };

		if (answer_note_refers(&answer->notes[i]) &&
			(i == 0 || !answer_note_refers(&answer->notes[i - 1])))
			str_addc(&answer->line, '\n');
		/* A line end inside a note came from outside: shown, not obeyed. */
		text_escape(&text, answer->notes[i].text);
		grid_fold(&answer->line, str_text(&text), "", "  ", answer->width);
	}
	fwrite(str_text(&answer->line), 1, answer->line.len, answer->stream);
}

const struct format_writer format_table = { "table", FORMAT_TABLE, table_begin, table_row,
	table_end };
