/* base/fold.h: which spellings are one name, and which are not. */
#include "base/fold.h"

#include "base/mem.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct {
	const char *name, *folded;
} names[] = {
	{ "", "" },
	{ " ", "" },
	{ "Indonesia", "indonesia" },
	{ "INDONESIA", "indonesia" },
	{ "  Indonesia \t", "indonesia" },
	{ "Indonesia\r\n", "indonesia" },
	{ "Viet Nam", "viet nam" },
	{ "Vietnam", "vietnam" },
	{ "vi\xe1\xbb\x87t nam", "viet nam" },
	{ "Vie\xcc\xa3\xcc\x82t Nam", "viet nam" },
	{ "Vie\xcc\x82\xcc\xa3t Nam", "viet nam" },
	/* apostrophes */
	{ "C\xc3\xb4te d'Ivoire", "cote d ivoire" },
	{ "C\xc3\xb4te d\xe2\x80\x99Ivoire", "cote d ivoire" },
	{ "C\xc3\xb4te d\xe2\x80\x98Ivoire", "cote d ivoire" },
	{ "Cote d`Ivoire", "cote d ivoire" },
	{ "Cote d\xc2\xb4Ivoire", "cote d ivoire" },
	{ "Cote d\xca\xbcIvoire", "cote d ivoire" },
	{ "Cote d\xef\xbc\x87Ivoire", "cote d ivoire" },
	{ "Co\xcc\x82te d'Ivoire", "cote d ivoire" },
	{ "C\xc3\x94TE D'IVOIRE", "cote d ivoire" },
	{ "O'Higgins", "o higgins" },
	{ "o\xe2\x80\x99higgins", "o higgins" },
	{ "Hawai\xca\xbbi", "hawai i" },
	/* hyphens, brackets, commas */
	{ "Guinea-Bissau", "guinea bissau" },
	{ "Guinea\xe2\x80\x90"
	  "Bissau",
		"guinea bissau" },
	{ "Guinea\xe2\x80\x93"
	  "Bissau",
		"guinea bissau" },
	{ "Guinea \xe2\x88\x92 Bissau", "guinea bissau" },
	{ "Guinea\xc2\xad"
	  "Bissau",
		"guineabissau" }, /* a soft hyphen is not there */
	{ "Iran (Islamic Republic of)", "iran islamic republic of" },
	{ "Iran, Islamic Republic of", "iran islamic republic of" },
	{ "Korea (Rep. of)", "korea rep of" },
	{ "Timor_Leste", "timor leste" },
	{ "\xc2\xabMali\xc2\xbb", "mali" },
	{ "a / b", "a b" },
	/* words */
	{ "Trinidad & Tobago", "trinidad and tobago" },
	{ "Trinidad&Tobago", "trinidad and tobago" },
	{ "Trinidad and Tobago", "trinidad and tobago" },
	{ "Trinidad \xef\xbc\x86 Tobago", "trinidad and tobago" },
	{ "St. Lucia", "saint lucia" },
	{ "St Lucia", "saint lucia" },
	{ "Saint Lucia", "saint lucia" },
	{ "ST.LUCIA", "saint lucia" },
	{ "\xef\xac\x86 Lucia", "saint lucia" }, /* the ligature st */
	{ "Stockholm", "stockholm" },
	{ "Best", "best" },
	{ "The Gambia", "gambia" },
	{ "Gambia (the)", "gambia" },
	{ "Gambia, The", "gambia" },
	{ "the", "" },
	{ "The the", "" },
	{ "Netherlands (Kingdom of the)", "netherlands kingdom of" },
	{ "Lesothe", "lesothe" },
	{ "Other", "other" },
	/* letters that Unicode does not take apart */
	{ "T\xc3\xbcrkiye", "turkiye" },
	{ "T\xc3\x9cRK\xc4\xb0YE", "turkiye" }, /* capital dotted I */
	{ "T\xc3\xbcrk\xc4\xb1ye", "turkiye" }, /* dotless i */
	{ "S\xc3\xa3o Tom\xc3\xa9", "sao tome" },
	{ "\xc3\x85land", "aland" },
	{ "\xc3\x98steuropa", "osteuropa" },
	{ "K\xc3\xb8"
	  "benhavn",
		"kobenhavn" },
	{ "\xc7\xbf", "o" },
	{ "\xc4\x90\xc3\xa0 N\xe1\xba\xb5ng", "da nang" },
	{ "\xc5\x81\xc3\xb3"
	  "d\xc5\xba",
		"lodz" },
	{ "Stra\xc3\x9f"
	  "e",
		"strasse" },
	{ "STRA\xe1\xba\x9e"
	  "E",
		"strasse" },
	{ "\xc3\x86r\xc3\xb8", "aero" },
	{ "\xc5\x92uvre", "oeuvre" },
	{ "\xc3\x9e\xc3\xb3r", "thor" },
	{ "Cura\xc3\xa7"
	  "ao",
		"curacao" },
	/* forms */
	{ "\xef\xbc\xa9\xef\xbc\xae\xef\xbc\xa4", "ind" }, /* full width */
	{ "\xe2\x84\xab", "a" },                           /* Angstrom sign */
	{ "\xef\xac\x81ji", "fiji" },                      /* ligature fi */
	{ "\xe2\x93\x82", "m" },
	{ "Fiji\xc2\xb9", "fiji1" },
	/* spaces and what does not show */
	{ "Sri\xc2\xa0Lanka", "sri lanka" },
	{ "Sri\xe2\x80\xaf \xe3\x80\x80Lanka", "sri lanka" },
	{ "Sri\xe2\x80\x8bLanka", "srilanka" }, /* zero width space */
	{ "\xef\xbb\xbf"
	  "Chad",
		"chad" }, /* byte order mark */
	{ "Ch\xe2\x80\x8d"
	  "ad",
		"chad" },
	{ "Ch\xcd\x8f"
	  "ad",
		"chad" },
	{ "Chad\xef\xb8\x8f", "chad" },       /* variation selector */
	{ "Ch\xe3\x85\xa4\x61\x64", "chad" }, /* Hangul filler */
	{ "Chad\xcd\xaf", "chad" },           /* the last mark dropped, U+036F */
	{ "Chad\xcc\x80", "chad" },           /* and the first */
	{ "\xd8\xa7\xd9\x93\xd9\x94\xd9\x95",
		"\xd8\xa7\xd9\x95\xd9\x93\xd9\x94" }, /* marks of one class keep their order */
	{ "\xe2\x80\xae"
	  "Chad\xe2\x80\xac",
		"chad" },
	{ "Ch\x01"
	  "ad",
		"ch ad" },
	/* other scripts */
	{ "\xd0\xa0\xd0\x9e\xd0\xa1\xd0\xa1\xd0\x98\xd0\xaf",
		"\xd1\x80\xd0\xbe\xd1\x81\xd1\x81\xd0\xb8\xd1\x8f" },
	{ "\xe4\xb8\xad\xe5\x9b\xbd", "\xe4\xb8\xad\xe5\x9b\xbd" },
	{ "\xce\x95\xce\xbb\xce\xbb\xce\xac\xcf\x82",
		"\xce\xb5\xce\xbb\xce\xbb\xce\xb1\xcf\x83" }, /* final sigma */
	{ "\xe0\xa4\xad\xe0\xa4\xbe\xe0\xa4\xb0\xe0\xa4\xa4",
		"\xe0\xa4\xad\xe0\xa4\xbe\xe0\xa4\xb0\xe0\xa4\xa4" }, /* vowel signs are kept */
	{ "\xe0\xb9\x84\xe0\xb8\x97\xe0\xb8\xa2", "\xe0\xb9\x84\xe0\xb8\x97\xe0\xb8\xa2" },
	{ "\xd7\xa9\xd6\xb8\xd7\x81", "\xd7\xa9\xd6\xb8\xd7\x81" },
	{ "\xd7\xa9\xd7\x81\xd6\xb8", "\xd7\xa9\xd6\xb8\xd7\x81" }, /* canonical order */
	/* look-alikes stay what they are */
	{ "\xd0\xa1uba", "\xd1\x81uba" }, /* Cyrillic es */
	{ "0man", "0man" },
};

