#include "plots/layout.h"

#include "plots/advance.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

static const char ellipsis[] = "\xe2\x80\xa6";

/* The next character and its length in bytes; a byte that is not UTF-8 counts as U+FFFD. */
static int32_t next_character(const char *text, size_t *length)
{
	utf8proc_int32_t codepoint = 0xfffd;
	utf8proc_ssize_t used = utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &codepoint);

	if (used <= 0)
		codepoint = 0xfffd;
	*length = used > 0 ? (size_t)used : 1;
	return codepoint;
}

static double pixels(double thousandths, double points)
{
	return thousandths * points / 1000 * 96 / 72;
}

static double width_of(const char *text, size_t bytes, double points, bool bold)
{
	double sum = 0;

	for (size_t at = 0, step; at < bytes; at += step)
		sum += advance_of(next_character(text + at, &step), bold);
	return pixels(sum, points);
}

double layout_width(const char *text, double points, bool bold)
{
	return width_of(text, strlen(text), points, bold);
}

/* Bytes of the longest beginning at most `width` wide, whole characters with their marks. */
static size_t fitting_bytes(const char *text, double width, double points, bool bold)
{
	double sum = 0;
	size_t at = 0;

	while (text[at]) {
		size_t step;

		sum += pixels(advance_of(next_character(text + at, &step), bold), points);
		if (sum > width)
			break;
		at += step;
	}
	return at;
}

const char *layout_cut(
	struct arena *arena, const char *text, double width, double points, bool bold)
{
	size_t bytes;

	if (layout_width(text, points, bold) <= width)
		return text;
	bytes = fitting_bytes(text, width - layout_width(ellipsis, points, bold), points, bold);
	/* at the end of a word if that is near */
	for (size_t word = bytes; word > bytes / 2 && text[bytes] != ' '; word--)
		if (text[word - 1] == ' ')
			bytes = word - 1;
	while (bytes > 0 && strchr(" ,;:.", text[bytes - 1]))
		bytes--;
	return arena_printf(arena, "%.*s%s", (int)bytes, text, ellipsis);
}

/* Bytes of the first line: up to the last space that fits, or as much of one long word as fits (at
 * least one character, so that wrapping always ends). */
static size_t first_line(const char *text, double width, double points, bool bold)
{
	size_t fits = fitting_bytes(text, width, points, bold), end = fits, step;

	if (!text[fits])
		return fits;
	if (text[fits] == ' ')
		return fits;
	while (end > 0 && text[end - 1] != ' ')
		end--;
	if (end > 0)
		return end;
	if (fits > 0)
		return fits;
	next_character(text, &step);
	return step;
}

static const char *skip_spaces(const char *text)
{
	return text + strspn(text, " ");
}

static size_t count_lines(const char *text, double width, double points, bool bold)
{
	size_t count = 0;

	for (text = skip_spaces(text); *text; count++)
		text = skip_spaces(text + first_line(text, width, points, bold));
	return count;
}

/* The narrowest width that needs no more lines. */
static double balanced_width(const char *text, double width, double points, bool bold)
{
	size_t count = count_lines(text, width, points, bold);
	double low = width / 4, high = width;

	if (count < 2)
		return width;
	while (high - low > 1) {
		double middle = (low + high) / 2;

		if (count_lines(text, middle, points, bold) > count)
			low = middle;
		else
			high = middle;
	}
	return high;
}

struct layout_lines layout_wrap(struct arena *arena, const char *text, double width, double points,
	bool bold, size_t limit, bool balanced)
{
	struct layout_lines lines = { .points = points };
	size_t count = count_lines(text, width, points, bold);
	double narrow = width;

	assert(limit > 0);
	if (balanced && count <= limit)
		narrow = balanced_width(text, width, points, bold);
	if (count > limit)
		count = limit;
	lines.text = arena_array(arena, count ? count : 1, sizeof *lines.text);
	for (text = skip_spaces(text); *text && lines.count < limit; lines.count++) {
		size_t bytes = first_line(text, narrow, points, bold), shown = bytes;

		if (lines.count + 1 == limit) {
			lines.text[lines.count] = layout_cut(arena, text, width, points, bold);
			continue;
		}
		while (shown > 0 && text[shown - 1] == ' ')
			shown--;
		lines.text[lines.count] = arena_strndup(arena, text, shown);
		text = skip_spaces(text + bytes);
	}
	return lines;
}

