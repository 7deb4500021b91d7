/* Options -> command -> open the store -> run -> report the error -> exit status. */
#include "base/file.h"
#include "base/text.h"
#include "gcitrack/help.h"
#include "gcitrack/options.h"
#include "gcitrack/terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* One for the whole program, so that the end by lack of memory finds what is open. */
static struct run {
	struct arena arena;
	struct options options;
	struct context context;
	struct answer answer;
	struct file_out output;
	bool output_open;
} run;

/* ---- ends that come unasked ---- */

static void exhausted(void)
{
	static const char nothing[] = "gcitrack: out of memory: nothing was changed\n";
	static const char changed[] =
		"gcitrack: out of memory: the change was made, but its report cannot be shown\n";
	static const char made[] =
		"gcitrack: out of memory: a new store was made, else nothing was changed\n";
	const char *said = store_changed(run.context.store) ? changed
			   : store_made()                   ? made
							    : nothing;
	static bool entered;

	if (!entered) { /* closing the store may want memory again */
		entered = true;
		if (write(STDERR_FILENO, said, strlen(said)) < 0) {
			/* nobody is left to tell */
		}
		file_out_abandon_all();
		store_close(run.context.store);
	}
	_exit(ERR_MACHINE);
}

static void interrupted(int signal_number)
{
	file_out_abandon_all();
	raise(signal_number); /* SA_RESETHAND: ends the program as it would have been */
}

static void signals_install(void)
{
	static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
	struct sigaction action = { .sa_handler = interrupted, .sa_flags = (int)SA_RESETHAND };

	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		struct sigaction before;

		/* Ignored by whoever started us (nohup): stays ignored. */
		sigaction(signals[i], NULL, &before);
		if (before.sa_handler != SIG_IGN)
			sigaction(signals[i], &action, NULL);
	}
	signal(SIGXFSZ, SIG_IGN); /* a file too large is an error of write(), to be said */
}

/* A closed descriptor 0, 1 or 2 would go to the next file opened: the store as stdout. Filled with
 * one that fails, so that writing to a closed stdout is still an error. */
