/* Preloaded into the program: takes over main() to know when it runs, and decides what fails. */
#include "tests/faults/preload.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

static struct control none;
struct control *control = &none;

static int (*real_main)(int, char **, char **);
/* Not in the control block: a child that was forked has its own end. */
static volatile sig_atomic_t ended;

__attribute__((constructor)) static void attach(void)
{
	const char *path = getenv(CONTROL_VARIABLE);
	int fd = path ? (int)syscall(SYS_openat, AT_FDCWD, path, O_RDWR | O_CLOEXEC) : -1;
	void *mapped;

	if (fd < 0)
		return;
	mapped = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	syscall(SYS_close, fd);
	if (mapped != MAP_FAILED)
		control = mapped;
}

bool preload_active(void)
{
	return control->started && !ended;
}

bool preload_in_sqlite(const void *caller)
{
	Dl_info info;

	return dladdr(caller, &info) && info.dli_fname && strstr(info.dli_fname, "libsqlite3");
}

static int error_of(enum fault_way way)
{
	switch (way) {
	case WAY_FULL:
		return ENOSPC;
	case WAY_OPEN:
		return EACCES;
	case WAY_DESCRIPTORS:
		return EMFILE;
	case WAY_BUSY:
		return EAGAIN;
	case WAY_INTERRUPTED:
		return EINTR;
	default:
		return EIO;
	}
}

bool preload_counts(enum fault_mode mode, const char *name)
{
	int64_t number;

	if (control->mode != mode || !preload_active())
		return false;
	number = ++control->seen;
	if (number != control->at && !(control->onward && number > control->at))
		return false;
	if (control->injected++ == 0)
		strncpy(control->call, name, CONTROL_NAME - 1);
	return true;
}

bool preload_fails(unsigned ways, const void *caller, const char *name)
{
	if (!(ways & 1U << control->way) || !preload_counts(FAULT_CALL, name))
		return false;
	if (preload_in_sqlite(caller))
		control->injected_in_sqlite++;
	if (strcmp(name, "unlink") == 0)
		control->removal_failed = 1;
	errno = error_of(control->way);
	return true;
}

/* Returns in the child only. Calls to the kernel as they are: nothing of this is counted. */
static void serve(void)
{
	char byte;

	unsetenv(SERVER_VARIABLE);
	while (syscall(SYS_read, SERVER_COMMAND, &byte, 1) == 1) {
		pid_t child = fork();
		int status = -1;

		if (child == 0) {
			syscall(SYS_close, SERVER_COMMAND);
			syscall(SYS_close, SERVER_ANSWER);
			alarm(RUN_SECONDS);
			return;
		}
		if (child > 0)
			syscall(SYS_wait4, child, &status, 0, NULL);
		if (syscall(SYS_write, SERVER_ANSWER, &status, sizeof status) < 0)
			break;
	}
	_exit(0);
}

/* From here on nothing fails and no size is limited: what is run behind main() is the runtime's
 * (counters of coverage are written there). */
static void end(void)
{
	struct rlimit size;

	ended = true;
	if (getrlimit(RLIMIT_FSIZE, &size) == 0) {
		size.rlim_cur = size.rlim_max;
		setrlimit(RLIMIT_FSIZE, &size);
	}
}

static int wrapped_main(int argc, char **argv, char **environment)
{
	int status;

	if (getenv(SERVER_VARIABLE))
		serve();
	if (control->mode == FAULT_LOG)
		preload_log_open();
	if (control->mode != FAULT_MEMORY)
		preload_streams_take();
	control->started = 1;
	status = real_main(argc, argv, environment);
	end();
	control->returned = 1;
	preload_memory_report();
	return status;
}

/* What writes the counters of a build for coverage, which only the end by exit() would do; NULL in
 * any other. Looked up before main(): a name that is not found asks for memory, and a signal may
 * come while memory is handed out. */
static void (*counters_dump)(void);

/* A signal may come at any moment: in the allocator, which the writing needs, or in the writing
 * itself. Then the counters of this run are lost, which is all that is. */
static void counters_write(void)
{
	bool safe = !ended && !preload_in_allocator;

	end();
	if (counters_dump && safe)
		counters_dump();
}

/* How libpopt ends the program for want of memory: the runtime's functions are called then, too. */
static void (*real_exit)(int);

PRELOAD_API void exit(int status)
{
	end();
	real_exit(status);
	__builtin_unreachable();
}

/* How the program ends for want of memory. */
PRELOAD_API void _exit(int status)
{
	counters_write();
	syscall(SYS_exit_group, status);
	__builtin_unreachable();
}

/* How it ends by a signal. */
PRELOAD_API int raise(int number)
{
	counters_write();
	return (int)syscall(SYS_tgkill, syscall(SYS_getpid), syscall(SYS_gettid), number);
}

typedef int start_function(int (*)(int, char **, char **), int, char **, void (*)(void),
	void (*)(void), void (*)(void), void *);

PRELOAD_API start_function __libc_start_main; /* the C library declares it nowhere */

int __libc_start_main(int (*main_function)(int, char **, char **), int argc, char **argv,
	void (*init)(void), void (*finish)(void), void (*loader_finish)(void), void *stack_end)
{
	start_function *real;

	*(void **)&real = dlsym(RTLD_NEXT, "__libc_start_main");
	*(void **)&counters_dump = dlsym(RTLD_DEFAULT, "__gcov_dump");
	*(void **)&real_exit = dlsym(RTLD_NEXT, "exit");
	real_main = main_function;
	return real(wrapped_main, argc, argv, init, finish, loader_finish, stack_end);
}
