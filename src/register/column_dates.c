/* column_dates.c - what a column of dates is as a whole
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "fold.h"
#include "state.h"

#include <string.h>

/* ---- Dates that do not belong ---- */

enum {
  OUTLIERS_FROM = 20, /* with fewer dates nothing is far from the others */
  FAR_YEARS = 20,
  DAYS_1890 = 689944, /* 1890-01-01 */
  DAYS_1902 = 694326, /* 1902-01-01: up to here 1900 and 1901, that stand for no date */
  DAYS_1996 = 728659,
  DAYS_2001 = 730486,
  DAYS_2002 = 730851,
  DAYS_2007 = 732677,
  DAYS_9999 = 3651695,
};

/* Days of 400 years: years are counted as if all were equally long, since no day of theirs is asked for. */
static const int64_t days_of_400_years = 146097;

static bool is_2001(compact_date date) {
  return date >= DAYS_2001 && date < DAYS_2002;
}

static bool is_never(compact_date date) {
  return date < DAYS_1902 || date >= DAYS_9999;
}

static void count_year(cr_date_count *dates, compact_date date) {
  if (is_never(date)) {
    dates->never += date != COMPACT_NO_DATE;
    return;
  }
  int64_t year = (int64_t)(date - DAYS_1890) * 400 / days_of_400_years;
  if (year < CR_YEAR_COUNT)
    dates->years[year]++;
  else
    dates->later++;
  if (date >= DAYS_1996 && date < DAYS_2007) {
    dates->near_2001++;
    dates->in_2001 += is_2001(date);
  }
}

/* ---- Counting a cell ---- */

static void count_word(cr_date_count *dates, const char *text) {
  char word[CR_WORD_SIZE], folded[CR_FOLDED_SIZE];
  cr_tidy(text, word, sizeof word);
  cr_fold(word, folded);
  for (size_t i = 0; i < dates->word_count; i++) {
    bool is_same = folded[0] == '\0' ? strcmp(dates->words[i].word, word) == 0 /* "-" and "?" */
                                     : cr_folds_to(dates->words[i].word, folded);
    if (is_same) {
      dates->words[i].count++;
      return;
    }
  }
  if (dates->word_count == CR_WORDS_MAX) {
    dates->other_words++;
    return;
  }
  cr_word_count *next = &dates->words[dates->word_count++];
  memcpy(next->word, word, sizeof word);
  next->count = 1;
}

static void keep_example(cr_cell_example *examples, size_t *count, uint32_t row, const char *text) {
  if (*count == CR_EXAMPLES_MAX)
    return;
  examples[*count].row = row;
  cr_tidy(text, examples[*count].text, sizeof examples[*count].text);
  (*count)++;
}

static void count_figures(cr_date_count *dates, const cr_found_date *found, uint32_t row, const char *text) {
  bool by_day = found->day_first != COMPACT_NO_DATE, by_month = found->month_first != COMPACT_NO_DATE;
  if (by_day && by_month && found->day_first != found->month_first) {
    dates->either++;
    keep_example(dates->either_cells, &dates->either_count, row, text);
  } else if (by_day && !by_month) {
    dates->day_first++;
    keep_example(dates->day_cells, &dates->day_count, row, text);
  } else if (by_month && !by_day) {
    dates->month_first++;
    keep_example(dates->month_cells, &dates->month_count, row, text);
  }
}

void cr_count_date(cr_date_count *dates, const cr_found_cell *cell, uint32_t row) {
  compact_date day = cr_found_day(cell);
  if (day != COMPACT_NO_DATE) { /* as nearly all are */
    dates->forms[CR_FORM_DAY]++;
    count_year(dates, day);
    return;
  }
  cr_found_date found = cr_found_date_read(cell);
  dates->forms[found.form]++;
  dates->short_years += found.has_short_year;
  if (found.form == CR_FORM_FIGURES) {
    count_figures(dates, &found, row, cell->text);
    count_year(dates, found.day_first != COMPACT_NO_DATE ? found.day_first : found.month_first);
  } else if (found.form == CR_FORM_WORD) {
    count_word(dates, cell->text);
  } else if (found.form == CR_FORM_UNREAD || found.form == CR_FORM_NO_DAY ||
             found.form == CR_FORM_FINANCIAL) {
    keep_example(dates->unread, &dates->unread_count, row, cell->text);
  } else {
    count_year(dates, found.first);
  }
}

/* ---- What is usual ---- */

static uint64_t counted(const cr_date_count *dates) {
  uint64_t sum = 0;
  for (int i = 0; i < CR_YEAR_COUNT; i++)
    sum += dates->years[i];
  return sum;
}

