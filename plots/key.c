#include "plots/key.h"

#include <assert.h>

static const double points = 7.5, mark_room = 14, gap = 16, leading = 14, first_line = 12;

void key_add(struct key *key, const char *text, enum key_mark mark, unsigned colour)
{
	assert(key->count < KEY_MOST);
	key->list[key->count++] = (struct key_item) { text, mark, colour };
}

void key_add_wrapped(struct key *key, struct arena *arena, const struct page *page,
	const char *text, enum key_mark mark, unsigned colour)
{
	enum { LINES = 3 };
	struct layout_lines lines = layout_wrap(arena, text,
		page->width - 2 * PAGE_MARGIN - mark_room, points, false, LINES, false);

	for (size_t i = 0; i < lines.count; i++)
		key_add(key, lines.text[i], i > 0 ? KEY_MORE : mark, colour);
}

static double text_left(const struct key_item *item)
{
	return item->mark == KEY_NONE ? 0 : mark_room;
}

static double item_width(const struct key_item *item)
{
	return text_left(item) + layout_width(item->text, points, false);
}

/* Where an item stands that follows one ending at *x; the first of a line begins it. */
static void advance(
	const struct key *key, const struct key_item *item, double right, double *x, double *y)
{
	if (item == key->list)
		return;
	*x += gap;
	if (item->mark == KEY_MORE || *x + item_width(item) > right) {
		*x = PAGE_MARGIN;
		*y += leading;
	}
}

void key_place(struct key *key, struct page *page)
{
	double x = PAGE_MARGIN, y = 0;

	key->top = page->head + first_line;
	key->right = page->width - PAGE_MARGIN;
	for (size_t i = 0; i < key->count; i++) {
		advance(key, &key->list[i], key->right, &x, &y);
		x += item_width(&key->list[i]);
	}
	page->head += y;
}

static void draw_mark(const struct key_item *item, double x, double y, struct script *script)
{
	const struct script_stroke line = { 2.2, item->colour, SCRIPT_SOLID, false };

	switch (item->mark) {
	case KEY_DOT:
		script_mark(script, x, y, SCRIPT_DOT, 0.9, item->colour);
		break;
	case KEY_RING:
		script_mark(script, x, y, SCRIPT_DOT, 0.8, item->colour);
		script_mark(script, x, y, SCRIPT_DOT, 0.45, PAGE_WHITE);
		break;
	case KEY_RING_LARGE:
		script_mark(script, x, y, SCRIPT_DOT, 1.1, item->colour);
		script_mark(script, x, y, SCRIPT_DOT, 0.6, PAGE_WHITE);
		break;
	case KEY_LINE:
		script_line(script, x - 5, y, x + 5, y, &line);
		break;
	case KEY_TICK:
		script_line(script, x, y - 5, x, y + 5, &line);
		break;
	case KEY_BOX:
		script_mark(script, x, y, SCRIPT_SQUARE, 1.2, item->colour);
		break;
	case KEY_FRAME:
		script_mark(script, x, y, SCRIPT_SQUARE, 1.2, item->colour);
		script_mark(script, x, y, SCRIPT_SQUARE, 0.7, PAGE_WHITE);
		break;
	case KEY_EVENT:
		for (int k = -1; k <= 1; k++)
			script_mark(script, x, y + k * 4, SCRIPT_DOT, 0.2, item->colour);
		break;
	case KEY_NONE:
	case KEY_MORE:
		break;
	}
}

static void draw_item(const struct key_item *item, double x, double y, struct script *script)
{
	const struct script_style style = { points, SCRIPT_REGULAR, PAGE_SUBTITLE };

	draw_mark(item, x + 5, y, script);
	script_label(script, x + text_left(item), y, SCRIPT_LEFT, &style, item->text);
}

void key_draw(const struct key *key, struct script *script)
{
	double x = PAGE_MARGIN, y = key->top;

	if (key->count > 0)
		script_section(script, "what the marks mean");
	for (size_t i = 0; i < key->count; i++) {
		advance(key, &key->list[i], key->right, &x, &y);
		draw_item(&key->list[i], x, y, script);
		x += item_width(&key->list[i]);
	}
}

void key_draw_column(const struct key *key, double x, double y, double pitch, struct script *script)
{
	script_section(script, "what the marks mean");
	for (size_t i = 0; i < key->count; i++)
		draw_item(&key->list[i], x, y + (double)i * pitch, script);
}
