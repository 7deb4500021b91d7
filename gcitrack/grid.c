#include "gcitrack/grid.h"

#include "base/text.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

enum line_kind { LINE_CELLS, LINE_SPANS, LINE_TEXT };

struct grid_cell {
	const char *text; /* escaped */
	int width;
};

struct grid_line {
	enum line_kind kind;
	struct grid_cell *cells; /* LINE_TEXT has one */
	struct grid_span *spans;
	size_t span_count;
};

/* What the spec says of a column, and how wide its cells are. */
struct grid_column {
	char align;
	int gap; /* spaces before it */
	int width;
};

void grid_init(struct grid *grid, struct arena *arena, const char *spec)
{
	*grid = (struct grid) { .arena = arena, .spec = arena_strdup(arena, spec) };
	for (const char *at = spec; *at; at++) {
		assert(strchr("lrn ", *at));
		grid->columns += *at != ' ';
	}
}

/* The arena keeps what the array outgrows: a doubling costs no more than the last array. */
static struct grid_line *line_add(struct grid *grid, enum line_kind kind)
{
	if (grid->line_count == grid->line_capacity) {
		size_t capacity = grid->line_capacity ? grid->line_capacity * 2 : 32;
		struct grid_line *lines = arena_array(grid->arena, capacity, sizeof *lines);

		if (grid->line_count > 0)
			memcpy(lines, grid->lines, grid->line_count * sizeof *lines);
		grid->lines = lines;
		grid->line_capacity = capacity;
	}
	grid->lines[grid->line_count] = (struct grid_line) { .kind = kind };
	return &grid->lines[grid->line_count++];
}

static struct grid_cell escaped(struct grid *grid, const char *text)
{
	STR_SCOPED safe = { 0 };
	size_t plain;

	if (!text)
		return (struct grid_cell) { "", 0 };
	plain = text_plain(text);
	if (text[plain] == '\0')
		return (struct grid_cell) { arena_strndup(grid->arena, text, plain), (int)plain };
	text_escape(&safe, text);
	return (struct grid_cell) { arena_strdup(grid->arena, str_text(&safe)),
		text_width(str_text(&safe)) };
}

void grid_line(struct grid *grid, const char *const *cells)
{
	struct grid_line *line = line_add(grid, LINE_CELLS);

	line->cells = arena_array(grid->arena, grid->columns, sizeof *line->cells);
	for (size_t i = 0; i < grid->columns; i++)
		line->cells[i] = escaped(grid, cells[i]);
}

void grid_spans(struct grid *grid, const struct grid_span *spans, size_t count)
{
	struct grid_line *line = line_add(grid, LINE_SPANS);

	line->spans = arena_array(grid->arena, count, sizeof *line->spans);
	line->span_count = count;
	for (size_t i = 0; i < count; i++) {
		assert(spans[i].first <= spans[i].last && spans[i].last < grid->columns);
		assert(i == 0 || spans[i].first > spans[i - 1].last);
		line->spans[i] = spans[i];
		line->spans[i].text = escaped(grid, spans[i].text).text;
	}
}

void grid_text(struct grid *grid, const char *text)
{
	struct grid_line *line = line_add(grid, LINE_TEXT);

	line->cells = arena_array(grid->arena, 1, sizeof *line->cells);
	line->cells[0] = escaped(grid, text);
}

static int span_width(const struct grid_column *columns, size_t first, size_t last)
{
	int width = columns[first].width;

	for (size_t i = first + 1; i <= last; i++)
		width += columns[i].gap + columns[i].width;
	return width;
}

/* Where the columns of a span begin. */
static int span_start(const struct grid_column *columns, size_t first)
{
	int start = columns[0].gap;

	for (size_t i = 1; i <= first; i++)
		start += columns[i - 1].width + columns[i].gap;
	return start;
}

/* Where the text of a span begins. One wider than its columns hangs over: to the left where it is
 * right-aligned, otherwise to the right. */
static int span_text_start(const struct grid_column *columns, const struct grid_span *span)
{
	int start = span_start(columns, span->first);
	int spare = span_width(columns, span->first, span->last) - text_width(span->text);

	if (span->align == 'r')
		return start + spare < 0 ? 0 : start + spare;
	return span->align == 'c' && spare > 0 ? start + spare / 2 : start;
}

