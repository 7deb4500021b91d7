/* What a command is, and what it is given to work with. A command is one const struct at the bottom
 * of one file in gcitrack/commands/; its name in the list of meson.build puts it in the program,
 * the help, the completion and the man-page check.
 */
#ifndef GCITRACK_COMMAND_H
#define GCITRACK_COMMAND_H

#include "base/err.h"
#include "base/mem.h"
#include "gcitrack/answer.h"
#include "store/store.h"

#include <stdbool.h>
#include <stddef.h>

struct context;

/* One option. The same table parses, documents and completes. */
struct option {
	const char *name;     /* long name without dashes */
	char letter;          /* short form, '\0': none */
	const char *argument; /* "FILE", "N"; NULL: a flag */
	const char *help;     /* one line */
	/* What completion offers: words "table|csv|json", or "@file", "@edition", "@country",
	 * "@group", "@who",
	 * "@event", "@series"; NULL: nothing. Words are also what is accepted (ERR_USAGE
	 * otherwise). */
	const char *values;
	bool repeatable; /* may be given several times; otherwise a second one is ERR_USAGE */
};

struct example {
	const char *command; /* "gcitrack show IDN" */
	const char *says;    /* what it answers, one line */
};

enum command_store { COMMAND_NO_STORE, COMMAND_READS, COMMAND_WRITES };

struct command {
	const char *name, *alias; /* alias NULL: none */
	const char *arguments;    /* "WHO...", "[FROM TO] [WHO...]"; "" none */
	const char *summary;      /* one line */
	const char *description;  /* a paragraph or two for `help COMMAND` */
	const char *completes;    /* what its arguments are, as option.values; NULL: nothing */
	enum command_store store; /* opened before run(): NO_STORE leaves context->store NULL */
	/* Decides instead of `store` where the arguments decide ("groups" reads, "groups add"
	 * writes): called when arguments and options are known, before anything is opened. NULL:
	 * always `store`. */
	enum command_store (*store_for)(const struct context *context);
	enum format format; /* where --format is not given; 0 is FORMAT_TABLE */
	bool own_output;    /* run() sees to --output itself (a picture); main() leaves the answer
			       on stdout */
	/* Which of the narrowing common options it heeds: "group edition as-of as-known cite", as
	 * far as they mean something to it; the others are refused. NULL: none. */
	const char *heeds;
	const struct option *options; /* its own; ends with a NULL name; NULL: none */
	const struct column *columns; /* its fields, for help; ends with a NULL name; NULL: none */
	const struct example *examples; /* ends with a NULL command */
	bool (*run)(struct context *context, struct err *err);
};

extern const struct command *const commands[]; /* NULL-terminated, in the order of the help */
extern const struct option common_options[];
/* Whether the command heeds a common option: it narrows nothing, or stands in command->heeds. */
bool command_heeds(const struct command *command, const struct option *option);
const struct command *command_find(const char *name); /* by name or alias; NULL */

/* How a country stands to the ITU regions that were asked about. */
enum region_part { REGION_NONE, REGION_MEMBER, REGION_LEFT_OUT };
struct words; /* plots/words.h */

enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

/* One run. Lives in main(); commands borrow everything from it. */
struct context {
	const struct command *command;
	struct arena *arena; /* everything a command makes lives here */
	struct store *store; /* NULL for COMMAND_NO_STORE */
	/* NULL: the figures in the program (a command that reads and finds no file), or nowhere to
	 * put a store. Otherwise the file, which may not exist yet for COMMAND_NO_STORE. */
	const char *store_path;
	char **arguments; /* what is left after the options */
	size_t argument_count;
	struct option_value *options; /* see option_*() */
	size_t option_count;
	const char *as_known, *as_of, *group; /* common options; NULL: not given */
	const char *edition;                  /* --edition; NULL */
	bool quiet, cite;
	bool any_series; /* an edition need not have figures of the GCI itself to be asked about */
	bool terminal;   /* stdout is a terminal (and -o not given) */
	bool color;      /* resolved: write escapes on stdout */
	int width;       /* columns of the terminal, 80 when it is none */
	const struct words *words; /* of pictures and their notes; NULL: the default language */
	struct answer *answer;
	/* What failed where notes and meta are put together: the command goes on, and main() ends
	 * it with this error. ERR_NONE: nothing did. */
	struct err late;
	/* Kept by context_world(), context_sources(), context_groups(),
	 * question_ranking() and question_change(); look at them there. */
	struct gci_world *world;
	bool world_pillars;
	enum region_part
		*regions; /* group_load()'s: one a country; NULL: no region was asked about */
	struct store_source *sources;
	size_t source_count;
	struct store_group *groups;
	size_t group_count;
	struct ranking **rankings; /* one a table of the world; NULL: not yet asked for */
	struct change **changes;   /* one a pair of them, likewise */
};

struct option_value {
	const struct option *option;
	const char *value; /* "" for a flag */
};

/* The language of pictures, and of the notes of an answer. */
const struct words *context_words(const struct context *context);

const char *option_text(
	const struct context *context, const char *name); /* last value; NULL: not given */
bool option_flag(const struct context *context, const char *name);
/* All values of a repeatable option, NULL-terminated in the arena; NULL where none was given. */
const char *const *option_list(const struct context *context, const char *name);
/* An integer within bounds, or ERR_USAGE naming the option; `*ret` untouched where not given. */
bool option_int(const struct context *context, const char *name, long min, long max, long *ret,
	struct err *err);
bool option_double(const struct context *context, const char *name, double min, double max,
	double *ret, struct err *err);
/* One character, or "tab"; ERR_USAGE for more; `*ret` untouched where not given. */
bool option_character(const struct context *context, const char *name, char *ret, struct err *err);
/* An ISO date (2020, 2020-06 and 2020-06-29 are taken; completed to the first day), or ERR_USAGE.
 */
bool option_date(
	const struct context *context, const char *name, const char **ret, struct err *err);

/* The current figures under --as-known; loaded once (again where pillars were not there). */
bool context_world(
	struct context *context, bool pillars, const struct gci_world **ret, struct err *err);
/* The same, with pillars, of figures that store_sources_verify() has read. */
bool context_world_of(struct context *context, const struct store_cells *cells,
	const struct gci_world **ret, struct err *err);
/* The same for whoever comes after those: it cannot fail. */
const struct gci_world *context_loaded(const struct context *context);
/* The country of a code out of the store, which knows no others. */
const struct gci_country *context_country(const struct context *context, const char *iso3);
/* Sources by id, for meta and --sources. */
bool context_sources(
	struct context *context, struct store_source **ret, size_t *ret_count, struct err *err);
/* One of them, once context_sources() was asked for them; NULL for the 0 of a missing figure. */
const struct store_source *context_source(const struct context *context, int id);
/* The organisations, by code. */
bool context_groups(struct context *context, const struct store_group **ret, size_t *ret_count,
	struct err *err);
/* Today as an ISO date: SOURCE_DATE_EPOCH, else the clock. Only writing commands ask. */
const char *context_today(struct context *context);
/* A word on stderr (not an answer, not an error); nothing with --quiet. Escaped; one line. */
void context_say(const struct context *context, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

#endif
