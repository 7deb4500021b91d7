/* The rank column. ITU prints dense ranks (1,2,2,3). Where rows are missing from a file its ranks
 * have gaps: rank minus the dense rank of the file's own scores then grows downwards, in steps, and
 * never shrinks. A row that breaks this contradicts the others; ranks that grow by the ties follow
 * another rule and are not ITU's. */
#include "import/check.h"

#include <stdlib.h>
#include <string.h>

struct entry {
	size_t country;
	struct decimal score;
	int rank, dense, places; /* `places`: competition rank by the file's own scores */
	size_t tied;             /* rows with this score */
	int64_t line;
	bool misfit;
	size_t chain; /* rows of the best chain that ends here */
	size_t before;
};

struct ranks {
	struct import_run *run;
	const struct figure_table *table;
	struct entry *entries; /* best score first, then by rank */
	size_t count, misfits, expected;
};

static int entry_cmp(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;
	int order = decimal_cmp(b->score, a->score);

	if (order)
		return order;
	return a->rank != b->rank ? (a->rank > b->rank) - (a->rank < b->rank)
				  : (a->line > b->line) - (a->line < b->line);
}

static bool same_score(const struct entry *a, const struct entry *b)
{
	return decimal_cmp(a->score, b->score) == 0;
}

static void number_entries(struct ranks *ranks)
{
	struct entry *entries = ranks->entries;
	size_t from, to, i;
	int dense = 0;

	qsort(entries, ranks->count, sizeof *entries, entry_cmp);
	for (from = 0; from < ranks->count; from = to) {
		dense++;
		for (to = from; to < ranks->count && same_score(&entries[from], &entries[to]); to++)
			;
		for (i = from; i < to; i++) {
			entries[i].dense = dense;
			entries[i].places = (int)from + 1;
			entries[i].tied = to - from;
		}
	}
}

static void collect(struct ranks *ranks)
{
	size_t i, countries = ranks->run->world.country_count;

	ranks->entries = mem_alloc(ranks->table->count[GCI_ITU_RANK] * sizeof *ranks->entries);
	for (i = 0; i < countries; i++) {
		const struct figure_cell *cells = ranks->table->rows[i].cell;

		if (cells[GCI_SCORE].line && cells[GCI_ITU_RANK].line)
			ranks->entries[ranks->count++] = (struct entry) { .country = i,
				.score = cells[GCI_SCORE].value,
				.rank = (int)cells[GCI_ITU_RANK].value.value,
				.line = cells[GCI_ITU_RANK].line };
	}
	number_entries(ranks);
}

static const char *name_of(const struct ranks *ranks, const struct entry *entry)
{
	return ranks->run->world.countries[entry->country].name;
}

static const char *column_of(const struct ranks *ranks)
{
	return ranks->table->column[GCI_ITU_RANK];
}

/* ---- other rules ---- */

/* With the first row that shows it; there is one. */
static void refuse_rule(const struct ranks *ranks, const char *rule)
{
	const struct entry *entry = ranks->entries;

	while (entry->rank == entry->dense)
		entry++;
	run_problem(ranks->run, entry->line, column_of(ranks),
		"the ranks follow %s, ITU prints dense ranks (1,2,2,3): these are not ITU's (%s "
		"has %d, by ITU's rule it would be %d); --ignore rank reads the rest",
		rule, name_of(ranks, entry), entry->rank, entry->dense);
}

/* Ranks that are all different though scores are tied. */
static bool refuse_ordinal(const struct ranks *ranks)
{
	bool tied = false;
	size_t i;

	for (i = 1; i < ranks->count; i++) {
		if (ranks->entries[i].rank <= ranks->entries[i - 1].rank)
			return false;
		tied = tied || same_score(&ranks->entries[i], &ranks->entries[i - 1]);
	}
	if (tied)
		refuse_rule(ranks,
			"the order of the rows (1,2,3,4), giving tied scores different ranks");
	return tied;
}

static bool refuse_exact_rule(const struct ranks *ranks)
{
	size_t i, dense = 0, places = 0, lowest = 0, n = ranks->count;

	for (i = 0; i < n; i++) {
		const struct entry *entry = &ranks->entries[i];

		dense += entry->rank == entry->dense;
		places += entry->rank == entry->places;
		lowest += entry->rank == entry->places + (int)entry->tied - 1;
	}
	if (places > dense && places * 20 >= n * 19) {
		refuse_rule(ranks, "competition ranks (1,2,2,4)");
		return true;
	}
	if (lowest > dense && lowest * 20 >= n * 19) {
		refuse_rule(ranks, "the rule 1,3,3,4");
		return true;
	}
	return refuse_ordinal(ranks);
}

