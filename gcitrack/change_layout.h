/* The answer of change (commands/change.c), laid out for eyes. */
#ifndef GCITRACK_CHANGE_LAYOUT_H
#define GCITRACK_CHANGE_LAYOUT_H

#include "analysis/change.h"
#include "gcitrack/question.h"

enum change_sort { SORT_PLACES, SORT_SCORE, SORT_ITU };

struct change_command {
	struct question question;
	struct context *context;
	struct change change;
	struct chosen chosen;
	enum change_sort sort;
	bool pillars;
	long top;
	size_t *rows; /* countries, in the order they are printed */
	size_t count;
	size_t fallers; /* where the fallers of --top begin; count: nowhere */
};

/* FROM, TO and their difference for each pillar; returns how many cells. */
size_t change_pillar_cells(
	const struct change_command *command, size_t country, struct cell *cells);
/* Appends the title and the table. */
void change_layout(const struct change_command *command, struct str *str);

#endif
