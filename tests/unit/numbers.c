/* import/numbers.h: what a cell of figures says. */
#include "import/numbers.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* `want`: the figure as printed with a point; "-" missing; "!words" refused with these words, a
 * point behind the last of them. */
struct figure {
	const char *text;
	char mark; /* given; '\0': to be found */
	const char *want;
};

static const struct figure figures[] = {
	{ "94.88", '\0', "94.88" },
	{ "48.20", '\0', "48.20" },
	{ "0", '\0', "0" },
	{ "100", '\0', "100" },
	{ "0.471", '\0', "0.471" },
	{ "00.5", '\0', "0.5" },
	{ "-1", '\0', "-1" },
	{ "+1.5", '\0', "1.5" },
	{ "\xE2\x88\x92"
	  "1.5",
		'\0', "-1.5" },
	{ " 94.88 ", '\0', "94.88" },
	{ "\xC2\xA0"
	  "94.88\xE2\x80\xAF",
		'\0', "94.88" },
	{ "\xEF\xBB\xBF"
	  "94.88",
		'\0', "94.88" },
	{ "94,88", '\0', "94.88" },
	{ "0,824", '\0', "0.824" },
	{ "94,88", ',', "94.88" },
	{ "1,000", ',', "1.000" },
	{ "94.88", ',', "!has a point" },
	{ "94,88", '.', "!has a comma" },
	{ "1,000", '.', "!has a comma" },
	{ "1,234.5", '\0', "!both a point and a comma" },
	{ "1.234,5", '\0', "!both a point and a comma" },
	{ "nan", '\0', "!is not a figure; leave the cell empty" },
	{ "Inf", '\0', "!is not a figure; leave the cell empty" },
	{ "-inf", '\0', "!is not a figure; leave the cell empty" },
	{ "+INF", '\0', "!is not a figure; leave the cell empty" },
	{ "Infinity", '\0', "!is not a figure; leave the cell empty" },
	{ "0x1p3", '\0', "!plain figure" },
	{ "0x10", '\0', "!plain figure" },
	{ "1e400", '\0', "!plain figure" },
	{ "5e", '\0', "!plain figure" },
	{ "1e2", '\0', "!plain figure" },
	{ "1 234", '\0', "!has a space" },
	{ "1\xC2\xA0"
	  "234",
		'\0', "!has a space" },
	{ "1\xE2\x80\x89"
	  "234",
		'\0', "!has a space" },
	{ "1'234", '\0', "!plain figure" },
	{ "15.7 %", '\0', "!percentage" },
	{ "15.7%", '\0', "!percentage" },
	{ "10.1 qqq", '\0', "!second word" },
	{ "10.1qqq", '\0', "!plain figure" },
	{ "=24", '\0', "!formula" },
	{ "@24", '\0', "!formula" },
	{ "#VALUE!", '\0', "!spreadsheet's error" },
	{ "#REF!", '\0', "!spreadsheet's error" },
	{ "1/2", '\0', "!fraction" },
	{ ".5", '\0', "!plain figure" },
	{ "5.", '\0', "!plain figure" },
	{ "1.2.3", '\0', "!plain figure" },
	{ "1,2,3", '\0', "!plain figure" },
	{ "--5", '\0', "!plain figure" },
	{ "$5", '\0', "!plain figure" },
	{ "(5)", '\0', "!plain figure" },
	{ "\xEF\xBC\x99\xEF\xBC\x94", '\0', "!digits are 0 to 9" },
	{ "\xD9\xA2\xD9\xA4", '\0', "!digits are 0 to 9" },
	{ "high", '\0', "!is not a figure." },
	{ "very high", '\0', "!is not a figure." },
	{ "high/low", '\0', "!is not a figure." },
	{ "nano", '\0', "!is not a figure." },
	{ "5\xE2\x82\xAC", '\0', "!plain figure" },
	{ "1234567890123456789", '\0', "!more digits" },
	{ "0.1234567890123456", '\0', "!more digits" },
	{ "", '\0', "-" },
	{ "   ", '\0', "-" },
	{ "-", '\0', "-" },
	{ "\xE2\x80\x93", '\0', "-" },
	{ "\xE2\x80\x94", '\0', "-" },
	{ "..", '\0', "-" },
	{ "...", '\0', "-" },
	{ "\xE2\x80\xA6", '\0', "-" },
	{ "n/a", '\0', "-" },
	{ "N/A", '\0', "-" },
	{ "#N/A", '\0', "-" },
	{ "NA", '\0', "-" },
	{ "null", '\0', "-" },
	{ "NULL", '\0', "-" },
	{ "<NA>", '\0', "-" },
	{ " n.a. ", '\0', "-" },
};