/* ---- contradictions ---- */

static int offset(const struct entry *entry)
{
	return entry->rank - entry->dense;
}

/* Whether `b` may follow `a`, which stands above it. */
static bool follows(const struct entry *a, const struct entry *b)
{
	return offset(a) <= offset(b) && (same_score(a, b) ? a->rank == b->rank : true);
}

/* A table without a mistake is one chain as it stands, which costs less to see than to find. Its
 * first rank is at least 1, as all are. */
static bool all_fit(const struct ranks *ranks)
{
	size_t i = 1;

	while (i < ranks->count && follows(&ranks->entries[i - 1], &ranks->entries[i]))
		i++;
	return i >= ranks->count;
}

/* The most rows that can all be right together; the others are misfits. */
static void find_misfits(struct ranks *ranks)
{
	struct entry *entries = ranks->entries;
	size_t i, k, best = ranks->count;

	for (i = 0; i < ranks->count; i++) {
		entries[i].misfit = true;
		entries[i].before = ranks->count;
		entries[i].chain = offset(&entries[i]) >= 0;
		for (k = 0; entries[i].chain && k < i; k++)
			if (entries[k].chain && follows(&entries[k], &entries[i]) &&
				entries[k].chain + 1 > entries[i].chain) {
				entries[i].chain = entries[k].chain + 1;
				entries[i].before = k;
			}
		if (entries[i].chain &&
			(best == ranks->count || entries[i].chain > entries[best].chain))
			best = i;
	}
	ranks->misfits = ranks->count;
	for (i = best; i < ranks->count; i = entries[i].before) {
		entries[i].misfit = false;
		ranks->misfits--;
	}
}

/* The nearest row that fits, above or below. */
static const struct entry *neighbour(const struct ranks *ranks, size_t at, bool above)
{
	while (above ? at > 0 : at + 1 < ranks->count) {
		at = above ? at - 1 : at + 1;
		if (!ranks->entries[at].misfit)
			return &ranks->entries[at];
	}
	return NULL;
}

static void say_misfit(const struct ranks *ranks, size_t at)
{
	const struct entry *entry = &ranks->entries[at];
	const struct entry *above = neighbour(ranks, at, true),
			   *below = neighbour(ranks, at, false);
	struct import_run *run = ranks->run;
	char score[DECIMAL_TEXT];
	STR_SCOPED between = { 0 };

	if (above)
		str_addf(&between, "rank %d above it", above->rank);
	if (below)
		str_addf(&between, "%srank %d below it", above ? ", " : "", below->rank);
	decimal_format(entry->score, '.', score);
	if (run->options->bundled)
		run_note(run, entry->line, column_of(ranks),
			"rank %d of %s does not fit its score %s (%s); kept as printed",
			entry->rank, name_of(ranks, entry), score, str_text(&between));
	else
		run_problem(run, entry->line, column_of(ranks),
			"rank %d of %s contradicts its score %s (%s); --ignore rank reads the rest",
			entry->rank, name_of(ranks, entry), score, str_text(&between));
}

/* True where the table cannot be trusted as a whole. */
static bool refuse_misfits(const struct ranks *ranks)
{
	size_t i;

	if (!ranks->misfits)
		return false;
	if (ranks->misfits * 20 > ranks->count && ranks->misfits > 2) {
		run_problem(ranks->run, 0, column_of(ranks),
			"the ranks of %zu of %zu rows contradict the scores: they are neither "
			"ITU's dense ranks (1,2,2,3) nor competition ranks (1,2,2,4) of these "
			"scores; --ignore rank reads the rest",
			ranks->misfits, ranks->count);
		return true;
	}
	for (i = 0; i < ranks->count; i++)
		if (ranks->entries[i].misfit)
			say_misfit(ranks, i);
	return true;
}

/* ---- gaps ---- */

/* Does a gap after a tie have the size of the tie? Once may be chance, always is a rule. */
static bool refuse_tie_steps(const struct ranks *ranks)
{
	size_t at, dense = 0, places = 0;

	for (at = 1; at < ranks->count; at++) {
		const struct entry *below = &ranks->entries[at],
				   *above = neighbour(ranks, at, true);

		if (!below->misfit && above && above->tied > 1 &&
			below->dense == above->dense + 1) {
			dense += below->rank == above->rank + 1;
			places += below->rank == above->rank + (int)above->tied;
		}
	}
	if ((!gci_is_partial(ranks->count, ranks->expected) && places > dense) ||
		(places >= 3 && places > 2 * dense)) {
		refuse_rule(ranks, "competition ranks (1,2,2,4)");
		return true;
	}
	return false;
}

