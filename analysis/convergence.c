#include "analysis/convergence.h"

#include <math.h>

const char *const convergence_verdict_names[] = {
	[CONVERGENCE_UNCHANGED] = "unchanged",
	[CONVERGENCE_CONVERGING] = "converging",
	[CONVERGENCE_DIVERGING] = "diverging",
};

bool convergence_fit(const double *x, const double *y, size_t count, struct convergence_line *ret)
{
	double n = (double)count, mean_x = 0, mean_y = 0, sxx = 0, sxy = 0, syy = 0, residuals = 0;
	bool varied = false;

	for (size_t i = 0; i < count; i++) {
		mean_x += x[i] / n;
		mean_y += y[i] / n;
		varied = varied || x[i] < x[0] || x[i] > x[0];
	}
	if (count < 3 || !varied)
		return false;
	for (size_t i = 0; i < count; i++) {
		sxx += (x[i] - mean_x) * (x[i] - mean_x);
		sxy += (x[i] - mean_x) * (y[i] - mean_y);
		syy += (y[i] - mean_y) * (y[i] - mean_y);
	}
	*ret = (struct convergence_line) { .beta = sxy / sxx, .n = (int)count };
	ret->intercept = mean_y - ret->beta * mean_x;
	for (size_t i = 0; i < count; i++) {
		double off = y[i] - ret->intercept - ret->beta * x[i];

		residuals += off * off;
	}
	ret->se = sqrt(residuals / (n - 2) / sxx);
	/* all changed alike: a line without slope fits them, and explains nothing */
	ret->r2 = syy > 0 ? 1 - residuals / syy : 0;
	return true;
}

static bool ends_found(const struct gci_world *world, int from, int to, struct err *err)
{
	const int ends[] = { from, to };

	for (int i = 0; i < 2; i++) {
		const struct gci_table *table = gci_table_find(world, ends[i]);

		if (!table)
			return err_set(err, ERR_NOT_FOUND, "no figures for GCI %d", ends[i]);
		if (table->partial)
			return err_set(err, ERR_MISLEADING,
				"GCI %d is partial (%zu of %d countries), so convergence from or "
				"to it would mislead",
				ends[i], table->scored, table->expected);
	}
	if (from >= to)
		return err_set(err, ERR_USAGE,
			"convergence needs two editions, the earlier first: not %d and %d", from,
			to);
	return true;
}

static void editions_fill(const struct gci_world *world, int from, int to, struct arena *arena,
	struct convergence *ret)
{
	ret->editions = arena_array(arena, world->table_count, sizeof *ret->editions);
	for (size_t i = 0; i < world->table_count; i++) {
		const struct gci_table *table = &world->tables[i];

		if (table->edition->label < from || table->edition->label > to)
			continue;
		if (table->partial)
			ret->skipped++;
		else
			ret->editions[ret->edition_count++].table = table;
	}
}

static void fixed_fill(const struct gci_world *world, const struct gci_set *group,
	struct arena *arena, struct convergence *ret)
{
	ret->fixed.index = arena_array(arena, world->country_count, sizeof *ret->fixed.index);
	for (size_t i = 0; i < world->country_count; i++) {
		bool everywhere = group->member[i];

		ret->members += group->member[i];
		for (size_t e = 0; e < ret->edition_count; e++)
			everywhere = everywhere &&
				     gci_has(&ret->editions[e].table->records[i], GCI_SCORE);
		if (everywhere)
			ret->fixed.index[ret->fixed.count++] = i;
	}
}

static struct decimal score_of(const struct gci_table *table, size_t country)
{
	struct decimal score = { 0 };

	gci_record_score100(table->edition, &table->records[country], &score);
	return score;
}

static void spreads_fill(struct convergence *ret)
{
	struct decimal *scores = mem_alloc(ret->fixed.count * sizeof *scores);
	const struct decimal ceiling = { .value = 100, .places = 0 };

	for (size_t e = 0; e < ret->edition_count; e++) {
		ret->at_ceiling = 0;
		for (size_t i = 0; i < ret->fixed.count; i++) {
			scores[i] = score_of(ret->editions[e].table, ret->fixed.index[i]);
			ret->at_ceiling += decimal_cmp(scores[i], ceiling) >= 0;
		}
		stats_decimals(scores, NULL, ret->fixed.count, &ret->editions[e].score);
	}
	mem_free(scores);
}

static void line_fill(struct convergence *ret)
{
	size_t n = ret->fixed.count;
	const struct gci_table *first = ret->editions[0].table;
	const struct gci_table *last = ret->editions[ret->edition_count - 1].table;
	double *start = mem_alloc(n * sizeof *start), *change = mem_alloc(n * sizeof *change);

	for (size_t i = 0; i < n; i++) {
		start[i] = decimal_double(score_of(first, ret->fixed.index[i]));
		change[i] = decimal_double(score_of(last, ret->fixed.index[i])) - start[i];
	}
	ret->has_line = convergence_fit(start, change, n, &ret->line);
	mem_free(change);
	mem_free(start);
}

/* As printed, so that the verdict never rests on digits nobody sees. */
static enum convergence_verdict verdict_of(double first, double last, int places)
{
	int order = decimal_cmp(decimal_round(last, places), decimal_round(first, places));

	if (order == 0)
		return CONVERGENCE_UNCHANGED;
	return order < 0 ? CONVERGENCE_CONVERGING : CONVERGENCE_DIVERGING;
}

static void verdict_fill(struct convergence *ret)
{
	const struct stats *first = &ret->editions[0].score;
	const struct stats *last = &ret->editions[ret->edition_count - 1].score;

	ret->verdict = verdict_of(first->sd, last->sd, 2);
	if (isfinite(first->cv) && isfinite(last->cv))
		ret->cv_disagrees = verdict_of(first->cv, last->cv, 4) != ret->verdict;
}

bool convergence_group(const struct gci_world *world, const struct gci_set *group, int from, int to,
	struct arena *arena, struct convergence *ret, struct err *err)
{
	struct convergence found = { 0 };

	if (!ends_found(world, from, to, err))
		return false;
	editions_fill(world, from, to, arena, &found);
	fixed_fill(world, group, arena, &found);
	if (found.fixed.count < CONVERGENCE_MEMBERS)
		return err_set(err, ERR_MISLEADING,
			"too few members with a score in every edition from %d to %d: %zu of %zu, "
			"and convergence needs %d",
			from, to, found.fixed.count, found.members, CONVERGENCE_MEMBERS);
	spreads_fill(&found);
	line_fill(&found);
	verdict_fill(&found);
	*ret = found;
	return true;
}
