#!/usr/bin/env python3
# test_recalculated.py - what a workbook says when it is opened is what a spreadsheet program works out
#
# SPDX-License-Identifier: MPL-2.0
"""Every formula of every workbook, recalculated in Calc and in Gnumeric, against the result that the file carries;
and that both, and openpyxl, open it without a warning."""

import csv
import os
import re
import shutil
import subprocess
import sys
import unittest
import warnings
import zipfile

import make
import openpyxl
from xlsx import Book, column_letters

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "office"))

try:
    from office import Office
except ImportError:
    Office = None

SHOWN = 8
TOLERANCE = 1e-9
# What Gnumeric says of every table object: a line, the path to it, and "worksheet".
GNUMERIC_SAYS = re.compile(r"Unexpected element 'tableParts'|^\s*(worksheet)?$")


def books():
    """Every workbook that is recalculated."""
    for template, compacts in make.templates().items():
        for compact in compacts:
            yield make.example(template, compact)
        yield make.blank(template, compacts[0])
        yield make.example(template, compacts[-1], "--working")
        wrong = make.wrong(template, compacts[0])
        if wrong is not None:
            yield wrong
    yield from make.findings()


def is_same(cached, found):
    """Numbers to a billionth, texts exactly; nothing is the same as the empty text."""
    if not isinstance(cached, float):
        return (cached or "") == (found or "")
    try:
        return abs(cached - float(found)) <= TOLERANCE * max(1, abs(cached))
    except (TypeError, ValueError):
        return False


def differences(path, found):
    """found(sheet name) gives the rows of a sheet. Returns what differs, and how many formulas there are."""
    count, told = 0, []
    for sheet in Book(path).sheets:
        rows = found(sheet.name)
        for cell in sheet.cells.values():
            if cell.formula is None:
                continue
            count += 1
            value = rows[cell.row - 1][cell.column - 1] if cell.row <= len(rows) and \
                cell.column <= len(rows[cell.row - 1]) else None
            if not is_same(cell.value, value):
                told.append(f"{sheet.name}!{cell.name}: {cell.value!r} is kept and {value!r} worked out")
    return told, count


def with_a_wrong_result(path):
    """The same workbook, with another outcome than the formula's in one cell."""
    wrong = path.replace(".xlsx", "-falsified.xlsx")
    with zipfile.ZipFile(path) as good, zipfile.ZipFile(wrong, "w") as out:
        for name in good.namelist():
            content = good.read(name).decode()
            if name.startswith("xl/worksheets/sheet"):
                content = content.replace("</f><v>not met</v>", "</f><v>met</v>", 1)
            out.writestr(name, content)
    return wrong


class Recalculated:
    """What both programs are asked; read(path) recalculates and gives the rows of each sheet by its name."""

    def test_every_formula(self):
        formulas = 0
        for path in books():
            with self.subTest(os.path.basename(path)):
                told, count = differences(path, self.read(path))
                formulas += count
                self.assertEqual(told[:SHOWN], [], f"{len(told)} of {count}")
        self.assertGreater(formulas, 500)
        print(f"{type(self).__name__}: {formulas} formulas")

    def test_a_wrong_result_is_seen(self):
        path = with_a_wrong_result(make.example("consultations", "derby-derbyshire-2016"))
        told, _ = differences(path, self.read(path))
        self.assertGreater(len(told), 0)


@unittest.skipIf(Office is None, "the module uno of LibreOffice is missing")
class InCalc(Recalculated, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.office = Office()
        cls.office.__enter__()
        cls.addClassCleanup(cls.office.__exit__, None, None, None)

    def read(self, path):
        document = self.office.load(path)
        try:
            document.calculateAll()
            sheets = {}
            for sheet in document.Sheets:
                cursor = sheet.createCursor()
                cursor.gotoEndOfUsedArea(False)
                last = cursor.RangeAddress
                sheets[sheet.Name] = sheet.getCellRangeByPosition(0, 0, last.EndColumn, last.EndRow).getDataArray()
            told = [line for line in self.office.output().splitlines() if "javaldx" not in line]
            self.assertEqual(told, [])
            return lambda name: sheets[name]
        finally:
            self.office.close(document)


@unittest.skipIf(shutil.which("ssconvert") is None, "Gnumeric is not installed")
class InGnumeric(Recalculated, unittest.TestCase):
    def read(self, path):
        folder = os.path.join(make.own_folder(), "gnumeric")
        os.makedirs(folder, exist_ok=True)
        done = subprocess.run(["ssconvert", "--recalc", "--export-file-per-sheet", "-T", "Gnumeric_stf:stf_assistant",
                               "-O", "format=raw separator=, quoting-mode=auto", path, os.path.join(folder, "%n.csv")],
                              capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        told = [line for line in done.stderr.splitlines() if not GNUMERIC_SAYS.search(line)]
        self.assertEqual(told, [])
        sheets = {}
        for number, sheet in enumerate(Book(path).sheets):
            with open(os.path.join(folder, f"{number}.csv"), encoding="utf-8", newline="") as file:
                sheets[sheet.name] = list(csv.reader(file))
        return lambda name: sheets[name]


class InOpenpyxl(unittest.TestCase):
    def test_no_warning(self):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            for path in books():
                with self.subTest(os.path.basename(path)):
                    book = openpyxl.load_workbook(path)
                    self.assertEqual([sheet.title for sheet in book], [sheet.name for sheet in Book(path).sheets])
                    for sheet in Book(path).sheets:
                        self.assertIn(sheet.table.name, book[sheet.name].tables)
                        last = f"{column_letters(sheet.table.area.last_column)}{sheet.table.area.last_row}"
                        self.assertTrue(book[sheet.name].tables[sheet.table.name].ref.endswith(last))


if __name__ == "__main__":
    make.main()
