/* text.h - a growable string
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * A text that ran out of memory stays failed and ignores what is appended, so that only the end of a chain of
 * appends has to be looked at. cr_text_string() is never NULL.
 */
#ifndef CR_TEXT_H
#define CR_TEXT_H

#include "attribute.h"
#include "compact.h"

#include <stdarg.h>

typedef struct cr_text {
  char *data; /* NULL while empty */
  size_t length, capacity;
  bool failed;
} cr_text;

void cr_text_append(cr_text *text, const char *string);
void cr_text_append_bytes(cr_text *text, const char *bytes, size_t length);

void cr_text_format(cr_text *text, const char *format, ...) CR_PRINTF(2, 3);
void cr_text_format_list(cr_text *text, const char *format, va_list arguments) CR_PRINTF(2, 0);

/* The shortest of 15 digits, with a point whatever the locale writes. */
void cr_text_append_number(cr_text *text, double number);

/* What is in the text, "" at first. */
const char *cr_text_string(const cr_text *text);

/* Empties the text and keeps its memory. */
void cr_text_clear(cr_text *text);

/* The bytes of the character that text begins with, where a screen would obey it and not show it: a control
 * character, a break of lines, a mark that turns the direction of what follows. 0 for any other. */
size_t cr_unseen_length(const char *text);

/* Appends the string with a question mark for each character that is not to be seen. */
void cr_text_append_shown(cr_text *text, const char *string);

/* The same for a cell, which may have lines: tabs and line ends stay. */
void cr_text_append_shown_lines(cr_text *text, const char *string);

/* Makes a message of what may quote anything: what is not to be seen becomes question marks, bytes that are
 * no text go, and what is too long to read is cut. */
void cr_text_tidy(cr_text *text);

/* Hands the string over and empties the text. Fails with MEMORY, also for what failed before. */
compact_error cr_text_take(cr_text *text, char **out);

void cr_text_free(cr_text *text);

/* The length in bytes of the UTF-8 sequence that bytes begins with; 0 if it is none, or size is 0. */
size_t cr_utf8_sequence(const char *bytes, size_t size);

/* Writes a code point that is no surrogate as UTF-8, 1 to 4 bytes without a NUL. Returns how many. */
size_t cr_utf8_write(uint32_t character, char bytes[4]);

#endif
