/* What can be done with a store, each as one function of a fixture, for tests in which something
 * fails meanwhile. Include it once in a test's only source. */
#ifndef TESTS_UNIT_STORE_OPERATIONS_H
#define TESTS_UNIT_STORE_OPERATIONS_H

#include "store/internal.h"
#include "store/seed.h"

#include <string.h>

enum scene { NO_FILE, PLAIN, OLDER, HOT };
enum { FIGURES = 6000 };

struct fixture {
	char folder[64], path[128], journal[160];
	struct store *store;
	struct arena arena;
	struct err err;
	struct store_figure figures[FIGURES];
};

static const struct store_view everything = { .pillars = true };
static const struct store_source own_source = {
	.name = "own.csv", .layout = "long", .issued = "2025-01-01", .imported = "2025-01-02"
};

static bool open_read(struct fixture *f)
{
	return store_open(f->path, STORE_READ, &f->store, &f->err);
}

static bool open_write(struct fixture *f)
{
	return store_open(f->path, STORE_WRITE, &f->store, &f->err);
}

/* A store that others see with its first commit. */
static bool open_write_commit(struct fixture *f)
{
	return open_write(f) && store_begin(f->store, &f->err) && store_commit(f->store, &f->err);
}

static bool open_copy(struct fixture *f)
{
	return store_open(NULL, STORE_WRITE, &f->store, &f->err);
}

static bool create(struct fixture *f)
{
	return store_create(f->path, false, &f->err);
}

static bool create_empty(struct fixture *f)
{
	return store_create(f->path, true, &f->err);
}

static bool world(struct fixture *f)
{
	struct gci_world ret;

	return store_world(f->store, &everything, &f->arena, &ret, &f->err);
}

static bool names(struct fixture *f)
{
	struct store_name *ret;
	size_t count;

	return store_names(f->store, "IDN", &f->arena, &ret, &count, &f->err) &&
	       store_name_find(f->store, "korea", &f->arena, &ret, &count, &f->err);
}

static bool alias_add(struct fixture *f)
{
	return store_alias_add(f->store, "Zamrud", "IDN", &f->err);
}

static bool alias_remove(struct fixture *f)
{
	return store_alias_remove(f->store, "Nusantara", &f->err);
}

/* A name of the program's comes back. */
static bool alias_restore(struct fixture *f)
{
	return store_alias_remove(f->store, "Korea", &f->err);
}

static bool groups(struct fixture *f)
{
	struct store_group group, *all;
	struct store_member *members;
	size_t count;

	return store_groups(f->store, "2020-01-01", &f->arena, &all, &count, &f->err) &&
	       store_group_members(f->store, "ASEAN", &f->arena, &group, &members, &count, &f->err);
}

static bool group_add(struct fixture *f)
{
	static const struct store_member members[] = { { .iso3 = "IDN" }, { .iso3 = "SGP" } };

	return store_group_add(f->store, "OURS", "Our group", members, 2, &f->err);
}

static bool group_remove(struct fixture *f)
{
	return store_group_remove(f->store, "MINE", &f->err);
}

static bool events(struct fixture *f)
{
	struct store_event *ret;
	size_t count;

	return store_events(f->store, &f->arena, &ret, &count, &f->err);
}

static bool event_add(struct fixture *f)
{
	static const struct store_event event = { .id = "another",
		.date = "2020-01-01",
		.precision = "day",
		.scope = "IDN",
		.kind = "own",
		.title = "Another event",
		.own = true };

	return store_event_add(f->store, &event, &f->err);
}

static bool event_remove(struct fixture *f)
{
	return store_event_remove(f->store, "mine", &f->err);
}

static bool sources(struct fixture *f)
{
	struct store_source *ret;
	struct store_twins twins;
	size_t count;

	return store_sources(f->store, &f->arena, &ret, &count, &f->err) &&
	       store_source_twins(f->store, 7, NULL, &f->arena, &twins, &f->err);
}

