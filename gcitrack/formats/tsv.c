#include "gcitrack/answer.h"
#include "gcitrack/formats/quote.h"

#include <string.h>

void tsv_text(struct str *str, const char *text)
{
	if (text[0] != '\0' && strchr("=+-@\t\r", text[0]))
		str_addc(str, '\'');
	for (const char *at = text; *at; at++) {
		switch (*at) {
		case '\t':
			str_add(str, "\\t");
			break;
		case '\n':
			str_add(str, "\\n");
			break;
		case '\r':
			str_add(str, "\\r");
			break;
		case '\\':
			str_add(str, "\\\\");
			break;
		default:
			str_addc(str, *at);
		}
	}
}

static void tsv_end_line(struct answer *answer)
{
	str_addc(&answer->line, '\n');
	fwrite(answer->line.data, 1, answer->line.len, answer->stream);
	str_clear(&answer->line);
}

static void tsv_begin(struct answer *answer)
{
	str_clear(&answer->line);
	for (size_t i = 0; i < answer->column_count; i++) {
		if (i > 0)
			str_addc(&answer->line, '\t');
		tsv_text(&answer->line, answer->columns[i].name);
	}
	tsv_end_line(answer);
}

static void tsv_row(struct answer *answer, const struct cell *cells)
{
	for (size_t i = 0; i < answer->column_count; i++) {
		if (i > 0)
			str_addc(&answer->line, '\t');
		if (cells[i].kind == CELL_TEXT || cells[i].kind == CELL_LIST) {
			STR_SCOPED text = { 0 };

			cell_print(cells[i], '.', &text);
			tsv_text(&answer->line, str_text(&text));
		} else {
			cell_print(cells[i], '.', &answer->line);
		}
	}
	tsv_end_line(answer);
}

static void tsv_end(struct answer *answer)
{
	answer_notes_aside(answer);
}

const struct format_writer format_tsv = { "tsv", FORMAT_TSV, tsv_begin, tsv_row, tsv_end };
