/* The trend: places, ranks, scores or percentiles over the editions. Highlighted lines in colour
 * with a value at every point, the others grey behind them; names at the ends of the lines. */
#include "plots/axis.h"
#include "plots/ends.h"
#include "plots/events.h"
#include "plots/page.h"
#include "plots/place.h"

#include <math.h>
#include <string.h>

static const double plot_height = 254, most_plot_height = 640, least_plot_height = 90,
		    least_plot_width = 90, inner_pad = 5, value_points = 8.5, small_points = 6.8,
		    value_height = 11, small_height = 10;

/* Costs of covering a pixel of a line, or of touching a point (place.h). */
static const double strong_cost = 60, muted_cost = 0.6, event_cost = 2, strong_point_cost = 900,
		    muted_point_cost = 8, text_cost = 2000;

/* Lines whose values are shown even where it is crowded. */
enum { ALWAYS_LABELLED = 2, WITH_SMALL = 2 };

struct trend {
	const struct plot_input *input;
	struct arena *arena;
	struct page page;
	struct axis_scale scale;
	struct script_area area;
	struct axis_captions captions;
	struct events events;
	struct ends ends;
	struct place_label *labels;
	const struct plot_point **labelled; /* the point of each label */
	size_t *label_line;                 /* and its line's number among the highlighted */
	size_t label_count;
	double unit_right; /* right edge of the unit's name above the numbers */
};

static const struct plot_point *point_of(const struct trend *trend, size_t line, size_t edition)
{
	return &trend->input->lines[line].points[edition];
}

static bool is_strong(const struct trend *trend, size_t line)
{
	return trend->input->lines[line].highlighted || trend->input->line_count == 1;
}

/* Ranks that ITU did not print are hollow, and what leads to them is dashed. */
static bool is_derived(const struct trend *trend, size_t line, size_t edition)
{
	return point_of(trend, line, edition)->derived ||
	       (trend->input->metric == PLOT_ITU && trend->input->editions[edition].derived);
}

static double point_x(const struct trend *trend, size_t edition)
{
	return axis_x(&trend->area, trend->input->editions[edition].x);
}

static double point_y(const struct trend *trend, size_t line, size_t edition)
{
	return axis_y(&trend->area, point_of(trend, line, edition)->value);
}

static const char *or_nothing(const char *text)
{
	return text ? text : "";
}

/* The newest edition with a figure; false for a line without any. */
static bool last_point(const struct trend *trend, size_t line, size_t *ret)
{
	for (size_t k = trend->input->edition_count; k-- > 0;) {
		if (point_of(trend, line, k)->present) {
			*ret = k;
			return true;
		}
	}
	return false;
}

/* --- names at the ends --- */

static struct end end_of(const struct trend *trend, size_t line, size_t edition, size_t accent)
{
	const struct plot_line *given = &trend->input->lines[line];
	const struct plot_point *point = point_of(trend, line, edition);
	bool strong = is_strong(trend, line);
	bool early = edition + 1 < trend->input->edition_count;
	const char *name = or_nothing(given->name);

	if (early)
		name = arena_printf(
			trend->arena, "%s (%d)", name, trend->input->editions[edition].label);
	return (struct end) {
		.value = or_nothing(point->label),
		.name = name,
		.extra = strong ? point->small : NULL,
		.colour = strong ? page_accent(accent) : PAGE_NOTE,
		.strong = strong,
		.early = early,
	};
}

/* Fills `edition_of` with each label's edition; strong_only: leaves out the grey ones and says how
 * many they are. */
