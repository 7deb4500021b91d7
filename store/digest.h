/* The digest of a source's figures: a sum of one hash a figure, so that it does not depend on their
 * order and grows as they are written. It finds figures changed, lost or added behind gcitrack's
 * back; it is no signature. */
#ifndef STORE_DIGEST_H
#define STORE_DIGEST_H

#include "store/store.h"

struct digest {
	uint64_t sum[2];
};

enum { DIGEST_TEXT = 33 };

/* `country` is the id in the store. */
void digest_add(struct digest *digest, int edition, int series, int country, struct decimal value);
const char *digest_print(const struct digest *digest, char text[DIGEST_TEXT]);

#endif
