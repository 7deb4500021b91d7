#include "import/check.h"

#include <string.h>

size_t check_expected(const struct import_run *run, const struct gci_edition *edition)
{
	size_t i, expected = (size_t)gci_expected(&run->world, edition), listed = 0;

	for (i = 0; i < run->world.country_count; i++)
		listed += run->world.countries[i].in_gci;
	return expected ? expected : listed;
}

static const char *name_of(const struct import_run *run, size_t country)
{
	return run->world.countries[country].name;
}

/* ---- each figure by itself ---- */

static bool has_series(const struct figure_row *row, int series)
{
	return row->cell[series].line != 0;
}

struct extent {
	size_t count, above_one, nonzero;
	struct decimal largest;
};

static struct extent extent_of(
	const struct import_run *run, const struct figure_table *table, int first, int last)
{
	static const struct decimal one = { 1, 0 };
	struct extent extent = { 0 };
	size_t i;
	int series;

	for (i = 0; i < run->world.country_count; i++)
		for (series = first; series <= last; series++) {
			const struct figure_cell *cell = &table->rows[i].cell[series];

			if (!cell->line)
				continue;
			extent.above_one += decimal_cmp(cell->value, one) > 0;
			extent.nonzero += cell->value.value != 0;
			if (!extent.count++ || decimal_cmp(cell->value, extent.largest) > 0)
				extent.largest = cell->value;
		}
	return extent;
}

/* Scores on the other scale: said once with the factor, not row by row. */
static bool refuse_scale(struct import_run *run, const struct figure_table *table)
{
	struct extent extent = extent_of(run, table, GCI_SCORE, GCI_SCORE);
	char largest[DECIMAL_TEXT];
	int scale = table->edition->scale, label = table->edition->label;

	decimal_format(extent.largest, '.', largest);
	if (run->file.scale || extent.largest.value <= 0)
		return false;
	if (scale == 100 && !extent.above_one) {
		run_problem(run, 0, table->column[GCI_SCORE],
			"no score is above %s, but GCI %d is on 0-100: multiply by 100, or say "
			"--scale 1 (or --scale 100 if they really are that low)",
			largest, label);
		return true;
	}
	if (scale == 1 && extent.above_one * 2 > extent.count) {
		run_problem(run, 0, table->column[GCI_SCORE],
			"scores reach %s, but GCI %d is on 0-1: divide by 100, or say --scale 100",
			largest, label);
		return true;
	}
	return false;
}

static struct decimal limit_of(const struct gci_edition *edition, int series)
{
	if (series == GCI_SCORE)
		return (struct decimal) { edition->scale, 0 };
	/* From 2018 the five pillars add up to the score; before, each had the whole scale. */
	if (edition->bundled && edition->label >= 2018)
		return edition->scale == 100 ? (struct decimal) { 20, 0 }
					     : (struct decimal) { 2, 1 };
	return (struct decimal) { edition->scale, 0 };
}

static bool is_outside(const struct figure_cell *cell, struct decimal limit)
{
	return cell->line && (cell->value.value < 0 || decimal_cmp(cell->value, limit) > 0);
}

/* By --scale a figure was moved before it was found too large: said as it is in the file, of the
 * first. False where nothing was moved. */
static bool check_given_scale(struct import_run *run, const struct figure_table *table, int series)
{
	int given = run->options->scale;
	struct gci_edition as_given = *table->edition;
	char most[DECIMAL_TEXT], value[DECIMAL_TEXT];
	struct decimal limit = limit_of(table->edition, series);
	size_t i;

	if (!given || given == table->edition->scale)
		return false;
	for (i = 0; i < run->world.country_count; i++) {
		const struct figure_cell *cell = &table->rows[i].cell[series];
		struct decimal printed = cell->value;

		if (!is_outside(cell, limit))
			continue;
		as_given.scale = given;
		decimal_shift(printed, given == 1 ? -2 : 2, &printed);
		run_problem(run, cell->line, table->column[series],
			"%s is outside 0-%s, the range of the %s on the scale given (--scale %d)",
			decimal_format(printed, '.', value),
			decimal_format(limit_of(&as_given, series), '.', most),
			gci_series_names[series], given);
		break;
	}
	return true;
}

static void check_range(struct import_run *run, const struct figure_table *table, int series)
{
	struct decimal limit = limit_of(table->edition, series);
	char most[DECIMAL_TEXT], value[DECIMAL_TEXT];
	size_t i;

	if (check_given_scale(run, table, series))
		return;
	decimal_format(limit, '.', most);
	for (i = 0; i < run->world.country_count; i++) {
		const struct figure_cell *cell = &table->rows[i].cell[series];

		if (is_outside(cell, limit))
			run_problem(run, cell->line, table->column[series],
				"%s is outside 0-%s, the range of the %s in GCI %d",
				decimal_format(cell->value, '.', value), most,
				gci_series_names[series], table->edition->label);
	}
}

