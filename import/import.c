#include "import/import.h"

#include "base/fold.h"
#include "import/check.h"
#include "import/delimiter.h"
#include "import/editions.h"
#include "import/encoding.h"
#include "import/series.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { REVISIONS = 20 };

/* ---- one file ---- */

const char *import_base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash && slash[1] ? slash + 1 : path;
}

/* Keeps the first records: the header is sought in them, and codes or names are told by them. */
static bool read_head(struct import_run *run, struct arena *arena, struct err *err)
{
	enum { HEAD_BYTES = 256 * 1024 };
	struct import_file *file = &run->file;
	const struct csv_record *record;
	size_t i, bytes = 0, most = 0;

	while (file->head_count < RUN_HEAD && bytes < HEAD_BYTES) {
		struct header_row *row = &file->head[file->head_count];
		const char **cells;

		if (!csv_next(file->csv, &record, err))
			return false;
		if (!record)
			break;
		cells = arena_array(arena, record->count, sizeof *cells);
		for (i = 0; i < record->count; i++) {
			cells[i] = arena_strndup(
				arena, record->fields[i].text, record->fields[i].length);
			bytes += record->fields[i].length + 64;
		}
		*row = (struct header_row) {
			.cells = cells, .count = record->count, .line = record->line
		};
		most = record->count > most ? record->count : most;
		file->head_count++;
	}
	file->head_fields = arena_array(arena, most, sizeof *file->head_fields);
	return true;
}

/* "" for a row of empty cells. */
static const char *first_text(const struct header_row *row)
{
	size_t i;

	for (i = 0; i < row->count; i++)
		if (*row->cells[i])
			return row->cells[i];
	return "";
}

static bool find_header(struct import_run *run, struct arena *arena, struct err *err)
{
	struct import_file *file = &run->file;
	struct header_choice choice = { .map = run->options->map, .ignore = run->options->ignore };
	const struct header_column *note;
	STR_SCOPED unread = { 0 };
	size_t i;

	if (!header_find(
		    file->name, file->head, file->head_count, &choice, arena, &file->header, err))
		return false;
	for (i = 0; i < file->header.skipped; i++)
		if (*first_text(&file->head[i]))
			run_note(run, file->head[i].line, NULL, "left out above the header: %s",
				run_quote(run, first_text(&file->head[i])));
	file->head_next = file->header.skipped + 1;
	if (csv_delimiter(file->csv) != ',' && !run->options->delimiter)
		run_note(run, 0, NULL, "fields are separated by %s%s",
			delimiter_name(csv_delimiter(file->csv)),
			csv_delimiter_declared(file->csv) ? ", as its first line says" : "");
	note = header_note(&file->header);
	if (note && note->field == FIELD_SCORE && !note->mapped)
		run_note(run, file->header.line, NULL,
			"%s is read as the score: there are figures below it (--ignore score "
			"leaves it out)",
			run_quote(run, note->text));
	header_unread(&file->header, &unread);
	if (unread.len)
		run_note(run, file->header.line, NULL, "columns not read: %s", str_text(&unread));
	return true;
}

static bool choose_layout(struct import_run *run, struct err *err)
{
	struct import_file *file = &run->file;
	STR_SCOPED names = { 0 };
	size_t i;

	for (i = 0; layouts[i]; i++)
		str_addf(&names, "%s%s", i ? ", " : "", layouts[i]->name);
	if (run->options->layout) {
		file->layout = layout_find(run->options->layout);
		return file->layout ? true
				    : err_set(err, ERR_USAGE,
					      "--layout: no layout \"%.40s\"; there are %s",
					      run->options->layout, str_text(&names));
	}
	for (i = 0; layouts[i]; i++) {
		if (!layouts[i]->probe(&file->header))
			continue;
		assert(!file->layout); /* their probes exclude each other */
		file->layout = layouts[i];
	}
	return file->layout
		       ? true
		       : err_set(err, ERR_DATA,
				 "%s:%lld: the columns fit no layout (%s); say --layout or --map",
				 file->name, (long long)file->header.line, str_text(&names));
}

