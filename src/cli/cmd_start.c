/* cmd_start.c - compact start: a file for a county to write its own Compact in
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "built_in.h"
#include "command.h"
#include "output.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const struct poptOption options[] = {
    {"output", 'o', POPT_ARG_STRING, NULL, OPTION_OUTPUT, "Write to this file, or print it where this is -",
     "FILE"},
    OPTION_ROW_HELP,
    POPT_TABLEEND,
};

/* ---- The id ---- */

static const char small_letters[] = "abcdefghijklmnopqrstuvwxyz";
static const char digits[] = "0123456789";

/* As compact.rng has it: words of small letters and digits, with a hyphen between each two. */
static bool is_id(const char *id) {
  for (;;) {
    const char *word = id;
    while (*id != '\0' && (strchr(small_letters, *id) != NULL || strchr(digits, *id) != NULL))
      id++;
    if (id == word)
      return false;
    if (*id != '-')
      return *id == '\0';
    id++;
  }
}

/* How much of the id there is without the year that it ends in. */
static size_t place_length(const char *id) {
  const char *last = strrchr(id, '-');
  bool ends_in_year = last != NULL && last[1 + strspn(last + 1, digits)] == '\0';
  return ends_in_year ? (size_t)(last - id) : strlen(id);
}

static bool is_free(const compact_library *library, const char *id) {
  const compact_pack *pack = compact_library_pack(library, id);
  if (strcmp(id, "facts") == 0) {
    complain(&command_start, "facts.xml is where facts are declared: choose another id");
    return false;
  }
  if (pack == NULL)
    return true;
  bool is_same = strcmp(compact_pack_id(pack), id) == 0;
  complain(&command_start,
           "%s is %s%s (%s), and a file of that id would %s; choose an id that compact list does not show, "
           "such as "
           "the place and the year of your text: %.*s-2030",
           id, is_same ? "there already" : "another name of ", is_same ? "" : compact_pack_id(pack),
           compact_pack_origin(pack), is_same ? "hide it" : "take it over", (int)place_length(id), id);
  return false;
}

/* ---- The file ---- */

/* What it is written with in place of @ID@, @NAME@ and @ALIAS@. */
typedef struct start_words {
  const char *id;
  size_t place_length; /* of the id without the year that it ends in */
  bool is_place_free;  /* as an alias */
} start_words;

static start_words words_for(const compact_library *library, const char *id) {
  start_words words = {.id = id, .place_length = place_length(id)};
  char place[64];
  if (id[words.place_length] != '\0' && words.place_length < sizeof place) {
    memcpy(place, id, words.place_length);
    place[words.place_length] = '\0';
    words.is_place_free = compact_library_pack(library, place) == NULL;
  }
  return words;
}

/* "west-barset-2026" as "West Barset". */
static void write_name(const start_words *words, FILE *file) {
  bool is_first = true;
  for (size_t i = 0; i < words->place_length; i++) {
    char c = words->id[i];
    const char *letter = strchr(small_letters, c);
    if (c == '-')
      fputc(' ', file);
    else if (is_first && letter != NULL)
      fputc("ABCDEFGHIJKLMNOPQRSTUVWXYZ"[letter - small_letters], file);
    else
      fputc(c, file);
    is_first = c == '-';
  }
}

static void write_alias(const start_words *words, FILE *file) {
  if (words->is_place_free)
    fprintf(file, "%.*s", (int)words->place_length, words->id);
  else
    fprintf(file, "%s-compact", words->id);
}

static void write_word(const start_words *words, const char *word, size_t length, FILE *file) {
  if (length == 2 && memcmp(word, "ID", length) == 0)
    fputs(words->id, file);
  else if (length == 4 && memcmp(word, "NAME", length) == 0)
    write_name(words, file);
  else
    write_alias(words, file);
}

/* Writes start.xml; what stands between two @ is a word to fill in. */
static void write_file(const start_words *words, FILE *file) {
  const char *text = (const char *)start_files[0].bytes, *end = text + start_files[0].size;
  for (bool is_word = false; text <= end; is_word = !is_word) {
    const char *mark = memchr(text, '@', (size_t)(end - text));
    size_t length = (size_t)((mark == NULL ? end : mark) - text);
    if (is_word)
      write_word(words, text, length, file);
    else
      fwrite(text, 1, length, file);
    text += length + 1;
  }
}

/* ---- What to do next ---- */

/* Whether the file stands in the user's own folder: the first that is looked through. */
static bool is_in_place(const char *path) {
  char *folders, own[4096];
  struct stat here, there;
  if (strchr(path, '/') != NULL || compact_library_path(&folders) != COMPACT_ERROR_NONE)
    return false;
  snprintf(own, sizeof own, "%.*s", (int)strcspn(folders, ":"), folders);
  compact_free(folders);
  return stat(".", &here) == 0 && stat(own, &there) == 0 && here.st_dev == there.st_dev &&
         here.st_ino == there.st_ino;
}

static void print_place(const char *path) {
  const char *data = getenv("XDG_DATA_HOME");
  const char *folder =
      data != NULL && data[0] != '\0' ? "\"$XDG_DATA_HOME/compact\"" : "~/.local/share/compact";
  printf("Put it where the tool and the Calc extension look:\n"
         "  mkdir -p %s && cp %s %s\n",
         folder, path, folder);
}

static void print_next(const char *id, const char *path) {
  printf("%s is written, and works as it stands.\n\n"
         "Open it in a text editor, put in your Compact's words and numbers, and save it.\n"
         "See whether it makes sense:\n"
         "  compact validate %s\n",
         path, path);
  if (!is_in_place(path))
    print_place(path);
  printf("Try it:\n"
         "  compact eval %s 1.1 event=ending notice_given=2027-01-15 funding_ends=2027-03-31 written=yes\n",
         id);
}

static int start(const compact_library *library, const char *id, const char *path) {
  start_words words = words_for(library, id);
  output_file output;
  if (!output_open_new(&output, &command_start, path))
    return EXIT_CANNOT_WRITE;
  write_file(&words, output.stream);
  if (!output_close(&output))
    return EXIT_CANNOT_WRITE;
  if (strcmp(path, "-") != 0)
    print_next(id, path);
  return EXIT_DONE;
}

static int start_in(const compact_library *library, const char *id, const char *path) {
  static const char ending[] = ".xml";
  if (path != NULL)
    return start(library, id, path);
  size_t length = strlen(id);
  char *own = malloc(length + sizeof ending);
  if (own == NULL) {
    complain(&command_start, "%s", compact_error_text(COMPACT_ERROR_MEMORY));
    return EXIT_CANNOT_WRITE;
  }
  memcpy(own, id, length);
  memcpy(own + length, ending, sizeof ending);
  int status = start(library, id, own);
  free(own);
  return status;
}

static int run(const cli_settings *settings, const char *const *arguments) {
  int status;
  if (arguments[0] == NULL || arguments[1] != NULL) {
    complain(&command_start, "needs one id for the new Compact: compact start barset-2030");
    return EXIT_USAGE;
  }
  if (!is_id(arguments[0])) {
    complain(&command_start,
             "\"%s\" is not an id: one word of small letters, digits and hyphens, as barset-2030",
             arguments[0]);
    return EXIT_USAGE;
  }
  compact_library *library = open_library(&command_start, &status);
  if (library == NULL)
    return status;
  status = is_free(library, arguments[0]) ? start_in(library, arguments[0], settings->words[WORD_OUTPUT])
                                          : EXIT_USAGE;
  compact_library_free(library);
  return status;
}

const cli_command command_start = {"start", "ID", "Write a file to begin your own Compact with", options,
                                   run};
