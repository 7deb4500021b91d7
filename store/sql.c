/* One statement of the user's: it may read tables and views, call SQL functions, and nothing else.
 */
#include "store/internal.h"

#include <string.h>

/* The pragmas that only tell; anything else could change the connection or the file. */
static bool telling_pragma(const char *name, const char *argument)
{
	static const char *const free_of_argument[] = { "application_id", "user_version",
		"integrity_check", "quick_check", "table_list", "database_list" };
	static const char *const with_argument[] = { "table_info", "table_xinfo", "index_list",
		"index_info", "foreign_key_list" };

	for (size_t i = 0; i < sizeof with_argument / sizeof *with_argument; i++)
		if (sqlite3_stricmp(name, with_argument[i]) == 0)
			return true;
	for (size_t i = 0; i < sizeof free_of_argument / sizeof *free_of_argument; i++)
		if (sqlite3_stricmp(name, free_of_argument[i]) == 0)
			return !argument;
	return false;
}

static int authorize(void *context, int action, const char *first, const char *second,
	const char *database, const char *trigger)
{
	(void)context, (void)database, (void)trigger;
	switch (action) {
	case SQLITE_SELECT:
	case SQLITE_READ:
	case SQLITE_RECURSIVE:
		return SQLITE_OK;
	case SQLITE_FUNCTION:
		return sqlite3_stricmp(second, "load_extension") == 0 ? SQLITE_DENY : SQLITE_OK;
	case SQLITE_PRAGMA:
		return telling_pragma(first, second) ? SQLITE_OK : SQLITE_DENY;
	default:
		return SQLITE_DENY;
	}
}

static bool statement_fail(struct store *store, int rc, struct err *err)
{
	if ((rc & 0xFF) == SQLITE_ERROR)
		return err_set(err, ERR_USAGE, "sql: %s", sqlite3_errmsg(store->db));
	if ((rc & 0xFF) == SQLITE_AUTH)
		return err_set(err, ERR_USAGE, "sql: only statements that read are run here (%s)",
			sqlite3_errmsg(store->db));
	return sql_fail(store, rc, err);
}

static bool is_blank(const char *text)
{
	return text[strspn(text, " \t\r\n;")] == '\0';
}

/* A blob, or a text with a NUL in it, as SQL writes it: X'00FF'. No column of the store has one, a
 * statement may make one. */
static const char *blob_text(sqlite3_stmt *s, int column, struct str *text)
{
	const unsigned char *bytes = sqlite3_column_blob(s, column);
	int length = sqlite3_column_bytes(s, column);

	str_clear(text);
	str_add(text, "X'");
	for (int i = 0; i < length; i++)
		str_addf(text, "%02X", bytes[i]);
	str_addc(text, '\'');
	return text->data;
}

static const char *value_text(sqlite3_stmt *s, int column, struct str *blob)
{
	const char *text;

	if (sqlite3_column_type(s, column) == SQLITE_NULL)
		return NULL;
	if (sqlite3_column_type(s, column) == SQLITE_BLOB)
		return blob_text(s, column, blob);
	text = sql_words(s, column);
	return strlen(text) == (size_t)sqlite3_column_bytes(s, column) ? text
								       : blob_text(s, column, blob);
}

static bool send_row(sqlite3_stmt *s, const struct store_sql_sink *sink, const char **texts,
	bool *numbers, struct str *blobs, struct err *err)
{
	int count = sqlite3_column_count(s);

	for (int i = 0; i < count; i++) {
		int type = sqlite3_column_type(s, i);

		numbers[i] = type == SQLITE_INTEGER || type == SQLITE_FLOAT;
		texts[i] = value_text(s, i, &blobs[i]);
	}
	return sink->row(sink->context, count, texts, numbers, err);
}

static bool send_all(
	struct store *store, sqlite3_stmt *s, const struct store_sql_sink *sink, struct err *err)
{
	int count = sqlite3_column_count(s), rc;
	const char **texts = mem_alloc((size_t)count * sizeof *texts);
	bool *numbers = mem_alloc((size_t)count * sizeof *numbers);
	struct str *blobs = mem_alloc((size_t)count * sizeof *blobs);
	bool ok;

	for (int i = 0; i < count; i++)
		texts[i] = sqlite3_column_name(s, i);
	ok = sink->columns(sink->context, count, texts, err);
	while (ok && (rc = sqlite3_step(s)) != SQLITE_DONE)
		ok = rc == SQLITE_ROW ? send_row(s, sink, texts, numbers, blobs, err)
				      : statement_fail(store, rc, err);
	for (int i = 0; i < count; i++)
		str_finish(&blobs[i]);
	mem_free(blobs);
	mem_free(texts);
	mem_free(numbers);
	return ok;
}

bool store_sql(struct store *store, const char *statement, const struct store_sql_sink *sink,
	struct err *err)
{
	STATEMENT_SCOPED *s = NULL;
	const char *rest = NULL;
	int rc;
	bool ok;

	sqlite3_set_authorizer(store->db, authorize, NULL);
	rc = sqlite3_prepare_v2(store->db, statement, -1, &s, &rest);
	if (rc != SQLITE_OK)
		ok = statement_fail(store, rc, err);
	else if (!s)
		ok = err_set(err, ERR_USAGE, "sql: no statement given");
	else if (!is_blank(rest))
		ok = err_set(err, ERR_USAGE, "sql: one statement at a time");
	else if (!sqlite3_stmt_readonly(s))
		ok = err_set(err, ERR_USAGE, "sql: only statements that read are run here");
	else
		ok = send_all(store, s, sink, err);
	sqlite3_set_authorizer(store->db, NULL, NULL);
	return ok;
}
