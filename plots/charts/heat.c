/* The heat map: a country a row, an edition a column, in each cell the value and, small, its change
 * since the edition before, which colours the cell. It takes the place of a table. Cells of derived
 * ranks are framed instead of filled. */
#include "plots/key.h"
#include "plots/order.h"
#include "plots/rows.h"
#include "plots/words.h"

#include <math.h>

enum { MOST_ROWS = 60, MOST_COLUMNS = 12, MOST_CHANGE = 60 };

static const double narrow_points = 7.5, narrow_change_points = 6.5, least_names = 78,
		    row_pitch = 26, least_pitch = 13, stacked_pitch = 28, least_stacked = 24,
		    least_column = 34, widest_column = 110, name_gap = 14, cell_points = 9,
		    change_points = 7, both_room = 10, gap_pixels = 1.2, frame_pixels = 2.4;

static const unsigned neutral = 0xf1f3f5;

struct heat {
	const struct plot_input *input;
	struct arena *arena;
	struct page page;
	struct rows rows;
	struct key key;
	struct script_area area;
	size_t *order, count, columns;
	double points, change_points; /* sizes of the numbers */
	double column;                /* width */
	double head;                  /* height of the headings */
	bool stacked;                 /* changes stand below the values, not beside them */
	bool changing[MOST_COLUMNS];  /* columns that have any */
};

static const struct plot_point *point_of(const struct heat *heat, size_t row, size_t column)
{
	return &heat->input->lines[heat->order[row]].points[column];
}

/* From a change next to none to one of MOST_CHANGE: blue for gained, orange for lost. In grey dark
 * stands for gained and light for lost, and the two never meet. */
struct ramp {
	unsigned char none[3], most[3];
};
static const struct ramp gain = { { 0xf1, 0xf3, 0xf5 }, { 0x08, 0x52, 0x94 } },
			 loss = { { 0xf1, 0xf3, 0xf5 }, { 0xb0, 0x47, 0x00 } },
			 dark = { { 0x70, 0x70, 0x70 }, { 0x1a, 0x1a, 0x1a } },
			 light = { { 0xe8, 0xe8, 0xe8 }, { 0xa8, 0xa8, 0xa8 } };

static unsigned shade(const struct ramp *ramp, double share)
{
	unsigned colour = 0;

	for (int i = 0; i < 3; i++)
		colour = colour << 8 |
			 (unsigned)lround(ramp->none[i] + (ramp->most[i] - ramp->none[i]) * share);
	return colour;
}

/* By the square root of the change, so that small ones are told apart. */
static unsigned colour_of(const struct heat *heat, const struct plot_point *point)
{
	double most = order_reversed(heat->input->metric) ? MOST_CHANGE : MOST_CHANGE / 2.0;
	double share = fmin(1, sqrt(fabs(point->change) / most));
	bool gained = point->change > 0;

	if (!point->has_change || (heat->page.grey && point->change == 0))
		return neutral;
	if (heat->page.grey)
		return shade(gained ? &dark : &light, share);
	return shade(gained ? &gain : &loss, share);
}

static double widest(const struct heat *heat, bool change)
{
	double width = 0;

	for (size_t i = 0; i < heat->count; i++) {
		for (size_t k = 0; k < heat->columns; k++) {
			const struct plot_point *point = point_of(heat, i, k);
			const char *text = change ? (point->has_change ? point->change_label : "")
						  : point->label;

			if (point->present)
				width = fmax(
					width, layout_width(order_text(text),
						       change ? heat->change_points : heat->points,
						       !change));
		}
	}
	return width;
}

static double columns_least(const struct heat *heat)
{
	return fmax(least_column, fmax(widest(heat, false), widest(heat, true)) + 6) *
	       (double)heat->columns;
}

/* What names may take up: a share of the page, or what the cells leave in a narrow one, whose
 * numbers are small. */
static double names_room(struct heat *heat)
{
	double page = heat->page.width, around = 2 * PAGE_MARGIN + name_gap;

	heat->points = cell_points;
	heat->change_points = change_points;
	if (page - around - columns_least(heat) < least_names) {
		heat->points = narrow_points;
		heat->change_points = narrow_change_points;
	}
	return fmax(fmin(page * 0.3, page - around - columns_least(heat)), least_names);
}

