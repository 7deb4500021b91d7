/* hostile TEXTS PICTURES DOCUMENT [SEED]: what charts do with texts that want to break out.
 *
 * TEXTS random ones go through the writer in every format, PICTURES whole charts of them through
 * gnuplot, each SVG through a parser of XML, and DOCUMENT charts into one LaTeX document that is
 * allowed to run programs. All of it in an empty folder: a text that gets something to run makes a
 * file there. Says in TAP what was counted. */
#include "plots/latex.h"
#include "plots/script.h"

#include "base/text.h"
#include "tests/plots/odd.h"

#include <dirent.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct odd odd;
static int checks, failures;

static void report(bool fine, const char *what)
{
	printf("%sok %d - %s\n", fine ? "" : "not ", ++checks, what);
	fflush(stdout);
	failures += !fine;
}

static void skip(const char *what, const char *why)
{
	printf("ok %d - %s # SKIP %s\n", ++checks, what, why);
}

/* --- the writer --- */

/* Reads one line as gnuplot does: a text opens and closes with an apostrophe; outside of texts only
 * words, numbers and a few signs may stand. */
static bool line_is_safe(const char *line, size_t length)
{
	bool inside = false;

	for (size_t i = 0; i < length; i++) {
		unsigned char c = (unsigned char)line[i];

		if (c < 0x20 || c == 0x7f || strchr("`\"@", c))
			return false;
		if (c == '\'')
			inside = !inside;
		else if (!inside && (c >= 0x80 || strchr("!{}|<>\\;&$", c)))
			return false;
	}
	return !inside && text_invalid_at(line, length) == length;
}

static bool label_is_safe(const char *text, enum plot_format format, bool named)
{
	static const struct script_style style = { 8.5, SCRIPT_BOLD, 0x123456 };
	char *written = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&written, &size);
	struct script script = {
		.stream = stream, .format = format, .font = "DejaVu Sans", .named = named
	};
	bool fine;

	if (!stream)
		abort();
	script_label(&script, 1.5, 2, SCRIPT_LEFT, &style, text);
	fclose(stream);
	fine = *text == '\0' || (size > 13 && written[size - 1] == '\n' &&
					strncmp(written, "set label 1 '", 13) == 0 &&
					line_is_safe(written, size - 1));
	if (!fine)
		printf("# %s\n", written);
	free(written);
	return fine;
}

/* Whether TeX finds in a text nothing but letters and the commands of ours that stand for signs. */
static bool tex_is_safe(const char *at)
{
	static const char *const commands[] = { "\\text", "\\{", "\\}", "\\%", "\\#", "\\&", "\\_",
		"\\$", "\\rightarrow$", "\\leftarrow$", "\\geq$", "\\leq$", "\\-", "\\/",
		"\\relax{}" };
	int depth = 0;

	for (; *at; at++) {
		size_t i = 0;

		if (strchr("%#&_^~\n\r", *at) || (*at == '$' && at[1] != '\\'))
			return false;
		depth += *at == '{' ? 1 : *at == '}' ? -1 : 0;
		if (depth < 0)
			return false;
		if (*at != '\\')
			continue;
		while (i < sizeof commands / sizeof *commands &&
			strncmp(at, commands[i], strlen(commands[i])) != 0)
			i++;
		if (i == sizeof commands / sizeof *commands)
			return false;
		at += strlen(commands[i]) - 1;
	}
	return depth == 0;
}

static bool latex_is_safe(const char *text)
{
	static const struct script_style style = { 8.5, SCRIPT_BOLD, 0x123456 };
	static const char before[] = "\\selectfont\\strut{}", after[] = "}}%\n";
	STR_SCOPED str = { 0 };
	char *begin;
	bool fine;

	latex_label(&str, 1.5, 2, SCRIPT_LEFT, &style, text);
	begin = strstr(str.data, before);
	fine = begin && str.len > sizeof after &&
	       strcmp(str.data + str.len - (sizeof after - 1), after) == 0;
	if (fine) {
		str.data[str.len - (sizeof after - 1)] = '\0';
		fine = tex_is_safe(begin + sizeof before - 1);
	}
	if (!fine)
		printf("# %s\n", str.data);
	return fine;
}

static void through_the_writer(long count)
{
	static const enum plot_format formats[] = { PLOT_GP, PLOT_SVG, PLOT_PNG, PLOT_PDF,
		PLOT_EMF };
	bool fine = true;
	char what[200];

	for (long i = 0; i < count && fine; i++) {
		char text[ODD_TEXT];

		odd_text(&odd, text);
		for (size_t k = 0; k < sizeof formats / sizeof *formats && fine; k++)
			fine = label_is_safe(text, formats[k], i % 3 == 0);
		fine = fine && latex_is_safe(text);
	}
	snprintf(what, sizeof what,
		"%ld hostile texts through the writer in six formats: none leaves its quotes or "
		"line",
		count);
	report(fine, what);
}

/* --- gnuplot --- */

static bool in_path(const char *program)
{
	STR_SCOPED command = { 0 };

	str_addf(&command, "command -v %s >/dev/null 2>&1", program);
	return system(str_text(&command)) == 0;
}

static const struct plot_chart *chart_in_turn(long i)
{
	long count = 0;

	while (plot_charts[count])
		count++;
	return plot_charts[i % count];
}

