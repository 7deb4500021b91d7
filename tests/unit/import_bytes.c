/* How the bytes of a file become text: from the system's own files and descriptors that are open,
 * in parts that end anywhere, to which byte a fault points, and what it says of the encoding. */
#include "base/str.h"
#include "folder.h"
#include "import/encoding.h"
#include "import/input.h"

static size_t read_bytes(const char *path, char *buffer, size_t size)
{
	struct input *input;
	struct err err = { 0 };
	size_t length = 0;

	if (!input_open(path, &input, &err) || !input_read(input, buffer, size, &length, &err))
		fail_msg("%s", err.text);
	assert_int_equal(input_bytes(input), length);
	input_close(input);
	return length;
}

/* Those of /proc say that they are empty, and are not. */
static void files_of_the_system(void **state)
{
	static char ours[4096], theirs[4096];
	FILE *stream = fopen("/proc/version", "r");
	size_t length;

	(void)state;
	assert_non_null(stream);
	length = fread(theirs, 1, sizeof theirs, stream);
	fclose(stream);
	assert_true(length > 0);
	assert_int_equal(read_bytes("/proc/version", ours, sizeof ours), length);
	assert_memory_equal(ours, theirs, length);
}

/* What is open already is read from where it stands; it may stand at the end. */
static void the_rest_of_an_open_file(void **state)
{
	static const char text[] = "read before, Country,Score\n";
	char buffer[64], path[32];
	int file;

	(void)state;
	put("rest.csv", text, sizeof text - 1);
	file = open("rest.csv", O_RDONLY | O_CLOEXEC);
	assert_true(file >= 0);
	snprintf(path, sizeof path, "/dev/fd/%d", file);
	for (size_t at = 0; at < sizeof text; at++) {
		assert_int_equal(lseek(file, (off_t)at, SEEK_SET), at);
		assert_int_equal(read_bytes(path, buffer, sizeof buffer), sizeof text - 1 - at);
		assert_memory_equal(buffer, text + at, sizeof text - 1 - at);
	}
	close(file);
	unlink("rest.csv");
}

/* Standard input by each of its names is not opened anew, and is called what it is. */
static void standard_input_has_many_names(void **state)
{
	static const char *const names[] = { "-", "/dev/stdin", "/dev/fd/0" };
	int saved = dup(STDIN_FILENO), file;
	char buffer[64];

	(void)state;
	put("rest.csv", "read before, Country,Score\n", 27);
	file = open("rest.csv", O_RDONLY | O_CLOEXEC);
	assert_true(file >= 0);
	dup2(file, STDIN_FILENO);
	close(file);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct input *input;
		struct err err = { 0 };

		assert_int_equal(lseek(STDIN_FILENO, 13, SEEK_SET), 13);
		assert_true(input_open(names[i], &input, &err));
		assert_string_equal(input_name(input), "standard input");
		input_close(input);
		assert_int_equal(read_bytes(names[i], buffer, sizeof buffer), 14);
		assert_memory_equal(buffer, "Country,Score\n", 14);
	}
	dup2(saved, STDIN_FILENO);
	close(saved);
	unlink("rest.csv");
}

