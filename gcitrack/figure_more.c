/* What kinds of chart need beyond a value a country and edition: changes, medians, pillars,
 * regions.
 */
#include "analysis/change.h"
#include "analysis/stats.h"
#include "gcitrack/figure_kinds.h"
#include "gcitrack/figure_words.h"
#include "gcitrack/layout.h"
#include "plots/words.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* ---- changes ---- */

static const char *signed_places(struct arena *arena, int places)
{
	return arena_printf(arena, places > 0 ? "+%d" : places < 0 ? "−%d" : "%d", abs(places));
}

static void change_set(struct plot_point *point, double change, const char *label)
{
	point->has_change = true;
	point->change = change;
	point->change_label = label;
}

/* Places are counted among the countries in both editions; the places shown among all. */
static void change_of_point(struct figure *figure, const struct change_row *row,
	const struct plot_point *before, struct plot_point *point)
{
	struct arena *arena = figure->context->arena;
	struct decimal difference = { 0 };

	switch (figure->request->metric) {
	case PLOT_PLACE: /* both editions have points, so none is partial */
		assert(row->has_places);
		change_set(point, row->places, signed_places(arena, row->places));
		if ((int)before->value - (int)point->value != row->places)
			figure->panel_differs = true;
		break;
	case PLOT_ITU:
		if (row->has_itu_places)
			change_set(point, row->itu_places, signed_places(arena, row->itu_places));
		break;
	case PLOT_PERCENTILE:
		decimal_sub(row->percentile_to, row->percentile_from, &difference);
		change_set(point, decimal_double(difference),
			figure_decimal(figure, difference, true));
		break;
	case PLOT_SCORE:
		change_set(point, decimal_double(row->score_change),
			figure_decimal(figure, row->score_change, true));
		break;
	}
}

/* A rank derived for an edition without printed ones is compared where the editions have alike many
 * ranks. */
static void change_derived(struct figure *figure, size_t edition, const struct plot_point *before,
	struct plot_point *point)
{
	int places = (int)before->value - (int)point->value;

	if (!say_coarse(figure, edition - 1, edition))
		change_set(point, places, signed_places(figure->context->arena, places));
}

void figure_changes(struct figure *figure)
{
	for (size_t k = 1; k < figure->edition_count; k++) {
		const struct change *change = question_change(
			&figure->question, figure->tables[k - 1], figure->tables[k]);

		for (size_t i = 0; i < figure->line_count; i++) {
			struct plot_point *points = figure->points[i];
			struct change_row row;

			if (!points[k - 1].present || !points[k].present)
				continue;
			row = change_country(change, figure->countries[i]);
			if (points[k].derived || points[k - 1].derived)
				change_derived(figure, k, &points[k - 1], &points[k]);
			else
				change_of_point(figure, &row, &points[k - 1], &points[k]);
		}
	}
}

/* ---- small texts ---- */

void figure_drop_small(struct figure *figure)
{
	if (figure->highlighted <= PLOT_SMALL_LINES)
		return;
	for (size_t i = 0; i < figure->highlighted; i++) {
		struct plot_point *points = figure->points[figure->line_count - 1 - i];
		size_t last = figure->edition_count - 1;

		while (last > 0 && !points[last].present)
			last--;
		for (size_t k = 0; k < last; k++)
			points[k].small = NULL;
	}
}

/* ---- medians ---- */

static int by_value(const void *a, const void *b)
{
	return decimal_cmp(*(const struct decimal *)a, *(const struct decimal *)b);
}

static double sorted_median(
	const struct figure *figure, struct decimal *values, size_t count, const char **ret_label)
{
	struct stats stats;

	qsort(values, count, sizeof *values, by_value);
	stats_decimals(values, NULL, count, &stats);
	*ret_label = figure_decimal(figure, stats.median, false);
	return decimal_double(stats.median);
}

/* The median of places or ranks: whole, or a half. */
static double place_median(
	const struct figure *figure, int *places, size_t count, const char **ret_label)
{
	struct decimal median = stats_median_int(places, count);

	*ret_label = figure_decimal(figure, median, false);
	return decimal_double(median);
}

/* The median of a group's values in one edition, of the metric drawn. */
static void median_point(
	struct figure *figure, const struct group *group, size_t edition, struct plot_point *ret)
{
	struct arena *arena = figure->context->arena;
	size_t countries = figure->question.world->country_count, count = 0;
	struct decimal *values = arena_array(arena, countries, sizeof *values);
	int *places = arena_array(arena, countries, sizeof *places);
	bool ranks = figure->request->metric == PLOT_PLACE || figure->request->metric == PLOT_ITU;

	*ret = (struct plot_point) { 0 };
	for (size_t i = 0; i < countries; i++) {
		struct plot_point point;

		if (!group->set.member[i])
			continue;
		figure_point(figure, edition, i, &point, &values[count]);
		if (!point.present)
			continue;
		places[count++] = (int)point.value;
		ret->derived |= point.derived;
	}
	if (count == 0)
		return;
	ret->present = true;
	ret->value = ranks ? place_median(figure, places, count, &ret->label)
			   : sorted_median(figure, values, count, &ret->label);
}

