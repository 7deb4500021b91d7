/* The quoting function for LaTeX. */
#ifndef BASE_LATEX_H
#define BASE_LATEX_H

#include "base/str.h"

/* Text in a LaTeX document: nothing in it is a command, an option or a ligature. It needs nothing
 * but inputenc and T1 (textcomp for a minus sign). */
void latex_text(struct str *str, const char *text);

#endif
