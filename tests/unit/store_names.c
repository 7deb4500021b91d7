/* Names of the user's own: what they may be, and what comes back with their end. */
#include "own_store.h"

static void aliases_of_no_country(void **state)
{
	struct fixture *f = *state;

	expect_refused(f, store_alias_add(f->store, "Zamrud", "XXX", &f->err), ERR_NOT_FOUND,
		"no country with the code \"XXX\"");
	expect_refused(f, store_alias_add(f->store, "--", "IDN", &f->err), ERR_USAGE,
		"it has no letter or is not UTF-8");
	expect_refused(f, store_alias_add(f->store, "Z\xFF", "IDN", &f->err), ERR_USAGE,
		"it has no letter or is not UTF-8");
	expect_refused(f, store_alias_add(f->store, "sg", "SGP", &f->err), ERR_DATA,
		"\"sg\" is the code of Singapore; nothing was changed");
	expect_refused(
		f, store_alias_remove(f->store, "Z\xFF", &f->err), ERR_USAGE, "is not UTF-8");
	expect_refused(f, store_alias_remove(f->store, "--", &f->err), ERR_NOT_FOUND,
		"no alias \"--\" of your own");
}

/* With the alias in its place the name comes back as it was. */
static void names_come_back_whole(void **state)
{
	static const struct {
		const char *name, *fold, *iso3;
	} cases[] = { { "Congo", "congo", "COD" }, { "Congo", "congo", "COG" },
		{ "Kongo", "kongo", "COG" }, { "Republic of China", "republic of china", "TWN" } };
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *fold = cases[i].fold;
		struct store_name *before, *after;
		size_t count, others;

		assert_true(store_name_find(f->store, fold, &f->arena, &before, &count, &f->err));
		assert_true(store_alias_add(f->store, cases[i].name, cases[i].iso3, &f->err));
		assert_true(store_alias_remove(f->store, cases[i].name, &f->err));
		assert_true(store_name_find(f->store, fold, &f->arena, &after, &others, &f->err));
		assert_int_equal(count, others);
		for (size_t k = 0; k < count; k++) {
			assert_string_equal(before[k].name, after[k].name);
			assert_string_equal(before[k].kind, after[k].kind);
			assert_string_equal(before[k].iso3, after[k].iso3);
			assert_int_equal(before[k].ambiguous, after[k].ambiguous);
			if (before[k].language)
				assert_string_equal(before[k].language, after[k].language);
			else
				assert_null(after[k].language);
		}
	}
}

/* What a country is called already is no alias of the user's. */
static void names_that_are_known(void **state)
{
	struct fixture *f = *state;

	assert_true(store_alias_add(f->store, "Inggris", "GBR", &f->err));
	assert_false(store_changed(f->store));
	expect_refused(f, store_alias_remove(f->store, "Inggris", &f->err), ERR_NOT_FOUND,
		"no alias \"Inggris\" of your own; the names in the program cannot be removed");
}

/* Whichever of the two comes first among the countries. */
static void a_name_of_two_is_given_to_one(void **state)
{
	static const char *const codes[][2] = { { "KOR", "PRK" }, { "PRK", "KOR" } };
	struct fixture *f = *state;
	char says[64];

	for (size_t i = 0; i < 2; i++) {
		assert_true(store_alias_add(f->store, "Korea", codes[i][0], &f->err));
		strcpy(says, "\"Korea\" is a name of ");
		strcat(says, codes[i][0]);
		expect_refused(f, store_alias_add(f->store, "Korea", codes[i][1], &f->err),
			ERR_DATA, says);
		assert_true(store_alias_remove(f->store, "korea", &f->err));
	}
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(aliases_of_no_country),
		CASE(names_come_back_whole),
		CASE(names_that_are_known),
		CASE(a_name_of_two_is_given_to_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
