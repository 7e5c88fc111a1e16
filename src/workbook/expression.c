/* expression.c - arithmetic on the cells of a row: read, written as a formula, and computed
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * An expression is kept in the order in which it is computed: 1 + 2 * 3 is 1 2 3 * +. Brackets and what binds
 * more are undone while it is read, with a stack of the signs that wait.
 */
#include "expression.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef enum step_kind {
  STEP_NUMBER,
  STEP_NAME,
  STEP_ADD,
  STEP_SUBTRACT,
  STEP_MULTIPLY,
  STEP_DIVIDE,
  STEP_MONTHS,
  STEP_BRACKET, /* waits while it is read */
} step_kind;

typedef struct step {
  step_kind kind;
  double number;
  size_t name;
} step;

struct cr_expression {
  step *steps;
  size_t step_count;
  const char **names;
  size_t name_count;
};

/* ---- Reading ---- */

typedef struct reader {
  cr_arena *arena;
  const char *rest;
  step steps[CR_EXPRESSION_SIZE_MAX];
  size_t step_count;
  step_kind waiting[CR_EXPRESSION_SIZE_MAX];
  size_t waiting_count;
  const char *names[CR_EXPRESSION_SIZE_MAX];
  size_t name_count;
  size_t height; /* values that the steps so far leave */
  const char *problem;
  bool is_out_of_memory;
} reader;

static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static void add_step(reader *self, step next) {
  bool is_value = next.kind == STEP_NUMBER || next.kind == STEP_NAME;
  if (!is_value && self->height < 2)
    self->problem = "a sign has nothing to work on";
  else if (self->step_count == CR_EXPRESSION_SIZE_MAX)
    self->problem = "is too long";
  if (self->problem != NULL)
    return;
  self->steps[self->step_count++] = next;
  self->height = is_value ? self->height + 1 : self->height - 1;
}

static int binding(step_kind kind) {
  return kind == STEP_MULTIPLY || kind == STEP_DIVIDE ? 2 : kind == STEP_ADD || kind == STEP_SUBTRACT ? 1 : 0;
}

/* Writes down the signs that wait and bind at least as much. */
static void release(reader *self, int least) {
  while (self->waiting_count > 0 && binding(self->waiting[self->waiting_count - 1]) >= least)
    add_step(self, (step){.kind = self->waiting[--self->waiting_count]});
}

static void hold(reader *self, step_kind kind) {
  if (self->waiting_count == CR_EXPRESSION_SIZE_MAX)
    self->problem = "is too long";
  else
    self->waiting[self->waiting_count++] = kind;
}

/* Digits, and a point among them: no exponents, no hexadecimal numbers. */
static void read_number(reader *self) {
  char *end;
  double number = strtod(self->rest, &end);
  if ((size_t)(end - self->rest) != strspn(self->rest, "0123456789."))
    self->problem = "a number is written in digits, with one point";
  self->rest = end;
  add_step(self, (step){.kind = STEP_NUMBER, .number = number});
}

static size_t name_index(reader *self, const char *name, size_t length) {
  for (size_t i = 0; i < self->name_count; i++) {
    if (strlen(self->names[i]) == length && memcmp(self->names[i], name, length) == 0)
      return i;
  }
  const char *kept = cr_arena_copy(self->arena, name, length);
  self->is_out_of_memory = self->is_out_of_memory || kept == NULL;
  self->names[self->name_count] = kept == NULL ? "" : kept;
  return self->name_count++;
}

static void read_name(reader *self) {
  size_t length = 0;
  while (is_letter(self->rest[length]) || is_digit(self->rest[length]))
    length++;
  const char *name = self->rest;
  self->rest += length;
  if (*self->rest == '(') {
    if (length != 6 || memcmp(name, "months", 6) != 0)
      self->problem = "the only function is months(first; last)";
    self->rest++;
    hold(self, STEP_MONTHS);
  } else if (self->step_count == CR_EXPRESSION_SIZE_MAX) {
    self->problem = "is too long";
  } else {
    add_step(self, (step){.kind = STEP_NAME, .name = name_index(self, name, length)});
  }
}

/* A bracket ends; so does a function. */
static void close(reader *self) {
  release(self, 1);
  if (self->waiting_count == 0)
    self->problem = "a bracket is closed that was not opened";
  else if (self->waiting[--self->waiting_count] == STEP_MONTHS)
    add_step(self, (step){.kind = STEP_MONTHS});
}

/* Signs and brackets behind a value; returns whether a value has to follow. */
static bool read_sign(reader *self) {
  static const char signs[] = "+-*/";
  static const step_kind kinds[] = {STEP_ADD, STEP_SUBTRACT, STEP_MULTIPLY, STEP_DIVIDE};
  char c = *self->rest++;
  const char *sign = strchr(signs, c);
  if (c == ')') {
    close(self);
    return false;
  }
  if (c == ';') {
    release(self, 1);
    if (self->waiting_count == 0 || self->waiting[self->waiting_count - 1] != STEP_MONTHS)
      self->problem = "a semicolon stands outside months(first; last)";
    return true;
  }
  if (sign == NULL) {
    self->problem = "something stands there that is no sign";
    return true;
  }
  release(self, binding(kinds[sign - signs]));
  hold(self, kinds[sign - signs]);
  return true;
}

