/* Calls to the system of which one is planned: something happens before it, or it fails without
 * having been made. Linked with --wrap for each. Include it once in a test's only source. */
#ifndef TESTS_UNIT_PLANNED_CALLS_H
#define TESTS_UNIT_PLANNED_CALLS_H

#include <errno.h>
#include <stdbool.h>

/* The call that is meant: the `at`th from now on. */
static struct {
	int call; /* 0: none */
	int at, error;
	void (*before)(void);
} plan;

static bool planned(int call)
{
	if (plan.call != call || --plan.at > 0)
		return false;
	plan.call = 0;
	if (plan.before)
		plan.before();
	errno = plan.error;
	return plan.error != 0;
}

#define SYSTEM(type, name, which, failure, parameters, arguments)                                  \
	type __real_##name parameters;                                                             \
	type __wrap_##name parameters;                                                             \
	type __wrap_##name parameters                                                              \
	{                                                                                          \
		return planned(which) ? (failure) : __real_##name arguments;                       \
	}

#endif
