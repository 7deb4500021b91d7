#include "plots/plot.h"
#include "gcitrack/figure_caption.h"
#include "gcitrack/figure_each.h"
#include "gcitrack/figure_kinds.h"
#include "gcitrack/figure_text.h"
#include "plots/words.h"

#include <stdlib.h>
#include <string.h>

enum { GNUPLOT_SECONDS = 60, FEWEST_MM = 40, MOST_MM = 2000 };

/* "160mm", "160". */
static bool length(struct context *context, const char *name, double *ret, struct err *err)
{
	const char *text = option_text(context, name);
	struct decimal number;

	if (!text)
		return true;
	size_t digits = strspn(text, "0123456789.");
	if ((text[digits] != '\0' && strcmp(text + digits, "mm") != 0) ||
		decimal_parse(text, digits, '.', &number) != DECIMAL_OK ||
		decimal_double(number) < FEWEST_MM || decimal_double(number) > MOST_MM)
		return err_set(err, ERR_USAGE,
			"--%s is a length from %d to %d mm, such as 160mm, not \"%s\"", name,
			FEWEST_MM, MOST_MM, text);
	*ret = decimal_double(number);
	return true;
}

/* "1.5". */
/* A scale that is asked for is kept: only names may become codes then. */
static bool scale(struct context *context, double *ret, double *ret_least, struct err *err)
{
	const char *text = option_text(context, "scale");
	struct decimal number;

	if (!text)
		return true;
	if (decimal_parse(text, strlen(text), '.', &number) != DECIMAL_OK ||
		decimal_double(number) < PLOT_LEAST_SCALE ||
		decimal_double(number) > PLOT_MOST_SCALE)
		return err_set(err, ERR_USAGE,
			"--scale is a factor from %g to %g, such as 1.5, not \"%s\"",
			PLOT_LEAST_SCALE, PLOT_MOST_SCALE, text);
	*ret = *ret_least = decimal_double(number);
	return true;
}

/* Sizes by name: a slide of 16 to 9, read from afar, and the column of a journal. Options of their
 * own go before. */
static bool sizes(struct context *context, struct plot_options *options, struct err *err)
{
	const char *preset = option_text(context, "preset");

	if (preset && strcmp(preset, "slide") == 0) {
		options->width_mm = 254;
		options->height_mm = 254 * 9 / 16.0;
		options->scale = 1.5;
		options->least_scale = 0.9; /* from afar less is not read */
	} else {
		options->width_mm = preset ? 85 : 0;
		options->scale = preset ? 0.85 : 1;
		options->least_scale = 0.75; /* notes of 5.4 points */
	}
	return length(context, "width", &options->width_mm, err) &&
	       length(context, "height", &options->height_mm, err) &&
	       scale(context, &options->scale, &options->least_scale, err);
}

/* Index of an option's value among the words it may have; they are checked by its table. */
static int word(const struct context *context, const char *name, const char *const *words)
{
	const char *text = option_text(context, name);

	for (int i = 0; text && words[i]; i++) {
		if (strcmp(text, words[i]) == 0)
			return i;
	}
	return 0;
}

static bool bound(struct context *context, const char *name, int *ret, struct err *err)
{
	const char *text = option_text(context, name);
	return !text || edition_parse(context, text, ret, err);
}

static bool request_read(struct context *context, const struct figure_kind *kind,
	struct figure_request *ret, struct err *err)
{
	static const char *const metrics[] = { [PLOT_PLACE] = "place",
		[PLOT_ITU] = "itu",
		[PLOT_PERCENTILE] = "percentile",
		[PLOT_SCORE] = "score",
		NULL };
	static const char *const axes[] = { [FIGURE_COLLECTED] = "collected",
		[FIGURE_PUBLISHED] = "published",
		[FIGURE_LABEL] = "label",
		NULL };

