/* read_csv_separator.c - what parts the cells of a .csv
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "read_csv.h"

enum { SEPARATORS = 3, LINES = 32 };

static const char separators[SEPARATORS + 1] = ",;\t";

/* How often each separator stands in the next line, outside of quotes. Returns past the line. */
static const char *count_line(const char *text, const char *end, unsigned counts[SEPARATORS]) {
  bool is_quoted = false;
  for (; text < end && (is_quoted || (*text != '\n' && *text != '\r')); text++) {
    is_quoted = is_quoted != (*text == '"');
    for (int i = 0; i < SEPARATORS && !is_quoted; i++)
      counts[i] += *text == separators[i];
  }
  return text < end ? text + 1 : text;
}

/* In how many lines the separator stands as often as in most: a table has as many in each. */
static unsigned steady_lines(unsigned counts[LINES][SEPARATORS], int lines, int separator, unsigned *often) {
  unsigned most = 0;
  for (int i = 0; i < lines; i++) {
    unsigned same = 0;
    for (int j = 0; j < lines; j++)
      same += counts[i][separator] > 0 && counts[j][separator] == counts[i][separator];
    if (same > most || (same == most && counts[i][separator] > *often)) {
      most = same;
      *often = counts[i][separator];
    }
  }
  return most;
}

char cr_csv_separator(const char *text, size_t length) {
  unsigned counts[LINES][SEPARATORS] = {{0}};
  unsigned best_lines = 0, best_often = 0;
  int lines = 0;
  char best = separators[0];
  for (const char *end = text + length; text < end && lines < LINES;) {
    const char *next = count_line(text, end, counts[lines]);
    lines += next - text > 1; /* blank ones do not count */
    text = next;
  }
  for (int i = 0; i < SEPARATORS; i++) {
    unsigned often = 0;
    unsigned steady = steady_lines(counts, lines, i, &often);
    if (steady > best_lines || (steady == best_lines && often > best_often)) {
      best = separators[i];
      best_lines = steady;
      best_often = often;
    }
  }
  return best;
}
