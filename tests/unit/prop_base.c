/* Properties of decimals and folding on random input. The seed is printed; GCITRACK_SEED repeats
 * or varies a run. */
#include "base/decimal.h"
#include "base/fold.h"
#include "base/mem.h"
#include "base/text.h"

#include <inttypes.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include <cmocka.h>

__extension__ typedef __int128 wide;

enum { ROUNDS = 200000, NAMES = 20000 };

static uint64_t seed = 20240912;
static uint64_t generator;

static uint64_t next(void) /* splitmix64 */
{
	uint64_t z = generator += UINT64_C(0x9E3779B97F4A7C15);

	z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
	return z ^ (z >> 31);
}

static uint64_t below(uint64_t limit)
{
	return next() % limit;
}

static int start(void **state)
{
	(void)state;
	generator = seed;
	return 0;
}

static wide power(int exponent)
{
	wide result = 1;

	while (exponent-- > 0)
		result *= 10;
	return result;
}

/* Of every number of digits alike; now and then small, so that equal ones turn up. */
static struct decimal random_decimal(void)
{
	uint64_t limit = (uint64_t)power((int)below(DECIMAL_DIGITS + 1));
	int64_t value = (int64_t)below(limit);

	if (below(4) == 0)
		value = (int64_t)below(30) * 10;
	return (struct decimal) { below(2) ? value : -value, (int)below(DECIMAL_PLACES + 1) };
}

static int sign(int x)
{
	return (x > 0) - (x < 0);
}

static void order(void **state)
{
	(void)state;
	for (int i = 0; i < ROUNDS; i++) {
		struct decimal a = random_decimal(), b = random_decimal(), c = random_decimal();
		struct decimal difference;
		int ab = sign(decimal_cmp(a, b));

		assert_int_equal(decimal_cmp(a, a), 0);
		assert_int_equal(ab, -sign(decimal_cmp(b, a)));
		if (ab <= 0 && decimal_cmp(b, c) <= 0)
			assert_true(decimal_cmp(a, c) <= 0);
		if (decimal_sub(a, b, &difference))
			assert_int_equal(ab, (difference.value > 0) - (difference.value < 0));
		/* rounding to doubles never turns the order round */
		if (ab < 0)
			assert_true(decimal_double(a) <= decimal_double(b));
	}
}

static void sums(void **state)
{
	int exact = 0;

	(void)state;
	for (int i = 0; i < ROUNDS; i++) {
		struct decimal a = random_decimal(), b = random_decimal(), difference, back;
		struct decimal swapped;

		if (!decimal_sub(a, b, &difference))
			continue;
		assert_int_equal(difference.places, a.places > b.places ? a.places : b.places);
		assert_true(decimal_sub(b, a, &swapped));
		assert_int_equal(swapped.value, -difference.value);
		if (!decimal_add(difference, b, &back))
			continue;
		assert_int_equal(decimal_cmp(back, a), 0);
		exact++;
	}
	assert_true(exact > ROUNDS / 10);
}

static void texts(void **state)
{
	(void)state;
	for (int i = 0; i < ROUNDS; i++) {
		struct decimal number = random_decimal(), back;
		char mark = below(2) ? '.' : ',';
		char text[DECIMAL_TEXT];

		memset(text, '#', sizeof text);
		if (below(2))
			decimal_format(number, mark, text);
		else
			decimal_format_signed(number, mark, text);
		assert_non_null(memchr(text, '\0', sizeof text));
		assert_int_equal(decimal_parse(text, strlen(text), mark, &back), DECIMAL_OK);
		assert_int_equal(back.value, number.value);
		assert_int_equal(back.places, number.places);
		if (mark == '.')
			assert_true(strtod(text, NULL) == decimal_double(number));
	}
}

/* Texts made of what figures are made of: refused, or read as what strtod() reads. */
static void grammar(void **state)
{
	static const char alphabet[] = "0123456789019.,-+ eEx%n";
	int accepted = 0;

	(void)state;
	for (int i = 0; i < ROUNDS; i++) {
		char text[32], *end;
		size_t length = below(12);
		struct decimal number;

		for (size_t k = 0; k < length; k++)
			text[k] = alphabet[below(sizeof alphabet - 1)];
		text[length] = '\0';
		if (decimal_parse(text, length, '.', &number) != DECIMAL_OK)
			continue;
		accepted++;
		assert_int_equal(strspn(text, "+-.0123456789"), length);
		assert_true(strtod(text, &end) == decimal_double(number));
		assert_int_equal(*end, '\0');
	}
	assert_true(accepted > ROUNDS / 100);
}

