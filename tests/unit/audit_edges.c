/* analysis/audit at its edges: the last figure that is fine and the first that is not, of each
 * rule, at both ends of the list of countries. */
#include "audited.h"

/* The figure that a finding is about: its source and its line. */
static void expect_place(
	const struct scene *scene, const struct audit_finding *finding, enum gci_series series)
{
	assert_int_equal(finding->source, 1);
	assert_true(finding->line > 0);
	assert_int_equal(finding->line, scene->lines[finding->country].line[series]);
}

/* ---- scale ---- */

static void one_figure(void **state, int label, enum gci_series series, const char *text, bool fine)
{
	static const char *const where[] = { "AFG", "IDN", "ZWE" };

	for (size_t i = 0; i < 3; i++) {
		struct scene *scene = scene_open(state, label);

		set(scene, where[i], series, text);
		look(scene);
		if (found(scene, "scale") != !fine)
			fail_msg("GCI %d, %s %s of %s: %zu findings", label,
				gci_series_names[series], text, where[i], found(scene, "scale"));
		if (!fine)
			expect_place(scene,
				only(scene, "scale", AUDIT_ERROR, where[i], "is outside 0-"),
				series);
		scene_close(scene);
	}
}

/* Scores on 0-1 or 0-100; pillars on a fifth of it from 2018, before that on the whole. */
static void the_range_of_each_series(void **state)
{
	static const struct {
		int label;
		enum gci_series series;
		const char *most, *more;
	} cases[] = { { 2014, GCI_SCORE, "1.000", "1.001" }, { 2017, GCI_LEGAL, "1.000", "1.001" },
		{ 2017, GCI_COOPERATION, "1", "1.01" }, { 2018, GCI_SCORE, "1", "1.001" },
		{ 2018, GCI_LEGAL, "0.200", "0.201" }, { 2018, GCI_COOPERATION, "0.2", "0.201" },
		{ 2020, GCI_SCORE, "100.00", "100.01" }, { 2020, GCI_TECHNICAL, "20", "20.01" },
		{ 2024, GCI_SCORE, "100", "100.01" }, { 2024, GCI_COOPERATION, "20.00", "20.01" } };

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		one_figure(state, cases[i].label, cases[i].series, cases[i].most, true);
		one_figure(state, cases[i].label, cases[i].series, cases[i].more, false);
		one_figure(state, cases[i].label, cases[i].series, "0", true);
		one_figure(state, cases[i].label, cases[i].series, "-0.01", false);
	}
}

/* Five are said one by one, six as one. */
TEST(figures_outside_are_listed_or_counted, 2020)
{
	static const char *const who[] = { "ZWE", "IDN", "MYS", "THA", "AFG", "AUS" };

	for (size_t i = 0; i < 6; i++) {
		set(scene, who[i], GCI_LEGAL, "21");
		look(scene);
		assert_int_equal(found(scene, "scale"), i < 5 ? i + 1 : 1);
	}
	only(scene, "scale", AUDIT_ERROR, "AFG",
		"Afghanistan: legal 21 and 5 more are outside 0-20, the range of GCI 2020");
}

/* Scores of 0-1 are noticed where five are not nought; of 0-1 in an edition of 0-1 nothing is. */
TEST(scores_on_a_scale_too_small, 2020)
{
	struct gci_edition edition = *scene->table.edition;

	clear_series(scene, 0, GCI_SERIES - 1);
	for (size_t i = 0; i < scene->world->country_count; i++)
		if (scene->world->countries[i].in_gci)
			set(scene, scene->world->countries[i].iso3, GCI_SCORE, "0");
	set(scene, "AFG", GCI_SCORE, "1.00");
	set(scene, "IDN", GCI_SCORE, "0.50");
	set(scene, "MYS", GCI_SCORE, "0.60");
	set(scene, "ZWE", GCI_SCORE, "0.70");
	look(scene);
	assert_int_equal(found(scene, "scale"), 0);
	set(scene, "THA", GCI_SCORE, "0.01");
	look(scene);
	only(scene, "scale", AUDIT_ERROR, NULL, " scores is above 1, but GCI 2020 is on 0-100");
	set(scene, "ZWE", GCI_SCORE, "1.01");
	look(scene);
	assert_int_equal(found(scene, "scale"), 0);
	set(scene, "ZWE", GCI_SCORE, "0.70");
	edition.scale = 1;
	scene->table.edition = &edition;
	look(scene);
	assert_int_equal(found(scene, "scale"), 0);
}

