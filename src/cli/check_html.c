/* check_html.c - what is told of the files as one page that needs nothing else and no script
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "check_html.h"
#include "built_in.h"
#include "html.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { NAMED_FILES = 3 }; /* in the page's title */

/* ---- A table ---- */

typedef struct page {
  FILE *out;
  const check_request *request;
  const check_result *results;
  size_t count, table_count;
  uint64_t listed; /* findings, of a table at most */
  size_t number;   /* of the table that is told of, from 1 */
  check_lines lines;
  off_t start; /* of its findings' lines */
} page;

static void print_heading(page *self, cr_part part) {
  const cr_report_part *told = cr_report_part_at(part);
  fprintf(self->out, "<h3 id=\"t%zu-%s\">%s</h3>\n", self->number, told->name, told->title);
}

static compact_error print_counts(page *self, const check_table *table) {
  print_heading(self, CR_PART_OUTCOMES);
  compact_error error = html_bars(self->out, table->told);
  return error == COMPACT_ERROR_NONE ? html_part(self->out, table->told, CR_PART_OUTCOMES, HTML_STACKED)
                                     : error;
}

static compact_error print_months(page *self, const check_table *table) {
  print_heading(self, CR_PART_MONTHS);
  compact_error error = html_timeline(self->out, table->told, self->request->as_of, self->number);
  return error == COMPACT_ERROR_NONE ? html_part(self->out, table->told, CR_PART_MONTHS, HTML_SCROLLED)
                                     : error;
}

static compact_error print_findings(page *self, const check_table *table) {
  print_heading(self, CR_PART_FINDINGS);
  return check_html_findings(self->out, &self->lines, table, self->listed, &self->start);
}

static compact_error print_part(page *self, const check_table *table, cr_part part) {
  switch (part) {
  case CR_PART_ABOUT:
    return html_about(self->out, table->told);
  case CR_PART_OUTCOMES:
    return print_counts(self, table);
  case CR_PART_MONTHS:
    return print_months(self, table);
  case CR_PART_FINDINGS:
    return print_findings(self, table);
  case CR_PART_NOTES:
    print_heading(self, part);
    return html_notes(self->out, table->told);
  default:
    print_heading(self, part);
    return html_part(self->out, table->told, part, HTML_STACKED);
  }
}

/* Every part but the clauses, which are the same for all tables. */
static compact_error print_table(page *self, const check_table *table) {
  compact_error error = COMPACT_ERROR_NONE;
  fprintf(self->out, "<section id=\"t%zu\" aria-labelledby=\"t%zu-h\">\n<h2 id=\"t%zu-h\">", self->number,
          self->number, self->number);
  check_html_name(self->out, table);
  fputs("</h2>\n", self->out);
  for (cr_part part = CR_PART_ABOUT; error == COMPACT_ERROR_NONE && part < CR_PART_CLAUSES; part++)
    error = print_part(self, table, part);
  fputs("</section>\n", self->out);
  return error;
}

static compact_error print_tables_of(page *self, const check_result *result) {
  const check_table *table;
  self->start = result->start;
  compact_error error = check_lines_begin(&self->lines, result);
  for (size_t next = 0; error == COMPACT_ERROR_NONE && (table = check_next_table(result, &next)) != NULL;) {
    self->number++;
    error = print_table(self, table);
  }
  check_lines_end(&self->lines);
  return error;
}

static compact_error print_tables(page *self) {
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 0; error == COMPACT_ERROR_NONE && i < self->count; i++) {
    if (self->results[i].error == COMPACT_ERROR_NONE)
      error = print_tables_of(self, &self->results[i]);
  }
  return error;
}

/* ---- Above the tables ---- */

static void print_lead(page *self) {
  char day[COMPACT_DATE_SIZE];
  fprintf(self->out, "<p>%zu table%s in %zu file%s, checked by the ", self->table_count,
          self->table_count == 1 ? "" : "s", self->count, self->count == 1 ? "" : "s");
  html_text(self->out, compact_pack_title(self->request->pack));
  if (self->request->as_of == COMPACT_NO_DATE)
    fputs("; no day of asking was given.", self->out);
  else
    fprintf(self->out, ", as of %s.", compact_date_words(self->request->as_of, day));
  fprintf(self->out, "</p>\n<p class=\"caveat\">%s</p>\n", cr_report_caveat);
}

