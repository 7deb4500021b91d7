/* plots/words.h: phrases with gaps, and every language whole. */
#include "plots/words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void gaps(void **state)
{
	STR_SCOPED text = { 0 };

	(void)state;
	words_add(&text, "{b} of {a}, {b}", "a", "194", "b", "31", "unused", "x", NULL);
	assert_string_equal(str_text(&text), "31 of 194, 31");
	str_clear(&text);
	words_add(&text, "none", NULL);
	words_add(&text, "{a}", "a", "", NULL);
	/* what is filled in is not looked at again */
	words_add(&text, " {a}{b}", "a", "{b}", "b", "}{", NULL);
	assert_string_equal(str_text(&text), "none {b}}{");
}

static void found_by_code(void **state)
{
	const struct plot_input input = { 0 };

	(void)state;
	assert_ptr_equal(words_find(NULL), words_languages[0]);
	assert_ptr_equal(words_find("xx"), words_languages[0]);
	assert_ptr_equal(words_of(&input), words_languages[0]);
	assert_string_equal(words_languages[0]->code, "en");
	for (size_t i = 0; words_languages[i]; i++) {
		assert_ptr_equal(words_find(words_languages[i]->code), words_languages[i]);
		assert_non_null(strstr(words_codes, words_languages[i]->code));
	}
}

/* Phrases are the members up to the decimal mark, one after the other. */
enum { PHRASES = offsetof(struct words, decimal) / sizeof(const char *) };

static const char *const *phrases(const struct words *words)
{
	return (const char *const *)(const void *)words;
}

/* Whether `phrase` has this gap. */
static bool has_gap(const char *phrase, const char *gap, size_t length)
{
	for (const char *at = strchr(phrase, '{'); at; at = strchr(at + 1, '{'))
		if (strncmp(at + 1, gap, length) == 0 && at[1 + length] == '}')
			return true;
	return false;
}

static void same_gaps(const char *phrase, const char *other, const char *code)
{
	for (const char *at = strchr(phrase, '{'); at; at = strchr(at + 1, '{')) {
		size_t length = strcspn(at + 1, "}");

		assert_int_equal(at[1 + length], '}');
		if (strncmp(at, "{th}", 4) != 0 && !has_gap(other, at + 1, length))
			fail_msg("%s: \"%s\" and \"%s\" have other gaps", code, phrase, other);
	}
}

static void languages_are_whole(void **state)
{
	(void)state;
	assert_int_equal(offsetof(struct words, code), 0);
	for (size_t i = 0; words_languages[i]; i++) {
		const char *const *mine = phrases(words_languages[i]);
		const char *const *english = phrases(words_languages[0]);

		for (size_t k = 0; k < PHRASES; k++) {
			if (!mine[k])
				fail_msg("%s has no phrase %zu, behind \"%s\"", mine[0], k,
					mine[k - 1]);
			same_gaps(english[k], mine[k], mine[0]);
			same_gaps(mine[k], english[k], mine[0]);
		}
		assert_true(
			words_languages[i]->decimal == '.' || words_languages[i]->decimal == ',');
	}
}

/* The same text in two languages is a phrase that was forgotten, apart from these. */
static void languages_differ(void **state)
{
	static const char *const alike[] = { ", ", "data {years}", "Jan", "Feb", "Mar", "Apr",
		"Jun", "Jul", "Sep", "Nov" };

	(void)state;
	for (size_t i = 1; words_languages[i]; i++) {
		for (size_t k = 0; k < PHRASES; k++) {
			const char *mine = phrases(words_languages[i])[k];
			bool fine = strcmp(mine, phrases(words_languages[0])[k]) != 0;

			for (size_t a = 0; a < sizeof alike / sizeof *alike; a++)
				fine = fine || strcmp(mine, alike[a]) == 0;
			if (!fine)
				fail_msg("%s: \"%s\" is English", words_languages[i]->code, mine);
		}
	}
}

/* Every key of a table in data/ has a name in every language but the default; the names have no
 * other keys than those and `more`. */
static void names_of(const char *file, size_t offset, const char *const *more)
{
	char path[512], line[4096];
	size_t keys = 0, extra = 0;
	FILE *stream;

	while (more[extra])
		extra++;
	for (size_t i = 1; words_languages[i]; i++) {
		const struct words_name *const *names =
			(const void *)((const char *)words_languages[i] + offset);
		char last[64] = "";
		size_t count = 0;

		keys = 0;
		snprintf(path, sizeof path, "%s/%s", GCITRACK_DATA, file);
		stream = fopen(path, "r");
		assert_non_null(stream);
		assert_non_null(fgets(line, sizeof line, stream)); /* the header */
		while (fgets(line, sizeof line, stream)) {
			line[strcspn(line, ",")] = '\0';
			if (strcmp(line, last) == 0)
				continue;
			snprintf(last, sizeof last, "%.63s", line);
			keys++;
			if (!words_name(*names, last, NULL))
				fail_msg("%s: %s has no name", words_languages[i]->code, last);
		}
		fclose(stream);
		for (size_t k = 0; more[k]; k++)
			assert_non_null(words_name(*names, more[k], NULL));
		for (const struct words_name *name = *names; name->key; name++, count++)
			assert_true(*name->name != '\0');
		assert_int_equal(count, keys + extra);
	}
}

static void names_are_whole(void **state)
{
	static const char *const regions[] = { "Africa", "Americas", "Arab States", "Asia-Pacific",
		"CIS", "Europe", NULL };
	static const char *const none[] = { NULL };

	(void)state;
	names_of("countries.csv", offsetof(struct words, country_names), none);
	names_of("groups.csv", offsetof(struct words, group_names), regions);
	names_of("events.csv", offsetof(struct words, event_names), none);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gaps),
		cmocka_unit_test(found_by_code),
		cmocka_unit_test(languages_are_whole),
		cmocka_unit_test(languages_differ),
		cmocka_unit_test(names_are_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
