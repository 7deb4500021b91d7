/* The checks of an import at their edges: of each rule the last table that passes and the first
 * that does not. */
#include "edge.h"

/* ---- scales and ranges ---- */

static void scales(void **state)
{
	static const struct edge edges[] = {
		{ "Country,Score\nIndonesia,1\nMalaysia,0.98\n",
			"csv: Score: no score is above 1, but", NULL, 4, 1 },
		{ "Country,Score\nIndonesia,1.01\nMalaysia,0.98\n", NULL, "multiply", 0, 0 },
		{ "Country,Score\nIndonesia,0\nMalaysia,0\n", NULL, "multiply", 0, 0 },
		{ "Country,Score\nIndonesia,0.01\nMalaysia,0\n",
			"csv: Score: no score is above 0.01", NULL, 4, 1 },
		/* by --scale they are meant so */
		{ "Country,Score\nIndonesia,1\nMalaysia,0.98\n", NULL, "multiply", 0, 0,
			{ .scale = 100 } },
		{ "Country,Score\nIndonesia,1\nMalaysia,0.98\n", NULL, "multiply", 0, 0,
			{ .scale = 1 } },
		/* in an edition of 0-1: half of them above 1 are said one by one, more as one */
		{ "Country,Score\nIndonesia,77.6\nMalaysia,0.893\n",
			"77.6 is outside 0-1, the range of the score in GCI 2018", "divide", 4, 1,
			{ 0 }, "gci2018.csv" },
		{ "Country,Score\nIndonesia,77.6\nMalaysia,89.3\nSingapore,0.898\n",
			"csv: Score: scores reach 89.3, but GCI 2018 is on 0-1: divide by 100",
			"outside", 4, 1, { 0 }, "gci2018.csv" },
		{ "Country,Score\nIndonesia,1\nMalaysia,0.893\n", NULL, NULL, 0, 0, { 0 },
			"gci2018.csv" },
	};

	(void)state;
	TRY(edges);
}

static void ranges(void **state)
{
	static const struct edge edges[] = {
		{ "Country,Score\nIndonesia,100.00\nMalaysia,0\n", NULL, NULL, 0, 0 },
		{ "Country,Score\nIndonesia,100.01\nMalaysia,0\n",
			"2: Score: 100.01 is outside 0-100, the range of the score in GCI 2020",
			NULL, 4, 1 },
		/* the first and the last country of the store */
		{ "Country,Score\nAfghanistan,-0.01\nZimbabwe,100.01\n", "-0.01 is outside 0-100",
			NULL, 4, 2 },
		{ "Country,Legal\nIndonesia,20\nMalaysia,0\n", NULL, NULL, 0, 0 },
		{ "Country,Legal\nIndonesia,20.01\nMalaysia,-1\n", "20.01 is outside 0-20", NULL, 4,
			2 },
		{ "Country,Cooperation\nIndonesia,20.01\n", "20.01 is outside 0-20", NULL, 4, 1 },
		{ "Country,Cooperation\nIndonesia,0.2\n", NULL, NULL, 0, 0, { 0 }, "gci2018.csv" },
		{ "Country,Cooperation\nIndonesia,0.201\n", "0.201 is outside 0-0.2", NULL, 4, 1,
			{ 0 }, "gci2018.csv" },
		/* before 2018 each pillar had the whole scale, and so it is in an edition not known
		   yet */
		{ "Country,Legal\nIndonesia,1.000\n", NULL, NULL, 0, 0, { 0 }, "gci2017.csv" },
		{ "Country,Legal\nIndonesia,1.001\n", "1.001 is outside 0-1,", NULL, 4, 1, { 0 },
			"gci2017.csv" },
		{ "Country,Legal\nIndonesia,100\n", NULL, "outside", 0, 0,
			{ .edition = 2027, .published = "2027-09-01" } },
		{ "Country,Legal\nIndonesia,100.1\n", "100.1 is outside 0-100", NULL, 4, 1,
			{ .edition = 2027, .published = "2027-09-01" } },
		/* of --scale as it stands in the file, once for each series */
		{ "Country,Score\nIndonesia,1.001\nMalaysia,7\n",
			"2: Score: 1.001 is outside 0-1, the range of the score on the scale given "
			"(--scale 1)",
			"7 is", 4, 1, { .scale = 1 } },
		{ "Country,Score\nIndonesia,1.000\nMalaysia,0\n", NULL, NULL, 0, 0,
			{ .scale = 1 } },
		{ "Country,Score\nIndonesia,100.1\nMalaysia,7\n",
			"100.1 is outside 0-100, the range of the score on the scale given "
			"(--scale 100)",
			NULL, 4, 1, { .scale = 100 }, "gci2018.csv" },
		{ "Country,Legal\nIndonesia,0.201\nMalaysia,0.1\n",
			"0.201 is outside 0-0.2, the range of the legal on the scale given", NULL,
			4, 1, { .scale = 1 } },
		{ "Country,Legal\nIndonesia,0.2\nMalaysia,0.1\n", NULL, NULL, 0, 0,
			{ .scale = 1 } },
		{ "Country,Score\nIndonesia,100.1\n", "in GCI 2020", "given", 4, 1,
			{ .scale = 100 } },
	};

	(void)state;
	TRY(edges);
}

