/* Parts of the import by themselves: dates and years of options, what was open already, long work
 * that is stopped, gaps in the ranks, and a store without figures. */
#include "import/editions.h"
#include "import/encoding.h"
#include "trial.h"

/* ---- options ---- */

static void days(void **state)
{
	static const char *const good[] = { "2021-06-29", "2020-02-29", "2024-02-29", "2000-02-29",
		"2023-12-31", "2023-04-30" };
	static const char *const bad[] = { "", "2021", "2021-06", "2021-6-29", "2021-06-2",
		"20210629", "2021/06/29", "2021-06-29x", "2021-00-10", "2021-13-10", "2021-06-00",
		"2021-06-31", "2021-02-29", "2025-02-29", "1900-02-29", "2023-04-31", "x021-06-29",
		"2021-06-2x" };

	static const int last[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	char day[32];

	(void)state;
	for (int month = 1; month <= 12; month++)
		for (int beyond = 0; beyond < 2; beyond++) {
			snprintf(
				day, sizeof day, "2023-%02d-%02d", month, last[month - 1] + beyond);
			if (edition_is_date(day) != !beyond)
				fail_msg("%s", day);
		}
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		if (!edition_is_date(good[i]))
			fail_msg("%s is a day", good[i]);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		if (edition_is_date(bad[i]))
			fail_msg("\"%s\" is no day", bad[i]);
}

static void years_of_collection(void **state)
{
	static const struct {
		const char *text;
		int from, to; /* 0: refused */
	} cases[] = { { "2023", 2023, 2023 }, { "2023-24", 2023, 2024 },
		{ "2023-2024", 2023, 2024 }, { "1990-2100", 1990, 2100 },
		{ "1999-2000", 1999, 2000 }, { "", 0, 0 }, { "23", 0, 0 }, { "20234", 0, 0 },
		{ "2023/24", 0, 0 }, { "2023-2", 0, 0 }, { "2023-024", 0, 0 }, { "2023-24x", 0, 0 },
		{ "2023-22", 0, 0 }, { "2024-2023", 0, 0 }, { "1989", 0, 0 }, { "2100-2101", 0, 0 },
		{ "soon", 0, 0 } };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int from = 0, to = 0;

		if (edition_parse_collected(cases[i].text, &from, &to) != (cases[i].from > 0) ||
			from != cases[i].from || to != cases[i].to)
			fail_msg("\"%s\" gives %d to %d", cases[i].text, from, to);
	}
}

/* What the command line has looked at before: other callers are told too. */
static void options_are_checked(void **state)
{
	static const struct {
		struct import_options options;
		const char *says;
	} cases[] = { { { .scale = 10 }, "--scale: 10 is not 1 or 100" },
		{ { .decimal = 'x' }, "--decimal: a point or a comma" },
		{ { .delimiter = 'x' }, "--delimiter: a comma" },
		{ { .delimiter = ',', .decimal = ',' }, "cannot be the same character" },
		{ { .issued = "soon" }, "--issued: \"soon\" is not a day" },
		{ { .edition = 2027, .published = "2027-13-01" }, "--published: \"2027-13-01\"" } };
	struct import_reading reading;
	struct arena arena;

	(void)state;
	put("gci2020.csv", "Country,Score\nIndonesia,94.88\n", 30);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct trial trial;

		trial_init(&trial);
		trial.options = cases[i].options;
		trial.options.today = "2025-06-01";
		store_close(run(&trial, "gci2020.csv"));
		expect_status(&trial, "options", 2);
		expect_said(&trial, "options", cases[i].says);
		trial_finish(&trial);
	}
	arena_init(&arena);
	struct store *store = store_new();
	struct err err = { 0 };
	assert_false(import_read(store, "gci2020.csv", &(struct import_options) { .scale = 3 },
		&arena, &reading, &err));
	assert_int_equal(err.code, ERR_USAGE);
	store_close(store);
	arena_finish(&arena);
	unlink("gci2020.csv");
}

/* ---- what is read ---- */

