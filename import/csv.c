/* libcsv 3.0.3 behind "next record". What it needs from us: one line at a time, so that records
 * have lines and a callback's complaint stops the parser; limits, for it has none; text that is
 * checked, for NULs and broken UTF-8 pass as data; and both strict options, or a stray quote
 * swallows the rest of the file in silence. */
#include "import/csv.h"

#include "base/mem.h"
#include "import/delimiter.h"
#include "import/encoding.h"
#include "import/import.h"

#include <assert.h>
#include <csv.h>
#include <string.h>

#define TEXT_OF(number) #number
#define DOTTED(a, b, c) TEXT_OF(a) "." TEXT_OF(b) "." TEXT_OF(c)
#define CSV_VERSION DOTTED(CSV_MAJOR, CSV_MINOR, CSV_RELEASE)

struct span { /* of a field in `text` */
	size_t at, length;
};

struct mark { /* of a record in `spans` */
	size_t first, count;
	int64_t line;
};

enum trouble { FINE, LONG_FIELD, LONG_RECORD, MANY_COLUMNS };

struct csv {
	struct input *input;
	struct encoding *encoding;
	struct csv_parser parser;
	bool begun, ended, unended, declared;
	char delimiter;
	int64_t line;        /* of the next byte */
	int64_t record_line; /* where the record in the making began */
	size_t record_bytes;
	int carriage_returns; /* just before the next byte: 0, 1, 2 */
	enum trouble trouble;
	bool failed;
	struct err failure; /* said once the records before it were handed out */

	char *text; /* of the fields of all records at hand and the one in the making */
	size_t text_length, text_capacity;
	struct span *spans;
	size_t span_count, span_capacity, making; /* first span of the record in the making */
	struct mark *marks;
	size_t mark_count, mark_capacity, next;
	struct csv_field *fields; /* of the record handed out */
	struct csv_record record;
};

bool csv_open(struct input *input, char delimiter, const char *encoding, struct csv **ret,
	struct err *err)
{
	struct encoding *opened;
	struct csv *csv;

	if (!encoding_open(input, encoding, &opened, err))
		return false;
	csv = mem_alloc(sizeof *csv);
	csv->input = input;
	csv->encoding = opened;
	csv->delimiter = delimiter;
	csv->line = 1;
	csv->fields = mem_alloc(CSV_COLUMNS_MOST * sizeof *csv->fields);
	*ret = csv;
	return true;
}

void csv_close(struct csv *csv)
{
	if (!csv)
		return;
	if (csv->begun)
		csv_free(&csv->parser);
	encoding_close(csv->encoding);
	mem_free(csv->text);
	mem_free(csv->spans);
	mem_free(csv->marks);
	mem_free(csv->fields);
	mem_free(csv);
}

/* ---- libcsv's callbacks ---- */

static void take_field(struct csv *csv, size_t at, size_t length)
{
	if (csv->span_count - csv->making >= CSV_COLUMNS_MOST) {
		csv->trouble = MANY_COLUMNS;
		return;
	}
	if (csv->span_count == csv->span_capacity)
		csv->spans = mem_grow(
			csv->spans, &csv->span_capacity, csv->span_count + 1, sizeof *csv->spans);
	csv->spans[csv->span_count++] = (struct span) { .at = at, .length = length };
	csv->text[at + length] = '\0';
}

static void on_field(void *bytes, size_t length, void *context)
{
	struct csv *csv = context;

	if (!csv->trouble && length > CSV_FIELD_MOST)
		csv->trouble = LONG_FIELD;
	if (csv->trouble)
		return;
	csv->text = mem_grow(csv->text, &csv->text_capacity, csv->text_length + length + 1, 1);
	if (length)
		memcpy(csv->text + csv->text_length, bytes, length);
	take_field(csv, csv->text_length, length);
	csv->text_length += length + 1;
}

static void on_record(int terminator, void *context)
{
	struct csv *csv = context;

	(void)terminator;
	if (csv->trouble)
		return;
	if (csv->mark_count == csv->mark_capacity)
		csv->marks = mem_grow(
			csv->marks, &csv->mark_capacity, csv->mark_count + 1, sizeof *csv->marks);
	csv->marks[csv->mark_count++] = (struct mark) { .first = csv->making,
		.count = csv->span_count - csv->making,
		.line = csv->record_line };
	csv->making = csv->span_count;
}

/* ---- failures, kept until the good records before them are out ---- */

