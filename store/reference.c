/* Whether the reference data of a store are those of the program that made it: row by row beside
 * the image, where both are of one version. What users added is theirs. */
#include "store/internal.h"

#include <string.h>

enum { EXAMPLES = 3 };

/* A table, in one order whatever was done to it: OWN, 1 for rows that users may put in the place of
 * the program's, else 0; KEYS that a row is called by; and what else is in it. The keys are columns
 * and are joined for what differs only: a `||` in every row was six in seven allocations of
 * `check`. */
struct part {
	const char *what, *select;
	bool sources; /* not in a store made --empty */
};

enum { OWN, KEY, KEYS = 3 };

static const struct part parts[] = {
	{ "countries",
		"SELECT 0, iso3, '', '', id, iso2, name, region, in_gci, note FROM country ORDER "
		"BY 2" },
	/* In the order they lie in; countries are numbered by their codes. */
	{ "names",
		"SELECT n.own, n.fold, c.iso3, n.name, n.kind, n.language, n.ambiguous FROM name n "
		"JOIN country c ON c.id = n.country ORDER BY n.fold, n.country, n.name" },
	{ "groups",
		"SELECT 0, code, '', '', name, NULL, NULL, NULL FROM grouping WHERE own = 0 UNION "
		"ALL SELECT 0, g.code, c.iso3, m.\"from\", m.\"to\", m.precision, m.confidence, "
		"m.note FROM member m JOIN grouping g ON g.id = m.grouping JOIN country c ON c.id "
		"= m.country WHERE g.own = 0 ORDER BY 2, 3, 4, 5, 6, 7, 8" },
	{ "events", "SELECT 0, id, '', '', date, precision, scope, kind, title, note, source FROM "
		    "event WHERE own = 0 ORDER BY 2" },
	{ "editions",
		"SELECT 0, 'GCI', label, '', version, title, document, published, precision, "
		"collected_from, collected_to, countries, last_rank, tie_rule, scale, decimals, "
		"indicators, questions, break_note FROM edition WHERE bundled ORDER BY 3, 5" },
	{ "series", "SELECT 0, name, '', '', id FROM series WHERE id < 100 ORDER BY 2, 5" },
	{ "sources",
		"SELECT 0, name, '', '', sha256, size, layout, options, edition, issued, imported, "
		"note, rows, digest, withdrawn FROM source WHERE bundled ORDER BY 2, 5, 6, 7, 8, 9",
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
	return sql_words(side->statement, column);
}

/* Below nought where the row of `a` comes first by its keys, NULL being none. */
static int compare_keys(const struct side *a, const struct side *b)
{
	int ret = 0;

	for (int i = KEY; i < KEY + KEYS && ret == 0; i++)
		ret = strcmp(side_text(a, i), side_text(b, i));
	return ret;
}

static bool same_cell(sqlite3_stmt *a, sqlite3_stmt *b, int column)
{
	return sqlite3_column_type(a, column) == sqlite3_column_type(b, column) &&
	       strcmp(sql_words(a, column), sql_words(b, column)) == 0;
}

static bool same_row(const struct side *ours, const struct side *box)
{
	for (int i = KEY + KEYS; i < sqlite3_column_count(ours->statement); i++)
		if (!same_cell(ours->statement, box->statement, i))
			return false;
	return true;
}

static void add_example(struct store_altered *altered, struct str *names, const struct side *side)
{
	if (altered->rows++ >= EXAMPLES)
		return;
	str_addf(names, "%s%s", names->len > 0 ? ", " : "", side_text(side, KEY));
	for (int i = KEY + 1; i < KEY + KEYS; i++)
		if (*side_text(side, i))
			str_addf(names, " %s", side_text(side, i));
}

/* Both in order: the row that comes first is missing on the other side. */
static bool compare(struct side *ours, struct side *box, struct store_altered *altered,
	struct str *names, struct err *err)
{
	if (!side_next(ours, err) || !side_next(box, err))
		return false;
	while (ours->row || box->row) {
		int order = !ours->row ? 1 : !box->row ? -1 : compare_keys(ours, box);
		bool own = ours->row && sqlite3_column_int(ours->statement, OWN) == 1;

		if (order == 0 && !own && !same_row(ours, box))
			add_example(altered, names, ours);
		else if (order != 0 && !(order < 0 && own))
			add_example(altered, names, order < 0 ? ours : box);
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
	*ret = row ? sql_needed(s, 0, arena) : "";
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
