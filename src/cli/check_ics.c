/* check_ics.c - a calendar of the days by which somebody has to act
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * A finding waits as a line of JSON until every file is read; rows that share a day, a clause and an act are
 * one event.
 */
#define _POSIX_C_SOURCE 200809L /* open_memstream */

#include "calendar.h"
#include "check.h"
#include "check_days.h"
#include "check_lines.h"
#include "json_parts.h"
#include "report.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* ---- A finding, as it waits ---- */

static const char *base_name(const char *path) {
  const char *slash = strrchr(path, '/');
  return slash == NULL ? path : slash + 1;
}

/* "grants.xlsx, sheet 2017, row 4: VSG1342 Age Concern (K4 End Date: 2013-03-31)" */
static json_t *line_json(const check_table *table, const cr_finding *finding, const cr_last_day *last) {
  bool has_cell = last->cell[0] != '\0';
  return json_sprintf("%s%s%s, row %u: %s%s%s%s", table->file, table->sheet[0] == '\0' ? "" : ", sheet ",
                      table->sheet, (unsigned)finding->record->row, last->who, has_cell ? " (" : "",
                      last->cell, has_cell ? ")" : "");
}

/* What stays the same of a row when the file is moved, or rows are put in above it. */
static json_t *id_json(const check_table *table, const cr_finding *finding) {
  const char *reference = finding->record->reference;
  if (reference[0] != '\0')
    return json_sprintf("%s\n%s\n%s", base_name(table->file), table->sheet, reference);
  return json_sprintf("%s\n%s\nrow %u", base_name(table->file), table->sheet, (unsigned)finding->record->row);
}

static json_t *row_json(const check_table *table, const cr_finding *finding, const cr_last_day *last,
                        const char *why) {
  return json_pack("{s:i, s:s, s:s, s:s, s:s, s:b, s:s, s:s, s:o, s:o}", "day", (int)finding->deadline,
                   "clause", compact_clause_ref(finding->clause), "asks",
                   compact_clause_summary(finding->clause), "topic", finding->topic, "act", last->act, "if",
                   (int)last->is_if_it_ends, "who", last->who, "why", why, "row",
                   line_json(table, finding, last), "id", id_json(table, finding));
}

static compact_error keep_finding(FILE *lines, const check_table *table, const cr_finding *finding) {
  cr_last_day last;
  char *why;
  if (!cr_finding_is_to_come(finding))
    return COMPACT_ERROR_NONE;
  compact_error error = cr_finding_last_day(finding, &last);
  if (error == COMPACT_ERROR_NONE)
    error = cr_finding_why(finding, &why);
  if (error != COMPACT_ERROR_NONE)
    return error;
  json_t *row = row_json(table, finding, &last, why);
  compact_free(why);
  error = json_write(row, lines, JSON_COMPACT);
  fputc('\n', lines);
  return error;
}

static compact_error read_result(const check_result *result, check_days *days) {
  check_lines lines;
  const char *line = NULL;
  compact_error error = check_lines_begin(&lines, result);
  if (error == COMPACT_ERROR_NONE)
    error = check_lines_next(&lines, &line);
  while (error == COMPACT_ERROR_NONE && line != NULL) {
    json_t *row = json_read(line);
    if (row == NULL || !check_days_add(days, row))
      error = COMPACT_ERROR_MEMORY;
    else
      error = check_lines_next(&lines, &line);
  }
  check_lines_end(&lines);
  return error;
}

/* ---- An event ---- */

enum { UID_SIZE = 64, SUMMARY_SIZE = 320 };

static uint64_t hash_word(uint64_t hash, const char *word) {
  for (; *word != '\0'; word++)
    hash = (hash ^ (unsigned char)*word) * 0x100000001B3; /* FNV-1a */
  return (hash ^ '\n') * 0x100000001B3;
}

static uint64_t hash_of(const check_request *request, const check_day *day) {
  uint64_t hash = hash_word(0xCBF29CE484222325, compact_pack_id(request->pack));
  hash = hash_word(hash, check_day_word(day->first, "clause"));
  hash = hash_word(hash, check_day_word(day->first, "act"));
  return hash_word(hash, check_day_word(day->first, "id"));
}

/* The event is called by its first row, so that it moves when that row's day does; of rows with one reference
 * each has its own. */
static void write_uid(const check_request *request, const check_days *days, size_t index,
                      char uid[UID_SIZE]) {
  uint64_t hash = hash_of(request, days->items[index]);
  size_t before = 0;
  for (size_t i = 0; i < index; i++)
    before += hash_of(request, days->items[i]) == hash;
  snprintf(uid, UID_SIZE, "%016" PRIx64 "-%zu@compact-rules", hash, before);
}

