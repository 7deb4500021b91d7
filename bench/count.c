/* The floor for S6: libcsv counts the fields and records of a file. */
#include <csv.h>
#include <stdio.h>

static long fields, records;

static void on_field(void *text, size_t length, void *context)
{
	(void)text, (void)length, (void)context;
	fields++;
}

static void on_record(int end, void *context)
{
	(void)end, (void)context;
	records++;
}

int main(int argc, char **argv)
{
	static char chunk[64 * 1024];
	FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
	struct csv_parser parser;
	size_t got;

	if (!file || csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
		return 1;
	while ((got = fread(chunk, 1, sizeof chunk, file)) > 0)
		if (csv_parse(&parser, chunk, got, on_field, on_record, NULL) != got)
			return 1;
	if (csv_fini(&parser, on_field, on_record, NULL) != 0)
		return 1;
	csv_free(&parser);
	fclose(file);
	printf("%ld %ld\n", records, fields);
	return 0;
}
