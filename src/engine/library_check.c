/* library_check.c - what a pack says of other packs
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "library.h"

#include "text.h"

#include <string.h>

typedef struct checker {
  const compact_library *library;
  const compact_pack *pack;
  compact_diagnostics *diagnostics;
  size_t mistakes;
} checker;

static void report(checker *self, cr_place place, const char *format, ...) CR_PRINTF(3, 4);

static void report(checker *self, cr_place place, const char *format, ...) {
  cr_text message = {0};
  va_list arguments;
  va_start(arguments, format);
  cr_text_format_list(&message, format, arguments);
  va_end(arguments);
  cr_diagnostics_add_at(self->diagnostics, COMPACT_SEVERITY_ERROR, &self->pack->source, place,
                        cr_text_string(&message));
  cr_text_free(&message);
  self->mistakes++;
}

/* The pack of that id: the one that is checked stands before the library's own. */
static const compact_pack *find_pack(const checker *self, const char *id, size_t length) {
  const compact_library *library = self->library;
  if (strlen(self->pack->id) == length && memcmp(self->pack->id, id, length) == 0)
    return self->pack;
  for (size_t i = 0; i < library->packs.count; i++) {
    const compact_pack *pack = library->packs.items[i];
    if (strlen(pack->id) == length && memcmp(pack->id, id, length) == 0)
      return pack;
  }
  return NULL;
}

static void check_link(checker *self, const char *link, cr_place place) {
  size_t length = strcspn(link, ":");
  if (link[0] == '\0')
    return;
  const compact_pack *pack = find_pack(self, link, length);
  if (link[length] != ':')
    report(self, place, "\"%.60s\" names no clause: write COMPACT:REF, as barset-draft:4.2", link);
  else if (pack == NULL)
    report(self, place, "there is no Compact \"%.*s\"", (int)(length < 60 ? length : 60), link);
  else if (pack == self->pack)
    report(self, place, "this is a clause of the same Compact: links go to another");
  else if (compact_pack_clause(pack, link + length + 1) == NULL)
    report(self, place, "%s has no clause \"%.60s\"", pack->id, link + length + 1);
}

/* Follows `replaces` from pack to pack; more steps than packs is a circle. */
static void check_replaces(checker *self) {
  const char *id = self->pack->replaces;
  size_t steps = 0;
  if (strcmp(id, self->pack->id) == 0) {
    report(self, self->pack->replaces_place, "a Compact does not replace itself");
    return;
  }
  while (id[0] != '\0' && steps++ <= self->library->packs.count) {
    const compact_pack *pack = find_pack(self, id, strlen(id));
    if (pack == NULL && id == self->pack->replaces)
      report(self, self->pack->replaces_place, "there is no Compact \"%.60s\"", id);
    if (pack == self->pack)
      report(self, self->pack->replaces_place, "this goes round in a circle: %.60s comes to replace itself",
             self->pack->id);
    if (pack == NULL || pack == self->pack)
      return;
    id = pack->replaces;
  }
}

size_t compact_library_check(const compact_library *library, const compact_pack *pack,
                             compact_diagnostics *diagnostics) {
  checker self = {library, pack, diagnostics, 0};
  check_replaces(&self);
  for (size_t i = 0; i < pack->clause_count; i++) {
    const compact_clause *clause = pack->clauses[i];
    check_link(&self, clause->same_as, clause->same_as_place);
    check_link(&self, clause->replaces, clause->replaces_place);
  }
  return self.mistakes;
}

/* ---- Facts ---- */

static bool is_used(const compact_library *library, const char *name) {
  for (size_t i = 0; i < library->packs.count; i++) {
    const compact_pack *pack = library->packs.items[i];
    for (size_t j = 0; j < pack->clause_count; j++) {
      const compact_clause *clause = pack->clauses[j];
      for (size_t k = 0; k < clause->fact_count; k++) {
        if (strcmp(clause->facts[k]->name, name) == 0)
          return true;
      }
    }
  }
  return false;
}

void cr_library_check_facts(const compact_library *library, const compact_facts *facts, size_t first,
                            compact_diagnostics *diagnostics) {
  for (size_t i = first; i < facts->count; i++) {
    const compact_fact *fact = facts->facts[i];
    if (is_used(library, fact->name))
      continue;
    cr_text message = {0};
    cr_text_format(&message, "no Compact looks at the fact %s", fact->name);
    cr_diagnostics_add_at(diagnostics, COMPACT_SEVERITY_WARNING, fact->source, fact->place,
                          cr_text_string(&message));
    cr_text_free(&message);
  }
}

void compact_library_check_facts(const compact_library *library, const compact_facts *facts,
                                 compact_diagnostics *diagnostics) {
  cr_library_check_facts(library, facts, 0, diagnostics);
}
