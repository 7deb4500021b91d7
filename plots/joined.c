#include "plots/joined.h"

#include "base/mem.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* A script has settings, one a line, each made once; and what is drawn, which is data blocks and
 * the plot. */
struct line {
	const char *text;
	size_t length; /* with its newline */
};

struct lines {
	struct line *list;
	size_t count, room;
};

struct settings {
	struct lines tagged; /* by its number: a label, an arrow, or none */
	struct lines others; /* in their order */
	struct lines drawn;
	bool panels; /* settings made several times */
};

static void lines_add(struct lines *lines, struct line line)
{
	lines->list = mem_grow(lines->list, &lines->room, lines->count + 1, sizeof *lines->list);
	lines->list[lines->count++] = line;
}

static void settings_finish(struct settings *settings)
{
	mem_free(settings->tagged.list);
	mem_free(settings->others.list);
	mem_free(settings->drawn.list);
}

static bool begins(struct line line, const char *with)
{
	size_t length = strlen(with);

	return line.length >= length && memcmp(line.text, with, length) == 0;
}

static bool same(struct line line, struct line other)
{
	return line.length == other.length && memcmp(line.text, other.text, line.length) == 0;
}

static bool is_label(struct line line)
{
	return begins(line, "set label ");
}

static struct line next_line(const char **at)
{
	const char *end = strchrnul(*at, '\n');
	struct line line = { *at, (size_t)(end - *at) + (*end ? 1 : 0) };

	*at += line.length;
	return line;
}

/* A data block to its end, or a plot with the lines it goes on in. */
static void read_drawn(struct settings *settings, struct line line, const char **at)
{
	bool block = begins(line, "$");

	lines_add(&settings->drawn, line);
	while (**at && (block ? !begins(line, "EOD\n")
			      : line.length > 2 && line.text[line.length - 2] == '\\')) {
		line = next_line(at);
		lines_add(&settings->drawn, line);
	}
}

static void read_settings(struct settings *settings, const char *script)
{
	while (*script) {
		struct line line = next_line(&script);

		if (begins(line, "#") || begins(line, "\n"))
			continue;
		settings->panels |= begins(line, "set multiplot");
		if (begins(line, "$") || begins(line, "plot ")) {
			read_drawn(settings, line, &script);
		} else if (is_label(line) || begins(line, "set arrow ")) {
			size_t tag = strtoul(line.text + strlen("set label "), NULL, 10);

			while (settings->tagged.count <= tag)
				lines_add(&settings->tagged, (struct line) { "", 0 });
			settings->tagged.list[tag] = line;
		} else {
			lines_add(&settings->others, line);
		}
	}
}

/* Whether each setting of the one is made by the other, too. The numbers in the settings may
 * differ, not what they are told by: the size of the page is in every label. */
static bool alike(const struct settings *before, const struct settings *after)
{
	if (before->panels || after->panels || before->others.count != after->others.count)
		return false;
	for (size_t i = 0; i < after->others.count; i++) {
		struct line one = before->others.list[i], other = after->others.list[i];

		if (!same(one, other) && !(begins(one, "set ") && begins(other, "set ")))
			return false;
	}
	return true;
}

static void add_line(struct str *ret, struct line line)
{
	str_addn(ret, line.text, line.length);
}

/* What is said behind the place: how it looks. Nothing where the line is none of script.c's. */
static struct line look(struct line line)
{
	static const char *const starts[] = { " left", " right", " center", " point", " nohead" };
	const char *end = line.text + line.length, *from = line.text, *quote;

	/* a text in quotes has none in it */
	for (int i = 0; is_label(line) && i < 2; i++)
		if ((quote = memchr(from, '\'', (size_t)(end - from))))
			from = quote + 1;
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
		const char *at = memmem(from, (size_t)(end - from), starts[i], strlen(starts[i]));

		if (at)
			return (struct line) { at, (size_t)(end - at) };
	}
	return (struct line) { end, 0 };
}

/* A label or arrow that is there keeps what its new line does not speak of: where it looks the same
 * its text and place are enough, where it does not it goes first. */
static void add_tagged(struct str *ret, const struct settings *before, const struct settings *after)
{
	for (size_t tag = 0; tag < before->tagged.count || tag < after->tagged.count; tag++) {
		struct line old = { "", 0 }, new = { "", 0 }, looks;

		if (tag < before->tagged.count)
			old = before->tagged.list[tag];
		if (tag < after->tagged.count)
			new = after->tagged.list[tag];
		if (same(old, new))
			continue;
		looks = look(new);
		if (looks.length > 0 && is_label(old) == is_label(new) && same(look(old), looks)) {
			str_addn(ret, new.text, new.length - looks.length);
			str_addc(ret, '\n');
			continue;
		}
		if (old.length > 0)
			str_addf(ret, "unset %s %zu\n", is_label(old) ? "label" : "arrow", tag);
		add_line(ret, new);
	}
}

static void add_changes(
	struct str *ret, const struct settings *before, const struct settings *after)
{
	assert(before->others.count == after->others.count); /* alike() */
	for (size_t i = 0; i < after->others.count; i++)
		if (!same(before->others.list[i], after->others.list[i]))
			add_line(ret, after->others.list[i]);
	add_tagged(ret, before, after);
	for (size_t i = 0; i < after->drawn.count; i++)
		add_line(ret, after->drawn.list[i]);
}

struct joined {
	struct settings said;
	bool any;
};

struct joined *joined_new(void)
{
	return mem_alloc(sizeof(struct joined));
}

void joined_free(struct joined *joined)
{
	if (joined)
		settings_finish(&joined->said);
	mem_free(joined);
}

void joined_add(struct joined *joined, struct str *ret, const char *script)
{
	struct settings new = { 0 };

	read_settings(&new, script);
	if (joined->any && alike(&joined->said, &new))
		add_changes(ret, &joined->said, &new);
	else
		str_add(ret, script);
	settings_finish(&joined->said);
	joined->said = new;
	joined->any = true;
}
