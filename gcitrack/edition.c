/* EDITION: one word as one of the editions there are figures for. */
#include "gcitrack/who.h"
#include "plots/words.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static bool no_figures(const struct context *context, struct err *err)
{
	if (context->as_known)
		return err_set(err, ERR_NOT_FOUND,
			"no figures of a whole edition were issued up to %s", context->as_known);
	return err_set(err, ERR_NOT_FOUND,
		"the store has no figures of a whole edition: gcitrack import adds them");
}

const struct gci_edition *edition_find(const struct context *context, int label)
{
	const struct gci_world *world = context_loaded(context);

	for (size_t i = 0; i < world->edition_count; i++)
		if (world->editions[i].label == label)
			return &world->editions[i];
	return NULL;
}

bool edition_previous(struct context *context, int before, int *ret, struct err *err)
{
	const struct gci_world *world = context_loaded(context);

	for (size_t i = world->table_count; i > 0; i--) {
		const struct gci_table *table = &world->tables[i - 1];

		if (table->edition->label < before && !table->partial) {
			*ret = table->edition->label;
			return true;
		}
	}
	return err_set(err, ERR_NOT_FOUND, "there are no figures of a whole edition before GCI %d",
		before);
}

bool edition_latest(struct context *context, int *ret, struct err *err)
{
	const struct gci_world *world = context_loaded(context);

	for (size_t i = world->table_count; i > 0; i--) {
		if (!world->tables[i - 1].partial) {
			*ret = world->tables[i - 1].edition->label;
			return true;
		}
	}
	return no_figures(context, err);
}

static bool edition_first(
	const struct context *context, const struct gci_world *world, int *ret, struct err *err)
{
	for (size_t i = 0; i < world->table_count; i++) {
		if (!world->tables[i].partial) {
			*ret = world->tables[i].edition->label;
			return true;
		}
	}
	return no_figures(context, err);
}

/* "GCI 2014, 2017 and 2018" in `str`. */
static void list_tables(const struct gci_world *world, struct str *str)
{
	str_add(str, "GCI ");
	for (size_t i = 0; i < world->table_count; i++) {
		if (i > 0)
			str_add(str, i + 1 == world->table_count ? " and " : ", ");
		str_addf(str, "%d", world->tables[i].edition->label);
	}
}

static bool edition_unknown(const struct context *context, const struct gci_world *world,
	const char *word, struct err *err)
{
	STR_SCOPED list = { 0 };

	if (world->table_count == 0)
		return no_figures(context, err);
	list_tables(world, &list);
	return err_set(err, ERR_NOT_FOUND, "no edition \"%s\": there %s %s", word,
		world->table_count == 1 ? "is" : "are", str_text(&list));
}

bool edition_empty(const struct context *context, int label, struct err *err)
{
	if (context->as_known)
		return err_set(err, ERR_NOT_FOUND, "no figures of GCI %d were issued up to %s",
			label, context->as_known);
	return err_set(err, ERR_NOT_FOUND,
		"the store has no figures of GCI %d: gcitrack import adds them", label);
}

/* `label` is an edition; is there anything to look at? */
static bool edition_with_figures(struct context *context, const struct gci_world *world, int label,
	int *ret, struct err *err)
{
	if (!context->any_series && !gci_table_find(world, label))
		return edition_empty(context, label, err);
	*ret = label;
	return true;
}

/* The editions published in a year: how many, and the last of them. */
static size_t published_in(const struct gci_world *world, int year, const struct gci_edition **ret)
{
	size_t found = 0;

	for (size_t i = 0; i < world->edition_count; i++) {
		const char *published = world->editions[i].published;

		if (published && strtol(published, NULL, 10) == year) {
			*ret = &world->editions[i];
			found++;
		}
	}
	return found;
}

static bool edition_of_year(struct context *context, const struct gci_world *world,
	const char *word, int *ret, struct err *err)
{
	const struct gci_edition *published = NULL;
	size_t found;
	int year = strlen(word) <= 4 ? (int)strtol(word, NULL, 10) : 0;

	if (edition_find(context, year))
		return edition_with_figures(context, world, year, ret, err);
	found = published_in(world, year, &published);
	if (found == 0)
		return edition_unknown(context, world, word, err);
	if (found > 1)
		return err_set(err, ERR_NOT_FOUND,
			"\"%s\": %zu editions were published that year; say which", word, found);
	if (!edition_with_figures(context, world, published->label, ret, err))
		return false;
	answer_note(context->answer, "edition-year", "%s is read as GCI %d, published in %s.", word,
		published->label, word);
	return true;
}

