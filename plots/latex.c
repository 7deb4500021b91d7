#include "plots/latex.h"

#include "base/latex.h"

#include <math.h>
#include <string.h>

bool latex_drawing(struct arena *arena, const char *path, const char **ret, struct err *err)
{
	static const char allowed[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
	enum { LONGEST = 100 };
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	const char *dot = strrchr(name, '.');
	size_t length = strspn(name, allowed);

	if (!dot || length == 0 || length > LONGEST || name + length != dot || *name == '-')
		return err_set(err, ERR_USAGE,
			"%s: LaTeX wants a name of letters, digits, - and _ before .tex", name);
	*ret = arena_printf(arena, "%.*s-drawing", (int)length, name);
	return true;
}

void latex_size(struct str *texts, double width, double height)
{
	str_clear(texts);
	str_add(texts, "\\begin{picture}(");
	script_number(texts, width);
	str_addc(texts, ',');
	script_number(texts, height);
	str_add(texts, ")%\n");
}

/* Signs of our own that a bare LaTeX has no letters for, and bytes that were none. */
static const char *sign(const char *text, size_t *ret_length)
{
	static const struct {
		const char *sign, *latex;
	} signs[] = { { "\xe2\x86\x92", "$\\rightarrow$" }, { "\xe2\x86\x90", "$\\leftarrow$" },
		{ "\xe2\x89\xa5", "$\\geq$" }, { "\xe2\x89\xa4", "$\\leq$" },
		{ "\xef\xbf\xbd", "?" } };

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		*ret_length = strlen(signs[i].sign);
		if (strncmp(text, signs[i].sign, *ret_length) == 0)
			return signs[i].latex;
	}
	return NULL;
}

static void add_text(struct str *str, const char *text)
{
	STR_SCOPED piece = { 0 };

	while (*text) {
		size_t length = 0;
		const char *latex = sign(text, &length);

		if (latex) {
			latex_text(str, str_text(&piece));
			str_clear(&piece);
			str_add(str, latex);
			text += length;
		} else {
			str_addc(&piece, *text++);
		}
	}
	latex_text(str, str_text(&piece));
}

/* TeX reads no powers of ten, and no page is as large. */
static void add_length(struct str *str, double length)
{
	static const double most = 9999;

	script_number(str, fmax(-most, fmin(most, round(length * 1e4) / 1e4)));
}

/* A colour as LaTeX's own rgb: xcolor is not needed. */
static void add_colour(struct str *str, unsigned colour)
{
	for (int shift = 16; shift >= 0; shift -= 8) {
		script_number(str, (double)(colour >> shift & 0xff) / 255);
		if (shift > 0)
			str_addc(str, ',');
	}
}

void latex_label(struct str *texts, double x, double y, enum script_align align,
	const struct script_style *style, const char *text)
{
	static const char *const aligns[] = { "[l]", "", "[r]" };
	static const char *const faces[] = { "", "\\bfseries", "\\itshape" };

	str_add(texts, "\\put(");
	add_length(texts, x);
	str_addc(texts, ',');
	add_length(texts, y);
	str_addf(texts, "){\\makebox(0,0)%s{\\color[rgb]{", aligns[align]);
	add_colour(texts, style->colour);
	str_add(texts, "}\\sffamily\\fontsize{");
	script_number(texts, style->points);
	str_add(texts, "}{");
	script_number(texts, style->points * 1.2);
	str_addf(texts, "}%s\\selectfont\\strut{}", faces[style->face]);
	add_text(texts, text);
	str_add(texts, "}}%\n");
}

/* The size stands in the first line of the texts: "\begin{picture}(W,H)%". */
void latex_picture(struct str *ret, const char *drawing, const char *texts)
{
	size_t head = strcspn(texts, "\n");
	const char *open = strchr(texts, '('), *comma = strchr(texts, ','),
		   *close = strchr(texts, ')');

	str_addf(ret,
		"%% Chart by gcitrack, to \\input; its drawing is %s.pdf beside it.\n"
		"%% Needs: \\usepackage{graphicx,color} and, before LaTeX of 2020, textcomp.\n"
		"\\begingroup\n"
		"\\setlength{\\unitlength}{0.75bp}%% a pixel, 96 to the inch\n",
		drawing);
	str_addn(ret, texts, head);
	str_addf(ret,
		"\n\\put(0,0){\\includegraphics[width=%.*s\\unitlength,height=%.*s\\unitlength]{%s}"
		"}%%\n",
		(int)(comma - open - 1), open + 1, (int)(close - comma - 1), comma + 1, drawing);
	str_add(ret, texts + head + 1);
	str_add(ret, "\\end{picture}%\n\\endgroup\n");
}