static void note_gap(
	const struct ranks *ranks, const struct entry *above, const struct entry *below)
{
	char high[DECIMAL_TEXT], low[DECIMAL_TEXT];
	int first = above ? above->rank + 1 : 1, last = below->rank - 1;
	STR_SCOPED where = { 0 };

	decimal_format(below->score, '.', low);
	if (above)
		str_addf(&where, "score between %s and %s", low,
			decimal_format(above->score, '.', high));
	else
		str_addf(&where, "score above %s", low);
	if (first == last)
		run_note(ranks->run, 0, column_of(ranks),
			"no row has rank %d: one row may be missing, %s", first, str_text(&where));
	else
		run_note(ranks->run, 0, column_of(ranks),
			"no row has ranks %d to %d: rows may be missing, %s", first, last,
			str_text(&where));
}

static void note_gaps(const struct ranks *ranks)
{
	size_t at;

	for (at = 0; at < ranks->count; at++) {
		const struct entry *below = &ranks->entries[at],
				   *above = neighbour(ranks, at, true);

		if (!below->misfit && offset(below) > (above ? offset(above) : 0))
			note_gap(ranks, above, below);
	}
}

static void check_gaps(const struct ranks *ranks)
{
	size_t last = ranks->count, at, missing, free_ranks;

	for (at = 0; at < ranks->count; at++)
		if (!ranks->entries[at].misfit)
			last = at;
	if (last == ranks->count || refuse_tie_steps(ranks))
		return;
	free_ranks = (size_t)offset(&ranks->entries[last]);
	missing = ranks->expected > ranks->count ? ranks->expected - ranks->count : 0;
	if (free_ranks > missing + ranks->misfits)
		run_problem(ranks->run, 0, column_of(ranks),
			"the ranks leave %zu numbers out, but only %zu of %zu countries are "
			"missing: these are not ITU's dense ranks (1,2,2,3) of these scores; "
			"--ignore rank reads the rest",
			free_ranks, missing, ranks->expected);
	else if (!gci_is_partial(ranks->count, ranks->expected))
		note_gaps(ranks);
	else if (!ranks->run->options->bundled)
		run_note(ranks->run, 0, column_of(ranks),
			"ranks of %zu of %zu countries: their order and ties agree with the "
			"scores, more cannot be checked",
			ranks->count, ranks->expected);
}

/* ---- against the figures in the store ---- */

static int decimal_descending(const void *left, const void *right)
{
	const struct decimal *a = left, *b = right;

	return decimal_cmp(*b, *a);
}

/* The scores of the store, best first. */
static struct decimal *stored_scores(const struct import_run *run, const struct gci_table *stored)
{
	struct decimal *ret = mem_alloc(run->world.country_count * sizeof *ret);
	size_t i, count = 0;

	for (i = 0; i < run->world.country_count; i++)
		if (gci_has(&stored->records[i], GCI_SCORE))
			ret[count++] = stored->records[i].figure[GCI_SCORE].value;
	qsort(ret, count, sizeof *ret, decimal_descending);
	return ret;
}

/* Of a score that is among these. */
static void stored_ranks(
	const struct decimal *scores, struct decimal score, int *ret_dense, int *ret_places)
{
	size_t i;

	*ret_dense = 1;
	for (i = 0; decimal_cmp(scores[i], score) > 0; i++)
		*ret_dense += i == 0 || decimal_cmp(scores[i], scores[i - 1]) != 0;
	*ret_places = (int)i + 1;
}

/* A table of a few countries with the places of the whole edition: only the other rows, which the
 * store has, can tell. True where it was refused. */
static bool refuse_stored_places(const struct ranks *ranks, const struct gci_table *stored)
{
	size_t i, told = 0, places = 0, example = 0;
	struct decimal *scores;
	int example_rank = 0;

	if (!stored || stored->partial)
		return false;
	scores = stored_scores(ranks->run, stored);
	for (i = 0; i < ranks->run->world.country_count; i++) {
		const struct figure_cell *cells = ranks->table->rows[i].cell;
		const struct gci_figure *figure = &stored->records[i].figure[GCI_SCORE];
		int stored_dense, stored_places, rank = (int)cells[GCI_ITU_RANK].value.value;

		if (!cells[GCI_ITU_RANK].line || !figure->source ||
			(cells[GCI_SCORE].line &&
				decimal_cmp(cells[GCI_SCORE].value, figure->value) != 0))
			continue;
		stored_ranks(scores, figure->value, &stored_dense, &stored_places);
		if (stored_dense == stored_places)
			continue;
		told++;
		if (rank == stored_places && !places++) {
			example = i;
			example_rank = stored_dense;
		}
	}
	mem_free(scores);
	if (!places || places * 10 < told * 9)
		return false;
	run_problem(ranks->run, ranks->table->rows[example].cell[GCI_ITU_RANK].line,
		column_of(ranks),
		"the ranks follow competition ranks (1,2,2,4) of GCI %d, ITU prints dense ranks "
		"(1,2,2,3): %s is %d of all countries, its ITU rank is %d; --ignore rank reads the "
		"rest",
		ranks->table->edition->label, ranks->run->world.countries[example].name,
		(int)ranks->table->rows[example].cell[GCI_ITU_RANK].value.value, example_rank);
	return true;
}

