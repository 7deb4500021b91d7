#include "plots/axis.h"

#include "plots/words.h"

#include <math.h>

enum { CAPTION_ROWS = 3, SCALE_LINES = 60 };

static const double number_points = 8.5, number_gap = 6, caption_gap = 6, label_points = 8.5,
		    small_points = 7, mark_top = 2, mark_length = 4, first_line = 16,
		    second_line = 27, line_height = 10;

/* Between gridlines; about 4 to 10 of them. */
static double rank_step(double last)
{
	static const double steps[][2] = { { 12, 1 }, { 25, 5 }, { 80, 10 }, { 300, 25 },
		{ 700, 50 } };

	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		if (last <= steps[i][0])
			return steps[i][1];
	return pow(10, ceil(log10(last / 10)));
}

static double largest(const struct plot_input *input)
{
	double most = 0;

	for (size_t i = 0; i < input->line_count; i++)
		for (size_t k = 0; k < input->edition_count; k++)
			if (input->lines[i].points[k].present)
				most = fmax(most, input->lines[i].points[k].value);
	return most;
}

struct axis_scale axis_scale_of(const struct plot_input *input)
{
	bool ranks = input->metric == PLOT_PLACE || input->metric == PLOT_ITU;
	double last = fmax(fmax(input->last, largest(input)), 2);

	if (ranks)
		return (struct axis_scale) { 1, last, rank_step(last), true };
	last = fmax(largest(input), 100);
	return (struct axis_scale) { last, 0,
		last > 100                    ? rank_step(last)
		: input->metric == PLOT_SCORE ? 20
					      : 25,
		false };
}

struct axis_scale axis_scale_tight(const struct plot_input *input)
{
	struct axis_scale scale = axis_scale_of(input);
	double least = scale.top, worst;

	for (size_t i = 0; i < input->line_count; i++)
		for (size_t k = 0; k < input->edition_count; k++)
			if (input->lines[i].points[k].present)
				least = fmin(least, input->lines[i].points[k].value);
	worst = scale.reversed ? largest(input) : least;
	scale.bottom = scale.reversed ? fmax(worst, scale.top + 9)
				      : fmax(fmin(floor(worst / 10) * 10, scale.top - 10), 0);
	return scale;
}

const char *axis_unit(const struct plot_input *input)
{
	return words_of(input)->unit[input->metric];
}

/* The n-th gridline: 1, 25, 50, ... for ranks, 0, 20, 40, ... otherwise; NaN beyond the end. */
static double gridline(const struct axis_scale *scale, int n)
{
	double value = n * scale->step;
	double end = scale->reversed ? scale->bottom : scale->top;

	if (scale->reversed && scale->step == 1)
		value += 1;
	else if (scale->reversed && n == 0)
		value = 1;
	return value <= end ? value : NAN;
}

static const char *gridline_text(struct str *str, double value)
{
	str_clear(str);
	script_number(str, value);
	return str_text(str);
}

double axis_numbers_width(const struct axis_scale *scale)
{
	STR_SCOPED text = { 0 };
	double width = 0;

	for (int n = 0; n < SCALE_LINES && !isnan(gridline(scale, n)); n++)
		width = fmax(width, layout_width(gridline_text(&text, gridline(scale, n)),
					    number_points, false));
	return width + number_gap;
}

void axis_draw_scale(
	const struct axis_scale *scale, const struct script_area *area, struct script *script)
{
	const struct script_style style = { number_points, SCRIPT_REGULAR, PAGE_NOTE };
	const struct script_stroke plain = { 0.6, PAGE_GRID, SCRIPT_SOLID, true };
	const struct script_stroke best = { 0.9, PAGE_RULE, SCRIPT_SOLID, true };
	STR_SCOPED text = { 0 };

	script_section(script, "gridlines and their numbers");
	for (int n = 0; n < SCALE_LINES && !isnan(gridline(scale, n)); n++) {
		double value = gridline(scale, n), y = axis_y(area, value);

		script_on_axis(script, true);
		script_line(script, area->left, y, area->right, y,
			value == scale->top ? &best : &plain);
		script_on_axis(script, false);
		script_label(script, area->left - number_gap, y, SCRIPT_RIGHT, &style,
			gridline_text(&text, value));
	}
}

double axis_y(const struct script_area *area, double value)
{
	return area->top +
	       (value - area->y_top) / (area->y_bottom - area->y_top) * (area->bottom - area->top);
}

double axis_x(const struct script_area *area, double year)
{
	return area->left +
	       (year - area->x_left) / (area->x_right - area->x_left) * (area->right - area->left);
}

static double caption_width(const struct axis_caption *caption)
{
	double width = 0;

	for (int i = 0; i < 3; i++)
		if (caption->lines[i])
			width = fmax(width, layout_width(caption->lines[i],
						    i ? small_points : label_points, i == 0));
	return width;
}

