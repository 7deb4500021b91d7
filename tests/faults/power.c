/* Power cuts. The program's writes, syncs and changes to folders are written down once; then, for
 * every moment between two of them, disks are made as a power cut may leave them, and opened.
 *
 * What a disk holds after the cut: of a file, all that was written before its last sync, and of
 * what came later any sectors, in any order; of a folder, its changes in order, at least those
 * before its last sync. */
#include "tests/faults/faults.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SECTOR = 512, FILES = 64, NAMES = 64, MOST_RECORDS = 4096, TRIALS = 12 };

/* The log in memory. */
struct entry {
	struct log_record record;
	const char *data;
};

struct disk_file {
	char *data;
	size_t length;
	uint64_t number; /* while the program ran; 0: it was there before */
};

/* A name in the folder and the file behind it; -1: none. */
struct disk_name {
	char name[CONTROL_PATH];
	int file;
};

struct disk {
	struct disk_file files[FILES];
	int file_count;
	struct disk_name names[NAMES];
	int name_count;
};

static int *name_slot(struct disk *disk, const char *name)
{
	for (int i = 0; i < disk->name_count; i++)
		if (strcmp(disk->names[i].name, name) == 0)
			return &disk->names[i].file;
	if (disk->name_count == NAMES)
		fail("too many names in a log");
	snprintf(disk->names[disk->name_count].name, CONTROL_PATH, "%s", name);
	disk->names[disk->name_count].file = -1;
	return &disk->names[disk->name_count++].file;
}

static int new_file(struct disk *disk)
{
	if (disk->file_count == FILES)
		fail("too many files in a log");
	disk->files[disk->file_count] = (struct disk_file) { 0 };
	return disk->file_count++;
}

static void resize(struct disk_file *file, size_t length)
{
	file->data = realloc(file->data, length + 1);
	if (!file->data)
		fail("out of memory");
	if (length > file->length)
		memset(file->data + file->length, 0, length - file->length);
	file->length = length;
}

/* Bytes [from, to) of a write; a file grows as far as they reach. */
static void put(struct disk_file *file, const struct entry *entry, int64_t from, int64_t to)
{
	if ((size_t)to > file->length)
		resize(file, (size_t)to);
	memcpy(file->data + from, entry->data + (from - entry->record.offset), (size_t)(to - from));
}

/* A write whole, or each of its sectors by chance. */
static void write_some(
	struct disk_file *file, const struct entry *entry, uint64_t *random, int chance)
{
	int64_t end = entry->record.offset + entry->record.length;

	for (int64_t at = entry->record.offset, next; at < end; at = next) {
		next = (at / SECTOR + 1) * SECTOR;
		if (next > end)
			next = end;
		if (!random || (int)(random_next(random) % 100) < chance)
			put(file, entry, at, next);
	}
}

static void change_names(struct disk *disk, const struct log_record *record, int file)
{
	switch (record->what) {
	case LOG_CREATE:
		*name_slot(disk, record->name) = file;
		break;
	case LOG_RENAME:
		*name_slot(disk, record->other) = *name_slot(disk, record->name);
		*name_slot(disk, record->name) = -1;
		break;
	case LOG_LINK:
		*name_slot(disk, record->other) = *name_slot(disk, record->name);
		break;
	case LOG_REMOVE:
		*name_slot(disk, record->name) = -1;
		break;
	default:
		break;
	}
}

static bool changes_names(enum log_what what)
{
	return what == LOG_CREATE || what == LOG_RENAME || what == LOG_LINK || what == LOG_REMOVE;
}

/* The file made last of those that had the number, or what has the name now. */
static int file_found(struct disk *disk, const struct log_record *record)
{
	for (int i = disk->file_count - 1; record->number && i >= 0; i--)
		if (disk->files[i].number == record->number)
			return i;
	return *name_slot(disk, record->name);
}

/* Which file each record is about. */
static void number_files(const struct entry *log, int count, struct disk *start, int *file_of)
{
	struct disk names = *start;

	for (int i = 0; i < count; i++) {
		const struct log_record *record = &log[i].record;

		if (record->what == LOG_CREATE) {
			file_of[i] = new_file(&names);
			names.files[file_of[i]].number = record->number;
		} else {
			file_of[i] = file_found(&names, record);
		}
		change_names(&names, record, file_of[i]);
	}
	start->file_count = names.file_count;
	for (int i = 0; i < start->file_count; i++)
		if (!start->files[i].data)
			resize(&start->files[i], 0);
}

