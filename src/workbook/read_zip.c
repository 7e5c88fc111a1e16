/* read_zip.c - the parts of a zip, within limits
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "read_zip.h"

#include "read_limits.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

struct cr_zip {
  const cr_input *input;
  zip_t *archive;
  uint64_t position;
  uint64_t taken; /* bytes */
  bool is_open;   /* the list has been read */
  bool is_over_limit;
  zip_error_t error; /* of our source */
};

struct cr_zip_part {
  cr_zip *zip;
  zip_file_t *file;
  const char *name;
  uint64_t max, packed, taken;
};

/* ---- Errors ---- */

static compact_error damaged(const cr_input *input, const char *part, const char *why) {
  return cr_report_at(
      input, (cr_spot){.part = part}, COMPACT_ERROR_SYNTAX,
      "the file is damaged or not complete (%s): get it again, or open it in Excel or Calc and "
      "save it",
      why);
}

static compact_error report(const cr_zip *zip, const char *part, zip_error_t *error) {
  const cr_spot spot = {.part = part};
  switch (zip_error_code_zip(error)) {
  case ZIP_ER_MEMORY:
    return COMPACT_ERROR_MEMORY;
  case ZIP_ER_READ:
  case ZIP_ER_SEEK:
    if (zip->is_over_limit)
      return cr_report(zip->input, COMPACT_ERROR_LIMIT,
                       "the list of its parts is longer than %d MB: no workbook has as many",
                       CR_ZIP_DIRECTORY_MAX / 1024 / 1024);
    if (zip_error_code_system(error) == 0)
      return damaged(zip->input, part, "it ends too soon");
    return cr_report_at(zip->input, spot, COMPACT_ERROR_READ, "cannot be read: %s",
                        strerror(zip_error_code_system(error)));
  case ZIP_ER_NOPASSWD:
  case ZIP_ER_WRONGPASSWD:
  case ZIP_ER_ENCRNOTSUPP:
    return cr_report(zip->input, COMPACT_ERROR_INVALID,
                     "is locked with a password: save it without one, as .xlsx or .ods");
  case ZIP_ER_COMPNOTSUPP:
    return cr_report_at(
        zip->input, spot, COMPACT_ERROR_INVALID,
        "is packed in a way that is not known here: open the file in Excel or Calc and save it");
  default:
    return damaged(zip->input, part, zip_error_strerror(error));
  }
}

/* ---- What libzip reads through ---- */

static zip_int64_t source_read(cr_zip *zip, void *buffer, zip_uint64_t size) {
  zip->taken += size;
  zip->is_over_limit = !zip->is_open && zip->taken > CR_ZIP_DIRECTORY_MAX;
  int64_t got = zip->is_over_limit ? -1 : cr_input_read_at(zip->input, zip->position, buffer, (size_t)size);
  if (got < 0)
    zip_error_set(&zip->error, ZIP_ER_READ, zip->is_over_limit ? 0 : errno);
  else
    zip->position += (uint64_t)got;
  return got;
}

static zip_int64_t source_seek(cr_zip *zip, void *data, zip_uint64_t length) {
  zip_int64_t position =
      zip_source_seek_compute_offset(zip->position, zip->input->size, data, length, &zip->error);
  if (position < 0)
    return -1;
  zip->position = (uint64_t)position;
  return 0;
}

static zip_int64_t source_stat(const cr_zip *zip, zip_stat_t *status) {
  zip_stat_init(status);
  status->size = zip->input->size;
  status->valid = ZIP_STAT_SIZE;
  return (zip_int64_t)sizeof *status;
}

static zip_int64_t source(void *user, void *data, zip_uint64_t length, zip_source_cmd_t command) {
  cr_zip *zip = user;
  switch (command) {
  case ZIP_SOURCE_OPEN:
    zip->position = 0;
    return 0;
  case ZIP_SOURCE_READ:
    return source_read(zip, data, length);
  case ZIP_SOURCE_SEEK:
    return source_seek(zip, data, length);
  case ZIP_SOURCE_TELL:
    return (zip_int64_t)zip->position;
  case ZIP_SOURCE_STAT:
    return source_stat(zip, data);
  case ZIP_SOURCE_ERROR:
    return zip_error_to_data(&zip->error, data, length);
  case ZIP_SOURCE_CLOSE:
  case ZIP_SOURCE_FREE:
    return 0;
  case ZIP_SOURCE_SUPPORTS:
    return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL,
                                          ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_CLOSE,
                                          ZIP_SOURCE_FREE, ZIP_SOURCE_SUPPORTS, -1);
  default:
    zip_error_set(&zip->error, ZIP_ER_OPNOTSUPP, 0);
    return -1;
  }
}

/* ---- Opening ---- */

static compact_error open_archive(cr_zip *zip) {
  zip_error_t problem;
  compact_error error = COMPACT_ERROR_NONE;
  zip_error_init(&problem);
  zip_source_t *reading = zip_source_function_create(source, zip, &problem);
  if (reading != NULL)
    zip->archive = zip_open_from_source(reading, ZIP_RDONLY, &problem);
  if (reading != NULL && zip->archive == NULL)
    zip_source_free(reading);
  if (zip->archive == NULL)
    error = report(zip, NULL, &problem);
  zip->is_open = zip->archive != NULL;
  zip_error_fini(&problem);
  return error;
}

