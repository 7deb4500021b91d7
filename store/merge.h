/* The figures of many sources side by side, in the order of their keys (inside store/ only). */
#ifndef STORE_MERGE_H
#define STORE_MERGE_H

#include "store/batch.h"

struct merge_row {
	uint64_t key;      /* store/batch.h */
	int source, order; /* the larger order is current */
	struct decimal value;
};

struct merge;

/* Of the sources that may be looked at. `sources` is borrowed. */
bool merge_open(
	struct store *store, const struct sources *sources, struct merge **ret, struct err *err);
/* From here on the figures of an edition, of the series from `low` to `high`; the one before must
 * have been read to its end. */
bool merge_begin(struct merge *merge, int edition, int low, int high, struct err *err);
/* NULL at the end. Rows of one key come in no order. */
bool merge_next(struct merge *merge, const struct merge_row **ret, struct err *err);
void merge_close(struct merge *merge);

#endif
