/* The reader of delimited files, held to a plain reading of RFC 4180.
 *
 * The first line of an input is options, a letter each: , ; | t the delimiter; L W K G J U an
 * encoding; a figure puts the text behind so much else that it begins that many bytes before the
 * end of the first chunk read. What follows is the file.
 *
 * The reading here wants the whole text in memory, looks at one character at a time and has no
 * limits. Where the reader accepts a file both must give the same records on the same lines; where
 * it refuses one, the records before must be the same, and there must be a reason to refuse it. */
#include "import/csv.h"

#include "base/str.h"
#include "base/text.h"
#include "fuzz.h"
#include "import/encoding.h"

#include <ctype.h>
#include <strings.h>

struct options {
	char delimiter;
	const char *encoding;
	int before; /* bytes of the text in the first chunk; -1: nothing is put before it */
};

static struct options options_of(const uint8_t *letters, size_t count)
{
	static const char *const encodings[] = { ['L'] = "ISO-8859-1",
		['W'] = "WINDOWS-1252",
		['K'] = "KOI8-R",
		['G'] = "GB18030",
		['J'] = "SHIFT_JIS",
		['U'] = "UTF-16" };
	struct options options = { .before = -1 };
	size_t i;

	for (i = 0; i < count; i++) {
		if (letters[i] && strchr(",;|t", letters[i]))
			options.delimiter = letters[i] == 't' ? '\t' : (char)letters[i];
		else if (isdigit(letters[i]))
			options.before = letters[i] - '0';
		else if (letters[i] < sizeof encodings / sizeof *encodings && encodings[letters[i]])
			options.encoding = encodings[letters[i]];
	}
	if (!options.delimiter || options.encoding)
		options.before = -1;
	return options;
}

/* ---- the plain reading ---- */

struct plain {
	const char *at, *end;
	char delimiter;
	int64_t line;
	struct str field;
	size_t columns;
	bool malformed;
};

/* Takes a line end: CR, LF, CR LF or CR CR LF; false where there is none. Of more CRs the last two
 * belong to the LF. */
static bool take_line_end(struct plain *plain)
{
	const char *at = plain->at, *end = plain->end;

	if (at == end || (*at != '\r' && *at != '\n'))
		return false;
	if (end - at >= 3 && memcmp(at, "\r\r\n", 3) == 0)
		at += 2;
	else if (end - at >= 2 && memcmp(at, "\r\n", 2) == 0)
		at++;
	plain->at = at + 1;
	plain->line++;
	return true;
}

static bool is_blank(const struct plain *plain)
{
	return plain->at < plain->end && (*plain->at == ' ' || *plain->at == '\t') &&
	       *plain->at != plain->delimiter;
}

static void skip_blanks(struct plain *plain)
{
	while (is_blank(plain))
		plain->at++;
}

/* A line end inside quotes is text, and counts. */
static void take_character(struct plain *plain)
{
	const char *from = plain->at;

	if (!take_line_end(plain))
		plain->at++;
	str_addn(&plain->field, from, (size_t)(plain->at - from));
}

static void take_quoted(struct plain *plain)
{
	plain->at++;
	for (;;) {
		if (plain->at == plain->end) {
			plain->malformed = true;
			return;
		}
		if (*plain->at != '"') {
			take_character(plain);
			continue;
		}
		plain->at++;
		if (plain->at == plain->end || *plain->at != '"')
			break;
		take_character(plain);
	}
	skip_blanks(plain);
	plain->malformed = plain->at < plain->end && *plain->at != plain->delimiter &&
			   *plain->at != '\r' && *plain->at != '\n';
}

static void take_unquoted(struct plain *plain)
{
	const char *from = plain->at, *end;

	while (plain->at < plain->end && *plain->at != plain->delimiter && *plain->at != '\r' &&
		*plain->at != '\n' && !plain->malformed) {
		plain->malformed = *plain->at == '"';
		plain->at++;
	}
	for (end = plain->at; end > from && (end[-1] == ' ' || end[-1] == '\t'); end--)
		;
	str_addn(&plain->field, from, (size_t)(end - from));
}

/* The next record must be `record`; NULL: only looks whether it can be read. False at the end and
 * where it is malformed. */
static bool take_record(struct plain *plain, const struct csv_record *record)
{
	int64_t began;
	size_t column = 0;

	do
		skip_blanks(plain);
	while (take_line_end(plain));
	if (plain->at == plain->end)
		return false;
	began = plain->line;
	for (;; column++) {
		str_clear(&plain->field);
		skip_blanks(plain);
		if (plain->at < plain->end && *plain->at == '"')
			take_quoted(plain);
		else
			take_unquoted(plain);
		plain->malformed = plain->malformed || column >= CSV_COLUMNS_MOST;
		if (plain->malformed)
			return false;
		if (record) {
			MUST(column < record->count);
			MUST(record->fields[column].length == plain->field.len);
			MUST(memcmp(record->fields[column].text, str_text(&plain->field),
				     plain->field.len) == 0);
		}
		if (plain->at == plain->end || *plain->at != plain->delimiter)
			break;
		plain->at++;
	}
	take_line_end(plain);
	if (record)
		MUST(record->count == column + 1 && record->line == began);
	return true;
}

