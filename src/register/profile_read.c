/* profile_read.c - a register profile's XML into the model
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "fold.h"
#include "nearest.h"
#include "profile.h"
#include "xml.h"

#include <stdlib.h>
#include <string.h>

enum { REGISTER, TITLE, NOTE, IMPLIES, COLUMN, WHY };

static const cr_element elements[] = {
    {"register", REGISTER, 0, "id", "rank facts", false},
    {"title", TITLE, 1 << REGISTER | 1 << COLUMN, "", "", true},
    {"note", NOTE, 1 << REGISTER, "", "", true},
    {"implies", IMPLIES, 1 << REGISTER, "fact value", "titled", false},
    {"column", COLUMN, 1 << REGISTER, "is", "unit otherwise apart", false},
    {"why", WHY, 1 << COLUMN, "", "", true},
};

static const cr_element *find_element(const char *name) {
  for (size_t i = 0; i < sizeof elements / sizeof *elements; i++) {
    if (strcmp(elements[i].name, name) == 0)
      return &elements[i];
  }
  return NULL;
}

typedef struct reader {
  cr_xml *xml;
  const compact_facts *facts;
  cr_profile *made;
  cr_list columns, implied, notes;
  cr_list titles, all_titles; /* of the column being read; of every column so far */
  cr_profile_column *column;  /* the one being read; NULL: none, or memory ran out */
  cr_place column_place, id_place;
  bool is_in_column;
} reader;

/* ---- Keeping ---- */

static const char *keep(reader *self, const char *text) {
  const char *kept = cr_arena_copy(&self->made->arena, text, strlen(text));
  if (kept == NULL)
    cr_xml_out_of_memory(self->xml);
  return kept == NULL ? "" : kept;
}

static void add(reader *self, cr_list *list, const void *item) {
  if (item == NULL || !cr_list_add(list, (void *)item))
    cr_xml_out_of_memory(self->xml);
}

static void *keep_list(reader *self, cr_list *list, size_t *count) {
  void *kept = cr_list_keep(list, &self->made->arena);
  if (kept == NULL)
    cr_xml_out_of_memory(self->xml);
  *count = kept == NULL ? 0 : list->count;
  list->count = 0;
  return kept;
}

/* ---- Attributes ---- */

static bool is_yes(reader *self, const cr_tag *tag, const char *name) {
  const char *given = cr_tag_attribute(tag, name);
  if (given != NULL && strcmp(given, "yes") != 0 && strcmp(given, "no") != 0)
    cr_xml_unknown(self->xml, cr_tag_attribute_place(tag, name), "yes or no", given, "yes no");
  return given != NULL && strcmp(given, "yes") == 0;
}

static int rank_of(reader *self, const cr_tag *tag) {
  const char *given = cr_tag_attribute(tag, "rank");
  if (given == NULL)
    return 0;
  size_t digits = strspn(given, "0123456789");
  if (digits == 0 || digits > 2 || given[digits] != '\0')
    cr_xml_error(self->xml, cr_tag_attribute_place(tag, "rank"), "rank is a number from 0 to 99");
  return atoi(given);
}

static const compact_fact *fact_of(reader *self, const cr_tag *tag, const char *attribute, const char *what) {
  const char *name = cr_tag_attribute(tag, attribute);
  const compact_fact *fact = name == NULL ? NULL : compact_facts_find(self->facts, name);
  if (name == NULL || fact != NULL)
    return fact;
  const char *nearest = compact_facts_nearest(self->facts, name);
  cr_xml_error(self->xml, cr_tag_attribute_place(tag, attribute), "\"%s\" is no fact%s%s%s%s", name, what,
               nearest == NULL ? "" : "; did you mean \"", nearest == NULL ? "" : nearest,
               nearest == NULL ? "" : "\"?");
  return NULL;
}

/* ---- Elements ---- */

static void start_register(reader *self, const cr_tag *tag) {
  const char *id = cr_tag_attribute(tag, "id");
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
  if (id != NULL && (id[0] == '\0' || id[strspn(id, letters)] != '\0'))
    cr_xml_error(self->xml, cr_tag_attribute_place(tag, "id"),
                 "id is a name of small letters, digits and -, such as \"our-contracts\"");
  self->made->id = keep(self, id == NULL ? "" : id);
  self->made->rank = rank_of(self, tag);
  self->made->takes_facts = is_yes(self, tag, "facts");
  self->id_place = tag->place;
}