/* The year up to which a share, in hundredths, of the dates lies. */
static int year_at(const cr_date_count *dates, uint64_t of, unsigned share) {
  uint64_t wanted = of * share / 100, so_far = 0;
  for (int i = 0; i < CR_YEAR_COUNT; i++) {
    so_far += dates->years[i];
    if (so_far > wanted)
      return i;
  }
  return CR_YEAR_COUNT;
}

static compact_date first_day_of(int year) {
  return (compact_date)(DAYS_1890 + year * days_of_400_years / 400);
}

/* Whether any date may lie outside those years: those at either end count, since they begin on no 1 January.
 */
static bool has_outside(const cr_date_count *dates, int first, int last) {
  uint64_t outside = dates->later;
  for (int i = 0; i < CR_YEAR_COUNT; i++)
    outside += i <= first || i >= last ? dates->years[i] : 0;
  return outside > 0;
}

void cr_column_find_outliers(cr_column_state *column) {
  const cr_date_count *dates = column->dates;
  uint64_t of = counted(dates);
  column->is_2001_blank =
      dates->in_2001 > 0 && dates->near_2001 == dates->in_2001 && of - dates->in_2001 >= 3;
  column->has_odd = column->is_2001_blank || dates->never > 0;
  if (of < OUTLIERS_FROM)
    return;
  int early = year_at(dates, of, 5) - FAR_YEARS, late = year_at(dates, of, 95) + 1 + FAR_YEARS;
  column->early = first_day_of(early);
  column->late = first_day_of(late);
  column->has_odd = column->has_odd || has_outside(dates, early, late);
}

bool cr_date_is_placeholder(const cr_column_state *column, compact_date date) {
  return is_never(date) || (column->is_2001_blank && is_2001(date));
}

/* ---- What was made of the cells ---- */

typedef unsigned long long number;

static void append_cells(cr_text *text, const cr_column_state *column, const cr_cell_example *examples,
                         size_t count) {
  char name[CR_CELL_NAME_SIZE];
  for (size_t i = 0; i < count; i++)
    cr_text_format(text, "%s\"%s\" (%s)", i == 0 ? "" : ", ", examples[i].text,
                   cr_cell_name(examples[i].row, column->told.column, name));
}

static compact_error tell_cells(cr_register *self, const cr_column_state *column, const char *what,
                                uint64_t count, const cr_cell_example *examples, size_t example_count,
                                const char *then) {
  cr_text cells = {0};
  append_cells(&cells, column, examples, example_count);
  compact_error error = COMPACT_ERROR_MEMORY;
  if (!cells.failed)
    error = cr_register_tell(self, "%s: %s in %llu of %llu cell%s, such as %s%s.", column->told.title, what,
                             (number)count, (number)column->told.filled, CR_S(column->told.filled),
                             cr_text_string(&cells), then);
  cr_text_free(&cells);
  return error;
}

static const char *first_of(compact_date_order order) {
  return order == COMPACT_ORDER_MDY ? "month" : "day";
}

/* Figures of which some can only be read one way, and others only the other way. */
static compact_error tell_mixed(cr_register *self, const cr_column_state *column) {
  const cr_date_count *dates = column->dates;
  cr_text text = {0};
  cr_text_format(&text, "only the day can come first in %llu cell%s, such as ", (number)dates->day_first,
                 CR_S(dates->day_first));
  append_cells(&text, column, dates->day_cells, dates->day_count);
  cr_text_format(&text, ", and only the month in %llu, such as ", (number)dates->month_first);
  append_cells(&text, column, dates->month_cells, dates->month_count);
  if (dates->either > 0)
    cr_text_format(&text, "; in %llu either could, left out unless it is said which comes first (dmy or mdy)",
                   (number)dates->either);
  compact_error error = text.failed
                            ? COMPACT_ERROR_MEMORY
                            : cr_register_tell(self, "%s: %s.", column->told.title, cr_text_string(&text));
  cr_text_free(&text);
  return error;
}

