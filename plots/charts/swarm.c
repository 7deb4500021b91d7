/* The swarm: scores by region, a dot a country, dots stepping aside where they would cover each
 * other; the region's median is a bar across. Named countries are large and labelled, members of
 * named groups coloured. */
#include "plots/key.h"
#include "plots/order.h"
#include "plots/rows.h"
#include "plots/words.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_NAMED = 12 };

static const double dot_apart = 5.8, least_row = 34, row_room = 18, tier_height = 13, name_gap = 14,
		    least_width = 140, label_points = 8.5, least_label_points = 6.5, label_gap = 12;

struct dot {
	size_t line, row;
	double value, offset; /* pixels from the middle of the row */
};

struct swarm {
	const struct plot_input *input;
	struct arena *arena;
	struct page page;
	struct rows rows;
	struct key key;
	struct axis_scale scale;
	struct script_area area;
	struct dot *dots;
	size_t dot_count, edition, row_count, strong;
	double *middle; /* of each row, pixels below the area's top */
	bool groups;    /* members of groups are marked */
	double *reach;  /* of each row's dots above and below its middle */
	struct label *labels;
};

/* The label of a named country, in tiers above and below the dots of its row. */
struct label {
	const struct dot *dot;
	const char *text;
	double width, x, points;
	int tier; /* 0 is nearest to the dots */
};

static double dot_y(const struct swarm *swarm, const struct dot *dot)
{
	return swarm->middle[dot->row] + dot->offset;
}

static const struct plot_line *line_of(const struct swarm *swarm, const struct dot *dot)
{
	return &swarm->input->lines[dot->line];
}

/* One row a region, and one for those of none, if there are any. */
static void collect(struct swarm *swarm)
{
	const struct plot_input *input = swarm->input;

	swarm->dots = arena_array(swarm->arena, input->line_count, sizeof *swarm->dots);
	swarm->row_count = input->region_count;
	for (size_t i = 0; i < input->line_count; i++) {
		const struct plot_line *line = &input->lines[i];
		const struct plot_point *point = &line->points[swarm->edition];
		size_t row =
			line->region < input->region_count ? line->region : input->region_count;

		if (line->median || !point->present)
			continue;
		if (row == input->region_count)
			swarm->row_count = row + 1;
		swarm->groups = swarm->groups || (!line->backdrop && !line->highlighted);
		swarm->strong += line->highlighted;
		swarm->dots[swarm->dot_count++] = (struct dot) { i, row, point->value, 0 };
	}
}

/* What the labels of a row may take up, side by side. */
static double label_room(const struct swarm *swarm)
{
	return swarm->page.width - PAGE_MARGIN + label_gap / 2 - (swarm->area.left - 8);
}

/* Labels stand on the side of their row on which their dots do: no leader goes through a crowd. */
static bool belongs(const struct label *label, size_t row, bool below)
{
	return label->dot->row == row && (label->dot->offset > 0) == below;
}

/* Whether the labels of a side, dealt out to so many tiers in turn, fit into each. */
static bool tiers_fit(const struct swarm *swarm, size_t row, bool below, int tiers)
{
	double widths[MOST_NAMED] = { 0 };
	int next = 0;

	for (size_t i = 0; i < swarm->strong; i++)
		if (belongs(&swarm->labels[i], row, below))
			widths[next++ % tiers] += swarm->labels[i].width;
	for (int tier = 0; tier < tiers; tier++)
		if (widths[tier] > label_room(swarm))
			return false;
	return true;
}

/* Tiers that the labels of a side need: at most one for each, as none is wider than a tier. */
static int tiers_of(const struct swarm *swarm, size_t row, bool below)
{
	int tiers, count = 0;

	for (size_t i = 0; i < swarm->strong; i++)
		count += belongs(&swarm->labels[i], row, below);
	tiers = (count + 1) / 2; /* two side by side are still near their dots */
	while (tiers < count && !tiers_fit(swarm, row, below, tiers))
		tiers++;
	return tiers;
}

/* Among dots on one value the named ones stand highest, next to their labels. */
static void raise_named(struct swarm *swarm, size_t row)
{
	for (size_t i = 0; i < swarm->dot_count; i++) {
		struct dot *named = &swarm->dots[i];

		if (named->row != row || !line_of(swarm, named)->highlighted)
			continue;
		for (size_t k = 0; k < swarm->dot_count; k++) {
			struct dot *other = &swarm->dots[k];
			double offset = named->offset;

			if (other->row != row || other->value != named->value ||
				other->offset >= offset || line_of(swarm, other)->highlighted)
				continue;
			named->offset = other->offset;
			other->offset = offset;
		}
	}
}

