/* Writing figures: one transaction a command, sorted batches, and a count of what was new, same and
 * revised. */
#include "store/digest.h"
#include "store/merge.h"
#include "store/runs.h"

#include <assert.h>
#include <string.h>

enum { RUN_LEAST = 4096 }; /* rows that are worth being put aside */

/* The series of an edition that the source has figures of: the built-in ones, or the others. */
struct touched {
	int edition, low, high;
	bool own;
	int64_t count;
};

/* The source being written. */
struct store_load {
	struct batch batch;
	struct batch_row *rows;
	size_t row_capacity;
	struct runs *runs; /* NULL: all came in order so far */
	uint64_t last;     /* the greatest key written */
	struct digest digest;
	struct touched *touched; /* in the order of their keys */
	size_t touched_count, touched_capacity;
	int64_t count;
};

/* OR FAIL: an INSERT that would take its own rows back first keeps a copy of every page it touches,
 * in memory: 25 MiB for a million rows in no order. What fails here is rolled back whole anyway. */
static const char insert_batch[] = "INSERT OR FAIL INTO figure SELECT * FROM batch";

static void load_free(struct store *store)
{
	struct store_load *load = store->load;

	if (!load)
		return;
	runs_close(load->runs);
	mem_free(load->rows);
	mem_free(load->touched);
	mem_free(load);
	store->load = NULL;
	store->batch = NULL;
}

bool store_begin(struct store *store, struct err *err)
{
	assert(!store->in_transaction);
	if (!sql_begin(store, "BEGIN IMMEDIATE", err))
		return false;
	store->in_transaction = true;
	return true;
}

bool store_commit(struct store *store, struct err *err)
{
	if (!sql_run(store, "COMMIT", err)) {
		store_rollback(store);
		return false;
	}
	store->in_transaction = false;
	return !store->making || making_publish(store, err);
}

bool sql_write(struct store *store, sqlite3_stmt *statement, bool *ret_changed, struct err *err)
{
	if (!store_begin(store, err))
		return false;
	if (!sql_done(store, statement, err)) {
		store_rollback(store);
		return false;
	}
	*ret_changed = sqlite3_changes(store->db) > 0;
	if (*ret_changed)
		return store_commit(store, err);
	store_rollback(store);
	return true;
}

void store_rollback(struct store *store)
{
	load_free(store);
	if (store->in_transaction && !sqlite3_get_autocommit(store->db))
		sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
	store->in_transaction = false;
}

bool store_source_begin(
	struct store *store, const struct store_source *source, int *ret_id, struct err *err)
{
	static const char insert[] =
		"INSERT INTO source (id, name, sha256, size, layout, options, edition, issued, "
		"imported, note, rows, revised, digest, bundled, withdrawn) VALUES ((SELECT "
		"coalesce(max(id), 0) + 1 FROM source), ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 0, 0, "
		"'', ?10, 0)";
	STATEMENT_KEPT *s = NULL;
	struct store_load *load;

	assert(!store->load);
	if (!sql_keep(store, insert, &s, err))
		return false;
	sql_bind_text(s, 1, source->name);
	sql_bind_text(s, 2, source->sha256 ? source->sha256 : "");
	sqlite3_bind_int64(s, 3, source->size);
	sql_bind_text(s, 4, source->layout);
	sql_bind_text(s, 5, source->options ? source->options : "");
	sql_bind_int_or_null(s, 6, source->edition);
	sql_bind_text(s, 7, source->issued);
	sql_bind_text(s, 8, source->imported);
	sql_bind_text(s, 9, source->note);
	sqlite3_bind_int(s, 10, source->bundled);
	if (!sql_done(store, s, err))
		return false;
	load = store->load = mem_alloc(sizeof *load);
	load->batch.source = *ret_id = (int)sqlite3_last_insert_rowid(store->db);
	store->batch = &load->batch;
	return batch_register(store, err);
}

/* After the key of a row was refused: which line gave the figure first? */
static bool name_duplicate(struct store *store, const struct batch_row *row, struct err *err)
{
	static const char select[] =
		"SELECT f.line, s.name, c.name FROM figure f LEFT JOIN series s ON s.id = f.series "
		"LEFT JOIN country c ON c.id = f.country WHERE f.source = ?1 AND f.edition = ?2 "
		"AND f.series = ?3 AND f.country = ?4";
	STATEMENT_SCOPED *s = NULL;
	int64_t first = row_line(row), second = first;
	bool found;

	if (!sql_prepare(store, select, &s, err))
		return false;
	sqlite3_bind_int(s, 1, store->load->batch.source);
	sqlite3_bind_int(s, 2, key_edition(row->key));
	sqlite3_bind_int(s, 3, key_series(row->key));
	sqlite3_bind_int(s, 4, key_country(row->key));
	if (!sql_step(store, s, &found, err))
		return false;
	assert(found);
	first = sqlite3_column_int64(s, 0);
	return err_set(err, ERR_DATA,
		"lines %lld and %lld both give the %s of %s in GCI %d; keep the one that is right",
		(long long)(first < second ? first : second),
		(long long)(first < second ? second : first), sql_words(s, 1), sql_words(s, 2),
		key_edition(row->key));
}

