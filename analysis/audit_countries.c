#include "analysis/audit_find.h"

enum { NAMED = 20 /* more missing or new countries are said as a number */ };

/* What the countries that only one table has are to the other. */
struct coverage {
	size_t listed, gone, come;
	bool short_of, too_many;
};

static bool same_score(const struct gci_record *a, const struct gci_record *b)
{
	return gci_has(a, GCI_SCORE) && gci_has(b, GCI_SCORE) &&
	       decimal_cmp(a->figure[GCI_SCORE].value, b->figure[GCI_SCORE].value) == 0;
}

/* Of two issues of one edition: the country that a new one was perhaps taken for; -1 for none. */
static int mistaken_for(const struct audit *audit, const struct audit_table *table,
	const struct audit_table *other, size_t country)
{
	for (size_t i = 0; i < audit->world->country_count; i++)
		if (other->edition->label == table->edition->label &&
			!audit_lists(&table->records[i]) && audit_lists(&other->records[i]) &&
			same_score(&table->records[country], &other->records[i]))
			return (int)i;
	return -1;
}

static void say_new(struct audit *audit, const struct audit_table *table,
	const struct audit_table *other, const char *other_name, size_t country, bool too_many)
{
	int mistaken = mistaken_for(audit, table, other, country);
	enum gci_series series = GCI_SCORE;

	while (!gci_has(&table->records[country], series))
		series++;
	if (mistaken >= 0)
		audit_find(audit, table, AUDIT_WARNING, "mistaken", (int)country, series,
			"%s is not in %s and has the score %s, which %s has there and which is not "
			"here: one was taken for the other",
			audit_name(audit, country), other_name,
			audit_digits(audit, table->records[country].figure[GCI_SCORE].value),
			audit_name(audit, (size_t)mistaken));
	else
		audit_find(audit, table, too_many ? AUDIT_WARNING : AUDIT_NOTE, "new-country",
			(int)country, series, "%s is not in %s", audit_name(audit, country),
			other_name);
}

static void say_gone(struct audit *audit, const struct audit_table *table, const char *other_name,
	size_t country, bool short_of)
{
	audit_find(audit, table, short_of ? AUDIT_WARNING : AUDIT_NOTE, "missing-country",
		(int)country, GCI_SCORE, "%s is in %s and not here", audit_name(audit, country),
		other_name);
}

static void check_count(
	struct audit *audit, const struct audit_table *table, const struct coverage *coverage)
{
	if (coverage->short_of || coverage->too_many)
		audit_find(audit, table, AUDIT_WARNING, "count", -1, GCI_SCORE,
			"%zu %s, GCI %d has %d: %s", coverage->listed,
			coverage->listed == 1 ? "country" : "countries", table->edition->label,
			table->expected,
			coverage->too_many            ? "too many"
			: audit_partial(audit, table) ? "ranks without a row cannot be looked for"
						      : "not all are here");
}

void audit_countries(struct audit *audit, const struct audit_table *table,
	const struct audit_table *other, const char *other_name)
{
	struct coverage coverage = { .listed = audit_listed(audit, table) };
	size_t i, countries = audit->world->country_count;

	coverage.short_of = table->expected && coverage.listed < (size_t)table->expected;
	coverage.too_many = table->expected && coverage.listed > (size_t)table->expected;
	check_count(audit, table, &coverage);
	if (!other)
		return;
	for (i = 0; i < countries; i++) {
		bool here = audit_lists(&table->records[i]),
		     there = audit_lists(&other->records[i]);

		coverage.gone += there && !here;
		coverage.come += here && !there;
	}
	for (i = 0; i < countries; i++) {
		bool here = audit_lists(&table->records[i]),
		     there = audit_lists(&other->records[i]);

		if (here && !there && coverage.come <= NAMED)
			say_new(audit, table, other, other_name, i, coverage.too_many);
		if (there && !here && coverage.gone <= NAMED)
			say_gone(audit, table, other_name, i, coverage.short_of);
	}
	if (coverage.gone > NAMED)
		audit_find(audit, table, AUDIT_WARNING, "missing-country", -1, GCI_SCORE,
			"%zu countries of %s are not here", coverage.gone, other_name);
	if (coverage.come > NAMED)
		audit_find(audit, table, AUDIT_WARNING, "new-country", -1, GCI_SCORE,
			"%zu countries are not in %s", coverage.come, other_name);
}

/* ---- two tables of one edition ---- */

static const char *figure_text(
	const struct audit *audit, const struct gci_record *record, enum gci_series series)
{
	const char *text = audit_digits(audit, record->figure[series].value);

	return series == GCI_TIER ? arena_printf(audit->arena, "T%s", text) : text;
}

size_t audit_compare(struct audit *audit, const struct audit_table *table, const char *name,
	const struct audit_table *other, const char *other_name, size_t count,
	enum audit_severity severity)
{
	size_t differ = 0;

	for (int series = 0; series < GCI_SERIES; series++)
		for (size_t i = 0; i < count; i++) {
			const struct gci_record *here = &table->records[i],
						*there = &other->records[i];
			enum gci_series s = (enum gci_series)series;
			const char *words =
				s == GCI_ITU_RANK ? "ITU rank" : gci_series_names[series];

			if (!gci_has(here, s) || !gci_has(there, s) ||
				!decimal_cmp(here->figure[s].value, there->figure[s].value))
				continue;
			differ++;
			if (audit)
				audit_find(audit, table, severity, "differs", (int)i, s,
					"%s: %s %s in %s, %s in %s", audit_name(audit, i), words,
					figure_text(audit, here, s), name,
					figure_text(audit, there, s), other_name);
		}
	return differ;
}
