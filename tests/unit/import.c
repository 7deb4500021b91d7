/* The import as a whole: editions made wrong in one place, several files, odd files, limits. */
#include "trial.h"

/* ---- whole editions, changed ---- */

static void read_edition(const char *edition, char **ret)
{
	char path[512];
	size_t length;

	snprintf(path, sizeof path, "%s/gci/%s.csv", GCITRACK_DATA, edition);
	read_all(path, ret, &length);
	(*ret)[length] = '\0';
}

static void drop_line(char *text, const char *begins)
{
	char *from = strstr(text, begins);
	size_t line;

	assert_non_null(from);
	line = strcspn(from, "\n") + 1;
	memmove(from, from + line, strlen(from + line) + 1);
}

/* Replaces the first occurrence. */
static void replace(char **text, const char *from, const char *to)
{
	char *at = strstr(*text, from), *changed;

	assert_non_null(at);
	changed = malloc(strlen(*text) + strlen(to) + 1);
	sprintf(changed, "%.*s%s%s", (int)(at - *text), *text, to, at + strlen(from));
	free(*text);
	*text = changed;
}

static void whole(const char *file, const char *text, struct trial *trial, int status)
{
	put(file, text, strlen(text));
	trial_init(trial);
	store_close(run(trial, file));
	unlink(file);
	expect_status(trial, file, status);
}

static void a_row_missing_is_noted_with_its_rank(void **state)
{
	char *text;
	struct trial trial;

	(void)state;
	read_edition("2020", &text);
	drop_line(text, "CAN,");
	whole("gci2020.csv", text, &trial, 0);
	expect_said(&trial, "without Canada",
		"no row has rank 8: one row may be missing, score between 97.60 and 97.82");
	assert_int_equal(trial.report.files[0].missing_count, 1);
	assert_string_equal(trial.report.files[0].missing[0], "Canada");
	trial_finish(&trial);
	free(text);
}

static void exchanged_scores_name_both_lines(void **state)
{
	char *text;
	struct trial trial;

	(void)state;
	read_edition("2018", &text);
	replace(&text, "FRA,France,3,0.918", "FRA,France,3,0.776");
	replace(&text, "IDN,Indonesia,41,0.776", "IDN,Indonesia,41,0.918");
	whole("gci2018.csv", text, &trial, 4);
	expect_said(&trial, "exchanged", "gci2018.csv:4: rank: rank 3 of France contradicts");
	expect_said(&trial, "exchanged", ": rank: rank 41 of Indonesia contradicts");
	expect_said(&trial, "exchanged", "--ignore rank");
	assert_int_equal(trial.report.problem_count, 2);
	trial_finish(&trial);
	free(text);
}

static void neighbours_exchanged_name_both_lines(void **state)
{
	char *text;
	struct trial trial;

	(void)state;
	read_edition("2018", &text);
	replace(&text, "USA,United States of America,2,0.926",
		"USA,United States of America,2,0.918");
	replace(&text, "FRA,France,3,0.918", "FRA,France,3,0.926");
	whole("gci2018.csv", text, &trial, 4);
	expect_said(&trial, "neighbours", "gci2018.csv:3: rank: rank 2 of United States");
	expect_said(&trial, "neighbours", "gci2018.csv:4: rank: rank 3 of France");
	trial_finish(&trial);
	free(text);
}

/* The first issue of 2017 has two misprinted ranks: a user's copy of it is refused, listing them.
 */
static void misprints_are_listed(void **state)
{
	char *text;
	struct trial trial;

	(void)state;
	read_edition("2017-first", &text);
	replace(&text, "iso3,country,rank,score", "Code,Country,Rank,Score");
	whole("gci2017.csv", text, &trial, 4);
	expect_said(&trial, "misprints", "Rank: rank 20 of Thailand contradicts its score");
	expect_said(&trial, "misprints", "Rank: rank 132 of Suriname contradicts its score");
	assert_int_equal(trial.report.problem_count, 2);
	trial_finish(&trial);
	free(text);
}

