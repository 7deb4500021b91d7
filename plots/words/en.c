/* English, the default. */
#include "plots/words.h"

#include <stddef.h>

static const struct words_name source_names[] = {
	{ "first issue", "as first issued" },
	{ "re-issue", "as re-issued" },
	{ NULL, NULL },
};

extern const struct words words_en;
const struct words words_en = {
	.code = "en",
	.name = "English",

	.ordinal = "{n}{th}",
	.joint = "joint {place}",
	.derived_value = "{value} (derived)",
	.list_two = " and ",
	.list_next = ", ",
	.list_last = " and ",
	.list_more = "{list} and {n} more",
	.months = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
		"Dec" },
	.collected = "data {years}",
	.editions = "GCI {first} to {last}",

	.unit = { "place", "ITU rank", "percentile", "score" },
	.change_unit = { "places", "ranks", "points", "points" },
	.of = "of {n}",
	.better = "better →",
	.gained = "gained",
	.lost = "lost",
	.neither = "neither",
	.derived = "derived",
	.absent = "–  not in this edition",
	.country = "a country",
	.country_of = "a country of {group}",
	.of_group = "of {group}",
	.of_groups = "of the groups named",
	.median_of = "{group} median",
	.median_region = "median of the region",
	.world = "world",
	.no_region = "no region",
	.others = "and {n} others",
	.countries = "{n} countries",
	.no_figure = "no figure",
	.not_in_letters = "Not drawn in letters: {n} other lines, grey in a picture.",
	.tiers = { "T1 role-modelling", "T2 advancing", "T3 establishing", "T4 evolving",
		"T5 building" },
	.pillars = { "Legal", "Technical", "Organizational", "Capacity development",
		"Cooperation" },

	.all_countries = "all countries",
	.all_of = "all {n} countries",
	.member = "{group} ({n} of {of} member on {date})",
	.members = "{group} ({n} of {of} members on {date})",
	.members_region = "{group} ({n} of {of} countries)",

	.title_moved = { "{who}: from {from} to {to}, {editions}",
		"{who}: ITU rank from {from} to {to}, {editions}",
		"{who}: percentile from {from} to {to}, {editions}",
		"{who}: score from {from} to {to}, {editions}" },
	.title_stood = { "{who}: {to} of {of}, {editions}", "{who}: ITU rank {to}, {editions}",
		"{who}: percentile {to}, {editions}", "{who}: score {to}, {editions}" },
	.title_neutral = { "Place in the Global Cybersecurity Index, {who}, {editions}",
		"ITU rank in the Global Cybersecurity Index, {who}, {editions}",
		"Percentile in the Global Cybersecurity Index, {who}, {editions}",
		"Score in the Global Cybersecurity Index, {who}, {editions}" },
	.title_pair = { "{who}: {gained} gained places, {lost} lost, {editions}",
		"{who}: {gained} gained ITU ranks, {lost} lost, {editions}",
		"{who}: {gained} gained points, {lost} lost, {editions}",
		"{who}: {gained} gained points, {lost} lost, {editions}" },
	.title_pair_unmoved = { "{who}: {gained} gained places, {lost} lost, {unmoved} unmoved, "
				"{editions}",
		"{who}: {gained} gained ITU ranks, {lost} lost, {unmoved} unmoved, {editions}",
		"{who}: {gained} gained points, {lost} lost, {unmoved} unmoved, {editions}",
		"{who}: {gained} gained points, {lost} lost, {unmoved} unmoved, {editions}" },
	.title_bump = "{who}: from {from} to {to} {within}, {editions}",
	.title_bump_neutral = "Position {within}, {editions}",
	.within_group = "within {group}",
	.among_countries = "among {n} countries",
	.title_above = "{who}: above the {group} median on {n} of {of} pillars, {editions}",
	.title_below = "{who}: below the {group} median on {n} of {of} pillars, {editions}",
	.title_both = "{who}: above the {group} median on {n} of {of} pillars, below on {below}, "
		      "{editions}",
	.title_pillars = "Pillars of the Global Cybersecurity Index, {who}, {editions}",
	.title_swarm = "Score in the Global Cybersecurity Index by region, {editions}",
	.title_tiles = "Tiers of the Global Cybersecurity Index, {who}, {editions}",

	.subtitle = { "Place in the Global Cybersecurity Index, 1 is best",
		"ITU rank in the Global Cybersecurity Index, 1 is best",
		"Percentile in the Global Cybersecurity Index, 100 is best",
		"Score in the Global Cybersecurity Index, 100 is best" },
	.subtitle_short = { "Counted among all countries, 1 is best",
		"Tied countries count once, 1 is best", "Among all countries, 100 is best",
		"On 0-100, 100 is best" },
	.below_bump = { "By the Global Cybersecurity Index; beside the names: place among all "
			"countries, 1 is best",
		"By the Global Cybersecurity Index; beside the names: ITU rank, 1 is best",
		"By the Global Cybersecurity Index; beside the names: percentile, 100 is best",
		"By the Global Cybersecurity Index; beside the names: score, 100 is best" },
	.below_heat = { "Place, 1 is best; small: places gained (+) or lost (−) since the edition "
			"before",
		"ITU rank, 1 is best; small: ranks gained (+) or lost (−) since the edition before",
		"Percentile, 100 is best; small: points gained (+) or lost (−) since the edition "
		"before",
		"Score, 100 is best; small: points gained (+) or lost (−) since the edition "
		"before" },
	.below_panels = { "Place among all countries, 1 is best", "ITU rank, 1 is best",
		"Percentile, 100 is best", "Score, 100 is best" },
	.below_panels_others = "; a panel a country, the others grey",
	.below_pillars = "Score of each pillar, 20 is best",
	.below_pillars_whole = "Score of each pillar of the Global Cybersecurity Index, 20 is best",
	.below_median_dated = "; {group} ({countries} on {date})",
	.one_country = "1 country",
	.below_swarm = "Score, 100 is best; each dot is a country, regions in the order of their "
		       "medians",
	.below_swarm_whole = "Score in the Global Cybersecurity Index, 100 is best; each dot is a "
			     "country, regions in the order of their medians",
	.below_tiles = "In each tile the place among {n} countries, 1 is best",

	.note_place = "Place: 1 + countries with a higher score.",
	.note_small_tiers = "Small: tier printed by ITU, which printed no ranks in {editions}.",
	.note_small_ranks = "Small: rank printed by ITU, which counts ties once{none}.",
	.small_none = " (none in {editions})",
	.small_none_tiers = " (none in {editions}: tier)",
	.small_none_some_tiers = " (none in {editions}; T: tier)",
	.note_itu = "ITU rank: as printed; ties count once, so the last rank is below the number "
		    "of countries.",
	.note_coarse = "GCI {first} has {of_first} ranks, GCI {last} has {of_last}: the step "
		       "between is no movement.",
	.note_hollow = "Hollow: {none}; derived from the scores by its earlier rule.",
	.note_framed = "Framed: {none}; derived from the scores by its earlier rule.",
	.note_broken_lines = "Broken lines: {none}; derived from the scores by its earlier rule.",
	.ranks_unprinted = "ITU printed no ranks in {editions}",
	.ranks_missing = "no ranks of ITU among the figures of {editions}",
	.note_percentile = "Percentile: share of the other countries that score lower, tied ones "
			   "counted half.",
	.note_score = "Score on 0-100, as printed.",
	.note_score_scaled = "Score on 0-100; printed on 0-1 in {editions}.",
	.note_changed_between = "Methods changed between the editions.",
	.note_changed_each = "Methods changed with each edition.",
	.note_changed = "Methods changed with GCI {editions}.",
	.note_change_unknown = "Whether methods changed with GCI {editions} is not known.",
	.note_axis_published = "Points stand at the day of publication, not of the data.",
	.note_axis_label = "Points stand at the edition's label, not at the time of the data.",
	.note_bump = "Position: 1 + countries shown that stand better; tied ones share it. "
		     "Editions are evenly spaced.",
	.note_pillars = "Pillars: 0-20 each, as printed.",
	.note_tiers = "Tier: as printed by ITU.",
	.note_panel = "Places gained or lost are counted among the countries in both editions.",
	.note_partial = "GCI {edition} is partial, with scores for {scored} of {expected} "
			"countries: no places and no percentiles.",
	.note_incomplete = "GCI {edition}: scores of {missing} of {expected} countries are "
			   "missing; a place may be up to {missing} too good.",
	.note_partial_scores = "GCI {edition} is partial, with scores for {scored} of {expected} "
			       "countries.",
	.note_incomplete_scores = "GCI {edition}: scores of {missing} of {expected} countries are "
				  "missing.",
	.note_more_countries =
		"GCI {edition}: scores of {scored} countries, and ITU listed {expected}.",
	.note_revised = "GCI {edition}: with figures revised by {name}, issued {date} (gcitrack "
			"sources show {id}).",
	.note_older_store = "This store lacks {n} of the sources this gcitrack comes with: the "
			    "next import brings them in.",
	.note_newer_partial = "GCI {edition} is there with scores for {scored} of {expected} "
			      "countries only: GCI {latest} counts as the latest.",
	.note_later_members = "{group} as of {date}, without those who joined later: {list}.",
	.note_former_members = "{group} as of {date}, without those who had left: {list}.",
	.note_region_members = "{region}: the {n} countries it has in the GCI today, without those "
			       "that left: {list}.",
	.note_regions_2018 = "Regions as of 2018 and later: Georgia, Moldova and Ukraine are "
			     "counted under Europe throughout; before 2018 ITU probably listed "
			     "them under CIS (not confirmed).",

	.note_codes = "Countries by their ISO 3166-1 codes.",
	.note_codes_listed = "ISO 3166-1 codes: {list}.",

	.caption_panel = { "Places are counted among all countries with a score: {counts}.",
		"ITU's last rank: {counts}.",
		"Percentiles are counted among all countries with a score: {counts}.",
		"Countries with a score: {counts}." },
	.caption_missing = "Without a figure: {list}.",
	.caption_events = "Dotted lines: {list}.",
	.caption_strokes = "Double strokes on the axis stand where methods changed.",
	.caption_strokes_unsure = "Double strokes on the axis stand where methods changed, or may "
				  "have changed.",
	.in_editions = "{what} in GCI {editions}",

	.source = "Source: ITU GCI {editions}. Chart: gcitrack {version}.",
	.source_detailed = "Source: ITU GCI {editions} ({details}). Chart: gcitrack {version}.",
	.source_file = "from {name}",

	.decimal = '.',
	.source_names = source_names,
};