/* Whether the name leads to some place outside of the folder that it would be unpacked in. */
static bool leads_outside(const char *name) {
  if (name[0] == '/' || name[0] == '\\' || (name[0] != '\0' && name[1] == ':'))
    return true;
  for (const char *step = name; *step != '\0';) {
    size_t length = strcspn(step, "/\\");
    if (length == 2 && step[0] == '.' && step[1] == '.')
      return true;
    step += length + (step[length] != '\0');
  }
  return false;
}

static compact_error check_names(const cr_zip *zip) {
  zip_int64_t count = zip_get_num_entries(zip->archive, 0);
  if (count > CR_ZIP_PARTS_MAX)
    return cr_report(zip->input, COMPACT_ERROR_LIMIT, "has more than %d parts: no workbook has as many",
                     CR_ZIP_PARTS_MAX);
  for (zip_int64_t i = 0; i < count; i++) {
    const char *name = zip_get_name(zip->archive, (zip_uint64_t)i, ZIP_FL_ENC_RAW);
    if (name != NULL && leads_outside(name))
      return cr_report(
          zip->input, COMPACT_ERROR_INVALID,
          "has a part that would be unpacked outside of its folder, \"%.100s\": do not trust this "
          "file; ask for it again",
          name);
  }
  return COMPACT_ERROR_NONE;
}

compact_error cr_zip_open(const cr_input *input, cr_zip **out) {
  cr_zip *zip = calloc(1, sizeof *zip);
  *out = NULL;
  if (zip == NULL)
    return COMPACT_ERROR_MEMORY;
  zip->input = input;
  zip_error_init(&zip->error);
  compact_error error = open_archive(zip);
  if (error == COMPACT_ERROR_NONE)
    error = check_names(zip);
  if (error == COMPACT_ERROR_NONE)
    *out = zip;
  else
    cr_zip_free(zip);
  return error;
}

void cr_zip_free(cr_zip *zip) {
  if (zip == NULL)
    return;
  if (zip->archive != NULL)
    zip_discard(zip->archive);
  zip_error_fini(&zip->error);
  free(zip);
}

uint64_t cr_zip_taken(const cr_zip *zip) {
  return zip->taken;
}

/* ---- Parts ---- */

/* -1: there is none. */
static zip_int64_t find(const cr_zip *zip, const char *name) {
  zip_int64_t index = zip_name_locate(zip->archive, name, ZIP_FL_ENC_RAW);
  return index >= 0 ? index : zip_name_locate(zip->archive, name, ZIP_FL_ENC_RAW | ZIP_FL_NOCASE);
}

bool cr_zip_has(const cr_zip *zip, const char *name) {
  return find(zip, name) >= 0;
}

static compact_error open_part(cr_zip_part *part, zip_int64_t index) {
  zip_t *archive = part->zip->archive;
  zip_stat_t status;
  if (zip_stat_index(archive, (zip_uint64_t)index, 0, &status) != 0)
    return report(part->zip, part->name, zip_get_error(archive));
  part->packed = (status.valid & ZIP_STAT_COMP_SIZE) != 0 ? status.comp_size : 0;
  part->file = zip_fopen_index(archive, (zip_uint64_t)index, 0);
  return part->file == NULL ? report(part->zip, part->name, zip_get_error(archive)) : COMPACT_ERROR_NONE;
}

compact_error cr_zip_part_open(cr_zip *zip, const char *name, uint64_t max, cr_zip_part **out) {
  zip_int64_t index = find(zip, name);
  *out = NULL;
  if (index < 0)
    return cr_report_at(zip->input, (cr_spot){.part = name}, COMPACT_ERROR_INVALID,
                        "this part of the workbook is missing: open the file in Excel or Calc and save it");
  cr_zip_part *part = calloc(1, sizeof *part);
  if (part == NULL)
    return COMPACT_ERROR_MEMORY;
  *part = (cr_zip_part){.zip = zip, .name = name, .max = max};
  compact_error error = open_part(part, index);
  if (error == COMPACT_ERROR_NONE)
    *out = part;
  else
    cr_zip_part_free(part);
  return error;
}

void cr_zip_part_free(cr_zip_part *part) {
  if (part == NULL)
    return;
  if (part->file != NULL)
    zip_fclose(part->file);
  free(part);
}

static compact_error check_size(const cr_zip_part *part) {
  const cr_spot spot = {.part = part->name};
  if (part->taken > part->max)
    return cr_report_at(part->zip->input, spot, COMPACT_ERROR_LIMIT,
                        "is larger than %llu MB, more than is accepted of such a part",
                        (unsigned long long)(part->max / 1024 / 1024));
  if (part->taken > CR_ZIP_RATIO_FREE && part->taken / CR_ZIP_RATIO_MAX > part->packed)
    return cr_report_at(
        part->zip->input, spot, COMPACT_ERROR_LIMIT,
        "unpacks to more than %d times its size: this is no workbook that was filled by people",
        CR_ZIP_RATIO_MAX);
  return COMPACT_ERROR_NONE;
}

compact_error cr_zip_part_read(void *user, void *buffer, size_t size, size_t *got) {
  cr_zip_part *part = user;
  zip_int64_t read = zip_fread(part->file, buffer, size);
  *got = read > 0 ? (size_t)read : 0;
  if (read < 0)
    return report(part->zip, part->name, zip_file_get_error(part->file));
  part->taken += *got;
  return check_size(part);
}
