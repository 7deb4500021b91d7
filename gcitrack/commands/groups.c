#include "gcitrack/lists.h"
#include "gcitrack/notes.h"
#include "gcitrack/who.h"

#include <ctype.h>
#include <string.h>

enum { CODE_LENGTH = 20 };

static const struct column group_columns[] = {
	{ "code", "as it is named on the command line", true },
	{ "name", "its full name", true },
	{ "kind", "organisation, region or world", true },
	{ "members", "countries in it on `as_of`", false },
	{ "as_of", "the day membership is counted on; empty for regions, which are not dated",
		true },
	{ "own", "added by the user", false },
	{ NULL, NULL, false },
};

static const struct column member_columns[] = {
	{ "code", "the group", true },
	{ "iso3", "the member", true },
	{ "country", "name as ITU writes it", true },
	{ "from", "day of joining; empty: always a member", true },
	{ "to", "last day; empty: still a member", true },
	{ "precision", "how much of the day of joining is known: day, month or year", true },
	{ "confidence", "how sure the date is", true },
	{ "note", "what there is to say about it", true },
	{ "member", "a member on meta as_of", false },
	{ NULL, NULL, false },
};

static bool member_on(const struct store_member *member, const char *day)
{
	return (!member->from || strcmp(member->from, day) <= 0) &&
	       (!member->to || strcmp(member->to, day) >= 0);
}

/* ---- the list ---- */

struct listing {
	struct context *context;
	struct grid grid;
	const char *day;
};

static void group_row(struct listing *listing, const char *code, const char *name, const char *kind,
	size_t members, bool dated, bool own)
{
	const struct cell cells[] = {
		cell_text(code),
		cell_text(name),
		cell_text(kind),
		cell_int((int64_t)members),
		cell_text(dated ? listing->day : NULL),
		cell_bool(own),
	};
	const char *const line[] = { code, arena_printf(listing->context->arena, "%zu", members),
		NULL };

	answer_row(listing->context->answer, cells);
	list_line(&listing->grid, listing->context, line,
		own ? arena_printf(listing->context->arena, "%s (your own)", name) : name, 25);
}

