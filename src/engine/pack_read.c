/* pack_read.c - a pack's XML into the model
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "pack_reader.h"

#include "nearest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const cr_element elements[] = {
    {"compact", CR_ELEMENT_COMPACT, 0, "id status", "", false},
    {"title", CR_ELEMENT_TITLE, 1 << CR_ELEMENT_COMPACT, "", "", true},
    {"alias", CR_ELEMENT_ALIAS, 1 << CR_ELEMENT_COMPACT, "", "", true},
    {"source", CR_ELEMENT_SOURCE, 1 << CR_ELEMENT_COMPACT, "", "", true},
    {"note", CR_ELEMENT_NOTE, 1 << CR_ELEMENT_COMPACT | 1 << CR_ELEMENT_CLAUSE, "", "", true},
    {"replaces", CR_ELEMENT_REPLACES, 1 << CR_ELEMENT_COMPACT, "compact", "", false},
    {"section", CR_ELEMENT_SECTION, 1 << CR_ELEMENT_COMPACT, "ref title", "", false},
    {"clause", CR_ELEMENT_CLAUSE, 1 << CR_ELEMENT_SECTION, "ref bearer theme strength",
     "same-as replaces measure", false},
    {"summary", CR_ELEMENT_SUMMARY, 1 << CR_ELEMENT_CLAUSE, "", "", true},
    {"applies", CR_ELEMENT_APPLIES, 1 << CR_ELEMENT_CLAUSE | 1 << CR_ELEMENT_LIMB, "", "", false},
    {"limb", CR_ELEMENT_LIMB, 1 << CR_ELEMENT_CLAUSE, "id label", "topic because advisory beside", false},
    {"unless", CR_ELEMENT_UNLESS, 1 << CR_ELEMENT_LIMB, "", "by-reading", false},
    {"reading", CR_ELEMENT_READING, 1 << CR_ELEMENT_COMPACT | 1 << CR_ELEMENT_CLAUSE | 1 << CR_ELEMENT_LIMB,
     "ref", "", true},
};

static const cr_element *find_element(const char *name) {
  for (size_t i = 0; i < sizeof elements / sizeof *elements; i++) {
    if (strcmp(elements[i].name, name) == 0)
      return &elements[i];
  }
  const cr_condition_kind *kind = cr_condition_kind_of(name);
  return kind == NULL ? NULL : &kind->element;
}

/* The words of an element that is there once. */
static void end_words(cr_pack_reader *reader, const cr_element *element, const char *text, const char **out) {
  if ((*out)[0] != '\0')
    cr_xml_error(reader->xml, reader->inner_place, "there is a <%s> here already", element->name);
  *out = cr_pack_keep(reader, text);
}

static void end_alias(cr_pack_reader *reader, const char *text) {
  if (text[0] == '\0' || strchr(text, ' ') != NULL)
    cr_xml_error(reader->xml, reader->inner_place, "an <alias> is a name of one word, such as \"barset\"");
  cr_pack_add(reader, &reader->aliases, (void *)cr_pack_keep(reader, text));
}

/* ---- Readings ---- */

static compact_reading *new_reading(cr_pack_reader *reader, const cr_tag *tag, const char *attribute) {
  compact_reading *reading = cr_pack_alloc(reader, sizeof *reading);
  if (reading == NULL)
    return NULL;
  *reading = (compact_reading){.text = "", .place = cr_tag_attribute_place(tag, attribute)};
  reading->ref = cr_pack_name(reader, tag, attribute);
  return reading;
}

/* The clause being read rests on the reading; it is told once however often it is mentioned. */
static void attach(cr_pack_reader *reader, compact_reading *reading) {
  for (size_t i = 0; i < reader->readings.count; i++) {
    const compact_reading *attached = reader->readings.items[i];
    if (strcmp(attached->ref, reading->ref) == 0)
      return;
  }
  cr_pack_add(reader, &reader->readings, reading);
}

const compact_reading *cr_pack_mention(cr_pack_reader *reader, const cr_tag *tag, const char *attribute) {
  if (cr_tag_attribute(tag, attribute) == NULL)
    return NULL;
  compact_reading *reading = new_reading(reader, tag, attribute);
  if (reading == NULL)
    return NULL;
  cr_pack_add(reader, &reader->mentions, reading);
  attach(reader, reading);
  return reading;
}

static void end_reading(cr_pack_reader *reader, const char *text) {
  compact_reading *reading = reader->reading;
  reader->reading = NULL;
  if (reading == NULL)
    return;
  reading->text = cr_pack_keep(reader, text);
  cr_pack_add(reader, text[0] == '\0' ? &reader->mentions : &reader->definitions, reading);
  if (reader->clause != NULL)
    attach(reader, reading);
}