static const struct {
	const char *text;
	int rank, of; /* rank 0: missing, -1: refused */
} ranks[] = {
	{ "24", 24, 0 },
	{ "1", 1, 0 },
	{ "24/194", 24, 194 },
	{ "24 / 194", 24, 194 },
	{ "24 of 194", 24, 194 },
	{ "24 out of 194", 24, 194 },
	{ "24 von 194", 24, 194 },
	{ "24 sur 194", 24, 194 },
	{ "24 dari 194", 24, 194 },
	{ "24 de 194", 24, 194 },
	{ "24th", 24, 0 },
	{ "1st", 1, 0 },
	{ "2nd", 2, 0 },
	{ "3RD", 3, 0 },
	{ "24th/194", 24, 194 },
	{ "1=", 1, 0 },
	{ "=1", 1, 0 },
	{ "T1", 1, 0 },
	{ "T-1", 1, 0 },
	{ "#24", 24, 0 },
	{ "No. 24", 24, 0 },
	{ "ke-24", 24, 0 },
	{ "24.", 24, 0 },
	{ "24.0", 24, 0 },
	{ "24./194", 24, 194 },
	{ "24.0 of 194", 24, 194 },
	{ "24,0", 24, 0 },
	{ "24\xC2\xBA", 24, 0 },
	{ "24\xC2\xB0", 24, 0 },
	{ "1er", 1, 0 },
	{ "24e", 24, 0 },
	{ "24\xC3\xA8me", 24, 0 },
	{ " 24 ", 24, 0 },
	{ "", 0, 0 },
	{ "-", 0, 0 },
	{ "N/A", 0, 0 },
	{ "0", -1, 0 },
	{ "0/194", -1, 0 },
	{ "195/194", -1, 0 },
	{ "24/", -1, 0 },
	{ "24.5", -1, 0 },
	{ "23,5", -1, 0 },
	{ "-24", -1, 0 },
	{ "24-26", -1, 0 },
	{ "24 26", -1, 0 },
	{ "24x", -1, 0 },
	{ "x24", -1, 0 },
	{ "T", -1, 0 },
	{ "=", -1, 0 },
	{ "12345678", -1, 0 },
	{ "24/194/3", -1, 0 },
	{ "nan", -1, 0 },
	{ "first", -1, 0 },
};

static const struct {
	const char *text;
	int tier; /* 0: missing, -1: refused */
} tiers[] = {
	{ "1", 1 },
	{ "5", 5 },
	{ "T1", 1 },
	{ "t3", 3 },
	{ "Tier 1", 1 },
	{ "tier-2", 2 },
	{ "TIER4", 4 },
	{ "Tier 1 (Role-modelling)", 1 },
	{ "T1 - Role-modelling", 1 },
	{ "T2: Advancing", 2 },
	{ "Tingkat 3", 3 },
	{ "Stufe 4", 4 },
	{ "1.0", 1 },
	{ "", 0 },
	{ "\xE2\x80\x94", 0 },
	{ "0", -1 },
	{ "6", -1 },
	{ "T6", -1 },
	{ "Tier", -1 },
	{ "Tier one", -1 },
	{ "1.5", -1 },
	{ "12", -1 },
	{ "T1 and T2", -1 },
	{ "High", -1 },
};

static const struct {
	const char *text;
	int year; /* 0: missing, -1: refused */
} years[] = {
	{ "2020", 2020 },
	{ " 2017 ", 2017 },
	{ "2020.0", 2020 },
	{ "", 0 },
	{ "2011-12", -1 },
	{ "2011/2012", -1 },
	{ "20", -1 },
	{ "20200", -1 },
	{ "1800", -1 },
	{ "2999", -1 },
	{ "2020.5", -1 },
	{ "2020.", 2020 },
	{ "2020x", -1 },
	{ "MMXX", -1 },
};

static void figures_by_their_grammar(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof figures / sizeof *figures; i++) {
		const struct figure *f = &figures[i];
		struct number_mark mark = { .mark = f->mark, .given = f->mark != '\0' };
		struct decimal value;
		const char *why = NULL;
		char text[DECIMAL_TEXT], found[256];

		switch (number_figure(f->text, strlen(f->text), &mark, &value, &why)) {
		case NUMBER_MISSING:
			strcpy(found, "-");
			break;
		case NUMBER_REFUSED:
			snprintf(found, sizeof found, "!%s.", why);
			break;
		default:
			snprintf(found, sizeof found, "%s", decimal_format(value, '.', text));
		}
		if (f->want[0] == '!' ? found[0] != '!' || !strstr(found, f->want + 1)
				      : strcmp(found, f->want) != 0)
			fail_msg("\"%s\" is %s, not %s", f->text, found, f->want);
	}
}