static bool undo(struct fixture *f)
{
	return store_source_undo(f->store, 7, &f->err);
}

/* A source of the fixture's figures, in batches of `size`. */
static bool write_figures(struct fixture *f, size_t count, size_t size)
{
	struct store_revision revisions[2];
	struct store_tally tally;
	size_t listed = 2;
	int id, series;

	if (!store_begin(f->store, &f->err) ||
		!store_series(f->store, "own series", true, &series, &f->err) ||
		!store_series(f->store, "another series", true, &series, &f->err) ||
		!store_source_begin(f->store, &own_source, &id, &f->err))
		return false;
	for (size_t at = 0; at < count; at += size)
		if (!store_source_put(f->store, id, f->figures + at,
			    count - at < size ? count - at : size, &f->err))
			return false;
	return store_source_finish(f->store, id, "00", 1, &tally, revisions, &listed, &f->err) &&
	       store_commit(f->store, &f->err);
}

static bool write_few(struct fixture *f)
{
	return write_figures(f, 190, 90);
}

/* In no order: put aside, and sorted at the end. */
static bool write_many(struct fixture *f)
{
	for (int i = 0; i < FIGURES / 2; i++) {
		struct store_figure figure = f->figures[i];

		f->figures[i] = f->figures[FIGURES - 1 - i];
		f->figures[FIGURES - 1 - i] = figure;
	}
	return write_figures(f, FIGURES, 5000);
}

static bool write_twice(struct fixture *f)
{
	f->figures[150] = f->figures[20];
	f->figures[150].line = 900;
	return write_figures(f, 190, 90);
}

static bool abandon(struct fixture *f)
{
	int id, series;

	return store_begin(f->store, &f->err) &&
	       store_series(f->store, "a new series", true, &series, &f->err) &&
	       store_source_begin(f->store, &own_source, &id, &f->err) &&
	       store_source_put(f->store, id, f->figures, 10, &f->err) &&
	       store_source_abandon(f->store, id, &f->err) && store_commit(f->store, &f->err);
}

static bool edition_add(struct fixture *f)
{
	const struct gci_edition edition = { .label = 2026, .scale = 100 };

	return store_begin(f->store, &f->err) && store_edition_add(f->store, &edition, &f->err) &&
	       store_commit(f->store, &f->err);
}

static bool read_all(struct fixture *f, const char *series)
{
	struct store_cursor *cursor;
	struct store_reading reading;
	bool more = true, ok;

	if (!store_read(f->store, &everything, series, &cursor, &f->err))
		return false;
	while ((ok = store_read_next(cursor, &reading, &more, &f->err)) && more)
		;
	store_read_close(cursor);
	return ok;
}

static bool read_figures(struct fixture *f)
{
	return read_all(f, NULL);
}

static bool read_series(struct fixture *f)
{
	return read_all(f, "score");
}

static bool verify_sources(struct fixture *f)
{
	struct store_soundness *soundness;
	struct store_cells cells;
	int64_t stray;
	size_t count;

	return store_sources_verify(
		f->store, &f->arena, &soundness, &count, &stray, &cells, &f->err);
}

static bool verify_reference(struct fixture *f)
{
	struct store_reference reference;

	return store_reference_verify(f->store, &f->arena, &reference, &f->err);
}

static bool cells(struct fixture *f)
{
	struct store_cells ret;

	return store_cells(f->store, 2020, &f->arena, &ret, &f->err);
}

static bool take_columns(void *context, int count, const char *const *columns, struct err *err)
{
	(void)context, (void)count, (void)columns, (void)err;
	return true;
}

static bool take_row(
	void *context, int count, const char *const *values, const bool *numbers, struct err *err)
{
	(void)context, (void)count, (void)values, (void)numbers, (void)err;
	return true;
}

