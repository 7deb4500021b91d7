/* Files: whole outputs or none, and reading small files. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/err.h"
#include "base/mem.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* An output file that appears whole: written beside its target under a temporary name, then
 * flushed, synced and renamed. Until file_out_commit() the old file stays; file_out_discard() (or
 * leaving the scope) removes the temporary file. The old file's mode is kept; a symbolic link stays
 * and the file it leads to is replaced. A target that is no ordinary file (/dev/stdout, /dev/full,
 * a pipe) is written directly: `temporary` equals `path` then, and nothing is renamed or removed.
 */
struct file_out {
	FILE *stream;
	char *path;      /* the target, behind any symbolic link; owned */
	char *temporary; /* owned; same directory, name begins ".gcitrack-" and ends like the target
			  */
};

/* The functions below fail with ERR_MACHINE. A failed open leaves `ret` alone; commit ends the
 * output in any case, and after it, or after a sync that failed, the struct is all zero. */

bool file_out_open(const char *path, struct file_out *ret, struct err *err);
bool file_out_commit(struct file_out *out, struct err *err);
void file_out_discard(struct file_out *out); /* nothing after a commit */
/* Of many outputs: what is written goes to the system, and the disk begins with it. What fails here
 * is said by the next two. */
void file_out_flush(struct file_out *out);
/* What is written is on the disk, and the stream closed; commit has only to put it there. */
bool file_out_sync(struct file_out *out, struct err *err);
/* Commits all, in their order, with one sync for a directory. After a failure those before it are
 * there, and the others are discarded. */
bool file_out_commit_all(struct file_out *outs, size_t count, struct err *err);
/* Removes the temporary files of all outputs still open: for the end of the program by lack of
 * memory or by a signal (async-signal-safe). */
void file_out_abandon_all(void);

/* A temporary file that is no output: makes it as mkostemps() does and enters `pattern`, which the
 * caller keeps, in the list of file_out_abandon_all(), with no signal between the two. -1 and errno
 * where it cannot. After the file was removed or renamed its name is to be forgotten. */
int file_temporary_create(char *pattern, int ending);
/* Gives it another name, which the caller keeps too, unless there is such a file (EEXIST). 0, or -1
 * and errno. */
int file_temporary_rename(const char *from, const char *to);
void file_temporary_forget(const char *pattern);

/* Reads a regular file of at most `limit` bytes; NUL-terminated in the arena. Fails with
 * ERR_NOT_FOUND where there is no file, ERR_DATA for a directory, a device, a pipe or a file beyond
 * the limit, else ERR_MACHINE. */
bool file_read(const char *path, size_t limit, struct arena *arena, char **ret_text,
	size_t *ret_length, struct err *err);

#define FILE_OUT_SCOPED __attribute__((cleanup(file_out_discard))) struct file_out

#endif
