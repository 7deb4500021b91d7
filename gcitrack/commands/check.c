/* check: audits figures and names what is wrong. */
#include "gcitrack/check.h"
#include "gcitrack/layout.h"
#include "gcitrack/lists.h"
#include "gcitrack/notes.h"
#include "gcitrack/question.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static const struct column check_columns[] = {
	{ "severity", "error, warning or note", true },
	{ "code", "what is wrong, a stable word", true },
	{ "file", "the file, or the source of the figure; empty: several", true },
	{ "line", "line of that file; empty: not one" },
	{ "iso3", "country, ISO 3166-1 alpha-3; empty: the table", true },
	{ "edition", "the edition; empty: not one" },
	{ "text", "a sentence", true },
	{ NULL, NULL },
};

/* ---- arguments ---- */

struct check_arguments {
	int *editions;
	size_t edition_count;
	const char **files;
	size_t file_count;
};

static bool check_arguments(struct context *context, struct check_arguments *ret, struct err *err)
{
	size_t room = context->argument_count + 1;

	*ret = (struct check_arguments) {
		.editions = arena_array(context->arena, room, sizeof(*ret->editions)),
		.files = arena_array(context->arena, room, sizeof(*ret->files)),
	};
	for (size_t i = 0; i < context->argument_count; i++) {
		const char *word = context->arguments[i];

		if (!edition_is_word(word))
			ret->files[ret->file_count++] = word;
		else if (edition_parse(context, word, &ret->editions[ret->edition_count], err))
			ret->edition_count++;
		else
			return false;
	}
	if (ret->file_count && ret->edition_count)
		return err_set(err, ERR_USAGE,
			"check takes editions or files: the edition of a file is --edition %d",
			ret->editions[0]);
	return true;
}

static bool check_file_options(struct context *context, struct import_options *ret, struct err *err)
{
	long scale = 0;
	bool known;

	*ret = (struct import_options) {
		.layout = option_text(context, "layout"),
		.map = option_list(context, "map"),
		.ignore = option_list(context, "ignore"),
		.skip_unknown = option_flag(context, "skip-unknown"),
		.encoding = option_text(context, "encoding"),
	};
	if (!option_int(context, "scale", 1, 100, &scale, err) ||
		!option_character(context, "delimiter", &ret->delimiter, err) ||
		!option_character(context, "decimal", &ret->decimal, err) ||
		(context->edition &&
			!edition_parse_new(context, context->edition, &ret->edition, &known, err)))
		return false;
	ret->scale = (int)scale;
	return true;
}

