#include "base/file.h"

#include "base/str.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	OUTPUTS = 512,       /* outputs open at one time: 200 charts for LaTeX, and a few */
	LINKS = 40,          /* symbolic links followed, as the kernel does */
	LONGEST_ENDING = 16, /* ".svg"; a longer one could make the name too long for the disk */
	READ_CHUNK = 64 * 1024,
};

/* Temporary names to remove if the program ends early. A signal handler may look at any moment, so
 * an entry is one pointer, cleared before its text is freed. */
static const char *volatile open_temporaries[OUTPUTS];

void file_out_abandon_all(void)
{
	int saved = errno;

	for (int i = 0; i < OUTPUTS; i++) {
		const char *temporary = open_temporaries[i];

		if (temporary)
			unlink(temporary);
	}
	errno = saved;
}

void file_temporary_forget(const char *pattern)
{
	for (int i = 0; i < OUTPUTS; i++)
		if (open_temporaries[i] == pattern)
			open_temporaries[i] = NULL;
}

/* Length of the directory part of `path`, its last slash included. */
static size_t directory_length(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? (size_t)(slash - path) + 1 : 0;
}

/* The stream N where `path` is the system's name for it (/dev/fd/N, to which /dev/stdout leads);
 * else -1. Opening such a name anew would lose the position in the file behind it. */
static int stream_number(const char *path)
{
	static const char *const folders[] = { "/dev/fd/", "/proc/self/fd/" };

	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
		size_t length = strlen(folders[i]);
		char *end;
		long number;

		if (strncmp(path, folders[i], length) != 0 || path[length] < '0' ||
			path[length] > '9')
			continue;
		errno = 0;
		number = strtol(path + length, &end, 10);
		if (errno == 0 && *end == '\0' && number <= INT_MAX)
			return (int)number;
	}
	return -1;
}

/* What `path` leads to by symbolic links, whether or not there is a file at the end; stops at a
 * stream of ours. Circles have been refused by stat() before. The caller frees it. */
static char *follow_links(const char *path)
{
	char *target = mem_strndup(path, strlen(path));
	char link[PATH_MAX];

	for (int hops = 0; hops < LINKS && stream_number(target) < 0; hops++) {
		struct str next = { 0 };
		ssize_t length = readlink(target, link, sizeof link);

		if (length < 0)
			break; /* no link: a file, or nothing yet */
		if (link[0] != '/')
			str_addn(&next, target, directory_length(target));
		str_addn(&next, link, (size_t)length);
		mem_free(target);
		target = next.data;
	}
	return target;
}

/* The pattern of the temporary name, and the length of its ending behind the six X. */
static char *temporary_pattern(const char *path, int *ret_ending)
{
	size_t directory = directory_length(path);
	const char *name = path + directory, *ending = strrchr(name, '.');
	struct str pattern = { 0 };

	if (!ending || ending == name || strlen(ending) > LONGEST_ENDING)
		ending = "";
	str_addn(&pattern, path, directory);
	str_add(&pattern, ".gcitrack-XXXXXX");
	str_add(&pattern, ending);
	*ret_ending = (int)strlen(ending);
	return pattern.data;
}

/* Creates the temporary file and enters it in the list, with no signal between the two. */
int file_temporary_create(char *pattern, int ending)
{
	sigset_t all, before;
	int slot = 0, fd;

	while (slot < OUTPUTS && open_temporaries[slot])
		slot++;
	if (slot == OUTPUTS) {
		errno = EMFILE;
		return -1;
	}
	sigfillset(&all);
	sigprocmask(SIG_SETMASK, &all, &before);
	fd = mkostemps(pattern, ending, O_CLOEXEC);
	if (fd >= 0)
		open_temporaries[slot] = pattern;
	sigprocmask(SIG_SETMASK, &before, NULL);
	return fd;
}

int file_temporary_rename(const char *from, const char *to)
{
	sigset_t all, before;
	int status;

	sigfillset(&all);
	sigprocmask(SIG_SETMASK, &all, &before);
	status = link(from, to);
	if (status == 0) {
		unlink(from);
		for (int i = 0; i < OUTPUTS; i++)
			if (open_temporaries[i] == from)
				open_temporaries[i] = to;
	}
	sigprocmask(SIG_SETMASK, &before, NULL);
	return status;
}

