/* The bump chart: the position of each country inside the group at every edition, joined by smooth
 * curves. It hides how far apart countries are, so the value itself stands beside the names. Tied
 * countries share a number and stand side by side in a bundle. */
#include "plots/ends.h"
#include "plots/order.h"
#include "plots/rows.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST = 2, MOST = 40, A_FEW = 12, SOME = 20, STEPS = 20, NONE = -1 };

static const double least_pitch = 10, least_step = 36, name_share = 0.25, one_sided = 1.4,
		    two_lines = 21, steepness = 9, first_room = 14;

struct bump {
	const struct plot_input *input;
	struct arena *arena;
	struct page page;
	struct script_area area;
	struct ends left, right;
	size_t *order, count, depth; /* most countries in an edition */
	int *slot, *position;        /* by edition and number in the order; NONE: not there */
	double pitch, node, head;    /* node: diameter in pixels */
	bool plain;
};

static const struct plot_line *line_of(const struct bump *bump, size_t i)
{
	return &bump->input->lines[bump->order[i]];
}

static int *cell(const struct bump *bump, int *table, size_t edition, size_t i)
{
	return &table[edition * bump->count + i];
}

static bool is_strong(const struct bump *bump, size_t i)
{
	return line_of(bump, i)->highlighted;
}

static bool is_derived(const struct bump *bump, size_t i, size_t edition)
{
	return line_of(bump, i)->points[edition].derived ||
	       (bump->input->metric == PLOT_ITU && bump->input->editions[edition].derived);
}

/* --- positions --- */

struct ranked {
	double value; /* less is better */
	int before;   /* slot in the neighbouring edition */
	size_t i;
};

static int by_value(const void *a, const void *b)
{
	const struct ranked *left = a, *right = b;

	if (left->value != right->value)
		return left->value < right->value ? -1 : 1;
	if (left->before != right->before)
		return left->before < right->before ? -1 : 1;
	return (left->i > right->i) - (left->i < right->i);
}

/* Tied countries stand in the order of the edition before, so that their lines do not cross. */
static void rank_edition(struct bump *bump, size_t edition)
{
	struct ranked *list = arena_array(bump->arena, bump->count, sizeof *list);
	bool reversed = order_reversed(bump->input->metric);
	size_t n = 0;

	for (size_t i = 0; i < bump->count; i++) {
		const struct plot_point *point = &line_of(bump, i)->points[edition];
		int before = edition > 0 ? *cell(bump, bump->slot, edition - 1, i) : NONE;

		*cell(bump, bump->slot, edition, i) = NONE;
		if (point->present)
			list[n++] = (struct ranked) { reversed ? point->value : -point->value,
				before == NONE ? (int)i : before, i };
	}
	if (n > 0)
		qsort(list, n, sizeof *list, by_value);
	for (size_t k = 0; k < n; k++) {
		bool tied = k > 0 && list[k].value == list[k - 1].value;

		*cell(bump, bump->slot, edition, list[k].i) = (int)k;
		*cell(bump, bump->position, edition, list[k].i) =
			tied ? *cell(bump, bump->position, edition, list[k - 1].i) : (int)k + 1;
	}
	bump->depth = n > bump->depth ? n : bump->depth;
}

/* --- the page --- */

static unsigned muted_text(const struct bump *bump)
{
	return bump->plain ? PAGE_SUBTITLE : PAGE_NOTE;
}

static unsigned colour_of(const struct bump *bump, size_t i)
{
	if (!is_strong(bump, i) || bump->plain)
		return bump->plain ? 0x7c93a8 : 0xd5d9df;
	return page_accent(order_accent(bump->input, bump->order[i]));
}

static void collect_ends(struct bump *bump, struct ends *ends, size_t edition, bool mirrored,
	bool names, double most)
{
	size_t last = bump->input->edition_count - 1;

	*ends = (struct ends) { .list = arena_array(bump->arena, bump->count, sizeof *ends->list) };
	for (size_t i = 0; i < bump->count; i++) {
		bool strong = is_strong(bump, i) && !bump->plain;

		if (*cell(bump, bump->slot, edition, i) == NONE)
			continue;
		ends->list[ends->count++] = (struct end) {
			.value = order_text(line_of(bump, i)->points[edition].label),
			.name = names || *cell(bump, bump->slot, last, i) == NONE
					? order_text(line_of(bump, i)->name)
					: "",
			.y = *cell(bump, bump->slot, edition, i) + 1,
			.colour = strong ? colour_of(bump, i) : muted_text(bump),
			.strong = strong,
			.bare = true,
		};
	}
	ends_measure(ends, bump->arena, most, bump->pitch < two_lines ? 1 : 2);
	ends->leader = bump->node / 2 + 3;
	ends->mirrored = mirrored;
}

