# make.py - the workbooks that are tested: every template, for every Compact that answers a topic of it
#
# SPDX-License-Identifier: MPL-2.0
"""Asks `compact new --list` which templates there are, so that a further one is tested without a change here."""

import csv
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest

from xlsx import Book

AS_OF = "2026-11-30"
ROWS = 16  # more than are made up

folder = None  # where the workbooks are, while the tests run


def tool():
    """The program compact, from --tool."""
    if "--tool" in sys.argv:
        at = sys.argv.index("--tool")
        os.environ["COMPACT_TOOL"] = os.path.abspath(sys.argv[at + 1])
        del sys.argv[at:at + 2]
    if "COMPACT_TOOL" not in os.environ:
        sys.exit(f"{sys.argv[0]}: --tool PROGRAM is needed")
    return os.environ["COMPACT_TOOL"]


def own_folder():
    global folder
    if folder is None:
        made = tempfile.TemporaryDirectory(prefix="compact-workbooks-")
        unittest.addModuleCleanup(made.cleanup)
        folder = made.name
    return folder


def run(*arguments, may_end_in_1=False, **surroundings):
    """Runs the tool; returns what it told on stderr."""
    kept = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    done = subprocess.run([tool(), *arguments], env=dict(kept, **surroundings), stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, check=False)
    if done.returncode > int(may_end_in_1):
        raise AssertionError(f"compact {' '.join(arguments)} ended with {done.returncode}: {done.stderr}")
    return done


def templates():
    """{template: [Compact, ...]}"""
    found, template = {}, None
    for line in run("new", "--list").stdout.splitlines():
        begins = re.match(r"(\S+) - ", line)
        if begins:
            template = begins.group(1)
        elif line.startswith("  Compacts:"):
            found[template] = line.split(":")[1].replace(",", " ").split()
    if not found:
        raise AssertionError("compact new --list lists nothing")
    return found


def pairs():
    """Each template with each of its Compacts."""
    return [(template, compact) for template, compacts in templates().items() for compact in compacts]


def made(template, compact, *options, name="", **surroundings):
    """The path of a workbook; one with the same options is made once."""
    words = "".join(option.replace("/", "_") for option in options)
    path = os.path.join(own_folder(), f"{template}-{compact}{words[:80]}{name}.xlsx")
    if not os.path.exists(path):
        run("new", template, "--compact", compact, "-o", path, *options, **surroundings)
    return path


def example(template, compact, *options):
    return made(template, compact, "--example", "--as-of", AS_OF, "--rows", str(ROWS), *options)


def blank(template, compact):
    return made(template, compact, "--rows", str(ROWS), name="blank")


def decided(compact, ref, facts):
    """The outcome of a clause, as compact eval says; it ends with 1 where something is not met."""
    done = subprocess.run([tool(), "eval", compact, ref, "--as-of", AS_OF, "-f", "json", *facts],
                          capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise AssertionError(done.stderr)
    return json.loads(done.stdout)["outcome"]


# ---- Findings ----

def findings():
    """The paths of workbooks of findings: of one table and of several, with every outcome and with none, and of rows
    with mistakes in them."""
    here = os.path.join(os.path.dirname(os.path.abspath(__file__)), "registers")
    every, nothing, grants = (os.path.join(here, name) for name in ("every-outcome.csv", "nothing.csv", "grants.csv"))
    cases = {"every": (every, "--as-of", "2027-02-01"), "no-day": (every,), "nothing": (nothing,),
             "grants": (grants, "--compact", "derby"),
             "several": (every, grants, nothing, "--compact", "herefordshire", "--as-of", "2027-02-01")}
    return [found(name, *arguments) for name, arguments in cases.items()]


def found(name, *arguments, **surroundings):
    path = os.path.join(own_folder(), f"findings-{name}.xlsx")
    if not os.path.exists(path):
        run("check", *arguments, "--format", "xlsx", "--output", path, may_end_in_1=True, **surroundings)
    return path


# ---- Rows with mistakes ----

def entry_sheet(book):
    """The first sheet whose rows are typed into, or None."""
    for sheet in book.sheets:
        if sheet.name != "Settings" and sheet.table.titles[0] == "Row" and \
                any(cell.style.is_input for cell in sheet.in_table()):
            return sheet
    return None


def kinds_of(sheet):
    """{title: kind of its rule} of the columns that are typed into."""
    row = sheet.table.area.first_row + 1
    cells = [sheet.cell(column, row) for column in range(1, len(sheet.table.titles) + 1)]
    rules = {cell.column: sheet.rule_of(cell) for cell in cells if cell is not None and cell.style.is_input}
    return {sheet.table.titles[column - 1]: "none" if rule is None else rule.kind
            for column, rule in rules.items()}


WRONG = {"date": ["31 February 2027", "2027-13-01", "soon", "1/2"], "list": ["perhaps", "ja", "?", "yess"],
         "decimal": ["lots", "1.2.3", "£", "12 pounds"], "whole": ["lots", "1.2.3", "£", "12 pounds"],
         "none": ["=1+1", "+44 20 7946 0000", "-none", "@home"]}


def wrong_data(template, compact):
    """A CSV file in which nothing can be read, row by row; and the titles with their kinds."""
    sheet = entry_sheet(Book(blank(template, compact)))
    if sheet is None:
        return None, {}
    kinds = kinds_of(sheet)
    path = os.path.join(own_folder(), f"{template}-{compact}.csv")
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(kinds)
        for row in range(len(WRONG["none"])):
            writer.writerow([WRONG[kind][row] for kind in kinds.values()])
    return path, kinds


def wrong(template, compact):
    """A workbook of rows with mistakes, or None where the template has no rows to fill in."""
    path, _ = wrong_data(template, compact)
    return path and made(template, compact, "--rows", str(ROWS), "--as-of", AS_OF, "--data", path, name="wrong")


def main():
    tool()  # says what is missing before unittest reads the command line
    unittest.main()
