/* Pillars: a strip of dots each, a dot a country; the group's median is a bar across, the
 * highlighted countries are coloured, with their values at the right. With two editions a ring
 * shows where they stood in the older one; with nobody highlighted, a grey bar where the median
 * was. */
#include "plots/key.h"
#include "plots/order.h"
#include "plots/rows.h"
#include "plots/words.h"

#include <math.h>
#include <string.h>

enum { MOST_STRONG = 4, FEW_STRONG = 2, CROWD = 20 };

static const double row_pitch = 46, crowd_pitch = 64, least_pitch = 24, name_gap = 14,
		    column_gap = 12, grey_mark = 13, value_points = 9, heading_points = 8,
		    close_points = 7, least_heading = 6, dot_apart = 5.4, least_width = 120,
		    median_half = 15;

static const unsigned others_colour = 0xb4bcc6, older_colour = 0x8b95a3;

struct pillars {
	const struct plot_input *input;
	struct arena *arena;
	struct page page;
	struct rows rows;
	struct key key;
	struct axis_scale scale;
	struct script_area area;
	size_t strong[MOST_STRONG], strong_count; /* lines */
	struct layout_lines headings[MOST_STRONG];
	double columns[MOST_STRONG]; /* right edges */
	double heading;              /* size of the names above the columns */
	size_t from, to;
};

static const struct plot_figure *figure_of(
	const struct pillars *pillars, size_t line, size_t edition, size_t pillar)
{
	const struct plot_figure *list = pillars->input->lines[line].points[edition].pillars;

	return list && list[pillar].present ? &list[pillar] : NULL;
}

static const struct plot_figure *median_of(
	const struct pillars *pillars, size_t edition, size_t pillar)
{
	const struct plot_figure *list = pillars->input->editions[edition].medians;

	return list && list[pillar].present ? &list[pillar] : NULL;
}

static bool has_any(const struct pillars *pillars, size_t line)
{
	for (size_t p = 0; p < pillars->input->pillar_count; p++)
		if (figure_of(pillars, line, pillars->to, p))
			return true;
	return false;
}

static bool check(struct pillars *pillars, struct err *err)
{
	const struct plot_input *input = pillars->input;
	size_t count = 0, strong = 0;

	if (input->edition_count == 0 || input->pillar_count == 0)
		return err_set(err, ERR_MISLEADING, "there are no figures of pillars to draw");
	pillars->to = input->edition_count - 1;
	for (size_t i = 0; i < input->line_count; i++) {
		if (input->lines[i].median || !has_any(pillars, i))
			continue;
		count++;
		if (input->lines[i].highlighted && strong++ < MOST_STRONG)
			pillars->strong[strong - 1] = i;
	}
	pillars->strong_count = strong;
	if (count == 0)
		return err_set(err, ERR_MISLEADING, "GCI %d has no figures of pillars to draw",
			input->editions[pillars->to].label);
	if (strong > MOST_STRONG)
		return err_set(err, ERR_MISLEADING,
			"pillars can tell %d countries apart, not %zu: name fewer", MOST_STRONG,
			strong);
	return true;
}

/* The columns of values, from the right edge to the left. */
static double lay_out_columns(struct pillars *pillars)
{
	double right = pillars->page.width - PAGE_MARGIN;

	for (size_t s = pillars->strong_count; s-- > 0;) {
		const char *name = order_text(pillars->input->lines[pillars->strong[s]].name);
		double width = 0;

		for (size_t p = 0; p < pillars->input->pillar_count; p++) {
			const struct plot_figure *figure =
				figure_of(pillars, pillars->strong[s], pillars->to, p);

			if (figure)
				width = fmax(width, layout_width(order_text(figure->label),
							    value_points, true));
		}
		pillars->headings[s] = layout_fit(pillars->arena, name, 9.5 * pillars->heading,
			pillars->heading, least_heading, true, 3);
		for (size_t k = 0; k < pillars->headings[s].count; k++)
			width = fmax(width, layout_width(pillars->headings[s].text[k],
						    pillars->headings[s].points, true));
		pillars->columns[s] = right;
		right -= width + column_gap + (pillars->page.grey ? grey_mark : 0);
	}
	return right;
}

