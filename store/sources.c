#include "store/internal.h"

bool store_sources(struct store *store, struct arena *arena, struct store_source **ret,
	size_t *ret_count, struct err *err)
{
	STATEMENT_SCOPED *s = NULL;
	struct store_source *sources = NULL;
	size_t count = 0, capacity = 0;
	bool row;

	if (!sql_prepare(store,
		    "SELECT id, name, sha256, size, layout, options, edition, issued, imported, "
		    "note, rows, revised, bundled, withdrawn FROM source ORDER BY id",
		    &s, err))
		return false;
	for (;; count++) {
		if (!sql_step(store, s, &row, err))
			return false;
		if (!row)
			break;
		sources = arena_grow(arena, sources, &capacity, count + 1, sizeof *sources);
		sources[count] = (struct store_source) {
			.id = sqlite3_column_int(s, 0),
			.name = sql_needed(s, 1, arena),
			.sha256 = sql_needed(s, 2, arena),
			.size = sqlite3_column_int64(s, 3),
			.layout = sql_needed(s, 4, arena),
			.options = sql_needed(s, 5, arena),
			.edition = sqlite3_column_int(s, 6),
			.issued = sql_needed(s, 7, arena),
			.imported = sql_text(s, 8, arena),
			.note = sql_text(s, 9, arena),
			.rows = sqlite3_column_int64(s, 10),
			.revised = sqlite3_column_int64(s, 11),
			.bundled = sqlite3_column_int(s, 12) != 0,
			.withdrawn = sqlite3_column_int(s, 13) != 0,
		};
	}
	*ret = sources;
	*ret_count = count;
	return true;
}

bool store_source_undo(struct store *store, int id, struct err *err)
{
	STATEMENT_SCOPED *find = NULL;
	STATEMENT_SCOPED *undo = NULL;
	bool row;

	if (!sql_prepare(store, "SELECT bundled, withdrawn FROM source WHERE id = ?1", &find, err))
		return false;
	sqlite3_bind_int(find, 1, id);
	if (!sql_step(store, find, &row, err))
		return false;
	if (!row)
		return err_set(err, ERR_NOT_FOUND, "no source %d; gcitrack sources lists them", id);
	if (sqlite3_column_int(find, 0))
		return err_set(
			err, ERR_DATA, "source %d came with the program and cannot be undone", id);
	if (sqlite3_column_int(find, 1))
		return err_set(err, ERR_DATA, "source %d is withdrawn already", id);
	sqlite3_reset(find);
	if (!sql_prepare(store, "UPDATE source SET withdrawn = 1 WHERE id = ?1", &undo, err))
		return false;
	sqlite3_bind_int(undo, 1, id);
	return sql_write(store, undo, &row, err);
}

bool store_source_twins(struct store *store, int id, const char *issued, struct arena *arena,
	struct store_twins *ret, struct err *err)
{
	static const char find[] =
		"SELECT o.id, o.bundled, o.issued, o.options, o.digest = n.digest AND o.rows = "
		"n.rows AND (?2 IS NULL OR o.issued = ?2) FROM source n JOIN source o ON o.sha256 "
		"= n.sha256 WHERE n.id = ?1 AND o.id <> n.id AND o.withdrawn = 0 ORDER BY o.id";
	STATEMENT_KEPT *s = NULL;
	bool row;

	if (!sql_keep(store, find, &s, err))
		return false;
	sqlite3_bind_int(s, 1, id);
	sql_bind_text(s, 2, issued);
	*ret = (struct store_twins) { 0 };
	for (;;) {
		bool bundled;

		if (!sql_step(store, s, &row, err))
			return false;
		if (!row)
			return true;
		bundled = sqlite3_column_int(s, 1) != 0;
		if (sqlite3_column_int(s, 4)) {
			ret->same = sqlite3_column_int(s, 0);
			ret->bundled = bundled;
		} else if (!bundled) {
			ret->other = sqlite3_column_int(s, 0);
			ret->issued = sql_needed(s, 2, arena);
			ret->options = sql_needed(s, 3, arena);
		}
	}
}

bool store_source_abandon(struct store *store, int id, struct err *err)
{
	static const char *const deletions[] = { "DELETE FROM figure WHERE source = ?1",
		"DELETE FROM source WHERE id = ?1" };
	size_t i;

	for (i = 0; i < sizeof deletions / sizeof *deletions; i++) {
		STATEMENT_SCOPED *s = NULL;

		if (!sql_prepare(store, deletions[i], &s, err))
			return false;
		sqlite3_bind_int(s, 1, id);
		if (!sql_done(store, s, err))
			return false;
	}
	return true;
}

bool store_series(struct store *store, const char *name, bool add, int *ret_id, struct err *err)
{
	static const char find_series[] = "SELECT id FROM series WHERE name = ?1";
	/* Of VALUES, not of a SELECT: for one row nothing is kept to take others back by. */
	static const char add_series[] =
		"INSERT INTO series VALUES (max((SELECT max(id) + 1 FROM series), ?2), ?1)";
	STATEMENT_KEPT *find = NULL;
	STATEMENT_KEPT *insert = NULL;
	bool row;

	if (!sql_keep(store, find_series, &find, err))
		return false;
	sql_bind_text(find, 1, name);
	if (!sql_step(store, find, &row, err))
		return false;
	*ret_id = row ? sqlite3_column_int(find, 0) : -1;
	if (row || !add)
		return true;
	if (!sql_keep(store, add_series, &insert, err))
		return false;
	sql_bind_text(insert, 1, name);
	sqlite3_bind_int(insert, 2, STORE_FIRST_OWN_SERIES);
	if (!sql_done(store, insert, err))
		return false;
	*ret_id = (int)sqlite3_last_insert_rowid(store->db);
	return true;
}

bool store_series_name(
	struct store *store, int id, struct arena *arena, const char **ret, struct err *err)
{
	STATEMENT_KEPT *s = NULL;
	bool row;

	if (!sql_keep(store, "SELECT (SELECT name FROM series WHERE id = ?1)", &s, err))
		return false;
	sqlite3_bind_int(s, 1, id);
	if (!sql_step(store, s, &row, err))
		return false;
	*ret = sql_needed(s, 0, arena);
	return true;
}
