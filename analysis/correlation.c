#include "analysis/correlation.h"

#include <assert.h>
#include <math.h>

bool correlation_spearman(const struct ranking *a, const struct ranking *b, double *ret)
{
	int64_t n = 0, sum_a = 0, sum_b = 0, sum_aa = 0, sum_bb = 0, sum_ab = 0;
	int64_t covariance, variance_a, variance_b;

	assert(a->count == b->count);
	for (size_t i = 0; i < a->count; i++) {
		int64_t x = standing_fractional_doubled(a->standings[i]);
		int64_t y = standing_fractional_doubled(b->standings[i]);

		if (!a->standings[i].present || !b->standings[i].present)
			continue;
		n++;
		sum_a += x;
		sum_b += y;
		sum_aa += x * x;
		sum_bb += y * y;
		sum_ab += x * y;
	}
	covariance = n * sum_ab - sum_a * sum_b;
	variance_a = n * sum_aa - sum_a * sum_a;
	variance_b = n * sum_bb - sum_b * sum_b;
	if (variance_a == 0 || variance_b == 0)
		return false;
	*ret = (double)covariance / (sqrt((double)variance_a) * sqrt((double)variance_b));
	return true;
}

bool correlation_kendall(const struct ranking *a, const struct ranking *b, double *ret)
{
	int64_t concordant = 0, discordant = 0, untied_a = 0, untied_b = 0;

	assert(a->count == b->count);
	for (size_t i = 0; i < a->count; i++) {
		if (!a->standings[i].present || !b->standings[i].present)
			continue;
		for (size_t j = i + 1; j < b->count; j++) {
			int x, y;

			if (!a->standings[j].present || !b->standings[j].present)
				continue;
			x = a->standings[i].higher - a->standings[j].higher;
			y = b->standings[i].higher - b->standings[j].higher;
			untied_a += x != 0;
			untied_b += y != 0;
			concordant += (x > 0 && y > 0) || (x < 0 && y < 0);
			discordant += (x > 0 && y < 0) || (x < 0 && y > 0);
		}
	}
	if (untied_a == 0 || untied_b == 0)
		return false;
	*ret = (double)(concordant - discordant) /
	       (sqrt((double)untied_a) * sqrt((double)untied_b));
	return true;
}