static compact_error tell_order(cr_register *self, const cr_column_state *column) {
  const cr_date_count *dates = column->dates;
  compact_date_order order = column->told.order;
  uint64_t sure = order == COMPACT_ORDER_MDY ? dates->month_first : dates->day_first;
  uint64_t against = order == COMPACT_ORDER_MDY ? dates->day_first : dates->month_first;
  if (dates->forms[CR_FORM_FIGURES] == 0)
    return COMPACT_ERROR_NONE;
  if (order == COMPACT_ORDER_NONE && dates->day_first > 0)
    return tell_mixed(self, column);
  if (order == COMPACT_ORDER_NONE)
    return dates->either == 0 ? COMPACT_ERROR_NONE
                              : tell_cells(self, column, "the day or the month could come first",
                                           dates->either, dates->either_cells, dates->either_count,
                                           ", and no other cell of the column tells; they are left out "
                                           "unless it is said which comes first (dmy or mdy)");
  if (self->options.order == COMPACT_ORDER_NONE)
    return cr_register_tell(self,
                            "%s: the %s comes first in dates of figures, since %llu of %llu can be read no "
                            "other way.",
                            column->told.title, first_of(order), (number)sure,
                            (number)dates->forms[CR_FORM_FIGURES]);
  if (against == 0)
    return cr_register_tell(self, "%s: the %s comes first in dates of figures, as was asked.",
                            column->told.title, first_of(order));
  return cr_register_tell(
      self,
      "%s: the %s comes first in dates of figures, as was asked; cells that are no dates that way "
      "and are left out: %llu.",
      column->told.title, first_of(order), (number)against);
}

static compact_error tell_words(cr_register *self, const cr_column_state *column) {
  const cr_date_count *dates = column->dates;
  cr_text words = {0};
  if (dates->forms[CR_FORM_WORD] == 0)
    return COMPACT_ERROR_NONE;
  for (size_t i = 0; i < dates->word_count; i++)
    cr_text_format(&words, "%s\"%s\" (%llu)", i == 0 ? "" : ", ", dates->words[i].word,
                   (number)dates->words[i].count);
  if (dates->other_words > 0)
    cr_text_format(&words, ", others (%llu)", (number)dates->other_words);
  compact_error error = COMPACT_ERROR_MEMORY;
  if (!words.failed)
    error = cr_register_tell(self, "%s: words and no date in %llu of %llu cell%s: %s.", column->told.title,
                             (number)dates->forms[CR_FORM_WORD], (number)column->told.filled,
                             CR_S(column->told.filled), cr_text_string(&words));
  cr_text_free(&words);
  return error;
}

/* Tells in how many of the column's cells something stands, if in any. */
static compact_error tell_share(cr_register *self, const cr_column_state *column, const char *what,
                                uint64_t count) {
  if (count == 0)
    return COMPACT_ERROR_NONE;
  return cr_register_tell(self, "%s: %s, in %llu of %llu cell%s.", column->told.title, what, (number)count,
                          (number)column->told.filled, CR_S(column->told.filled));
}

static compact_error tell_unread(cr_register *self, const cr_column_state *column) {
  const cr_date_count *dates = column->dates;
  uint64_t financial = dates->forms[CR_FORM_FINANCIAL];
  uint64_t count = dates->forms[CR_FORM_UNREAD] + dates->forms[CR_FORM_NO_DAY] + financial;
  if (count == 0)
    return COMPACT_ERROR_NONE;
  bool are_all = financial == count;
  compact_error error = tell_cells(
      self, column, "what could not be taken for a date", count, dates->unread, dates->unread_count,
      are_all ? ": financial years, whose first and last day are nowhere said" : "");
  return error != COMPACT_ERROR_NONE || are_all
             ? error
             : tell_share(self, column, "financial years, whose first and last day are nowhere said",
                          financial);
}

static compact_error tell_ranges(cr_register *self, const cr_column_state *column) {
  const cr_date_count *dates = column->dates;
  compact_error error = tell_share(
      self, column, "a month or a year, which decides where every day of it gives the same outcome",
      dates->forms[CR_FORM_MONTH] + dates->forms[CR_FORM_YEAR]);
  if (error == COMPACT_ERROR_NONE)
    error = tell_share(self, column, "a spreadsheet's number for a day, counted from 30 December 1899",
                       dates->forms[CR_FORM_SERIAL]);
  if (error == COMPACT_ERROR_NONE)
    error = tell_share(self, column, "years of two figures, taken for 1970 to 2069", dates->short_years);
  return error;
}

static compact_error tell_blanks(cr_register *self, const cr_column_state *column) {
  uint64_t blank = self->rows - column->told.filled;
  return blank == 0 ? COMPACT_ERROR_NONE
                    : cr_register_tell(self, "%s: blank in %llu of %llu row%s.", column->told.title,
                                       (number)blank, (number)self->rows, CR_S(self->rows));
}

compact_error cr_column_tell_dates(cr_register *self, const cr_column_state *column) {
  compact_error (*const tell[])(cr_register *, const cr_column_state *) = {
      tell_order, tell_blanks, tell_words, tell_unread, tell_ranges};
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < sizeof tell / sizeof *tell; i++)
    error = tell[i](self, column);
  return error;
}
