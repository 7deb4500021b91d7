/* base/decimal.h: the grammar of figures, exact sums, rounding. */
#include "base/decimal.h"

#include <limits.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Text with '.' for a mark -> the value and places, or the refusal. */
static const struct figure {
	const char *text;
	enum decimal_error error;
	int64_t value;
	int places;
} figures[] = {
	/* figures as printed */
	{ "0", DECIMAL_OK, 0, 0 },
	{ "1", DECIMAL_OK, 1, 0 },
	{ "7", DECIMAL_OK, 7, 0 },
	{ "100", DECIMAL_OK, 100, 0 },
	{ "94.88", DECIMAL_OK, 9488, 2 },
	{ "48.20", DECIMAL_OK, 4820, 2 },
	{ "48.2", DECIMAL_OK, 482, 1 },
	{ "0.471", DECIMAL_OK, 471, 3 },
	{ "0.0", DECIMAL_OK, 0, 1 },
	{ "0.000", DECIMAL_OK, 0, 3 },
	{ "100.00", DECIMAL_OK, 10000, 2 },
	{ "20.00", DECIMAL_OK, 2000, 2 },
	{ "0.05", DECIMAL_OK, 5, 2 },
	{ "-1", DECIMAL_OK, -1, 0 },
	{ "-0.05", DECIMAL_OK, -5, 2 },
	{ "-0", DECIMAL_OK, 0, 0 },
	{ "-0.00", DECIMAL_OK, 0, 2 },
	{ "+1", DECIMAL_OK, 1, 0 },
	{ "+1.0", DECIMAL_OK, 10, 1 },
	{ "+0", DECIMAL_OK, 0, 0 },
	{ "\xe2\x88\x92"
	  "12.5",
		DECIMAL_OK, -125, 1 }, /* U+2212 */
	{ "\xe2\x88\x92"
	  "0",
		DECIMAL_OK, 0, 0 },
	{ "007", DECIMAL_OK, 7, 0 },
	{ "00.50", DECIMAL_OK, 50, 2 },
	/* at the limits */
	{ "999999999999999999", DECIMAL_OK, INT64_C(999999999999999999), 0 },
	{ "-999999999999999999", DECIMAL_OK, INT64_C(-999999999999999999), 0 },
	{ "999.999999999999999", DECIMAL_OK, INT64_C(999999999999999999), 15 },
	{ "0.000000000000001", DECIMAL_OK, 1, 15 },
	{ "0000000000000000000000000000000001", DECIMAL_OK, 1, 0 },
	{ "0000000000000000000000000000000000", DECIMAL_OK, 0, 0 },
	{ "000000000000000000000000000000.250", DECIMAL_OK, 250, 3 },
	{ "100000000000000000", DECIMAL_OK, INT64_C(100000000000000000), 0 },
	/* beyond them */
	{ "1000000000000000000", DECIMAL_TOO_LONG, 0, 0 },
	{ "9999999999999999999", DECIMAL_TOO_LONG, 0, 0 },
	{ "9223372036854775807", DECIMAL_TOO_LONG, 0, 0 },
	{ "9223372036854775808", DECIMAL_TOO_LONG, 0, 0 },
	{ "-9223372036854775808", DECIMAL_TOO_LONG, 0, 0 },
	{ "18446744073709551616", DECIMAL_TOO_LONG, 0, 0 },
	{ "18446744073709551617", DECIMAL_TOO_LONG, 0, 0 },
	{ "123456789012345678901234567890", DECIMAL_TOO_LONG, 0, 0 },
	{ "1000.000000000000000", DECIMAL_TOO_LONG, 0, 0 },
	{ "0.0000000000000001", DECIMAL_TOO_LONG, 0, 0 },
	{ "0.0000000000000000", DECIMAL_TOO_LONG, 0, 0 },
	{ "1.1234567890123456", DECIMAL_TOO_LONG, 0, 0 },
	{ "99999999999999999999999999999999999999999999999999999999999999999999999999999999.9",
		DECIMAL_TOO_LONG, 0, 0 },
	{ "1000000000000000000x", DECIMAL_MALFORMED, 0, 0 },
	{ "0.0000000000000000.", DECIMAL_MALFORMED, 0, 0 },
	/* nothing, or not enough */
	{ "", DECIMAL_MALFORMED, 0, 0 },
	{ "-", DECIMAL_MALFORMED, 0, 0 },
	{ "+", DECIMAL_MALFORMED, 0, 0 },
	{ ".", DECIMAL_MALFORMED, 0, 0 },
	{ ",", DECIMAL_MALFORMED, 0, 0 },
	{ "-.", DECIMAL_MALFORMED, 0, 0 },
	{ ".5", DECIMAL_MALFORMED, 0, 0 },
	{ "-.5", DECIMAL_MALFORMED, 0, 0 },
	{ "5.", DECIMAL_MALFORMED, 0, 0 },
	{ "-5.", DECIMAL_MALFORMED, 0, 0 },
	{ "+.5", DECIMAL_MALFORMED, 0, 0 },
	{ "\xe2\x88\x92", DECIMAL_MALFORMED, 0, 0 },
	{ "\xe2\x88", DECIMAL_MALFORMED, 0, 0 },
	{ "..", DECIMAL_MALFORMED, 0, 0 },
	{ "n/a", DECIMAL_MALFORMED, 0, 0 },
	{ "\xe2\x80\x94", DECIMAL_MALFORMED, 0, 0 }, /* em dash */
	/* signs */
	{ "--1", DECIMAL_MALFORMED, 0, 0 },
	{ "++1", DECIMAL_MALFORMED, 0, 0 },
	{ "+-1", DECIMAL_MALFORMED, 0, 0 },
	{ "-+1", DECIMAL_MALFORMED, 0, 0 },
	{ "\xe2\x88\x92-1", DECIMAL_MALFORMED, 0, 0 },
	{ "1-", DECIMAL_MALFORMED, 0, 0 },
	{ "1+", DECIMAL_MALFORMED, 0, 0 },
	{ "- 1", DECIMAL_MALFORMED, 0, 0 },
	{ "\xe2\x80\x93"
	  "1",
		DECIMAL_MALFORMED, 0, 0 }, /* en dash */
	{ "(1)", DECIMAL_MALFORMED, 0, 0 },
	/* what strtod() takes */
	{ "nan", DECIMAL_MALFORMED, 0, 0 },
	{ "NaN", DECIMAL_MALFORMED, 0, 0 },
	{ "nan(0)", DECIMAL_MALFORMED, 0, 0 },
	{ "-nan", DECIMAL_MALFORMED, 0, 0 },
	{ "inf", DECIMAL_MALFORMED, 0, 0 },
	{ "-inf", DECIMAL_MALFORMED, 0, 0 },
	{ "INFINITY", DECIMAL_MALFORMED, 0, 0 },
	{ "0x1p3", DECIMAL_MALFORMED, 0, 0 },
	{ "0x1F", DECIMAL_MALFORMED, 0, 0 },
	{ "1e400", DECIMAL_MALFORMED, 0, 0 },
	{ "1e2", DECIMAL_MALFORMED, 0, 0 },
	{ "1E2", DECIMAL_MALFORMED, 0, 0 },
	{ "1.5e-3", DECIMAL_MALFORMED, 0, 0 },
	{ "5e", DECIMAL_MALFORMED, 0, 0 },
	{ "e5", DECIMAL_MALFORMED, 0, 0 },
	{ "1d3", DECIMAL_MALFORMED, 0, 0 },
	{ "1f", DECIMAL_MALFORMED, 0, 0 },
	{ "0b1", DECIMAL_MALFORMED, 0, 0 },
	/* spaces */
	{ " 1", DECIMAL_MALFORMED, 0, 0 },
	{ "1 ", DECIMAL_MALFORMED, 0, 0 },
	{ " ", DECIMAL_MALFORMED, 0, 0 },
	{ "\t1", DECIMAL_MALFORMED, 0, 0 },
	{ "1\n", DECIMAL_MALFORMED, 0, 0 },
	{ "1\r", DECIMAL_MALFORMED, 0, 0 },
	{ "1 234", DECIMAL_MALFORMED, 0, 0 },
	{ "1\xc2\xa0"
	  "234",
		DECIMAL_MALFORMED, 0, 0 },
	{ "1\xe2\x80\xaf"
	  "234",
		DECIMAL_MALFORMED, 0, 0 },
	{ "1. 5", DECIMAL_MALFORMED, 0, 0 },
	/* several marks, the other mark, thousands */
	{ "1,5", DECIMAL_MALFORMED, 0, 0 },
	{ "1,234", DECIMAL_MALFORMED, 0, 0 },
	{ "1,234.5", DECIMAL_MALFORMED, 0, 0 },
	{ "1.2.3", DECIMAL_MALFORMED, 0, 0 },
	{ "1..2", DECIMAL_MALFORMED, 0, 0 },
	{ "1'234", DECIMAL_MALFORMED, 0, 0 },
	{ "1_234", DECIMAL_MALFORMED, 0, 0 },
	{ "1:2", DECIMAL_MALFORMED, 0, 0 },
	{ "1/2", DECIMAL_MALFORMED, 0, 0 },
	/* words beside the figure */
	{ "15.7 %", DECIMAL_MALFORMED, 0, 0 },
	{ "15.7%", DECIMAL_MALFORMED, 0, 0 },
	{ "10.1 qqq", DECIMAL_MALFORMED, 0, 0 },
	{ "=24", DECIMAL_MALFORMED, 0, 0 },
	{ "24=", DECIMAL_MALFORMED, 0, 0 },
	{ "24th", DECIMAL_MALFORMED, 0, 0 },
	{ "24*", DECIMAL_MALFORMED, 0, 0 },
	{ "T1", DECIMAL_MALFORMED, 0, 0 },
	{ "$5", DECIMAL_MALFORMED, 0, 0 },
	{ "#1", DECIMAL_MALFORMED, 0, 0 },
	{ "\"1\"", DECIMAL_MALFORMED, 0, 0 },
	{ "1;", DECIMAL_MALFORMED, 0, 0 },
	/* other digits and marks */
	{ "\xef\xbc\x91\xef\xbc\x92", DECIMAL_MALFORMED, 0, 0 }, /* full-width 12 */
	{ "1\xef\xbc\x8e"
	  "5",
		DECIMAL_MALFORMED, 0, 0 },               /* full-width stop */
	{ "\xd9\xa1\xd9\xa2", DECIMAL_MALFORMED, 0, 0 }, /* Arabic-Indic 12 */
	{ "\xe0\xa5\xa7", DECIMAL_MALFORMED, 0, 0 },     /* Devanagari 1 */
	{ "1\xc2\xb2", DECIMAL_MALFORMED, 0, 0 },        /* superscript 2 */
	{ "\xc2\xbd", DECIMAL_MALFORMED, 0, 0 },         /* one half */
	{ "\xef\xbb\xbf"
	  "1",
		DECIMAL_MALFORMED, 0, 0 },            /* byte order mark */
	{ "1\xe2\x80\x8b", DECIMAL_MALFORMED, 0, 0 }, /* zero width space */
	{ "1\xff", DECIMAL_MALFORMED, 0, 0 },
	{ "\x80", DECIMAL_MALFORMED, 0, 0 },
};

