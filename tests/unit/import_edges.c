/* The checks of an import at their edges: of each rule the last table that passes and the first
 * that does not. */
#include "edge.h"

/* ---- scales and ranges ---- */

static void scales(void **state)
{
	static const struct edge edges[] = {
		{ "Country,Score\nIndonesia,1\nMalaysia,0.98\n",
			"csv: Score: no score is above 1, but", NULL, 4, 1 },
		/* the largest as it is written first */
		{ "Country,Score\nIndonesia,1\nMalaysia,1.00\n",
			"csv: Score: no score is above 1, but", NULL, 4, 1 },
		/* no range is asked for then */
		{ "Country,Score\nIndonesia,0.9\nMalaysia,-0.5\n",
			"csv: Score: no score is above 0.9, but", "outside", 4, 1 },
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
		{ "Country,Score\nIndonesia,100.00\nMalaysia,0\n", NULL, "decimal commas", 0, 0 },
		{ "Country,Score\nIndonesia,\"94,88\"\n", NULL, "decimal commas", 0, 0,
			{ .decimal = ',' } },
		{ "Country,Score\nIndonesia,100.01\nMalaysia,0\n",
			"2: Score: 100.01 is outside 0-100, the range of the score in GCI 2020",
			NULL, 4, 1 },
		/* the figure in the first column */
		{ "Score,Country\n100.01,Indonesia\n", "2: Score: 100.01 is outside 0-100", NULL, 4,
			1 },
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
		/* on the line where the country is first */
		{ "Country,Year,Indicator,Value\nIndonesia,2020,Rank,24\n"
		  "Indonesia,2020,Legal,18.48\nMalaysia,2020,Score,98.06\n",
			"csv:2: Value: Indonesia has a rank but no score to check it by", NULL, 4,
			1 },
		{ "Country,Rank,Score\nIndonesia,1,100\n",
			"csv: Rank: ITU printed no ranks in GCI 2024", NULL, 4, 1, { 0 },
			"gci2024.csv" },
	};

	(void)state;
	TRY(edges);
}

/* ---- whose the rows are ---- */