static void check_pillar_scale(struct import_run *run, const struct figure_table *table)
{
	struct extent extent = extent_of(run, table, GCI_FIRST_PILLAR, GCI_COOPERATION);
	struct decimal fifth = { 2, 1 };

	if (!run->file.scale && table->edition->scale == 100 && extent.nonzero >= 5 &&
		decimal_cmp(extent.largest, fifth) <= 0)
		run_problem(run, 0, NULL,
			"no pillar is above 0.2, but those of GCI %d are on 0-20: multiply by 100, "
			"or say --scale 1",
			table->edition->label);
}

static void check_ranges(struct import_run *run, const struct figure_table *table)
{
	int series;

	if (!refuse_scale(run, table))
		check_range(run, table, GCI_SCORE);
	for (series = GCI_FIRST_PILLAR; series <= GCI_COOPERATION; series++)
		check_range(run, table, series);
	check_pillar_scale(run, table);
}

static void check_tiers(struct import_run *run, const struct figure_table *table)
{
	if (table->count[GCI_TIER] && table->edition->bundled &&
		table->edition->tie_rule == GCI_TIES_DENSE)
		run_problem(run, 0, table->column[GCI_TIER],
			"ITU printed no tiers in GCI %d; --ignore tier reads the rest",
			table->edition->label);
}

/* ---- who is there ---- */

static bool listed_before(
	const struct import_run *run, const struct gci_table *stored, size_t country)
{
	int series;

	if (!stored)
		return run->world.countries[country].in_gci;
	for (series = 0; series < GCI_SERIES; series++)
		if (gci_has(&stored->records[country], (enum gci_series)series))
			return true;
	return false;
}

static void find_missing(
	struct import_run *run, const struct figure_table *table, const struct gci_table *stored)
{
	struct import_file_report *report = run->file.report;
	size_t i;

	report->missing =
		arena_array(run->arena, run->world.country_count, sizeof *report->missing);
	for (i = 0; i < run->world.country_count; i++)
		if (!table->rows[i].line && listed_before(run, stored, i))
			report->missing[report->missing_count++] =
				arena_strdup(run->arena, name_of(run, i));
}

static void note_coverage(struct import_run *run, const struct figure_table *table)
{
	size_t expected = check_expected(run, table->edition), scored = table->count[GCI_SCORE];

	if (scored && gci_is_partial(scored, expected) && !run->options->bundled)
		run_note(run, 0, NULL,
			"GCI %d has %zu of %zu scores in this file: alone it is a partial edition, "
			"without places",
			table->edition->label, scored, expected);
}

static void refuse_rank_only(struct import_run *run, const struct figure_table *table)
{
	const struct header_column *note = header_note(&run->file.header);
	size_t i;

	if (run->options->rank_only)
		return;
	if (!table->count[GCI_SCORE]) {
		run_problem(run, 0, table->column[GCI_ITU_RANK],
			"ranks without scores cannot be checked; %s--rank-only takes the ranks as "
			"they are",
			note ? arena_printf(run->arena,
				       "if \"%s\" is the score: --map score=\"%s\"; else ",
				       note->shown, note->shown)
			     : "");
		return;
	}
	for (i = 0; i < run->world.country_count; i++)
		if (has_series(&table->rows[i], GCI_ITU_RANK) &&
			!has_series(&table->rows[i], GCI_SCORE))
			run_problem(run, table->rows[i].line, table->column[GCI_ITU_RANK],
				"%s has a rank but no score to check it by; --rank-only takes it "
				"as it is",
				name_of(run, i));
}

bool check_table(struct import_run *run, struct figure_table *table, struct err *err)
{
	const struct gci_table *stored;
	struct gci_table now;
	struct arena arena = { 0 };

	/* Asked anew: a file before this one may have brought figures of the edition. What this one
	 * brought before says nothing of it now. */
	if (!store_table(run->store, &run->world, table->edition,
		    (int)check_expected(run, table->edition), run->file.digest, &arena, &now,
		    err)) {
		arena_finish(&arena);
		return false;
	}
	stored = now.listed ? &now : NULL;
	check_ranges(run, table);
	check_tiers(run, table);
	if (table->count[GCI_ITU_RANK]) {
		refuse_rank_only(run, table);
		check_ranks(run, table, stored);
	}
	note_coverage(run, table);
	if (run->file.figures.table_count == 1)
		find_missing(run, table, stored);
	arena_finish(&arena);
	return true;
}
