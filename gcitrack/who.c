#include "gcitrack/who.h"

#include "base/fold.h"
#include "gcitrack/suggest.h"

#include <assert.h>
#include <ctype.h>
#include <string.h>
#include <strings.h>

static struct who who_country(const struct gci_world *world, int country)
{
	return (struct who) { WHO_COUNTRY, country, world->countries[country].iso3,
		world->countries[country].name };
}

/* Index by ISO 3166-1 alpha-3 or alpha-2 in any case, or -1. */
static int country_by_code(const struct gci_world *world, const char *word)
{
	size_t length = strlen(word);

	if (length != 2 && length != 3)
		return -1;
	for (size_t i = 0; i < world->country_count; i++)
		if (strcasecmp(length == 3 ? world->countries[i].iso3 : world->countries[i].iso2,
			    word) == 0)
			return (int)i;
	return -1;
}

/* The countries a name stands for. `ambiguous`: it is not enough by itself, even for one. */
struct candidates {
	int countries[16];
	size_t count;
	bool ambiguous;
};

static bool country_by_name(struct context *context, const struct gci_world *world,
	const char *word, struct candidates *ret, struct err *err)
{
	STR_SCOPED fold = { 0 };
	struct store_name *names;
	size_t count;

	*ret = (struct candidates) { 0 };
	if (!fold_name(word, strlen(word), &fold) || fold.len == 0)
		return true;
	if (!store_name_find(context->store, str_text(&fold), context->arena, &names, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		int country = (int)(context_country(context, names[i].iso3) - world->countries);
		bool seen = false;

		/* The user's own word for it settles what the box leaves open. */
		if (strcmp(names[i].kind, "own") == 0) {
			*ret = (struct candidates) { .countries = { country }, .count = 1 };
			return true;
		}
		/* A known misspelling serves files; someone who types can be asked. */
		if (strcmp(names[i].kind, "misspelling") == 0)
			continue;
		ret->ambiguous |= names[i].ambiguous;
		for (size_t j = 0; j < ret->count; j++)
			seen |= ret->countries[j] == country;
		if (!seen && ret->count < sizeof ret->countries / sizeof *ret->countries)
			ret->countries[ret->count++] = country;
	}
	return true;
}

static bool name_ambiguous(const struct gci_world *world, const char *word,
	const struct candidates *candidates, struct err *err)
{
	const struct gci_country *first = &world->countries[candidates->countries[0]];
	STR_SCOPED list = { 0 };

	if (candidates->count == 1)
		return err_set(err, ERR_NOT_FOUND,
			"\"%s\" alone is not clear enough: for %s say %s", word, first->name,
			first->iso3);
	for (size_t i = 0; i < candidates->count; i++) {
		const struct gci_country *country = &world->countries[candidates->countries[i]];

		if (i > 0)
			str_add(&list, i + 1 == candidates->count ? " or " : ", ");
		str_addf(&list, "%s (%s)", country->name, country->iso3);
	}
	return err_set(err, ERR_NOT_FOUND, "\"%s\" could be %s: say which", word, str_text(&list));
}

static bool same_folded(const char *a, const char *b)
{
	STR_SCOPED fold_a = { 0 }, fold_b = { 0 };

	return fold_name(a, strlen(a), &fold_a) && fold_name(b, strlen(b), &fold_b) &&
	       strcmp(str_text(&fold_a), str_text(&fold_b)) == 0;
}

/* Folding every group and region for each word would cost more than the rest of a short answer:
 * only those that begin alike are. What folding may put first (an article, a letter beyond ASCII)
 * is never ruled out. */
static bool may_be_same(const char *name, const char *word)
{
	unsigned char a = (unsigned char)name[0], b = (unsigned char)word[0];

	return a >= 0x80 || b >= 0x80 || !isalnum(b) || strncasecmp(word, "the ", 4) == 0 ||
	       strncasecmp(name, "the ", 4) == 0 || tolower(a) == tolower(b);
}

/* A group by code or name, a region, or the world. `*ret_found` false: none of these. */
static bool group_by_name(struct context *context, const struct gci_world *world, const char *word,
	bool *ret_found, struct who *ret, struct err *err)
{
	const struct store_group *groups;
	size_t count;

	*ret_found = true;
	if (!context_groups(context, &groups, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (strcasecmp(groups[i].code, word) == 0 ||
			(may_be_same(groups[i].name, word) && same_folded(groups[i].name, word))) {
			*ret = (struct who) { WHO_GROUP, -1, groups[i].code, groups[i].name };
			return true;
		}
	}
	for (size_t i = 0; i < world->country_count; i++) {
		const char *region = world->countries[i].region;

		if (region && may_be_same(region, word) && same_folded(region, word)) {
			*ret = (struct who) { WHO_REGION, -1, region, region };
			return true;
		}
	}
	if (strcasecmp(word, "world") == 0) {
		*ret = (struct who) { WHO_WORLD, -1, "world", "World" };
		return true;
	}
	*ret_found = false;
	return true;
}

/* A code wins over a name and over a group, and says so. */
static bool note_other_meanings(struct context *context, const struct gci_world *world,
	const char *word, int country, struct err *err)
{
	const char *name = world->countries[country].name;
	struct candidates candidates;
	struct who group;
	bool found;

	if (!country_by_name(context, world, word, &candidates, err) ||
		!group_by_name(context, world, word, &found, &group, err))
		return false;
	for (size_t i = 0; i < candidates.count; i++)
		if (candidates.countries[i] != country)
			answer_note(context->answer, "code-is-name",
				"%s is read as the code of %s; it is also a name of %s (%s).", word,
				name, world->countries[candidates.countries[i]].name,
				world->countries[candidates.countries[i]].iso3);
	if (found)
		answer_note(context->answer, "code-is-group",
			"%s is read as the code of %s; for %s write @%s.", word, name, group.name,
			group.code);
	return true;
}

bool who_parse(struct context *context, const char *word, struct who *ret, struct err *err)
{
	const struct gci_world *world;
	bool group_only = word[0] == '@', found;
	struct candidates candidates;
	struct who who;
	int country;

	if (!context_world(context, false, &world, err))
		return false;
	country = group_only ? -1 : country_by_code(world, word);
	if (country >= 0) {
		if (!note_other_meanings(context, world, word, country, err))
			return false;
		*ret = who_country(world, country);
		return true;
	}
	if (!group_only) {
		if (!country_by_name(context, world, word, &candidates, err))
			return false;
		if (candidates.count > 0 && (candidates.ambiguous || candidates.count > 1))
			return name_ambiguous(world, word, &candidates, err);
		if (candidates.count == 1) {
			*ret = who_country(world, candidates.countries[0]);
			return true;
		}
	}
	if (!group_by_name(context, world, word + group_only, &found, &who, err))
		return false;
	if (!found)
		return suggest_who(context, word + group_only, group_only, err);
	*ret = who;
	return true;
}

/* `gcitrack show South Africa`: the shell has cut a name in two. Looks for a name in the words
 * around the one that is nothing; true where `err` now says to quote it. */
static bool name_was_cut(struct context *context, size_t at, struct err *err)
{
	enum { MOST_WORDS = 6 };
	const struct gci_world *world = context_loaded(context);
	struct err ignored;

	for (size_t first = at >= MOST_WORDS ? at - MOST_WORDS + 1 : 0; first <= at; first++) {
		STR_SCOPED joined = { 0 };

		for (size_t i = first; i < context->argument_count && i < first + MOST_WORDS; i++) {
			struct candidates candidates;
			struct who who;
			bool found;

			if (i > first)
				str_addc(&joined, ' ');
			str_add(&joined, context->arguments[i]);
			if (i < at || i == first)
				continue;
			if (!country_by_name(context, world, joined.data, &candidates, &ignored) ||
				!group_by_name(context, world, joined.data, &found, &who, &ignored))
				return false;
			if (candidates.count > 0 || found) {
				err_fill(err, ERR_NOT_FOUND,
					"no country or group \"%s\": write a name of several words "
					"in quotes, \"%s\"",
					context->arguments[at], joined.data);
				return true;
			}
		}
	}
	return false;
}

static void who_add(struct arguments *arguments, const struct who *who)
{
	assert(who->code);
	for (size_t i = 0; i < arguments->who_count; i++)
		if (arguments->who[i].kind == who->kind &&
			strcmp(arguments->who[i].code, who->code) == 0)
			return; /* said twice, answered once */
	arguments->who[arguments->who_count++] = *who;
}

bool arguments_parse(struct context *context, struct arguments *ret, struct err *err)
{
	size_t count = context->argument_count;
	struct arguments arguments = {
		.who = arena_array(context->arena, count, sizeof *arguments.who),
		.editions = arena_array(context->arena, count, sizeof *arguments.editions),
	};

	for (size_t i = 0; i < count; i++) {
		const char *word = context->arguments[i];
		struct who who = { 0 };

		if (edition_is_word(word)) {
			if (!edition_parse(context, word,
				    &arguments.editions[arguments.edition_count], err))
				return false;
			arguments.edition_count++;
		} else if (who_parse(context, word, &who, err)) {
			who_add(&arguments, &who);
		} else {
			if (err->code == ERR_NOT_FOUND)
				name_was_cut(context, i, err);
			return false;
		}
	}
	*ret = arguments;
	return true;
}
