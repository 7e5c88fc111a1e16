#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# run_cli.sh FOLDER TOOL - runs FOLDER/cmd with TOOL's folder first on the PATH, in an empty folder of its own, and
# compares to the letter what it prints and how it ends: FOLDER/stdout, FOLDER/stderr (absent: nothing) and
# FOLDER/exit (absent: 0). FOLDER/files, if there is one, is copied there first.
set -u

folder=$(cd "$1" && pwd) || exit 2
PATH=$(cd "$(dirname "$2")" && pwd):$PATH
LC_ALL=C
COLUMNS=80
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
HOME=$scratch/home # so that nobody's own Compacts are seen
unset XDG_DATA_HOME COMPACT_PATH
export PATH LC_ALL COLUMNS HOME
mkdir "$scratch/here" || exit 2
if [ -d "$folder/files" ]; then cp "$folder"/files/* "$scratch/here/" || exit 2; fi

(cd "$scratch/here" && sh "$folder/cmd") >"$scratch/stdout" 2>"$scratch/stderr" </dev/null
echo $? >"$scratch/exit"

failed=0
compare() {
  expected=$folder/$1
  [ -f "$expected" ] || { printf "$2" >"$scratch/expected"; expected=$scratch/expected; }
  diff -u --label "$1 expected" --label "$1" "$expected" "$scratch/$1" || failed=1
}
compare stdout ''
compare stderr ''
compare exit '0\n'
exit $failed
