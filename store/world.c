/* The world in memory: countries, editions and the current figures, in one query an edition.
 */
#include "store/internal.h"

#include <string.h>

enum { MOST_SOURCES = 10000000 };

static const char *const tie_rules[] = {
	[GCI_TIES_UNKNOWN] = "unknown", [GCI_TIES_DENSE] = "dense", [GCI_TIES_NONE] = "none"
};

static enum gci_tie_rule tie_rule_parse(const char *text)
{
	for (int rule = 0; rule < 3; rule++)
		if (strcmp(text, tie_rules[rule]) == 0)
			return (enum gci_tie_rule)rule;
	return GCI_TIES_UNKNOWN;
}

/* What the readers of an edition count on, as the CHECKs of its table do who writes one. */
static bool is_sound(const struct gci_edition *e)
{
	enum { YEARS = 10000 };

	return (e->scale == 1 || e->scale == 100) && e->decimals >= 0 &&
	       e->decimals <= DECIMAL_PLACES && (unsigned)e->collected_from < YEARS &&
	       (unsigned)e->collected_to < YEARS;
}

bool store_editions(struct store *store, struct arena *arena, struct gci_edition **ret,
	size_t *ret_count, struct err *err)
{
	STATEMENT_SCOPED *s = NULL;
	struct gci_edition *editions = NULL;
	size_t count = 0, capacity = 0;
	bool row;

	if (!sql_prepare(store,
		    "SELECT label, version, title, document, published, precision, collected_from, "
		    "collected_to, countries, last_rank, tie_rule, scale, decimals, indicators, "
		    "questions, break_note, bundled FROM edition ORDER BY label",
		    &s, err))
		return false;
	for (;; count++) {
		struct gci_edition *e;

		if (!sql_step(store, s, &row, err))
			return false;
		if (!row)
			break;
		editions = arena_grow(arena, editions, &capacity, count + 1, sizeof *editions);
		e = &editions[count];
		e->label = sqlite3_column_int(s, 0);
		e->version = sql_text(s, 1, arena);
		e->title = sql_text(s, 2, arena);
		e->document = sql_text(s, 3, arena);
		e->published = sql_text(s, 4, arena);
		e->precision = sql_text(s, 5, arena);
		e->collected_from = sqlite3_column_int(s, 6);
		e->collected_to = sqlite3_column_int(s, 7);
		e->countries = sqlite3_column_int(s, 8);
		e->last_rank = sqlite3_column_int(s, 9);
		e->tie_rule = tie_rule_parse(sql_words(s, 10));
		e->scale = sqlite3_column_int(s, 11);
		e->decimals = sqlite3_column_int(s, 12);
		e->indicators = sqlite3_column_int(s, 13);
		e->questions = sqlite3_column_int(s, 14);
		e->break_note = sql_text(s, 15, arena);
		e->bundled = sqlite3_column_int(s, 16) != 0;
		if (!is_sound(e))
			return sql_fail(store, SQLITE_CORRUPT, err);
	}
	*ret = editions;
	*ret_count = count;
	return true;
}

bool store_edition_add(struct store *store, const struct gci_edition *edition, struct err *err)
{
	STATEMENT_SCOPED *s = NULL;

	if (!sql_prepare(store, "INSERT INTO edition VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
		    &s, err))
		return false;
	sqlite3_bind_int(s, 1, edition->label);
	sql_bind_text(s, 2, edition->version);
	sql_bind_text(s, 3, edition->title);
	sql_bind_text(s, 4, edition->document);
	sql_bind_text(s, 5, edition->published);
	sql_bind_text(s, 6, edition->precision);
	sql_bind_int_or_null(s, 7, edition->collected_from);
	sql_bind_int_or_null(s, 8, edition->collected_to);
	sql_bind_int_or_null(s, 9, edition->countries);
	sql_bind_int_or_null(s, 10, edition->last_rank);
	sql_bind_text(s, 11, tie_rules[edition->tie_rule]);
	sqlite3_bind_int(s, 12, edition->scale);
	sqlite3_bind_int(s, 13, edition->decimals);
	sql_bind_int_or_null(s, 14, edition->indicators);
	sql_bind_int_or_null(s, 15, edition->questions);
	sql_bind_text(s, 16, edition->break_note);
	sqlite3_bind_int(s, 17, edition->bundled);
	return sql_done(store, s, err);
}