static void set_ends(struct bump *bump, struct ends *ends)
{
	for (size_t i = 0; i < ends->count; i++)
		ends->list[i].at = axis_y(&bump->area, ends->list[i].y);
}

static void find_sides(struct bump *bump)
{
	const struct plot_input *input = bump->input;
	const struct plot_edition *first = &input->editions[0];
	const struct plot_edition *last = &input->editions[input->edition_count - 1];

	bump->area.left =
		PAGE_MARGIN + fmax(ends_width(&bump->left), rows_heading_width(first) / 2);
	bump->area.right = bump->page.width - PAGE_MARGIN -
			   fmax(ends_width(&bump->right), rows_heading_width(last) / 2);
}

static bool find_page(struct bump *bump, const struct plot_options *options, struct err *err)
{
	const struct plot_input *input = bump->input;
	struct script_area *area = &bump->area;
	size_t last = input->edition_count - 1;
	double most;

	page_init(&bump->page, bump->arena, input, options);
	bump->pitch = bump->depth <= A_FEW ? 28 : bump->depth <= SOME ? 21 : 15;
	for (size_t k = 0; k <= last; k++)
		bump->head = fmax(bump->head, rows_heading_height(&input->editions[k]));
	area->top = bump->page.head + bump->head + first_room;
	if (!page_fit(&bump->page, area->top, 0, bump->pitch * (double)bump->depth,
		    least_pitch * (double)bump->depth, &area->bottom, err))
		return false;
	bump->pitch = (area->bottom - area->top) / (double)bump->depth;
	bump->node = fmin(16, bump->pitch - 3);
	most = bump->page.width * name_share;
	collect_ends(bump, &bump->right, last, false, true, most);
	collect_ends(bump, &bump->left, 0, true, true, most);
	find_sides(bump);
	if (area->right - area->left < least_step * (double)last) { /* names on one side only */
		collect_ends(bump, &bump->right, last, false, true, most * one_sided);
		collect_ends(bump, &bump->left, 0, true, false, most);
		find_sides(bump);
	}
	area->x_left = 0;
	area->x_right = (double)last;
	area->y_top = 0.5;
	area->y_bottom = (double)bump->depth + 0.5;
	set_ends(bump, &bump->left);
	set_ends(bump, &bump->right);
	return page_wide_enough(
		&bump->page, area->left, area->right, least_step * fmax((double)last, 1), err);
}

static bool lay_out(struct bump *bump, const struct plot_options *options, struct err *err)
{
	const struct plot_input *input = bump->input;
	size_t strong = order_highlighted(input), cells;

	bump->order = order_of(input, bump->arena, &bump->count);
	if (!order_check("bump", bump->count, LEAST, MOST, err))
		return false;
	if (input->edition_count < 2)
		return err_set(err, ERR_MISLEADING,
			"bump shows how positions change: it needs two editions at least");
	bump->plain = strong == 0 || strong == bump->count;
	if (strong == bump->count && strong < PAGE_ACCENTS)
		bump->plain = false; /* few enough for a colour each */
	cells = bump->count * input->edition_count;
	bump->slot = arena_array(bump->arena, cells, sizeof *bump->slot);
	bump->position = arena_array(bump->arena, cells, sizeof *bump->position);
	for (size_t k = 0; k < input->edition_count; k++)
		rank_edition(bump, k);
	return find_page(bump, options, err);
}

/* --- texts --- */

static void draw_numbers(const struct bump *bump, struct script *script)
{
	STR_SCOPED text = { 0 };

	script_section(script, "positions");
	for (size_t k = 0; k < bump->input->edition_count; k++) {
		for (size_t i = 0; i < bump->count; i++) {
			int slot = *cell(bump, bump->slot, k, i);
			bool strong = is_strong(bump, i) && !bump->plain;
			bool filled = (strong || bump->plain) && !is_derived(bump, i, k);
			bool wide = *cell(bump, bump->position, k, i) > 9;
			const struct script_style style = { bump->node * (wide ? 0.42 : 0.47),
				SCRIPT_BOLD,
				filled   ? PAGE_WHITE
				: strong ? colour_of(bump, i)
					 : PAGE_SUBTITLE };

			if (slot == NONE)
				continue;
			str_clear(&text);
			str_addf(&text, "%d", *cell(bump, bump->position, k, i));
			script_label(script, axis_x(&bump->area, (double)k),
				axis_y(&bump->area, slot + 1), SCRIPT_CENTER, &style,
				str_text(&text));
		}
	}
}