static void names_and_codes(void **state)
{
	static const struct edge edges[] = {
		/* a name that is not known, beside an ISO3 code that is */
		{ "Country,Code,Score\nIndonesien Nord,IDN,94.88\nMalaysia,MYS,98.06\n",
			"csv: 1 names are not known; the ISO3 code beside them decided", NULL, 0,
			0 },
		{ "Country,Code,Score\nNusantara,\xC2\xA0IDN,94.88\nKorea,KOR,98.52\n",
			"csv: 1 names are not known; the ISO3 code beside them decided", NULL, 0,
			0 },
		{ "Country,Code,Score\nNusantara,ID,94.88\nMalaysia,MYS,98.06\n",
			"csv:2: Country: \"Nusantara\" is not a known name", "decided", 4, 1 },
		{ "Country,Code,Score\nNusantara,XQZ,94.88\nMalaysia,MYS,98.06\n",
			"csv:2: Country: \"Nusantara\" is not a known name", "decided", 4, 1 },
		/* the reverse */
		{ "Country,Code,Score\nIndonesia,XYZ,94.88\nMalaysia,MYS,98.06\n",
			"csv: 1 codes are not known; the name beside them decided", NULL, 0, 0 },
		{ "Country,Code,Score\nIndonesia,,94.88\nMalaysia,MYS,98.06\n", NULL, "decided", 0,
			0 },
		{ "Country,Code,Score\nIndonesia,MYS,94.88\nIndonesia,IDN,94.88\n",
			"\"Indonesia\" is Indonesia, but the code \"MYS\" beside it is Malaysia",
			NULL, 4, 1 },
		{ "Country,Code,Score\nWorld,IDN,94.88\nIndonesia,IDN,94.88\n",
			"\"World\" is no country, but the code \"IDN\" beside it is Indonesia",
			NULL, 4, 1 },
		{ "Country,Code,Score\nIndonesia,WLD,94.88\nIndonesia,IDN,94.88\n",
			"the code \"WLD\" beside it is that of a group or a region", NULL, 4, 1 },
		{ "Country,Score\nIndonesia*,94.88\nMalaysia,98.06\n",
			"csv: footnote marks taken off 1 names: Indonesia", NULL, 0, 0 },
		{ "Country,Score\n,94.88\nMalaysia,98.06\n",
			"2: figures without a country (1 of 2 rows)", NULL, 4, 1 },
		/* codes of numbers are none, and names may stand under "Code" */
		{ "Country,Code,Score\nIndonesia,360,94.88\nMalaysia,458,98.06\n",
			"csv: 2 codes are not known; the name beside them decided", NULL, 0, 0 },
		{ "Code,Score\nIndonesia,94.88\nMalaysia,98.06\n", "2 of 194 scores", "decided", 0,
			0 },
		{ "Country,Score,Remark\n,..,none\n\xC2\xA0IDN,94.88,\n", "1 of 194 scores", NULL,
			0, 0 },
		{ "Country,Score\nIDN,94.88\n", "1 of 194 scores", NULL, 0, 0 },
		{ "Code,Country,Score\nIDN,MYS,94.88\n",
			"2: Country: \"MYS\" is Malaysia, but the code \"IDN\" beside it is "
			"Indonesia",
			NULL, 4, 1 },
		{ "Country,Score\nNowhere,1\nNowhere,2\nMalaysia,98.06\n",
			"csv:2: Country: \"Nowhere\" is not a known name (2 of 3 rows); if it is "
			"one: gcitrack countries alias add Nowhere ISO3\n",
			NULL, 4, 1 },
		{ "Country,Score\nNow here,1\nMalaysia,98.06\n", "alias add \"Now here\" ISO3",
			NULL, 4, 1 },
		{ "Country,Score\nAfganistann,1\nMalaysia,98.06\n",
			"did you mean Afghanistan (AFG)? If so: gcitrack countries alias add "
			"Afganistann AFG",
			NULL, 4, 1 },
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
		struct edge edge = { .says = "\"Nowheres\" is not a known name (1 of",
			.silent = "names are",
			.status = 4,
			.problems = count };

		str_clear(&text);
		str_add(&text, "Country,Score\nMalaysia,98.06\n");
		for (int i = 0; i < count; i++)
			str_addf(&text, "Nowhere%c,1\n", 'a' + i);
		edge.text = str_text(&text);
		if (count > 20) {
			edge.says = ", \"Nowheret\", \"Nowhereu\"\n";
			edge.silent = NULL;
			edge.problems = 22;
		}
		try(&edge);
	}
}

/* That line ends behind the name that fills it. */
static void a_list_of_names_has_an_end(void **state)
{
	STR_SCOPED text = { 0 };
	struct edge edge = { .status = 4, .problems = 33 };

	/* With its quotes and the comma each takes 50 bytes: 1498, and 1500 where the last has two
	   letters more. */
	(void)state;
	for (int more = 0; more < 2; more++) {
		str_clear(&text);
		str_add(&text, "Country,Score\n");
		for (int i = 0; i < 32; i++)
			str_addf(&text, "x%0*d,1\n", i == 29 && more ? 47 : 45, i);
		edge.text = str_text(&text);
		edge.says = more ? "29\", ...\n" : "30\", ...\n";
		try(&edge);
	}
}

