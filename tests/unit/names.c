/* import/names.h: which country a cell means. */
#include "import/names.h"

#include "store/internal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* `want`: an ISO3; "?" unknown; "~" ambiguous; "+" a group; "!" refused. '*' behind it: a mark was
 * taken off. */
struct form {
	const char *text, *want;
};

static const struct form forms[] = {
	{ "Indonesia", "IDN" },
	{ "INDONESIA", "IDN" },
	{ "indonesia", "IDN" },
	{ " Indonesia ", "IDN" },
	{ "Indonesia*", "IDN*" },
	{ "Indonesia **", "IDN*" },
	{ "Indonesia\xE2\x80\xA0", "IDN*" },
	{ "Indonesia [1]", "IDN*" },
	{ "Indonesia[12]", "IDN*" },
	{ "Indonesia (a)", "IDN*" },
	{ "Indonesia\xC2\xB2", "IDN*" },
	{ "Indonesia (1)*", "IDN*" },
	{ " Indonesia* ", "IDN*" },
	{ "Indo\xE2\x80\x8Bnesia", "IDN" },
	{ "Indo\xC2\xADnesia", "IDN" },
	{ "\xE2\x80\xAEIndonesia", "!" },
	{ "Indonesia\xE2\x80\x8F", "!" },
	{ "Ind\xD0\xBEnesia", "?" },
	{ "Indoneesa", "?" },
	{ "Indonesien", "IDN" },
	{ "United\xC2\xA0Kingdom", "GBR" },
	{ "the United Kingdom", "GBR" },
	{ "Inggris", "GBR" },
	{ "Royaume-Uni", "GBR" },
	{ "United States of America", "USA" },
	{ "USA", "USA" },
	{ "Viet Nam", "VNM" },
	{ "Vietnam", "VNM" },
	{ "Cote d'Ivoire", "CIV" },
	{ "C\xC3\xB4te d\xE2\x80\x99Ivoire", "CIV" },
	{ "Co\xCC\x82te d'Ivoire", "CIV" },
	{ "T\xC3\xBCrkiye", "TUR" },
	{ "Tu\xCC\x88rkiye", "TUR" },
	{ "Turkey", "TUR" },
	{ "Korea (Rep. of)", "KOR" },
	{ "Korea, Rep.", "KOR" },
	{ "South Korea", "KOR" },
	{ "Republic of Korea", "KOR" },
	{ "Dem. People's Rep. of Korea", "PRK" },
	{ "North Korea", "PRK" },
	{ "Korea", "~" },
	{ "Congo", "~" },
	{ "America", "~" }, /* though the data have it of one country alone */
	{ "Congo, Dem. Rep.", "COD" },
	{ "Congo, Rep.", "COG" },
	{ "DR Congo", "COD" },
	{ "Guinea", "GIN" },
	{ "Guinea-Bissau", "GNB" },
	{ "Equatorial Guinea", "GNQ" },
	{ "Papua New Guinea", "PNG" },
	{ "Niger", "NER" },
	{ "Nigeria", "NGA" },
	{ "Dominica", "DMA" },
	{ "Dominican Republic", "DOM" },
	{ "St. Lucia", "LCA" },
	{ "Saint Lucia", "LCA" },
	{ "Antigua & Barbuda", "ATG" },
	{ "Antigua and Barbuda", "ATG" },
	{ "S\xC3\xA3o Tom\xC3\xA9 and Pr\xC3\xADncipe", "STP" },
	{ "Sao Tome and Principe", "STP" },
	{ "Russian Federation", "RUS" },
	{ "Russia", "RUS" },
	{ "Lao P.D.R.", "LAO" },
	{ "Laos", "LAO" },
	{ "Myanmar (Burma)", "MMR" },
	{ "Czechia", "CZE" },
	{ "Czech Republic", "CZE" },
	{ "Eswatini", "SWZ" },
	{ "Timor-Leste", "TLS" },
	{ "State of Palestine", "PSE" },
	{ "Vatican", "VAT" },
	{ "Bahamas, The", "BHS" },
	{ "Gambia, The", "GMB" },
	{ "Macedonia, The Former Yugoslav Republic Of", "MKD" },
	{ "World", "+" },
	{ "Arab World", "+" },
	{ "East Asia & Pacific", "+" },
	{ "European Union", "+" },
	{ "ASEAN", "+" },
	{ "Association of Southeast Asian Nations", "+" },
	{ "High income", "+" },
	{ "Sub-Saharan Africa", "+" },
	{ "Atlantis", "?" },
	{ "Pennsylvania", "?" },
	{ "Jakarta", "?" },
	{ "***", "!" },
	{ "?", "!" },
};

