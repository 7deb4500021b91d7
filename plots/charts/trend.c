/* The trend: places, ranks, scores or percentiles over the editions. Highlighted lines in colour
 * with a value at every point, the others grey behind them; names at the ends of the lines. */
#include "plots/charts/trend.h"

#include "plots/words.h"

#include <math.h>

static const double plot_height = 254, most_plot_height = 640, least_plot_height = 90,
		    least_plot_width = 90, inner_pad = 5;

/* --- names at the ends --- */

static struct end end_of(const struct trend *trend, size_t line, size_t edition, size_t accent)
{
	const struct plot_line *given = &trend->input->lines[line];
	const struct plot_point *point = trend_point(trend, line, edition);
	bool strong = trend_is_strong(trend, line);
	bool early = edition + 1 < trend->input->edition_count;
	const char *name = trend_text(given->name);

	if (early)
		name = arena_printf(
			trend->arena, "%s (%d)", name, trend->input->editions[edition].label);
	return (struct end) {
		.value = trend_text(point->label),
		.name = name,
		.extra = strong ? point->small : NULL,
		.colour = given->median  ? PAGE_INK
			  : strong       ? page_accent(accent)
			  : trend->plain ? PAGE_SUBTITLE
					 : PAGE_NOTE,
		.strong = strong,
		.early = early,
	};
}

/* Adds the lines that are highlighted, or those that are not; returns how many have a figure.
 * `add` false: only counts them. */
static size_t add_ends(struct trend *trend, bool strong, bool add)
{
	const struct plot_input *input = trend->input;
	struct ends *ends = &trend->ends;
	size_t accent = 0, count = 0;

	for (size_t i = 0; i < input->line_count; i++) {
		size_t edition, mine;

		if (trend_is_strong(trend, i) != strong)
			continue;
		mine = accent++;
		if (!trend_last(trend, i, &edition))
			continue;
		count++;
		if (!add)
			continue;
		ends->list[ends->count] = end_of(trend, i, edition, mine);
		ends->list[ends->count].x = (double)edition; /* pixels later, by set_end_points() */
		ends->list[ends->count++].y = trend_point(trend, i, edition)->value;
	}
	return count;
}

/* Highlighted lines come first, so that they lead among ties. strong_only: leaves out the grey ones
 * and says how many they are. */
static void collect_ends(struct trend *trend, bool strong_only)
{
	const struct words *words = words_of(trend->input);
	struct ends *ends = &trend->ends;
	size_t muted;

	*ends = (struct ends) { arena_array(
		trend->arena, trend->input->line_count + 1, sizeof *ends->list) };
	add_ends(trend, true, true);
	muted = add_ends(trend, false, !strong_only);
	if (strong_only && muted > 0) {
		bool others = ends->count > 0;

		ends->list[ends->count++] = (struct end) {
			.value = "",
			.name = words_text(trend->arena, others ? words->others : words->countries,
				"n", words_number(trend->arena, (long)muted), NULL),
			.colour = PAGE_NOTE,
			.bare = true,
		};
	}
	ends_measure(ends, trend->arena, trend->page.width * 0.27, ENDS_LINES);
}

/* From edition and value to pixels. */
static void set_end_points(struct trend *trend)
{
	for (size_t i = 0; i < trend->ends.count; i++) {
		struct end *end = &trend->ends.list[i];

		end->x = end->bare ? 0 : trend_x(trend, (size_t)end->x);
		end->y = end->bare ? trend->area.bottom : axis_y(&trend->area, end->y);
	}
	ends_spread(&trend->ends, trend->area.top - 2, trend->area.bottom + 8);
}

/* --- the page: widths, then heights --- */

static void find_years(const struct plot_input *input, double *ret_first, double *ret_last)
{
	*ret_first = INFINITY;
	*ret_last = -INFINITY;
	for (size_t k = 0; k < input->edition_count; k++) {
		*ret_first = fmin(*ret_first, input->editions[k].x);
		*ret_last = fmax(*ret_last, input->editions[k].x);
	}
	if (input->edition_count == 0)
		*ret_first = *ret_last = 0;
}

