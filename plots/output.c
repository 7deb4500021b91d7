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
	MOST_OPEN = 25,      /* files, or twice as many for LaTeX */
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
		"for the gnuplot script",
		path);
}

/* What a kept script draws when it is run, a picture beside it: "my trend.gp" gives "my-trend.svg".
 */
static const char *picture_name(struct arena *arena, const char *path)
{
	enum { LONGEST = 100 };
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	const char *dot = strrchr(name, '.');
	size_t length = (size_t)(dot - name); /* the ending says what is drawn */
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

	mem_need(stream != NULL);
	fine = plot_script(chart, input, options, stream, err);
	/* The C library gives back what there is too much of, and says nothing where it cannot. */
	mem_need(fclose(stream) == 0);
	mem_need(text != NULL);
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

	if (options->format == PLOT_PDF || options->format == PLOT_TEX) {
		picture_fix_date(picture);
	} else if (options->format == PLOT_PNG) {
		picture_add_density(picture, DOTS_PER_INCH);
	} else if (options->format == PLOT_SVG) {
		/* letters without a glyph can be spoken, so none is replaced */
		input = plot_clean(&arena, given, true, NULL);
		describe(&input, &description);
		picture_describe(picture, input.title ? input.title : "", str_text(&description));
	}
}

/* A picture on its way. */
struct work {
	struct str script, texts; /* texts: of a LaTeX picture */
	const char *drawing;      /* NAME-drawing, of a LaTeX picture */
	struct str picture;
};

/* Some pictures on their way, and their files: written beside their places, not yet there. */
struct works {
	const struct plot_job *jobs; /* what each is to be */
	struct work *list;
	size_t count;
	struct file_out *files;
	size_t file_count, synced; /* the first are on the disk */
};

static void works_finish(struct works *works)
{
	for (size_t i = 0; i < works->count; i++) {
		str_finish(&works->list[i].script);
		str_finish(&works->list[i].texts);
		str_finish(&works->list[i].picture);
	}
	for (size_t i = 0; i < works->file_count; i++)
		file_out_discard(&works->files[i]); /* nothing if it is there */
}

static bool write_file(
	struct works *works, const char *path, const struct str *content, struct err *err)
{
	struct file_out *out = &works->files[works->file_count];

	if (!file_out_open(path, out, err))
		return false;
	works->file_count++;
	fwrite(str_text(content), 1, content->len, out->stream);
	file_out_flush(out);
	return true;
}

static bool sync_files(struct works *works, struct err *err)
{
	for (; works->synced < works->file_count; works->synced++)
		if (!file_out_sync(&works->files[works->synced], err))
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
	return script_text(chart, given->input, &mine, &work->script, err);
}

/* The drawing first: a LaTeX file never stands there without it. */
static bool write_latex(struct arena *arena, const char *path, struct works *works,
	const struct work *work, struct err *err)
{
	const char *slash = strrchr(path, '/');
	const char *beside = arena_printf(
		arena, "%.*s%s.pdf", slash ? (int)(slash - path + 1) : 0, path, work->drawing);
	STR_SCOPED text = { 0 };

	latex_picture(&text, work->drawing, str_text(&work->texts));
	return write_file(works, beside, &work->picture, err) &&
	       write_file(works, path, &text, err);
}

static bool write_picture(struct arena *arena, const struct plot_job *given,
	const struct plot_options *options, struct works *works, struct work *work, struct err *err)
{
	if (options->format == PLOT_GP)
		return write_file(works, given->path, &work->script, err);
	amend(given->input, options, &work->picture);
	if (options->format == PLOT_TEX)
		return write_latex(arena, given->path, works, work, err);
	return write_file(works, given->path, &work->picture, err);
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

/* gnuplot for so many: the one that was started, or another. */
static bool ready(struct plot_options *options, size_t count, struct err *err)
{
	if (options->started && !render_fits(options->started, count, options->format))
		plot_stop(options);
	return options->started || render_start(count, options->format, &options->started, err);
}

static bool give_scripts(struct arena *arena, const struct plot_chart *chart, struct works *works,
	struct plot_options *options, int seconds, struct err *err)
{
	const bool drawn = options->format != PLOT_GP;

	for (size_t i = 0; i < works->count; i++) {
		struct work *work = &works->list[i];

		if (!write_script(arena, chart, &works->jobs[i], options, work, err) ||
			(drawn && i == 0 && !ready(options, works->count, err)) ||
			(drawn && !render_add(options->started, str_text(&work->script), err)))
			return false;
	}
	return !drawn || render_go(options->started, seconds, err);
}

/* Some files are written before the first of them is waited for: the disk then takes them together,
 * and gnuplot draws meanwhile. */
static bool take_pictures(
	struct arena *arena, struct works *works, struct plot_options *options, struct err *err)
{
	for (size_t i = 0; i < works->count; i++) {
		struct work *work = &works->list[i];

		if (options->format != PLOT_GP &&
			!render_take(options->started, i, &work->picture, err))
			return false;
		if (!write_picture(arena, &works->jobs[i], options, works, work, err) ||
			((i + 1) % MOST_OPEN == 0 && !sync_files(works, err)))
			return false;
		str_finish(&work->picture);
	}
	return sync_files(works, err) &&
	       (options->format == PLOT_GP || render_finish(options->started, err));
}

/* Some pictures from beginning to end. */
static bool make(const struct plot_chart *chart, const struct plot_job *jobs, size_t count,
	struct plot_options *options, int seconds, struct err *err)
{
	__attribute__((cleanup(arena_finish))) struct arena arena = { 0 };
	__attribute__((cleanup(works_finish))) struct works works = { .jobs = jobs,
		.count = count };
	bool fine;

	works.list = arena_array(&arena, count, sizeof *works.list);
	works.files = arena_array(&arena, 2 * count, sizeof *works.files);
	fine = give_scripts(&arena, chart, &works, options, seconds, err) &&
	       take_pictures(&arena, &works, options, err);
	plot_stop(options);
	return fine && file_out_commit_all(works.files, works.file_count, err);
}

bool plot_files(const struct plot_chart *chart, const struct plot_job *jobs, size_t count,
	struct plot_options *options, int seconds, struct err *err)
{
	if (count > 0 && !plot_format_of(jobs[0].path, &options->format, err))
		return false;
	for (size_t i = 0, some; i < count; i += some) {
		some = count - i < MOST_PICTURES ? count - i : MOST_PICTURES;
		if (!make(chart, jobs + i, some, options, seconds, err))
			return false;
	}
	return true;
}

bool plot_file(const struct plot_chart *chart, const struct plot_input *input,
	struct plot_options *options, const char *path, int seconds, struct err *err)
{
	const struct plot_job job = { input, path };

	return plot_files(chart, &job, 1, options, seconds, err);
}
