/* Which character stands between the fields of a text. */
#ifndef IMPORT_DELIMITER_H
#define IMPORT_DELIMITER_H

#include <stdbool.h>
#include <stddef.h>

/* The first line says it: "sep=;". The length of that line with its end, 0 where it does not. */
size_t delimiter_declared(const char *text, size_t length, char *ret);
/* Of comma, semicolon, TAB and bar the one by which most lines fall into the same number of
 * fields. A comma where there is none of them. False where two do equally well: `ret` and
 * `ret_other` are both. */
bool delimiter_find(const char *text, size_t length, char *ret, char *ret_other);
/* "a comma", "a semicolon", "a tab", "a bar". */
const char *delimiter_name(char delimiter);

#endif