static void collect_ends(struct trend *trend, bool strong_only)
{
	const struct plot_input *input = trend->input;
	struct ends *ends = &trend->ends;
	size_t accent = 0, left_out = 0;

	*ends = (struct ends) { arena_array(
		trend->arena, input->line_count + 1, sizeof *ends->list) };
	for (size_t i = 0; i < input->line_count; i++) {
		bool strong = is_strong(trend, i);
		size_t edition, mine = strong ? accent++ : 0;

		if (!last_point(trend, i, &edition))
			continue;
		if (strong_only && !strong) {
			left_out++;
			continue;
		}
		ends->list[ends->count] = end_of(trend, i, edition, mine);
		ends->list[ends->count].x = (double)edition; /* pixels later, by set_end_points() */
		ends->list[ends->count++].y = point_of(trend, i, edition)->value;
	}
	if (left_out > 0)
		ends->list[ends->count++] = (struct end) {
			.value = "",
			.name = arena_printf(trend->arena, "and %zu others", left_out),
			.colour = PAGE_NOTE,
			.bare = true,
		};
	ends_measure(ends, trend->arena, trend->page.width * 0.27);
}

/* From edition and value to pixels. */
static void set_end_points(struct trend *trend)
{
	for (size_t i = 0; i < trend->ends.count; i++) {
		struct end *end = &trend->ends.list[i];

		end->x = end->bare ? 0 : point_x(trend, (size_t)end->x);
		end->y = end->bare ? trend->area.bottom : axis_y(&trend->area, end->y);
	}
	ends_spread(&trend->ends, trend->area.top - 2, trend->area.bottom + 8);
}

/* --- the page: widths, then heights --- */

static void find_years(const struct plot_input *input, double *ret_first, double *ret_last)
{
	*ret_first = INFINITY;
	*ret_last = -INFINITY;
	for (size_t k = 0; k < input->edition_count; k++) {
		*ret_first = fmin(*ret_first, input->editions[k].x);
		*ret_last = fmax(*ret_last, input->editions[k].x);
	}
	if (input->edition_count == 0)
		*ret_first = *ret_last = 0;
}

static bool find_widths(struct trend *trend, struct err *err)
{
	struct script_area *area = &trend->area;
	double first, last, before = 16, after = 9, per_year;
	const struct script_style unit = { 7.5, SCRIPT_REGULAR, PAGE_NOTE };

	area->left = PAGE_MARGIN + axis_numbers_width(&trend->scale);
	area->right = trend->page.width - PAGE_MARGIN - ends_width(&trend->ends);
	if (area->right - area->left < least_plot_width)
		return err_set(err, ERR_USAGE,
			"the chart is too narrow for its names: give it at "
			"least %.0f mm",
			ceil((trend->page.width + least_plot_width - area->right + area->left) *
				25.4 / 96));
	find_years(trend->input, &first, &last);
	if (trend->captions.count > 0)
		before = fmax(
			before, axis_caption_half(&trend->captions, 0) + PAGE_MARGIN - area->left);
	per_year = (last - first) / (area->right - area->left - before - after);
	if (!(per_year > 0))
		per_year = 0.01; /* one edition: any scale will do */
	area->x_left = first - before * per_year;
	area->x_right = area->x_left + (area->right - area->left) * per_year;
	trend->unit_right =
		PAGE_MARGIN + layout_width(axis_unit(trend->input->metric), unit.points, false);
	return true;
}

static bool find_heights(struct trend *trend, struct err *err)
{
	struct page *page = &trend->page;
	struct script_area *area = &trend->area;
	double around = page->foot + axis_captions_height(&trend->captions), wanted;

	area->top = page->head + events_height(&trend->events);
	wanted = fmax(plot_height, ends_height(&trend->ends) - 6);
	if (page->height > 0)
		wanted = page->height - area->top - around;
	else
		page->height = ceil(area->top + wanted + around);
	if (wanted < least_plot_height)
		return err_set(err, ERR_USAGE,
			"the chart is too low for its texts: give it at least %.0f mm",
			ceil((page->height + least_plot_height - wanted) * 25.4 / 96));
	area->bottom = area->top + wanted;
	return true;
}

static void set_scale(struct trend *trend)
{
	struct script_area *area = &trend->area;
	double per_pixel = (trend->scale.bottom - trend->scale.top) /
			   (area->bottom - area->top - 2 * inner_pad);

	area->y_top = trend->scale.top - inner_pad * per_pixel;
	area->y_bottom = trend->scale.bottom + inner_pad * per_pixel;
}

