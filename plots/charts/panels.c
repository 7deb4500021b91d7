/* Small multiples: a panel a country on one scale, all others grey behind it, the first and the
 * last value labelled. A group's median is a thin dark line in every panel, an event a dotted
 * vertical; the events stand above, in the order of their lines. */
#include "plots/axis.h"
#include "plots/key.h"
#include "plots/order.h"
#include "plots/place.h"
#include "plots/words.h"

#include <math.h>

enum { MOST_PANELS = 60, MOST_COLUMNS = 5, NAME_LINES = 3, MOST_EVENTS = 3 };

static const double gap_x = 20, name_height = 18, year_height = 17, gap_y = 10, name_points = 8.5,
		    least_name_points = 7, name_leading = 10, value_points = 7.5, year_points = 7,
		    inner_pad = 5, foot_pad = 12, edge = 15, least_panel_width = 60,
		    least_panel_height = 34, good_panel_height = 70, single_height = 230;

struct panels {
	const struct plot_input *input;
	struct arena *arena;
	struct page page;
	struct axis_scale scale;
	struct key key;
	size_t *order, count, columns, rows;
	double left, top, width, height, step_y; /* of the first panel; from row to row */
	double x_left, x_right;                  /* years at the edges of a panel */
	size_t median_line;                      /* the number of lines: none */
};

static const struct plot_point *point_of(const struct panels *panels, size_t line, size_t edition)
{
	return &panels->input->lines[line].points[edition];
}

static bool has_median(const struct panels *panels)
{
	return panels->median_line < panels->input->line_count;
}

static bool is_derived(const struct panels *panels, size_t line, size_t edition)
{
	return point_of(panels, line, edition)->derived ||
	       (panels->input->metric == PLOT_ITU && panels->input->editions[edition].derived);
}

static size_t most_columns(double width)
{
	return (size_t)fmax(1, fmin(MOST_COLUMNS, floor(width / 120)));
}

/* Few panels stand in one row; more in rows as equal as can be. */
static size_t columns_for(size_t count, double width)
{
	size_t most = most_columns(width);
	size_t wanted = count <= 4    ? (count == 4 ? 2 : count)
			: count <= 6  ? 3
			: count <= 20 ? 4
				      : 5;

	return wanted < most ? wanted : most;
}

static void find_years(struct panels *panels)
{
	const struct plot_edition *editions = panels->input->editions;
	double first = INFINITY, last = -INFINITY, room;

	for (size_t k = 0; k < panels->input->edition_count; k++) {
		first = fmin(first, editions[k].x);
		last = fmax(last, editions[k].x);
	}
	room = last > first ? (last - first) * edge / (panels->width - 2 * edge) : 0.5;
	panels->x_left = round((first - room) * 1000) / 1000;
	panels->x_right = round((last + room) * 1000) / 1000;
	if (!(panels->x_right > panels->x_left))
		panels->x_right = panels->x_left + 1;
}

/* Above its panel. */
static struct layout_lines name_of(const struct panels *panels, size_t line)
{
	return layout_fit(panels->arena, order_text(panels->input->lines[line].name),
		panels->width + gap_x - 8, name_points, least_name_points, true, NAME_LINES);
}

static double names_height(const struct panels *panels)
{
	size_t most = 1;

	for (size_t i = 0; i < panels->count; i++) {
		size_t lines = name_of(panels, panels->order[i]).count;

		most = lines > most ? lines : most;
	}
	return name_height + (double)(most - 1) * name_leading;
}