static bool load_countries(
	struct store *store, struct arena *arena, struct gci_world *world, struct err *err)
{
	STATEMENT_SCOPED *s = NULL;
	size_t count = 0, capacity = 0;
	bool row;

	if (!sql_prepare(store,
		    "SELECT id, iso3, iso2, name, region, in_gci FROM country ORDER BY id", &s,
		    err))
		return false;
	for (;; count++) {
		struct gci_country *c;

		if (!sql_step(store, s, &row, err))
			return false;
		if (!row)
			break;
		world->countries = arena_grow(
			arena, world->countries, &capacity, count + 1, sizeof *world->countries);
		c = &world->countries[count];
		if (sqlite3_column_int64(s, 0) != (int64_t)count + 1)
			return err_set(err, ERR_DATA,
				"%s: the countries of this store are not numbered in order",
				store->path ? store->path : "the figures in the program");
		sql_code(s, 1, c->iso3, sizeof c->iso3);
		sql_code(s, 2, c->iso2, sizeof c->iso2);
		c->name = sql_needed(s, 3, arena);
		c->region = sql_text(s, 4, arena);
		c->in_gci = sqlite3_column_int(s, 5) != 0;
	}
	world->country_count = count;
	return true;
}

bool sources_load(struct store *store, const char *as_known, const char *without,
	struct arena *arena, struct sources *ret, struct err *err)
{
	static const char find[] =
		"SELECT id FROM source WHERE withdrawn = 0 AND (?1 IS NULL OR issued <= ?1) AND "
		"(?2 IS NULL OR bundled OR sha256 <> ?2) ORDER BY issued, id";
	STATEMENT_KEPT *s = NULL;
	size_t capacity = 0;
	int next = 1;
	bool row;

	if (!sql_keep(store, find, &s, err))
		return false;
	*ret = (struct sources) { 0 };
	sql_bind_text(s, 1, as_known);
	sql_bind_text(s, 2, without);
	for (;;) {
		int64_t id;

		if (!sql_step(store, s, &row, err))
			return false;
		if (!row)
			return true;
		id = sqlite3_column_int64(s, 0);
		if (id < 1 || id > MOST_SOURCES)
			return err_set(err, ERR_DATA, "%s: source numbers out of range",
				store->path ? store->path : "the figures in the program");
		ret->order = arena_grow(
			arena, ret->order, &capacity, (size_t)id + 1, sizeof *ret->order);
		ret->order[id] = next++;
		if (ret->count <= id)
			ret->count = (int)id + 1;
	}
}

/* What the rows of a scan go into. */
struct scan {
	const struct sources *sources;
	struct gci_table *table;
	size_t country_count;
	bool damaged; /* a figure that no file can hold */
};

/* Where a figure goes; NULL where it is not looked at, for a later source replaces an earlier one.
 */
static struct gci_figure *place_of(const struct scan *scan, int series, int country, int source)
{
	const int *order = scan->sources->order;
	struct gci_figure *figure;

	/* What no country, series or source has: less than none is more than any. */
	if ((unsigned)country >= scan->country_count || (unsigned)series >= GCI_SERIES ||
		(unsigned)source >= (unsigned)scan->sources->count || order[source] == 0)
		return NULL;
	figure = &scan->table->records[country].figure[series];
	if (figure->source && order[figure->source] > order[source])
		return NULL;
	figure->source = source;
	return figure;
}

/* The readers of built-in series rely on the shift, for scores on 0-1. */
static bool can_shift(struct decimal value)
{
	struct decimal on_hundred;

	return decimal_shift(value, 2, &on_hundred);
}

static void take_figure(void *context, sqlite3_value **row)
{
	struct scan *scan = context;
	struct gci_figure *figure = place_of(scan, sqlite3_value_int(row[0]),
		(int)((unsigned)sqlite3_value_int(row[1]) - 1), sqlite3_value_int(row[2]));

	if (figure)
		scan->damaged |= !sql_decimal_stored(sqlite3_value_int64(row[3]),
					 sqlite3_value_int64(row[4]), &figure->value) ||
				 !can_shift(figure->value);
}

