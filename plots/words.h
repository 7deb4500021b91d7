/* The words of pictures: all that a picture says besides figures and names that users give, one
 * file a language in words/, as data. `{name}` in a phrase is a gap that words_add() fills; another
 * language may order its gaps otherwise, but has the same ones. A test holds every language to
 * having every phrase.
 */
#ifndef PLOTS_WORDS_H
#define PLOTS_WORDS_H

#include "base/mem.h"
#include "base/str.h"
#include "plots/plot.h"

enum { WORDS_METRICS = PLOT_SCORE + 1, WORDS_TIERS = 5, WORDS_PILLARS = 5 };

/* What something is called that has a key of its own. */
struct words_name {
	const char *key, *name;
};

struct words {
	const char *code, *name; /* "id", "Bahasa Indonesia" */

	/* Numbers, lists, times. {th} is the English ending of an ordinal. */
	const char *ordinal, *joint, *derived_value;  /* "44th", "joint 44th", "1 (derived)" */
	const char *list_two, *list_next, *list_last; /* between items: " and ", ", ", " and " */
	const char *list_more;
	const char *months[12];
	const char *collected; /* "data 2023–24" */
	const char *editions;  /* several; one is "GCI 2020" everywhere */

	/* Inside charts. */
	const char *unit[WORDS_METRICS], *change_unit[WORDS_METRICS];
	const char *of, *better, *gained, *lost, *neither, *derived, *absent;
	const char *country, *country_of, *of_group, *of_groups, *median_of, *median_region;
	const char *world, *no_region, *others, *countries, *no_figure, *not_in_letters;
	const char *tiers[WORDS_TIERS], *pillars[WORDS_PILLARS];

	/* Who is drawn. */
	const char *all_countries, *all_of, *member, *members, *members_region;

	/* Titles. */
	const char *title_moved[WORDS_METRICS], *title_stood[WORDS_METRICS];
	const char *title_neutral[WORDS_METRICS];
	const char *title_pair[WORDS_METRICS], *title_pair_unmoved[WORDS_METRICS];
	const char *title_bump, *title_bump_neutral, *within_group, *among_countries;
	const char *title_above, *title_below, *title_both, *title_pillars;
	const char *title_swarm, *title_tiles;

	/* Subtitles. */
	const char *subtitle[WORDS_METRICS];       /* beneath a title that tells a story */
	const char *subtitle_short[WORDS_METRICS]; /* beneath one that names the unit */
	const char *below_bump[WORDS_METRICS], *below_heat[WORDS_METRICS];
	const char *below_panels[WORDS_METRICS], *below_panels_others;
	/* `_whole`: beneath a title that does not name the index */
	const char *below_pillars, *below_pillars_whole, *below_median_dated, *one_country;
	const char *below_swarm, *below_swarm_whole, *below_tiles;

	/* Notes: whole sentences. */
	const char *note_place, *note_small_tiers, *note_small_ranks;
	const char *small_none, *small_none_tiers, *small_none_some_tiers;
	const char *note_itu, *note_coarse;
	const char *note_hollow, *note_framed, *note_broken_lines, *ranks_unprinted, *ranks_missing;
	const char *note_percentile, *note_score, *note_score_scaled;
	const char *note_changed_between, *note_changed_each, *note_changed, *note_change_unknown;
	const char *note_axis_published, *note_axis_label;
	const char *note_bump, *note_pillars, *note_tiers, *note_panel;
	const char *note_partial, *note_partial_scores, *note_incomplete, *note_incomplete_scores;
	const char *note_older_store, *note_newer_partial;
	const char *note_more_countries, *note_revised;
	const char *note_later_members, *note_former_members;
	const char *note_region_members, *note_regions_2018;
	const char *note_codes, *note_codes_listed; /* where names have no room */

	/* Captions. */
	const char *caption_panel[WORDS_METRICS], *caption_missing, *caption_events;
	const char *caption_strokes, *caption_strokes_unsure, *in_editions;

	/* The source line. */
	const char *source, *source_detailed, *source_file;

	char decimal; /* the first member that is no phrase */
	/* Names, ended by a key that is NULL; NULL: none. Who is not among them has the name that
	 * it has in the store. Countries by ISO3, groups and regions by their codes, events by
	 * their ids, details of bundled sources ("re-issue") by their words in the store. */
	const struct words_name *country_names, *group_names, *event_names, *source_names;
};

/* Every language, the default first; NULL-terminated. Their codes, "en|id", for the option. */
extern const struct words *const words_languages[];
extern const char words_codes[];

/* By its code; NULL is the default, which is also returned for an unknown one. */
const struct words *words_find(const char *code);
/* The language of an input. */
const struct words *words_of(const struct plot_input *input);
/* The name for a key, or `otherwise`. */
const char *words_name(const struct words_name *names, const char *key, const char *otherwise);
/* Appends a phrase, gaps filled: words_add(str, words->of, "n", "194", NULL). A gap that is not
 * given is a mistake of ours. */
void words_add(struct str *str, const char *phrase, ...) __attribute__((sentinel));
/* The same as a text of its own. */
const char *words_text(struct arena *arena, const char *phrase, ...) __attribute__((sentinel));
/* A whole number as a text. */
const char *words_number(struct arena *arena, long number);

#endif
