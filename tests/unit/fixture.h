/* fixture.h - what the unit tests share
 *
 * SPDX-License-Identifier: MPL-2.0
 *
 * Facts and a Compact of Barset, small enough to be read beside the test; and a scene, which is a Compact
 * with a row of facts and the result of deciding it.
 */
#ifndef FIXTURE_H
#define FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "compact.h"

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

#define NAMESPACE "xmlns=\"urn:compact-rules:1\""

/* A Compact with these clauses; a clause 4.2 with this inside; a limb with this inside. */
#define PACK(clauses)                                                                                        \
  "<compact " NAMESPACE " id=\"barset-2025\" status=\"adopted\"><title>Barset Compact</title>"               \
  "<alias>barset</alias><source>The Barset Compact</source>"                                                 \
  "<section ref=\"4\" title=\"Ending support\">" clauses "</section></compact>"
#define CLAUSE_OF(ref, inside)                                                                               \
  "<clause ref=\"" ref "\" bearer=\"statutory\" theme=\"funding\" strength=\"must\">"                        \
  "<summary>Give notice.</summary>" inside "</clause>"
#define CLAUSE(inside) PACK(CLAUSE_OF("4.2", inside))
#define LIMB(inside) CLAUSE("<limb id=\"one\" label=\"three months' notice\">" inside "</limb>")

#define AT_LEAST "<at-least period=\"P3M\" from=\"given\" to=\"ends\"/>"
#define STATED(fact) "<stated fact=\"" fact "\"/>"

/* Dates given, ends, opened, closed, start; flags written, formal, open; texts exceptional, restriction;
 * choice event (ending, cut, expiry); number visits; money amount. */
extern const char fixture_facts_xml[];

compact_facts *fixture_facts(void);

/* Reads a Compact that has no mistakes; says what is wrong if it has. */
compact_pack *fixture_pack(const compact_facts *facts, const char *xml);

/* Reads a Compact that has mistakes: what is wrong with it, as people see it. Free with free(). */
char *fixture_mistakes(const compact_facts *facts, const char *xml, size_t size, compact_error error);

/* The built-in Compacts. */
compact_library *fixture_library(void);

/* A date that exists. */
compact_date day(int year, int month, int day_of_month);

/* A whole file, with a NUL behind it. Free with free(). */
char *fixture_file(const char *path, size_t *size);

typedef struct test_scene {
  compact_facts *facts;
  compact_pack *pack;
  const compact_clause *clause; /* the first */
  compact_row *row;
  compact_result *result;
} test_scene;

void scene_open(test_scene *scene, const char *xml);
void scene_close(test_scene *scene);

/* Clears the row, and records facts written as "given=2027-01-15 written=yes". */
void scene_record(test_scene *scene, const char *facts);

/* Records facts, decides the first clause and gives its outcome's name. as_of may be NULL. */
const char *scene_decide(test_scene *scene, const char *facts, const char *as_of);

/* The reasons of what was decided last. Free with compact_free(). */
char *scene_why(const test_scene *scene);

#endif
