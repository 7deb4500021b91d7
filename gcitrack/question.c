#include "gcitrack/question.h"

#include "gcitrack/notes.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

bool question_load(struct context *context, bool pillars, struct question *ret, struct err *err)
{
	struct question question = { .context = context };

	if (!context_world(context, pillars, &question.world, err))
		return false;
	if (!arguments_parse(context, &question.arguments, err))
		return false;
	*ret = question;
	return true;
}

bool question_as_of(const struct question *question, struct err *err)
{
	struct context *context = question->context;
	const struct arguments *arguments = &question->arguments;
	bool dated = !context->as_of;
	struct who group;

	for (size_t w = 0; w < arguments->who_count; w++)
		dated |= arguments->who[w].kind == WHO_GROUP;
	if (!dated && context->group) {
		if (!who_parse(context, context->group, &group, err))
			return false;
		dated = group.kind == WHO_GROUP;
	}
	if (dated)
		return true;
	return err_set(err, ERR_USAGE,
		"--as-of is the day on which members of a group are counted, and no group with "
		"dated members is asked about; --as-known DATE goes back to the figures of a day");
}

const struct gci_table *question_table(const struct question *question, int label)
{
	const struct gci_table *table = gci_table_find(question->world, label);

	assert(table);
	return table;
}

static bool has_pillars(const struct gci_world *world, const struct gci_table *table)
{
	for (size_t i = 0; i < world->country_count; i++)
		if (gci_has(&table->records[i], GCI_LEGAL))
			return true;
	return false;
}

bool question_pillars(
	const struct question *question, const struct gci_table *table, struct err *err)
{
	const struct gci_world *world = question->world;
	STR_SCOPED there = { 0 };

	if (has_pillars(world, table))
		return true;
	for (size_t t = 0; t < world->table_count; t++)
		if (has_pillars(world, &world->tables[t]))
			str_addf(&there, "%s%d", there.len ? ", " : "",
				world->tables[t].edition->label);
	return err_set(err, ERR_NOT_FOUND,
		"GCI %d has no figures of the pillars (editions that have: %s)",
		table->edition->label, there.len ? str_text(&there) : "none");
}

const struct gci_table *question_before(
	const struct question *question, const struct gci_table *table)
{
	const struct gci_table *before = NULL;

	for (size_t i = 0; i < question->world->table_count; i++) {
		const struct gci_table *other = &question->world->tables[i];

		if (other->edition->label < table->edition->label && !other->partial)
			before = other;
	}
	return before;
}

const struct ranking *question_ranking(struct question *question, const struct gci_table *table)
{
	struct context *context = question->context;
	struct ranking **kept = &context->rankings[table - question->world->tables];

	assert(question->world == context->world);
	if (!*kept) {
		*kept = arena_alloc(context->arena, sizeof **kept);
		rank_table(table, question->world, NULL, context->arena, *kept);
	}
	return *kept;
}

const struct change *question_change(
	struct question *question, const struct gci_table *from, const struct gci_table *to)
{
	struct context *context = question->context;
	const struct gci_world *world = question->world;
	size_t pair =
		(size_t)(from - world->tables) * world->table_count + (size_t)(to - world->tables);

	assert(world == context->world);
	if (!context->changes[pair]) {
		context->changes[pair] = arena_alloc(context->arena, sizeof **context->changes);
		change_pair(world, from, to, context->arena, context->changes[pair]);
	}
	return context->changes[pair];
}

static int compare_labels(const void *a, const void *b)
{
	int left = *(const int *)a, right = *(const int *)b;

	return (left > right) - (left < right);
}

static bool asked_for_all(const struct context *context)
{
	return context->edition && !strcmp(context->edition, "all");
}

bool question_labels(const struct question *question, int **ret, size_t *ret_count, struct err *err)
{
	struct context *context = question->context;
	const struct arguments *arguments = &question->arguments;
	/* with room for all those there are, which a caller may add */
	size_t room = question->world->table_count + arguments->edition_count + 2, count = 0;
	int *labels = arena_array(context->arena, room, sizeof(*labels));

	for (size_t i = 0; i < arguments->edition_count; i++)
		labels[count++] = arguments->editions[i];
	if (context->edition && !asked_for_all(context)) {
		if (!edition_parse(context, context->edition, &labels[count], err))
			return false;
		count++;
	}
	*ret = labels;
	*ret_count = count;
	return true;
}

