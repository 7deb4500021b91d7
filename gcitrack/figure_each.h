/* A chart for each member of a group: plot --each. */
#ifndef GCITRACK_FIGURE_EACH_H
#define GCITRACK_FIGURE_EACH_H

#include "gcitrack/figure.h"

/* Writes a file for each member of `word`, highlighted beside the context's WHO, all pictures by
 * one process of gnuplot: `pattern` is their name, %s in it the ISO3 code. Members without figures
 * are left out, and named on stderr. ERR_USAGE for another pattern. */
bool figure_each(struct context *context, const struct figure_request *request,
	const struct plot_chart *chart, const char *word, const char *pattern,
	struct plot_options *options, int seconds, struct err *err);

#endif
