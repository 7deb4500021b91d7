#include "gcitrack/show.h"

#include "gcitrack/notes.h"

#include <string.h>

const char *show_tie_note(
	struct show *show, const struct show_edition *edition, size_t country, const char *where)
{
	struct arena *arena = show->context->arena;
	const struct gci_record *record = &edition->table->records[country];
	struct standing standing = edition->whole->standings[country];
	const struct store_source *source =
		context_source(show->context, record->figure[GCI_SCORE].source);
	const char *via, *end;
	STR_SCOPED text = { 0 };

	if (edition->table->edition->tie_rule != GCI_TIES_NONE)
		return "";
	if (standing.equal > 1)
		str_addf(&text, "%d countries tie at %s; ", standing.equal,
			people_decimal(arena, record->figure[GCI_SCORE].value));
	str_add(&text, "ITU printed no ranks");
	via = strstr(source->name, "(via ");
	end = via ? strchr(via, ')') : NULL;
	if (end)
		str_addf(&text, "; scores %.*s", (int)(end - via - 1), via + 1);
	return footnotes_add(&show->footnotes, "tie", where, "%s", str_text(&text));
}

/* Of those with a score in one of the two editions only: who stood above the country. */
static struct gci_list show_above(struct arena *arena, const struct gci_list *list,
	const struct ranking *ranking, size_t country)
{
	struct gci_list above = { arena_array(arena, list->count + 1, sizeof(size_t)), 0 };

	for (size_t i = 0; i < list->count; i++)
		if (ranking->standings[list->index[i]].higher < ranking->standings[country].higher)
			above.index[above.count++] = list->index[i];
	return above;
}

const char *show_panel_note(struct show *show, const struct show_edition *edition, size_t country,
	const struct change_row *row, const char *where)
{
	struct arena *arena = show->context->arena;
	const struct gci_world *world = show->question.world;
	const struct panel *panel = &edition->change.panel;
	const struct gci_list *lists[] = { &panel->leavers, &panel->missing_to, &panel->entrants,
		&panel->missing_from };
	static const char *const verbs[] = { "left", "missing now", "entered", "missing before" };
	STR_SCOPED who = { 0 };

	if (!row->has_places || row->places == edition->whole_before->standings[country].higher -
						       edition->whole->standings[country].higher)
		return "";
	for (size_t i = 0; i < 4; i++) {
		struct gci_list above = show_above(
			arena, lists[i], i < 2 ? edition->whole_before : edition->whole, country);

		if (above.count)
			str_addf(&who, "%s%s %s", who.len ? "; " : "",
				people_names(arena, world, &above), verbs[i]);
	}
	return footnotes_add(&show->footnotes, "panel", where,
		"%s to %s among the %zu countries in both editions (%s)",
		people_ordinal(arena, row->place_from, row->tied_from),
		people_ordinal(arena, row->place_to, row->tied_to), panel->n, str_text(&who));
}

const char *show_skipped_note(
	struct show *show, const struct show_edition *edition, const char *where)
{
	const struct gci_table *tables = show->question.world->tables;

	if (!edition->before || edition->table == tables || edition->before == edition->table - 1)
		return "";
	return footnotes_add(&show->footnotes, "skipped", where,
		"against GCI %d: the figures of GCI %d are incomplete",
		edition->before->edition->label, edition->table[-1].edition->label);
}
