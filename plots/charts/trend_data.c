/* The lines of a trend as data blocks, and the plot command that draws them. */
#include "plots/charts/trend.h"

enum { MANY_LINES = 60 /* drawn thinner */ };

/* Pieces between neighbouring editions of lines that are strong or not, dashed or not. */
static bool write_pieces(const struct trend *trend, struct script *script, const char *name,
	size_t index, size_t first, size_t end, bool strong, bool dashed)
{
	const struct plot_input *input = trend->input;
	bool any = false;

	for (size_t i = first; i < end; i++) {
		bool open = false;

		for (size_t k = 1; k < input->edition_count && trend_is_strong(trend, i) == strong;
			k++) {
			const struct plot_point *from = trend_point(trend, i, k - 1);
			const struct plot_point *to = trend_point(trend, i, k);
			double a[] = { input->editions[k - 1].x, from->value };
			double b[] = { input->editions[k].x, to->value };

			if (!from->present || !to->present ||
				trend_is_derived(trend, i, k) != dashed) {
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
		for (size_t k = 0; k < input->edition_count && trend_is_strong(trend, i) == strong;
			k++) {
			double row[] = { input->editions[k].x, trend_point(trend, i, k)->value };

			if (!trend_point(trend, i, k)->present ||
				trend_is_derived(trend, i, k) != hollow)
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
	enum script_dash dash; /* of what is solid otherwise */
	enum script_mark mark;
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
	struct script_stroke stroke = { width, colour, layer->dash, false };

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
		script_plot_marks(script, "points", layer->index, layer->mark, size, colour);
	if (!layer->hollow)
		return;
	script_plot_marks(script, "derived_points", layer->index, layer->mark, size * 1.15, colour);
	script_plot_marks(
		script, "derived_points", layer->index, layer->mark, size * 0.65, PAGE_WHITE);
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
		script_plot_marks(script, "points", layer->index, layer->mark, 1.05, PAGE_WHITE);
	if (layer->hollow)
		script_plot_marks(
			script, "derived_points", layer->index, layer->mark, 1.2, PAGE_WHITE);
	plot_points(layer, script, 0.85, colour);
}

void trend_draw_data(const struct trend *trend, struct script *script)
{
	const struct plot_input *input = trend->input;
	struct layer *strong = arena_array(trend->arena, input->line_count, sizeof *strong);
	const unsigned colour = trend->plain ? PAGE_RULE : PAGE_MUTED;
	const bool many = input->line_count > MANY_LINES;
	/* a group's median is the first line, and drawn above the grey ones */
	const size_t medians = input->line_count > 0 && input->lines[0].median;
	struct layer muted, median;
	size_t count = 0;
	bool patches;

	script_section(script, "data: year, value; an empty line breaks a line; patches lie under "
			       "the values");
	muted = write_layer(trend, script, 0, medians, input->line_count, false);
	median = write_layer(trend, script, input->line_count + 1, 0, medians, false);
	for (size_t i = 0; i < input->line_count; i++) {
		if (!trend_is_strong(trend, i))
			continue;
		strong[count] = write_layer(trend, script, count + 1, i, i + 1, true);
		strong[count].dash = page_dash(&trend->page, count);
		strong[count].mark = page_mark(&trend->page, count);
		count++;
	}
	patches = trend_write_patches(trend, script);
	script_section(script, "the lines: grey ones first, the first highlighted one on top");
	plot_lines(&muted, script, many ? 0.6 : 1.3, colour);
	plot_points(&muted, script, many ? 0.2 : 0.42, colour);
	plot_lines(&median, script, 1.5, PAGE_INK);
	plot_points(&median, script, 0.42, PAGE_INK);
	if (patches)
		script_plot_boxes(script, "patches", 0, PAGE_WHITE);
	for (size_t i = count; i-- > 0;)
		plot_strong(&strong[i], script, page_accent(i));
}