/* Every ITU rank replaced by the place: what spreadsheets compute. */
static void places_of_all_are_refused(void **state)
{
	char *text, *line, *next;
	STR_SCOPED changed = { 0 };
	struct trial trial;
	char last[32] = "";
	int row = 0, place = 0;

	(void)state;
	read_edition("2020", &text);
	for (line = text; *line; line = next) {
		char iso3[8], name[64], rank[16], score[32];

		next = strchr(line, '\n') + 1;
		if (sscanf(line, "%7[^,],%63[^,],%15[^,],%31[^,]", iso3, name, rank, score) != 4 ||
			line == text || *line == '"' || strchr(name, '"'))
			continue;
		row++;
		if (strcmp(score, last) != 0)
			place = row;
		strcpy(last, score);
		str_addf(&changed, "%s%s,%d,%s\n", changed.len ? "" : "Code,Rank,Score\n", iso3,
			place, score);
	}
	whole("gci2020.csv", str_text(&changed), &trial, 4);
	expect_said(&trial, "places", "the ranks follow competition ranks (1,2,2,4)");
	expect_said(&trial, "places", "--ignore rank reads the rest");
	assert_int_equal(trial.report.problem_count, 1);
	trial_finish(&trial);
	free(text);
}

static void all_problems_are_counted_and_twenty_listed(void **state)
{
	STR_SCOPED text = { 0 };
	struct trial trial;
	int i;

	(void)state;
	str_add(&text, "Country,Score\n");
	for (i = 0; i < 50; i++)
		str_addf(&text, "Nowhere %d,%d\n", i, i);
	whole("gci2020.csv", str_text(&text), &trial, 4);
	assert_int_equal(trial.report.problem_listed, 20);
	assert_int_equal(trial.report.problem_count, 51); /* each, and one that lists all names */
	expect_said(&trial, "many", "gci2020.csv: refused: 51 problems; nothing was imported");
	trial_finish(&trial);
}

/* ---- several files, the same bytes ---- */

static void all_files_or_none(void **state)
{
	static const char *const paths[] = { "gci2018.csv", "gci2020.csv" };
	struct store *store;
	struct trial trial;
	char *before, *after;
	size_t before_length, after_length;

	(void)state;
	put("gci2018.csv", "Country,Score\nIndonesia,0.777\n", 30);
	put("gci2020.csv", "Country,Score\nAtlantis,94.88\n", 29);
	trial_init(&trial);
	store = store_new();
	read_all("gci.db", &before, &before_length);
	run_in(&trial, store, paths, 2);
	expect_status(&trial, "two files", 4);
	read_all("gci.db", &after, &after_length);
	assert_int_equal(before_length, after_length);
	assert_memory_equal(before, after, before_length);
	free(before);
	free(after);
	trial_finish(&trial);

	put("gci2020.csv", "Country,Score\nIndonesia,94.99\n", 30);
	trial_init(&trial);
	run_in(&trial, store, paths, 2);
	expect_status(&trial, "two files", 0);
	assert_int_equal(trial.report.file_count, 2);
	assert_int_equal(trial.report.files[0].tally.revised, 1);
	assert_int_equal(trial.report.files[1].tally.revised, 1);
	assert_int_equal(trial.report.files[1].revision_count, 1);
	assert_int_equal(trial.report.files[1].revisions[0].before.value, 9488);
	assert_int_equal(trial.report.files[1].revisions[0].after.value, 9499);
	trial_finish(&trial);

	/* Again: nothing is done; after an undo they are read anew. */
	trial_init(&trial);
	run_in(&trial, store, paths, 2);
	expect_status(&trial, "again", 0);
	assert_true(trial.report.files[0].repeated && trial.report.files[1].repeated);
	assert_int_equal(trial.report.files[0].source, 0);
	trial_finish(&trial);
	trial_init(&trial);
	assert_true(store_source_undo(store, 8, &trial.err));
	run_in(&trial, store, paths, 2);
	assert_true(trial.report.files[0].repeated && !trial.report.files[1].repeated);
	trial_finish(&trial);
	store_close(store);
	unlink(paths[0]);
	unlink(paths[1]);
}

/* ---- files that are no files ---- */

static void expect_open(const char *path, int status, const char *text)
{
	struct trial trial;

	trial_init(&trial);
	trial.options.edition = 2020;
	store_close(run(&trial, path));
	expect_status(&trial, path, status);
	expect_said(&trial, path, text);
	trial_finish(&trial);
}

