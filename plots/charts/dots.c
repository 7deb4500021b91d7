/* Ranked dots: a country a row, best first, where it stood at two editions and the change between.
 * With one edition the dots alone. */
#include "plots/key.h"
#include "plots/order.h"
#include "plots/rows.h"
#include "plots/words.h"

#include <math.h>

enum { MOST_ROWS = 60 };

static const double row_pitch = 25, least_pitch = 12, value_points = 9, name_gap = 10,
		    value_gap = 12, change_gap = 18, least_width = 64, least_names = 78,
		    small_points = 7.5;

/* What the points of a row say about its direction. */
enum { LOST, UNMOVED, GAINED, DIRECTIONS };

static const unsigned colours[DIRECTIONS] = { PAGE_LOSS, PAGE_NOTE, PAGE_GAIN };
static const unsigned pale[DIRECTIONS] = { PAGE_LOSS_PALE, PAGE_MUTED, PAGE_GAIN_PALE };

struct dots {
	const struct plot_input *input;
	struct arena *arena;
	struct page page;
	struct rows rows;
	struct key key;
	struct axis_scale scale;
	struct script_area area;
	size_t *order, count;
	size_t from, to; /* editions; the same where there is one */
	double name_right, value_right, value_width, change_width;
};

static const struct plot_point *point_of(const struct dots *dots, size_t row, size_t edition)
{
	return &dots->input->lines[dots->order[row]].points[edition];
}

static const char *value_text(const struct dots *dots, size_t row)
{
	const struct plot_point *point = point_of(dots, row, dots->to);

	return point->present ? order_text(point->label) : "–";
}

static bool two_editions(const struct dots *dots)
{
	return dots->from != dots->to;
}

static const char *change_unit(const struct plot_input *input)
{
	return words_of(input)->change_unit[input->metric];
}

static void find_widths(struct dots *dots)
{
	dots->value_width = layout_width(axis_unit(dots->input), small_points, false);

	for (size_t i = 0; i < dots->count; i++)
		dots->value_width = fmax(
			dots->value_width, layout_width(value_text(dots, i), value_points, true));
	dots->change_width = 0;
	if (two_editions(dots))
		dots->change_width = layout_width(change_unit(dots->input), small_points, false);
	for (size_t i = 0; two_editions(dots) && i < dots->count; i++)
		dots->change_width =
			fmax(dots->change_width, rows_change_width(point_of(dots, i, dots->to)));
}

/* Right of the dots. */
static double right_width(const struct dots *dots)
{
	return PAGE_MARGIN + (two_editions(dots) ? dots->change_width + change_gap : 4);
}

/* What names may take up: a share of the page, or what the rest leaves in a narrow one. */
static double names_room(const struct dots *dots)
{
	double rest = PAGE_MARGIN + name_gap + dots->value_width + value_gap + least_width +
		      right_width(dots);

	return fmax(fmin(dots->page.width * 0.3, dots->page.width - rest), least_names);
}

static void find_columns(struct dots *dots)
{
	dots->name_right = PAGE_MARGIN + dots->rows.width;
	dots->value_right = dots->name_right + name_gap + dots->value_width;
	dots->area.left = dots->value_right + value_gap;
	dots->area.right = dots->page.width - right_width(dots);
}

static bool newer_derived(const struct dots *dots)
{
	for (size_t i = 0; i < dots->count; i++)
		if (point_of(dots, i, dots->to)->derived)
			return true;
	return false;
}

static void fill_key(struct dots *dots)
{
	const struct plot_edition *editions = dots->input->editions;
	const struct words *words = words_of(dots->input);

	if (!two_editions(dots))
		return;
	key_add(&dots->key, arena_printf(dots->arena, "GCI %d", editions[dots->from].label),
		KEY_RING, PAGE_NOTE);
	key_add(&dots->key, arena_printf(dots->arena, "GCI %d", editions[dots->to].label),
		newer_derived(dots) ? KEY_RING_LARGE : KEY_DOT, PAGE_NOTE);
	key_add(&dots->key, words->gained, KEY_LINE, PAGE_GAIN);
	key_add(&dots->key, words->lost, KEY_LINE, PAGE_LOSS);
	key_place(&dots->key, &dots->page);
}

static bool lay_out(struct dots *dots, const struct plot_options *options, struct err *err)
{
	const struct plot_input *input = dots->input;
	const char **names;
	bool *strong, any = order_highlighted(input) < input->line_count;

	dots->order = order_of(input, dots->arena, &dots->count);
	if (!order_check("dots", dots->count, 1, MOST_ROWS, err))
		return false;
	names = arena_array(dots->arena, dots->count, sizeof *names);
	strong = arena_array(dots->arena, dots->count, sizeof *strong);
	for (size_t i = 0; i < dots->count; i++) {
		names[i] = input->lines[dots->order[i]].name;
		strong[i] = any && input->lines[dots->order[i]].highlighted;
	}
	dots->to = input->edition_count - 1;
	page_init(&dots->page, dots->arena, input, options);
	fill_key(dots);
	find_widths(dots);
	rows_init(
		&dots->rows, dots->arena, names, strong, dots->count, names_room(dots), row_pitch);
	find_columns(dots);
	dots->scale = axis_scale_of(input);
	dots->area.top = dots->page.head + (two_editions(dots) ? 46 : 26);
	if (!page_wide_enough(&dots->page, dots->area.left, dots->area.right, least_width, err) ||
		!page_fit(&dots->page, dots->area.top, 0, dots->rows.pitch * (double)dots->count,
			fmax(least_pitch, dots->rows.least) * (double)dots->count,
			&dots->area.bottom, err))
		return false;
	rows_set_scale(&dots->scale, &dots->area);
	rows_set_area(&dots->rows, &dots->area);
	return true;
}

