#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# run.sh FOLDER RUNNER - the runner of the cases finds every slip in slips.case, and fails.
set -u
cd "$1" || exit 2
told=$("$2" slips.case nowhere.case)
[ $? -eq 1 ] || { echo "the runner did not fail"; exit 1; }
printf '%s\n' "$told" | diff -u expected -
