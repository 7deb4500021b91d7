#include "import/names.h"

#include "base/fold.h"
#include "base/text.h"
#include "import/numbers.h"

#include <assert.h>
#include <ctype.h>
#include <string.h>
#include <strings.h>
#include <utf8proc.h>

/* Three quarters full, the rest goes uncached: a file with thousands of unknown names. */
enum { CACHE = 4096, CACHED_MOST = CACHE / 4 * 3, NAME_MOST = 400 };

struct cached {
	char *text;
	size_t length;
	bool code;
	struct name_match match;
};

struct names {
	struct store *store;
	const struct gci_world *world;
	struct arena arena; /* folds and sentences; bounded by the cache */
	const char **own;   /* folded names of the countries themselves */
	struct store_group *groups;
	const char **group_folds;
	size_t group_count;
	unsigned short
		slots[CACHE]; /* by hash: one more than the index of what is cached; 0: free */
	struct cached *cache;
	size_t cached, cache_capacity;
	struct store_name *all; /* for names_is_cut() only, loaded when first asked */
	size_t all_count;
};

static const char *folded(struct arena *arena, const char *text)
{
	STR_SCOPED fold = { 0 };

	fold_name(text, strlen(text), &fold); /* what is no UTF-8 has none */
	return arena_strdup(arena, str_text(&fold));
}

bool names_open(
	struct store *store, const struct gci_world *world, struct names **ret, struct err *err)
{
	struct names *names = mem_alloc(sizeof *names);
	size_t i;

	names->store = store;
	names->world = world;
	if (!store_groups(store, NULL, &names->arena, &names->groups, &names->group_count, err)) {
		names_close(names);
		return false;
	}
	names->own = arena_array(&names->arena, world->country_count, sizeof *names->own);
	for (i = 0; i < world->country_count; i++)
		names->own[i] = folded(&names->arena, world->countries[i].name);
	names->group_folds =
		arena_array(&names->arena, names->group_count, sizeof *names->group_folds);
	for (i = 0; i < names->group_count; i++)
		names->group_folds[i] = folded(&names->arena, names->groups[i].name);
	*ret = names;
	return true;
}

void names_close(struct names *names)
{
	size_t i;

	if (!names)
		return;
	for (i = 0; i < names->cached; i++)
		mem_free(names->cache[i].text);
	mem_free(names->cache);
	arena_finish(&names->arena);
	mem_free(names);
}

/* ---- footnote marks ---- */

static size_t mark_before(const char *text, size_t length)
{
	static const char *const marks[] = { "*", "\xE2\x80\xA0", "\xE2\x80\xA1", "\xC2\xA7",
		"\xC2\xB6", "#", "^", "\xC2\xB9", "\xC2\xB2", "\xC2\xB3", "\xE2\x81\xB0",
		"\xE2\x81\xB4", "\xE2\x81\xB5", "\xE2\x81\xB6", "\xE2\x81\xB7", "\xE2\x81\xB8",
		"\xE2\x81\xB9", "\xEF\xBC\x8A", "\xE2\x88\x97" };
	size_t i, size;

	for (i = 0; i < sizeof marks / sizeof *marks; i++) {
		size = strlen(marks[i]);
		if (length > size && memcmp(text + length - size, marks[i], size) == 0)
			return size;
	}
	/* [1], [12], [a], (a), (1): one letter or up to two figures. */
	if (length < 4 || (text[length - 1] != ']' && text[length - 1] != ')'))
		return 0;
	for (size = 2; size <= 3 && size + 1 < length; size++) {
		char open = text[length - size - 1];

		if (open == (text[length - 1] == ']' ? '[' : '('))
			return isdigit((unsigned char)text[length - 2]) ||
					       (size == 2 &&
						       isalpha((unsigned char)text[length - 2]))
				       ? size + 1
				       : 0;
		if (!isdigit((unsigned char)open))
			return 0;
	}
	return 0;
}

size_t names_unmarked(const char *text, size_t length)
{
	size_t size;

	while ((size = mark_before(text, length)) > 0) {
		length -= size;
		number_trim(&text, &length);
	}
	return length;
}

bool names_is_code(const char *text, size_t length)
{
	size_t i;

	if (length > 5 && strncasecmp(text, "OWID_", 5) == 0)
		return true;
	for (i = 0; i < length; i++)
		if (!isalpha((unsigned char)text[i]))
			return false;
	return length == 2 || length == 3;
}

/* ---- looking up ---- */

/* The names are of the store that the world is of. */
static int country_of(const struct names *names, const char *iso3)
{
	int country = gci_country_find(names->world, iso3);

	assert(country >= 0);
	return country;
}

