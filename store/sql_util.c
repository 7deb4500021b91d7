#include "store/internal.h"

#include "base/text.h"

#include <assert.h>
#include <errno.h>
#include <string.h>

/* SQLite says "malformed" where the disk fails to read (EIO), too. */
static bool disk_failed(struct store *store)
{
	int error = 0;

	sqlite3_file_control(store->db, "main", SQLITE_FCNTL_LAST_ERRNO, &error);
	return error == EIO;
}

/* What a user can do about it, by kind of failure. */
void sql_err_fill(struct store *store, int rc, struct err *err)
{
	const char *path = store->path ? store->path : "the figures in the program";
	/* A verdict of our own is not in SQLite's words. */
	const char *words = (sqlite3_errcode(store->db) & 0xFF) == (rc & 0xFF)
				    ? sqlite3_errmsg(store->db)
				    : sqlite3_errstr(rc);

	if ((rc & 0xFF) == SQLITE_CORRUPT && disk_failed(store)) {
		err_fill(err, ERR_MACHINE,
			"%s: the store cannot be read (%s): the disk may be failing", path,
			strerror(EIO));
		return;
	}
	switch (rc & 0xFF) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		err_fill(err, ERR_LOCKED,
			"%s: another program is using the store; try again when it is done", path);
		break;
	case SQLITE_NOTADB:
		err_fill(err, ERR_DATA, "%s: not a gcitrack store (not an SQLite database)", path);
		break;
	case SQLITE_CORRUPT:
		err_fill(err, ERR_DATA,
			"%s: the store is damaged (%s); put a copy back, or make a new one with "
			"gcitrack init and import the files again",
			path, words);
		break;
	case SQLITE_FULL:
		err_fill(err, ERR_MACHINE, "%s: the disk is full; nothing was changed", path);
		break;
	case SQLITE_READONLY:
		err_fill(err, ERR_MACHINE,
			"%s: the store or its folder cannot be written; nothing was changed", path);
		break;
	case SQLITE_CANTOPEN:
		err_fill(err, ERR_MACHINE, "%s: the store cannot be opened (%s)", path, words);
		break;
	case SQLITE_NOMEM:
		mem_exhausted();
	default:
		err_fill(err, ERR_MACHINE, "%s: %s", path, words);
		break;
	}
}

bool sql_prepare(struct store *store, const char *sql, sqlite3_stmt **ret, struct err *err)
{
	sqlite3_stmt *statement = NULL;
	int rc = sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL);

	if (rc != SQLITE_OK)
		return sql_fail(store, rc, err);
	*ret = statement;
	return true;
}

bool sql_keep(struct store *store, const char *sql, sqlite3_stmt **ret, struct err *err)
{
	size_t i = 0;

	while (i < store->kept_count && store->kept[i].sql != sql)
		i++;
	assert(i < STORE_KEPT);
	if (i == store->kept_count) {
		if (!sql_prepare(store, sql, &store->kept[i].statement, err))
			return false;
		store->kept[i].sql = sql;
		store->kept_count++;
	}
	*ret = store->kept[i].statement;
	return true;
}

void sql_rest(sqlite3_stmt **statement)
{
	if (!*statement)
		return;
	sqlite3_reset(*statement);
	sqlite3_clear_bindings(*statement);
}

void sql_forget(struct store *store)
{
	while (store->kept_count)
		sqlite3_finalize(store->kept[--store->kept_count].statement);
	store->takes = store->batches = false;
}

bool sql_step(struct store *store, sqlite3_stmt *statement, bool *ret_row, struct err *err)
{
	int rc = sqlite3_step(statement);

	if (rc != SQLITE_ROW && rc != SQLITE_DONE)
		return sql_fail(store, rc, err);
	*ret_row = rc == SQLITE_ROW;
	return true;
}

bool sql_decimal_stored(int64_t value, int64_t places, struct decimal *ret)
{
	static const int64_t most = 1000000000000000000; /* DECIMAL_DIGITS digits */

	if (value <= -most || value >= most || places < 0 || places > DECIMAL_PLACES)
		return false;
	*ret = (struct decimal) { value, (int)places };
	return true;
}

