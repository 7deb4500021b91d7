/* The events that a chart over time marks. */
#include "gcitrack/figure.h"

#include "gcitrack/lists.h"
#include "gcitrack/notes.h"
#include "plots/words.h"

#include <stdio.h>
#include <string.h>

double figure_year(const char *date)
{
	static const int before[] = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334 };
	int year = 0, month = 1, day = 1;

	/* NOLINTNEXTLINE(cert-err34-c): dates of the store have few digits */
	sscanf(date, "%d-%d-%d", &year, &month, &day);
	int leap = (year % 4 == 0) - (year % 100 == 0) + (year % 400 == 0);
	int days = before[(unsigned)(month - 1) % 12] + day - 1 + leap * (month > 2);
	return year + days / (365.0 + leap);
}

static const struct store_event *event_by_id(
	const struct store_event *events, size_t count, const char *id)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(events[i].id, id) == 0)
			return &events[i];
	}
	return NULL;
}

static bool on_axis(const struct figure *figure, const struct store_event *event)
{
	double x = figure_year(event->date);
	return x >= figure->editions[0].x && x <= figure->editions[figure->edition_count - 1].x;
}

bool figure_events(struct figure *figure, const struct who *who, size_t who_count, struct err *err)
{
	struct context *context = figure->context;
	const struct figure_request *request = figure->request;
	struct store_event *events;
	size_t count;

	if (!request->all_events && !request->events)
		return true;
	if (!store_events(context->store, context->arena, &events, &count, err))
		return false;
	bool *wanted = arena_array(context->arena, count, sizeof *wanted);
	for (size_t i = 0; request->all_events && i < count; i++)
		wanted[i] = list_event_concerns(&events[i], who, who_count);
	for (size_t i = 0; request->events && request->events[i]; i++) {
		const struct store_event *event = event_by_id(events, count, request->events[i]);
		if (!event)
			return err_set(err, ERR_NOT_FOUND,
				"no event \"%s\": gcitrack events lists them", request->events[i]);
		if (!on_axis(figure, event))
			answer_note(context->answer, "event-outside",
				"%s (%s) is outside of the years drawn", event->title,
				list_date(context->arena, event->date, event->precision));
		wanted[event - events] = true;
	}
	figure->events = arena_array(context->arena, count, sizeof *figure->events);
	figure->event_dates = arena_array(context->arena, count, sizeof *figure->event_dates);
	for (size_t i = 0; i < count; i++) {
		const struct store_event *event = &events[i];

		if (!wanted[i] || !on_axis(figure, event))
			continue;
		figure->event_dates[figure->event_count] = people_month_of(
			context->arena, figure->words->months, event->date, event->precision);
		figure->events[figure->event_count++] = (struct plot_event) {
			.x = figure_year(event->date),
			.title = event->own ? event->title
					    : words_name(figure->words->event_names, event->id,
						      event->title),
		};
	}
	return true;
}
