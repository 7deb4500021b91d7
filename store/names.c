#include "base/fold.h"
#include "store/internal.h"

#include <string.h>

static bool collect(struct store *store, sqlite3_stmt *s, struct arena *arena,
	struct store_name **ret, size_t *ret_count, struct err *err)
{
	struct store_name *names = NULL;
	size_t count = 0, capacity = 0;
	bool row;

	for (;;) {
		struct store_name *name;

		if (!sql_step(store, s, &row, err))
			return false;
		if (!row)
			break;
		names = arena_grow(arena, names, &capacity, count + 1, sizeof *names);
		name = &names[count++];
		*name = (struct store_name) {
			.fold = sql_needed(s, 0, arena),
			.name = sql_needed(s, 1, arena),
			.kind = sql_needed(s, 2, arena),
			.language = sql_text(s, 3, arena),
			.ambiguous = sqlite3_column_int(s, 5) != 0,
		};
		sql_code(s, 4, name->iso3, sizeof name->iso3);
	}
	*ret = names;
	*ret_count = count;
	return true;
}

#define SELECT_NAMES                                                                               \
	"SELECT n.fold, n.name, n.kind, n.language, c.iso3, n.ambiguous FROM name n JOIN country " \
	"c ON c.id = n.country "

bool store_name_find(struct store *store, const char *fold, struct arena *arena,
	struct store_name **ret, size_t *ret_count, struct err *err)
{
	static const char find[] = SELECT_NAMES "WHERE n.fold = ?1 ORDER BY n.country, n.name";
	STATEMENT_KEPT *s = NULL;

	if (!sql_keep(store, find, &s, err))
		return false;
	sql_bind_text(s, 1, fold);
	return collect(store, s, arena, ret, ret_count, err);
}

bool store_names(struct store *store, const char *iso3, struct arena *arena,
	struct store_name **ret, size_t *ret_count, struct err *err)
{
	STATEMENT_SCOPED *s = NULL;

	if (!sql_prepare(store,
		    SELECT_NAMES
		    "WHERE ?1 IS NULL OR c.iso3 = ?1 ORDER BY n.fold, n.country, n.name",
		    &s, err))
		return false;
	sql_bind_text(s, 1, iso3);
	return collect(store, s, arena, ret, ret_count, err);
}

/* A name that is already another country's would make it ambiguous, or hide it: refused. One that
 * is this country's own sets `*ret_known`. */
static bool refuse_taken(struct store *store, const char *name, const char *fold, const char *iso3,
	bool *ret_known, struct err *err)
{
	struct arena arena = { 0 };
	struct store_name *names;
	size_t count;
	bool ok = store_name_find(store, fold, &arena, &names, &count, err);

	for (size_t i = 0; ok && i < count; i++) {
		if (strcmp(names[i].iso3, iso3) == 0)
			*ret_known = !names[i].ambiguous;
		else if (!names[i].ambiguous)
			ok = err_set(err, ERR_DATA,
				"\"%s\" is a name of %s already; nothing was changed", name,
				names[i].iso3);
	}
	arena_finish(&arena);
	return ok;
}

/* A code is read as a code wherever codes are, so a name that looks like one would mean two things.
 */
static bool refuse_code(struct store *store, const char *name, const char *fold, struct err *err)
{
	STATEMENT_SCOPED *s = NULL;
	bool row;

	if (!sql_prepare(store,
		    "SELECT name FROM country WHERE lower(iso3) = ?1 OR lower(iso2) = ?1", &s, err))
		return false;
	sql_bind_text(s, 1, fold);
	if (!sql_step(store, s, &row, err))
		return false;
	return !row || err_set(err, ERR_DATA, "\"%s\" is the code of %s; nothing was changed", name,
			       sql_words(s, 0));
}

bool store_alias_add(struct store *store, const char *name, const char *iso3, struct err *err)
{
	STATEMENT_SCOPED *s = NULL;
	STR_SCOPED fold = { 0 };
	bool known = false, changed;

	if (!fold_name(name, strlen(name), &fold) || fold.len == 0)
		return err_set(err, ERR_USAGE,
			"\"%s\" cannot be a name: it has no letter or is not UTF-8", name);
	if (!refuse_code(store, name, fold.data, err) ||
		!refuse_taken(store, name, fold.data, iso3, &known, err))
		return false;
	if (known)
		return true;
	if (!sql_prepare(store,
		    "INSERT OR REPLACE INTO name SELECT ?1, id, ?2, 'own', NULL, 0, 1 FROM country "
		    "WHERE iso3 = ?3",
		    &s, err))
		return false;
	sql_bind_text(s, 1, fold.data);
	sql_bind_text(s, 2, name);
	sql_bind_text(s, 3, iso3);
	if (!sql_write(store, s, &changed, err))
		return false;
	return changed || err_set(err, ERR_NOT_FOUND, "no country with the code \"%s\"", iso3);
}

/* An alias may have taken the place of an ambiguous name in the program, which comes back with its
 * end. */
static bool restore_names(struct store *store, const char *fold, struct err *err)
{
	STATEMENT_SCOPED *s = NULL;
	struct store *image = NULL;
	struct store_name *names;
	struct arena arena = { 0 };
	size_t count = 0;
	bool ok;

	ok = store_connect(NULL, SQLITE_OPEN_READONLY, &image, err) &&
	     store_name_find(image, fold, &arena, &names, &count, err) &&
	     sql_prepare(store,
		     "INSERT OR IGNORE INTO name SELECT ?1, id, ?2, ?3, ?4, ?5, 0 FROM country "
		     "WHERE iso3 = ?6",
		     &s, err);
	for (size_t i = 0; ok && i < count; i++) {
		sql_bind_text(s, 1, names[i].fold);
		sql_bind_text(s, 2, names[i].name);
		sql_bind_text(s, 3, names[i].kind);
		sql_bind_text(s, 4, names[i].language);
		sqlite3_bind_int(s, 5, names[i].ambiguous);
		sql_bind_text(s, 6, names[i].iso3);
		ok = sql_done(store, s, err);
	}
	store_close(image);
	arena_finish(&arena);
	return ok;
}

static bool remove_alias(struct store *store, const char *name, const char *fold, struct err *err)
{
	STATEMENT_SCOPED *s = NULL;

	if (!sql_prepare(store, "DELETE FROM name WHERE own = 1 AND fold = ?1", &s, err))
		return false;
	sql_bind_text(s, 1, fold);
	if (!sql_done(store, s, err))
		return false;
	if (sqlite3_changes(store->db) == 0)
		return err_set(err, ERR_NOT_FOUND,
			"no alias \"%s\" of your own; the names in the program cannot be removed",
			name);
	return restore_names(store, fold, err);
}

bool store_alias_remove(struct store *store, const char *name, struct err *err)
{
	STR_SCOPED fold = { 0 };

	if (!fold_name(name, strlen(name), &fold))
		return err_set(err, ERR_USAGE, "\"%s\" is not UTF-8", name);
	if (!store_begin(store, err))
		return false;
	if (remove_alias(store, name, str_text(&fold), err))
		return store_commit(store, err);
	store_rollback(store);
	return false;
}
