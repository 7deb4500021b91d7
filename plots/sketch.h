/* A trend in letters, for a terminal: lines of braille or dots, a mark of its own for every
 * country, names at the ends. gnuplot is not needed. */
#ifndef PLOTS_SKETCH_H
#define PLOTS_SKETCH_H

#include "base/str.h"
#include "plots/plot.h"

enum { SKETCH_LINES = 6 /* more cannot be told apart in letters */ };

struct sketch_options {
	int columns; /* at least 40 are used */
	bool utf8;   /* braille and marks; else ASCII (names stay as they are) */
	bool color;
};

/* Appends the chart: the highlighted lines and a median, or all where none is highlighted.
 * ERR_MISLEADING for more than SKETCH_LINES. */
bool sketch_trend(const struct plot_input *input, const struct sketch_options *options,
	struct str *ret, struct err *err);

#endif