/* The options say how a file is read; without one somebody meant something else. */
static bool check_no_file_options(const struct context *context, struct err *err)
{
	static const char *const names[] = { "layout", "map", "ignore", "scale", "decimal",
		"delimiter", "encoding", "skip-unknown" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (option_flag(context, names[i]))
			return err_set(err, ERR_USAGE,
				"--%s says how a file is read, and no file is given", names[i]);
	return true;
}

/* ---- rows ---- */

static void check_row(const struct check *check, const struct check_part *part,
	const struct check_finding *finding)
{
	const struct cell cells[] = {
		cell_text(audit_severity_names[finding->severity]),
		cell_text(finding->code),
		cell_text(finding->file),
		finding->line ? cell_int(finding->line) : cell_null(),
		finding->country >= 0 ? cell_text(check->world->countries[finding->country].iso3)
				      : cell_null(),
		cell_known(part->edition),
		cell_text(finding->text),
	};

	answer_row(check->context->answer, cells);
}

/* ---- for eyes ---- */

/* What the title says already. */
static bool check_is_summary(const struct check_finding *finding)
{
	return finding->severity == AUDIT_NOTE && !strcmp(finding->code, "rank-rule");
}

/* Findings of one kind that are shown; of errors all. */
enum { CHECK_ALIKE = 4 };

/* The number of findings from `at` on that are like it, and how many of them are shown. */
static size_t check_alike(const struct check_part *part, size_t at, size_t *ret_shown)
{
	const struct check_finding *first = &part->findings[at];
	size_t count = 0;

	while (at + count < part->count && part->findings[at + count].severity == first->severity &&
		!strcmp(part->findings[at + count].code, first->code))
		count++;
	*ret_shown =
		first->severity == AUDIT_ERROR || count <= CHECK_ALIKE + 1 ? count : CHECK_ALIKE;
	return count;
}

static const char *check_place(const struct check *check, const struct check_part *part,
	const struct check_finding *finding)
{
	struct arena *arena = check->context->arena;

	/* A text on two rows names both lines itself. */
	if (!finding->place || !finding->line || strstr(finding->text, "(line "))
		return finding->text;
	if (part->is_file)
		return arena_printf(arena, "line %" PRId64 ": %s", finding->line, finding->text);
	return arena_printf(
		arena, "%s:%" PRId64 ": %s", finding->file, finding->line, finding->text);
}

static void check_part_lines(
	const struct check *check, const struct check_part *part, int indent, struct grid *grid)
{
	struct context *context = check->context;
	size_t alike, shown;

	for (size_t at = 0; at < part->count; at += alike) {
		alike = check_alike(part, at, &shown);
		for (size_t i = at; i < at + shown; i++) {
			const struct check_finding *finding = &part->findings[i];
			const char *cells[] = { arena_printf(context->arena, "  %s",
							audit_severity_names[finding->severity]),
				finding->code, NULL };

			if (!check_is_summary(finding))
				list_line(grid, context, cells, check_place(check, part, finding),
					indent);
		}
		if (shown < alike) {
			const char *cells[] = { NULL, NULL, NULL };

			list_line(grid, context, cells,
				arena_printf(context->arena,
					"and %zu more of these (-f csv has all)", alike - shown),
				indent);
		}
	}
}

/* The column in which texts begin. */
static int check_indent(const struct check *check)
{
	size_t severity = 0, code = 0;

	for (size_t p = 0; p < check->part_count; p++)
		for (size_t i = 0; i < check->parts[p].count; i++) {
			const struct check_finding *finding = &check->parts[p].findings[i];
			size_t length = strlen(audit_severity_names[finding->severity]);

			if (check_is_summary(finding))
				continue;
			severity = length > severity ? length : severity;
			code = strlen(finding->code) > code ? strlen(finding->code) : code;
		}
	return (int)(2 + severity + 2 + code + 2);
}

static const char *check_counted(const struct check *check, enum audit_severity severity)
{
	size_t count = check_count(check, severity);
	const char *name = audit_severity_names[severity];

	for (size_t p = 0; p < check->part_count; p++)
		for (size_t i = 0; i < check->parts[p].count; i++)
			count -= check->parts[p].findings[i].severity == severity &&
				 check_is_summary(&check->parts[p].findings[i]);

	if (!count)
		return arena_printf(check->context->arena, "no %ss", name);
	return arena_printf(check->context->arena, "%zu %s%s", count, name, count == 1 ? "" : "s");
}

static void check_layout(const struct check *check)
{
	struct context *context = check->context;
	struct grid grid;
	STR_SCOPED str = { 0 };

	grid_init(&grid, context->arena, "l  l  l");
	for (size_t p = 0; p < check->part_count; p++) {
		const struct check_part *part = &check->parts[p];

		list_text(&grid, context,
			part->summary
				? arena_printf(context->arena, "%s: %s", part->title, part->summary)
				: part->title,
			0);
		check_part_lines(check, part, check_indent(check), &grid);
	}
	layout_grid(context, &grid, &str);
	layout_text(context, &str, 0, "%s, %s, %s", check_counted(check, AUDIT_ERROR),
		check_counted(check, AUDIT_WARNING), check_counted(check, AUDIT_NOTE));
	layout_done(context, &str);
}

/* ---- the answer ---- */

static void check_print(const struct check *check)
{
	struct context *context = check->context;
	int *labels = arena_array(context->arena, check->part_count + 1, sizeof(*labels));
	size_t count = 0;

	for (size_t p = 0; p < check->part_count; p++) {
		bool seen = !check->parts[p].edition;

		for (size_t i = 0; i < count; i++)
			seen |= labels[i] == check->parts[p].edition;
		if (!seen)
			labels[count++] = check->parts[p].edition;
	}
	notes_figures(context, labels, count, NULL);
	answer_meta(context->answer, "errors", cell_int((int64_t)check_count(check, AUDIT_ERROR)));
	answer_meta(
		context->answer, "warnings", cell_int((int64_t)check_count(check, AUDIT_WARNING)));
	answer_begin(context->answer, check_columns);
	for (size_t p = 0; p < check->part_count; p++)
		for (size_t i = 0; i < check->parts[p].count; i++)
			check_row(check, &check->parts[p], &check->parts[p].findings[i]);
	if (layout_wanted(context))
		check_layout(check);
	answer_end(context->answer);
}

/* The verdict follows the answer, which is whole by then. */
static bool check_verdict(const struct check *check, struct err *err)
{
	size_t errors = check_count(check, AUDIT_ERROR);
	STR_SCOPED where = { 0 };

	if (!errors)
		return true;
	for (size_t p = 0; p < check->part_count; p++) {
		const struct check_part *part = &check->parts[p];

		if (part->count && part->findings[0].severity == AUDIT_ERROR)
			str_addf(&where, "%s%s", where.len ? "; " : "", part->title);
	}
	return err_set(
		err, ERR_DATA, "%s: %zu error%s", str_text(&where), errors, errors == 1 ? "" : "s");
}

static bool check_files(
	struct check *check, const struct check_arguments *arguments, struct err *err)
{
	struct import_options options;

	if (!check_file_options(check->context, &options, err))
		return false;
	for (size_t i = 0; i < arguments->file_count; i++)
		if (!check_file(check, arguments->files[i], &options, err))
			return false;
	return true;
}

static bool check_editions(
	struct check *check, const struct check_arguments *arguments, struct err *err)
{
	struct question question = { .context = check->context, .world = check->world };
	size_t count;
	int *labels;

	question.arguments.editions = arguments->editions;
	question.arguments.edition_count = arguments->edition_count;
	if (!check_no_file_options(check->context, err) ||
		!question_editions(&question, QUESTION_ALL, &labels, &count, err))
		return false;
	for (size_t i = 0; i < count; i++)
		check_edition(check, question_table(&question, labels[i]));
	if (!arguments->edition_count && !check->context->edition)
		check_store(check);
	return true;
}

static bool check_run(struct context *context, struct err *err)
{
	struct check_arguments arguments;
	struct check check;

	if (!check_arguments(context, &arguments, err) ||
		!check_load(context, !arguments.file_count, &check, err))
		return false;
	if (arguments.file_count ? !check_files(&check, &arguments, err)
				 : !check_editions(&check, &arguments, err))
		return false;
	check_sort(&check);
	check_print(&check);
	return check_verdict(&check, err);
}

static const struct option check_options[] = {
	{ .name = "layout", .argument = "NAME", .help = "of a FILE: how it is arranged" },
	{ .name = "map",
		.argument = "FIELD=COLUMN",
		.help = "of a FILE: take this column for a field",
		.repeatable = true },
	{ .name = "ignore",
		.argument = "FIELD",
		.help = "of a FILE: leave a field out",
		.repeatable = true },
	{ .name = "skip-unknown", .help = "of a FILE: leave out rows of unknown names" },
	{ .name = "scale",
		.argument = "1|100",
		.help = "of a FILE: the largest score possible",
		.values = "1|100" },
	{ .name = "decimal", .argument = "MARK", .help = "of a FILE: decimal mark, . or ," },
	{ .name = "delimiter",
		.argument = "CHARACTER",
		.help = "of a FILE: between the columns; tab for TAB" },
	{ .name = "encoding", .argument = "NAME", .help = "of a FILE: where it is not UTF-8" },
	{ .name = NULL },
};

static const struct example check_examples[] = {
	{ "gcitrack check", "every edition in the store, with its sources" },
	{ "gcitrack check 2017 --as-known 2017-07-10",
		"the first issue of GCI 2017: two misprints" },
	{ "gcitrack check gci2020.csv", "a file, before it is imported" },
	{ NULL, NULL },
};

const struct command command_check = {
	.name = "check",
	.arguments = "[EDITION... | FILE...]",
	.heeds = "edition as-known",
	.summary = "audits figures and names what is wrong",
	.description =
		"Nothing is corrected and nothing is written. Errors end with exit status 4, "
		"warnings and notes do not. The codes:\n"
		"Ranks: rank-rule (the tie rule the ranks follow, and in how many rows; an error "
		"where it is not ITU's), rank (one that its score does not give), tie-split (one "
		"score, two ranks), rank-shared (one rank, two scores), score (one for which no "
		"rank is free), exchanged (two rows that changed places), missing-row (a rank "
		"without a row, and between which scores it would be), unpaired (a rank without a "
		"score, or the reverse).\n"
		"Figures: scale, decimals, tier (one that its score does not give), "
		"pillar-rounding, pillar-sum (off the score by more than rounding), pillar-scale, "
		"pillar-order (neighbours whose pillars say the reverse).\n"
		"Countries: count, missing-country, new-country, mistaken (one perhaps taken for "
		"another). Sources: differs (two sources of one edition, or a file and the "
		"store, figure by figure), digest (figures of the store that are not those "
		"written), reference (countries, names, groups, events, editions or sources that "
		"are "
		"not as in the program), file (what import would say of the file; errors are what "
		"it would "
		"refuse).",
	.completes = "@edition",
	.store = COMMAND_READS,
	.options = check_options,
	.columns = check_columns,
	.examples = check_examples,
	.run = check_run,
};
