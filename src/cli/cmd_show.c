/* cmd_show.c - compact show: which clauses, and in which form
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "command.h"
#include "show.h"

#include <ctype.h>
#include <string.h>

static const struct poptOption options[] = {
    {"bearer", 'b', POPT_ARG_STRING, NULL, OPTION_BEARER, "Only what these owe", "statutory|vcs|joint|all"},
    {"theme", 't', POPT_ARG_STRING, NULL, OPTION_THEME, "Only what is about this", "THEME"},
    {"kind", 'k', POPT_ARG_STRING, NULL, OPTION_KIND, "Only commitments of this kind",
     "quantified|ordered|comply-or-explain|evidence|principle"},
    {"search", 's', POPT_ARG_STRING, NULL, OPTION_SEARCH, "Only clauses that hold all these words", "WORDS"},
    OPTION_ROW_TABLE_FORMAT,
    OPTION_ROW_HELP,
    POPT_TABLEEND,
};

/* Whether text holds the word of that length, whatever the letters' case. */
static bool holds(const char *text, const char *word, size_t length) {
  for (; *text != '\0'; text++) {
    size_t same = 0;
    while (same < length && tolower((unsigned char)text[same]) == tolower((unsigned char)word[same]))
      same++;
    if (same == length)
      return true;
  }
  return length == 0;
}

static bool clause_holds(const compact_clause *clause, const char *word, size_t length) {
  bool is_there = holds(compact_clause_ref(clause), word, length) ||
                  holds(compact_clause_summary(clause), word, length) ||
                  holds(compact_clause_section(clause), word, length);
  for (size_t i = 0; !is_there && i < compact_clause_limb_count(clause); i++)
    is_there = holds(compact_limb_label(compact_clause_limb(clause, i)), word, length);
  for (size_t i = 0; !is_there && i < compact_clause_fact_count(clause); i++)
    is_there = holds(compact_fact_label(compact_clause_fact(clause, i)), word, length);
  return is_there;
}

static bool holds_every_word(const compact_clause *clause, const char *words) {
  for (words += strspn(words, " "); *words != '\0'; words += strspn(words, " ")) {
    size_t length = strcspn(words, " ");
    if (!clause_holds(clause, words, length))
      return false;
    words += length;
  }
  return true;
}

static bool fits(const char *wanted, const char *word) {
  return wanted == NULL || strcmp(wanted, word) == 0;
}

static bool is_wanted(const cli_settings *settings, const compact_clause *clause) {
  char *const *words = settings->words;
  return fits(words[WORD_BEARER], compact_clause_bearer(clause)) &&
         fits(words[WORD_THEME], compact_clause_theme(clause)) &&
         fits(words[WORD_KIND], compact_kind_name(compact_clause_kind(clause))) &&
         (words[WORD_SEARCH] == NULL || holds_every_word(clause, words[WORD_SEARCH]));
}

static int show(const cli_settings *settings, const compact_pack *pack, const char *ref) {
  show_output output;
  size_t shown = 0;
  if (!show_begin(&output, settings->format, pack, ref != NULL))
    return EXIT_INVALID;
  for (size_t i = 0; i < compact_pack_clause_count(pack); i++) {
    const compact_clause *clause = compact_pack_clause_at(pack, i);
    if (!is_wanted(settings, clause) || (ref != NULL && strcmp(ref, compact_clause_ref(clause)) != 0))
      continue;
    show_clause(&output, clause);
    shown++;
  }
  bool is_done = show_end(&output);
  if (shown == 0)
    complain(&command_show, "no clause of %s fits", compact_pack_id(pack));
  return is_done ? EXIT_DONE : EXIT_INVALID;
}

static int run(const cli_settings *settings, const char *const *arguments) {
  int status;
  if (arguments[0] == NULL || (arguments[1] != NULL && arguments[2] != NULL)) {
    complain(&command_show, "needs a Compact, and takes one clause: compact show COMPACT [REF]");
    return EXIT_USAGE;
  }
  compact_library *library = open_library(&command_show, &status);
  if (library == NULL)
    return status;
  const compact_pack *pack = find_pack(&command_show, library, arguments[0]);
  bool is_there =
      pack != NULL && (arguments[1] == NULL || find_clause(&command_show, pack, arguments[1]) != NULL);
  status = is_there ? show(settings, pack, arguments[1]) : EXIT_USAGE;
  compact_library_free(library);
  return status;
}

const cli_command command_show = {"show", "COMPACT [REF]", "Show what a Compact promises", options, run};
