/* Tables for eyes: columns aligned by display width, headings over columns, folding. */
#include "gcitrack/grid.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

static struct arena arena;

static int begin(void **state)
{
	(void)state;
	arena_init(&arena);
	return 0;
}

static int end(void **state)
{
	(void)state;
	arena_finish(&arena);
	return 0;
}

static void expect(const struct grid *grid, int width, const char *text)
{
	STR_SCOPED str = { 0 };

	grid_print(grid, 0, width, &str);
	assert_string_equal(str_text(&str), text);
}

static void test_aligns(void **state)
{
	struct grid grid;

	(void)state;
	grid_init(&grid, &arena, "l  r r");
	grid_line(&grid, (const char *[]) { "country", "place", "+" });
	grid_line(&grid, (const char *[]) { "Türkiye", "=1", "+10" });
	grid_line(&grid, (const char *[]) { "日本", "131", NULL });
	expect(&grid, 0,
		"country  place   +\n"
		"Türkiye     =1 +10\n"
		"日本       131\n");
}

static void test_indents_and_texts(void **state)
{
	struct grid grid;

	(void)state;
	grid_init(&grid, &arena, "  l r");
	grid_line(&grid, (const char *[]) { "a", "1" });
	grid_text(&grid, "...");
	grid_line(&grid, (const char *[]) { "bb", "22" });
	expect(&grid, 0, "  a   1\n...\n  bb 22\n");
}

static void test_escapes(void **state)
{
	struct grid grid;

	(void)state;
	grid_init(&grid, &arena, "l l");
	grid_line(&grid, (const char *[]) { "a\033[31m", "x\ny" });
	grid_text(&grid, "\a");
	expect(&grid, 0, "a\\x1b[31m x\\ny\n\\x07\n");
}

static void test_cuts(void **state)
{
	struct grid grid;

	(void)state;
	grid_init(&grid, &arena, "l l");
	grid_line(&grid, (const char *[]) { "abc", "def" });
	expect(&grid, 5, "abc …\n");
	expect(&grid, 7, "abc def\n");
	expect(&grid, 1, "…\n");
}

static void test_folds_names(void **state)
{
	STR_SCOPED str = { 0 };
	struct grid grid;

	(void)state;
	grid_init(&grid, &arena, "r  n  r");
	grid_line(&grid, (const char *[]) { "1", "Saint Vincent and the Grenadines", "12" });
	grid_line(&grid, (const char *[]) { "2", "Curaçao", "9" });
	grid_line(&grid, (const char *[]) { "3", "Bolivia (Plurinational State of)", NULL });
	grid_line(&grid, (const char *[]) { "4", "Liechtensteinisch", "7" });
	assert_int_equal(grid_width(&grid), 39);
	assert_int_equal(grid_least(&grid), 20);
	grid_print(&grid, 24, 0, &str);
	assert_string_equal(str_text(&str), "1  Saint Vincent and  12\n"
					    "     the Grenadines\n"
					    "2  Curaçao             9\n"
					    "3  Bolivia\n"
					    "     (Plurinational\n"
					    "     State of)\n"
					    "4  Liechtensteinisch   7\n");
	str_clear(&str);
	grid_print(&grid, 50, 0, &str); /* wide enough: a line each, and no wider than need be */
	assert_non_null(strstr(str_text(&str), "1  Saint Vincent and the Grenadines  12\n"));
	str_clear(&str);
	grid_print(&grid, 10, 18, &str); /* no name is folded to nothing: then lines are cut */
	assert_non_null(
		strstr(str_text(&str), "1 Saint Vincent 12\n    and the\n    Grenadines\n"));
	assert_non_null(strstr(str_text(&str), "4 Liechtensteinis…\n"));
	str_clear(&str);
	grid_print(&grid, 10, 0, &str); /* and a word that is too long leaves a space behind it */
	assert_non_null(strstr(str_text(&str), "4 Liechtensteinisch 7\n"));
}

/* Gaps go before figures do: the widest first, down to one space. */
static void test_narrows_gaps(void **state)
{
	STR_SCOPED str = { 0 };
	struct grid grid;

	(void)state;
	grid_init(&grid, &arena, "l   r  r r");
	grid_spans(&grid, (struct grid_span[]) { { 2, 3, 'r', "two" } }, 1);
	grid_line(&grid, (const char *[]) { "a", "1", "2", "3" });
	assert_int_equal(grid_width(&grid), 10);
	assert_int_equal(grid_least(&grid), 10); /* there are no names */
	grid_print(&grid, 9, 0, &str);
	assert_string_equal(str_text(&str), "      two\na  1  2 3\n");
	str_clear(&str);
	grid_print(&grid, 8, 0, &str);
	assert_string_equal(str_text(&str), "     two\na 1  2 3\n");
	str_clear(&str);
	grid_print(&grid, 3, 0, &str);
	assert_string_equal(str_text(&str), "    two\na 1 2 3\n");
}

