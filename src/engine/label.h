/* label.h - a fact's label inside a sentence
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CR_LABEL_H
#define CR_LABEL_H

#include "text.h"

/* Appends a label, which begins with a capital, as it stands inside a sentence: with a small letter, but for
 * a name ("Herefordshire Compact contacted", "VCS involved"). */
void cr_label_append(cr_text *text, const char *label);

#endif
