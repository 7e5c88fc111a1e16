/* register.h - the tables that people already keep, read against Compacts
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * A register is a table of somebody else's: contracts, grants, consultations, one thing a row. Its cells come
 * from whatever reads files (cells.h). This layer finds the header, takes columns for facts, reads the
 * dates as they were written, decides what the columns allow, and tells the patterns of the whole table.
 *
 * A table is passed twice, since only the whole of a column shows whether the day or the month comes first:
 *
 *     cr_profiles_open()                           which titles mean what
 *     cr_register_new()
 *     cr_register_survey()    every row            finds the header, counts what the columns hold
 *     cr_register_settle()                         what was taken for what, and why
 *     cr_register_join()                           sheets that say more of the same rows
 *     cr_checking_new()       for each Compact     what can be checked, and for what a column is missing
 *     cr_register_read()      every row again      the row's facts, each with the cell it came from
 *     cr_checking_row()       for each Compact     a finding for each clause, through a callback
 *     cr_checking_finish()    for each Compact     what many rows have in common
 *
 * Memory does not grow with the number of rows, but for those of sheets that are joined. A column that a
 * table does not have is not checked, which is not the same as a blank: nobody is told to have missed what
 * the table had no place to record.
 *
 * The sections below stand in order. compact.h's rules hold: a returned pointer is borrowed, what comes
 * through `**out` is yours, nothing is global. A register, its checkings and what they return belong to one
 * thread at a time; profiles may be shared.
 *
 * Titles over two rows are out of scope: the row with more known titles is taken for the header.
 */
#ifndef CR_REGISTER_H
#define CR_REGISTER_H

#include "cells.h"
#include "compact.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ## Profiles
 *
 * What the columns of one kind of register mean: docs/writing-a-register-profile.md describes the file.
 */
typedef struct cr_profile cr_profile;
typedef struct cr_profiles cr_profiles;

/* Those that are built in, and those of the folder registers/ in each folder of path
 * (compact_library_path()); of two with one id the later stands. The facts must outlive them. A file with
 * mistakes is left out and told of in diagnostics. Fails with MEMORY, or as the reading of a built-in file
 * does. */
compact_error cr_profiles_open(const char *path, const compact_facts *facts, compact_diagnostics *diagnostics,
                               cr_profiles **out);
void cr_profiles_free(cr_profiles *self);
size_t cr_profiles_count(const cr_profiles *self);
const cr_profile *cr_profiles_at(const cr_profiles *self, size_t index);
const cr_profile *cr_profiles_find(const cr_profiles *self, const char *id);
const char *cr_profiles_nearest(const cr_profiles *self, const char *id); /* NULL: none is like it */

const char *cr_profile_id(const cr_profile *self);
const char *cr_profile_title(const cr_profile *self);
const char *cr_profile_origin(const cr_profile *self); /* the file, or "built in" */
size_t cr_profile_note_count(const cr_profile *self);  /* what a reader of findings ought to know */
const char *cr_profile_note(const cr_profile *self, size_t index);

/* ## Columns
 *
 * What a column is taken for. The names are those of profiles and of `--map`.
 */
#define CR_USE_MAP(XX)                                                                                       \
  XX(NONE, 0, "")               /* nobody knows the title */                                                 \
  XX(FACT, 1, "fact")           /* a fact of facts.xml, by whose own name it is called */                    \
  XX(REFERENCE, 2, "reference") /* what the row is called by */                                              \
  XX(NAME, 3, "name")           /* what it is about */                                                       \
  XX(ORGANISATION, 4, "organisation")                                                                        \
  XX(AMOUNT, 5, "amount")                                                                                    \
  XX(DURATION, 6, "duration") /* fills a blank term_end, if the unit is known */                             \
  XX(LEFT, 7, "left")         /* known, and left alone for a reason */                                       \
  XX(STATUS, 8, "status")     /* which may say that nothing came of it */

typedef enum cr_use {
#define CR_USE_ENUM(name, number, identifier) CR_USE_##name = number,
  CR_USE_MAP(CR_USE_ENUM)
#undef CR_USE_ENUM
} cr_use;

const char *cr_use_name(cr_use use);

/* A title of the table, and what to take it for: a fact or a use, or "months" or "years" of a duration. It
 * stands over every profile. */
typedef struct cr_title_map {
  const char *title, *is;
} cr_title_map;

typedef struct cr_register_options {
  const cr_profile *profile; /* NULL: the one that knows most of the table's titles */
  const cr_title_map *maps;
  size_t map_count;
  compact_date_order order; /* of figures, where the table leaves it open */
} cr_register_options;

/* ## Registers */
typedef struct cr_register cr_register;

/* A table to be read. Everything passed must outlive it, also what options point to. A map to a name that is
 * no fact and no use fails with NAME and is told of in diagnostics. Fails with MEMORY. */
