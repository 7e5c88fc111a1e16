/* case.c - reading .case files: facts, and what should come out
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "case.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct case_runner {
  case_run *run;
  const char *path;
  int line;

  const compact_pack *pack;
  const compact_clause *clause;
  compact_row *row;
  compact_result *result;
  char *why;

  /* The case being read. */
  bool is_in_case, is_decided;
  int case_line;
  const char *title;
  compact_date as_of;
} case_runner;

static void print_failure(case_runner *runner, const char *format, va_list arguments) {
  fputs(runner->path, stdout);
  if (runner->line > 0)
    printf(":%d", runner->line);
  fputs(": ", stdout);
  vprintf(format, arguments);
  putchar('\n');
  runner->run->failures++;
}

/* Something came out otherwise than expected. */
static void fail(case_runner *runner, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  print_failure(runner, format, arguments);
  va_end(arguments);
}

/* The file says what means nothing. */
static void slip(case_runner *runner, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  print_failure(runner, format, arguments);
  va_end(arguments);
  runner->run->slips++;
}

/* ---- Words ---- */

static char *trim(char *text) {
  text += strspn(text, " \t");
  size_t length = strlen(text);
  while (length > 0 && strchr(" \t\r", text[length - 1]) != NULL)
    text[--length] = '\0';
  return text;
}

/* Cuts the text at the separator; what comes behind it, or NULL. */
static char *cut(char *text, char separator) {
  char *found = strchr(text, separator);
  if (found == NULL)
    return NULL;
  *found = '\0';
  trim(text);
  return trim(found + 1);
}

/* What follows the word, or NULL if the text does not begin with it. */
static char *after(char *text, const char *word) {
  size_t length = strlen(word);
  if (strncmp(text, word, length) != 0 || (text[length] != ' ' && text[length] != '\0'))
    return NULL;
  return trim(text + length);
}

static bool is_outcome(const char *word) {
  for (compact_outcome i = COMPACT_OUTCOME_NOT_MET; i <= COMPACT_OUTCOME_NOT_APPLICABLE; i++) {
    if (strcmp(compact_outcome_name(i), word) == 0)
      return true;
  }
  return false;
}

/* ---- What a file and a case begin with ---- */

static void read_compact(case_runner *runner, const char *id) {
  runner->pack = compact_library_pack(runner->run->library, id);
  runner->clause = NULL;
  if (runner->pack == NULL)
    slip(runner, "there is no Compact %s", id);
}

static void read_clause(case_runner *runner, const char *ref) {
  runner->clause = runner->pack == NULL ? NULL : compact_pack_clause(runner->pack, ref);
  if (runner->clause == NULL)
    slip(runner, "there is no clause %s", ref);
}

static void end_case(case_runner *runner) {
  if (runner->is_in_case && !runner->is_decided) {
    runner->line = runner->case_line;
    slip(runner, "the case expects nothing");
  }
  runner->is_in_case = false;
  compact_free(runner->why);
  runner->why = NULL;
}

static void start_case(case_runner *runner, const char *title) {
  end_case(runner);
  if (*title == '\0')
    slip(runner, "the case has no title");
  runner->is_in_case = true;
  runner->is_decided = false;
  runner->case_line = runner->line;
  runner->title = title;
  runner->as_of = COMPACT_NO_DATE;
  runner->run->cases++;
  compact_row_clear(runner->row);
}

/* ---- Facts ---- */

static bool is_of_clause(const compact_clause *clause, const compact_fact *fact) {
  for (size_t i = 0; i < compact_clause_fact_count(clause); i++) {
    if (compact_clause_fact(clause, i) == fact)
      return true;
  }
  return false;
}