/* A number that is no open file's is told as one; what is no number is no file. */
static void descriptors_that_are_not_open(void **state)
{
	static const struct {
		const char *path;
		int status;
		const char *says;
	} cases[] = {
		{ "/dev/fd/1000", ERR_MACHINE, "/dev/fd/1000: cannot be opened: Bad file desc" },
		{ "/dev/fd/0x", ERR_NOT_FOUND, "/dev/fd/0x: no such file" },
		{ "/dev/fd/-1", ERR_NOT_FOUND, "/dev/fd/-1: no such file" },
		{ "/dev/fd/", ERR_MACHINE, "/dev/fd/: a directory" },
		/* 0 in the lower half of it */
		{ "/dev/fd/4294967296", ERR_NOT_FOUND, "/dev/fd/4294967296: no such file" },
		{ "/dev/fd/-4294967296", ERR_NOT_FOUND, "/dev/fd/-4294967296: no such file" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct input *input;
		struct err err = { 0 };

		assert_false(input_open(cases[i].path, &input, &err));
		assert_int_equal(err.code, cases[i].status);
		if (!strstr(err.text, cases[i].says))
			fail_msg("\"%s\", not \"%s\"", err.text, cases[i].says);
	}
}

/* A pipe gives a packet at a time: they are one text, of which no more is read than asked for. */
static void what_comes_in_pieces(void **state)
{
	for (size_t size = 10; size <= 32; size += 22) {
		struct input *input;
		struct err err = { 0 };
		char path[32], buffer[64];
		size_t length;
		int ends[2];

		(void)state;
		assert_int_equal(pipe2(ends, O_DIRECT | O_CLOEXEC), 0);
		assert_int_equal(write(ends[1], "Coun", 4), 4);
		assert_int_equal(write(ends[1], "try,", 4), 4);
		assert_int_equal(write(ends[1], "Score\n", 6), 6);
		close(ends[1]);
		snprintf(path, sizeof path, "/dev/fd/%d", ends[0]);
		memset(buffer, '-', sizeof buffer);
		assert_true(input_open(path, &input, &err));
		assert_true(input_read(input, buffer, size, &length, &err));
		assert_int_equal(length, size == 10 ? 10 : 14);
		assert_memory_equal(buffer, "Country,Score\n", length);
		assert_int_equal(buffer[length], '-');
		input_close(input);
		close(ends[0]);
	}
}

/* What is written while a file is read that has no more than one byte, or is read to its end. */
static void small_files_that_grow(void **state)
{
	(void)state;
	for (int rest = 0; rest < 2; rest++) {
		struct input *input;
		struct err err = { 0 };
		char path[32], buffer[64];
		size_t length;
		int file;

		put("small.csv", "C", 1);
		file = open("small.csv", O_RDWR | O_APPEND | O_CLOEXEC);
		assert_true(file >= 0);
		assert_int_equal(lseek(file, rest ? 0 : 1, SEEK_SET), rest ? 0 : 1);
		snprintf(path, sizeof path, "/dev/fd/%d", file);
		assert_true(input_open(path, &input, &err));
		assert_int_equal(write(file, "ode", 3), 3);
		assert_int_equal(lseek(file, rest ? 0 : 1, SEEK_SET), rest ? 0 : 1);
		assert_false(input_read(input, buffer, sizeof buffer, &length, &err));
		if (!strstr(err.text, rest ? "changed while it was read (4 bytes of 1); import"
					   : "changed while it was read (3 bytes of 0); import"))
			fail_msg("%s", err.text);
		input_close(input);
		close(file);
	}
	unlink("small.csv");
}

/* The text of a file, with the fault that ended it. */
static void read_text(
	const char *path, const char *encoding, struct str *ret, struct str *ret_fault)
{
	struct encoding_chunk chunk = { 0 };
	struct encoding *reader = NULL;
	struct input *input;
	struct err err = { 0 };

	str_clear(ret);
	str_clear(ret_fault);
	if (!input_open(path, &input, &err) || !encoding_open(input, encoding, &reader, &err))
		fail_msg("%s", err.text);
	do {
		if (!encoding_read(reader, &chunk, &err))
			fail_msg("%s", err.text);
		assert_true(chunk.length <= ENCODING_CHUNK);
		str_addn(ret, chunk.text, chunk.length);
	} while (chunk.length && !chunk.fault);
	str_add(ret_fault, chunk.fault ? chunk.fault : "");
	encoding_close(reader);
	input_close(input);
}

/* Characters of one to four bytes that end anywhere about the ends of the parts a file is read in:
 * the text is that of the file, and what cannot be read is named with its place in it. */
static void faults_are_where_they_are_said_to_be(void **state)
{
	/* of each length the first and the last there are */
	static const char *const characters[] = { "a", "\xc2\x80", "\xdf\xbf", "\xe0\xa0\x80",
		"\xef\xbf\xbd", "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf" };
	enum { CHARACTERS = sizeof characters / sizeof *characters };
	static const size_t places[] = { 5, ENCODING_CHUNK - 2, ENCODING_CHUNK + 1,
		2 * ENCODING_CHUNK - 1, 2 * ENCODING_CHUNK + 2048, 3 * ENCODING_CHUNK };
	STR_SCOPED bytes = { 0 };
	STR_SCOPED text = { 0 };
	STR_SCOPED fault = { 0 };
	char says[64];

	(void)state;
	for (size_t i = 0; i < CHARACTERS * sizeof places / sizeof *places; i++) {
		const char *character = characters[i % CHARACTERS];
		size_t at;

		str_clear(&bytes);
		str_add(&bytes, "begins");
		while (bytes.len < places[i / CHARACTERS])
			str_add(&bytes, character);
		at = bytes.len;
		str_add(&bytes, " and goes on");
		put("text.csv", str_text(&bytes), bytes.len);
		read_text("text.csv", NULL, &text, &fault);
		assert_string_equal(str_text(&fault), "");
		assert_int_equal(text.len, bytes.len);
		assert_memory_equal(str_text(&text), str_text(&bytes), bytes.len);
		bytes.data[at] = '\xff';
		put("text.csv", str_text(&bytes), bytes.len);
		read_text("text.csv", NULL, &text, &fault);
		snprintf(says, sizeof says, "not UTF-8: byte 0xff at offset %zu; it may be", at);
		if (!strstr(str_text(&fault), says))
			fail_msg("%s: %s", says, str_text(&fault));
		assert_int_equal(text.len, at);
		assert_memory_equal(str_text(&text), str_text(&bytes), at);
	}
	unlink("text.csv");
}

/* Bytes that only go on follow a character that is whole: the first of them is the fault, wherever
 * the part of the file ends that is read at once. */
static void bytes_that_go_on(void **state)
{
	static const char *const characters[] = { "a", "\xdf\xbf", "\xef\xbf\xbd",
		"\xf4\x8f\xbf\xbf" };
	STR_SCOPED bytes = { 0 };
	STR_SCOPED text = { 0 };
	STR_SCOPED fault = { 0 };
	char says[64];

	(void)state;
	for (size_t i = 0; i < 4 * 9 * 14; i++) {
		const size_t before = ENCODING_CHUNK - i % 14, more = 1 + i / 14 % 9;
		size_t at;

		str_clear(&bytes);
		while (bytes.len < before)
			str_addc(&bytes, 'e');
		str_add(&bytes, characters[i / 14 / 9]);
		at = bytes.len;
		while (bytes.len < at + more)
			str_addc(&bytes, '\x80');
		str_add(&bytes, " and goes on");
		put("text.csv", str_text(&bytes), bytes.len);
		read_text("text.csv", NULL, &text, &fault);
		snprintf(says, sizeof says, "not UTF-8: byte 0x80 at offset %zu;", at);
		if (!strstr(str_text(&fault), says))
			fail_msg("%zu bytes, %s: %s", more, says, str_text(&fault));
		assert_int_equal(text.len, at);
	}
	unlink("text.csv");
}

/* A character that the end of the file cuts off, where a part before it was read in the same place:
 * nothing of that part is left to make it whole. */
static void a_character_cut_off(void **state)
{
	static const char *const characters[] = { "\xc3\xa9", "\xe2\x82\xac", "\xf0\x9f\x87\xae" };
	STR_SCOPED bytes = { 0 };
	STR_SCOPED text = { 0 };
	STR_SCOPED fault = { 0 };
	char says[64];

	(void)state;
	for (size_t i = 0; i < 3; i++)
		for (size_t kept = 1; kept < 2 + i; kept++) {
			size_t at;

			str_clear(&bytes);
			while (bytes.len < ENCODING_CHUNK + 3000)
				str_add(&bytes, characters[i]);
			at = bytes.len;
			str_addn(&bytes, characters[i], kept);
			put("text.csv", str_text(&bytes), bytes.len);
			read_text("text.csv", NULL, &text, &fault);
			snprintf(says, sizeof says, "not UTF-8: byte 0x%02x at offset %zu;",
				(unsigned char)characters[i][0], at);
			if (!strstr(str_text(&fault), says))
				fail_msg("%s: %s", says, str_text(&fault));
			assert_int_equal(text.len, at);
		}
	unlink("text.csv");
}

/* What a text may be is guessed from 2048 bytes before the fault on. */
static void what_a_guess_looks_at(void **state)
{
	static const struct {
		const char *begins;
		size_t before; /* the fault */
		const char *goes_on, *guess;
	} cases[] = {
		{ "", 0, "\xf4 \xc8\xed", "it may be windows-1252" },
		{ "", 0, " \xc8\xed", "it may be GB18030" },
		{ "\xc3\xa9", 2048, "\xd6\xd0\xb9\xfa", "it may be GB18030" },
		{ "\xc3\xa9", 2049, "\xd6\xd0\xb9\xfa", "it may be windows-1252" },
	};
	STR_SCOPED bytes = { 0 };
	STR_SCOPED text = { 0 };
	STR_SCOPED fault = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		str_clear(&bytes);
		str_add(&bytes, cases[i].begins);
		while (bytes.len < cases[i].before)
			str_addc(&bytes, 'a');
		str_add(&bytes, cases[i].goes_on);
		put("text.csv", str_text(&bytes), bytes.len);
		read_text("text.csv", NULL, &text, &fault);
		if (!strstr(str_text(&fault), cases[i].guess))
			fail_msg("case %zu: %s", i, str_text(&fault));
	}
	unlink("text.csv");
}