static void fail(struct csv *csv, int64_t line, const char *text)
{
	csv->failed = true;
	err_fill(&csv->failure, ERR_DATA, "%s:%lld: %s", input_name(csv->input), (long long)line,
		text);
}

static void fail_trouble(struct csv *csv)
{
	static const char *const words[] = {
		[LONG_FIELD] =
			"a field longer than 64 KiB in the record that begins here; is a quote "
			"never closed?",
		[LONG_RECORD] =
			"a record longer than 1 MiB begins here; is a quote never closed, or a "
			"line end missing?",
		[MANY_COLUMNS] =
			"more than 1024 columns in the record that begins here; is a line end "
			"missing, or the delimiter another one (--delimiter)?",
	};

	fail(csv, csv->record_line, words[csv->trouble]);
}

static void fail_quote(struct csv *csv, bool at_end)
{
	if (at_end)
		fail(csv, csv->record_line,
			"a quote opened in the record that begins here is never closed");
	else if (csv->line != csv->record_line)
		err_fill(&csv->failure, ERR_DATA,
			"%s:%lld: a quote in the record that begins here is not closed, or out of "
			"place (noticed on line %lld); a quote inside a quoted field is written "
			"twice",
			input_name(csv->input), (long long)csv->record_line, (long long)csv->line);
	else
		fail(csv, csv->record_line,
			"a quote out of place: a field with a quote in it is quoted whole and the "
			"quote written twice");
	csv->failed = true;
}

/* ---- feeding ---- */