/* Names of those who are in neither the first nor the last edition. */
static void draw_inner_names(const struct bump *bump, struct script *script)
{
	size_t last = bump->input->edition_count - 1, edition;

	for (size_t i = 0; i < bump->count; i++) {
		const struct script_style style = { 7.5, SCRIPT_REGULAR, muted_text(bump) };

		if (*cell(bump, bump->slot, 0, i) != NONE ||
			*cell(bump, bump->slot, last, i) != NONE ||
			!order_last(bump->input, bump->order[i], &edition))
			continue;
		script_label(script, axis_x(&bump->area, (double)edition) + bump->node / 2 + 3,
			axis_y(&bump->area, *cell(bump, bump->slot, edition, i) + 1), SCRIPT_LEFT,
			&style, order_text(line_of(bump, i)->name));
	}
}

static void draw_head(const struct bump *bump, struct script *script)
{
	double step = (bump->area.right - bump->area.left) / bump->area.x_right;

	script_section(script, "the editions, evenly spaced");
	for (size_t k = 0; k < bump->input->edition_count; k++)
		rows_draw_heading(bump->input, k, axis_x(&bump->area, (double)k),
			bump->area.top - bump->head - 2, SCRIPT_CENTER, step,
			rows_when_fits(bump->input, step), script);
}

/* --- data --- */

/* From one position to the next along a logistic curve, level at both ends. */
static void write_curve(double x, double from, double to, bool first, struct script *script)
{
	double low = 1 / (1 + exp(steepness / 2));

	for (int i = first ? 0 : 1; i <= STEPS; i++) {
		double t = (double)i / STEPS;
		double rise = (1 / (1 + exp(-steepness * (t - 0.5))) - low) / (1 - 2 * low);
		double row[] = { x + t, from + (to - from) * rise };

		script_row(script, row, 2);
	}
}

/* Which lines a block holds: all that are not strong, or one that is. */
static bool belongs(const struct bump *bump, size_t i, size_t only)
{
	bool strong = is_strong(bump, i) && !bump->plain;

	return only < bump->count ? i == only : !strong;
}

static bool write_curves(
	const struct bump *bump, size_t only, bool dashed, size_t index, struct script *script)
{
	bool any = false;

	for (size_t i = 0; i < bump->count; i++) {
		bool open = false;

		for (size_t k = 1; k < bump->input->edition_count && belongs(bump, i, only); k++) {
			int from = *cell(bump, bump->slot, k - 1, i);
			int to = *cell(bump, bump->slot, k, i);

			if (from == NONE || to == NONE || is_derived(bump, i, k) != dashed) {
				open = false;
				continue;
			}
			if (!any)
				script_block(script, dashed ? "derived_line" : "line", index);
			if (any && !open)
				script_gap(script);
			write_curve((double)k - 1, from + 1, to + 1, !open, script);
			any = open = true;
		}
	}
	if (any)
		script_block_end(script);
	return any;
}

static bool write_nodes(
	const struct bump *bump, size_t only, bool hollow, size_t index, struct script *script)
{
	bool any = false;

	for (size_t i = 0; i < bump->count; i++) {
		for (size_t k = 0; k < bump->input->edition_count && belongs(bump, i, only); k++) {
			int slot = *cell(bump, bump->slot, k, i);
			double row[] = { (double)k, slot + 1 };

			if (slot == NONE || is_derived(bump, i, k) != hollow)
				continue;
			if (!any)
				script_block(script, hollow ? "derived_node" : "node", index);
			any = true;
			script_row(script, row, 2);
		}
	}
	if (any)
		script_block_end(script);
	return any;
}

/* Strokes from the first to the last node of a tie. */
static bool write_ties(const struct bump *bump, struct script *script)
{
	bool any = false;

	for (size_t k = 0; k < bump->input->edition_count; k++) {
		for (size_t i = 0; i < bump->count; i++) {
			int slot = *cell(bump, bump->slot, k, i), last = slot;
			int position = *cell(bump, bump->position, k, i);
			double a[] = { (double)k, slot + 1 }, b[] = { (double)k, 0 };

			for (size_t j = 0; j < bump->count; j++)
				if (*cell(bump, bump->slot, k, j) > last &&
					*cell(bump, bump->position, k, j) == position)
					last = *cell(bump, bump->slot, k, j);
			if (slot == NONE || slot + 1 != position || last == slot)
				continue;
			if (any)
				script_gap(script);
			else
				script_block(script, "tie", 0);
			any = true;
			b[1] = last + 1;
			script_row(script, a, 2);
			script_row(script, b, 2);
		}
	}
	if (any)
		script_block_end(script);
	return any;
}

