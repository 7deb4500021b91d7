#include "analysis/audit_find.h"
#include "analysis/audit_fit.h"

#include <assert.h>

struct ranks {
	struct audit *audit;
	const struct audit_table *table;
	struct fit fit;
	size_t missing; /* rows that are known not to be there */
};

static const char *const rule_words[RANK_TIES] = {
	[RANK_COMPETITION] = "competition ranks (1,2,2,4)",
	[RANK_DENSE] = "dense ranks (1,2,2,3)",
	[RANK_MODIFIED] = "modified ranks (1,3,3,4)",
	[RANK_FRACTIONAL] = "fractional ranks (1,2.5,2.5,4)",
	[RANK_ORDINAL] = "ordinal ranks (1,2,3,4 through ties)",
};

static struct decimal rank_of(const struct ranks *ranks, size_t country)
{
	return ranks->table->records[country].figure[GCI_ITU_RANK].value;
}

static const char *rank_text(const struct ranks *ranks, size_t country)
{
	return audit_digits(ranks->audit, rank_of(ranks, country));
}

static const char *score_text(const struct ranks *ranks, size_t country)
{
	return audit_digits(ranks->audit, ranks->table->records[country].figure[GCI_SCORE].value);
}

static const char *name_line(const struct ranks *ranks, size_t country)
{
	return audit_name_line(ranks->audit, ranks->table, country, GCI_ITU_RANK);
}

static bool is_misfit(const struct ranks *ranks, const struct fit_row *row)
{
	return !ranks->fit.nodes[row->node].chosen;
}

static size_t country_of(const struct ranks *ranks, const struct fit_node *node)
{
	return fit_row_of(&ranks->fit, node)->country;
}

/* ---- two rows that changed places ---- */

static struct fit_row *row_of(const struct fit *fit, size_t country)
{
	struct fit_row *row = fit->rows; /* both have one */

	while (row->country != country)
		row++;
	return row;
}

static void swap_ranks(struct fit *fit, size_t a, size_t b)
{
	struct fit_row *left = row_of(fit, a), *right = row_of(fit, b);
	int64_t kept = left->doubled;

	left->doubled = right->doubled;
	right->doubled = kept;
}

/* One of two stands above the other by score and below it by rank. */
static bool inverted(const struct fit_row *a, const struct fit_row *b)
{
	return (a->level < b->level && a->doubled > b->doubled) ||
	       (a->level > b->level && a->doubled < b->doubled);
}

/* Tries every pair of a row that does not fit and any other: exchanging two ranks must make good at
 * least two things, and both rows must fit then. */
static bool find_exchange(struct ranks *ranks, size_t *ret_a, size_t *ret_b)
{
	struct fit *fit = &ranks->fit;
	struct fit_row *rows = mem_alloc(fit->count * sizeof *rows);
	bool *misfit = mem_alloc(fit->count * sizeof *misfit);
	int64_t before = (int64_t)fit->misfits + fit->slots, least = before - 1;
	size_t count = fit->count;
	bool found = false;

	for (size_t i = 0; i < count; i++) {
		rows[i] = fit->rows[i];
		misfit[i] = is_misfit(ranks, &rows[i]) && !rows[i].exchanged;
	}
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; misfit[i] && k < count; k++) {
			if (rows[k].exchanged || !inverted(&rows[i], &rows[k]))
				continue;
			swap_ranks(fit, rows[i].country, rows[k].country);
			fit_by(fit, fit->ties, ranks->missing);
			if ((int64_t)fit->misfits + fit->slots < least &&
				!is_misfit(ranks, row_of(fit, rows[i].country)) &&
				!is_misfit(ranks, row_of(fit, rows[k].country))) {
				least = (int64_t)fit->misfits + fit->slots;
				*ret_a = rows[i].country;
				*ret_b = rows[k].country;
				found = true;
			}
			swap_ranks(fit, rows[i].country, rows[k].country);
		}
	fit_by(fit, fit->ties, ranks->missing);
	mem_free(misfit);
	mem_free(rows);
	return found;
}

/* What the pillars say was exchanged. */
static const char *exchanged_what(const struct ranks *ranks, size_t a, size_t b)
{
	enum { NEAR = 2 * AUDIT_ROUNDING };
	const struct gci_record *records = ranks->table->records;
	const struct gci_edition *edition = ranks->table->edition;
	struct decimal score_a = records[a].figure[GCI_SCORE].value,
		       score_b = records[b].figure[GCI_SCORE].value, sum_a, sum_b;

	if (!audit_pillar_sum(&records[a], &sum_a) || !audit_pillar_sum(&records[b], &sum_b) ||
		audit_near(edition, score_a, score_b, NEAR))
		return "the scores, or the ranks,";
	if (audit_near(edition, sum_a, score_b, NEAR) && audit_near(edition, sum_b, score_a, NEAR))
		return "the scores";
	if (audit_near(edition, sum_a, score_a, NEAR) && audit_near(edition, sum_b, score_b, NEAR))
		return "the ranks";
	return "the scores, or the ranks,";
}

