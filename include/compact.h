/* compact.h - Compact Rules: Compacts as data, decided from dates and other facts
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * A Compact is a written understanding between public bodies and voluntary organisations. This library
 * holds each one as data (a pack), decides its clauses from recorded facts, and says why. It never says
 * more than the facts show: what cannot be told is "cannot tell".
 *
 * The sections below stand in order: each uses only those above it.
 *
 *     Errors, Diagnostics, Dates, Periods, Facts, Values, Packs, Library, Differences, Rows,
 *     Deciding, Explaining, Formulas, Measures, Topics, Version
 *
 * Three rules hold throughout.
 *
 *   Ownership  A returned pointer is borrowed: it lives as long as what it was asked of. What comes
 *              through `**out` is yours: give it back with the matching `_free`, text with
 *              compact_free(). Every `_free` accepts NULL. On an error `*out` is NULL.
 *   Threads    Nothing is global. Facts, packs and libraries never change once made and may be shared by
 *              any number of threads; rows, results and diagnostics belong to one thread at a time.
 *   Text       UTF-8 and ending in NUL. A `const char *` that is returned is never NULL unless its
 *              comment says so.
 */
#ifndef COMPACT_H
#define COMPACT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifndef COMPACT_API
#  if defined(__GNUC__)
#    define COMPACT_API __attribute__((visibility("default")))
#  else
#    define COMPACT_API
#  endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ## Errors
 *
 * Every function that can fail returns one of these. The numbers are pinned: they reach files and other
 * languages.
 */
#define COMPACT_ERROR_MAP(XX)                                                                                \
  XX(NONE, 0, "no error")                                                                                    \
  XX(MEMORY, 1, "out of memory")                                                                             \
  XX(ARGUMENT, 2, "an argument is outside what the function takes")                                          \
  XX(DATE, 3, "is not a date: write it as 2026-03-31 or 31 Mar 2026")                                        \
  XX(DATE_DAY, 4, "is not a day in the calendar")                                                            \
  XX(DATE_YEAR, 5, "is outside the years 1583 to 9999")                                                      \
  XX(DATE_ORDER, 6, "could be two dates: write it as 2026-03-31 or 31 Mar 2026")                             \
  XX(PERIOD, 7, "is not an ISO 8601 period such as P3M, P12W or P3Y")                                        \
  XX(FLAG, 8, "is not an answer: write yes or no")                                                           \
  XX(CHOICE, 9, "is not one of the choices")                                                                 \
  XX(NUMBER, 10, "is not a number")                                                                          \
  XX(NAME, 11, "is not a known name")                                                                        \
  XX(SYNTAX, 12, "is not well-formed XML")                                                                   \
  XX(INVALID, 13, "has mistakes in it")                                                                      \
  XX(LIMIT, 14, "is larger than this program accepts")                                                       \
  XX(READ, 15, "cannot be read")                                                                             \
  XX(WRITE, 16, "cannot be written")

typedef enum compact_error {
#define COMPACT_ERROR_NAME(name, number, text) COMPACT_ERROR_##name = number,
  COMPACT_ERROR_MAP(COMPACT_ERROR_NAME)
#undef COMPACT_ERROR_NAME
} compact_error;

/* What the error means, as the end of a sentence: "31 Feb" + " " + "is not a day in the calendar". */
COMPACT_API const char *compact_error_text(compact_error error);

/* Frees text that came through a `char **out`. */
COMPACT_API void compact_free(char *text);

/* ## Diagnostics
 *
 * What is wrong with a file: one entry a mistake, in the order of the file. The caller makes the list and
 * passes it in; NULL wherever one is asked for means that only the error code is wanted.
 */
typedef struct compact_diagnostics compact_diagnostics;

typedef enum compact_severity {
  COMPACT_SEVERITY_NONE = 0,
  COMPACT_SEVERITY_WARNING = 1,
  COMPACT_SEVERITY_ERROR = 2
} compact_severity;

typedef struct compact_diagnostic {
  compact_severity severity;
  const char *source;  /* the file's name as it was given */
  uint32_t line;       /* from 1; 0: the file as a whole */
  uint32_t column;     /* from 1, counted in characters; 0 with line 0 */
  const char *message; /* what is wrong and what to write instead */
  const char *excerpt; /* the line as it stands, or "" */
} compact_diagnostic;

