/* Pieces of the layouts for eyes (FORMAT_TABLE) that several commands share: footnotes, sentences,
 * lists of countries. */
#ifndef GCITRACK_LAYOUT_H
#define GCITRACK_LAYOUT_H

#include "analysis/rank.h"
#include "gcitrack/command.h"
#include "gcitrack/grid.h"

/* true where the answer is laid out for eyes. */
bool layout_wanted(const struct context *context);
/* A sentence of its own line, escaped, folded at the width; continued lines are indented by
 * `indent`. */
void layout_text(const struct context *context, struct str *str, int indent, const char *format,
	...) __attribute__((format(printf, 4, 5)));
/* The same where the answer is for eyes; in the other formats a note with this code. */
void layout_note(const struct context *context, struct str *str, const char *code,
	const char *format, ...) __attribute__((format(printf, 4, 5)));
/* Appends the table, its names folded to keep within the width, and cut to the terminal where there
 * is one. */
void layout_grid(const struct context *context, const struct grid *grid, struct str *str);
/* Hands the finished text to the answer. */
void layout_done(const struct context *context, const struct str *str);

/* Notes on single figures. For eyes each gets a letter to stand beside its figure, the same text
 * the same letter; in the other formats it is a note of the answer, with `where` in front. */
struct footnotes {
	const struct context *context;
	const char **texts;
	size_t count, capacity;
};
void footnotes_init(struct footnotes *footnotes, const struct context *context);
/* The letter, or "" where the format has none. */
const char *footnotes_add(struct footnotes *footnotes, const char *code, const char *where,
	const char *format, ...) __attribute__((format(printf, 4, 5)));
/* Appends "a  text" lines, and forgets them. */
void footnotes_print(struct footnotes *footnotes, struct str *str);

/* "43rd", "=44th". */
const char *people_ordinal(struct arena *arena, int place, int tied);
/* "31 of 194" with the sign of a tie. */
const char *people_place_of(struct arena *arena, int place, int tied, int of);
/* "+39.5": a decimal with its sign, "" where it is missing. */
const char *people_signed_decimal(struct arena *arena, struct decimal number);
/* "ABC DEF". */
const char *people_codes(
	struct arena *arena, const struct gci_world *world, const struct gci_list *countries);
/* "Hong Kong", "Palau and Vatican", "Hong Kong, Palau and 3 more". */
const char *people_names(
	struct arena *arena, const struct gci_world *world, const struct gci_list *countries);
/* What stands in an ITU rank column: the printed rank, else the tier "T1" (after `before_tier`),
 * else ".". */
const char *people_itu(struct arena *arena, int itu_rank, int tier, const char *before_tier);
/* "country" or "countries". */
const char *people_countries(int count);

#endif