static bool open_temporary(char *path, struct file_out *ret, struct err *err)
{
	struct file_out out = { .path = path };
	int ending, fd;

	out.temporary = temporary_pattern(path, &ending);
	fd = file_temporary_create(out.temporary, ending);
	if (fd < 0) {
		err_fill_errno(err, "cannot write %s: no file can be made beside it", path);
		mem_free(out.temporary);
		mem_free(path);
		return false;
	}
	out.stream = fdopen(fd, "w");
	if (!out.stream) {
		err_fill_errno(err, "cannot write %s", path);
		close(fd);
		file_out_discard(&out);
		return false;
	}
	*ret = out;
	return true;
}

/* A device, a pipe, one of our streams: nothing to replace, so written as it is. The temporary
 * name is the target itself then, and never removed. */
static bool open_direct(char *path, struct file_out *ret, struct err *err)
{
	int number = stream_number(path);
	int fd = number >= 0 ? fcntl(number, F_DUPFD_CLOEXEC, 3)
			     : open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	FILE *stream = fd >= 0 ? fdopen(fd, "w") : NULL;

	if (!stream) {
		err_fill_errno(err, "cannot write %s", path);
		if (fd >= 0)
			close(fd);
		mem_free(path);
		return false;
	}
	*ret = (struct file_out) {
		.stream = stream,
		.path = path,
		.temporary = mem_strndup(path, strlen(path)),
	};
	return true;
}

static bool is_direct(const struct file_out *out)
{
	return strcmp(out->path, out->temporary) == 0;
}

/* Whether `path` may be written, and how. `status` is 0 or the errno of stat(). */
static bool check_target(
	const char *path, int status, const struct stat *about, bool *ret_direct, struct err *err)
{
	if (status == 0 && S_ISBLK(about->st_mode))
		return err_set(err, ERR_MACHINE, "cannot write %s: it is a disk, not a file", path);
	if (status == 0 && S_ISDIR(about->st_mode))
		status = EISDIR;
	if (status == 0 && S_ISREG(about->st_mode) && faccessat(AT_FDCWD, path, W_OK, AT_EACCESS))
		status = errno; /* a rename would replace a write-protected file */
	if (path[0] == '\0' || (status != 0 && status != ENOENT)) {
		errno = status;
		return err_errno(err, "cannot write %s", path[0] ? path : "a file without a name");
	}
	*ret_direct = status == 0 && !S_ISREG(about->st_mode);
	return true;
}

bool file_out_open(const char *path, struct file_out *ret, struct err *err)
{
	struct stat about = { 0 };
	int status = stat(path, &about) == 0 ? 0 : errno;
	bool direct = false;
	char *target;

	if (!check_target(path, status, &about, &direct, err))
		return false;
	target = follow_links(path);
	if (direct || stream_number(target) >= 0)
		return open_direct(target, ret, err);
	return open_temporary(target, ret, err);
}

/* Closes the stream; false where anything that was written may be lost. */
static bool close_stream(struct file_out *out, struct err *err)
{
	FILE *stream = out->stream;
	bool failed = ferror(stream) != 0;

	out->stream = NULL;
	errno = 0;
	if (fflush(stream) != 0 || (!failed && !is_direct(out) && fsync(fileno(stream)) != 0 &&
					   errno != EINVAL)) /* a file system without fsync */
		failed = true;
	if (failed) {
		int saved = errno;

		fclose(stream);
		errno = saved;
	} else if (fclose(stream) != 0) {
		failed = true;
	}
	if (!failed)
		return true;
	/* An earlier write failed and its errno is gone. */
	if (errno == 0)
		return err_set(err, ERR_MACHINE,
			"cannot write %s: a write failed; is there room on the disk?", out->path);
	return err_errno(err, "cannot write %s", out->path);
}

void file_out_flush(struct file_out *out)
{
	fflush(out->stream);
	if (!is_direct(out))
		sync_file_range(fileno(out->stream), 0, 0, SYNC_FILE_RANGE_WRITE);
}

bool file_out_sync(struct file_out *out, struct err *err)
{
	bool ok = !out->stream || close_stream(out, err);

	if (!ok)
		file_out_discard(out);
	return ok;
}

/* A new file has the mode that open() would give it, an old one keeps its own. */
static mode_t target_mode(const char *path)
{
	struct stat about;
	mode_t mask;

	if (stat(path, &about) == 0)
		return about.st_mode & 0777;
	mask = umask(0);
	umask(mask);
	return 0666 & ~mask;
}

