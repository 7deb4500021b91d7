/* The words around a picture. Nothing here is opinion: every word is computed from what is drawn.
 */
#include "gcitrack/figure_words.h"
#include "base/text.h"
#include "gcitrack/figure_kinds.h"
#include "gcitrack/layout.h"
#include "gcitrack/notes.h"

#include <string.h>

static const char *unit(enum plot_metric metric)
{
	switch (metric) {
	case PLOT_PLACE:
		return "Place";
	case PLOT_ITU:
		return "ITU rank";
	case PLOT_PERCENTILE:
		return "Percentile";
	case PLOT_SCORE:
		break;
	}
	return "Score";
}

/* Appends what separates item `index` of `count`: ", " or " and ". */
void words_join(struct str *str, size_t index, size_t count)
{
	if (index > 0)
		str_add(str, index + 1 == count ? " and " : ", ");
}

/* ---- who ---- */

static const struct plot_line *highlighted(const struct figure *figure, size_t index)
{
	return &figure->lines[figure->line_count - figure->highlighted + index];
}

/* "ASEAN": what a group is called in a title. */
const char *words_group(const struct group *group)
{
	return group->who.kind == WHO_WORLD ? "all countries" : group->who.code;
}

/* "Indonesia", "Indonesia, Malaysia and Thailand", "5 countries". */
void words_highlighted(const struct figure *figure, struct str *str)
{
	enum { NAMED = 4, LONGEST = 64 };
	size_t length = 0;

	for (size_t i = 0; i < figure->highlighted; i++)
		length += strlen(highlighted(figure, i)->name);
	if (figure->highlighted > NAMED || (figure->highlighted > 1 && length > LONGEST)) {
		str_addf(str, "%zu countries", figure->highlighted);
		return;
	}
	for (size_t i = 0; i < figure->highlighted; i++) {
		words_join(str, i, figure->highlighted);
		str_add(str, highlighted(figure, i)->name);
	}
}

/* "ASEAN (10 of 10 members on 2024-09-12)": members drawn, members there are, and the day they are
 * counted on. */
void words_groups(const struct figure *figure, struct str *str)
{
	for (size_t i = 0; i < figure->group_count; i++) {
		const struct figure_group *group = &figure->groups[i];
		words_join(str, i, figure->group_count);
		if (group->group.who.kind == WHO_WORLD) {
			str_addf(str, "all %zu countries", group->shown);
			continue;
		}
		str_addf(str, "%s (%zu of %zu %s", words_group(&group->group), group->shown,
			group->group.set.count,
			group->group.who.kind == WHO_GROUP ? "members" : "countries");
		if (group->group.as_of)
			str_addf(str, " on %s", group->group.as_of);
		str_addc(str, ')');
	}
}

/* ---- title and subtitle ---- */

/* "GCI 2014 to 2024", "GCI 2020". */
void words_editions(const struct figure *figure, size_t first, size_t last, struct str *str)
{
	if (first == last)
		str_addf(str, "GCI %d", figure->editions[first].label);
	else
		str_addf(str, "GCI %d to %d", figure->editions[first].label,
			figure->editions[last].label);
}

/* A value in a sentence: "44th", "joint 1st", "94.88". Only of the first place is it said that it
 * is shared, for there it would be taken for something else. */
static void add_value(const struct figure *figure, const struct plot_point *point, struct str *str)
{
	int whole = (int)point->value;

	if (figure->request->metric == PLOT_PLACE)
		str_addf(str, "%s%s", whole == 1 && point->label[0] == '=' ? "joint " : "",
			people_ordinal(figure->context->arena, whole, 1));
	else
		str_add(str, point->label);
	if (point->derived)
		str_add(str, " (derived)");
}

/* The first and the last edition a line has a point in. */
static void ends_of(const struct figure *figure, const struct plot_line *line, size_t *ret_first,
	size_t *ret_last)
{
	*ret_first = 0;
	*ret_last = figure->edition_count - 1;
	while (!line->points[*ret_first].present)
		++*ret_first;
	while (!line->points[*ret_last].present)
		--*ret_last;
}

/* ITU ranks of two editions say nothing about a movement where one has less than half as many of
 * them as the other: GCI 2014 has 29. */
static bool coarse(const struct figure *figure, size_t a, size_t b)
{
	int of_a = figure->editions[a].of, of_b = figure->editions[b].of;

	return figure->request->metric == PLOT_ITU && (of_a * 2 < of_b || of_b * 2 < of_a);
}

