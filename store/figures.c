/* Figures one by one in key order: an ordered pass needs no memory, whatever the size of the store.
 */
#include "store/internal.h"

#include <string.h>

struct store_cursor {
	struct store *store;
	struct arena arena;
	struct sources sources;
	const char **series; /* names by id */
	int series_count;
	sqlite3_stmt *statement;
	bool ahead;    /* a row is read already and waits in the statement */
	bool finished; /* stepping again would begin anew */
};

static bool load_series(struct store_cursor *cursor, struct err *err)
{
	STATEMENT_SCOPED *s = NULL;
	int64_t largest = 0;
	bool row;

	if (!sql_number(cursor->store, "SELECT max(id) FROM series", &largest, err) ||
		!sql_prepare(cursor->store, "SELECT id, name FROM series", &s, err))
		return false;
	if (largest < 0 || largest > 10000000)
		return err_set(err, ERR_DATA, "series numbers out of range");
	cursor->series_count = (int)largest + 1;
	cursor->series =
		arena_array(&cursor->arena, (size_t)cursor->series_count, sizeof *cursor->series);
	for (;;) {
		int id;

		if (!sql_step(cursor->store, s, &row, err))
			return false;
		if (!row)
			return true;
		id = sqlite3_column_int(s, 0);
		if (id >= 0 && id < cursor->series_count)
			cursor->series[id] = sql_text(s, 1, &cursor->arena);
	}
}

bool store_read(struct store *store, const struct store_view *view, const char *series,
	struct store_cursor **ret, struct err *err)
{
	static const char all[] =
		"SELECT edition, series, country, source, value, decimals FROM figure "
		"WHERE edition BETWEEN ?1 AND ?2 ORDER BY edition, series, country";
	static const char one[] =
		"SELECT edition, series, country, source, value, decimals FROM figure "
		"WHERE edition BETWEEN ?1 AND ?2 AND series = ?3 ORDER BY edition, series, country";
	struct store_cursor *cursor = mem_alloc(sizeof *cursor);
	int id = -1;
	bool ok;

	cursor->store = store;
	arena_init(&cursor->arena);
	ok = sources_load(store, view->as_known, &cursor->arena, &cursor->sources, err) &&
	     load_series(cursor, err) && (!series || store_series(store, series, false, &id, err));
	if (ok && series && id < 0)
		ok = err_set(err, ERR_NOT_FOUND, "no series \"%s\" in this store", series);
	ok = ok && sql_prepare(store, series ? one : all, &cursor->statement, err);
	if (!ok) {
		store_read_close(cursor);
		return false;
	}
	sqlite3_bind_int(cursor->statement, 1, view->from ? view->from : 0);
	sqlite3_bind_int(cursor->statement, 2, view->to ? view->to : 9999);
	if (series)
		sqlite3_bind_int(cursor->statement, 3, id);
	*ret = cursor;
	return true;
}

struct key {
	int edition, series, country;
};

static struct key row_key(sqlite3_stmt *s)
{
	return (struct key) { sqlite3_column_int(s, 0), sqlite3_column_int(s, 1),
		sqlite3_column_int(s, 2) };
}

/* Its place among the sources that may be looked at; 0: not looked at. */
static int row_order(const struct store_cursor *cursor)
{
	int source = sqlite3_column_int(cursor->statement, 3);

	return source > 0 && source < cursor->sources.count ? cursor->sources.order[source] : 0;
}

static bool row_take(const struct store_cursor *cursor, struct key key, struct store_reading *ret,
	struct err *err)
{
	sqlite3_stmt *s = cursor->statement;

	ret->edition = key.edition;
	ret->country = key.country - 1;
	ret->series =
		key.series >= 0 && key.series < cursor->series_count && cursor->series[key.series]
			? cursor->series[key.series]
			: "";
	ret->source = sqlite3_column_int(s, 3);
	return sql_decimal(cursor->store, s, 4, &ret->value, err);
}

bool store_read_next(
	struct store_cursor *cursor, struct store_reading *ret, bool *ret_more, struct err *err)
{
	struct key key = { 0, 0, 0 };
	int best = 0;

	for (;; cursor->ahead = false) {
		struct key next;

		if (!cursor->ahead && !cursor->finished &&
			!sql_step(cursor->store, cursor->statement, &cursor->ahead, err))
			return false;
		if (!cursor->ahead) {
			cursor->finished = true;
			break;
		}
		next = row_key(cursor->statement);
		if (best && memcmp(&next, &key, sizeof key) != 0)
			break;
		if (row_order(cursor) > best) {
			best = row_order(cursor);
			key = next;
			if (!row_take(cursor, key, ret, err))
				return false;
		}
	}
	*ret_more = best != 0;
	return true;
}

void store_read_close(struct store_cursor *cursor)
{
	if (!cursor)
		return;
	sqlite3_finalize(cursor->statement);
	arena_finish(&cursor->arena);
	mem_free(cursor);
}
