/* What the commands that list (editions, countries, groups, events, sources) share: verbs such as
 * "groups add", and text folded inside a grid.
 */
#ifndef GCITRACK_LISTS_H
#define GCITRACK_LISTS_H

#include "gcitrack/command.h"
#include "gcitrack/grid.h"
#include "gcitrack/who.h"

/* A form of a command: "alias add" of countries, "undo" of sources. */
struct verb {
	const char *first, *second; /* NULL: no word; both NULL, the last of a table: no verb */
	bool writes;
	size_t least, most; /* arguments after the words; `most` 0: any number */
	const char *usage;  /* "countries alias add NAME ISO3" */
	bool (*run)(struct context *context, struct err *err);
};

/* For command.store_for: COMMAND_WRITES where the arguments ask for a verb that writes. */
enum command_store verb_store(const struct context *context, const struct verb *verbs);
/* Runs the verb the arguments begin with, its words taken off; ERR_USAGE for a wrong number of
 * arguments. */
bool verb_run(struct context *context, const struct verb *verbs, struct err *err);

/* The answer after something was removed: no rows; for eyes the sentence, which otherwise is said
 * aside. */
void list_removed(struct context *context, const struct column *columns, const char *sentence);

/* `text` folded at `width` columns: its lines, in the arena. */
char **list_fold(struct arena *arena, const char *text, int width, size_t *ret_count);
/* Lines of free text in a grid, folded at the answer's width and indented; nothing for NULL. */
void list_text(struct grid *grid, const struct context *context, const char *text, int indent);
/* A line whose last cell is `text`, folded so that it ends at the answer's width; `indent` is the
 * column it begins in. */
void list_line(struct grid *grid, const struct context *context, const char *const *cells,
	const char *text, int indent);
/* Prints the grid as the text for eyes. */
void list_people(struct context *context, const struct grid *grid);

/* As much of an ISO date as is known: "2017-04" for precision "month". */
const char *list_date(struct arena *arena, const char *date, const char *precision);
/* How much of a date was given: "month" for "2017-04"; "day" where none was. */
const char *list_precision(const char *given);
/* The latest edition; in a store without figures, the newest one defined. */
int list_latest(struct context *context);
/* Membership is counted on this day: --as-of, else the publication of the latest edition. The world
 * must be loaded, for both. */
bool list_day(struct context *context, const char **ret, struct err *err);

/* Arguments that are WHO only; --group is one more of them. ERR_USAGE with `sentence` for an
 * edition among them. */
bool list_who(struct context *context, const struct arguments *arguments, const char *sentence,
	struct who **ret, size_t *ret_count, struct err *err);
/* The scope an event has that concerns `who`: an ISO3, the code of a group, WLD. */
const char *list_event_scope(const struct who *who);
/* true for an event whose scope is one of the WHO, exactly. */
bool list_event_concerns(const struct store_event *event, const struct who *who, size_t count);

#endif
