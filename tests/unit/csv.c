/* import/csv.h: records with their lines, whatever ends them and wherever chunks are cut. */
#include "import/csv.h"
#include "import/encoding.h"

#include "base/mem.h"
#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char path[] = "/tmp/gcitrack-test-XXXXXX";

static int set_up(void **state)
{
	int fd = mkstemp(path);

	(void)state;
	return fd < 0 ? -1 : close(fd);
}

static int tear_down(void **state)
{
	(void)state;
	return unlink(path);
}

/* All records as "LINE:cell|cell\n"; a failure as "!text". */
static void read_bytes(
	const char *bytes, size_t length, char delimiter, const char *encoding, struct str *ret)
{
	FILE *stream = fopen(path, "wb");
	struct input *input = NULL;
	struct csv *csv = NULL;
	const struct csv_record *record = NULL;
	struct err err;
	bool fine;
	size_t i;

	assert_int_equal(fwrite(bytes, 1, length, stream), length);
	fclose(stream);
	str_clear(ret);
	str_add(ret, "");
	fine = input_open(path, &input, &err) && csv_open(input, delimiter, encoding, &csv, &err);
	while (fine) {
		fine = csv_next(csv, &record, &err);
		if (!fine || !record)
			break;
		str_addf(ret, "%lld:", (long long)record->line);
		for (i = 0; i < record->count; i++) {
			assert_int_equal(record->fields[i].length, strlen(record->fields[i].text));
			str_addf(ret, "%s%s", i ? "|" : "", record->fields[i].text);
		}
		str_addc(ret, '\n');
	}
	if (!fine)
		str_addf(ret, "!%s", strchr(err.text + strlen(path), ':'));
	csv_close(csv);
	input_close(input);
}

static void expect(const char *bytes, const char *want)
{
	STR_SCOPED found = { 0 };

	read_bytes(bytes, strlen(bytes), '\0', NULL, &found);
	assert_string_equal(str_text(&found), want);
}

static void expect_fault(const char *bytes, size_t length, const char *want)
{
	STR_SCOPED found = { 0 };

	read_bytes(bytes, length, '\0', NULL, &found);
	if (!strstr(str_text(&found), want))
		fail_msg("\"%s\" is not in \"%s\"", want, str_text(&found));
}

static void lines_are_counted(void **state)
{
	(void)state;
	expect("a,b\nc,d\n", "1:a|b\n2:c|d\n");
	expect("a,b\r\nc,d\r\n", "1:a|b\n2:c|d\n");
	expect("a,b\rc,d\r", "1:a|b\n2:c|d\n");
	expect("a,b\r\r\nc,d\r\r\ne,f\r\r\n", "1:a|b\n2:c|d\n3:e|f\n");
	expect("a,b\r\n\r\nc,d\r\n", "1:a|b\n3:c|d\n");
	expect("a,b\n\n\nc,d", "1:a|b\n4:c|d\n");
	expect("a,b\r\rc,d\r", "1:a|b\n3:c|d\n");
	expect("a,b\nc,d\re,f\r\ng,h", "1:a|b\n2:c|d\n3:e|f\n4:g|h\n");
	expect("\n\na,b\n", "3:a|b\n");
	expect("a,b\rc\nd,e\n", "1:a|b\n2:c\n3:d|e\n");
	expect("a,\"x\ny\"\nc,d\n", "1:a|x\ny\n3:c|d\n");
	expect("a,\"x\r\ny\r\nz\"\r\nc,d\r\n", "1:a|x\r\ny\r\nz\n4:c|d\n");
	expect("", "");
	expect("\n \n  \n", "");
}

static void fields_are_plain(void **state)
{
	(void)state;
	expect(" a , b \n", "1:a|b\n");
	expect("\"a \",\"b \"\"c\"\"\"\n", "1:a |b \"c\"\n");
	expect("a,,\n", "1:a||\n");
	expect("\xEF\xBB\xBF\"a\",b\n", "1:a|b\n");
	expect("a,b\nc,d\x1A", "1:a|b\n2:c|d\n");
	expect("a,b\nc,d\n\x1A\x1A", "1:a|b\n2:c|d\n");
}