/* What one line did can be said in a few words. */
bool words_story(const struct figure *figure)
{
	size_t first, last;

	if (figure->highlighted != 1)
		return false;
	ends_of(figure, highlighted(figure, 0), &first, &last);
	return !coarse(figure, first, last);
}

void words_alone(const struct figure *figure, struct str *str)
{
	static const char *const what[] = { [PLOT_PLACE] = "",
		[PLOT_ITU] = "ITU rank ",
		[PLOT_PERCENTILE] = "percentile ",
		[PLOT_SCORE] = "score " };
	const struct plot_line *line = highlighted(figure, 0);
	size_t first, last;

	ends_of(figure, line, &first, &last);
	str_addf(str, "%s: %s", line->name, what[figure->request->metric]);
	if (first != last) {
		str_add(str, "from ");
		add_value(figure, &line->points[first], str);
		str_add(str, " to ");
	}
	add_value(figure, &line->points[last], str);
	if (first == last && figure->request->metric == PLOT_PLACE)
		str_addf(str, " of %d", figure->editions[last].of);
	str_add(str, ", ");
	words_editions(figure, first, last, str);
}

void words_neutral(const struct figure *figure, struct str *str)
{
	str_addf(str, "%s in the Global Cybersecurity Index, ", unit(figure->request->metric));
	if (figure->highlighted > 0) {
		words_highlighted(figure, str);
	} else {
		for (size_t i = 0; i < figure->group_count; i++) {
			words_join(str, i, figure->group_count);
			str_add(str, words_group(&figure->groups[i].group));
		}
	}
	str_add(str, ", ");
	words_editions(figure, 0, figure->edition_count - 1, str);
}

/* Beneath a neutral title, which names the unit and who is highlighted, only what is left. */
static void subtitle(const struct figure *figure, bool neutral, struct str *str)
{
	static const char *const whole[] = {
		[PLOT_PLACE] = "Place in the Global Cybersecurity Index, 1 is best",
		[PLOT_ITU] = "ITU rank in the Global Cybersecurity Index, 1 is best",
		[PLOT_PERCENTILE] = "Percentile in the Global Cybersecurity Index, 100 is best",
		[PLOT_SCORE] = "Score in the Global Cybersecurity Index, 100 is best"
	};
	static const char *const rest[] = { [PLOT_PLACE] = "Counted among all countries, 1 is best",
		[PLOT_ITU] = "Tied countries count once, 1 is best",
		[PLOT_PERCENTILE] = "Among all countries, 100 is best",
		[PLOT_SCORE] = "On 0-100, 100 is best" };

	str_add(str, (neutral ? rest : whole)[figure->request->metric]);
	if (figure->group_count == 0)
		return;
	str_add(str, "; ");
	if (!neutral && figure->highlighted > 0) {
		words_highlighted(figure, str);
		str_add(str, " and ");
	}
	words_groups(figure, str);
}

/* ---- notes ---- */

/* Labels of the editions that `which` holds for: "2018 and 2020". */
static size_t add_labels(const struct figure *figure, const bool *which, struct str *str)
{
	size_t count = 0, done = 0;

	for (size_t i = 0; i < figure->edition_count; i++)
		count += which[i] ? 1 : 0;
	for (size_t i = 0; i < figure->edition_count; i++) {
		if (!which[i])
			continue;
		words_join(str, done++, count);
		str_addf(str, "%d", figure->editions[i].label);
	}
	return count;
}

static bool edition_has_highlighted(const struct figure *figure, size_t edition)
{
	for (size_t i = 0; i < figure->highlighted; i++) {
		if (highlighted(figure, i)->points[edition].present)
			return true;
	}
	return false;
}

/* What stands small at the highlighted points of an edition: 'I' for "ITU 24", 'T' for a tier, '\0'
 * for nothing. */
static char small_kind(const struct figure *figure, size_t edition)
{
	char kind = '\0';

	for (size_t i = 0; i < figure->highlighted && kind != 'I'; i++) {
		const char *small = highlighted(figure, i)->points[edition].small;
		if (small)
			kind = small[0];
	}
	return kind;
}

