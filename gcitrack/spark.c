#include "gcitrack/spark.h"

#include <math.h>

void spark_add(struct str *str, const int *places, size_t count, int worst, bool utf8)
{
	static const char *const bars[2][8] = {
		{ "_", ".", "-", "'" }, /* from below the line to above it */
		{ "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" },
	};
	const double highest = utf8 ? 7 : 3;

	for (size_t i = 0; i < count; i++) {
		double below = worst > 1 ? (places[i] - 1) / (worst - 1.0) : 0;

		if (places[i] < 1)
			str_addc(str, ' ');
		else
			str_add(str, bars[utf8][lround(highest * (1 - fmin(below, 1)))]);
	}
}
