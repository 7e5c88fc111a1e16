/* xlsx_front.c - the sheets that every workbook begins with, and the words that they share
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "xlsx.h"

#include <stdio.h>
#include <stdlib.h>

const char cr_not_law[] = "Nothing here is law: an outcome says whether what the Compact asks was met, never "
                          "whether it was lawful.";

const char *cr_formulas_words(cr_formulas formulas) {
  static const char *const words[] = {
      [CR_FORMULAS_NATIVE] =
          "The outcomes are formulas that every spreadsheet program knows. Nothing has to be installed.",
      [CR_FORMULAS_ADDIN] =
          "The outcomes are functions of the Compact Rules extension for LibreOffice Calc. Without it they "
          "keep the values that they were made with.",
      [CR_FORMULAS_VALUES] =
          "The outcomes are values as they were when the workbook was made. They do not follow what is "
          "typed in."};
  return words[formulas];
}

const char *cr_outcome_note(compact_outcome outcome) {
  static const char *const notes[] = {
      [COMPACT_OUTCOME_NONE] = "",
      [COMPACT_OUTCOME_NOT_MET] =
          "\"not met\" means that what is recorded shows that the Compact's commitment was not kept. The "
          "reason says by how much.",
      [COMPACT_OUTCOME_CANNOT_TELL] =
          "\"cannot tell\" means that too little is recorded, or that the dates do not decide it. The reason "
          "names what is missing.",
      [COMPACT_OUTCOME_DUE] =
          "\"due\" means that somebody still has to act, and has until the day under \"act by\".",
      [COMPACT_OUTCOME_EXCUSED] =
          "\"excused\" means that the commitment was not kept to the letter, and that what the Compact "
          "accepts instead is recorded.",
      [COMPACT_OUTCOME_MET] = "\"met\" means that what is recorded shows that the commitment was kept.",
      [COMPACT_OUTCOME_NOT_APPLICABLE] =
          "\"not applicable\" means that what is recorded takes the row out of the commitment's reach.",
  };
  return notes[outcome];
}

compact_error cr_xlsx_cover(cr_xlsx *self, const char *const *cells, size_t rows) {
  static const char *const titles[] = {"Item", "What it is"};
  static const int widths[] = {30, 95};
  return cr_xlsx_words(self, "cover_items", titles, widths, 2, cells, rows);
}

compact_error cr_xlsx_contents(cr_xlsx *self, const char *const *cells, size_t sheets) {
  static const char *const titles[] = {"Worksheet", "What it holds"};
  static const int widths[] = {34, 90};
  compact_error error = cr_xlsx_words(self, "contents", titles, widths, 2, cells, sheets);
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < sheets; i++) {
    char link[64];
    snprintf(link, sizeof link, "internal:'%s'!A1", cells[i * 2]);
    error = cr_xlsx_error(worksheet_write_url_opt(self->sheet, self->header + 1 + (lxw_row_t)i, 0, link,
                                                  self->styles.link, cells[i * 2], NULL));
  }
  return error;
}

compact_error cr_xlsx_notes(cr_xlsx *self, const char *const *notes, size_t count) {
  static const char *const titles[] = {"Note", "What it says"};
  static const int widths[] = {10, 115};
  const char **cells = calloc(count * 2 + 1, sizeof *cells);
  char(*numbers)[32] = calloc(count + 1, sizeof *numbers);
  compact_error error = COMPACT_ERROR_MEMORY;
  for (size_t i = 0; cells != NULL && numbers != NULL && i < count; i++) {
    snprintf(numbers[i], sizeof numbers[i], "note %zu", i + 1);
    cells[i * 2] = numbers[i];
    cells[i * 2 + 1] = notes[i];
  }
  if (cells != NULL && numbers != NULL)
    error = cr_xlsx_words(self, "notes", titles, widths, 2, cells, count);
  free(numbers);
  free((void *)cells);
  return error;
}
