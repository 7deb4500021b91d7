#include "gcitrack/change_layout.h"

#include "gcitrack/layout.h"
#include "gcitrack/notes.h"

/* "147 -> 95" as three cells, so that the figures stand below each other. Listed are only countries
 * with a score in both editions. */
static void change_line(const struct change_command *command, size_t country, struct grid *grid)
{
	struct arena *arena = command->context->arena;
	const struct change_row *row = &command->change.rows[country];
	const struct gci_country *who = &command->question.world->countries[country];

	grid_line(grid,
		(const char *[]) {
			who->name,
			who->region,
			row->has_places ? people_place(arena, row->place_from, row->tied_from)
					: ".",
			row->has_places ? "->" : "",
			row->has_places ? people_place(arena, row->place_to, row->tied_to) : "",
			row->has_places ? people_signed(arena, row->places) : "",
			people_itu(arena, row->itu_from, row->tier_from, ""),
			"->",
			people_itu(arena, row->itu_to, row->tier_to, ""),
			row->has_itu_places ? people_signed(arena, row->itu_places) : "",
			people_decimal(arena, row->score100_from),
			"->",
			people_decimal(arena, row->score100_to),
		});
}

static void change_pillar_line(
	const struct change_command *command, size_t country, struct grid *grid)
{
	struct arena *arena = command->context->arena;
	const struct change_row *row = &command->change.rows[country];
	struct cell pillars[3 * GCI_PILLARS];
	const char *cells[3 + GCI_PILLARS];
	size_t n = 0;

	change_pillar_cells(command, country, pillars);
	cells[n++] = command->question.world->countries[country].name;
	cells[n++] = row->has_places ? people_signed(arena, row->places) : ".";
	cells[n++] = people_signed_decimal(arena, row->score_change);
	for (size_t p = 0; p < GCI_PILLARS; p++)
		cells[n++] = pillars[3 * p + 2].kind == CELL_DECIMAL
				     ? people_signed_decimal(arena, pillars[3 * p + 2].as.decimal)
				     : ".";
	grid_line(grid, cells);
}

static void change_title(const struct change_command *command, struct str *str)
{
	const struct change *change = &command->change;
	const char *rows = command->chosen.title ? arena_printf(command->context->arena, "; %s",
							   command->chosen.title)
						 : "";

	if (change->partial)
		layout_text(command->context, str, 0, "GCI %d to %d: %zu countries in both%s",
			change->from->edition->label, change->to->edition->label, change->panel.n,
			rows);
	else
		layout_text(command->context, str, 0,
			"GCI %d to %d: %zu countries in both; %d gained, %d lost, %d stayed%s",
			change->from->edition->label, change->to->edition->label, change->panel.n,
			change->gained, change->lost, change->unmoved, rows);
}

void change_layout(const struct change_command *command, struct str *str)
{
	static const struct grid_span heads[] = { { 0, 0, 'l', "" }, { 2, 4, 'c', "place" },
		{ 5, 5, 'r', "places" }, { 6, 9, 'c', "ITU rank" },
		{ 10, 12, 'c', "score (0-100)" } };
	static const struct grid_span pillars[] = { { 1, 1, 'r', "places" }, { 2, 2, 'r', "score" },
		{ 3, 3, 'r', "legal" }, { 4, 4, 'r', "technical" }, { 5, 5, 'r', "organiz." },
		{ 6, 6, 'r', "capacity" }, { 7, 7, 'r', "cooper." } };
	struct context *context = command->context;
	struct grid grid;

	change_title(command, str);
	grid_init(&grid, context->arena,
		command->pillars ? "n  r  r  r r r r r" : "n  l  r r r  r  r r r r  r r r");
	if (command->pillars)
		grid_spans(&grid, pillars, sizeof(pillars) / sizeof(*pillars));
	else
		grid_spans(&grid, heads, sizeof(heads) / sizeof(*heads));
	for (size_t i = 0; i < command->count; i++) {
		if (i && i == command->fallers)
			grid_text(&grid, "...");
		if (command->pillars)
			change_pillar_line(command, command->rows[i], &grid);
		else
			change_line(command, command->rows[i], &grid);
	}
	layout_grid(context, &grid, str);
}
