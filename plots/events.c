#include "plots/events.h"

#include "plots/axis.h"

#include <math.h>

enum { MOST_ROWS = 8, TITLE_LINES = 2 };

static const double points = 7.5, row_height = 12, lowest_row = 11, above_rows = 13, widest = 230,
		    between = 8, beside = 4;

static bool overlaps(double left, double right, double other_left, double other_right)
{
	return left < other_right + between && other_left < right + between;
}

/* Whether a label at `left` in rows row..row+n-1 is clear of the labels placed so far, and of the
 * verticals that pass through these rows on their way up to higher labels. */
static bool is_clear(const struct events *events, const struct event *event, double left, int row)
{
	double right = left + event->width;
	int top = row + (int)event->lines.count - 1;

	for (size_t i = 0; i < events->count; i++) {
		const struct event *other = &events->list[i];
		int other_top = other->row + (int)other->lines.count - 1;

		if (other == event || other->row < 0)
			continue;
		if (other->row <= top && row <= other_top &&
			overlaps(left, right, other->left, other->left + other->width))
			return false;
		/* its vertical through this label, or ours through its */
		if (other->row > row && other->x > left - beside && other->x < right + beside)
			return false;
		if (row > other->row && event->x > other->left - beside &&
			event->x < other->left + other->width + beside)
			return false;
	}
	return true;
}

/* Tries one row: the label centred on its vertical, then to the right and to the left of it. */
static bool try_row(
	const struct events *events, struct event *event, int row, double page_width, double taken)
{
	const double width = event->width, x = event->x;
	const double lefts[] = { x - width / 2, x - beside, x + beside - width };
	const double low = row == 0 ? taken + between : PAGE_MARGIN;
	const double high = page_width - PAGE_MARGIN - width;

	for (size_t i = 0; i < sizeof lefts / sizeof *lefts; i++) {
		double left = i == 0 ? fmax(fmin(lefts[0], high), low) : lefts[i];

		if (left < low || left > high || !is_clear(events, event, left, row))
			continue;
		event->left = left;
		event->row = row;
		return true;
	}
	return false;
}

void events_init(struct events *events, struct arena *arena, const struct plot_input *input,
	const struct script_area *area, double page_width, double taken)
{
	double most = fmin(widest, page_width - taken - between - PAGE_MARGIN);

	*events = (struct events) { arena_array(arena, input->event_count, sizeof *events->list), 0,
		1 };
	for (size_t i = 0; i < input->event_count; i++) {
		struct event *event = &events->list[events->count];
		double x = axis_x(area, input->events[i].x);

		if (!(x >= area->left && x <= area->right))
			continue;
		*event = (struct event) { .x = x, .row = -1 };
		event->lines =
			layout_wrap(arena, input->events[i].title ? input->events[i].title : "",
				most, points, false, TITLE_LINES, true);
		for (size_t k = 0; k < event->lines.count; k++)
			event->width = fmax(
				event->width, layout_width(event->lines.text[k], points, false));
		events->count++;
	}
	for (size_t i = 0; i < events->count; i++) {
		struct event *event = &events->list[i];
		int lines = (int)event->lines.count;

		for (int row = 0; lines > 0 && row + lines <= MOST_ROWS; row++)
			if (try_row(events, event, row, page_width, taken))
				break;
		if (event->row >= 0 && event->row + lines > events->rows)
			events->rows = event->row + lines;
	}
}

double events_height(const struct events *events)
{
	return above_rows + (events->rows - 1) * row_height + lowest_row + 11;
}

double events_row_y(const struct script_area *area, int row)
{
	return area->top - lowest_row - row * row_height;
}

struct place_box event_box(const struct event *event, const struct script_area *area)
{
	double bottom = events_row_y(area, event->row) + row_height / 2;

	return (struct place_box) { event->left, bottom - (double)event->lines.count * row_height,
		event->left + event->width, bottom };
}

void events_draw(const struct events *events, const struct script_area *area, struct script *script)
{
	const struct script_style style = { points, SCRIPT_ITALIC, PAGE_SUBTITLE };
	const struct script_stroke stroke = { 1, PAGE_NOTE, SCRIPT_DOTTED, true };

	if (events->count == 0)
		return;
	script_section(script, "events");
	for (size_t i = 0; i < events->count; i++) {
		const struct event *event = &events->list[i];
		int row = event->row < 0 ? 0 : event->row, lines = (int)event->lines.count;
		double top = events_row_y(area, row) + row_height / 2 + 0.5;

		script_line(script, event->x, top, event->x, area->bottom, &stroke);
		for (int k = 0; event->row >= 0 && k < lines; k++)
			script_label(script, event->left + event->width / 2,
				events_row_y(area, row + lines - 1 - k), SCRIPT_CENTER, &style,
				event->lines.text[k]);
	}
}
