/* UTF-8 text for eyes: validity, width on a terminal, escaping of what could harm or deceive. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Offset of the first byte that is not valid UTF-8, or `length`. */
size_t text_invalid_at(const char *text, size_t length);
/* Columns a terminal gives the text (combining marks 0, wide characters 2); invalid bytes count 1.
 */
int text_width(const char *text);
/* How many bytes at `text` are plain printable ASCII, each one column wide: nearly all text is
 * nothing else. */
size_t text_plain(const char *text);
/* Appends `text` with control characters, invalid bytes and bidi controls as \n, \t, \x1b or
 * \u{202e}. */
void text_escape(struct str *str, const char *text);
/* Appends at most `columns` columns of `text`, the last an ellipsis where it was cut. */
void text_cut(struct str *str, const char *text, int columns);
/* "1st", "2nd", "3rd", "11th": the ordinal ending of n. */
const char *text_ordinal(int n);
/* true for a control character, one that breaks lines for some readers, and the next. */
bool text_is_harmful(int32_t codepoint);
/* true for a character that reorders or hides text: U+202A-202E, U+2066-2069, U+200E-200F, U+061C.
 */
bool text_is_bidi(int32_t codepoint);

#endif
