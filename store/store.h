/* The store: one SQLite file with every figure of every source. The only folder with SQL; domain
 * structs in and out. See store/schema/001-*.sql for the tables and store/schema/views.sql for the
 * views made for people.
 *
 * Reading commands open the store read-only; without a file they read the bundled image inside the
 * program. Writing commands create the file (from that image) where there is none. Every function
 * that can fail returns false and fills `err`: ERR_LOCKED where another program holds the store,
 * ERR_NOT_FOUND for a missing file, ERR_DATA for a file that is not a sound gcitrack store,
 * ERR_MACHINE for the rest.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "analysis/gci.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"

#include <stdint.h>

struct store;

/* ---- opening (open.c) ---- */

/* Milliseconds to wait for another program that holds the store (10 s; tests shorten it). */
extern int store_patience;

enum store_mode { STORE_READ, STORE_WRITE };

/* `path` NULL opens the bundled image; with STORE_WRITE a copy of it in memory, for trying
 * something out. The caller closes. STORE_WRITE adds bundled sources a newer program
 * brings, and makes a missing file with its folders: others see it with the first commit, and
 * without one nothing of it stays. */
bool store_open(const char *path, enum store_mode mode, struct store **ret, struct err *err);
void store_close(struct store *store); /* NULL allowed; rolls back what was not committed */
/* Creates the file; refuses to touch an existing one (ERR_DATA). `empty`: no figures, no sources.
 */
bool store_create(const char *path, bool empty, struct err *err);
/* Number of bundled sources in this program that the open store does not have yet (0 for stores
 * made --empty). */
int store_bundle_missing(const struct store *store);
#define STORE_SCOPED __attribute__((cleanup(store_close_scoped))) struct store
static inline void store_close_scoped(struct store **store)
{
	store_close(*store);
}

/* ---- the world (world.c) ---- */

struct store_view {
	const char *as_known; /* ISO date: sources issued later are not looked at; NULL: all */
	bool pillars;         /* store_world(): load the five pillars too */
	const struct store_cells
		*cells; /* store_world(): all there are, to be read no more; NULL */
	int from, to;   /* store_read(): edition labels, inclusive; 0: no bound */
};

/* All editions defined, oldest first, whether or not they have figures. */
bool store_editions(struct store *store, struct arena *arena, struct gci_edition **ret,
	size_t *ret_count, struct err *err);
/* Countries, and the current figures of every edition that has any. */
bool store_world(struct store *store, const struct store_view *view, struct arena *arena,
	struct gci_world *ret, struct err *err);
/* One edition as it is now, with the pillars, where countries and editions are known; it may have
 * no figure at all. `before`: how many countries it should have where nobody counted them. User's
 * sources with the SHA-256 `without` are not looked at (NULL: all are). `edition` is borrowed. */
bool store_table(struct store *store, const struct gci_world *world,
	const struct gci_edition *edition, int before, const char *without, struct arena *arena,
	struct gci_table *ret, struct err *err);

/* ---- names (names.c) ---- */

struct store_name {
	const char *name, *fold, *kind, *language; /* language NULL for kinds that have none */
	char iso3[4];
	bool ambiguous; /* not enough by itself: every row of this folded name is a candidate */
};

/* Rows of exactly this folded name (fold_name()); none is no error. */
bool store_name_find(struct store *store, const char *fold, struct arena *arena,
	struct store_name **ret, size_t *ret_count, struct err *err);
/* All names, or those of one country: for suggestions and `countries --find`. */
bool store_names(struct store *store, const char *iso3, struct arena *arena,
	struct store_name **ret, size_t *ret_count, struct err *err);
bool store_alias_add(struct store *store, const char *name, const char *iso3, struct err *err);
bool store_alias_remove(
	struct store *store, const char *name, struct err *err); /* the user's own only */

/* ---- groups (groups.c) ---- */

struct store_group {
	const char *code, *name; /* "ASEAN", "Association of Southeast Asian Nations" */
	bool own;                /* added by the user */
	int members;             /* on the day asked about */
};

