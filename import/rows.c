#include "import/rows.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>

enum { UNKNOWN_KEPT = 500, SKIPPED_KEPT = 20 };

/* A name that is none, with how often it came. */
struct unknown {
	char *text;
	const char *why;
	enum name_kind kind;
	int64_t line, rows;
	const char *column;
};

/* A record that may be a footnote: it is if no data follow it. */
struct aside {
	int64_t line;
	char *text;
	bool cut; /* begins like a name: a line cut short rather than a note */
};

struct reading {
	struct import_run *run;
	const struct rows_plan *plan;
	int name_column, code_column; /* -1: none */
	bool name_is_code;            /* the country column holds codes */
	struct unknown unknown[UNKNOWN_KEPT];
	size_t unknown_count;
	int64_t unknown_rows;
	struct aside asides[SKIPPED_KEPT];
	size_t aside_count, aside_kept;
	int64_t empty_rows, marked, by_code_only, by_name_only;
	struct str marked_names, empty_names;
};

struct csv_field rows_cell(const struct csv_record *record, int column)
{
	if (column < 0 || (size_t)column >= record->count)
		return (struct csv_field) { "", 0 };
	return record->fields[column];
}

static const char *heading(const struct import_run *run, int column)
{
	return column < 0 ? NULL : run->file.header.columns[column].text;
}

static bool is_blank(struct csv_field field)
{
	number_trim(&field.text, &field.length);
	return field.length == 0;
}

/* ---- figures ---- */

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
	int number = 0, of = 0;

	if (series == GCI_ITU_RANK)
		found = number_rank(cell.text, cell.length, &number, &of, ret_why);
	else if (series == GCI_TIER)
		found = number_tier(cell.text, cell.length, &number, ret_why);
	else
		return number_figure(cell.text, cell.length, &run->file.mark, ret, ret_why);
	*ret = (struct decimal) { number, 0 };
	return found;
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
	case NUMBER_FIGURE:
		rows_put(run, table, country, series, value, record->line, heading(run, column));
	}
}

/* ---- who ---- */

/* A column is codes or names as a whole, which its first cells show. */
static bool column_is_codes(const struct import_run *run, int column)
{
	const struct import_file *file = &run->file;
	size_t i, codes = 0;

	for (i = file->header.skipped + 1; i < file->head_count; i++) {
		const char *text =
			(size_t)column < file->head[i].count ? file->head[i].cells[column] : "";
		size_t length = strlen(text);

		number_trim(&text, &length);
		if (!length)
			continue;
		if (!names_is_code(text, length))
			return false;
		codes++;
	}
	return codes > 0;
}

static void choose_columns(struct reading *reading)
{
	const struct header *header = &reading->run->file.header;
	int country = header_at(header, FIELD_COUNTRY), code = header_at(header, FIELD_CODE);

	if (code >= 0 && !column_is_codes(reading->run, code) && country < 0) {
		country = code;
		code = -1;
	}
	reading->name_is_code = country >= 0 && column_is_codes(reading->run, country);
	if (reading->name_is_code && code < 0) {
		code = country;
		country = -1;
	}
	reading->name_column = country;
	reading->code_column = code;
}

static void remember_unknown(struct reading *reading, const struct csv_record *record, int column,
	enum name_kind kind, const char *why)
{
	struct csv_field cell = rows_cell(record, column);
	struct unknown *unknown;
	size_t i;

	reading->unknown_rows++;
	for (i = reading->unknown_count; i > 0; i--)
		if (strcmp(reading->unknown[i - 1].text, cell.text) == 0) {
			reading->unknown[i - 1].rows++;
			return;
		}
	if (reading->unknown_count == UNKNOWN_KEPT)
		return;
	unknown = &reading->unknown[reading->unknown_count++];
	*unknown = (struct unknown) { .text = mem_alloc(cell.length + 1),
		.why = why,
		.kind = kind,
		.line = record->line,
		.rows = 1,
		.column = heading(reading->run, column) };
	memcpy(unknown->text, cell.text, cell.length);
}

static void say_marked(struct reading *reading, const char *name)
{
	if (reading->marked++ < SKIPPED_KEPT)
		str_addf(&reading->marked_names, "%s%s", reading->marked_names.len ? ", " : "",
			name);
}