/* How a cut treats what was not synced. */
enum cut { CUT_KEEPS_ALL, CUT_KEEPS_NONE, CUT_BY_CHANCE };

struct replay {
	const struct entry *log;
	const int *file_of;
	int cut; /* records before it were done */
	enum cut how;
	uint64_t random;
};

static int last_sync(const struct replay *replay, int file)
{
	int ret = -1;

	for (int i = 0; i < replay->cut; i++)
		if (replay->log[i].record.what == LOG_SYNC && replay->file_of[i] == file)
			ret = i;
	return ret;
}

static void replay_files(struct replay *replay, struct disk *disk)
{
	int synced[FILES], chance = (int)(random_next(&replay->random) % 101);

	for (int i = 0; i < disk->file_count; i++)
		synced[i] = last_sync(replay, i);
	for (int i = 0; i < replay->cut; i++) {
		const struct entry *entry = &replay->log[i];
		int file = replay->file_of[i];
		bool late = file >= 0 && i > synced[file];

		if (file < 0 || (late && replay->how == CUT_KEEPS_NONE))
			continue;
		if (entry->record.what == LOG_WRITE)
			write_some(&disk->files[file], entry,
				late && replay->how == CUT_BY_CHANCE ? &replay->random : NULL,
				chance);
		else if (entry->record.what == LOG_TRUNCATE &&
			 (!late || replay->how == CUT_KEEPS_ALL ||
				 random_next(&replay->random) % 2))
			resize(&disk->files[file], (size_t)entry->record.offset);
	}
}

static void replay_names(struct replay *replay, struct disk *disk, const char *folder)
{
	int synced = -1, to = replay->cut;

	for (int i = 0; i < replay->cut; i++)
		if (replay->log[i].record.what == LOG_SYNC &&
			strcmp(replay->log[i].record.name, folder) == 0)
			synced = i;
	if (replay->how == CUT_KEEPS_NONE)
		to = synced + 1;
	else if (replay->how == CUT_BY_CHANCE)
		to = synced + 1 +
		     (int)(random_next(&replay->random) % (uint64_t)(replay->cut - synced));
	for (int i = 0; i < to; i++)
		if (changes_names(replay->log[i].record.what))
			change_names(disk, &replay->log[i].record, replay->file_of[i]);
}

static void disk_free(struct disk *disk)
{
	for (int i = 0; i < disk->file_count; i++)
		free(disk->files[i].data);
}

static struct disk disk_copy(const struct disk *disk)
{
	struct disk ret = *disk;

	for (int i = 0; i < disk->file_count; i++) {
		ret.files[i].data = malloc(disk->files[i].length + 1);
		if (!ret.files[i].data)
			fail("out of memory");
		memcpy(ret.files[i].data, disk->files[i].data, disk->files[i].length);
	}
	return ret;
}

static void disk_write(struct scene *scene, const struct disk *disk)
{
	size_t folder = strlen(scene->folder) + 1;
	const struct bytes none = { 0 };

	scene_restore(scene);
	file_save(scene->folder, "gci.db", &none);
	if (scene->command->output)
		file_save(scene->folder, scene->command->output, &none);
	for (int i = 0; i < disk->name_count; i++) {
		const struct disk_name *name = &disk->names[i];
		struct bytes bytes;

		if (name->file < 0)
			continue;
		bytes = (struct bytes) { disk->files[name->file].data,
			disk->files[name->file].length, true };
		file_save(scene->folder, name->name + folder, &bytes);
	}
}