/* Sizes of so many columns; false where the page is too narrow or too low for them. */
static bool try_columns(struct panels *panels, size_t columns, struct err *err)
{
	double right = panels->page.width - PAGE_MARGIN - 4, bottom, wanted, rows, above;

	panels->columns = columns;
	panels->rows = (panels->count + panels->columns - 1) / panels->columns;
	rows = (double)panels->rows;
	panels->left = PAGE_MARGIN + axis_numbers_width(&panels->scale);
	panels->width = (right - panels->left - gap_x * (double)(panels->columns - 1)) /
			(double)panels->columns;
	panels->height = panels->columns == 1   ? single_height
			 : panels->columns == 2 ? 150
			 : panels->columns == 3 ? 115
						: 88;
	above = gap_y + names_height(panels);
	panels->top = panels->page.head + above - gap_y + (panels->key.count > 0 ? 28 : 12);
	wanted = (panels->height + above) * rows - above;
	if (!page_wide_enough(&panels->page, 0, panels->width, least_panel_width, err) ||
		!page_fit(&panels->page, panels->top, year_height, wanted,
			(least_panel_height + above) * rows - above, &bottom, err))
		return false;
	panels->step_y = (bottom - panels->top + above) / rows;
	panels->height = panels->step_y - above;
	return true;
}

/* On a page of a height that was asked for, more columns keep panels from being low. */
static bool find_page(struct panels *panels, struct err *err)
{
	size_t columns = columns_for(panels->count, panels->page.width);
	size_t most = panels->page.height > 0 ? most_columns(panels->page.width) : columns;
	struct err refusal = { 0 };

	for (; columns < most && columns < panels->count; columns++)
		if (try_columns(panels, columns, &refusal) &&
			(panels->height >= good_panel_height || panels->rows == 1))
			return true;
	return try_columns(panels, columns, err);
}

static void fill_key(struct panels *panels)
{
	if (has_median(panels))
		key_add(&panels->key,
			words_text(panels->arena, words_of(panels->input)->median_of, "group",
				order_text(panels->input->group), NULL),
			KEY_LINE, PAGE_INK);
	for (size_t i = 0; i < panels->input->event_count; i++)
		key_add_wrapped(&panels->key, panels->arena, &panels->page,
			order_text(panels->input->events[i].title), KEY_EVENT, PAGE_NOTE);
	if (panels->key.count > 0)
		key_place(&panels->key, &panels->page);
}

static bool lay_out(struct panels *panels, const struct plot_options *options, struct err *err)
{
	const struct plot_input *input = panels->input;

	panels->order = order_of(input, panels->arena, &panels->count);
	if (!order_check("panels", panels->count, 1, MOST_PANELS, err))
		return false;
	while (panels->median_line < input->line_count && !input->lines[panels->median_line].median)
		panels->median_line++;
	if (input->event_count > MOST_EVENTS)
		return err_set(err, ERR_MISLEADING,
			"panels can tell %d events apart, not %zu: name them one by one",
			MOST_EVENTS, input->event_count);
	page_init(&panels->page, panels->arena, input, options);
	fill_key(panels);
	panels->scale = axis_scale_tight(input);
	if (!find_page(panels, err))
		return false;
	find_years(panels);
	return true;
}

static struct script_area area_of(const struct panels *panels, size_t panel)
{
	const size_t column = panel % panels->columns, row = panel / panels->columns;
	/* Beneath the lowest point there is room for its value. */
	double per_pixel = (panels->scale.bottom - panels->scale.top) /
			   (panels->height - inner_pad - foot_pad);
	struct script_area area = { .left = panels->left + (double)column * (panels->width + gap_x),
		.top = panels->top + (double)row * panels->step_y,
		.x_left = panels->x_left,
		.x_right = panels->x_right,
		.y_top = panels->scale.top - inner_pad * per_pixel,
		.y_bottom = panels->scale.bottom + foot_pad * per_pixel };

	area.right = area.left + panels->width;
	area.bottom = area.top + panels->height;
	return area;
}

/* Panels are low: fewer gridlines than on a large axis. */
static double grid_step(const struct panels *panels)
{
	static const double steps[] = { 1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000 };
	double pixels = panels->height / fabs(panels->scale.bottom - panels->scale.top);

	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		if (steps[i] * pixels >= 17)
			return steps[i];
	return pow(10, ceil(log10(17 / pixels)));
}

