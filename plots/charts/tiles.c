/* Tiles: a rectangle a country, coloured by tier, with its place. The members of ASEAN stand
 * roughly where they lie on a map; any other set stands in the order of names. */
#include "plots/axis.h"
#include "plots/key.h"
#include "plots/order.h"
#include "plots/words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST = 2, MOST = 70, TIERS = 5, NAMED_WIDTH = 84, LEGEND = 128 };

static const double gap = 4, code_points = 10.5, name_points = 6.8, least_name_points = 6,
		    value_points = 9, most_width = 112, least_width = 40, least_height = 30,
		    legend_pitch = 19;

static const unsigned tier_colours[TIERS] = { 0x08306b, 0x2171b5, 0x6baed6, 0xbdd7e7, 0xe3ebf6 };

static const struct {
	const char *iso3;
	int column, row;
} asean[] = { { "MMR", 0, 0 }, { "LAO", 1, 0 }, { "VNM", 2, 0 }, { "THA", 0, 1 }, { "KHM", 1, 1 },
	{ "PHL", 3, 1 }, { "MYS", 1, 2 }, { "BRN", 2, 2 }, { "SGP", 1, 3 }, { "IDN", 2, 3 },
	{ "TLS", 3, 3 } };
enum { ASEAN = sizeof asean / sizeof *asean, ASEAN_COLUMNS = 4, ASEAN_ROWS = 4, ENOUGH = 6 };

struct tile {
	const struct plot_line *line;
	const struct plot_point *point;
	int column, row;
};

struct tiles {
	const struct plot_input *input;
	struct arena *arena;
	struct page page;
	struct script_area area;
	struct key key;
	struct tile *list;
	size_t count, edition;
	int columns, rows;
	double width, height; /* of a tile with its gap */
	bool marked;          /* some stand out among others */
	bool map;             /* ASEAN's rough geography, the legend beside it */
};

static int by_name(const void *a, const void *b)
{
	const struct tile *left = a, *right = b;

	return strcmp(order_text(left->line->name), order_text(right->line->name));
}

/* Whether all are of ASEAN, and enough of them to be seen as a map. */
static bool place_on_map(struct tiles *tiles)
{
	for (size_t i = 0; i < tiles->count; i++) {
		size_t k = 0;

		while (k < ASEAN &&
			strcmp(asean[k].iso3, order_text(tiles->list[i].line->iso3)) != 0)
			k++;
		if (k == ASEAN)
			return false;
		tiles->list[i].column = asean[k].column;
		tiles->list[i].row = asean[k].row;
	}
	tiles->columns = ASEAN_COLUMNS;
	tiles->rows = ASEAN_ROWS;
	return tiles->count >= ENOUGH;
}

static void place_by_name(struct tiles *tiles, double room)
{
	double most = fmax(1, floor(room / 60));

	qsort(tiles->list, tiles->count, sizeof *tiles->list, by_name);
	tiles->columns = (int)fmin(most, ceil(sqrt((double)tiles->count * 1.7)));
	tiles->rows = ((int)tiles->count + tiles->columns - 1) / tiles->columns;
	for (size_t i = 0; i < tiles->count; i++) {
		tiles->list[i].column = (int)i % tiles->columns;
		tiles->list[i].row = (int)i / tiles->columns;
	}
}

static bool collect(struct tiles *tiles, struct err *err)
{
	const struct plot_input *input = tiles->input;
	size_t count, *order = order_of(input, tiles->arena, &count);
	bool any = false;

	if (!order_check("tiles", count, LEAST, MOST, err))
		return false;
	tiles->edition = input->edition_count - 1;
	tiles->list = arena_array(tiles->arena, count, sizeof *tiles->list);
	tiles->count = count;
	for (size_t i = 0; i < count; i++) {
		const struct plot_line *line = &input->lines[order[i]];

		tiles->list[i] = (struct tile) { line, &line->points[tiles->edition], 0, 0 };
		any = any || (tiles->list[i].point->present && tiles->list[i].point->tier > 0);
	}
	if (!any)
		return err_set(err, ERR_MISLEADING, "tiles shows tiers: GCI %d has none",
			input->editions[tiles->edition].label);
	return true;
}

static bool lay_out(struct tiles *tiles, const struct plot_options *options, struct err *err)
{
	struct script_area *area = &tiles->area;
	double room, height;

	if (!collect(tiles, err))
		return false;
	page_init(&tiles->page, tiles->arena, tiles->input, options);
	room = tiles->page.width - 2 * PAGE_MARGIN;
	tiles->map = place_on_map(tiles);
	for (int t = 0; t < TIERS; t++)
		key_add(&tiles->key, words_of(tiles->input)->tiers[t], KEY_BOX, tier_colours[t]);
	if (tiles->map) {
		room -= LEGEND;
	} else {
		place_by_name(tiles, room);
		key_place(&tiles->key, &tiles->page);
	}
	tiles->width = fmin(most_width, floor(room / tiles->columns));
	if (!page_wide_enough(&tiles->page, 0, tiles->width, least_width, err))
		return false;
	height = tiles->width >= NAMED_WIDTH ? 74 : 52;
	area->left = PAGE_MARGIN - gap / 2;
	area->right = area->left + tiles->width * tiles->columns;
	area->top = tiles->page.head + (tiles->map ? 12 : 30);
	if (!page_fit(&tiles->page, area->top, 0, height * tiles->rows, least_height * tiles->rows,
		    &area->bottom, err))
		return false;
	tiles->height = (area->bottom - area->top) / tiles->rows;
	area->x_left = area->y_top = 0;
	area->x_right = tiles->columns;
	area->y_bottom = tiles->rows;
	return true;
}

