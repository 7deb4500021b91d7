#include "import/headers.h"

#include "base/fold.h"
#include "import/numbers.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Rows that the header is sought in. */
enum { HEADER_WITHIN = 20 };

const char *const field_names[FIELDS] = { "score", "rank", "tier", "legal", "technical",
	"organizational", "capacity", "cooperation", "country", "code", "year", "indicator",
	"value", "scale" };

enum field field_find(const char *name, size_t length)
{
	static const struct {
		const char *name;
		enum field field;
	} others[] = { { "itu_rank", FIELD_RANK }, { "iso3", FIELD_CODE }, { "iso2", FIELD_CODE },
		{ "name", FIELD_COUNTRY }, { "edition", FIELD_YEAR }, { "series", FIELD_INDICATOR },
		{ "organisational", FIELD_LEGAL + 2 } };
	size_t i;

	for (i = 0; i < FIELDS; i++)
		if (strlen(field_names[i]) == length &&
			strncasecmp(field_names[i], name, length) == 0)
			return (enum field)i;
	for (i = 0; i < sizeof others / sizeof *others; i++)
		if (strlen(others[i].name) == length &&
			strncasecmp(others[i].name, name, length) == 0)
			return others[i].field;
	return FIELD_NONE;
}

static void list_fields(struct str *ret)
{
	size_t i;

	for (i = 0; i < FIELDS; i++)
		str_addf(ret, "%s%s", i ? ", " : "", field_names[i]);
}

static bool unknown_field(const char *option, const char *name, size_t length, struct err *err)
{
	STR_SCOPED fields = { 0 };

	list_fields(&fields);
	return err_set(err, ERR_USAGE, "%s: no field \"%.*s\"; there are %s", option,
		(int)(length < 60 ? length : 60), name, str_text(&fields));
}

static bool choice_check(const struct header_choice *choice, struct err *err)
{
	const char *const *at;

	for (at = choice->map; at && *at; at++) {
		const char *equals = strchr(*at, '=');

		if (!equals || !equals[1])
			return err_set(err, ERR_USAGE,
				"--map: \"%.60s\" is not FIELD=COLUMN, such as score=\"Overall "
				"Score\"",
				*at);
		if (field_find(*at, (size_t)(equals - *at)) == FIELD_NONE)
			return unknown_field("--map", *at, (size_t)(equals - *at), err);
	}
	for (at = choice->ignore; at && *at; at++)
		if (field_find(*at, strlen(*at)) == FIELD_NONE)
			return unknown_field("--ignore", *at, strlen(*at), err);
	return true;
}

/* Gives the column named in a --map its field; false where the row has no such column. */
static bool map_apply(struct header *header, const char *map)
{
	STR_SCOPED fold = { 0 };
	const char *column = strchr(map, '=') + 1;
	enum field field = field_find(map, strcspn(map, "="));
	struct header_column *found = NULL;
	bool exact = false;
	size_t i;

	if (!fold_name(column, strlen(column), &fold))
		return false;
	for (i = 0; i < header->count; i++)
		exact = exact || strcmp(header->columns[i].text, column) == 0;
	for (i = 0; i < header->count && !found; i++) {
		struct header_column *here = &header->columns[i];

		if (exact ? strcmp(here->text, column) == 0
			  : here->fold[0] && strcmp(here->fold, str_text(&fold)) == 0)
			found = here;
	}
	if (!found)
		return false;
	for (i = 0; i < header->count; i++)
		if (header->columns[i].field == field && !header->columns[i].mapped)
			header->columns[i].field = FIELD_NONE;
	found->field = field;
	found->mapped = true;
	return true;
}

/* Whether every row has a figure of 0 to 100 in a column, one of them with decimals. A row with one
 * cell at most is no row of the table. */
static bool is_scored(const struct header_row *rows, size_t count, size_t column)
{
	struct number_mark mark = { 0 };
	bool decimals = false;

	for (size_t i = 0; i < count; i++) {
		struct decimal figure;
		const char *why, *text;
		size_t filled = 0;

		for (size_t k = 0; k < rows[i].count; k++)
			filled += *rows[i].cells[k] != '\0';
		if (filled < 2)
			continue;
		text = column < rows[i].count ? rows[i].cells[column] : "";
		if (number_figure(text, strlen(text), &mark, &figure, &why) != NUMBER_FIGURE ||
			decimal_cmp(figure, (struct decimal) { 100, 0 }) > 0 || figure.value < 0)
			return false;
		decimals = decimals || figure.places > 0;
	}
	return decimals;
}