static void draw_grid(const struct panels *panels, const struct script_area *area, bool numbers,
	struct script *script)
{
	const struct script_style style = { value_points, SCRIPT_REGULAR, PAGE_NOTE };
	const struct script_stroke line = { 0.6, PAGE_GRID, SCRIPT_SOLID, true };
	double step = grid_step(panels), worst = fmax(panels->scale.top, panels->scale.bottom);
	double best = panels->scale.reversed ? 0 : panels->scale.bottom;
	STR_SCOPED text = { 0 };

	for (int i = (int)ceil(best / step); i * step <= worst; i++) {
		double value = panels->scale.reversed && i == 0 ? 1 : i * step;
		double y = axis_y(area, value);

		if (panels->scale.reversed && i == 1 && step < 2)
			continue;
		script_line(script, area->left, y, area->right, y, &line);
		str_clear(&text);
		script_number(&text, value);
		if (numbers)
			script_label(
				script, area->left - 5, y, SCRIPT_RIGHT, &style, str_text(&text));
	}
}

static void draw_events(
	const struct panels *panels, const struct script_area *area, struct script *script)
{
	const struct script_stroke stroke = { 1, PAGE_NOTE, SCRIPT_DOTTED, true };

	for (size_t i = 0; i < panels->input->event_count; i++) {
		double x = axis_x(area, panels->input->events[i].x);

		script_line(script, x, area->top, x, area->bottom, &stroke);
	}
}

/* The first and the last year, and those between that have room. */
static void draw_years(
	const struct panels *panels, const struct script_area *area, struct script *script)
{
	const struct script_style style = { year_points, SCRIPT_REGULAR, PAGE_NOTE };
	const struct plot_edition *editions = panels->input->editions;
	size_t count = panels->input->edition_count;
	double width = layout_width("2020", year_points, false) + 5, taken = -INFINITY;
	double last = count > 0 ? axis_x(area, editions[count - 1].x) : 0;
	STR_SCOPED text = { 0 };

	for (size_t k = 0; k < count; k++) {
		double x = axis_x(area, editions[k].x);

		if (x - width < taken || (k + 1 < count && x + width > last))
			continue;
		taken = x;
		str_clear(&text);
		str_addf(&text, "%d", editions[k].label);
		script_label(script, x, area->bottom + 10, SCRIPT_CENTER, &style, str_text(&text));
	}
}

static void draw_name(const struct panels *panels, size_t line, const struct script_area *area,
	struct script *script)
{
	const struct plot_line *given = &panels->input->lines[line];
	const struct layout_lines lines = name_of(panels, line);
	bool all = order_highlighted(panels->input) == panels->count;
	const struct script_style style = { lines.points, SCRIPT_BOLD,
		given->highlighted && !all ? page_marked_text(&panels->page) : PAGE_INK };

	for (size_t k = 0; k < lines.count; k++)
		script_label(script, area->left,
			area->top - 9 - (double)(lines.count - 1 - k) * name_leading, SCRIPT_LEFT,
			&style, lines.text[k]);
}

/* --- values at the ends of a line --- */

static void add_value(const struct panels *panels, size_t line, size_t edition,
	const struct script_area *area, struct place_label *label)
{
	const struct plot_point *point = point_of(panels, line, edition);

	*label = (struct place_label) { .x = axis_x(area, panels->input->editions[edition].x),
		.y = axis_y(area, point->value),
		.width = layout_width(order_text(point->label), value_points, true) + 1,
		.height = 10,
		.wish = PLACE_ABOVE };
}

/* Pieces of a line, as segments to keep away from. */
static void add_segments(const struct panels *panels, size_t line, const struct script_area *area,
	double cost, struct place_segment *segments, struct place_field *field)
{
	const struct plot_edition *editions = panels->input->editions;

	for (size_t k = 1; k < panels->input->edition_count; k++) {
		const struct plot_point *from = point_of(panels, line, k - 1);
		const struct plot_point *to = point_of(panels, line, k);

		if (from->present && to->present)
			segments[field->segment_count++] =
				(struct place_segment) { axis_x(area, editions[k - 1].x),
					axis_y(area, from->value), axis_x(area, editions[k].x),
					axis_y(area, to->value), cost };
	}
}

