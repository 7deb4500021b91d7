/* Parts of the store by themselves: the order of batches and runs, figures and lists against what
 * SQLite says of the file. */
#include "store/batch.h"
#include "store/runs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static uint64_t seed;

static unsigned random_below(unsigned count)
{
	seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (unsigned)(seed >> 33) % count;
}

/* ---- the order of a batch ---- */

static bool stands_before(const struct batch_row *a, const struct batch_row *b)
{
	return a->key < b->key || (a->key == b->key && a->line < b->line);
}

/* Every row where as many rows are before it as are smaller; alike rows may stand either way. */
static void rows_are_put_in_order(void **state)
{
	struct batch_row rows[8], sorted[8];

	(void)state;
	for (int round = 0; round < 2000; round++) {
		size_t count = 1 + random_below(8);
		bool in_order = true;

		for (size_t i = 0; i < count; i++) {
			rows[i] = (struct batch_row) { .key = 1 + random_below(3),
				.line = random_below(3),
				.value = random_below(9) };
			in_order = in_order && !(i && stands_before(&rows[i], &rows[i - 1]));
		}
		memcpy(sorted, rows, sizeof rows);
		assert_int_equal(batch_sort(sorted, count), in_order);
		for (size_t i = 0; i < count; i++) {
			size_t smaller = 0, alike = 0, given = 0, found = 0;

			for (size_t k = 0; k < count; k++) {
				smaller += stands_before(&rows[k], &sorted[i]);
				alike += !stands_before(&rows[k], &sorted[i]) &&
					 !stands_before(&sorted[i], &rows[k]);
				given += memcmp(&rows[k], &sorted[i], sizeof *rows) == 0;
				found += memcmp(&sorted[k], &sorted[i], sizeof *rows) == 0;
			}
			assert_true(smaller <= i && i < smaller + alike);
			assert_int_equal(found, given);
		}
	}
}

