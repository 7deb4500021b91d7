/* Pieces of the words around a picture, and those of the kinds that need other words than a trend.
 */
#ifndef GCITRACK_FIGURE_WORDS_H
#define GCITRACK_FIGURE_WORDS_H

#include "base/str.h"
#include "gcitrack/figure.h"

/* What separates item `index` of `count`: ", " or " and ". */
void words_join(struct str *str, size_t index, size_t count);
/* "ASEAN": what a group is called in a title. */
const char *words_group(const struct group *group);
/* "Indonesia", "Indonesia, Malaysia and Thailand", "5 countries". */
void words_highlighted(const struct figure *figure, struct str *str);
/* "ASEAN (10 of 10 members on 2024-09-12)". */
void words_groups(const struct figure *figure, struct str *str);
/* "GCI 2014 to 2024", "GCI 2020"; indexes into the figure's editions. */
void words_editions(const struct figure *figure, size_t first, size_t last, struct str *str);
/* Whether what one country did can be said, and the title that says it. */
bool words_story(const struct figure *figure);
void words_alone(const struct figure *figure, struct str *str);
/* The title that only says what is shown. */
void words_neutral(const struct figure *figure, struct str *str);

/* Title and subtitle of the kinds other than the trend; false where it has none of its own. */
bool words_kind(const struct figure *figure, struct str *title, struct str *below);
/* Appends what the kind's note says besides the unit's. */
void words_kind_note(const struct figure *figure, struct str *str);

#endif
