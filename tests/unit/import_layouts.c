/* The arrangements of a table: whichever column stands first, what is no figure, figures that
 * contradict each other, and of which edition the whole is. */
#include "edge.h"

/* ---- years as columns ---- */

static const char *const no_rank[] = { "rank", NULL };

static void years_as_columns(void **state)
{
	static const char twice[] = "3: Peru is on line 2 already; keep the line that is right";
	static const struct edge edges[] = {
		/* years that are of no figure */
		{ "Country 2021,2018,2020\nPeru,0.401,55.67\n", NULL, NULL, 0, 0 },
		{ "Country,Region 2021,2018,2020\nPeru,Americas,0.401,55.67\n", NULL, NULL, 0, 0 },
		{ "Country,2021 rank,2018 score,2020 score\nPeru,x,0.401,55.67\n",
			"columns not read: \"2021 rank\"", NULL, 0, 0, { .ignore = no_rank } },
		/* cells without a figure, but not those with nothing in them */
		{ "Country,2017,2018,2020\nPeru,-,0.401,55.67\nChile,,0.470,68.83\n",
			"csv: 1 cell without a figure", NULL, 0, 0 },
		{ "Country,2017,2018,2020\nPeru,-,0.401,55.67\nChile,n/a,0.470,68.83\n",
			"csv: 2 cells without a figure", NULL, 0, 0 },
		/* other years */
		{ "Country,2018,2020\nPeru,0.401,55.67\nChile,0.470,68.83\n",
			"csv: 2 figures of other years left out: 2018", NULL, 0, 0,
			{ .edition = 2020 } },
		/* a country twice, but for figures of two kinds */
		{ "Country,2018,2020\nPeru,0.401,55.67\nPeru,0.401,55.67\n", twice, NULL, 4, 1 },
		{ "Country,2018,2020\nAfghanistan,0.177,5.20\nAfghanistan,0.177,5.20\n",
			"Afghanistan is on line 2 already", NULL, 4, 1 },
		{ "Indicator,Country,2018,2020\nScore,Peru,0.401,55.67\nLegal,Peru,0.1,11\n", NULL,
			"already", 0, 0 },
		{ "Country,Indicator,2018,2020\nPeru,Score,0.401,55.67\nPeru,Legal,0.1,11\n", NULL,
			"already", 0, 0 },
		/* a figure in the first column makes a row of it */
		{ "2018,2020,Country\n0.401,55.67,Peru\n0.5,,Nowhere\n", "not a known", NULL, 4,
			1 },
		/* a row of nothing */
		{ "Country,2018,2020\nPeru,,\nChile,0.470,68.83\n", NULL, NULL, 0, 0 },
		{ "Country,Indicator,2018,2020\nPeru,Ours,5,x\n", "2: 2020: \"x\" ", NULL, 4, 1 },
		{ "Country,Indicator,2018,2020\nPeru,Ours,5,101\n", NULL, "outside", 0, 0 },
	};

	(void)state;
	TRY(edges);
}

static void figures_of_no_year_among_years(void **state)
{
	static const char score[] = "csv:1: \"Score\" names no year, the other columns do; say "
				    "--ignore score";
	static const char both[] = "csv:1: \"2018 score\" and the indicator column both say what "
				   "the figures are; say --ignore indicator or --ignore score";
	static const struct edge edges[] = {
		{ "Score,Country,2018 rank,2020 rank\n50,Peru,1,2\n", score, NULL, 4, 0 },
		{ "Country,Score,2018 rank,2020 rank\nPeru,50,1,2\n", score, NULL, 4, 0 },
		{ "Country,2018 rank,2020 rank,Score\nPeru,1,2,50\n", score, NULL, 4, 0 },
		{ "Country,2018,2020,Cooperation\nPeru,0.4,50,2\n", "\"Cooperation\" names no year",
			NULL, 4, 0 },
		{ "Country,2018,2020,Value\nPeru,0.4,50,2\n",
			"\"Value\" names no year, the other columns do; say --ignore value", NULL,
			4, 0 },
		{ "Indicator,Country,2018 score,2020 score\nScore,Peru,0.4,50\n", both, NULL, 4,
			0 },
		{ "Country,Indicator,2018 score,2020 score\nPeru,Score,0.4,50\n", both, NULL, 4,
			0 },
		{ "2018 score,2020,Country,Indicator\n0.4,50,Peru,Score\n", both, NULL, 4, 0 },
	};

	(void)state;
	TRY(edges);
}

/* ---- a row a year or a figure ---- */

