#include "gcitrack/figure_each.h"

#include "gcitrack/figure_caption.h"
#include "gcitrack/figure_kinds.h"

#include <string.h>

static bool pattern_check(const char *pattern, struct err *err)
{
	const char *mark = pattern ? strstr(pattern, "%s") : NULL;

	if (!mark || strchr(mark, '/'))
		return err_set(err, ERR_USAGE,
			"--each wants the country's code in the file's name: -o 'FOLDER/%%s.svg'");
	if (strchr(pattern, '%') != mark || strchr(mark + 1, '%'))
		return err_set(
			err, ERR_USAGE, "%s: %%s may stand there once, and no other %%", pattern);
	return true;
}

static const char *path_of(struct arena *arena, const char *pattern, const char *code)
{
	const char *mark = strstr(pattern, "%s");

	return arena_printf(arena, "%.*s%s%s", (int)(mark - pattern), pattern, code, mark + 2);
}

static bool members(struct context *context, const char *word, struct group *ret, struct err *err)
{
	struct who who;
	int edition;

	if (!who_parse(context, word, &who, err) || !edition_latest(context, &edition, err))
		return false;
	if (who.kind == WHO_COUNTRY)
		return err_set(err, ERR_USAGE,
			"--each is for the members of a group: %s is a country", who.name);
	return group_load(context, &who, edition, ret, err);
}

/* The figure of one country, as if it were the first argument. Its notes are in the picture; the
 * next one has its own. */
static bool build(struct context *context, const struct figure_request *request, const char *code,
	struct figure *ret, struct err *err)
{
	char **arguments = context->arguments;
	size_t count = context->argument_count, notes = context->answer->note_count;
	char **with = arena_array(context->arena, count + 2, sizeof *with);
	bool fine;

	with[0] = arena_strdup(context->arena, code);
	if (count > 0)
		memcpy(with + 1, arguments, count * sizeof *with);
	context->arguments = with;
	context->argument_count = count + 1;
	fine = figure_build(context, request, ret, err);
	context->arguments = arguments;
	context->argument_count = count;
	context->answer->note_count = notes;
	return fine;
}

bool figure_each(struct context *context, const struct figure_request *request,
	const struct plot_chart *chart, const char *word, const char *pattern,
	struct plot_options *options, int seconds, struct err *err)
{
	const struct gci_world *world;
	struct group group;
	struct figure *figures;
	struct plot_job *jobs;
	struct err last = { 0 };
	size_t count = 0, left_out = 0;
	STR_SCOPED without = { 0 };

	if (!pattern_check(pattern, err) ||
		!context_world(context, request->kind->pillars, &world, err) ||
		!members(context, word, &group, err))
		return false;
	plot_start(options, pattern, group.set.count);
	figures = arena_array(context->arena, world->country_count, sizeof *figures);
	jobs = arena_array(context->arena, world->country_count, sizeof *jobs);
	for (size_t i = 0; i < world->country_count; i++) {
		const char *code = world->countries[i].iso3;

		if (!group.set.member[i])
			continue;
		if (build(context, request, code, &figures[count], &last)) {
			jobs[count] = (struct plot_job) { &figures[count].input,
				path_of(context->arena, pattern, code) };
			count++;
		} else if (last.code != ERR_NOT_FOUND) {
			*err = last;
			return false;
		} else {
			str_addf(&without, "%s%s", left_out++ ? ", " : "", code);
		}
	}
	if (count == 0) {
		*err = last;
		return false;
	}
	if (left_out > 0)
		context_say(context, "left out, as they have no figures in the editions drawn: %s",
			str_text(&without));
	if (!plot_files(chart, jobs, count, options, seconds, err))
		return false;
	for (size_t i = 0; option_flag(context, "caption") && i < count; i++)
		fprintf(context->answer->stream, "%s\t%s\n", jobs[i].path,
			figure_caption(&figures[i]));
	return true;
}
