/* Writing figures: one transaction a command, sorted batches, and a count of what was new, same and
 * revised. */
#include "store/batch.h"
#include "store/digest.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* An edition and series the source has figures of, and whether figures of it were there before. */
struct touched {
	int edition, series;
	bool had_before;
	int64_t count;
};

/* The source being written. */
struct store_load {
	struct batch batch;
	sqlite3_stmt *insert, *had;
	struct digest digest;
	struct touched *touched; /* in the order of their keys */
	size_t touched_count, touched_capacity;
	int64_t rows;
};

/* OR FAIL: an INSERT that would take its own rows back first keeps a copy of every page it touches,
 * in memory: 25 MiB for a million rows in no order. What fails here is rolled back whole anyway. */
static const char insert_batch[] = "INSERT OR FAIL INTO figure SELECT * FROM batch";

bool store_begin(struct store *store, struct err *err)
{
	assert(!store->in_transaction);
	if (!sql_run(store, "BEGIN IMMEDIATE", err))
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
	return true;
}

void store_rollback(struct store *store)
{
	load_free(store);
	if (store->in_transaction && !sqlite3_get_autocommit(store->db))
		sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
	store->in_transaction = false;
}

void load_free(struct store *store)
{
	struct store_load *load = store->load;

	if (!load)
		return;
	sqlite3_finalize(load->insert);
	sqlite3_finalize(load->had);
	mem_free(load->touched);
	mem_free(load);
	store->load = NULL;
}

bool store_source_begin(
	struct store *store, const struct store_source *source, int *ret_id, struct err *err)
{
	STATEMENT_SCOPED *s = NULL;
	struct store_load *load;

	load_free(store);
	if (!sql_prepare(store,
		    "INSERT INTO source (id, name, sha256, size, layout, options, edition, issued, "
		    "imported, note, rows, "
		    "revised, digest, bundled, withdrawn) SELECT coalesce(max(id), 0) + 1, ?1, ?2, "
		    "?3, ?4, ?5, ?6, ?7, ?8, "
		    "?9, 0, 0, '', ?10, 0 FROM source",
		    &s, err))
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
	return batch_register(store, &load->batch, err) &&
	       sql_prepare(store, insert_batch, &load->insert, err) &&
	       sql_prepare(store, "SELECT 1 FROM figure WHERE edition = ?1 AND series = ?2 LIMIT 1",
		       &load->had, err);
}

static int compare_keys(const struct store_figure *a, const struct store_figure *b)
{
	if (a->edition != b->edition)
		return a->edition < b->edition ? -1 : 1;
	if (a->series != b->series)
		return a->series < b->series ? -1 : 1;
	return (a->country > b->country) - (a->country < b->country);
}

static int compare_figures(const void *left, const void *right)
{
	const struct store_figure *a = left, *b = right;
	int order = compare_keys(a, b);

	return order ? order : (a->line > b->line) - (a->line < b->line);
}

/* Most files come in order already: looking costs far less than sorting. */
static void sort_batch(struct store_figure *batch, size_t count)
{
	for (size_t i = 1; i < count; i++)
		if (compare_figures(&batch[i - 1], &batch[i]) > 0) {
			qsort(batch, count, sizeof *batch, compare_figures);
			return;
		}
}

static bool describe_key(struct store *store, const struct store_figure *figure, int64_t first,
	int64_t second, struct err *err)
{
	STATEMENT_SCOPED *s = NULL;
	bool row;

	if (!sql_prepare(store,
		    "SELECT (SELECT name FROM country WHERE id = ?1), (SELECT name FROM series "
		    "WHERE id = ?2)",
		    &s, err))
		return false;
	sqlite3_bind_int(s, 1, figure->country + 1);
	sqlite3_bind_int(s, 2, figure->series);
	if (!sql_step(store, s, &row, err))
		return false;
	return err_set(err, ERR_DATA,
		"lines %lld and %lld both give the %s of %s in GCI %d; keep the one that is right",
		(long long)(first < second ? first : second),
		(long long)(first < second ? second : first),
		(const char *)sqlite3_column_text(s, 1), (const char *)sqlite3_column_text(s, 0),
		figure->edition);
}

/* After the key of a row was refused: which line gave the figure first? */
static bool name_duplicate(struct store *store, const struct store_figure *figure, struct err *err)
{
	STATEMENT_SCOPED *s = NULL;
	bool row;

	if (!sql_prepare(store,
		    "SELECT line FROM figure WHERE edition = ?1 AND series = ?2 AND country = ?3 "
		    "AND source = ?4",
		    &s, err))
		return false;
	sqlite3_bind_int(s, 1, figure->edition);
	sqlite3_bind_int(s, 2, figure->series);
	sqlite3_bind_int(s, 3, figure->country + 1);
	sqlite3_bind_int(s, 4, store->load->batch.source);
	if (!sql_step(store, s, &row, err))
		return false;
	return describe_key(
		store, figure, row ? sqlite3_column_int64(s, 0) : figure->line, figure->line, err);
}

