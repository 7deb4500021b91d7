#include "import/years.h"

#include "import/editions.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static bool add(struct import_run *run, struct years *years, int number, int64_t line,
	struct year **ret, struct err *err)
{
	const struct import_options *options = run->options;
	struct year *year;
	bool by_year;
	size_t i;

	assert(years->count < YEARS_MOST);
	year = &years->years[years->count++];
	*year = (struct year) { .number = number, .line = line };
	*ret = year;
	/* With --edition only that edition is read; other years need not be known. */
	if (options->edition && options->edition != number) {
		const struct gci_edition *asked = edition_meant(run, options->edition, &by_year);

		year->edition = edition_meant(run, number, &by_year);
		year->chosen = year->edition && year->edition == asked;
	} else {
		if (!edition_of_year(run, number, &year->edition, err))
			return false;
		year->chosen = year->edition != NULL;
	}
	for (i = 0; year->chosen && i + 1 < years->count; i++)
		if (years->years[i].chosen && years->years[i].edition == year->edition)
			run_problem(run, line, NULL,
				"%d here and %d on line %lld both mean GCI %d: which one is it? "
				"Delete the other",
				number, years->years[i].number, (long long)years->years[i].line,
				year->edition->label);
	return true;
}

bool years_find(struct import_run *run, struct years *years, int number, int64_t line,
	struct year **ret, struct err *err)
{
	size_t i;

	if (years->last && years->last->number == number) {
		*ret = years->last;
		return true;
	}
	for (i = 0; i < years->count; i++)
		if (years->years[i].number == number) {
			*ret = years->last = &years->years[i];
			return true;
		}
	if (!add(run, years, number, line, ret, err))
		return false;
	years->last = *ret;
	return true;
}

void years_end(struct import_run *run, const struct years *years)
{
	STR_SCOPED known = { 0 };
	STR_SCOPED left_out = { 0 };
	int64_t figures = 0;
	size_t i;

	for (i = 0; i < run->edition_count; i++)
		str_addf(&known, "%s%d", i ? ", " : "", run->editions[i]->label);
	for (i = 0; i < years->count; i++) {
		const struct year *year = &years->years[i];

		if (!year->left_out)
			continue;
		figures += year->left_out;
		if (run->options->edition)
			str_addf(&left_out, "%s%d", left_out.len ? ", " : "", year->number);
		else
			run_problem(run, year->line, NULL,
				"%d is no edition of the index (there are %s): %lld figures; "
				"--edition reads one edition alone, --new-editions takes all years "
				"as editions",
				year->number, str_text(&known), (long long)year->left_out);
	}
	if (left_out.len && !run->file.figures.table_count && !run->file.figures.streamed)
		run_problem(run, 0, NULL,
			"no figure is of the edition asked for (--edition %d), but of %s; --ignore "
			"year if all are of it all the same",
			run->options->edition, str_text(&left_out));
	else if (left_out.len)
		run_note(run, 0, NULL, "%lld figure%s of other years left out: %s",
			(long long)figures, figures == 1 ? "" : "s", str_text(&left_out));
}