static const struct form codes[] = {
	{ "IDN", "IDN" },
	{ "idn", "IDN" },
	{ "ID", "IDN" },
	{ "id", "IDN" },
	{ "NA", "NAM" },
	{ "na", "NAM" },
	{ " IDN ", "IDN" },
	{ "GB", "GBR" },
	{ "UK", "GBR" },
	{ "KSA", "SAU" },
	{ "CAR", "~" },
	{ "OWID_KOS", "XKX" },
	{ "owid_kos", "XKX" },
	{ "OWID_KOSO", "+" },
	{ "OWID_WRL", "+" },
	{ "WLD", "+" },
	{ "ARB", "+" },
	{ "XQZ", "?" },
	{ "Indonesia", "?" },
	{ "GER", "?" },
	{ "12", "?" },
};

struct fixture {
	struct store *store;
	struct arena arena;
	struct gci_world world;
	struct names *names;
};

static int set_up(void **state)
{
	static struct fixture fixture;
	struct store_view view = { 0 };
	struct err err;

	*state = &fixture;
	return store_open(NULL, STORE_READ, &fixture.store, &err) &&
			       store_world(fixture.store, &view, &fixture.arena, &fixture.world,
				       &err) &&
			       names_open(fixture.store, &fixture.world, &fixture.names, &err)
		       ? 0
		       : -1;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	names_close(f->names);
	arena_finish(&f->arena);
	store_close(f->store);
	return 0;
}

static void expect(const struct fixture *f, const struct form *form, const struct name_match *match)
{
	static const char *const kinds[] = { [NAME_UNKNOWN] = "?",
		[NAME_AMBIGUOUS] = "~",
		[NAME_AGGREGATE] = "+",
		[NAME_REFUSED] = "!" };
	const char *found = match->kind == NAME_COUNTRY ? f->world.countries[match->country].iso3
							: kinds[match->kind];
	bool marked = strchr(form->want, '*') != NULL;

	if (strncmp(found, form->want, strlen(found)) != 0 ||
		(match->kind == NAME_COUNTRY && match->marked != marked))
		fail_msg("\"%s\" is %s%s, not %s", form->text, found, match->marked ? "*" : "",
			form->want);
}

/* Twice, for the second answer is from the cache. */
static void names_in_any_spelling(void **state)
{
	const struct fixture *f = *state;
	size_t i, round;

	for (round = 0; round < 2; round++)
		for (i = 0; i < sizeof forms / sizeof *forms; i++) {
			struct name_match match;
			struct err err;

			assert_true(names_match(
				f->names, forms[i].text, strlen(forms[i].text), &match, &err));
			expect(f, &forms[i], &match);
		}
}

static void codes_in_any_case(void **state)
{
	const struct fixture *f = *state;
	size_t i;

	for (i = 0; i < sizeof codes / sizeof *codes; i++) {
		struct name_match match;
		struct err err;
		char text[32]; /* a field has no end of its own */

		snprintf(text, sizeof text, "%s,", codes[i].text);
		assert_true(names_match_code(f->names, text, strlen(codes[i].text), &match, &err));
		expect(f, &codes[i], &match);
	}
}

