/* What `check` finds: the figures of an edition or of a file, audited (analysis/audit.h), with what
 * only the store and the reading of the file can tell. */
#ifndef GCITRACK_CHECK_H
#define GCITRACK_CHECK_H

#include "analysis/audit.h"
#include "gcitrack/command.h"
#include "import/import.h"

struct check_finding {
	enum audit_severity severity;
	const char *code, *text;
	const char *file;  /* the file, or the name of the source; NULL: of several */
	int64_t line;      /* 0 not known */
	int country;       /* index into the world; -1: none */
	size_t stands_for; /* problems that are not listed; 0: this one alone */
	bool place;        /* for eyes too: file and line are those of a file somebody has */
};

/* Findings that belong together: of an edition, of an edition in a file, of the store. */
struct check_part {
	const char *title;   /* "GCI 2020", "copy.csv, GCI 2020" */
	const char *summary; /* "194 of 194 countries, dense ranks in all 194 rows"; NULL */
	int edition;         /* label; 0: none */
	bool is_file;        /* all of one file, which the title names */
	struct check_finding *findings;
	size_t count, capacity;
};

struct check {
	struct context *context;
	const struct gci_world *world;
	struct store_source *sources; /* all, by id */
	size_t source_count;
	struct store_soundness *soundness; /* all, by id; NULL: not asked for */
	size_t soundness_count;
	int64_t stray;
	struct store_cells cells; /* of all sources, with their soundness */
	struct store_reference reference;
	struct check_part *parts;
	size_t part_count, part_capacity;
};

/* Loads what every part needs. `verify`: the digests too. */
bool check_load(struct context *context, bool verify, struct check *ret, struct err *err);
/* The current figures of an edition with figures, and each of its sources. */
void check_edition(struct check *check, const struct gci_table *table);
/* A file, edition by edition, beside what the store has of them. Fails where it cannot be read. */
bool check_file(struct check *check, const char *path, const struct import_options *options,
	struct err *err);
/* Sources whose figures are of no edition or of several, and figures of no source. */
void check_store(struct check *check);
/* Puts the findings of every part in the order of their severity, the gravest first. */
void check_sort(struct check *check);
size_t check_count(const struct check *check, enum audit_severity severity);

#endif