static void print_problems_of(page *self, const check_result *result) {
  fputs("<li>", self->out);
  html_text(self->out, result->path);
  for (size_t i = 0; i < check_problem_count(result); i++) {
    fputs(i == 0 ? ": " : "; ", self->out);
    html_text(self->out, check_problem_at(result, i));
  }
  fputs("</li>\n", self->out);
}

static void print_problems(page *self) {
  size_t told = 0;
  for (size_t i = 0; i < self->count; i++) {
    const check_result *result = &self->results[i];
    if (check_problem_count(result) == 0)
      continue;
    if (told++ == 0)
      fputs("<h2 id=\"problems\">Problems with the files</h2>\n<ul>\n", self->out);
    print_problems_of(self, result);
  }
  fputs(told > 0 ? "</ul>\n" : "", self->out);
}

/* ---- All tables at a glance ---- */

enum { SUMMARY_TITLES = 2 + CR_OUTCOME_COUNT };

static void print_summary_row(page *self, const check_table *table, size_t number) {
  fprintf(self->out, "<tr role=\"row\"><th scope=\"row\" role=\"rowheader\"><a href=\"#t%zu\">", number);
  check_html_name(self->out, table);
  fprintf(self->out, "</a></th><td role=\"cell\" class=\"n\" data-l=\"Rows\">%" PRIu64 "</td>",
          cr_register_row_count(table->reg));
  for (size_t i = 0; i < CR_OUTCOME_COUNT; i++)
    fprintf(self->out, "<td role=\"cell\" class=\"n\" data-l=\"%s\">%" PRIu64 "</td>",
            cr_outcome_label(cr_outcome_at(i)), cr_report_total(table->told, cr_outcome_at(i)));
  fputs("</tr>\n", self->out);
}

static void print_summary(page *self) {
  const char *titles[SUMMARY_TITLES] = {"Table", "Rows"};
  const check_table *table;
  size_t number = 0;
  for (size_t i = 0; i < CR_OUTCOME_COUNT; i++)
    titles[2 + i] = cr_outcome_label(cr_outcome_at(i));
  fputs("<h2 id=\"summary\">All tables</h2>\n", self->out);
  html_stack_begin(self->out);
  fputs("How many findings of each table came out how.", self->out);
  html_stack_titles(self->out, titles, SUMMARY_TITLES);
  for (size_t i = 0; i < self->count; i++) {
    for (size_t next = 0; (table = check_next_table(&self->results[i], &next)) != NULL;)
      print_summary_row(self, table, ++number);
  }
  html_stack_end(self->out);
}

/* ---- Clauses, once for all tables ---- */

typedef struct clause_printer {
  page *page;
  bool *is_told; /* by the pack's clauses */
  size_t count;
} clause_printer;

static size_t clause_index(const compact_pack *pack, const char *ref) {
  size_t index = 0;
  while (strcmp(compact_clause_ref(compact_pack_clause_at(pack, index)), ref) != 0)
    index++;
  return index;
}

static compact_error print_clause(void *user, const cr_report_cell *cells, size_t count) {
  clause_printer *self = user;
  bool *is_told = &self->is_told[clause_index(self->page->request->pack, cells[CR_CLAUSES_CLAUSE].text)];
  if (*is_told)
    return COMPACT_ERROR_NONE;
  if (self->count++ == 0)
    html_part_begin(self->page->out, CR_PART_CLAUSES, HTML_STACKED);
  *is_told = true;
  html_part_row(self->page->out, CR_PART_CLAUSES, cells, count);
  return COMPACT_ERROR_NONE;
}