/* Other indices look like this one. NCSI in a file's name or title is enough to refuse it. */
static bool refuse_other_index(const struct import_run *run, struct err *err)
{
	static const struct {
		const char *word, *name;
	} others[] = { { "ncsi", "National Cyber Security Index" },
		{ "egdi", "E-Government Development Index" }, { "nri", "Network Readiness Index" },
		{ "national cyber security index", "National Cyber Security Index" },
		{ "e government development index", "E-Government Development Index" },
		{ "network readiness index", "Network Readiness Index" } };
	const struct import_file *file = &run->file;
	STR_SCOPED text = { 0 };
	STR_SCOPED fold = { 0 };
	size_t i, k;

	str_addf(&text, " ");
	for (i = 0; file->base[i]; i++)
		str_addc(
			&text, (char)((file->base[i] | 0x20) >= 'a' && (file->base[i] | 0x20) <= 'z'
					       ? file->base[i] | 0x20
					       : ' '));
	str_addc(&text, ' ');
	for (i = 0; i <= file->header.skipped; i++)
		for (k = 0; k < file->head[i].count; k++) {
			const char *cell = file->head[i].cells[k];

			/* A long text may mention it. */
			if (strlen(cell) <= 200 && fold_name(cell, strlen(cell), &fold))
				str_addf(&text, "%s ", str_text(&fold));
		}
	for (i = 0; i < sizeof others / sizeof *others; i++) {
		char word[64];

		snprintf(word, sizeof word, " %s ", others[i].word);
		if (strstr(str_text(&text), word))
			return err_set(err, ERR_DATA,
				"%s: figures of another index (%s): a store holds the Global "
				"Cybersecurity Index alone",
				file->name, others[i].name);
	}
	return true;
}

bool import_take(struct import_run *run, struct arena *arena, struct err *err)
{
	struct import_file *file = &run->file;
	const struct import_options *options = run->options;
	bool figures = false;
	size_t i;

	if (!csv_open(file->input, options->delimiter, options->encoding, &file->csv, err) ||
		!read_head(run, arena, err) || !find_header(run, arena, err) ||
		!refuse_other_index(run, err) || !choose_layout(run, err))
		return false;
	file->mark = (struct number_mark) { .mark = options->decimal,
		.given = options->decimal != '\0' };
	file->scale = options->scale;
	figures_init(&file->figures, run->world.country_count);
	if (!file->layout->read(run, err) || !series_end(run, err))
		return false;
	for (i = 0; i < file->figures.table_count; i++)
		for (size_t series = 0; series < GCI_SERIES; series++)
			figures = figures || file->figures.tables[i]->count[series];
	if (!figures && !file->figures.streamed && !run->file_refused)
		return err_set(err, ERR_DATA, "%s: no data rows: %s", file->name,
			file->rows ? "no country in it has a figure"
				   : "nothing follows the header");
	return true;
}

static bool read_file(struct import_run *run, struct arena *arena, struct err *err)
{
	size_t i;

	if (!import_take(run, arena, err))
		return false;
	input_digest(run->file.input, run->file.digest);
	for (i = 0; i < run->file.figures.table_count; i++)
		if (!check_table(run, run->file.figures.tables[i], err))
			return false;
	return true;
}

/* ---- into the store ---- */

static void add_option(struct str *text, const char *name, const char *value)
{
	str_addf(text, "%s--%s%s%s", text->len ? " " : "", name, value ? " " : "",
		value ? value : "");
}

/* What made the file read as it was, kept with the source. */
static const char *options_text(const struct import_run *run)
{
	const struct import_options *options = run->options;
	STR_SCOPED text = { 0 };
	char number[32], letter[2] = "";
	const char *const *at;

	snprintf(number, sizeof number, "%d", options->edition);
	if (options->edition)
		add_option(&text, "edition", number);
	if (options->layout)
		add_option(&text, "layout", options->layout);
	snprintf(number, sizeof number, "%d", options->scale);
	if (options->scale)
		add_option(&text, "scale", number);
	for (at = options->map; at && *at; at++)
		add_option(&text, "map", *at);
	for (at = options->ignore; at && *at; at++)
		add_option(&text, "ignore", *at);
	if (options->rank_only)
		add_option(&text, "rank-only", NULL);
	if (options->skip_unknown)
		add_option(&text, "skip-unknown", NULL);
	letter[0] = options->delimiter;
	if (letter[0])
		add_option(&text, "delimiter", letter);
	letter[0] = options->decimal;
	if (letter[0])
		add_option(&text, "decimal", letter);
	if (options->encoding)
		add_option(&text, "encoding", options->encoding);
	return arena_strdup(run->arena, str_text(&text));
}

