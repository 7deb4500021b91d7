/* What both answers by series share (series_change.c, series_show.c). */
#ifndef GCITRACK_SERIES_SIDE_H
#define GCITRACK_SERIES_SIDE_H

#include "gcitrack/command.h"
#include "store/store.h"

/* The figures of one edition, or of several, in the order of edition, series and country. `name` is
 * a series or "all". series_side_open() has read the first; `more`: there is one. */
struct series_side {
	struct store_cursor *cursor;
	struct store_reading reading;
	bool more;
};

void series_side_close(struct series_side *side);
#define SERIES_SCOPED __attribute__((cleanup(series_side_close))) struct series_side
bool series_side_open(const struct context *context, int from, int to, const char *name,
	struct series_side *side, struct err *err);
bool series_side_next(struct series_side *side, struct err *err);

/* The id of a series, 0 for "all"; ERR_NOT_FOUND for a name the store does not know. */
bool series_known(const struct context *context, const char *name, int *ret_id, struct err *err);
bool series_has_scores(const char *name);

#endif
