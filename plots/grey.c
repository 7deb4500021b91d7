#include "plots/grey.h"

#include "plots/page.h"

#include <math.h>

/* The accents alternate between dark and middle; dashes and marks tell them apart (page.h). */
static const struct {
	unsigned colour, grey;
} chosen[] = {
	{ PAGE_GAIN, 0x111111 },
	{ PAGE_GAIN_PALE, 0xb0b0b0 },
	{ PAGE_LOSS, 0x8c8c8c },
	{ PAGE_LOSS_TEXT, 0x666666 },
	{ PAGE_RULE, 0xbababa }, /* neither gained nor lost, in a slope chart */
	{ PAGE_LOSS_PALE, 0xd9d9d9 },
	{ 0x007a59, 0x2b2b2b },
	{ 0xa8517f, 0x6e6e6e },
	{ 0x8a6100, 0x111111 },
	{ PAGE_DOT, 0xc4c4c4 },
	{ PAGE_DOT_GROUP, 0x707070 },
};

double grey_luminance(unsigned colour)
{
	static const double weights[] = { 0.2126, 0.7152, 0.0722 };
	double sum = 0;

	for (int i = 0; i < 3; i++) {
		double part = (colour >> (16 - 8 * i) & 0xff) / 255.0;

		sum += weights[i] *
		       (part <= 0.03928 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4));
	}
	return sum;
}

unsigned grey_of(unsigned colour)
{
	double light = grey_luminance(colour), part;

	for (size_t i = 0; i < sizeof chosen / sizeof *chosen; i++)
		if (chosen[i].colour == colour)
			return chosen[i].grey;
	part = light <= 0.0031308 ? light * 12.92 : 1.055 * pow(light, 1 / 2.4) - 0.055;
	return (unsigned)lround(part * 255) * 0x010101;
}
