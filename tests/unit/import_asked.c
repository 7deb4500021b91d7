/* Which edition a file is of: by what is asked for, what is known, its name and its headings. */
#include "import/editions.h"

#include "edge.h"

#define ONE "Country,Score\nIndonesia,94.88\n"

static void editions_asked_for(void **state)
{
	static const struct edge edges[] = {
		{ ONE, "no edition 2009 of the index; there are 2014, 2017, 2018, 2020, 2024; say",
			NULL, 3, 0, { .edition = 2009 } },
		{ ONE,
			"GCI 2010 is not known here (there are 2014, 2017, 2018, 2020, 2024); for "
			"a new edition say --edition 2010 --published",
			NULL, 3, 0, { .edition = 2010 } },
		{ ONE, "GCI 2100 is not known here", NULL, 3, 0, { .edition = 2100 } },
		{ ONE, "no edition 2101 of the index", NULL, 3, 0, { .edition = 2101 } },
		{ ONE, "no edition 2009 of the index", NULL, 3, 0,
			{ .edition = 2009, .published = "2009-01-01" } },
		{ ONE, "no edition 2101 of the index", NULL, 3, 0,
			{ .edition = 2101, .published = "2101-01-01" } },
		{ ONE,
			"csv: GCI 2010 is a new edition, published 2010-01-01, scores on 0-100; "
			"whether it compares",
			NULL, 0, 0, { .edition = 2010, .published = "2010-01-01" } },
		/* no more of the day than was given */
		{ ONE, "csv: GCI 2027 is a new edition, published 2027, scores", "2027-01", 0, 0,
			{ .edition = 2027, .published = "2027-01-01", .precision = "year" } },
		{ ONE, "csv: GCI 2027 is a new edition, published 2027-09, scores", "2027-09-01", 0,
			0, { .edition = 2027, .published = "2027-09-01", .precision = "month" } },
		{ ONE, "--published: GCI 2018 is known here as published 2019-03; leave", NULL, 2,
			0, { .edition = 2018, .published = "2019-04-01" } },
		{ ONE, "GCI 2100 is a new edition", NULL, 0, 0,
			{ .edition = 2100, .published = "2100-12-31" } },
		{ "Country,Score\nIndonesia,0.9488\n", "scores on 0-1; whether", NULL, 0, 0,
			{ .edition = 2027, .published = "2027-09-01", .scale = 1 } },
		{ ONE, "csv: GCI 2027 is a new edition, published 2027-09-01, scores on 0-100",
			"compares", 0, 0,
			{ .edition = 2027, .published = "2027-09-01", .break_text = "new" } },
	};

	(void)state;
	TRY(edges);
}

/* As many as there are years, and they need not come in their order. Each is told once, and known
 * to the next file. */
static void many_new_editions(void **state)
{
	STR_SCOPED text = { 0 };
	static const char *const paths[] = { "long.csv", "gci2099.csv" };
	struct store *store = store_new();
	struct trial trial;
	int told = 0;

	(void)state;
	str_add(&text, "Country,Year,Score\n");
	for (int i = 0; i < 140; i++)
		str_addf(&text, "%s,%d,94.88\n", i < 70 ? "Indonesia" : "Malaysia",
			2100 - i * 11 % 70);
	put("long.csv", str_text(&text), text.len);
	put("gci2099.csv", "Country,Score\nPeru,50.00\n", 25);
	trial_init(&trial);
	trial.options.new_editions = true;
	run_in(&trial, store, paths, 2);
	expect_status(&trial, "70 editions", 0);
	for (const char *at = str_text(&trial.said); (at = strstr(at, "is a new edition")); at++)
		told++;
	assert_int_equal(told, 70);
	trial_finish(&trial);
	store_close(store);
	unlink("long.csv");
	unlink("gci2099.csv");
}

/* What is known of an edition can be said again, but nothing else. */
static void editions_known(void **state)
{
	static const struct edge edges[] = {
		{ ONE, NULL, NULL, 0, 0, { .edition = 2020, .published = "2021-06-29" } },
		{ ONE, "--published: GCI 2020 is known here as published 2021-06-29; leave", NULL,
			2, 0, { .edition = 2020, .published = "2021-06-28" } },
		{ ONE, NULL, NULL, 0, 0, { .edition = 2020, .collected = "2020" } },
		{ ONE, "--collected: GCI 2020 is known here as collected 2020-2020", NULL, 2, 0,
			{ .edition = 2020, .collected = "2020-21" } },
		{ ONE, "--collected: GCI 2020 is known here as collected 2020-2020", NULL, 2, 0,
			{ .edition = 2020, .collected = "2019-20" } },
		{ "Country,Score\nIndonesia,100\n", NULL, NULL, 0, 0,
			{ .edition = 2024, .collected = "2023-24" } },
		{ ONE, "GCI 2020 has another --break here", NULL, 2, 0,
			{ .edition = 2020, .break_text = "none" } },
		{ ONE, NULL, "break", 0, 0,
			{ .edition = 2020,
				.break_text = "Scores moved from a scale of 0-1 to one of 0-100. "
					      "The 25 indicators were regrouped into 20." } },
		{ "Country,Year,Score\nIndonesia,2020,94.88\n", NULL, "new edition", 0, 0,
			{ .new_editions = true } },
		{ ONE, "--published is of a new edition: say --edition too", NULL, 2, 0,
			{ .published = "2021-06-29" } },
		{ ONE, "--collected is of a new edition", NULL, 2, 0, { .collected = "2020" } },
		{ ONE, "--break is of a new edition", NULL, 2, 0, { .break_text = "none" } },
		{ ONE, "--published is of a new edition", NULL, 2, 0,
			{ .published = "2021-06-29", .new_editions = true } },
		{ ONE, "--published: \"2021-06-31\" is not a day", NULL, 2, 0,
			{ .edition = 2020, .published = "2021-06-31" } },
		{ ONE, "--collected: \"2020-19\" is not a year or two", NULL, 2, 0,
			{ .edition = 2020, .collected = "2020-19" } },
	};

	(void)state;
	TRY(edges);
}