/* Offsets in a row, and the height it needs without labels. */
static double spread_row(struct swarm *swarm, size_t row)
{
	double *x = arena_array(swarm->arena, swarm->dot_count, sizeof *x);
	double *offset = arena_array(swarm->arena, swarm->dot_count, sizeof *offset);
	size_t count = 0, at = 0;
	double most;

	for (size_t i = 0; i < swarm->dot_count; i++) {
		if (swarm->dots[i].row != row)
			continue;
		x[count++] = axis_x(&swarm->area, swarm->dots[i].value);
	}
	most = layout_swarm(x, count, dot_apart, offset);
	for (size_t i = 0; i < swarm->dot_count; i++)
		if (swarm->dots[i].row == row)
			swarm->dots[i].offset = offset[at++];
	raise_named(swarm, row);
	return fmax(least_row, 2 * most + row_room);
}

static bool find_rows(struct swarm *swarm, struct err *err)
{
	struct script_area *area = &swarm->area;
	double height = 0, scale;

	swarm->middle = arena_array(swarm->arena, swarm->row_count, sizeof *swarm->middle);
	swarm->reach = arena_array(swarm->arena, swarm->row_count, sizeof *swarm->reach);
	for (size_t r = 0; r < swarm->row_count; r++) {
		double needed = spread_row(swarm, r);
		int above = tiers_of(swarm, r, false), below = tiers_of(swarm, r, true);

		swarm->reach[r] = needed / 2;
		swarm->middle[r] = height + above * tier_height + needed / 2;
		height += needed + (above + below) * tier_height;
	}
	if (!page_fit(&swarm->page, area->top, 18, height, height * 0.6, &area->bottom, err))
		return false;
	scale = (area->bottom - area->top) / height;
	for (size_t r = 0; r < swarm->row_count; r++) {
		swarm->middle[r] *= scale;
		swarm->reach[r] *= scale;
	}
	for (size_t i = 0; i < swarm->dot_count; i++)
		swarm->dots[i].offset *= fmin(scale, 1);
	area->y_top = 0;
	area->y_bottom = area->bottom - area->top;
	return true;
}

/* --- labels of named countries --- */

static int by_x(const void *a, const void *b)
{
	const struct label *left = a, *right = b;

	if (left->x != right->x)
		return left->x < right->x ? -1 : 1;
	return (left->dot->line > right->dot->line) - (left->dot->line < right->dot->line);
}

static void collect_labels(struct swarm *swarm)
{
	size_t count = 0;

	swarm->labels = arena_array(swarm->arena, swarm->strong, sizeof *swarm->labels);
	for (size_t i = 0; i < swarm->dot_count; i++) {
		const struct dot *dot = &swarm->dots[i];
		const struct plot_line *line = line_of(swarm, dot);
		struct label *label = &swarm->labels[count];

		if (!line->highlighted)
			continue;
		count++;
		label->dot = dot;
		label->text = arena_printf(swarm->arena, "%s  %s", order_text(line->name),
			order_text(line->points[swarm->edition].label));
		label->points = layout_fit(swarm->arena, label->text, label_room(swarm) - label_gap,
			label_points, least_label_points, true, 1)
					.points;
		label->text = layout_cut(swarm->arena, label->text, label_room(swarm) - label_gap,
			label->points, true);
		label->width = layout_width(label->text, label->points, true) + label_gap;
		label->x = axis_x(&swarm->area, dot->value);
	}
	if (count > 0)
		qsort(swarm->labels, count, sizeof *swarm->labels, by_x);
}

/* In turn to the tiers, from left to right, so that neighbours do not meet; then side by side. */
static void place_labels_of(struct swarm *swarm, size_t row, bool below)
{
	int tiers = tiers_of(swarm, row, below), next = 0;
	double *want = arena_array(swarm->arena, swarm->strong, sizeof *want);
	double *size = arena_array(swarm->arena, swarm->strong, sizeof *size);
	double *at = arena_array(swarm->arena, swarm->strong, sizeof *at);

	for (size_t i = 0; i < swarm->strong; i++)
		if (belongs(&swarm->labels[i], row, below))
			swarm->labels[i].tier = next++ % tiers;
	for (int tier = 0; tier < tiers; tier++) {
		size_t count = 0;

		for (size_t i = 0; i < swarm->strong; i++) {
			const struct label *label = &swarm->labels[i];

			if (!belongs(label, row, below) || label->tier != tier)
				continue;
			want[count] = label->x;
			size[count++] = label->width;
		}
		layout_spread(want, size, count, swarm->area.left - 8,
			swarm->area.left - 8 + label_room(swarm), at);
		count = 0;
		for (size_t i = 0; i < swarm->strong; i++)
			if (belongs(&swarm->labels[i], row, below) && swarm->labels[i].tier == tier)
				swarm->labels[i].x = at[count++];
	}
}

