/* What both answers of explain share: why ITU rank and place differ in one edition
 * (commands/explain.c), and why a place changed between two (explain_pair.c). */
#ifndef GCITRACK_EXPLAIN_H
#define GCITRACK_EXPLAIN_H

#include "gcitrack/question.h"

/* The fields, for help: those that are shared, that of one edition, that of two. */
extern const struct column explain_columns[];
enum { EXPLAIN_SHARED = 4, EXPLAIN_FIELDS = 5 };

struct explain_command {
	struct question question;
	struct context *context;
	size_t country;
	const char *name, *iso3;
	bool split;
};

bool explain_two(struct explain_command *command, int from, int to, struct err *err);

#endif
