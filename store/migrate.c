/* Bringing a store from the version it has to the one that this program knows. */
#include "store/internal.h"

int schema_version(const char *const *steps)
{
	int version = 0;

	while (steps[version])
		version++;
	return version;
}

/* One step and the number that says it was taken: both or neither. Another process may have been
 * quicker: the version is read again once nobody else can write. */
static bool migrate_step(struct store *store, const char *const *steps, struct err *err)
{
	int64_t version;
	STR_SCOPED number = { 0 };
	struct err ignored;

	if (!sql_begin(store, "BEGIN IMMEDIATE", err))
		return false;
	if (sql_number(store, "PRAGMA user_version", &version, err)) {
		if (version >= schema_version(steps))
			return sql_run(store, "COMMIT", err);
		str_addf(&number, "PRAGMA user_version = %d", (int)version + 1);
		if (sql_run(store, steps[version], err) && sql_run(store, number.data, err) &&
			sql_run(store, "COMMIT", err))
			return true;
	}
	sql_run(store, "ROLLBACK", &ignored);
	return false;
}

bool schema_migrate(struct store *store, const char *const *steps, struct err *err)
{
	for (;;) {
		int64_t version;

		if (!sql_number(store, "PRAGMA user_version", &version, err))
			return false;
		if (version >= schema_version(steps))
			return true;
		if (!migrate_step(store, steps, err))
			return false;
	}
}

bool schema_check(struct store *store, const char *const *steps, bool writing, struct err *err)
{
	int64_t version;
	int known = schema_version(steps);

	if (!sql_number(store, "PRAGMA user_version", &version, err))
		return false;
	if (version > known)
		return err_set(err, ERR_DATA,
			"%s: made by a newer gcitrack (store version %lld, this program knows %d); "
			"nothing was changed; use the newer program",
			store->path, (long long)version, known);
	if (version < 1)
		return err_set(err, ERR_DATA,
			"%s: store version %lld is not one that gcitrack ever made", store->path,
			(long long)version);
	if (version < known && !writing)
		return err_set(err, ERR_DATA,
			"%s: made by an older gcitrack (store version %lld, this program has %d); "
			"the next command that writes brings it up to date, such as gcitrack "
			"import FILE",
			store->path, (long long)version, known);
	return schema_migrate(store, steps, err);
}