compact_error cr_register_new(const cr_profiles *profiles, const compact_facts *facts,
                              const cr_register_options *options, compact_diagnostics *diagnostics,
                              cr_register **out);
void cr_register_free(cr_register *self);

/* Takes the next row of the first pass. Fails with MEMORY. */
compact_error cr_register_survey(cr_register *self, const cr_found_row *row);

/* Ends the first pass. Fails with MEMORY, or with NAME where no row looks like a header: none of the first
 * CR_HEADER_WITHIN rows that are not blank has a known title of a fact, or two known titles. */
compact_error cr_register_settle(cr_register *self);

enum { CR_HEADER_WITHIN = 40 };

/* Whether so many rows have passed that no other will be taken for the header. */
bool cr_register_is_header_sure(const cr_register *self);

/* Whether the row that was surveyed last is a record of the header so far; once that is sure no other row
 * need come again, and those that do may say so (is_record). */
bool cr_register_is_record(const cr_register *self);

/* Whether its status says that it may never have taken place: it may come again without its status, if it
 * says so (is_doubtful). */
bool cr_register_is_doubtful(const cr_register *self);

/* What of a column's cells is looked at: a reader may leave out all else once a row has been taken for the
 * header, for as long as it stays the header. Names, organisations, amounts and how a day is written decide
 * nothing, and a status no more than is_doubtful: they are needed where findings are shown. */
cr_keep cr_register_needs(const cr_register *self, uint32_t column, bool shows_findings);

/* The row that is taken for the header so far; 0: none yet. It stays once CR_HEADER_WITHIN rows have passed.
 */
uint32_t cr_register_header_row(const cr_register *self);
const cr_profile *cr_register_profile(const cr_register *self); /* NULL: maps alone knew the titles */
uint64_t cr_register_row_count(const cr_register *self);        /* below the header, not blank */
uint64_t cr_register_hidden_count(const cr_register *self); /* of these, hidden: they are read all the same */

typedef struct cr_register_column {
  uint32_t column;
  const char *title;        /* as it stands */
  cr_use use;               /* also where it was not taken */
  const compact_fact *fact; /* of FACT; else NULL */
  bool is_taken;
  bool is_hidden;           /* it is read all the same */
  const char *why;          /* why it was taken or not, in words */
  uint64_t filled;          /* cells that are not blank */
  uint64_t usable;          /* of these, cells that were read as what the column is taken for */
  compact_date_order order; /* of the column's figures; NONE: there are none, or it is not known */
} cr_register_column;

/* The columns in the order of the table: what `compact check --explain-columns` shows. */
size_t cr_register_column_count(const cr_register *self);
const cr_register_column *cr_register_column_at(const cr_register *self, size_t index);

size_t cr_register_hidden_column_count(const cr_register *self);

/* The column that was taken for a fact, or NULL. */
const cr_register_column *cr_register_column_of(const cr_register *self, const compact_fact *fact);

/* What else is to be told of how the table was read, a sentence each: the order of day and month, words in
 * the place of dates, cells that could not be read and where, facts that follow from the standard. */
size_t cr_register_note_count(const cr_register *self);
const char *cr_register_note(const cr_register *self, size_t index);

/* Adds a note on other sheets of the file, in which nothing can be checked. Fails with MEMORY. */
compact_error cr_register_tell_left_sheets(cr_register *self, const char *const *names, size_t count);

/* ## Records
 *
 * The facts of one row.
 */
typedef enum cr_fact_source {
  CR_FACT_FROM_CELL = 0,
  CR_FACT_FROM_DURATION = 1, /* the cell holds how long, and the start is known */
  CR_FACT_FROM_STANDARD = 2, /* no cell: the profile says that it holds of every row */
} cr_fact_source;

typedef struct cr_used_fact {
  const compact_fact *fact;
  compact_value value;  /* not recorded: the text says nothing that could be used */
  compact_date last;    /* of a month or a year, whose first day is in value: its last day; else no date */
  const char *text;     /* as it stands; what was joined is cut to fit (cr_tidy()) */
  const char *problem;  /* why the text says nothing that could be used: "could be two dates"; else "" */
  uint32_t row, column; /* of the cell */
  const char *sheet;    /* that the cell stands in, where it was joined; NULL: the record's own */
  cr_fact_source source;
  bool is_placeholder; /* a date such as 31/12/9999 that stands where there is none */
  compact_date day;    /* of a spreadsheet's own date, which is shown as one and stands as a number */
  bool is_unclear;     /* something is recorded that could not be used: not the same as a blank */
} cr_used_fact;

