/* The command line taken apart, and the values options have for a command. */
#include "gcitrack/options.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

static struct arena arena;
static struct options options;
static struct err err;

static int begin(void **state)
{
	(void)state;
	arena_init(&arena);
	options = (struct options) { 0 };
	err = (struct err) { 0 };
	return 0;
}

static int end(void **state)
{
	(void)state;
	arena_finish(&arena);
	return 0;
}

/* Words are split at single spaces; "''" is an empty one. */
static bool parse(const char *line)
{
	char *words = arena_strdup(&arena, line), *word;
	char *argv[32] = { "gcitrack" };
	int argc = 1;

	while ((word = strsep(&words, " ")) && argc < 31)
		argv[argc++] = strcmp(word, "''") == 0 ? "" : word;
	if (line[0] == '\0')
		argc = 1;
	argv[argc] = NULL;
	options = (struct options) { 0 };
	return options_parse(argc, argv, &arena, &options, &err);
}

static void refused(const char *line, const char *text)
{
	assert_false(parse(line));
	assert_int_equal(err.code, ERR_USAGE);
	assert_string_equal(err.text, text);
}

static void test_places(void **state)
{
	static const char *const lines[] = { "-f csv show IDN", "show -f csv IDN",
		"show IDN -f csv", "show IDN -fcsv", "show --format=csv IDN",
		"--format csv show -- IDN" };

	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		assert_true(parse(lines[i]));
		assert_string_equal(options.command->name, "show");
		assert_string_equal(options_value(&options, "format"), "csv");
		assert_int_equal(options.argument_count, 1);
		assert_string_equal(options.arguments[0], "IDN");
		assert_null(options.arguments[1]);
	}
}

static void test_no_command(void **state)
{
	(void)state;
	assert_true(parse(""));
	assert_null(options.command);
	assert_true(parse("--version"));
	assert_null(options.command);
	assert_string_equal(options_value(&options, "version"), "");
	assert_true(parse("-h show"));
	assert_string_equal(options.command->name, "show");
}

static void test_arguments(void **state)
{
	(void)state;
	assert_true(parse("show -- -f --top"));
	assert_int_equal(options.argument_count, 2);
	assert_string_equal(options.arguments[0], "-f");
	assert_true(parse("show - -o -"));
	assert_string_equal(options.arguments[0], "-");
	assert_string_equal(options_value(&options, "output"), "-");
	assert_true(parse("show ''"));
	assert_string_equal(options.arguments[0], "");
}

static void test_refused(void **state)
{
	(void)state;
	refused("shw", "no command \"shw\": did you mean show?");
	refused("xyzzy", "no command \"xyzzy\": gcitrack help lists the commands");
	refused("show --formt csv", "unknown option --formt: did you mean --format?");
	refused("show --form csv", "unknown option --form: did you mean --format?");
	refused("show --bogus=5", "unknown option --bogus: gcitrack help show lists those of show");
	refused("--bogus", "unknown option --bogus: gcitrack help lists the options");
	refused("--top 5 rank", "option --top belongs to a command: write it behind the command");
	refused("show -qz", "unknown option -z in -qz: see gcitrack help show");
	refused("show --format", "option --format wants a value behind it");
	refused("show -f", "option -f wants a value behind it");
	refused("show --quiet=1", "option --quiet takes no value");
	refused("show -q --quiet", "option --quiet is given twice");
	refused("-f csv show -f csv", "option --format is given twice");
	refused("show -f xml", "--format: \"xml\" is none of table, csv, tsv, json, markdown, "
			       "latex, html");
	refused("show -f csv|tsv", "--format: \"csv|tsv\" is none of table, csv, tsv, json, "
				   "markdown, latex, html");
	refused("show --db=", "option --db has an empty value");
	refused("show a!#:+b", "\"!#:+\" cannot be part of an argument");
	refused("show --group !#:+b", "\"!#:+\" cannot be part of an argument");
}

/* A command of this test's own. */
static const struct option own[] = {
	{ "top", 'n', "N", "so many", NULL, false },
	{ "map", '\0', "FIELD=COLUMN", "again and again", NULL, true },
	{ "edition", '\0', "YEAR", "its own meaning", NULL, false },
	{ "dry-run", '\0', NULL, "a flag", NULL, false },
	{ NULL },
};
static const struct command command = { .name = "own", .options = own };

static struct context context_of(struct option_value *values, size_t count)
{
	return (struct context) {
		.command = &command, .arena = &arena, .options = values, .option_count = count
	};
}

static struct context with(const char *name, const char *value)
{
	struct option_value *values = arena_array(&arena, 1, sizeof *values);

	values[0] = (struct option_value) { option_find(&command, name), value };
	return context_of(values, 1);
}

static void count_each(void *data, const struct option *option)
{
	int *seen = data;

	seen[0]++;
	if (strcmp(option->name, "edition") == 0)
		seen[1]++;
}

static void test_own_options(void **state)
{
	int seen[2] = { 0 }, common = 0;

	(void)state;
	assert_ptr_equal(option_find(&command, "edition"), &own[2]);
	assert_string_equal(option_find(NULL, "edition")->argument, "EDITION");
	assert_null(option_find(&command, "nothing"));
	options_each(&command, count_each, seen);
	while (common_options[common].name)
		common++;
	assert_int_equal(seen[0], common + 3);
	assert_int_equal(seen[1], 1);
}

