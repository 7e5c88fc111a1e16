/* read_xml.c - a large XML part as a stream, by a table of the elements that matter
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "read_xml.h"

#include "attribute.h"
#include "read_limits.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>

enum {
  BLOCK_SIZE = 64 * 1024,
  NAME_BITS = 1 << 17,
};

struct cr_stream {
  const cr_stream_format *format;
  void *reader;
  const cr_input *input;
  const char *part;
  XML_Parser parser;
  /* The first is no element, but what the root stands in. */
  const cr_stream_element *open[CR_XML_NESTED_MAX + 2];
  int depth;   /* how many elements are open */
  int skipped; /* how deep inside an element that is passed over */
  bool has_text, is_stopped;
  compact_error error;

  cr_names names;
  uint64_t fed;
  size_t name_count;
  unsigned char seen[NAME_BITS / 8]; /* which names, by their hashes */
};

/* ---- Ending ---- */

void cr_stream_stop(cr_stream *stream) {
  stream->is_stopped = true;
  XML_StopParser(stream->parser, XML_FALSE);
}

void cr_stream_fail(cr_stream *stream, compact_error error) {
  if (stream->error == COMPACT_ERROR_NONE)
    stream->error = error;
  cr_stream_stop(stream);
}

cr_spot cr_stream_spot(const cr_stream *stream) {
  return (cr_spot){stream->part, XML_GetCurrentLineNumber(stream->parser),
                   XML_GetCurrentColumnNumber(stream->parser) + 1};
}

/* ---- Names ---- */

/* Expat remembers each name that it ever met: a file that makes up new ones would fill the memory. */
void cr_stream_unknown(cr_stream *stream, const char *name) {
  const char *byte = name;
  uint32_t hash = 2166136261u;
  for (; *byte != '\0'; byte++)
    hash = (hash ^ (unsigned char)*byte) * 16777619u;
  hash = (hash ^ hash >> 15) % NAME_BITS;
  unsigned char bit = (unsigned char)(1u << hash % 8);
  stream->name_count += (stream->seen[hash / 8] & bit) == 0;
  stream->seen[hash / 8] |= bit;
  if (stream->name_count > CR_XML_NAMES_MAX || byte - name > CR_NAME_MAX)
    cr_stream_fail(
        stream,
        cr_report_at(stream->input, cr_stream_spot(stream), COMPACT_ERROR_LIMIT,
                     "has more than %d different names of elements and attributes, or one of more than %d "
                     "letters: this is no workbook",
                     CR_XML_NAMES_MAX, CR_NAME_MAX));
}

static void unknown_attributes(cr_stream *stream, const char **attributes) {
  for (; attributes[0] != NULL; attributes += 2)
    cr_stream_unknown(stream, attributes[0]);
}

const char *cr_stream_attribute(const char **attributes, const char *name) {
  for (; attributes[0] != NULL; attributes += 2) {
    if (strcmp(attributes[0], name) == 0)
      return attributes[1];
  }
  return NULL;
}

/* ---- What expat calls ---- */

/* Names are short: a call of strcmp() would take longer. */
static bool is_same(const char *a, const char *b) {
  while (*a == *b && *a != '\0') {
    a++;
    b++;
  }
  return *a == *b;
}

/* The next element is most often what the one before it was, which stands there still. */
static const cr_stream_element *find_element(const cr_stream *stream, const char *name) {
  const uint32_t parent = 1u << stream->open[stream->depth]->kind;
  const cr_stream_element *last = stream->open[stream->depth + 1];
  if (last != NULL && (last->parents & parent) != 0 && is_same(last->name, name))
    return last;
  for (const cr_stream_element *element = stream->format->elements; element->name != NULL; element++) {
    if ((element->parents & parent) != 0 && element->name[0] == name[0] && is_same(element->name, name))
      return element;
  }
  return NULL;
}

