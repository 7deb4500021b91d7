#include "base/fold.h"
#include "gcitrack/lists.h"
#include "gcitrack/notes.h"
#include "gcitrack/question.h"

#include <string.h>

static const struct column country_columns[] = {
	{ "iso3", "ISO 3166-1 alpha-3 code", true },
	{ "iso2", "ISO 3166-1 alpha-2 code", true },
	{ "country", "name as ITU writes it", true },
	{ "region", "ITU region; empty for those ITU lists nowhere", true },
	{ "in_gci", "one of the countries of the latest edition", false },
	{ "editions", "editions it has figures in", false },
	{ NULL, NULL, false },
};

static const struct column name_columns[] = {
	{ "name", "a spelling that is understood", true },
	{ "iso3", "whose name it is", true },
	{ "country", "name as ITU writes it", true },
	{ "kind", "where the spelling is from", true },
	{ "language", "of the spelling, where it has one", true },
	{ "ambiguous", "true: not enough by itself, several countries share it", false },
	{ NULL, NULL, false },
};

/* ---- names ---- */

static const char *country_name(const struct gci_world *world, const char *iso3)
{
	int country = gci_country_find(world, iso3);
	return country < 0 ? iso3 : world->countries[country].name;
}

static void name_row(struct context *context, const struct gci_world *world, struct grid *grid,
	const struct store_name *name)
{
	const struct cell cells[] = {
		cell_text(name->name),
		cell_text(name->iso3),
		cell_text(country_name(world, name->iso3)),
		cell_text(name->kind),
		cell_text(name->language),
		cell_bool(name->ambiguous),
	};
	const char *kind = name->kind;

	if (name->language)
		kind = arena_printf(context->arena, "%s (%s)",
			strcmp(name->kind, "l10n") == 0 ? "another language" : name->kind,
			name->language);
	if (name->ambiguous)
		kind = arena_printf(context->arena, "%s, ambiguous", kind);
	const char *const line[] = { name->iso3, name->name, kind };

	answer_row(context->answer, cells);
	grid_line(grid, line);
}

static void names_begin(struct context *context, struct grid *grid)
{
	static const char *const heads[] = { "ISO3", "name", "kind" };

	notes_common(context, NULL, 0, NULL);
	answer_begin(context->answer, name_columns);
	grid_init(grid, context->arena, "l  l  l");
	grid_line(grid, heads);
}

static void names_end(struct context *context, struct grid *grid)
{
	list_people(context, grid);
	answer_end(context->answer);
}

