/* store/seed.h: the store in the program, made once more from what it says of itself. */
#include "store/internal.h"
#include "store/seed.h"
#include "stored.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

static void expect_number(struct fixture *f, const char *sql, int64_t want)
{
	int64_t got = -1;

	if (!sql_number(f->store, sql, &got, &f->err) || got != want)
		fail_msg("%s: %lld: %s", sql, (long long)got, f->err.text);
}

static void copy_countries(struct fixture *f, struct store *image)
{
	STATEMENT_SCOPED *note = NULL;
	struct store_view view = { 0 };
	struct gci_world world;
	bool row;

	assert_true(sql_prepare(image, "SELECT note FROM country ORDER BY id", &note, &f->err));
	assert_true(store_world(image, &view, &f->arena, &world, &f->err));
	for (size_t i = 0; i < world.country_count; i++) {
		assert_true(sql_step(image, note, &row, &f->err) && row);
		assert_true(seed_country(
			f->store, &world.countries[i], sql_text(note, 0, &f->arena), &f->err));
	}
	for (size_t i = 0; i < world.edition_count; i++)
		assert_true(store_edition_add(f->store, &world.editions[i], &f->err));
}

static void copy_lists(struct fixture *f, struct store *image)
{
	struct store_name *names;
	struct store_group *groups;
	struct store_event *events;
	size_t count, members;

	assert_true(store_names(image, NULL, &f->arena, &names, &count, &f->err));
	for (size_t i = 0; i < count; i++)
		assert_true(seed_name(f->store, &names[i], &f->err));
	assert_true(store_events(image, &f->arena, &events, &count, &f->err));
	for (size_t i = 0; i < count; i++)
		assert_true(store_event_add(f->store, &events[i], &f->err));
	assert_true(store_groups(image, NULL, &f->arena, &groups, &count, &f->err));
	for (size_t i = 0; i < count; i++) {
		struct store_group group;
		struct store_member *all;

		assert_true(store_group_members(
			image, groups[i].code, &f->arena, &group, &all, &members, &f->err));
		for (size_t k = 0; k < members; k++)
			assert_true(
				seed_member(f->store, group.code, group.name, &all[k], &f->err));
	}
}

static void add_sources(struct fixture *f)
{
	static const char *const digests[] = { "0123456789abcdef", "fedcba9876543210" };
	struct store_tally tally;
	int id;

	for (size_t i = 0; i < 2; i++) {
		const struct store_source source = {
			.name = "own", .layout = "plain", .issued = "2020-01-01", .bundled = true
		};

		assert_true(store_source_begin(f->store, &source, &id, &f->err));
		assert_true(store_source_finish(
			f->store, id, digests[i], 1, &tally, NULL, NULL, &f->err));
	}
}

/* The rows of both are the same. */
static void expect_same(struct fixture *f, const char *columns, const char *table, const char *join)
{
	static const char *const stores[] = { "main", "box", "main" };
	STR_SCOPED sql = { 0 };

	for (size_t i = 0; i < 2; i++) {
		str_clear(&sql);
		str_add(&sql, "SELECT count(*) FROM (");
		for (size_t k = i; k < i + 2; k++) {
			str_addf(&sql, "%sSELECT %s FROM %s.%s", k > i ? " EXCEPT " : "", columns,
				stores[k], table);
			if (join)
				str_addf(&sql, " JOIN %s.%s", stores[k], join);
		}
		str_addc(&sql, ')');
		expect_number(f, str_text(&sql), 0);
	}
	str_clear(&sql);
	str_addf(&sql, "SELECT count(*) > 4 FROM main.%s", table);
	expect_number(f, str_text(&sql), 1);
}

static void the_image_is_made_again(void **state)
{
	struct fixture *f = *state;
	struct store *image;
	STR_SCOPED bundle = { 0 };
	STR_SCOPED schema = { 0 };

	assert_true(store_open(NULL, STORE_READ, &image, &f->err));
	assert_true(seed_create(f->path, &f->store, &f->err));
	expect_number(f, "PRAGMA page_size", 4096);
	expect_number(f, "PRAGMA application_id", STORE_APPLICATION_ID);
	assert_true(store_begin(f->store, &f->err));
	copy_countries(f, image);
	copy_lists(f, image);
	add_sources(f);
	assert_true(store_commit(f->store, &f->err));
	store_close(image);
	if (!seed_finish(f->store, "abc-def", &bundle, &schema, &f->err))
		fail_msg("%s", f->err.text);
	assert_string_equal(str_text(&bundle), "0123456789ab-fedcba987654");
	assert_int_equal(schema.len, store_schema_text_end - store_schema_text);
	assert_memory_equal(schema.data, store_schema_text, schema.len);
	assert_true(store_attach_image(f->store, "box", &f->err));
	assert_false(store_attach_image(f->store, "crate", &f->err));
	assert_non_null(strstr(f->err.text, "too many attached databases"));
	expect_same(f, "*", "edition", NULL);
	expect_same(f, "*", "country", NULL);
	expect_same(f, "*", "series", NULL);
	expect_same(f, "*", "name", NULL);
	expect_same(f, "*", "event", NULL);
	expect_same(f,
		"g.code, g.name, g.own, m.country, m.\"from\", m.\"to\", m.precision, "
		"m.confidence, m.note",
		"member m", "grouping g ON g.id = m.grouping");
	expect_number(f,
		"SELECT count(*) FROM main.property WHERE (name, value) IN (VALUES ('bundle', "
		"'0123456789ab-fedcba987654'), ('reference', 'abc-def'))",
		2);
	store_close(f->store);
	f->store = NULL;
	assert_true(store_open(f->path, STORE_READ, &f->store, &f->err));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_image_is_made_again, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
