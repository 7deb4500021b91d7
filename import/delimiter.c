#include "import/delimiter.h"

#include <string.h>
#include <strings.h>

static const char candidates[] = ",;\t|";
enum { CANDIDATES = sizeof candidates - 1, LINES = 60 };

/* The length of the line end that `text` begins with: one alone, or the lines would be miscounted.
 */
static size_t line_end(const char *text, size_t length)
{
	static const char longest[] = "\r\r\n";

	if (length >= 3 && memcmp(text, longest, 3) == 0)
		return 3;
	if (length >= 2 && memcmp(text, longest + 1, 2) == 0)
		return 2;
	return length > 0;
}

size_t delimiter_declared(const char *text, size_t length, char *ret)
{
	size_t at = 0, quote;

	quote = length > 0 && text[0] == '"';
	at = quote;
	if (length < at + 5 || strncasecmp(text + at, "sep=", 4) != 0)
		return 0;
	if (!memchr(candidates, text[at + 4], CANDIDATES))
		return 0;
	*ret = text[at + 4];
	at += 5;
	if (quote && (at >= length || text[at++] != '"'))
		return 0;
	if (at < length && text[at] != '\r' && text[at] != '\n')
		return 0;
	return at + line_end(text + at, length - at);
}

/* Counts each candidate outside quotes, record by record. */
static size_t sample(const char *text, size_t length, size_t counts[LINES][CANDIDATES])
{
	size_t lines = 0, at;
	bool quoted = false, seen = false;

	memset(counts, 0, sizeof(size_t) * LINES * CANDIDATES);
	for (at = 0; at < length && lines < LINES; at++) {
		const char *which;

		if (text[at] == '"')
			quoted = !quoted;
		if (!quoted && (text[at] == '\n' || text[at] == '\r')) {
			lines += seen;
			seen = false;
			continue;
		}
		seen = true;
		if (quoted || !text[at])
			continue;
		which = memchr(candidates, text[at], CANDIDATES);
		if (which)
			counts[lines][which - candidates]++;
	}
	/* The last line of a long text may be cut by the sample. */
	return lines + (seen && (lines == 0 || at < 60000));
}

/* Lines that agree on the most frequent number (above none) of the candidate. */
static size_t agreement(size_t counts[LINES][CANDIDATES], size_t lines, size_t candidate)
{
	size_t best = 0, a, b;

	for (a = 0; a < lines; a++) {
		size_t same = 0;

		for (b = 0; b < lines; b++)
			same += counts[b][candidate] == counts[a][candidate];
		if (counts[a][candidate] > 0 && same > best)
			best = same;
	}
	return best;
}

bool delimiter_find(const char *text, size_t length, char *ret, char *ret_other)
{
	size_t counts[LINES][CANDIDATES], lines = sample(text, length, counts), best = 0, c;
	char found = ',', other = '\0';

	for (c = 0; c < CANDIDATES; c++) {
		size_t agree = agreement(counts, lines, c);

		if (agree > best) {
			best = agree;
			found = candidates[c];
			other = '\0';
		} else if (agree == best && agree > 0) {
			other = candidates[c];
		}
	}
	*ret = found;
	*ret_other = other;
	return !other;
}

const char *delimiter_name(char delimiter)
{
	switch (delimiter) {
	case ',':
		return "a comma";
	case ';':
		return "a semicolon";
	case '\t':
		return "a tab";
	default: /* the last of those that are looked for */
		return "a bar";
	}
}