bool layout_fits(const char *text, double width, double points, bool bold, size_t limit)
{
	for (const char *word = skip_spaces(text); *word;) {
		size_t length = strcspn(word, " ");

		if (width_of(word, length, points, bold) > width)
			return false;
		word = skip_spaces(word + length);
	}
	return count_lines(text, width, points, bold) <= limit;
}

struct layout_lines layout_fit(struct arena *arena, const char *text, double width, double points,
	double least, bool bold, size_t limit)
{
	while (points > least && !layout_fits(text, width, points, bold, limit))
		points = fmax(points - 0.5, least);
	return layout_wrap(arena, text, width, points, bold, limit, false);
}

struct wish {
	double want;
	size_t index;
};

static int by_wish(const void *a, const void *b)
{
	const struct wish *left = a, *right = b;

	if (left->want != right->want)
		return left->want < right->want ? -1 : 1;
	return (left->index > right->index) - (left->index < right->index);
}

/* A run of labels that touch, as one: `mean` is where its first label would be best. */
struct pool {
	double sum;
	size_t count;
};

static double pool_mean(const struct pool *pool)
{
	return pool->sum / (double)pool->count;
}

/* Appends one label to the pools and merges while the last two are out of order. */
static size_t pool_add(struct pool *pools, size_t pool_count, double want)
{
	pools[pool_count++] = (struct pool) { want, 1 };
	while (pool_count > 1 &&
		pool_mean(&pools[pool_count - 2]) > pool_mean(&pools[pool_count - 1])) {
		pools[pool_count - 2].sum += pools[pool_count - 1].sum;
		pools[pool_count - 2].count += pools[pool_count - 1].count;
		pool_count--;
	}
	return pool_count;
}

void layout_spread(
	const double *want, const double *size, size_t count, double low, double high, double *ret)
{
	struct wish *order = mem_alloc(count * sizeof *order);
	struct pool *pools = mem_alloc(count * sizeof *pools);
	double *offset = mem_alloc(count * sizeof *offset);
	size_t pool_count = 0, at = 0;
	double first, last, room, closer;

	for (size_t i = 0; i < count; i++)
		order[i] = (struct wish) { want[i], i };
	qsort(order, count, sizeof *order, by_wish);
	/* offset: from the first centre to the i-th where all touch */
	for (size_t i = 1; i < count; i++)
		offset[i] = offset[i - 1] + (size[order[i - 1].index] + size[order[i].index]) / 2;
	first = count ? low + size[order[0].index] / 2 : low;
	last = count ? high - size[order[count - 1].index] / 2 : high;
	room = fmax(last - first, 0);
	closer = count && offset[count - 1] > room ? room / offset[count - 1] : 1;
	for (size_t i = 0; i < count; i++)
		pool_count = pool_add(pools, pool_count, order[i].want - offset[i] * closer);
	for (size_t k = 0; k < pool_count; k++) {
		double most = last - offset[count - 1] * closer;
		double start = fmax(fmin(pool_mean(&pools[k]), most), first);

		for (size_t i = 0; i < pools[k].count; i++, at++)
			ret[order[at].index] = start + offset[at] * closer;
	}
	mem_free(order);
	mem_free(pools);
	mem_free(offset);
}

/* Whether a point at (x, y) is clear of the first `count` of those placed. */
static bool is_clear(const struct wish *order, const double *offsets, size_t count, double x,
	double y, double apart)
{
	for (size_t k = count; k-- > 0;) {
		double dx = x - order[k].want, dy = y - offsets[order[k].index];

		if (dx >= apart)
			return true; /* those before are farther still */
		if (dx * dx + dy * dy < apart * apart - 1e-9)
			return false;
	}
	return true;
}

double layout_swarm(const double *x, size_t count, double apart, double *ret)
{
	struct wish *order = mem_alloc(count * sizeof *order);
	double largest = 0;

	for (size_t i = 0; i < count; i++)
		order[i] = (struct wish) { x[i], i };
	qsort(order, count, sizeof *order, by_wish);
	for (size_t k = 0; k < count; k++) {
		double offset = 0;

		/* 0, then half a pixel up, down, further up, ...: ends, as `count` are finite */
		for (int step = 1; !is_clear(order, ret, k, order[k].want, offset, apart); step++) {
			const int halves = (step + 1) / 2;

			offset = (step % 2 ? 0.5 : -0.5) * halves;
		}
		ret[order[k].index] = offset;
		largest = fabs(offset) > largest ? fabs(offset) : largest;
	}
	mem_free(order);
	return largest;
}
