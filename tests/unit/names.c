/* import/names.h: which country a cell means. */
#include "import/names.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
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

		assert_true(names_match_code(
			f->names, codes[i].text, strlen(codes[i].text), &match, &err));
		expect(f, &codes[i], &match);
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
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_in_any_spelling),
		cmocka_unit_test(codes_in_any_case),
		cmocka_unit_test(candidates_are_named),
		cmocka_unit_test(shapes_of_codes),
		cmocka_unit_test(names_cut_short),
		cmocka_unit_test(the_cache_has_an_end),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
