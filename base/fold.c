#include "base/fold.h"

#include "base/mem.h"
#include "base/text.h"

#include <assert.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/* Characters one after another. utf8proc_map() is not used: it orders combining marks by a sort
 * that takes hours for 10^5 of them, and it allocates. */
struct characters {
	int32_t *data;
	size_t len, cap;
};

#define CHARACTERS_SCOPED __attribute__((cleanup(characters_finish))) struct characters

static void characters_finish(struct characters *characters)
{
	mem_free(characters->data);
}

static void characters_add(struct characters *characters, int32_t codepoint)
{
	characters->data = mem_grow(
		characters->data, &characters->cap, characters->len + 1, sizeof *characters->data);
	characters->data[characters->len++] = codepoint;
}

static void add_decomposed(struct characters *characters, int32_t codepoint, unsigned options)
{
	int32_t parts[32]; /* the longest decomposition (U+FDFA) has 18 */
	int last_class = 0;
	utf8proc_ssize_t count = utf8proc_decompose_char(codepoint, parts,
		sizeof parts / sizeof *parts, (utf8proc_option_t)options, &last_class);

	assert(count >= 0 && (size_t)count <= sizeof parts / sizeof *parts);
	for (utf8proc_ssize_t i = 0; i < count; i++)
		characters_add(characters, parts[i]);
}

static int combining_class(int32_t codepoint)
{
	return codepoint < 0x300 ? 0 : (int)utf8proc_get_property(codepoint)->combining_class;
}

struct mark {
	int32_t codepoint;
	int class;
	size_t position; /* keeps the sort stable */
};

static int mark_cmp(const void *left, const void *right)
{
	const struct mark *a = left, *b = right;

	if (a->class != b->class)
		return a->class < b->class ? -1 : 1;
	return (a->position > b->position) - (a->position < b->position);
}

static void order_run(int32_t *run, size_t length)
{
	struct mark *marks = mem_alloc(length * sizeof *marks);

	for (size_t i = 0; i < length; i++)
		marks[i] = (struct mark) { run[i], combining_class(run[i]), i };
	qsort(marks, length, sizeof *marks, mark_cmp);
	for (size_t i = 0; i < length; i++)
		run[i] = marks[i].codepoint;
	mem_free(marks);
}

/* The canonical order of Unicode: every run of marks sorted by class, equal ones as they stood. */
static void characters_order(struct characters *characters)
{
	size_t at = 0;

	while (at < characters->len) {
		size_t end = at;
		bool sorted = true;
		int before = 0;

		for (; end < characters->len; end++) {
			int class = combining_class(characters->data[end]);

			if (class == 0)
				break;
			sorted &= class >= before;
			before = class;
		}
		if (!sorted)
			order_run(characters->data + at, end - at);
		at = end + 1;
	}
}

/* What becomes a space, as do all of Unicode's punctuation, spaces and control characters:
 * letters and symbols that people type for an apostrophe or a hyphen. */
static bool is_separator(int32_t codepoint)
{
	switch (codepoint) {
	case 0x0060: /* grave accent */
	case 0x02BB: /* turned comma, the okina */
	case 0x02BC: /* modifier letter apostrophe */
	case 0x2212: /* minus sign */
		return true;
	default:
		break;
	}
	switch (utf8proc_get_property(codepoint)->category) {
	case UTF8PROC_CATEGORY_PC:
	case UTF8PROC_CATEGORY_PD:
	case UTF8PROC_CATEGORY_PS:
	case UTF8PROC_CATEGORY_PE:
	case UTF8PROC_CATEGORY_PI:
	case UTF8PROC_CATEGORY_PF:
	case UTF8PROC_CATEGORY_PO:
	case UTF8PROC_CATEGORY_ZS:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
	case UTF8PROC_CATEGORY_CC:
		return true;
	default:
		return false;
	}
}

static bool is_dropped(int32_t codepoint)
{
	const utf8proc_property_t *property;

	if (codepoint >= 0x0300 && codepoint <= 0x036F)
		return true;
	property = utf8proc_get_property(codepoint);
	return property->category == UTF8PROC_CATEGORY_CF || property->ignorable;
}

/* Letters that Unicode does not take apart. Case folding has made "ss" of the sharp s already. */
static const char *mapped_letters(int32_t codepoint)
{
	switch (codepoint) {
	case '&':
		return " and ";
	case 0x00E6:
		return "ae";
	case 0x00F8:
		return "o";
	case 0x00FE:
		return "th";
	case 0x0111:
		return "d";
	case 0x0131:
		return "i";
	case 0x0142:
		return "l";
	case 0x0153:
		return "oe";
	default:
		return NULL;
	}
}

static void add_folded(struct characters *ret, int32_t codepoint)
{
	const char *letters = mapped_letters(codepoint);

	if (is_dropped(codepoint))
		return;
	if (letters)
		for (; *letters; letters++)
			characters_add(ret, *letters);
	else
		characters_add(ret, is_separator(codepoint) ? ' ' : codepoint);
}

static void decode_compatible(const char *text, size_t length, struct characters *ret)
{
	for (size_t at = 0; at < length;) {
		int32_t codepoint = (unsigned char)text[at];

		if (codepoint < 0x80) {
			characters_add(ret, codepoint);
			at++;
			continue;
		}
		at += (size_t)utf8proc_iterate((const utf8proc_uint8_t *)text + at,
			length - at > 4 ? 4 : (utf8proc_ssize_t)(length - at), &codepoint);
		add_decomposed(ret, codepoint, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT);
	}
}

