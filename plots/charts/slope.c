/* The slope: two editions, a line a country between them, names and values on both sides. Gained is
 * blue, lost orange; where countries are highlighted, all others are grey. */
#include "plots/ends.h"
#include "plots/key.h"
#include "plots/order.h"
#include "plots/rows.h"
#include "plots/words.h"

#include <math.h>
#include <string.h>

enum { MOST_LINES_NAMED = 48, MOST_LINES = 250 };
enum { LEFT, RIGHT };

static const double plot_height = 330, least_height = 110, least_width = 90, inner_pad = 6,
		    above_lines = 8, ends_over = 16;

struct slope {
	const struct plot_input *input;
	struct arena *arena;
	struct page page;
	struct axis_scale scale;
	struct key key;
	struct script_area area;
	struct ends ends[2];
	size_t edition[2], *order, count;
	bool plain;      /* nobody is highlighted */
	bool named_only; /* grey lines have no labels */
};

static const struct plot_point *point_of(const struct slope *slope, size_t line, int side)
{
	return &slope->input->lines[line].points[slope->edition[side]];
}

static bool is_strong(const struct slope *slope, size_t line)
{
	return slope->input->lines[line].highlighted;
}

/* -1, 0 or 1 for coloured lines; 2 for grey ones. */
enum { GREY = 2 };
static int kind_of(const struct slope *slope, size_t line)
{
	if (!slope->plain && !is_strong(slope, line))
		return GREY;
	return rows_direction(point_of(slope, line, RIGHT));
}

static unsigned line_colour(int kind)
{
	return kind == GREY ? PAGE_MUTED : kind > 0 ? PAGE_GAIN : kind < 0 ? PAGE_LOSS : PAGE_RULE;
}

static unsigned text_colour(int kind)
{
	return kind == 1 ? PAGE_GAIN : kind == -1 ? PAGE_LOSS_TEXT : PAGE_NOTE;
}

/* Highlighted lines come first, so that they lead among ties. Where names are not wanted, only
 * those stand that the other side does not have. */
static void collect_ends(struct slope *slope, int side, bool names)
{
	struct ends *ends = &slope->ends[side];

	*ends = (struct ends) { .list = arena_array(
					slope->arena, slope->count, sizeof *ends->list) };
	for (int strong = 1; strong >= 0; strong--) {
		for (size_t i = 0; i < slope->count; i++) {
			size_t line = slope->order[i];
			const struct plot_point *point = point_of(slope, line, side);

			if (is_strong(slope, line) != strong || !point->present ||
				(slope->named_only && !strong))
				continue;
			ends->list[ends->count++] = (struct end) {
				.value = order_text(point->label),
				.name = names || !point_of(slope, line, RIGHT)->present
						? order_text(slope->input->lines[line].name)
						: "",
				.y = point->value,
				.colour = text_colour(kind_of(slope, line)),
				.strong = strong && !slope->plain,
			};
		}
	}
	ends_measure(ends, slope->arena, slope->page.width * 0.24, ENDS_LINES);
	ends->mirrored = side == LEFT;
}

/* Names and values, or the heading of the edition, half of which is beside the plot. */
static double side_width(const struct slope *slope, int side)
{
	const struct plot_edition *edition = &slope->input->editions[slope->edition[side]];

	return fmax(ends_width(&slope->ends[side]), rows_heading_width(edition) / 2);
}

/* In a narrow chart the names stand on one side only. */
static bool both_fit(const struct slope *slope)
{
	return slope->page.width - 2 * PAGE_MARGIN - side_width(slope, LEFT) -
		       side_width(slope, RIGHT) >=
	       least_width;
}

