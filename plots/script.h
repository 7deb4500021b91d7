/* The words of a gnuplot script. This is the one place that writes text for gnuplot to read.
 *
 * What makes it safe: user text stands only in `set label`, as a single-quoted literal on one line
 * without an apostrophe, noenhanced. A script holds no double quotes, no backticks, no @, no string
 * variables and no command that could start a program; data blocks hold numbers only. Fonts and
 * output names are taken only from a small alphabet.
 *
 * Coordinates are CSS pixels (96 an inch) from the top left; a script turns them into screen
 * coordinates with its functions px() and py().
 */
#ifndef PLOTS_SCRIPT_H
#define PLOTS_SCRIPT_H

#include "base/mem.h"
#include "base/str.h"
#include "plots/plot.h"

enum { SCRIPT_TEXT_LIMIT = 4000 /* bytes of one text; the rest is cut */ };

enum script_face { SCRIPT_REGULAR, SCRIPT_BOLD, SCRIPT_ITALIC };
enum script_align { SCRIPT_LEFT, SCRIPT_CENTER, SCRIPT_RIGHT };
/* SCRIPT_DASHED leads to what is derived; the long ones tell lines apart in grey. */
enum script_dash { SCRIPT_SOLID, SCRIPT_DASHED, SCRIPT_DOTTED, SCRIPT_LONG, SCRIPT_DASH_DOT };

/* How a text looks; the size is in points, the colour 0xRRGGBB. */
struct script_style {
	double points;
	enum script_face face;
	unsigned colour;
};

/* How a line looks; the width is in pixels. */
struct script_stroke {
	double width;
	unsigned colour;
	enum script_dash dash;
	bool back; /* behind the data */
};

/* The plot area in pixels, and the values at its edges. */
struct script_area {
	double left, top, right, bottom;
	double x_left, x_right, y_top, y_bottom;
};

struct script {
	FILE *stream; /* borrowed */
	enum plot_format format;
	const char *font;
	bool named; /* the font may hold any glyph */
	bool grey;
	double scale;
	struct str *texts; /* of a LaTeX picture; borrowed */
	double width, height;
	int tag;   /* of the newest label or arrow: one counter, because a used tag replaces */
	int plots; /* elements of the plot command so far */
	bool output, panels;
	struct script_area area;
	bool on_axis;
};

/* ERR_USAGE for a font or an output name outside their alphabets. */
bool script_check(const struct plot_options *options, struct err *err);

/* Whether texts may hold any letter: the user named the font, or TeX sets them. */
bool script_any_glyph(const struct plot_options *options);

/* Whether gnuplot writes SVG for it. */
bool script_is_svg(enum plot_format format);

/* A text as it will be shown: valid UTF-8 on one line, without control and bidi characters,
 * apostrophes typographic, and '?' for letters beyond Latin, Greek and Cyrillic unless the user
 * named a font (cairo draws a missing glyph as a giant box). `ret_replaced`: characters that became
 * '?', added; may be NULL. */
const char *script_clean(struct arena *arena, const char *text, bool named, size_t *ret_replaced);
/* Appends the single-quoted literal for a text, cleaned, with SVG's own escapes. */
void script_quote(struct str *str, const char *text, enum plot_format format, bool named);
/* Appends a number for gnuplot, whatever the locale; NaN where it is not finite. */
void script_number(struct str *str, double number);

/* The head of a script: terminal, output, functions; `name` is a chart's. */
void script_open(struct script *script, const struct plot_options *options, const char *name,
	double width, double height, FILE *stream);
/* A comment naming the part that follows: our own words only, never a user's. */
void script_section(struct script *script, const char *words);
void script_axes(struct script *script, const struct script_area *area);
/* Behind script_axes(): from here on, where something stands across is told by the values of the x
 * axis. It then keeps its place when the margins or the range are others, and the charts of one
 * series say it in the same words (joined.h). */
void script_on_axis(struct script *script, bool on_axis);
void script_label(struct script *script, double x, double y, enum script_align align,
	const struct script_style *style, const char *text);
void script_line(struct script *script, double x0, double y0, double x1, double y1,
	const struct script_stroke *stroke);
/* From a place so many pixels further. */
void script_line_by(struct script *script, double x, double y, double right, double down,
	const struct script_stroke *stroke);

/* A point by itself, in pixels; size as gnuplot's. Glyphs of triangles are missing in some fonts.
 */
enum script_mark {
	SCRIPT_DOT,
	SCRIPT_UP,
	SCRIPT_DOWN,
	SCRIPT_SQUARE,
	SCRIPT_DIAMOND,
	SCRIPT_PENTAGON
};
void script_mark(struct script *script, double x, double y, enum script_mark mark, double size,
	unsigned colour);

/* Several plots on one page: between them all labels and lines are forgotten. */
void script_panels(struct script *script);
void script_next_panel(struct script *script);

/* Data blocks `$nameINDEX`; a gap starts a new polyline. */
void script_block(struct script *script, const char *name, size_t index);
void script_row(struct script *script, const double *numbers, size_t count);
/* A row that ends with a colour, for script_plot_cells(). */
void script_row_coloured(
	struct script *script, const double *numbers, size_t count, unsigned colour);
void script_gap(struct script *script);
void script_block_end(struct script *script);

/* The plot command, element by element, in drawing order. Point sizes as gnuplot's. */
void script_plot_lines(
	struct script *script, const char *name, size_t index, const struct script_stroke *stroke);
void script_plot_points(
	struct script *script, const char *name, size_t index, double size, unsigned colour);
void script_plot_marks(struct script *script, const char *name, size_t index, enum script_mark mark,
	double size, unsigned colour);
/* Filled boxes from rows x, y, left, right, bottom, top. */
void script_plot_boxes(struct script *script, const char *name, size_t index, unsigned colour);
/* The same from rows with the colour of each box behind its numbers. */
void script_plot_cells(struct script *script, const char *name, size_t index);
/* Ends the script; ERR_MACHINE where the stream failed. */
bool script_close(struct script *script, struct err *err);

#endif
