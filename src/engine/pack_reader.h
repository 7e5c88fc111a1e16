/* pack_reader.h - what the parts of reading a pack share
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CR_PACK_READER_H
#define CR_PACK_READER_H

#include "list.h"
#include "pack.h"
#include "pack_feed.h"

/* A condition on conditions whose end tag has not come yet. */
typedef struct cr_open_condition {
  const cr_condition_kind *kind;
  uint16_t children;
  cr_place place;
} cr_open_condition;

struct cr_pack_reader {
  cr_xml *xml;
  compact_pack *pack;
  cr_list clauses, aliases, notes;
  cr_list definitions; /* readings with words */
  cr_list mentions;    /* readings without, to be given the words of the definition */

  cr_section *section;
  compact_clause *clause; /* the one being read, or NULL */
  compact_limb *limb;     /* the one being read, or NULL */
  cr_list limbs;          /* of the clause being read */
  cr_list facts;          /* of the clause being read */
  cr_list readings;       /* of the clause being read */
  cr_list clause_notes;   /* of the clause being read */
  compact_reading *reading;
  cr_place inner_place; /* of the innermost element being read that is no condition */

  cr_condition *target;             /* where the condition being read goes; NULL: nowhere */
  size_t limb_errors, inner_errors; /* before the limb, and before the <applies> or <unless>, being read */
  cr_node nodes[CR_CONDITION_NODES_MAX];
  size_t node_count;
  bool has_too_many_nodes; /* the condition being read; it has been reported */
  cr_open_condition open[CR_XML_DEPTH_MAX];
  size_t open_count;
};

/* A copy in the pack's arena of an attribute or other text; "" for NULL and where memory ran out. */
const char *cr_pack_keep(cr_pack_reader *reader, const char *text);

/* Memory in the pack's arena; NULL where it ran out, which has then been said. */
void *cr_pack_alloc(cr_pack_reader *reader, size_t size);

/* Adds to a list; says so where memory ran out. */
void cr_pack_add(cr_pack_reader *reader, cr_list *list, void *item);

/* A list for good; an empty one where memory ran out. */
void *cr_pack_keep_list(cr_pack_reader *reader, const cr_list *list, size_t *count);

/* An attribute that takes one of a few words; what says which kind of word it is, "a theme". */
const char *cr_pack_word(cr_pack_reader *reader, const cr_tag *tag, const char *attribute, const char *what,
                         const char *words);

/* An attribute by which other things find this one. */
const char *cr_pack_name(cr_pack_reader *reader, const cr_tag *tag, const char *attribute);

/* An attribute that stands in sentences. */
const char *cr_pack_words(cr_pack_reader *reader, const cr_tag *tag, const char *attribute);

/* Notes that the clause being read rests on the reading that the attribute names; NULL if it names none. */
const compact_reading *cr_pack_mention(cr_pack_reader *reader, const cr_tag *tag, const char *attribute);

/* The limbs of a pack (limb_read.c), and the conditions inside <applies> and <unless>. */
void cr_limb_start(cr_pack_reader *reader, const cr_tag *tag);
void cr_limb_end(cr_pack_reader *reader);
void cr_applies_start(cr_pack_reader *reader);
void cr_unless_start(cr_pack_reader *reader, const cr_tag *tag);
void cr_inner_condition_end(cr_pack_reader *reader, const cr_element *element);

/* The conditions of a pack (condition_read.c). A condition belongs to reader->target. */
void cr_condition_start(cr_pack_reader *reader, const cr_tag *tag);
void cr_condition_end(cr_pack_reader *reader);

/* Reports everything that only the whole pack shows (pack_check.c), and gives mentions their words. */
void cr_pack_check(cr_pack_reader *reader);

#endif