static double headings_height(const struct pillars *pillars)
{
	size_t most = 0;

	for (size_t s = 0; s < pillars->strong_count; s++)
		most = pillars->headings[s].count > most ? pillars->headings[s].count : most;
	return (double)most * 11;
}

/* Two editions with nobody highlighted: the group's medians are what moves. */
static bool has_two_medians(const struct pillars *pillars)
{
	return pillars->from != pillars->to && pillars->strong_count == 0;
}

/* "ASEAN median", and of which edition where there are two. */
static void add_to_key(struct pillars *pillars, const char *text, size_t edition,
	enum key_mark mark, unsigned colour)
{
	if (has_two_medians(pillars))
		text = arena_printf(pillars->arena, "%s, GCI %d", text,
			pillars->input->editions[edition].label);
	key_add(&pillars->key, text, mark, colour);
}

static void fill_key(struct pillars *pillars)
{
	const struct plot_input *input = pillars->input;
	const struct words *words = words_of(input);
	struct key *key = &pillars->key;
	bool others = false;

	for (size_t i = 0; i < input->line_count; i++)
		others = others || (!input->lines[i].highlighted && !input->lines[i].median);
	if (input->group) {
		const char *text =
			words_text(pillars->arena, words->median_of, "group", input->group, NULL);

		if (has_two_medians(pillars))
			add_to_key(pillars, text, pillars->from, KEY_TICK, older_colour);
		add_to_key(pillars, text, pillars->to, KEY_TICK, PAGE_INK);
	}
	if (others)
		add_to_key(pillars,
			input->group && strcmp(input->group, words->world) != 0
				? words_text(pillars->arena, words->country_of, "group",
					  input->group, NULL)
				: words->country,
			pillars->to, KEY_DOT, others_colour);
	if (pillars->from != pillars->to && pillars->strong_count > 0) {
		key_add(key,
			arena_printf(
				pillars->arena, "GCI %d", input->editions[pillars->from].label),
			KEY_RING, PAGE_NOTE);
		key_add(key,
			arena_printf(pillars->arena, "GCI %d", input->editions[pillars->to].label),
			KEY_DOT, PAGE_NOTE);
	}
	key_place(key, &pillars->page);
}

static bool lay_out(struct pillars *pillars, const struct plot_options *options, struct err *err)
{
	const struct plot_input *input = pillars->input;
	struct script_area *area = &pillars->area;

	if (!check(pillars, err))
		return false;
	pillars->heading = pillars->strong_count > FEW_STRONG ? close_points : heading_points;
	page_init(&pillars->page, pillars->arena, input, options);
	fill_key(pillars);
	rows_init(&pillars->rows, pillars->arena, input->pillars, NULL, input->pillar_count,
		pillars->page.width * (pillars->strong_count > FEW_STRONG ? 0.16 : 0.25),
		input->line_count > CROWD ? crowd_pitch : row_pitch);
	area->left = PAGE_MARGIN + pillars->rows.width + name_gap;
	area->right = lay_out_columns(pillars) - 2;
	area->top = pillars->page.head + 28 + headings_height(pillars) +
		    (pillars->strong_count ? 8 : 0);
	pillars->scale = (struct axis_scale) { fmax(input->pillar_most, 1), 0, 5, false };
	if (!page_wide_enough(&pillars->page, area->left, area->right, least_width, err) ||
		!page_fit(&pillars->page, area->top, 18,
			pillars->rows.pitch * (double)input->pillar_count,
			fmax(least_pitch, pillars->rows.least) * (double)input->pillar_count,
			&area->bottom, err))
		return false;
	rows_set_scale(&pillars->scale, area);
	rows_set_area(&pillars->rows, area);
	return true;
}

/* --- texts --- */

