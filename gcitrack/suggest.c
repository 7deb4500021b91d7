#include "gcitrack/suggest.h"

#include "base/fold.h"

#include <string.h>

enum { SUGGESTIONS = 3, NO_DISTANCE = 99 };

struct suggestion {
	const char *text;
	int distance;
	bool country;
};

struct suggestions {
	struct suggestion list[SUGGESTIONS]; /* nearest first */
	size_t count;
	const char *fold; /* the word looked for */
	int limit;
};

static void suggestion_add(
	struct suggestions *suggestions, const char *text, int distance, bool country)
{
	size_t at = suggestions->count;

	for (size_t i = 0; i < suggestions->count; i++) {
		if (strcmp(suggestions->list[i].text, text) == 0) {
			if (distance >= suggestions->list[i].distance)
				return;
			memmove(&suggestions->list[i], &suggestions->list[i + 1],
				(suggestions->count - i - 1) * sizeof *suggestions->list);
			at = --suggestions->count;
			break;
		}
	}
	while (at > 0 && suggestions->list[at - 1].distance > distance)
		at--;
	if (at == SUGGESTIONS)
		return;
	if (suggestions->count == SUGGESTIONS)
		suggestions->count--;
	memmove(&suggestions->list[at + 1], &suggestions->list[at],
		(suggestions->count - at) * sizeof *suggestions->list);
	suggestions->list[at] = (struct suggestion) { text, distance, country };
	suggestions->count++;
}

/* How far a candidate is: letters changed, or one more than that for a beginning ("slov"). */
static int distance_to(const struct suggestions *suggestions, const char *candidate)
{
	size_t length = strlen(suggestions->fold);
	int distance = fold_distance(suggestions->fold, candidate, suggestions->limit);

	if (distance <= suggestions->limit)
		return distance;
	if (length >= 3 && strncmp(suggestions->fold, candidate, length) == 0)
		return suggestions->limit + 1;
	return NO_DISTANCE;
}

static bool suggest_countries(
	struct context *context, struct suggestions *suggestions, struct err *err)
{
	struct store_name *names;
	size_t count;

	if (!store_names(context->store, NULL, context->arena, &names, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		int distance = distance_to(suggestions, names[i].fold);

		if (distance != NO_DISTANCE)
			suggestion_add(suggestions,
				arena_printf(context->arena, "%s (%s)",
					context_country(context, names[i].iso3)->name,
					names[i].iso3),
				distance, true);
	}
	return true;
}

static void suggest_folded(struct suggestions *suggestions, const char *name, const char *shown)
{
	STR_SCOPED fold = { 0 };
	int distance;

	if (!fold_name(name, strlen(name), &fold))
		return;
	distance = distance_to(suggestions, str_text(&fold));
	if (distance != NO_DISTANCE)
		suggestion_add(suggestions, shown, distance, false);
}

static bool suggest_groups(
	struct context *context, struct suggestions *suggestions, struct err *err)
{
	const struct gci_world *world = context_loaded(context);
	struct store_group *groups;
	size_t count;

	if (!store_groups(context->store, NULL, context->arena, &groups, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		suggest_folded(suggestions, groups[i].code, groups[i].code);
		suggest_folded(suggestions, groups[i].name, groups[i].code);
	}
	for (size_t i = 0; i < world->country_count; i++)
		if (world->countries[i].region)
			suggest_folded(suggestions, world->countries[i].region,
				world->countries[i].region);
	suggest_folded(suggestions, "world", "world");
	return true;
}

bool suggest_who(struct context *context, const char *word, bool group_only, struct err *err)
{
	struct suggestions suggestions = { 0 };
	STR_SCOPED fold = { 0 }, list = { 0 };
	size_t same = 0;

	if (!fold_name(word, strlen(word), &fold))
		return err_set(err, ERR_NOT_FOUND, "\"%s\" is not UTF-8 text", word);
	suggestions.fold = str_text(&fold);
	/* A letter in four: what is further off resembles by chance. */
	suggestions.limit = fold.len < 8 ? 1 : fold.len < 12 ? 2 : 3;
	if (fold.len > 0 && ((!group_only && !suggest_countries(context, &suggestions, err)) ||
				    !suggest_groups(context, &suggestions, err)))
		return false;
	while (same < suggestions.count &&
		suggestions.list[same].distance == suggestions.list[0].distance)
		same++;
	if (same == 0)
		return err_set(err, ERR_NOT_FOUND, "no %s \"%s\": see gcitrack %s",
			group_only ? "group" : "country or group", word,
			group_only ? "groups" : "countries and gcitrack groups");
	for (size_t i = 0; i < same; i++)
		str_addf(&list, "%s%s",
			i == 0          ? ""
			: i + 1 == same ? " or "
					: ", ",
			suggestions.list[i].text);
	return err_set(err, ERR_NOT_FOUND, "no %s \"%s\": did you mean %s?",
		suggestions.list[0].country ? "country" : "group", word, str_text(&list));
}
