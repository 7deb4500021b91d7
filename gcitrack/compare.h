/* What both answers of compare share: countries side by side (compare_countries.c) and one row
 * a group (compare_groups.c). */
#ifndef GCITRACK_COMPARE_H
#define GCITRACK_COMPARE_H

#include "analysis/change.h"
#include "gcitrack/grid.h"
#include "gcitrack/question.h"

/* The fields of both, for help; E stands for an edition. Where the groups' begin, and end. */
extern const struct column compare_columns[];
enum { COMPARE_GROUP = 9, COMPARE_BEST = 16, COMPARE_GAPS = 17 };
enum { COMPARE_ROOM = 2 /* editions that leave room for gaps in 80 columns */ };
enum { COMPARE_TREND = 3 /* editions that make a line */ };
/* The columns of ITU ranks or means, and those of places with all that stands right of them. Side
 * by side where the width has room, else one below the other. */
enum { COMPARE_LEFT = 1, COMPARE_RIGHT = 2, COMPARE_BOTH = 3 };

struct compare {
	struct question question;
	struct context *context;
	int *labels; /* the editions, oldest first */
	const struct gci_table **tables;
	size_t editions;
	const struct gci_table *latest; /* the last full one: what the rows are ordered by */
	struct ranking inside;          /* of the countries compared, in the latest */
	struct stats_group scores; /* of the same; where groups are compared, of all countries */
	bool moved;                /* there are two full editions: */
	struct change change;
	bool *member;    /* rows */
	bool gaps;       /* the table has columns of them */
	bool sparks;     /* and one of spark lines of the places */
	bool brief;      /* shorter words and years, to make room */
	bool ranks;      /* the left half are ITU ranks */
	unsigned halves; /* COMPARE_LEFT, COMPARE_RIGHT: what the table in hand shows */
	int worst; /* place shown, in halves of a place: the foot of the scale of spark lines */
	const char *title;
};

/* The header over one column an edition in each half; `left` columns stand before them. */
void compare_heads(const struct compare *compare, struct grid *grid, size_t left, const char *first,
	const char *second, const char *last, const char *below);
/* `left`, then one right-aligned column an edition for each half, then what is right of them. In
 * the arena. */
const char *compare_spec(const struct compare *compare, const char *left);
/* Lays the table out in the first form that the width has room for: spark lines, for which words of
 * the head are shortened; without them; the halves one below the other. Never without a figure.
 * `fill` makes a grid of what the fields brief, sparks and halves ask for. */
typedef void fill_rows(struct compare *compare, const void *rows, struct grid *grid);
void compare_fit(struct compare *compare, const void *rows, fill_rows *fill, struct str *str);
/* A row's spark line, of twice its places (0: none), one an edition. In the arena. */
const char *compare_spark(const struct compare *compare, const int *halves);

/* The answer for countries, and that for two or more groups, but for its end. */
bool compare_countries(struct compare *compare, struct err *err);
bool compare_groups(struct compare *compare, struct err *err);

#endif
