#include "import/who.h"

#include "import/rows.h"

#include <string.h>

enum { UNKNOWN_KEPT = 500, MARKED_KEPT = 20, NAMES_MOST = 1500 };

/* A name that is none, with how often it came. */
struct unknown {
	char *text;
	const char *why;
	enum name_kind kind;
	int64_t line, rows;
	const char *column;
};

struct who {
	struct import_run *run;
	int name_column, code_column; /* -1: none */
	bool name_is_code;            /* the country column holds codes */
	struct unknown unknown[UNKNOWN_KEPT];
	size_t unknown_count;
	int64_t unknown_rows;
	int64_t more_rows,
		more_refused; /* of names beyond those kept; no option skips the latter */
	int64_t marked, by_code_only, by_name_only;
	bool states_said; /* that these may be states */
	struct str marked_names;
};

static const char *heading(const struct import_run *run, int column)
{
	return column < 0 ? NULL : run->file.header.columns[column].text;
}

/* A footnote has nothing beside it. */
static bool row_is_note(const struct header_row *row)
{
	size_t i, cells = 0;

	for (i = 0; i < row->count; i++)
		cells +=
			!rows_is_blank((struct csv_field) { row->cells[i], strlen(row->cells[i]) });
	return cells < 2;
}

/* A column is codes or names as a whole, which its first cells show. */
static bool column_is_codes(const struct import_run *run, int column)
{
	const struct import_file *file = &run->file;
	bool codes = false;
	size_t i;

	for (i = file->header.skipped + 1; i < file->head_count; i++) {
		const struct header_row *row = &file->head[i];
		const char *text = (size_t)column < row->count ? row->cells[column] : "";
		size_t length = strlen(text);

		if (row_is_note(row))
			continue;
		number_trim(&text, &length);
		if (!length)
			continue;
		if (!names_is_code(text, length))
			return false;
		codes = true;
	}
	return codes;
}

static void choose_columns(struct who *who)
{
	const struct header *header = &who->run->file.header;
	int country = header_at(header, FIELD_COUNTRY), code = header_at(header, FIELD_CODE);

	if (code >= 0 && !column_is_codes(who->run, code) && country < 0) {
		country = code;
		code = -1;
	}
	who->name_is_code = country >= 0 && column_is_codes(who->run, country);
	if (who->name_is_code && code < 0) {
		code = country;
		country = -1;
	}
	who->name_column = country;
	who->code_column = code;
}

static bool skippable(enum name_kind kind)
{
	return kind == NAME_UNKNOWN || kind == NAME_AGGREGATE;
}

static void remember_unknown(struct who *who, const struct csv_record *record, int column,
	enum name_kind kind, const char *why)
{
	struct csv_field cell = rows_cell(record, column);
	struct unknown *unknown;
	size_t i;

	who->unknown_rows++;
	for (i = who->unknown_count; i > 0; i--)
		if (strcmp(who->unknown[i - 1].text, cell.text) == 0) {
			who->unknown[i - 1].rows++;
			return;
		}
	if (who->unknown_count == UNKNOWN_KEPT) {
		who->more_rows++;
		who->more_refused += !skippable(kind);
		return;
	}
	unknown = &who->unknown[who->unknown_count++];
	*unknown = (struct unknown) { .text = mem_strndup(cell.text, cell.length),
		.why = why,
		.kind = kind,
		.line = record->line,
		.rows = 1,
		.column = heading(who->run, column) };
}

static void say_marked(struct who *who, const char *name)
{
	if (who->marked++ < MARKED_KEPT)
		str_addf(&who->marked_names, "%s%s", who->marked_names.len ? ", " : "", name);
}

/* A code and a name in one record must mean the same country. */
static void contradiction(struct who *who, const struct csv_record *record,
	const struct name_match *code, const struct name_match *name)
{
	struct import_run *run = who->run;
	const struct gci_country *world = run->world.countries;

	run_problem(run, record->line, heading(run, who->name_column),
		"%s is %s, but the code %s beside it is %s",
		run_quote(run, rows_cell(record, who->name_column).text),
		name->kind == NAME_COUNTRY ? world[name->country].name : "no country",
		run_quote(run, rows_cell(record, who->code_column).text),
		code->kind == NAME_COUNTRY ? world[code->country].name
					   : "that of a group or a region");
}

