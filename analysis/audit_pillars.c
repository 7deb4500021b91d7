/* Five printed pillars, each rounded, against a printed score, rounded too. */
#include "analysis/audit_find.h"

#include <stdlib.h>

enum { NEAR = 10 * AUDIT_ROUNDING /* a sum that is meant to be the score, right or not */ };

/* A row with a score and all five pillars. */
struct summed {
	size_t country;
	struct decimal score, sum;
};

static int summed_compare(const void *left, const void *right)
{
	const struct summed *a = left, *b = right;
	int order = decimal_cmp(b->score, a->score);

	return order ? order : (a->country > b->country) - (a->country < b->country);
}

static size_t collect(
	const struct audit *audit, const struct audit_table *table, struct summed *rows)
{
	size_t count = 0;

	for (size_t i = 0; i < audit->world->country_count; i++) {
		const struct gci_record *record = &table->records[i];
		struct decimal sum;

		if (gci_has(record, GCI_SCORE) && audit_pillar_sum(record, &sum))
			rows[count++] = (struct summed) { i, record->figure[GCI_SCORE].value, sum };
	}
	qsort(rows, count, sizeof *rows, summed_compare);
	return count;
}

/* Whether the pillars are parts of the score at all: most sums are near it. */
static bool adds_up(struct audit *audit, const struct audit_table *table, const struct summed *rows,
	size_t count)
{
	size_t near = 0;

	for (size_t i = 0; i < count; i++)
		near += audit_near(table->edition, rows[i].sum, rows[i].score, NEAR);
	if (near * 3 >= count * 2)
		return true;
	audit_find(audit, table, AUDIT_WARNING, "pillar-scale", -1, GCI_LEGAL,
		"the five pillars add up to the score in %zu of %zu rows only: they are on another "
		"scale, or columns are mixed up",
		near, count);
	return false;
}

static void check_sums(struct audit *audit, const struct audit_table *table,
	const struct summed *rows, size_t count)
{
	size_t rounded = 0;

	for (size_t i = 0; i < count; i++) {
		struct decimal apart;
		char text[DECIMAL_TEXT];

		if (audit_near(table->edition, rows[i].sum, rows[i].score, AUDIT_ROUNDING)) {
			rounded += decimal_cmp(rows[i].sum, rows[i].score) != 0;
			continue;
		}
		if (!decimal_sub(rows[i].sum, rows[i].score, &apart))
			continue;
		audit_find(audit, table, AUDIT_WARNING, "pillar-sum", (int)rows[i].country,
			GCI_SCORE, "%s: the pillars add up to %s, the score is %s (%s)",
			audit_name(audit, rows[i].country), audit_digits(audit, rows[i].sum),
			audit_digits(audit, rows[i].score),
			decimal_format_signed(apart, '.', text));
	}
	if (rounded)
		audit_find(audit, table, AUDIT_NOTE, "pillar-rounding", -1, GCI_SCORE,
			"in %zu of %zu rows the pillars add up to another number than the score, "
			"by rounding (%s at most)",
			rounded, count,
			audit_digits(audit,
				(struct decimal) { AUDIT_ROUNDING, table->edition->decimals }));
}

static void say_order(struct audit *audit, const struct audit_table *table,
	const struct summed *above, const struct summed *below)
{
	audit_find(audit, table, AUDIT_WARNING, "pillar-order", (int)above->country, GCI_SCORE,
		"%s scores more than %s (%s, %s), but %s (%s, %s)",
		audit_name_line(audit, table, above->country, GCI_SCORE),
		audit_name_line(audit, table, below->country, GCI_SCORE),
		audit_digits(audit, above->score), audit_digits(audit, below->score),
		decimal_cmp(above->sum, below->sum) ? "the sums of their pillars say the reverse"
						    : "their pillars add up to the same",
		audit_digits(audit, above->sum), audit_digits(audit, below->sum));
}

/* Rows that are next to each other by score; of a tie, every pair with the next score. A row whose
 * sum is far off has been named for that, and would only accuse its neighbours. */
static void check_order(
	struct audit *audit, const struct audit_table *table, struct summed *rows, size_t all)
{
	size_t from, next, after, i, k, count = 0;

	for (i = 0; i < all; i++)
		if (audit_near(table->edition, rows[i].sum, rows[i].score, NEAR))
			rows[count++] = rows[i];
	for (from = 0; from < count; from = next) {
		for (next = from; next < count && !decimal_cmp(rows[next].score, rows[from].score);
			next++)
			;
		for (after = next;
			after < count && !decimal_cmp(rows[after].score, rows[next].score); after++)
			;
		for (i = from; i < next; i++)
			for (k = next; k < after; k++)
				if (decimal_cmp(rows[i].sum, rows[k].sum) <= 0)
					say_order(audit, table, &rows[i], &rows[k]);
	}
}

void audit_pillars(struct audit *audit, const struct audit_table *table)
{
	struct summed *rows = mem_alloc(audit->world->country_count * sizeof *rows);
	size_t count = collect(audit, table, rows);

	if (count && adds_up(audit, table, rows, count)) {
		check_sums(audit, table, rows, count);
		check_order(audit, table, rows, count);
	}
	mem_free(rows);
}
