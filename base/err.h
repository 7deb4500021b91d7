/* Errors: one struct, filled by the function that failed, printed once by main().
 *
 * A function that can fail returns bool and takes a `struct err *` as its last argument. On success
 * the struct is untouched. On failure it holds one sentence for the user: what, where (file:line:
 * column) and what to do; no full stop at the end, no newline. The code is the program's exit
 * status.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>

enum err_code {
	ERR_NONE = 0,
	ERR_MACHINE = 1,    /* disk, memory, write error, a missing program */
	ERR_USAGE = 2,      /* the command line */
	ERR_NOT_FOUND = 3,  /* country, edition, group, file */
	ERR_DATA = 4,       /* figures refused */
	ERR_MISLEADING = 5, /* an answer would mislead */
	ERR_LOCKED = 6,     /* the store is in use */
};

struct err {
	enum err_code code;
	char text[2048]; /* UTF-8; may quote text from files, so the printer escapes it */
};

/* Fills `err` and returns false, so that a caller can `return err_set(...)`. A text that does not
 * fit is cut at a character and ends in an ellipsis. A macro, so that compilers and checkers see
 * that the answer is always false; where it is not wanted, err_fill(). */
#define err_set(err, code, ...) (err_fill(err, code, __VA_ARGS__), false)
void err_fill(struct err *err, enum err_code code, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* The same with ERR_MACHINE, and the system's words for `errno` behind a colon. */
#define err_errno(err, ...) (err_fill_errno(err, __VA_ARGS__), false)
void err_fill_errno(struct err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
