#include "gcitrack/grid.h"

#include "base/text.h"

#include <assert.h>
#include <string.h>

enum line_kind { LINE_CELLS, LINE_SPANS, LINE_TEXT };

struct grid_line {
	enum line_kind kind;
	const char **cells; /* escaped; LINE_TEXT has one */
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
		assert(*at == 'l' || *at == 'r' || *at == ' ');
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

static const char *escaped(struct grid *grid, const char *text)
{
	STR_SCOPED safe = { 0 };

	if (!text)
		return "";
	text_escape(&safe, text);
	return arena_strdup(grid->arena, str_text(&safe));
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
		line->spans[i].text = escaped(grid, spans[i].text);
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
			int width = text_width(grid->lines[i].cells[j]);

			if (width > columns[j].width)
				columns[j].width = width;
		}
	}
	for (size_t i = 0; i < grid->line_count; i++) {
		for (size_t j = 0; j < grid->lines[i].span_count; j++) {
			const struct grid_span *span = &grid->lines[i].spans[j];
			int more = text_width(span->text) -
				   span_width(columns, span->first, span->last);

			if (more > 0)
				columns[span->last].width += more;
		}
	}
	return columns;
}

static void pad(struct str *str, int count)
{
	for (int i = 0; i < count; i++)
		str_addc(str, ' ');
}

/* Adds `text` within `room` columns that begin at `start`; `*at` is where the line has come to. */
static void place(struct str *line, int *at, int start, int room, char align, const char *text)
{
	int width = text_width(text);

	if (text[0] == '\0')
		return;
	if (align == 'r')
		start += room - width;
	else if (align == 'c')
		start += (room - width) / 2;
	pad(line, start - *at);
	str_add(line, text);
	*at = start + width;
}

static void line_print(const struct grid *grid, const struct grid_line *line,
	const struct grid_column *columns, struct str *str)
{
	int start = 0, at = 0;
	size_t span = 0;

	if (line->kind == LINE_TEXT) {
		str_add(str, line->cells[0]);
		return;
	}
	for (size_t i = 0; i < grid->columns; i++) {
		start += columns[i].gap;
		if (line->kind == LINE_CELLS)
			place(str, &at, start, columns[i].width, columns[i].align, line->cells[i]);
		else if (span < line->span_count && line->spans[span].first == i) {
			const struct grid_span *s = &line->spans[span++];

			place(str, &at, start, span_width(columns, s->first, s->last), s->align,
				s->text);
		}
		start += columns[i].width;
	}
}

static void trim(struct str *str)
{
	while (str->len > 0 && str->data[str->len - 1] == ' ')
		str->data[--str->len] = '\0';
}

void grid_print(const struct grid *grid, int width, struct str *str)
{
	const struct grid_column *columns = measure(grid);
	STR_SCOPED line = { 0 };

	for (size_t i = 0; i < grid->line_count; i++) {
		str_clear(&line);
		line_print(grid, &grid->lines[i], columns, &line);
		trim(&line);
		if (width > 0)
			text_cut(str, str_text(&line), width);
		else
			str_add(str, str_text(&line));
		str_addc(str, '\n');
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
