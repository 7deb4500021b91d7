#include "gcitrack/figure_text.h"

#include "gcitrack/figure_kinds.h"
#include "gcitrack/terminal.h"
#include "plots/sketch.h"

#include <string.h>

bool figure_text_wanted(const struct context *context, const struct figure_kind *kind)
{
	return option_flag(context, "text") ||
	       (context->terminal && !option_text(context, "output") &&
		       !option_text(context, "each") && strcmp(kind->name, "trend") == 0);
}

bool figure_text_options(
	const struct context *context, const struct figure_kind *kind, struct err *err)
{
	static const char *const pictures[] = { "preset", "width", "height", "scale", "grey",
		"font", "events", "event", "each", "caption" };

	if (strcmp(kind->name, "trend") != 0)
		return err_set(err, ERR_USAGE,
			"--text draws trends only: %s is a picture, -o FILE.svg", kind->name);
	if (option_text(context, "output") && strcmp(option_text(context, "output"), "-") != 0)
		return err_set(err, ERR_USAGE,
			"--text is for standard output: it goes without --output %s",
			option_text(context, "output"));
	for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++) {
		if (option_text(context, pictures[i]))
			return err_set(err, ERR_USAGE,
				"--%s is for pictures, and this chart is in letters: add -o "
				"FILE.svg, or -o - for the script",
				pictures[i]);
	}
	return true;
}

bool figure_text(const struct figure *figure, struct err *err)
{
	const struct context *context = figure->context;
	const struct sketch_options options = { context->width, terminal_utf8(), context->color };
	STR_SCOPED text = { 0 };

	if (!sketch_trend(&figure->input, &options, &text, err))
		return false;
	fwrite(str_text(&text), 1, text.len, context->answer->stream);
	return true;
}
