/* One row a country: rank, score, tier and pillars in columns. */
#include "import/editions.h"
#include "import/rows.h"

static bool is_column(const struct header_column *column)
{
	return column->field >= 0 && column->field < (int)GCI_SERIES;
}

static bool probe(const struct header *header)
{
	int year;

	if (header_at(header, FIELD_YEAR) >= 0 || header_at(header, FIELD_INDICATOR) >= 0)
		return false;
	return header_years(header, &year) < 2;
}

static bool has_figures(
	const struct import_run *run, const void *context, const struct csv_record *record)
{
	const struct header *header = &run->file.header;
	size_t i;

	(void)context;
	for (i = 0; i < header->count; i++)
		if (is_column(&header->columns[i]) && rows_has_figure(record, (int)i))
			return true;
	return false;
}

static bool take(struct import_run *run, void *context, const struct csv_record *record,
	int country, struct err *err)
{
	struct figure_table *table = context;
	const struct header *header = &run->file.header;
	int64_t before = table->rows[country].line;
	size_t i;

	(void)err;
	if (before) {
		run_problem(run, record->line, NULL,
			"%s is on line %lld already; keep the line that is right",
			run->world.countries[country].name, (long long)before);
		return true;
	}
	/* Also without a figure: the country has its row. */
	table->rows[country].line = record->line;
	for (i = 0; i < header->count; i++)
		if (is_column(&header->columns[i]))
			rows_figure(run, table, country, header->columns[i].field, record, (int)i);
	return true;
}

static bool read(struct import_run *run, struct err *err)
{
	const struct gci_edition *edition;
	struct rows_plan plan = { .take = take, .has_figures = has_figures };
	struct header *header = &run->file.header;
	size_t i;
	int year;

	/* A mere "value" is the score. */
	for (i = 0; i < header->count; i++) {
		int score = header_at(header, FIELD_SCORE);

		if (header->columns[i].field != FIELD_VALUE)
			continue;
		if (score >= 0)
			return err_set(err, ERR_DATA,
				"%s:%lld: score: \"%s\" and \"%s\" could both be the score; say "
				"--ignore value",
				run->file.name, (long long)header->line,
				header->columns[score].shown, header->columns[i].shown);
		header->columns[i].field = FIELD_SCORE;
	}
	header_years(header, &year);
	if (!edition_of_file(run, year, &edition, err))
		return false;
	run->file.edition = edition->label;
	plan.context = rows_table(run, edition, edition->label);
	return rows_read(run, &plan, err);
}

const struct layout layout_plain = { .name = "plain",
	.summary = "one row a country: rank, score, tier and pillars in columns",
	.probe = probe,
	.read = read };