/* ---- digits ---- */

TEST(digits_are_counted_in_rows, 2020)
{
	set(scene, "IDN", GCI_SCORE, "94.88000");
	look(scene);
	assert_int_equal(found(scene, "decimals"), 0);
	set(scene, "IDN", GCI_SCORE, "94.88100");
	look(scene);
	only(scene, "decimals", AUDIT_WARNING, "IDN", "score 94.88100 has more digits");
	set(scene, "IDN", GCI_SCORE, "94.88");
	set(scene, "ZWE", GCI_SCORE, "36.491");
	look(scene);
	assert_string_equal(only(scene, "decimals", AUDIT_WARNING, "ZWE", "")->text,
		"Zimbabwe: score 36.491 has more digits than ITU prints in GCI 2020 (2 decimals)");
	set(scene, "AFG", GCI_SCORE, "5.2001");
	look(scene);
	only(scene, "decimals", AUDIT_WARNING, "AFG", "(2 decimals) (and 1 more row)");
	set(scene, "IDN", GCI_SCORE, "94.881");
	look(scene);
	only(scene, "decimals", AUDIT_WARNING, "AFG", "(2 decimals) (and 2 more rows)");
}

/* In an edition of whole numbers 48.0 says no more than 48. */
TEST(whole_scores, 2020)
{
	struct gci_edition edition = *scene->table.edition;

	clear_series(scene, 0, GCI_SERIES - 1);
	edition.decimals = 0;
	scene->table.edition = &edition;
	set(scene, "AFG", GCI_SCORE, "48.0");
	set(scene, "ZWE", GCI_SCORE, "47");
	look(scene);
	assert_int_equal(found(scene, "decimals"), 0);
	set(scene, "AFG", GCI_SCORE, "48.1");
	look(scene);
	only(scene, "decimals", AUDIT_WARNING, "AFG", "score 48.1 has more digits");
}

TEST(noughts_that_were_dropped, 2020)
{
	set(scene, "ZWE", GCI_SCORE, "36.5");
	look(scene);
	only(scene, "decimals", AUDIT_NOTE, "ZWE", "score 36.5 has fewer than the 2 decimals");
	set(scene, "AFG", GCI_SCORE, "5");
	look(scene);
	only(scene, "decimals", AUDIT_NOTE, "AFG", "score 5 and 1 more have fewer than the 2");
	set(scene, "IDN", GCI_SCORE, "95.0");
	look(scene);
	only(scene, "decimals", AUDIT_NOTE, "AFG",
		"score 5 and 2 more have fewer than the 2 decimals of GCI 2020");
}

/* Six scores without all their decimals were rounded; five may be so by chance. */
TEST(rounded_scores, 2020)
{
	static const char *const who[] = { "AFG", "IDN", "MYS", "THA", "VNM", "ZWE" };

	clear_series(scene, 0, GCI_SERIES - 1);
	for (size_t i = 0; i < 6; i++) {
		set(scene, who[i], GCI_SCORE, "50.1");
		look(scene);
		only(scene, "decimals", i < 5 ? AUDIT_NOTE : AUDIT_WARNING, i < 5 ? "AFG" : NULL,
			i < 5 ? "noughts at the end" : "no score has all of the 2 decimals");
	}
	set(scene, "ZWE", GCI_SCORE, "50.11");
	look(scene);
	only(scene, "decimals", AUDIT_NOTE, "AFG", "score 50.1 and 4 more have fewer");
}

/* ---- tiers ---- */

