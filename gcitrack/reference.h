/* References of editions, for `cite` and for --cite on any answer. */
#ifndef GCITRACK_REFERENCE_H
#define GCITRACK_REFERENCE_H

#include "gcitrack/command.h"

enum reference_style { REFERENCE_TEXT, REFERENCE_BIBTEX, REFERENCE_RIS, REFERENCE_STYLES };
/* "text", "bibtex", "ris" as on the command line. */
extern const char *const reference_style_names[REFERENCE_STYLES];

/* Whose copy of ITU's figures is in use, and which issue: "Scores via World Bank.", "Re-issue of
 * 2017-07-19.", "Figures read from gci2021.csv."; "" where it is ITU's one table. */
bool reference_provenance(struct context *context, int edition, const char **ret, struct err *err);

/* The reference of an edition as one line of text, a BibTeX entry or a RIS record (both of several
 * lines, with a line end at the end). ITU, title, document number, provenance. Safe to print.
 * ERR_NOT_FOUND for an edition there is none of. */
bool reference_edition(struct context *context, int edition, enum reference_style style,
	const char **ret, struct err *err);

#endif