/* Names beyond five hundred are counted, no more; what could mean several cannot be left out. */
static void very_many_names(void **state)
{
	static const struct {
		int count;
		const char *last;
		bool skip;
		const char *says, *silent;
		int problems;
	} cases[] = { { 500, "Nowhere", false, "csv: 500 names are not known: ", "more rows", 501 },
		{ 500, "Korea", false, "csv: 1 more rows have other names", NULL, 502 },
		{ 501, "Nowhere", false, "csv: 1 more rows have other names", NULL, 502 },
		{ 502, "Korea", false, "csv: 3 more rows have other names", NULL, 502 },
		{ 502, "Nowhere", true, "csv: 502 of 502 rows are no countries", "more rows", 1 },
		{ 502, "Korea", true, "csv: 1 more rows have other names", NULL, 2 } };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		STR_SCOPED text = { 0 };
		struct edge edge = { .says = cases[i].says,
			.silent = cases[i].silent,
			.status = 4,
			.problems = cases[i].problems,
			.options = { .skip_unknown = cases[i].skip } };

		str_add(&text, "Country,Score\n");
		for (int k = 1; k < cases[i].count; k++)
			str_addf(&text, "Nowhere %d,1\n", k);
		str_addf(&text, "%s,1\n", cases[i].last);
		if (strcmp(cases[i].last, "Korea") == 0)
			str_add(&text, "Nowhere 0,1\n");
		edge.text = str_text(&text);
		try(&edge);
	}
}

/* Nobody's rows without a figure are told by the first twenty. */
static void many_empty_rows(void **state)
{
	STR_SCOPED text = { 0 };
	struct edge edge = { .says = "csv: 21 rows without a figure are no known countries: "
				     "Nowherea, Nowhereb, ",
		.silent = "Nowhereu" };

	(void)state;
	str_add(&text, "Country,Score\nMalaysia,98.06\n");
	for (int i = 0; i < 21; i++)
		str_addf(&text, "Nowhere%c,\n", 'a' + i);
	edge.text = str_text(&text);
	try(&edge);
	edge.says = ", Nowheres, Nowheret\n";
	try(&edge);
}

/* As the names are that a mark was taken off. */
static void many_marked_names(void **state)
{
	static const char *const names[] = { "Albania", "Algeria", "Angola", "Argentina", "Armenia",
		"Australia", "Austria", "Azerbaijan", "Bahrain", "Bangladesh", "Barbados",
		"Belarus", "Belgium", "Belize", "Benin", "Bhutan", "Botswana", "Brazil", "Bulgaria",
		"Burundi", "Cambodia" };
	STR_SCOPED text = { 0 };
	struct edge edge = { .says = "csv: footnote marks taken off 21 names: Albania, Algeria, ",
		.silent = "Cambodia" };

	(void)state;
	str_add(&text, "Country,Score\n");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		str_addf(&text, "%s*,50\n", names[i]);
	edge.text = str_text(&text);
	try(&edge);
	edge.says = ", Bulgaria, Burundi\n";
	try(&edge);
}

/* A column that is empty in all rows that are looked at first is one of names. */
static void a_late_name(void **state)
{
	STR_SCOPED text = { 0 };
	struct edge edge = { .says = "csv: 45 rows without a figure are no known countries" };

	(void)state;
	str_add(&text, "Country,Score,Remark\n");
	for (int i = 0; i < 45; i++)
		str_add(&text, ",..,none\n");
	str_add(&text, "Peru,55.67,\n");
	edge.text = str_text(&text);
	try(&edge);
}

/* ---- rows that are no data ---- */

