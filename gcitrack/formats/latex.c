/* A complete tabular to paste or \input; it needs nothing but inputenc and T1 (textcomp for a minus
 * sign in a text). */
#include "base/latex.h"
#include "gcitrack/answer.h"

static void latex_end_line(struct answer *answer, const char *end)
{
	str_add(&answer->line, end);
	fwrite(answer->line.data, 1, answer->line.len, answer->stream);
	str_clear(&answer->line);
}

static void latex_begin(struct answer *answer)
{
	str_clear(&answer->line);
	if (answer->column_count == 0)
		return;
	str_add(&answer->line, "\\begin{tabular}{");
	for (size_t i = 0; i < answer->column_count; i++)
		str_addc(&answer->line, answer->columns[i].text ? 'l' : 'r');
	str_add(&answer->line, "}\n\\hline\n");
	for (size_t i = 0; i < answer->column_count; i++) {
		if (i > 0)
			str_add(&answer->line, " & ");
		latex_text(&answer->line, answer->columns[i].name);
	}
	latex_end_line(answer, " \\\\\n\\hline\n");
}

static void latex_number(struct str *str, const char *digits)
{
	if (digits[0] == '-') {
		str_add(str, "$-$");
		digits++;
	}
	str_add(str, digits);
}

static void latex_row(struct answer *answer, const struct cell *cells)
{
	for (size_t i = 0; i < answer->column_count; i++) {
		STR_SCOPED text = { 0 };

		cell_print(cells[i], '.', &text);
		if (i > 0)
			str_add(&answer->line, " & ");
		if (cells[i].kind == CELL_TEXT || cells[i].kind == CELL_LIST)
			latex_text(&answer->line, str_text(&text));
		else
			latex_number(&answer->line, str_text(&text));
	}
	latex_end_line(answer, " \\\\\n");
}

static void latex_end(struct answer *answer)
{
	if (answer->column_count > 0)
		str_add(&answer->line, "\\hline\n\\end{tabular}\n");
	for (size_t i = 0; i < answer->note_count; i++) {
		str_add(&answer->line, "\\par{\\footnotesize ");
		latex_text(&answer->line, answer->notes[i].text);
		str_add(&answer->line, "\\par}\n");
	}
	fwrite(str_text(&answer->line), 1, answer->line.len, answer->stream);
}

const struct format_writer format_latex = { "latex", FORMAT_LATEX, latex_begin, latex_row,
	latex_end };
