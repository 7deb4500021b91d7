/* change --series: any series of two editions side by side, streamed from the store, so that a
 * million figures take no more memory than one. */
#ifndef GCITRACK_SERIES_H
#define GCITRACK_SERIES_H

#include "gcitrack/question.h"

extern const struct column series_change_columns[];

/* Answers with one row for each country (of `chosen`) and series that has a figure in both
 * editions; `name` is a series or "all". ERR_NOT_FOUND for a name the store does not know. */
bool series_change(struct question *question, const struct gci_table *from,
	const struct gci_table *to, const struct chosen *chosen, const char *name, struct err *err);

#endif