struct store_member {
	char iso3[4];
	const char *from, *to; /* ISO dates; `to` is the last day; NULL: open */
	const char *precision, *confidence, *note;
};

/* `day`: an ISO date, on which members are counted; NULL: they are not. */
bool store_groups(struct store *store, const char *day, struct arena *arena,
	struct store_group **ret, size_t *ret_count, struct err *err);
/* Every membership spell, by date of joining then ISO3. ERR_NOT_FOUND for an unknown code (any case
 * matches). */
bool store_group_members(struct store *store, const char *code, struct arena *arena,
	struct store_group *ret_group, struct store_member **ret, size_t *ret_count,
	struct err *err);
bool store_group_add(struct store *store, const char *code, const char *name,
	const struct store_member *members, size_t count, struct err *err);
bool store_group_remove(
	struct store *store, const char *code, struct err *err); /* the user's own only */

/* ---- events (events.c) ---- */

struct store_event {
	const char *id, *date, *precision, *scope, *kind, *title, *note,
		*source; /* scope: ISO3, group code or WLD */
	bool own;
};

bool store_events(struct store *store, struct arena *arena, struct store_event **ret,
	size_t *ret_count, struct err *err);
bool store_event_add(struct store *store, const struct store_event *event, struct err *err);
bool store_event_remove(struct store *store, const char *id, struct err *err);

/* ---- sources (sources.c) ---- */

struct store_source {
	int id;
	const char *name;              /* file name, or the bundled table's */
	const char *sha256;            /* 64 hex digits of the bytes read */
	int64_t size;                  /* bytes */
	const char *layout, *options;  /* how it was read; options "" where none */
	int edition;                   /* 0: several */
	const char *issued, *imported; /* ISO dates; imported NULL for bundled ones */
	const char *note;              /* where a bundled table is from */
	int64_t rows;                  /* figures it holds */
	int64_t revised; /* figures that differed from the current ones when it came */
	bool bundled, withdrawn;
};

bool store_sources(struct store *store, struct arena *arena, struct store_source **ret,
	size_t *ret_count, struct err *err);
/* Withdraws a source (its figures stop being looked at). ERR_NOT_FOUND, or ERR_DATA for a bundled
 * one. */
bool store_source_undo(struct store *store, int id, struct err *err);

/* Other sources with the same bytes as one, none of them withdrawn; 0: none. */
struct store_twins {
	int same;                     /* with the same figures, each as printed */
	bool bundled;                 /* `same` came with the program */
	int other;                    /* the user's own, with other figures: read in another way */
	const char *issued, *options; /* of `other` */
};

/* The twins of source `id`, which is finished. `issued`: one that was issued on another day is
 * other; NULL: the day does not matter. */
bool store_source_twins(struct store *store, int id, const char *issued, struct arena *arena,
	struct store_twins *ret, struct err *err);
/* Removes a source begun in this transaction, with its figures. */
bool store_source_abandon(struct store *store, int id, struct err *err);

/* ---- series (sources.c) ---- */

/* Id of a series by name, made where `add` and new; -1 where not found. */
bool store_series(struct store *store, const char *name, bool add, int *ret_id, struct err *err);
/* The name of a series by its id, in the arena; "" where there is none. */
bool store_series_name(
	struct store *store, int id, struct arena *arena, const char **ret, struct err *err);

/* ---- writing figures (write.c) ---- */

struct store_figure {
	int edition; /* label */
	int series;  /* id */
	int country; /* index in the world's countries */
	struct decimal value;
	int64_t line; /* of the file, 0 unknown */
};

struct store_tally {
	int64_t added, same, revised;
	int64_t older; /* differ from a figure issued later, which stays the current one */
};

struct store_revision {
	int edition, series, country;
	struct decimal before, after;
};

/* One transaction for all files of a command. Abandoned (rolled back) unless committed; the store
 * closes it too. */