static size_t touched_at(const struct store_load *load, int edition, int series)
{
	size_t low = 0, high = load->touched_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct touched *t = &load->touched[middle];

		if (t->edition < edition || (t->edition == edition && t->series < series))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Remembers the editions and series of a sorted batch; asks once for each whether figures were
 * there before. */
static bool touch(
	struct store *store, const struct store_figure *batch, size_t count, struct err *err)
{
	struct store_load *load = store->load;
	bool row;

	for (size_t i = 0, next; i < count; i = next) {
		int edition = batch[i].edition, series = batch[i].series;
		size_t at = touched_at(load, edition, series);

		for (next = i; next < count && batch[next].edition == edition &&
			       batch[next].series == series;
			next++)
			digest_add(&load->digest, edition, series, batch[next].country + 1,
				batch[next].value);
		if (at == load->touched_count || load->touched[at].edition != edition ||
			load->touched[at].series != series) {
			sqlite3_bind_int(load->had, 1, edition);
			sqlite3_bind_int(load->had, 2, series);
			if (!sql_step(store, load->had, &row, err))
				return false;
			sqlite3_reset(load->had);
			load->touched = mem_grow(load->touched, &load->touched_capacity,
				load->touched_count + 1, sizeof *load->touched);
			memmove(load->touched + at + 1, load->touched + at,
				(load->touched_count - at) * sizeof *load->touched);
			load->touched[at] = (struct touched) { edition, series, row, 0 };
			load->touched_count++;
		}
		load->touched[at].count += (int64_t)(next - i);
	}
	return true;
}

bool store_source_put(
	struct store *store, int source, struct store_figure *batch, size_t count, struct err *err)
{
	struct store_load *load = store->load;
	int rc;

	assert(load && load->batch.source == source);
	sort_batch(batch, count);
	if (!touch(store, batch, count, err))
		return false;
	load->batch.figures = batch;
	load->batch.count = count;
	load->rows += (int64_t)count;
	rc = sqlite3_step(load->insert);
	sqlite3_reset(load->insert);
	load->batch.count = 0;
	if (rc == SQLITE_DONE)
		return true;
	if (rc == SQLITE_CONSTRAINT_PRIMARYKEY)
		return name_duplicate(store, &batch[load->batch.row], err);
	return sql_fail(store, rc, err);
}

/* What a scan in key order holds of one figure: the newest of the sources before, and the new one.
 */
struct comparing {
	struct store_revision revision;
	bool before, after;
	bool later; /* another source comes behind the new one: it stays current */
};

static void count_one(const struct comparing *now, struct store_tally *tally,
	struct store_revision *revisions, size_t *listed, size_t most)
{
	if (!now->after)
		return;
	if (!now->before) {
		tally->added++;
	} else if (decimal_cmp(now->revision.before, now->revision.after) == 0) {
		tally->same++;
	} else if (now->later) {
		tally->older++;
	} else {
		tally->revised++;
		if (*listed < most)
			revisions[(*listed)++] = now->revision;
	}
}

/* One edition and series that had figures before: every country's figures, oldest source first. */
static bool count_touched(struct store *store, sqlite3_stmt *s, const struct touched *touched,
	struct store_tally *tally, struct store_revision *revisions, size_t *listed, size_t most,
	struct err *err)
{
	struct comparing now = { .revision.country = -1 };
	bool row;

	sqlite3_bind_int(s, 1, touched->edition);
	sqlite3_bind_int(s, 2, touched->series);
	for (;;) {
		struct decimal value;
		int country;

		if (!sql_step(store, s, &row, err))
			return false;
		if (!row)
			break;
		country = sqlite3_column_int(s, 0) - 1;
		if (!sql_decimal(store, s, 2, &value, err))
			return false;
		if (country != now.revision.country) {
			count_one(&now, tally, revisions, listed, most);
			now = (struct comparing) { .revision = { touched->edition, touched->series,
							   country, { 0 }, { 0 } } };
		}
		if (sqlite3_column_int(s, 1) == store->load->batch.source) {
			now.revision.after = value;
			now.after = true;
		} else {
			now.revision.before = value;
			now.before = true;
			now.later = now.after;
		}
	}
	count_one(&now, tally, revisions, listed, most);
	sqlite3_reset(s);
	return true;
}

static bool complete_source(
	struct store *store, const char *sha256, int64_t size, int64_t revised, struct err *err)
{
	STATEMENT_SCOPED *s = NULL;
	char digest[DIGEST_TEXT];

	if (!sql_prepare(store,
		    "UPDATE source SET sha256 = ?2, size = ?3, rows = ?4, revised = ?5, digest = "
		    "?6 WHERE id = ?1",
		    &s, err))
		return false;
	sqlite3_bind_int(s, 1, store->load->batch.source);
	sql_bind_text(s, 2, sha256);
	sqlite3_bind_int64(s, 3, size);
	sqlite3_bind_int64(s, 4, store->load->rows);
	sqlite3_bind_int64(s, 5, revised);
	sql_bind_text(s, 6, digest_print(&store->load->digest, digest));
	return sql_done(store, s, err);
}

bool store_source_finish(struct store *store, int source, const char *sha256, int64_t size,
	struct store_tally *ret, struct store_revision *revisions, size_t *revision_count,
	struct err *err)
{
	STATEMENT_SCOPED *s = NULL;
	struct store_tally tally = { 0 };
	size_t listed = 0, most = revision_count ? *revision_count : 0;

	assert(store->load && store->load->batch.source == source);
	if (!sql_prepare(store,
		    "SELECT f.country, f.source, f.value, f.decimals FROM figure f JOIN source o "
		    "ON o.id = f.source "
		    "WHERE f.edition = ?1 AND f.series = ?2 AND o.withdrawn = 0 ORDER BY "
		    "f.country, o.issued, o.id",
		    &s, err))
		return false;
	for (size_t i = 0; i < store->load->touched_count; i++) {
		const struct touched *touched = &store->load->touched[i];

		if (!touched->had_before)
			tally.added += touched->count;
		else if (!count_touched(store, s, touched, &tally, revisions, &listed, most, err))
			return false;
	}
	if (!complete_source(store, sha256, size, tally.revised, err))
		return false;
	load_free(store);
	*ret = tally;
	if (revision_count)
		*revision_count = listed;
	return true;
}