/* A rank of the file beside the store's figures of its country. */
struct beside {
	size_t country;
	int rank, stored;     /* the file's, and ITU's by the scores of the store */
	struct decimal score; /* the store's */
};

/* How many ranks the file has; 0 where a score beside them is not that of the store. */
static size_t ranks_beside(
	const struct ranks *ranks, const struct gci_table *stored, struct beside *ret)
{
	struct decimal *scores = stored_scores(ranks->run, stored);
	size_t i, told = 0;

	for (i = 0; i < ranks->run->world.country_count; i++) {
		const struct figure_cell *cells = ranks->table->rows[i].cell;
		const struct gci_figure *figure = &stored->records[i].figure[GCI_SCORE];
		int places;

		if (!cells[GCI_ITU_RANK].line)
			continue;
		if (!figure->source || (cells[GCI_SCORE].line && decimal_cmp(cells[GCI_SCORE].value,
									 figure->value))) {
			told = 0;
			break;
		}
		ret[told] = (struct beside) { .country = i,
			.rank = (int)cells[GCI_ITU_RANK].value.value,
			.score = figure->value };
		stored_ranks(scores, figure->value, &ret[told++].stored, &places);
	}
	mem_free(scores);
	return told;
}

/* By the dense rule among these alone. */
static int rank_among(const struct beside *rows, size_t count, const struct beside *row)
{
	size_t i, k;
	int rank = 1;

	for (i = 0; i < count; i++) {
		bool seen = decimal_cmp(rows[i].score, row->score) <= 0;

		for (k = 0; k < i && !seen; k++)
			seen = decimal_cmp(rows[k].score, rows[i].score) == 0;
		rank += !seen;
	}
	return rank;
}

/* A table of a region with ranks 1, 2, 3 of its own: true where it was refused. */
static bool refuse_group_ranks(const struct ranks *ranks, const struct gci_table *stored)
{
	struct beside *rows;
	const struct beside *other = NULL;
	size_t i, told;
	bool all = true;

	if (!stored || stored->partial ||
		!gci_is_partial(ranks->table->count[GCI_ITU_RANK], stored->scored))
		return false;
	rows = mem_alloc(ranks->table->count[GCI_ITU_RANK] * sizeof *rows);
	told = ranks_beside(ranks, stored, rows);
	for (i = 0; i < told && all; i++) {
		all = rows[i].rank == rank_among(rows, told, &rows[i]);
		if (!other && rows[i].rank != rows[i].stored)
			other = &rows[i];
	}
	if (all && other)
		run_problem(ranks->run, 0, column_of(ranks),
			"the ranks count the %zu countries of this file alone: %s has %d, its ITU "
			"rank in GCI %d is %d; --ignore rank reads the rest",
			told, ranks->run->world.countries[other->country].name, other->rank,
			ranks->table->edition->label, other->stored);
	all = all && other;
	mem_free(rows);
	return all;
}

void check_ranks(
	struct import_run *run, const struct figure_table *table, const struct gci_table *stored)
{
	struct ranks ranks = { .run = run, .table = table };

	if (table->edition->tie_rule == GCI_TIES_NONE) {
		run_problem(run, 0, table->column[GCI_ITU_RANK],
			"ITU printed no ranks in GCI %d (it printed tiers): these are somebody "
			"else's; --ignore rank reads the rest",
			table->edition->label);
		return;
	}
	ranks.expected = check_expected(run, table->edition);
	collect(&ranks);
	if (!refuse_exact_rule(&ranks) && !refuse_stored_places(&ranks, stored) &&
		!refuse_group_ranks(&ranks, stored)) {
		if (!all_fit(&ranks))
			find_misfits(&ranks);
		if (!refuse_misfits(&ranks) || run->options->bundled)
			check_gaps(&ranks);
	}
	mem_free(ranks.entries);
}
