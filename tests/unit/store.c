/* The store: provenance, what is current, transactions, and what it refuses to open. */
#include "store/store.h"
#include "stored.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void open_writer(struct fixture *f)
{
	if (!store_open(f->path, STORE_WRITE, &f->store, &f->err))
		fail_msg("%s", f->err.text);
}

static int country(struct fixture *f, const char *iso3)
{
	struct store_view view = { 0 };
	struct gci_world world;

	assert_true(store_world(f->store, &view, &f->arena, &world, &f->err));
	return gci_country_find(&world, iso3);
}

static const struct gci_record *record(
	struct fixture *f, const char *as_known, int edition, const char *iso3)
{
	struct store_view view = { .as_known = as_known, .pillars = true };
	struct gci_world world;
	const struct gci_table *table;

	assert_true(store_world(f->store, &view, &f->arena, &world, &f->err));
	table = gci_table_find(&world, edition);
	return table ? &table->records[gci_country_find(&world, iso3)] : NULL;
}

/* Writes one score of Indonesia as a source of its own. */
static int write_score(struct fixture *f, int edition, int64_t value, int places,
	const char *issued, struct store_tally *tally, struct store_revision *revision)
{
	struct store_source source = {
		.name = "own.csv", .layout = "plain", .issued = issued, .imported = issued
	};
	struct store_figure figure = { .edition = edition,
		.series = GCI_SCORE,
		.country = country(f, "IDN"),
		.value = { value, places },
		.line = 2 };
	size_t revisions = 1;
	int id = 0;

	assert_true(store_begin(f->store, &f->err));
	assert_true(store_source_begin(f->store, &source, &id, &f->err));
	assert_true(store_source_put(f->store, id, &figure, 1, &f->err));
	assert_true(
		store_source_finish(f->store, id, "00", 10, tally, revision, &revisions, &f->err));
	assert_true(store_commit(f->store, &f->err));
	assert_true(store_changed(f->store));
	return id;
}

static void the_image_answers(void **state)
{
	struct fixture *f = *state;
	const struct gci_record *r;

	assert_true(store_open(NULL, STORE_READ, &f->store, &f->err));
	r = record(f, NULL, 2020, "IDN");
	assert_int_equal(r->figure[GCI_SCORE].value.value, 9488);
	assert_int_equal(r->figure[GCI_SCORE].value.places, 2);
	assert_int_equal(r->figure[GCI_ITU_RANK].value.value, 24);
	assert_int_equal(record(f, NULL, 2024, "IDN")->figure[GCI_TIER].value.value, 1);
	assert_false(gci_has(record(f, NULL, 2024, "IDN"), GCI_ITU_RANK));
	assert_int_equal(access(f->path, F_OK), -1);
}

static void both_issues_of_2017(void **state)
{
	struct fixture *f = *state;

	assert_true(store_open(NULL, STORE_READ, &f->store, &f->err));
	assert_int_equal(record(f, NULL, 2017, "IDN")->figure[GCI_ITU_RANK].value.value, 69);
	assert_int_equal(
		record(f, "2017-07-10", 2017, "IDN")->figure[GCI_ITU_RANK].value.value, 70);
	assert_null(record(f, "2017-07-10", 2018, "IDN"));
}

static void a_copy_in_memory_can_be_written(void **state)
{
	struct fixture *f = *state;
	struct store_tally tally;

	assert_true(store_open(NULL, STORE_WRITE, &f->store, &f->err));
	write_score(f, 2020, 1, 0, "2025-01-01", &tally, &(struct store_revision) { 0 });
	assert_int_equal(record(f, NULL, 2020, "IDN")->figure[GCI_SCORE].value.value, 1);
	store_close(f->store);
	assert_true(store_open(NULL, STORE_READ, &f->store, &f->err));
	assert_int_equal(record(f, NULL, 2020, "IDN")->figure[GCI_SCORE].value.value, 9488);
}

static void counts_of_the_box(void **state)
{
	static const struct {
		int edition;
		size_t scored;
	} expected[] = { { 2014, 195 }, { 2017, 195 }, { 2018, 194 }, { 2020, 194 },
		{ 2024, 194 } };
	struct fixture *f = *state;
	struct store_view view = { 0 };
	struct gci_world world;

	assert_true(store_open(NULL, STORE_READ, &f->store, &f->err));
	assert_true(store_world(f->store, &view, &f->arena, &world, &f->err));
	assert_int_equal(world.table_count, 5);
	for (size_t i = 0; i < 5; i++) {
		assert_int_equal(world.tables[i].edition->label, expected[i].edition);
		assert_int_equal(world.tables[i].scored, expected[i].scored);
		assert_false(world.tables[i].partial);
	}
	for (size_t i = 1; i < world.country_count; i++)
		assert_true(strcmp(world.countries[i - 1].iso3, world.countries[i].iso3) < 0);
}

