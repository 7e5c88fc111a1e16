/* template_read.c - a template's XML into the model
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "template_reader.h"

#include "nearest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
  TEMPLATE,
  TITLE,
  AUDIENCE,
  PURPOSE,
  NOTE,
  SETTING,
  SHEET,
  LINE,
  TABLE,
  CHART,
  COLUMN_FIRST, /* from here on: CR_COLUMN_... */
};

enum { IN_TABLE = 1 << TABLE };

static const cr_element elements[] = {
    {"template", TEMPLATE, 0, "id", "example-as-of", false},
    {"title", TITLE, 1 << TEMPLATE, "", "", true},
    {"audience", AUDIENCE, 1 << TEMPLATE, "", "", true},
    {"purpose", PURPOSE, 1 << TEMPLATE, "", "", true},
    {"note", NOTE, 1 << TEMPLATE, "", "", true},
    {"setting", SETTING, 1 << TEMPLATE, "id title", "is type value example", true},
    {"sheet", SHEET, 1 << TEMPLATE, "name title", "holds", false},
    {"line", LINE, 1 << SHEET, "", "", true},
    {"table", TABLE, 1 << SHEET, "id", "rows example each of column from", false},
    {"chart", CHART, 1 << SHEET, "title x y", "columns shape", true},
    {"column", COLUMN_FIRST + CR_COLUMN_ENTRY, IN_TABLE, "id title", "type choices width", true},
    {"fact", COLUMN_FIRST + CR_COLUMN_FACT, IN_TABLE, "name", "always describes width", false},
    {"facts", COLUMN_FIRST + CR_COLUMN_FACTS, IN_TABLE, "", "", false},
    {"check", COLUMN_FIRST + CR_COLUMN_CHECK, IN_TABLE, "title", "id topic clause", false},
    {"compute", COLUMN_FIRST + CR_COLUMN_COMPUTE, IN_TABLE, "id title", "type width", true},
    {"next", COLUMN_FIRST + CR_COLUMN_NEXT, IN_TABLE, "title", "", false},
    {"of-clause", COLUMN_FIRST + CR_COLUMN_CLAUSE, IN_TABLE, "title what", "id width", false},
    {"label", COLUMN_FIRST + CR_COLUMN_LABEL, IN_TABLE, "title", "width", false},
    {"count", COLUMN_FIRST + CR_COLUMN_COUNT, IN_TABLE, "title", "id outcome column is from to each width",
     false},
    {"sum", COLUMN_FIRST + CR_COLUMN_SUM, IN_TABLE, "title amount", "id type column is from to width", false},
    {"lookup", COLUMN_FIRST + CR_COLUMN_LOOKUP, IN_TABLE, "title column", "type width", false},
};

static const cr_element *find_element(const char *name) {
  for (size_t i = 0; i < sizeof elements / sizeof *elements; i++) {
    if (strcmp(elements[i].name, name) == 0)
      return &elements[i];
  }
  return NULL;
}

/* ---- Keeping ---- */

const char *cr_template_keep(cr_template_reader *reader, const char *text) {
  const char *kept =
      cr_arena_copy(&reader->made->arena, text == NULL ? "" : text, text == NULL ? 0 : strlen(text));
  if (kept == NULL)
    cr_xml_out_of_memory(reader->xml);
  return kept == NULL ? "" : kept;
}

static void *new_item(cr_template_reader *reader, cr_list *list, size_t size) {
  void *item = cr_arena_alloc(&reader->made->arena, size);
  if (item == NULL || !cr_list_add(list, item)) {
    cr_xml_out_of_memory(reader->xml);
    return NULL;
  }
  return item;
}

static void *keep_list(cr_template_reader *reader, cr_list *list, size_t *count) {
  void *kept = cr_list_keep(list, &reader->made->arena);
  if (kept == NULL)
    cr_xml_out_of_memory(reader->xml);
  *count = kept == NULL ? 0 : list->count;
  list->count = 0;
  return kept;
}

static void keep_text(cr_template_reader *reader, cr_list *list, const char *text) {
  if (!cr_list_add(list, (void *)cr_template_keep(reader, text)))
    cr_xml_out_of_memory(reader->xml);
}

/* ---- Attributes ---- */

static const char *attribute(cr_template_reader *reader, const cr_tag *tag, const char *name) {
  return cr_template_keep(reader, cr_tag_attribute(tag, name));
}

