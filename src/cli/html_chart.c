/* html_chart.c - charts of a page, as SVG that says the same in words
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * Places are percentages, so that text keeps its size on a narrow screen.
 */
#include "html.h"

#include <inttypes.h>
#include <string.h>

static uint64_t sum_of(const uint64_t *counts) {
  uint64_t sum = 0;
  for (size_t i = 0; i < CR_OUTCOME_COUNT; i++)
    sum += counts[i];
  return sum;
}

/* The counts of a row of CR_OUTCOME_COUNT or MONTHS, which stand in its last cells, by outcome. */
static void read_counts(const cr_report_cell *cells, size_t count, uint64_t *counts) {
  for (size_t i = 0; i < CR_OUTCOME_COUNT; i++)
    counts[cr_outcome_at(i)] = (uint64_t)cells[count - CR_OUTCOME_COUNT + i].number;
}

/* ---- A bar for each clause ---- */

enum { BAR_HEIGHT = 22 };

static void print_counts(FILE *out, const uint64_t *counts) {
  const char *comma = "";
  for (size_t i = 0; i < CR_OUTCOME_COUNT; i++) {
    if (counts[cr_outcome_at(i)] == 0)
      continue;
    fprintf(out, "%s%" PRIu64 " %s", comma, counts[cr_outcome_at(i)], cr_outcome_name(cr_outcome_at(i)));
    comma = ", ";
  }
}

static void print_bar(FILE *out, const uint64_t *counts) {
  double at = 0, sum = (double)sum_of(counts);
  fprintf(out, "<svg role=\"img\" height=\"%d\"><title>", BAR_HEIGHT);
  print_counts(out, counts);
  fputs("</title>", out);
  for (size_t i = 0; i < CR_OUTCOME_COUNT; i++) {
    double width = 100 * (double)counts[cr_outcome_at(i)] / sum;
    if (width > 0)
      fprintf(out, "<rect class=\"o%d\" x=\"%.2f%%\" width=\"%.2f%%\" height=\"%d\"/>", (int)cr_outcome_at(i),
              at, width, BAR_HEIGHT);
    at += width;
  }
  fputs("</svg>", out);
}

typedef struct bar_printer {
  FILE *out;
  bool has_bars;
} bar_printer;

static compact_error print_clause_bar(void *user, const cr_report_cell *cells, size_t count) {
  bar_printer *self = user;
  uint64_t counts[CR_OUTCOME_COUNT];
  read_counts(cells, count, counts);
  fputs(self->has_bars ? "<li>" : "<ul class=\"bars\">\n<li>", self->out);
  self->has_bars = true;
  html_clause(self->out, cells[CR_OUTCOMES_CLAUSE].text);
  fputs(cells[CR_OUTCOMES_TOPIC].text[0] == '\0' ? "" : " ", self->out);
  html_text(self->out, cells[CR_OUTCOMES_TOPIC].text);
  fputs(": ", self->out);
  print_counts(self->out, counts);
  print_bar(self->out, counts);
  fputs("</li>\n", self->out);
  return COMPACT_ERROR_NONE;
}

compact_error html_bars(FILE *out, cr_report *report) {
  bar_printer self = {.out = out};
  compact_error error = cr_report_rows(report, CR_PART_OUTCOMES, print_clause_bar, &self);
  fputs(self.has_bars ? "</ul>\n" : "", out);
  return error;
}

/* ---- The months ---- */

enum { BARS_MAX = 60, MONTHS = 12, CHART_HEIGHT = 140, CHART_WHOLE = 164, TICKS = 4 };

/* Months counted from the year 0, a bar for every so many. */
typedef struct timeline {
  int first, last, step;
  size_t bar_count, row_count;
  uint64_t counts[BARS_MAX][CR_OUTCOME_COUNT], most;
} timeline;

static int month_of(compact_date date) {
  int year, month, day;
  compact_date_split(date, &year, &month, &day);
  return year * MONTHS + month - 1;
}

static compact_error find_ends(void *user, const cr_report_cell *cells, size_t count) {
  timeline *self = user;
  (void)count;
  self->last = month_of(cells[CR_MONTHS_MONTH].date);
  if (self->row_count++ == 0)
    self->first = self->last;
  return COMPACT_ERROR_NONE;
}

static compact_error count_month(void *user, const cr_report_cell *cells, size_t count) {
  timeline *self = user;
  uint64_t counts[CR_OUTCOME_COUNT];
  uint64_t *bar = self->counts[(month_of(cells[CR_MONTHS_MONTH].date) - self->first) / self->step];
  read_counts(cells, count, counts);
  for (size_t i = 0; i < CR_OUTCOME_COUNT; i++)
    bar[i] += counts[i];
  self->most = sum_of(bar) > self->most ? sum_of(bar) : self->most;
  return COMPACT_ERROR_NONE;
}

static void take_step(timeline *self, int step) {
  self->step = step;
  self->bar_count = (size_t)(self->last / step - self->first / step) + 1;
}

/* A month for each bar; where that makes too many, a quarter, a year, ten years and so on. */
static void choose_step(timeline *self) {
  take_step(self, 1);
  while (self->bar_count > BARS_MAX)
    take_step(self, self->step == 1 ? 3 : self->step == 3 ? MONTHS : self->step * 10);
  self->first -= self->first % self->step;
}

