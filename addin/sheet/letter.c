/* letter.c - a letter that gives notice, from a row of a table
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "letter.h"

#include "label.h"
#include "text.h"

#include <string.h>

typedef struct letter {
  const compact_library *library;
  const cr_record *record;
  const compact_limb *limb; /* how long notice is */
  const compact_clause *clause;
  compact_date given, ends;
  bool is_given_today;
  compact_result *result;
  letter_on_line *on_line;
  void *user;
  cr_text line;
  compact_error error;
} letter;

/* ---- Lines ---- */

/* Hands on the line that was put together. */
static void end_line(letter *self, letter_style style) {
  if (self->line.failed)
    self->error = COMPACT_ERROR_MEMORY;
  if (self->error == COMPACT_ERROR_NONE)
    self->error = self->on_line(self->user, style, cr_text_string(&self->line));
  cr_text_clear(&self->line);
}

static void say(letter *self, letter_style style, const char *text) {
  cr_text_append(&self->line, text);
  end_line(self, style);
}

/* ---- What the row says ---- */

static const cr_used_fact *find(const letter *self, const char *name) {
  const compact_fact *fact = compact_facts_find(compact_library_facts(self->library), name);
  return fact == NULL ? NULL : cr_record_fact(self->record, fact);
}

/* The one day that a fact is, or no date. */
static compact_date day_of(const cr_used_fact *used) {
  bool is_day = used != NULL && used->value.type == COMPACT_TYPE_DATE && used->last == COMPACT_NO_DATE;
  return is_day ? used->value.as.date : COMPACT_NO_DATE;
}

/* The words recorded for a fact; "" where there are none. */
static const char *words_of(const letter *self, const compact_fact *fact) {
  const cr_used_fact *used = fact == NULL ? NULL : cr_record_fact(self->record, fact);
  return used != NULL && used->value.type == COMPACT_TYPE_TEXT ? used->value.as.text : "";
}

static bool is_event(const letter *self, const char *choice) {
  const cr_used_fact *used = find(self, "event");
  return used != NULL && used->value.type == COMPACT_TYPE_CHOICE &&
         strcmp(compact_fact_choice(used->fact, used->value.as.choice), choice) == 0;
}

/* A date, or a place to fill it in, with what the table says instead. */
static void append_date(letter *self, compact_date date, const compact_fact *fact) {
  char words[COMPACT_DATE_SIZE];
  const cr_used_fact *used = cr_record_fact(self->record, fact);
  if (date != COMPACT_NO_DATE) {
    cr_text_append(&self->line, compact_date_words(date, words));
    return;
  }
  cr_text_append(&self->line, "[");
  cr_label_append(&self->line, compact_fact_label(fact));
  if (used != NULL && used->text[0] != '\0')
    cr_text_format(&self->line, "; the table says \"%s\"", used->text);
  cr_text_append(&self->line, "]");
}

static void append_or_ask(letter *self, const char *words, const char *ask) {
  if (words[0] == '\0')
    cr_text_format(&self->line, "[%s]", ask);
  else
    cr_text_append(&self->line, words);
}

/* ---- Before it is sent ---- */

static const compact_decision *decision(const letter *self) {
  for (size_t i = 0; i < compact_clause_limb_count(self->clause); i++) {
    if (compact_clause_limb(self->clause, i) == self->limb)
      return compact_result_limb(self->result, i);
  }
  return NULL;
}

static void append_limb_reason(letter *self) {
  char *why = NULL;
  for (size_t i = 0; i < compact_clause_limb_count(self->clause); i++) {
    if (compact_clause_limb(self->clause, i) == self->limb && self->error == COMPACT_ERROR_NONE)
      self->error = compact_result_limb_why(self->result, i, &why);
  }
  if (why != NULL)
    cr_text_append(&self->line, why + strspn(why, " "));
  compact_free(why);
}

static void say_whether_short(letter *self) {
  switch (decision(self)->outcome) {
  case COMPACT_OUTCOME_NOT_MET:
    cr_text_append(&self->line, "This notice is shorter than the Compact asks. ");
    break;
  case COMPACT_OUTCOME_EXCUSED:
    cr_text_append(&self->line, "This notice is shorter than the Compact asks, with a reason recorded. ");
    break;
  case COMPACT_OUTCOME_MET:
    cr_text_append(&self->line, "This notice is as long as the Compact asks. ");
    break;
  default:
    cr_text_append(&self->line, "It cannot be told yet whether this notice is long enough. ");
    break;
  }
  append_limb_reason(self);
  if (self->is_given_today)
    cr_text_append(&self->line, " The table has no date of notice, so it is reckoned from today.");
  end_line(self, LETTER_NOTE);
}