static void parse_table(void **state)
{
	(void)state;
	assert_true(COUNT(figures) >= 100);
	for (size_t i = 0; i < 3 * COUNT(figures); i++) {
		/* alone in its memory, or with more digits behind it that are none of it */
		static const char *const behind[] = { "", "7", ".5" };
		const struct figure *row = &figures[i / 3];
		size_t length = strlen(row->text), more = strlen(behind[i % 3]);
		struct decimal number = { 77, 7 };
		char *text = malloc(length + more + !length);
		enum decimal_error error;
		struct decimal expected =
			row->error == DECIMAL_OK
				? (struct decimal) { row->value, row->places }
				: (struct decimal) { 77, 7 }; /* a refusal leaves it alone */

		memcpy(text, row->text, length);
		memcpy(text + length, behind[i % 3], more);
		error = decimal_parse(text, length, '.', &number);
		free(text);
		if (error != row->error || number.value != expected.value ||
			number.places != expected.places)
			fail_msg("\"%s\": error %d, value %lld, places %d", row->text, (int)error,
				(long long)number.value, number.places);
	}
}

static void parse_with_comma(void **state)
{
	struct decimal number;

	(void)state;
	assert_int_equal(decimal_parse("92,65", 5, ',', &number), DECIMAL_OK);
	assert_int_equal(number.value, 9265);
	assert_int_equal(number.places, 2);
	assert_int_equal(decimal_parse("92.65", 5, ',', &number), DECIMAL_MALFORMED);
	assert_int_equal(decimal_parse("1.234,5", 7, ',', &number), DECIMAL_MALFORMED);
}

