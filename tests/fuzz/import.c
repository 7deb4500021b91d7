/* A whole import into a store in memory.
 *
 * The first line of an input is options, a letter each (see take_letter()); the rest is the file,
 * or two files with a record separator (0x1E) between them. What must hold:
 *
 *   - a refusal says why, in valid UTF-8, and leaves the store as it was, byte for byte;
 *   - a dry run leaves it so too, and what it accepts is accepted, with the same counts;
 *   - every figure written stands on the line it is said to be from, in a record that names its
 *     country;
 *   - the same bytes again are a no-op; the sources undone, the figures are those before. */
#include "import/import.h"

#include "base/text.h"
#include "fuzz.h"
#include "import/csv.h"
#include "import/names.h"
#include "store/internal.h"

#include <stdbool.h>
#include <strings.h>

enum { FILES = 2, REPEATS = 8, RENEW = 500 };

struct trial {
	struct import_options options;
	const char *map[REPEATS], *ignore[REPEATS];
	size_t map_count, ignore_count;
	bool insist; /* what a dry run refused is imported all the same */
	struct arena arena;
	int files[FILES];
	char names[FILES][32];
	const char *paths[FILES];
	const char *bytes[FILES];
	size_t sizes[FILES];
	size_t count;
	struct import_report report;
	struct err err;
};

static struct store *store;
static struct names *names;
static struct arena arena;
static struct gci_world world;
static uint64_t figures_before; /* see figures_now() */

/* ---- the store ---- */

static size_t image_size(void)
{
	return (size_t)(store_image_end - store_image);
}

/* Gives the open connection the bundled figures anew. */
static void renew_store(void)
{
	unsigned char *copy = sqlite3_malloc64(image_size());

	MUST(copy);
	memcpy(copy, store_image, image_size());
	sql_forget(store);
	MUST(sqlite3_deserialize(store->db, "main", copy, (sqlite3_int64)image_size(),
		     (sqlite3_int64)image_size(),
		     SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE) == SQLITE_OK);
}

static void check_store_unchanged(void)
{
	sqlite3_int64 size = 0;
	const unsigned char *bytes =
		sqlite3_serialize(store->db, "main", &size, SQLITE_SERIALIZE_NOCOPY);

	MUST(sqlite3_get_autocommit(store->db));
	MUST(bytes && (size_t)size == image_size());
	MUST(memcmp(bytes, store_image, image_size()) == 0);
}

/* A number that stands for all current figures. */
static uint64_t figures_now(void)
{
	const struct store_view view = { 0 };
	struct store_cursor *cursor;
	struct store_reading reading;
	uint64_t hash = 1469598103934665603u;
	struct err err;
	bool more;

	MUST(store_read(store, &view, NULL, &cursor, &err));
	for (;;) {
		MUST(store_read_next(cursor, &reading, &more, &err));
		if (!more)
			break;
		hash = (hash ^ (uint64_t)reading.edition) * 1099511628211u;
		hash = (hash ^ (uint64_t)reading.country) * 1099511628211u;
		hash = (hash ^ (uint64_t)reading.source) * 1099511628211u;
		hash = (hash ^ (uint64_t)reading.name[0]) * 1099511628211u;
		hash = (hash ^ (uint64_t)reading.value.value) * 1099511628211u;
		hash = (hash ^ (uint64_t)reading.value.places) * 1099511628211u;
	}
	store_read_close(cursor);
	return hash;
}

static void open_all(void)
{
	static int runs;
	const struct store_view view = { 0 };
	struct err err;

	if (!store) {
		MUST(store_open(NULL, STORE_READ, &store, &err));
		store->writing = true;
		renew_store();
		MUST(store_world(store, &view, &arena, &world, &err));
		figures_before = figures_now();
	}
	if (runs++ % RENEW == 0) {
		names_close(names);
		names = NULL;
		MUST(names_open(store, &world, &names, &err));
	}
}

/* ---- options ---- */

static void repeat(const char **list, size_t *count, const char *value)
{
	if (*count + 1 < REPEATS)
		list[(*count)++] = value;
}

