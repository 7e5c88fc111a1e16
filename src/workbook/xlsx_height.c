/* xlsx_height.c - rows that are high enough for what stands in them
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "xlsx.h"

#include <string.h>

enum {
  LINES_MAX = 26, /* a row is at most 409 points high */
};

static const double line_height = 15.5; /* of Arial 12, in points */

size_t cr_line_count(const char *text, int width) {
  size_t lines = 1, most = (size_t)(width < 6 ? 4 : width - 2), used = 0;
  while (*text != '\0') {
    size_t word = 0, bytes = strcspn(text, " \n");
    for (size_t i = 0; i < bytes; i++)
      word += ((unsigned char)text[i] & 0xC0) != 0x80;
    if (used > 0 && used + word > most) {
      lines++;
      used = 0;
    }
    lines += word > most ? (word - 1) / most : 0;
    used += word + 1;
    text += bytes;
    if (*text == '\n') {
      lines++;
      used = 0;
    }
    text += *text != '\0';
  }
  return lines;
}

compact_error cr_xlsx_height(cr_xlsx *self, uint32_t row, const char *const *texts, const int *widths,
                             size_t columns, size_t least) {
  size_t lines = least;
  for (size_t i = 0; i < columns; i++) {
    size_t one = texts[i] == NULL ? 1 : cr_line_count(texts[i], widths[i]);
    lines = one > lines ? one : lines;
  }
  lines = lines > LINES_MAX ? LINES_MAX : lines;
  return cr_xlsx_error(worksheet_set_row(self->sheet, row, 4 + line_height * (double)lines, NULL));
}
