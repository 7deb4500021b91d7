/* Scripts drawn one after the other by one process of gnuplot: each after the first needs to say
 * only what is not said yet. Reading a label takes gnuplot longer than drawing it. */
#ifndef PLOTS_JOINED_H
#define PLOTS_JOINED_H

#include "base/str.h"

/* Appends what makes gnuplot draw `script` (of plot_script(), ending in a newline) as if it stood
 * alone, when it has drawn `before` and nothing else; NULL: when it has drawn nothing. */
void joined_add(struct str *ret, const char *before, const char *script);

#endif
