/* What few files have in them: scales beside ranks and tiers, countries of no edition, headings
 * without a word, notes without an end, and tables told by the store alone. */
#include "import/editions.h"

#include "edge.h"

#include <sqlite3.h>

/* ---- editions ---- */

/* What is known of an edition may be nothing, and the same can be said again. */
static void options_of_known_editions(void **state)
{
	struct gci_edition edition = { .label = 2027, .scale = 1, .break_note = "new" };
	const struct gci_edition *editions[] = { &edition };
	struct import_options options = { .edition = 2027, .published = "2027-09-01" };
	struct import_run run = { .editions = editions, .edition_count = 1, .options = &options };
	struct err err = { 0 };

	(void)state;
	assert_false(edition_check_options(&run, &err));
	assert_string_equal(err.text,
		"--published: GCI 2027 is known here as published on no known day; leave the "
		"option out");
	options.published = NULL;
	options.break_text = "new";
	assert_true(edition_check_options(&run, &err));
	options.break_text = "newer";
	assert_false(edition_check_options(&run, &err));
	edition.break_note = NULL;
	assert_false(edition_check_options(&run, &err));
	/* A new one has the scale of the last. */
	assert_int_equal(edition_scale(&run, 0), 1);
	assert_int_equal(edition_scale(&run, 100), 100);
	run.edition_count = 0;
	assert_int_equal(edition_scale(&run, 0), 100);
	assert_int_equal(edition_scale(&run, 1), 1);
}

static void years_as_editions(void **state)
{
	static const struct edge edges[] = {
		{ "Country,Year,Score\nIndonesia,2021,94.88\n",
			"csv: GCI 2021 is a new edition, published 2021, scores", "means", 0, 0,
			{ .new_editions = true } },
		{ "Country,Year,Score\nIndonesia,2021,94.88\n", "means GCI 2020", "new edition", 0,
			0 },
		{ "Country,Year,Score\nIndonesia,2026,94.88\n", "GCI 2026 is a new edition", NULL,
			0, 0, { .new_editions = true, .collected = "2025" } },
		{ "Country,Year,Score\nIndonesia,2026,94.88\n", "GCI 2026 is a new edition",
			"compares", 0, 0, { .new_editions = true, .break_text = "new" } },
		/* other years than the one asked for */
		{ "Country,Year,Score\nIndonesia,2020,94.88\nIndonesia,2018,0.776\n"
		  "Indonesia,2017,0.424\n",
			"csv: 2 figures of other years left out: 2018, 2017", NULL, 0, 0,
			{ .edition = 2020 } },
		{ "Country,Year,Score\nIndonesia,2021,94.88\nIndonesia,1999,0.776\n",
			"csv: 1 figure of other years left out: 1999", NULL, 0, 0,
			{ .edition = 2020 } },
		{ "Country,Year,Score\nIndonesia,1999,0.776\n",
			"no figure is of the edition asked for (--edition 2020), but of 1999", NULL,
			4, 1, { .edition = 2020 } },
		{ "Country,Year,Indicator,Value\nIndonesia,2020,Ours,94.88\n"
		  "Indonesia,1999,Ours,0.776\n",
			NULL, "asked for", 0, 0, { .edition = 2020 } },
	};

	(void)state;
	TRY(edges);
}

/* ---- figures ---- */

