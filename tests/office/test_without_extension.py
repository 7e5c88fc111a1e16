#!/usr/bin/python3
# test_without_extension.py - a document keeps its formulas where the extension is not installed
#
# SPDX-License-Identifier: MPL-2.0
"""Documents are made here in an office without the extension, and opened in one that has it."""

import os
import shutil
import tempfile
import unittest

from books import ArrayFormula, Formula, WRITERS
from case import OfficeCase, extension, main
from office import Office

BOOK = {"Grants": {
    "A1": 46387, "B1": 46477, "A2": 46402, "B2": 46477,  # 31 Dec 2026 and 15 Jan 2027; 31 Mar 2027
    "C1": Formula("COMPACT_NOTICE_OK({A1};{B1})", cached=1),
    "C2": Formula("COMPACT.NOTICE_OK({A2};{B2})", cached=0),
    "E1": ArrayFormula("COMPACT_NOTICE_OK({A1:A2};{B1:B2})", rows=2, cached=1),
}}
PASSWORD = "three months"


class Elsewhere(unittest.TestCase):
    """The folder of documents that came from an office without the extension."""

    @classmethod
    def make(cls):
        cls.folder = tempfile.mkdtemp(prefix="compact-elsewhere-")
        unittest.addModuleCleanup(shutil.rmtree, cls.folder)
        with Office(extension()) as office:
            for ending in (".xlsx", ".ods"):
                cls.save_ours(office, ending)
        with Office() as office:
            for ending in (".xlsx", ".ods"):
                cls.save_all(office, ending)
                cls.save_again(office, ending)

    @classmethod
    def save_ours(cls, office, ending):
        """A document as it is made with the extension."""
        document = office.new()
        sheet = document.Sheets[0]
        sheet.getCellRangeByName("A1:B2").setDataArray(((46387.0, 46477.0), (46402.0, 46477.0)))
        for row in (1, 2):
            sheet.getCellRangeByName(f"C{row}").setFormula(f"=COMPACT_NOTICE_OK(A{row};B{row})")
        sheet.getCellRangeByName("E1:E2").setArrayFormula("=COMPACT_NOTICE_OK(A1:A2;B1:B2)")
        office.save(document, cls.path("ours", ending))
        office.close(document)

    @classmethod
    def save_again(cls, office, ending):
        document = office.load(cls.path("ours", ending))
        document.Sheets[0].getCellRangeByName("F1").setFormula("=A1+1")
        office.save(document, cls.path("again", ending))
        office.close(document)

    @classmethod
    def save_all(cls, office, ending):
        document = office.load(WRITERS[ending](office.path("book" + ending), BOOK))
        cls.formulas = [document.Sheets[0].getCellRangeByName(name).Formula for name in ("C1", "C2", "E1")]
        office.save(document, cls.path("plain", ending))
        office.save(document, cls.path("encrypted", ending), Password=PASSWORD)
        document.Sheets[0].protect("")
        office.save(document, cls.path("protected", ending))
        office.close(document)

    @classmethod
    def path(cls, name, ending):
        return os.path.join(cls.folder, name + ending)


def setUpModule():
    Elsewhere.make()


class BackAgain(OfficeCase):
    def assert_calculates(self):
        self.document.calculateAll()
        self.assertEqual(self.shown("C1:C2"), ["1", "0"])
        self.assertEqual(self.shown("E1:E2"), ["1", "0"])

    def test_formulas_were_kept(self):
        self.assertEqual(Elsewhere.formulas, ["=compact_notice_ok(A1;B1)", "=compact.notice_ok(A2;B2)",
                                              "{=compact_notice_ok(A1:A2;B1:B2)}"])

    def test_saved_without_the_extension(self):
        for ending in (".xlsx", ".ods"):
            with self.subTest(ending):
                self.reload(Elsewhere.path("plain", ending))
                self.assertFalse(self.document.isModified())
                self.assert_calculates()

    def test_made_with_it_and_saved_without_it(self):
        for ending in (".xlsx", ".ods"):
            with self.subTest(ending):
                self.reload(Elsewhere.path("again", ending))
                self.assert_calculates()
                self.assertEqual(self.cell("F1").Value, 46388)
                self.cell("A1").setValue(46402)
                self.assertEqual((self.cell("C1").String, self.cell("E1").String), ("0", "0"))

    def test_encrypted(self):
        """Such a file cannot be searched."""
        for ending in (".xlsx", ".ods"):
            with self.subTest(ending):
                self.reload(Elsewhere.path("encrypted", ending), Password=PASSWORD)
                self.assert_calculates()

    def test_protected_sheet(self):
        for ending in (".xlsx", ".ods"):
            with self.subTest(ending):
                self.reload(Elsewhere.path("protected", ending))
                self.assertTrue(self.document.Sheets[0].isProtected())
                self.assert_calculates()
                self.assertTrue(self.document.Sheets[0].isProtected())


if __name__ == "__main__":
    main()
