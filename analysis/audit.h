/* What is wrong with a table of figures, as far as the figures themselves can tell. Nothing is
 * corrected: a printed figure stays as printed, and a finding says what it does not agree with.
 *
 * Codes (stable words) and their severity:
 *   rank-rule        note     the tie rule that the printed ranks follow, and in how many rows
 *                    error    it is not ITU's (dense, 1,2,2,3), no rule fits, or ITU printed no
 *                             ranks at all
 *   rank             error    a rank that its score does not give
 *   rank-shared      error    two neighbours with one rank and different scores
 *   tie-split        error    two rows with one score and different ranks
 *   score            error    a score for which no rank is free, where that of its rank is
 *   exchanged        error    two rows whose scores, or ranks, changed places
 *   missing-row      warning  ranks without a row, and the scores between which it would be
 *   unpaired         warning  a rank without a score, or the reverse
 *   scale            error    a figure outside the edition's scale
 *   decimals         note     fewer digits than ITU prints; warning: more, or all are rounded
 *   pillar-rounding  note     sums of pillars off the score by rounding (up to 3 in the last place)
 *   pillar-sum       warning  a sum of pillars off the score by more
 *   pillar-scale     warning  pillars that do not add up to the scores at all
 *   pillar-order     warning  neighbours by score whose sums stand the other way, or tie
 *   tier             error    a tier that its score does not give; warning where the edition's
 *                             thresholds are not known and those of GCI 2024 stand in
 *   count            warning  more or fewer countries than the edition has
 *   missing-country  warning  a country of the edition (or of the one before) is not there; note
 *                             where the table is complete without it
 *   new-country      note     the reverse; warning where the table has too many
 *   mistaken         warning  a country with the very score of one that is not there
 *   differs          as asked two sources of one edition with different figures
 */
#ifndef ANALYSIS_AUDIT_H
#define ANALYSIS_AUDIT_H

#include "analysis/rank.h"

#include <stdint.h>

enum audit_severity { AUDIT_NOTE, AUDIT_WARNING, AUDIT_ERROR };
extern const char *const audit_severity_names[]; /* "note", "warning", "error" */

/* Where each figure of a record stands in its file; 0: not known. */
struct audit_lines {
	int64_t line[GCI_SERIES];
};

/* The figures of one edition, from a file, from one source or from several. */
struct audit_table {
	const struct gci_edition *edition;
	const struct gci_record *records; /* one a country of the world, in its order */
	const struct audit_lines *lines;  /* the same; NULL: none known */
	bool say_lines; /* they are all of one file: a text on two rows names the second one's */
	int expected;   /* countries it should have; 0 not known */
};

struct audit_finding {
	enum audit_severity severity;
	const char *code;
	int country;      /* index into the world; -1: the table as a whole */
	int source;       /* of the figure it is about; 0: none */
	int64_t line;     /* the same; 0 not known */
	const char *text; /* a sentence without a full stop; a second line is named in it */
};

/* Findings in the order they were made. Everything lives in the arena; the world is borrowed. */
struct audit {
	struct arena *arena;
	const struct gci_world *world;
	struct audit_finding *findings;
	size_t count, capacity;
};

void audit_init(struct audit *audit, const struct gci_world *world, struct arena *arena);
size_t audit_count(const struct audit *audit, enum audit_severity severity);
/* Countries with a figure. */
size_t audit_listed(const struct audit *audit, const struct audit_table *table);
/* Fewer than 90 % of the countries are there: nothing can be said of rows that are missing. */
bool audit_partial(const struct audit *audit, const struct audit_table *table);

/* The rule that the printed ranks follow: of all five the one that most rows agree with, rows that
 * are missing from the table allowed for. */
struct audit_rule {
	bool found; /* at least one row has a rank and a score */
	bool told;  /* scores tie: the rules can be told apart */
	bool none;  /* no rule fits: `ties` is the one that is least wrong */
	enum rank_ties ties;
	size_t rows, followed; /* with a rank and a score; those that agree */
	int last;              /* the last rank printed */
};

/* Ranks against scores (audit_ranks.c). */
void audit_ranks(struct audit *audit, const struct audit_table *table, struct audit_rule *ret);
/* Scale, digits, ranks without scores, tiers (audit_figures.c). */
void audit_figures(struct audit *audit, const struct audit_table *table);
/* Pillars against scores (audit_pillars.c). */
void audit_pillars(struct audit *audit, const struct audit_table *table);
/* Which countries are there, against `other`: the same edition from elsewhere or the edition
 * before, named by `other_name`; NULL: only the count is looked at. (audit_countries.c) */
void audit_countries(struct audit *audit, const struct audit_table *table,
	const struct audit_table *other, const char *other_name);
/* Every figure that both tables have and that differs, as a finding about `table`. Returns how many
 * they are; `audit` NULL: only counts. `count` is the number of countries. (audit_countries.c) */
size_t audit_compare(struct audit *audit, const struct audit_table *table, const char *name,
	const struct audit_table *other, const char *other_name, size_t count,
	enum audit_severity severity);

#endif