static void odd_files(void **state)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX, .sun_path = "socket" };
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	(void)state;
	assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof address), 0);
	assert_int_equal(mkfifo("fifo", 0600), 0);
	input_fifo_patience = 100;
	expect_open("missing.csv", 3, "missing.csv: no such file");
	expect_open("gci.db/gci.csv", 3, "no such file");
	expect_open("", 2, "a file name is empty");
	expect_open(".", 1, "a directory");
	expect_open("socket", 1, "a socket");
	expect_open("fifo", 1, "a pipe nobody writes to (waited 0 s); start the writer first");
	expect_open("/dev/zero", 4, "NUL");
	expect_open("/dev/null", 4, "no data rows");
	input_fifo_patience = 10000;
	close(fd);
	unlink("socket");
	unlink("fifo");
}

static void *write_fifo(void *context)
{
	int fd = open("fifo", O_WRONLY);
	const char *text = context;

	usleep(20000);
	if (write(fd, text, strlen(text)) < 0)
		abort();
	close(fd);
	return NULL;
}

static void fifos_stream(void **state)
{
	static char text[] = "Country,Score\nIndonesia,94.88\n";
	pthread_t writer;

	(void)state;
	assert_int_equal(mkfifo("fifo", 0600), 0);
	assert_int_equal(pthread_create(&writer, NULL, write_fifo, text), 0);
	expect_open("fifo", 0, "");
	pthread_join(writer, NULL);
	unlink("fifo");
}

static void *write_slowly(void *context)
{
	static const char text[] = "Country,Score\nIndonesia,94.88\n";
	int fd = *(int *)context;

	usleep(50000);
	if (write(fd, text, sizeof text - 1) < 0)
		abort();
	close(fd);
	return NULL;
}

/* Its writer was there all along: it had nothing to say yet. */
static void slow_writers_are_waited_for(void **state)
{
	pthread_t writer;
	int fd, reader;

	(void)state;
	assert_int_equal(mkfifo("fifo", 0600), 0);
	fd = open("fifo", O_RDWR);
	/* On a busy machine the writer may be done before we begin: what it wrote stays. */
	reader = open("fifo", O_RDONLY | O_NONBLOCK);
	assert_int_equal(pthread_create(&writer, NULL, write_slowly, &fd), 0);
	input_fifo_patience = 1;
	expect_open("fifo", 0, "");
	input_fifo_patience = 10000;
	close(reader);
	pthread_join(writer, NULL);
	unlink("fifo");
}

static void standard_input_streams(void **state)
{
	static const char text[] = "Country,Score\nIndonesia,94.88\n";
	int saved = dup(STDIN_FILENO), ends[2];

	(void)state;
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], text, sizeof text - 1), sizeof text - 1);
	close(ends[1]);
	dup2(ends[0], STDIN_FILENO);
	expect_open("-", 0, "");
	dup2(saved, STDIN_FILENO);
	close(ends[0]);
	close(saved);
}

/* A file as standard input can be read but once: not to see first whether it is known. */
static void standard_input_is_read_once(void **state)
{
	int saved = dup(STDIN_FILENO), file;
	struct trial trial;
	struct store *store = store_new();
	const char *path = "gci2020.csv";

	(void)state;
	trial_init(&trial);
	trial.options.edition = 2020;
	put(path, "Country,Score\nIndonesia,94.88\n", 30);
	run_in(&trial, store, &path, 1);
	expect_status(&trial, path, 0);
	put(path, "Country,Score\nIndonesia,94.89\n", 30);
	file = open(path, O_RDONLY);
	dup2(file, STDIN_FILENO);
	path = "-";
	run_in(&trial, store, &path, 1);
	expect_status(&trial, "as many bytes as a source has", 0);
	assert_int_equal(trial.report.files[0].tally.revised, 1);
	dup2(saved, STDIN_FILENO);
	close(file);
	close(saved);
	store_close(store);
	trial_finish(&trial);
	unlink("gci2020.csv");
}

/* ---- limits ---- */

