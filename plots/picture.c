#include "plots/picture.h"

#include <stdint.h>
#include <string.h>

static bool begins(const struct str *picture, const char *magic, size_t length)
{
	return picture->len >= length && memcmp(picture->data, magic, length) == 0;
}

/* Whether the mark stands in the last bytes, white space and a checksum aside; of a picture that
 * has some. */
static bool ends(const struct str *picture, const char *mark)
{
	enum { TAIL = 32 };
	size_t from = picture->len > TAIL ? picture->len - TAIL : 0;

	return memmem(picture->data + from, picture->len - from, mark, strlen(mark)) != NULL;
}

static uint32_t little_endian(const struct str *picture, size_t at)
{
	uint32_t number = 0;

	for (size_t i = 4; i-- > 0;)
		number = number << 8 | (unsigned char)picture->data[at + i];
	return number;
}

/* The header comes first and says how long the file is; it is written last. [MS-EMF] 2.3.4.2 */
static bool emf_is_whole(const struct str *picture)
{
	enum { HEADER = 88, SIGNATURE_AT = 40, BYTES_AT = 48, FIRST_RECORD = 1, LAST_RECORD = 14 };

	return picture->len >= HEADER + 20 && little_endian(picture, 0) == FIRST_RECORD &&
	       memcmp(picture->data + SIGNATURE_AT, " EMF", 4) == 0 &&
	       little_endian(picture, BYTES_AT) == picture->len &&
	       little_endian(picture, picture->len - 20) == LAST_RECORD;
}

bool picture_is_whole(const struct str *picture, enum plot_format format)
{
	if (format == PLOT_PNG)
		return begins(picture, "\x89PNG\r\n\x1a\n", 8) && ends(picture, "IEND");
	if (format == PLOT_PDF || format == PLOT_TEX)
		return begins(picture, "%PDF-", 5) && ends(picture, "%%EOF");
	if (format == PLOT_SVG)
		return begins(picture, "<?xml", 5) && ends(picture, "</svg>");
	return format == PLOT_EMF && emf_is_whole(picture);
}

void picture_fix_date(struct str *picture)
{
	static const char key[] = "/CreationDate (D:", date[] = "20000101000000";
	char *from = picture->data; /* NULL where there is nothing */

	while (from) {
		const char *end = picture->data + picture->len;

		from = memmem(from, (size_t)(end - from), key, strlen(key));
		if (!from)
			return;
		from += strlen(key);
		if ((size_t)(end - from) > strlen(date) &&
			strspn(from, "0123456789") == strlen(date))
			memcpy(from, date, strlen(date));
	}
}

static void put_big_endian(unsigned char *bytes, uint32_t number)
{
	for (int i = 0; i < 4; i++)
		bytes[i] = (unsigned char)(number >> (24 - 8 * i));
}

/* CRC-32 as in PNG (ISO 3309), bit by bit: it is used on 13 bytes. */
static uint32_t crc(const unsigned char *bytes, size_t length)
{
	uint32_t sum = 0xffffffff;

	for (size_t i = 0; i < length; i++) {
		sum ^= bytes[i];
		for (int bit = 0; bit < 8; bit++)
			sum = sum & 1 ? 0xedb88320 ^ (sum >> 1) : sum >> 1;
	}
	return ~sum;
}

/* Replaces `length` bytes at `at`. */
static void splice(struct str *picture, size_t at, size_t length, const char *bytes, size_t count)
{
	struct str whole = { 0 };

	str_addn(&whole, picture->data, at);
	str_addn(&whole, bytes, count);
	str_addn(&whole, picture->data + at + length, picture->len - at - length);
	str_finish(picture);
	*picture = whole;
}

void picture_add_density(struct str *picture, unsigned dots_per_inch)
{
	enum { BEHIND_IHDR = 8 + 25 };
	const uint32_t per_metre = (uint32_t)(dots_per_inch / 0.0254 + 0.5);
	unsigned char chunk[21] = { 0, 0, 0, 9, 'p', 'H', 'Y', 's' };

	if (picture->len < BEHIND_IHDR || memmem(picture->data, picture->len, "pHYs", 4))
		return;
	put_big_endian(chunk + 8, per_metre);
	put_big_endian(chunk + 12, per_metre);
	chunk[16] = 1; /* the unit is the metre */
	put_big_endian(chunk + 17, crc(chunk + 4, 13));
	splice(picture, BEHIND_IHDR, 0, (const char *)chunk, sizeof chunk);
}

static void add_xml(struct str *str, const char *text)
{
	for (; *text; text++) {
		if (strchr("<>&", *text))
			str_addf(str, "&#%d;", *text);
		else
			str_addc(str, *text);
	}
}

/* Puts `text` between the first pair of tags. */
static void fill_element(struct str *picture, const char *open, const char *close, const char *text)
{
	STR_SCOPED escaped = { 0 };
	char *from = strstr(picture->data, open), *to;

	add_xml(&escaped, text);
	if (!from)
		return;
	from += strlen(open);
	to = strstr(from, close);
	if (to)
		splice(picture, (size_t)(from - picture->data), (size_t)(to - from),
			str_text(&escaped), escaped.len);
}

/* DejaVu Sans is seldom installed beyond Linux; Verdana has its widths. */
static void add_fallback_fonts(struct str *picture)
{
	static const char face[] = "font-family=\"DejaVu Sans\"",
			  faces[] = "font-family=\"DejaVu Sans, Verdana, sans-serif\"";
	struct str whole = { 0 };
	const char *from = picture->data, *next;

	while ((next = strstr(from, face)) != NULL) {
		str_addn(&whole, from, (size_t)(next - from));
		str_add(&whole, faces);
		from = next + strlen(face);
	}
	str_add(&whole, from);
	str_finish(picture);
	*picture = whole;
}

void picture_describe(struct str *picture, const char *title, const char *description)
{
	const char *svg;

	if (!picture->data)
		return;
	add_fallback_fonts(picture);
	/* its first group, an empty one, has the stroke of the picture that gnuplot drew before */
	fill_element(picture, "</defs>\n<g fill=\"none\" color=\"#FFFFFF\" stroke=\"", "\"",
		"currentColor");
	fill_element(picture, "<desc>", "</desc>", description);
	fill_element(picture, "<title>", "</title>", title);
	svg = strstr(picture->data, "<svg");
	if (svg)
		splice(picture, (size_t)(svg - picture->data) + 4, 0, " role=\"img\"", 11);
}
