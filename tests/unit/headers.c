/* import/headers.h: what the headings of columns mean. */
#include "import/headers.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

static const struct {
	const char *text, *field; /* NULL: none */
	int year;
} headings[] = {
	{ "Country", "country", 0 },
	{ "Country Name", "country", 0 },
	{ "Member State", "country", 0 },
	{ "Entity", "country", 0 },
	{ "Pays", "country", 0 },
	{ "Pa\xC3\xADs", "country", 0 },
	{ "Land", "country", 0 },
	{ "Negara", "country", 0 },
	{ "NEGARA ", "country", 0 },
	{ "Code", "code", 0 },
	{ "ISO3", "code", 0 },
	{ "iso_a3", "code", 0 },
	{ "ISO 3166-1 alpha-3", "code", 0 },
	{ "Kode Negara", "code", 0 },
	{ "Rank", "rank", 0 },
	{ "GCI rank", "rank", 0 },
	{ "Global Rank", "rank", 0 },
	{ "itu_rank", "rank", 0 },
	{ "Rang mondial", "rank", 0 },
	{ "Classement", "rank", 0 },
	{ "Posici\xC3\xB3n", "rank", 0 },
	{ "Classifica\xC3\xA7\xC3\xA3o", "rank", 0 },
	{ "Platzierung", "rank", 0 },
	{ "Peringkat", "rank", 0 },
	{ "Score", "score", 0 },
	{ "Overall Score", "score", 0 },
	{ "GCI score", "score", 0 },
	{ "Score (0-100)", "score", 0 },
	{ "Global Cybersecurity Index", "score", 0 },
	{ "GCI 2020", "score", 2020 },
	{ "GCI 2020 score", "score", 2020 },
	{ "2020", "score", 2020 },
	{ "2020 [YR2020]", "score", 2020 },
	{ "2017 rank", "rank", 2017 },
	{ "rank_2018", "rank", 2018 },
	{ "Puntuaci\xC3\xB3n", "score", 0 },
	{ "Pontua\xC3\xA7\xC3\xA3o", "score", 0 },
	{ "Punktzahl", "score", 0 },
	{ "Skor", "score", 0 },
	{ "Skor GCI", "score", 0 },
	{ "Tier", "tier", 0 },
	{ "Tingkat", "tier", 0 },
	{ "Legal", "legal", 0 },
	{ "Legal Measures", "legal", 0 },
	{ "Legal measures score", "legal", 0 },
	{ "Mesures juridiques", "legal", 0 },
	{ "Medidas legales", "legal", 0 },
	{ "Hukum", "legal", 0 },
	{ "Technical", "technical", 0 },
	{ "Technische Ma\xC3\x9Fnahmen", "technical", 0 },
	{ "Teknis", "technical", 0 },
	{ "Organisational", "organizational", 0 },
	{ "Organizational Measures", "organizational", 0 },
	{ "Organisasi", "organizational", 0 },
	{ "Capacity Development", "capacity", 0 },
	{ "Renforcement des capacit\xC3\xA9s", "capacity", 0 },
	{ "Kapasitas", "capacity", 0 },
	{ "Cooperation", "cooperation", 0 },
	{ "Cooperative measures", "cooperation", 0 },
	{ "Kerja sama", "cooperation", 0 },
	{ "Zusammenarbeit", "cooperation", 0 },
	{ "Year", "year", 0 },
	{ "Tahun", "year", 0 },
	{ "edition", "year", 0 },
	{ "TIME_PERIOD", "year", 0 },
	{ "Indicator Name", "indicator", 0 },
	{ "Series Name", "indicator", 0 },
	{ "Value", "value", 0 },
	{ "OBS_VALUE", "value", 0 },
	{ "Nilai", "value", 0 },
	{ "scale", "scale", 0 },
	{ "Region", NULL, 0 },
	{ "Regional rank", NULL, 0 },
	{ "ITU region", NULL, 0 },
	{ "Rank change", NULL, 0 },
	{ "Score change 2018 2020", NULL, 0 },
	{ "Kawasan", NULL, 0 },
	{ "place", NULL, 0 },
	{ "Note", NULL, 0 },
	{ "Notes", NULL, 0 },
	{ "Note globale", "score", 0 },
	{ "Note finale 2020", "score", 2020 },
	{ "Score global (sur 100)", "score", 0 },
	{ "Series Code", NULL, 0 },
	{ "Commitment level", NULL, 0 },
	{ "Population", NULL, 0 },
	{ "", NULL, 0 },
	{ "100", NULL, 0 },
	{ "NCSI score", NULL, 0 },
};

