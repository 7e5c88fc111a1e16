/* template_check.c - what only the whole template shows: names that are twice there, or nowhere
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "template_reader.h"

#include "nearest.h"

#include <stdio.h>
#include <string.h>

#define ERROR(reader, place, ...) cr_xml_error((reader)->xml, place, __VA_ARGS__)

static bool is_blank(const char *text) {
  return text[0] == '\0';
}

/* ---- Finding ---- */

const cr_table *cr_template_table(const cr_template *self, const char *id) {
  for (size_t i = 0; i < self->sheet_count; i++) {
    const cr_table *table = self->sheets[i]->table;
    if (table != NULL && strcmp(table->id, id) == 0)
      return table;
  }
  return NULL;
}

/* What a column is called in expressions and in other tables: a fact by its name. */
static const char *id_of(const cr_column *column) {
  return column->kind == CR_COLUMN_FACT   ? column->name
         : column->kind == CR_COLUMN_NEXT ? "next_by"
                                          : column->id;
}

const cr_column *cr_table_column(const cr_table *table, const char *id) {
  for (size_t i = 0; i < table->column_count; i++) {
    if (!is_blank(id) && strcmp(id_of(table->columns[i]), id) == 0)
      return table->columns[i];
  }
  return NULL;
}

const cr_setting *cr_template_setting(const cr_template *self, const char *id) {
  for (size_t i = 0; i < self->setting_count; i++) {
    if (strcmp(self->settings[i]->id, id) == 0)
      return self->settings[i];
  }
  return NULL;
}

/* ---- References ---- */

/* Whether it is what a check of the table comes to: "notice_outcome", "notice_act_by". */
static bool is_of_check(const cr_table *table, const char *id) {
  for (size_t i = 0; i < table->column_count; i++) {
    const cr_column *column = table->columns[i];
    const char *name = is_blank(column->id) && column->is_topic ? column->name : column->id;
    size_t length = strlen(name);
    if (column->kind == CR_COLUMN_CHECK && length > 0 && strncmp(name, id, length) == 0 &&
        (strcmp(id + length, "_outcome") == 0 || strcmp(id + length, "_act_by") == 0))
      return true;
  }
  return false;
}

/* That the table has such a column, if one is named at all. A fact that no column is for may come with
 * <facts/>. */
static void check_column(cr_template_reader *reader, const cr_table *table, const char *id, cr_place place) {
  if (is_blank(id) || table == NULL || cr_table_column(table, id) != NULL || is_of_check(table, id) ||
      compact_facts_find(reader->facts, id) != NULL)
    return;
  cr_nearest nearest = cr_nearest_to(id);
  for (size_t i = 0; i < table->column_count; i++)
    cr_nearest_offer(&nearest, id_of(table->columns[i]));
  if (nearest.name == NULL)
    ERROR(reader, place, "the table %s has no column \"%s\"", table->id, id);
  else
    ERROR(reader, place, "the table %s has no column \"%s\"; did you mean \"%s\"?", table->id, id,
          nearest.name);
}

static void check_setting(cr_template_reader *reader, const char *id, cr_place place) {
  if (!is_blank(id) && cr_template_setting(reader->made, id) == NULL)
    ERROR(reader, place, "there is no setting \"%s\"", id);
}

static void check_expression(cr_template_reader *reader, const cr_table *table, const cr_column *column) {
  for (size_t i = 0; column->expression != NULL && i < cr_expression_name_count(column->expression); i++) {
    const char *name = cr_expression_name(column->expression, i);
    if (cr_template_setting(reader->made, name) == NULL)
      check_column(reader, table, name, column->place);
  }
}

static void check_outcomes(cr_template_reader *reader, const cr_column *column) {
  for (const char *next = column->outcome; *next != '\0';) {
    size_t length = strcspn(next, "|");
    compact_outcome outcome = COMPACT_OUTCOME_NOT_MET;
    while (outcome <= COMPACT_OUTCOME_NOT_APPLICABLE &&
           (strlen(compact_outcome_name(outcome)) != length ||
            memcmp(compact_outcome_name(outcome), next, length) != 0))
      outcome++;
    if (outcome > COMPACT_OUTCOME_NOT_APPLICABLE)
      ERROR(reader, column->place,
            "\"%.*s\" is no outcome: they are not met, cannot tell, due, excused, met and "
            "not applicable",
            (int)length, next);
    next += length + (next[length] == '|');
  }
}

