/* Scripts drawn one after the other by one process of gnuplot: each after the first needs to say
 * only what is not said yet. Reading a label takes gnuplot longer than drawing it. */
#ifndef PLOTS_JOINED_H
#define PLOTS_JOINED_H

#include "base/str.h"

/* What has been said so far: of the last script only. Free it with joined_free(), which takes NULL.
 */
struct joined;

struct joined *joined_new(void);
void joined_free(struct joined *joined);

/* Appends what makes gnuplot draw `script` (of plot_script(), ending in a newline) as if it stood
 * alone, when it has drawn those added before. The script is looked at until the next is added. */
void joined_add(struct joined *joined, struct str *ret, const char *script);

#endif
