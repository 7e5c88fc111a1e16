/* sentence.c - filling in sentences
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "sentence.h"

#include <string.h>

static const char *const templates[] = {
#define SENTENCE_TEMPLATE(name, template) template,
    CR_SENTENCE_MAP(SENTENCE_TEMPLATE)
#undef SENTENCE_TEMPLATE
};

const char *cr_sentence_template(cr_sentence sentence) {
  return templates[sentence];
}

static char lower(char c) {
  return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static char upper(char c) {
  return (char)(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
}

/* The text for a name of that length; "" if there is none. */
static const char *slot_text(const char *name, size_t length, const cr_slot *slots, size_t count) {
  for (size_t i = 0; i < count; i++) {
    const char *slot = slots[i].name;
    if (strlen(slot) == length && slot[0] == lower(name[0]) && memcmp(slot + 1, name + 1, length - 1) == 0)
      return slots[i].text;
  }
  return "";
}

static void append_slot(cr_text *text, const char *name, size_t length, const cr_slot *slots, size_t count) {
  const char *filled = slot_text(name, length, slots, count);
  bool is_capital = name[0] != lower(name[0]);
  if (is_capital && filled[0] != '\0') {
    char first = upper(filled[0]);
    cr_text_append_bytes(text, &first, 1);
    filled++;
  }
  cr_text_append(text, filled);
}

void cr_sentence_append_part(cr_text *text, cr_sentence sentence, const cr_slot *slots, size_t count) {
  const char *rest = templates[sentence];
  while (*rest != '\0') {
    size_t plain = strcspn(rest, "{");
    cr_text_append_bytes(text, rest, plain);
    rest += plain;
    if (*rest == '{') {
      size_t length = strcspn(++rest, "}");
      append_slot(text, rest, length, slots, count);
      rest += length + 1;
    }
  }
}

void cr_sentence_append(cr_text *text, cr_sentence sentence, const cr_slot *slots, size_t count) {
  if (text->length > 0)
    cr_text_append(text, " ");
  cr_sentence_append_part(text, sentence, slots, count);
}
