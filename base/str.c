#include "base/str.h"

#include "base/mem.h"

#include <stdarg.h>
#include <stdio.h>

/* Room that a formatted text mostly has enough of, so that it need not be formatted twice. */
enum { LIKELY_LENGTH = 100, LEAST_ROOM = 128 };

void str_finish(struct str *str)
{
	mem_free(str->data);
	*str = (struct str) { 0 };
}

void str_clear(struct str *str)
{
	str->len = 0;
	if (str->data)
		str->data[0] = '\0';
}

const char *str_text(const struct str *str)
{
	return str->data ? str->data : "";
}

void str_reserve(struct str *str, size_t more)
{
	size_t need = str->len + more + 1;

	if (need > str->cap)
		str->data =
			mem_grow(str->data, &str->cap, need > LEAST_ROOM ? need : LEAST_ROOM, 1);
}

void str_add(struct str *str, const char *text)
{
	str_addn(str, text, strlen(text));
}

void str_addf(struct str *str, const char *format, ...)
{
	va_list args, again;
	int length;

	va_start(args, format);
	va_copy(again, args);
	str_reserve(str, LIKELY_LENGTH);
	length = vsnprintf(str->data + str->len, str->cap - str->len, format, args);
	va_end(args);
	if (length > 0 && (size_t)length >= str->cap - str->len) {
		str_reserve(str, (size_t)length);
		vsnprintf(str->data + str->len, (size_t)length + 1, format, again);
	}
	va_end(again);
	if (length > 0)
		str->len += (size_t)length;
}