static void say_exchange(const struct ranks *ranks, size_t a, size_t b)
{
	bool a_first = audit_line(ranks->table, a, GCI_ITU_RANK) <=
		       audit_line(ranks->table, b, GCI_ITU_RANK);
	size_t first = a_first ? a : b, second = a_first ? b : a;

	audit_find(ranks->audit, ranks->table, AUDIT_ERROR, "exchanged", (int)first, GCI_ITU_RANK,
		"%s of %s and %s are exchanged: ranks %s and %s, scores %s and %s; the other way "
		"round both fit",
		exchanged_what(ranks, first, second), name_line(ranks, first),
		name_line(ranks, second), rank_text(ranks, first), rank_text(ranks, second),
		score_text(ranks, first), score_text(ranks, second));
}

/* Rows that changed places are put back, so that the rest is looked at as if they had not. */
static void settle_exchanges(struct ranks *ranks)
{
	size_t a = 0, b = 0;

	while (find_exchange(ranks, &a, &b)) {
		say_exchange(ranks, a, b);
		swap_ranks(&ranks->fit, a, b);
		row_of(&ranks->fit, a)->exchanged = row_of(&ranks->fit, b)->exchanged = true;
		fit_by(&ranks->fit, ranks->fit.ties, ranks->missing);
	}
}

/* ---- rows that do not fit ---- */

/* Between which scores a row of this rank would stand, where no row fits it; NULL: one does. */
static const char *free_place(const struct ranks *ranks, int64_t rank)
{
	const struct fit_node *above = NULL, *below = NULL;

	for (size_t i = 0; i < ranks->fit.node_count; i++) {
		const struct fit_node *node = &ranks->fit.nodes[i];

		if (!node->chosen)
			continue;
		if (node->first <= rank && rank <= node->last)
			return NULL;
		if (node->last < rank)
			above = node;
		if (node->first > rank && !below)
			below = node;
	}
	if (above && below)
		return arena_printf(ranks->audit->arena, "between %s and %s",
			score_text(ranks, country_of(ranks, below)),
			score_text(ranks, country_of(ranks, above)));
	if (below)
		return arena_printf(ranks->audit->arena, "above %s",
			score_text(ranks, country_of(ranks, below)));
	return above ? arena_printf(ranks->audit->arena, "below %s",
			       score_text(ranks, country_of(ranks, above)))
		     : NULL;
}

/* "; rank 100 would be of a score between 49.90 and 50.20". */
static const char *free_words(const struct ranks *ranks, const struct fit_row *row)
{
	const char *place = free_place(ranks, row->doubled / 2);

	return place ? arena_printf(ranks->audit->arena, "; rank %s would be of a score %s",
			       rank_text(ranks, row->country), place)
		     : "";
}

/* The row with the same score that fits, or NULL. */
static const struct fit_node *tied_node(const struct ranks *ranks, const struct fit_row *row)
{
	for (size_t i = 0; i < ranks->fit.node_count; i++)
		if (ranks->fit.nodes[i].chosen && ranks->fit.nodes[i].level == row->level)
			return &ranks->fit.nodes[i];
	return NULL;
}

/* What the rule gives for a score that stands between two rows: "22", "22 to 24". */
static const char *given_words(const struct ranks *ranks, int64_t low, int64_t high)
{
	if (low == high)
		return arena_printf(ranks->audit->arena, "%lld", (long long)low);
	return arena_printf(ranks->audit->arena, "%lld to %lld", (long long)low, (long long)high);
}

static void say_tie_split(
	const struct ranks *ranks, const struct fit_row *row, const struct fit_node *tied)
{
	size_t other = country_of(ranks, tied);

	audit_find(ranks->audit, ranks->table, AUDIT_ERROR, "tie-split", (int)row->country,
		GCI_ITU_RANK, "%s and %s have one score, %s, and two ranks, %s and %s%s",
		name_line(ranks, row->country), name_line(ranks, other),
		score_text(ranks, row->country), rank_text(ranks, row->country),
		rank_text(ranks, other), free_words(ranks, row));
}

