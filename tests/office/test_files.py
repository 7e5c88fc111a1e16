#!/usr/bin/python3
# test_files.py - our functions in files: what others saved, what Calc saves, and the load job
#
# SPDX-License-Identifier: MPL-2.0

import zipfile

from books import ArrayFormula, Formula, WRITERS
from case import UNKNOWN_NAME, OfficeCase, main

# Two sheets as another program writes them, with the names that people type. Values left in the file are
# wrong on purpose: what shows has been calculated here.
BOOK = {
    "Grants": {
        "A1": 46387, "B1": 46477,  # 31 Dec 2026, 31 Mar 2027
        "A2": 46402, "B2": 46477,  # 15 Jan 2027
        "C1": Formula("COMPACT_NOTICE_OK({A1};{B1})", cached=5),
        "C2": Formula("COMPACT_NOTICE_OK({A2};{B2})"),
        "D1": Formula('IF(compact_notice_ok({A1};{B1})=1;"in time";"late")', cached="old"),
        "D2": Formula("{C2}+10", cached=3),
        "E1": ArrayFormula("COMPACT_NOTICE_OK({A1:A2};{B1:B2})", rows=2, cached=7),
        "F1": Formula("SUM({A1};1)"),
        "F2": Formula("COMPACT_NO_SUCH({A1})"),
        "G1": "COMPACT_NOTICE_OK(A1;B1)",
    },
    "More": {
        "B3": Formula('COMPACT_NOTICE_WHY("2027-01-15";"2027-03-31")', cached="old"),
        "B4": Formula('COMPACT_NOTICE("2027-01-15";"2027-03-31";"derby")'),
        "B5": Formula('COMPACT_NOTICE_BY("2027-02-28")'),
        "B6": Formula('COMPACT_NOTICE_ENDS("2026-11-30")'),
    },
}


class LoadedFiles(OfficeCase):
    """The load job, over files that LibreOffice did not write."""

    def load_book(self, ending, **options):
        self.reload(WRITERS[ending](self.office.path("book" + ending), BOOK), **options)
        if ending == ".xlsx" and self.knows_our_names_in_xlsx():
            self.document.calculateAll()  # it believes the values in the file, as with formulas of its own

    def assert_calculates(self):
        self.assertEqual(self.shown("C1:C2"), ["1", "0"])
        self.assertEqual([self.cell("D1").String, self.cell("D2").String], ["in time", "10"])
        self.assertEqual(self.shown("E1:E2"), ["1", "0"])
        self.assertTrue(self.cell("E2").Formula.startswith("{=COMPACT.NOTICE_OK("))
        self.assertEqual(self.cell("F1").Value, 46388)
        self.assertEqual(self.cell("F2").getError(), UNKNOWN_NAME)
        self.assertEqual(self.cell("G1").String, "COMPACT_NOTICE_OK(A1;B1)")
        self.assertIn("is 15 days short of three months; it had to be given by 31 Dec 2026",
                      self.cell("B3", sheet=1).String)
        self.assertEqual(self.cell("B4", sheet=1).String, "not met")
        self.assertEqual([self.cell("B5", sheet=1).Value, self.cell("B6", sheet=1).Value], [46356, 46446])

    def test_every_sheet_and_kind_of_formula(self):
        for ending in WRITERS:
            with self.subTest(ending):
                self.load_book(ending)
                self.assert_calculates()

    def test_nothing_to_save_and_nothing_to_undo(self):
        for ending in WRITERS:
            with self.subTest(ending):
                self.load_book(ending)
                self.assertFalse(self.document.isModified())
                self.assert_calculates()
                self.assertFalse(self.document.isModified())
                undo = self.document.UndoManager
                self.assertEqual((undo.isUndoPossible(), undo.isRedoPossible(), undo.isLocked()),
                                 (False, False, False))
                self.assertFalse(self.document.hasControllersLocked())
                self.assertEqual(self.document.NamedRanges.Count, 0)

    def test_a_change_is_still_a_change(self):
        for ending in WRITERS:
            with self.subTest(ending):
                self.load_book(ending)
                self.cell("A1").setValue(46402)
                self.assertEqual((self.cell("C1").String, self.cell("E1").String), ("0", "0"))
                self.assertTrue(self.document.isModified())
                self.assertTrue(self.document.UndoManager.isUndoPossible())

    def test_read_only(self):
        for ending in WRITERS:
            with self.subTest(ending):
                self.load_book(ending, ReadOnly=True)
                self.assertTrue(self.document.isReadonly())
                self.assert_calculates()

    def test_a_name_across_the_border_of_two_blocks(self):
        """The file is searched in blocks of 64 KiB: the only name stands near the first border."""
        start = 65536 - len("xmlns")
        for filler in range(start - 900, start, 29):
            book = {"One": {"A1": "x" * filler, "A2": Formula('COMPACT_NOTICE_OK("2026-12-31";"2027-03-31")')}}
            self.reload(WRITERS[".fods"](self.office.path("border.fods"), book))
            self.assertEqual(self.cell("A2").String, "1", filler)

    def test_files_that_are_no_packages(self):
        self.type(A1="2026-12-31", B1="2027-03-31", C1="=COMPACT_NOTICE_OK(A1;B1)")
        for name in ("MS Excel 97", "Text - txt - csv (StarCalc)"):
            with self.subTest(name):
                path = self.office.path("other" + (".xls" if "Excel" in name else ".csv"))
                self.office.save(self.document, path, FilterName=name)
                self.reload(path)
                self.assertEqual(self.cell("C1").String, "1")


