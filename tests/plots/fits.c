/* Whether the texts of scripts fit (fit.h): fits SCRIPT...; each script's name with what is wrong,
 * and the status 1 where anything is. --whole: a text that is cut is wrong too. */
#include "tests/plots/fit.h"

#include "base/file.h"
#include "base/mem.h"

#include <stdio.h>
#include <string.h>

enum { LIMIT = 16 * 1024 * 1024 };

int main(int count, char **arguments)
{
	bool whole = count > 1 && strcmp(arguments[1], "--whole") == 0, fine = true;

	for (int i = whole ? 2 : 1; i < count; i++) {
		__attribute__((cleanup(arena_finish))) struct arena arena = { 0 };
		struct err err = { 0 };
		struct fit fit;
		char *script;
		size_t length;

		if (!file_read(arguments[i], LIMIT, &arena, &script, &length, &err)) {
			fprintf(stderr, "fits: %s\n", err.text);
			return 2;
		}
		fit_script(script, &fit);
		if (fit.wrong > 0 || (whole && fit.cut > 0)) {
			printf("%s\n%s", arguments[i], str_text(&fit.says));
			fine = false;
		}
		str_finish(&fit.says);
	}
	return fine ? 0 : 1;
}
