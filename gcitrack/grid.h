/* A table for eyes in plain text: columns aligned by display width, with header texts that span
 * columns (the one thing libsmartcols does not do, and every layout here needs). Cells are escaped
 * (base/text.h).
 */
#ifndef GCITRACK_GRID_H
#define GCITRACK_GRID_H

#include "base/mem.h"
#include "base/str.h"

#include <stddef.h>

/* `spec`: a letter a column, with the spaces that stand between the columns, "l  r r r l": l and r
 * say where its cells are aligned; n is l for names, which are folded where the table is too wide
 * (at most one a table). Where that is not enough the columns move together, to one space. */
struct grid {
	struct arena *arena;
	const char *spec;
	size_t columns;
	struct grid_line *lines;
	size_t line_count, line_capacity;
};

void grid_init(struct grid *grid, struct arena *arena, const char *spec);
/* A line of cells, one a column; NULL is an empty cell. Texts are copied. */
void grid_line(struct grid *grid, const char *const *cells);
/* A header line: texts over columns first..last (inclusive), aligned l, r or c ('c' centres). Spans
 * given in order of columns; a text wider than its columns hangs over where its neighbour leaves
 * room, and otherwise widens the last of them. */
struct grid_span {
	size_t first, last;
	char align;
	const char *text;
};
void grid_spans(struct grid *grid, const struct grid_span *spans, size_t count);
/* A line of free text between rows, not aligned. */
void grid_text(struct grid *grid, const char *text);
/* Columns that the table takes where no name is folded. */
int grid_width(const struct grid *grid);
/* And where it is folded as far as names go. */
int grid_least(const struct grid *grid);
/* Appends the table to `str`; no trailing spaces. Names are folded and gaps narrowed to
 * bring it within `fold` columns (0: as it is); lines that are wider than `width` all the same (0:
 * no limit) are cut with an ellipsis. */
void grid_print(const struct grid *grid, int fold, int width, struct str *str);

/* Appends `text`, escaped and folded at `width` columns (0: not folded); the first line begins with
 * `first`, the others with `rest`. A line end in `text` is kept. */
void grid_fold(struct str *str, const char *text, const char *first, const char *rest, int width);

#endif
