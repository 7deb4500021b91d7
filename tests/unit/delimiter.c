/* import/delimiter.h: the character between the fields, as the first line says it or as most lines
 * agree on it. */
#include "import/delimiter.h"

#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

/* A first line "sep=;", as spreadsheets write it, and how much of the text it is. */
static void a_declared_delimiter(void **state)
{
	static const struct {
		const char *text;
		size_t length;
		char delimiter;
	} cases[] = { { "sep=;", 5, ';' }, { "SEP=,\n", 6, ',' }, { "sep=\t\r\n", 7, '\t' },
		{ "sep=|\r\r\n", 8, '|' }, { "sep=|\r\r\nx", 8, '|' }, { "sep=|\r\nx", 7, '|' },
		{ "sep=;\r\n\n", 7, ';' }, { "sep=;\rx", 6, ';' }, { "sep=;\n\n", 6, ';' },
		{ "\"sep=;\"", 7, ';' }, { "\"sep=;\"\n", 8, ';' }, { "\"sep=;\"\r\n", 9, ';' },
		{ "\"sep=;", 0, 0 }, { "\"sep=;x\n", 0, 0 }, { "\"sep=;\"x", 0, 0 },
		{ "sep=;x", 0, 0 }, { "sep=;;", 0, 0 }, { "sep=", 0, 0 }, { "sep", 0, 0 },
		{ "", 0, 0 }, { "\"", 0, 0 }, { "sep=:\n", 0, 0 }, { "sep= \n", 0, 0 },
		{ "sap=;\n", 0, 0 }, { "xsep=;\n", 0, 0 } };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t length = strlen(cases[i].text);
		char *copy = malloc(length + !length), found = 0;

		memcpy(copy, cases[i].text, length);
		if (delimiter_declared(copy, length, &found) != cases[i].length ||
			(cases[i].length && found != cases[i].delimiter))
			fail_msg("\"%s\"", cases[i].text);
		free(copy);
	}
}

#define TEN_LINES "\n\n\n\n\n\n\n\n\n\n"
#define SIXTY_LINES TEN_LINES TEN_LINES TEN_LINES TEN_LINES TEN_LINES TEN_LINES

static void expect_delimiter(const char *text, size_t length, char delimiter, char other)
{
	char *copy = malloc(length + !length), found = 0, also = 'x';
	bool sure;

	memcpy(copy, text, length);
	sure = delimiter_find(copy, length, &found, &also);
	free(copy);
	if (found != delimiter || also != other || sure != !other)
		fail_msg("\"%.200s\": '%c' or '%c'", text, found, also ? also : '-');
}

/* That of which most lines have the same number, outside of quotes. */
static void the_delimiter_that_lines_agree_on(void **state)
{
	static const struct {
		const char *text;
		char delimiter, other;
	} cases[] = { { "", ',', 0 }, { "abc\n", ',', 0 }, { "a,b\n1,2\n", ',', 0 },
		{ "a,b;c\td\ne\tf\n", '\t', 0 }, /* more lines than two that tie */
		{ "a;b\n1,5;2\n", ';', 0 }, { "a\tb\n1\t2", '\t', 0 }, { "a|b\r1|2\r", '|', 0 },
		{ "a,b;c\n1,2;3\n", ',', ';' }, { "a;b|c\n", ';', '|' },
		{ "a,b;c|d\n1,2;3|4\n", ',', '|' }, { "\"a;b;c\",d\n\"1;2;3\",2\n", ',', 0 },
		{ "\"a\n;;\n;\",d\n1,2\n", ',', 0 }, { "a,b\n\n\n\n1,2\n3;4\n", ',', 0 },
		{ "a,b,c\n1,2\n1;2\n3;4\n", ';', 0 },
		/* empty lines are none, however many */
		{ "a,b;c\n" SIXTY_LINES "1;2\n3;4\n", ';', 0 },
		{ "a;b\n1;2\n1,2\n3,4\n5,6\n", ',', 0 }, { "a;b\r\n1;2\r\n3,4\r\n", ';', 0 },
		{ ",;\n,;\n,\n", ',', 0 }, { "a,,b\n1,,2\n1;2\n", ',', 0 } };
	static const struct {
		const char *begins;
		char delimiter, other;
	} cut_off[] = { { "1,2\n1;2\n1;2", ',', ';' }, { "x\n1,2\n1,2", ',', 0 } };
	STR_SCOPED text = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		expect_delimiter(
			cases[i].text, strlen(cases[i].text), cases[i].delimiter, cases[i].other);
	expect_delimiter("a\0;b\n", 5, ';', 0);
	/* The first 60 lines decide, of which an empty one is none. */
	str_addc(&text, '\n');
	for (int i = 0; i < 30; i++)
		str_add(&text, "1,2\n");
	for (int i = 0; i < 40; i++)
		str_add(&text, "1;2\n");
	expect_delimiter(text.data, text.len, ',', ';');
	expect_delimiter(text.data + 5, text.len - 5, ';', 0);
	/* A last line that a long text may have cut says nothing, unless there is no other. */
	for (size_t length = 59999; length <= 60000; length++) {
		str_clear(&text);
		str_add(&text, "1,2\n1;2");
		while (text.len < length)
			str_addc(&text, 'x');
		expect_delimiter(text.data, text.len, ',', length < 60000 ? ';' : 0);
		expect_delimiter(text.data + 4, text.len - 4, ';', 0);
	}
	expect_delimiter(text.data + 4, 59996, ';', 0);
	while (text.len < 60010)
		str_addc(&text, 'x');
	expect_delimiter(text.data + 4, 60006, ';', 0);
	for (size_t i = 0; i < 2; i++) {
		str_clear(&text);
		str_add(&text, cut_off[i].begins);
		while (text.len < 60000)
			str_addc(&text, 'x');
		expect_delimiter(text.data, text.len, cut_off[i].delimiter, cut_off[i].other);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_declared_delimiter),
		cmocka_unit_test(the_delimiter_that_lines_agree_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