typedef struct cr_record {
  uint32_t row;
  bool is_hidden;
  const char *reference, *name, *organisation, *amount, *status; /* as they stand; "" if there is none */
  uint32_t status_column;
  bool is_doubtful; /* the status says that it may never have taken place: nothing can be told of it */
  const cr_used_fact *facts; /* of which anything stands in the row */
  size_t fact_count;
  const uint16_t *places; /* for cr_record_fact() */
} cr_record;

/* Takes the next row of the second pass. NULL for a row that is no data: blank, the header or above it, or
 * the header once more. The record lives until the next row, and no longer than the row's cells. */
const cr_record *cr_register_read(cr_register *self, const cr_found_row *row);

/* The record's fact, or NULL. */
const cr_used_fact *cr_record_fact(const cr_record *record, const compact_fact *fact);

/* Room for the name of a cell in another sheet, with its NUL; a longer sheet's name ends in "...". */
enum { CR_USED_CELL_SIZE = 192 };

/* Writes the fact's cell as formulas call it: "B7", or "'Planned Dates'!B7" where it was joined. Returns
 * buffer. */
const char *cr_used_fact_cell(const cr_used_fact *used, char buffer[CR_USED_CELL_SIZE]);

/* What people see in the cell: its text, or the day that it holds, as 2027-03-31 in the buffer. */
const char *cr_used_fact_text(const cr_used_fact *used, char buffer[COMPACT_DATE_SIZE]);

/* ## Sheets that belong together
 *
 * The start and the end of what a row is about may stand in a sheet of their own, by its reference: the
 * planned dates of 360Giving. Such a sheet is settled as any other, and then:
 *
 *     cr_register_adds_to()     whose rows add to whose
 *     cr_joined_new()
 *     cr_joined_add()           for each sheet that adds to another
 *     cr_joined_row()           every row of each of them
 *     cr_joined_end()
 *     cr_register_join()        for each table that they add to, before its checkings
 *
 * A reference is kept as a number of 64 bits, made of all its bytes but the white space at its ends. Where it
 * has several rows their time is one if each begins by the day after those before it have ended; else neither
 * date is used, since nobody says which of them counts.
 */
typedef struct cr_joined cr_joined;

/* Rows of all the sheets together: beyond, joining fails. Each takes 160 bytes at most. */
enum { CR_JOINED_MAX = 250000 };

/* Whether the rows of self say nothing but when that begins and ends which a row of the other is about. Both
 * must have been settled. */
bool cr_register_adds_to(const cr_register *self, const cr_register *other);

/* The file's name, for diagnostics, which may be NULL; both must outlive it. Fails with MEMORY. */
compact_error cr_joined_new(const char *file, compact_diagnostics *diagnostics, cr_joined **out);
void cr_joined_free(cr_joined *self);

/* The register must outlive what is joined. Fails with MEMORY. */
compact_error cr_joined_add(cr_joined *self, cr_register *sheet, const char *name);

/* Takes the next row of a sheet that was added. Fails with MEMORY, or with LIMIT, which is told of. */
compact_error cr_joined_row(cr_joined *self, cr_register *sheet, const cr_found_row *row);
void cr_joined_end(cr_joined *self);

/* What a row of self does not say the sheets say from now on; what both say differently is not used. What was
 * noted of the sheets is noted of self. Fails with MEMORY. */
compact_error cr_register_join(cr_register *self, cr_joined *joined);

/* ## Checking
 *
 * A register against one Compact.
 */
typedef struct cr_checking cr_checking;

/* The register must have been settled, and must outlive it, as must the pack. as_of is the day on which the
 * question is asked, or no date. Fails with MEMORY. */
compact_error cr_checking_new(cr_register *reg, const compact_pack *pack, compact_date as_of,
                              cr_checking **out);
void cr_checking_free(cr_checking *self);
const compact_pack *cr_checking_pack(const cr_checking *self);

/* What of the Compact is checked: one entry for each topic that it answers, then for each other clause that
 * columns allow in part or whole. */
typedef enum cr_scope {
  CR_SCOPE_CHECKED = 0,
  CR_SCOPE_DEADLINE = 1, /* not checked: what was done is in no column; the last day for it is shown */
  CR_SCOPE_NOT_CHECKED = 2
} cr_scope;

typedef struct cr_scope_line {
  const char *topic; /* "" for a clause that answers none */
  const compact_clause *clause;
  cr_scope scope;
  const char *text; /* one line: what is checked by which columns, or which column would be needed */
  const char *what; /* the same without the topic and the clause before it */
} cr_scope_line;

size_t cr_checking_scope_count(const cr_checking *self);
const cr_scope_line *cr_checking_scope_at(const cr_checking *self, size_t index);

/* Whether anything of the table can be told: a clause, or a last day to act. */
bool cr_checking_tells(const cr_checking *self);

