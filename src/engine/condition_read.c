/* condition_read.c - the conditions of a pack
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "pack_reader.h"

#include <string.h>

/* ---- Attributes ---- */

/* The number that the clause being read gives to a fact. */
static uint8_t number_of(cr_pack_reader *reader, const compact_fact *fact, cr_place place) {
  for (size_t i = 0; i < reader->facts.count; i++) {
    if (reader->facts.items[i] == fact)
      return (uint8_t)i;
  }
  if (reader->facts.count == CR_CLAUSE_FACTS_MAX) {
    cr_xml_error(reader->xml, place, "a clause looks at no more than %d facts: make two clauses of it",
                 CR_CLAUSE_FACTS_MAX);
    return 0;
  }
  uint8_t number = (uint8_t)reader->facts.count;
  cr_pack_add(reader, &reader->facts, (void *)fact);
  return number;
}

static const char *type_words(uint32_t types) {
  if (types == 1u << COMPACT_TYPE_DATE)
    return "a date";
  return types == 1u << COMPACT_TYPE_CHOICE ? "a choice" : "a date, a flag or a text";
}

static const char *type_word(compact_type type) {
  static const char *const words[] = {"", "a date", "a flag", "a text", "a choice", "a number", "money"};
  return words[type];
}

static void report_unknown_fact(cr_pack_reader *reader, const char *name, cr_place place) {
  const char *nearest = compact_facts_nearest(reader->pack->facts, name);
  if (nearest != NULL)
    cr_xml_error(reader->xml, place, "\"%.60s\" is not a fact; did you mean \"%s\"?", name, nearest);
  else
    cr_xml_error(reader->xml, place, "\"%.60s\" is not a fact: facts are declared in facts.xml", name);
}

/* Reads an attribute that names a fact; NULL, reported, if it names none that fits. */
static const compact_fact *read_fact(cr_pack_reader *reader, const cr_tag *tag, const char *attribute,
                                     uint32_t types, uint8_t *number) {
  const char *name = cr_tag_attribute(tag, attribute);
  if (name == NULL)
    return NULL;
  cr_place place = cr_tag_attribute_place(tag, attribute);
  const compact_fact *fact = compact_facts_find(reader->pack->facts, name);
  if (fact == NULL) {
    report_unknown_fact(reader, name, place);
    return NULL;
  }
  if ((types >> fact->type & 1) == 0) {
    cr_xml_error(reader->xml, place, "<%s> takes %s, but %s is %s", tag->element->name, type_words(types),
                 name, type_word(fact->type));
    return NULL;
  }
  *number = number_of(reader, fact, place);
  return fact;
}

static void read_period(cr_pack_reader *reader, const cr_tag *tag, cr_node *node) {
  const char *text = cr_tag_attribute(tag, "period");
  if (text != NULL && compact_period_parse(text, &node->period) != COMPACT_ERROR_NONE)
    cr_xml_error(reader->xml, cr_tag_attribute_place(tag, "period"), "\"%.60s\" %s", text,
                 compact_error_text(COMPACT_ERROR_PERIOD));
}

static void read_to_is(cr_pack_reader *reader, const cr_tag *tag, cr_node *node) {
  const char *text = cr_tag_attribute(tag, "to-is");
  if (text == NULL)
    return;
  node->to_is_last_day = strcmp(text, "last-day") == 0;
  if (!node->to_is_last_day)
    cr_xml_unknown(reader->xml, cr_tag_attribute_place(tag, "to-is"), "what a day can be", text, "last-day");
}

static void read_choice(cr_pack_reader *reader, const cr_tag *tag, const compact_fact *fact, cr_node *node) {
  const char *text = cr_tag_attribute(tag, "value");
  compact_value value;
  if (text == NULL || fact == NULL || fact->type != COMPACT_TYPE_CHOICE)
    return;
  if (compact_value_parse(fact, text, COMPACT_ORDER_NONE, &value) == COMPACT_ERROR_NONE &&
      value.type == COMPACT_TYPE_CHOICE)
    node->choice = value.as.choice;
  else
    cr_xml_unknown(reader->xml, cr_tag_attribute_place(tag, "value"), "a choice of this fact", text,
                   fact->choice_words);
}

