/* Several rows a country: entity, code, year and a value (Our World in Data); indicator and value
 * columns; gcitrack's own export; figures in columns with a year column. */
#include "import/editions.h"
#include "import/rows.h"
#include "import/series.h"
#include "import/years.h"

#include <string.h>

struct state {
	int year, indicator, value, scale; /* columns; -1: none */
	struct figure_table *table;        /* where the whole file is of one edition */
	struct figure_table *last;         /* of the year that the record before had; NULL: none */
	char last_year[4];
	struct years years;
};

static bool is_figure(const struct header_column *column)
{
	return column->field >= 0 && column->field < (int)GCI_SERIES;
}

static bool probe(const struct header *header)
{
	int year;
	size_t years = header_years(header, &year);

	if (header_at(header, FIELD_YEAR) >= 0)
		return years < 2;
	return header_at(header, FIELD_INDICATOR) >= 0 && header_at(header, FIELD_VALUE) >= 0 &&
	       !years;
}

static bool has_figures(
	const struct import_run *run, const void *context, const struct csv_record *record)
{
	const struct state *state = context;
	const struct header *header = &run->file.header;
	size_t i;

	if (state->value >= 0)
		return rows_has_figure(record, state->value);
	for (i = 0; i < header->count; i++)
		if (is_figure(&header->columns[i]) && rows_has_figure(record, (int)i))
			return true;
	return false;
}

/* The table a record belongs to; NULL where it is left out. */
static bool table_of(struct import_run *run, struct state *state, const struct csv_record *record,
	struct figure_table **ret, struct err *err)
{
	struct csv_field cell = rows_cell(record, state->year);
	const char *why = "";
	struct year *year;
	int number;

	*ret = state->table;
	if (state->table)
		return true;
	if (state->last && cell.length == sizeof state->last_year &&
		memcmp(cell.text, state->last_year, sizeof state->last_year) == 0) {
		*ret = state->last;
		return true;
	}
	switch (number_year(cell.text, cell.length, &number, &why)) {
	case NUMBER_MISSING:
		why = "has no year in it";
		/* fall through */
	case NUMBER_REFUSED:
		run_problem(run, record->line, run->file.header.columns[state->year].text, "%s %s",
			run_quote(run, cell.text), why);
		return true;
	default:
		break;
	}
	if (!years_find(run, &state->years, number, record->line, &year, err))
		return false;
	if (!year->chosen) {
		year->left_out += has_figures(run, state, record);
		return true;
	}
	*ret = rows_table(run, year->edition, number);
	if (cell.length == sizeof state->last_year) {
		state->last = *ret;
		memcpy(state->last_year, cell.text, sizeof state->last_year);
	}
	return true;
}

/* gcitrack's export says the scale of each score. */
static bool take_scale(
	struct import_run *run, const struct state *state, const struct csv_record *record)
{
	struct csv_field cell = rows_cell(record, state->scale);

	number_trim(&cell.text, &cell.length);
	run->file.scale = run->options->scale; /* each row says its own */
	if (!cell.length || run->options->scale)
		return true;
	if ((cell.length == 1 && cell.text[0] == '1') ||
		(cell.length == 3 && strncmp(cell.text, "100", 3) == 0)) {
		run->file.scale = cell.length == 1 ? 1 : 100;
		return true;
	}
	run_problem(run, record->line, run->file.header.columns[state->scale].text,
		"%s is not a scale: 1 or 100", run_quote(run, cell.text));
	return false;
}

static bool take_own_series(struct import_run *run, const struct state *state, int series,
	const struct figure_table *table, const struct csv_record *record, int country,
	struct err *err)
{
	struct csv_field cell = rows_cell(record, state->value);
	struct store_figure figure = { .edition = table->edition->label,
		.series = series,
		.country = country,
		.line = record->line };
	const char *why = "";

	switch (number_figure(cell.text, cell.length, &run->file.mark, &figure.value, &why)) {
	case NUMBER_MISSING:
		run->file.missing_cells++;
		return true;
	case NUMBER_REFUSED:
		run_problem(run, record->line, run->file.header.columns[state->value].text, "%s %s",
			run_quote(run, cell.text), why);
		return true;
	default:
		return series_put(run, &figure, err);
	}
}

static bool take_indicator(struct import_run *run, const struct state *state,
	struct figure_table *table, const struct csv_record *record, int country, struct err *err)
{
	struct csv_field name = rows_cell(record, state->indicator);
	struct series_match match = { .id = GCI_SCORE };

