/* Whether the reference data of a store are those of the program that made it: row by row beside
 * the image, where both are of one version. What users added is theirs. */
#include "store/internal.h"

#include <string.h>

enum { EXAMPLES = 3 };

/* A table as rows of two texts, in the order of the first: what the row is called, and all that is
 * in it. `own`, where there is one, says 1 for rows that users may put in the place of the
 * program's. */
struct part {
	const char *what, *select;
	bool sources; /* not in a store made --empty */
};

static const struct part parts[] = {
	{ "countries", "SELECT iso3, json_array(id, iso2, name, region, in_gci, note), 0 FROM "
		       "country ORDER "
		       "BY 1, 2" },
	{ "names",
		"SELECT n.name || ' ' || c.iso3 || ' ' || n.fold, json_array(n.kind, n.language, "
		"n.ambiguous), n.own FROM name n JOIN country c ON c.id = n.country ORDER BY 1, "
		"2" },
	{ "groups",
		"SELECT code, json_array(name), 0 FROM grouping WHERE own = 0 UNION ALL SELECT "
		"g.code "
		"|| ' ' || c.iso3 || ' ' || m.\"from\", json_array(m.\"to\", m.precision, "
		"m.confidence, m.note), 0 FROM member m JOIN grouping g ON g.id = m.grouping JOIN "
		"country c ON c.id = m.country WHERE g.own = 0 ORDER BY 1, 2" },
	{ "events",
		"SELECT id, json_array(date, precision, scope, kind, title, note, source), 0 FROM "
		"event WHERE own = 0 ORDER BY 1, 2" },
	{ "editions",
		"SELECT 'GCI ' || label, json_array(version, title, document, published, "
		"precision, "
		"collected_from, collected_to, countries, last_rank, tie_rule, scale, decimals, "
		"indicators, questions, break_note), 0 FROM edition WHERE bundled ORDER BY 1, 2" },
	{ "series", "SELECT name, json_array(id), 0 FROM series WHERE id < 100 ORDER BY 1, 2" },
	{ "sources",
		"SELECT name, json_array(sha256, size, layout, options, edition, issued, imported, "
		"note, rows, digest, withdrawn), 0 FROM source WHERE bundled ORDER BY 1, 2",
		true },
};

/* One side of a comparison. */
struct side {
	struct store *store;
	sqlite3_stmt *statement;
	bool row;
};

static bool side_next(struct side *side, struct err *err)
{
	return sql_step(side->store, side->statement, &side->row, err);
}

static const char *side_text(const struct side *side, int column)
{
	const char *text = (const char *)sqlite3_column_text(side->statement, column);

	return text ? text : "";
}

static void add_example(struct store_altered *altered, struct str *names, const char *name)
{
	if (altered->rows++ < EXAMPLES)
		str_addf(names, "%s%s", names->len > 0 ? ", " : "", name);
}

/* Both in order: the row that comes first is missing on the other side. */
static bool compare(struct side *ours, struct side *box, struct store_altered *altered,
	struct str *names, struct err *err)
{
	if (!side_next(ours, err) || !side_next(box, err))
		return false;
	while (ours->row || box->row) {
		int order = !ours->row  ? 1
			    : !box->row ? -1
					: strcmp(side_text(ours, 0), side_text(box, 0));
		bool own = ours->row && sqlite3_column_int(ours->statement, 2) == 1;

		if (order == 0 && !own && strcmp(side_text(ours, 1), side_text(box, 1)) != 0)
			add_example(altered, names, side_text(ours, 0));
		else if (order != 0 && !(order < 0 && own))
			add_example(altered, names, side_text(order < 0 ? ours : box, 0));
		if ((order <= 0 && !side_next(ours, err)) || (order >= 0 && !side_next(box, err)))
			return false;
	}
	return true;
}

static bool compare_part(struct store *store, struct store *image, const struct part *part,
	struct arena *arena, struct store_altered *ret, struct err *err)
{
	struct side ours = { .store = store }, box = { .store = image };
	STR_SCOPED names = { 0 };
	bool ok = sql_prepare(store, part->select, &ours.statement, err) &&
		  sql_prepare(image, part->select, &box.statement, err);

	*ret = (struct store_altered) { .what = part->what };
	ok = ok && compare(&ours, &box, ret, &names, err);
	sqlite3_finalize(ours.statement);
	sqlite3_finalize(box.statement);
	ret->examples = arena_strdup(arena, str_text(&names));
	return ok;
}

static bool property(struct store *store, const char *name, struct arena *arena, const char **ret,
	struct err *err)
{
	STATEMENT_SCOPED *s = NULL;
	bool row;

	if (!sql_prepare(store, "SELECT value FROM property WHERE name = ?1", &s, err))
		return false;
	sql_bind_text(s, 1, name);
	if (!sql_step(store, s, &row, err))
		return false;
	*ret = row ? sql_text(s, 0, arena) : "";
	return true;
}

static bool compare_all(struct store *store, struct store *image, struct arena *arena,
	struct store_reference *ret, struct err *err)
{
	const char *ours, *box, *bundle;

	if (!property(store, "reference", arena, &ours, err) ||
		!property(image, "reference", arena, &box, err) ||
		!property(store, "bundle", arena, &bundle, err))
		return false;
	ret->other_version = strcmp(ours, box) != 0;
	ret->altered = arena_array(arena, sizeof parts / sizeof *parts, sizeof *ret->altered);
	for (size_t i = 0; !ret->other_version && i < sizeof parts / sizeof *parts; i++) {
		struct store_altered *altered = &ret->altered[ret->altered_count];

		if (parts[i].sources && strcmp(bundle, "none") == 0)
			continue;
		if (!compare_part(store, image, &parts[i], arena, altered, err))
			return false;
		ret->altered_count += altered->rows > 0;
	}
	return true;
}

bool store_reference_verify(
	struct store *store, struct arena *arena, struct store_reference *ret, struct err *err)
{
	struct store *image = NULL;
	bool ok;

	*ret = (struct store_reference) { 0 };
	if (!store->path)
		return true;
	ok = store_connect(NULL, SQLITE_OPEN_READONLY, &image, err) &&
	     compare_all(store, image, arena, ret, err);
	store_close(image);
	return ok;
}