static void write_summary(const check_day *day, char summary[SUMMARY_SIZE]) {
  const char *act = check_day_word(day->first, "act");
  const char *condition = json_is_true(json_object_get(day->first, "if")) ? ", if funding ends" : "";
  if (day->count == 1)
    snprintf(summary, SUMMARY_SIZE, "Last day for %s%s: %s", act, condition,
             check_day_word(day->first, "who"));
  else
    snprintf(summary, SUMMARY_SIZE, "Last day for %s%s: %zu rows", act, condition, day->count);
}

static void print_rows(FILE *text, const check_day *day) {
  for (size_t i = 0; i < json_array_size(day->rows); i++)
    fprintf(text, "- %s\n", json_string_value(json_array_get(day->rows, i)));
  if (day->count > json_array_size(day->rows))
    fprintf(text, "- and %zu more\n", day->count - json_array_size(day->rows));
}

static void print_description(FILE *text, const check_request *request, const check_day *day) {
  fprintf(text, "%s%s\n\n", day->count > 1 ? "Of the first row: " : "", check_day_word(day->first, "why"));
  fprintf(text, "%s %s: %s\n\n", compact_pack_title(request->pack), check_day_word(day->first, "clause"),
          check_day_word(day->first, "asks"));
  print_rows(text, day);
  fprintf(text, "\n%s", cr_report_caveat);
}

static bool add_event(calendar *made, const check_request *request, const check_days *days, size_t index) {
  const check_day *day = days->items[index];
  char uid[UID_SIZE], summary[SUMMARY_SIZE], *description = NULL;
  size_t size;
  FILE *text = open_memstream(&description, &size);
  if (text == NULL)
    return false;
  print_description(text, request, day);
  bool is_added = fclose(text) == 0;
  write_uid(request, days, index, uid);
  write_summary(day, summary);
  const char *topic = check_day_word(day->first, "topic");
  calendar_event event = {.uid = uid,
                          .day = day->day,
                          .summary = summary,
                          .description = description,
                          .categories = {"Compact", topic[0] == '\0' ? NULL : topic}};
  is_added = is_added && calendar_add(made, &event);
  free(description);
  return is_added;
}

/* ---- The calendar ---- */

static void tell_limits(const check_days *days) {
  if (days->count == 0)
    complain(&command_check, "no last day to act is to come: the calendar is empty");
  if (days->left_out > 0)
    complain(&command_check,
             "a calendar holds the first %d days alone: the last days of %zu rows, which are later, are left "
             "out; --as-of leaves out those that have passed",
             (int)CHECK_DAYS_MAX, days->left_out);
}

/* Nothing reads a clock: where no day is given, the calendar was made when .zip files begin to count, as
 * workbooks are. */
static compact_date day_of_making(const check_request *request) {
  compact_date day = request->as_of;
  if (day == COMPACT_NO_DATE)
    (void)compact_date_make(1980, 1, 1, &day);
  return day;
}

static compact_error write_days(FILE *out, const check_request *request, const check_days *days) {
  char name[128], words[160], day[COMPACT_DATE_SIZE];
  snprintf(name, sizeof name, "Last days to act: %s", compact_pack_title(request->pack));
  if (request->as_of == COMPACT_NO_DATE)
    snprintf(words, sizeof words, "Last days to act on which nothing is recorded, past or to come.");
  else
    snprintf(words, sizeof words, "Last days to act on which nothing is recorded, from %s on.",
             compact_date_words(request->as_of, day));
  calendar *made = calendar_new(name, words, day_of_making(request));
  bool is_made = made != NULL;
  for (size_t i = 0; is_made && i < days->count; i++)
    is_made = add_event(made, request, days, i);
  compact_error error = is_made ? calendar_write(made, out) : COMPACT_ERROR_MEMORY;
  calendar_free(made);
  return error;
}

static compact_error write_whole(FILE *out, const check_request *request, const check_result *results,
                                 size_t count) {
  check_days *days = calloc(1, sizeof *days);
  compact_error error = days == NULL ? COMPACT_ERROR_MEMORY : COMPACT_ERROR_NONE;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < count; i++) {
    if (results[i].error == COMPACT_ERROR_NONE)
      error = read_result(&results[i], days);
  }
  if (error == COMPACT_ERROR_NONE) {
    tell_limits(days);
    error = write_days(out, request, days);
  }
  if (days != NULL)
    check_days_clear(days);
  free(days);
  return error;
}

const check_report check_ics = {.finding = keep_finding, .whole = write_whole};
