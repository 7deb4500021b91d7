/* What an import says as a whole: of one problem and of many, in which order, of figures revised,
 * of the same bytes once more, and what a mere reading of a file makes of it. */
#include "edge.h"

/* ---- problems ---- */

/* Of one problem the whole sentence is the failure, of two their number. */
static void one_problem_is_said_alone(void **state)
{
	static const struct {
		const char *text, *says;
	} cases[] = {
		{ "Country,Score\nPeru,100.01\n",
			"gci2020.csv:2: Score: 100.01 is outside 0-100, the range of the score in "
			"GCI 2020" },
		{ "Country,Score\nPeru,50\nPeru,50\n",
			"gci2020.csv:3: Peru is on line 2 already; keep the line that is right" },
		{ "Country,Score\nPeru,100.01\nChile,101\n",
			"gci2020.csv: refused: 2 problems; nothing was imported" },
		{ "Country,Score\n", "gci2020.csv: no data rows: nothing follows the header" },
		{ "Country,Score\nPeru,\n",
			"gci2020.csv: no data rows: no country in it has a figure" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct trial trial;

		put("gci2020.csv", cases[i].text, strlen(cases[i].text));
		trial_init(&trial);
		store_close(run(&trial, "gci2020.csv"));
		expect_status(&trial, cases[i].text, 4);
		assert_string_equal(trial.err.text, cases[i].says);
		trial_finish(&trial);
	}
	unlink("gci2020.csv");
}

/* By file, then by line: not as they were found. */
static void problems_are_in_order(void **state)
{
	static const char *const paths[] = { "b2020.csv", "a2020.csv" };
	static const char text[] = "Country,Score\nPeru,100.01\nNowhere,7\nChile,50\nChile,50\n";
	struct trial trial;
	struct store *store = store_new();

	(void)state;
	for (size_t i = 0; i < 2; i++)
		put(paths[i], text, sizeof text - 1);
	trial_init(&trial);
	run_in(&trial, store, paths, 2);
	expect_status(&trial, text, 4);
	assert_string_equal(trial.err.text, "a2020.csv: refused: 6 problems; nothing was imported");
	assert_int_equal(trial.report.problem_listed, 6);
	for (size_t i = 0; i < 6; i++) {
		static const int lines[] = { 2, 3, 5 };

		assert_string_equal(trial.report.problems[i].file, paths[i < 3]);
		assert_int_equal(trial.report.problems[i].line, lines[i % 3]);
	}
	trial_finish(&trial);
	store_close(store);
	for (size_t i = 0; i < 2; i++)
		unlink(paths[i]);
}

/* Of a file without a row it is said, whatever is wrong with those before it. */
static void a_file_of_nothing_after_a_problem(void **state)
{
	static const char *const paths[] = { "b2020.csv", "a2020.csv" };
	struct trial trial;
	struct store *store = store_new();

	(void)state;
	put(paths[0], "Country,Score\nNowhere,7\n", 24);
	put(paths[1], "Country,Score\n", 14);
	trial_init(&trial);
	run_in(&trial, store, paths, 2);
	expect_status(&trial, paths[1], 4);
	assert_string_equal(trial.err.text, "a2020.csv: no data rows: nothing follows the header");
	trial_finish(&trial);
	store_close(store);
	unlink(paths[0]);
	unlink(paths[1]);
}

/* ---- what is no problem ---- */

static const char *const note_is_score[] = { "score=Note", NULL };

static void notes_of_headers(void **state)
{
	static const struct edge edges[] = {
		/* sixty columns of a title are quoted, of more the last is an ellipsis */
		{ "123456789 123456789 123456789 123456789 123456789 1234567890,\n"
		  "Country,Score\nPeru,55.67\n",
			"csv:1: left out above the header: \"123456789 123456789 123456789 "
			"123456789 123456789 1234567890\"",
			NULL, 0, 0 },
		{ "123456789 123456789 123456789 123456789 123456789 12345678901,\n"
		  "Country,Score\nPeru,55.67\n",
			"csv:1: left out above the header: \"123456789 123456789 123456789 "
			"123456789 123456789 123456789\xE2\x80\xA6\"",
			NULL, 0, 0 },
		{ ",Title\nCountry,Score\nPeru,55.67\n", "left out above the header: \"Title\"",
			NULL, 0, 0 },
		{ "Title,\n,\nCountry,Score\nPeru,55.67\n", NULL, "csv:2: left out", 0, 0 },
		/* what was asked for is no news */
		{ "Country,Note\nPeru,55.67\n", NULL, "is read as the score", 0, 0,
			{ .edition = 2020, .map = note_is_score } },
		{ "Country;Score\nPeru;55.67\n", NULL, "separated", 0, 0, { .delimiter = ';' } },
		{ "sep=;\nCountry;Score\nPeru;55.67\n", ", as its first line says", NULL, 0, 0 },
		{ "Country;Score\nPeru;55.67\n", "separated by", "first line says", 0, 0 },
		{ "Country,Score\nPeru,55.67\n", NULL, "separated", 0, 0 },
	};

	(void)state;
	TRY(edges);
}

/* A long text may mention another index; a letter beside a word makes it another word. */
static void words_that_are_no_index(void **state)
{
	static const char text[] = "Country,Score\nPeru,50\n",
			  says[] = "figures of another index (National Cyber Security Index)";
	static const struct edge edges[] = {
		{ text, says, NULL, 4, 0, { .edition = 2020 }, "ncsi" },
		{ text, NULL, says, 0, 0, { .edition = 2020 }, "ancsi.csv" },
		{ text, NULL, says, 0, 0, { .edition = 2020 }, "ncsiz.csv" },
		{ text, NULL, says, 0, 0, { .edition = 2020 }, "NCSIZ.csv" },
		{ "Title,\nNCSI 2020,\nCountry,Score\nPeru,50\n", says, NULL, 4, 0 },
		{ "Country,Score\nPeru,50\nNCSI,\n", NULL, says, 0, 0 },
	};
	STR_SCOPED title = { 0 };

	(void)state;
	TRY(edges);
	for (size_t length = 200; length <= 201; length++) {
		bool refused = length == 200;
		struct edge edge = { .says = refused ? says : NULL,
			.silent = refused ? NULL : says,
			.status = refused ? 4 : 0 };

		str_clear(&title);
		str_add(&title, "beside the NCSI ");
		while (title.len < length)
			str_addc(&title, 'x');
		str_add(&title, ",\nCountry,Score\nPeru,50\n");
		edge.text = str_text(&title);
		try(&edge);
	}
}

/* The header is sought in a quarter of a megabyte, in which each cell counts for 64 bytes more than
 * it has. */
static void titles_without_an_end(void **state)
{
	STR_SCOPED text = { 0 };

	(void)state;
	for (int more = 0; more < 2; more++) {
		struct edge edge = { .says = more ? "no column for the country" : "1 of 194 scores",
			.status = more ? 4 : 0 };

		str_clear(&text);
		for (int line = 0; line < 5; line++) {
			for (int i = 0; i < 52428 - 64 + (line ? 0 : 3 + more); i++)
				str_addc(&text, 'x');
			str_addc(&text, '\n');
		}
		str_add(&text, "Country,Score\nPeru,55.67\n");
		edge.text = str_text(&text);
		try(&edge);
	}
}

/* ---- into the store ---- */

/* Of 25 figures revised twenty are listed. */
static void twenty_revisions_are_listed(void **state)
{
	static const char *const countries[] = { "Peru", "Chile", "Mali", "Chad", "Togo" };
	static const int years[] = { 2014, 2017, 2018, 2020, 2024 };
	STR_SCOPED text = { 0 };
	struct trial trial;

	(void)state;
	str_add(&text, "Country,Year,Score\n");
	for (size_t i = 0; i < 25; i++)
		str_addf(&text, "%s,%d,%s\n", countries[i / 5], years[i % 5],
			years[i % 5] < 2020 ? "0.999" : "99.99");
	put("own.csv", str_text(&text), text.len);
	trial_init(&trial);
	store_close(run(&trial, "own.csv"));
	unlink("own.csv");
	expect_status(&trial, str_text(&text), 0);
	assert_int_equal(trial.report.files[0].tally.revised, 25);
	assert_int_equal(trial.report.files[0].revision_count, 20);
	trial_finish(&trial);
}

/* Imports a file into a store that may have it, and what is said of it, a line each. */
static void expect_again(struct store *store, const char *const *paths, size_t count,
	const struct import_options *options, const char *says)
{
	struct trial trial;

	trial_init(&trial);
	trial.options = *options;
	trial.options.today = "2025-06-01";
	run_in(&trial, store, paths, count);
	expect_status(&trial, says, 0);
	if (strcmp(str_text(&trial.said), says) != 0)
		fail_msg("said\n%snot\n%s", str_text(&trial.said), says);
	trial_finish(&trial);
}

#define PARTIAL(label)                                                                             \
	"GCI " label " has 1 of 194 scores in this file: alone it is a partial edition, without "  \
	"places\n"

static void the_same_bytes_once_more(void **state)
{
	static const char *const own[] = { "own.csv" }, *const named[] = { "gci2018.csv" };
	static const char *const both[] = { "new.csv", "own.csv" };
	const struct import_options asked = { .edition = 2020 }, none = { 0 };
	const struct import_options later = { .edition = 2020, .issued = "2025-07-01" };
	const struct import_options named_later = { .issued = "2025-07-01" };
	struct store *store = store_new();
	char *bytes;
	size_t length;

	(void)state;
	put("own.csv", "Country;Score\nPeru;55.67\n", 25);
	put("new.csv", "Country,Score\nChile,68.83\n", 26);
	put("gci2018.csv", "Country,Score\nPeru,0.401\n", 25);
	expect_again(store, own, 1, &asked,
		"own.csv: fields are separated by a semicolon\nown.csv: " PARTIAL("2020"));
	/* nothing of its reading is said again, but all of the file before it */
	expect_again(store, both, 2, &asked,
		"new.csv: " PARTIAL("2020") "own.csv: the same bytes were imported before, as "
					    "source 7: nothing to do "
					    "(gcitrack sources undo 7 first to read them anew)\n");
	expect_again(store, own, 1, &later,
		"own.csv: fields are separated by a semicolon\nown.csv: " PARTIAL(
			"2020") "own.csv: the same bytes are source 7 too (issued 2025-06-01, read "
				"with --edition "
				"2020); gcitrack sources undo 7 takes that back\n");
	expect_again(store, named, 1, &none, "gci2018.csv: " PARTIAL("2018"));
	expect_again(store, named, 1, &named_later,
		"gci2018.csv: " PARTIAL(
			"2018") "gci2018.csv: the same bytes are source 10 too (issued 2025-06-01, "
				"read with no "
				"options); gcitrack sources undo 10 takes that back\n");
	read_all(GCITRACK_DATA "/gci/2018.csv", &bytes, &length);
	put("gci2018.csv", bytes, length);
	free(bytes);
	expect_again(store, named, 1, &none,
		"gci2018.csv: the same bytes are known, as source 4 of the program: nothing to "
		"do\n");
	store_close(store);
	unlink("own.csv");
	unlink("new.csv");
	unlink("gci2018.csv");
}

/* ---- a mere reading ---- */

static void expect_reading(const char *text, const struct import_options *options, bool fine,
	const char *says, int decimals)
{
	struct store *store = store_new();
	struct import_reading reading;
	struct arena arena = { 0 };
	struct err err = { 0 };
	bool read;

	put("own.csv", text, strlen(text));
	read = import_read(store, "own.csv", options, &arena, &reading, &err);
	if (read != fine)
		fail_msg("--edition %d: %s", options->edition, err.text);
	if (!fine && !strstr(err.text, says))
		fail_msg("%s", err.text);
	if (fine) {
		assert_true(reading.report.note_count > 0);
		assert_string_equal(reading.report.notes[0].text, says);
		assert_int_equal(reading.report.notes[0].line, 0);
		assert_int_equal(reading.table_count, 1);
		assert_int_equal(reading.tables[0].edition->label, options->edition);
		assert_int_equal(reading.tables[0].edition->decimals, decimals);
	}
	arena_finish(&arena);
	store_close(store);
	unlink("own.csv");
}

/* An edition that nobody defined can be looked at, where there can be one of that year. */
static void editions_that_are_not_defined(void **state)
{
	static const char text[] = "Country,Score\nPeru,0.5\n";

	(void)state;
	for (int label = 2009; label <= 2101; label += label == 2010 ? 90 : 1) {
		char says[100];
		bool fine = label >= 2010 && label <= 2100;

		snprintf(says, sizeof says,
			fine ? "GCI %d is not known here: taken for a new edition with scores on "
			       "0-100"
			     : "no edition %d of the index",
			label);
		expect_reading(text, &(struct import_options) { .edition = label }, fine, says, 2);
	}
	expect_reading(text, &(struct import_options) { .edition = 2027, .scale = 1 }, true,
		"GCI 2027 is not known here: taken for a new edition with scores on 0-1", 3);
	expect_reading(text, &(struct import_options) { .edition = 2027, .scale = 100 }, true,
		"GCI 2027 is not known here: taken for a new edition with scores on 0-100", 2);
}

/* Of series that nobody has imported the figures are counted, in each layout. */
static void series_that_are_not_known(void **state)
{
	static const char *const texts[] = { "Country,Indicator,2018,2020\nPeru,Score,0.401,55.67\n"
					     "Peru,Ours,5,6\n",
		"Country,Year,Indicator,Value\nPeru,2018,Score,0.401\nPeru,2020,Score,55.67\n"
		"Peru,2018,Ours,5\nPeru,2020,Ours,6\n" };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct store *store = store_new();
		struct import_reading reading;
		struct arena arena = { 0 };
		struct err err = { 0 };

		put("own.csv", texts[i], strlen(texts[i]));
		assert_true(import_read(
			store, "own.csv", &(struct import_options) { 0 }, &arena, &reading, &err));
		assert_int_equal(reading.other, 2);
		assert_int_equal(reading.table_count, 2);
		assert_int_equal(reading.tables[0].edition->label, 2018);
		assert_int_equal(reading.tables[1].edition->label, 2020);
		arena_finish(&arena);
		store_close(store);
	}
	unlink("own.csv");
}

