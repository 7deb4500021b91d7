/* Memory: arenas, and growing buffers that never return NULL.
 *
 * An allocation that fails calls the handler installed with mem_on_exhausted(), which must not
 * return: main() says one sentence, lets the store roll back, removes temporary files and ends with
 * status 1. So nothing else in the program tests an allocation. Libraries that hand back NULL for
 * want of memory are answered with mem_need().
 */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

void mem_on_exhausted(void (*handler)(void));
_Noreturn void mem_exhausted(void);
void mem_need(bool had); /* mem_exhausted() where a library has not what it needed */

void *mem_alloc(size_t size); /* zeroed; the caller frees it with mem_free() */
void *mem_realloc(void *old, size_t size);
char *mem_strndup(const char *text, size_t length); /* a copy, with a NUL behind it */
void mem_free(void *memory);

/* Doubles `*capacity` (at least to `need`) and moves the array; elements of `size` bytes. */
void *mem_grow(void *array, size_t *capacity, size_t need, size_t size);

/* An arena owns everything allocated from it until arena_finish(); there is no freeing of single
 * objects. Under AddressSanitizer (or -DARENA_PER_OBJECT) every object is its own malloc, so that
 * overruns show. */
struct arena {
	struct arena_block *blocks;
	size_t used, size; /* in the newest block */
};

void arena_init(struct arena *arena);
void arena_finish(struct arena *arena);
void *arena_alloc(struct arena *arena, size_t size); /* zeroed, aligned for any type */
void *arena_array(struct arena *arena, size_t count, size_t size);
/* Like mem_grow(): room for `need` elements, what was there copied, the new ones zeroed. The old
 * array stays in the arena, so growing by doubling takes at most twice the memory. */
void *arena_grow(struct arena *arena, void *array, size_t *capacity, size_t need, size_t size);
char *arena_strdup(struct arena *arena, const char *text);                 /* NULL stays NULL */
char *arena_strndup(struct arena *arena, const char *text, size_t length); /* NUL-terminated copy */
char *arena_printf(struct arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *arena, const char *format, va_list args)
	__attribute__((format(printf, 2, 0)));

#endif