static void years_in_a_column(void **state)
{
	static const struct edge edges[] = {
		/* the year of the row before is not that of this one */
		{ "Country,Year,Score\nPeru,2020,55.67\nChile,20201,50\n", "3: Year: \"20201\" ",
			NULL, 4, 1 },
		{ "Country,Year,Score\nPeru,2020,55.67\nChile,202,50\n", "3: Year: \"202\" ", NULL,
			4, 1 },
		{ "Country,Year,Score\nPeru,2020,55.67\nPeru,2020.0,55.67\n",
			"3: Peru is on line 2 already for GCI 2020; keep the line", NULL, 4, 1 },
		{ "Country,Year,Score\nPeru,\xC2\xA0"
		  "2020,55.67\nChile,\xC2\xA0"
		  "20,50\n",
			"3: Year: ", NULL, 4, 1 },
		{ "Country,Year,Score\nPeru,2018,\nChile,2020,50\n", "GCI 2020 has 1 of 194 scores",
			NULL, 0, 0 },
		/* its row a country has without a figure, too */
		{ "Country,Year,Score\nPeru,2020,\nPeru,2020,55.67\n",
			"3: Peru is on line 2 already for GCI 2020", NULL, 4, 1 },
		{ "Country,Year,Value\nPeru,2020,\nPeru,2020,55.67\n", "1 of 194 scores", NULL, 0,
			0 },
		{ "Country,Score\nPeru,\nPeru,55.67\n", "3: Peru is on line 2 already; keep", NULL,
			4, 1 },
		{ "Country,Year,Score\nPeru,2020,55.67\nChile,,50\n",
			"3: Year: \"\" has no year in it", NULL, 4, 1 },
		{ "Country,Year,Score\nPeru,2020,55.67\nPeru,1999,50\nPeru,2020,55.67\n",
			"4: Peru is on line 2 already for GCI 2020", NULL, 4, 1,
			{ .edition = 2020 } },
		/* rows of no country: with figures, whichever column they stand in, and without */
		{ "Score,Country,Year\n55.67,Peru,2020\n7,Nowhere,2020\n", "not a known", NULL, 4,
			1 },
		{ "Value,Year,Indicator,Country\n55.67,2020,Score,Peru\n7,2020,Score,Nowhere\n",
			"not a known", NULL, 4, 1 },
		{ "Value,Year,Indicator,Country\n55.67,2020,Score,Peru\n,2020,Score,Nowhere\n",
			"is no known country", NULL, 0, 0 },
		/* series of one's own */
		{ "Country,Year,Indicator,Value\nPeru,2020,Ours,-\nChile,2020,Ours,5\n",
			"csv: 1 cell without a figure", NULL, 0, 0 },
		{ "Country,Year,Indicator,Value\nPeru,2020,Ours,x\nChile,2020,Ours,5\n",
			"2: Value: \"x\" ", NULL, 4, 1 },
		{ "Country,Year,Indicator,Value\nPeru,2020,Ours,500\n", NULL, "no data rows", 0,
			0 },
		{ "Country,Year,Indicator,Value\nPeru,2020,Ours,-\n",
			"no data rows: no country in it has a figure", NULL, 4, 0 },
		{ "Country,Year,Indicator,Value\nPeru,2020,\xC2\xA0,5\n",
			"2: Indicator: the row does not say what its figure is", NULL, 4, 1 },
		{ "Indicator,Country,Year,Value\n,Peru,2020,5\n",
			"2: Indicator: the row does not say what its figure is", NULL, 4, 1 },
	};

	(void)state;
	TRY(edges);
}

static void scales_in_a_column(void **state)
{
	static const struct edge edges[] = {
		{ "Scale,Country,Year,Score\n2,Peru,2020,50\n", "\"2\" is not a scale: 1 or 100",
			NULL, 4, 1 },
		/* each row says its own */
		{ "Country,Year,Score,Scale\nPeru,2020,0.5567,1\nChile,2020,68.83,\n",
			"2 of 194 scores", "outside", 0, 0 },
		{ "Country,Year,Score,Scale\nPeru,2020,0.5567,\xC2\xA0"
		  "1\nChile,2020,68.83,100\xC2\xA0\nMali,2020,10.14,\xC2\xA0\n",
			"3 of 194 scores", "outside", 0, 0 },
		{ "Country,Year,Score,Scale\nPeru,2020,0.5567,1\nChile,2020,68.83,x\n",
			"3: Scale: \"x\" is not a scale", "outside", 4, 1 },
		/* a figure of 0-100 in an edition of 0-1, and too many */
		{ "Country,Year,Score,Scale\nPeru,2018,40.1,100\nChile,2018,47.0,100\n", NULL, NULL,
			0, 0 },
		{ "Country,Year,Score,Scale\nPeru,2018,40.1,1\nChile,2018,0.470,1\n",
			"40.1 is outside 0-1", NULL, 4, 1 },
	};

	(void)state;
	TRY(edges);
}