static void descriptors_fill(void)
{
	for (int i = 0; i <= STDERR_FILENO; i++)
		if (fcntl(i, F_GETFD) < 0)
			(void)!open("/dev/null", i == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

/* ---- what is said at the end ---- */

/* "gci.csv:14: ..." stays as it is, so that editors can jump to it. */
static bool begins_with_file(const char *text)
{
	const struct context *context = &run.context;

	for (size_t i = 0; i < context->argument_count; i++) {
		size_t length = strlen(context->arguments[i]);

		if (length > 0 && strncmp(text, context->arguments[i], length) == 0 &&
			text[length] == ':')
			return true;
	}
	return false;
}

static void report(const struct err *err)
{
	STR_SCOPED text = { 0 };

	text_escape(&text, err->text);
	fprintf(stderr, "%s%s\n",
		err->code == ERR_DATA && begins_with_file(err->text) ? "" : "gcitrack: ",
		str_text(&text));
}

/* Whether the reader of our pipe is gone. The errno of the write that failed may be long lost. */
static bool reader_left(void)
{
	struct pollfd descriptor = { .fd = STDOUT_FILENO, .events = POLLOUT };

	(void)poll(&descriptor, 1, 0); /* where it fails there are no events */
	return (descriptor.revents & POLLERR) != 0;
}

/* What a program wrote is only written when closing says so. A reader who went away (`| head`)
 * wanted no more: nothing is said; nor where the command has `said` it already. */
static bool stdout_close(bool said)
{
	struct err err = { 0 };
	bool failed, left;

	errno = 0;
	failed = fflush(stdout) != 0;
	failed |= ferror(stdout) != 0;
	left = failed && reader_left();
	failed |= fclose(stdout) != 0;
	if (failed && !left && !said) {
		if (errno != 0)
			err_fill_errno(&err, "standard output");
		else
			err_fill(&err, ERR_MACHINE, "standard output could not be written");
		report(&err);
	}
	return !failed;
}

/* ---- the run ---- */

/* --db, GCITRACK_DB, the user's data folder; NULL: nowhere. */
static const char *store_path(struct arena *arena)
{
	const char *given = options_value(&run.options, "db");
	const char *variable = getenv("GCITRACK_DB"), *data = getenv("XDG_DATA_HOME");
	const char *home = getenv("HOME");

	if (given)
		return given;
	if (variable && variable[0] != '\0')
		return variable;
	if (data && data[0] == '/') /* by its specification a relative one is no value */
		return arena_printf(arena, "%s/gcitrack/gci.db", data);
	if (home && home[0] != '\0')
		return arena_printf(arena, "%s/.local/share/gcitrack/gci.db", home);
	return NULL;
}

static bool open_store(struct context *context, struct err *err)
{
	const struct command *command = context->command;
	enum command_store mode = command->store_for ? command->store_for(context) : command->store;

	context->store_path = store_path(context->arena);
	if (mode == COMMAND_NO_STORE)
		return true;
	if (mode == COMMAND_READS) {
		/* Only a file that was asked for by name must be there. */
		if (context->store_path && !options_value(&run.options, "db") &&
			access(context->store_path, F_OK) != 0 &&
			(errno == ENOENT || errno == ENOTDIR))
			context->store_path = NULL;
		return store_open(context->store_path, STORE_READ, &context->store, err);
	}
	if (!context->store_path)
		return err_set(err, ERR_USAGE,
			"there is no place for the store: give --db FILE, or set HOME");
	/* A dry run where there is no store yet leaves none behind. */
	if (options_value(&run.options, "dry-run") && access(context->store_path, F_OK) != 0 &&
		errno == ENOENT)
		context->store_path = NULL;
	return store_open(context->store_path, STORE_WRITE, &context->store, err);
}

static bool format_choose(enum format *ret, struct err *err)
{
	const char *name = options_value(&run.options, "format");
	bool excel = options_value(&run.options, "excel") != NULL;

	*ret = run.options.command ? run.options.command->format : FORMAT_TABLE;
	for (size_t i = 0; name && format_writers[i]; i++)
		if (strcmp(format_writers[i]->name, name) == 0)
			*ret = format_writers[i]->format;
	if (excel && name && *ret != FORMAT_CSV)
		return err_set(err, ERR_USAGE, "--excel is a kind of csv, not of %s", name);
	if (excel)
		*ret = FORMAT_CSV;
	return true;
}

static bool output_open(FILE **ret, struct err *err)
{
	const char *path = options_value(&run.options, "output");

	*ret = stdout;
	if (!path || strcmp(path, "-") == 0 ||
		(run.options.command && run.options.command->own_output))
		return true;
	if (!file_out_open(path, &run.output, err))
		return false;
	run.output_open = true;
	*ret = run.output.stream;
	return true;
}

static enum color color_asked(void)
{
	const char *color = options_value(&run.options, "color");

	if (color && strcmp(color, "always") == 0)
		return COLOR_ALWAYS;
	return color && strcmp(color, "never") == 0 ? COLOR_NEVER : COLOR_AUTO;
}

static bool context_fill(struct context *context, struct err *err)
{
	enum format format;
	FILE *stream;

	*context = (struct context) {
		.command = run.options.command,
		.arena = &run.arena,
		.arguments = run.options.arguments,
		.argument_count = run.options.argument_count,
		.options = run.options.values,
		.option_count = run.options.count,
		.group = options_value(&run.options, "group"),
		.edition = options_value(&run.options, "edition"),
		.quiet = options_value(&run.options, "quiet") != NULL,
		.cite = options_value(&run.options, "cite") != NULL,
		.width = 80,
		.answer = &run.answer,
	};
	if (!option_date(context, "as-known", &context->as_known, err) ||
		!option_date(context, "as-of", &context->as_of, err) ||
		!format_choose(&format, err) || !output_open(&stream, err))
		return false;
	context->terminal = stream == stdout && isatty(STDOUT_FILENO);
	context->color = terminal_color(color_asked(), context->terminal);
	if (stream == stdout)
		context->width = terminal_width(STDOUT_FILENO);
	answer_init(&run.answer, format, stream, &run.arena, context->width);
	run.answer.excel = options_value(&run.options, "excel") != NULL;
	run.answer.cut = context->terminal;
	return true;
}

static bool answer_question(struct context *context, struct err *err)
{
	if (options_value(&run.options, "version")) {
		help_version(context);
		return true;
	}
	if (options_value(&run.options, "help")) {
		if (context->command)
			help_command(context, context->command);
		else
			help_overview(context);
		return true;
	}
	if (!context->command) {
		help_examples(context);
		return true;
	}
	if (!open_store(context, err) || !context->command->run(context, err))
		return false;
	if (context->late.code == ERR_NONE)
		return true;
	*err = context->late;
	return false;
}

static bool work(int argc, char **argv, struct err *err)
{
	bool good;

	if (!options_parse(argc, argv, &run.arena, &run.options, err) ||
		!context_fill(&run.context, err))
		return false;
	good = answer_question(&run.context, err);
	/* An answer that was finished is whole even where its verdict is a refusal (check). */
	if (run.output_open && (good || (run.answer.ended && run.context.late.code == ERR_NONE))) {
		struct err failed = { 0 };

		if (!file_out_commit(&run.output, &failed)) {
			*err = failed;
			good = false;
		}
	}
	return good;
}

int main(int argc, char **argv)
{
	struct err err = { 0 };
	int status = ERR_NONE;

	descriptors_fill();
	signals_install();
	mem_on_exhausted(exhausted);
	arena_init(&run.arena);
	if (!work(argc, argv, &err)) {
		status = (int)err.code;
		fflush(stdout);
		report(&err);
	}
	file_out_discard(&run.output);
	store_close(run.context.store);
	run.context.store = NULL;
	if (!stdout_close(status == ERR_MACHINE))
		status = ERR_MACHINE;
	answer_finish(&run.answer);
	arena_finish(&run.arena);
	return status;
}
