/* Builds the store that comes in the program: seed DATA IMAGE BUNDLE SCHEMA
 *
 * Reads data/ (reference tables, then the published editions through the program's own importer)
 * and writes the SQLite file IMAGE, and the texts BUNDLE and SCHEMA that are embedded beside it.
 * Runs at build time only.
 */
#include "store/seed.h"
#include "import/csv.h"
#include "import/import.h"
#include "store/internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 16 };

struct seeding {
	const char *folder;
	struct store *store;
	struct arena arena;
	struct import_options options; /* of the source being read */
	struct str reference;          /* which files were read: the beginnings of their digests */
};

/* One row of a table whose header was checked; empty cells are NULL. */
typedef bool (*take_row)(struct seeding *seeding, char *cells[COLUMNS], struct err *err);

static char *copy(struct arena *arena, struct csv_field field)
{
	return field.length ? arena_strndup(arena, field.text, field.length) : NULL;
}

static int number(const char *text)
{
	return text ? (int)strtol(text, NULL, 10) : 0;
}

static bool read_rows(struct seeding *seeding, const char *path, struct csv *csv,
	const char *header, take_row take, struct err *err)
{
	const struct csv_record *record;
	STR_SCOPED found = { 0 };
	size_t count;

	if (!csv_next(csv, &record, err))
		return false;
	for (size_t i = 0; record && i < record->count; i++)
		str_addf(&found, "%s%s", i ? "," : "", record->fields[i].text);
	if (strcmp(str_text(&found), header) != 0)
		return err_set(err, ERR_DATA, "%s: the header is \"%s\", not \"%s\"", path,
			str_text(&found), header);
	count = record->count;
	for (;;) {
		char *cells[COLUMNS] = { 0 };

		if (!csv_next(csv, &record, err))
			return false;
		if (!record)
			return true;
		if (record->count != count || count > COLUMNS)
			return err_set(err, ERR_DATA, "%s:%lld: %zu columns", path,
				(long long)record->line, record->count);
		for (size_t i = 0; i < count; i++)
			cells[i] = copy(&seeding->arena, record->fields[i]);
		if (!take(seeding, cells, err))
			return false;
	}
}

static bool read_table(struct seeding *seeding, const char *name, const char *header, take_row take,
	struct err *err)
{
	char *path = arena_printf(&seeding->arena, "%s/%s", seeding->folder, name);
	struct input *input = NULL;
	struct csv *csv = NULL;
	bool ok = input_open(path, &input, err) && csv_open(input, ',', NULL, &csv, err) &&
		  read_rows(seeding, path, csv, header, take, err);
	char digest[INPUT_DIGEST];

	if (ok) {
		input_digest(input, digest);
		str_addf(&seeding->reference, "%s%.12s", seeding->reference.len > 0 ? "-" : "",
			digest);
	}
	csv_close(csv);
	input_close(input);
	return ok;
}

static bool take_edition(struct seeding *seeding, char *cells[COLUMNS], struct err *err)
{
	struct gci_edition edition = {
		.label = number(cells[0]),
		.version = cells[1],
		.title = cells[2],
		.document = cells[3],
		.published = cells[4],
		.precision = cells[5],
		.collected_from = number(cells[6]),
		.collected_to = number(cells[7]),
		.countries = number(cells[8]),
		.last_rank = number(cells[9]),
		.tie_rule = cells[10] && strcmp(cells[10], "dense") == 0 ? GCI_TIES_DENSE
									 : GCI_TIES_NONE,
		.scale = number(cells[11]),
		.decimals = number(cells[12]),
		.indicators = number(cells[13]),
		.questions = number(cells[14]),
		.break_note = cells[15],
		.bundled = true,
	};

	return store_edition_add(seeding->store, &edition, err);
}

static bool take_country(struct seeding *seeding, char *cells[COLUMNS], struct err *err)
{
	struct gci_country country = {
		.name = cells[2], .region = cells[3], .in_gci = number(cells[4]) != 0
	};

	snprintf(country.iso3, sizeof country.iso3, "%s", cells[0]);
	snprintf(country.iso2, sizeof country.iso2, "%s", cells[1]);
	return seed_country(seeding->store, &country, cells[5], err);
}

static bool take_name(struct seeding *seeding, char *cells[COLUMNS], struct err *err)
{
	struct store_name name = {
		.name = cells[0],
		.kind = cells[2],
		.language = cells[3],
		.ambiguous = number(cells[4]) != 0,
	};

	snprintf(name.iso3, sizeof name.iso3, "%s", cells[1]);
	return seed_name(seeding->store, &name, err);
}