static void names_table(void **state)
{
	STR_SCOPED folded = { 0 };

	(void)state;
	assert_true(COUNT(names) >= 60);
	for (size_t i = 0; i < COUNT(names); i++) {
		assert_true(fold_name(names[i].name, strlen(names[i].name), &folded));
		if (!folded.data || strcmp(folded.data, names[i].folded) != 0)
			fail_msg("\"%s\" became \"%s\", not \"%s\"", names[i].name,
				str_text(&folded), names[i].folded);
	}
}

static void different_names(void **state)
{
	static const char *const pairs[][2] = {
		{ "Viet Nam", "Vietnam" },
		{ "Niger", "Nigeria" },
		{ "Congo (Rep. of the)", "Dem. Rep. of the Congo" },
		{ "Guinea", "Guinea-Bissau" },
		{ "Cuba", "\xd0\xa1uba" },
		{ "Oman", "0man" },
		{ "Sri Lanka", "SriLanka" },
	};
	STR_SCOPED a = { 0 };
	STR_SCOPED b = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(pairs); i++) {
		assert_true(fold_name(pairs[i][0], strlen(pairs[i][0]), &a));
		assert_true(fold_name(pairs[i][1], strlen(pairs[i][1]), &b));
		assert_string_not_equal(a.data, b.data);
	}
}

