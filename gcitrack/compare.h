/* What both answers of compare share: countries side by side (commands/compare.c) and one row a
 * group (compare_groups.c). */
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
	bool *member; /* rows */
	bool gaps;    /* the table has columns of them */
	bool sparks;  /* and one of spark lines of the places */
	bool brief;   /* shorter words, to make room for that */
	int worst;    /* place shown: the foot of their scale */
	const char *title;
};

/* The header over one column an edition, twice; `left` columns stand before them. */
void compare_heads(const struct compare *compare, struct grid *grid, size_t left, const char *first,
	const char *second, const char *last, const char *below);
/* `left`, then one right-aligned column an edition, twice, then one more. In the arena. */
const char *compare_spec(const struct compare *compare, const char *left);

/* The answer for two or more groups, but for its end. */
bool compare_groups(struct compare *compare, struct err *err);

#endif
