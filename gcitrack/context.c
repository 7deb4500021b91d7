#include "gcitrack/command.h"
#include "gcitrack/options.h"

#include "base/text.h"
#include "plots/words.h"

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* The option must be in a table: asking for another is a slip of the pen. */
const char *option_text(const struct context *context, const char *name)
{
	assert(option_find(context->command, name));
	for (size_t i = context->option_count; i > 0; i--)
		if (strcmp(context->options[i - 1].option->name, name) == 0)
			return context->options[i - 1].value;
	return NULL;
}

bool option_flag(const struct context *context, const char *name)
{
	return option_text(context, name) != NULL;
}

const char *const *option_list(const struct context *context, const char *name)
{
	const char **list = NULL;
	size_t count = 0;

	if (!option_text(context, name))
		return NULL;
	list = arena_array(context->arena, context->option_count + 1, sizeof *list);
	for (size_t i = 0; i < context->option_count; i++)
		if (strcmp(context->options[i].option->name, name) == 0)
			list[count++] = context->options[i].value;
	return list;
}

bool option_int(const struct context *context, const char *name, long min, long max, long *ret,
	struct err *err)
{
	const char *text = option_text(context, name);
	char *end;
	long number;

	if (!text)
		return true;
	errno = 0;
	number = strtol(text, &end, 10);
	if (strspn(text, "+-0123456789") != strlen(text) || end == text || *end != '\0' ||
		errno != 0 || number < min || number > max)
		return err_set(err, ERR_USAGE, "--%s: \"%s\" is not a whole number from %ld to %ld",
			name, text, min, max);
	*ret = number;
	return true;
}

bool option_double(const struct context *context, const char *name, double min, double max,
	double *ret, struct err *err)
{
	const char *text = option_text(context, name);
	struct decimal number;
	double value = 0;
	bool good;

	if (!text)
		return true;
	/* The grammar of a figure, plus ".5": strtod() would take "nan", "0x1p3" and "1e400". */
	STR_SCOPED full = { 0 };
	if (text[0] == '.')
		str_addc(&full, '0');
	str_add(&full, text);
	good = decimal_parse(full.data, full.len, '.', &number) == DECIMAL_OK;
	if (good)
		value = decimal_double(number);
	if (!good || value < min || value > max)
		return err_set(err, ERR_USAGE, "--%s: \"%s\" is not a number from %g to %g", name,
			text, min, max);
	*ret = value;
	return true;
}

bool option_character(const struct context *context, const char *name, char *ret, struct err *err)
{
	const char *text = option_text(context, name);

	if (!text)
		return true;
	if (strcmp(text, "\\t") == 0 || strcmp(text, "tab") == 0)
		text = "\t";
	if (strlen(text) != 1)
		return err_set(err, ERR_USAGE, "--%s is one character, not \"%s\"", name, text);
	*ret = *text;
	return true;
}

