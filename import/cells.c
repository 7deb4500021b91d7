/* From cells to figures. */
#include "import/rows.h"

static const char *heading(const struct import_run *run, int column)
{
	return run->file.header.columns[column].text;
}

struct figure_table *rows_table(struct import_run *run, const struct gci_edition *edition, int said)
{
	struct figure_table *table = figures_table(&run->file.figures, edition->label);
	const struct header *header = &run->file.header;
	size_t i;

	if (table)
		return table;
	table = figures_table_add(&run->file.figures, edition);
	table->said = said;
	for (i = 0; i < header->count; i++)
		if (header->columns[i].field >= 0 && header->columns[i].field < (int)GCI_SERIES)
			table->column[header->columns[i].field] = header->columns[i].text;
	return table;
}

/* A file on the other scale than its edition: moved by two places, exactly. */
static bool rescale(struct import_run *run, const struct gci_edition *edition, int series,
	struct decimal *value)
{
	int scale = run->file.scale;

	if (!scale || scale == edition->scale || series == GCI_ITU_RANK || series == GCI_TIER)
		return true;
	return decimal_shift(*value, scale == 1 ? 2 : -2, value);
}

void rows_put(struct import_run *run, struct figure_table *table, int country, int series,
	struct decimal value, int64_t line, const char *column)
{
	struct figure_row *row = &table->rows[country];
	struct figure_cell *cell = &row->cell[series];

	if (cell->line) {
		run_problem(run, line, column,
			"the %s of %s is on line %lld already; keep the line that is right",
			gci_series_names[series], run->world.countries[country].name,
			(long long)cell->line);
		return;
	}
	if (!rescale(run, table->edition, series, &value)) {
		run_problem(run, line, column, "has too many digits to be put on another scale");
		return;
	}
	if (!row->line)
		row->line = line;
	*cell = (struct figure_cell) { .value = value, .line = line };
	table->count[series]++;
}

static enum number_found read_cell(struct import_run *run, struct csv_field cell, int series,
	struct decimal *ret, const char **ret_why)
{
	enum number_found found;
	int number, of;

	if (series == GCI_ITU_RANK)
		found = number_rank(cell.text, cell.length, &number, &of, ret_why);
	else if (series == GCI_TIER)
		found = number_tier(cell.text, cell.length, &number, ret_why);
	else
		return number_figure(cell.text, cell.length, &run->file.mark, ret, ret_why);
	if (found == NUMBER_FIGURE)
		*ret = (struct decimal) { number, 0 };
	return found;
}

bool rows_has_figure(const struct csv_record *record, int column)
{
	struct csv_field cell = rows_cell(record, column);

	number_trim(&cell.text, &cell.length);
	return !number_is_missing(cell.text, cell.length);
}

void rows_figure(struct import_run *run, struct figure_table *table, int country, int series,
	const struct csv_record *record, int column)
{
	struct csv_field cell = rows_cell(record, column);
	struct decimal value;
	const char *why = "";

	switch (read_cell(run, cell, series, &value, &why)) {
	case NUMBER_MISSING:
		run->file.missing_cells++;
		return;
	case NUMBER_REFUSED:
		run_problem(run, record->line, heading(run, column), "%s %s",
			run_quote(run, cell.text), why);
		return;
	default:
		rows_put(run, table, country, series, value, record->line, heading(run, column));
	}
}