static void a_folder_is_no_store(void **state)
{
	struct fixture *f = *state;

	for (int mode = STORE_READ; mode <= STORE_WRITE; mode++) {
		assert_false(store_open(f->folder, (enum store_mode)mode, &f->store, &f->err));
		assert_int_equal(f->err.code, ERR_DATA);
		assert_non_null(strstr(f->err.text, ": a directory; --db names a file"));
	}
}

static void a_missing_store_is_not_made_by_reading(void **state)
{
	struct fixture *f = *state;

	assert_false(store_open(f->path, STORE_READ, &f->store, &f->err));
	assert_int_equal(f->err.code, ERR_NOT_FOUND);
	assert_int_equal(access(f->path, F_OK), -1);
}

static void revisions_and_undo(void **state)
{
	struct fixture *f = *state;
	struct store_tally tally;
	struct store_revision revision;
	int id;

	open_writer(f);
	id = write_score(f, 2020, 9489, 2, "2022-01-01", &tally, &revision);
	assert_int_equal(tally.revised, 1);
	assert_int_equal(revision.before.value, 9488);
	assert_int_equal(revision.after.value, 9489);
	assert_int_equal(record(f, NULL, 2020, "IDN")->figure[GCI_SCORE].value.value, 9489);
	assert_int_equal(record(f, "2021-12-31", 2020, "IDN")->figure[GCI_SCORE].value.value, 9488);
	assert_true(store_source_undo(f->store, id, &f->err));
	assert_int_equal(record(f, NULL, 2020, "IDN")->figure[GCI_SCORE].value.value, 9488);
	assert_false(store_source_undo(f->store, id, &f->err));
	assert_false(store_source_undo(f->store, 1, &f->err));
	assert_int_equal(f->err.code, ERR_DATA);
	assert_false(store_source_undo(f->store, 999, &f->err));
	assert_int_equal(f->err.code, ERR_NOT_FOUND);
}

static void an_earlier_issue_does_not_replace(void **state)
{
	struct fixture *f = *state;
	struct store_tally tally;

	open_writer(f);
	write_score(f, 2020, 1, 0, "2020-01-01", &tally, &(struct store_revision) { 0 });
	assert_int_equal(tally.older, 1);
	assert_int_equal(tally.revised + tally.same + tally.added, 0);
	assert_int_equal(record(f, NULL, 2020, "IDN")->figure[GCI_SCORE].value.value, 9488);
}

static void the_same_number_is_no_revision(void **state)
{
	struct fixture *f = *state;
	struct store_tally tally;

	open_writer(f);
	write_score(f, 2024, 100, 0, "2025-01-01", &tally, &(struct store_revision) { 0 });
	assert_int_equal(tally.same, 1);
	assert_int_equal(tally.revised + tally.added, 0);
}

static void two_lines_of_one_figure_are_named(void **state)
{
	static const char twice[] = "lines 3 and 7 both give the score of Afghanistan in GCI 2020; "
				    "keep the one that is right";
	struct fixture *f = *state;
	struct store_source source = {
		.name = "own.csv", .layout = "plain", .issued = "2022-01-01"
	};
	struct store_figure batch[2] = {
		{ .edition = 2020, .series = GCI_SCORE, .value = { 5, 1 }, .line = 7 },
		{ .edition = 2020, .series = GCI_SCORE, .value = { 6, 1 }, .line = 3 },
	};
	int id;

	open_writer(f);
	assert_true(store_begin(f->store, &f->err));
	assert_true(store_source_begin(f->store, &source, &id, &f->err));
	assert_true(store_source_put(f->store, id, batch, 1, &f->err));
	assert_false(store_source_put(f->store, id, batch + 1, 1, &f->err));
	assert_int_equal(f->err.code, ERR_DATA);
	assert_string_equal(f->err.text, twice);
	store_rollback(f->store);
	assert_true(store_begin(f->store, &f->err));
	assert_true(store_source_begin(f->store, &source, &id, &f->err));
	assert_false(store_source_put(f->store, id, batch, 2, &f->err));
	assert_string_equal(f->err.text, twice);
	store_rollback(f->store);
	assert_int_equal(record(f, NULL, 2020, "AFG")->figure[GCI_SCORE].source, 5);
}

