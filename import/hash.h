/* SHA-256 of what is read: libmd, and the processor's own instructions where it has them. */
#ifndef IMPORT_HASH_H
#define IMPORT_HASH_H

#include <sha2.h>
#include <stdbool.h>
#include <stddef.h>

/* SHA256Update(), faster: begin with SHA256Init(), end with SHA256End(). */
void hash_update(SHA2_CTX *hash, const void *bytes, size_t length);
/* The same, with the instructions or without. */
void hash_update_by(SHA2_CTX *hash, const void *bytes, size_t length, bool fast);
/* Whether this processor has the instructions. */
bool hash_is_fast(void);

#endif
