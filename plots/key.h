/* What the marks of a chart mean: below the title, in as many lines as the page needs. Pixels. */
#ifndef PLOTS_KEY_H
#define PLOTS_KEY_H

#include "plots/page.h"

enum key_mark {
	KEY_DOT,
	KEY_RING,
	KEY_RING_LARGE, /* a dot that is hollow: derived */
	KEY_LINE,
	KEY_TICK,
	KEY_BOX,
	KEY_FRAME,
	KEY_EVENT, /* a dotted vertical */
	KEY_NONE,  /* the text alone */
	KEY_MORE   /* on a line of its own, more of the text before */
};

struct key_item {
	const char *text;
	enum key_mark mark;
	unsigned colour;
};

enum { KEY_MOST = 12 };

struct key {
	struct key_item list[KEY_MOST];
	size_t count;
	double top, right; /* found by key_place() */
};

/* The text is borrowed. */
void key_add(struct key *key, const char *text, enum key_mark mark, unsigned colour);
/* The same with a text that is wrapped where it is wider than the page. */
void key_add_wrapped(struct key *key, struct arena *arena, const struct page *page,
	const char *text, enum key_mark mark, unsigned colour);
/* Stands at the foot of the page's head, which grows by what is needed beyond a first line. */
void key_place(struct key *key, struct page *page);
void key_draw(const struct key *key, struct script *script);
/* Instead, one below the other. */
void key_draw_column(
	const struct key *key, double x, double y, double pitch, struct script *script);

#endif
