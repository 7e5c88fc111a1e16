/* write_rules.c - what may be typed into a table's cells, and the colours that repeat its words
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "write.h"

#include <stdlib.h>
#include <string.h>

enum {
  TITLE_MAX = 32, /* characters, of what a spreadsheet shows beside a cell; with the next two */
  MESSAGE_MAX = 255,
  LIST_MAX = 255,
  CHOICES_MAX = 32,
};

/* ---- What may be typed in ---- */

typedef struct rule {
  lxw_data_validation made;
  char title[TITLE_MAX * 4 + 1], message[MESSAGE_MAX * 4 + 1], error[MESSAGE_MAX * 4 + 1];
  char heading[TITLE_MAX]; /* of the error */
  char words[LIST_MAX + 1];
  char *list[CHOICES_MAX + 1];
} rule;

/* As many characters of the text as fit; what is cut ends in three dots. */
static void shorten(char *out, const char *text, size_t most) {
  size_t bytes = 0, count = 0, cut = 0;
  for (; text[bytes] != '\0'; bytes++) {
    bool begins = ((unsigned char)text[bytes] & 0xC0) != 0x80;
    if (begins && count == most - 3)
      cut = bytes;
    if (begins && count == most) {
      memcpy(out, text, cut);
      strcpy(out + cut, "...");
      return;
    }
    count += begins;
  }
  memcpy(out, text, bytes + 1);
}

static void set_list(rule *self, const char *choices) {
  size_t count = 0;
  shorten(self->words, choices, LIST_MAX);
  for (char *next = self->words; *next != '\0' && count < CHOICES_MAX;) {
    size_t length = strcspn(next, "|");
    self->list[count++] = next;
    next += length;
    if (*next == '|')
      *next++ = '\0';
  }
  self->made.validate = LXW_VALIDATION_TYPE_LIST;
  self->made.value_list = self->list;
}

/* What is typed has to be, and how an error says so. */
static const char *set_type(rule *self, const cr_field *field) {
  switch (field->show) {
  case CR_SHOW_DATE:
  case CR_SHOW_MONTH:
    self->made.validate = LXW_VALIDATION_TYPE_DATE;
    self->made.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
    self->made.minimum_datetime = (lxw_datetime){.year = 1931, .month = 1, .day = 1};
    self->made.maximum_datetime = (lxw_datetime){.year = 9999, .month = 12, .day = 31};
    return "This cell takes a date alone, such as 31/03/2027. Leave it blank if there is none.";
  case CR_SHOW_FLAG:
    set_list(self, "yes|no");
    return "This cell takes yes or no. Leave it blank if it is not known.";
  case CR_SHOW_CHOICE:
    set_list(self, field->choices);
    return "This cell takes one of the words in its list. Leave it blank if it is not known.";
  case CR_SHOW_NUMBER:
  case CR_SHOW_MONEY:
  case CR_SHOW_PERCENT:
    self->made.validate = LXW_VALIDATION_TYPE_DECIMAL;
    self->made.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
    self->made.minimum_number = -1e12;
    self->made.maximum_number = 1e12;
    return "This cell takes a number alone, without words or signs.";
  default:
    self->made.validate = LXW_VALIDATION_TYPE_ANY;
    return "";
  }
}

/* A range of cells of one column, to be typed into. */
typedef struct cells {
  uint32_t first, last;
  size_t column;
} cells;

static compact_error write_rule(cr_writer *self, const cr_field *field, cells where) {
  rule made = {.made = {.ignore_blank = LXW_VALIDATION_ON,
                        .show_input = LXW_VALIDATION_ON,
                        .show_error = LXW_VALIDATION_ON,
                        .dropdown = LXW_VALIDATION_ON}};
  shorten(made.title, field->title, TITLE_MAX);
  shorten(made.message, field->help, MESSAGE_MAX);
  shorten(made.error, set_type(&made, field), MESSAGE_MAX);
  made.made.input_title = made.title;
  made.made.input_message = made.message;
  if (made.error[0] != '\0') {
    shorten(made.heading, "This is not taken", TITLE_MAX);
    made.made.error_title = made.heading;
    made.made.error_message = made.error;
  }
  if (made.message[0] == '\0' && made.made.validate == LXW_VALIDATION_TYPE_ANY)
    return COMPACT_ERROR_NONE;
  return cr_xlsx_error(worksheet_data_validation_range(self->xlsx.sheet, where.first, (lxw_col_t)where.column,
                                                       where.last, (lxw_col_t)where.column, &made.made));
}

compact_error cr_write_setting_rule(cr_writer *self, const cr_setting *setting, uint32_t row) {
  if (setting->role == CR_SETTING_COMPACT)
    return COMPACT_ERROR_NONE;
  cr_field field = {.title = setting->title, .help = setting->help, .choices = "", .show = setting->show};
  return write_rule(self, &field, (cells){row, row, 1});
}

/* ---- All columns ---- */

compact_error cr_write_rules(cr_writer *self, const cr_grid *grid) {
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < grid->field_count; i++) {
    cr_role role = grid->fields[i].role;
    if (cr_field_is_input(&grid->fields[i]))
      error = write_rule(self, &grid->fields[i],
                         (cells){grid->header + 1, grid->header + (uint32_t)grid->row_count, i});
    else if (role == CR_ROLE_OUTCOME || role == CR_ROLE_LIMB)
      error = cr_xlsx_colours(&self->xlsx, i, grid->row_count, compact_outcome_name);
  }
  return error;
}
