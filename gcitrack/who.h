/* WHO and EDITION arguments, told apart by kind and not by position. */
#ifndef GCITRACK_WHO_H
#define GCITRACK_WHO_H

#include "gcitrack/command.h"

enum who_kind {
	WHO_COUNTRY,
	WHO_GROUP /* an organisation, of dated membership */,
	WHO_REGION,
	WHO_WORLD
};

struct who {
	enum who_kind kind;
	int country;      /* index into the world, for WHO_COUNTRY */
	const char *code; /* "IDN", "ASEAN", "Asia-Pacific", "world" */
	const char *name; /* "Indonesia", "Association of Southeast Asian Nations", ... */
};

struct arguments {
	struct who *who; /* in the order given */
	size_t who_count;
	int *editions; /* labels, in the order given */
	size_t edition_count;
};

/* Takes every argument of the context for WHO or EDITION. Notes: a year that is read as a
 * publication year, a code that is also a name. ERR_NOT_FOUND with "did you mean", or the choices
 * of an ambiguous name. */
bool arguments_parse(struct context *context, struct arguments *ret, struct err *err);
/* One word as WHO or as EDITION (latest, prev, first, v4, a label, a publication year). */
bool who_parse(struct context *context, const char *word, struct who *ret, struct err *err);
bool edition_parse(struct context *context, const char *word, int *ret, struct err *err);
/* The same, or the label (2027) of an edition to come: `*ret_known` false then. */
bool edition_parse_new(
	struct context *context, const char *word, int *ret, bool *ret_known, struct err *err);
/* ERR_NOT_FOUND: there is the edition, and no figure of it; what to do. */
bool edition_empty(const struct context *context, int label, struct err *err);
/* What is known of an edition, with figures or not; NULL where it is none. The functions from here
 * on look at the world that context_world() has loaded. */
const struct gci_edition *edition_find(const struct context *context, int label);
/* Whether a word has the form of an EDITION (digits, v4, latest ...), known or not. */
bool edition_is_word(const char *word);
/* The latest edition that is not partial, and the one before; ERR_NOT_FOUND where there is none. */
bool edition_latest(struct context *context, int *ret, struct err *err);
bool edition_previous(struct context *context, int before, int *ret, struct err *err);
/* The two editions of a question in time order: those given, else the latest two. More than two,
 * the same twice: ERR_USAGE. */
bool edition_pair(struct context *context, const struct arguments *arguments, int *ret_from,
	int *ret_to, struct err *err);

/* "newer-partial": there is a newer edition than the latest, but its figures are incomplete. */
void edition_note_newer(struct context *context, const struct gci_world *world, int latest);
/* "pair": only the later of the two was given. */
void edition_note_pair(struct context *context, int from, int to);

/* A set of countries on a day. */
struct group {
	struct who who;
	struct gci_set set; /* members on `as_of` */
	const char *as_of;  /* ISO date; NULL for regions, the world and countries, which are not
			       dated */
	struct joined {
		int country;
		const char *date;
		bool left;
	} * others; /* members only later, or no longer */
	size_t other_count;
};

/* Members as of --as-of, else of the publication date of `edition`. Notes: members who joined
 * later. A region is that of today, the world whoever any edition lists; a country is a set of one.
 */
bool group_load(struct context *context, const struct who *who, int edition, struct group *ret,
	struct err *err);
/* The same of a country, a region or the world, which no day changes. */
void group_load_undated(struct context *context, const struct who *who, struct group *ret);
/* "regions-2018", "region-members": of the regions loaded so far, who was probably listed elsewhere
 * before 2018, and whom these editions list beside the members of today. */
void group_note_regions(
	struct context *context, const struct gci_world *world, const int *editions, size_t count);

#endif
