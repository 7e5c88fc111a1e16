/* read_xlsx_book.c - the sheets of an .xlsx, and the epoch of its dates
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "read_limits.h"
#include "read_part.h"
#include "read_value.h"
#include "read_xlsx.h"

#include <string.h>

enum { KIND_WORKBOOK = 1, KIND_PROPERTIES, KIND_SHEETS, KIND_SHEET };

#define IN(kind) (1u << KIND_##kind)

static const cr_stream_element elements[] = {
    {"workbook", KIND_WORKBOOK, CR_ROOT, false, false},
    {"workbookPr", KIND_PROPERTIES, IN(WORKBOOK), false, false},
    {"sheets", KIND_SHEETS, IN(WORKBOOK), false, false},
    {"sheet", KIND_SHEET, IN(SHEETS), false, false},
    {0},
};

typedef struct book_reader {
  cr_xlsx *book;
  cr_list relations;
  cr_stream *stream;
} book_reader;

static const cr_relation *find(const cr_list *relations, const char *id, const char *type) {
  for (size_t i = 0; i < relations->count; i++) {
    const cr_relation *relation = relations->items[i];
    if ((id == NULL || strcmp(relation->id, id) == 0) && (type == NULL || strcmp(relation->type, type) == 0))
      return relation;
  }
  return NULL;
}

static void add_sheet(book_reader *self, const char *name, const char *part, bool is_hidden) {
  cr_xlsx *book = self->book;
  cr_xlsx_sheet *sheet = cr_arena_alloc(&book->arena, sizeof *sheet);
  if (sheet != NULL)
    *sheet = (cr_xlsx_sheet){cr_arena_copy(&book->arena, name, strlen(name)), part, is_hidden};
  if (sheet == NULL || sheet->name == NULL || !cr_list_add(&book->sheets, sheet))
    cr_stream_fail(self->stream, COMPACT_ERROR_MEMORY);
}

/* Sheets of charts, dialogs and old macros hold no cells. */
static void read_sheet(book_reader *self, const char **attributes) {
  const cr_input *input = self->book->input;
  const char *name = cr_stream_attribute(attributes, "name");
  const char *id = cr_stream_attribute(attributes, "r:id");
  const char *state = cr_stream_attribute(attributes, "state");
  const cr_relation *relation = id == NULL ? NULL : find(&self->relations, id, NULL);
  if (name == NULL || relation == NULL)
    cr_stream_fail(
        self->stream,
        cr_report_at(input, cr_stream_spot(self->stream), COMPACT_ERROR_INVALID,
                     "nothing says which part is the sheet \"%.100s\": open the file in Excel or Calc and "
                     "save it",
                     name == NULL ? "" : name));
  else if (self->book->sheets.count == CR_SHEETS_MAX || strlen(name) > CR_NAME_MAX)
    cr_stream_fail(self->stream, cr_report_at(input, cr_stream_spot(self->stream), COMPACT_ERROR_LIMIT,
                                              "has more than %d sheets, or a name longer than %d letters",
                                              CR_SHEETS_MAX, CR_NAME_MAX));
  else if (strcmp(relation->type, "worksheet") == 0)
    add_sheet(self, name, relation->part, state != NULL && strcmp(state, "visible") != 0);
}

static void on_start(void *user, int kind, const char **attributes) {
  book_reader *self = user;
  if (kind == KIND_PROPERTIES)
    self->book->is_1904 = cr_is_true(cr_stream_attribute(attributes, "date1904"));
  else if (kind == KIND_SHEET)
    read_sheet(self, attributes);
}

static void on_end(void *user, int kind) {
  (void)user, (void)kind;
}

static const cr_stream_format format = {"a workbook", cr_xlsx_namespaces, elements, on_start, NULL, on_end};

static const char *part_of(const cr_list *relations, const char *type) {
  const cr_relation *relation = find(relations, NULL, type);
  return relation == NULL ? NULL : relation->part;
}

static compact_error find_workbook(cr_xlsx *book) {
  cr_list relations = {0};
  compact_error error = cr_relations_read(book, "", "officeDocument", &relations);
  book->workbook = part_of(&relations, "officeDocument");
  cr_list_free(&relations);
  if (error == COMPACT_ERROR_NONE && book->workbook == NULL)
    error =
        cr_report_at(book->input, (cr_spot){.part = "_rels/.rels"}, COMPACT_ERROR_INVALID,
                     "nothing says which part is the workbook: open the file in Excel or Calc and save it");
  return error;
}

compact_error cr_xlsx_read_workbook(cr_xlsx *book) {
  book_reader self = {.book = book};
  compact_error error = find_workbook(book);
  if (error == COMPACT_ERROR_NONE)
    error = cr_relations_read(
        book, book->workbook,
        "worksheet chartsheet dialogsheet xlMacrosheet xlIntlMacrosheet sharedStrings styles",
        &self.relations);
  if (error == COMPACT_ERROR_NONE)
    error = cr_part_parse(book->input, book->zip, book->workbook, CR_ZIP_SMALL_PART_MAX, &format, &self,
                          &self.stream);
  if (error == COMPACT_ERROR_NONE) {
    book->strings_part = part_of(&self.relations, "sharedStrings");
    book->styles_part = part_of(&self.relations, "styles");
  }
  cr_list_free(&self.relations);
  return error;
}
