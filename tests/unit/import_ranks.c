/* Tables of many rows: partial editions, and ranks by the rules that people rank by. */
#include "edge.h"

/* The first `count` countries of the index with scores that fall by 0.1 from 99.9, and ranks. */
struct made {
	struct str text;
	size_t rows;
};

static void make(
	struct made *made, size_t count, int (*rank_of)(size_t row), int (*level_of)(size_t row))
{
	char path[512], *countries, *line;
	size_t length;

	str_clear(&made->text);
	str_add(&made->text, rank_of ? "Code,Score,Rank\n" : "Code,Score\n");
	snprintf(path, sizeof path, "%s/countries.csv", GCITRACK_DATA);
	read_all(path, &countries, &length);
	countries[length] = '\0';
	made->rows = 0;
	for (line = strchr(countries, '\n') + 1; *line && made->rows < count;
		line = strchr(line, '\n') + 1) {
		const char *in_gci = strstr(line, ",1,");
		int level;

		if (!in_gci || in_gci > strchr(line, '\n'))
			continue;
		level = level_of ? level_of(made->rows) : (int)made->rows;
		str_addf(&made->text, "%.3s,%d.%d", line, (999 - level) / 10, (999 - level) % 10);
		if (rank_of)
			str_addf(&made->text, ",%d", rank_of(made->rows));
		str_add(&made->text, "\n");
		made->rows++;
	}
	free(countries);
	assert_int_equal(made->rows, count);
}

static void expect_made(
	struct made *made, int status, int problems, const char *says, const char *silent)
{
	struct edge edge = { .text = str_text(&made->text),
		.says = says,
		.silent = silent,
		.status = status,
		.problems = problems,
		.options = { .edition = 2027, .published = "2027-09-01" } };

	try(&edge);
}

/* An edition of 194 countries, as the one before it: 175 scores are nine tenths, 174 are not. */
static void partial_editions(void **state)
{
	struct made made = { 0 };

	(void)state;
	make(&made, 174, NULL, NULL);
	expect_made(&made, 0, 0,
		"csv: GCI 2027 has 174 of 194 scores in this file: alone it is a partial edition, "
		"without places",
		NULL);
	make(&made, 175, NULL, NULL);
	expect_made(&made, 0, 0, NULL, "partial");
	make(&made, 194, NULL, NULL);
	expect_made(&made, 0, 0, NULL, "partial");
	str_finish(&made.text);
}

/* What a partial edition lacked before it still lacks: it is measured by the edition before it, not
 * by itself. */
static void partial_editions_again(void **state)
{
	struct made made = { 0 };
	struct trial trial;
	struct store *store = store_new();
	const char *path = "own.csv";

	(void)state;
	for (size_t rows = 10; rows <= 12; rows += 2) {
		make(&made, rows, NULL, NULL);
		put(path, str_text(&made.text), made.text.len);
		trial_init(&trial);
		trial.options.edition = 2027;
		trial.options.published = "2027-09-01";
		run_in(&trial, store, &path, 1);
		expect_status(&trial, path, 0);
		expect_said(&trial, path,
			rows == 10 ? "csv: GCI 2027 has 10 of 194 scores"
				   : "csv: GCI 2027 has 12 of 194 scores");
		trial_finish(&trial);
	}
	store_close(store);
	unlink(path);
	str_finish(&made.text);
}

/* Before the first edition that was counted: one is measured by what the one before it has, the
 * first of all by the countries of the latest. */
static void editions_nobody_counted(void **state)
{
	static const struct {
		int label;
		size_t rows;
		const char *says;
	} cases[] = { { 2010, 20, "csv: GCI 2010 has 20 of 194 scores in this file" },
		{ 2011, 17,
			"csv: GCI 2011 has 17 of 20 scores in this file: alone it is a partial" },
		{ 2012, 18, NULL } };
	struct made made = { 0 };
	struct trial trial;
	struct store *store = store_new();
	const char *path = "own.csv";

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		make(&made, cases[i].rows, NULL, NULL);
		put(path, str_text(&made.text), made.text.len);
		trial_init(&trial);
		trial.options.edition = cases[i].label;
		trial.options.published = "2013-01-01";
		run_in(&trial, store, &path, 1);
		expect_status(&trial, path, 0);
		if (cases[i].says)
			expect_said(&trial, path, cases[i].says);
		else
			assert_null(strstr(str_text(&trial.said), "partial"));
		trial_finish(&trial);
	}
	store_close(store);
	unlink(path);
	str_finish(&made.text);
}

