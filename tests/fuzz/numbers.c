/* Cells of figures, and the arithmetic on what they say.
 *
 * The first byte chooses the decimal mark (known, given, not known); each line behind it is a cell.
 * What a cell was read as is held to its own digits: no figure that is not written there. */
#include "import/numbers.h"
#include "base/decimal.h"
#include "base/err.h"
#include "fuzz.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

static int64_t power(int exponent)
{
	int64_t value = 1;

	while (exponent-- > 0)
		value *= 10;
	return value;
}

/* Reads the cell by the plainest means there are: a sign, digits, at most one mark. */
static bool plain_reading(const char *text, size_t length, char mark, struct decimal *ret)
{
	size_t at = 0, digits = 0;
	bool negative = false, behind = false;

	*ret = (struct decimal) { 0 };
	if (length >= 3 && memcmp(text, "\xE2\x88\x92", 3) == 0) {
		negative = true;
		at = 3;
	} else if (length && (*text == '-' || *text == '+')) {
		negative = *text == '-';
		at = 1;
	}
	for (; at < length; at++) {
		if (text[at] == mark && !behind && digits) {
			behind = true;
			continue;
		}
		if (text[at] < '0' || text[at] > '9')
			return false;
		ret->value = ret->value * 10 + (text[at] - '0');
		ret->places += behind;
		digits++;
	}
	if (negative)
		ret->value = -ret->value;
	return digits > 0;
}

static void check_text(struct decimal number)
{
	char text[DECIMAL_TEXT];
	struct decimal again;

	memset(text, 'x', sizeof text);
	MUST(decimal_format(number, ',', text) == text && memchr(text, '\0', sizeof text));
	MUST(decimal_parse(text, strlen(text), ',', &again) == DECIMAL_OK);
	MUST(again.value == number.value && again.places == number.places);
	MUST(decimal_format_signed(number, '.', text) == text && memchr(text, '\0', sizeof text));
	MUST((text[0] == '+') == (number.value > 0));
}

static void check_double(struct decimal number)
{
	double x = decimal_double(number);
	struct decimal again;

	MUST(isfinite(x) && (x < 0) == (number.value < 0) && (x > 0) == (number.value > 0));
	/* Fifteen digits survive a double. */
	if (llabs(number.value) >= power(15) || fabs(x) >= 1e12)
		return;
	again = decimal_round(x, number.places);
	MUST(again.value == number.value && again.places == number.places);
}

static void check_pair(struct decimal a, struct decimal b)
{
	struct decimal sum, back, shifted, mean;
	int shift = (int)(b.value % 40);

	MUST((decimal_cmp(a, b) < 0) == (decimal_cmp(b, a) > 0));
	MUST((decimal_cmp(a, b) == 0) == (decimal_cmp(b, a) == 0));
	if (decimal_add(a, b, &sum)) {
		/* Behind more places the same number may need too many digits. */
		MUST(!decimal_sub(sum, b, &back) || decimal_cmp(back, a) == 0);
		MUST((decimal_cmp(sum, a) > 0) == (b.value > 0));
		mean = decimal_mean(sum, 2, DECIMAL_PLACES);
		if (mean.places == DECIMAL_PLACES || mean.places > sum.places) {
			MUST(decimal_cmp(mean, decimal_cmp(a, b) < 0 ? a : b) >= 0);
			MUST(decimal_cmp(mean, decimal_cmp(a, b) < 0 ? b : a) <= 0);
		}
	}
	if (decimal_sub(a, b, &sum))
		MUST((sum.value == 0) == (decimal_cmp(a, b) == 0));
	if (decimal_shift(a, shift, &shifted)) {
		MUST((shifted.value > 0) == (a.value > 0) && (shifted.value < 0) == (a.value < 0));
		MUST(shifted.places >= 0 && shifted.places <= DECIMAL_PLACES);
		if (shift > 0 && shift <= DECIMAL_PLACES)
			MUST(decimal_shift(shifted, -shift, &back) && decimal_cmp(back, a) == 0);
	}
}