/* ---- Nodes ---- */

static void store(cr_pack_reader *reader) {
  cr_condition *target = reader->target;
  cr_node *nodes = cr_pack_alloc(reader, reader->node_count * sizeof *nodes);
  if (nodes == NULL)
    return;
  memcpy(nodes, reader->nodes, reader->node_count * sizeof *nodes);
  target->nodes = nodes;
  target->count = reader->node_count;
  for (size_t i = 0; i < target->count; i++) {
    const cr_condition_kind *kind = nodes[i].kind;
    if (kind->combine != NULL)
      continue;
    target->facts |= (uint64_t)1 << nodes[i].act | (uint64_t)1 << nodes[i].reference;
    if (target->dated == NULL && kind->deadline != NULL)
      target->dated = &nodes[i];
  }
}

/* Says so once; what is left out then decides nothing. */
static void report_too_many_nodes(cr_pack_reader *reader, const cr_node *node) {
  if (!reader->has_too_many_nodes)
    cr_xml_error(reader->xml, node->place, "a condition has no more than %d parts", CR_CONDITION_NODES_MAX);
  reader->has_too_many_nodes = true;
}

/* A condition is complete: it goes into the one around it, or it is the whole. */
static void complete(cr_pack_reader *reader, const cr_node *node) {
  if (reader->target == NULL)
    return;
  if (reader->open_count == 0 && reader->target->count > 0) {
    cr_xml_error(reader->xml, node->place, "there is a condition here already: put both into <all> or <any>");
    reader->node_count = 0;
    reader->has_too_many_nodes = false;
    return;
  }
  if (reader->node_count < CR_CONDITION_NODES_MAX)
    reader->nodes[reader->node_count++] = *node;
  else
    report_too_many_nodes(reader, node);
  if (reader->open_count > 0) {
    reader->open[reader->open_count - 1].children++;
  } else {
    store(reader);
    reader->node_count = 0;
    reader->has_too_many_nodes = false;
  }
}

static cr_node read_node(cr_pack_reader *reader, const cr_tag *tag, const cr_condition_kind *kind) {
  cr_node node = {.kind = kind, .place = tag->place};
  const compact_fact *fact = read_fact(reader, tag, kind->act, kind->types, &node.act);
  node.reference = node.act;
  if (kind->reference != NULL &&
      read_fact(reader, tag, kind->reference, kind->types, &node.reference) == fact && fact != NULL)
    cr_xml_error(reader->xml, cr_tag_attribute_place(tag, kind->reference), "<%s> compares %s with itself",
                 tag->element->name, compact_fact_name(fact));
  read_period(reader, tag, &node);
  read_to_is(reader, tag, &node);
  read_choice(reader, tag, fact, &node);
  node.by_reading = cr_pack_mention(reader, tag, "by-reading");
  return node;
}

void cr_condition_start(cr_pack_reader *reader, const cr_tag *tag) {
  const cr_condition_kind *kind = cr_condition_kind_of(tag->element->name);
  if (kind->combine != NULL) {
    reader->open[reader->open_count++] = (cr_open_condition){.kind = kind, .place = tag->place};
  } else {
    cr_node node = read_node(reader, tag, kind);
    complete(reader, &node);
  }
}

void cr_condition_end(cr_pack_reader *reader) {
  cr_open_condition open = reader->open[--reader->open_count];
  cr_node node = {.kind = open.kind, .children = open.children, .place = open.place};
  if (open.children == 0)
    cr_xml_error(reader->xml, open.place, "<%s> needs a condition inside", open.kind->element.name);
  else
    complete(reader, &node);
}