static bool lay_out_page(struct trend *trend, bool strong_only, struct err *err)
{
	collect_ends(trend, strong_only);
	if (!find_widths(trend, err))
		return false;
	axis_captions_init(&trend->captions, trend->arena, trend->input);
	axis_captions_place(&trend->captions, trend->arena, &trend->area);
	events_init(&trend->events, trend->arena, trend->input, &trend->area, trend->page.width,
		trend->unit_right);
	return find_heights(trend, err);
}

/* All names if they fit, else the highlighted lines' alone. */
static bool lay_out(struct trend *trend, const struct plot_options *options, struct err *err)
{
	page_init(&trend->page, trend->arena, trend->input, options);
	trend->scale = axis_scale_of(trend->input);
	axis_captions_init(&trend->captions, trend->arena, trend->input);
	if (!lay_out_page(trend, false, err))
		return false;
	if (ends_height(&trend->ends) > trend->area.bottom - trend->area.top + 10 ||
		ends_height(&trend->ends) > most_plot_height) {
		trend->page.height = 0;
		page_init(&trend->page, trend->arena, trend->input, options);
		if (!lay_out_page(trend, true, err))
			return false;
	}
	set_scale(trend);
	set_end_points(trend);
	return true;
}

/* --- values at the points --- */

/* The side that the line's shape leaves free. */
static enum place_side side_of(const struct trend *trend, size_t line, size_t edition)
{
	size_t count = trend->input->edition_count;
	double y = point_y(trend, line, edition);
	bool before = edition > 0 && point_of(trend, line, edition - 1)->present;
	bool after = edition + 1 < count && point_of(trend, line, edition + 1)->present;
	bool left_higher = before && point_y(trend, line, edition - 1) < y;
	bool right_higher = after && point_y(trend, line, edition + 1) < y;

	if (!before)
		return right_higher ? PLACE_BELOW : PLACE_ABOVE;
	if (!after || left_higher == right_higher)
		return left_higher ? PLACE_BELOW : PLACE_ABOVE;
	return right_higher ? PLACE_ABOVE_LEFT : PLACE_ABOVE_RIGHT;
}

static void add_label(
	struct trend *trend, size_t line, size_t edition, size_t number, size_t strong)
{
	const struct plot_point *point = point_of(trend, line, edition);
	struct place_label *label = &trend->labels[trend->label_count];
	bool small = point->small && *point->small && strong <= WITH_SMALL;

	*label = (struct place_label) {
		.x = point_x(trend, edition),
		.y = point_y(trend, line, edition),
		.width = layout_width(or_nothing(point->label), value_points, true) + 2,
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
		strong += is_strong(trend, i);
	for (size_t i = 0; i < input->line_count; i++) {
		size_t last;

		if (!is_strong(trend, i) || !last_point(trend, i, &last))
			continue;
		for (size_t k = 0; k < last; k++)
			if (point_of(trend, i, k)->present)
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
	struct place_segment *segments = arena_array(trend->arena, most, sizeof *segments);
	struct place_obstacle *obstacles = arena_array(trend->arena, most, sizeof *obstacles);
	struct place_field field = { .bounds = { trend->area.left + 1, trend->page.head + 4,
					     trend->area.right + 4, trend->area.bottom },
		.segments = segments,
		.obstacles = obstacles };

	for (size_t i = 0; i < input->line_count; i++) {
		bool strong = is_strong(trend, i);

		for (size_t k = 0; k < input->edition_count; k++) {
			if (!point_of(trend, i, k)->present)
				continue;
			obstacles[field.obstacle_count++] = (struct place_obstacle) {
				box_around(point_x(trend, k), point_y(trend, i, k), strong ? 4 : 2),
				strong ? strong_point_cost : muted_point_cost
			};
			if (k > 0 && point_of(trend, i, k - 1)->present)
				segments[field.segment_count++] =
					(struct place_segment) { point_x(trend, k - 1),
						point_y(trend, i, k - 1), point_x(trend, k),
						point_y(trend, i, k),
						strong ? strong_cost : muted_cost };
		}
	}
	for (size_t i = 0; i < trend->events.count; i++) {
		const struct event *event = &trend->events.list[i];

		segments[field.segment_count++] = (struct place_segment) { event->x,
			trend->area.top, event->x, trend->area.bottom, event_cost };
		if (event->row >= 0)
			obstacles[field.obstacle_count++] =
				(struct place_obstacle) { event_box(event, &trend->area),
					text_cost };
	}
	return field;
}

static void draw_labels(const struct trend *trend, struct script *script)
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
			SCRIPT_CENTER, &value, or_nothing(point->label));
		if (two)
			script_label(script, x, y + small_height / 2 + (above ? 0 : value_height),
				SCRIPT_CENTER, &small, point->small);
	}
}