static void scales_leave_ranks_and_tiers(void **state)
{
	static const struct edge edges[] = {
		{ "Country,Score,Rank\nIndonesia,0.9488,24\n", NULL, NULL, 0, 0, { .scale = 1 } },
		{ "Country,Score,Tier\nIndonesia,1,T1\n", NULL, NULL, 0, 0, { .scale = 1 },
			"gci2024.csv" },
		{ "Country,Year,Score,Scale\nIndonesia,2020,94.88,100\nPeru,2020,0.5567,1\n", NULL,
			NULL, 0, 0 },
		{ "Country,Year,Score,Scale\nIndonesia,2020,94.88,\nPeru,2020,55.67, \n", NULL,
			NULL, 0, 0 },
		{ "Country,Year,Score,Scale\nIndonesia,2020,94.88,2\nPeru,2020,55.67,10\n"
		  "Chile,2020,50,101\nJapan,2020,50,1000\n",
			"2: Scale: \"2\" is not a scale: 1 or 100", NULL, 4, 4 },
		{ "Country,Year,Score,Scale\nIndonesia,2020,0.9488,whatever\n", NULL, NULL, 0, 0,
			{ .scale = 1 } },
		{ "Country,Score\nIndonesia,\"1,234\"\n", "csv: figures such as 1,234 may be", NULL,
			4, 1 },
		{ "Country,Score\nIndonesia,\"94,88\"\nPeru,\"1,234\"\n",
			"csv: read with decimal commas", "may be", 0, 0 },
		{ "Country,Year,Score\nIndonesia,2020,94.88\nPeru, 2020 ,55.67\n", NULL, NULL, 0,
			0 },
		/* an indicator that names its year */
		{ "Country,Year,Indicator,Value\nIndonesia,2020,GCI score 2020,94.88\n", NULL, NULL,
			0, 0 },
		{ "Country,Year,Indicator,Value\nIndonesia,2021,GCI score 2020,94.88\n", NULL, NULL,
			0, 0 },
		{ "Country,Year,Indicator,Value\nIndonesia,2020,GCI score 2021,94.88\n",
			"names another year than GCI 2020", NULL, 4, 1 },
		{ "Country,Year,Indicator,Value\nIndonesia,2021,GCI score 2021,94.88\n", NULL, NULL,
			0, 0 },
	};

	(void)state;
	TRY(edges);
}

/* ---- headings ---- */

static const char long_field[] =
	"a field that has a name of much more than sixty letters, which nobody reads=Score";
static const char *const map_long[] = { long_field, NULL };
static const char *const map_bytes[] = { "score=\xFF\xFE", NULL };
static const char *const map_loose[] = { "score=OUR FIGURE", NULL };
static const char *const map_code[] = { "code=Ours", NULL };

static void headings(void **state)
{
	static const struct edge edges[] = {
		{ "Country,Score\nIndonesia,94.88\n",
			"--map: no field \"a field that has a name of much more than sixty "
			"letters, "
			"whi\"; there",
			NULL, 2, 0, { .map = map_long } },
		{ "Country,Figure\nIndonesia,94.88\n", "--map: no column \"", NULL, 2, 0,
			{ .map = map_bytes } },
		/* a column without a heading is never the one that is meant */
		{ "Country,,Our figure\nIndonesia,1,94.88\n", NULL, NULL, 0, 0,
			{ .map = map_loose } },
		{ "Country,Ours,ISO3,Score\nIndonesia,IDN,IDN,94.88\n", NULL, NULL, 0, 0,
			{ .map = map_code } },
		{ "Country,cca3,Score\nIndonesia,IDN,94.88\n", NULL, NULL, 0, 0 },
		{ "Country,cca2,cca3,Score\nIndonesia,ID,IDN,94.88\n", NULL, "could both", 0, 0 },
		{ "Country,Year,Indicator,Indicator label,Value\nIndonesia,2020,x,GCI "
		  "score,94.88\n",
			NULL, "could both", 0, 0 },
		{ "Country,\x01,Score\nIndonesia,1,94.88\n", NULL, NULL, 0, 0 },
		{ "Country,***,Score\nIndonesia,1,94.88\n", NULL, NULL, 0, 0 },
	};

	(void)state;
	TRY(edges);
}

/* Half a megabyte of titles, each of its own. */
static void long_titles(void **state)
{
	struct edge edge = { .status = 4 };
	STR_SCOPED text = { 0 };

	(void)state;
	for (int line = 0; line < 18; line++) {
		for (int i = 0; i < 300; i++)
			str_addf(&text,
				"%sa title of a hundred letters and a few more, so that "
				"there is no end to it, and it goes on %d",
				i ? "," : "", i);
		str_add(&text, "\n");
	}
	str_add(&text, "Country,Score\nIndonesia,94.88\n");
	edge.text = str_text(&text);
	edge.problems = 0;
	try(&edge);
}

/* ---- rows ---- */