bool import_begin_source(struct import_run *run, struct err *err)
{
	const struct import_options *options = run->options;
	struct import_file *file = &run->file;
	struct store_source source = { .name = options->source_name ? options->source_name
								    : file->base,
		.sha256 = "",
		.layout = file->layout->name,
		.options = options_text(run),
		.edition = file->edition,
		.issued = options->issued ? options->issued : options->today,
		.imported = options->bundled ? NULL : options->today,
		.note = options->note,
		.bundled = options->bundled };

	return file->source || store_source_begin(run->store, &source, &file->source, err);
}

static bool put_table(struct import_run *run, const struct figure_table *table, struct err *err)
{
	size_t i, count = 0, series, countries = run->world.country_count;
	struct store_figure *batch = mem_alloc(countries * GCI_SERIES * sizeof *batch);
	bool fine;

	for (series = 0; series < GCI_SERIES; series++)
		for (i = 0; i < countries; i++) {
			const struct figure_cell *cell = &table->rows[i].cell[series];

			if (cell->line)
				batch[count++] =
					(struct store_figure) { .edition = table->edition->label,
						.series = (int)series,
						.country = (int)i,
						.value = cell->value,
						.line = cell->line };
		}
	fine = !count || store_source_put(run->store, run->file.source, batch, count, err);
	mem_free(batch);
	return fine;
}

static bool write_file(struct import_run *run, struct err *err)
{
	struct import_file *file = &run->file;
	struct import_file_report *report = file->report;
	struct err found;
	size_t i;

	if (!import_begin_source(run, err))
		return false;
	for (i = 0; i < file->figures.table_count; i++)
		if (!put_table(run, file->figures.tables[i], err))
			return false;
	report->revisions = arena_array(run->arena, REVISIONS, sizeof *report->revisions);
	report->revision_count = REVISIONS;
	if (!store_source_finish(run->store, file->source, file->digest, input_bytes(file->input),
		    &report->tally, report->revisions, &report->revision_count, &found))
		return err_set(err, found.code, "%s: %s", file->name, found.text);
	report->revised_series =
		arena_array(run->arena, report->revision_count, sizeof *report->revised_series);
	for (i = 0; i < report->revision_count; i++)
		if (!store_series_name(run->store, report->revisions[i].series, run->arena,
			    &report->revised_series[i], err))
			return false;
	report->source = run->options->dry_run ? 0 : file->source;
	return true;
}

/* The same bytes came before and meant the same: what was written for them goes again, and what was
 * said while reading them is no news. */
static bool take_back(
	struct import_run *run, const struct store_twins *twins, size_t notes, struct err *err)
{
	struct import_file *file = &run->file;
	struct import_file_report *report = file->report;

	if (!store_source_abandon(run->store, file->source, err))
		return false;
	*report = (struct import_file_report) { .file = report->file, .repeated = true };
	run->report->note_count = notes;
	if (twins->bundled)
		run_note(run, 0, NULL,
			"the same bytes are known, as source %d of the program: nothing to do",
			twins->same);
	else
		run_note(run, 0, NULL,
			"the same bytes were imported before, as source %d: nothing to do "
			"(gcitrack sources undo %d first to read them anew)",
			twins->same, twins->same);
	return true;
}

/* After the file is in the store: only its figures say whether other options, or a name taught
 * meanwhile, make another import of the same bytes. */
static bool compare_twins(struct import_run *run, size_t notes, struct err *err)
{
	struct store_twins twins;

	if (!store_source_twins(
		    run->store, run->file.source, run->options->issued, run->arena, &twins, err))
		return false;
	if (twins.same)
		return take_back(run, &twins, notes, err);
	if (twins.other)
		run_note(run, 0, NULL,
			"the same bytes are source %d too (issued %s, read with %s); gcitrack "
			"sources undo %d takes that back",
			twins.other, twins.issued, *twins.options ? twins.options : "no options",
			twins.other);
	run->wrote = true;
	return true;
}

static bool take_file(struct import_run *run, struct arena *arena, struct err *err)
{
	struct import_file *file = &run->file;
	size_t notes = run->report->note_count;

	if (!read_file(run, arena, err))
		return false;
	file->report->rows = file->rows;
	file->report->edition = file->edition;
	if (run->file_refused)
		return true;
	return write_file(run, err) && compare_twins(run, notes, err);
}

