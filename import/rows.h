/* Inside import/: reads records with a country in them, whatever the layout. */
#ifndef IMPORT_ROWS_H
#define IMPORT_ROWS_H

#include "import/run.h"

/* Where a layout finds things in a record. */
struct rows_plan {
	/* Called for each record whose country is known. Adds what it holds. */
	bool (*take)(struct import_run *run, void *context, const struct csv_record *record,
		int country, struct err *err);
	/* Whether the record has a figure in it; records without one may be notes or empty. */
	bool (*has_figures)(
		const struct import_run *run, const void *context, const struct csv_record *record);
	void *context;
};

/* Reads to the end of the file: matches countries, tells footnotes from data, gathers what is
 * wrong. */
bool rows_read(struct import_run *run, const struct rows_plan *plan, struct err *err);

/* The cell of a column; empty where the record is shorter. */
static inline struct csv_field rows_cell(const struct csv_record *record, int column)
{
	if (column < 0 || (size_t)column >= record->count)
		return (struct csv_field) { "", 0 };
	return record->fields[column];
}

static inline bool rows_is_blank(struct csv_field field)
{
	number_trim(&field.text, &field.length);
	return field.length == 0;
}

/* Whether there is more in it than blanks or a mark of what is missing. */
bool rows_has_figure(const struct csv_record *record, int column);
/* Reads a figure of a built-in series from a cell into the table; a missing mark is counted. */
void rows_figure(struct import_run *run, struct figure_table *table, int country, int series,
	const struct csv_record *record, int column);
/* The same for a value read already. */
void rows_put(struct import_run *run, struct figure_table *table, int country, int series,
	struct decimal value, int64_t line, const char *column);
/* The table of an edition, made where there is none. */
struct figure_table *rows_table(
	struct import_run *run, const struct gci_edition *edition, int said);

#endif
