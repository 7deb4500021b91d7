/* A source's figures lie together in the table, in order; here those of all sources are read in one
 * order, a series of a source at a time, with a heap of their next rows. */
#include "store/merge.h"

#include <assert.h>

struct stream {
	int source, order;
	int series; /* whose rows are at hand */
	struct merge_row *rows;
	size_t at, count, capacity;
};

struct merge {
	struct store *store;
	sqlite3_stmt *find, *take;
	struct stream *streams; /* by source id; those that are not looked at have no order */
	int count;
	struct stream **heap; /* streams with a row at hand; the first has the least key */
	size_t heap_count;
	int edition, high;
	struct stream *taking; /* what take_figure() fills */
	bool damaged;          /* it met a row that no file can hold, or rows in no order */
	bool taken;            /* the first of the heap was handed out */
};

static const char find_series[] =
	"SELECT min(series) FROM figure WHERE source = ?1 AND edition = ?2 AND series BETWEEN ?3 "
	"AND ?4";
static const char take_series[] =
	"SELECT take(country, value, decimals) FROM figure WHERE source = ?1 AND edition = ?2 "
	"AND series = ?3";

/* Rows come in the order of their key, as they lie. */
static void take_figure(void *context, sqlite3_value **row)
{
	struct merge *merge = context;
	struct stream *stream = merge->taking;
	int64_t country = sqlite3_value_int64(row[0]);
	struct merge_row *last;

	stream->rows =
		mem_grow(stream->rows, &stream->capacity, stream->count + 1, sizeof *stream->rows);
	last = &stream->rows[stream->count];
	last->source = stream->source;
	last->order = stream->order;
	last->key = key_of(merge->edition, stream->series, (int)country);
	merge->damaged |= country < 1 || country > UINT16_MAX ||
			  !sql_decimal_stored(sqlite3_value_int64(row[1]),
				  sqlite3_value_int64(row[2]), &last->value) ||
			  (stream->count && last[-1].key >= last->key);
	stream->count++;
}

bool merge_open(
	struct store *store, const struct sources *sources, struct merge **ret, struct err *err)
{
	struct merge *merge = mem_alloc(sizeof *merge);

	merge->store = store;
	merge->count = sources->count;
	merge->streams = mem_alloc((size_t)sources->count * sizeof *merge->streams);
	merge->heap = mem_alloc((size_t)sources->count * sizeof *merge->heap);
	for (int id = 0; id < sources->count; id++)
		merge->streams[id] = (struct stream) { .source = id, .order = sources->order[id] };
	if (!sql_prepare(store, find_series, &merge->find, err) ||
		!sql_prepare_take(store, take_series, &merge->take, err)) {
		merge_close(merge);
		return false;
	}
	*ret = merge;
	return true;
}

void merge_close(struct merge *merge)
{
	if (!merge)
		return;
	sqlite3_finalize(merge->find);
	sqlite3_finalize(merge->take);
	for (int id = 0; id < merge->count; id++)
		mem_free(merge->streams[id].rows);
	mem_free(merge->streams);
	mem_free(merge->heap);
	mem_free(merge);
}

/* Reads the stream's next series that has rows, from `series` on; none at its end. */
static bool fill(struct merge *merge, struct stream *stream, int64_t series, struct err *err)
{
	sqlite3_stmt *find = merge->find, *take = merge->take;
	bool row, none;

	stream->at = stream->count = 0;
	sqlite3_bind_int(find, 1, stream->source);
	sqlite3_bind_int(find, 2, merge->edition);
	sqlite3_bind_int64(find, 3, series);
	sqlite3_bind_int(find, 4, merge->high);
	if (!sql_step(merge->store, find, &row, err))
		return false;
	none = sqlite3_column_type(find, 0) == SQLITE_NULL;
	stream->series = sqlite3_column_int(find, 0);
	sqlite3_reset(find);
	if (none)
		return true;
	sqlite3_bind_int(take, 1, stream->source);
	sqlite3_bind_int(take, 2, merge->edition);
	sqlite3_bind_int(take, 3, stream->series);
	merge->taking = stream;
	return sql_take(merge->store, take, take_figure, merge, err) &&
	       (!merge->damaged || sql_fail(merge->store, SQLITE_CORRUPT, err));
}

static uint64_t key_at(const struct stream *stream)
{
	return stream->rows[stream->at].key;
}

static void sink(struct merge *merge, size_t at)
{
	struct stream **heap = merge->heap;

	for (;;) {
		size_t least = at * 2 + 1;
		struct stream *stream = heap[at];

		if (least >= merge->heap_count)
			return;
		if (least + 1 < merge->heap_count && key_at(heap[least + 1]) < key_at(heap[least]))
			least++;
		if (key_at(heap[least]) >= key_at(stream))
			return;
		heap[at] = heap[least];
		heap[least] = stream;
		at = least;
	}
}

bool merge_begin(struct merge *merge, int edition, int low, int high, struct err *err)
{
	merge->edition = edition;
	merge->high = high;
	assert(!merge->heap_count && !merge->taken); /* the edition before was read to its end */
	for (int id = 0; id < merge->count; id++) {
		struct stream *stream = &merge->streams[id];

		if (stream->order && !fill(merge, stream, low, err))
			return false;
		if (stream->count)
			merge->heap[merge->heap_count++] = stream;
	}
	for (size_t i = merge->heap_count / 2; i > 0; i--)
		sink(merge, i - 1);
	return true;
}

bool merge_next(struct merge *merge, const struct merge_row **ret, struct err *err)
{
	if (merge->taken) {
		struct stream *stream = merge->heap[0];

		if (++stream->at == stream->count &&
			!fill(merge, stream, (int64_t)stream->series + 1, err))
			return false;
		if (!stream->count)
			merge->heap[0] = merge->heap[--merge->heap_count];
		sink(merge, 0);
	}
	merge->taken = merge->heap_count > 0;
	*ret = merge->taken ? &merge->heap[0]->rows[merge->heap[0]->at] : NULL;
	return true;
}