static int tier_of(const struct tile *tile)
{
	return tile->point->present && tile->point->tier >= 1 && tile->point->tier <= TIERS
		       ? tile->point->tier
		       : 0;
}

static void draw_tile(const struct tiles *tiles, const struct tile *tile, struct script *script)
{
	int tier = tier_of(tile);
	unsigned ink = tier == 1 || tier == 2 ? PAGE_WHITE : PAGE_INK;
	const struct script_style code = { code_points, SCRIPT_BOLD, ink };
	const struct script_style value = { value_points, SCRIPT_REGULAR, ink };
	double x = axis_x(&tiles->area, tile->column + 0.5);
	double y = axis_y(&tiles->area, tile->row + 0.5);
	bool named = tiles->width >= NAMED_WIDTH && tiles->height >= 56;
	struct layout_lines lines = { 0 };

	if (named)
		lines = layout_fit(tiles->arena, order_text(tile->line->name), tiles->width - 12,
			name_points, least_name_points, false, 3);
	const struct script_style small = { lines.points, SCRIPT_REGULAR, ink };
	y -= named ? 16 + (double)(lines.count - 1) * 4.5 : 9;
	script_label(script, x, y, SCRIPT_CENTER, &code, order_text(tile->line->iso3));
	y += named ? 15 : 18;
	for (size_t k = 0; k < lines.count; k++, y += 9.5)
		script_label(script, x, y, SCRIPT_CENTER, &small, lines.text[k]);
	script_label(script, x, y + (named ? 6 : 0), SCRIPT_CENTER, &value,
		tile->point->present ? order_text(tile->point->label) : "–");
}

static void draw_legend(const struct tiles *tiles, struct script *script)
{
	if (tiles->map)
		key_draw_column(&tiles->key, tiles->area.right + 16, tiles->area.top + 14,
			legend_pitch, script);
	else
		key_draw(&tiles->key, script);
}

/* What lies upon what: a frame, in grey a white ring within that of a marked tile, the tile. */
enum layer { FRAME, RING, TILE };

static unsigned fill_of(const struct tiles *tiles, const struct tile *tile, enum layer layer)
{
	int tier = tier_of(tile);
	unsigned fill = tier ? tier_colours[tier - 1] : PAGE_WHITE;

	if (layer == RING)
		return PAGE_WHITE;
	if (layer == TILE)
		return fill;
	if (tiles->marked && tile->line->highlighted)
		return page_marked(&tiles->page);
	/* pale tiles and those without a tier need a frame to be seen */
	return tier == 0 || tier == TIERS ? PAGE_RULE : fill;
}

/* Rectangles with `inset` pixels left free around them. */
static void write_boxes(const struct tiles *tiles, const char *name, double inset, enum layer layer,
	struct script *script)
{
	double dx = inset / tiles->width, dy = inset / tiles->height;

	script_block(script, name, 0);
	for (size_t i = 0; i < tiles->count; i++) {
		const struct tile *tile = &tiles->list[i];
		double x = tile->column, y = tile->row;
		double row[] = { x + 0.5, y + 0.5, x + dx, x + 1 - dx, y + dy, y + 1 - dy };

		if (layer != RING || tile->line->highlighted)
			script_row_coloured(script, row, 6, fill_of(tiles, tile, layer));
	}
	script_block_end(script);
}

static void draw_data(const struct tiles *tiles, struct script *script)
{
	const double outer = gap / 2, inner = outer + (tiles->marked ? 2.5 : 1);
	const bool ring = tiles->marked && tiles->page.grey;

	script_section(script, "frames and tiles: middle, left, right, top, bottom, colour");
	write_boxes(tiles, "frame", outer, FRAME, script);
	if (ring)
		write_boxes(tiles, "ring", inner, RING, script);
	write_boxes(tiles, "tile", inner + (ring ? 2 : 0), TILE, script);
	script_plot_cells(script, "frame", 0);
	if (ring)
		script_plot_cells(script, "ring", 0);
	script_plot_cells(script, "tile", 0);
}

static bool draw(const struct plot_input *input, const struct plot_options *options, FILE *stream,
	struct err *err)
{
	__attribute__((cleanup(arena_finish))) struct arena arena = { 0 };
	struct tiles tiles = { .input = input,
		.arena = &arena,
		.marked = order_highlighted(input) > 0 &&
			  order_highlighted(input) < input->line_count };
	struct script script;

	if (!lay_out(&tiles, options, err))
		return false;
	page_open(&tiles.page, &tiles.area, options, "tiles", stream, &script);
	draw_legend(&tiles, &script);
	script_section(&script, "countries and their places");
	for (size_t i = 0; i < tiles.count; i++)
		draw_tile(&tiles, &tiles.list[i], &script);
	draw_data(&tiles, &script);
	return script_close(&script, err);
}

extern const struct plot_chart plot_tiles;
const struct plot_chart plot_tiles = { "tiles",
	"a tile a country, coloured by tier; ASEAN as on a map", draw };