/* A mere value beside others: the score, where nothing else can be. */
static void values_beside_figures(void **state)
{
	static const char score[] = "could both be the score; say --ignore value";
	static const struct edge edges[] = {
		{ "Rank,Country,Year,Value\n86,Peru,2020,55.67\n", NULL, NULL, 0, 0 },
		{ "Country,Year,Value,Cooperation\nPeru,2020,55.67,10\n", NULL, NULL, 0, 0 },
		{ "Score,Country,Year,Value\n55.67,Peru,2020,55.67\n",
			"csv:1: \"Value\" and \"Score\" could both be the figures; say --ignore "
			"value or --ignore score",
			NULL, 4, 0 },
		{ "Country,Year,Value,Score\nPeru,2020,55.67,55.67\n",
			"\"Value\" and \"Score\" could both be the figures", NULL, 4, 0 },
		{ "Value,Score,Country,Year\n55.67,55.67,Peru,2020\n",
			"\"Value\" and \"Score\" could both be the figures", NULL, 4, 0 },
		{ "Indicator,Country,Year,Value,Rank\nScore,Peru,2020,55.67,86\n",
			"\"Value\" and \"Rank\" could both be the figures; say --ignore value or "
			"--ignore rank",
			NULL, 4, 0 },
		{ "Value,Country\n55.67,Peru\n", "1 of 194 scores", NULL, 0, 0 },
		{ "Value,Score,Country\n55.67,55.67,Peru\n", score, NULL, 4, 0 },
		{ "Score,Value,Country\n55.67,55.67,Peru\n", score, NULL, 4, 0 },
		{ "Country,Score,Value\nPeru,55.67,55.67\n",
			"csv:1: score: \"Score\" and \"Value\" could both be the score", NULL, 4,
			0 },
		{ "Score,Country\n55.67,Peru\n7,Nowhere\n", "not a known", NULL, 4, 1 },
	};

	(void)state;
	TRY(edges);
}

/* ---- of which edition, and how many figures ---- */

static void the_edition_of_a_file(void **state)
{
	static const struct {
		const char *text;
		int edition; /* 0: several */
		int64_t same;
		struct import_options options;
	} cases[] = {
		{ "Country,Score\nPeru,55.67\n", 2020, 1, { .edition = 2020 } },
		{ "Country,2020\nPeru,55.67\n", 2020, 1, { 0 } },
		{ "2018,Country\n0.401,Peru\n", 2018, 1, { 0 } },
		{ "Country,2018,2020\nPeru,0.401,55.67\n", 0, 2, { 0 } },
		{ "Country,2018,2020\nPeru,,55.67\n", 2020, 1, { 0 } },
		{ "Country,Indicator,2020\nPeru,Score,55.67\n", 2020, 1, { 0 } },
		{ "Indicator,Country,2020\nScore,Peru,55.67\n", 2020, 1, { 0 } },
		{ "Country,Year,Score\nPeru,2020,55.67\nChile,2020,68.83\n", 2020, 2, { 0 } },
		{ "Country,Year,Score\nPeru,2020,55.67\nPeru,2018,0.401\n", 0, 2, { 0 } },
		{ "Country,Year,Score\nPeru,2020,55.67\nPeru,2018,0.401\n", 2020, 1,
			{ .edition = 2020 } },
		{ "Country,Indicator,Value\nPeru,Score,55.67\n", 2020, 1, { .edition = 2020 } },
		{ "Country,Score 2018\nPeru,0.401\n", 2018, 1, { .layout = "long" } },
		{ "Country,Score 2018,Rank\nPeru,0.401,\n", 2018, 1, { .layout = "plain" } },
		{ "Country,Year,Score,Scale\nPeru,2020,0.5567,1\nChile,2020,68.83,100\n", 2020, 2,
			{ 0 } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct trial trial;

		put("own.csv", cases[i].text, strlen(cases[i].text));
		trial_init(&trial);
		trial.options = cases[i].options;
		trial.options.today = "2025-06-01";
		store_close(run(&trial, "own.csv"));
		unlink("own.csv");
		expect_status(&trial, cases[i].text, 0);
		if (trial.report.files[0].edition != cases[i].edition ||
			trial.report.files[0].tally.same != cases[i].same)
			fail_msg("%s: of %d, %lld the same", cases[i].text,
				trial.report.files[0].edition,
				(long long)trial.report.files[0].tally.same);
		trial_finish(&trial);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(years_as_columns),
		cmocka_unit_test(figures_of_no_year_among_years),
		cmocka_unit_test(years_in_a_column),
		cmocka_unit_test(scales_in_a_column),
		cmocka_unit_test(values_beside_figures),
		cmocka_unit_test(the_edition_of_a_file),
	};

	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