static void headings_in_six_languages(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof headings / sizeof *headings; i++) {
		struct arena arena = { 0 };
		struct header_column column;
		const char *found, *want = headings[i].field ? headings[i].field : "none";

		header_recognise(headings[i].text, strlen(headings[i].text), &arena, &column);
		found = column.field == FIELD_NONE ? "none" : field_names[column.field];
		if (strcmp(found, want) != 0 ||
			(column.field != FIELD_NONE && column.year != headings[i].year))
			fail_msg("\"%s\" is %s of %d", headings[i].text, found, column.year);
		arena_finish(&arena);
	}
}

struct attempt {
	struct arena arena;
	struct header header;
	struct err err;
	bool found;
};

/* `line`: cells separated by '|'. */
static struct attempt find(
	const char *const *lines, size_t count, const char *const *map, const char *const *ignore)
{
	struct attempt attempt = { .found = false };
	struct header_row rows[24];
	struct header_choice choice = { map, ignore };
	size_t i;

	for (i = 0; i < count; i++) {
		const char **cells = arena_array(&attempt.arena, 64, sizeof *cells);
		const char *at = lines[i];

		rows[i] = (struct header_row) { .cells = cells, .line = (int64_t)i + 1 };
		for (;;) {
			size_t length = strcspn(at, "|");

			cells[rows[i].count++] = arena_strndup(&attempt.arena, at, length);
			if (!at[length])
				break;
			at += length + 1;
		}
	}
	attempt.found = header_find(
		"x.csv", rows, count, &choice, &attempt.arena, &attempt.header, &attempt.err);
	return attempt;
}

static void refused(const char *line, const char *const *map, const char *const *ignore, int code,
	const char *words)
{
	struct attempt attempt = find(&line, 1, map, ignore);

	assert_false(attempt.found);
	if (!strstr(attempt.err.text, words) || (int)attempt.err.code != code)
		fail_msg("%s: \"%s\" (%d)", line, attempt.err.text, attempt.err.code);
	arena_finish(&attempt.arena);
}

static void the_header_is_found_below_titles(void **state)
{
	static const char *const lines[] = { "Global Cybersecurity Index ranking",
		"Table 3|as printed", "Country|Rank|Score", "Indonesia|24|94.88" };
	struct attempt attempt = find(lines, 4, NULL, NULL);

	(void)state;
	assert_true(attempt.found);
	assert_int_equal(attempt.header.line, 3);
	assert_int_equal(attempt.header.skipped, 2);
	assert_int_equal(header_at(&attempt.header, FIELD_SCORE), 2);
	assert_int_equal(header_at(&attempt.header, FIELD_TIER), -1);
	arena_finish(&attempt.arena);
}

static void rivals_are_refused(void **state)
{
	static const char *const score[] = { "score=Total", NULL };
	static const char *const none[] = { "score=Sum", NULL };
	static const char *const bad[] = { "score", NULL };
	static const char *const field[] = { "points=Score", NULL };
	static const char *const rank[] = { "rank", NULL };
	static const char *const codes[] = { "code=Ours", "code=ISO3", NULL };
	const char *line = "Country|Rank|GCI rank|Score|Total";
	struct attempt attempt;

	(void)state;
	refused(line, NULL, NULL, ERR_DATA, "\"Rank\" (column 2) and \"GCI rank\" (column 3)");
	refused(line, none, NULL, ERR_USAGE, "no column \"Sum\"");
	refused(line, bad, NULL, ERR_USAGE, "is not FIELD=COLUMN");
	refused(line, field, NULL, ERR_USAGE,
		"--map: no field \"points\"; there are score, rank, tier, legal, technical, "
		"organizational, capacity, cooperation, country, code, year, indicator, value, "
		"scale");
	refused(line, NULL, field, ERR_USAGE, "no field");
	refused("Country|Score|Score", NULL, NULL, ERR_DATA,
		"two columns are headed \"Score\" (columns 2 and 3)");
	refused("Rank|GCI rank|Country", NULL, NULL, ERR_DATA,
		"rank: \"Rank\" (column 1) and \"GCI rank\" (column 2) could both be the rank");
	refused("Ours|ISO3|Score", codes, NULL, ERR_DATA, "\"ISO3\" (column 2) could both be");
	refused("Rank|Score", NULL, NULL, ERR_DATA, "no column for the country");
	refused("Country|Capital", NULL, NULL, ERR_DATA, "no column for a rank");
	attempt = find(&line, 1, score, rank);
	assert_true(attempt.found);
	assert_int_equal(header_at(&attempt.header, FIELD_SCORE), 4);
	assert_int_equal(header_at(&attempt.header, FIELD_RANK), -1);
	arena_finish(&attempt.arena);
}

