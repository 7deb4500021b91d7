#include "import/numbers.h"

#include <assert.h>
#include <ctype.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

struct cell {
	const char *at, *end;
};

static size_t blank_at(const char *text, size_t length)
{
	static const char *const blanks[] = { " ", "\t", "\n", "\r", "\f", "\v", "\xC2\xA0",
		"\xC2\xAD", "\xE2\x80\x80", "\xE2\x80\x81", "\xE2\x80\x82", "\xE2\x80\x83",
		"\xE2\x80\x84", "\xE2\x80\x85", "\xE2\x80\x86", "\xE2\x80\x87", "\xE2\x80\x88",
		"\xE2\x80\x89", "\xE2\x80\x8A", "\xE2\x80\x8B", "\xE2\x80\x8C", "\xE2\x80\x8D",
		"\xE2\x80\xA8", "\xE2\x80\xA9", "\xE2\x80\xAF", "\xE2\x81\x9F", "\xE2\x81\xA0",
		"\xE3\x80\x80", "\xEF\xBB\xBF" };
	size_t i;

	if (!length || ((unsigned char)*text > ' ' && (unsigned char)*text < 0xC2))
		return 0;
	for (i = 0; i < sizeof blanks / sizeof *blanks; i++) {
		size_t size = strlen(blanks[i]);

		if (size <= length && memcmp(text, blanks[i], size) == 0)
			return size;
	}
	return 0;
}

static size_t blank_before(const char *text, size_t length)
{
	size_t back;

	for (back = 1; back <= 3 && back <= length; back++)
		if (blank_at(text + length - back, back) == back)
			return back;
	return 0;
}

void number_trim_blanks(const char **text, size_t *length)
{
	size_t size;

	while ((size = blank_at(*text, *length)) > 0) {
		*text += size;
		*length -= size;
	}
	while ((size = blank_before(*text, *length)) > 0)
		*length -= size;
}

bool number_is_missing_mark(const char *text, size_t length)
{
	static const char *const marks[] = { "-", "--", "\xE2\x80\x93", "\xE2\x80\x94",
		"\xE2\x88\x92", "\xE2\x80\x90", "\xE2\x80\x91", "..", "...", "\xE2\x80\xA6", ".",
		"n/a", "n.a.", "n.a", "n.d.", "#n/a", "na", "null", "none", "nil", "<na>",
		"missing" };
	size_t i;

	for (i = 0; i < sizeof marks / sizeof *marks; i++)
		if (strlen(marks[i]) == length && strncasecmp(marks[i], text, length) == 0)
			return true;
	return false;
}

/* ---- figures ---- */

static bool is_word(struct cell cell, const char *word)
{
	return (size_t)(cell.end - cell.at) == strlen(word) &&
	       strncasecmp(cell.at, word, strlen(word)) == 0;
}

/* Why a cell that is no figure is none: the commonest mistakes by name. */
static const char *figure_why(struct cell cell)
{
	static const char *const words[] = { "nan", "inf", "-inf", "+inf", "infinity" };
	const char *at;
	bool digit = false, high = false, inner = false;

	for (at = cell.at; at < cell.end; at++) {
		digit = digit || isdigit((unsigned char)*at);
		high = high || (unsigned char)*at >= 0x80;
		inner = inner || blank_at(at, (size_t)(cell.end - at));
	}
	if (memchr(cell.at, '%', (size_t)(cell.end - cell.at)))
		return "is a percentage; give the figure as printed, without the sign";
	if (*cell.at == '=' || *cell.at == '@')
		return "is a formula or a mark, not a figure";
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (is_word(cell, words[i]))
			return "is not a figure; leave the cell empty where there is none";
	if (*cell.at == '#')
		return "is a spreadsheet's error, not a figure";
	if (digit && inner)
		return "has a space or a second word in it; give the figure alone";
	if (digit && memchr(cell.at, '/', (size_t)(cell.end - cell.at)))
		return "is a fraction, not a figure";
	if (!digit && high)
		return "is not a figure; digits are 0 to 9";
	if (digit)
		return "is not a plain figure such as 94.88";
	return "is not a figure";
}

