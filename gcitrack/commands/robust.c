/* robust: how places move when the weights of the pillars move. */
#include "analysis/robust.h"
#include "gcitrack/layout.h"
#include "gcitrack/notes.h"
#include "gcitrack/question.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { DRAWS_MOST = 10000000, SEED = 1, BASE = 6, MOST = BASE + 3, NAMED = 12 };

static const struct column robust_columns[] = {
	{ "place", "1 + countries that score higher, counted by gcitrack" },
	{ "iso3", "country, ISO 3166-1 alpha-3", true },
	{ "country", "its name", true },
	{ "score", "as printed" },
	{ "best", "best place any of the weights gives" },
	{ "worst", "worst place any of the weights gives" },
	{ "median", "with --draws: median place of the draws" },
	{ "p5", "with --draws: 5th percentile of the place" },
	{ "p95", "with --draws: 95th percentile of the place" },
	{ NULL, NULL },
};

struct run {
	struct question question;
	struct context *context;
	const struct gci_table *table;
	const struct ranking *whole;
	struct chosen chosen;
	struct decimal epsilon;
	long draws, seed;
	struct robust found;
	size_t *rows;          /* countries, by place */
	size_t count, covered; /* rows; those before --top */
};

/* ---- what is asked ---- */

static bool epsilon_read(struct run *run, struct err *err)
{
	const char *text = option_text(run->context, "epsilon");

	run->epsilon = (struct decimal) { .value = 25, .places = 2 };
	if (text && decimal_parse(text, strlen(text), '.', &run->epsilon) != DECIMAL_OK)
		return err_set(
			err, ERR_USAGE, "--epsilon: \"%s\" is not a number from 0 to 1", text);
	return true;
}

/* --country is one more WHO. */
static bool country_read(struct run *run, struct err *err)
{
	const char *word = option_text(run->context, "country");
	struct arguments *arguments = &run->question.arguments;
	struct who *who;

	if (!word)
		return true;
	who = arena_array(run->context->arena, arguments->who_count + 1, sizeof(*who));
	for (size_t i = 0; i < arguments->who_count; i++)
		who[i] = arguments->who[i];
	if (!who_parse(run->context, word, &who[arguments->who_count], err))
		return false;
	if (who[arguments->who_count].kind != WHO_COUNTRY)
		return err_set(err, ERR_USAGE, "--country takes one country, and %s is a group",
			who[arguments->who_count].code);
	arguments->who = who;
	arguments->who_count++;
	return true;
}

/* The latest edition with pillars would do where none is named, but the question is about one. */
static bool question_read(struct run *run, struct err *err)
{
	struct context *context = run->context;
	int label;

	run->seed = SEED;
	if (!question_load(context, true, &run->question, err) ||
		!question_as_of(&run->question, err) || !epsilon_read(run, err) ||
		!option_int(context, "draws", 0, DRAWS_MOST, &run->draws, err) ||
		!option_int(context, "seed", 0, INT32_MAX, &run->seed, err) ||
		!country_read(run, err) || !question_edition(&run->question, &run->table, err))
		return false;
	label = run->table->edition->label;
	if (run->table->partial)
		return err_set(err, ERR_MISLEADING,
			"GCI %d is partial (scores for %zu of %d countries): places would mislead",
			label, run->table->scored, run->table->expected);
	return question_rows(&run->question, label, &run->chosen, err);
}

/* ---- rows ---- */

/* By place, then ISO3. */
static int compare_rows(const void *a, const void *b, void *context)
{
	const struct run *run = context;
	size_t left = *(const size_t *)a, right = *(const size_t *)b;
	int place_left = run->found.rows[left].place;
	int place_right = run->found.rows[right].place;

	if (place_left != place_right)
		return place_left < place_right ? -1 : 1;
	return (left > right) - (left < right);
}

static bool rows_choose(struct run *run, struct err *err)
{
	size_t countries = run->question.world->country_count;
	long top = 0;

	if (!option_int(run->context, "top", 1, 1000000, &top, err))
		return false;
	run->rows = arena_array(run->context->arena, countries + 1, sizeof(*run->rows));
	for (size_t i = 0; i < countries; i++)
		if (run->chosen.member[i] && run->found.rows[i].present)
			run->rows[run->count++] = i;
	if (!run->count)
		return err_set(err, ERR_NOT_FOUND, "GCI %d has no score with pillars for %s",
			run->table->edition->label, run->chosen.title);
	run->covered = run->count;
	qsort_r(run->rows, run->count, sizeof(*run->rows), compare_rows, run);
	if (top && (size_t)top < run->count) {
		size_t kept = (size_t)top;

		while (kept < run->count && run->found.rows[run->rows[kept]].place ==
						    run->found.rows[run->rows[kept - 1]].place)
			kept++;
		if (kept > (size_t)top)
			answer_note(run->context->answer, "tie-kept",
				"%zu rows instead of %ld: tied countries are listed together.",
				kept, top);
		run->count = kept;
	}
	return true;
}