static int days_in_month(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

/* `digits` digits at `*text`, which moves behind them; -1 where there are fewer. */
static int take_number(const char **text, int digits)
{
	int number = 0;

	for (int i = 0; i < digits; i++, (*text)++) {
		if (**text < '0' || **text > '9')
			return -1;
		number = number * 10 + (**text - '0');
	}
	return number;
}

static bool date_parse(const char *text, int *year, int *month, int *day)
{
	*month = *day = 1;
	*year = take_number(&text, 4);
	if (*year < 1)
		return false;
	if (*text == '-') {
		text++;
		*month = take_number(&text, 2);
		if (*month < 1 || *month > 12)
			return false;
		if (*text == '-') {
			text++;
			*day = take_number(&text, 2);
			if (*day < 1 || *day > days_in_month(*year, *month))
				return false;
		}
	}
	return *text == '\0';
}

bool option_date(const struct context *context, const char *name, const char **ret, struct err *err)
{
	const char *text = option_text(context, name);
	int year, month, day;

	if (!text)
		return true;
	if (!date_parse(text, &year, &month, &day))
		return err_set(err, ERR_USAGE,
			"--%s: \"%s\" is not a date such as 2020-06-29, 2020-06 or 2020", name,
			text);
	*ret = arena_printf(context->arena, "%04d-%02d-%02d", year, month, day);
	return true;
}

static bool load_world(struct context *context, const struct store_view *view, struct err *err)
{
	struct gci_world *world = arena_alloc(context->arena, sizeof *world);

	if (!store_world(context->store, view, context->arena, world, err))
		return false;
	context->world = world;
	context->world_pillars = view->pillars;
	/* Made of the world before. */
	context->rankings =
		arena_array(context->arena, world->table_count + 1, sizeof *context->rankings);
	context->changes = arena_array(context->arena, world->table_count * world->table_count + 1,
		sizeof *context->changes);
	return true;
}

bool context_world(
	struct context *context, bool pillars, const struct gci_world **ret, struct err *err)
{
	const struct store_view view = { .as_known = context->as_known, .pillars = pillars };

	if ((!context->world || (pillars && !context->world_pillars)) &&
		!load_world(context, &view, err))
		return false;
	*ret = context->world;
	return true;
}

bool context_world_of(struct context *context, const struct store_cells *cells,
	const struct gci_world **ret, struct err *err)
{
	const struct store_view view = {
		.as_known = context->as_known, .pillars = true, .cells = cells
	};

	if (!load_world(context, &view, err))
		return false;
	*ret = context->world;
	return true;
}

const struct gci_world *context_loaded(const struct context *context)
{
	assert(context->world);
	return context->world;
}

const struct gci_country *context_country(const struct context *context, const char *iso3)
{
	int country = gci_country_find(context_loaded(context), iso3);

	assert(country >= 0);
	return &context->world->countries[country];
}

bool context_sources(
	struct context *context, struct store_source **ret, size_t *ret_count, struct err *err)
{
	struct store_source *copy;

	if (!context->sources && !store_sources(context->store, context->arena, &context->sources,
					 &context->source_count, err))
		return false;
	copy = arena_array(context->arena, context->source_count, sizeof *copy);
	if (context->source_count > 0)
		memcpy(copy, context->sources, context->source_count * sizeof *copy);
	*ret = copy;
	*ret_count = context->source_count;
	return true;
}

const struct store_source *context_source(const struct context *context, int id)
{
	for (size_t i = 0; i < context->source_count; i++)
		if (context->sources[i].id == id)
			return &context->sources[i];
	assert(!id);
	return NULL;
}

bool context_groups(
	struct context *context, const struct store_group **ret, size_t *ret_count, struct err *err)
{
	if (!context->groups && !store_groups(context->store, NULL, context->arena,
					&context->groups, &context->group_count, err))
		return false;
	*ret = context->groups;
	*ret_count = context->group_count;
	return true;
}

const char *context_today(struct context *context)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	time_t now = time(NULL);
	struct tm day;

	if (epoch && epoch[0] != '\0' && strspn(epoch, "0123456789") == strlen(epoch)) {
		errno = 0;
		long long given = strtoll(epoch, NULL, 10);
		if (errno == 0)
			now = (time_t)given;
	}
	/* UTC: one import has one date, wherever its machine stands. */
	if (!gmtime_r(&now, &day) || day.tm_year > 9999 - 1900)
		return "9999-12-31";
	return arena_printf(
		context->arena, "%04d-%02d-%02d", day.tm_year + 1900, day.tm_mon + 1, day.tm_mday);
}

void context_say(const struct context *context, const char *format, ...)
{
	STR_SCOPED text = { 0 };
	va_list args;

	if (context->quiet)
		return;
	va_start(args, format);
	text_escape(&text, arena_vprintf(context->arena, format, args));
	va_end(args);
	fprintf(stderr, "%s\n", str_text(&text));
}

const struct words *context_words(const struct context *context)
{
	return context->words ? context->words : words_find(NULL);
}