/* After the power is back: a command reads the store, then it is judged. */
static void look(struct scene *scene, const char *what)
{
	static const char *const show[] = { "show", "IDN", "--db", "gci.db", NULL };

	control_reset(scene, FAULT_NONE);
	run_program(scene, show);
	if (scene->status != 0 && !(scene->status == 3 && !scene->before.present)) {
		scene->result->injected++;
		finding(scene, HALF, what, "the next command cannot read the store");
		return;
	}
	/* Temporary files may be left: nobody was there to remove them. */
	scene->control->removal_failed = 1;
	scene->status = 128 + 9;
	scene->interrupted = true;
	judge(scene, "%s", what);
	if (scene->command->output) {
		struct bytes output = file_load(scene->folder, scene->command->output);

		if (!bytes_equal(&output, &scene->output_before) &&
			!bytes_equal(&output, &scene->output_after)) {
			scene->result->survived--;
			finding(scene, HALF, what, "half an output file");
		}
		bytes_free(&output);
	}
}

static void cut_at(struct scene *scene, const struct task *task, const struct disk *start,
	struct replay replay)
{
	static const char *const hows[] = { "all written", "only what was synced", "torn" };
	struct disk disk = disk_copy(start);
	char what[FINDING / 2];

	replay_files(&replay, &disk);
	replay_names(&replay, &disk, scene->folder);
	disk_write(scene, &disk);
	snprintf(what, sizeof what, "%s: power cut after %d writes and syncs, %s", task->name,
		replay.cut, hows[replay.how]);
	scene->result->runs++;
	look(scene, what);
	disk_free(&disk);
}

static struct bytes log_take(struct scene *scene, struct entry *log, int *ret_count)
{
	struct bytes bytes;
	char folder[CONTROL_PATH], *slash;
	size_t at = 0;

	snprintf(folder, sizeof folder, "%s", scene->control->log);
	slash = strrchr(folder, '/');
	*slash = '\0';
	bytes = file_load(folder, slash + 1);
	unlink(scene->control->log);
	for (*ret_count = 0; at + sizeof log->record <= bytes.length; ++*ret_count) {
		struct entry *entry = &log[*ret_count];

		if (*ret_count == MOST_RECORDS)
			fail("%s: the log is too long", scene->command->name);
		memcpy(&entry->record, bytes.data + at, sizeof entry->record);
		entry->data = bytes.data + at + sizeof entry->record;
		at += sizeof entry->record + (size_t)entry->record.length;
	}
	return bytes;
}

static struct disk disk_start(const struct scene *scene)
{
	const struct bytes *all[] = { &scene->before, &scene->output_before };
	const char *names[] = { "gci.db", scene->command->output };
	struct disk ret = { 0 };

	for (int i = 0; i < 2; i++) {
		char name[CONTROL_PATH];
		int file;

		if (!all[i]->present)
			continue;
		snprintf(name, sizeof name, "%.150s/%s", scene->folder, names[i]);
		file = new_file(&ret);
		resize(&ret.files[file], all[i]->length);
		memcpy(ret.files[file].data, all[i]->data, all[i]->length);
		*name_slot(&ret, name) = file;
	}
	return ret;
}

void task_power(struct scene *scene, const struct task *task)
{
	struct entry *log = calloc(MOST_RECORDS, sizeof *log);
	int *file_of = calloc(MOST_RECORDS, sizeof *file_of), count, step = plan.sample ? 8 : 1;
	uint64_t random = random_of(task->name);
	struct disk start;
	struct bytes bytes;

	if (!log || !file_of)
		fail("out of memory");
	scene_restore(scene);
	control_reset(scene, FAULT_LOG);
	run_program(scene, scene->command->arguments);
	bytes = log_take(scene, log, &count);
	if (scene->status != 0 || count == 0)
		fail("%s: nothing was logged", task->name);
	start = disk_start(scene);
	number_files(log, count, &start, file_of);
	for (int cut = 0; cut <= count; cut += step) {
		struct replay replay = { log, file_of, cut, CUT_KEEPS_ALL, 0 };

		cut_at(scene, task, &start, replay);
		replay.how = CUT_KEEPS_NONE;
		cut_at(scene, task, &start, replay);
		replay.how = CUT_BY_CHANCE;
		for (int trial = 0; trial < (plan.sample ? 1 : TRIALS); trial++) {
			replay.random = random_next(&random);
			cut_at(scene, task, &start, replay);
		}
	}
	disk_free(&start);
	bytes_free(&bytes);
	free(log);
	free(file_of);
}