static void test_empty(void **state)
{
	struct grid grid;

	(void)state;
	grid_init(&grid, &arena, "l");
	expect(&grid, 0, "");
	grid_line(&grid, (const char *[]) { NULL });
	expect(&grid, 0, "\n");
}

static void test_many_lines(void **state)
{
	struct grid grid;
	STR_SCOPED str = { 0 };

	(void)state;
	grid_init(&grid, &arena, "r");
	for (int i = 0; i < 1000; i++)
		grid_line(&grid, (const char *[]) { "1" });
	grid_print(&grid, 0, 0, &str);
	assert_int_equal(str.len, 2000);
}

static void spans(const struct grid_span *list, size_t count, const char *heading)
{
	STR_SCOPED text = { 0 };
	struct grid grid;

	grid_init(&grid, &arena, "l  r r  r r");
	grid_spans(&grid, list, count);
	grid_line(&grid, (const char *[]) { "xx", "111", "222", "333", "444" });
	str_add(&text, heading);
	expect(&grid, 0, str_text(&text));
}

static void test_spans(void **state)
{
	(void)state;
	spans((struct grid_span[]) { { 1, 2, 'l', "one" }, { 3, 4, 'l', "two" } }, 2,
		"    one      two\n"
		"xx  111 222  333 444\n");
	spans((struct grid_span[]) { { 1, 2, 'r', "one" }, { 3, 4, 'r', "two" } }, 2,
		"        one      two\n"
		"xx  111 222  333 444\n");
	spans((struct grid_span[]) { { 1, 2, 'c', "one" }, { 3, 4, 'c', "two" } }, 2,
		"      one      two\n"
		"xx  111 222  333 444\n");
}

static void test_spans_hang_over(void **state)
{
	(void)state;
	/* nobody beside it: the columns stay as they are */
	spans((struct grid_span[]) { { 3, 4, 'l', "long heading" } }, 1,
		"             long heading\n"
		"xx  111 222  333 444\n");
	spans((struct grid_span[]) { { 3, 4, 'r', "long heading" } }, 1,
		"        long heading\n"
		"xx  111 222  333 444\n");
	spans((struct grid_span[]) { { 0, 0, 'l', "GCI 2" }, { 3, 4, 'r', "long heading" } }, 2,
		"GCI 2   long heading\n"
		"xx  111 222  333 444\n");
}

static void test_spans_make_room(void **state)
{
	(void)state;
	spans((struct grid_span[]) { { 1, 2, 'l', "long heading" }, { 3, 4, 'l', "b" } }, 2,
		"    long heading  b\n"
		"xx  111      222  333 444\n");
	spans((struct grid_span[]) { { 1, 2, 'r', "a" }, { 3, 4, 'r', "long heading" } }, 2,
		"          a  long heading\n"
		"xx  111 222  333      444\n");
}

static void fold(
	const char *text, const char *first, const char *rest, int width, const char *expected)
{
	STR_SCOPED str = { 0 };

	grid_fold(&str, text, first, rest, width);
	assert_string_equal(str_text(&str), expected);
}

static void test_folds(void **state)
{
	(void)state;
	fold("one two three", "", "  ", 8, "one two\n  three\n");
	fold("one two three", "- ", "  ", 0, "- one two three\n");
	fold("one  two ", "a  ", "   ", 80, "a  one two\n");
	fold("wordthatistoolong b", "", "", 5, "wordthatistoolong\nb\n");
	fold("one\n\ntwo\n", "", " ", 80, "one\n\n two\n");
	fold("", "", "", 10, "\n");
	fold("a\033b", "", "", 10, "a\\x1bb\n");
	fold("é é é", "", "", 3, "é é\né\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_aligns, begin, end),
		cmocka_unit_test_setup_teardown(test_indents_and_texts, begin, end),
		cmocka_unit_test_setup_teardown(test_escapes, begin, end),
		cmocka_unit_test_setup_teardown(test_cuts, begin, end),
		cmocka_unit_test_setup_teardown(test_folds_names, begin, end),
		cmocka_unit_test_setup_teardown(test_narrows_gaps, begin, end),
		cmocka_unit_test_setup_teardown(test_empty, begin, end),
		cmocka_unit_test_setup_teardown(test_many_lines, begin, end),
		cmocka_unit_test_setup_teardown(test_spans, begin, end),
		cmocka_unit_test_setup_teardown(test_spans_hang_over, begin, end),
		cmocka_unit_test_setup_teardown(test_spans_make_room, begin, end),
		cmocka_unit_test(test_folds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
