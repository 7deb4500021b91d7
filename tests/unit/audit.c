/* analysis/audit: the published editions have no error, and each rule finds its fault. */
#include "audited.h"

/* ---- as published ---- */

static void published_editions_have_no_error(void **state)
{
	static const size_t rows[EDITIONS] = { 195, 195, 194, 194, 0 };
	static const int last[EDITIONS] = { 29, 164, 175, 182, 0 };

	for (size_t i = 0; i < EDITIONS; i++) {
		struct scene *scene = scene_open(state, editions_published[i].label);

		look(scene);
		assert_int_equal(audit_count(&scene->audit, AUDIT_ERROR), 0);
		assert_int_equal(scene->rule.found, rows[i] > 0);
		assert_int_equal(scene->rule.rows, rows[i]);
		assert_int_equal(scene->rule.followed, rows[i]);
		assert_int_equal(scene->rule.last, last[i]);
		assert_int_equal(found(scene, "missing-row"), 0);
		assert_int_equal(found(scene, "count"), 0);
		if (rows[i]) {
			assert_int_equal(scene->rule.ties, RANK_DENSE);
			assert_true(scene->rule.told);
		}
		scene_close(scene);
	}
}

static void expect_pair(const struct scene *scene, const char *left, const char *right)
{
	for (size_t i = 0; i < scene->audit.count; i++) {
		const struct audit_finding *finding = &scene->audit.findings[i];
		const char *other =
			scene->world->countries[editions_country(scene->world, right)].name;

		if (strcmp(finding->code, "pillar-order") == 0 &&
			strcmp(scene->world->countries[finding->country].iso3, left) == 0 &&
			strstr(finding->text, other))
			return;
	}
	fail_msg("no finding on %s and %s", left, right);
}

TEST(pillars_of_2020, 2020)
{
	look(scene);
	assert_int_equal(found(scene, "pillar-sum"), 2);
	assert_int_equal(found(scene, "pillar-order"), 5);
	expect_pair(scene, "IND", "TUR");
	expect_pair(scene, "VNM", "SWE");
	expect_pair(scene, "IRN", "GEO");
	expect_pair(scene, "NER", "GAB");
	expect_pair(scene, "KWT", "DOM");
	only(scene, "pillar-rounding", AUDIT_NOTE, NULL, "in 62 of 194 rows");
}

TEST(pillars_of_2024, 2024)
{
	look(scene);
	assert_int_equal(found(scene, "pillar-sum"), 0);
	only(scene, "pillar-order", AUDIT_WARNING, "LVA", "add up to the same (82.62, 82.62)");
	assert_int_equal(found(scene, "tier"), 0);
}

/* The first issue of 2017, with the misprints that ITU mended. */
static void first_issue(struct scene *scene)
{
	FILE *file = editions_open("gci/2017-first.csv");
	char line[4096], *fields[16];

	clear_series(scene, 0, GCI_SERIES - 1);
	assert_non_null(fgets(line, sizeof line, file));
	while (fgets(line, sizeof line, file)) {
		assert_int_equal(editions_split(line, fields, 16), 4);
		set(scene, fields[0], GCI_ITU_RANK, fields[2]);
		set(scene, fields[0], GCI_SCORE, fields[3]);
	}
	fclose(file);
}

TEST(first_issue_of_2017_has_two_misprints, 2017)
{
	bool thailand = false, suriname = false;

	first_issue(scene);
	look(scene);
	assert_int_equal(audit_count(&scene->audit, AUDIT_ERROR), 2);
	assert_int_equal(scene->rule.followed, 193);
	assert_int_equal(scene->rule.last, 165);
	for (size_t i = 0; i < scene->audit.count; i++) {
		const char *text = scene->audit.findings[i].text;

		thailand |= strstr(text, "Thailand: rank 20 ") && strstr(text, "it is 22");
		suriname |= strstr(text, "Suriname: rank 132 ") && strstr(text, "it is 123");
	}
	assert_true(thailand && suriname);
}