static struct place_field field_of(
	const struct panels *panels, size_t line, const struct script_area *area)
{
	const struct plot_input *input = panels->input;
	size_t most = 2 * input->edition_count + input->event_count;
	struct place_segment *segments = arena_array(panels->arena, most, sizeof *segments);
	struct place_obstacle *obstacles = arena_array(panels->arena, most, sizeof *obstacles);
	struct place_field field = { .bounds = { area->left - 1, area->top - 2, area->right + 7,
					     area->bottom + 4 },
		.segments = segments,
		.obstacles = obstacles };

	add_segments(panels, line, area, 100, segments, &field);
	if (has_median(panels))
		add_segments(panels, panels->median_line, area, 6, segments, &field);
	for (size_t i = 0; i < input->event_count; i++) {
		double x = axis_x(area, input->events[i].x);

		segments[field.segment_count++] =
			(struct place_segment) { x, area->top, x, area->bottom, 100 };
	}
	for (size_t k = 0; k < input->edition_count; k++) {
		double x = axis_x(area, input->editions[k].x);
		double y = axis_y(area, point_of(panels, line, k)->value);

		if (point_of(panels, line, k)->present)
			obstacles[field.obstacle_count++] =
				(struct place_obstacle) { { x - 3, y - 3, x + 3, y + 3 }, 300 };
	}
	return field;
}

static void draw_values(const struct panels *panels, size_t line, const struct script_area *area,
	unsigned colour, struct script *script)
{
	const struct script_style style = { value_points, SCRIPT_BOLD, colour };
	struct place_field field = field_of(panels, line, area);
	struct place_label labels[2];
	size_t edition[2] = { 0, 0 }, count;

	while (!point_of(panels, line, edition[0])->present)
		edition[0]++;
	order_last(panels->input, line, &edition[1]);
	count = edition[0] == edition[1] ? 1 : 2;
	for (size_t i = 0; i < count; i++)
		add_value(panels, line, edition[i], area, &labels[i]);
	place_labels(&field, labels, count);
	for (size_t i = 0; i < count; i++)
		script_label(script, (labels[i].box.left + labels[i].box.right) / 2,
			(labels[i].box.top + labels[i].box.bottom) / 2, SCRIPT_CENTER, &style,
			order_text(point_of(panels, line, edition[i])->label));
}

/* --- data --- */

/* The pieces of a line between neighbouring editions; returns whether there are any. `begun`: the
 * block has rows already. */
