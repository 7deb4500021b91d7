#include "analysis/audit_find.h"

enum { SAID = 5 /* findings of one kind that are said row by row; more are said as one */ };

/* ---- scale ---- */

static struct decimal limit_of(const struct gci_edition *edition, int series)
{
	if (series == GCI_SCORE)
		return (struct decimal) { edition->scale, 0 };
	/* A fifth of the score in the editions whose pillars add up to it; the whole scale covers
	 * those where each pillar has it to itself. */
	if (edition->label >= 2018)
		return edition->scale == 1 ? (struct decimal) { 2, 1 } : (struct decimal) { 20, 0 };
	return (struct decimal) { edition->scale, 0 };
}

static bool off_scale(const struct audit_table *table, size_t country, int series)
{
	const struct gci_record *record = &table->records[country];
	struct decimal zero = { 0, 0 }, value = record->figure[series].value;

	return gci_has(record, (enum gci_series)series) &&
	       (decimal_cmp(value, zero) < 0 ||
		       decimal_cmp(value, limit_of(table->edition, series)) > 0);
}

static void scale_of_series(struct audit *audit, const struct audit_table *table, int series)
{
	struct decimal limit = limit_of(table->edition, series);
	const char *name = gci_series_names[series], *most = audit_digits(audit, limit);
	size_t i, count = 0, countries = audit->world->country_count;
	int first = -1;

	for (i = 0; i < countries; i++)
		if (off_scale(table, i, series) && !count++)
			first = (int)i;
	if (count > SAID) {
		audit_find(audit, table, AUDIT_ERROR, "scale", first, (enum gci_series)series,
			"%s: %s %s and %zu more are outside 0-%s, the range of GCI %d: is it on "
			"another scale",
			audit_name(audit, (size_t)first), name,
			audit_digits(audit, table->records[first].figure[series].value), count - 1,
			most, table->edition->label);
		return;
	}
	for (i = 0; i < countries; i++)
		if (off_scale(table, i, series))
			audit_find(audit, table, AUDIT_ERROR, "scale", (int)i,
				(enum gci_series)series,
				"%s: %s %s is outside 0-%s, the range of GCI %d",
				audit_name(audit, i), name,
				audit_digits(audit, table->records[i].figure[series].value), most,
				table->edition->label);
}

/* All scores on 0-1 in an edition of 0-100: none is outside its range. */
static void scale_too_small(struct audit *audit, const struct audit_table *table)
{
	struct decimal one = { 1, 0 };
	size_t i, scores = 0, nonzero = 0;

	for (i = 0; i < audit->world->country_count; i++) {
		const struct gci_record *record = &table->records[i];

		if (!gci_has(record, GCI_SCORE))
			continue;
		if (decimal_cmp(record->figure[GCI_SCORE].value, one) > 0)
			return;
		scores++;
		nonzero += record->figure[GCI_SCORE].value.value != 0;
	}
	if (table->edition->scale == 100 && nonzero >= SAID)
		audit_find(audit, table, AUDIT_ERROR, "scale", -1, GCI_SCORE,
			"none of %zu scores is above 1, but GCI %d is on 0-100: they are on 0-1",
			scores, table->edition->label);
}

/* ---- digits ---- */

/* Digits behind the point that say something: 48.2 and 48.20 have one. */
static int places_used(struct decimal number)
{
	while (number.places > 0 && number.value % 10 == 0) {
		number.value /= 10;
		number.places--;
	}
	return number.places;
}

static void too_many_digits(
	struct audit *audit, const struct audit_table *table, size_t count, int first)
{
	STR_SCOPED others = { 0 };

	if (count > 1)
		str_addf(&others, " (and %zu more %s)", count - 1, count == 2 ? "row" : "rows");
	audit_find(audit, table, AUDIT_WARNING, "decimals", first, GCI_SCORE,
		"%s: score %s has more digits than ITU prints in GCI %d (%d decimals)%s",
		audit_name(audit, (size_t)first),
		audit_digits(audit, table->records[first].figure[GCI_SCORE].value),
		table->edition->label, table->edition->decimals, str_text(&others));
}

