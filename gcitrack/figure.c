#include "gcitrack/figure_kinds.h"

#include "gcitrack/layout.h"
#include "gcitrack/lists.h"
#include "gcitrack/notes.h"
#include "plots/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* More lines than this cannot be told apart, even with room for every label. */
enum { LINES_ALONE = 60 };

/* ---- the time axis ---- */

static double edition_x(const struct gci_edition *edition, enum figure_axis axis)
{
	if (axis == FIGURE_COLLECTED && edition->collected_from > 0)
		return (edition->collected_from + edition->collected_to) / 2.0;
	if (axis != FIGURE_LABEL && edition->published)
		return figure_year(edition->published);
	return edition->label;
}

/* "2023–24", "2016". */
static const char *years(struct arena *arena, int from, int to)
{
	return from == to ? arena_printf(arena, "%d", from)
			  : arena_printf(arena, "%d–%02d", from, to % 100);
}

static const char *edition_when(
	const struct figure *figure, const struct gci_edition *edition, enum figure_axis axis)
{
	int from = edition->collected_from, to = edition->collected_to;
	struct arena *arena = figure->context->arena;

	if (axis != FIGURE_PUBLISHED && from > 0)
		return words_text(
			arena, figure->words->collected, "years", years(arena, from, to), NULL);
	if (edition->published)
		return people_month_of(
			arena, figure->words->months, edition->published, edition->precision);
	return "";
}

/* Printed ranks, or none and so derived ones. */
bool figure_ranks_printed(const struct gci_table *table, const struct gci_world *world)
{
	for (size_t i = 0; i < world->country_count; i++) {
		if (gci_record_rank(&table->records[i]) > 0)
			return true;
	}
	return false;
}

/* What the values of an edition are counted among; 0: not said. */
static int edition_of(struct figure *figure, const struct gci_table *table, bool derived)
{
	const struct ranking *ranking = question_ranking(&figure->question, table);

	if (figure->request->metric == PLOT_SCORE)
		return 0;
	if (figure->request->metric != PLOT_ITU)
		return ranking->n;
	return derived ? ranking->distinct : gci_last_rank(figure->question.world, table);
}

static bool shown(const struct figure *figure, const struct gci_table *table)
{
	const struct figure_request *request = figure->request;
	int label = table->edition->label;
	bool among = figure->label_count == 0;

	for (size_t i = 0; i < figure->label_count; i++)
		among |= figure->labels[i] == label;
	if (!among || (figure->from > 0 && label < figure->from) ||
		(figure->to > 0 && label > figure->to))
		return false;
	/* Of a partial edition neither places nor percentiles are known. */
	if (request->metric == PLOT_PLACE || request->metric == PLOT_PERCENTILE)
		return !table->partial;
	return true;
}

static bool editions_build(struct figure *figure, struct err *err)
{
	const struct gci_world *world = figure->question.world;
	struct arena *arena = figure->context->arena;
	enum figure_axis axis = figure->request->axis;
	int *labels = arena_array(arena, world->table_count, sizeof *labels);
	size_t count = 0;

	figure->tables = arena_array(arena, world->table_count, sizeof(void *));
	figure->editions = arena_array(arena, world->table_count, sizeof *figure->editions);
	for (size_t i = 0; i < world->table_count; i++) {
		const struct gci_table *table = &world->tables[i];
		if (!shown(figure, table))
			continue;
		bool derived =
			figure->request->metric == PLOT_ITU && !figure_ranks_printed(table, world);
		if (derived && table->partial)
			continue;
		figure->tables[count] = table;
		labels[count] = table->edition->label;
		figure->editions[count] = (struct plot_edition) {
			.label = table->edition->label,
			.x = edition_x(table->edition, axis),
			.when = edition_when(figure, table->edition, axis),
			.of = edition_of(figure, table, derived),
			.derived = derived,
			/* Every step between editions is a break, or nobody knows. */
			.broken = count > 0,
		};
		count++;
	}
	if (count == 0)
		return err_set(err, ERR_NOT_FOUND,
			"no edition with figures to draw: gcitrack editions lists them");
	if (count < figure->label_count)
		return err_set(err, ERR_MISLEADING,
			"GCI %d has no places to draw, as its figures are incomplete: --metric "
			"score",
			labels[0] == figure->labels[0] ? figure->labels[1] : figure->labels[0]);
	figure->edition_count = count;
	notes_common(figure->context, labels, count, NULL);
	return true;
}

/* ---- the lines ---- */

void figure_use(struct figure *figure, size_t edition, const struct gci_record *record,
	enum gci_series series)
{
	int id = record->figure[series].source;

	for (size_t i = 0; i < figure->source_count; i++) {
		if (figure->sources[i].id == id)
			figure->used[edition * figure->source_count + i] = true;
	}
}

