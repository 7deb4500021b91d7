#include "store/internal.h"

bool store_events(struct store *store, struct arena *arena, struct store_event **ret,
	size_t *ret_count, struct err *err)
{
	STATEMENT_SCOPED *s = NULL;
	struct store_event *events = NULL;
	size_t count = 0, capacity = 0;
	bool row;

	if (!sql_prepare(store,
		    "SELECT id, date, precision, scope, kind, title, note, source, own FROM "
		    "event ORDER BY date, id",
		    &s, err))
		return false;
	for (;; count++) {
		if (!sql_step(store, s, &row, err))
			return false;
		if (!row)
			break;
		events = arena_grow(arena, events, &capacity, count + 1, sizeof *events);
		events[count] = (struct store_event) {
			.id = sql_needed(s, 0, arena),
			.date = sql_needed(s, 1, arena),
			.precision = sql_needed(s, 2, arena),
			.scope = sql_needed(s, 3, arena),
			.kind = sql_needed(s, 4, arena),
			.title = sql_needed(s, 5, arena),
			.note = sql_text(s, 6, arena),
			.source = sql_text(s, 7, arena),
			.own = sqlite3_column_int(s, 8) != 0,
		};
	}
	*ret = events;
	*ret_count = count;
	return true;
}

bool store_event_add(struct store *store, const struct store_event *event, struct err *err)
{
	STATEMENT_SCOPED *s = NULL;
	STATEMENT_SCOPED *find = NULL;
	bool row;

	if (!text_check("the id of an event", event->id, err) ||
		!text_check("the title of an event", event->title, err) ||
		(event->note && !text_check("the note of an event", event->note, err)) ||
		(event->source && !text_check("the source of an event", event->source, err)))
		return false;
	if (!sql_prepare(store, "SELECT 1 FROM event WHERE id = ?1", &find, err))
		return false;
	sql_bind_text(find, 1, event->id);
	if (!sql_step(store, find, &row, err))
		return false;
	if (row)
		return err_set(err, ERR_DATA, "there is an event \"%s\" already; give another --id",
			event->id);
	if (!sql_prepare(store, "INSERT INTO event VALUES (?,?,?,?,?,?,?,?,?)", &s, err))
		return false;
	sql_bind_text(s, 1, event->id);
	sql_bind_text(s, 2, event->date);
	sql_bind_text(s, 3, event->precision);
	sql_bind_text(s, 4, event->scope);
	sql_bind_text(s, 5, event->kind);
	sql_bind_text(s, 6, event->title);
	sql_bind_text(s, 7, event->note);
	sql_bind_text(s, 8, event->source);
	sqlite3_bind_int(s, 9, event->own);
	return event->own ? sql_write(store, s, &row, err) : sql_done(store, s, err);
}

bool store_event_remove(struct store *store, const char *id, struct err *err)
{
	STATEMENT_SCOPED *s = NULL;
	bool changed;

	if (!sql_prepare(store, "DELETE FROM event WHERE own = 1 AND id = ?1", &s, err))
		return false;
	sql_bind_text(s, 1, id);
	if (!sql_write(store, s, &changed, err))
		return false;
	return changed ||
	       err_set(err, ERR_NOT_FOUND,
		       "no event \"%s\" of your own; the events in the program cannot be removed",
		       id);
}
