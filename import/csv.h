/* The next record of a delimited file, with the line it began on.
 *
 * Strict about quotes, as in RFC 4180; blank lines are no records; spaces and tabs around unquoted
 * fields are dropped. Streams in constant memory. Every failure is ERR_DATA with "file:line: ..."
 * but for reading errors (ERR_MACHINE, ERR_NOT_FOUND) and a bad encoding name (ERR_USAGE). */
#ifndef IMPORT_CSV_H
#define IMPORT_CSV_H

#include "base/err.h"
#include "import/input.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	CSV_FIELD_MOST = 64 * 1024,    /* bytes of a field */
	CSV_RECORD_MOST = 1024 * 1024, /* bytes of a record */
	CSV_COLUMNS_MOST = 1024,
};

struct csv_field {
	const char *text; /* valid UTF-8, NUL-terminated */
	size_t length;
};

struct csv_record {
	int64_t line; /* where it began; CR, LF, CRLF and CRCRLF each end one line */
	size_t count;
	const struct csv_field *fields;
};

struct csv;

/* Reads `input`, which stays the caller's. `delimiter` '\0': found from the text; `encoding` NULL:
 * UTF-8. The caller closes. */
bool csv_open(struct input *input, char delimiter, const char *encoding, struct csv **ret,
	struct err *err);
void csv_close(struct csv *csv); /* NULL allowed */

/* NULL after the last record. A record is valid until the next call. */
bool csv_next(struct csv *csv, const struct csv_record **ret, struct err *err);

char csv_delimiter(const struct csv *csv);
/* The first line was "sep=;" and is no record. */
bool csv_delimiter_declared(const struct csv *csv);
/* The last line had no line end: the file may be cut short. After the last record. */
bool csv_unended(const struct csv *csv);

#endif
