/* How a file is read: in which order the columns stand, and what is kept of the options. */
#include "trial.h"

#include <sqlite3.h>

/* ---- columns ---- */

/* The current figures that no bundled source gives, a line each. */
static void own_figures(struct store *store, struct str *ret)
{
	const struct store_view view = { 0 };
	struct store_cursor *cursor;
	struct store_reading reading;
	char value[DECIMAL_TEXT];
	struct err err = { 0 };
	bool more;

	str_clear(ret);
	assert_true(store_read(store, &view, NULL, &cursor, &err));
	while (store_read_next(cursor, &reading, &more, &err) && more) {
		if (reading.source < 7)
			continue;
		decimal_format(reading.value, '.', value);
		str_addf(ret, "%d %s %d %s\n", reading.edition, reading.name, reading.country,
			value);
	}
	store_read_close(cursor);
}

/* A table with its columns turned so that the one at `first` stands first. */
static void turned(const char *table, size_t first, struct str *ret)
{
	str_clear(ret);
	for (const char *line = table; *line; line = strchr(line, '\n') + 1) {
		const char *from = line, *end = strchr(line, '\n');

		for (size_t i = 0; i < first; i++)
			from = strchr(from, ',') + 1;
		str_addn(ret, from, (size_t)(end - from));
		if (first) {
			str_addc(ret, ',');
			str_addn(ret, line, (size_t)(from - line) - 1);
		}
		str_addc(ret, '\n');
	}
}

/* Whichever column stands first, the figures are the same. */
static void columns_in_any_order(void **state)
{
	static const struct {
		const char *table;
		size_t columns, figures;
		struct import_options options;
	} cases[] = {
		{ "Country,Rank,Score,Legal,Technical,Organizational,Capacity,Cooperation\n"
		  "Indonesia,24,94.88,18.48,19.08,17.84,19.48,20.00\n"
		  "Malaysia,5,98.06,20.00,19.08,18.98,20.00,20.00\n",
			8, 14, { .edition = 2020 } },
		{ "Country,Year,Indicator,Value\nIndonesia,2020,Score,94.88\n"
		  "Malaysia,2018,Score,0.893\nMalaysia,2020,Own index,7\n",
			4, 3, { 0 } },
		{ "Country,Indicator,Value\nIndonesia,Score,94.88\nMalaysia,Legal,20.00\n", 3, 2,
			{ .edition = 2020 } },
		{ "Country,Year,Score,Legal\nIndonesia,2020,94.88,18.48\n"
		  "Malaysia,2018,0.893,0.179\n",
			4, 4, { 0 } },
		{ "Country,2018,2020\nIndonesia,0.776,94.88\nMalaysia,0.893,98.06\n", 3, 4, { 0 } },
		{ "Country,Indicator,2018,2020\nIndonesia,Score,0.776,94.88\n"
		  "Malaysia,Legal,0.179,20.00\n",
			4, 4, { 0 } },
	};
	STR_SCOPED table = { 0 };
	STR_SCOPED before = { 0 };
	STR_SCOPED found = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		for (size_t first = 0; first < cases[i].columns; first++) {
			struct trial trial;
			struct store *store;
			size_t lines = 0;

			turned(cases[i].table, first, &table);
			put("columns.csv", str_text(&table), table.len);
			trial_init(&trial);
			trial.options = cases[i].options;
			trial.options.today = "2025-06-01";
			store = run(&trial, "columns.csv");
			expect_status(&trial, str_text(&table), 0);
			own_figures(store, first ? &found : &before);
			if (first && strcmp(str_text(&found), str_text(&before)) != 0)
				fail_msg("%sgives\n%s, not\n%s", str_text(&table), str_text(&found),
					str_text(&before));
			for (const char *at = str_text(&before); *at; at++)
				lines += *at == '\n';
			assert_int_equal(lines, cases[i].figures);
			store_close(store);
			trial_finish(&trial);
		}
	unlink("columns.csv");
}

/* ---- what is kept of the options ---- */