static void parse_reads_only_length(void **state)
{
	static const char unterminated[4] = { '1', '2', '.', '5' };
	struct decimal number;

	(void)state;
	assert_int_equal(decimal_parse(unterminated, 4, '.', &number), DECIMAL_OK);
	assert_int_equal(number.value, 125);
	assert_int_equal(decimal_parse("94.88 rest", 5, '.', &number), DECIMAL_OK);
	assert_int_equal(number.value, 9488);
	assert_int_equal(decimal_parse("1\0", 2, '.', &number), DECIMAL_MALFORMED);
	assert_int_equal(decimal_parse("\xe2\x88\x92", 2, '.', &number), DECIMAL_MALFORMED);
	assert_int_equal(decimal_parse("", 0, '.', &number), DECIMAL_MALFORMED);
}

static void format_table(void **state)
{
	static const struct {
		struct decimal number;
		const char *plain, *with_sign;
	} rows[] = {
		{ { 0, 0 }, "0", "0" },
		{ { 0, 2 }, "0.00", "0.00" },
		{ { 9488, 2 }, "94.88", "+94.88" },
		{ { 4820, 2 }, "48.20", "+48.20" },
		{ { 5, 2 }, "0.05", "+0.05" },
		{ { 50, 2 }, "0.50", "+0.50" },
		{ { -5, 3 }, "-0.005", "-0.005" },
		{ { -12, 0 }, "-12", "-12" },
		{ { 100, 2 }, "1.00", "+1.00" },
		{ { 1, 15 }, "0.000000000000001", "+0.000000000000001" },
		{ { INT64_C(-999999999999999999), 15 }, "-999.999999999999999",
			"-999.999999999999999" },
		{ { INT64_MIN, 0 }, "-9223372036854775808", "-9223372036854775808" },
		{ { INT64_MIN, 15 }, "-9223.372036854775808", "-9223.372036854775808" },
		{ { INT64_MAX, 15 }, "9223.372036854775807", "+9223.372036854775807" },
	};
	char text[DECIMAL_TEXT];

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		assert_string_equal(decimal_format(rows[i].number, '.', text), rows[i].plain);
		assert_int_equal(decimal_write(rows[i].number, '.', text), strlen(rows[i].plain));
		assert_string_equal(text, rows[i].plain);
		assert_ptr_equal(decimal_format_signed(rows[i].number, '.', text), text);
		assert_string_equal(text, rows[i].with_sign);
	}
	assert_string_equal(decimal_format((struct decimal) { -9265, 2 }, ',', text), "-92,65");
}