/* One of some words, as its place among them; otherwise, which is also reported unless it is missing. */
static int word(cr_template_reader *reader, const cr_tag *tag, const char *name, const char *const *words,
                size_t count, int otherwise) {
  const char *given = cr_tag_attribute(tag, name);
  char all[256] = "", what[32];
  if (given == NULL)
    return otherwise;
  for (size_t i = 0; i < count; i++) {
    if (words[i][0] == '\0') /* stands for none, and is not written */
      continue;
    if (strcmp(words[i], given) == 0)
      return (int)i;
    snprintf(all + strlen(all), sizeof all - strlen(all), "%s%s", all[0] == '\0' ? "" : " ", words[i]);
  }
  snprintf(what, sizeof what, "a word for %s", name);
  cr_xml_unknown(reader->xml, cr_tag_attribute_place(tag, name), what, given, all);
  return otherwise;
}

#define WORD(reader, tag, name, words, otherwise)                                                            \
  word(reader, tag, name, words, sizeof(words) / sizeof *(words), otherwise)

static bool is_yes(cr_template_reader *reader, const cr_tag *tag, const char *name) {
  static const char *const words[] = {"no", "yes"};
  return WORD(reader, tag, name, words, 0) == 1;
}

static cr_show show_of(cr_template_reader *reader, const cr_tag *tag, cr_show otherwise) {
  static const char *const words[] = {"",      "text",   "choice", "flag",   "date",
                                      "month", "number", "money",  "percent"};
  return (cr_show)WORD(reader, tag, "type", words, (int)otherwise);
}

static uint32_t number(cr_template_reader *reader, const cr_tag *tag, const char *name, uint32_t most) {
  const char *given = cr_tag_attribute(tag, name);
  char *end;
  if (given == NULL)
    return 0;
  unsigned long value = strtoul(given, &end, 10);
  if (*end == '\0' && given[0] >= '1' && given[0] <= '9' && value <= most)
    return (uint32_t)value;
  cr_xml_error(reader->xml, cr_tag_attribute_place(tag, name), "%s is a number from 1 to %u", name,
               (unsigned)most);
  return 0;
}

static compact_date date(cr_template_reader *reader, const cr_tag *tag, const char *name) {
  const char *given = cr_tag_attribute(tag, name);
  compact_date read = COMPACT_NO_DATE;
  compact_error error =
      given == NULL ? COMPACT_ERROR_NONE : compact_date_parse(given, COMPACT_ORDER_NONE, &read);
  if (error != COMPACT_ERROR_NONE)
    cr_xml_error(reader->xml, cr_tag_attribute_place(tag, name), "\"%s\" %s", given,
                 compact_error_text(error));
  return read;
}

/* A name that formulas may use: letters, digits and _, and nothing that could be a cell. */
static const char *identifier(cr_template_reader *reader, const cr_tag *tag, const char *name) {
  const char *given = cr_tag_attribute(tag, name);
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz_0123456789";
  bool is_name = given != NULL && given[strspn(given, letters)] == '\0' && given[0] >= 'a';
  if (given != NULL && (!is_name || strlen(given) < 2 || strlen(given) > 32))
    cr_xml_error(reader->xml, cr_tag_attribute_place(tag, name),
                 "%s is a name of 2 to 32 small letters, digits and _, such as \"amount_paid\"", name);
  return cr_template_keep(reader, given);
}

/* ---- Elements ---- */

static void start_setting(cr_template_reader *reader, const cr_tag *tag) {
  static const char *const roles[] = {"own", "compact", "as-of", "organisation"};
  cr_setting *setting = new_item(reader, &reader->settings, sizeof *setting);
  reader->setting = setting;
  if (setting == NULL)
    return;
  *setting = (cr_setting){.id = identifier(reader, tag, "id"),
                          .title = attribute(reader, tag, "title"),
                          .help = "",
                          .value = attribute(reader, tag, "value"),
                          .example = attribute(reader, tag, "example"),
                          .role = (cr_setting_role)WORD(reader, tag, "is", roles, CR_SETTING_OWN),
                          .show = show_of(reader, tag, CR_SHOW_TEXT),
                          .place = tag->place};
}

static void start_sheet(cr_template_reader *reader, const cr_tag *tag) {
  static const char *const holds[] = {"table", "cover", "contents", "notes", "settings", "clauses"};
  cr_sheet *sheet = new_item(reader, &reader->sheets, sizeof *sheet);
  reader->sheet = sheet;
  if (sheet == NULL)
    return;
  *sheet = (cr_sheet){.name = attribute(reader, tag, "name"),
                      .title = attribute(reader, tag, "title"),
                      .holds = (cr_holds)WORD(reader, tag, "holds", holds, CR_HOLDS_TABLE),
                      .place = tag->place};
}

