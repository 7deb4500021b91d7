#include "analysis/audit_find.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

const char *const audit_severity_names[] = {
	[AUDIT_NOTE] = "note", [AUDIT_WARNING] = "warning", [AUDIT_ERROR] = "error"
};

void audit_init(struct audit *audit, const struct gci_world *world, struct arena *arena)
{
	*audit = (struct audit) { .arena = arena, .world = world };
}

size_t audit_count(const struct audit *audit, enum audit_severity severity)
{
	size_t count = 0;

	for (size_t i = 0; i < audit->count; i++)
		count += audit->findings[i].severity == severity;
	return count;
}

bool audit_lists(const struct gci_record *record)
{
	for (int series = 0; series < GCI_SERIES; series++)
		if (gci_has(record, (enum gci_series)series))
			return true;
	return false;
}

size_t audit_listed(const struct audit *audit, const struct audit_table *table)
{
	size_t count = 0;

	for (size_t i = 0; i < audit->world->country_count; i++)
		count += audit_lists(&table->records[i]);
	return count;
}

bool audit_partial(const struct audit *audit, const struct audit_table *table)
{
	return gci_is_partial(audit_listed(audit, table), (size_t)table->expected);
}

void audit_find(struct audit *audit, const struct audit_table *table, enum audit_severity severity,
	const char *code, int country, enum gci_series series, const char *format, ...)
{
	struct audit_finding *finding;
	va_list args;

	audit->findings = arena_grow(audit->arena, audit->findings, &audit->capacity,
		audit->count + 1, sizeof *audit->findings);
	finding = &audit->findings[audit->count++];
	va_start(args, format);
	*finding = (struct audit_finding) { .severity = severity,
		.code = code,
		.country = country,
		.text = arena_vprintf(audit->arena, format, args) };
	va_end(args);
	if (country >= 0) {
		finding->source = table->records[country].figure[series].source;
		finding->line = audit_line(table, (size_t)country, series);
	}
}

const char *audit_name(const struct audit *audit, size_t country)
{
	return audit->world->countries[country].name;
}

const char *audit_name_line(const struct audit *audit, const struct audit_table *table,
	size_t country, enum gci_series series)
{
	int64_t line = table->say_lines ? audit_line(table, country, series) : 0;

	if (!line)
		return audit_name(audit, country);
	return arena_printf(
		audit->arena, "%s (line %lld)", audit_name(audit, country), (long long)line);
}

const char *audit_digits(const struct audit *audit, struct decimal number)
{
	char text[DECIMAL_TEXT];

	return arena_strdup(audit->arena, decimal_format(number, '.', text));
}

int64_t audit_line(const struct audit_table *table, size_t country, enum gci_series series)
{
	return table->lines ? table->lines[country].line[series] : 0;
}

bool audit_pillar_sum(const struct gci_record *record, struct decimal *ret)
{
	struct decimal sum = { 0, 0 };

	for (int pillar = GCI_FIRST_PILLAR; pillar < GCI_FIRST_PILLAR + GCI_PILLARS; pillar++)
		if (!gci_has(record, (enum gci_series)pillar) ||
			!decimal_add(sum, record->figure[pillar].value, &sum))
			return false;
	*ret = sum;
	return true;
}

bool audit_near(const struct gci_edition *edition, struct decimal a, struct decimal b, int units)
{
	struct decimal apart, most = { units, edition->decimals };

	if (!decimal_sub(a, b, &apart))
		return false;
	apart.value = llabs(apart.value);
	return decimal_cmp(apart, most) <= 0;
}
