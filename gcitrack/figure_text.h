/* The trend in letters, on standard output: plot --text, and plot on a terminal. */
#ifndef GCITRACK_FIGURE_TEXT_H
#define GCITRACK_FIGURE_TEXT_H

#include "gcitrack/figure.h"

/* Whether the answer is a chart in letters: --text, or a trend on a terminal without --output. */
bool figure_text_wanted(const struct context *context, const struct figure_kind *kind);
/* ERR_USAGE naming the first option given that letters cannot honour. */
bool figure_text_options(
	const struct context *context, const struct figure_kind *kind, struct err *err);
/* Prints it. */
bool figure_text(const struct figure *figure, struct err *err);

#endif
