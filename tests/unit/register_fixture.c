/* register_fixture.c - what the unit tests of registers share
 *
 * SPDX-License-Identifier: MPL-2.0
 */
#include "register_fixture.h"

compact_library *library;
const compact_facts *facts;
cr_profiles *profiles;

int register_fixture_open(void **state) {
  (void)state;
  library = fixture_library();
  facts = compact_library_facts(library);
  return cr_profiles_open(NULL, facts, NULL, &profiles) == COMPACT_ERROR_NONE ? 0 : 1;
}

int register_fixture_close(void **state) {
  (void)state;
  cr_profiles_free(profiles);
  compact_library_free(library);
  return 0;
}
