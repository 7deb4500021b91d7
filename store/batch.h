/* The batch of figures on its way into the store (inside store/ only). */
#ifndef STORE_BATCH_H
#define STORE_BATCH_H

#include "store/internal.h"

struct batch {
	const struct store_figure *figures; /* borrowed for the length of one insert */
	size_t count, row; /* `row`: the one SQLite is at; after a failure, the one that failed */
	int source;
};

/* `batch` must outlive the connection's use of the table. */
bool batch_register(struct store *store, struct batch *batch, struct err *err);

#endif
