/* Figures that come in no order: sorted runs, put aside until the file ends (inside store/ only).
 */
#ifndef STORE_RUNS_H
#define STORE_RUNS_H

#include "store/batch.h"

struct runs;

bool runs_open(struct store *store, struct runs **ret, struct err *err);
/* Puts sorted rows aside. */
bool runs_add(struct runs *runs, const struct batch_row *rows, size_t count, struct err *err);
/* After the last: up to `most` rows of all runs by key, those of one key by line; 0 at the end. */
bool runs_take(
	struct runs *runs, struct batch_row *rows, size_t most, size_t *ret_count, struct err *err);
void runs_close(struct runs *runs);

#endif
