#include "plots/rows.h"

#include "plots/order.h"
#include "plots/words.h"

#include <math.h>
#include <stdio.h>

static const double leading = 1.28 /* a point of size */, least_name = 6.5, side_room = 8,
		    number_points = 8, small_points = 7, heading_points = 8.5, change_points = 9,
		    tick_room = 60;

/* Rows beyond so many stand closer. */
enum { A_FEW = 14, SOME = 24 };
enum { MOST_LINES = 3 /* of a name */ };

static bool is_strong(const struct rows *rows, size_t row)
{
	return rows->strong && rows->strong[row];
}

/* Height that lines of a size need. */
static double lines_height(size_t lines, double points)
{
	return (double)lines * leading * points + 1;
}

/* Lines that the name needs in the smallest size; MOST_LINES even where they are not enough. */
static size_t lines_needed(const char *name, double most, bool bold)
{
	size_t lines = 1;

	while (lines < MOST_LINES && !layout_fits(name, most, least_name, bold, lines))
		lines++;
	return lines;
}

/* One line if it fits; else two where rows are high enough; else smaller, in as many lines as it
 * takes. */
static struct layout_lines fit_name(
	const struct rows *rows, struct arena *arena, const char *name, bool bold, double most)
{
	size_t needed = lines_needed(name, most, bold);
	double points = rows->points;

	if (needed < 2 && lines_height(2, points) <= rows->pitch &&
		!layout_fits(name, most, points, bold, 1))
		needed = 2;
	if (needed > 1)
		points = fmin(points, (rows->pitch - 1) / leading / (double)needed);
	return layout_fit(arena, name, most, points, least_name, bold, needed);
}

void rows_init(struct rows *rows, struct arena *arena, const char *const *names, const bool *strong,
	size_t count, double most, double pitch)
{
	*rows = (struct rows) { .names = arena_array(arena, count, sizeof *rows->names),
		.strong = strong,
		.count = count,
		.points = count > SOME ? 8.5 : 9,
		.pitch = count <= A_FEW  ? pitch
			 : count <= SOME ? fmin(pitch, 20)
					 : fmin(pitch, 16.5) };
	for (size_t i = 0; i < count; i++) { /* room for small lines where a name needs them */
		size_t needed = lines_needed(order_text(names[i]), most, is_strong(rows, i));

		if (needed > 1)
			rows->pitch = fmax(rows->pitch, lines_height(needed, least_name) + 1);
	}
	for (size_t i = 0; i < count; i++) {
		struct layout_lines *lines = &rows->names[i];

		*lines = fit_name(rows, arena, order_text(names[i]), is_strong(rows, i), most);
		if (lines->count > 1)
			rows->least = fmax(rows->least, lines_height(lines->count, lines->points));
		for (size_t k = 0; k < lines->count; k++)
			rows->width = fmax(rows->width,
				layout_width(lines->text[k], lines->points, is_strong(rows, i)));
	}
}

void rows_set_area(const struct rows *rows, struct script_area *area)
{
	area->y_top = 0.5;
	area->y_bottom = (double)rows->count + 0.5;
}

double rows_y(const struct script_area *area, double row)
{
	return axis_y(area, row);
}

void rows_draw_names(const struct rows *rows, const struct script_area *area, double x,
	enum script_align align, struct script *script)
{
	script_section(script, "names");
	for (size_t i = 0; i < rows->count; i++) {
		const struct layout_lines *lines = &rows->names[i];
		const struct script_style style = { lines->points,
			is_strong(rows, i) ? SCRIPT_BOLD : SCRIPT_REGULAR, PAGE_INK };
		double step = leading * lines->points;
		double y = rows_y(area, (double)i + 1) -
			   (lines->count > 1 ? (double)(lines->count - 1) * step / 2 : 0);

		for (size_t k = 0; k < lines->count; k++, y += step)
			script_label(script, x, y, align, &style, lines->text[k]);
	}
}

void rows_draw_lines(const struct rows *rows, const struct script_area *area, struct script *script)
{
	const struct script_stroke stroke = { 0.5, PAGE_GRID, SCRIPT_SOLID, true };

	for (size_t i = 0; i < rows->count; i++) {
		double y = rows_y(area, (double)i + 1);

		script_line(script, area->left, y, area->right, y, &stroke);
	}
}

bool rows_write_bands(const struct rows *rows, const struct script_area *area, double left,
	double right, struct script *script)
{
	double per_pixel = (area->x_right - area->x_left) / (area->right - area->left);
	double x0 = area->x_left + (left - area->left) * per_pixel;
	double x1 = area->x_left + (right - area->left) * per_pixel;
	bool any = false;

	for (size_t i = 0; i < rows->count; i++) {
		double y = (double)i + 1;
		double row[] = { (x0 + x1) / 2, y, fmin(x0, x1), fmax(x0, x1), y - 0.5, y + 0.5 };

		if (!is_strong(rows, i))
			continue;
		if (!any)
			script_block(script, "band", 0);
		any = true;
		script_row(script, row, 6);
	}
	if (any)
		script_block_end(script);
	return any;
}

/* --- the scale across --- */

void rows_set_scale(const struct axis_scale *scale, struct script_area *area)
{
	double per_pixel =
		(scale->top - scale->bottom) / (area->right - area->left - 2 * side_room);

	area->x_left = scale->bottom - side_room * per_pixel;
	area->x_right = scale->top + side_room * per_pixel;
}