/* Five pillars of at most 0.2 that are not nought are on 0-1; four may be chance. */
static void scales_of_pillars(void **state)
{
	static const struct edge edges[] = {
		{ "Country,Legal,Technical,Organizational,Capacity,Cooperation\nIndonesia,0.1,0.1,"
		  "0.1,0.1,0.2\n",
			"csv: no pillar is above 0.2, but those of GCI 2020 are on 0-20", NULL, 4,
			1 },
		{ "Country,Legal,Technical,Organizational,Capacity,Cooperation\nIndonesia,0.1,0.1,"
		  "0.1,0.1,0.201\n",
			NULL, "multiply", 0, 0 },
		{ "Country,Legal,Technical,Organizational,Capacity,Cooperation\nIndonesia,0.1,0.1,"
		  "0.1,0.1,0\n",
			NULL, "multiply", 0, 0 },
		{ "Country,Legal,Technical,Organizational,Capacity,Cooperation\nIndonesia,0.1,0.1,"
		  "0.1,0.1,0.2\n",
			NULL, "multiply", 0, 0, { .scale = 100 } },
		{ "Country,Legal,Technical,Organizational,Capacity,Cooperation\nIndonesia,0.1,0.1,"
		  "0.1,0.1,0.2\n",
			NULL, "multiply", 0, 0, { 0 }, "gci2018.csv" },
	};

	(void)state;
	TRY(edges);
}

static void tiers_and_ranks_alone(void **state)
{
	static const struct edge edges[] = {
		{ "Country,Score,Tier\nIndonesia,94.88,T1\n",
			"csv: Tier: ITU printed no tiers in GCI 2020", NULL, 4, 1 },
		{ "Country,Score,Tier\nIndonesia,94.88,\n", NULL, "tiers", 0, 0 },
		{ "Country,Score,Tier\nIndonesia,100,T1\n", NULL, NULL, 0, 0, { 0 },
			"gci2024.csv" },
		{ "Country,Score,Tier\nIndonesia,94.88,T1\n", NULL, "tiers", 0, 0,
			{ .edition = 2027, .published = "2027-09-01" } },
		{ "Country,Rank\nIndonesia,24\nMalaysia,5\n",
			"csv: Rank: ranks without scores cannot be checked", "no score to check", 4,
			1 },
		{ "Country,Rank\nIndonesia,24\nMalaysia,5\n", NULL, "cannot be checked;", 0, 0,
			{ .rank_only = true } },
		{ "Country,Rank,Score\nIndonesia,24,94.88\nMalaysia,5,\nThailand,44,\n",
			"3: Rank: Malaysia has a rank but no score to check it by", NULL, 4, 2 },
		{ "Country,Rank,Score\nIndonesia,24,94.88\nMalaysia,5,\nThailand,44,\n", NULL,
			"check it", 0, 0, { .rank_only = true } },
		{ "Country,Rank,Score\nIndonesia,1,100\n",
			"csv: Rank: ITU printed no ranks in GCI 2024", NULL, 4, 1, { 0 },
			"gci2024.csv" },
	};

	(void)state;
	TRY(edges);
}

/* ---- tables of many rows ---- */

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
	make(&made, 31, two_wrong, NULL);
	expect_made(&made, 4, 2, "contradicts its score", "neither");
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
	/* two ties have none */
	make(&made, 30, after_three_of_five, five_ties);
	expect_made(&made, 0, 0, "their order and ties agree", "follow");
	str_finish(&made.text);
}

/* ---- whose the rows are ---- */

static void names_and_codes(void **state)
{
	static const struct edge edges[] = {
		/* a name that is not known, beside an ISO3 code that is */
		{ "Country,Code,Score\nIndonesien Nord,IDN,94.88\nMalaysia,MYS,98.06\n",
			"csv: 1 names are not known; the ISO3 code beside them decided", NULL, 0,
			0 },
		/* the reverse */
		{ "Country,Code,Score\nIndonesia,XYZ,94.88\nMalaysia,MYS,98.06\n",
			"csv: 1 codes are not known; the name beside them decided", NULL, 0, 0 },
		{ "Country,Code,Score\nIndonesia,,94.88\nMalaysia,MYS,98.06\n", NULL, "decided", 0,
			0 },
		{ "Country,Code,Score\nIndonesia,MYS,94.88\n",
			"\"Indonesia\" is Indonesia, but the code \"MYS\" beside it is Malaysia",
			NULL, 4, 1 },
		{ "Country,Code,Score\nWorld,IDN,94.88\nMalaysia,MYS,98.06\n",
			"\"World\" is no country, but the code \"IDN\" beside it is Indonesia",
			NULL, 4, 1 },
		{ "Country,Code,Score\nIndonesia,WLD,94.88\nMalaysia,MYS,98.06\n",
			"the code \"WLD\" beside it is that of a group or a region", NULL, 4, 1 },
		{ "Country,Score\nIndonesia*,94.88\nMalaysia,98.06\n",
			"csv: footnote marks taken off 1 names: Indonesia", NULL, 0, 0 },
		{ "Country,Score\n,94.88\nMalaysia,98.06\n",
			"figures without a country (1 of 2 rows)", NULL, 4, 1 },
		{ "Country,Score\nNowhere,1\nNowhere,2\nMalaysia,98.06\n",
			"\"Nowhere\" is not a known name (2 of 3 rows)", NULL, 4, 1 },
		/* left out on demand: where half of the rows are no countries, but not more */
		{ "Country,Score\nNowhere,1\nMalaysia,98.06\n",
			"csv: 1 rows left out (--skip-unknown): \"Nowhere\"", NULL, 0, 0,
			{ .skip_unknown = true } },
		{ "Country,Score\nNowhere,1\nNobody,2\nMalaysia,98.06\n",
			"csv: 2 of 3 rows are no countries: a table of states or cities?", NULL, 4,
			1, { .skip_unknown = true } },
		{ "Country,Score\nCongo,1\nNowhere,2\nMalaysia,98.06\nIndonesia,94.88\n", "may be",
			NULL, 4, 1, { .skip_unknown = true } },
	};

	(void)state;
	TRY(edges);
}

