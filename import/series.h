/* Inside import/: the values of an indicator column, and the figures of series that are not built
 * in, which go to the store in batches because there may be millions. */
#ifndef IMPORT_SERIES_H
#define IMPORT_SERIES_H

#include "import/run.h"

struct series; /* those met in a file */

struct series_match {
	int id;   /* in the store; the built-in ones are below GCI_SERIES */
	int year; /* "GCI 2020 rank": the year in the name of a built-in one; 0 */
};

void series_close(struct series *series); /* NULL allowed */

/* The series an indicator names; one that is not known is made. ERR_DATA for names that cannot be
 * one. */
bool series_find(
	struct import_run *run, struct csv_field name, struct series_match *ret, struct err *err);
/* Adds a figure of a series that is not built in. */
bool series_put(struct import_run *run, const struct store_figure *figure, struct err *err);
/* Writes what waits, and notes which series are not built in. After the last record. */
bool series_end(struct import_run *run, struct err *err);

#endif
