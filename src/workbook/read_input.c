/* read_input.c - the bytes of a workbook, and what is told of it
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#define _POSIX_C_SOURCE 200809L /* pread, st_mtim */
#include "read_input.h"

#include "diagnostic.h"
#include "file.h"
#include "read_limits.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- Reports ---- */

/* The place in a file that is no zip is told by the diagnostic itself. */
static bool add(const cr_input *input, compact_severity severity, cr_spot spot, cr_text *message) {
  bool has_place = spot.part == NULL && spot.line > 0 && spot.line <= UINT32_MAX && spot.column <= UINT32_MAX;
  cr_text_tidy(message);
  bool is_added = cr_diagnostics_add(input->diagnostics, &(compact_diagnostic){
                                                             .severity = severity,
                                                             .source = input->name,
                                                             .line = has_place ? (uint32_t)spot.line : 0,
                                                             .column = has_place ? (uint32_t)spot.column : 0,
                                                             .message = cr_text_string(message),
                                                             .excerpt = "",
                                                         });
  is_added = is_added && !message->failed;
  cr_text_free(message);
  return is_added;
}

static compact_error add_list(const cr_input *input, cr_spot spot, compact_error error, const char *format,
                              va_list arguments) {
  cr_text message = {0};
  if (error == COMPACT_ERROR_MEMORY)
    return error;
  if (spot.part != NULL)
    cr_text_format(&message, "%.200s: ", spot.part);
  if (spot.part != NULL && spot.line > 0)
    cr_text_format(&message, "line %llu, column %llu: ", (unsigned long long)spot.line,
                   (unsigned long long)spot.column);
  cr_text_format_list(&message, format, arguments);
  return add(input, COMPACT_SEVERITY_ERROR, spot, &message) ? error : COMPACT_ERROR_MEMORY;
}

compact_error cr_report(const cr_input *input, compact_error error, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  error = add_list(input, (cr_spot){0}, error, format, arguments);
  va_end(arguments);
  return error;
}

compact_error cr_report_at(const cr_input *input, cr_spot spot, compact_error error, const char *format,
                           ...) {
  va_list arguments;
  va_start(arguments, format);
  error = add_list(input, spot, error, format, arguments);
  va_end(arguments);
  return error;
}

compact_error cr_warn(const cr_input *input, const char *format, ...) {
  cr_text message = {0};
  va_list arguments;
  va_start(arguments, format);
  cr_text_format_list(&message, format, arguments);
  va_end(arguments);
  return add(input, COMPACT_SEVERITY_WARNING, (cr_spot){0}, &message) ? COMPACT_ERROR_NONE
                                                                      : COMPACT_ERROR_MEMORY;
}

/* ---- Bytes ---- */

static cr_input_state state_of(const struct stat *status) {
  return (cr_input_state){(uint64_t)status->st_dev, (uint64_t)status->st_ino, status->st_mtim.tv_sec,
                          status->st_mtim.tv_nsec};
}

static compact_error look_at_file(cr_input *input) {
  struct stat status;
  if (fstat(input->file, &status) != 0)
    return cr_file_unreadable(input->name, input->diagnostics);
  input->is_pipe = !S_ISREG(status.st_mode);
  input->size = input->is_pipe ? 0 : (uint64_t)status.st_size;
  input->state = state_of(&status);
  return COMPACT_ERROR_NONE;
}

static ssize_t read_file(const cr_input *input, uint64_t offset, void *buffer, size_t size) {
  ssize_t got;
  do
    got = input->is_pipe ? read(input->file, buffer, size) : pread(input->file, buffer, size, (off_t)offset);
  while (got < 0 && errno == EINTR);
  return got;
}

int64_t cr_input_read_at(const cr_input *input, uint64_t offset, void *buffer, size_t size) {
  if (input->file >= 0)
    return read_file(input, offset, buffer, size);
  if (offset >= input->size)
    return 0;
  uint64_t left = input->size - offset;
  size = left < size ? (size_t)left : size;
  memcpy(buffer, input->bytes + offset, size);
  return (int64_t)size;
}