static int in_order(size_t row)
{
	return (int)row + 1;
}

/* Three wrong ranks, far from each other. */
static int three_wrong(size_t row)
{
	return row == 10 || row == 20 || row == 30 ? 1 : (int)row + 1;
}

static int two_wrong(size_t row)
{
	return row == 10 || row == 20 ? 1 : (int)row + 1;
}

static int one_missing(size_t row)
{
	return (int)row + 1 + (row >= 50);
}

static int two_missing(size_t row)
{
	return (int)row + 1 + 2 * (row >= 50);
}

static int begins_late(size_t row)
{
	return (int)row + 2;
}

static int begins_too_late(size_t row)
{
	return (int)row + 3;
}

/* Up to a twentieth of the rows, or two, may contradict their scores and are named; more, and the
 * column cannot be trusted. */
static void wrong_ranks(void **state)
{
	struct made made = { 0 };

	(void)state;
	make(&made, 60, in_order, NULL);
	expect_made(&made, 0, 0,
		"csv: Rank: ranks of 60 of 194 countries: their order and ties agree", NULL);
	make(&made, 60, three_wrong, NULL);
	expect_made(&made, 4, 3, "contradicts its score 98.9 (rank 10 above it, rank 12 below it)",
		"neither");
	make(&made, 59, three_wrong, NULL);
	expect_made(&made, 4, 1, "csv: Rank: the ranks of 3 of 59 rows contradict the scores",
		"above it");
	/* of the others nothing is said then */
	expect_made(&made, 4, 1, NULL, "their order and ties agree");
	make(&made, 31, two_wrong, NULL);
	expect_made(&made, 4, 2, "contradicts its score", "neither");
	expect_made(&made, 4, 2, NULL, "their order and ties agree");
	str_finish(&made.text);
}

/* As many numbers may be left out as countries are not there. */
static void ranks_left_out(void **state)
{
	struct made made = { 0 };

	(void)state;
	make(&made, 194, in_order, NULL);
	expect_made(&made, 0, 0, NULL, "rank");
	make(&made, 193, one_missing, NULL);
	expect_made(&made, 0, 0,
		"csv: Rank: no row has rank 51: one row may be missing, score between 94.9 and "
		"95.0",
		"ranks");
	make(&made, 192, two_missing, NULL);
	expect_made(&made, 0, 0,
		"csv: Rank: no row has ranks 51 to 52: rows may be missing, score between 94.9",
		"one row");
	make(&made, 193, begins_late, NULL);
	expect_made(&made, 0, 0,
		"csv: Rank: no row has rank 1: one row may be missing, score above 99.9", NULL);
	make(&made, 193, two_missing, NULL);
	expect_made(&made, 4, 1,
		"csv: Rank: the ranks leave 2 numbers out, but only 1 of 194 countries are missing",
		NULL);
	make(&made, 194, one_missing, NULL);
	expect_made(&made, 4, 1, "leave 1 numbers out, but only 0 of 194", NULL);
	make(&made, 193, begins_too_late, NULL);
	expect_made(&made, 4, 1, "leave 2 numbers out, but only 1 of", NULL);
	/* of fewer than nine tenths of the countries no gap says anything */
	make(&made, 175, one_missing, NULL);
	expect_made(&made, 0, 0, "csv: Rank: no row has rank 51", "cannot be checked");
	make(&made, 174, one_missing, NULL);
	expect_made(&made, 0, 0, "csv: Rank: ranks of 174 of 194 countries", "no row has");
	str_finish(&made.text);
}

