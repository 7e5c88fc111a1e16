/* clauses.h - the clauses of a Compact, for somebody who looks for one
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef COMPACT_CLAUSES_H
#define COMPACT_CLAUSES_H

#include "compact.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What is looked for. "" and NONE let every clause through. */
typedef struct menu_filter {
  const char *search; /* words, each of which has to be there, whatever the letters' case */
  const char *bearer;
  const char *theme;
  compact_kind kind;
} menu_filter;

bool menu_clause_passes(const compact_clause *clause, const menu_filter *filter);

/* How a bearer, a theme or a kind is shown to people. Fails with MEMORY. */
compact_error menu_theme_words(const char *theme, char **out);
const char *menu_kind_words(compact_kind kind);

/* "3 of 56 clauses". Fails with MEMORY. */
compact_error menu_found_words(size_t found, size_t all, char **out);

/* One line: "4.4  Write at least three months ahead". Fails with MEMORY. */
compact_error menu_clause_line(const compact_clause *clause, char **out);

/* Everything that is known of a clause, in lines. Fails with MEMORY. */
compact_error menu_clause_details(const compact_clause *clause, char **out);

/* What is put into a cell: "Hertfordshire Compact 4.4"; or the formula of its summary, as people type it.
 * Fails with MEMORY. */
compact_error menu_clause_reference(const compact_clause *clause, char **out);
compact_error menu_clause_formula(const compact_clause *clause, char **out);

#ifdef __cplusplus
}
#endif

#endif
