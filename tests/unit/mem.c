/* base/mem.h: memory that never comes back as NULL. */
#include "base/mem.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

/* AddressSanitizer would end the program at a request that is too large; here it answers NULL. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
	return "allocator_may_return_null=1";
}

static jmp_buf exhausted;

static void jump(void)
{
	longjmp(exhausted, 1);
}

static int catch_exhaustion(void **state)
{
	(void)state;
	mem_on_exhausted(jump);
	return 0;
}

/* volatile: the compiler warns of sizes it can see to be absurd. */
static volatile size_t absurd = SIZE_MAX / 4;

#define ASSERT_EXHAUSTED(call)                                                                     \
	do {                                                                                       \
		if (setjmp(exhausted) == 0) {                                                      \
			call;                                                                      \
			fail_msg("%s came back", #call);                                           \
		}                                                                                  \
	} while (0)

static void heap(void **state)
{
	char *memory = mem_alloc(100);

	(void)state;
	for (int i = 0; i < 100; i++)
		assert_int_equal(memory[i], 0);
	memory[0] = 'x';
	memory = mem_realloc(memory, 100000);
	assert_int_equal(memory[0], 'x');
	mem_free(memory);
	mem_free(NULL);
	memory = mem_strndup("ASEAN+3", 5);
	assert_string_equal(memory, "ASEAN");
	mem_free(memory);
	memory = mem_alloc(0);
	assert_non_null(memory);
	memory = mem_realloc(memory, 0);
	assert_non_null(memory);
	mem_free(memory);
	memory = mem_realloc(NULL, 8);
	assert_non_null(memory);
	mem_free(memory);
}

static void heap_exhausted(void **state)
{
	char *volatile memory = mem_alloc(1);

	(void)state;
	ASSERT_EXHAUSTED(mem_alloc(absurd));
	ASSERT_EXHAUSTED(mem_realloc(memory, absurd));
	ASSERT_EXHAUSTED(mem_realloc(NULL, absurd));
	ASSERT_EXHAUSTED(mem_exhausted());
	ASSERT_EXHAUSTED(mem_need(false));
	mem_need(true);
	*memory = 'x'; /* a realloc that fails leaves the old memory */
	mem_free(memory);
}

static void grows(void **state)
{
	size_t capacity = 0;
	int *array = mem_grow(NULL, &capacity, 1, sizeof *array);

	(void)state;
	assert_true(capacity >= 1);
	for (size_t i = 0; i < 10000; i++) {
		array = mem_grow(array, &capacity, i + 1, sizeof *array);
		assert_true(capacity > i);
		array[i] = (int)i;
	}
	for (size_t i = 0; i < 10000; i++)
		assert_int_equal(array[i], i);
	assert_true(capacity <= 20000);
	assert_ptr_equal(mem_grow(array, &capacity, capacity, sizeof *array), array);
	array = mem_grow(array, &capacity, 100001, sizeof *array);
	assert_true(capacity >= 100001);
	mem_free(array);
}

static void grows_exhausted(void **state)
{
	size_t capacity = 0;

	(void)state;
	ASSERT_EXHAUSTED(mem_grow(NULL, &capacity, SIZE_MAX, 1));
	ASSERT_EXHAUSTED(mem_grow(NULL, &capacity, SIZE_MAX / 8 + 1, 16)); /* the product */
	ASSERT_EXHAUSTED(mem_grow(NULL, &capacity, absurd, 1));
}

static void arenas(void **state)
{
	struct arena arena;
	char *objects[1000];

	(void)state;
	arena_init(&arena);
	arena_finish(&arena);                    /* an empty one */
	assert_non_null(arena_alloc(&arena, 0)); /* nothing, as the first */
	assert_non_null(arena.blocks);
	arena_finish(&arena);
	for (size_t i = 0; i < 1000; i++) {
		objects[i] = arena_alloc(&arena, i);
		assert_non_null(objects[i]);
		assert_int_equal((uintptr_t)objects[i] % _Alignof(max_align_t), 0);
		for (size_t k = 0; k < i; k++)
			assert_int_equal(objects[i][k], 0);
		memset(objects[i], (int)(i % 251), i);
	}
	for (size_t i = 0; i < 1000; i++)
		for (size_t k = 0; k < i; k++)
			assert_int_equal((unsigned char)objects[i][k], i % 251);
	/* larger than a block, and small ones behind it */
	memset(arena_alloc(&arena, 1000000), 'x', 1000000);
	assert_int_equal(*(char *)arena_alloc(&arena, 1), 0);
	assert_int_equal(((int *)arena_array(&arena, 100, sizeof(int)))[99], 0);
	assert_non_null(arena_array(&arena, 0, 8));
	assert_non_null(arena_array(&arena, 8, 0));
	arena_finish(&arena);
	assert_null(arena.blocks);
}

static void arena_texts(void **state)
{
	struct arena arena;
	char original[] = "text";
	char *copy;

	(void)state;
	arena_init(&arena);
	copy = arena_strdup(&arena, original);
	original[0] = 'n';
	assert_string_equal(copy, "text");
	assert_null(arena_strdup(&arena, NULL));
	assert_string_equal(arena_strdup(&arena, ""), "");
	assert_string_equal(arena_strndup(&arena, "text and more", 4), "text");
	assert_memory_equal(arena_strndup(&arena, "a\0b", 3), "a\0b", 4);
	assert_string_equal(arena_strndup(&arena, "", 0), "");
	assert_string_equal(arena_printf(&arena, "%d of %s", 3, "five"), "3 of five");
	assert_string_equal(arena_printf(&arena, "%s", ""), "");
	copy = arena_printf(&arena, "%0*d", 100000, 1);
	assert_int_equal(strlen(copy), 100000);
	arena_finish(&arena);
}

static void arenas_exhausted(void **state)
{
	struct arena arena;

	(void)state;
	arena_init(&arena);
	ASSERT_EXHAUSTED(arena_alloc(&arena, SIZE_MAX));
	ASSERT_EXHAUSTED(arena_alloc(&arena, SIZE_MAX - 17));
	ASSERT_EXHAUSTED(arena_alloc(&arena, absurd));
	ASSERT_EXHAUSTED(arena_array(&arena, absurd, 8));
	ASSERT_EXHAUSTED(arena_array(&arena, absurd / 2 + 2, 8)); /* the product would be 8 */
	/* and it goes on working */
	assert_int_equal(*(char *)arena_alloc(&arena, 1), 0);
	arena_finish(&arena);
}

static void nothing(void)
{
}

/* Without a handler, or with one that comes back, the program must not go on. */
static void stops_without_handler(void **state)
{
	void (*const handlers[])(void) = { NULL, nothing };

	(void)state;
	for (int i = 0; i < 2; i++) {
		int status;
		pid_t child = fork();

		if (child == 0) {
			close(STDERR_FILENO);
			for (int number = 1; number < 32; number++)
				signal(number, SIG_DFL); /* cmocka's handlers */
			mem_on_exhausted(handlers[i]);
			mem_exhausted();
		}
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_false(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(heap),
		cmocka_unit_test(heap_exhausted),
		cmocka_unit_test(grows),
		cmocka_unit_test(grows_exhausted),
		cmocka_unit_test(arenas),
		cmocka_unit_test(arena_texts),
		cmocka_unit_test(arenas_exhausted),
		cmocka_unit_test(stops_without_handler),
	};

	return cmocka_run_group_tests_name("mem", tests, catch_exhaustion, NULL);
}
