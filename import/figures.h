/* The figures of a file on their way into the store. The built-in series are kept, a table an
 * edition, until the file is checked as a whole; other series go to the store in batches. */
#ifndef IMPORT_FIGURES_H
#define IMPORT_FIGURES_H

#include "analysis/gci.h"
#include "base/err.h"
#include "store/store.h"

#include <stdint.h>

struct figure_cell {
	struct decimal value;
	int64_t line; /* 0: no figure */
};

struct figure_row {
	int64_t line; /* where the country was first met; 0: not in the file */
	struct figure_cell cell[GCI_SERIES];
};

/* What a file says of one edition. */
struct figure_table {
	const struct gci_edition *edition;
	int said;                /* the year that stood for it in the file */
	struct figure_row *rows; /* one a country of the world */
	size_t count[GCI_SERIES];
	const char *column[GCI_SERIES]; /* headings, for messages */
};

struct figures {
	size_t country_count;
	struct figure_table **tables; /* in the order met */
	size_t table_count, table_capacity;
	int64_t streamed; /* figures of other series, in the store already */
};

void figures_init(struct figures *figures, size_t country_count);
void figures_finish(struct figures *figures);
struct figure_table *figures_table(const struct figures *figures, int edition); /* or NULL */
struct figure_table *figures_table_add(struct figures *figures, const struct gci_edition *edition);

#endif