	*ret = (struct figure_request) {
		.kind = kind,
		.metric = kind->scores ? PLOT_SCORE
				       : (enum plot_metric)word(context, "metric", metrics),
		.axis = (enum figure_axis)word(context, "axis", axes),
		.all_events = option_flag(context, "events"),
		.events = option_list(context, "event"),
		.median = option_text(context, "median"),
		.title = option_text(context, "title"),
		.subtitle = option_text(context, "subtitle"),
		.note = option_text(context, "note"),
	};
	if (!figure_kind_options(context, kind, err))
		return false;
	if (!bound(context, "from", &ret->from, err) || !bound(context, "to", &ret->to, err))
		return false;
	if (ret->from > 0 && ret->to > 0 && ret->from > ret->to)
		return err_set(err, ERR_USAGE, "--from %d is after --to %d", ret->from, ret->to);
	if (context->edition)
		return err_set(err, ERR_USAGE,
			"editions of a chart are chosen with --from and --to, not --edition");
	if (option_text(context, "format"))
		return err_set(err, ERR_USAGE,
			"a chart has no --format: the ending of --output says what it is, "
			"FILE.gp, .svg, .png, .pdf, .emf or .tex");
	return true;
}

/* The first argument, where it names a kind of chart. */
static const struct plot_chart *kind(struct context *context)
{
	const struct plot_chart *chart =
		context->argument_count > 0 ? plot_chart_find(context->arguments[0]) : NULL;

	if (!chart)
		return plot_chart_find("trend");
	context->arguments++;
	context->argument_count--;
	return chart;
}

/* The chart does not know where its script goes; the reader wants to. */
static bool script_print(const struct plot_chart *chart, const struct plot_input *input,
	const struct plot_options *options, const struct context *context, struct err *err)
{
	FILE *stream = context->answer->stream;

	if (plot_script(chart, input, options, stream, err))
		return true;
	if (stream == stdout && ferror(stream))
		err_fill_errno(err, "standard output");
	return false;
}

static bool run(struct context *context, struct err *err)
{
	const struct plot_chart *chart = kind(context);
	const char *output = option_text(context, "output");
	__attribute__((cleanup(plot_stop))) struct plot_options options = { .format = PLOT_GP,
		.grey = option_flag(context, "grey"),
		.font = option_text(context, "font") };
	struct figure_request request;
	struct figure figure;

	struct figure_kind drawn = *figure_kind_find(chart->name);
	bool text = figure_text_wanted(context, &drawn);

	context->words = words_find(option_text(context, "lang"));

	if (output && strcmp(output, "-") == 0)
		output = NULL;
	if (text && !figure_text_options(context, &drawn, err))
		return false;
	drawn.letters = text;
	drawn.small = drawn.small && !text;
	if (!request_read(context, &drawn, &request, err) || !sizes(context, &options, err) ||
		!figure_caption_options(context, output, err) ||
		(output && !plot_format_of(output, &options.format, err)))
		return false;
	if (option_text(context, "each"))
		return figure_each(context, &request, chart, option_text(context, "each"), output,
			&options, 2 * GNUPLOT_SECONDS, err);
	if (output)
		plot_start(&options, output, 1);
	if (!figure_build(context, &request, &figure, err))
		return false;
	figure_notes_aside(&figure);
	if (text)
		return figure_text(&figure, err);
	bool any_glyph = options.font || options.format == PLOT_TEX;
	size_t replaced = any_glyph ? 0 : plot_replaced(&figure.input);
	if (replaced > 0)
		context_say(context,
			"%zu letters are drawn as '?', as DejaVu Sans may lack them: name a font "
			"that has them with --font",
			replaced);
	if (!output)
		return script_print(chart, &figure.input, &options, context, err);
	if (!plot_file(chart, &figure.input, &options, output, GNUPLOT_SECONDS, err))
		return false;
	if (option_flag(context, "caption"))
		fprintf(context->answer->stream, "%s\n", figure_caption(&figure));
	return true;
}

