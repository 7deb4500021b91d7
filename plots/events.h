/* Events on a chart over time: dotted verticals with labels above the plot, in rows so that none
 * overlap. Pixels. */
#ifndef PLOTS_EVENTS_H
#define PLOTS_EVENTS_H

#include "base/mem.h"
#include "plots/page.h"
#include "plots/place.h"

struct event {
	double x;
	size_t given; /* its number in the input */
	struct layout_lines lines;
	double width, left; /* of the label */
	int row;            /* of its lowest line, 0 nearest the plot */
};
struct events {
	struct event *list;
	size_t count;
	int rows; /* at least 1: the unit's name stands in the lowest */
};

/* Wraps the titles and finds rows. The area's left, right and years are known; `taken` is the right
 * edge of what stands at the left of the lowest row (the unit's name). Events beyond the area are
 * left out. */
void events_init(struct events *events, struct arena *arena, const struct plot_input *input,
	const struct script_area *area, double page_width, double taken);
/* Height of the rows, from the page's head to the plot area. */
double events_height(const struct events *events);
/* The box of a label, for an area whose top is known. */
struct place_box event_box(const struct event *event, const struct script_area *area);
/* Centre of a row's text. */
double events_row_y(const struct script_area *area, int row);
void events_draw(
	const struct events *events, const struct script_area *area, struct script *script);

#endif
