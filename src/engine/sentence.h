/* sentence.h - every sentence that a reason is made of
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * One table, so that it can be read as a whole and translated. A name in braces is filled in; with a capital
 * it begins the sentence. act is what somebody does in time, ref what the time is counted from.
 */
#ifndef CR_SENTENCE_H
#define CR_SENTENCE_H

#include "text.h"

#define CR_SENTENCE_MAP(XX)                                                                                  \
  XX(AT_LEAST_MET, "{Act} on {act_date} for {ref} on {ref_date} gives at least {period}.")                   \
  XX(AT_LEAST_LATE, "{Act} on {act_date} for {ref} on {ref_date} is {days} short of {period}{tail}.")        \
  XX(AT_LEAST_DUE, "{Act} for {ref} on {ref_date} is due by {deadline}.")                                    \
  XX(AT_LEAST_OPEN, "{Act} on {act_date} allows {ref} on {earliest} or later.")                              \
  XX(AT_MOST_MET, "{Act} on {act_date} is within {period} of {ref} on {ref_date}.")                          \
  XX(AT_MOST_LATE, "{Act} on {act_date} is {days} later than {period} after {ref} on {ref_date}{tail}.")     \
  XX(AT_MOST_DUE, "{Act} is due by {deadline}, {period} after {ref} on {ref_date}.")                         \
  XX(BEFORE_MET, "{Act} on {act_date} came before {ref} on {ref_date}.")                                     \
  XX(BEFORE_LATE, "{Act} on {act_date} was not before {ref} on {ref_date}{tail}.")                           \
  XX(BEFORE_DUE, "{Act} is due by {deadline}, before {ref} on {ref_date}.")                                  \
  XX(BY_MET, "{Act} on {act_date} was no later than {ref} on {ref_date}.")                                   \
  XX(BY_LATE, "{Act} on {act_date} was later than {ref} on {ref_date}{tail}.")                               \
  XX(BY_DUE, "{Act} is due by {deadline}, the day of {ref}.")                                                \
  XX(TAIL_ACT, "; it had to {must} by {deadline}")                                                           \
  XX(TAIL_REF, "; it had to {ref_must} {earliest}")                                                          \
  XX(TAIL_BOTH, "; it had to {must} by {deadline} or {ref_must} {earliest}")                                 \
  XX(SAME_DAY, "{Act} and {ref} are both on {act_date}; dates alone cannot show which came first.")          \
  XX(OVERDUE, "{Act} is not recorded, and {deadline}, the last day for it, had passed on {as_of}.")          \
  XX(YES, "{Label}: yes.")                                                                                   \
  XX(NO, "{Label}: no.")                                                                                     \
  XX(MISSING, "Not recorded: {facts}.")                                                                      \
  XX(ESCAPE_PART, "What would excuse it is recorded only in part; not recorded: {facts}.")                   \
  XX(EXCUSED, "It is excused by what is recorded: {facts}.")                                                 \
  XX(ADVISORY, "It is advisory, and so never told as not met.")                                              \
  XX(READING, "Reading {ref}: {text}")                                                                       \
  XX(ALSO_MET, "Met: {labels}.")                                                                             \
  XX(PRINCIPLE, "The clause is a principle and is not decided.")                                             \
  XX(NOT_APPLICABLE, "It does not apply: {facts}.")                                                          \
  XX(TAKEN_TO_APPLY, "It is taken to apply; not recorded: {facts}.")                                         \
  XX(UNSURE, "Whether it applies cannot be told; not recorded: {facts}.")                                    \
  XX(NOT_LOOKED_AT, "Not looked at: {facts}.")                                                               \
  XX(CITATION, "{Title} {ref}.")                                                                             \
  XX(CITATION_DRAFT, "{Title} {ref} (draft text).")                                                          \
  XX(CITATION_CONTEXT, "{Title} {ref} (background, not a Compact in force).")                                \
  XX(TEST_AT_LEAST, "at least {period} from {first} to {second}")                                            \
  XX(TEST_AT_LEAST_COVERED, "at least {period} from {first} to {second}, both days counted")                 \
  XX(TEST_AT_MOST, "at most {period} from {first} to {second}")                                              \
  XX(TEST_BEFORE, "{first} before {second}")                                                                 \
  XX(TEST_BY, "{first} no later than {second}")                                                              \
  XX(TEST_STATED, "{first} is on record")                                                                    \
  XX(TEST_IS, "{first} is {choice}")                                                                         \
  XX(TEST_NOT, "not ({text})")                                                                               \
  XX(TEST_AND, " and ")                                                                                      \
  XX(TEST_OR, " or ")                                                                                        \
  XX(TEST_GROUP, "({text})")                                                                                 \
  XX(DIFF_BEARER, "owed by {was}, now by {is}")                                                              \
  XX(DIFF_STRENGTH, "strength {was}, now {is}")                                                              \
  XX(DIFF_KIND, "kind {was}, now {is}")                                                                      \
  XX(DIFF_LIMB_ADDED, "asks also for {is}")                                                                  \
  XX(DIFF_LIMB_REMOVED, "asks no longer for {was}")                                                          \
  XX(DIFF_TEST, "{label}: met {was}; now {is}")                                                              \
  XX(DIFF_ESCAPE, "{label}: excused {was}; now {is}")                                                        \
  XX(DIFF_APPLIES, "applies {was}; now {is}")                                                                \
  XX(DIFF_ADVISORY, "{label}: {was}, now {is}")                                                              \
  XX(DIFF_SUMMARY, "was: {was} Now: {is}")                                                                   \
  XX(IF, "if {text}")                                                                                        \
  XX(ALWAYS, "in every case")                                                                                \
  XX(NEVER, "in no case")                                                                                    \
  XX(IS_ADVISORY, "advisory")                                                                                \
  XX(IS_BINDING, "not advisory")                                                                             \
  XX(TICKED, " (no words were recorded)")                                                                    \
  XX(RECORDED, ": {text}")

typedef enum cr_sentence {
#define CR_SENTENCE_NAME(name, template) CR_SENTENCE_##name,
  CR_SENTENCE_MAP(CR_SENTENCE_NAME)
#undef CR_SENTENCE_NAME
} cr_sentence;

/* A name in braces, in small letters, and what stands for it. */
typedef struct cr_slot {
  const char *name, *text;
} cr_slot;

/* The sentence as it stands in the table. */
const char *cr_sentence_template(cr_sentence sentence);

/* Appends the sentence with its names filled in; after a space where something stands before it. */
void cr_sentence_append(cr_text *text, cr_sentence sentence, const cr_slot *slots, size_t count);

/* The same without a space: for a part of a sentence. */
void cr_sentence_append_part(cr_text *text, cr_sentence sentence, const cr_slot *slots, size_t count);

#endif
