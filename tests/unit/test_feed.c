/* test_feed.c - a pack read part by part is the pack read whole
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "fixture.h"

#include "builtin.h"
#include "pack_feed.h"

#include <string.h>

static compact_pack *read_in_parts(const compact_facts *facts, const char *xml, size_t size, size_t part) {
  cr_pack_reader *reader;
  compact_pack *pack;
  assert_int_equal(cr_pack_reader_new(facts, "built in", NULL, &reader), COMPACT_ERROR_NONE);
  for (size_t done = 0; done < size; done += part) {
    size_t length = size - done < part ? size - done : part;
    /* Bytes of its own, so that a look past them is seen by the sanitizer. */
    char *bytes = test_malloc(length);
    memcpy(bytes, xml + done, length);
    assert_int_equal(cr_pack_reader_feed(reader, bytes, length), COMPACT_ERROR_NONE);
    test_free(bytes);
  }
  assert_int_equal(cr_pack_reader_finish(reader, &pack), COMPACT_ERROR_NONE);
  cr_pack_reader_free(reader);
  return pack;
}

/* ---- Comparing all that the API shows ---- */

static void same_facts_and_readings(const compact_clause *a, const compact_clause *b) {
  assert_int_equal(compact_clause_fact_count(a), compact_clause_fact_count(b));
  for (size_t i = 0; i < compact_clause_fact_count(a); i++)
    assert_ptr_equal(compact_clause_fact(a, i), compact_clause_fact(b, i));
  assert_int_equal(compact_clause_reading_count(a), compact_clause_reading_count(b));
  for (size_t i = 0; i < compact_clause_reading_count(a); i++) {
    const compact_reading *x = compact_clause_reading(a, i), *y = compact_clause_reading(b, i);
    assert_string_equal(compact_reading_ref(x), compact_reading_ref(y));
    assert_string_equal(compact_reading_text(x), compact_reading_text(y));
  }
}

static void same_limb(const compact_limb *a, const compact_limb *b) {
  compact_date dates[2][2];
  assert_string_equal(compact_limb_id(a), compact_limb_id(b));
  assert_string_equal(compact_limb_label(a), compact_limb_label(b));
  assert_int_equal(compact_limb_is_advisory(a), compact_limb_is_advisory(b));
  assert_ptr_equal(compact_limb_first(a), compact_limb_first(b));
  assert_ptr_equal(compact_limb_second(a), compact_limb_second(b));
  assert_ptr_equal(compact_limb_because(a), compact_limb_because(b));
  assert_int_equal(compact_limb_deadline(a, day(2027, 3, 31), &dates[0][0]),
                   compact_limb_deadline(b, day(2027, 3, 31), &dates[1][0]));
  assert_int_equal(compact_limb_earliest(a, day(2027, 3, 31), &dates[0][1]),
                   compact_limb_earliest(b, day(2027, 3, 31), &dates[1][1]));
  assert_memory_equal(dates[0], dates[1], sizeof dates[0]);
}

static void same_clause(const compact_clause *a, const compact_clause *b) {
  assert_string_equal(compact_clause_ref(a), compact_clause_ref(b));
  assert_string_equal(compact_clause_section(a), compact_clause_section(b));
  assert_string_equal(compact_clause_bearer(a), compact_clause_bearer(b));
  assert_string_equal(compact_clause_theme(a), compact_clause_theme(b));
  assert_string_equal(compact_clause_strength(a), compact_clause_strength(b));
  assert_string_equal(compact_clause_summary(a), compact_clause_summary(b));
  same_facts_and_readings(a, b);
  assert_int_equal(compact_clause_limb_count(a), compact_clause_limb_count(b));
  for (size_t i = 0; i < compact_clause_limb_count(a); i++)
    same_limb(compact_clause_limb(a, i), compact_clause_limb(b, i));
}

/* Decides the clause with a few dates in turn; the reasons tell the conditions apart. */
static void same_reasons(const compact_facts *facts, const compact_clause *a, const compact_clause *b) {
  compact_row *row;
  compact_result *result;
  assert_int_equal(compact_row_new(facts, &row), COMPACT_ERROR_NONE);
  assert_int_equal(compact_result_new(&result), COMPACT_ERROR_NONE);
  for (size_t turn = 0; turn < 200; turn++) {
    char *why_a, *why_b;
    for (size_t i = 0; i < compact_clause_fact_count(a); i++) {
      const compact_fact *fact = compact_clause_fact(a, i);
      size_t draw = (turn * 7 + i * 13 + turn * i) % 5;
      compact_value value = {0};
      if (compact_fact_type(fact) == COMPACT_TYPE_DATE && draw > 0)
        value = compact_value_date(day(2027, 1, 1) + (compact_date)(draw * 40 + turn));
      else if (compact_fact_type(fact) == COMPACT_TYPE_CHOICE && draw > 0)
        value = (compact_value){COMPACT_TYPE_CHOICE,
                                {.choice = (uint32_t)(draw % compact_fact_choice_count(fact))}};
      else if (draw > 0)
        value = compact_value_flag(draw % 2 == 0);
      assert_int_equal(compact_row_set(row, fact, value), COMPACT_ERROR_NONE);
    }
    compact_decide(a, row, day(2027, 2, 1), result);
    assert_int_equal(compact_result_why(result, &why_a), COMPACT_ERROR_NONE);
    compact_decide(b, row, day(2027, 2, 1), result);
    assert_int_equal(compact_result_why(result, &why_b), COMPACT_ERROR_NONE);
    assert_string_equal(why_a, why_b);
    compact_free(why_a);
    compact_free(why_b);
  }
  compact_result_free(result);
  compact_row_free(row);
}

static void same_pack(const compact_facts *facts, const compact_pack *a, const compact_pack *b) {
  assert_string_equal(compact_pack_id(a), compact_pack_id(b));
  assert_string_equal(compact_pack_title(a), compact_pack_title(b));
  assert_string_equal(compact_pack_text_source(a), compact_pack_text_source(b));
  assert_string_equal(compact_pack_origin(a), compact_pack_origin(b));
  assert_int_equal(compact_pack_status(a), compact_pack_status(b));
  assert_int_equal(compact_pack_clause_count(a), compact_pack_clause_count(b));
  for (size_t i = 0; i < compact_pack_clause_count(a); i++) {
    same_clause(compact_pack_clause_at(a, i), compact_pack_clause_at(b, i));
    same_reasons(facts, compact_pack_clause_at(a, i), compact_pack_clause_at(b, i));
  }
}

static void every_built_in_pack(void **state) {
  static const size_t parts[] = {1, 2, 3, 7, 1000};
  compact_library *library = fixture_library();
  const compact_facts *facts = compact_library_facts(library);
  (void)state;
  assert_int_equal(compact_library_pack_count(library), cr_builtin_file_count - 1);
  for (size_t i = 1; i < cr_builtin_file_count; i++) {
    const cr_embedded_file *file = &cr_builtin_files[i];
    for (size_t j = 0; j < COUNT_OF(parts); j++) {
      compact_pack *pack = read_in_parts(facts, (const char *)file->bytes, file->size, parts[j]);
      same_pack(facts, pack, compact_library_pack_at(library, i - 1));
      compact_pack_free(pack);
    }
  }
  compact_library_free(library);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_built_in_pack),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
