/* read_ods_lock.c - whether an .ods is locked with a password
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "read_limits.h"
#include "read_ods.h"
#include "read_part.h"

#define MANIFEST "META-INF/manifest.xml"

enum { KIND_MANIFEST = 1, KIND_ENTRY, KIND_LOCK };

static const cr_namespace namespaces[] = {
    {"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest"},
    {0},
};

static const cr_stream_element elements[] = {
    {"manifest:file-entry", KIND_ENTRY, 1u << KIND_MANIFEST, false, false},
    {"manifest:encryption-data", KIND_LOCK, 1u << KIND_ENTRY, false, false},
    {"manifest:manifest", KIND_MANIFEST, CR_ROOT, false, false},
    {0},
};

typedef struct lock_reader {
  const cr_input *input;
  cr_stream *stream;
} lock_reader;

static void on_start(void *user, int kind, const char **attributes) {
  lock_reader *self = user;
  (void)attributes;
  if (kind == KIND_LOCK)
    cr_stream_fail(self->stream,
                   cr_report(self->input, COMPACT_ERROR_INVALID,
                             "is locked with a password: save it without one, as .xlsx or .ods"));
}

static void on_end(void *user, int kind) {
  (void)user, (void)kind;
}

static const cr_stream_format format = {"a list of parts", namespaces, elements, on_start, NULL, on_end};

compact_error cr_ods_check(const cr_input *input, cr_zip *zip) {
  lock_reader self = {.input = input};
  if (!cr_zip_has(zip, MANIFEST))
    return COMPACT_ERROR_NONE;
  return cr_part_parse(input, zip, MANIFEST, CR_ZIP_SMALL_PART_MAX, &format, &self, &self.stream);
}
