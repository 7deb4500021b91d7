/* The parts of the trend chart share these; see trend.c. */
#ifndef PLOTS_CHARTS_TREND_H
#define PLOTS_CHARTS_TREND_H

#include "plots/axis.h"
#include "plots/ends.h"
#include "plots/events.h"
#include "plots/page.h"
#include "plots/place.h"

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
	bool plain;        /* no line is highlighted: all are drawn darker */
	double unit_right; /* right edge of the unit's name above the numbers */
};

static inline const struct plot_point *trend_point(
	const struct trend *trend, size_t line, size_t edition)
{
	return &trend->input->lines[line].points[edition];
}

static inline bool trend_is_strong(const struct trend *trend, size_t line)
{
	return trend->input->lines[line].highlighted || trend->input->line_count == 1;
}

/* Ranks that ITU did not print are hollow, and what leads to them is dashed. */
static inline bool trend_is_derived(const struct trend *trend, size_t line, size_t edition)
{
	return trend_point(trend, line, edition)->derived ||
	       (trend->input->metric == PLOT_ITU && trend->input->editions[edition].derived);
}

static inline double trend_x(const struct trend *trend, size_t edition)
{
	return axis_x(&trend->area, trend->input->editions[edition].x);
}

static inline double trend_y(const struct trend *trend, size_t line, size_t edition)
{
	return axis_y(&trend->area, trend_point(trend, line, edition)->value);
}

static inline const char *trend_text(const char *text)
{
	return text ? text : "";
}

/* The newest edition with a figure; false for a line without any. */
static inline bool trend_last(const struct trend *trend, size_t line, size_t *ret)
{
	for (size_t k = trend->input->edition_count; k-- > 0;) {
		if (trend_point(trend, line, k)->present) {
			*ret = k;
			return true;
		}
	}
	return false;
}

/* trend_values.c: the values at the points of highlighted lines. Finds places, draws the texts, and
 * writes the white patches that lie under them as data; false where there is none. */
void trend_place_values(struct trend *trend);
void trend_draw_values(const struct trend *trend, struct script *script);
bool trend_write_patches(const struct trend *trend, struct script *script);
/* trend_data.c: the lines themselves, as data blocks and the plot command. */
void trend_draw_data(const struct trend *trend, struct script *script);

#endif
