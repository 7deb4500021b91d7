/* Calls to SQLite that say "disk I/O error" without having been made: every statement's preparing,
 * its first two steps (further rows are the same to whoever reads them), and what opens a database.
 */
#include "tests/faults/preload.h"

#include <dlfcn.h>
#include <sqlite3.h>

#define REAL(name)                                                                                 \
	static __typeof__(&name) real;                                                             \
	if (!real)                                                                                 \
	*(void **)&real = dlsym(RTLD_NEXT, #name)

/* SQLite calls itself by these names too: that is not the program's call. Who calls takes long to
 * find out, and is asked only where it matters. */
#define FAILS(name)                                                                                \
	if (control->mode == FAULT_DATABASE && !preload_in_sqlite(__builtin_return_address(0)) &&  \
		preload_counts(FAULT_DATABASE, #name))                                             \
	return SQLITE_IOERR

enum { STATEMENTS = 256, STEPS = 2 };

/* Statements in use and the steps seen of each. */
static struct {
	sqlite3_stmt *statement;
	int steps;
} seen[STATEMENTS];
static int seen_next;

static void seen_begin(sqlite3_stmt *statement)
{
	seen[seen_next].statement = statement;
	seen[seen_next].steps = 0;
	seen_next = (seen_next + 1) % STATEMENTS;
}

/* The newest entry of an address is the one meant: SQLite uses addresses again. */
static bool seen_often(const sqlite3_stmt *statement)
{
	for (int i = 1; i <= STATEMENTS; i++) {
		int at = (seen_next - i + STATEMENTS) % STATEMENTS;

		if (seen[at].statement == statement)
			return ++seen[at].steps > STEPS;
	}
	return true;
}

PRELOAD_API int sqlite3_prepare_v2(
	sqlite3 *db, const char *sql, int length, sqlite3_stmt **ret, const char **ret_rest)
{
	int status;

	REAL(sqlite3_prepare_v2);
	*ret = NULL;
	FAILS(sqlite3_prepare_v2);
	status = real(db, sql, length, ret, ret_rest);
	if (*ret && control->mode == FAULT_DATABASE)
		seen_begin(*ret);
	return status;
}

PRELOAD_API int sqlite3_step(sqlite3_stmt *statement)
{
	REAL(sqlite3_step);
	if (control->mode == FAULT_DATABASE && !seen_often(statement))
		FAILS(sqlite3_step);
	return real(statement);
}

PRELOAD_API int sqlite3_exec(sqlite3 *db, const char *sql,
	int (*row)(void *, int, char **, char **), void *data, char **ret_words)
{
	REAL(sqlite3_exec);
	FAILS(sqlite3_exec);
	return real(db, sql, row, data, ret_words);
}

PRELOAD_API int sqlite3_create_module(
	sqlite3 *db, const char *name, const sqlite3_module *module, void *data)
{
	REAL(sqlite3_create_module);
	FAILS(sqlite3_create_module);
	return real(db, name, module, data);
}

PRELOAD_API int sqlite3_create_function_v2(sqlite3 *db, const char *name, int arguments,
	int encoding, void *data, void (*call)(sqlite3_context *, int, sqlite3_value **),
	void (*step)(sqlite3_context *, int, sqlite3_value **), void (*end)(sqlite3_context *),
	void (*drop)(void *))
{
	REAL(sqlite3_create_function_v2);
	FAILS(sqlite3_create_function_v2);
	return real(db, name, arguments, encoding, data, call, step, end, drop);
}

PRELOAD_API int sqlite3_deserialize(sqlite3 *db, const char *schema, unsigned char *data,
	sqlite3_int64 size, sqlite3_int64 room, unsigned flags)
{
	REAL(sqlite3_deserialize);
	if (preload_counts(FAULT_DATABASE, "sqlite3_deserialize")) {
		if (flags & SQLITE_DESERIALIZE_FREEONCLOSE)
			sqlite3_free(data); /* as it does where it fails */
		return SQLITE_IOERR;
	}
	return real(db, schema, data, size, room, flags);
}

/* What was not called has left no words. */
PRELOAD_API const char *sqlite3_errmsg(sqlite3 *db)
{
	REAL(sqlite3_errmsg);
	return control->mode == FAULT_DATABASE && control->injected ? "disk I/O error" : real(db);
}
