/* plots/layout.h and plots/place.h: widths, wrapping, labels that do not overlap. */
#include "plots/layout.h"

#include "plots/place.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static uint64_t seed = 7;

static uint32_t next_random(void)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(seed >> 33);
}

static double uniform(double low, double high)
{
	return low + (high - low) * next_random() / 2147483648.0;
}

static void widths(void **state)
{
	(void)state;
	/* 0.684 em of 12 px */
	assert_true(fabs(layout_width("A", 9, false) - 0.684 * 12) < 1e-9);
	assert_true(layout_width("Brunei", 9, true) > layout_width("Brunei", 9, false));
	assert_true(layout_width("Brunei", 9, false) > layout_width("Brune", 9, false));
	assert_true(layout_width("Brunei", 9, false) > layout_width("Brunei", 8.5, false));
	/* an accent adds nothing, composed or not */
	assert_true(layout_width("Côte", 9, false) == layout_width("Cote", 9, false));
	assert_true(layout_width("Co\xcc\x82te", 9, false) == layout_width("Cote", 9, false));
	assert_true(layout_width("Türkiye, São Tomé", 9, true) ==
		    layout_width("Turkiye, Sao Tome", 9, true));
	assert_true(layout_width("\xff", 9, false) > 0);
}

static void cuts(void **state)
{
	struct arena arena;
	const char *text = "Saint Vincent and the Grenadines", *cut;

	(void)state;
	arena_init(&arena);
	assert_string_equal(layout_cut(&arena, text, 1000, 9, false), text);
	for (double width = 10; width < layout_width(text, 9, false); width += 3) {
		cut = layout_cut(&arena, text, width, 9, false);
		assert_true(layout_width(cut, 9, false) <= fmax(width, 12.0));
		assert_string_equal(cut + strlen(cut) - 3, "…");
		assert_memory_equal(cut, text, strlen(cut) - 3);
	}
	assert_string_equal(layout_cut(&arena, "one, two", 45, 9, false), "one…");
	arena_finish(&arena);
}

/* A random text of words; returns its words without spaces. */
static void random_words(char *text, char *letters)
{
	static const char *const words[] = { "a", "of", "Côte", "Islands", "(Republic", "of)",
		"Democratic", "Україна", "extraordinarilylongwordwithoutanybreakatall", "x," };
	size_t count = next_random() % 30;

	*text = *letters = '\0';
	for (size_t i = 0; i < count; i++) {
		const char *word = words[next_random() % 10];

		strcat(text, word);
		strcat(letters, word);
		strcat(text, next_random() % 4 ? " " : "   ");
	}
}

static void wrapping_loses_nothing(void **state)
{
	(void)state;
	for (int round = 0; round < 3000; round++) {
		char text[2000], letters[2000], joined[2000] = "";
		double width = uniform(60, 400);
		bool balanced = round % 2;
		struct arena arena;
		struct layout_lines lines;

		arena_init(&arena);
		random_words(text, letters);
		lines = layout_wrap(&arena, text, width, 9, false, 1000, balanced);
		for (size_t i = 0; i < lines.count; i++) {
			assert_true(layout_width(lines.text[i], 9, false) <= width);
			assert_true(lines.text[i][0] != ' ' && lines.text[i][0] != '\0');
			for (const char *c = lines.text[i]; *c; c++)
				if (*c != ' ')
					strncat(joined, c, 1);
		}
		assert_string_equal(joined, letters);
		if (balanced)
			assert_int_equal(lines.count,
				layout_wrap(&arena, text, width, 9, false, 1000, false).count);
		arena_finish(&arena);
	}
}

static void wrapping_keeps_to_its_limit(void **state)
{
	struct arena arena;
	struct layout_lines lines;

	(void)state;
	arena_init(&arena);
	lines = layout_wrap(&arena, "one two three four five six seven", 60, 9, false, 2, true);
	assert_int_equal(lines.count, 2);
	assert_string_equal(lines.text[0], "one two");
	assert_string_equal(lines.text[1], "three…");
	assert_int_equal(layout_wrap(&arena, "   ", 60, 9, false, 2, true).count, 0);
	assert_int_equal(layout_wrap(&arena, "", 60, 9, false, 2, false).count, 0);
	/* even the narrowest width ends */
	assert_int_equal(layout_wrap(&arena, "abc", 0, 9, false, 9, false).count, 3);
	arena_finish(&arena);
}

enum { MOST = 12 };

static double distance_of(const double *want, const double *at, size_t count)
{
	double sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += (want[i] - at[i]) * (want[i] - at[i]);
	return sum;
}