/* Tables are handed over oldest first; figures of other series are counted. */
static void figures_are_handed_over(void **state)
{
	static const char text[] = "Country,Year,Indicator,Value\nIndonesia,2020,Score,94.88\n"
				   "Zimbabwe,2018,Score,0.186\nAfghanistan,2018,ITU rank,133\n"
				   "Indonesia,2020,Ours,7\n";
	struct store *store = store_new();
	struct import_reading reading;
	struct err err = { 0 };
	struct gci_world world;
	struct arena arena;

	(void)state;
	arena_init(&arena);
	put("long.csv", text, sizeof text - 1);
	assert_true(store_world(store, &(struct store_view) { 0 }, &arena, &world, &err));
	assert_true(import_read(
		store, "long.csv", &(struct import_options) { 0 }, &arena, &reading, &err));
	assert_int_equal(reading.rows, 4);
	assert_int_equal(reading.other, 1);
	assert_int_equal(reading.report.problem_count, 0);
	assert_int_equal(reading.table_count, 2);
	for (size_t i = 0; i < 2; i++) {
		static const struct {
			const char *iso3;
			int label, series, line, value;
		} cells[] = { { "ZWE", 2018, GCI_SCORE, 3, 186 },
			{ "AFG", 2018, GCI_ITU_RANK, 4, 133 },
			{ "IDN", 2020, GCI_SCORE, 2, 9488 } };
		const struct import_table *table = &reading.tables[i];
		int figures = 0;

		assert_int_equal(table->edition->label, i ? 2020 : 2018);
		for (size_t country = 0; country < world.country_count; country++)
			for (int series = 0; series < GCI_SERIES; series++)
				figures += table->records[country].figure[series].source == 1;
		assert_int_equal(figures, i ? 1 : 2);
		for (size_t k = 0; k < sizeof cells / sizeof *cells; k++) {
			int country = gci_country_find(&world, cells[k].iso3);

			if (cells[k].label != table->edition->label)
				continue;
			assert_int_equal(table->lines[country][cells[k].series], cells[k].line);
			assert_int_equal(
				table->records[country].figure[cells[k].series].value.value,
				cells[k].value);
		}
	}
	store_close(store);
	arena_finish(&arena);
	unlink("long.csv");
}

static void a_descriptor_is_read_where_it_is(void **state)
{
	static const char *const none[] = { "/dev/fd/", "/dev/fd/x", "/dev/fd/9999999" };
	int ends[2], pair[2], saved = dup(STDIN_FILENO);
	struct trial trial;
	char path[32];

	(void)state;
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], "Country,Score\nIndonesia,94.88\n", 30), 30);
	close(ends[1]);
	assert_int_equal(dup2(ends[0], 21), 21);
	snprintf(path, sizeof path, "/dev/fd/%d", 21);
	trial_init(&trial);
	trial.options.edition = 2020;
	store_close(run(&trial, path));
	expect_status(&trial, path, 0);
	trial_finish(&trial);
	close(ends[0]);
	close(21);
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		struct input *input;
		struct err err = { 0 };

		assert_false(input_open(none[i], &input, &err));
	}
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
	dup2(pair[0], STDIN_FILENO);
	trial_init(&trial);
	store_close(run(&trial, "-"));
	expect_status(&trial, "-", 1);
	expect_said(&trial, "-", "standard input: a socket; give a file or a pipe");
	trial_finish(&trial);
	dup2(saved, STDIN_FILENO);
	close(saved);
	close(pair[0]);
	close(pair[1]);
}

static bool stop(void *context, const char *file, int64_t rows, int64_t bytes)
{
	(void)file;
	*(int64_t *)context = rows + bytes;
	return false;
}

static void long_work_can_be_stopped(void **state)
{
	static const char *const paths[] = { "long.csv" };
	STR_SCOPED text = { 0 };
	struct store *store;
	struct trial trial;
	int64_t seen = 0;

	(void)state;
	str_add(&text, "Country,Year,Indicator,Value\n");
	for (int i = 0; i < 100; i++)
		str_addf(&text, "IDN,2020,Series %d,1\n", i);
	put("long.csv", str_text(&text), text.len);
	trial_init(&trial);
	store = store_new();
	/* nobody is asked about short work */
	assert_true(import_files(store, paths, 1, &trial.options, stop, &seen, &trial.arena,
		&trial.report, &trial.err));
	assert_int_equal(seen, 0);
	for (int i = 100; i < 20000; i++)
		str_addf(&text, "IDN,2020,Series %d,1\n", i);
	put("long.csv", str_text(&text), text.len);
	assert_false(import_files(store, paths, 1, &trial.options, stop, &seen, &trial.arena,
		&trial.report, &trial.err));
	assert_string_equal(trial.err.text, "long.csv: interrupted; nothing was imported");
	assert_int_equal(trial.err.code, ERR_MACHINE);
	assert_true(seen > 16000);
	store_close(store);
	unlink("long.csv");
	trial_finish(&trial);
}

