#!/usr/bin/python3
# demo.py - shows the functions at work in a real Calc sheet
#
# SPDX-License-Identifier: MPL-2.0
"""Installs the extension in a throw-away profile, opens a sample tender workbook in headless Calc,
recalculates it, prints the sheet as a table and stores it as a PDF and a PNG."""

import argparse
import os
import subprocess
import sys
import textwrap

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "tests", "office"))
from office import Office, OfficeError  # noqa: E402

from com.sun.star.sheet.CellFlags import FORMULA  # noqa: E402

WORKBOOK = os.path.join(HERE, "tender.fods")
TITLE_ROW = 5  # the rows above it are the heading
WIDTHS = (6, 16, 11, 11, 13, 16, 8, 11, 48)


def refuse_errors(sheet):
    """Fails with every formula that is an error."""
    errors = []
    for area in sheet.queryContentCells(FORMULA).getRangeAddresses():
        for row in range(area.StartRow, area.EndRow + 1):
            for column in range(area.StartColumn, area.EndColumn + 1):
                cell = sheet.getCellByPosition(column, row)
                if cell.getError():
                    errors.append(f"{cell.AbsoluteName}: {cell.Formula} is {cell.String}")
    if errors:
        raise OfficeError("\n".join(errors))


def rows_of(sheet):
    """What the used cells show, row by row."""
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    last = cursor.getRangeAddress()
    return [[sheet.getCellByPosition(column, row).String for column in range(last.EndColumn + 1)]
            for row in range(last.EndRow + 1)]


def print_cells(cells):
    """One row of the table, each cell wrapped to its width."""
    wrapped = [textwrap.wrap(cell, width) or [""] for cell, width in zip(cells, WIDTHS)]
    for line in range(max(map(len, wrapped))):
        parts = [(cell[line] if line < len(cell) else "").ljust(width) for cell, width in zip(wrapped, WIDTHS)]
        print("  ".join(parts).rstrip())


def print_table(rows):
    """The heading and the notes as they stand; between them a table."""
    filled = [sum(map(bool, row)) > 2 for row in rows]
    last = max(index for index, is_filled in enumerate(filled) if is_filled)
    for index, row in enumerate(rows):
        if not TITLE_ROW <= index <= last:
            print(" ".join(filter(None, row)))
            continue
        print_cells(row)
        print("  ".join("-" * width for width in WIDTHS) if index == TITLE_ROW else "")


def store_pictures(office, document, folder):
    """The sheet as a PDF and as a PNG."""
    os.makedirs(folder, exist_ok=True)
    pdf = office.save(document, os.path.join(folder, "tender.pdf"))
    stem = os.path.join(folder, "tender")
    subprocess.run(["pdftoppm", "-png", "-r", "110", "-singlefile", pdf, stem], check=True)
    return pdf, stem + ".png"


def show(oxt, folder):
    with Office(oxt) as office:
        document = office.load(WORKBOOK, ReadOnly=True)
        document.calculateAll()
        sheet = document.Sheets[0]
        refuse_errors(sheet)
        print_table(rows_of(sheet))
        paths = store_pictures(office, document, folder)
        office.close(document)
    print()
    for path in paths:
        print(path)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--oxt", required=True, help="the extension")
    parser.add_argument("--output", required=True, metavar="DIR", help="where the pictures go")
    options = parser.parse_args()
    show(options.oxt, options.output)


if __name__ == "__main__":
    try:
        main()
    except (OfficeError, OSError, subprocess.CalledProcessError) as error:
        sys.exit(f"demo.py: {error}")