static void delimiters_are_found(void **state)
{
	(void)state;
	expect("a;b\n1,5;2,5\n", "1:a|b\n2:1,5|2,5\n");
	expect("a\tb\n1\t2\n", "1:a|b\n2:1|2\n");
	expect("a\tb\tc\n1\t\t3\n\t \t\n", "1:a|b|c\n2:1||3\n3:||\n");
	expect("a|b\n1|2\n", "1:a|b\n2:1|2\n");
	expect("sep=;\na;b\n", "2:a|b\n");
	expect("sep=;\r\na;b\r\n", "2:a|b\n");
	expect("\"sep=;\"\na;b\n", "2:a|b\n");
	expect("SEP=|\na|b\n", "2:a|b\n");
	expect("title of it\na;b;c\n1;2;3\n4;5;6\n", "1:title of it\n2:a|b|c\n3:1|2|3\n4:4|5|6\n");
	expect("\"a;b\",c\n\"d;e\",f\n\"g\",h\n", "1:a;b|c\n2:d;e|f\n3:g|h\n");
	expect("one\ntwo\n", "1:one\n2:two\n");
	expect_fault("a;b,c\nd;e,f\n", 12, "say --delimiter");
}

static void quotes_are_strict(void **state)
{
	(void)state;
	expect_fault("a,b\nc\"d,e\n", 10, ":2: a quote out of place");
	expect_fault("a,b\n\"c\"d,e\n", 11, ":2: a quote out of place");
	expect_fault("a,b\nc,\"d\n", 9, ":2: a quote opened");
	expect_fault(
		"a,b\n\"c,d\ne,f\n\"g\",h\n", 19, ":2: a quote in the record that begins here");
	/* What stands before it is still handed out. */
	expect_fault("a,b\nc\"d,e\n", 10, "1:a|b\n!");
}

static void bytes_that_are_no_text(void **state)
{
	(void)state;
	expect_fault("a,b\nc\0d,e\n", 10, ":2: a NUL byte");
	expect_fault("a,b\nc,\xE9t\xE9\n", 10, ":2: not UTF-8: byte 0xe9 at offset 6");
	expect_fault("a,b\nc,\xC3", 7, ":2: not UTF-8: byte 0xc3");
	expect_fault("a,b\nc,\xED\xA0\x80\n", 10, ":2: not UTF-8");
	expect_fault("a,b\nc,\xC0\xAF\n", 9, ":2: not UTF-8");
	expect_fault("\xFF\xFE"
		     "a\0,\0b\0",
		8, "UTF-16");
	expect_fault("PK\3\4xl/workbook", 15, "Excel");
}

static void encodings_are_converted(void **state)
{
	STR_SCOPED found = { 0 };

	(void)state;
	read_bytes("a,b\nc,\xE9t\xE9\n", 10, '\0', "ISO-8859-1", &found);
	assert_string_equal(str_text(&found), "1:a|b\n2:c|\xC3\xA9t\xC3\xA9\n");
	read_bytes("\xFE\xFF\0a\0,\0b\0\n", 10, '\0', "UTF-16", &found);
	assert_string_equal(str_text(&found), "1:a|b\n");
	read_bytes("a,b\nc,\x81\x30\n", 9, '\0', "SHIFT_JIS", &found);
	assert_non_null(strstr(str_text(&found), ":2: byte 0x81 at offset 6"));
	read_bytes("a,b\n", 4, '\0', "NO-SUCH", &found);
	assert_non_null(strstr(str_text(&found), "!"));
}

/* The same records wherever the 64 KiB chunks are cut: a two-byte character, a CRLF, a quoted field
 * and a Ctrl-Z are moved across the border byte by byte. */