static bool organisations(struct listing *listing, struct err *err)
{
	struct context *context = listing->context;
	struct store_group *groups;
	size_t count;

	if (!store_groups(context->store, listing->day, context->arena, &groups, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		group_row(listing, groups[i].code, groups[i].name, "organisation",
			(size_t)groups[i].members, true, groups[i].own);
	return true;
}

/* The countries that have a region are those ITU lists or listed; the six regions come out in the
 * order of their names. */
static void regions(struct listing *listing, const struct gci_world *world)
{
	const char *last = "";

	for (;;) {
		const char *next = NULL;
		size_t members = 0;
		for (size_t i = 0; i < world->country_count; i++) {
			const char *region = world->countries[i].region;
			if (region && strcmp(region, last) > 0 &&
				(!next || strcmp(region, next) < 0))
				next = region;
		}
		if (!next)
			break;
		for (size_t i = 0; i < world->country_count; i++) {
			const char *region = world->countries[i].region;
			members +=
				region && strcmp(region, next) == 0 && world->countries[i].in_gci;
		}
		group_row(listing, next,
			arena_printf(listing->context->arena, "ITU region %s", next), "region",
			members, false, false);
		last = next;
	}
}

/* ---- members ---- */

/* In front of a name, @ asks for a group: AU alone would be Australia. */
static bool group_parse(struct context *context, const char *word, struct who *ret, struct err *err)
{
	if (*word != '@')
		word = arena_printf(context->arena, "@%s", word);
	return who_parse(context, word, ret, err);
}

static void member_row(struct listing *listing, const char *code, const struct gci_country *country,
	const struct store_member *member)
{
	struct arena *arena = listing->context->arena;
	bool now = !member || member_on(member, listing->day);
	const struct cell cells[] = {
		cell_text(code),
		cell_text(country->iso3),
		cell_text(country->name),
		cell_text(member ? member->from : NULL),
		cell_text(member ? member->to : NULL),
		cell_text(member && member->from ? member->precision : NULL),
		cell_text(member ? member->confidence : NULL),
		cell_text(member ? member->note : NULL),
		cell_bool(now),
	};
	const char *when = "";

	if (member && !now)
		when = member->from && strcmp(member->from, listing->day) > 0 ? "joined later"
									      : "no longer";
	const char *const line[] = { country->iso3, country->name,
		member ? list_date(arena, member->from, member->precision) : NULL,
		member ? member->to : NULL, when };
	answer_row(listing->context->answer, cells);
	grid_line(&listing->grid, line);
	if (member && member->note)
		list_text(&listing->grid, listing->context, member->note, 5);
}

static bool show_organisation(struct listing *listing, const struct who *who, struct err *err)
{
	struct context *context = listing->context;
	struct store_group group;
	struct store_member *members;
	size_t count, now = 0;

	if (!store_group_members(
		    context->store, who->code, context->arena, &group, &members, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		now += member_on(&members[i], listing->day) ? 1 : 0;
	list_text(&listing->grid, context,
		arena_printf(context->arena, "%s: %s%s, %zu %s on %s", group.code, group.name,
			group.own ? " (your own)" : "", now, now == 1 ? "member" : "members",
			listing->day),
		0);
	grid_line(&listing->grid, (const char *const[]) { "ISO3", "country", "from", "to", "" });
	for (size_t i = 0; i < count; i++) {
		const struct gci_country *country = context_country(context, members[i].iso3);
		member_row(listing, group.code, country, &members[i]);
	}
	return true;
}

static void show_undated(
	struct listing *listing, const struct gci_world *world, const struct who *who)
{
	struct context *context = listing->context;
	struct group group;

	group_load_undated(context, who, &group);
	list_text(&listing->grid, context,
		arena_printf(context->arena, "%s: %zu countries", who->code, group.set.count), 0);
	for (size_t i = 0; i < world->country_count; i++) {
		if (group.set.member[i])
			member_row(listing, who->code, &world->countries[i], NULL);
	}
}

static bool show(struct context *context, char **codes, size_t count, struct err *err)
{
	struct listing listing = { .context = context };
	const struct gci_world *world;
	struct who *who = arena_array(context->arena, count, sizeof *who);

	if (!context_world(context, false, &world, err) || !list_day(context, &listing.day, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (!group_parse(context, codes[i], &who[i], err))
			return false;
	}
	notes_common(context, NULL, 0, listing.day);
	answer_begin(context->answer, member_columns);
	grid_init(&listing.grid, context->arena, "l  l  l  l  l");
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			grid_text(&listing.grid, "");
		if (who[i].kind != WHO_GROUP)
			show_undated(&listing, world, &who[i]);
		else if (!show_organisation(&listing, &who[i], err))
			return false;
	}
	list_people(context, &listing.grid);
	answer_end(context->answer);
	return true;
}

static bool run_show(struct context *context, struct err *err)
{
	return show(context, context->arguments, context->argument_count, err);
}

static bool run_list(struct context *context, struct err *err)
{
	struct listing listing = { .context = context };
	const struct gci_world *world;

	if (context->group)
		return show(context, (char *[]) { arena_strdup(context->arena, context->group) }, 1,
			err);
	if (context->argument_count > 0)
		return run_show(context, err);
	if (!context_world(context, false, &world, err) || !list_day(context, &listing.day, err))
		return false;
	notes_common(context, NULL, 0, listing.day);
	answer_begin(context->answer, group_columns);
	const char *const heads[] = { "code", "members", NULL };
	grid_init(&listing.grid, context->arena, "l  r  l");
	list_line(&listing.grid, context, heads,
		arena_printf(context->arena, "name (members on %s)", listing.day), 25);
	if (!organisations(&listing, err))
		return false;
	regions(&listing, world);
	list_people(context, &listing.grid);
	answer_end(context->answer);
	return true;
}

/* ---- the user's own ---- */

static bool code_check(struct context *context, const char *code, struct err *err)
{
	struct err unknown = { 0 };
	struct who who;

	if (!isalpha((unsigned char)code[0]) || strlen(code) > CODE_LENGTH)
		return err_set(err, ERR_USAGE,
			"the code of a group is 1 to %d letters, digits, + and -, beginning with a "
			"letter, not \"%s\"",
			CODE_LENGTH, code);
	for (const char *c = code; *c; c++) {
		if (!isalnum((unsigned char)*c) && !strchr("+-", *c))
			return err_set(err, ERR_USAGE,
				"the code of a group has letters, digits, + and - only, not \"%s\"",
				code);
	}
	if (who_parse(context, code, &who, &unknown))
		return err_set(err, ERR_USAGE, "\"%s\" already means %s: choose another code", code,
			who.name);
	if (unknown.code == ERR_NOT_FOUND)
		return true;
	*err = unknown;
	return false;
}

static bool run_add(struct context *context, struct err *err)
{
	const char *code = context->arguments[0], *name = context->arguments[1], *from = NULL;
	size_t count = context->argument_count - 2;
	struct store_member *members = arena_array(context->arena, count, sizeof *members);

	if (!option_date(context, "from", &from, err) || !code_check(context, code, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct who who;
		if (!who_parse(context, context->arguments[i + 2], &who, err))
			return false;
		if (who.kind != WHO_COUNTRY)
			return err_set(err, ERR_USAGE,
				"the members of a group are countries, and %s is none", who.code);
		for (size_t j = 0; j < i; j++) {
			if (strcmp(members[j].iso3, who.code) == 0)
				return err_set(err, ERR_USAGE, "%s is named twice", who.code);
		}
		memcpy(members[i].iso3, who.code, sizeof members[i].iso3);
		members[i].from = from;
		members[i].precision = list_precision(option_text(context, "from"));
	}
	if (!store_group_add(context->store, code, name, members, count, err))
		return false;
	context->groups = NULL; /* read before it was there */
	context_say(context, "group %s added", code);
	return show(context, context->arguments, 1, err);
}

static bool run_remove(struct context *context, struct err *err)
{
	struct who who;

	if (!group_parse(context, context->arguments[0], &who, err))
		return false;
	if (who.kind != WHO_GROUP)
		return err_set(err, ERR_DATA,
			"%s is no group of your own; only these can be removed", who.code);
	if (!store_group_remove(context->store, who.code, err))
		return false;
	list_removed(
		context, group_columns, arena_printf(context->arena, "group %s removed", who.code));
	return true;
}

static const struct verb verbs[] = {
	{ "show", NULL, false, 1, 0, "groups show GROUP...", run_show },
	{ "add", NULL, true, 3, 0, "groups add CODE NAME COUNTRY... [--from DATE]", run_add },
	{ "remove", NULL, true, 1, 1, "groups remove CODE", run_remove },
	{ NULL, NULL, false, 0, 0, "groups [GROUP...]", run_list },
};

static enum command_store store_for(const struct context *context)
{
	return verb_store(context, verbs);
}

static bool run(struct context *context, struct err *err)
{
	return verb_run(context, verbs, err);
}

const struct command command_groups = {
	.name = "groups",
	.arguments = "[GROUP...] | add CODE NAME COUNTRY... | remove CODE",
	.heeds = "group as-of as-known",
	.summary = "groups of countries, with the dates of membership",
	.description = "Without arguments every group and ITU region with its number of members on "
		       "the day the latest edition was published (or --as-of DATE). With groups "
		       "their members: code, iso3, country, from, to, precision, confidence, note, "
		       "member. \"add\" makes a group of your own, \"remove\" drops it.",
	.completes = "@group",
	.store = COMMAND_READS,
	.store_for = store_for,
	.options =
		(const struct option[]) {
			{ "from", '\0', "DATE", "with add: members from this day (default: always)",
				NULL, false },
			{ NULL, '\0', NULL, NULL, NULL, false },
		},
	.columns = group_columns,
	.examples =
		(const struct example[]) {
			{ "gcitrack groups", "all groups and how many members they have" },
			{ "gcitrack groups ASEAN", "the members with their dates" },
			{ "gcitrack groups EU --as-of 2019-12-31", "who was in it on that day" },
			{ "gcitrack groups add MSG \"Melanesian Spearhead Group\" FJI PNG SLB VUT",
				"a group of your own" },
			{ NULL, NULL },
		},
	.run = run,
};