/* One text as a code and as a name, whichever was asked first. */
static void the_cache_tells_codes_from_names(void **state)
{
	static const char *const texts[] = { "IDN", "ID", "Peru", "Korea", "WLD", "UK", "XX" };
	const struct fixture *f = *state;
	struct err err;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		for (int code_first = 0; code_first < 2; code_first++) {
			struct names *shared, *alone;

			assert_true(names_open(f->store, &f->world, &shared, &err));
			for (int asked = 0; asked < 4; asked++) {
				struct name_match from_shared, from_alone;
				bool code = (asked + code_first) % 2;

				assert_true(names_open(f->store, &f->world, &alone, &err));
				assert_true((code ? names_match_code : names_match)(
					shared, texts[i], strlen(texts[i]), &from_shared, &err));
				assert_true((code ? names_match_code : names_match)(
					alone, texts[i], strlen(texts[i]), &from_alone, &err));
				assert_int_equal(from_shared.kind, from_alone.kind);
				assert_int_equal(from_shared.country, from_alone.country);
				names_close(alone);
			}
			names_close(shared);
		}
}

/* More names than the cache holds, and the known ones are still found. */
static void the_cache_has_an_end(void **state)
{
	const struct fixture *f = *state;
	struct name_match match;
	struct err err;
	char name[32];
	int i;

	for (i = 0; i < 5000; i++) {
		int length = snprintf(name, sizeof name, "Nowhere %d", i);

		assert_true(names_match(f->names, name, (size_t)length, &match, &err));
		assert_int_equal(match.kind, NAME_UNKNOWN);
	}
	assert_true(names_match(f->names, "Peru", 4, &match, &err));
	assert_string_equal(f->world.countries[match.country].iso3, "PER");
	/* and what is too long for a name is not held at all */
	for (i = 0; i < 5000; i++) {
		char text[500];
		int length = snprintf(text, sizeof text, "%0450d", i);

		assert_true(names_match(f->names, text, (size_t)length, &match, &err));
		assert_int_equal(match.kind, NAME_UNKNOWN);
	}
}

static void candidates_are_named(void **state)
{
	const struct fixture *f = *state;
	struct name_match match;
	struct err err;

	assert_true(names_match(f->names, "Korea", 5, &match, &err));
	assert_non_null(strstr(match.text, "KOR"));
	assert_non_null(strstr(match.text, "PRK"));
}

static void shapes_of_codes(void **state)
{
	(void)state;
	assert_true(
		names_is_code("ID", 2) && names_is_code("idn", 3) && names_is_code("OWID_WRL", 8));
	assert_false(names_is_code("I", 1) || names_is_code("Chad", 4) || names_is_code("1D", 2) ||
		     names_is_code("", 0));
}

static void names_cut_short(void **state)
{
	const struct fixture *f = *state;
	struct err err;
	bool cut;

	assert_true(names_is_cut(f->names, "Trinidad and Tob", 16, &cut, &err));
	assert_true(cut);
	assert_true(names_is_cut(f->names, "Source: ITU", 11, &cut, &err));
	assert_false(cut);
	/* the first of all names and the last */
	assert_true(names_is_cut(f->names, "A Rap Xe", 8, &cut, &err));
	assert_true(cut);
	assert_true(names_is_cut(f->names, "\xE9\xBB\x91", 3, &cut, &err));
	assert_true(cut);
	assert_true(names_is_cut(f->names, "***", 3, &cut, &err));
	assert_false(cut);
}

/* Of a mark that turns the direction of text the last byte is beyond the end. */
static void names_that_are_no_text(void **state)
{
	const struct fixture *f = *state;
	struct name_match match;
	struct err err;

	assert_true(names_match(f->names, "Indonesia\xE2\x80\x8F", 11, &match, &err));
	assert_int_equal(match.kind, NAME_REFUSED);
	assert_string_equal(match.text, "has no letter in it");
}

/* Where a field has no end of its own. */
static size_t unmarked(const char *text, size_t length)
{
	char *copy = malloc(length + !length);
	size_t found;

	memcpy(copy, text, length);
	found = names_unmarked(copy, length);
	free(copy);
	return found;
}

