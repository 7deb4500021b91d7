/* Every sample of tests/import (see its README). */
#include "trial.h"

static int hex(char c)
{
	return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
}

/* The bytes of a sample behind its "---". */
static void unescape(const char *text, struct str *ret)
{
	for (; *text; text++) {
		if (*text != '\\') {
			str_addc(ret, *text);
			continue;
		}
		switch (*++text) {
		case 'n':
			str_addc(ret, '\n');
			break;
		case 'r':
			str_addc(ret, '\r');
			break;
		case 't':
			str_addc(ret, '\t');
			break;
		case '0':
			str_addc(ret, '\0');
			break;
		case 'x':
			str_addc(ret, (char)(hex(text[1]) * 16 + hex(text[2])));
			text += 2;
			break;
		case '\n':
			break;
		default:
			str_addc(ret, *text);
		}
	}
}

static void expect_figure(struct store *store, const char *name, const char *line)
{
	struct store_view view = { .pillars = true };
	struct gci_world world;
	const struct gci_table *table;
	struct arena arena = { 0 };
	struct err err;
	char series[32], iso3[8], value[32], found[DECIMAL_TEXT] = "-";
	int edition, i;

	assert_int_equal(sscanf(line, "%d %31s %7s %31s", &edition, series, iso3, value), 4);
	assert_true(store_world(store, &view, &arena, &world, &err));
	table = gci_table_find(&world, edition);
	for (i = 0; table && i < GCI_SERIES; i++)
		if (strcmp(gci_series_names[i], series) == 0) {
			const struct gci_figure *figure =
				&table->records[gci_country_find(&world, iso3)].figure[i];

			if (figure->source)
				decimal_format(figure->value, '.', found);
		}
	if (strcmp(found, value) != 0)
		complain(
			"%s: %s %d of %s is %s, not %s", name, series, edition, iso3, found, value);
	arena_finish(&arena);
}

static void add_repeat(const char *list[REPEATS], const char *text)
{
	size_t i = 0;

	while (list[i])
		i++;
	assert_true(i + 1 < REPEATS);
	list[i] = text;
}

static bool take_option(struct trial *trial, const char *key, const char *value)
{
	struct import_options *options = &trial->options;

	if (strcmp(key, "edition") == 0)
		options->edition = atoi(value);
	else if (strcmp(key, "layout") == 0)
		options->layout = value;
	else if (strcmp(key, "scale") == 0)
		options->scale = atoi(value);
	else if (strcmp(key, "map") == 0)
		add_repeat(trial->map, value);
	else if (strcmp(key, "ignore") == 0)
		add_repeat(trial->ignore, value);
	else if (strcmp(key, "decimal") == 0)
		options->decimal = value[0];
	else if (strcmp(key, "delimiter") == 0)
		options->delimiter = value[0];
	else if (strcmp(key, "encoding") == 0)
		options->encoding = value;
	else if (strcmp(key, "published") == 0)
		options->published = value;
	else if (strcmp(key, "collected") == 0)
		options->collected = value;
	else if (strcmp(key, "break") == 0)
		options->break_text = value;
	else if (strcmp(key, "rank-only") == 0)
		options->rank_only = true;
	else if (strcmp(key, "skip-unknown") == 0)
		options->skip_unknown = true;
	else if (strcmp(key, "new-editions") == 0)
		options->new_editions = true;
	else if (strcmp(key, "dry-run") == 0)
		options->dry_run = true;
	else
		return false;
	return true;
}

static void expect_number(const char *name, const char *key, int64_t found, const char *value)
{
	if (found != atoll(value))
		complain("%s: %s is %lld, not %s", name, key, (long long)found, value);
}

static void expect_line(struct trial *trial, struct store *store, const char *name, const char *key,
	const char *value)
{
	const struct import_file_report *report = &trial->report.files[0];

	if (strcmp(key, "says") == 0)
		expect_said(trial, name, value);
	else if (strcmp(key, "silent") == 0 && strstr(str_text(&trial->said), value))
		complain("%s: said \"%s\"", name, value);
	else if (strcmp(key, "silent") == 0)
		return;
	else if (strcmp(key, "figures") == 0)
		expect_figure(store, name, value);
	else if (strcmp(key, "added") == 0)
		expect_number(name, key, report->tally.added, value);
	else if (strcmp(key, "same") == 0)
		expect_number(name, key, report->tally.same, value);
	else if (strcmp(key, "revised") == 0)
		expect_number(name, key, report->tally.revised, value);
	else if (strcmp(key, "rows") == 0)
		expect_number(name, key, report->rows, value);
	else
		complain("%s: no key \"%s\" in samples", name, key);
}

static void run_case(const char *name, char *text)
{
	char *body = strstr(text, "\n---\n"), *line, *next, *keys[64], *values[64];
	size_t count = 0, i;
	int status = 0;
	const char *file = "gci2020.csv";
	STR_SCOPED bytes = { 0 };
	struct trial trial;
	struct store *store;

	assert_non_null(body);
	*body = '\0';
	unescape(body + 5, &bytes);
	trial_init(&trial);
	for (line = text; line && *line; line = next) {
		next = strchr(line, '\n');
		if (next)
			*next++ = '\0';
		if (*line == '#')
			continue;
		values[count] = strchr(line, ':');
		assert_non_null(values[count]);
		*values[count]++ = '\0';
		values[count] += *values[count] == ' ';
		keys[count] = line;
		if (strcmp(line, "file") == 0)
			file = values[count];
		else if (strcmp(line, "expect") == 0)
			status = atoi(values[count]);
		else if (!take_option(&trial, line, values[count]))
			assert_true(++count < 64);
	}
	put(file, str_text(&bytes), bytes.len);
	store = run(&trial, file);
	expect_status(&trial, name, status);
	for (i = 0; i < count; i++)
		expect_line(&trial, store, name, keys[i], values[i]);
	store_close(store);
	unlink(file);
	trial_finish(&trial);
}

static void samples(void **state)
{
	const char *samples = GCITRACK_DATA "/../tests/import";
	struct dirent **entries;
	int count = scandir(samples, &entries, NULL, alphasort), i, run_count = 0;

	(void)state;
	assert_true(count > 0);
	soft = true;
	for (i = 0; i < count; i++) {
		const char *dot = strrchr(entries[i]->d_name, '.');
		char path[512], *text;
		size_t length;

		if (dot && strcmp(dot, ".case") == 0) {
			snprintf(path, sizeof path, "%s/%s", samples, entries[i]->d_name);
			read_all(path, &text, &length);
			text[length] = '\0';
			run_case(entries[i]->d_name, text);
			free(text);
			run_count++;
		}
		free(entries[i]);
	}
	free(entries);
	soft = false;
	assert_int_equal(complaints, 0);
	assert_true(run_count > 100);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(samples),
	};

	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