/* An empty list. Fails with MEMORY. */
COMPACT_API compact_error compact_diagnostics_new(compact_diagnostics **out);
COMPACT_API void compact_diagnostics_free(compact_diagnostics *list);
COMPACT_API size_t compact_diagnostics_count(const compact_diagnostics *list);

/* The entry at index, 0 to count - 1. */
COMPACT_API const compact_diagnostic *compact_diagnostics_at(const compact_diagnostics *list, size_t index);

/* One entry as people read it: `file:line:column: error: message`, then the line and a caret below the
 * column. Ends in a line break. Fails with MEMORY. */
COMPACT_API compact_error compact_diagnostic_format(const compact_diagnostic *diagnostic, char **out);

/* ## Dates
 *
 * A date is a day number: day 1 is 1 January of year 1 in the Gregorian calendar carried backwards. Dates
 * that come from outside lie in the years 1583 (the first whole Gregorian year) to 9999 (the last that
 * ISO 8601 and spreadsheets write); anything else is an error and never wraps. 0 is "no date".
 */
typedef int32_t compact_date;

#define COMPACT_NO_DATE ((compact_date)0)

/* Day 0 of the serial numbers of a spreadsheet document, its "null date": Calc's default, and the one that
 * Excel for Macintosh began with. Excel's 1900 system agrees with Calc's default from 1 March 1900 on. */
#define COMPACT_NULL_DATE_1899 ((compact_date)693594) /* 1899-12-30 */
#define COMPACT_NULL_DATE_1904 ((compact_date)695056) /* 1904-01-01 */

/* Which comes first in dates such as 03/04/2026. */
typedef enum compact_date_order {
  COMPACT_ORDER_NONE = 0, /* nobody said: such a date is taken only if one order makes a date of it */
  COMPACT_ORDER_DMY = 1,
  COMPACT_ORDER_MDY = 2
} compact_date_order;

/* The date of a year (1583 to 9999), month (1 to 12) and day. Fails with DATE_YEAR or DATE_DAY. */
COMPACT_API compact_error compact_date_make(int year, int month, int day, compact_date *out);

/* The year, month and day of a date. */
COMPACT_API void compact_date_split(compact_date date, int *year, int *month, int *day);

/* Reads `2026-03-31`, `31 Mar 2026`, `31 March 2026`, `31/03/2026` (see compact_date_order; `-` and `.` do
 * for `/`) or a serial number of five digits or more with day 0 on 1899-12-30. Spaces around it are
 * ignored. Fails with DATE, DATE_DAY, DATE_YEAR or DATE_ORDER. */
COMPACT_API compact_error compact_date_parse(const char *text, compact_date_order order, compact_date *out);

/* The date of a spreadsheet's serial number; the part of a day is dropped. Serial 0 is a blank cell, and less
 * than 1 a time without a day: no date and no error. Fails with DATE_YEAR, also for what is not a finite
 * number. */
COMPACT_API compact_error compact_date_from_serial(double serial, compact_date null_date, compact_date *out);

/* The serial number of a date. */
COMPACT_API double compact_date_to_serial(compact_date date, compact_date null_date);

/* Room for a date as text, with its NUL. */
#define COMPACT_DATE_SIZE 16

/* Writes `2026-03-31`, or `31 Mar 2026`; no date is "". Returns buffer. */
COMPACT_API const char *compact_date_iso(compact_date date, char buffer[COMPACT_DATE_SIZE]);
COMPACT_API const char *compact_date_words(compact_date date, char buffer[COMPACT_DATE_SIZE]);

/* ## Periods
 *
 * ISO 8601 durations of whole days: P3M, P12W, P3Y, P1Y1D. Zero is no period. Each part is at most 9999.
 */
typedef struct compact_period {
  int16_t years, months, weeks, days;
} compact_period;

/* Reads a period. Fails with PERIOD. */
COMPACT_API compact_error compact_period_parse(const char *text, compact_period *out);

/* Room for a period as text, with its NUL. */
#define COMPACT_PERIOD_SIZE 64

/* Writes `P3M`, or `three months`; numbers above twelve in figures. Returns buffer. */
COMPACT_API const char *compact_period_iso(compact_period period, char buffer[COMPACT_PERIOD_SIZE]);
COMPACT_API const char *compact_period_words(compact_period period, char buffer[COMPACT_PERIOD_SIZE]);

/* The date one period after another: the corresponding day of the month, or the last day of a shorter
 * month, in one step; weeks and days are then counted on. 30 Nov + P3M is 28 or 29 Feb. The rule is our
 * reading N3, after Dodds v Walker [1981] 1 WLR 1027 (HL). Fails with DATE_YEAR. */
