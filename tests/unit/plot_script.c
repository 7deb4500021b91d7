/* plots/script.h: what stands in a script, and that no text can get out of its quotes. */
#include "plots/script.h"

#include "base/text.h"

#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *quoted(struct str *str, const char *text, enum plot_format format, bool named)
{
	str_clear(str);
	script_quote(str, text, format, named);
	return str_text(str);
}

static void quotes_by_table(void **state)
{
	static const struct {
		const char *text, *png;
	} table[] = {
		{ "", "''" },
		{ "Viet Nam", "'Viet Nam'" },
		{ "Côte d'Ivoire", "'Côte d’Ivoire'" },
		{ "''", "'’’'" },
		{ "`id`", "'’id’'" },
		{ "say \"yes\" (\"no\")", "'say “yes” (“no”)'" },
		{ "\"all\"", "'“all”'" },
		{ "@ASEAN", "'(at)ASEAN'" },
		{ "a\nset output 'x'", "'a set output ’x’'" },
		{ "a\r\tb\x01\x7f", "'a  b  '" },
		{ "\xc2\x85\xe2\x80\xa8\xe2\x80\xa9", "'   '" },
		{ "a\xe2\x80\xae"
		  "b\xe2\x81\xa6"
		  "c",
			"'a b c'" },
		{ "\xff\xfe", "'\xef\xbf\xbd\xef\xbf\xbd'" },
		{ "\xed\xa0\x80", "'\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd'" }, /* a surrogate */
		{ "\xc0\xa7", "'\xef\xbf\xbd\xef\xbf\xbd'" }, /* an apostrophe, overlong */
		{ "cut\xe2", "'cut\xef\xbf\xbd'" },
		{ "soft\xc2\xadhyphen\xe2\x80\x8b.", "'softhyphen.'" },
		{ "\xef\xb7\x90\xef\xbf\xbe", "'  '" }, /* noncharacters */
		{ "日本 Ελλάδα Україна", "'?? Ελλάδα Україна'" },
		{ "${x} $(y) \\n 100% #!;|<>", "'${x} $(y) \\n 100% #!;|<>'" },
	};
	STR_SCOPED str = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		assert_string_equal(quoted(&str, table[i].text, PLOT_PNG, false), table[i].png);
	assert_string_equal(quoted(&str, "日本", PLOT_PNG, true), "'日本'");
	assert_string_equal(
		quoted(&str, "A&B <c> ]]>", PLOT_SVG, false), "'A&#x26;B &#x3c;c&#x3e; ]]&#x3e;'");
	assert_string_equal(quoted(&str, "&#xZZ;", PLOT_GP, false), "'&#x26;#xZZ;'");
}

static void long_texts_are_cut(void **state)
{
	char *text = malloc(200001);
	STR_SCOPED str = { 0 };

	(void)state;
	assert_non_null(text);
	memset(text, 'x', 200000);
	text[200000] = '\0';
	assert_int_equal(strlen(quoted(&str, text, PLOT_PNG, false)), SCRIPT_TEXT_LIMIT + 2);
	free(text);
}

static void cleaning_twice_changes_nothing(void **state)
{
	static const char text[] = "\"a\" 'b' `c` @d \xff \xe2\x80\xae 日 \xc2\xad";
	struct arena arena;
	size_t replaced = 0;
	const char *once;

	(void)state;
	arena_init(&arena);
	once = script_clean(&arena, text, false, &replaced);
	assert_int_equal(replaced, 1);
	assert_string_equal(script_clean(&arena, once, false, NULL), once);
	arena_finish(&arena);
}

static const char *number(struct str *str, double value)
{
	str_clear(str);
	script_number(str, value);
	return str_text(str);
}

static void numbers_are_plain(void **state)
{
	STR_SCOPED str = { 0 };

	(void)state;
	assert_string_equal(number(&str, 2016.5), "2016.5");
	assert_string_equal(number(&str, -0.0), "0");
	assert_string_equal(number(&str, 1.0 / 3), "0.333333");
	assert_string_equal(number(&str, 1e-20), "1e-20");
	assert_string_equal(number(&str, NAN), "NaN");
	assert_string_equal(number(&str, -INFINITY), "NaN");
	if (!setlocale(LC_NUMERIC, "de_DE.UTF-8"))
		return; /* not installed: nothing to be seen */
	assert_string_equal(number(&str, 2016.5), "2016.5");
	setlocale(LC_NUMERIC, "C");
}

/* What is written is always what the library writes of six digits. */
static void numbers_are_the_librarys(void **state)
{
	static const double sizes[] = { 1e-5, 1e-4, 1e-3, 0.1, 1, 10, 1e3, 1e5, 999998, 1e6, 1e7 };
	STR_SCOPED str = { 0 };
	char expected[64];

	(void)state;
	srand(1);
	for (int i = 0; i < 200000; i++) {
		double value = sizes[i % 11] * (rand() % 20001 - 10000) / (i % 3 ? 10000 : 8192);

		if (i % 2) /* many ties, and what is next to them */
			value = nextafter(value, i % 4 == 1 ? INFINITY : -INFINITY);
		snprintf(expected, sizeof expected, "%.6g", value == 0 ? 0 : value);
		assert_string_equal(number(&str, value), expected);
	}
	for (int i = 0; i < 100000; i++) { /* one digit too many, and that a five */
		double value = (i * 10 + 5 + 1000000) / (i % 2 ? 100.0 : 10000.0);

		snprintf(expected, sizeof expected, "%.6g", value);
		assert_string_equal(number(&str, value), expected);
	}
}

static void hostile_names_are_refused(void **state)
{
	static const char *const fonts[] = { "", "x\" onload=\"y", "a,b", "Arial'", "a\nb", "{x}",
		"0123456789012345678901234567890123456789012345678901234567890123456789" };
	static const char *const outputs[] = { "", "../x.svg", "/x.svg", "|sh", "-x.svg", ".x.svg",
		"a b.svg", "x'.svg", "~x", "a\n.svg" };

	(void)state;
	for (size_t i = 0; i < sizeof fonts / sizeof *fonts; i++) {
		const struct plot_options options = { .font = fonts[i] };
		struct err err = { 0 };

		assert_false(script_check(&options, &err));
		assert_int_equal(err.code, ERR_USAGE);
	}
	for (size_t i = 0; i < sizeof outputs / sizeof *outputs; i++) {
		const struct plot_options options = { .output = outputs[i] };
		struct err err = { 0 };

		assert_false(script_check(&options, &err));
		assert_int_equal(err.code, ERR_USAGE);
	}
	assert_true(script_check(
		&(struct plot_options) { .font = "Noto Sans_9-x", .output = "a_b-1.svg" }, NULL));
	assert_true(script_check(&(struct plot_options) { 0 }, NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(quotes_by_table),
		cmocka_unit_test(long_texts_are_cut),
		cmocka_unit_test(cleaning_twice_changes_nothing),
		cmocka_unit_test(numbers_are_plain),
		cmocka_unit_test(numbers_are_the_librarys),
		cmocka_unit_test(hostile_names_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