/* The mean is the only m with count * m within half a unit of the sum, ties away from zero. */
static void means(void **state)
{
	(void)state;
	for (int i = 0; i < ROUNDS; i++) {
		struct decimal sum = random_decimal(), mean;
		int64_t count = 1 + (int64_t)below(below(2) ? 200 : 1000000000);
		int places = (int)below(7);
		wide twice_sum, twice_mean, unit;

		sum.places = (int)below(9);
		mean = decimal_mean(sum, count, places);
		if (mean.places != places) { /* no room; never more places than asked for */
			assert_true(mean.places < places);
			places = mean.places;
		}
		/* everything in units of 10^-(sum.places + places): exact */
		twice_sum = 2 * (wide)sum.value * power(places);
		twice_mean = 2 * (wide)mean.value * count * power(sum.places);
		unit = (wide)count * power(sum.places);
		if (sum.value < 0) {
			twice_sum = -twice_sum;
			twice_mean = -twice_mean;
		}
		/* mean - 1/2 <= sum/count < mean + 1/2 */
		assert_true(twice_mean - unit <= twice_sum);
		assert_true(twice_sum < twice_mean + unit);
	}
}

static void shifts(void **state)
{
	(void)state;
	for (int i = 0; i < ROUNDS; i++) {
		struct decimal number = random_decimal(), shifted, back;
		int by = (int)below(41) - 20;

		if (!decimal_shift(number, by, &shifted))
			continue;
		assert_true(shifted.places >= 0 && shifted.places <= DECIMAL_PLACES);
		if (decimal_shift(shifted, -by, &back))
			assert_int_equal(decimal_cmp(back, number), 0);
		assert_int_equal(shifted.value == 0, number.value == 0);
	}
}

/* Rounding the double of a printed figure is rounding the figure. */
static void rounding(void **state)
{
	(void)state;
	for (int i = 0; i < ROUNDS; i++) {
		int64_t value = (int64_t)below(INT64_C(100000000000)) - INT64_C(50000000000);
		struct decimal figure = { value, (int)below(9) };
		int places = (int)below(7);
		struct decimal rounded = decimal_round(decimal_double(figure), places);
		struct decimal exact = decimal_mean(figure, 1, places);

		assert_int_equal(rounded.value, exact.value);
		assert_int_equal(rounded.places, exact.places);
	}
}

static void put_character(struct str *str, int32_t codepoint)
{
	utf8proc_uint8_t bytes[4];

	str_addn(str, (const char *)bytes, (size_t)utf8proc_encode_char(codepoint, bytes));
}

/* Letters, marks of several scripts, spaces, words with a rule, and anything at all. */
static void random_name(struct str *ret)
{
	static const char *const pieces[] = { "the", "St", "st.", "&", " ", "-", "'", "The ",
		"\xef\xac\x86", "\xc3\xbe\x65", "\xcd\x85", "\xcc\xa3", "\xcc\x81", "\xd7\x81",
		"\xd6\xb0", "\xe1\xbe\xb4", "\xe2\x80\x8d", "\xcd\x8f", "I", "\xc4\xb0", "\xc3\x9f",
		"\xea\xb0\x81", "\xef\xb7\xba" };
	static const int32_t limits[] = { 0x80, 0x250, 0x700, 0x3000, 0x10000, 0x110000 };
	size_t length = below(12);

	str_clear(ret);
	str_add(ret, "");
	for (size_t i = 0; i < length; i++) {
		int32_t limit = limits[below(sizeof limits / sizeof *limits)];
		int32_t codepoint = (int32_t)below((uint64_t)limit - 1) + 1;

		if (below(2))
			str_add(ret, pieces[below(sizeof pieces / sizeof *pieces)]);
		else if (codepoint < 0xD800 || codepoint > 0xDFFF)
			put_character(ret, codepoint);
	}
}

static void assert_same_folding(const struct str *name, const char *other, const char *what)
{
	STR_SCOPED a = { 0 };
	STR_SCOPED b = { 0 };

	assert_true(fold_name(name->data, name->len, &a));
	assert_true(fold_name(other, strlen(other), &b));
	if (strcmp(a.data, b.data) != 0)
		fail_msg("%s: \"%s\" became \"%s\" and \"%s\"", what, name->data, a.data, b.data);
}

/* The text in another form, as the library writes it; the caller frees it. */
static char *in_form(const char *text, unsigned options)
{
	utf8proc_uint8_t *form = NULL;

	assert_true(
		utf8proc_map((const utf8proc_uint8_t *)text, 0, &form,
			(utf8proc_option_t)(options | UTF8PROC_NULLTERM | UTF8PROC_STABLE)) >= 0);
	return (char *)form;
}

static void assert_form(const struct str *name, unsigned options, const char *what)
{
	char *form = in_form(name->data, options);

	assert_same_folding(name, form, what);
	free(form);
}

/* Upper, lower and folded case. In canonical order first: U+0345 is a mark in one case and a
 * letter in the others, so that changing case and sorting marks are not independent. */
static void assert_cases(const struct str *name)
{
	char *canonical = in_form(name->data, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT);
	char *folded = in_form(canonical, UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD);
	STR_SCOPED upper = { 0 };
	STR_SCOPED lower = { 0 };
	utf8proc_int32_t codepoint;
	utf8proc_ssize_t bytes;

	str_add(&upper, "");
	str_add(&lower, "");
	for (char *at = canonical; *at; at += bytes) {
		bytes = utf8proc_iterate((utf8proc_uint8_t *)at, -1, &codepoint);
		put_character(&upper, utf8proc_toupper(codepoint));
		put_character(&lower, utf8proc_tolower(codepoint));
	}
	assert_same_folding(name, folded, "folded case");
	assert_same_folding(name, upper.data, "upper case");
	assert_same_folding(name, lower.data, "lower case");
	free(canonical);
	free(folded);
}