COMPACT_API compact_error compact_date_add(compact_date date, compact_period period, compact_date *out);

/* The latest date whose date one period later is no later than end: the last day to act. For months it is
 * the last day of the month if end is the last day of its month, else the corresponding day. Fails with
 * DATE_YEAR. */
COMPACT_API compact_error compact_date_latest(compact_date end, compact_period period, compact_date *out);

/* ## Facts
 *
 * A fact is a named, typed input. Facts are declared once for all Compacts, in facts.xml, so that one
 * column of a table serves every Compact.
 */
typedef struct compact_facts compact_facts;
typedef struct compact_fact compact_fact;

typedef enum compact_type {
  COMPACT_TYPE_NONE = 0,
  COMPACT_TYPE_DATE = 1,
  COMPACT_TYPE_FLAG = 2,   /* yes or no */
  COMPACT_TYPE_TEXT = 3,   /* words, or yes or no for whether there are any */
  COMPACT_TYPE_CHOICE = 4, /* one of the fact's own words */
  COMPACT_TYPE_NUMBER = 5,
  COMPACT_TYPE_MONEY = 6,
  COMPACT_TYPE_UNREADABLE = 7 /* of a value alone: something is recorded that is none for the fact */
} compact_type;

/* Reads declarations from memory. source names them in diagnostics. Fails with MEMORY, SYNTAX, LIMIT or
 * INVALID; everything that is wrong is in diagnostics. */
COMPACT_API compact_error compact_facts_read(const char *source, const char *xml, size_t size,
                                             compact_diagnostics *diagnostics, compact_facts **out);

/* Reads declarations from a file. Fails with READ too. */
COMPACT_API compact_error compact_facts_load(const char *path, compact_diagnostics *diagnostics,
                                             compact_facts **out);
COMPACT_API void compact_facts_free(compact_facts *facts);

COMPACT_API size_t compact_facts_count(const compact_facts *facts);
COMPACT_API const compact_fact *compact_facts_at(const compact_facts *facts, size_t index);

/* The fact of that name, or NULL. */
COMPACT_API const compact_fact *compact_facts_find(const compact_facts *facts, const char *name);

/* The declared name most like the given one, or NULL if none is like it. */
COMPACT_API const char *compact_facts_nearest(const compact_facts *facts, const char *name);

COMPACT_API const char *compact_fact_name(const compact_fact *fact);
COMPACT_API const char *compact_fact_label(const compact_fact *fact);
COMPACT_API const char *compact_fact_prompt(const compact_fact *fact);
COMPACT_API compact_type compact_fact_type(const compact_fact *fact);
COMPACT_API const char *compact_type_name(compact_type type); /* "date", as facts.xml has it */
COMPACT_API size_t compact_fact_choice_count(const compact_fact *fact);
COMPACT_API const char *compact_fact_choice(const compact_fact *fact, size_t index);

/* ## Values
 *
 * What is recorded for a fact. A value made of zeros is "not recorded".
 */
typedef struct compact_value {
  compact_type type; /* NONE: not recorded */
  union {
    compact_date date;
    bool flag;        /* FLAG; it answers a text fact too: there are such words, or there are none */
    uint32_t choice;  /* index of the choice */
    double number;    /* NUMBER, MONEY */
    const char *text; /* TEXT, UNREADABLE: borrowed */
  } as;
} compact_value;

COMPACT_API compact_value compact_value_date(compact_date date);
COMPACT_API compact_value compact_value_flag(bool flag);

/* Words for a text fact, borrowed. Blank is not recorded; "yes", "no", "none", "nil", "n/a" and the like
 * become a flag. */
COMPACT_API compact_value compact_value_text(const char *text);

/* Text that stands where the fact's value should, borrowed: "end of March" for a date. What it says cannot be
 * told, but something is recorded: nothing is due, and nobody is late for having recorded nothing. */
COMPACT_API compact_value compact_value_unreadable(const char *text);

/* Reads text as a value of the fact; blank is not recorded. Fails with the error of the fact's type (DATE...,
 * FLAG, CHOICE, NUMBER). The text is borrowed by a text value. */
COMPACT_API compact_error compact_value_parse(const compact_fact *fact, const char *text,
                                              compact_date_order order, compact_value *out);

/* The value as text: ISO dates, yes and no, the choice's word. Fails with MEMORY. */
COMPACT_API compact_error compact_value_format(const compact_fact *fact, compact_value value, char **out);

