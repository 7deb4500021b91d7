/* Files in: recognises, checks and writes yearly index files. Never prints: what there is to say is
 * in the report.
 *
 * read (csv.c) -> recognise (headers.c, layouts/) -> match (names.c) -> check (check.c) -> write
 * (store), all files of one call in one transaction, all or nothing.
 */
#ifndef IMPORT_IMPORT_H
#define IMPORT_IMPORT_H

#include "store/store.h"

struct import_options {
	int edition;           /* label, 0: find it */
	const char *layout;    /* NULL: probe */
	const char *precision; /* of `published`, a day all the same: year, month, day; NULL: day */
	const char *published, *collected,
		*break_text;       /* for a new edition; NULL where not given */
	int scale;                 /* 1, 100; 0: not given */
	const char *issued;        /* ISO date; NULL: `today` */
	const char *today;         /* ISO date of the import (the caller reads the clock) */
	const char *const *map;    /* "field=column" ...; NULL-terminated or NULL */
	const char *const *ignore; /* field names; NULL-terminated or NULL */
	bool rank_only, skip_unknown, dry_run;
	char delimiter, decimal; /* '\0': find it */
	const char *encoding;    /* NULL: UTF-8 */
	bool new_editions;       /* a long file may bring editions not known */
	bool bundled; /* the image builder only: the source is one of the box; no name from the
			 clock */
	const char *source_name; /* the source is called this; NULL: the base name of the file */
	const char *note;        /* kept with the source; NULL */
};

/* One thing said about a file. */
struct import_message {
	const char *file;
	int64_t line;       /* 0: the whole file */
	const char *column; /* NULL: none */
	const char *text;
};

struct import_file_report {
	const char *file;
	int source;   /* id; 0 in a dry run or where nothing was done */
	int edition;  /* 0: several */
	int64_t rows; /* data rows read */
	struct store_tally tally;
	struct store_revision *revisions; /* the first 20 */
	const char **revised_series;      /* their names */
	size_t revision_count;
	const char **missing; /* names of countries of the edition the file has no row for */
	size_t missing_count;
	bool repeated; /* the same bytes were imported before: nothing done */
};

/* Lives in the arena given to import_files(). Filled also on failure. */
struct import_report {
	struct import_file_report *files;
	size_t file_count;
	struct import_message *problems; /* why it was refused: the first 20 in full */
	size_t problem_count;            /* all of them, listed or not */
	size_t problem_listed;
	struct import_message *notes;
	size_t note_count;
};

/* Called now and then during long work; returning false stops the import (ERR_MACHINE
 * "interrupted"). */
typedef bool (*import_progress)(void *context, const char *file, int64_t rows, int64_t bytes);

/* `paths`: "-" is standard input. With a single problem `err` is that problem's sentence; with more
 * it is a summary and the report lists them. */
bool import_files(struct store *store, const char *const *paths, size_t count,
	const struct import_options *options, import_progress progress, void *context,
	struct arena *arena, struct import_report *ret, struct err *err);

/* What a file says of one edition. */
struct import_table {
	const struct gci_edition *edition;
	struct gci_record *records;   /* one a country of the world, in its order; source 1 */
	int64_t (*lines)[GCI_SERIES]; /* where each figure stands; the same order */
};

/* Lives in the arena given to import_read(). */
struct import_reading {
	struct import_table *tables; /* oldest edition first */
	size_t table_count;
	int64_t rows;  /* data rows read */
	int64_t other; /* figures of series that are not built in: read and left out */
	struct import_report report; /* problems and notes of the reading; no files */
};

/* Reads a file without a word to the store: every figure that can be read at all, whether or not
 * they agree with each other. What import_files() would refuse by single cells and rows (numbers,
 * names, a country twice) is in the report's problems and left out here; ranks, scales and counts
 * are not looked at. `options.edition` may be an edition the store does not define; it is defined
 * for this reading. Fails where the file cannot be read or recognised. */
bool import_read(struct store *store, const char *path, const struct import_options *options,
	struct arena *arena, struct import_reading *ret, struct err *err);

const char *import_csv_version(void);

#endif
