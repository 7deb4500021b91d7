/* The order countries stand in, and words that kinds of chart share. */
#ifndef PLOTS_ORDER_H
#define PLOTS_ORDER_H

#include "base/mem.h"
#include "plots/plot.h"

/* Whether less is better: places and ranks. */
bool order_reversed(enum plot_metric metric);
/* Lines with a figure in any edition, medians and backdrop left out: best first by the newest
 * edition, those without a figure in it after all others by the one before, and so on; ties by
 * name.
 */
size_t *order_of(const struct plot_input *input, struct arena *arena, size_t *ret_count);
/* How many of the lines are highlighted, medians left out. */
size_t order_highlighted(const struct plot_input *input);
/* Numbers of accents, one a line: highlighted lines count from 0 in the order given. */
size_t order_accent(const struct plot_input *input, size_t line);
/* The newest edition with a figure; false for a line without any. */
bool order_last(const struct plot_input *input, size_t line, size_t *ret);
/* "" for a text that is not there. */
const char *order_text(const char *text);
/* ERR_MISLEADING where the lines are fewer or more than a kind can show. */
bool order_check(const char *kind, size_t count, size_t least, size_t most, struct err *err);

#endif
