#include "plots/script.h"

#include "base/decimal.h"
#include "base/text.h"
#include "plots/grey.h"
#include "plots/latex.h"

#include <assert.h>
#include <math.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

static const char default_font[] = "DejaVu Sans",
		  emf_font[] = "Arial"; /* what a word processor has; narrower, so all still fits */
static const char apostrophe[] = "\xe2\x80\x99", quote_open[] = "\xe2\x80\x9c",
		  quote_close[] = "\xe2\x80\x9d", replacement[] = "\xef\xbf\xbd";

/* PNG is drawn this many times as large: 96 pixels an inch become 300. */
static const double png_scale = 3.125;

/* Measured, so that every terminal draws the same picture (CHARTS, section 2). */
static double line_factor(enum plot_format format)
{
	return format == PLOT_PDF || format == PLOT_TEX ? 1.48 : 1;
}

static double point_factor(enum plot_format format)
{
	return format == PLOT_PDF || format == PLOT_TEX ? 0.76 : format == PLOT_PNG ? 1 : 0.80;
}

static bool is_svg(enum plot_format format)
{
	return format == PLOT_SVG || format == PLOT_GP;
}

bool script_any_glyph(const struct plot_options *options)
{
	return options->font != NULL || options->format == PLOT_TEX;
}

static bool only(const char *text, const char *more, size_t limit)
{
	size_t length = strlen(text);

	for (size_t i = 0; i < length; i++) {
		char c = text[i];
		bool plain =
			(c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');

		if (!plain && !strchr(more, c))
			return false;
	}
	return length > 0 && length <= limit;
}

bool script_check(const struct plot_options *options, struct err *err)
{
	const char *output = options->output;

	if (options->font && !only(options->font, " _-", 64))
		return err_set(err, ERR_USAGE,
			"a font's name may hold letters, digits, spaces, - and _ only, at most 64");
	if (options->font && options->format == PLOT_TEX)
		return err_set(err, ERR_USAGE,
			"a LaTeX picture is set in the document's own sans serif: it takes no "
			"font");
	if (output && (!only(output, "._-", 200) || output[0] == '.' || output[0] == '-'))
		return err_set(err, ERR_USAGE,
			"the picture's name in a script may hold letters, digits, . - and _ only, "
			"at most 200, and begins with a letter or digit");
	return true;
}

/* Letters and signs that DejaVu Sans holds in regular and bold. */
static bool has_glyph(int32_t c)
{
	static const struct {
		int32_t first, last;
	} ranges[] = {
		{ 0x20, 0x7e },
		{ 0xa0, 0x2af },  /* Latin */
		{ 0x300, 0x33f }, /* accents */
		{ 0x370, 0x3ff },
		{ 0x400, 0x525 }, /* Greek, Cyrillic */
		{ 0x1e00, 0x1efb },
		{ 0x1f00, 0x1fff }, /* accented Latin, Greek */
		{ 0x2010, 0x2027 },
		{ 0x202f, 0x205e }, /* punctuation */
		{ 0x20a0, 0x20b5 },
		{ 0x2116, 0x2116 },
		{ 0x2122, 0x2122 },
		{ 0x2190, 0x2193 },
		{ 0x2212, 0x2212 },
		{ 0x2248, 0x2248 },
		{ 0x2260, 0x2265 },
		{ 0xfffd, 0xfffd },
	};

	for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
		if (c >= ranges[i].first && c <= ranges[i].last)
			return true;
	return false;
}

static bool is_space(int32_t c)
{
	utf8proc_category_t category = utf8proc_category(c);

	return text_is_bidi(c) || category == UTF8PROC_CATEGORY_CC ||
	       category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP ||
	       (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
}

/* Characters that are not seen: soft hyphen, zero width, byte order mark, tags. */
static bool is_hidden(int32_t c)
{
	return utf8proc_category(c) == UTF8PROC_CATEGORY_CF;
}

static void clean_character(struct str *str, int32_t c, bool named, size_t *replaced)
{
	utf8proc_uint8_t bytes[4];

	if (is_space(c)) {
		str_addc(str, ' ');
	} else if (c == '\'' || c == '`') {
		str_add(str, apostrophe);
	} else if (c == '"') {
		bool opens = str->len == 0 || strchr(" (", str->data[str->len - 1]);

		str_add(str, opens ? quote_open : quote_close);
	} else if (c == '@') {
		str_add(str, "(at)"); /* @ begins a macro; a lone quote elsewhere could wake it */
	} else if (is_hidden(c)) {
		return;
	} else if (has_glyph(c) || (named && utf8proc_codepoint_valid(c))) {
		utf8proc_ssize_t length = utf8proc_encode_char(c, bytes);

		str_addn(str, (const char *)bytes, (size_t)length);
	} else {
		str_addc(str, '?');
		if (replaced)
			++*replaced;
	}
}

/* How many bytes at `text` are shown as they are, whatever stands before them. */
static size_t shown_length(const char *text, size_t limit)
{
	size_t length = 0;

	while (length < limit && text[length] >= 0x20 && text[length] < 0x7F &&
		text[length] != '\'' && text[length] != '`' && text[length] != '"' &&
		text[length] != '@')
		length++;
	return length;
}

static void clean(struct str *str, const char *text, bool named, size_t *replaced)
{
	size_t length = strnlen(text, SCRIPT_TEXT_LIMIT), at = 0;

	for (;;) {
		size_t plain = shown_length(text + at, length - at);
		utf8proc_int32_t c;
		utf8proc_ssize_t used;

		str_addn(str, text + at, plain);
		at += plain;
		if (at == length)
			return;
		used = utf8proc_iterate(
			(const utf8proc_uint8_t *)text + at, (utf8proc_ssize_t)(length - at), &c);
		if (used <= 0)
			str_add(str, replacement);
		else
			clean_character(str, c, named, replaced);
		at += used > 0 ? (size_t)used : 1;
	}
}

const char *script_clean(struct arena *arena, const char *text, bool named, size_t *ret_replaced)
{
	STR_SCOPED str = { 0 };

	clean(&str, text, named, ret_replaced);
	return arena_strdup(arena, str_text(&str));
}

void script_quote(struct str *str, const char *text, enum plot_format format, bool named)
{
	STR_SCOPED shown = { 0 };

	clean(&shown, text, named, NULL);
	str_addc(str, '\'');
	for (const char *c = str_text(&shown); *c; c++) {
		/* gnuplot escapes < and & for SVG, but not all that XML needs */
		if (is_svg(format) && strchr("&<>", *c))
			str_addf(str, "&#x%x;", (unsigned)(unsigned char)*c);
		else
			str_addc(str, *c);
	}
	str_addc(str, '\'');
}

/* Six significant digits as "%.6g" writes them, in a tenth of the time. False where they are so
 * many or so near to a tie that the library has to say. */
static bool add_plain(struct str *str, double number)
{
	static const double powers[] = { 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9 };
	double size = fabs(number), scaled;
	char text[DECIMAL_TEXT];
	int64_t digits;
	int places = 0;

	if (size < 1e-4 || size >= 999999)
		return false;
	while (size * powers[places] < 1e5)
		places++;
	scaled = size * powers[places];
	if (fabs(scaled - floor(scaled) - 0.5) < 1e-4)
		return false;
	for (digits = (int64_t)(scaled + 0.5); places > 0 && digits % 10 == 0; places--)
		digits /= 10;
	str_add(str, decimal_format((struct decimal) { number < 0 ? -digits : digits, places }, '.',
			     text));
	return true;
}

void script_number(struct str *str, double number)
{
	char digits[64];

	if (!isfinite(number)) {
		str_add(str, "NaN");
		return;
	}
	if (number == 0)
		number = 0; /* -0 would read as a minus sign */
	if (add_plain(str, number))
		return;
	snprintf(digits, sizeof digits, "%.6g", number);
	for (char *c = digits; *c; c++) {
		/* a locale changes the decimal mark and nothing else of %g */
		if (strchr("0123456789+-e", *c))
			str_addc(str, *c);
		else if (str->data[str->len - 1] != '.')
			str_addc(str, '.');
	}
}

/* The colour that is drawn for one. */
static unsigned shade(const struct script *script, unsigned colour)
{
	return script->grey ? grey_of(colour) : colour;
}

/* A chart has hundreds of these: printf()'s way of them took a fifth of the time of its script. */
static void add_int(struct str *str, int number)
{
	char text[DECIMAL_TEXT];

	str_add(str, decimal_format((struct decimal) { number, 0 }, '.', text));
}

static void add_colour(struct str *str, unsigned colour)
{
	char text[] = "'#000000'";

	for (int i = 7; i >= 2; i--, colour >>= 4)
		text[i] = "0123456789abcdef"[colour & 0xf];
	str_add(str, text);
}

/* Prints a format of our own: %n takes a double, %d an int, %s one of our own words, %c a colour,
 * %q a user's text. The stream's error is looked at once, by script_close(). */
static void emit(struct script *script, const char *format, ...)
{
	STR_SCOPED str = { 0 };
	va_list arguments;

	va_start(arguments, format);
	for (const char *c = format; *c; c++) {
		size_t literal = strcspn(c, "%");

		if (literal > 0) {
			str_addn(&str, c, literal);
			c += literal - 1;
			continue;
		}
		assert(strchr("ndscq", c[1]));
		switch (*++c) {
		case 'n':
			script_number(&str, va_arg(arguments, double));
			break;
		case 'd':
			add_int(&str, va_arg(arguments, int));
			break;
		case 's':
			str_add(&str, va_arg(arguments, const char *));
			break;
		case 'c':
			add_colour(&str, shade(script, va_arg(arguments, unsigned) & 0xffffff));
			break;
		case 'q':
			script_quote(&str, va_arg(arguments, const char *), script->format,
				script->named);
			break;
		}
	}
	va_end(arguments);
	fwrite(str_text(&str), 1, str.len, script->stream);
}

static void emit_terminal(struct script *script)
{
	const double scale = script->scale, w = script->width * scale, h = script->height * scale;

	switch (script->format) {
	case PLOT_PNG:
		emit(script,
			"set terminal pngcairo size %n,%n font '%s,9' fontscale %n linewidth %n "
			"pointscale %n noenhanced rounded background %c\n",
			round(w * png_scale), round(h * png_scale), script->font, png_scale * scale,
			png_scale, png_scale, 0xffffffu);
		break;
	case PLOT_PDF:
	case PLOT_TEX:
		emit(script,
			"set terminal pdfcairo size %nin,%nin font '%s,9' fontscale %n "
			"noenhanced rounded background %c\n",
			w / 96, h / 96, script->font, 0.75 * scale, 0xffffffu);
		break;
	case PLOT_EMF:
		emit(script,
			"set terminal emf size %n,%n rounded noenhanced font '%s,9' fontscale %n "
			"background %c\n",
			round(w), round(h), script->font, scale, 0xffffffu);
		break;
	case PLOT_SVG:
	case PLOT_GP:
		emit(script,
			"set terminal svg size %n,%n fixed font '%s,9' fontscale %n "
			"dashlength %n noenhanced rounded background %c name 'gcitrack'\n",
			round(w), round(h), script->font, 1.3333 * scale, 0.6 * scale, 0xffffffu);
		break;
	}
}

void script_open(struct script *script, const struct plot_options *options, const char *name,
	double width, double height, FILE *stream)
{
	*script = (struct script) {
		.stream = stream,
		.format = options->format,
		.font = options->font                 ? options->font
			: options->format == PLOT_EMF ? emf_font
						      : default_font,
		.named = script_any_glyph(options),
		.grey = options->grey,
		.scale = options->scale > 0 ? options->scale : 1,
		.texts = options->texts,
		.width = round(width),
		.height = round(height),
		.output = options->output != NULL,
	};
	if (options->format == PLOT_TEX)
		latex_size(options->texts, script->width * script->scale,
			script->height * script->scale);
	emit(script,
		"# %s chart by gcitrack; draw it with: gnuplot FILE (gnuplot 5.2 or newer)\n"
		"reset\n"
		"set encoding utf8\n",
		name);
	emit_terminal(script);
	if (options->output)
		emit(script, "set output '%s'\n", options->output);
	emit(script,
		"W = %n.; H = %n.         # size in pixels, 96 to the inch\n"
		"px(x) = x / W            # pixels from the left, as gnuplot wants them\n"
		"py(y) = 1 - y / H        # pixels from the top\n"
		"LW = %n; PS = %n         # widths and points of this terminal, to look alike in "
		"all\n"
		"unset key; unset title; unset border; unset tics\n",
		script->width, script->height, line_factor(script->format) * script->scale,
		point_factor(script->format) * script->scale);
}

void script_section(struct script *script, const char *words)
{
	emit(script, "\n# %s\n", words);
}

void script_axes(struct script *script, const struct script_area *area)
{
	emit(script,
		"set lmargin at screen px(%n); set rmargin at screen px(%n)\n"
		"set tmargin at screen py(%n); set bmargin at screen py(%n)\n"
		"set xrange [%n:%n]; set yrange [%n:%n]\n",
		area->left, area->right, area->top, area->bottom, area->x_left, area->x_right,
		area->y_bottom, area->y_top);
}

/* cairo terminals take a face behind a colon, svg and emf as a word of the name. */
static const char *face_suffix(enum plot_format format, enum script_face face)
{
	static const char *const suffixes[2][3] = {
		{ "", ":Bold", ":Italic" },
		{ "", " Bold", " Italic" },
	};

	return suffixes[is_svg(format) || format == PLOT_EMF][face];
}

static double tenth(double pixels)
{
	return round(pixels * 10) / 10;
}

/* svg sets the middle of a line of text higher than the cairo terminals, emf lower; pixels a point
 * of size. */
static double drop(enum plot_format format)
{
	return is_svg(format) ? 0.135 : format == PLOT_EMF ? -0.22 : 0;
}

void script_label(struct script *script, double x, double y, enum script_align align,
	const struct script_style *style, const char *text)
{
	static const char *const aligns[] = { "left", "center", "right" };

	if (!*text)
		return;
	if (script->format == PLOT_TEX) {
		struct script_style drawn = *style;

		drawn.points *= script->scale;
		drawn.colour = shade(script, drawn.colour);
		latex_label(script->texts, x * script->scale, (script->height - y) * script->scale,
			align, &drawn, text);
		return;
	}
	y += drop(script->format) * style->points;
	emit(script,
		"set label %d %q at screen px(%n),py(%n) %s font '%s%s,%n' tc rgb %c noenhanced "
		"front\n",
		++script->tag, text, tenth(x), tenth(y), aligns[align], script->font,
		face_suffix(script->format, style->face), style->points, style->colour);
}

/* `lt 1` goes first: without it svg gives every dashed arrow the same dash. Round caps lengthen a
 * dash, so a dot is one unit long. */
static const char *dash_words(enum script_dash dash)
{
	static const char *const words[] = { [SCRIPT_SOLID] = "lt 1",
		[SCRIPT_DASHED] = "lt 1 dt (5,9)",
		[SCRIPT_DOTTED] = "lt 1 dt (1,8)",
		[SCRIPT_LONG] = "lt 1 dt (22,9)",
		[SCRIPT_DASH_DOT] = "lt 1 dt (18,8,1,8)" };

	return words[dash];
}

void script_line(struct script *script, double x0, double y0, double x1, double y1,
	const struct script_stroke *stroke)
{
	emit(script,
		"set arrow %d from screen px(%n),py(%n) to screen px(%n),py(%n) nohead %s lw "
		"%n*LW lc rgb %c%s\n",
		++script->tag, tenth(x0), tenth(y0), tenth(x1), tenth(y1), dash_words(stroke->dash),
		stroke->width, stroke->colour, stroke->back ? " back" : "");
}

/* As gnuplot counts them: filled ones. */
static const int mark_types[] = { [SCRIPT_DOT] = 7,
	[SCRIPT_UP] = 9,
	[SCRIPT_DOWN] = 11,
	[SCRIPT_SQUARE] = 5,
	[SCRIPT_DIAMOND] = 13,
	[SCRIPT_PENTAGON] = 15 };

void script_mark(struct script *script, double x, double y, enum script_mark mark, double size,
	unsigned colour)
{
	emit(script,
		"set label %d '' at screen px(%n),py(%n) point pt %d ps %n*PS lc rgb %c front\n",
		++script->tag, tenth(x), tenth(y), mark_types[mark], size, colour);
}

void script_panels(struct script *script)
{
	emit(script, "set multiplot\n");
	script->panels = true;
}

static void end_plot(struct script *script)
{
	emit(script, script->plots ? "\n" : "plot NaN\n");
	script->plots = 0;
}

void script_next_panel(struct script *script)
{
	end_plot(script);
	emit(script, "unset label; unset arrow\n");
}

void script_block(struct script *script, const char *name, size_t index)
{
	emit(script, "$%s%d << EOD\n", name, (int)index);
}

void script_row(struct script *script, const double *numbers, size_t count)
{
	for (size_t i = 0; i < count; i++)
		emit(script, i ? " %n" : "%n", numbers[i]);
	emit(script, "\n");
}

void script_row_coloured(
	struct script *script, const double *numbers, size_t count, unsigned colour)
{
	for (size_t i = 0; i < count; i++)
		emit(script, "%n ", numbers[i]);
	emit(script, "%d\n", (int)shade(script, colour)); /* all digits: %n keeps six */
}

void script_gap(struct script *script)
{
	emit(script, "\n");
}

void script_block_end(struct script *script)
{
	emit(script, "EOD\n");
}

static void plot_element(struct script *script, const char *name, size_t index, const char *columns)
{
	emit(script, script->plots++ ? ", \\\n     $%s%d using %s" : "plot $%s%d using %s", name,
		(int)index, columns);
}

void script_plot_lines(
	struct script *script, const char *name, size_t index, const struct script_stroke *stroke)
{
	plot_element(script, name, index, "1:2");
	emit(script, " with lines %s lw %n*LW lc rgb %c", dash_words(stroke->dash), stroke->width,
		stroke->colour);
}

void script_plot_points(
	struct script *script, const char *name, size_t index, double size, unsigned colour)
{
	script_plot_marks(script, name, index, SCRIPT_DOT, size, colour);
}

void script_plot_marks(struct script *script, const char *name, size_t index, enum script_mark mark,
	double size, unsigned colour)
{
	plot_element(script, name, index, "1:2");
	emit(script, " with points pt %d ps %n*PS lc rgb %c", mark_types[mark], size, colour);
}

void script_plot_boxes(struct script *script, const char *name, size_t index, unsigned colour)
{
	plot_element(script, name, index, "1:2:3:4:5:6");
	emit(script, " with boxxyerror fs solid 1 noborder fc rgb %c", colour);
}

void script_plot_cells(struct script *script, const char *name, size_t index)
{
	plot_element(script, name, index, "1:2:3:4:5:6:7");
	emit(script, " with boxxyerror fs solid 1 noborder lc rgb variable");
}

bool script_close(struct script *script, struct err *err)
{
	end_plot(script);
	if (script->panels)
		emit(script, "unset multiplot\n");
	if (script->output)
		emit(script, "unset output\n");
	if (fflush(script->stream) != 0 || ferror(script->stream))
		return err_errno(err, "cannot write the script");
	return true;
}
