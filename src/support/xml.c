/* xml.c - reading an XML file by a table of its elements
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "xml.h"

#include "diagnostic.h"
#include "nearest.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>

struct cr_xml {
  const cr_format *format;
  void *reader;
  const char *source_name;
  compact_diagnostics *diagnostics;
  XML_Parser parser;
  cr_text source; /* the file so far: diagnostics show its lines */
  cr_text words;  /* the text of the innermost element that has text */
  cr_text message;
  const cr_element *open[CR_XML_DEPTH_MAX];
  int depth;   /* how many of open */
  int skipped; /* how deep inside an element that is left out */
  size_t elements;
  size_t errors;
  bool has_refused_words; /* once is enough for one run of words */
  compact_error error;
};

static void stop(cr_xml *xml, compact_error error) {
  if (xml->error == COMPACT_ERROR_NONE)
    xml->error = error;
  XML_StopParser(xml->parser, XML_FALSE);
}

/* ---- Diagnostics ---- */

cr_source cr_xml_source(const cr_xml *xml) {
  return (cr_source){xml->source_name, cr_text_string(&xml->source), xml->source.length};
}

static void report(cr_xml *xml, cr_place place) {
  /* Nobody reads more mistakes than these, and each costs a look through the file for its line. */
  if (xml->errors >= CR_DIAGNOSTICS_MAX)
    return;
  cr_text_tidy(&xml->message);
  const cr_source source = cr_xml_source(xml);
  cr_diagnostics_add_at(xml->diagnostics, COMPACT_SEVERITY_ERROR, &source, place,
                        cr_text_string(&xml->message));
  if (xml->message.failed)
    xml->error = COMPACT_ERROR_MEMORY;
  xml->errors++;
  if (xml->errors >= CR_DIAGNOSTICS_MAX)
    stop(xml, COMPACT_ERROR_INVALID);
}

void cr_xml_error(cr_xml *xml, cr_place place, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  cr_text_clear(&xml->message);
  cr_text_format_list(&xml->message, format, arguments);
  va_end(arguments);
  report(xml, place);
}

/* Names longer than this are cut where they are quoted. */
enum { QUOTE_MAX = 60 };

void cr_xml_unknown(cr_xml *xml, cr_place place, const char *what, const char *name, const char *words) {
  cr_nearest nearest = cr_nearest_to(name);
  cr_nearest_offer_words(&nearest, words);
  if (nearest.name != NULL)
    cr_xml_error(xml, place, "\"%.*s\" is not %s; did you mean \"%.*s\"?", QUOTE_MAX, name, what,
                 (int)nearest.length, nearest.name);
  else if (strlen(words) < 200)
    cr_xml_error(xml, place, "\"%.*s\" is not %s; write one of: %s", QUOTE_MAX, name, what, words);
  else
    cr_xml_error(xml, place, "\"%.*s\" is not %s", QUOTE_MAX, name, what);
}

size_t cr_xml_error_count(const cr_xml *xml) {
  return xml->errors;
}

compact_error cr_xml_status(const cr_xml *xml) {
  if (xml->error != COMPACT_ERROR_NONE)
    return xml->error;
  return xml->errors > 0 ? COMPACT_ERROR_INVALID : COMPACT_ERROR_NONE;
}

void cr_xml_out_of_memory(cr_xml *xml) {
  stop(xml, COMPACT_ERROR_MEMORY);
}

/* ---- Tags ---- */

const char *cr_tag_attribute(const cr_tag *tag, const char *name) {
  for (const char **attribute = tag->attributes; attribute[0] != NULL; attribute += 2) {
    if (strcmp(attribute[0], name) == 0)
      return attribute[1];
  }
  return NULL;
}

/* Past one attribute of the tag, or NULL at the end of the tag. The file is well-formed up to here. */
static const char *next_attribute(const char *byte) {
  byte += strcspn(byte, "\"'>");
  if (*byte != '"' && *byte != '\'')
    return NULL;
  const char *end = strchr(byte + 1, *byte);
  return end == NULL ? NULL : end + 1;
}

