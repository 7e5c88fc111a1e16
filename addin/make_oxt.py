#!/usr/bin/env python3
# make_oxt.py - packs the extension
#
# SPDX-License-Identifier: MPL-2.0
"""Packs files into an .oxt whose bytes depend on nothing but the files' names and bytes."""

import argparse
import os
import time
import zipfile

EARLIEST = 315532800  # a zip file knows no day before 1980


def packed_time():
    seconds = max(int(os.environ.get("SOURCE_DATE_EPOCH", EARLIEST)), EARLIEST)
    return time.gmtime(seconds)[:6]


def add(oxt, name, path):
    entry = zipfile.ZipInfo(name, packed_time())
    entry.create_system = 3  # Unix, wherever it is packed
    entry.external_attr = 0o644 << 16
    entry.compress_type = zipfile.ZIP_DEFLATED
    with open(path, "rb") as file:
        oxt.writestr(entry, file.read())


def files(name, path):
    """Names inside and files: one, or those of a folder."""
    if not os.path.isdir(path):
        return {name: path}
    return {f"{name}/{file}": os.path.join(path, file) for file in os.listdir(path)}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("oxt", help="the file to write")
    parser.add_argument("entries", nargs="+", metavar="NAME=FILE",
                        help="what to pack, and its name inside; of a folder, every file in it")
    options = parser.parse_args()
    entries = {}
    for entry in options.entries:
        entries.update(files(*entry.split("=", 1)))
    unfinished = options.oxt + ".new"
    with zipfile.ZipFile(unfinished, "w") as oxt:
        for name in sorted(entries):
            add(oxt, name, entries[name])
    os.replace(unfinished, options.oxt)


if __name__ == "__main__":
    main()
