/* Years as columns: a World Bank export (an indicator column, one column a year), or several
 * figures side by side ("2017 rank", "2017 score", "2018 rank", ...). */
#include "import/rows.h"
#include "import/series.h"
#include "import/years.h"

#include <string.h>

struct state {
	int indicator; /* column; -1: none */
	struct years years;
	int64_t *lines; /* of each country's record, where there is no indicator */
};

static bool is_dated(const struct header_column *column)
{
	return column->year && column->field >= 0 && column->field < (int)GCI_SERIES;
}

static bool probe(const struct header *header)
{
	int year;
	size_t years = header_years(header, &year);

	if (header_at(header, FIELD_YEAR) >= 0)
		return false;
	return years >= 2 || (years == 1 && header_at(header, FIELD_INDICATOR) >= 0);
}

static bool has_figures(
	const struct import_run *run, const void *context, const struct csv_record *record)
{
	const struct header *header = &run->file.header;
	size_t i;

	(void)context;
	for (i = 0; i < header->count; i++)
		if (is_dated(&header->columns[i]) && rows_has_figure(record, (int)i))
			return true;
	return false;
}

static bool take_own_series(struct import_run *run, const struct gci_edition *edition, int series,
	const struct csv_record *record, int column, int country, struct err *err)
{
	struct csv_field cell = rows_cell(record, column);
	struct store_figure figure = { .edition = edition->label,
		.series = series,
		.country = country,
		.line = record->line };
	const char *why = "";

	if (number_figure(cell.text, cell.length, &run->file.mark, &figure.value, &why) ==
		NUMBER_FIGURE)
		return series_put(run, &figure, err);
	run_problem(run, record->line, run->file.header.columns[column].text, "%s %s",
		run_quote(run, cell.text), why);
	return true;
}

static bool take_cell(struct import_run *run, struct state *state, const struct csv_record *record,
	int column, int series, int country, struct err *err)
{
	const struct header_column *heading = &run->file.header.columns[column];
	struct figure_table *table;
	struct year *year;

	/* Exports have a column for every year; only those with a figure have to be editions. */
	if (!rows_has_figure(record, column)) {
		run->file.missing_cells += rows_cell(record, column).length > 0;
		return true;
	}
	if (!years_find(run, &state->years, heading->year, record->line, &year, err))
		return false;
	if (!year->chosen) {
		year->left_out++;
		return true;
	}
	table = rows_table(run, year->edition, heading->year);
	if (series >= (int)GCI_SERIES)
		return take_own_series(run, year->edition, series, record, column, country, err);
	table->column[series] = heading->text;
	rows_figure(run, table, country, series, record, column);
	return true;
}

static bool take(struct import_run *run, void *context, const struct csv_record *record,
	int country, struct err *err)
{
	struct state *state = context;
	const struct header *header = &run->file.header;
	struct series_match match = { 0 };
	size_t i;

	if (state->indicator < 0 && state->lines[country]) {
		run_problem(run, record->line, NULL,
			"%s is on line %lld already; keep the line that is right",
			run->world.countries[country].name, (long long)state->lines[country]);
		return true;
	}
	state->lines[country] = record->line;
	if (!has_figures(run, context, record))
		return true;
	if (state->indicator >= 0 &&
		!series_find(run, rows_cell(record, state->indicator), &match, err))
		return false;
	for (i = 0; i < header->count; i++)
		if (is_dated(&header->columns[i]) &&
			!take_cell(run, state, record, (int)i,
				state->indicator < 0 ? (int)header->columns[i].field : match.id,
				country, err))
			return false;
	return true;
}

/* A figure without a year among figures with one: of which edition is it? */
static bool refuse_undated(const struct import_run *run, int indicator, struct err *err)
{
	const struct header *header = &run->file.header;
	size_t i;

	for (i = 0; i < header->count; i++) {
		const struct header_column *column = &header->columns[i];
		bool figure = (column->field >= 0 && column->field < (int)GCI_SERIES) ||
			      column->field == FIELD_VALUE;

		if (figure && !column->year)
			return err_set(err, ERR_DATA,
				"%s:%lld: \"%s\" names no year, the other columns do; say "
				"--ignore %s",
				run->file.name, (long long)header->line, column->shown,
				field_names[column->field]);
		if (figure && indicator >= 0 && !column->bare)
			return err_set(err, ERR_DATA,
				"%s:%lld: \"%s\" and the indicator column both say what the "
				"figures are; say --ignore indicator or --ignore %s",
				run->file.name, (long long)header->line, column->shown,
				field_names[column->field]);
	}
	return true;
}

static bool read(struct import_run *run, struct err *err)
{
	struct state *state = mem_alloc(sizeof *state);
	struct rows_plan plan = { .take = take, .has_figures = has_figures, .context = state };
	bool fine;

	state->indicator = header_at(&run->file.header, FIELD_INDICATOR);
	state->lines = mem_alloc(run->world.country_count * sizeof *state->lines);
	fine = refuse_undated(run, state->indicator, err) && rows_read(run, &plan, err);
	years_end(run, &state->years);
	if (run->file.figures.table_count == 1)
		run->file.edition = run->file.figures.tables[0]->edition->label;
	mem_free(state->lines);
	mem_free(state);
	return fine;
}

const struct layout layout_wide = { .name = "wide",
	.summary = "years as columns: World Bank exports; 2017 rank, 2017 score, 2018 rank",
	.probe = probe,
	.read = read };