cr_place cr_tag_attribute_place(const cr_tag *tag, const char *name) {
  const char *source = cr_text_string(&tag->xml->source);
  const char *byte = source + tag->place + 1;
  size_t length = strlen(name);
  byte += strcspn(byte, " \t\r\n/>");
  for (; byte != NULL; byte = next_attribute(byte)) {
    byte += strspn(byte, " \t\r\n");
    if (strncmp(byte, name, length) == 0 && strchr(" \t\r\n=", byte[length]) != NULL)
      return (cr_place)(byte + length + strcspn(byte + length, "\"'") - source) + 1;
  }
  return tag->place;
}

/* ---- What the table of elements can say ---- */

static bool check_parent(const cr_tag *tag) {
  cr_xml *xml = tag->xml;
  const cr_element *parent = xml->depth == 0 ? NULL : xml->open[xml->depth - 1];
  bool fits = parent == NULL ? tag->element->parents == 0 : (tag->element->parents >> parent->kind & 1) != 0;
  if (!fits && parent == NULL)
    cr_xml_error(xml, tag->place, "a file of this kind does not begin with <%s>", tag->element->name);
  else if (!fits)
    cr_xml_error(xml, tag->place, "<%s> does not stand inside <%s>", tag->element->name, parent->name);
  return fits;
}

static void check_known_attributes(const cr_tag *tag) {
  for (const char **attribute = tag->attributes; attribute[0] != NULL; attribute += 2) {
    const char *name = attribute[0];
    if (tag->xml->error != COMPACT_ERROR_NONE)
      return;
    if (cr_word_in(name, tag->element->required) || cr_word_in(name, tag->element->optional))
      continue;
    cr_nearest nearest = cr_nearest_to(name);
    cr_nearest_offer_words(&nearest, tag->element->required);
    cr_nearest_offer_words(&nearest, tag->element->optional);
    /* The name stands before its value: the caret goes below the value's opening quote. */
    cr_place place = cr_tag_attribute_place(tag, name);
    if (strchr(name, '|') != NULL)
      cr_xml_error(tag->xml, place, "<%s> has no attributes of the namespace %.*s: take them out",
                   tag->element->name, (int)strcspn(name, "|"), name);
    else if (nearest.name != NULL)
      cr_xml_error(tag->xml, place, "<%s> has no attribute %s; did you mean %.*s?", tag->element->name, name,
                   (int)nearest.length, nearest.name);
    else
      cr_xml_error(tag->xml, place, "<%s> has no attribute %s: take it out", tag->element->name, name);
  }
}

static void check_required_attributes(const cr_tag *tag) {
  const char *word = tag->element->required;
  while (*word != '\0') {
    char name[32];
    size_t length = strcspn(word, " ");
    memcpy(name, word, length);
    name[length] = '\0';
    if (cr_tag_attribute(tag, name) == NULL)
      cr_xml_error(tag->xml, tag->place, "<%s> needs the attribute %s", tag->element->name, name);
    word += length;
    word += strspn(word, " ");
  }
}

/* ---- What expat calls ---- */

static cr_place here(const cr_xml *xml) {
  XML_Index index = XML_GetCurrentByteIndex(xml->parser);
  return index < 0 ? 0 : (cr_place)index;
}

/* The name without its namespace; NULL for another namespace than the format's. */
static const char *local_name(const cr_xml *xml, const char *name) {
  size_t length = strlen(xml->format->namespace_uri);
  if (strncmp(name, xml->format->namespace_uri, length) != 0 || name[length] != '|')
    return NULL;
  return name + length + 1;
}

static const cr_element *find_element(cr_xml *xml, const char *qualified, cr_place place) {
  const char *name = local_name(xml, qualified);
  if (name == NULL) {
    cr_xml_error(xml, place, "this element is not in the namespace %s: put xmlns=\"%s\" into the first tag",
                 xml->format->namespace_uri, xml->format->namespace_uri);
    return NULL;
  }
  const cr_element *element = xml->format->find(name);
  if (element == NULL)
    cr_xml_unknown(xml, place, "an element of this format", name, xml->format->names);
  return element;
}