static void take_cells(struct scan *scan, const struct store_cells *cells, int last)
{
	for (size_t i = 0; i < cells->count; i++) {
		const struct store_cell *cell = &cells->cells[i];
		struct gci_figure *figure = NULL;

		if (cell->edition == scan->table->edition->label && cell->series <= last)
			figure = place_of(scan, cell->series, cell->country, cell->source);
		if (!figure)
			continue;
		figure->value = cell->value;
		scan->damaged |= !can_shift(cell->value);
	}
}

static bool read_figures(struct store *store, struct scan *scan, int last, struct err *err)
{
	static const char take_table[] =
		"SELECT take(f.series, f.country, f.source, f.value, f.decimals) FROM source o "
		"CROSS JOIN figure f ON f.source = o.id AND f.edition = ?1 AND f.series <= ?2";
	STATEMENT_KEPT *s = NULL;

	if (!sql_allow_take(store, err) || !sql_keep(store, take_table, &s, err))
		return false;
	sqlite3_bind_int(s, 1, scan->table->edition->label);
	sqlite3_bind_int(s, 2, last);
	return sql_take(store, s, take_figure, scan, err);
}

/* `before`: how many countries it should have where nobody counted them. */
static void count_table(struct gci_table *table, size_t countries, int before)
{
	for (size_t i = 0; i < countries; i++) {
		const struct gci_record *record = &table->records[i];
		bool listed = false;

		for (int series = 0; series < GCI_SERIES; series++)
			listed |= gci_has(record, (enum gci_series)series);
		table->listed += listed;
		table->scored += gci_has(record, GCI_SCORE);
	}
	table->expected = table->edition->countries ? table->edition->countries : before;
	table->partial = gci_is_partial(table->scored, (size_t)table->expected);
}

/* `cells`: where its figures are already; NULL: read them. */
static bool load_table(struct store *store, const struct gci_edition *edition, int last,
	const struct store_cells *cells, int before, struct arena *arena, struct scan *scan,
	struct err *err)
{
	struct gci_record *records = scan->table->records;

	/* Those of an edition without figures are as good as new. */
	if (!records)
		records = arena_array(arena, scan->country_count, sizeof *records);
	*scan->table = (struct gci_table) { .edition = edition, .records = records };
	if (cells)
		take_cells(scan, cells, last);
	else if (!read_figures(store, scan, last, err))
		return false;
	if (scan->damaged)
		return sql_fail(store, SQLITE_CORRUPT, err);
	count_table(scan->table, scan->country_count, before);
	return true;
}

bool store_table(struct store *store, const struct gci_world *world,
	const struct gci_edition *edition, int before, const char *without, struct arena *arena,
	struct gci_table *ret, struct err *err)
{
	struct sources sources;
	struct scan scan = {
		.sources = &sources, .table = ret, .country_count = world->country_count
	};

	ret->records = NULL; /* room is made for them */
	return sources_load(store, NULL, without, arena, &sources, err) &&
	       load_table(store, edition, GCI_SERIES - 1, NULL, before, arena, &scan, err);
}

bool store_world(struct store *store, const struct store_view *view, struct arena *arena,
	struct gci_world *ret, struct err *err)
{
	struct gci_world world = { 0 };
	struct gci_edition *editions;
	struct sources sources;
	struct scan scan = { .sources = &sources };

	if (!load_countries(store, arena, &world, err) ||
		!store_editions(store, arena, &world.editions, &world.edition_count, err) ||
		!sources_load(store, view->as_known, NULL, arena, &sources, err))
		return false;
	scan.country_count = world.country_count;
	editions = world.editions;
	world.tables = arena_array(arena, world.edition_count, sizeof *world.tables);
	for (size_t i = 0; i < world.edition_count; i++) {
		struct gci_table *table = scan.table = &world.tables[world.table_count];

		if (!load_table(store, &editions[i], view->pillars ? GCI_SERIES - 1 : GCI_TIER,
			    view->cells, gci_expected(&world, &editions[i]), arena, &scan, err))
			return false;
		world.table_count += table->listed > 0;
	}
	*ret = world;
	return true;
}
