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

static void err_fill(struct err *err, enum err_code code, const char *format, va_list args)
{
	int length;

	err->code = code;
	length = vsnprintf(err->text, sizeof err->text, format, args);
	if (length < 0)
		err->text[0] = '\0';
	else if ((size_t)length >= sizeof err->text)
		cut_at_character(err->text, sizeof err->text);
}

bool err_set(struct err *err, enum err_code code, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	err_fill(err, code, format, args);
	va_end(args);
	return false;
}

bool err_errno(struct err *err, const char *format, ...)
{
	int saved = errno;
	char words[128];
	va_list args;
	size_t length;

	va_start(args, format);
	err_fill(err, ERR_MACHINE, format, args);
	va_end(args);
	length = strlen(err->text);
	/* GNU strerror_r: returns the text, which may or may not be in the buffer. */
	snprintf(err->text + length, sizeof err->text - length, ": %s",
		strerror_r(saved, words, sizeof words));
	return false;
}