/* --- the data --- */

/* Pieces between neighbouring editions of lines that are strong or not, dashed or not. */
static bool write_pieces(const struct trend *trend, struct script *script, const char *name,
	size_t index, size_t first, size_t end, bool strong, bool dashed)
{
	const struct plot_input *input = trend->input;
	bool any = false;

	for (size_t i = first; i < end; i++) {
		bool open = false;

		for (size_t k = 1; k < input->edition_count && is_strong(trend, i) == strong; k++) {
			const struct plot_point *from = point_of(trend, i, k - 1);
			const struct plot_point *to = point_of(trend, i, k);
			double a[] = { input->editions[k - 1].x, from->value };
			double b[] = { input->editions[k].x, to->value };

			if (!from->present || !to->present || is_derived(trend, i, k) != dashed) {
				open = false;
				continue;
			}
			if (!any)
				script_block(script, name, index);
			if (!open && any)
				script_gap(script);
			if (!open)
				script_row(script, a, 2);
			script_row(script, b, 2);
			open = any = true;
		}
	}
	if (any)
		script_block_end(script);
	return any;
}

static bool write_points(const struct trend *trend, struct script *script, const char *name,
	size_t index, size_t first, size_t end, bool strong, bool hollow)
{
	const struct plot_input *input = trend->input;
	bool any = false;

	for (size_t i = first; i < end; i++) {
		for (size_t k = 0; k < input->edition_count && is_strong(trend, i) == strong; k++) {
			double row[] = { input->editions[k].x, point_of(trend, i, k)->value };

			if (!point_of(trend, i, k)->present || is_derived(trend, i, k) != hollow)
				continue;
			if (!any)
				script_block(script, name, index);
			any = true;
			script_row(script, row, 2);
		}
	}
	if (any)
		script_block_end(script);
	return any;
}

/* What a group of lines has to draw: the grey ones together, each highlighted one alone. */
struct layer {
	bool solid, dashed, points, hollow;
	size_t index;
};

static struct layer write_layer(const struct trend *trend, struct script *script, size_t index,
	size_t first, size_t end, bool strong)
{
	return (struct layer) {
		.solid = write_pieces(trend, script, "line", index, first, end, strong, false),
		.dashed = write_pieces(
			trend, script, "derived_line", index, first, end, strong, true),
		.points = write_points(trend, script, "points", index, first, end, strong, false),
		.hollow = write_points(
			trend, script, "derived_points", index, first, end, strong, true),
		.index = index,
	};
}

static void plot_lines(
	const struct layer *layer, struct script *script, double width, unsigned colour)
{
	struct script_stroke stroke = { width, colour, SCRIPT_SOLID, false };

	if (layer->solid)
		script_plot_lines(script, "line", layer->index, &stroke);
	stroke.dash = SCRIPT_DASHED;
	if (layer->dashed)
		script_plot_lines(script, "derived_line", layer->index, &stroke);
}

