#include "analysis/before_after.h"

#include "analysis/random.h"
#include "analysis/rank.h"

#include <math.h>

static const double same_within = 1e-9; /* sums in another order still count as equal */

enum before_after_phase before_after_phase(const struct gci_edition *edition, int event_year)
{
	if (edition->collected_from <= 0 || edition->collected_to <= 0)
		return BEFORE_AFTER_NEITHER;
	if (edition->collected_to < event_year)
		return BEFORE_AFTER_PRE;
	if (edition->collected_from > event_year)
		return BEFORE_AFTER_POST;
	return BEFORE_AFTER_NEITHER;
}

void before_after_load(const struct gci_world *world, const struct gci_table *const *tables,
	size_t count, enum before_after_outcome outcome, struct arena *arena,
	struct before_after_data *ret)
{
	size_t units = world->country_count;
	double *values = arena_array(arena, count * units, sizeof *values);
	bool *known = arena_array(arena, count * units, sizeof *known);

	for (size_t e = 0; e < count; e++) {
		struct ranking whole;

		rank_table(tables[e], world, NULL, arena, &whole);
		for (size_t i = 0; i < units; i++) {
			struct decimal score;
			size_t at = e * units + i;

			known[at] = gci_record_score100(
				tables[e]->edition, &tables[e]->records[i], &score);
			if (!known[at])
				continue;
			values[at] = decimal_double(score);
			/* unrounded, unlike the percentile that is printed; of a country alone it
			 * is not a number, and a group of one is not compared */
			if (outcome == BEFORE_AFTER_PERCENTILE)
				values[at] = 100.0 *
					     (2 * whole.n - standing_fractional_doubled(
								    whole.standings[i])) /
					     (2.0 * (whole.n - 1));
		}
	}
	ret->units = units;
	ret->editions = count;
	ret->values = values;
	ret->known = known;
}

/* ---- who is compared ---- */

static bool unit_complete(const struct before_after_data *data, size_t unit)
{
	for (size_t e = 0; data->known && e < data->editions; e++) {
		if (!data->known[e * data->units + unit])
			return false;
	}
	return true;
}

static bool unit_is_other(const struct before_after_data *data, size_t unit)
{
	return !data->group[unit] && (!data->others || data->others[unit]);
}

static double value_of(const struct before_after_data *data, size_t edition, size_t unit)
{
	return data->values[edition * data->units + unit];
}

static double mean_of(
	const struct before_after_data *data, size_t edition, const struct gci_list *units)
{
	double sum = 0;

	for (size_t i = 0; i < units->count; i++)
		sum += value_of(data, edition, units->index[i]);
	return sum / (double)units->count;
}

static void sides_fill(
	const struct before_after_data *data, struct arena *arena, struct before_after *ret)
{
	ret->group.index = arena_array(arena, data->units, sizeof *ret->group.index);
	ret->others.index = arena_array(arena, data->units, sizeof *ret->others.index);
	for (size_t i = 0; i < data->units; i++) {
		bool complete = unit_complete(data, i);

		ret->group_gaps += data->group[i] && !complete;
		if (complete && data->group[i])
			ret->group.index[ret->group.count++] = i;
		if (complete && unit_is_other(data, i))
			ret->others.index[ret->others.count++] = i;
	}
}

/* Returns how many editions are of a phase, and the last of them. */
static size_t phase_count(
	const struct before_after_data *data, enum before_after_phase phase, size_t *ret_last)
{
	size_t count = 0;

	for (size_t e = 0; e < data->editions; e++) {
		if (data->phases[e] != phase)
			continue;
		count++;
		*ret_last = e;
	}
	return count;
}

size_t before_after_match(const struct before_after_data *data, double points, bool *ret)
{
	double sum = 0;
	size_t members = 0, matched = 0, last_pre = 0;
	bool any = phase_count(data, BEFORE_AFTER_PRE, &last_pre) > 0;

	for (size_t i = 0; i < data->units; i++) {
		if (data->group[i] && unit_complete(data, i)) {
			sum += value_of(data, last_pre, i);
			members++;
		}
	}
	for (size_t i = 0; i < data->units; i++) {
		/* the mean of no members is not a number, and nothing is near it */
		ret[i] = any && unit_is_other(data, i) && unit_complete(data, i) &&
			 fabs(value_of(data, last_pre, i) - sum / (double)members) <=
				 points + same_within;
		matched += ret[i];
	}
	return matched;
}

/* ---- the figures ---- */

static void pairs_fill(
	const struct before_after_data *data, struct arena *arena, struct before_after *ret)
{
	size_t before = data->editions; /* the pre edition before this one; none yet */

	ret->pairs = arena_array(arena, data->editions, sizeof *ret->pairs);
	for (size_t e = 0; e < data->editions; e++) {
		if (data->phases[e] != BEFORE_AFTER_PRE)
			continue;
		if (before < data->editions)
			ret->pairs[ret->pair_count++] =
				(struct before_after_pair) { .first = before, .second = e };
		before = e;
	}
	for (size_t e = 0; e < data->editions; e++) {
		if (data->phases[e] == BEFORE_AFTER_POST)
			ret->pairs[ret->pair_count++] = (struct before_after_pair) {
				.post = true, .first = ret->last_pre, .second = e
			};
	}
}

static double gain_of(
	const struct before_after_data *data, const struct before_after_pair *pair, size_t unit)
{
	return value_of(data, pair->second, unit) - value_of(data, pair->first, unit);
}

