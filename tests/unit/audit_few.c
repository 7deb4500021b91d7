/* analysis/audit_ranks on tables of a few rows: what is said of the ranks, word by word. */
#include "audited.h"

#include "base/str.h"

/* In the order of their codes. */
static const char *const names[] = { "AFG", "BRA", "CHN", "DEU", "EGY", "FRA", "GHA", "HUN", "IDN",
	"JPN" };

struct few {
	const char *rows; /* "90 1, 80 2, 80 2": score and rank of each */
	const char
		*finds; /* all that is found, a line each; the rule that the ranks follow is last */
	int expected;   /* countries of the edition; 0: not known */
	int last_rank;  /* of the edition */
};

static void fill(struct scene *scene, struct gci_edition *edition, const struct few *few)
{
	char text[256], *rest = text, *row, *figures[3];
	size_t count = 0;

	clear_series(scene, 0, GCI_SERIES - 1);
	snprintf(text, sizeof text, "%s", few->rows);
	while ((row = strtok_r(rest, ",", &rest))) {
		assert_true(count < sizeof names / sizeof *names);
		for (size_t i = 0; i < 2; i++)
			figures[i] = strtok_r(i ? NULL : row, " ", &figures[2]);
		set(scene, names[count], GCI_SCORE, figures[0]);
		set(scene, names[count++], GCI_ITU_RANK, figures[1]);
	}
	*edition = (struct gci_edition) { .label = 2020,
		.tie_rule = GCI_TIES_DENSE,
		.last_rank = few->last_rank,
		.scale = 100,
		.decimals = 2 };
	scene->table.edition = edition;
	scene->table.say_lines = false;
	scene->table.expected = few->expected;
}

static void expect(struct scene *scene, const struct few *few)
{
	struct gci_edition edition;
	struct str found = { 0 };

	fill(scene, &edition, few);
	audit_init(&scene->audit, scene->world, &scene->arena);
	audit_ranks(&scene->audit, &scene->table, &scene->rule);
	for (size_t i = 0; i < scene->audit.count; i++)
		str_addf(&found, "%s: %s\n", scene->audit.findings[i].code,
			scene->audit.findings[i].text);
	assert_int_equal(audit_count(&scene->audit, AUDIT_NOTE) +
				 audit_count(&scene->audit, AUDIT_WARNING) +
				 audit_count(&scene->audit, AUDIT_ERROR),
		scene->audit.count);
	if (strcmp(str_text(&found), few->finds) != 0)
		fail_msg("%s\nfinds\n%sand not\n%s", few->rows, str_text(&found), few->finds);
	str_finish(&found);
}

