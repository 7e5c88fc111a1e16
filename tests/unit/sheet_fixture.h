/* sheet_fixture.h - what the tests of the menu's commands share
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef SHEET_FIXTURE_H
#define SHEET_FIXTURE_H

#include "fixture.h"
#include "register.h"

/* Group fixtures: the built-in Compacts and register profiles. */
int sheet_open(void **state);
int sheet_close(void **state);

const compact_library *sheet_library(void);
const cr_profiles *sheet_profiles(void);
const compact_pack *sheet_pack(const char *name);

/* Hands each row of a table, written as tests/register/table.h says, to take; stops at the first error. */
typedef compact_error sheet_take(void *user, const cr_found_row *row);
compact_error sheet_each_row(const char *text, sheet_take *take, void *user);

/* A table that has been settled, with one row of it read, against a Compact. */
typedef struct sheet_scene {
  cr_register *reg;
  cr_checking *checking;
  const cr_record *record; /* NULL: the row is no data */
  char *text;              /* the table's, cut up */
} sheet_scene;

/* Reads the row of that number. Fails with MEMORY. */
compact_error sheet_scene_open(sheet_scene *scene, const char *text, const char *pack, compact_date as_of,
                               uint32_t row);
void sheet_scene_close(sheet_scene *scene);

void assert_in(const char *text, const char *words);
void assert_not_in(const char *text, const char *words);

#endif
