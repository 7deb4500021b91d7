#include "analysis/stats.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

static int decimal_compare(const void *left, const void *right)
{
	return decimal_cmp(*(const struct decimal *)left, *(const struct decimal *)right);
}

static int int_compare(const void *left, const void *right)
{
	int a = *(const int *)left, b = *(const int *)right;

	return (a > b) - (a < b);
}

/* The mean of some values to two places. Exact as long as the sum has a decimal's digits, which
 * scores always do; beyond it, the nearest a double gives. */
static struct decimal mean_of(const struct decimal *values, size_t n)
{
	struct decimal sum = { 0 };
	double rough = 0;
	bool exact = true;

	for (size_t i = 0; i < n; i++) {
		exact = exact && decimal_add(sum, values[i], &sum);
		rough += decimal_double(values[i]);
	}
	rough /= (double)n;
	if (exact)
		return decimal_mean(sum, (int64_t)n, 2);
	/* No score is so large; a damaged store may say so. */
	return fabs(rough) < 1e12 ? decimal_round(rough, 2)
				  : (struct decimal) { llround(rough), 0 };
}

/* Half the sum of two figures, exact: 95.3 and 97.0 give 96.15. */
static bool middle_of(struct decimal a, struct decimal b, struct decimal *ret)
{
	const int64_t limit = INT64_C(200000000000000000); /* of DECIMAL_DIGITS digits, times 5 */
	struct decimal sum;

	if (decimal_cmp(a, b) == 0) {
		*ret = a;
		return true;
	}
	if (!decimal_add(a, b, &sum))
		return false;
	if (sum.value % 2 == 0) {
		*ret = (struct decimal) { sum.value / 2, sum.places };
		return true;
	}
	if (sum.places == DECIMAL_PLACES || llabs(sum.value) >= limit)
		return false;
	*ret = (struct decimal) { sum.value * 5, sum.places + 1 };
	return true;
}

bool stats_decimals(
	const struct decimal *values, const bool *present, size_t count, struct stats *ret)
{
	struct decimal *sorted = mem_alloc(count * sizeof *sorted);
	size_t n = 0;
	double sum = 0, squares = 0;

	for (size_t i = 0; i < count; i++) {
		if (!present || present[i])
			sorted[n++] = values[i];
	}
	*ret = (struct stats) { .n = (int)n };
	if (n > 0) {
		qsort(sorted, n, sizeof *sorted, decimal_compare);
		ret->min = sorted[0];
		ret->max = sorted[n - 1];
		ret->mean = mean_of(sorted, n);
		ret->median = mean_of(sorted + (n - 1) / 2, n % 2 ? 1 : 2);
		ret->has_middle = middle_of(sorted[(n - 1) / 2], sorted[n / 2], &ret->middle);
		for (size_t i = 0; i < n; i++)
			sum += decimal_double(sorted[i]);
		ret->mean_double = sum / (double)n;
		for (size_t i = 0; i < n; i++) {
			double off = decimal_double(sorted[i]) - ret->mean_double;

			squares += off * off;
		}
		/* equal values have no spread, whatever the rounding of their mean says */
		if (decimal_cmp(ret->min, ret->max) != 0)
			ret->sd = sqrt(squares / (double)n);
		ret->cv = sum != 0 ? ret->sd / ret->mean_double : NAN;
	}
	mem_free(sorted);
	return n > 0;
}

struct decimal stats_median_int(int *values, size_t count)
{
	assert(count > 0);
	qsort(values, count, sizeof *values, int_compare);
	return rank_half(values[(count - 1) / 2] + values[count / 2]);
}

static bool is_member(const struct gci_table *table, const struct gci_set *members, size_t country)
{
	if (members)
		return members->member[country];
	for (int series = 0; series < GCI_SERIES; series++) {
		if (gci_has(&table->records[country], (enum gci_series)series))
			return true;
	}
	return false;
}

/* Members whose score is `score`. */
static void list_scored(const struct decimal *scores, const bool *present, size_t count,
	struct decimal score, struct arena *arena, struct gci_list *ret)
{
	*ret = (struct gci_list) { .index = arena_array(arena, count, sizeof *ret->index) };
	for (size_t i = 0; i < count; i++) {
		if (present[i] && decimal_cmp(scores[i], score) == 0)
			ret->index[ret->count++] = i;
	}
}

/* At least one is present. */
static void group_places(
	const struct ranking *whole, const bool *present, size_t count, struct stats_group *ret)
{
	int *places = mem_alloc(count * sizeof *places);
	size_t n = 0;

	for (size_t i = 0; i < count; i++) {
		if (present[i])
			places[n++] = standing_place(whole->standings[i]);
	}
	ret->has_median_place = true;
	ret->median_place = stats_median_int(places, n);
	mem_free(places);
}

static void group_tiers(const struct gci_world *world, const struct gci_table *table,
	const struct gci_set *members, struct stats_group *ret)
{
	for (size_t i = 0; i < world->country_count; i++) {
		int tier = gci_record_tier(&table->records[i]);

		ret->has_tiers = ret->has_tiers || tier > 0;
		if (tier >= 1 && tier <= GCI_TIERS && is_member(table, members, i))
			ret->tiers[tier - 1]++;
	}
}

bool stats_group(const struct gci_world *world, const struct gci_table *table,
	const struct ranking *whole, const struct gci_set *members, struct arena *arena,
	struct stats_group *ret)
{
	size_t count = world->country_count;
	struct decimal *scores = mem_alloc(count * sizeof *scores);
	bool *present = mem_alloc(count * sizeof *present);
	bool any;

	*ret = (struct stats_group) { 0 };
	for (size_t i = 0; i < count; i++) {
		bool member = is_member(table, members, i);

		ret->members += member;
		present[i] = member &&
			     gci_record_score100(table->edition, &table->records[i], &scores[i]);
	}
	group_tiers(world, table, members, ret);
	any = stats_decimals(scores, present, count, &ret->score);
	if (any) {
		list_scored(scores, present, count, ret->score.max, arena, &ret->best);
		list_scored(scores, present, count, ret->score.min, arena, &ret->worst);
		if (whole && !table->partial)
			group_places(whole, present, count, ret);
	}
	mem_free(present);
	mem_free(scores);
	return any;
}