/* "Mar 2027", or "2027" where bars are years. */
static const char *bar_name(const timeline *self, size_t bar, char words[COMPACT_DATE_SIZE]) {
  int month = self->first + (int)bar * self->step;
  compact_date date;
  if (compact_date_make(month / MONTHS, month % MONTHS + 1, 1, &date) != COMPACT_ERROR_NONE)
    return "";
  compact_date_words(date, words);
  return self->step < MONTHS ? strchr(words, ' ') + 1 : strrchr(words, ' ') + 1;
}

static const char *step_name(const timeline *self) {
  return self->step == 1        ? "month"
         : self->step == 3      ? "quarter"
         : self->step == MONTHS ? "year"
                                : "group of years";
}

static size_t highest_bar(const timeline *self) {
  for (size_t i = 0; i < self->bar_count; i++) {
    if (sum_of(self->counts[i]) == self->most)
      return i;
  }
  return 0;
}

static void print_description(FILE *out, const timeline *self, size_t number) {
  char first[COMPACT_DATE_SIZE], last[COMPACT_DATE_SIZE], most[COMPACT_DATE_SIZE];
  fprintf(
      out,
      "<title id=\"t%zu-t\">%s</title><desc id=\"t%zu-d\">From %s to %s, a bar for each %s. Most, %" PRIu64
      ", in %s.</desc>",
      number, cr_report_part_at(CR_PART_MONTHS)->title, number, bar_name(self, 0, first),
      bar_name(self, self->bar_count - 1, last), step_name(self), self->most,
      bar_name(self, highest_bar(self), most));
}

static void print_month_bar(FILE *out, const timeline *self, size_t bar) {
  double width = 100.0 / (double)self->bar_count, top = CHART_HEIGHT;
  for (size_t i = CR_OUTCOME_COUNT; i-- > 0;) {
    double height = CHART_HEIGHT * (double)self->counts[bar][cr_outcome_at(i)] / (double)self->most;
    top -= height;
    if (height > 0)
      fprintf(out, "<rect class=\"o%d\" x=\"%.2f%%\" width=\"%.2f%%\" y=\"%.1f\" height=\"%.1f\"/>",
              (int)cr_outcome_at(i), width * (double)bar + width * 0.08, width * 0.84, top, height);
  }
}

/* Names below so many bars that they have room on the narrowest screen. */
static void print_axis(FILE *out, const timeline *self) {
  size_t every = (self->bar_count + TICKS - 1) / TICKS;
  char words[COMPACT_DATE_SIZE];
  fprintf(out, "<line x1=\"0\" x2=\"100%%\" y1=\"%d\" y2=\"%d\"/>", CHART_HEIGHT, CHART_HEIGHT);
  for (size_t i = 0; i < self->bar_count; i += every)
    fprintf(out, "<text x=\"%.2f%%\" y=\"%d\">%s</text>", 100.0 * (double)i / (double)self->bar_count,
            CHART_WHOLE - 6, bar_name(self, i, words));
}

/* Whether the day lies within the chart, where it is drawn. */
static bool print_asked(FILE *out, const timeline *self, compact_date as_of) {
  int months = as_of == COMPACT_NO_DATE ? -1 : month_of(as_of) - self->first;
  if (months < 0 || months >= self->step * (int)self->bar_count)
    return false;
  int year, month, day;
  compact_date_split(as_of, &year, &month, &day);
  double at = ((double)months + (double)(day - 1) / 31) / self->step / (double)self->bar_count;
  fprintf(out, "<line class=\"asked\" x1=\"%.2f%%\" x2=\"%.2f%%\" y1=\"0\" y2=\"%d\"/>", 100 * at, 100 * at,
          CHART_HEIGHT);
  return true;
}

/* The colours that came up, each with its word. */
static void print_keys(FILE *out, const timeline *self) {
  fputs("<ul class=\"keys\">", out);
  for (size_t i = 0; i < CR_OUTCOME_COUNT; i++) {
    compact_outcome outcome = cr_outcome_at(i);
    uint64_t sum = 0;
    for (size_t bar = 0; bar < self->bar_count; bar++)
      sum += self->counts[bar][outcome];
    if (sum > 0)
      fprintf(out, "<li><span class=\"key o%d\"></span>%s</li>", (int)outcome, cr_outcome_label(outcome));
  }
  fputs("</ul>\n", out);
}

static void print_timeline(FILE *out, const timeline *self, compact_date as_of, size_t number) {
  fprintf(out, "<figure>\n<svg role=\"img\" height=\"%d\" aria-labelledby=\"t%zu-t t%zu-d\">", CHART_WHOLE,
          number, number);
  print_description(out, self, number);
  for (size_t i = 0; i < self->bar_count; i++)
    print_month_bar(out, self, i);
  print_axis(out, self);
  bool is_asked = print_asked(out, self, as_of);
  fprintf(out, "</svg>\n<figcaption>A bar for each %s; the highest is %" PRIu64 ".%s</figcaption>\n",
          step_name(self), self->most, is_asked ? " The broken line is the day of asking." : "");
  print_keys(out, self);
  fputs("</figure>\n", out);
}

compact_error html_timeline(FILE *out, cr_report *report, compact_date as_of, size_t number) {
  timeline self = {0};
  compact_error error = cr_report_rows(report, CR_PART_MONTHS, find_ends, &self);
  if (error != COMPACT_ERROR_NONE || self.row_count == 0)
    return error;
  choose_step(&self);
  error = cr_report_rows(report, CR_PART_MONTHS, count_month, &self);
  if (error == COMPACT_ERROR_NONE)
    print_timeline(out, &self, as_of, number);
  return error;
}
