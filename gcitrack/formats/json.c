/* One object a row, the envelope by hand: a tree of a million rows would take a gigabyte. Numbers
 * are printed as their own digits, so 48.20 keeps its zero. */
#include "base/mem.h"
#include "base/text.h"
#include "gcitrack/answer.h"
#include "gcitrack/formats/quote.h"

#include <assert.h>
#include <json-c/json.h>
#include <string.h>
#include <utf8proc.h>

static size_t quoted_length(const char *text)
{
	size_t length = 2;

	for (; *text; text++) {
		if (strchr("\"\\\b\f\n\r\t", *text))
			length += 2;
		else
			length += (unsigned char)*text < 0x20 ? 6 : 1;
	}
	return length;
}

/* Inside a JSON text: what reorders, hides or breaks lines as \u202e. All of it is in the lowest
 * plane, and below U+0020 nothing is left. */
static void add_escaped(struct str *str, const char *text, size_t length)
{
	size_t at = 0, done = 0;

	while (at < length) {
		utf8proc_int32_t codepoint;
		utf8proc_ssize_t bytes;

		if (text[at] >= 0x20 && text[at] < 0x7F) {
			at++;
			continue;
		}
		bytes = utf8proc_iterate((const utf8proc_uint8_t *)text + at,
			(utf8proc_ssize_t)(length - at), &codepoint);
		if (text_is_harmful(codepoint)) {
			str_addn(str, text + done, at - done);
			str_addf(str, "\\u%04x", (unsigned)codepoint);
			done = at + (size_t)bytes;
		}
		at += (size_t)bytes;
	}
	str_addn(str, text + done, length - done);
}

static void quote_valid(struct str *str, const char *text)
{
	struct json_object *object = json_object_new_string(text);
	size_t length = 0;
	const char *quoted;

	mem_need(object != NULL);
	quoted = json_object_to_json_string_length(
		object, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE, &length);
	/* json-c drops what it finds no memory for and says nothing. */
	mem_need(quoted != NULL);
	assert(quoted); /* without, there is no way back from there */
	mem_need(length == quoted_length(text));
	add_escaped(str, quoted, length);
	json_object_put(object);
}

void json_text(struct str *str, const char *text)
{
	size_t length = strlen(text), valid = text_invalid_at(text, length);
	STR_SCOPED clean = { 0 };

	if (valid == length) {
		quote_valid(str, text);
		return;
	}
	for (; valid < length; valid = text_invalid_at(text, length)) {
		str_addn(&clean, text, valid);
		str_add(&clean, "\xEF\xBF\xBD");
		text += valid + 1;
		length -= valid + 1;
	}
	str_addn(&clean, text, length);
	quote_valid(str, str_text(&clean));
}

static void json_cell(struct str *str, struct cell cell)
{
	switch (cell.kind) {
	case CELL_NULL:
		str_add(str, "null");
		break;
	case CELL_TEXT:
		json_text(str, cell.as.text);
		break;
	case CELL_LIST:
		str_addc(str, '[');
		for (const char *const *item = cell.as.list; *item; item++) {
			if (item != cell.as.list)
				str_addc(str, ',');
			json_text(str, *item);
		}
		str_addc(str, ']');
		break;
	default:
		cell_print(cell, '.', str);
	}
}

static void json_key(struct str *str, const char *key)
{
	json_text(str, key);
	str_addc(str, ':');
}

static void json_meta(struct str *str, const struct answer_meta *meta)
{
	json_key(str, meta->key);
	if (!meta->is_ints) {
		json_cell(str, meta->value);
		return;
	}
	str_addc(str, '[');
	for (size_t i = 0; i < meta->int_count; i++)
		str_addf(str, i > 0 ? ",%d" : "%d", meta->ints[i]);
	str_addc(str, ']');
}

static void json_flush(struct answer *answer)
{
	fwrite(answer->line.data, 1, answer->line.len, answer->stream);
	str_clear(&answer->line);
}

static bool has_meta(const struct answer *answer, const char *key)
{
	for (size_t i = 0; i < answer->meta_count; i++)
		if (strcmp(answer->meta[i].key, key) == 0)
			return true;
	return false;
}

static void json_begin(struct answer *answer)
{
	str_clear(&answer->line);
	str_add(&answer->line, "{\"meta\":{");
	for (size_t i = 0; i < answer->meta_count; i++) {
		if (i > 0)
			str_addc(&answer->line, ',');
		json_meta(&answer->line, &answer->meta[i]);
	}
	/* Every answer says among how many countries places were counted: here none were. */
	if (!has_meta(answer, "of") && !has_meta(answer, "panel"))
		str_add(&answer->line, answer->meta_count > 0 ? ",\"of\":null" : "\"of\":null");
	str_add(&answer->line, "},\n\"rows\":[");
	json_flush(answer);
}

static void json_row(struct answer *answer, const struct cell *cells)
{
	str_add(&answer->line, answer->rows > 0 ? ",\n{" : "\n{");
	for (size_t i = 0; i < answer->column_count; i++) {
		if (i > 0)
			str_addc(&answer->line, ',');
		json_key(&answer->line, answer->columns[i].name);
		json_cell(&answer->line, cells[i]);
	}
	str_addc(&answer->line, '}');
	json_flush(answer);
}

static void json_end(struct answer *answer)
{
	str_add(&answer->line, answer->rows > 0 ? "\n],\n\"notes\":[" : "],\n\"notes\":[");
	for (size_t i = 0; i < answer->note_count; i++) {
		str_add(&answer->line, i > 0 ? ",\n{" : "\n{");
		json_key(&answer->line, "code");
		json_text(&answer->line, answer->notes[i].code);
		str_addc(&answer->line, ',');
		json_key(&answer->line, "text");
		json_text(&answer->line, answer->notes[i].text);
		str_addc(&answer->line, '}');
	}
	str_add(&answer->line, answer->note_count > 0 ? "\n]}\n" : "]}\n");
	json_flush(answer);
}

const struct format_writer format_json = { "json", FORMAT_JSON, json_begin, json_row, json_end };
