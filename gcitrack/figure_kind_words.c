/* The words around the kinds of chart other than the trend: computed from what is drawn, as there.
 */
#include "gcitrack/figure_kinds.h"
#include "gcitrack/figure_words.h"
#include "gcitrack/layout.h"

#include <string.h>

static bool is(const struct figure *figure, const char *kind)
{
	return strcmp(figure->kind->name, kind) == 0;
}

static const struct plot_line *first_highlighted(const struct figure *figure)
{
	return &figure->lines[figure->line_count - figure->highlighted];
}

static size_t last_edition(const struct figure *figure)
{
	return figure->edition_count - 1;
}

/* "ASEAN and EU", "Indonesia and Malaysia". */
static void add_who(const struct figure *figure, struct str *str)
{
	if (figure->group_count == 0) {
		words_highlighted(figure, str);
		return;
	}
	for (size_t i = 0; i < figure->group_count; i++) {
		words_join(str, i, figure->group_count);
		str_add(str, words_group(&figure->groups[i].group));
	}
}

static void add_groups_after(const struct figure *figure, struct str *str)
{
	if (figure->group_count == 0)
		return;
	str_add(str, "; ");
	words_groups(figure, str);
}

/* ---- dots and slope ---- */

/* "ASEAN: 5 gained places, 4 lost, 1 unmoved, GCI 2020 to 2024". */
static bool title_pair(const struct figure *figure, struct str *str)
{
	static const char *const what[] = { [PLOT_PLACE] = "places",
		[PLOT_ITU] = "ITU ranks",
		[PLOT_PERCENTILE] = "points",
		[PLOT_SCORE] = "points" };
	size_t gained = 0, lost = 0, unmoved = 0;

	for (size_t i = 0; i < figure->line_count; i++) {
		const struct plot_point *point = &figure->lines[i].points[last_edition(figure)];

		if (!point->has_change)
			continue;
		gained += point->change > 0 ? 1 : 0;
		lost += point->change < 0 ? 1 : 0;
		unmoved += point->change == 0 ? 1 : 0;
	}
	if (gained + lost + unmoved < 2)
		return false;
	add_who(figure, str);
	if (str->data[0] == 'a') /* "all countries" */
		str->data[0] = 'A';
	str_addf(str, ": %zu gained %s, %zu lost", gained, what[figure->request->metric], lost);
	if (unmoved > 0)
		str_addf(str, ", %zu unmoved", unmoved);
	str_add(str, ", ");
	words_editions(figure, 0, last_edition(figure), str);
	return true;
}

static bool words_pair(const struct figure *figure, struct str *title)
{
	/* of those highlighted the counts would say too little */
	if (figure->highlighted > 0 && figure->group_count > 0)
		return false;
	if (words_story(figure))
		return false;
	if (title_pair(figure, title))
		return true;
	str_clear(title);
	return false;
}

/* ---- bump ---- */

/* 1 + lines that stand better. */
static int position(const struct figure *figure, const struct plot_line *line, size_t edition)
{
	bool less = figure->request->metric == PLOT_PLACE || figure->request->metric == PLOT_ITU;
	int above = 0;

	for (size_t i = 0; i < figure->line_count; i++) {
		const struct plot_point *point = &figure->lines[i].points[edition];

		if (point->present && (less ? point->value < line->points[edition].value
					    : point->value > line->points[edition].value))
			above++;
	}
	return above + 1;
}

/* Whether all that is drawn is one group. */
static bool one_group(const struct figure *figure)
{
	return figure->group_count == 1 && figure->groups[0].shown == figure->line_count;
}

static void add_within(const struct figure *figure, struct str *str)
{
	if (one_group(figure))
		str_addf(str, "within %s", words_group(&figure->groups[0].group));
	else
		str_addf(str, "among %zu countries", figure->line_count);
}

static void words_bump(const struct figure *figure, struct str *title, struct str *below)
{
	static const char *const beside[] = { [PLOT_PLACE] = "place among all countries, 1 is best",
		[PLOT_ITU] = "ITU rank, 1 is best",
		[PLOT_PERCENTILE] = "percentile, 100 is best",
		[PLOT_SCORE] = "score, 100 is best" };
	struct arena *arena = figure->context->arena;
	size_t last = last_edition(figure);

	if (figure->highlighted == 1 && first_highlighted(figure)->points[0].present &&
		first_highlighted(figure)->points[last].present) {
		const struct plot_line *line = first_highlighted(figure);

		str_addf(title, "%s: from %s to %s ", line->name,
			people_ordinal(arena, position(figure, line, 0), 1),
			people_ordinal(arena, position(figure, line, last), 1));
	} else {
		str_add(title, "Position ");
	}
	add_within(figure, title);
	str_add(title, ", ");
	words_editions(figure, 0, last, title);
	str_addf(below, "By the Global Cybersecurity Index; beside the names: %s",
		beside[figure->request->metric]);
	add_groups_after(figure, below);
}

/* ---- heat and panels ---- */

