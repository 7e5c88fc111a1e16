/* read_names.c - which names of an XML part are those of its format
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "read_names.h"

#include <string.h>

/* The prefix that an attribute declares; NULL if it declares none. */
static const char *declared_prefix(const char *name) {
  if (name[0] != 'x' || strncmp(name, "xmlns", 5) != 0)
    return NULL;
  return name[5] == ':' ? name + 6 : name[5] == '\0' ? name + 5 : NULL;
}

/* The usual prefix of a namespace; NULL if it is not the format's. */
static const char *usual_prefix(const cr_names *names, const char *uri) {
  for (const cr_namespace *known = names->namespaces; known->uri != NULL; known++) {
    if (strcmp(known->uri, uri) == 0)
      return known->prefix;
  }
  return NULL;
}

static bool is_usual_prefix(const cr_names *names, const char *prefix) {
  for (const cr_namespace *known = names->namespaces; known->uri != NULL; known++) {
    if (strcmp(known->prefix, prefix) == 0)
      return true;
  }
  return false;
}

static const cr_binding *find(const cr_names *names, const char *prefix, size_t length) {
  for (size_t i = 0; i < names->count; i++) {
    const cr_binding *bound = &names->bindings[i];
    if (strncmp(bound->prefix, prefix, length) == 0 && bound->prefix[length] == '\0')
      return bound;
  }
  return NULL;
}

/* ---- Declarations ---- */

static bool bind(cr_names *names, const char *prefix, const char *usual) {
  if (names->count == CR_BINDINGS_MAX || strlen(prefix) >= CR_PREFIX_SIZE)
    return false;
  cr_binding *bound = &names->bindings[names->count++];
  memcpy(bound->prefix, prefix, strlen(prefix) + 1);
  bound->usual = usual;
  names->is_unusual = names->is_unusual || usual == NULL || strcmp(prefix, usual) != 0;
  return true;
}

bool cr_names_bind(cr_names *names, const char **attributes) {
  bool is_bound = true;
  for (; attributes[0] != NULL && is_bound; attributes += 2) {
    const char *prefix = declared_prefix(attributes[0]);
    const char *usual = prefix == NULL ? NULL : usual_prefix(names, attributes[1]);
    if (usual != NULL || (prefix != NULL && is_usual_prefix(names, prefix)))
      is_bound = bind(names, prefix, usual);
  }
  /* Names without a prefix are then in no namespace. */
  if (is_bound && is_usual_prefix(names, "") && find(names, "", 0) == NULL)
    is_bound = bind(names, "", NULL);
  return is_bound;
}

static cr_names_change change_of(cr_names *names, const char *prefix, const char *uri) {
  const char *usual = usual_prefix(names, uri);
  const cr_binding *bound = find(names, prefix, strlen(prefix));
  const char *before = bound == NULL ? NULL : bound->usual;
  if (usual == NULL)
    return before == NULL ? CR_NAMES_SAME : CR_NAMES_OTHERS;
  /* A prefix that stood for nothing of ours yet is kept for the rest of the part: no writer is known that
   * gives one prefix two meanings in a part. */
  if (bound == NULL && prefix[0] != '\0')
    return bind(names, prefix, usual) ? CR_NAMES_SAME : CR_NAMES_MOVED;
  return before != NULL && strcmp(before, usual) == 0 ? CR_NAMES_SAME : CR_NAMES_MOVED;
}

cr_names_change cr_names_look(cr_names *names, const char **attributes) {
  cr_names_change change = CR_NAMES_SAME;
  for (; attributes[0] != NULL; attributes += 2) {
    const char *prefix = declared_prefix(attributes[0]);
    cr_names_change one = prefix == NULL ? CR_NAMES_SAME : change_of(names, prefix, attributes[1]);
    change = one > change ? one : change;
  }
  return change;
}

/* ---- Translation ---- */

static const char *translated(const cr_names *names, const char *name, bool is_attribute,
                              char buffer[CR_NAME_SIZE]) {
  const char *colon = strchr(name, ':');
  size_t length = colon == NULL ? 0 : (size_t)(colon - name);
  const char *local = colon == NULL ? name : colon + 1;
  if (colon == NULL && is_attribute)
    return name;
  const cr_binding *bound = find(names, name, length);
  if (bound == NULL || bound->usual == NULL || strlen(bound->usual) + strlen(local) + 2 > CR_NAME_SIZE)
    return "";
  if (bound->usual[0] == '\0')
    return is_attribute ? "" : local;
  size_t prefix = strlen(bound->usual);
  memcpy(buffer, bound->usual, prefix);
  buffer[prefix] = ':';
  memcpy(buffer + prefix + 1, local, strlen(local) + 1);
  return buffer;
}

void cr_names_translate(cr_names *names, const char **name, const char ***attributes) {
  size_t count = 0;
  *name = translated(names, *name, false, names->names[0]);
  for (const char **from = *attributes; from[0] != NULL && count < CR_ATTRIBUTES_MAX; from += 2) {
    if (declared_prefix(from[0]) != NULL)
      continue;
    names->attributes[2 * count] = translated(names, from[0], true, names->names[count + 1]);
    names->attributes[2 * count + 1] = from[1];
    count++;
  }
  names->attributes[2 * count] = NULL;
  *attributes = names->attributes;
}
