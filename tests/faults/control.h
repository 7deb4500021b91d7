/* What the driver tells the preloaded library, and what that tells the driver: one struct in a file
 * both have mapped, so that it outlives any end of the program. */
#ifndef TESTS_FAULTS_CONTROL_H
#define TESTS_FAULTS_CONTROL_H

#include <stdint.h>

#define CONTROL_VARIABLE "FAULTS_CONTROL" /* names the mapped file */

/* Set: the program stops before its main() and, for every byte on the descriptor COMMAND, runs
 * main() in a child of its own and writes the child's status (an int) to ANSWER. It saves the
 * loading of libraries, two thirds of a run. */
#define SERVER_VARIABLE "FAULTS_SERVER"
enum { SERVER_COMMAND = 60, SERVER_ANSWER = 61, RUN_SECONDS = 60 };

enum fault_mode {
	FAULT_NONE,      /* only counts and looks for leaks */
	FAULT_MEMORY,    /* allocations return NULL */
	FAULT_CALL,      /* calls to the system fail in one way */
	FAULT_DATABASE,  /* calls to SQLite say "disk I/O error" */
	FAULT_READ_ONLY, /* every file and folder is write-protected */
	FAULT_SPACE,     /* the disk is full after so many bytes */
	FAULT_LOG,       /* nothing fails; what reaches the disk, and when, is written down */
};

/* The ways a call can fail; each applies to some calls only. */
enum fault_way {
	WAY_IO,          /* EIO */
	WAY_FULL,        /* ENOSPC */
	WAY_OPEN,        /* EACCES: cannot be opened */
	WAY_DESCRIPTORS, /* EMFILE: no descriptor is free */
	WAY_BUSY,        /* a lock that another program holds */
	WAY_SHORT,       /* half is read or written, which is no error */
	WAY_END,         /* a read finds the end of the file */
	WAY_INTERRUPTED, /* EINTR */
	WAYS,
};

enum { CONTROL_LEAKS = 4, CONTROL_NAME = 32, CONTROL_PATH = 200 };

struct control {
	/* The driver's. */
	enum fault_mode mode;
	enum fault_way way;
	int onward;                /* not only the one at `at`: all from there on */
	int64_t at;                /* first call or allocation to fail, from 1 */
	int64_t space;             /* FAULT_SPACE: bytes that files may still grow by */
	char folder[CONTROL_PATH]; /* FAULT_LOG: files in it, by their full names */
	char log[CONTROL_PATH];    /* FAULT_LOG: where to */

	/* The library's. */
	int started, returned; /* main() */
	int64_t seen;          /* calls that could have failed */
	int64_t injected, injected_in_sqlite;
	int removal_failed; /* an unlink was made to fail: a file may be left over */
	int overflow;       /* more live allocations than can be watched */
	char call[CONTROL_NAME];
	int64_t leaked; /* live when main() returned, allocated by the program or its libraries */
	int64_t leaked_in_libc;
	char leak[CONTROL_LEAKS][CONTROL_PATH]; /* "library+0xoffset, N bytes" */
};

/* The log of FAULT_LOG: records one after another, each followed by `length` bytes of data and the
 * names. */
enum log_what {
	LOG_CREATE,   /* name */
	LOG_WRITE,    /* name, offset, data */
	LOG_TRUNCATE, /* name, offset = the new size */
	LOG_SYNC,     /* name: a file or a folder */
	LOG_RENAME,   /* name to other */
	LOG_LINK,     /* name to other */
	LOG_REMOVE,   /* name */
};

struct log_record {
	enum log_what what;
	int64_t offset, length;
	uint64_t
		number; /* of the open file (inode): it may have got another name; 0: by its name */
	char name[CONTROL_PATH], other[CONTROL_PATH];
};

#endif