/* Where an edition's built-in or other series are among those touched, or would be. */
static size_t touched_at(const struct store_load *load, int edition, bool own)
{
	size_t at = 0;

	while (at < load->touched_count &&
		(load->touched[at].edition < edition ||
			(load->touched[at].edition == edition && load->touched[at].own < own)))
		at++;
	return at;
}

static struct touched *touched_of(struct store_load *load, int edition, int series)
{
	bool own = series >= GCI_SERIES;
	size_t at = touched_at(load, edition, own);
	struct touched *touched;

	if (at == load->touched_count || load->touched[at].edition != edition ||
		load->touched[at].own != own) {
		load->touched = mem_grow(load->touched, &load->touched_capacity,
			load->touched_count + 1, sizeof *load->touched);
		memmove(load->touched + at + 1, load->touched + at,
			(load->touched_count - at) * sizeof *load->touched);
		load->touched[at] = (struct touched) {
			.edition = edition, .own = own, .low = series, .high = series
		};
		load->touched_count++;
	}
	touched = &load->touched[at];
	touched->low = series < touched->low ? series : touched->low;
	touched->high = series > touched->high ? series : touched->high;
	return touched;
}

/* Remembers which editions and series sorted rows are of, and adds up their digest. */
static void touch(struct store_load *load, const struct batch_row *rows, size_t count)
{
	for (size_t i = 0, next; i < count; i = next) {
		int edition = key_edition(rows[i].key), series = key_series(rows[i].key);

		for (next = i; next < count && rows[next].key >> 16 == rows[i].key >> 16; next++)
			digest_add(&load->digest, edition, series, key_country(rows[next].key),
				row_value(&rows[next]));
		touched_of(load, edition, series)->count += (int64_t)(next - i);
	}
	load->count += (int64_t)count;
}

static bool insert_rows(
	struct store *store, const struct batch_row *rows, size_t count, struct err *err)
{
	struct store_load *load = store->load;
	STATEMENT_KEPT *s = NULL;
	int rc;

	if (!sql_keep(store, insert_batch, &s, err))
		return false;
	touch(load, rows, count);
	load->batch.rows = rows;
	load->batch.count = count;
	rc = sqlite3_step(s);
	if (rc == SQLITE_CONSTRAINT_PRIMARYKEY)
		return name_duplicate(store, &rows[load->batch.row], err);
	if (rc != SQLITE_DONE)
		return sql_fail(store, rc, err);
	if (rows[count - 1].key > load->last)
		load->last = rows[count - 1].key;
	return true;
}

bool store_source_put(struct store *store, int source, const struct store_figure *batch,
	size_t count, struct err *err)
{
	struct store_load *load = store->load;
	bool in_order;

	assert(load && load->batch.source == source && count);
	load->rows = mem_grow(load->rows, &load->row_capacity, count, sizeof *load->rows);
	for (size_t i = 0; i < count; i++)
		load->rows[i] = batch_row(&batch[i]);
	in_order = batch_sort(load->rows, count) && load->rows[0].key >= load->last;
	if (!load->runs && (in_order || count < RUN_LEAST))
		return insert_rows(store, load->rows, count, err);
	return (load->runs || runs_open(store, &load->runs, err)) &&
	       runs_add(load->runs, load->rows, count, err);
}

/* What was put aside, now in order. */
static bool insert_runs(struct store *store, struct err *err)
{
	struct store_load *load = store->load;
	size_t count;

	if (!load->runs)
		return true;
	for (;;) {
		if (!runs_take(load->runs, load->rows, load->row_capacity, &count, err))
			return false;
		if (!count)
			break;
		if (!insert_rows(store, load->rows, count, err))
			return false;
	}
	runs_close(load->runs);
	load->runs = NULL;
	return true;
}

/* ---- counting ---- */

/* Of one figure: the newest of the other sources, and the one that was written. */
struct comparing {
	uint64_t key;
	struct decimal before, after;
	int before_order, after_order; /* 0: none */
};

