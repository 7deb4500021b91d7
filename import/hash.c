/* libmd's SHA-256 takes about 70 instructions a byte, 13 % of the time of importing a million rows;
 * the instructions that x86 processors have for it since 2016 take 2 %. Only whole blocks are done
 * here, in libmd's own state: beginning, padding and end stay with it, and so does everything where
 * the processor has no such instructions. */
#include "import/hash.h"

#include <stdint.h>

#ifdef __x86_64__

#include <cpuid.h>
#include <immintrin.h>

enum { BLOCK = SHA256_BLOCK_LENGTH, WORDS = 4, QUADS = 16 }; /* 64 words are 16 times four */

/* The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4).
 */
static const uint32_t constants[QUADS * WORDS] = { 0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5,
	0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be,
	0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
	0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152,
	0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
	0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e,
	0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624,
	0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3,
	0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
	0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2 };

static bool asked_processor(void)
{
	static const unsigned int vectors = bit_SSE4_1 | bit_SSSE3, sha = bit_SHA;
	unsigned int a, b, c = 0, d, extended = 0;

	/* What is not answered stays 0. */
	__get_cpuid(1, &a, &b, &c, &d);
	__get_cpuid_count(7, 0, &a, &extended, &b, &d);
	return ((c & vectors) == vectors) & ((extended & sha) == sha);
}

bool hash_is_fast(void)
{
	static bool asked, fast; /* asking costs microseconds on a virtual machine */

	if (!asked)
		fast = asked_processor();
	asked = true;
	return fast;
}

/* The instructions want the state A to H as two halves, ABEF and CDGH. */
__attribute__((target("sha,ssse3,sse4.1"))) static void take_blocks(
	uint32_t state[8], const uint8_t *bytes, size_t count)
{
	const __m128i bytes_swapped =
		_mm_set_epi64x(INT64_C(0x0c0d0e0f08090a0b), INT64_C(0x0405060700010203));
	__m128i cdab = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)state), 0xB1);
	__m128i efgh = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(state + 4)), 0x1B);
	__m128i abef = _mm_alignr_epi8(cdab, efgh, 8), cdgh = _mm_blend_epi16(efgh, cdab, 0xF0);
	__m128i feba, dchg, w[QUADS];

	for (; count; count--, bytes += BLOCK) {
		const __m128i abef_before = abef, cdgh_before = cdgh;

		for (size_t i = 0; i < QUADS; i++) {
			__m128i sum;

			if (i < 4)
				w[i] = _mm_shuffle_epi8(
					_mm_loadu_si128((const __m128i *)(bytes + 16 * i)),
					bytes_swapped);
			else
				w[i] = _mm_sha256msg2_epu32(
					_mm_add_epi32(_mm_sha256msg1_epu32(w[i - 4], w[i - 3]),
						_mm_alignr_epi8(w[i - 1], w[i - 2], 4)),
					w[i - 1]);
			sum = _mm_add_epi32(
				w[i], _mm_loadu_si128((const __m128i *)(constants + WORDS * i)));
			cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
			abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0E));
		}
		abef = _mm_add_epi32(abef, abef_before);
		cdgh = _mm_add_epi32(cdgh, cdgh_before);
	}
	feba = _mm_shuffle_epi32(abef, 0x1B);
	dchg = _mm_shuffle_epi32(cdgh, 0xB1);
	_mm_storeu_si128((__m128i *)state, _mm_blend_epi16(feba, dchg, 0xF0));
	_mm_storeu_si128((__m128i *)(state + 4), _mm_alignr_epi8(dchg, feba, 8));
}

void hash_update(SHA2_CTX *hash, const void *bytes, size_t length)
{
	hash_update_by(hash, bytes, length, hash_is_fast());
}

void hash_update_by(SHA2_CTX *hash, const void *bytes, size_t length, bool fast)
{
	const uint8_t *at = bytes;
	size_t held = hash->bitcount[0] / 8 % BLOCK; /* libmd has the beginning of a block */
	size_t head = held ? BLOCK - held : 0;

	if (length >= head + BLOCK && fast) {
		const size_t blocks = (length - head) / BLOCK;

		SHA256Update(hash, at, head);
		at += head;
		take_blocks(hash->state.st32, at, blocks);
		hash->bitcount[0] += (uint64_t)blocks * BLOCK * 8;
		at += blocks * BLOCK;
		length -= head + blocks * BLOCK;
	}
	SHA256Update(hash, at, length);
}

#else

bool hash_is_fast(void)
{
	return false;
}

void hash_update(SHA2_CTX *hash, const void *bytes, size_t length)
{
	SHA256Update(hash, bytes, length);
}

void hash_update_by(SHA2_CTX *hash, const void *bytes, size_t length, bool fast)
{
	(void)fast;
	SHA256Update(hash, bytes, length);
}

#endif