static bool write_line(const struct panels *panels, size_t line, int dashed, const char *name,
	size_t index, bool begun, struct script *script)
{
	const struct plot_input *input = panels->input;
	bool open = false, any = begun;

	for (size_t k = 1; k < input->edition_count; k++) {
		const struct plot_point *from = point_of(panels, line, k - 1);
		const struct plot_point *to = point_of(panels, line, k);
		double a[] = { input->editions[k - 1].x, from->value };
		double b[] = { input->editions[k].x, to->value };

		if (!from->present || !to->present ||
			(dashed >= 0 && is_derived(panels, line, k) != (dashed == 1))) {
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
	return any;
}

static bool write_alone(const struct panels *panels, size_t line, int dashed, const char *name,
	size_t index, struct script *script)
{
	bool any = write_line(panels, line, dashed, name, index, false, script);

	if (any)
		script_block_end(script);
	return any;
}

static bool write_points(const struct panels *panels, size_t line, bool hollow, const char *name,
	size_t index, struct script *script)
{
	bool any = false;

	for (size_t k = 0; k < panels->input->edition_count; k++) {
		const struct plot_point *point = point_of(panels, line, k);
		double row[] = { panels->input->editions[k].x, point->value };

		if (!point->present || is_derived(panels, line, k) != hollow)
			continue;
		if (!any)
			script_block(script, name, index);
		any = true;
		script_row(script, row, 2);
	}
	if (any)
		script_block_end(script);
	return any;
}

/* What every panel shows: all lines, grey, and the median. */
struct context {
	bool lines, median;
};

static struct context write_context(const struct panels *panels, struct script *script)
{
	struct context context = { 0 };

	script_section(script, "data: year, value; an empty line breaks a line");
	for (size_t i = 0; i < panels->count; i++)
		context.lines =
			write_line(panels, panels->order[i], -1, "all", 0, context.lines, script);
	if (context.lines)
		script_block_end(script);
	if (has_median(panels))
		context.median = write_alone(panels, panels->median_line, -1, "median", 0, script);
	return context;
}

static void draw_line(const struct panels *panels, size_t line, size_t number, unsigned colour,
	const struct context *context, struct script *script)
{
	struct script_stroke stroke = { 0.8, 0xd9dde2, SCRIPT_SOLID, false };
	bool solid = write_alone(panels, line, 0, "line", number, script);
	bool dashed = write_alone(panels, line, 1, "derived_line", number, script);
	bool points = write_points(panels, line, false, "points", number, script);
	bool hollow = write_points(panels, line, true, "derived_points", number, script);

	if (context->lines)
		script_plot_lines(script, "all", 0, &stroke);
	stroke = (struct script_stroke) { 1.2, PAGE_INK, SCRIPT_SOLID, false };
	if (context->median)
		script_plot_lines(script, "median", 0, &stroke);
	stroke = (struct script_stroke) { 3.8, PAGE_WHITE, SCRIPT_SOLID, false };
	if (solid)
		script_plot_lines(script, "line", number, &stroke);
	stroke = (struct script_stroke) { 2, colour, SCRIPT_SOLID, false };
	if (solid)
		script_plot_lines(script, "line", number, &stroke);
	stroke.dash = SCRIPT_DASHED;
	if (dashed)
		script_plot_lines(script, "derived_line", number, &stroke);
	if (points)
		script_plot_points(script, "points", number, 0.5, colour);
	if (hollow) {
		script_plot_points(script, "derived_points", number, 0.72, colour);
		script_plot_points(script, "derived_points", number, 0.4, PAGE_WHITE);
	}
}

/* The one that stands out is orange among blue ones, and in grey black among lighter ones. */
static unsigned colour_of(const struct panels *panels, bool strong, bool text)
{
	bool all = order_highlighted(panels->input) == panels->count;

	if (strong)
		return text ? page_marked_text(&panels->page) : page_marked(&panels->page);
	return panels->page.grey && order_highlighted(panels->input) > 0 && !all ? PAGE_NOTE
										 : PAGE_GAIN;
}

static void draw_panel(const struct panels *panels, size_t panel, const struct context *context,
	struct script *script)
{
	size_t line = panels->order[panel];
	struct script_area area = area_of(panels, panel);
	bool all = order_highlighted(panels->input) == panels->count;
	bool strong = panels->input->lines[line].highlighted && !all;

	script_section(script, "a panel");
	script_axes(script, &area);
	draw_grid(panels, &area, panel % panels->columns == 0, script);
	if (panel + panels->columns >= panels->count)
		draw_years(panels, &area, script);
	draw_events(panels, &area, script);
	draw_name(panels, line, &area, script);
	draw_values(panels, line, &area, colour_of(panels, strong, true), script);
	draw_line(panels, line, panel + 1, colour_of(panels, strong, false), context, script);
}

static bool draw(const struct plot_input *input, const struct plot_options *options, FILE *stream,
	struct err *err)
{
	__attribute__((cleanup(arena_finish))) struct arena arena = { 0 };
	struct panels panels = { .input = input, .arena = &arena };
	struct context context;
	struct script script;

	if (!lay_out(&panels, options, err))
		return false;
	script_open(&script, options, "panels", panels.page.width, panels.page.height, stream);
	context = write_context(&panels, &script);
	script_panels(&script);
	page_draw(&panels.page, &script);
	key_draw(&panels.key, &script);
	for (size_t i = 0; i < panels.count; i++) {
		if (i > 0)
			script_next_panel(&script);
		draw_panel(&panels, i, &context, &script);
	}
	return script_close(&script, err);
}

extern const struct plot_chart plot_panels;
const struct plot_chart plot_panels = { "panels", "a small chart a country, all on one scale",
	draw };