static void few_rows(void **state)
{
	static const struct few cases[] = {
		{ "90 1, 80 3, 70 3, 60 5",
			"rank-shared: China and Brazil have one rank, 3, and two scores, 70 and "
			"80; by dense ranks (1,2,2,3) China has 4\n"
			"rank-rule: the ranks fit in 3 of 4 rows; no two rows have one score, so "
			"every tie rule gives the same\n",
			5, 0 },
		{ "90 1, 80 5, 70 3, 60 4, 50 7, 40 6",
			"rank: Brazil: rank 5 does not fit the score 80: by dense ranks (1,2,2,3) "
			"it is 2; rank 5 would be of a score between 40 and 60\n"
			"rank: Egypt: rank 7 does not fit the score 50: by dense ranks (1,2,2,3) "
			"it is 5; rank 7 would be of a score below 40\n"
			"rank-rule: the ranks fit in 4 of 6 rows; no two rows have one score, so "
			"every tie rule gives the same\n",
			6, 0 },
		{ "10 1, 0 2",
			"rank-rule: the ranks fit in all 2 rows; no two rows have one score, so "
			"every tie rule gives the same\n",
			2, 0 },
		{ "10 2, 90 1, 90 1",
			"rank-rule: the ranks are dense ranks (1,2,2,3) in all 3 rows; the last is "
			"2\n",
			3, 0 },
		{ "90 1, 80 2, 80 3, 80 2, 70 3",
			"tie-split: China and Brazil have one score, 80, and two ranks, 3 and 2\n"
			"rank-rule: the ranks are dense ranks (1,2,2,3) in 4 of 5 rows; the last "
			"is 3\n",
			5, 0 },
		{ "90 1, 80 3, 70 2, 60 4, 50 5, 40 9, 30 7, 20 8",
			"exchanged: the scores, or the ranks, of Brazil and China are exchanged: "
			"ranks 3 and 2, scores 80 and 70; the other way round both fit\n"
			"rank: France: rank 9 does not fit the score 40: by dense ranks (1,2,2,3) "
			"it is 6; rank 9 would be of a score below 20\n"
			"rank-rule: the ranks fit in 5 of 8 rows; no two rows have one score, so "
			"every tie rule gives the same\n",
			8, 0 },
		{ "90 1, 80 3, 70 4, 60 2, 50 5",
			"score: Germany: score 60 and rank 2 contradict each other: the ranks are "
			"4 (China) above it, 5 (Egypt) below it; rank 2 would be of a score "
			"between 80 and 90\n"
			"rank-rule: the ranks fit in 4 of 5 rows; no two rows have one score, so "
			"every tie rule gives the same\n",
			5, 0 },
		{ "90 1, 80 2, 70 1",
			"rank: China: rank 1 does not fit the score 70: by dense ranks (1,2,2,3) "
			"it is 3\n"
			"rank-rule: the ranks fit in 2 of 3 rows; no two rows have one score, so "
			"every tie rule gives the same\n",
			3, 0 },
		{ "90 1, 90 2, 80 2, 70 3",
			"tie-split: Brazil and Afghanistan have one score, 90, and two ranks, 2 "
			"and 1\n"
			"rank-rule: the ranks are dense ranks (1,2,2,3) in 3 of 4 rows; the last "
			"is 3\n",
			4, 0 },
		{ "90 1, 80 1, 70 1, 60 1, 50 1",
			"rank-shared: Brazil and Afghanistan have one rank, 1, and two scores, 80 "
			"and 90; by dense ranks (1,2,2,3) Brazil has 2 to 5\n"
			"rank-shared: China and Afghanistan have one rank, 1, and two scores, 70 "
			"and 90; by dense ranks (1,2,2,3) China has 2 to 5\n"
			"rank-shared: Germany and Afghanistan have one rank, 1, and two scores, 60 "
			"and 90; by dense ranks (1,2,2,3) Germany has 2 to 5\n"
			"rank-shared: Egypt and Afghanistan have one rank, 1, and two scores, 50 "
			"and 90; by dense ranks (1,2,2,3) Egypt has 2 to 5\n"
			"rank-rule: the ranks fit in 1 of 5 rows; no two rows have one score, so "
			"every tie rule gives the same\n",
			5, 0 },
		{ "90 1, 80 1, 70 1, 60 1, 50 1, 40 1",
			"rank-rule: the ranks fit the scores by no tie rule, the nearest are dense "
			"ranks (1,2,2,3) in 1 of 6 rows: they are of another table, the scores "
			"were rounded, or a column was sorted without the other\n",
			6, 0 },
		{ "90 1, 80 2, 70 4, 60 5",
			"missing-row: no row has rank 3: one row may be missing, score between 70 "
			"(China) and 80 (Brazil)\n"
			"rank-rule: the ranks fit in all 4 rows; no two rows have one score, so "
			"every tie rule gives the same\n",
			4, 0 },
		{ "90 7, 90 1, 80 5, 70 1, 60 1",
			"tie-split: Afghanistan and Brazil have one score, 90, and two ranks, 7 "
			"and "
			"1; rank 7 would be of a score below 80\n"
			"rank: Germany: rank 1 does not fit the score 70: by dense ranks (1,2,2,3) "
			"it "
			"is 6 to 8\n"
			"rank: Egypt: rank 1 does not fit the score 60: by dense ranks (1,2,2,3) "
			"it is "
			"6 to 8\n"
			"rank-rule: the ranks are dense ranks (1,2,2,3) in 2 of 5 rows; the last "
			"is "
			"7\n",
			6, 0 },
		{ "90 4, 80 2, 70 3, 60 1, 50 1",
			"exchanged: the scores, or the ranks, of Afghanistan and Germany are "
			"exchanged: "
			"ranks 4 and 1, scores 90 and 60; the other way round both fit\n"
			"rank: Egypt: rank 1 does not fit the score 50: by dense ranks (1,2,2,3) "
			"it is "
			"5\n"
			"rank-rule: the ranks fit in 2 of 5 rows; no two rows have one score, so "
			"every "
			"tie rule gives the same\n",
			5, 0 },
		{ "90 3, 80 2, 70 5, 60 2, 50 1",
			"exchanged: the scores, or the ranks, of Afghanistan and Brazil are "
			"exchanged: "
			"ranks 3 and 2, scores 90 and 80; the other way round both fit\n"
			"rank: Germany: rank 2 does not fit the score 60: by dense ranks (1,2,2,3) "
			"it "
			"is 6 to 7\n"
			"rank: Egypt: rank 1 does not fit the score 50: by dense ranks (1,2,2,3) "
			"it is "
			"6 to 7; rank 1 would be of a score above 90\n"
			"missing-row: no row has rank 4: one row may be missing, score between 70 "
			"(China) and 80 (Brazil)\n"
			"rank-rule: the ranks fit in 1 of 5 rows; no two rows have one score, so "
			"every "
			"tie rule gives the same\n",
			5, 0 },
		{ "90 2, 80 3",
			"missing-row: no row has rank 1: one row may be missing, score above 90 "
			"(Afghanistan)\n"
			"rank-rule: the ranks fit in all 2 rows; no two rows have one score, so "
			"every tie rule gives the same\n",
			2, 0 },
		{ "90 1, 80 2, 80 9, 70 3, 60 4, 50 2, 40 6",
			"tie-split: China and Brazil have one score, 80, and two ranks, 9 and 2; "
			"rank 9 would be of a score below 40\n"
			"rank: France: rank 2 does not fit the score 50: by dense ranks (1,2,2,3) "
			"it is 5\n"
			"rank-rule: the ranks are dense ranks (1,2,2,3) in 5 of 7 rows; the last "
			"is 9\n",
			7, 0 },
		{ "90 1, 80 2, 70 3, 60 5",
			"rank: Germany: rank 5 does not fit the score 60: by dense ranks (1,2,2,3) "
			"it is 4; rank 5 would be of a score below 70\n"
			"rank-rule: the ranks fit in 3 of 4 rows; no two rows have one score, so "
			"every tie rule gives the same\n",
			4, 0 },
		{ "90 1, 80 2, 70 5, 60 6",
			"rank: China: rank 5 does not fit the score 70: by dense ranks (1,2,2,3) "
			"it is 3 to 4; rank 5 would be of a score below 80\n"
			"rank: Germany: rank 6 does not fit the score 60: by dense ranks (1,2,2,3) "
			"it is 3 to 4; rank 6 would be of a score below 80\n"
			"rank-rule: the ranks fit in 2 of 4 rows; no two rows have one score, so "
			"every tie rule gives the same\n",
			4, 0 },
		{ "90 9, 80 3, 70 4, 60 5",
			"rank: Afghanistan: rank 9 does not fit the score 90: by dense ranks "
			"(1,2,2,3) it is 1 to 2; rank 9 would be of a score below 60\n"
			"missing-row: no row has ranks 1 to 2: rows may be missing, score above 80 "
			"(Brazil)\n"
			"rank-rule: the ranks fit in 3 of 4 rows; no two rows have one score, so "
			"every tie rule gives the same\n",
			4, 0 },
		{ "90 1, 80 2, 80 7, 70 4, 60 5",
			"tie-split: China and Brazil have one score, 80, and two ranks, 7 and 2; "
			"rank 7 would be of a score below 60\n"
			"missing-row: no row has rank 3: one row may be missing, score between 70 "
			"(Germany) and 80 (Brazil)\n"
			"rank-rule: the ranks are dense ranks (1,2,2,3) in 4 of 5 rows; the last "
			"is 7\n",
			5, 0 },
		{ "90 1, 80 3, 80 7, 70 4, 60 5",
			"tie-split: China and Brazil have one score, 80, and two ranks, 7 and 3; "
			"rank 7 would be of a score below 60\n"
			"missing-row: no row has rank 2: one row may be missing, score between 80 "
			"(Brazil) and 90 (Afghanistan)\n"
			"rank-rule: the ranks are dense ranks (1,2,2,3) in 4 of 5 rows; the last "
			"is 7\n",
			5, 0 },
		{ "99 1, 90 2, 80 3, 70 9, 60 5, 50 6, 40 7, 30 8, 20 9, 10 10",
			"rank: Germany: rank 9 does not fit the score 70: by dense ranks (1,2,2,3) "
			"it is 4\n"
			"rank-rule: the ranks fit in 9 of 10 rows; no two rows have one score, so "
			"every tie rule gives the same\n",
			11, 11 },
		{ "99 1, 90 2, 80 3, 70 4, 60 5, 50 6, 40 7, 30 8, 20 9, 10 10",
			"missing-row: the last rank is 10, that of GCI 2020 is 11: rows are "
			"missing at the end, score below 10 (Japan)\n"
			"rank-rule: the ranks fit in all 10 rows; no two rows have one score, so "
			"every tie rule gives the same\n",
			11, 11 },
		{ "99 1, 90 2, 80 3, 70 4, 60 5, 50 6, 40 7, 30 8, 20 9, 10 10",
			"rank-rule: the ranks fit in all 10 rows; no two rows have one score, so "
			"every tie rule gives the same\n",
			11, 10 },
		{ "99 1, 90 2, 80 3, 70 4, 60 5, 50 6, 40 7, 30 8, 20 10, 10 11",
			"missing-row: no row has rank 9: one row is missing, score between 20 "
			"(Indonesia) and 30 (Hungary)\n"
			"rank-rule: the ranks fit in all 10 rows; no two rows have one score, so "
			"every tie rule gives the same\n",
			0, 0 },
		{ "99 1, 90 2, 80 3, 70 4, 60 5, 50 6, 40 7, 30 8, 20 11, 10 12",
			"missing-row: no row has ranks 9 to 10: rows may be missing, score between "
			"20 (Indonesia) and 30 (Hungary)\n"
			"rank-rule: the ranks fit in all 10 rows; no two rows have one score, so "
			"every tie rule gives the same\n",
			0, 0 },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct scene *scene = scene_open(state, 2020);

		expect(scene, &cases[i]);
		scene_close(scene);
	}
}

