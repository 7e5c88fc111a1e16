/* test_pack_format.c - the examples in docs/pack-format.md are read as they stand
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "fixture.h"

#include <stdlib.h>
#include <string.h>

#define FENCE "```xml\n"

/* The example number index, ended by NUL; NULL if there are fewer. */
static const char *example(char *document, int index) {
  char *start = document;
  for (int i = 0; i <= index; i++) {
    start = strstr(start, FENCE);
    if (start == NULL)
      return NULL;
    start += strlen(FENCE);
  }
  char *end = strstr(start, "```");
  assert_non_null(end);
  *end = '\0';
  return start;
}

static void every_example_is_read(void **state) {
  compact_library *library = fixture_library();
  int packs = 0, facts_files = 0;
  (void)state;
  for (int i = 0;; i++) {
    size_t size;
    char *document = fixture_file(PACK_FORMAT, &size);
    const char *xml = example(document, i);
    if (xml != NULL && strncmp(xml, "<facts", 6) == 0) {
      compact_facts *facts;
      assert_int_equal(compact_facts_read("example", xml, strlen(xml), NULL, &facts), COMPACT_ERROR_NONE);
      compact_facts_free(facts);
      facts_files++;
    } else if (xml != NULL) {
      compact_pack_free(fixture_pack(compact_library_facts(library), xml));
      packs++;
    }
    free(document);
    if (xml == NULL)
      break;
  }
  assert_true(packs >= 1 && facts_files >= 1);
  compact_library_free(library);
}

/* What the document says of its example: three months, to the corresponding day. */
static void the_first_example_decides(void **state) {
  compact_library *library = fixture_library();
  size_t size;
  char *document = fixture_file(PACK_FORMAT, &size);
  compact_pack *pack = fixture_pack(compact_library_facts(library), example(document, 0));
  const compact_limb *limb = compact_pack_topic(pack, "notice");
  compact_value none = {0};
  (void)state;
  assert_int_equal(compact_limb_decide(limb, day(2026, 12, 31), day(2027, 3, 31), none, 0).outcome,
                   COMPACT_OUTCOME_MET);
  assert_int_equal(compact_limb_decide(limb, day(2027, 1, 15), day(2027, 3, 31), none, 0).outcome,
                   COMPACT_OUTCOME_NOT_MET);
  assert_int_equal(
      compact_limb_decide(limb, day(2027, 1, 15), day(2027, 3, 31), compact_value_text("a fire"), 0).outcome,
      COMPACT_OUTCOME_EXCUSED);
  compact_pack_free(pack);
  free(document);
  compact_library_free(library);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_example_is_read),
      cmocka_unit_test(the_first_example_decides),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