/* Places and derived ranks come from the scores of all countries, drawn or not. */
static void use_all_scores(struct figure *figure)
{
	size_t countries = figure->question.world->country_count;
	enum plot_metric metric = figure->request->metric;

	for (size_t i = 0; i < figure->edition_count; i++) {
		bool counted = metric == PLOT_PLACE || metric == PLOT_PERCENTILE ||
			       figure->editions[i].derived;
		for (size_t j = 0; counted && j < countries; j++)
			figure_use(figure, i, &figure->tables[i]->records[j], GCI_SCORE);
	}
}

/* "ITU 24", or the tier where no rank was printed: small, beside the place. */
static const char *small_text(
	struct figure *figure, size_t edition, const struct gci_record *record)
{
	struct arena *arena = figure->context->arena;
	int rank = gci_record_rank(record), tier = gci_record_tier(record);

	if (rank > 0) {
		figure_use(figure, edition, record, GCI_ITU_RANK);
		return arena_printf(arena, "ITU %d", rank);
	}
	if (tier > 0) {
		figure_use(figure, edition, record, GCI_TIER);
		return arena_printf(arena, "T%d", tier);
	}
	return NULL;
}

static void itu_point(struct figure *figure, size_t edition, const struct gci_record *record,
	struct standing standing, struct plot_point *ret)
{
	bool derived = figure->editions[edition].derived;
	int rank = derived ? (standing.present ? standing_dense(standing) : 0)
			   : gci_record_rank(record);

	if (rank == 0)
		return;
	figure_use(figure, edition, record, derived ? GCI_SCORE : GCI_ITU_RANK);
	ret->present = true;
	ret->derived = derived;
	ret->value = rank;
	ret->label = arena_printf(figure->context->arena, "%d", rank);
}

const char *figure_decimal(const struct figure *figure, struct decimal number, bool sign)
{
	struct arena *arena = figure->context->arena;
	char text[DECIMAL_TEXT];

	if (!sign)
		return arena_strdup(arena, decimal_format(number, figure->words->decimal, text));
	decimal_format_signed(number, figure->words->decimal, text);
	return text[0] == '-' ? arena_printf(arena, "−%s", text + 1) : arena_strdup(arena, text);
}

void figure_point(struct figure *figure, size_t edition, size_t country, struct plot_point *ret,
	struct decimal *ret_exact)
{
	struct arena *arena = figure->context->arena;
	const struct gci_table *table = figure->tables[edition];
	const struct gci_record *record = &table->records[country];
	const struct ranking *ranking = question_ranking(&figure->question, table);
	struct standing standing = ranking->standings[country];
	struct decimal number = { 0 };
	enum plot_metric metric = figure->request->metric;

	*ret = (struct plot_point) { 0 };
	if (metric == PLOT_ITU) {
		itu_point(figure, edition, record, standing, ret);
		return;
	}
	if (metric == PLOT_PLACE) {
		if (!standing.present)
			return;
		ret->value = standing_place(standing);
		ret->label = people_place(arena, standing_place(standing), standing.equal);
	} else {
		if (metric == PLOT_PERCENTILE
				? !rank_percentile(standing, ranking->n, &number)
				: !gci_record_score100(table->edition, record, &number))
			return;
		ret->value = decimal_double(number);
		ret->label = figure_decimal(figure, number, false);
	}
	if (metric != PLOT_PLACE)
		*ret_exact = number;
	ret->present = true;
	figure_use(figure, edition, record, GCI_SCORE);
}

static void point_build(struct figure *figure, size_t edition, size_t country, bool highlighted,
	struct plot_point *ret)
{
	const struct gci_record *record = &figure->tables[edition]->records[country];
	struct decimal exact;

	figure_point(figure, edition, country, ret, &exact);
	if (!ret->present)
		return;
	if (figure->kind->tiers && gci_record_tier(record) > 0) {
		ret->tier = gci_record_tier(record);
		figure_use(figure, edition, record, GCI_TIER);
	} else if (figure->kind->small && highlighted && figure->request->metric == PLOT_PLACE) {
		ret->small = small_text(figure, edition, record);
	}
}

enum part { BACKDROP, GREY, HIGHLIGHTED };

static void line_add(struct figure *figure, size_t country, enum part part)
{
	const struct gci_country *who = &figure->question.world->countries[country];
	struct plot_point *points =
		arena_array(figure->context->arena, figure->edition_count, sizeof *points);
	bool any = false;

	for (size_t i = 0; i < figure->edition_count; i++) {
		point_build(figure, i, country, part == HIGHLIGHTED, &points[i]);
		any |= points[i].present;
	}
	if (!any && part != HIGHLIGHTED)
		return;
	figure->points[figure->line_count] = points;
	figure->countries[figure->line_count] = country;
	figure->lines[figure->line_count++] = (struct plot_line) {
		.iso3 = who->iso3,
		.name = words_name(figure->words->country_names, who->iso3, who->name),
		.highlighted = part == HIGHLIGHTED,
		.backdrop = part == BACKDROP,
		.points = points,
	};
}