/* The end of a term is no ending until somebody decides on it. */
static void say_term(letter *self) {
  char words[COMPACT_DATE_SIZE];
  compact_date term_end = day_of(find(self, "term_end"));
  if (self->ends != COMPACT_NO_DATE || term_end == COMPACT_NO_DATE)
    return;
  cr_text_format(&self->line,
                 "The table has the end of the term, %s, but no last funded day: write the day that was "
                 "decided on.",
                 compact_date_words(term_end, words));
  end_line(self, LETTER_NOTE);
}

static void say_notes(letter *self) {
  say(self, LETTER_NOTE_TITLE, "Before you send this letter");
  say_whether_short(self);
  say_term(self);
  if (is_event(self, "expiry"))
    say(self, LETTER_NOTE,
        "The table says that the funding runs out and nobody decided to end it. Change the letter's words to "
        "suit, if it is still to be sent.");
  say(self, LETTER_NOTE,
      "Fill in what stands in [square brackets], read the rest, and delete this part. A Compact is an "
      "understanding and not law: this letter does not replace advice, nor what the agreement itself says "
      "about ending it.");
}

/* ---- The letter ---- */

static void say_head(letter *self) {
  char words[COMPACT_DATE_SIZE];
  say(self, LETTER_TEXT, "[your organisation and address]");
  append_or_ask(self, self->record->organisation, "the organisation's name");
  cr_text_append(&self->line, "\n[its address]");
  end_line(self, LETTER_TEXT);
  say(self, LETTER_TEXT, compact_date_words(self->given, words));
  say(self, LETTER_TEXT, "Dear [name]");
}

static void say_subject(letter *self) {
  const cr_record *record = self->record;
  cr_text_append(&self->line, is_event(self, "reduction") ? "Notice that funding will be reduced: "
                              : is_event(self, "change")  ? "Notice that the terms of funding will change: "
                                                          : "Notice that funding will end: ");
  if (record->name[0] == '\0' && record->reference[0] == '\0')
    cr_text_append(&self->line, "[what is funded]");
  cr_text_append(&self->line, record->name);
  if (record->reference[0] != '\0')
    cr_text_format(&self->line, record->name[0] == '\0' ? "%s" : " (%s)", record->reference);
  end_line(self, LETTER_SUBJECT);
}

static void say_what(letter *self) {
  cr_text_append(&self->line, is_event(self, "reduction")
                                  ? "We write to give you notice that the funding below will be reduced. "
                                    "The last day on the present terms is "
                              : is_event(self, "change")
                                  ? "We write to give you notice that the terms of the funding below will "
                                    "change. The last day on the present terms is "
                                  : "We write to give you notice that the funding below will end. The last "
                                    "funded day is ");
  append_date(self, self->ends, compact_limb_second(self->limb));
  cr_text_append(&self->line, ".");
  end_line(self, LETTER_TEXT);
}

static void say_particular(letter *self, const char *label, const char *words) {
  if (words[0] == '\0')
    return;
  cr_text_format(&self->line, "%s\t%s", label, words);
  end_line(self, LETTER_PARTICULAR);
}

static void say_particulars(letter *self) {
  const cr_record *record = self->record;
  char given[COMPACT_DATE_SIZE];
  say_particular(self, "Reference", record->reference);
  say_particular(self, "What is funded", record->name);
  say_particular(self, "Funded organisation", record->organisation);
  say_particular(self, "Amount", record->amount);
  say_particular(self, "Notice given on", compact_date_words(self->given, given));
  cr_text_append(&self->line, "Last funded day\t");
  append_date(self, self->ends, compact_limb_second(self->limb));
  end_line(self, LETTER_PARTICULAR);
}

static void say_reasons(letter *self) {
  const cr_used_fact *reasons = find(self, "reasons");
  say(self, LETTER_HEADING, "Why");
  append_or_ask(self, reasons == NULL ? "" : words_of(self, reasons->fact), "the reasons for the decision");
  end_line(self, LETTER_TEXT);
}

