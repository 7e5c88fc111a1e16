/* test_letter.c - a letter that gives notice, from a row of a table
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "letter.h"
#include "sheet_fixture.h"
#include "text.h"

#include <stdio.h>

#define TITLES                                                                                               \
  "Reference,Project,Organisation,Amount,Notice given,Last funded day,Reasons given for the ending,Term "    \
  "end\n"

/* Each line after the number of its style. */
static compact_error add_line(void *user, letter_style style, const char *text) {
  cr_text_format(user, "%d %s\n", (int)style, text);
  return COMPACT_ERROR_NONE;
}

/* The letter for row 2 of a table, whose text is empty where there is nothing to write. */
static char *letter_for(const char *table, const char *pack) {
  sheet_scene scene;
  cr_text text = {0};
  char *out;
  assert_int_equal(sheet_scene_open(&scene, table, pack, COMPACT_NO_DATE, 2), COMPACT_ERROR_NONE);
  assert_non_null(scene.record);
  compact_error error =
      letter_write(sheet_library(), sheet_pack(pack), scene.record, day(2026, 11, 28), add_line, &text);
  assert_true(error == COMPACT_ERROR_NONE || (error == COMPACT_ERROR_NAME && text.length == 0));
  assert_int_equal(cr_text_take(&text, &out), COMPACT_ERROR_NONE);
  sheet_scene_close(&scene);
  return out;
}

static void assert_letter(const char *row, const char *pack, const char *const *words, size_t count) {
  char table[1024];
  snprintf(table, sizeof table, "%s%s", TITLES, row);
  char *text = letter_for(table, pack);
  for (size_t i = 0; i < count; i++)
    assert_in(text, words[i]);
  compact_free(text);
}

#define ASSERT_LETTER(row, pack, ...)                                                                        \
  do {                                                                                                       \
    static const char *const words[] = {__VA_ARGS__};                                                        \
    assert_letter(row, pack, words, COUNT_OF(words));                                                        \
  } while (0)

static void particulars_of_the_row(void **state) {
  (void)state;
  ASSERT_LETTER("G1,Youth club,Bright Futures,12000,=date 2026-12-31,=date 2027-03-31,The county grant ended",
                "hertfordshire", "1 This notice is as long as the Compact asks.",
                "2 Bright Futures\n[its address]\n", "2 31 Dec 2026\n",
                "3 Notice that funding will end: Youth club (G1)\n", "The last funded day is 31 Mar 2027.",
                "5 Reference\tG1\n", "5 Amount\t12000\n", "5 Last funded day\t31 Mar 2027\n",
                "4 Why\n2 The county grant ended\n",
                "2 Hertfordshire Compact, clause 4.4, in short: Write at least three months ahead");
}

static void short_notice_is_said_first(void **state) {
  (void)state;
  ASSERT_LETTER(
      "G1,Youth club,Bright Futures,12000,=date 2027-01-15,=date 2027-03-31", "hertfordshire",
      "0 Before you send this letter\n1 This notice is shorter than the Compact asks. Notice on 15 Jan "
      "2027 for an ending on 31 Mar 2027 is 15 days short of three months; it had to be given by 31 "
      "Dec 2026.\n",
      "4 Why\n2 [the reasons for the decision]\n",
      "2 This notice is shorter than that. [why longer notice was not given]\n");
}

/* Nobody has given notice yet: the letter is written today. */
static void notice_not_yet_given(void **state) {
  (void)state;
  ASSERT_LETTER("G1,,,,,=date 2027-03-31", "hertfordshire", "2 28 Nov 2026\n",
                "1 This notice is as long as the Compact asks.",
                "The table has no date of notice, so it is reckoned from today.\n",
                "2 [the organisation's name]\n[its address]\n", "will end: G1\n");
}

static void what_is_missing_is_marked(void **state) {
  (void)state;
  ASSERT_LETTER(",,,,=date 2027-01-15,March 2027", "hertfordshire",
                "It cannot be told yet whether this notice is long enough.", "will end: [what is funded]\n",
                "The last funded day is [last funded day; the table says \"March 2027\"].");
  ASSERT_LETTER("G1,,,,=date 2027-01-15,,,=date 2027-03-31", "hertfordshire",
                "1 The table has the end of the term, 31 Mar 2027, but no last funded day");
}

static void what_happens_chooses_the_words(void **state) {
  static const struct {
    const char *event, *words;
  } rows[] = {{"ending", "Notice that funding will end: G1"},
              {"reduction", "Notice that funding will be reduced: G1"},
              {"change", "Notice that the terms of funding will change: G1"},
              {"expiry", "nobody decided to end it"}};
  (void)state;
  for (size_t i = 0; i < COUNT_OF(rows); i++) {
    char table[256];
    snprintf(table, sizeof table,
             "Reference,Last funded day,What is happening to the funding\nG1,=date 2027-03-31,%s\n",
             rows[i].event);
    char *text = letter_for(table, "hertfordshire");
    assert_in(text, rows[i].words);
    compact_free(text);
  }
}

/* It is no law, and it is never called that. */
static void no_law(void **state) {
  (void)state;
  char *text = letter_for(TITLES "G1,,,,=date 2027-01-15,=date 2027-03-31", "derby");
  assert_in(text, "A Compact is an understanding and not law");
  assert_not_in(text, "legal");
  assert_not_in(text, "lawful");
  compact_free(text);
}

static void nothing_to_write(void **state) {
  (void)state;
  char *text = letter_for(TITLES "G1,Youth club", "hertfordshire");
  assert_string_equal(text, "");
  compact_free(text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(particulars_of_the_row),
      cmocka_unit_test(short_notice_is_said_first),
      cmocka_unit_test(notice_not_yet_given),
      cmocka_unit_test(what_is_missing_is_marked),
      cmocka_unit_test(what_happens_chooses_the_words),
      cmocka_unit_test(no_law),
      cmocka_unit_test(nothing_to_write),
  };
  return cmocka_run_group_tests(tests, sheet_open, sheet_close);
}