bool question_editions(struct question *question, enum question_default otherwise, int **ret,
	size_t *ret_count, struct err *err)
{
	struct context *context = question->context;
	const struct gci_world *world = question->world;
	bool all = asked_for_all(context);
	size_t count, unique = 0;
	int *labels;

	if (!question_labels(question, &labels, &count, err))
		return false;
	if (all || (!count && otherwise == QUESTION_ALL)) {
		for (size_t i = 0; i < world->table_count; i++)
			labels[count++] = world->tables[i].edition->label;
	} else if (!count) {
		if (!edition_latest(context, &labels[count], err))
			return false;
		edition_note_newer(context, world, labels[count]);
		count++;
	}
	qsort(labels, count, sizeof(*labels), compare_labels);
	for (size_t i = 0; i < count; i++) {
		if (unique && labels[unique - 1] == labels[i])
			continue;
		labels[unique++] = labels[i];
	}
	if (!unique && context->as_known)
		return err_set(
			err, ERR_NOT_FOUND, "no figures were issued up to %s", context->as_known);
	if (!unique)
		return err_set(
			err, ERR_NOT_FOUND, "the store holds no figures yet: gcitrack import FILE");
	*ret = labels;
	*ret_count = unique;
	return true;
}

bool question_edition(struct question *question, const struct gci_table **ret, struct err *err)
{
	int *labels;
	size_t count;

	if (!question_editions(question, QUESTION_LATEST, &labels, &count, err))
		return false;
	if (count > 1)
		return err_set(err, ERR_USAGE, "%s takes one edition, not %zu",
			question->context->command->name, count);
	*ret = question_table(question, labels[0]);
	return true;
}

bool question_group(struct question *question, const struct who *who, int edition,
	struct group *ret, struct err *err)
{
	if (!group_load(question->context, who, edition, ret, err))
		return false;
	if (ret->as_of)
		question->as_of = ret->as_of;
	return true;
}

bool question_group_option(
	struct question *question, int edition, struct group *ret, bool *ret_given, struct err *err)
{
	struct context *context = question->context;
	struct who who;

	if (!context->group) {
		*ret_given = false;
		return true;
	}
	if (!who_parse(context, context->group, &who, err))
		return false;
	if (!question_group(question, &who, edition, ret, err))
		return false;
	*ret_given = true;
	return true;
}

void question_stats(struct question *question, const struct gci_table *table,
	const struct group *group, struct stats_group *ret)
{
	bool world = group->who.kind == WHO_WORLD;

	stats_group(question->world, table,
		table->partial ? NULL : question_ranking(question, table),
		world ? NULL : &group->set, question->context->arena, ret);
	if (world && table->expected > 0 && (size_t)table->expected > ret->members)
		ret->members = (size_t)table->expected;
}

void question_stats_all(
	struct question *question, const struct gci_table *table, struct stats_group *ret)
{
	question_stats(question, table, &(struct group) { .who = { .kind = WHO_WORLD } }, ret);
}

const char *people_median_place(struct arena *arena, const struct stats_group *stats)
{
	if (!stats->has_median_place)
		return ".";
	return arena_printf(arena, "%s%s", people_decimal(arena, stats->median_place),
		stats->median_place.places ? "" : ".0");
}

void coverage_add(struct str *str, const char *group, const struct stats_group *stats)
{
	if ((size_t)stats->score.n != stats->members)
		str_addf(str, "%s%d of %zu in %s", str->len ? ", " : "", stats->score.n,
			stats->members, group);
}

/* "Indonesia, Malaysia in ASEAN": what the rows were chosen by, for a title. */
static const char *chosen_title(
	const struct question *question, const struct group *group, bool grouped)
{
	const struct arguments *arguments = &question->arguments;
	STR_SCOPED title = { 0 };

	for (size_t i = 0; i < arguments->who_count; i++) {
		const struct who *who = &arguments->who[i];

		str_addf(&title, "%s%s", i ? ", " : "",
			who->kind == WHO_COUNTRY ? who->name : who->code);
	}
	if (grouped)
		str_addf(&title, "%s%s", title.len ? " in " : "",
			group->who.kind == WHO_COUNTRY ? group->who.name : group->who.code);
	return arena_strdup(question->context->arena, str_text(&title));
}