static bool lay_out_columns(struct heat *heat, struct err *err)
{
	struct script_area *area = &heat->area;
	double room, both = widest(heat, false) + widest(heat, true) + both_room;

	area->left = PAGE_MARGIN + heat->rows.width + name_gap;
	room = heat->page.width - PAGE_MARGIN - area->left;
	heat->column = fmin(room / (double)heat->columns, fmax(widest_column, both + 20));
	area->right = area->left + heat->column * (double)heat->columns;
	area->x_left = 0.5;
	area->x_right = (double)heat->columns + 0.5;
	heat->stacked = both > heat->column - 2;
	for (size_t i = 0; i < heat->count; i++)
		for (size_t k = 0; k < heat->columns; k++)
			heat->changing[k] = heat->changing[k] || point_of(heat, i, k)->has_change;
	return page_wide_enough(&heat->page, area->left, area->right, columns_least(heat), err);
}

static bool any_point(const struct heat *heat, bool missing, bool derived)
{
	for (size_t i = 0; i < heat->count; i++)
		for (size_t k = 0; k < heat->columns; k++)
			if (missing ? !point_of(heat, i, k)->present
				    : derived && point_of(heat, i, k)->present &&
						point_of(heat, i, k)->derived)
				return true;
	return false;
}

static void fill_key(struct heat *heat)
{
	const struct words *words = words_of(heat->input);

	if (heat->columns > 1) {
		key_add(&heat->key, words->gained, KEY_BOX,
			heat->page.grey ? shade(&dark, 0.5) : 0x4783b5);
		key_add(&heat->key, words->lost, KEY_BOX,
			heat->page.grey ? shade(&light, 0.5) : 0xcc8a5c);
	}
	if (any_point(heat, false, true))
		key_add(&heat->key, words->derived, KEY_FRAME, PAGE_RULE);
	if (any_point(heat, true, false))
		key_add(&heat->key, words->absent, KEY_NONE, 0);
	key_place(&heat->key, &heat->page);
}

static bool lay_out(struct heat *heat, const struct plot_options *options, struct err *err)
{
	const struct plot_input *input = heat->input;
	const char **names;
	bool *strong, any = order_highlighted(input) < input->line_count;

	heat->order = order_of(input, heat->arena, &heat->count);
	heat->columns = input->edition_count;
	if (!order_check("heat", heat->count, 1, MOST_ROWS, err))
		return false;
	if (heat->columns > MOST_COLUMNS)
		return err_set(err, ERR_MISLEADING, "heat shows at most %d editions: --from, --to",
			MOST_COLUMNS);
	names = arena_array(heat->arena, heat->count, sizeof *names);
	strong = arena_array(heat->arena, heat->count, sizeof *strong);
	for (size_t i = 0; i < heat->count; i++) {
		names[i] = input->lines[heat->order[i]].name;
		strong[i] = any && input->lines[heat->order[i]].highlighted;
	}
	page_init(&heat->page, heat->arena, input, options);
	fill_key(heat);
	rows_init(
		&heat->rows, heat->arena, names, strong, heat->count, names_room(heat), row_pitch);
	if (!lay_out_columns(heat, err))
		return false;
	if (heat->stacked)
		heat->rows.pitch = fmax(heat->rows.pitch, stacked_pitch);
	for (size_t k = 0; k < heat->columns; k++)
		heat->head = fmax(heat->head, rows_heading_height(&input->editions[k]));
	heat->area.top = heat->page.head + 30 + heat->head;
	rows_set_area(&heat->rows, &heat->area);
	return page_fit(&heat->page, heat->area.top, 0, heat->rows.pitch * (double)heat->count,
		fmax(heat->stacked ? least_stacked : least_pitch, heat->rows.least) *
			(double)heat->count,
		&heat->area.bottom, err);
}

static void draw_head(const struct heat *heat, struct script *script)
{
	key_draw(&heat->key, script);
	script_section(script, "the editions");
	for (size_t k = 0; k < heat->columns; k++)
		rows_draw_heading(heat->input, k, axis_x(&heat->area, (double)k + 1),
			heat->area.top - heat->head - 2, SCRIPT_CENTER, heat->column,
			rows_when_fits(heat->input, heat->column), script);
}

