/* stdio calls the kernel by names of its own that cannot be taken over; so stdout and every stream
 * over a descriptor become streams whose buffers are written by the wrapped write(). */
#include "tests/faults/preload.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

enum { STREAMS = 16 };

static struct {
	FILE *stream;
	int descriptor;
} taken[STREAMS];

static ssize_t stream_write(void *cookie, const char *data, size_t length)
{
	size_t done = 0;

	while (done < length) {
		ssize_t wrote = write((int)(intptr_t)cookie, data + done, length - done);

		if (wrote < 0)
			return 0; /* as fopencookie() wants an error told */
		done += (size_t)wrote;
	}
	return (ssize_t)done;
}

static int stream_close(void *cookie)
{
	for (int i = 0; i < STREAMS; i++)
		if (taken[i].stream && taken[i].descriptor == (int)(intptr_t)cookie)
			taken[i].stream = NULL;
	return close((int)(intptr_t)cookie);
}

static FILE *take(int descriptor, const char *mode)
{
	const cookie_io_functions_t functions = { .write = stream_write, .close = stream_close };
	FILE *stream = fopencookie((void *)(intptr_t)descriptor, mode, functions);

	for (int i = 0; stream && i < STREAMS; i++) {
		if (taken[i].stream)
			continue;
		taken[i].stream = stream;
		taken[i].descriptor = descriptor;
		break;
	}
	return stream;
}

void preload_streams_take(void)
{
	stdout = take(STDOUT_FILENO, "w");
}

PRELOAD_API FILE *fdopen(int descriptor, const char *mode)
{
	FILE *(*real)(int, const char *);

	*(void **)&real = dlsym(RTLD_NEXT, "fdopen");
	if (preload_fails(WAY(IO) | WAY(DESCRIPTORS), __builtin_return_address(0), "fdopen"))
		return NULL;
	return preload_active() && control->mode != FAULT_MEMORY ? take(descriptor, mode)
								 : real(descriptor, mode);
}

PRELOAD_API int fileno(FILE *stream)
{
	int (*real)(FILE *);

	*(void **)&real = dlsym(RTLD_NEXT, "fileno");
	for (int i = 0; i < STREAMS; i++)
		if (taken[i].stream == stream)
			return taken[i].descriptor;
	return real(stream);
}
