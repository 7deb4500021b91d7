/* WHO and EDITION arguments, groups on a day, and what is said about them. The figures are those in
 * the program. */
#include "gcitrack/who.h"
#include "gcitrack/layout.h"
#include "gcitrack/notes.h"
#include "gcitrack/terminal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

static struct arena arena;
static struct answer answer;
static struct context context;
static struct err err;
static const struct command command = { .name = "test" };

static int begin(void **state)
{
	(void)state;
	arena_init(&arena);
	err = (struct err) { 0 };
	answer_init(&answer, FORMAT_JSON, stderr, &arena, 80);
	context = (struct context) { .command = &command, .arena = &arena, .answer = &answer };
	return store_open(NULL, STORE_READ, &context.store, &err) ? 0 : -1;
}

static int end(void **state)
{
	(void)state;
	store_close(context.store);
	answer_finish(&answer);
	arena_finish(&arena);
	return 0;
}

static const char *note(const char *code)
{
	for (size_t i = 0; i < answer.note_count; i++)
		if (strcmp(answer.notes[i].code, code) == 0)
			return answer.notes[i].text;
	return NULL;
}

static void test_who(void **state)
{
	static const struct {
		const char *word;
		enum who_kind kind;
		const char *code;
	} cases[] = {
		{ "IDN", WHO_COUNTRY, "IDN" },
		{ "idn", WHO_COUNTRY, "IDN" },
		{ "Id", WHO_COUNTRY, "IDN" },
		{ "Indonesia", WHO_COUNTRY, "IDN" },
		{ "republic of KOREA", WHO_COUNTRY, "KOR" },
		{ "Inggris", WHO_COUNTRY, "GBR" },
		{ "cote d'ivoire", WHO_COUNTRY, "CIV" },
		{ "vatican", WHO_COUNTRY, "VAT" },
		{ "Palestine", WHO_COUNTRY, "PSE" },
		{ "asean", WHO_GROUP, "ASEAN" },
		{ "Association of Southeast Asian Nations", WHO_GROUP, "ASEAN" },
		{ "@AU", WHO_GROUP, "AU" },
		{ "Europe", WHO_REGION, "Europe" },
		{ "asia pacific", WHO_REGION, "Asia-Pacific" },
		{ "@cis", WHO_REGION, "CIS" },
		{ "World", WHO_WORLD, "world" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct who who;

		if (!who_parse(&context, cases[i].word, &who, &err))
			fail_msg("%s: %s", cases[i].word, err.text);
		assert_int_equal(who.kind, cases[i].kind);
		assert_string_equal(who.code, cases[i].code);
	}
	assert_int_equal(answer.note_count, 0);
}

static void test_code_wins(void **state)
{
	struct who who;

	(void)state;
	assert_true(who_parse(&context, "AU", &who, &err));
	assert_string_equal(who.code, "AUS");
	assert_string_equal(note("code-is-group"),
		"AU is read as the code of Australia; for African Union write @AU.");
	assert_true(who_parse(&context, "RU", &who, &err));
	assert_string_equal(who.code, "RUS");
	assert_non_null(strstr(note("code-is-name"), "(GBR)"));
}

static void refused(const char *word, const char *text)
{
	struct who who;

	assert_false(who_parse(&context, word, &who, &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
	assert_string_equal(err.text, text);
}

static void test_unknown(void **state)
{
	(void)state;
	refused("Korea", "\"Korea\" could be Korea (Rep. of) (KOR) or Dem. People's Rep. of Korea "
			 "(PRK): say which");
	refused("congo", "\"congo\" could be Dem. Rep. of the Congo (COD) or Congo (Rep. of the) "
			 "(COG): say which");
	refused("Czech", "\"Czech\" alone is not clear enough: for Czech Republic say CZE");
	refused("Indonessia", "no country \"Indonessia\": did you mean Indonesia (IDN)?");
	refused("ASAEN", "no group \"ASAEN\": did you mean ASEAN?");
	refused("@ASAEN", "no group \"ASAEN\": did you mean ASEAN?");
	refused("@Indonesia", "no group \"Indonesia\": see gcitrack groups");
	refused("qwertyuiop", "no country or group \"qwertyuiop\": see gcitrack countries and "
			      "gcitrack groups");
	refused("", "no country or group \"\": see gcitrack countries and gcitrack groups");
	refused("\xff", "\"\xff\" is not UTF-8 text");
}

static bool parse(struct arguments *ret, char **words, size_t count)
{
	context.arguments = words;
	context.argument_count = count;
	return arguments_parse(&context, ret, &err);
}

static void test_arguments(void **state)
{
	struct arguments arguments;

	(void)state;
	assert_true(parse(&arguments, (char *[]) { "2020", "IDN", "v3", "ASEAN", "idn" }, 5));
	assert_int_equal(arguments.who_count, 2);
	assert_string_equal(arguments.who[0].code, "IDN");
	assert_string_equal(arguments.who[1].code, "ASEAN");
	assert_int_equal(arguments.edition_count, 2);
	assert_int_equal(arguments.editions[0], 2020);
	assert_int_equal(arguments.editions[1], 2018);
	assert_true(parse(&arguments, NULL, 0));
	assert_int_equal(arguments.who_count + arguments.edition_count, 0);
}

static void test_cut_names(void **state)
{
	struct arguments arguments;

	(void)state;
	assert_false(parse(&arguments, (char *[]) { "IDN", "South", "Africa" }, 3));
	assert_string_equal(err.text, "no country or group \"South\": write a name of several "
				      "words in quotes, \"South Africa\"");
	assert_false(parse(&arguments, (char *[]) { "Guinea", "Bissau" }, 2));
	assert_non_null(strstr(err.text, "\"Guinea Bissau\""));
}

static void test_editions(void **state)
{
	static const struct {
		const char *word;
		int label;
	} cases[] = {
		{ "2014", 2014 },
		{ "2017", 2017 }, /* a label, though GCI 2017 was published that year too */
		{ "latest", 2024 },
		{ "PREV", 2020 },
		{ "first", 2014 },
		{ "v4", 2020 },
		{ "V1", 2014 },
		{ "2021", 2020 },
		{ "2019", 2018 },
		{ "2015", 2014 },
	};
	static const char *const unknown[] = { "1999", "2022", "v9", "20200", "0", "prior" };
	int label;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_true(edition_parse(&context, cases[i].word, &label, &err));
		assert_int_equal(label, cases[i].label);
	}
	assert_string_equal(note("edition-year"), "2021 is read as GCI 2020, published in 2021.");
	assert_int_equal(answer.note_count, 3);
	for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) {
		assert_false(edition_parse(&context, unknown[i], &label, &err));
		assert_int_equal(err.code, ERR_NOT_FOUND);
	}
	assert_string_equal(err.text, "no edition \"prior\": there are GCI 2014, 2017, 2018, 2020 "
				      "and 2024");
}

static void test_as_known(void **state)
{
	int label;

	(void)state;
	context.as_known = "2018-01-01";
	assert_true(edition_parse(&context, "latest", &label, &err));
	assert_int_equal(label, 2017);
	assert_false(edition_parse(&context, "2020", &label, &err));
	assert_string_equal(err.text, "no figures of GCI 2020 were issued up to 2018-01-01");
}

static void test_nothing_known(void **state)
{
	int label, to;

	(void)state;
	context.as_known = "2000-01-01";
	assert_false(edition_parse(&context, "latest", &label, &err));
	assert_int_equal(err.code, ERR_NOT_FOUND);
	assert_false(edition_parse(&context, "first", &label, &err));
	assert_false(edition_parse(&context, "prev", &label, &err));
	assert_false(edition_parse(&context, "1999", &label, &err));
	assert_false(edition_pair(&context, &(struct arguments) { 0 }, &label, &to, &err));
}

static void test_words(void **state)
{
	(void)state;
	assert_true(edition_is_word("2020"));
	assert_true(edition_is_word("v4"));
	assert_true(edition_is_word("Latest"));
	assert_false(edition_is_word("v"));
	assert_false(edition_is_word(""));
	assert_false(edition_is_word("VNM"));
	assert_false(edition_is_word("2020-06"));
}

static bool pair(int *editions, size_t count, int *from, int *to)
{
	struct arguments arguments = { .editions = editions, .edition_count = count };

	return edition_pair(&context, &arguments, from, to, &err);
}

static void test_pairs(void **state)
{
	const struct gci_world *world;
	int from, to;

	(void)state;
	assert_true(context_world(&context, false, &world, &err));
	assert_true(pair(NULL, 0, &from, &to));
	assert_int_equal(from, 2020);
	assert_int_equal(to, 2024);
	assert_true(pair((int[]) { 2018 }, 1, &from, &to));
	assert_int_equal(from, 2017);
	assert_int_equal(to, 2018);
	assert_true(pair((int[]) { 2020, 2014 }, 2, &from, &to));
	assert_int_equal(from, 2014);
	assert_int_equal(to, 2020);
	assert_false(pair((int[]) { 2014 }, 1, &from, &to));
	assert_int_equal(err.code, ERR_NOT_FOUND);
	assert_false(pair((int[]) { 2018, 2018 }, 2, &from, &to));
	assert_int_equal(err.code, ERR_USAGE);
	assert_false(pair((int[]) { 2014, 2017, 2018 }, 3, &from, &to));
	assert_int_equal(err.code, ERR_USAGE);
}

static bool load(const char *word, int edition, struct group *ret)
{
	struct who who;

	return who_parse(&context, word, &who, &err) &&
	       group_load(&context, &who, edition, ret, &err);
}

static void test_groups(void **state)
{
	struct group group;

	(void)state;
	assert_true(load("ASEAN", 2024, &group));
	assert_int_equal(group.set.count, 10);
	assert_string_equal(group.as_of, "2024-09-12");
	assert_int_equal(group.other_count, 1);
	assert_string_equal(group.others[0].date, "2025-10-26");
	assert_false(group.others[0].left);
	assert_string_equal(note("later-members"),
		"ASEAN as of 2024-09-12, without those who joined later: Timor-Leste "
		"(2025-10-26).");
	context.as_of = "2025-12-01";
	assert_true(load("ASEAN", 2024, &group));
	assert_int_equal(group.set.count, 11);
	context.as_of = "1950-01-01";
	assert_false(load("ASEAN", 2024, &group));
	assert_string_equal(err.text, "ASEAN had no members on 1950-01-01: --as-of DATE takes "
				      "another day");
	assert_int_equal(err.code, ERR_NOT_FOUND);
}

static void test_members_who_left(void **state)
{
	struct group group;

	(void)state;
	assert_true(load("EU", 2024, &group));
	assert_int_equal(group.set.count, 27);
	assert_non_null(strstr(note("former-members"), "United Kingdom"));
	assert_null(note("later-members"));
	assert_true(load("EU", 2018, &group));
	assert_int_equal(group.set.count, 28);
	assert_true(
		load("WB-UMC", 2014, &group)); /* joined and left, many of them, several times */
	assert_non_null(strstr(note("later-members"), " more"));
}

static void test_regions_and_world(void **state)
{
	struct group group;

	(void)state;
	assert_true(load("world", 2024, &group));
	assert_int_equal(group.set.count, 196); /* Hong Kong and Palau were listed too */
	assert_null(group.as_of);
	assert_true(load("Europe", 2024, &group));
	assert_int_equal(group.set.count, 46);
	assert_true(load("IDN", 2024, &group));
	assert_int_equal(group.set.count, 1);
}

static void test_notes(void **state)
{
	const int editions[] = { 2020, 2024 };

	(void)state;
	context.cite = true;
	notes_common(&context, editions, 2, NULL);
	notes_break(&context, 2018, 2024);
	assert_string_equal(note("derived"),
		"GCI 2024: no ITU ranks; places are counted by gcitrack from the scores.");
	assert_non_null(strstr(note("reference"), "International Telecommunication Union (2021)."));
	assert_string_equal(note("break"),
		"GCI 2018 to 2024: questionnaire or method changed more than once, and the scale "
		"(scores are compared on 0-100); see gcitrack editions.");
	assert_null(note("partial"));
	assert_null(note("incomplete"));
	assert_int_equal(answer.meta_count, 6);
}

static void test_people(void **state)
{
	(void)state;
	assert_string_equal(people_place(&arena, 5, 1), "5");
	assert_string_equal(people_place(&arena, 5, 2), "=5");
	assert_string_equal(people_signed(&arena, 12), "+12");
	assert_string_equal(people_signed(&arena, 0), "0");
	assert_string_equal(people_signed(&arena, -3), "-3");
	assert_string_equal(people_month(&arena, "2021-06-29", "day"), "Jun 2021");
	assert_string_equal(people_month(&arena, "2021-06-01", "year"), "2021");
	assert_string_equal(people_month(&arena, "2021", NULL), "2021");
	assert_string_equal(people_month(&arena, "2021-00-01", NULL), "2021");
	assert_string_equal(people_month(&arena, "2021-13-01", "day"), "2021");
	assert_string_equal(people_month(&arena, "2021-12", NULL), "Dec 2021");
	assert_string_equal(people_month(&arena, "202", NULL), "");
	assert_string_equal(people_month(&arena, NULL, NULL), "");
	assert_string_equal(people_decimal(&arena, (struct decimal) { 4820, 2 }), "48.20");
}

/* One letter each, then the alphabet again with a number; what is said already has its letter. */
static void test_footnotes(void **state)
{
	static const struct {
		size_t at;
		const char *letter;
	} cases[] = { { 0, "a" }, { 25, "z" }, { 26, "a2" }, { 51, "z2" }, { 52, "a3" } };
	struct footnotes footnotes;
	const char *letters[60];

	(void)state;
	answer.format = FORMAT_TABLE;
	footnotes_init(&footnotes, &context);
	for (size_t i = 0; i < 60; i++)
		letters[i] = footnotes_add(&footnotes, "test", "here", "note %zu", i);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(letters[cases[i].at], cases[i].letter);
	assert_string_equal(footnotes_add(&footnotes, "test", "there", "note 26"), "a2");
	answer.format = FORMAT_JSON;
	assert_string_equal(footnotes_add(&footnotes, "test", "there", "new"), "");
	assert_string_equal(note("test"), "there: new.");
}

static void test_terminal(void **state)
{
	static const struct {
		const char *none, *type;
		enum color color;
		bool terminal, expected;
	} cases[] = {
		{ NULL, "xterm", COLOR_AUTO, true, true },
		{ "", "xterm", COLOR_AUTO, true, true },
		{ "1", "xterm", COLOR_AUTO, true, false },
		{ NULL, "dumb", COLOR_AUTO, true, false },
		{ NULL, "", COLOR_AUTO, true, false },
		{ NULL, NULL, COLOR_AUTO, true, false },
		{ NULL, "xterm", COLOR_AUTO, false, false },
		{ "1", "dumb", COLOR_ALWAYS, false, true },
		{ NULL, "xterm", COLOR_NEVER, true, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		unsetenv("NO_COLOR");
		unsetenv("TERM");
		if (cases[i].none)
			setenv("NO_COLOR", cases[i].none, 1);
		if (cases[i].type)
			setenv("TERM", cases[i].type, 1);
		assert_int_equal(
			terminal_color(cases[i].color, cases[i].terminal), cases[i].expected);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_who),
		TEST(test_code_wins),
		TEST(test_unknown),
		TEST(test_arguments),
		TEST(test_cut_names),
		TEST(test_editions),
		TEST(test_as_known),
		TEST(test_nothing_known),
		TEST(test_words),
		TEST(test_pairs),
		TEST(test_groups),
		TEST(test_members_who_left),
		TEST(test_regions_and_world),
		TEST(test_notes),
		TEST(test_people),
		TEST(test_footnotes),
		TEST(test_terminal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