/* A code and a name in one record must mean the same country. */
static void contradiction(struct reading *reading, const struct csv_record *record,
	const struct name_match *code, const struct name_match *name)
{
	struct import_run *run = reading->run;
	const struct gci_country *world = run->world.countries;

	run_problem(run, record->line, heading(run, reading->name_column),
		"%s is %s, but the code %s beside it is %s",
		run_quote(run, rows_cell(record, reading->name_column).text),
		name->kind == NAME_COUNTRY ? world[name->country].name : "no country",
		run_quote(run, rows_cell(record, reading->code_column).text),
		code->kind == NAME_COUNTRY ? world[code->country].name
					   : "that of a group or a region");
}

static bool match_both(struct reading *reading, const struct csv_record *record,
	const struct name_match *code, const struct name_match *name, int *ret)
{
	struct csv_field code_cell = rows_cell(record, reading->code_column);

	if (code->kind == NAME_COUNTRY && name->kind == NAME_COUNTRY) {
		if (code->country == name->country)
			*ret = code->country;
		else
			contradiction(reading, record, code, name);
		return true;
	}
	if (code->kind == NAME_COUNTRY) {
		number_trim(&code_cell.text, &code_cell.length);
		/* Two letters are codes of states too (SC, PA, AL): the name has to bear them out.
		 */
		if (name->kind == NAME_AMBIGUOUS ||
			(name->kind == NAME_UNKNOWN && code_cell.length == 3)) {
			*ret = code->country;
			reading->by_code_only += name->kind == NAME_UNKNOWN;
			return true;
		}
		if (name->kind == NAME_AGGREGATE) {
			contradiction(reading, record, code, name);
			return true;
		}
		return false;
	}
	if (name->kind != NAME_COUNTRY)
		return false;
	if (code->kind == NAME_AGGREGATE) {
		contradiction(reading, record, code, name);
		return true;
	}
	*ret = name->country;
	reading->by_name_only += !is_blank(code_cell);
	return true;
}

/* The country of a record, -1 for none; what is wrong is remembered. */
static bool match_record(struct reading *reading, const struct csv_record *record, bool figures,
	int *ret, struct err *err)
{
	struct names *names = reading->run->names;
	struct csv_field name_cell = rows_cell(record, reading->name_column),
			 code_cell = rows_cell(record, reading->code_column);
	struct name_match name = { .kind = NAME_UNKNOWN }, code = { .kind = NAME_UNKNOWN };
	bool by_code = !is_blank(code_cell), by_name = !is_blank(name_cell);
	const struct name_match *decides;

	*ret = -1;
	if (by_code && !names_match_code(names, code_cell.text, code_cell.length, &code, err))
		return false;
	if (by_name && reading->name_is_code) {
		if (!names_match_code(names, name_cell.text, name_cell.length, &name, err))
			return false;
	} else if (by_name && !names_match(names, name_cell.text, name_cell.length, &name, err)) {
		return false;
	}
	if (name.kind == NAME_COUNTRY && name.marked && figures)
		say_marked(reading, reading->run->world.countries[name.country].name);
	decides = by_name ? &name : &code;
	if (name.kind != NAME_REFUSED) {
		if (by_code && by_name && match_both(reading, record, &code, &name, ret))
			return true;
		if (decides->kind == NAME_COUNTRY && by_code != by_name) {
			*ret = decides->country;
			return true;
		}
	}
	if (figures)
		remember_unknown(reading, record,
			by_name ? reading->name_column : reading->code_column, decides->kind,
			decides->text);
	return true;
}

/* ---- records that are no data ---- */

static bool extra_is_blank(const struct import_run *run, const struct csv_record *record)
{
	size_t i;

	for (i = run->file.header.count; i < record->count; i++)
		if (!is_blank(record->fields[i]))
			return false;
	return true;
}

/* The missing columns have no heading: a line without its trailing delimiter. */
static bool rest_is_unheaded(const struct import_run *run, const struct csv_record *record)
{
	size_t i;

	for (i = record->count; i < run->file.header.count; i++)
		if (run->file.header.columns[i].fold[0])
			return false;
	return true;
}

static size_t filled(const struct csv_record *record, const char **ret_text)
{
	size_t i, count = 0;

	*ret_text = "";
	for (i = 0; i < record->count; i++)
		if (!is_blank(record->fields[i]) && !count++)
			*ret_text = record->fields[i].text;
	return count;
}

