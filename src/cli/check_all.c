/* check_all.c - many files, and what is told of them in their order
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "check.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* ---- What is told of one ---- */

static void tell_problems(const check_request *request, const check_result *result) {
  if (result->diagnostics != NULL)
    print_diagnostics(result->diagnostics);
  if (result->has_no_titles)
    complain(&command_check,
             "%s: no row has titles that are known: say what they mean with --map \"Their title=fact\"%s",
             result->path, request->sheet == NULL ? "" : ", or name another --sheet");
  if (result->error == COMPACT_ERROR_MEMORY)
    complain(&command_check, "%s: %s", result->path, compact_error_text(result->error));
}

compact_error check_copy_lines(const check_result *result, FILE *out) {
  char buffer[16 * 1024];
  size_t size;
  if (result->lines == NULL)
    return COMPACT_ERROR_NONE;
  rewind(result->lines);
  while ((size = fread(buffer, 1, sizeof buffer, result->lines)) > 0)
    fwrite(buffer, 1, size, out);
  return ferror(result->lines) != 0 || ferror(out) != 0 ? COMPACT_ERROR_WRITE : COMPACT_ERROR_NONE;
}

/* ---- All ---- */

typedef struct all {
  const check_request *request;
  const check_report *report;
  FILE *out;
  check_result *results;
  size_t count;
  compact_error error; /* of the report */
} all;

static void fail(all *self, compact_error error) {
  self->error = self->error == COMPACT_ERROR_NONE ? error : self->error;
  if (self->error == COMPACT_ERROR_NONE && ferror(self->out) != 0)
    self->error = COMPACT_ERROR_WRITE;
}

/* Where findings wait that are not written at once. */
static bool open_lines(const all *self, FILE **lines) {
  bool is_spooled = self->report->finding != NULL && !self->report->is_streamed;
  *lines = is_spooled ? tmpfile() : NULL;
  return !is_spooled || *lines != NULL;
}

static void check_one(all *self, const char *path, check_result *result) {
  FILE *lines;
  if (!open_lines(self, &lines)) {
    complain(&command_check, "findings cannot be kept in a temporary file: %s", strerror(errno));
    *result = (check_result){.path = path, .error = COMPACT_ERROR_WRITE};
    fail(self, COMPACT_ERROR_WRITE);
    return;
  }
  check_file(self->request, self->report, path, lines == NULL ? self->out : lines, result);
  result->lines = lines;
  tell_problems(self->request, result);
  if (result->error == COMPACT_ERROR_NONE && self->report->file != NULL)
    fail(self, self->report->file(self->out, self->request, result));
  if (result->error == COMPACT_ERROR_WRITE)
    fail(self, COMPACT_ERROR_WRITE);
  fflush(self->out);
}

static void write_all(all *self, const char *const *paths) {
  if (self->report->head != NULL)
    fail(self, self->report->head(self->out, self->request));
  for (size_t i = 0; self->error == COMPACT_ERROR_NONE && i < self->count; i++)
    check_one(self, paths[i], &self->results[i]);
  if (self->error == COMPACT_ERROR_NONE && self->report->whole != NULL)
    fail(self, self->report->whole(self->out, self->request, self->results, self->count));
}

static int status_of(const all *self) {
  bool is_invalid = self->error == COMPACT_ERROR_MEMORY;
  for (size_t i = 0; i < self->count; i++)
    is_invalid = is_invalid || self->results[i].error != COMPACT_ERROR_NONE;
  if (self->error == COMPACT_ERROR_MEMORY)
    complain(&command_check, "%s", compact_error_text(self->error));
  return self->error == COMPACT_ERROR_WRITE ? EXIT_CANNOT_WRITE : is_invalid ? EXIT_INVALID : EXIT_DONE;
}

int check_all(const check_request *request, const check_report *report, const char *const *paths, FILE *out,
              uint32_t *found) {
  all self = {.request = request, .report = report, .out = out};
  while (paths[self.count] != NULL)
    self.count++;
  self.results = calloc(self.count + 1, sizeof *self.results);
  if (self.results == NULL) {
    self.error = COMPACT_ERROR_MEMORY;
    self.count = 0;
  }
  write_all(&self, paths);
  int status = status_of(&self);
  *found = 0;
  for (size_t i = 0; i < self.count; i++) {
    *found |= self.results[i].found;
    check_result_free(&self.results[i]);
  }
  free(self.results);
  return status;
}
