/* sheet_fixture.c - what the tests of the menu's commands share
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "sheet_fixture.h"

#include "table.h"

#include <stdlib.h>
#include <string.h>

static compact_library *library;
static cr_profiles *profiles;

int sheet_open(void **state) {
  (void)state;
  bool is_open =
      compact_library_open(NULL, NULL, &library) == COMPACT_ERROR_NONE &&
      cr_profiles_open(NULL, compact_library_facts(library), NULL, &profiles) == COMPACT_ERROR_NONE;
  return is_open ? 0 : 1;
}

int sheet_close(void **state) {
  (void)state;
  cr_profiles_free(profiles);
  compact_library_free(library);
  return 0;
}

const compact_library *sheet_library(void) {
  return library;
}

const cr_profiles *sheet_profiles(void) {
  return profiles;
}

const compact_pack *sheet_pack(const char *name) {
  const compact_pack *pack = compact_library_pack(library, name);
  assert_non_null(pack);
  return pack;
}

/* ---- Tables ---- */

static char *copy(const char *text) {
  size_t size = strlen(text) + 1;
  char *made = malloc(size);
  if (made != NULL)
    memcpy(made, text, size);
  return made;
}

static compact_error each_row(char *text, sheet_take *take, void *user) {
  table cells;
  cr_found_row row;
  compact_error error = COMPACT_ERROR_NONE;
  table_begin(&cells, text, ',');
  while (error == COMPACT_ERROR_NONE && table_next(&cells, &row))
    error = take(user, &row);
  return error;
}

compact_error sheet_each_row(const char *text, sheet_take *take, void *user) {
  char *cut = copy(text);
  compact_error error = cut == NULL ? COMPACT_ERROR_MEMORY : each_row(cut, take, user);
  free(cut);
  return error;
}

/* ---- A scene ---- */

static compact_error survey(void *user, const cr_found_row *row) {
  return cr_register_survey(user, row);
}

static void read_row(sheet_scene *scene, uint32_t number) {
  table cells;
  cr_found_row row;
  table_begin(&cells, scene->text, ',');
  while (table_next(&cells, &row)) {
    if (row.number != number)
      continue;
    scene->record = cr_register_read(scene->reg, &row);
    return;
  }
}

compact_error sheet_scene_open(sheet_scene *scene, const char *text, const char *pack, compact_date as_of,
                               uint32_t row) {
  static const cr_register_options options = {0};
  *scene = (sheet_scene){.text = copy(text)};
  compact_error error = scene->text == NULL ? COMPACT_ERROR_MEMORY : COMPACT_ERROR_NONE;
  if (error == COMPACT_ERROR_NONE)
    error = cr_register_new(profiles, compact_library_facts(library), &options, NULL, &scene->reg);
  if (error == COMPACT_ERROR_NONE)
    error = sheet_each_row(text, survey, scene->reg);
  if (error == COMPACT_ERROR_NONE)
    error = cr_register_settle(scene->reg);
  if (error == COMPACT_ERROR_NONE)
    error = cr_checking_new(scene->reg, sheet_pack(pack), as_of, &scene->checking);
  if (error == COMPACT_ERROR_NONE)
    read_row(scene, row);
  return error;
}

void sheet_scene_close(sheet_scene *scene) {
  cr_checking_free(scene->checking);
  cr_register_free(scene->reg);
  free(scene->text);
}

/* ---- Words ---- */

void assert_in(const char *text, const char *words) {
  if (strstr(text, words) == NULL)
    fail_msg("\"%s\" is not in:\n%s", words, text);
}

void assert_not_in(const char *text, const char *words) {
  if (strstr(text, words) != NULL)
    fail_msg("\"%s\" is in:\n%s", words, text);
}
