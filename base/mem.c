#include "base/mem.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_PER_OBJECT 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_PER_OBJECT 1
#endif
#endif

/* Each block is twice the one before. From 128 KiB calloc() maps pages that cost nothing before
 * they are touched: with blocks of 64 KiB, always cleared whole, a short answer touched a fifth
 * more. */
enum { ARENA_FIRST = 16 * 1024, ARENA_MOST = 1024 * 1024 };

struct arena_block {
	struct arena_block *next;
	_Alignas(max_align_t) unsigned char data[];
};

static void (*exhausted_handler)(void);

void mem_on_exhausted(void (*handler)(void))
{
	exhausted_handler = handler;
}

_Noreturn void mem_exhausted(void)
{
	if (exhausted_handler)
		exhausted_handler();
	__builtin_trap(); /* no handler, or one that returned: our mistake */
}

void mem_need(bool had)
{
	if (!had)
		mem_exhausted();
}

void *mem_alloc(size_t size)
{
	void *memory = calloc(1, size ? size : 1);

	if (!memory)
		mem_exhausted();
	return memory;
}

void *mem_realloc(void *old, size_t size)
{
	void *memory = realloc(old, size ? size : 1);

	if (!memory)
		mem_exhausted();
	return memory;
}

char *mem_strndup(const char *text, size_t length)
{
	char *copy = mem_alloc(length + 1);

	memcpy(copy, text, length);
	return copy;
}

void mem_free(void *memory)
{
	free(memory);
}

void *mem_grow(void *array, size_t *capacity, size_t need, size_t size)
{
	size_t grown = *capacity ? *capacity * 2 : 16;

	if (need <= *capacity)
		return array;
	if (grown < need)
		grown = need;
	if (grown > SIZE_MAX / 2 / size)
		mem_exhausted();
	*capacity = grown;
	return mem_realloc(array, grown * size);
}

void arena_init(struct arena *arena)
{
	*arena = (struct arena) { 0 };
}

void arena_finish(struct arena *arena)
{
	struct arena_block *block = arena->blocks;

	while (block) {
		struct arena_block *next = block->next;

		free(block);
		block = next;
	}
	*arena = (struct arena) { 0 };
}

static void *arena_block_add(struct arena *arena, size_t size)
{
	struct arena_block *block;

	if (size > SIZE_MAX - sizeof *block)
		mem_exhausted();
	block = mem_alloc(sizeof *block + size);
	block->next = arena->blocks;
	arena->blocks = block;
	return block->data;
}

void *arena_alloc(struct arena *arena, size_t size)
{
#ifdef ARENA_PER_OBJECT
	return arena_block_add(arena, size);
#else
	const size_t align = _Alignof(max_align_t);
	void *memory;

	if (size > SIZE_MAX - align)
		mem_exhausted();
	size = (size + align - 1) / align * align;
	if (!arena->blocks || size > arena->size - arena->used) {
		size_t block = arena->size < ARENA_MOST ? 2 * arena->size : ARENA_MOST;

		if (block < ARENA_FIRST)
			block = ARENA_FIRST;
		if (block < size)
			block = size;

		arena_block_add(arena, block);
		arena->used = 0;
		arena->size = block;
	}
	memory = arena->blocks->data + arena->used;
	arena->used += size;
	return memory;
#endif
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		mem_exhausted();
	return arena_alloc(arena, count * size);
}

void *arena_grow(struct arena *arena, void *array, size_t *capacity, size_t need, size_t size)
{
	size_t grown = *capacity ? *capacity * 2 : 16;
	void *larger;

	if (need <= *capacity)
		return array;
	if (grown < need)
		grown = need;
	larger = arena_array(arena, grown, size);
	if (*capacity)
		memcpy(larger, array, *capacity * size);
	*capacity = grown;
	return larger;
}

char *arena_strndup(struct arena *arena, const char *text, size_t length)
{
	char *copy = arena_alloc(arena, length + 1);

	memcpy(copy, text, length);
	return copy;
}

char *arena_strdup(struct arena *arena, const char *text)
{
	return text ? arena_strndup(arena, text, strlen(text)) : NULL;
}

char *arena_vprintf(struct arena *arena, const char *format, va_list args)
{
	char likely[100], *text; /* mostly enough, so that nothing is formatted twice */
	va_list again;
	int length;

	assert(format); /* gcc warns of a null format under its sanitizer */
	va_copy(again, args);
	length = vsnprintf(likely, sizeof likely, format, args);
	assert(length >= 0); /* no format of ours has wide characters, no text is of gigabytes */
	text = arena_alloc(arena, (size_t)length + 1);
	if (length < (int)sizeof likely)
		memcpy(text, likely, (size_t)length);
	else
		vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	return text;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
	va_list args;
	char *text;

	va_start(args, format);
	text = arena_vprintf(arena, format, args);
	va_end(args);
	return text;
}