static void check_spread(const double *want, const double *size, size_t count, double low,
	double high, const double *at)
{
	double need = 0;

	for (size_t i = 0; i < count; i++)
		need += size[i];
	for (size_t i = 0; i < count; i++) {
		if (need <= high - low)
			assert_true(at[i] - size[i] / 2 >= low - 1e-6 &&
				    at[i] + size[i] / 2 <= high + 1e-6);
		for (size_t k = 0; k < count; k++) {
			bool before = want[i] < want[k] || (want[i] == want[k] && i < k);

			if (!before)
				continue;
			assert_true(at[i] <= at[k] + 1e-9);
			if (need <= high - low)
				assert_true(at[k] - at[i] >= (size[i] + size[k]) / 2 - 1e-6);
		}
	}
}

static void spread_keeps_order_and_distance(void **state)
{
	(void)state;
	for (int round = 0; round < 5000; round++) {
		double want[MOST], size[MOST], at[MOST];
		size_t count = next_random() % (MOST + 1);
		double low = uniform(-50, 50), high = low + uniform(0, 200);

		for (size_t i = 0; i < count; i++) {
			want[i] = round % 3 ? uniform(low - 20, high + 20) : floor(uniform(0, 4));
			size[i] = uniform(1, 20);
		}
		layout_spread(want, size, count, low, high, at);
		check_spread(want, size, count, low, high, at);
	}
}

/* Every arrangement of three labels on a grid: none is nearer to the wishes. */
static void spread_moves_least(void **state)
{
	(void)state;
	for (int round = 0; round < 200; round++) {
		double want[3], at[3], size[3] = { 2, 3, 2 }, best = INFINITY;

		for (int i = 0; i < 3; i++)
			want[i] = floor(uniform(0, 20));
		want[1] = fmax(want[1], want[0]);
		want[2] = fmax(want[2], want[1]);
		layout_spread(want, size, 3, 0, 20, at);
		for (double a = 1; a <= 19; a += 0.25)
			for (double b = a + 2.5; b <= 18.5; b += 0.25)
				for (double c = b + 2.5; c <= 19; c += 0.25)
					best = fmin(
						best, distance_of(want, (double[]) { a, b, c }, 3));
		assert_true(distance_of(want, at, 3) <= best + 1e-9);
	}
}

static bool boxes_meet(const struct place_box *a, const struct place_box *b)
{
	return a->left < b->right && b->left < a->right && a->top < b->bottom && b->top < a->bottom;
}

static void labels_avoid_lines_and_each_other(void **state)
{
	const struct place_segment segments[] = { { 0, 100, 50, 20, 100 },
		{ 50, 20, 100, 100, 100 }, { 0, 90, 100, 90, 100 } };
	const struct place_field field = {
		.bounds = { -40, -20, 140, 160 }, .segments = segments, .segment_count = 3
	};
	struct place_label labels[] = {
		{ .x = 50, .y = 20, .width = 30, .height = 12, .wish = PLACE_ABOVE },
		{ .x = 52, .y = 22, .width = 30, .height = 12, .wish = PLACE_ABOVE },
		{ .x = 0, .y = 100, .width = 30, .height = 12, .wish = PLACE_RIGHT },
		{ .x = 5,
			.y = 4000,
			.width = 30,
			.height = 12,
			.wish = PLACE_ABOVE,
			.optional = true },
	};

	(void)state;
	place_labels(&field, labels, 4);
	for (size_t i = 0; i < 3; i++) {
		assert_true(labels[i].shown);
		for (double t = 0; t <= 1; t += 0.01)
			for (size_t k = 0; k < 3; k++) {
				const struct place_segment *line = &segments[k];
				double x = line->x0 + t * (line->x1 - line->x0);
				double y = line->y0 + t * (line->y1 - line->y0);

				assert_false(x > labels[i].box.left && x < labels[i].box.right &&
					     y > labels[i].box.top && y < labels[i].box.bottom);
			}
		for (size_t k = 0; k < i; k++)
			assert_false(boxes_meet(&labels[i].box, &labels[k].box));
		assert_false(boxes_meet(
			&labels[i].box, &(struct place_box) { labels[i].x - 1, labels[i].y - 1,
						labels[i].x + 1, labels[i].y + 1 }));
	}
	assert_false(labels[3].shown); /* nowhere inside the bounds */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(widths),
		cmocka_unit_test(cuts),
		cmocka_unit_test(wrapping_loses_nothing),
		cmocka_unit_test(wrapping_keeps_to_its_limit),
		cmocka_unit_test(spread_keeps_order_and_distance),
		cmocka_unit_test(spread_moves_least),
		cmocka_unit_test(labels_avoid_lines_and_each_other),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