static compact_error print_clauses(page *self) {
  clause_printer printer = {.page = self};
  const check_table *table;
  compact_error error = COMPACT_ERROR_NONE;
  printer.is_told = calloc(compact_pack_clause_count(self->request->pack) + 1, sizeof *printer.is_told);
  if (printer.is_told == NULL)
    return COMPACT_ERROR_MEMORY;
  fprintf(self->out, "<h2 id=\"clauses\">%s</h2>\n", cr_report_part_at(CR_PART_CLAUSES)->title);
  for (size_t i = 0; i < self->count; i++) {
    for (size_t next = 0;
         error == COMPACT_ERROR_NONE && (table = check_next_table(&self->results[i], &next)) != NULL;)
      error = cr_report_rows(table->told, CR_PART_CLAUSES, print_clause, &printer);
  }
  if (printer.count > 0)
    html_part_end(self->out, HTML_STACKED);
  free(printer.is_told);
  return error;
}

/* ---- The page ---- */

static void print_head(page *self) {
  fputs("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\"/>\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>",
        self->out);
  for (size_t i = 0; i < self->count && i < NAMED_FILES; i++) {
    fputs(i == 0 ? "" : ", ", self->out);
    html_text(self->out, self->results[i].path);
  }
  fputs(self->count > NAMED_FILES ? " and others: " : ": ", self->out);
  html_text(self->out, compact_pack_title(self->request->pack));
  fputs("</title>\n<style>\n", self->out);
  fwrite(html_files[0].bytes, 1, html_files[0].size, self->out);
  fputs("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the results</a>\n", self->out);
}

static void print_links(page *self, size_t number) {
  fputs("<ul>", self->out);
  for (cr_part part = CR_PART_OUTCOMES; part < CR_PART_CLAUSES; part++) {
    const cr_report_part *told = cr_report_part_at(part);
    fprintf(self->out, "<li><a href=\"#t%zu-%s\">%s</a></li>", number, told->name, told->title);
  }
  fputs("</ul>", self->out);
}

static void print_contents(page *self) {
  const check_table *table;
  size_t number = 0;
  fputs("<nav aria-label=\"Contents\">\n<ul>\n", self->out);
  for (size_t i = 0; i < self->count; i++) {
    for (size_t next = 0; (table = check_next_table(&self->results[i], &next)) != NULL;) {
      fprintf(self->out, "<li><a href=\"#t%zu\">", ++number);
      check_html_name(self->out, table);
      fputs("</a>", self->out);
      if (self->table_count == 1)
        print_links(self, number);
      fputs("</li>\n", self->out);
    }
  }
  fprintf(self->out, "<li><a href=\"#clauses\">%s</a></li>\n</ul>\n</nav>\n",
          cr_report_part_at(CR_PART_CLAUSES)->title);
}

static void print_header(page *self) {
  print_head(self);
  fputs("<header>\n<h1>Compact check</h1>\n", self->out);
  print_lead(self);
  fputs("</header>\n", self->out);
  print_contents(self);
  fputs("<main id=\"main\" tabindex=\"-1\">\n", self->out);
  print_problems(self);
  if (self->table_count > 1)
    print_summary(self);
}

static void print_footer(page *self) {
  fprintf(self->out,
          "</main>\n<footer>\n<p>Made by Compact Rules %s. %s</p>\n"
          "<p>Every finding with its cells: <kbd>compact check --format csv</kbd>, or <kbd>jsonl</kbd>.</p>\n"
          "</footer>\n</body>\n</html>\n",
          compact_version(), cr_report_caveat);
}

static compact_error print_page(FILE *out, const check_request *request, const check_result *results,
                                size_t count) {
  page self = {.out = out, .request = request, .results = results, .count = count};
  for (size_t i = 0; i < count; i++) {
    for (size_t next = 0; check_next_table(&results[i], &next) != NULL;)
      self.table_count++;
  }
  self.listed = self.table_count == 0 ? 0 : CHECK_HTML_LISTED / self.table_count;
  self.listed = self.listed < CHECK_HTML_LEAST ? CHECK_HTML_LEAST : self.listed;
  print_header(&self);
  compact_error error = print_tables(&self);
  if (error == COMPACT_ERROR_NONE)
    error = print_clauses(&self);
  print_footer(&self);
  return error;
}

const check_report check_html = {.finding = check_html_finding, .whole = print_page};
