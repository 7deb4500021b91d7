/* plots/joined.h: what a script after another still has to say. */
#include "plots/joined.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define HEAD "# a chart\nreset\nset encoding utf8\nW = 605.; H = 442.\nset xrange [1:2]\n\n"
#define DRAWN                                                                                      \
	"$line1 << EOD\n1 2\nset label 9 'data'\nEOD\nplot $line1 lw 2, \\\n     $line1 lw 1\n"

static void joins(const char *before, const char *script, const char *expected)
{
	struct joined *joined = joined_new();
	STR_SCOPED first = { 0 };
	STR_SCOPED said = { 0 };

	if (before) {
		joined_add(joined, &first, before);
		assert_string_equal(str_text(&first), before);
	}
	joined_add(joined, &said, script);
	assert_string_equal(str_text(&said), expected);
	joined_free(joined);
}

static void the_first_is_said_whole(void **state)
{
	(void)state;
	joins(NULL, HEAD DRAWN, HEAD DRAWN);
	joins(NULL, "", "");
}

static void what_is_said_is_not_said_again(void **state)
{
	(void)state;
	joins(HEAD "set label 1 'a'\n" DRAWN, HEAD "set label 1 'a'\n" DRAWN, DRAWN);
	joins(HEAD "set label 1 'a'\nset arrow 2 from 1,1\n" DRAWN,
		HEAD "set label 1 'b'\nset arrow 2 from 1,1\n" DRAWN,
		"unset label 1\nset label 1 'b'\n" DRAWN);
	joins(HEAD DRAWN, HEAD "set label 3 'b'\n" DRAWN, "set label 3 'b'\n" DRAWN);
}

/* What has another look is made anew, because gnuplot keeps what is not spoken of. */
static void looks(void **state)
{
	(void)state;
	joins(HEAD "set label 1 'a (b)' at px(1),py(2) left\n" DRAWN,
		HEAD "set label 1 'b' at px(3),py(2) left\n" DRAWN,
		"set label 1 'b' at px(3),py(2)\n" DRAWN);
	joins(HEAD "set arrow 1 from py(2) to py(2) nohead lt 1\n" DRAWN,
		HEAD "set arrow 1 from py(2) to py(3) nohead lt 1\n" DRAWN,
		"set arrow 1 from py(2) to py(3)\n" DRAWN);
	joins(HEAD "set label 1 'a left' at graph 0,py(2) right\n" DRAWN,
		HEAD "set label 1 'a left' at graph 1,py(2) center\n" DRAWN,
		"unset label 1\nset label 1 'a left' at graph 1,py(2) center\n" DRAWN);
	joins(HEAD "set label 1 '' at px(1),py(2) point pt 7\n" DRAWN,
		HEAD "set label 1 'b' at px(1),py(2) left\n" DRAWN,
		"unset label 1\nset label 1 'b' at px(1),py(2) left\n" DRAWN);
	joins(HEAD "set arrow 1 from py(2) to py(2) lt 1\n" DRAWN,
		HEAD "set arrow 1 from py(2) rto 1,1 lt 1\n" DRAWN,
		"unset arrow 1\nset arrow 1 from py(2) rto 1,1 lt 1\n" DRAWN);
	joins(HEAD "set arrow 1 at py(2) left\n" DRAWN, HEAD "set label 1 at py(2) left\n" DRAWN,
		"unset arrow 1\nset label 1 at py(2) left\n" DRAWN);
}

static void what_is_gone_is_taken_back(void **state)
{
	(void)state;
	joins(HEAD "set label 1 'a'\nset arrow 12 from 1,1\n" DRAWN, HEAD DRAWN,
		"unset label 1\nunset arrow 12\n" DRAWN);
	/* one number, of a label and then of an arrow */
	joins(HEAD "set label 1 'a'\n" DRAWN, HEAD "set arrow 1 from 1,1\n" DRAWN,
		"unset label 1\nset arrow 1 from 1,1\n" DRAWN);
}

static void other_settings(void **state)
{
	static const char wider[] = "# a chart\nreset\nset encoding utf8\nW = 605.; H = 442.\n"
				    "set xrange [1:3]\n" DRAWN,
			  higher[] = "reset\nset encoding utf8\nW = 605.; H = 463.\n"
				     "set xrange [1:2]\n" DRAWN,
			  fewer[] = "reset\nset encoding utf8\nW = 605.; H = 442.\n" DRAWN,
			  panels[] = HEAD "set multiplot\n" DRAWN "unset label\n" DRAWN
					  "unset multiplot\n";

	(void)state;
	joins(HEAD DRAWN, wider, "set xrange [1:3]\n" DRAWN);
	/* labels are told in parts of the page; what is not set is not known */
	joins(HEAD DRAWN, higher, higher);
	joins(HEAD DRAWN, fewer, fewer);
	joins(fewer, HEAD DRAWN, HEAD DRAWN);
	joins(panels, panels, panels);
	joins(panels, HEAD DRAWN, HEAD DRAWN);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_is_said_whole),
		cmocka_unit_test(what_is_said_is_not_said_again),
		cmocka_unit_test(looks),
		cmocka_unit_test(what_is_gone_is_taken_back),
		cmocka_unit_test(other_settings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
