/* cmd_new.c - compact new: a workbook from a template
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "json_parts.h"
#include "output.h"
#include "workbook.h"

#include <errno.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

static const struct poptOption options[] = {
    {"output", 'o', POPT_ARG_STRING, NULL, OPTION_OUTPUT, "Write the workbook here", "FILE"},
    {"compact", 'p', POPT_ARG_STRING, NULL, OPTION_COMPACT,
     "The Compact whose clauses are checked (default: hertfordshire-2018)", "COMPACT"},
    {"rows", 'r', POPT_ARG_STRING, NULL, OPTION_ROWS, "So many rows to type into", "N"},
    {"data", 'D', POPT_ARG_STRING, NULL, OPTION_DATA,
     "Fill in the rows of a CSV file, or of the first sheet of a workbook", "FILE"},
    {"example", 'x', POPT_ARG_NONE, NULL, OPTION_EXAMPLE, "Fill in made-up rows, to show how it works", NULL},
    {"formulas", 'F', POPT_ARG_STRING, NULL, OPTION_FORMULAS,
     "For every program (native), for the Calc extension (addin), or none (default: native)",
     "native|addin|values"},
    {"working", 'W', POPT_ARG_NONE, NULL, OPTION_WORKING, "With filters, and titles that stay in sight",
     NULL},
    {"as-of", 'd', POPT_ARG_STRING, NULL, OPTION_AS_OF, "The date of assessment", "DATE"},
    {"organisation", 'O', POPT_ARG_STRING, NULL, OPTION_ORGANISATION, "Whose workbook it is", "NAME"},
    {"bearer", 'b', POPT_ARG_STRING, NULL, OPTION_BEARER, "Of a self-assessment: only what binds this side",
     "statutory|vcs|joint|all"},
    {"force", '\0', POPT_ARG_NONE, NULL, OPTION_FORCE, "Write over a file that is there", NULL},
    {"list", 'L', POPT_ARG_NONE, NULL, OPTION_LIST, "Describe the templates", NULL},
    OPTION_ROW_FORMAT,
    OPTION_ROW_HELP,
    POPT_TABLEEND,
};

static const char default_pack[] = "hertfordshire-2018";

/* ---- Describing ---- */

static void print_template(const cr_template *template, const compact_library *library) {
  const char *comma = "";
  printf("%s - %s\n  For: %s\n  %s\n  Compacts:", cr_template_id(template), cr_template_title(template),
         cr_template_audience(template), cr_template_purpose(template));
  for (size_t i = 0; i < compact_library_pack_count(library); i++) {
    const compact_pack *pack = compact_library_pack_at(library, i);
    if (!cr_template_suits(template, pack))
      continue;
    printf("%s %s", comma, compact_pack_id(pack));
    comma = ",";
  }
  if (strcmp(cr_template_origin(template), "built in") != 0)
    printf("\n  From: %s", cr_template_origin(template));
  puts("\n");
}

static json_t *template_json(const cr_template *template, const compact_library *library) {
  json_t *packs = json_array();
  for (size_t i = 0; i < compact_library_pack_count(library); i++) {
    const compact_pack *pack = compact_library_pack_at(library, i);
    if (cr_template_suits(template, pack))
      packs = json_with(packs, json_string(compact_pack_id(pack)));
  }
  return json_pack("{s:s, s:s, s:s, s:s, s:s, s:o}", "id", cr_template_id(template), "title",
                   cr_template_title(template), "audience", cr_template_audience(template), "purpose",
                   cr_template_purpose(template), "origin", cr_template_origin(template), "compacts", packs);
}

static int print_json(const cr_templates *templates, const compact_library *library) {
  json_t *list = json_array();
  for (size_t i = 0; i < cr_templates_count(templates); i++)
    list = json_with(list, template_json(cr_templates_at(templates, i), library));
  return json_print(&command_new, list);
}

static int print_templates(const cli_settings *settings, const cr_templates *templates,
                           const compact_library *library) {
  if (settings->format == FORMAT_JSON)
    return print_json(templates, library);
  for (size_t i = 0; i < cr_templates_count(templates); i++)
    print_template(cr_templates_at(templates, i), library);
  return EXIT_DONE;
}

/* ---- Options ---- */

static bool read_rows(const char *word, uint32_t *rows) {
  char *end;
  unsigned long value = word == NULL ? 0 : strtoul(word, &end, 10);
  *rows = (uint32_t)value;
  if (word == NULL || (word[0] >= '1' && word[0] <= '9' && *end == '\0' && value <= 1048000))
    return true;
  complain(&command_new, "--rows is a number from 1 to 1048000, not \"%s\"", word);
  return false;
}

static bool read_formulas(const char *word, cr_formulas *formulas) {
  static const char *const words[] = {"native", "addin", "values"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    *formulas = (cr_formulas)i;
    if (word == NULL || strcmp(words[i], word) == 0)
      return true;
  }
  complain(&command_new, "--formulas is native, addin or values, not \"%s\"", word);
  return false;
}

/* What no sheet could hold. */
static bool is_name(const char *name) {
  for (const char *next = name; name != NULL && *next != '\0'; next++) {
    if ((unsigned char)*next < ' ')
      name = NULL;
  }
  return name != NULL && is_utf8(name);
}

