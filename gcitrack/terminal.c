#include "gcitrack/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>

enum { WIDTH_LEAST = 20, WIDTH_USUAL = 80, WIDTH_MOST = 10000 };

int terminal_width(int descriptor)
{
	const char *columns = getenv("COLUMNS");
	struct winsize size;
	long width = 0;

	if (columns && columns[0] != '\0') {
		char *end;

		width = strtol(columns, &end, 10);
		if (*end != '\0')
			width = 0;
	}
	if (width <= 0 && ioctl(descriptor, TIOCGWINSZ, &size) == 0)
		width = size.ws_col;
	if (width <= 0)
		return WIDTH_USUAL;
	if (width < WIDTH_LEAST) /* narrower than any word it would fold */
		return WIDTH_LEAST;
	return width > WIDTH_MOST ? WIDTH_MOST : (int)width;
}

bool terminal_color(enum color color, bool terminal)
{
	const char *none = getenv("NO_COLOR"), *type = getenv("TERM");

	if (color != COLOR_AUTO)
		return color == COLOR_ALWAYS;
	return terminal && (!none || none[0] == '\0') && type && type[0] != '\0' &&
	       strcmp(type, "dumb") != 0;
}

bool terminal_utf8(void)
{
	static const char *const names[] = { "LC_ALL", "LC_CTYPE", "LANG" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *value = getenv(names[i]);

		if (value && value[0] != '\0')
			return strcasestr(value, "utf-8") || strcasestr(value, "utf8");
	}
	return false;
}
