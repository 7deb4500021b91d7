/* What the commands on figures begin with: the arguments, the figures they are about, standings in
 * whole editions, and the countries an answer has rows for. Made once a run, in the context's
 * arena. */
#ifndef GCITRACK_QUESTION_H
#define GCITRACK_QUESTION_H

#include "analysis/change.h"
#include "analysis/stats.h"
#include "gcitrack/command.h"
#include "gcitrack/who.h"

struct question {
	struct context *context;
	const struct gci_world *world;
	struct arguments arguments;
	const char *as_of; /* day of the memberships looked at; NULL: none was */
};

/* Figures and arguments. `pillars`: load the pillars too. */
bool question_load(struct context *context, bool pillars, struct question *ret, struct err *err);

/* ERR_USAGE where --as-of is given and nobody asked about has members of dated membership: it would
 * change nothing, and could be taken for --as-known. */
bool question_as_of(const struct question *question, struct err *err);

/* The figures of an edition; every label that was parsed has some (edition_parse()). */
const struct gci_table *question_table(const struct question *question, int label);
/* ERR_NOT_FOUND where an edition has no figures of the pillars, naming those that have. */
bool question_pillars(
	const struct question *question, const struct gci_table *table, struct err *err);
/* The edition a table's places are compared with: the last full one before it, or NULL. */
const struct gci_table *question_before(
	const struct question *question, const struct gci_table *table);
/* Standings among all countries of the edition (also of a partial one: gci_table.partial says
 * whether they may be shown). */
const struct ranking *question_ranking(struct question *question, const struct gci_table *table);
/* The pair of two tables, for change_country(). Both are made once a run, however many charts ask.
 */
const struct change *question_change(
	struct question *question, const struct gci_table *from, const struct gci_table *to);

enum question_default { QUESTION_ALL, QUESTION_LATEST };
/* The editions of the arguments and of --edition, oldest first, each once; where there are none,
 * all with figures or the latest. Every one has figures. */
bool question_editions(struct question *question, enum question_default otherwise, int **ret,
	size_t *ret_count, struct err *err);
/* The editions of the arguments and of --edition as they were given; none for "all" and where none
 * was. */
bool question_labels(
	const struct question *question, int **ret, size_t *ret_count, struct err *err);
/* The one edition of a question, else the latest; ERR_USAGE for several. */
bool question_edition(struct question *question, const struct gci_table **ret, struct err *err);

/* group_load(), and remembers the day of the membership for meta. */
bool question_group(struct question *question, const struct who *who, int edition,
	struct group *ret, struct err *err);
/* --group, if given. */
bool question_group_option(struct question *question, int edition, struct group *ret,
	bool *ret_given, struct err *err);

/* The figures of a group in one edition, on score100. The world is whoever the edition lists, Hong
 * Kong in 2014 too; of its members those are counted that the edition should have. */
void question_stats(struct question *question, const struct gci_table *table,
	const struct group *group, struct stats_group *ret);

/* The same of every country the edition lists. */
void question_stats_all(
	struct question *question, const struct gci_table *table, struct stats_group *ret);

/* Their median place for people, "." where there is none: with one decimal throughout, so that the
 * figures of a column stand below each other. */
const char *people_median_place(struct arena *arena, const struct stats_group *stats);
/* Rule 7: ", 45 of 46 in Europe" behind what is there, for a group not all of which has a score. */
void coverage_add(struct str *str, const char *group, const struct stats_group *stats);

/* Countries an answer has rows for: those of WHO, and of --group where that is given too. */
struct chosen {
	bool all;     /* neither was given */
	bool groups;  /* a group is among them: coverage is to be said */
	bool *member; /* one a country of the world */
	size_t count;
	const char *title; /* "ASEAN", "Indonesia, Malaysia"; NULL: all */
};
bool question_rows(struct question *question, int edition, struct chosen *ret, struct err *err);

/* WHO in the order given, a group by its members in ISO3 order, everyone once. */
bool question_order(struct question *question, int edition, struct gci_list *ret, struct err *err);

/* meta of: how many countries have a score, one number an edition. */
void question_meta_of(const struct question *question, const int *editions, size_t count);

/* ---- cells ---- */

struct cell cell_known(int value); /* 0 is missing */
struct cell cell_figure(const struct gci_record *record, enum gci_series series);
struct cell cell_tier(struct arena *arena, int tier); /* "T1"; 0 is missing */
struct cell cell_score100(const struct gci_table *table, size_t country);
/* How far a score or a median lies above `against` (below: negative), exact; missing where one of
 * the two is. */
struct cell cell_gap(struct cell score, bool known, struct decimal against);
/* The same of a group: its median above its best score, and above the median of all countries. */
void cells_group_gaps(const struct stats *group, const struct stats *all, struct cell ret[2]);
struct cell cell_percentile(const struct ranking *ranking, size_t country);
struct cell cell_codes(
	struct arena *arena, const struct gci_world *world, const struct gci_list *countries);

#endif