static bool find_page(struct slope *slope, struct err *err)
{
	struct script_area *area = &slope->area;
	double names = 0;
	const struct plot_edition *first = &slope->input->editions[slope->edition[LEFT]];
	const struct plot_edition *last = &slope->input->editions[slope->edition[RIGHT]];

	for (int side = LEFT; side <= RIGHT; side++)
		names = fmax(names, ends_height(&slope->ends[side]));
	area->left = PAGE_MARGIN + side_width(slope, LEFT);
	area->right = slope->page.width - PAGE_MARGIN - side_width(slope, RIGHT);
	area->top = slope->page.head + 30 +
		    fmax(rows_heading_height(first), rows_heading_height(last)) + above_lines;
	return page_wide_enough(&slope->page, area->left, area->right, least_width, err) &&
	       page_fit(&slope->page, area->top, 6, fmax(plot_height, names + 10),
		       fmax(least_height, names - ends_over), &area->bottom, err);
}

static void set_scale(struct slope *slope)
{
	struct script_area *area = &slope->area;
	double per_pixel = (slope->scale.bottom - slope->scale.top) /
			   (area->bottom - area->top - 2 * inner_pad);

	area->x_left = 0;
	area->x_right = 1;
	area->y_top = slope->scale.top - inner_pad * per_pixel;
	area->y_bottom = slope->scale.bottom + inner_pad * per_pixel;
	for (int side = LEFT; side <= RIGHT; side++) {
		struct ends *ends = &slope->ends[side];

		for (size_t i = 0; i < ends->count; i++) {
			ends->list[i].x = side == LEFT ? area->left : area->right;
			ends->list[i].y = axis_y(area, ends->list[i].y);
		}
		ends_spread(ends, area->top - ends_over / 2, area->bottom + ends_over / 2);
	}
}

static void fill_key(struct slope *slope)
{
	const struct words *words = words_of(slope->input);
	const char *const texts[] = { words->gained, words->neither, words->lost };

	for (int kind = 1; kind >= -1; kind--) {
		bool any = false;

		for (size_t i = 0; i < slope->count; i++)
			any = any || kind_of(slope, slope->order[i]) == kind;
		if (any)
			key_add(&slope->key, texts[1 - kind], KEY_LINE, line_colour(kind));
	}
	key_place(&slope->key, &slope->page);
}

static bool lay_out(struct slope *slope, const struct plot_options *options, struct err *err)
{
	const struct plot_input *input = slope->input;
	size_t strong = order_highlighted(input);

	slope->order = order_of(input, slope->arena, &slope->count);
	slope->plain = strong == 0 || strong == slope->count;
	slope->named_only = strong > 0 && slope->count > MOST_LINES_NAMED;
	if (input->edition_count < 2)
		return err_set(err, ERR_MISLEADING,
			"slope compares two editions: there is one only; dots shows one");
	if (!order_check("slope", slope->count, 1,
		    strong > 0 && strong <= MOST_LINES_NAMED ? MOST_LINES : MOST_LINES_NAMED, err))
		return false;
	page_init(&slope->page, slope->arena, input, options);
	slope->edition[LEFT] = 0;
	slope->edition[RIGHT] = input->edition_count - 1;
	fill_key(slope);
	slope->scale = axis_scale_tight(input);
	collect_ends(slope, LEFT, true);
	collect_ends(slope, RIGHT, true);
	if (!both_fit(slope))
		collect_ends(slope, LEFT, false);
	if (!find_page(slope, err))
		return false;
	set_scale(slope);
	return true;
}

static void draw_frame(const struct slope *slope, struct script *script)
{
	const struct script_area *area = &slope->area;
	const struct plot_edition *editions = slope->input->editions;
	const struct script_stroke post = { 1, PAGE_MUTED, SCRIPT_SOLID, true };
	double top = area->top - above_lines -
		     fmax(rows_heading_height(&editions[slope->edition[LEFT]]),
			     rows_heading_height(&editions[slope->edition[RIGHT]]));

	key_draw(&slope->key, script);
	script_section(script, "the two editions");
	for (int side = LEFT; side <= RIGHT; side++) {
		double x = side == LEFT ? area->left : area->right;

		script_line(script, x, area->top - above_lines + 2, x, area->bottom + 4, &post);
		rows_draw_heading(slope->input, slope->edition[side], x, top, SCRIPT_CENTER,
			area->right - area->left, true, script);
	}
}