static void marks_are_taken_off(void **state)
{
	static const char *const marks[] = { "*", "\xE2\x80\xA0", "\xE2\x80\xA1", "\xC2\xA7",
		"\xC2\xB6", "#", "^", "\xC2\xB9", "\xC2\xB2", "\xC2\xB3", "\xE2\x81\xB0",
		"\xE2\x81\xB4", "\xE2\x81\xB5", "\xE2\x81\xB6", "\xE2\x81\xB7", "\xE2\x81\xB8",
		"\xE2\x81\xB9", "\xEF\xBC\x8A", "\xE2\x88\x97", "[1]", "[12]", "[a]", "(Z)", "(1)",
		"(99)", " *", " [1]", "*[1]", "\xC2\xB9\xC2\xB2" };
	static const char *const none[] = { "", "[]", "()", "[123]", "[ab]", "[a1]", "[1a]", "(1]",
		"[1)", "[1", "1]", "12]", "(1)x", "(1x", "(12", "x", "1" };

	(void)state;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		char text[64];
		size_t length = (size_t)snprintf(text, sizeof text, "Chad%s", marks[i]);

		if (unmarked(text, length) != 4)
			fail_msg("%s: %zu", text, unmarked(text, length));
		/* A mark alone is no mark on anything. */
		length = strlen(marks[i]);
		if (marks[i][0] != ' ' && i < 19)
			assert_int_equal(unmarked(marks[i], length), length);
	}
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		char text[64];
		size_t length = (size_t)snprintf(text, sizeof text, "Chad%s", none[i]);

		if (unmarked(text, length) != length)
			fail_msg("%s: %zu", text, unmarked(text, length));
	}
	assert_int_equal(unmarked("[1]", 3), 3);
	assert_int_equal(unmarked("a[1]", 4), 1);
	assert_int_equal(unmarked("a[12]", 5), 1);
	assert_int_equal(unmarked("[12]", 4), 4);
}

/* Names of groups in tables of the World Bank, of the UN and of ITU, and codes of groups. */
static void groups_are_told(void **state)
{
	static const char *const yes[] = { "AFE", "afw", "WLD", "Wld", "UMC", "OWID_A",
		"owid_wrl" };
	static const char *const no[] = { "", "W", "WL", "WLDX", "OWID_", "OWID", "OWIDX1", "IDN" };

	(void)state;
	for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
		if (!names_is_aggregate_code(yes[i], strlen(yes[i])))
			fail_msg("%s", yes[i]);
	for (size_t i = 0; i < sizeof no / sizeof *no; i++)
		if (names_is_aggregate_code(no[i], strlen(no[i])))
			fail_msg("%s", no[i]);
	/* of a text its first letters */
	assert_true(names_is_aggregate_code("WLD, 2020", 3));
	assert_false(names_is_aggregate_code("WLD, 2020", 4));
	assert_true(names_is_aggregate("africa") && names_is_aggregate("ameriques") &&
		    names_is_aggregate("world"));
	assert_false(names_is_aggregate("indonesia") || names_is_aggregate("") ||
		     names_is_aggregate("worl"));
	assert_true(names_is_code("OWID_X", 6) && names_is_code("owid_kos", 8));
	assert_false(names_is_code("OWID_", 5) || names_is_code("OWIDX_", 6) ||
		     names_is_code("OWID", 4) || names_is_code("I1", 2));
}

