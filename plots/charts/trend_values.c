/* The values at the points of the highlighted lines of a trend. */
#include "plots/charts/trend.h"

#include <assert.h>
#include <math.h>

static const double value_points = 8.5, small_points = 6.8, value_height = 11, small_height = 10;

/* Costs of covering a pixel of a line, or of touching a point (place.h). */
static const double strong_cost = 150, muted_cost = 0.4, best_cost = 0.5, event_cost = 2,
		    strong_point_cost = 900, muted_point_cost = 8;

/* Lines whose values are shown even where it is crowded. */
enum { ALWAYS_LABELLED = 2 };
static_assert((int)PLOT_SMALL_LINES <= (int)ALWAYS_LABELLED, "small texts are all shown or none");

/* The side that the line's shape leaves free. */
static enum place_side side_of(const struct trend *trend, size_t line, size_t edition)
{
	size_t count = trend->input->edition_count;
	double y = trend_y(trend, line, edition);
	bool before = edition > 0 && trend_point(trend, line, edition - 1)->present;
	bool after = edition + 1 < count && trend_point(trend, line, edition + 1)->present;
	bool left_higher = before && trend_y(trend, line, edition - 1) < y;
	bool right_higher = after && trend_y(trend, line, edition + 1) < y;

	if (!before)
		return right_higher ? PLACE_BELOW : PLACE_ABOVE;
	if (!after || left_higher == right_higher)
		return left_higher ? PLACE_BELOW : PLACE_ABOVE;
	return right_higher ? PLACE_ABOVE_LEFT : PLACE_ABOVE_RIGHT;
}

static void add_label(
	struct trend *trend, size_t line, size_t edition, size_t number, size_t strong)
{
	const struct plot_point *point = trend_point(trend, line, edition);
	struct place_label *label = &trend->labels[trend->label_count];
	bool small = point->small && *point->small && strong <= PLOT_SMALL_LINES;

	*label = (struct place_label) {
		.x = trend_x(trend, edition),
		.y = trend_y(trend, line, edition),
		.width = layout_width(trend_text(point->label), value_points, true) + 2,
		.height = value_height + (small ? small_height : 0),
		.wish = side_of(trend, line, edition),
		.optional = number >= ALWAYS_LABELLED,
	};
	if (small)
		label->width =
			fmax(label->width, layout_width(point->small, small_points, false) + 2);
	trend->labelled[trend->label_count] = point;
	trend->label_line[trend->label_count++] = number;
}

/* Labels of all highlighted points but those that the names at the end show. */
static void collect_labels(struct trend *trend)
{
	const struct plot_input *input = trend->input;
	size_t most = input->line_count * input->edition_count, number = 0, strong = 0;

	trend->labels = arena_array(trend->arena, most, sizeof *trend->labels);
	trend->labelled = arena_array(trend->arena, most, sizeof(const struct plot_point *));
	trend->label_line = arena_array(trend->arena, most, sizeof *trend->label_line);
	for (size_t i = 0; i < input->line_count; i++)
		strong += trend_is_strong(trend, i);
	for (size_t i = 0; i < input->line_count; i++) {
		size_t last;

		if (!trend_is_strong(trend, i) || !trend_last(trend, i, &last))
			continue;
		for (size_t k = 0; k < last; k++)
			if (trend_point(trend, i, k)->present)
				add_label(trend, i, k, number, strong);
		number++;
	}
}

static struct place_box box_around(double x, double y, double radius)
{
	return (struct place_box) { x - radius, y - radius, x + radius, y + radius };
}

/* Everything a label should keep away from. */
static struct place_field field_of(const struct trend *trend)
{
	const struct plot_input *input = trend->input;
	size_t most = input->line_count * input->edition_count + trend->events.count + 1;
	double best = axis_y(&trend->area, trend->scale.top);
	double unit = events_row_y(&trend->area, 0);
	struct place_segment *segments = arena_array(trend->arena, most, sizeof *segments);
	struct place_obstacle *obstacles = arena_array(trend->arena, most, sizeof *obstacles);
	struct place_field field = { .bounds = { trend->area.left - 4, trend->page.head + 4,
					     trend->area.right + 4, trend->area.bottom },
		.segments = segments,
		.obstacles = obstacles };