TEST(two_issues_differ_in_spain_and_the_ranks_below, 2017)
{
	struct audit_table other = scene->table;
	const struct audit_finding *first;
	size_t count;

	other.records = editions_get(scene->world, 2017)->records;
	first_issue(scene);
	audit_init(&scene->audit, scene->world, &scene->arena);
	count = audit_compare(&scene->audit, &other, "re-issue", &scene->table, "first issue",
		scene->world->country_count, AUDIT_NOTE);
	assert_int_equal(count, scene->audit.count);
	first = &scene->audit.findings[0];
	assert_string_equal(first->text, "Spain: score 0.718 in re-issue, 0.519 in first issue");
	for (size_t i = 1; i < count; i++)
		assert_non_null(strstr(scene->audit.findings[i].text, "ITU rank"));
	assert_int_equal(audit_compare(NULL, &other, "", &scene->table, "",
				 scene->world->country_count, AUDIT_NOTE),
		count);
}

/* ---- ranks ---- */

TEST(a_missing_row_is_named_by_its_rank, 2020)
{
	take_away(scene, "CAN");
	look(scene);
	only(scene, "missing-row", AUDIT_WARNING, NULL,
		"no row has rank 8: one row is missing, score between 97.60 (France) and 97.82 "
		"(Japan)");
	only(scene, "count", AUDIT_WARNING, NULL, "193 countries, GCI 2020 has 194");
	assert_int_equal(audit_count(&scene->audit, AUDIT_ERROR), 0);
}

/* The first by score, whose pillars add up to no more than those of the next two. */
TEST(pillars_of_the_first, 2020)
{
	size_t before;

	look(scene);
	before = found(scene, "pillar-order");
	set(scene, "USA", GCI_SCORE, "99.55");
	set(scene, "USA", GCI_LEGAL, "19.54");
	look(scene);
	assert_int_equal(found(scene, "pillar-order"), before + 2);
}

/* How far a sum is off is not said where no figure can hold it. */
TEST(pillars_of_a_score_too_large, 2020)
{
	size_t before;

	look(scene);
	before = found(scene, "pillar-sum");
	set(scene, "IDN", GCI_SCORE, "999999999999999999");
	look(scene);
	assert_int_equal(found(scene, "pillar-sum"), before);
	set(scene, "IDN", GCI_SCORE, "99999");
	look(scene);
	assert_int_equal(found(scene, "pillar-sum"), before + 1);
}

/* A rank that is wrong accounts for a gap at it, or at its score, and for no other. */
TEST(gaps_that_wrong_ranks_account_for, 2020)
{
	static const struct {
		const char *iso3, *rank;
		size_t gaps;
	} cases[] = { { "PER", "90", 1 }, { "PER", "5", 1 }, { "USA", "9", 1 }, { "PER", "8", 0 } };

	take_away(scene, "CAN");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct gci_figure kept = *figure(scene, cases[i].iso3, GCI_ITU_RANK);

		set(scene, cases[i].iso3, GCI_ITU_RANK, cases[i].rank);
		look(scene);
		only(scene, "rank", AUDIT_ERROR, cases[i].iso3, "does not fit");
		if (found(scene, "missing-row") != cases[i].gaps)
			fail_msg("%s %s: %zu", cases[i].iso3, cases[i].rank,
				found(scene, "missing-row"));
		*figure(scene, cases[i].iso3, GCI_ITU_RANK) = kept;
	}
}

TEST(missing_rows_at_both_ends, 2020)
{
	take_away(scene, "USA");
	take_away(scene, "YEM");
	take_away(scene, "FSM");
	take_away(scene, "VAT");
	look(scene);
	assert_int_equal(found(scene, "missing-row"), 2);
	assert_non_null(strstr(scene->audit.findings[0].text,
		"no row has rank 1: one row is missing, score above 99.54"));
	assert_non_null(strstr(scene->audit.findings[1].text, "that of GCI 2020 is 182"));
}

TEST(two_exchanged_scores_are_named_with_both_lines, 2020)
{
	const struct audit_finding *finding;

	exchange(scene, "RUS", "MEX", GCI_SCORE);
	look(scene);
	finding = only(scene, "exchanged", AUDIT_ERROR, "MEX", "the scores of Mexico (line ");
	assert_non_null(strstr(finding->text, "Russian Federation (line "));
	assert_int_equal(finding->line, scene->lines[finding->country].line[GCI_ITU_RANK]);
	assert_int_equal(audit_count(&scene->audit, AUDIT_ERROR), 1);
	assert_int_equal(scene->rule.followed, 192);
}

TEST(two_exchanged_ranks_are_told_by_the_pillars, 2020)
{
	exchange(scene, "RUS", "MEX", GCI_ITU_RANK);
	look(scene);
	only(scene, "exchanged", AUDIT_ERROR, "MEX", "the ranks of Mexico");
	assert_int_equal(audit_count(&scene->audit, AUDIT_ERROR), 1);
}

