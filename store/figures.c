/* Figures one by one in key order: an ordered pass needs no memory for them, however many the store
 * has. */
#include "store/merge.h"

#include <limits.h>

struct store_cursor {
	struct store *store;
	struct arena arena;
	struct sources sources;
	const char **series; /* names by id */
	int series_count;
	int64_t country_count;
	int *editions;
	size_t edition_count, next_edition;
	int low, high; /* series */
	struct merge *merge;
	const struct merge_row *ahead; /* NULL: the edition is read to its end */
};

static bool load_series(struct store_cursor *cursor, struct err *err)
{
	STATEMENT_SCOPED *s = NULL;
	size_t capacity = 0;
	bool row;

	if (!sql_prepare(cursor->store,
		    "SELECT id, name FROM series WHERE id BETWEEN 0 AND 9999999 ORDER BY id", &s,
		    err))
		return false;
	for (;;) {
		int id;

		if (!sql_step(cursor->store, s, &row, err))
			return false;
		if (!row)
			return true;
		id = sqlite3_column_int(s, 0);
		cursor->series_count = id + 1;
		cursor->series = arena_grow(&cursor->arena, cursor->series, &capacity,
			(size_t)id + 1, sizeof *cursor->series);
		cursor->series[id] = sql_text(s, 1, &cursor->arena);
	}
}

static bool load_editions(
	struct store_cursor *cursor, const struct store_view *view, struct err *err)
{
	STATEMENT_SCOPED *s = NULL;
	size_t capacity = 0;
	bool row;

	if (!sql_prepare(cursor->store,
		    "SELECT label FROM edition WHERE label BETWEEN ?1 AND ?2 ORDER BY label", &s,
		    err))
		return false;
	sqlite3_bind_int(s, 1, view->from);
	sqlite3_bind_int(s, 2, view->to ? view->to : INT_MAX);
	for (;;) {
		if (!sql_step(cursor->store, s, &row, err))
			return false;
		if (!row)
			return true;
		cursor->editions = arena_grow(&cursor->arena, cursor->editions, &capacity,
			cursor->edition_count + 1, sizeof *cursor->editions);
		cursor->editions[cursor->edition_count++] = sqlite3_column_int(s, 0);
	}
}

static bool choose_series(struct store_cursor *cursor, const char *series, struct err *err)
{
	cursor->low = INT_MIN; /* what has a number below 0 is damaged, and found so */
	cursor->high = INT_MAX;
	if (!series)
		return true;
	if (!store_series(cursor->store, series, false, &cursor->low, err))
		return false;
	cursor->high = cursor->low;
	return cursor->low >= 0 ||
	       err_set(err, ERR_NOT_FOUND, "no series \"%s\" in this store", series);
}

bool store_read(struct store *store, const struct store_view *view, const char *series,
	struct store_cursor **ret, struct err *err)
{
	struct store_cursor *cursor = mem_alloc(sizeof *cursor);

	cursor->store = store;
	if (!sources_load(store, view->as_known, NULL, &cursor->arena, &cursor->sources, err) ||
		!sql_number(store, "SELECT count(*) FROM country", &cursor->country_count, err) ||
		!load_series(cursor, err) || !choose_series(cursor, series, err) ||
		!load_editions(cursor, view, err) ||
		!merge_open(store, &cursor->sources, &cursor->merge, err)) {
		store_read_close(cursor);
		return false;
	}
	*ret = cursor;
	return true;
}

/* False where the figure's series has no name, or its country is none: callers look both up. */
static bool row_take(
	const struct store_cursor *cursor, const struct merge_row *row, struct store_reading *ret)
{
	int series = key_series(row->key);

	/* less than none is more than any */
	if ((unsigned)series >= (unsigned)cursor->series_count || !cursor->series[series] ||
		key_country(row->key) > cursor->country_count)
		return false;
	*ret = (struct store_reading) {
		.edition = key_edition(row->key),
		.country = key_country(row->key) - 1,
		.source = row->source,
		.series = series,
		.name = cursor->series[series],
		.value = row->value,
	};
	return true;
}

bool store_read_next(
	struct store_cursor *cursor, struct store_reading *ret, bool *ret_more, struct err *err)
{
	uint64_t key;
	int best = 0;

	for (; !cursor->ahead && cursor->next_edition < cursor->edition_count;
		cursor->next_edition++) {
		if (!merge_begin(cursor->merge, cursor->editions[cursor->next_edition], cursor->low,
			    cursor->high, err))
			return false;
		merge_next(cursor->merge, &cursor->ahead, err); /* the first is there already */
	}
	*ret_more = cursor->ahead != NULL;
	if (!*ret_more)
		return true;
	key = cursor->ahead->key;
	do {
		if (cursor->ahead->order > best) {
			best = cursor->ahead->order;
			if (!row_take(cursor, cursor->ahead, ret))
				return sql_fail(cursor->store, SQLITE_CORRUPT, err);
		}
		if (!merge_next(cursor->merge, &cursor->ahead, err))
			return false;
	} while (cursor->ahead && cursor->ahead->key == key);
	return true;
}

void store_read_close(struct store_cursor *cursor)
{
	if (!cursor)
		return;
	merge_close(cursor->merge);
	arena_finish(&cursor->arena);
	mem_free(cursor);
}