/* Of two rows that changed places the pillars say what was exchanged, scores or ranks: where the
 * scores are more than six hundredths apart, and the sum of each no more than that from a score. */
static void what_was_exchanged(void **state)
{
	static const struct {
		const char *scores[2], *sums[2], *what;
	} cases[] = {
		{ { "80.00", "70.00" }, { "70.06", "79.94" }, "the scores of" },
		{ { "80.00", "70.00" }, { "70.07", "80.00" }, "the scores, or the ranks, of" },
		{ { "80.00", "70.00" }, { "70.00", "79.93" }, "the scores, or the ranks, of" },
		{ { "80.00", "70.00" }, { "80.06", "69.94" }, "the ranks of" },
		{ { "80.00", "70.00" }, { "80.07", "70.00" }, "the scores, or the ranks, of" },
		{ { "80.00", "70.00" }, { "80.00", "69.93" }, "the scores, or the ranks, of" },
		{ { "80.00", "79.93" }, { "79.93", "80.00" }, "the scores of" },
		{ { "80.00", "79.94" }, { "79.94", "80.00" }, "the scores, or the ranks, of" },
	};
	const struct few few = { .rows = "90.00 1, 0 3, 0 2, 60.00 4", .expected = 4 };

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct scene *scene = scene_open(state, 2020);
		struct gci_edition edition;

		fill(scene, &edition, &few);
		for (size_t k = 0; k < 2; k++) {
			for (int series = GCI_LEGAL; series < GCI_COOPERATION; series++)
				set(scene, names[1 + k], (enum gci_series)series, "0.00");
			set(scene, names[1 + k], GCI_COOPERATION, cases[i].sums[k]);
			set(scene, names[1 + k], GCI_SCORE, cases[i].scores[k]);
		}
		audit_init(&scene->audit, scene->world, &scene->arena);
		audit_ranks(&scene->audit, &scene->table, &scene->rule);
		assert_ptr_equal(strstr(only(scene, "exchanged", AUDIT_ERROR, "BRA", "")->text,
					 cases[i].what),
			scene->audit.findings[0].text);
		scene_close(scene);
	}
}

