// strict.cpp - compact.h alone as C++, and the library's names found from there
//
// SPDX-License-Identifier: MPL-2.0
#include "compact.h"

int main() {
  compact_value value = compact_value_date(COMPACT_NULL_DATE_1899);
  return value.type == COMPACT_TYPE_DATE && compact_version()[0] != '\0' ? 0 : 1;
}
