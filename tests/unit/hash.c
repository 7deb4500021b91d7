/* import/hash.h against libmd: every length about the blocks, in pieces of every size. */
#include "import/hash.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

static uint8_t bytes[1000];

static void digest(size_t length, size_t piece, bool fast, char ret[SHA256_DIGEST_STRING_LENGTH])
{
	SHA2_CTX hash;
	size_t at;

	SHA256Init(&hash);
	for (at = 0; at < length; at += piece)
		hash_update_by(&hash, bytes + at, length - at < piece ? length - at : piece, fast);
	SHA256End(&hash, ret);
}

static void known_answers(void **state)
{
	SHA2_CTX hash;
	char text[SHA256_DIGEST_STRING_LENGTH];

	(void)state;
	SHA256Init(&hash); /* FIPS 180-2, appendix B.3: a million times "a" */
	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = 'a';
	for (int i = 0; i < 1000; i++)
		hash_update(&hash, bytes, sizeof bytes);
	SHA256End(&hash, text);
	assert_string_equal(
		text, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

static void as_libmd(void **state)
{
	char ours[SHA256_DIGEST_STRING_LENGTH], theirs[SHA256_DIGEST_STRING_LENGTH];
	static const size_t pieces[] = { 1, 63, 64, 65, 128, 200, 1000 };

	(void)state;
	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (uint8_t)(i * 167 + i / 256);
	for (size_t length = 0; length <= 400; length++)
		for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
			SHA256Data(bytes, length, theirs);
			digest(length, pieces[i], hash_is_fast(), ours);
			assert_string_equal(ours, theirs);
			digest(length, pieces[i], false, ours);
			assert_string_equal(ours, theirs);
		}
	print_message("# the processor's instructions: %s\n", hash_is_fast() ? "yes" : "no");
}

/* The system says of every processor what it can do. */
static void the_processor_is_asked(void **state)
{
	FILE *stream = fopen("/proc/cpuinfo", "r");
	char line[8192];
	bool told = false, fast = false;

	(void)state;
	while (stream && !told && fgets(line, sizeof line, stream)) {
		told = strncmp(line, "flags\t", 6) == 0;
		fast = told && strstr(line, " sha_ni") && strstr(line, " ssse3") &&
		       strstr(line, " sse4_1");
	}
	if (stream)
		fclose(stream);
	if (!told)
		skip();
	assert_int_equal(hash_is_fast(), fast);
	assert_int_equal(hash_is_fast(), fast); /* asked once, answered always */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_processor_is_asked), /* before anything else asks */
		cmocka_unit_test(known_answers),
		cmocka_unit_test(as_libmd),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
