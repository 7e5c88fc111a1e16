/* calendar.c - a calendar file of days on which something is due
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "calendar.h"

#include "report.h"

#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct calendar {
  icalcomponent *whole;
  struct icaltimetype stamp;
};

/* libical's own failures are told by what is missing. */
static bool add(icalcomponent *to, icalproperty *property) {
  if (property != NULL)
    icalcomponent_add_property(to, property);
  return property != NULL;
}

static struct icaltimetype day_of(compact_date date) {
  struct icaltimetype day = {.is_date = 1};
  compact_date_split(date, &day.year, &day.month, &day.day);
  return day;
}

/* The moment at which the calendar was made, so that the same input gives the same bytes: that of
 * SOURCE_DATE_EPOCH, else the beginning of the day. */
static struct icaltimetype moment_of(compact_date made_on) {
  const char *epoch = getenv("SOURCE_DATE_EPOCH");
  long long seconds = epoch == NULL ? 0 : strtoll(epoch, NULL, 10);
  if (seconds > 0)
    return icaltime_from_timet_with_zone((time_t)seconds, 0, icaltimezone_get_utc_timezone());
  struct icaltimetype moment = day_of(made_on);
  moment.is_date = 0;
  moment.zone = icaltimezone_get_utc_timezone();
  return moment;
}

/* A property of the kind that no standard has. */
static bool add_extra(icalcomponent *to, const char *name, const char *text) {
  icalproperty *property = icalproperty_new_x(text);
  if (property != NULL)
    icalproperty_set_x_name(property, name);
  return add(to, property);
}

calendar *calendar_new(const char *name, const char *words, compact_date made_on) {
  calendar *self = calloc(1, sizeof *self);
  if (self == NULL)
    return NULL;
  self->stamp = moment_of(made_on);
  self->whole = icalcomponent_new(ICAL_VCALENDAR_COMPONENT);
  if (self->whole != NULL && add(self->whole, icalproperty_new_version("2.0")) &&
      add(self->whole, icalproperty_new_prodid("-//Compact Rules//compact//EN")) &&
      add(self->whole, icalproperty_new_calscale("GREGORIAN")) &&
      add_extra(self->whole, "X-WR-CALNAME", name) && add_extra(self->whole, "X-WR-CALDESC", words))
    return self;
  calendar_free(self);
  return NULL;
}

void calendar_free(calendar *self) {
  if (self == NULL)
    return;
  if (self->whole != NULL)
    icalcomponent_free(self->whole);
  free(self);
}

/* A message so long before the day begins. */
static bool add_alarm(icalcomponent *event, const char *before, const char *words) {
  icalcomponent *alarm = icalcomponent_new(ICAL_VALARM_COMPONENT);
  struct icaltriggertype trigger = {.time = icaltime_null_time(),
                                    .duration = icaldurationtype_from_string(before)};
  if (alarm == NULL)
    return false;
  icalcomponent_add_component(event, alarm);
  return add(alarm, icalproperty_new_action(ICAL_ACTION_DISPLAY)) &&
         add(alarm, icalproperty_new_description(words)) && add(alarm, icalproperty_new_trigger(trigger));
}

/* At nine in the morning, when somebody is there to see it. */
static bool add_alarms(icalcomponent *made, const calendar_event *event) {
  return add_alarm(made, "-P13DT15H", event->summary) && add_alarm(made, "-PT15H", event->summary);
}

static bool add_words(icalcomponent *made, const calendar_event *event) {
  bool is_added = add(made, icalproperty_new_uid(event->uid)) &&
                  add(made, icalproperty_new_summary(event->summary)) &&
                  add(made, icalproperty_new_description(event->description)) &&
                  add(made, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
  for (size_t i = 0; is_added && i < 2 && event->categories[i] != NULL; i++)
    is_added = add(made, icalproperty_new_categories(event->categories[i]));
  return is_added;
}

bool calendar_add(calendar *self, const calendar_event *event) {
  icalcomponent *made = icalcomponent_new(ICAL_VEVENT_COMPONENT);
  if (made == NULL)
    return false;
  icalcomponent_add_component(self->whole, made);
  return add(made, icalproperty_new_dtstamp(self->stamp)) &&
         add(made, icalproperty_new_dtstart(day_of(event->day))) && add_words(made, event) &&
         add_alarms(made, event);
}

/* RFC 5545 has no control character but tabs within a line; what turns the direction would turn an event's
 * words. */
static void print_lines(FILE *out, const char *text) {
  while (*text != '\0') {
    size_t unseen = strchr("\t\r\n", *text) == NULL ? cr_report_unseen(text) : 0;
    fputc(unseen > 0 ? '?' : *text, out);
    text += unseen > 0 ? unseen : 1;
  }
}

compact_error calendar_write(const calendar *self, FILE *out) {
  char *text = icalcomponent_as_ical_string_r(self->whole);
  if (text == NULL)
    return COMPACT_ERROR_MEMORY;
  print_lines(out, text);
  icalmemory_free_buffer(text);
  return COMPACT_ERROR_NONE;
}