/* 1,234 or 12,345,678: digits that a thousands mark would group. It is a figure with a comma. */
static bool could_be_thousands(struct cell cell)
{
	const char *comma = memchr(cell.at, ',', (size_t)(cell.end - cell.at));
	const char *at = cell.at;

	if (*at == '+' || *at == '-')
		at++;
	return comma - at <= 3 && *at != '0' && cell.end - comma == 4;
}

static bool mark_learn(struct number_mark *mark, struct cell cell, char seen)
{
	if (!mark->mark || (mark->uncertain && seen == ',')) {
		mark->mark = seen;
		mark->uncertain = seen == ',' && could_be_thousands(cell);
	}
	return mark->mark == seen;
}

/* Digits, or digits, a point and digits, as nearly every figure is: read in one pass instead of the
 * six below, which are 5 % of a long import. */
static bool plain_figure(const char *text, size_t length, struct decimal *ret, bool *ret_point)
{
	struct decimal number = { 0 };
	bool point = false;

	if (!length || length > 15)
		return false;
	for (size_t i = 0; i < length; i++) {
		if (text[i] >= '0' && text[i] <= '9') {
			number.value = number.value * 10 + (text[i] - '0');
			number.places += point;
		} else if (text[i] == '.' && !point && i > 0) {
			point = true;
		} else {
			return false;
		}
	}
	*ret = number;
	*ret_point = point;
	return !point || number.places > 0;
}

enum number_found number_figure(const char *text, size_t length, struct number_mark *mark,
	struct decimal *ret, const char **ret_why)
{
	struct cell cell;
	enum decimal_error error;
	char seen = '\0';
	bool point;

	number_trim(&text, &length);
	if ((!mark->mark || mark->mark == '.') && plain_figure(text, length, ret, &point)) {
		if (point)
			mark->mark = '.';
		return NUMBER_FIGURE;
	}
	if (number_is_missing(text, length))
		return NUMBER_MISSING;
	cell = (struct cell) { text, text + length };
	if (memchr(text, '.', length))
		seen = '.';
	if (memchr(text, ',', length)) {
		if (seen) {
			*ret_why = "has both a point and a comma; give it without thousands marks";
			return NUMBER_REFUSED;
		}
		seen = ',';
	}
	error = decimal_parse(text, length, seen ? seen : '.', ret);
	if (error == DECIMAL_TOO_LONG)
		*ret_why =
			"has more digits than a figure can have (18, 15 of them behind the mark)";
	else if (error != DECIMAL_OK)
		*ret_why = figure_why(cell);
	if (error != DECIMAL_OK)
		return NUMBER_REFUSED;
	if (seen && !mark_learn(mark, cell, seen)) {
		*ret_why = seen == ',' ? "has a comma, but the decimal mark is a point here "
					 "(thousands have no mark; --decimal , for commas)"
				       : "has a point, but the decimal mark is a comma here "
					 "(--decimal . for points)";
		return NUMBER_REFUSED;
	}
	return NUMBER_FIGURE;
}

/* ---- whole numbers ---- */

static void skip_blanks(struct cell *cell)
{
	size_t size;

	while ((size = blank_at(cell->at, (size_t)(cell->end - cell->at))) > 0)
		cell->at += size;
}

/* Up to six digits; -1 where there are none or more. */
static int whole(struct cell *cell)
{
	const char *from = cell->at;
	int number = 0;

	while (cell->at < cell->end && isdigit((unsigned char)*cell->at) && cell->at - from < 7)
		number = number * 10 + (*cell->at++ - '0');
	return cell->at == from || cell->at - from > 6 ? -1 : number;
}

static bool take(struct cell *cell, const char *text)
{
	size_t size = strlen(text);

	if ((size_t)(cell->end - cell->at) < size || strncasecmp(cell->at, text, size) != 0)
		return false;
	cell->at += size;
	return true;
}

static bool take_any(struct cell *cell, const char *const *texts)
{
	for (; *texts; texts++)
		if (take(cell, *texts))
			return true;
	return false;
}

