/* promise.c - what a Compact promises, for somebody who chooses one
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "promise.h"

#include "menu_table.h"
#include "text.h"

#include <string.h>

enum { TOPIC_SIZE = 32 };

/* Calls for each topic that the Compact answers, in the order in which all Compacts have them. */
typedef void on_topic(cr_text *words, const char *topic, const compact_limb *limb);

static void each_topic(const compact_pack *pack, cr_text *words, on_topic *append) {
  const char *at = compact_vocabulary("topic");
  while (*at != '\0') {
    char topic[TOPIC_SIZE] = "";
    size_t length = strcspn(at, " ");
    memcpy(topic, at, length < sizeof topic ? length : sizeof topic - 1);
    const compact_limb *limb = compact_pack_topic(pack, topic);
    if (limb != NULL)
      append(words, topic, limb);
    at += length;
    at += strspn(at, " ");
  }
}

static void separate(cr_text *words, const char *separator) {
  if (cr_text_string(words)[0] != '\0')
    cr_text_append(words, separator);
}

/* ---- One line ---- */

/* What the Compact puts a figure to: periods are what one Compact is chosen for and not another. */
static void append_figure(cr_text *words, const char *topic, const compact_limb *limb) {
  (void)topic;
  if (compact_clause_kind(compact_limb_clause(limb)) != COMPACT_KIND_QUANTIFIED)
    return;
  separate(words, "; ");
  cr_text_append(words, compact_limb_label(limb));
}

compact_error menu_promise(const compact_pack *pack, char **out) {
  cr_text figures = {0}, line = {0};
  each_topic(pack, &figures, append_figure);
  bool is_silent = cr_text_string(&figures)[0] == '\0';
  cr_text_append(&line, compact_pack_title(pack));
  if (compact_pack_status(pack) == COMPACT_STATUS_DRAFT)
    cr_text_append(&line, " (" TEXT_CHOOSE_IS_DRAFT ")");
  cr_text_format(&line, ": %s", is_silent ? TEXT_CHOOSE_NO_FIGURES : cr_text_string(&figures));
  *out = NULL;
  compact_error error = figures.failed ? COMPACT_ERROR_MEMORY : cr_text_take(&line, out);
  cr_text_free(&figures);
  cr_text_free(&line);
  return error;
}

/* ---- What stands behind it ---- */

static void append_topic(cr_text *words, const char *topic, const compact_limb *limb) {
  separate(words, ", ");
  cr_text_format(words, "%s (%s)", topic, compact_clause_ref(compact_limb_clause(limb)));
}

static const char *standing_of(const compact_pack *pack) {
  switch (compact_pack_status(pack)) {
  case COMPACT_STATUS_DRAFT:
    return TEXT_CHOOSE_DRAFT;
  case COMPACT_STATUS_CONTEXT:
    return TEXT_CHOOSE_CONTEXT;
  default:
    return TEXT_CHOOSE_ADOPTED;
  }
}

compact_error menu_pack_details(const compact_pack *pack, char **out) {
  cr_text figures = {0}, topics = {0}, words = {0};
  each_topic(pack, &figures, append_figure);
  each_topic(pack, &topics, append_topic);
  cr_text_format(&words, "%s\n%s\n", compact_pack_text_source(pack), standing_of(pack));
  if (cr_text_string(&figures)[0] != '\0')
    cr_text_format(&words, TEXT_CHOOSE_FIGURES "\n", cr_text_string(&figures));
  if (cr_text_string(&topics)[0] != '\0')
    cr_text_format(&words, TEXT_CHOOSE_TOPICS "\n", cr_text_string(&topics));
  cr_text_format(&words, TEXT_CHOOSE_CLAUSES "\n", compact_pack_clause_count(pack));
  for (size_t i = 0; i < compact_pack_note_count(pack); i++)
    cr_text_format(&words, "%s\n", compact_pack_note(pack, i));
  cr_text_format(&words, TEXT_CHOOSE_ORIGIN, compact_pack_id(pack), compact_pack_origin(pack));
  bool is_whole = !figures.failed && !topics.failed;
  *out = NULL;
  compact_error error = is_whole ? cr_text_take(&words, out) : COMPACT_ERROR_MEMORY;
  cr_text_free(&figures);
  cr_text_free(&topics);
  cr_text_free(&words);
  return error;
}

/* ---- All that are known ---- */

static void append_packs(const compact_library *library, cr_text *words) {
  for (size_t i = 0; i < compact_library_pack_count(library); i++) {
    const compact_pack *pack = compact_library_pack_at(library, i);
    cr_text_format(words, TEXT_ABOUT_COMPACT "\n", compact_pack_title(pack), compact_pack_id(pack),
                   compact_status_name(compact_pack_status(pack)), compact_pack_origin(pack));
  }
  for (size_t i = 0; i < compact_library_hidden_count(library); i++) {
    const compact_pack *pack = compact_library_hidden_at(library, i);
    cr_text_format(words, TEXT_ABOUT_HIDDEN "\n", compact_pack_id(pack), compact_pack_origin(pack));
  }
}

static void append_mistake(const compact_diagnostic *mistake, cr_text *words) {
  if (mistake->line == 0)
    cr_text_format(words, "%s: %s\n", mistake->source, mistake->message);
  else
    cr_text_format(words, TEXT_ABOUT_MISTAKE "\n", mistake->source, (size_t)mistake->line,
                   (size_t)mistake->column, mistake->message);
}

static compact_error append_folders(cr_text *words) {
  char *path;
  compact_error error = compact_library_path(&path);
  if (error == COMPACT_ERROR_NONE)
    cr_text_format(words, TEXT_ABOUT_FOLDERS "\n", path);
  compact_free(path);
  return error;
}

compact_error menu_about_words(const compact_library *library, const compact_diagnostics *mistakes,
                               const char *manual, char **out) {
  cr_text words = {0};
  *out = NULL;
  cr_text_format(&words, TEXT_ABOUT_VERSION "\n\n", compact_version());
  append_packs(library, &words);
  compact_error error = append_folders(&words);
  cr_text_format(&words, TEXT_ABOUT_MANUAL "\n\n", manual);
  size_t count = compact_diagnostics_count(mistakes);
  cr_text_append(&words, count == 0 ? TEXT_ABOUT_NO_MISTAKES : TEXT_ABOUT_MISTAKES "\n");
  for (size_t i = 0; i < count; i++)
    append_mistake(compact_diagnostics_at(mistakes, i), &words);
  if (error == COMPACT_ERROR_NONE)
    error = cr_text_take(&words, out);
  cr_text_free(&words);
  return error;
}