static bool line_empty(const struct figure *figure, const struct plot_line *line)
{
	for (size_t i = 0; i < figure->edition_count; i++) {
		if (line->points[i].present)
			return false;
	}
	return true;
}

/* Groups: their members on the day of the last edition drawn. */
static bool groups_build(
	struct figure *figure, const struct who *who, size_t count, bool *grey, struct err *err)
{
	size_t countries = figure->question.world->country_count;
	int last = figure->editions[figure->edition_count - 1].label;

	figure->groups = arena_array(figure->context->arena, count + 1, sizeof *figure->groups);
	for (size_t i = 0; i < count; i++) {
		if (who[i].kind == WHO_COUNTRY)
			continue;
		struct figure_group *group = &figure->groups[figure->group_count++];
		if (!question_group(&figure->question, &who[i], last, &group->group, err))
			return false;
		for (size_t j = 0; j < countries; j++)
			grey[j] |= group->group.set.member[j];
	}
	return true;
}

static void groups_count(struct figure *figure)
{
	for (size_t i = 0; i < figure->group_count; i++) {
		for (size_t j = 0; j < figure->line_count; j++) {
			/* none is empty: those were left out or refused */
			if (figure->groups[i].group.set.member[figure->countries[j]])
				figure->groups[i].shown++;
		}
	}
}

/* The region that all countries are of; "world" where they are of several or of none. */
static const char *common_region(const struct gci_world *world, const struct who *who, size_t count)
{
	const char *region = world->countries[who[0].country].region;

	for (size_t i = 1; i < count && region; i++) {
		const char *other = world->countries[who[i].country].region;

		if (!other || strcmp(other, region) != 0)
			region = NULL;
	}
	return region ? region : "world";
}

/* The group whose median is drawn: the one asked for; pillars are otherwise compared with the first
 * group of WHO, else with the countries' own region, or the world. Its members are context there.
 */
static bool median_build(
	struct figure *figure, const struct who *who, size_t count, bool *grey, struct err *err)
{
	const struct gci_world *world = figure->question.world;
	const char *word = figure->request->median;
	int last = figure->editions[figure->edition_count - 1].label;
	struct who of;

	for (size_t i = 0; !word && figure->kind->pillars && i < count; i++)
		word = who[i].kind == WHO_COUNTRY ? NULL : who[i].code;
	if (!word && figure->kind->pillars)
		word = common_region(world, who, count);
	if (!word)
		return true;
	if (!who_parse(figure->context, word, &of, err) ||
		!question_group(&figure->question, &of, last, &figure->median, err))
		return false;
	if (of.kind == WHO_COUNTRY)
		return err_set(err, ERR_USAGE, "--median is of a group: %s is a country", of.name);
	figure->input.group = of.kind == WHO_WORLD
				      ? figure->words->world
				      : words_name(figure->words->group_names, of.code, of.code);
	for (size_t i = 0; figure->kind->pillars && i < world->country_count; i++)
		grey[i] |= figure->median.set.member[i];
	return true;
}

