/* The figures of a file for those who only want to look at them (gcitrack check). */
#include "import/editions.h"
#include "import/input.h"
#include "import/series.h"

#include <stdlib.h>
#include <string.h>

/* --edition may name an edition nobody defined: its figures can be looked at before it is. */
static void define_asked(struct import_run *run)
{
	const struct import_options *options = run->options;
	struct gci_edition *edition;
	bool published;

	if (options->edition < 2010 || options->edition > 2100 ||
		edition_meant(run, options->edition, &published))
		return;
	edition = arena_alloc(run->arena, sizeof *edition);
	*edition = (struct gci_edition) { .label = options->edition,
		.published = options->published,
		.tie_rule = GCI_TIES_UNKNOWN,
		.scale = edition_scale(run, options->scale) };
	edition->decimals = edition->scale == 1 ? 3 : 2;
	run->editions = mem_grow(run->editions, &run->edition_capacity, run->edition_count + 1,
		sizeof *run->editions);
	run->editions[run->edition_count++] = edition;
	run_note(run, 0, NULL,
		"GCI %d is not known here: taken for a new edition with scores on 0-%d",
		edition->label, edition->scale);
}

static int table_compare(const void *left, const void *right)
{
	const struct import_table *a = left, *b = right;

	return (a->edition->label > b->edition->label) - (a->edition->label < b->edition->label);
}

static void hand_over(
	const struct import_run *run, const struct figure_table *from, struct import_table *ret)
{
	size_t countries = run->world.country_count;

	*ret = (struct import_table) { .edition = from->edition,
		.records = arena_array(run->arena, countries, sizeof *ret->records),
		.lines = arena_array(run->arena, countries, sizeof *ret->lines) };
	for (size_t i = 0; i < countries; i++)
		for (int series = 0; series < GCI_SERIES; series++) {
			const struct figure_cell *cell = &from->rows[i].cell[series];

			if (!cell->line)
				continue;
			ret->lines[i][series] = cell->line;
			ret->records[i].figure[series] =
				(struct gci_figure) { .value = cell->value, .source = 1 };
		}
}

static bool read(struct import_run *run, struct import_reading *ret, struct err *err)
{
	struct import_file *file = &run->file;
	struct arena arena = { 0 };
	bool fine;

	fine = import_take(run, &arena, err);
	ret->rows = file->rows;
	ret->other = file->figures.streamed;
	ret->tables = arena_array(run->arena, file->figures.table_count, sizeof *ret->tables);
	for (size_t i = 0; fine && i < file->figures.table_count; i++)
		hand_over(run, file->figures.tables[i], &ret->tables[ret->table_count++]);
	qsort(ret->tables, ret->table_count, sizeof *ret->tables, table_compare);
	series_close(file->series);
	figures_finish(&file->figures);
	csv_close(file->csv);
	arena_finish(&arena);
	return fine;
}

bool import_read(struct store *store, const char *path, const struct import_options *options,
	struct arena *arena, struct import_reading *ret, struct err *err)
{
	struct import_run run = { .store = store,
		.options = options,
		.arena = arena,
		.report = &ret->report,
		.reading = true };
	bool fine;

	*ret = (struct import_reading) { 0 };
	if (!import_check_options(options, err))
		return false;
	run.file.name = strcmp(path, "-") == 0 ? "standard input" : path;
	run.file.base = import_base_name(run.file.name);
	fine = import_load(&run, arena, err) && input_open(path, &run.file.input, err);
	if (fine) {
		define_asked(&run);
		fine = read(&run, ret, err);
	}
	input_close(run.file.input);
	names_close(run.names);
	mem_free(run.editions);
	return fine;
}
