#!/bin/sh
# bootstrap.sh - one command from a fresh Debian 12 to a working Compact Rules
#
# SPDX-License-Identifier: MPL-2.0
set -eu
cd "$(dirname "$0")"

usage() {
  cat <<'END'
Usage: ./bootstrap.sh build | demo | test | test-office-25 | bench

  build   install what is missing, and leave build/release/compact and build/release/compact.oxt
  demo    build, then decide a sample tender workbook in real Calc and show it
  test    demo, then every test
  test-office-25
          build, then the tests in Calc once more, in a LibreOffice 25.2 that is made in build/office-25
  bench   build, then measure speed
END
}

# What each step needs, as Debian 12 names it.
build_packages='cmake ninja-build gcc g++ libc6-dev pkg-config python3 libexpat1-dev libpopt-dev libjansson-dev libcsv-dev
libxlsxwriter-dev libzip-dev libical-dev libreoffice-calc libreoffice-dev'
demo_packages='python3-uno poppler-utils fonts-liberation'
test_packages='libcmocka-dev libxml2-utils clang-format man-db gnumeric libreoffice-writer python3-openpyxl python3-icalendar
python3-jsonschema unzip xdotool xvfb'

fail() {
  printf 'bootstrap.sh: %s\n' "$*" >&2
  exit 1
}

is_installed() {
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

missing_of() {
  for package in "$@"; do
    is_installed "$package" || printf '%s ' "$package"
  done
}

is_debian_12() {
  [ -r /etc/os-release ] && (. /etc/os-release && [ "${ID:-}" = debian ] && [ "${VERSION_ID:-}" = 12 ])
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    fail "these packages are missing, and installing them takes root or sudo: apt-get install $missing"
  fi
}

# Installs those of the packages that are missing; nothing is asked of apt when none is.
install_missing() {
  command -v dpkg-query >/dev/null ||
    fail "this is not Debian. Install what these Debian packages hold, then build with cmake --preset release:" "$@"
  missing=$(missing_of "$@")
  [ -n "$missing" ] || return 0
  is_debian_12 ||
    fail "this is not Debian 12, so nothing is installed for you. These packages are missing: $missing"
  echo "Installing: $missing"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

# Configures and builds one of the presets.
build_preset() {
  cmake --preset "$1" >"build/$1.log" 2>&1 || { cat "build/$1.log"; fail "cmake --preset $1 failed"; }
  cmake --build --preset "$1" --parallel
}

build() {
  install_missing $build_packages
  mkdir -p build
  build_preset release
  echo "Built build/release/compact and build/release/compact.oxt"
}

demo() {
  install_missing $build_packages $demo_packages
  build
  /usr/bin/python3 addin/demo/demo.py --oxt build/release/compact.oxt --output build/demo
}

run_tests() {
  install_missing $build_packages $demo_packages $test_packages
  demo
  build_preset dev
  ctest --preset dev
  build_preset asan
  ctest --preset asan --label-exclude office # the programs that open the files are not ours to sanitize
}

test_office_25() {
  install_missing $build_packages $demo_packages $test_packages
  mkdir -p build
  build_preset dev
  tests/office/office_25.sh build/office-25
  office=$PWD/build/office-25/usr/lib
  LO_INSTALL_PATH=$office/libreoffice PYTHONPATH=$office/python3/dist-packages ctest --preset dev --label-regex office
}

bench() {
  missed=0
  install_missing $build_packages $demo_packages $test_packages
  build
  install_missing python3-xlsxwriter python3-openpyxl
  cmake --build --preset release --target bench_decide bench_read bench_check bench_workbook
  build/release/bench_decide || missed=1
  build/release/bench_read || missed=1
  build/release/bench_check || missed=1
  /usr/bin/python3 tests/bench/bench_workbook.py --build build/release || missed=1
  /usr/bin/python3 tests/bench/bench_calc.py --oxt build/release/compact.oxt || missed=1
  /usr/bin/python3 tests/bench/bench_menu.py --oxt build/release/compact.oxt || missed=1
  return $missed
}

case "${1:-}" in
build) build ;;
demo) demo ;;
test) run_tests ;;
test-office-25) test_office_25 ;;
bench) bench ;;
-h | --help) usage ;;
*) usage >&2; exit 2 ;;
esac
