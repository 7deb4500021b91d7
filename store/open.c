/* Opening: what is a store of ours, what is older, newer, foreign or tampered with. */
#include "base/file.h"
#include "store/internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool store_schema_read(struct store *store, struct str *ret, struct err *err)
{
	STATEMENT_SCOPED *statement = NULL;
	bool row;

	/* sqlite_stat* and sqlite_autoindex_* are SQLite's own: no text, or none that changes an
	 * answer. */
	if (!sql_prepare(store,
		    "SELECT type, name, sql FROM sqlite_schema WHERE type <> 'view' AND sql IS NOT "
		    "NULL AND name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\' ORDER BY type, name",
		    &statement, err))
		return false;
	for (;;) {
		if (!sql_step(store, statement, &row, err))
			return false;
		if (!row)
			return true;
		for (int column = 0; column < 3; column++) {
			str_add(ret, sql_words(statement, column));
			str_addc(ret, '\n');
		}
	}
}

static bool check_schema(struct store *store, struct err *err)
{
	STR_SCOPED schema = { 0 };
	size_t expected = (size_t)(store_schema_text_end - store_schema_text);

	if (!store_schema_read(store, &schema, err))
		return false;
	if (schema.len == expected && memcmp(str_text(&schema), store_schema_text, expected) == 0)
		return true;
	return err_set(err, ERR_DATA,
		"%s: the tables of this store were changed by another program (or have triggers); "
		"its answers cannot be trusted: make a new store with gcitrack init and import the "
		"files again",
		store->path);
}

/* SQLite reads the missing end of a last page as zeros. Inside a transaction: no writer is at work
 * on the file. */
static bool check_length(struct store *store, struct err *err)
{
	int64_t pages, size;
	struct stat about;

	if (!sql_number(store, "PRAGMA page_count", &pages, err) ||
		!sql_number(store, "PRAGMA page_size", &size, err))
		return false;
	if (stat(store->path, &about) != 0)
		return err_errno(err, "%s", store->path);
	if (about.st_size >= pages * size)
		return true;
	return err_set(err, ERR_DATA,
		"%s: the end of this store is missing (%lld bytes of %lld); put a copy back, or "
		"make a new one with gcitrack init and import the files again",
		store->path, (long long)about.st_size, (long long)(pages * size));
}

static bool check_identity(struct store *store, enum store_mode mode, struct err *err)
{
	int64_t application, version, objects;

	if (!sql_number(store, "PRAGMA application_id", &application, err) ||
		!sql_number(store, "PRAGMA user_version", &version, err) ||
		!sql_number(store, "SELECT count(*) FROM sqlite_schema", &objects, err))
		return false;
	if (application == 0 && version == 0 && objects == 0)
		return err_set(err, ERR_DATA,
			"%s: an empty database, not a gcitrack store; remove it and run gcitrack "
			"init",
			store->path);
	if (application != STORE_APPLICATION_ID)
		return err_set(err, ERR_DATA,
			"%s: a database of another program (application id %lld, a gcitrack store "
			"has %d); name another file with --db",
			store->path, (long long)application, (int)STORE_APPLICATION_ID);
	return schema_check(store, schema_steps, mode == STORE_WRITE, err) &&
	       check_schema(store, err);
}

/* A reader may find the journal of a writer that died; only a writer can roll it back. So SQLite is
 * given the right to write once, and the connection is then held to reading. */
static bool connect_reader(const char *path, struct store **ret, struct err *err)
{
	int64_t ignored;
	struct err first;

	if (!store_connect(path, SQLITE_OPEN_READONLY, ret, err))
		return false;
	if (sql_number(*ret, "PRAGMA user_version", &ignored, &first))
		return true;
	if (sqlite3_extended_errcode((*ret)->db) != SQLITE_READONLY_ROLLBACK) {
		*err = first;
		return false;
	}
	store_close(*ret);
	*ret = NULL;
	if (store_connect(path, SQLITE_OPEN_READWRITE, ret, &first) &&
		sql_number(*ret, "PRAGMA user_version", &ignored, &first)) {
		(*ret)->writing = false;
		return sql_run(*ret, "PRAGMA query_only = 1", err);
	}
	if (first.code == ERR_MACHINE)
		return err_set(err, ERR_MACHINE,
			"%s; an import was interrupted here, and what it left has to be taken back "
			"first: run gcitrack once as somebody who may write to the store and its "
			"folder",
			first.text);
	*err = first;
	return false;
}