static const char *candidates(struct names *names, const struct store_name *rows, size_t count)
{
	STR_SCOPED text = { 0 };
	char last[4] = "";
	size_t i;

	for (i = 0; i < count; i++) {
		int country = country_of(names, rows[i].iso3);

		if (strcmp(last, rows[i].iso3) == 0)
			continue;
		memcpy(last, rows[i].iso3, sizeof last);
		str_addf(&text, "%s%s (%s)", text.len ? " or " : "", last,
			names->world->countries[country].name);
	}
	return arena_strdup(&names->arena, str_text(&text));
}

/* A name of one country alone, or the user's own word for it. */
static struct name_match match_rows(
	struct names *names, const struct store_name *rows, size_t count)
{
	struct name_match match = { .kind = NAME_COUNTRY, .country = -1 };
	bool ambiguous = false;
	size_t i;

	for (i = 0; i < count; i++) {
		int country = country_of(names, rows[i].iso3);

		if (strcmp(rows[i].kind, "own") == 0)
			return (struct name_match) { .kind = NAME_COUNTRY, .country = country };
		ambiguous = ambiguous || rows[i].ambiguous ||
			    (match.country >= 0 && match.country != country);
		match.country = country;
	}
	if (!count)
		match.kind = NAME_UNKNOWN;
	if (ambiguous) {
		match.kind = NAME_AMBIGUOUS;
		match.text = candidates(names, rows, count);
	}
	return match;
}

static bool is_group(const struct names *names, const char *text, size_t length, const char *fold)
{
	size_t i;

	for (i = 0; i < names->group_count; i++)
		if (strcmp(names->group_folds[i], fold) == 0 ||
			(strlen(names->groups[i].code) == length &&
				strncasecmp(names->groups[i].code, text, length) == 0))
			return true;
	return false;
}

static bool look_up(struct names *names, const char *text, size_t length, struct name_match *ret,
	struct err *err)
{
	STR_SCOPED fold = { 0 };
	struct arena arena = { 0 };
	struct store_name *rows;
	size_t count;
	bool fine;

	if (!fold_name(text, length, &fold) || !fold.len) {
		*ret = (struct name_match) { .kind = NAME_REFUSED, .text = "has no letter in it" };
		return true;
	}
	/* Nearly every row names a country as it is: five editions of them are 5 % quicker to
	 * import without asking the store, which knows these names too. */
	for (size_t i = 0; i < names->world->country_count; i++)
		if (strcmp(names->own[i], str_text(&fold)) == 0) {
			*ret = (struct name_match) { .kind = NAME_COUNTRY, .country = (int)i };
			return true;
		}
	fine = store_name_find(names->store, str_text(&fold), &arena, &rows, &count, err);
	if (fine) {
		*ret = match_rows(names, rows, count);
		if (ret->kind == NAME_UNKNOWN &&
			(names_is_aggregate(str_text(&fold)) ||
				is_group(names, text, length, str_text(&fold))))
			ret->kind = NAME_AGGREGATE;
	}
	arena_finish(&arena);
	return fine;
}

static bool has_bidi(const char *text, size_t length)
{
	size_t at = 0;

	while (at < length) {
		utf8proc_int32_t character;
		utf8proc_ssize_t size;

		size = utf8proc_iterate((const utf8proc_uint8_t *)text + at,
			(utf8proc_ssize_t)(length - at), &character);
		if (size <= 0)
			return false;
		if (text_is_bidi(character))
			return true;
		at += (size_t)size;
	}
	return false;
}

static bool match_name(struct names *names, const char *text, size_t length, struct name_match *ret,
	struct err *err)
{
	size_t unmarked;

	number_trim(&text, &length);
	if (length > NAME_MOST) {
		*ret = (struct name_match) { .kind = NAME_UNKNOWN };
		return true;
	}
	if (has_bidi(text, length)) {
		*ret = (struct name_match) { .kind = NAME_REFUSED,
			.text = "hides a character that turns the direction of text; retype the "
				"name" };
		return true;
	}
	unmarked = names_unmarked(text, length);
	if (unmarked < length) {
		if (!look_up(names, text, unmarked, ret, err))
			return false;
		ret->marked = true;
		if (ret->kind != NAME_UNKNOWN && ret->kind != NAME_REFUSED)
			return true;
	}
	return look_up(names, text, length, ret, err);
}

/* Other names of two or three letters are codes by chance alone. */
static bool is_abbreviation(const struct store_name *name)
{
	return strcmp(name->kind, "abbrev") == 0 || strcmp(name->kind, "own") == 0;
}

static bool match_code(struct names *names, const char *text, size_t length, struct name_match *ret,
	struct err *err)
{
	const struct gci_world *world = names->world;
	STR_SCOPED fold = { 0 };
	struct arena arena = { 0 };
	struct store_name *rows;
	size_t i, count, kept = 0;
	bool fine;