/* Pairs: rows 0 and 1 tie, 2 and 3 tie, and so on. */
static int pairs(size_t row)
{
	return (int)row / 2;
}

static int dense(size_t row)
{
	return (int)row / 2 + 1;
}

static int competition(size_t row)
{
	return (int)row / 2 * 2 + 1;
}

static int modified(size_t row)
{
	return (int)row / 2 * 2 + 2;
}

static int nearly_competition(size_t row)
{
	return row >= 19 ? competition(row) + 7 : competition(row);
}

static int nearly_modified(size_t row)
{
	return row >= 19 ? modified(row) + 7 : modified(row);
}

static int two_on_top(size_t row)
{
	return row ? (int)row - 1 : 0;
}

/* By the rules 1,1,3,4 and 2,2,3,4, but for the rows behind the 38th. */
static int competition_to_38(size_t row)
{
	return row < 2 ? 1 : (int)row + 1 + 7 * (row >= 38);
}

static int modified_to_38(size_t row)
{
	return row < 2 ? 2 : (int)row + 1 + 7 * (row >= 38);
}

/* Other rules than ITU's are told by their names where 19 of 20 rows follow them. */
static void other_rules(void **state)
{
	static const char competition_words[] = "the ranks follow competition ranks (1,2,2,4)",
			  modified_words[] = "the ranks follow the rule 1,3,3,4",
			  ordinal_words[] =
				  "the ranks follow the order of the rows (1,2,3,4), giving tied";
	static const struct {
		size_t count;
		int (*rank_of)(size_t row);
		int (*level_of)(size_t row);
		int status, problems;
		const char *says, *silent;
	} cases[] = {
		{ 20, dense, pairs, 0, 0, "their order and ties agree", "follow" },
		{ 20, competition, pairs, 4, 1, competition_words, NULL },
		{ 20, competition, pairs, 4, 1,
			"has 3, by ITU's rule it would be 2); --ignore rank", NULL },
		{ 20, nearly_competition, pairs, 4, 1, competition_words, NULL },
		{ 20, modified, pairs, 4, 1, modified_words, NULL },
		{ 20, modified, pairs, 4, 1, "has 2, by ITU's rule it would be 1)", NULL },
		{ 20, nearly_modified, pairs, 4, 1, modified_words, NULL },
		{ 20, in_order, pairs, 4, 1, ordinal_words, NULL },
		{ 2, in_order, pairs, 4, 1, ordinal_words, NULL },
		/* 38 of 40 are 19 of 20, 38 of 41 are fewer */
		{ 40, competition_to_38, two_on_top, 4, 1, competition_words, NULL },
		{ 41, competition_to_38, two_on_top, 0, 0, "their order and ties agree", "follow" },
		{ 40, modified_to_38, two_on_top, 4, 1, modified_words, NULL },
		{ 41, modified_to_38, two_on_top, 0, 0, "their order and ties agree", "follow" },
	};
	struct made made = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		make(&made, cases[i].count, cases[i].rank_of, cases[i].level_of);
		expect_made(
			&made, cases[i].status, cases[i].problems, cases[i].says, cases[i].silent);
	}
	str_finish(&made.text);
}

/* Ties of two rows, with the ranks one on from the first; behind a tie they go on by its size. */
static int ties_before(size_t row, int count)
{
	int ties = 0;

	for (int i = 0; i < count; i++)
		ties += row >= 6 + 5 * (size_t)i;
	return ties;
}

static int one_tie(size_t row)
{
	return (int)row - ties_before(row, 1);
}

static int two_ties(size_t row)
{
	return (int)row - ties_before(row, 2);
}

static int three_ties(size_t row)
{
	return (int)row - ties_before(row, 3);
}

static int after_one(size_t row)
{
	return one_tie(row) + 2 + ties_before(row - (row > 0), 1);
}

static int after_two(size_t row)
{
	return two_ties(row) + 2 + ties_before(row - (row > 0), 2);
}