static void note_place(const struct figure *figure, struct str *str)
{
	bool *none = arena_array(figure->context->arena, figure->edition_count, sizeof *none);
	size_t ranks = 0, tiers = 0;
	STR_SCOPED labels = { 0 };

	str_add(str, "Place: 1 + countries with a higher score.");
	for (size_t i = 0; i < figure->edition_count; i++) {
		char kind = small_kind(figure, i);
		ranks += kind == 'I' ? 1 : 0;
		tiers += kind == 'T' ? 1 : 0;
		none[i] = kind != 'I' && edition_has_highlighted(figure, i);
	}
	if (ranks == 0 && tiers == 0)
		return;
	if (ranks == 0) {
		str_add(str, " Small: tier printed by ITU, which printed no ranks.");
		return;
	}
	str_add(str, " Small: rank printed by ITU, which counts ties once");
	size_t count = add_labels(figure, none, &labels);
	if (count > 0)
		str_addf(str, " (none in %s%s)", str_text(&labels),
			tiers == 0       ? ""
			: tiers == count ? ": tier"
					 : "; T: tier");
	str_addc(str, '.');
}

static void note_itu(const struct figure *figure, struct str *str)
{
	bool *which = arena_array(figure->context->arena, figure->edition_count, sizeof *which);
	STR_SCOPED labels = { 0 };

	str_add(str, "ITU rank: as printed; ties count once, so the last rank is below the number "
		     "of countries.");
	for (size_t i = 1; i < figure->edition_count; i++) {
		if (coarse(figure, i - 1, i))
			str_addf(str,
				" GCI %d has %d ranks, GCI %d has %d: the step between is no "
				"movement.",
				figure->editions[i - 1].label, figure->editions[i - 1].of,
				figure->editions[i].label, figure->editions[i].of);
	}
	for (size_t i = 0; i < figure->edition_count; i++)
		which[i] = figure->editions[i].derived;
	if (add_labels(figure, which, &labels) > 0)
		str_addf(str,
			" %s: ITU printed no ranks in %s; derived from the scores by its "
			"earlier rule.",
			figure->kind->letters                     ? "Broken lines"
			: strcmp(figure->kind->name, "heat") == 0 ? "Framed"
								  : "Hollow",
			str_text(&labels));
}

static void note_score(const struct figure *figure, struct str *str)
{
	bool *which = arena_array(figure->context->arena, figure->edition_count, sizeof *which);
	STR_SCOPED labels = { 0 };

	for (size_t i = 0; i < figure->edition_count; i++)
		which[i] = figure->tables[i]->edition->scale == 1;
	if (add_labels(figure, which, &labels) > 0)
		str_addf(str, "Score on 0-100; printed on 0-1 in %s.", str_text(&labels));
	else
		str_add(str, "Score on 0-100, as printed.");
}

/* Questionnaire, weights or scale changed, or nobody said whether. */
static void note_breaks(const struct figure *figure, struct str *str)
{
	bool *which = arena_array(figure->context->arena, figure->edition_count, sizeof *which);
	STR_SCOPED changed = { 0 };
	STR_SCOPED unknown = { 0 };

	for (size_t i = 1; i < figure->edition_count; i++)
		which[i] = figure->tables[i]->edition->break_note != NULL;
	size_t count = add_labels(figure, which, &changed);
	if (count > 0 && count + 1 == figure->edition_count)
		str_add(str, count == 1 ? " Methods changed between the editions."
					: " Methods changed with each edition.");
	else if (count > 0)
		str_addf(str, " Methods changed with GCI %s.", str_text(&changed));
	for (size_t i = 1; i < figure->edition_count; i++)
		which[i] = figure->tables[i]->edition->break_note == NULL;
	if (add_labels(figure, which, &unknown) > 0)
		str_addf(str, " Whether methods changed with GCI %s is not known.",
			str_text(&unknown));
}

static void note_axis(const struct figure *figure, struct str *str)
{
	switch (figure->request->axis) {
	case FIGURE_COLLECTED:
		return;
	case FIGURE_PUBLISHED:
		str_add(str, " Points stand at the day of publication, not of the data.");
		return;
	case FIGURE_LABEL:
		str_add(str, " Points stand at the edition's label, not at the time of the data.");
		return;
	}
}

/* ---- the source line ---- */

/* What the name of a bundled source says beyond its edition: "GCI 2024 (via World Bank)" gives
 * "via World Bank", "GCI 2017, re-issue" gives "as re-issued"; "" for a plain one. */
static const char *bundled_detail(struct arena *arena, const struct store_source *source)
{
	const char *plain = arena_printf(arena, "GCI %d", source->edition);
	const char *rest = source->name;

	if (strncmp(rest, plain, strlen(plain)) == 0)
		rest += strlen(plain);
	rest += strspn(rest, " ,(");
	if (strcmp(rest, "first issue") == 0)
		return "as first issued";
	if (strcmp(rest, "re-issue") == 0)
		return "as re-issued";
	size_t length = strlen(rest);
	if (length > 0 && rest[length - 1] == ')')
		length--;
	return arena_strndup(arena, rest, length);
}

