#include "base/text.h"
#include "gcitrack/answer.h"
#include "gcitrack/formats/quote.h"

void html_text(struct str *str, const char *text)
{
	STR_SCOPED safe = { 0 };

	text_escape(&safe, text);
	for (const char *at = str_text(&safe); *at; at++) {
		switch (*at) {
		case '&':
			str_add(str, "&amp;");
			break;
		case '<':
			str_add(str, "&lt;");
			break;
		case '>':
			str_add(str, "&gt;");
			break;
		case '"':
			str_add(str, "&quot;");
			break;
		case '\'':
			str_add(str, "&#39;");
			break;
		default:
			str_addc(str, *at);
		}
	}
}

static void html_cell(
	struct str *str, const char *tag, const struct column *column, const char *text)
{
	str_addf(str, "<%s%s>", tag, column->text ? "" : " style=\"text-align:right\"");
	html_text(str, text);
	str_addf(str, "</%.2s>", tag); /* "th scope=..." ends as "th" */
}

static void html_flush(struct answer *answer)
{
	fwrite(str_text(&answer->line), 1, answer->line.len, answer->stream);
	str_clear(&answer->line);
}

static void html_begin(struct answer *answer)
{
	str_clear(&answer->line);
	if (answer->column_count == 0)
		return;
	str_add(&answer->line, "<table>\n<thead>\n<tr>");
	for (size_t i = 0; i < answer->column_count; i++)
		html_cell(&answer->line, "th scope=\"col\"", &answer->columns[i],
			answer->columns[i].name);
	str_add(&answer->line, "</tr>\n</thead>\n<tbody>\n");
	html_flush(answer);
}

static void html_row(struct answer *answer, const struct cell *cells)
{
	str_add(&answer->line, "<tr>");
	for (size_t i = 0; i < answer->column_count; i++) {
		STR_SCOPED text = { 0 };

		cell_print(cells[i], '.', &text);
		html_cell(&answer->line, "td", &answer->columns[i], str_text(&text));
	}
	str_add(&answer->line, "</tr>\n");
	html_flush(answer);
}

static void html_end(struct answer *answer)
{
	if (answer->column_count > 0)
		str_add(&answer->line, "</tbody>\n</table>\n");
	for (size_t i = 0; i < answer->note_count; i++) {
		str_add(&answer->line, "<p>");
		html_text(&answer->line, answer->notes[i].text);
		str_add(&answer->line, "</p>\n");
	}
	html_flush(answer);
}

const struct format_writer format_html = { "html", FORMAT_HTML, html_begin, html_row, html_end };
