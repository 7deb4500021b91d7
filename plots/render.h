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

/* One process of gnuplot. */
struct render;

/* Starts it for at most `count` pictures. It takes ten times as long to start as to draw, so it may
 * be started before there is anything to draw. ERR_MACHINE where gnuplot is missing. */
bool render_start(size_t count, enum plot_format format, struct render **ret, struct err *err);
/* Whether it was started for such pictures. */
bool render_fits(const struct render *render, size_t count, enum plot_format format);
/* Gives it all it will have to draw, into memory, and goes on meanwhile. */
bool render_draw(struct render *render, struct render_job *const *jobs, size_t count, int seconds,
	struct err *err);
/* Waits until all is drawn. ERR_MACHINE where gnuplot fails, takes longer than it was given, or
 * gives something that is not a whole picture; no picture is touched then. */
bool render_wait(
	struct render *render, struct render_job *const *jobs, size_t count, struct err *err);
/* Ends it, drawing or not; NULL allowed. */
void render_end(struct render *render);

#endif