static void rows_of_one_cell(void **state)
{
	static const struct edge edges[] = {
		{ "Country,Score\nIndonesia,94.88\n\xC2\xA9 the authors,\n",
			"left out as a footnote: \"\xC2\xA9 the authors\"", NULL, 0, 0 },
		{ "Country,Score\nIndonesia,94.88\nCopyright  the authors ,\n", NULL, NULL, 0, 0 },
		{ "Country,Score\nIndonesia,94.88\nSOURCE of it,\n", "left out as a footnote", NULL,
			0, 0 },
		{ "Country,Score\nIndonesia,94.88\n,not a figure at all\n",
			"left out as a footnote: \"not a figure at all\"", NULL, 0, 0 },
		{ "Country,Score\nIndonesia,94.88\n,T1 is the best of all\n", "left out as", NULL,
			0, 0 },
		{ "Country,Tier\nIndonesia,T1\n,T2\n", "figures without a country", NULL, 4, 1,
			{ 0 }, "gci2024.csv" },
		{ "Country,Score\nIndonesia,94.88\n,5 (est.)\n", NULL, "footnote", 4, 1 },
		{ "Country,Score\nIndonesia,94.88\nNowhere,\n",
			"csv: 1 row without a figure is no known country: Nowhere", NULL, 0, 0 },
	};

	(void)state;
	TRY(edges);
}

static void codes_and_states(void **state)
{
	static const struct edge edges[] = {
		{ "State,Score\nID,94.88\nPE,55.67\n",
			"two letters (ID) are codes of states and provinces too", NULL, 4, 1 },
		{ "State,Score\nIDN,94.88\nPER,55.67\n", NULL, "provinces", 0, 0 },
		{ "State,Code,Score\nIndonesia,ID,94.88\nPeru,,55.67\n", NULL, "provinces", 0, 0 },
		{ "Country,Code,Score\nIDN,,94.88\nPER,,55.67\n", NULL, NULL, 0, 0 },
		{ "Country,Code,Score\nIDN,ID,94.88\nPER,PE,55.67\n", NULL, NULL, 0, 0 },
		{ "Country,Code,Score\nNowhere,ID,94.88\nPeru,PE,55.67\n",
			"\"Nowhere\" is not a known name", NULL, 4, 1 },
		{ "Country,Score\nASEAN,94.88\nPeru,55.67\n", "left out (--skip-unknown)", NULL, 0,
			0, { .skip_unknown = true } },
		{ "Country,Score\nKorea,94.88\nPeru,55.67\nChile,50\n", "may be", NULL, 4, 1,
			{ .skip_unknown = true } },
	};

	(void)state;
	TRY(edges);
}

/* As many countries as in the edition before it, not in the last one. */
static void countries_of_new_editions(void **state)
{
	static const char text[] = "Country,Score\nIndonesia,50\nPeru,40\n";
	static const struct edge edges[] = {
		{ text, "GCI 2013 has 2 of 194 scores in this file", NULL, 0, 0,
			{ .edition = 2013, .published = "2013-05-01" }, "own.csv" },
		{ text, "GCI 2016 has 2 of 195 scores in this file", NULL, 0, 0,
			{ .edition = 2016, .published = "2016-05-01" }, "own.csv" },
		{ text, "GCI 2027 has 2 of 194 scores in this file", NULL, 0, 0,
			{ .edition = 2027, .published = "2027-05-01" }, "own.csv" },
	};

	(void)state;
	TRY(edges);
}

/* ---- ranks ---- */

