/* facts_read.c - facts.xml into declared facts
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "facts.h"

#include "file.h"
#include "list.h"
#include "nearest.h"
#include "xml.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { FACTS, FACT, LABEL, PROMPT, COLUMN, CHOICE };

static const cr_element elements[] = {
    {"facts", FACTS, 0, "", "", false},          {"fact", FACT, 1 << FACTS, "name type", "noun must", false},
    {"label", LABEL, 1 << FACT, "", "", true},   {"prompt", PROMPT, 1 << FACT, "", "", true},
    {"column", COLUMN, 1 << FACT, "", "", true}, {"choice", CHOICE, 1 << FACT, "value", "", true},
};

static const char type_names[] = "date flag text choice number money";

typedef struct facts_reader {
  cr_xml *xml;
  compact_facts *facts;
  cr_list list;
  cr_source *source;  /* the file, filled in at its end */
  compact_fact *fact; /* the one being read */
  cr_place fact_place;
  cr_list choices;      /* of the fact being read */
  cr_text choice_words; /* the same, parted by spaces */
} facts_reader;

static const cr_element *find_element(const char *name) {
  for (size_t i = 0; i < sizeof elements / sizeof *elements; i++) {
    if (strcmp(elements[i].name, name) == 0)
      return &elements[i];
  }
  return NULL;
}

/* A copy that is kept; "" stands in where memory ran out and the reading fails. */
static const char *keep(facts_reader *reader, const char *text) {
  const char *kept =
      cr_arena_copy(&reader->facts->arena, text == NULL ? "" : text, text == NULL ? 0 : strlen(text));
  if (kept == NULL)
    cr_xml_out_of_memory(reader->xml);
  return kept == NULL ? "" : kept;
}

static void add(facts_reader *reader, cr_list *list, void *item) {
  if (item == NULL || !cr_list_add(list, item))
    cr_xml_out_of_memory(reader->xml);
}

/* A name is one word without '=', since people write NAME=VALUE; a choice's word is one too. */
static const char *read_name(facts_reader *reader, const cr_tag *tag, const char *attribute) {
  const char *name = cr_tag_attribute(tag, attribute);
  if (name != NULL && (name[0] == '\0' || strpbrk(name, "= \t\r\n") != NULL))
    cr_xml_error(reader->xml, cr_tag_attribute_place(tag, attribute),
                 "%s is a name of one word, such as \"notice_given\"", attribute);
  return keep(reader, name);
}

static compact_type read_type(facts_reader *reader, const cr_tag *tag) {
  const char *name = cr_tag_attribute(tag, "type");
  for (compact_type type = COMPACT_TYPE_DATE; name != NULL && type <= COMPACT_TYPE_MONEY; type++) {
    if (strcmp(compact_type_name(type), name) == 0)
      return type;
  }
  if (name != NULL)
    cr_xml_unknown(reader->xml, cr_tag_attribute_place(tag, "type"), "a type", name, type_names);
  return COMPACT_TYPE_NONE;
}

static bool is_declared(const facts_reader *reader, const char *name) {
  for (size_t i = 0; i < reader->list.count; i++) {
    const compact_fact *fact = reader->list.items[i];
    if (strcmp(fact->name, name) == 0)
      return true;
  }
  return false;
}

static void start_fact(facts_reader *reader, const cr_tag *tag) {
  compact_fact *fact = cr_arena_alloc(&reader->facts->arena, sizeof *fact);
  if (fact == NULL) {
    cr_xml_out_of_memory(reader->xml);
    return;
  }
  *fact = (compact_fact){.index = reader->list.count, .source = reader->source, .label = "", .prompt = ""};
  fact->place = cr_tag_attribute_place(tag, "name");
  fact->name = read_name(reader, tag, "name");
  fact->type = read_type(reader, tag);
  fact->noun = keep(reader, cr_tag_attribute(tag, "noun"));
  fact->must = keep(reader, cr_tag_attribute(tag, "must"));
  if (is_declared(reader, fact->name))
    cr_xml_error(reader->xml, cr_tag_attribute_place(tag, "name"), "the fact %s is declared twice",
                 fact->name);
  if (fact->type == COMPACT_TYPE_DATE && fact->noun[0] == '\0')
    cr_xml_error(reader->xml, tag->place, "a date needs a noun for sentences, such as noun=\"a start\"");
  add(reader, &reader->list, fact);
  reader->fact = fact;
  reader->fact_place = tag->place;
  reader->choices.count = 0;
  cr_text_clear(&reader->choice_words);
}

static void start_choice(facts_reader *reader, const cr_tag *tag) {
  const char *word = read_name(reader, tag, "value");
  if (reader->fact->type != COMPACT_TYPE_CHOICE)
    cr_xml_error(reader->xml, tag->place, "only a fact of type choice has choices");
  if (cr_word_in(word, cr_text_string(&reader->choice_words)))
    cr_xml_error(reader->xml, cr_tag_attribute_place(tag, "value"), "the choice %s is there twice", word);
  cr_text_append(&reader->choice_words, reader->choices.count == 0 ? "" : " ");
  cr_text_append(&reader->choice_words, word);
  add(reader, &reader->choices, (void *)word);
}

