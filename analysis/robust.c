#include "analysis/robust.h"

#include "analysis/random.h"
#include "analysis/rank.h"

#include <assert.h>
#include <stdlib.h>

/* Pillars are at most PILLAR_LIMIT with 15 decimals (10^18), weights below 10^4 * 5 * 2^24: their
 * products stay below 2^100. */
__extension__ typedef __int128 wide;

enum { PILLAR_LIMIT = 1000, WEIGHT_BITS = 24 };

/* The countries with five pillars, as whole numbers of one unit. */
struct field {
	size_t n;
	size_t *country;           /* index into the world */
	int64_t (*x)[GCI_PILLARS]; /* pillars in units of 10^-places */
	int64_t *sum;              /* of the five: S in fifths of a unit */
	int64_t part, whole;       /* epsilon = part / whole */
};

static void field_finish(struct field *field)
{
	mem_free(field->country);
	mem_free(field->x);
	mem_free(field->sum);
}

static bool record_full(const struct gci_record *record)
{
	for (int k = 0; k < GCI_PILLARS; k++) {
		if (!gci_has(record, (enum gci_series)(GCI_FIRST_PILLAR + k)))
			return false;
	}
	return gci_has(record, GCI_SCORE);
}

static struct decimal pillar_of(const struct gci_record *record, int k)
{
	return record->figure[GCI_FIRST_PILLAR + k].value;
}

/* The most decimals any pillar has; false where one is out of all proportion. */
static bool pillars_places(
	const struct gci_world *world, const struct gci_table *table, int *ret, struct err *err)
{
	const struct decimal limit = { .value = PILLAR_LIMIT, .places = 0 };

	*ret = 0;
	for (size_t i = 0; i < world->country_count; i++) {
		for (int k = 0; record_full(&table->records[i]) && k < GCI_PILLARS; k++) {
			struct decimal pillar = pillar_of(&table->records[i], k);

			if (pillar.value < 0 || decimal_cmp(pillar, limit) > 0)
				return err_set(err, ERR_DATA,
					"%s in GCI %d has a pillar outside of 0 to %d",
					world->countries[i].name, table->edition->label,
					PILLAR_LIMIT);
			if (pillar.places > *ret)
				*ret = pillar.places;
		}
	}
	return true;
}

static void field_fill(const struct gci_world *world, const struct gci_table *table, int places,
	struct field *field)
{
	field->country = mem_alloc(world->country_count * sizeof *field->country);
	field->x = mem_alloc(world->country_count * sizeof *field->x);
	field->sum = mem_alloc(world->country_count * sizeof *field->sum);
	for (size_t i = 0; i < world->country_count; i++) {
		if (!record_full(&table->records[i]))
			continue;
		for (int k = 0; k < GCI_PILLARS; k++) {
			struct decimal pillar = pillar_of(&table->records[i], k);

			for (; pillar.places < places; pillar.places++)
				pillar.value *= 10;
			field->x[field->n][k] = pillar.value;
			field->sum[field->n] += pillar.value;
		}
		field->country[field->n++] = i;
	}
}

/* ---- bounds ---- */

/* The header's inequalities, times 5 * whole to be in integers: S_j - S_i is a fifth of the
 * difference of sums. Over all weights j is ahead of i by `ret_low` to `ret_high`. */
static void lead_range(const struct field *field, size_t i, size_t j, wide *ret_low, wide *ret_high)
{
	int64_t low = field->x[j][0] - field->x[i][0], high = low;
	wide centre = (wide)(field->whole - field->part) * (field->sum[j] - field->sum[i]);

	for (int k = 1; k < GCI_PILLARS; k++) {
		int64_t gap = field->x[j][k] - field->x[i][k];

		low = gap < low ? gap : low;
		high = gap > high ? gap : high;
	}
	*ret_low = centre + (wide)(5 * field->part) * low;
	*ret_high = centre + (wide)(5 * field->part) * high;
}

