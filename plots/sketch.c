#include "plots/sketch.h"

#include "base/text.h"
#include "plots/axis.h"
#include "plots/layout.h"
#include "plots/words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
	ROWS = 17,
	FEWEST_COLUMNS = 40,
	MOST_COLUMNS = 160,
	NAME_COLUMNS = 28,
	PLOT_COLUMNS = 14,
	VALUE_COLUMNS = 8
};

struct cell {
	unsigned dots; /* of braille, as U+2800 counts them */
	int line;      /* whose; -1: nobody's */
	bool marked;   /* a point stands here */
};

struct sketch {
	const struct plot_input *input;
	const struct sketch_options *options;
	const struct plot_line **lines;
	size_t count;
	struct axis_scale scale;
	struct arena *arena;
	int left, width; /* columns of the numbers, and of the plot */
	int label_width, value_width;
	int columns, name_most; /* of the whole, and of a name */
	struct cell *cells;
	double first, last; /* years */
};

static struct cell *cell_at(const struct sketch *sketch, int column, int row)
{
	return &sketch->cells[row * sketch->width + column];
}

static int column_of(const struct sketch *sketch, size_t edition)
{
	double years = sketch->last - sketch->first;
	double along = years > 0 ? (sketch->input->editions[edition].x - sketch->first) / years : 1;

	return 2 + (int)lround(along * (sketch->width - 5));
}

static double row_of(const struct sketch *sketch, double value)
{
	const struct axis_scale *scale = &sketch->scale;

	return (value - scale->top) / (scale->bottom - scale->top) * (ROWS - 1);
}

/* --- which lines, and how wide --- */

static bool choose_lines(struct sketch *sketch, struct err *err)
{
	const struct plot_input *input = sketch->input;
	bool any = false;

	for (size_t i = 0; i < input->line_count; i++)
		any |= input->lines[i].highlighted;
	sketch->lines = arena_array(sketch->arena, input->line_count + 1, sizeof(void *));
	for (size_t i = 0; i < input->line_count; i++)
		if (!any || input->lines[i].highlighted || input->lines[i].median)
			sketch->lines[sketch->count++] = &input->lines[i];
	if (sketch->count > SKETCH_LINES)
		return err_set(err, ERR_MISLEADING,
			"%zu lines cannot be told apart in a terminal: name up to %d countries, or "
			"draw a picture with -o FILE.svg",
			sketch->count, SKETCH_LINES);
	return true;
}

static size_t last_point(const struct sketch *sketch, const struct plot_line *line)
{
	size_t k = sketch->input->edition_count;

	while (k > 0 && !line->points[k - 1].present)
		k--;
	return k; /* one beyond; 0: there is none */
}

/* "Indonesia", "Hong Kong (2014)", "Singapore (derived)". */
static const char *name_of(const struct sketch *sketch, const struct plot_line *line)
{
	const char *name = line->name ? line->name : "";
	size_t end = last_point(sketch, line);
	STR_SCOPED whole = { 0 };
	STR_SCOPED safe = { 0 };
	STR_SCOPED cut = { 0 };

	if (end > 0 && end == sketch->input->edition_count && line->points[end - 1].derived)
		words_add(&whole, words_of(sketch->input)->derived_value, "value", name, NULL);
	else
		str_add(&whole, name);
	if (end > 0 && end < sketch->input->edition_count)
		str_addf(&whole, " (%d)", sketch->input->editions[end - 1].label);
	text_escape(&safe, str_text(&whole));
	text_cut(&cut, str_text(&safe), sketch->name_most);
	return arena_strdup(sketch->arena, str_text(&cut));
}

static const char *value_of(const struct sketch *sketch, const struct plot_line *line)
{
	size_t end = last_point(sketch, line);
	STR_SCOPED safe = { 0 };
	STR_SCOPED cut = { 0 };

	text_escape(
		&safe, end > 0 && line->points[end - 1].label ? line->points[end - 1].label : "");
	text_cut(&cut, str_text(&safe), VALUE_COLUMNS);
	return arena_strdup(sketch->arena, str_text(&cut));
}

static int larger(int a, int b)
{
	return a > b ? a : b;
}

static int smaller(int a, int b)
{
	return a < b ? a : b;
}

