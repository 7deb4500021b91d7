/* What the program says about itself, made from the tables of the commands. */
#ifndef GCITRACK_HELP_H
#define GCITRACK_HELP_H

#include "gcitrack/command.h"

void help_examples(struct context *context); /* `gcitrack` alone */
void help_overview(struct context *context); /* every command, the common options */
void help_command(struct context *context, const struct command *command);
void help_version(struct context *context);

#endif