/* Notice that is too short has to be explained by whoever gives it. */
static void say_excuse(letter *self) {
  compact_outcome outcome = decision(self)->outcome;
  if (outcome != COMPACT_OUTCOME_NOT_MET && outcome != COMPACT_OUTCOME_EXCUSED)
    return;
  cr_text_append(&self->line, "This notice is shorter than that. ");
  append_or_ask(self, words_of(self, compact_limb_because(self->limb)), "why longer notice was not given");
  end_line(self, LETTER_TEXT);
}

static void say_clause(letter *self) {
  say(self, LETTER_HEADING, "What the Compact asks");
  cr_text_format(&self->line, "%s, clause %s, in short: %s",
                 compact_pack_title(compact_clause_pack(self->clause)), compact_clause_ref(self->clause),
                 compact_clause_summary(self->clause));
  end_line(self, LETTER_TEXT);
  say_excuse(self);
}

static void say_end(letter *self) {
  const compact_limb *dispute = compact_pack_topic(compact_clause_pack(self->clause), "resolution");
  say(self, LETTER_HEADING, "What you can do");
  say(self, LETTER_TEXT,
      "If something here is wrong, or you want to talk about what the change means for the people you work "
      "with, please tell [name, telephone, email] by [date].");
  if (dispute != NULL) {
    const compact_clause *clause = compact_limb_clause(dispute);
    cr_text_format(&self->line, "If we cannot agree, clause %s of the Compact is there for both of us: %s",
                   compact_clause_ref(clause), compact_clause_summary(clause));
    end_line(self, LETTER_TEXT);
  }
  say(self, LETTER_TEXT, "Yours sincerely");
  say(self, LETTER_TEXT, "[your name]\n[your position]");
}

/* ---- Deciding ---- */

/* The row's own facts that the clause looks at, and the letter's: it is in writing, and dated. */
static compact_error record_facts(const letter *self, compact_row *row) {
  compact_error error = COMPACT_ERROR_NONE;
  for (size_t i = 0; i < self->record->fact_count && error == COMPACT_ERROR_NONE; i++) {
    const cr_used_fact *used = &self->record->facts[i];
    if (used->last == COMPACT_NO_DATE)
      error = compact_row_set(row, used->fact, used->value);
  }
  if (error == COMPACT_ERROR_NONE)
    error = compact_row_set(row, compact_limb_first(self->limb), compact_value_date(self->given));
  return error;
}

static compact_error decide(letter *self, compact_row **row) {
  compact_error error = compact_row_new(compact_library_facts(self->library), row);
  if (error == COMPACT_ERROR_NONE)
    error = compact_result_new(&self->result);
  if (error == COMPACT_ERROR_NONE)
    error = record_facts(self, *row);
  if (error == COMPACT_ERROR_NONE)
    compact_decide_limb(self->limb, *row, COMPACT_NO_DATE, self->result);
  return error;
}

static bool find_dates(letter *self, compact_date today) {
  self->given = day_of(cr_record_fact(self->record, compact_limb_first(self->limb)));
  self->ends = day_of(cr_record_fact(self->record, compact_limb_second(self->limb)));
  bool is_any = self->given != COMPACT_NO_DATE || self->ends != COMPACT_NO_DATE ||
                day_of(find(self, "term_end")) != COMPACT_NO_DATE;
  self->is_given_today = self->given == COMPACT_NO_DATE;
  self->given = self->is_given_today ? today : self->given;
  return is_any;
}

static void say_all(letter *self) {
  say_notes(self);
  say_head(self);
  say_subject(self);
  say_what(self);
  say_particulars(self);
  say_reasons(self);
  say_clause(self);
  say_end(self);
}

compact_error letter_write(const compact_library *library, const compact_pack *pack, const cr_record *record,
                           compact_date today, letter_on_line *on_line, void *user) {
  letter self = {.library = library,
                 .record = record,
                 .limb = compact_pack_topic(pack, "notice"),
                 .on_line = on_line,
                 .user = user};
  compact_row *row = NULL;
  if (self.limb == NULL || compact_limb_second(self.limb) == NULL || !find_dates(&self, today))
    return COMPACT_ERROR_NAME;
  self.clause = compact_limb_clause(self.limb);
  self.error = decide(&self, &row);
  if (self.error == COMPACT_ERROR_NONE)
    say_all(&self);
  cr_text_free(&self.line);
  compact_result_free(self.result);
  compact_row_free(row);
  return self.error;
}
