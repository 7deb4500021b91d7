/* Where the value labels of points stand: beside, above or below, wherever least is hidden. Pixels
 * from the top left. The same input always gives the same places. */
#ifndef PLOTS_PLACE_H
#define PLOTS_PLACE_H

#include <stdbool.h>
#include <stddef.h>

struct place_box {
	double left, top, right, bottom;
};

/* A piece of a line that a label should not cover; `cost` a pixel covered. */
struct place_segment {
	double x0, y0, x1, y1, cost;
};

/* Something that a label should not touch: a point, another text; `cost` once. */
struct place_obstacle {
	struct place_box box;
	double cost;
};

struct place_field {
	struct place_box bounds; /* labels stay inside */
	const struct place_segment *segments;
	size_t segment_count;
	const struct place_obstacle *obstacles;
	size_t obstacle_count;
};

/* Where the line's shape asks for a label: above a peak, below a valley, on the outer side of a
 * slope. */
enum place_side {
	PLACE_ABOVE,
	PLACE_BELOW,
	PLACE_ABOVE_LEFT,
	PLACE_ABOVE_RIGHT,
	PLACE_BELOW_LEFT,
	PLACE_BELOW_RIGHT,
	PLACE_LEFT,
	PLACE_RIGHT,
	PLACE_SIDES
};

struct place_label {
	double x, y;          /* the point */
	double width, height; /* of the text */
	enum place_side wish;
	bool optional; /* rather not shown than on top of something */
	/* found */
	bool shown;
	enum place_side side;
	struct place_box box;
};

/* A cost that nothing in sight is worth: an optional label is dropped rather. */
#define PLACE_FORBIDDEN 1000.0
/* The cost of an obstacle that is text: a label that can only stand upon it is dropped, optional or
 * not. So is the later of two labels that can only stand upon each other. */
#define PLACE_TEXT 2000.0

void place_labels(const struct place_field *field, struct place_label *labels, size_t count);

#endif
