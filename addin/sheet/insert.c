/* insert.c - a table beside which formulas are to go: its titles, its rows, the questions it answers
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "insert_state.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* ---- The first pass ---- */

compact_error insert_new(const compact_library *library, const cr_profiles *profiles,
                         const compact_pack *pack, insert **out) {
  static const cr_register_options options = {0};
  insert *self = calloc(1, sizeof *self);
  *out = NULL;
  if (self == NULL)
    return COMPACT_ERROR_MEMORY;
  self->pack = pack;
  compact_error error = cr_register_new(profiles, compact_library_facts(library), &options, NULL, &self->reg);
  if (error == COMPACT_ERROR_NONE)
    *out = self;
  else
    insert_free(self);
  return error;
}

void insert_free(insert *self) {
  if (self == NULL)
    return;
  cr_register_free(self->reg);
  cr_arena_free(&self->arena);
  free(self->is_data);
  free(self);
}

static compact_error keep_first_row(insert *self, const cr_found_row *row) {
  self->first_row = row->number;
  self->first_titles = cr_arena_array(&self->arena, row->count, sizeof *self->first_titles);
  if (self->first_titles == NULL)
    return COMPACT_ERROR_MEMORY;
  for (size_t i = 0; i < row->count; i++) {
    const cr_found_cell *found = &row->cells[i];
    if (cr_found_cell_is_blank(found))
      continue;
    const char *title = cr_arena_copy(&self->arena, found->text, strlen(found->text));
    if (title == NULL)
      return COMPACT_ERROR_MEMORY;
    self->first_titles[self->first_title_count++] = (insert_title){found->column, title};
  }
  return COMPACT_ERROR_NONE;
}

compact_error insert_survey(insert *self, const cr_found_row *row) {
  compact_error error = COMPACT_ERROR_NONE;
  if (cr_found_row_is_blank(row))
    return COMPACT_ERROR_NONE;
  if (self->row_count++ == 0)
    error = keep_first_row(self, row);
  self->last_row = row->number;
  return error == COMPACT_ERROR_NONE ? cr_register_survey(self->reg, row) : error;
}

/* ---- Questions ---- */

static int64_t column_of(const insert *self, const compact_fact *fact) {
  const cr_register_column *column =
      self->is_known && fact != NULL ? cr_register_column_of(self->reg, fact) : NULL;
  return column == NULL ? INSERT_NO_COLUMN : (int64_t)column->column;
}

static void add_topic(insert *self, const char *name) {
  const compact_limb *limb = compact_pack_topic(self->pack, name);
  if (limb == NULL || compact_limb_first(limb) == NULL || self->topic_count == INSERT_TOPICS_MAX)
    return;
  insert_topic *topic = &self->topics[self->topic_count++];
  *topic = (insert_topic){
      .name = name,
      .limb = limb,
      .facts = {compact_limb_first(limb), compact_limb_second(limb), compact_limb_because(limb)}};
  for (size_t i = 0; i < INSERT_FACTS; i++)
    topic->columns[i] = column_of(self, topic->facts[i]);
}

/* In the order of the functions, each of whose topics begins with its outcome. */
static void find_topics(insert *self) {
  const char *before = "";
  for (size_t i = 0; i < function_count(); i++) {
    const char *name = function_topic(function_at(i));
    if (name[0] != '\0' && strcmp(name, before) != 0)
      add_topic(self, name);
    before = name;
  }
}

static compact_error take_titles(insert *self) {
  size_t count = cr_register_column_count(self->reg);
  self->titles = cr_arena_array(&self->arena, count, sizeof *self->titles);
  if (self->titles == NULL)
    return COMPACT_ERROR_MEMORY;
  for (size_t i = 0; i < count; i++) {
    const cr_register_column *column = cr_register_column_at(self->reg, i);
    self->titles[self->title_count++] = (insert_title){column->column, column->title};
  }
  self->header_row = cr_register_header_row(self->reg);
  return COMPACT_ERROR_NONE;
}

