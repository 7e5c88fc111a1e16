/* test_support.c - arena, list, text, nearest
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "fixture.h"

#include "arena.h"
#include "list.h"
#include "nearest.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

/* ---- arena ---- */

static void arena_gives_zeroed_aligned_memory(void **state) {
  static const size_t sizes[] = {1, 3, 16, 17, 1000, 16 * 1024, 16 * 1024 + 1, 100000, 1};
  cr_arena arena = {0};
  unsigned char *blocks[COUNT_OF(sizes)];
  (void)state;
  for (size_t i = 0; i < COUNT_OF(sizes); i++) {
    blocks[i] = cr_arena_alloc(&arena, sizes[i]);
    assert_non_null(blocks[i]);
    assert_int_equal((uintptr_t)blocks[i] % 16, 0);
    for (size_t j = 0; j < sizes[i]; j++)
      assert_int_equal(blocks[i][j], 0);
    memset(blocks[i], (int)i + 1, sizes[i]);
  }
  /* None lies over another. */
  for (size_t i = 0; i < COUNT_OF(sizes); i++) {
    assert_int_equal(blocks[i][0], i + 1);
    assert_int_equal(blocks[i][sizes[i] - 1], i + 1);
  }
  cr_arena_free(&arena);
  assert_null(arena.block);
  cr_arena_free(&arena);
}

static void arena_refuses_what_no_memory_holds(void **state) {
  cr_arena arena = {0};
  (void)state;
  assert_null(cr_arena_alloc(&arena, SIZE_MAX));
  assert_null(cr_arena_alloc(&arena, SIZE_MAX / 2 + 1));
  assert_null(cr_arena_array(&arena, SIZE_MAX / 4, 8));
  assert_null(cr_arena_copy(&arena, "", SIZE_MAX));
  assert_non_null(cr_arena_array(&arena, 0, 8));
  assert_non_null(cr_arena_array(&arena, 8, 0));
  cr_arena_free(&arena);
}

static void arena_copies_end_in_nul(void **state) {
  cr_arena arena = {0};
  (void)state;
  assert_string_equal(cr_arena_copy(&arena, "notice", 3), "not");
  assert_string_equal(cr_arena_copy(&arena, NULL, 0), "");
  cr_arena_free(&arena);
}

/* ---- list ---- */

static void list_keeps_the_order(void **state) {
  static int items[1000];
  cr_list list = {0};
  cr_arena arena = {0};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(items); i++)
    assert_true(cr_list_add(&list, &items[i]));
  void **kept = cr_list_keep(&list, &arena);
  assert_int_equal(list.count, COUNT_OF(items));
  cr_list_free(&list);
  assert_int_equal(list.count, 0);
  for (size_t i = 0; i < COUNT_OF(items); i++)
    assert_ptr_equal(kept[i], &items[i]);
  assert_non_null(cr_list_keep(&list, &arena));
  cr_arena_free(&arena);
}

/* ---- text ---- */

static void text_grows_and_is_handed_over(void **state) {
  cr_text text = {0};
  char *out;
  (void)state;
  assert_string_equal(cr_text_string(&text), "");
  for (int i = 0; i < 1000; i++)
    cr_text_format(&text, "%d,", i % 10);
  assert_int_equal(text.length, 2000);
  cr_text_clear(&text);
  assert_string_equal(cr_text_string(&text), "");
  cr_text_append_bytes(&text, "abcdef", 3);
  cr_text_append(&text, "-");
  assert_int_equal(cr_text_take(&text, &out), COMPACT_ERROR_NONE);
  assert_string_equal(out, "abc-");
  compact_free(out);
  assert_int_equal(cr_text_take(&text, &out), COMPACT_ERROR_NONE);
  assert_string_equal(out, "");
  compact_free(out);
}