/* "of 194", "/194", "von 194", "sur 194", "dari 194", "de 194". */
static bool take_of(struct cell *cell, int *ret_of, const char **ret_why)
{
	static const char *const words[] = { "/", "of ", "out of ", "von ", "sur ", "dari ", "de ",
		NULL };

	skip_blanks(cell);
	if (!take_any(cell, words))
		return true;
	skip_blanks(cell);
	*ret_of = whole(cell);
	if (*ret_of > 0)
		return true;
	*ret_why = "is not a rank such as 24/194";
	return false;
}

/* The point of an ordinal in German and ".0" of a spreadsheet are no decimals; ".5" is. */
static const char *take_decimals(struct cell *cell)
{
	const char *from = cell->at;

	if (from >= cell->end || (*from != '.' && *from != ','))
		return NULL;
	cell->at++;
	while (cell->at < cell->end && *cell->at == '0')
		cell->at++;
	if (cell->at < cell->end && isdigit((unsigned char)*cell->at))
		return "is not a whole number: ITU's ranks are";
	return NULL;
}

enum number_found number_rank(
	const char *text, size_t length, int *ret, int *ret_of, const char **ret_why)
{
	static const char *const before[] = { "=", "T-", "T", "#", "ke-", "No. ", "No.", NULL };
	static const char *const after[] = { "=", "st", "nd", "rd", "th", "\xC2\xBA", "\xC2\xAA",
		"\xC2\xB0", "\xC3\xA8me", "eme", "er", "re", "e", NULL };
	struct cell cell;
	const char *why;
	int rank;

	number_trim(&text, &length);
	if (number_is_missing(text, length))
		return NUMBER_MISSING;
	cell = (struct cell) { text, text + length };
	take_any(&cell, before);
	rank = whole(&cell);
	*ret_of = 0;
	*ret_why = "is not a rank such as 24, 24/194 or 24th";
	if (rank < 0)
		return NUMBER_REFUSED;
	why = take_decimals(&cell);
	if (why) {
		*ret_why = why;
		return NUMBER_REFUSED;
	}
	take_any(&cell, after);
	if (!take_of(&cell, ret_of, ret_why) || cell.at != cell.end)
		return NUMBER_REFUSED;
	*ret_why = NULL;
	if (rank == 0)
		*ret_why = "is no rank: ranks begin at 1";
	else if (*ret_of && rank > *ret_of)
		*ret_why = "is beyond its own last rank";
	if (*ret_why)
		return NUMBER_REFUSED;
	*ret = rank;
	return NUMBER_FIGURE;
}

enum number_found number_tier(const char *text, size_t length, int *ret, const char **ret_why)
{
	static const char *const before[] = { "tier", "tingkat", "niveau", "nivel", "stufe", "T",
		NULL };
	struct cell cell;
	int tier;

	number_trim(&text, &length);
	if (number_is_missing(text, length))
		return NUMBER_MISSING;
	cell = (struct cell) { text, text + length };
	if (take_any(&cell, before)) {
		skip_blanks(&cell);
		take(&cell, "-");
	}
	tier = whole(&cell);
	if (take_decimals(&cell))
		tier = -1;
	skip_blanks(&cell);
	/* The report names its tiers: "Tier 1 (Role-modelling)", "T1 - Role-modelling". */
	if (cell.at < cell.end && strchr("(-:", *cell.at))
		cell.at = cell.end;
	*ret_why = "is not a tier: T1 to T5";
	if (tier < 1 || tier > 5 || cell.at != cell.end)
		return NUMBER_REFUSED;
	*ret = tier;
	return NUMBER_FIGURE;
}

enum number_found number_year(const char *text, size_t length, int *ret, const char **ret_why)
{
	struct cell cell;
	int year;

	number_trim(&text, &length);
	if (number_is_missing(text, length))
		return NUMBER_MISSING;
	cell = (struct cell) { text, text + length };
	*ret_why = "is not a year; a range of years is not an edition (say --edition)";
	year = whole(&cell);
	if (cell.at - text != 4 || take_decimals(&cell) || cell.at != cell.end)
		return NUMBER_REFUSED;
	*ret_why = "is not a year the index could be of";
	if (year < 1900 || year > 2100)
		return NUMBER_REFUSED;
	*ret = year;
	return NUMBER_FIGURE;
}
