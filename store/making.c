/* A new store. It is written under another name in its folder and gets its own with the first
 * commit, so that a command that comes to nothing leaves nothing. The other name is also the turn
 * to make it: whoever made that file holds a lock on it, and the others wait. A file nobody holds a
 * lock on was left by a program that was killed. */
#include "base/file.h"
#include "store/internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

struct making {
	char *path, *temporary;
	size_t folder;       /* length of the path's folder with its last slash; 0: none */
	size_t first_folder; /* length of the first folder that had to be made; 0: none */
	int file;            /* -1: none */
	bool turn;           /* it has the temporary name */
};

/* ---- folders ---- */

static bool make_folders(struct making *making, struct err *err)
{
	char *folder = mem_strndup(making->path, making->folder);
	bool ok = true;

	for (char *slash = folder; ok && *slash && (slash = strchr(slash + 1, '/'));) {
		*slash = '\0';
		if (mkdir(folder, 0777) == 0) {
			if (!making->first_folder)
				making->first_folder = (size_t)(slash - folder);
		} else if (errno != EEXIST) {
			ok = err_errno(err, "%s: the folder cannot be made", folder);
		}
		*slash = '/';
	}
	mem_free(folder);
	return ok;
}

/* Those we made, the last first, as far as nobody else has put something into them. */
static void remove_folders(struct making *making)
{
	size_t length = making->folder;

	while (making->first_folder && length > making->first_folder) {
		length--;
		if (making->path[length] != '/')
			continue;
		making->path[length] = '\0';
		if (rmdir(making->path) != 0)
			return;
	}
}

/* ---- the turn ---- */

/* Both are in one folder, so their numbers say enough. */
static bool is_there(const char *path, int file)
{
	struct stat named, opened;

	return fstat(file, &opened) == 0 && lstat(path, &named) == 0 &&
	       named.st_ino == opened.st_ino;
}

/* Where nobody holds the lock. Only the name is removed: after a power cut the file may be a store
 * by its other name. */
static void remove_stale(const struct making *making)
{
	int file = open(making->temporary, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);

	if (file < 0)
		return;
	if (flock(file, LOCK_EX | LOCK_NB) == 0 && is_there(making->temporary, file))
		unlink(making->temporary);
	close(file);
}

/* Waits until our file may have the name. `ret_exists`: another program has made the store
 * meanwhile. */
static bool wait_turn(struct making *making, const char *fresh, bool *ret_exists, struct err *err)
{
	int waited;

	for (waited = 0; waited <= store_patience; waited += 10) {
		making->turn = file_temporary_rename(fresh, making->temporary) == 0;
		if (making->turn)
			return store_check_file(making->path, ret_exists, err);
		if (errno != EEXIST)
			return err_errno(err, "%s: the store cannot be made", making->path);
		if (!store_check_file(making->path, ret_exists, err))
			return false;
		if (*ret_exists)
			return true;
		remove_stale(making);
		usleep(10000);
	}
	return err_set(err, ERR_LOCKED,
		"%s: another program is making the store; try again when it is done", making->path);
}

/* The file is locked before it gets the name that says whose turn it is. */
static bool take_turn(struct making *making, bool *ret_exists, struct err *err)
{
	STR_SCOPED fresh = { 0 };
	bool ok;

	str_addf(&fresh, "%s.XXXXXX", making->temporary);
	making->file = file_temporary_create(fresh.data, 0);
	if (making->file < 0 || flock(making->file, LOCK_EX | LOCK_NB) != 0 ||
		fchmod(making->file, 0644) != 0)
		ok = err_errno(err, "%s: the store cannot be made", making->path);
	else
		ok = wait_turn(making, fresh.data, ret_exists, err);
	if (making->file >= 0 && !making->turn) {
		unlink(fresh.data);
		file_temporary_forget(fresh.data);
		close(making->file);
		making->file = -1;
	}
	return ok;
}

/* ---- the file ---- */

static bool write_image(const struct making *making, struct err *err)
{
	const unsigned char *next = store_image;

	while (next < store_image_end) {
		ssize_t written = write(making->file, next, (size_t)(store_image_end - next));

		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			return err_errno(err, "%s: the store cannot be written", making->path);
		next += written;
	}
	return true;
}

