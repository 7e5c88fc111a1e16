/* test_progress.c - how far long work is, as a terminal gets it
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#define _POSIX_C_SOURCE 200809L /* open_memstream */
#include "fixture.h"
#include "progress.h"

#include <stdlib.h>

static void shows(uint64_t total, uint64_t done, const char *expected) {
  char *text;
  size_t size;
  progress self = {.terminal = open_memstream(&text, &size), .total = total};
  assert_non_null(self.terminal);
  progress_show(&self, done);
  assert_int_equal(fclose(self.terminal), 0);
  assert_string_equal(text, expected);
  free(text);
}

static void how_far_it_is(void **state) {
  (void)state;
  shows(2000000, 0, "\r[..............................]   0 % of 2.0 MB");
  shows(2000000, 1000000, "\r[###############...............]  50 % of 2.0 MB");
  shows(2000000, 1999999, "\r[#############################.]  99 % of 2.0 MB");
  shows(2000000, 2000000, "\r[##############################] 100 % of 2.0 MB");
  shows(2000000, 9000000, "\r[##############################] 100 % of 2.0 MB"); /* some were read twice */
  shows(0, 500, ""); /* of a pipe nothing is known */
}

static void it_is_wiped_away(void **state) {
  char *text;
  size_t size;
  progress self = {.terminal = open_memstream(&text, &size), .total = 10};
  (void)state;
  progress_hide(&self);
  assert_int_equal(fflush(self.terminal), 0);
  assert_int_equal(size, 0);
  progress_show(&self, 1);
  size_t shown = size;
  progress_hide(&self);
  progress_hide(&self);
  assert_string_equal(text + shown, "\r\033[K");
  fclose(self.terminal);
  free(text);
}

static void nobody_looks_on(void **state) {
  progress self = {.total = 10};
  (void)state;
  progress_show(&self, 1);
  progress_hide(&self);
  assert_false(self.is_shown);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(how_far_it_is),
      cmocka_unit_test(it_is_wiped_away),
      cmocka_unit_test(nobody_looks_on),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