/* ## Packs
 *
 * A pack is one Compact as data: its clauses, and in each clause the limbs that are decided on their own.
 * docs/pack-format.md describes the file.
 */
typedef struct compact_pack compact_pack;
typedef struct compact_clause compact_clause;
typedef struct compact_limb compact_limb;
typedef struct compact_reading compact_reading;

typedef enum compact_status {
  COMPACT_STATUS_NONE = 0,
  COMPACT_STATUS_ADOPTED = 1,
  COMPACT_STATUS_DRAFT = 2,  /* a text for consultation: every result says so */
  COMPACT_STATUS_CONTEXT = 3 /* background that answers no topic */
} compact_status;

/* Reads a pack from memory. Every mistake is put in diagnostics with its line and column; a warning alone
 * does not fail. The facts must outlive the pack. Fails with MEMORY, SYNTAX, LIMIT or INVALID. */
COMPACT_API compact_error compact_pack_read(const compact_facts *facts, const char *source, const char *xml,
                                            size_t size, compact_diagnostics *diagnostics,
                                            compact_pack **out);

/* Reads a pack from a file. Fails with READ too. */
COMPACT_API compact_error compact_pack_load(const compact_facts *facts, const char *path,
                                            compact_diagnostics *diagnostics, compact_pack **out);
COMPACT_API void compact_pack_free(compact_pack *pack);

COMPACT_API const char *compact_pack_id(const compact_pack *pack);
COMPACT_API const char *compact_pack_title(const compact_pack *pack);
COMPACT_API const char *compact_pack_text_source(const compact_pack *pack); /* the document that was read */
COMPACT_API const char *compact_pack_origin(const compact_pack *pack);      /* the file, or "built in" */
COMPACT_API const char *compact_pack_replaces(const compact_pack *pack);    /* an id; "" if it names none */
COMPACT_API size_t compact_pack_note_count(const compact_pack *pack);       /* what a reader ought to know */
COMPACT_API const char *compact_pack_note(const compact_pack *pack, size_t index);
COMPACT_API compact_status compact_pack_status(const compact_pack *pack);
COMPACT_API const char *compact_status_name(compact_status status); /* "adopted", "draft", "context" */
COMPACT_API bool compact_pack_is_called(const compact_pack *pack, const char *id_or_alias);

/* The words that one of these takes, parted by spaces: "status", "bearer", "theme", "strength", "kind",
 * "topic". NULL for anything else. */
COMPACT_API const char *compact_vocabulary(const char *of);

/* Who a bearer is, for people: "Public bodies". The word itself where it is none. */
COMPACT_API const char *compact_bearer_label(const char *bearer);

COMPACT_API size_t compact_pack_clause_count(const compact_pack *pack);
COMPACT_API const compact_clause *compact_pack_clause_at(const compact_pack *pack, size_t index);

/* The clause of that reference ("4.4"), or NULL. */
COMPACT_API const compact_clause *compact_pack_clause(const compact_pack *pack, const char *ref);

/* The reference most like the given one, or NULL if none is like it. */
COMPACT_API const char *compact_pack_nearest(const compact_pack *pack, const char *ref);

COMPACT_API const compact_pack *compact_clause_pack(const compact_clause *clause);
COMPACT_API const char *compact_clause_ref(const compact_clause *clause);
COMPACT_API const char *compact_clause_section(const compact_clause *clause); /* the section's title */
COMPACT_API const char *compact_clause_bearer(const compact_clause *clause);
COMPACT_API const char *compact_clause_theme(const compact_clause *clause);
COMPACT_API const char *compact_clause_strength(const compact_clause *clause);
COMPACT_API const char *compact_clause_summary(const compact_clause *clause);

/* Whether the clause is counted over rows, and never decided of one. */
COMPACT_API bool compact_clause_is_measure(const compact_clause *clause);

/* The clause of another Compact that this one continues, or in whose place it stands, as "COMPACT:REF"; "" if
 * there is none. */
COMPACT_API const char *compact_clause_same_as(const compact_clause *clause);
COMPACT_API const char *compact_clause_replaces(const compact_clause *clause);

/* What kind of commitment a clause is. It is derived from the limbs: the first of these that any of them is.
 * The names are stable identifiers. */
