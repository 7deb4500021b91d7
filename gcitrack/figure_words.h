/* Pieces of the words around a picture, in its language (plots/words.h). */
#ifndef GCITRACK_FIGURE_WORDS_H
#define GCITRACK_FIGURE_WORDS_H

#include "base/str.h"
#include "gcitrack/figure.h"
#include "plots/words.h"

/* What separates item `index` of `count`: ", " or " and ". */
void say_join(const struct figure *figure, size_t index, size_t count, struct str *str);
/* "ASEAN": what a group is called in a title. */
const char *say_group(const struct figure *figure, const struct group *group);
/* "ASEAN and Europe", all in the order given. */
void say_group_names(const struct figure *figure, struct str *str);
/* "ASEAN (10 of 10 members on 2024-09-12)". */
void say_groups(const struct figure *figure, struct str *str);
/* "Indonesia", "Indonesia, Malaysia and Thailand", "5 countries". */
void say_highlighted(const struct figure *figure, struct str *str);
/* "GCI 2014 to 2024", "GCI 2020"; indexes into the figure's editions. */
const char *say_editions(const struct figure *figure, size_t first, size_t last);
/* Appends labels of the editions that `which` holds for, "2018 and 2020"; returns how many. */
size_t say_labels(const struct figure *figure, const bool *which, struct str *str);
/* "31st", "joint 44th". */
const char *say_place(const struct figure *figure, int place, bool joint);
/* A highlighted line, in the order given. */
const struct plot_line *say_line(const struct figure *figure, size_t index);
/* ITU ranks of two editions say nothing about a movement where one has less than half as many of
 * them as the other: GCI 2014 has 29. */
bool say_coarse(const struct figure *figure, size_t a, size_t b);
/* Whether what one country did can be said, and the title that says it. */
bool say_story(const struct figure *figure);
void say_alone(const struct figure *figure, struct str *str);

/* figure_kind_words.c: title and subtitle of the kinds other than the trend; false where it has
 * none of its own. Appends what the kind's note says besides the unit's. */
bool say_kind(const struct figure *figure, struct str *title, struct str *below);
void say_kind_note(const struct figure *figure, struct str *str);
/* Appends a sentence, after a space where there is something before it. */
void say_sentence(struct str *str, const char *sentence);

/* figure_notes.c: the lines beneath the picture. */
void figure_notes(struct figure *figure);
/* figure_source.c: the last of them. */
const char *figure_source(const struct figure *figure);

#endif
