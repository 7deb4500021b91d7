/* "Did you mean": what a word that is nothing may have been meant to be. Never applied, only said.
 */
#ifndef GCITRACK_SUGGEST_H
#define GCITRACK_SUGGEST_H

#include "gcitrack/command.h"

/* ERR_NOT_FOUND for a WHO that is nothing: names the nearest countries, groups and regions, three
 * at most. `group_only`: it was written with an @. */
bool suggest_who(struct context *context, const char *word, bool group_only, struct err *err);

#endif