bool store_check_file(const char *path, bool *ret_exists, struct err *err)
{
	struct stat info;

	*ret_exists = stat(path, &info) == 0;
	if (!*ret_exists)
		return errno == ENOENT || err_errno(err, "%s", path);
	if (S_ISDIR(info.st_mode))
		return err_set(err, ERR_DATA, "%s: a directory; --db names a file", path);
	if (!S_ISREG(info.st_mode))
		return err_set(err, ERR_DATA, "%s: not a regular file; --db names a file", path);
	return true;
}

bool store_settle(struct store *store, struct err *err)
{
	static const char settings[] = "PRAGMA cell_size_check = 1; PRAGMA mmap_size = 0;";
	static const char writing[] = "PRAGMA synchronous = FULL; PRAGMA cache_size = -2048;";

	return sql_run(store, settings, err) && (!store->writing || sql_run(store, writing, err));
}

/* Before SQLite looks at the file: with a write-ahead log it would make two files beside it, which
 * nobody who may only read can remove, and what the log holds is not in the file. Closing a file
 * gives up its locks, so this is done before there are any. */
static bool check_journal(const char *path, struct err *err)
{
	enum { WRITE_VERSION = 18, READ_VERSION = 19, WITH_LOG = 2 };
	unsigned char header[READ_VERSION + 1];
	int descriptor = open(path, O_RDONLY | O_CLOEXEC);
	bool whole;

	/* What cannot be read is for SQLite to say. */
	if (descriptor < 0)
		return true;
	whole = pread(descriptor, header, sizeof header, 0) == (ssize_t)sizeof header;
	close(descriptor);
	if (!whole || memcmp(header, "SQLite format 3", sizeof "SQLite format 3") != 0 ||
		(header[WRITE_VERSION] | header[READ_VERSION]) < WITH_LOG)
		return true;
	return err_set(err, ERR_DATA,
		"%s: a database in write-ahead mode, set by another program; if it is a gcitrack "
		"store, set it back: PRAGMA journal_mode = delete (in sqlite3)",
		path);
}

static bool open_file(const char *path, enum store_mode mode, struct store **ret, struct err *err)
{
	if (!check_journal(path, err))
		return false;
	if (mode == STORE_READ ? !connect_reader(path, ret, err)
			       : !store_connect(path, SQLITE_OPEN_READWRITE, ret, err))
		return false;
	if (!store_settle(*ret, err) || !check_identity(*ret, mode, err))
		return false;
	if (mode == STORE_WRITE)
		return sql_begin(*ret, "BEGIN", err) && check_length(*ret, err) &&
		       sql_run(*ret, "COMMIT", err) && bundle_add_missing(*ret, err);
	/* One transaction for the whole command: every statement sees the same figures, whatever an
	 * import does meanwhile, and the file is locked once instead of once a statement. */
	return bundle_count_missing(*ret, err) && sql_run(*ret, "BEGIN", err) &&
	       check_length(*ret, err);
}

bool store_open(const char *path, enum store_mode mode, struct store **ret, struct err *err)
{
	struct store *store = NULL;
	bool exists;

	if (!path)
		return store_connect(NULL,
			mode == STORE_WRITE ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY, ret,
			err);
	if (!store_check_file(path, &exists, err))
		return false;
	if (!exists && mode == STORE_READ)
		return err_set(err, ERR_NOT_FOUND,
			"%s: no such store; gcitrack --db %s init makes one", path, path);
	/* Another program may make it while we wait for our turn to. */
	if (!exists && !making_open(path, false, &store, err))
		return false;
	if (!store && !open_file(path, mode, &store, err)) {
		store_close(store);
		return false;
	}
	*ret = store;
	return true;
}

int store_bundle_missing(const struct store *store)
{
	return store->bundle_missing;
}
