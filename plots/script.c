#include "plots/script.h"

#include "base/decimal.h"
#include "plots/grey.h"
#include "plots/latex.h"

#include <assert.h>
#include <math.h>
#include <stdarg.h>
#include <string.h>

static const char default_font[] = "DejaVu Sans",
		  emf_font[] = "Arial"; /* what a word processor has; narrower, so all still fits */

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

static double tenth(double pixels)
{
	return round(pixels * 10) / 10;
}

/* A place on the page. */
static void add_place(struct str *str, const struct script *script, double x, double y)
{
	const struct script_area *area = &script->area;

	if (!script->on_axis) {
		str_add(str, "screen px(");
		script_number(str, tenth(x));
		str_add(str, "),");
	} else if (x == area->left || x == area->right) {
		str_add(str, x == area->left ? "graph 0,screen " : "graph 1,screen ");
	} else {
		str_add(str, "first ");
		script_number(str, area->x_left + (x - area->left) / (area->right - area->left) *
							  (area->x_right - area->x_left));
		str_add(str, ",screen ");
	}
	str_add(str, "py(");
	script_number(str, tenth(y));
	str_addc(str, ')');
}

/* Prints a format of our own: %n takes a double, %p two that are a place in pixels, %d an int, %s
 * one of our own words, %c a colour, %q a user's text. The stream's error is looked at once, by
 * script_close(). */
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
		assert(strchr("npdscq", c[1]));
		switch (*++c) {
		case 'n':
			script_number(&str, va_arg(arguments, double));
			break;
		case 'p': {
			double x = va_arg(arguments, double);

			add_place(&str, script, x, va_arg(arguments, double));
			break;
		}
		case 'd':
			add_int(&str, va_arg(arguments, int));
			break;
		case 's':
			str_add(&str, va_arg(arguments, const char *));
			break;
		case 'c':
			add_colour(&str, shade(script, va_arg(arguments, unsigned) & 0xffffff));
			break;
		default: /* 'q' */
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
			"set terminal svg size %n,%n fixed font '%s,9' fontscale %n dashlength %n "
			"noenhanced rounded background %c name 'gcitrack'\n",
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
	script->area = *area;
}

void script_on_axis(struct script *script, bool on_axis)
{
	script->on_axis = on_axis;
}

/* cairo terminals take a face behind a colon, svg and emf as a word of the name. */
static const char *face_suffix(enum plot_format format, enum script_face face)
{
	static const char *const suffixes[2][3] = {
		{ "", ":Bold", ":Italic" },
		{ "", " Bold", " Italic" },
	};

	return suffixes[script_is_svg(format) || format == PLOT_EMF][face];
}

/* svg sets the middle of a line of text higher than the cairo terminals, emf lower; pixels a point
 * of size. */
static double drop(enum plot_format format)
{
	return script_is_svg(format) ? 0.135 : format == PLOT_EMF ? -0.22 : 0;
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
	emit(script, "set label %d %q at %p %s font '%s%s,%n' tc rgb %c noenhanced front\n",
		++script->tag, text, x, y, aligns[align], script->font,
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

static void end_line(struct script *script, const struct script_stroke *stroke)
{
	emit(script, " nohead %s lw %n*LW lc rgb %c%s\n", dash_words(stroke->dash), stroke->width,
		stroke->colour, stroke->back ? " back" : "");
}

void script_line(struct script *script, double x0, double y0, double x1, double y1,
	const struct script_stroke *stroke)
{
	emit(script, "set arrow %d from %p to %p", ++script->tag, x0, y0, x1, y1);
	end_line(script, stroke);
}

void script_line_by(struct script *script, double x, double y, double right, double down,
	const struct script_stroke *stroke)
{
	emit(script, "set arrow %d from %p rto screen %n/W,%n/H", ++script->tag, x, y, right,
		-down);
	end_line(script, stroke);
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
	emit(script, "set label %d '' at %p point pt %d ps %n*PS lc rgb %c front\n", ++script->tag,
		x, y, mark_types[mark], size, colour);
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