/* One letter off in a name of four or five, two in a longer one; never of two countries. */
static void names_that_resemble(void **state)
{
	static const struct {
		const char *text, *iso3; /* NULL: none */
	} cases[] = { { "A Rap Xe U", "SAU" }, { "Fuji", "FJI" }, { "Israxx", "ISR" },
		{ "Indonesa", "IDN" }, { "Indoneesja", "IDN" }, { "Indxxxsia", NULL },
		{ "Perru", "PER" }, { "Chadd", "TCD" }, { "Chxxd", NULL }, { "Pru", NULL },
		{ "Cha", NULL }, { "Nigerr", "NER" }, { "Nigera", NULL }, { "Sloveni", "SVN" },
		{ "Atlantis", NULL }, { "Autralia", "AUS" }, { "Austrla", "AUT" }, { "***", NULL },
		{ "", NULL } };
	const struct fixture *f = *state;
	char longest[402];

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int country = names_nearest(f->names, cases[i].text);
		const char *found = country < 0 ? NULL : f->world.countries[country].iso3;

		if (!cases[i].iso3 != !found || (found && strcmp(found, cases[i].iso3) != 0))
			fail_msg("%s resembles %s", cases[i].text, found ? found : "none");
	}
	memset(longest, 'x', sizeof longest - 1);
	longest[sizeof longest - 1] = '\0';
	assert_int_equal(names_nearest(f->names, longest), -1);
}

/* A copy of the store, with names added as `sql` has them. */
static void copy_open(const char *sql, struct fixture *ret)
{
	const struct store_view view = { 0 };
	struct err err;

	*ret = (struct fixture) { 0 };
	assert_true(store_open(NULL, STORE_WRITE, &ret->store, &err));
	if (!sql_run(ret->store, sql, &err))
		fail_msg("%s", err.text);
	assert_true(store_world(ret->store, &view, &ret->arena, &ret->world, &err));
	assert_true(names_open(ret->store, &ret->world, &ret->names, &err));
}

static void copy_close(struct fixture *f)
{
	names_close(f->names);
	arena_finish(&f->arena);
	store_close(f->store);
}

static struct name_match match_in_copy(
	const char *sql, const char *text, bool code, int *ret_country, char *ret_text, size_t size)
{
	struct fixture f;
	struct name_match match;
	struct err err;

	copy_open(sql, &f);
	assert_true(
		(code ? names_match_code : names_match)(f.names, text, strlen(text), &match, &err));
	snprintf(ret_text, size, "%s", match.text ? match.text : "");
	*ret_country = -1;
	if (match.kind == NAME_COUNTRY)
		*ret_country = match.country;
	copy_close(&f);
	return match;
}

#define ADD_FOLD(fold, country, name, kind)                                                        \
	"INSERT INTO name SELECT '" fold "', id, '" name "', '" kind "', NULL, 0, 0 FROM country " \
	"WHERE iso3 = '" country "';"
#define ADD_NAME(country, name, kind) ADD_FOLD("zamrud", country, name, kind)

/* One name of two countries, though nobody called it ambiguous; of one country twice. */
static void names_of_several(void **state)
{
	const struct fixture *f = *state;
	char text[200];
	int country, indonesia = gci_country_find(&f->world, "IDN");

	assert_int_equal(
		match_in_copy(ADD_NAME("IDN", "Zamrud", "name") ADD_NAME("IDN", "ZAMRUD", "name"),
			"zamrud", false, &country, text, sizeof text)
			.kind,
		NAME_COUNTRY);
	assert_int_equal(country, indonesia);
	assert_int_equal(match_in_copy(ADD_NAME("IDN", "Zamrud", "name") ADD_NAME("IDN", "ZAMRUD",
					       "name") ADD_NAME("SGP", "Zamrud", "name"),
				 "zamrud", false, &country, text, sizeof text)
				 .kind,
		NAME_AMBIGUOUS);
	assert_string_equal(text, "IDN (Indonesia) or SGP (Singapore)");
	/* of the first country, too */
	assert_int_equal(
		match_in_copy(ADD_NAME("AFG", "Zamrud", "name") ADD_NAME("SGP", "Zamrud", "name"),
			"zamrud", false, &country, text, sizeof text)
			.kind,
		NAME_AMBIGUOUS);
	assert_string_equal(text, "AFG (Afghanistan) or SGP (Singapore)");
	assert_int_equal(
		match_in_copy(ADD_NAME("IDN", "Zamrud", "own") ADD_NAME("SGP", "Zamrud", "name"),
			"zamrud", false, &country, text, sizeof text)
			.kind,
		NAME_COUNTRY);
	assert_int_equal(country, indonesia);
}

