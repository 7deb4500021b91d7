#include "analysis/panel.h"

bool panel_complete(const struct gci_table *table)
{
	return (int)table->scored >= table->expected;
}

static enum panel_part panel_part_of(bool in_from, bool in_to, bool from_full, bool to_full)
{
	if (in_from && in_to)
		return PANEL_BOTH;
	if (in_to)
		return from_full ? PANEL_ENTRANT : PANEL_MISSING_FROM;
	if (in_from)
		return to_full ? PANEL_LEAVER : PANEL_MISSING_TO;
	return PANEL_NEITHER;
}

static void list_part(const struct panel *panel, size_t count, enum panel_part part,
	struct arena *arena, struct gci_list *ret)
{
	*ret = (struct gci_list) { .index = arena_array(arena, count, sizeof *ret->index) };
	for (size_t i = 0; i < count; i++) {
		if (panel->part[i] == part)
			ret->index[ret->count++] = i;
	}
}

void panel_pair(const struct gci_world *world, const struct gci_table *from,
	const struct gci_table *to, struct arena *arena, struct panel *ret)
{
	size_t count = world->country_count;
	bool from_full = panel_complete(from), to_full = panel_complete(to);

	*ret = (struct panel) {
		.part = arena_array(arena, count, sizeof *ret->part),
		.both = arena_array(arena, count, sizeof *ret->both),
	};
	for (size_t i = 0; i < count; i++) {
		ret->part[i] = panel_part_of(gci_has(&from->records[i], GCI_SCORE),
			gci_has(&to->records[i], GCI_SCORE), from_full, to_full);
		ret->both[i] = ret->part[i] == PANEL_BOTH;
		ret->n += ret->both[i];
	}
	list_part(ret, count, PANEL_ENTRANT, arena, &ret->entrants);
	list_part(ret, count, PANEL_LEAVER, arena, &ret->leavers);
	list_part(ret, count, PANEL_MISSING_FROM, arena, &ret->missing_from);
	list_part(ret, count, PANEL_MISSING_TO, arena, &ret->missing_to);
}
