/* Allocations: made to fail by number, and watched to the end of main(). strdup, asprintf, fopen
 * and their like come here too: the C library calls its own allocator by these names. */
#include "tests/faults/preload.h"

#include <dlfcn.h>
#include <errno.h>
#include <link.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* glibc's own, under names that need no looking up. */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);
extern void __libc_free(void *memory);

enum { WATCHED_BITS = 13, WATCHED = 1 << WATCHED_BITS };

/* Live allocations by address, with whoever asked; open addressing. */
static struct watched {
	void *memory;
	const void *caller;
	size_t size;
} watched[WATCHED];
static size_t watched_count;

static size_t home_of(const void *memory)
{
	return ((uintptr_t)memory >> 4) * 0x9E3779B97F4A7C15U >> (64 - WATCHED_BITS);
}

static void watch(void *memory, size_t size, const void *caller)
{
	size_t at = home_of(memory);

	if (!memory || !preload_active())
		return;
	if (watched_count >= WATCHED - WATCHED / 8) {
		control->overflow = 1;
		return;
	}
	while (watched[at].memory)
		at = (at + 1) % WATCHED;
	watched[at] = (struct watched) { memory, caller, size };
	watched_count++;
}

/* Those behind the hole move up, so that no search ends at it. */
static void unwatch(const void *memory)
{
	size_t at = home_of(memory), next;

	while (watched[at].memory && watched[at].memory != memory)
		at = (at + 1) % WATCHED;
	if (!memory || !watched[at].memory)
		return;
	for (next = (at + 1) % WATCHED; watched[next].memory; next = (next + 1) % WATCHED) {
		size_t home = home_of(watched[next].memory);

		if ((next + WATCHED - home) % WATCHED >= (next + WATCHED - at) % WATCHED) {
			watched[at] = watched[next];
			at = next;
		}
	}
	watched[at].memory = NULL;
	watched_count--;
}

volatile sig_atomic_t preload_in_allocator;

static bool fails(const char *name)
{
	if (!preload_counts(FAULT_MEMORY, name))
		return false;
	errno = ENOMEM;
	return true;
}

/* Each allocation is made and entered in the table in one go. */
#define ALLOCATED(call, size)                                                                      \
	preload_in_allocator++;                                                                    \
	memory = call;                                                                             \
	watch(memory, size, __builtin_return_address(0));                                          \
	preload_in_allocator--

PRELOAD_API void *malloc(size_t size)
{
	void *memory;

	if (fails("malloc"))
		return NULL;
	ALLOCATED(__libc_malloc(size), size);
	return memory;
}

PRELOAD_API void *calloc(size_t count, size_t size)
{
	void *memory;

	if (fails("calloc"))
		return NULL;
	ALLOCATED(__libc_calloc(count, size), count * size);
	return memory;
}

PRELOAD_API void *realloc(void *old, size_t size)
{
	void *memory;

	if (fails("realloc"))
		return NULL;
	ALLOCATED((unwatch(old), __libc_realloc(old, size)), size);
	return memory;
}

PRELOAD_API int posix_memalign(void **ret, size_t alignment, size_t size)
{
	void *memory;

	if (fails("posix_memalign"))
		return ENOMEM;
	ALLOCATED(__libc_memalign(alignment, size), size);
	*ret = memory;
	return memory ? 0 : ENOMEM;
}

PRELOAD_API void *aligned_alloc(size_t alignment, size_t size)
{
	void *memory;

	if (fails("aligned_alloc"))
		return NULL;
	ALLOCATED(__libc_memalign(alignment, size), size);
	return memory;
}

PRELOAD_API void free(void *memory)
{
	preload_in_allocator++;
	unwatch(memory);
	__libc_free(memory);
	preload_in_allocator--;
}

void preload_memory_report(void)
{
	for (size_t i = 0; i < WATCHED; i++) {
		const struct watched *one = &watched[i];
		Dl_info info = { 0 };
		const char *name;

		if (!one->memory)
			continue;
		if (!dladdr(one->caller, &info) || !info.dli_fname)
			continue;
		name = strrchr(info.dli_fname, '/');
		name = name ? name + 1 : info.dli_fname;
		if (strncmp(name, "libc.", 5) == 0 || strncmp(name, "ld-", 3) == 0) {
			control->leaked_in_libc++; /* buffers of streams, the iconv cache */
			continue;
		}
		if (strstr(name, "faults")) /* ours */
			continue;
		if (control->leaked < CONTROL_LEAKS)
			snprintf(control->leak[control->leaked], CONTROL_PATH,
				"%s+0x%tx, %zu bytes", name,
				(const char *)one->caller - (const char *)info.dli_fbase,
				one->size);
		control->leaked++;
	}
}
