/* What every chart has in common: colours, sizes of type, the head (title, subtitle) and the foot
 * (notes, source) of the page, wrapped to its width. Pixels from the top left. */
#ifndef PLOTS_PAGE_H
#define PLOTS_PAGE_H

#include "base/mem.h"
#include "plots/layout.h"
#include "plots/script.h"

/* Okabe-Ito, darkened where needed to be read as text (4.5:1 on white). */
enum page_colour {
	PAGE_BLACK = 0x000000,
	PAGE_INK = 0x1d2733,
	PAGE_SUBTITLE = 0x4b5563,
	PAGE_NOTE = 0x6b7280,
	PAGE_RULE = 0x9aa3af,
	PAGE_LEADER = 0xb6bdc7,
	PAGE_MUTED = 0xc3c9d1,
	PAGE_GRID = 0xe5e7eb,
	PAGE_WHITE = 0xffffff,
	PAGE_BAND = 0xf3f6f9, /* behind a highlighted row */
	/* gained and lost: never green and red, and always with a sign or a triangle too */
	PAGE_GAIN = 0x0072b2,
	PAGE_LOSS = 0xd55e00,
	PAGE_LOSS_TEXT = 0xb34e00,
	PAGE_GAIN_PALE = 0x9ecae8,
	PAGE_LOSS_PALE = 0xf3b98c,
	PAGE_DOT = 0x9fb3c8, /* a country in a crowd, and one of a named group */
	PAGE_DOT_GROUP = 0x56b4e9,
};

/* Colours of highlighted lines in turn; the last stands for all beyond. */
enum { PAGE_ACCENTS = 6 };
unsigned page_accent(size_t index);

enum { PAGE_MARGIN = 14 }; /* left and right of all text */

/* Of a text on a colour: white, ink or black; its contrast is never below 4.5. */
unsigned page_text_on(unsigned colour);

struct page {
	double width;  /* of the picture, whole pixels */
	double height; /* 0 until the chart has chosen it, or as the user asked */
	double head;   /* height that title and subtitle take */
	double foot;   /* height that notes and source take, with the white above and below */
	double title_points, subtitle_points;
	struct layout_lines title, subtitle, foot_lines;
	double scale; /* pixels here to pixels of the picture */
	bool grey;
};

/* What else tells them apart in grey; in colour all are solid lines and dots. */
enum script_dash page_dash(const struct page *page, size_t index);
enum script_mark page_mark(const struct page *page, size_t index);
/* Of what stands out where there is one such: orange, or black in grey. */
unsigned page_marked(const struct page *page);
unsigned page_marked_text(const struct page *page);

/* Wraps the texts of a cleaned input; everything in the arena. */
void page_init(struct page *page, struct arena *arena, const struct plot_input *input,
	const struct plot_options *options);
/* The bottom of a plot area from `top` down, with `below` pixels of captions between it and the
 * foot: `wanted` high, or what the user's height leaves. Sets page->height. ERR_USAGE where less
 * than `least` is left. */
bool page_fit(struct page *page, double top, double below, double wanted, double least,
	double *ret_bottom, struct err *err);
/* ERR_USAGE where a plot area has less than `least` pixels of width. */
bool page_wide_enough(
	const struct page *page, double left, double right, double least, struct err *err);
/* Opens the script of a chart with one plot area: head and foot of the page, and its axes. `chart`
 * is its name. The height is known by now. */
void page_open(const struct page *page, const struct script_area *area,
	const struct plot_options *options, const char *chart, FILE *stream, struct script *script);
/* Head and foot alone. */
void page_draw(const struct page *page, struct script *script);

#endif
