/* For `check`: every source's figures as they are kept, and whether they are still those that were
 * written. */
#include "store/digest.h"
#include "store/internal.h"

#include <string.h>

bool store_cells(struct store *store, int edition, struct arena *arena, struct store_cell **ret,
	size_t *ret_count, struct err *err)
{
	STATEMENT_SCOPED *s = NULL;
	struct store_cell *cells = NULL;
	size_t count = 0, capacity = 0;
	bool row;

	if (!sql_prepare(store,
		    "SELECT f.series, f.country, f.source, f.value, f.decimals, f.line FROM source "
		    "o CROSS JOIN figure f ON f.source = o.id AND f.edition = ?1 AND f.series < ?2 "
		    "ORDER BY f.series, f.country, f.source",
		    &s, err))
		return false;
	sqlite3_bind_int(s, 1, edition);
	sqlite3_bind_int(s, 2, GCI_SERIES);
	for (;; count++) {
		struct decimal value;

		if (!sql_step(store, s, &row, err))
			return false;
		if (!row)
			break;
		if (!sql_decimal(store, s, 3, &value, err))
			return false;
		cells = arena_grow(arena, cells, &capacity, count + 1, sizeof *cells);
		cells[count] = (struct store_cell) {
			.series = sqlite3_column_int(s, 0),
			.country = sqlite3_column_int(s, 1) - 1,
			.source = sqlite3_column_int(s, 2),
			.value = value,
			.line = sqlite3_column_int64(s, 5),
		};
	}
	*ret = cells;
	*ret_count = count;
	return true;
}

/* ---- digests ---- */

/* What the figure table holds of a source. */
struct held {
	struct digest digest;
	int64_t rows;
};

static bool read_stated(struct store *store, struct arena *arena, struct store_soundness **ret,
	size_t *ret_count, char (**ret_digests)[DIGEST_TEXT], struct err *err)
{
	STATEMENT_SCOPED *s = NULL;
	size_t count = 0, capacity = 0, digest_capacity = 0;
	bool row;

	*ret = NULL;
	*ret_digests = NULL;
	if (!sql_prepare(store, "SELECT id, rows, digest FROM source ORDER BY id", &s, err))
		return false;
	for (;; count++) {
		const char *digest;

		if (!sql_step(store, s, &row, err))
			return false;
		if (!row)
			break;
		*ret = arena_grow(arena, *ret, &capacity, count + 1, sizeof **ret);
		*ret_digests = arena_grow(
			arena, *ret_digests, &digest_capacity, count + 1, sizeof **ret_digests);
		(*ret)[count] = (struct store_soundness) { .source = sqlite3_column_int(s, 0),
			.stated = sqlite3_column_int64(s, 1) };
		digest = (const char *)sqlite3_column_text(s, 2);
		if (digest && strlen(digest) < DIGEST_TEXT)
			memcpy((*ret_digests)[count], digest, strlen(digest));
	}
	*ret_count = count;
	return true;
}

static size_t source_at(const struct store_soundness *sources, size_t count, int id)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (sources[middle].source < id)
			low = middle + 1;
		else
			high = middle;
	}
	return low < count && sources[low].source == id ? low : count;
}

/* One pass over all figures, whatever their number: each belongs to a source or to nobody. */
static bool read_held(struct store *store, const struct store_soundness *sources, size_t count,
	struct held *held, struct err *err)
{
	STATEMENT_SCOPED *s = NULL;
	bool row;

	if (!sql_prepare(store,
		    "SELECT source, edition, series, country, value, decimals FROM figure", &s,
		    err))
		return false;
	for (;;) {
		size_t at;

		if (!sql_step(store, s, &row, err))
			return false;
		if (!row)
			return true;
		at = source_at(sources, count, sqlite3_column_int(s, 0));
		held[at].rows++;
		digest_add(&held[at].digest, sqlite3_column_int(s, 1), sqlite3_column_int(s, 2),
			sqlite3_column_int(s, 3),
			(struct decimal) { sqlite3_column_int64(s, 4), sqlite3_column_int(s, 5) });
	}
}

bool store_sources_verify(struct store *store, struct arena *arena, struct store_soundness **ret,
	size_t *ret_count, int64_t *ret_stray, struct err *err)
{
	struct store_soundness *sources;
	char(*digests)[DIGEST_TEXT];
	struct held *held;
	size_t count;

	if (!read_stated(store, arena, &sources, &count, &digests, err))
		return false;
	held = arena_array(arena, count + 1, sizeof *held); /* the last: of no source */
	if (!read_held(store, sources, count, held, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		char text[DIGEST_TEXT];

		sources[i].found = held[i].rows;
		sources[i].sound = sources[i].stated == sources[i].found &&
				   strcmp(digest_print(&held[i].digest, text), digests[i]) == 0;
	}
	*ret = sources;
	*ret_count = count;
	*ret_stray = held[count].rows;
	return true;
}
