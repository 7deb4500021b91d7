#include "analysis/rank.h"

#include <assert.h>
#include <string.h>

const char *const rank_ties_names[RANK_TIES] = {
	[RANK_COMPETITION] = "competition",
	[RANK_DENSE] = "dense",
	[RANK_MODIFIED] = "modified",
	[RANK_FRACTIONAL] = "fractional",
	[RANK_ORDINAL] = "ordinal",
};

struct entry {
	struct decimal value;
	size_t index;
};

/* The figures of one edition mostly have as many places, and are compared ten thousand times. */
static bool is_lower(struct decimal a, struct decimal b)
{
	return a.places == b.places ? a.value < b.value : decimal_cmp(a, b) < 0;
}

/* Highest first, equals in the order they come. Binary insertion: for the two hundred countries
 * there are it takes a third of the instructions of qsort(), which calls back for every comparison.
 */
static void entry_insert(struct entry *entries, size_t n, struct entry entry)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (is_lower(entries[middle].value, entry.value))
			high = middle;
		else
			low = middle + 1;
	}
	memmove(&entries[low + 1], &entries[low], (n - low) * sizeof *entries);
	entries[low] = entry;
}

struct decimal rank_half(int doubled)
{
	if (doubled % 2 == 0)
		return (struct decimal) { .value = doubled / 2, .places = 0 };
	return (struct decimal) { .value = (int64_t)doubled * 5, .places = 1 };
}

struct decimal rank_by(struct standing standing, enum rank_ties ties)
{
	const int doubled[RANK_TIES] = {
		[RANK_COMPETITION] = 2 * standing_place(standing),
		[RANK_DENSE] = 2 * standing_dense(standing),
		[RANK_MODIFIED] = 2 * standing_modified(standing),
		[RANK_FRACTIONAL] = standing_fractional_doubled(standing),
		[RANK_ORDINAL] = 2 * standing_ordinal(standing),
	};

	assert(ties < RANK_TIES);
	return rank_half(doubled[ties]);
}

bool rank_percentile(struct standing standing, int n, struct decimal *ret)
{
	int64_t below_doubled;

	if (!standing.present || n < 2)
		return false;
	/* 100 (n - r) / (n - 1) with both sides of the fraction doubled */
	below_doubled = 2 * (int64_t)n - standing_fractional_doubled(standing);
	*ret = decimal_mean((struct decimal) { .value = 100 * below_doubled, .places = 0 },
		2 * ((int64_t)n - 1), 2);
	return true;
}

/* Walks the sorted entries level by level. */
static void standings_fill(const struct entry *entries, size_t n, struct ranking *ret)
{
	size_t first = 0;

	while (first < n) {
		size_t after = first + 1;

		while (after < n && decimal_cmp(entries[after].value, entries[first].value) == 0)
			after++;
		for (size_t i = first; i < after; i++) {
			ret->standings[entries[i].index] = (struct standing) {
				.present = true,
				.higher = (int)first,
				.equal = (int)(after - first),
				.distinct_higher = ret->distinct,
				.equal_before = (int)(i - first),
			};
		}
		ret->distinct++;
		first = after;
	}
}

void rank_decimals(
	const struct decimal *values, const bool *present, size_t count, struct ranking *ret)
{
	struct entry *entries = mem_alloc(count * sizeof *entries);
	size_t n = 0;

	ret->count = count;
	ret->distinct = 0;
	for (size_t i = 0; i < count; i++) {
		ret->standings[i] = (struct standing) { 0 };
		if (!present || present[i])
			entry_insert(
				entries, n++, (struct entry) { .value = values[i], .index = i });
	}
	ret->n = (int)n;
	standings_fill(entries, n, ret);
	mem_free(entries);
}

void rank_series(const struct gci_table *table, const struct gci_world *world,
	enum gci_series series, const bool *panel, struct arena *arena, struct ranking *ret)
{
	size_t count = world->country_count;
	struct decimal *values = mem_alloc(count * sizeof *values);
	bool *present = mem_alloc(count * sizeof *present);

	assert(series != GCI_ITU_RANK && series != GCI_TIER);
	for (size_t i = 0; i < count; i++) {
		const struct gci_record *record = &table->records[i];

		present[i] = gci_has(record, series) && (!panel || panel[i]);
		values[i] = record->figure[series].value;
	}
	ret->standings = arena_array(arena, count, sizeof *ret->standings);
	rank_decimals(values, present, count, ret);
	mem_free(present);
	mem_free(values);
}

void rank_table(const struct gci_table *table, const struct gci_world *world, const bool *panel,
	struct arena *arena, struct ranking *ret)
{
	rank_series(table, world, GCI_SCORE, panel, arena, ret);
}