static void read_all(reader *self) {
  bool wants_value = true;
  while (self->problem == NULL) {
    self->rest += strspn(self->rest, " \t\r\n");
    if (*self->rest == '\0')
      break;
    if (!wants_value) {
      wants_value = read_sign(self);
    } else if (*self->rest == '(') {
      self->rest++;
      hold(self, STEP_BRACKET);
    } else if (is_letter(*self->rest)) {
      read_name(self);
      wants_value = self->rest[-1] == '(';
    } else if (is_digit(*self->rest)) {
      read_number(self);
      wants_value = false;
    } else {
      self->problem = "a number or a name is missing";
    }
  }
  release(self, 1);
  if (self->problem == NULL && (self->waiting_count > 0 || self->height != 1))
    self->problem = self->waiting_count > 0 ? "a bracket is not closed" : "a value is missing or too many";
}

static compact_error keep(const reader *self, cr_expression **out) {
  cr_expression *kept = cr_arena_alloc(self->arena, sizeof *kept);
  step *steps = cr_arena_array(self->arena, self->step_count, sizeof *steps);
  const char **names = cr_arena_array(self->arena, self->name_count + 1, sizeof *names);
  if (kept == NULL || steps == NULL || names == NULL)
    return COMPACT_ERROR_MEMORY;
  memcpy(steps, self->steps, self->step_count * sizeof *steps);
  memcpy(names, self->names, self->name_count * sizeof *names);
  *kept = (cr_expression){steps, self->step_count, names, self->name_count};
  *out = kept;
  return COMPACT_ERROR_NONE;
}

compact_error cr_expression_read(cr_arena *arena, const char *text, const char **problem,
                                 cr_expression **out) {
  reader self = {.arena = arena, .rest = text};
  *out = NULL;
  read_all(&self);
  *problem = self.problem;
  if (self.is_out_of_memory)
    return COMPACT_ERROR_MEMORY;
  return self.problem != NULL ? COMPACT_ERROR_INVALID : keep(&self, out);
}

size_t cr_expression_name_count(const cr_expression *self) {
  return self->name_count;
}

const char *cr_expression_name(const cr_expression *self, size_t index) {
  return self->names[index];
}

/* ---- As a formula ---- */

/* Puts one sign between the two texts on top of the stack. */
static void join(cr_text *stack, size_t height, step_kind kind) {
  cr_text joined = {0}, *left = &stack[height - 2], *right = &stack[height - 1];
  const char *a = cr_text_string(left), *b = cr_text_string(right);
  if (kind == STEP_MONTHS)
    cr_text_format(&joined, "((YEAR(%s)-YEAR(%s))*12+MONTH(%s)-MONTH(%s)+1)", b, a, b, a);
  else if (kind == STEP_MULTIPLY || kind == STEP_DIVIDE)
    cr_text_format(&joined, "%s%c(%s)", a, kind == STEP_MULTIPLY ? '*' : '/', b);
  else
    cr_text_format(&joined, "(%s%c%s)", a, kind == STEP_ADD ? '+' : '-', b);
  joined.failed = joined.failed || left->failed || right->failed;
  cr_text_free(left);
  cr_text_free(right);
  *left = joined;
}

static void append_arithmetic(const cr_expression *self, const char *const *cells, cr_text *formula) {
  cr_text stack[CR_EXPRESSION_SIZE_MAX] = {{0}};
  size_t height = 0;
  for (size_t i = 0; i < self->step_count; i++) {
    const step *next = &self->steps[i];
    if (next->kind == STEP_NUMBER)
      cr_text_format(&stack[height++], "%.15g", next->number);
    else if (next->kind == STEP_NAME)
      cr_text_append(&stack[height++], cells[next->name]);
    else
      join(stack, height--, next->kind);
  }
  cr_text_append(formula, cr_text_string(&stack[0]));
  formula->failed = formula->failed || stack[0].failed;
  cr_text_free(&stack[0]);
}

void cr_expression_formula(const cr_expression *self, const char *const *cells, cr_text *formula) {
  cr_text_append(formula, "=IF(COUNT(");
  for (size_t i = 0; i < self->name_count; i++)
    cr_text_format(formula, "%s%s", i == 0 ? "" : ",", cells[i]);
  cr_text_format(formula, "%s)=%zu,IFERROR(", self->name_count == 0 ? "0" : "",
                 self->name_count == 0 ? (size_t)1 : self->name_count);
  append_arithmetic(self, cells, formula);
  cr_text_append(formula, ",\"\"),\"\")");
}

/* ---- As a number ---- */

static double month_number(double serial) {
  compact_date date;
  int year, month, day;
  if (compact_date_from_serial(serial, COMPACT_NULL_DATE_1899, &date) != COMPACT_ERROR_NONE ||
      date == COMPACT_NO_DATE)
    return NAN;
  compact_date_split(date, &year, &month, &day);
  return year * 12.0 + month;
}

static double compute(step_kind kind, double a, double b) {
  switch (kind) {
  case STEP_ADD:
    return a + b;
  case STEP_SUBTRACT:
    return a - b;
  case STEP_MULTIPLY:
    return a * b;
  case STEP_DIVIDE:
    return b == 0 ? NAN : a / b;
  default:
    return month_number(b) - month_number(a) + 1;
  }
}

bool cr_expression_value(const cr_expression *self, const double *values, double *out) {
  double stack[CR_EXPRESSION_SIZE_MAX];
  size_t height = 0;
  for (size_t i = 0; i < self->step_count; i++) {
    const step *next = &self->steps[i];
    if (next->kind == STEP_NUMBER)
      stack[height++] = next->number;
    else if (next->kind == STEP_NAME)
      stack[height++] = values[next->name];
    else {
      height--;
      stack[height - 1] = compute(next->kind, stack[height - 1], stack[height]);
    }
  }
  *out = stack[0];
  return isfinite(stack[0]);
}
