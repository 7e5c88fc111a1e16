/* folder.h - the user's own files in the folders of a path
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef CR_FOLDER_H
#define CR_FOLDER_H

#include "compact.h"

/* Called for a file: its path, and its name without folders. */
typedef compact_error cr_on_file(void *user, const char *path, const char *name);

/* Calls for every file NAME.xml in the folders of path, which are parted by colons. below is appended to each
 * folder: "/templates", or nothing. It goes folder by folder, and in each by name, so that the order is the
 * same everywhere. Hidden files are left out, and a folder that is not there is no mistake; path may be NULL.
 * Fails with MEMORY, or as on_file does, which ends it. */
compact_error cr_folder_files(const char *path, const char *below, cr_on_file *on_file, void *user);

#endif
