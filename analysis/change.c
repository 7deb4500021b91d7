#include "analysis/change.h"

#include "analysis/correlation.h"

#include <stdlib.h>

/* How many different ITU ranks an edition prints, counted in an open hash table: half full at most,
 * and it is asked of every pair of editions. */
static int itu_values(const struct gci_world *world, const struct gci_table *table)
{
	size_t size = 1;
	int distinct = 0, *ranks;

	while (size < 2 * world->country_count)
		size *= 2;
	ranks = mem_alloc(size * sizeof *ranks);
	for (size_t i = 0; i < world->country_count; i++) {
		int rank = gci_record_rank(&table->records[i]);
		size_t at = (size_t)rank % size;

		if (rank <= 0)
			continue;
		while (ranks[at] != 0 && ranks[at] != rank)
			at = (at + 1) % size;
		distinct += ranks[at] != rank;
		ranks[at] = rank;
	}
	mem_free(ranks);
	return distinct;
}

static void row_scores(const struct change *change, size_t country, struct change_row *row)
{
	const struct gci_record *from = &change->from->records[country];
	const struct gci_record *to = &change->to->records[country];

	row->has_score_from = gci_record_score100(change->from->edition, from, &row->score100_from);
	row->has_score_to = gci_record_score100(change->to->edition, to, &row->score100_to);
	row->has_score_change =
		row->has_score_from && row->has_score_to &&
		decimal_sub(row->score100_to, row->score100_from, &row->score_change);
	row->tier_from = gci_record_tier(from);
	row->tier_to = gci_record_tier(to);
}

static void row_places(const struct change *change, size_t country, struct change_row *row)
{
	struct standing from = change->ranking_from.standings[country];
	struct standing to = change->ranking_to.standings[country];

	if (change->partial || row->part != PANEL_BOTH)
		return;
	row->place_from = standing_place(from);
	row->place_to = standing_place(to);
	row->tied_from = from.equal;
	row->tied_to = to.equal;
	row->has_places = true;
	row->places = row->place_from - row->place_to;
	/* Both, or neither: the countries ranked are the same. */
	row->has_percentiles = rank_percentile(from, change->ranking_from.n, &row->percentile_from);
	rank_percentile(to, change->ranking_to.n, &row->percentile_to);
}

static void row_itu(const struct change *change, size_t country, struct change_row *row)
{
	row->itu_from = gci_record_rank(&change->from->records[country]);
	row->itu_to = gci_record_rank(&change->to->records[country]);
	row->has_itu_places = row->itu_from > 0 && row->itu_to > 0 && !change->itu_coarse;
	if (row->has_itu_places)
		row->itu_places = row->itu_from - row->itu_to;
	row->opposite = row->has_places && row->has_itu_places &&
			((row->places > 0 && row->itu_places < 0) ||
				(row->places < 0 && row->itu_places > 0));
}

static void change_tiers(struct change *change)
{
	for (size_t i = 0; i < change->row_count; i++) {
		const struct change_row *row = &change->rows[i];

		if (!row->tier_from || !row->tier_to)
			continue;
		change->tiers_up += row->tier_to < row->tier_from;
		change->tiers_down += row->tier_to > row->tier_from;
		change->tiers_same += row->tier_to == row->tier_from;
	}
}

static void change_count(struct change *change)
{
	int64_t shift = 0;

	if (change->partial)
		return;
	for (size_t i = 0; i < change->row_count; i++) {
		const struct change_row *row = &change->rows[i];

		change->gained += row->has_places && row->places > 0;
		change->lost += row->has_places && row->places < 0;
		change->unmoved += row->has_places && row->places == 0;
		change->opposite += row->opposite;
		shift += abs(row->places);
	}
	change->has_mean_abs_shift = change->panel.n > 0;
	if (change->has_mean_abs_shift)
		change->mean_abs_shift =
			decimal_mean((struct decimal) { .value = shift, .places = 0 },
				(int64_t)change->panel.n, 2);
}

void change_pair(const struct gci_world *world, const struct gci_table *from,
	const struct gci_table *to, struct arena *arena, struct change *ret)
{
	*ret = (struct change) {
		.from = from,
		.to = to,
		.partial = from->partial || to->partial,
		.itu_values_from = itu_values(world, from),
		.itu_values_to = itu_values(world, to),
	};
	/* An edition without ranks is not coarse: it has nothing to compare. */
	ret->itu_coarse = ret->itu_values_from > 0 && ret->itu_values_to > 0 &&
			  (2 * ret->itu_values_from < ret->itu_values_to ||
				  2 * ret->itu_values_to < ret->itu_values_from);
	panel_pair(world, from, to, arena, &ret->panel);
	rank_table(from, world, ret->panel.both, arena, &ret->ranking_from);
	rank_table(to, world, ret->panel.both, arena, &ret->ranking_to);
}

struct change_row change_country(const struct change *change, size_t country)
{
	struct change_row row = { .part = change->panel.part[country] };

	row_scores(change, country, &row);
	row_places(change, country, &row);
	row_itu(change, country, &row);
	return row;
}

void change_tables(const struct gci_world *world, const struct gci_table *from,
	const struct gci_table *to, struct arena *arena, struct change *ret)
{
	change_pair(world, from, to, arena, ret);
	ret->row_count = world->country_count;
	ret->rows = arena_array(arena, ret->row_count, sizeof *ret->rows);
	for (size_t i = 0; i < ret->row_count; i++)
		ret->rows[i] = change_country(ret, i);
	change_tiers(ret);
	change_count(ret);
}

void change_stability(struct change *change)
{
	if (change->partial)
		return;
	change->has_spearman =
		correlation_spearman(&change->ranking_from, &change->ranking_to, &change->spearman);
	change->has_kendall_tau_b = correlation_kendall(
		&change->ranking_from, &change->ranking_to, &change->kendall_tau_b);
}
