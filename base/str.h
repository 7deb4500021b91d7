/* A growing byte string, always NUL-terminated once anything was added. Its memory never fails
 * (base/mem.h). */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stddef.h>
#include <string.h>

struct str {
	char *data; /* NULL while empty; str_text() gives "" then */
	size_t len, cap;
};

void str_finish(struct str *str);
void str_clear(struct str *str); /* empties, keeps the memory */
const char *str_text(const struct str *str);
void str_add(struct str *str, const char *text);
void str_addf(struct str *str, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Makes room for more bytes and the NUL. */
void str_reserve(struct str *str, size_t more);

static inline void str_addn(struct str *str, const char *text, size_t length)
{
	if (str->len + length >= str->cap) /* mostly there is room */
		str_reserve(str, length);
	if (length)
		memcpy(str->data + str->len, text, length);
	str->len += length;
	str->data[str->len] = '\0';
}

static inline void str_addc(struct str *str, char c)
{
	str_addn(str, &c, 1);
}

#define STR_SCOPED __attribute__((cleanup(str_finish))) struct str

#endif