static void chunks_are_cut_anywhere(void **state)
{
	static const char tail[] = "\xC3\xA9,\"x\r\r\ny\"\r\nend,\xE2\x82\xAC\r\r\nlast,1\x1A";
	size_t shift, i;

	(void)state;
	for (shift = 0; shift < sizeof tail + 4; shift++) {
		STR_SCOPED bytes = { 0 };
		STR_SCOPED found = { 0 };
		const char *at;

		str_add(&bytes, "h,i\r\n");
		for (i = bytes.len; i < 64 * 1024 - shift; i++)
			str_addc(&bytes, 'z');
		str_add(&bytes, ",q\r\n");
		str_addn(&bytes, tail, sizeof tail - 1);
		read_bytes(str_text(&bytes), bytes.len, ',', NULL, &found);
		/* The long line is within the limit only up to 64 KiB. */
		at = strstr(str_text(&found), "3:\xC3\xA9");
		assert_non_null(at);
		assert_string_equal(at, "3:\xC3\xA9|x\r\r\ny\n5:end|\xE2\x82\xAC\n6:last|1\n");
	}
}

/* The most columns there may be, and one more: on a line that is whole, before more fields, as the
 * last of the file, and behind a quote. */
static void columns_have_a_limit(void **state)
{
	static const struct {
		int columns;
		const char *first, *end;
		bool fine;
	} cases[] = { { 1024, "a", "\n", true }, { 1024, "a", "", true },
		{ 1024, "\"a\"", "\n", true }, { 1025, "a", "\n", false },
		{ 1500, "a", "\n", false }, { 1025, "a", "\nc,d\n", false },
		{ 1025, "a", "", false }, { 1500, "a", "", false }, { 1025, "\"a\"", "\n", false },
		{ 1025, "\"a\"", "", false } };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		STR_SCOPED bytes = { 0 };
		STR_SCOPED found = { 0 };

		str_addf(&bytes, "h,i\n%s", cases[i].first);
		for (int column = 1; column < cases[i].columns; column++)
			str_add(&bytes, ",b");
		str_add(&bytes, cases[i].end);
		read_bytes(str_text(&bytes), bytes.len, ',', NULL, &found);
		if (cases[i].fine)
			assert_null(strchr(str_text(&found), '!'));
		else
			assert_non_null(
				strstr(str_text(&found), "1:h|i\n!:2: more than 1024 columns in "
							 "the record that begins here"));
	}
}

/* Letters of TSCII that are nine bytes of UTF-8 each: more than a chunk of it has room for. */
static void encodings_that_grow(void **state)
{
	STR_SCOPED bytes = { 0 };
	STR_SCOPED found = { 0 };
	size_t letters = 0;

	(void)state;
	str_add(&bytes, "h,i\n");
	for (int line = 0; line < 20; line++) {
		for (int i = 0; i < 2000; i++)
			str_addc(&bytes, '\x87');
		str_add(&bytes, ",1\n");
	}
	read_bytes(str_text(&bytes), bytes.len, ',', "TSCII", &found);
	for (const char *at = str_text(&found); (at = strstr(at, "\xE0\xAE\x95")); at++)
		letters++;
	assert_int_equal(letters, 20 * 2000);
	assert_non_null(strstr(str_text(&found), "\n21:"));
	assert_null(strchr(str_text(&found), '!'));
}

/* A letter of two bytes on every border of what is read at one time. */
static void encodings_are_cut_anywhere(void **state)
{
	STR_SCOPED bytes = { 0 };
	STR_SCOPED found = { 0 };

	(void)state;
	str_add(&bytes, "h,i\n");
	for (int line = 0; line < 999; line++) {
		for (int i = 0; i < 60; i++)
			str_add(&bytes, "\xB0\xA1");
		str_addf(&bytes, ",%s\n", line % 2 ? "1" : "12");
	}
	read_bytes(str_text(&bytes), bytes.len, ',', "GB2312", &found);
	assert_non_null(strstr(str_text(&found), "\n1000:\xE5\x95\x8A\xE5\x95\x8A"));
	assert_null(strchr(str_text(&found), '!'));
	/* One that the end of the file cuts. */
	read_bytes("a,b\nc,\xB0", 7, ',', "GB2312", &found);
	assert_non_null(strstr(str_text(&found), "byte 0xb0 at offset 6 is not GB2312"));
}

