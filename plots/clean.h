/* A chart's input as it will be shown. */
#ifndef PLOTS_CLEAN_H
#define PLOTS_CLEAN_H

#include "base/mem.h"
#include "plots/plot.h"

/* A copy in the arena: texts cleaned (script_clean()), figures that are no numbers left out.
 * `replaced`: letters that became '?', added; may be NULL. */
struct plot_input plot_clean(
	struct arena *arena, const struct plot_input *given, bool named, size_t *replaced);

#endif
