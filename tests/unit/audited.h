/* What the tests of analysis/audit share: a copy of a published edition that a test may spoil, and
 * what the audit finds in it. */
#ifndef TESTS_UNIT_AUDITED_H
#define TESTS_UNIT_AUDITED_H

#include "editions.h"

#include "analysis/audit.h"

/* A copy of a published table that a test may spoil, and what the audit found in it. */
struct scene {
	struct arena arena;
	const struct gci_world *world;
	struct audit_table table;
	struct gci_record *records;
	struct audit_lines *lines;
	struct audit audit;
	struct audit_rule rule;
};

static inline struct scene *scene_open(void **state, int label)
{
	const struct editions_state *editions = *state;
	const struct gci_table *table = editions_get(&editions->world, label);
	size_t countries = editions->world.country_count;
	struct scene *scene = mem_alloc(sizeof *scene);

	arena_init(&scene->arena);
	scene->world = &editions->world;
	scene->records = arena_array(&scene->arena, countries, sizeof *scene->records);
	scene->lines = arena_array(&scene->arena, countries, sizeof *scene->lines);
	memcpy(scene->records, table->records, countries * sizeof *scene->records);
	for (size_t i = 0; i < countries; i++)
		for (int series = 0; series < GCI_SERIES; series++)
			scene->lines[i].line[series] = (int64_t)i + 2;
	scene->table = (struct audit_table) { .edition = table->edition,
		.records = scene->records,
		.lines = scene->lines,
		.say_lines = true,
		.expected = table->expected };
	return scene;
}

static inline void scene_close(struct scene *scene)
{
	arena_finish(&scene->arena);
	mem_free(scene);
}

static inline void look(struct scene *scene)
{
	audit_init(&scene->audit, scene->world, &scene->arena);
	audit_ranks(&scene->audit, &scene->table, &scene->rule);
	audit_figures(&scene->audit, &scene->table);
	audit_pillars(&scene->audit, &scene->table);
	audit_countries(&scene->audit, &scene->table, NULL, NULL);
}

/* ---- what was found ---- */

static inline size_t found(const struct scene *scene, const char *code)
{
	size_t count = 0;

	for (size_t i = 0; i < scene->audit.count; i++)
		count += strcmp(scene->audit.findings[i].code, code) == 0;
	return count;
}

/* The only finding of a code, with what it must say. */
static inline const struct audit_finding *only(const struct scene *scene, const char *code,
	enum audit_severity severity, const char *iso3, const char *text)
{
	const struct audit_finding *finding = scene->audit.findings;

	if (found(scene, code) != 1)
		fail_msg("%zu findings of %s", found(scene, code), code);
	for (size_t i = 0; i < scene->audit.count; i++)
		if (strcmp(scene->audit.findings[i].code, code) == 0)
			finding = &scene->audit.findings[i];
	assert_int_equal(finding->severity, severity);
	if (iso3)
		assert_string_equal(scene->world->countries[finding->country].iso3, iso3);
	else
		assert_int_equal(finding->country, -1);
	if (finding->text && !strstr(finding->text, text))
		fail_msg("not \"%s\" but \"%s\"", text, finding->text);
	return finding;
}

static inline struct gci_figure *figure(
	struct scene *scene, const char *iso3, enum gci_series series)
{
	return &scene->records[editions_country(scene->world, iso3)].figure[series];
}

static inline void set(
	struct scene *scene, const char *iso3, enum gci_series series, const char *text)
{
	struct gci_figure *at = figure(scene, iso3, series);

	at->source = 1;
	assert_int_equal(decimal_parse(text, strlen(text), '.', &at->value), DECIMAL_OK);
}

static inline void take_away(struct scene *scene, const char *iso3)
{
	memset(&scene->records[editions_country(scene->world, iso3)], 0, sizeof *scene->records);
}

static inline void exchange(
	struct scene *scene, const char *left, const char *right, enum gci_series series)
{
	struct gci_figure *a = figure(scene, left, series), *b = figure(scene, right, series);
	struct gci_figure kept = *a;

	*a = *b;
	*b = kept;
}

static inline void clear_series(struct scene *scene, int first, int last)
{
	for (size_t i = 0; i < scene->world->country_count; i++)
		for (int series = first; series <= last; series++)
			scene->records[i].figure[series] = (struct gci_figure) { 0 };
}

/* A test on a copy of a published edition. */
#define TEST(name, label)                                                                          \
	static void name##_in(struct scene *scene);                                                \
	static void name(void **state)                                                             \
	{                                                                                          \
		struct scene *scene = scene_open(state, label);                                    \
                                                                                                   \
		name##_in(scene);                                                                  \
		scene_close(scene);                                                                \
	}                                                                                          \
	static void name##_in(struct scene *scene)

#endif