static void record(case_runner *runner, const char *name, const char *text) {
  const compact_fact *fact = compact_facts_find(compact_library_facts(runner->run->library), name);
  compact_value value;
  if (fact == NULL || !is_of_clause(runner->clause, fact)) {
    slip(runner, "%s is not a fact of clause %s", name, compact_clause_ref(runner->clause));
    return;
  }
  compact_error error = compact_value_parse(fact, text, COMPACT_ORDER_NONE, &value);
  if (error == COMPACT_ERROR_NONE && value.type == COMPACT_TYPE_NONE)
    slip(runner, "%s has no value: leave the line out", name);
  else if (error == COMPACT_ERROR_NONE && compact_row_get(runner->row, fact).type != COMPACT_TYPE_NONE)
    slip(runner, "%s is recorded twice", name);
  else if (error == COMPACT_ERROR_NONE)
    error = compact_row_set(runner->row, fact, value);
  if (error != COMPACT_ERROR_NONE)
    slip(runner, "%s: \"%s\" %s", name, text, compact_error_text(error));
}

static void read_fact(case_runner *runner, char *line) {
  char *value = cut(line, '=');
  if (value == NULL) {
    slip(runner, "\"%s\" is neither FACT = VALUE nor an expectation", line);
  } else if (runner->is_decided) {
    slip(runner, "facts come before what is expected");
  } else if (strcmp(line, "as_of") == 0) {
    compact_error error = compact_date_parse(value, COMPACT_ORDER_NONE, &runner->as_of);
    if (error != COMPACT_ERROR_NONE)
      slip(runner, "as_of: \"%s\" %s", value, compact_error_text(error));
  } else {
    record(runner, line, value);
  }
}

/* ---- Expectations ---- */

static void decide(case_runner *runner) {
  if (runner->is_decided)
    return;
  runner->is_decided = true;
  compact_decide(runner->clause, runner->row, runner->as_of, runner->result);
  if (compact_result_why(runner->result, &runner->why) != COMPACT_ERROR_NONE)
    slip(runner, "%s", compact_error_text(COMPACT_ERROR_MEMORY));
  if (runner->run->on_case != NULL)
    runner->run->on_case(runner->run->user, &(case_decided){.path = runner->path,
                                                            .title = runner->title,
                                                            .line = runner->case_line,
                                                            .row = runner->row,
                                                            .as_of = runner->as_of,
                                                            .result = runner->result});
}

static void expect_outcome(case_runner *runner, const char *expected) {
  const char *outcome = compact_outcome_name(compact_result_outcome(runner->result));
  if (!is_outcome(expected))
    slip(runner, "\"%s\" is not an outcome", expected);
  else if (strcmp(outcome, expected) != 0)
    fail(runner, "%s was expected, and it is %s: %s", expected, outcome, runner->why);
}

/* One part behind the outcome: `short DAYS` or `by DATE`. */
static void expect_part(case_runner *runner, const char *id, const compact_decision *decision, char *part) {
  char *days = after(part, "short"), *date = after(part, "by");
  char shortfall[16], deadline[COMPACT_DATE_SIZE];
  snprintf(shortfall, sizeof shortfall, "%d", (int)decision->shortfall_days);
  compact_date_iso(decision->deadline, deadline);
  if (days != NULL && strcmp(days, shortfall) != 0)
    fail(runner, "limb %s is %s days short, not %s", id, shortfall, days);
  else if (date != NULL && strcmp(date, deadline) != 0)
    fail(runner, "limb %s is to be acted on by \"%s\", not %s", id, deadline, date);
  else if (days == NULL && date == NULL)
    slip(runner, "\"%s\" is neither short DAYS nor by DATE", part);
}