static void text_that_failed_stays_failed(void **state) {
  cr_text text = {0};
  char *out = (char *)&text;
  (void)state;
  cr_text_append(&text, "kept");
  cr_text_append_bytes(&text, "", SIZE_MAX / 2);
  cr_text_append(&text, "ignored");
  cr_text_format(&text, "%d", 1);
  assert_true(text.failed);
  assert_string_equal(cr_text_string(&text), "kept");
  assert_int_equal(cr_text_take(&text, &out), COMPACT_ERROR_MEMORY);
  assert_null(out);
}

/* By the table of well-formed byte sequences in the Unicode Standard (3-7). */
static void utf8_sequences(void **state) {
  static const struct {
    const char *bytes;
    size_t length;
  } table[] = {
      {"a", 1},
      {"\xC2\x80", 2},
      {"\xDF\xBF", 2},
      {"\xE0\xA0\x80", 3},
      {"\xED\x9F\xBF", 3},
      {"\xEE\x80\x80", 3},
      {"\xEF\xBF\xBF", 3},
      {"\xF0\x90\x80\x80", 4},
      {"\xF4\x8F\xBF\xBF", 4},
      {"\x80", 0},
      {"\xC0\x80", 0},
      {"\xC1\xBF", 0},
      {"\xE0\x9F\xBF", 0},
      {"\xED\xA0\x80", 0},
      {"\xF0\x8F\xBF\xBF", 0},
      {"\xF4\x90\x80\x80", 0},
      {"\xF5\x80\x80\x80", 0},
      {"\xC2", 0},
      {"\xE2\x82", 0},
      {"\xC2"
       "a",
       0},
      {"", 0},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++)
    assert_int_equal(cr_utf8_sequence(table[i].bytes, strlen(table[i].bytes)), table[i].length);
}

/* Every code point that is one comes back as one sequence, as long as its own first byte says. */
static void utf8_writes_what_it_reads(void **state) {
  (void)state;
  for (uint32_t character = 1; character < 0x110000; character++) {
    char bytes[4];
    if (character >= 0xD800 && character < 0xE000)
      continue;
    size_t length = cr_utf8_write(character, bytes);
    uint32_t read = (unsigned char)bytes[0] & (length == 1 ? 0x7Fu : 0xFFu >> (length + 1));
    assert_int_equal(cr_utf8_sequence(bytes, length), length);
    for (size_t i = 1; i < length; i++)
      read = read << 6 | ((unsigned char)bytes[i] & 0x3F);
    assert_int_equal(read, character);
  }
}

/* Control characters, breaks of lines and marks of direction, as Unicode has them; among all code points. */
static bool is_unseen(uint32_t character) {
  return character < 0x20 || (character >= 0x7F && character < 0xA0) || character == 0x61C ||
         character == 0x200E || character == 0x200F || (character >= 0x2028 && character <= 0x202E) ||
         (character >= 0x2066 && character <= 0x2069);
}

static void what_a_screen_obeys_is_a_question_mark(void **state) {
  (void)state;
  for (uint32_t character = 1; character < 0x110000; character++) {
    char bytes[5] = "";
    cr_text shown = {0};
    if (character >= 0xD800 && character < 0xE000)
      continue;
    size_t length = cr_utf8_write(character, bytes);
    assert_int_equal(cr_unseen_length(bytes), is_unseen(character) ? length : 0);
    cr_text_append_shown(&shown, bytes);
    assert_string_equal(cr_text_string(&shown), is_unseen(character) ? "?" : bytes);
    cr_text_free(&shown);
  }
  cr_text lines = {0};
  cr_text_append_shown_lines(&lines, "a\r\n\tb\x1B\xE2\x80\xA8");
  assert_string_equal(cr_text_string(&lines), "a\r\n\tb??");
  cr_text_free(&lines);
}

static void text_is_made_fit_to_show(void **state) {
  static const struct {
    const char *from, *to;
  } table[] = {{"", ""},
               {"plain", "plain"},
               {"a\nb\x7F\t", "a?b??"},
               {"\xE2\x80\xAE!\xE2\x80", "?!"},
               {"caf\xC3\xA9 \xC3", "caf\xC3\xA9 "},
               {"\xFFx", "x"}};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    cr_text text = {0};
    cr_text_append(&text, table[i].from);
    cr_text_tidy(&text);
    assert_string_equal(cr_text_string(&text), table[i].to);
    assert_int_equal(text.length, strlen(table[i].to));
    cr_text_free(&text);
  }
}