static void say_no_place(const struct ranks *ranks, const struct fit_row *row,
	const struct fit_node *above, const struct fit_node *below)
{
	STR_SCOPED between = { 0 };

	if (above)
		str_addf(&between, "%s (%s) above it", rank_text(ranks, country_of(ranks, above)),
			audit_name(ranks->audit, country_of(ranks, above)));
	assert(below); /* else there would be a place at the end */
	str_addf(&between, "%s%s (%s) below it", above ? ", " : "",
		rank_text(ranks, country_of(ranks, below)),
		audit_name(ranks->audit, country_of(ranks, below)));
	audit_find(ranks->audit, ranks->table, AUDIT_ERROR, "score", (int)row->country, GCI_SCORE,
		"%s: score %s and rank %s contradict each other: the ranks are %s%s",
		audit_name(ranks->audit, row->country), score_text(ranks, row->country),
		rank_text(ranks, row->country), str_text(&between), free_words(ranks, row));
}

/* The neighbour with the same rank, or NULL. */
static const struct fit_node *sharing(
	const struct fit_row *row, const struct fit_node *above, const struct fit_node *below)
{
	if (above && above->doubled == row->doubled)
		return above;
	return below && below->doubled == row->doubled ? below : NULL;
}

static void say_misfit(const struct ranks *ranks, const struct fit_row *row)
{
	const struct fit_node *above = fit_above(&ranks->fit, row->level),
			      *below = fit_below(&ranks->fit, row->level),
			      *tied = tied_node(ranks, row), *shared = sharing(row, above, below);
	int64_t low, high;
	const char *rule = rule_words[ranks->fit.ties];

	fit_place(&ranks->fit, row->level, &low, &high);
	if (tied && ranks->fit.ties != RANK_ORDINAL) {
		say_tie_split(ranks, row, tied);
	} else if (low > high) {
		say_no_place(ranks, row, above, below);
	} else if (shared) {
		audit_find(ranks->audit, ranks->table, AUDIT_ERROR, "rank-shared",
			(int)row->country, GCI_ITU_RANK,
			"%s and %s have one rank, %s, and two scores, %s and %s; by %s %s has %s",
			name_line(ranks, row->country), name_line(ranks, country_of(ranks, shared)),
			rank_text(ranks, row->country), score_text(ranks, row->country),
			score_text(ranks, country_of(ranks, shared)), rule,
			audit_name(ranks->audit, row->country), given_words(ranks, low, high));
	} else {
		audit_find(ranks->audit, ranks->table, AUDIT_ERROR, "rank", (int)row->country,
			GCI_ITU_RANK, "%s: rank %s does not fit the score %s: by %s it is %s%s",
			audit_name(ranks->audit, row->country), rank_text(ranks, row->country),
			score_text(ranks, row->country), rule, given_words(ranks, low, high),
			free_words(ranks, row));
	}
}

/* True where the table is beyond naming single rows. */
static bool hopeless(const struct fit *fit)
{
	enum { FEW = 4 };

	return fit->misfits > FEW && fit->misfits * 20 > fit->count;
}

/* ---- rows that are not there ---- */

/* Of the positions first..last those that a row with a wrong rank or a wrong score accounts for. */
static int64_t accounted(const struct ranks *ranks, const struct fit_node *above,
	const struct fit_node *below, int64_t first, int64_t last)
{
	int64_t count = 0;

	for (size_t i = 0; i < ranks->fit.count; i++) {
		const struct fit_row *row = &ranks->fit.rows[i];
		int64_t rank = row->doubled / 2;

		count += is_misfit(ranks, row) && ((first <= rank && rank <= last) ||
							  ((!above || row->level > above->level) &&
								  row->level < below->level));
	}
	return count;
}

static void say_missing_row(const struct ranks *ranks, const struct fit_node *above,
	const struct fit_node *below, int64_t first, int64_t last)
{
	bool sure = ranks->missing >= (size_t)(last - first + 1), one = first == last;
	size_t next = country_of(ranks, below);
	struct audit *audit = ranks->audit;
	STR_SCOPED score = { 0 };

	if (above)
		str_addf(&score, "between %s (%s) and %s (%s)", score_text(ranks, next),
			audit_name(audit, next), score_text(ranks, country_of(ranks, above)),
			audit_name(audit, country_of(ranks, above)));
	else
		str_addf(&score, "above %s (%s)", score_text(ranks, next), audit_name(audit, next));
	audit_find(audit, ranks->table, AUDIT_WARNING, "missing-row", -1, GCI_ITU_RANK,
		"no row has rank%s %s: %s, score %s", one ? "" : "s",
		given_words(ranks, first, last),
		one && sure ? "one row is missing"
		: one       ? "one row may be missing"
		: sure      ? "rows are missing"
			    : "rows may be missing",
		str_text(&score));
}