static bool match_both(struct who *who, const struct csv_record *record,
	const struct name_match *code, const struct name_match *name, int *ret)
{
	struct csv_field code_cell = rows_cell(record, who->code_column);

	if (code->kind == NAME_COUNTRY && name->kind == NAME_COUNTRY) {
		if (code->country == name->country)
			*ret = code->country;
		else
			contradiction(who, record, code, name);
		return true;
	}
	if (code->kind == NAME_COUNTRY) {
		number_trim(&code_cell.text, &code_cell.length);
		/* Two letters are codes of states too (SC, PA, AL): the name has to bear them out.
		 */
		if (name->kind == NAME_AMBIGUOUS ||
			(name->kind == NAME_UNKNOWN && code_cell.length == 3)) {
			*ret = code->country;
			who->by_code_only += name->kind == NAME_UNKNOWN;
			return true;
		}
		if (name->kind == NAME_AGGREGATE) {
			contradiction(who, record, code, name);
			return true;
		}
		return false;
	}
	if (name->kind != NAME_COUNTRY)
		return false;
	if (code->kind == NAME_AGGREGATE) {
		contradiction(who, record, code, name);
		return true;
	}
	*ret = name->country;
	who->by_name_only++;
	return true;
}

/* "SC", "PA" and "AL" under "State" are as likely states of the United States as countries. */
static void doubt_states(struct who *who, const struct csv_record *record)
{
	struct csv_field cell = rows_cell(record, who->code_column);
	struct import_run *run = who->run;
	const struct header_column *column;

	number_trim(&cell.text, &cell.length);
	if (who->states_said || cell.length != 2)
		return;
	column = &run->file.header.columns[who->code_column];
	if (column->mapped || strcmp(column->fold, "state") != 0)
		return;
	who->states_said = true;
	run_problem(run, record->line, heading(run, who->code_column),
		"two letters (%.2s) are codes of states and provinces too; if these are countries: "
		"--map country=%s",
		cell.text, heading(run, who->code_column));
}

bool who_match(
	struct who *who, const struct csv_record *record, bool figures, int *ret, struct err *err)
{
	struct names *names = who->run->names;
	bool (*match)(struct names *, const char *, size_t, struct name_match *, struct err *) =
		who->name_is_code ? names_match_code : names_match;
	struct csv_field name_cell = rows_cell(record, who->name_column),
			 code_cell = rows_cell(record, who->code_column);
	struct name_match name = { .kind = NAME_UNKNOWN }, code = { .kind = NAME_UNKNOWN };
	bool by_code = !rows_is_blank(code_cell), by_name = !rows_is_blank(name_cell);
	const struct name_match *decides;

	*ret = -1;
	if (by_code && !names_match_code(names, code_cell.text, code_cell.length, &code, err))
		return false;
	if (by_name && !match(names, name_cell.text, name_cell.length, &name, err))
		return false;
	if (name.kind == NAME_COUNTRY && name.marked && figures)
		say_marked(who, who->run->world.countries[name.country].name);
	decides = by_name ? &name : &code;
	if (name.kind != NAME_REFUSED) {
		if (by_code && by_name && match_both(who, record, &code, &name, ret))
			return true;
		if (decides->kind == NAME_COUNTRY) {
			*ret = decides->country;
			doubt_states(who, record);
			return true;
		}
	}
	if (figures)
		remember_unknown(who, record, by_name ? who->name_column : who->code_column,
			decides->kind, decides->text);
	return true;
}

