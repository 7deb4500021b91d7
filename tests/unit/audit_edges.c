/* analysis/audit at its edges: the last figure that is fine and the first that is not, of each
 * rule, at both ends of the list of countries. */
#include "audited.h"

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
			only(scene, "scale", AUDIT_ERROR, where[i], "is outside 0-");
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
	set(scene, "ZWE", GCI_SCORE, "36.491");
	look(scene);
	only(scene, "decimals", AUDIT_WARNING, "ZWE",
		"score 36.491 has more digits than ITU prints in GCI 2020 (2 decimals)");
	assert_null(strstr(scene->audit.findings[0].text, "more rows"));
	set(scene, "AFG", GCI_SCORE, "5.2001");
	set(scene, "IDN", GCI_SCORE, "94.881");
	look(scene);
	only(scene, "decimals", AUDIT_WARNING, "AFG", "(2 decimals) (and 2 more rows)");
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
			char text[2] = { (char)('0' + tier) }, which[16];

			set(scene, "ZWE", GCI_SCORE, cases[i].score);
			set(scene, "ZWE", GCI_TIER, text);
			look(scene);
			assert_int_equal(found(scene, "tier"), tier != cases[i].tier);
			if (tier != cases[i].tier) {
				snprintf(which, sizeof which, "which is T%d", cases[i].tier);
				only(scene, "tier", AUDIT_WARNING, "ZWE", words[tier]);
				only(scene, "tier", AUDIT_WARNING, "ZWE", which);
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
	};

	return cmocka_run_group_tests_name("audit_edges", tests, editions_setup, editions_teardown);
}
