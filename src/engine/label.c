/* label.c - a fact's label inside a sentence
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "label.h"

#include <string.h>

static bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

static bool begins_with_name(const char *label) {
  const char *second_word = label + strcspn(label, " ");
  return is_capital(label[1]) || (second_word[0] == ' ' && is_capital(second_word[1]));
}

void cr_label_append(cr_text *text, const char *label) {
  if (is_capital(label[0]) && !begins_with_name(label)) {
    char first = (char)(label[0] - 'A' + 'a');
    cr_text_append_bytes(text, &first, 1);
    label++;
  }
  cr_text_append(text, label);
}