/* The end of the table: nothing follows that would show it, but the edition says its last rank. */
static void check_end(const struct ranks *ranks, const struct fit_node *last)
{
	const struct gci_edition *edition = ranks->table->edition;

	if (ranks->missing && ranks->fit.ties == RANK_DENSE && edition->last_rank > last->last)
		audit_find(ranks->audit, ranks->table, AUDIT_WARNING, "missing-row", -1,
			GCI_ITU_RANK,
			"the last rank is %lld, that of GCI %d is %d: rows are missing at the end, "
			"score below %s (%s)",
			(long long)last->last, edition->label, edition->last_rank,
			score_text(ranks, country_of(ranks, last)),
			audit_name(ranks->audit, country_of(ranks, last)));
}

static void check_gaps(const struct ranks *ranks)
{
	const struct fit_node *above = NULL;

	for (size_t i = 0; i < ranks->fit.node_count; i++) {
		const struct fit_node *node = &ranks->fit.nodes[i];
		int64_t first, last;

		if (!node->chosen)
			continue;
		first = above ? above->last + 1 : 1;
		last = node->first - 1;
		if (last - first + 1 > accounted(ranks, above, node, first, last))
			say_missing_row(ranks, above, node, first, last);
		above = node;
	}
	if (above && !ranks->fit.misfits)
		check_end(ranks, above);
}

/* ---- the rule ---- */

static void say_rule(const struct ranks *ranks, const struct audit_rule *rule)
{
	struct arena *arena = ranks->audit->arena;
	const char *words = rule_words[rule->ties], *text;
	const char *rows =
		rule->followed == rule->rows
			? arena_printf(arena, "all %zu rows", rule->rows)
			: arena_printf(arena, "%zu of %zu rows", rule->followed, rule->rows);
	enum audit_severity severity = AUDIT_ERROR;

	if (ranks->table->edition->tie_rule == GCI_TIES_NONE) {
		text = arena_printf(arena,
			"ITU printed no ranks in GCI %d (it printed tiers): these are somebody "
			"else's, %s in %s",
			ranks->table->edition->label, words, rows);
	} else if (rule->none) {
		text = arena_printf(arena,
			"the ranks fit the scores by no tie rule, the nearest are %s in %s: they "
			"are of another table, the scores were rounded, or a column was sorted "
			"without the other",
			words, rows);
	} else if (!rule->told) {
		severity = AUDIT_NOTE;
		text = arena_printf(arena,
			"the ranks fit in %s; no two rows have one score, so every tie rule gives "
			"the same",
			rows);
	} else if (rule->ties != RANK_DENSE) {
		text = arena_printf(arena,
			"the ranks are %s in %s; ITU prints %s: these are somebody else's", words,
			rows, rule_words[RANK_DENSE]);
	} else {
		severity = AUDIT_NOTE;
		text = arena_printf(
			arena, "the ranks are %s in %s; the last is %d", words, rows, rule->last);
	}
	audit_find(ranks->audit, ranks->table, severity, "rank-rule", -1, GCI_ITU_RANK, "%s", text);
}

static size_t missing_rows(const struct ranks *ranks)
{
	size_t count = ranks->fit.count, expected = (size_t)ranks->table->expected;

	if (!expected)
		return count / 10;
	return expected > count ? expected - count : 0;
}

void audit_ranks(struct audit *audit, const struct audit_table *table, struct audit_rule *ret)
{
	struct ranks ranks = { .audit = audit, .table = table };
	struct fit *fit = &ranks.fit;

	*ret = (struct audit_rule) { 0 };
	fit_init(fit, table, audit->world->country_count, audit->arena);
	if (!fit->count)
		return;
	ranks.missing = missing_rows(&ranks);
	fit_best(fit, ranks.missing);
	ret->none = hopeless(fit);
	if (!ret->none)
		settle_exchanges(&ranks);
	fit_refine(fit);
	ret->found = true;
	ret->told = fit->tied > 0;
	ret->ties = fit->ties;
	ret->rows = fit->count;
	for (size_t i = 0; i < fit->count; i++)
		ret->followed += !is_misfit(&ranks, &fit->rows[i]) && !fit->rows[i].exchanged;
	for (size_t i = 0; i < audit->world->country_count; i++)
		if (gci_record_rank(&table->records[i]) > ret->last)
			ret->last = gci_record_rank(&table->records[i]);
	for (size_t i = 0; !ret->none && i < fit->count; i++)
		if (is_misfit(&ranks, &fit->rows[i]))
			say_misfit(&ranks, &fit->rows[i]);
	if (!ret->none && !audit_partial(audit, table))
		check_gaps(&ranks);
	say_rule(&ranks, ret);
}
