#include "import/rows.h"

#include "import/who.h"

#include <string.h>
#include <strings.h>

enum { SKIPPED_KEPT = 20 };

/* A record that may be a footnote: it is if no data follow it. */
struct aside {
	int64_t line;
	char *text;
};

struct reading {
	struct import_run *run;
	const struct rows_plan *plan;
	struct who *who;
	struct aside asides[SKIPPED_KEPT];
	size_t aside_count, aside_kept;
	int64_t empty_rows;
	struct str empty_names;
};

/* ---- records that are no data ---- */

static bool extra_is_blank(const struct import_run *run, const struct csv_record *record)
{
	size_t i;

	for (i = run->file.header.count; i < record->count; i++)
		if (!rows_is_blank(record->fields[i]))
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

/* 0, 1, or 2 for more: cells with something in them, and the first of them, where there is one. */
static size_t filled(const struct csv_record *record, const char **ret_text)
{
	size_t i, count = 0;

	for (i = 0; i < record->count && count < 2; i++)
		if (!rows_is_blank(record->fields[i]) && !count++)
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

/* Under a column of figures a note is text that cannot have been one: not "5" and not "5 (est.)".
 */
static bool cannot_be_figure(const char *text)
{
	struct number_mark mark = { 0 };
	struct decimal value;
	const char *why;
	int number, of;
	size_t length = strlen(text);

	number_trim(&text, &length);
	return !strchr("+-.,=0123456789", *text) &&
	       number_figure(text, length, &mark, &value, &why) == NUMBER_REFUSED &&
	       number_rank(text, length, &number, &of, &why) == NUMBER_REFUSED &&
	       number_tier(text, length, &number, &why) == NUMBER_REFUSED;
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
		aside->text = mem_strndup(text, strlen(text));
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
}

static bool refuse_ragged(struct import_run *run, const struct csv_record *record)
{
	size_t expected = run->file.header.count;

	if (extra_is_blank(run, record) && rest_is_unheaded(run, record))
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
	const char *text = "";
	size_t cells = filled(record, &text);
	int country;

	if (!cells)
		return true;
	figures = plan->has_figures(run, plan->context, record);
	if (cells == 1 && (!figures || cannot_be_figure(text)) &&
		!put_aside(reading, record, text, &aside, err))
		return false;
	if (aside)
		return true;
	if (reading->aside_count)
		asides_were_data(reading);
	run->file.rows++;
	if (refuse_ragged(run, record))
		return true;
	if (!who_match(reading->who, record, figures, &country, err))
		return false;
	if (country >= 0)
		return plan->take(run, plan->context, record, country, err);
	if (!figures && reading->empty_rows++ < SKIPPED_KEPT)
		str_addf(&reading->empty_names, "%s%s", reading->empty_names.len ? ", " : "", text);
	return true;
}

static void say_rest(struct reading *reading)
{
	struct import_run *run = reading->run;

	asides_were_notes(reading);
	if (reading->empty_rows)
		run_note(run, 0, NULL, "%lld row%s without a figure %s: %s",
			(long long)reading->empty_rows, reading->empty_rows == 1 ? "" : "s",
			reading->empty_rows == 1 ? "is no known country" : "are no known countries",
			str_text(&reading->empty_names));
	if (run->file.missing_cells)
		run_note(run, 0, NULL, "%lld cell%s without a figure",
			(long long)run->file.missing_cells,
			run->file.missing_cells == 1 ? "" : "s");
	if (run->file.mark.uncertain)
		run_problem(run, 0, NULL,
			"figures such as 1,234 may be a decimal comma or thousands; say --decimal "
			", or write them without the mark");
	else if (run->file.mark.mark == ',' && !run->file.mark.given)
		run_note(run, 0, NULL, "read with decimal commas");
}

static void reading_finish(struct reading *reading)
{
	forget_asides(reading);
	who_close(reading->who);
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
	reading->who = who_open(run);
	for (;;) {
		fine = run_next(run, &record, err);
		if (!fine || !record)
			break;
		fine = read_record(reading, record, err);
		if (!fine)
			break;
	}
	/* What was found before a failure is said too. */
	who_end(reading->who);
	say_rest(reading);
	reading_finish(reading);
	return fine;
}