static bool open_element(cr_xml *xml, const char *qualified, const char **attributes) {
  cr_tag tag = {.xml = xml, .attributes = attributes, .place = here(xml)};
  tag.element = find_element(xml, qualified, tag.place);
  if (tag.element == NULL || !check_parent(&tag))
    return false;
  check_known_attributes(&tag);
  check_required_attributes(&tag);
  xml->format->start(xml->reader, &tag);
  xml->open[xml->depth] = tag.element;
  cr_text_clear(&xml->words);
  return true;
}

static void XMLCALL on_start(void *user, const char *name, const char **attributes) {
  cr_xml *xml = user;
  if (xml->error != COMPACT_ERROR_NONE)
    return;
  xml->has_refused_words = false;
  if (xml->elements++ >= CR_XML_ELEMENTS_MAX) {
    cr_xml_error(xml, here(xml), "the file has more than %d elements: this is not a file of ours",
                 CR_XML_ELEMENTS_MAX);
    stop(xml, COMPACT_ERROR_LIMIT);
  } else if (xml->depth + xml->skipped >= CR_XML_DEPTH_MAX) {
    cr_xml_error(xml, here(xml), "elements are nested deeper than %d: this is not a file of ours",
                 CR_XML_DEPTH_MAX);
    stop(xml, COMPACT_ERROR_LIMIT);
  } else if (xml->skipped > 0 || !open_element(xml, name, attributes)) {
    xml->skipped++;
  } else {
    xml->depth++;
  }
}

static void XMLCALL on_end(void *user, const char *name) {
  cr_xml *xml = user;
  (void)name;
  if (xml->error != COMPACT_ERROR_NONE)
    return;
  xml->has_refused_words = false;
  if (xml->skipped > 0) {
    xml->skipped--;
    return;
  }
  const cr_element *element = xml->open[--xml->depth];
  if (xml->words.length > 0 && xml->words.data[xml->words.length - 1] == ' ')
    xml->words.data[--xml->words.length] = '\0';
  if (xml->words.failed)
    stop(xml, COMPACT_ERROR_MEMORY);
  else
    xml->format->end(xml->reader, element, cr_text_string(&xml->words));
  cr_text_clear(&xml->words);
}

static bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Folds white space: none at the beginning, one between words; on_end() sees to the end. */
static void append_words(cr_text *words, const char *bytes, size_t length) {
  for (size_t i = 0; i < length; i++) {
    bool follows_space = words->length == 0 || words->data[words->length - 1] == ' ';
    if (!is_space(bytes[i]))
      cr_text_append_bytes(words, bytes + i, 1);
    else if (!follows_space)
      cr_text_append_bytes(words, " ", 1);
  }
}

static void refuse_words(cr_xml *xml, const cr_element *element, const char *bytes, size_t length) {
  for (size_t i = 0; i < length && !xml->has_refused_words; i++) {
    if (!is_space(bytes[i])) {
      cr_xml_error(xml, here(xml) + (cr_place)i, "<%s> holds no words of its own", element->name);
      xml->has_refused_words = true;
    }
  }
}

static void XMLCALL on_text(void *user, const char *bytes, int length) {
  cr_xml *xml = user;
  if (xml->error != COMPACT_ERROR_NONE || xml->skipped > 0 || xml->depth == 0)
    return;
  const cr_element *element = xml->open[xml->depth - 1];
  if (element->has_text)
    append_words(&xml->words, bytes, (size_t)length);
  else
    refuse_words(xml, element, bytes, (size_t)length);
}

/* Entities that expand without end need a document type; no file of ours has one. */
static void XMLCALL on_doctype(void *user, const char *name, const char *system_id, const char *public_id,
                               int has_internal_subset) {
  cr_xml *xml = user;
  (void)name, (void)system_id, (void)public_id, (void)has_internal_subset;
  /* expat tells where the declaration's name ends. */
  cr_place place = here(xml);
  while (place > 0 && cr_text_string(&xml->source)[place] != '<')
    place--;
  cr_xml_error(xml, place, "a document type declaration (<!DOCTYPE) is not accepted: take it out");
  stop(xml, COMPACT_ERROR_SYNTAX);
}

/* ---- Lifetime ---- */

