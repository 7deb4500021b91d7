/* Inputs of charts that nobody sane would make: texts that have broken out of quotes somewhere, odd
 * figures, anything missing. The same seed gives the same ones. */
#ifndef TESTS_PLOTS_ODD_H
#define TESTS_PLOTS_ODD_H

#include "plots/plot.h"

#include <stdint.h>

enum {
	ODD_TEXT = 200,
	ODD_EDITIONS = 6,
	ODD_LINES = 45,
	ODD_PILLARS = 5,
	ODD_REGIONS = 7,
	ODD_EVENTS = 5,
	ODD_TEXTS = 64
};

struct odd {
	uint64_t seed;
	char made[ODD_TEXTS][ODD_TEXT];
	struct plot_edition editions[ODD_EDITIONS];
	struct plot_figure figures[ODD_LINES][ODD_EDITIONS][ODD_PILLARS];
	struct plot_figure medians[ODD_EDITIONS][ODD_PILLARS];
	struct plot_point points[ODD_LINES][ODD_EDITIONS];
	struct plot_line lines[ODD_LINES];
	struct plot_region regions[ODD_REGIONS];
	struct plot_event events[ODD_EVENTS];
	const char *texts[ODD_PILLARS];
	struct plot_input input;
};

/* Below `limit`. */
uint32_t odd_below(struct odd *odd, uint32_t limit);
/* A text of pieces that gnuplot, a shell, SVG or LaTeX would act on, and of any bytes. What they
 * would run makes a file named canary, what LaTeX would read is named secret. */
void odd_text(struct odd *odd, char ret[ODD_TEXT]);
/* The next input, in odd->input; it lasts until the one after. */
void odd_fill(struct odd *odd);

#endif