static void encode(struct str *str, const int32_t *characters, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		utf8proc_uint8_t bytes[4];
		utf8proc_ssize_t count = utf8proc_encode_char(characters[i], bytes);

		str_addn(str, (const char *)bytes, (size_t)count);
	}
}

static bool is_word(const int32_t *characters, size_t length, const char *word)
{
	if (length != strlen(word))
		return false;
	for (size_t i = 0; i < length; i++)
		if (characters[i] != word[i])
			return false;
	return true;
}

static void add_words(struct str *ret, const struct characters *folded)
{
	size_t at = 0;

	while (at < folded->len) {
		const int32_t *word = folded->data + at;
		size_t length = 0;

		while (at + length < folded->len && word[length] != ' ')
			length++;
		at += length + 1;
		if (length == 0 || is_word(word, length, "the"))
			continue;
		if (ret->len > 0)
			str_addc(ret, ' ');
		if (is_word(word, length, "st"))
			str_add(ret, "saint");
		else
			encode(ret, word, length);
	}
}

bool fold_name(const char *text, size_t length, struct str *ret)
{
	CHARACTERS_SCOPED plain = { 0 };
	CHARACTERS_SCOPED caseless = { 0 };
	CHARACTERS_SCOPED folded = { 0 };

	if (text_invalid_at(text, length) < length)
		return false;
	/* NFKD whole before the case is folded: from there on, two spellings that Unicode calls
	 * the same are the same. (Folding turns U+0345 from a mark into a letter, and letters are
	 * not put in order.) */
	decode_compatible(text, length, &plain);
	characters_order(&plain);
	for (size_t i = 0; i < plain.len; i++)
		add_decomposed(&caseless, plain.data[i],
			UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD);
	for (size_t i = 0; i < caseless.len; i++)
		add_folded(&folded, caseless.data[i]);
	characters_order(&folded);
	str_clear(ret);
	str_add(ret, ""); /* so that an empty name is "" and not NULL */
	add_words(ret, &folded);
	return true;
}

/* One number a character; a byte that is no UTF-8 is a character of its own. */
static void decode_plain(const char *text, struct characters *ret)
{
	size_t length = strlen(text);

	for (size_t at = 0; at < length;) {
		int32_t codepoint;
		utf8proc_ssize_t bytes = utf8proc_iterate((const utf8proc_uint8_t *)text + at,
			length - at > 4 ? 4 : (utf8proc_ssize_t)(length - at), &codepoint);

		if (bytes <= 0) {
			codepoint = 0x110000 + (unsigned char)text[at];
			bytes = 1;
		}
		characters_add(ret, codepoint);
		at += (size_t)bytes;
	}
}

static int smaller(int a, int b)
{
	return a < b ? a : b;
}

/* Row i of the table of distances between the first i characters of `a` and the first j of `b`,
 * j within `band` of i; `far` is written at both edges, where the next row looks. */
static void distance_row(const struct characters *a, const struct characters *b, size_t i,
	size_t band, int far, int *rows[3])
{
	size_t from = i > band ? i - band : 1, to = i + band < b->len ? i + band : b->len;
	int *row = rows[0];

	assert(from > 0 && a->data && (b->data || b->len == 0));
	row[from - 1] = from == 1 ? smaller((int)i, far) : far;
	if (to < b->len)
		row[to + 1] = far;
	for (size_t j = from; j <= to; j++) {
		bool same = a->data[i - 1] == b->data[j - 1];
		int best = smaller(rows[1][j], row[j - 1]) + 1;

		best = smaller(best, rows[1][j - 1] + !same);
		if (i > 1 && j > 1 && a->data[i - 1] == b->data[j - 2] &&
			a->data[i - 2] == b->data[j - 1])
			best = smaller(best, rows[2][j - 2] + 1);
		row[j] = smaller(best, far);
	}
}

int fold_distance(const char *a, const char *b, int limit)
{
	CHARACTERS_SCOPED left = { 0 };
	CHARACTERS_SCOPED right = { 0 };
	int far, *memory, *rows[3], distance;
	size_t longest, apart, band = (size_t)limit, width;

	assert(limit >= 0 && limit < INT_MAX);
	far = limit + 1;
	decode_plain(a, &left);
	decode_plain(b, &right);
	longest = left.len > right.len ? left.len : right.len;
	apart = longest - (left.len < right.len ? left.len : right.len);
	if (apart > band)
		return far;
	if (band > longest)
		band = longest;
	width = right.len + 1;
	memory = mem_alloc(3 * width * sizeof *memory);
	for (int i = 0; i < 3; i++)
		rows[i] = memory + (size_t)i * width;
	for (size_t j = 0; j < width; j++)
		rows[0][j] = j > (size_t)limit ? far : (int)j;
	for (size_t i = 1; i <= left.len; i++) {
		int *oldest = rows[2];

		rows[2] = rows[1];
		rows[1] = rows[0];
		rows[0] = oldest;
		distance_row(&left, &right, i, band, far, rows);
	}
	distance = rows[0][right.len];
	mem_free(memory);
	return distance;
}
