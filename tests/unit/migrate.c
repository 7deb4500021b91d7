/* Steps of the schema: an older store is brought up to date by who writes, step by step. The steps
 * beyond those there are were made up for these tests. */
#include "store/internal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct store *store;
static struct err err;
static char path[] = "/tmp/gcitrack-migrate-XXXXXX";

static int begin(void **state)
{
	int file;

	(void)state;
	err = (struct err) { 0 };
	memcpy(path + sizeof path - sizeof "XXXXXX", "XXXXXX", sizeof "XXXXXX");
	file = mkstemp(path);
	if (file < 0 || close(file) != 0)
		return -1;
	return store_connect(path, SQLITE_OPEN_READWRITE, &store, &err) ? 0 : -1;
}

static int end(void **state)
{
	(void)state;
	store_close(store);
	return unlink(path);
}

static int64_t number(const char *sql)
{
	int64_t value = -1;

	assert_true(sql_number(store, sql, &value, &err));
	return value;
}

static void test_from_nothing(void **state)
{
	(void)state;
	assert_true(schema_migrate(store, schema_steps, &err));
	assert_int_equal(number("PRAGMA user_version"), schema_version(schema_steps));
	assert_int_equal(number("SELECT count(*) FROM figure"), 0);
	assert_true(schema_migrate(store, schema_steps, &err)); /* no step is taken twice */
}

static void test_only_missing_steps(void **state)
{
	const char *const steps[] = { "CREATE TABLE one (a); INSERT INTO one VALUES (1)",
		"CREATE TABLE two (b); INSERT INTO two SELECT a + 1 FROM one", "DROP TABLE one",
		NULL };
	const char *const first[] = { steps[0], NULL };

	(void)state;
	assert_int_equal(schema_version(steps), 3);
	assert_true(schema_migrate(store, first, &err));
	assert_int_equal(number("PRAGMA user_version"), 1);
	assert_true(schema_check(store, steps, true, &err));
	assert_int_equal(number("PRAGMA user_version"), 3);
	assert_int_equal(number("SELECT b FROM two"), 2);
	assert_int_equal(number("SELECT count(*) FROM sqlite_schema"), 1);
}

static void test_a_step_that_fails(void **state)
{
	const char *const steps[] = { "CREATE TABLE one (a)", "INSERT INTO one VALUES (2)",
		"INSERT INTO one VALUES (3); INSERT INTO nowhere VALUES (1)", NULL };

	(void)state;
	assert_false(schema_migrate(store, steps, &err));
	assert_non_null(strstr(err.text, "nowhere"));
	/* Those before it stay, of itself nothing does, and no transaction is left open. */
	assert_int_equal(number("PRAGMA user_version"), 2);
	assert_int_equal(number("SELECT sum(a) FROM one"), 2);
	assert_true(sqlite3_get_autocommit(store->db));
}

/* SQLite tells of a statement just before it begins: another process takes both steps then. */
static int overtake(unsigned event, void *steps, void *statement, void *sql)
{
	static bool done;
	struct store *other;

	(void)event, (void)statement;
	if (done || strcmp(sql, "BEGIN IMMEDIATE") != 0)
		return 0;
	done = true;
	assert_true(store_connect(path, SQLITE_OPEN_READWRITE, &other, &err));
	assert_true(schema_migrate(other, steps, &err));
	store_close(other);
	return 0;
}

static void test_another_was_quicker(void **state)
{
	const char *const steps[] = { "CREATE TABLE one (a)", "CREATE TABLE two (a)", NULL };

	(void)state;
	sqlite3_trace_v2(store->db, SQLITE_TRACE_STMT, overtake, (void *)(uintptr_t)steps);
	assert_true(schema_migrate(store, steps, &err));
	assert_true(sqlite3_get_autocommit(store->db));
	assert_int_equal(number("PRAGMA user_version"), 2);
	assert_int_equal(number("SELECT count(*) FROM sqlite_schema"), 2);
}

static void test_refused(void **state)
{
	const char *const steps[] = { "CREATE TABLE one (a)", "CREATE TABLE two (a)", NULL };
	const char *const first[] = { steps[0], NULL };

	(void)state;
	assert_false(schema_check(store, steps, true, &err));
	assert_non_null(strstr(err.text, "store version 0 is not one"));
	assert_true(schema_migrate(store, first, &err));
	assert_false(schema_check(store, steps, false, &err));
	assert_int_equal(err.code, ERR_DATA);
	assert_non_null(strstr(
		err.text, "made by an older gcitrack (store version 1, this program has 2)"));
	assert_int_equal(number("PRAGMA user_version"), 1);
	assert_true(schema_check(store, steps, true, &err));
	assert_false(schema_check(store, first, true, &err));
	assert_non_null(strstr(
		err.text, "made by a newer gcitrack (store version 2, this program knows 1)"));
	assert_int_equal(number("PRAGMA user_version"), 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_from_nothing, begin, end),
		cmocka_unit_test_setup_teardown(test_only_missing_steps, begin, end),
		cmocka_unit_test_setup_teardown(test_a_step_that_fails, begin, end),
		cmocka_unit_test_setup_teardown(test_another_was_quicker, begin, end),
		cmocka_unit_test_setup_teardown(test_refused, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