static void cmp_table(void **state)
{
	static const struct {
		struct decimal a, b;
		int order;
	} rows[] = {
		{ { 482, 1 }, { 4820, 2 }, 0 },
		{ { 0, 0 }, { 0, 15 }, 0 },
		{ { 482, 1 }, { 4821, 2 }, -1 },
		{ { 9488, 2 }, { 9487, 2 }, 1 },
		{ { -1, 0 }, { 1, 15 }, -1 },
		{ { INT64_MAX, 0 }, { INT64_MAX, 15 }, 1 },
		{ { INT64_MIN, 0 }, { INT64_MIN, 15 }, -1 },
		{ { INT64_MIN, 0 }, { INT64_MAX, 0 }, -1 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		assert_int_equal(decimal_cmp(rows[i].a, rows[i].b), rows[i].order);
		assert_int_equal(decimal_cmp(rows[i].b, rows[i].a), -rows[i].order);
	}
}

static void assert_decimal(struct decimal number, int64_t value, int places)
{
	assert_int_equal(number.value, value);
	assert_int_equal(number.places, places);
}

static void sums(void **state)
{
	const struct decimal largest = { INT64_C(999999999999999999), 0 };
	struct decimal ret = { 77, 7 };

	(void)state;
	assert_true(decimal_sub((struct decimal) { 9488, 2 }, (struct decimal) { 776, 1 }, &ret));
	assert_decimal(ret, 1728, 2);
	assert_true(decimal_add((struct decimal) { 482, 1 }, (struct decimal) { 80, 2 }, &ret));
	assert_decimal(ret, 4900, 2);
	assert_true(decimal_sub(largest, largest, &ret));
	assert_decimal(ret, 0, 0);
	ret = (struct decimal) { 77, 7 };
	assert_false(decimal_add(largest, (struct decimal) { 1, 0 }, &ret));
	assert_false(decimal_sub((struct decimal) { -1, 0 }, largest, &ret));
	assert_false(decimal_add(largest, (struct decimal) { 0, 1 }, &ret));
	assert_false(decimal_sub(largest, (struct decimal) { 1, 15 }, &ret));
	assert_false(decimal_add(
		(struct decimal) { INT64_MIN, 0 }, (struct decimal) { INT64_MIN, 15 }, &ret));
	assert_decimal(ret, 77, 7);
}

static void shifts(void **state)
{
	static const struct {
		struct decimal number;
		int by;
		bool ok;
		struct decimal result;
	} rows[] = {
		{ { 471, 3 }, 2, true, { 471, 1 } },
		{ { 471, 1 }, -2, true, { 471, 3 } },
		{ { 5, 1 }, 2, true, { 50, 0 } },
		{ { 4820, 2 }, 0, true, { 4820, 2 } },
		{ { -5, 0 }, 3, true, { -5000, 0 } },
		{ { 0, 0 }, INT_MAX, true, { 0, 0 } },
		{ { 0, 3 }, INT_MIN, true, { 0, 15 } },
		{ { 1, 0 }, 17, true, { INT64_C(100000000000000000), 0 } },
		{ { -1, 0 }, 17, true, { INT64_C(-100000000000000000), 0 } },
		{ { 1, 0 }, 18, false, { 77, 7 } },
		{ { -1, 0 }, 18, false, { 77, 7 } },
		{ { 1, 0 }, INT_MAX, false, { 77, 7 } },
		{ { INT64_C(99999999999999999), 0 }, 1, true, { INT64_C(999999999999999990), 0 } },
		{ { INT64_C(-99999999999999999), 0 }, 1, true,
			{ INT64_C(-999999999999999990), 0 } },
		{ { INT64_C(100000000000000000), 0 }, 1, false, { 77, 7 } },
		{ { INT64_C(-100000000000000000), 0 }, 1, false, { 77, 7 } },
		{ { INT64_MAX, 0 }, 1, false, { 77, 7 } },
		{ { INT64_MIN, 0 }, 1, false, { 77, 7 } },
		{ { 1, 15 }, -1, false, { 77, 7 } },
		{ { 10, 15 }, -1, true, { 1, 15 } },
		{ { 1, 0 }, INT_MIN, false, { 77, 7 } },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct decimal ret = { 77, 7 };

		assert_int_equal(decimal_shift(rows[i].number, rows[i].by, &ret), rows[i].ok);
		assert_decimal(ret, rows[i].result.value, rows[i].result.places);
	}
}

/* strtod() rounds correctly, and nobody here has set a locale. */
static void doubles(void **state)
{
	static const char *const texts[] = { "0", "94.88", "-0.471", "0.1", "0.285", "100.00",
		"9007199254740993", "900719925474099.3", "9007199254740.993", "999999999999999999",
		"-999.999999999999999", "123.456789012345678", "0.000000000000001",
		"450359962737049.65",
		/* just past the middle between two doubles */
		"9.007199254770204", "-9.007199254775899" };

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct decimal number;

		assert_int_equal(
			decimal_parse(texts[i], strlen(texts[i]), '.', &number), DECIMAL_OK);
		if (decimal_double(number) != strtod(texts[i], NULL))
			fail_msg("%s is %.17g", texts[i], decimal_double(number));
	}
	assert_true(decimal_double((struct decimal) { INT64_MIN, 0 }) == -0x1p63);
	assert_false(signbit(decimal_double((struct decimal) { 0, 0 })));
}