/* T1 from 95, T2 from 85, T3 from 55, T4 from 20, T5 below. */
static void where_tiers_begin(void **state)
{
	static const struct {
		const char *score;
		int tier;
	} cases[] = { { "100", 1 }, { "95.00", 1 }, { "94.99", 2 }, { "85.00", 2 }, { "84.99", 3 },
		{ "55.00", 3 }, { "54.99", 4 }, { "20.00", 4 }, { "19.99", 5 }, { "0", 5 } };
	static const char *const words[] = { "", "T1 (from 95", "T2 (from 85", "T3 (from 55",
		"T4 (from 20", "T5 (below 20" };

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		for (int tier = 1; tier <= GCI_TIERS; tier++) {
			struct scene *scene = scene_open(state, 2024);
			const char *iso3 = tier % 2 ? "AFG" : "ZWE";
			char text[2] = { (char)('0' + tier) }, which[16];

			set(scene, iso3, GCI_SCORE, cases[i].score);
			set(scene, iso3, GCI_TIER, text);
			look(scene);
			assert_int_equal(found(scene, "tier"), tier != cases[i].tier);
			if (tier != cases[i].tier) {
				snprintf(which, sizeof which, "which is T%d", cases[i].tier);
				only(scene, "tier", AUDIT_WARNING, iso3, words[tier]);
				only(scene, "tier", AUDIT_WARNING, iso3, which);
			}
			scene_close(scene);
		}
}

/* ---- countries ---- */

static void one_score(struct scene *scene, const char *iso3, const char *score)
{
	take_away(scene, iso3);
	set(scene, iso3, GCI_SCORE, score);
}

/* Twenty that are not there are named, one more makes them a number; the first and the last of the
 * list count as the others do. */
TEST(many_countries_are_a_number, 2020)
{
	const struct gci_table *whole = editions_get(scene->world, 2020);
	struct audit_table full = { .edition = whole->edition, .records = whole->records };
	size_t away = 0;

	take_away(scene, "AFG");
	take_away(scene, "ZWE");
	for (size_t i = 1; i < scene->world->country_count && away < 18; i++)
		if (audit_listed(&(struct audit) { .world = scene->world }, &scene->table) > 0 &&
			gci_has(&scene->records[i], GCI_SCORE)) {
			scene->records[i] = (struct gci_record) { 0 };
			away++;
		}
	audit_init(&scene->audit, scene->world, &scene->arena);
	audit_countries(&scene->audit, &scene->table, &full, "the box");
	assert_int_equal(found(scene, "missing-country"), 20);
	audit_init(&scene->audit, scene->world, &scene->arena);
	audit_countries(&scene->audit, &full, &scene->table, "the file");
	assert_int_equal(found(scene, "new-country"), 20);
	take_away(scene, "YEM");
	audit_init(&scene->audit, scene->world, &scene->arena);
	audit_countries(&scene->audit, &scene->table, &full, "the box");
	only(scene, "missing-country", AUDIT_WARNING, NULL, "21 countries of the box are not here");
	audit_init(&scene->audit, scene->world, &scene->arena);
	audit_countries(&scene->audit, &full, &scene->table, "the file");
	only(scene, "new-country", AUDIT_WARNING, NULL, "21 countries are not in the file");
}

/* One is taken for another only where their scores are the same, of one edition, and both have one.
 */
TEST(a_new_country_with_a_score_of_its_own, 2018)
{
	const struct gci_table *stored = editions_get(scene->world, 2018);
	struct audit_table other = { .edition = stored->edition, .records = stored->records };

	take_away(scene, "CHN");
	one_score(scene, "HKG", "0.001");
	audit_init(&scene->audit, scene->world, &scene->arena);
	audit_countries(&scene->audit, &scene->table, &other, "GCI 2018");
	only(scene, "new-country", AUDIT_NOTE, "HKG", "Hong Kong is not in GCI 2018");
	only(scene, "missing-country", AUDIT_NOTE, "CHN", "China is in GCI 2018 and not here");
	assert_int_equal(found(scene, "mistaken"), 0);
	assert_int_equal(scene->audit.findings[0].line > 0, true);
}