static void below_heat(const struct figure *figure, struct str *below)
{
	static const char *const what[] = { [PLOT_PLACE] = "Place, 1 is best; small: places",
		[PLOT_ITU] = "ITU rank, 1 is best; small: ranks",
		[PLOT_PERCENTILE] = "Percentile, 100 is best; small: points",
		[PLOT_SCORE] = "Score, 100 is best; small: points" };

	str_addf(below, "%s gained (+) or lost (−) since the edition before",
		what[figure->request->metric]);
	add_groups_after(figure, below);
}

static void below_panels(const struct figure *figure, struct str *below)
{
	static const char *const what[] = { [PLOT_PLACE] = "Place among all countries, 1 is best",
		[PLOT_ITU] = "ITU rank, 1 is best",
		[PLOT_PERCENTILE] = "Percentile, 100 is best",
		[PLOT_SCORE] = "Score, 100 is best" };

	str_add(below, what[figure->request->metric]);
	if (figure->line_count > 1)
		str_add(below, "; a panel a country, the others grey");
	add_groups_after(figure, below);
}

/* ---- pillars ---- */

static bool title_above(const struct figure *figure, struct str *title)
{
	size_t last = last_edition(figure), above = 0, below = 0, count = 0;
	const struct plot_figure *medians = figure->editions[last].medians;
	const struct plot_figure *own;

	if (figure->highlighted != 1 || !medians)
		return false;
	own = first_highlighted(figure)->points[last].pillars;
	for (size_t p = 0; p < figure->input.pillar_count; p++) {
		if (!own[p].present || !medians[p].present)
			continue;
		count++;
		above += own[p].value > medians[p].value ? 1 : 0;
		below += own[p].value < medians[p].value ? 1 : 0;
	}
	if (count == 0)
		return false;
	str_addf(title, "%s: %s the %s median on %zu of %zu pillars",
		first_highlighted(figure)->name, above > 0 || below == 0 ? "above" : "below",
		figure->input.group, above > 0 || below == 0 ? above : below, count);
	if (above > 0 && below > 0)
		str_addf(title, ", below on %zu", below);
	str_addf(title, ", GCI %d", figure->editions[last].label);
	return true;
}

static void words_pillars(const struct figure *figure, struct str *title, struct str *below)
{
	if (!title_above(figure, title)) {
		str_add(title, "Pillars of the Global Cybersecurity Index, ");
		if (figure->highlighted > 0)
			words_highlighted(figure, title);
		else
			add_who(figure, title);
		str_addf(title, ", GCI %d", figure->editions[last_edition(figure)].label);
	}
	str_add(below, "Score of each pillar, 20 is best");
	if (figure->group_count > 0) {
		add_groups_after(figure, below);
	} else if (figure->input.group) {
		str_addf(below, "; %s (%zu countries", figure->input.group,
			figure->median.set.count);
		if (figure->median.as_of)
			str_addf(below, " on %s", figure->median.as_of);
		str_addc(below, ')');
	}
}

/* ---- swarm and tiles ---- */

static bool words_swarm(const struct figure *figure, struct str *title, struct str *below)
{
	str_add(below, "Score, 100 is best; each dot is a country, regions in the order of their "
		       "medians");
	add_groups_after(figure, below);
	if (figure->highlighted > 0)
		return false;
	str_add(title, "Score in the Global Cybersecurity Index by region, ");
	words_editions(figure, 0, last_edition(figure), title);
	return true;
}

static void words_tiles(const struct figure *figure, struct str *title, struct str *below)
{
	str_add(title, "Tiers of the Global Cybersecurity Index, ");
	add_who(figure, title);
	str_add(title, ", ");
	words_editions(figure, 0, last_edition(figure), title);
	str_addf(below, "In each tile the place among %d countries, 1 is best",
		figure->editions[last_edition(figure)].of);
	add_groups_after(figure, below);
}

/* ---- together ---- */

bool words_kind(const struct figure *figure, struct str *title, struct str *below)
{
	if (is(figure, "dots") || is(figure, "slope"))
		return words_pair(figure, title);
	if (is(figure, "swarm"))
		return words_swarm(figure, title, below);
	if (is(figure, "heat"))
		below_heat(figure, below);
	else if (is(figure, "panels"))
		below_panels(figure, below);
	else if (is(figure, "bump"))
		words_bump(figure, title, below);
	else if (figure->kind->pillars)
		words_pillars(figure, title, below);
	else if (figure->kind->tiers)
		words_tiles(figure, title, below);
	return title->len > 0;
}

void words_kind_note(const struct figure *figure, struct str *str)
{
	const char *space = str->len > 0 ? " " : "";

	if (is(figure, "bump"))
		str_addf(str,
			"%sPosition: 1 + countries shown that stand better; tied ones share "
			"it. Editions are evenly spaced.",
			space);
	if (figure->kind->pillars)
		str_addf(str, "%sPillars: 0-20 each, as printed.", space);
	if (figure->kind->tiers)
		str_addf(str, "%sTier: as printed by ITU.", space);
	if (figure->panel_differs && (figure->kind->editions == FIGURE_PAIR || is(figure, "heat")))
		str_addf(str,
			"%sPlaces gained or lost are counted among the countries in both "
			"editions.",
			space);
}