static int after_three(size_t row)
{
	return three_ties(row) + 2 + ties_before(row - (row > 0), 3);
}

static int five_ties(size_t row)
{
	return (int)row - ties_before(row, 5);
}

static int after_three_of_five(size_t row)
{
	return five_ties(row) + 2 + ties_before(row - (row > 0), 3);
}

static int four_ties(size_t row)
{
	return (int)row - ties_before(row, 4);
}

static int after_three_of_four(size_t row)
{
	return four_ties(row) + 2 + ties_before(row - (row > 0), 3);
}

static int six_ties(size_t row)
{
	return (int)row - ties_before(row, 6);
}

static int after_four_of_six(size_t row)
{
	return six_ties(row) + 2 + ties_before(row - (row > 0), 4);
}

/* Gaps behind ties: one in a nearly whole table, or three in a few rows, are a rule and no chance.
 */
static void gaps_behind_ties(void **state)
{
	static const char rule[] = "the ranks follow competition ranks (1,2,2,4)";
	struct made made = { 0 };

	(void)state;
	make(&made, 174, after_one, one_tie);
	expect_made(&made, 0, 0, "their order and ties agree", "follow");
	make(&made, 175, after_one, one_tie);
	expect_made(&made, 4, 1, rule, NULL);
	make(&made, 30, after_two, two_ties);
	expect_made(&made, 0, 0, "their order and ties agree", "follow");
	make(&made, 30, after_three, three_ties);
	expect_made(&made, 4, 1, rule, NULL);
	/* more than twice as many ties with a gap as without are a rule */
	make(&made, 30, after_three_of_four, four_ties);
	expect_made(&made, 4, 1, rule, NULL);
	make(&made, 30, after_three_of_five, five_ties);
	expect_made(&made, 0, 0, "their order and ties agree", "follow");
	make(&made, 40, after_four_of_six, six_ties);
	expect_made(&made, 0, 0, "their order and ties agree", "follow");
	str_finish(&made.text);
}

/* ---- a few rows ---- */

#define OWN                                                                                        \
	{                                                                                          \
		.edition = 2027, .published = "2027-09-01"                                         \
	}

static void rows_that_are_named(void **state)
{
	static const struct edge edges[] = {
		/* tied scores by their ranks, not as they stand in the file */
		{ "Country,Score,Rank\nIndonesia,90,2\nMalaysia,90,1\n",
			"2: Rank: the ranks follow the order of the rows (1,2,3,4)", "contradicts",
			4, 1, OWN },
		/* of the rows that show another rule the first */
		{ "Country,Score,Rank\nBrunei Darussalam,95,1\nChina,94,2\nFrance,94,2\n"
		  "Indonesia,93,4\nMalaysia,93,4\n",
			"5: Rank: the ranks follow competition ranks (1,2,2,4), ITU prints dense "
			"ranks (1,2,2,3): these are not ITU's (Indonesia has 4, by ITU's rule it "
			"would be 3)",
			NULL, 4, 1, OWN },
		/* where one of two must be wrong, the better score stands */
		{ "Country,Score,Rank\nIndonesia,99,3\nMalaysia,98,3\n",
			"3: Rank: rank 3 of Malaysia contradicts its score 98 (rank 3 above it); "
			"--ignore",
			NULL, 4, 1, OWN },
		{ "Country,Score,Rank\nIndonesia,99,3\nMalaysia,98,3\nThailand,97,5\n",
			"3: Rank: rank 3 of Malaysia contradicts its score 98 (rank 3 above it, "
			"rank 5 below it); --ignore",
			NULL, 4, 1, OWN },
		{ "Country,Score,Rank\nIndonesia,99,5\nMalaysia,98,2\nThailand,97,3\n",
			"2: Rank: rank 5 of Indonesia contradicts its score 99 (rank 2 below it); "
			"--ignore",
			NULL, 4, 1, OWN },
	};

	(void)state;
	TRY(edges);
}

