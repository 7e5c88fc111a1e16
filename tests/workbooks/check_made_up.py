#!/usr/bin/env python3
# SPDX-License-Identifier: MPL-2.0
"""Made-up rows show every outcome that a check can come to, in every template, under every Compact that it suits.

    check_made_up.py COMPACT_TOOL LIST_REACHABLE

Reads the workbooks that `compact new --example` makes, and what list_reachable says of each clause. Where something is
missing it says which outcome of which check, so that a row can be added to the template's file of made-up rows.
"""
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def run(*command):
    return subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE).stdout


# ---- Reading a workbook: every sheet as a list of rows of words ----

def text_of(element):
    return "".join(part.text or "" for part in element.iter(MAIN + "t"))


def column_of(reference):
    number = 0
    for letter in re.match("[A-Z]+", reference).group():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def cell_text(cell, shared):
    value = cell.find(MAIN + "v")
    if value is None or value.text is None:
        return ""
    return shared[int(value.text)] if cell.get("t") == "s" else value.text


def rows_of(sheet, shared):
    rows = []
    for row in sheet.iter(MAIN + "row"):
        cells = {column_of(cell.get("r")): cell_text(cell, shared) for cell in row.iter(MAIN + "c")}
        rows.append([cells.get(i, "") for i in range(max(cells, default=-1) + 1)])
    return rows


def sheets_of(path):
    with zipfile.ZipFile(path) as book:
        shared = [text_of(item) for item in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))]
        targets = {link.get("Id"): link.get("Target")
                   for link in ElementTree.fromstring(book.read("xl/_rels/workbook.xml.rels"))}
        for sheet in ElementTree.fromstring(book.read("xl/workbook.xml")).iter(MAIN + "sheet"):
            part = ElementTree.fromstring(book.read("xl/" + targets[sheet.get(LINK)]))
            yield sheet.get("name"), rows_of(part, shared)


# ---- What is shown, and what could be ----

def outcomes_shown(rows):
    """By check: the title of its clause, and the outcomes in its column."""
    for number, titles in enumerate(rows):
        for column, title in enumerate(titles):
            if not title.endswith(": outcome") or titles[column + 1] != title[:-len("outcome")] + "clause":
                continue
            below = [row for row in rows[number + 1:] if len(row) > column + 1 and row[column]]
            yield title[:-len(": outcome")], {row[column + 1] for row in below}, {row[column] for row in below}


def reachable_by_clause(program):
    lines = [line.split("\t") for line in run(program).splitlines()]
    return {clause: set(outcomes.split("|")) - {""} for clause, outcomes in lines}


def templates_of(tool):
    """Each template, and the Compacts that it suits."""
    template = None
    for line in run(tool, "new", "--list").splitlines():
        head = re.match(r"([\w-]+) - ", line)
        template = head.group(1) if head else template
        if line.startswith("  Compacts: "):
            yield template, line[len("  Compacts: "):].split(", ")


def mistakes_of(name, path, reachable):
    for sheet, rows in sheets_of(path):
        for check, clauses, shown in outcomes_shown(rows):
            where = "%s, sheet %s, %s" % (name, sheet, check)
            if len(clauses) != 1:
                yield "%s: has no outcome at all" % where
                continue
            possible = reachable[clauses.pop()]
            for outcome in sorted(possible - shown):
                yield '%s: no made-up row comes out as "%s"' % (where, outcome)
            for outcome in sorted(shown - possible):
                yield '%s: "%s" is shown, and should not be possible' % (where, outcome)


def main():
    tool, lister = sys.argv[1:]
    reachable = reachable_by_clause(lister)
    mistakes, count = [], 0
    with tempfile.TemporaryDirectory() as folder:
        for template, compacts in templates_of(tool):
            for compact in compacts:
                path = os.path.join(folder, "%s-%s.xlsx" % (template, compact))
                run(tool, "new", template, "--compact", compact, "--example", "-o", path)
                mistakes += mistakes_of(template + " for " + compact, path, reachable)
                count += 1
    for mistake in mistakes:
        print(mistake)
    print("%d workbooks, %d mistakes" % (count, len(mistakes)))
    return 1 if mistakes or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
