/* What tests of an import's edges share: one small table, and what is said of it. Include it once
 * in a test's only source. */
#ifndef TESTS_UNIT_EDGE_H
#define TESTS_UNIT_EDGE_H

#include "trial.h"

struct edge {
	const char *text;
	const char *says;   /* NULL: nothing is expected to be said */
	const char *silent; /* must not be said */
	int status, problems;
	struct import_options options;
	const char *file; /* NULL: gci2020.csv */
};

static void try(const struct edge *edge)
{
	const char *file = edge->file ? edge->file : "gci2020.csv";
	struct trial trial;

	put(file, edge->text, strlen(edge->text));
	trial_init(&trial);
	trial.options = edge->options;
	trial.options.today = "2025-06-01";
	store_close(run(&trial, file));
	unlink(file);
	expect_status(&trial, edge->text, edge->status);
	if (edge->says)
		expect_said(&trial, edge->text, edge->says);
	if (edge->silent && strstr(str_text(&trial.said), edge->silent))
		complain("%s\nsaid \"%s\":\n%s", edge->text, edge->silent, str_text(&trial.said));
	if (trial.report.problem_count != (size_t)edge->problems)
		complain("%s\nhas %zu problems, not %d:\n%s", edge->text,
			trial.report.problem_count, edge->problems, str_text(&trial.said));
	trial_finish(&trial);
}

#define TRY(edges)                                                                                 \
	for (size_t i_ = 0; i_ < sizeof(edges) / sizeof *(edges); i_++)                            \
	try(&(edges)[i_])

#endif