/* Five wrong ranks of a hundred are named; of ninety-nine they are too many. */
TEST(as_many_as_are_named, 2020)
{
	size_t count = 0, last = 0;
	char text[16];

	clear_series(scene, 0, GCI_SERIES - 1);
	for (size_t i = 0; count < 100; i++) {
		const char *iso3 = scene->world->countries[i].iso3;

		last = i;
		snprintf(text, sizeof text, "%zu", 100 - count);
		set(scene, iso3, GCI_SCORE, text);
		snprintf(text, sizeof text, "%zu", ++count % 20 == 9 ? 1 : count);
		set(scene, iso3, GCI_ITU_RANK, text);
	}
	scene->table.expected = 100;
	look(scene);
	assert_false(scene->rule.none);
	assert_int_equal(scene->rule.followed, 95);
	assert_int_equal(found(scene, "rank"), 5);
	scene->table.expected = 99;
	scene->records[last] = (struct gci_record) { 0 };
	look(scene);
	assert_true(scene->rule.none);
	assert_int_equal(found(scene, "rank"), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(few_rows),
		cmocka_unit_test(what_was_exchanged),
		cmocka_unit_test(as_many_as_are_named),
	};

	return cmocka_run_group_tests_name("audit_few", tests, editions_setup, editions_teardown);
}
