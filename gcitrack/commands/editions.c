#include "gcitrack/lists.h"
#include "gcitrack/notes.h"
#include "gcitrack/who.h"

#include <string.h>

static const struct column columns[] = {
	{ "edition", "ITU's label: a name, not a year", false },
	{ "version", "the round, v1 to v5", true },
	{ "title", "title of the report", true },
	{ "published", "day of publication (the first of the month where no day is known)", true },
	{ "precision", "how much of it is known: day, month or year", true },
	{ "collected", "years the data are from", true },
	{ "countries", "countries in ITU's table", false },
	{ "scored", "countries with a score in the store", false },
	{ "last_rank", "last ITU rank printed", false },
	{ "tie_rule",
		"how ITU ranked ties: dense (tied countries count once) or none (no ranks "
		"printed)",
		true },
	{ "scale", "the largest score possible", false },
	{ "document", "ISBN or document number", true },
	{ "break_note", "what changed since the edition before", true },
	{ NULL, NULL, false },
};

static const char *collected(struct arena *arena, const struct gci_edition *edition)
{
	if (edition->collected_from == 0)
		return NULL;
	if (edition->collected_from == edition->collected_to)
		return arena_printf(arena, "%d", edition->collected_from);
	return arena_printf(arena, "%d-%d", edition->collected_from, edition->collected_to);
}

static const char *tie_rule(enum gci_tie_rule rule)
{
	static const char *const rules[] = {
		[GCI_TIES_UNKNOWN] = NULL, [GCI_TIES_DENSE] = "dense", [GCI_TIES_NONE] = "none"
	};

	return rules[rule];
}

static struct cell known(int number)
{
	return number != 0 ? cell_int(number) : cell_null();
}

/* What there is of an edition; its last rank is that of the issue whose figures are current. */
struct held {
	size_t scored;
	int last_rank;
};

static void row(struct context *context, const struct gci_edition *edition, struct held held)
{
	const struct cell cells[] = {
		cell_int(edition->label),
		cell_text(edition->version),
		cell_text(edition->title),
		cell_text(edition->published),
		cell_text(edition->published ? edition->precision : NULL),
		cell_text(collected(context->arena, edition)),
		known(edition->countries),
		cell_int((int64_t)held.scored),
		known(held.last_rank),
		cell_text(tie_rule(edition->tie_rule)),
		cell_int(edition->scale),
		cell_text(edition->document),
		cell_text(edition->break_note),
	};
	answer_row(context->answer, cells);
}

static void people(struct context *context, struct grid *grid, const struct gci_edition *edition,
	struct held held)
{
	struct arena *arena = context->arena;
	const char *ranks = "";

	if (edition->tie_rule == GCI_TIES_NONE)
		ranks = "none";
	else if (held.last_rank > 0)
		ranks = arena_printf(arena, "1 to %d", held.last_rank);
	const char *const cells[] = {
		arena_printf(arena, "%d", edition->label),
		edition->version,
		people_month(arena, edition->published, edition->precision),
		collected(arena, edition),
		edition->countries > 0 ? arena_printf(arena, "%d", edition->countries) : "",
		arena_printf(arena, "%zu", held.scored),
		ranks,
		edition->scale == 1 ? "0-1" : "0-100",
	};
	grid_line(grid, cells);
	if (edition->title)
		list_text(grid, context,
			edition->document
				? arena_printf(arena, "%s, %s", edition->title, edition->document)
				: edition->title,
			6);
	list_text(grid, context,
		edition->break_note ? edition->break_note
				    : "What changed since the edition before is not known.",
		6);
}

/* Keeps the editions of the arguments and of --edition; all where there are none. */
static bool choose(struct context *context, const struct gci_world *world,
	const struct gci_edition **ret, size_t *ret_count, struct err *err)
{
	struct arguments arguments;
	size_t kept = 0;
	int option = 0;

	if (!arguments_parse(context, &arguments, err))
		return false;
	if (arguments.who_count > 0)
		return err_set(
			err, ERR_USAGE, "editions takes editions, not %s", arguments.who[0].name);
	if (context->edition && strcmp(context->edition, "all") != 0 &&
		!edition_parse(context, context->edition, &option, err))
		return false;
	for (size_t i = 0; i < world->edition_count; i++) {
		int label = world->editions[i].label;
		bool wanted = arguments.edition_count == 0 && option == 0;
		for (size_t j = 0; j < arguments.edition_count; j++)
			wanted |= arguments.editions[j] == label;
		if (wanted || label == option)
			ret[kept++] = &world->editions[i];
	}
	*ret_count = kept;
	return true;
}

static bool run(struct context *context, struct err *err)
{
	static const char *const heads[] = { "GCI", "round", "published", "data from", "countries",
		"with a score", "ITU ranks", "scale" };
	const struct gci_world *world;
	const struct gci_edition **editions;
	struct grid grid;
	size_t count;

	if (!context_world(context, false, &world, err))
		return false;
	editions = arena_array(context->arena, world->edition_count, sizeof *editions);
	if (!choose(context, world, editions, &count, err))
		return false;
	int *labels = arena_array(context->arena, count, sizeof *labels);
	for (size_t i = 0; i < count; i++)
		labels[i] = editions[i]->label;
	grid_init(&grid, context->arena, "l  l  l  l  r  r  l  l");
	grid_line(&grid, heads);
	notes_figures(context, labels, count, NULL);
	answer_begin(context->answer, columns);
	for (size_t i = 0; i < count; i++) {
		const struct gci_table *table = gci_table_find(world, editions[i]->label);
		struct held held = { 0, editions[i]->last_rank };
		if (table)
			held = (struct held) { table->scored, gci_last_rank(world, table) };
		row(context, editions[i], held);
		people(context, &grid, editions[i], held);
	}
	list_people(context, &grid);
	answer_end(context->answer);
	return true;
}

const struct command command_editions = {
	.name = "editions",
	.arguments = "[EDITION...]",
	.heeds = "edition as-known cite",
	.summary = "the published editions, and what changed between them",
	.description = "An edition is named by ITU's label, which is neither the year its data are "
		       "from nor the year it was published: GCI 2020 came out in 2021. Every "
		       "edition changed the questionnaire, the weights or the scale; what changed "
		       "is told in full here, and in a short note wherever editions are compared.",
	.completes = "@edition",
	.store = COMMAND_READS,
	.columns = columns,
	.examples =
		(const struct example[]) {
			{ "gcitrack editions", "all editions with their breaks" },
			{ "gcitrack editions 2024 -f json", "one edition, for a program" },
			{ NULL, NULL },
		},
	.run = run,
};
