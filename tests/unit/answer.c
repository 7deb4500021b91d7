/* Answers in every format, and the quoting functions behind them. */
#include "gcitrack/answer.h"
#include "gcitrack/formats/quote.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct column columns[] = {
	{ "iso3", "the code", true },
	{ "score", "as printed", false },
	{ "places", "gained", false },
	{ "tied", "whether", false },
	{ "best", "a list", true },
	{ NULL, NULL, false },
};

/* The same answer in a format: a full row, a row of nulls and of text to be wary of. */
static char *written(enum format format, bool excel, const char *people)
{
	static const char *const list[] = { "IDN", "KOR", NULL };
	const int editions[] = { 2018, 2020 };
	struct arena arena;
	struct answer answer;
	size_t length;
	char *text;
	FILE *stream = open_memstream(&text, &length);

	assert_non_null(stream);
	arena_init(&arena);
	answer_init(&answer, format, stream, &arena, 40);
	answer.excel = excel;
	answer_meta(&answer, "command", cell_text("old"));
	answer_meta(&answer, "command", cell_text("test"));
	answer_meta_ints(&answer, "editions", editions, 2);
	answer_meta(&answer, "as_of", cell_text(NULL));
	if (people)
		answer_people(&answer, people);
	answer_begin(&answer, columns);
	answer_row(&answer,
		(struct cell[]) { cell_text("IDN"), cell_decimal((struct decimal) { 4820, 2 }),
			cell_int(-5), cell_bool(true), cell_list(list) });
	answer_row(&answer, (struct cell[]) { cell_text("=a|\"b\",;\t<&>_"), cell_null(),
				    cell_round(-0.5, 0), cell_bool(false), cell_null() });
	answer_note(&answer, "break", "%s", "a note that is long enough to be folded");
	answer_note(&answer, "break", "a note that is long enough to be %s", "folded");
	answer_note(&answer, "other", "say \"%s\"", "x\ny");
	answer_end(&answer);
	answer_finish(&answer);
	arena_finish(&arena);
	fclose(stream);
	return text;
}

static void expect(enum format format, bool excel, const char *people, const char *expected)
{
	char *text = written(format, excel, people);

	assert_string_equal(text, expected);
	free(text);
}

static void test_csv(void **state)
{
	(void)state;
	expect(FORMAT_CSV, false, NULL,
		"iso3,score,places,tied,best\n"
		"IDN,48.20,-5,true,IDN KOR\n"
		"\"'=a|\"\"b\"\",;\t<&>_\",,-1,false,\n");
	expect(FORMAT_CSV, true, NULL,
		"\xEF\xBB\xBFiso3;score;places;tied;best\r\n"
		"IDN;48,20;-5;true;IDN KOR\r\n"
		"\"'=a|\"\"b\"\",;\t<&>_\";;-1;false;\r\n");
}

static void test_tsv(void **state)
{
	(void)state;
	expect(FORMAT_TSV, false, NULL,
		"iso3\tscore\tplaces\ttied\tbest\n"
		"IDN\t48.20\t-5\ttrue\tIDN KOR\n"
		"'=a|\"b\",;\\t<&>_\t\t-1\tfalse\t\n");
}

static void test_json(void **state)
{
	(void)state;
	expect(FORMAT_JSON, false, NULL,
		"{\"meta\":{\"command\":\"test\",\"editions\":[2018,2020],\"as_of\":null,\"of\":"
		"null},\n"
		"\"rows\":[\n"
		"{\"iso3\":\"IDN\",\"score\":48.20,\"places\":-5,\"tied\":true,"
		"\"best\":[\"IDN\",\"KOR\"]},\n"
		"{\"iso3\":\"=a|\\\"b\\\",;\\t<&>_\",\"score\":null,\"places\":-1,"
		"\"tied\":false,\"best\":null}\n"
		"],\n"
		"\"notes\":[\n"
		"{\"code\":\"break\",\"text\":\"a note that is long enough to be folded\"},\n"
		"{\"code\":\"other\",\"text\":\"say \\\"x\\ny\\\"\"}\n"
		"]}\n");
}

static void test_markdown(void **state)
{
	(void)state;
	expect(FORMAT_MARKDOWN, false, NULL,
		"| iso3 | score | places | tied | best |\n"
		"| --- | ---: | ---: | ---: | --- |\n"
		"| IDN | 48.20 | -5 | true | IDN KOR |\n"
		"| =a\\|\"b\",;\\\\t\\<\\&\\>\\_ |  | -1 | false |  |\n"
		"\nNote: a note that is long enough to be folded\n"
		"\nNote: say \"x\\\\ny\"\n");
}

static void test_latex(void **state)
{
	(void)state;
	expect(FORMAT_LATEX, false, NULL,
		"\\begin{tabular}{lrrrl}\n\\hline\n"
		"iso3 & score & places & tied & best \\\\\n\\hline\n"
		"IDN & 48.20 & $-$5 & true & IDN KOR \\\\\n"
		"=a\\textbar{}\\textquotedbl{}b\\textquotedbl{},;\\textbackslash{}t"
		"\\textless{}\\&\\textgreater{}\\_ &  & $-$1 & false &  \\\\\n"
		"\\hline\n\\end{tabular}\n"
		"\\par{\\footnotesize a note that is long enough to be folded\\par}\n"
		"\\par{\\footnotesize say \\textquotedbl{}x\\textbackslash{}ny"
		"\\textquotedbl{}\\par}\n");
}

