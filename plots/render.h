/* Runs gnuplot on a script, safely: no shell, no files, an environment of our own, a time limit. */
#ifndef PLOTS_RENDER_H
#define PLOTS_RENDER_H

#include "base/str.h"
#include "plots/plot.h"

/* One process of gnuplot. */
struct render;

/* Starts it for at most `count` pictures. It takes ten times as long to start as to draw, so it may
 * be started before there is anything to draw. ERR_MACHINE where gnuplot is missing. */
bool render_start(size_t count, enum plot_format format, struct render **ret, struct err *err);
/* Whether it was started for such pictures. */
bool render_fits(const struct render *run, size_t count, enum plot_format format);
/* Gives it one more picture to draw into memory, a script of plot_script() without `set output`.
 * Borrowed until the next one or render_go(). Some at a time are drawn while others are added. */
bool render_add(struct render *run, const char *script, struct err *err);
/* There are no more. It may take so many seconds from now. */
bool render_go(struct render *run, int seconds, struct err *err);
/* Waits for a picture, counted from 0 in the order they were added, and appends it. All are taken,
 * in that order, each once. ERR_MACHINE where gnuplot fails, takes longer than it was given, or
 * gives something that is not a whole picture. */
bool render_take(struct render *run, size_t index, struct str *ret, struct err *err);
/* Waits until it has ended, and well: only then all it drew is known to be fine. The end takes it a
 * while, in which the pictures can be written down. */
bool render_finish(struct render *run, struct err *err);
/* Ends it, drawing or not; NULL allowed. */
void render_end(struct render *run);

#endif
