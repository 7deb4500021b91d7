/* Inside import/: whose record it is, and the names that are nobody's. */
#ifndef IMPORT_WHO_H
#define IMPORT_WHO_H

#include "import/run.h"

struct who;

/* Decides which columns say it. The caller closes. */
struct who *who_open(struct import_run *run);
void who_close(struct who *who);

/* The country of a record, -1 for none. What is wrong with it is remembered where the record has
 * `figures`: a name without any needs not be known. */
bool who_match(
	struct who *who, const struct csv_record *record, bool figures, int *ret, struct err *err);
/* Says what was found: unknown names, marks taken off. After the last record. */
void who_end(struct who *who);

#endif