static void draw_cell(const struct heat *heat, size_t row, size_t column, struct script *script)
{
	const struct plot_point *point = point_of(heat, row, column);
	double x = axis_x(&heat->area, (double)column + 1);
	double y = rows_y(&heat->area, (double)row + 1);
	unsigned colour = point->derived ? PAGE_INK : page_text_on(colour_of(heat, point));
	const struct script_style value = { heat->points, SCRIPT_BOLD, colour };
	const struct script_style change = { heat->change_points, SCRIPT_REGULAR, colour };
	const struct script_style none = { cell_points, SCRIPT_REGULAR, PAGE_RULE };

	if (!point->present) {
		script_label(script, x, y, SCRIPT_CENTER, &none, "–");
		return;
	}
	if (heat->stacked) {
		bool two = point->has_change && *order_text(point->change_label);

		script_label(script, x, two ? y - 4.5 : y, SCRIPT_CENTER, &value,
			order_text(point->label));
		if (two)
			script_label(script, x, y + 6.5, SCRIPT_CENTER, &change,
				order_text(point->change_label));
		return;
	}
	/* both kinds of numbers stand right-aligned, as in a table */
	if (!heat->changing[column]) {
		script_label(script, x + widest(heat, false) / 2, y, SCRIPT_RIGHT, &value,
			order_text(point->label));
		return;
	}
	x += (widest(heat, false) + widest(heat, true) + both_room) / 2;
	if (point->has_change)
		script_label(script, x - 2, y + 0.6, SCRIPT_RIGHT, &change,
			order_text(point->change_label));
	x -= widest(heat, true) + both_room - 2;
	script_label(script, x, y, SCRIPT_RIGHT, &value, order_text(point->label));
}

static void draw_cells(const struct heat *heat, struct script *script)
{
	script_section(script, "values, and small the changes");
	for (size_t i = 0; i < heat->count; i++)
		for (size_t k = 0; k < heat->columns; k++)
			draw_cell(heat, i, k, script);
}

/* A frame is seen even where nothing changed. */
static unsigned frame_of(const struct heat *heat, const struct plot_point *point)
{
	unsigned colour = colour_of(heat, point);

	return colour == neutral ? PAGE_MUTED : colour;
}

/* Cells with `inset` pixels left free around them; only derived ones, or all. */
static bool write_cells(const struct heat *heat, const char *name, bool derived, double inset,
	struct script *script)
{
	double dx = 0.5 - inset / heat->column;
	double dy = 0.5 - inset / (heat->area.bottom - heat->area.top) * (double)heat->count;
	bool any = false;

	for (size_t i = 0; i < heat->count; i++) {
		for (size_t k = 0; k < heat->columns; k++) {
			const struct plot_point *point = point_of(heat, i, k);
			double x = (double)k + 1, y = (double)i + 1;
			double row[] = { x, y, x - dx, x + dx, y - dy, y + dy };

			if (!point->present || (derived && !point->derived))
				continue;
			if (!any)
				script_block(script, name, 0);
			any = true;
			script_row_coloured(script, row, 6,
				derived          ? PAGE_WHITE
				: point->derived ? frame_of(heat, point)
						 : colour_of(heat, point));
		}
	}
	if (any)
		script_block_end(script);
	return any;
}

static void draw_data(const struct heat *heat, struct script *script)
{
	bool cells, inner;

	script_section(script, "cells: column, row, left, right, bottom, top, colour");
	cells = write_cells(heat, "cell", false, gap_pixels, script);
	inner = write_cells(heat, "derived", true, gap_pixels + frame_pixels, script);
	if (cells)
		script_plot_cells(script, "cell", 0);
	if (inner)
		script_plot_cells(script, "derived", 0);
}

static bool draw(const struct plot_input *input, const struct plot_options *options, FILE *stream,
	struct err *err)
{
	__attribute__((cleanup(arena_finish))) struct arena arena = { 0 };
	struct heat heat = { .input = input, .arena = &arena };
	struct script script;

	if (!lay_out(&heat, options, err))
		return false;
	page_open(&heat.page, &heat.area, options, "heat", stream, &script);
	draw_head(&heat, &script);
	rows_draw_names(&heat.rows, &heat.area, PAGE_MARGIN, SCRIPT_LEFT, &script);
	draw_cells(&heat, &script);
	draw_data(&heat, &script);
	return script_close(&script, err);
}

extern const struct plot_chart plot_heat;
const struct plot_chart plot_heat = { "heat",
	"a table of values by country and edition, coloured by the change", draw };
