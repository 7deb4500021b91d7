/* Groups, regions and the world as sets of countries on a day. */
#include "gcitrack/who.h"
#include "plots/words.h"

#include <string.h>

static void set_init(struct arena *arena, const struct gci_world *world, struct gci_set *ret)
{
	*ret = (struct gci_set) { .member = arena_array(
					  arena, world->country_count, sizeof *ret->member) };
}

static void set_add(struct gci_set *set, size_t country)
{
	set->count += !set->member[country];
	set->member[country] = true;
}

static bool in_region(const struct gci_world *world, size_t country, const char *region)
{
	const char *own = world->countries[country].region;

	return own && strcmp(own, region) == 0;
}

static bool table_lists(const struct gci_table *table, size_t country)
{
	for (int i = 0; i < GCI_SERIES; i++)
		if (gci_has(&table->records[country], (enum gci_series)i))
			return true;
	return false;
}

/* ITU's region as it is today, whichever editions are asked about, so that a figure of one is the
 * same alone and in a series: the countries in the index, and those that an edition newer than this
 * program lists. */
static void region_load(const struct gci_world *world, const char *region, struct gci_set *ret)
{
	const struct gci_table *last =
		world->table_count ? &world->tables[world->table_count - 1] : NULL;

	if (last && last->edition->bundled)
		last = NULL;
	for (size_t i = 0; i < world->country_count; i++)
		if (in_region(world, i, region) &&
			(world->countries[i].in_gci || (last && table_lists(last, i))))
			set_add(ret, i);
}

/* Whoever any edition lists. */
static void world_load(const struct gci_world *world, struct gci_set *ret)
{
	for (size_t i = 0; i < world->country_count; i++) {
		bool listed = world->countries[i].in_gci;

		for (size_t t = 0; t < world->table_count && !listed; t++)
			listed = table_lists(&world->tables[t], i);
		if (listed)
			set_add(ret, i);
	}
}

/* Remembered for the note on who is counted elsewhere or not at all: see group_note_regions(). */
static void region_remember(
	struct context *context, const struct gci_world *world, const struct group *group)
{
	if (!context->regions)
		context->regions =
			arena_array(context->arena, world->country_count, sizeof *context->regions);
	for (size_t i = 0; i < world->country_count; i++)
		if (in_region(world, i, group->who.code))
			context->regions[i] =
				group->set.member[i] ? REGION_MEMBER : REGION_LEFT_OUT;
}

/* --as-of, else the day the edition was published. */
static bool membership_day(struct context *context, int edition, const char **ret, struct err *err)
{
	*ret = context->as_of ? context->as_of : edition_find(context, edition)->published;
	if (*ret)
		return true;
	return err_set(err, ERR_NOT_FOUND,
		"the day GCI %d was published is not known: give --as-of DATE for the members",
		edition);
}

/* Dates are ISO, so text order is time order. */
static bool spell_covers(const struct store_member *spell, const char *day)
{
	return (!spell->from || strcmp(spell->from, day) <= 0) &&
	       (!spell->to || strcmp(spell->to, day) >= 0);
}

/* Records a spell that does not cover the day: the next joining wins over the last leaving. */
static void other_add(struct group *group, int country, const struct store_member *spell)
{
	bool left = spell->to && strcmp(spell->to, group->as_of) < 0;
	const char *date = left ? spell->to : spell->from;

	for (size_t i = 0; i < group->other_count; i++) {
		struct joined *other = &group->others[i];

		if (other->country != country)
			continue;
		if (other->left && (!left || strcmp(date, other->date) > 0))
			*other = (struct joined) { country, date, left };
		return; /* spells come by date: the first joining after the day is there */
	}
	group->others[group->other_count++] = (struct joined) { country, date, left };
}

static void note_others(struct context *context, const struct gci_world *world,
	const struct group *group, bool left)
{
	enum { NAMED = 5 };
	const struct words *words = context_words(context);
	const char *code = group->who.code, *names;
	STR_SCOPED list = { 0 };
	size_t count = 0;

	for (size_t i = 0; i < group->other_count; i++) {
		const struct joined *other = &group->others[i];

		if (other->left != left || count++ >= NAMED)
			continue;
		str_addf(&list, "%s%s (%s)", count > 1 ? ", " : "",
			words_name(words->country_names, world->countries[other->country].iso3,
				world->countries[other->country].name),
			other->date);
	}
	if (count == 0)
		return;
	names = str_text(&list);
	if (count > NAMED)
		names = words_text(context->arena, words->list_more, "list", names, "n",
			words_number(context->arena, (long)(count - NAMED)), NULL);
	answer_note(context->answer, left ? "former-members" : "later-members", "%s",
		words_text(context->arena,
			left ? words->note_former_members : words->note_later_members, "group",
			words_name(words->group_names, code, code), "date", group->as_of, "list",
			names, NULL));
}

