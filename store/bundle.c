/* A newer gcitrack brings bundled sources that an older store does not have: counted when reading,
 * added when writing. */
#include "store/internal.h"

/* True where the store has what this program brings, or was made to hold no bundled figures. */
static bool bundle_is_current(struct store *store, bool *ret, struct err *err)
{
	STATEMENT_SCOPED *statement = NULL;

	if (!sql_prepare(store,
		    "SELECT 1 FROM property WHERE name = 'bundle' AND value IN ('none', ?1)",
		    &statement, err))
		return false;
	sqlite3_bind_text(statement, 1, store_bundle_id,
		(int)(store_bundle_id_end - store_bundle_id), SQLITE_STATIC);
	return sql_step(store, statement, ret, err);
}

#define MISSING                                                                                    \
	"box.source b WHERE b.bundled AND NOT EXISTS (SELECT 1 FROM main.source s WHERE "          \
	"s.bundled AND s.sha256 = b.sha256 "                                                       \
	"AND s.name = b.name)"

bool bundle_count_missing(struct store *store, struct err *err)
{
	int64_t missing;
	bool current;

	if (!bundle_is_current(store, &current, err))
		return false;
	if (current)
		return true;
	if (!store_attach_image(store, "box", err) ||
		!sql_number(store, "SELECT count(*) FROM " MISSING, &missing, err))
		return false;
	store->bundle_missing = (int)missing;
	return sql_run(store, "DETACH box", err);
}

/* Countries are matched by code, sources get new ids; what the store has is left as it is. */
static const char add_missing[] =
	"BEGIN;" /* IMMEDIATE would want to write the image too */
	"INSERT OR IGNORE INTO main.edition SELECT * FROM box.edition;"
	"CREATE TEMP TABLE brought AS SELECT id AS old, (SELECT coalesce(max(id), 0) FROM "
	"main.source) +"
	"  row_number() OVER (ORDER BY id) AS new FROM " MISSING ";"
	"INSERT INTO main.figure SELECT f.edition, f.series, c.id, r.new, f.value, f.decimals, "
	"f.line"
	"  FROM box.figure f JOIN brought r ON r.old = f.source JOIN box.country b ON b.id = "
	"f.country"
	"  JOIN main.country c ON c.iso3 = b.iso3;"
	"INSERT INTO main.source SELECT r.new, b.name, b.sha256, b.size, b.layout, b.options, "
	"b.edition, b.issued,"
	"  b.imported, b.note, b.rows, b.revised, b.digest, b.bundled, 0 FROM box.source b JOIN "
	"brought r ON r.old = b.id;"
	"INSERT OR REPLACE INTO main.property SELECT * FROM box.property WHERE name = 'bundle';"
	"DROP TABLE brought;"
	"COMMIT;"
	"DETACH box";

bool bundle_add_missing(struct store *store, struct err *err)
{
	bool current;

	if (!bundle_is_current(store, &current, err))
		return false;
	if (current)
		return true;
	/* Whatever was begun is taken back when the store that could not be opened is closed. */
	return store_attach_image(store, "box", err) && sql_begin(store, add_missing, err);
}