static void start_table(cr_template_reader *reader, const cr_tag *tag) {
  static const char *const each[] = {"row", "clause", "check", "measure", "month", "value", "deadline"};
  cr_table *table = cr_arena_alloc(&reader->made->arena, sizeof *table);
  if (table == NULL) {
    cr_xml_out_of_memory(reader->xml);
    return;
  }
  *table = (cr_table){.id = identifier(reader, tag, "id"),
                      .example = attribute(reader, tag, "example"),
                      .of = attribute(reader, tag, "of"),
                      .column = attribute(reader, tag, "column"),
                      .from = attribute(reader, tag, "from"),
                      .each = (cr_each)WORD(reader, tag, "each", each, CR_EACH_NONE),
                      .row_count = number(reader, tag, "rows", 1000000),
                      .place = tag->place};
  if (reader->sheet->table != NULL)
    cr_xml_error(reader->xml, tag->place, "a sheet holds one table: give this one a sheet of its own");
  reader->sheet->table = table;
}

static void start_chart(cr_template_reader *reader, const cr_tag *tag) {
  static const char *const shapes[] = {"columns", "bars", "line"};
  cr_chart *chart = cr_arena_alloc(&reader->made->arena, sizeof *chart);
  if (chart == NULL) {
    cr_xml_out_of_memory(reader->xml);
    return;
  }
  int shape = WORD(reader, tag, "shape", shapes, 0);
  *chart = (cr_chart){.title = attribute(reader, tag, "title"),
                      .x = attribute(reader, tag, "x"),
                      .y = attribute(reader, tag, "y"),
                      .text = "",
                      .columns = attribute(reader, tag, "columns"),
                      .is_horizontal = shape == 1,
                      .is_line = shape == 2,
                      .place = tag->place};
  reader->sheet->chart = chart;
}

static const char *name_of(cr_template_reader *reader, const cr_tag *tag, cr_column_kind kind) {
  if (kind == CR_COLUMN_FACT)
    return attribute(reader, tag, "name");
  if (kind == CR_COLUMN_CLAUSE)
    return attribute(reader, tag, "what");
  return attribute(reader, tag, cr_tag_attribute(tag, "topic") != NULL ? "topic" : "clause");
}

static void start_column(cr_template_reader *reader, const cr_tag *tag) {
  static const char *const each[] = {"", "check"};
  cr_column *column = new_item(reader, &reader->columns, sizeof *column);
  cr_column_kind kind = (cr_column_kind)(tag->element->kind - COLUMN_FIRST);
  reader->column = column;
  if (column == NULL)
    return;
  bool is_number = kind == CR_COLUMN_COUNT || kind == CR_COLUMN_COMPUTE;
  *column = (cr_column){.kind = kind,
                        .id = identifier(reader, tag, "id"),
                        .title = attribute(reader, tag, "title"),
                        .help = "",
                        .name = name_of(reader, tag, kind),
                        .choices = attribute(reader, tag, "choices"),
                        .outcome = attribute(reader, tag, "outcome"),
                        .column = attribute(reader, tag, "column"),
                        .is = attribute(reader, tag, "is"),
                        .from = attribute(reader, tag, "from"),
                        .to = attribute(reader, tag, "to"),
                        .amount = attribute(reader, tag, "amount"),
                        .show = show_of(reader, tag,
                                        is_number               ? CR_SHOW_NUMBER
                                        : kind == CR_COLUMN_SUM ? CR_SHOW_MONEY
                                                                : CR_SHOW_TEXT),
                        .width = (int)number(reader, tag, "width", 120),
                        .is_topic = cr_tag_attribute(tag, "topic") != NULL,
                        .each_check = WORD(reader, tag, "each", each, 0) == 1,
                        .describes = is_yes(reader, tag, "describes"),
                        .always = is_yes(reader, tag, "always"),
                        .place = tag->place};
}

static void on_start(void *user, const cr_tag *tag) {
  cr_template_reader *reader = user;
  if (reader->sheet == NULL && tag->element->kind > SHEET)
    return;
  switch (tag->element->kind) {
  case TEMPLATE:
    reader->made->id = cr_template_keep(reader, cr_tag_attribute(tag, "id"));
    reader->made->example_as_of = date(reader, tag, "example-as-of");
    reader->id_place = cr_tag_attribute_place(tag, "id");
    return;
  case SETTING:
    start_setting(reader, tag);
    return;
  case SHEET:
    start_sheet(reader, tag);
    return;
  case TABLE:
    start_table(reader, tag);
    return;
  case CHART:
    start_chart(reader, tag);
    return;
  default:
    if (tag->element->kind > COLUMN_FIRST)
      start_column(reader, tag);
  }
}

