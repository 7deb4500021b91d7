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

struct figure_request {
	enum plot_metric metric;
	enum figure_axis axis;
	int from, to;              /* labels, inclusive; 0: no bound */
	bool all_events;           /* those that concern the WHO, as far as the axis reaches */
	const char *const *events; /* ids, NULL-terminated; NULL: none */
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
	struct question question;

	const struct gci_table **tables; /* one an edition */
	struct plot_edition *editions;
	size_t edition_count;

	struct plot_line *lines; /* grey ones first, then those highlighted in the order given */
	size_t *countries;       /* one a line: index into the world */
	size_t line_count, highlighted;

	struct figure_group *groups;
	size_t group_count;

	struct plot_event *events;
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

/* Title, subtitle, notes and source line of a figure that is complete otherwise (figure_words.c).
 */
void figure_words(struct figure *figure);
/* Says on stderr what notes there are about the command line; the others are in the picture. */
void figure_notes_aside(const struct figure *figure);

#endif