struct counting {
	struct store_tally tally;
	struct store_revision *revisions;
	size_t listed, most;
};

static void count_one(const struct comparing *now, struct counting *counting)
{
	struct store_tally *tally = &counting->tally;

	if (!now->after_order)
		return;
	if (!now->before_order) {
		tally->added++;
	} else if (decimal_cmp(now->before, now->after) == 0) {
		tally->same++;
	} else if (now->before_order > now->after_order) { /* issued later, and stays current */
		tally->older++;
	} else {
		tally->revised++;
		if (counting->listed < counting->most)
			counting->revisions[counting->listed++] =
				(struct store_revision) { key_edition(now->key),
					key_series(now->key), key_country(now->key) - 1,
					now->before, now->after };
	}
}

/* Whether another source has figures of these series of the edition. */
static bool had_before(
	struct store *store, const struct touched *touched, bool *ret, struct err *err)
{
	static const char find[] =
		"SELECT 1 FROM source o CROSS JOIN figure f ON f.source = o.id AND f.edition = ?1 "
		"AND f.series BETWEEN ?2 AND ?3 WHERE o.id <> ?4 AND o.withdrawn = 0";
	STATEMENT_KEPT *s = NULL;

	if (!sql_keep(store, find, &s, err))
		return false;
	sqlite3_bind_int(s, 1, touched->edition);
	sqlite3_bind_int(s, 2, touched->low);
	sqlite3_bind_int(s, 3, touched->high);
	sqlite3_bind_int(s, 4, store->load->batch.source);
	return sql_step(store, s, ret, err);
}

static bool count_touched(struct store *store, struct merge *merge, const struct touched *touched,
	struct counting *counting, struct err *err)
{
	struct comparing now = { 0 };
	const struct merge_row *row;

	if (!merge_begin(merge, touched->edition, touched->low, touched->high, err))
		return false;
	for (;;) {
		if (!merge_next(merge, &row, err))
			return false;
		if (!row || row->key != now.key)
			count_one(&now, counting);
		if (!row)
			return true;
		if (row->key != now.key)
			now = (struct comparing) { .key = row->key };
		if (row->source == store->load->batch.source) {
			now.after = row->value;
			now.after_order = row->order;
		} else if (row->order > now.before_order) {
			now.before = row->value;
			now.before_order = row->order;
		}
	}
}

static bool count_all(struct store *store, struct counting *counting, struct err *err)
{
	struct store_load *load = store->load;
	struct merge *merge = NULL;
	struct sources sources;
	struct arena arena = { 0 };
	bool fine, had;

	fine = sources_load(store, NULL, NULL, &arena, &sources, err);
	for (size_t i = 0; fine && i < load->touched_count; i++) {
		const struct touched *touched = &load->touched[i];

		fine = had_before(store, touched, &had, err);
		if (fine && !had)
			counting->tally.added += touched->count;
		else
			fine = fine && (merge || merge_open(store, &sources, &merge, err)) &&
			       count_touched(store, merge, touched, counting, err);
	}
	merge_close(merge);
	arena_finish(&arena);
	return fine;
}

static bool complete_source(
	struct store *store, const char *sha256, int64_t size, int64_t revised, struct err *err)
{
	static const char update[] =
		"UPDATE source SET sha256 = ?2, size = ?3, rows = ?4, revised = ?5, digest = ?6 "
		"WHERE id = ?1";
	STATEMENT_KEPT *s = NULL;
	char digest[DIGEST_TEXT];

	if (!sql_keep(store, update, &s, err))
		return false;
	sqlite3_bind_int(s, 1, store->load->batch.source);
	sql_bind_text(s, 2, sha256);
	sqlite3_bind_int64(s, 3, size);
	sqlite3_bind_int64(s, 4, store->load->count);
	sqlite3_bind_int64(s, 5, revised);
	sql_bind_text(s, 6, digest_print(&store->load->digest, digest));
	return sql_done(store, s, err);
}

bool store_source_finish(struct store *store, int source, const char *sha256, int64_t size,
	struct store_tally *ret, struct store_revision *revisions, size_t *revision_count,
	struct err *err)
{
	struct counting counting = { .revisions = revisions,
		.most = revision_count ? *revision_count : 0 };

	assert(store->load && store->load->batch.source == source);
	if (!insert_runs(store, err) || !count_all(store, &counting, err) ||
		!complete_source(store, sha256, size, counting.tally.revised, err))
		return false;
	load_free(store);
	*ret = counting.tally;
	if (revision_count)
		*revision_count = counting.listed;
	return true;
}