/* What cannot be read is said and left out, the rest is there. */
static void what_is_wrong_is_left_out(void **state)
{
	static const char text[] = "Country,Year,Score,Scale\nPeru,2020,55.67,2\nChile,2020,x,100\n"
				   "Mali,2018,0.2,1\nMali,2018,0.3,1\nChad,2020,40,100\n";
	struct store *store = store_new();
	const struct store_view view = { 0 };
	struct import_reading reading;
	struct gci_world world;
	struct arena arena = { 0 };
	struct err err = { 0 };
	int saved = dup(STDIN_FILENO), file;

	(void)state;
	put("own.csv", text, sizeof text - 1);
	file = open("own.csv", O_RDONLY | O_CLOEXEC);
	assert_int_equal(dup2(file, STDIN_FILENO), STDIN_FILENO);
	close(file);
	assert_true(
		import_read(store, "-", &(struct import_options) { 0 }, &arena, &reading, &err));
	dup2(saved, STDIN_FILENO);
	close(saved);
	assert_true(store_world(store, &view, &arena, &world, &err));
	assert_int_equal(reading.rows, 5);
	assert_int_equal(reading.report.problem_count, 3);
	assert_string_equal(reading.report.problems[0].file, "standard input");
	assert_int_equal(reading.table_count, 2);
	for (size_t i = 0; i < 2; i++) {
		int figures = 0;

		assert_int_equal(reading.tables[i].edition->label, i ? 2020 : 2018);
		for (size_t country = 0; country < world.country_count; country++)
			if (reading.tables[i].records[country].figure[GCI_SCORE].source) {
				figures++;
				assert_int_equal(
					reading.tables[i].lines[country][GCI_SCORE], i ? 6 : 4);
			}
		assert_int_equal(figures, 1);
	}
	arena_finish(&arena);
	store_close(store);
	unlink("own.csv");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_problem_is_said_alone),
		cmocka_unit_test(problems_are_in_order),
		cmocka_unit_test(a_file_of_nothing_after_a_problem),
		cmocka_unit_test(notes_of_headers),
		cmocka_unit_test(words_that_are_no_index),
		cmocka_unit_test(titles_without_an_end),
		cmocka_unit_test(twenty_revisions_are_listed),
		cmocka_unit_test(the_same_bytes_once_more),
		cmocka_unit_test(editions_that_are_not_defined),
		cmocka_unit_test(series_that_are_not_known),
		cmocka_unit_test(what_is_wrong_is_left_out),
	};

	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
