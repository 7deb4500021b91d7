/* An answer: meta, typed rows, notes. A command fills it; a writer a format (formats/NAME.c) prints
 * it.
 *
 * Order: answer_meta_*() -> answer_begin() -> answer_row() ... -> answer_end(); answer_note() at
 * any time before answer_end(). Rows are written as they come (csv, tsv, json, markdown, latex,
 * html), so a million of them take no memory. For the `table` format a command may instead hand a
 * text laid out for eyes to answer_people(); without one, `table` is a plain grid of the same
 * fields.
 */
#ifndef GCITRACK_ANSWER_H
#define GCITRACK_ANSWER_H

#include "base/decimal.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

enum format {
	FORMAT_TABLE,
	FORMAT_CSV,
	FORMAT_TSV,
	FORMAT_JSON,
	FORMAT_MARKDOWN,
	FORMAT_LATEX,
	FORMAT_HTML
};

enum cell_kind { CELL_NULL, CELL_TEXT, CELL_INT, CELL_DECIMAL, CELL_BOOL, CELL_LIST };

struct cell {
	enum cell_kind kind;
	union {
		const char *text;
		int64_t integer;
		struct decimal decimal;
		bool boolean;
		const char *const
			*list; /* NULL-terminated; csv: joined by spaces; json: an array */
	} as;
};

static inline struct cell cell_null(void)
{
	return (struct cell) { CELL_NULL, { NULL } };
}
static inline struct cell cell_text(const char *text) /* NULL gives null */
{
	return text ? (struct cell) { CELL_TEXT, { .text = text } } : cell_null();
}
static inline struct cell cell_int(int64_t integer)
{
	return (struct cell) { CELL_INT, { .integer = integer } };
}
static inline struct cell cell_decimal(struct decimal decimal)
{
	return (struct cell) { CELL_DECIMAL, { .decimal = decimal } };
}
struct cell cell_round(double x, int places); /* rounded half away from zero; nan gives null */
struct cell cell_bool(bool boolean);
struct cell cell_list(const char *const *list);

/* A field. Names never change once released. */
struct column {
	const char *name, *help;
	bool text; /* left-aligned, guarded in csv */
};

struct answer_note {
	const char *code, *text;
};

/* Owned by main(). `arena` holds notes and meta. */
struct answer {
	enum format format;
	const struct format_writer *writer;
	FILE *stream;
	struct arena *arena;
	bool excel; /* csv with BOM, semicolon, decimal comma */
	int width;  /* columns to fold notes at */
	bool cut;   /* on a terminal: cut what is too wide */
	const struct column *columns;
	size_t column_count;
	size_t rows;
	struct answer_meta *meta;
	size_t meta_count, meta_capacity;
	struct answer_note *notes;
	size_t note_count, note_capacity;
	const char *people;
	void *state; /* the writer's */
	bool begun, ended;
	struct str line; /* the writer's: one row at a time, memory kept */
};

/* `answer_finish` frees; the arena, the stream and what was handed in are borrowed. */
void answer_init(
	struct answer *answer, enum format format, FILE *stream, struct arena *arena, int width);
void answer_finish(struct answer *answer);

void answer_meta(struct answer *answer, const char *key, struct cell value);
void answer_meta_ints(struct answer *answer, const char *key, const int *values,
	size_t count); /* a list of numbers */
/* A note: `code` is a stable word ("break", "later-members"), the text a plain sentence. Said once:
 * the same code and text again is dropped. */
void answer_note(struct answer *answer, const char *code, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* The code of references, which come behind all other notes, in words of their own. */
#define ANSWER_REFERENCE "reference"
bool answer_note_refers(const struct answer_note *note);
/* The text for eyes, used by FORMAT_TABLE in place of the grid: printed before the notes. May be
 * called before or after answer_begin(). Control characters in it must be escaped already (grid.h
 * does). */
void answer_people(struct answer *answer, const char *text);
void answer_begin(struct answer *answer, const struct column *columns); /* ends with a NULL name */
void answer_row(struct answer *answer, const struct cell *cells);       /* one a column */
void answer_end(struct answer *answer);
/* For the writers of formats that have no room for notes: each on stderr, as "note: ...". */
void answer_notes_aside(const struct answer *answer);

/* A writer behind a format: formats/NAME.c. */
struct format_writer {
	const char *name;
	enum format format;
	void (*begin)(struct answer *answer);
	void (*row)(struct answer *answer, const struct cell *cells);
	void (*end)(struct answer *answer);
};
extern const struct format_writer *const format_writers[]; /* NULL-terminated */

/* The digits or the text of a cell, unquoted ("" for null); decimal mark as given. */
void cell_print(struct cell cell, char mark, struct str *str);

struct answer_meta {
	const char *key;
	struct cell value;
	const int *ints; /* with `int_count`, instead of value, for lists of numbers */
	size_t int_count;
	bool is_ints;
};

#endif