static bool check_figure(
	const char *text, size_t length, struct number_mark *mark, struct decimal *ret)
{
	struct number_mark before = *mark, after;
	struct decimal figure = { -7, 3 }, plain;
	const char *why = NULL;
	enum number_found found = number_figure(text, length, mark, &figure, &why);

	MUST(!before.given || memcmp(&before, mark, sizeof before) == 0);
	MUST(mark->mark == '\0' || mark->mark == '.' || mark->mark == ',');
	MUST(before.mark == '\0' || before.uncertain || before.mark == mark->mark);
	if (found == NUMBER_REFUSED)
		MUST(why && *why);
	number_trim(&text, &length);
	MUST((found == NUMBER_MISSING) == number_is_missing(text, length));
	if (found != NUMBER_FIGURE)
		return false;
	MUST(plain_reading(text, length, memchr(text, ',', length) ? ',' : '.', &plain));
	MUST(plain.value == figure.value && plain.places == figure.places);
	MUST(!memchr(text, ',', length) || mark->mark == ',');
	MUST(!memchr(text, '.', length) || mark->mark == '.');
	/* The same cell says the same again. */
	after = *mark;
	MUST(number_figure(text, length, &after, &plain, &why) == NUMBER_FIGURE);
	MUST(plain.value == figure.value && after.mark == mark->mark);
	check_text(figure);
	check_double(figure);
	*ret = figure;
	return true;
}

/* The first run of digits in the cell. */
static int first_number(const char *text, size_t length)
{
	size_t at = 0;
	int number = 0;

	while (at < length && !isdigit((unsigned char)text[at]))
		at++;
	MUST(at < length);
	for (; at < length && isdigit((unsigned char)text[at]) && number < 10000000; at++)
		number = number * 10 + (text[at] - '0');
	return number;
}

static void check_whole(const char *text, size_t length)
{
	const char *why = NULL;
	int number = -7, of = -7;
	enum number_found found;

	found = number_rank(text, length, &number, &of, &why);
	MUST(found != NUMBER_REFUSED || (why && *why));
	MUST((found == NUMBER_FIGURE) == (number != -7));
	if (found == NUMBER_FIGURE) {
		MUST(number >= 1 && number <= 999999 && number == first_number(text, length));
		MUST(of == 0 || (of >= number && of <= 999999));
	}
	number = -7;
	found = number_tier(text, length, &number, &why);
	MUST(found != NUMBER_REFUSED || (why && *why));
	MUST((found == NUMBER_FIGURE) == (number != -7));
	if (found == NUMBER_FIGURE)
		MUST(number >= 1 && number <= 5 && number == first_number(text, length));
	number = -7;
	found = number_year(text, length, &number, &why);
	MUST(found != NUMBER_REFUSED || (why && *why));
	MUST((found == NUMBER_FIGURE) == (number != -7));
	if (found == NUMBER_FIGURE)
		MUST(number >= 1900 && number <= 2100 && number == first_number(text, length));
}

static void check_trim(const char *text, size_t length)
{
	const char *end = text + length, *begin = text;
	size_t left;

	number_trim(&text, &length);
	MUST(text >= begin && text + length <= end);
	left = length;
	begin = text;
	number_trim(&text, &length);
	MUST(left == length && begin == text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct number_mark marks[] = { { 0 }, { .mark = '.' }, { .mark = ',' },
		{ .mark = ',', .uncertain = true }, { .mark = '.', .given = true },
		{ .mark = ',', .given = true } };
	struct decimal figures[2] = { { 0 }, { 1, 0 } }, figure;
	struct number_mark mark;
	size_t at, end;

	if (!size)
		return 0;
	mark = marks[data[0] % (sizeof marks / sizeof *marks)];
	for (at = 1; at < size; at = end + 1) {
		char *cell;

		for (end = at; end < size && data[end] != '\n'; end++)
			;
		/* A copy of its own: a byte read beyond the cell shows. */
		cell = malloc(end - at + 1);
		MUST(cell);
		memcpy(cell, data + at, end - at);
		cell = realloc(cell, end - at ? end - at : 1);
		check_trim(cell, end - at);
		if (check_figure(cell, end - at, &mark, &figure)) {
			figures[0] = figures[1];
			figures[1] = figure;
			check_pair(figures[0], figures[1]);
		}
		check_whole(cell, end - at);
		free(cell);
	}
	return 0;
}
