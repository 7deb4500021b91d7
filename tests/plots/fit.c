#include "tests/plots/fit.h"

#include "base/mem.h"
#include "plots/layout.h"
#include "plots/place.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* How tall letters are, in sizes of type: capitals above and below the middle, and what hangs below
 * the line counts for little. A mark is a point of its own, in a key or beside a number. */
static const double half_height = 0.42, mark_half = 2.5, tolerance = 0.6, svg_drop = 0.135,
		    edge = 4;

struct text {
	char *words; /* "": a mark */
	struct place_box box;
};

struct reading {
	struct arena arena;
	double width, height;
	double left, right, x_left, x_right; /* of the plot area: pixels, values */
	struct text *list;
	size_t count, room;
	struct fit *fit;
};

/* What gnuplot writes into an SVG for &#x26; and its like, undone. */
static char *plain(struct arena *arena, const char *from, size_t length)
{
	char *text = arena_strndup(arena, from, length), *to = text;

	for (const char *c = text; *c; to++) {
		unsigned code;
		int used = 0;

		if (sscanf(c, "&#x%2x;%n", &code, &used) == 1 && used > 0) {
			*to = (char)code;
			c += used;
		} else {
			*to = *c++;
		}
	}
	*to = '\0';
	return text;
}

static struct place_box box_of(
	const char *words, double x, double y, const char *align, double points, bool bold)
{
	double width = layout_width(words, points, bold), half = points * 96 / 72 * half_height;
	double left = strcmp(align, "right") == 0    ? x - width
		      : strcmp(align, "center") == 0 ? x - width / 2
						     : x;

	y -= svg_drop * points;
	return (struct place_box) { left, y - half, left + width, y + half };
}

/* "' at screen px(1),py(2) left font ..." or "' at first 2014,screen py(2) ...": the place, and
 * what follows it; NULL: it is none. */
static const char *read_place(
	const struct reading *reading, const char *at, double *ret_x, double *ret_y)
{
	int used = 0;

	if (sscanf(at, "' at screen px(%lf),py(%lf) %n", ret_x, ret_y, &used) == 2 && used > 0)
		return at + used;
	if (sscanf(at, "' at first %lf,screen py(%lf) %n", ret_x, ret_y, &used) != 2 || used == 0)
		return NULL;
	*ret_x = reading->left + (*ret_x - reading->x_left) / (reading->x_right - reading->x_left) *
					 (reading->right - reading->left);
	return isfinite(*ret_x) ? at + used : NULL;
}

/* "'words' at screen px(1),py(2) left font 'DejaVu Sans Bold,9' ..." */
static bool read_label(struct reading *reading, const char *at)
{
	const char *end = strchr(at + 1, '\''), *behind;
	char align[8], font[40];
	double x, y, points;
	struct text *text = &reading->list[reading->count];

	if (*at != '\'' || !end)
		return false;
	text->words = plain(&reading->arena, at + 1, (size_t)(end - at - 1));
	behind = read_place(reading, end, &x, &y);
	if (!behind)
		return false;
	if (strncmp(behind, "point ", 6) == 0 && *text->words == '\0') {
		text->box = (struct place_box) { x - mark_half, y - mark_half, x + mark_half,
			y + mark_half };
	} else {
		if (sscanf(behind, "%7s font '%39[^,],%lf'", align, font, &points) != 3)
			return false;
		text->box = box_of(text->words, x, y, align, points, strstr(font, " Bold") != NULL);
	}
	reading->count++;
	return true;
}

static void wrong(
	struct reading *reading, const struct text *text, const char *how, const struct text *other)
{
	str_addf(&reading->fit->says, "\"%s\" at %.0f,%.0f %s", text->words, text->box.left,
		text->box.top, how);
	if (other)
		str_addf(&reading->fit->says, " \"%s\" at %.0f,%.0f", other->words, other->box.left,
			other->box.top);
	str_addc(&reading->fit->says, '\n');
}

static bool meet(const struct place_box *a, const struct place_box *b)
{
	return fmin(a->right, b->right) - fmax(a->left, b->left) > tolerance &&
	       fmin(a->bottom, b->bottom) - fmax(a->top, b->top) > tolerance;
}

static void judge(struct reading *reading)
{
	for (size_t i = 0; i < reading->count; i++) {
		const struct text *text = &reading->list[i];
		size_t length = strlen(text->words);

		if (text->box.left < edge || text->box.top < 0 ||
			text->box.right > reading->width - edge ||
			text->box.bottom > reading->height) {
			reading->fit->wrong++;
			wrong(reading, text, "leaves the page", NULL);
		}
		if (length >= 3 && strcmp(text->words + length - 3, "…") == 0) {
			reading->fit->cut++;
			wrong(reading, text, "is cut", NULL);
		}
		for (size_t k = 0; k < i; k++) {
			const struct text *other = &reading->list[k];

			/* a ring is a mark upon a mark */
			if (!meet(&text->box, &other->box) || (!*text->words && !*other->words))
				continue;
			reading->fit->wrong++;
			wrong(reading, text, "covers", other);
		}
	}
}

static bool read_script(struct reading *reading, const char *script)
{
	for (const char *line = script; line; line = strchr(line, '\n')) {
		int used = 0;

		line += *line == '\n';
		if (strncmp(line, "W = ", 4) == 0 &&
			sscanf(line, "W = %lf; H = %lf", &reading->width, &reading->height) != 2)
			return false;
		sscanf(line, "set lmargin at screen px(%lf); set rmargin at screen px(%lf)",
			&reading->left, &reading->right);
		sscanf(line, "set xrange [%lf:%lf]", &reading->x_left, &reading->x_right);
		sscanf(line, "set label %*d %n", &used);
		if (used == 0)
			continue;
		if (!read_label(reading, line + used))
			return false;
	}
	return reading->count > 0 && reading->width > 0;
}

void fit_script(const char *script, struct fit *ret)
{
	struct reading reading = { .fit = ret, .room = 1 };

	*ret = (struct fit) { 0 };
	for (const char *c = script; (c = strstr(c, "set label")) != NULL; c++)
		reading.room++;
	arena_init(&reading.arena);
	reading.list = arena_array(&reading.arena, reading.room, sizeof *reading.list);
	if (read_script(&reading, script)) {
		judge(&reading);
	} else {
		ret->wrong = 1;
		str_add(&ret->says, "no script with texts\n");
	}
	ret->texts = reading.count;
	arena_finish(&reading.arena);
}