static void draw_head(const struct dots *dots, struct script *script)
{
	const struct plot_input *input = dots->input;
	const struct script_style style = { small_points, SCRIPT_REGULAR, PAGE_NOTE };
	double y = dots->area.top - 10;

	key_draw(&dots->key, script);
	script_label(script, dots->value_right, y, SCRIPT_RIGHT, &style, axis_unit(input));
	if (two_editions(dots))
		script_label(script, dots->page.width - PAGE_MARGIN, y, SCRIPT_RIGHT, &style,
			change_unit(input));
}

static void draw_figures(const struct dots *dots, struct script *script)
{
	script_section(script, "values and changes");
	for (size_t i = 0; i < dots->count; i++) {
		const struct script_style style = { value_points, SCRIPT_BOLD, PAGE_INK };
		double y = rows_y(&dots->area, (double)i + 1);

		script_label(
			script, dots->value_right, y, SCRIPT_RIGHT, &style, value_text(dots, i));
		if (two_editions(dots))
			rows_draw_change(point_of(dots, i, dots->to),
				dots->page.width - PAGE_MARGIN, y, script);
	}
}

static int direction_of(const struct dots *dots, size_t row)
{
	return two_editions(dots) ? UNMOVED + rows_direction(point_of(dots, row, dots->to))
				  : GAINED;
}

/* Bars from the older to the newer point. */
static bool write_bars(const struct dots *dots, int direction, struct script *script)
{
	bool any = false;

	for (size_t i = 0; two_editions(dots) && i < dots->count; i++) {
		const struct plot_point *from = point_of(dots, i, dots->from);
		const struct plot_point *to = point_of(dots, i, dots->to);
		double a[] = { from->value, (double)i + 1 }, b[] = { to->value, (double)i + 1 };

		if (!from->present || !to->present || direction_of(dots, i) != direction)
			continue;
		if (any)
			script_gap(script);
		else
			script_block(script, "move", (size_t)direction);
		any = true;
		script_row(script, a, 2);
		script_row(script, b, 2);
	}
	if (any)
		script_block_end(script);
	return any;
}

static bool write_points(const struct dots *dots, const char *name, int index, int direction,
	size_t edition, int derived, struct script *script)
{
	bool any = false;

	for (size_t i = 0; i < dots->count; i++) {
		const struct plot_point *point = point_of(dots, i, edition);
		double row[] = { point->value, (double)i + 1 };

		if (!point->present || direction_of(dots, i) != direction ||
			(derived >= 0 && point->derived != (derived == 1)))
			continue;
		if (!any)
			script_block(script, name, (size_t)index);
		any = true;
		script_row(script, row, 2);
	}
	if (any)
		script_block_end(script);
	return any;
}

static void plot_ring(
	const char *name, int index, double size, unsigned colour, struct script *script)
{
	script_plot_points(script, name, (size_t)index, size, colour);
	script_plot_points(script, name, (size_t)index, size * 0.55, PAGE_WHITE);
}

static void draw_data(const struct dots *dots, struct script *script)
{
	bool bands, bars[DIRECTIONS], olds[DIRECTIONS], news[DIRECTIONS], derived[DIRECTIONS];

	script_section(script, "data: value, row; 0 lost, 1 neither, 2 gained");
	bands = rows_write_bands(
		&dots->rows, &dots->area, dots->area.left, dots->area.right, script);
	for (int d = LOST; d < DIRECTIONS; d++) {
		bars[d] = write_bars(dots, d, script);
		olds[d] = two_editions(dots) &&
			  write_points(dots, "from", d, d, dots->from, -1, script);
		news[d] = write_points(dots, "to", d, d, dots->to, 0, script);
		derived[d] = write_points(dots, "derived", d, d, dots->to, 1, script);
	}
	script_section(script, "bars, rings of the older edition, dots of the newer");
	if (bands)
		script_plot_boxes(script, "band", 0, PAGE_BAND);
	for (int d = LOST; d < DIRECTIONS; d++) {
		const struct script_stroke bar = { 4.5, pale[d], SCRIPT_SOLID, false };

		if (bars[d])
			script_plot_lines(script, "move", (size_t)d, &bar);
	}
	for (int d = LOST; d < DIRECTIONS; d++) {
		if (olds[d])
			plot_ring("from", d, 0.8, colours[d], script);
		if (news[d]) {
			script_plot_points(script, "to", (size_t)d, 1.5, PAGE_WHITE);
			script_plot_points(script, "to", (size_t)d, 1.25, colours[d]);
		}
		if (derived[d])
			plot_ring("derived", d, 1.35, colours[d], script);
	}
}

static bool draw(const struct plot_input *input, const struct plot_options *options, FILE *stream,
	struct err *err)
{
	__attribute__((cleanup(arena_finish))) struct arena arena = { 0 };
	struct dots dots = { .input = input, .arena = &arena };
	struct script script;

	if (!lay_out(&dots, options, err))
		return false;
	page_open(&dots.page, &dots.area, options, "dots", stream, &script);
	rows_draw_scale(&dots.scale, &dots.area, true, words_of(input)->better, &script);
	rows_draw_lines(&dots.rows, &dots.area, &script);
	draw_head(&dots, &script);
	rows_draw_names(&dots.rows, &dots.area, dots.name_right, SCRIPT_RIGHT, &script);
	draw_figures(&dots, &script);
	draw_data(&dots, &script);
	return script_close(&script, err);
}

extern const struct plot_chart plot_dots;
const struct plot_chart plot_dots = { "dots",
	"countries ranked by the newer of two editions, with the change between them", draw };