void axis_captions_init(
	struct axis_captions *captions, struct arena *arena, const struct plot_input *input)
{
	size_t count = input->edition_count;
	int lines = 1;

	*captions = (struct axis_captions) { arena_array(arena, count, sizeof *captions->list),
		count, 1, 0, input->editions };
	for (size_t i = 0; i < count; i++) {
		const struct plot_edition *edition = &input->editions[i];
		struct axis_caption *caption = &captions->list[i];
		int used = 0;

		caption->lines[used++] = arena_printf(arena, "GCI %d", edition->label);
		if (edition->when && *edition->when)
			caption->lines[used++] =
				layout_cut(arena, edition->when, 110, small_points, false);
		if (edition->of > 0)
			caption->lines[used++] = words_text(arena, words_of(input)->of, "n",
				words_number(arena, edition->of), NULL);
		caption->width = caption_width(caption);
		lines = used > lines ? used : lines;
	}
	captions->row_height = second_line - 1 + (lines - 1) * line_height;
}

double axis_caption_half(const struct axis_captions *captions, size_t index)
{
	return captions->list[index].width / 2;
}

/* Whether a caption fits into a row, beside the captions already there and the long marks that pass
 * through it to lower rows. */
static bool row_is_clear(const struct axis_captions *captions, size_t which, int row)
{
	const struct axis_caption *caption = &captions->list[which];

	for (size_t i = 0; i < which; i++) {
		const struct axis_caption *other = &captions->list[i];
		double apart = fabs(other->x - caption->x);

		if (other->row == row && apart < (caption->width + other->width) / 2 + caption_gap)
			return false;
		if (other->row > row && apart < caption->width / 2 + 2)
			return false;
		if (other->row >= 0 && other->row < row && apart < other->width / 2 + 2)
			return false;
	}
	return true;
}

/* Returns whether every caption found a row. */
static bool find_rows(struct axis_captions *captions, const struct script_area *area)
{
	bool all = true;

	captions->rows = 1;
	for (size_t i = 0; i < captions->count; i++) {
		struct axis_caption *caption = &captions->list[i];
		int row = 0;

		caption->x = axis_x(area, captions->editions[i].x);
		while (row < CAPTION_ROWS && !row_is_clear(captions, i, row))
			row++;
		caption->row = row < CAPTION_ROWS ? row : -1;
		if (caption->row >= captions->rows)
			captions->rows = caption->row + 1;
		all = all && caption->row >= 0;
	}
	return all;
}

/* Where editions are close or the chart is narrow: the bare years. */
static void shorten(struct axis_captions *captions, struct arena *arena)
{
	for (size_t i = 0; i < captions->count; i++) {
		struct axis_caption *caption = &captions->list[i];

		caption->lines[0] = arena_printf(arena, "%d", captions->editions[i].label);
		caption->lines[1] = caption->lines[2] = NULL;
		caption->width = caption_width(caption);
	}
	captions->row_height = second_line - line_height;
}

void axis_captions_place(
	struct axis_captions *captions, struct arena *arena, const struct script_area *area)
{
	if (find_rows(captions, area))
		return;
	shorten(captions, arena);
	find_rows(captions, area);
}

double axis_captions_height(const struct axis_captions *captions)
{
	return captions->rows * captions->row_height + 2;
}

static void draw_break(double x, double y, struct script *script)
{
	const struct script_stroke stroke = { 0.9, PAGE_RULE, SCRIPT_SOLID, false };

	script_line_by(script, x, y - 3, -3, 6, &stroke);
	script_line_by(script, x, y + 3, 3, -6, &stroke);
}

void axis_captions_draw(
	const struct axis_captions *captions, const struct script_area *area, struct script *script)
{
	const struct script_style label = { label_points, SCRIPT_BOLD, PAGE_INK };
	const struct script_style small = { small_points, SCRIPT_REGULAR, PAGE_NOTE };
	const struct script_stroke mark = { 0.8, PAGE_RULE, SCRIPT_SOLID, false };
	const double base = area->bottom;

	script_section(script, "editions; a double slash between two: their methods differ");
	script_on_axis(script, true);
	for (size_t i = 0; i < captions->count; i++) {
		const struct axis_caption *caption = &captions->list[i];
		double down = caption->row > 0 ? caption->row * captions->row_height : 0;

		script_line(script, caption->x, base + mark_top, caption->x,
			base + mark_top + mark_length + down, &mark);
		for (int k = 0; caption->row >= 0 && k < 3 && caption->lines[k]; k++)
			script_label(script, caption->x,
				base + down +
					(k ? second_line + (k - 1) * line_height : first_line),
				SCRIPT_CENTER, k ? &small : &label, caption->lines[k]);
		if (i > 0 && captions->editions[i].broken)
			draw_break((caption->x + captions->list[i - 1].x) / 2,
				base + mark_top + mark_length / 2, script);
	}
	script_on_axis(script, false);
}