static void notes_have_an_end(void **state)
{
	STR_SCOPED text = { 0 };
	struct trial trial;

	(void)state;
	/* Each file says that its year is one of publication. */
	const char *paths[12];
	char names[12][32];
	struct store *store = store_new();

	for (size_t i = 0; i < 12; i++) {
		str_clear(&text);
		for (int line = 0; line < 19; line++)
			str_addf(&text, "Title %zu %d\n", i, line);
		str_addf(&text, "Country;Score\nIndonesia;94,%zu\n", i);
		snprintf(names[i], sizeof names[i], "f%zu-2020.csv", i);
		put(names[i], str_text(&text), text.len);
		paths[i] = names[i];
	}
	trial_init(&trial);
	run_in(&trial, store, paths, 12);
	expect_status(&trial, "12 files", 0);
	assert_int_equal(trial.report.note_count, 200);
	trial_finish(&trial);
	store_close(store);
	for (size_t i = 0; i < 12; i++)
		unlink(names[i]);
}

static void guesses_at_an_encoding(void **state)
{
	static const struct {
		const char *bytes, *guess;
	} cases[] = { { "", "windows-1252" }, { "plain", "windows-1252" },
		{ "C\xf4te", "windows-1252" }, { "\xe9\xce\xc4\xcf\xce\xc5\xda", "KOI8-R" },
		{ "\xc8\xed\xe4\xee\xed\xe5\xe7\xe8\xff", "windows-1251" } };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *guess = encoding_guess(
			(const unsigned char *)cases[i].bytes, strlen(cases[i].bytes));

		if (!strstr(guess, cases[i].guess))
			fail_msg("case %zu: %s", i, guess);
	}
}

/* ---- ranks and rows that are missing ---- */

/* A copy of GCI 2020 without the lines that begin with one of two texts. */
static void without(const char *first, const char *second, const char *says)
{
	char path[512], *text, *line, *next;
	STR_SCOPED kept = { 0 };
	struct trial trial;
	size_t length;

	snprintf(path, sizeof path, "%s/gci/2020.csv", GCITRACK_DATA);
	read_all(path, &text, &length);
	text[length] = '\0';
	for (line = text; *line; line = next) {
		next = strchr(line, '\n') + 1;
		if (strncmp(line, first, 4) != 0 && strncmp(line, second, 4) != 0)
			str_addn(&kept, line, (size_t)(next - line));
	}
	put("gci2020.csv", str_text(&kept), kept.len);
	trial_init(&trial);
	store_close(run(&trial, "gci2020.csv"));
	expect_status(&trial, "gci2020.csv", 0);
	expect_said(&trial, first, says);
	trial_finish(&trial);
	unlink("gci2020.csv");
	free(text);
}

static void gaps_are_described(void **state)
{
	(void)state;
	without("USA,", "USA,", "no row has rank 1: one row may be missing, score above 99.54");
	without("JPN,", "CAN,",
		"no row has ranks 7 to 8: rows may be missing, score between 97.60 and 97.93");
}

/* A table of GCI 2020's rows whose ITU rank is not their place: of the first `count` the places of
 * `places`, counted here, and ITU's ranks of the rest. */
static void with_places(size_t count, size_t places, bool with_scores, bool refused)
{
	static const char rule[] = "the ranks follow competition ranks (1,2,2,4) of GCI 2020, ITU "
				   "prints dense ranks (1,2,2,3)";
	struct row {
		char iso3[4];
		int rank;
		double score;
	} rows[200];
	char path[512], *text, *line;
	size_t length, all = 0, told = 0;
	STR_SCOPED table = { 0 };
	struct trial trial;

	snprintf(path, sizeof path, "%s/gci/2020.csv", GCITRACK_DATA);
	read_all(path, &text, &length);
	text[length] = '\0';
	for (line = strchr(text, '\n') + 1; *line; line = strchr(line, '\n') + 1)
		all += sscanf(line, "%3s,%*[^,0-9],%d,%lf", rows[all].iso3, &rows[all].rank,
			       &rows[all].score) == 3;
	assert_true(all > 150);
	str_add(&table, with_scores ? "Code,Rank,Score\n" : "Code,Rank\n");
	for (size_t i = 0; i < all && told < count; i++) {
		int place = 1;

		for (size_t k = 0; k < all; k++)
			place += rows[k].score > rows[i].score;
		if (place == rows[i].rank)
			continue;
		str_addf(&table, "%s,%d", rows[i].iso3, told < places ? place : rows[i].rank);
		if (with_scores)
			str_addf(&table, ",%.2f", rows[i].score);
		str_addc(&table, '\n');
		told++;
	}
	assert_int_equal(told, count);
	put("gci2020.csv", str_text(&table), table.len);
	trial_init(&trial);
	trial.options.rank_only = !with_scores;
	store_close(run(&trial, "gci2020.csv"));
	if (refused) {
		expect_status(&trial, str_text(&table), 4);
		expect_said(&trial, str_text(&table), rule);
	} else if (strstr(str_text(&trial.said), rule)) {
		fail_msg("%zu of %zu: %s", places, count, str_text(&trial.said));
	}
	trial_finish(&trial);
	unlink("gci2020.csv");
	free(text);
}

