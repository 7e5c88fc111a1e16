/* insert_state.h - an insertion while it is planned
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * insert.c finds the table and its questions; insert_plan.c says what is written.
 */
#ifndef COMPACT_INSERT_STATE_H
#define COMPACT_INSERT_STATE_H

#include "arena.h"
#include "insert.h"
#include "text.h"

enum { INSERT_TOPICS_MAX = 12, INSERT_COLUMNS_MAX = 3 * INSERT_TOPICS_MAX };

struct insert {
  cr_arena arena;
  const compact_pack *pack;
  cr_register *reg;
  bool is_known; /* the register knows the table's titles; else its first row is taken for them */
  insert_title *titles;
  size_t title_count;
  insert_title *first_titles; /* of the first row that is not blank */
  size_t first_title_count;
  uint32_t first_row, header_row, last_row;
  uint64_t row_count; /* that are not blank */
  uint8_t *is_data;   /* a bit for each row from the first on */
  uint64_t data_count;
  insert_topic topics[INSERT_TOPICS_MAX];
  size_t topic_count;
  insert_column columns[INSERT_COLUMNS_MAX];
  size_t column_count;
  bool says_due;
};

/* A topic's name as it begins a title: "Notice". */
void insert_append_name(const insert_topic *topic, cr_text *text);

#endif
