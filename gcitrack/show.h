/* What commands/show.c and the footnotes of its rows (show_footnotes.c) share. */
#ifndef GCITRACK_SHOW_H
#define GCITRACK_SHOW_H

#include "analysis/change.h"
#include "gcitrack/layout.h"
#include "gcitrack/question.h"

/* One edition, as far as it is the same for every country. */
struct show_edition {
	const struct gci_table *table;
	const struct gci_table *before;     /* what places are compared with; NULL: the first */
	const struct ranking *whole;        /* NULL: partial, no places */
	const struct ranking *whole_before; /* NULL as `before` */
	struct change change;               /* against `before` */
	struct ranking inside;              /* inside --group */
};

struct show {
	struct question question;
	struct context *context;
	struct group group;
	bool grouped, sources;
	struct show_edition *editions;
	size_t edition_count;
	struct footnotes footnotes;
	struct str layout, from; /* `from`: --sources, of one country */
};

/* The letters of footnotes of a row, "" for none; `where` names it, for formats without letters. */

/* Where nobody printed a rank, the place is all there is: how it came about, and from whose copy of
 * the scores, belongs beside it. */
const char *show_tie_note(
	struct show *show, const struct show_edition *edition, size_t country, const char *where);
/* Places are counted among the countries in both editions; where that is not what the places shown
 * differ by, the reader could not check it without this. */
const char *show_panel_note(struct show *show, const struct show_edition *edition, size_t country,
	const struct change_row *row, const char *where);
/* Against which edition places are, where it is not the one before. */
const char *show_skipped_note(
	struct show *show, const struct show_edition *edition, const char *where);

#endif
