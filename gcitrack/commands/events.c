#include "base/fold.h"
#include "gcitrack/lists.h"
#include "gcitrack/notes.h"
#include "gcitrack/who.h"

#include <string.h>

enum { ID_LENGTH = 40 };

static const struct column columns[] = {
	{ "id", "as it is named on the command line", true },
	{ "date", "when (the first day of the month or year where no day is known)", true },
	{ "precision", "how much of the date is known: day, month or year", true },
	{ "scope", "whom it concerns: a country, a group, or WLD for all", true },
	{ "kind", "law, policy, institution, programme, treaty, membership, incident, gci, own",
		true },
	{ "title", "what happened", true },
	{ "note", "more about it", true },
	{ "source", "where it is from", true },
	{ "own", "added by the user", false },
	{ NULL, NULL, false },
};

static void begin(struct context *context, struct grid *grid)
{
	notes_common(context, NULL, 0, NULL);
	answer_begin(context->answer, columns);
	grid_init(grid, context->arena, "l  l  l  l");
	grid_line(grid, (const char *const[]) { "date", "scope", "id", "event" });
}

static void row(
	struct context *context, struct grid *grid, const struct store_event *event, int indent)
{
	const struct cell cells[] = {
		cell_text(event->id),
		cell_text(event->date),
		cell_text(event->precision),
		cell_text(event->scope),
		cell_text(event->kind),
		cell_text(event->title),
		cell_text(event->note),
		cell_text(event->source),
		cell_bool(event->own),
	};
	const char *const line[] = { list_date(context->arena, event->date, event->precision),
		event->scope, event->id, NULL };

	answer_row(context->answer, cells);
	list_line(grid, context, line, event->title, indent);
}

static void finish(struct context *context, struct grid *grid)
{
	list_people(context, grid);
	answer_end(context->answer);
}

/* Column the titles begin in: after the longest scope and id shown. */
static int title_column(const struct store_event *events, size_t count)
{
	size_t scope = strlen("scope"), id = strlen("id");

	for (size_t i = 0; i < count; i++) {
		scope = strlen(events[i].scope) > scope ? strlen(events[i].scope) : scope;
		id = strlen(events[i].id) > id ? strlen(events[i].id) : id;
	}
	return (int)(strlen("2017-04-01") + scope + id) + 6;
}