static bool find_widths(struct trend *trend, struct err *err)
{
	struct script_area *area = &trend->area;
	double first, last, before = 16, after = 9, per_year;
	const struct script_style unit = { 7.5, SCRIPT_REGULAR, PAGE_NOTE };

	area->left = PAGE_MARGIN + axis_numbers_width(&trend->scale);
	area->right = trend->page.width - PAGE_MARGIN - ends_width(&trend->ends);
	if (!page_wide_enough(&trend->page, area->left, area->right, least_plot_width, err))
		return false;
	find_years(trend->input, &first, &last);
	if (trend->captions.count > 0)
		before = fmax(
			before, axis_caption_half(&trend->captions, 0) + PAGE_MARGIN - area->left);
	if (!(last > first))
		before = area->right - area->left - after; /* one edition: beside its names */
	per_year = (last - first) / (area->right - area->left - before - after);
	if (!(per_year > 0))
		per_year = 0.01; /* any scale will do */
	/* to the digits that the script prints, so that data and labels agree */
	area->x_left = round((first - before * per_year) * 100) / 100;
	area->x_right = round((last + after * per_year) * 100) / 100;
	trend->unit_right = PAGE_MARGIN + layout_width(axis_unit(trend->input), unit.points, false);
	return true;
}

/* All names must have room where none can be left out. */
static bool find_heights(struct trend *trend, bool strong_only, struct err *err)
{
	struct script_area *area = &trend->area;

	area->top = trend->page.head + events_height(&trend->events);
	return page_fit(&trend->page, area->top, axis_captions_height(&trend->captions),
		fmax(plot_height, ends_height(&trend->ends) - 6),
		strong_only ? fmax(least_plot_height, ends_height(&trend->ends) - 10)
			    : least_plot_height,
		&area->bottom, err);
}

static void set_scale(struct trend *trend)
{
	struct script_area *area = &trend->area;
	double per_pixel = (trend->scale.bottom - trend->scale.top) /
			   (area->bottom - area->top - 2 * inner_pad);

	area->y_top = trend->scale.top - inner_pad * per_pixel;
	area->y_bottom = trend->scale.bottom + inner_pad * per_pixel;
}

static bool lay_out_page(struct trend *trend, bool strong_only, struct err *err)
{
	collect_ends(trend, strong_only);
	if (!find_widths(trend, err))
		return false;
	axis_captions_init(&trend->captions, trend->arena, trend->input);
	axis_captions_place(&trend->captions, trend->arena, &trend->area);
	events_init(&trend->events, trend->arena, trend->input, &trend->area, trend->page.width,
		trend->unit_right);
	return find_heights(trend, strong_only, err);
}

/* All names if they fit, else the highlighted lines' alone. */
static bool lay_out(struct trend *trend, const struct plot_options *options, struct err *err)
{
	trend->plain = true;
	for (size_t i = 0; i < trend->input->line_count; i++)
		trend->plain = trend->plain && !trend_is_strong(trend, i);
	page_init(&trend->page, trend->arena, trend->input, options);
	trend->scale = axis_scale_of(trend->input);
	axis_captions_init(&trend->captions, trend->arena, trend->input);
	if (!lay_out_page(trend, false, err))
		return false;
	if (ends_height(&trend->ends) > trend->area.bottom - trend->area.top + 10 ||
		ends_height(&trend->ends) > most_plot_height) {
		trend->page.height = 0;
		page_init(&trend->page, trend->arena, trend->input, options);
		if (!lay_out_page(trend, true, err))
			return false;
	}
	set_scale(trend);
	set_end_points(trend);
	return true;
}

static void draw_unit(const struct trend *trend, struct script *script)
{
	const struct script_style style = { 7.5, SCRIPT_REGULAR, PAGE_NOTE };

	script_label(script, PAGE_MARGIN, events_row_y(&trend->area, 0), SCRIPT_LEFT, &style,
		axis_unit(trend->input));
}

static bool draw(const struct plot_input *input, const struct plot_options *options, FILE *stream,
	struct err *err)
{
	__attribute__((cleanup(arena_finish))) struct arena arena = { 0 };
	struct trend trend = { .input = input, .arena = &arena };
	struct script script;

	if (!lay_out(&trend, options, err))
		return false;
	trend_place_values(&trend);
	page_open(&trend.page, &trend.area, options, "trend", stream, &script);
	axis_draw_scale(&trend.scale, &trend.area, &script);
	draw_unit(&trend, &script);
	axis_captions_draw(&trend.captions, &trend.area, &script);
	events_draw(&trend.events, &trend.area, &script);
	trend_draw_values(&trend, &script);
	ends_draw(&trend.ends, &script, trend.area.right);
	trend_draw_data(&trend, &script);
	return script_close(&script, err);
}

extern const struct plot_chart plot_trend;
const struct plot_chart plot_trend = { "trend",
	"lines over the editions, highlighted countries against others", draw };
