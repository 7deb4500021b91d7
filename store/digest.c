#include "store/digest.h"

#include <inttypes.h>
#include <stdio.h>

/* The finisher of splitmix64: every input bit reaches every output bit. */
static uint64_t mix(uint64_t x)
{
	x = (x ^ (x >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
	x = (x ^ (x >> 27)) * UINT64_C(0x94D049BB133111EB);
	return x ^ (x >> 31);
}

void digest_add(struct digest *digest, int edition, int series, int country, struct decimal value)
{
	uint64_t key = mix(((uint64_t)(uint32_t)edition << 32 | (uint32_t)series) +
			   UINT64_C(0x9E3779B97F4A7C15));
	uint64_t figure = mix(key ^ ((uint64_t)(uint32_t)country << 8 | (uint8_t)value.places));

	figure = mix(figure + (uint64_t)value.value);
	digest->sum[0] += figure;
	digest->sum[1] += mix(figure ^ UINT64_C(0xD1B54A32D192ED03));
}

const char *digest_print(const struct digest *digest, char text[DIGEST_TEXT])
{
	snprintf(text, DIGEST_TEXT, "%016" PRIx64 "%016" PRIx64, digest->sum[0], digest->sum[1]);
	return text;
}