static bool statement(struct fixture *f)
{
	const struct store_sql_sink sink = { take_columns, take_row, NULL };

	return store_sql(f->store, "SELECT iso3, NULL, 1.5 FROM country LIMIT 3", &sink, &f->err);
}

static bool migrate(struct fixture *f)
{
	static const char *const steps[] = { "", "CREATE TABLE one (a)", "CREATE TABLE two (a)",
		NULL };

	return schema_check(f->store, steps, true, &f->err);
}

static bool seed(struct fixture *f)
{
	static const struct gci_country country = {
		.iso3 = "IDN", .iso2 = "ID", .name = "Indonesia", .region = "Asia-Pacific"
	};
	static const struct store_name name = {
		.name = "Indonesia", .kind = "name", .iso3 = "IDN"
	};
	static const struct store_member early = { .iso3 = "IDN", .from = "1967" },
					 late = { .iso3 = "IDN", .from = "1999" };
	STR_SCOPED bundle = { 0 };
	STR_SCOPED schema = { 0 };

	return seed_create(f->path, &f->store, &f->err) &&
	       seed_country(f->store, &country, NULL, &f->err) &&
	       seed_name(f->store, &name, &f->err) &&
	       seed_member(f->store, "ONE", "One group", &early, &f->err) &&
	       seed_member(f->store, "ONE", "One group", &late, &f->err) &&
	       seed_finish(f->store, "1", &bundle, &schema, &f->err);
}

static const struct operation {
	const char *name;
	bool (*run)(struct fixture *f);
	enum scene scene;
	bool opens;          /* the store itself; else it is open, for writing */
	bool reading;        /* it is open for reading */
	bool alters;         /* the file, before the last step */
	const char *refused; /* what it says where nothing fails; NULL: nothing */
} operations[] = {
	{ "open for reading", open_read, PLAIN, .opens = true },
	{ "open for writing", open_write, PLAIN, .opens = true },
	{ "open an older bundle for reading", open_read, OLDER, .opens = true },
	{ "open an older bundle for writing", open_write, OLDER, .opens = true },
	{ "open with a hot journal", open_read, HOT, .opens = true, .alters = true },
	{ "open what is not there", open_write_commit, NO_FILE, .opens = true },
	{ "open a copy", open_copy, NO_FILE, .opens = true },
	{ "create", create, NO_FILE, .opens = true },
	{ "create empty", create_empty, NO_FILE, .opens = true },
	{ "world", world, PLAIN, .reading = true },
	{ "names", names, PLAIN, .reading = true },
	{ "alias add", alias_add, PLAIN },
	{ "alias remove", alias_remove, PLAIN },
	{ "alias restore", alias_restore, PLAIN },
	{ "groups", groups, PLAIN, .reading = true },
	{ "group add", group_add, PLAIN },
	{ "group remove", group_remove, PLAIN },
	{ "events", events, PLAIN, .reading = true },
	{ "event add", event_add, PLAIN },
	{ "event remove", event_remove, PLAIN },
	{ "sources", sources, PLAIN, .reading = true },
	{ "undo", undo, PLAIN },
	{ "write few figures", write_few, PLAIN },
	{ "write many figures", write_many, PLAIN },
	{ "write a figure twice", write_twice, PLAIN, .refused = "both give the own series" },
	{ "abandon", abandon, PLAIN },
	{ "edition add", edition_add, PLAIN },
	{ "read figures", read_figures, PLAIN, .reading = true },
	{ "read a series", read_series, PLAIN, .reading = true },
	{ "cells", cells, PLAIN, .reading = true },
	{ "verify sources", verify_sources, PLAIN, .reading = true },
	{ "verify reference", verify_reference, PLAIN, .reading = true },
	{ "statement", statement, PLAIN, .reading = true },
	{ "migrate", migrate, PLAIN, .alters = true },
	{ "seed", seed, NO_FILE, .opens = true, .alters = true },
};

enum { OPERATIONS = sizeof operations / sizeof *operations };

#endif
