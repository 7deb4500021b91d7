/* Scripts and pictures as files. */
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "plots/clean.h"
#include "plots/latex.h"
#include "plots/picture.h"
#include "plots/render.h"
#include "plots/script.h"
#include "plots/words.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum {
	DOTS_PER_INCH = 300,
	MOST_PICTURES = 200, /* a process of gnuplot */
	MOST_OPEN = 25,      /* files, or twice as many for LaTeX (base/file.h has 64) */
};

bool plot_format_of(const char *path, enum plot_format *ret, struct err *err)
{
	static const struct {
		const char *ending;
		enum plot_format format;
	} endings[] = { { ".gp", PLOT_GP }, { ".gnuplot", PLOT_GP }, { ".svg", PLOT_SVG },
		{ ".png", PLOT_PNG }, { ".pdf", PLOT_PDF }, { ".emf", PLOT_EMF },
		{ ".tex", PLOT_TEX } };
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	const char *dot = strrchr(name, '.');

	for (size_t i = 0; dot && dot > name && i < sizeof endings / sizeof *endings; i++) {
		if (strcasecmp(dot, endings[i].ending) == 0) {
			*ret = endings[i].format;
			return true;
		}
	}
	return err_set(err, ERR_USAGE,
		"%s: the file's ending says what is drawn: .svg, .png, .pdf, .emf, .tex, or .gp "
		"for "
		"the gnuplot script",
		path);
}

/* What a kept script draws when it is run, a picture beside it: "my trend.gp" gives "my-trend.svg".
 */
static const char *picture_name(struct arena *arena, const char *path)
{
	enum { LONGEST = 100 };
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	const char *dot = strrchr(name, '.');
	size_t length = dot ? (size_t)(dot - name) : strlen(name);
	char *safe;

	while (length > 0 && (*name == '.' || *name == '-')) {
		name++;
		length--;
	}
	safe = arena_strndup(arena, name, length < LONGEST ? length : LONGEST);
	for (char *c = safe; *c; c++)
		if (!strchr("._-", *c) && !(*c >= '0' && *c <= '9') && !(*c >= 'a' && *c <= 'z') &&
			!(*c >= 'A' && *c <= 'Z'))
			*c = '-';
	return arena_printf(arena, "%s.svg", *safe && *safe != '-' ? safe : "chart");
}

/* The script in memory. */
static bool script_text(const struct plot_chart *chart, const struct plot_input *input,
	const struct plot_options *options, struct str *ret, struct err *err)
{
	char *text = NULL;
	size_t length = 0;
	FILE *stream = open_memstream(&text, &length);
	bool fine;

	if (!stream)
		mem_exhausted();
	fine = plot_script(chart, input, options, stream, err);
	if (fclose(stream) != 0)
		mem_exhausted();
	if (fine)
		str_addn(ret, text, length);
	free(text);
	return fine;
}

/* What a screen reader says: the subtitle, then the figures of the highlighted lines. */
static void describe(const struct plot_input *input, struct str *ret)
{
	str_add(ret, input->subtitle ? input->subtitle : "");
	for (size_t i = 0; i < input->line_count; i++) {
		const struct plot_line *line = &input->lines[i];

		if (!line->highlighted)
			continue;
		str_addf(ret, "%s%s:", ret->len ? ". " : "", line->name ? line->name : "");
		for (size_t k = 0; k < input->edition_count; k++)
			str_addf(ret, "%s GCI %d %s", k ? "," : "", input->editions[k].label,
				!line->points[k].present ? words_of(input)->no_figure
				: line->points[k].label  ? line->points[k].label
							 : "");
	}
}

static void amend(
	const struct plot_input *given, const struct plot_options *options, struct str *picture)
{
	__attribute__((cleanup(arena_finish))) struct arena arena = { 0 };
	STR_SCOPED description = { 0 };
	struct plot_input input;

	switch (options->format) {
	case PLOT_PDF:
	case PLOT_TEX:
		picture_fix_date(picture);
		break;
	case PLOT_PNG:
		picture_add_density(picture, DOTS_PER_INCH);
		break;
	case PLOT_SVG:
		/* letters without a glyph can be spoken, so none is replaced */
		input = plot_clean(&arena, given, true, NULL);
		describe(&input, &description);
		picture_describe(picture, input.title ? input.title : "", str_text(&description));
		break;
	case PLOT_GP:
	case PLOT_EMF:
		break;
	}
}

/* A picture on its way. */
struct work {
	struct str script, texts; /* texts: of a LaTeX picture */
	const char *drawing;      /* NAME-drawing, of a LaTeX picture */
	struct render_job job;
	struct file_out files[2]; /* written, not yet there */
	size_t file_count;
};

static void works_finish(struct work *works, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		str_finish(&works[i].script);
		str_finish(&works[i].texts);
		str_finish(&works[i].job.picture);
		for (size_t k = 0; k < works[i].file_count; k++)
			file_out_discard(&works[i].files[k]); /* nothing if it is there */
	}
}

/* Beside the file's place; commit() puts it there. */
static bool write_file(
	struct work *work, const char *path, const struct str *content, struct err *err)
{
	struct file_out *out = &work->files[work->file_count];