static void bounds_fill(const struct field *field, struct robust *ret)
{
	for (size_t i = 0; i < field->n; i++) {
		struct robust_row *row = &ret->rows[field->country[i]];

		row->best = row->worst = row->equal = 1;
		for (size_t j = 0; j < field->n; j++) {
			wide low, high;

			lead_range(field, i, j, &low, &high);
			row->equal += field->sum[j] > field->sum[i];
			row->best += low > 0;
			row->worst += high > 0;
		}
	}
}

/* ---- draws ---- */

struct keyed {
	wide key;
	size_t item;
};

/* Dirichlet(1,..,1): the gaps between four uniform numbers, in whole 2^-24. The weights are those
 * of the header times 5 * whole * 2^24. */
static void weights_draw(
	const struct field *field, struct random_state *state, int64_t weights[GCI_PILLARS])
{
	const int64_t one = INT64_C(1) << WEIGHT_BITS;
	int64_t cuts[GCI_PILLARS], below = 0;

	for (int k = 0; k < GCI_PILLARS - 1; k++) {
		int64_t cut = (int64_t)(random_next(state) >> (64 - WEIGHT_BITS));
		int at = k;

		for (; at > 0 && cuts[at - 1] > cut; at--)
			cuts[at] = cuts[at - 1];
		cuts[at] = cut;
	}
	cuts[GCI_PILLARS - 1] = one;
	for (int k = 0; k < GCI_PILLARS; k++) {
		weights[k] =
			(field->whole - field->part) * one + 5 * field->part * (cuts[k] - below);
		below = cuts[k];
	}
}

static int keyed_compare(const void *left, const void *right)
{
	const struct keyed *a = left, *b = right;

	return (a->key < b->key) - (a->key > b->key);
}

/* An insertion sort: the items come in the order of equal weights, which other weights disturb
 * little, and it is several times faster than qsort() on them. */
static void keyed_sort(struct keyed *items, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		struct keyed item = items[i];
		size_t at = i;

		for (; at > 0 && items[at - 1].key < item.key; at--)
			items[at] = items[at - 1];
		items[at] = item;
	}
}

/* One draw: counts[item * n + place - 1]++ for every item. */
static void draw_count(const struct field *field, const int64_t weights[GCI_PILLARS],
	const size_t *order, struct keyed *items, int *counts)
{
	size_t first = 0;

	for (size_t i = 0; i < field->n; i++) {
		const int64_t *x = field->x[order[i]];

		items[i] = (struct keyed) { .item = order[i] };
		for (int k = 0; k < GCI_PILLARS; k++)
			items[i].key += (wide)weights[k] * x[k];
	}
	keyed_sort(items, field->n);
	for (size_t i = 0; i < field->n; i++) {
		if (items[i].key != items[first].key)
			first = i;
		counts[items[i].item * field->n + first]++;
	}
}

/* The smallest place at or below which at least `percent` of the draws fall. */
static int quantile(const int *counts, size_t n, int draws, int percent)
{
	int64_t below = 0;
	size_t place = 0;

	do {
		assert(place < n);
		below += counts[place++];
	} while (below * 100 < (int64_t)draws * percent);
	return (int)place;
}

static void draws_fill(const struct field *field, uint64_t seed, struct robust *ret)
{
	size_t n = field->n;
	size_t *order = mem_alloc(n * sizeof *order);
	struct keyed *items = mem_alloc(n * sizeof *items);
	int *counts = mem_alloc(n * n * sizeof *counts);
	struct random_state state;

	for (size_t item = 0; item < n; item++)
		items[item] = (struct keyed) { .key = field->sum[item], .item = item };
	qsort(items, n, sizeof *items, keyed_compare);
	for (size_t i = 0; i < n; i++)
		order[i] = items[i].item;
	random_seed(&state, seed);
	for (int draw = 0; draw < ret->draws; draw++) {
		int64_t weights[GCI_PILLARS];

		weights_draw(field, &state, weights);
		draw_count(field, weights, order, items, counts);
	}
	for (size_t i = 0; i < n; i++) {
		struct robust_row *row = &ret->rows[field->country[i]];

		row->median = quantile(counts + i * n, n, ret->draws, 50);
		row->p5 = quantile(counts + i * n, n, ret->draws, 5);
		row->p95 = quantile(counts + i * n, n, ret->draws, 95);
	}
	mem_free(counts);
	mem_free(items);
	mem_free(order);
}

