/* The terminal the answer goes to, if it is one. */
#ifndef GCITRACK_TERMINAL_H
#define GCITRACK_TERMINAL_H

#include "gcitrack/command.h"

/* Columns: COLUMNS, else what the terminal of `descriptor` says, else 80. Never below 20. */
int terminal_width(int descriptor);
/* Colour: as asked; COLOR_AUTO: on a terminal, without NO_COLOR, TERM neither empty nor "dumb". */
bool terminal_color(enum color color, bool terminal);

/* Whether the terminal shows UTF-8: the first of LC_ALL, LC_CTYPE and LANG that is not empty says
 * so by its name. For what has an ASCII form; texts are UTF-8 always. */
bool terminal_utf8(void);

#endif
