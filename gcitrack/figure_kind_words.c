/* The words around the kinds of chart other than the trend: computed from what is drawn, as there.
 */
#include "gcitrack/figure_kinds.h"
#include "gcitrack/figure_words.h"

#include <ctype.h>
#include <string.h>

static bool is(const struct figure *figure, const char *kind)
{
	return strcmp(figure->kind->name, kind) == 0;
}

static size_t last_edition(const struct figure *figure)
{
	return figure->edition_count - 1;
}

static const char *editions(const struct figure *figure)
{
	return say_editions(figure, 0, last_edition(figure));
}

static const char *count_of(const struct figure *figure, size_t count)
{
	return words_number(figure->context->arena, (long)count);
}

/* "ASEAN and EU", "Indonesia and Malaysia". */
static void add_who(const struct figure *figure, struct str *str)
{
	if (figure->group_count == 0)
		say_highlighted(figure, str);
	else
		say_group_names(figure, str);
}

static void add_groups_after(const struct figure *figure, struct str *str)
{
	if (figure->group_count == 0)
		return;
	str_add(str, "; ");
	say_groups(figure, str);
}

/* ---- dots and slope ---- */

/* "All countries" where a title begins with words of ours. */
static void capitalise(const struct figure *figure, struct str *str)
{
	if (figure->group_count > 0 &&
		say_group(figure, &figure->groups[0].group) != figure->groups[0].group.who.code)
		str->data[0] = (char)toupper((unsigned char)str->data[0]);
}

/* "ASEAN: 5 gained places, 4 lost, 1 unmoved, GCI 2020 to 2024". */
static bool title_pair(const struct figure *figure, struct str *str)
{
	const struct words *words = figure->words;
	size_t gained = 0, lost = 0, unmoved = 0;
	STR_SCOPED who = { 0 };

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
	add_who(figure, &who);
	capitalise(figure, &who);
	words_add(str,
		(unmoved > 0 ? words->title_pair_unmoved
			     : words->title_pair)[figure->request->metric],
		"who", str_text(&who), "gained", count_of(figure, gained), "lost",
		count_of(figure, lost), "unmoved", count_of(figure, unmoved), "editions",
		editions(figure), NULL);
	return true;
}

static bool say_pair(const struct figure *figure, struct str *title)
{
	/* of those highlighted the counts would say too little */
	if (figure->highlighted > 0 && figure->group_count > 0)
		return false;
	/* nobody gained an ITU rank that ITU did not print */
	if (figure->editions[0].derived || figure->editions[last_edition(figure)].derived)
		return false;
	if (say_story(figure))
		return false;
	return title_pair(figure, title);
}

/* ---- bump ---- */

/* "4th", "joint 3rd": 1 + lines that stand better, of those drawn. */
static const char *position(
	const struct figure *figure, const struct plot_line *line, size_t edition)
{
	bool less = figure->request->metric == PLOT_PLACE || figure->request->metric == PLOT_ITU;
	double own = line->points[edition].value;
	int above = 0, level = 0;

	for (size_t i = 0; i < figure->line_count; i++) {
		const struct plot_point *point = &figure->lines[i].points[edition];

		if (!point->present)
			continue;
		bool better = less ? point->value < own : point->value > own;
		bool worse = less ? point->value > own : point->value < own;

		above += better;
		level += !better && !worse;
	}
	return say_place(figure, above + 1, level > 1);
}

/* Whether all that is drawn is one group. */
static bool one_group(const struct figure *figure)
{
	return figure->group_count == 1 && figure->groups[0].shown == figure->line_count;
}

static const char *within(const struct figure *figure)
{
	struct arena *arena = figure->context->arena;

	if (one_group(figure))
		return words_text(arena, figure->words->within_group, "group",
			say_group(figure, &figure->groups[0].group), NULL);
	return words_text(arena, figure->words->among_countries, "n",
		count_of(figure, figure->line_count), NULL);
}

static void say_bump(const struct figure *figure, struct str *title, struct str *below)
{
	const struct words *words = figure->words;
	const struct plot_line *line = figure->highlighted == 1 ? say_line(figure, 0) : NULL;
	size_t last = last_edition(figure);

	if (line && line->points[0].present && line->points[last].present)
		words_add(title, words->title_bump, "who", line->name, "from",
			position(figure, line, 0), "to", position(figure, line, last), "within",
			within(figure), "editions", editions(figure), NULL);
	else
		words_add(title, words->title_bump_neutral, "within", within(figure), "editions",
			editions(figure), NULL);
	str_add(below, words->below_bump[figure->request->metric]);
	add_groups_after(figure, below);
}

/* ---- heat and panels ---- */

static void below_heat(const struct figure *figure, struct str *below)
{
	/* In the first edition there are no changes. */
	str_add(below,
		(figure->edition_count > 1 ? figure->words->below_heat
					   : figure->words->below_panels)[figure->request->metric]);
	add_groups_after(figure, below);
}