/* ---- Columns ---- */

static void check_fact(cr_template_reader *reader, const cr_column *column) {
  if (compact_facts_find(reader->facts, column->name) != NULL)
    return;
  const char *nearest = compact_facts_nearest(reader->facts, column->name);
  if (nearest == NULL)
    ERROR(reader, column->place, "there is no fact \"%s\"", column->name);
  else
    ERROR(reader, column->place, "there is no fact \"%s\"; did you mean \"%s\"?", column->name, nearest);
}

static void check_topic(cr_template_reader *reader, const cr_column *column) {
  if (is_blank(column->name))
    ERROR(reader, column->place,
          "a check is of a topic or of a clause: write topic=\"notice\" or clause=\"4.4\"");
  else if (column->is_topic && !cr_word_in(column->name, compact_vocabulary("topic")))
    cr_xml_unknown(reader->xml, column->place, "a topic", column->name, compact_vocabulary("topic"));
}

static const char clause_words[] = "ref summary theme bearer section strength";

static void check_pair(cr_template_reader *reader, const cr_column *column) {
  if (column->kind != CR_COLUMN_LOOKUP && is_blank(column->column) != is_blank(column->is))
    ERROR(reader, column->place, "column and is go together: column=\"status\" is=\"secured\"");
  if (is_blank(column->from) != is_blank(column->to))
    ERROR(reader, column->place, "from and to go together: the first day and the last");
}

static void check_one_column(cr_template_reader *reader, const cr_table *table, const cr_column *column) {
  const cr_table *of = is_blank(table->of) ? table : cr_template_table(reader->made, table->of);
  bool is_choice = column->show == CR_SHOW_CHOICE;
  if (column->kind == CR_COLUMN_FACT)
    check_fact(reader, column);
  if (column->kind == CR_COLUMN_CHECK)
    check_topic(reader, column);
  if (column->kind == CR_COLUMN_CLAUSE && !cr_word_in(column->name, clause_words))
    cr_xml_unknown(reader->xml, column->place, "a word of a clause", column->name, clause_words);
  if (column->kind == CR_COLUMN_ENTRY && is_choice == is_blank(column->choices))
    ERROR(reader, column->place,
          "a column of type choice has choices, and no other has: choices=\"yes|partly|no\"");
  check_expression(reader, table, column);
  check_outcomes(reader, column);
  check_pair(reader, column);
  check_column(reader, of, column->column, column->place);
  check_column(reader, of, column->from, column->place);
  check_column(reader, of, column->to, column->place);
  check_column(reader, of, column->amount, column->place);
}

/* Which kinds of column a table of that kind takes, as bits. */
static uint32_t kinds_of(cr_each each) {
  enum {
    TYPED = 1 << CR_COLUMN_ENTRY | 1 << CR_COLUMN_COMPUTE,
    DECIDED = 1 << CR_COLUMN_FACT | 1 << CR_COLUMN_FACTS | 1 << CR_COLUMN_CHECK | 1 << CR_COLUMN_NEXT,
    COUNTED = 1 << CR_COLUMN_LABEL | 1 << CR_COLUMN_COUNT | 1 << CR_COLUMN_COMPUTE,
  };
  switch (each) {
  case CR_EACH_NONE:
    return TYPED | DECIDED;
  case CR_EACH_CLAUSE:
    return TYPED | 1 << CR_COLUMN_CLAUSE;
  case CR_EACH_CHECK:
  case CR_EACH_MEASURE:
    return COUNTED | 1 << CR_COLUMN_CLAUSE;
  case CR_EACH_DEADLINE:
    return 1 << CR_COLUMN_LABEL | 1 << CR_COLUMN_LOOKUP | 1 << CR_COLUMN_COMPUTE | 1 << CR_COLUMN_NEXT;
  default:
    return COUNTED | 1 << CR_COLUMN_SUM;
  }
}

