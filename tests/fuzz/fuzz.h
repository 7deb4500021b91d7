/* What the fuzz targets share. A target is one file with LLVMFuzzerTestOneInput(): with libFuzzer
 * (tools/fuzz) it is given bytes without end, with replay.c the files of its corpus. Include it
 * once in a target's only source. */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What has to hold of every input. Not assert(): it must hold in builds without it too. */
#define MUST(what)                                                                                 \
	do {                                                                                       \
		if (!(what)) {                                                                     \
			fprintf(stderr, "%s:%d: must hold: %s\n", __FILE__, __LINE__, #what);      \
			abort();                                                                   \
		}                                                                                  \
	} while (0)

/* A file in memory that holds `size` bytes; the caller closes it. Its path is "/proc/self/fd/N":
 * "/dev/fd/N" would be read as it is open, at its end. */
static inline int fuzz_file(const void *bytes, size_t size, char ret_path[32])
{
	int file = memfd_create("input", MFD_CLOEXEC);

	MUST(file >= 0 && write(file, bytes, size) == (ssize_t)size);
	snprintf(ret_path, 32, "/proc/self/fd/%d", file);
	return file;
}

/* Inputs with options begin with a line of letters, one an option. Returns the length of that line
 * with its end, and its length without in `ret_letters`. */
static inline size_t fuzz_letters(const uint8_t *data, size_t size, size_t *ret_letters)
{
	const uint8_t *end = size ? memchr(data, '\n', size) : NULL;

	*ret_letters = end ? (size_t)(end - data) : size;
	return end ? *ret_letters + 1 : size;
}

#endif