static compact_error read_head(cr_input *input) {
  int64_t got = 1;
  while (got > 0 && input->head_size < sizeof input->head) {
    got = cr_input_read_at(input, input->head_size, input->head + input->head_size,
                           sizeof input->head - input->head_size);
    input->head_size += got > 0 ? (size_t)got : 0;
  }
  return got < 0 ? cr_file_unreadable(input->name, input->diagnostics) : COMPACT_ERROR_NONE;
}

compact_error cr_input_open(cr_input *input) {
  compact_error error = input->file >= 0 ? look_at_file(input) : COMPACT_ERROR_NONE;
  return error == COMPACT_ERROR_NONE ? read_head(input) : error;
}

void cr_input_close(cr_input *input) {
  if (input->file >= 0)
    close(input->file);
  input->file = -1;
}

compact_error cr_input_read(void *user, void *buffer, size_t size, size_t *got) {
  cr_input *input = user;
  *got = 0;
  if (input->position < input->head_size) {
    size_t left = input->head_size - (size_t)input->position;
    *got = left < size ? left : size;
    memcpy(buffer, input->head + input->position, *got);
  } else {
    int64_t read = cr_input_read_at(input, input->position, buffer, size);
    if (read < 0)
      return cr_file_unreadable(input->name, input->diagnostics);
    *got = (size_t)read;
  }
  input->position += *got;
  return COMPACT_ERROR_NONE;
}

compact_error cr_input_rewind(cr_input *input) {
  if (input->is_pipe && input->position > 0)
    return cr_report(input, COMPACT_ERROR_READ, "can be read only once: save it as a file and give its name");
  input->position = 0;
  return COMPACT_ERROR_NONE;
}

/* ---- What does not stay as it is ---- */

static compact_error cannot_keep(const cr_input *input) {
  return cr_report(input, COMPACT_ERROR_READ, "cannot be kept in a temporary file: %s", strerror(errno));
}

static compact_error copy_to(cr_input *input, FILE *file) {
  char buffer[16 * 1024];
  size_t got = 1;
  while (got > 0) {
    compact_error error = cr_input_read(input, buffer, sizeof buffer, &got);
    if (error != COMPACT_ERROR_NONE)
      return error;
    if (input->position > CR_SPOOL_MAX)
      return cr_report(input, COMPACT_ERROR_LIMIT, "is larger than %llu MB",
                       (unsigned long long)(CR_SPOOL_MAX / 1024 / 1024));
    if (fwrite(buffer, 1, got, file) != got)
      return cannot_keep(input);
  }
  return fflush(file) == 0 ? COMPACT_ERROR_NONE : cannot_keep(input);
}

compact_error cr_input_keep(cr_input *input) {
  if (!input->is_pipe)
    return COMPACT_ERROR_NONE;
  FILE *file = tmpfile();
  if (file == NULL)
    return cannot_keep(input);
  compact_error error = copy_to(input, file);
  int kept = error == COMPACT_ERROR_NONE ? dup(fileno(file)) : -1;
  if (error == COMPACT_ERROR_NONE && kept < 0)
    error = cannot_keep(input);
  fclose(file);
  if (error != COMPACT_ERROR_NONE)
    return error;
  close(input->file);
  input->file = kept;
  input->position = 0;
  input->has_path = false;
  return look_at_file(input);
}

static bool is_same_state(const cr_input_state *a, const cr_input_state *b) {
  return a->device == b->device && a->node == b->node && a->seconds == b->seconds &&
         a->nanoseconds == b->nanoseconds;
}

/* Most programs save a file by putting another in its place. */
static bool is_replaced(const cr_input *input) {
  struct stat status;
  if (!input->has_path)
    return false;
  if (stat(input->name, &status) != 0)
    return true;
  cr_input_state state = state_of(&status);
  return !is_same_state(&state, &input->state);
}

compact_error cr_input_check_unchanged(const cr_input *input) {
  cr_input now = {.name = input->name, .diagnostics = input->diagnostics, .file = input->file};
  if (input->file < 0 || input->is_pipe)
    return COMPACT_ERROR_NONE;
  compact_error error = look_at_file(&now);
  if (error != COMPACT_ERROR_NONE)
    return error;
  if (now.size == input->size && is_same_state(&now.state, &input->state) && !is_replaced(input))
    return COMPACT_ERROR_NONE;
  return cr_report(input, COMPACT_ERROR_READ,
                   "was saved by somebody else while it was being read: read it again");
}