static void means(void **state)
{
	static const struct {
		struct decimal sum;
		int64_t count;
		int places;
		struct decimal mean;
	} rows[] = {
		{ { 10, 0 }, 4, 1, { 25, 1 } },
		{ { 10, 0 }, 4, 0, { 3, 0 } }, /* 2.5: away from zero */
		{ { -10, 0 }, 4, 0, { -3, 0 } },
		{ { 1, 0 }, 3, 2, { 33, 2 } },
		{ { 2, 0 }, 3, 2, { 67, 2 } },
		{ { -2, 0 }, 3, 2, { -67, 2 } },
		{ { 285, 3 }, 1, 2, { 29, 2 } },
		{ { -285, 3 }, 1, 2, { -29, 2 } },
		{ { 284, 3 }, 1, 2, { 28, 2 } },
		{ { 4, 1 }, 1, 0, { 0, 0 } },
		{ { -4, 1 }, 1, 0, { 0, 0 } },
		{ { 0, 2 }, 7, 2, { 0, 2 } },
		{ { 1, 15 }, INT64_MAX, 15, { 0, 15 } },
		{ { INT64_MAX, 0 }, INT64_MAX, 15, { INT64_C(1000000000000000), 15 } },
		{ { INT64_MIN, 0 }, INT64_MAX, 15, { INT64_C(-1000000000000000), 15 } },
		/* no room for the places asked for: as many as fit */
		{ { INT64_C(999999999999999999), 0 }, 1, 15, { INT64_C(999999999999999999), 0 } },
		{ { INT64_C(99999999999999999), 0 }, 1, 15, { INT64_C(999999999999999990), 1 } },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct decimal mean = decimal_mean(rows[i].sum, rows[i].count, rows[i].places);

		assert_decimal(mean, rows[i].mean.value, rows[i].mean.places);
	}
}