static void expect_limb(case_runner *runner, char *text) {
  size_t index = 0;
  char *expected = cut(text, ':');
  while (index < compact_clause_limb_count(runner->clause) &&
         strcmp(compact_limb_id(compact_clause_limb(runner->clause, index)), text) != 0)
    index++;
  if (expected == NULL || index == compact_clause_limb_count(runner->clause)) {
    slip(runner, "\"%s\" is not LIMB: OUTCOME of a limb of clause %s", text,
         compact_clause_ref(runner->clause));
    return;
  }
  const compact_decision *decision = compact_result_limb(runner->result, index);
  const char *outcome = compact_outcome_name(decision->outcome);
  char *part = cut(expected, ';');
  if (!is_outcome(expected))
    slip(runner, "\"%s\" is not an outcome", expected);
  else if (strcmp(outcome, expected) != 0)
    fail(runner, "limb %s: %s was expected, and it is %s: %s", text, expected, outcome, runner->why);
  while (part != NULL) {
    char *next = cut(part, ';');
    expect_part(runner, text, decision, part);
    part = next;
  }
}

static void expect_why(case_runner *runner, const char *words) {
  if (*words == '\0')
    slip(runner, "why needs the words that the reason is to have in it");
  else if (runner->why == NULL || strstr(runner->why, words) == NULL)
    fail(runner, "the reason does not say \"%s\": %s", words, runner->why);
}

static void read_in_case(case_runner *runner, char *line) {
  static const struct {
    const char *word;
    int kind;
  } words[] = {{"expect", 0}, {"limb", 1}, {"why", 2}};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    char *rest = after(line, words[i].word);
    if (rest == NULL)
      continue;
    decide(runner);
    if (words[i].kind == 0)
      expect_outcome(runner, rest);
    else if (words[i].kind == 1)
      expect_limb(runner, rest);
    else
      expect_why(runner, rest);
    return;
  }
  read_fact(runner, line);
}

/* ---- Files ---- */

static void read_line(case_runner *runner, char *line) {
  bool is_indented = *line == ' ' || *line == '\t';
  char *text = trim(line);
  if (*text == '\0' || *text == '#')
    return;
  if (is_indented && (!runner->is_in_case || runner->clause == NULL))
    slip(runner, "\"%s\" belongs to no case", text);
  else if (is_indented)
    read_in_case(runner, text);
  else if (after(text, "case") != NULL)
    start_case(runner, after(text, "case"));
  else if (after(text, "compact") != NULL)
    read_compact(runner, after(text, "compact"));
  else if (after(text, "clause") != NULL)
    read_clause(runner, after(text, "clause"));
  else
    slip(runner, "\"%s\" is not compact, clause or case", text);
}

/* The whole file, ending in NUL; NULL, with errno, where it cannot be read. */
static char *read_file(const char *path) {
  enum { STEP = 4096 };
  FILE *file = fopen(path, "rb");
  char *text = NULL;
  size_t size = 0, part = 1;
  while (file != NULL && part > 0) {
    char *longer = realloc(text, size + STEP + 1);
    if (longer == NULL)
      break;
    text = longer;
    part = fread(text + size, 1, STEP, file);
    size += part;
    text[size] = '\0';
  }
  bool is_done = file != NULL && part == 0 && ferror(file) == 0;
  if (file != NULL)
    fclose(file);
  if (!is_done) {
    free(text);
    return NULL;
  }
  return text;
}

static void read_lines(case_runner *runner, char *text) {
  int cases = runner->run->cases;
  for (char *line = text, *next; line != NULL; line = next) {
    next = strchr(line, '\n');
    if (next != NULL)
      *next++ = '\0';
    runner->line++;
    read_line(runner, line);
  }
  end_case(runner);
  if (runner->run->cases == cases)
    slip(runner, "there is no case in the file");
}

compact_error case_run_file(case_run *run, const char *path) {
  case_runner runner = {.run = run, .path = path};
  compact_error error = compact_row_new(compact_library_facts(run->library), &runner.row);
  if (error == COMPACT_ERROR_NONE)
    error = compact_result_new(&runner.result);
  char *text = error == COMPACT_ERROR_NONE ? read_file(path) : NULL;
  if (text != NULL)
    read_lines(&runner, text);
  else if (error == COMPACT_ERROR_NONE)
    slip(&runner, "cannot be read: %s", strerror(errno));
  free(text);
  compact_result_free(runner.result);
  compact_row_free(runner.row);
  return error;
}
