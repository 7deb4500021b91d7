/* The writers of answers: whatever stands in a cell, each format reads back as what was written.
 *
 * Cells are separated by NUL, three a row: two texts, and the length of a third as a number. Text
 * is valid UTF-8 (the store takes no other). The first byte's lowest bit chooses `csv --excel`. */
#include "gcitrack/answer.h"

#include "base/text.h"
#include "fuzz.h"

#include <json.h>

enum { COLUMNS = 3, ROWS = 40 };

static const struct column columns[] = {
	{ "name", "a text", true },
	{ "number", "a number", false },
	{ "other", "a text", true },
	{ NULL, NULL, false },
};

struct row {
	const char *name, *other;
	int64_t number;
};
static struct row rows[ROWS];
static size_t row_count;

/* A copy of its own, NUL-terminated. */
static void rows_split(char *text, size_t size)
{
	const char *part[COLUMNS];
	size_t at = 0;
	int parts = 0;

	row_count = 0;
	while (at < size && row_count < ROWS) {
		part[parts++] = text + at;
		at += strlen(text + at) + 1;
		if (parts < COLUMNS)
			continue;
		rows[row_count++] = (struct row) { part[0], part[2], (int64_t)strlen(part[1]) - 5 };
		parts = 0;
	}
}

static char *written(enum format format, bool excel)
{
	struct arena arena;
	struct answer answer;
	char *text = NULL;
	size_t length;
	FILE *stream = open_memstream(&text, &length);

	MUST(stream);
	arena_init(&arena);
	answer_init(&answer, format, stream, &arena, 80);
	answer.excel = excel;
	answer_begin(&answer, columns);
	for (size_t i = 0; i < row_count; i++)
		answer_row(&answer, (struct cell[]) { cell_text(rows[i].name),
					    cell_int(rows[i].number), cell_text(rows[i].other) });
	answer_end(&answer);
	answer_finish(&answer);
	arena_finish(&arena);
	MUST(fclose(stream) == 0 && strlen(text) == length);
	return text;
}

/* ---- csv, tsv ---- */

static bool guarded(const char *text)
{
	return text[0] && strchr("=+-@\t\r", text[0]);
}

/* Takes a field off the text, as RFC 4180 has it. */
static void csv_field(const char **at, char delimiter, struct str *ret)
{
	str_clear(ret);
	if (**at != '"') {
		const char ends[] = { delimiter, '\r', '\n', '\0' };
		size_t length = strcspn(*at, ends);

		str_addn(ret, *at, length);
		*at += length;
		return;
	}
	for (++*at; **at != '"' || (*at)[1] == '"'; ++*at) {
		MUST(**at);
		str_addc(ret, **at);
		*at += **at == '"';
	}
	++*at;
}

static void expect_text(const struct str *field, const char *text, bool guard)
{
	const char *read = str_text(field);

	if (guard && guarded(text))
		MUST(*read++ == '\'');
	MUST(strcmp(read, text) == 0);
}

static void expect_end(const char **at, const char *end)
{
	MUST(strncmp(*at, end, strlen(end)) == 0);
	*at += strlen(end);
}

static void check_csv(bool excel)
{
	char *text = written(FORMAT_CSV, excel), number[32];
	const char *at = text, *end = excel ? "\r\n" : "\n", *between = excel ? ";" : ",";
	STR_SCOPED field = { 0 };

	expect_end(&at, excel ? "\xEF\xBB\xBFname;number;other\r\n" : "name,number,other\n");
	for (size_t i = 0; i < row_count; i++) {
		csv_field(&at, *between, &field);
		expect_text(&field, rows[i].name, true);
		expect_end(&at, between);
		snprintf(number, sizeof number, "%lld", (long long)rows[i].number);
		expect_end(&at, number);
		expect_end(&at, between);
		csv_field(&at, *between, &field);
		expect_text(&field, rows[i].other, true);
		expect_end(&at, end);
	}
	MUST(!*at);
	free(text);
}

static void tsv_field(const char **at, struct str *ret)
{
	str_clear(ret);
	for (; **at && **at != '\t' && **at != '\n'; ++*at) {
		const char *found;

		if (**at != '\\') {
			str_addc(ret, **at);
			continue;
		}
		found = strchr("t\tn\nr\r\\\\", *++*at);
		MUST(**at && found);
		str_addc(ret, found[1]);
	}
}

static void check_tsv(void)
{
	char *text = written(FORMAT_TSV, false), number[32];
	const char *at = text;
	STR_SCOPED field = { 0 };

	expect_end(&at, "name\tnumber\tother\n");
	for (size_t i = 0; i < row_count; i++) {
		tsv_field(&at, &field);
		expect_text(&field, rows[i].name, true);
		snprintf(number, sizeof number, "\t%lld\t", (long long)rows[i].number);
		expect_end(&at, number);
		tsv_field(&at, &field);
		expect_text(&field, rows[i].other, true);
		expect_end(&at, "\n");
	}
	MUST(!*at);
	free(text);
}

/* ---- json ---- */

static void check_json(void)
{
	char *text = written(FORMAT_JSON, false);
	struct json_tokener *tokener = json_tokener_new();
	struct json_object *whole, *list, *value;

	json_tokener_set_flags(tokener, JSON_TOKENER_STRICT);
	whole = json_tokener_parse_ex(tokener, text, (int)strlen(text) + 1);
	MUST(json_tokener_get_error(tokener) == json_tokener_success);
	MUST(json_object_object_get_ex(whole, "rows", &list));
	MUST(json_object_array_length(list) == row_count);
	for (size_t i = 0; i < row_count; i++) {
		struct json_object *row = json_object_array_get_idx(list, i);

		MUST(json_object_object_get_ex(row, "name", &value));
		MUST(strcmp(json_object_get_string(value), rows[i].name) == 0);
		MUST(json_object_object_get_ex(row, "number", &value));
		MUST(json_object_get_int64(value) == rows[i].number);
		MUST(json_object_object_get_ex(row, "other", &value));
		MUST(strcmp(json_object_get_string(value), rows[i].other) == 0);
	}
	json_object_put(whole);
	json_tokener_free(tokener);
	free(text);
}

