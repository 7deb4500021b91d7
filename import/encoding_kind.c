/* What a file is by its first bytes, and what encoding bytes that are not UTF-8 may be in. Both
 * only word a refusal: nothing is read on their say-so. */
#include "import/encoding.h"

#include <ctype.h>
#include <errno.h>
#include <iconv.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

static const struct magic {
	const char *bytes;
	size_t length;
	const char *what;
} magics[] = {
	{ "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8,
		"an old Excel workbook (or another Office file)%W" },
	{ "%PDF-", 5, "a PDF: copy its table into a spreadsheet and save that as CSV" },
	{ "\x89PNG\r\n\x1A\n", 8, "a PNG picture, not a table" },
	{ "\xFF\xD8\xFF", 3, "a JPEG picture, not a table" },
	{ "GIF8", 4, "a GIF picture, not a table" },
	{ "\x1F\x8B", 2,
		"compressed with gzip: unpack it first, or gunzip -c FILE | gcitrack import -" },
	{ "BZh", 3, "compressed with bzip2: unpack it first" },
	{ "\xFD"
	  "7zXZ",
		5, "compressed with xz: unpack it first" },
	{ "\x28\xB5\x2F\xFD", 4, "compressed with zstd: unpack it first" },
	{ "7z\xBC\xAF\x27\x1C", 6, "a 7-Zip archive: unpack it first" },
	{ "Rar!\x1A\x07", 6, "a RAR archive: unpack it first" },
	{ "SQLite format 3", 16, "an SQLite database, not a CSV (a store is opened with --db)" },
	{ "\x7F"
	  "ELF",
		4, "a program, not a table" },
	{ "PAR1", 4, "a Parquet file: convert it to CSV first" },
	{ "ARROW1", 6, "an Arrow file: convert it to CSV first" },
	{ "{\\rtf", 5, "an RTF document: save its table as CSV" },
	{ "\x00\x00\xFE\xFF", 4, "text in UTF-32: save it as UTF-8, or say --encoding UTF-32" },
	{ "\xFF\xFE\x00\x00", 4, "text in UTF-32: save it as UTF-8, or say --encoding UTF-32" },
	{ "\xFE\xFF", 2, "text in UTF-16: save it as UTF-8, or say --encoding UTF-16" },
	{ "\xFF\xFE", 2, "text in UTF-16: save it as UTF-8, or say --encoding UTF-16" },
};

static bool holds(const unsigned char *bytes, size_t length, const char *text)
{
	return bytes && memmem(bytes, length, text, strlen(text)) != NULL;
}

static const char *zip_kind(const unsigned char *bytes, size_t length)
{
	if (holds(bytes, length, "opendocument.spreadsheet"))
		return "an OpenDocument spreadsheet%W";
	if (holds(bytes, length, "word/"))
		return "a Word document: copy its table into a spreadsheet and save that as CSV";
	if (holds(bytes, length, "xl/") || holds(bytes, length, "[Content_Types].xml"))
		return "an Excel workbook%W";
	return "a ZIP archive: unpack it and import the CSV inside";
}

/* UTF-16 and UTF-32 without a mark show as NULs at every second byte or in threes. */
static const char *wide_kind(const unsigned char *bytes, size_t length)
{
	size_t nuls[4] = { 0 }, at, sample = (length < 4096 ? length : 4096) / 4 * 4, all, even,
	       odd;

	for (at = 0; at < sample; at++)
		nuls[at % 4] += !bytes[at];
	even = nuls[0] + nuls[2];
	odd = nuls[1] + nuls[3];
	all = even + odd;
	if (!all)
		return NULL;
	if (all * 10 > sample * 9)
		return "NUL bytes, not a text file";
	if (all * 10 > sample * 7) /* the one byte in four that is none is the character */
		return nuls[3] < nuls[0] ? "text in UTF-32 without a mark: say --encoding UTF-32BE"
					 : "text in UTF-32 without a mark: say --encoding UTF-32LE";
	if (odd * 10 > sample * 3 && even * 20 < sample)
		return "text in UTF-16 without a mark: say --encoding UTF-16LE";
	if (even * 10 > sample * 3 && odd * 20 < sample)
		return "text in UTF-16 without a mark: say --encoding UTF-16BE";
	return NULL;
}

