/* shelf.h - what is read from files of one kind, by its ids: built in, and of the user's own folders
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * Of two with one id the later stands, so that a file of one's own takes the place of one that is built in.
 */
#ifndef CR_SHELF_H
#define CR_SHELF_H

#include "compact.h"
#include "embedded.h"
#include "list.h"

/* The kind of the items, which are all of one type. */
typedef struct cr_shelf_kind {
  /* with is the shelf's; every mistake is in diagnostics, and *out is NULL after an error. */
  compact_error (*read)(const void *with, const char *source, const char *xml, size_t size,
                        compact_diagnostics *diagnostics, void **out);
  void (*free)(void *item);
  const char *(*id)(const void *item);
  bool (*set_origin)(void *item, const char *origin); /* keeps a copy; false: there is no memory left */
} cr_shelf_kind;

typedef struct cr_shelf {
  cr_list list;
  const cr_shelf_kind *kind;
  const void *with;
} cr_shelf;

/* What the origin of an item is that is built in; of one's own it is the file's path. */
extern const char cr_built_in[];

/* Reads the built-in files whose names end in .xml. Fails with MEMORY, or as the reading of one of them does.
 */
compact_error cr_shelf_add_built_in(cr_shelf *self, const cr_embedded_file *files, size_t count,
                                    compact_diagnostics *diagnostics);

/* Reads those of cr_folder_files(); one that cannot be read is left out. Fails with MEMORY. */
compact_error cr_shelf_add_folders(cr_shelf *self, const char *path, const char *below,
                                   compact_diagnostics *diagnostics);

/* The item of that id, or NULL; and the id that is most like it, or NULL. */
void *cr_shelf_find(const cr_shelf *self, const char *id);
const char *cr_shelf_nearest(const cr_shelf *self, const char *id);

/* Frees the items too. */
void cr_shelf_free(cr_shelf *self);

#endif