/* A note is a sentence: several words, or a mark or a colon in it. */
static bool reads_as_note(const char *text)
{
	size_t i, words = 0;

	number_trim(&text, &(size_t) { strlen(text) });
	if (strchr("*[(#", *text) || strchr(text, ':') || (unsigned char)*text >= 0xC2)
		return true;
	for (i = 0; text[i]; i++)
		words += text[i] == ' ' && text[i + 1] && text[i + 1] != ' ';
	return words >= 2 || strncasecmp(text, "source", 6) == 0 ||
	       strncasecmp(text, "note", 4) == 0;
}

static bool put_aside(struct reading *reading, const struct csv_record *record, const char *text,
	bool *ret_taken, struct err *err)
{
	struct aside *aside;
	bool cut;

	*ret_taken = false;
	if (!reads_as_note(text))
		return true;
	if (!names_is_cut(reading->run->names, text, strlen(text), &cut, err))
		return false;
	if (cut)
		return true;
	*ret_taken = true;
	if (reading->aside_count++ < SKIPPED_KEPT) {
		aside = &reading->asides[reading->aside_kept++];
		aside->line = record->line;
		aside->text = mem_alloc(strlen(text) + 1);
		strcpy(aside->text, text);
	}
	return true;
}

static void forget_asides(struct reading *reading)
{
	size_t i;

	for (i = 0; i < reading->aside_kept; i++)
		mem_free(reading->asides[i].text);
	reading->aside_count = reading->aside_kept = 0;
}

/* Data follow: what looked like notes stood among them. */
static void asides_were_data(struct reading *reading)
{
	size_t i;

	for (i = 0; i < reading->aside_kept; i++)
		run_problem(reading->run, reading->asides[i].line, NULL,
			"%s stands among the data, but is no row of them; delete the line",
			run_quote(reading->run, reading->asides[i].text));
	forget_asides(reading);
}

static void asides_were_notes(struct reading *reading)
{
	size_t i;

	for (i = 0; i < reading->aside_kept; i++)
		run_note(reading->run, reading->asides[i].line, NULL, "left out as a footnote: %s",
			run_quote(reading->run, reading->asides[i].text));
	if (reading->aside_count > reading->aside_kept)
		run_note(reading->run, 0, NULL,
			"%zu more lines after the data were left out as footnotes",
			reading->aside_count - reading->aside_kept);
	forget_asides(reading);
}

static bool refuse_ragged(struct import_run *run, const struct csv_record *record)
{
	size_t expected = run->file.header.count;

	if (record->count > expected ? extra_is_blank(run, record)
				     : record->count == expected || rest_is_unheaded(run, record))
		return false;
	run_problem(run, record->line, NULL, "%zu columns, but the header on line %lld has %zu%s",
		record->count, (long long)run->file.header.line, expected,
		record->count > expected ? "; a text with the delimiter in it has to be quoted"
					 : "; is the line cut short?");
	return true;
}

/* ---- the loop ---- */

static bool read_record(struct reading *reading, const struct csv_record *record, struct err *err)
{
	struct import_run *run = reading->run;
	const struct rows_plan *plan = reading->plan;
	bool figures, aside = false;
	const char *text;
	size_t cells = filled(record, &text);
	int country;

	if (!cells)
		return true;
	figures = plan->has_figures(run, plan->context, record);
	if (cells == 1 && !figures && !put_aside(reading, record, text, &aside, err))
		return false;
	if (aside)
		return true;
	if (reading->aside_count)
		asides_were_data(reading);
	run->file.rows++;
	if (refuse_ragged(run, record))
		return true;
	if (!match_record(reading, record, figures, &country, err))
		return false;
	if (country >= 0)
		return plan->take(run, plan->context, record, country, err);
	if (!figures && reading->empty_rows++ < SKIPPED_KEPT)
		str_addf(&reading->empty_names, "%s%s", reading->empty_names.len ? ", " : "", text);
	return true;
}