static void take_letter(struct trial *trial, char letter)
{
	static const int editions[] = { 2014, 2017, 2018, 2020, 2024, 2027 };
	struct import_options *options = &trial->options;

	switch (letter) {
	case '1':
	case '2':
	case '3':
	case '4':
	case '5':
	case '6':
		options->edition = editions[letter - '1'];
		options->published = letter == '6' ? "2027-09-01" : NULL;
		break;
	case ',':
	case ';':
	case '|':
	case ':':
		options->delimiter = letter;
		break;
	case 't':
		options->delimiter = '\t';
		break;
	case 'P':
		options->decimal = '.';
		break;
	case 'C':
		options->decimal = ',';
		break;
	case 'L':
		options->encoding = "ISO-8859-1";
		break;
	case 'W':
		options->encoding = "WINDOWS-1252";
		break;
	case 'K':
		options->encoding = "KOI8-R";
		break;
	case 'U':
		options->encoding = "UTF-16";
		break;
	case 'p':
		options->layout = "plain";
		break;
	case 'w':
		options->layout = "wide";
		break;
	case 'l':
		options->layout = "long";
		break;
	case 'a':
		options->scale = 1;
		break;
	case 'A':
		options->scale = 100;
		break;
	case 'o':
		options->rank_only = true;
		break;
	case 's':
		options->skip_unknown = true;
		break;
	case 'n':
		options->new_editions = true;
		break;
	case 'e':
		options->issued = "2016-02-29";
		break;
	case 'c':
		options->collected = "2026-27";
		break;
	case 'b':
		options->break_text = "other questions";
		break;
	case 'x':
		repeat(trial->map, &trial->map_count, "score=Value");
		break;
	case 'y':
		repeat(trial->map, &trial->map_count, "country=Name");
		break;
	case 'z':
		repeat(trial->map, &trial->map_count, "rank=2");
		break;
	case 'i':
		repeat(trial->ignore, &trial->ignore_count, "rank");
		break;
	case 'j':
		repeat(trial->ignore, &trial->ignore_count, "tier");
		break;
	case 'k':
		repeat(trial->ignore, &trial->ignore_count, "code");
		break;
	case 'r':
		trial->insist = true;
		break;
	default:
		break;
	}
}

static void trial_init(struct trial *trial, const uint8_t *data, size_t size)
{
	size_t letters, from = fuzz_letters(data, size, &letters), i;
	const char *bytes = (const char *)data + from;
	const char *cut;

	size -= from;
	cut = size ? memchr(bytes, 0x1E, size) : NULL;
	*trial = (struct trial) { .options = { .today = "2025-06-01" } };
	trial->options.map = trial->map;
	trial->options.ignore = trial->ignore;
	for (i = 0; i < letters; i++)
		take_letter(trial, (char)data[i]);
	trial->count = cut ? 2 : 1;
	trial->bytes[0] = bytes;
	trial->sizes[0] = cut ? (size_t)(cut - bytes) : size;
	if (cut) {
		trial->bytes[1] = cut + 1;
		trial->sizes[1] = size - trial->sizes[0] - 1;
	}
	for (i = 0; i < trial->count; i++) {
		trial->files[i] = fuzz_file(trial->bytes[i], trial->sizes[i], trial->names[i]);
		trial->paths[i] = trial->names[i];
	}
}

static void trial_finish(struct trial *trial)
{
	size_t i;

	for (i = 0; i < trial->count; i++)
		close(trial->files[i]);
	arena_finish(&trial->arena);
}

/* ---- what was said ---- */

static void check_words(const char *text)
{
	bool fine = text && *text && text_invalid_at(text, strlen(text)) == strlen(text);

	if (!fine)
		fprintf(stderr, "said: %s\n", text ? text : "nothing");
	MUST(fine);
}

static void check_messages(const struct import_message *messages, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++) {
		check_words(messages[i].text);
		check_words(messages[i].file);
		if (messages[i].column)
			MUST(text_invalid_at(messages[i].column, strlen(messages[i].column)) ==
				strlen(messages[i].column));
	}
}

static bool import(struct trial *trial, bool dry)
{
	bool done;

	trial->options.dry_run = dry;
	trial->err = (struct err) { 0 };
	done = import_files(store, trial->paths, trial->count, &trial->options, NULL, NULL,
		&trial->arena, &trial->report, &trial->err);
	check_messages(trial->report.problems, trial->report.problem_listed);
	check_messages(trial->report.notes, trial->report.note_count);
	if (done) {
		MUST(trial->report.file_count == trial->count && !trial->report.problem_count);
		MUST(trial->err.code == ERR_NONE);
	} else {
		MUST(trial->err.code == ERR_DATA || trial->err.code == ERR_USAGE ||
			trial->err.code == ERR_NOT_FOUND);
		check_words(trial->err.text);
	}
	return done;
}

/* ---- what was written ---- */

static bool field_holds(const struct csv_record *record, struct decimal value, char mark)
{
	char digits[DECIMAL_TEXT];
	const char *text = decimal_format(value, mark, digits);
	size_t i;

	text += *text == '-';
	for (i = 0; i < record->count; i++)
		if (strstr(record->fields[i].text, text))
			return true;
	return false;
}

static bool holds_figure(const struct csv_record *record, struct decimal value, bool scaled)
{
	struct decimal moved;
	int shift;

	for (shift = scaled ? -2 : 0; shift <= (scaled ? 2 : 0); shift += 2)
		if (decimal_shift(value, shift, &moved) &&
			(field_holds(record, moved, '.') || field_holds(record, moved, ',')))
			return true;
	return false;
}

