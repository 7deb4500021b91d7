#include "plots/events.h"

#include "plots/axis.h"

#include <math.h>
#include <stdlib.h>

enum { TITLE_LINES = 2 };

static const double points = 7.5, row_height = 12, lowest_row = 11, above_rows = 13, widest = 230,
		    between = 8, flag_gap = 3, clearance = 2;

/* What bounds the labels: the page, and the unit's name in the lowest row. */
struct limits {
	double page_width, taken;
};

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
		if (other->row > row && other->x > left - clearance && other->x < right + clearance)
			return false;
		if (row > other->row && event->x > other->left - clearance &&
			event->x < other->left + other->width + clearance)
			return false;
	}
	return true;
}

/* How labels stand to their verticals: centred above looks best; as flags all to one side, placed
 * from that side, they always find rows but near the edge of the page. */
enum way { CENTRED, CENTRED_FROM_RIGHT, TO_THE_RIGHT, TO_THE_LEFT, WAYS };

/* Fills `lefts` with the places to try. */
static size_t candidates(
	const struct event *event, enum way way, double low, double high, double lefts[static 3])
{
	double centred = fmax(fmin(event->x - event->width / 2, high), low);
	double right = event->x + flag_gap, left = event->x - flag_gap - event->width;
	size_t count = 0;

	if (way == CENTRED || way == CENTRED_FROM_RIGHT)
		lefts[count++] = centred;
	if (right <= high && way != TO_THE_LEFT)
		lefts[count++] = right;
	if (left >= low && (way != TO_THE_RIGHT || count == 0))
		lefts[count++] = left;
	if (right <= high && way == TO_THE_LEFT && count == 0)
		lefts[count++] = right;
	return count;
}

static bool try_row(const struct events *events, struct event *event, int row, enum way way,
	const struct limits *limits)
{
	const double low = row == 0 ? limits->taken + between : PAGE_MARGIN;
	const double high = limits->page_width - PAGE_MARGIN - event->width;
	double lefts[3];
	size_t count = candidates(event, way, low, high, lefts);

	for (size_t i = 0; i < count; i++) {
		if (lefts[i] < low || lefts[i] > high || !is_clear(events, event, lefts[i], row))
			continue;
		event->left = lefts[i];
		event->row = row;
		return true;
	}
	return false;
}

/* Places all labels one way and returns what is wrong with the result: crossed labels above all,
 * then rows. */
static int place_all(struct events *events, enum way way, const struct limits *limits)
{
	int crossed = 0;

	events->rows = 1;
	for (size_t i = 0; i < events->count; i++)
		events->list[i].row = -1;
	for (size_t i = 0; i < events->count; i++) {
		bool from_left = way == CENTRED || way == TO_THE_LEFT;
		struct event *event = &events->list[from_left ? i : events->count - 1 - i];
		int lines = (int)event->lines.count, row = 0;

		while (row <= events->rows && !try_row(events, event, row, way, limits))
			row++;
		if (event->row < 0) {
			/* above all the others, its vertical through some of them */
			event->row = events->rows;
			event->left = fmax(PAGE_MARGIN,
				fmin(event->x - event->width / 2,
					limits->page_width - PAGE_MARGIN - event->width));
			crossed++;
		}
		if (event->row + lines > events->rows)
			events->rows = event->row + lines;
	}
	return crossed * 1000 + events->rows;
}

static void place_best(struct events *events, const struct limits *limits)
{
	enum way best = CENTRED;
	int least = 0;

	for (enum way way = CENTRED; way < WAYS; way++) {
		int wrong = place_all(events, way, limits);

		if (way == CENTRED || wrong < least) {
			best = way;
			least = wrong;
		}
	}
	place_all(events, best, limits);
}

static int by_place(const void *a, const void *b)
{
	const struct event *left = a, *right = b;

	if (left->x != right->x)
		return left->x < right->x ? -1 : 1;
	return (left->given > right->given) - (left->given < right->given);
}

void events_init(struct events *events, struct arena *arena, const struct plot_input *input,
	const struct script_area *area, double page_width, double taken)
{
	const struct limits limits = { page_width, taken };
	double most = fmin(widest, page_width - taken - between - PAGE_MARGIN);

	*events = (struct events) { arena_array(arena, input->event_count, sizeof *events->list), 0,
		1 };
	for (size_t i = 0; i < input->event_count; i++) {
		struct event *event = &events->list[events->count];
		double x = axis_x(area, input->events[i].x);

		if (!(x >= area->left && x <= area->right))
			continue;
		*event = (struct event) { .x = x, .given = i, .row = -1 };
		event->lines =
			layout_wrap(arena, input->events[i].title ? input->events[i].title : "",
				most, points, false, TITLE_LINES, true);
		for (size_t k = 0; k < event->lines.count; k++)
			event->width = fmax(
				event->width, layout_width(event->lines.text[k], points, false));
		events->count++;
	}
	qsort(events->list, events->count, sizeof *events->list, by_place);
	place_best(events, &limits);
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
		int row = event->row, lines = (int)event->lines.count;
		bool flag = event->left > event->x || event->left + event->width < event->x;
		double top = flag ? events_row_y(area, row + lines - 1) - row_height / 2 + 1.5
				  : events_row_y(area, row) + row_height / 2 + 0.5;

		script_line(script, event->x, top, event->x, area->bottom, &stroke);
		/* a flag's lines all begin, or end, at its vertical */
		enum script_align align = event->left > event->x ? SCRIPT_LEFT
					  : flag                 ? SCRIPT_RIGHT
								 : SCRIPT_CENTER;
		double x = event->left + (align == SCRIPT_LEFT           ? 0
						 : align == SCRIPT_RIGHT ? event->width
									 : event->width / 2);

		for (int k = 0; k < lines; k++)
			script_label(script, x, events_row_y(area, row + lines - 1 - k), align,
				&style, event->lines.text[k]);
	}
}
