#include "import/import.h"

#include "base/text.h"
#include "gcitrack/layout.h"
#include "gcitrack/lists.h"
#include "gcitrack/notes.h"
#include "gcitrack/who.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const struct column columns[] = {
	{ "file", "as given", true },
	{ "source", "number of the source it became; empty: nothing was kept", false },
	{ "edition", "the edition it has figures of; empty: several", false },
	{ "rows", "data rows read", false },
	{ "new", "figures the store did not have", false },
	{ "same", "figures it had, and the same", false },
	{ "revised", "figures it had, and others", false },
	{ "missing", "countries of the edition the file has no row for", false },
	{ "older", "figures unlike one issued later, which stays", false },
	{ NULL, NULL, false },
};

/* ---- options ---- */

static bool options_read(struct context *context, struct import_options *ret, struct err *err)
{
	long scale = 0;
	bool known;

	*ret = (struct import_options) {
		.layout = option_text(context, "layout"),
		.collected = option_text(context, "collected"),
		.break_text = option_text(context, "break"),
		.precision = list_precision(option_text(context, "published")),
		.today = context_today(context),
		.map = option_list(context, "map"),
		.ignore = option_list(context, "ignore"),
		.rank_only = option_flag(context, "rank-only"),
		.skip_unknown = option_flag(context, "skip-unknown"),
		.dry_run = option_flag(context, "dry-run"),
		.encoding = option_text(context, "encoding"),
		.new_editions = option_flag(context, "new-editions"),
	};
	if (!option_int(context, "scale", 1, 100, &scale, err) ||
		!option_date(context, "issued", &ret->issued, err) ||
		!option_date(context, "published", &ret->published, err) ||
		!option_character(context, "delimiter", &ret->delimiter, err) ||
		!option_character(context, "decimal", &ret->decimal, err) ||
		(context->edition &&
			!edition_parse_new(context, context->edition, &ret->edition, &known, err)))
		return false;
	ret->scale = (int)scale;
	return true;
}

/* ---- progress ---- */

struct progress {
	const struct context *context;
	struct timespec begun, said;
	bool wanted, shown;
};

static double seconds(const struct timespec *from, const struct timespec *to)
{
	return (double)(to->tv_sec - from->tv_sec) + (double)(to->tv_nsec - from->tv_nsec) / 1e9;
}

static void progress_begin(struct progress *progress, const struct context *context)
{
	*progress = (struct progress) { .context = context,
		.wanted = !context->quiet && isatty(STDERR_FILENO) };
	clock_gettime(CLOCK_MONOTONIC, &progress->begun);
	progress->said = progress->begun;
}

/* On a terminal, after half a second, then five times a second. */
static bool progress_say(void *memory, const char *file, int64_t rows, int64_t bytes)
{
	struct progress *progress = memory;
	struct timespec now;
	STR_SCOPED name = { 0 };

	clock_gettime(CLOCK_MONOTONIC, &now);
	if (seconds(&progress->begun, &now) >= 0.5 && seconds(&progress->said, &now) >= 0.2) {
		progress->said = now;
		progress->shown = true;
		text_escape(&name, file);
		fprintf(stderr, "\r\033[K%s: %" PRId64 " rows, %" PRId64 " MB", str_text(&name),
			rows, bytes / 1000000);
		fflush(stderr);
	}
	return true;
}

static void progress_end(const struct progress *progress)
{
	if (progress->shown)
		fputs("\r\033[K", stderr);
}

/* ---- the report ---- */

/* "gci.csv:14: rank: text". */
static void message_add(struct str *str, const struct import_message *message)
{
	str_addf(str, "%s:", message->file);
	if (message->line > 0)
		str_addf(str, "%" PRId64 ":", message->line);
	str_addc(str, ' ');
	if (message->column)
		str_addf(str, "%s: ", message->column);
	str_add(str, message->text);
}

/* Why files were refused; main() says the summary below. A single problem is the summary itself. */
static void problems_say(const struct import_report *report)
{
	if (report->problem_count < 2)
		return;
	for (size_t i = 0; i < report->problem_listed; i++) {
		STR_SCOPED line = { 0 };
		STR_SCOPED safe = { 0 };
		message_add(&line, &report->problems[i]);
		text_escape(&safe, str_text(&line));
		fprintf(stderr, "%s\n", str_text(&safe));
	}
	if (report->problem_count > report->problem_listed)
		fprintf(stderr, "and %zu more\n", report->problem_count - report->problem_listed);
}