class SavedFiles(OfficeCase):
    """What Calc saves, and reads again."""

    def parts(self, path):
        with zipfile.ZipFile(path) as file:
            return "".join(file.read(name).decode("utf-8") for name in file.namelist()
                           if name == "content.xml" or name.startswith("xl/worksheets/sheet"))

    def name_in_xlsx(self):
        return "COMPACT_NOTICE_OK" if self.knows_our_names_in_xlsx() else "COMPACT.NOTICE_OK"

    def test_saved_and_opened_again(self):
        for ending in (".xlsx", ".xls", ".ods", ".fods"):
            with self.subTest(ending):
                self.type(A1="2026-12-31", A2="2027-01-15", B1="2027-03-31", B2="2027-03-31")
                self.type(C1="=COMPACT_NOTICE_OK(A1;B1)", C2="=COMPACT_NOTICE(A2;B2)",
                          D1="=COMPACT_NOTICE_WHY(A2;B2)", D2="=COMPACT_NOTICE_BY(B2)")
                self.array("=COMPACT_NOTICE_OK(A1:A2;B1:B2)", "E1:E2")
                self.reload(self.office.save(self.document, self.office.path("saved" + ending)))
                self.document.calculateAll()
                self.assertEqual([self.cell(name).String for name in ("C1", "C2", "E1", "E2")],
                                 ["1", "not met", "1", "0"])
                self.assertIn("15 days short", self.cell("D1").String)
                self.cell("A1").setFormula("2027-01-15")
                self.assertEqual((self.cell("C1").String, self.cell("E1").String), ("0", "0"))

    def test_stored_name_is_frozen(self):
        self.type(A1='=COMPACT_NOTICE_OK("2026-12-31";"2027-03-31")')
        for ending, start in ((".xlsx", f">{self.name_in_xlsx()}("), (".ods", '"of:=COMPACT.NOTICE_OK(')):
            path = self.office.save(self.document, self.office.path("names" + ending))
            self.assertIn(start, self.parts(path))

    def test_repaired_file_keeps_the_stored_name(self):
        self.reload(WRITERS[".xlsx"](self.office.path("book.xlsx"), BOOK))
        text = self.parts(self.office.save(self.document, self.office.path("again.xlsx")))
        self.assertIn(f"{self.name_in_xlsx()}(A1,B1)", text)
        self.assertNotIn("compact_notice", text)


if __name__ == "__main__":
    main()
