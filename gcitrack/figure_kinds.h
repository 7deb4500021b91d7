/* What each kind of chart is drawn from, and which options mean something to it. */
#ifndef GCITRACK_FIGURE_KINDS_H
#define GCITRACK_FIGURE_KINDS_H

#include "gcitrack/figure.h"

enum figure_editions {
	FIGURE_ALL,  /* every edition, or FROM to TO */
	FIGURE_PAIR, /* two, default the latest two */
	FIGURE_ONE,  /* one, default the latest */
	FIGURE_ONE_OR_TWO
};

struct figure_kind {
	const char *name;
	enum figure_editions editions;
	/* Options that mean something: */
	bool axis, events, metric, median;
	bool small;   /* shows the ITU rank or the tier beside the place */
	bool world;   /* may show all countries without naming one; WHO may be left out */
	bool many;    /* sees itself to how many countries can be told apart */
	bool scores;  /* draws scores (swarm) or pillars: no --metric */
	bool pillars; /* needs the pillars of the editions */
	bool tiers;   /* needs the tiers of the edition */
	bool strokes; /* double strokes on the axis of time mark breaks */
	bool letters; /* no picture: drawn in letters on a terminal */
};

/* By the name of a chart; every chart in plots/ has one. */
const struct figure_kind *figure_kind_find(const char *name);
/* ERR_USAGE naming the first option given that does nothing for the kind. */
bool figure_kind_options(
	const struct context *context, const struct figure_kind *kind, struct err *err);
/* The labels of the editions to draw, oldest first: from the EDITION arguments or from --from and
 * --to, never both. `*ret_count` 0: all between request->from and ->to. */
bool figure_kind_editions(struct figure *figure, struct err *err);

#endif