static void draw_values(const struct pillars *pillars, struct script *script)
{
	script_section(script, "values of the highlighted countries");
	for (size_t s = 0; s < pillars->strong_count; s++) {
		const struct script_style value = { value_points, SCRIPT_BOLD, page_accent(s) };
		const struct layout_lines *heading = &pillars->headings[s];
		const struct script_style name = { heading->points, SCRIPT_BOLD, page_accent(s) };
		double y = pillars->area.top - 1 - (double)(heading->count) * 11;

		if (pillars->page.grey && heading->count > 0) /* the name's colour is not enough */
			script_mark(script,
				pillars->columns[s] -
					layout_width(heading->text[0], heading->points, true) -
					grey_mark / 2,
				y, page_mark(&pillars->page, s), 0.9, page_accent(s));
		for (size_t k = 0; k < heading->count; k++, y += 11)
			script_label(script, pillars->columns[s], y, SCRIPT_RIGHT, &name,
				heading->text[k]);
		for (size_t p = 0; p < pillars->input->pillar_count; p++) {
			const struct plot_figure *figure =
				figure_of(pillars, pillars->strong[s], pillars->to, p);

			script_label(script, pillars->columns[s],
				rows_y(&pillars->area, (double)p + 1), SCRIPT_RIGHT, &value,
				figure ? order_text(figure->label) : "–");
		}
	}
}

/* --- data --- */

/* Where several countries stand on a value, their dots step aside. */
static bool write_others(const struct pillars *pillars, struct script *script)
{
	const struct plot_input *input = pillars->input;
	double *x = arena_array(pillars->arena, input->line_count, sizeof *x);
	double *value = arena_array(pillars->arena, input->line_count, sizeof *value);
	double *offset = arena_array(pillars->arena, input->line_count, sizeof *offset);
	double pitch = (pillars->area.bottom - pillars->area.top) / (double)input->pillar_count;
	bool any = false;

	for (size_t p = 0; p < input->pillar_count; p++) {
		size_t count = 0;

		for (size_t i = 0; i < input->line_count; i++) {
			const struct plot_figure *figure = figure_of(pillars, i, pillars->to, p);

			if (!figure || input->lines[i].highlighted || input->lines[i].median)
				continue;
			value[count] = figure->value;
			x[count++] = axis_x(&pillars->area, figure->value);
		}
		double most = layout_swarm(x, count, dot_apart, offset);
		/* a crowd is pressed into its row */
		double press = most > pitch * 0.44 ? pitch * 0.44 / most : 1;

		for (size_t i = 0; i < count; i++) {
			double row[] = { value[i], (double)p + 1 + offset[i] * press / pitch };

			if (!any)
				script_block(script, "others", 0);
			any = true;
			script_row(script, row, 2);
		}
	}
	if (any)
		script_block_end(script);
	return any;
}

static bool write_medians(
	const struct pillars *pillars, size_t edition, size_t number, struct script *script)
{
	double pitch =
		(pillars->area.bottom - pillars->area.top) / (double)pillars->input->pillar_count;
	double half = fmin(median_half, pitch * 0.4) / pitch;
	bool any = false;

	for (size_t p = 0; p < pillars->input->pillar_count; p++) {
		const struct plot_figure *median = median_of(pillars, edition, p);

		if (!median)
			continue;
		double a[] = { median->value, (double)p + 1 - half };
		double b[] = { median->value, (double)p + 1 + half };

		if (any)
			script_gap(script);
		else
			script_block(script, "median", number);
		any = true;
		script_row(script, a, 2);
		script_row(script, b, 2);
	}
	if (any)
		script_block_end(script);
	return any;
}

/* Highlighted countries that share a value stand one above the other. */
static double lift(const struct pillars *pillars, size_t s)
{
	double pitch =
		(pillars->area.bottom - pillars->area.top) / (double)pillars->input->pillar_count;

	return ((double)s - (double)(pillars->strong_count - 1) / 2) * fmin(8, pitch / 5) / pitch;
}

static bool write_points(const struct pillars *pillars, size_t s, size_t edition, const char *name,
	struct script *script)
{
	bool any = false;

