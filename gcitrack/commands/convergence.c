/* convergence: does a group grow together? */
#include "analysis/convergence.h"
#include "gcitrack/layout.h"
#include "gcitrack/notes.h"
#include "gcitrack/question.h"

#include <math.h>

static const struct column convergence_columns[] = {
	{ "edition", "ITU's label of the edition" },
	{ "n", "members with a score in every edition looked at" },
	{ "members", "members" },
	{ "mean", "mean of their scores on 0-100" },
	{ "sd", "population standard deviation of the scores" },
	{ "cv", "coefficient of variation, sd / mean" },
	{ NULL, NULL },
};
enum { ROW_CELLS = 6 };

struct run {
	struct question question;
	struct context *context;
	struct group group;
	int from, to;
	struct convergence found;
};

static const struct convergence_edition *edition_at(const struct run *run, bool last)
{
	return &run->found.editions[last ? run->found.edition_count - 1 : 0];
}

/* ---- what is asked ---- */

/* FROM and TO, else the first and the latest edition. */
static bool editions_read(struct run *run, struct err *err)
{
	const struct arguments *arguments = &run->question.arguments;

	if (run->context->edition || arguments->edition_count == 1)
		return err_set(err, ERR_USAGE,
			"convergence takes two editions, FROM and TO, or none for all of them");
	if (arguments->edition_count)
		return edition_pair(run->context, arguments, &run->from, &run->to, err);
	return edition_parse(run->context, "first", &run->from, err) &&
	       edition_latest(run->context, &run->to, err);
}

static bool group_read(struct run *run, struct err *err)
{
	struct context *context = run->context;
	const struct arguments *arguments = &run->question.arguments;
	struct who who;

	if (arguments->who_count + (context->group != NULL) != 1)
		return err_set(err, ERR_USAGE,
			"convergence takes one group, for example ASEAN; a group of your own: "
			"gcitrack groups add");
	if (context->group && !who_parse(context, context->group, &who, err))
		return false;
	if (!context->group)
		who = arguments->who[0];
	if (who.kind == WHO_COUNTRY)
		return err_set(err, ERR_MISLEADING,
			"%s is one country: convergence needs a group of at least %d", who.name,
			CONVERGENCE_MEMBERS);
	return question_group(&run->question, &who, run->to, &run->group, err);
}

/* ---- words ---- */

static const char *figure(const struct run *run, double x, int places)
{
	if (!isfinite(x))
		return ".";
	return people_decimal(run->context->arena, decimal_round(x, places));
}

/* The edition of the widest spread where it lies between the two ends: the ends alone would hide
 * that the way led through it. */
static const struct convergence_edition *peak(const struct run *run)
{
	const struct convergence_edition *widest = edition_at(run, false);

	for (size_t e = 1; e < run->found.edition_count; e++)
		if (run->found.editions[e].score.sd > widest->score.sd)
			widest = &run->found.editions[e];
	return widest == edition_at(run, false) || widest == edition_at(run, true) ? NULL : widest;
}

/* "ASEAN", "the world": inside a sentence. */
static const char *group_name(const struct run *run)
{
	return run->group.who.kind == WHO_WORLD ? "the world" : run->group.who.code;
}

static const char *verdict_sentence(const struct run *run)
{
	static const char *const ways[] = {
		[CONVERGENCE_UNCHANGED] = "stayed as far apart as they were",
		[CONVERGENCE_CONVERGING] = "drew together",
		[CONVERGENCE_DIVERGING] = "moved apart",
	};
	static const char *const turns[] = {
		[CONVERGENCE_UNCHANGED] = "is the same at both ends",
		[CONVERGENCE_CONVERGING] = "fell",
		[CONVERGENCE_DIVERGING] = "rose",
	};
	const struct convergence *found = &run->found;
	const struct convergence_edition *first = edition_at(run, false),
					 *last = edition_at(run, true);
	const struct convergence_edition *widest = peak(run);
	STR_SCOPED text = { 0 };

	str_addf(&text, "The scores of %s %s (%s): their sd %s", group_name(run),
		ways[found->verdict], convergence_verdict_names[found->verdict],
		turns[found->verdict]);
	if (found->verdict == CONVERGENCE_UNCHANGED)
		str_addf(&text, " (%s)", figure(run, first->score.sd, 2));
	else
		str_addf(&text, " from %s (GCI %d) to %s (GCI %d)", figure(run, first->score.sd, 2),
			run->from, figure(run, last->score.sd, 2), run->to);
	if (widest)
		str_addf(&text, "; it was widest in GCI %d (%s)", widest->table->edition->label,
			figure(run, widest->score.sd, 2));
	str_addc(&text, '.');
	return arena_strdup(run->context->arena, str_text(&text));
}

