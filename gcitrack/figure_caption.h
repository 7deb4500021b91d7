/* The caption of a chart: plot --caption. */
#ifndef GCITRACK_FIGURE_CAPTION_H
#define GCITRACK_FIGURE_CAPTION_H

#include "gcitrack/figure.h"

/* What the figure shows, what its values are counted among, who is missing where, events, notes and
 * source: one paragraph on one line, without a line end. The arena's. */
const char *figure_caption(const struct figure *figure);
/* ERR_USAGE for --caption without a file for the chart. */
bool figure_caption_options(const struct context *context, const char *output, struct err *err);

#endif
