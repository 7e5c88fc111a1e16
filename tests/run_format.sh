#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# run_format.sh ROOT CLANG_FORMAT - every C and C++ source is laid out as .clang-format says.
cd "$1" || exit 2
find include src addin tests -name '*.[ch]' -o -name '*.cxx' -o -name '*.hxx' | sort |
  xargs "$2" --dry-run --Werror
