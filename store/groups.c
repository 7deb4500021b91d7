#include "store/internal.h"
#include "store/seed.h"

#include <string.h>

bool store_groups(struct store *store, const char *day, struct arena *arena,
	struct store_group **ret, size_t *ret_count, struct err *err)
{
	STATEMENT_SCOPED *s = NULL;
	struct store_group *groups = NULL;
	size_t count = 0, capacity = 0;
	bool row;

	if (!sql_prepare(store,
		    "SELECT code, name, own, CASE WHEN ?1 IS NOT NULL THEN (SELECT count(*) FROM "
		    "member m WHERE m.grouping = grouping.id AND \"from\" <= ?1 AND (\"to\" IS "
		    "NULL OR \"to\" >= ?1)) END FROM grouping ORDER BY code COLLATE BINARY",
		    &s, err))
		return false;
	sql_bind_text(s, 1, day);
	for (;; count++) {
		if (!sql_step(store, s, &row, err))
			return false;
		if (!row)
			break;
		groups = arena_grow(arena, groups, &capacity, count + 1, sizeof *groups);
		groups[count] = (struct store_group) { .code = sql_needed(s, 0, arena),
			.name = sql_needed(s, 1, arena),
			.own = sqlite3_column_int(s, 2) != 0,
			.members = sqlite3_column_int(s, 3) };
	}
	*ret = groups;
	*ret_count = count;
	return true;
}

/* `*ret_id` 0: there is none. */
static bool find_group(struct store *store, const char *code, struct arena *arena, int64_t *ret_id,
	struct store_group *ret, struct err *err)
{
	STATEMENT_SCOPED *s = NULL;
	bool row;

	if (!sql_prepare(
		    store, "SELECT id, code, name, own FROM grouping WHERE code = ?1", &s, err))
		return false;
	sql_bind_text(s, 1, code);
	if (!sql_step(store, s, &row, err))
		return false;
	*ret_id = 0;
	if (!row)
		return true;
	*ret_id = sqlite3_column_int64(s, 0);
	*ret = (struct store_group) { .code = sql_needed(s, 1, arena),
		.name = sql_needed(s, 2, arena),
		.own = sqlite3_column_int(s, 3) != 0 };
	return true;
}

static bool known_group(struct store *store, const char *code, struct arena *arena, int64_t *ret_id,
	struct store_group *ret, struct err *err)
{
	if (!find_group(store, code, arena, ret_id, ret, err))
		return false;
	return *ret_id ||
	       err_set(err, ERR_NOT_FOUND, "no group \"%s\"; gcitrack groups lists them", code);
}

bool store_group_members(struct store *store, const char *code, struct arena *arena,
	struct store_group *ret_group, struct store_member **ret, size_t *ret_count,
	struct err *err)
{
	STATEMENT_SCOPED *s = NULL;
	struct store_group group;
	struct store_member *members = NULL;
	size_t count = 0, capacity = 0;
	int64_t id;
	bool row;

	if (!known_group(store, code, arena, &id, &group, err) ||
		!sql_prepare(store,
			"SELECT c.iso3, nullif(m.\"from\", ''), m.\"to\", m.precision, "
			"m.confidence, m.note FROM member m JOIN country c ON c.id = m.country "
			"WHERE m.grouping = ?1 ORDER BY m.\"from\", c.iso3",
			&s, err))
		return false;
	sqlite3_bind_int64(s, 1, id);
	for (;;) {
		if (!sql_step(store, s, &row, err))
			return false;
		if (!row)
			break;
		members = arena_grow(arena, members, &capacity, count + 1, sizeof *members);
		members[count] = (struct store_member) {
			.from = sql_text(s, 1, arena),
			.to = sql_text(s, 2, arena),
			.precision = sql_text(s, 3, arena),
			.confidence = sql_text(s, 4, arena),
			.note = sql_text(s, 5, arena),
		};
		sql_code(s, 0, members[count].iso3, sizeof members[count].iso3);
		count++;
	}
	*ret = members;
	*ret_count = count;
	*ret_group = group;
	return true;
}

static bool add_members(struct store *store, int64_t id, const struct store_member *members,
	size_t count, struct err *err)
{
	STATEMENT_SCOPED *s = NULL;

	if (!sql_prepare(store,
		    "INSERT OR REPLACE INTO member SELECT ?1, id, coalesce(?3, ''), ?4, ?5, ?6, ?7 "
		    "FROM country WHERE iso3 = ?2",
		    &s, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		sqlite3_bind_int64(s, 1, id);
		sql_bind_text(s, 2, members[i].iso3);
		sql_bind_text(s, 3, members[i].from);
		sql_bind_text(s, 4, members[i].to);
		sql_bind_text(s, 5, members[i].precision);
		sql_bind_text(s, 6, members[i].confidence);
		sql_bind_text(s, 7, members[i].note);
		if (!sql_done(store, s, err))
			return false;
		if (sqlite3_changes(store->db) == 0)
			return err_set(err, ERR_NOT_FOUND, "no country with the code \"%s\"",
				members[i].iso3);
	}
	return true;
}

static bool add_group(struct store *store, const char *code, const char *name, bool own,
	const struct store_member *members, size_t count, struct err *err)
{
	STATEMENT_SCOPED *s = NULL;

	if (!sql_prepare(
		    store, "INSERT INTO grouping (code, name, own) VALUES (?1, ?2, ?3)", &s, err))
		return false;
	sql_bind_text(s, 1, code);
	sql_bind_text(s, 2, name);
	sqlite3_bind_int(s, 3, own);
	return sql_done(store, s, err) &&
	       add_members(store, sqlite3_last_insert_rowid(store->db), members, count, err);
}

bool seed_member(struct store *store, const char *code, const char *name,
	const struct store_member *member, struct err *err)
{
	struct arena arena = { 0 };
	struct store_group group;
	int64_t id;
	bool ok = find_group(store, code, &arena, &id, &group, err);

	arena_finish(&arena);
	if (!ok)
		return false;
	return id ? add_members(store, id, member, 1, err)
		  : add_group(store, code, name, false, member, 1, err);
}

bool store_group_add(struct store *store, const char *code, const char *name,
	const struct store_member *members, size_t count, struct err *err)
{
	struct arena arena = { 0 };
	struct store_group group;
	int64_t id;
	bool ok;

	if (!text_check("the code of a group", code, err) ||
		!text_check("the name of a group", name, err))
		return false;
	ok = find_group(store, code, &arena, &id, &group, err);
	if (ok && id)
		ok = err_set(err, ERR_DATA,
			"there is a group \"%s\" already (%s); nothing was changed", group.code,
			group.name);
	arena_finish(&arena);
	if (!ok || !store_begin(store, err))
		return false;
	if (!add_group(store, code, name, true, members, count, err)) {
		store_rollback(store);
		return false;
	}
	return store_commit(store, err);
}

bool store_group_remove(struct store *store, const char *code, struct err *err)
{
	STATEMENT_SCOPED *s = NULL;
	struct arena arena = { 0 };
	struct store_group group;
	int64_t id;
	bool ok = known_group(store, code, &arena, &id, &group, err);

	if (ok && !group.own)
		ok = err_set(err, ERR_DATA,
			"%s is a group in the program; only groups of your own can be removed",
			group.code);
	arena_finish(&arena);
	if (!ok || !sql_prepare(store, "DELETE FROM grouping WHERE id = ?1", &s, err))
		return false;
	sqlite3_bind_int64(s, 1, id);
	return sql_write(store, s, &ok, err);
}
