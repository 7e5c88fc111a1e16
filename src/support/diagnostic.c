/* diagnostic.c - collecting and showing what is wrong with a file
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "diagnostic.h"

#include "arena.h"
#include "list.h"
#include "text.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct compact_diagnostics {
  cr_arena arena;
  cr_list entries;
};

compact_error compact_diagnostics_new(compact_diagnostics **out) {
  *out = calloc(1, sizeof **out);
  return *out == NULL ? COMPACT_ERROR_MEMORY : COMPACT_ERROR_NONE;
}

void compact_diagnostics_free(compact_diagnostics *list) {
  if (list == NULL)
    return;
  cr_arena_free(&list->arena);
  cr_list_free(&list->entries);
  free(list);
}

size_t compact_diagnostics_count(const compact_diagnostics *list) {
  return list->entries.count;
}

const compact_diagnostic *compact_diagnostics_at(const compact_diagnostics *list, size_t index) {
  return list->entries.items[index];
}

static const char *copy(compact_diagnostics *list, const char *string) {
  return cr_arena_copy(&list->arena, string, strlen(string));
}

static bool comes_after(const compact_diagnostic *a, const compact_diagnostic *b) {
  bool is_further = a->line > b->line || (a->line == b->line && a->column > b->column);
  return is_further && strcmp(a->source, b->source) == 0;
}

/* Some mistakes are found only when the whole file is known; the list stays in the order of the file. */
static bool add_in_order(cr_list *entries, compact_diagnostic *entry) {
  if (!cr_list_add(entries, entry))
    return false;
  size_t at = entries->count - 1;
  for (; at > 0 && comes_after(entries->items[at - 1], entry); at--)
    entries->items[at] = entries->items[at - 1];
  entries->items[at] = entry;
  return true;
}

bool cr_diagnostics_add(compact_diagnostics *list, const compact_diagnostic *entry) {
  if (list == NULL || list->entries.count >= CR_DIAGNOSTICS_MAX)
    return true;
  compact_diagnostic *kept = cr_arena_alloc(&list->arena, sizeof *kept);
  if (kept == NULL)
    return false;
  *kept = *entry;
  kept->source = copy(list, entry->source);
  kept->message = copy(list, entry->message);
  kept->excerpt = copy(list, entry->excerpt);
  return kept->source != NULL && kept->message != NULL && kept->excerpt != NULL &&
         add_in_order(&list->entries, kept);
}

enum { EXCERPT_MAX = 160 };

/* Where the line begins, past the mark that some editors put before a file's first letter. */
static const char *line_start(const cr_source *source, cr_place place) {
  const char *start = source->text + place;
  while (start > source->text && start[-1] != '\n')
    start--;
  bool is_behind_mark = start == source->text && place >= 3 && memcmp(start, "\xEF\xBB\xBF", 3) == 0;
  return is_behind_mark ? start + 3 : start;
}

static uint32_t line_number(const cr_source *source, const char *start) {
  uint32_t line = 1;
  for (const char *byte = source->text; byte < start; byte++)
    line += *byte == '\n';
  return line;
}

static uint32_t column_number(const char *start, const char *at) {
  uint32_t column = 1;
  for (; start < at; start++)
    column += ((unsigned char)*start & 0xC0) != 0x80;
  return column;
}

/* A byte that is no text, and a character that is not to be seen, become a question mark. */
static void copy_shown(char *shown, const char *bytes, size_t length) {
  for (size_t i = 0; i < length;) {
    size_t sequence = cr_utf8_sequence(bytes + i, length - i);
    bool is_text = sequence > 0 && (bytes[i] == '\t' || cr_unseen_length(bytes + i) == 0);
    size_t shown_length = is_text ? sequence : 1;
    memcpy(shown, is_text ? bytes + i : "?", shown_length);
    shown += shown_length;
    i += sequence > 0 ? sequence : 1;
  }
}

void cr_diagnostics_add_at(compact_diagnostics *list, compact_severity severity, const cr_source *source,
                           cr_place place, const char *message) {
  if (place > source->length)
    place = (cr_place)source->length;
  const char *start = line_start(source, place);
  size_t length = strcspn(start, "\r\n");
  char excerpt[EXCERPT_MAX + 1] = "";
  /* A line too long to show is left out: line and column still tell. */
  if (length <= EXCERPT_MAX)
    copy_shown(excerpt, start, length);
  cr_diagnostics_add(list, &(compact_diagnostic){
                               .severity = severity,
                               .source = source->name,
                               .line = line_number(source, start),
                               .column = column_number(start, source->text + place),
                               .message = message,
                               .excerpt = excerpt,
                           });
}

/* A tab keeps its width, so that the caret stands below its letter. */
static void append_caret(cr_text *text, const compact_diagnostic *diagnostic) {
  const char *byte = diagnostic->excerpt;
  for (uint32_t column = 1; column < diagnostic->column && *byte != '\0'; column++) {
    cr_text_append(text, *byte == '\t' ? "\t" : " ");
    do
      byte++;
    while (((unsigned char)*byte & 0xC0) == 0x80);
  }
  cr_text_append(text, "^\n");
}

compact_error compact_diagnostic_format(const compact_diagnostic *diagnostic, char **out) {
  cr_text text = {0};
  cr_text_append_shown(&text, diagnostic->source);
  if (diagnostic->line > 0)
    cr_text_format(&text, ":%u:%u", (unsigned)diagnostic->line, (unsigned)diagnostic->column);
  bool is_warning = diagnostic->severity == COMPACT_SEVERITY_WARNING;
  cr_text_append(&text, is_warning ? ": warning: " : ": error: ");
  cr_text_append_shown(&text, diagnostic->message);
  cr_text_append(&text, "\n");
  if (diagnostic->excerpt[0] != '\0') {
    cr_text_format(&text, "  %s\n  ", diagnostic->excerpt);
    append_caret(&text, diagnostic);
  }
  return cr_text_take(&text, out);
}
