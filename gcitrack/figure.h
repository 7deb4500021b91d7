/* From a question to what a chart is drawn from (plots/plot.h): editions on the time axis, a line
 * a country, events, and the words around the picture, all computed from the figures. Any kind of
 * chart over editions begins here.
 */
#ifndef GCITRACK_FIGURE_H
#define GCITRACK_FIGURE_H

#include "gcitrack/command.h"
#include "gcitrack/question.h"
#include "plots/plot.h"

enum figure_axis { FIGURE_COLLECTED, FIGURE_PUBLISHED, FIGURE_LABEL };

struct figure_kind; /* figure_kinds.h */

struct figure_request {
	const struct figure_kind *kind;
	enum plot_metric metric;
	enum figure_axis axis;
	int from, to;              /* labels, inclusive; 0: no bound */
	bool all_events;           /* those that concern the WHO, as far as the axis reaches */
	const char *const *events; /* ids, NULL-terminated; NULL: none */
	const char *median;        /* a group whose median is drawn; NULL: none */
	/* Instead of the computed ones; NULL: computed. `note` is added in front of them. */
	const char *title, *subtitle, *note;
};

/* A group drawn as context, grey. */
struct figure_group {
	struct group group;
	size_t shown; /* members with a point */
};

struct figure {
	struct context *context;
	const struct figure_request *request;
	const struct figure_kind *kind;
	const struct words *words; /* the context's language */
	struct question question;

	int from, to;      /* labels that bound the editions; 0: no bound */
	const int *labels; /* or exactly these */
	size_t label_count;

	const struct gci_table **tables; /* one an edition */
	struct plot_edition *editions;
	size_t edition_count;

	/* A median, then the backdrop, the grey ones, those highlighted in the order given. */
	struct plot_line *lines;
	struct plot_point **points; /* the lines' own, to be filled */
	size_t *countries;          /* one a line: index into the world; unused for a median */
	size_t line_count, highlighted;
	struct group median; /* whose median is drawn, where input.group says its name */
	bool panel_differs;  /* a change among the countries in both editions is not the
				difference of the places shown */

	struct figure_group *groups;
	size_t group_count;

	struct plot_event *events;
	const char **event_dates; /* of each, "Apr 2017" */
	size_t event_count;

	bool *used; /* used[edition * source_count + source]: figures of this source are drawn */
	struct store_source *sources;
	size_t source_count;

	struct plot_input input; /* complete */
};

/* WHO are the context's arguments: countries are highlighted, groups grey. Everything belongs to
 * the context's arena. ERR_USAGE without WHO, ERR_NOT_FOUND where there is nothing to draw,
 * ERR_MISLEADING for more lines than can be told apart. */
bool figure_build(struct context *context, const struct figure_request *request, struct figure *ret,
	struct err *err);

/* For the other parts of this noun. A figure's source is named below the picture. */
void figure_use(struct figure *figure, size_t edition, const struct gci_record *record,
	enum gci_series series);
/* A point by the metric, without the small text; `ret_exact` for percentiles and scores. */
void figure_point(struct figure *figure, size_t edition, size_t country, struct plot_point *ret,
	struct decimal *ret_exact);
/* Whether ITU printed ranks for any country of an edition. */
bool figure_ranks_printed(const struct gci_table *table, const struct gci_world *world);
/* The digits of a figure with the decimal mark of the language; `sign`: "+1.25", "−1.25". */
const char *figure_decimal(const struct figure *figure, struct decimal number, bool sign);
/* figure_events.c: 2021-06-29 is 2021.49; events on the axis, by --events and --event. */
double figure_year(const char *date);
bool figure_events(struct figure *figure, const struct who *who, size_t who_count, struct err *err);
/* figure_more.c: what some kinds need besides. */
void figure_changes(struct figure *figure);
/* Takes away the small texts that a chart with so many lines would not draw, so that no note
 * explains them. */
void figure_drop_small(struct figure *figure);
void figure_median_line(struct figure *figure);
bool figure_pillars(struct figure *figure, struct err *err);
void figure_regions(struct figure *figure);

/* Title, subtitle, notes and source line of a figure that is complete otherwise, in its language.
 */
void figure_words(struct figure *figure);
/* Says on stderr what notes there are about the command line; the others are in the picture. */
void figure_notes_aside(const struct figure *figure);

#endif