compact_error insert_settle(insert *self) {
  compact_error error = cr_register_settle(self->reg);
  self->is_known = error == COMPACT_ERROR_NONE;
  if (self->is_known) {
    error = take_titles(self);
  } else if (error == COMPACT_ERROR_NAME && self->row_count > 1) {
    self->titles = self->first_titles;
    self->title_count = self->first_title_count;
    self->header_row = self->first_row;
    error = COMPACT_ERROR_NONE;
  }
  if (error != COMPACT_ERROR_NONE)
    return error;
  if (self->last_row <= self->header_row)
    return COMPACT_ERROR_NAME;
  self->is_data = calloc((size_t)(self->last_row - self->header_row) / 8 + 1, 1);
  find_topics(self);
  return self->is_data == NULL ? COMPACT_ERROR_MEMORY : COMPACT_ERROR_NONE;
}

/* ---- The second pass ---- */

compact_error insert_read(insert *self, const cr_found_row *row) {
  bool is_data = self->is_known ? cr_register_read(self->reg, row) != NULL
                                : row->number > self->header_row && !cr_found_row_is_blank(row);
  if (!is_data || row->number > self->last_row)
    return COMPACT_ERROR_NONE;
  uint32_t bit = row->number - self->header_row;
  self->is_data[bit / 8] |= (uint8_t)(1u << bit % 8);
  self->data_count++;
  return COMPACT_ERROR_NONE;
}

bool insert_is_data(const insert *self, uint32_t row) {
  uint32_t bit = row - self->header_row;
  return row > self->header_row && row <= self->last_row && (self->is_data[bit / 8] >> bit % 8 & 1) != 0;
}

/* ---- What was found ---- */

compact_error insert_read_words(const insert *self, char **out) {
  const cr_profile *profile = self->is_known ? cr_register_profile(self->reg) : NULL;
  cr_text text = {0};
  cr_text_format(&text, "%" PRIu64 " row%s below the titles in row %u", self->data_count,
                 self->data_count == 1 ? "" : "s", (unsigned)self->header_row);
  if (profile != NULL)
    cr_text_format(&text, ", read as %s", cr_profile_title(profile));
  cr_text_append(&text, ".");
  if (!self->is_known)
    cr_text_append(&text, " None of the titles is known: choose the columns below.");
  return cr_text_take(&text, out);
}

size_t insert_title_count(const insert *self) {
  return self->title_count;
}

const insert_title *insert_title_at(const insert *self, size_t index) {
  return &self->titles[index];
}

size_t insert_topic_count(const insert *self) {
  return self->topic_count;
}

const insert_topic *insert_topic_at(const insert *self, size_t index) {
  return &self->topics[index];
}

bool insert_topic_is_ready(const insert_topic *topic) {
  return topic->columns[INSERT_FIRST] >= 0 && topic->columns[INSERT_SECOND] >= 0;
}

void insert_append_name(const insert_topic *topic, cr_text *text) {
  cr_text_format(text, "%c%s", topic->name[0] - 'a' + 'A', topic->name + 1);
}

compact_error insert_topic_words(const insert_topic *topic, char **out) {
  cr_text text = {0};
  insert_append_name(topic, &text);
  cr_text_format(&text, ", %s: %s", compact_clause_ref(compact_limb_clause(topic->limb)),
                 compact_limb_label(topic->limb));
  if (!insert_topic_is_ready(topic))
    cr_text_append(&text, " (choose the columns)");
  return cr_text_take(&text, out);
}

void insert_take(insert *self, size_t index, size_t fact, int64_t column) {
  self->topics[index].columns[fact] = column;
}

uint32_t insert_header_row(const insert *self) {
  return self->header_row;
}

uint32_t insert_last_row(const insert *self) {
  return self->last_row;
}

uint64_t insert_data_count(const insert *self) {
  return self->data_count;
}