static void file_row(struct context *context, const struct import_file_report *file)
{
	const struct cell cells[] = {
		cell_text(file->file),
		file->source > 0 ? cell_int(file->source) : cell_null(),
		file->edition > 0 ? cell_int(file->edition) : cell_null(),
		cell_int(file->rows),
		cell_int(file->tally.added),
		cell_int(file->tally.same),
		cell_int(file->tally.revised),
		cell_int((int64_t)file->missing_count),
		cell_int(file->tally.older),
	};
	answer_row(context->answer, cells);
}

/* ": 388 figures, all new"; ", 388 figures: 2 new, 386 known already". */
static void tally_add(struct str *str, const struct store_tally *tally)
{
	const struct {
		int64_t count;
		const char *word;
	} parts[] = { { tally->added, "new" }, { tally->revised, "revised" },
		{ tally->same, "known already" },
		{ tally->older, "unlike one issued later, which stays" } };
	int64_t all = tally->added + tally->same + tally->revised + tally->older;
	const char *join = ": ";

	if (tally->added == all || tally->same == all) {
		str_addf(str, ": %" PRId64 " figure%s, all %s", all, all == 1 ? "" : "s",
			tally->added == all ? "new" : "known already (same as printed)");
		return;
	}
	str_addf(str, ", %" PRId64 " figure%s", all, all == 1 ? "" : "s");
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (parts[i].count == 0)
			continue;
		str_addf(str, "%s%" PRId64 " %s", join, parts[i].count, parts[i].word);
		join = ", ";
	}
}

/* A line below that of its file. */
static void detail_add(const struct context *context, struct str *str, const char *text)
{
	STR_SCOPED safe = { 0 };

	text_escape(&safe, text);
	grid_fold(str, str_text(&safe), "  ", "    ", context->answer->width);
}

static void revisions_add(struct context *context, const struct import_file_report *file,
	const struct gci_world *world, struct str *str)
{
	for (size_t i = 0; i < file->revision_count; i++) {
		const struct store_revision *revision = &file->revisions[i];
		detail_add(context, str,
			arena_printf(context->arena, "%s GCI %d %s: %s -> %s",
				world->countries[revision->country].name, revision->edition,
				file->revised_series[i],
				people_decimal(context->arena, revision->before),
				people_decimal(context->arena, revision->after)));
	}
	if ((int64_t)file->revision_count < file->tally.revised)
		str_addf(str, "  and %" PRId64 " more\n",
			file->tally.revised - (int64_t)file->revision_count);
}

/* The first 20: a file of a few countries is no list of all others. */
static void missing_add(
	struct context *context, const struct import_file_report *file, struct str *str)
{
	enum { LISTED = 20 };
	size_t listed = file->missing_count > LISTED + 1 ? LISTED : file->missing_count;
	STR_SCOPED line = { 0 };

	if (file->missing_count == 0)
		return;
	str_add(&line, "no row for ");
	for (size_t i = 0; i < listed; i++) {
		if (i > 0)
			str_add(&line, i + 1 == file->missing_count ? " and " : ", ");
		str_add(&line, file->missing[i]);
	}
	if (listed < file->missing_count)
		str_addf(&line, " and %zu more countries", file->missing_count - listed);
	detail_add(context, str, str_text(&line));
}

static void file_people(struct context *context, const struct import_file_report *file,
	const struct gci_world *world, struct str *str)
{
	STR_SCOPED line = { 0 };

	if (file->repeated)
		return; /* a note says so, in every format */
	str_addf(&line, "%s: ", file->file);
	if (file->edition > 0)
		str_addf(&line, "GCI %d, ", file->edition);
	else
		str_add(&line, "several editions, ");
	str_addf(&line, "%" PRId64 " row%s", file->rows, file->rows == 1 ? "" : "s");
	tally_add(&line, &file->tally);
	if (option_flag(context, "dry-run"))
		str_add(&line, "; nothing was kept (--dry-run)");
	layout_text(context, str, 2, "%s", str_text(&line));
	revisions_add(context, file, world, str);
	missing_add(context, file, str);
}

static void notes_add(struct context *context, const struct import_report *report)
{
	for (size_t i = 0; i < report->note_count; i++) {
		STR_SCOPED line = { 0 };
		message_add(&line, &report->notes[i]);
		answer_note(context->answer, "import", "%s", str_text(&line));
	}
}