CR_NOINLINE static void refuse_root(cr_stream *stream, const char *name) {
  cr_stream_fail(
      stream,
      cr_report_at(stream->input, cr_stream_spot(stream), COMPACT_ERROR_INVALID,
                   "<%.60s> of this namespace does not begin %s: open the file in Excel or Calc and save it",
                   name, stream->format->what));
}

/* The first tag says what the prefixes mean. */
CR_NOINLINE static void bind_root(cr_stream *stream, const char **attributes) {
  if (!cr_names_bind(&stream->names, attributes))
    cr_stream_fail(stream,
                   cr_report_at(stream->input, cr_stream_spot(stream), COMPACT_ERROR_LIMIT,
                                "declares its names in a way that is not understood: open the file in Excel "
                                "or Calc and save it"));
}

CR_NOINLINE static void refuse_prefix(cr_stream *stream) {
  cr_stream_fail(stream,
                 cr_report_at(stream->input, cr_stream_spot(stream), COMPACT_ERROR_INVALID,
                              "gives a namespace another prefix in the middle: open the file in Excel or "
                              "Calc and save it"));
}

/* Names that are the format's; false: the element is passed over. */
static bool resolve(cr_stream *stream, const char **name, const char ***attributes) {
  cr_names_change change = CR_NAMES_SAME;
  if (stream->depth == 0)
    bind_root(stream, *attributes);
  else
    change = cr_names_look(&stream->names, *attributes);
  if (change == CR_NAMES_MOVED)
    refuse_prefix(stream);
  if (stream->names.is_unusual)
    cr_names_translate(&stream->names, name, attributes);
  return change == CR_NAMES_SAME;
}

void cr_stream_pass(cr_stream *stream) {
  stream->depth--;
  stream->skipped = 1;
}

CR_NOINLINE static void pass_over(cr_stream *stream, const char *name, const char **attributes) {
  stream->skipped++;
  stream->has_text = false;
  if (stream->depth + stream->skipped > CR_XML_NESTED_MAX)
    cr_stream_fail(stream, cr_report_at(stream->input, cr_stream_spot(stream), COMPACT_ERROR_LIMIT,
                                        "elements are nested deeper than %d: this is no workbook",
                                        CR_XML_NESTED_MAX));
  cr_stream_unknown(stream, name);
  unknown_attributes(stream, attributes);
}

static void XMLCALL on_start(void *user, const char *name, const char **attributes) {
  cr_stream *stream = user;
  const char *written = name;
  const char **all = attributes;
  if (stream->is_stopped)
    return;
  const cr_stream_element *element = NULL;
  if (stream->skipped == 0 && resolve(stream, &name, &attributes))
    element = find_element(stream, name);
  if (stream->is_stopped)
    return;
  if (element == NULL && stream->depth == 0) {
    refuse_root(stream, written);
  } else if (element == NULL || stream->depth == CR_XML_NESTED_MAX) {
    pass_over(stream, written, all);
  } else {
    stream->open[++stream->depth] = element;
    /* Translated, names that are not the format's look all the same. */
    if (!element->is_frequent || stream->names.is_unusual)
      unknown_attributes(stream, all);
    if (stream->is_stopped)
      return;
    stream->format->start(stream->reader, element->kind, attributes);
    stream->has_text = stream->skipped == 0 && element->has_text;
  }
}

static void XMLCALL on_end(void *user, const char *name) {
  cr_stream *stream = user;
  (void)name;
  if (stream->is_stopped)
    return;
  if (stream->skipped > 0)
    stream->skipped--;
  else
    stream->format->end(stream->reader, stream->open[stream->depth--]->kind);
  stream->has_text = stream->skipped == 0 && stream->open[stream->depth]->has_text;
}

static void XMLCALL on_text(void *user, const char *bytes, int length) {
  cr_stream *stream = user;
  if (stream->has_text && !stream->is_stopped)
    stream->format->text(stream->reader, bytes, (size_t)length);
}