/* ---- markup: a line a row, and only our own marks in it ---- */

static void expect_escaped(const struct str *read, const char *text)
{
	STR_SCOPED escaped = { 0 };

	text_escape(&escaped, text);
	MUST(strcmp(str_text(read), str_text(&escaped)) == 0);
}

/* A cell up to the next mark, entities read. */
static void html_field(const char **at, struct str *ret)
{
	static const struct {
		const char *entity;
		char character;
	} entities[] = { { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' },
		{ "&#39;", '\'' } };

	str_clear(ret);
	while (**at && **at != '<') {
		size_t i = 0, count = sizeof entities / sizeof *entities;

		MUST((unsigned char)**at >= ' ' && !strchr(">\"'", **at));
		while (i < count &&
			strncmp(*at, entities[i].entity, strlen(entities[i].entity)) != 0)
			i++;
		MUST(**at != '&' || i < count);
		str_addc(ret, i < count ? entities[i].character : **at);
		*at += i < count ? strlen(entities[i].entity) : 1;
	}
}

static void check_html(void)
{
	char *text = written(FORMAT_HTML, false), number[80];
	const char *at = strstr(text, "<tbody>\n");
	STR_SCOPED field = { 0 };

	MUST(at);
	expect_end(&at, "<tbody>\n");
	for (size_t i = 0; i < row_count; i++) {
		expect_end(&at, "<tr><td>");
		html_field(&at, &field);
		expect_escaped(&field, rows[i].name);
		snprintf(number, sizeof number, "</td><td style=\"text-align:right\">%lld</td><td>",
			(long long)rows[i].number);
		expect_end(&at, number);
		html_field(&at, &field);
		expect_escaped(&field, rows[i].other);
		expect_end(&at, "</td></tr>\n");
	}
	expect_end(&at, "</tbody>\n</table>\n");
	MUST(!*at);
	free(text);
}

static void markdown_field(const char **at, struct str *ret)
{
	str_clear(ret);
	for (; **at && **at != '|'; ++*at) {
		MUST((unsigned char)**at >= ' ' && !strchr("`*[]<>&~$", **at));
		if (**at == '\\') {
			++*at;
			MUST(**at && strchr("\\`*_[]<>|&~$", **at));
		}
		str_addc(ret, **at);
	}
	MUST(ret->len && ret->data[ret->len - 1] == ' '); /* the one before the bar */
	ret->data[--ret->len] = '\0';
}

static void check_markdown(void)
{
	char *text = written(FORMAT_MARKDOWN, false), number[32];
	const char *at = text;
	STR_SCOPED field = { 0 };

	expect_end(&at, "| name | number | other |\n| --- | ---: | --- |\n");
	for (size_t i = 0; i < row_count; i++) {
		expect_end(&at, "| ");
		markdown_field(&at, &field);
		expect_escaped(&field, rows[i].name);
		snprintf(number, sizeof number, "| %lld | ", (long long)rows[i].number);
		expect_end(&at, number);
		markdown_field(&at, &field);
		expect_escaped(&field, rows[i].other);
		expect_end(&at, "|\n");
	}
	MUST(!*at);
	free(text);
}

/* Every row is a line with two bars of our own; what is not plain is a command without arguments.
 */
static void check_latex(void)
{
	char *text = written(FORMAT_LATEX, false), *line, *rest = text;
	size_t lines = 0;

	while ((line = strsep(&rest, "\n")) && *line) {
		size_t length = strlen(line), bars = 0;

		lines++;
		if (lines <= 4 || lines > 4 + row_count)
			continue;
		MUST(length > 3 && strcmp(line + length - 3, " \\\\") == 0);
		line[length - 3] = '\0';
		for (const char *at = line; *at; at++) {
			MUST((unsigned char)*at >= ' ' && !strchr("%#^~\"<>|_", *at));
			bars += *at == '&';
			if (*at != '\\')
				continue;
			at++;
			if (!strchr("&%#_{}$", *at)) {
				at += strspn(
					at, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
				MUST(at[0] == '{' && at[1] == '}');
				at++;
			}
		}
		MUST(bars == COLUMNS - 1);
	}
	MUST(lines == 4 + row_count + 2); /* tabular, rules and heads before; a rule and the end */
	free(text);
}

static void check_table(void)
{
	char *text = written(FORMAT_TABLE, false);
	size_t lines = 0, length = strlen(text);

	MUST(text_invalid_at(text, length) == length);
	for (const char *at = text; *at; at++) {
		lines += *at == '\n';
		MUST(*at == '\n' || (unsigned char)*at >= ' ');
	}
	MUST(lines == 1 + row_count);
	free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text;

	if (size < 2)
		return 0;
	text = calloc(1, size);
	MUST(text);
	memcpy(text, data + 1, size - 1);
	for (size_t at = 0; at < size - 1; at += strlen(text + at) + 1)
		if (text_invalid_at(text + at, strlen(text + at)) != strlen(text + at)) {
			free(text);
			return 0;
		}
	rows_split(text, size - 1);
	check_csv(data[0] & 1);
	check_tsv();
	check_json();
	check_html();
	check_markdown();
	check_latex();
	check_table();
	free(text);
	return 0;
}