#define COMPACT_KIND_MAP(XX)                                                                                 \
  XX(NONE, 0, "")                                                                                            \
  XX(QUANTIFIED, 1, "quantified")               /* a printed period */                                       \
  XX(ORDERED, 2, "ordered")                     /* one date before another */                                \
  XX(COMPLY_OR_EXPLAIN, 3, "comply-or-explain") /* something or a reason why not */                          \
  XX(EVIDENCE, 4, "evidence")                   /* a record that it was done */                              \
  XX(PRINCIPLE, 5, "principle")                 /* nothing that could be recorded */

typedef enum compact_kind {
#define COMPACT_KIND_NAME(name, number, identifier) COMPACT_KIND_##name = number,
  COMPACT_KIND_MAP(COMPACT_KIND_NAME)
#undef COMPACT_KIND_NAME
} compact_kind;

COMPACT_API compact_kind compact_clause_kind(const compact_clause *clause);
COMPACT_API const char *compact_kind_name(compact_kind kind);

/* Room for the periods that a clause prints, with its NUL. */
#define COMPACT_QUANTITY_SIZE 64

/* Writes the periods that the document prints, in the order of the file: "P12W;P8W". Returns buffer. */
COMPACT_API const char *compact_clause_quantity(const compact_clause *clause,
                                                char buffer[COMPACT_QUANTITY_SIZE]);

COMPACT_API size_t compact_clause_note_count(const compact_clause *clause);
COMPACT_API const char *compact_clause_note(const compact_clause *clause, size_t index);

/* The facts that the clause looks at, in the order in which it first names them. */
COMPACT_API size_t compact_clause_fact_count(const compact_clause *clause);
COMPACT_API const compact_fact *compact_clause_fact(const compact_clause *clause, size_t index);

/* The conventions that are ours and not the Compact's words, in the order of the file. */
COMPACT_API size_t compact_clause_reading_count(const compact_clause *clause);
COMPACT_API const compact_reading *compact_clause_reading(const compact_clause *clause, size_t index);
COMPACT_API const char *compact_reading_ref(const compact_reading *reading);
COMPACT_API const char *compact_reading_text(const compact_reading *reading);

COMPACT_API size_t compact_clause_limb_count(const compact_clause *clause);
COMPACT_API const compact_limb *compact_clause_limb(const compact_clause *clause, size_t index);
COMPACT_API const compact_clause *compact_limb_clause(const compact_limb *limb);
COMPACT_API const char *compact_limb_id(const compact_limb *limb);
COMPACT_API const char *compact_limb_label(const compact_limb *limb);
COMPACT_API bool compact_limb_is_advisory(const compact_limb *limb);

/* The parts of a limb that hold a condition. */
typedef enum compact_part {
  COMPACT_PART_NONE = 0,
  COMPACT_PART_APPLIES = 1, /* when it applies */
  COMPACT_PART_TEST = 2,    /* when it is met */
  COMPACT_PART_ESCAPE = 3   /* when it is excused */
} compact_part;

/* A part's condition in words: "at least three months from notice given to last funded day"; "" if the limb
 * has no such part. Fails with MEMORY. */
COMPACT_API compact_error compact_limb_words(const compact_limb *limb, compact_part part, char **out);

/* When the clause applies, in words; "" if always. Fails with MEMORY. */
COMPACT_API compact_error compact_clause_applies_words(const compact_clause *clause, char **out);

/* ## Library
 *
 * The facts and packs that are known: those that are built in, and those of the user's own folders. In a
 * folder every file NAME.xml is a pack, but facts.xml, which declares more facts. Of two packs with one id
 * the later stands and the earlier is hidden.
 */
typedef struct compact_library compact_library;

/* The user's own folders, parted by colons, the last counting most: compact/ in $XDG_DATA_HOME (else
 * ~/.local/share), then those of $COMPACT_PATH. Fails with MEMORY. */
COMPACT_API compact_error compact_library_path(char **out);

/* Opens a library. path is a list of folders parted by colons, or NULL for what is built in alone; a folder
 * that is not there is no mistake. A file with mistakes is left out and the rest is there: diagnostics and
 * compact_library_problem_count() tell. Fails with MEMORY, or as the reading of a built-in file does. */
COMPACT_API compact_error compact_library_open(const char *path, compact_diagnostics *diagnostics,
                                               compact_library **out);
COMPACT_API void compact_library_free(compact_library *library);

/* How many mistakes were found in files that are not built in. */
COMPACT_API size_t compact_library_problem_count(const compact_library *library);

