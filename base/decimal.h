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
	DECIMAL_TEXT = 24,   /* bytes that decimal_format() needs at most */
};

struct decimal {
	int64_t value; /* the number is value / 10^places */
	int places;    /* digits printed behind the point, 0..DECIMAL_PLACES */
};

enum decimal_error { DECIMAL_OK, DECIMAL_MALFORMED, DECIMAL_TOO_LONG };

/* The grammar of a figure: [+-] digits [MARK digits], MARK being '.' or ','. No spaces, exponents,
 * thousands marks, hex, nan or inf; at least one digit on each side of the mark. A leading U+2212
 * counts as '-'. */
enum decimal_error decimal_parse(const char *text, size_t length, char mark, struct decimal *ret);

/* Writes the printed digits with `mark` and returns `text` (at least DECIMAL_TEXT bytes). */
const char *decimal_format(struct decimal number, char mark, char *text);
/* The same with an explicit '+' on numbers above zero. */
const char *decimal_format_signed(struct decimal number, char mark, char *text);

int decimal_cmp(struct decimal a, struct decimal b); /* <0, 0, >0; 48.2 equals 48.20 */
bool decimal_sub(struct decimal a, struct decimal b,
	struct decimal *ret); /* exact; false: too many digits */
bool decimal_add(struct decimal a, struct decimal b, struct decimal *ret);
bool decimal_shift(
	struct decimal number, int powers_of_ten, struct decimal *ret); /* 0.471 by 2 is 47.1 */
double decimal_double(struct decimal number);

/* The quotient sum/count rounded half away from zero to `places`, exactly (count > 0). */
struct decimal decimal_mean(struct decimal sum, int64_t count, int places);
/* x rounded half away from zero to `places`; x must be finite and below 10^12. -0.00 becomes 0.00.
 */
struct decimal decimal_round(double x, int places);

#endif