static void folding(void **state)
{
	STR_SCOPED name = { 0 };
	STR_SCOPED folded = { 0 };

	(void)state;
	for (int i = 0; i < NAMES; i++) {
		random_name(&name);
		assert_form(&name, UTF8PROC_COMPOSE, "NFC");
		assert_form(&name, UTF8PROC_DECOMPOSE, "NFD");
		assert_form(&name, UTF8PROC_COMPOSE | UTF8PROC_COMPAT, "NFKC");
		assert_form(&name, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, "NFKD");
		assert_cases(&name);
		assert_true(fold_name(name.data, name.len, &folded));
		assert_same_folding(&name, folded.data, "again");
		assert_int_equal(text_invalid_at(folded.data, folded.len), folded.len);
		assert_null(strstr(folded.data, "  "));
		assert_true(folded.data[0] != ' ');
		assert_true(folded.len == 0 || folded.data[folded.len - 1] != ' ');
	}
}

/* Every character there is: folding twice is folding once. */
static void every_character(void **state)
{
	STR_SCOPED name = { 0 };
	STR_SCOPED once = { 0 };
	STR_SCOPED twice = { 0 };

	(void)state;
	for (int32_t codepoint = 1; codepoint < 0x110000; codepoint++) {
		if (codepoint >= 0xD800 && codepoint <= 0xDFFF)
			continue;
		str_clear(&name);
		str_addc(&name, 'x');
		put_character(&name, codepoint);
		assert_true(fold_name(name.data, name.len, &once));
		assert_true(fold_name(once.data, once.len, &twice));
		if (strcmp(once.data, twice.data) != 0)
			fail_msg("U+%04X: \"%s\", \"%s\"", (unsigned)codepoint, once.data,
				twice.data);
	}
}

static void random_bytes(void **state)
{
	STR_SCOPED ret = { 0 };

	(void)state;
	for (int i = 0; i < NAMES; i++) {
		char bytes[24];
		size_t length = below(sizeof bytes);
		bool valid;

		for (size_t k = 0; k < length; k++)
			bytes[k] = (char)below(256);
		/* exactly as long as the bytes, so that a sanitizer sees a step beyond */
		char *exact = mem_alloc(length + 1);

		memcpy(exact, bytes, length);
		valid = text_invalid_at(exact, length) == length;
		assert_int_equal(fold_name(exact, length, &ret), valid);
		str_clear(&ret);
		text_escape(&ret, exact);
		assert_int_equal(text_invalid_at(str_text(&ret), ret.len), ret.len);
		str_clear(&ret);
		text_cut(&ret, exact, (int)below(10));
		assert_true(text_width(str_text(&ret)) <= 10);
		assert_int_equal(fold_distance(exact, exact, 3), 0);
		mem_free(exact);
	}
}

/* The capped distance against the whole table of it. */
static int whole_distance(const char *a, const char *b)
{
	int table[16][16];
	int rows = (int)strlen(a), columns = (int)strlen(b);

	for (int i = 0; i <= rows; i++) {
		for (int j = 0; j <= columns; j++) {
			int best = i == 0 ? j : i;

			if (i > 0 && j > 0) {
				best = table[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
				if (table[i - 1][j] + 1 < best)
					best = table[i - 1][j] + 1;
				if (table[i][j - 1] + 1 < best)
					best = table[i][j - 1] + 1;
			}
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
				table[i - 2][j - 2] + 1 < best)
				best = table[i - 2][j - 2] + 1;
			table[i][j] = best;
		}
	}
	return table[rows][columns];
}

static void distances(void **state)
{
	(void)state;
	for (int i = 0; i < ROUNDS; i++) {
		char a[16] = "", b[16] = "";
		int limit = (int)below(18), whole;

		for (size_t k = below(16); k > 0; k--)
			a[k - 1] = (char)('a' + below(3));
		for (size_t k = below(16); k > 0; k--)
			b[k - 1] = (char)('a' + below(3));
		whole = whole_distance(a, b);
		assert_int_equal(fold_distance(a, b, limit), whole > limit ? limit + 1 : whole);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(order, start),
		cmocka_unit_test_setup(sums, start),
		cmocka_unit_test_setup(texts, start),
		cmocka_unit_test_setup(grammar, start),
		cmocka_unit_test_setup(means, start),
		cmocka_unit_test_setup(shifts, start),
		cmocka_unit_test_setup(rounding, start),
		cmocka_unit_test_setup(folding, start),
		cmocka_unit_test_setup(every_character, start),
		cmocka_unit_test_setup(random_bytes, start),
		cmocka_unit_test_setup(distances, start),
	};
	const char *given = getenv("GCITRACK_SEED");

	if (given)
		seed = strtoull(given, NULL, 10);
	printf("# GCITRACK_SEED=%" PRIu64 "\n", seed);
	fflush(stdout);
	return cmocka_run_group_tests_name("prop_base", tests, NULL, NULL);
}
