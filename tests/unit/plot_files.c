/* Pictures and the names beside them: what is whole, what a name may be. */
#include "base/file.h"
#include "plots/latex.h"
#include "plots/picture.h"
#include "tests/plots/case.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static void whole_pictures(void **state)
{
	static const struct {
		enum plot_format format;
		const char *text;
		bool whole;
	} cases[] = {
		{ PLOT_SVG, "<?xml></svg>\n", true },
		{ PLOT_SVG, "<?xml>", false },
		{ PLOT_SVG, "<svg></svg>", false },
		{ PLOT_SVG, "<?xm", false },
		{ PLOT_SVG, "<?xml></svg>                                 ", false },
		{ PLOT_PNG, "\x89PNG\r\n\x1a\n....IEND....", true },
		{ PLOT_PNG, "\x89PNG\r\n\x1a\n....", false },
		{ PLOT_PNG, "....IEND....", false },
		{ PLOT_PDF, "%PDF-1.5 %%EOF\n", true },
		{ PLOT_TEX, "%PDF-1.5 %%EOF\n", true },
		{ PLOT_PDF, "%PDF-1.5", false },
		{ PLOT_TEX, "%%EOF", false },
		{ PLOT_GP, "plot x", false },
		{ PLOT_EMF, "", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		STR_SCOPED picture = { 0 };

		str_add(&picture, cases[i].text);
		if (picture_is_whole(&picture, cases[i].format) != cases[i].whole)
			fail_msg("%s", cases[i].text);
	}
}

/* Every byte that says so is looked at. */
static void whole_metafiles(void **state)
{
	enum { LENGTH = 108 };
	static const size_t told[] = { 0, 40, 48, LENGTH - 20 };
	char bytes[LENGTH] = { 0 };

	(void)state;
	bytes[0] = 1;
	memcpy(bytes + 40, " EMF", 4);
	bytes[48] = LENGTH;
	bytes[LENGTH - 20] = 14;
	for (size_t i = 0; i <= sizeof told / sizeof *told; i++) {
		STR_SCOPED picture = { 0 };
		bool spoilt = i < sizeof told / sizeof *told;

		str_addn(&picture, bytes, LENGTH);
		if (spoilt)
			picture.data[told[i]]++;
		assert_int_equal(picture_is_whole(&picture, PLOT_EMF), !spoilt);
	}
}

static void latex_names(void **state)
{
	static const struct {
		const char *path, *drawing;
	} cases[] = {
		{ "trend.tex", "trend-drawing" },
		{ "a/b-2_C.tex", "b-2_C-drawing" },
		{ "trend", NULL },
		{ ".tex", NULL },
		{ "a/.tex", NULL },
		{ "-a.tex", NULL },
		{ "a b.tex", NULL },
		{ "a.b.tex", NULL },
	};
	char name[200];
	struct arena arena;
	struct err err = { 0 };
	const char *drawing;

	(void)state;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		bool fine = latex_drawing(&arena, cases[i].path, &drawing, &err);

		if (fine != (cases[i].drawing != NULL))
			fail_msg("%s", cases[i].path);
		if (fine)
			assert_string_equal(drawing, cases[i].drawing);
	}
	memset(name, 'a', sizeof name);
	strcpy(name + 100, ".tex");
	assert_true(latex_drawing(&arena, name, &drawing, &err));
	name[100] = 'a';
	strcpy(name + 101, ".tex");
	assert_false(latex_drawing(&arena, name, &drawing, &err));
	arena_finish(&arena);
}

/* What a kept script draws is named after it, in letters that every system takes. */
static void names_in_scripts(void **state)
{
	static const struct {
		const char *path, *drawn;
	} cases[] = {
		{ "Trend_9.gp", "'Trend_9.svg'" },
		{ "a~{[@`:/!.gp", "'chart.svg'" },
		{ "a~{[@`:!.gp", "'a-------.svg'" },
		{ "-.-x.gp", "'x.svg'" },
		{ "--.gp", "'chart.svg'" },
		{ "~x.gp", "'chart.svg'" },
	};
	char folder[] = "/tmp/gcitrack-test-XXXXXX";
	struct arena arena;
	struct plot_input input;
	struct plot_options given;

	(void)state;
	arena_init(&arena);
	case_read(GCITRACK_DATA "/../tests/plots/trend.case", &arena, &input, &given);
	assert_non_null(mkdtemp(folder));
	assert_int_equal(chdir(folder), 0);
	assert_int_equal(mkdir("a~{[@`:", 0700), 0);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct plot_options options = { 0 };
		struct err err = { 0 };
		char *text;
		size_t length;

		if (!plot_file(plot_chart_find("trend"), &input, &options, cases[i].path, 5, &err))
			fail_msg("%s", err.text);
		assert_true(file_read(cases[i].path, 1 << 20, &arena, &text, &length, &err));
		if (!strstr(text, cases[i].drawn))
			fail_msg("%s: no %s", cases[i].path, cases[i].drawn);
		unlink(cases[i].path);
	}
	assert_int_equal(rmdir("a~{[@`:"), 0);
	assert_int_equal(chdir("/"), 0);
	assert_int_equal(rmdir(folder), 0);
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole_pictures),
		cmocka_unit_test(whole_metafiles),
		cmocka_unit_test(latex_names),
		cmocka_unit_test(names_in_scripts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