static void ranks_by_their_grammar(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof ranks / sizeof *ranks; i++) {
		const char *why = NULL;
		int rank = 0, of = -1;
		enum number_found found =
			number_rank(ranks[i].text, strlen(ranks[i].text), &rank, &of, &why);

		if (found == NUMBER_REFUSED)
			rank = -1;
		if (rank != ranks[i].rank || (rank > 0 && of != ranks[i].of) || (rank < 0 && !why))
			fail_msg("\"%s\" is %d of %d", ranks[i].text, rank, of);
	}
}

static void tiers_by_their_grammar(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof tiers / sizeof *tiers; i++) {
		const char *why;
		int tier = 0;

		if (number_tier(tiers[i].text, strlen(tiers[i].text), &tier, &why) ==
			NUMBER_REFUSED)
			tier = -1;
		if (tier != tiers[i].tier)
			fail_msg("\"%s\" is tier %d", tiers[i].text, tier);
	}
}

static void years_by_their_grammar(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof years / sizeof *years; i++) {
		const char *why;
		int year = 0;

		if (number_year(years[i].text, strlen(years[i].text), &year, &why) ==
			NUMBER_REFUSED)
			year = -1;
		if (year != years[i].year)
			fail_msg("\"%s\" is year %d", years[i].text, year);
	}
}

static enum number_found take(struct number_mark *mark, const char *text)
{
	struct decimal value;
	const char *why;

	return number_figure(text, strlen(text), mark, &value, &why);
}

static void the_mark_is_learnt(void **state)
{
	struct number_mark mark = { 0 };

	(void)state;
	assert_int_equal(take(&mark, "95"), NUMBER_FIGURE);
	assert_int_equal(mark.mark, '\0');
	assert_int_equal(take(&mark, "1,000"), NUMBER_FIGURE);
	assert_true(mark.uncertain); /* a thousand, maybe */
	assert_int_equal(take(&mark, "12,345"), NUMBER_FIGURE);
	assert_true(mark.uncertain);
	assert_int_equal(take(&mark, "94,88"), NUMBER_FIGURE);
	assert_false(mark.uncertain);
	assert_int_equal(take(&mark, "94.88"), NUMBER_REFUSED);
	mark = (struct number_mark) { 0 };
	assert_int_equal(take(&mark, "94.88"), NUMBER_FIGURE);
	assert_int_equal(take(&mark, "94,88"), NUMBER_REFUSED);
	assert_int_equal(take(&mark, "1,000"), NUMBER_REFUSED);
}

/* A copy without an end, as a field is: a sanitizer sees what is read beyond it. */
static enum number_found figure_of(const char *text, size_t length, struct number_mark *mark,
	struct decimal *ret, const char **ret_why)
{
	char *copy = malloc(length + !length);
	enum number_found found;

	memcpy(copy, text, length);
	found = number_figure(copy, length, mark, ret, ret_why);
	free(copy);
	return found;
}

/* Every blank that Unicode has, in front, behind, on both sides, twice, and inside. */
static void blanks(void **state)
{
	static const char *const all[] = { " ", "\t", "\n", "\r", "\f", "\v", "\xC2\xA0",
		"\xC2\xAD", "\xE2\x80\x80", "\xE2\x80\x81", "\xE2\x80\x82", "\xE2\x80\x83",
		"\xE2\x80\x84", "\xE2\x80\x85", "\xE2\x80\x86", "\xE2\x80\x87", "\xE2\x80\x88",
		"\xE2\x80\x89", "\xE2\x80\x8A", "\xE2\x80\x8B", "\xE2\x80\x8C", "\xE2\x80\x8D",
		"\xE2\x80\xA8", "\xE2\x80\xA9", "\xE2\x80\xAF", "\xE2\x81\x9F", "\xE2\x81\xA0",
		"\xE3\x80\x80", "\xEF\xBB\xBF" };

	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		char text[64];
		const char *why;
		struct decimal value;

		for (int k = 1; k < 12; k++) { /* k % 3 of it in front, k / 3 behind */
			struct number_mark mark = { 0 };
			size_t length = (size_t)snprintf(text, sizeof text, "%s%s24%s%s%s",
				k % 3 > 0 ? all[i] : "", k % 3 > 1 ? all[i] : "",
				k / 3 > 0 ? all[i] : "", k / 3 > 1 ? all[i] : "",
				k / 3 > 2 ? all[i] : "");

			if (figure_of(text, length, &mark, &value, &why) != NUMBER_FIGURE ||
				value.value != 24)
				fail_msg("blank %zu, form %d", i, k);
		}
		struct number_mark mark = { 0 };
		size_t length = (size_t)snprintf(text, sizeof text, "2%s4", all[i]);

		assert_int_equal(figure_of(text, length, &mark, &value, &why), NUMBER_REFUSED);
		assert_non_null(strstr(why, "has a space or a second word"));
		/* all of it is blank: missing */
		length = (size_t)snprintf(text, sizeof text, "%s%s", all[i], all[i]);
		assert_int_equal(figure_of(text, length, &mark, &value, &why), NUMBER_MISSING);
		assert_int_equal(
			figure_of(text, strlen(all[i]), &mark, &value, &why), NUMBER_MISSING);
	}
}

