/* Writes down what the program does to the files of one folder, in order, for power.c. */
#include "tests/faults/preload.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static int log_file = -1;

void preload_log_open(void)
{
	log_file = (int)syscall(SYS_openat, AT_FDCWD, control->log,
		O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600);
}

static bool watched(const char *name)
{
	size_t length = strlen(control->folder);

	return strncmp(name, control->folder, length) == 0 &&
	       (name[length] == '/' || name[length] == '\0');
}

static void append(const struct log_record *record, const void *data)
{
	struct iovec parts[] = { { (void *)(uintptr_t)record, sizeof *record },
		{ (void *)(uintptr_t)data, (size_t)record->length } };

	if (syscall(SYS_writev, log_file, parts, data ? 2 : 1) < 0)
		_exit(99); /* a log with a hole would prove nothing */
}

/* Name and number of an open file. */
static bool find(int descriptor, struct log_record *record)
{
	char link[64], *name = record->name;
	struct stat status;
	ssize_t length;

	snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
	length = syscall(SYS_readlinkat, AT_FDCWD, link, name, CONTROL_PATH - 1);
	if (length < 0)
		return false;
	name[length] = '\0';
	if (syscall(SYS_newfstatat, descriptor, "", &status, AT_EMPTY_PATH) < 0)
		return false;
	record->number = status.st_ino;
	return watched(name);
}

void preload_log_write(int descriptor, int64_t offset, const void *data, int64_t length)
{
	struct log_record record = { .what = LOG_WRITE, .offset = offset, .length = length };

	if (log_file >= 0 && preload_active() && length > 0 && find(descriptor, &record))
		append(&record, data);
}

void preload_log_descriptor(enum log_what what, int descriptor, int64_t offset)
{
	struct log_record record = { .what = what, .offset = offset };

	if (log_file >= 0 && preload_active() && find(descriptor, &record))
		append(&record, NULL);
}

/* Names are written down in full; the program is run inside the folder. */
static void full(const char *name, char ret[CONTROL_PATH])
{
	while (strncmp(name, "./", 2) == 0)
		name += 2;
	if (name[0] == '/')
		snprintf(ret, CONTROL_PATH, "%s", name);
	else
		snprintf(ret, CONTROL_PATH, "%.90s/%.90s", control->folder, name);
}

void preload_log_names(enum log_what what, const char *name, const char *other)
{
	struct log_record record = { .what = what };

	if (log_file < 0 || !preload_active())
		return;
	full(name, record.name);
	if (other)
		full(other, record.other);
	if (watched(record.name))
		append(&record, NULL);
}