/* Widens the last column of a span whose text would hang over into a neighbour. */
static void make_room(struct grid_column *columns, const struct grid_line *line, size_t at)
{
	enum { APART = 2 };
	const struct grid_span *span = &line->spans[at];
	int start = span_start(columns, span->first), width = text_width(span->text);
	int end = start + span_width(columns, span->first, span->last);
	bool free = true;

	if (start + width <= end)
		return;
	if (span->align == 'r') {
		int taken = 0;

		if (at > 0)
			taken = span_text_start(columns, span - 1) + text_width(span[-1].text) +
				APART;
		free = end - width >= taken;
	} else if (at + 1 < line->span_count) {
		free = start + width + APART <= span_start(columns, span[1].first);
	}
	if (!free)
		columns[span->last].width += start + width - end;
}

static int table_width(const struct grid *grid, const struct grid_column *columns)
{
	int widest = columns[0].gap + span_width(columns, 0, grid->columns - 1);

	for (size_t i = 0; i < grid->line_count; i++)
		for (size_t j = 0; j < grid->lines[i].span_count; j++) {
			const struct grid_span *span = &grid->lines[i].spans[j];
			int end = span_text_start(columns, span) + text_width(span->text);

			if (end > widest)
				widest = end;
		}
	return widest;
}

/* The widest gap between two columns, the first of them; 0 where all are of one space. */
static size_t widest_gap(const struct grid *grid, const struct grid_column *columns)
{
	size_t widest = 0;

	for (size_t i = 1; i < grid->columns; i++)
		if (columns[i].gap > (widest ? columns[widest].gap : 1))
			widest = i;
	return widest;
}

/* A table too wide is made to fit by folding its names, down to a width that holds most words. */
static void fold_names(const struct grid *grid, struct grid_column *columns, int fold)
{
	enum { NAME_LEAST = 13 };
	int over = table_width(grid, columns) - fold;

	for (size_t i = 0; over > 0 && i < grid->columns; i++) {
		int spare = columns[i].width - NAME_LEAST;

		if (columns[i].align == 'n' && spare > 0)
			columns[i].width -= spare < over ? spare : over;
	}
}

/* And then by moving its columns together. */
static void narrow_gaps(const struct grid *grid, struct grid_column *columns, int fold)
{
	size_t gap;

	while (table_width(grid, columns) > fold && (gap = widest_gap(grid, columns)))
		columns[gap].gap--;
}

static struct grid_column *measure(const struct grid *grid)
{
	struct grid_column *columns = arena_array(grid->arena, grid->columns + 1, sizeof *columns);
	size_t column = 0;

	for (const char *at = grid->spec; *at; at++) {
		if (*at == ' ')
			columns[column].gap++;
		else
			columns[column++].align = *at;
	}
	for (size_t i = 0; i < grid->line_count; i++) {
		if (grid->lines[i].kind != LINE_CELLS)
			continue;
		for (size_t j = 0; j < grid->columns; j++) {
			int width = grid->lines[i].cells[j].width;

			if (width > columns[j].width)
				columns[j].width = width;
		}
	}
	for (size_t i = 0; i < grid->line_count; i++)
		for (size_t j = 0; j < grid->lines[i].span_count; j++)
			make_room(columns, &grid->lines[i], j);
	return columns;
}

static void pad(struct str *str, int count)
{
	static const char spaces[] = "                                ";
	const int most = (int)sizeof spaces - 1;

	for (; count > 0; count -= most)
		str_addn(str, spaces, (size_t)(count < most ? count : most));
}

/* Adds `text` at column `start`; `*at` is where the line has come to. */
static void place(struct str *line, int *at, int start, struct grid_cell cell)
{
	if (cell.text[0] == '\0')
		return;
	/* What came before may be one long word of a name, beyond its column. */
	if (*at > 0 && start <= *at)
		start = *at + 1;
	pad(line, start - *at);
	str_add(line, cell.text);
	*at = start + cell.width;
}

enum { NAME_INDENT = 2 };

/* Of a name that is folded, as many words as go into one line; at least one. */
static size_t name_part(const char *text, int width)
{
	size_t length = strcspn(text, " ");

	while (text[length] != '\0') {
		size_t next = length + 1 + strcspn(text + length + 1, " ");
		STR_SCOPED part = { 0 };

		str_addn(&part, text, next);
		if (text_width(str_text(&part)) > width)
			break;
		length = next;
	}
	return length;
}

/* The rest of a name, each line of it below the last. */
static void name_print(int start, const char *rest, int width, struct str *str)
{
	while (*rest) {
		size_t length = name_part(rest, width - NAME_INDENT);

		str_addc(str, '\n');
		pad(str, start + NAME_INDENT);
		str_addn(str, rest, length);
		rest += length + (rest[length] == ' ');
	}
}

