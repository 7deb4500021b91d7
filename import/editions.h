/* Which edition a file or a row is of. */
#ifndef IMPORT_EDITIONS_H
#define IMPORT_EDITIONS_H

#include "import/run.h"

/* The edition a number means: a label, else the year one was published in (`ret_published`). NULL
 * for neither. */
const struct gci_edition *edition_meant(
	const struct import_run *run, int number, bool *ret_published);

/* The edition of the whole file: --edition, else the year in its headings (`heading`, 0 for none),
 * else the four-digit number in its name. Defines a new one from the options. ERR_NOT_FOUND with
 * what to give where there is none. */
bool edition_of_file(
	struct import_run *run, int heading, const struct gci_edition **ret, struct err *err);
/* The edition of a year in a column. `ret` NULL where it is none and may not become one. */
bool edition_of_year(
	struct import_run *run, int year, const struct gci_edition **ret, struct err *err);

/* Of a new edition: what is said (0: nothing), else that of the last one, else 100. */
int edition_scale(const struct import_run *run, int said);

/* The options of a new edition: whether they can be read, name the edition they are of, and do not
 * contradict what is known of it. ERR_USAGE. */
bool edition_check_options(const struct import_run *run, struct err *err);

/* The one four-digit number in a file's base name; `ret_other` where there are two. 0 for none. */
int edition_in_name(const char *base, int *ret_other);
/* "2023", "2023-24", "2023-2024". */
bool edition_parse_collected(const char *text, int *ret_from, int *ret_to);
/* A day that exists, YYYY-MM-DD. */
bool edition_is_date(const char *text);

#endif