static void fill_key(struct swarm *swarm)
{
	const struct words *words = words_of(swarm->input);
	const char *group = swarm->input->group;

	key_add(&swarm->key, words->country, KEY_DOT, PAGE_DOT);
	if (swarm->groups)
		key_add(&swarm->key,
			group ? words_text(swarm->arena, words->of_group, "group", group, NULL)
			      : words->of_groups,
			KEY_DOT, PAGE_DOT_GROUP);
	key_add(&swarm->key, words->median_region, KEY_TICK, PAGE_INK);
	key_place(&swarm->key, &swarm->page);
}

static bool lay_out(struct swarm *swarm, const struct plot_options *options, struct err *err)
{
	const struct plot_input *input = swarm->input;
	struct script_area *area = &swarm->area;
	const char **names;

	if (input->edition_count == 0 || input->region_count == 0)
		return err_set(err, ERR_MISLEADING, "there are no regions to draw");
	swarm->edition = input->edition_count - 1;
	collect(swarm);
	if (swarm->dot_count == 0)
		return err_set(err, ERR_MISLEADING, "GCI %d has no scores to draw",
			input->editions[swarm->edition].label);
	if (swarm->strong > MOST_NAMED)
		return err_set(err, ERR_MISLEADING,
			"swarm can name %d countries, not %zu: name fewer, or a group", MOST_NAMED,
			swarm->strong);
	names = arena_array(swarm->arena, swarm->row_count, sizeof *names);
	for (size_t r = 0; r < swarm->row_count; r++)
		names[r] = r < input->region_count ? input->regions[r].name
						   : words_of(input)->no_region;
	page_init(&swarm->page, swarm->arena, input, options);
	fill_key(swarm);
	rows_init(&swarm->rows, swarm->arena, names, NULL, swarm->row_count,
		swarm->page.width * 0.22, least_row);
	swarm->scale = axis_scale_of(input);
	area->left = PAGE_MARGIN + swarm->rows.width + name_gap;
	area->right = swarm->page.width - PAGE_MARGIN - 4;
	area->top = swarm->page.head + 26;
	if (!page_wide_enough(&swarm->page, area->left, area->right, least_width, err))
		return false;
	rows_set_scale(&swarm->scale, area);
	collect_labels(swarm);
	if (!find_rows(swarm, err))
		return false;
	for (size_t r = 0; r < swarm->row_count; r++) {
		place_labels_of(swarm, r, false);
		place_labels_of(swarm, r, true);
	}
	return true;
}

/* 1 below the row, -1 above. */
static double side_of(const struct label *label)
{
	return label->dot->offset > 0 ? 1 : -1;
}

/* Below the area's top. */
static double label_y(const struct swarm *swarm, const struct label *label)
{
	return swarm->middle[label->dot->row] +
	       side_of(label) *
		       (swarm->reach[label->dot->row] + (label->tier + 0.5) * tier_height - 3);
}

static void draw_labels(const struct swarm *swarm, struct script *script)
{
	const struct script_stroke leader = { 0.6, page_marked(&swarm->page), SCRIPT_SOLID, true };

	script_section(script, "named countries");
	for (size_t i = 0; i < swarm->strong; i++) {
		const struct label *label = &swarm->labels[i];
		const struct script_style style = { label->points, SCRIPT_BOLD,
			page_marked_text(&swarm->page) };
		double side = side_of(label), y = swarm->area.top + label_y(swarm, label);
		double x = axis_x(&swarm->area, label->dot->value);
		double half = (label->width - label_gap) / 2;

		/* to the nearest place under the text */
		script_line(script, x, swarm->area.top + dot_y(swarm, label->dot),
			fmax(label->x - half, fmin(x, label->x + half)), y - side * 6, &leader);
		script_label(script, label->x, y, SCRIPT_CENTER, &style, label->text);
	}
}

static void draw_names(const struct swarm *swarm, struct script *script)
{
	const struct script_style small = { 7, SCRIPT_REGULAR, PAGE_NOTE };
	STR_SCOPED text = { 0 };

	script_section(script, "regions and their numbers of countries");
	for (size_t r = 0; r < swarm->row_count; r++) {
		const struct layout_lines *lines = &swarm->rows.names[r];
		const struct script_style style = { lines->points, SCRIPT_REGULAR, PAGE_INK };
		double y = swarm->area.top + swarm->middle[r] - (double)lines->count * 11.5 / 2;
		size_t count = 0;

		for (size_t k = 0; k < lines->count; k++, y += 11.5)
			script_label(script, swarm->area.left - name_gap, y, SCRIPT_RIGHT, &style,
				lines->text[k]);
		for (size_t i = 0; i < swarm->dot_count; i++)
			count += swarm->dots[i].row == r;
		str_clear(&text);
		str_addf(&text, "%zu", count);
		script_label(script, swarm->area.left - name_gap, y, SCRIPT_RIGHT, &small,
			str_text(&text));
	}
}