static void end_compute(cr_template_reader *reader, const char *text) {
  const char *problem;
  cr_column *column = reader->column;
  compact_error error = cr_expression_read(&reader->made->arena, text, &problem, &column->expression);
  if (error == COMPACT_ERROR_MEMORY)
    cr_xml_out_of_memory(reader->xml);
  else if (error != COMPACT_ERROR_NONE)
    cr_xml_error(reader->xml, column->place, "\"%s\" is no sum that can be done: %s", text, problem);
}

static void end_column(cr_template_reader *reader, const char *text) {
  if (reader->column->kind == CR_COLUMN_COMPUTE)
    end_compute(reader, text);
  else
    reader->column->help = cr_template_keep(reader, text);
}

static void end_sheet(cr_template_reader *reader) {
  cr_sheet *sheet = reader->sheet;
  sheet->lines = keep_list(reader, &reader->lines, &sheet->line_count);
  reader->sheet = NULL;
}

static void on_end(void *user, const cr_element *element, const char *text) {
  cr_template_reader *reader = user;
  if (reader->sheet == NULL && element->kind > SHEET)
    return;
  switch (element->kind) {
  case TITLE:
    reader->made->title = cr_template_keep(reader, text);
    return;
  case AUDIENCE:
    reader->made->audience = cr_template_keep(reader, text);
    return;
  case PURPOSE:
    reader->made->purpose = cr_template_keep(reader, text);
    return;
  case NOTE:
    keep_text(reader, &reader->notes, text);
    return;
  case LINE:
    keep_text(reader, &reader->lines, text);
    return;
  case SETTING:
    if (reader->setting != NULL)
      reader->setting->help = cr_template_keep(reader, text);
    return;
  case CHART:
    if (reader->sheet->chart != NULL)
      reader->sheet->chart->text = cr_template_keep(reader, text);
    return;
  case TABLE:
    if (reader->sheet->table != NULL)
      reader->sheet->table->columns =
          keep_list(reader, &reader->columns, &reader->sheet->table->column_count);
    return;
  case SHEET:
    if (reader->sheet != NULL)
      end_sheet(reader);
    return;
  default:
    if (element->kind > COLUMN_FIRST && reader->column != NULL)
      end_column(reader, text);
  }
}

static const cr_format format = {
    .namespace_uri = CR_TEMPLATE_NAMESPACE,
    .find = find_element,
    .names =
        "template title audience purpose note setting sheet line table chart column fact facts check compute "
        "next of-clause label count sum lookup",
    .start = on_start,
    .end = on_end,
};

/* ---- The whole ---- */

static void keep_all(cr_template_reader *reader) {
  cr_template *made = reader->made;
  made->notes = keep_list(reader, &reader->notes, &made->note_count);
  made->settings = keep_list(reader, &reader->settings, &made->setting_count);
  made->sheets = keep_list(reader, &reader->sheets, &made->sheet_count);
}

static compact_error read_all(cr_template_reader *reader, const char *xml, size_t size) {
  cr_xml_feed(reader->xml, xml, size);
  compact_error error = cr_xml_finish(reader->xml);
  if (error != COMPACT_ERROR_NONE && error != COMPACT_ERROR_INVALID)
    return error;
  keep_all(reader);
  if (cr_xml_status(reader->xml) != COMPACT_ERROR_MEMORY)
    cr_template_check(reader);
  return cr_xml_status(reader->xml);
}

compact_error cr_template_read(const compact_facts *facts, const char *source, const char *xml, size_t size,
                               compact_diagnostics *diagnostics, cr_template **out) {
  cr_template_reader reader = {.facts = facts, .made = calloc(1, sizeof *reader.made)};
  *out = NULL;
  if (reader.made == NULL)
    return COMPACT_ERROR_MEMORY;
  *reader.made = (cr_template){.id = "", .title = "", .audience = "", .purpose = "", .origin = ""};
  compact_error error = cr_xml_new(&format, &reader, source, diagnostics, &reader.xml);
  if (error == COMPACT_ERROR_NONE)
    error = read_all(&reader, xml, size);
  cr_xml_free(reader.xml);
  cr_list_free(&reader.notes);
  cr_list_free(&reader.settings);
  cr_list_free(&reader.sheets);
  cr_list_free(&reader.lines);
  cr_list_free(&reader.columns);
  if (error == COMPACT_ERROR_NONE)
    *out = reader.made;
  else
    cr_template_free(reader.made);
  return error;
}

void cr_template_free(cr_template *self) {
  if (self != NULL)
    cr_arena_free(&self->arena);
  free(self);
}
