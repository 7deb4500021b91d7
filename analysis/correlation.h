/* Rank correlations of two rankings of the same items. Items must be present in both or in neither;
 * only those in both count. Missing (false) for fewer than two items or where all tie in one of
 * them. */
#ifndef ANALYSIS_CORRELATION_H
#define ANALYSIS_CORRELATION_H

#include "analysis/rank.h"

/* Spearman's rho: Pearson's r of the fractional ranks, so right with ties. Sums are integers. */
bool correlation_spearman(const struct ranking *a, const struct ranking *b, double *ret);

/* Kendall's tau-b (Kendall 1945): (C - D) / sqrt((N - Ta)(N - Tb)), N pairs, Ta those tied in a. */
bool correlation_kendall(const struct ranking *a, const struct ranking *b, double *ret);

#endif