static bool members_load(struct context *context, const struct gci_world *world, int edition,
	struct group *group, struct err *err)
{
	struct store_group stored;
	struct store_member *spells;
	size_t count;

	if (!membership_day(context, edition, &group->as_of, err) ||
		!store_group_members(context->store, group->who.code, context->arena, &stored,
			&spells, &count, err))
		return false;
	group->others = arena_array(context->arena, count, sizeof *group->others);
	for (size_t i = 0; i < count; i++) {
		const struct gci_country *country = context_country(context, spells[i].iso3);

		if (spell_covers(&spells[i], group->as_of))
			set_add(&group->set, (size_t)(country - world->countries));
	}
	for (size_t i = 0; i < count; i++) {
		int country = gci_country_find(world, spells[i].iso3);

		if (!group->set.member[country])
			other_add(group, country, &spells[i]);
	}
	if (group->set.count == 0)
		return err_set(err, ERR_NOT_FOUND,
			"%s had no members on %s: --as-of DATE takes another day", group->who.code,
			group->as_of);
	note_others(context, world, group, false);
	note_others(context, world, group, true);
	return true;
}

void group_load_undated(struct context *context, const struct who *who, struct group *ret)
{
	const struct gci_world *world = context_loaded(context);

	*ret = (struct group) { .who = *who };
	set_init(context->arena, world, &ret->set);
	if (who->kind == WHO_COUNTRY) {
		set_add(&ret->set, (size_t)who->country);
	} else if (who->kind == WHO_REGION) {
		region_load(world, who->code, &ret->set);
		region_remember(context, world, ret);
	} else {
		world_load(world, &ret->set);
	}
}

bool group_load(struct context *context, const struct who *who, int edition, struct group *ret,
	struct err *err)
{
	struct group group = { .who = *who };

	if (who->kind != WHO_GROUP) {
		group_load_undated(context, who, ret);
		return true;
	}
	set_init(context->arena, context_loaded(context), &group.set);
	if (!members_load(context, context->world, edition, &group, err))
		return false;
	*ret = group;
	return true;
}

/* "Hong Kong (GCI 2014), Palau (GCI 2014, 2017)": of those left out of a region, the ones that an
 * edition asked about lists. */
static void add_listed(const struct words *words, const struct gci_world *world, size_t country,
	const int *editions, size_t count, struct str *str)
{
	const struct gci_country *who = &world->countries[country];
	STR_SCOPED in = { 0 };

	for (size_t e = 0; e < count; e++) {
		const struct gci_table *table = gci_table_find(world, editions[e]);

		if (table && table_lists(table, country))
			str_addf(&in, "%s%d", in.len ? ", " : "", editions[e]);
	}
	if (in.len)
		str_addf(str, "%s%s (GCI %s)", str->len ? ", " : "",
			words_name(words->country_names, who->iso3, who->name), str_text(&in));
}

void group_note_regions(
	struct context *context, const struct gci_world *world, const int *editions, size_t count)
{
	const struct words *words = context_words(context);
	bool moved = false;

	if (!context->regions || !count)
		return;
	for (size_t i = 0; i < world->country_count; i++) {
		const char *region = world->countries[i].region;
		STR_SCOPED left_out = { 0 };
		int members = 0;

		moved |= context->regions[i] &&
			 (in_region(world, i, "CIS") || in_region(world, i, "Europe"));
		if (context->regions[i] != REGION_LEFT_OUT)
			continue;
		/* All of one region in one note, at the first of them. */
		for (size_t j = 0; j < world->country_count; j++) {
			if (!in_region(world, j, region))
				continue;
			members += context->regions[j] == REGION_MEMBER;
			if (context->regions[j] == REGION_LEFT_OUT)
				add_listed(words, world, j, editions, count, &left_out);
		}
		if (left_out.len)
			answer_note(context->answer, "region-members", "%s",
				words_text(context->arena, words->note_region_members, "region",
					words_name(words->group_names, region, region), "n",
					words_number(context->arena, members), "list",
					str_text(&left_out), NULL));
	}
	if (moved && editions[0] < 2018)
		answer_note(context->answer, "regions-2018", "%s", words->note_regions_2018);
}