/* ---- Clauses and sections ---- */

static void start_section(cr_pack_reader *reader, const cr_tag *tag) {
  cr_section *section = cr_pack_alloc(reader, sizeof *section);
  if (section == NULL)
    return;
  section->ref = cr_pack_name(reader, tag, "ref");
  section->title = cr_pack_words(reader, tag, "title");
  reader->section = section;
}

static void start_clause(cr_pack_reader *reader, const cr_tag *tag) {
  compact_clause *clause = cr_pack_alloc(reader, sizeof *clause);
  if (clause == NULL)
    return;
  *clause = (compact_clause){.pack = reader->pack, .section = reader->section, .summary = ""};
  clause->place = tag->place;
  clause->ref = cr_pack_name(reader, tag, "ref");
  clause->bearer = cr_pack_word(reader, tag, "bearer", "a bearer", cr_bearers);
  clause->theme = cr_pack_word(reader, tag, "theme", "a theme", cr_themes);
  clause->strength = cr_pack_word(reader, tag, "strength", "a strength", cr_strengths);
  clause->same_as = cr_pack_keep(reader, cr_tag_attribute(tag, "same-as"));
  clause->same_as_place = cr_tag_attribute_place(tag, "same-as");
  clause->replaces = cr_pack_keep(reader, cr_tag_attribute(tag, "replaces"));
  clause->replaces_place = cr_tag_attribute_place(tag, "replaces");
  clause->is_measure = strcmp(cr_pack_word(reader, tag, "measure", "an answer", "yes no"), "yes") == 0;
  cr_pack_add(reader, &reader->clauses, clause);
  reader->clause = clause;
  reader->limbs.count = reader->facts.count = reader->readings.count = 0;
  reader->clause_notes.count = 0;
}

static void end_clause(cr_pack_reader *reader) {
  compact_clause *clause = reader->clause;
  reader->clause = NULL;
  if (clause == NULL)
    return;
  clause->limbs = cr_pack_keep_list(reader, &reader->limbs, &clause->limb_count);
  clause->facts = cr_pack_keep_list(reader, &reader->facts, &clause->fact_count);
  clause->readings = cr_pack_keep_list(reader, &reader->readings, &clause->reading_count);
  clause->notes = cr_pack_keep_list(reader, &reader->clause_notes, &clause->note_count);
  if (clause->summary[0] == '\0')
    cr_xml_error(reader->xml, clause->place, "the clause %s needs a <summary>", clause->ref);
}

static void start_compact(cr_pack_reader *reader, const cr_tag *tag) {
  reader->pack->id = cr_pack_name(reader, tag, "id");
  const char *status = cr_pack_word(reader, tag, "status", "a status", cr_statuses);
  for (compact_status i = COMPACT_STATUS_ADOPTED; i <= COMPACT_STATUS_CONTEXT; i++) {
    if (strcmp(compact_status_name(i), status) == 0)
      reader->pack->status = i;
  }
}

static void end_compact(cr_pack_reader *reader) {
  compact_pack *pack = reader->pack;
  pack->clauses = cr_pack_keep_list(reader, &reader->clauses, &pack->clause_count);
  pack->aliases = cr_pack_keep_list(reader, &reader->aliases, &pack->alias_count);
  pack->notes = cr_pack_keep_list(reader, &reader->notes, &pack->note_count);
  if (pack->title[0] == '\0')
    cr_xml_error(reader->xml, 0, "a compact needs a <title>");
  if (pack->text_source[0] == '\0')
    cr_xml_error(reader->xml, 0, "a compact needs a <source>: the document that it was made from");
}

/* ---- Elements to the functions above ---- */

static void on_start(void *user, const cr_tag *tag) {
  cr_pack_reader *reader = user;
  if (tag->element->kind != CR_ELEMENT_CONDITION && tag->element->kind != CR_ELEMENT_COMPOSITE)
    reader->inner_place = tag->place;
  switch (tag->element->kind) {
  case CR_ELEMENT_COMPACT:
    start_compact(reader, tag);
    break;
  case CR_ELEMENT_REPLACES:
    reader->pack->replaces = cr_pack_name(reader, tag, "compact");
    reader->pack->replaces_place = cr_tag_attribute_place(tag, "compact");
    break;
  case CR_ELEMENT_SECTION:
    start_section(reader, tag);
    break;
  case CR_ELEMENT_CLAUSE:
    start_clause(reader, tag);
    break;
  case CR_ELEMENT_LIMB:
    cr_limb_start(reader, tag);
    break;
  case CR_ELEMENT_APPLIES:
    reader->inner_errors = cr_xml_error_count(reader->xml);
    cr_applies_start(reader);
    break;
  case CR_ELEMENT_UNLESS:
    reader->inner_errors = cr_xml_error_count(reader->xml);
    cr_unless_start(reader, tag);
    break;
  case CR_ELEMENT_READING:
    reader->reading = new_reading(reader, tag, "ref");
    break;
  case CR_ELEMENT_CONDITION:
  case CR_ELEMENT_COMPOSITE:
    cr_condition_start(reader, tag);
    break;
  default:
    break;
  }
}

