#!/usr/bin/env python3
# test_typing.py - workbooks in real Calc: what people type in, and what comes of it
#
# SPDX-License-Identifier: MPL-2.0
"""What is typed goes through Calc's own input line (the service of its user-interface tests), so that its
validation is what refuses. Ends with 77 where LibreOffice's Python module is missing."""

import datetime
import json
import os
import sys
import time
import unittest
from contextlib import contextmanager
from xml.etree import ElementTree

import make
from xlsx import Book, column_letters

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "office"))

try:
    from office import Office, properties, url_of
except ImportError:
    print("the module uno of LibreOffice is missing, so nothing is typed into a workbook")
    sys.exit(77)

PATIENCE = 20  # seconds
REFUSED = {"date": ["next week", "31/02/2027", "2027-13-01", "1850-01-01", "12"], "list": ["perhaps", "1"],
           "decimal": ["lots", "1.2.3"]}
TAKEN = {"date": ("2027-03-31", 46477.0), "decimal": ("1250.5", 1250.5)}


def days(number):
    """A serial number as a date to be typed."""
    return (datetime.date(1899, 12, 30) + datetime.timedelta(number)).isoformat()


def facts():
    """{label: name}"""
    root = ElementTree.parse(os.path.join(HERE, "..", "..", "compacts", "facts.xml")).getroot()
    space = root.tag[:root.tag.index("}") + 1]
    return {fact.find(space + "label").text: fact.get("name") for fact in root.iter(space + "fact")}