TEST(exchanged_neighbours, 2018)
{
	exchange(scene, "GBR", "USA", GCI_SCORE);
	look(scene);
	only(scene, "exchanged", AUDIT_ERROR, "GBR", "the scores, or the ranks, of United Kingdom");
	assert_int_equal(audit_count(&scene->audit, AUDIT_ERROR), 1);
}

TEST(a_rank_that_its_score_does_not_give, 2020)
{
	set(scene, "IDN", GCI_ITU_RANK, "31");
	look(scene);
	only(scene, "rank", AUDIT_ERROR, "IDN",
		"rank 31 does not fit the score 94.88: by dense ranks (1,2,2,3) it is 24");
	assert_int_equal(audit_count(&scene->audit, AUDIT_ERROR), 1);
}

TEST(one_rank_of_two_scores, 2020)
{
	set(scene, "IDN", GCI_ITU_RANK, "25");
	look(scene);
	only(scene, "rank-shared", AUDIT_ERROR, "IDN", "Indonesia has 24");
	assert_int_equal(audit_count(&scene->audit, AUDIT_ERROR), 1);
	set(scene, "IDN", GCI_ITU_RANK, "23");
	look(scene);
	only(scene, "rank-shared", AUDIT_ERROR, "IDN", "Indonesia has 24");
	assert_int_equal(audit_count(&scene->audit, AUDIT_ERROR), 1);
}

TEST(two_ranks_of_one_score, 2020)
{
	set(scene, "SAU", GCI_ITU_RANK, "3");
	look(scene);
	only(scene, "tie-split", AUDIT_ERROR, "SAU",
		"have one score, 99.54, and two ranks, 3 and 2");
	assert_int_equal(audit_count(&scene->audit, AUDIT_ERROR), 1);
}

TEST(a_score_that_has_no_place, 2020)
{
	clear_series(scene, GCI_FIRST_PILLAR, GCI_COOPERATION);
	set(scene, "CHE", GCI_SCORE, "36.97");
	look(scene);
	only(scene, "score", AUDIT_ERROR, "CHE",
		"rank 42 would be of a score between 86.69 and 88.82");
	assert_int_equal(audit_count(&scene->audit, AUDIT_ERROR), 1);
}

TEST(ranks_of_another_edition, 2020)
{
	const struct gci_table *other = editions_get(scene->world, 2018);

	for (size_t i = 0; i < scene->world->country_count; i++)
		scene->records[i].figure[GCI_ITU_RANK] = other->records[i].figure[GCI_ITU_RANK];
	look(scene);
	assert_true(scene->rule.none);
	only(scene, "rank-rule", AUDIT_ERROR, NULL, "by no tie rule");
	assert_int_equal(audit_count(&scene->audit, AUDIT_ERROR), 1);
}

/* Each rule from 1,2,2,3 to 1,2,3,4, on every edition with ranks, whole and with rows left out. */
static void tie_rules_are_told_apart(void **state)
{
	for (size_t i = 0; i + 1 < EDITIONS; i++)
		for (int rule = 0; rule < RANK_TIES; rule++) {
			struct scene *scene = scene_open(state, editions_published[i].label);
			struct ranking ranking;

			rank_table(editions_get(scene->world, scene->table.edition->label),
				scene->world, NULL, &scene->arena, &ranking);
			for (size_t k = 0; k < ranking.count; k++)
				if (ranking.standings[k].present)
					scene->records[k].figure[GCI_ITU_RANK].value =
						rank_by(ranking.standings[k], (enum rank_ties)rule);
			look(scene);
			assert_int_equal(scene->rule.ties, rule);
			assert_int_equal(scene->rule.followed, scene->rule.rows);
			assert_int_equal(
				audit_count(&scene->audit, AUDIT_ERROR), rule != RANK_DENSE);
			take_away(scene, "IDN");
			take_away(scene, "FRA");
			take_away(scene, "KEN");
			look(scene);
			assert_int_equal(scene->rule.ties, rule);
			assert_int_equal(scene->rule.followed, scene->rule.rows);
			scene_close(scene);
		}
}