static void notes_and_ragged_rows(void **state)
{
	static const struct edge edges[] = {
		{ "Country,Score\nIndonesia,94.88\nSource: ITU,\n",
			"3: left out as a footnote: \"Source: ITU\"", "more lines", 0, 0 },
		{ "Country,Score\nIndonesia,94.88\nSource: ITU,\nMalaysia,98.06\n",
			"3: \"Source: ITU\" stands among the data", NULL, 4, 1 },
		{ "Country,Score\nIndonesia,94.88\nSource: ITU,\nNote: ours,\nMalaysia,98.06\n"
		  "Thailand,86.50\n",
			"4: \"Note: ours\" stands among the data", NULL, 4, 2 },
		{ "Country,Score\nIndonesia,94.88\nSource: ITU,\nNote: ours,\n",
			"csv:4: left out as a footnote: \"Note: ours\"", "more lines", 0, 0 },
		/* what begins as a figure is one gone wrong, after a blank as well */
		{ "Country,Score\nIndonesia,94.88\n, by an estimate of ours\n", "3: left out as",
			NULL, 0, 0 },
		{ "Country,Score\nIndonesia,94.88\n, 5 by an estimate of ours\n",
			"3: figures without a country", "left out", 4, 1 },
		{ "Country,Score\nIndonesia,94.88\n,\xC2\xA0"
		  "5 by an estimate of ours\n",
			"3: figures without a country", "left out", 4, 1 },
		{ "Country,Score\nIndonesia,94.88\n,\xE2\x88\x92"
		  "1.5\n",
			"3: figures without a country", "left out", 4, 1 },
		/* three words are a sentence, two are not; but for the words that begin notes */
		{ "Country,Score\nIndonesia,94.88\nof last year,\n", "3: left out as", NULL, 0, 0 },
		{ "Country,Score\nIndonesia,94.88\nlast year,\n",
			"csv: 1 row without a figure is no known country: last year", "left out", 0,
			0 },
		{ "Country,Score\nIndonesia,94.88\nlast year,\nnext year,\n",
			"csv: 2 rows without a figure are no known countries: last year, next year",
			"left out", 0, 0 },
		{ "Country,Score\nIndonesia,94.88\nlast  year ,\nlast year  ,\n",
			"csv: 2 rows without a figure are no known countries: last  year",
			"left "
			"out",
			0, 0 },
		{ "Country,Score\nIndonesia,94.88\nas a b,\n", "3: left out as", NULL, 0, 0 },
		{ "Country,Score\nIndonesia,94.88\nof  last year,\n", "3: left out as", NULL, 0,
			0 },
		{ "Country,Score\nIndonesia,94.88\n\xC2\xA9 ITU,\n",
			"3: left out as a footnote: \"\xC2\xA9 ITU\"", NULL, 0, 0 },
		{ "Country,Score\nIndonesia,94.88\nData: ITU,\n(some),\n",
			"csv:4: left out as a footnote: \"(some)\"", "known", 0, 0 },
		{ "Country,Score\nIndonesia,94.88\nSources,\n", "3: left out as", NULL, 0, 0 },
		{ "Country,Score\nIndonesia,94.88\nNotes,\n", "3: left out as", NULL, 0, 0 },
		{ "Country,Score\nNowhere,1\nNobody,2\n",
			"csv: refused: 2 problems; nothing was imported", NULL, 4, 2 },
		/* a delimiter or two more, or fewer, where no heading and no text is */
		{ "Country,Score\nIndonesia,94.88,\n", NULL, NULL, 0, 0 },
		{ "Country,Score\nIndonesia,94.88,,1\n", "2: 4 columns, but the header", NULL, 4,
			1 },
		{ "Country,Score\nIndonesia,94.88,1,\n", "2: 4 columns, but the header", NULL, 4,
			1 },
		{ "Country,Score,,\nIndonesia,94.88\n", NULL, NULL, 0, 0 },
		{ "Country,Score,Note,\nIndonesia,94.88\n",
			"2: 2 columns, but the header on line 1 has 4; is the line cut short?",
			NULL, 4, 1 },
		{ "Country,Score,,Note\nIndonesia,94.88\n",
			"2: 2 columns, but the header on line 1 has 4; is the line cut short?",
			NULL, 4, 1 },
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
		{ "Country,Score\nIndonesia,94.88\n , \nMalaysia,98.06\n", NULL, "without a figure",
			0, 0 },
	};

	(void)state;
	TRY(edges);
}

/* ---- years ---- */

