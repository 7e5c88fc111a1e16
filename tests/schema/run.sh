#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# run.sh ROOT - every file in compacts/, templates/ and templates/registers/ is valid by its schema; what schema/refused.txt names
# is not, nor is a template with a mistake put in. Ends in 77, which is "skipped", where there is no xmllint.
set -u
cd "$1" || exit 2
command -v xmllint >/dev/null || exit 77

# xmllint ends in 3 for a file that is not valid and in 1 for one that is not XML; all else is an error of ours.
validate() { xmllint --nonet --noout --relaxng "$1" "$2"; }

# The schema of a folder of mistakes.
schema_of() {
  case $1 in
    invalid-registers/*) echo templates/registers/register.rng ;;
    *) echo compacts/compact.rng ;;
  esac
}

failed=0
for file in compacts/*.xml; do
  schema=compacts/compact.rng
  [ "$file" = compacts/facts.xml ] && schema=compacts/facts.rng
  validate "$schema" "$file" 2>&1 || failed=1
done
for file in templates/*.xml; do
  validate templates/template.rng "$file" 2>&1 || failed=1
done
for change in 's/<facts/<fact/' 's/ id="/ ref="/' 's/shape="bars"/shape="pie"/' 's/rows="40"/rows="many"/' 's/<label /<headline /'; do
  sed "$change" templates/consultations.xml | validate templates/template.rng - >/dev/null 2>&1 && {
    echo "templates/template.rng takes a template after $change"
    failed=1
  }
done
for file in templates/registers/*.xml; do
  validate templates/registers/register.rng "$file" 2>&1 || failed=1
done
while read -r name; do
  case $name in '#'* | '') continue ;; esac
  case $name in */*) file=tests/$name/register.xml ;; *) file=tests/invalid/$name/compact.xml ;; esac
  validate "$(schema_of "$name")" "$file" >/dev/null 2>&1
  status=$?
  if [ $status -ne 3 ] && [ $status -ne 1 ]; then
    echo "$file is not refused by the schema (xmllint ends in $status)"
    failed=1
  fi
done <tests/schema/refused.txt
exit $failed