/* NULL where sd and cv say the same. */
static const char *cv_sentence(const struct run *run)
{
	const struct stats *first = &edition_at(run, false)->score,
			   *last = &edition_at(run, true)->score;

	if (!run->found.cv_disagrees)
		return NULL;
	return arena_printf(run->context->arena,
		"The cv says otherwise (%s to %s): it is sd / mean, and falls when all scores "
		"rise, as the mean did from %s to %s.",
		figure(run, first->cv, 4), figure(run, last->cv, 4),
		people_decimal(run->context->arena, first->mean),
		people_decimal(run->context->arena, last->mean));
}

static const char *beta_sentence(const struct run *run)
{
	const struct convergence_line *line = &run->found.line;
	struct arena *arena = run->context->arena;
	double beta = fabs(line->beta), se = line->se;

	if (!run->found.has_line)
		return "All started from one score: there is no regression on it.";
	return arena_printf(arena,
		"Change from GCI %d to %d on the score at the start: beta %s, standard error %s, "
		"R2 %s, %d countries. %s",
		run->from, run->to, figure(run, line->beta, 4), figure(run, se, 4),
		figure(run, line->r2, 4), line->n,
		beta <= 2 * se ? "Within two standard errors of no slope at all."
		: line->beta < 0
			? "Those who started low gained more; that alone can be regression to the "
			  "mean."
			: "Those who started high gained more.");
}

static void sentences(const struct run *run, struct str *str)
{
	struct context *context = run->context;
	const char *cv = cv_sentence(run);

	layout_note(context, str, "verdict", "%s", verdict_sentence(run));
	if (cv)
		layout_note(context, str, "cv", "%s", cv);
	if (run->found.at_ceiling)
		layout_note(context, str, "ceiling",
			"%zu of the %zu %s at the highest score, 100, in GCI %d: a ceiling draws "
			"scores together by itself.",
			run->found.at_ceiling, run->found.fixed.count,
			run->found.at_ceiling == 1 ? "is" : "are", run->to);
	layout_note(context, str, "beta", "%s", beta_sentence(run));
}

static void coverage(const struct run *run, struct str *str)
{
	const struct group *group = &run->group;
	const struct convergence *found = &run->found;
	struct gci_list missing = { arena_array(run->context->arena,
					    run->question.world->country_count + 1, sizeof(size_t)),
		0 };

	layout_note(run->context, str, "coverage",
		"%s, %zu of %zu members%s%s with a score in %s editions, GCI %d to %d%s",
		group->who.code, found->fixed.count, found->members, group->as_of ? " on " : "",
		group->as_of ? group->as_of : "",
		found->edition_count == 2
			? "both"
			: arena_printf(run->context->arena, "all %zu", found->edition_count),
		run->from, run->to, layout_wanted(run->context) ? "" : ".");
	for (size_t i = 0, f = 0; i < run->question.world->country_count; i++) {
		if (f < found->fixed.count && found->fixed.index[f] == i)
			f++;
		else if (group->set.member[i])
			missing.index[missing.count++] = i;
	}
	if (missing.count)
		answer_note(run->context->answer, "missing-members",
			"%s without %s: no score in some edition.", group->who.code,
			people_names(run->context->arena, run->question.world, &missing));
	for (size_t t = 0; found->skipped && t < run->question.world->table_count; t++) {
		const struct gci_table *table = &run->question.world->tables[t];

		if (table->partial && table->edition->label > run->from &&
			table->edition->label < run->to)
			answer_note(run->context->answer, "left-out",
				"GCI %d is left out: it is partial.", table->edition->label);
	}
}

/* ---- the answer ---- */