	for (size_t i = 0; i < input->line_count; i++) {
		bool strong = trend_is_strong(trend, i);

		for (size_t k = 0; k < input->edition_count; k++) {
			if (!trend_point(trend, i, k)->present)
				continue;
			obstacles[field.obstacle_count++] = (struct place_obstacle) {
				box_around(trend_x(trend, k), trend_y(trend, i, k), strong ? 4 : 2),
				strong ? strong_point_cost : muted_point_cost
			};
			if (k > 0 && trend_point(trend, i, k - 1)->present)
				segments[field.segment_count++] =
					(struct place_segment) { trend_x(trend, k - 1),
						trend_y(trend, i, k - 1), trend_x(trend, k),
						trend_y(trend, i, k),
						strong ? strong_cost : muted_cost };
		}
	}
	for (size_t i = 0; i < trend->events.count; i++) {
		const struct event *event = &trend->events.list[i];

		segments[field.segment_count++] = (struct place_segment) { event->x,
			trend->area.top, event->x, trend->area.bottom, event_cost };
		obstacles[field.obstacle_count++] =
			(struct place_obstacle) { event_box(event, &trend->area), PLACE_TEXT };
	}
	/* the line of the best place, and the unit's name above the numbers */
	segments[field.segment_count++] = (struct place_segment) { trend->area.left, best,
		trend->area.right, best, best_cost };
	obstacles[field.obstacle_count++] = (struct place_obstacle) {
		{ PAGE_MARGIN, unit - 6, trend->unit_right + 6, unit + 6 }, PLACE_TEXT
	};
	return field;
}

void trend_place_values(struct trend *trend)
{
	struct place_field field;

	collect_labels(trend);
	field = field_of(trend);
	place_labels(&field, trend->labels, trend->label_count);
}

void trend_draw_values(const struct trend *trend, struct script *script)
{
	if (trend->label_count == 0)
		return;
	script_section(script, "values of the highlighted lines");
	for (size_t i = 0; i < trend->label_count; i++) {
		const struct place_label *label = &trend->labels[i];
		const struct plot_point *point = trend->labelled[i];
		const struct script_style value = { value_points, SCRIPT_BOLD,
			page_accent(trend->label_line[i]) };
		const struct script_style small = { small_points, SCRIPT_REGULAR, PAGE_NOTE };
		double x = (label->box.left + label->box.right) / 2, y = label->box.top;
		bool two = label->height > value_height;
		bool above = label->side == PLACE_ABOVE || label->side == PLACE_ABOVE_LEFT ||
			     label->side == PLACE_ABOVE_RIGHT;

		if (!label->shown)
			continue;
		/* the value stands nearer to its point than the small text */
		script_label(script, x, y + value_height / 2 + (two && above ? small_height : 0),
			SCRIPT_CENTER, &value, trend_text(point->label));
		if (two)
			script_label(script, x, y + small_height / 2 + (above ? 0 : value_height),
				SCRIPT_CENTER, &small, point->small);
	}
}

/* The patches lie above the grey lines and below the coloured ones. */
bool trend_write_patches(const struct trend *trend, struct script *script)
{
	const struct script_area *area = &trend->area;
	double x_unit = (area->x_right - area->x_left) / (area->right - area->left);
	double y_unit = (area->y_bottom - area->y_top) / (area->bottom - area->top);
	bool any = false;

	for (size_t i = 0; i < trend->label_count; i++) {
		const struct place_box *box = &trend->labels[i].box;
		double left = area->x_left + (box->left - area->left) * x_unit;
		double right = area->x_left + (box->right - area->left) * x_unit;
		double top = area->y_top + (box->top - area->top) * y_unit;
		double bottom = area->y_top + (box->bottom - area->top) * y_unit;
		double row[] = { (left + right) / 2, (top + bottom) / 2, left, right,
			fmin(top, bottom), fmax(top, bottom) };

		if (!trend->labels[i].shown)
			continue;
		if (!any)
			script_block(script, "patches", 0);
		any = true;
		script_row(script, row, 6);
	}
	if (any)
		script_block_end(script);
	return any;
}