static bool write_lines(
	const struct slope *slope, int kind, bool dashed, size_t index, struct script *script)
{
	bool any = false;

	for (size_t i = slope->count; i-- > 0;) {
		size_t line = slope->order[i];
		const struct plot_point *from = point_of(slope, line, LEFT);
		const struct plot_point *to = point_of(slope, line, RIGHT);
		double a[] = { 0, from->value }, b[] = { 1, to->value };

		if (kind_of(slope, line) != kind || !from->present || !to->present ||
			to->derived != dashed)
			continue;
		if (any)
			script_gap(script);
		else
			script_block(script, dashed ? "derived_line" : "line", index);
		any = true;
		script_row(script, a, 2);
		script_row(script, b, 2);
	}
	if (any)
		script_block_end(script);
	return any;
}

static bool write_points(
	const struct slope *slope, int kind, bool hollow, size_t index, struct script *script)
{
	bool any = false;

	for (size_t i = 0; i < slope->count; i++) {
		for (int side = LEFT; side <= RIGHT; side++) {
			const struct plot_point *point = point_of(slope, slope->order[i], side);
			double row[] = { side, point->value };

			if (kind_of(slope, slope->order[i]) != kind || !point->present ||
				point->derived != hollow)
				continue;
			if (!any)
				script_block(script, hollow ? "derived_points" : "points", index);
			any = true;
			script_row(script, row, 2);
		}
	}
	if (any)
		script_block_end(script);
	return any;
}

static void draw_data(const struct slope *slope, struct script *script)
{
	static const int kinds[] = { GREY, 0, -1, 1 };
	bool lines[4], dashed[4], points[4], hollow[4];
	const bool many = slope->count > MOST_LINES_NAMED;

	script_section(script, "data: 0 or 1 for the edition, value; grey, neither, lost, gained");
	for (size_t k = 0; k < 4; k++) {
		lines[k] = write_lines(slope, kinds[k], false, k, script);
		dashed[k] = write_lines(slope, kinds[k], true, k, script);
		points[k] = write_points(slope, kinds[k], false, k, script);
		hollow[k] = write_points(slope, kinds[k], true, k, script);
	}
	script_section(script, "the lines");
	for (size_t k = 0; k < 4; k++) {
		bool grey = kinds[k] == GREY;
		unsigned colour = line_colour(kinds[k]);
		struct script_stroke stroke = { grey           ? 1.2
						: slope->plain ? 2
							       : 2.6,
			colour, SCRIPT_SOLID, false };

		if (lines[k])
			script_plot_lines(script, "line", k, &stroke);
		stroke.dash = SCRIPT_DASHED;
		if (dashed[k])
			script_plot_lines(script, "derived_line", k, &stroke);
		if (points[k] && !grey)
			script_plot_points(script, "points", k, 1, PAGE_WHITE);
		if (points[k])
			script_plot_points(
				script, "points", k, grey ? (many ? 0.2 : 0.45) : 0.8, colour);
		if (hollow[k]) {
			script_plot_points(script, "derived_points", k, grey ? 0.6 : 0.95, colour);
			script_plot_points(
				script, "derived_points", k, grey ? 0.33 : 0.52, PAGE_WHITE);
		}
	}
}

static bool draw(const struct plot_input *input, const struct plot_options *options, FILE *stream,
	struct err *err)
{
	__attribute__((cleanup(arena_finish))) struct arena arena = { 0 };
	struct slope slope = { .input = input, .arena = &arena };
	struct script script;

	if (!lay_out(&slope, options, err))
		return false;
	page_open(&slope.page, &slope.area, options, "slope", stream, &script);
	draw_frame(&slope, &script);
	ends_draw(&slope.ends[LEFT], &script, slope.area.left);
	ends_draw(&slope.ends[RIGHT], &script, slope.area.right);
	draw_data(&slope, &script);
	return script_close(&script, err);
}

extern const struct plot_chart plot_slope;
const struct plot_chart plot_slope = { "slope", "two editions, a line a country between them",
	draw };
