#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# run_cases.sh FOLDER TOOL - every case in the folder comes out as it says, and together they reach every outcome that
# the facts could give any limb.
set -u
HOME=/nonexistent # so that nobody's own Compacts are seen
unset XDG_DATA_HOME COMPACT_PATH
export HOME

told=$("$2" test "$1"/*.case)
status=$?
printf '%s\n' "$told"
[ $status -eq 0 ] || exit 1
case $told in
*'(100 %)'*) exit 0 ;;
*) echo "some outcome is reached by no case"; exit 1 ;;
esac
