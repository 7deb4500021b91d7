/* A store that somebody altered: every reading command answers or refuses it, and changes nothing.
 *
 * The first byte chooses the command, then each four bytes are a change to the store of the
 * program: three of a place (the last of them lowest), one to put there. A place beyond the end
 * cuts the file short. */
#include "fuzz.h"

/* The whole program, without its end: main() closes stdout, which the replayer writes to. */
#define main gcitrack_main
int gcitrack_main(int argc, char **argv);
#include "../../gcitrack/main.c"
#undef main

#include <sys/stat.h>

extern const unsigned char store_image[], store_image_end[];

enum { WORDS = 12 };

static char path[] = "/tmp/gcitrack-fuzz-XXXXXX", script[sizeof path + 3];
static int file = -1;

/* A store altered into one with a write-ahead log has files of SQLite's beside it. */
static void tidy(void)
{
	static const char *const endings[] = { "", ".gp", "-wal", "-shm", "-journal" };

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		char name[sizeof path + 16];

		snprintf(name, sizeof name, "%s%s", path, endings[i]);
		unlink(name);
	}
}

static void prepare(void)
{
	if (file >= 0)
		return;
	file = mkstemp(path);
	MUST(file >= 0);
	snprintf(script, sizeof script, "%s.gp", path);
	atexit(tidy);
}

/* The altered store, and its length. */
static unsigned char *altered(const uint8_t *data, size_t size, size_t *ret_length)
{
	size_t length = (size_t)(store_image_end - store_image);
	unsigned char *bytes = malloc(length);

	MUST(bytes);
	memcpy(bytes, store_image, length);
	for (size_t i = 0; i + 4 <= size; i += 4) {
		size_t at = (size_t)data[i] << 16 | (size_t)data[i + 1] << 8 | data[i + 2];

		if (at < length)
			bytes[at] = data[i + 3];
		else
			length -= length > 4096 ? (at - length) % 4096 + 1 : 0;
	}
	*ret_length = length;
	return bytes;
}

static void ask(const char *const *words)
{
	char *arguments[WORDS + 8] = { "gcitrack" };
	/* A chart goes by its file's ending. */
	bool chart = strcmp(words[0], "plot") == 0;
	const char *common[] = { "--db", path, "-q", "-o", chart ? script : "/dev/null",
		chart ? NULL : "--format=json" };
	struct err err = { 0 };
	int count = 1;

	for (int i = 0; words[i]; i++)
		arguments[count++] = (char *)(uintptr_t)words[i];
	for (size_t i = 0; i < sizeof common / sizeof *common && common[i]; i++)
		arguments[count++] = (char *)(uintptr_t)common[i];
	run = (struct run) { 0 };
	arena_init(&run.arena);
	if (!work(count, arguments, &err))
		MUST(err.code >= ERR_MACHINE && err.code <= ERR_MISLEADING &&
			err.code != ERR_USAGE && strlen(err.text) > 10);
	file_out_discard(&run.output);
	store_close(run.context.store);
	answer_finish(&run.answer);
	arena_finish(&run.arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const commands_asked[][WORDS] = {
		{ "show", "IDN", "SGP" },
		{ "show", "IDN", "--series", "all", "--sources" },
		{ "compare", "ASEAN" },
		{ "compare", "EU", "world" },
		{ "change", "2018", "2020", "--pillars" },
		{ "change", "--group", "ASEAN", "--as-known", "2017-07-10" },
		{ "rank", "--pillars" },
		{ "rank", "2014", "--ties", "dense" },
		{ "regions", "--edition", "all" },
		{ "explain", "IDN", "2018", "2020" },
		{ "explain", "IDN", "2020" },
		{ "before-after", "ASEAN", "--event", "accp-start", "--draws", "20" },
		{ "convergence", "ASEAN" },
		{ "robust", "2020", "IDN" },
		{ "cite", "IDN", "2020" },
		{ "plot", "IDN", "ASEAN" },
		{ "plot", "heat", "ASEAN" },
		{ "template", "2020" },
		{ "check" },
		{ "editions" },
		{ "countries", "--find", "indo" },
		{ "groups", "ASEAN" },
		{ "events" },
		{ "sources" },
		{ "export" },
		{ "sql", "SELECT * FROM v_places WHERE iso3 = 'IDN'" },
	};
	size_t length, count = sizeof commands_asked / sizeof *commands_asked;
	unsigned char *bytes, *after;

	if (!size)
		return 0;
	prepare();
	bytes = altered(data + 1, size - 1, &length);
	MUST(ftruncate(file, 0) == 0 && pwrite(file, bytes, length, 0) == (ssize_t)length);
	ask(commands_asked[data[0] % count]);
	after = malloc(length + 1);
	MUST(after && pread(file, after, length + 1, 0) == (ssize_t)length);
	MUST(memcmp(bytes, after, length) == 0);
	free(after);
	free(bytes);
	return 0;
}
