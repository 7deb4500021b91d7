#include "plots/place.h"

#include <math.h>

enum { DISTANCES = 3, ROUNDS = 3 };

static const double distances[DISTANCES] = { 6, 10, 16 };
static const double distance_cost = 8, text_clearance = 1, label_cost = 1500, outside_cost = 5000;

/* The box of a label on a side of its point, `away` from its centre. */
static struct place_box box_at(const struct place_label *label, enum place_side side, double away)
{
	double w = label->width, h = label->height, x = label->x, y = label->y;
	double near = away * 0.55;
	bool left = side == PLACE_ABOVE_LEFT || side == PLACE_BELOW_LEFT;
	bool right = side == PLACE_ABOVE_RIGHT || side == PLACE_BELOW_RIGHT;
	bool above = side == PLACE_ABOVE || side == PLACE_ABOVE_LEFT || side == PLACE_ABOVE_RIGHT;
	bool below = side == PLACE_BELOW || side == PLACE_BELOW_LEFT || side == PLACE_BELOW_RIGHT;
	struct place_box box = { x - w / 2, y - h / 2, x + w / 2, y + h / 2 };

	if (left)
		box = (struct place_box) { x - near - w, 0, x - near, 0 };
	else if (right)
		box = (struct place_box) { x + near, 0, x + near + w, 0 };
	else if (side == PLACE_LEFT)
		box = (struct place_box) { x - away - 1 - w, box.top, x - away - 1, box.bottom };
	else if (side == PLACE_RIGHT)
		box = (struct place_box) { x + away + 1, box.top, x + away + 1 + w, box.bottom };
	if (above) {
		box.bottom = y - (left || right ? near : away);
		box.top = box.bottom - h;
	} else if (below) {
		box.top = y + (left || right ? near : away);
		box.bottom = box.top + h;
	}
	return box;
}

/* fmin() and fmax() of the library are calls that also look for NaN. */
static double smaller(double a, double b)
{
	return a < b ? a : b;
}

static double larger(double a, double b)
{
	return a > b ? a : b;
}

static double overlap(const struct place_box *a, const struct place_box *b, double clearance)
{
	double width = smaller(a->right, b->right) - larger(a->left, b->left) + clearance;
	double height = smaller(a->bottom, b->bottom) - larger(a->top, b->top) + clearance;

	return width > 0 && height > 0 ? width * height : 0;
}

/* Narrows [from, to], the part of a segment inside one pair of edges (Liang & Barsky 1984). */
static void clip(double start, double delta, double low, double high, double *from, double *to)
{
	double a, b;

	if (delta == 0) {
		if (start < low || start > high)
			*to = -1;
		return;
	}
	a = (low - start) / delta;
	b = (high - start) / delta;
	*from = larger(*from, smaller(a, b));
	*to = smaller(*to, larger(a, b));
}

/* Length of the part of a segment inside the box, in pixels. */
static double covered(const struct place_segment *segment, const struct place_box *box)
{
	double dx = segment->x1 - segment->x0, dy = segment->y1 - segment->y0, from = 0, to = 1;

	clip(segment->x0, dx, box->left, box->right, &from, &to);
	clip(segment->y0, dy, box->top, box->bottom, &from, &to);
	return to > from ? (to - from) * hypot(dx, dy) : 0;
}

static double outside(const struct place_box *bounds, const struct place_box *box)
{
	return larger(bounds->left - box->left, 0) + larger(box->right - bounds->right, 0) +
	       larger(bounds->top - box->top, 0) + larger(box->bottom - bounds->bottom, 0);
}

/* What the surroundings say against a box; other labels aside. */
static double field_cost(const struct place_field *field, const struct place_box *box)
{
	double cost = outside(&field->bounds, box) > 0 ? outside_cost : 0;

	for (size_t i = 0; i < field->segment_count; i++)
		cost += field->segments[i].cost * covered(&field->segments[i], box);
	for (size_t i = 0; i < field->obstacle_count; i++)
		if (overlap(&field->obstacles[i].box, box, 0) > 0)
			cost += field->obstacles[i].cost;
	return cost;
}

/* How far a side is from the wished one: 0, 2, 4, ... in an order that keeps above above. */
static double side_cost(enum place_side wish, enum place_side side)
{
	static const int order[PLACE_SIDES][PLACE_SIDES] = {
		/* above, below, above left, above right, below left, below right, left, right */
		[PLACE_ABOVE] = { 0, 3, 1, 2, 4, 5, 6, 7 },
		[PLACE_BELOW] = { 3, 0, 4, 5, 1, 2, 6, 7 },
		[PLACE_ABOVE_LEFT] = { 1, 3, 0, 5, 6, 2, 4, 7 },
		[PLACE_ABOVE_RIGHT] = { 1, 3, 5, 0, 2, 6, 7, 4 },
		[PLACE_BELOW_LEFT] = { 3, 1, 6, 2, 0, 5, 4, 7 },
		[PLACE_BELOW_RIGHT] = { 3, 1, 2, 6, 5, 0, 7, 4 },
		[PLACE_LEFT] = { 2, 3, 1, 6, 4, 7, 0, 5 },
		[PLACE_RIGHT] = { 2, 3, 6, 1, 7, 4, 5, 0 },
	};

	return 2.0 * order[wish][side];
}

/* Chooses the cheapest place of one label, the others as they stand. */
static void place_one(
	const struct place_field *field, struct place_label *labels, size_t count, size_t which)
{
	struct place_label *label = &labels[which];
	double best = INFINITY;

	for (int side = 0; side < PLACE_SIDES; side++) {
		for (int k = 0; k < DISTANCES; k++) {
			double away =
				k * distance_cost + side_cost(label->wish, (enum place_side)side);
			struct place_box box;
			double cost;

			if (away >= best) /* whatever surrounds it */
				continue;
			box = box_at(label, (enum place_side)side, distances[k]);
			cost = field_cost(field, &box) + away;
			for (size_t i = 0; i < count; i++)
				if (i != which && labels[i].shown &&
					overlap(&labels[i].box, &box, text_clearance) > 0)
					cost += label_cost;
			if (cost < best) {
				best = cost;
				label->side = (enum place_side)side;
				label->box = box;
			}
		}
	}
	label->shown = !label->optional || best < PLACE_FORBIDDEN;
}

/* Whether a label that had to be shown has found no place of its own: two texts upon each other can
 * both not be read, so the later one goes. */
static bool is_covered(
	const struct place_field *field, const struct place_label *labels, size_t which)
{
	const struct place_box *box = &labels[which].box;

	for (size_t i = 0; i < which; i++)
		if (labels[i].shown && overlap(&labels[i].box, box, 0) > 0)
			return true;
	for (size_t i = 0; i < field->obstacle_count; i++)
		if (field->obstacles[i].cost >= PLACE_TEXT &&
			overlap(&field->obstacles[i].box, box, 0) > 0)
			return true;
	return false;
}

void place_labels(const struct place_field *field, struct place_label *labels, size_t count)
{
	for (size_t i = 0; i < count; i++)
		labels[i].shown = false;
	/* a later round lets a label answer to those placed after it */
	for (int round = 0; round < ROUNDS; round++)
		for (size_t i = 0; i < count; i++)
			place_one(field, labels, count, i);
	for (size_t i = 0; i < count; i++)
		if (labels[i].shown && is_covered(field, labels, i))
			labels[i].shown = false;
}
