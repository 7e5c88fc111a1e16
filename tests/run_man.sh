#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
# run_man.sh TOOL PAGE - the man page names every command and every option that the tool's own completion knows.
set -u
tool=$1
page=$2

# roff writes a hyphen as \-.
text=$(sed 's/\\-/-/g; s/\\f[A-Z]//g' "$page") || exit 2
words=$("$tool" completion fish | awk '
  / -n __fish_use_subcommand / { for (i = 1; i < NF; i++) if ($i == "-a") print $(i + 1) }
  / -l / { for (i = 1; i < NF; i++) { if ($i == "-l") print "--" $(i + 1); if ($i == "-s") print "-" $(i + 1) } }' |
  sort -u)
[ -n "$words" ] || { echo "the tool has no options?"; exit 2; }

failed=0
for word in $words --version; do
  printf '%s\n' "$text" | grep -q -e "\\(^\\|[^A-Za-z-]\\)$word\\([^A-Za-z-]\\|\$\\)" && continue
  echo "$page does not name $word"
  failed=1
done
exit $failed
