/* cmd_check.c - compact check: the registers that people already keep
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#define _POSIX_C_SOURCE 200809L /* sysconf */

#include "check.h"
#include "check_paths.h"
#include "output.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { JOBS_MAX = 256 };

static const struct poptOption options[] = {
    {"compact", 'p', POPT_ARG_STRING, NULL, OPTION_COMPACT,
     "The Compact to check by (default: hertfordshire-2018)", "COMPACT"},
    {"as-of", 'd', POPT_ARG_STRING, NULL, OPTION_AS_OF, "The day on which the question is asked", "DATE"},
    {"sheet", 'S', POPT_ARG_STRING, NULL, OPTION_SHEET, "Only this sheet", "NAME"},
    {"profile", 'P', POPT_ARG_STRING, NULL, OPTION_PROFILE,
     "Read the titles as this kind of register has them", "PROFILE"},
    {"map", 'm', POPT_ARG_STRING, NULL, OPTION_MAP,
     "Take the column of that title for that fact; may be given again", "TITLE=FACT"},
    {"dates", 'D', POPT_ARG_STRING, NULL, OPTION_DATES, "What comes first in dates such as 03/04/2026",
     "dmy|mdy"},
    {"explain-columns", 'e', POPT_ARG_NONE, NULL, OPTION_EXPLAIN, "Only tell what the columns were taken for",
     NULL},
    {"fail-on", 'F', POPT_ARG_STRING, NULL, OPTION_FAIL_ON, "End in 1 for this, or worse (default: not-met)",
     "not-met|cannot-tell"},
    {"format", 'f', POPT_ARG_STRING, NULL, OPTION_FORMAT,
     "For people (text, html, xlsx), for calendars (ics) or for programs",
     "text|csv|json|jsonl|xlsx|html|ics"},
    {"output", 'o', POPT_ARG_STRING, NULL, OPTION_OUTPUT, "Write to this file (default: print it)", "FILE"},
    {"force", '\0', POPT_ARG_NONE, NULL, OPTION_FORCE, "Write over a file that is there", NULL},
    {"jobs", 'j', POPT_ARG_STRING, NULL, OPTION_JOBS, "Read so many files at the same time", "N"},
    OPTION_ROW_HELP,
    POPT_TABLEEND,
};

static const char default_pack[] = "hertfordshire-2018";

/* ---- Options ---- */

/* TITLE=FACT, whose title may hold an equals sign: the last one counts. */
static bool read_map(char *word, cr_title_map *map) {
  char *equals = strrchr(word, '=');
  if (equals == NULL || equals == word || equals[1] == '\0') {
    complain(&command_check, "--map is \"Their title=fact\", not \"%s\"", word);
    return false;
  }
  *equals = '\0';
  *map = (cr_title_map){.title = word, .is = equals + 1};
  return true;
}

/* *maps is to be freed. */
static bool read_maps(const cli_settings *settings, cr_title_map **maps, cr_register_options *chosen) {
  *maps = calloc(settings->map_count + 1, sizeof **maps);
  if (*maps == NULL)
    complain(&command_check, "%s", compact_error_text(COMPACT_ERROR_MEMORY));
  for (size_t i = 0; *maps != NULL && i < settings->map_count; i++) {
    if (!read_map(settings->maps[i], &(*maps)[i]))
      return false;
  }
  chosen->maps = *maps;
  chosen->map_count = settings->map_count;
  return *maps != NULL;
}

/* How many files are read at the same time: as many as there are processors. */
static bool read_jobs(const char *word, size_t *jobs) {
  char *end;
  long value = word == NULL ? sysconf(_SC_NPROCESSORS_ONLN) : strtol(word, &end, 10);
  *jobs = value < 1 ? 1 : value > JOBS_MAX ? JOBS_MAX : (size_t)value;
  if (word == NULL || (word[0] >= '1' && word[0] <= '9' && *end == '\0' && value <= JOBS_MAX))
    return true;
  complain(&command_check, "--jobs is a number from 1 to %d, not \"%s\"", JOBS_MAX, word);
  return false;
}

static bool read_order(const char *word, cr_register_options *chosen) {
  if (word == NULL)
    return true;
  chosen->order = strcmp(word, "dmy") == 0   ? COMPACT_ORDER_DMY
                  : strcmp(word, "mdy") == 0 ? COMPACT_ORDER_MDY
                                             : COMPACT_ORDER_NONE;
  if (chosen->order == COMPACT_ORDER_NONE)
    complain(&command_check, "--dates is dmy or mdy, not \"%s\"", word);
  return chosen->order != COMPACT_ORDER_NONE;
}

static bool read_profile(const char *word, const cr_profiles *profiles, cr_register_options *chosen) {
  chosen->profile = word == NULL ? NULL : cr_profiles_find(profiles, word);
  if (word != NULL && chosen->profile == NULL)
    did_you_mean(&command_check, "register profile", word, cr_profiles_nearest(profiles, word), "");
  return word == NULL || chosen->profile != NULL;
}

/* The outcomes that make the tool end in 1, as bits. */
static bool read_failing(const char *word, uint32_t *failing) {
  *failing = 1u << COMPACT_OUTCOME_NOT_MET;
  if (word == NULL || strcmp(word, "not-met") == 0)
    return true;
  *failing |= 1u << COMPACT_OUTCOME_CANNOT_TELL;
  if (strcmp(word, "cannot-tell") == 0)
    return true;
  complain(&command_check, "--fail-on is not-met or cannot-tell, not \"%s\"", word);
  return false;
}

/* ---- Files ---- */