static void check_title(cr_template_reader *reader, const cr_table *table, size_t index) {
  const cr_column *column = table->columns[index];
  bool has_title = column->kind != CR_COLUMN_FACT && column->kind != CR_COLUMN_FACTS;
  if (has_title && is_blank(column->title))
    ERROR(reader, column->place, "a column needs a title");
  for (size_t i = 0; i < index; i++) {
    const cr_column *before = table->columns[i];
    if (has_title && cr_same_name(before->title, column->title))
      ERROR(reader, column->place, "two columns have the title \"%s\"", column->title);
    if (!is_blank(id_of(column)) && strcmp(id_of(before), id_of(column)) == 0)
      ERROR(reader, column->place, "two columns are called \"%s\"", id_of(column));
  }
}

/* A function over a header and a row takes neighbours. */
static void check_facts_together(cr_template_reader *reader, const cr_table *table) {
  bool has_ended = false, has_begun = false;
  for (size_t i = 0; i < table->column_count; i++) {
    const cr_column *column = table->columns[i];
    bool is_fact = column->kind == CR_COLUMN_FACT || column->kind == CR_COLUMN_FACTS;
    if (is_fact && has_ended)
      ERROR(reader, column->place, "the facts of a table stand side by side: move this one to the others");
    has_ended = has_ended || (has_begun && !is_fact);
    has_begun = has_begun || is_fact;
  }
}

/* ---- Tables ---- */

static bool is_typed_into(const cr_table *table) {
  return table->each == CR_EACH_NONE || table->each == CR_EACH_CLAUSE;
}

static bool has_kind(const cr_table *table, cr_column_kind kind) {
  for (size_t i = 0; i < table->column_count; i++) {
    if (table->columns[i]->kind == kind)
      return true;
  }
  return false;
}

/* Which facts a check looks at is the Compact's to say. */
static void check_facts_asked(cr_template_reader *reader, const cr_table *table) {
  if (has_kind(table, CR_COLUMN_CHECK) && !has_kind(table, CR_COLUMN_FACTS))
    ERROR(reader, table->place, "a table with a <check> has <facts/>, where the facts go that it looks at");
}

static void check_summary(cr_template_reader *reader, const cr_table *table) {
  const cr_table *of = cr_template_table(reader->made, table->of);
  if (of == NULL)
    ERROR(reader, table->place, "a summary is of another table: there is no table \"%s\"", table->of);
  else if (!is_typed_into(of))
    ERROR(reader, table->place, "a summary is of a table that is typed into, and %s is none", table->of);
  else if (table->each == CR_EACH_DEADLINE && !has_kind(of, CR_COLUMN_NEXT))
    ERROR(reader, table->place, "deadlines are of a table with <next>, and %s has none", table->of);
  else if (table->each == CR_EACH_CHECK && !has_kind(of, CR_COLUMN_CHECK))
    ERROR(reader, table->place, "a summary by check is of a table with a <check>, and %s has none",
          table->of);
  if (table->each == CR_EACH_VALUE && is_blank(table->column))
    ERROR(reader, table->place, "a summary by value says of which column: column=\"stage\"");
  if (table->each == CR_EACH_MONTH && is_blank(table->from))
    ERROR(reader, table->place, "a summary by month says with which setting it begins: from=\"first_month\"");
  check_setting(reader, table->from, table->place);
  if (of != NULL)
    check_column(reader, of, table->column, table->place);
}

static void check_table(cr_template_reader *reader, const cr_table *table) {
  uint32_t kinds = kinds_of(table->each);
  if (!is_typed_into(table) && table->each != CR_EACH_MEASURE)
    check_summary(reader, table);
  if (table->column_count == 0)
    ERROR(reader, table->place, "a table needs a column");
  check_facts_asked(reader, table);
  check_facts_together(reader, table);
  for (size_t i = 0; i < table->column_count; i++) {
    if ((kinds >> table->columns[i]->kind & 1) == 0)
      ERROR(reader, table->columns[i]->place, "a table of this kind has no such column");
    check_title(reader, table, i);
    check_one_column(reader, table, table->columns[i]);
  }
}