static void rows_answer(const struct run *run)
{
	for (size_t i = 0; i < run->count; i++) {
		const struct robust_row *row = &run->found.rows[run->rows[i]];
		const struct gci_country *country = &run->question.world->countries[run->rows[i]];
		const struct cell cells[MOST] = {
			cell_int(row->place),
			cell_text(country->iso3),
			cell_text(country->name),
			cell_figure(&run->table->records[run->rows[i]], GCI_SCORE),
			cell_int(row->best),
			cell_int(row->worst),
			cell_known(row->median),
			cell_known(row->p5),
			cell_known(row->p95),
		};

		answer_row(run->context->answer, cells);
	}
}

/* ---- words ---- */

static const char *place_of(const struct run *run, size_t country)
{
	return people_place(run->context->arena, run->found.rows[country].place,
		run->whole->standings[country].equal);
}

/* "AUT AZE ... (15 countries)" in the order of the places. */
static const char *named(struct run *run, const struct gci_list *list)
{
	STR_SCOPED text = { 0 };

	qsort_r(list->index, list->count, sizeof(*list->index), compare_rows, run);
	for (size_t i = 0; i < list->count; i++)
		str_addf(&text, "%s%s", i ? " " : "",
			run->question.world->countries[list->index[i]].iso3);
	return arena_strdup(run->context->arena, str_text(&text));
}

static struct gci_list with_order(
	const struct run *run, const enum robust_order *orders, enum robust_order order)
{
	size_t countries = run->question.world->country_count;
	struct gci_list list = { arena_array(run->context->arena, countries + 1, sizeof(size_t)),
		0 };

	for (size_t i = 0; i < countries; i++)
		if (orders[i] == order)
			list.index[list.count++] = i;
	return list;
}

/* Whom a country is not robustly apart from: pair by pair, not by overlapping ranges, which would
 * name countries that are above it with any weights. */
static void neighbours(struct run *run, size_t country, struct str *str)
{
	const struct gci_country *who = &run->question.world->countries[country];
	const struct robust_row *row = &run->found.rows[country];
	enum robust_order *orders;
	struct gci_list open, level;
	struct err none = { 0 };
	STR_SCOPED text = { 0 };
	bool good = robust_orders(run->question.world, run->table, run->epsilon, country,
		run->context->arena, &orders, &none);

	assert(good); /* what it needs robust_table() has found there */
	(void)good;
	open = with_order(run, orders, ROBUST_OPEN);
	level = with_order(run, orders, ROBUST_LEVEL);
	if (row->best == row->worst)
		str_addf(&text, "%s (%s) is at place %d with any of these weights", who->name,
			who->iso3, row->best);
	else
		str_addf(&text, "%s (%s), place %s, lies between %d and %d", who->name, who->iso3,
			place_of(run, country), row->best, row->worst);
	if (level.count)
		str_addf(&text, "; level with %zu: %s", level.count, named(run, &level));
	if (open.count)
		str_addf(&text,
			"; not robustly apart from %zu %s, whose order to it hangs on the "
			"weights: %s",
			open.count, people_countries((int)open.count), named(run, &open));
	else
		str_add(&text, "; robustly apart from all others");
	layout_note(run->context, str, "neighbours", "%s.", str_text(&text));
}

/* For the countries named one by one. */
static void neighbours_all(struct run *run, struct str *str)
{
	const struct arguments *arguments = &run->question.arguments;

	for (size_t w = 0, said = 0; w < arguments->who_count && said < NAMED; w++) {
		const struct who *who = &arguments->who[w];

		if (who->kind != WHO_COUNTRY || !run->found.rows[who->country].present)
			continue;
		said++;
		neighbours(run, (size_t)who->country, str);
	}
}

static void notes(const struct run *run)
{
	struct answer *answer = run->context->answer;
	int label = run->table->edition->label;

	answer_note(answer, "weights",
		"Weights: %g %% fixed on each of the five pillars, the other %g %% on them in any "
		"way (the GCI has 20 %% on each). Best and worst are exact bounds, no simulation.",
		20 * (1 - decimal_double(run->epsilon)), 100 * decimal_double(run->epsilon));
	if (run->draws)
		answer_note(answer, "draws",
			"Median and percentiles: %ld draws, uniform over these weights, seed %ld.",
			run->draws, run->seed);
	if (run->found.reordered)
		answer_note(answer, "reordered",
			"For %zu %s the sum of the printed pillars gives another place than the "
			"printed score: the pillars are rounded.",
			run->found.reordered, people_countries((int)run->found.reordered));
	if (run->found.left_out)
		answer_note(answer, "left-out",
			"GCI %d: %zu %s left out, with a score but not all pillars; places are "
			"among the other %d.",
			label, run->found.left_out, people_countries((int)run->found.left_out),
			run->found.n);
	if (run->chosen.groups)
		answer_note(answer, "coverage",
			"%s: %zu of %zu with a score and pillars in GCI %d%s%s.", run->chosen.title,
			run->covered, run->chosen.count, label,
			run->question.as_of ? ", members on " : "",
			run->question.as_of ? run->question.as_of : "");
}

