/* For `check`: every source's figures as they are kept, and whether they are still those that were
 * written. */
#include "store/digest.h"
#include "store/internal.h"

#include <string.h>

#define TAKE_FIGURES                                                                               \
	"SELECT take(source, edition, series, country, value, decimals, line) FROM figure "

struct keeping {
	struct arena *arena;
	struct store_cells all;
	bool damaged; /* a figure that no file can hold */
};

static void take_cell(void *context, sqlite3_value **row)
{
	struct keeping *keeping = context;
	struct store_cells *all = &keeping->all;
	int series = sqlite3_value_int(row[2]);
	struct store_cell *cell;

	/* A number of too many bits is not what it was compared as; less than none is more than
	 * any. */
	if ((unsigned)series >= GCI_SERIES)
		return;
	all->cells = arena_grow(
		keeping->arena, all->cells, &all->capacity, all->count + 1, sizeof *all->cells);
	cell = &all->cells[all->count++];
	*cell = (struct store_cell) {
		.source = sqlite3_value_int(row[0]),
		.edition = sqlite3_value_int(row[1]),
		.series = series,
		.country = (int)((unsigned)sqlite3_value_int(row[3]) - 1),
		.line = sqlite3_value_int64(row[6]),
	};
	keeping->damaged |= !sql_decimal_stored(
		sqlite3_value_int64(row[4]), sqlite3_value_int64(row[5]), &cell->value);
}

static bool hand_over(struct store *store, const struct keeping *keeping, struct store_cells *ret,
	struct err *err)
{
	*ret = keeping->all;
	return !keeping->damaged || sql_fail(store, SQLITE_CORRUPT, err);
}

bool store_cells(struct store *store, int edition, struct arena *arena, struct store_cells *ret,
	struct err *err)
{
	STATEMENT_SCOPED *s = NULL;
	struct keeping keeping = { .arena = arena };

	if (!sql_prepare_take(store,
		    TAKE_FIGURES "WHERE source IN (SELECT id FROM source) AND edition = ?1 AND "
				 "series < ?2",
		    &s, err))
		return false;
	sqlite3_bind_int(s, 1, edition);
	sqlite3_bind_int(s, 2, GCI_SERIES);
	return sql_take(store, s, take_cell, &keeping, err) && hand_over(store, &keeping, ret, err);
}

/* ---- digests ---- */

/* What the figure table holds of a source. */
struct held {
	struct digest digest;
	int64_t rows;
};

static bool read_stated(struct store *store, struct arena *arena, struct store_soundness **ret,
	size_t *ret_count, char (**ret_digests)[DIGEST_TEXT + 1], struct err *err)
{
	STATEMENT_SCOPED *s = NULL;
	size_t count = 0, capacity = 0, digest_capacity = 0;
	bool row;

	if (!sql_prepare(store, "SELECT id, rows, digest FROM source ORDER BY id", &s, err))
		return false;
	for (;; count++) {
		if (!sql_step(store, s, &row, err))
			return false;
		if (!row)
			break;
		*ret = arena_grow(arena, *ret, &capacity, count + 1, sizeof **ret);
		*ret_digests = arena_grow(
			arena, *ret_digests, &digest_capacity, count + 1, sizeof **ret_digests);
		(*ret)[count] = (struct store_soundness) { .source = sqlite3_column_int(s, 0),
			.stated = sqlite3_column_int64(s, 1) };
		/* A longer one keeps one character too many, and so is not the one it should be. */
		sql_code(s, 2, (*ret_digests)[count], sizeof **ret_digests);
	}
	*ret_count = count;
	return true;
}

static size_t source_at(const struct store_soundness *sources, size_t count, int id)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (sources[middle].source == id)
			return middle;
		if (sources[middle].source < id)
			low = middle + 1;
		else
			high = middle;
	}
	return count;
}

/* One pass over all figures, whatever their number: each belongs to a source or to nobody. */
struct holding {
	const struct store_soundness *sources;
	size_t count, at;
	int source; /* the one at `at` */
	struct held *held;
	struct keeping keeping;
};

static void take_held(void *context, sqlite3_value **row)
{
	struct holding *all = context;
	int source = sqlite3_value_int(row[0]);
	struct held *held;

	if (source != all->source) /* they lie together */
		all->at = source_at(all->sources, all->count, source);
	all->source = source;
	held = &all->held[all->at];
	held->rows++;
	digest_add(&held->digest, sqlite3_value_int(row[1]), sqlite3_value_int(row[2]),
		sqlite3_value_int(row[3]),
		(struct decimal) { sqlite3_value_int64(row[4]), sqlite3_value_int(row[5]) });
	if (all->at < all->count)
		take_cell(&all->keeping, row);
}

static bool read_held(struct store *store, const struct store_soundness *sources, size_t count,
	struct held *held, struct arena *arena, struct store_cells *ret, struct err *err)
{
	STATEMENT_SCOPED *s = NULL;
	struct holding all = { .sources = sources,
		.count = count,
		.at = count,
		.source = -1, /* nobody's */
		.held = held,
		.keeping = { .arena = arena } };

	return sql_prepare_take(store, TAKE_FIGURES, &s, err) &&
	       sql_take(store, s, take_held, &all, err) && hand_over(store, &all.keeping, ret, err);
}

bool store_sources_verify(struct store *store, struct arena *arena, struct store_soundness **ret,
	size_t *ret_count, int64_t *ret_stray, struct store_cells *ret_cells, struct err *err)
{
	struct store_soundness *sources = NULL;
	char(*digests)[DIGEST_TEXT + 1] = NULL;
	struct held *held;
	size_t count;

	if (!read_stated(store, arena, &sources, &count, &digests, err))
		return false;
	held = arena_array(arena, count + 1, sizeof *held); /* the last: of no source */
	if (!read_held(store, sources, count, held, arena, ret_cells, err))
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