bool store_begin(struct store *store, struct err *err);
bool store_commit(struct store *store, struct err *err);
/* Whether anything was committed since the store was opened. */
bool store_changed(const struct store *store);
/* Whether this run of the program has made a store. */
bool store_made(void);
void store_rollback(struct store *store); /* nothing where none is open */

bool store_edition_add(struct store *store, const struct gci_edition *edition, struct err *err);
/* Begins a source inside the transaction; figures then come in batches of any size and order. */
bool store_source_begin(
	struct store *store, const struct store_source *source, int *ret_id, struct err *err);
/* ERR_DATA naming both lines where the source has the figure already: here, or where the file is
 * long and in no order, when it is finished. */
bool store_source_put(struct store *store, int source, const struct store_figure *batch,
	size_t count, struct err *err);
/* Counts what is new, same and revised against the figures current before; the first `revisions`
 * revised ones are handed back. Completes the source row (rows, revised, digest of its figures). */
bool store_source_finish(struct store *store, int source, const char *sha256, int64_t size,
	struct store_tally *ret, struct store_revision *revisions, size_t *revision_count,
	struct err *err);

/* ---- reading figures one by one, in key order (figures.c): export, digests, long series ---- */

struct store_reading {
	int edition, series, country, source; /* `series`: its id */
	const char *name;                     /* of the series; borrowed from the cursor */
	struct decimal value;
};

struct store_cursor;
/* Current figures by edition, series id, country; `series` NULL for all; bounds as in store_view.
 */
bool store_read(struct store *store, const struct store_view *view, const char *series,
	struct store_cursor **ret, struct err *err);
bool store_read_next(
	struct store_cursor *cursor, struct store_reading *ret, bool *ret_more, struct err *err);
void store_read_close(struct store_cursor *cursor);

/* ---- auditing (audit.c) ---- */

/* A figure of a built-in series as one source has it, current or not. */
struct store_cell {
	int edition, series, country, source;
	struct decimal value;
	int64_t line; /* of the source's file; 0 not known */
};
/* Of the built-in series, in no order; withdrawn sources included. */
struct store_cells {
	struct store_cell *cells;
	size_t count, capacity;
};
/* All of an edition. */
bool store_cells(struct store *store, int edition, struct arena *arena, struct store_cells *ret,
	struct err *err);

struct store_soundness {
	int source;
	int64_t stated, found; /* figures written, figures there */
	bool sound;            /* the same number, and their digest is that of the source */
};
/* Every source by id. `ret_stray`: figures of no source. Reads all figures once, so it keeps the
 * cells of all editions. */
bool store_sources_verify(struct store *store, struct arena *arena, struct store_soundness **ret,
	size_t *ret_count, int64_t *ret_stray, struct store_cells *ret_cells, struct err *err);

/* Rows of the reference data that are not as in the program. */
struct store_altered {
	const char *what; /* "countries", "names", ... */
	int64_t rows;
	const char *examples; /* what the first of them are called */
};

struct store_reference {
	bool other_version; /* of the program: nothing is compared then */
	struct store_altered *altered;
	size_t altered_count;
};
/* The program's own rows of every table but the figures, beside those it would make. */
bool store_reference_verify(
	struct store *store, struct arena *arena, struct store_reference *ret, struct err *err);

/* ---- one statement of the user's (sql.c) ---- */

/* Runs one reading statement (authorizer: no writing, no ATTACH, no PRAGMA but those that only
 * read). `columns` is called once, `row` for each row with texts (NULL for null) and whether each
 * is a number. */
struct store_sql_sink {
	bool (*columns)(void *context, int count, const char *const *names, struct err *err);
	bool (*row)(void *context, int count, const char *const *values, const bool *number,
		struct err *err);
	void *context;
};
bool store_sql(struct store *store, const char *statement, const struct store_sql_sink *sink,
	struct err *err);

/* Versions for --version: "3.40.1". */
const char *store_library_version(void);

#endif