static void cells_print(const struct grid *grid, const struct grid_line *line,
	const struct grid_column *columns, struct str *str)
{
	const char *rest = "";
	int start = 0, at = 0, rest_start = 0, rest_width = 0;

	for (size_t i = 0; i < grid->columns; i++) {
		struct grid_cell cell = line->cells[i];
		int spare = columns[i].width - cell.width;

		start += columns[i].gap;
		if (spare < 0) {
			size_t length = name_part(cell.text, columns[i].width);

			rest = cell.text + length + (cell.text[length] == ' ');
			rest_start = start;
			rest_width = columns[i].width;
			cell.text = arena_strndup(grid->arena, cell.text, length);
			cell.width = text_width(cell.text);
		}
		place(str, &at, columns[i].align == 'r' ? start + spare : start, cell);
		start += columns[i].width;
	}
	name_print(rest_start, rest, rest_width, str);
}

static void line_print(const struct grid *grid, const struct grid_line *line,
	const struct grid_column *columns, struct str *str)
{
	int at = 0;

	if (line->kind == LINE_TEXT)
		str_add(str, line->cells[0].text);
	else if (line->kind == LINE_CELLS)
		cells_print(grid, line, columns, str);
	for (size_t i = 0; i < line->span_count; i++) /* LINE_SPANS */
		place(str, &at, span_text_start(columns, &line->spans[i]),
			(struct grid_cell) {
				line->spans[i].text, text_width(line->spans[i].text) });
}

static void trim(struct str *str)
{
	while (str->len > 0 && str->data[str->len - 1] == ' ')
		str->data[--str->len] = '\0';
}

int grid_width(const struct grid *grid)
{
	return table_width(grid, measure(grid));
}

int grid_least(const struct grid *grid)
{
	struct grid_column *columns = measure(grid);

	fold_names(grid, columns, 1);
	return table_width(grid, columns);
}

/* A line, and those that a folded name goes on in. */
static void block_print(const char *block, int width, struct str *str)
{
	for (;;) {
		size_t length = strcspn(block, "\n");
		STR_SCOPED line = { 0 };

		str_addn(&line, block, length);
		trim(&line);
		if (width > 0)
			text_cut(str, str_text(&line), width);
		else
			str_add(str, str_text(&line));
		str_addc(str, '\n');
		if (block[length] == '\0')
			return;
		block += length + 1;
	}
}

void grid_print(const struct grid *grid, int fold, int width, struct str *str)
{
	struct grid_column *columns = measure(grid);
	STR_SCOPED block = { 0 };

	if (fold > 0) {
		fold_names(grid, columns, fold);
		narrow_gaps(grid, columns, fold);
	}
	for (size_t i = 0; i < grid->line_count; i++) {
		str_clear(&block);
		line_print(grid, &grid->lines[i], columns, &block);
		block_print(str_text(&block), width, str);
	}
}

/* One line of the text; `first` is what it begins with. */
static void fold_line(struct str *str, const char *text, size_t length, const char *first,
	const char *rest, int width)
{
	const char *end = text + length;
	int at = text_width(first);
	bool begun = false;

	str_add(str, first);
	while (text < end) {
		size_t word = 0;
		STR_SCOPED safe = { 0 }, raw = { 0 };

		while (text < end && *text == ' ')
			text++;
		while (text + word < end && text[word] != ' ')
			word++;
		if (word == 0)
			break;
		str_addn(&raw, text, word);
		text_escape(&safe, str_text(&raw));
		if (begun && width > 0 && at + 1 + text_width(str_text(&safe)) > width) {
			trim(str);
			str_addc(str, '\n');
			str_add(str, rest);
			at = text_width(rest);
			begun = false;
		}
		if (begun) {
			str_addc(str, ' ');
			at++;
		}
		str_add(str, str_text(&safe));
		at += text_width(str_text(&safe));
		begun = true;
		text += word;
	}
	trim(str);
	str_addc(str, '\n');
}

void grid_fold(struct str *str, const char *text, const char *first, const char *rest, int width)
{
	for (;;) {
		const char *end = strchr(text, '\n');

		fold_line(str, text, end ? (size_t)(end - text) : strlen(text), first, rest, width);
		if (!end || end[1] == '\0')
			return;
		text = end + 1;
		first = rest;
	}
}
