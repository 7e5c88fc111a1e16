/* xml.h - reading an XML file by a table of its elements
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * For small files of ours, whose mistakes people want to see; workbook/read_xml.h streams large files of
 * others. A format is a function that knows its elements, and two handlers. The driver checks what the table
 * can say (which element inside which, which attributes) and keeps the place of everything for diagnostics.
 * Mistakes are reported and reading goes on; an element that is unknown or stands in the wrong place is left
 * out with all that is in it.
 */
#ifndef CR_XML_H
#define CR_XML_H

#include "arena.h"
#include "compact.h"
#include "diagnostic.h"
#include "text.h"

enum {
  CR_XML_DEPTH_MAX = 64,
  CR_XML_ELEMENTS_MAX = 20000, /* what is compared with everything before it stays quick */
  CR_XML_SIZE_MAX = 8 * 1024 * 1024,
};

typedef struct cr_element {
  const char *name;
  int kind;             /* the format's own number, 0 to 31 */
  uint32_t parents;     /* 1 << kind of each element it may stand in; 0: the root */
  const char *required; /* attributes, parted by spaces */
  const char *optional;
  bool has_text;
} cr_element;

typedef struct cr_xml cr_xml;

/* An element's start tag. */
typedef struct cr_tag {
  cr_xml *xml;
  const cr_element *element;
  const char **attributes; /* name, value, ..., NULL */
  cr_place place;
} cr_tag;

typedef struct cr_format {
  const char *namespace_uri;
  /* The element of that name, or NULL. */
  const cr_element *(*find)(const char *name);
  /* Every element's name, parted by spaces, to guess from. */
  const char *names;
  /* A required attribute that is missing has been reported. */
  void (*start)(void *reader, const cr_tag *tag);
  /* text is the element's words, with white space folded; "" unless it has_text. */
  void (*end)(void *reader, const cr_element *element, const char *text);
} cr_format;

/* Begins to read. format must outlive it; diagnostics may be NULL. Fails with MEMORY. */
compact_error cr_xml_new(const cr_format *format, void *reader, const char *source,
                         compact_diagnostics *diagnostics, cr_xml **out);
void cr_xml_free(cr_xml *xml);

/* Takes the next part of the file. After an error nothing more is taken. */
compact_error cr_xml_feed(cr_xml *xml, const char *bytes, size_t size);

/* Says that the file has ended. Returns cr_xml_status(). */
compact_error cr_xml_finish(cr_xml *xml);

/* How many mistakes have been reported. */
size_t cr_xml_error_count(const cr_xml *xml);

/* How the reading stands: MEMORY, SYNTAX, LIMIT, INVALID once a mistake has been reported, or NONE. */
compact_error cr_xml_status(const cr_xml *xml);

/* The attribute's value, or NULL if the tag has none such. */
const char *cr_tag_attribute(const cr_tag *tag, const char *name);

/* Where the attribute's value stands, for a diagnostic; the tag's own place if it has none such. */
cr_place cr_tag_attribute_place(const cr_tag *tag, const char *name);

/* Reports a mistake. */
void cr_xml_error(cr_xml *xml, cr_place place, const char *format, ...) CR_PRINTF(3, 4);

/* Reports that the name at the place is not one of the words, and which was probably meant. what is the
 * kind of name, "a theme". */
void cr_xml_unknown(cr_xml *xml, cr_place place, const char *what, const char *name, const char *words);

/* The file so far, as diagnostics show it; it lives as long as xml and the next part. */
cr_source cr_xml_source(const cr_xml *xml);

/* Says that memory ran out in a handler. */
void cr_xml_out_of_memory(cr_xml *xml);

#endif
