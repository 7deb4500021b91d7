/* The table of compare: its heads, its spark lines, and the form that fits the width. */
#include "gcitrack/compare.h"
#include "gcitrack/layout.h"
#include "gcitrack/spark.h"
#include "gcitrack/terminal.h"

static size_t columns_of(const struct compare *compare, unsigned half)
{
	return compare->halves & half ? compare->editions : 0;
}

/* The years over one half. ITU ranks need no more than three places: "'20" in the brief form. */
static size_t year_spans(
	const struct compare *compare, size_t left, bool brief, struct grid_span *ret)
{
	struct arena *arena = compare->context->arena;

	for (size_t e = 0; e < compare->editions; e++)
		ret[e] = (struct grid_span) { left + e, left + e, 'r',
			brief ? arena_printf(arena, "'%02d", compare->labels[e] % 100)
			      : arena_printf(arena, "%d", compare->labels[e]) };
	return compare->editions;
}

static void words_over(const struct compare *compare, struct grid *grid, size_t left,
	const char *first, const char *second, const char *last)
{
	struct grid_span heads[4];
	size_t middle = left + columns_of(compare, COMPARE_LEFT);
	size_t end = middle + columns_of(compare, COMPARE_RIGHT), n = 0;

	if (compare->halves & COMPARE_LEFT)
		heads[n++] = (struct grid_span) { left, middle - 1, 'c', first };
	if (compare->halves & COMPARE_RIGHT) {
		heads[n++] = (struct grid_span) { middle, end - 1, 'c', second };
		heads[n++] = (struct grid_span) { end, end, 'r', last };
		if (compare->gaps)
			heads[n++] = (struct grid_span) { end + 1, end + 3, 'c',
				"score (0-100), gap to" };
	}
	grid_spans(grid, heads, n);
}

void compare_heads(const struct compare *compare, struct grid *grid, size_t left, const char *first,
	const char *second, const char *last, const char *below)
{
	struct arena *arena = compare->context->arena;
	struct grid_span *spans = arena_array(arena, 2 * compare->editions + 5, sizeof(*spans));
	size_t n = 0, end;

	words_over(compare, grid, left, first, second, last);
	if (compare->halves & COMPARE_LEFT)
		n = year_spans(compare, left, compare->brief && compare->ranks, spans);
	if (compare->halves & COMPARE_RIGHT) {
		n += year_spans(compare, left + n, false, spans + n);
		end = left + n;
		spans[n++] = (struct grid_span) { end, end, 'r', below };
		if (compare->gaps) {
			spans[n++] = (struct grid_span) { end + 1, end + 1, 'r',
				arena_printf(arena, "%d", compare->latest->edition->label) };
			spans[n++] = (struct grid_span) { end + 2, end + 2, 'r', "best" };
			spans[n++] = (struct grid_span) { end + 3, end + 3, 'r', "median" };
		}
		if (compare->sparks)
			spans[n++] = (struct grid_span) { end + 1, end + 1, 'l', "trend" };
	}
	grid_spans(grid, spans, n);
}

const char *compare_spec(const struct compare *compare, const char *left)
{
	STR_SCOPED spec = { 0 };

	str_add(&spec, left);
	for (unsigned half = COMPARE_LEFT; half <= COMPARE_RIGHT; half++)
		for (size_t e = 0; e < columns_of(compare, half); e++)
			str_add(&spec,
				e || (compare->brief && !compare->ranks && half == COMPARE_LEFT)
					? " r"
					: "  r");
	if (compare->halves & COMPARE_RIGHT)
		str_add(&spec, compare->gaps ? "  r  r  r r" : compare->sparks ? "  r  l" : "  r");
	return arena_strdup(compare->context->arena, str_text(&spec));
}

const char *compare_spark(const struct compare *compare, const int *halves)
{
	int *units = arena_array(compare->context->arena, compare->editions, sizeof(*units));
	STR_SCOPED spark = { 0 };

	/* First place, two halves, is the 1 of a scale of halves. */
	for (size_t e = 0; e < compare->editions; e++)
		units[e] = halves[e] ? halves[e] - 1 : 0;
	spark_add(&spark, units, compare->editions, compare->worst - 1,
		!compare->context->terminal || terminal_utf8());
	return arena_strdup(compare->context->arena, str_text(&spark));
}

/* Both halves on one line, if the width allows: with spark lines where no name need be folded for
 * them that would not be without (those of groups are one word). */
static bool fit_side_by_side(
	struct compare *compare, const void *rows, fill_rows *fill, struct grid *grid)
{
	const int width = compare->context->width;
	const bool sparks = compare->sparks;
	bool folded;

	compare->brief = compare->sparks = false;
	fill(compare, rows, grid);
	folded = grid_width(grid) > width;
	for (int form = 0; form < 2 && sparks; form++) {
		compare->brief = form == 1;
		compare->sparks = true;
		fill(compare, rows, grid);
		if (grid_width(grid) <= width || ((folded || !compare->ranks) && compare->brief &&
							 grid_least(grid) <= width))
			return true;
	}
	compare->sparks = false;
	for (int form = 0; form < 2; form++) {
		compare->brief = form == 1;
		fill(compare, rows, grid);
		if (grid_least(grid) <= width)
			return true;
	}
	compare->brief = false;
	compare->sparks = sparks;
	return false;
}

void compare_fit(struct compare *compare, const void *rows, fill_rows *fill, struct str *str)
{
	struct grid grid;

	compare->halves = COMPARE_BOTH;
	if (fit_side_by_side(compare, rows, fill, &grid)) {
		layout_grid(compare->context, &grid, str);
		return;
	}
	compare->halves = COMPARE_LEFT;
	fill(compare, rows, &grid);
	layout_grid(compare->context, &grid, str);
	compare->halves = COMPARE_RIGHT;
	fill(compare, rows, &grid);
	if (compare->sparks && grid_least(&grid) > compare->context->width) {
		compare->sparks = false;
		fill(compare, rows, &grid);
	}
	layout_grid(compare->context, &grid, str);
}