/* A text that is said to be what it should be anyway is no conversion. */
static void utf8_by_its_names(void **state)
{
	static const char *const names[] = { "UTF-8", "utf-8", "UTF8", "utf8" };
	STR_SCOPED text = { 0 };
	STR_SCOPED fault = { 0 };

	(void)state;
	put("text.csv", "Togo,\xff", 6);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		read_text("text.csv", names[i], &text, &fault);
		assert_string_equal(str_text(&text), "Togo,");
		assert_string_equal(str_text(&fault),
			"not UTF-8: byte 0xff at offset 5; it may be windows-1252 (Excel in "
			"Western Europe): say --encoding NAME");
	}
	unlink("text.csv");
}

/* Up to 128 of the marks that fill a last block are no text, wherever a part of the file that is
 * read at once ends: before, among or after them. */
static void the_marks_of_the_end(void **state)
{
	STR_SCOPED bytes = { 0 };
	STR_SCOPED text = { 0 };
	STR_SCOPED fault = { 0 };

	(void)state;
	for (size_t marks = 126; marks <= 129; marks++)
		for (size_t after = 0; after <= marks; after++) {
			const size_t before = ENCODING_CHUNK - marks + after;

			if (after > 1 && after + 2 < marks)
				continue;
			str_clear(&bytes);
			while (bytes.len < before)
				str_addc(&bytes, 'a');
			while (bytes.len < before + marks)
				str_addc(&bytes, '\x1A');
			put("text.csv", str_text(&bytes), bytes.len);
			read_text("text.csv", NULL, &text, &fault);
			assert_string_equal(str_text(&fault), "");
			assert_int_equal(text.len, before + (marks == 129 && !after));
			/* Text follows: they are text as well. */
			str_add(&bytes, "b");
			put("text.csv", str_text(&bytes), bytes.len);
			read_text("text.csv", NULL, &text, &fault);
			assert_int_equal(text.len, bytes.len);
			assert_memory_equal(str_text(&text), str_text(&bytes), bytes.len);
		}
	unlink("text.csv");
}