/* Empties the folder; false where it holds a file that is not one of ours. */
static bool clear_folder(const char *ours)
{
	DIR *directory = opendir(".");
	struct dirent *entry;
	bool fine = directory != NULL;

	while (directory && (entry = readdir(directory))) {
		if (entry->d_name[0] == '.' && strspn(entry->d_name, ".") == strlen(entry->d_name))
			continue;
		if (strncmp(entry->d_name, ours, strlen(ours)) != 0) {
			printf("# a file nobody asked for: %s\n", entry->d_name);
			fine = false;
		}
		unlink(entry->d_name);
	}
	if (directory)
		closedir(directory);
	return fine;
}

static bool parse_all(void)
{
	return system(in_path("xmllint")
			       ? "xmllint --noout ours*.svg"
			       : "python3 -c 'import glob, xml.etree.ElementTree as tree\n"
				 "for name in glob.glob(\"ours*.svg\"): tree.parse(name)'") == 0;
}

/* One picture of the next input; false where that was refused, which a sentence says. */
static bool draw_next(long turn, const char *path, bool *ret_fine)
{
	struct plot_options options = { .width_mm = turn % 4 ? 0 : 60 + odd_below(&odd, 250),
		.font = turn % 5 ? NULL : "DejaVu Serif",
		.grey = turn % 7 == 0 };
	struct err err = { 0 };

	odd_fill(&odd);
	if (plot_file(chart_in_turn(turn), &odd.input, &options, path, 60, &err))
		return true;
	if (err.code != ERR_USAGE && err.code != ERR_MISLEADING) {
		printf("# %s: %s\n", chart_in_turn(turn)->name, err.text);
		*ret_fine = false;
	}
	return false;
}

static void through_gnuplot(long count)
{
	enum { BATCH = 100 };
	long drawn = 0, turn = 0;
	bool fine = true, parsed = true;
	char what[200], path[40];

	for (; drawn < count && fine && parsed; turn++) {
		snprintf(path, sizeof path, "ours%ld.svg", drawn % BATCH);
		if (!draw_next(turn, path, &fine))
			continue;
		drawn++;
		if (drawn == count || drawn % BATCH == 0) {
			parsed = parse_all();
			fine = clear_folder("ours") && fine;
		}
	}
	snprintf(what, sizeof what,
		"%ld of %ld hostile charts through gnuplot: nothing was executed", drawn, turn);
	report(fine, what);
	snprintf(what, sizeof what, "%ld of %ld pictures are XML", parsed ? drawn : 0, drawn);
	report(parsed, what);
}

/* --- LaTeX --- */

/* A command that gets through makes a file: `secret.tex` would, and so would \write18. */
static bool write_document(const char *name, long charts)
{
	FILE *document = fopen(name, "w"), *secret = fopen("secret.tex", "w");

	if (!document || !secret)
		return false;
	fputs("\\newwrite\\canary\\immediate\\openout\\canary=canary\n", secret);
	fputs("\\documentclass{article}\n\\usepackage{graphicx,color}\n\\begin{document}\n",
		document);
	for (long i = 0; i < charts; i++)
		fprintf(document, "\\noindent\\input{ours%ld.tex}\\clearpage\n", i);
	fputs("\\end{document}\n", document);
	bool kept = fclose(secret) == 0;

	return fclose(document) == 0 && kept;
}

static void through_latex(long count)
{
	long drawn = 0;
	bool fine = true;
	char what[200], path[40];

	snprintf(what, sizeof what,
		"%ld hostile charts in a LaTeX document: it compiles, nothing was executed or read",
		count);
	if (!in_path("lualatex")) {
		skip(what, "lualatex is not installed");
		return;
	}
	for (long turn = 0; drawn < count && fine; turn++) {
		snprintf(path, sizeof path, "ours%ld.tex", drawn);
		drawn += draw_next(turn, path, &fine);
	}
	fine = fine && write_document("ours.tex", count) &&
	       system("lualatex -shell-escape -halt-on-error -interaction=batchmode ours.tex "
		      ">ours.said 2>&1 </dev/null") == 0 &&
	       access("ours.pdf", F_OK) == 0;
	if (!fine && system("tail -n 30 ours.log | sed 's/^/# /'") != 0)
		printf("# no log\n");
	unlink("secret.tex");
	report(clear_folder("ours") && fine, what);
}

int main(int count, char **arguments)
{
	char folder[] = "/tmp/gcitrack-hostile-XXXXXX";
	long texts = count > 3 ? strtol(arguments[1], NULL, 10) : -1;
	long pictures = count > 3 ? strtol(arguments[2], NULL, 10) : -1;
	long document = count > 3 ? strtol(arguments[3], NULL, 10) : -1;

	if (texts < 0 || pictures < 0 || document < 0) {
		fprintf(stderr, "usage: hostile TEXTS PICTURES DOCUMENT [SEED]\n");
		return 2;
	}
	odd.seed = count > 4 ? strtoull(arguments[4], NULL, 10) : 20241117;
	printf("TAP version 13\n1..4\n# seed %" PRIu64 "\n", odd.seed);
	if (!mkdtemp(folder) || chdir(folder) != 0)
		return 1;
	through_the_writer(texts);
	if (in_path("gnuplot")) {
		through_gnuplot(pictures);
		through_latex(document);
	} else {
		skip("hostile charts through gnuplot", "gnuplot is not installed");
		skip("pictures are XML", "gnuplot is not installed");
		skip("hostile charts in LaTeX", "gnuplot is not installed");
	}
	if (chdir("/") != 0 || rmdir(folder) != 0)
		failures++;
	return failures > 0;
}