/* "2017 as re-issued", "2020 from gci2021.csv". */
static void add_details(const struct figure *figure, struct str *str)
{
	struct arena *arena = figure->context->arena;

	for (size_t i = 0; i < figure->edition_count; i++) {
		bool begun = false;
		for (size_t j = 0; j < figure->source_count; j++) {
			const struct store_source *source = &figure->sources[j];
			if (!figure->used[i * figure->source_count + j])
				continue;
			const char *detail = source->bundled
						     ? bundled_detail(arena, source)
						     : arena_printf(arena, "from %s", source->name);
			if (*detail == '\0')
				continue;
			if (!begun)
				str_addf(str, "%s%d %s", str->len > 0 ? "; " : "",
					figure->editions[i].label, detail);
			else
				str_addf(str, ", %s", detail);
			begun = true;
		}
	}
}

static const char *source_line(const struct figure *figure)
{
	STR_SCOPED line = { 0 };
	STR_SCOPED details = { 0 };
	int first = figure->editions[0].label;
	int last = figure->editions[figure->edition_count - 1].label;

	str_addf(&line, "Source: ITU GCI %d", first);
	if (last != first)
		str_addf(&line, "–%d", last);
	add_details(figure, &details);
	if (details.len > 0)
		str_addf(&line, " (%s)", str_text(&details));
	str_addf(&line, ". Chart: gcitrack %s.", PROGRAM_VERSION);
	return arena_strdup(figure->context->arena, str_text(&line));
}

/* ---- together ---- */

static bool has_code(const struct answer_note *note, const char *const *codes)
{
	for (; *codes; codes++) {
		if (strcmp(note->code, *codes) == 0)
			return true;
	}
	return false;
}

/* How the command line was understood: of no interest to who reads the report. */
static const char *const about_arguments[] = { "code-is-name", "code-is-group", "edition-year",
	"event-outside", NULL };

void figure_notes_aside(const struct figure *figure)
{
	const struct answer *answer = figure->context->answer;

	for (size_t i = 0; i < answer->note_count; i++) {
		STR_SCOPED text = { 0 };
		if (!has_code(&answer->notes[i], about_arguments))
			continue;
		text_escape(&text, answer->notes[i].text);
		fprintf(stderr, "note: %s\n", str_text(&text));
	}
}

/* Notes of the answer that the picture says in its own words. */
static const char *const said_already[] = { "break", "derived", "comparability", NULL };

static void notes(struct figure *figure)
{
	const struct answer *answer = figure->context->answer;
	struct arena *arena = figure->context->arena;
	const char **lines = arena_array(arena, answer->note_count + 4, sizeof *lines);
	size_t count = 0;
	STR_SCOPED unit_note = { 0 };

	switch (figure->request->metric) {
	case PLOT_PLACE:
		note_place(figure, &unit_note);
		break;
	case PLOT_ITU:
		note_itu(figure, &unit_note);
		break;
	case PLOT_PERCENTILE:
		str_add(&unit_note, "Percentile: share of the other countries that score lower, "
				    "tied ones counted half.");
		break;
	case PLOT_SCORE:
		if (!figure->kind->pillars)
			note_score(figure, &unit_note);
		break;
	}
	words_kind_note(figure, &unit_note);
	note_axis(figure, &unit_note);
	note_breaks(figure, &unit_note);
	if (figure->request->note)
		lines[count++] = figure->request->note;
	lines[count++] = arena_strdup(arena, str_text(&unit_note));
	for (size_t i = 0; i < answer->note_count; i++) {
		if (!has_code(&answer->notes[i], said_already) &&
			!has_code(&answer->notes[i], about_arguments))
			lines[count++] = answer->notes[i].text;
	}
	figure->input.notes = lines;
	figure->input.note_count = count;
}

void figure_words(struct figure *figure)
{
	struct arena *arena = figure->context->arena;
	const struct figure_request *request = figure->request;
	STR_SCOPED title = { 0 };
	STR_SCOPED below = { 0 };

	bool story = words_story(figure);
	if (words_kind(figure, &title, &below)) {
		/* a kind with words of its own */
	} else if (story)
		words_alone(figure, &title);
	else
		words_neutral(figure, &title);
	if (below.len == 0)
		subtitle(figure, !story && !request->title, &below);
	figure->input.title =
		request->title ? request->title : arena_strdup(arena, str_text(&title));
	figure->input.subtitle =
		request->subtitle ? request->subtitle : arena_strdup(arena, str_text(&below));
	notes(figure);
	figure->input.source = source_line(figure);
}
