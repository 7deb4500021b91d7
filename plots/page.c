#include "plots/page.h"

#include "plots/grey.h"

#include <math.h>

enum { DEFAULT_WIDTH_MM = 160, TITLE_LINES = 4, SUBTITLE_LINES = 4, FOOT_LINES = 60 };

static const double title_centre = 20, title_leading = 21, subtitle_leading = 15, foot_leading = 13,
		    foot_above = 20, foot_below = 12, foot_points = 7.2;

static size_t accent_index(size_t index)
{
	return index < PAGE_ACCENTS ? index : PAGE_ACCENTS - 1;
}

unsigned page_accent(size_t index)
{
	static const unsigned accents[PAGE_ACCENTS] = { 0x0072b2, 0xb34e00, 0x007a59, 0xa8517f,
		0x8a6100, PAGE_SUBTITLE };

	return accents[accent_index(index)];
}

/* The largest of three sizes at which the text is one line; else the smallest. */
static double fitting_points(const char *text, double width, bool bold, double most, double step)
{
	double points = most;

	for (int i = 0; i < 2 && layout_width(text, points, bold) > width; i++)
		points -= step;
	return points;
}

enum script_dash page_dash(const struct page *page, size_t index)
{
	static const enum script_dash dashes[PAGE_ACCENTS] = { SCRIPT_SOLID, SCRIPT_SOLID,
		SCRIPT_LONG, SCRIPT_LONG, SCRIPT_DASH_DOT, SCRIPT_DASH_DOT };

	return page->grey ? dashes[accent_index(index)] : SCRIPT_SOLID;
}

enum script_mark page_mark(const struct page *page, size_t index)
{
	static const enum script_mark marks[PAGE_ACCENTS] = { SCRIPT_DOT, SCRIPT_SQUARE, SCRIPT_UP,
		SCRIPT_DIAMOND, SCRIPT_DOWN, SCRIPT_PENTAGON };

	return page->grey ? marks[accent_index(index)] : SCRIPT_DOT;
}

unsigned page_marked(const struct page *page)
{
	return page->grey ? PAGE_BLACK : PAGE_LOSS;
}

unsigned page_marked_text(const struct page *page)
{
	return page->grey ? PAGE_BLACK : PAGE_LOSS_TEXT;
}

unsigned page_text_on(unsigned colour)
{
	static const double enough = 4.5;
	double behind = grey_luminance(colour) + 0.05, ink = grey_luminance(PAGE_INK) + 0.05;

	if (1.05 / behind >= enough)
		return PAGE_WHITE;
	return behind / ink >= enough ? PAGE_INK : PAGE_BLACK;
}

static const char *or_nothing(const char *text)
{
	return text ? text : "";
}

static void wrap_head(struct page *page, struct arena *arena, const struct plot_input *input)
{
	double room = page->width - 2 * PAGE_MARGIN;
	const char *title = or_nothing(input->title), *subtitle = or_nothing(input->subtitle);

	page->title_points = fitting_points(title, room, true, 13, 0.75);
	page->title = layout_wrap(arena, title, room, page->title_points, true, TITLE_LINES, true);
	page->subtitle_points = fitting_points(subtitle, room, false, 9.5, 0.5);
	page->subtitle = layout_wrap(
		arena, subtitle, room, page->subtitle_points, false, SUBTITLE_LINES, true);
	page->head = title_centre + (double)page->title.count * title_leading +
		     (double)page->subtitle.count * subtitle_leading - 9;
}

static void add_foot(
	struct page *page, struct arena *arena, const char *text, struct layout_lines *all)
{
	double room = page->width - 2 * PAGE_MARGIN;
	struct layout_lines lines =
		layout_wrap(arena, text, room, foot_points, false, FOOT_LINES, false);

	for (size_t i = 0; i < lines.count && all->count < FOOT_LINES; i++)
		all->text[all->count++] = lines.text[i];
}

static void wrap_foot(struct page *page, struct arena *arena, const struct plot_input *input)
{
	struct layout_lines all = { arena_array(arena, FOOT_LINES, sizeof *all.text), 0 };

	for (size_t i = 0; i < input->note_count; i++)
		add_foot(page, arena, or_nothing(input->notes[i]), &all);
	add_foot(page, arena, or_nothing(input->source), &all);
	page->foot_lines = all;
	page->foot =
		foot_below + (all.count ? foot_above + (double)(all.count - 1) * foot_leading : 0);
}

void page_init(struct page *page, struct arena *arena, const struct plot_input *input,
	const struct plot_options *options)
{
	double wanted = options->width_mm > 0 ? options->width_mm : DEFAULT_WIDTH_MM;
	double scale = options->scale > 0 ? options->scale : 1, per_mm = 96 / 25.4 / scale;

	*page = (struct page) {
		.width = round(wanted * per_mm),
		.height = options->height_mm > 0 ? round(options->height_mm * per_mm) : 0,
		.scale = scale,
		.grey = options->grey,
	};
	wrap_head(page, arena, input);
	wrap_foot(page, arena, input);
}

bool page_fit(struct page *page, double top, double below, double wanted, double least,
	double *ret_bottom, struct err *err)
{
	double around = top + below + page->foot;

	if (page->height > 0)
		wanted = page->height - around;
	else
		page->height = ceil(around + wanted);
	if (wanted < least)
		return err_set(err, ERR_USAGE,
			"the chart is too low for its texts: give it at least %.0f mm, or a "
			"smaller scale",
			ceil((page->height + least - wanted) * page->scale * 25.4 / 96));
	*ret_bottom = top + wanted;
	return true;
}

bool page_wide_enough(
	const struct page *page, double left, double right, double least, struct err *err)
{
	if (right - left >= least)
		return true;
	return err_set(err, ERR_USAGE,
		"the chart is too narrow for its names: give it at least %.0f mm, or a smaller "
		"scale",
		ceil((page->width + least - right + left) * page->scale * 25.4 / 96));
}

void page_draw(const struct page *page, struct script *script)
{
	const struct script_style title = { page->title_points, SCRIPT_BOLD, PAGE_INK };
	const struct script_style subtitle = { page->subtitle_points, SCRIPT_REGULAR,
		PAGE_SUBTITLE };
	const struct script_style note = { foot_points, SCRIPT_REGULAR, PAGE_NOTE };
	double y = title_centre;

	script_section(script, "title and subtitle");
	for (size_t i = 0; i < page->title.count; i++, y += title_leading)
		script_label(script, PAGE_MARGIN, y, SCRIPT_LEFT, &title, page->title.text[i]);
	for (size_t i = 0; i < page->subtitle.count; i++, y += subtitle_leading)
		script_label(
			script, PAGE_MARGIN, y - 2, SCRIPT_LEFT, &subtitle, page->subtitle.text[i]);
	if (page->foot_lines.count == 0)
		return;
	script_section(script, "notes and source");
	y = page->height - foot_below - (double)(page->foot_lines.count - 1) * foot_leading;
	for (size_t i = 0; i < page->foot_lines.count; i++, y += foot_leading)
		script_label(script, PAGE_MARGIN, y, SCRIPT_LEFT, &note, page->foot_lines.text[i]);
}

void page_open(const struct page *page, const struct script_area *area,
	const struct plot_options *options, const char *chart, FILE *stream, struct script *script)
{
	script_open(script, options, chart, page->width, page->height, stream);
	page_draw(page, script);
	script_section(script, "plot area, in pixels, and the values at its edges");
	script_axes(script, area);
}
