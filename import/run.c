#include "import/run.h"

#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

const char *run_quote(struct import_run *run, const char *text)
{
	STR_SCOPED quoted = { 0 };

	str_addc(&quoted, '"');
	text_cut(&quoted, text, 60);
	str_addc(&quoted, '"');
	return arena_strdup(run->arena, str_text(&quoted));
}

__attribute__((format(printf, 4, 0))) static struct import_message message(
	struct import_run *run, int64_t line, const char *column, const char *format, va_list args)
{
	char text[2048];

	vsnprintf(text, sizeof text, format, args);
	return (struct import_message) { .file = run->file.name,
		.line = line,
		.column = column && *column ? arena_strdup(run->arena, column) : NULL,
		.text = arena_strdup(run->arena, text) };
}

void run_problem(struct import_run *run, int64_t line, const char *column, const char *format, ...)
{
	struct import_report *report = run->report;
	va_list args;

	run->file_refused = true;
	report->problem_count++;
	if (report->problem_listed == RUN_LISTED)
		return;
	if (!report->problems)
		report->problems = arena_array(run->arena, RUN_LISTED, sizeof *report->problems);
	va_start(args, format);
	report->problems[report->problem_listed++] = message(run, line, column, format, args);
	va_end(args);
}

void run_note(struct import_run *run, int64_t line, const char *column, const char *format, ...)
{
	struct import_report *report = run->report;
	va_list args;

	if (report->note_count == RUN_NOTES)
		return;
	if (!report->notes)
		report->notes = arena_array(run->arena, RUN_NOTES, sizeof *report->notes);
	va_start(args, format);
	report->notes[report->note_count++] = message(run, line, column, format, args);
	va_end(args);
}

bool run_next(struct import_run *run, const struct csv_record **ret, struct err *err)
{
	enum { PROGRESS_EVERY = 16384 };
	struct import_file *file = &run->file;
	size_t i;

	if (file->head_next < file->head_count) {
		const struct header_row *row = &file->head[file->head_next++];

		for (i = 0; i < row->count; i++)
			file->head_fields[i] =
				(struct csv_field) { row->cells[i], strlen(row->cells[i]) };
		file->head_record = (struct csv_record) {
			.line = row->line, .count = row->count, .fields = file->head_fields
		};
		*ret = &file->head_record;
		return true;
	}
	if (run->progress && ++file->records % PROGRESS_EVERY == 0 &&
		!run->progress(run->context, file->name, file->rows, input_bytes(file->input)))
		return err_set(
			err, ERR_MACHINE, "%s: interrupted; nothing was imported", file->name);
	return csv_next(file->csv, ret, err);
}