/* A first line "sep=;". */
static bool take_declared(struct plain *plain, char *ret)
{
	size_t quote = plain->at < plain->end && *plain->at == '"';
	size_t left = (size_t)(plain->end - plain->at), size = 5 + 2 * quote;

	if (left < size || strncasecmp(plain->at + quote, "sep=", 4) != 0 ||
		!memchr(",;\t|", plain->at[quote + 4], 4) || (quote && plain->at[6] != '"'))
		return false;
	if (left > size && plain->at[size] != '\r' && plain->at[size] != '\n')
		return false;
	*ret = plain->at[quote + 4];
	plain->at += size;
	take_line_end(plain);
	return true;
}

/* The text behind the byte order mark, before final Ctrl-Zs, a NUL, or what is not UTF-8; `ret`
 * says whether there is one of the latter. */
static struct plain plain_begin(const char *bytes, size_t size, bool *ret_broken)
{
	const char *end = bytes + text_invalid_at(bytes, size);
	const char *nul = size ? memchr(bytes, '\0', (size_t)(end - bytes)) : NULL;
	struct plain plain = { .at = bytes, .line = 1 };

	*ret_broken = end < bytes + size || nul;
	if (end - bytes >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
		plain.at += 3;
	if (end == bytes + size)
		while (end > plain.at && end[-1] == 0x1A)
			end--;
	plain.end = nul && nul < end ? nul : end;
	return plain;
}

/* ---- the reader ---- */

static void check_record(const struct csv_record *record, int64_t *line)
{
	size_t i;

	MUST(record->line > *line && record->count >= 1 && record->count <= CSV_COLUMNS_MOST);
	*line = record->line;
	for (i = 0; i < record->count; i++) {
		const struct csv_field *field = &record->fields[i];

		MUST(field->length <= CSV_FIELD_MOST && strlen(field->text) == field->length);
		MUST(text_invalid_at(field->text, field->length) == field->length);
	}
}

static void check_failure(const struct err *err)
{
	MUST(err->code == ERR_DATA && err->text[0]);
	MUST(text_invalid_at(err->text, strlen(err->text)) == strlen(err->text));
	MUST(!strchr(err->text, '\n'));
}

static void check(struct csv *csv, const char *bytes, size_t size, const struct options *options)
{
	const struct csv_record *record;
	int64_t line = 0, count = 0;
	struct err err = { 0 };
	bool broken, read, declared = false;
	struct plain plain = plain_begin(bytes, size, &broken);
	const char *begin = plain.at;

	while ((read = csv_next(csv, &record, &err)) && record) {
		check_record(record, &line);
		if (options->encoding)
			continue;
		if (!count++)
			declared = take_declared(&plain, &plain.delimiter);
		plain.delimiter = csv_delimiter(csv);
		MUST(plain.delimiter && strchr(",;|\t", plain.delimiter));
		MUST(declared == csv_delimiter_declared(csv));
		MUST(take_record(&plain, record));
	}
	if (!read)
		check_failure(&err);
	if (!options->encoding && read) {
		if (!count && take_declared(&plain, &plain.delimiter)) {
			MUST(csv_delimiter_declared(csv));
			begin = plain.at;
		}
		plain.delimiter = csv_delimiter(csv);
		MUST(!broken && !take_record(&plain, NULL) && !plain.malformed);
		MUST(csv_unended(csv) ==
			(plain.end > begin && plain.end[-1] != '\r' && plain.end[-1] != '\n'));
	} else if (!options->encoding && count) {
		/* Refused behind a good record: for a quote, too many columns, or what is no text.
		 */
		while (take_record(&plain, NULL))
			;
		MUST(broken || plain.malformed);
	}
	MUST(!read || (csv_next(csv, &record, &err) && !record)); /* the end stays the end */
	str_finish(&plain.field);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	STR_SCOPED bytes = { 0 };
	struct options options;
	struct input *input;
	struct csv *csv;
	struct err err;
	size_t letters, from = fuzz_letters(data, size, &letters);
	char path[32];
	int file;

	options = options_of(data, letters);
	if (options.before >= 0) {
		static char before[ENCODING_CHUNK];
		size_t length = sizeof before - (size_t)options.before;

		memset(before, 'x', sizeof before);
		before[length / 2] = options.delimiter;
		before[length - 1] = '\n';
		str_addn(&bytes, before, length);
	}
	str_addn(&bytes, (const char *)data + from, size - from);
	file = fuzz_file(str_text(&bytes), bytes.len, path);
	MUST(input_open(path, &input, &err));
	MUST(csv_open(input, options.delimiter, options.encoding, &csv, &err));
	check(csv, str_text(&bytes), bytes.len, &options);
	csv_close(csv);
	input_close(input);
	close(file);
	return 0;
}
