/* limb_read.c - the limbs of a pack, and where their conditions go
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "pack_reader.h"

#include <string.h>

void cr_limb_start(cr_pack_reader *reader, const cr_tag *tag) {
  compact_limb *limb = cr_pack_alloc(reader, sizeof *limb);
  if (limb == NULL)
    return;
  *limb = (compact_limb){.clause = reader->clause, .index = reader->limbs.count, .because = -1};
  limb->place = tag->place;
  limb->because_place = cr_tag_attribute_place(tag, "because");
  limb->id = cr_pack_name(reader, tag, "id");
  limb->label = cr_pack_words(reader, tag, "label");
  limb->topic = cr_pack_word(reader, tag, "topic", "a topic", cr_topics);
  limb->is_advisory = strcmp(cr_pack_word(reader, tag, "advisory", "an answer", "yes no"), "yes") == 0;
  limb->beside = cr_pack_keep(reader, cr_tag_attribute(tag, "beside"));
  limb->because_name = cr_pack_keep(reader, cr_tag_attribute(tag, "because"));
  if (reader->limbs.count == CR_CLAUSE_LIMBS_MAX)
    cr_xml_error(reader->xml, tag->place, "a clause has no more than %d limbs", CR_CLAUSE_LIMBS_MAX);
  else
    cr_pack_add(reader, &reader->limbs, limb);
  reader->limb = limb;
  reader->target = &limb->test;
  reader->limb_errors = cr_xml_error_count(reader->xml);
}

void cr_limb_end(cr_pack_reader *reader) {
  compact_limb *limb = reader->limb;
  reader->limb = NULL;
  reader->target = NULL;
  if (limb != NULL)
    limb->test.has_mistake = cr_xml_error_count(reader->xml) > reader->limb_errors;
  if (limb != NULL && limb->test.count == 0)
    cr_xml_error(reader->xml, limb->place, "the limb %s needs a condition that says when it is met",
                 limb->id);
}

/* A condition inside the limb, or inside the clause where it is outside any limb. */
void cr_applies_start(cr_pack_reader *reader) {
  if (reader->limb != NULL)
    reader->target = &reader->limb->applies;
  else if (reader->clause != NULL)
    reader->target = &reader->clause->applies;
}

void cr_unless_start(cr_pack_reader *reader, const cr_tag *tag) {
  if (reader->limb == NULL)
    return;
  reader->target = &reader->limb->escape;
  reader->limb->escape_reading = cr_pack_mention(reader, tag, "by-reading");
}

void cr_inner_condition_end(cr_pack_reader *reader, const cr_element *element) {
  if (reader->target != NULL && reader->target->count == 0)
    cr_xml_error(reader->xml, reader->inner_place, "<%s> needs a condition inside", element->name);
  if (reader->target != NULL)
    reader->target->has_mistake = cr_xml_error_count(reader->xml) > reader->inner_errors;
  reader->target = reader->limb == NULL ? NULL : &reader->limb->test;
}
