/* register_fixture.h - what the unit tests of registers share
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#ifndef REGISTER_FIXTURE_H
#define REGISTER_FIXTURE_H

#include "fixture.h"
#include "register.h"

/* The Compacts, facts and profiles that are built in, while a group of tests runs. */
extern compact_library *library;
extern const compact_facts *facts;
extern cr_profiles *profiles;

/* Before and after the group. */
int register_fixture_open(void **state);
int register_fixture_close(void **state);

#endif