static void years(void **state)
{
	static const char twice[] = "Country,Year,Score\nMali,2018,0.3\nPeru,2020,55.67\n"
				    "Mali,2021,10\nChad,2021,5\nChad,1999,5\n";
	static const struct edge edges[] = {
		{ twice,
			"4: 2021 here and 2020 on line 3 both mean GCI 2020: which one is it? "
			"Delete the other",
			NULL, 4, 1, { .edition = 2020 } },
		{ twice, "4: 2021 here and 2020 on line 3 both mean GCI 2020", NULL, 4, 2 },
		{ "Country,Year,Score\nMali,1999,10\nPeru,2020,55.67\nChad,1999,5\nChad,1998,\n",
			"csv:2: 1999 is no edition of the index (there are 2014, 2017, 2018, 2020, "
			"2024): 2 figures;",
			"1998", 4, 1 },
		{ "Country,Year,Score\nMali,1999,10\nPeru,2020,55.67\nChad,1999,5\nChad,1998,\n",
			"csv: 2 figures of other years left out: 1999\n", NULL, 0, 0,
			{ .edition = 2020 } },
		{ "Country,Year,Score\nMali,1999,10\nPeru,1998,5\n",
			"csv: no figure is of the edition asked for (--edition 2020), but of 1999, "
			"1998; --ignore year",
			"left out", 4, 1, { .edition = 2020 } },
	};

	(void)state;
	TRY(edges);
}

/* ---- series that are not built in ---- */

static void names_of_series(void **state)
{
	static const struct edge edges[] = {
		{ "Country,Year,Indicator,Value\nPeru,2020,Ours 2019,7\nPeru,2020,Ours 2018,8\n"
		  "Mali,2020,Ours 2019\xC2\xA0,7\n",
			"csv: 2 series beside the built-in ones: \"Ours 2019\", \"Ours 2018\"\n",
			NULL, 0, 0 },
	};
	STR_SCOPED text = { 0 };
	struct edge edge = { .text = NULL };

	(void)state;
	TRY(edges);
	for (int length = 200; length <= 201; length++) {
		str_clear(&text);
		str_addf(&text, "Country,Year,Indicator,Value\nPeru,2020,x%0*d,7\n", length - 1, 0);
		edge.text = str_text(&text);
		edge.says = length > 200 ? "the name of an indicator is longer than 200 bytes"
					 : "csv: 1 series beside the built-in ones: ";
		edge.status = length > 200 ? 4 : 0;
		try(&edge);
	}
}

/* Ten of them are named, and each is found again, however many they are. */
static void many_series(void **state)
{
	static const struct {
		int count;
		const char *says, *silent;
	} cases[] = { { 10, "csv: 10 series beside the built-in ones: \"Ours 0\", \"Ours 1\", ",
			      "..." },
		{ 10, "\"Ours 8\", \"Ours 9\"\n", NULL },
		{ 11, "csv: 11 series beside the built-in ones: ", "Ours 10" },
		{ 11, "\"Ours 9\", ...\n", NULL },
		{ 600, "csv: 600 series beside the built-in ones: ", "of 194 scores" } };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		STR_SCOPED text = { 0 };
		struct edge edge = { .says = cases[i].says, .silent = cases[i].silent };

		str_add(&text, "Country,Year,Indicator,Value\n");
		for (int k = 0; k < cases[i].count; k++)
			str_addf(&text, "Peru,2020,Ours %d,7\nChad,2020,Ours %d,7\n", k, k);
		for (int k = cases[i].count - 1; k >= 0; k--)
			str_addf(&text, "Mali,2020,Ours %d,7\nTogo,2020,Ours %d,7\n", k, k);
		edge.text = str_text(&text);
		try(&edge);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(scales),
		cmocka_unit_test(ranges),
		cmocka_unit_test(scales_of_pillars),
		cmocka_unit_test(tiers_and_ranks_alone),
		cmocka_unit_test(names_and_codes),
		cmocka_unit_test(many_names),
		cmocka_unit_test(a_list_of_names_has_an_end),
		cmocka_unit_test(very_many_names),
		cmocka_unit_test(many_empty_rows),
		cmocka_unit_test(many_marked_names),
		cmocka_unit_test(a_late_name),
		cmocka_unit_test(notes_and_ragged_rows),
		cmocka_unit_test(years),
		cmocka_unit_test(names_of_series),
		cmocka_unit_test(many_series),
	};

	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