static void notes_that_may_be_scores(void **state)
{
	static const char *const score[] = { "score", NULL };
	static const char words[] = "Pays,Rang,Note\nFrance,9,annexe\nTogo,113,annexe\n";
	static const struct edge edges[] = {
		{ "Pays,Note,Rang\nFrance,97.60,9\nIndon\xC3\xA9sie,94.88,24\n",
			"csv:1: \"Note\" is read as the score: there are figures below it "
			"(--ignore score leaves it out)",
			"not read", 0, 0, { .edition = 2020 } },
		{ words,
			"csv: Rang: ranks without scores cannot be checked; if \"Note\" is the "
			"score: --map score=\"Note\"; else --rank-only takes the ranks as they are",
			NULL, 4, 1, { .edition = 2020 } },
		{ words, "csv:1: columns not read: \"Note\"", "as the score", 0, 0,
			{ .edition = 2020, .rank_only = true } },
		{ "Pays,Note\nFrance,97.60\n", "say --map score=\"Note\"", NULL, 4, 0,
			{ .edition = 2020, .ignore = score } },
	};

	(void)state;
	TRY(edges);
}

static void editions_of_names_and_headings(void **state)
{
	static const struct edge edges[] = {
		{ ONE, "which edition? The name has 2018 and 2020 in it", NULL, 3, 0, { 0 },
			"2018-2020.csv" },
		{ ONE, "The name has 2018 and 2021 in it", NULL, 3, 0, { 0 },
			"2018-2020-2018-2021.csv" },
		{ ONE, NULL, NULL, 0, 0, { 0 }, "2020-2020.csv" },
		{ ONE, "which edition is it of? No column and no number in its name", NULL, 3, 0,
			{ 0 }, "gci20201.csv" },
		{ ONE, "which edition is it of?", NULL, 3, 0, { 0 }, "gci202.csv" },
		{ ONE, "csv: 2021 in the file's name means GCI 2020, published 2021-06-29", NULL, 0,
			0, { 0 }, "gci2021.csv" },
		{ ONE, NULL, "means", 0, 0, { 0 }, "gci2020.csv" },
		{ "Country,Year,Score\nIndonesia,2020,94.88\n", NULL, "means", 0, 0, { 0 } },
		{ ONE, "csv: 2021 (--edition) means GCI 2020", NULL, 0, 0, { .edition = 2021 },
			"x.csv" },
		{ "Country,Score 2020\nIndonesia,94.88\n", NULL, "means", 0, 0, { 0 }, "x.csv" },
		{ "Country,Score 2021\nIndonesia,94.88\n",
			"csv: 2021 in the headings means GCI 2020", NULL, 0, 0, { 0 }, "x.csv" },
		{ "Country,Score 2018\nIndonesia,0.776\n",
			"the headings say 2018, --edition says GCI 2020; rename", NULL, 4, 0,
			{ .edition = 2020 }, "x.csv" },
		{ "Country,Score 2020\nIndonesia,94.88\n", NULL, "headings", 0, 0,
			{ .edition = 2020 }, "x.csv" },
		{ "Country,Score 2021\nIndonesia,94.88\n", NULL, "headings say", 0, 0,
			{ .edition = 2020 }, "x.csv" },
		{ "Country,Score 2027\nIndonesia,94.88\n", NULL, "headings say", 0, 0,
			{ .edition = 2027, .published = "2027-09-01" }, "x.csv" },
		{ "Country,Score 2026\nIndonesia,94.88\n", "GCI 2026 is not known here", NULL, 3, 0,
			{ 0 }, "x.csv" },
	};

	(void)state;
	TRY(edges);
}

/* A year is an edition's own, or that of its publication, or none; what was said before is
 * forgotten. */
static void what_a_year_means(void **state)
{
	struct gci_edition first = { .label = 2017, .published = "2018-03-01" },
			   second = { .label = 2020, .published = "2021-06-29" },
			   third = { .label = 2021 };
	const struct gci_edition *editions[] = { &first, &second, &third };
	struct import_run run = { .editions = editions, .edition_count = 3 };
	static const struct {
		int number;
		size_t edition; /* 3: none */
		bool published;
	} cases[] = { { 2017, 0, false }, { 2018, 0, true }, { 2020, 1, false }, { 2021, 2, false },
		{ 2019, 3, false }, { 0, 3, false } };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		bool published = !cases[i].published;
		const struct gci_edition *found = edition_meant(&run, cases[i].number, &published);

		assert_ptr_equal(found, cases[i].edition < 3 ? editions[cases[i].edition] : NULL);
		assert_int_equal(published, cases[i].published);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(editions_asked_for),
		cmocka_unit_test(many_new_editions),
		cmocka_unit_test(editions_known),
		cmocka_unit_test(what_a_year_means),
		cmocka_unit_test(notes_that_may_be_scores),
		cmocka_unit_test(editions_of_names_and_headings),
	};

	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
