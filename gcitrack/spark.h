/* Spark lines: a row of places over the editions as one word of bars, a bar an edition, the higher
 * the better. */
#ifndef GCITRACK_SPARK_H
#define GCITRACK_SPARK_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

/* Appends one character a place: 1 is the highest bar, `worst` and below the lowest; 0, no place,
 * is a gap. Rows with the same `worst` are on one scale. utf8: eight heights of blocks; else four
 * of signs in ASCII. */
void spark_add(struct str *str, const int *places, size_t count, int worst, bool utf8);

#endif
