/* A folder of its own for each test, with the path of a store that is not made yet. Include it once
 * in a test's only source. */
#ifndef TESTS_UNIT_STORED_H
#define TESTS_UNIT_STORED_H

#include "store/store.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct fixture {
	char folder[64], path[128];
	struct store *store;
	struct arena arena;
	struct err err;
};

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);

	snprintf(f->folder, sizeof f->folder, "/tmp/gcitrack-test-XXXXXX");
	if (!mkdtemp(f->folder))
		return -1;
	snprintf(f->path, sizeof f->path, "%s/gci.db", f->folder);
	*state = f;
	return 0;
}

/* Closes the store and removes its file: another may be made. */
static void forget(struct fixture *f)
{
	store_close(f->store);
	f->store = NULL;
	arena_finish(&f->arena);
	unlink(f->path);
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	forget(f);
	/* Fails, and so fails the test, where something was left behind, as a journal is. */
	if (rmdir(f->folder) != 0)
		return -1;
	free(f);
	return 0;
}

#endif
