/* read_names.h - which names of an XML part are those of its format
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * Expat's own namespaces would cost half as much again, so names are told by their prefixes. A format writes
 * them with the usual prefixes; a document with others is read as if it had these.
 */
#ifndef CR_READ_NAMES_H
#define CR_READ_NAMES_H

#include <stdbool.h>
#include <stddef.h>

typedef struct cr_namespace {
  const char *uri;
  const char *prefix; /* the usual one; "" for names without one */
} cr_namespace;

enum { CR_PREFIX_SIZE = 24, CR_BINDINGS_MAX = 16, CR_NAME_SIZE = 64, CR_ATTRIBUTES_MAX = 32 };

/* What a prefix of the document stands for. */
typedef struct cr_binding {
  char prefix[CR_PREFIX_SIZE];
  const char *usual; /* the format's prefix; NULL: a namespace that is not read, under a prefix that is */
} cr_binding;

typedef struct cr_names {
  const cr_namespace *namespaces; /* until a uri of NULL */
  cr_binding bindings[CR_BINDINGS_MAX];
  size_t count;
  bool is_unusual; /* names have to be translated */
  char names[CR_ATTRIBUTES_MAX + 1][CR_NAME_SIZE];
  const char *attributes[2 * CR_ATTRIBUTES_MAX + 1];
} cr_names;

/* Takes what the first tag declares, which holds for the whole part. False: more than is understood. */
bool cr_names_bind(cr_names *names, const char **attributes);

typedef enum cr_names_change {
  CR_NAMES_SAME = 0, /* some writers declare the same again, or a prefix only where they use it */
  CR_NAMES_OTHERS,   /* prefixes mean something else in this tag: it is not the format's */
  CR_NAMES_MOVED,    /* a namespace of the format has another prefix from here on */
} cr_names_change;

/* Looks at what an inner tag declares; the last of these that any of it is. A new prefix is taken. */
cr_names_change cr_names_look(cr_names *names, const char **attributes);

/* Gives the names of a tag their usual prefixes; those that are not the format's become "". They live until
 * the next tag. */
void cr_names_translate(cr_names *names, const char **name, const char ***attributes);

#endif
