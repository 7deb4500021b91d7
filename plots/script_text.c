/* Texts and numbers as they stand in a script. */
#include "plots/script.h"

#include "base/decimal.h"
#include "base/text.h"

#include <math.h>
#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

static const char apostrophe[] = "\xe2\x80\x99", quote_open[] = "\xe2\x80\x9c",
		  quote_close[] = "\xe2\x80\x9d", replacement[] = "\xef\xbf\xbd";

bool script_is_svg(enum plot_format format)
{
	return format == PLOT_SVG || format == PLOT_GP;
}

/* Letters and signs that DejaVu Sans holds in regular and bold. */
static bool has_glyph(int32_t c)
{
	static const struct {
		int32_t first, last;
	} ranges[] = {
		{ 0x20, 0x7e },
		{ 0xa0, 0x2af },  /* Latin */
		{ 0x300, 0x33f }, /* accents */
		{ 0x370, 0x3ff },
		{ 0x400, 0x525 }, /* Greek, Cyrillic */
		{ 0x1e00, 0x1efb },
		{ 0x1f00, 0x1fff }, /* accented Latin, Greek */
		{ 0x2010, 0x2027 },
		{ 0x202f, 0x205e }, /* punctuation */
		{ 0x20a0, 0x20b5 },
		{ 0x2116, 0x2116 },
		{ 0x2122, 0x2122 },
		{ 0x2190, 0x2193 },
		{ 0x2212, 0x2212 },
		{ 0x2248, 0x2248 },
		{ 0x2260, 0x2265 },
		{ 0xfffd, 0xfffd },
	};

	for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
		if (c >= ranges[i].first && c <= ranges[i].last)
			return true;
	return false;
}

static bool is_space(int32_t c)
{
	utf8proc_category_t category = utf8proc_category(c);

	return text_is_bidi(c) || category == UTF8PROC_CATEGORY_CC ||
	       category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP ||
	       (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
}

/* Characters that are not seen: soft hyphen, zero width, byte order mark, tags. */
static bool is_hidden(int32_t c)
{
	return utf8proc_category(c) == UTF8PROC_CATEGORY_CF;
}

static void clean_character(struct str *str, int32_t c, bool named, size_t *replaced)
{
	utf8proc_uint8_t bytes[4];

	if (is_space(c)) {
		str_addc(str, ' ');
	} else if (c == '\'' || c == '`') {
		str_add(str, apostrophe);
	} else if (c == '"') {
		bool opens = str->len == 0 || strchr(" (", str->data[str->len - 1]);

		str_add(str, opens ? quote_open : quote_close);
	} else if (c == '@') {
		str_add(str, "(at)"); /* @ begins a macro; a lone quote elsewhere could wake it */
	} else if (is_hidden(c)) {
		return;
	} else if (has_glyph(c) || (named && utf8proc_codepoint_valid(c))) {
		utf8proc_ssize_t length = utf8proc_encode_char(c, bytes);

		str_addn(str, (const char *)bytes, (size_t)length);
	} else {
		str_addc(str, '?');
		if (replaced)
			++*replaced;
	}
}

/* How many bytes at `text` are shown as they are, whatever stands before them. */
static size_t shown_length(const char *text, size_t limit)
{
	size_t length = 0;

	while (length < limit && text[length] >= 0x20 && text[length] < 0x7F &&
		text[length] != '\'' && text[length] != '`' && text[length] != '"' &&
		text[length] != '@')
		length++;
	return length;
}

static void clean(struct str *str, const char *text, bool named, size_t *replaced)
{
	size_t length = strnlen(text, SCRIPT_TEXT_LIMIT), at = 0;

	for (;;) {
		size_t plain = shown_length(text + at, length - at);
		utf8proc_int32_t c;
		utf8proc_ssize_t used;

		str_addn(str, text + at, plain);
		at += plain;
		if (at == length)
			return;
		used = utf8proc_iterate(
			(const utf8proc_uint8_t *)text + at, (utf8proc_ssize_t)(length - at), &c);
		if (used <= 0)
			str_add(str, replacement);
		else
			clean_character(str, c, named, replaced);
		at += used > 0 ? (size_t)used : 1;
	}
}

const char *script_clean(struct arena *arena, const char *text, bool named, size_t *ret_replaced)
{
	STR_SCOPED str = { 0 };

	clean(&str, text, named, ret_replaced);
	return arena_strdup(arena, str_text(&str));
}

void script_quote(struct str *str, const char *text, enum plot_format format, bool named)
{
	STR_SCOPED shown = { 0 };

	clean(&shown, text, named, NULL);
	str_addc(str, '\'');
	for (const char *c = str_text(&shown); *c; c++) {
		/* gnuplot escapes < and & for SVG, but not all that XML needs */
		if (script_is_svg(format) && strchr("&<>", *c))
			str_addf(str, "&#x%x;", (unsigned)(unsigned char)*c);
		else
			str_addc(str, *c);
	}
	str_addc(str, '\'');
}

/* Six significant digits as "%.6g" writes them, in a tenth of the time. False where they are so
 * many or so near to a tie that the library has to say. */
static bool add_plain(struct str *str, double number)
{
	static const double powers[] = { 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9 };
	double size = fabs(number), scaled;
	char text[DECIMAL_TEXT];
	int64_t digits;
	int places = 0;

	if (size < 1e-4 || size >= 999999)
		return false;
	while (size * powers[places] < 1e5)
		places++;
	scaled = size * powers[places];
	if (fabs(scaled - floor(scaled) - 0.5) < 1e-4)
		return false;
	for (digits = (int64_t)(scaled + 0.5); places > 0 && digits % 10 == 0; places--)
		digits /= 10;
	str_add(str, decimal_format((struct decimal) { number < 0 ? -digits : digits, places }, '.',
			     text));
	return true;
}

void script_number(struct str *str, double number)
{
	char digits[64];

	if (!isfinite(number)) {
		str_add(str, "NaN");
		return;
	}
	if (number == 0)
		number = 0; /* -0 would read as a minus sign */
	if (add_plain(str, number))
		return;
	snprintf(digits, sizeof digits, "%.6g", number);
	for (char *c = digits; *c; c++) {
		/* a locale changes the decimal mark and nothing else of %g */
		if (strchr("0123456789+-e", *c))
			str_addc(str, *c);
		else if (str->data[str->len - 1] != '.')
			str_addc(str, '.');
	}
}
