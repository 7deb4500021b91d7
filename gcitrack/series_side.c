#include "gcitrack/series_side.h"

#include <string.h>

void series_side_close(struct series_side *side)
{
	store_read_close(side->cursor);
}

bool series_side_next(struct series_side *side, struct err *err)
{
	return store_read_next(side->cursor, &side->reading, &side->more, err);
}

bool series_side_open(const struct context *context, int from, int to, const char *name,
	struct series_side *side, struct err *err)
{
	const struct store_view view = { .as_known = context->as_known, .from = from, .to = to };

	return store_read(context->store, &view, strcmp(name, "all") ? name : NULL, &side->cursor,
		       err) &&
	       series_side_next(side, err);
}

bool series_has_scores(const char *name)
{
	return !strcmp(name, "all") || !strcmp(name, gci_series_names[GCI_SCORE]);
}

bool series_known(const struct context *context, const char *name, int *ret_id, struct err *err)
{
	*ret_id = 0;
	if (strcmp(name, "all") != 0 && !store_series(context->store, name, false, ret_id, err))
		return false;
	if (*ret_id >= 0)
		return true;
	return err_set(err, ERR_NOT_FOUND,
		"no series \"%s\": the built-in ones are score, itu_rank, tier, legal, technical, "
		"organizational, capacity and cooperation",
		name);
}