static bool run_list(struct context *context, struct err *err)
{
	struct arguments arguments;
	struct store_event *events;
	struct who *who;
	size_t count, who_count, shown = 0;
	struct grid grid;

	if (!arguments_parse(context, &arguments, err) ||
		!list_who(context, &arguments, "events takes countries and groups, no edition",
			&who, &who_count, err) ||
		!store_events(context->store, context->arena, &events, &count, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (who_count == 0 || list_event_concerns(&events[i], who, who_count))
			events[shown++] = events[i];
	}
	begin(context, &grid);
	for (size_t i = 0; i < shown; i++)
		row(context, &grid, &events[i], title_column(events, shown));
	finish(context, &grid);
	return true;
}

static bool answer_event(struct context *context, const struct store_event *event)
{
	struct grid grid;

	begin(context, &grid);
	row(context, &grid, event, title_column(event, 1));
	finish(context, &grid);
	return true;
}

static bool event_find(struct context *context, const char *id, struct store_event *ret,
	bool *ret_found, struct err *err)
{
	struct store_event *events;
	size_t count;

	if (!store_events(context->store, context->arena, &events, &count, err))
		return false;
	*ret_found = false;
	for (size_t i = 0; i < count && !*ret_found; i++) {
		if (strcmp(events[i].id, id) == 0) {
			*ret = events[i];
			*ret_found = true;
		}
	}
	return true;
}

/* An id from the title: its words, joined by dashes, of ASCII letters and digits only. */
static const char *id_from(struct context *context, const char *title)
{
	STR_SCOPED fold = { 0 };
	STR_SCOPED id = { 0 };

	if (!fold_name(title, strlen(title), &fold))
		return "";
	for (const char *c = str_text(&fold); *c && id.len < ID_LENGTH; c++) {
		if ((*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9'))
			str_addc(&id, *c);
		else if (*c == ' ' && id.len > 0 && id.data[id.len - 1] != '-')
			str_addc(&id, '-');
	}
	while (id.len > 0 && id.data[id.len - 1] == '-')
		id.data[--id.len] = '\0';
	return arena_strdup(context->arena, str_text(&id));
}

static bool id_choose(struct context *context, const char *title, const char **ret, struct err *err)
{
	const char *id = option_text(context, "id");
	struct store_event other;
	bool found;

	if (!id)
		id = id_from(context, title);
	if (*id == '\0' || strlen(id) > ID_LENGTH ||
		strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen(id))
		return err_set(err, ERR_USAGE,
			"an event needs an --id of small letters, digits and dashes (1 to %d)",
			ID_LENGTH);
	if (!event_find(context, id, &other, &found, err))
		return false;
	if (found)
		return err_set(err, ERR_USAGE,
			"there is an event \"%s\" already (%s): give another --id", id,
			other.title);
	*ret = id;
	return true;
}

static bool run_add(struct context *context, struct err *err)
{
	struct store_event event = { .kind = "own", .scope = "WLD", .own = true };
	const char *scope = option_text(context, "scope"), *given = option_text(context, "date");
	struct who who;

	event.title = option_text(context, "title");
	if (!given || !event.title)
		return err_set(err, ERR_USAGE,
			"an event needs a date and a title: gcitrack events add --date 2017-04 "
			"--title TEXT [--scope WHO] [--id ID]");
	if (!option_date(context, "date", &event.date, err))
		return false;
	event.precision = list_precision(given);
	if (scope) {
		if (!who_parse(context, scope, &who, err))
			return false;
		event.scope = list_event_scope(&who);
	}
	if (!id_choose(context, event.title, &event.id, err) ||
		!store_event_add(context->store, &event, err))
		return false;
	context_say(context, "event %s added", event.id);
	return answer_event(context, &event);
}

static bool run_remove(struct context *context, struct err *err)
{
	struct store_event event;
	bool found;

	if (!event_find(context, context->arguments[0], &event, &found, err))
		return false;
	if (!found)
		return err_set(err, ERR_NOT_FOUND, "no event \"%s\": gcitrack events lists them",
			context->arguments[0]);
	if (!store_event_remove(context->store, event.id, err))
		return false;
	context_say(context, "event %s removed", event.id);
	return answer_event(context, &event);
}

static const struct verb verbs[] = {
	{ "add", NULL, true, 0, 0, "events add --date DATE --title TEXT [--scope WHO] [--id ID]",
		run_add },
	{ "remove", NULL, true, 1, 1, "events remove ID", run_remove },
	{ NULL, NULL, false, 0, 0, "events [WHO...]", run_list },
};

static enum command_store store_for(const struct context *context)
{
	return verb_store(context, verbs);
}

static bool run(struct context *context, struct err *err)
{
	return verb_run(context, verbs, err);
}

const struct command command_events = {
	.name = "events",
	.arguments = "[WHO...] | add | remove ID",
	.heeds = "group",
	.summary = "dated events to set beside the figures",
	.description = "Laws, programmes, institutions and the publication of the editions; with "
		       "countries or groups those that concern exactly them, with \"world\" those "
		       "that concern all. \"plot --event ID\" draws one, \"before-after --event "
		       "ID\" compares around one. \"add\" and \"remove\" are for your own.",
	.completes = "@who",
	.store = COMMAND_READS,
	.store_for = store_for,
	.options =
		(const struct option[]) {
			{ "date", '\0', "DATE", "with add: 2017, 2017-04 or 2017-04-01", NULL,
				false },
			{ "title", '\0', "TEXT", "with add: what happened", NULL, false },
			{ "scope", '\0', "WHO", "with add: whom it concerns (default: the world)",
				"@who", false },
			{ "id", '\0', "ID", "with add: its name (default: from the title)", NULL,
				false },
			{ NULL, '\0', NULL, NULL, NULL, false },
		},
	.columns = columns,
	.examples =
		(const struct example[]) {
			{ "gcitrack events IDN ASEAN", "what happened in Indonesia and ASEAN" },
			{ "gcitrack events add --date 2022-10 --title \"Law in force\" --scope IDN",
				"an event of your own" },
			{ NULL, NULL },
		},
	.run = run,
};
