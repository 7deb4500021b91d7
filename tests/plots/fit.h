/* Whether the texts of a chart fit: reads a script that gcitrack wrote for SVG and says which texts
 * leave the page or cover each other, by the widths of DejaVu Sans (plots/advance.h). */
#ifndef TESTS_PLOTS_FIT_H
#define TESTS_PLOTS_FIT_H

#include "base/str.h"

struct fit {
	size_t texts; /* looked at */
	size_t cut;   /* that end in an ellipsis */
	size_t wrong;
	struct str
		says; /* a line for each wrong text, and each that is cut; the caller's to finish */
};

/* A script without texts, or one that cannot be read, has one thing wrong. */
void fit_script(const char *script, struct fit *ret);

#endif