static bool lines_build(struct figure *figure, const struct who *who, size_t count, struct err *err)
{
	struct arena *arena = figure->context->arena;
	size_t countries = figure->question.world->country_count;
	bool *grey = arena_array(arena, countries, sizeof *grey);
	bool *named = arena_array(arena, countries, sizeof *named);

	/* one more than there are countries, for a median */
	figure->lines = arena_array(arena, countries + 1, sizeof *figure->lines);
	figure->points = arena_array(arena, countries + 1, sizeof(struct plot_point *));
	figure->countries = arena_array(arena, countries + 1, sizeof *figure->countries);
	if (!groups_build(figure, who, count, grey, err) ||
		!median_build(figure, who, count, grey, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (who[i].kind == WHO_COUNTRY)
			named[who[i].country] = true;
	}
	for (size_t i = 0; figure->kind->world && i < countries; i++) {
		if (!grey[i] && !named[i])
			line_add(figure, i, BACKDROP);
	}
	for (size_t i = 0; i < countries; i++) {
		if (grey[i] && !named[i])
			line_add(figure, i, GREY);
	}
	for (size_t i = 0; i < count; i++) {
		if (who[i].kind != WHO_COUNTRY || !named[who[i].country])
			continue;
		named[who[i].country] = false; /* named twice is drawn once */
		line_add(figure, (size_t)who[i].country, HIGHLIGHTED);
		figure->highlighted++;
		if (line_empty(figure, &figure->lines[figure->line_count - 1]))
			return err_set(err, ERR_NOT_FOUND,
				"%s has no figures in the editions drawn", who[i].name);
	}
	if (figure->line_count == 0)
		return err_set(err, ERR_NOT_FOUND, "nobody of %s has figures in the editions drawn",
			count > 0 ? who[0].name : "the world");
	if (!figure->kind->many && figure->highlighted == 0 && figure->line_count > LINES_ALONE)
		return err_set(err, ERR_MISLEADING,
			"%zu lines cannot be told apart: name countries to highlight, or a smaller "
			"group",
			figure->line_count);
	groups_count(figure);
	return true;
}

/* ---- together ---- */

static bool who_all(struct figure *figure, struct who **ret, size_t *ret_count, struct err *err)
{
	const struct figure_kind *kind = figure->kind;
	struct arguments arguments = figure->question.arguments;
	struct who *who;
	size_t count, countries = 0, kept = 0;
	bool world = false;

	arguments.edition_count = 0; /* figure_kind_editions() has them */
	if (!list_who(figure->context, &arguments, "", &who, &count, err))
		return false;
	if (count == 0 && !kind->world)
		return err_set(err, ERR_USAGE,
			"plot needs a country or a group: gcitrack plot %s IDN ASEAN -o %s.svg",
			kind->name, kind->name);
	for (size_t i = 0; i < count; i++) {
		countries += who[i].kind == WHO_COUNTRY ? 1 : 0;
		world |= who[i].kind == WHO_WORLD;
		if (who[i].kind != WHO_WORLD || !kind->world)
			who[kept++] = who[i]; /* who shows the world anyhow need not name it */
	}
	if (world && countries == 0 && !kind->many)
		return err_set(err, ERR_MISLEADING,
			"the lines of all countries cannot be told apart: name countries to "
			"highlight, or a group");
	*ret = who;
	*ret_count = kept;
	return true;
}

static int last_value(const struct figure *figure)
{
	int last = 0;

	for (size_t i = 0; i < figure->edition_count; i++)
		last = figure->editions[i].of > last ? figure->editions[i].of : last;
	return last;
}

/* What some kinds need besides. */
static bool more_build(struct figure *figure, struct err *err)
{
	figure_changes(figure);
	figure_drop_small(figure);
	if (figure->kind->pillars)
		return figure_pillars(figure, err);
	if (figure->kind->world)
		figure_regions(figure);
	else if (figure->input.group)
		figure_median_line(figure);
	if (figure->kind->world && figure->group_count == 1)
		figure->input.group = words_name(figure->words->group_names,
			figure->groups[0].group.who.code, figure->groups[0].group.who.code);
	return true;
}

static bool tiers_known(const struct figure *figure, struct err *err)
{
	for (size_t i = 0; i < figure->line_count; i++) {
		for (size_t k = 0; k < figure->edition_count; k++) {
			if (figure->points[i][k].tier > 0)
				return true;
		}
	}
	return err_set(err, ERR_MISLEADING,
		"%s shows tiers, and GCI %d printed none: dots shows places", figure->kind->name,
		figure->editions[0].label);
}

bool figure_build(struct context *context, const struct figure_request *request, struct figure *ret,
	struct err *err)
{
	struct figure figure = { .context = context,
		.request = request,
		.kind = request->kind,
		.words = context_words(context) };
	struct who *who = NULL;
	size_t count = 0;

	context->regions = NULL; /* of another chart */
	if (!question_load(context, request->kind->pillars, &figure.question, err) ||
		!who_all(&figure, &who, &count, err) || !figure_kind_editions(&figure, err) ||
		!editions_build(&figure, err) ||
		!context_sources(context, &figure.sources, &figure.source_count, err))
		return false;
	figure.used = arena_array(context->arena, figure.edition_count * figure.source_count + 1,
		sizeof *figure.used);
	use_all_scores(&figure);
	if (!lines_build(&figure, who, count, err) || !more_build(&figure, err) ||
		(figure.kind->tiers && !tiers_known(&figure, err)) ||
		!figure_events(&figure, who, count, err))
		return false;
	figure.input.editions = figure.editions;
	figure.input.edition_count = figure.edition_count;
	figure.input.lines = figure.lines;
	figure.input.line_count = figure.line_count;
	figure.input.events = figure.events;
	figure.input.event_count = figure.event_count;
	figure.input.metric = request->metric;
	figure.input.words = figure.words;
	figure.input.last = last_value(&figure);
	figure_words(&figure);
	*ret = figure;
	return true;
}