bool edition_parse(struct context *context, const char *word, int *ret, struct err *err)
{
	const struct gci_world *world;
	int latest;

	if (!context_world(context, false, &world, err))
		return false;
	if (strcasecmp(word, "first") == 0)
		return edition_first(context, world, ret, err);
	if (strcasecmp(word, "latest") == 0 || strcasecmp(word, "prev") == 0) {
		if (!edition_latest(context, &latest, err))
			return false;
		edition_note_newer(context, world, latest);
		*ret = latest;
		return strcasecmp(word, "prev") != 0 || edition_previous(context, latest, ret, err);
	}
	if (word[0] != '\0' && strspn(word, "0123456789") == strlen(word))
		return edition_of_year(context, world, word, ret, err);
	for (size_t i = 0; i < world->edition_count; i++) {
		const struct gci_edition *edition = &world->editions[i];

		if (edition->version && strcasecmp(edition->version, word) == 0)
			return edition_with_figures(context, world, edition->label, ret, err);
	}
	return edition_unknown(context, world, word, err);
}

bool edition_parse_new(
	struct context *context, const char *word, int *ret, bool *ret_known, struct err *err)
{
	struct err unknown = { 0 };
	bool label =
		strspn(word, "0123456789") == strlen(word) && strlen(word) == 4 && word[0] == '2';

	*ret_known = edition_parse(context, word, ret, &unknown);
	if (*ret_known)
		return true;
	if (unknown.code != ERR_NOT_FOUND || !label) {
		*err = unknown;
		return false;
	}
	*ret = (int)strtol(word, NULL, 10);
	return true;
}

bool edition_is_word(const char *word)
{
	size_t digits;

	if (strcasecmp(word, "latest") == 0 || strcasecmp(word, "prev") == 0 ||
		strcasecmp(word, "first") == 0)
		return true;
	if (word[0] == 'v' || word[0] == 'V')
		word++;
	digits = strspn(word, "0123456789");
	return digits > 0 && word[digits] == '\0';
}

void edition_note_newer(struct context *context, const struct gci_world *world, int latest)
{
	const struct gci_table *last = &world->tables[world->table_count - 1];
	struct arena *arena = context->arena;

	if (last->edition->label > latest)
		answer_note(context->answer, "newer-partial", "%s",
			words_text(arena, context_words(context)->note_newer_partial, "edition",
				words_number(arena, last->edition->label), "scored",
				words_number(arena, (long)last->scored), "expected",
				words_number(arena, last->expected), "latest",
				words_number(arena, latest), NULL));
}

void edition_note_pair(struct context *context, int from, int to)
{
	answer_note(context->answer, "pair",
		"One edition was given: GCI %d is compared with the one before, GCI %d.", to, from);
}

bool edition_pair(struct context *context, const struct arguments *arguments, int *ret_from,
	int *ret_to, struct err *err)
{
	const int *given = arguments->editions;
	int from, to;

	switch (arguments->edition_count) {
	case 0:
		if (!edition_latest(context, &to, err) ||
			!edition_previous(context, to, &from, err))
			return false;
		edition_note_newer(context, context_loaded(context), to);
		break;
	case 1: /* up to this one, from the one before */
		to = given[0];
		if (!edition_previous(context, to, &from, err))
			return false;
		edition_note_pair(context, from, to);
		break;
	case 2:
		if (given[0] == given[1])
			return err_set(err, ERR_USAGE,
				"both editions are GCI %d: a change needs two", given[0]);
		from = given[0] < given[1] ? given[0] : given[1];
		to = given[0] < given[1] ? given[1] : given[0];
		break;
	default:
		return err_set(err, ERR_USAGE, "%zu editions are given: two are compared",
			arguments->edition_count);
	}
	*ret_from = from;
	*ret_to = to;
	return true;
}
