/* condition.h - three-valued conditions
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * A condition is kept in postfix order, so that deciding it needs a small stack and no recursion. Facts are
 * numbered by the clause that the condition belongs to.
 */
#ifndef CR_CONDITION_H
#define CR_CONDITION_H

#include "element.h"
#include "facts.h"
#include "xml.h"

typedef enum cr_truth {
  CR_FALSE,
  CR_TRUE,
  CR_UNKNOWN,
} cr_truth;

/* A truth and the facts that decided it or, where it is unknown, those that would: bit i is the clause's fact
 * i. Unknown with no such fact is what dates cannot show. */
typedef struct cr_verdict {
  cr_truth truth;
  uint64_t facts;
} cr_verdict;

typedef struct cr_node cr_node;

/* One kind of condition. A new kind is a row in the table of condition.c, with its functions. */
typedef struct cr_condition_kind {
  cr_element element;
  /* The attributes that hold facts. act is what somebody does in time, reference is what the time is counted
   * from; `stated` and `is` have act alone. NULL: none. */
  const char *act, *reference;
  uint32_t types; /* 1 << compact_type of the facts it takes */
  /* A condition on one fact. */
  cr_truth (*decide)(const cr_node *node, compact_value value);
  /* A condition on two dates: the last day for act, given reference; the earliest reference, given act,
   * NULL where the kind has no such limit. acts_first: act is the first of the two in time. */
  compact_date (*deadline)(const cr_node *node, compact_date reference);
  compact_date (*earliest)(const cr_node *node, compact_date act);
  bool acts_first;
  /* A condition on conditions: what it is with none inside, and with one more than so far. */
  cr_truth empty;
  cr_verdict (*combine)(cr_verdict so_far, cr_verdict next);
  bool same_day_is_unknown;
} cr_condition_kind;

struct cr_node {
  const cr_condition_kind *kind;
  uint8_t act, reference; /* facts, as the clause numbers them */
  uint16_t children;      /* of a condition on conditions */
  bool to_is_last_day;
  compact_period period;
  uint32_t choice;
  const compact_reading *by_reading; /* NULL: the document prints it */
  cr_place place;
};

typedef struct cr_condition {
  const cr_node *nodes;
  size_t count;         /* 0: there is no condition */
  const cr_node *dated; /* the first on two dates, in the order of the file; NULL: none */
  uint64_t facts;       /* that the condition looks at: bit i is the clause's fact i */
  bool has_mistake;     /* one has been reported, so nothing can be said of the whole */
} cr_condition;

/* The kind of that element, or NULL. */
const cr_condition_kind *cr_condition_kind_of(const char *element);

/* Every kind's element, parted by spaces. */
extern const char cr_condition_names[];

enum { CR_CONDITION_NODES_MAX = 64 };

/* Decides a condition that has nodes. values are the clause's facts in its order. */
cr_verdict cr_condition_decide(const cr_condition *condition, const compact_value *values);

/* Decides one condition on facts or dates. */
cr_verdict cr_node_decide(const cr_node *node, const compact_value *values);

/* Decides one on dates whose deadline has been worked out; it does not matter where a date is missing. */
cr_verdict cr_node_decide_by(const cr_node *node, const compact_value *values, compact_date deadline);

/* The last day for act; no date if reference is not recorded. */
compact_date cr_node_deadline(const cr_node *node, const compact_value *values);

/* The earliest reference; no date if act is not recorded or the kind has no such limit. */
compact_date cr_node_earliest(const cr_node *node, const compact_value *values);

#endif
