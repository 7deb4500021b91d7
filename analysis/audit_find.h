/* Inside analysis/audit*.c: making a finding, and the words they share. */
#ifndef ANALYSIS_AUDIT_FIND_H
#define ANALYSIS_AUDIT_FIND_H

#include "analysis/audit.h"
#include "base/str.h"

/* `country` -1: the table as a whole; otherwise line and source are those of its `series`. */
void audit_find(struct audit *audit, const struct audit_table *table, enum audit_severity severity,
	const char *code, int country, enum gci_series series, const char *format, ...)
	__attribute__((format(printf, 7, 8)));
/* "Norway"; "Norway (line 12)" where the line of the figure is known. */
const char *audit_name(const struct audit *audit, size_t country);
const char *audit_name_line(const struct audit *audit, const struct audit_table *table,
	size_t country, enum gci_series series);
/* The printed digits. */
const char *audit_digits(const struct audit *audit, struct decimal number);
int64_t audit_line(const struct audit_table *table, size_t country, enum gci_series series);
/* Any figure at all. */
bool audit_lists(const struct gci_record *record);

/* The sum of the five pillars; false where one is missing or the digits are too many. */
bool audit_pillar_sum(const struct gci_record *record, struct decimal *ret);
/* Whether two numbers are at most `units` in the last printed place of the edition apart. */
bool audit_near(const struct gci_edition *edition, struct decimal a, struct decimal b, int units);
enum { AUDIT_ROUNDING = 3 /* units by which five rounded pillars may miss a rounded score */ };

#endif