/* The words of the attribute, parted by spaces, each as titles are compared. */
static void read_titled(reader *self, const cr_tag *tag, cr_implied *implied) {
  const char *words = cr_tag_attribute(tag, "titled");
  char word[CR_FOLDED_SIZE], folded[CR_FOLDED_SIZE];
  cr_list list = {0};
  for (size_t length; words != NULL && *words != '\0'; words += length + (words[length] == ' ')) {
    length = strcspn(words, " ");
    size_t kept = length < sizeof word ? length : sizeof word - 1;
    memcpy(word, words, kept);
    word[kept] = '\0';
    if (cr_fold(word, folded)[0] != '\0')
      add(self, &list, keep(self, folded));
  }
  implied->titled = keep_list(self, &list, &implied->titled_count);
  cr_list_free(&list);
}

static void start_implies(reader *self, const cr_tag *tag) {
  const compact_fact *fact = fact_of(self, tag, "fact", "");
  const char *text = cr_tag_attribute(tag, "value");
  if (fact == NULL || text == NULL)
    return;
  for (size_t i = 0; i < self->implied.count; i++) {
    if (((const cr_implied *)self->implied.items[i])->fact == fact)
      cr_xml_error(self->xml, tag->place, "\"%s\" is implied twice", compact_fact_name(fact));
  }
  cr_implied *implied = cr_arena_alloc(&self->made->arena, sizeof *implied);
  add(self, &self->implied, implied);
  if (implied == NULL)
    return;
  *implied = (cr_implied){.fact = fact, .text = keep(self, text)};
  read_titled(self, tag, implied);
  compact_error error = compact_value_parse(fact, implied->text, COMPACT_ORDER_NONE, &implied->value);
  if (error != COMPACT_ERROR_NONE || implied->value.type == COMPACT_TYPE_NONE)
    cr_xml_error(self->xml, cr_tag_attribute_place(tag, "value"), "\"%s\" %s", text,
                 error == COMPACT_ERROR_NONE ? "says nothing" : compact_error_text(error));
}

static void check_unit(reader *self, const cr_tag *tag, cr_profile_column *column) {
  const char *unit = cr_tag_attribute(tag, "unit");
  column->months = unit == NULL ? 0 : cr_unit_months(unit);
  if (unit != NULL && column->months == 0)
    cr_xml_unknown(self->xml, cr_tag_attribute_place(tag, "unit"), "a unit", unit, "months years");
  else if ((unit != NULL) != (column->use == CR_USE_DURATION))
    cr_xml_error(self->xml, tag->place,
                 unit == NULL ? "a duration needs its unit: unit=\"months\" or unit=\"years\""
                              : "unit belongs to a duration alone");
}

/* What stands in a sheet of its own is kept until its rows are asked for: a day or two each, and no more. */
static void check_apart(reader *self, const cr_tag *tag, cr_profile_column *column) {
  static const char *const facts[] = {"term_start", "term_end"};
  bool may_be = column->use == CR_USE_DURATION;
  column->is_apart = is_yes(self, tag, "apart");
  for (size_t i = 0; column->fact != NULL && i < 2; i++)
    may_be = may_be || strcmp(compact_fact_name(column->fact), facts[i]) == 0;
  if (column->is_apart && !may_be)
    cr_xml_error(self->xml, cr_tag_attribute_place(tag, "apart"),
                 "only term_start, term_end and a duration may stand in a sheet of their own");
}

static void start_column(reader *self, const cr_tag *tag) {
  const char *is = cr_tag_attribute(tag, "is");
  cr_profile_column *column = cr_arena_alloc(&self->made->arena, sizeof *column);
  add(self, &self->columns, column);
  self->column = column;
  self->column_place = tag->place;
  self->is_in_column = true;
  if (column != NULL)
    column->why = "";
  if (column == NULL || is == NULL)
    return;
  column->use = cr_use_of(is);
  if (column->use == CR_USE_NONE) {
    column->fact = fact_of(self, tag, "is",
                           " and none of reference, name, organisation, amount, duration, status, left");
    column->use = CR_USE_FACT;
  }
  column->is_otherwise = is_yes(self, tag, "otherwise");
  check_unit(self, tag, column);
  check_apart(self, tag, column);
}

