#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void cut_at_character(char *text, size_t size)
{
	static const char ellipsis[] = "\xe2\x80\xa6";
	size_t end = size - sizeof ellipsis;

	while (end > 0 && ((unsigned char)text[end] & 0xC0) == 0x80)
		end--;
	memcpy(text + end, ellipsis, sizeof ellipsis);
}

/* Uses the first `size` bytes of the text. Written elsewhere first, because callers put the old
 * text of the same `err` among the arguments to say more about it. */
static __attribute__((format(printf, 4, 0))) void text_fill(
	struct err *err, enum err_code code, size_t size, const char *format, va_list args)
{
	char text[sizeof err->text] = ""; /* what cannot be formatted is empty */
	int length = vsnprintf(text, size, format, args);

	if (length >= (int)size)
		cut_at_character(text, size);
	err->code = code;
	memcpy(err->text, text, strlen(text) + 1);
}

void err_fill(struct err *err, enum err_code code, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	text_fill(err, code, sizeof err->text, format, args);
	va_end(args);
}

void err_fill_errno(struct err *err, const char *format, ...)
{
	int saved = errno;
	char buffer[128];
	/* GNU strerror_r: returns the text, which may or may not be in the buffer. */
	const char *words = strerror_r(saved, buffer, sizeof buffer);
	size_t room = strlen(words) + 2; /* a path of 4096 bytes must not push the reason out */
	size_t length;
	va_list args;

	va_start(args, format);
	text_fill(err, ERR_MACHINE, sizeof err->text - room, format, args);
	va_end(args);
	length = strlen(err->text);
	snprintf(err->text + length, sizeof err->text - length, ": %s", words);
}