static void a_figure_is_kept_whole(void **state)
{
	static const struct store_figure figures[] = {
		{ .edition = 1, .series = 0, .country = 0, .value = { 0, 0 }, .line = 0 },
		{ .edition = 65535,
			.series = INT32_MAX,
			.country = 65534,
			.value = { INT64_MIN, 18 },
			.line = INT64_C(1) << 50 },
		{ .edition = 2020, .series = 7, .country = 61, .value = { 9488, 2 }, .line = 25 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
		struct batch_row row = batch_row(&figures[i]);

		assert_int_equal(key_edition(row.key), figures[i].edition);
		assert_int_equal(key_series(row.key), figures[i].series);
		assert_int_equal(key_country(row.key), figures[i].country + 1);
		assert_true(row_value(&row).value == figures[i].value.value);
		assert_int_equal(row_value(&row).places, figures[i].value.places);
		assert_true(row_line(&row) == figures[i].line);
	}
}

/* Runs of many lengths, some of several pieces, come out as one in the order of key and line. */
static void runs_are_merged_in_order(void **state)
{
	static struct batch_row rows[8000], taken[8000];
	struct store *store;
	struct err err;

	(void)state;
	assert_true(store_open(NULL, STORE_WRITE, &store, &err));
	for (size_t count = 1; count <= 12; count++) {
		struct runs *runs;
		size_t all = 0, found = 0, some;

		assert_true(runs_open(store, &runs, &err));
		for (size_t i = 0; i < count; i++) {
			size_t length = i % 4 == 3   ? 512 * (1 + i / 4 % 2)
					: i % 4 == 2 ? 512 + i
						     : 1 + random_below(700);

			for (size_t k = 0; k < length; k++)
				rows[all + k] = (struct batch_row) { .key = random_below(3000),
					.line = all + k,
					.value = (int64_t)(all + k) };
			batch_sort(rows + all, length);
			assert_true(runs_add(runs, rows + all, length, &err));
			all += length;
		}
		do {
			assert_true(
				runs_take(runs, taken + found, 1 + random_below(900), &some, &err));
			found += some;
		} while (some);
		runs_close(runs);
		assert_int_equal(found, all);
		batch_sort(rows, all);
		assert_memory_equal(taken, rows, all * sizeof *rows);
	}
	store_close(store);
}

/* ---- the figures of every source ---- */

static char path[64];

static struct store *open_new(void)
{
	struct store *store;
	struct err err;

	if (!store_open(path, STORE_WRITE, &store, &err))
		fail_msg("%s", err.text);
	return store;
}

/* A source of some odd figures: of each series that is built in. */
static void add_source(struct store *store, int edition, const char *issued)
{
	struct store_source source = { .name = "own.csv",
		.layout = "plain",
		.edition = edition,
		.issued = issued,
		.imported = "2025-01-03",
		.note = "as sent" };
	struct store_figure figures[GCI_SERIES * 3];
	struct store_tally tally;
	struct err err;
	size_t count = 0;
	int id;

	for (int series = 0; series < (int)GCI_SERIES; series++)
		for (int country = 0; country < 3; country++, count++)
			figures[count] = (struct store_figure) { .edition = edition,
				.series = series,
				.country = 7 * country,
				.value = { 10 * series + country, series % 4 },
				.line = 100 + (int64_t)count };
	assert_true(store_begin(store, &err));
	assert_true(store_source_begin(store, &source, &id, &err));
	assert_true(store_source_put(store, id, figures, count, &err));
	if (!store_source_finish(store, id, "00", 1, &tally, NULL, NULL, &err) ||
		!store_commit(store, &err))
		fail_msg("%s", err.text);
}

static int64_t number(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *statement;
	int64_t result;

	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	result = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	return result;
}

/* Each cell is one row of the table, and there are as many. */
static void expect_cells(sqlite3 *db, const struct store_cells *cells, const char *which)
{
	char sql[512];

	snprintf(sql, sizeof sql, "SELECT count(*) FROM figure WHERE series < %d AND %s",
		(int)GCI_SERIES, which);
	assert_true(cells->count > 0);
	assert_int_equal(cells->count, number(db, sql));
	for (size_t i = 0; i < cells->count; i++) {
		const struct store_cell *cell = &cells->cells[i];

		snprintf(sql, sizeof sql,
			"SELECT count(*) FROM figure WHERE source = %d AND edition = %d AND series "
			"= %d AND country = %d AND value = %lld AND decimals = %d AND line = %lld",
			cell->source, cell->edition, cell->series, cell->country + 1,
			(long long)cell->value.value, cell->value.places, (long long)cell->line);
		if (number(db, sql) != 1)
			fail_msg("%s", sql);
	}
}

/* Sixteen sources and more, so that each stands somewhere else among them. */
static void cells_are_the_rows_of_the_file(void **state)
{
	struct store *store = open_new();
	struct store_soundness *sources;
	struct store_cells cells;
	struct arena arena;
	struct err err;
	sqlite3 *db;
	size_t count;
	int64_t stray;

	(void)state;
	arena_init(&arena);
	for (int i = 0; i < 12; i++)
		add_source(store, 2018, "2025-01-01");
	assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
	assert_true(store_cells(store, 2018, &arena, &cells, &err));
	expect_cells(db, &cells, "edition = 2018");
	assert_true(store_sources_verify(store, &arena, &sources, &count, &stray, &cells, &err));
	expect_cells(db, &cells, "1");
	assert_int_equal(stray, 0);
	assert_int_equal(count, number(db, "SELECT count(*) FROM source"));
	for (size_t i = 0; i < count; i++) {
		char sql[128];

		snprintf(sql, sizeof sql, "SELECT count(*) FROM figure WHERE source = %d",
			sources[i].source);
		assert_int_equal(sources[i].found, number(db, sql));
		assert_int_equal(sources[i].stated, sources[i].found);
		assert_true(sources[i].sound);
		assert_true(!i || sources[i - 1].source < sources[i].source);
	}
	sqlite3_close(db);
	store_close(store);
	arena_finish(&arena);
	unlink(path);
}

/* ---- lists ---- */

/* `sql` counts rows; it is freed. */
static void expect_count(sqlite3 *db, char *sql, size_t count)
{
	if (number(db, sql) != (int64_t)count)
		fail_msg("%lld, not %zu: %s", (long long)number(db, sql), count, sql);
	sqlite3_free(sql);
}

static void expect_sources(struct store *store, sqlite3 *db, struct arena *arena)
{
	struct store_source *list;
	struct err err;
	size_t count;

	assert_true(store_sources(store, arena, &list, &count, &err));
	expect_count(db, sqlite3_mprintf("SELECT count(*) FROM source"), count);
	for (size_t i = 0; i < count; i++)
		expect_count(db,
			sqlite3_mprintf(
				"SELECT count(*) FROM source WHERE id = %d AND name = %Q AND "
				"sha256 "
				"= %Q AND size = %lld AND layout = %Q AND options = %Q AND "
				"coalesce(edition, 0) = %d AND issued IS %Q AND imported IS %Q AND "
				"note IS %Q AND rows = %lld AND revised = %lld AND bundled = %d "
				"AND withdrawn = %d",
				list[i].id, list[i].name, list[i].sha256, list[i].size,
				list[i].layout, list[i].options, list[i].edition, list[i].issued,
				list[i].imported, list[i].note, list[i].rows, list[i].revised,
				list[i].bundled, list[i].withdrawn),
			1);
}

/* All, or those of one country. */
static void expect_names(struct store *store, sqlite3 *db, struct arena *arena, const char *iso3)
{
	struct store_name *list;
	struct err err;
	size_t count;

	assert_true(store_names(store, iso3, arena, &list, &count, &err));
	expect_count(db,
		sqlite3_mprintf("SELECT count(*) FROM name JOIN country ON id = country WHERE %Q "
				"IS NULL OR iso3 = %Q",
			iso3, iso3),
		count);
	for (size_t i = 0; i < count; i += iso3 ? 1 : 97)
		expect_count(db,
			sqlite3_mprintf(
				"SELECT count(*) FROM name n JOIN country c ON c.id = n.country "
				"WHERE c.iso3 = %Q AND n.name = %Q AND n.fold = %Q AND n.kind = %Q "
				"AND n.language IS %Q AND n.ambiguous = %d",
				list[i].iso3, list[i].name, list[i].fold, list[i].kind,
				list[i].language, list[i].ambiguous),
			1);
}

static void expect_events(struct store *store, sqlite3 *db, struct arena *arena)
{
	struct store_event *list;
	struct err err;
	size_t count;

	assert_true(store_events(store, arena, &list, &count, &err));
	expect_count(db, sqlite3_mprintf("SELECT count(*) FROM event"), count);
	for (size_t i = 0; i < count; i++)
		expect_count(db,
			sqlite3_mprintf("SELECT count(*) FROM event WHERE id = %Q AND date = %Q "
					"AND precision IS %Q AND scope = %Q AND kind IS %Q AND "
					"title = %Q AND note IS %Q AND source IS %Q AND own = %d",
				list[i].id, list[i].date, list[i].precision, list[i].scope,
				list[i].kind, list[i].title, list[i].note, list[i].source,
				list[i].own),
			1);
}

static void expect_members(struct store *store, sqlite3 *db, struct arena *arena,
	const struct store_group *group, const char *day)
{
	struct store_member *list;
	struct store_group same;
	struct err err;
	size_t count, on_day = 0;

	assert_true(store_group_members(store, group->code, arena, &same, &list, &count, &err));
	assert_string_equal(same.name, group->name);
	assert_int_equal(same.own, group->own);
	expect_count(db,
		sqlite3_mprintf("SELECT count(*) FROM grouping WHERE code = %Q AND name = %Q AND "
				"own = %d",
			group->code, group->name, group->own),
		1);
	for (size_t i = 0; i < count; i++) {
		on_day += (!list[i].from || strcmp(list[i].from, day) <= 0) &&
			  (!list[i].to || strcmp(list[i].to, day) >= 0);
		expect_count(db,
			sqlite3_mprintf(
				"SELECT count(*) FROM member m JOIN country c ON c.id = m.country "
				"JOIN grouping g ON g.id = m.grouping WHERE g.code = %Q AND c.iso3 "
				"= %Q AND nullif(m.\"from\", '') IS %Q AND m.\"to\" IS %Q AND "
				"m.precision IS %Q AND m.confidence IS %Q AND m.note IS %Q",
				group->code, list[i].iso3, list[i].from, list[i].to,
				list[i].precision, list[i].confidence, list[i].note),
			1);
	}
	assert_int_equal(group->members, on_day);
}

static void add_own(struct store *store)
{
	static const struct store_event event = { .id = "own-day",
		.date = "2020-05",
		.precision = "month",
		.scope = "IDN",
		.kind = "law",
		.title = "A law",
		.note = "its note",
		.source = "its source" };
	static const struct store_member members[] = { { .iso3 = "IDN" },
		{ "MYS", "2015-01-01", "2018-12-31", "day", "high", "left" },
		{ "THA", "2018-12-31", NULL, "month", "low", NULL } };
	struct err err;

	if (!store_alias_add(store, "Zamrud", "IDN", &err) ||
		!store_event_add(store, &event, &err) ||
		!store_group_add(store, "OWN", "Of our own", members, 3, &err))
		fail_msg("%s", err.text);
}

/* As add_own() and add_source() said. */
static const char own_rows[] =
	"SELECT count(*) FROM (SELECT 1 FROM event WHERE id = 'own-day' AND date = '2020-05' AND "
	"precision = 'month' AND scope = 'IDN' AND kind = 'law' AND title = 'A law' AND note = "
	"'its note' AND source = 'its source' AND own = 0 UNION ALL SELECT 1 FROM grouping g JOIN "
	"member m ON m.grouping = g.id JOIN country c ON c.id = m.country WHERE g.code = 'OWN' AND "
	"g.name = 'Of our own' AND g.own AND (c.iso3, m.\"from\", m.\"to\" IS NULL, "
	"coalesce(m.\"to\" || m.precision || m.confidence || m.note, m.precision || m.confidence, "
	"'')) IN (VALUES ('IDN', '', 1, ''), ('MYS', '2015-01-01', 0, '2018-12-31dayhighleft'), "
	"('THA', '2018-12-31', 1, 'monthlow')) UNION ALL SELECT 1 FROM source WHERE name = "
	"'own.csv' AND sha256 = '00' AND size = 1 AND layout = 'plain' AND options = '' AND "
	"edition = 2018 AND issued IN ('2025-01-01', '2025-01-02') AND imported = '2025-01-03' AND "
	"note "
	"= 'as sent' AND NOT bundled AND withdrawn = (id = 8))";

static void lists_are_the_rows_of_the_file(void **state)
{
	struct store *store = open_new();
	struct store_group *groups;
	struct arena arena;
	struct err err;
	sqlite3 *db;
	size_t count;

	(void)state;
	arena_init(&arena);
	add_source(store, 2018, "2025-01-01");
	add_source(store, 2018, "2025-01-02");
	assert_true(store_source_undo(store, 8, &err));
	add_own(store);
	assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
	expect_count(db, sqlite3_mprintf("%s", own_rows), 6);
	expect_sources(store, db, &arena);
	expect_names(store, db, &arena, NULL);
	expect_names(store, db, &arena, "IDN");
	expect_names(store, db, &arena, "XXX");
	expect_events(store, db, &arena);
	assert_true(store_groups(store, "2018-12-31", &arena, &groups, &count, &err));
	expect_count(db, sqlite3_mprintf("SELECT count(*) FROM grouping"), count);
	for (size_t i = 0; i < count; i++)
		expect_members(store, db, &arena, &groups[i], "2018-12-31");
	sqlite3_close(db);
	store_close(store);
	arena_finish(&arena);
	unlink(path);
}

static void expect_edition(struct store *store, const struct gci_edition *e)
{
	static const char *const rules[] = {
		[GCI_TIES_UNKNOWN] = "unknown", [GCI_TIES_DENSE] = "dense", [GCI_TIES_NONE] = "none"
	};

	expect_count(store->db,
		sqlite3_mprintf("SELECT count(*) FROM edition WHERE label = %d AND version IS %Q "
				"AND title IS %Q AND document IS %Q AND published IS %Q AND "
				"precision IS %Q AND coalesce(collected_from, 0) = %d AND "
				"coalesce(collected_to, 0) = %d AND coalesce(countries, 0) = %d "
				"AND coalesce(last_rank, 0) = %d AND tie_rule = %Q AND scale = %d "
				"AND decimals = %d AND coalesce(indicators, 0) = %d AND "
				"coalesce(questions, 0) = %d AND break_note IS %Q AND bundled = %d",
			e->label, e->version, e->title, e->document, e->published, e->precision,
			e->collected_from, e->collected_to, e->countries, e->last_rank,
			rules[e->tie_rule], e->scale, e->decimals, e->indicators, e->questions,
			e->break_note, e->bundled),
		1);
}

static void editions_and_countries_are_kept_whole(void **state)
{
	static const struct gci_edition own = { 2027, "v6", "its title", "its document",
		"2027-09-01", "day", 2025, 2026, 193, 120, GCI_TIES_DENSE, 100, 2, 20, 83,
		"its break", false };
	static const struct gci_edition bare = {
		.label = 2029, .published = "2029-09-01", .precision = "day", .scale = 1
	};
	const struct store_view view = { .pillars = true };
	struct gci_world world;
	struct gci_table table;
	struct store *store;
	struct arena arena;
	struct err err;

	(void)state;
	arena_init(&arena);
	assert_true(store_open(NULL, STORE_WRITE, &store, &err));
	if (!store_edition_add(store, &own, &err) || !store_edition_add(store, &bare, &err))
		fail_msg("%s", err.text);
	expect_edition(store, &own);
	expect_edition(store, &bare);
	add_source(store, 2027, "2027-09-01"); /* an edition without figures is in no world */
	assert_true(store_world(store, &view, &arena, &world, &err));
	expect_count(store->db, sqlite3_mprintf("SELECT count(DISTINCT edition) FROM figure"),
		world.table_count);
	assert_int_equal(world.tables[world.table_count - 1].edition->label, 2027);
	assert_true(world.tables[world.table_count - 1].partial);
	for (size_t i = 0; i < world.table_count; i++)
		expect_edition(store, world.tables[i].edition);
	expect_count(
		store->db, sqlite3_mprintf("SELECT count(*) FROM country"), world.country_count);
	for (size_t i = 0; i < world.country_count; i++) {
		const struct gci_country *country = &world.countries[i];

		expect_count(store->db,
			sqlite3_mprintf("SELECT count(*) FROM country WHERE id = %d AND iso3 = %Q "
					"AND iso2 = %Q AND name = %Q AND region IS %Q AND in_gci = "
					"%d",
				(int)i + 1, country->iso3, country->iso2, country->name,
				country->region, country->in_gci),
			1);
	}
	/* one alone is measured by how many it should have */
	assert_true(store_table(store, &world, &own, 1, NULL, &arena, &table, &err));
	assert_memory_equal(table.records, world.tables[world.table_count - 1].records,
		world.country_count * sizeof *table.records);
	assert_int_equal(table.expected, 193);
	assert_true(table.partial);
	for (int before = 0; before < 3; before++) {
		assert_true(store_table(store, &world, &bare, before, NULL, &arena, &table, &err));
		assert_int_equal(table.listed, 0);
		assert_int_equal(table.expected, before);
		assert_true(table.partial == (before > 0));
	}
	store_close(store);
	arena_finish(&arena);
}

static int enter(void **state)
{
	(void)state;
	snprintf(path, sizeof path, "/tmp/gcitrack-test-%d.db", (int)getpid());
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_are_put_in_order),
		cmocka_unit_test(a_figure_is_kept_whole),
		cmocka_unit_test(runs_are_merged_in_order),
		cmocka_unit_test(lists_are_the_rows_of_the_file),
		cmocka_unit_test(editions_and_countries_are_kept_whole),
		cmocka_unit_test(cells_are_the_rows_of_the_file),
	};

	return cmocka_run_group_tests(tests, enter, NULL);
}
