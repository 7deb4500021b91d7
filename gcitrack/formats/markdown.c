#include "base/text.h"
#include "gcitrack/answer.h"
#include "gcitrack/formats/quote.h"

#include <ctype.h>
#include <string.h>

void markdown_text(struct str *str, const char *text)
{
	STR_SCOPED safe = { 0 };

	text_escape(&safe, text);
	for (const char *at = str_text(&safe); *at; at++) {
		/* An underscore inside a word (itu_rank) is only an underscore. */
		bool inside = *at == '_' && at > safe.data && isalnum((unsigned char)at[-1]) &&
			      isalnum((unsigned char)at[1]);

		if (strchr("\\`*_[]<>|&~$", *at) && !inside)
			str_addc(str, '\\');
		str_addc(str, *at);
	}
}

static void markdown_end_line(struct answer *answer)
{
	str_add(&answer->line, "|\n");
	fwrite(answer->line.data, 1, answer->line.len, answer->stream);
	str_clear(&answer->line);
}

static void markdown_begin(struct answer *answer)
{
	str_clear(&answer->line);
	if (answer->column_count == 0)
		return;
	for (size_t i = 0; i < answer->column_count; i++) {
		str_add(&answer->line, "| ");
		markdown_text(&answer->line, answer->columns[i].name);
		str_addc(&answer->line, ' ');
	}
	markdown_end_line(answer);
	for (size_t i = 0; i < answer->column_count; i++)
		str_add(&answer->line, answer->columns[i].text ? "| --- " : "| ---: ");
	markdown_end_line(answer);
}

static void markdown_row(struct answer *answer, const struct cell *cells)
{
	for (size_t i = 0; i < answer->column_count; i++) {
		STR_SCOPED text = { 0 };

		cell_print(cells[i], '.', &text);
		str_add(&answer->line, "| ");
		if (cells[i].kind == CELL_TEXT || cells[i].kind == CELL_LIST)
			markdown_text(&answer->line, str_text(&text));
		else
			str_add(&answer->line, str_text(&text));
		str_addc(&answer->line, ' ');
	}
	markdown_end_line(answer);
}

static void markdown_end(struct answer *answer)
{
	for (size_t i = 0; i < answer->note_count; i++) {
		str_add(&answer->line,
			answer_note_refers(&answer->notes[i]) ? "\nReference: " : "\nNote: ");
		markdown_text(&answer->line, answer->notes[i].text);
		str_addc(&answer->line, '\n');
	}
	fwrite(str_text(&answer->line), 1, answer->line.len, answer->stream);
}

const struct format_writer format_markdown = { "markdown", FORMAT_MARKDOWN, markdown_begin,
	markdown_row, markdown_end };