static void test_html(void **state)
{
	char *text = written(FORMAT_HTML, false, NULL);

	(void)state;
	assert_non_null(strstr(text, "<thead>\n<tr><th scope=\"col\">iso3</th>"
				     "<th scope=\"col\" style=\"text-align:right\">score</th>"));
	assert_non_null(strstr(text, "<tr><td>IDN</td><td style=\"text-align:right\">48.20</td>"));
	assert_non_null(strstr(text, "<td>=a|&quot;b&quot;,;\\t&lt;&amp;&gt;_</td>"));
	assert_non_null(strstr(text, "</tbody>\n</table>\n<p>a note that"));
	free(text);
}

static void test_table(void **state)
{
	(void)state;
	expect(FORMAT_TABLE, false, NULL,
		"iso3           score places  tied best\n"
		"IDN            48.20     -5  true IDN KOR\n"
		"=a|\"b\",;\\t<&>_     .     -1 false .\n"
		"a note that is long enough to be folded\n"
		"say \"x\\ny\"\n");
	expect(FORMAT_TABLE, false, "for eyes",
		"for eyes\n"
		"a note that is long enough to be folded\n"
		"say \"x\\ny\"\n");
}

static void test_no_rows(void **state)
{
	static const char *const expected[] = { [FORMAT_TABLE] = "",
		[FORMAT_CSV] = "\n",
		[FORMAT_TSV] = "\n",
		[FORMAT_JSON] = "{\"meta\":{\"of\":null},\n\"rows\":[],\n\"notes\":[]}\n",
		[FORMAT_MARKDOWN] = "",
		[FORMAT_LATEX] = "",
		[FORMAT_HTML] = "" };

	(void)state;
	for (int format = FORMAT_TABLE; format <= FORMAT_HTML; format++) {
		struct arena arena;
		struct answer answer;
		size_t length;
		char *text;
		FILE *stream = open_memstream(&text, &length);

		arena_init(&arena);
		answer_init(&answer, (enum format)format, stream, &arena, 80);
		answer_end(&answer);
		answer_finish(&answer);
		arena_finish(&arena);
		fclose(stream);
		assert_string_equal(text, expected[format]);
		free(text);
	}
}

static void test_cells(void **state)
{
	static const struct {
		double x;
		int places;
		const char *text;
	} rounds[] = {
		{ 0.125, 2, "0.13" },
		{ -0.125, 2, "-0.13" },
		{ NAN, 2, "" },
		{ INFINITY, 2, "" },
		{ 2, 2, "2.00" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rounds / sizeof *rounds; i++) {
		STR_SCOPED str = { 0 };

		cell_print(cell_round(rounds[i].x, rounds[i].places), '.', &str);
		assert_string_equal(str_text(&str), rounds[i].text);
	}
	assert_int_equal(cell_text(NULL).kind, CELL_NULL);
	assert_int_equal(cell_list(NULL).kind, CELL_NULL);
}

static void csv(struct str *str, const char *text)
{
	csv_text(str, text, ',');
}

static void test_quoting(void **state)
{
	static const struct {
		void (*quote)(struct str *, const char *);
		const char *text, *quoted;
	} cases[] = {
		{ csv, "", "" },
		{ csv, "+1", "'+1" },
		{ csv, "@x", "'@x" },
		{ csv, "\tx", "'\tx" },
		{ csv, "\rx", "\"'\rx\"" },
		{ csv, "a\nb", "\"a\nb\"" },
		{ csv, "a;b", "a;b" },
		{ csv, "a-b", "a-b" },
		{ tsv_text, "-a\\b\r\n", "'-a\\\\b\\r\\n" },
		{ tsv_text, "\tx", "'\\tx" },
		{ json_text, "", "\"\"" },
		{ json_text, "\x01\x1f\b\f/", "\"\\u0001\\u001f\\b\\f/\"" },
		{ json_text,
			"\xff"
			"a\xc3",
			"\"\xEF\xBF\xBD"
			"a\xEF\xBF\xBD\"" },
		{ json_text, "Türkiye", "\"Türkiye\"" },
		{ json_text, "a\u202Eb\u2066\u200F\u061C", "\"a\\u202eb\\u2066\\u200f\\u061c\"" },
		{ json_text, "\u2028\u2029\x7f\xC2\x85\u00A0é",
			"\"\\u2028\\u2029\\u007f\\u0085\u00A0é\"" },
		{ markdown_text, "itu_rank _x_ `y`", "itu_rank \\_x\\_ \\`y\\`" },
		{ markdown_text, "a\nb", "a\\\\nb" },
		{ latex_text, "\\input{x}", "\\textbackslash{}input\\{x\\}" },
		{ latex_text, "[t] *", "{[}t{]} {*}" },
		{ latex_text, "a--b''", "a-{}-b'{}'" },
		{ latex_text,
			"\xE2\x88\x92"
			"5 100%",
			"\\textminus{}5 100\\%" },
		{ latex_text, "#$^~`",
			"\\#\\$\\textasciicircum{}\\textasciitilde{}"
			"\\textasciigrave{}" },
		{ html_text, "<a href='x'>", "&lt;a href=&#39;x&#39;&gt;" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		STR_SCOPED str = { 0 };

		cases[i].quote(&str, cases[i].text);
		assert_string_equal(str_text(&str), cases[i].quoted);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_csv),
		cmocka_unit_test(test_tsv),
		cmocka_unit_test(test_json),
		cmocka_unit_test(test_markdown),
		cmocka_unit_test(test_latex),
		cmocka_unit_test(test_html),
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_no_rows),
		cmocka_unit_test(test_cells),
		cmocka_unit_test(test_quoting),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
