/* change --series: any series of two editions side by side, streamed from the store, so that a
 * million figures take no more memory than one. show --series: those of some countries over the
 * editions. */
#ifndef GCITRACK_SERIES_H
#define GCITRACK_SERIES_H

#include "gcitrack/question.h"

extern const struct column series_change_columns[];

/* Answers with one row for each country asked about and series that has a figure in both editions;
 * `name` is a series or "all". The editions need no figures of the GCI itself (context.any_series);
 * by default they are the latest two that have figures of the series. ERR_NOT_FOUND for a name the
 * store does not know. */
bool series_change(struct question *question, const char *name, struct err *err);

extern const struct column series_show_columns[];

/* Answers with one row for each of the countries, series and edition that has a figure: countries
 * in the order given, series in the store's, editions as for series_change(). For eyes a table a
 * country, an edition a column. `sources`: with where each figure is from. ERR_NOT_FOUND where
 * there are none. */
bool series_show(struct question *question, const char *name, bool sources, struct err *err);

#endif