static bool read_options(const cli_settings *settings, cr_book_options *chosen) {
  *chosen = (cr_book_options){.is_example = settings->flags[FLAG_EXAMPLE],
                              .is_working = settings->flags[FLAG_WORKING],
                              .as_of = settings->as_of,
                              .organisation = settings->words[WORD_ORGANISATION],
                              .bearer = settings->words[WORD_BEARER]};
  if (chosen->organisation != NULL && !is_name(chosen->organisation)) {
    complain(&command_new, "--organisation: the name is not plain UTF-8 text");
    return false;
  }
  return read_rows(settings->words[WORD_ROWS], &chosen->row_count) &&
         read_formulas(settings->words[WORD_FORMULAS], &chosen->formulas);
}

static bool may_write(const cli_settings *settings, const char *path) {
  const char *const inputs[] = {settings->words[WORD_DATA], NULL};
  if (strcmp(path, "-") == 0)
    complain(&command_new, "- is no file: a workbook needs one");
  return strcmp(path, "-") != 0 && output_is_allowed(&command_new, path, inputs, settings->flags[FLAG_FORCE]);
}

/* ---- Making ---- */

static int status_of(compact_error error, const char *path) {
  if (error == COMPACT_ERROR_NONE)
    return EXIT_DONE;
  if (error == COMPACT_ERROR_WRITE) {
    complain(&command_new, "%s: cannot be written: %s", path,
             errno == 0 ? "the disk may be full" : strerror(errno));
    return EXIT_CANNOT_WRITE;
  }
  if (error == COMPACT_ERROR_MEMORY)
    complain(&command_new, "%s", compact_error_text(error));
  return EXIT_INVALID;
}

static compact_error fill_and_write(cr_book *book, const cli_settings *settings,
                                    compact_diagnostics *diagnostics) {
  const char *data = settings->words[WORD_DATA];
  compact_error error = data == NULL ? COMPACT_ERROR_NONE : cr_book_read(book, data, diagnostics);
  if (error == COMPACT_ERROR_NONE)
    error = cr_book_write(book, settings->words[WORD_OUTPUT], diagnostics);
  return error;
}

static int make(const cli_settings *settings, const cr_template *template, const compact_pack *pack,
                const compact_facts *facts) {
  cr_book_options chosen;
  compact_diagnostics *diagnostics;
  cr_book *book = NULL;
  if (!read_options(settings, &chosen) || !may_write(settings, settings->words[WORD_OUTPUT]))
    return EXIT_USAGE;
  compact_error error = compact_diagnostics_new(&diagnostics);
  if (error == COMPACT_ERROR_NONE)
    error = cr_book_new(template, pack, facts, &chosen, diagnostics, &book);
  if (error == COMPACT_ERROR_NONE)
    error = fill_and_write(book, settings, diagnostics);
  int status = status_of(error, settings->words[WORD_OUTPUT]);
  print_diagnostics(diagnostics);
  cr_book_free(book);
  compact_diagnostics_free(diagnostics);
  return status;
}

static int make_named(const cli_settings *settings, const char *id, const cr_templates *templates,
                      const compact_library *library) {
  const char *name = settings->words[WORD_COMPACT];
  const cr_template *template = cr_templates_find(templates, id);
  if (template == NULL) {
    did_you_mean(&command_new, "template", id, cr_templates_nearest(templates, id),
                 ": see compact new --list");
    return EXIT_USAGE;
  }
  const compact_pack *pack = find_pack(&command_new, library, name == NULL ? default_pack : name);
  return pack == NULL ? EXIT_USAGE : make(settings, template, pack, compact_library_facts(library));
}

static int run_with(const cli_settings *settings, const char *id, const compact_library *library) {
  compact_diagnostics *diagnostics = NULL;
  cr_templates *templates = NULL;
  char *path = NULL;
  compact_error error = compact_diagnostics_new(&diagnostics);
  if (error == COMPACT_ERROR_NONE)
    error = compact_library_path(&path);
  if (error == COMPACT_ERROR_NONE)
    error = cr_templates_open(path, compact_library_facts(library), diagnostics, &templates);
  print_diagnostics(diagnostics);
  int status = EXIT_INVALID;
  if (error != COMPACT_ERROR_NONE)
    complain(&command_new, "%s", compact_error_text(error));
  else
    status = id == NULL ? print_templates(settings, templates, library)
                        : make_named(settings, id, templates, library);
  cr_templates_free(templates);
  compact_diagnostics_free(diagnostics);
  compact_free(path);
  return status;
}

/* A workbook is many small pieces that come and go: giving each back to the system and asking for it again
 * takes as long as making the workbook. */
static void keep_memory(void) {
#ifdef __GLIBC__
  mallopt(M_TRIM_THRESHOLD, 64 * 1024 * 1024);
  mallopt(M_TOP_PAD, 1024 * 1024);
#endif
}

static int run(const cli_settings *settings, const char *const *arguments) {
  int status;
  bool is_list = settings->flags[FLAG_LIST];
  if (!is_list && (arguments[0] == NULL || arguments[1] != NULL || settings->words[WORD_OUTPUT] == NULL)) {
    complain(&command_new,
             "needs a template and a file: compact new TEMPLATE -o FILE.xlsx; compact new --list describes "
             "the templates");
    return EXIT_USAGE;
  }
  keep_memory();
  compact_library *library = open_library(&command_new, &status);
  if (library == NULL)
    return status;
  status = run_with(settings, is_list ? NULL : arguments[0], library);
  compact_library_free(library);
  return status;
}

const cli_command command_new = {"new", "TEMPLATE -o FILE.xlsx", "Make a workbook from a template", options,
                                 run};
