/* page.c - text for people, in lines that fit a screen
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#define _POSIX_C_SOURCE 200809L /* fileno */

#include "page.h"

#include "report.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- Styles ---- */

static bool has_colours(FILE *out) {
  const char *terminal = getenv("TERM"), *none = getenv("NO_COLOR");
  int file = fileno(out);
  return file >= 0 && isatty(file) != 0 && terminal != NULL && strcmp(terminal, "dumb") != 0 &&
         (none == NULL || none[0] == '\0');
}

void page_begin(FILE *out, page_style style) {
  static const char *const codes[] = {"", "\033[1m", "\033[31m", "\033[33m", "\033[32m"};
  if (style != PAGE_PLAIN && has_colours(out))
    fputs(codes[style], out);
}

void page_end(FILE *out, page_style style) {
  if (style != PAGE_PLAIN && has_colours(out))
    fputs("\033[0m", out);
}

/* ---- Characters ---- */

/* The bytes of the character; text has been checked to be UTF-8 when it was read. */
static size_t bytes_of(const char *text) {
  size_t size = 1;
  while (((unsigned char)text[size] & 0xC0) == 0x80)
    size++;
  return size;
}

static void print_character(FILE *out, const char *text) {
  if (cr_report_unseen(text) > 0)
    fputc('?', out);
  else
    fwrite(text, 1, bytes_of(text), out);
}

void page_text(FILE *out, const char *text) {
  for (; *text != '\0'; text += bytes_of(text))
    print_character(out, text);
}

size_t page_length(const char *text) {
  size_t length = 0;
  for (; *text != '\0'; text += bytes_of(text))
    length++;
  return length;
}

/* ---- Lines ---- */

static void begin_line(page_paragraph *self) {
  fprintf(self->out, "\n%*s", (int)self->indent, "");
  self->at = self->indent;
  self->has_words = false;
}

/* Columns up to the next space. */
static size_t word_length(const char *text) {
  size_t length = 0;
  for (; *text != '\0' && *text != ' '; text += bytes_of(text))
    length++;
  return length;
}

static const char *print_word(page_paragraph *self, const char *text) {
  for (; *text != '\0' && *text != ' '; text += bytes_of(text), self->at++) {
    if (self->at >= PAGE_WIDTH)
      begin_line(self);
    print_character(self->out, text);
  }
  self->has_words = true;
  return text;
}

void page_flow(page_paragraph *self, const char *text) {
  for (text += strspn(text, " "); *text != '\0'; text += strspn(text, " ")) {
    if (self->has_words && self->at + 1 + word_length(text) > PAGE_WIDTH) {
      begin_line(self);
    } else if (self->has_words) {
      fputc(' ', self->out);
      self->at++;
    }
    text = print_word(self, text);
  }
}

void page_wrap(FILE *out, const char *text, size_t at, size_t indent) {
  page_paragraph paragraph = {.out = out, .at = at, .indent = indent};
  page_flow(&paragraph, text);
  fputc('\n', out);
}

void page_cell(FILE *out, const char *text, size_t width, bool to_right) {
  static const char mark[] = "...";
  size_t length = page_length(text);
  size_t shown = length <= width ? length : width < 3 ? 0 : width - 3;
  if (to_right && length < width)
    fprintf(out, "%*s", (int)(width - length), "");
  for (size_t i = 0; i < shown; i++, text += bytes_of(text))
    print_character(out, text);
  if (length > width)
    fputs(width < 3 ? mark + 3 - width : mark, out);
  if (!to_right && length < width)
    fprintf(out, "%*s", (int)(width - length), "");
}