COMPACT_API const compact_facts *compact_library_facts(const compact_library *library);
COMPACT_API size_t compact_library_pack_count(const compact_library *library);
COMPACT_API const compact_pack *compact_library_pack_at(const compact_library *library, size_t index);

/* The packs that are hidden by a later one of the same id. */
COMPACT_API size_t compact_library_hidden_count(const compact_library *library);
COMPACT_API const compact_pack *compact_library_hidden_at(const compact_library *library, size_t index);

/* The pack of that id or else of that alias, whatever the letters' case, or NULL. */
COMPACT_API const compact_pack *compact_library_pack(const compact_library *library, const char *id_or_alias);

/* The id or alias most like the given name, or NULL if none is like it. */
COMPACT_API const char *compact_library_nearest(const compact_library *library, const char *name);

/* Checks what a pack says of others: that `same-as` and `replaces` point somewhere, and that no Compact comes
 * to stand in its own place. Returns the number of mistakes. */
COMPACT_API size_t compact_library_check(const compact_library *library, const compact_pack *pack,
                                         compact_diagnostics *diagnostics);

/* Warns of facts that no pack of the library looks at. */
COMPACT_API void compact_library_check_facts(const compact_library *library, const compact_facts *facts,
                                             compact_diagnostics *diagnostics);

/* ## Differences
 *
 * What has become of one Compact in another: clauses are matched by the links in the files, `same-as` and
 * `replaces`, in either direction. The names are stable identifiers.
 */
#define COMPACT_CHANGE_MAP(XX)                                                                               \
  XX(NONE, 0, "")                                                                                            \
  XX(ADDED, 1, "added")                                                                                      \
  XX(REMOVED, 2, "removed")                                                                                  \
  XX(REPLACED, 3, "replaced") /* another commitment stands in its place */                                   \
  XX(MOVED, 4, "moved")       /* to another bearer */                                                        \
  XX(CHANGED, 5, "changed")   /* in substance */                                                             \
  XX(UNCHANGED, 6, "unchanged")

typedef enum compact_change {
#define COMPACT_CHANGE_NAME(name, number, identifier) COMPACT_CHANGE_##name = number,
  COMPACT_CHANGE_MAP(COMPACT_CHANGE_NAME)
#undef COMPACT_CHANGE_NAME
} compact_change;

typedef struct compact_difference {
  compact_change change;
  const compact_clause *was; /* NULL: added */
  const compact_clause *is;  /* NULL: removed */
  const char *what;          /* in words; "" if there is nothing to tell */
} compact_difference;

typedef struct compact_differences compact_differences;

/* Compares two packs, which must outlive the list: every clause of `is` in its order, then what is gone of
 * `was`. Fails with MEMORY. */
COMPACT_API compact_error compact_diff(const compact_pack *was, const compact_pack *is,
                                       compact_differences **out);
COMPACT_API void compact_differences_free(compact_differences *differences);
COMPACT_API size_t compact_differences_count(const compact_differences *differences);
COMPACT_API const compact_difference *compact_differences_at(const compact_differences *differences,
                                                             size_t index);
COMPACT_API const char *compact_change_name(compact_change change);

/* ## Rows
 *
 * The facts recorded for one thing: one agreement, one consultation.
 */
typedef struct compact_row compact_row;

/* A row of nothing recorded. The facts must outlive it. Fails with MEMORY. */
COMPACT_API compact_error compact_row_new(const compact_facts *facts, compact_row **out);
COMPACT_API void compact_row_free(compact_row *row);
COMPACT_API void compact_row_clear(compact_row *row);

/* Records a value for a fact of the row's facts. Text is borrowed. Fails with ARGUMENT if the value's type
 * is not the fact's (a flag does for a text fact: there are such words, or there are none; what cannot be
 * read does for any). */
COMPACT_API compact_error compact_row_set(compact_row *row, const compact_fact *fact, compact_value value);
COMPACT_API compact_value compact_row_get(const compact_row *row, const compact_fact *fact);

/* ## Deciding
 *
 * Outcomes, worst first; the names are stable identifiers.
 */
#define COMPACT_OUTCOME_MAP(XX)                                                                              \
  XX(NONE, 0, "", "")                                                                                        \
  XX(NOT_MET, 1, "not met", "Not met")                                                                       \
  XX(CANNOT_TELL, 2, "cannot tell", "Cannot tell")                                                           \
  XX(DUE, 3, "due", "Due")                                                                                   \
  XX(EXCUSED, 4, "excused", "Excused")                                                                       \
  XX(MET, 5, "met", "Met")                                                                                   \
  XX(NOT_APPLICABLE, 6, "not applicable", "Not applicable")