static void marks_of_missing_figures(void **state)
{
	static const char *const all[] = { "-", "--", "\xE2\x80\x93", "\xE2\x80\x94",
		"\xE2\x88\x92", "\xE2\x80\x90", "\xE2\x80\x91", "..", "...", "\xE2\x80\xA6", ".",
		"n/a", "n.a.", "n.a", "n.d.", "#n/a", "na", "null", "none", "nil", "<na>",
		"missing", "MISSING" };
	struct number_mark mark = { 0 };
	struct decimal value;
	const char *why;

	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		char longer[32];
		int rank, of, tier, year;

		assert_true(number_is_missing_mark(all[i], strlen(all[i])));
		assert_int_equal(
			figure_of(all[i], strlen(all[i]), &mark, &value, &why), NUMBER_MISSING);
		assert_int_equal(
			number_rank(all[i], strlen(all[i]), &rank, &of, &why), NUMBER_MISSING);
		assert_int_equal(number_tier(all[i], strlen(all[i]), &tier, &why), NUMBER_MISSING);
		assert_int_equal(number_year(all[i], strlen(all[i]), &year, &why), NUMBER_MISSING);
		snprintf(longer, sizeof longer, "%sx", all[i]);
		assert_false(number_is_missing_mark(longer, strlen(longer)));
	}
}

/* Up to three digits, a comma and three: a thousand, or a figure with three decimals. */
static void what_could_be_thousands(void **state)
{
	static const struct {
		const char *text;
		bool uncertain;
	} cases[] = { { "1,234", true }, { "12,345", true }, { "123,456", true },
		{ "1234,567", false }, { "0,123", false }, { "1,23", false }, { "1,2345", false },
		{ "+1,234", true }, { "-123,456", true }, { "-1234,567", false },
		{ "-0,123", false } };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct number_mark mark = { 0 };
		struct decimal value;
		const char *why;

		assert_int_equal(
			figure_of(cases[i].text, strlen(cases[i].text), &mark, &value, &why),
			NUMBER_FIGURE);
		assert_int_equal(mark.mark, ',');
		if (mark.uncertain != cases[i].uncertain)
			fail_msg("%s is %s", cases[i].text,
				mark.uncertain ? "uncertain" : "certain");
	}
}

/* The longest that are figures, and figures as long as fields of other kinds may be. */
static void long_figures(void **state)
{
	static const char digits[] = "123456789012345678901";

	(void)state;
	for (size_t length = 1; length <= 20; length++) {
		struct number_mark mark = { 0 };
		struct decimal value;
		const char *why;
		char text[32], printed[DECIMAL_TEXT];

		snprintf(text, sizeof text, "%.*s", (int)length, digits);
		assert_int_equal(figure_of(text, length, &mark, &value, &why),
			length <= 18 ? NUMBER_FIGURE : NUMBER_REFUSED);
		if (length <= 18)
			assert_string_equal(decimal_format(value, '.', printed), text);
		if (length > 15)
			continue;
		snprintf(text, sizeof text, "7.%.*s", (int)length, digits);
		assert_int_equal(figure_of(text, length + 2, &mark, &value, &why), NUMBER_FIGURE);
		assert_string_equal(decimal_format(value, '.', printed), text);
	}
}

