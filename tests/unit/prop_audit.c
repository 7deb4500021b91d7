/* One fault in a published edition is found as that and as nothing else. The seed is printed;
 * GCITRACK_SEED=N repeats a run. */
#include "audited.h"

#include "analysis/random.h"

enum { ROUNDS = 150 };

static uint64_t seed = 20240912;

struct round {
	struct scene *scene;
	struct random_state random;
	size_t *present, count; /* countries with a rank and a score */
};

static struct round round_open(void **state, int number)
{
	static const int labels[] = { 2014, 2017, 2018, 2020 };
	struct round round = { 0 };

	random_seed(&round.random, seed + (uint64_t)number);
	round.scene = scene_open(state, labels[random_below(&round.random, 4)]);
	clear_series(round.scene, GCI_FIRST_PILLAR, GCI_COOPERATION);
	round.present = arena_array(
		&round.scene->arena, round.scene->world->country_count, sizeof *round.present);
	for (size_t i = 0; i < round.scene->world->country_count; i++)
		if (gci_has(&round.scene->records[i], GCI_ITU_RANK))
			round.present[round.count++] = i;
	return round;
}

static size_t some_country(struct round *round)
{
	return round->present[random_below(&round->random, round->count)];
}

static int rank_of(const struct round *round, size_t country)
{
	return gci_record_rank(&round->scene->records[country]);
}

static size_t tied_with(const struct round *round, size_t country)
{
	size_t count = 0;

	for (size_t i = 0; i < round->count; i++)
		count += rank_of(round, round->present[i]) == rank_of(round, country);
	return count;
}

/* Looks, and expects one error that names the country, or the other one. */
static const struct audit_finding *one_error(struct round *round, size_t country, size_t other)
{
	const struct audit *audit = &round->scene->audit;
	const struct audit_finding *error = NULL;

	look(round->scene);
	for (size_t i = 0; i < audit->count; i++)
		if (audit->findings[i].severity == AUDIT_ERROR)
			error = &audit->findings[i];
	if (audit_count(audit, AUDIT_ERROR) != 1) {
		for (size_t i = 0; i < audit->count; i++)
			print_message(
				"# %s: %s\n", audit->findings[i].code, audit->findings[i].text);
		fail_msg("%zu errors in GCI %d for one fault in %s",
			audit_count(audit, AUDIT_ERROR), round->scene->table.edition->label,
			round->scene->world->countries[country].iso3);
	}
	if (!strstr(error->text, round->scene->world->countries[country].name) ||
		!strstr(error->text, round->scene->world->countries[other].name))
		fail_msg("not on %s and %s: %s", round->scene->world->countries[country].iso3,
			round->scene->world->countries[other].iso3, error->text);
	return error;
}

static void exchanged_round(struct round *round)
{
	size_t a = some_country(round), b = some_country(round);
	const struct gci_country *countries = round->scene->world->countries;
	const struct audit_finding *error;

	if (rank_of(round, a) == rank_of(round, b))
		return;
	exchange(round->scene, countries[a].iso3, countries[b].iso3,
		random_below(&round->random, 2) ? GCI_SCORE : GCI_ITU_RANK);
	error = one_error(round, a, b);
	assert_string_equal(error->code, "exchanged");
	assert_int_equal(round->scene->rule.followed, round->count - 2);
}

static void rank_round(struct round *round)
{
	size_t country = some_country(round);
	struct gci_figure *at = &round->scene->records[country].figure[GCI_ITU_RANK];
	int before = rank_of(round, country),
	    now = 1 + (int)random_below(&round->random, 2 * round->count);

	if (random_below(&round->random, 3) == 0)
		now = before + (random_below(&round->random, 2) ? 1 : -1);
	if (now == before || now < 1)
		return;
	at->value = (struct decimal) { now, 0 };
	one_error(round, country, country);
	assert_int_equal(round->scene->rule.followed, round->count - 1);
	assert_int_equal(found(round->scene, "missing-row"), 0);
}

/* A score that moves past two others at least: past one it is an exchange as well. */
static void score_round(struct round *round)
{
	size_t country = some_country(round), place = some_country(round);
	struct gci_figure *at = &round->scene->records[country].figure[GCI_SCORE];
	struct decimal score = round->scene->records[place].figure[GCI_SCORE].value;

	if (abs(rank_of(round, country) - rank_of(round, place)) < 4)
		return;
	if (random_below(&round->random, 2))
		assert_true(decimal_add(score, (struct decimal) { 1, 5 }, &score));
	at->value = score;
	one_error(round, country, country);
	assert_int_equal(found(round->scene, "missing-row"), 0);
}

static void missing_round(struct round *round)
{
	size_t country = some_country(round);
	bool alone = tied_with(round, country) == 1;
	char rank[32];

	snprintf(rank, sizeof rank, "no row has rank %d:", rank_of(round, country));
	if (rank_of(round, country) == round->scene->table.edition->last_rank)
		snprintf(rank, sizeof rank, "that of GCI %d is %d",
			round->scene->table.edition->label, rank_of(round, country));
	take_away(round->scene, round->scene->world->countries[country].iso3);
	look(round->scene);
	assert_int_equal(audit_count(&round->scene->audit, AUDIT_ERROR), 0);
	assert_int_equal(found(round->scene, "missing-row"), alone);
	if (alone)
		only(round->scene, "missing-row", AUDIT_WARNING, NULL, rank);
	only(round->scene, "count", AUDIT_WARNING, NULL, "not all are here");
}

static void rounds(void **state, void (*round_of)(struct round *round))
{
	for (int i = 0; i < ROUNDS; i++) {
		struct round round = round_open(state, i);

		round_of(&round);
		scene_close(round.scene);
	}
}

static void one_exchange_is_found(void **state)
{
	rounds(state, exchanged_round);
}

static void one_wrong_rank_is_found(void **state)
{
	rounds(state, rank_round);
}

static void one_wrong_score_is_found(void **state)
{
	rounds(state, score_round);
}

static void one_missing_row_is_found(void **state)
{
	rounds(state, missing_round);
}

int main(void)
{
	const char *given = getenv("GCITRACK_SEED");
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_exchange_is_found),
		cmocka_unit_test(one_wrong_rank_is_found),
		cmocka_unit_test(one_wrong_score_is_found),
		cmocka_unit_test(one_missing_row_is_found),
	};

	if (given)
		seed = strtoull(given, NULL, 10);
	fprintf(stderr, "# GCITRACK_SEED=%llu\n", (unsigned long long)seed);
	return cmocka_run_group_tests_name("prop_audit", tests, editions_setup, editions_teardown);
}
