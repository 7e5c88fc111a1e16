/* scratch.c - what calls leave to the next, so that a row costs no allocation and no search of its own
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "scratch.h"

#include "cell.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

compact_error scratch_new(const compact_library *library, scratch **out) {
  scratch *room = *out = calloc(1, sizeof *room);
  if (room == NULL)
    return COMPACT_ERROR_MEMORY;
  compact_error error = compact_row_new(compact_library_facts(library), &room->row);
  if (error == COMPACT_ERROR_NONE)
    error = compact_result_new(&room->result);
  if (error != COMPACT_ERROR_NONE) {
    scratch_free(room);
    *out = NULL;
  }
  return error;
}

void scratch_free(scratch *room) {
  if (room == NULL)
    return;
  compact_row_free(room->row);
  compact_result_free(room->result);
  cr_text_free(&room->names);
  free(room->facts);
  free(room);
}

/* ---- A Compact and its limb ---- */

static void keep_pack(scratch *room, const char *name, const compact_pack *pack) {
  size_t size = strlen(name) + 1;
  if (pack == NULL || size > sizeof room->pack_name)
    return;
  memcpy(room->pack_name, name, size);
  room->pack = pack;
}

const compact_pack *scratch_pack(scratch *room, const compact_library *library, const char *name) {
  if (room->pack != NULL && strcmp(room->pack_name, name) == 0)
    return room->pack;
  const compact_pack *pack = compact_library_pack(library, name);
  keep_pack(room, name, pack);
  return pack;
}

const compact_limb *scratch_limb(scratch *room, const compact_pack *pack, const char *topic) {
  if (room->limb_pack != pack || room->limb_topic != topic) {
    room->limb = compact_pack_topic(pack, topic);
    room->limb_pack = pack;
    room->limb_topic = topic;
  }
  return room->limb;
}

/* ---- The names of facts ---- */

bool scratch_knows(const scratch *room, const table *names) {
  const char *known = cr_text_string(&room->names);
  if (room->name_count != table_size(names))
    return false;
  for (size_t i = 0; i < room->name_count; i++) {
    const cell *name = &names->cells[i];
    bool is_name = name->kind == CELL_TEXT || cell_is_blank(name);
    if (!is_name || strcmp(known, name->kind == CELL_TEXT ? name->text : "") != 0)
      return false;
    known += strlen(known) + 1;
  }
  return true;
}

compact_error scratch_begin_names(scratch *room, size_t count) {
  scratch_forget_names(room);
  if (count <= room->fact_capacity)
    return COMPACT_ERROR_NONE;
  const compact_fact **facts =
      count > SIZE_MAX / sizeof *facts ? NULL : realloc(room->facts, count * sizeof *facts);
  if (facts == NULL)
    return COMPACT_ERROR_MEMORY;
  room->facts = facts;
  room->fact_capacity = count;
  return COMPACT_ERROR_NONE;
}

compact_error scratch_keep_name(scratch *room, const char *name, const compact_fact *fact) {
  cr_text_append_bytes(&room->names, name, strlen(name) + 1);
  room->facts[room->name_count++] = fact;
  return room->names.failed ? COMPACT_ERROR_MEMORY : COMPACT_ERROR_NONE;
}

void scratch_forget_names(scratch *room) {
  cr_text_free(&room->names); /* a text that ran out of memory stays failed */
  room->name_count = 0;
}