	if (!file_out_open(path, out, err))
		return false;
	work->file_count++;
	fwrite(str_text(content), 1, content->len, out->stream);
	fflush(out->stream); /* what failed is found when it is committed */
	return true;
}

static bool commit(struct work *work, struct err *err)
{
	for (size_t k = 0; k < work->file_count; k++)
		if (!file_out_commit(&work->files[k], err))
			return false;
	return true;
}

static bool write_script(struct arena *arena, const struct plot_chart *chart,
	const struct plot_job *given, const struct plot_options *options, struct work *work,
	struct err *err)
{
	struct plot_options mine = *options;

	mine.texts = &work->texts;
	if (mine.format != PLOT_GP)
		mine.output = NULL; /* gnuplot writes to us */
	else if (!mine.output)
		mine.output = picture_name(arena, given->path);
	if (mine.format == PLOT_TEX && !latex_drawing(arena, given->path, &work->drawing, err))
		return false;
	if (!script_text(chart, given->input, &mine, &work->script, err))
		return false;
	work->job.script = str_text(&work->script);
	work->job.length = work->script.len;
	return true;
}

/* The drawing first: a LaTeX file never stands there without it. */
static bool write_latex(struct arena *arena, const char *path, struct work *work, struct err *err)
{
	const char *slash = strrchr(path, '/');
	const char *beside = arena_printf(
		arena, "%.*s%s.pdf", slash ? (int)(slash - path + 1) : 0, path, work->drawing);
	STR_SCOPED text = { 0 };

	latex_picture(&text, work->drawing, str_text(&work->texts));
	return write_file(work, beside, &work->job.picture, err) &&
	       write_file(work, path, &text, err);
}

static bool write_picture(struct arena *arena, const struct plot_job *given,
	const struct plot_options *options, struct work *work, struct err *err)
{
	if (options->format == PLOT_GP)
		return write_file(work, given->path, &work->script, err);
	amend(given->input, options, &work->job.picture);
	if (options->format == PLOT_TEX)
		return write_latex(arena, given->path, work, err);
	return write_file(work, given->path, &work->job.picture, err);
}

/* ---- gnuplot ---- */

void plot_start(struct plot_options *options, const char *path, size_t count)
{
	struct err ignored = { 0 };
	enum plot_format format;

	if (plot_format_of(path, &format, &ignored) && format != PLOT_GP)
		render_start(count < MOST_PICTURES ? count : MOST_PICTURES, format,
			&options->started, &ignored);
}

void plot_stop(struct plot_options *options)
{
	render_end(options->started);
	options->started = NULL;
}

static bool draw(struct work *works, size_t count, struct plot_options *options, int seconds,
	struct err *err)
{
	struct render_job *jobs[MOST_PICTURES];
	bool fine;

	for (size_t i = 0; i < count; i++)
		jobs[i] = &works[i].job;
	if (options->started && !render_fits(options->started, count, options->format))
		plot_stop(options);
	fine = (options->started || render_start(count, options->format, &options->started, err)) &&
	       render_draw(options->started, jobs, count, seconds, err) &&
	       render_wait(options->started, jobs, count, err);
	plot_stop(options);
	return fine;
}

/* Some pictures from beginning to end. All are written before the first is waited for: the disk
 * then takes them together. */
static bool make(struct arena *arena, const struct plot_chart *chart, const struct plot_job *jobs,
	struct work *works, size_t count, struct plot_options *options, int seconds,
	struct err *err)
{
	for (size_t i = 0; i < count; i++)
		if (!write_script(arena, chart, &jobs[i], options, &works[i], err))
			return false;
	if (options->format != PLOT_GP && !draw(works, count, options, seconds, err))
		return false;
	for (size_t i = 0, end; i < count; i = end) {
		end = count - i < MOST_OPEN ? count : i + MOST_OPEN;
		for (size_t k = i; k < end; k++)
			if (!write_picture(arena, &jobs[k], options, &works[k], err))
				return false;
		for (size_t k = i; k < end; k++)
			if (!commit(&works[k], err))
				return false;
	}
	return true;
}

bool plot_files(const struct plot_chart *chart, const struct plot_job *jobs, size_t count,
	struct plot_options *options, int seconds, struct err *err)
{
	bool fine = true;

	if (count > 0 && !plot_format_of(jobs[0].path, &options->format, err))
		return false;
	for (size_t i = 0, some; i < count && fine; i += some) {
		__attribute__((cleanup(arena_finish))) struct arena arena = { 0 };
		struct work *works;

		some = count - i < MOST_PICTURES ? count - i : MOST_PICTURES;
		works = arena_array(&arena, some, sizeof *works);
		fine = make(&arena, chart, jobs + i, works, some, options, seconds, err);
		works_finish(works, some);
	}
	return fine;
}

bool plot_file(const struct plot_chart *chart, const struct plot_input *input,
	struct plot_options *options, const char *path, int seconds, struct err *err)
{
	const struct plot_job job = { input, path };

	return plot_files(chart, &job, 1, options, seconds, err);
}
