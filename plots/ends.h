/* Labels at the ends of lines: value, name, and a thin leader from the line's last point. They
 * replace a legend. They stand right of the plot, or mirrored at its left. Pixels. */
#ifndef PLOTS_ENDS_H
#define PLOTS_ENDS_H

#include "base/mem.h"
#include "plots/layout.h"
#include "plots/page.h"

struct end {
	const char *value, *name; /* "=13", "Singapore" */
	const char *extra; /* small, behind the name: "T1"; NULL: nothing; not where mirrored */
	double x, y;       /* the last point */
	unsigned colour;
	bool strong; /* bold, for a highlighted line */
	bool early;  /* the line ended before the last edition: a dotted leader */
	bool bare;   /* no point and no leader: a remark at the foot of the column */
	/* found by ends_measure() and ends_spread() */
	struct layout_lines lines; /* of the name */
	double size, at;
};

struct ends {
	struct end *list;
	size_t count;
	double value_width, name_width; /* of the columns */
	double leader;                  /* width of the leaders' strip beside the plot */
	bool mirrored;                  /* left of the plot */
};

/* Wraps names to at most `lines` of `most` pixels, smaller where they need it, and finds sizes and
 * the columns' widths. */
void ends_measure(struct ends *ends, struct arena *arena, double most, size_t lines);
enum { ENDS_LINES = 3 /* of a name, where they have room */ };
/* Width that leaders and both columns need right of the plot area. */
double ends_width(const struct ends *ends);
/* Height that all labels need. */
double ends_height(const struct ends *ends);
/* Chooses heights between `low` and `high` so that no two overlap. */
void ends_spread(struct ends *ends, double low, double high);
/* Draws all; `edge` is the plot area's right edge, or its left one where they are mirrored. */
void ends_draw(const struct ends *ends, struct script *script, double edge);

#endif
