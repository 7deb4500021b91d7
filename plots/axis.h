/* The axes of a chart over time: editions on x, places or scores on y. Pixels. */
#ifndef PLOTS_AXIS_H
#define PLOTS_AXIS_H

#include "base/mem.h"
#include "plots/page.h"

/* Values from top to bottom: 1 at the top for places and ranks, 100 for percentiles and scores. */
struct axis_scale {
	double top, bottom; /* values at the outer gridlines' places */
	double step;
	bool reversed; /* 1 is best and at the top */
};

/* The scale for an input: reaches input->last and every value given. */
struct axis_scale axis_scale_of(const struct plot_input *input);
/* The same, but the worst value given ends it: where many lines share little room. */
struct axis_scale axis_scale_tight(const struct plot_input *input);
/* "place", "ITU rank", "percentile", "score". */
const char *axis_unit(const struct plot_input *input);
/* Width of the widest number on the scale. */
double axis_numbers_width(const struct axis_scale *scale);
/* Gridlines with their numbers; `area` maps values to pixels. */
void axis_draw_scale(
	const struct axis_scale *scale, const struct script_area *area, struct script *script);

/* Pixels of a value, and of a year. */
double axis_y(const struct script_area *area, double value);
double axis_x(const struct script_area *area, double year);

/* Captions below the plot, one an edition: "GCI 2020", when, "of 194"; in rows where they would
 * overlap. */
struct axis_caption {
	const char *lines[3]; /* NULL: not said */
	double x, width;
	int row; /* -1: no room, only the mark */
};
struct axis_captions {
	struct axis_caption *list;
	size_t count;
	int rows;
	double row_height;
	const struct plot_edition *editions;
};
void axis_captions_init(
	struct axis_captions *captions, struct arena *arena, const struct plot_input *input);
/* Half the width of the first or last caption: it reaches beyond the point by so much. */
double axis_caption_half(const struct axis_captions *captions, size_t index);
/* Puts them on the axis; x from the area, whose left and right are known. */
void axis_captions_place(
	struct axis_captions *captions, struct arena *arena, const struct script_area *area);
double axis_captions_height(const struct axis_captions *captions);
void axis_captions_draw(const struct axis_captions *captions, const struct script_area *area,
	struct script *script);

#endif