static void rounding(void **state)
{
	static const struct {
		double x;
		int places;
		const char *text;
	} rows[] = {
		{ 0.0, 2, "0.00" },
		{ -0.0, 2, "0.00" },
		{ -0.004, 2, "0.00" },
		{ -0.005, 2, "-0.01" },
		{ 0.285, 2, "0.29" },
		{ -0.285, 2, "-0.29" },
		{ 2.675, 2, "2.68" },
		{ 1.005, 2, "1.01" },
		{ 8.325, 2, "8.33" },
		{ 0.1 + 0.2, 2, "0.30" },
		{ 1.1 + 2.2, 15, "3.300000000000000" },
		{ 0.5, 0, "1" },
		{ 1.5, 0, "2" },
		{ 2.5, 0, "3" },
		{ -2.5, 0, "-3" },
		{ 0.49, 0, "0" },
		{ 99.995, 2, "100.00" },
		{ 0.125, 15, "0.125000000000000" },
		{ 5e-16, 15, "0.000000000000001" },
		{ 4e-16, 15, "0.000000000000000" },
		{ 1e-300, 15, "0.000000000000000" },
		{ 5e-324, 0, "0" },
		{ 999999999999.0, 2, "999999999999.00" },
		{ 999999999999.0, 15, "999999999999.000000" },
		{ -123456789.125, 2, "-123456789.13" },
		{ 39.5, 1, "39.5" },
	};
	char text[DECIMAL_TEXT];

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		decimal_format(decimal_round(rows[i].x, rows[i].places), '.', text);
		if (strcmp(text, rows[i].text) != 0)
			fail_msg("%.17g to %d places: %s", rows[i].x, rows[i].places, text);
	}
	/* The largest number below 10^12 reads as 10^12 itself. */
	decimal_format(decimal_round(nextafter(1e12, 0), 3), '.', text);
	assert_string_equal(text, "1000000000000.000");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parse_table),
		cmocka_unit_test(parse_with_comma),
		cmocka_unit_test(parse_reads_only_length),
		cmocka_unit_test(format_table),
		cmocka_unit_test(cmp_table),
		cmocka_unit_test(sums),
		cmocka_unit_test(shifts),
		cmocka_unit_test(doubles),
		cmocka_unit_test(means),
		cmocka_unit_test(rounding),
	};

	return cmocka_run_group_tests_name("decimal", tests, NULL, NULL);
}
