/* read_xml.h - a large XML part as a stream, by a table of the elements that matter
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * Other than support/xml.h, which keeps a small file of ours whole to show its lines and checks every
 * element, this passes over what it does not know, keeps nothing and counts: the two share no more than
 * expat.
 */
#ifndef CR_READ_XML_H
#define CR_READ_XML_H

#include "read_input.h"
#include "read_names.h"

typedef struct cr_stream_element {
  const char *name;
  int kind; /* the format's own number, 1 to 31 */
  uint32_t
      parents; /* 1 << kind of each element it may stand in, CR_ROOT: of none; elsewhere it is passed over */
  bool has_text;
  bool is_frequent; /* start() itself tells cr_stream_unknown() of each attribute that it does not know */
} cr_stream_element;

#define CR_ROOT 1u

typedef struct cr_stream_format {
  const char *what;                  /* "a worksheet" */
  const cr_namespace *namespaces;    /* until a uri of NULL */
  const cr_stream_element *elements; /* the frequent ones first; until a name of NULL */
  void (*start)(void *reader, int kind, const char **attributes);
  void (*text)(void *reader, const char *bytes, size_t length); /* of elements that have text, in parts */
  void (*end)(void *reader, int kind);
} cr_stream_format;

typedef struct cr_stream cr_stream;

/* part may be NULL. What is passed must outlive the stream. Fails with MEMORY. */
compact_error cr_stream_new(const cr_stream_format *format, void *reader, const cr_input *input,
                            const char *part, cr_stream **out);
void cr_stream_free(cr_stream *stream);

/* Reads source to its end, or until it is stopped. Fails with what a handler failed with, what read fails
 * with, or MEMORY, SYNTAX, INVALID or LIMIT. */
compact_error cr_stream_run(cr_stream *stream,
                            compact_error (*read)(void *source, void *buffer, size_t size, size_t *got),
                            void *source);

/* From a handler: enough has been read. */
void cr_stream_stop(cr_stream *stream);

/* From a handler: the reading fails, with what has been reported. */
void cr_stream_fail(cr_stream *stream, compact_error error);

/* From a handler: leaves out what stands in the element that has just begun, and its end. */
void cr_stream_pass(cr_stream *stream);

/* From a handler: has met an attribute that it does not know. */
void cr_stream_unknown(cr_stream *stream, const char *name);

/* Where the reading is. */
cr_spot cr_stream_spot(const cr_stream *stream);

/* The attribute's value, or NULL. */
const char *cr_stream_attribute(const char **attributes, const char *name);

#endif
