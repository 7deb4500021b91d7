/* Imports during which a call fails, to SQLite or to the system: each is refused with a sentence,
 * and the store is as it was. */
#include "failing_calls.h"
#include "import/encoding.h"
#include "planned_calls.h"
#include "trial.h"

#include <iconv.h>
#include <poll.h>
#include <time.h>

/* ---- SQLite ---- */

/* Files that ask the store for all that an import can ask for. */
static const struct {
	const char *name, *text;
	const char *map;
	bool unknown, series;
} files[] = {
	{ "gci2020.csv", "Country,Score\nIndonesia,94.88\nSouth Korea*,98.52\nKOR2,1\n", NULL,
		.unknown = true },
	{ "notes2020.csv",
		"Index,\nCountry,Score\nIndonesia,94.88\nPeru,55.67\n\n"
		"Source: the report of 2021\nNote that there is more\n",
		NULL },
	{ "codes2020.csv", "Code,Country,Score\nIDN,Indonesia,94.88\nPER,Peru,55.67\n", NULL },
	{ "own2020.csv", "Code,Score\nIDN,94.88\nOWID_KOS,\nXX,1\n", NULL, .unknown = true },
	{ "named2020.csv", "Name,Score\nIDN,94.88\nPER,55.67\n", "country=Name" },
	{ "long.csv",
		"Country,Year,Indicator,Value\nIndonesia,2020,GCI score,94.88\nPeru,2020,Ours,5\n"
		"Peru,2018,Ours,5\n",
		NULL, .series = true },
	{ "both2020.csv", "Country,Code,Score\nIDN,ID,94.88\nPER,PE,55.67\nXX,CL,50\n", NULL,
		.unknown = true },
	{ "series.csv", "Country,Indicator,2018,2020\nIndonesia,Ours,5,6\nPeru,Ours,7,8\n", NULL,
		.series = true },
	{ "wide.csv", "Country,2018,2020\nIndonesia,0.776,94.88\nPeru,0.401,55.67\n", NULL },
	{ "revised2020.csv", "Country,Score\nIndonesia,94.88\nPeru,55.76\n", NULL },
	{ "new2027.csv", "Country,Score\nIndonesia,94.88\nPeru,55.67\n", NULL },
};

enum { FILES = sizeof files / sizeof *files };

static bool import_with(struct trial *trial, int file, int at, bool *ret_failed)
{
	struct store *store = store_new();

	put(files[file].name, files[file].text, strlen(files[file].text));
	read_all("gci.db", &trial->before, &trial->before_length);
	trial->map[0] = files[file].map;
	trial->options.skip_unknown = files[file].unknown;
	if (strstr(files[file].name, "new")) {
		trial->options.edition = 2027;
		trial->options.published = "2027-05-01";
	}
	shim.kind = CALLS;
	shim.at = at;
	shim.seen = 0;
	shim.failed = false;
	run_in(trial, store, (const char *[]) { files[file].name }, 1);
	*ret_failed = shim.failed;
	shim.kind = NOTHING;
	shim.failed = false;
	store_close(store);
	unlink(files[file].name);
	read_all("gci.db", &trial->after, &trial->after_length);
	return trial->done;
}

static void every_call_to_the_store_fails_once(void **state)
{
	(void)state;
	for (int file = 0; file < FILES; file++) {
		bool failed = true;

		for (int at = 1; failed; at += at < 300 ? 1 : at / 4) {
			struct trial trial;
			bool done;

			trial_init(&trial);
			done = import_with(&trial, file, at, &failed);
			if (!failed) {
				if (!done)
					fail_msg(
						"%s:\n%s", files[file].name, str_text(&trial.said));
				assert_true(at > 10);
			} else if (done || trial.err.code != ERR_MACHINE ||
				   !strstr(trial.err.text, "disk I/O error")) {
				fail_msg("%s, call %d:\n%s", files[file].name, at,
					str_text(&trial.said));
			} else {
				assert_int_equal(trial.before_length, trial.after_length);
				assert_memory_equal(trial.before, trial.after, trial.before_length);
			}
			trial_finish(&trial);
		}
	}
}

