/* Colours for print in grey: as light as they are, but where two that must be told apart would come
 * out alike. */
#ifndef PLOTS_GREY_H
#define PLOTS_GREY_H

/* How much light a colour 0xRRGGBB gives off, 0 to 1 (WCAG 2). */
double grey_luminance(unsigned colour);
/* The grey that stands for a colour. */
unsigned grey_of(unsigned colour);

#endif
