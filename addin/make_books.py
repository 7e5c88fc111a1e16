#!/usr/bin/env python3
# make_books.py - the workbooks that lie in the extension
#
# SPDX-License-Identifier: MPL-2.0
"""Makes a workbook with the extension's functions from every template, for every Compact that answers its topics:
FOLDER/TEMPLATE-COMPACT.xlsx; and a table of them for the menu. The tool says which there are; the user's own are
left out."""

import argparse
import json
import os
import shutil
import subprocess
import tempfile


def ask(tool, own, *arguments):
    done = subprocess.run([tool, *arguments, "--format", "json"], env=own, check=True, stdout=subprocess.PIPE)
    return json.loads(done.stdout)


def c_table(templates, titles):
    """A row for each workbook: the template's id, title, audience and purpose; the Compact's id and title."""
    rows = [(template["id"], template["title"], template["audience"], template["purpose"], compact, titles[compact])
            for template in templates for compact in template["compacts"]]
    lines = [f'  XX({", ".join(json.dumps(words, ensure_ascii=False) for words in row)})' for row in rows]
    return "\n".join(["/* Made by addin/make_books.py. */", "#ifndef COMPACT_BOOK_TABLE_H",
                      "#define COMPACT_BOOK_TABLE_H", "", " \\\n".join(["#define BOOK_MAP(XX)", *lines]), "",
                      "#endif", ""])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tool", help="the tool compact")
    parser.add_argument("folder", help="the folder to make")
    parser.add_argument("table", help="the table to write")
    options = parser.parse_args()
    shutil.rmtree(options.folder, ignore_errors=True)
    os.makedirs(options.folder)
    with tempfile.TemporaryDirectory() as nowhere:
        own = dict(os.environ, XDG_DATA_HOME=nowhere, COMPACT_PATH="")
        templates = ask(options.tool, own, "new", "--list")
        titles = {compact["id"]: compact["title"] for compact in ask(options.tool, own, "list")}
        with open(options.table, "w", encoding="utf-8") as file:
            file.write(c_table(templates, titles))
        for template in templates:
            for compact in template["compacts"]:
                path = os.path.join(options.folder, f"{template['id']}-{compact}.xlsx")
                subprocess.run([options.tool, "new", template["id"], "--compact", compact, "--formulas", "addin",
                                "--output", path], env=own, check=True)


if __name__ == "__main__":
    main()