static void say_unknown(struct reading *reading, const struct unknown *unknown)
{
	struct import_run *run = reading->run;
	const char *name = run_quote(run, unknown->text);
	long long rows = unknown->rows, all = run->file.rows;

	if (!unknown->text[0]) {
		run_problem(run, unknown->line, unknown->column,
			"figures without a country (%lld of %lld rows)", rows, all);
		return;
	}
	switch (unknown->kind) {
	case NAME_AMBIGUOUS:
		run_problem(run, unknown->line, unknown->column,
			"%s may be %s (%lld of %lld rows); write the one that is meant", name,
			unknown->why, rows, all);
		return;
	case NAME_AGGREGATE:
		run_problem(run, unknown->line, unknown->column,
			"%s is a group or a region, not a country (%lld of %lld rows); "
			"--skip-unknown leaves "
			"such rows out",
			name, rows, all);
		return;
	case NAME_REFUSED:
		run_problem(run, unknown->line, unknown->column, "%s %s (%lld of %lld rows)", name,
			unknown->why, rows, all);
		return;
	default:
		run_problem(run, unknown->line, unknown->column,
			"%s is not a known name (%lld of %lld rows); if it is one: gcitrack "
			"countries alias "
			"add %s ISO3",
			name, rows, all,
			strpbrk(unknown->text, " '\"$&();*") ? name : unknown->text);
	}
}

static bool skippable(const struct unknown *unknown)
{
	return unknown->kind == NAME_UNKNOWN || unknown->kind == NAME_AGGREGATE;
}

static void say_unknowns(struct reading *reading)
{
	struct import_run *run = reading->run;
	STR_SCOPED names = { 0 };
	size_t i, skipped = 0;

	for (i = 0; i < reading->unknown_count; i++) {
		const struct unknown *unknown = &reading->unknown[i];

		if (names.len < 1500)
			str_addf(&names, "%s%s", names.len ? ", " : "",
				run_quote(run, unknown->text));
		if (run->options->skip_unknown && skippable(unknown))
			skipped++;
		else
			say_unknown(reading, unknown);
	}
	if (!reading->unknown_count)
		return;
	/* A table of states: what matches does so by chance. */
	if (skipped && reading->unknown_rows * 2 > run->file.rows)
		run_problem(run, 0, NULL,
			"%lld of %lld rows are no countries: a table of states or cities? %s",
			(long long)reading->unknown_rows, (long long)run->file.rows,
			str_text(&names));
	else if (skipped)
		run_note(run, 0, NULL, "%lld rows left out (--skip-unknown): %s",
			(long long)reading->unknown_rows, str_text(&names));
	else if (reading->unknown_count > RUN_LISTED)
		run_problem(run, 0, NULL, "%zu names are not known: %s", reading->unknown_count,
			str_text(&names));
}

static void say_rest(struct reading *reading)
{
	struct import_run *run = reading->run;

	asides_were_notes(reading);
	if (reading->marked)
		run_note(run, 0, NULL, "footnote marks taken off %lld names: %s",
			(long long)reading->marked, str_text(&reading->marked_names));
	if (reading->empty_rows)
		run_note(run, 0, NULL, "%lld rows without a figure are no known countries: %s",
			(long long)reading->empty_rows, str_text(&reading->empty_names));
	if (reading->by_code_only)
		run_note(run, 0, NULL,
			"%lld names are not known; the ISO3 code beside them decided",
			(long long)reading->by_code_only);
	if (reading->by_name_only)
		run_note(run, 0, NULL, "%lld codes are not known; the name beside them decided",
			(long long)reading->by_name_only);
	if (run->file.missing_cells)
		run_note(run, 0, NULL, "%lld cells are marked as missing",
			(long long)run->file.missing_cells);
	if (run->file.mark.uncertain && run->file.mark.mark == ',')
		run_problem(run, 0, NULL,
			"figures such as 1,234 may be a decimal comma or thousands; say --decimal "
			", or write "
			"them without the mark");
	else if (run->file.mark.mark == ',' && !run->file.mark.given)
		run_note(run, 0, NULL, "read with decimal commas");
}

static void reading_finish(struct reading *reading)
{
	size_t i;

	for (i = 0; i < reading->unknown_count; i++)
		mem_free(reading->unknown[i].text);
	forget_asides(reading);
	str_finish(&reading->marked_names);
	str_finish(&reading->empty_names);
	mem_free(reading);
}

bool rows_read(struct import_run *run, const struct rows_plan *plan, struct err *err)
{
	struct reading *reading = mem_alloc(sizeof *reading);
	const struct csv_record *record = NULL;
	bool fine;

	reading->run = run;
	reading->plan = plan;
	choose_columns(reading);
	for (;;) {
		fine = run_next(run, &record, err);
		if (!fine || !record)
			break;
		fine = read_record(reading, record, err);
		if (!fine)
			break;
	}
	/* What was found before a failure is said too. */
	say_unknowns(reading);
	say_rest(reading);
	reading_finish(reading);
	return fine;
}