static void limits(void **state)
{
	STR_SCOPED text = { 0 };
	struct trial trial;
	int i;

	(void)state;
	str_add(&text, "Country,Score\nIndonesia,");
	for (i = 0; i < 70000; i++)
		str_addc(&text, '9');
	whole("gci2020.csv", str_text(&text), &trial, 4);
	expect_said(&trial, "long field", "gci2020.csv:2: a field longer than 64 KiB");
	trial_finish(&trial);
	str_clear(&text);
	str_add(&text, "Country,Score\n");
	for (i = 0; i < 1000000; i++)
		str_add(&text, "1,");
	whole("gci2020.csv", str_text(&text), &trial, 4);
	expect_said(&trial, "many columns", "gci2020.csv:2: more than 1024 columns");
	trial_finish(&trial);
	str_clear(&text);
	str_add(&text, "Country,Score\n\"");
	for (i = 0; i < 1000; i++) {
		int k;

		for (k = 0; k < 2000; k++)
			str_addc(&text, 'x');
		str_add(&text, "\",\"");
	}
	whole("gci2020.csv", str_text(&text), &trial, 4);
	expect_said(&trial, "long record", "gci2020.csv:2: a record longer than 1 MiB");
	trial_finish(&trial);
}

/* ---- out and in again ---- */

static void export_comes_back(void **state)
{
	struct store_view view = { 0 };
	struct store_cursor *cursor;
	struct store_reading reading;
	struct gci_world world;
	struct trial trial;
	struct store *store = store_new();
	STR_SCOPED text = { 0 };
	char value[DECIMAL_TEXT];
	int64_t rows = 0;
	bool more;

	(void)state;
	trial_init(&trial);
	assert_true(store_world(store, &view, &trial.arena, &world, &trial.err));
	str_add(&text, "edition,iso3,series,value,scale,source,issued\n");
	assert_true(store_read(store, &view, NULL, &cursor, &trial.err));
	for (;;) {
		assert_true(store_read_next(cursor, &reading, &more, &trial.err));
		if (!more)
			break;
		str_addf(&text, "%d,%s,%s,%s,%s,x,2021-01-01\n", reading.edition,
			world.countries[reading.country].iso3, reading.name,
			decimal_format(reading.value, '.', value),
			strcmp(reading.name, "score") != 0 ? ""
			: reading.edition < 2020           ? "1"
							   : "100");
		rows++;
	}
	store_read_close(cursor);
	store_close(store);
	trial_finish(&trial);
	whole("export.csv", str_text(&text), &trial, 0);
	assert_int_equal(trial.report.files[0].tally.same, rows);
	assert_int_equal(
		trial.report.files[0].tally.added + trial.report.files[0].tally.revised, 0);
	trial_finish(&trial);
}

/* Figures go to the store by the 65,536: the line that gave the same one first may be long past. */
static void a_figure_given_again_much_later_names_both_lines(void **state)
{
	static const int editions[] = { 2014, 2017, 2018, 2020, 2024 };
	char path[512], *countries, *line, first[64] = "";
	size_t length, rows = 0;
	STR_SCOPED text = { 0 };
	STR_SCOPED said = { 0 };
	struct trial trial;

	(void)state;
	snprintf(path, sizeof path, "%s/countries.csv", GCITRACK_DATA);
	read_all(path, &countries, &length);
	countries[length] = '\0';
	str_add(&text, "Code,Year,Indicator,Value\n");
	for (int series = 0; rows <= 65536; series++)
		for (line = strchr(countries, '\n'); line[1]; line = strchr(line + 1, '\n'))
			for (size_t i = 0; i < 5; i++, rows++) {
				str_addf(&text, "%.3s,%d,Series %d,%d\n", line + 1, editions[i],
					series, (int)i);
				if (!rows)
					snprintf(first, sizeof first, "%.3s,%d,Series 0,7\n",
						line + 1, editions[i]);
			}
	str_add(&text, first);
	whole("long.csv", str_text(&text), &trial, 4);
	str_addf(&said, "lines 2 and %zu both give the Series 0 of Afghanistan in GCI 2014",
		rows + 2);
	expect_said(&trial, "given again", str_text(&said));
	trial_finish(&trial);
	free(countries);
}

