#include "import/editions.h"

#include <assert.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The number at the start of `text`: at most four digits. */
static int leading_number(const char *text)
{
	int number = 0, i;

	for (i = 0; i < 4 && isdigit((unsigned char)text[i]); i++)
		number = number * 10 + (text[i] - '0');
	return number;
}

int edition_in_name(const char *base, int *ret_other)
{
	int found = 0;

	*ret_other = 0;
	while (*base) {
		size_t digits = strspn(base, "0123456789");

		if (digits == 4) {
			int number = leading_number(base);

			if (found && number != found)
				*ret_other = number;
			else
				found = number;
		}
		base += digits ? digits : 1;
	}
	return found;
}

static int two_digits(const char *text)
{
	return (text[0] - '0') * 10 + (text[1] - '0');
}

bool edition_is_date(const char *text)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	int year, month, day, i;

	for (i = 0; i < 10; i++)
		if (i == 4 || i == 7 ? text[i] != '-' : !isdigit((unsigned char)text[i]))
			return false;
	if (text[10])
		return false;
	year = two_digits(text) * 100 + two_digits(text + 2);
	month = two_digits(text + 5);
	day = two_digits(text + 8);
	if (month < 1 || month > 12 || day < 1)
		return false;
	return day <=
	       days[month - 1] + (month == 2 && year % 4 == 0 && (year % 100 || year % 400 == 0));
}

bool edition_parse_collected(const char *text, int *ret_from, int *ret_to)
{
	size_t first = strspn(text, "0123456789"), second;
	int from, to;

	if (first != 4)
		return false;
	from = to = leading_number(text);
	if (text[4]) {
		second = strspn(text + 5, "0123456789");
		if (text[4] != '-' || text[5 + second] || (second != 4 && second != 2))
			return false;
		to = leading_number(text + 5);
		if (second == 2)
			to += from / 100 * 100;
	}
	if (to < from || from < 1990 || to > 2100)
		return false;
	*ret_from = from;
	*ret_to = to;
	return true;
}

const struct gci_edition *edition_meant(
	const struct import_run *run, int number, bool *ret_published)
{
	const struct gci_edition *found = NULL;
	size_t i;

	*ret_published = false;
	for (i = 0; i < run->edition_count; i++)
		if (run->editions[i]->label == number)
			return run->editions[i];
	for (i = 0; i < run->edition_count; i++)
		if (run->editions[i]->published &&
			leading_number(run->editions[i]->published) == number) {
			found = run->editions[i];
			*ret_published = true;
		}
	return found;
}

/* How many of the characters of `published` are known, for "%.*s". */
static int published_length(const struct gci_edition *edition)
{
	const char *precision = edition->precision ? edition->precision : "day";

	return strcmp(precision, "year") == 0    ? (int)strlen("2027")
	       : strcmp(precision, "month") == 0 ? (int)strlen("2027-09")
						 : (int)strlen("2027-09-01");
}

static bool refuse_unknown(const struct import_run *run, int number, struct err *err)
{
	STR_SCOPED known = { 0 };
	size_t i;

	for (i = 0; i < run->edition_count; i++)
		str_addf(&known, "%s%d", i ? ", " : "", run->editions[i]->label);
	if (number < 2010 || number > 2100)
		return err_set(err, ERR_NOT_FOUND,
			"%s: no edition %d of the index; there are %s; say --edition",
			run->file.name, number, str_text(&known));
	return err_set(err, ERR_NOT_FOUND,
		"%s: GCI %d is not known here (there are %s); for a new edition say --edition %d "
		"--published YYYY-MM-DD [--collected YEAR] [--scale 1|100] [--break TEXT]",
		run->file.name, number, str_text(&known), number);
}

/* Only an edition that was new once can be asked for by its options again. */
static bool check_known(
	const struct gci_edition *known, const struct import_options *options, struct err *err)
{
	if (options->published &&
		(!known->published || strcmp(known->published, options->published) != 0))
		return err_set(err, ERR_USAGE,
			"--published: GCI %d is known here as published %.*s; leave the option out",
			known->label, known->published ? published_length(known) : 99,
			known->published ? known->published : "on no known day");
	if (options->collected) {
		int from, to;

		if (!edition_parse_collected(options->collected, &from, &to) ||
			from != known->collected_from || to != known->collected_to)
			return err_set(err, ERR_USAGE,
				"--collected: GCI %d is known here as collected %d-%d; leave the "
				"option out",
				known->label, known->collected_from, known->collected_to);
	}
	if (options->break_text &&
		(!known->break_note || strcmp(known->break_note, options->break_text) != 0))
		return err_set(err, ERR_USAGE,
			"GCI %d has another --break here (gcitrack editions has its text); leave "
			"the option out",
			known->label);
	return true;
}

bool edition_check_options(const struct import_run *run, struct err *err)
{
	const struct import_options *options = run->options;
	size_t i;
	int from, to;

	if (options->published && !edition_is_date(options->published))
		return err_set(err, ERR_USAGE,
			"--published: \"%.40s\" is not a day such as 2027-09-01",
			options->published);
	if (options->collected && !edition_parse_collected(options->collected, &from, &to))
		return err_set(err, ERR_USAGE,
			"--collected: \"%.40s\" is not a year or two, such as 2026 or 2026-27",
			options->collected);
	if (!options->edition &&
		(options->published ||
			((options->collected || options->break_text) && !options->new_editions)))
		return err_set(err, ERR_USAGE, "--%s is of a new edition: say --edition too",
			options->published   ? "published"
			: options->collected ? "collected"
					     : "break");
	for (i = 0; i < run->edition_count; i++)
		if (run->editions[i]->label == options->edition &&
			!check_known(run->editions[i], options, err))
			return false;
	return true;
}

