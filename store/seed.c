#include "store/seed.h"

#include "base/fold.h"
#include "store/internal.h"

#include <string.h>

static bool seed_series(struct store *store, struct err *err)
{
	STATEMENT_SCOPED *s = NULL;

	if (!sql_prepare(store, "INSERT INTO series VALUES (?1, ?2)", &s, err))
		return false;
	for (int series = 0; series < GCI_SERIES; series++) {
		sqlite3_bind_int(s, 1, series);
		sql_bind_text(s, 2, gci_series_names[series]);
		if (!sql_done(store, s, err))
			return false;
	}
	return true;
}

bool seed_create(const char *path, struct store **ret, struct err *err)
{
	struct store *store = NULL;
	STR_SCOPED pragmas = { 0 };

	str_addf(&pragmas, "PRAGMA page_size = 4096; PRAGMA application_id = %d",
		(int)STORE_APPLICATION_ID);
	if (!store_connect(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &store, err))
		return false;
	if (!sql_run(store, pragmas.data, err) || !schema_migrate(store, schema_steps, err) ||
		!sql_run(store, store_views, err) ||
		!sql_run(store, "INSERT INTO property VALUES ('bundle', '')", err) ||
		!seed_series(store, err)) {
		store_close(store);
		return false;
	}
	*ret = store;
	return true;
}

bool seed_country(
	struct store *store, const struct gci_country *country, const char *note, struct err *err)
{
	STATEMENT_SCOPED *s = NULL;

	if (!sql_prepare(store,
		    "INSERT INTO country SELECT coalesce(max(id), 0) + 1, ?1, ?2, ?3, ?4, ?5, ?6 "
		    "FROM country",
		    &s, err))
		return false;
	sql_bind_text(s, 1, country->iso3);
	sql_bind_text(s, 2, country->iso2);
	sql_bind_text(s, 3, country->name);
	sql_bind_text(s, 4, country->region);
	sqlite3_bind_int(s, 5, country->in_gci);
	sql_bind_text(s, 6, note);
	return sql_done(store, s, err);
}

bool seed_name(struct store *store, const struct store_name *name, struct err *err)
{
	STATEMENT_SCOPED *s = NULL;
	STR_SCOPED fold = { 0 };

	if (!fold_name(name->name, strlen(name->name), &fold) || fold.len == 0)
		return err_set(err, ERR_DATA, "name \"%s\" folds to nothing", name->name);
	if (!sql_prepare(store,
		    "INSERT INTO name SELECT ?1, id, ?2, ?3, ?4, ?5, 0 FROM country WHERE iso3 = "
		    "?6",
		    &s, err))
		return false;
	sql_bind_text(s, 1, fold.data);
	sql_bind_text(s, 2, name->name);
	sql_bind_text(s, 3, name->kind);
	sql_bind_text(s, 4, name->language);
	sqlite3_bind_int(s, 5, name->ambiguous);
	sql_bind_text(s, 6, name->iso3);
	return sql_done(store, s, err);
}

/* The names and digests of the bundled sources, which is what a newer program may have more of. */
static bool bundle_id(struct store *store, struct str *ret, struct err *err)
{
	STATEMENT_SCOPED *s = NULL;
	bool row;

	if (!sql_prepare(store,
		    "SELECT group_concat(substr(sha256, 1, 12), '-') FROM (SELECT sha256 FROM "
		    "source ORDER BY id)",
		    &s, err) ||
		!sql_step(store, s, &row, err))
		return false;
	str_add(ret, sql_words(s, 0));
	return true;
}

bool seed_finish(struct store *store, const char *reference, struct str *ret_bundle,
	struct str *ret_schema, struct err *err)
{
	STATEMENT_SCOPED *s = NULL;

	if (!bundle_id(store, ret_bundle, err) ||
		!sql_prepare(store,
			"INSERT OR REPLACE INTO property VALUES ('bundle', ?1), ('reference', ?2)",
			&s, err))
		return false;
	sql_bind_text(s, 1, ret_bundle->data);
	sql_bind_text(s, 2, reference);
	return sql_done(store, s, err) && store_schema_read(store, ret_schema, err) &&
	       sql_run(store, "VACUUM", err);
}