/* Whether another column may be the score of the same edition. */
static bool has_rival(const struct header *header, size_t column)
{
	const struct header_column *note = &header->columns[column];

	for (size_t i = 0; i < header->count; i++) {
		const struct header_column *other = &header->columns[i];
		bool score = other->field == FIELD_SCORE || other->field == FIELD_VALUE;

		if (i != column && (score || other->note) &&
			(!note->year || !other->year || note->year == other->year))
			return true;
	}
	return false;
}

static void notes_read(struct header *header, const struct header_row *below, size_t count)
{
	for (size_t i = 0; i < header->count; i++)
		if (header->columns[i].note && !has_rival(header, i) && is_scored(below, count, i))
			header->columns[i].field = FIELD_SCORE;
}

/* The first row as a header: recognised, mapped, and without what is to be ignored. */
static bool row_read(const struct header_row *row, size_t count, const struct header_choice *choice,
	struct arena *arena, struct header *ret, const char **ret_unmapped)
{
	const char *const *at;
	size_t i;

	*ret = (struct header) { .columns = arena_array(arena, row->count, sizeof *ret->columns),
		.count = row->count,
		.line = row->line };
	for (i = 0; i < row->count; i++)
		header_recognise(row->cells[i], strlen(row->cells[i]), arena, &ret->columns[i]);
	notes_read(ret, row + 1, count - 1);
	*ret_unmapped = NULL;
	for (at = choice->map; at && *at; at++)
		if (!map_apply(ret, *at))
			*ret_unmapped = *at;
	for (at = choice->ignore; at && *at; at++)
		for (i = 0; i < ret->count; i++)
			if (ret->columns[i].field == field_find(*at, strlen(*at)))
				ret->columns[i].field = FIELD_NONE;
	return *ret_unmapped == NULL;
}

static size_t count_field(const struct header *header, bool (*wanted)(enum field))
{
	size_t i, count = 0;

	for (i = 0; i < header->count; i++)
		count += wanted(header->columns[i].field);
	return count;
}

static bool is_who(enum field field)
{
	return field == FIELD_COUNTRY || field == FIELD_CODE;
}

static bool is_figure(enum field field)
{
	return (field >= 0 && field < FIELD_COUNTRY) || field == FIELD_VALUE;
}

static bool is_known(enum field field)
{
	return field != FIELD_NONE;
}

static void list_columns(const struct header *header, struct str *ret)
{
	size_t i;

	for (i = 0; i < header->count && i < 40; i++)
		str_addf(ret, "%s\"%s\"", i ? ", " : "", header->columns[i].shown);
	if (header->count > 40)
		str_addf(ret, " and %zu more", header->count - 40);
}

static bool not_found(
	const char *file, const struct header *best, const char *unmapped, struct err *err)
{
	STR_SCOPED columns = { 0 };
	const struct header_column *note = header_note(best);

	list_columns(best, &columns);
	if (unmapped)
		return err_set(err, ERR_USAGE, "%s:%lld: --map: no column \"%.60s\"; there are %s",
			file, (long long)best->line, strchr(unmapped, '=') + 1, str_text(&columns));
	if (!count_field(best, is_who))
		return err_set(err, ERR_DATA,
			"%s:%lld: no column for the country; the columns found are %s; say --map "
			"country=COLUMN",
			file, (long long)best->line, str_text(&columns));
	return err_set(err, ERR_DATA,
		"%s:%lld: no column for a rank, a score or another figure; the columns found are "
		"%s; say --map score=%s%s%s",
		file, (long long)best->line, str_text(&columns), note ? "\"" : "",
		note ? note->shown : "COLUMN", note ? "\"" : "");
}

/* ISO3 and ISO2 columns side by side are no ambiguity: the first needs no second. Neither are an
 * indicator's code and its name. */