/* The same of a text that is converted: each byte of Latin-1 from 0x80 becomes two. */
static void faults_of_converted_text(void **state)
{
	static const size_t places[] = { 5, 16383, 16384, 16385, 40000, 70001 };
	STR_SCOPED bytes = { 0 };
	STR_SCOPED text = { 0 };
	STR_SCOPED fault = { 0 };
	char says[64];

	(void)state;
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		str_clear(&bytes);
		while (bytes.len < places[i])
			str_add(&bytes, bytes.len % 3 ? "\xe9" : "e");
		put("text.csv", str_text(&bytes), bytes.len);
		read_text("text.csv", "ISO-8859-1", &text, &fault);
		assert_string_equal(str_text(&fault), "");
		assert_int_equal(text.len, bytes.len + bytes.len - (bytes.len + 2) / 3);
		str_add(&bytes, "\x81 and goes on"); /* no character of windows-1252 */
		put("text.csv", str_text(&bytes), bytes.len);
		read_text("text.csv", "WINDOWS-1252", &text, &fault);
		snprintf(says, sizeof says, "byte 0x81 at offset %zu is not WINDOWS-1252",
			places[i]);
		if (!strstr(str_text(&fault), says))
			fail_msg("%s: %s", says, str_text(&fault));
	}
	unlink("text.csv");
}

