/* LaTeX pictures: texts set by TeX above a drawing in a PDF. gnuplot's own LaTeX terminal is not
 * used: it reads braces and brackets in a text as commands of its own, and it writes files by
 * itself. */
#ifndef PLOTS_LATEX_H
#define PLOTS_LATEX_H

#include "plots/script.h"

/* The drawing's name for a picture, without folder and ending: "out/trend.tex" gives
 * "trend-drawing". ERR_USAGE where TeX would stumble over it. */
bool latex_drawing(struct arena *arena, const char *path, const char **ret, struct err *err);
/* Appends where the texts of a page of this size begin, in pixels. */
void latex_size(struct str *texts, double width, double height);
/* Appends a text centred on a height above the page's lower edge. */
void latex_label(struct str *texts, double x, double y, enum script_align align,
	const struct script_style *style, const char *text);
/* Appends the whole file for texts that began with latex_size(). */
void latex_picture(struct str *ret, const char *drawing, const char *texts);

#endif
