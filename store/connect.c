/* A configured connection: the settings of every open, the image, and what tells a store from
 * another file. */
#include "store/internal.h"

#include <string.h>

int store_patience = 10000;

static void configure(sqlite3 *db)
{
	static const struct {
		int limit, value;
	} limits[] = {
		{ SQLITE_LIMIT_LENGTH, 16 * 1024 * 1024 },
		{ SQLITE_LIMIT_SQL_LENGTH, 1024 * 1024 },
		{ SQLITE_LIMIT_COLUMN, 200 },
		{ SQLITE_LIMIT_EXPR_DEPTH, 200 },
		{ SQLITE_LIMIT_ATTACHED, 1 },
	};

	sqlite3_extended_result_codes(db, 1);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
	for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
		sqlite3_limit(db, limits[i].limit, limits[i].value);
	sqlite3_busy_timeout(db, store_patience);
}

/* The image is read where it lies: nothing is copied, so it costs nothing at start. */
static int open_image(sqlite3 *db, const char *schema)
{
	sqlite3_int64 size = store_image_end - store_image;

	return sqlite3_deserialize(db, schema, (unsigned char *)(uintptr_t)store_image, size, size,
		SQLITE_DESERIALIZE_READONLY);
}

/* SQLite calls this before a commit, and the other where that came to nothing after all. */
static int on_commit(void *memory)
{
	struct store *store = memory;

	store->committing = true;
	return 0;
}

static void on_rollback(void *memory)
{
	struct store *store = memory;

	store->committing = false;
}

bool store_changed(const struct store *store)
{
	return store && !store->making && (store->committed || store->committing);
}

/* What was committed before is kept in mind. */
bool sql_begin(struct store *store, const char *sql, struct err *err)
{
	store->committed = store_changed(store);
	return sql_run(store, sql, err);
}

/* A copy in memory that can be written, and is gone with the connection. */
static int open_copy(sqlite3 *db)
{
	sqlite3_int64 size = store_image_end - store_image;
	unsigned char *copy = sqlite3_malloc64((sqlite3_uint64)size);

	if (!copy)
		return SQLITE_NOMEM;
	memcpy(copy, store_image, (size_t)size);
	return sqlite3_deserialize(db, "main", copy, size, size,
		SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
}

/* Before the first connection. One thread needs no mutex, and nobody asks how much memory SQLite
 * holds: a twentieth of a short command's instructions. */
static void settle(void)
{
	static bool settled;

	if (!settled) {
		sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
		sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	}
	settled = true;
}

static int open_database(struct store *store, const char *path, int flags)
{
	STR_SCOPED name = { 0 };
	int rc;

	/* "./" keeps SQLite from reading a name like file:x?mode=memory as a URI. */
	if (path)
		str_addf(&name, "%s%s", path[0] == '/' ? "" : "./", path);
	settle();
	rc = sqlite3_open_v2(path ? name.data : ":memory:", &store->db,
		path ? flags : SQLITE_OPEN_READWRITE, NULL);
	if (rc != SQLITE_OK)
		return rc;
	configure(store->db);
	sqlite3_commit_hook(store->db, on_commit, store);
	sqlite3_rollback_hook(store->db, on_rollback, store);
	if (path)
		return SQLITE_OK;
	return store->writing ? open_copy(store->db) : open_image(store->db, "main");
}

bool store_connect(const char *path, int flags, struct store **ret, struct err *err)
{
	struct store *store = mem_alloc(sizeof *store);
	int rc;

	store->writing = flags & SQLITE_OPEN_READWRITE;
	if (path)
		store->path = mem_strndup(path, strlen(path));
	rc = open_database(store, path, flags);
	if (rc != SQLITE_OK) {
		sql_err_fill(store, rc, err);
		store_close(store);
		return false;
	}
	*ret = store;
	return true;
}

bool store_reconnect(struct store *store, struct err *err)
{
	int rc;

	sql_forget(store);
	sqlite3_close_v2(store->db);
	store->db = NULL; /* where opening fails before it has another */
	rc = open_database(store, store->path, SQLITE_OPEN_READWRITE);
	return rc == SQLITE_OK || sql_fail(store, rc, err);
}

void store_close(struct store *store)
{
	if (!store)
		return;
	store_rollback(store);
	sql_forget(store);
	sqlite3_close_v2(store->db);
	if (store->making)
		making_abandon(store->making);
	mem_free(store->path);
	mem_free(store);
}

bool store_attach_image(struct store *store, const char *schema, struct err *err)
{
	STR_SCOPED sql = { 0 };
	int rc;

	str_addf(&sql, "ATTACH ':memory:' AS %s", schema);
	if (!sql_run(store, sql.data, err))
		return false;
	rc = open_image(store->db, schema);
	return rc == SQLITE_OK || sql_fail(store, rc, err);
}