static void reading_in_order_gives_the_current_figures(void **state)
{
	struct fixture *f = *state;
	struct store_view view = { 0 };
	struct store_cursor *cursor;
	struct store_reading reading;
	int count = 0, spain = 0, last = 0, country_esp;
	bool more;

	assert_true(store_open(NULL, STORE_READ, &f->store, &f->err));
	country_esp = country(f, "ESP");
	assert_true(store_read(f->store, &view, NULL, &cursor, &f->err));
	while (store_read_next(cursor, &reading, &more, &f->err) && more) {
		assert_true(reading.edition >= last);
		last = reading.edition;
		count++;
		if (reading.edition == 2017 && strcmp(reading.name, "score") == 0 &&
			reading.country == country_esp)
			spain = (int)reading.value.value;
	}
	store_read_close(cursor);
	/* 195+195+194 with rank and score, 194 with rank, score and pillars, 194 with score, tier
	 * and pillars */
	assert_int_equal(count, (195 + 195 + 194) * 2 + 194 * 7 * 2);
	assert_int_equal(spain, 718);
	assert_true(store_read(f->store, &view, "score", &cursor, &f->err));
	for (count = 0; store_read_next(cursor, &reading, &more, &f->err) && more; count++)
		assert_string_equal(reading.name, "score");
	store_read_close(cursor);
	assert_int_equal(count, 195 + 195 + 194 * 3);
	assert_false(store_read(f->store, &view, "nonsense", &cursor, &f->err));
	assert_int_equal(f->err.code, ERR_NOT_FOUND);
}

static bool count_columns(void *context, int count, const char *const *names, struct err *err)
{
	(void)names, (void)err;
	*(int *)context += 1000 * count;
	return true;
}

static bool count_row(
	void *context, int count, const char *const *values, const bool *number, struct err *err)
{
	(void)count, (void)values, (void)number, (void)err;
	*(int *)context += 1;
	return true;
}

static void statements_that_only_read(void **state)
{
	static const char reads[] = "sql: only statements that read are run here";
	static const struct {
		const char *statement, *says;
	} refused[] = {
		{ "DELETE FROM figure", reads },
		{ "ATTACH '/tmp/x.db' AS x", reads },
		{ "PRAGMA user_version = 7", reads },
		{ "CREATE TEMP TABLE t (x)", reads },
		{ "SELECT load_extension('x')",
			"sql: not authorized to use function: load_extension" },
		{ "SELECT 1; SELECT 2", "sql: one statement at a time" },
		{ "", "sql: no statement given" },
		{ "nonsense", "sql: near \"nonsense\"" },
		{ "PRAGMA journal_mode = wal", reads },
		{ "VACUUM INTO '/tmp/gcitrack-never.db'", reads },
		{ "BEGIN", reads },
		{ "SELECT abs(-9223372036854775808)", "sql: integer overflow" },
	};
	struct fixture *f = *state;
	int count = 0;
	struct store_sql_sink sink = { count_columns, count_row, &count };

	open_writer(f);
	assert_true(store_sql(f->store, "SELECT iso3, place FROM v_places WHERE edition = 2020 ;",
		&sink, &f->err));
	assert_int_equal(count, 2194);
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		f->err = (struct err) { 0 };
		assert_false(store_sql(f->store, refused[i].statement, &sink, &f->err));
		if (f->err.code != ERR_USAGE ||
			strncmp(f->err.text, refused[i].says, strlen(refused[i].says)) != 0)
			fail_msg("\"%s\": %s", refused[i].statement, f->err.text);
	}
	assert_true(store_alias_add(f->store, "Zamrud", "IDN", &f->err)); /* others may write */
	assert_int_equal(access("/tmp/gcitrack-never.db", F_OK), -1);
}

/* What another program, a damaged disk or a newer gcitrack may leave under the name of the store.
 */
static void spoil_text(const char *path)
{
	FILE *file = fopen(path, "w");

	fputs("Country,Rank,Score\nIndonesia,24,94.88\n", file);
	fclose(file);
}