class InCalc(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.office = Office()
        cls.office.__enter__()
        cls.addClassCleanup(cls.office.__exit__, None, None, None)
        cls.facts = facts()

    @contextmanager
    def opened(self, path, is_hidden=True):
        document = self.office.desktop.loadComponentFromURL(url_of(path), "_blank", 0, properties(Hidden=is_hidden))
        try:
            yield document
        finally:
            self.office.close(document)

    def first_compacts(self):
        """Each template whose rows are typed into, with a Compact."""
        for template, compacts in make.templates().items():
            if make.entry_sheet(Book(make.blank(template, compacts[0]))) is not None:
                yield template, compacts[0]

    # ---- What is refused ----

    def test_only_what_belongs_there_is_taken(self):
        for template, compact in self.first_compacts():
            with self.subTest(template=template):
                path = make.blank(template, compact)
                with self.opened(path, is_hidden=False) as document:
                    self.types_into(document, make.entry_sheet(Book(path)))

    def types_into(self, document, sheet):
        controller = document.CurrentController
        there = document.Sheets.getByName(sheet.name)
        controller.setActiveSheet(there)
        window = self.office.service("org.libreoffice.uitest.UITest").getTopFocusWindow()
        grid = window.getChild("grid_window")

        def type_in(cell, text):
            controller.select(cell)
            grid.executeAction("TYPE", properties(TEXT=text))
            grid.executeAction("TYPE", properties(KEYCODE="RETURN"))

        first, done = sheet.table.area.first_row + 1, set()
        for title, kind in make.kinds_of(sheet).items():
            if kind not in REFUSED or kind in done:
                continue
            done.add(kind)
            letters = column_letters(sheet.table.titles.index(title) + 1)
            rule = sheet.rule_of(sheet.cell(sheet.table.titles.index(title) + 1, first))
            words, value = TAKEN.get(kind) or (rule.formulas[0].strip('"').split(",")[0],) * 2
            rows = range(first, first + len(REFUSED[kind]))
            for row, wrong in zip(rows, REFUSED[kind]):
                type_in(there.getCellRangeByName(f"{letters}{row}"), wrong)
            last = there.getCellRangeByName(f"{letters}{rows.stop}")
            type_in(last, words)
            # Calc's corrections begin a sentence with a capital letter.
            self.assert_eventually(
                lambda: last.Value if isinstance(value, float) else last.String.casefold(),
                value if isinstance(value, float) else value.casefold())
            for row, wrong in zip(rows, REFUSED[kind]):
                self.assertEqual(there.getCellRangeByName(f"{letters}{row}").String, "", f"{title} took {wrong!r}")
        self.assertTrue(done)

    def assert_eventually(self, read, expected):
        """What is typed is taken when Calc comes to it."""
        deadline = time.monotonic() + PATIENCE
        while read() != expected and time.monotonic() < deadline:
            pass
        self.assertEqual(read(), expected)

    # ---- What is worked out ----

    def test_outcomes_follow_what_is_typed(self):
        """The made-up rows, typed into a blank workbook, come out as the engine decided them; so they do when it
        is saved in either format and opened again."""
        for number, (template, compacts) in enumerate(make.templates().items()):
            compact = compacts[number % len(compacts)]  # each in turn: all pairs would take minutes
            with self.subTest(template=template, compact=compact):
                full = Book(make.example(template, compact))
                with self.opened(make.blank(template, compact)) as document:
                    self.type_all(document, full)
                    self.is_as_the_engine_says(document, full, compact)
                    saved = [self.office.save(document, self.office.path(f"saved{ending}"))
                             for ending in (".xlsx", ".ods")]
                for path in saved:
                    self.reopened(path, full)

    def type_all(self, document, full):
        typed = sum(self.type_rows(document, sheet) for sheet in full.sheets)
        self.assertGreater(typed, 0)
        document.calculateAll()
        self.all_comes_out(document, full)

    def reopened(self, path, full):
        with self.opened(path) as document:
            document.calculateAll()
            self.all_comes_out(document, full)
            self.forget(document, full)

    @staticmethod
    def offset(document, sheet):
        """By how many rows the table begins higher, without the line about made-up rows."""
        there = document.Sheets.getByName(sheet.name)
        header = sheet.table.area.first_row
        shown = there.getCellRangeByPosition(0, 0, 0, header - 1).getDataArray()
        return header - 1 - max(row for row, (text,) in enumerate(shown) if text == sheet.table.titles[0])

    def at(self, document, sheet, cell):
        """The same cell of the open workbook."""
        there = document.Sheets.getByName(sheet.name)
        return there.getCellByPosition(cell.column - 1, cell.row - 1 - self.offset(document, sheet))

    def type_rows(self, document, sheet):
        count = 0
        for cell in sheet.in_table():
            if not cell.style.is_input or cell.is_blank:
                continue
            is_date = isinstance(cell.value, float) and "yy" in cell.style.number_format
            self.at(document, sheet, cell).setFormula(days(cell.value) if is_date else str(cell.value))
            count += 1
        self.comes_out(document, sheet, lambda cell: cell.style.is_input)
        return count

    def all_comes_out(self, document, full):
        for sheet in full.sheets:
            if document.Sheets.hasByName(sheet.name):
                self.comes_out(document, sheet, lambda cell: cell.formula is not None)

    def comes_out(self, document, sheet, is_looked_at):
        area, offset = sheet.table.area, self.offset(document, sheet)
        found = document.Sheets.getByName(sheet.name).getCellRangeByPosition(
            0, 0, area.last_column - 1, area.last_row - 1).getDataArray()
        for cell in sheet.in_table():
            if not is_looked_at(cell):
                continue
            value, where = found[cell.row - 1 - offset][cell.column - 1], f"{sheet.name}!{cell.name}"
            if isinstance(cell.value, float):
                self.assertIsInstance(value, float, where)
                self.assertAlmostEqual(value, cell.value, 9, where)
            else:
                self.assertEqual(value, cell.value or "", where)

    def outcomes(self, full):
        """(sheet, row, column of the outcome) of each outcome that there is."""
        for sheet in full.sheets:
            for column, title in enumerate(sheet.table.titles, 1):
                for row in range(sheet.table.area.first_row + 1, sheet.table.area.last_row + 1):
                    if title.endswith(": outcome") and sheet.text(column, row):
                        yield sheet, row, column

    def is_as_the_engine_says(self, document, full, compact):
        """compact eval, asked of the same facts, gives the same outcome."""
        for sheet, row, column in self.outcomes(full):
            ref = sheet.text(column + 1, row).rsplit(" ", 1)[1]
            wanted = json.loads(make.run("show", compact, ref, "-f", "json").stdout)[0]["facts"]
            given = []
            for at, title in enumerate(sheet.table.titles, 1):
                cell = sheet.cell(at, row)
                if self.facts.get(title) in wanted and cell.style.is_input and not cell.is_blank:
                    is_date = "yy" in cell.style.number_format and isinstance(cell.value, float)
                    given.append(f"{self.facts[title]}={days(cell.value) if is_date else cell.text}")
            said = make.decided(compact, ref, given)
            self.assertEqual(self.at(document, sheet, sheet.cell(column, row)).String, said,
                             f"{sheet.name} row {row}: {ref} {given}")

    def forget(self, document, full):
        """A row that is cleared has no outcome."""
        for sheet, row, column in self.outcomes(full):
            for cell in sheet.in_table():
                if cell.row == row and cell.style.is_input:
                    self.at(document, sheet, cell).setFormula("")
            document.calculateAll()
            self.assertEqual(self.at(document, sheet, sheet.cell(column, row)).String, "")
            return


if __name__ == "__main__":
    make.main()