/* --- data --- */

enum layer { ALL, GROUP, NAMED, LAYERS };

static enum layer layer_of(const struct plot_line *line)
{
	return line->highlighted ? NAMED : line->backdrop ? ALL : GROUP;
}

static bool write_dots(const struct swarm *swarm, enum layer layer, struct script *script)
{
	bool any = false;

	for (size_t i = 0; i < swarm->dot_count; i++) {
		const struct dot *dot = &swarm->dots[i];
		double row[] = { dot->value, dot_y(swarm, dot) };

		if (layer_of(line_of(swarm, dot)) != layer)
			continue;
		if (!any)
			script_block(script, "dots", (size_t)layer);
		any = true;
		script_row(script, row, 2);
	}
	if (any)
		script_block_end(script);
	return any;
}

static bool write_medians(const struct swarm *swarm, struct script *script)
{
	bool any = false;

	for (size_t r = 0; r < swarm->input->region_count; r++) {
		double median = swarm->input->regions[r].median;
		double a[] = { median, swarm->middle[r] - 14 };
		double b[] = { median, swarm->middle[r] + 14 };

		if (!isfinite(median))
			continue;
		if (any)
			script_gap(script);
		else
			script_block(script, "median", 0);
		any = true;
		script_row(script, a, 2);
		script_row(script, b, 2);
	}
	if (any)
		script_block_end(script);
	return any;
}

/* White patches, so that leaders pass behind the labels of lower tiers. */
static bool write_patches(const struct swarm *swarm, struct script *script)
{
	const struct script_area *area = &swarm->area;
	double per_pixel = (area->x_right - area->x_left) / (area->right - area->left);

	if (swarm->strong > 0)
		script_block(script, "patches", 0);
	for (size_t i = 0; i < swarm->strong; i++) {
		const struct label *label = &swarm->labels[i];
		double half = (label->width - label_gap) / 2 + 2, y = label_y(swarm, label);
		double x = area->x_left + (label->x - area->left) * per_pixel;
		double row[] = { x, y, x - half * per_pixel, x + half * per_pixel, y - 6, y + 6 };

		script_row(script, row, 6);
	}
	if (swarm->strong > 0)
		script_block_end(script);
	return swarm->strong > 0;
}

static void draw_data(const struct swarm *swarm, struct script *script)
{
	const struct script_stroke bar = { 2, PAGE_INK, SCRIPT_SOLID, false };
	bool dots[LAYERS], medians, patches;

	script_section(script, "data: score, pixels below the top");
	for (int layer = ALL; layer < LAYERS; layer++)
		dots[layer] = write_dots(swarm, (enum layer)layer, script);
	medians = write_medians(swarm, script);
	patches = write_patches(swarm, script);
	script_section(script, "all countries, medians, those named");
	if (patches)
		script_plot_boxes(script, "patches", 0, PAGE_WHITE);
	if (dots[ALL])
		script_plot_points(script, "dots", ALL, 0.7, PAGE_DOT);
	if (dots[GROUP])
		script_plot_points(script, "dots", GROUP, 0.85, PAGE_DOT_GROUP);
	if (medians)
		script_plot_lines(script, "median", 0, &bar);
	if (dots[NAMED]) {
		script_plot_points(script, "dots", NAMED, 1.5, PAGE_WHITE);
		script_plot_points(script, "dots", NAMED, 1.2, page_marked(&swarm->page));
	}
}

static bool draw(const struct plot_input *input, const struct plot_options *options, FILE *stream,
	struct err *err)
{
	__attribute__((cleanup(arena_finish))) struct arena arena = { 0 };
	struct swarm swarm = { .input = input, .arena = &arena };
	struct script script;

	if (!lay_out(&swarm, options, err))
		return false;
	page_open(&swarm.page, &swarm.area, options, "swarm", stream, &script);
	rows_draw_scale(&swarm.scale, &swarm.area, false, NULL, &script);
	key_draw(&swarm.key, &script);
	draw_names(&swarm, &script);
	draw_labels(&swarm, &script);
	draw_data(&swarm, &script);
	return script_close(&script, err);
}

extern const struct plot_chart plot_swarm;
const struct plot_chart plot_swarm = { "swarm",
	"scores by region, a dot a country, the named ones marked", draw };