static void lay_out(struct sketch *sketch)
{
	const struct plot_input *input = sketch->input;
	struct plot_line *shown = arena_array(sketch->arena, sketch->count + 1, sizeof *shown);
	struct plot_input mine = *input;
	int name = 0;

	for (size_t i = 0; i < sketch->count; i++) {
		shown[i] = *sketch->lines[i];
		sketch->value_width =
			larger(sketch->value_width, text_width(value_of(sketch, sketch->lines[i])));
	}
	sketch->left = 5;
	sketch->columns = smaller(larger(sketch->options->columns, FEWEST_COLUMNS), MOST_COLUMNS);
	sketch->name_most = smaller(NAME_COLUMNS,
		sketch->columns - sketch->left - PLOT_COLUMNS - 1 - 3 - sketch->value_width - 1);
	for (size_t i = 0; i < sketch->count; i++)
		name = larger(name, text_width(name_of(sketch, sketch->lines[i])));
	mine.lines = shown;
	mine.line_count = sketch->count;
	sketch->scale = axis_scale_tight(&mine);
	sketch->label_width = 3 + sketch->value_width + 1 + name;
	sketch->width = sketch->columns - sketch->left - sketch->label_width - 1;
	sketch->cells =
		arena_array(sketch->arena, (size_t)sketch->width * ROWS, sizeof *sketch->cells);
	for (int i = 0; i < sketch->width * ROWS; i++)
		sketch->cells[i].line = -1;
	sketch->first = INFINITY;
	sketch->last = -INFINITY;
	for (size_t k = 0; k < input->edition_count; k++) {
		sketch->first = fmin(sketch->first, input->editions[k].x);
		sketch->last = fmax(sketch->last, input->editions[k].x);
	}
}

/* --- the lines --- */

static void draw_dot(struct sketch *sketch, double column, double row, int line)
{
	/* bits of U+2800 by column and row within a cell */
	static const unsigned bits[2][4] = { { 0x01, 0x02, 0x04, 0x40 },
		{ 0x08, 0x10, 0x20, 0x80 } };
	int x = (int)lround(column * 2 + 0.5), y = (int)lround(row * 4 + 1.5);
	struct cell *cell;

	if (x < 0 || y < 0 || x >= 2 * sketch->width || y >= 4 * ROWS)
		return;
	cell = cell_at(sketch, x / 2, y / 4);
	cell->dots |= bits[x % 2][y % 4];
	cell->line = line;
}

static void draw_line(struct sketch *sketch, int index)
{
	const struct plot_line *line = sketch->lines[index];

	for (size_t k = 1; k < sketch->input->edition_count; k++) {
		const struct plot_point *from = &line->points[k - 1], *to = &line->points[k];
		double x0 = column_of(sketch, k - 1), x1 = column_of(sketch, k), y0, y1;
		int steps;

		if (!from->present || !to->present)
			continue;
		y0 = row_of(sketch, from->value);
		y1 = row_of(sketch, to->value);
		steps = (int)fmax(fabs(x1 - x0) * 2, fabs(y1 - y0) * 4) + 1;
		/* a derived value is reached by a broken line */
		for (int i = 0; i <= steps; i++)
			if (!to->derived || i % 6 < 3)
				draw_dot(sketch, x0 + (x1 - x0) * i / steps,
					y0 + (y1 - y0) * i / steps, index);
	}
}

static void draw_marks(struct sketch *sketch, int index)
{
	const struct plot_line *line = sketch->lines[index];

	for (size_t k = 0; k < sketch->input->edition_count; k++) {
		int row;

		if (!line->points[k].present)
			continue;
		row = (int)lround(row_of(sketch, line->points[k].value));
		row = row < 0 ? 0 : row >= ROWS ? ROWS - 1 : row;
		*cell_at(sketch, column_of(sketch, k), row) = (struct cell) { 0, index, true };
	}
}

/* --- letters --- */

static void add_mark(const struct sketch *sketch, int line, struct str *ret)
{
	static const char *const marks[2][SKETCH_LINES] = {
		{ "*", "#", "+", "o", "x", "@" },
		{ "●", "■", "▲", "◆", "○", "□" },
	};

	str_add(ret, marks[sketch->options->utf8][line]);
}

static void begin_colour(const struct sketch *sketch, int line, struct str *ret)
{
	static const int colours[SKETCH_LINES] = { 34, 33, 32, 35, 36, 31 };

	if (sketch->options->color && line >= 0)
		str_addf(ret, "\x1b[%dm", colours[line]);
}

static void end_colour(const struct sketch *sketch, int line, struct str *ret)
{
	if (sketch->options->color && line >= 0)
		str_add(ret, "\x1b[0m");
}

static void add_cell(const struct sketch *sketch, const struct cell *cell, struct str *ret)
{
	begin_colour(sketch, cell->line, ret);
	if (cell->marked)
		add_mark(sketch, cell->line, ret);
	else if (cell->dots == 0)
		str_addc(ret, ' ');
	else if (!sketch->options->utf8)
		str_addc(ret, '.');
	else /* U+2800 and the dots, as UTF-8 */
		str_addf(ret, "\xe2%c%c", (char)(0xa0 | cell->dots >> 6),
			(char)(0x80 | (cell->dots & 0x3f)));
	end_colour(sketch, cell->line, ret);
}

/* The number on the scale that belongs to a row; -1: none. */
static int tick_of(const struct sketch *sketch, int row)
{
	const struct axis_scale *scale = &sketch->scale;
	double low = fmin(scale->top, scale->bottom), high = fmax(scale->top, scale->bottom);

	for (int k = (int)floor(low / scale->step); k * scale->step <= high + 0.001; k++) {
		double value = k * scale->step;
		double shown = scale->reversed && value < 1 ? 1 : value;

		if (shown >= low && (int)lround(row_of(sketch, shown)) == row)
			return (int)lround(shown);
	}
	return -1;
}

