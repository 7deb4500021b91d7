/* Inside import/: files with more than one edition in them. */
#ifndef IMPORT_YEARS_H
#define IMPORT_YEARS_H

#include "import/run.h"

enum { YEARS_MOST = 201 }; /* 1900 to 2100: others are no years (number_year(), headings) */

/* What a year of the file means, and what became of its figures. */
struct year {
	int number;
	const struct gci_edition *edition; /* NULL: none */
	bool chosen;                       /* to be read: --edition leaves the others out */
	int64_t line, left_out;
};

struct years {
	struct year years[YEARS_MOST];
	size_t count;
	struct year *last; /* the one asked for last: rows of one year stand together */
};

/* The year, looked up once. */
bool years_find(struct import_run *run, struct years *years, int number, int64_t line,
	struct year **ret, struct err *err);
/* Says which years were left out, or are no editions, or mean one edition twice. After the last
 * record. */
void years_end(struct import_run *run, const struct years *years);

#endif
