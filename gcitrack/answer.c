#include "gcitrack/answer.h"

#include "base/text.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <string.h>

struct cell cell_round(double x, int places)
{
	return isfinite(x) ? cell_decimal(decimal_round(x, places)) : cell_null();
}

struct cell cell_bool(bool boolean)
{
	return (struct cell) { CELL_BOOL, { .boolean = boolean } };
}

struct cell cell_list(const char *const *list)
{
	return list ? (struct cell) { CELL_LIST, { .list = list } } : cell_null();
}

void cell_print(struct cell cell, char mark, struct str *str)
{
	switch (cell.kind) {
	case CELL_NULL:
		break;
	case CELL_TEXT:
		str_add(str, cell.as.text);
		break;
	case CELL_INT:
		str_addf(str, "%" PRId64, cell.as.integer);
		break;
	case CELL_DECIMAL:
		str_reserve(str, DECIMAL_TEXT);
		str->len += decimal_write(cell.as.decimal, mark, str->data + str->len);
		break;
	case CELL_BOOL:
		str_add(str, cell.as.boolean ? "true" : "false");
		break;
	case CELL_LIST:
		for (const char *const *item = cell.as.list; *item; item++) {
			if (item != cell.as.list)
				str_addc(str, ' ');
			str_add(str, *item);
		}
		break;
	}
}

static const struct format_writer *writer_of(enum format format)
{
	const struct format_writer *const *at = format_writers;

	while ((*at)->format != format)
		at++;
	assert(*at);
	return *at;
}

void answer_init(
	struct answer *answer, enum format format, FILE *stream, struct arena *arena, int width)
{
	*answer = (struct answer) {
		.format = format,
		.writer = writer_of(format),
		.stream = stream,
		.arena = arena,
		.width = width,
	};
}

void answer_finish(struct answer *answer)
{
	mem_free(answer->meta);
	mem_free(answer->notes);
	str_finish(&answer->line);
	*answer = (struct answer) { 0 };
}

/* The place of a key; a key that is given again replaces what it had. */
static struct answer_meta *meta_at(struct answer *answer, const char *key)
{
	assert(!answer->begun);
	for (size_t i = 0; i < answer->meta_count; i++)
		if (strcmp(answer->meta[i].key, key) == 0)
			return &answer->meta[i];
	answer->meta = mem_grow(
		answer->meta, &answer->meta_capacity, answer->meta_count + 1, sizeof *answer->meta);
	return &answer->meta[answer->meta_count++];
}

void answer_meta(struct answer *answer, const char *key, struct cell value)
{
	if (value.kind == CELL_TEXT)
		value.as.text = arena_strdup(answer->arena, value.as.text);
	*meta_at(answer, key) = (struct answer_meta) { .key = key, .value = value };
}

void answer_meta_ints(struct answer *answer, const char *key, const int *values, size_t count)
{
	int *copy = arena_array(answer->arena, count, sizeof *copy);

	if (count > 0)
		memcpy(copy, values, count * sizeof *copy);
	*meta_at(answer, key) = (struct answer_meta) {
		.key = key, .ints = copy, .int_count = count, .is_ints = true
	};
}

void answer_note(struct answer *answer, const char *code, const char *format, ...)
{
	va_list args;
	char *text;
	size_t at;

	assert(!answer->ended);
	va_start(args, format);
	text = arena_vprintf(answer->arena, format, args);
	va_end(args);
	for (size_t i = 0; i < answer->note_count; i++)
		if (strcmp(answer->notes[i].code, code) == 0 &&
			strcmp(answer->notes[i].text, text) == 0)
			return;
	answer->notes = mem_grow(answer->notes, &answer->note_capacity, answer->note_count + 1,
		sizeof *answer->notes);
	/* What is to be pasted stays apart from what is to be known: references come last. */
	at = answer->note_count++;
	while (strcmp(code, ANSWER_REFERENCE) != 0 && at > 0 &&
		answer_note_refers(&answer->notes[at - 1])) {
		answer->notes[at] = answer->notes[at - 1];
		at--;
	}
	answer->notes[at] = (struct answer_note) { code, text };
}

bool answer_note_refers(const struct answer_note *note)
{
	return strcmp(note->code, ANSWER_REFERENCE) == 0;
}

void answer_notes_aside(const struct answer *answer)
{
	fflush(answer->stream); /* on a terminal the notes come after the rows */
	for (size_t i = 0; i < answer->note_count; i++) {
		STR_SCOPED text = { 0 };

		text_escape(&text, answer->notes[i].text);
		fprintf(stderr, "%s: %s\n",
			answer_note_refers(&answer->notes[i]) ? "reference" : "note",
			str_text(&text));
	}
}

void answer_people(struct answer *answer, const char *text)
{
	assert(!answer->ended);
	answer->people = arena_strdup(answer->arena, text);
}

void answer_begin(struct answer *answer, const struct column *columns)
{
	assert(!answer->begun);
	answer->columns = columns;
	answer->column_count = 0;
	while (columns && columns[answer->column_count].name)
		answer->column_count++;
	answer->begun = true;
	answer->writer->begin(answer);
}

void answer_row(struct answer *answer, const struct cell *cells)
{
	assert(answer->begun && !answer->ended);
	answer->writer->row(answer, cells);
	answer->rows++;
}

void answer_end(struct answer *answer)
{
	assert(!answer->ended);
	if (!answer->begun)
		answer_begin(answer, NULL);
	answer->writer->end(answer);
	answer->ended = true;
}
