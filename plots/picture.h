/* Pictures as bytes: whether one is whole, and small amendments that gnuplot has no option for. */
#ifndef PLOTS_PICTURE_H
#define PLOTS_PICTURE_H

#include "base/str.h"
#include "plots/plot.h"

/* The beginning and the end that a whole file of the format has: gnuplot reports success on a full
 * disk. */
bool picture_is_whole(const struct str *picture, enum plot_format format);

/* PDF: replaces the digits of the date of creation, so that the same input gives the same bytes. */
void picture_fix_date(struct str *picture);
/* PNG: adds a pHYs chunk, so that a word processor sets it in its true size. Left alone if there is
 * one. */
void picture_add_density(struct str *picture, unsigned dots_per_inch);
/* SVG: title and description for screen readers (cleaned texts), and other faces of the same widths
 * behind the first in each font-family. */
void picture_describe(struct str *picture, const char *title, const char *description);

#endif
