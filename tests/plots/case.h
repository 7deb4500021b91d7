/* What a chart is made from, read from a text file: one fact a line, fields between tabs.
 *
 *   title TEXT | subtitle TEXT | source TEXT | note TEXT | font NAME | width MM | height MM
 *   metric place|itu|percentile|score
 *   last N
 *   edition LABEL X WHEN OF FLAGS        FLAGS: d derived, b broken, - none
 *   event X TITLE
 *   line *|- ISO3 NAME POINT...          POINT: VALUE;LABEL[;SMALL[;d]], or - where missing
 */
#ifndef TESTS_PLOTS_CASE_H
#define TESTS_PLOTS_CASE_H

#include "base/mem.h"
#include "plots/plot.h"

/* Everything in the arena; ends the program on a file that is not as above. */
void case_read(const char *path, struct arena *arena, struct plot_input *ret,
	struct plot_options *ret_options);

#endif
