/* Folding of names: two spellings of one name give the same folded text. Nothing fuzzy. */
#ifndef BASE_FOLD_H
#define BASE_FOLD_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

/* Replaces `*ret` with the folded form: NFKD, case folding, U+0300-036F dropped (marks of other
 * scripts are kept), o-slash d-stroke l-stroke sharp-s dotless-i ae oe thorn mapped to letters,
 * format characters (soft hyphen, zero width) dropped, punctuation, control characters and spaces
 * of every kind to one space, '&' to "and", the word "st" to "saint", the word "the" dropped.
 * The result has no space at its ends and may be empty; folding it again changes nothing. Returns
 * false for text that is not UTF-8 (`*ret` is untouched then). */
bool fold_name(const char *text, size_t length, struct str *ret);

/* Damerau-Levenshtein distance of two folded texts in characters (insert, delete, replace, swap two
 * neighbours; swapped ones are not edited again), capped: anything beyond `limit` (>= 0) is
 * limit + 1. Time grows with the longer text times `limit`. */
int fold_distance(const char *a, const char *b, int limit);

#endif