static void test_lists_and_flags(void **state)
{
	struct option_value values[] = { { &own[1], "a=b" }, { &own[3], "" }, { &own[1], "c=d" } };
	struct context context = context_of(values, 3);
	const char *const *list = option_list(&context, "map");

	(void)state;
	assert_string_equal(list[0], "a=b");
	assert_string_equal(list[1], "c=d");
	assert_null(list[2]);
	assert_string_equal(option_text(&context, "map"), "c=d");
	assert_true(option_flag(&context, "dry-run"));
	assert_null(option_list(&context, "top"));
	assert_false(option_flag(&context, "top"));
}

static void test_numbers(void **state)
{
	static const char *const bad[] = { "", "x", "5x", " 5", "0", "101", "5.0",
		"99999999999999999999", "0x5" };
	struct context context = with("top", "100");
	long number = 7;

	(void)state;
	assert_true(option_int(&context, "top", 1, 100, &number, &err));
	assert_int_equal(number, 100);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		context = with("top", bad[i]);
		assert_false(option_int(&context, "top", 1, 100, &number, &err));
		assert_int_equal(err.code, ERR_USAGE);
	}
	assert_string_equal(err.text, "--top: \"0x5\" is not a whole number from 1 to 100");
	context = context_of(NULL, 0);
	assert_true(option_int(&context, "top", 1, 100, &number, &err));
	assert_int_equal(number, 100);
}

static void test_doubles(void **state)
{
	static const char *const bad[] = { "nan", "inf", "0x1p-2", "1e-1", "2", "-0.1", "0,5",
		"." };
	struct context context = with("top", ".25");
	double number = 0;

	(void)state;
	assert_true(option_double(&context, "top", 0, 1, &number, &err));
	assert_true(number == 0.25);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		context = with("top", bad[i]);
		assert_false(option_double(&context, "top", 0, 1, &number, &err));
	}
	assert_string_equal(err.text, "--top: \".\" is not a number from 0 to 1");
}

static void test_dates(void **state)
{
	static const struct {
		const char *text, *date;
	} cases[] = {
		{ "2020-06-29", "2020-06-29" },
		{ "2020-06", "2020-06-01" },
		{ "2020", "2020-01-01" },
		{ "2020-02-29", "2020-02-29" },
		{ "2000-02-29", "2000-02-29" },
		{ "1900-02-29", NULL },
		{ "2019-02-29", NULL },
		{ "2020-13", NULL },
		{ "2020-00", NULL },
		{ "2020-06-31", NULL },
		{ "2020-6", NULL },
		{ "0000", NULL },
		{ "202", NULL },
		{ "2020-06-29x", NULL },
		{ "2020-", NULL },
		{ "today", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct context context = with("top", cases[i].text);
		const char *date = NULL;

		assert_int_equal(option_date(&context, "top", &date, &err), cases[i].date != NULL);
		if (cases[i].date)
			assert_string_equal(date, cases[i].date);
		else
			assert_int_equal(err.code, ERR_USAGE);
	}
}

static void test_today(void **state)
{
	struct context context = context_of(NULL, 0);

	(void)state;
	setenv("SOURCE_DATE_EPOCH", "1593388800", 1);
	assert_string_equal(context_today(&context), "2020-06-29");
	setenv("SOURCE_DATE_EPOCH", "999999999999999", 1);
	assert_string_equal(context_today(&context), "9999-12-31");
	setenv("SOURCE_DATE_EPOCH", "x", 1);
	assert_int_equal(strlen(context_today(&context)), 10);
	unsetenv("SOURCE_DATE_EPOCH");
}

/* Every command in the program: tables that cannot contradict each other. */
static void test_tables(void **state)
{
	(void)state;
	for (const struct command *const *at = commands; *at; at++) {
		assert_ptr_equal(command_find((*at)->name), *at);
		if ((*at)->alias)
			assert_ptr_equal(command_find((*at)->alias), *at);
		assert_non_null((*at)->summary);
		assert_non_null((*at)->run);
		for (const struct option *o = (*at)->options; o && o->name; o++) {
			assert_non_null(o->help);
			for (const struct option *p = o + 1; p->name; p++) {
				assert_string_not_equal(o->name, p->name);
				assert_true(!o->letter || o->letter != p->letter);
			}
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_places, begin, end),
		cmocka_unit_test_setup_teardown(test_no_command, begin, end),
		cmocka_unit_test_setup_teardown(test_arguments, begin, end),
		cmocka_unit_test_setup_teardown(test_refused, begin, end),
		cmocka_unit_test_setup_teardown(test_own_options, begin, end),
		cmocka_unit_test_setup_teardown(test_lists_and_flags, begin, end),
		cmocka_unit_test_setup_teardown(test_numbers, begin, end),
		cmocka_unit_test_setup_teardown(test_doubles, begin, end),
		cmocka_unit_test_setup_teardown(test_dates, begin, end),
		cmocka_unit_test_setup_teardown(test_today, begin, end),
		cmocka_unit_test(test_tables),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