static bool holds_country(const struct csv_record *record, int country)
{
	struct name_match match;
	struct err err;
	size_t i;

	for (i = 0; i < record->count; i++) {
		const struct csv_field *field = &record->fields[i];

		MUST(names_match(names, field->text, field->length, &match, &err));
		if (match.kind == NAME_COUNTRY && match.country == country)
			return true;
		MUST(names_match_code(names, field->text, field->length, &match, &err));
		if (match.kind == NAME_COUNTRY && match.country == country)
			return true;
	}
	return false;
}

/* A column may say the scale: then a figure may stand there a hundred times as large. */
static bool names_scale(const char *bytes, size_t size)
{
	static const char *const words[] = { "scale", "skala", "escala", "chelle" };
	size_t i, at;

	for (i = 0; i < sizeof words / sizeof *words; i++)
		for (at = 0; at + strlen(words[i]) <= size; at++)
			if (strncasecmp(bytes + at, words[i], strlen(words[i])) == 0)
				return true;
	return false;
}

static void check_figures(struct trial *trial, size_t file)
{
	bool scaled = trial->options.scale || names_scale(trial->bytes[file], trial->sizes[file]);
	const struct csv_record *record = NULL;
	struct input *input;
	struct csv *csv;
	struct err err;
	const struct store_tally *tally = &trial->report.files[file].tally;
	int64_t count = 0;
	STATEMENT_SCOPED *statement = NULL;

	MUST(sqlite3_prepare_v2(store->db,
		     "SELECT f.line, c.iso3, f.value, f.decimals FROM figure f JOIN country c ON "
		     "c.id = f.country WHERE f.source = ? ORDER BY f.line",
		     -1, &statement, NULL) == SQLITE_OK);
	sqlite3_bind_int(statement, 1, trial->report.files[file].source);
	MUST(input_open(trial->paths[file], &input, &err));
	MUST(csv_open(input, trial->options.delimiter, trial->options.encoding, &csv, &err));
	MUST(csv_next(csv, &record, &err));
	while (sqlite3_step(statement) == SQLITE_ROW) {
		int64_t line = sqlite3_column_int64(statement, 0);
		struct decimal value = { sqlite3_column_int64(statement, 2),
			sqlite3_column_int(statement, 3) };
		const char *iso3 = (const char *)sqlite3_column_text(statement, 1);

		while (record && record->line < line)
			MUST(csv_next(csv, &record, &err));
		MUST(record && record->line == line);
		MUST(holds_country(record, gci_country_find(&world, iso3)));
		MUST(holds_figure(record, value, scaled));
		count++;
	}
	csv_close(csv);
	input_close(input);
	MUST(count > 0 && count == tally->added + tally->same + tally->revised + tally->older);
}

static void check_integrity(void)
{
	STATEMENT_SCOPED *statement = NULL;

	MUST(sqlite3_get_autocommit(store->db));
	MUST(sqlite3_prepare_v2(store->db, "PRAGMA integrity_check", -1, &statement, NULL) ==
		SQLITE_OK);
	MUST(sqlite3_step(statement) == SQLITE_ROW);
	MUST(strcmp((const char *)sqlite3_column_text(statement, 0), "ok") == 0);
}

static void check_imported(struct trial *trial, const struct import_report *dry)
{
	struct import_report first = trial->report;
	struct err err;
	size_t i;

	check_integrity();
	for (i = 0; i < trial->count; i++) {
		struct store_tally *tally = &first.files[i].tally;

		MUST(tally->added == dry->files[i].tally.added);
		MUST(tally->same == dry->files[i].tally.same);
		MUST(tally->revised == dry->files[i].tally.revised);
		MUST(tally->older == dry->files[i].tally.older);
		MUST(first.files[i].repeated == !first.files[i].source);
		if (first.files[i].source)
			check_figures(trial, i);
	}
	MUST(import(trial, false));
	for (i = 0; i < trial->count; i++)
		MUST(trial->report.files[i].repeated && !trial->report.files[i].source);
	for (i = 0; i < trial->count; i++)
		if (first.files[i].source)
			MUST(store_source_undo(store, first.files[i].source, &err));
	MUST(figures_now() == figures_before);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct import_report dry;
	struct trial trial;
	bool done;

	open_all();
	trial_init(&trial, data, size);
	done = import(&trial, true);
	dry = trial.report;
	check_store_unchanged();
	if (done) {
		MUST(import(&trial, false));
		check_imported(&trial, &dry);
		renew_store();
	} else if (trial.insist) {
		struct err refused = trial.err;

		MUST(!import(&trial, false) && strcmp(refused.text, trial.err.text) == 0);
		check_store_unchanged();
	}
	trial_finish(&trial);
	return 0;
}