TEST(no_score_is_no_score_of_nought, 2018)
{
	const struct gci_table *stored = editions_get(scene->world, 2018);
	struct gci_record *records =
		arena_array(&scene->arena, scene->world->country_count, sizeof *records);
	struct audit_table other = { .edition = stored->edition, .records = records };
	struct gci_record *china = &records[editions_country(scene->world, "CHN")];

	memcpy(records, stored->records, scene->world->country_count * sizeof *records);
	china->figure[GCI_SCORE] = (struct gci_figure) { 0 };
	take_away(scene, "CHN");
	one_score(scene, "HKG", "0");
	audit_init(&scene->audit, scene->world, &scene->arena);
	audit_countries(&scene->audit, &scene->table, &other, "GCI 2018");
	assert_int_equal(found(scene, "mistaken"), 0);
	/* nor the reverse: a rank alone here, a score of nought there */
	take_away(scene, "HKG");
	set(scene, "HKG", GCI_ITU_RANK, "27");
	china->figure[GCI_SCORE].source = 1;
	audit_init(&scene->audit, scene->world, &scene->arena);
	audit_countries(&scene->audit, &scene->table, &other, "GCI 2018");
	assert_int_equal(found(scene, "mistaken"), 0);
	only(scene, "new-country", AUDIT_NOTE, "HKG", "");
}

/* The first country of the list, taken for another; a new one without a score has the line of the
 * figure that it has. */
TEST(the_first_country_taken_for_another, 2018)
{
	const struct gci_table *stored = editions_get(scene->world, 2018);
	struct audit_table other = { .edition = stored->edition, .records = stored->records };
	size_t hongkong = editions_country(scene->world, "HKG");

	scene->lines[hongkong].line[GCI_ITU_RANK] = 7;
	scene->records[hongkong] = scene->records[0];
	take_away(scene, "AFG");
	audit_init(&scene->audit, scene->world, &scene->arena);
	audit_countries(&scene->audit, &scene->table, &other, "GCI 2018");
	expect_place(scene,
		only(scene, "mistaken", AUDIT_WARNING, "HKG", "which Afghanistan has there"),
		GCI_SCORE);
	figure(scene, "HKG", GCI_SCORE)->source = 0;
	audit_init(&scene->audit, scene->world, &scene->arena);
	audit_countries(&scene->audit, &scene->table, &other, "GCI 2018");
	assert_int_equal(only(scene, "new-country", AUDIT_NOTE, "HKG", "Hong Kong")->line, 7);
}

TEST(one_country_is_one, 2020)
{
	clear_series(scene, 0, GCI_SERIES - 1);
	set(scene, "AFG", GCI_SCORE, "5.20");
	look(scene);
	only(scene, "count", AUDIT_WARNING, NULL, "1 country, GCI 2020 has 194");
	set(scene, "ZWE", GCI_SCORE, "36.49");
	look(scene);
	only(scene, "count", AUDIT_WARNING, NULL, "2 countries, GCI 2020 has 194");
}

/* Two tables of one edition differ in what both have, the first country not left out. */
TEST(figures_that_differ, 2020)
{
	const struct gci_table *stored = editions_get(scene->world, 2020);
	struct audit_table other = { .edition = stored->edition, .records = stored->records };
	size_t count = scene->world->country_count;

	*figure(scene, "IDN", GCI_SCORE) = (struct gci_figure) { 0 };
	assert_int_equal(audit_compare(NULL, &scene->table, "", &other, "", count, AUDIT_NOTE), 0);
	assert_int_equal(audit_compare(NULL, &other, "", &scene->table, "", count, AUDIT_NOTE), 0);
	set(scene, "AFG", GCI_SCORE, "5.21");
	audit_init(&scene->audit, scene->world, &scene->arena);
	assert_int_equal(audit_compare(&scene->audit, &scene->table, "the file", &other, "the box",
				 count, AUDIT_NOTE),
		1);
	only(scene, "differs", AUDIT_NOTE, "AFG",
		"Afghanistan: score 5.21 in the file, 5.20 in the box");
}

/* ---- pillars ---- */

