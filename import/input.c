#include "import/input.h"

#include "base/mem.h"
#include "import/hash.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int input_fifo_patience = 10000;

struct input {
	int fd;
	char *name;
	struct stat opened; /* as it was when it was opened */
	int64_t expected;   /* bytes to come then; -1 where nothing says */
	int64_t bytes;
	SHA2_CTX hash;
};

/* The descriptor a path names that is open already, or -1. Opening /dev/fd/N anew would wait for a
 * writer that a pipe had and lost. */
static int fd_inherited(const char *path)
{
	char *end;
	long fd;

	if (strcmp(path, "-") == 0 || strcmp(path, "/dev/stdin") == 0)
		return STDIN_FILENO;
	if (strncmp(path, "/dev/fd/", 8) != 0 || !path[8])
		return -1;
	fd = strtol(path + 8, &end, 10);
	return *end || fd != (int)fd ? -1 : (int)fd;
}

static bool open_failed(const char *name, struct err *err)
{
	if (errno == ENOENT || errno == ENOTDIR)
		return err_set(err, ERR_NOT_FOUND, "%s: no such file", name);
	if (errno == ENXIO)
		return err_set(err, ERR_MACHINE,
			"%s: a socket or a device that is not there; give a file", name);
	return err_errno(err, "%s: cannot be opened", name);
}

/* poll() cannot tell a pipe without a writer from one whose writer is still thinking; tee() can: it
 * copies nothing where nobody writes, and would have to wait where somebody may. */
static bool fifo_has_writer(int fd)
{
	int aside[2];
	bool has;

	if (pipe2(aside, O_CLOEXEC | O_NONBLOCK) != 0)
		return false;
	has = tee(fd, aside[1], 1, SPLICE_F_NONBLOCK) != 0;
	close(aside[0]);
	close(aside[1]);
	return has;
}

static bool fifo_wait(const char *name, int fd, struct err *err)
{
	struct pollfd wait = { .fd = fd, .events = POLLIN };
	int ready = poll(&wait, 1, input_fifo_patience);

	if (ready < 0)
		return err_errno(err, "%s: cannot wait for the pipe", name);
	if (ready == 0 && !fifo_has_writer(fd))
		return err_set(err, ERR_MACHINE,
			"%s: a pipe nobody writes to (waited %d s); start the writer first", name,
			input_fifo_patience / 1000);
	return true;
}

static bool fd_suits(const char *name, int fd, bool fresh, struct stat *ret_about, struct err *err)
{
	if (fstat(fd, ret_about) != 0)
		return err_errno(err, "%s: cannot be examined", name);
	if (S_ISDIR(ret_about->st_mode))
		return err_set(err, ERR_MACHINE, "%s: a directory; name the files in it", name);
	if (S_ISSOCK(ret_about->st_mode))
		return err_set(err, ERR_MACHINE, "%s: a socket; give a file or a pipe", name);
	if (!fresh)
		return true;
	if (S_ISFIFO(ret_about->st_mode) && !fifo_wait(name, fd, err))
		return false;
	if (fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) & ~O_NONBLOCK) < 0)
		return err_errno(err, "%s: cannot be set up for reading", name);
	return true;
}

bool input_open(const char *path, struct input **ret, struct err *err)
{
	int fd = fd_inherited(path);
	bool fresh = fd < 0;
	const char *name = fd == STDIN_FILENO ? "standard input" : path;
	struct stat about;
	struct input *input;
	off_t at;

	if (!*path)
		return err_set(err, ERR_USAGE,
			"a file name is empty (\"\"): name a file, or - for standard input");
	/* O_NONBLOCK: opening a FIFO must not wait for its writer. */
	fd = fresh ? open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
		   : fcntl(fd, F_DUPFD_CLOEXEC, 3);
	if (fd < 0)
		return open_failed(name, err);
	if (!fd_suits(name, fd, fresh, &about, err)) {
		close(fd);
		return false;
	}
	input = mem_alloc(sizeof *input);
	input->fd = fd;
	input->opened = about;
	/* The system's own files (/proc) say 0 and have more. What was open already may have been
	 * read in part. */
	at = S_ISREG(about.st_mode) && about.st_size > 0 ? lseek(fd, 0, SEEK_CUR) : -1;
	input->expected = at >= 0 ? (int64_t)(about.st_size - at) : -1;
	input->name = mem_strndup(name, strlen(name));
	SHA256Init(&input->hash);
	*ret = input;
	return true;
}

void input_close(struct input *input)
{
	if (!input)
		return;
	close(input->fd);
	mem_free(input->name);
	mem_free(input);
}

/* At the end of what could be read. */
static bool is_unchanged(const struct input *input, struct err *err)
{
	struct stat now;

	if (input->expected < 0)
		return true;
	if (fstat(input->fd, &now) != 0)
		return err_errno(err, "%s: cannot be examined", input->name);
	if (input->bytes != input->expected)
		return err_set(err, ERR_DATA,
			"%s: changed while it was read (%lld bytes of %lld); import it again when "
			"it is at rest",
			input->name, (long long)input->bytes, (long long)input->expected);
	if (now.st_size == input->opened.st_size &&
		now.st_mtim.tv_sec == input->opened.st_mtim.tv_sec &&
		now.st_mtim.tv_nsec == input->opened.st_mtim.tv_nsec)
		return true;
	return err_set(err, ERR_DATA,
		"%s: changed while it was read; import it again when it is at rest", input->name);
}

bool input_read(struct input *input, void *buffer, size_t size, size_t *ret, struct err *err)
{
	size_t length = 0;

	while (length < size) {
		ssize_t got = read(input->fd, (char *)buffer + length, size - length);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return err_errno(err, "%s: cannot be read", input->name);
		if (got == 0)
			break;
		length += (size_t)got;
	}
	hash_update(&input->hash, buffer, length);
	input->bytes += (int64_t)length;
	*ret = length;
	return length == size || is_unchanged(input, err);
}

const char *input_name(const struct input *input)
{
	return input->name;
}

int64_t input_bytes(const struct input *input)
{
	return input->bytes;
}

void input_digest(struct input *input, char ret[INPUT_DIGEST])
{
	SHA256End(&input->hash, ret);
}