static void encodings_by_name(void **state)
{
	static const char *const none[] = { "", "UTF-16//IGNORE", "no encoding",
		"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" };
	static const char *const same[] = { "UTF-8", "utf8", "Utf-8" };
	STR_SCOPED found = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
		read_bytes("a,\xC3\xA9\n", 5, ',', same[i], &found);
		assert_string_equal(str_text(&found), "1:a|\xC3\xA9\n");
	}
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		struct input *input;
		struct csv *csv;
		struct err err;

		assert_true(input_open(path, &input, &err));
		assert_false(csv_open(input, ',', none[i], &csv, &err));
		assert_int_equal(err.code, ERR_USAGE);
		assert_non_null(strstr(err.text, "is not an encoding this system knows"));
		input_close(input);
	}
}

static void many_records_stream(void **state)
{
	STR_SCOPED bytes = { 0 };
	STR_SCOPED found = { 0 };
	int i;

	(void)state;
	for (i = 1; i <= 200000; i++)
		str_addf(&bytes, "%d,\"cell %d\"\n", i, i);
	read_bytes(str_text(&bytes), bytes.len, '\0', NULL, &found);
	assert_non_null(strstr(str_text(&found), "\n200000:200000|cell 200000\n"));
	assert_non_null(strstr(str_text(&found), "\n7777:7777|cell 7777\n"));
}

/* A record of 1 MiB with its line end, and of one byte more: in both it is but the last bytes that
 * tell. */
static void records_have_a_limit(void **state)
{
	STR_SCOPED bytes = { 0 };
	STR_SCOPED found = { 0 };

	(void)state;
	for (size_t more = 0; more < 2; more++) {
		str_clear(&bytes);
		while (bytes.len < CSV_RECORD_MOST - 1 + more)
			str_addc(&bytes, bytes.len % 60000 ? 'x' : ',');
		str_add(&bytes, "\nnext,1\n");
		read_bytes(bytes.data, bytes.len, ',', NULL, &found);
		if (more)
			assert_non_null(
				strstr(str_text(&found), "!:1: a record longer than 1 MiB"));
		else
			assert_non_null(strstr(str_text(&found), "x\n2:next|1\n"));
	}
}

/* A field of 64 KiB, and of one byte more, in quotes or not, the last of its record or not. */
static void fields_have_a_limit(void **state)
{
	STR_SCOPED bytes = { 0 };
	STR_SCOPED found = { 0 };

	(void)state;
	for (int kind = 0; kind < 8; kind++) {
		bool quoted = kind & 1, last = kind & 2, more = kind & 4;

		str_clear(&bytes);
		str_add(&bytes, quoted ? "a,\"" : "a,");
		for (int i = 0; i < CSV_FIELD_MOST + more; i++)
			str_addc(&bytes, 'x');
		str_addf(&bytes, "%s%s\nnext,1\n", quoted ? "\"" : "", last ? "" : ",z");
		read_bytes(bytes.data, bytes.len, ',', NULL, &found);
		if (more)
			assert_non_null(
				strstr(str_text(&found), "!:1: a field longer than 64 KiB"));
		else
			assert_non_null(strstr(
				str_text(&found), last ? "x\n2:next|1\n" : "x|z\n2:next|1\n"));
	}
}

/* The same over more than one line, the last of which is the quote alone; and where the quote is
 * never closed. */
static void fields_of_lines_have_a_limit(void **state)
{
	STR_SCOPED bytes = { 0 };
	STR_SCOPED found = { 0 };

	(void)state;
	for (int more = 0; more < 2; more++) {
		str_clear(&bytes);
		str_add(&bytes, "a,\"");
		for (int i = 1; i < CSV_FIELD_MOST + more; i++)
			str_addc(&bytes, 'x');
		str_add(&bytes, "\n");
		read_bytes(bytes.data, bytes.len, ',', NULL, &found);
		assert_non_null(strstr(str_text(&found),
			more ? "!:1: a field longer than 64 KiB"
			     : "!:1: a quote opened in the record that begins here"));
		str_add(&bytes, "\"\nnext,1\n");
		read_bytes(bytes.data, bytes.len, ',', NULL, &found);
		assert_non_null(strstr(str_text(&found),
			more ? "!:1: a field longer than 64 KiB" : "x\n\n3:next|1\n"));
	}
}