/* What a name resembles is a suggestion: where it cannot be looked for, the name is unknown all the
 * same. */
static void a_suggestion_that_cannot_be_looked_for(void **state)
{
	static const char text[] = "Country,Score\nIndonesai,94.88\nPeru,55.67\n";
	bool failed = true, told = false, silent = false;

	(void)state;
	put("gci2020.csv", text, strlen(text));
	for (int at = 1; failed; at++) {
		struct store *store = store_new();
		struct trial trial;

		trial_init(&trial);
		shim.kind = CALLS;
		shim.at = at;
		shim.seen = 0;
		shim.failed = false;
		run_in(&trial, store, (const char *[]) { "gci2020.csv" }, 1);
		failed = shim.failed;
		shim.kind = NOTHING;
		shim.failed = false;
		if (trial.done)
			fail_msg("call %d:\n%s", at, str_text(&trial.said));
		if (trial.err.code == ERR_DATA) {
			expect_said(
				&trial, "names", "\"Indonesai\" is not a known name (1 of 2 rows)");
			told = strstr(str_text(&trial.said), "did you mean Indonesia (IDN)?");
			assert_true(told || failed);
			silent = silent || !told;
		} else {
			assert_true(failed && trial.err.code == ERR_MACHINE);
		}
		trial_finish(&trial);
		store_close(store);
	}
	assert_true(told && silent);
	unlink("gci2020.csv");
}

/* ---- the system ---- */

enum { NO_CALL, READ, POLL, PIPE2, FSTAT, FCNTL, ICONV };

SYSTEM(ssize_t, read, READ, -1, (int file, void *bytes, size_t size), (file, bytes, size))
SYSTEM(int, poll, POLL, -1, (struct pollfd * list, nfds_t count, int patience),
	(list, count, patience))
SYSTEM(int, pipe2, PIPE2, -1, (int ends[2], int flags), (ends, flags))
SYSTEM(int, fstat64, FSTAT, -1, (int file, struct stat *ret), (file, ret))
SYSTEM(int, fcntl64, FCNTL, -1, (int file, int command, long value), (file, command, value))

SYSTEM(iconv_t, iconv_open, ICONV, (iconv_t)-1, (const char *to, const char *from), (to, from))

static const char small[] = "Country,Score\nIndonesia,94.88\nPeru,55.67\n";

static void append(void)
{
	FILE *stream = fopen("gci2020.csv", "a");

	fputs("Chile,1\n", stream);
	fclose(stream);
}

static void touch_second(void)
{
	const struct timespec times[2] = { { .tv_sec = 1000 }, { .tv_sec = 1000 } };

	assert_int_equal(utimensat(AT_FDCWD, "gci2020.csv", times, 0), 0);
}

static struct stat now;

static void touch_fraction(void)
{
	struct timespec times[2] = { now.st_mtim, now.st_mtim };

	times[1].tv_nsec = (times[1].tv_nsec + 1) % 1000000000;
	assert_int_equal(utimensat(AT_FDCWD, "gci2020.csv", times, 0), 0);
}

static void expect_refused(const char *path, int status, const char *says)
{
	struct trial trial;

	trial_init(&trial);
	store_close(run(&trial, path));
	expect_status(&trial, says, status);
	expect_said(&trial, path, says);
	assert_int_equal(plan.call, NO_CALL); /* it was made */
	trial_finish(&trial);
}

