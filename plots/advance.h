/* How wide characters are in DejaVu Sans, the default font, so that a chart can be laid out before
 * gnuplot runs (it never wraps, cuts or warns). Other sans faces in use are narrower. */
#ifndef PLOTS_ADVANCE_H
#define PLOTS_ADVANCE_H

#include <stdbool.h>
#include <stdint.h>

/* Advance of a character in 1/1000 of the font size. Accented Latin letters are as wide as their
 * base letter; combining marks are 0; a letter not in the tables counts as a wide one. */
int advance_of(int32_t codepoint, bool bold);

#endif