/* A file with no name yet needs no journal beside it, and is synced once, before it gets one. */
static bool connect(struct making *making, bool empty, struct store **ret, struct err *err)
{
	static const char settings[] = "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF";
	static const char emptying[] =
		"BEGIN; DELETE FROM figure; DELETE FROM source; UPDATE property SET value = 'none' "
		"WHERE name = 'bundle'; COMMIT; VACUUM";

	if (!store_connect(making->temporary, SQLITE_OPEN_READWRITE, ret, err))
		return false;
	/* What is said is said of the store. */
	mem_free((*ret)->path);
	(*ret)->path = mem_strndup(making->path, strlen(making->path));
	if (store_settle(*ret, err) && sql_run(*ret, settings, err) &&
		(!empty || sql_run(*ret, emptying, err)))
		return true;
	store_close(*ret);
	*ret = NULL;
	return false;
}

static struct making *making_new(const char *path)
{
	struct making *making = mem_alloc(sizeof *making);
	const char *slash = strrchr(path, '/');
	STR_SCOPED name = { 0 };

	making->file = -1;
	making->folder = slash ? (size_t)(slash - path) + 1 : 0;
	str_add(&name, path);
	making->path = name.data;
	name = (struct str) { 0 };
	str_addn(&name, path, making->folder);
	str_addf(&name, ".gcitrack-new-%s", path + making->folder);
	making->temporary = name.data;
	name = (struct str) { 0 };
	return making;
}

/* stat() finds nothing there, but a new file cannot have the name either. */
static bool refuse_link(const char *path, struct err *err)
{
	char target;

	return readlink(path, &target, sizeof target) < 0 ||
	       err_set(err, ERR_DATA, "%s: a symbolic link that leads to no file; remove it", path);
}

bool making_open(const char *path, bool empty, struct store **ret, struct err *err)
{
	struct making *making = making_new(path);
	struct store *store = NULL;
	bool exists = false;
	bool ok = refuse_link(path, err) && make_folders(making, err) &&
		  take_turn(making, &exists, err) &&
		  (exists || (write_image(making, err) && connect(making, empty, &store, err)));

	if (!store) {
		making_abandon(making);
		return ok;
	}
	store->making = making;
	*ret = store;
	return true;
}

/* ---- its end ---- */

static void making_free(struct making *making)
{
	if (making->file >= 0)
		close(making->file);
	mem_free(making->path);
	mem_free(making->temporary);
	mem_free(making);
}

void making_abandon(struct making *making)
{
	if (making->file >= 0) {
		unlink(making->temporary);
		file_temporary_forget(making->temporary);
	}
	remove_folders(making);
	making_free(making);
}

static void sync_folder(struct making *making)
{
	int directory;

	making->path[making->folder] = '\0';
	directory = open(making->folder ? making->path : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (directory >= 0) {
		fsync(directory);
		close(directory);
	}
}

static bool made;

bool store_made(void)
{
	return made;
}

/* link() does not replace what another program made. */
static bool publish(struct making *making, struct err *err)
{
	if (fsync(making->file) != 0)
		return err_errno(err, "%s: the store cannot be written", making->path);
	if (link(making->temporary, making->path) != 0) {
		if (errno == EEXIST)
			return err_set(err, ERR_LOCKED,
				"%s: another program made this store meanwhile; try again",
				making->path);
		return err_errno(err, "%s: the store cannot be made", making->path);
	}
	made = true;
	return true;
}

bool making_publish(struct store *store, struct err *err)
{
	struct making *making = store->making;
	struct err why;

	if (!publish(making, err))
		return false;
	store->making = NULL;
	unlink(making->temporary);
	file_temporary_forget(making->temporary);
	sync_folder(making);
	making_free(making);
	/* Its journals belong beside its own name from now on. */
	return (store_reconnect(store, &why) && store_settle(store, &why)) ||
	       err_set(err, why.code, "%s; the new store has the change all the same", why.text);
}

bool store_create(const char *path, bool empty, struct err *err)
{
	struct store *store = NULL;
	bool exists, ok;

	if (!store_check_file(path, &exists, err))
		return false;
	if (!exists && !making_open(path, empty, &store, err))
		return false;
	if (!store)
		return err_set(err, ERR_DATA, "%s: exists already; nothing was changed", path);
	ok = making_publish(store, err);
	store_close(store);
	return ok;
}
