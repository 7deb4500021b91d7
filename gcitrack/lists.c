#include "gcitrack/lists.h"

#include "gcitrack/layout.h"
#include "gcitrack/notes.h"

#include <assert.h>
#include <string.h>

static const struct verb *verb_find(const struct context *context, const struct verb *verbs)
{
	const struct verb *verb = verbs;

	for (; verb->first; verb++) {
		if (context->argument_count < 1 || strcmp(context->arguments[0], verb->first) != 0)
			continue;
		if (!verb->second)
			break;
		if (context->argument_count > 1 && strcmp(context->arguments[1], verb->second) == 0)
			break;
	}
	return verb;
}

enum command_store verb_store(const struct context *context, const struct verb *verbs)
{
	return verb_find(context, verbs)->writes ? COMMAND_WRITES : COMMAND_READS;
}

/* "alias" alone, where "alias add" and "alias remove" are: how they are written. */
static bool refuse_half(const struct context *context, const struct verb *verbs, struct err *err)
{
	STR_SCOPED usage = { 0 };

	for (const struct verb *verb = verbs; verb->first && context->argument_count > 0; verb++)
		if (verb->second && strcmp(context->arguments[0], verb->first) == 0)
			str_addf(
				&usage, "%sgcitrack %s", usage.len > 0 ? ", or " : "", verb->usage);
	return usage.len == 0 || err_set(err, ERR_USAGE, "it is written: %s", str_text(&usage));
}

bool verb_run(struct context *context, const struct verb *verbs, struct err *err)
{
	const struct verb *verb = verb_find(context, verbs);
	size_t words = verb->second ? 2 : verb->first ? 1 : 0;

	if (words == 0 && !refuse_half(context, verbs, err))
		return false;

	context->arguments += words;
	context->argument_count -= words;
	if (context->argument_count < verb->least ||
		(verb->most > 0 && context->argument_count > verb->most))
		return err_set(err, ERR_USAGE, "it is written: gcitrack %s", verb->usage);
	return verb->run(context, err);
}

void list_removed(struct context *context, const struct column *columns, const char *sentence)
{
	STR_SCOPED text = { 0 };

	notes_meta(context, NULL, 0, NULL);
	answer_begin(context->answer, columns);
	if (layout_wanted(context))
		layout_text(context, &text, 2, "%s", sentence);
	else
		context_say(context, "%s", sentence);
	layout_done(context, &text);
	answer_end(context->answer);
}

char **list_fold(struct arena *arena, const char *text, int width, size_t *ret_count)
{
	STR_SCOPED folded = { 0 };
	size_t count = 0, capacity = 1;

	grid_fold(&folded, text, "", "", width);
	for (const char *c = str_text(&folded); *c; c++)
		capacity += *c == '\n';
	char **lines = arena_array(arena, capacity, sizeof *lines);
	for (const char *line = str_text(&folded); *line;) {
		size_t length = strcspn(line, "\n");
		lines[count++] = arena_strndup(arena, line, length);
		line += length + (line[length] == '\n');
	}
	*ret_count = count;
	return lines;
}

void list_text(struct grid *grid, const struct context *context, const char *text, int indent)
{
	size_t count;
	char **lines = list_fold(grid->arena, text, context->answer->width - indent, &count);
	for (size_t i = 0; i < count; i++)
		grid_text(grid, arena_printf(grid->arena, "%*s%s", indent, "", lines[i]));
}

void list_line(struct grid *grid, const struct context *context, const char *const *cells,
	const char *text, int indent)
{
	const char **line = arena_array(grid->arena, grid->columns, sizeof *line);
	size_t last = grid->columns - 1, count;
	int width = context->answer->width - indent;
	char **texts = list_fold(grid->arena, text, width < 20 ? 20 : width, &count);

	memcpy(line, cells, last * sizeof *line);
	line[last] = count > 0 ? texts[0] : NULL;
	grid_line(grid, line);
	memset(line, 0, grid->columns * sizeof *line);
	for (size_t i = 1; i < count; i++) {
		line[last] = texts[i];
		grid_line(grid, line);
	}
}

void list_people(struct context *context, const struct grid *grid)
{
	STR_SCOPED text = { 0 };

	if (!layout_wanted(context))
		return;
	layout_grid(context, grid, &text);
	layout_done(context, &text);
}

const char *list_date(struct arena *arena, const char *date, const char *precision)
{
	if (!date || !precision)
		return date;
	if (strcmp(precision, "year") == 0)
		return arena_strndup(arena, date, strlen("2017"));
	if (strcmp(precision, "month") == 0)
		return arena_strndup(arena, date, strlen("2017-04"));
	return date;
}

const char *list_precision(const char *given)
{
	size_t length = given ? strlen(given) : 0;

	return length == strlen("2017") ? "year" : length == strlen("2017-04") ? "month" : "day";
}

int list_latest(struct context *context)
{
	const struct gci_world *world = context_loaded(context);
	struct err none = { 0 };
	int label;

	if (edition_latest(context, &label, &none))
		return label;
	assert(world->edition_count > 0); /* every store defines those of the box */
	return world->editions[world->edition_count - 1].label;
}

bool list_day(struct context *context, const char **ret, struct err *err)
{
	int latest;

	*ret = context->as_of;
	if (*ret)
		return true;
	latest = list_latest(context);
	*ret = edition_find(context, latest)->published;
	if (*ret)
		return true;
	return err_set(err, ERR_NOT_FOUND,
		"the publication of GCI %d is not known: say the day with --as-of DATE", latest);
}

bool list_who(struct context *context, const struct arguments *arguments, const char *sentence,
	struct who **ret, size_t *ret_count, struct err *err)
{
	size_t count = arguments->who_count;
	struct who *who = arena_array(context->arena, count + 1, sizeof *who);

	if (arguments->edition_count > 0)
		return err_set(err, ERR_USAGE, "%s", sentence);
	if (count > 0)
		memcpy(who, arguments->who, count * sizeof *who);
	if (context->group && !who_parse(context, context->group, &who[count++], err))
		return false;
	*ret = who;
	*ret_count = count;
	return true;
}

const char *list_event_scope(const struct who *who)
{
	return who->kind == WHO_WORLD ? "WLD" : who->code;
}

bool list_event_concerns(const struct store_event *event, const struct who *who, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(event->scope, list_event_scope(&who[i])) == 0)
			return true;
	}
	return false;
}
