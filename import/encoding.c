#include "import/encoding.h"

#include "base/mem.h"
#include "base/text.h"

#include <assert.h>
#include <ctype.h>
#include <errno.h>
#include <iconv.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

enum {
	RAW = 16 * 1024,
	CTRL_Z = 0x1A,
	CTRL_Z_MOST = 128, /* CP/M filled its last block with them */
};

struct encoding {
	struct input *input;
	iconv_t converter; /* (iconv_t)-1: the file should be UTF-8 */
	const char *name;
	unsigned char raw[ENCODING_CHUNK];
	size_t raw_length;
	char text[ENCODING_CHUNK];
	size_t held;    /* bytes at the start of `text` kept from the chunk before */
	int64_t offset; /* in the file, of text[0] or raw[0] */
	bool begun, ended;
	char fault[256];
};

static bool name_suits(const char *name)
{
	const char *at;

	/* A slash would bring in //IGNORE and //TRANSLIT, which lose characters in silence. */
	for (at = name; *at; at++)
		if (!isalnum((unsigned char)*at) && !strchr("-_.:+", *at))
			return false;
	return at != name;
}

bool encoding_open(struct input *input, const char *name, struct encoding **ret, struct err *err)
{
	iconv_t converter = (iconv_t)-1;
	struct encoding *encoding;

	if (name && (strcasecmp(name, "UTF-8") == 0 || strcasecmp(name, "UTF8") == 0))
		name = NULL;
	if (name) {
		if (name_suits(name))
			converter = iconv_open("UTF-8", name);
		if (converter == (iconv_t)-1)
			return err_set(err, ERR_USAGE,
				"--encoding: \"%.60s\" is not an encoding this system knows (iconv "
				"-l lists them)",
				name);
	}
	encoding = mem_alloc(sizeof *encoding);
	encoding->input = input;
	encoding->converter = converter;
	encoding->name = name;
	*ret = encoding;
	return true;
}

void encoding_close(struct encoding *encoding)
{
	if (encoding->converter != (iconv_t)-1)
		iconv_close(encoding->converter);
	mem_free(encoding);
}

static bool kind_refused(
	struct encoding *encoding, const unsigned char *bytes, size_t length, struct err *err)
{
	char text[512];
	const char *name = input_name(encoding->input);
	const char *kind = encoding_kind(bytes, length, name, text, sizeof text);

	if (kind && !(encoding->name && strstr(kind, "--encoding")))
		return err_set(err, ERR_DATA, "%s: %s", name, kind);
	return true;
}

/* The length of `text`, a full chunk, without its last character: it may be cut off. */
static size_t whole_characters(const char *text, size_t length)
{
	size_t back = 0;

	assert(length > CTRL_Z_MOST);
	while (back < CTRL_Z_MOST && text[length - 1 - back] == CTRL_Z)
		back++;
	if (back) /* dropped, should they turn out to be the last */
		return length - back;
	while (back < 4 && ((unsigned char)text[length - 1 - back] & 0xC0) == 0x80)
		back++;
	return back < 4 ? length - 1 - back : length; /* four that go on begin nothing */
}

/* Most text is ASCII: eight bytes at a time up to the first that is not, then the runs between. */
static size_t ascii_length(const char *text, size_t length)
{
	size_t at = 0;
	uint64_t eight;

	for (; length - at >= sizeof eight; at += sizeof eight) {
		memcpy(&eight, text + at, sizeof eight);
		if (eight & UINT64_C(0x8080808080808080))
			break;
	}
	while (at < length && !((unsigned char)text[at] & 0x80))
		at++;
	return at;
}

static size_t invalid_at(const char *text, size_t length)
{
	size_t at = ascii_length(text, length);

	while (at < length) {
		size_t end = at, valid;

		while (end < length && ((unsigned char)text[end] & 0x80))
			end++;
		valid = text_invalid_at(text + at, end - at);
		if (valid < end - at)
			return at + valid;
		at = end + ascii_length(text + end, length - end);
	}
	return length;
}