/* A name of no country. What it resembles is only ever a suggestion. */
static void say_stranger(struct who *who, const struct unknown *unknown, const char *name)
{
	struct import_run *run = who->run;
	const char *alias = strpbrk(unknown->text, " '\"$&();*") ? name : unknown->text;
	long long rows = unknown->rows, all = run->file.rows;
	const struct gci_country *near;
	int country = -1;

	/* Only those that are listed are worth the search. */
	if (run->report->problem_listed < RUN_LISTED)
		country = names_nearest(run->names, unknown->text);
	near = country >= 0 ? &run->world.countries[country] : NULL;
	if (near)
		run_problem(run, unknown->line, unknown->column,
			"%s is not a known name (%lld of %lld rows): did you mean %s (%s)? If so: "
			"gcitrack countries alias add %s %s",
			name, rows, all, near->name, near->iso3, alias, near->iso3);
	else
		run_problem(run, unknown->line, unknown->column,
			"%s is not a known name (%lld of %lld rows); if it is one: gcitrack "
			"countries alias add %s ISO3",
			name, rows, all, alias);
}

static void say_unknown(struct who *who, const struct unknown *unknown)
{
	struct import_run *run = who->run;
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
			"--skip-unknown leaves such rows out",
			name, rows, all);
		return;
	case NAME_REFUSED:
		run_problem(run, unknown->line, unknown->column, "%s %s (%lld of %lld rows)", name,
			unknown->why, rows, all);
		return;
	default:
		say_stranger(who, unknown, name);
	}
}

/* As many of the names as a line may have. */
static void list_unknowns(const struct who *who, struct str *ret)
{
	size_t i;

	for (i = 0; i < who->unknown_count && ret->len < NAMES_MOST; i++)
		str_addf(ret, "%s%s", i ? ", " : "", run_quote(who->run, who->unknown[i].text));
	if (i < who->unknown_count)
		str_add(ret, ", ...");
}

static void say_unknowns(struct who *who)
{
	struct import_run *run = who->run;
	bool skip = run->options->skip_unknown;
	STR_SCOPED names = { 0 };
	size_t i, skipped = 0;

	list_unknowns(who, &names);
	for (i = 0; i < who->unknown_count; i++)
		skipped += skip && skippable(who->unknown[i].kind);
	/* First what tells of all: name by name only the first problems are listed. */
	if (skipped && who->unknown_rows * 2 > run->file.rows)
		/* A table of states: what matches does so by chance. */
		run_problem(run, 0, NULL,
			"%lld of %lld rows are no countries: a table of states or cities? %s",
			(long long)who->unknown_rows, (long long)run->file.rows, str_text(&names));
	else if (skipped)
		run_note(run, 0, NULL, "%lld rows left out (--skip-unknown): %s",
			(long long)who->unknown_rows, str_text(&names));
	else if (who->unknown_count > RUN_LISTED)
		run_problem(run, 0, NULL, "%zu names are not known: %s", who->unknown_count,
			str_text(&names));
	if (who->more_refused || (who->more_rows && !skip))
		run_problem(run, 0, NULL,
			"%lld more rows have other names that are not known, or could mean several "
			"countries",
			(long long)(skip ? who->more_refused : who->more_rows));
	for (i = 0; i < who->unknown_count; i++)
		if (!skip || !skippable(who->unknown[i].kind))
			say_unknown(who, &who->unknown[i]);
}

void who_end(struct who *who)
{
	struct import_run *run = who->run;

	say_unknowns(who);
	if (who->marked)
		run_note(run, 0, NULL, "footnote marks taken off %lld names: %s",
			(long long)who->marked, str_text(&who->marked_names));
	if (who->by_code_only)
		run_note(run, 0, NULL,
			"%lld names are not known; the ISO3 code beside them decided",
			(long long)who->by_code_only);
	if (who->by_name_only)
		run_note(run, 0, NULL, "%lld codes are not known; the name beside them decided",
			(long long)who->by_name_only);
}

struct who *who_open(struct import_run *run)
{
	struct who *who = mem_alloc(sizeof *who);

	who->run = run;
	choose_columns(who);
	return who;
}

void who_close(struct who *who)
{
	size_t i;

	for (i = 0; i < who->unknown_count; i++)
		mem_free(who->unknown[i].text);
	str_finish(&who->marked_names);
	mem_free(who);
}