static void expect_kept(const char *column, const char *kept)
{
	char sql[512];
	sqlite3_stmt *statement;
	sqlite3 *db;

	snprintf(sql, sizeof sql, "SELECT %s FROM source ORDER BY id DESC LIMIT 1", column);
	assert_int_equal(sqlite3_open("gci.db", &db), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	assert_string_equal((const char *)sqlite3_column_text(statement, 0), kept);
	sqlite3_finalize(statement);
	sqlite3_close(db);
}

/* Imports a text as own.csv; trial_finish() is the caller's. */
static void run_own(struct trial *trial, const char *text, const struct import_options *options)
{
	put("own.csv", text, strlen(text));
	trial_init(trial);
	trial->options = *options;
	trial->options.today = "2025-06-01";
	store_close(run(trial, "own.csv"));
}

static void options_are_kept(void **state)
{
	static const char *const map[] = { "score=Points", "country=Land", NULL };
	static const char *const ignore[] = { "rank", "legal", NULL };
	static const char *const unknown[] = { "Note", NULL };
	static const char point[] = "Land;Points;Rank;Legal\nIndonesia;94.88;1;x\n",
			  comma[] = "Land;Points;Rank;Legal\nIndonesia;94,88;1;x\n";
	static const struct {
		const char *text, *kept;
		struct import_options options;
	} cases[] = {
		{ "Country,Score\nIndonesia,94.88\n", "--edition 2020", { .edition = 2020 } },
		{ point,
			"--edition 2020 --layout plain --scale 100 --map score=Points --map "
			"country=Land --ignore rank --ignore legal --skip-unknown --delimiter ; "
			"--decimal . --encoding UTF-8",
			{ .edition = 2020,
				.layout = "plain",
				.scale = 100,
				.map = map,
				.ignore = ignore,
				.skip_unknown = true,
				.delimiter = ';',
				.decimal = '.',
				.encoding = "UTF-8" } },
		{ comma,
			"--edition 2020 --map score=Points --map country=Land --ignore rank "
			"--ignore legal --decimal ,",
			{ .edition = 2020, .map = map, .ignore = ignore, .decimal = ',' } },
		{ comma,
			"--edition 2020 --map score=Points --map country=Land --ignore rank "
			"--ignore legal --delimiter ;",
			{ .edition = 2020, .map = map, .ignore = ignore, .delimiter = ';' } },
		{ "Country,Rank\nIndonesia,24\n", "--edition 2020 --rank-only",
			{ .edition = 2020, .rank_only = true } },
		{ "Country,Score\nIndonesia,94.88\n", NULL,
			{ .edition = 2020, .ignore = unknown } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct trial trial;

		run_own(&trial, cases[i].text, &cases[i].options);
		expect_status(&trial, cases[i].text, cases[i].kept ? 0 : 2);
		if (cases[i].kept)
			expect_kept("options", cases[i].kept);
		else
			expect_said(&trial, cases[i].text, "--ignore: no field \"Note\"");
		trial_finish(&trial);
	}
	unlink("own.csv");
}

/* A source is called as its file, whose folder says nothing of its edition. */
static void files_in_folders(void **state)
{
	static const char *const names[] = { "gci2020.csv", "g" };

	(void)state;
	assert_int_equal(mkdir("2018.d", 0700), 0);
	for (size_t i = 0; i < 2; i++) {
		struct trial trial;
		char path[32];

		snprintf(path, sizeof path, "2018.d/%s", names[i]);
		put(path, "Country,Score\nIndonesia,94.88\n", 30);
		trial_init(&trial);
		trial.options.edition = i ? 2020 : 0;
		store_close(run(&trial, path));
		expect_status(&trial, path, 0);
		assert_int_equal(trial.report.files[0].edition, 2020);
		expect_kept("name", names[i]);
		trial_finish(&trial);
		unlink(path);
	}
	rmdir("2018.d");
}

/* What is said of a new edition, and what follows from its scale. */
static void new_editions_are_kept(void **state)
{
	static const char edition[] =
		"(SELECT concat FROM (SELECT published || ' ' || precision "
		"|| ' ' || ifnull(collected_from, '-') || ' ' || "
		"ifnull(collected_to, '-') || ' ' || tie_rule || ' ' || "
		"scale || ' ' || decimals || ' ' || ifnull(break_note, '-') "
		"|| ' ' || bundled AS concat FROM edition WHERE label = 2027))";
	static const struct {
		const char *text, *kept;
		struct import_options options;
	} cases[] = {
		{ "Country,Score\nIndonesia,94.88\n", "2027-09-01 day - - unknown 100 2 - 0",
			{ .edition = 2027, .published = "2027-09-01" } },
		{ "Country,Score\nIndonesia,0.9488\n",
			"2027-09-01 day 2025 2026 unknown 1 3 its break 0",
			{ .edition = 2027,
				.published = "2027-09-01",
				.scale = 1,
				.collected = "2025-26",
				.break_text = "its break" } },
		/* of a year in a column no day is known */
		{ "Country,Year,Score\nIndonesia,2027,94.88\n",
			"2027-01-01 year - - unknown 100 2 - 0", { .new_editions = true } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct trial trial;

		run_own(&trial, cases[i].text, &cases[i].options);
		expect_status(&trial, cases[i].text, 0);
		expect_kept(edition, cases[i].kept);
		trial_finish(&trial);
	}
	unlink("own.csv");
}

/* The layout that suits the headings, or why none does. */
static void layouts_by_headings(void **state)
{
	static const char none[] = "csv:1: the columns fit no layout (plain, long, wide)";
	static const struct {
		const char *text, *layout, *says;
	} cases[] = {
		{ "Country,Score\nIndonesia,94.88\n", "plain", NULL },
		{ "Country,2020\nIndonesia,94.88\n", "plain", NULL },
		{ "Country,2018,2020\nIndonesia,0.776,94.88\n", "wide", NULL },
		{ "Country,2017,2018,2020\nIndonesia,0.424,0.776,94.88\n", "wide", NULL },
		{ "Country,Indicator,2020\nIndonesia,Score,94.88\n", "wide", NULL },
		{ "Indicator,Country,2020\nScore,Indonesia,94.88\n", "wide", NULL },
		{ "2020,Country\n94.88,Indonesia\n", "plain", NULL },
		{ "Country,Indicator,Value\nIndonesia,Score,94.88\n", "long", NULL },
		{ "Indicator,Country,Value\nScore,Indonesia,94.88\n", "long", NULL },
		{ "Value,Indicator,Country\n94.88,Score,Indonesia\n", "long", NULL },
		{ "Country,Indicator,Value,2020\nIndonesia,Score,94.88,94.88\n", NULL,
			"\"Value\" names no year" },
		{ "Indicator,Country,Score\nScore,Indonesia,94.88\n", NULL, none },
		{ "Country,Indicator,Score\nIndonesia,Score,94.88\n", NULL, none },
		{ "Country,Year,Score\nIndonesia,2020,94.88\n", "long", NULL },
		{ "Country,Year,2020\nIndonesia,2020,94.88\n", "long", NULL },
		{ "Year,Country,Score\n2020,Indonesia,94.88\n", "long", NULL },
		{ "Year,Country,2018,2020\n2020,Indonesia,0.776,94.88\n", NULL, none },
		{ "Country,Year,2018,2020\nIndonesia,2020,0.776,94.88\n", NULL, none },
		{ "Country,Year,2017,2018,2020\nIndonesia,2020,0.424,0.776,94.88\n", NULL, none },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct trial trial;

		put("gci2020.csv", cases[i].text, strlen(cases[i].text));
		trial_init(&trial);
		store_close(run(&trial, "gci2020.csv"));
		expect_status(&trial, cases[i].text, cases[i].layout ? 0 : 4);
		if (cases[i].layout)
			expect_kept("layout", cases[i].layout);
		else
			expect_said(&trial, cases[i].text, cases[i].says);
		trial_finish(&trial);
	}
	unlink("gci2020.csv");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_in_any_order),
		cmocka_unit_test(options_are_kept),
		cmocka_unit_test(files_in_folders),
		cmocka_unit_test(new_editions_are_kept),
		cmocka_unit_test(layouts_by_headings),
	};

	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
