#include "gcitrack/figure_kinds.h"

#include <string.h>

static const struct figure_kind kinds[] = {
	{ .name = "trend",
		.editions = FIGURE_ALL,
		.small = true,
		.strokes = true,
		.axis = true,
		.events = true,
		.metric = true,
		.median = true },
	{ .name = "bump", .editions = FIGURE_ALL, .metric = true, .many = true },
	{ .name = "slope", .editions = FIGURE_PAIR, .metric = true, .many = true },
	{ .name = "dots", .editions = FIGURE_PAIR, .metric = true, .many = true },
	{ .name = "panels",
		.editions = FIGURE_ALL,
		.axis = true,
		.events = true,
		.metric = true,
		.median = true,
		.many = true },
	{ .name = "heat", .editions = FIGURE_ALL, .metric = true, .many = true },
	{ .name = "pillars",
		.editions = FIGURE_ONE_OR_TWO,
		.median = true,
		.many = true,
		.scores = true,
		.pillars = true },
	{ .name = "swarm", .editions = FIGURE_ONE, .world = true, .many = true, .scores = true },
	{ .name = "tiles", .editions = FIGURE_ONE, .many = true, .tiers = true },
};

const struct figure_kind *figure_kind_find(const char *name)
{
	const struct figure_kind *kind = kinds;

	while (strcmp(kind->name, name) != 0) /* every chart is there: its name was looked up */
		kind++;
	return kind;
}

bool figure_kind_options(
	const struct context *context, const struct figure_kind *kind, struct err *err)
{
	const struct {
		const char *option, *why;
		bool fine;
	} options[] = {
		{ "axis", "its editions do not stand on an axis of time", kind->axis },
		{ "events", "it has no axis of time", kind->events },
		{ "event", "it has no axis of time", kind->events },
		{ "metric",
			kind->pillars  ? "it shows the scores of the pillars"
			: kind->scores ? "it shows scores"
				       : "it shows tiers and places",
			kind->metric },
		{ "median",
			kind->scores ? "it shows the medians of all regions"
				     : "there is no line for it",
			kind->median },
	};

	for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
		if (!options[i].fine && option_text(context, options[i].option))
			return err_set(err, ERR_USAGE, "--%s does nothing for %s: %s",
				options[i].option, kind->name, options[i].why);
	}
	return true;
}

/* The editions given, as arguments or as --from and --to; 0 to 2 of them, oldest first. */
static bool given(const struct figure *figure, int *labels, size_t *ret_count, struct err *err)
{
	const struct arguments *arguments = &figure->question.arguments;
	int from = figure->request->from, to = figure->request->to;
	size_t count = 0;

	if (arguments->edition_count > 0 && (from > 0 || to > 0))
		return err_set(err, ERR_USAGE,
			"editions are given as arguments or with --from and --to, not both");
	if (arguments->edition_count > 2)
		return err_set(err, ERR_USAGE,
			"%zu editions are given: a chart takes the first and the last",
			arguments->edition_count);
	for (size_t i = 0; i < arguments->edition_count; i++)
		labels[count++] = arguments->editions[i];
	if (from > 0)
		labels[count++] = from;
	if (to > 0 && to != from)
		labels[count++] = to;
	if (count == 2 && labels[0] > labels[1]) {
		int first = labels[0];
		labels[0] = labels[1];
		labels[1] = first;
	}
	*ret_count = count;
	return true;
}

/* The latest full edition, or the latest that prints tiers. */
static bool latest(struct figure *figure, int *ret, struct err *err)
{
	const struct gci_world *world = figure->question.world;

	if (!figure->kind->tiers)
		return edition_latest(figure->context, ret, err);
	for (size_t i = world->table_count; i-- > 0;) {
		for (size_t j = 0; j < world->country_count; j++) {
			if (gci_record_tier(&world->tables[i].records[j]) > 0) {
				*ret = world->tables[i].edition->label;
				return true;
			}
		}
	}
	return err_set(err, ERR_NOT_FOUND, "no edition has tiers");
}

/* --from alone goes up to the latest, --to alone and one EDITION back to the one before. */
static bool pair(struct figure *figure, int *labels, size_t count, struct err *err)
{
	struct arguments arguments = { .editions = labels, .edition_count = count };
	int from, to;

	if (count == 1 && figure->request->from > 0) {
		if (!edition_latest(figure->context, &labels[1], err))
			return false;
		arguments.edition_count = 2;
	}
	if (!edition_pair(figure->context, &arguments, &from, &to, err))
		return false;
	labels[0] = from;
	labels[1] = to;
	return true;
}

bool figure_kind_editions(struct figure *figure, struct err *err)
{
	const struct figure_kind *kind = figure->kind;
	int *labels = arena_array(figure->context->arena, 3, sizeof *labels);
	size_t count, most = kind->editions == FIGURE_ONE ? 1 : 2;

	if (!given(figure, labels, &count, err))
		return false;
	if (kind->editions == FIGURE_ALL) {
		bool arguments = figure->question.arguments.edition_count > 0;

		figure->from = arguments ? labels[0] : figure->request->from;
		figure->to = arguments ? labels[count - 1] : figure->request->to;
		return true;
	}
	if (count > most)
		return err_set(err, ERR_USAGE, "%s shows one edition: two are given", kind->name);
	if (kind->editions == FIGURE_PAIR) {
		if (!pair(figure, labels, count, err))
			return false;
		count = 2;
	} else if (count == 0) {
		if (!latest(figure, &labels[0], err))
			return false;
		count = 1;
	}
	figure->labels = labels;
	figure->label_count = count;
	return true;
}