static void below_panels(const struct figure *figure, struct str *below)
{
	str_add(below, figure->words->below_panels[figure->request->metric]);
	if (figure->line_count > 1)
		str_add(below, figure->words->below_panels_others);
	add_groups_after(figure, below);
}

/* ---- pillars ---- */

static bool title_above(const struct figure *figure, struct str *title)
{
	const struct words *words = figure->words;
	size_t last = last_edition(figure), above = 0, below = 0, count = 0;
	const struct plot_figure *medians = figure->editions[last].medians;
	const struct plot_figure *own;

	if (figure->highlighted != 1)
		return false;
	own = say_line(figure, 0)->points[last].pillars;
	for (size_t p = 0; p < figure->input.pillar_count; p++) {
		if (!own[p].present || !medians[p].present)
			continue;
		count++;
		above += own[p].value > medians[p].value ? 1 : 0;
		below += own[p].value < medians[p].value ? 1 : 0;
	}
	if (count == 0)
		return false;
	words_add(title,
		above == 0 && below > 0  ? words->title_below
		: above > 0 && below > 0 ? words->title_both
					 : words->title_above,
		"who", say_line(figure, 0)->name, "group", figure->input.group, "n",
		count_of(figure, above > 0 || below == 0 ? above : below), "of",
		count_of(figure, count), "below", count_of(figure, below), "editions",
		say_editions(figure, last, last), NULL);
	return true;
}

/* Members of the median's group that the edition lists. */
static size_t median_countries(const struct figure *figure)
{
	const struct gci_table *table = figure->tables[last_edition(figure)];
	size_t count = 0;

	for (size_t i = 0; i < figure->question.world->country_count; i++)
		count += figure->median.set.member[i] && gci_has(&table->records[i], GCI_SCORE);
	return count;
}

static void below_pillars(const struct figure *figure, bool named, struct str *below)
{
	const char *day = figure->median.as_of, *countries;
	const struct words *words = figure->words;
	size_t n = median_countries(figure);

	str_add(below, named ? words->below_pillars : words->below_pillars_whole);
	if (figure->group_count > 0) {
		add_groups_after(figure, below);
		return;
	}
	countries = n == 1 ? words->one_country
			   : words_text(figure->context->arena, words->countries, "n",
				     count_of(figure, n), NULL);
	if (day)
		words_add(below, words->below_median_dated, "group", figure->input.group,
			"countries", countries, "date", day, NULL);
	else
		str_addf(below, "; %s (%s)", figure->input.group, countries);
}

static void say_pillars(const struct figure *figure, struct str *title, struct str *below)
{
	size_t last = last_edition(figure);
	bool story = title_above(figure, title);
	STR_SCOPED who = { 0 };

	if (!story) {
		if (figure->highlighted > 0)
			say_highlighted(figure, &who);
		else
			add_who(figure, &who);
		words_add(title, figure->words->title_pillars, "who", str_text(&who), "editions",
			say_editions(figure, 0, last), NULL);
	}
	below_pillars(figure, !story, below);
}

/* ---- swarm and tiles ---- */

static bool say_swarm(const struct figure *figure, struct str *title, struct str *below)
{
	str_add(below,
		say_story(figure) ? figure->words->below_swarm_whole : figure->words->below_swarm);
	add_groups_after(figure, below);
	if (figure->highlighted > 0)
		return false;
	words_add(title, figure->words->title_swarm, "editions", editions(figure), NULL);
	return true;
}

static void say_tiles(const struct figure *figure, struct str *title, struct str *below)
{
	STR_SCOPED who = { 0 };

	add_who(figure, &who);
	words_add(title, figure->words->title_tiles, "who", str_text(&who), "editions",
		editions(figure), NULL);
	words_add(below, figure->words->below_tiles, "n",
		words_number(figure->context->arena, figure->editions[last_edition(figure)].of),
		NULL);
	add_groups_after(figure, below);
}

/* ---- together ---- */

bool say_kind(const struct figure *figure, struct str *title, struct str *below)
{
	if (is(figure, "dots") || is(figure, "slope"))
		return say_pair(figure, title);
	if (is(figure, "swarm"))
		return say_swarm(figure, title, below);
	if (is(figure, "heat"))
		below_heat(figure, below);
	else if (is(figure, "panels"))
		below_panels(figure, below);
	else if (is(figure, "bump"))
		say_bump(figure, title, below);
	else if (figure->kind->pillars)
		say_pillars(figure, title, below);
	else if (figure->kind->tiers)
		say_tiles(figure, title, below);
	return title->len > 0;
}

void say_kind_note(const struct figure *figure, struct str *str)
{
	const struct words *words = figure->words;

	if (is(figure, "bump"))
		say_sentence(str, words->note_bump);
	if (figure->kind->pillars)
		say_sentence(str, words->note_pillars);
	if (figure->kind->tiers)
		say_sentence(str, words->note_tiers);
	if (figure->panel_differs && (figure->kind->editions == FIGURE_PAIR || is(figure, "heat")))
		say_sentence(str, words->note_panel);
}
