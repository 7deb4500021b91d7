/* Calls to the system, each with the ways it can fail. Most exist twice, with and without "64". */
#undef _FILE_OFFSET_BITS
#include "tests/faults/preload.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* The next definition of a wrapped function, looked up once. */
#define REAL(name)                                                                                 \
	static __typeof__(&name) real;                                                             \
	if (!real)                                                                                 \
	*(void **)&real = dlsym(RTLD_NEXT, #name)

#define FAILS(name, ways) preload_fails(ways, __builtin_return_address(0), name)

static bool write_protected(void)
{
	if (control->mode != FAULT_READ_ONLY || !preload_active())
		return false;
	control->injected++;
	errno = EROFS;
	return true;
}

/* A full disk takes what fits of a write, and then nothing. A file only overwritten needs none. */
static bool fitting(int descriptor, int64_t offset, size_t *length)
{
	struct stat about;
	int64_t grown;

	if (control->mode != FAULT_SPACE || !preload_active() || fstat(descriptor, &about) != 0 ||
		!S_ISREG(about.st_mode))
		return true;
	if (offset < 0)
		offset = lseek(descriptor, 0, SEEK_CUR);
	grown = offset + (int64_t)*length - about.st_size;
	if (grown <= 0)
		return true;
	if (grown <= control->space) {
		control->space -= grown;
		return true;
	}
	control->injected++;
	if ((int64_t)*length - (grown - control->space) <= 0) {
		errno = ENOSPC;
		return false;
	}
	*length -= (size_t)(grown - control->space);
	control->space = 0;
	return true;
}

/* ---- opening ---- */

static int opened(int descriptor, bool created, int flags)
{
	if (descriptor >= 0 && created)
		preload_log_descriptor(LOG_CREATE, descriptor, 0);
	else if (descriptor >= 0 && (flags & O_TRUNC))
		preload_log_descriptor(LOG_TRUNCATE, descriptor, 0);
	return descriptor;
}

#define DEFINE_OPEN(name)                                                                          \
	PRELOAD_API int name(const char *path, int flags, ...)                                     \
	{                                                                                          \
		bool creates = flags & O_CREAT, fresh;                                             \
		va_list arguments;                                                                 \
		mode_t mode;                                                                       \
                                                                                                   \
		REAL(name);                                                                        \
		va_start(arguments, flags);                                                        \
		mode = creates ? va_arg(arguments, mode_t) : 0;                                    \
		va_end(arguments);                                                                 \
		if (FAILS("open", WAY(IO) | WAY(OPEN) | WAY(DESCRIPTORS) | WAY(INTERRUPTED) |      \
					  (creates ? WAY(FULL) : 0)))                              \
			return -1;                                                                 \
		if ((creates || (flags & O_ACCMODE) != O_RDONLY) &&                                \
			strncmp(path, "/dev/", 5) != 0 && write_protected())                       \
			return -1;                                                                 \
		fresh = creates && access(path, F_OK) != 0;                                        \
		return opened(real(path, flags, mode), fresh, flags);                              \
	}
DEFINE_OPEN(open)
DEFINE_OPEN(open64)

#define DEFINE_TEMPORARY(name, parameters, call)                                                   \
	PRELOAD_API int name parameters                                                            \
	{                                                                                          \
		REAL(name);                                                                        \
		if (FAILS("mkostemp", WAY(IO) | WAY(OPEN) | WAY(DESCRIPTORS) | WAY(FULL)) ||       \
			write_protected())                                                         \
			return -1;                                                                 \
		return opened(real call, true, 0);                                                 \
	}
DEFINE_TEMPORARY(mkostemp, (char *pattern, int flags), (pattern, flags))
DEFINE_TEMPORARY(mkostemp64, (char *pattern, int flags), (pattern, flags))
DEFINE_TEMPORARY(mkostemps, (char *pattern, int ending, int flags), (pattern, ending, flags))
DEFINE_TEMPORARY(mkostemps64, (char *pattern, int ending, int flags), (pattern, ending, flags))

/* The descriptor is closed whatever is said, as Linux has it. */
PRELOAD_API int close(int descriptor)
{
	REAL(close);
	if (FAILS("close", WAY(IO))) {
		real(descriptor);
		errno = EIO;
		return -1;
	}
	return real(descriptor);
}

/* ---- reading and writing ---- */

/* -1: failed; otherwise `length` is what may be moved, with less by WAY_SHORT, none by WAY_END. */
static int moving(const char *name, const void *caller, unsigned ways, size_t *length)
{
	if (*length == 0 || !preload_fails(ways, caller, name))
		return 0;
	if (control->way == WAY_SHORT)
		*length = (*length + 1) / 2;
	else if (control->way == WAY_END)
		*length = 0;
	else
		return -1;
	return 0;
}

#define READS (WAY(IO) | WAY(SHORT) | WAY(END) | WAY(INTERRUPTED))
#define WRITES (WAY(IO) | WAY(FULL) | WAY(SHORT) | WAY(INTERRUPTED))

PRELOAD_API ssize_t read(int descriptor, void *buffer, size_t length)
{
	REAL(read);
	if (moving("read", __builtin_return_address(0), READS, &length) < 0)
		return -1;
	return length ? real(descriptor, buffer, length) : 0;
}

#define DEFINE_PREAD(name)                                                                         \
	PRELOAD_API ssize_t name(int descriptor, void *buffer, size_t length, off_t offset)        \
	{                                                                                          \
		REAL(name);                                                                        \
		if (moving("pread", __builtin_return_address(0), READS, &length) < 0)              \
			return -1;                                                                 \
		return length ? real(descriptor, buffer, length, offset) : 0;                      \
	}
DEFINE_PREAD(pread)
DEFINE_PREAD(pread64)

PRELOAD_API ssize_t write(int descriptor, const void *buffer, size_t length)
{
	int64_t offset = control->mode == FAULT_LOG ? lseek(descriptor, 0, SEEK_CUR) : 0;
	ssize_t wrote;

	REAL(write);
	if (descriptor == STDERR_FILENO) /* the last word of exhausted(): it has to be seen */
		return real(descriptor, buffer, length);
	if (moving("write", __builtin_return_address(0), WRITES, &length) < 0 ||
		!fitting(descriptor, -1, &length))
		return -1;
	wrote = real(descriptor, buffer, length);
	preload_log_write(descriptor, offset, buffer, wrote);
	return wrote;
}

#define DEFINE_PWRITE(name)                                                                        \
	PRELOAD_API ssize_t name(int descriptor, const void *buffer, size_t length, off_t offset)  \
	{                                                                                          \
		ssize_t wrote;                                                                     \
                                                                                                   \
		REAL(name);                                                                        \
		if (moving("pwrite", __builtin_return_address(0), WRITES, &length) < 0 ||          \
			!fitting(descriptor, offset, &length))                                     \
			return -1;                                                                 \
		wrote = real(descriptor, buffer, length, offset);                                  \
		preload_log_write(descriptor, offset, buffer, wrote);                              \
		return wrote;                                                                      \
	}
DEFINE_PWRITE(pwrite)
DEFINE_PWRITE(pwrite64)

#define DEFINE_SYNC(name)                                                                          \
	PRELOAD_API int name(int descriptor)                                                       \
	{                                                                                          \
		REAL(name);                                                                        \
		if (FAILS("fsync", WAY(IO) | WAY(FULL)))                                           \
			return -1;                                                                 \
		preload_log_descriptor(LOG_SYNC, descriptor, 0);                                   \
		return real(descriptor);                                                           \
	}
DEFINE_SYNC(fsync)
DEFINE_SYNC(fdatasync)

#define DEFINE_TRUNCATE(name)                                                                      \
	PRELOAD_API int name(int descriptor, off_t size)                                           \
	{                                                                                          \
		REAL(name);                                                                        \
		if (FAILS("ftruncate", WAY(IO) | WAY(FULL) | WAY(INTERRUPTED)))                    \
			return -1;                                                                 \
		preload_log_descriptor(LOG_TRUNCATE, descriptor, size);                            \
		return real(descriptor, size);                                                     \
	}
DEFINE_TRUNCATE(ftruncate)
DEFINE_TRUNCATE(ftruncate64)

#define DEFINE_SEEK(name)                                                                          \
	PRELOAD_API off_t name(int descriptor, off_t offset, int whence)                           \
	{                                                                                          \
		REAL(name);                                                                        \
		return FAILS("lseek", WAY(IO)) ? -1 : real(descriptor, offset, whence);            \
	}
DEFINE_SEEK(lseek)
DEFINE_SEEK(lseek64)

/* Locks, duplicates, flags. */
#define DEFINE_CONTROL(name)                                                                       \
	PRELOAD_API int name(int descriptor, int command, ...)                                     \
	{                                                                                          \
		bool locks = command == F_SETLK || command == F_GETLK;                             \
		bool copies = command == F_DUPFD || command == F_DUPFD_CLOEXEC;                    \
		va_list arguments;                                                                 \
		void *argument;                                                                    \
                                                                                                   \
		REAL(name);                                                                        \
		va_start(arguments, command);                                                      \
		argument = va_arg(arguments, void *);                                              \
		va_end(arguments);                                                                 \
		if (FAILS("fcntl", WAY(IO) | (command == F_SETLK ? WAY(BUSY) : 0) |                \
					   (locks ? WAY(INTERRUPTED) : 0) |                        \
					   (copies ? WAY(DESCRIPTORS) : 0)))                       \
			return -1;                                                                 \
		return real(descriptor, command, argument);                                        \
	}
DEFINE_CONTROL(fcntl)
DEFINE_CONTROL(fcntl64)

/* ---- names ---- */

#define DEFINE_NAMED(name, call_name, ways, parameters, call)                                      \
	PRELOAD_API int name parameters                                                            \
	{                                                                                          \
		REAL(name);                                                                        \
		return FAILS(call_name, ways) ? -1 : real call;                                    \
	}
#define LOOKS (WAY(IO) | WAY(OPEN))
DEFINE_NAMED(stat, "stat", LOOKS, (const char *path, struct stat *ret), (path, ret))
DEFINE_NAMED(stat64, "stat", LOOKS, (const char *path, struct stat64 *ret), (path, ret))
DEFINE_NAMED(lstat, "lstat", LOOKS, (const char *path, struct stat *ret), (path, ret))
DEFINE_NAMED(lstat64, "lstat", LOOKS, (const char *path, struct stat64 *ret), (path, ret))
DEFINE_NAMED(fstat, "fstat", WAY(IO), (int descriptor, struct stat *ret), (descriptor, ret))
DEFINE_NAMED(fstat64, "fstat", WAY(IO), (int descriptor, struct stat64 *ret), (descriptor, ret))
DEFINE_NAMED(access, "access", LOOKS, (const char *path, int mode), (path, mode))
DEFINE_NAMED(faccessat, "faccessat", LOOKS, (int folder, const char *path, int mode, int flags),
	(folder, path, mode, flags))
DEFINE_NAMED(flock, "flock", WAY(IO) | WAY(BUSY), (int descriptor, int how), (descriptor, how))
DEFINE_NAMED(chmod, "chmod", LOOKS, (const char *path, mode_t mode), (path, mode))
DEFINE_NAMED(fchmod, "fchmod", WAY(IO), (int descriptor, mode_t mode), (descriptor, mode))

/* Changes to folders, which are logged and need a folder that can be written. */
#define DEFINE_CHANGE(name, what, parameters, call, log)                                           \
	PRELOAD_API int name parameters                                                            \
	{                                                                                          \
		int status;                                                                        \
                                                                                                   \
		REAL(name);                                                                        \
		if (FAILS(#name, WAY(IO) | WAY(FULL) | WAY(OPEN)) || write_protected())            \
			return -1;                                                                 \
		status = real call;                                                                \
		if (status == 0)                                                                   \
			preload_log_names log;                                                     \
		return status;                                                                     \
	}
DEFINE_CHANGE(
	rename, LOG_RENAME, (const char *from, const char *to), (from, to), (LOG_RENAME, from, to))
DEFINE_CHANGE(link, LOG_LINK, (const char *from, const char *to), (from, to), (LOG_LINK, from, to))

PRELOAD_API int unlink(const char *path)
{
	int status;

	REAL(unlink);
	if (FAILS("unlink", WAY(IO) | WAY(OPEN)))
		return -1;
	status = real(path);
	if (status == 0)
		preload_log_names(LOG_REMOVE, path, NULL);
	return status;
}

PRELOAD_API int mkdir(const char *path, mode_t mode)
{
	REAL(mkdir);
	if (FAILS("mkdir", WAY(IO) | WAY(FULL) | WAY(OPEN)) || write_protected())
		return -1;
	return real(path, mode);
}

PRELOAD_API ssize_t readlink(const char *path, char *buffer, size_t size)
{
	REAL(readlink);
	return FAILS("readlink", WAY(IO) | WAY(OPEN)) ? -1 : real(path, buffer, size);
}

PRELOAD_API char *getcwd(char *buffer, size_t size)
{
	REAL(getcwd);
	return FAILS("getcwd", WAY(IO) | WAY(OPEN)) ? NULL : real(buffer, size);
}

/* ---- other programs ---- */

DEFINE_NAMED(pipe2, "pipe2", WAY(IO) | WAY(DESCRIPTORS), (int ends[2], int flags), (ends, flags))
DEFINE_NAMED(memfd_create, "memfd_create", WAY(IO) | WAY(DESCRIPTORS) | WAY(FULL),
	(const char *name, unsigned flags), (name, flags))
DEFINE_NAMED(poll, "poll", WAY(IO) | WAY(INTERRUPTED),
	(struct pollfd * fds, nfds_t count, int milliseconds), (fds, count, milliseconds))
DEFINE_NAMED(waitpid, "waitpid", WAY(IO) | WAY(INTERRUPTED),
	(pid_t child, int *ret_status, int options), (child, ret_status, options))

/* These return what others leave in errno. */
#define DEFINE_SPAWNING(name, parameters, call)                                                    \
	PRELOAD_API int name parameters                                                            \
	{                                                                                          \
		REAL(name);                                                                        \
		return FAILS(#name, WAY(IO) | WAY(OPEN) | WAY(DESCRIPTORS)) ? errno : real call;   \
	}
DEFINE_SPAWNING(posix_spawnp,
	(pid_t * ret, const char *file, const posix_spawn_file_actions_t *actions,
		const posix_spawnattr_t *attributes, char *const arguments[],
		char *const environment[]),
	(ret, file, actions, attributes, arguments, environment))
DEFINE_SPAWNING(posix_spawn_file_actions_init, (posix_spawn_file_actions_t * actions), (actions))
DEFINE_SPAWNING(posix_spawnattr_init, (posix_spawnattr_t * attributes), (attributes))
DEFINE_SPAWNING(posix_spawn_file_actions_adddup2,
	(posix_spawn_file_actions_t * actions, int descriptor, int other),
	(actions, descriptor, other))
DEFINE_SPAWNING(posix_spawn_file_actions_addopen,
	(posix_spawn_file_actions_t * actions, int descriptor, const char *path, int flags,
		mode_t mode),
	(actions, descriptor, path, flags, mode))

/* ---- waiting for a lock takes no time ---- */

PRELOAD_API int usleep(useconds_t microseconds)
{
	REAL(usleep);
	return control->mode == FAULT_CALL && control->way == WAY_BUSY ? 0 : real(microseconds);
}
