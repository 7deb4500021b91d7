/* Runs gnuplot on a script, safely: no shell, no files, an environment of our own, a time limit. */
#ifndef PLOTS_RENDER_H
#define PLOTS_RENDER_H

#include "base/str.h"
#include "plots/plot.h"

/* Draws a script without `set output` and appends the picture's bytes to `*ret`, untouched by
 * failure. ERR_MACHINE where gnuplot is missing, fails, takes longer than `seconds`, or gives
 * something that is not a whole picture of the format. */
bool render_script(const char *script, size_t length, enum plot_format format, int seconds,
	struct str *ret, struct err *err);

#endif