/* A word of two or three letters is a code where users made it one; a name that short is none. */
static void words_that_are_codes(void **state)
{
	static const char sql[] = ADD_FOLD("zq", "AFG", "Zq", "l10n") ADD_FOLD("zq", "IDN", "ZQ",
		"own") ADD_FOLD("zq", "SGP", "zq", "l10n") ADD_FOLD("zqx", "IDN", "Zqx", "l10n");
	const struct fixture *f = *state;
	char text[200];
	int country;

	assert_int_equal(
		match_in_copy(sql, "ZQ", true, &country, text, sizeof text).kind, NAME_COUNTRY);
	assert_int_equal(country, gci_country_find(&f->world, "IDN"));
	assert_int_equal(
		match_in_copy(sql, "zqx", true, &country, text, sizeof text).kind, NAME_UNKNOWN);
	assert_int_equal(
		match_in_copy(sql, "zqx", false, &country, text, sizeof text).kind, NAME_COUNTRY);
}

/* What looks like a footnote mark may be a part of a name. */
static void names_with_a_mark(void **state)
{
	const struct fixture *f = *state;
	char text[200];
	int country;
	struct name_match match = match_in_copy(ADD_FOLD("zamrud a", "IDN", "Zamrud (a)", "own"),
		"Zamrud (a)", false, &country, text, sizeof text);

	assert_int_equal(match.kind, NAME_COUNTRY);
	assert_int_equal(country, gci_country_find(&f->world, "IDN"));
	assert_false(match.marked);
}

/* As near to the first country as to another: neither is suggested. */
static void names_that_resemble_two(void **state)
{
	struct fixture f;

	(void)state;
	copy_open(ADD_FOLD("zamruda", "AFG", "Zamruda", "own")
			  ADD_FOLD("zamrudb", "SGP", "Zamrudb", "own"),
		&f);
	assert_int_equal(names_nearest(f.names, "Zamrudx"), -1);
	assert_int_equal(names_nearest(f.names, "Zamruda"), gci_country_find(&f.world, "AFG"));
	copy_close(&f);
}

static void names_that_are_too_long(void **state)
{
	const struct fixture *f = *state;
	struct name_match match;
	struct err err;
	char text[500];

	memset(text, '*', sizeof text);
	memcpy(text, "Indonesia", 9);
	assert_true(names_match(f->names, text, 400, &match, &err));
	assert_int_equal(match.kind, NAME_COUNTRY);
	assert_true(names_match(f->names, text, 401, &match, &err));
	assert_int_equal(match.kind, NAME_UNKNOWN);
	memset(text, 'a', sizeof text);
	text[sizeof text - 1] = '\0';
	for (int round = 0; round < 2; round++) {
		assert_true(names_match(f->names, text, strlen(text), &match, &err));
		assert_int_equal(match.kind, NAME_UNKNOWN);
	}
	assert_int_equal(names_nearest(f->names, text), -1);
	assert_int_equal(names_nearest(f->names, "Indones\xFF"), -1);
	assert_int_equal(names_nearest(f->names, "Pru"), -1);
	assert_int_equal(names_nearest(f->names, "Indonesai"), gci_country_find(&f->world, "IDN"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_in_any_spelling),
		cmocka_unit_test(codes_in_any_case),
		cmocka_unit_test(candidates_are_named),
		cmocka_unit_test(shapes_of_codes),
		cmocka_unit_test(names_cut_short),
		cmocka_unit_test(names_that_are_no_text),
		cmocka_unit_test(marks_are_taken_off),
		cmocka_unit_test(groups_are_told),
		cmocka_unit_test(names_that_resemble),
		cmocka_unit_test(names_that_resemble_two),
		cmocka_unit_test(names_of_several),
		cmocka_unit_test(words_that_are_codes),
		cmocka_unit_test(names_with_a_mark),
		cmocka_unit_test(names_that_are_too_long),
		cmocka_unit_test(the_cache_has_an_end),
		cmocka_unit_test(the_cache_tells_codes_from_names),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