/* A cell ends where its length says, whatever stands behind it. */
static void what_is_behind_a_cell(void **state)
{
	struct number_mark mark = { 0 };
	struct decimal value;
	const char *why;
	int number, of;

	(void)state;
	assert_int_equal(number_figure("123", 2, &mark, &value, &why), NUMBER_FIGURE);
	assert_int_equal(value.value, 12);
	assert_int_equal(number_rank("245", 2, &number, &of, &why), NUMBER_FIGURE);
	assert_int_equal(number, 24);
	assert_int_equal(number_rank("24.5", 2, &number, &of, &why), NUMBER_FIGURE);
	assert_int_equal(number, 24);
	assert_int_equal(number_rank("24.5", 3, &number, &of, &why), NUMBER_FIGURE);
	assert_int_equal(number, 24);
	assert_int_equal(number_rank("24.0", 3, &number, &of, &why), NUMBER_FIGURE);
	assert_int_equal(number_rank("24/194", 2, &number, &of, &why), NUMBER_FIGURE);
	assert_int_equal(of, 0);
	assert_int_equal(number_rank("24/194", 5, &number, &of, &why), NUMBER_REFUSED);
	assert_int_equal(number_rank("7st", 2, &number, &of, &why), NUMBER_REFUSED);
	assert_int_equal(number_tier("1.5", 1, &number, &why), NUMBER_FIGURE);
	assert_int_equal(number, 1);
	assert_int_equal(number_tier("T1 (x", 3, &number, &why), NUMBER_FIGURE);
	assert_int_equal(number, 1);
	assert_int_equal(number_year("2020.5", 4, &number, &why), NUMBER_FIGURE);
	assert_int_equal(number, 2020);
}

static void the_ends_of_ranks_and_years(void **state)
{
	static const struct {
		const char *text;
		int rank, of; /* rank -1: refused, with `of` nought */
		const char *why;
	} cases[] = { { "194/194", 194, 194, NULL }, { "195/194", -1, 0, "its own last rank" },
		{ "123456", 123456, 0, NULL }, { "1234567", -1, 0, "is not a rank" },
		{ "1/123456", 1, 123456, NULL }, { "1/1234567", -1, 0, "such as 24/194" },
		{ "24/0", -1, 0, "such as 24/194" }, { "0", -1, 0, "ranks begin at 1" },
		{ "1/1", 1, 1, NULL }, { "24.000", 24, 0, NULL },
		{ "24.001", -1, 0, "whole number" }, { "24,5", -1, 0, "whole number" },
		{ "t-3", 3, 0, NULL }, { "No.7", 7, 0, NULL }, { "7 OUT OF 9", 7, 9, NULL },
		{ "7/ 9", 7, 9, NULL }, { "7re", 7, 0, NULL }, { "7eme", 7, 0, NULL },
		{ "7\xC2\xAA", 7, 0, NULL }, { "7st/8 ", 7, 8, NULL } };
	static const struct {
		const char *text;
		int year;
	} years_at_ends[] = { { "1900", 1900 }, { "1899", -1 }, { "2100", 2100 }, { "2101", -1 },
		{ "2020.00", 2020 }, { "2020.01", -1 }, { "2020x", -1 }, { "02020", -1 },
		{ "202", -1 } };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t length = strlen(cases[i].text);
		char *copy = malloc(length);
		int rank = 0, of = 0;
		const char *why = NULL;
		enum number_found found;

		memcpy(copy, cases[i].text, length);
		found = number_rank(copy, length, &rank, &of, &why);
		free(copy);
		if (cases[i].rank < 0) {
			assert_int_equal(found, NUMBER_REFUSED);
			if (!strstr(why, cases[i].why))
				fail_msg("%s %s", cases[i].text, why);
			continue;
		}
		assert_int_equal(found, NUMBER_FIGURE);
		assert_null(why);
		assert_int_equal(rank, cases[i].rank);
		assert_int_equal(of, cases[i].of);
	}
	for (size_t i = 0; i < sizeof years_at_ends / sizeof *years_at_ends; i++) {
		size_t length = strlen(years_at_ends[i].text);
		char *copy = malloc(length);
		const char *why = NULL;
		int year = -1;

		memcpy(copy, years_at_ends[i].text, length);
		number_year(copy, length, &year, &why);
		free(copy);
		if (year != years_at_ends[i].year)
			fail_msg("%s is %d", years_at_ends[i].text, year);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(figures_by_their_grammar),
		cmocka_unit_test(ranks_by_their_grammar),
		cmocka_unit_test(tiers_by_their_grammar),
		cmocka_unit_test(years_by_their_grammar),
		cmocka_unit_test(the_mark_is_learnt),
		cmocka_unit_test(blanks),
		cmocka_unit_test(marks_of_missing_figures),
		cmocka_unit_test(what_could_be_thousands),
		cmocka_unit_test(long_figures),
		cmocka_unit_test(what_is_behind_a_cell),
		cmocka_unit_test(the_ends_of_ranks_and_years),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
