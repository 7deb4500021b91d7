/* What tests of users' own names, groups and events share: a store in memory, for each test anew.
 * Include it once in a test's only source. */
#ifndef TESTS_UNIT_OWN_STORE_H
#define TESTS_UNIT_OWN_STORE_H

#include "store/store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

struct fixture {
	struct store *store;
	struct arena arena;
	struct err err;
};

/* A copy in memory is enough. */
static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);

	*state = f;
	return store_open(NULL, STORE_WRITE, &f->store, &f->err) ? 0 : -1;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	store_close(f->store);
	arena_finish(&f->arena);
	free(f);
	return 0;
}

static void expect_refused(struct fixture *f, bool ok, enum err_code code, const char *says)
{
	assert_false(ok);
	if (f->err.code != code || !strstr(f->err.text, says))
		fail_msg("%d: %s", (int)f->err.code, f->err.text);
	f->err.code = 0; /* the next one says its own */
}

#endif