/* One line, or the part of it at hand. */
static void feed_line(struct csv *csv, const char *text, size_t length)
{
	if (csv->parser.pstate == 0) { /* libcsv: no record begun */
		csv->record_line = csv->line;
		csv->record_bytes = 0;
	}
	csv->record_bytes += length;
	if (csv_parse(&csv->parser, text, length, on_field, on_record, csv) != length) {
		fail_quote(csv, false);
		return;
	}
	if (!csv->trouble && csv->parser.entry_pos > CSV_FIELD_MOST)
		csv->trouble = LONG_FIELD;
	if (!csv->trouble && csv->record_bytes > CSV_RECORD_MOST)
		csv->trouble = LONG_RECORD;
	if (csv->trouble)
		fail_trouble(csv);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* A whole line without a quote is what stands between its delimiters, without the blanks around:
 * what libcsv says too, a byte at a time. That took 12 % of the instructions of a long import, this
 * takes 4 %. tests/fuzz/csv.c holds both to one reading. */
static void split_line(struct csv *csv, const char *text, size_t length)
{
	size_t from = csv->text_length, at = 0, stop;

	csv->record_line = csv->line;
	csv->text = mem_grow(csv->text, &csv->text_capacity, from + length + 1, 1);
	memcpy(csv->text + from, text, length);
	csv->text_length = from + length + 1;
	for (; at <= length && !csv->trouble; at = stop + 1) {
		const char *mark = memchr(text + at, csv->delimiter, length - at);
		size_t first = at, last;

		stop = mark ? (size_t)(mark - text) : length;
		for (last = stop; last > first && is_blank(text[last - 1]); last--)
			;
		while (first < last && is_blank(text[first]))
			first++;
		take_field(csv, from + first, last - first);
	}
	if (csv->trouble) {
		fail_trouble(csv);
	} else if (csv->span_count - csv->making == 1 && !csv->spans[csv->making].length) {
		csv->span_count = csv->making; /* a blank line */
	} else {
		on_record('\n', csv);
	}
}

/* Counts what ends a line: CR LF and CR CR LF are one line end, any CR before those is one more. */
static void count_line(struct csv *csv, char c)
{
	if (c == '\r') {
		csv->line++;
		csv->carriage_returns += csv->carriage_returns < 2;
		return;
	}
	if (csv->carriage_returns == 0)
		csv->line++;
	else if (csv->carriage_returns == 2)
		csv->line--;
	csv->carriage_returns = 0;
}

static void feed(struct csv *csv, const char *text, size_t length)
{
	bool returns = csv->carriage_returns || memchr(text, '\r', length);
	const char *end = text + length, *nul = memchr(text, '\0', length);

	if (nul)
		end = nul;
	while (text < end && !csv->failed) {
		const char *stop = memchr(text, '\n', (size_t)(end - text));
		const char *carriage =
			returns ? memchr(text, '\r', (size_t)((stop ? stop : end) - text)) : NULL;
		bool both = carriage && carriage + 1 == stop; /* CR LF */

		if (carriage && !both)
			stop = carriage;
		if (*text != '\r' && *text != '\n')
			csv->carriage_returns = 0;
		if (stop && csv->parser.pstate == 0 && !memchr(text, '"', (size_t)(stop - text)))
			split_line(csv, text, (size_t)((both ? carriage : stop) - text));
		else
			feed_line(csv, text, (size_t)((stop ? stop + 1 : end) - text));
		csv->unended = !stop;
		if (!stop)
			break;
		if (both)
			count_line(csv, '\r');
		count_line(csv, *stop);
		text = stop + 1;
	}
	if (nul && !csv->failed)
		fail(csv, csv->line,
			"a NUL byte: this is not a text file, or one in another encoding "
			"(--encoding)");
}

/* Makes room: moves the record in the making to the front. */
static void forget_handed_out(struct csv *csv)
{
	size_t keep = csv->span_count - csv->making, i;
	size_t base = keep ? csv->spans[csv->making].at : csv->text_length;

	for (i = 0; i < keep; i++) {
		csv->spans[i] = csv->spans[csv->making + i];
		csv->spans[i].at -= base;
	}
	if (keep)
		memmove(csv->text, csv->text + base, csv->text_length - base);
	csv->text_length -= base;
	assert(csv->text_length <=
		2 * (size_t)CSV_RECORD_MOST); /* what begins a record, its NULs too */
	csv->span_count = keep;
	csv->making = 0;
	csv->mark_count = csv->next = 0;
}

/* The first chunk tells the delimiter. */
static bool begin(struct csv *csv, struct encoding_chunk *chunk, struct err *err)
{
	char found = ',', other = '\0';
	size_t declared = delimiter_declared(chunk->text, chunk->length, &found);

	if (declared) {
		csv->declared = true;
		csv->line = 2;
		chunk->text += declared;
		chunk->length -= declared;
	} else if (!csv->delimiter && !delimiter_find(chunk->text, chunk->length, &found, &other)) {
		return err_set(err, ERR_DATA,
			"%s: the fields may be separated by %s or by %s; say --delimiter",
			input_name(csv->input), delimiter_name(found), delimiter_name(other));
	}
	if (!csv->delimiter)
		csv->delimiter = found;
	csv_init(&csv->parser, CSV_STRICT | CSV_STRICT_FINI);
	csv_set_realloc_func(&csv->parser, mem_realloc); /* never NULL: no CSV_ENOMEM */
	csv_set_delim(&csv->parser, (unsigned char)csv->delimiter);
	csv_set_blk_size(&csv->parser, 4096);
	csv->begun = true;
	return true;
}

static bool fill(struct csv *csv, struct err *err)
{
	struct encoding_chunk chunk;

	forget_handed_out(csv);
	if (!encoding_read(csv->encoding, &chunk, err))
		return false;
	if (!csv->begun && !begin(csv, &chunk, err))
		return false;
	if (chunk.length)
		feed(csv, chunk.text, chunk.length);
	if (chunk.fault && !csv->failed)
		fail(csv, csv->line, chunk.fault);
	if (csv->failed || chunk.length)
		return true;
	csv->ended = true;
	if (csv_fini(&csv->parser, on_field, on_record, csv) != 0)
		fail_quote(csv, true);
	else if (csv->trouble)
		fail_trouble(csv);
	return true;
}

bool csv_next(struct csv *csv, const struct csv_record **ret, struct err *err)
{
	const struct mark *mark;
	size_t i;

	while (csv->next == csv->mark_count && !csv->failed && !csv->ended)
		if (!fill(csv, err))
			return false;
	if (csv->next == csv->mark_count) {
		if (csv->failed) {
			*err = csv->failure;
			return false;
		}
		*ret = NULL;
		return true;
	}
	mark = &csv->marks[csv->next++];
	for (i = 0; i < mark->count; i++)
		csv->fields[i] = (struct csv_field) {
			.text = csv->text + csv->spans[mark->first + i].at,
			.length = csv->spans[mark->first + i].length,
		};
	csv->record = (struct csv_record) {
		.line = mark->line, .count = mark->count, .fields = csv->fields
	};
	*ret = &csv->record;
	return true;
}

char csv_delimiter(const struct csv *csv)
{
	return csv->delimiter;
}

bool csv_delimiter_declared(const struct csv *csv)
{
	return csv->declared;
}

bool csv_unended(const struct csv *csv)
{
	return csv->unended;
}

const char *import_csv_version(void)
{
	return CSV_VERSION;
}
