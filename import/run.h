/* Inside import/: what the steps of one import share. */
#ifndef IMPORT_RUN_H
#define IMPORT_RUN_H

#include "import/csv.h"
#include "import/figures.h"
#include "import/headers.h"
#include "import/import.h"
#include "import/input.h"
#include "import/names.h"
#include "import/numbers.h"

enum { RUN_LISTED = 20, RUN_HEAD = 40, RUN_NOTES = 200 };

/* The file being read. */
struct import_file {
	const char *name; /* in messages */
	const char *base; /* without its folders */
	struct input *input;
	struct csv *csv;
	struct header_row head[RUN_HEAD]; /* its first records, kept to recognise it by */
	size_t head_count, head_next;
	struct csv_field *head_fields; /* of the head record handed out */
	struct csv_record head_record;
	struct header header;
	struct number_mark mark;
	const struct layout *layout;
	int edition; /* when one edition is all it is of; 0: a column says */
	int scale;   /* of its scores, by --scale or a column; 0: the edition's */
	int64_t records, rows, missing_cells;
	int source; /* begun in the store; 0: not yet */
	struct figures figures;
	struct series *series; /* beside the built-in ones; NULL: none met */
	struct import_file_report *report;
	char digest[INPUT_DIGEST]; /* of its bytes, once all were read */
};

/* All files of one command. */
struct import_run {
	struct store *store;
	const struct import_options *options;
	struct arena *arena; /* of the report */
	struct import_report *report;
	import_progress progress;
	void *context;

	struct gci_world world;              /* its tables: as they were before this command */
	const struct gci_edition **editions; /* oldest first; grows with new ones */
	size_t edition_count, edition_capacity;
	struct names *names;
	struct import_file file;
	bool file_refused; /* a problem was found in the file being read */
	bool wrote;        /* a file brought something that stays */
	bool reading;      /* import_read(): nothing goes to the store */
};

/* Says why the file is refused; the reading goes on to find the rest. `line` 0: the whole file;
 * `column` NULL: none. */
void run_problem(struct import_run *run, int64_t line, const char *column, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
void run_note(struct import_run *run, int64_t line, const char *column, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
/* Text from a file for a message: at most 60 columns, quoted, in the arena. */
const char *run_quote(struct import_run *run, const char *text);

/* The next record: the kept head first, then the rest of the file. Reports progress. */
bool run_next(struct import_run *run, const struct csv_record **ret, struct err *err);

/* The steps of import_files() that import_read() takes too: options that contradict each other, the
 * reference data, and a file's figures with nothing checked but each by itself. */
bool import_check_options(const struct import_options *options, struct err *err);
bool import_load(struct import_run *run, struct arena *arena, struct err *err);
bool import_take(struct import_run *run, struct arena *arena, struct err *err);
const char *import_base_name(const char *path);

/* Begins the file's source in the store, once; long layouts call it before their first batch. */
bool import_begin_source(struct import_run *run, struct err *err);

/* An arrangement of a file: one const struct a file in layouts/, one array filled from the list in
 * meson.build. */
struct layout {
	const char *name, *summary;
	/* By its header alone: whether this arrangement fits. At most one may. */
	bool (*probe)(const struct header *header);
	/* Reads all records behind the header into the file's figures. */
	bool (*read)(struct import_run *run, struct err *err);
};
extern const struct layout *const layouts[]; /* NULL-terminated */
const struct layout *layout_find(const char *name);

#endif
