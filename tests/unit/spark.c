/* gcitrack/spark.h */
#include "gcitrack/spark.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void draws(const char *expected, const int *places, size_t count, int worst, bool utf8)
{
	STR_SCOPED str = { 0 };

	spark_add(&str, places, count, worst, utf8);
	assert_string_equal(str_text(&str), expected);
}

static void heights(void **state)
{
	const int all[] = { 8, 7, 6, 5, 4, 3, 2, 1 };

	(void)state;
	draws("▁▂▃▄▅▆▇█", all, 8, 8, true);
	draws("__..--''", all, 8, 8, false);
	draws("▇▇▇▇████", all, 8, 50, true); /* the scale is that of the table, not of the row */
	draws("", all, 0, 8, true);
	/* below the scale is as low as it goes, and a scale of one place has one height */
	draws("▁", (int[]) { 9 }, 1, 8, true);
	draws("██", (int[]) { 1, 1 }, 2, 1, true);
	draws("''", (int[]) { 1, 1 }, 2, 1, false);
}

static void gaps(void **state)
{
	(void)state;
	draws("█ ▁", (int[]) { 1, 0, 5 }, 3, 5, true);
	draws("'  ", (int[]) { 1, 0, 0 }, 3, 5, false);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(heights),
		cmocka_unit_test(gaps),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