static void digits(struct audit *audit, const struct audit_table *table)
{
	size_t i, more = 0, fewer = 0, scores = 0;
	bool full = false;
	int first = -1, first_more = -1, decimals = table->edition->decimals;

	for (i = 0; i < audit->world->country_count; i++) {
		const struct gci_record *record = &table->records[i];
		struct decimal score = record->figure[GCI_SCORE].value;

		if (!gci_has(record, GCI_SCORE))
			continue;
		scores++;
		full = full || places_used(score) >= decimals;
		if (score.places < decimals && !fewer++)
			first = (int)i;
		if (places_used(score) > decimals && !more++)
			first_more = (int)i;
	}
	if (more)
		too_many_digits(audit, table, more, first_more);
	if (fewer && !full && scores > SAID)
		audit_find(audit, table, AUDIT_WARNING, "decimals", -1, GCI_SCORE,
			"no score has all of the %d decimals that ITU prints in GCI %d: they were "
			"rounded, which makes ties",
			decimals, table->edition->label);
	else if (fewer)
		audit_find(audit, table, AUDIT_NOTE, "decimals", first, GCI_SCORE,
			"%s: score %s%s fewer than the %d decimals of GCI %d: noughts at the end "
			"were dropped, if not more",
			audit_name(audit, (size_t)first),
			audit_digits(audit, table->records[first].figure[GCI_SCORE].value),
			fewer > 1 ? arena_printf(audit->arena, " and %zu more have", fewer - 1)
				  : " has",
			decimals, table->edition->label);
}

/* ---- ranks without scores, scores without ranks ---- */

static void unpaired(struct audit *audit, const struct audit_table *table)
{
	size_t i, ranks = 0, countries = audit->world->country_count;
	bool scores = false;

	for (i = 0; i < countries; i++) {
		ranks += gci_has(&table->records[i], GCI_ITU_RANK);
		scores = scores || gci_has(&table->records[i], GCI_SCORE);
	}
	if (ranks && !scores)
		audit_find(audit, table, AUDIT_WARNING, "unpaired", -1, GCI_ITU_RANK,
			"%zu ranks and no score: they cannot be checked", ranks);
	if (!ranks || !scores)
		return;
	for (i = 0; i < countries; i++) {
		bool rank = gci_has(&table->records[i], GCI_ITU_RANK);

		if (rank && !gci_has(&table->records[i], GCI_SCORE))
			audit_find(audit, table, AUDIT_WARNING, "unpaired", (int)i, GCI_ITU_RANK,
				"%s has a rank and no score to check it by", audit_name(audit, i));
		else if (!rank && gci_has(&table->records[i], GCI_SCORE))
			audit_find(audit, table, AUDIT_WARNING, "unpaired", (int)i, GCI_SCORE,
				"%s has a score and no rank", audit_name(audit, i));
	}
}

/* ---- tiers ---- */

/* Where T1 to T4 begin in GCI 2024; T5 is the rest. */
static const int thresholds[] = { 95, 85, 55, 20 };

static int tier_of(struct decimal score100)
{
	for (int tier = 1; tier < GCI_TIERS; tier++)
		if (decimal_cmp(score100, (struct decimal) { thresholds[tier - 1], 0 }) >= 0)
			return tier;
	return GCI_TIERS;
}

static void tier(struct audit *audit, const struct audit_table *table, size_t country)
{
	const struct gci_record *record = &table->records[country];
	int printed = gci_record_tier(record), given;
	bool known = table->edition->bundled;
	struct decimal score;
	STR_SCOPED range = { 0 };

	/* A score off the scale has been named for that, and need not have room for two digits
	 * more. */
	if (!printed || off_scale(table, country, GCI_SCORE) ||
		!gci_record_score100(table->edition, record, &score))
		return;
	given = tier_of(score);
	if (printed == given)
		return;
	if (printed < GCI_TIERS)
		str_addf(&range, "from %d", thresholds[printed - 1]);
	else
		str_addf(&range, "below %d", thresholds[GCI_TIERS - 2]);
	audit_find(audit, table, known ? AUDIT_ERROR : AUDIT_WARNING, "tier", (int)country,
		GCI_TIER, "%s: tier T%d (%s%s) does not fit the score %s, which is T%d",
		audit_name(audit, country), printed, str_text(&range), known ? "" : " in GCI 2024",
		audit_digits(audit, score), given);
}

void audit_figures(struct audit *audit, const struct audit_table *table)
{
	for (int series = GCI_SCORE; series < GCI_SERIES; series++)
		if (series != GCI_ITU_RANK && series != GCI_TIER)
			scale_of_series(audit, table, series);
	scale_too_small(audit, table);
	digits(audit, table);
	unpaired(audit, table);
	for (size_t i = 0; i < audit->world->country_count; i++)
		tier(audit, table, i);
}