/* 600 names are more than are kept; one that could be two countries is not lost behind them. */
static void no_name_is_lost_behind_many(void **state)
{
	static const int editions[] = { 2014, 2017, 2018, 2020, 2024 };
	char path[512], *countries, *line;
	STR_SCOPED text = { 0 };
	struct trial trial;
	size_t length;

	(void)state;
	snprintf(path, sizeof path, "%s/countries.csv", GCITRACK_DATA);
	read_all(path, &countries, &length);
	countries[length] = '\0';
	for (int congo = 0; congo < 2; congo++) {
		str_clear(&text);
		str_add(&text, "Country,Code,Year,Indicator,Value\n");
		for (line = strchr(countries, '\n'); line[1]; line = strchr(line + 1, '\n'))
			for (size_t i = 0; i < 5; i++)
				str_addf(&text, ",%.3s,%d,Laws,1\n", line + 1, editions[i]);
		for (int i = 0; i < 600; i++)
			str_addf(&text, "Nowhere %d,,2020,Laws,1\n", i);
		str_add(&text, congo ? "Congo,,2020,Laws,1\n" : "");
		put("long.csv", str_text(&text), text.len);
		trial_init(&trial);
		trial.options.skip_unknown = true;
		store_close(run(&trial, "long.csv"));
		unlink("long.csv");
		expect_status(&trial, "long.csv", congo ? 4 : 0);
		expect_said(&trial, "600 names",
			congo ? "1 more rows have other names" : "600 rows left out");
		trial_finish(&trial);
	}
	free(countries);
}

/* What happens to a file of 11 bytes after 4 of them were read. */
static void changed(void (*change)(const char *path), bool fine, const char *text)
{
	struct input *input = NULL;
	struct err err = { 0 };
	char buffer[64];
	size_t got;
	int saved = dup(STDIN_FILENO), fd;

	for (int inherited = 0; inherited < 2; inherited++) {
		put("gci.csv", "Code,Score\n", 11);
		fd = open("gci.csv", O_RDONLY);
		dup2(fd, STDIN_FILENO);
		close(fd);
		assert_true(input_open(inherited ? "-" : "gci.csv", &input, &err));
		assert_true(input_read(input, buffer, 4, &got, &err));
		if (change)
			change("gci.csv");
		assert_int_equal(input_read(input, buffer, sizeof buffer, &got, &err), fine);
		if (!fine) {
			assert_int_equal(err.code, ERR_DATA);
			assert_non_null(strstr(err.text, text));
		}
		input_close(input);
	}
	dup2(saved, STDIN_FILENO);
	close(saved);
	unlink("gci.csv");
}

static void shrink(const char *path)
{
	assert_int_equal(truncate(path, 6), 0);
}

static void grow(const char *path)
{
	FILE *stream = fopen(path, "a");

	fputs("IDN,94.88\n", stream);
	fclose(stream);
}

static void touch(const char *path)
{
	const struct timespec times[2] = { { .tv_sec = 1 }, { .tv_sec = 1 } };

	assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

static void a_file_that_changes_while_it_is_read_is_refused(void **state)
{
	(void)state;
	changed(NULL, true, "");
	changed(shrink, false, "changed while it was read (6 bytes of 11)");
	changed(grow, false, "changed while it was read (21 bytes of 11)");
	changed(touch, false, "changed while it was read; import it again when it is at rest");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_name_is_lost_behind_many),
		cmocka_unit_test(a_file_that_changes_while_it_is_read_is_refused),
		cmocka_unit_test(a_row_missing_is_noted_with_its_rank),
		cmocka_unit_test(exchanged_scores_name_both_lines),
		cmocka_unit_test(neighbours_exchanged_name_both_lines),
		cmocka_unit_test(misprints_are_listed),
		cmocka_unit_test(places_of_all_are_refused),
		cmocka_unit_test(all_problems_are_counted_and_twenty_listed),
		cmocka_unit_test(all_files_or_none),
		cmocka_unit_test(odd_files),
		cmocka_unit_test(fifos_stream),
		cmocka_unit_test(slow_writers_are_waited_for),
		cmocka_unit_test(standard_input_streams),
		cmocka_unit_test(standard_input_is_read_once),
		cmocka_unit_test(limits),
		cmocka_unit_test(export_comes_back),
		cmocka_unit_test(a_figure_given_again_much_later_names_both_lines),
	};

	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