/* By the words of --format. */
static const check_report *const reports[OUTPUT_FORMATS] = {
    [FORMAT_TEXT] = &check_text,   [FORMAT_CSV] = &check_csv,   [FORMAT_JSON] = &check_json,
    [FORMAT_JSONL] = &check_jsonl, [FORMAT_HTML] = &check_html, [FORMAT_ICS] = &check_ics,
    [FORMAT_XLSX] = &check_xlsx,
};

/* Whether a report that makes a file by itself has made none: no table could be read. */
static bool is_nothing(const check_report *report, const output_file *output) {
  return report->needs_file && fseek(output->stream, 0, SEEK_END) == 0 && ftell(output->stream) == 0;
}

/* main() looks at stdout. */
static void tell_unwritten(const check_report *report, const output_file *output, const char *path) {
  if (!report->needs_file && ferror(output->stream) == 0)
    complain(&command_check, "findings cannot be kept in a temporary file: make room in /tmp");
  else if (output->beside != NULL)
    complain(&command_check, "%s cannot be written: %s", path, strerror(errno));
}

static int write_report(check_request *request, const check_report *report, const char *const *paths,
                        const char *path, uint32_t failing) {
  output_file output;
  uint32_t found;
  if (!output_open(&output, &command_check, path))
    return EXIT_CANNOT_WRITE;
  request->written = output.beside;
  int status = check_all(request, report, paths, output.stream, &found);
  if (status == EXIT_CANNOT_WRITE)
    tell_unwritten(report, &output, path);
  if (status == EXIT_CANNOT_WRITE || is_nothing(report, &output))
    output_drop(&output);
  else if (!output_close(&output))
    status = EXIT_CANNOT_WRITE;
  return status == EXIT_DONE && (found & failing) != 0 ? EXIT_NOT_MET : status;
}

static bool read_options(const cli_settings *settings, check_request *request, uint32_t *failing) {
  request->as_of = settings->as_of;
  request->sheet = settings->words[WORD_SHEET];
  request->explains = settings->flags[FLAG_EXPLAIN];
  return read_order(settings->words[WORD_DATES], &request->options) &&
         read_profile(settings->words[WORD_PROFILE], request->profiles, &request->options) &&
         read_jobs(settings->words[WORD_JOBS], &request->jobs) &&
         read_failing(settings->words[WORD_FAIL_ON], failing);
}

static int check_paths_of(const cli_settings *settings, check_request *request, const check_paths *paths,
                          uint32_t failing) {
  const char *const *inputs = (const char *const *)paths->items;
  const check_report *report = request->explains ? &check_columns : reports[settings->format];
  const char *output = settings->words[WORD_OUTPUT] == NULL ? "-" : settings->words[WORD_OUTPUT];
  if (report->needs_file && strcmp(output, "-") == 0) {
    complain(&command_check, "such a report needs a file: --output FILE");
    return EXIT_USAGE;
  }
  if (!output_is_allowed(&command_check, output, inputs, settings->flags[FLAG_FORCE]))
    return EXIT_USAGE;
  int status = write_report(request, report, inputs, output, failing);
  return paths->has_failed && status <= EXIT_NOT_MET ? EXIT_INVALID : status;
}

static int check(const cli_settings *settings, check_request *request, const char *const *arguments) {
  cr_title_map *maps;
  check_paths paths = {0};
  uint32_t failing;
  int status = EXIT_USAGE;
  if (read_maps(settings, &maps, &request->options) && read_options(settings, request, &failing)) {
    status = EXIT_INVALID;
    if (check_paths_find(&paths, arguments))
      status = check_paths_of(settings, request, &paths, failing);
    else
      complain(&command_check, "%s", compact_error_text(COMPACT_ERROR_MEMORY));
  }
  check_paths_free(&paths);
  free(maps);
  return status;
}

static int run_with(const cli_settings *settings, const compact_library *library, const compact_pack *pack,
                    const char *const *paths) {
  compact_diagnostics *diagnostics = NULL;
  cr_profiles *profiles = NULL;
  char *path = NULL;
  int status = EXIT_INVALID;
  compact_error error = compact_diagnostics_new(&diagnostics);
  if (error == COMPACT_ERROR_NONE)
    error = compact_library_path(&path);
  if (error == COMPACT_ERROR_NONE)
    error = cr_profiles_open(path, compact_library_facts(library), diagnostics, &profiles);
  if (diagnostics != NULL)
    print_diagnostics(diagnostics);
  check_request request = {.library = library, .pack = pack, .profiles = profiles};
  if (error != COMPACT_ERROR_NONE)
    complain(&command_check, "%s", compact_error_text(error));
  else
    status = check(settings, &request, paths);
  cr_profiles_free(profiles);
  compact_diagnostics_free(diagnostics);
  compact_free(path);
  return status;
}

static int run(const cli_settings *settings, const char *const *arguments) {
  int status;
  const char *name = settings->words[WORD_COMPACT];
  if (arguments[0] == NULL) {
    complain(&command_check, "needs a file or a folder: compact check REGISTER.xlsx");
    return EXIT_USAGE;
  }
  compact_library *library = open_library(&command_check, &status);
  if (library == NULL)
    return status;
  const compact_pack *pack = find_pack(&command_check, library, name == NULL ? default_pack : name);
  status = pack == NULL ? EXIT_USAGE : run_with(settings, library, pack, arguments);
  compact_library_free(library);
  return status;
}

const cli_command command_check = {"check", "FILE|FOLDER...", "Check the registers that people already keep",
                                   options, run};