/* ---- nearest ---- */

static void nearest_guesses_what_is_like_it(void **state) {
  static const struct {
    const char *wanted, *words, *found;
  } table[] = {
      {"notice_give", "notice_given funding_ends", "notice_given"},
      {"Notice_Given", "funding_ends notice_given", "notice_given"},
      {"ntoice", "notice consultation", "notice"},
      {"barset", "consultation notice", NULL},
      {"4.5", "4.4 4.6", "4.4"},
      {"", "notice", NULL},
      {"x", "", NULL},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(table); i++) {
    cr_nearest nearest = cr_nearest_to(table[i].wanted);
    cr_nearest_offer_words(&nearest, table[i].words);
    if (table[i].found == NULL)
      assert_null(nearest.name);
    else
      assert_memory_equal(nearest.name, table[i].found, nearest.length);
  }
}

/* Levenshtein's distance by its definition, without a table. */
static size_t distance(const char *a, const char *b) {
  if (*a == '\0' || *b == '\0')
    return strlen(a) + strlen(b);
  if (*a == *b)
    return distance(a + 1, b + 1);
  size_t least = distance(a + 1, b);
  size_t other = distance(a, b + 1);
  least = other < least ? other : least;
  other = distance(a + 1, b + 1);
  return 1 + (other < least ? other : least);
}

static void nearest_counts_as_levenshtein_does(void **state) {
  static const char *const words[] = {"",    "a",   "ab",   "ba",   "abc",  "acb",
                                      "cab", "bbc", "aabb", "abab", "cabac"};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(words); i++) {
    for (size_t j = 0; j < COUNT_OF(words); j++) {
      cr_nearest nearest = {.wanted = words[i], .distance = 100};
      cr_nearest_offer(&nearest, words[j]);
      assert_int_equal(nearest.distance, distance(words[i], words[j]));
    }
  }
}

static void nearest_of_very_long_names(void **state) {
  char name[5000];
  (void)state;
  memset(name, 'n', sizeof name);
  name[sizeof name - 1] = '\0';
  cr_nearest nearest = cr_nearest_to(name);
  cr_nearest_offer(&nearest, "notice");
  assert_null(nearest.name);
  cr_nearest_offer(&nearest, name);
  assert_ptr_equal(nearest.name, name);
}

static void words_and_names(void **state) {
  (void)state;
  assert_true(cr_word_in("two", "one two three"));
  assert_true(cr_word_in("three", "one two three"));
  assert_false(cr_word_in("tw", "one two three"));
  assert_false(cr_word_in("", "one two three"));
  assert_false(cr_word_in("one two", "one two three"));
  assert_false(cr_word_in("one", ""));
  assert_true(cr_same_name("Herts-2018", "hERTS-2018"));
  assert_false(cr_same_name("herts", "hert"));
  assert_false(cr_same_name("\xC3\x84", "\xC3\xA4"));
  assert_true(cr_same_letters("Yes!", "yES.", 3));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(arena_gives_zeroed_aligned_memory),
      cmocka_unit_test(arena_refuses_what_no_memory_holds),
      cmocka_unit_test(arena_copies_end_in_nul),
      cmocka_unit_test(list_keeps_the_order),
      cmocka_unit_test(text_grows_and_is_handed_over),
      cmocka_unit_test(text_that_failed_stays_failed),
      cmocka_unit_test(utf8_sequences),
      cmocka_unit_test(utf8_writes_what_it_reads),
      cmocka_unit_test(what_a_screen_obeys_is_a_question_mark),
      cmocka_unit_test(text_is_made_fit_to_show),
      cmocka_unit_test(nearest_guesses_what_is_like_it),
      cmocka_unit_test(nearest_counts_as_levenshtein_does),
      cmocka_unit_test(nearest_of_very_long_names),
      cmocka_unit_test(words_and_names),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
