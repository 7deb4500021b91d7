/* Bytes to UTF-8: recognises what is not text, refuses what is not UTF-8 with a guess at what it
 * is, or converts it by the name the user gave. */
#ifndef IMPORT_ENCODING_H
#define IMPORT_ENCODING_H

#include "base/err.h"
#include "import/input.h"

#include <stddef.h>

struct encoding;

/* `name` as for iconv(1), NULL for UTF-8. ERR_USAGE for a name unknown to the system. */
bool encoding_open(struct input *input, const char *name, struct encoding **ret, struct err *err);
void encoding_close(struct encoding *encoding); /* the input stays open */

enum { ENCODING_CHUNK = 64 * 1024 }; /* the most that encoding_read() hands over */

struct encoding_chunk {
	const char *text; /* valid UTF-8 in whole characters, without BOM and final Ctrl-Z */
	size_t length;    /* 0 at the end */
	/* Where the text stops being readable: the sentence that follows "file:line: ", to be said
	 * once what is before it was looked at. NULL while all is well. */
	const char *fault;
};

/* The next part of the text. False only where reading fails or the file is of another kind. */
bool encoding_read(struct encoding *encoding, struct encoding_chunk *ret, struct err *err);

/* What the bytes are, if not text: "an Excel workbook: save it as CSV, or run ..."; NULL for what
 * may be text. `file` is used in the hint. Writes to `text`. */
const char *encoding_kind(
	const unsigned char *bytes, size_t length, const char *file, char *text, size_t size);
/* The encoding that bytes which are not UTF-8 are likely in, as a name for iconv. */
const char *encoding_guess(const unsigned char *bytes, size_t length);

#endif