struct layer {
	bool lines, dashed, nodes, hollow;
	size_t index;
	enum script_dash dash; /* of what is solid otherwise */
};

static struct layer write_layer(
	const struct bump *bump, size_t only, size_t index, struct script *script)
{
	return (struct layer) { write_curves(bump, only, false, index, script),
		write_curves(bump, only, true, index, script),
		write_nodes(bump, only, false, index, script),
		write_nodes(bump, only, true, index, script), index, SCRIPT_SOLID };
}

static void plot_curves(
	const struct layer *layer, double width, unsigned colour, struct script *script)
{
	struct script_stroke stroke = { width, colour, layer->dash, false };

	if (layer->lines)
		script_plot_lines(script, "line", layer->index, &stroke);
	stroke.dash = SCRIPT_DASHED;
	if (layer->dashed)
		script_plot_lines(script, "derived_line", layer->index, &stroke);
}

static void plot_nodes(
	const struct layer *layer, double diameter, unsigned colour, struct script *script)
{
	const double size = diameter / 7; /* gnuplot's size 1 is 7 pixels wide */

	if (layer->nodes) {
		script_plot_points(script, "node", layer->index, size + 0.3, PAGE_WHITE);
		script_plot_points(script, "node", layer->index, size, colour);
	}
	if (layer->hollow) {
		script_plot_points(script, "derived_node", layer->index, size + 0.3, PAGE_WHITE);
		script_plot_points(script, "derived_node", layer->index, size, colour);
		script_plot_points(script, "derived_node", layer->index, size - 0.45, PAGE_WHITE);
	}
}

static void draw_data(const struct bump *bump, struct script *script)
{
	struct layer *layers = arena_array(bump->arena, bump->count + 1, sizeof *layers);
	const struct script_stroke bundle = { bump->node + fmin(5, bump->pitch - bump->node - 1),
		0xe6e9ed, SCRIPT_SOLID, false };
	const bool many = bump->depth > SOME;
	bool ties;

	script_section(script, "data: number of the edition, position; ties; curves");
	ties = write_ties(bump, script);
	layers[bump->count] = write_layer(bump, bump->count, 0, script);
	for (size_t i = 0; i < bump->count; i++)
		if (is_strong(bump, i) && !bump->plain) {
			layers[i] = write_layer(bump, i, i + 1, script);
			layers[i].dash =
				page_dash(&bump->page, order_accent(bump->input, bump->order[i]));
		}
	script_section(script, "bundles of ties, curves, nodes");
	if (ties)
		script_plot_lines(script, "tie", 0, &bundle);
	plot_curves(
		&layers[bump->count], many ? 1.2 : 2, bump->plain ? 0xa9b8c6 : 0xd5d9df, script);
	for (size_t i = bump->count; i-- > 0;) {
		plot_curves(&layers[i], 6, PAGE_WHITE, script);
		plot_curves(&layers[i], 3.4, colour_of(bump, i), script);
	}
	plot_nodes(&layers[bump->count], bump->node, bump->plain ? 0x7c93a8 : 0xd5d9df, script);
	for (size_t i = bump->count; i-- > 0;)
		plot_nodes(&layers[i], bump->node, colour_of(bump, i), script);
}

static bool draw(const struct plot_input *input, const struct plot_options *options, FILE *stream,
	struct err *err)
{
	__attribute__((cleanup(arena_finish))) struct arena arena = { 0 };
	struct bump bump = { .input = input, .arena = &arena };
	struct script script;

	if (!lay_out(&bump, options, err))
		return false;
	/* nodes at the edges are not clipped: gnuplot clips points by their centres */
	page_open(&bump.page, &bump.area, options, "bump", stream, &script);
	draw_head(&bump, &script);
	ends_draw(&bump.left, &script, bump.area.left);
	ends_draw(&bump.right, &script, bump.area.right);
	draw_numbers(&bump, &script);
	draw_inner_names(&bump, &script);
	draw_data(&bump, &script);
	return script_close(&script, err);
}

extern const struct plot_chart plot_bump;
const struct plot_chart plot_bump = { "bump",
	"the position of each country inside a group, edition by edition", draw };
