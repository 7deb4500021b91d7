#include "base/text.h"

#include <assert.h>
#include <limits.h>
#include <string.h>
#include <utf8proc.h>

/* The character at `text` and its bytes. An invalid byte gives codepoint -1 and 1 byte; so does
 * the end of the text for a caller who asks beyond it. */
static size_t character_at(const char *text, size_t length, int32_t *ret_codepoint)
{
	utf8proc_ssize_t bytes;

	if ((unsigned char)text[0] < 0x80) { /* most text, and NUL */
		*ret_codepoint = (unsigned char)text[0];
		return 1;
	}
	bytes = utf8proc_iterate((const utf8proc_uint8_t *)text,
		length > 4 ? 4 : (utf8proc_ssize_t)length, ret_codepoint);
	if (bytes > 0)
		return (size_t)bytes;
	*ret_codepoint = -1;
	return 1;
}

size_t text_invalid_at(const char *text, size_t length)
{
	size_t at = 0;

	while (at < length) {
		int32_t codepoint;
		size_t bytes = character_at(text + at, length - at, &codepoint);

		if (codepoint < 0)
			return at;
		at += bytes;
	}
	return length;
}

static int character_width(int32_t codepoint)
{
	if (codepoint < 0)
		return 1;
	if (codepoint >= 0x20 && codepoint < 0x7F)
		return 1;
	return utf8proc_charwidth(codepoint);
}

int text_width(const char *text)
{
	size_t length = strlen(text);
	int width = 0;

	assert(length < INT_MAX / 2); /* no character is wider than two columns */
	for (size_t at = 0; at < length;) {
		int32_t codepoint;

		if (text[at] >= 0x20 && text[at] < 0x7F) {
			at++;
			width++;
			continue;
		}
		at += character_at(text + at, length - at, &codepoint);
		width += character_width(codepoint);
	}
	return width;
}

bool text_is_bidi(int32_t codepoint)
{
	return (codepoint >= 0x202A && codepoint <= 0x202E) ||
	       (codepoint >= 0x2066 && codepoint <= 0x2069) || codepoint == 0x200E ||
	       codepoint == 0x200F || codepoint == 0x061C;
}

/* U+2028 and U+2029 break lines for some readers; U+0080-009F drive some terminals. */
bool text_is_harmful(int32_t codepoint)
{
	return codepoint < 0x20 || (codepoint >= 0x7F && codepoint < 0xA0) || codepoint == 0x2028 ||
	       codepoint == 0x2029 || text_is_bidi(codepoint);
}

size_t text_plain(const char *text)
{
	size_t length = 0;

	while (text[length] >= 0x20 && text[length] < 0x7F)
		length++;
	return length;
}

void text_escape(struct str *str, const char *text)
{
	size_t length = strlen(text);

	for (size_t at = 0; at < length;) {
		int32_t codepoint;
		size_t plain = text_plain(text + at), bytes;

		if (plain > 0) {
			str_addn(str, text + at, plain);
			at += plain;
			continue;
		}
		bytes = character_at(text + at, length - at, &codepoint);
		if (codepoint == '\n')
			str_add(str, "\\n");
		else if (codepoint == '\t')
			str_add(str, "\\t");
		else if (codepoint == '\r')
			str_add(str, "\\r");
		else if (codepoint < 0x20 || codepoint == 0x7F) /* below 0: no character */
			str_addf(str, "\\x%02x", (unsigned)(unsigned char)text[at]);
		else if (text_is_harmful(codepoint))
			str_addf(str, "\\u{%x}", (unsigned)codepoint);
		else
			str_addn(str, text + at, bytes);
		at += bytes;
	}
}

void text_cut(struct str *str, const char *text, int columns)
{
	size_t length = strlen(text), at = 0;
	int width = 0;

	if (columns <= 0)
		return;
	if (text_width(text) <= columns) {
		str_addn(str, text, length);
		return;
	}
	for (;;) { /* it is wider than that */
		int32_t codepoint;
		size_t bytes = character_at(text + at, length - at, &codepoint);

		width += character_width(codepoint);
		if (width > columns - 1) /* one column is the ellipsis */
			break;
		at += bytes;
	}
	str_addn(str, text, at);
	str_add(str, "\xe2\x80\xa6");
}

const char *text_ordinal(int n)
{
	int tens = n % 100 < 0 ? -(n % 100) : n % 100;

	if (tens >= 11 && tens <= 13)
		return "th";
	switch (tens % 10) {
	case 1:
		return "st";
	case 2:
		return "nd";
	case 3:
		return "rd";
	default:
		return "th";
	}
}