TEST(a_few_rows_tell_only_what_they_can, 2020)
{
	for (size_t i = 0; i < scene->world->country_count; i++) {
		const char *iso3 = scene->world->countries[i].iso3;
		bool asean = false;

		for (const char *const *code = editions_asean; *code; code++)
			asean |= strcmp(*code, iso3) == 0;
		if (!asean)
			scene->records[i] = (struct gci_record) { 0 };
	}
	look(scene);
	assert_false(scene->rule.told);
	assert_int_equal(found(scene, "missing-row"), 0);
	only(scene, "count", AUDIT_WARNING, NULL, "10 countries, GCI 2020 has 194");
	assert_int_equal(audit_count(&scene->audit, AUDIT_ERROR), 0);
}

TEST(ranks_where_none_were_printed, 2024)
{
	set(scene, "IDN", GCI_ITU_RANK, "1");
	look(scene);
	only(scene, "rank-rule", AUDIT_ERROR, NULL, "ITU printed no ranks in GCI 2024");
	assert_int_equal(found(scene, "unpaired"), 193);
}

/* ---- figures ---- */

TEST(ranks_and_scores_alone, 2018)
{
	figure(scene, "IDN", GCI_SCORE)->source = 0;
	look(scene);
	only(scene, "unpaired", AUDIT_WARNING, "IDN", "a rank and no score");
	clear_series(scene, GCI_SCORE, GCI_SCORE);
	look(scene);
	only(scene, "unpaired", AUDIT_WARNING, NULL, "194 ranks and no score");
	assert_false(scene->rule.found);
}

TEST(figures_outside_the_scale, 2020)
{
	set(scene, "IDN", GCI_SCORE, "948.8");
	set(scene, "FRA", GCI_LEGAL, "-1");
	look(scene);
	assert_int_equal(found(scene, "scale"), 2);
	for (size_t i = 0; i < scene->world->country_count; i++)
		if (gci_has(&scene->records[i], GCI_SCORE))
			scene->records[i].figure[GCI_SCORE].value.places = 4;
	set(scene, "FRA", GCI_LEGAL, "1");
	look(scene);
	only(scene, "scale", AUDIT_ERROR, NULL, "none of 194 scores is above 1");
	for (size_t i = 0; i < scene->world->country_count; i++)
		if (gci_has(&scene->records[i], GCI_SCORE))
			scene->records[i].figure[GCI_SCORE].value.places = 1;
	look(scene);
	assert_int_equal(found(scene, "scale"), 1);
}

TEST(digits_behind_the_point, 2020)
{
	set(scene, "IDN", GCI_SCORE, "94.881");
	look(scene);
	only(scene, "decimals", AUDIT_WARNING, "IDN", "score 94.881 has more digits");
	set(scene, "IDN", GCI_SCORE, "94.880");
	look(scene);
	assert_int_equal(found(scene, "decimals"), 0);
	set(scene, "IDN", GCI_SCORE, "94.9");
	look(scene);
	only(scene, "decimals", AUDIT_NOTE, "IDN", "score 94.9 has fewer");
	for (size_t i = 0; i < scene->world->country_count; i++)
		if (gci_has(&scene->records[i], GCI_SCORE)) {
			scene->records[i].figure[GCI_SCORE].value.value /= 100;
			scene->records[i].figure[GCI_SCORE].value.places = 0;
		}
	look(scene);
	only(scene, "decimals", AUDIT_WARNING, NULL, "rounded");
}

TEST(pillars_that_do_not_add_up, 2020)
{
	set(scene, "IDN", GCI_LEGAL, "18.52");
	look(scene);
	assert_int_equal(found(scene, "pillar-sum"), 3);
	set(scene, "IDN", GCI_LEGAL, "18.48");
	for (size_t i = 0; i < scene->world->country_count; i++)
		if (gci_has(&scene->records[i], GCI_LEGAL))
			scene->records[i].figure[GCI_LEGAL].value.places = 3;
	look(scene);
	only(scene, "pillar-scale", AUDIT_WARNING, NULL, "on another scale");
	assert_int_equal(found(scene, "pillar-sum"), 0);
}

TEST(a_tier_that_its_score_does_not_give, 2024)
{
	struct gci_edition edition = *scene->table.edition;

	edition.bundled = true;
	scene->table.edition = &edition;
	set(scene, "IDN", GCI_TIER, "2");
	look(scene);
	only(scene, "tier", AUDIT_ERROR, "IDN",
		"tier T2 (from 85) does not fit the score 100.00, which is T1");
	edition.bundled = false;
	set(scene, "IDN", GCI_TIER, "5");
	look(scene);
	only(scene, "tier", AUDIT_WARNING, "IDN", "tier T5 (below 20 in GCI 2024)");
}