static void on_start(void *user, const cr_tag *tag) {
  reader *self = user;
  if (tag->element->kind == REGISTER)
    start_register(self, tag);
  else if (tag->element->kind == IMPLIES)
    start_implies(self, tag);
  else if (tag->element->kind == COLUMN)
    start_column(self, tag);
}

static bool is_there(const reader *self, const char *folded) {
  for (size_t i = 0; i < self->all_titles.count; i++) {
    if (strcmp(self->all_titles.items[i], folded) == 0)
      return true;
  }
  return false;
}

static void end_column_title(reader *self, const char *text) {
  char folded[CR_FOLDED_SIZE];
  cr_fold(text, folded);
  if (folded[0] == '\0')
    cr_xml_error(self->xml, self->column_place, "a title of this column holds no letter and no digit");
  else if (is_there(self, folded))
    cr_xml_error(self->xml, self->column_place,
                 "the title \"%s\" is there twice, as titles are compared: without case, spaces and "
                 "punctuation",
                 text);
  const char *kept = keep(self, folded);
  add(self, &self->titles, kept);
  add(self, &self->all_titles, kept);
}

static void end_column(reader *self) {
  self->is_in_column = false;
  if (self->titles.count == 0)
    cr_xml_error(self->xml, self->column_place, "a column needs a title at least");
  if (self->column == NULL)
    return;
  bool is_left = self->column->use == CR_USE_LEFT;
  if (is_left != (self->column->why[0] != '\0'))
    cr_xml_error(self->xml, self->column_place,
                 is_left ? "a column that is left needs a why" : "why belongs to a column that is left");
  self->column->titles = keep_list(self, &self->titles, &self->column->title_count);
}

static void on_end(void *user, const cr_element *element, const char *text) {
  reader *self = user;
  if (element->kind == TITLE && self->is_in_column)
    end_column_title(self, text);
  else if (element->kind == TITLE)
    self->made->title = keep(self, text);
  else if (element->kind == NOTE)
    add(self, &self->notes, keep(self, text));
  else if (element->kind == WHY && self->column != NULL)
    self->column->why = keep(self, text);
  else if (element->kind == COLUMN)
    end_column(self);
}

static const cr_format format = {
    .namespace_uri = CR_PROFILE_NAMESPACE,
    .find = find_element,
    .names = "register title note implies column why",
    .start = on_start,
    .end = on_end,
};

/* ---- The whole ---- */

static compact_error read_all(reader *self, const char *xml, size_t size) {
  cr_profile *made = self->made;
  cr_xml_feed(self->xml, xml, size);
  compact_error error = cr_xml_finish(self->xml);
  if (error != COMPACT_ERROR_NONE && error != COMPACT_ERROR_INVALID)
    return error;
  if (made->title[0] == '\0')
    cr_xml_error(self->xml, self->id_place, "a register needs a title");
  if (self->columns.count == 0 && !made->takes_facts)
    cr_xml_error(self->xml, self->id_place, "a register needs a column at least");
  made->columns = keep_list(self, &self->columns, &made->column_count);
  made->implied = keep_list(self, &self->implied, &made->implied_count);
  made->notes = keep_list(self, &self->notes, &made->note_count);
  return cr_xml_status(self->xml);
}

compact_error cr_profile_read(const compact_facts *facts, const char *source, const char *xml, size_t size,
                              compact_diagnostics *diagnostics, cr_profile **out) {
  reader self = {.facts = facts, .made = calloc(1, sizeof *self.made)};
  *out = NULL;
  if (self.made == NULL)
    return COMPACT_ERROR_MEMORY;
  *self.made = (cr_profile){.origin = "", .id = "", .title = ""};
  compact_error error = cr_xml_new(&format, &self, source, diagnostics, &self.xml);
  if (error == COMPACT_ERROR_NONE)
    error = read_all(&self, xml, size);
  cr_xml_free(self.xml);
  cr_list_free(&self.columns);
  cr_list_free(&self.implied);
  cr_list_free(&self.notes);
  cr_list_free(&self.titles);
  cr_list_free(&self.all_titles);
  if (error == COMPACT_ERROR_NONE)
    *out = self.made;
  else
    cr_profile_free(self.made);
  return error;
}

void cr_profile_free(cr_profile *self) {
  if (self != NULL)
    cr_arena_free(&self->arena);
  free(self);
}