bool sql_done(struct store *store, sqlite3_stmt *statement, struct err *err)
{
	bool row;
	bool ok = sql_step(store, statement, &row, err);

	sqlite3_reset(statement);
	return ok;
}

bool sql_run(struct store *store, const char *sql, struct err *err)
{
	int rc = sqlite3_exec(store->db, sql, NULL, NULL, NULL);

	return rc == SQLITE_OK || sql_fail(store, rc, err);
}

static void take_row(sqlite3_context *context, int count, sqlite3_value **row)
{
	const struct store *store = sqlite3_user_data(context);

	(void)count;
	if (store->take)
		store->take(store->take_context, row);
}

/* An aggregate has a result: nothing. */
static void take_end(sqlite3_context *context)
{
	(void)context;
}

/* Registered once a connection: SQLite replaces no function while a statement is being read. */
bool sql_allow_take(struct store *store, struct err *err)
{
	int rc = SQLITE_OK;

	if (!store->takes)
		rc = sqlite3_create_function_v2(store->db, "take", -1,
			SQLITE_UTF8 | SQLITE_DIRECTONLY, store, NULL, take_row, take_end, NULL);
	store->takes = rc == SQLITE_OK;
	return store->takes || sql_fail(store, rc, err);
}

bool sql_prepare_take(struct store *store, const char *sql, sqlite3_stmt **ret, struct err *err)
{
	return sql_allow_take(store, err) && sql_prepare(store, sql, ret, err);
}

bool sql_take(struct store *store, sqlite3_stmt *statement, sql_taker *take, void *context,
	struct err *err)
{
	bool ok;

	store->take = take;
	store->take_context = context;
	ok = sql_done(store, statement, err);
	store->take = NULL;
	return ok;
}

bool sql_number(struct store *store, const char *sql, int64_t *ret, struct err *err)
{
	STATEMENT_SCOPED *statement = NULL;
	bool row;

	if (!sql_prepare(store, sql, &statement, err) || !sql_step(store, statement, &row, err))
		return false;
	assert(row);
	*ret = sqlite3_column_int64(statement, 0);
	return true;
}

const char *sql_words(sqlite3_stmt *statement, int column)
{
	const char *text;

	if (sqlite3_column_type(statement, column) == SQLITE_NULL)
		return "";
	text = (const char *)sqlite3_column_text(statement, column);
	if (!text)
		mem_exhausted();
	return text;
}

const char *sql_needed(sqlite3_stmt *statement, int column, struct arena *arena)
{
	const char *text = sql_words(statement, column);

	return arena_strndup(arena, text, (size_t)sqlite3_column_bytes(statement, column));
}

const char *sql_text(sqlite3_stmt *statement, int column, struct arena *arena)
{
	bool null = sqlite3_column_type(statement, column) == SQLITE_NULL;

	return null ? NULL : sql_needed(statement, column, arena);
}

void sql_code(sqlite3_stmt *statement, int column, char *ret, size_t size)
{
	const char *text = sql_words(statement, column);
	size_t length = strnlen(text, size - 1);

	memcpy(ret, text, length);
	ret[length] = '\0';
}

void sql_bind_text(sqlite3_stmt *statement, int parameter, const char *text)
{
	sqlite3_bind_text(statement, parameter, text, -1, SQLITE_STATIC);
}

void sql_bind_int_or_null(sqlite3_stmt *statement, int parameter, int value)
{
	if (value)
		sqlite3_bind_int(statement, parameter, value);
	else
		sqlite3_bind_null(statement, parameter);
}

const char *store_library_version(void)
{
	return sqlite3_libversion();
}

bool text_check(const char *what, const char *text, struct err *err)
{
	enum { MOST = 500 };
	size_t length = strlen(text);
	STR_SCOPED escaped = { 0 };

	if (length == 0)
		return err_set(err, ERR_USAGE, "%s is empty", what);
	if (length > MOST)
		return err_set(err, ERR_USAGE, "%s is longer than %d bytes", what, (int)MOST);
	text_escape(&escaped, text);
	if (strcmp(str_text(&escaped), text) != 0)
		return err_set(err, ERR_USAGE, "%s holds a character that is not text: %s", what,
			str_text(&escaped));
	return true;
}