static bool run_find(struct context *context, const char *text, struct err *err)
{
	const struct gci_world *world;
	struct store_name *names;
	size_t count, found = 0;
	struct grid grid;
	STR_SCOPED wanted = { 0 };

	if (context->argument_count > 0)
		return err_set(err, ERR_USAGE, "--find takes no countries beside it");
	if (!fold_name(text, strlen(text), &wanted) || wanted.len == 0)
		return err_set(err, ERR_USAGE, "--find needs letters to look for");
	if (!context_world(context, false, &world, err) ||
		!store_names(context->store, NULL, context->arena, &names, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (strstr(names[i].fold, str_text(&wanted)))
			names[found++] = names[i];
	}
	if (found == 0)
		return err_set(err, ERR_NOT_FOUND, "no name has \"%s\" in it", text);
	names_begin(context, &grid);
	for (size_t i = 0; i < found; i++)
		name_row(context, world, &grid, &names[i]);
	names_end(context, &grid);
	return true;
}

static bool names_of(struct context *context, const struct gci_world *world,
	const struct arguments *arguments, struct err *err)
{
	struct grid grid;

	names_begin(context, &grid);
	for (size_t i = 0; i < arguments->who_count; i++) {
		struct store_name *names;
		size_t count;
		if (!store_names(context->store, arguments->who[i].code, context->arena, &names,
			    &count, err))
			return false;
		for (size_t j = 0; j < count; j++)
			name_row(context, world, &grid, &names[j]);
	}
	names_end(context, &grid);
	return true;
}

/* ---- aliases ---- */

/* Answers with the rows of one spelling. */
static void answer_name(struct context *context, const struct store_name *names, size_t count)
{
	const struct gci_world *world = context_loaded(context);
	struct grid grid;

	names_begin(context, &grid);
	for (size_t i = 0; i < count; i++)
		name_row(context, world, &grid, &names[i]);
	names_end(context, &grid);
}

static bool name_load(struct context *context, const char *name, struct store_name **ret,
	size_t *ret_count, struct err *err)
{
	STR_SCOPED fold = { 0 };

	if (!fold_name(name, strlen(name), &fold) || fold.len == 0)
		return err_set(err, ERR_USAGE, "an alias needs letters: \"%s\" has none", name);
	return store_name_find(
		context->store, str_text(&fold), context->arena, ret, ret_count, err);
}

/* What would never be read as a country's name, whatever the store says. */
static bool refuse_untypable(struct context *context, const char *name, struct err *err)
{
	struct err unknown = { 0 };
	struct who who;
	int label;

	if (*name == '@')
		return err_set(err, ERR_USAGE,
			"\"%s\" cannot be a name: @ stands in front of groups", name);
	if (strspn(name, "0123456789 ") == strlen(name) ||
		edition_parse(context, name, &label, &unknown))
		return err_set(
			err, ERR_USAGE, "\"%s\" cannot be a name: it is read as an edition", name);
	if (who_parse(context, name, &who, &unknown) && who.kind != WHO_COUNTRY)
		return err_set(err, ERR_USAGE, "\"%s\" already means %s: choose another name", name,
			who.name);
	return true;
}

static bool run_alias_add(struct context *context, struct err *err)
{
	const char *name = context->arguments[0];
	struct store_name *names;
	struct who who;
	size_t count;

	if (!refuse_untypable(context, name, err))
		return false;
	if (!who_parse(context, context->arguments[1], &who, err))
		return false;
	if (who.kind != WHO_COUNTRY)
		return err_set(
			err, ERR_USAGE, "an alias stands for a country, and %s is none", who.code);
	/* Refuses text without letters before the store is asked. */
	if (!name_load(context, name, &names, &count, err) ||
		!store_alias_add(context->store, name, who.code, err) ||
		!name_load(context, name, &names, &count, err))
		return false;
	context_say(context, "\"%s\" now means %s", name, who.name);
	answer_name(context, names, count);
	return true;
}

static bool run_alias_remove(struct context *context, struct err *err)
{
	const struct gci_world *world;
	struct store_name *names;
	const char *said;
	size_t count;

	if (!name_load(context, context->arguments[0], &names, &count, err) ||
		!store_alias_remove(context->store, context->arguments[0], err) ||
		!name_load(context, context->arguments[0], &names, &count, err) ||
		(count > 0 && !context_world(context, false, &world, err)))
		return false;
	said = arena_printf(context->arena, "\"%s\" is no longer an alias", context->arguments[0]);
	if (count == 0) {
		list_removed(context, name_columns, said);
		return true;
	}
	context_say(context, "%s", said);
	answer_name(context, names, count);
	return true;
}

/* ---- the list ---- */

static const char *const *edition_labels(struct context *context, const struct gci_world *world)
{
	const char **labels = arena_array(context->arena, world->table_count + 1, sizeof *labels);

	for (size_t i = 0; i < world->table_count; i++)
		labels[i] = arena_printf(context->arena, "%d", world->tables[i].edition->label);
	return labels;
}

/* Those of `all` that list the country. */
static const char *const *editions_of(struct context *context, const struct gci_world *world,
	const char *const *all, size_t country)
{
	const char **labels = arena_array(context->arena, world->table_count + 1, sizeof *labels);
	size_t count = 0;

	for (size_t i = 0; i < world->table_count; i++) {
		const struct gci_record *record = &world->tables[i].records[country];
		bool any = false;
		for (int series = 0; series < GCI_SERIES; series++)
			any |= gci_has(record, (enum gci_series)series);
		if (any)
			labels[count++] = all[i];
	}
	return labels;
}

/* "all", "all but 2014", "2014 2017", "none". */
static const char *editions_text(
	struct context *context, const char *const *all, const char *const *labels)
{
	const char *absent = NULL;
	size_t count = 0, edition = 0;
	STR_SCOPED text = { 0 };

	for (; all[edition]; edition++) {
		if (labels[count] == all[edition])
			count++;
		else
			absent = all[edition];
	}
	if (count == 0)
		return "none";
	if (count == edition)
		return "all";
	if (count + 1 == edition)
		return arena_printf(context->arena, "all but %s", absent);
	cell_print(cell_list(labels), '.', &text);
	return arena_strdup(context->arena, str_text(&text));
}

static void list(struct context *context, const struct question *question, const bool *wanted)
{
	const struct gci_world *world = question->world;
	const char *const *all = edition_labels(context, world);
	static const char *const heads[] = { "ISO3", "ISO2", "country", "ITU region", "editions" };
	struct grid grid;
	size_t count = 0;

	notes_common(context, NULL, 0, question->as_of);
	answer_begin(context->answer, country_columns);
	grid_init(&grid, context->arena, "l  l  l  l  l");
	grid_line(&grid, heads);
	for (size_t i = 0; i < world->country_count; i++) {
		const struct gci_country *country = &world->countries[i];
		if (wanted && !wanted[i])
			continue;
		const char *const *labels = editions_of(context, world, all, i);
		const struct cell cells[] = {
			cell_text(country->iso3),
			cell_text(country->iso2),
			cell_text(country->name),
			cell_text(country->region),
			cell_bool(country->in_gci),
			cell_list(labels),
		};
		const char *const line[] = { country->iso3, country->iso2, country->name,
			country->region, editions_text(context, all, labels) };
		answer_row(context->answer, cells);
		grid_line(&grid, line);
		count++;
	}
	grid_text(&grid, arena_printf(context->arena, "%zu countries", count));
	list_people(context, &grid);
	answer_end(context->answer);
}

static bool run_list(struct context *context, struct err *err)
{
	const char *find = option_text(context, "find");
	struct question question;
	struct chosen chosen;
	bool named;

	if (find)
		return run_find(context, find, err);
	if (!question_load(context, false, &question, err))
		return false;
	if (question.arguments.edition_count > 0)
		return err_set(err, ERR_USAGE, "countries takes countries and groups, no edition");
	named = question.arguments.who_count > 0 && !context->group;
	for (size_t i = 0; i < question.arguments.who_count; i++)
		named &= question.arguments.who[i].kind == WHO_COUNTRY;
	if (named)
		return names_of(context, question.world, &question.arguments, err);
	if (question.arguments.who_count == 0 && !context->group) {
		list(context, &question, NULL);
		return true;
	}
	if (!question_rows(&question, list_latest(context), &chosen, err))
		return false;
	list(context, &question, chosen.member);
	return true;
}

static const struct verb verbs[] = {
	{ "alias", "add", true, 2, 2, "countries alias add NAME COUNTRY", run_alias_add },
	{ "alias", "remove", true, 1, 1, "countries alias remove NAME", run_alias_remove },
	{ NULL, NULL, false, 0, 0, "countries [WHO...]", run_list },
};

static enum command_store store_for(const struct context *context)
{
	return verb_store(context, verbs);
}

static bool run(struct context *context, struct err *err)
{
	return verb_run(context, verbs, err);
}

const struct command command_countries = {
	.name = "countries",
	.arguments = "[WHO...] | alias add|remove NAME [COUNTRY]",
	.heeds = "group as-of as-known",
	.summary = "the countries, their codes and the names that are understood",
	.description =
		"Without arguments every country; with groups or regions their members. Countries "
		"named one by one, and --find, list every spelling that is understood, in fields "
		"of their own: name, iso3, country, kind, language, ambiguous. \"alias add\" "
		"teaches the store a spelling, for questions and for imports.",
	.completes = "@who",
	.store = COMMAND_READS,
	.store_for = store_for,
	.options =
		(const struct option[]) {
			{ "find", '\0', "TEXT", "every name with TEXT in it, in any spelling", NULL,
				false },
			{ NULL, '\0', NULL, NULL, NULL, false },
		},
	.columns = country_columns,
	.examples =
		(const struct example[]) {
			{ "gcitrack countries ASEAN", "the members" },
			{ "gcitrack countries IDN", "every name Indonesia is known by" },
			{ "gcitrack countries --find korea", "which names have this in them" },
			{ "gcitrack countries alias add Inggris GBR", "teach it a spelling" },
			{ NULL, NULL },
		},
	.run = run,
};