/* The rows of the names: beside the last points, each its own. */
static void place_labels(const struct sketch *sketch, int *rows)
{
	double want[SKETCH_LINES], size[SKETCH_LINES], at[SKETCH_LINES];
	bool taken[ROWS] = { false };

	for (size_t i = 0; i < sketch->count; i++) {
		size_t end = last_point(sketch, sketch->lines[i]);

		want[i] = end > 0 ? row_of(sketch, sketch->lines[i]->points[end - 1].value) : 0;
		size[i] = 1;
	}
	layout_spread(want, size, sketch->count, -0.5, ROWS - 0.5, at);
	for (size_t i = 0; i < sketch->count; i++) {
		int row = (int)lround(at[i]);

		row = row < 0 ? 0 : row >= ROWS ? ROWS - 1 : row;
		for (; taken[row]; row = (row + 1) % ROWS)
			; /* two halves were rounded to one row */
		taken[row] = true;
		rows[i] = row;
	}
}

static void add_label(const struct sketch *sketch, int line, struct str *ret)
{
	const char *value = value_of(sketch, sketch->lines[line]);

	str_add(ret, "  ");
	begin_colour(sketch, line, ret);
	add_mark(sketch, line, ret);
	str_addf(ret, "%*s%s %s", 1 + sketch->value_width - text_width(value), "", value,
		name_of(sketch, sketch->lines[line]));
	end_colour(sketch, line, ret);
}

static void end_line(struct str *ret)
{
	while (ret->len > 0 && ret->data[ret->len - 1] == ' ')
		ret->data[--ret->len] = '\0';
	str_addc(ret, '\n');
}

static void add_plot(const struct sketch *sketch, struct str *ret)
{
	int rows[SKETCH_LINES];

	place_labels(sketch, rows);
	for (int row = 0; row < ROWS; row++) {
		int tick = tick_of(sketch, row);

		if (tick >= 0)
			str_addf(ret, "%4d ", tick);
		else
			str_add(ret, "     ");
		for (int column = 0; column < sketch->width; column++)
			add_cell(sketch, cell_at(sketch, column, row), ret);
		for (size_t i = 0; i < sketch->count; i++)
			if (rows[i] == row)
				add_label(sketch, (int)i, ret);
		end_line(ret);
	}
}

/* The labels of the editions; one that would touch the one before is left out. */
static void add_editions(const struct sketch *sketch, struct str *ret)
{
	STR_SCOPED line = { 0 };

	for (size_t k = 0; k < sketch->input->edition_count; k++) {
		int at = sketch->left + column_of(sketch, k) - 2;

		if (line.len > 0 && at <= (int)line.len)
			continue;
		str_addf(&line, "%*s%d", at - (int)line.len, "", sketch->input->editions[k].label);
	}
	str_add(ret, str_text(&line));
	str_addc(ret, '\n');
}

/* A text wrapped at spaces. */
static void add_words(const struct sketch *sketch, const char *text, struct str *ret)
{
	STR_SCOPED safe = { 0 };
	int column = 0, columns = larger(sketch->options->columns, FEWEST_COLUMNS);

	text_escape(&safe, text ? text : "");
	for (char *rest = safe.data, *word; rest && (word = strsep(&rest, " ")) != NULL;) {
		int width = text_width(word);

		if (*word == '\0')
			continue;
		if (column > 0 && column + 1 + width > columns) {
			str_addc(ret, '\n');
			column = 0;
		}
		str_addf(ret, "%s%s", column > 0 ? " " : "", word);
		column += width + (column > 0 ? 1 : 0);
	}
	if (column > 0)
		str_addc(ret, '\n');
}

bool sketch_trend(const struct plot_input *input, const struct sketch_options *options,
	struct str *ret, struct err *err)
{
	__attribute__((cleanup(arena_finish))) struct arena arena = { 0 };
	struct sketch sketch = { .input = input, .options = options, .arena = &arena };

	if (!choose_lines(&sketch, err))
		return false;
	lay_out(&sketch);
	/* the first one on top */
	for (int i = (int)sketch.count; i-- > 0;)
		draw_line(&sketch, i);
	for (int i = (int)sketch.count; i-- > 0;)
		draw_marks(&sketch, i);
	add_words(&sketch, input->title, ret);
	add_words(&sketch, input->subtitle, ret);
	str_addc(ret, '\n');
	add_plot(&sketch, ret);
	add_editions(&sketch, ret);
	str_addc(ret, '\n');
	if (sketch.count < input->line_count)
		add_words(&sketch,
			words_text(&arena, words_of(input)->not_in_letters, "n",
				words_number(&arena, (long)(input->line_count - sketch.count)),
				NULL),
			ret);
	for (size_t i = 0; i < input->note_count; i++)
		add_words(&sketch, input->notes[i], ret);
	add_words(&sketch, input->source, ret);
	return true;
}