/* Beside the scores of GCI 2020 in the store: ESP, KOR and SGP are fourth with 98.52, MYS fifth. */
static void ranks_beside_the_store(void **state)
{
	static const struct edge edges[] = {
		/* what is said of the places of the whole edition is said once, of one that shows
		   it */
		{ "Country,Score,Rank\nIndonesia,94.88,31\n", "its ITU rank is 24",
			"their order and ties agree", 4, 1 },
		{ "Country,Score,Rank\nUnited States of America,100,1\nViet Nam,94.59,32\n",
			"3: Rank: the ranks follow competition ranks (1,2,2,4) of GCI 2020, ITU "
			"prints dense ranks (1,2,2,3): Viet Nam is 32 of all countries, its ITU "
			"rank is 25",
			NULL, 4, 1 },
		/* the first three are level: one rank before the fourth */
		{ "Country,Score,Rank\nSpain,98.52,1\nKorea (Rep. of),98.52,1\n"
		  "Singapore,98.52,1\nIndonesia,94.88,2\n",
			"csv: Rank: the ranks count the 4 countries of this file alone: Spain has "
			"1, its ITU rank in GCI 2020 is 4",
			NULL, 4, 1 },
		/* with a score that the store does not have, they cannot be told from ITU's */
		{ "Country,Score,Rank\nMalaysia,98.06,1\nIndonesia,94.88,2\nSingapore,90,3\n",
			"csv: Rank: ranks of 3 of 194 countries", "count the", 0, 0 },
	};

	(void)state;
	TRY(edges);
}

/* Imports an edition of pairs, then some of its rows behind the first pair with ranks: of the first
 * `dense_rows` by ITU's rule, of the others their places in the whole edition. */
static void import_places(struct trial *trial, size_t rows, size_t dense_rows)
{
	struct store *store = store_new();
	struct made whole = { 0 };
	STR_SCOPED text = { 0 };
	const char *path = "own.csv", *line;

	make(&whole, 194, NULL, pairs);
	str_add(&text, "Code,Score,Rank\n");
	line = strchr(str_text(&whole.text), '\n') + 1;
	for (size_t row = 0; row < 2 + rows; row++, line = strchr(line, '\n') + 1)
		if (row >= 2)
			str_addf(&text, "%.8s,%d\n", line,
				row < 2 + dense_rows ? dense(row) : competition(row));
	for (int part = 0; part < 2; part++) {
		const char *bytes = str_text(part ? &text : &whole.text);

		put(path, bytes, strlen(bytes));
		trial_init(trial);
		trial->options.edition = 2027;
		trial->options.published = "2027-09-01";
		run_in(trial, store, &path, 1);
		expect_status(trial, path, part ? 4 : 0);
		if (!part)
			trial_finish(trial);
	}
	unlink(path);
	store_close(store);
	str_finish(&whole.text);
}

/* Where nine tenths of the ranks that could be either are places, they are a rule. */
static void places_of_the_store(void **state)
{
	static const char rule[] = "Albania is 3 of all countries, its ITU rank is 2; --ignore";
	struct trial trial;

	(void)state;
	import_places(&trial, 2, 0);
	expect_said(&trial, "two", rule);
	trial_finish(&trial);
	import_places(&trial, 10, 1);
	expect_said(&trial, "nine of ten", "Andorra is 3 of all countries, its ITU rank is 2");
	trial_finish(&trial);
	import_places(&trial, 11, 2);
	assert_null(strstr(str_text(&trial.said), "of all countries"));
	trial_finish(&trial);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(partial_editions),
		cmocka_unit_test(partial_editions_again),
		cmocka_unit_test(editions_nobody_counted),
		cmocka_unit_test(wrong_ranks),
		cmocka_unit_test(ranks_left_out),
		cmocka_unit_test(other_rules),
		cmocka_unit_test(gaps_behind_ties),
		cmocka_unit_test(rows_that_are_named),
		cmocka_unit_test(ranks_beside_the_store),
		cmocka_unit_test(places_of_the_store),
	};

	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