bool question_rows(struct question *question, int edition, struct chosen *ret, struct err *err)
{
	const struct arguments *arguments = &question->arguments;
	size_t countries = question->world->country_count;
	struct chosen chosen = { .all = !arguments->who_count };
	struct group group = { 0 };
	bool grouped;

	chosen.member =
		arena_array(question->context->arena, countries + 1, sizeof(*chosen.member));
	for (size_t i = 0; i < countries; i++)
		chosen.member[i] = chosen.all;
	for (size_t w = 0; w < arguments->who_count; w++) {
		if (!question_group(question, &arguments->who[w], edition, &group, err))
			return false;
		chosen.all |= group.who.kind == WHO_WORLD;
		chosen.groups |= group.who.kind != WHO_COUNTRY;
		for (size_t i = 0; i < countries; i++)
			chosen.member[i] |= chosen.all || group.set.member[i];
	}
	if (!question_group_option(question, edition, &group, &grouped, err))
		return false;
	/* The world is whoever is listed, Hong Kong in 2014 too: no choice. */
	grouped &= group.who.kind != WHO_WORLD;
	chosen.groups &= !chosen.all;
	for (size_t i = 0; i < countries; i++) {
		if (grouped)
			chosen.member[i] &= group.set.member[i];
		chosen.count += chosen.member[i];
	}
	chosen.all &= !grouped;
	chosen.groups |= grouped;
	if (!chosen.all)
		chosen.title = chosen_title(question, &group, grouped);
	if (!chosen.count)
		return err_set(err, ERR_NOT_FOUND, "no country is %s", chosen.title);
	*ret = chosen;
	return true;
}

bool question_order(struct question *question, int edition, struct gci_list *ret, struct err *err)
{
	const struct arguments *arguments = &question->arguments;
	struct arena *arena = question->context->arena;
	size_t countries = question->world->country_count;
	bool *seen = arena_array(arena, countries + 1, sizeof(*seen));
	struct group group;

	*ret = (struct gci_list) { arena_array(arena, countries + 1, sizeof(*ret->index)), 0 };
	for (size_t w = 0; w < arguments->who_count; w++) {
		if (!question_group(question, &arguments->who[w], edition, &group, err))
			return false;
		for (size_t i = 0; i < countries; i++) {
			if (group.set.member[i] && !seen[i])
				ret->index[ret->count++] = i;
			seen[i] |= group.set.member[i];
		}
	}
	return true;
}

void question_meta_of(const struct question *question, const int *editions, size_t count)
{
	int *of = arena_array(question->context->arena, count + 1, sizeof(*of));

	for (size_t i = 0; i < count; i++) {
		const struct gci_table *table = gci_table_find(question->world, editions[i]);

		of[i] = table ? (int)table->scored : 0;
	}
	answer_meta_ints(question->context->answer, "of", of, count);
}

struct cell cell_known(int value)
{
	return value ? cell_int(value) : cell_null();
}

struct cell cell_figure(const struct gci_record *record, enum gci_series series)
{
	return gci_has(record, series) ? cell_decimal(record->figure[series].value) : cell_null();
}

struct cell cell_tier(struct arena *arena, int tier)
{
	return tier ? cell_text(arena_printf(arena, "T%d", tier)) : cell_null();
}

struct cell cell_score100(const struct gci_table *table, size_t country)
{
	struct decimal score;

	if (!gci_record_score100(table->edition, &table->records[country], &score))
		return cell_null();
	return cell_decimal(score);
}

struct cell cell_gap(struct cell score, bool known, struct decimal against)
{
	struct decimal gap;

	if (!known || score.kind != CELL_DECIMAL || !decimal_sub(score.as.decimal, against, &gap))
		return cell_null();
	return cell_decimal(gap);
}

void cells_group_gaps(const struct stats *group, const struct stats *all, struct cell ret[2])
{
	struct cell middle = group->has_middle ? cell_decimal(group->middle) : cell_null();

	ret[0] = cell_gap(middle, group->n > 0, group->max);
	ret[1] = cell_gap(middle, all->has_middle, all->middle);
}

struct cell cell_percentile(const struct ranking *ranking, size_t country)
{
	struct decimal percentile;

	if (!rank_percentile(ranking->standings[country], ranking->n, &percentile))
		return cell_null();
	return cell_decimal(percentile);
}

struct cell cell_codes(
	struct arena *arena, const struct gci_world *world, const struct gci_list *countries)
{
	const char **codes = arena_array(arena, countries->count + 1, sizeof(*codes));

	for (size_t i = 0; i < countries->count; i++)
		codes[i] = world->countries[countries->index[i]].iso3;
	return cell_list(codes);
}
