/* What the bytes of a file are, told from as few of them as it takes, and which encoding those that
 * are no UTF-8 may be in: each rule at its edge. */
#include "import/encoding.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* In memory of just that length, so that a look beyond it is one too far. */
static void expect_kind(const char *bytes, size_t length, const char *begins)
{
	unsigned char *copy = malloc(length ? length : 1);
	char text[512];
	const char *kind;

	memcpy(copy, bytes, length);
	kind = encoding_kind(copy, length, "table.csv", text, sizeof text);
	free(copy);
	if (!kind != !begins || (kind && strncmp(kind, begins, strlen(begins)) != 0))
		fail_msg("%zu bytes of \"%s\": %s, not %s", length, bytes, kind ? kind : "nothing",
			begins ? begins : "nothing");
}

#define BYTES(text) text, sizeof(text) - 1

/* The first bytes suffice, one less does not. */
static void kinds_by_their_first_bytes(void **state)
{
	static const struct {
		const char *bytes;
		size_t length;
		const char *kind, *shorter;
	} cases[] = {
		{ BYTES("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "an old Excel workbook", NULL },
		{ BYTES("%PDF-"), "a PDF: ", NULL },
		{ BYTES("\x89PNG\r\n\x1A\n"), "a PNG picture", NULL },
		{ BYTES("\xFF\xD8\xFF"), "a JPEG picture", NULL },
		{ BYTES("GIF8"), "a GIF picture", NULL },
		{ BYTES("\x1F\x8B"), "compressed with gzip", NULL },
		{ BYTES("BZh"), "compressed with bzip2", NULL },
		{ BYTES("\xFD"
			"7zXZ"),
			"compressed with xz", NULL },
		{ BYTES("\x28\xB5\x2F\xFD"), "compressed with zstd", NULL },
		{ BYTES("7z\xBC\xAF\x27\x1C"), "a 7-Zip archive", NULL },
		{ BYTES("Rar!\x1A\x07"), "a RAR archive", NULL },
		{ BYTES("SQLite format 3\0"), "an SQLite database", NULL },
		{ BYTES("\x7F"
			"ELF"),
			"a program", NULL },
		{ BYTES("PAR1"), "a Parquet file", NULL },
		{ BYTES("ARROW1"), "an Arrow file", NULL },
		{ BYTES("{\\rtf"), "an RTF document", NULL },
		{ BYTES("\x00\x00\xFE\xFF"), "text in UTF-32: save", NULL },
		{ BYTES("\xFF\xFE\x00\x00"), "text in UTF-32: save", "text in UTF-16: save" },
		{ BYTES("\xFE\xFF"), "text in UTF-16: save", NULL },
		{ BYTES("\xFF\xFE"), "text in UTF-16: save", NULL },
		{ BYTES("PK\3\4"), "a ZIP archive", NULL },
		{ BYTES("PK\3\4 opendocument.spreadsheet"), "an OpenDocument spreadsheet",
			"a ZIP archive" },
		{ BYTES("PK\3\4 word/"), "a Word document", "a ZIP archive" },
		{ BYTES("PK\3\4 xl/"), "an Excel workbook", "a ZIP archive" },
		{ BYTES("PK\3\4 [Content_Types].xml"), "an Excel workbook", "a ZIP archive" },
		{ BYTES("<?xml"), "an XML file", NULL },
		{ BYTES("\xEF\xBB\xBF \n<?XML"), "an XML file", NULL },
		{ BYTES("<html"), "a web page", NULL },
		{ BYTES("\t<!DOC"), "a web page", NULL },
		{ BYTES("{\""), "a JSON file", NULL },
		{ BYTES("\xEF\xBB\xBF{ "), "a JSON file", NULL },
		{ BYTES(" \r\n{\n"), "a JSON file", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		expect_kind(cases[i].bytes, cases[i].length, cases[i].kind);
		expect_kind(cases[i].bytes, cases[i].length - 1, cases[i].shorter);
	}
	/* and what goes on */
	expect_kind(BYTES("<?xml version=\"1.0\"?>"), "an XML file");
	expect_kind(BYTES("\r\n<HTML lang=\"en\">"), "a web page");
	expect_kind(BYTES("<!doctype html>"), "a web page");
	expect_kind("", 0, NULL);
	expect_kind(BYTES("\xEF\xBB\xBF"), NULL);
	expect_kind(BYTES("   "), NULL);
	expect_kind(BYTES("{Country"), NULL);
	expect_kind(BYTES("Country,Score\n"), NULL);
}

static void a_workbook_is_told_how_to_be_saved(void **state)
{
	char text[512];

	(void)state;
	assert_string_equal(
		encoding_kind((const unsigned char *)"PK\3\4xl/", 7, "t.xlsx", text, sizeof text),
		"an Excel workbook: save it as CSV, or run libreoffice --headless --convert-to csv "
		"t.xlsx");
}

/* Forty bytes with NULs at so many of the places that are 0, 1, 2 and 3 beyond a multiple of four,
 * followed by `rest` characters that are left out of the count. */
static void expect_wide(size_t a, size_t b, size_t c, size_t d, const char *begins)
{
	const size_t nuls[4] = { a, b, c, d };
	char bytes[43];

	for (size_t rest = 0; rest < 4; rest++) {
		memset(bytes, 'x', sizeof bytes);
		for (size_t i = 0; i < 4; i++)
			for (size_t k = 0; k < nuls[i]; k++)
				bytes[4 * (9 - k) + i] = '\0';
		memset(bytes + 40, '\0', rest);
		expect_kind(bytes, 40 + rest, begins);
	}
}

static void wide_text_without_a_mark(void **state)
{
	static const char none[] = "NUL bytes, not",
			  big32[] = "text in UTF-32 without a mark: say "
				    "--encoding UTF-32BE",
			  little32[] = "text in UTF-32 without a mark: say --encoding UTF-32LE",
			  big16[] = "text in UTF-16 without a mark: say --encoding UTF-16BE",
			  little16[] = "text in UTF-16 without a mark: say --encoding UTF-16LE";
	char bytes[84];

	(void)state;
	expect_wide(0, 0, 0, 0, NULL);
	expect_wide(10, 10, 10, 10, none);
	expect_wide(7, 10, 10, 10, none);     /* 37 of 40 are more than nine tenths */
	expect_wide(6, 10, 10, 10, little32); /* 36 are not */
	expect_wide(10, 10, 10, 6, big32);
	expect_wide(0, 9, 10, 10, little32); /* 29 are more than seven tenths */
	expect_wide(10, 10, 9, 0, big32);
	expect_wide(7, 8, 7, 7, little32); /* as many at both ends */
	expect_wide(9, 10, 0, 9, NULL);    /* 28 are not, and are at odd and at even places */
	expect_wide(0, 10, 0, 10, little16);
	expect_wide(0, 7, 0, 6, little16); /* 13 are more than three tenths */
	expect_wide(0, 6, 0, 6, NULL);
	expect_wide(1, 7, 0, 6, little16); /* one of 40 is less than a twentieth */
	expect_wide(1, 7, 1, 6, NULL);
	expect_wide(10, 0, 10, 0, big16);
	expect_wide(7, 0, 6, 0, big16);
	expect_wide(6, 0, 6, 0, NULL);
	expect_wide(7, 1, 6, 0, big16);
	expect_wide(7, 1, 6, 1, NULL);
	/* 4 of 84 are less than a twentieth, 5 are not */
	for (size_t at = 0; at < 2; at++) {
		memset(bytes, 'x', sizeof bytes);
		for (size_t i = at; i < sizeof bytes; i += 2)
			bytes[i] = '\0';
		for (size_t i = 0; i < 4; i++)
			bytes[2 * i + 1 - at] = '\0';
		expect_kind(bytes, sizeof bytes, at ? little16 : big16);
		bytes[9 - at] = '\0';
		expect_kind(bytes, sizeof bytes, NULL);
	}
}

/* The first 4096 bytes tell. */
static void only_the_beginning_is_looked_at(void **state)
{
	static char bytes[8192];

	(void)state;
	memset(bytes, 'x', 4096);
	expect_kind(bytes, sizeof bytes, NULL);
	bytes[4095] = '\0';
	expect_kind(bytes, sizeof bytes, NULL);
	memset(bytes, '\0', 4096);
	memset(bytes + 4096, 'x', 4096);
	expect_kind(bytes, sizeof bytes, "NUL bytes, not");
}

static void guesses(void **state)
{
	static const char western[] = "windows-1252 (Excel in Western Europe)";
	static const struct {
		const char *bytes, *guess;
	} cases[] = {
		{ "", western }, { "\x7f", western }, { "\x80", western },
		/* bytes alone: half of the runs and more */
		{ "\xf4 \xc8\xed", western }, { "\xf4 \xe8\xed\xee \xe8\xed", "windows-1251" },
		{ "\xe8\xed\xee \xf4", western }, /* the end ends a run as well */
		{ "\xe8\xed\xee \xe8\xed \xf4", "windows-1251" },
		/* Shift_JIS: of the bytes above ASCII more than a quarter lead to kana */
		{ "\x83\x41\xb1\xb1", "Shift_JIS" }, { "\x83\x41\xb1\xb1\xb1", western },
		{ "\x81\x41", "Shift_JIS" }, { "\x84\x40", "Shift_JIS" },
		{ "\x83\x20", western }, /* kana that lack their second byte */
		/* pairs */
		{ "\xd6\xd0\xb9\xfa", "GB18030 (or EUC-KR)" }, { "\xc9\xcf\xba\xa3", "GB18030" },
		{ "\xd6\x80", "GB18030" },               /* not all Korean */
		{ "\xd6\xd0 \xff\xff", "windows-1251" }, /* no character of either */
		/* Cyrillic by the half its small letters are in */
		{ "\xc0\xdf\xe0\xe0\xe0", "windows-1251" }, { "\xc0\xdf\xc0\xe0\xe0", "KOI8-R" },
		{ "\xbf\xdf\xc0\xe0\xe0", "windows-1251" },
		{ "\xc0\xdf\xe0 \xc0\xe0\xe0", "windows-1251" }, /* just half */
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t length = strlen(cases[i].bytes);
		unsigned char *copy = malloc(length ? length : 1);
		const char *guess;

		memcpy(copy, cases[i].bytes, length);
		guess = encoding_guess(copy, length);
		free(copy);
		if (strcmp(guess, cases[i].guess) != 0)
			fail_msg("case %zu: %s, not %s", i, guess, cases[i].guess);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kinds_by_their_first_bytes),
		cmocka_unit_test(a_workbook_is_told_how_to_be_saved),
		cmocka_unit_test(wide_text_without_a_mark),
		cmocka_unit_test(only_the_beginning_is_looked_at),
		cmocka_unit_test(guesses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
