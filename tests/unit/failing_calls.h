/* Calls to SQLite that fail without having been made. Linked with --wrap for each of them
 * (failing_calls in meson.build). Include it once in a test's only source. */
#ifndef TESTS_UNIT_FAILING_CALLS_H
#define TESTS_UNIT_FAILING_CALLS_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

enum kind { NOTHING, CALLS, ALLOCATIONS };

static struct {
	enum kind kind;
	int at, seen; /* the call to fail, from 1 */
	bool failed;
} shim;

static bool fails(enum kind kind)
{
	if (shim.kind != kind || ++shim.seen != shim.at)
		return false;
	return shim.failed = true;
}

#define SHIM(type, name, kind, failure, parameters, arguments)                                     \
	type __real_##name parameters;                                                             \
	type __wrap_##name parameters;                                                             \
	type __wrap_##name parameters                                                              \
	{                                                                                          \
		return fails(kind) ? (failure) : __real_##name arguments;                          \
	}

SHIM(int, sqlite3_open_v2, CALLS, SQLITE_IOERR,
	(const char *path, sqlite3 **ret, int flags, const char *vfs), (path, ret, flags, vfs))
/* Of a statement's rows the first three: further ones are the same to whoever reads them. */
enum { STEPS = 3 };

static const sqlite3_stmt *stepped;
static int step_count;

int __real_sqlite3_prepare_v2(
	sqlite3 *db, const char *sql, int length, sqlite3_stmt **ret, const char **rest);
int __wrap_sqlite3_prepare_v2(
	sqlite3 *db, const char *sql, int length, sqlite3_stmt **ret, const char **rest);
int __wrap_sqlite3_prepare_v2(
	sqlite3 *db, const char *sql, int length, sqlite3_stmt **ret, const char **rest)
{
	stepped = NULL; /* its address may be used again */
	return fails(CALLS) ? SQLITE_IOERR : __real_sqlite3_prepare_v2(db, sql, length, ret, rest);
}

int __real_sqlite3_step(sqlite3_stmt *statement);
int __wrap_sqlite3_step(sqlite3_stmt *statement);
int __wrap_sqlite3_step(sqlite3_stmt *statement)
{
	step_count = statement == stepped ? step_count + 1 : 1;
	stepped = statement;
	return step_count <= STEPS && fails(CALLS) ? SQLITE_IOERR : __real_sqlite3_step(statement);
}

SHIM(int, sqlite3_exec, CALLS, SQLITE_IOERR,
	(sqlite3 * db, const char *sql, int (*row)(void *, int, char **, char **), void *data,
		char **words),
	(db, sql, row, data, words))
SHIM(int, sqlite3_create_module, CALLS, SQLITE_IOERR,
	(sqlite3 * db, const char *name, const sqlite3_module *module, void *data),
	(db, name, module, data))
SHIM(int, sqlite3_create_function_v2, CALLS, SQLITE_IOERR,
	(sqlite3 * db, const char *name, int arguments, int encoding, void *data,
		void (*call)(sqlite3_context *, int, sqlite3_value **),
		void (*step)(sqlite3_context *, int, sqlite3_value **),
		void (*end)(sqlite3_context *), void (*drop)(void *)),
	(db, name, arguments, encoding, data, call, step, end, drop))
SHIM(int, sqlite3_declare_vtab, CALLS, SQLITE_IOERR, (sqlite3 * db, const char *sql), (db, sql))
SHIM(const unsigned char *, sqlite3_column_text, ALLOCATIONS, NULL,
	(sqlite3_stmt * statement, int column), (statement, column))
SHIM(void *, sqlite3_malloc, ALLOCATIONS, NULL, (int size), (size))
SHIM(void *, sqlite3_malloc64, ALLOCATIONS, NULL, (sqlite3_uint64 size), (size))

int __real_sqlite3_deserialize(sqlite3 *db, const char *schema, unsigned char *data,
	sqlite3_int64 size, sqlite3_int64 room, unsigned flags);
int __wrap_sqlite3_deserialize(sqlite3 *db, const char *schema, unsigned char *data,
	sqlite3_int64 size, sqlite3_int64 room, unsigned flags);
int __wrap_sqlite3_deserialize(sqlite3 *db, const char *schema, unsigned char *data,
	sqlite3_int64 size, sqlite3_int64 room, unsigned flags)
{
	if (!fails(CALLS))
		return __real_sqlite3_deserialize(db, schema, data, size, room, flags);
	if (flags & SQLITE_DESERIALIZE_FREEONCLOSE)
		sqlite3_free(data); /* as it does where it fails */
	return SQLITE_IOERR;
}

/* What was not called has left no words. */
const char *__real_sqlite3_errmsg(sqlite3 *db);
const char *__wrap_sqlite3_errmsg(sqlite3 *db);
const char *__wrap_sqlite3_errmsg(sqlite3 *db)
{
	return shim.failed ? "disk I/O error" : __real_sqlite3_errmsg(db);
}

#endif
