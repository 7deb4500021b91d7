/* Gives a fuzz target the files of its corpus, one by one. Prints TAP; a target that finds
 * something wrong ends the program. usage: fuzz-NAME FILE-OR-FOLDER... */
#include "fuzz.h"

#include <dirent.h>
#include <string.h>

/* A copy that ends where the input ends, so that a sanitizer sees a byte read beyond it. */
static void replay(const char *path)
{
	static int number;
	FILE *stream = fopen(path, "rb");
	uint8_t *bytes = NULL;
	long size;

	if (!stream || fseek(stream, 0, SEEK_END) != 0 || (size = ftell(stream)) < 0 ||
		fseek(stream, 0, SEEK_SET) != 0 || !(bytes = malloc(size ? (size_t)size : 1)) ||
		fread(bytes, 1, (size_t)size, stream) != (size_t)size) {
		perror(path);
		exit(1);
	}
	fclose(stream);
	printf("# %s\n", path);
	fflush(stdout);
	LLVMFuzzerTestOneInput(bytes, (size_t)size);
	printf("ok %d - %s\n", ++number, strrchr(path, '/') ? strrchr(path, '/') + 1 : path);
	free(bytes);
}

static int seen(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

static int replay_folder(const char *folder)
{
	struct dirent **entries;
	int count = scandir(folder, &entries, seen, alphasort), i;
	char path[4096];

	for (i = 0; i < count; i++) {
		snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
		replay(path);
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
	return count;
}

int main(int argc, char **argv)
{
	int total = 0, i, count;

	for (i = 1; i < argc; i++) {
		count = replay_folder(argv[i]);
		if (count < 0) {
			replay(argv[i]);
			count = 1;
		}
		total += count;
	}
	printf("1..%d\n", total);
	return total ? 0 : 1; /* an empty corpus tests nothing */
}