static const char *markup_kind(const unsigned char *bytes, size_t length)
{
	size_t at = 0;

	if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
		at = 3;
	while (at < length && isspace(bytes[at]))
		at++;
	if (length - at >= 5 && strncasecmp((const char *)bytes + at, "<?xml", 5) == 0)
		return "an XML file, not a CSV: download the CSV instead";
	if (length - at >= 5 && (strncasecmp((const char *)bytes + at, "<html", 5) == 0 ||
					strncasecmp((const char *)bytes + at, "<!doc", 5) == 0))
		return "a web page, not a CSV: download the file the page links to";
	if (length - at >= 2 && bytes[at] == '{' &&
		(bytes[at + 1] == '"' || isspace(bytes[at + 1])))
		return "a JSON file, not a CSV: download the CSV instead";
	return NULL;
}

const char *encoding_kind(
	const unsigned char *bytes, size_t length, const char *file, char *text, size_t size)
{
	const char *what = NULL, *hole;
	size_t at;

	if (!length)
		return NULL;
	if (length >= 4 && memcmp(bytes, "PK\3\4", 4) == 0)
		what = zip_kind(bytes, length);
	for (at = 0; !what && at < sizeof magics / sizeof *magics; at++)
		if (length >= magics[at].length &&
			memcmp(bytes, magics[at].bytes, magics[at].length) == 0)
			what = magics[at].what;
	if (!what)
		what = markup_kind(bytes, length);
	if (!what)
		what = wide_kind(bytes, length);
	if (!what)
		return NULL;
	hole = strstr(what, "%W");
	if (hole)
		snprintf(text, size,
			"%.*s: save it as CSV, or run libreoffice --headless --convert-to csv %s",
			(int)(hole - what), what, file);
	else
		snprintf(text, size, "%s", what);
	return text;
}

static bool converts(const char *name, const unsigned char *bytes, size_t length)
{
	iconv_t converter = iconv_open("UTF-8", name);
	char out[8192], *to = out, *from = (char *)(uintptr_t)bytes;
	size_t left = sizeof out, in = length < 2048 ? length : 2048;
	bool fine;

	if (converter == (iconv_t)-1)
		return false;
	/* The sample may end inside a character. */
	fine = iconv(converter, &from, &in, &to, &left) != (size_t)-1 || errno == EINVAL;
	iconv_close(converter);
	return fine;
}

const char *encoding_guess(const unsigned char *bytes, size_t length)
{
	size_t runs = 0, single = 0, high = 0, low_half = 0, kana = 0, at, run = 0;
	bool odd = false;

	for (at = 0; at <= length; at++) {
		if (at < length && bytes[at] >= 0x80) {
			run++;
			high++;
			low_half += bytes[at] >= 0xC0 && bytes[at] <= 0xDF;
			kana += bytes[at] >= 0x81 && bytes[at] <= 0x84;
			continue;
		}
		runs += run > 0;
		odd = odd || run % 2;
		single += run == 1;
		run = 0;
	}
	if (!high)
		return "windows-1252 (Excel in Western Europe)";
	if (kana * 4 > high && converts("SHIFT_JIS", bytes, length))
		return "Shift_JIS";
	if (single * 2 >= runs)
		return "windows-1252 (Excel in Western Europe)";
	if (!odd && converts("GB18030", bytes, length))
		return converts("EUC-KR", bytes, length) ? "GB18030 (or EUC-KR)" : "GB18030";
	if (low_half * 2 > high)
		return "KOI8-R";
	return "windows-1251";
}