/* So that the new name survives a power cut. A directory that cannot be opened for reading, or a
 * file system without fsync for directories, is no failure. */
static bool sync_directory(const char *path)
{
	size_t length = directory_length(path);
	char *directory = length ? mem_strndup(path, length) : mem_strndup(".", 1);
	int fd = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool ok = fd < 0 || fsync(fd) == 0 || errno == EINVAL || errno == ENOTSUP;
	int saved = errno;

	if (fd >= 0)
		close(fd);
	mem_free(directory);
	errno = saved;
	return ok;
}

static bool replace_target(struct file_out *out, struct err *err)
{
	if (chmod(out->temporary, target_mode(out->path)) != 0 ||
		rename(out->temporary, out->path) != 0)
		return err_errno(err, "cannot write %s", out->path);
	file_temporary_forget(out->temporary);
	return true;
}

static bool same_directory(const char *path, const char *other)
{
	size_t length = directory_length(path);

	return length == directory_length(other) && memcmp(path, other, length) == 0;
}

/* Puts the first of some outputs there. The last of a run in one directory syncs it. */
static bool commit_first(struct file_out *outs, size_t count, struct err *err)
{
	bool last =
		count == 1 || is_direct(&outs[1]) || !same_directory(outs[0].path, outs[1].path);

	assert(outs[0].path);
	if (outs[0].stream && !close_stream(&outs[0], err))
		return false;
	if (is_direct(&outs[0]))
		return true;
	if (!replace_target(&outs[0], err))
		return false;
	return !last || sync_directory(outs[0].path) ||
	       err_errno(err, "%s is written, but may not survive a power cut", outs[0].path);
}

bool file_out_commit_all(struct file_out *outs, size_t count, struct err *err)
{
	bool ok = true;

	for (size_t i = 0; ok && i < count; i++)
		ok = commit_first(outs + i, count - i, err);
	for (size_t i = 0; i < count; i++)
		file_out_discard(&outs[i]);
	return ok;
}

bool file_out_commit(struct file_out *out, struct err *err)
{
	return file_out_commit_all(out, 1, err);
}

void file_out_discard(struct file_out *out)
{
	if (out->stream)
		fclose(out->stream); /* what is lost here is lost on purpose */
	for (int i = 0; out->temporary && i < OUTPUTS; i++)
		if (open_temporaries[i] == out->temporary)
			unlink(out->temporary);
	file_temporary_forget(out->temporary);
	mem_free(out->temporary);
	mem_free(out->path);
	*out = (struct file_out) { 0 };
}

static bool read_all(int fd, const char *path, size_t limit, struct str *text, struct err *err)
{
	char *chunk = mem_alloc(READ_CHUNK);
	ssize_t got;
	bool ok = true;

	do {
		got = read(fd, chunk, READ_CHUNK);
		if (got > 0)
			str_addn(text, chunk, (size_t)got);
	} while ((got > 0 && text->len <= limit) || (got < 0 && errno == EINTR));
	if (got < 0)
		ok = err_errno(err, "cannot read %s", path);
	else if (text->len > limit)
		ok = err_set(err, ERR_DATA, "%s is larger than %zu bytes, the most that is read",
			path, limit);
	mem_free(chunk);
	return ok;
}

bool file_read(const char *path, size_t limit, struct arena *arena, char **ret_text,
	size_t *ret_length, struct err *err)
{
	/* Not blocking: a pipe without a writer must not hold the program up. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	STR_SCOPED text = { 0 };
	struct stat about;
	bool ok;

	if (fd < 0) {
		enum err_code code =
			errno == ENOENT || errno == ENOTDIR ? ERR_NOT_FOUND : ERR_MACHINE;

		err_fill_errno(err, "cannot read %s", path);
		err->code = code;
		return false;
	}
	if (fstat(fd, &about) != 0)
		ok = err_errno(err, "cannot read %s", path);
	else if (S_ISDIR(about.st_mode))
		ok = err_set(err, ERR_DATA, "cannot read %s: it is a directory", path);
	else if (!S_ISREG(about.st_mode))
		ok = err_set(err, ERR_DATA, "cannot read %s: it is not an ordinary file", path);
	else
		ok = read_all(fd, path, limit, &text, err);
	close(fd);
	if (!ok)
		return false;
	*ret_text = arena_strndup(arena, str_text(&text), text.len);
	*ret_length = text.len;
	return true;
}
