/* letter.h - a letter that gives notice, from a row of a table
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * It comes as lines, each with its style. What the table does not say stands in [square brackets], for a
 * person to fill in. The lines in front are for whoever sends it: whether the notice is shorter than the
 * Compact asks, and what is to be filled in.
 */
#ifndef COMPACT_LETTER_H
#define COMPACT_LETTER_H

#include "register.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum letter_style {
  LETTER_NOTE_TITLE, /* of what is for the sender, to be deleted before the letter goes */
  LETTER_NOTE,
  LETTER_TEXT,
  LETTER_SUBJECT,
  LETTER_HEADING,
  LETTER_PARTICULAR, /* "label<TAB>value" */
} letter_style;

/* Anything but NONE ends the letter and is returned. text lives until it returns. */
typedef compact_error letter_on_line(void *user, letter_style style, const char *text);

/* Writes the letter for a record, by what the pack says of notice. today is the letter's date where the
 * record has none. Fails with MEMORY, as on_line does, or with NAME where there is no notice to give: the
 * pack is silent, or the record has no date of notice, of an ending or of the end of a term. */
compact_error letter_write(const compact_library *library, const compact_pack *pack, const cr_record *record,
                           compact_date today, letter_on_line *on_line, void *user);

#ifdef __cplusplus
}
#endif

#endif
