#!/bin/sh
# office_25.sh - LibreOffice 25.2 from bookworm-backports in a folder of its own
#
# SPDX-License-Identifier: MPL-2.0
#
# Usage: office_25.sh FOLDER. Downloads what Debian would change on this machine to go to 25.2, and unpacks it
# below FOLDER instead; usr/lib/libreoffice in it then runs beside the machine's own LibreOffice, which stays
# as it is, as do apt's lists. Its Python module uno goes with it: the machine's own does not know its types.
set -eu

folder=$(realpath -m "$1")
suite=bookworm-backports
office=$folder/usr/lib/libreoffice

if [ -e "$folder.made" ]; then
  exit 0
fi
rm -rf "$folder" "$folder.apt"
mkdir -p "$folder.apt/lists/partial" "$folder.apt/archives/partial" "$folder.apt/packages" "$folder"

cat >"$folder.apt/sources.list" <<END
deb http://deb.debian.org/debian $suite main
deb http://deb.debian.org/debian bookworm main
END

apt() {
  apt-get -qq -o Dir::Etc::sourcelist="$folder.apt/sources.list" -o Dir::Etc::sourceparts=- -o APT::Sandbox::User=root \
    -o Dir::State::lists="$folder.apt/lists" -o Dir::Cache="$folder.apt" -t "$suite" "$@"
}

apt update
packages=$(apt -s --no-install-recommends install libreoffice-calc | awk '/^Inst/ && !/-dev/ {print $2}')
[ -n "$packages" ] || {
  echo "office_25.sh: this machine's LibreOffice is no older than that of $suite" >&2
  exit 1
}
(cd "$folder.apt/packages" && apt download $packages)
for package in "$folder.apt"/packages/*.deb; do
  dpkg-deb -x "$package" "$folder"
done

# What the packages say by absolute paths, and what installing them would have put in its place.
sed -i "s|^BRAND_BASE_DIR=.*|BRAND_BASE_DIR=file://$office|" "$office/program/fundamentalrc"
sed -i "s|file:///etc|file://$folder/etc|" "$office/program/sofficerc"
sed -i "s|/usr/lib/libreoffice|$office|" "$folder/usr/lib/python3/dist-packages/uno.py"
rm -rf "$office/share/registry/main.xcd" "$office/share/prereg/bundled" "$office/share/uno_packages/cache"
cp "$office/share/.registry/main.xcd" "$office/share/registry/main.xcd"
cp -a "$folder"/usr/lib/*-linux-gnu/libzxcvbn.so* "$office/program"

rm -rf "$folder.apt"
touch "$folder.made"