const struct command command_plot = {
	.name = "plot",
	.arguments = "[KIND] WHO... [FROM TO]",
	.heeds = "group edition as-of as-known",
	.summary = "a chart over the editions: a gnuplot script, or the picture",
	.description =
		"Named countries are highlighted, groups are drawn grey around them: `plot IDN "
		"ASEAN` is Indonesia among the other members. Without --output a trend is "
		"drawn in letters on a terminal, and elsewhere the script goes to "
		"standard output; with it the ending of the file decides: .gp, .svg, .png (300 "
		"dots an inch), .pdf, .emf (for word processors) or .tex (to \\input in LaTeX; its "
		"drawing is NAME-drawing.pdf beside it). Title, subtitle, notes and source line "
		"are computed from "
		"what is drawn.\n\n"
		"KIND: trend (lines over the editions, the default), bump (positions inside a "
		"group), slope and dots (two editions and the change between), panels (a small "
		"chart a country), heat (a table of places, coloured by the change), pillars (the "
		"five pillars beside a group's median), swarm (scores by region), tiles (a group "
		"by tier). slope and dots take the latest two editions, pillars, swarm and tiles "
		"the latest, the others all; FROM and TO, or --from and --to, name others.",
	.completes = "@who",
	.store = COMMAND_READS,
	.own_output = true,
	.options =
		(const struct option[]) {
			{ "metric", '\0', "WHAT",
				"what is drawn (default place); itu: the rank as printed",
				"place|itu|percentile|score", false },
			{ "axis", '\0', "WHEN",
				"when their data were collected (default), or they were published",
				"collected|published|label", false },
			{ "from", '\0', "EDITION", "the first edition drawn", "@edition", false },
			{ "to", '\0', "EDITION", "the last edition drawn", "@edition", false },
			{ "median", '\0', "GROUP", "the median of this group, for comparison",
				"@group", false },
			{ "events", '\0', NULL, "mark the events that concern the WHO", NULL,
				false },
			{ "event", '\0', "ID", "mark this event (gcitrack events)", "@event",
				true },
			{ "text", '\0', NULL,
				"a trend in letters, up to six lines (default on a terminal)", NULL,
				false },
			{ "each", '\0', "GROUP",
				"a file for each member, %s in --output is its code", "@group",
				false },
			{ "lang", '\0', "LANGUAGE",
				"of all words in the picture: en (default), id (Indonesian)",
				words_codes, false },
			{ "title", '\0', "TEXT", "instead of the computed title", NULL, false },
			{ "subtitle", '\0', "TEXT", "instead of the computed subtitle", NULL,
				false },
			{ "note", '\0', "TEXT", "one more line beneath the picture", NULL, false },
			{ "caption", '\0', NULL, "print a caption for the report, beside the file",
				NULL, false },
			{ "preset", '\0', "SIZE",
				"slide (16:9, larger texts) or column (of a journal, 85mm)",
				"slide|column", false },
			{ "width", '\0', "LENGTH", "in mm (default 160mm)", NULL, false },
			{ "height", '\0', "LENGTH", "in mm (default: what the chart needs)", NULL,
				false },
			{ "scale", '\0', "FACTOR",
				"texts and lines so many times as large, on the same page", NULL,
				false },
			{ "grey", '\0', NULL, "for print in grey", NULL, false },
			{ "font", '\0', "NAME", "font (default DejaVu Sans)", NULL, false },
			{ NULL, '\0', NULL, NULL, NULL, false },
		},
	.examples =
		(const struct example[]) {
			{ "gcitrack plot IDN ASEAN -o asean-trend.svg",
				"Indonesia among the ASEAN members" },
			{ "gcitrack plot IDN ASEAN --event accp-start -o trend.png",
				"with an event marked" },
			{ "gcitrack plot dots ASEAN 2018 2020 -o dots.pdf",
				"who gained and who lost between two editions" },
			{ "gcitrack plot pillars PHL --median ASEAN -o pillars.svg",
				"the five pillars beside ASEAN's medians" },
			{ "gcitrack plot IDN SGP ASEAN --grey --preset column -o fig1.pdf",
				"for a column of a journal, in grey" },
			{ "gcitrack plot ASEAN --each ASEAN -o 'trend-%s.svg'",
				"a picture for each member, among the others" },
			{ "gcitrack plot IDN MYS SGP --metric score > trend.gp",
				"a gnuplot script to change by hand" },
			{ NULL, NULL },
		},
	.run = run,
};
