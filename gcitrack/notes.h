/* Notes and meta that many answers share, so that they are worded once. */
#ifndef GCITRACK_NOTES_H
#define GCITRACK_NOTES_H

#include "gcitrack/command.h"

/* meta command, editions, derived, as_of, as_known, sources; `editions` are labels, oldest first.
 * Notes: editions without printed ranks among them, partial ones, bundled sources the store lacks.
 */
void notes_common(struct context *context, const int *editions, size_t count, const char *as_of);
/* The same for answers that show no places: with no word on how they are counted. */
void notes_figures(struct context *context, const int *editions, size_t count, const char *as_of);
/* For those whose places are all missing, as one of the editions is partial. */
void notes_unplaced(struct context *context, const int *editions, size_t count, const char *as_of);
/* The meta alone. */
void notes_meta(struct context *context, const int *editions, size_t count, const char *as_of);
/* meta sources once more, of those alone whose figures are in the answer: marked by their ids in
 * `used`, which has one for each of context_sources(), asked before. */
void notes_mark_source(const struct context *context, bool *used, int id);
void notes_meta_sources(struct context *context, const bool *used);
/* "break": one short line where questionnaire, scale or method changed between `from` and `to`. */
void notes_break(struct context *context, int from, int to);
/* The same for answers with figures as printed, `scores` (on whatever scale) or others alone. */
void notes_break_printed(struct context *context, int from, int to, bool scores);
/* Whether it is known of any edition after `from`, up to `to`, what it changed. */
bool notes_break_known(struct context *context, int from, int to);

/* "=5" and "5": a place for people. */
const char *people_place(struct arena *arena, int place, int tied);
/* "+12", "-3", "0": places for people. */
const char *people_signed(struct arena *arena, int value);
/* "Jun 2021" for 2021-06-29; the year alone where no more is known. */
const char *people_month(struct arena *arena, const char *date, const char *precision);
/* The same with the names of the months given. */
const char *people_month_of(
	struct arena *arena, const char *const *months, const char *date, const char *precision);
/* The printed digits of a figure, "" where missing. */
const char *people_decimal(struct arena *arena, struct decimal number);

#endif