	number_trim(&text, &length);
	for (i = 0; i < world->country_count; i++)
		if ((length == 2 && strncasecmp(world->countries[i].iso2, text, length) == 0) ||
			(length == 3 && strncasecmp(world->countries[i].iso3, text, length) == 0)) {
			*ret = (struct name_match) { .kind = NAME_COUNTRY, .country = (int)i };
			return true;
		}
	if (length == 8 && strncasecmp(text, "OWID_KOS", length) == 0) {
		*ret = (struct name_match) { .kind = NAME_COUNTRY,
			.country = country_of(names, "XKX") };
		return true;
	}
	*ret = (struct name_match) { .kind = NAME_UNKNOWN };
	if (names_is_aggregate_code(text, length)) {
		ret->kind = NAME_AGGREGATE;
		return true;
	}
	if (!names_is_code(text, length))
		return true;
	fold_name(text, length, &fold); /* ASCII: never refused */
	fine = store_name_find(names->store, str_text(&fold), &arena, &rows, &count, err);
	for (i = 0; fine && i < count; i++)
		if (is_abbreviation(&rows[i]))
			rows[kept++] = rows[i];
	if (fine)
		*ret = match_rows(names, rows, kept);
	arena_finish(&arena);
	return fine;
}

/* ---- the cache: long files name each country thousands of times ---- */

static unsigned short *cache_slot(struct names *names, const char *text, size_t length, bool code)
{
	uint64_t hash = 1469598103934665603u ^ code;

	for (size_t i = 0; i < length; i++)
		hash = (hash ^ (unsigned char)text[i]) * 1099511628211u;
	for (;; hash++) {
		unsigned short *slot = &names->slots[hash % CACHE];
		const struct cached *cached;

		if (!*slot)
			return slot;
		cached = &names->cache[*slot - 1];
		if (cached->length == length && cached->code == code &&
			memcmp(cached->text, text, length) == 0)
			return slot;
	}
}

static bool match_cached(struct names *names, const char *text, size_t length, bool code,
	struct name_match *ret, struct err *err)
{
	bool (*match)(struct names *, const char *, size_t, struct name_match *, struct err *) =
		code ? match_code : match_name;
	unsigned short *slot = cache_slot(names, text, length, code);
	struct cached *cached;

	if (*slot) {
		*ret = names->cache[*slot - 1].match;
		return true;
	}
	if (!match(names, text, length, ret, err))
		return false;
	if (names->cached < CACHED_MOST && length <= NAME_MOST) {
		names->cache = mem_grow(names->cache, &names->cache_capacity, names->cached + 1,
			sizeof *names->cache);
		cached = &names->cache[names->cached++];
		*cached = (struct cached) { .text = mem_strndup(text, length),
			.length = length,
			.code = code,
			.match = *ret };
		*slot = (unsigned short)names->cached;
	}
	return true;
}

bool names_match(struct names *names, const char *text, size_t length, struct name_match *ret,
	struct err *err)
{
	return match_cached(names, text, length, false, ret, err);
}

bool names_match_code(struct names *names, const char *text, size_t length, struct name_match *ret,
	struct err *err)
{
	return match_cached(names, text, length, true, ret, err);
}

static bool load_all(struct names *names, struct err *err)
{
	return names->all ||
	       store_names(names->store, NULL, &names->arena, &names->all, &names->all_count, err);
}

int names_nearest(struct names *names, const char *text)
{
	STR_SCOPED fold = { 0 };
	struct err ignored;
	int best = -1, limit;
	size_t i;

	/* Words of a few letters resemble too much. */
	if (!fold_name(text, strlen(text), &fold) || fold.len < 4 || fold.len > NAME_MOST ||
		!load_all(names, &ignored))
		return -1;
	limit = fold.len < 6 ? 1 : 2;
	for (i = 0; i < names->all_count; i++) {
		int distance = fold_distance(names->all[i].fold, str_text(&fold), limit);
		int country = country_of(names, names->all[i].iso3);

		if (distance > limit)
			continue;
		if (distance < limit)
			best = -1; /* nearer than those before */
		limit = distance;
		if (best >= 0 && best != country)
			best = (int)names->world->country_count; /* several, so far */
		else
			best = country;
	}
	return best < (int)names->world->country_count ? best : -1;
}

bool names_is_cut(struct names *names, const char *text, size_t length, bool *ret, struct err *err)
{
	STR_SCOPED fold = { 0 };
	size_t i;

	*ret = false;
	if (!load_all(names, err))
		return false;
	if (!fold_name(text, length, &fold) || !fold.len)
		return true;
	for (i = 0; i < names->all_count && !*ret; i++)
		*ret = strncmp(names->all[i].fold, str_text(&fold), fold.len) == 0;
	return true;
}