static void run_on(const char *path, const char *sql)
{
	sqlite3 *db;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

static char *slurp(const char *path, size_t *size)
{
	FILE *file = fopen(path, "rb");
	char *bytes = malloc(4 << 20);

	*size = fread(bytes, 1, 4 << 20, file);
	fclose(file);
	return bytes;
}

static void foreign_files_are_refused_untouched(void **state)
{
	static const struct {
		const char *sql, *says;
		bool fresh; /* of a new database, not of a store */
	} cases[] = {
		{ "CREATE TABLE t (x)", "another program", true },
		{ "PRAGMA application_id = 1; CREATE TABLE t (x)", "another program", true },
		{ "PRAGMA application_id = 1", "another program", true },
		{ "PRAGMA user_version = 1", "another program", true },
		{ "CREATE TABLE t (x); DROP TABLE t", "an empty database", true },
		{ "PRAGMA user_version = 2", "newer gcitrack", false },
		{ "PRAGMA user_version = 0", "version 0", false },
		{ "CREATE TRIGGER t AFTER INSERT ON source BEGIN DELETE FROM figure; END",
			"changed by another", false },
		{ "ALTER TABLE figure ADD COLUMN x INTEGER", "changed by another", false },
		{ "DROP TABLE event", "changed by another", false },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		for (int mode = STORE_READ; mode <= STORE_WRITE; mode++) {
			size_t before, after;
			char *one, *two;

			unlink(f->path);
			if (!cases[i].fresh)
				assert_true(store_create(f->path, false, &f->err));
			run_on(f->path, cases[i].sql);
			one = slurp(f->path, &before);
			assert_false(
				store_open(f->path, (enum store_mode)mode, &f->store, &f->err));
			assert_int_equal(f->err.code, ERR_DATA);
			if (!strstr(f->err.text, cases[i].says))
				fail_msg("%s: %s", cases[i].sql, f->err.text);
			two = slurp(f->path, &after);
			assert_int_equal(before, after);
			assert_memory_equal(one, two, before);
			free(one);
			free(two);
		}
	}
	spoil_text(f->path);
	assert_false(store_open(f->path, STORE_WRITE, &f->store, &f->err));
	assert_int_equal(f->err.code, ERR_DATA);
	assert_non_null(strstr(f->err.text, "not a gcitrack store"));
}

static void damage_that_sqlite_does_not_see(void **state)
{
	struct fixture *f = *state;
	struct gci_world world;
	struct store_view view = { 0 };
	struct store_cells cells;
	struct stat about;
	char says[100];

	assert_true(store_create(f->path, false, &f->err));
	run_on(f->path, "PRAGMA ignore_check_constraints = 1; UPDATE figure SET decimals = 99");
	assert_true(store_open(f->path, STORE_READ, &f->store, &f->err));
	assert_false(store_world(f->store, &view, &f->arena, &world, &f->err));
	assert_int_equal(f->err.code, ERR_DATA);
	assert_non_null(strstr(f->err.text, "damaged"));
	assert_false(store_cells(f->store, 2020, &f->arena, &cells, &f->err));
	assert_non_null(strstr(f->err.text, "damaged"));
	store_close(f->store);
	f->store = NULL;

	assert_int_equal(stat(f->path, &about), 0);
	assert_int_equal(truncate(f->path, about.st_size - 1), 0);
	assert_false(store_open(f->path, STORE_READ, &f->store, &f->err));
	assert_int_equal(f->err.code, ERR_DATA);
	snprintf(says, sizeof says, "the end of this store is missing (%lld bytes of %lld)",
		(long long)about.st_size - 1, (long long)about.st_size);
	assert_non_null(strstr(f->err.text, says));
}

static void views_of_the_users_own_are_welcome(void **state)
{
	struct fixture *f = *state;

	assert_true(store_create(f->path, false, &f->err));
	run_on(f->path, "CREATE VIEW mine AS SELECT * FROM v_places");
	assert_true(store_open(f->path, STORE_READ, &f->store, &f->err));
}

static void an_empty_store_has_no_figures(void **state)
{
	struct fixture *f = *state;
	struct store_source *sources;
	struct gci_edition *editions;
	struct store_cells cells;
	struct gci_world world;
	size_t count;

	assert_true(store_create(f->path, true, &f->err));
	assert_false(store_create(f->path, true, &f->err));
	open_writer(f);
	assert_true(store_sources(f->store, &f->arena, &sources, &count, &f->err));
	assert_int_equal(count, 0);
	assert_int_equal(store_bundle_missing(f->store), 0);
	assert_true(store_editions(f->store, &f->arena, &editions, &count, &f->err));
	assert_int_equal(count, 5);
	assert_null(record(f, NULL, 2020, "IDN"));
	assert_true(store_cells(f->store, 2020, &f->arena, &cells, &f->err));
	assert_int_equal(cells.count, 0);
	assert_true(store_world(
		f->store, &(struct store_view) { .cells = &cells }, &f->arena, &world, &f->err));
	assert_int_equal(world.table_count, 0);
}

static void an_older_bundle_is_completed_by_writing(void **state)
{
	struct fixture *f = *state;

	assert_true(store_create(f->path, false, &f->err));
	run_on(f->path, "DELETE FROM figure WHERE source = 6; DELETE FROM source WHERE id = 6;"
			"UPDATE property SET value = 'older'");
	assert_true(store_open(f->path, STORE_READ, &f->store, &f->err));
	assert_int_equal(store_bundle_missing(f->store), 1);
	assert_null(record(f, NULL, 2024, "IDN"));
	store_close(f->store);
	f->store = NULL;
	open_writer(f);
	assert_int_equal(record(f, NULL, 2024, "IDN")->figure[GCI_SCORE].value.value, 10000);
	assert_int_equal(store_bundle_missing(f->store), 0);
}

static void names_groups_and_events(void **state)
{
	struct fixture *f = *state;
	struct store_name *names;
	struct store_group group;
	struct store_member *members, own = { .iso3 = "IDN" };
	struct store_event event = { .id = "own",
		.date = "2020-01-01",
		.precision = "day",
		.scope = "IDN",
		.kind = "own",
		.title = "An event",
		.own = true };
	size_t count;

	open_writer(f);
	assert_true(store_name_find(f->store, "korea selatan", &f->arena, &names, &count, &f->err));
	assert_true(count >= 1);
	assert_string_equal(names[0].iso3, "KOR");
	assert_true(store_name_find(f->store, "korea", &f->arena, &names, &count, &f->err));
	assert_int_equal(count, 2);
	assert_true(names[0].ambiguous);
	assert_true(store_alias_add(f->store, "Nusantara", "IDN", &f->err));
	assert_true(store_name_find(f->store, "nusantara", &f->arena, &names, &count, &f->err));
	assert_int_equal(count, 1);
	assert_false(store_alias_add(f->store, "Nusantara", "SGP", &f->err));
	assert_false(store_alias_add(f->store, "Indonesia", "SGP", &f->err));
	assert_false(store_alias_add(f->store, "IDN", "MYS", &f->err));
	assert_false(store_alias_add(f->store, "sg", "SGP", &f->err));
	assert_false(store_alias_remove(f->store, "Indonesia", &f->err));
	assert_true(store_alias_remove(f->store, "nusantara", &f->err));
	assert_true(store_group_members(
		f->store, "asean", &f->arena, &group, &members, &count, &f->err));
	assert_string_equal(group.code, "ASEAN");
	assert_int_equal(count, 11);
	assert_true(store_group_add(f->store, "MINE", "My group", &own, 1, &f->err));
	assert_false(store_group_add(f->store, "mine", "My group", &own, 1, &f->err));
	assert_false(store_group_remove(f->store, "ASEAN", &f->err));
	assert_true(store_group_remove(f->store, "mine", &f->err));
	assert_true(store_event_add(f->store, &event, &f->err));
	assert_false(store_event_add(f->store, &event, &f->err));
	assert_string_equal(f->err.text, "there is an event \"own\" already; give another --id");
	assert_true(store_event_remove(f->store, "own", &f->err));
	assert_false(store_event_remove(f->store, "accp-start", &f->err));
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(the_image_answers),
		CASE(both_issues_of_2017),
		CASE(a_copy_in_memory_can_be_written),
		CASE(counts_of_the_box),
		CASE(a_folder_is_no_store),
		CASE(a_missing_store_is_not_made_by_reading),
		CASE(revisions_and_undo),
		CASE(an_earlier_issue_does_not_replace),
		CASE(the_same_number_is_no_revision),
		CASE(two_lines_of_one_figure_are_named),
		CASE(reading_in_order_gives_the_current_figures),
		CASE(statements_that_only_read),
		CASE(foreign_files_are_refused_untouched),
		CASE(damage_that_sqlite_does_not_see),
		CASE(views_of_the_users_own_are_welcome),
		CASE(an_empty_store_has_no_figures),
		CASE(an_older_bundle_is_completed_by_writing),
		CASE(names_groups_and_events),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
