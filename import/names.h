/* Which country a cell means. Exact after folding; nothing is matched by resemblance. */
#ifndef IMPORT_NAMES_H
#define IMPORT_NAMES_H

#include "store/store.h"

enum name_kind {
	NAME_COUNTRY,
	NAME_UNKNOWN,
	NAME_AMBIGUOUS, /* `text` lists the candidates */
	NAME_AGGREGATE, /* a region, a group, the world */
	NAME_REFUSED,   /* `text` says why: bidi controls, not a letter in it */
};

struct name_match {
	enum name_kind kind;
	int country;      /* index into the world */
	bool marked;      /* a footnote mark was taken off */
	const char *text; /* borrowed from the names */
};

struct names;

/* Borrows the store and the world; the caller closes. */
bool names_open(
	struct store *store, const struct gci_world *world, struct names **ret, struct err *err);
void names_close(struct names *names); /* NULL allowed */

/* A name in any spelling or language of the reference data. */
bool names_match(struct names *names, const char *text, size_t length, struct name_match *ret,
	struct err *err);
/* ISO3 or ISO2 (NA is Namibia), World Bank and OWID codes, abbreviations such as UK. */
bool names_match_code(struct names *names, const char *text, size_t length, struct name_match *ret,
	struct err *err);
/* The shape of a code: two or three letters, or OWID_XXX. */
bool names_is_code(const char *text, size_t length);
/* True where the folded text begins a known name and is not one: a line cut short. */
bool names_is_cut(struct names *names, const char *text, size_t length, bool *ret, struct err *err);

/* The country whose name differs by a letter or two (by index), -1 for none or several: to suggest,
 * never to match. */
int names_nearest(struct names *names, const char *text);

/* The length of `text`, trimmed, without *, daggers, superscript figures, [1], (a) at its end. */
size_t names_unmarked(const char *text, size_t length);
/* A region, a group of incomes or the world, as the World Bank, the UN and OWID write them. */
bool names_is_aggregate(const char *fold);
bool names_is_aggregate_code(const char *code, size_t length);

#endif