/* How many clauses that could be decided are not, for want of columns, beside the topics' own. */
size_t cr_checking_unchecked_count(const cr_checking *self);
const char *cr_checking_unchecked_text(const cr_checking *self); /* the same in a sentence; "" if none */

/* One clause of one row, by those of its limbs that the columns allow: met means that these are. */
typedef struct cr_finding {
  const cr_record *record; /* row, reference, and the cells of the facts */
  const compact_clause *clause;
  const char *topic;               /* "" if it answers none */
  bool is_checked;                 /* false: only the deadline is told */
  compact_outcome outcome;         /* NONE: not checked */
  bool is_open;                    /* it would be not met, if something were not recorded outside the table */
  const compact_limb *limb;        /* that the outcome comes from, or whose deadline is told; NULL: none */
  compact_date deadline;           /* the last day to act, or no date */
  const compact_limb *deadline_of; /* the limb that has this last day; NULL: there is none */
  bool is_earliest;                /* deadline is the earliest proper end, since only the act is known */
  int32_t shortfall_days;          /* 0: none, or not to be told */
  const compact_result *result;    /* for compact_result_limb(): NONE of a limb that was not looked at */
  const cr_used_fact *reference;   /* what the deadline is counted from, where its limb is not checked */
  const struct cr_clause_plan *plan; /* for cr_finding_why() */
  const cr_checking *checking;
} cr_finding;

enum { CR_FINDING_FACTS_MAX = 65 }; /* the engine's limit of a clause, and one */

/* Writes those of the record's facts that the clause looks at, and the one that the deadline is counted from
 * where it is another. Returns how many there are. */
size_t cr_finding_facts(const cr_finding *finding, const cr_used_fact *facts[CR_FINDING_FACTS_MAX]);

/* The outcome and its reason in sentences, ending in the clause. Fails with MEMORY. */
compact_error cr_finding_why(const cr_finding *finding, char **out);

/* Whether somebody may still act by the finding's last day: it has one that is not past on the day of asking,
 * and nothing shows that it was done, in time or late. */
bool cr_finding_is_to_come(const cr_finding *finding);

/* What has to be done by the last day, in a few words. */
typedef struct cr_last_day {
  const char *act;    /* "notice", "an impact assessment" */
  bool is_if_it_ends; /* the end of a term stands for an ending that nobody has decided on */
  char who[96];       /* the row's reference, and whose it is */
  char cell[192];     /* that the day is counted from: "K2 End Date: 31/03/2027"; "" if there is none */
} cr_last_day;

/* Of a finding that is to come. Fails with MEMORY. */
compact_error cr_finding_last_day(const cr_finding *finding, cr_last_day *out);

/* Called for each finding of a row; anything but NONE ends the row and is returned. */
typedef compact_error cr_on_finding(void *user, const cr_finding *finding);

/* Decides the row that the register read last, clause by clause in the order of the scope's lines. on_finding
 * may be NULL. Fails with MEMORY, or as on_finding does. */
compact_error cr_checking_row(cr_checking *self, cr_on_finding *on_finding, void *user);

/* ## Patterns
 *
 * What many rows have in common, told once.
 */
typedef enum cr_pattern_kind {
  CR_PATTERN_FINDING = 0, /* findings that are alike */
  CR_PATTERN_TIMING = 1,  /* how far two dates lie apart, where a clause compares them */
  CR_PATTERN_DATA = 2     /* data that looks wrong */
} cr_pattern_kind;

enum { CR_EXAMPLES_MAX = 3 };

typedef struct cr_example {
  uint32_t row;
  char reference[48]; /* "": none; what is too long ends in "..." */
} cr_example;

typedef struct cr_pattern {
  cr_pattern_kind kind;
  const compact_clause *clause; /* of FINDING and TIMING; else NULL */
  const char *topic;
  compact_outcome outcome; /* of FINDING */
  uint64_t count, of;      /* rows, of so many that could have shown it */
  int32_t least, most;     /* days: short of what is asked, or from the first date to the second */
  const char *text;        /* the whole in a sentence */
  cr_example examples[CR_EXAMPLES_MAX];
  size_t example_count;
} cr_pattern;

/* Ends the second pass; nothing may be read any more. Fails with MEMORY. */
compact_error cr_checking_finish(cr_checking *self);

/* Findings worst first, then timings. */
size_t cr_checking_pattern_count(const cr_checking *self);
const cr_pattern *cr_checking_pattern_at(const cr_checking *self, size_t index);

/* The same of the data, whichever Compact it is read against. */
compact_error cr_register_finish(cr_register *self);
size_t cr_register_pattern_count(const cr_register *self);
const cr_pattern *cr_register_pattern_at(const cr_register *self, size_t index);

#ifdef __cplusplus
}
#endif

#endif