static void ranks_of_other_rules(void **state)
{
	static const struct edge edges[] = {
		/* rows are missing, but after each tie its size is */
		{ "Country,Rank,Score\nIndonesia,10,90\nPeru,11,80\nChile,11,80\nMali,13,70\n"
		  "Chad,20,60\nTogo,20,60\nKenya,22,50\nNepal,30,40\nJapan,30,40\nItaly,32,30\n",
			"the ranks follow competition ranks (1,2,2,4)", "agree", 4, 1 },
		/* what came with the program is kept as printed, and the rest judged without it */
		{ "Country,Rank,Score\nIndonesia,1,90\nPeru,2,80\nChile,2,80\nMali,9,70\n"
		  "Chad,4,60\nTogo,5,50\n",
			"rank 9 of Mali does not fit its score 70 (rank 2 above it, rank 4 below "
			"it); "
			"kept as printed",
			"competition", 0, 0, { .bundled = true } },
		{ "Country,Rank,Score\nIndonesia,1,90\nPeru,2,80\nChile,9,80\nMali,4,70\n"
		  "Chad,10,60\nTogo,10,60\nKenya,12,50\nNepal,20,40\nJapan,20,40\nItaly,22,30\n",
			"the ranks follow competition ranks", "agree", 4, 1, { .bundled = true } },
		/* the two above are in no order, which would be that of the rows */
		{ "Country,Rank,Score\nIndonesia,2,90\nPeru,1,80\nChile,3,70\nMali,4,70\n",
			"contradict", "order of the rows", 4, 2 },
		/* the last row has scored nothing */
		{ "Country,Rank,Score\nIndonesia,1,90\nPeru,3,80\nChile,3,80\nMali,4,0\n",
			"the ranks follow the rule 1,3,3,4", NULL, 4, 1 },
	};

	(void)state;
	TRY(edges);
}

static void ranks_beside_the_store(void **state)
{
	static const struct edge edges[] = {
		/* no figure of it is in the store */
		{ "Country,Rank,Score\nHong Kong,24,94.88\nIndonesia,24,94.88\n", NULL, NULL, 0,
			0 },
		{ "Country,Rank\nIndonesia,31\nViet Nam,32\nPhilippines,69\n",
			"the ranks follow competition ranks (1,2,2,4) of GCI 2020, ITU prints "
			"dense ranks (1,2,2,3): Indonesia is 31 of all countries, its ITU rank is "
			"24",
			NULL, 4, 1, { .rank_only = true } },
		{ "Country,Rank\nIndonesia,24\nViet Nam,25\nPhilippines,61\n", NULL, NULL, 0, 0,
			{ .rank_only = true } },
	};

	(void)state;
	TRY(edges);
}

/* Codes are codes with blanks around them, too. */
static void blanks_around_codes(void **state)
{
	static const struct edge edges[] = {
		{ "Country,Score\n IDN ,94.88\n\tPER,55.67\n", "2 of 194 scores", NULL, 0, 0 },
		{ "Code,Country,Score\n IDN ,Nusantara,94.88\nPER,Peru,55.67\n", "2 of 194 scores",
			NULL, 0, 0 },
		{ "State,Score\n\xC2\xA0SC ,94.88\nPA,55.67\n",
			"two letters (SC) are codes of states", NULL, 4, 1 },
		{ "Country,Year,Indicator,Value\nIndonesia,2020, Score ,94.88\n", "1 of 194 scores",
			NULL, 0, 0 },
		{ "Country,Year,Indicator,Value\nIndonesia,2020,\x01Ours,94.88\n",
			"the name of an indicator has a control character in it: ", NULL, 4, 0 },
		{ "Country,Year,Indicator,Value\nIndonesia,2020,Our\x1Fs,94.88\n",
			"the name of an indicator has a control character in it: ", NULL, 4, 0 },
		{ "Country,Year,Indicator,Value\nIndonesia,2020,  ,94.88\n",
			"the row does not say what its figure is", NULL, 4, 1 },
	};

	(void)state;
	TRY(edges);
}

/* The first group of the store and the last are no countries, by name or by code. */
static void groups_are_no_countries(void **state)
{
	static const char says[] = "is a group or a region, not a country";
	static const struct edge edges[] = {
		{ "Country,Score\nPeru,94.88\nAsia-Pacific Economic Cooperation,60\n", says, NULL,
			4, 1 },
		{ "Country,Score\nPeru,94.88\nAPEC,60\n", says, NULL, 4, 1 },
		{ "Country,Score\nPeru,94.88\nWorld Bank upper middle income,60\n", says, NULL, 4,
			1 },
		{ "Country,Score\nPeru,94.88\nWB-UMC,60\n", says, NULL, 4, 1 },
		{ "Country,Score\nPeru,94.88\nAPE,60\n", "not a known", NULL, 4, 1 },
	};

	(void)state;
	TRY(edges);
}

