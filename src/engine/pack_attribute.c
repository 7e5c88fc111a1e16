/* pack_attribute.c - attributes and lists of a pack, kept in its arena
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "pack_reader.h"

#include "nearest.h"

#include <string.h>

const char *cr_pack_keep(cr_pack_reader *reader, const char *text) {
  if (text == NULL)
    return "";
  const char *kept = cr_arena_copy(&reader->pack->arena, text, strlen(text));
  if (kept == NULL)
    cr_xml_out_of_memory(reader->xml);
  return kept == NULL ? "" : kept;
}

void *cr_pack_alloc(cr_pack_reader *reader, size_t size) {
  void *memory = cr_arena_alloc(&reader->pack->arena, size);
  if (memory == NULL)
    cr_xml_out_of_memory(reader->xml);
  return memory;
}

void cr_pack_add(cr_pack_reader *reader, cr_list *list, void *item) {
  if (!cr_list_add(list, item))
    cr_xml_out_of_memory(reader->xml);
}

void *cr_pack_keep_list(cr_pack_reader *reader, const cr_list *list, size_t *count) {
  void *kept = cr_list_keep(list, &reader->pack->arena);
  if (kept == NULL)
    cr_xml_out_of_memory(reader->xml);
  *count = kept == NULL ? 0 : list->count;
  return kept;
}

const char *cr_pack_word(cr_pack_reader *reader, const cr_tag *tag, const char *attribute, const char *what,
                         const char *words) {
  const char *word = cr_tag_attribute(tag, attribute);
  if (word != NULL && !cr_word_in(word, words))
    cr_xml_unknown(reader->xml, cr_tag_attribute_place(tag, attribute), what, word, words);
  return cr_pack_keep(reader, word);
}

const char *cr_pack_name(cr_pack_reader *reader, const cr_tag *tag, const char *attribute) {
  const char *name = cr_tag_attribute(tag, attribute);
  if (name != NULL && (name[0] == '\0' || strpbrk(name, " \t\r\n") != NULL))
    cr_xml_error(reader->xml, cr_tag_attribute_place(tag, attribute),
                 "%s is a name of one word, such as \"barset-2025\" or \"4.2\"", attribute);
  return cr_pack_keep(reader, name);
}

const char *cr_pack_words(cr_pack_reader *reader, const cr_tag *tag, const char *attribute) {
  const char *words = cr_tag_attribute(tag, attribute);
  if (words != NULL && words[strspn(words, " \t\r\n")] == '\0')
    cr_xml_error(reader->xml, cr_tag_attribute_place(tag, attribute), "the %s of <%s> needs words", attribute,
                 tag->element->name);
  return cr_pack_keep(reader, words);
}
