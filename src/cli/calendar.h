/* calendar.h - a calendar file of days on which something is due
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * The one place that talks to libical, which folds and escapes as RFC 5545 has it.
 */
#ifndef CALENDAR_H
#define CALENDAR_H

#include "compact.h"

#include <stdio.h>

typedef struct calendar calendar;

/* A whole day. */
typedef struct calendar_event {
  const char *uid; /* the same whenever the same day is told again */
  compact_date day;
  const char *summary, *description;
  const char *categories[2]; /* NULL: none */
} calendar_event;

/* name is shown over it, words say what it holds; made_on is its day of making. NULL where memory ran out. */
calendar *calendar_new(const char *name, const char *words, compact_date made_on);
void calendar_free(calendar *self);

/* Adds the day, with alarms two weeks and one day before. False where memory ran out. */
bool calendar_add(calendar *self, const calendar_event *event);

/* Fails with MEMORY; what could not be written is noticed in the stream. */
compact_error calendar_write(const calendar *self, FILE *out);

#endif