static void on_start(void *user, const cr_tag *tag) {
  facts_reader *reader = user;
  if (tag->element->kind == FACT)
    start_fact(reader, tag);
  else if (tag->element->kind == CHOICE && reader->fact != NULL)
    start_choice(reader, tag);
}

static void end_fact(facts_reader *reader) {
  compact_fact *fact = reader->fact;
  fact->choices = cr_list_keep(&reader->choices, &reader->facts->arena);
  fact->choice_count = reader->choices.count;
  fact->choice_words = keep(reader, cr_text_string(&reader->choice_words));
  if (fact->choices == NULL || reader->choice_words.failed)
    cr_xml_out_of_memory(reader->xml);
  if (fact->label[0] == '\0' || fact->prompt[0] == '\0')
    cr_xml_error(reader->xml, reader->fact_place, "the fact %s needs a <label> and a <prompt>", fact->name);
  if (fact->type == COMPACT_TYPE_CHOICE && fact->choice_count < 2)
    cr_xml_error(reader->xml, reader->fact_place, "the fact %s needs two choices or more", fact->name);
  reader->fact = NULL;
}

static void on_end(void *user, const cr_element *element, const char *text) {
  facts_reader *reader = user;
  if (reader->fact == NULL)
    return;
  if (element->kind == LABEL)
    reader->fact->label = keep(reader, text);
  else if (element->kind == PROMPT)
    reader->fact->prompt = keep(reader, text);
  else if (element->kind == FACT)
    end_fact(reader);
}

static const cr_format format = {
    .namespace_uri = CR_NAMESPACE,
    .find = find_element,
    .names = "facts fact label prompt column choice",
    .start = on_start,
    .end = on_end,
};

/* What is found wrong later is shown in the file too. */
static bool keep_source(facts_reader *reader) {
  cr_arena *arena = &reader->facts->arena;
  cr_source source = cr_xml_source(reader->xml);
  *reader->source = (cr_source){
      .name = cr_arena_copy(arena, source.name, strlen(source.name)),
      .text = cr_arena_copy(arena, source.text, source.length),
      .length = source.length,
  };
  return reader->source->name != NULL && reader->source->text != NULL;
}

/* Reads declarations behind those that are there; on an error nothing is added. */
static compact_error read_into(compact_facts *facts, const char *source, const char *xml, size_t size,
                               compact_diagnostics *diagnostics) {
  facts_reader reader = {.facts = facts, .source = cr_arena_alloc(&facts->arena, sizeof *reader.source)};
  if (reader.source == NULL)
    return COMPACT_ERROR_MEMORY;
  compact_error error = cr_xml_new(&format, &reader, source, diagnostics, &reader.xml);
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < facts->count; i++) {
    if (!cr_list_add(&reader.list, (void *)facts->facts[i]))
      error = COMPACT_ERROR_MEMORY;
  }
  if (error == COMPACT_ERROR_NONE) {
    cr_xml_feed(reader.xml, xml, size);
    error = cr_xml_finish(reader.xml);
  }
  if (error == COMPACT_ERROR_NONE && !keep_source(&reader))
    error = COMPACT_ERROR_MEMORY;
  const compact_fact **all = error == COMPACT_ERROR_NONE ? cr_list_keep(&reader.list, &facts->arena) : NULL;
  if (error == COMPACT_ERROR_NONE && all == NULL)
    error = COMPACT_ERROR_MEMORY;
  if (error == COMPACT_ERROR_NONE) {
    facts->facts = all;
    facts->count = reader.list.count;
  }
  cr_xml_free(reader.xml);
  cr_list_free(&reader.list);
  cr_list_free(&reader.choices);
  cr_text_free(&reader.choice_words);
  return error;
}

compact_error compact_facts_read(const char *source, const char *xml, size_t size,
                                 compact_diagnostics *diagnostics, compact_facts **out) {
  *out = NULL;
  compact_facts *facts = calloc(1, sizeof *facts);
  if (facts == NULL)
    return COMPACT_ERROR_MEMORY;
  compact_error error = read_into(facts, source, xml, size, diagnostics);
  if (error != COMPACT_ERROR_NONE)
    compact_facts_free(facts);
  else
    *out = facts;
  return error;
}

compact_error compact_facts_load(const char *path, compact_diagnostics *diagnostics, compact_facts **out) {
  cr_text text = {0};
  *out = NULL;
  compact_error error = cr_file_read(path, CR_XML_SIZE_MAX + 1, &text);
  if (error == COMPACT_ERROR_NONE)
    error = compact_facts_read(path, cr_text_string(&text), text.length, diagnostics, out);
  else if (error == COMPACT_ERROR_READ)
    error = cr_file_unreadable(path, diagnostics);
  cr_text_free(&text);
  return error;
}

compact_error cr_facts_extend(compact_facts *facts, const char *path, compact_diagnostics *diagnostics) {
  cr_text text = {0};
  compact_error error = cr_file_read(path, CR_XML_SIZE_MAX + 1, &text);
  if (error == COMPACT_ERROR_NONE)
    error = read_into(facts, path, cr_text_string(&text), text.length, diagnostics);
  else if (error == COMPACT_ERROR_READ)
    error = errno == ENOENT || errno == ENOTDIR ? COMPACT_ERROR_NONE : cr_file_unreadable(path, diagnostics);
  cr_text_free(&text);
  return error;
}
