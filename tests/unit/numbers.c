/* import/numbers.h: what a cell of figures says. */
#include "import/numbers.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

/* `want`: the figure as printed with a point; "-" missing; "!words" refused with these words. */
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
	{ "nan", '\0', "!is not a figure" },
	{ "NaN", '\0', "!is not a figure" },
	{ "inf", '\0', "!is not a figure" },
	{ "-inf", '\0', "!is not a figure" },
	{ "+inf", '\0', "!is not a figure" },
	{ "Infinity", '\0', "!is not a figure" },
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
	{ "high", '\0', "!is not a figure" },
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
			snprintf(found, sizeof found, "!%s", why);
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
		int rank = 0, of = 0;
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(figures_by_their_grammar),
		cmocka_unit_test(ranks_by_their_grammar),
		cmocka_unit_test(tiers_by_their_grammar),
		cmocka_unit_test(years_by_their_grammar),
		cmocka_unit_test(the_mark_is_learnt),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