/* Twenty names are listed one by one; where there are more, all of them are in one line too. */
static void many_names(void **state)
{
	STR_SCOPED text = { 0 };

	(void)state;
	for (int count = 19; count <= 21; count++) {
		struct edge edge = { .status = 4, .problems = count + (count > 20) };

		str_clear(&text);
		str_add(&text, "Country,Score\nMalaysia,98.06\n");
		for (int i = 0; i < count; i++)
			str_addf(&text, "Nowhere%c,1\n", 'a' + i);
		edge.text = str_text(&text);
		try(&edge);
	}
}

/* ---- rows that are no data ---- */

static void notes_and_ragged_rows(void **state)
{
	static const struct edge edges[] = {
		{ "Country,Score\nIndonesia,94.88\nSource: ITU,\n",
			"3: left out as a footnote: \"Source: ITU\"", NULL, 0, 0 },
		{ "Country,Score\nIndonesia,94.88\nSource: ITU,\nMalaysia,98.06\n",
			"3: \"Source: ITU\" stands among the data", NULL, 4, 1 },
		/* what begins as a figure is one gone wrong, after a blank as well */
		{ "Country,Score\nIndonesia,94.88\n, by an estimate of ours\n", "3: left out as",
			NULL, 0, 0 },
		{ "Country,Score\nIndonesia,94.88\n, 5 by an estimate of ours\n",
			"3: figures without a country", "left out", 4, 1 },
		/* three words are a sentence, two are not; but for the words that begin notes */
		{ "Country,Score\nIndonesia,94.88\nof last year,\n", "3: left out as", NULL, 0, 0 },
		{ "Country,Score\nIndonesia,94.88\nlast year,\n",
			"csv: 1 row without a figure is no known country: last year", "left out", 0,
			0 },
		{ "Country,Score\nIndonesia,94.88\nSources,\n", "3: left out as", NULL, 0, 0 },
		{ "Country,Score\nIndonesia,94.88\nNotes,\n", "3: left out as", NULL, 0, 0 },
		{ "Country,Score\nNowhere,1\nNobody,2\n",
			"csv: refused: 2 problems; nothing was imported", NULL, 4, 2 },
		{ "Country,Score\nIndonesia,94.88,\n", NULL, NULL, 0, 0 },
		{ "Country,Score\nIndonesia,94.88,1\n",
			"2: 3 columns, but the header on line 1 has 2; a text with the delimiter",
			NULL, 4, 1 },
		{ "Country,Rank,Score\nIndonesia,24\n",
			"2: 2 columns, but the header on line 1 has 3; is the line cut short?",
			NULL, 4, 1 },
		{ "Country,Score\nIndonesia,94.88\nMalaysia,-\nThailand,n/a\n",
			"csv: 2 cells without a figure", NULL, 0, 0 },
		{ "Country,Score\nIndonesia,94.88\nMalaysia,-\n", "csv: 1 cell without a figure",
			NULL, 0, 0 },
		{ "Country,Score\nIndonesia,94.88\nMalaysia,98.06\nIndonesia,94.88\n",
			"4: Indonesia is on line 2 already; keep the line that is right", NULL, 4,
			1 },
		{ "Country,Score\nIndonesia,94.88\n,\n\nMalaysia,98.06\n", NULL, "left out", 0, 0 },
	};

	(void)state;
	TRY(edges);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(scales),
		cmocka_unit_test(ranges),
		cmocka_unit_test(scales_of_pillars),
		cmocka_unit_test(tiers_and_ranks_alone),
		cmocka_unit_test(partial_editions),
		cmocka_unit_test(partial_editions_again),
		cmocka_unit_test(wrong_ranks),
		cmocka_unit_test(ranks_left_out),
		cmocka_unit_test(other_rules),
		cmocka_unit_test(gaps_behind_ties),
		cmocka_unit_test(names_and_codes),
		cmocka_unit_test(many_names),
		cmocka_unit_test(notes_and_ragged_rows),
	};

	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
