/* base/text.h: validity, width, escaping, cutting. */
#include "base/text.h"

#include "base/mem.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { MANY = 100000 };

/* `piece` MANY times behind `start`; the caller frees it. */
static char *many(const char *start, const char *piece)
{
	struct str str = { 0 };

	str_add(&str, start);
	for (int i = 0; i < MANY; i++)
		str_add(&str, piece);
	return str.data;
}

static void validity(void **state)
{
	static const struct {
		const char *text;
		size_t length, at;
	} rows[] = {
		{ "", 0, 0 },
		{ "abc", 3, 3 },
		{ "a\0b", 3, 3 },
		{ "C\xc3\xb4te", 5, 5 },
		{ "\xe4\xb8\xad", 3, 3 },
		{ "\xf0\x9f\x87\xae", 4, 4 },
		{ "\xf4\x8f\xbf\xbf", 4, 4 }, /* U+10FFFF */
		{ "ab\xff", 3, 2 },
		{ "a\x80", 2, 1 },   /* a continuation alone */
		{ "C\xf4te", 4, 1 }, /* Latin-1 */
		{ "\xc3", 1, 0 },    /* cut off */
		{ "ab\xe4\xb8", 4, 2 },
		{ "\xe4\xb8\xad", 2, 0 }, /* cut off by the length */
		{ "\xf0\x9f\x87", 3, 0 },
		{ "\xc0\xaf", 2, 0 }, /* overlong '/' */
		{ "\xc1\xbf", 2, 0 },
		{ "\xe0\x80\xaf", 3, 0 },
		{ "\xf0\x80\x80\xaf", 4, 0 },
		{ "\xed\xa0\x80", 3, 0 }, /* a surrogate */
		{ "\xed\xbf\xbf", 3, 0 },
		{ "\xf4\x90\x80\x80", 4, 0 }, /* beyond U+10FFFF */
		{ "\xf8\x88\x80\x80\x80", 5, 0 },
		{ "\xe4z\xad", 3, 0 },
		{ "ok \xe2\x82\xac \xfe", 8, 7 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		if (text_invalid_at(rows[i].text, rows[i].length) != rows[i].at)
			fail_msg("row %zu: %zu", i, text_invalid_at(rows[i].text, rows[i].length));
}

static void width(void **state)
{
	static const struct {
		const char *text;
		int columns;
	} rows[] = {
		{ "", 0 }, { "Indonesia", 9 }, { "C\xc3\xb4te d\xe2\x80\x99Ivoire", 13 },
		{ "Co\xcc\x82te", 4 },             /* o and a circumflex */
		{ "\xe4\xb8\xad\xe5\x9b\xbd", 4 }, /* two wide characters */
		{ "\xef\xbc\x91", 2 },             /* full-width digit */
		{ "a\xe2\x80\x8b"
		  "b",
			2 }, /* zero width space */
		{ "a\xff\xfe"
		  "b",
			4 },
		{ "a\tb\n", 2 },                   /* controls are escaped before */
		{ "\xe2\x80\xa6", 1 },             /* ellipsis */
		{ "\xd9\x85\xd8\xb5\xd8\xb1", 3 }, /* Misr */
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		if (text_width(rows[i].text) != rows[i].columns)
			fail_msg("\"%s\": %d", rows[i].text, text_width(rows[i].text));
}

static void escapes(void **state)
{
	static const struct {
		const char *text, *escaped;
	} rows[] = {
		{ "", "" },
		{ "plain text, 94.88", "plain text, 94.88" },
		{ "C\xc3\xb4te d\xe2\x80\x99Ivoire", "C\xc3\xb4te d\xe2\x80\x99Ivoire" },
		{ "\xe4\xb8\xad\xe5\x9b\xbd", "\xe4\xb8\xad\xe5\x9b\xbd" },
		{ "a\nb", "a\\nb" },
		{ "a\tb", "a\\tb" },
		{ "a\rb", "a\\rb" },
		{ "\x1b[31mred", "\\x1b[31mred" },
		{ "\x01\x1f\x7f", "\\x01\\x1f\\x7f" },
		{ "back\\slash", "back\\slash" },
		{ "\xff", "\\xff" },
		{ "a\xf4te", "a\\xf4te" },
		{ "\xe4\xb8", "\\xe4\\xb8" },
		{ "\xc2\x9b"
		  "31m",
			"\\u{9b}31m" }, /* a control sequence in one character */
		{ "\xc2\x85", "\\u{85}" },
		{ "\xc2\xa0", "\xc2\xa0" },
		{ "\xe2\x80\xae", "\\u{202e}" },
		{ "\xe2\x80\xaa\xe2\x80\xab\xe2\x80\xac\xe2\x80\xad",
			"\\u{202a}\\u{202b}\\u{202c}\\u{202d}" },
		{ "\xe2\x81\xa6\xe2\x81\xa7\xe2\x81\xa8\xe2\x81\xa9",
			"\\u{2066}\\u{2067}\\u{2068}\\u{2069}" },
		{ "\xe2\x80\x8e\xe2\x80\x8f\xd8\x9c", "\\u{200e}\\u{200f}\\u{61c}" },
		{ "\xe2\x80\xa8\xe2\x80\xa9", "\\u{2028}\\u{2029}" },
		{ "\xe2\x80\xaf", "\xe2\x80\xaf" }, /* U+202F, a narrow space */
		{ "\xed\xa0\x80", "\\xed\\xa0\\x80" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		STR_SCOPED str = { 0 };

		str_add(&str, "> ");
		text_escape(&str, rows[i].text);
		assert_string_equal(str.data + 2, rows[i].escaped);
	}
}

static void cuts(void **state)
{
	static const struct {
		const char *text;
		int columns;
		const char *cut;
	} rows[] = {
		{ "Indonesia", 9, "Indonesia" },
		{ "Indonesia", 20, "Indonesia" },
		{ "Indonesia", 8, "Indones\xe2\x80\xa6" },
		{ "Indonesia", 2, "I\xe2\x80\xa6" },
		{ "Indonesia", 1, "\xe2\x80\xa6" },
		{ "Indonesia", 0, "" },
		{ "Indonesia", -5, "" },
		{ "", 0, "" },
		{ "", 5, "" },
		{ "I", 1, "I" },
		{ "Co\xcc\x82te", 4, "Co\xcc\x82te" },
		{ "Co\xcc\x82te", 3, "Co\xcc\x82\xe2\x80\xa6" },
		/* half a wide character is not shown */
		{ "\xe4\xb8\xad\xe5\x9b\xbd", 4, "\xe4\xb8\xad\xe5\x9b\xbd" },
		{ "\xe4\xb8\xad\xe5\x9b\xbd", 3, "\xe4\xb8\xad\xe2\x80\xa6" },
		{ "\xe4\xb8\xad\xe5\x9b\xbd", 2, "\xe2\x80\xa6" },
		{ "\xff\xff\xff", 2, "\xff\xe2\x80\xa6" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		STR_SCOPED str = { 0 };

		text_cut(&str, rows[i].text, rows[i].columns);
		assert_string_equal(str_text(&str), rows[i].cut);
		assert_true(
			text_width(str_text(&str)) <= (rows[i].columns > 0 ? rows[i].columns : 0));
	}
}

static void long_texts(void **state)
{
	char *marks = many("a", "\xcc\x81"), *wide = many("", "\xe4\xb8\xad");
	char *invalid = many("", "\xff");
	STR_SCOPED str = { 0 };

	(void)state;
	assert_int_equal(text_width(marks), 1);
	assert_int_equal(text_width(wide), 2 * MANY);
	assert_int_equal(text_width(invalid), MANY);
	text_cut(&str, marks, 1);
	assert_string_equal(str.data, marks);
	str_clear(&str);
	text_cut(&str, wide, 10);
	assert_int_equal(text_width(str.data), 9);
	str_clear(&str);
	text_escape(&str, invalid);
	assert_int_equal(str.len, 4 * MANY);
	assert_int_equal(text_invalid_at(marks, strlen(marks)), strlen(marks));
	mem_free(marks);
	mem_free(wide);
	mem_free(invalid);
}

static void ordinals(void **state)
{
	static const struct {
		int n;
		const char *ending;
	} rows[] = {
		{ 0, "th" }, { 1, "st" }, { 2, "nd" }, { 3, "rd" }, { 4, "th" }, { 10, "th" },
		{ 11, "th" }, { 12, "th" }, { 13, "th" }, { 14, "th" }, { 21, "st" }, { 22, "nd" },
		{ 23, "rd" }, { 24, "th" }, { 101, "st" }, { 111, "th" }, { 112, "th" },
		{ 113, "th" }, { 121, "st" }, { 182, "nd" }, { -1, "st" }, { -11, "th" },
		{ INT_MAX, "th" }, /* ...47 */
		{ INT_MIN, "th" }, /* ...48 */
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_string_equal(text_ordinal(rows[i].n), rows[i].ending);
}

static void bidi(void **state)
{
	static const int32_t yes[] = { 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067,
		0x2068, 0x2069, 0x200E, 0x200F, 0x061C };
	static const int32_t no[] = { -1, 0, 'a', 0x2029, 0x202F, 0x2065, 0x206A, 0x200D, 0x2010,
		0x061B, 0x061D, 0x10FFFF };

	(void)state;
	for (size_t i = 0; i < COUNT(yes); i++)
		assert_true(text_is_bidi(yes[i]));
	for (size_t i = 0; i < COUNT(no); i++)
		assert_false(text_is_bidi(no[i]));
}

static void harmful(void **state)
{
	static const int32_t yes[] = { 0, 0x1F, 0x7F, 0x9F, 0x2028, 0x2029, 0x202E, 0x061C },
			     no[] = { 0x20, 0x7E, 0xA0, 0x2027, 0x202F, 0x10FFFF };

	(void)state;
	for (size_t i = 0; i < COUNT(yes); i++)
		assert_true(text_is_harmful(yes[i]));
	for (size_t i = 0; i < COUNT(no); i++)
		assert_false(text_is_harmful(no[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(validity),
		cmocka_unit_test(width),
		cmocka_unit_test(escapes),
		cmocka_unit_test(cuts),
		cmocka_unit_test(long_texts),
		cmocka_unit_test(ordinals),
		cmocka_unit_test(bidi),
		cmocka_unit_test(harmful),
	};

	return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