static void not_utf8(void **state)
{
	static const char *const texts[] = { "\xff", "C\xf4te", "\xc3", "Mali\xe4\xb8",
		"\xed\xa0\x80", "\xc0\xaf", "\xf4\x90\x80\x80", "\x80Mali" };
	STR_SCOPED folded = { 0 };

	(void)state;
	str_add(&folded, "before");
	for (size_t i = 0; i < COUNT(texts); i++) {
		assert_false(fold_name(texts[i], strlen(texts[i]), &folded));
		assert_string_equal(folded.data, "before");
	}
	/* Cut inside a character by the length alone. */
	assert_false(fold_name("\xe4\xb8\xad", 2, &folded));
	assert_true(fold_name("Mali\0x", 6, &folded));
	assert_string_equal(folded.data, "mali x");
	assert_true(fold_name("Malice", 4, &folded));
	assert_string_equal(folded.data, "mali");
}

/* 10^5 marks in the worst order for a sort that only swaps neighbours: seconds turn into hours
 * there, and the suite's time limit tells. */
static void long_names(void **state)
{
	enum { MANY = 100000 };
	STR_SCOPED name = { 0 };
	STR_SCOPED folded = { 0 };

	(void)state;
	for (int i = 0; i < MANY; i++)
		str_add(&name, i < MANY / 2 ? "\xd7\x81" : "\xd6\xb0"); /* class 24, then 10 */
	assert_true(fold_name(name.data, name.len, &folded));
	assert_int_equal(folded.len, name.len);
	assert_memory_equal(folded.data, "\xd6\xb0", 2);
	assert_memory_equal(folded.data + folded.len - 2, "\xd7\x81", 2);

	str_clear(&name);
	str_add(&name, "a");
	for (int i = 0; i < MANY; i++)
		str_add(&name, i % 2 ? "\xcc\x81" : "\xcc\xa3");
	assert_true(fold_name(name.data, name.len, &folded));
	assert_string_equal(folded.data, "a");

	str_clear(&name);
	for (int i = 0; i < MANY; i++)
		str_add(&name, "\xef\xb7\xba"); /* becomes 18 characters */
	assert_true(fold_name(name.data, name.len, &folded));
	assert_true(folded.len > name.len);
}

static void distances(void **state)
{
	static const struct {
		const char *a, *b;
		int limit, distance;
	} rows[] = {
		{ "", "", 0, 0 },
		{ "", "", 3, 0 },
		{ "", "abc", 3, 3 },
		{ "abc", "", 3, 3 },
		{ "abc", "", 2, 3 },
		{ "indonesia", "indonesia", 2, 0 },
		{ "indonesia", "indonesia", 0, 0 },
		{ "indonesia", "indonesai", 2, 1 }, /* two neighbours swapped */
		{ "indonesia", "indonesa", 2, 1 },
		{ "indonesia", "indonnesia", 2, 1 },
		{ "indonesia", "indomesia", 2, 1 },
		{ "indonesia", "indomesa", 2, 2 },
		{ "indonesia", "malaysia", 2, 3 }, /* capped */
		{ "indonesia", "malaysia", 20, 6 },
		{ "indonesia", "indomesia", 0, 1 },
		{ "kitten", "sitting", 5, 3 },
		{ "ab", "ba", 1, 1 },
		{ "abcd", "badc", 4, 2 },
		{ "ca", "abc", 5, 3 },           /* a swapped pair is not edited again */
		{ "\xd1\x81uba", "cuba", 2, 1 }, /* characters, not bytes */
		{ "\xe4\xb8\xad", "", 2, 1 },
		{ "a\xff", "a\xfe", 2, 1 },
		{ "abcdefgh", "xabcdefg", 2, 2 },
		{ "abcdefgh", "cdefghab", 3, 4 },
		{ "abcdefgh", "cdefghab", 4, 4 },
		{ "a", "abcdefghijklmnop", 2, 3 },
		{ "abc", "abd", 2147483646, 1 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		int there = fold_distance(rows[i].a, rows[i].b, rows[i].limit);
		int back = fold_distance(rows[i].b, rows[i].a, rows[i].limit);

		if (there != rows[i].distance || back != there)
			fail_msg("%s, %s: %d, %d", rows[i].a, rows[i].b, there, back);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_table),
		cmocka_unit_test(different_names),
		cmocka_unit_test(not_utf8),
		cmocka_unit_test(long_names),
		cmocka_unit_test(distances),
	};

	return cmocka_run_group_tests_name("fold", tests, NULL, NULL);
}
