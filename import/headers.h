/* Which column is what: the words of column headings in English, French, Spanish, Portuguese,
 * German and Indonesian, as one table. */
#ifndef IMPORT_HEADERS_H
#define IMPORT_HEADERS_H

#include "analysis/gci.h"
#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"

#include <stdint.h>

/* What a column may hold. The figures come first and are numbered as the built-in series. */
enum field {
	FIELD_NONE = -1,
	FIELD_SCORE = GCI_SCORE,
	FIELD_RANK = GCI_ITU_RANK,
	FIELD_TIER = GCI_TIER,
	FIELD_LEGAL = GCI_LEGAL,
	FIELD_COOPERATION = GCI_COOPERATION,
	FIELD_COUNTRY = GCI_SERIES,
	FIELD_CODE,
	FIELD_YEAR,
	FIELD_INDICATOR,
	FIELD_VALUE,
	FIELD_SCALE,
	FIELDS,
};

/* "score", "rank", "country", ...: the names --map and --ignore know. */
extern const char *const field_names[FIELDS];
/* The field of a name, also of "iso3", "name", "edition", "series", "itu_rank"; FIELD_NONE. */
enum field field_find(const char *name, size_t length);

struct header_column {
	const char *text;  /* as in the file */
	const char *shown; /* for messages: at most 60 columns of it, cut at a character */
	const char *fold;
	enum field field;
	int year;     /* "2017 score", "2020 [YR2020]": the year in it; 0 */
	bool bare;    /* nothing but a year */
	bool note;    /* "Note": a score in French, a remark in English */
	bool precise; /* iso3 beats a mere "code", the name of an indicator its code */
	bool mapped;  /* by --map */
};

struct header {
	struct header_column *columns;
	size_t count;
	int64_t line;
	size_t skipped; /* records above it */
};

struct header_choice {
	const char *const *map;    /* "field=column"; NULL-terminated or NULL */
	const char *const *ignore; /* field names; NULL-terminated or NULL */
};

/* What a heading says by itself; of a `note` nothing. */
void header_recognise(
	const char *text, size_t length, struct arena *arena, struct header_column *ret);

/* A row of cells that may be the header. */
struct header_row {
	const char *const *cells;
	size_t count;
	int64_t line;
};

/* The first of `rows`, the head of the file, that has a country or code and a figure; sought in the
 * first 20. A `note` is the score where there is no other and every row below has a figure with
 * decimals, or a round one beside such, up to 100. Checks --map and --ignore (ERR_USAGE) and
 * refuses two columns for one field, naming them (ERR_DATA). `file` is for the sentences. */
bool header_find(const char *file, const struct header_row *rows, size_t count,
	const struct header_choice *choice, struct arena *arena, struct header *ret,
	struct err *err);

/* The one column of a field, whatever its year; -1. */
int header_at(const struct header *header, enum field field);
/* Distinct years in the headings of figures; `ret_year` is the last one met. */
size_t header_years(const struct header *header, int *ret_year);
/* The first `note`, read as the score or not; NULL. */
const struct header_column *header_note(const struct header *header);
/* Headings of the columns nothing is read from, quoted and joined; "" for none. */
void header_unread(const struct header *header, struct str *ret);

#endif