static size_t resident_kib(void)
{
	FILE *stream = fopen("/proc/self/statm", "r");
	size_t size = 0, resident = 0;

	assert_non_null(stream);
	assert_int_equal(fscanf(stream, "%zu %zu", &size, &resident), 2);
	fclose(stream);
	return resident * ((size_t)sysconf(_SC_PAGESIZE) / 1024);
}

/* Two million records take as much memory as a few: one word kept of each would be 16 MB. */
static void memory_is_constant(void **state)
{
	enum { RECORDS = 2000000 };
	FILE *stream = fopen(path, "wb");
	struct input *input;
	struct csv *csv;
	const struct csv_record *record = NULL;
	struct err err;
	size_t before, count = 0;

	(void)state;
	for (int i = 0; i < RECORDS; i++)
		fputs("x\n", stream);
	assert_int_equal(fclose(stream), 0);
	assert_true(input_open(path, &input, &err));
	assert_true(csv_open(input, ',', NULL, &csv, &err));
	before = resident_kib();
	while (csv_next(csv, &record, &err) && record)
		count++;
	assert_int_equal(count, RECORDS);
	assert_in_range(resident_kib(), 0, before + 8 * 1024);
	csv_close(csv);
	input_close(input);
}

/* A byte that an encoding does not have is counted from the beginning of the file. */
static void a_fault_is_found_where_it_is(void **state)
{
	STR_SCOPED bytes = { 0 };
	STR_SCOPED found = { 0 };
	char want[64];

	(void)state;
	for (size_t length = 10; length < 400000; length = length * 3 + 1) {
		str_clear(&bytes);
		while (bytes.len < length)
			str_addc(&bytes, bytes.len % 2 ? '\n' : 'a');
		str_add(&bytes, "\xFFz\n");
		read_bytes(bytes.data, bytes.len, ',', "GB2312", &found);
		snprintf(want, sizeof want, "byte 0xff at offset %zu is not GB2312", length);
		assert_non_null(strstr(str_text(&found), want));
	}
}

/* The shortest and the last letter of each length of UTF-8, cut at every byte of it by the border
 * of what is read at one time. */
static void letters_are_cut_anywhere(void **state)
{
	static const char *const letters[] = { "\xC2\xA1", "\xDF\xBF", "\xE0\xA0\x80",
		"\xEF\xBF\xBD", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBD" };
	STR_SCOPED bytes = { 0 };
	STR_SCOPED want = { 0 };
	STR_SCOPED found = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
		for (size_t shift = 0; shift < strlen(letters[i]); shift++) {
			str_clear(&bytes);
			str_clear(&want);
			for (size_t k = 0; k < shift; k++)
				str_addc(&bytes, 'x');
			str_addf(&want, "1:%s", str_text(&bytes));
			for (int line = 1; bytes.len < 3 * ENCODING_CHUNK; line++) {
				if (line > 1)
					str_addf(&want, "%d:", line);
				for (int k = 0; k < 400; k++) {
					str_add(&bytes, letters[i]);
					str_add(&want, letters[i]);
				}
				str_add(&bytes, ",1\n");
				str_add(&want, "|1\n");
			}
			read_bytes(bytes.data, bytes.len, ',', NULL, &found);
			assert_string_equal(str_text(&found), str_text(&want));
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_are_counted),
		cmocka_unit_test(fields_are_plain),
		cmocka_unit_test(delimiters_are_found),
		cmocka_unit_test(quotes_are_strict),
		cmocka_unit_test(bytes_that_are_no_text),
		cmocka_unit_test(encodings_are_converted),
		cmocka_unit_test(chunks_are_cut_anywhere),
		cmocka_unit_test(columns_have_a_limit),
		cmocka_unit_test(encodings_that_grow),
		cmocka_unit_test(encodings_are_cut_anywhere),
		cmocka_unit_test(encodings_by_name),
		cmocka_unit_test(many_records_stream),
		cmocka_unit_test(records_have_a_limit),
		cmocka_unit_test(fields_have_a_limit),
		cmocka_unit_test(fields_of_lines_have_a_limit),
		cmocka_unit_test(memory_is_constant),
		cmocka_unit_test(a_fault_is_found_where_it_is),
		cmocka_unit_test(letters_are_cut_anywhere),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
