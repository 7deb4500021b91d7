/* An external sort: the rows of a long file that is in no order are sorted a batch at a time and
 * kept in a temporary table, and at the end all runs are read side by side. A shuffled million
 * takes 1.4 times the processor time of one in order. Put among the figures as they come, every
 * batch would touch every page of the table again. */
#include "store/runs.h"

#include <assert.h>
#include <string.h>

enum { PIECE = 512 }; /* rows of a run in memory while it is read: 12 KiB */

struct run {
	int64_t next, last; /* pieces, by rowid; next > last: all are read */
	struct batch_row *rows;
	size_t at, count;
};

struct runs {
	struct store *store;
	sqlite3_stmt *insert, *select;
	struct run *runs;
	size_t count, capacity;
	struct run **heap; /* runs with rows left; the first has the least */
	size_t heap_count;
	int64_t pieces;
};

bool runs_open(struct store *store, struct runs **ret, struct err *err)
{
	struct runs *runs = mem_alloc(sizeof *runs);

	runs->store = store;
	/* It stays for the next file, and is gone with the connection: emptying it takes longer
	 * than the sort. */
	if (!sql_run(store, "CREATE TEMP TABLE IF NOT EXISTS run (piece BLOB NOT NULL)", err) ||
		!sql_prepare(store, "INSERT INTO temp.run VALUES (?1)", &runs->insert, err) ||
		!sql_prepare(
			store, "SELECT piece FROM temp.run WHERE rowid = ?1", &runs->select, err) ||
		!sql_number(store, "SELECT max(rowid) FROM temp.run", &runs->pieces, err)) {
		runs_close(runs);
		return false;
	}
	*ret = runs;
	return true;
}

void runs_close(struct runs *runs)
{
	if (!runs)
		return;
	sqlite3_finalize(runs->insert);
	sqlite3_finalize(runs->select);
	for (size_t i = 0; i < runs->count; i++)
		mem_free(runs->runs[i].rows);
	mem_free(runs->runs);
	mem_free(runs->heap);
	mem_free(runs);
}

bool runs_add(struct runs *runs, const struct batch_row *rows, size_t count, struct err *err)
{
	struct run *run;

	runs->runs = mem_grow(runs->runs, &runs->capacity, runs->count + 1, sizeof *runs->runs);
	run = &runs->runs[runs->count++];
	*run = (struct run) { .next = runs->pieces + 1, .last = runs->pieces };
	for (size_t at = 0; at < count; at += PIECE) {
		size_t some = count - at < PIECE ? count - at : PIECE;

		sqlite3_bind_blob(
			runs->insert, 1, rows + at, (int)(some * sizeof *rows), SQLITE_STATIC);
		if (!sql_done(runs->store, runs->insert, err))
			return false;
		runs->pieces++;
	}
	run->last = runs->pieces;
	return true;
}

/* ---- reading side by side ---- */

static bool read_piece(struct runs *runs, struct run *run, struct err *err)
{
	bool row;

	run->at = run->count = 0;
	if (run->next > run->last)
		return true;
	sqlite3_bind_int64(runs->select, 1, run->next++);
	if (!sql_step(runs->store, runs->select, &row, err))
		return false;
	run->count = (size_t)sqlite3_column_bytes(runs->select, 0) / sizeof *run->rows;
	assert(row && run->count && run->count <= PIECE);
	memcpy(run->rows, sqlite3_column_blob(runs->select, 0), run->count * sizeof *run->rows);
	sqlite3_reset(runs->select);
	return true;
}

static bool comes_before(const struct run *a, const struct run *b)
{
	const struct batch_row *left = &a->rows[a->at], *right = &b->rows[b->at];

	return left->key != right->key ? left->key < right->key : left->line < right->line;
}

static void sink(struct run **heap, size_t count, size_t at)
{
	for (;;) {
		size_t least = at * 2 + 1;
		struct run *run = heap[at];

		if (least >= count)
			return;
		if (least + 1 < count && comes_before(heap[least + 1], heap[least]))
			least++;
		if (!comes_before(heap[least], run))
			return;
		heap[at] = heap[least];
		heap[least] = run;
		at = least;
	}
}

static bool begin(struct runs *runs, struct err *err)
{
	runs->heap = mem_alloc(runs->count * sizeof *runs->heap);
	for (; runs->heap_count < runs->count; runs->heap_count++) {
		struct run *run = &runs->runs[runs->heap_count];

		run->rows = mem_alloc(PIECE * sizeof *run->rows);
		if (!read_piece(runs, run, err))
			return false;
		runs->heap[runs->heap_count] = run;
	}
	for (size_t i = runs->heap_count / 2; i > 0; i--)
		sink(runs->heap, runs->heap_count, i - 1);
	return true;
}

bool runs_take(
	struct runs *runs, struct batch_row *rows, size_t most, size_t *ret_count, struct err *err)
{
	size_t count = 0;

	if (!runs->heap && !begin(runs, err))
		return false;
	while (count < most && runs->heap_count) {
		struct run *run = runs->heap[0];

		rows[count++] = run->rows[run->at++];
		if (run->at == run->count && !read_piece(runs, run, err))
			return false;
		if (run->at == run->count)
			runs->heap[0] = runs->heap[--runs->heap_count];
		sink(runs->heap, runs->heap_count, 0);
	}
	*ret_count = count;
	return true;
}