static void files_that_cannot_be_read(void **state)
{
	static const struct {
		int call;
		int at, error;
		void (*before)(void);
		int status;
		const char *says;
	} cases[] = {
		{ FSTAT, 1, EIO, NULL, ERR_MACHINE,
			"gci2020.csv: cannot be examined: Input/output error" },
		{ FSTAT, 2, EIO, NULL, ERR_MACHINE,
			"gci2020.csv: cannot be examined: Input/output error" },
		{ FCNTL, 2, EBADF, NULL, ERR_MACHINE,
			"gci2020.csv: cannot be set up for reading: Bad file descriptor" },
		{ READ, 1, EIO, NULL, ERR_MACHINE,
			"gci2020.csv: cannot be read: Input/output error" },
		{ READ, 2, EISDIR, NULL, ERR_MACHINE, "gci2020.csv: cannot be read: Is a direc" },
		{ FSTAT, 2, 0, append, ERR_DATA, "gci2020.csv: changed while it was read; " },
		{ FSTAT, 2, 0, touch_second, ERR_DATA, "gci2020.csv: changed while it was read; " },
		{ FSTAT, 2, 0, touch_fraction, ERR_DATA,
			"gci2020.csv: changed while it was read; " },
		{ READ, 1, 0, append, ERR_DATA,
			"gci2020.csv: changed while it was read (49 bytes of 41); " },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		put("gci2020.csv", small, strlen(small));
		assert_int_equal(stat("gci2020.csv", &now), 0);
		plan.call = cases[i].call;
		plan.at = cases[i].at;
		plan.error = cases[i].error;
		plan.before = cases[i].before;
		expect_refused("gci2020.csv", cases[i].status, cases[i].says);
		unlink("gci2020.csv");
	}
}

static void a_file_to_convert_that_cannot_be_read(void **state)
{
	struct trial trial;

	(void)state;
	put("gci2020.csv", small, strlen(small));
	trial_init(&trial);
	trial.options.encoding = "ISO-8859-1";
	plan.call = READ;
	plan.at = 1;
	plan.error = EIO;
	plan.before = NULL;
	store_close(run(&trial, "gci2020.csv"));
	expect_status(&trial, "gci2020.csv", ERR_MACHINE);
	expect_said(&trial, "gci2020.csv", "gci2020.csv: cannot be read: Input/output error");
	trial_finish(&trial);
	unlink("gci2020.csv");
}

/* An encoding that the system does not know is none that a text is guessed to be in. */
static void an_encoding_that_is_not_there(void **state)
{
	static const unsigned char kana[] = "\x82\xa0\x82\xa2\x82\xa4";

	(void)state;
	assert_string_equal(encoding_guess(kana, 6), "Shift_JIS");
	plan.call = ICONV;
	plan.at = 1;
	plan.error = EINVAL;
	plan.before = NULL;
	assert_string_not_equal(encoding_guess(kana, 6), "Shift_JIS");
	assert_int_equal(plan.call, NO_CALL); /* it was made */
}

/* What interrupts a read is no failure. */
static void a_read_that_is_interrupted(void **state)
{
	(void)state;
	put("gci2020.csv", small, strlen(small));
	plan.call = READ;
	plan.at = 1;
	plan.error = EINTR;
	plan.before = NULL;
	expect_refused("gci2020.csv", 0, "");
	unlink("gci2020.csv");
}

static void pipes_that_cannot_be_watched(void **state)
{
	(void)state;
	input_fifo_patience = 10;
	assert_int_equal(mkfifo("gci2020.csv", 0600), 0);
	plan.call = POLL;
	plan.at = 1;
	plan.error = ENOMEM;
	plan.before = NULL;
	expect_refused("gci2020.csv", ERR_MACHINE,
		"gci2020.csv: cannot wait for the pipe: Cannot allocate memory");
	/* Whether anybody writes cannot be found out: as if nobody did. */
	plan.call = PIPE2;
	plan.error = EMFILE;
	plan.at = 1;
	expect_refused("gci2020.csv", ERR_MACHINE, "gci2020.csv: a pipe nobody writes to");
	unlink("gci2020.csv");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_call_to_the_store_fails_once),
		cmocka_unit_test(a_suggestion_that_cannot_be_looked_for),
		cmocka_unit_test(files_that_cannot_be_read),
		cmocka_unit_test(a_file_to_convert_that_cannot_be_read),
		cmocka_unit_test(an_encoding_that_is_not_there),
		cmocka_unit_test(a_read_that_is_interrupted),
		cmocka_unit_test(pipes_that_cannot_be_watched),
	};

	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