	for (size_t p = 0; p < pillars->input->pillar_count; p++) {
		const struct plot_figure *figure =
			figure_of(pillars, pillars->strong[s], edition, p);

		if (!figure)
			continue;
		double row[] = { figure->value, (double)p + 1 + lift(pillars, s) };

		if (!any)
			script_block(script, name, s);
		any = true;
		script_row(script, row, 2);
	}
	if (any)
		script_block_end(script);
	return any;
}

static bool write_moves(const struct pillars *pillars, size_t s, struct script *script)
{
	bool any = false;

	for (size_t p = 0; p < pillars->input->pillar_count; p++) {
		const struct plot_figure *from =
			figure_of(pillars, pillars->strong[s], pillars->from, p);
		const struct plot_figure *to =
			figure_of(pillars, pillars->strong[s], pillars->to, p);
		double y = (double)p + 1 + lift(pillars, s);

		if (!from || !to)
			continue;
		double a[] = { from->value, y }, b[] = { to->value, y };

		if (any)
			script_gap(script);
		else
			script_block(script, "move", s);
		any = true;
		script_row(script, a, 2);
		script_row(script, b, 2);
	}
	if (any)
		script_block_end(script);
	return any;
}

static void draw_data(const struct pillars *pillars, struct script *script)
{
	const bool two = pillars->from != pillars->to;
	const struct script_stroke bar = { 2.2, PAGE_INK, SCRIPT_SOLID, false };
	const struct script_stroke older = { 2.2, older_colour, SCRIPT_SOLID, false };
	bool others, medians, older_medians, news[MOST_STRONG], olds[MOST_STRONG],
		moves[MOST_STRONG];

	script_section(script, "data: value, row");
	others = write_others(pillars, script);
	medians = write_medians(pillars, pillars->to, 0, script);
	older_medians =
		has_two_medians(pillars) && write_medians(pillars, pillars->from, 1, script);
	for (size_t s = 0; s < pillars->strong_count; s++) {
		moves[s] = two && write_moves(pillars, s, script);
		olds[s] = two && write_points(pillars, s, pillars->from, "from", script);
		news[s] = write_points(pillars, s, pillars->to, "to", script);
	}
	script_section(script, "other countries, medians, highlighted countries");
	if (others)
		script_plot_points(script, "others", 0, 0.72, others_colour);
	if (older_medians)
		script_plot_lines(script, "median", 1, &older);
	if (medians)
		script_plot_lines(script, "median", 0, &bar);
	for (size_t s = pillars->strong_count; s-- > 0;) {
		const enum script_mark mark = page_mark(&pillars->page, s);
		const struct script_stroke move = { 1.6, page_accent(s), SCRIPT_SOLID, false };

		if (moves[s])
			script_plot_lines(script, "move", s, &move);
		if (olds[s]) {
			script_plot_marks(script, "from", s, mark, 1.05, page_accent(s));
			script_plot_marks(script, "from", s, mark, 0.6, PAGE_WHITE);
		}
		if (news[s]) {
			script_plot_marks(script, "to", s, mark, 1.65, PAGE_WHITE);
			script_plot_marks(script, "to", s, mark, 1.4, page_accent(s));
		}
	}
}

static bool draw(const struct plot_input *input, const struct plot_options *options, FILE *stream,
	struct err *err)
{
	__attribute__((cleanup(arena_finish))) struct arena arena = { 0 };
	struct pillars pillars = { .input = input, .arena = &arena };
	struct script script;

	if (!lay_out(&pillars, options, err))
		return false;
	page_open(&pillars.page, &pillars.area, options, "pillars", stream, &script);
	rows_draw_scale(&pillars.scale, &pillars.area, false, NULL, &script);
	rows_draw_lines(&pillars.rows, &pillars.area, &script);
	key_draw(&pillars.key, &script);
	rows_draw_names(
		&pillars.rows, &pillars.area, pillars.area.left - name_gap, SCRIPT_RIGHT, &script);
	draw_values(&pillars, &script);
	draw_data(&pillars, &script);
	return script_close(&script, err);
}

extern const struct plot_chart plot_pillars;
const struct plot_chart plot_pillars = { "pillars",
	"the five pillars of a country beside its group and the group's median", draw };
