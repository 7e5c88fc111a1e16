/* found_date.h - a date as it was found in somebody's table
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * What one cell says on its own. Which of two figures is the day only the whole column can tell
 * (cr_found_date_settle()).
 */
#ifndef CR_FOUND_DATE_H
#define CR_FOUND_DATE_H

#include "cells.h"

typedef enum cr_date_form {
  CR_FORM_BLANK,     /* nothing there */
  CR_FORM_DAY,       /* a day, beyond doubt: 2027-04-01, 1st April 2027, a spreadsheet's own date */
  CR_FORM_SERIAL,    /* a day, by the number that spreadsheets count days with */
  CR_FORM_FIGURES,   /* 01/04/2027: two figures that are day and month in one order or the other */
  CR_FORM_MONTH,     /* April 2027 */
  CR_FORM_YEAR,      /* 2027 */
  CR_FORM_WORD,      /* Ongoing, TBC: no date */
  CR_FORM_FINANCIAL, /* 2026/27: whose years begin when is not said */
  CR_FORM_NO_DAY,    /* 31/02/2027: is not in the calendar */
  CR_FORM_UNREAD,
  CR_FORM_COUNT,
} cr_date_form;

typedef struct cr_found_date {
  cr_date_form form;
  compact_date first,
      last; /* the days it may be: the same of a day; no date unless DAY, SERIAL, MONTH, YEAR */
  compact_date day_first, month_first; /* of FIGURES, by either order; no date where that order makes none */
  bool has_short_year;                 /* of two figures, taken for 1970 to 2069 */
} cr_found_date;

/* Reads a cell; NULL is blank. */
cr_found_date cr_found_date_read(const cr_found_cell *cell);

/* The day of a cell that was known for one when it was read, and is a DAY; no date for any other. */
static inline compact_date cr_found_day(const cr_found_cell *found) {
  return found->kind == CR_FOUND_DATE || found->kind == CR_FOUND_TEXT ? found->date : COMPACT_NO_DATE;
}

/* Whether it is a day, or one of two that figures are: told at a glance. Of others it is not known. */
bool cr_found_has_day(const cr_found_cell *cell);

/* The same as cr_found_date_read() of text. */
cr_found_date cr_found_date_of(const char *text);

/* Whether text may be a date in ISO 8601's extended form: asked of every cell, most of which are not. */
static inline bool cr_may_be_iso(const char *text, size_t length) {
  return length >= 10 && text[4] == '-' && text[7] == '-';
}

/* The day of text that is one in that form, alone or before a time of day; else no date. */
compact_date cr_found_iso_date(const char *text, size_t length);

static inline compact_date cr_found_iso_day(const char *text, size_t length) {
  return cr_may_be_iso(text, length) ? cr_found_iso_date(text, length) : COMPACT_NO_DATE;
}

/* Whether the cell says that there is no date (yet): "TBC", "Ongoing". Other words may mean anything, and
 * "N/A" and "unknown" do not say that nobody did it. */
bool cr_found_date_is_none(const cr_found_cell *cell);

/* Takes figures in an order, which makes them a DAY or a NO_DAY. With no order they are a day only if one
 * order alone makes a date, or both the same; else they stay FIGURES. Other forms stay what they are. */
cr_found_date cr_found_date_settle(cr_found_date found, compact_date_order order);

#endif
