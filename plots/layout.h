/* Arithmetic of the page, in CSS pixels (96 an inch): how wide a text is, where it wraps, and where
 * labels stand so that they do not overlap. No output, no state. */
#ifndef PLOTS_LAYOUT_H
#define PLOTS_LAYOUT_H

#include "base/mem.h"

#include <stdbool.h>
#include <stddef.h>

/* Width of a text at a size in points. */
double layout_width(const char *text, double points, bool bold);

/* The text itself if it is at most `width` wide, else its beginning and an ellipsis. */
const char *layout_cut(
	struct arena *arena, const char *text, double width, double points, bool bold);

struct layout_lines {
	const char **text;
	size_t count;
	double points; /* their size */
};

/* Breaks a text at spaces into lines of at most `width`; a single word that is wider is broken
 * inside. At most `limit` lines (at least 1): the last one is cut. `balanced`: lines as equal in
 * width as they can be without growing in number, for titles. */
struct layout_lines layout_wrap(struct arena *arena, const char *text, double width, double points,
	bool bold, size_t limit, bool balanced);

/* Whether a text takes at most `limit` lines of `width`, none of its words broken. */
bool layout_fits(const char *text, double width, double points, bool bold, size_t limit);
/* Lines in the largest size from `points` down to `least` at which the text fits so; as
 * layout_wrap() where it fits at none. For names: smaller ones are better than parts of them. */
struct layout_lines layout_fit(struct arena *arena, const char *text, double width, double points,
	double least, bool bold, size_t limit);

/* Moves labels on a line as little as possible (least squares) so that none overlap.
 * `want[i]` is the centre label i wishes for, `size[i]` its extent; `ret[i]` is its centre. Order:
 * by wish, then by index. Labels stay within [low, high] where they all fit; otherwise they are
 * set evenly closer, still in order. Pool adjacent violators: Barlow et al. 1972. */
void layout_spread(
	const double *want, const double *size, size_t count, double low, double high, double *ret);

/* Offsets that keep points on a line from covering each other: points as far along as `x[i]` pixels
 * step aside as little as needed to stand `apart` from those before them. In the order of x, ties
 * by index; so the same points always swarm alike. Returns the largest offset. */
double layout_swarm(const double *x, size_t count, double apart, double *ret);

#endif