/* A world of the first three countries, with a score and the sum of the pillars each. */
static void three(struct scene *scene, struct gci_world *world, const char *const figures[3][2])
{
	*world = *scene->world;
	world->country_count = 3;
	scene->world = world;
	scene->records = arena_array(&scene->arena, 3, sizeof *scene->records);
	scene->table.records = scene->records;
	scene->table.expected = 3;
	for (size_t i = 0; i < 3 && figures[i][0]; i++) {
		const char *iso3 = world->countries[i].iso3;

		set(scene, iso3, GCI_SCORE, figures[i][0]);
		for (int series = GCI_LEGAL; series < GCI_COOPERATION; series++)
			set(scene, iso3, (enum gci_series)series, "0");
		set(scene, iso3, GCI_COOPERATION, figures[i][1]);
	}
	look(scene);
}

/* Two in three sums near the scores are enough. */
static void sums_that_are_near(void **state)
{
	static const struct {
		const char *figures[3][2], *says;
	} cases[] = {
		{ { { "90.00", "90.00" }, { "80.00", "80.30" }, { "70.00", "10" } }, NULL },
		{ { { "90.00", "90.00" }, { "80.00", "80.31" }, { "70.00", "10" } }, "1 of 3 " },
		{ { { "90.00", "10" }, { "80.00", "79.70" }, { "70.00", "70.00" } }, NULL },
		{ { { "90.00", "90.00" }, { "80.00", "10" } }, "1 of 2 " },
		{ { { "90.00", "10" } }, "0 of 1 " },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct scene *scene = scene_open(state, 2020);
		struct gci_world world;

		three(scene, &world, cases[i].figures);
		assert_int_equal(found(scene, "pillar-scale"), cases[i].says != NULL);
		if (cases[i].says)
			only(scene, "pillar-scale", AUDIT_WARNING, NULL, cases[i].says);
		scene_close(scene);
	}
}

/* A sum is said with the digits of the pillars; two of one score, in the order of the list, each
 * against the next; the last against nobody. */
TEST(sums_and_their_order, 2020)
{
	static const char *const ties[3][2] = { { "90.00", "90" }, { "90.00", "90" },
		{ "89.99", "90" } },
				 *const last[3][2] = { { "90.00", "91" }, { "0.03", "0" },
					 { "0.00", "0" } };
	struct gci_world world;
	size_t first = 0;

	three(scene, &world, ties);
	assert_int_equal(found(scene, "pillar-order"), 2);
	while (strcmp(scene->audit.findings[first].code, "pillar-order") != 0)
		first++;
	assert_int_equal(scene->audit.findings[first].country, 0);
	assert_int_equal(scene->audit.findings[first + 1].country, 1);
	assert_non_null(strstr(scene->audit.findings[first].text, "the same (90, 90)"));
	three(scene, &world, last);
	only(scene, "pillar-sum", AUDIT_WARNING, "AFG",
		"the pillars add up to 91, the score is 90.00 (+1.00)");
	assert_int_equal(found(scene, "pillar-order"), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_range_of_each_series),
		cmocka_unit_test(figures_outside_are_listed_or_counted),
		cmocka_unit_test(scores_on_a_scale_too_small),
		cmocka_unit_test(digits_are_counted_in_rows),
		cmocka_unit_test(noughts_that_were_dropped),
		cmocka_unit_test(rounded_scores),
		cmocka_unit_test(where_tiers_begin),
		cmocka_unit_test(many_countries_are_a_number),
		cmocka_unit_test(a_new_country_with_a_score_of_its_own),
		cmocka_unit_test(no_score_is_no_score_of_nought),
		cmocka_unit_test(sums_and_their_order),
		cmocka_unit_test(sums_that_are_near),
		cmocka_unit_test(figures_that_differ),
		cmocka_unit_test(one_country_is_one),
		cmocka_unit_test(the_first_country_taken_for_another),
		cmocka_unit_test(whole_scores),
	};

	return cmocka_run_group_tests_name("audit_edges", tests, editions_setup, editions_teardown);
}