/* Entities that expand without end need a document type; no workbook has one. */
static void XMLCALL on_doctype(void *user, const char *name, const char *system_id, const char *public_id,
                               int has_internal_subset) {
  cr_stream *stream = user;
  (void)name, (void)system_id, (void)public_id, (void)has_internal_subset;
  cr_stream_fail(stream,
                 cr_report_at(stream->input, cr_stream_spot(stream), COMPACT_ERROR_SYNTAX,
                              "a document type declaration (<!DOCTYPE) is not accepted: no spreadsheet "
                              "program writes one; do not trust this file"));
}

/* ---- Reading ---- */

compact_error cr_stream_new(const cr_stream_format *format, void *reader, const cr_input *input,
                            const char *part, cr_stream **out) {
  static const XML_Memory_Handling_Suite memory = {malloc, realloc, free};
  static const cr_stream_element outside = {.name = ""}; /* of kind 0: CR_ROOT */
  *out = NULL;
  cr_stream *stream = calloc(1, sizeof *stream);
  if (stream == NULL)
    return COMPACT_ERROR_MEMORY;
  stream->format = format;
  stream->reader = reader;
  stream->input = input;
  stream->part = part;
  stream->names.namespaces = format->namespaces;
  stream->open[0] = &outside;
  stream->parser = XML_ParserCreate_MM(NULL, &memory, NULL);
  if (stream->parser == NULL) {
    free(stream);
    return COMPACT_ERROR_MEMORY;
  }
  XML_SetUserData(stream->parser, stream);
  XML_SetElementHandler(stream->parser, on_start, on_end);
  XML_SetCharacterDataHandler(stream->parser, on_text);
  XML_SetStartDoctypeDeclHandler(stream->parser, on_doctype);
  *out = stream;
  return COMPACT_ERROR_NONE;
}

void cr_stream_free(cr_stream *stream) {
  if (stream == NULL)
    return;
  XML_ParserFree(stream->parser);
  free(stream);
}

static compact_error expat_error(const cr_stream *stream) {
  enum XML_Error code = XML_GetErrorCode(stream->parser);
  if (stream->is_stopped)
    return stream->error;
  if (code == XML_ERROR_NO_MEMORY)
    return COMPACT_ERROR_MEMORY;
  return cr_report_at(
      stream->input, cr_stream_spot(stream), COMPACT_ERROR_SYNTAX,
      "the file is damaged, it is not well-formed XML (%s): get it again, or open it in Excel or "
      "Calc and save it",
      XML_ErrorString(code));
}

/* Expat keeps what is not complete yet. */
static compact_error check_tag(const cr_stream *stream) {
  XML_Index done = XML_GetCurrentByteIndex(stream->parser);
  uint64_t kept = stream->fed - (done < 0 ? 0 : (uint64_t)done);
  if (kept <= CR_XML_TAG_MAX)
    return COMPACT_ERROR_NONE;
  return cr_report_at(stream->input, cr_stream_spot(stream), COMPACT_ERROR_LIMIT,
                      "a tag or comment is longer than %d MB: this is no workbook",
                      CR_XML_TAG_MAX / 1024 / 1024);
}

compact_error cr_stream_run(cr_stream *stream,
                            compact_error (*read)(void *source, void *buffer, size_t size, size_t *got),
                            void *source) {
  size_t got = 1;
  while (got > 0 && !stream->is_stopped) {
    void *buffer = XML_GetBuffer(stream->parser, BLOCK_SIZE);
    if (buffer == NULL)
      return COMPACT_ERROR_MEMORY;
    compact_error error = read(source, buffer, BLOCK_SIZE, &got);
    if (error != COMPACT_ERROR_NONE)
      return error;
    stream->fed += got;
    if (XML_ParseBuffer(stream->parser, (int)got, got == 0) == XML_STATUS_ERROR)
      return expat_error(stream);
    error = check_tag(stream);
    if (error != COMPACT_ERROR_NONE)
      return error;
  }
  return stream->error;
}
