/* Charts out: one gnuplot script to a FILE, and pictures by running gnuplot on it. Knows no store:
 * it is given series. All user text passes plots/script.c, the one place that quotes for gnuplot
 * (CHARTS: single-quoted labels, noenhanced, no other strings).
 */
#ifndef PLOTS_PLOT_H
#define PLOTS_PLOT_H

#include "base/err.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum plot_metric { PLOT_PLACE, PLOT_ITU, PLOT_PERCENTILE, PLOT_SCORE };
enum plot_axis { PLOT_COLLECTED, PLOT_PUBLISHED, PLOT_LABEL };
/* PLOT_EMF is for word processors. PLOT_TEX is a LaTeX picture: its texts are set by TeX above a
 * drawing in a PDF of its own. */
enum plot_format { PLOT_GP, PLOT_SVG, PLOT_PNG, PLOT_PDF, PLOT_EMF, PLOT_TEX };

/* An edition on the time axis. */
struct plot_edition {
	int label;        /* 2020 */
	double x;         /* years, by the axis asked for: 2016.0, 2021.49 */
	const char *when; /* second line under the axis: "data 2023–24", "Jun 2021" */
	int of;           /* countries placed, or the last ITU rank by metric; 0: not said */
	bool derived;     /* ranks not printed: hollow, dashed in a chart of ITU ranks */
	bool broken;      /* a break stands between it and the edition before */
	const struct plot_figure *medians; /* of the group input->group, one a pillar; NULL: none */
};

/* A figure beside the one the metric asks for: a pillar's. */
struct plot_figure {
	bool present;
	double value;
	const char *label;
};

enum { PLOT_SMALL_LINES = 2 };

/* A country at an edition. */
struct plot_point {
	bool present;
	double value;      /* by the metric */
	const char *label; /* what is printed at the point: "=44", "94.88" */
	const char *small; /* beneath it, small: "ITU 24", "T1"; NULL: nothing. Of more highlighted
			      lines than PLOT_SMALL_LINES a trend shows those at the ends alone */
	bool derived;
	/* Since the edition before, + = gained; false: there is none, or it says nothing. */
	bool has_change;
	double change;
	const char *change_label;          /* "+12", "0", "−1.25" */
	int tier;                          /* as printed, 1..5; 0: none */
	const struct plot_figure *pillars; /* input->pillar_count; NULL: none */
};

struct plot_line {
	const char *iso3, *name;
	bool highlighted;
	const struct plot_point *points; /* one an edition */
	bool median;                     /* a group's median, no country: for comparison */
	bool backdrop; /* neither named nor of a named group: one of all others (swarm) */
	size_t region; /* among input->regions; their number: none */
};

/* A region, for charts of scores by region. */
struct plot_region {
	const char *name;
	double median; /* of the newest edition; NaN: none */
};

struct plot_event {
	double x;
	const char *title;
};

struct words;

/* What any chart is made from; everything borrowed. */
struct plot_input {
	const struct plot_edition *editions;
	size_t edition_count;
	const struct plot_line *lines;
	size_t line_count;
	const struct plot_event *events; /* in the order of time */
	size_t event_count;
	enum plot_metric metric;
	int last; /* the axis reaches this place or rank; unused for percentile and score */
	const char *title, *subtitle; /* computed by the caller; wrapped or cut here */
	const char *const *notes;     /* lines beneath the picture, wrapped here */
	size_t note_count;
	const char *source; /* the source line */
	const char *group;  /* whose medians are shown: "ASEAN"; NULL: none are */
	const struct plot_region *regions;
	size_t region_count;
	const char *const *pillars; /* their names */
	size_t pillar_count;
	double pillar_most;        /* the best a pillar can have */
	const struct words *words; /* the language (words.h); NULL: the default */
};

struct plot_options {
	enum plot_format format;
	double width_mm, height_mm; /* 0: the default, 160 mm and what the chart needs */
	double scale;               /* texts and lines so many times as large; 0: 1 */
	double least_scale; /* where a chart has no room for its texts they shrink to this, and then
			       names become codes, with a note; 0: it is refused at once */
	bool grey;          /* for print in grey: lightness, dashes and shapes tell apart */
	const char *font;   /* NULL: DejaVu Sans (EMF: Arial); only [A-Za-z0-9 _-], at most 64
			       (ERR_USAGE); not for LaTeX */
	const char *output; /* base name for `set output` in a script that is kept; NULL: none */
	struct str *texts;  /* PLOT_TEX: appended to instead of writing labels; plot_file() sees to
			       it */
	struct render *started; /* plot_start()'s; NULL: none */
};

/* Of plot_options.scale. */
#define PLOT_LEAST_SCALE 0.5
#define PLOT_MOST_SCALE 4.0

/* Kinds of chart: one const struct a file in charts/, one array. */
struct plot_chart {
	const char *name, *summary;
	bool (*draw)(const struct plot_input *input, const struct plot_options *options,
		FILE *script, struct err *err);
};
extern const struct plot_chart *const plot_charts[]; /* NULL-terminated */
const struct plot_chart *plot_chart_find(const char *name);

/* Writes the script for the input. */
bool plot_script(const struct plot_chart *chart, const struct plot_input *input,
	const struct plot_options *options, FILE *script, struct err *err);
/* Letters of the input's texts that the default font cannot be trusted with: they are drawn as '?'
 * unless options name a font. (Not in LaTeX, which says itself what it cannot set.) */
size_t plot_replaced(const struct plot_input *input);
/* The format a file name's ending asks for; ERR_USAGE listing those there are. */
bool plot_format_of(const char *path, enum plot_format *ret, struct err *err);
/* Writes `path`, whole or not at all: a script, or a picture drawn by gnuplot (ERR_MACHINE where it
 * is missing, fails, hangs beyond `seconds`, or leaves a file that is not whole). NAME.tex comes
 * with its drawing, NAME-drawing.pdf; NAME then holds letters, digits, - and _ only (ERR_USAGE). */
bool plot_file(const struct plot_chart *chart, const struct plot_input *input,
	struct plot_options *options, const char *path, int seconds, struct err *err);

/* One of many pictures. */
struct plot_job {
	const struct plot_input *input;
	const char *path; /* all end alike */
};
/* The same for many, 200 at a time drawn by one process of gnuplot. No file appears before all of
 * those are drawn; each appears whole. */
bool plot_files(const struct plot_chart *chart, const struct plot_job *jobs, size_t count,
	struct plot_options *options, int seconds, struct err *err);

/* Starts gnuplot for `count` pictures that end like `path`, before there are any: it then starts
 * while they are made. What fails here is said by plot_file() or plot_files(), which take it over.
 */
void plot_start(struct plot_options *options, const char *path, size_t count);
/* Ends what was started and not taken over. */
void plot_stop(struct plot_options *options);

#endif
