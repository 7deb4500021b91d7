#include "analysis/gci.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

const char *const gci_series_names[GCI_SERIES] = {
	[GCI_SCORE] = "score",
	[GCI_ITU_RANK] = "itu_rank",
	[GCI_TIER] = "tier",
	[GCI_LEGAL] = "legal",
	[GCI_TECHNICAL] = "technical",
	[GCI_ORGANIZATIONAL] = "organizational",
	[GCI_CAPACITY] = "capacity",
	[GCI_COOPERATION] = "cooperation",
};

struct decimal gci_score100(const struct gci_edition *edition, struct decimal score)
{
	struct decimal shifted = score;
	bool fits = true;

	if (edition->scale == 1)
		fits = decimal_shift(score, 2, &shifted);
	assert(fits); /* a score on 0-1 has room for two more digits */
	(void)fits;
	return shifted;
}

bool gci_record_score100(
	const struct gci_edition *edition, const struct gci_record *record, struct decimal *ret)
{
	if (!gci_has(record, GCI_SCORE))
		return false;
	*ret = gci_score100(edition, record->figure[GCI_SCORE].value);
	return true;
}

/* Ranks and tiers are whole; a file may still print "24.0". */
static int record_whole(const struct gci_record *record, enum gci_series series)
{
	struct decimal number = record->figure[series].value;

	if (!gci_has(record, series))
		return 0;
	for (; number.places > 0; number.places--)
		number.value /= 10;
	return (int)number.value;
}

int gci_record_rank(const struct gci_record *record)
{
	return record_whole(record, GCI_ITU_RANK);
}

int gci_record_tier(const struct gci_record *record)
{
	return record_whole(record, GCI_TIER);
}

static int country_compare(const void *key, const void *country)
{
	return strcmp(key, ((const struct gci_country *)country)->iso3);
}

int gci_country_find(const struct gci_world *world, const char *iso3)
{
	const struct gci_country *found = NULL;

	if (world->country_count > 0)
		found = bsearch(iso3, world->countries, world->country_count,
			sizeof *world->countries, country_compare);
	return found ? (int)(found - world->countries) : -1;
}

const struct gci_table *gci_table_find(const struct gci_world *world, int edition)
{
	for (size_t i = 0; i < world->table_count; i++) {
		if (world->tables[i].edition->label == edition)
			return &world->tables[i];
	}
	return NULL;
}

int gci_expected(const struct gci_world *world, const struct gci_edition *edition)
{
	int expected = 0;

	for (size_t i = 0; i < world->edition_count; i++) {
		const struct gci_edition *before = &world->editions[i];
		const struct gci_table *table = gci_table_find(world, before->label);

		if (before->label >= edition->label)
			break;
		if (table && (int)table->scored > expected)
			expected = (int)table->scored;
		if (before->countries)
			expected = before->countries;
	}
	return edition->countries ? edition->countries : expected;
}

int gci_last_rank(const struct gci_world *world, const struct gci_table *table)
{
	int last = 0;

	for (size_t i = 0; i < world->country_count && !table->partial; i++) {
		int rank = gci_record_rank(&table->records[i]);

		last = rank > last ? rank : last;
	}
	return last ? last : table->edition->last_rank;
}