typedef enum compact_outcome {
#define COMPACT_OUTCOME_NAME(name, number, identifier, label) COMPACT_OUTCOME_##name = number,
  COMPACT_OUTCOME_MAP(COMPACT_OUTCOME_NAME)
#undef COMPACT_OUTCOME_NAME
} compact_outcome;

COMPACT_API const char *compact_outcome_name(compact_outcome outcome);  /* "not met" */
COMPACT_API const char *compact_outcome_label(compact_outcome outcome); /* "Not met", for people */

/* How one limb came out. */
typedef struct compact_decision {
  compact_outcome outcome;
  uint8_t cause;          /* why; for compact_result_why() */
  bool is_earliest;       /* deadline is the earliest proper end, since only the act is known */
  int32_t shortfall_days; /* days late in acting; 0: none, or not to be told */
  compact_date deadline;  /* the last day to act; where only the act is known, the earliest proper end;
                             or no date */
  uint64_t missing;       /* which of the clause's facts would settle it: bit i is fact i */
} compact_decision;

typedef struct compact_result compact_result;

/* Room for the result of any one clause at a time. Fails with MEMORY. */
COMPACT_API compact_error compact_result_new(compact_result **out);
COMPACT_API void compact_result_free(compact_result *result);

/* Decides every limb of a clause; the clause takes its worst. as_of is the day on which the question is
 * asked, or no date: nothing is then due. Nothing reads a clock. The row must hold the facts that the
 * clause's pack was read with, and must outlive what is asked of the result. Allocates nothing. */
COMPACT_API void compact_decide(const compact_clause *clause, const compact_row *row, compact_date as_of,
                                compact_result *result);

/* The same for one limb of a clause; why then names what was not looked at. */
COMPACT_API void compact_decide_limb(const compact_limb *limb, const compact_row *row, compact_date as_of,
                                     compact_result *result);

COMPACT_API compact_outcome compact_result_outcome(const compact_result *result);
COMPACT_API const compact_clause *compact_result_clause(const compact_result *result);

/* The decision of the clause's limb at index. NONE for one not looked at. */
COMPACT_API const compact_decision *compact_result_limb(const compact_result *result, size_t index);

/* The limb that the clause's outcome comes from: the first of those that came out worst, an advisory one only
 * where no other came out so. The number of limbs, 0, if there are none. */
COMPACT_API size_t compact_result_deciding(const compact_result *result);

/* The last day to act: that of the first limb which compares dates, applies and has one known. No date where
 * only the earliest end could be told. */
COMPACT_API compact_date compact_result_deadline(const compact_result *result);

/* Whether the clause's fact at index is recorded in the row, and whether recording it would settle what
 * could not be told. */
COMPACT_API compact_value compact_result_fact(const compact_result *result, size_t index);
COMPACT_API bool compact_result_is_missing(const compact_result *result, size_t index);

/* Which outcomes facts could give the limb: bit 1 << outcome. Found by trying out what can be recorded. */
COMPACT_API uint32_t compact_limb_reachable(const compact_limb *limb);

/* ## Explaining */

/* The outcome and its reasons in sentences, with dates in words, ending in the clause: "Not met. Notice on
 * 15 Jan 2027 for an ending on 31 Mar 2027 is 15 days short of three months; it had to be given by 31 Dec
 * 2026. Hertfordshire Compact 4.4." Fails with MEMORY. */
COMPACT_API compact_error compact_result_why(const compact_result *result, char **out);

/* The same with the reason of the deciding limb alone, see compact_result_deciding(). Fails with MEMORY. */
COMPACT_API compact_error compact_result_reason(const compact_result *result, char **out);

/* One limb's reason alone. Fails with MEMORY. */
COMPACT_API compact_error compact_result_limb_why(const compact_result *result, size_t index, char **out);

/* ## Formulas
 *
 * A limb or a clause as a native spreadsheet formula, for those who have no extension: in the functions that
 * Excel 2010, Calc, Google Sheets and Gnumeric share, in English and with commas, as .xlsx files hold it.
 * Blank cells, text where a date belongs and errors are guarded; a date that is text cannot be told. Dates
 * count from the year 1931 on, so that every program and both epochs take them for the same day.
 */