static void prefer_precise(struct header *header, enum field field)
{
	size_t i, precise = 0;
	bool mapped = false;

	for (i = 0; i < header->count; i++) {
		precise += header->columns[i].field == field && header->columns[i].precise;
		mapped = mapped || (header->columns[i].field == field && header->columns[i].mapped);
	}
	for (i = 0; i < header->count && precise == 1 && !mapped; i++)
		if (header->columns[i].field == field && !header->columns[i].precise)
			header->columns[i].field = FIELD_NONE;
}

static bool same_place(const struct header_column *a, const struct header_column *b)
{
	enum field one = a->field, other = b->field;

	return one != FIELD_NONE && one == other && a->year == b->year;
}

static bool refuse_rivals(const char *file, const struct header *header, struct err *err)
{
	size_t i, k;

	for (i = 0; i < header->count; i++)
		for (k = i + 1; k < header->count; k++) {
			const struct header_column *a = &header->columns[i],
						   *b = &header->columns[k];

			if (!same_place(a, b))
				continue;
			if (strcmp(a->text, b->text) == 0)
				return err_set(err, ERR_DATA,
					"%s:%lld: %s: two columns are headed \"%s\" (columns %zu "
					"and %zu); rename the one that is not the %s",
					file, (long long)header->line, field_names[a->field],
					a->shown, i + 1, k + 1, field_names[a->field]);
			return err_set(err, ERR_DATA,
				"%s:%lld: %s: \"%s\" (column %zu) and \"%s\" (column %zu) could "
				"both be the %s; say --map %s=\"%s\"",
				file, (long long)header->line, field_names[a->field], a->shown,
				i + 1, b->shown, k + 1, field_names[a->field],
				field_names[a->field], a->shown);
		}
	return true;
}

bool header_find(const char *file, const struct header_row *rows, size_t count,
	const struct header_choice *choice, struct arena *arena, struct header *ret,
	struct err *err)
{
	struct header best = { 0 };
	const char *best_unmapped = NULL;
	size_t i, best_known = 0;

	if (!choice_check(choice, err))
		return false;
	for (i = 0; i < count && i < HEADER_WITHIN; i++) {
		struct header header;
		const char *unmapped;
		bool mapped = row_read(&rows[i], count - i, choice, arena, &header, &unmapped);
		size_t known = count_field(&header, is_known);

		header.skipped = i;
		if (mapped && count_field(&header, is_who) && count_field(&header, is_figure)) {
			prefer_precise(&header, FIELD_CODE);
			prefer_precise(&header, FIELD_INDICATOR);
			*ret = header;
			return refuse_rivals(file, ret, err);
		}
		if (known > best_known || (known == best_known && header.count > best.count)) {
			best = header;
			best_known = known;
			best_unmapped = unmapped;
		}
	}
	if (!best.columns)
		return err_set(err, ERR_DATA, "%s: no data rows: there is nothing in it", file);
	return not_found(file, &best, best_unmapped, err);
}

int header_at(const struct header *header, enum field field)
{
	size_t i;

	for (i = 0; i < header->count; i++)
		if (header->columns[i].field == field)
			return (int)i;
	return -1;
}

size_t header_years(const struct header *header, int *ret_year)
{
	size_t i, k, count = 0;

	*ret_year = 0;
	for (i = 0; i < header->count; i++) {
		int year = header->columns[i].year;
		bool met = false;

		if (!is_figure(header->columns[i].field) || !year)
			continue;
		for (k = 0; k < i; k++)
			met = met || (is_figure(header->columns[k].field) &&
					     header->columns[k].year == year);
		count += !met;
		*ret_year = year;
	}
	return count;
}

const struct header_column *header_note(const struct header *header)
{
	for (size_t i = 0; i < header->count; i++)
		if (header->columns[i].note)
			return &header->columns[i];
	return NULL;
}

void header_unread(const struct header *header, struct str *ret)
{
	size_t i;

	for (i = 0; i < header->count; i++) {
		if (header->columns[i].field != FIELD_NONE || !header->columns[i].fold[0])
			continue;
		if (ret->len > 300) {
			str_add(ret, ", ...");
			return;
		}
		str_addf(ret, "%s\"%s\"", ret->len ? ", " : "", header->columns[i].shown);
	}
}
