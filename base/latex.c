#include "base/latex.h"

#include "base/text.h"

#include <string.h>

static const char *latex_escape(char c)
{
	switch (c) {
	case '\\':
		return "\\textbackslash{}";
	case '{':
		return "\\{";
	case '}':
		return "\\}";
	case '%':
		return "\\%";
	case '#':
		return "\\#";
	case '&':
		return "\\&";
	case '_':
		return "\\_";
	case '$':
		return "\\$";
	case '^':
		return "\\textasciicircum{}";
	case '~':
		return "\\textasciitilde{}";
	case '<':
		return "\\textless{}";
	case '>':
		return "\\textgreater{}";
	case '|':
		return "\\textbar{}";
	case '"':
		return "\\textquotedbl{}";
	case '`':
		return "\\textasciigrave{}";
	case '[': /* after a line end it would begin an option, and '*' too */
		return "{[}";
	case ']':
		return "{]}";
	case '*':
		return "{*}";
	default:
		return NULL;
	}
}

void latex_text(struct str *str, const char *text)
{
	static const char minus[] = "\xE2\x88\x92"; /* U+2212 */
	STR_SCOPED safe = { 0 };

	text_escape(&safe, text);
	for (const char *at = str_text(&safe); *at; at++) {
		const char *escaped = latex_escape(*at);

		if (escaped) {
			str_add(str, escaped);
		} else if (strncmp(at, minus, 3) == 0) {
			str_add(str, "\\textminus{}");
			at += 2;
		} else {
			str_addc(str, *at);
			/* "--" would become a dash, "''" another quote. */
			if ((*at == '-' || *at == '\'') && at[1] == *at)
				str_add(str, "{}");
		}
	}
}