compact_error cr_xml_new(const cr_format *format, void *reader, const char *source,
                         compact_diagnostics *diagnostics, cr_xml **out) {
  static const XML_Memory_Handling_Suite memory = {malloc, realloc, free};
  *out = NULL;
  cr_xml *xml = calloc(1, sizeof *xml);
  if (xml == NULL)
    return COMPACT_ERROR_MEMORY;
  *xml = (cr_xml){.format = format, .reader = reader, .source_name = source, .diagnostics = diagnostics};
  /* Whatever the file claims, it is read as UTF-8: other bytes are then a located mistake. */
  xml->parser = XML_ParserCreate_MM("UTF-8", &memory, "|");
  if (xml->parser == NULL) {
    free(xml);
    return COMPACT_ERROR_MEMORY;
  }
  XML_SetUserData(xml->parser, xml);
  XML_SetElementHandler(xml->parser, on_start, on_end);
  XML_SetCharacterDataHandler(xml->parser, on_text);
  XML_SetStartDoctypeDeclHandler(xml->parser, on_doctype);
  *out = xml;
  return COMPACT_ERROR_NONE;
}

void cr_xml_free(cr_xml *xml) {
  if (xml == NULL)
    return;
  XML_ParserFree(xml->parser);
  cr_text_free(&xml->source);
  cr_text_free(&xml->words);
  cr_text_free(&xml->message);
  free(xml);
}

static void report_expat_error(cr_xml *xml) {
  enum XML_Error code = XML_GetErrorCode(xml->parser);
  const char *text = XML_ErrorString(code);
  cr_place place = here(xml);
  if (code == XML_ERROR_TAG_MISMATCH && xml->depth > 0 && xml->skipped == 0)
    cr_xml_error(xml, place, "this end tag does not fit: <%s> is still open",
                 xml->open[xml->depth - 1]->name);
  else if (code == XML_ERROR_INVALID_TOKEN)
    cr_xml_error(xml, place,
                 "not well-formed XML: write & as &amp; and < as &lt;, and save the file as UTF-8");
  else if (code == XML_ERROR_NO_ELEMENTS)
    cr_xml_error(xml, place, "the file ends before it is complete");
  else
    cr_xml_error(xml, place, "not well-formed XML: %s", text);
}

static void parse(cr_xml *xml, const char *bytes, size_t size, bool is_last) {
  if (XML_Parse(xml->parser, bytes, (int)size, is_last) != XML_STATUS_ERROR ||
      xml->error != COMPACT_ERROR_NONE)
    return;
  xml->error = COMPACT_ERROR_SYNTAX;
  if (XML_GetErrorCode(xml->parser) == XML_ERROR_NO_MEMORY)
    xml->error = COMPACT_ERROR_MEMORY;
  else
    report_expat_error(xml);
}

/* expat would take UTF-16 for what it is, and no place in it would be right. It shows by its NULs. */
static void parse_text(cr_xml *xml, const char *bytes, size_t size) {
  const char *nul = size == 0 ? NULL : memchr(bytes, '\0', size);
  size_t length = nul == NULL ? size : (size_t)(nul - bytes);
  parse(xml, bytes, length, false);
  if (nul == NULL || xml->error != COMPACT_ERROR_NONE)
    return;
  xml->error = COMPACT_ERROR_SYNTAX;
  cr_xml_error(xml, (cr_place)(xml->source.length - size + length),
               "this is not text: save the file as UTF-8");
}

compact_error cr_xml_feed(cr_xml *xml, const char *bytes, size_t size) {
  if (xml->error != COMPACT_ERROR_NONE)
    return xml->error;
  if (size > CR_XML_SIZE_MAX - xml->source.length) {
    cr_xml_error(xml, 0, "the file is larger than %d MB: this is not a file of ours",
                 CR_XML_SIZE_MAX / 1024 / 1024);
    return xml->error = COMPACT_ERROR_LIMIT;
  }
  cr_text_append_bytes(&xml->source, bytes, size);
  if (xml->source.failed)
    return xml->error = COMPACT_ERROR_MEMORY;
  parse_text(xml, bytes, size);
  return cr_xml_status(xml);
}

compact_error cr_xml_finish(cr_xml *xml) {
  if (xml->error == COMPACT_ERROR_NONE)
    parse(xml, "", 0, true);
  return cr_xml_status(xml);
}