static void fault_invalid(struct encoding *encoding, size_t at, size_t length)
{
	const unsigned char *bytes = (const unsigned char *)encoding->text;
	size_t from = at > 2048 ? at - 2048 : 0;

	snprintf(encoding->fault, sizeof encoding->fault,
		"not UTF-8: byte 0x%02x at offset %lld; it may be %s: say --encoding NAME",
		bytes[at], (long long)encoding->offset + (long long)at,
		encoding_guess(bytes + from, length - from));
}

/* Reads UTF-8 as it is. Returns the length of good text. */
static bool read_plain(struct encoding *encoding, size_t *ret, struct err *err)
{
	size_t got, length, good, whole;

	memcpy(encoding->text, encoding->raw, encoding->held);
	if (!input_read(encoding->input, encoding->text + encoding->held,
		    ENCODING_CHUNK - encoding->held, &got, err))
		return false;
	encoding->ended = got < ENCODING_CHUNK - encoding->held;
	length = encoding->held + got;
	if (!encoding->begun &&
		!kind_refused(encoding, (const unsigned char *)encoding->text, length, err))
		return false;
	whole = encoding->ended ? length : whole_characters(encoding->text, length);
	good = invalid_at(encoding->text, whole);
	if (good < whole)
		fault_invalid(encoding, good, length);
	encoding->held = length - whole;
	memcpy(encoding->raw, encoding->text + whole, encoding->held);
	*ret = good;
	return true;
}

/* Converts. Every encoding of iconv's yields at most 4 bytes a byte. */
static bool read_converted(struct encoding *encoding, size_t *ret, struct err *err)
{
	char *in = (char *)encoding->raw, *out = encoding->text;
	size_t got, in_left, out_left = ENCODING_CHUNK, status;

	if (!input_read(encoding->input, encoding->raw + encoding->raw_length,
		    RAW - encoding->raw_length, &got, err))
		return false;
	encoding->ended = got < RAW - encoding->raw_length;
	in_left = encoding->raw_length + got;
	if (!encoding->begun && !kind_refused(encoding, encoding->raw, in_left, err))
		return false;
	status = iconv(encoding->converter, &in, &in_left, &out, &out_left);
	if (status == (size_t)-1 && (errno == EILSEQ || (errno == EINVAL && encoding->ended)))
		snprintf(encoding->fault, sizeof encoding->fault,
			"byte 0x%02x at offset %lld is not %s: another --encoding, or none",
			(unsigned char)*in,
			(long long)encoding->offset + (in - (char *)encoding->raw), encoding->name);
	encoding->offset += in - (char *)encoding->raw;
	/* At the end a letter may have waited for an accent, and there may be no room for it. */
	if (in_left ||
		(encoding->ended &&
			iconv(encoding->converter, NULL, NULL, &out, &out_left) == (size_t)-1 &&
			errno == E2BIG))
		encoding->ended = false; /* more to convert from what is read */
	memmove(encoding->raw, in, in_left);
	encoding->raw_length = in_left;
	*ret = ENCODING_CHUNK - out_left;
	return true;
}

/* One step of reading; it may yield nothing though more is to come. */
static bool read_some(struct encoding *encoding, struct encoding_chunk *ret, struct err *err)
{
	bool plain = encoding->converter == (iconv_t)-1;
	size_t length, skip = 0;

	if (plain ? !read_plain(encoding, &length, err) : !read_converted(encoding, &length, err))
		return false;
	if (!encoding->begun && length >= 3 && memcmp(encoding->text, "\xEF\xBB\xBF", 3) == 0)
		skip = 3;
	encoding->begun = true;
	if (plain)
		encoding->offset += (int64_t)length;
	/* CP/M and DOS ended a text with Ctrl-Z; some exports still do. */
	if (encoding->ended)
		while (length > skip && encoding->text[length - 1] == CTRL_Z)
			length--;
	ret->text = encoding->text + skip;
	ret->length = length - skip;
	return true;
}

bool encoding_read(struct encoding *encoding, struct encoding_chunk *ret, struct err *err)
{
	struct encoding_chunk chunk = { .text = "" };

	while (!chunk.length && !encoding->ended && !encoding->fault[0])
		if (!read_some(encoding, &chunk, err))
			return false;
	chunk.fault = encoding->fault[0] ? encoding->fault : NULL;
	*ret = chunk;
	return true;
}
