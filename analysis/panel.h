/* The pair panel of two editions: the countries with a score in both, the only ones between which
 * places move (DESIGN, "Words"). And those in one of the two: entrants and leavers, told apart from
 * countries that are merely missing because the other edition's figures are incomplete.
 *
 * An edition is complete when it has scores for as many countries as it should have, or nobody
 * knows how many that is (gci_table.expected == 0).
 */
#ifndef ANALYSIS_PANEL_H
#define ANALYSIS_PANEL_H

#include "analysis/gci.h"
#include "base/mem.h"

enum panel_part {
	PANEL_NEITHER,
	PANEL_BOTH,
	PANEL_ENTRANT,      /* score in TO only, FROM is complete */
	PANEL_LEAVER,       /* score in FROM only, TO is complete */
	PANEL_MISSING_FROM, /* score in TO only, FROM is incomplete: perhaps no entrant */
	PANEL_MISSING_TO,   /* score in FROM only, TO is incomplete: perhaps no leaver */
};

struct panel {
	enum panel_part *part; /* one a country of the world */
	bool *both;            /* the mask: part == PANEL_BOTH */
	size_t n;              /* its size */
	struct gci_list entrants, leavers;
	struct gci_list missing_from, missing_to;
};

bool panel_complete(const struct gci_table *table);

/* The panel of two tables of the world; the arena owns it. Swapping the tables swaps entrants with
 * leavers and leaves `both` as it is. */
void panel_pair(const struct gci_world *world, const struct gci_table *from,
	const struct gci_table *to, struct arena *arena, struct panel *ret);

#endif
