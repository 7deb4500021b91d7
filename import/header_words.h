/* Inside headers.c: the table of words. */
#ifndef IMPORT_HEADER_WORDS_H
#define IMPORT_HEADER_WORDS_H

#include "import/headers.h"

/* The field a folded phrase means; FIELD_NONE. Used for the values of an indicator column too. */
enum field header_word(const char *fold);

#endif