/* What is wrong with a figure is said with the heading it stands under. */
static void headings_of_figures(void **state)
{
	static const struct edge edges[] = {
		{ "Country,2018,2020\nPeru,0.401,100.01\n", "2: 2020: 100.01 is outside 0-100",
			NULL, 4, 1 },
		{ "Country,2018,2020\nPeru,1.01,50\nChile,0.4,50\n", "2: 2018: 1.01 is outside 0-1",
			NULL, 4, 1 },
		/* and may stand first */
		{ "Value,Year,Country\n55.67,2020,Peru\n", "1 of 194 scores", NULL, 0, 0 },
		{ "Note,Pays\n55.67,Peru\n", "\"Note\" is read as the score", NULL, 0, 0 },
		{ "Score,Country\n55.67,Peru\n", "1 of 194 scores", NULL, 0, 0 },
		{ "Nilai,Negara,Tahun,Peringkat\n55.67,Peru,2020,86\n", "1 of 194 scores", NULL, 0,
			0 },
		{ "Value,Year,Indicator,Country\n55.67,2020,Score,Peru\n", "1 of 194 scores", NULL,
			0, 0 },
		{ "Country,Year,Points\nPeru,2020,100.01\n", "2: Points: 100.01 is outside 0-100",
			NULL, 4, 1 },
		{ "Country,Year,Indicator,Figure\nPeru,2020,Score,100.01\n",
			"2: Figure: 100.01 is outside 0-100", NULL, 4, 1 },
	};

	(void)state;
	TRY(edges);
}

