/* Figures on their way into the store, in rows that sort by one number (inside store/ only). */
#ifndef STORE_BATCH_H
#define STORE_BATCH_H

#include "store/internal.h"

#include <stdint.h>

/* Every source's key is its figures' edition (16 bits), series (32) and country (16). */
struct batch_row {
	uint64_t key;
	int64_t value;
	uint64_t line; /* of the file; the lowest 8 bits are the decimals */
};

static inline int key_edition(uint64_t key)
{
	return (int)(key >> 48);
}

static inline int key_series(uint64_t key)
{
	return (int)(uint32_t)(key >> 16);
}

/* As in the table: 1 is the first. */
static inline int key_country(uint64_t key)
{
	return (int)(key & 0xFFFF);
}

static inline uint64_t key_of(int edition, int series, int country)
{
	return (uint64_t)(uint32_t)edition << 48 | (uint64_t)(uint32_t)series << 16 |
	       (uint64_t)(uint32_t)country;
}

static inline struct decimal row_value(const struct batch_row *row)
{
	return (struct decimal) { row->value, (int)(row->line & 0xFF) };
}

static inline int64_t row_line(const struct batch_row *row)
{
	return (int64_t)(row->line >> 8);
}

struct batch_row batch_row(const struct store_figure *figure);
/* True where the rows were in order already. Rows of one key are put in the order of their lines.
 */
bool batch_sort(struct batch_row *rows, size_t count);

struct batch {
	const struct batch_row *rows; /* borrowed for the length of one insert */
	size_t count, row; /* `row`: the one SQLite is at; after a failure, the one that failed */
	int source;
};

/* The table of this name, which reads `store->batch`. */
bool batch_register(struct store *store, struct err *err);

#endif
