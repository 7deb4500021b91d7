#include "plots/ends.h"

#include <math.h>

static const double plain_points = 8.5, strong_points = 9, least_points = 6.5, extra_points = 6.8,
		    single = 13, leading = 11.5, leader_start = 6, leader_short = 13,
		    leader_long = 28, leader_gap = 4, column_gap = 6;

/* More labels than this stand far from their points, and leaders need room to be told apart. */
enum { MANY = 25 };

static double points_of(const struct end *end)
{
	return end->strong ? strong_points : plain_points;
}

static double extra_width(const struct end *end)
{
	return end->extra ? column_gap + layout_width(end->extra, extra_points, false) : 0;
}

static double line_width(const struct end *end, size_t line)
{
	double extra = line + 1 == end->lines.count ? extra_width(end) : 0;

	return layout_width(end->lines.text[line], end->lines.points, end->strong) + extra;
}

static double extra_lines(const struct end *end)
{
	return end->lines.count > 1 ? (double)end->lines.count - 1 : 0;
}

static double first_line_y(const struct end *end)
{
	return end->at - extra_lines(end) * leading / 2;
}

void ends_measure(struct ends *ends, struct arena *arena, double most, size_t lines)
{
	ends->value_width = ends->name_width = 0;
	ends->leader = ends->count > MANY ? leader_long : leader_short;
	for (size_t i = 0; i < ends->count; i++) {
		struct end *end = &ends->list[i];
		double value = layout_width(end->value, points_of(end), end->strong);

		end->lines = layout_fit(arena, end->name, fmax(most - extra_width(end), 20),
			points_of(end), least_points, end->strong, lines);
		end->size = single + leading * extra_lines(end);
		ends->value_width = fmax(ends->value_width, value);
		for (size_t k = 0; k < end->lines.count; k++)
			ends->name_width = fmax(ends->name_width, line_width(end, k));
	}
}

double ends_width(const struct ends *ends)
{
	if (ends->count == 0)
		return 0;
	return ends->leader + leader_gap + ends->value_width + column_gap + ends->name_width;
}

double ends_height(const struct ends *ends)
{
	double height = 0;

	for (size_t i = 0; i < ends->count; i++)
		height += ends->list[i].size;
	return height;
}

void ends_spread(struct ends *ends, double low, double high)
{
	double *want = mem_alloc(ends->count * sizeof *want);
	double *size = mem_alloc(ends->count * sizeof *size);
	double *at = mem_alloc(ends->count * sizeof *at);

	for (size_t i = 0; i < ends->count; i++) {
		want[i] = ends->list[i].y;
		size[i] = ends->list[i].size;
	}
	layout_spread(want, size, ends->count, low, high, at);
	for (size_t i = 0; i < ends->count; i++)
		ends->list[i].at = at[i];
	mem_free(want);
	mem_free(size);
	mem_free(at);
}

/* From the plot's edge to where the label begins. */
static void draw_leader(const struct end *end, struct script *script, double edge, double label)
{
	struct script_stroke stroke = { 0.6, PAGE_LEADER, SCRIPT_SOLID, true };
	double side = label < edge ? -1 : 1;

	if (end->early) {
		/* along the height of its last point, so that the eye finds the way */
		stroke.dash = SCRIPT_DOTTED;
		stroke.width = 0.9;
		script_line(script, end->x + side * leader_start, end->y, edge + side * 2, end->y,
			&stroke);
		stroke.dash = SCRIPT_SOLID;
		stroke.width = 0.6;
		script_line(script, edge + side * 2, end->y, label, first_line_y(end), &stroke);
		return;
	}
	script_line(
		script, end->x + side * leader_start, end->y, label, first_line_y(end), &stroke);
}

static void draw_extra(const struct end *end, struct script *script, double name_edge)
{
	const struct script_style small = { extra_points, SCRIPT_REGULAR, PAGE_NOTE };
	double y = first_line_y(end) + extra_lines(end) * leading + 0.8;
	double width = line_width(end, end->lines.count - 1);

	script_label(script, name_edge + width - extra_width(end) + column_gap, y, SCRIPT_LEFT,
		&small, end->extra);
}

void ends_draw(const struct ends *ends, struct script *script, double edge)
{
	enum script_align align = ends->mirrored ? SCRIPT_RIGHT : SCRIPT_LEFT;
	double side = ends->mirrored ? -1 : 1, label = edge + side * ends->leader;
	/* numbers are right-aligned on both sides */
	double value_edge = label + side * leader_gap + (ends->mirrored ? 0 : ends->value_width);
	double name_edge =
		value_edge + side * column_gap - (ends->mirrored ? ends->value_width : 0);

	script_section(script, "labels at the ends of the lines");
	for (size_t i = 0; i < ends->count; i++) {
		const struct end *end = &ends->list[i];
		enum script_face face = end->strong ? SCRIPT_BOLD : SCRIPT_REGULAR;
		const struct script_style value = { points_of(end), face, end->colour };
		const struct script_style name = { end->lines.points, face, end->colour };
		double y = first_line_y(end);

		if (!end->bare)
			draw_leader(end, script, edge, label);
		script_label(script, value_edge, y, SCRIPT_RIGHT, &value, end->value);
		for (size_t k = 0; k < end->lines.count; k++, y += leading)
			script_label(script, name_edge, y, align, &name, end->lines.text[k]);
		if (end->extra && end->lines.count)
			draw_extra(end, script, name_edge);
	}
}
