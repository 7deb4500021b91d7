#include "import/series.h"

#include "base/text.h"

#include <string.h>

enum { BATCH = 65536, NAME_MOST = 200, NOTED = 10, FIRST_SLOTS = 256 };

struct known {
	char *text; /* NULL: free */
	size_t length;
	struct series_match match;
};

struct series {
	struct known *slots; /* open addressing; a power of two, at most three quarters full */
	size_t size, used, own;
	const struct known *last; /* the one found last, mostly the next one too; NULL: none */
	struct str own_names;
	struct store_figure *batch;
	size_t count;
};

void series_close(struct series *series)
{
	size_t i;

	if (!series)
		return;
	for (i = 0; i < series->size; i++)
		mem_free(series->slots[i].text);
	mem_free(series->slots);
	mem_free(series->batch);
	str_finish(&series->own_names);
	mem_free(series);
}

static struct known *slot_of(const struct series *series, const char *text, size_t length)
{
	uint64_t hash = 1469598103934665603u;

	for (size_t i = 0; i < length; i++)
		hash = (hash ^ (unsigned char)text[i]) * 1099511628211u;
	hash ^= hash >> 32;
	for (;; hash++) {
		struct known *known = &series->slots[hash & (series->size - 1)];

		if (!known->text ||
			(known->length == length && memcmp(known->text, text, length) == 0))
			return known;
	}
}

static void enlarge(struct series *series)
{
	struct known *old = series->slots;
	size_t i, size = series->size;

	series->last = NULL;
	series->size = size ? size * 2 : FIRST_SLOTS;
	series->slots = mem_alloc(series->size * sizeof *series->slots);
	for (i = 0; i < size; i++)
		if (old[i].text)
			*slot_of(series, old[i].text, old[i].length) = old[i];
	mem_free(old);
}

static struct series *series_of(struct import_run *run)
{
	if (!run->file.series) {
		run->file.series = mem_alloc(sizeof *run->file.series);
		enlarge(run->file.series);
	}
	return run->file.series;
}

/* An indicator not met yet in this file: a built-in series by its words, else one by its name. */
static bool resolve(struct import_run *run, struct series *series, struct csv_field name,
	struct series_match *ret, struct err *err)
{
	struct header_column column;
	struct arena arena = { 0 };
	STR_SCOPED text = { 0 };
	size_t i;

	header_recognise(name.text, name.length, &arena, &column);
	arena_finish(&arena);
	*ret = (struct series_match) { .id = column.field, .year = column.year };
	if (column.field >= 0 && column.field < (int)GCI_SERIES && !column.bare)
		return true;
	ret->year = 0;
	if (name.length > NAME_MOST)
		return err_set(err, ERR_DATA,
			"%s: the name of an indicator is longer than %d bytes: %s", run->file.name,
			NAME_MOST, run_quote(run, name.text));
	for (i = 0; i < name.length; i++)
		if ((unsigned char)name.text[i] < ' ')
			return err_set(err, ERR_DATA,
				"%s: the name of an indicator has a control character in it: %s",
				run->file.name, run_quote(run, name.text));
	str_addn(&text, name.text, name.length);
	if (series->own++ < NOTED)
		str_addf(&series->own_names, "%s%s", series->own_names.len ? ", " : "",
			run_quote(run, str_text(&text)));
	if (!store_series(run->store, str_text(&text), !run->reading, &ret->id, err))
		return false;
	if (ret->id < 0)
		ret->id = GCI_SERIES; /* none of the built-in ones: all that reading needs */
	return true;
}

bool series_find(
	struct import_run *run, struct csv_field name, struct series_match *ret, struct err *err)
{
	struct series *series = series_of(run);
	struct known *known;

	number_trim(&name.text, &name.length);
	if (series->last && series->last->length == name.length &&
		memcmp(series->last->text, name.text, name.length) == 0) {
		*ret = series->last->match;
		return true;
	}
	known = slot_of(series, name.text, name.length);
	if (known->text) {
		series->last = known;
		*ret = known->match;
		return true;
	}
	if (!resolve(run, series, name, ret, err))
		return false;
	known->text = mem_strndup(name.text, name.length);
	known->length = name.length;
	known->match = *ret;
	if (++series->used * 4 > series->size * 3)
		enlarge(series);
	return true;
}

static bool flush(struct import_run *run, struct err *err)
{
	struct series *series = run->file.series;
	struct err found;

	if (!series->count)
		return true;
	if (run->reading) {
		run->file.figures.streamed += (int64_t)series->count;
		series->count = 0;
		return true;
	}
	if (!import_begin_source(run, err))
		return false;
	if (!store_source_put(run->store, run->file.source, series->batch, series->count, &found))
		return err_set(err, found.code, "%s: %s", run->file.name, found.text);
	run->file.figures.streamed += (int64_t)series->count;
	series->count = 0;
	return true;
}

bool series_put(struct import_run *run, const struct store_figure *figure, struct err *err)
{
	struct series *series = series_of(run);

	/* A file that is refused already is only read on to find the rest of what is wrong. */
	if (run->file_refused)
		return true;
	if (!series->batch)
		series->batch = mem_alloc(BATCH * sizeof *series->batch);
	series->batch[series->count++] = *figure;
	return series->count < BATCH || flush(run, err);
}

bool series_end(struct import_run *run, struct err *err)
{
	struct series *series = run->file.series;

	if (!series)
		return true;
	if (series->own)
		run_note(run, 0, NULL, "%zu series beside the built-in ones: %s%s", series->own,
			str_text(&series->own_names), series->own > NOTED ? ", ..." : "");
	return run->file_refused || flush(run, err);
}
