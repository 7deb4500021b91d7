/* A source's figures lie together in the table, in order; here those of all sources are read in one
 * order, with a statement for each source and a heap of their next rows. */
#include "store/merge.h"

struct stream {
	sqlite3_stmt *statement;
	struct merge_row row;
};

struct merge {
	struct store *store;
	struct stream *streams;
	size_t count;
	struct stream **heap; /* streams with a row at hand; the first has the least key */
	size_t heap_count;
	bool taken; /* the first of the heap was handed out */
};

static const char select_figures[] =
	"SELECT series, country, value, decimals FROM figure WHERE source = ?1 AND edition = ?2 "
	"AND series BETWEEN ?3 AND ?4 ORDER BY series, country";

bool merge_open(
	struct store *store, const struct sources *sources, struct merge **ret, struct err *err)
{
	struct merge *merge = mem_alloc(sizeof *merge);

	merge->store = store;
	merge->streams = mem_alloc((size_t)sources->count * sizeof *merge->streams);
	merge->heap = mem_alloc((size_t)sources->count * sizeof *merge->heap);
	for (int id = 0; id < sources->count; id++) {
		struct stream *stream = &merge->streams[merge->count];

		if (!sources->order[id])
			continue;
		if (!sql_prepare(store, select_figures, &stream->statement, err)) {
			merge_close(merge);
			return false;
		}
		sqlite3_bind_int(stream->statement, 1, id);
		stream->row.source = id;
		stream->row.order = sources->order[id];
		merge->count++;
	}
	*ret = merge;
	return true;
}

void merge_close(struct merge *merge)
{
	if (!merge)
		return;
	for (size_t i = 0; i < merge->count; i++)
		sqlite3_finalize(merge->streams[i].statement);
	mem_free(merge->streams);
	mem_free(merge->heap);
	mem_free(merge);
}

static void sink(struct merge *merge, size_t at)
{
	struct stream **heap = merge->heap;

	for (;;) {
		size_t least = at * 2 + 1;
		struct stream *stream = heap[at];

		if (least >= merge->heap_count)
			return;
		if (least + 1 < merge->heap_count &&
			heap[least + 1]->row.key < heap[least]->row.key)
			least++;
		if (heap[least]->row.key >= stream->row.key)
			return;
		heap[at] = heap[least];
		heap[least] = stream;
		at = least;
	}
}

/* The stream's next row; `*ret_more` false at its end. */
static bool advance(
	struct merge *merge, struct stream *stream, int edition, bool *ret_more, struct err *err)
{
	sqlite3_stmt *s = stream->statement;
	int series, country;

	if (!sql_step(merge->store, s, ret_more, err))
		return false;
	if (!*ret_more) {
		sqlite3_reset(s);
		return true;
	}
	series = sqlite3_column_int(s, 0);
	country = sqlite3_column_int(s, 1);
	if (series < 0 || country < 1 || country > UINT16_MAX)
		return sql_fail(merge->store, SQLITE_CORRUPT, err);
	stream->row.key = key_of(edition, series, country);
	return sql_decimal(merge->store, s, 2, &stream->row.value, err);
}

bool merge_begin(struct merge *merge, int edition, int low, int high, struct err *err)
{
	merge->heap_count = 0;
	merge->taken = false;
	for (size_t i = 0; i < merge->count; i++) {
		struct stream *stream = &merge->streams[i];
		bool more;

		sqlite3_reset(stream->statement);
		sqlite3_bind_int(stream->statement, 2, edition);
		sqlite3_bind_int(stream->statement, 3, low);
		sqlite3_bind_int(stream->statement, 4, high);
		if (!advance(merge, stream, edition, &more, err))
			return false;
		if (more)
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
		bool more;

		if (!advance(merge, stream, key_edition(stream->row.key), &more, err))
			return false;
		if (!more)
			merge->heap[0] = merge->heap[--merge->heap_count];
		sink(merge, 0);
	}
	merge->taken = merge->heap_count > 0;
	*ret = merge->taken ? &merge->heap[0]->row : NULL;
	return true;
}
