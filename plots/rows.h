/* What charts of rows share: a country, region or pillar a row, names at the left, and a scale
 * across with the best at the right. Rows stand at y = 1, 2, ... of the plot area. Pixels. */
#ifndef PLOTS_ROWS_H
#define PLOTS_ROWS_H

#include "base/mem.h"
#include "plots/axis.h"
#include "plots/page.h"

struct rows {
	struct layout_lines *names; /* of each row, wrapped */
	const bool *strong;         /* bold, on a band; NULL: none is */
	size_t count;
	double points; /* size of the names, some of which may be smaller */
	double width;  /* of the widest name */
	double pitch;  /* from row to row, as it looks best */
	double least;  /* the closest that rows may stand for their names */
};

/* Fits names into `most` pixels: in two lines where rows are high enough, or smaller. The pitch is
 * `pitch` for a few rows, and closer for many. */
void rows_init(struct rows *rows, struct arena *arena, const char *const *names, const bool *strong,
	size_t count, double most, double pitch);
/* Bands behind strong rows. Fills `area->y_top`, `y_bottom` for the rows. */
void rows_set_area(const struct rows *rows, struct script_area *area);
double rows_y(const struct script_area *area, double row);
/* Names, right-aligned to `right` or left-aligned at `left`. */
void rows_draw_names(const struct rows *rows, const struct script_area *area, double x,
	enum script_align align, struct script *script);
/* A thin line along every row. */
void rows_draw_lines(
	const struct rows *rows, const struct script_area *area, struct script *script);
/* Bands behind strong rows, from `left` to `right`: data blocks, then the plot elements; x and y
 * are the area's. */
bool rows_write_bands(const struct rows *rows, const struct script_area *area, double left,
	double right, struct script *script);

/* x from the worst to the best value, with some pixels of room on both sides. */
void rows_set_scale(const struct axis_scale *scale, struct script_area *area);
/* Gridlines with their numbers above or below the area, and the words for the best end. */
void rows_draw_scale(const struct axis_scale *scale, const struct script_area *area, bool above,
	const char *best, struct script *script);

/* Whether the small `when` of every edition fits into `room` pixels: all show it, or none. */
bool rows_when_fits(const struct plot_input *input, double room);
/* The heading of an edition of the input: "GCI 2020", or "2020" in too little room; below it small
 * `when` and, where there is room, "of 194". */
double rows_heading_height(const struct plot_edition *edition);
/* Width of the widest of its lines in full. */
double rows_heading_width(const struct plot_edition *edition);
void rows_draw_heading(const struct plot_input *input, size_t index, double x, double top,
	enum script_align align, double room, bool when, struct script *script);

/* A change with its triangle, right-aligned to `right`; a dash where there is none to show. */
double rows_change_width(const struct plot_point *point);
void rows_draw_change(
	const struct plot_point *point, double right, double y, struct script *script);
/* 1 gained, -1 lost, 0 neither or unknown. */
int rows_direction(const struct plot_point *point);

#endif
