/* The quoting function of each language an answer is written in. Every text that is not ours passes
 * through one of these, and nothing else quotes. */
#ifndef GCITRACK_FORMATS_QUOTE_H
#define GCITRACK_FORMATS_QUOTE_H

#include "base/latex.h" /* latex_text(): charts quote for LaTeX too */
#include "base/str.h"

/* RFC 4180: quoted where it holds `delimiter` (',' or ';'), a quote or a line end. A text that a
 * spreadsheet would run as a formula (it begins with = + - @ TAB or CR) gets an apostrophe in
 * front. */
void csv_text(struct str *str, const char *text, char delimiter);
/* The same guard; TAB, LF, CR and the backslash as \t \n \r \\. */
void tsv_text(struct str *str, const char *text);
/* A JSON string with its quotes; bytes that are not UTF-8 become U+FFFD. */
void json_text(struct str *str, const char *text);
/* Text in a cell of a pipe table. */
void markdown_text(struct str *str, const char *text);
/* Text or an attribute value in HTML. */
void html_text(struct str *str, const char *text);

#endif
