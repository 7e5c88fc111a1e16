#!/usr/bin/python3
# test_menu_why.py - Why?
#
# SPDX-License-Identifier: MPL-2.0

import uno

from menu_case import MenuCase, main

TITLE = "Why?"
WORDS = "Outcome, reasons and what they rest on"


class Why(MenuCase):
    def ask(self, cells):
        """Asks for the cells: the text of the window, which is closed again."""
        self.select(cells)
        why = self.run_command("why", TITLE)
        text = why.page(WORDS)
        why.close("Close")
        return text

    def refused(self, cells):
        self.select(cells)
        self.send("why")
        return self.message()

    def test_a_formula_of_ours(self):
        self.fill_table()
        self.cell("G4").setFormula("=COMPACT.NOTICE(C4;D4)")
        self.select("G4")
        why = self.run_command("why", TITLE)
        text = why.page(WORDS)
        self.assertTrue(text.startswith("G4: COMPACT_NOTICE"), text)
        self.assertIn("Not met: Hertfordshire Compact 4.4", text)
        self.assertIn("three months' notice: Not met, 15 days short; date to act by: 31 Dec 2026", text)
        self.assertIn("Notice given: 15 Jan 2027 (C4)", text)
        self.assertIn("N3: Calendar months", text)
        self.picture("menu-why")
        why.close("Close")

    def test_the_document_decides_which_compact(self):
        self.fill_table()
        self.choose_compact("derby")
        self.cell("G4").setFormula('=IF(C4="";"";COMPACT.NOTICE_WHY(C4;D4))')
        self.assertIn("Derby and Derbyshire Compact 13.2", self.ask("G4"))

    def test_one_of_an_array(self):
        self.fill_table()
        self.cell("G4:G5").setArrayFormula("=COMPACT.NOTICE(C4:C5;D4:D5)")
        self.assertIn("Notice given: 31 Dec 2026", self.ask("G5"))

    def test_what_looks_at_today(self):
        self.fill_table()
        self.cell("G4").setFormula("=COMPACT.NOTICE(C4;D4;;;TODAY())")
        self.assertIn("Not met: Hertfordshire Compact 4.4", self.ask("G4"))

    def test_what_is_worked_out_inside(self):
        self.fill_table()
        self.cell("G4").setFormula("=COMPACT.NOTICE(C4+1;D4)")
        self.assertIn("because C4+1 is worked out inside the formula", self.refused("G4"))

    def test_a_row_of_the_table(self):
        self.fill_table()
        for cells in ("B4", "A4:D4"):
            text = self.ask(cells)
            self.assertTrue(text.startswith("Row 4: G1, Youth club\nHertfordshire Compact, asked on "), text)
            self.assertIn("Notice given: 15 Jan 2027 (C4)", text)

    def test_what_is_no_row_of_it(self):
        self.fill_table()
        self.assertIn("Row 1 holds nothing of the table.", self.refused("A1"))
        self.assertIn("Row 3 holds nothing of the table.", self.refused("A3"))
        self.assertIn("Row 9 holds nothing of the table.", self.refused("A9"))

    def test_an_empty_sheet(self):
        self.assertIn("No row of this sheet has titles that are known.", self.refused("A1"))

    def test_several_places(self):
        self.fill_table()
        self.assertIn("Select a cell or cells in one row", self.refused("A4:D5"))
        several = self.document.createInstance("com.sun.star.sheet.SheetCellRanges")
        several.addRangeAddresses((self.cell("A4").RangeAddress, self.cell("C5").RangeAddress), False)
        self.document.CurrentController.select(several)
        self.send("why")
        self.assertIn("several places at once cannot be looked at", self.message())

    def test_an_unknown_compact(self):
        self.fill_table()
        self.choose_compact("darby")
        self.assertIn('The document\'s property Compact is "darby"', self.refused("A4"))

    def test_a_protected_sheet_can_be_asked(self):
        self.fill_table()
        self.document.Sheets[0].protect("")
        self.assertIn("Row 4: G1", self.ask("A4"))

    def test_can_be_copied(self):
        self.fill_table()
        self.select("A4")
        why = self.run_command("why", TITLE)
        text = why.page(WORDS)
        why.press("Copy All")
        clipboard = self.office.service("com.sun.star.datatransfer.clipboard.SystemClipboard")
        flavour = uno.createUnoStruct("com.sun.star.datatransfer.DataFlavor")
        flavour.MimeType = "text/plain;charset=utf-16"
        flavour.DataType = uno.getTypeByName("string")
        self.assertEqual(clipboard.getContents().getTransferData(flavour), text)
        why.close("Close")


if __name__ == "__main__":
    main()