static bool take_member(struct seeding *seeding, char *cells[COLUMNS], struct err *err)
{
	struct store_member member = {
		.from = cells[3],
		.to = cells[4],
		.precision = cells[5],
		.confidence = cells[6],
		.note = cells[7],
	};

	snprintf(member.iso3, sizeof member.iso3, "%s", cells[2]);
	return seed_member(seeding->store, cells[0], cells[1], &member, err);
}

static bool take_event(struct seeding *seeding, char *cells[COLUMNS], struct err *err)
{
	struct store_event event = {
		.id = cells[0],
		.date = cells[1],
		.precision = cells[2],
		.scope = cells[3],
		.kind = cells[4],
		.title = cells[5],
		.note = cells[6],
		.source = cells[7],
	};

	return store_event_add(seeding->store, &event, err);
}

/* The published editions come in as any file does, so what is in the box has passed every check of
 * an import. */
static bool take_source(struct seeding *seeding, char *cells[COLUMNS], struct err *err)
{
	const char *path = arena_printf(&seeding->arena, "%s/%s", seeding->folder, cells[2]);
	struct import_options options = {
		.edition = number(cells[1]),
		.issued = cells[3],
		.source_name = cells[0],
		.note = cells[4],
		.bundled = true,
	};
	struct import_report report = { 0 };

	if (import_files(
		    seeding->store, &path, 1, &options, NULL, NULL, &seeding->arena, &report, err))
		return true;
	for (size_t i = 0; i < report.problem_listed; i++)
		fprintf(stderr, "%s:%lld: %s: %s\n", path, (long long)report.problems[i].line,
			report.problems[i].column ? report.problems[i].column : "",
			report.problems[i].text);
	return false;
}

static bool fill(struct seeding *seeding, struct err *err)
{
	static const struct {
		const char *file, *header;
		take_row take;
	} tables[] = {
		{ "editions.csv",
			"label,version,title,document,published,precision,collected_from,collected_"
			"to,countries,last_rank,tie_rule,"
			"scale,decimals,indicators,questions,break_note",
			take_edition },
		{ "countries.csv", "iso3,iso2,name,region,in_gci,note", take_country },
		{ "names.csv", "name,iso3,kind,language,ambiguous", take_name },
		{ "groups.csv", "code,name,iso3,from,to,precision,confidence,note", take_member },
		{ "events.csv", "id,date,precision,scope,kind,title,note,source", take_event },
	};

	if (!store_begin(seeding->store, err))
		return false;
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		if (!read_table(seeding, tables[i].file, tables[i].header, tables[i].take, err))
			return false;
	return store_commit(seeding->store, err) &&
	       read_table(
		       seeding, "sources.csv", "name,edition,file,issued,note", take_source, err);
}

static bool write_text(const char *path, const struct str *text, struct err *err)
{
	FILE *file = fopen(path, "w");

	if (!file || fputs(str_text(text), file) == EOF)
		return err_errno(err, "%s", path);
	return fclose(file) == 0 || err_errno(err, "%s", path);
}

int main(int argc, char **argv)
{
	struct seeding seeding = { 0 };
	struct err err = { 0 };
	STR_SCOPED bundle = { 0 };
	STR_SCOPED schema = { 0 };
	bool ok;

	if (argc != 5) {
		fputs("usage: seed DATA IMAGE BUNDLE SCHEMA\n", stderr);
		return ERR_USAGE;
	}
	seeding.folder = argv[1];
	remove(argv[2]);
	ok = seed_create(argv[2], &seeding.store, &err) && fill(&seeding, &err) &&
	     seed_finish(seeding.store, str_text(&seeding.reference), &bundle, &schema, &err) &&
	     write_text(argv[3], &bundle, &err) && write_text(argv[4], &schema, &err);
	store_close(seeding.store);
	str_finish(&seeding.reference);
	arena_finish(&seeding.arena);
	if (!ok)
		fprintf(stderr, "seed: %s\n", err.text);
	return ok ? 0 : (int)err.code;
}

/* What the program itself has embedded does not exist yet; nothing here opens it. */
const unsigned char store_image[1], store_image_end[1];
const char store_schema_text[1], store_schema_text_end[1];
const char store_bundle_id[1], store_bundle_id_end[1];