static void layout(const struct run *run)
{
	struct context *context = run->context;
	struct arena *arena = context->arena;
	static const struct grid_span heads[] = { { 0, 0, 'l', "GCI" }, { 1, 1, 'r', "mean" },
		{ 2, 2, 'r', "sd" }, { 3, 3, 'r', "cv" } };
	struct grid grid;
	STR_SCOPED str = { 0 };

	coverage(run, &str);
	grid_init(&grid, arena, "l   r   r   r");
	grid_spans(&grid, heads, 4);
	for (size_t e = 0; e < run->found.edition_count; e++) {
		const struct convergence_edition *edition = &run->found.editions[e];

		grid_line(&grid, (const char *[]) {
					 arena_printf(arena, "%d", edition->table->edition->label),
					 people_decimal(arena, edition->score.mean),
					 figure(run, edition->score.sd, 2),
					 figure(run, edition->score.cv, 4) });
	}
	layout_grid(context, &grid, &str);
	sentences(run, &str);
	layout_done(context, &str);
}

static void meta(const struct run *run)
{
	struct answer *answer = run->context->answer;
	const struct convergence *found = &run->found;
	double missing = (double)NAN;

	answer_meta(answer, "panel", cell_int((int64_t)found->fixed.count));
	answer_meta(answer, "group", cell_text(run->group.who.code));
	answer_meta(answer, "from", cell_int(run->from));
	answer_meta(answer, "to", cell_int(run->to));
	answer_meta(answer, "n", cell_int((int64_t)found->fixed.count));
	answer_meta(answer, "beta", cell_round(found->has_line ? found->line.beta : missing, 4));
	answer_meta(answer, "beta_se", cell_round(found->has_line ? found->line.se : missing, 4));
	answer_meta(answer, "beta_r2", cell_round(found->has_line ? found->line.r2 : missing, 4));
	answer_meta(answer, "verdict", cell_text(convergence_verdict_names[found->verdict]));
}

static void rows(const struct run *run)
{
	for (size_t e = 0; e < run->found.edition_count; e++) {
		const struct convergence_edition *edition = &run->found.editions[e];
		const struct cell cells[ROW_CELLS] = {
			cell_int(edition->table->edition->label),
			cell_int(edition->score.n),
			cell_int((int64_t)run->found.members),
			cell_decimal(edition->score.mean),
			cell_round(edition->score.sd, 2),
			cell_round(edition->score.cv, 4),
		};

		answer_row(run->context->answer, cells);
	}
}

static bool convergence_run(struct context *context, struct err *err)
{
	struct run run = { .context = context };
	int *labels;

	if (!question_load(context, false, &run.question, err) ||
		!question_as_of(&run.question, err) || !editions_read(&run, err) ||
		!group_read(&run, err))
		return false;
	if (!convergence_group(run.question.world, &run.group.set, run.from, run.to, context->arena,
		    &run.found, err))
		return false;
	labels = arena_array(context->arena, run.found.edition_count + 1, sizeof(*labels));
	for (size_t e = 0; e < run.found.edition_count; e++)
		labels[e] = run.found.editions[e].table->edition->label;
	if (!layout_wanted(context)) {
		coverage(&run, NULL);
		sentences(&run, NULL);
	}
	notes_figures(context, labels, run.found.edition_count, run.question.as_of);
	meta(&run);
	notes_break(context, run.from, run.to);
	answer_begin(context->answer, convergence_columns);
	rows(&run);
	if (layout_wanted(context))
		layout(&run);
	answer_end(context->answer);
	return true;
}

static const struct example convergence_examples[] = {
	{ "gcitrack convergence ASEAN", "do its members' scores draw together" },
	{ "gcitrack convergence EU 2018 2024", "the same between two editions" },
	{ "gcitrack convergence Africa -f json", "with beta, its standard error and R2" },
	{ NULL, NULL },
};

const struct command command_convergence = {
	.name = "convergence",
	.arguments = "GROUP [FROM TO]",
	.heeds = "group edition as-of as-known cite",
	.summary = "does a group grow together",
	.description =
		"The members with a score in every full edition from FROM to TO (default: from the "
		"first to the latest), on 0-100: mean, population standard deviation (sd) and "
		"coefficient of variation (cv) in each. The verdict is on the sd: converging where "
		"it falls. The change regressed on the score at the start gives beta; below 0 it "
		"alone can be regression to the mean. With fewer than four members there is no "
		"answer.",
	.completes = "@group",
	.store = COMMAND_READS,
	.columns = convergence_columns,
	.examples = convergence_examples,
	.run = convergence_run,
};
