/* base/str.h: a string that grows. */
#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void empty(void **state)
{
	struct str str = { 0 };

	(void)state;
	assert_string_equal(str_text(&str), "");
	str_clear(&str);
	assert_string_equal(str_text(&str), "");
	str_addf(&str, "%s", "");
	assert_string_equal(str_text(&str), "");
	str_add(&str, "");
	assert_non_null(str.data);
	assert_string_equal(str.data, "");
	str_finish(&str);
	assert_null(str.data);
	str_finish(&str);
}

static void adds(void **state)
{
	STR_SCOPED str = { 0 };

	(void)state;
	str_add(&str, "one");
	str_addc(&str, ' ');
	str_addn(&str, "two three", 3);
	str_addf(&str, " %d %s", 3, "four");
	assert_string_equal(str_text(&str), "one two 3 four");
	assert_int_equal(str.len, 14);
	str_addn(&str, "a\0b", 3);
	assert_int_equal(str.len, 17);
	assert_memory_equal(str.data + 14, "a\0b", 4);
	str_clear(&str);
	assert_int_equal(str.len, 0);
	assert_string_equal(str.data, "");
	str_add(&str, "again");
	assert_string_equal(str.data, "again");
}

static void grows(void **state)
{
	STR_SCOPED str = { 0 };

	(void)state;
	for (int i = 0; i < 100000; i++) {
		str_addc(&str, (char)('a' + i % 26));
		assert_true(str.len < str.cap);
	}
	assert_int_equal(strlen(str.data), 100000);
	for (int i = 0; i < 100000; i++)
		assert_int_equal(str.data[i], 'a' + i % 26);
	/* Doubling: not one move a byte. */
	assert_true(str.cap < 300000);
}

/* Every length around a move of the memory. */
static void formats_of_any_length(void **state)
{
	(void)state;
	for (int length = 0; length < 200; length++) {
		STR_SCOPED str = { 0 };

		str_addf(&str, "%*s", length, "");
		str_addf(&str, "%0*d", length + 1, 7);
		assert_int_equal(str.len, 2 * length + 1);
		assert_int_equal(str.data[str.len - 1], '7');
		assert_int_equal(strlen(str.data), str.len);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(empty),
		cmocka_unit_test(adds),
		cmocka_unit_test(grows),
		cmocka_unit_test(formats_of_any_length),
	};

	return cmocka_run_group_tests_name("str", tests, NULL, NULL);
}