/* Numbers lie side by side here, so they need more room than on an axis upwards. */
static double wide_step(const struct axis_scale *scale, const struct script_area *area)
{
	static const double steps[] = { 1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000 };
	double pixels = (area->right - area->left) / fabs(scale->bottom - scale->top);

	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		if (steps[i] * pixels >= tick_room)
			return steps[i];
	return pow(10, ceil(log10(tick_room / pixels)));
}

void rows_draw_scale(const struct axis_scale *scale, const struct script_area *area, bool above,
	const char *best, struct script *script)
{
	const struct script_style number = { number_points, SCRIPT_REGULAR, PAGE_NOTE };
	const struct script_style word = { small_points, SCRIPT_ITALIC, PAGE_NOTE };
	const struct script_stroke line = { 0.7, PAGE_GRID, SCRIPT_SOLID, true };
	double step = wide_step(scale, area), end = scale->reversed ? scale->bottom : scale->top;
	double y = above ? area->top - 10 : area->bottom + 12, before = NAN, last = NAN;
	STR_SCOPED text = { 0 };

	script_section(script, "the scale, best at the right");
	for (int i = 0; i * step <= end; i++) {
		double value = scale->reversed && i == 0 ? 1 : i * step, x = axis_x(area, value);

		if (scale->reversed && i == 1 && step < 2)
			continue;
		script_line(script, x, area->top - 2, x, area->bottom, &line);
		str_clear(&text);
		script_number(&text, value);
		script_label(script, x, y, SCRIPT_CENTER, &number, str_text(&text));
		if (!(scale->reversed ? i > 1 : false)) {
			before = last;
			last = x;
		}
	}
	if (scale->reversed)
		before = axis_x(area, step), last = axis_x(area, 1);
	if (best && fabs(last - before) >= layout_width(best, small_points, false) + 24)
		script_label(script, (last + before) / 2 + 2, y, SCRIPT_CENTER, &word, best);
}

/* --- headings --- */

double rows_heading_height(const struct plot_edition *edition)
{
	return 17 + (*order_text(edition->when) ? 10 : 0) + (edition->of > 0 ? 10 : 0);
}

double rows_heading_width(const struct plot_edition *edition)
{
	STR_SCOPED text = { 0 };

	str_addf(&text, "GCI %d", edition->label);
	return fmax(layout_width(str_text(&text), heading_points, true),
		layout_width(order_text(edition->when), small_points, false));
}

bool rows_when_fits(const struct plot_input *input, double room)
{
	for (size_t k = 0; k < input->edition_count; k++)
		if (layout_width(order_text(input->editions[k].when), small_points, false) >
			room - 4)
			return false;
	return true;
}

/* "of 194", or nothing. */
static void add_of(
	const struct plot_input *input, const struct plot_edition *edition, struct str *str)
{
	char number[16];

	if (edition->of <= 0)
		return;
	snprintf(number, sizeof number, "%d", edition->of);
	words_add(str, words_of(input)->of, "n", number, NULL);
}

/* All editions show it, or none. */
static bool of_fits(const struct plot_input *input, double room)
{
	bool fits = true;

	for (size_t k = 0; k < input->edition_count; k++) {
		STR_SCOPED text = { 0 };

		add_of(input, &input->editions[k], &text);
		fits = fits && layout_width(str_text(&text), small_points, false) <= room - 4;
	}
	return fits;
}

void rows_draw_heading(const struct plot_input *input, size_t index, double x, double top,
	enum script_align align, double room, bool when, struct script *script)
{
	const struct plot_edition *edition = &input->editions[index];
	const struct script_style label = { heading_points, SCRIPT_BOLD, PAGE_INK };
	const struct script_style small = { small_points, SCRIPT_REGULAR, PAGE_NOTE };
	STR_SCOPED text = { 0 };
	double y = top + 6;

	str_addf(&text, "GCI %d", edition->label);
	if (layout_width(str_text(&text), heading_points, true) > room - 4) {
		str_clear(&text);
		str_addf(&text, "%d", edition->label);
	}
	script_label(script, x, y, align, &label, str_text(&text));
	y += 11.5;
	if (when && *order_text(edition->when)) {
		script_label(script, x, y, align, &small, edition->when);
		y += 10;
	}
	str_clear(&text);
	add_of(input, edition, &text);
	if (text.len > 0 && of_fits(input, room))
		script_label(script, x, y, align, &small, str_text(&text));
}

/* --- changes --- */

int rows_direction(const struct plot_point *point)
{
	if (!point->present || !point->has_change)
		return 0;
	return point->change > 0 ? 1 : point->change < 0 ? -1 : 0;
}

static const char *change_text(const struct plot_point *point)
{
	const char *text = point->has_change ? order_text(point->change_label) : "";

	if (!*text)
		return "–";
	return text;
}

double rows_change_width(const struct plot_point *point)
{
	return 14 + layout_width(change_text(point), change_points, true);
}

void rows_draw_change(const struct plot_point *point, double right, double y, struct script *script)
{
	int direction = rows_direction(point);
	unsigned colour = direction > 0 ? PAGE_GAIN : direction < 0 ? PAGE_LOSS_TEXT : PAGE_NOTE;
	const struct script_style style = { change_points, direction ? SCRIPT_BOLD : SCRIPT_REGULAR,
		colour };

	script_label(script, right, y, SCRIPT_RIGHT, &style, change_text(point));
	if (direction)
		script_mark(script, right - rows_change_width(point) + 5, y,
			direction > 0 ? SCRIPT_UP : SCRIPT_DOWN, 0.75, colour);
}