static void on_end(void *user, const cr_element *element, const char *text) {
  cr_pack_reader *reader = user;
  switch (element->kind) {
  case CR_ELEMENT_TITLE:
    end_words(reader, element, text, &reader->pack->title);
    break;
  case CR_ELEMENT_SOURCE:
    end_words(reader, element, text, &reader->pack->text_source);
    break;
  case CR_ELEMENT_ALIAS:
    end_alias(reader, text);
    break;
  case CR_ELEMENT_NOTE:
    cr_pack_add(reader, reader->clause == NULL ? &reader->notes : &reader->clause_notes,
                (void *)cr_pack_keep(reader, text));
    break;
  case CR_ELEMENT_SUMMARY:
    if (reader->clause != NULL)
      end_words(reader, element, text, &reader->clause->summary);
    break;
  case CR_ELEMENT_READING:
    end_reading(reader, text);
    break;
  case CR_ELEMENT_APPLIES:
  case CR_ELEMENT_UNLESS:
    cr_inner_condition_end(reader, element);
    break;
  case CR_ELEMENT_LIMB:
    cr_limb_end(reader);
    break;
  case CR_ELEMENT_CLAUSE:
    end_clause(reader);
    break;
  case CR_ELEMENT_COMPACT:
    end_compact(reader);
    break;
  case CR_ELEMENT_COMPOSITE:
    cr_condition_end(reader);
    break;
  default:
    break;
  }
}

static const cr_format format = {
    .namespace_uri = CR_NAMESPACE,
    .find = find_element,
    .names = "compact title alias source note replaces section clause summary applies limb unless reading "
             "at-least at-most before by stated is all any not",
    .start = on_start,
    .end = on_end,
};

/* ---- Beginning and end ---- */

compact_error cr_pack_reader_new(const compact_facts *facts, const char *source,
                                 compact_diagnostics *diagnostics, cr_pack_reader **out) {
  *out = NULL;
  cr_pack_reader *reader = calloc(1, sizeof *reader);
  compact_pack *pack = calloc(1, sizeof *pack);
  if (reader != NULL && pack != NULL) {
    *pack = (compact_pack){.facts = facts, .id = "", .title = "", .text_source = "", .replaces = ""};
    reader->pack = pack;
    pack->origin = cr_arena_copy(&pack->arena, source, strlen(source));
    if (pack->origin != NULL &&
        cr_xml_new(&format, reader, source, diagnostics, &reader->xml) == COMPACT_ERROR_NONE) {
      *out = reader;
      return COMPACT_ERROR_NONE;
    }
  }
  compact_pack_free(pack);
  free(reader);
  return COMPACT_ERROR_MEMORY;
}

compact_error cr_pack_reader_feed(cr_pack_reader *reader, const char *xml, size_t size) {
  return cr_xml_feed(reader->xml, xml, size);
}

void cr_pack_reader_free(cr_pack_reader *reader) {
  if (reader == NULL)
    return;
  cr_xml_free(reader->xml);
  compact_pack_free(reader->pack);
  cr_list *lists[] = {&reader->clauses,     &reader->aliases,  &reader->notes,
                      &reader->definitions, &reader->mentions, &reader->limbs,
                      &reader->facts,       &reader->readings, &reader->clause_notes};
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
    cr_list_free(lists[i]);
  free(reader);
}

/* What is found wrong later, beside other packs, is shown in the file too. */
static bool keep_source(cr_pack_reader *reader) {
  compact_pack *pack = reader->pack;
  pack->source = cr_xml_source(reader->xml);
  pack->source.name = pack->origin;
  pack->source.text = cr_arena_copy(&pack->arena, pack->source.text, pack->source.length);
  return pack->source.text != NULL;
}

compact_error cr_pack_reader_finish(cr_pack_reader *reader, compact_pack **out) {
  *out = NULL;
  compact_error error = cr_xml_finish(reader->xml);
  if (error == COMPACT_ERROR_NONE || error == COMPACT_ERROR_INVALID) {
    cr_pack_check(reader);
    error = cr_xml_status(reader->xml);
  }
  if (error == COMPACT_ERROR_NONE && !keep_source(reader))
    error = COMPACT_ERROR_MEMORY;
  if (error == COMPACT_ERROR_NONE) {
    *out = reader->pack;
    reader->pack = NULL;
  }
  return error;
}