static bool import_file(struct import_run *run, const char *path, struct err *err)
{
	struct import_file *file = &run->file;
	struct import_file_report *report = file->report;
	struct arena arena = { 0 };
	bool fine;

	*file = (struct import_file) { .name = strcmp(path, "-") == 0 ? "standard input" : path,
		.report = report };
	file->base = import_base_name(file->name);
	report->file = file->name;
	run->file_refused = false;
	if (!input_open(path, &file->input, err))
		return false;
	fine = take_file(run, &arena, err);
	series_close(file->series);
	figures_finish(&file->figures);
	csv_close(file->csv);
	input_close(file->input);
	arena_finish(&arena);
	return fine;
}

/* ---- all files ---- */

static int problem_cmp(const void *left, const void *right)
{
	const struct import_message *a = left, *b = right;
	int order = strcmp(a->file, b->file);

	return order ? order : (a->line > b->line) - (a->line < b->line);
}

static bool refuse(struct import_report *report, struct err *err)
{
	const struct import_message *first = report->problems;
	char where[32] = "";

	if (report->problem_count > 1) {
		qsort(report->problems, report->problem_listed, sizeof *report->problems,
			problem_cmp);
		return err_set(err, ERR_DATA, "%s: refused: %zu problems; nothing was imported",
			first->file, report->problem_count);
	}
	if (first->line)
		snprintf(where, sizeof where, ":%lld", (long long)first->line);
	return err_set(err, ERR_DATA, "%s%s: %s%s%s", first->file, where,
		first->column ? first->column : "", first->column ? ": " : "", first->text);
}

bool import_load(struct import_run *run, struct arena *arena, struct err *err)
{
	/* Countries; the tables are asked for an edition at a time. */
	const struct store_view view = { 0 };
	size_t i;

	if (!store_world(run->store, &view, arena, &run->world, err) ||
		!names_open(run->store, &run->world, &run->names, err))
		return false;
	run->edition_count = run->edition_capacity = run->world.edition_count;
	run->editions = mem_alloc(run->edition_count * sizeof *run->editions);
	for (i = 0; i < run->edition_count; i++)
		run->editions[i] = &run->world.editions[i];
	return true;
}

bool import_check_options(const struct import_options *options, struct err *err)
{
	if (options->scale && options->scale != 1 && options->scale != 100)
		return err_set(err, ERR_USAGE, "--scale: %d is not 1 or 100", options->scale);
	if (options->decimal && options->decimal != '.' && options->decimal != ',')
		return err_set(err, ERR_USAGE, "--decimal: a point or a comma");
	if (options->delimiter && !strchr(",;\t|:", options->delimiter))
		return err_set(err, ERR_USAGE,
			"--delimiter: a comma, a semicolon, a tab, a bar or a colon");
	if (options->delimiter && options->delimiter == options->decimal)
		return err_set(
			err, ERR_USAGE, "--decimal and --delimiter cannot be the same character");
	if (options->issued && !edition_is_date(options->issued))
		return err_set(err, ERR_USAGE,
			"--issued: \"%.40s\" is not a day such as 2021-06-29", options->issued);
	return true;
}

static bool import_all(struct import_run *run, const char *const *paths, size_t count,
	struct arena *arena, struct err *err)
{
	size_t i;

	if (!import_load(run, arena, err) || !edition_check_options(run, err))
		return false;
	for (i = 0; i < count; i++) {
		run->file.report = &run->report->files[i];
		if (!import_file(run, paths[i], err))
			return false;
		run->report->file_count = i + 1;
	}
	if (run->report->problem_count)
		return refuse(run->report, err);
	return true;
}

bool import_files(struct store *store, const char *const *paths, size_t count,
	const struct import_options *options, import_progress progress, void *context,
	struct arena *arena, struct import_report *ret, struct err *err)
{
	struct import_run run = { .store = store,
		.options = options,
		.arena = arena,
		.report = ret,
		.progress = progress,
		.context = context };
	struct arena loaded = { 0 };
	bool fine;

	*ret = (struct import_report) { 0 };
	if (!import_check_options(options, err) || !store_begin(store, err))
		return false;
	ret->files = arena_array(arena, count, sizeof *ret->files);
	fine = import_all(&run, paths, count, &loaded, err);
	names_close(run.names);
	mem_free(run.editions);
	arena_finish(&loaded);
	if (fine && run.wrote && !options->dry_run)
		return store_commit(store, err);
	store_rollback(store);
	return fine;
}