/* A hollow point is a white one upon a coloured one: svg draws rings too thin. */
static void plot_points(
	const struct layer *layer, struct script *script, double size, unsigned colour)
{
	if (layer->points)
		script_plot_points(script, "points", layer->index, size, colour);
	if (!layer->hollow)
		return;
	script_plot_points(script, "derived_points", layer->index, size * 1.15, colour);
	script_plot_points(script, "derived_points", layer->index, size * 0.65, PAGE_WHITE);
}

static void plot_strong(const struct layer *layer, struct script *script, unsigned colour)
{
	const struct script_stroke white = { 5.2, PAGE_WHITE, SCRIPT_SOLID, false };

	/* the same line broader in white beneath: it separates crossings */
	if (layer->solid)
		script_plot_lines(script, "line", layer->index, &white);
	if (layer->dashed)
		script_plot_lines(script, "derived_line", layer->index, &white);
	plot_lines(layer, script, 2.6, colour);
	if (layer->points)
		script_plot_points(script, "points", layer->index, 1.05, PAGE_WHITE);
	if (layer->hollow)
		script_plot_points(script, "derived_points", layer->index, 1.2, PAGE_WHITE);
	plot_points(layer, script, 0.85, colour);
}

/* White patches under the values, above the grey lines and below the coloured ones. */
static bool write_patches(const struct trend *trend, struct script *script)
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

static void draw_data(const struct trend *trend, struct script *script)
{
	const struct plot_input *input = trend->input;
	struct layer *strong = arena_array(trend->arena, input->line_count, sizeof *strong);
	struct layer muted;
	size_t count = 0;
	bool patches;

	script_section(script, "data: year, value; an empty line breaks a line; patches lie under "
			       "the values");
	muted = write_layer(trend, script, 0, 0, input->line_count, false);
	for (size_t i = 0; i < input->line_count; i++) {
		if (!is_strong(trend, i))
			continue;
		strong[count] = write_layer(trend, script, count + 1, i, i + 1, true);
		count++;
	}
	patches = write_patches(trend, script);
	script_section(script, "the lines: grey ones first, the first highlighted one on top");
	plot_lines(&muted, script, 1.3, PAGE_MUTED);
	plot_points(&muted, script, 0.42, PAGE_MUTED);
	if (patches)
		script_plot_boxes(script, "patches", 0, PAGE_WHITE);
	for (size_t i = count; i-- > 0;)
		plot_strong(&strong[i], script, page_accent(i));
}

static void draw_unit(const struct trend *trend, struct script *script)
{
	const struct script_style style = { 7.5, SCRIPT_REGULAR, PAGE_NOTE };

	script_label(script, PAGE_MARGIN, events_row_y(&trend->area, 0), SCRIPT_LEFT, &style,
		axis_unit(trend->input->metric));
}

static bool draw(const struct plot_input *input, const struct plot_options *options, FILE *stream,
	struct err *err)
{
	__attribute__((cleanup(arena_finish))) struct arena arena = { 0 };
	struct trend trend = { .input = input, .arena = &arena };
	struct place_field field;
	struct script script;

	if (!lay_out(&trend, options, err))
		return false;
	collect_labels(&trend);
	field = field_of(&trend);
	place_labels(&field, trend.labels, trend.label_count);
	script_open(&script, options, "trend", trend.page.width, trend.page.height, stream);
	page_draw(&trend.page, &script);
	script_section(&script, "plot area, in pixels, and the values at its edges");
	script_axes(&script, &trend.area);
	axis_draw_scale(&trend.scale, &trend.area, &script);
	draw_unit(&trend, &script);
	axis_captions_draw(&trend.captions, &trend.area, &script);
	events_draw(&trend.events, &trend.area, &script);
	draw_labels(&trend, &script);
	ends_draw(&trend.ends, &script, trend.area.right);
	draw_data(&trend, &script);
	return script_close(&script, err);
}

extern const struct plot_chart plot_trend;
const struct plot_chart plot_trend = { "trend",
	"lines over the editions, highlighted countries against others", draw };
