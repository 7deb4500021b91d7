#include "tests/plots/odd.h"

#include <math.h>
#include <string.h>

uint32_t odd_below(struct odd *odd, uint32_t limit)
{
	odd->seed = odd->seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(odd->seed >> 33) % limit;
}

void odd_text(struct odd *odd, char ret[ODD_TEXT])
{
	static const char *const pieces[] = { "'", "''", "\"", "`", "\n", "\r", "\\", "\\'", "@x",
		"$(touch canary)", "`touch canary`", "\\n", "EOD", "EOD\n", "#", ";", "system",
		"!touch canary", "\xe2\x80\xa8", "\xe2\x80\xae", "\xff", "\xc0\xa7", "\xe2\x80",
		"%s%n", "{/=9 x}", "&#x27;", "</text>", "]]>", "\xcc\x81", "日", "\xf0\x9f\x98\x80",
		" ", "a", "|", "<", "\n!touch canary\n", "'; system('touch canary') #",
		"'.system('touch canary').'", "|touch canary", "< touch canary",
		"set print '|touch canary'", "\\input{secret}",
		"\\immediate\\write18{touch canary}", "^^5cinput{secret}", "}", "{", "%", "$", "#",
		"&", "_", "^", "~", "[tr]", "<script>", "A&#xZZ;", "<!--", "-->", "<![CDATA[",
		"\\end{picture}", "\xe2\x88\x92", "\xef\xbf\xbe", "\xe2\x81\xa6" };
	size_t length = 0, count = odd_below(odd, 24);

	for (size_t i = 0; i < count; i++) {
		const char *piece = pieces[odd_below(odd, sizeof pieces / sizeof *pieces)];

		if (odd_below(odd, 5) == 0 && length + 1 < ODD_TEXT) {
			ret[length++] = (char)(1 + odd_below(odd, 255));
		} else if (length + strlen(piece) + 1 < ODD_TEXT) {
			memcpy(ret + length, piece, strlen(piece));
			length += strlen(piece);
		}
	}
	ret[length] = '\0';
}

static double random_number(struct odd *odd)
{
	static const double numbers[] = { 0, -1, 1e300, -1e300, 0.001, INFINITY, NAN, 1, 195, 100 };

	return odd_below(odd, 8) ? odd_below(odd, 200000) / 1000.0 : numbers[odd_below(odd, 10)];
}

static const char *random_text(struct odd *odd)
{
	static const char *const texts[] = { NULL, "", "a", "Côte d'Ivoire", "=44", "\xff\n'",
		"United Kingdom of Great Britain and Northern Ireland", "100.00", "日本", " ",
		"'; system('touch canary') #", "`touch canary`", "$(touch canary)", "@x", "%s%n",
		"\nset print '|touch canary'\n", "EOD\n!touch canary", "</text><script>", "]]>&#x",
		"\\", "{/=9999 x}", "extraordinarilylongwordwithoutanybreakatallthatgoesonandon" };

	if (odd_below(odd, 3) == 0) /* one of those made for this input */
		return odd->made[odd_below(odd, ODD_TEXTS)];
	return texts[odd_below(odd, sizeof texts / sizeof *texts)];
}

static struct plot_figure random_figure(struct odd *odd)
{
	return (struct plot_figure) { odd_below(odd, 5) != 0, random_number(odd),
		random_text(odd) };
}

static void fill_line(struct odd *odd, size_t i)
{
	for (size_t k = 0; k < ODD_EDITIONS; k++) {
		for (size_t p = 0; p < ODD_PILLARS; p++)
			odd->figures[i][k][p] = random_figure(odd);
		odd->points[i][k] = (struct plot_point) { .present = odd_below(odd, 4) != 0,
			.value = odd_below(odd, 3) ? odd_below(odd, 30) : random_number(odd),
			.label = random_text(odd),
			.small = random_text(odd),
			.derived = odd_below(odd, 5) == 0,
			.has_change = odd_below(odd, 3) != 0,
			.change = odd_below(odd, 2) ? random_number(odd) : -random_number(odd),
			.change_label = random_text(odd),
			.tier = (int)odd_below(odd, 8) - 1,
			.pillars = odd_below(odd, 5) ? odd->figures[i][k] : NULL };
	}
	odd->lines[i] = (struct plot_line) { .iso3 = random_text(odd),
		.name = random_text(odd),
		.highlighted = odd_below(odd, 12) == 0,
		.points = odd->points[i],
		.median = i == 0 && odd_below(odd, 2),
		.backdrop = odd_below(odd, 6) == 0,
		.region = odd_below(odd, ODD_REGIONS + 2) };
}

void odd_fill(struct odd *odd)
{
	for (size_t i = 0; i < ODD_TEXTS; i++)
		odd_text(odd, odd->made[i]);
	for (size_t k = 0; k < ODD_EDITIONS; k++) {
		for (size_t p = 0; p < ODD_PILLARS; p++)
			odd->medians[k][p] = random_figure(odd);
		odd->editions[k] = (struct plot_edition) { 2014 + (int)k,
			2014 + (odd_below(odd, 4) ? (double)k : odd_below(odd, 100) / 10.0),
			random_text(odd), (int)odd_below(odd, 200), odd_below(odd, 2),
			odd_below(odd, 2), odd_below(odd, 2) ? odd->medians[k] : NULL };
	}
	for (size_t i = 0; i < ODD_LINES; i++)
		fill_line(odd, i);
	for (size_t r = 0; r < ODD_REGIONS; r++)
		odd->regions[r] = (struct plot_region) { random_text(odd), random_number(odd) };
	for (size_t i = 0; i < ODD_EVENTS; i++)
		odd->events[i] = (struct plot_event) { 2014 + (double)i * 2, random_text(odd) };
	for (size_t p = 0; p < ODD_PILLARS; p++)
		odd->texts[p] = random_text(odd);
	odd->input = (struct plot_input) { .editions = odd->editions,
		.edition_count = odd_below(odd, ODD_EDITIONS + 1),
		.lines = odd->lines,
		.line_count = odd_below(odd, 2) ? odd_below(odd, ODD_LINES + 1) : odd_below(odd, 6),
		.metric = (enum plot_metric)odd_below(odd, 4),
		.last = (int)odd_below(odd, 300),
		.title = random_text(odd),
		.subtitle = random_text(odd),
		.notes = odd->texts,
		.events = odd->events,
		.event_count = odd_below(odd, 3) ? 0 : odd_below(odd, ODD_EVENTS + 1),
		.note_count = odd_below(odd, ODD_PILLARS),
		.source = random_text(odd),
		.group = random_text(odd),
		.regions = odd->regions,
		.region_count = odd_below(odd, ODD_REGIONS + 1),
		.pillars = odd->texts,
		.pillar_count = odd_below(odd, ODD_PILLARS + 1),
		.pillar_most = odd_below(odd, 3) ? 20 : random_number(odd) };
}
