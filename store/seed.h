/* Building the bundled image: only the image builder (tools/seed.c) calls these. */
#ifndef STORE_SEED_H
#define STORE_SEED_H

#include "store/store.h"

/* Makes an empty store with the schema and the views, open for writing with no transaction. */
bool seed_create(const char *path, struct store **ret, struct err *err);
/* Countries in the order of their codes. `note` NULL where there is none. */
bool seed_country(
	struct store *store, const struct gci_country *country, const char *note, struct err *err);
bool seed_name(struct store *store, const struct store_name *name,
	struct err *err); /* fold is computed here */
/* A spell of membership; the group is made with its first. */
bool seed_member(struct store *store, const char *code, const char *name,
	const struct store_member *member, struct err *err);
/* After the sources are in: notes which they are and which version the reference data have, and
 * packs the file. Hands back the id of the bundle and the schema's text, to be embedded beside the
 * image. */
bool seed_finish(struct store *store, const char *reference, struct str *ret_bundle,
	struct str *ret_schema, struct err *err);

#endif