static void editions_meta(struct context *context, const struct import_report *report)
{
	int *labels = arena_array(context->arena, report->file_count + 1, sizeof *labels);
	size_t count = 0;

	for (size_t i = 0; i < report->file_count; i++) {
		size_t at = 0;

		while (at < count && labels[at] < report->files[i].edition)
			at++;
		if (report->files[i].edition == 0 ||
			(at < count && labels[at] == report->files[i].edition))
			continue;
		memmove(labels + at + 1, labels + at, (count - at) * sizeof *labels);
		labels[at] = report->files[i].edition;
		count++;
	}
	notes_meta(context, labels, count, NULL);
}

static void report_answer(
	struct context *context, const struct import_report *report, const struct gci_world *world)
{
	STR_SCOPED text = { 0 };

	editions_meta(context, report);
	answer_begin(context->answer, columns);
	for (size_t i = 0; i < report->file_count; i++) {
		file_row(context, &report->files[i]);
		file_people(context, &report->files[i], world, &text);
	}
	layout_done(context, &text);
	answer_end(context->answer);
}

static bool run(struct context *context, struct err *err)
{
	struct import_report report = { 0 };
	struct import_options options;
	const struct gci_world *world;
	struct progress progress;

	if (context->argument_count == 0)
		return err_set(err, ERR_USAGE,
			"import needs a file (- is standard input): gcitrack import gci2021.csv");
	if (!options_read(context, &options, err))
		return false;
	progress_begin(&progress, context);
	bool done = import_files(context->store, (const char *const *)context->arguments,
		context->argument_count, &options, progress.wanted ? progress_say : NULL, &progress,
		context->arena, &report, err);
	progress_end(&progress);
	if (!done) {
		problems_say(&report);
		return false;
	}
	notes_add(context, &report);
	if (context->quiet) {
		answer_notes_aside(context->answer); /* --quiet hides the report, never a note */
		return true;
	}
	context->world =
		NULL; /* an edition that was asked for may have loaded the figures before */
	if (!context_world(context, false, &world, err))
		return false;
	report_answer(context, &report, world);
	return true;
}

const struct command command_import = {
	.name = "import",
	.arguments = "FILE...",
	.heeds = "edition",
	.summary = "reads figures from CSV files into the store",
	.description =
		"The layout, the columns, the delimiter and the edition are recognised; what is "
		"ambiguous is refused with the choices. Every figure is checked, and all files of "
		"one command are taken or none. A figure the store has already is kept as it is; "
		"one that differs becomes a revision that `gcitrack sources undo` takes back. "
		"\"-\" is standard input.\n"
		"A new edition: --edition 2027 --published 2027-09-01, with --collected, --scale "
		"and --break where they are known.",
	.completes = "@file",
	.store = COMMAND_WRITES,
	.options =
		(const struct option[]) {
			{ "layout", '\0', "NAME",
				"how the file is arranged, instead of recognising it", NULL,
				false },
			{ "map", '\0', "FIELD=COLUMN",
				"take this column for a field: score=\"Overall Score\"", NULL,
				true },
			{ "ignore", '\0', "FIELD", "leave a field out: --ignore rank", NULL, true },
			{ "rank-only", '\0', NULL, "a file with ranks and no scores", NULL, false },
			{ "skip-unknown", '\0', NULL,
				"leave out rows of unknown names instead of refusing the file",
				NULL, false },
			{ "scale", '\0', "1|100", "the largest score possible", "1|100", false },
			{ "decimal", '\0', "MARK", "decimal mark: . or ,", NULL, false },
			{ "delimiter", '\0', "CHARACTER", "between the columns; tab for TAB", NULL,
				false },
			{ "encoding", '\0', "NAME", "of the file, where it is not UTF-8", NULL,
				false },
			{ "issued", '\0', "DATE", "day the figures were issued (default: today)",
				NULL, false },
			{ "published", '\0', "DATE", "of a new edition", NULL, false },
			{ "collected", '\0', "YEARS", "of a new edition: 2026 or 2026-2027", NULL,
				false },
			{ "break", '\0', "TEXT", "of a new edition: what changed in its methods",
				NULL, false },
			{ "new-editions", '\0', NULL, "a long file may bring new editions", NULL,
				false },
			{ "dry-run", '\0', NULL, "do everything but keep it", NULL, false },
			{ NULL, '\0', NULL, NULL, NULL, false },
		},
	.columns = columns,
	.examples =
		(const struct example[]) {
			{ "gcitrack import gci2021.csv", "GCI 2020 as it is in the file" },
			{ "gcitrack import --dry-run scores.csv --edition 2020",
				"only look whether it would be taken" },
			{ "gcitrack import gci2027.csv --edition 2027 --published 2027-09-01",
				"a new edition" },
			{ NULL, NULL },
		},
	.run = run,
};