/* Adds a unit to the list of those with the most extreme figure so far. */
static void extreme_add(
	double figure, bool more_extreme, size_t unit, double *extreme, struct gci_list *units)
{
	if (fabs(figure - *extreme) <= same_within) {
		units->index[units->count++] = unit;
	} else if (more_extreme) {
		*extreme = figure;
		units->index[0] = unit;
		units->count = 1;
	}
}

static void loo_fill(const struct before_after_data *data, const struct before_after *compared,
	struct arena *arena, struct before_after_pair *pair)
{
	const struct gci_list *group = &compared->group;
	double others = pair->others_second - pair->others_first, total = 0;

	pair->loo_min_units.index = arena_array(arena, group->count, sizeof(size_t));
	pair->loo_max_units.index = arena_array(arena, group->count, sizeof(size_t));
	pair->loo_min = INFINITY;
	pair->loo_max = -INFINITY;
	for (size_t i = 0; i < group->count; i++)
		total += gain_of(data, pair, group->index[i]);
	for (size_t i = 0; i < group->count; i++) {
		size_t unit = group->index[i];
		double left = total - gain_of(data, pair, unit);
		double figure = left / (double)(group->count - 1) - others;

		extreme_add(
			figure, figure < pair->loo_min, unit, &pair->loo_min, &pair->loo_min_units);
		extreme_add(
			figure, figure > pair->loo_max, unit, &pair->loo_max, &pair->loo_max_units);
	}
}

static void pair_fill(const struct before_after_data *data, const struct before_after *compared,
	struct arena *arena, struct before_after_pair *pair)
{
	pair->group_first = mean_of(data, pair->first, &compared->group);
	pair->group_second = mean_of(data, pair->second, &compared->group);
	pair->others_first = mean_of(data, pair->first, &compared->others);
	pair->others_second = mean_of(data, pair->second, &compared->others);
	pair->difference = (pair->group_second - pair->group_first) -
			   (pair->others_second - pair->others_first);
	loo_fill(data, compared, arena, pair);
}

/* Random groups of the group's size out of the others, each against the rest of them. The same
 * groups serve every pair. */
static void placebo_fill(const struct before_after_data *data, struct before_after *compared)
{
	size_t m = compared->others.count, k = compared->group.count, pairs = compared->pair_count;
	size_t *pool = mem_alloc(m * sizeof *pool);
	int *reached = mem_alloc(pairs * sizeof *reached);
	double *gains = mem_alloc(pairs * m * sizeof *gains);
	double *totals = mem_alloc(pairs * sizeof *totals);
	struct random_state state;

	random_seed(&state, compared->seed);
	for (size_t i = 0; i < m; i++)
		pool[i] = i;
	for (size_t p = 0; p < pairs; p++) {
		for (size_t i = 0; i < m; i++) {
			gains[p * m + i] =
				gain_of(data, &compared->pairs[p], compared->others.index[i]);
			totals[p] += gains[p * m + i];
		}
	}
	for (int draw = 0; draw < compared->draws; draw++) {
		random_sample(&state, pool, m, k);
		for (size_t p = 0; p < pairs; p++) {
			double sum = 0, placebo;

			for (size_t i = 0; i < k; i++)
				sum += gains[p * m + pool[i]];
			placebo = sum / (double)k - (totals[p] - sum) / (double)(m - k);
			reached[p] += placebo >= compared->pairs[p].difference - same_within;
		}
	}
	for (size_t p = 0; p < pairs; p++) {
		compared->pairs[p].has_p = true;
		compared->pairs[p].p = (1.0 + reached[p]) / (1.0 + compared->draws);
	}
	mem_free(totals);
	mem_free(gains);
	mem_free(reached);
	mem_free(pool);
}

/* Figures are quotients of decimals by at most two counts of countries, so those that are not the
 * same lie further apart than this, and what sums of doubles add lies far below. */
static void snap(double *figure)
{
	*figure = decimal_double(decimal_round(*figure, 11));
}

/* So that a figure half way between two printed ones is rounded away from zero, as by hand. */
static void pair_snap(struct before_after_pair *pair)
{
	snap(&pair->group_first);
	snap(&pair->group_second);
	snap(&pair->others_first);
	snap(&pair->others_second);
	snap(&pair->difference);
	snap(&pair->loo_min);
	snap(&pair->loo_max);
}

bool before_after_compare(const struct before_after_data *data, int draws, uint64_t seed,
	struct arena *arena, struct before_after *ret, struct err *err)
{
	struct before_after compared = { .draws = draws, .seed = seed };
	size_t last_post = 0;
	size_t pre = phase_count(data, BEFORE_AFTER_PRE, &compared.last_pre);
	size_t post = phase_count(data, BEFORE_AFTER_POST, &last_post);

	if (pre == 0 || post == 0)
		return err_set(err, ERR_MISLEADING,
			"no edition has its data from %s the event, so there is nothing to "
			"compare with",
			pre == 0 ? "before" : "after");
	sides_fill(data, arena, &compared);
	if (compared.group.count < BEFORE_AFTER_MEMBERS)
		return err_set(err, ERR_MISLEADING,
			"too few members with figures in every edition: %zu, and a comparison "
			"needs %d",
			compared.group.count, BEFORE_AFTER_MEMBERS);
	if (compared.others.count == 0)
		return err_set(err, ERR_MISLEADING,
			"no other country is left to compare with: widen who the others are");
	pairs_fill(data, arena, &compared);
	for (size_t p = 0; p < compared.pair_count; p++)
		pair_fill(data, &compared, arena, &compared.pairs[p]);
	if (draws > 0 && compared.others.count > compared.group.count)
		placebo_fill(data, &compared);
	for (size_t p = 0; p < compared.pair_count; p++)
		pair_snap(&compared.pairs[p]);
	*ret = compared;
	return true;
}
