/* The published editions for unit tests of analysis/: the CSV files of data/ read into a world, by
 * the plainest means there are, so that the tests do not lean on store/ or import/. */
#ifndef TESTS_UNIT_EDITIONS_H
#define TESTS_UNIT_EDITIONS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "analysis/gci.h"
#include "base/mem.h"

static const struct gci_edition editions_published[] = {
	{ .label = 2014,
		.collected_from = 2014,
		.collected_to = 2014,
		.countries = 195,
		.last_rank = 29,
		.tie_rule = GCI_TIES_DENSE,
		.scale = 1,
		.decimals = 3 },
	{ .label = 2017,
		.collected_from = 2016,
		.collected_to = 2016,
		.countries = 195,
		.last_rank = 164,
		.tie_rule = GCI_TIES_DENSE,
		.scale = 1,
		.decimals = 3 },
	{ .label = 2018,
		.collected_from = 2018,
		.collected_to = 2018,
		.countries = 194,
		.last_rank = 175,
		.tie_rule = GCI_TIES_DENSE,
		.scale = 1,
		.decimals = 3 },
	{ .label = 2020,
		.collected_from = 2020,
		.collected_to = 2020,
		.countries = 194,
		.last_rank = 182,
		.tie_rule = GCI_TIES_DENSE,
		.scale = 100,
		.decimals = 2 },
	{ .label = 2024,
		.collected_from = 2023,
		.collected_to = 2024,
		.countries = 194,
		.tie_rule = GCI_TIES_NONE,
		.scale = 100,
		.decimals = 2 },
};
enum { EDITIONS = sizeof editions_published / sizeof editions_published[0] };

/* The ten members of ASEAN from 1999 to 2025. */
static const char *const editions_asean[] = { "BRN", "IDN", "KHM", "LAO", "MMR", "MYS", "PHL",
	"SGP", "THA", "VNM", NULL };

/* Splits a line of CSV in place; returns the number of fields. Quotes may hold commas. */
static inline size_t editions_split(char *line, char **fields, size_t limit)
{
	size_t count = 0;

	line[strcspn(line, "\r\n")] = '\0';
	while (count < limit) {
		bool quoted = *line == '"';

		fields[count++] = line + quoted;
		line = quoted ? strchr(line + 1, '"') : line + strcspn(line, ",");
		if (quoted)
			*line++ = '\0';
		if (*line != ',')
			break;
		*line++ = '\0';
	}
	return count;
}

static inline FILE *editions_open(const char *name)
{
	char path[4096];
	FILE *file;

	snprintf(path, sizeof path, "%s/%s", GCITRACK_DATA, name);
	file = fopen(path, "r");
	if (!file)
		fail_msg("cannot read %s", path);
	return file;
}

static inline void editions_countries(struct arena *arena, struct gci_world *world)
{
	FILE *file = editions_open("countries.csv");
	char line[4096], *fields[6];

	world->countries = arena_array(arena, 400, sizeof *world->countries);
	assert_non_null(fgets(line, sizeof line, file));
	while (fgets(line, sizeof line, file)) {
		struct gci_country *country = &world->countries[world->country_count++];

		assert_true(editions_split(line, fields, 6) >= 5);
		memcpy(country->iso3, fields[0], sizeof country->iso3);
		country->name = arena_strdup(arena, fields[2]);
		country->region = *fields[3] ? arena_strdup(arena, fields[3]) : NULL;
		country->in_gci = *fields[4] == '1';
	}
	fclose(file);
}

static inline void editions_figure(struct gci_record *record, const char *column, const char *text)
{
	for (int series = 0; series < GCI_SERIES; series++) {
		const char *name = series == GCI_ITU_RANK ? "rank" : gci_series_names[series];
		struct gci_figure *figure = &record->figure[series];

		if (strcmp(name, column) != 0 || !*text)
			continue;
		text += *text == 'T';
		assert_int_equal(
			decimal_parse(text, strlen(text), '.', &figure->value), DECIMAL_OK);
		figure->source = 1;
	}
}

static inline void editions_table(
	struct arena *arena, struct gci_world *world, const struct gci_edition *edition)
{
	struct gci_table *table = &world->tables[world->table_count++];
	char line[4096], header[4096], name[64];
	char *fields[16], *columns[16];
	size_t width;
	FILE *file;

	snprintf(name, sizeof name, "gci/%d.csv", edition->label);
	file = editions_open(name);
	*table = (struct gci_table) { .edition = edition, .expected = edition->countries };
	table->records = arena_array(arena, world->country_count, sizeof *table->records);
	assert_non_null(fgets(header, sizeof header, file));
	width = editions_split(header, columns, 16);
	while (fgets(line, sizeof line, file)) {
		size_t count = editions_split(line, fields, 16);
		int country = gci_country_find(world, fields[0]);

		assert_int_equal(count, width);
		assert_true(country >= 0);
		for (size_t i = 1; i < width; i++)
			editions_figure(&table->records[country], columns[i], fields[i]);
		table->listed++;
		table->scored += gci_has(&table->records[country], GCI_SCORE);
	}
	fclose(file);
}

/* The five editions, Spain's 2017 as re-issued. */
static inline void editions_world(struct arena *arena, struct gci_world *ret)
{
	*ret = (struct gci_world) { 0 };
	editions_countries(arena, ret);
	ret->tables = arena_array(arena, EDITIONS, sizeof *ret->tables);
	for (size_t i = 0; i < EDITIONS; i++)
		editions_table(arena, ret, &editions_published[i]);
}

static inline const struct gci_table *editions_get(const struct gci_world *world, int label)
{
	const struct gci_table *table = gci_table_find(world, label);

	assert_non_null(table);
	return table;
}

static inline size_t editions_country(const struct gci_world *world, const char *iso3)
{
	int country = gci_country_find(world, iso3);

	assert_true(country >= 0);
	return (size_t)country;
}

static inline struct gci_set editions_set(
	struct arena *arena, const struct gci_world *world, const char *const *codes)
{
	struct gci_set set = { .member = arena_array(arena, world->country_count, sizeof(bool)) };

	for (; *codes; codes++, set.count++)
		set.member[editions_country(world, *codes)] = true;
	return set;
}

/* "AUT CHE CHN": the codes of a list, in its order. */
static inline const char *editions_codes(
	struct arena *arena, const struct gci_world *world, struct gci_list list)
{
	char *text = arena_alloc(arena, list.count * 4 + 1);

	for (size_t i = 0; i < list.count; i++)
		sprintf(text + strlen(text), "%s%s", i ? " " : "",
			world->countries[list.index[i]].iso3);
	return text;
}

#define assert_decimal(number, expected)                                                           \
	do {                                                                                       \
		char decimal_text_[DECIMAL_TEXT];                                                  \
		assert_string_equal(decimal_format((number), '.', decimal_text_), (expected));     \
	} while (0)

/* A double as it is printed. */
#define assert_rounded(number, places, expected)                                                   \
	assert_decimal(decimal_round((number), (places)), (expected))

/* An arena and the world in it, as cmocka's state. */
struct editions_state {
	struct arena arena;
	struct gci_world world;
};

static inline int editions_setup(void **state)
{
	struct editions_state *editions = mem_alloc(sizeof *editions);

	arena_init(&editions->arena);
	editions_world(&editions->arena, &editions->world);
	*state = editions;
	return 0;
}

static inline int editions_teardown(void **state)
{
	struct editions_state *editions = *state;

	arena_finish(&editions->arena);
	mem_free(editions);
	return 0;
}

#endif