typedef enum compact_want {
  COMPACT_WANT_OUTCOME = 0, /* the outcome's name */
  COMPACT_WANT_OK = 1,      /* 1: met or excused, 0: not met, else #N/A */
  COMPACT_WANT_BY = 2,      /* the last day to act, or "" */
  COMPACT_WANT_WHY = 3,     /* the outcome and its reason, ending in the clause */
} compact_want;

/* Where the facts and, if they are decided apart, the limbs stand: references such as D5 or Sheet1!D5, or
 * defined names. Borrowed. */
typedef struct compact_cells {
  const char *const *facts;    /* by the clause's numbers; NULL, or one of them NULL: the fact's name */
  const char *as_of;           /* the cell with the day on which the question is asked; NULL: none */
  const char *const *outcomes; /* by the clause's limbs: the cells that hold the limbs' OUTCOME formulas;
                                  NULL, or one of them NULL: the formula finds the outcome itself */
} compact_cells;

/* The formula, beginning with "=". A reason is shorter where the limb's outcome stands in a cell, and blank
 * where that cell holds no outcome. The formula names no cell that the answer does not need. Fails with
 * MEMORY, or with LIMIT where no formula within the programs' limits gives the engine's answer; *problem,
 * where problem is not NULL, then says why. */
COMPACT_API compact_error compact_limb_formula(const compact_limb *limb, compact_want want,
                                               const compact_cells *cells, const char **problem, char **out);

/* The same for a whole clause: its outcome as compact_decide() has it, compact_result_deadline() and
 * compact_result_reason(). Where the limbs' outcomes stand in cells the formula takes the worst of these; if
 * one of them holds no outcome, the clause cannot be told and has no reason. */
COMPACT_API compact_error compact_clause_formula(const compact_clause *clause, compact_want want,
                                                 const compact_cells *cells, const char **problem,
                                                 char **out);

/* ## Measures
 *
 * A clause that is a measure is a number over many rows: of how many it was met. The document asks for that
 * number alone; the others are ours, and are shown as such.
 */
typedef struct compact_measure {
  size_t counted;     /* rows of which it is met */
  size_t of;          /* rows that it applies to */
  size_t excused;     /* of these, rows that are excused: not counted, but shown beside it */
  size_t cannot_tell; /* of these, rows that could not be told */
} compact_measure;

/* Counts one more row. A row of which it is not known whether the clause applies could not be told. */
COMPACT_API void compact_measure_add(compact_measure *measure, const compact_result *result);

/* ## Topics
 *
 * A topic is a question that several Compacts answer, each in a limb of its own: NOTICE, CONSULTATION and
 * others. Its two dates are those of the limb's period or order.
 */

/* The limb that answers the topic, whatever the letters' case; NULL if the Compact is silent on it. */
COMPACT_API const compact_limb *compact_pack_topic(const compact_pack *pack, const char *topic);

/* The facts of the limb's first date and second date, and the one fact of its escape. NULL where the limb
 * compares no dates; where the escape has no fact of its own or none that words alone could fill. */
COMPACT_API const compact_fact *compact_limb_first(const compact_limb *limb);
COMPACT_API const compact_fact *compact_limb_second(const compact_limb *limb);
COMPACT_API const compact_fact *compact_limb_because(const compact_limb *limb);

/* The clauses of the same Compact that ask much the same and that the topic's limb does not look at: their
 * refs parted by spaces, "" if there are none. */
COMPACT_API const char *compact_limb_beside(const compact_limb *limb);

/* Decides a topic's limb from its two dates alone, either of which may be no date. because is a flag, text
 * or not recorded, and is ignored where the limb has no such fact. Allocates nothing. */
COMPACT_API compact_decision compact_limb_decide(const compact_limb *limb, compact_date first,
                                                 compact_date second, compact_value because,
                                                 compact_date as_of);

/* The last day to act, where other is the date that it is counted from or back from: the latest notice for an
 * ending, the latest meeting for a contact. Fails with ARGUMENT where the Compact prints no such limit, else
 * with DATE_YEAR. */
COMPACT_API compact_error compact_limb_deadline(const compact_limb *limb, compact_date other,
                                                compact_date *out);

/* The earliest second date for a first one: the earliest ending for a notice. Fails as above. */
COMPACT_API compact_error compact_limb_earliest(const compact_limb *limb, compact_date first,
                                                compact_date *out);

/* ## Version */

/* The library's version, "1.2.3". */
COMPACT_API const char *compact_version(void);

#ifdef __cplusplus
}
#endif

#endif