/* ---- the whole ---- */

static bool epsilon_read(struct decimal epsilon, struct field *field, struct err *err)
{
	char text[DECIMAL_TEXT];

	field->part = epsilon.value;
	field->whole = 1;
	for (int i = 0; i < epsilon.places; i++)
		field->whole *= 10;
	if (epsilon.places > ROBUST_EPSILON_PLACES || field->part < 0 || field->part > field->whole)
		return err_set(err, ERR_USAGE,
			"epsilon %s: must be from 0 to 1, with at most %d decimals",
			decimal_format(epsilon, '.', text), ROBUST_EPSILON_PLACES);
	return true;
}

static void places_fill(const struct gci_world *world, const struct gci_table *table,
	struct arena *arena, struct robust *ret)
{
	bool *mask = mem_alloc(world->country_count * sizeof *mask);
	struct ranking ranking;

	for (size_t i = 0; i < world->country_count; i++) {
		mask[i] = record_full(&table->records[i]);
		ret->left_out += !mask[i] && gci_has(&table->records[i], GCI_SCORE);
	}
	rank_table(table, world, mask, arena, &ranking);
	for (size_t i = 0; i < world->country_count; i++) {
		struct robust_row *row = &ret->rows[i];

		row->present = mask[i];
		if (!mask[i])
			continue;
		row->place = standing_place(ranking.standings[i]);
		ret->reordered += row->place != row->equal;
	}
	ret->n = ranking.n;
	mem_free(mask);
}

bool robust_table(const struct gci_world *world, const struct gci_table *table,
	struct decimal epsilon, int draws, uint64_t seed, struct arena *arena, struct robust *ret,
	struct err *err)
{
	struct field field = { 0 };
	int places;

	if (!epsilon_read(epsilon, &field, err) || !pillars_places(world, table, &places, err))
		return false;
	field_fill(world, table, places, &field);
	if (field.n == 0) {
		field_finish(&field);
		return err_set(err, ERR_NOT_FOUND,
			"GCI %d has no pillar scores, without which weights cannot be moved",
			table->edition->label);
	}
	*ret = (struct robust) {
		.rows = arena_array(arena, world->country_count, sizeof *ret->rows),
		.row_count = world->country_count,
		.draws = draws > 0 ? draws : 0,
	};
	bounds_fill(&field, ret);
	places_fill(world, table, arena, ret);
	if (ret->draws > 0)
		draws_fill(&field, seed, ret);
	field_finish(&field);
	return true;
}

bool robust_orders(const struct gci_world *world, const struct gci_table *table,
	struct decimal epsilon, size_t country, struct arena *arena, enum robust_order **ret,
	struct err *err)
{
	struct field field = { 0 };
	size_t at = 0;
	int places;

	if (!epsilon_read(epsilon, &field, err) || !pillars_places(world, table, &places, err))
		return false;
	field_fill(world, table, places, &field);
	while (at < field.n && field.country[at] != country)
		at++;
	if (at == field.n) {
		field_finish(&field);
		return err_set(err, ERR_NOT_FOUND, "%s has no pillar scores in GCI %d",
			world->countries[country].name, table->edition->label);
	}
	*ret = arena_array(arena, world->country_count, sizeof **ret);
	for (size_t j = 0; j < field.n; j++) {
		wide low, high;

		if (j == at)
			continue;
		lead_range(&field, at, j, &low, &high);
		(*ret)[field.country[j]] = low > 0                 ? ROBUST_ABOVE
					   : high < 0              ? ROBUST_BELOW
					   : low == 0 && high == 0 ? ROBUST_LEVEL
								   : ROBUST_OPEN;
	}
	field_finish(&field);
	return true;
}
