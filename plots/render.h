/* Runs gnuplot on a script, safely: no shell, no files, an environment of our own, a time limit. */
#ifndef PLOTS_RENDER_H
#define PLOTS_RENDER_H

#include "base/str.h"
#include "plots/plot.h"

/* A picture to draw: a script without `set output`. */
struct render_job {
	const char *script; /* borrowed */
	size_t length;
	struct str picture; /* its bytes, appended; the caller's to finish */
};

/* Draws all by one process, into memory. ERR_MACHINE where gnuplot is missing, fails, takes longer
 * than `seconds`, or gives something that is not a whole picture of the format; no picture is
 * touched then. */
bool render_scripts(struct render_job *const *jobs, size_t count, enum plot_format format,
	int seconds, struct err *err);

#endif
