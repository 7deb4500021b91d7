/* What a cell of figures says. An own grammar: strtod() would take nan, 0x1p3 and 1e400, stop early
 * at "5e" and follow the locale. */
#ifndef IMPORT_NUMBERS_H
#define IMPORT_NUMBERS_H

#include "base/decimal.h"

#include <stdbool.h>
#include <stddef.h>

enum number_found { NUMBER_FIGURE, NUMBER_MISSING, NUMBER_REFUSED };

/* The decimal mark of a file, learnt from its cells unless given. "1,234" alone may be a thousand
 * and more, so it only makes a comma likely. */
struct number_mark {
	char mark;      /* '.', ',' or '\0': not known yet */
	bool given;     /* --decimal */
	bool uncertain; /* a comma, but every cell so far could have thousands */
};

/* Drops spaces of every kind (no-break and thin ones too) and invisible characters at the ends. */
void number_trim_blanks(const char **text, size_t *length);

/* The same. Nearly every cell begins and ends with a letter or a digit, and a long import asks 13
 * times a row. */
static inline void number_trim(const char **text, size_t *length)
{
	if (!*length || (**text > ' ' && **text <= '~' && (*text)[*length - 1] > ' ' &&
				(*text)[*length - 1] <= '~'))
		return;
	number_trim_blanks(text, length);
}

/* Empty, -, a dash, .., n/a, NA, #N/A, null and their like. `text` trimmed. */
bool number_is_missing_mark(const char *text, size_t length);

/* The same: most cells are figures, and no mark begins with a digit. */
static inline bool number_is_missing(const char *text, size_t length)
{
	return !length || ((*text < '0' || *text > '9') && number_is_missing_mark(text, length));
}

/* A score, a pillar or an indicator. On NUMBER_REFUSED `ret_why` is the rest of a sentence that
 * begins with the cell: "is a percentage; give the figure alone". */
enum number_found number_figure(const char *text, size_t length, struct number_mark *mark,
	struct decimal *ret, const char **ret_why);
/* A rank: "24", "24/194", "24 of 194", "24th", "=1", "1=", "T1" (tied), "24.0". `ret_of` is the
 * number behind the stroke, 0 without one. */
enum number_found number_rank(
	const char *text, size_t length, int *ret, int *ret_of, const char **ret_why);
/* A tier: "1", "T1", "Tier 1", "tier-1", "Tier 1 (Role-modelling)". */
enum number_found number_tier(const char *text, size_t length, int *ret, const char **ret_why);
/* A year: exactly four digits, or four digits with ".0". */
enum number_found number_year(const char *text, size_t length, int *ret, const char **ret_why);

#endif