	number_trim(&name.text, &name.length);
	if (state->indicator >= 0) {
		if (!name.length) {
			run_problem(run, record->line,
				run->file.header.columns[state->indicator].text,
				"the row does not say what its figure is");
			return true;
		}
		if (!series_find(run, name, &match, err))
			return false;
	}
	if (match.year && match.year != table->said && match.year != table->edition->label) {
		run_problem(run, record->line, run->file.header.columns[state->indicator].text,
			"%s names another year than GCI %d", run_quote(run, name.text),
			table->edition->label);
		return true;
	}
	if (match.id >= (int)GCI_SERIES)
		return take_own_series(run, state, match.id, table, record, country, err);
	table->column[match.id] = run->file.header.columns[state->value].text;
	rows_figure(run, table, country, match.id, record, state->value);
	return true;
}

static bool take(struct import_run *run, void *context, const struct csv_record *record,
	int country, struct err *err)
{
	struct state *state = context;
	const struct header *header = &run->file.header;
	struct figure_table *table;
	size_t i;

	/* First the scale: it is that of the edition too, where the row brings a new one. */
	if (state->scale >= 0 && !take_scale(run, state, record))
		return true;
	if (!table_of(run, state, record, &table, err))
		return false;
	if (!table)
		return true;
	if (state->value >= 0)
		return take_indicator(run, state, table, record, country, err);
	if (table->rows[country].line) {
		run_problem(run, record->line, NULL,
			"%s is on line %lld already for GCI %d; keep the line that is right",
			run->world.countries[country].name, (long long)table->rows[country].line,
			table->edition->label);
		return true;
	}
	table->rows[country].line = record->line;
	for (i = 0; i < header->count; i++)
		if (is_figure(&header->columns[i]))
			rows_figure(run, table, country, header->columns[i].field, record, (int)i);
	return true;
}

/* "Negara, Tahun, Peringkat, Nilai": a mere value beside ranks, tiers or pillars is the score. */
static void take_value_as_score(struct header *header)
{
	int value = header_at(header, FIELD_VALUE);
	size_t i;

	if (value < 0 || header_at(header, FIELD_INDICATOR) >= 0 ||
		header_at(header, FIELD_SCORE) >= 0)
		return;
	for (i = 0; i < header->count; i++)
		if (is_figure(&header->columns[i])) {
			header->columns[value].field = FIELD_SCORE;
			return;
		}
}

static bool refuse_mixture(const struct import_run *run, struct err *err)
{
	const struct header *header = &run->file.header;
	int value = header_at(header, FIELD_VALUE);
	size_t i;

	for (i = 0; value >= 0 && i < header->count; i++)
		if (is_figure(&header->columns[i]))
			return err_set(err, ERR_DATA,
				"%s:%lld: \"%s\" and \"%s\" could both be the figures; say "
				"--ignore value or --ignore %s",
				run->file.name, (long long)header->line,
				header->columns[value].shown, header->columns[i].shown,
				field_names[header->columns[i].field]);
	return true;
}

static bool read(struct import_run *run, struct err *err)
{
	const struct header *header = &run->file.header;
	struct state *state = mem_alloc(sizeof *state);
	struct rows_plan plan = { .take = take, .has_figures = has_figures, .context = state };
	const struct gci_edition *edition;
	bool fine;
	int heading;

	take_value_as_score(&run->file.header);
	*state = (struct state) { .year = header_at(header, FIELD_YEAR),
		.indicator = header_at(header, FIELD_INDICATOR),
		.value = header_at(header, FIELD_VALUE),
		.scale = header_at(header, FIELD_SCALE) };
	fine = refuse_mixture(run, err);
	if (fine && state->year < 0) {
		header_years(header, &heading);
		fine = edition_of_file(run, heading, &edition, err);
		if (fine)
			state->table = rows_table(run, edition, edition->label);
	}
	fine = fine && rows_read(run, &plan, err);
	years_end(run, &state->years);
	if (run->file.figures.table_count == 1)
		run->file.edition = run->file.figures.tables[0]->edition->label;
	mem_free(state);
	return fine;
}

const struct layout layout_long = { .name = "long",
	.summary = "a row a figure or a year: entity, code, year, value; indicator and value",
	.probe = probe,
	.read = read };
