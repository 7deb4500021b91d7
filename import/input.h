/* The bytes of a file: opened without hanging, hashed while they stream. */
#ifndef IMPORT_INPUT_H
#define IMPORT_INPUT_H

#include "base/err.h"

#include <stddef.h>
#include <stdint.h>

enum { INPUT_DIGEST = 65 }; /* 64 hex digits and the NUL */

struct input;

/* Milliseconds a FIFO may stay without a writer before it is refused (10 s; tests shorten it). */
extern int input_fifo_patience;

/* "-", /dev/stdin and /dev/fd/N read what is already open. Directories, sockets and a FIFO nobody
 * writes to are refused with a sentence; ERR_NOT_FOUND for a missing file, ERR_USAGE for an empty
 * name. The caller closes. */
bool input_open(const char *path, struct input **ret, struct err *err);
void input_close(struct input *input); /* NULL allowed */

/* Fills `buffer` as far as the file goes: less than `size` only at the end. ERR_DATA at the end of
 * a regular file that is not the one that was opened any more: cut short, longer, written to. */
bool input_read(struct input *input, void *buffer, size_t size, size_t *ret, struct err *err);

/* What messages call it: the path, or "standard input". Borrowed from the input. */
const char *input_name(const struct input *input);
/* Bytes read so far. */
int64_t input_bytes(const struct input *input);
/* SHA-256 of the bytes read; once, after the end. */
void input_digest(struct input *input, char ret[INPUT_DIGEST]);

#endif
