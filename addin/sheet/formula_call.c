/* formula_call.c - the call of one of our functions inside a formula
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "formula_call.h"

#include "state.h"

#include <stdlib.h>
#include <string.h>

enum { NAME_SIZE = 64 };

static const char service[] = "COMPACT";

static bool is_name_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
}

static char capital(char c) {
  return (char)(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
}

/* Behind what stands in quotation marks of either kind; two of them inside are one mark. */
static const char *skip_quoted(const char *text) {
  char mark = *text++;
  while (*text != '\0' && (*text != mark || text[1] == mark))
    text += *text == mark ? 2 : 1;
  return *text == '\0' ? text : text + 1;
}

/* ---- The function ---- */

/* The function that is called here; *behind is then behind its parenthesis. */
static const function *function_here(const char *text, const char **behind) {
  char name[NAME_SIZE];
  size_t length = 0;
  for (; is_name_letter(text[length]); length++) {
    if (length + 1 == sizeof name)
      return NULL;
    name[length] = capital(text[length]);
  }
  name[length] = '\0';
  size_t before = sizeof service; /* the service and the mark behind it */
  if (length <= before || strncmp(name, service, before - 1) != 0 || text[length] != '(')
    return NULL;
  *behind = text + length + 1;
  return function_find(name + before);
}

static const function *find_function(const char *text, const char **behind) {
  while (*text != '\0') {
    if (*text == '"' || *text == '\'') {
      text = skip_quoted(text);
    } else if (is_name_letter(*text)) {
      const function *found = function_here(text, behind);
      if (found != NULL)
        return found;
      while (is_name_letter(*text))
        text++;
    } else {
      text++;
    }
  }
  return NULL;
}

/* ---- Its arguments ---- */

/* The semicolon or the parenthesis that ends the argument; NULL if there is none. */
static const char *argument_end(const char *text) {
  size_t depth = 0;
  while (*text != '\0') {
    if (depth == 0 && (*text == ';' || *text == ')'))
      return text;
    if (*text == '"' || *text == '\'') {
      text = skip_quoted(text);
      continue;
    }
    if (*text == '(' || *text == '{')
      depth++;
    else if ((*text == ')' || *text == '}') && depth > 0)
      depth--;
    text++;
  }
  return NULL;
}

static void unquote(char *text) {
  char *to = text;
  size_t end = strlen(text) - 1;
  for (size_t i = 1; i < end; i++) {
    *to++ = text[i];
    i += text[i] == '"';
  }
  *to = '\0';
}

static bool is_number(const char *text, double *out) {
  const cr_found_cell found = {.kind = CR_FOUND_TEXT, .text = text};
  return cr_found_number(&found, out);
}

static formula_kind kind_of(const char *text) {
  size_t length = strlen(text);
  if (length == 0)
    return FORMULA_BLANK;
  if (*text == '"')
    return skip_quoted(text) == text + length ? FORMULA_TEXT : FORMULA_OTHER;
  for (const char *next = text; *next != '\0';) {
    if (*next == '\'') {
      next = skip_quoted(next);
      continue;
    }
    if (strchr("(){}+-*/&<>=^%\"!~", *next) != NULL)
      return FORMULA_OTHER;
    next++;
  }
  return FORMULA_CELLS;
}

static compact_error read_argument(const char *text, size_t length, formula_argument *out) {
  while (length > 0 && *text == ' ') {
    text++;
    length--;
  }
  while (length > 0 && text[length - 1] == ' ')
    length--;
  *out = (formula_argument){.text = malloc(length + 1)};
  if (out->text == NULL)
    return COMPACT_ERROR_MEMORY;
  memcpy(out->text, text, length);
  out->text[length] = '\0';
  out->kind = kind_of(out->text);
  if (out->kind == FORMULA_TEXT)
    unquote(out->text);
  else if (out->kind != FORMULA_BLANK && is_number(out->text, &out->number))
    out->kind = FORMULA_NUMBER;
  return COMPACT_ERROR_NONE;
}

compact_error formula_call_read(const char *formula, formula_call *out) {
  const char *text;
  *out = (formula_call){.called = find_function(formula, &text)};
  compact_error error = out->called == NULL ? COMPACT_ERROR_NAME : COMPACT_ERROR_NONE;
  bool is_last = false;
  while (error == COMPACT_ERROR_NONE && !is_last) {
    const char *end = argument_end(text);
    if (end == NULL || out->argument_count == FORMULA_ARGUMENTS_MAX) {
      error = COMPACT_ERROR_NAME;
      break;
    }
    error = read_argument(text, (size_t)(end - text), &out->arguments[out->argument_count]);
    out->argument_count += error == COMPACT_ERROR_NONE;
    is_last = *end == ')';
    text = end + 1;
  }
  if (error != COMPACT_ERROR_NONE)
    formula_call_free(out);
  return error;
}

void formula_call_free(formula_call *self) {
  for (size_t i = 0; i < self->argument_count; i++)
    free(self->arguments[i].text);
  *self = (formula_call){0};
}