/* What no table begins with may stand further on, where another part of the file begins. */
static void only_a_file_begins(void **state)
{
	static const struct {
		size_t before;
		const char *marks, *encoding;
	} cases[] = { { ENCODING_CHUNK - 1, "\xef\xbb\xbf", NULL },
		{ ENCODING_CHUNK - 1, "BZh", NULL }, { 16384, "BZh", "ISO-8859-1" } };
	STR_SCOPED bytes = { 0 };
	STR_SCOPED text = { 0 };
	STR_SCOPED fault = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		str_clear(&bytes);
		while (bytes.len < cases[i].before)
			str_addc(&bytes, 'a');
		str_addf(&bytes, "%s goes on", cases[i].marks);
		put("text.csv", str_text(&bytes), bytes.len);
		read_text("text.csv", cases[i].encoding, &text, &fault);
		assert_string_equal(str_text(&fault), "");
		assert_string_equal(str_text(&text), str_text(&bytes));
	}
	unlink("text.csv");
}

/* A letter that an accent might follow is held back by the converter, but not at the end. */
static void the_last_letter_of_converted_text(void **state)
{
	STR_SCOPED bytes = { 0 };
	STR_SCOPED text = { 0 };
	STR_SCOPED fault = { 0 };

	(void)state;
	put("text.csv", "e\x88\x66", 3);
	read_text("text.csv", "BIG5-HKSCS", &text, &fault);
	assert_string_equal(str_text(&fault), "");
	assert_string_equal(str_text(&text), "e\xc3\x8a");
	/* Nor where the part that is handed over has no room for it: in TSCII one byte may become
	 * twelve, and a vowel waits for the letter that it stands before. */
	for (size_t room = 0; room < 5; room++) {
		str_clear(&bytes);
		while (bytes.len < ENCODING_CHUNK / 12)
			str_addc(&bytes, '\x82');
		while (bytes.len < ENCODING_CHUNK / 12 + ENCODING_CHUNK % 12 - room)
			str_addc(&bytes, 'a');
		str_addc(&bytes, '\xa6');
		put("text.csv", str_text(&bytes), bytes.len);
		read_text("text.csv", "TSCII", &text, &fault);
		assert_string_equal(str_text(&fault), "");
		assert_int_equal(text.len, ENCODING_CHUNK - room + 3);
		assert_string_equal(str_text(&text) + text.len - 3, "\xe0\xaf\x86");
	}
	unlink("text.csv");
}

/* The sample that is looked at may end inside a character, but not hold one that is none. */
static void guesses_of_two_bytes(void **state)
{
	char bytes[2100];

	(void)state;
	for (size_t i = 0; i + 1 < sizeof bytes; i += 2)
		memcpy(bytes + i, "\xd6\xd0", 2);
	/* one ASCII character before puts the end of the sample inside a character */
	for (size_t before = 0; before < 2; before++) {
		memset(bytes, 'a', before);
		for (size_t i = before; i + 1 < sizeof bytes; i += 2)
			memcpy(bytes + i, "\xd6\xd0", 2);
		assert_string_equal(encoding_guess((unsigned char *)bytes, 2098 + before),
			"GB18030 (or EUC-KR)");
		memcpy(bytes + before + 2048, "\xff\xff", 2); /* beyond it */
		assert_string_equal(encoding_guess((unsigned char *)bytes, 2098 + before),
			"GB18030 (or EUC-KR)");
		memcpy(bytes + before + 2000, "\xff\xff", 2);
		assert_string_not_equal(encoding_guess((unsigned char *)bytes, 2098 + before),
			"GB18030 (or EUC-KR)");
	}
	assert_string_not_equal(
		encoding_guess((const unsigned char *)"\xd6\xd0\xd6\xff", 4), "GB18030");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_of_the_system),
		cmocka_unit_test(the_rest_of_an_open_file),
		cmocka_unit_test(standard_input_has_many_names),
		cmocka_unit_test(descriptors_that_are_not_open),
		cmocka_unit_test(what_comes_in_pieces),
		cmocka_unit_test(small_files_that_grow),
		cmocka_unit_test(faults_are_where_they_are_said_to_be),
		cmocka_unit_test(bytes_that_go_on),
		cmocka_unit_test(a_character_cut_off),
		cmocka_unit_test(what_a_guess_looks_at),
		cmocka_unit_test(utf8_by_its_names),
		cmocka_unit_test(the_marks_of_the_end),
		cmocka_unit_test(faults_of_converted_text),
		cmocka_unit_test(only_a_file_begins),
		cmocka_unit_test(the_last_letter_of_converted_text),
		cmocka_unit_test(guesses_of_two_bytes),
	};

	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
