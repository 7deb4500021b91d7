/* base/err.h: one sentence, a code, nothing lost at the end. */
#include "base/err.h"

#include "base/text.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void sets(void **state)
{
	struct err err = { 0 };

	(void)state;
	assert_false(err_set(&err, ERR_DATA, "%s:%d: no figure", "a.csv", 12));
	assert_int_equal(err.code, ERR_DATA);
	assert_string_equal(err.text, "a.csv:12: no figure");
	assert_false(err_set(&err, ERR_USAGE, "second"));
	assert_int_equal(err.code, ERR_USAGE);
	assert_string_equal(err.text, "second");
}

static void says_more(void **state)
{
	struct err err = { 0 };

	(void)state;
	err_fill(&err, ERR_DATA, "no figure");
	err_fill(&err, err.code, "line 3: %s; nothing was changed", err.text);
	assert_string_equal(err.text, "line 3: no figure; nothing was changed");
}

static void system_words(void **state)
{
	struct err err = { 0 };

	(void)state;
	errno = ENOSPC;
	assert_false(err_errno(&err, "cannot write %s", "x"));
	assert_int_equal(err.code, ERR_MACHINE);
	assert_string_equal(err.text, "cannot write x: No space left on device");
	errno = 4711;
	err_fill_errno(&err, "what");
	assert_string_equal(err.text, "what: Unknown error 4711");
}

static void exact_size(void **state)
{
	char text[sizeof((struct err *)0)->text];
	struct err err = { 0 };

	(void)state;
	memset(text, 'x', sizeof text);
	text[sizeof text - 1] = '\0';
	err_fill(&err, ERR_DATA, "%s", text);
	assert_string_equal(err.text, text);
	err_fill(&err, ERR_DATA, "%sy", text);
	assert_int_equal(strlen(err.text), sizeof text - 1);
	assert_string_equal(err.text + sizeof text - 5, "x\xe2\x80\xa6");
}

/* The cut never falls inside a character, wherever the characters lie. */
static void cut_at_characters(void **state)
{
	static const char *const starts[] = { "", "x", "xx", "xxx" };

	(void)state;
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
		char text[4096];
		struct err err = { 0 };
		size_t length = strlen(starts[i]);

		memcpy(text, starts[i], length);
		for (; length + 4 < sizeof text; length += 4)
			memcpy(text + length, "\xf0\x9f\x8f\x9d", 4);
		text[length] = '\0';
		err_fill(&err, ERR_DATA, "%s", text);
		length = strlen(err.text);
		assert_true(length >= sizeof err.text - 8);
		assert_int_equal(text_invalid_at(err.text, length), length);
		assert_string_equal(err.text + length - 3, "\xe2\x80\xa6");

		errno = EISDIR;
		err_fill_errno(&err, "%s", text);
		length = strlen(err.text);
		assert_int_equal(text_invalid_at(err.text, length), length);
		assert_string_equal(err.text + length - strlen("\xe2\x80\xa6: Is a directory"),
			"\xe2\x80\xa6: Is a directory");
	}
}

/* Bytes that continue a character and begin none: there is no place to cut at but the start. */
static void cut_at_the_start(void **state)
{
	char text[3000];
	struct err err = { 0 };

	(void)state;
	memset(text, 0x80, sizeof text - 1);
	text[sizeof text - 1] = '\0';
	err_fill(&err, ERR_DATA, "%s", text);
	assert_string_equal(err.text, "\xe2\x80\xa6");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sets),
		cmocka_unit_test(says_more),
		cmocka_unit_test(system_words),
		cmocka_unit_test(exact_size),
		cmocka_unit_test(cut_at_characters),
		cmocka_unit_test(cut_at_the_start),
	};

	return cmocka_run_group_tests_name("err", tests, NULL, NULL);
}
