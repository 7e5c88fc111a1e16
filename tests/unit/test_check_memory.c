/* test_check_memory.c - every allocation fails once while compact check makes each of its reports
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * What is told then is told whole, or the tool says that it is not. No thread can be started, so that the
 * n-th allocation is the same each time. What libzip, libxlsxwriter and libical allocate does not fail here.
 */
#define _POSIX_C_SOURCE 200809L /* mkdtemp() */

#include "failing_memory.h"
#include "fixture.h"

#include "check.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *),
                          void *user);

int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *),
                          void *user) {
  (void)thread, (void)attributes, (void)run, (void)user;
  return EAGAIN;
}

static char folder[] = "/tmp/compact-check-XXXXXX";
static char report_path[sizeof folder + 16], told_path[sizeof folder + 16];
static compact_library *library;
static cr_profiles *profiles;

/* What is asked, and the bytes that come of it. */
static const check_report *report;
static const char *const *paths;
static check_request request;
static char *whole;
static size_t whole_size;

static const char *const one[] = {COMING, NULL}, *const joined[] = {JOINED, NULL},
                         *const several[] = {REGISTER, JOINED, STRANGE, NULL};

/* Sends what is said on stderr to a file. Returns where it went before. */
static int begin_telling(void) {
  int before = dup(STDERR_FILENO), told = open(told_path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  assert_true(before >= 0 && dup2(told, STDERR_FILENO) >= 0);
  close(told);
  return before;
}

static bool end_telling(int before) {
  bool has_told = lseek(STDERR_FILENO, 0, SEEK_CUR) > 0;
  dup2(before, STDERR_FILENO);
  close(before);
  return has_told;
}

static int run_check(void) {
  uint32_t found;
  FILE *out = fopen(report_path, "w");
  assert_non_null(out);
  int status = check_all(&request, report, paths, out, &found);
  fclose(out);
  return status;
}

/* Takes no memory. */
static bool is_whole(void) {
  FILE *made = fopen(report_path, "r");
  size_t same = 0;
  assert_non_null(made);
  while (same < whole_size && getc(made) == (unsigned char)whole[same])
    same++;
  bool is = same == whole_size && getc(made) == EOF;
  fclose(made);
  return is;
}

static compact_error try_check(void) {
  int before = begin_telling();
  int status = run_check();
  bool has_told = end_telling(before);
  if (status != EXIT_DONE) {
    assert_int_equal(status, EXIT_INVALID);
    if (!has_told)
      fail_msg("the tool ends in %d without a word", status);
    return COMPACT_ERROR_MEMORY;
  }
  assert_true(is_whole());
  return COMPACT_ERROR_NONE;
}

static void check_each(const char *name, const check_report *made, const char *const *of) {
  report = made;
  paths = of;
  assert_int_equal(run_check(), EXIT_DONE);
  whole = fixture_file(report_path, &whole_size);
  assert_true(whole_size > 0);
  assert_true(fail_each(name, try_check, COMPACT_ERROR_NONE) > 50);
  free(whole);
}

static void reports_of_a_file(void **state) {
  static const struct {
    const char *name;
    const check_report *report;
  } reports[] = {
      {"text", &check_text}, {"csv", &check_csv},   {"json", &check_json}, {"jsonl", &check_jsonl},
      {"html", &check_html}, {"xlsx", &check_xlsx}, {"ics", &check_ics},
  };
  (void)state;
  for (size_t i = 0; i < COUNT_OF(reports); i++)
    check_each(reports[i].name, reports[i].report, one);
}

static void several_files(void **state) {
  (void)state;
  check_each("several files as text", &check_text, several);
  check_each("several files as html", &check_html, several);
}

static void a_joined_sheet(void **state) {
  (void)state;
  check_each("joined", &check_jsonl, joined);
}

static void columns(void **state) {
  static const cr_title_map maps[] = {{"Organisation", "name"}};
  (void)state;
  request.options.maps = maps;
  request.options.map_count = COUNT_OF(maps);
  request.explains = true;
  check_each("columns", &check_columns, joined);
  request.explains = false;
  check_each("maps", &check_csv, one);
}

static int prepare(void **state) {
  (void)state;
  if (mkdtemp(folder) == NULL)
    return 1;
  snprintf(report_path, sizeof report_path, "%s/report", folder);
  snprintf(told_path, sizeof told_path, "%s/told", folder);
  library = fixture_library();
  request = (check_request){.library = library,
                            .pack = compact_library_pack(library, "hertfordshire-2018"),
                            .as_of = day(2026, 11, 1),
                            .written = report_path,
                            .jobs = 1};
  compact_error error = cr_profiles_open(NULL, compact_library_facts(library), NULL, &profiles);
  request.profiles = profiles;
  return error != COMPACT_ERROR_NONE;
}

static int clean_up(void **state) {
  (void)state;
  cr_profiles_free(profiles);
  compact_library_free(library);
  remove(report_path);
  remove(told_path);
  return remove(folder);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(reports_of_a_file),
      cmocka_unit_test(several_files),
      cmocka_unit_test(a_joined_sheet),
      cmocka_unit_test(columns),
  };
  return cmocka_run_group_tests(tests, prepare, clean_up);
}
