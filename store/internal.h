/* Inside store/ only: the open database and the few ways to talk to it. */
#ifndef STORE_INTERNAL_H
#define STORE_INTERNAL_H

#include "store/store.h"

#include <sqlite3.h>

enum {
	STORE_APPLICATION_ID = 0x47434974, /* "GCIt" */
	STORE_FIRST_OWN_SERIES = 100,
	STORE_KEPT = 16,
};

/* What is done with a row of sql_take(); it must not ask the store anything. */
typedef void sql_taker(void *context, sqlite3_value **row);

struct store {
	sqlite3 *db;
	char *path; /* NULL: the image in the program */
	bool writing, in_transaction;
	bool committed, committing; /* store_changed() */
	int bundle_missing;
	struct store_load *load; /* the source being written; NULL: none */
	sql_taker *take;         /* sql_take() */
	void *take_context;
	bool takes, batches; /* its function, and the table of batch.c, are registered */
	struct batch *batch; /* what the latter holds; NULL: nothing is being written */
	struct {
		const char *sql;
		sqlite3_stmt *statement;
	} kept[STORE_KEPT]; /* sql_keep() */
	size_t kept_count;
	struct making *making; /* a new store without a name yet; NULL: it has its own */
};

/* Files embedded at build. */
extern const unsigned char store_image[], store_image_end[]; /* the bundled store */
extern const char *const schema_steps[]; /* schema/001-store.sql, ...; ends with NULL */
extern const char store_views[];         /* schema/views.sql */
extern const char store_schema_text[], store_schema_text_end[]; /* what sqlite_schema must hold */
extern const char store_bundle_id[], store_bundle_id_end[];     /* names the bundled sources */

#define STATEMENT_SCOPED __attribute__((cleanup(sql_finalize))) sqlite3_stmt
static inline void sql_finalize(sqlite3_stmt **statement)
{
	sqlite3_finalize(*statement);
}

/* Fills `err` from SQLite's own words for `rc`; false, as err_set() is. */
#define sql_fail(store, rc, err) (sql_err_fill(store, rc, err), false)
void sql_err_fill(struct store *store, int rc, struct err *err);
bool sql_prepare(struct store *store, const char *sql, sqlite3_stmt **ret, struct err *err);
/* The same of what is asked again and again, for each file or name: prepared once a connection,
 * which keeps it. `sql` is known by its address; one user at a time. An import of five files takes
 * a tenth fewer instructions. */
bool sql_keep(struct store *store, const char *sql, sqlite3_stmt **ret, struct err *err);
#define STATEMENT_KEPT __attribute__((cleanup(sql_rest))) sqlite3_stmt
void sql_rest(sqlite3_stmt **statement);
void sql_forget(struct store *store); /* all that is kept, before another database is opened */
/* False where no file can hold such a figure: the CHECKs of the tables are for writing, and nobody
 * is asked about a bit that turned over since. */
bool sql_decimal_stored(int64_t value, int64_t places, struct decimal *ret);
/* "SELECT take(...) FROM ..." is called as an aggregate: SQLite hands over the arguments for each
 * row itself. Stepping to each and asking for its columns takes two fifths more instructions.
 * Prepare with the first, or keep after the second; run with the last, which resets. */
bool sql_prepare_take(struct store *store, const char *sql, sqlite3_stmt **ret, struct err *err);
bool sql_allow_take(struct store *store, struct err *err);
bool sql_take(struct store *store, sqlite3_stmt *statement, sql_taker *take, void *context,
	struct err *err);
/* `*ret_row` says whether there is a row. */
bool sql_step(struct store *store, sqlite3_stmt *statement, bool *ret_row, struct err *err);
/* One step of a statement that gives no rows; resets it. */
bool sql_done(struct store *store, sqlite3_stmt *statement, struct err *err);
/* Any number of statements without parameters. */
bool sql_run(struct store *store, const char *sql, struct err *err);
/* The same, of what begins a transaction (connect.c). */
bool sql_begin(struct store *store, const char *sql, struct err *err);
/* The first column of the only row as a number. */
bool sql_number(struct store *store, const char *sql, int64_t *ret, struct err *err);

/* What a user adds is text that can be printed: UTF-8, not empty, no control characters, at most
 * 500 bytes. ERR_USAGE with `what` ("the name of a group"). */
bool text_check(const char *what, const char *text, struct err *err);

/* A column as text until the next step; "" for NULL. */
const char *sql_words(sqlite3_stmt *statement, int column);
/* A column as text in the arena; NULL stays NULL. */
const char *sql_text(sqlite3_stmt *statement, int column, struct arena *arena);
/* The same of a column that is NOT NULL. In a damaged file it may be NULL all the same: "". */
const char *sql_needed(sqlite3_stmt *statement, int column, struct arena *arena);
/* A column as a code of `size` bytes with its NUL, what is longer cut: a tenth of the time of
 * snprintf(), for each of the countries. */
void sql_code(sqlite3_stmt *statement, int column, char *ret, size_t size);
/* Binds text; NULL binds null. The text must outlive the step. */
void sql_bind_text(sqlite3_stmt *statement, int parameter, const char *text);
void sql_bind_int_or_null(sqlite3_stmt *statement, int parameter, int value); /* 0 binds null */

/* connect.c: a configured connection; `path` NULL deserializes the image. */
bool store_connect(const char *path, int flags, struct store **ret, struct err *err);
/* Closes the file and opens the one of the store's own name, for writing. */
bool store_reconnect(struct store *store, struct err *err);
/* Like store_connect(), deserializes the image as the attached database `schema`. */
bool store_attach_image(struct store *store, const char *schema, struct err *err);
/* open.c: the text of every table and index, in the order of their names, as store_schema_text has
 * it. */
bool store_schema_read(struct store *store, struct str *ret, struct err *err);
/* open.c: how each connection reads and writes. */
bool store_settle(struct store *store, struct err *err);
/* open.c: whether there is a file; ERR_DATA where it cannot be a store. */
bool store_check_file(const char *path, bool *ret_exists, struct err *err);
/* making.c: a store that is not there yet. `ret` stays NULL where another program makes it before
 * us. Closing it without a commit leaves nothing. */
bool making_open(const char *path, bool empty, struct store **ret, struct err *err);
/* Gives it its name; the store is then as any other. */
bool making_publish(struct store *store, struct err *err);
void making_abandon(struct making *making);
/* write.c: one statement as a transaction of its own; nothing is kept where no row changed. */
bool sql_write(struct store *store, sqlite3_stmt *statement, bool *ret_changed, struct err *err);
/* migrate.c: `steps` are SQL in order, ending with NULL; step N takes a store from version N - 1 to
 * N, which is how many there are. */
int schema_version(const char *const *steps);
/* Takes the steps that the store has not taken yet, each in a transaction of its own: where one
 * fails those before it stay. */
bool schema_migrate(struct store *store, const char *const *steps, struct err *err);
/* A store newer than the steps is refused, and one that is older by who only reads; a writer
 * migrates it. */
bool schema_check(struct store *store, const char *const *steps, bool writing, struct err *err);
/* world.c: which sources may be looked at, and which of two is current: by issued, then id. `order`
 * is indexed by source id; 0 is not looked at, of two others the larger is current. */
struct sources {
	int *order;
	int count;
};
bool sources_load(struct store *store, const char *as_known, const char *without,
	struct arena *arena, struct sources *ret, struct err *err);
/* bundle.c */
bool bundle_count_missing(struct store *store, struct err *err);
bool bundle_add_missing(struct store *store, struct err *err);

#endif