int edition_scale(const struct import_run *run, int said)
{
	if (said)
		return said;
	return run->edition_count ? run->editions[run->edition_count - 1]->scale : 100;
}

/* Defines a new edition by the options; it is known to the files that follow too. */
static bool define(struct import_run *run, int label, const char *published, const char *precision,
	const struct gci_edition **ret, struct err *err)
{
	const struct import_options *options = run->options;
	struct gci_edition edition = { .label = label,
		.published = published,
		.precision = precision,
		.tie_rule = GCI_TIES_UNKNOWN,
		.scale = edition_scale(run, run->file.scale),
		.break_note = options->break_text };
	struct gci_edition *kept;
	size_t at = run->edition_count;

	edition.decimals = edition.scale == 1 ? 3 : 2;
	if (options->collected) /* edition_check_options() has read it before */
		edition_parse_collected(
			options->collected, &edition.collected_from, &edition.collected_to);
	if (!store_edition_add(run->store, &edition, err))
		return false;
	run->editions = mem_grow(run->editions, &run->edition_capacity, run->edition_count + 1,
		sizeof *run->editions);
	while (at > 0 && run->editions[at - 1]->label > label)
		at--;
	memmove(run->editions + at + 1, run->editions + at,
		(run->edition_count - at) * sizeof *run->editions);
	kept = arena_alloc(run->arena, sizeof *kept);
	*kept = edition;
	run->editions[at] = kept;
	run->edition_count++;
	*ret = kept;
	run_note(run, 0, NULL, "GCI %d is a new edition, published %.*s, scores on 0-%d%s", label,
		published_length(&edition), published, edition.scale,
		edition.break_note
			? ""
			: "; whether it compares with the one before is not known (--break)");
	return true;
}

static bool define_by_option(
	struct import_run *run, const struct gci_edition **ret, struct err *err)
{
	const struct import_options *options = run->options;

	if (!options->published || options->edition < 2010 || options->edition > 2100)
		return refuse_unknown(run, options->edition, err);
	return define(run, options->edition, options->published,
		options->precision ? options->precision : "day", ret, err);
}

static void note_meant(
	struct import_run *run, const struct gci_edition *edition, int number, const char *where)
{
	run_note(run, 0, NULL, "%d %s means GCI %d, published %.*s", number, where, edition->label,
		published_length(edition), edition->published);
}

static bool by_name(struct import_run *run, const struct gci_edition **ret, struct err *err)
{
	bool published;
	int other, number = edition_in_name(run->file.base, &other);

	if (other)
		return err_set(err, ERR_NOT_FOUND,
			"%s: which edition? The name has %d and %d in it; say --edition",
			run->file.name, number, other);
	if (!number)
		return err_set(err, ERR_NOT_FOUND,
			"%s: which edition is it of? No column and no number in its name say; say "
			"--edition 2020",
			run->file.name);
	*ret = edition_meant(run, number, &published);
	if (!*ret)
		return refuse_unknown(run, number, err);
	if (published)
		note_meant(run, *ret, number, "in the file's name");
	return true;
}

bool edition_of_file(
	struct import_run *run, int heading, const struct gci_edition **ret, struct err *err)
{
	bool published = false;
	const struct gci_edition *said = heading ? edition_meant(run, heading, &published) : NULL;

	if (run->options->edition) {
		bool by_year;

		*ret = edition_meant(run, run->options->edition, &by_year);
		if (!*ret && !define_by_option(run, ret, err))
			return false;
		assert(*ret);
		if (by_year)
			note_meant(run, *ret, run->options->edition, "(--edition)");
		if (heading && said != *ret && heading != (*ret)->label)
			return err_set(err, ERR_DATA,
				"%s:%lld: the headings say %d, --edition says GCI %d; rename the "
				"headings or name the edition they mean",
				run->file.name, (long long)run->file.header.line, heading,
				(*ret)->label);
		return true;
	}
	if (!heading)
		return by_name(run, ret, err);
	if (!said)
		return refuse_unknown(run, heading, err);
	if (published)
		note_meant(run, said, heading, "in the headings");
	*ret = said;
	return true;
}

bool edition_of_year(
	struct import_run *run, int year, const struct gci_edition **ret, struct err *err)
{
	bool published;
	char day[16];

	*ret = edition_meant(run, year, &published);
	/* --new-editions takes years as they stand: 2021 is not GCI 2020 then. */
	if (*ret && !(published && run->options->new_editions)) {
		if (published && !figures_table(&run->file.figures, (*ret)->label))
			note_meant(run, *ret, year, "in the year column");
		return true;
	}
	if (run->options->edition == year)
		return define_by_option(run, ret, err);
	if (!run->options->new_editions)
		return true;
	snprintf(day, sizeof day, "%d-01-01", year);
	return define(run, year, arena_strdup(run->arena, day), "year", ret, err);
}
