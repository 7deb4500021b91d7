/* Whether the figures of a file can be what they say: each by itself, and the table as a whole. */
#ifndef IMPORT_CHECK_H
#define IMPORT_CHECK_H

#include "import/run.h"

/* Ranges, scales, ranks against scores and ITU's tie rule, rows that are missing. Everything found
 * goes to the run's problems and notes. False only where the store fails. */
bool check_table(struct import_run *run, struct figure_table *table, struct err *err);

/* In check_ranks.c: the rank column. `stored`: what the store has of the edition, NULL for
 * nothing. */
void check_ranks(
	struct import_run *run, const struct figure_table *table, const struct gci_table *stored);
/* Countries ITU's table of the edition should have; where that is unknown, as many as the latest
 * edition lists. */
size_t check_expected(const struct import_run *run, const struct gci_edition *edition);

#endif