/* "Note": a score in French, a remark in English. What is below the heading says which; in doubt it
 * is not read. */
static void notes_are_scores_where_they_are_figures(void **state)
{
	static const struct {
		const char *lines[6];
		int score;
	} cases[] = {
		{ { "Pays|Note|Rang", "France|97,6|9", "Indon\xC3\xA9sie|94,88|24" }, 1 },
		{ { "Pays|Note GCI (sur 100)", "France|97.60", "Togo|33.19" }, 1 },
		{ { "Pays|Note", "France|97.6", "Y\xC3\xA9men|0" }, 1 },
		{ { "Pays|Note", "France|0.5", "Y\xC3\xA9men|0.0" }, 1 },
		{ { "Pays|Note 2018|Score 2020", "France|0.918|97.60" }, 1 },
		{ { "Note|Pays", "97.6|France" }, 0 },
		{ { "Titre|", "Pays|Note", "France|97.60", "Indon\xC3\xA9sie|100", "|",
			  "Source : UIT|" },
			1 },
		/* remarks, marks of footnotes, figures beyond the scale */
		{ { "Pays|Note|Rang", "France|voir annexe|9", "Togo|33.19|95" }, -1 },
		{ { "Country|Rank|Note", "France|9|", "Togo|95|33.19" }, -1 },
		{ { "Country|Rank|Note", "France|9|1", "Togo|95|2" }, -1 },
		{ { "Country|Rank|Note", "France|9|1.5", "Togo|95|-" }, -1 },
		{ { "Country|Rank|Note", "France|9|1.5", "Togo|95|100.5" }, -1 },
		{ { "Country|Rank|Note", "France|9|1.5", "Togo|95" }, -1 },
		{ { "Country|Rank|Note", "France|9|1.5", "Togo|95|-1.5" }, -1 },
		{ { "Country|Rank|Note", "France|9|1.5", "Togo|95|revised" }, -1 },
		{ { "Country|Rank|Note" }, -1 },
		/* there is a score */
		{ { "Country|Score|Note", "France|97.60|1.5", "Togo|33.19|2.5" }, 1 },
		{ { "Country|Rank|Note|Note", "France|9|1.5|2.5", "Togo|95|1.5|2.5" }, -1 },
		{ { "Score|Note|Country", "97.60|1.5|France" }, 0 },
		{ { "Country|Note|Score 2020", "France|1.5|97.60" }, 2 },
		{ { "Country|Note 2020|Score", "France|1.5|97.60" }, 2 },
		{ { "Country|Note 2020|Score 2020", "France|1.5|97.60" }, 2 },
		{ { "Country|Note|Value", "France|1.5|97.60" }, -1 },
		{ { "Country|Rank|Notes", "France|9|1.5", "Togo|95|2.5" }, -1 },
	};
	static const char *const years[] = { "Pays|Note 2018|Note 2020", "France|91.8|97.60",
		"Togo|17.2|33.19" };
	static const char *const marks[] = { "Country|Rank|Note", "France|9|1.5", "Togo|95|-" };
	static const char *const map[] = { "score=note", NULL }, *const ignore[] = { "score",
		NULL };
	struct attempt attempt;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t count = 0;

		while (count < 6 && cases[i].lines[count])
			count++;
		attempt = find(cases[i].lines, count, NULL, NULL);
		if (!attempt.found || header_at(&attempt.header, FIELD_SCORE) != cases[i].score)
			fail_msg("%s: %d %s", cases[i].lines[0],
				header_at(&attempt.header, FIELD_SCORE), attempt.err.text);
		arena_finish(&attempt.arena);
	}
	attempt = find(years, 3, NULL, NULL);
	assert_true(attempt.found);
	assert_int_equal(attempt.header.columns[1].field, FIELD_SCORE);
	assert_int_equal(attempt.header.columns[1].year, 2018);
	assert_int_equal(attempt.header.columns[2].field, FIELD_SCORE);
	arena_finish(&attempt.arena);
	/* What is asked for goes before. */
	attempt = find(marks, 3, map, NULL);
	assert_int_equal(header_at(&attempt.header, FIELD_SCORE), 2);
	arena_finish(&attempt.arena);
	attempt = find(cases[0].lines, 3, NULL, ignore);
	assert_int_equal(header_at(&attempt.header, FIELD_SCORE), -1);
	arena_finish(&attempt.arena);
	refused("Pays|Note", NULL, NULL, ERR_DATA, "say --map score=\"Note\"");
	refused("Pays|Capitale", NULL, NULL, ERR_DATA, "say --map score=COLUMN");
}