TEST(a_tier_beside_a_score_that_is_no_score, 2018)
{
	set(scene, "IDN", GCI_TIER, "2");
	set(scene, "IDN", GCI_SCORE, "123456789012345678");
	look(scene);
	only(scene, "scale", AUDIT_ERROR, "IDN", "is outside 0-1");
	assert_int_equal(found(scene, "tier"), 0);
}

/* ---- countries ---- */

TEST(countries_against_the_edition_before, 2017)
{
	const struct gci_table *before = editions_get(scene->world, 2014);
	struct audit_table other = { .edition = before->edition, .records = before->records };

	audit_init(&scene->audit, scene->world, &scene->arena);
	audit_countries(&scene->audit, &scene->table, &other, "GCI 2014");
	only(scene, "missing-country", AUDIT_NOTE, "HKG", "Hong Kong is in GCI 2014");
	only(scene, "new-country", AUDIT_NOTE, "VAT", "is not in GCI 2014");
	set(scene, "HKG", GCI_SCORE, "0.5");
	audit_init(&scene->audit, scene->world, &scene->arena);
	audit_countries(&scene->audit, &scene->table, &other, "GCI 2014");
	only(scene, "count", AUDIT_WARNING, NULL, "196 countries, GCI 2017 has 195: too many");
	only(scene, "new-country", AUDIT_WARNING, "VAT", "");
}

TEST(one_country_taken_for_another, 2018)
{
	const struct gci_table *stored = editions_get(scene->world, 2018);
	struct audit_table other = { .edition = stored->edition, .records = stored->records };

	scene->records[editions_country(scene->world, "HKG")] =
		scene->records[editions_country(scene->world, "CHN")];
	take_away(scene, "CHN");
	audit_init(&scene->audit, scene->world, &scene->arena);
	audit_countries(&scene->audit, &scene->table, &other, "GCI 2018");
	only(scene, "mistaken", AUDIT_WARNING, "HKG", "which China has there");
	only(scene, "missing-country", AUDIT_NOTE, "CHN", "");
	assert_int_equal(audit_count(&scene->audit, AUDIT_ERROR), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(published_editions_have_no_error),
		cmocka_unit_test(pillars_of_2020),
		cmocka_unit_test(pillars_of_2024),
		cmocka_unit_test(first_issue_of_2017_has_two_misprints),
		cmocka_unit_test(two_issues_differ_in_spain_and_the_ranks_below),
		cmocka_unit_test(a_missing_row_is_named_by_its_rank),
		cmocka_unit_test(pillars_of_the_first),
		cmocka_unit_test(pillars_of_a_score_too_large),
		cmocka_unit_test(gaps_that_wrong_ranks_account_for),
		cmocka_unit_test(missing_rows_at_both_ends),
		cmocka_unit_test(two_exchanged_scores_are_named_with_both_lines),
		cmocka_unit_test(two_exchanged_ranks_are_told_by_the_pillars),
		cmocka_unit_test(exchanged_neighbours),
		cmocka_unit_test(a_rank_that_its_score_does_not_give),
		cmocka_unit_test(one_rank_of_two_scores),
		cmocka_unit_test(two_ranks_of_one_score),
		cmocka_unit_test(a_score_that_has_no_place),
		cmocka_unit_test(ranks_of_another_edition),
		cmocka_unit_test(tie_rules_are_told_apart),
		cmocka_unit_test(a_few_rows_tell_only_what_they_can),
		cmocka_unit_test(ranks_where_none_were_printed),
		cmocka_unit_test(ranks_and_scores_alone),
		cmocka_unit_test(figures_outside_the_scale),
		cmocka_unit_test(digits_behind_the_point),
		cmocka_unit_test(pillars_that_do_not_add_up),
		cmocka_unit_test(a_tier_that_its_score_does_not_give),
		cmocka_unit_test(a_tier_beside_a_score_that_is_no_score),
		cmocka_unit_test(countries_against_the_edition_before),
		cmocka_unit_test(one_country_taken_for_another),
	};

	return cmocka_run_group_tests_name("audit", tests, editions_setup, editions_teardown);
}