/* Appends the median of a group as a line of its own. */
void figure_median_line(struct figure *figure)
{
	const struct group *group = &figure->median;
	struct arena *arena = figure->context->arena;
	struct plot_point *points = arena_array(arena, figure->edition_count, sizeof *points);

	for (size_t k = 0; k < figure->edition_count; k++)
		median_point(figure, group, k, &points[k]);
	/* before all others: highlighted lines stay the last ones */
	memmove(figure->lines + 1, figure->lines, figure->line_count * sizeof *figure->lines);
	memmove(figure->points + 1, figure->points, figure->line_count * sizeof *figure->points);
	figure->points[0] = points;
	memmove(figure->countries + 1, figure->countries,
		figure->line_count * sizeof *figure->countries);
	figure->lines[0] = (struct plot_line) {
		.iso3 = "",
		.name = words_text(
			arena, figure->words->median_of, "group", figure->input.group, NULL),
		.points = points,
		.median = true,
	};
	figure->line_count++;
}

/* ---- pillars ---- */

static void pillars_of(
	struct figure *figure, size_t edition, size_t country, const struct plot_figure **ret)
{
	struct arena *arena = figure->context->arena;
	const struct gci_record *record = &figure->tables[edition]->records[country];
	struct plot_figure *list = arena_array(arena, GCI_PILLARS, sizeof *list);

	for (int p = 0; p < GCI_PILLARS; p++) {
		enum gci_series series = (enum gci_series)(GCI_FIRST_PILLAR + p);

		if (!gci_has(record, series))
			continue;
		figure_use(figure, edition, record, series);
		list[p] = (struct plot_figure) { true, decimal_double(record->figure[series].value),
			figure_decimal(figure, record->figure[series].value, false) };
	}
	*ret = list;
}

static const struct plot_figure *pillar_medians(struct figure *figure, size_t edition)
{
	struct arena *arena = figure->context->arena;
	size_t countries = figure->question.world->country_count;
	struct plot_figure *list = arena_array(arena, GCI_PILLARS, sizeof *list);
	struct decimal *values = arena_array(arena, countries, sizeof *values);

	for (int p = 0; p < GCI_PILLARS; p++) {
		enum gci_series series = (enum gci_series)(GCI_FIRST_PILLAR + p);
		size_t count = 0;

		for (size_t i = 0; i < countries; i++) {
			const struct gci_record *record = &figure->tables[edition]->records[i];

			if (!figure->median.set.member[i] || !gci_has(record, series))
				continue;
			figure_use(figure, edition, record, series);
			values[count++] = record->figure[series].value;
		}
		if (count == 0)
			continue;
		list[p].present = true;
		list[p].value = sorted_median(figure, values, count, &list[p].label);
	}
	return list;
}

bool figure_pillars(struct figure *figure, struct err *err)
{
	bool any = false;

	for (size_t k = 0; k < figure->edition_count; k++) {
		bool here = false;

		for (size_t i = 0; i < figure->line_count; i++) {
			struct plot_point *point = &figure->points[i][k];

			pillars_of(figure, k, figure->countries[i], &point->pillars);
			for (int p = 0; p < GCI_PILLARS; p++)
				here |= point->pillars[p].present;
		}
		any |= here;
		if (!here)
			return err_set(err, ERR_NOT_FOUND,
				"GCI %d has no pillars for them: gcitrack editions lists which "
				"figures there are",
				figure->editions[k].label);
		figure->editions[k].medians = pillar_medians(figure, k);
	}
	figure->input.pillars = figure->words->pillars;
	figure->input.pillar_count = GCI_PILLARS;
	figure->input.pillar_most = 20;
	return any;
}

/* ---- regions ---- */

static size_t region_index(struct plot_region *regions, size_t *count, const char *name)
{
	for (size_t i = 0; i < *count; i++) {
		if (strcmp(regions[i].name, name) == 0)
			return i;
	}
	regions[*count].name = name;
	return (*count)++;
}

/* Regions with their medians; the highest first. */
static int by_median(const void *a, const void *b)
{
	const struct plot_region *left = a, *right = b;

	if (left->median != right->median)
		return left->median > right->median ? -1 : 1;
	return strcmp(left->name, right->name);
}

void figure_regions(struct figure *figure)
{
	enum { MOST = 16 };
	struct arena *arena = figure->context->arena;
	const struct gci_world *world = figure->question.world;
	size_t countries = world->country_count, last = figure->edition_count - 1, count = 0;
	struct plot_region *regions = arena_array(arena, MOST, sizeof *regions);
	struct decimal *values = arena_array(arena, countries, sizeof *values);

	for (size_t i = 0; i < figure->line_count; i++) {
		const char *region = world->countries[figure->countries[i]].region;

		assert(count < MOST);
		if (region)
			region_index(regions, &count, region);
	}
	for (size_t r = 0; r < count; r++) {
		size_t n = 0;
		const char *label;

		for (size_t i = 0; i < countries; i++) {
			const char *region = world->countries[i].region;

			if (region && strcmp(region, regions[r].name) == 0 &&
				gci_record_score100(figure->tables[last]->edition,
					&figure->tables[last]->records[i], &values[n]))
				n++;
		}
		regions[r].median = sorted_median(figure, values, n, &label);
	}
	qsort(regions, count, sizeof *regions, by_median);
	for (size_t i = 0; i < figure->line_count; i++) {
		const char *region = world->countries[figure->countries[i]].region;

		figure->lines[i].region = region ? region_index(regions, &count, region) : count;
	}
	for (size_t r = 0; r < count; r++)
		regions[r].name =
			words_name(figure->words->group_names, regions[r].name, regions[r].name);
	figure->input.regions = regions;
	figure->input.region_count = count;
}