/* Nine tenths of the rows that can tell are places: the column is one of places. */
static void places_beside_the_store(void **state)
{
	(void)state;
	for (int with_scores = 0; with_scores < 2; with_scores++) {
		with_places(1, 1, with_scores, true);
		with_places(1, 0, with_scores, false);
		with_places(10, 10, with_scores, true);
		with_places(10, 9, with_scores, true);
		with_places(10, 8, with_scores, false);
		with_places(6, 5, with_scores, false);
		with_places(20, 18, with_scores, true);
		with_places(19, 17, with_scores, false);
		with_places(12, 0, with_scores, false);
	}
}

/* Whichever figure a country has in the store, it is missing where a file has no row for it. */
static void rows_the_store_has_are_missed(void **state)
{
	static const char *const columns[] = { "Score", "Rank", "Tier", "Legal", "Technical",
		"Organizational", "Capacity", "Cooperation" };
	static const char *const paths[] = { "own.csv" };

	(void)state;
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
		struct store *store = store_new();

		for (int round = 0; round < 2; round++) {
			char text[128];
			struct trial trial;

			snprintf(text, sizeof text, "Country,%s\nIndonesia,1\n%s", columns[i],
				round ? "" : "Malaysia,2\n");
			put("own.csv", text, strlen(text));
			trial_init(&trial);
			trial.options.edition = 2027;
			trial.options.published = "2027-09-01";
			trial.options.rank_only = true;
			trial.options.scale = 100;
			run_in(&trial, store, paths, 1);
			expect_status(&trial, text, 0);
			if (round) {
				assert_int_equal(trial.report.files[0].missing_count, 1);
				assert_string_equal(trial.report.files[0].missing[0], "Malaysia");
			}
			trial_finish(&trial);
		}
		store_close(store);
	}
	unlink("own.csv");
}

/* Without figures there is no edition before to count by: the countries of the index are. */
static void a_store_without_figures(void **state)
{
	static const char *const paths[] = { "gci2027.csv" };
	struct store *store = NULL;
	struct trial trial;

	(void)state;
	unlink("gci.db");
	trial_init(&trial);
	assert_true(store_create("gci.db", true, &trial.err));
	assert_true(store_open("gci.db", STORE_WRITE, &store, &trial.err));
	put("gci2027.csv", "Country,Score\nIndonesia,94.88\n", 30);
	trial.options.edition = 2027;
	trial.options.published = "2027-09-01";
	run_in(&trial, store, paths, 1);
	expect_status(&trial, "gci2027.csv", 0);
	expect_said(&trial, "gci2027.csv",
		"GCI 2027 has 1 of 194 scores in this file: alone it is a partial edition");
	trial_finish(&trial);
	store_close(store);
	unlink("gci2027.csv");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days),
		cmocka_unit_test(years_of_collection),
		cmocka_unit_test(options_are_checked),
		cmocka_unit_test(figures_are_handed_over),
		cmocka_unit_test(a_descriptor_is_read_where_it_is),
		cmocka_unit_test(long_work_can_be_stopped),
		cmocka_unit_test(notes_have_an_end),
		cmocka_unit_test(guesses_at_an_encoding),
		cmocka_unit_test(gaps_are_described),
		cmocka_unit_test(places_beside_the_store),
		cmocka_unit_test(rows_the_store_has_are_missed),
		cmocka_unit_test(a_store_without_figures),
	};

	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
