/* Draws a case: draw KIND CASE PICTURE. For looking at charts while working on them. */
#include "tests/plots/case.h"

#include <stdio.h>

int main(int count, char **arguments)
{
	struct plot_input input;
	struct plot_options options;
	struct arena arena;
	struct err err = { 0 };
	const struct plot_chart *chart = count == 4 ? plot_chart_find(arguments[1]) : NULL;
	bool fine;

	if (!chart) {
		fprintf(stderr, "usage: draw KIND CASE PICTURE\n");
		return 2;
	}
	arena_init(&arena);
	case_read(arguments[2], &arena, &input, &options);
	fine = plot_file(chart, &input, &options, arguments[3], 30, &err);
	if (!fine)
		fprintf(stderr, "draw: %s\n", err.text);
	arena_finish(&arena);
	return fine ? 0 : (int)err.code;
}
