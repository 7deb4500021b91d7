#include "gcitrack/lists.h"
#include "gcitrack/notes.h"
#include "gcitrack/who.h"

#include <string.h>

static const struct column columns[] = {
	{ "edition", "ITU's label", false },
	{ "iso3", "the country", true },
	{ "series", "what the figure is: score, itu_rank, tier, a pillar, or an indicator", true },
	{ "value", "as printed; a tier as its number", false },
	{ "scale", "the largest score possible; for scores only", false },
	{ "source", "which source the figure is from", true },
	{ "issued", "day the source was issued", true },
	{ NULL, NULL, false },
};

/* What turns the numbers of a reading into words. */
struct lookup {
	const struct gci_world *world;
	struct store_source *sources;
	size_t source_count;
	size_t edition_last, source_last; /* found last: the next figure is mostly of the same */
};

/* Every figure is of an edition and of a source that are there. */
static const struct gci_edition *edition_of(struct lookup *lookup, int label)
{
	const struct gci_world *world = lookup->world;

	while (world->editions[lookup->edition_last].label != label)
		lookup->edition_last = (lookup->edition_last + 1) % world->edition_count;
	return &world->editions[lookup->edition_last];
}

static const struct store_source *source_of(struct lookup *lookup, int id)
{
	while (lookup->sources[lookup->source_last].id != id)
		lookup->source_last = (lookup->source_last + 1) % lookup->source_count;
	return &lookup->sources[lookup->source_last];
}

static void row(struct context *context, struct lookup *lookup, const struct store_reading *reading)
{
	const struct gci_edition *edition = edition_of(lookup, reading->edition);
	const struct store_source *source = source_of(lookup, reading->source);
	bool score = strcmp(reading->name, gci_series_names[GCI_SCORE]) == 0;
	const struct cell cells[] = {
		cell_int(reading->edition),
		cell_text(lookup->world->countries[reading->country].iso3),
		cell_text(reading->name),
		cell_decimal(reading->value),
		score ? cell_int(edition->scale) : cell_null(),
		cell_text(source->name),
		cell_text(source->issued),
	};
	answer_row(context->answer, cells);
}

/* Closes the cursor however the command ends. */
static void cursor_close(struct store_cursor **cursor)
{
	store_read_close(*cursor);
}

/* Which editions and sources the figures are of. */
struct origins {
	int *labels;
	size_t count, capacity;
	bool *used; /* one a source */
};

static void origins_add(struct context *context, struct lookup *lookup, struct origins *origins,
	const struct store_reading *reading)
{
	/* They come by edition. */
	if (!origins->count || origins->labels[origins->count - 1] != reading->edition) {
		origins->labels = arena_grow(context->arena, origins->labels, &origins->capacity,
			origins->count + 1, sizeof *origins->labels);
		origins->labels[origins->count++] = reading->edition;
	}
	origins->used[source_of(lookup, reading->source) - lookup->sources] = true;
}

/* A pass over what is asked for: its rows; or, with `origins`, no more than where they are from. */
static bool pass(struct context *context, struct lookup *lookup, const struct store_view *view,
	struct origins *origins, struct err *err)
{
	__attribute__((cleanup(cursor_close))) struct store_cursor *cursor = NULL;
	const char *series = option_text(context, "series");
	struct store_reading reading;
	bool more;

	if (!store_read(context->store, view, series, &cursor, err) ||
		!store_read_next(cursor, &reading, &more, err))
		return false;
	if (!more && view->from)
		return series ? err_set(err, ERR_NOT_FOUND, "GCI %d has no figures of %s",
					view->from, series)
			      : edition_empty(context, view->from, err);
	if (!origins)
		answer_begin(context->answer, columns);
	while (more) {
		if (origins)
			origins_add(context, lookup, origins, &reading);
		else
			row(context, lookup, &reading);
		if (!store_read_next(cursor, &reading, &more, err))
			return false;
	}
	return true;
}

/* meta has its place before the rows: what these are from must have been looked up by then. */
static bool origins_meta(struct context *context, struct lookup *lookup,
	const struct store_view *view, struct err *err)
{
	struct origins origins = { 0 };

	origins.used = arena_array(context->arena, lookup->source_count, sizeof *origins.used);
	if (!pass(context, lookup, view, &origins, err))
		return false;
	notes_meta(context, origins.labels, origins.count, NULL);
	notes_meta_sources(context, origins.used);
	return true;
}

static bool run(struct context *context, struct err *err)
{
	struct store_view view = { .as_known = context->as_known };
	struct lookup lookup = { 0 };
	size_t shown = 0;

	if (context->argument_count > 0)
		return err_set(err, ERR_USAGE,
			"export takes no arguments: gcitrack export --edition 2020 -o gci2020.csv");
	context->any_series = true;
	if (context->edition && strcmp(context->edition, "all") != 0) {
		if (!edition_parse(context, context->edition, &view.from, err))
			return false;
		view.to = view.from;
	}
	if (!context_world(context, false, &lookup.world, err) ||
		!context_sources(context, &lookup.sources, &lookup.source_count, err))
		return false;
	int *labels = arena_array(context->arena, lookup.world->table_count, sizeof *labels);
	for (size_t i = 0; i < lookup.world->table_count; i++) {
		int label = lookup.world->tables[i].edition->label;
		if (view.from == 0 || view.from == label)
			labels[shown++] = label;
	}
	notes_figures(context, labels, shown, NULL);
	if ((context->answer->format == FORMAT_JSON &&
		    !origins_meta(context, &lookup, &view, err)) ||
		!pass(context, &lookup, &view, NULL, err))
		return false;
	answer_end(context->answer);
	return true;
}

const struct command command_export = {
	.name = "export",
	.arguments = "",
	.heeds = "edition as-known",
	.summary = "every current figure, one a row (CSV unless --format says otherwise)",
	.description =
		"Figures as printed, with the source of each, in the order of edition, series and "
		"country. `gcitrack import` reads the CSV back to the same figures.",
	.store = COMMAND_READS,
	.format = FORMAT_CSV,
	.options =
		(const struct option[]) {
			{ "series", '\0', "NAME", "this series only", "@series", false },
			{ NULL, '\0', NULL, NULL, NULL, false },
		},
	.columns = columns,
	.examples =
		(const struct example[]) {
			{ "gcitrack export -o gci.csv", "all figures" },
			{ "gcitrack export --series score --edition 2020",
				"the scores of GCI 2020" },
			{ NULL, NULL },
		},
	.run = run,
};