static void check_chart(cr_template_reader *reader, const cr_sheet *sheet) {
  char id[64];
  if (sheet->table == NULL) {
    ERROR(reader, sheet->chart->place, "a chart shows the table of its sheet, and this one has none");
    return;
  }
  if (is_blank(sheet->chart->text))
    ERROR(reader, sheet->chart->place, "a chart needs words for those who do not see it");
  for (const char *next = sheet->chart->columns; *next != '\0';) {
    size_t length = strcspn(next, " ");
    snprintf(id, sizeof id, "%.*s", (int)length, next);
    check_column(reader, sheet->table, id, sheet->chart->place);
    next += length;
    next += strspn(next, " ");
  }
}

/* ---- Sheets ---- */

/* What spreadsheet programs take as the name of a sheet. */
static bool is_sheet_name(const char *name) {
  size_t length = strlen(name);
  return length > 0 && length <= 31 && strpbrk(name, "[]:*?/\\'!") == NULL;
}

static int rank_of(cr_holds holds) {
  static const int ranks[] = {[CR_HOLDS_COVER] = 0,    [CR_HOLDS_CONTENTS] = 1, [CR_HOLDS_NOTES] = 2,
                              [CR_HOLDS_SETTINGS] = 3, [CR_HOLDS_TABLE] = 3,    [CR_HOLDS_CLAUSES] = 4};
  return ranks[holds];
}

static void check_sheet(cr_template_reader *reader, size_t index) {
  const cr_template *made = reader->made;
  const cr_sheet *sheet = made->sheets[index];
  if (!is_sheet_name(sheet->name))
    ERROR(reader, sheet->place, "a sheet has a name of up to 31 characters without [ ] : * ? / \\ ' and !");
  if (index > 0 && rank_of(sheet->holds) < rank_of(made->sheets[index - 1]->holds))
    ERROR(reader, sheet->place, "the sheets stand in this order: cover, contents, notes, tables, clauses");
  if ((sheet->holds == CR_HOLDS_TABLE) != (sheet->table != NULL))
    ERROR(reader, sheet->place, "a sheet holds a table, or says what else it holds");
  for (size_t i = 0; i < index; i++) {
    const cr_sheet *before = made->sheets[i];
    if (cr_same_name(before->name, sheet->name))
      ERROR(reader, sheet->place, "two sheets have the name \"%s\"", sheet->name);
    if (sheet->holds != CR_HOLDS_TABLE && before->holds == sheet->holds)
      ERROR(reader, sheet->place, "two sheets hold the same");
    if (sheet->table != NULL && before->table != NULL && strcmp(sheet->table->id, before->table->id) == 0)
      ERROR(reader, sheet->table->place, "two tables are called \"%s\"", sheet->table->id);
  }
}

static void check_settings(cr_template_reader *reader) {
  const cr_template *made = reader->made;
  for (size_t i = 0; i < made->setting_count; i++) {
    for (size_t j = 0; j < i; j++) {
      const cr_setting *a = made->settings[i], *b = made->settings[j];
      if (strcmp(a->id, b->id) == 0 || (a->role != CR_SETTING_OWN && a->role == b->role))
        ERROR(reader, a->place, "the setting %s is there twice", a->id);
    }
  }
}

void cr_template_check(cr_template_reader *reader) {
  const cr_template *made = reader->made;
  if (is_blank(made->id) || strpbrk(made->id, " /\\.=") != NULL)
    ERROR(reader, reader->id_place, "id is a name of one word, such as \"funding-plan\"");
  if (is_blank(made->title) || is_blank(made->purpose) || is_blank(made->audience))
    ERROR(reader, reader->id_place, "a template needs a <title>, an <audience> and a <purpose>");
  check_settings(reader);
  for (size_t i = 0; i < made->sheet_count; i++) {
    check_sheet(reader, i);
    if (made->sheets[i]->table != NULL)
      check_table(reader, made->sheets[i]->table);
    if (made->sheets[i]->chart != NULL)
      check_chart(reader, made->sheets[i]);
  }
}
