#include "gcitrack/answer.h"
#include "gcitrack/formats/quote.h"

#include <string.h>

/* What a byte of a text may be. */
enum {
	ENDS = 1,    /* the text */
	QUOTES = 2,  /* asks for quotes, or would with the other delimiter */
	FORMULA = 4, /* in front: a spreadsheet would run the text */
};

static const unsigned char kinds[256] = {
	['\0'] = ENDS,
	['"'] = QUOTES,
	['\n'] = QUOTES,
	['\r'] = QUOTES | FORMULA,
	[','] = QUOTES,
	[';'] = QUOTES,
	['='] = FORMULA,
	['+'] = FORMULA,
	['-'] = FORMULA,
	['@'] = FORMULA,
	['\t'] = FORMULA,
};

static unsigned char kind_of(char c)
{
	return kinds[(unsigned char)c];
}

/* Most texts are plain: one look at each byte took a third of the time of four of the C library. */
void csv_text(struct str *str, const char *text, char delimiter)
{
	const char special[] = { '"', '\r', '\n', delimiter, '\0' };
	bool guarded = kind_of(*text) & FORMULA;
	const char *end = text;

	while (!(kind_of(*end) & (ENDS | QUOTES)))
		end++;
	if (!*end || !strpbrk(end, special)) {
		if (guarded)
			str_addc(str, '\'');
		str_addn(str, text, (size_t)(end - text));
		if (*end) /* the other delimiter */
			str_add(str, end);
		return;
	}
	str_add(str, guarded ? "\"'" : "\"");
	for (const char *at = text; *at; at++) {
		if (*at == '"')
			str_addc(str, '"');
		str_addc(str, *at);
	}
	str_addc(str, '"');
}

static char delimiter_of(const struct answer *answer)
{
	return answer->excel ? ';' : ',';
}

static void csv_end_line(struct answer *answer)
{
	str_add(&answer->line, answer->excel ? "\r\n" : "\n");
	fwrite(answer->line.data, 1, answer->line.len, answer->stream);
	str_clear(&answer->line);
}

static void csv_begin(struct answer *answer)
{
	str_clear(&answer->line);
	if (answer->excel)
		str_add(&answer->line, "\xEF\xBB\xBF"); /* or Excel takes it for Latin-1 */
	for (size_t i = 0; i < answer->column_count; i++) {
		if (i > 0)
			str_addc(&answer->line, delimiter_of(answer));
		csv_text(&answer->line, answer->columns[i].name, delimiter_of(answer));
	}
	csv_end_line(answer);
}

/* Texts go to the line as they are: a copy of each took a fifth of the time of a long answer. */
static void csv_row(struct answer *answer, const struct cell *cells)
{
	char delimiter = delimiter_of(answer), mark = answer->excel ? ',' : '.';

	for (size_t i = 0; i < answer->column_count; i++) {
		if (i > 0)
			str_addc(&answer->line, delimiter);
		if (cells[i].kind == CELL_TEXT) {
			csv_text(&answer->line, cells[i].as.text, delimiter);
		} else if (cells[i].kind == CELL_LIST) {
			STR_SCOPED text = { 0 };

			cell_print(cells[i], mark, &text);
			csv_text(&answer->line, str_text(&text), delimiter);
		} else {
			cell_print(cells[i], mark, &answer->line);
		}
	}
	csv_end_line(answer);
}

/* Notes would break the table for whoever reads it, so they go beside it. */
static void csv_end(struct answer *answer)
{
	answer_notes_aside(answer);
}

const struct format_writer format_csv = { "csv", FORMAT_CSV, csv_begin, csv_row, csv_end };
