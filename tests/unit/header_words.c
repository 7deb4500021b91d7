/* The words of headings at their edges: how long a heading may be and how much of it is shown,
 * which numbers are years, which column of codes is the better one, and which words say nothing. */
#include "import/headers.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

/* In memory of just that length, so that a look beyond it is one too far. */
static void recognise(const char *text, struct arena *arena, struct header_column *ret)
{
	size_t length = strlen(text);
	char *copy = malloc(length ? length : 1);

	memcpy(copy, text, length);
	header_recognise(copy, length, arena, ret);
	free(copy);
}

static void expect(const char *text, const char *field, int year)
{
	struct arena arena = { 0 };
	struct header_column column;
	const char *found;

	recognise(text, &arena, &column);
	found = column.field == FIELD_NONE ? "none" : field_names[column.field];
	if (strcmp(found, field) != 0 || (column.field != FIELD_NONE && column.year != year))
		fail_msg("\"%s\" is %s of %d", text, found, column.year);
	arena_finish(&arena);
}

static void years(void **state)
{
	(void)state;
	expect("1900", "score", 1900);
	expect("2100", "score", 2100);
	expect("1899", "none", 0);
	expect("2101", "none", 0);
	expect("1900 rank", "rank", 1900);
	expect("2100 rank", "rank", 2100);
	expect("1899 rank", "none", 0);
	expect("2101 rank", "none", 0);
	expect("rank YR2018", "rank", 2018);
	expect("rank YR1899", "none", 0);
	expect("rank xy2018", "none", 0);
	expect("rank 202018", "none", 0);
	expect("rank yr202", "none", 0);
	expect("rank yr20180", "none", 0);
	expect("rank 201x", "none", 0);
	expect("rank x018", "none", 0);
	expect("rank 20x8", "none", 0);
	/* one year twice is one, two are none */
	expect("2018 rank 2018", "rank", 2018);
	expect("2018 2018", "score", 2018);
	expect("2018 rank 2020", "none", 0);
	expect("2018 2020 rank 2020", "none", 0);
	/* no figure, no year of it */
	expect("2020 country", "country", 0);
	expect("2020 code", "code", 0);
	expect("Value 2020", "score", 2020);
	expect("Value", "value", 0);
}

static void words_that_say_nothing(void **state)
{
	(void)state;
	expect("Overall GCI rank", "rank", 0);
	expect("Final published GCI", "score", 0);
	expect("Final published", "none", 0);
	expect("as printed", "none", 0);
	expect("GCI v4", "score", 0);
	expect("GCI v4 tier", "tier", 0);
	expect("GCI v6 tier", "none", 0);
	/* of the pillars also those that say that they are figures */
	expect("Legal score of 20", "legal", 0);
	expect("GCI Cooperation pillar points", "cooperation", 0);
	expect("Country points", "none", 0);
	expect("Tier score", "none", 0);
	expect("measures score", "none", 0);
	/* a part of a word, or of a phrase, is none */
	expect("ran", "none", 0);
	expect("ountry", "none", 0);
	expect("country na", "none", 0);
	expect("ank order", "none", 0);
	expect("skala", "scale", 0);
	expect("skal", "none", 0);
}

/* Sixty columns of a heading are shown; one that is longer ends in an ellipsis there. */
static void long_headings_are_cut_in_messages(void **state)
{
	static const struct {
		const char *text, *shown;
	} cases[] = {
		{ "Figures that nobody here knows, with a heading of sixty, yes",
			"Figures that nobody here knows, with a heading of sixty, yes" },
		{ "Figures that nobody here knows, with a heading of sixty-one..",
			"Figures that nobody here knows, with a heading of sixty-one\xe2\x80\xa6" },
		{ "\nFigures\nthat \tnobody\x1fknows", " Figures that  nobody knows" },
		{ "", "" },
	};

	(void)state;
	assert_int_equal(strlen(cases[0].text), 60);
	assert_int_equal(strlen(cases[1].text), 61);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena arena = { 0 };
		struct header_column column;

		recognise(cases[i].text, &arena, &column);
		assert_string_equal(column.shown, cases[i].shown);
		arena_finish(&arena);
	}
}

/* Up to 200 bytes are a heading; more are a text. */
static void long_texts_are_no_headings(void **state)
{
	char text[202] = "Country";

	(void)state;
	memset(text + 7, ' ', sizeof text - 7);
	text[200] = '\0';
	expect(text, "country", 0);
	text[200] = ' ';
	text[201] = '\0';
	expect(text, "none", 0);
}

/* Codes of three letters before others, and the names of series before their codes. */
static void the_better_of_two(void **state)
{
	static const struct {
		const char *text, *field;
		bool precise;
	} cases[] = {
		{ "ISO3", "code", true },
		{ "ISO-3", "code", true },
		{ "iso_a3", "code", true },
		{ "CCA3", "code", true },
		{ "Alpha-3 code", "code", true },
		{ "ISO 3166-1 alpha-3", "code", true },
		{ "ISO3 2020", "code", true },
		{ "ISO2", "code", false },
		{ "Alpha-2 code", "code", false },
		{ "ISO 3166-1 alpha-2", "code", false },
		{ "ISO2 2013", "code", false },
		{ "Country code v3", "code", false },
		{ "Code", "code", false },
		{ "Series", "indicator", false },
		{ "Series name", "indicator", true },
		{ "Indicator label", "indicator", true },
		{ "Country name", "country", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena arena = { 0 };
		struct header_column column;

		expect(cases[i].text, cases[i].field, 0);
		recognise(cases[i].text, &arena, &column);
		if (column.precise != cases[i].precise)
			fail_msg("\"%s\" is %sthe better one", cases[i].text,
				column.precise ? "" : "not ");
		arena_finish(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(years),
		cmocka_unit_test(words_that_say_nothing),
		cmocka_unit_test(long_headings_are_cut_in_messages),
		cmocka_unit_test(long_texts_are_no_headings),
		cmocka_unit_test(the_better_of_two),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
