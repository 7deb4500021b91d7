/* How the library is set up: for one thread, and what a connection may do. */
#include "store/internal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Nothing is shared between threads and nothing counted: both would take time. */
static void sqlite_is_set_up_for_one_thread(void **state)
{
	struct store *store;
	struct err err;

	(void)state;
	assert_true(store_open(NULL, STORE_READ, &store, &err));
	assert_null(sqlite3_db_mutex(store->db));
	assert_int_equal(sqlite3_memory_used(), 0);
	store_close(store);
}

/* What a connection may do and how much of it, asked of SQLite. */
static void connections_are_bounded(void **state)
{
	static const struct {
		int limit, value;
	} limits[] = { { SQLITE_LIMIT_LENGTH, 16777216 }, { SQLITE_LIMIT_SQL_LENGTH, 1048576 },
		{ SQLITE_LIMIT_COLUMN, 200 }, { SQLITE_LIMIT_EXPR_DEPTH, 200 },
		{ SQLITE_LIMIT_ATTACHED, 1 } };
	static const struct {
		int setting, value;
	} settings[] = { { SQLITE_DBCONFIG_DEFENSIVE, 1 }, { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
		{ SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 }, { SQLITE_DBCONFIG_DQS_DML, 0 },
		{ SQLITE_DBCONFIG_DQS_DDL, 0 }, { SQLITE_DBCONFIG_ENABLE_FKEY, 1 } };
	struct store *store;
	int64_t timeout;
	struct err err;

	(void)state;
	assert_true(store_open(NULL, STORE_READ, &store, &err));
	for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
		assert_int_equal(sqlite3_limit(store->db, limits[i].limit, -1), limits[i].value);
	for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
		int value = -1;

		assert_int_equal(
			sqlite3_db_config(store->db, settings[i].setting, -1, &value), SQLITE_OK);
		if (value != settings[i].value)
			fail_msg("setting %d is %d", settings[i].setting, value);
	}
	assert_true(sql_number(store, "PRAGMA busy_timeout", &timeout, &err));
	assert_int_equal(timeout, store_patience);
	store_close(store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sqlite_is_set_up_for_one_thread),
		cmocka_unit_test(connections_are_bounded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
