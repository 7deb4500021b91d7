/* Names and codes of countries against the reference data in the program, and texts as they are
 * shown.
 *
 * Each line is a text. A country may be found only where the folded text is one of its names as
 * they stand in the data: the target keeps a list of its own and compares. */
#include "import/names.h"

#include "base/fold.h"
#include "base/text.h"
#include "fuzz.h"
#include "import/numbers.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { TEXT_MOST = 2000, RENEW = 500 };

static struct store *store;
static struct names *names;
static struct arena arena;
static struct gci_world world;
static struct store_name *known;
static size_t known_count;

/* Names are opened anew now and then: their cache fills, and what follows must be the same. */
static void open_names(void)
{
	static int runs;
	const struct store_view view = { 0 };
	struct err err;

	if (!store) {
		MUST(store_open(NULL, STORE_READ, &store, &err));
		MUST(store_world(store, &view, &arena, &world, &err));
		MUST(store_names(store, NULL, &arena, &known, &known_count, &err));
	}
	if (runs++ % RENEW == 0) {
		names_close(names);
		names = NULL;
		MUST(names_open(store, &world, &names, &err));
	}
}

/* Whether `fold` is a name of this country in the data. */
static bool is_name_of(const char *fold, int country)
{
	STR_SCOPED own = { 0 };
	size_t i;

	MUST(fold_name(world.countries[country].name, strlen(world.countries[country].name), &own));
	if (strcmp(str_text(&own), fold) == 0)
		return true;
	for (i = 0; i < known_count; i++)
		if (strcmp(known[i].fold, fold) == 0 &&
			strcmp(known[i].iso3, world.countries[country].iso3) == 0)
			return true;
	return false;
}

static void check_country(const char *text, size_t length, const struct name_match *match)
{
	STR_SCOPED whole = { 0 };
	STR_SCOPED bare = { 0 };
	size_t unmarked;

	MUST(match->country >= 0 && (size_t)match->country < world.country_count);
	number_trim(&text, &length);
	unmarked = names_unmarked(text, length);
	MUST(fold_name(text, length, &whole) && fold_name(text, unmarked, &bare));
	MUST(is_name_of(str_text(&whole), match->country) ||
		(match->marked && is_name_of(str_text(&bare), match->country)));
}

static void check_code(const char *text, size_t length, const struct name_match *match)
{
	const struct gci_country *country;
	STR_SCOPED fold = { 0 };

	MUST(match->country >= 0 && (size_t)match->country < world.country_count);
	country = &world.countries[match->country];
	number_trim(&text, &length);
	if (length == strlen(country->iso3) && strncasecmp(text, country->iso3, length) == 0)
		return;
	if (length == strlen(country->iso2) && strncasecmp(text, country->iso2, length) == 0)
		return;
	MUST(fold_name(text, length, &fold));
	MUST(is_name_of(str_text(&fold), match->country) || strncasecmp(text, "OWID_", 5) == 0);
}

static void check_match(const char *text, size_t length, bool code)
{
	bool (*look)(struct names *, const char *, size_t, struct name_match *, struct err *) =
		code ? names_match_code : names_match;
	struct name_match match = { 0 }, again = { 0 };
	struct err err;

	MUST(look(names, text, length, &match, &err) && look(names, text, length, &again, &err));
	MUST(match.kind == again.kind && match.marked == again.marked);
	if (match.kind == NAME_COUNTRY) {
		MUST(match.country == again.country);
		(code ? check_code : check_country)(text, length, &match);
	}
	if (match.kind == NAME_AMBIGUOUS || match.kind == NAME_REFUSED)
		MUST(match.text && *match.text && again.text &&
			strcmp(match.text, again.text) == 0);
	if (match.text)
		MUST(text_invalid_at(match.text, strlen(match.text)) == strlen(match.text));
}

static void check_fold(const char *text, size_t length, struct str *ret)
{
	STR_SCOPED again = { 0 };
	const char *fold;

	if (!fold_name(text, length, ret)) {
		MUST(text_invalid_at(text, length) < length);
		return;
	}
	fold = str_text(ret);
	MUST(strlen(fold) == ret->len && text_invalid_at(fold, ret->len) == ret->len);
	MUST(fold[0] != ' ' && (!ret->len || fold[ret->len - 1] != ' ') && !strstr(fold, "  "));
	MUST(fold_name(fold, ret->len, &again) && strcmp(str_text(&again), fold) == 0);
}

static void check_distance(const char *a, const char *b)
{
	int distance = fold_distance(a, b, 3), longer = fold_distance(a, b, 6);

	MUST(distance >= 0 && distance <= 4 && distance == fold_distance(b, a, 3));
	MUST((distance == 0) == (strcmp(a, b) == 0));
	MUST(distance == (longer > 3 ? 4 : longer));
}

static void check_shown(const char *text)
{
	STR_SCOPED shown = { 0 };
	STR_SCOPED cut = { 0 };
	const char *at;
	size_t valid;

	text_escape(&shown, text);
	MUST(text_invalid_at(str_text(&shown), shown.len) == shown.len);
	for (at = str_text(&shown); *at; at++)
		MUST((unsigned char)*at >= ' ' && *at != 0x7F);
	MUST(!strstr(str_text(&shown), "\xE2\x80\xAE") && !strstr(str_text(&shown), "\xC2\x9B"));
	text_cut(&cut, str_text(&shown), 20);
	valid = text_invalid_at(str_text(&cut), cut.len);
	MUST(valid == cut.len && text_width(str_text(&cut)) <= 20);
	MUST(text_width(str_text(&shown)) > 20 || strcmp(str_text(&cut), str_text(&shown)) == 0);
}

static void check_line(const char *text, size_t length, struct str *fold)
{
	STR_SCOPED copy = { 0 };
	struct err err;
	bool cut;

	check_fold(text, length, fold);
	MUST(names_unmarked(text, length) <= length);
	check_match(text, length, false);
	check_match(text, length, true);
	MUST(names_is_cut(names, text, length, &cut, &err));
	str_addn(&copy, text, strnlen(text, length));
	check_shown(str_text(&copy));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	STR_SCOPED last = { 0 };
	size_t at, end;

	open_names();
	for (at = 0; at < size && at < TEXT_MOST; at = end + 1) {
		STR_SCOPED fold = { 0 };
		char *text;

		for (end = at; end < size && data[end] != '\n'; end++)
			;
		text = malloc(end - at ? end - at : 1);
		MUST(text);
		memcpy(text, data + at, end - at);
		check_line(text, end - at, &fold);
		check_distance(str_text(&fold), str_text(&last));
		str_clear(&last);
		str_add(&last, str_text(&fold));
		free(text);
	}
	return 0;
}