/* Words of a file's name, of its titles and its headings; not parts of words. */
static void other_indices(void **state)
{
	static const char *const others[] = { "ncsi.csv", "2020 NCSI", "my-egdi_2020.csv",
		"NRI.csv", "National Cyber Security Index.csv", "e-government development index",
		"a Network Readiness Index 2020.csv" };
	static const char text[] = "Country,Score\nPeru,50\n",
			  says[] = "a store holds the Global Cybersecurity Index alone";
	static const struct edge edges[] = {
		{ "NCSI,Country,Score\n1,Peru,50\n", says, NULL, 4, 0 },
		{ "Network Readiness Index\nCountry,Score\nPeru,50\n", says, NULL, 4, 0 },
		{ "Country,Score,NRI\nPeru,50,7\n", says, NULL, 4, 0 },
		{ "Country,Score,Incsis\nPeru,50,7\n", NULL, says, 0, 0 },
		{ text, NULL, says, 0, 0, { .edition = 2020 }, "incsis.csv" },
		{ "Country,Year,Indicator,Value\nPeru,2020,Country,7\n", NULL, "0-100", 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		const struct edge edge = { .text = text,
			.says = says,
			.status = 4,
			.options = { .edition = 2020 },
			.file = others[i] };

		try(&edge);
	}
	TRY(edges);
}

/* Columns that are not read are listed as long as there are no more than 300 bytes of them. */
static void a_list_of_columns_has_an_end(void **state)
{
	static const int lengths[] = { 56, 56, 56, 57, 57 };

	(void)state;
	for (int more = 0; more < 2; more++) {
		STR_SCOPED text = { 0 };
		struct edge edge = { .says = more ? "xxx\", ..." : "\"last\"",
			.silent = more ? "last" : "..." };

		str_add(&text, "Country,Score");
		for (size_t i = 0; i < 5; i++) {
			str_addf(&text, ",%c", (char)('a' + i));
			for (int k = 1; k < lengths[i] + (i == 4 && more); k++)
				str_addc(&text, 'x');
		}
		str_add(&text, ",last\nPeru,55.67,1,2,3,4,5,6\n");
		edge.text = str_text(&text);
		try(&edge);
	}
}

/* What is said of a file as a whole is said without a line. */
static void notes_of_the_whole_file(void **state)
{
	static const struct edge edges[] = {
		{ "Country,Score\nPeru,55.67\n",
			"gci2021.csv: 2021 in the file's name means GCI 2020", NULL, 0, 0, { 0 },
			"gci2021.csv" },
		{ "Country;Score\nPeru;55.67\n", "gci2020.csv: fields are separated by", NULL, 0,
			0 },
		{ "Country,Score\nPeru,50\n", "own.csv: GCI 2027 is a new edition", NULL, 0, 0,
			{ .edition = 2027, .published = "2027-09-01" }, "own.csv" },
		{ "Country,Score\nPeru,0.5\n", "gci2020.csv: Score: no score is above 0.5", NULL, 4,
			1 },
		{ "Country,Score\nYemen,0\n", "gci2020.csv: GCI 2020 has 1 of 194 scores",
			"multiply", 0, 0 },
		{ "Country,Score\nPeru,55.6\n", "gci2018.csv: Score: scores reach 55.6", NULL, 4, 1,
			{ 0 }, "gci2018.csv" },
		{ "Country,Legal,Technical,Organizational,Capacity,Cooperation\n"
		  "Peru,0.1,0.1,0.1,0.1,0.1\n",
			"gci2020.csv: no pillar is above 0.2", NULL, 4, 1 },
		{ "Country,Score,Tier\nPeru,55.67,T3\n",
			"gci2020.csv: Tier: ITU printed no tiers in GCI 2020", NULL, 4, 1 },
		{ "Country,Rank\nPeru,86\n",
			"gci2020.csv: Rank: ranks without scores cannot be checked", NULL, 4, 1 },
		{ "Country,Rank,Score\nPeru,86,55.67\n", "gci2020.csv: Rank: ranks of 1 of 194",
			NULL, 0, 0 },
		{ "Country,Rank\nAfghanistan,2\nPeru,1\n",
			"gci2020.csv: Rank: the ranks count the 2 countries", NULL, 4, 1,
			{ .rank_only = true } },
		{ "Country,Rank,Score\nPeru,86,55.67\n",
			"gci2024.csv: Rank: ITU printed no ranks in GCI 2024", NULL, 4, 1, { 0 },
			"gci2024.csv" },
		{ "Country,Rank,Score\nPeru,5,60\nChile,1,50\nMali,4,40\nChad,2,30\nTogo,3,20\n",
			"gci2020.csv: Rank: the ranks of 4 of 5 rows contradict the scores", NULL,
			4, 1 },
	};

	(void)state;
	TRY(edges);
	for (int dry = 0; dry < 2; dry++) {
		struct trial trial;

		put("gci2020.csv", "Country,Score\nPeru,55.67\n", 25);
		trial_init(&trial);
		trial.options.dry_run = dry;
		trial.options.today = "2025-06-01";
		store_close(run(&trial, "gci2020.csv"));
		assert_int_equal(trial.report.files[0].source, dry ? 0 : 7);
		assert_int_equal(trial.report.files[0].tally.same, 1);
		trial_finish(&trial);
		unlink("gci2020.csv");
	}
}

/* In a row of no country blanks and marks are no figures. */
static void blanks_are_no_figures(void **state)
{
	static const struct edge edges[] = {
		{ "Country,Score\nIndonesia,94.88\nNothing known, \xC2\xA0\t\n", NULL, NULL, 0, 0 },
		{ "Country,Score\nIndonesia,94.88\nNothing known, n/a \n", NULL, NULL, 0, 0 },
		{ "Country,Score\nIndonesia,94.88\nNothing known, 7 \n", "not a known", NULL, 4,
			1 },
		{ "Country,Year,Score\nIndonesia,2020,94.88\nNothing known,2020, .. \n", NULL, NULL,
			0, 0 },
		{ "Country,Year,Indicator,Value\nIndonesia,2020,Score,94.88\n"
		  "Nothing known,2020,Score, - \n",
			NULL, NULL, 0, 0 },
		{ "Country,2018,2020\nIndonesia,0.776,94.88\nNothing known, - ,  \n", NULL, NULL, 0,
			0 },
		{ "Country,2018,2020\nIndonesia,0.776,94.88\nNothing known, - , 7\n", "not a known",
			NULL, 4, 1 },
	};

	(void)state;
	TRY(edges);
}

/* The country that is first in the store counts as any other. */
static void the_first_country(void **state)
{
	static const struct edge edges[] = {
		{ "Country,Score\nAfghanistan,94.88\nPeru,0.5\n", NULL, "multiply", 0, 0 },
		{ "Country,Score\nAfghanistan,1.001\nPeru,0.5\n", "1.001 is outside 0-1, the", NULL,
			4, 1, { .scale = 1 } },
		{ "Country,Rank,Score\nAfghanistan,24,\nPeru,86,55.67\n",
			"2: Rank: Afghanistan has a rank but no score to check it by", NULL, 4, 1 },
		{ "Country,Rank,Score\nAfghanistan,1,50\nPeru,2,60\n", "contradicts its score",
			NULL, 4, 1 },
		{ "Country,Rank\nAfghanistan,179\n",
			"Afghanistan is 179 of all countries, its ITU rank is 171", NULL, 4, 1,
			{ .rank_only = true } },
		{ "Country,Rank\nAfghanistan,2\nPeru,1\n",
			"the ranks count the 2 countries of this file alone: Afghanistan has 2, "
			"its "
			"ITU rank in GCI 2020 is 171",
			NULL, 4, 1, { .rank_only = true } },
		{ "Country,Rank\nAfghanistan,1\nBurundi,2\nDjibouti,2\nYemen,3\n",
			"the ranks count the 4 countries of this file alone", NULL, 4, 1,
			{ .rank_only = true } },
		/* one of them has no score to count it by */
		{ "Country,Rank\nAfghanistan,2\nPeru,1\nHong Kong,3\n", NULL, "of this file alone",
			0, 0, { .rank_only = true } },
		{ "Country,Rank\nHonduras,186\n", NULL, NULL, 4, 1, { .rank_only = true } },
	};
	struct trial trial;

	(void)state;
	TRY(edges);
	put("gci2020.csv", "Country,Score\nPeru,55.67\n", 25);
	trial_init(&trial);
	store_close(run(&trial, "gci2020.csv"));
	assert_string_equal(trial.report.files[0].missing[0], "Afghanistan");
	trial_finish(&trial);
	unlink("gci2020.csv");
}

/* Imports two files into one edition that is new; what is said of the second. */
static void expect_second(
	const char *first, const char *second, bool rank_only, const char *says, const char *silent)
{
	const char *const texts[] = { first, second };
	struct store *store = store_new();
	const char *path = "own.csv";

	for (int i = 0; i < 2; i++) {
		struct trial trial;

		trial_init(&trial);
		put(path, texts[i], strlen(texts[i]));
		trial.options.edition = 2027;
		trial.options.published = "2027-09-01";
		trial.options.rank_only = rank_only;
		run_in(&trial, store, &path, 1);
		expect_status(&trial, texts[i], 0);
		if (i && says)
			expect_said(&trial, texts[i], says);
		if (i && silent && strstr(str_text(&trial.said), silent))
			fail_msg("%s", str_text(&trial.said));
		trial_finish(&trial);
	}
	store_close(store);
	unlink(path);
}

/* A partial edition tells nothing about ranks. */
static void ranks_of_a_partial_edition(void **state)
{
	(void)state;
	expect_second("Country,Score\nIndonesia,90\nPeru,90\nChile,80\n",
		"Country,Rank\nIndonesia,1\nPeru,1\nChile,3\n", true, NULL, "follow");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(options_of_known_editions),
		cmocka_unit_test(years_as_editions),
		cmocka_unit_test(scales_leave_ranks_and_tiers),
		cmocka_unit_test(headings),
		cmocka_unit_test(long_titles),
		cmocka_unit_test(rows_of_one_cell),
		cmocka_unit_test(codes_and_states),
		cmocka_unit_test(ranks_of_other_rules),
		cmocka_unit_test(ranks_beside_the_store),
		cmocka_unit_test(blanks_around_codes),
		cmocka_unit_test(groups_are_no_countries),
		cmocka_unit_test(headings_of_figures),
		cmocka_unit_test(other_indices),
		cmocka_unit_test(a_list_of_columns_has_an_end),
		cmocka_unit_test(notes_of_the_whole_file),
		cmocka_unit_test(blanks_are_no_figures),
		cmocka_unit_test(the_first_country),
		cmocka_unit_test(countries_of_new_editions),
		cmocka_unit_test(ranks_of_a_partial_edition),
	};

	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