/* Which column has a field, by what was asked for and by what is more precise; -1: none. */
static void the_column_of_a_field(void **state)
{
	static const struct {
		const char *line, *map, *ignore;
		int field, column;
	} cases[] = {
		{ "ISO2|ISO3|Score", NULL, NULL, FIELD_CODE, 1 },
		{ "ISO3|ISO2|Score", NULL, NULL, FIELD_CODE, 0 },
		{ "ISO 3166-1 alpha-2|ISO 3166-1 alpha-3|Score", NULL, NULL, FIELD_CODE, 1 },
		{ "ISO2|ISO3|Sum", "score=Sum", NULL, FIELD_CODE, 1 },
		{ "ISO2|Ours|Score", "code=Ours", NULL, FIELD_CODE, 1 },
		{ "Indicator|Indicator label|Country|Value", NULL, NULL, FIELD_INDICATOR, 1 },
		/* as it stands in the file, or else as it reads */
		{ "Score|score|Country", "score=score", NULL, FIELD_SCORE, 1 },
		{ "Score|score|Country", "score=Score", NULL, FIELD_SCORE, 0 },
		{ "***|Country", "score=***", NULL, FIELD_SCORE, 0 },
		{ "A|Country", "score=a", NULL, FIELD_SCORE, 0 },
		/* the column that is asked for is the only one of its field */
		{ "Score|Country|Total", "score=Total", NULL, FIELD_SCORE, 2 },
		{ "Rank|Country|Score", NULL, "rank", FIELD_RANK, -1 },
		{ "Country|Score|Rank", NULL, "itu_rank", FIELD_RANK, -1 },
		/* other names of fields, in any case */
		{ "Country|A", "itu_rank=A", NULL, FIELD_RANK, 1 },
		{ "A|Score", "ISO3=A", NULL, FIELD_CODE, 0 },
		{ "A|Score", "iso2=A", NULL, FIELD_CODE, 0 },
		{ "A|Score", "Name=A", NULL, FIELD_COUNTRY, 0 },
		{ "Country|Score|A", "edition=A", NULL, FIELD_YEAR, 2 },
		{ "Country|Value|A", "series=A", NULL, FIELD_INDICATOR, 2 },
		{ "Country|A", "organisational=A", NULL, FIELD_LEGAL + 2, 1 },
		{ "Country|A", "Organizational=A", NULL, FIELD_LEGAL + 2, 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *const map[] = { cases[i].map, NULL };
		const char *const ignore[] = { cases[i].ignore, NULL };
		struct attempt attempt = find(&cases[i].line, 1, map, ignore);

		if (!attempt.found ||
			header_at(&attempt.header, (enum field)cases[i].field) != cases[i].column)
			fail_msg("%s (%s): %s", cases[i].line,
				cases[i].map ? cases[i].map : "no --map", attempt.err.text);
		arena_finish(&attempt.arena);
	}
}

/* Of no header the row is told that has most of one: the one with more headings, or the wider, or
 * the first. */
static void the_row_most_like_a_header_is_told(void **state)
{
	static const struct {
		const char *lines[3], *says;
	} cases[] = {
		{ { "Spalte|Zahl" },
			"x.csv:1: no column for the country; the columns found are \"Spalte\", "
			"\"Zahl\"; say --map country=COLUMN" },
		{ { "a|b", "c|d" }, "x.csv:1: no column for the country; " },
		{ { "a|b", "c|d|e" }, "x.csv:2: no column for the country; " },
		{ { "a|b|c", "d|e" }, "x.csv:1: no column for the country; " },
		{ { "Country|b", "c|d|e" },
			"x.csv:1: no column for a rank, a score or another figure; " },
		{ { "Country|b|c", "Country|d" }, "x.csv:1: no column for a rank" },
		{ { "Country|b|c", "Country|Code" }, "x.csv:2: no column for a rank" },
		{ { "", "Country|Code|c", "Country|Year" }, "x.csv:2: no column for a rank" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct attempt attempt;
		size_t count = 0;

		while (count < 3 && cases[i].lines[count])
			count++;
		attempt = find(cases[i].lines, count, NULL, NULL);
		assert_false(attempt.found);
		assert_int_equal(attempt.err.code, ERR_DATA);
		if (!strstr(attempt.err.text, cases[i].says))
			fail_msg("\"%s\" is not: %s", attempt.err.text, cases[i].says);
		arena_finish(&attempt.arena);
	}
}

/* Forty columns are listed, of more it is said how many there are. */
static void a_list_of_forty_columns(void **state)
{
	(void)state;
	for (int count = 40; count <= 41; count++) {
		struct str line = { 0 };

		for (int i = 1; i <= count; i++)
			str_addf(&line, "%sc%d", i > 1 ? "|" : "", i);
		refused(str_text(&line), NULL, NULL, ERR_DATA,
			count == 40 ? "found are \"c1\", \"c2\", " : "\"c40\" and 1 more; say");
		refused(str_text(&line), NULL, NULL, ERR_DATA,
			count == 40 ? "\"c39\", \"c40\"; say" : "\"c39\", \"c40\" and");
		str_finish(&line);
	}
}

/* How many years the headings of figures name, the last of them, and what is not read. */
static void years_are_counted(void **state)
{
	static const struct {
		const char *line;
		size_t years;
		int last;
		const char *unread;
	} cases[] = {
		{ "Country|2017 rank|2017 score|2018 rank|Region|Notes", 2, 2018,
			"\"Region\", \"Notes\"" },
		{ "2017 rank|2017 score|Country", 1, 2017, "" },
		{ "2017 rank|Country", 1, 2017, "" },
		{ "2018 rank|2017 rank|2018 score|Country", 2, 2018, "" },
		{ "Region|Country|Score|x", 0, 0, "\"Region\", \"x\"" },
		{ "Region 2018|Country|Score 2020||***", 1, 2020, "\"Region 2018\"" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct attempt attempt = find(&cases[i].line, 1, NULL, NULL);
		struct str unread = { 0 };
		int year = 2014;

		assert_true(attempt.found);
		assert_int_equal(header_years(&attempt.header, &year), cases[i].years);
		assert_int_equal(year, cases[i].last);
		header_unread(&attempt.header, &unread);
		assert_string_equal(str_text(&unread), cases[i].unread);
		str_finish(&unread);
		arena_finish(&attempt.arena);
	}
}

/* Nineteen rows of titles may stand above, and not one more. */
static void titles_above_a_header(void **state)
{
	const char *lines[21];

	(void)state;
	for (size_t count = 20; count <= 21; count++) {
		struct attempt attempt;

		for (size_t i = 0; i + 1 < count; i++)
			lines[i] = "Title";
		lines[count - 1] = "Country|Score";
		attempt = find(lines, count, NULL, NULL);
		assert_int_equal(attempt.found, count == 20);
		arena_finish(&attempt.arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(headings_in_six_languages),
		cmocka_unit_test(the_header_is_found_below_titles),
		cmocka_unit_test(titles_above_a_header),
		cmocka_unit_test(rivals_are_refused),
		cmocka_unit_test(notes_are_scores_where_they_are_figures),
		cmocka_unit_test(the_column_of_a_field),
		cmocka_unit_test(the_row_most_like_a_header_is_told),
		cmocka_unit_test(a_list_of_forty_columns),
		cmocka_unit_test(years_are_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