/* ---- the answer ---- */

static void table_layout(const struct run *run, struct str *str)
{
	static const struct grid_span heads[] = { { 0, 0, 'r', "place" }, { 1, 1, 'l', "country" },
		{ 2, 2, 'r', "score" }, { 3, 3, 'r', "best" }, { 4, 4, 'r', "worst" },
		{ 5, 5, 'r', "median" }, { 6, 6, 'r', "5 %" }, { 7, 7, 'r', "95 %" } };
	struct arena *arena = run->context->arena;
	struct grid grid;

	grid_init(&grid, arena, run->draws ? "r  l  r  r r  r r r" : "r  l  r  r r");
	grid_spans(&grid, heads, run->draws ? 8 : 5);
	for (size_t i = 0; i < run->count; i++) {
		const struct robust_row *row = &run->found.rows[run->rows[i]];
		const struct gci_record *record = &run->table->records[run->rows[i]];

		grid_line(&grid, (const char *[]) { place_of(run, run->rows[i]),
					 run->question.world->countries[run->rows[i]].name,
					 people_decimal(arena, record->figure[GCI_SCORE].value),
					 arena_printf(arena, "%d", row->best),
					 arena_printf(arena, "%d", row->worst),
					 arena_printf(arena, "%d", row->median),
					 arena_printf(arena, "%d", row->p5),
					 arena_printf(arena, "%d", row->p95) });
	}
	layout_grid(run->context, &grid, str);
}

static void answer_all(struct run *run)
{
	struct context *context = run->context;
	struct column *columns = arena_array(context->arena, MOST + 1, sizeof(*columns));
	int label = run->table->edition->label;
	STR_SCOPED str = { 0 };

	if (!layout_wanted(context))
		neighbours_all(run, NULL);
	notes_common(context, &label, 1, run->question.as_of);
	answer_meta(context->answer, "of", cell_int(run->found.n));
	answer_meta(context->answer, "edition", cell_int(label));
	answer_meta(context->answer, "epsilon", cell_decimal(run->epsilon));
	answer_meta(context->answer, "draws", cell_int(run->draws));
	answer_meta(context->answer, "seed", run->draws ? cell_int(run->seed) : cell_null());
	notes(run);
	memcpy(columns, robust_columns, sizeof(robust_columns));
	if (!run->draws)
		columns[BASE].name = NULL;
	answer_begin(context->answer, columns);
	rows_answer(run);
	if (layout_wanted(context)) {
		layout_text(context, &str, 0,
			"GCI %d: how far places of %d countries hang on the weights of the pillars "
			"(epsilon %s)",
			label, run->found.n, people_decimal(context->arena, run->epsilon));
		table_layout(run, &str);
		neighbours_all(run, &str);
		layout_done(context, &str);
	}
	answer_end(context->answer);
}

static bool robust_run(struct context *context, struct err *err)
{
	struct run run = { .context = context };

	if (!question_read(&run, err) || !question_pillars(&run.question, run.table, err) ||
		!robust_table(run.question.world, run.table, run.epsilon, (int)run.draws,
			(uint64_t)run.seed, context->arena, &run.found, err) ||
		!rows_choose(&run, err))
		return false;
	run.whole = question_ranking(&run.question, run.table);
	answer_all(&run);
	return true;
}

static const struct option robust_options[] = {
	{ .name = "epsilon",
		.argument = "E",
		.help = "how much of the weight may move, from 0 to 1 (0.25)" },
	{ .name = "draws", .argument = "N", .help = "draw weights N times: median, 5 %, 95 %" },
	{ .name = "seed", .argument = "N", .help = "where the drawing starts from (1)" },
	{ .name = "country",
		.argument = "C",
		.help = "a country, and whom it is not robustly apart from (as WHO)",
		.values = "@country" },
	{ .name = "top", .argument = "N", .help = "the first N, and whoever ties with the last" },
	{ .name = NULL },
};

static const struct example robust_examples[] = {
	{ "gcitrack robust 2020 IDN",
		"how firm is Indonesia's place, and who is too close to call" },
	{ "gcitrack robust 2024 --top 20 --draws 10000", "the top of GCI 2024, with draws" },
	{ "gcitrack robust 2020 --group ASEAN --epsilon 0.1", "ASEAN, weights that move little" },
	{ NULL, NULL },
};

const struct command command_robust = {
	.name = "robust",
	.arguments = "[EDITION] [WHO...]",
	.heeds = "group edition as-of as-known cite",
	.summary = "how places move when the weights of the pillars move",
	.description =
		"The GCI weighs its five pillars alike. Here a share epsilon of the weight may go "
		"to the pillars in any way; best and worst are the places a country can get by "
		"that, exactly and among all countries. Where two countries can change order, "
		"neither is robustly ahead. Needs the pillars, which GCI 2020 and 2024 print.",
	.completes = "@edition",
	.store = COMMAND_READS,
	.options = robust_options,
	.columns = robust_columns,
	.examples = robust_examples,
	.run = robust_run,
};
