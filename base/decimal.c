#include "base/decimal.h"

#include <assert.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* Products of two int64_t and a power of ten up to 10^15 stay below 2^113. */
__extension__ typedef __int128 wide;
__extension__ typedef unsigned __int128 wide_unsigned;

#define VALUE_LIMIT INT64_C(1000000000000000000) /* 10^DECIMAL_DIGITS */

static int64_t power_of_ten(int exponent)
{
	int64_t power = 1;

	assert(exponent >= 0 && exponent <= DECIMAL_DIGITS);
	while (exponent-- > 0)
		power *= 10;
	return power;
}

static bool value_fits(wide value)
{
	return value > -VALUE_LIMIT && value < VALUE_LIMIT;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* What the grammar found: the digits lie in text[start..end), the mark (if any) among them. */
struct scan {
	size_t start, end;
	size_t places;
	bool negative;
};

static bool scan_figure(const char *text, size_t length, char mark, struct scan *ret)
{
	static const char minus[] = "\xe2\x88\x92";
	struct scan scan = { 0 };
	size_t at = 0, whole;

	if (length >= 3 && memcmp(text, minus, 3) == 0) {
		scan.negative = true;
		at = 3;
	} else if (length > 0 && (text[0] == '-' || text[0] == '+')) {
		scan.negative = text[0] == '-';
		at = 1;
	}
	scan.start = at;
	while (at < length && is_digit(text[at]))
		at++;
	whole = at - scan.start;
	if (whole == 0)
		return false;
	if (at < length) {
		if (text[at] != mark)
			return false;
		at++;
		while (at < length && is_digit(text[at])) {
			at++;
			scan.places++;
		}
		if (scan.places == 0 || at < length)
			return false;
	}
	scan.end = at;
	*ret = scan;
	return true;
}

enum decimal_error decimal_parse(const char *text, size_t length, char mark, struct decimal *ret)
{
	struct scan scan;
	int64_t value = 0;

	/* The whole text is judged before its size: "1234567890123456789x" is no figure at all. */
	if (!scan_figure(text, length, mark, &scan))
		return DECIMAL_MALFORMED;
	if (scan.places > DECIMAL_PLACES)
		return DECIMAL_TOO_LONG;
	for (size_t i = scan.start; i < scan.end; i++) {
		if (!is_digit(text[i]))
			continue;
		if (value >= VALUE_LIMIT / 10)
			return DECIMAL_TOO_LONG;
		value = value * 10 + (text[i] - '0');
	}
	*ret = (struct decimal) { scan.negative ? -value : value, (int)scan.places };
	return DECIMAL_OK;
}

static size_t format(struct decimal number, char mark, bool plus, char *text)
{
	/* INT64_MIN has no positive twin, so the digits are taken from an unsigned copy. */
	uint64_t digits = number.value < 0 ? 0 - (uint64_t)number.value : (uint64_t)number.value;
	char buffer[DECIMAL_TEXT], *at = buffer + sizeof buffer;

	assert(number.places >= 0 && number.places <= DECIMAL_PLACES);
	*--at = '\0';
	for (int place = 0; place < number.places; place++, digits /= 10)
		*--at = (char)('0' + digits % 10);
	if (number.places > 0)
		*--at = mark;
	do /* at least one digit before the mark: 5 with 2 places is 0.05 */
		*--at = (char)('0' + digits % 10);
	while ((digits /= 10) > 0);
	if (number.value < 0)
		*--at = '-';
	else if (plus && number.value > 0)
		*--at = '+';
	memcpy(text, at, (size_t)(buffer + sizeof buffer - at));
	return (size_t)(buffer + sizeof buffer - at) - 1;
}

size_t decimal_write(struct decimal number, char mark, char *text)
{
	return format(number, mark, false, text);
}

const char *decimal_format(struct decimal number, char mark, char *text)
{
	format(number, mark, false, text);
	return text;
}

const char *decimal_format_signed(struct decimal number, char mark, char *text)
{
	format(number, mark, true, text);
	return text;
}

static int max_places(struct decimal a, struct decimal b)
{
	return a.places > b.places ? a.places : b.places;
}

static wide at_places(struct decimal number, int places)
{
	assert(number.places >= 0 && places <= DECIMAL_PLACES);
	return (wide)number.value * power_of_ten(places - number.places);
}

int decimal_cmp(struct decimal a, struct decimal b)
{
	int places;
	wide left, right;

	if (a.places == b.places) /* the figures of one edition, sorted thousands of times */
		return (a.value > b.value) - (a.value < b.value);
	places = max_places(a, b);
	left = at_places(a, places);
	right = at_places(b, places);
	return (left > right) - (left < right);
}

bool decimal_sub(struct decimal a, struct decimal b, struct decimal *ret)
{
	int places = max_places(a, b);
	wide difference = a.places == b.places /* half a million times in a change of all series */
				  ? (wide)a.value - b.value
				  : at_places(a, places) - at_places(b, places);

	if (!value_fits(difference))
		return false;
	*ret = (struct decimal) { (int64_t)difference, places };
	return true;
}

bool decimal_add(struct decimal a, struct decimal b, struct decimal *ret)
{
	int places = max_places(a, b);
	wide sum = at_places(a, places) + at_places(b, places);

	if (!value_fits(sum))
		return false;
	*ret = (struct decimal) { (int64_t)sum, places };
	return true;
}

bool decimal_shift(struct decimal number, int powers_of_ten, struct decimal *ret)
{
	long long places = (long long)number.places - powers_of_ten;
	int64_t value = number.value;

	while (places < 0 && value != 0) {
		if (value >= VALUE_LIMIT / 10 || value <= -VALUE_LIMIT / 10)
			return false;
		value *= 10;
		places++;
	}
	/* Zeros at the end may go where there is no room for them; digits may not. */
	while (places > DECIMAL_PLACES && value != 0) {
		if (value % 10 != 0)
			return false;
		value /= 10;
		places--;
	}
	if (places < 0)
		places = 0;
	if (places > DECIMAL_PLACES)
		places = DECIMAL_PLACES;
	*ret = (struct decimal) { value, (int)places };
	return true;
}

double decimal_double(struct decimal number)
{
	bool negative = number.value < 0;
	uint64_t digits = negative ? 0 - (uint64_t)number.value : (uint64_t)number.value;
	uint64_t power = (uint64_t)power_of_ten(number.places);
	double x;

	if (digits <= UINT64_C(1) << 53) {
		x = (double)digits / (double)power; /* both exact: one rounding */
	} else {
		/* Divide with 64 spare bits; what is left over marks the last of them, so that
		 * the conversion below is the only rounding. */
		wide_unsigned scaled = (wide_unsigned)digits << 64;
		wide_unsigned quotient = scaled / power;

		if (scaled % power != 0)
			quotient |= 1;
		x = ldexp((double)quotient, -64);
	}
	return negative ? -x : x;
}

static wide divide_half_away(wide numerator, wide denominator)
{
	wide quotient = numerator / denominator, rest = numerator % denominator;

	if (rest < 0)
		rest = -rest;
	if (rest >= denominator - rest)
		quotient += numerator < 0 ? -1 : 1;
	return quotient;
}

struct decimal decimal_mean(struct decimal sum, int64_t count, int places)
{
	wide mean;

	assert(count > 0 && places >= 0 && places <= DECIMAL_PLACES);
	for (;; places--) {
		if (places >= sum.places)
			mean = divide_half_away(at_places(sum, places), count);
		else
			mean = divide_half_away(
				sum.value, (wide)count * power_of_ten(sum.places - places));
		assert(places >= 0); /* a whole number is no longer than the sum */
		if (value_fits(mean))
			return (struct decimal) { (int64_t)mean, places };
	}
}

/* The 15 significant digits of |x| as an integer and the power of ten behind them. Read from "%e"
 * without looking at its mark, which follows the locale. */
static int64_t fifteen_digits(double x, int *ret_exponent)
{
	char text[64];
	const char *at = text;
	int64_t digits = 0;
	int exponent = 0;
	bool negative;

	snprintf(text, sizeof text, "%.14e", fabs(x));
	for (; *at != 'e'; at++) /* there is one */
		if (is_digit(*at))
			digits = digits * 10 + (*at - '0');
	negative = at[1] == '-';
	for (at += 2; *at; at++)
		exponent = exponent * 10 + (*at - '0');
	*ret_exponent = (negative ? -exponent : exponent) - 14;
	return digits;
}

struct decimal decimal_round(double x, int places)
{
	int exponent;
	int64_t digits;

	assert(isfinite(x) && fabs(x) < 1e12);
	assert(places >= 0 && places <= DECIMAL_PLACES);
	digits = fifteen_digits(x, &exponent);
	for (;; places--) {
		int shift = exponent + places;
		wide value;

		if (shift >= 0)
			value = (wide)digits * power_of_ten(shift);
		else if (shift >= -15)
			value = divide_half_away(digits, power_of_ten(-shift));
		else
			value = 0;
		assert(places >= 0);
		if (value_fits(value))
			return (struct decimal) { (int64_t)(x < 0 ? -value : value), places };
	}
}
