/* Exact decimals: a printed figure as its digits, so 94.88 stays 94.88 and 48.20 keeps its zero.
 *
 * Everything that is printed as given or that decides an order is a struct decimal; double begins
 * after that.
 */
#ifndef BASE_DECIMAL_H
#define BASE_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	DECIMAL_DIGITS = 18, /* most significant digits kept */
	DECIMAL_PLACES = 15, /* most digits behind the point */
	DECIMAL_TEXT = 24,   /* bytes that a printed number needs at most */
};

struct decimal {
	int64_t value; /* the number is value / 10^places */
	int places;    /* digits printed behind the point, 0..DECIMAL_PLACES */
};

enum decimal_error { DECIMAL_OK, DECIMAL_MALFORMED, DECIMAL_TOO_LONG };

/* The grammar of a figure: [+-] digits [MARK digits], MARK being '.' or ','. No spaces, exponents,
 * thousands marks, hex, nan or inf; at least one digit on each side of the mark. A leading U+2212
 * counts as '-'. DECIMAL_TOO_LONG: well formed, but more than DECIMAL_DIGITS significant digits
 * (leading zeros are not) or more than DECIMAL_PLACES places. */
enum decimal_error decimal_parse(const char *text, size_t length, char mark, struct decimal *ret);

/* Writes the printed digits with `mark` and returns `text` (at least DECIMAL_TEXT bytes). */
const char *decimal_format(struct decimal number, char mark, char *text);
/* The same; returns how many bytes stand before the NUL. */
size_t decimal_write(struct decimal number, char mark, char *text);
/* The same with an explicit '+' on numbers above zero. */
const char *decimal_format_signed(struct decimal number, char mark, char *text);

int decimal_cmp(struct decimal a, struct decimal b); /* <0, 0, >0; 48.2 equals 48.20 */
bool decimal_sub(struct decimal a, struct decimal b,
	struct decimal *ret); /* exact; false: too many digits, `ret` untouched */
bool decimal_add(struct decimal a, struct decimal b, struct decimal *ret);
bool decimal_shift(
	struct decimal number, int powers_of_ten, struct decimal *ret); /* 0.471 by 2 is 47.1 */
double decimal_double(struct decimal number);                           /* the nearest double */

/* The quotient sum/count rounded half away from zero to `places`, exactly (count > 0). Where the
 * digits would be more than DECIMAL_DIGITS, the result has as many places as fit. */
struct decimal decimal_mean(struct decimal sum, int64_t count, int places);
/* x rounded half away from zero to `places`; x must be finite and below 10^12. -0.00 becomes 0.00.
 * What is rounded is x as 15 significant digits, which give back every printed figure of up to 15
 * digits: 0.285 to 2 places is 0.29 although the double lies just below, and the last-bit noise of
 * a sum does not show. Fewer places where more than DECIMAL_DIGITS digits would be needed. */
struct decimal decimal_round(double x, int places);

#endif
