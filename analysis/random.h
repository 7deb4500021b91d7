/* A small seeded generator, the same on every machine: xoshiro256** 1.0 (Blackman & Vigna 2018,
 * public domain) with its state filled by splitmix64. Same seed, same numbers. Not for secrets. */
#ifndef ANALYSIS_RANDOM_H
#define ANALYSIS_RANDOM_H

#include <stddef.h>
#include <stdint.h>

struct random_state {
	uint64_t word[4];
};

void random_seed(struct random_state *state, uint64_t seed);
uint64_t random_next(struct random_state *state);
/* Uniform on 0..bound-1 without bias (Lemire 2019); bound > 0. */
uint64_t random_below(struct random_state *state, uint64_t bound);
/* Draws `count` of the `total` items without replacement: they are the first `count` afterwards,
 * the rest follows (a partial Fisher-Yates shuffle). */
void random_sample(struct random_state *state, size_t *items, size_t total, size_t count);

#endif
