/* The writer of gnuplot scripts: no text gets out of its quotes.
 *
 * The first byte chooses the terminal and whether the user named a font, the rest is a text.
 * Whatever it is, the script must be the one that a harmless text gives, but for what stands
 * between the quotes of the one label. */
#include "plots/script.h"

#include "base/text.h"
#include "fuzz.h"

#include <stdbool.h>

static const struct script_style style = { 9, SCRIPT_REGULAR, 0x123456 };

static char *script_with(const char *text, enum plot_format format, const char *font)
{
	struct plot_options options = { .format = format, .font = font };
	struct script script = { 0 };
	struct err err;
	char *bytes = NULL;
	size_t size;
	FILE *stream = open_memstream(&bytes, &size);

	MUST(stream);
	script_open(&script, &options, "trend", 600, 400, stream);
	script_label(&script, 10, 20, SCRIPT_LEFT, &style, text);
	MUST(script_close(&script, &err));
	MUST(fclose(stream) == 0 && strlen(bytes) == size);
	return bytes;
}

/* The literal is one line in single quotes, with nothing in it that gnuplot or SVG would act on. */
static void check_literal(const char *literal, size_t length, enum plot_format format)
{
	size_t i;

	MUST(length >= 2 && literal[0] == '\'' && literal[length - 1] == '\'');
	MUST(text_invalid_at(literal, length) == length);
	for (i = 1; i + 1 < length; i++)
		MUST((unsigned char)literal[i] >= ' ' && literal[i] != 0x7F &&
			!strchr("'\"`@", literal[i]));
	if (format == PLOT_SVG || format == PLOT_GP)
		MUST(!memchr(literal, '<', length) && !memchr(literal, '>', length));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const enum plot_format formats[] = { PLOT_SVG, PLOT_PDF, PLOT_PNG, PLOT_GP };
	static const char harmless[] = "harmless";
	enum plot_format format = formats[size ? data[0] % 4 : 0];
	bool named = size && data[0] & 4;
	STR_SCOPED text = { 0 };
	STR_SCOPED literal = { 0 };
	STR_SCOPED expected = { 0 };
	char *plain, *script;
	const char *at;

	if (!size)
		return 0;
	str_addn(&text, (const char *)data + 1, strnlen((const char *)data + 1, size - 1));
	script_quote(&literal, str_text(&text), format, named);
	check_literal(str_text(&literal), literal.len, format);
	if (!text.len) /* no label then */
		return 0;
	plain = script_with(harmless, format, named ? "Some Font" : NULL);
	script = script_with(str_text(&text), format, named ? "Some Font" : NULL);
	at = strstr(plain, harmless);
	MUST(at && at > plain && !strstr(at + 1, harmless));
	str_addn(&expected, plain, (size_t)(at - plain) - 1);
	str_add(&expected, str_text(&literal));
	str_add(&expected, at + strlen(harmless) + 1);
	MUST(strcmp(str_text(&expected), script) == 0);
	free(plain);
	free(script);
	return 0;
}
