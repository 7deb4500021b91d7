/* Inside the preloaded library: the control block and the question every wrapper asks. */
#ifndef TESTS_FAULTS_PRELOAD_H
#define TESTS_FAULTS_PRELOAD_H

#include "tests/faults/control.h"

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

#define PRELOAD_API __attribute__((visibility("default")))
#define WAY(name) (1U << WAY_##name)

extern struct control *control; /* never NULL */

/* Between the begin and the return of main(). */
bool preload_active(void);
/* Whether the call with these ways to fail fails now; counted, and errno set. */
bool preload_fails(unsigned ways, const void *caller, const char *name);

/* Whether a call came from SQLite. */
bool preload_in_sqlite(const void *caller);
/* Like preload_fails() for what is numbered in a mode of its own. */
bool preload_counts(enum fault_mode mode, const char *name);

/* preload_memory.c: what is allocated still, for the control block. */
void preload_memory_report(void);
extern volatile sig_atomic_t preload_in_allocator; /* seen by the handler of a signal */
/* preload_streams.c: has stdio write through the wrappers. */
void preload_streams_take(void);
/* preload_log.c: each a no-op unless logging. `descriptor` -1: not in the folder watched. */
void preload_log_open(void);
void preload_log_write(int descriptor, int64_t offset, const void *data, int64_t length);
void preload_log_descriptor(enum log_what what, int descriptor, int64_t offset);
void preload_log_names(enum log_what what, const char *name, const char *other);

#endif
