/* The parts of the command before-after: what it is asked and has found (commands/before-after.c),
 * the words that says (before_after_words.c), and the layout for eyes (before_after_layout.c). */
#ifndef GCITRACK_BEFORE_AFTER_H
#define GCITRACK_BEFORE_AFTER_H

#include "analysis/before_after.h"
#include "gcitrack/command.h"
#include "gcitrack/question.h"

struct before_after_event {
	const char *id; /* NULL: a bare date */
	const char *date, *precision, *title;
	int year;
};

struct before_after_run {
	struct question question;
	struct context *context;
	struct before_after_event event;
	struct group group, others; /* others: of --others */
	bool others_given, matched;
	double match;
	enum before_after_outcome outcome;
	const struct gci_table **tables; /* the full editions, oldest first */
	enum before_after_phase *phases;
	size_t count;
	struct before_after_data data;
	struct before_after result;
};

int before_after_label(const struct before_after_run *run, size_t edition);
double before_after_outcome_of(const struct before_after_run *run, size_t edition, size_t unit);

/* ---- for eyes (before_after_words.c) ---- */

const char *before_after_figure(struct arena *arena, double x);
const char *before_after_figure_signed(struct arena *arena, double x);
/* What is said goes by the figures shown: +0.004 is no gain to a reader who sees 0.00. */
int before_after_sign(double x);
/* "63 %"; never 0 or 100 for what is not. */
const char *before_after_share(struct arena *arena, double p);
/* Years of data: "2016", "2023-24". */
const char *before_after_collected(struct arena *arena, const struct gci_edition *edition);
/* As much of the event's date as is known. */
const char *before_after_day(const struct before_after_run *run);

/* Editions that are not compared, and those that are against what their years say. */
void before_after_note_editions(const struct before_after_run *run);
/* Who is compared with whom. */
void before_after_note_coverage(const struct before_after_run *run);
/* What the figures cannot show: gains beyond 100, chance without enough others to draw from. */
void before_after_note_limits(const struct before_after_run *run);
/* The closing sentences: what the figures shown say, and no more. */
const char *before_after_closing(const struct before_after_run *run);

/* Hands the layout to the answer (before_after_layout.c). */
void before_after_layout(const struct before_after_run *run);

#endif
